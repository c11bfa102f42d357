"""What does a sale in a shop leave to the maker, and when is it paid?

By scheme (`skema`):

- consignment (`titip-jual`): goods stay the maker's until sold; the retailer keeps a share (`komisi`) of the **shelf
  price**, rounded half up to a whole rupiah, and the rest is the maker's;
- outright purchase (`beli-putus`) and private label (`maklon`): the retailer pays the wholesale price (`grosir.harga`)
  for each piece and sells at a price of its own. A contract for private label may say otherwise: no key holds that.

Shelf and wholesale price are written once for a product; where its sizes differ in price, they are those of the
cheapest size, and of the others nothing is known.

What a placement does not say is the retailer's: its only scheme, its commission (of a range the higher end), its days.
What nobody wrote down stays None; no number is invented, and `wanted` names what would tell. A month is what
`kapasitas_bulanan` allows, were all of it sold there: months of several shops must not be added up. It has 30 days.

Terms are private (except to whom they belong): only staff files and letters may show them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

from etalase import whereabouts
from etalase.model import Catalog, Placement, Product, Retailer
from etalase.values.money import Rupiah

Span: TypeAlias = tuple[Rupiah, Rupiah]
"""The lowest and the highest of several sizes; equal where there is one price."""

_Sizes: TypeAlias = tuple[tuple[str | None, Rupiah | None], ...]

Wanted: TypeAlias = Literal[
    "scheme",  # skema of the placement
    "price",  # harga of the product
    "commission",  # komisi of the placement or the retailer
    "wholesale",  # grosir.harga of the product
    "selling_price",  # harga_jual of the placement
    "payment_days",  # tempo_hari of the placement or the retailer
    "returns",  # retur of the placement
    "monthly_capacity",  # kapasitas_bulanan of the product
]

CONSIGNMENT = "titip-jual"
OUTRIGHT = ("beli-putus", "maklon")
PRICE_STEP: Rupiah = 500
"""Suggested shelf prices are multiples of this, as prices on shelves are."""
DAYS_OF_MONTH = 30


@dataclass(frozen=True, slots=True)
class Sale:
    """One piece of one size sold in the shop, in whole rupiah; None is what the catalogue does not tell.

    `own` is what the maker asks when selling directly, `shelf` what is written for the shelf, `net` what the maker then
    gets. For consignment alone: `at_own` is what would be left if the shelf showed the own price, `fair` the lowest
    shelf price that leaves at least the own price.
    """

    variant: str | None
    own: Rupiah | None = None
    shelf: Rupiah | None = None
    net: Rupiah | None = None
    at_own: Rupiah | None = None
    fair: Rupiah | None = None

    @property
    def expected(self) -> Rupiah | None:
        """What the maker gets: known, or else at the own price, see `is_assumed`."""
        return self.at_own if self.net is None else self.net

    @property
    def is_assumed(self) -> bool:
        """Whether `expected` rests on the assumption that the shelf shows the own price."""
        return self.net is None and self.at_own is not None

    @property
    def kept(self) -> Rupiah | None:
        """What the retailer keeps of the shelf price."""
        return None if self.shelf is None or self.net is None else self.shelf - self.net

    @property
    def gain(self) -> Rupiah | None:
        """How much more than a direct sale brings; below zero when it is less."""
        return None if self.expected is None or self.own is None else self.expected - self.own


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed, or would be, about one product at one retailer.

    `product` is an address, `placement` the number of the product's placement, None for a proposal. `scheme_assumed`
    means that it is the only one the retailer offers. `rate` is the share of the shelf price in per cent, of
    consignment only; `days` until payment; `pieces` a month; `minimum` pieces of a wholesale order. `sales` has one for
    each size.
    """

    product: str
    retailer: str
    placement: int | None
    scheme: str | None
    scheme_assumed: bool
    rate: Decimal | None
    days: int | None
    returns: bool | None
    pieces: int | None
    minimum: int | None
    sales: tuple[Sale, ...]

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """What nobody wrote down and would tell more, the most telling first."""
        sales, consigned = self.sales, self.scheme == CONSIGNMENT
        is_placed = self.placement is not None
        missing: tuple[tuple[Wanted, bool], ...] = (
            ("scheme", self.scheme is None),
            ("price", any(sale.own is None for sale in sales)),
            ("commission", consigned and self.rate is None),
            ("wholesale", self.scheme in OUTRIGHT and all(sale.net is None for sale in sales)),
            ("selling_price", is_placed and consigned and all(sale.shelf is None for sale in sales)),
            ("payment_days", self.days is None),
            ("returns", is_placed and self.returns is None),
            ("monthly_capacity", self.pieces is None),
        )
        return tuple(name for name, is_missing in missing if is_missing)

    @property
    def is_known(self) -> bool:
        """Whether what the maker gets is known for every size, without assuming anything."""
        return all(sale.net is not None for sale in self.sales)

    @property
    def net(self) -> Span | None:
        """What the maker gets of one sale, see `Sale.expected`; sizes of which nothing is known are left out."""
        return _span(sale.expected for sale in self.sales)

    @property
    def month(self) -> Span | None:
        """What a month brings at full capacity."""
        return _times(self.net, self.pieces)

    @property
    def direct_month(self) -> Span | None:
        """What the same pieces bring when all are sold directly."""
        return _times(_span(sale.own for sale in self.sales), self.pieces)

    @property
    def outstanding(self) -> Span | None:
        """How much is sold but not yet paid at any time: a month's money × days ÷ 30, rounded half up."""
        if self.month is None or self.days is None:
            return None
        low, high = (_half_up(Decimal(amount * self.days) / DAYS_OF_MONTH) for amount in self.month)
        return low, high


