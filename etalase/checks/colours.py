"""Warna

Warna ditulis sebagai tanda pagar dan enam angka heksadesimal di antara tanda kutip: `"#0b5a4a"`.

*Mengapa.* Tanpa tanda kutip, semua setelah tanda pagar dianggap komentar. Nama warna tidak dikenal di kertas.

*Cara membetulkan.* Salin kode warnanya dari program gambar.

*Salah* di `content/site.yaml`:

    warna: {utama: hijau} # <- colour.invalid

*Bagus* di `content/site.yaml`:

    warna: {utama: "#0b5a4a"}
"""

from etalase.checks._shared import ERROR

CODES = {"colour.invalid": ERROR}
