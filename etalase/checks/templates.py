"""Templat dan huruf

Tampilan situs dan cetakan diatur oleh berkas di folder `templates/`. Kesalahan di situ ditunjukkan dengan baris
templatnya.

*Mengapa.* Templat yang rusak merusak semua halaman, jadi tidak ada yang diterbitkan. Huruf yang tidak ada dalam
satu pun huruf cetak dilewati; sisanya tetap tercetak.

*Cara membetulkan.* Kembalikan perubahan terakhir pada templat itu. Untuk huruf yang hilang, ganti tandanya dalam
teks, atau tambahkan huruf yang memuatnya.
"""

from etalase.checks._shared import ERROR, WARNING

CODES = {"template.broken": ERROR, "glyph.missing": WARNING}
