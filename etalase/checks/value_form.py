"""Bentuk isian: teks, daftar, kelompok, pilihan, angka

Setiap kunci menerima satu bentuk isian. *Teks* ditulis begitu saja. *Daftar* ditulis di antara kurung siku, `[ikan,
telur]`. *Kelompok* berisi kunci lain, di antara kurung kurawal atau menjorok di bawahnya. *Pilihan* hanya menerima
kata yang disebut panduan; ya dan tidak ditulis `ya` dan `tidak`. *Angka* ditulis tanpa titik dan tanpa satuan;
desimal memakai titik.

*Mengapa.* Isian yang bentuknya lain tidak dapat dipahami dengan pasti, jadi tidak dipakai.

*Cara membetulkan.* Tulis seperti pada baris "tulis" di bawah pesannya.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    merek: [Bonting, Teluk] # <- value.not-text

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    tag: oleh-oleh # <- value.not-list

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    grosir: 20000 # <- value.not-mapping

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kemasan: plastk # <- value.choice

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    sorotan: yes # <- value.flag

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kapasitas_bulanan: 500 bungkus # <- value.not-count

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    grosir: {harga: 20000, minimal: 0} # <- value.out-of-range

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    kbli: "107" # <- value.digits

*Salah* di `content/site.yaml`:

    cetak: {tebal_kertas_mm: "0,1"} # <- value.not-decimal

*Salah* di `content/site.yaml`:

    slogan: {id: Buatan Balikpapan, ms: Buatan Balikpapan} # <- text.language-unknown

*Salah* di `content/site.yaml`:

    slogan: {en: Made in Balikpapan} # <- text.indonesian-missing

*Salah* di `content/vendors/dapur-teluk/vendor.yaml` (seluruh berkas):

    - nama: Dapur Teluk # <- file.not-mapping

*Salah* di `content/synonyms.yaml` (seluruh berkas):

    cabai: lombok # <- file.not-list

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    merek: Bonting
    tag: [oleh-oleh]
    grosir: {harga: 20000, minimal: 12}
    kemasan: plastik
    sorotan: ya
    kapasitas_bulanan: 500

*Bagus* di `content/site.yaml`:

    slogan: {id: Buatan Balikpapan, en: Made in Balikpapan}
    cetak: {tebal_kertas_mm: 0.1}
"""

from etalase.checks._shared import ERROR, all_of

CODES = all_of(
    ERROR,
    "value.not-text value.not-list value.not-mapping value.choice value.flag value.not-count value.not-decimal "
    "value.digits value.out-of-range file.not-mapping file.not-list text.language-unknown text.indonesian-missing",
)
