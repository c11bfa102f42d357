"""Isi bersih

Isi ditulis seperti di kemasan: angka lalu satuan, `125 g`, `1,5 kg`, `250 ml`, `10 × 20 g`, `2 buah`. Desimal
memakai koma.

*Mengapa.* Dari isi dihitung harga per 100 g. Satuan yang biasa disalahtulis, seperti gr dan pcs, dirapikan sendiri;
di sini hanya diberitahukan.

*Cara membetulkan.* Tulis seperti pada baris "tulis" di bawah pesannya.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    isi: 125 gr # <- content.unit

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    isi: 1.5 kg # <- content.number

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    isi: 1.500 kg # <- content.ambiguous

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    isi: 0 g # <- content.not-positive

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    isi: sedang # <- content.invalid

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    isi: 1,5 kg
"""

from etalase.checks._shared import ERROR, INFO, WARNING, all_of

CODES = {
    **all_of(ERROR, "content.invalid content.ambiguous content.not-positive"),
    "content.number": WARNING,
    "content.unit": INFO,
}
