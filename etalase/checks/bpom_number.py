"""Nomor BPOM

Nomor izin edar BPOM ditulis MD (buatan dalam negeri) atau ML (impor) diikuti 12 atau 15 angka: `MD 235612345678`.

*Mengapa.* Huruf di antara angka, atau jumlah angka lain, berarti salah salin. Awalan lain seperti NA atau TR adalah
untuk kosmetik dan obat tradisional; periksa apakah kategorinya benar.

*Cara membetulkan.* Salin dari label atau cekbpom.pom.go.id.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: "MD 23561234567Z" # <- bpom.shape

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: "NA 18200000000" # <- bpom.other-prefix

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: "BPOM RI MD 235600000000"
"""

from etalase.checks._shared import ERROR, WARNING

CODES = {"bpom.shape": ERROR, "bpom.other-prefix": WARNING}
