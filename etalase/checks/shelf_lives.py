"""Umur simpan

Umur simpan ditulis dengan angka dan hari, minggu, bulan, atau tahun: `7 hari`, `6 bulan`, `1 tahun`.

*Mengapa.* Sebagian toko hanya menerima barang yang tahan sekian hari. Tulisan lain tidak dapat dibandingkan.

*Cara membetulkan.* Tulis satu angka dan satu kata waktu.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    umur_simpan: tahan lama # <- shelf-life.invalid

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    umur_simpan: 6 bln # <- shelf-life.unit

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    umur_simpan: 6 bulan
"""

from etalase.checks._shared import ERROR, INFO

CODES = {"shelf-life.invalid": ERROR, "shelf-life.unit": INFO}
