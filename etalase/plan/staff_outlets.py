"""The page for the office on outlets: which carry how many local products, how many they owe, and what could go there.

It names terms, which are private: the page stays in `staff/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from etalase import obligations, rulebook, terms, whereabouts
from etalase.model import Catalog, Product, Retailer
from etalase.obligations import Chain, Coverage, Shelf
from etalase.plan.frame import Language
from etalase.plan.staff_frame import Desk, page
from etalase.plan.staff_money import key_of, rule_words, scheme_name
from etalase.recipe import Page, Recipe, Values, View
from etalase.values.date import full_date, short_date
from etalase.values.money import Rupiah, percent, rupiah
from etalase.words import Words, words

# Outlets with a list of what could go there, lines of such a list, products named for a retailer without a duty,
# placements named that end soon or whose outlet is not on record.
GAPS = 60
FILLERS = 8
OFFERS = 5
PLACEMENTS = 20
# How many days ahead an end or a beginning is told.
SOON = 30


@dataclass(frozen=True, slots=True)
class Box:
    """One outlet as a box: its name, how many products, how many it must have."""

    name: str
    n: int
    minimum: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One retailer: its boxes, products anywhere, and those that could be offered (None: what it asks is not known)."""

    name: str
    type: str
    minimum: int | None
    said: str | None
    source: str | None
    boxes: tuple[Box, ...]
    n_carried: int
    n_waiting: int | None


@dataclass(frozen=True, slots=True)
class Filler:
    """A product that could go to an outlet, and the terms under which; `is_new` if the retailer has none of it yet."""

    product: str
    vendor: str
    district: str
    is_new: bool
    scheme: str | None
    rate: str | None
    shelf: int | None
    net: int | None


@dataclass(frozen=True, slots=True)
class Gap:
    """An outlet that owes products, and the first of those that could go there."""

    retailer: str
    outlet: str
    district: str
    n: int
    minimum: int
    n_fillers: int
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A kecamatan: outlets and products there, and how many vendors have their home in it."""

    name: str
    n_outlets: int
    n_products: int
    n_vendors: int


@dataclass(frozen=True, slots=True)
class Stay:
    """A placement that ends or begins soon (`days` from the day), or whose outlet is not on record (`day` is None)."""

    product: str
    vendor: str
    retailer: str
    file: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Board:
    """All that the page tells."""

    n_outlets: int
    n_stocked: int
    n_obliged: int
    n_kept: int
    n_owed: int
    n_offers: int
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    n_gaps: int
    offers: tuple[tuple[str, int, tuple[Filler, ...]], ...]
    areas: tuple[Area, ...]
    ending: tuple[Stay, ...]
    beginning: tuple[Stay, ...]
    nowhere: tuple[Stay, ...]
    n_nowhere: int
    rules: tuple[tuple[str, str], ...]


def outlets(desk: Desk, catalog: Catalog, ready: Mapping[str, tuple[str, ...]]) -> dict[str, Recipe]:
    """The page; `ready` maps a product's address to ids of the retailers whose every `wajib` it meets."""
    known = board(catalog, obligations.of(catalog, ready, desk.as_of), desk.as_of, desk.language)
    view = View(outlets_view, (desk, known))
    return {"staff/gerai.html": Page("staff/outlets.html", view, desk.language, "file")}