def share_of(price: Rupiah, rate: Decimal) -> Rupiah:
    """What the retailer keeps of one sale, in whole rupiah, rounded half up; `rate` is in per cent of the price.

    >>> share_of(15_000, Decimal("5")), share_of(17_780, Decimal("2.5"))
    (750, 445)
    """
    return _half_up(price * rate / 100)


def fair_price(own: Rupiah, rate: Decimal) -> Rupiah | None:
    """The lowest shelf price, in steps of Rp500, that leaves at least the own price; None if nothing is ever left.

    >>> fair_price(25_000, Decimal(5))
    26500
    """
    if rate >= 100:
        return None
    price = int((own * 100 / (100 - rate) / PRICE_STEP).to_integral_value(ROUND_CEILING)) * PRICE_STEP
    # Rounding the share can take the last rupiah, or give it.
    if price - share_of(price, rate) < own:
        return price + PRICE_STEP
    lower = price - PRICE_STEP
    return lower if lower - share_of(lower, rate) >= own else price


def of(product: Product, retailer: Retailer, number: int | None = None, *, scheme: str | None = None) -> Terms:
    """The terms of the product's placement `number`, which is at this retailer; without one those of a proposal under
    `scheme`.
    """
    placement = None if number is None else product.placements[number]
    agreed = placement.scheme if placement else scheme
    assumed = agreed is None and len(retailer.schemes) == 1
    chosen = retailer.schemes[0] if assumed else agreed
    rate = _rate(retailer, placement) if chosen == CONSIGNMENT else None
    wholesale = product.wholesale if chosen in OUTRIGHT else None
    own_days = placement.payment_days if placement else None
    shelf = placement.selling_price if placement else None
    return Terms(
        product=product.address,
        retailer=retailer.id,
        placement=number,
        scheme=chosen,
        scheme_assumed=assumed,
        rate=rate,
        days=retailer.payment_days if own_days is None else own_days,
        returns=placement.returns if placement else None,
        pieces=product.monthly_capacity,
        minimum=wholesale.minimum if wholesale else None,
        sales=_sales(_sizes(product), shelf, wholesale.price if wholesale else None, rate),
    )


