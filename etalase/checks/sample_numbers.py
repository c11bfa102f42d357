"""Nomor contoh

Untuk latihan dan contoh disediakan nomor yang bukan milik siapa pun: P-IRT dengan nomor urut produsen 0000, NIB dan
PB-UMKU yang berawal 0000, halal dengan angka ke-5 sampai ke-13 nol, BPOM yang berakhir delapan nol, barcode yang
berawal 952, dan telepon yang berawal 0800-0000.

*Mengapa.* Di situs yang sungguhan nomor seperti itu tampak seperti izin padahal bukan, jadi menahan penerbitan. Di
situs contoh (`contoh: ya` di site.yaml) nomor itu memang seharusnya dipakai. Nomor asal isi seperti 1111111111111
hanya diperingatkan: mungkin saja nomor itu benar.

*Cara membetulkan.* Kosongkan bila nomornya belum ada, atau tulis `contoh: ya` di site.yaml bila seluruh situs
adalah contoh.

*Salah* di `content/site.yaml`:

    contoh: tidak

dan di `content/vendors/anyam-damai/vendor.yaml`:

    izin: {nib: "0220123456789"}

dan di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: "0800-0000-001" # <- id.dummy
    izin: {nib: "0000000000017"} # <- id.dummy

dan di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "9520000000011" # <- id.dummy
    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01} # <- id.dummy
      halal: "ID64110000000000326" # <- id.dummy

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    izin: {nib: "1111111111111"} # <- id.dummy

*Bagus* di `content/site.yaml`:

    contoh: ya
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from etalase.checks._shared import ERROR, WARNING
from etalase.model import Catalog, Permit, Source
from etalase.problem import Problem, Severity
from etalase.values import bpom, gtin, halal, nib, pbumku, phone, pirt
from etalase.values.lost import clip

CODES = {"id.dummy": WARNING}

_SAMPLE: dict[str, tuple[str, Callable[[str], bool]]] = {
    "nib": ("NIB", nib.is_sample),
    "pb_umku": ("PB-UMKU", pbumku.is_sample),
    "pirt": ("P-IRT", pirt.is_sample),
    "halal": ("halal", halal.is_sample),
    "bpom": ("BPOM", bpom.is_sample),
}


def gravity(problem: Problem) -> Severity | None:
    """A number of the sample ranges is an error; one that only looks made up stays a warning."""
    return ERROR if "range" in problem.values else None


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    if catalog.site.sample:
        return
    for vendor in catalog.vendors.values():
        yield from _phone(vendor.source, "whatsapp", vendor.whatsapp)
        yield from _phone(vendor.source, "telepon", vendor.phone)
        yield from _permit(vendor.source, "izin.nib", "nib", vendor.permits.nib)
        for n, permit in enumerate(vendor.permits.pb_umku):
            yield from _permit(vendor.source, f"izin.pb_umku.{n}", "pb_umku", permit)
    for product in catalog.products.values():
        yield from _gtin(product.source, "gtin", product.gtin)
        for n, variant in enumerate(product.variants):
            yield from _gtin(product.source, f"varian.{n}.gtin", variant.gtin)
        given = product.permits
        for kind, held in (("pirt", given.pirt), ("halal", given.halal), ("bpom", given.bpom)):
            yield from _permit(product.source, f"izin.{kind}", kind, held)
    office = catalog.site.office
    yield from _phone(catalog.site.source, "instansi.whatsapp", office.whatsapp)
    yield from _phone(catalog.site.source, "instansi.telepon", office.phone)


def _permit(source: Source, path: str, kind: str, permit: Permit | None) -> Iterator[Problem]:
    if permit is None or not permit.number or not permit.readable:
        return
    name, is_sample = _SAMPLE[kind]
    if is_sample(permit.number):
        yield _told(source, f"{path}.nomor" if f"{path}.nomor" in source.places else path, permit.number, name)


def _gtin(source: Source, path: str, number: str | None) -> Iterator[Problem]:
    if number and gtin.is_sample(number):
        yield _told(source, path, number, "barcode")


def _phone(source: Source, path: str, number: str | None) -> Iterator[Problem]:
    if number and phone.is_sample(number):
        yield _told(source, path, phone.shown(number), "telepon")


def _told(source: Source, path: str, number: str, kind: str) -> Problem:
    return Problem("id.dummy", source.place(path), {"found": clip(number), "range": kind})
