"""Lembar kerja yang diimpor

`python build.py import BERKAS` membaca lembar kerja dan mula-mula hanya melaporkan. Setiap temuan menyebut lembar
dan selnya.

*Mengapa.* Sel yang diformat sebagai angka memotong nomor panjang menjadi bentuk seperti 8,12E+11; angka itu tidak
dapat dikembalikan. Kolom NIK, tanggal lahir, dan rekening tidak pernah diimpor.

*Cara membetulkan.* Ubah format kolom menjadi teks, lalu ketik ulang nomornya dari surat aslinya. Kolom data pribadi
sebaiknya dihapus juga dari lembar kerjanya.
"""

from etalase.checks._shared import ERROR, WARNING

CODES = {"sheet.cell-damaged": ERROR, "sheet.private-column": WARNING}
