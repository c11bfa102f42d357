"""Tanda baca yang membuat berkas tidak terbaca

Isian ditulis sebagai `kunci: isi`, satu pada tiap baris. Bila sebuah tanda hilang atau berlebih, program tidak tahu
di mana sebuah isian berakhir, sehingga seluruh berkas tidak terbaca dan isian lain di dalamnya belum diperiksa.

*Mengapa.* Berkas yang tidak terbaca tidak dapat tampil; karena itu semua masalah di halaman ini menahan penerbitan.

*Cara membetulkan.* Lihat baris yang ditunjuk, dan baris tepat di atasnya. Yang paling sering: titik dua di tengah
teks (beri tanda kutip), kutip atau kurung yang belum ditutup, dan baris yang menjorok tidak sama. Untuk menjorokkan
pakailah spasi, jangan tombol Tab.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: Jalan Contoh 1: rumah biru # <- yaml.colon-in-text

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: "Jalan Contoh 1 # <- yaml.quote-open

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    alergen: [ikan, telur # <- yaml.list-open

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    grosir: {harga: 20000, minimal: 12 # <- yaml.mapping-open

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    grosir:
    \tharga: 20000 # <- yaml.tab

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    instagram: @dapur.teluk # <- yaml.special-start

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: *rumah # <- yaml.alias-unknown

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: "Jalan \\Contoh 1" # <- yaml.escape

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    mitra:
      - Mitra Contoh Satu
     - Mitra Contoh Dua # <- yaml.indentation

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: !rumah Jalan Contoh 1 # <- yaml.tag

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    situs
    surel: halo@dapur.example # <- yaml.colon-missing

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: Jalan Contoh 1
    --- # <- yaml.two-documents
    surel: halo@dapur.example

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: |x # <- yaml.syntax
      Jalan Contoh 1

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: Jalan\x07 Contoh 1 # <- yaml.control-character

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: [[[[[[[[[[[[[[[[[[[[[[[[[[Jalan Contoh 1]]]]]]]]]]]]]]]]]]]]]]]]]] # <- yaml.too-deep, value.not-text

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    alamat: "Jalan Contoh 1: rumah biru"
    instagram: "@dapur.teluk"

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    alergen: [ikan, telur]
    grosir:
      harga: 20000
      minimal: 12
"""

from etalase.checks._shared import ERROR, all_of

CODES = all_of(
    ERROR,
    "yaml.alias-unknown yaml.colon-in-text yaml.colon-missing yaml.control-character yaml.escape yaml.indentation "
    "yaml.list-open yaml.mapping-open yaml.quote-open yaml.special-start yaml.syntax yaml.tab yaml.tag yaml.too-deep "
    "yaml.two-documents",
)
