"""Where can this be bought: which retailer and outlet carries which product, and where the outlets lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etalase.model import Catalog, Outlet, Placement, Product, Region, Retailer, Vendor


@dataclass(frozen=True, slots=True)
class Stockist:
    """A retailer that carries a product; `outlets` is empty when it is not known which of them do."""

    retailer: Retailer
    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One outlet of one retailer."""

    retailer: Retailer
    outlet: Outlet


def is_out(product: Product, vendors: Mapping[str, Vendor], as_of: dt.date | None = None) -> bool:
    """Whether the public sees the product, sold out or not: neither draft nor archived, nor its vendor; on that day, or
    from its day of publication on.
    """
    vendor = vendors.get(product.vendor)
    lives = product.status in ("tayang", "habis") and vendor is not None and vendor.status == "tayang"
    return lives and (as_of is None or product.published is None or product.published <= as_of)


def on_shelf(placement: Placement, as_of: dt.date) -> bool:
    """Whether the product is sold there on that day; a missing end is open."""
    begun = placement.since is None or placement.since <= as_of
    ended = placement.until is not None and placement.until < as_of
    return begun and not ended


def stockists(product: Product, retailers: Mapping[str, Retailer], as_of: dt.date) -> tuple[Stockist, ...]:
    """The retailers that carry the product on that day, in the order in which they were written, each once."""
    outlets: dict[str, dict[str, Outlet]] = {}
    for placement in product.placements:
        retailer = retailers.get(placement.retailer)
        if retailer is None or not on_shelf(placement, as_of):
            continue
        known = outlets.setdefault(retailer.id, {})
        known.update((o.id, o) for name in placement.outlets if (o := retailer.outlet(name)))
    return tuple(Stockist(retailers[id], tuple(known.values())) for id, known in outlets.items())


def carried_by(catalog: Catalog, as_of: dt.date) -> dict[str, tuple[Product, ...]]:
    """Retailer's id → the products it carries on that day, in the order of the catalogue, archived ones left out."""
    found: dict[str, dict[str, Product]] = {id: {} for id in catalog.retailers}
    for address, product in catalog.products.items():
        if product.status in ("draf", "arsip"):
            continue
        for placement in product.placements:
            if placement.retailer in found and on_shelf(placement, as_of):
                found[placement.retailer][address] = product
    return {id: tuple(products.values()) for id, products in found.items()}


def carried_at(outlet: str, products: Iterable[Product], retailer: str, as_of: dt.date) -> tuple[Product, ...]:
    """Those of the products that are known to stand in this very outlet of the retailer."""
    return tuple(
        product
        for product in products
        if any(
            placement.retailer == retailer and outlet in placement.outlets and on_shelf(placement, as_of)
            for placement in product.placements
        )
    )


def spots(retailers: Iterable[Retailer], regions: Iterable[Region]) -> dict[str, dict[str, tuple[Spot, ...]]]:
    """District → village → its outlets, in the order of their names. An unknown village stands under district ""."""
    district_of = {_letters(region.village): region.district for region in regions}
    found: dict[str, dict[str, list[Spot]]] = {}
    for retailer in retailers:
        for outlet in retailer.outlets:
            district = district_of.get(_letters(outlet.village), "")
            found.setdefault(district, {}).setdefault(outlet.village, []).append(Spot(retailer, outlet))
    return {
        district: {
            village: tuple(sorted(found[district][village], key=lambda s: (_letters(s.outlet.name), s.outlet.id)))
            for village in sorted(found[district], key=_letters)
        }
        for district in sorted(found, key=_letters)
    }


def _letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
