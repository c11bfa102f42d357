"""Merek, SNI, dan PKP

Nomor merek terdaftar biasanya `IDM` dan 9 angka; yang berawal `DID` atau `JID` adalah nomor permohonan. SNI ditulis
`SNI 01-3547-1994` atau `SNI 8272:2016`. Sertifikat penyuluhan keamanan pangan (PKP) ditulis `001/6471/26`: urutan,
kode kabupaten atau kota, tahun. NKV ditulis apa adanya, sebab bentuknya berbeda di tiap provinsi.

*Mengapa.* Bentuk nomor ini hanya diketahui dari sumber yang lemah, jadi tidak ada yang ditolak; yang ganjil ditanyakan.
Merek yang baru dimohonkan belum terdaftar, maka tidak ditampilkan sebagai merek terdaftar.

*Cara membetulkan.* Cocokkan dengan suratnya atau di pdki-indonesia.dgip.go.id. Selama masih dimohonkan, tulis
`status: diajukan`.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      merek: Teluk Rasa # <- merek.shape

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      merek: DID2024012345 # <- merek.application

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      sni: sudah SNI # <- sni.shape

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      merek: belum # <- registration.invalid

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin:
      nib: "0000000000024"
      pkp: nomor tiga # <- pkp.shape

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin:
      nib: "0000000000024"
      pkp: 001/8804/26 # <- pkp.region-unknown

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      merek: {nomor: "DID2024012345", status: diajukan}
      sni: "SNI 8272:2016"
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, all_of
from etalase.model import Product
from etalase.problem import Problem
from etalase.values import registration

CODES = {
    "registration.invalid": ERROR,
    **all_of(WARNING, "merek.application merek.shape sni.shape pkp.region-unknown pkp.shape"),
}


def check_entry(entry: object) -> Iterator[Problem]:
    """A trademark that was only applied for, written as if it were registered."""
    mark = entry.permits.merek if isinstance(entry, Product) else None
    if not isinstance(entry, Product) or mark is None or mark.state != "ada" or not mark.number:
        return
    if registration.is_application(mark.number):
        values = {"found": mark.number}
        yield Problem("merek.application", entry.source.place("izin.merek.nomor"), values, "status: diajukan")
