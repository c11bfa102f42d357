"""Uraian bahasa Inggris

Uraian Inggris sebuah produk, pelatihan, atau halaman ditulis dalam berkas kembar: `abon.en.md` di samping
`abon.md`. Isinya uraian saja, tanpa kepala; nama dan harga tetap dibaca dari berkas Indonesianya.

*Mengapa.* Kembar tanpa pasangan tidak tampil di mana pun, biasanya karena salah satu namanya pernah diganti. Kepala
di berkas Inggris tidak dibaca.

*Cara membetulkan.* Samakan nama kedua berkas. Nama Inggris sebuah produk ditulis di berkas Indonesianya: `nama:
{id: Abon Kepiting, en: Crab Floss}`.

*Salah* di `content/vendors/dapur-teluk/products/abon-kepiting.en.md` (seluruh berkas) <- translation.orphan:

    Crab floss.

*Salah* di `content/vendors/dapur-teluk/products/abon.en.md` (seluruh berkas):

    --- # <- translation.head
    nama: Fish Floss
    ---
    Roasted by hand.

*Bagus* di `content/vendors/dapur-teluk/products/abon.en.md` (seluruh berkas):

    Roasted by hand.
"""

from etalase.checks._shared import WARNING, all_of

CODES = all_of(WARNING, "translation.orphan translation.head")
