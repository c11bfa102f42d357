"""Kunci: yang salah tulis, yang kurang, dan yang ditulis dua kali

Kunci adalah kata sebelum titik dua. Hanya kunci yang ada dalam buku panduan yang dibaca; sebagian wajib diisi.
Setiap kunci ditulis satu kali dalam satu bagian.

*Mengapa.* Isian dengan kunci yang salah tulis akan hilang tanpa suara, dan dari dua kunci yang sama hanya satu yang
dapat dipakai. Karena itu keduanya menahan penerbitan.

*Cara membetulkan.* Ganti dengan kunci yang disarankan, tambahkan kunci yang kurang, atau hapus salah satu dari yang
kembar. Catatan untuk kantor sendiri ditulis pada kunci `catatan`; isinya tidak pernah tampil.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harag: 15000 # <- key.misspelt

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    penyebab_lambat: ongkir # <- key.unknown

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 15000
    harga: 17000 # <- key.duplicate

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    kelurahan: # <- key.missing

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    [nama, kode]: Dapur Teluk # <- key.not-text

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 15000
    catatan: Ongkos kirim belum termasuk.
"""

from etalase.checks._shared import ERROR, all_of

CODES = all_of(ERROR, "key.unknown key.misspelt key.duplicate key.missing key.not-text")