def placed(catalog: Catalog, as_of: dt.date) -> tuple[Terms, ...]:
    """The terms of everything on a shelf on that day, sold out or not, in the order of the catalogue."""
    return tuple(
        of(product, retailer, number)
        for product in catalog.products.values()
        if product.placements and whereabouts.is_out(product, catalog.vendors, as_of)
        for number, placement in enumerate(product.placements)
        if whereabouts.on_shelf(placement, as_of) and (retailer := catalog.retailers.get(placement.retailer))
    )


def proposals(catalog: Catalog, ready: Mapping[str, tuple[str, ...]], as_of: dt.date) -> Iterator[Terms]:
    """What could be offered: products ready for a retailer that does not carry them on that day, sold out ones left
    out. For each scheme that the retailer offers (outright purchase only at a known price); one with an unknown scheme
    where nothing of it is known. `ready` maps a product's address to the ids of retailers, as readiness tells.

    One by one, since 5,000 products before 30 retailers have a hundred thousand.
    """
    for address, retailers in ready.items():
        product = catalog.products.get(address)
        if product is None or product.status != "tayang" or not whereabouts.is_out(product, catalog.vendors, as_of):
            continue
        here = {each.retailer for each in product.placements if whereabouts.on_shelf(each, as_of)}
        for id in retailers:
            if id not in here and (retailer := catalog.retailers.get(id)):
                yield from proposed(product, retailer)


def proposed(product: Product, retailer: Retailer) -> Iterator[Terms]:
    """The terms under which a retailer could take a product, one for each scheme that it offers."""
    if not retailer.schemes:
        yield of(product, retailer)
    for scheme in retailer.schemes:
        if scheme == CONSIGNMENT or (product.wholesale and product.wholesale.price) or len(retailer.schemes) == 1:
            yield of(product, retailer, scheme=scheme)


def of_ten_thousand(terms: Iterable[Terms]) -> Rupiah | None:
    """Of every Rp10,000 paid at the shelf, how much is the makers': known sales only, one of each size, rounded half
    up; None if none is known.
    """
    known = [(sale.net, sale.shelf) for each in terms for sale in each.sales if sale.kept is not None]
    paid = sum(shelf for _, shelf in known if shelf is not None)
    left = sum(net for net, _ in known if net is not None)
    return _half_up(Decimal(left * 10_000) / paid) if paid else None


def _rate(retailer: Retailer, placement: Placement | None) -> Decimal | None:
    if placement and placement.commission is not None:
        return placement.commission
    return retailer.commission.high if retailer.commission else None


def _sizes(product: Product) -> _Sizes:
    """Name and own price of each size; a product without variants has one size without a name."""
    if not product.variants:
        return ((None, product.price),)
    return tuple((variant.name.id, variant.price) for variant in product.variants)


# Most retailers ask the same share, so thirty of them are answered once for each product.
@lru_cache(maxsize=4096)
def _sales(sizes: _Sizes, shelf: Rupiah | None, bought: Rupiah | None, rate: Decimal | None) -> tuple[Sale, ...]:
    """One sale of each size; `bought` is what the retailer pays when it buys outright."""
    cheapest = min((own for _, own in sizes if own is not None), default=None)
    return tuple(
        _sale(name, own, shelf, bought, rate) if own == cheapest else _sale(name, own, None, None, rate)
        for name, own in sizes
    )


def _sale(
    name: str | None, own: Rupiah | None, shelf: Rupiah | None, bought: Rupiah | None, rate: Decimal | None
) -> Sale:
    if rate is None:
        return Sale(name, own, shelf, net=bought)
    return Sale(
        variant=name,
        own=own,
        shelf=shelf,
        net=None if shelf is None else shelf - share_of(shelf, rate),
        at_own=None if own is None else own - share_of(own, rate),
        fair=None if own is None else fair_price(own, rate),
    )


def _span(amounts: Iterable[Rupiah | None]) -> Span | None:
    known = [amount for amount in amounts if amount is not None]
    return (min(known), max(known)) if known else None


def _times(span: Span | None, pieces: int | None) -> Span | None:
    return None if span is None or pieces is None else (span[0] * pieces, span[1] * pieces)


def _half_up(amount: Decimal) -> Rupiah:
    return int(amount.to_integral_value(ROUND_HALF_UP))
