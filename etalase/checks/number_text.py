"""Nomor: tanda kutip, angka yang hilang, dan nomor yang tertukar

Nomor izin, barcode, dan telepon bukan angka untuk dihitung melainkan teks. Tulis di antara tanda kutip, persis
seperti di surat atau kemasannya, satu nomor pada satu kunci.

*Mengapa.* Tanpa tanda kutip, program lain membuang angka nol di depan. Lembar kerja mengubah nomor panjang menjadi
bentuk seperti 8,12E+11; angka yang hilang di situ tidak dapat dikembalikan, jadi `id.digits-lost` menahan
penerbitan. Yang lain masih dapat dibaca dan hanya perlu dirapikan.

*Cara membetulkan.* Salin nomor dari surat aslinya. Bila satu isian memuat dua izin, pindahkan masing-masing ke
kuncinya.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    telepon: 0542123456 # <- id.number-not-quoted

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: 8,12E+11 # <- id.digits-lost

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31x", berlaku_sampai: 2031-03-01} # <- id.stray-text
      halal: "ID64110000000000326"

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "DEP. KES. RI. P-IRT NO. 206647101000031", berlaku_sampai: 2031-03-01} # <- id.form
      halal: "ID64110000000000326"

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-31, MD 235600000000", berlaku_sampai: 2031-03-01} # <- id.two-in-one

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin: {nib: "206647101000031"} # <- id.other-kind, nib.length

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    telepon: "0542-123456"

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: "ID64110000000000326"
"""

from etalase.checks._shared import ERROR, INFO, WARNING, all_of

CODES = {
    "id.digits-lost": ERROR,
    **all_of(WARNING, "id.number-not-quoted id.stray-text id.other-kind id.two-in-one"),
    "id.form": INFO,
}
