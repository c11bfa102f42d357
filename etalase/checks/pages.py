"""Halaman yang sudah jadi: tautan, kembaran bahasa, dan berat

Sesudah situs dibuat, semua halaman diperiksa bersama: setiap alamat menuju berkas yang ada (juga di salinan USB),
setiap halaman punya kembaran dalam bahasa lain dan menunjuk kepadanya, dan tampilan pertama di ponsel tidak berat.

*Mengapa.* Pengunjung memakai ponsel murah dan kuota terbatas. Batasnya untuk tampilan pertama, dihitung sebagai bita
yang dikirim (teks dimampatkan dengan brotli): HTML 8 KB di beranda, halaman produk, dan pelaku usaha, 10 KB di halaman
lain; gaya 6 KB; skrip 2 KB dan 4 KB; foto 120 KB di beranda, 130 KB di halaman produk dan pelaku usaha, 150 KB di
halaman lain, masing-masing paling banyak 60 KB. Foto dihitung yang langsung diambil ponsel selebar 360 titik. Situs
tetap dapat diterbitkan.

*Cara membetulkan.* Bila yang ditunjuk berkas di `content/`: persingkat uraiannya, bagi variannya, atau ganti fotonya
dengan yang latarnya lebih tenang dan tidak terlalu ramai; foto seperti itu mengecil lebih baik. Bila yang ditunjuk
berkas di `templates/`: betulkan baris templat itu, atau kembalikan perubahan terakhirnya.
"""

from etalase.checks._shared import WARNING, all_of

CODES = all_of(
    WARNING,
    "page.dead-link page.twin-missing page.twin-unlinked page.heavy-html page.heavy-styles page.heavy-scripts "
    "page.heavy-photo page.heavy-pictures page.many-files",
)
