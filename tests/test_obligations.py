"""Which outlets carry how many local products, how many they owe, and what could go there: counted by hand."""

from __future__ import annotations

import datetime as dt

from etalase import obligations
from etalase.model import (
    Bilingual,
    Catalog,
    Obligation,
    Outlet,
    Placement,
    Product,
    Region,
    Retailer,
    Rule,
    Site,
    Source,
    Vendor,
)

DAY = dt.date(2026, 11, 24)


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name)


def product(address: str, *places: Placement, **about: object) -> Product:
    vendor, _, name = address.partition("/")
    return Product(
        id=name, vendor=vendor, name=Bilingual(id=name), source=source(address), placements=places, **about  # type: ignore[arg-type]
    )  # fmt: skip


def at(*outlets: str, retailer: str = "swalayan", **about: object) -> Placement:
    return Placement(retailer=retailer, outlets=outlets, **about)  # type: ignore[arg-type]


# Three outlets that owe three products each: damai has three on sale, sepinggan one, kilo none. Two districts of four
# have an outlet; Utara has a vendor but no outlet.
REGIONS = tuple(
    Region(village_code=str(n), village=village, district_code=district, district=f"Balikpapan {district}")
    for n, (village, district) in enumerate(
        [("Damai", "Kota"), ("Sepinggan Raya", "Selatan"), ("Batu Ampar", "Utara"), ("Manggar", "Timur")]
    )
)
VILLAGES = {"dapur": "Damai", "kebun": "Sepinggan Raya", "kopi": "Batu Ampar"}
PRODUCTS = (
    product("dapur/a", at("damai", "sepinggan")),
    product("dapur/b", at("damai")),
    product("dapur/c", at("damai"), at("damai", since=dt.date(2027, 1, 1))),
    product("dapur/habis", at("damai", "kilo"), status="habis"),
    product("dapur/lalu", at("kilo", until=dt.date(2026, 11, 23))),
    product("kebun/d", at()),
    product("kebun/e"),
    product("kebun/f"),
    product("kopi/g"),
    product("kopi/draf", at("kilo"), status="draf"),
    product("kopi/nanti", at("kilo"), published=dt.date(2026, 12, 1)),
)
SHOP = Retailer(
    id="swalayan",
    name="Swalayan",
    type="supermarket",
    source=source("swalayan"),
    outlets=(
        Outlet(id="damai", name="Damai", village="damai"),
        Outlet(id="sepinggan", name="Sepinggan", village="Sepinggan Raya"),
        Outlet(id="kilo", name="Kilo", village="Damai"),
    ),
    obligation=Obligation(rule="Rak UMKM", source="Perda", minimum=3),
)
SILENT = Retailer(id="hotel", name="Hotel", type="hotel", source=source("hotel"))
READY = {
    "dapur/a": ("swalayan",),
    "dapur/b": ("swalayan",),
    "kebun/d": ("swalayan",),
    "kebun/e": ("swalayan", "hotel"),
    "kebun/f": ("swalayan",),
    "kopi/g": ("swalayan",),
    "kopi/nanti": ("swalayan",),
    "dapur/habis": ("swalayan",),
}


def rule(id: str, starts: str, **says: str) -> Rule:
    return Rule(
        id=id, source=source(id), what="kewajiban-toko", condition=tuple(says.items()), origin="Perda",
        starts=dt.date.fromisoformat(starts),
    )  # fmt: skip


def catalog(*rules: Rule, shop: Retailer = SHOP) -> Catalog:
    return Catalog(
        site=Site(id="", name=Bilingual(id="Etalase"), source=source("site.yaml")),
        regions=REGIONS,
        vendors={id: Vendor(id=id, name=id, village=place, source=source(id)) for id, place in VILLAGES.items()},
        products={p.address: p for p in PRODUCTS},
        retailers={"hotel": SILENT, "swalayan": shop},
        rules={each.id: each for each in rules},
    )


def coverage(*rules: Rule, day: dt.date = DAY) -> obligations.Coverage:
    return obligations.of(catalog(*rules), READY, day)


