"""Izin: status, masa berlaku, dan jenis yang tepat

Setiap izin punya status: `ada`, `belum`, `diajukan`, atau `dicabut`. Status boleh dikosongkan: dengan nomor berarti
ada, tanpa nomor berarti belum. Untuk halal juga `tidak-halal`.

*Mengapa.* Pembeli dan toko percaya pada izin yang tampil. Izin yang habis, yang akan habis dalam 60 hari, atau yang
bukan untuk jenis barang ini hanya diperingatkan; halamannya tetap terbit, tanpa nomor itu.

*Cara membetulkan.* Isi nomornya, ganti statusnya, atau bantu perpanjangannya. Pangan beku, dingin, atau yang
disterilkan memerlukan BPOM MD, bukan P-IRT.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: {status: ada} # <- permit.number-missing
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: {nomor: "MD 235600000000", status: belum} # <- permit.number-unexpected
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {status: tidak-halal} # <- permit.not-halal-elsewhere

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-26", berlaku_sampai: 2026-10-31} # <- permit.expired

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-26", berlaku_sampai: 2026-12-20} # <- permit.expiring

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    penyimpanan: beku # <- permit.frozen-needs-md

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    pengolahan: steril # <- permit.needs-md

*Salah* di `content/vendors/anyam-damai/products/tas.md`:

    izin:
      pirt: {nomor: "2066471020000-31", berlaku_sampai: 2031-03-01} # <- permit.not-food

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      merek: {status: diajukan}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import permits, rulebook
from etalase.checks._shared import ERROR, WARNING, all_of
from etalase.model import Catalog, Category, Permit, Product, Source, Vendor
from etalase.problem import Problem
from etalase.whereabouts import is_out

CODES = {
    "permit.not-halal-elsewhere": ERROR,
    **all_of(
        WARNING,
        "permit.number-missing permit.number-unexpected permit.expired permit.expiring permit.frozen-needs-md "
        "permit.needs-md permit.not-food",
    ),
}

NAMES = {
    "nib": "NIB",
    "pb_umku": "PB-UMKU",
    "pkp": "PKP",
    "pirt": "P-IRT",
    "halal": "halal",
    "bpom": "BPOM",
    "merek": "merek",
    "sni": "SNI",
    "nkv": "NKV",
}
EXPIRING_DAYS = 60


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Vendor):
        for kind, path, permit in _of_vendor(entry):
            yield from _state(entry.source, kind, path, permit)
    elif isinstance(entry, Product):
        for kind, permit in entry.permits.items():
            yield from _state(entry.source, kind, f"izin.{kind}", permit)


def _of_vendor(vendor: Vendor) -> Iterator[tuple[str, str, Permit]]:
    if vendor.permits.nib:
        yield "nib", "izin.nib", vendor.permits.nib
    for n, permit in enumerate(vendor.permits.pb_umku):
        yield "pb_umku", f"izin.pb_umku.{n}", permit
    if vendor.permits.pkp:
        yield "pkp", "izin.pkp", vendor.permits.pkp


def _state(source: Source, kind: str, path: str, permit: Permit) -> Iterator[Problem]:
    place = source.place(f"{path}.status")
    if permit.status == "ada" and not permit.number:
        yield Problem("permit.number-missing", place, {"permit": NAMES[kind]}, "status: belum")
    if permit.status in ("belum", "tidak-halal") and permit.number:
        yield Problem(
            "permit.number-unexpected", place, {"permit": NAMES[kind], "status": permit.status}, "status: ada"
        )


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    soon = as_of + dt.timedelta(days=EXPIRING_DAYS)
    book = rulebook.of(catalog.rules, as_of)
    for product in catalog.products.values():
        given = product.permits
        for kind, permit in (
            ("pirt", given.pirt),
            ("halal", given.halal),
            ("bpom", given.bpom),
            ("merek", given.merek),
        ):
            # Most permits end in years; only the others are worth a closer look.
            ends = permits.last_day(permit, kind) if permit and permit.number else None
            if permit and ends and ends <= soon and is_out(product, catalog.vendors):
                yield from _validity(product.source, kind, f"izin.{kind}", permit, as_of)
        if given.pirt and given.pirt.number and given.pirt.readable and given.pirt.state == "ada":
            category = catalog.categories.get(product.category)
            case = rulebook.case_of(product, catalog.vendors.get(product.vendor), category)
            if not book.allows_pirt(case):
                yield from _wrong_kind(product, category, book.permit_for(case))
    for vendor in catalog.vendors.values():
        for kind, path, permit in _of_vendor(vendor):
            if permit.number and vendor.status == "tayang":
                yield from _validity(vendor.source, kind, path, permit, as_of)


def _validity(source: Source, kind: str, path: str, permit: Permit, as_of: dt.date) -> Iterator[Problem]:
    ends = permits.last_day(permit, kind)
    if ends is None or permit.state != "ada":
        return
    # A P-IRT of a past year has its own message, whatever date stands beside it.
    if kind == "pirt" and permits.is_expired(permit, kind, as_of) and not (ends < as_of and ends.year == as_of.year):
        return
    place = source.place(f"{path}.berlaku_sampai")
    values: dict[str, str | int] = {"permit": NAMES[kind], "date": ends.isoformat()}
    if ends < as_of:
        yield Problem("permit.expired", place, values)
    elif (ends - as_of).days <= EXPIRING_DAYS:
        yield Problem("permit.expiring", place, {**values, "days": (ends - as_of).days})


def _wrong_kind(product: Product, category: Category | None, need: rulebook.Need | None) -> Iterator[Problem]:
    """A P-IRT number where the rule of the day asks for BPOM MD, or for goods that are no food."""
    source = product.source
    if category and not category.is_food:
        yield Problem("permit.not-food", source.place("izin.pirt"), {"category": category.name.id[:60]})
    elif product.storage == "beku":
        yield Problem("permit.frozen-needs-md", source.place("penyimpanan"))
    elif product.processing == "beku":
        yield Problem("permit.frozen-needs-md", source.place("pengolahan"))
    elif need:
        key, reason = _reason(product, need)
        yield Problem("permit.needs-md", source.place(key), {"reason": reason})


def _reason(product: Product, need: rulebook.Need) -> tuple[str, str]:
    """The key that decided and its value, as typed."""
    said = {
        "penyimpanan": product.storage,
        "pengolahan": product.processing,
        "bahan_khusus": ", ".join(product.special_ingredients),
    }
    return next(
        ((key, said[key] or "") for key, _ in need.rule.condition if said.get(key)), ("izin.pirt", need.rule.id)
    )