def board(catalog: Catalog, coverage: Coverage, as_of: dt.date, language: Language) -> Board:
    """The city's outlets on that day."""
    owing = coverage.owing
    free = sorted(
        (chain for chain in coverage.chains if chain.waiting and chain.duty.minimum is None),
        key=lambda chain: (-len(chain.waiting), chain.name.casefold()),
    )
    nowhere = [(chain, address) for chain in coverage.chains for address in chain.nowhere]
    book = rulebook.of(catalog.rules, as_of)
    return Board(
        n_outlets=coverage.n_outlets,
        n_stocked=sum(bool(shelf.carried) for shelf in coverage.shelves),
        n_obliged=coverage.n_obliged,
        n_kept=coverage.n_kept,
        n_owed=coverage.n_owed,
        n_offers=sum(len(chain.waiting) for chain in coverage.chains),
        rows=tuple(_row(chain, catalog.retailers[chain.retailer]) for chain in sorted(coverage.chains, key=_row_order)),
        gaps=tuple(_gap(catalog, chain, shelf, as_of) for chain, shelf in owing[:GAPS]),
        n_gaps=len(owing),
        offers=tuple(
            (chain.name, len(chain.waiting), tuple(_fillers(catalog, chain, chain.waiting[:OFFERS], as_of)))
            for chain in free
        ),
        areas=tuple(Area(each.name, each.n_outlets, len(each.products), each.n_vendors) for each in coverage.districts),
        ending=tuple(_stays(catalog, as_of, "until")),
        beginning=tuple(_stays(catalog, as_of, "since")),
        nowhere=tuple(
            _stay(catalog, catalog.products[address], chain.retailer, None) for chain, address in nowhere[:PLACEMENTS]
        ),
        n_nowhere=len(nowhere),
        rules=tuple(rule_words(each.rule, language) for each in book.all("kewajiban-toko")),
    )


def _row_order(chain: Chain) -> tuple[bool, bool, str]:
    """Those that owe first, then those whose outlets are known."""
    return chain.duty.minimum is None, not chain.shelves, chain.name.casefold()


def _row(chain: Chain, retailer: Retailer) -> Row:
    asks = any(each.level == "wajib" for each in retailer.requirements)
    return Row(
        name=chain.name,
        type=chain.type,
        minimum=chain.duty.minimum,
        said=chain.duty.said,
        source=chain.duty.source,
        boxes=tuple(Box(shelf.name, len(shelf.carried), shelf.minimum) for shelf in chain.shelves),
        n_carried=len(chain.carried),
        n_waiting=len(chain.waiting) if asks else None,
    )


def _gap(catalog: Catalog, chain: Chain, shelf: Shelf, as_of: dt.date) -> Gap:
    return Gap(
        retailer=chain.name,
        outlet=shelf.name,
        district=shelf.district,
        n=len(shelf.carried),
        minimum=shelf.minimum or 0,
        n_fillers=obligations.n_fillers(chain, shelf),
        fillers=tuple(_fillers(catalog, chain, obligations.could_fill(chain, shelf, FILLERS), as_of)),
    )


def _fillers(catalog: Catalog, chain: Chain, addresses: Iterable[str], as_of: dt.date) -> Iterator[Filler]:
    retailer = catalog.retailers[chain.retailer]
    here = frozenset(chain.carried)
    for address in addresses:
        product = catalog.products[address]
        scheme, rate, shelf, net = _deal(product, retailer, as_of)
        yield Filler(
            product=product.name.id,
            vendor=catalog.vendors[product.vendor].name,
            district=chain.homes.get(product.vendor, ""),
            is_new=address not in here,
            scheme=scheme,
            rate=rate,
            shelf=shelf,
            net=net,
        )


def _deal(
    product: Product, retailer: Retailer, as_of: dt.date
) -> tuple[str | None, str | None, Rupiah | None, Rupiah | None]:
    """Scheme, rate, shelf price and what is left of the cheapest size: as it is agreed for other outlets, else as it
    could be, at the price that leaves as much as a direct sale.
    """
    agreed = (
        terms.of(product, retailer, number)
        for number, placement in enumerate(product.placements)
        if placement.retailer == retailer.id and whereabouts.on_shelf(placement, as_of)
    )
    each = next(agreed, None) or next(terms.proposed(product, retailer), None)
    if each is None:
        return None, None, None, None
    rate = None if each.rate is None else percent(each.rate)
    sale = min((sale for sale in each.sales if sale.own is not None), key=lambda sale: sale.own or 0, default=None)
    if sale is None:
        return each.scheme, rate, None, None
    if sale.net is None and sale.fair is not None and each.rate is not None:
        return each.scheme, rate, sale.fair, sale.fair - terms.share_of(sale.fair, each.rate)
    return each.scheme, rate, sale.shelf, sale.net


