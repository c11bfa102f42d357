"""Readiness of products before retailers, worked out by hand from the sources, and the steps that open most outlets."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import time
from collections.abc import Iterator

import pytest

from etalase import audience, ladder, pipeline, readiness, rulebook
from etalase.ladder import Leap
from etalase.model import (
    Bilingual,
    Catalog,
    Category,
    Outlet,
    Permit,
    Product,
    ProductPermits,
    Requirement,
    Retailer,
    Rule,
    Site,
    Source,
    Vendor,
    VendorPermits,
)
from etalase.readiness import Readiness, Verdict
from etalase.values.shelf_life import ShelfLife
from tests import small_site

DAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalog, Readiness]:
    """The sample catalogue without its pictures, which readiness does not look at."""
    folder = tmp_path_factory.mktemp("contoh")
    pictures = shutil.ignore_patterns("*.jpg", "*.JPG", "*.jpeg", "*.png", "*.webp", "*.avif", "*.gif", "*.svg")
    shutil.copytree(small_site.ROOT / "content", folder / "content", ignore=pictures)
    catalog = pipeline.check(small_site.request(folder / "content", DAY))[0]
    return catalog, readiness.of(catalog, DAY)


def told(verdict: Verdict) -> str:
    """`ready`, `unknown`, `unsuitable: why`, or what is missing with the reason where it is not plainly absent."""
    if verdict.state == "unsuitable":
        return f"unsuitable: {' '.join(verdict.reasons)}"
    if verdict.state != "lacking":
        return verdict.state
    return " ".join(m.what if m.why == "belum-ada" else f"{m.what}({m.why})" for m in verdict.missing)


# Worked out by hand on 24 November 2026 from the product's and its vendor's file, the retailers' lists of requirements
# (content/retailers, each with its source) and these facts: PerBPOM 22/2018 (P-IRT only for shelf-stable food, the last
# two digits are the year in which it ends), the halal duty since 18 October 2026, the label list of PerBPOM 31/2018.
BY_HAND = {
    # Dry crackers, 120 days, 4,000 pieces a month; P-IRT to September 2031, halal, NIB, barcodes on all sizes, all
    # label elements. Only Alfamidi wants BPOM itself. Of Hypermart and Semayang nothing is known.
    "olahan-laut-manggar/amplang-tenggiri": {
        "alfamidi": "bpom",
        "galeri-umkm-bandara": "ready",
        "hotel-contoh-teluk": "ready",
        "hypermart": "unknown",
        "indomaret": "ready",
        "koperasi-contoh-manggar": "ready",
        "koperasi-semayang": "unknown",
        "rumah-kriya-contoh": "unsuitable: kategori",
        "swalayan-contoh-damai": "ready",
        "toko-contoh-kampung-baru": "ready",
        "warung-contoh-kilo": "ready",
    },
    # P-IRT …-24 ended in 2024; no halal, no barcode, three label elements, capacity not written down; 90 days. The
    # Warung asks only for an NIB and 30 days.
    "kelompok-baru-ulu/kerupuk-ikan-bulan": {
        "alfamidi": "bpom gtin label(kurang)",
        "galeri-umkm-bandara": "izin-edar(kedaluwarsa) halal gizi",
        "hotel-contoh-teluk": "halal izin-edar(kedaluwarsa)",
        "hypermart": "unknown",
        "indomaret": "izin-edar(kedaluwarsa) halal gtin label(kurang)",
        "koperasi-contoh-manggar": "izin-edar(kedaluwarsa)",
        "koperasi-semayang": "unknown",
        "rumah-kriya-contoh": "unsuitable: kategori",
        "swalayan-contoh-damai": "izin-edar(kedaluwarsa) halal gtin label(kurang) kapasitas(tidak-diisi)",
        "toko-contoh-kampung-baru": "izin-edar(kedaluwarsa) halal",
        "warung-contoh-kilo": "ready",
    },
    # Frozen buns: a P-IRT number cannot belong to them, BPOM MD is needed; only shops with a freezer that take cakes.
    "dapur-mantau-baru-ilir/mantau-beku": {
        "alfamidi": "unsuitable: kategori penyimpanan",
        "galeri-umkm-bandara": "unsuitable: kategori penyimpanan",
        "hotel-contoh-teluk": "unsuitable: kategori penyimpanan",
        "hypermart": "unknown",
        "indomaret": "unsuitable: kategori penyimpanan",
        "koperasi-contoh-manggar": "izin-edar(salah-jenis)",
        "koperasi-semayang": "unsuitable: penyimpanan",
        "rumah-kriya-contoh": "unsuitable: kategori penyimpanan",
        "swalayan-contoh-damai": "izin-edar(salah-jenis) gtin kapasitas(tidak-diisi)",
        "toko-contoh-kampung-baru": "unsuitable: penyimpanan",
        "warung-contoh-kilo": "unsuitable: kategori penyimpanan",
    },
    # Dried pork, P-IRT to 2030, declared not halal: never where halal is a must, ready where it is not.
    "dapur-asap-sumber-rejo/dendeng-babi-manis": {
        "alfamidi": "unsuitable: kategori",
        "galeri-umkm-bandara": "unsuitable: halal",
        "hotel-contoh-teluk": "unsuitable: halal",
        "hypermart": "unknown",
        "indomaret": "unsuitable: kategori halal",
        "koperasi-contoh-manggar": "ready",
        "koperasi-semayang": "unknown",
        "rumah-kriya-contoh": "unsuitable: kategori",
        "swalayan-contoh-damai": "unsuitable: halal",
        "toko-contoh-kampung-baru": "unsuitable: halal",
        "warung-contoh-kilo": "unsuitable: kategori",
    },
    # Keeps two days: one source says no authorisation is needed, another says BPOM, so it must be asked. Too short for
    # the Toko's 60 days; three label elements; 900 pieces a month; halal.
    "bingka-karang-jati/bingka-kentang": {
        "alfamidi": "unsuitable: kategori",
        "galeri-umkm-bandara": "unsuitable: kategori",
        "hotel-contoh-teluk": "unsuitable: kategori",
        "hypermart": "unknown",
        "indomaret": "unsuitable: kategori",
        "koperasi-contoh-manggar": "izin-edar(ditanyakan)",
        "koperasi-semayang": "unknown",
        "rumah-kriya-contoh": "unsuitable: kategori",
        "swalayan-contoh-damai": "izin-edar(ditanyakan) gtin label(kurang)",
        "toko-contoh-kampung-baru": "izin-edar(ditanyakan) umur-simpan(kurang)",
        "warung-contoh-kilo": "unsuitable: kategori",
    },
    # Fresh milk coffee, chilled, 5 days: milk decides before the short shelf life, so BPOM MD, which is applied for.
    "kopi-bukit-kilo/kopi-susu-aren-botol": {
        "alfamidi": "bpom(diajukan) gtin label(kurang)",
        "galeri-umkm-bandara": "unsuitable: penyimpanan",
        "hotel-contoh-teluk": "unsuitable: penyimpanan",
        "hypermart": "unknown",
        "indomaret": "unsuitable: penyimpanan",
        "koperasi-contoh-manggar": "unsuitable: kategori penyimpanan",
        "koperasi-semayang": "unsuitable: penyimpanan",
        "rumah-kriya-contoh": "unsuitable: kategori penyimpanan",
        "swalayan-contoh-damai": "izin-edar(diajukan) gtin label(kurang) kapasitas(tidak-diisi)",
        "toko-contoh-kampung-baru": "unsuitable: penyimpanan",
        "warung-contoh-kilo": "unsuitable: penyimpanan",
    },
}


@pytest.mark.parametrize("address", BY_HAND)
def test_the_readiness_worked_out_by_hand(address: str, sample: tuple[Catalog, Readiness]) -> None:
    verdicts = sample[1].verdicts[address]
    assert {retailer: told(verdict) for retailer, verdict in verdicts.items()} == BY_HAND[address]


def test_the_sample_shows_every_state_and_every_reason(sample: tuple[Catalog, Readiness]) -> None:
    every = [verdict for verdicts in sample[1].verdicts.values() for verdict in verdicts.values()]
    assert {verdict.state for verdict in every} == {"ready", "lacking", "unsuitable", "unknown"}
    assert {1, 2, 3, 4} <= {len(verdict.missing) for verdict in every if verdict.state == "lacking"}
    assert {reason for verdict in every for reason in verdict.reasons} == {"kategori", "penyimpanan", "halal"}
    whys = {missing.why for verdict in every for missing in verdict.missing}
    assert whys >= {
        "belum-ada", "diajukan", "dicabut", "kedaluwarsa", "salah-jenis", "kurang", "tidak-diisi", "ditanyakan"
    }  # fmt: skip


def test_what_no_catalogue_can_tell_is_asked_and_does_not_block(sample: tuple[Catalog, Readiness]) -> None:
    verdict = sample[1].verdicts["olahan-laut-manggar/amplang-tenggiri"]["hotel-contoh-teluk"]
    assert (verdict.state, verdict.to_ask) == ("ready", ("sampel",))


def test_the_next_steps_worked_out_by_hand(sample: tuple[Catalog, Readiness]) -> None:
    catalog, found = sample
    # From BY_HAND: P-IRT alone opens the cooperative (one outlet); then halal opens hotel (1) and Toko (2 outlets).
    # Barcode and label together open Indomaret (outlets not on record, so one), or with the capacity the supermarket
    # (3 outlets): barcode and label are the part that opens something first.
    leaps = ladder.of_product(catalog, found, "kelompok-baru-ulu/kerupuk-ikan-bulan")
    assert [([step.what for step in leap.steps], leap.outlets) for leap in leaps[:4]] == [
        (["pirt"], 1),
        (["halal"], 3),
        (["gtin", "label"], 1),
        (["kapasitas"], 3),
    ]
    # What was ready before opens nothing more.
    assert ladder.of_product(catalog, found, "dapur-asap-sumber-rejo/dendeng-babi-manis") == ()
    # Halal for a small business costs from nothing (BPJPH 141/2021), P-IRT has no known cost.
    assert leaps[1].steps[0].least_cost == 0
    assert (leaps[0].cost, leaps[0].steps[0].after) == (None, ("nib",))


def test_one_step_for_the_whole_city_counts_only_what_lacks_just_that(sample: tuple[Catalog, Readiness]) -> None:
    catalog, found = sample
    ready = found.ready()
    for opening in ladder.openings(catalog, found):
        what = opening.step.what
        alone = [
            (address, retailer)
            for address, verdicts in found.verdicts.items()
            for retailer, verdict in verdicts.items()
            if verdict.state == "lacking" and {s for m in verdict.missing for s in m.steps} == {what}
        ]
        # A step that needs an NIB first is no single step for those who have none.
        assert 0 < opening.pairs <= len(alone)
        assert set(opening.products) <= {address for address, _ in alone}
        assert set(opening.newly) == {address for address in opening.products if address not in ready}


def retailer(id: str, asks: str, outlets: int = 1, **changes: object) -> Retailer:
    """`asks` is `nib izin-edar umur-simpan=60`, all of it a must."""
    wanted = (each.partition("=") for each in asks.split())
    return Retailer(
        id=id,
        source=Source(file=f"content/retailers/{id}.yaml", digest=id),
        name=id,
        requirements=tuple(
            Requirement(what=what, value=int(value) if value else None, source="uji") for what, _, value in wanted
        ),
        outlets=tuple(Outlet(id=f"g{n}", name=f"Gerai {n}", village="Manggar") for n in range(outlets)),
        **changes,  # type: ignore[arg-type]
    )


def rule(id: str, what: str, **condition: str | list[str]) -> Rule:
    pairs = ((k, t) for k, v in condition.items() for t in ([v] if isinstance(v, str) else v))
    return Rule(id=id, source=Source(file="content/rules/uji.yaml", digest=id), what=what, condition=tuple(pairs))


RULES = (
    rule("beku", "izin-edar", penyimpanan="beku", izin="bpom"),
    rule("rumahan", "izin-edar", pangan="ya", izin="pirt"),
    rule("nib", "langkah", untuk="nib", biaya="0", cakupan="usaha"),
    rule("pirt", "langkah", untuk="pirt", setelah="nib", biaya="150000"),
    rule("halal", "langkah", untuk="halal", biaya_mulai="0", setelah="nib"),
    rule("gtin", "langkah", untuk="gtin", biaya="4000000", cakupan="usaha"),
)
NIB = Permit(number="0220123456789")
PIRT = Permit(number="206647101001231")
HALAL = Permit(number="ID64110001234560326")


def catalog_of(
    products: dict[str, ProductPermits], retailers: list[Retailer], *, nib: tuple[str, ...] = ("a", "b"), **more: object
) -> Catalog:
    """Products by address, of vendors `a` and `b`, of whom those in `nib` have one."""
    source = Source(file="content/site.yaml", digest="")
    return Catalog(
        site=Site(id="site", source=source, name=Bilingual(id="Uji"), region="6471"),
        categories={"camilan": Category(id="camilan", source=source, name=Bilingual(id="Camilan"), type="makanan")},
        vendors={
            id: Vendor(
                id=id, source=source, name=id, village="Manggar", permits=VendorPermits(nib=NIB if id in nib else None)
            )
            for id in sorted({address.partition("/")[0] for address in products})
        },
        products={
            address: Product(
                id=address.partition("/")[2],
                vendor=address.partition("/")[0],
                source=source,
                category="camilan",
                permits=given,
                **more,  # type: ignore[arg-type]
            )
            for address, given in products.items()
        },
        retailers={each.id: each for each in retailers},
        rules={each.id: each for each in RULES},
    )


def shown(leaps: tuple[Leap, ...]) -> list[str]:
    return [f"{'+'.join(s.what for s in leap.steps)}: {leap.outlets}" for leap in leaps]


def leaps_of(catalog: Catalog, address: str) -> list[str]:
    return shown(ladder.of_product(catalog, readiness.of(catalog, DAY), address))


def test_two_missing_things_open_only_together() -> None:
    shops = [retailer("s", "izin-edar halal", 5)]
    catalog = catalog_of({"a/x": ProductPermits()}, shops)
    assert leaps_of(catalog, "a/x") == ["pirt+halal: 5"]
    assert ladder.openings(catalog, readiness.of(catalog, DAY)) == ()


def test_the_step_that_opens_most_outlets_comes_first() -> None:
    shops = [retailer("s", "halal", 2), retailer("t", "izin-edar", 3), retailer("u", "izin-edar halal gtin", 1)]
    assert leaps_of(catalog_of({"a/x": ProductPermits()}, shops), "a/x") == ["pirt: 3", "halal: 2", "gtin: 1"]


def test_a_pair_that_opens_many_comes_before_a_single_step_that_opens_few() -> None:
    shops = [retailer("s", "gtin", 1), retailer("t", "izin-edar halal", 8)]
    assert leaps_of(catalog_of({"a/x": ProductPermits()}, shops), "a/x") == ["pirt+halal: 8", "gtin: 1"]


def test_an_nib_comes_first_where_there_is_none() -> None:
    shops = [retailer("s", "izin-edar", 4), retailer("t", "nib", 1)]
    assert leaps_of(catalog_of({"a/x": ProductPermits()}, shops, nib=()), "a/x") == ["nib: 1", "pirt: 4"]
    [leap] = ladder.of_product(
        without := catalog_of({"a/x": ProductPermits()}, shops[:1], nib=()), readiness.of(without, DAY), "a/x"
    )
    assert ([step.what for step in leap.steps], leap.cost) == (["nib", "pirt"], 150_000)


def test_of_equal_steps_the_cheaper_one_comes_first() -> None:
    shops = [retailer("s", "gtin", 2), retailer("t", "halal", 2), retailer("u", "izin-edar", 2)]
    catalog = catalog_of({"a/x": ProductPermits()}, shops)
    assert leaps_of(catalog, "a/x") == ["halal: 2", "pirt: 2", "gtin: 2"]


def test_what_costs_ten_million_comes_last_however_much_it_opens() -> None:
    shops = [retailer("s", "merek", 9), retailer("t", "halal", 1), retailer("u", "gizi", 1)]
    dear = rule("merek", "langkah", untuk="merek", biaya="10000000")
    catalog = catalog_of({"a/x": ProductPermits()}, shops)
    catalog = dataclasses.replace(catalog, rules={**catalog.rules, dear.id: dear})
    assert leaps_of(catalog, "a/x") == ["halal: 1", "gizi: 1", "merek: 9"]
    openings = ladder.openings(catalog, readiness.of(catalog, DAY))
    assert [each.step.what for each in openings] == ["halal", "gizi", "merek"]
    cheap = dataclasses.replace(dear, condition=(("untuk", "merek"), ("biaya", "9999999")))
    assert leaps_of(dataclasses.replace(catalog, rules={**catalog.rules, dear.id: cheap}), "a/x")[0] == "merek: 9"


def test_the_cheapest_step_is_told_apart_from_the_one_that_opens_most() -> None:
    shops = [retailer("s", "gtin", 9), retailer("t", "halal", 1)]
    catalog = catalog_of({"a/x": ProductPermits()}, shops)
    assert leaps_of(catalog, "a/x")[0] == "gtin: 9"
    cheapest = ladder.cheapest(catalog, readiness.of(catalog, DAY), "a/x")
    assert cheapest is not None
    assert shown((cheapest,)) == ["halal: 1"]


def test_a_business_and_the_city_add_up_their_products() -> None:
    shops = [retailer("s", "izin-edar", 1), retailer("t", "halal", 2), retailer("u", "izin-edar halal", 1)]
    products = {
        "a/x": ProductPermits(pirt=PIRT),
        "a/y": ProductPermits(pirt=PIRT, halal=HALAL),
        "b/z": ProductPermits(halal=HALAL),
        "b/w": ProductPermits(),
    }
    catalog = catalog_of(products, shops)
    found = readiness.of(catalog, DAY)
    # a: halal opens t (2) and u (1) to x. b: P-IRT opens s and u to z, and s to w; then halal opens t and u to w.
    assert shown(ladder.of_vendor(catalog, found, "a")) == ["halal: 3"]
    assert shown(ladder.of_vendor(catalog, found, "b")) == ["pirt: 3", "halal: 3"]
    # City, first step: halal opens t and u to x, t to w = 5; P-IRT opens s and u to z, s to w = 3.
    assert shown(ladder.of_city(catalog, found)) == ["halal: 5", "pirt: 4"]
    halal, pirt = sorted(ladder.openings(catalog, found), key=lambda each: each.step.what)
    assert (halal.products, halal.newly, halal.pairs, halal.outlets) == (("a/x", "b/w"), ("b/w",), 3, 5)
    assert (sorted(pirt.products), pirt.newly, pirt.pairs, pirt.outlets) == (["b/w", "b/z"], ("b/w",), 3, 3)


def test_shelf_life_and_capacity_are_asked_in_numbers() -> None:
    shops = [retailer("s", "umur-simpan=60"), retailer("t", "umur-simpan=30 kapasitas=500")]
    catalog = catalog_of({"a/x": ProductPermits()}, shops, shelf_life=ShelfLife(45, "hari"), monthly_capacity=499)
    verdicts = readiness.of(catalog, DAY).verdicts["a/x"]
    assert [(m.what, m.why, m.asked) for m in verdicts["s"].missing] == [("umur-simpan", "kurang", 60)]
    assert [(m.what, m.why, m.asked) for m in verdicts["t"].missing] == [("kapasitas", "kurang", 500)]


@pytest.mark.parametrize(
    "given, why",
    [
        (ProductPermits(), "belum-ada"),
        (ProductPermits(pirt=Permit(status="diajukan")), "diajukan"),
        (ProductPermits(pirt=Permit(number="206647101001231", status="dicabut")), "dicabut"),
        (ProductPermits(pirt=Permit(number="206647101001225")), "kedaluwarsa"),
        (ProductPermits(pirt=Permit(number="20664710100", readable=False)), "tak-terbaca"),
        (ProductPermits(pirt=Permit(status="ada")), "tidak-diisi"),
        (ProductPermits(bpom=Permit(number="NA 18201234567")), "belum-ada"),
    ],
)
def test_why_an_authorisation_does_not_count(given: ProductPermits, why: str) -> None:
    verdicts = readiness.of(catalog_of({"a/x": given}, [retailer("s", "izin-edar")]), DAY).verdicts["a/x"]
    assert [(m.what, m.why, m.steps) for m in verdicts["s"].missing] == [("izin-edar", why, ("pirt",))]


@pytest.mark.parametrize(
    "halal, why",
    [
        (Permit(number="00120012340119"), "ditanyakan"),
        (Permit(number="00120012340119", valid_until=DAY), None),
        (Permit(number="00120012340119", valid_until=DAY - dt.timedelta(days=1)), "kedaluwarsa"),
        (Permit(number="KH 123", readable=False), "tak-terbaca"),
        (Permit(number="ID64110001234560326", status="dicabut"), "dicabut"),
        (Permit(number="ID64110001234560326"), None),
    ],
)
def test_no_old_or_other_number_is_passed_off_as_a_halal_certificate(halal: Permit, why: str | None) -> None:
    catalog = catalog_of({"a/x": ProductPermits(halal=halal)}, [retailer("s", "halal")])
    missing = readiness.of(catalog, DAY).verdicts["a/x"]["s"].missing
    assert [each.why for each in missing] == ([why] if why else [])
    shown = audience.seen_by(catalog, "public", DAY).products["a/x"].permits.halal
    assert (shown is not None and shown.number is not None) == (why is None)


@pytest.mark.parametrize("gtin, why", [("8990800000015", None), ("2012345000018", "salah-jenis"), (None, "belum-ada")])
def test_a_barcode_of_one_shop_opens_no_other(gtin: str | None, why: str | None) -> None:
    catalog = catalog_of({"a/x": ProductPermits()}, [retailer("s", "gtin")], gtin=gtin)
    missing = readiness.of(catalog, DAY).verdicts["a/x"]["s"].missing
    assert [each.why for each in missing] == ([why] if why else [])


def test_a_bpom_number_serves_where_a_pirt_number_would() -> None:
    given = ProductPermits(bpom=Permit(number="MD 235612345678"))
    verdicts = readiness.of(catalog_of({"a/x": given}, [retailer("s", "izin-edar bpom")]), DAY).verdicts["a/x"]
    assert verdicts["s"].state == "ready"


def test_without_rules_and_facts_nothing_is_claimed_about_the_kind_of_permit() -> None:
    catalog = dataclasses.replace(catalog_of({"a/x": ProductPermits()}, [retailer("s", "izin-edar")]), rules={})
    [missing] = readiness.of(catalog, DAY).verdicts["a/x"]["s"].missing
    assert (missing.why, missing.steps) == ("jenis-belum-jelas", ("data",))
    assert ladder.step(rulebook.of({}, DAY), "data").who == "kantor"


def many_products(n: int) -> Iterator[tuple[str, Product]]:
    """Products that differ in permits, dates, shelf life, capacity, label, storage and barcode."""
    source = Source(file="content/vendors/v/products/p.md", digest="")
    for k in range(n):
        vendor = f"v{k % 1500}"
        permits = ProductPermits(
            pirt=Permit(number=f"2066471{k % 100:02}{k % 10000:04}{20 + k % 12}") if k % 3 else None,
            halal=HALAL if k % 5 else Permit(status="diajukan"),
            bpom=Permit(number="MD 235612345678", valid_until=DAY + dt.timedelta(days=k % 700 - 200))
            if k % 7 == 0
            else None,
        )
        yield (
            f"{vendor}/p{k}",
            Product(
                id=f"p{k}",
                vendor=vendor,
                source=source,
                category="camilan",
                permits=permits,
                gtin="8990800000015" if k % 2 else None,
                shelf_life=ShelfLife(k % 365 + 1, "hari"),
                monthly_capacity=k % 997 or None,
                label=("nama", "komposisi", "berat-bersih", "produsen", "gizi")[: k % 6],
                storage=("suhu-ruang", "dingin", "beku", None)[k % 4],
            ),
        )


def test_five_thousand_products_before_thirty_retailers_take_less_than_a_second() -> None:
    asks = "nib izin-edar halal gtin label gizi foto umur-simpan={} kapasitas={}"
    shops = [retailer(f"r{n}", asks.format(10 + n * 7, 50 + n * 30), n % 5) for n in range(30)]
    products = dict(sorted(many_products(5000)))
    catalog = dataclasses.replace(catalog_of({"v0/x": ProductPermits()}, shops), products=products)
    vendors = {f"v{n}": dataclasses.replace(catalog.vendors["v0"], id=f"v{n}") for n in range(1500)}
    catalog = dataclasses.replace(catalog, vendors=vendors)
    spent = []
    for _ in range(2):
        start = time.process_time()
        found = readiness.of(catalog, DAY)
        spent.append(time.process_time() - start)
    assert sum(len(verdicts) for verdicts in found.verdicts.values()) == 150_000
    assert min(spent) < 1, spent
    start = time.process_time()
    ladder.openings(catalog, found)
    ladder.of_city(catalog, found)
    assert time.process_time() - start < 4