def test_each_outlet_carries_what_is_on_sale_there_today() -> None:
    [_, chain] = coverage().chains
    assert {shelf.outlet: shelf.carried for shelf in chain.shelves} == {
        "damai": ("dapur/a", "dapur/b", "dapur/c"),
        "sepinggan": ("dapur/a",),
        "kilo": (),
    }
    assert [(shelf.minimum, shelf.owes, shelf.kept) for shelf in chain.shelves] == [
        (3, 0, True),
        (3, 2, False),
        (3, 3, False),
    ]
    assert (chain.carried, chain.nowhere) == (("dapur/a", "dapur/b", "dapur/c", "kebun/d"), ("kebun/d",))


def test_the_city_in_figures() -> None:
    found = coverage()
    assert (found.n_outlets, found.n_obliged, found.n_kept, found.n_owed) == (3, 3, 1, 5)


def test_what_could_go_there_tomorrow_begins_in_the_same_district_and_with_one_of_each_vendor() -> None:
    """Ready for the chain and on sale: a, b, d, e, f, g. `d` stands in the chain already, in an unknown outlet."""
    [hotel, chain] = coverage().chains
    damai, sepinggan, kilo = chain.shelves
    assert chain.waiting == ("kebun/e", "kopi/g", "kebun/f")
    # Damai lies in Kota like the vendor dapur, Sepinggan in Selatan like kebun.
    assert obligations.could_fill(chain, damai) == ("kebun/e", "kopi/g", "kebun/f")
    assert obligations.could_fill(chain, sepinggan) == ("kebun/e", "kebun/f", "dapur/b", "kopi/g")
    assert obligations.could_fill(chain, kilo) == ("dapur/a", "dapur/b", "kebun/e", "kopi/g", "kebun/f")
    assert obligations.could_fill(chain, kilo, limit=2) == ("dapur/a", "dapur/b")
    assert [obligations.n_fillers(chain, shelf) for shelf in chain.shelves] == [3, 4, 5]
    assert (hotel.shelves, hotel.waiting, hotel.duty.minimum) == ((), ("kebun/e",), None)


def test_districts_and_those_without_an_outlet() -> None:
    assert [(d.name, d.n_outlets, d.retailers, d.products, d.n_vendors) for d in coverage().districts] == [
        ("Balikpapan Kota", 2, ("swalayan",), ("dapur/a", "dapur/b", "dapur/c"), 1),
        ("Balikpapan Selatan", 1, ("swalayan",), ("dapur/a",), 1),
        ("Balikpapan Utara", 0, (), (), 1),
        ("Balikpapan Timur", 0, (), (), 0),
    ]


def test_a_rule_obliges_from_its_day_and_the_greater_duty_counts() -> None:
    first = dt.date(2026, 11, 24)
    city = rule("perda", "2026-11-24", jenis="supermarket", produk_per_gerai="5")
    small = rule("kecil", "2026-11-24", jenis="supermarket", produk_per_gerai="2")
    other = rule("hotel", "2026-11-24", jenis="minimarket", produk_per_gerai="9")
    days = [first - dt.timedelta(days=1), first, first + dt.timedelta(days=1)]
    assert [coverage(city, day=day).chains[1].duty.minimum for day in days] == [3, 5, 5]
    assert coverage(small, other).chains[1].duty.minimum == 3
    assert [each.id for each in coverage(city, small, other).chains[1].duty.rules] == ["perda", "kecil"]
    assert coverage(rule("ruang", "2021-04-01", ruang_persen="30")).chains[0].duty.space_percent == 30


def test_a_shop_that_owes_nothing_neither_keeps_nor_misses() -> None:
    free = Retailer(id="swalayan", name="S", type="toko", source=source("s"), outlets=SHOP.outlets)
    found = obligations.of(catalog(shop=free), READY, DAY)
    assert [(shelf.owes, shelf.kept) for shelf in found.chains[1].shelves] == [(None, None)] * 3
    assert (found.n_obliged, found.n_kept, found.n_owed) == (0, 0, 0)