def _stays(catalog: Catalog, as_of: dt.date, which: str) -> list[Stay]:
    """The placements whose last or first day lies within the next days, the next first."""
    found = []
    for product in catalog.products.values():
        if not whereabouts.is_out(product, catalog.vendors):
            continue
        for placement in product.placements:
            day = placement.until if which == "until" else placement.since
            if day and 0 <= (day - as_of).days - (which == "since") < SOON and placement.retailer in catalog.retailers:
                found.append((day, product.address, _stay(catalog, product, placement.retailer, day)))
    return [stay for _, _, stay in sorted(found, key=lambda each: each[:2])][:PLACEMENTS]


def _stay(catalog: Catalog, product: Product, retailer: str, day: dt.date | None) -> Stay:
    return Stay(
        product=product.name.id,
        vendor=catalog.vendors[product.vendor].name,
        retailer=catalog.retailers[retailer].name,
        file=product.source.file,
        day=day,
    )


def outlets_view(desk: Desk, known: Board) -> Values:
    """A sentence, four figures, a box for each outlet, what could go where, kecamatan, placements, rules."""
    language, as_of = desk.language, desk.as_of
    said = words("staff", language)
    most = max((area.n_products for area in known.areas), default=0)
    return page(desk, "gerai") | {
        "day": full_date(as_of, language),
        "board": known,
        "rows": [(row, [_box(box, said) for box in row.boxes]) for row in known.rows],
        "gaps": [(gap, [_filler(each, said) for each in gap.fillers]) for gap in known.gaps],
        "n_gaps_left": known.n_gaps - len(known.gaps),
        "offers": [(name, n, [_filler(each, said) for each in these]) for name, n, these in known.offers],
        "areas": [(area, round(100 * area.n_products / most) if most else 0) for area in known.areas],
        "empty": [area.name for area in known.areas if not area.n_outlets],
        "ending": [_dated(stay, as_of, language) for stay in known.ending],
        "beginning": [_dated(stay, as_of, language) for stay in known.beginning],
    }


def _box(box: Box, said: Words) -> dict[str, Any]:
    """Shape and words of a box: `penuh` keeps its duty, `kurang` does not, `ada` owes nothing, `kosong` has nothing."""
    owes = None if box.minimum is None else max(0, box.minimum - box.n)
    if owes:
        kind, tells = "kurang", said.text("kurang {n}", n=owes)
    elif owes == 0:
        kind, tells = "penuh", said.text("terpenuhi")
    else:
        kind, tells = ("ada", "") if box.n else ("kosong", "")
    return {"n": box.n, "name": box.name, "kind": kind, "tells": tells}


def _filler(each: Filler, said: Words) -> dict[str, Any]:
    about = f"{scheme_name(each.scheme, said)} {each.rate or ''}".strip()
    if each.shelf is not None:
        about += ", " + said.text("di rak {amount}", amount=rupiah(each.shelf))
    wanted = said.text("isi {key}", key=key_of("wholesale" if each.scheme in terms.OUTRIGHT else "price"))
    known = None if each.net is None else said.text("diterima {amount}", amount=rupiah(each.net))
    return {
        "product": each.product,
        "about": " · ".join(part for part in (each.vendor, each.district) if part),
        "is_new": each.is_new,
        "terms": about,
        "left": known or (wanted if each.scheme else ""),
    }


def _dated(stay: Stay, as_of: dt.date, language: Language) -> dict[str, Any]:
    assert stay.day
    return {"stay": stay, "days": (stay.day - as_of).days, "date": short_date(stay.day, language)}
