"""How does the catalogue stand today? Counts, what is new, which permits end, and who could deliver to whom.

Reads the full catalogue, private fields included: the answers are for the office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etalase import permits, readiness, whereabouts
from etalase.model import Catalog, Permit, Product

# How many days ahead permits that end are named.
HORIZON = 90


@dataclass(frozen=True, slots=True, order=True)
class Ending:
    """A permit that has ended or ends within the horizon; `days` are those left, below zero when it is past."""

    days: int
    what: str
    whose: str
    kind: str
    file: str


@dataclass(frozen=True, slots=True)
class Shop:
    """A retailer: how many products meet its every `wajib` (None when none is known), and how many it carries."""

    name: str
    n_ready: int | None
    n_carried: int


@dataclass(frozen=True, slots=True)
class New:
    """A product published lately, by name, vendor, day and file."""

    name: str
    vendor: str
    day: dt.date
    file: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`counts` by name: vendors, products, ready, on_shelf, outlets, drafts, and what lacks: no_photo, no_price, …"""

    counts: Mapping[str, int]
    shops: tuple[Shop, ...]
    new: tuple[New, ...]
    ending: tuple[Ending, ...]


def overview(catalog: Catalog, ready: Mapping[str, tuple[str, ...]], as_of: dt.date) -> Overview:
    """The state of the catalogue on a day; `ready` maps a product's address to the retailers it is ready for."""
    out = [product for product in catalog.products.values() if _is_out(catalog, product, as_of)]
    carried = whereabouts.carried_by(catalog, as_of)
    ready_now = ready.keys() & {product.address for product in out}
    n_ready = readiness.counts({address: ready[address] for address in ready_now})
    asking = {id for id, each in catalog.retailers.items() if any(r.level == "wajib" for r in each.requirements)}
    shops = tuple(
        Shop(each.name, n_ready.get(id, 0) if id in asking else None, len(carried[id]))
        for id, each in catalog.retailers.items()
    )
    counts = {
        "vendors": sum(vendor.status == "tayang" for vendor in catalog.vendors.values()),
        "products": len(out),
        "ready": len(ready_now),
        "on_shelf": len({product.address for products in carried.values() for product in products}),
        "outlets": sum(len(each.outlets) for each in catalog.retailers.values()),
        "drafts": sum(product.status == "draf" for product in catalog.products.values()),
        "no_photo": sum(not product.photos for product in out),
        "no_price": sum(not product.price and not any(v.price for v in product.variants) for product in out),
        "no_code": sum(not product.code for product in out),
        "no_consent": sum(v.status == "tayang" and v.consent is None for v in catalog.vendors.values()),
    }
    return Overview(counts, shops, _new(catalog, out, as_of), tuple(sorted(_ending(catalog, as_of))))


def _new(catalog: Catalog, out: list[Product], as_of: dt.date) -> tuple[New, ...]:
    """Newest first."""
    fresh = [
        (product.published, product)
        for product in out
        if product.published and 0 <= (as_of - product.published).days < catalog.site.new_days
    ]
    fresh.sort(key=lambda each: (each[0], each[1].address), reverse=True)
    return tuple(New(p.name.id, _vendor_name(catalog, p), day, p.source.file) for day, p in fresh)


def _is_out(catalog: Catalog, product: Product, as_of: dt.date) -> bool:
    vendor = catalog.vendors.get(product.vendor)
    lives = vendor is not None and vendor.status == "tayang" and product.status in ("tayang", "habis")
    return lives and (product.published is None or product.published <= as_of)


def _vendor_name(catalog: Catalog, product: Product) -> str:
    vendor = catalog.vendors.get(product.vendor)
    return vendor.name if vendor else product.vendor


def _ending(catalog: Catalog, as_of: dt.date) -> Iterator[Ending]:
    for kind, permit, what, whose, file in _permits(catalog):
        if permit.state == "ada" and (last := permits.last_day(permit, kind)):
            left = (last - as_of).days
            if left <= HORIZON:
                yield Ending(left, what, whose, kind, file)


def _permits(catalog: Catalog) -> Iterator[tuple[str, Permit, str, str, str]]:
    """(kind, permit, what it belongs to, whose that is, file) of everything not archived."""
    for vendor in catalog.vendors.values():
        if vendor.status != "arsip":
            for kind, permit in (("nib", vendor.permits.nib), ("pkp", vendor.permits.pkp)):
                if permit:
                    yield kind, permit, vendor.name, "", vendor.source.file
    for product in catalog.products.values():
        if product.status != "arsip":
            owner = _vendor_name(catalog, product)
            for kind, permit in product.permits.items():
                yield kind, permit, product.name.id, owner, product.source.file
