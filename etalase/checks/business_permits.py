"""NIB, PB-UMKU, dan KBLI

NIB adalah nomor induk berusaha, 13 angka. PB-UMKU adalah izin pendukung: NIB yang sama diikuti 8 angka. Nomornya
tidak pernah tampil di situs; halaman hanya menulis bahwa izin tercatat. KBLI adalah kode lapangan usaha, 5 angka.

*Mengapa.* NIB adalah langkah pertama menuju P-IRT, halal, dan toko. PB-UMKU yang tidak diawali NIB usahanya pasti
salah salin pada salah satunya. NIB yang sama pada dua usaha boleh bila pemiliknya satu, jadi hanya diperingatkan.
KBLI 2025 menggantikan KBLI 2020 dan sebagian kodenya berpindah, jadi kode tanpa edisi bisa berarti dua usaha.

*Cara membetulkan.* Salin dari oss.go.id. Bila NIB memang belum ada, tulis `izin: {nib: {status: belum}}`.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin: {nib: "00000000000"} # <- nib.length, id.dummy

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    nama: Dapur Teluk # <- nib.missing
    izin:

*Salah* di `content/vendors/anyam-damai/vendor.yaml`:

    izin: {nib: "0000000000017"}

dan di `content/vendors/dapur-teluk/vendor.yaml`:

    izin: {nib: "0000000000017"} # <- nib.duplicate

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin:
      nib: "0000000000017"
      pb_umku: ["00000000000170000001"] # <- pbumku.length

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin:
      nib: "0000000000017"
      pb_umku: ["000000000002700000001"] # <- pbumku.nib-differs

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    kbli: "10794" # <- kbli.edition-missing

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin:
      nib: "0000000000017"
      pb_umku: ["000000000001700000001"]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import ERROR, INFO, WARNING, all_of, at
from etalase.model import Catalog, Vendor
from etalase.problem import Problem
from etalase.values import pbumku

CODES = {
    **all_of(ERROR, "nib.length pbumku.length pbumku.nib-differs"),
    "nib.duplicate": WARNING,
    "nib.missing": INFO,
    "kbli.edition-missing": INFO,
}


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Vendor):
        return
    nib = entry.permits.nib
    if nib is None and entry.status == "tayang":
        yield Problem("nib.missing", at(entry.source, "nama"), hint="izin: {nib: {status: belum}}")
    if entry.kbli and not entry.kbli_edition:
        yield Problem("kbli.edition-missing", entry.source.place("kbli"))
    for n, permit in enumerate(entry.permits.pb_umku):
        if not (nib and nib.number and nib.readable and permit.number and permit.readable):
            continue
        if pbumku.nib_of(permit.number) != nib.number:
            hint = f'"{nib.number}{permit.number[13:]}"'
            yield Problem("pbumku.nib-differs", entry.source.place(f"izin.pb_umku.{n}.nomor"), hint=hint)


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    seen: dict[str, Vendor] = {}
    for vendor in catalog.vendors.values():
        nib = vendor.permits.nib
        if nib is None or not nib.number or not nib.readable:
            continue
        other = seen.setdefault(nib.number, vendor)
        if other is not vendor:
            values = {"a": other.name[:60], "b": vendor.name[:60]}
            yield Problem("nib.duplicate", vendor.source.place("izin.nib.nomor"), values)
