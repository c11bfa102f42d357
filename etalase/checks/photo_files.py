"""Berkas foto

Foto diterima sebagai JPEG, PNG, WebP, AVIF, atau GIF. Sisi panjangnya sekurangnya 800 piksel, lebih baik 1600.
Lokasi GPS dan data lain di dalam foto dibuang dari hasil terbit.

*Mengapa.* Berkas yang bukan foto, terpotong saat disalin, atau terlalu besar tidak dapat dipakai. Foto yang kecil
masih tampil, hanya tidak tajam, jadi diperingatkan.

*Cara membetulkan.* Minta foto aslinya lewat kabel atau surel, bukan dari obrolan. Foto iPhone (HEIC) disimpan dulu
sebagai JPEG. Gambar SVG hanya untuk logo dan denah di `content/photos/` dan folder pameran.

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (foto 400×300) <- photo.small

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (kosong) <- photo.empty

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (terpotong) <- photo.truncated

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (GPS) <- photo.gps

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (CMYK) <- photo.cmyk-no-profile

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (GIF bergerak) <- photo.animated

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (seluruh berkas) <- photo.html:

    <!doctype html>
    <title>404</title>

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (seluruh berkas) <- photo.format:

    %PDF-1.7

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (seluruh berkas) <- photo.unreadable:

    bukan gambar

*Salah* di `content/vendors/dapur-teluk/photos/abon.jpg` (seluruh berkas) <- photo.svg-not-allowed:

    <svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="9" height="9"/></svg>

*Bagus* di `content/vendors/dapur-teluk/photos/abon.jpg` (foto 900×700)
"""

from etalase.checks._shared import ERROR, INFO, WARNING, all_of

CODES = {
    **all_of(
        ERROR,
        "photo.empty photo.html photo.heic photo.svg-not-allowed photo.format photo.unreadable photo.truncated "
        "photo.too-large",
    ),
    **all_of(WARNING, "photo.small photo.animated photo.heavy"),
    **all_of(INFO, "photo.gps photo.cmyk-no-profile"),
}
