"""Pengaturan situs

`content/site.yaml` berisi nama katalog, alamat situs, dan kode wilayah kabupaten atau kota.

*Mengapa.* Tanpa `base_url` situs tetap dapat dibangun, tetapi kode QR, alamat tetap, dan peta situs tidak dapat
dibuat. Kode wilayah dipakai untuk memeriksa nomor P-IRT; kode yang tidak ada membuat semua pemeriksaan itu keliru.

*Cara membetulkan.* Isi `base_url` dengan alamat tempat situs diterbitkan, dan `wilayah` dengan kode empat angka,
misalnya `'6471'` untuk Kota Balikpapan. Zona waktu salah satu dari Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.

*Salah* di `content/site.yaml`:

    base_url: # <- site.base-url-missing

*Salah* di `content/site.yaml`:

    wilayah: "6499" # <- region.code-unknown

*Salah* di `content/site.yaml`:

    zona: WITA # <- site.zone-unknown

*Bagus* di `content/site.yaml`:

    base_url: https://etalase.example/
    wilayah: "6471"
    zona: Asia/Makassar
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, at, left_out
from etalase.model import Catalog, Site
from etalase.problem import Problem
from etalase.values import region

CODES = {
    "site.missing": ERROR,
    "site.base-url-missing": WARNING,
    "site.zone-unknown": WARNING,
    "region.code-unknown": ERROR,
}
ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Ujung_Pandang", "Asia/Jayapura")


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Site):
        return
    if entry.region and not region.regency(entry.region):
        yield Problem("region.code-unknown", entry.source.place("wilayah"), {"found": entry.region}, "'6471'")
    if entry.zone not in ZONES:
        values = {"found": entry.zone[:40], "choices": ", ".join(ZONES)}
        yield Problem("site.zone-unknown", entry.source.place("zona"), values, "Asia/Makassar")


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    site = catalog.site
    if (
        site.base_url is None
        and site.source.file in catalog.files
        and site.name.id
        and left_out(site.source, "base_url")
    ):
        yield Problem(
            "site.base-url-missing", at(site.source, "base_url"), hint="base_url: https://umkm.balikpapan.example/"
        )
