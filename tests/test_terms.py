"""What a sale in a shop leaves to the maker, worked out by hand.

Consignment: the share is taken from the shelf price (the office named 2 or 5 %), rounded half up to a whole rupiah.
Outright purchase and private label: the retailer pays the wholesale price. A month has 30 days.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from etalase import terms
from etalase.model import (
    Bilingual,
    Catalog,
    Commission,
    Placement,
    Product,
    Retailer,
    Site,
    Source,
    Variant,
    Vendor,
    Wholesale,
)
from etalase.terms import Sale, Terms

DAY = dt.date(2026, 11, 24)


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name)


def product(name: str = "keripik", vendor: str = "dapur", **about: object) -> Product:
    given = {"category": "camilan", **about}
    return Product(id=name, vendor=vendor, name=Bilingual(id=name), source=source(name), **given)  # type: ignore[arg-type]


def shop(name: str = "toko", rate: object = None, **about: object) -> Retailer:
    share = None if rate is None else Commission(low=Decimal(2), high=Decimal(str(rate)))
    return Retailer(id=name, name=name.title(), source=source(name), commission=share, **about)  # type: ignore[arg-type]


def catalog(*products: Product, retailers: tuple[Retailer, ...] = ()) -> Catalog:
    vendors = {p.vendor: Vendor(id=p.vendor, name=p.vendor, source=source(p.vendor)) for p in products}
    return Catalog(
        site=Site(id="", name=Bilingual(id="Etalase"), source=source("site.yaml")),
        vendors=vendors,
        products={p.address: p for p in products},
        retailers={r.id: r for r in retailers},
    )


# Price of the shelf, share in per cent → what the retailer keeps and what is left, by hand.
SHARES = [
    (25_000, "5", 1_250, 23_750),
    (14_000, "2", 280, 13_720),
    (17_777, "2.5", 444, 17_333),  # 444.425
    (17_780, "2.5", 445, 17_335),  # 444.5: half goes up
    (38_500, "10", 3_850, 34_650),
    (333, "5", 17, 316),  # 16.65
    (10_000, "0", 0, 10_000),
    (10_000, "100", 10_000, 0),
]


@pytest.mark.parametrize(("price", "rate", "kept", "left"), SHARES)
def test_the_share_is_taken_from_the_shelf_price(price: int, rate: str, kept: int, left: int) -> None:
    assert terms.share_of(price, Decimal(rate)) == kept
    [sale] = consigned(price=price, placement={"selling_price": price, "commission": Decimal(rate)}).sales
    assert (sale.net, sale.kept) == (left, kept)


# Own price, share → the lowest shelf price in steps of Rp500 that leaves at least the own price, by hand.
FAIR = [
    (25_000, "5", 26_500),  # 25,000 ÷ 0.95 = 26,315.79; 26,500 − 1,325 = 25,175
    (14_000, "2", 14_500),  # 14,285.71; 14,500 − 290 = 14,210
    (19_000, "5", 20_000),  # exactly 20,000: 20,000 − 1,000
    (18_000, "10", 20_000),
    (18_000, "0", 18_000),
    (18_100, "0", 18_500),
    (250_000, "5", 263_500),  # 263,157.89
]


@pytest.mark.parametrize(("own", "rate", "fair"), FAIR)
def test_a_fair_shelf_price_leaves_the_maker_what_a_direct_sale_brings(own: int, rate: str, fair: int) -> None:
    assert terms.fair_price(own, Decimal(rate)) == fair
    assert fair - terms.share_of(fair, Decimal(rate)) >= own
    lower = fair - 500
    assert lower - terms.share_of(lower, Decimal(rate)) < own


def test_no_price_is_fair_when_the_shop_keeps_everything() -> None:
    assert terms.fair_price(10_000, Decimal(100)) is None


def consigned(price: int | None = 25_000, retailer: Retailer | None = None, **about: Any) -> Terms:
    given = about.pop("placement", {})
    return placed(product(price=price, **about), retailer or shop(), scheme="titip-jual", **given)


def placed(goods: Product, retailer: Retailer, **agreed: object) -> Terms:
    place = Placement(retailer=retailer.id, **agreed)  # type: ignore[arg-type]
    return terms.of(dataclasses.replace(goods, placements=(place,)), retailer, 0)


def test_consignment_for_a_month_against_selling_directly() -> None:
    """25,000 direct, 26,500 on the shelf at 5 %: 1,325 for the shop, 25,175 left, 175 more than direct.

    500 pieces a month: 12,587,500 against 12,500,000. Paid after 15 days: half a month's 12,587,500 is out, 6,293,750.
    """
    found = consigned(
        monthly_capacity=500,
        placement={"selling_price": 26_500, "commission": Decimal(5), "payment_days": 15, "returns": True},
    )
    assert found.sales == (Sale(None, own=25_000, shelf=26_500, net=25_175, at_own=23_750, fair=26_500),)
    assert (found.sales[0].gain, found.sales[0].kept, found.sales[0].expected) == (175, 1_325, 25_175)
    assert found.month == (12_587_500, 12_587_500)
    assert found.direct_month == (12_500_000, 12_500_000)
    assert found.outstanding == (6_293_750, 6_293_750)
    assert (found.scheme, found.rate, found.days, found.returns, found.wanted) == (
        "titip-jual", Decimal(5), 15, True, (),
    )  # fmt: skip


def test_money_out_is_rounded_half_up_to_a_rupiah() -> None:
    """23,750 left of each, ten a month: 237,500; after 7 of 30 days 55,416.67 is out."""
    found = consigned(
        monthly_capacity=10, placement={"selling_price": 25_000, "commission": Decimal(5), "payment_days": 7}
    )
    assert found.outstanding == (55_417, 55_417)


def test_what_the_placement_does_not_say_is_the_retailers_and_of_a_range_the_higher_end() -> None:
    known = shop(rate=5, payment_days=14, schemes=("titip-jual",))
    found = placed(product(price=20_000), known, selling_price=21_500)
    assert (found.scheme, found.scheme_assumed, found.rate, found.days) == ("titip-jual", True, Decimal(5), 14)
    [sale] = found.sales
    # 21,500 × 5 % = 1,075.
    assert (sale.net, sale.kept) == (20_425, 1_075)


def test_without_a_shelf_price_nothing_is_claimed_but_what_the_own_price_would_leave() -> None:
    found = consigned(price=20_000, retailer=shop(rate=2), monthly_capacity=100)
    [sale] = found.sales
    assert (sale.shelf, sale.net, sale.kept) == (None, None, None)
    # 20,000 × 2 % = 400; to be left 20,000 the shelf must say 20,408.16, so 20,500.
    assert (sale.at_own, sale.fair, sale.expected, sale.is_assumed) == (19_600, 20_500, 19_600, True)
    assert found.month == (1_960_000, 1_960_000)
    assert found.wanted == ("selling_price", "payment_days", "returns")


@pytest.mark.parametrize("scheme", ["beli-putus", "maklon"])
def test_who_buys_outright_pays_the_wholesale_price(scheme: str) -> None:
    """35,000 direct, 29,000 wholesale, 45,500 on the shelf: 16,500 for the shop, 6,000 less than direct.

    450 pieces a month are 13,050,000, all of it out for 30 days.
    """
    goods = product(price=35_000, wholesale=Wholesale(price=29_000, minimum=12), monthly_capacity=450)
    found = placed(goods, shop(rate=5), scheme=scheme, selling_price=45_500, payment_days=30, returns=False)
    [sale] = found.sales
    assert (sale.net, sale.kept, sale.gain, sale.fair, sale.at_own) == (29_000, 16_500, -6_000, None, None)
    assert (found.rate, found.minimum, found.wanted) == (None, 12, ())
    assert (found.month, found.outstanding) == ((13_050_000, 13_050_000), (13_050_000, 13_050_000))


def test_outright_purchase_without_a_wholesale_price_is_not_known() -> None:
    goods = product(price=35_000, monthly_capacity=450)
    found = placed(goods, shop(), scheme="beli-putus", selling_price=45_500)
    assert (found.sales[0].net, found.sales[0].kept, found.month, found.outstanding) == (None, None, None, None)
    assert found.wanted == ("wholesale", "payment_days", "returns")


def test_nothing_known_is_nothing_said() -> None:
    found = placed(product(), shop())
    assert (found.scheme, found.rate, found.days, found.returns, found.pieces) == (None, None, None, None, None)
    assert found.sales == (Sale(None),)
    assert (found.month, found.direct_month, found.outstanding) == (None, None, None)
    assert found.wanted == ("scheme", "price", "payment_days", "returns", "monthly_capacity")


def test_of_two_schemes_neither_is_guessed() -> None:
    both = shop(rate=5, schemes=("titip-jual", "beli-putus"))
    found = placed(product(price=20_000), both)
    assert (found.scheme, found.sales[0].net, found.wanted[0]) == (None, None, "scheme")


def test_every_size_is_counted_by_its_own_price() -> None:
    """14,000 and 58,000 at 5 %: 13,300 and 55,100; 100 pieces are between 1,330,000 and 5,510,000."""
    sizes = (Variant(name=Bilingual(id="kecil"), price=14_000), Variant(name=Bilingual(id="besar"), price=58_000))
    found = consigned(price=None, variants=sizes, retailer=shop(rate=5, payment_days=15), monthly_capacity=100)
    assert [(sale.variant, sale.at_own, sale.fair) for sale in found.sales] == [
        ("kecil", 13_300, 15_000),  # 14,736.84
        ("besar", 55_100, 61_500),  # 61,052.63
    ]
    assert found.month == (1_330_000, 5_510_000)
    assert found.outstanding == (665_000, 2_755_000)


def test_a_price_written_once_is_that_of_the_cheapest_size() -> None:
    """16,000 on the shelf at 5 % leave 15,200 of the small one; of the big one only its own price is known."""
    sizes = (Variant(name=Bilingual(id="kecil"), price=14_000), Variant(name=Bilingual(id="besar"), price=58_000))
    found = consigned(price=None, variants=sizes, placement={"selling_price": 16_000}, retailer=shop(rate=5))
    assert [(sale.shelf, sale.net, sale.expected) for sale in found.sales] == [
        (16_000, 15_200, 15_200),
        (None, None, 55_100),
    ]
    assert (found.is_known, "selling_price" in found.wanted) == (False, False)
    flavours = tuple(dataclasses.replace(size, price=14_000) for size in sizes)
    found = consigned(price=None, variants=flavours, placement={"selling_price": 16_000}, retailer=shop(rate=5))
    assert [(sale.shelf, sale.net) for sale in found.sales] == [(16_000, 15_200)] * 2


def test_a_wholesale_price_is_that_of_the_cheapest_size() -> None:
    sizes = (Variant(name=Bilingual(id="besar"), price=58_000), Variant(name=Bilingual(id="kecil"), price=14_000))
    goods = product(variants=sizes, wholesale=Wholesale(price=11_500), monthly_capacity=100)
    found = placed(goods, shop(), scheme="beli-putus")
    assert [sale.net for sale in found.sales] == [None, 11_500]
    assert (found.net, found.month, "wholesale" in found.wanted) == ((11_500, 11_500), (1_150_000, 1_150_000), False)


def test_what_is_placed_today_and_what_could_be_offered() -> None:
    until = Placement(retailer="lama", scheme="titip-jual", until=DAY - dt.timedelta(days=1))
    last = Placement(retailer="toko", scheme="titip-jual", until=DAY)
    first = Placement(retailer="baru", scheme="titip-jual", since=DAY + dt.timedelta(days=1))
    here = product(price=20_000, placements=(until, last, first))
    gone = product("arsip", price=1_000, status="arsip", placements=(last,))
    sold_out = product("habis", price=1_000, status="habis", placements=(last,))
    shops = tuple(shop(name, rate=5, schemes=("titip-jual",)) for name in ("baru", "lama", "toko"))
    known = catalog(here, gone, sold_out, retailers=shops)
    assert [(t.product, t.retailer, t.placement) for t in terms.placed(known, DAY)] == [
        ("dapur/keripik", "toko", 1),
        ("dapur/habis", "toko", 0),
    ]
    ready = {"dapur/keripik": ("baru", "lama", "toko"), "dapur/habis": ("baru",)}
    # What is sold out cannot be offered, and what stands there need not be.
    assert [(t.product, t.retailer, t.placement) for t in terms.proposals(known, ready, DAY)] == [
        ("dapur/keripik", "baru", None),
        ("dapur/keripik", "lama", None),
    ]


def test_a_proposal_is_made_for_every_scheme_that_the_retailer_offers() -> None:
    goods = product(price=20_000, wholesale=Wholesale(price=17_000))
    both = shop(rate=5, schemes=("titip-jual", "beli-putus"), payment_days=14)
    known = catalog(goods, retailers=(both, shop("diam")))
    found = list(terms.proposals(known, {"dapur/keripik": ("toko", "diam")}, DAY))
    assert [(t.retailer, t.scheme, t.sales[0].expected) for t in found] == [
        ("toko", "titip-jual", 19_000),
        ("toko", "beli-putus", 17_000),
        ("diam", None, None),
    ]


def test_of_ten_thousand_on_the_shelf() -> None:
    """(23,750 + 29,000) ÷ (25,000 + 45,500) = 52,750 ÷ 70,500 = 0.748227: of Rp10,000 Rp7,482 are the makers'."""
    sold = consigned(placement={"selling_price": 25_000, "commission": Decimal(5)})
    goods = product(price=35_000, wholesale=Wholesale(price=29_000))
    bought = placed(goods, shop(), scheme="beli-putus", selling_price=45_500)
    unknown = placed(product(), shop())
    assert terms.of_ten_thousand([sold, bought, unknown]) == 7_482
    assert terms.of_ten_thousand([unknown]) is None
