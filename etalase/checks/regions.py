"""Kelurahan dan kecamatan

Kelurahan ditulis seperti di regions.csv; spasi dan huruf besar tidak berpengaruh. Kecamatan tidak perlu ditulis:
setiap kelurahan hanya ada di satu kecamatan.

*Mengapa.* Halaman kecamatan, saringan, dan peta bergantung padanya. Damai, Damai Baru, dan Damai Bahagia adalah
tiga kelurahan, jadi yang mirip tidak pernah ditebak.

*Cara membetulkan.* Tulis nama lengkap kelurahannya. Kelurahan baru ditambahkan dulu di regions.csv.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    kelurahan: Mangar # <- region.kelurahan-unknown

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    kelurahan: Sungai Jauh Sekali # <- region.kelurahan-unlisted

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    kelurahan: Manggar
    kecamatan: Balikpapan Kota # <- region.kecamatan-wrong

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    kelurahan: Manggar
"""

from etalase.checks._shared import ERROR, all_of

CODES = all_of(
    ERROR,
    "region.kelurahan-unknown region.kelurahan-unlisted region.kecamatan-wrong region.kecamatan-unknown "
    "region.kecamatan-unlisted",
)
