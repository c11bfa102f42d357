"""Where to buy, exhibitions, trainings, share kits, short addresses, and the office's own pages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from etalase import audience, calendar, readiness, rulebook, whereabouts
from etalase.make.page import PageMaker
from etalase.model import (
    Bilingual,
    Booth,
    Catalog,
    Category,
    Commission,
    Consent,
    Edition,
    Exhibition,
    FloorPlan,
    Office,
    Outlet,
    Permit,
    Photo,
    PhotoFacts,
    Placement,
    Product,
    ProductPermits,
    Region,
    Requirement,
    Retailer,
    Rule,
    Selection,
    Site,
    Slot,
    Source,
    Training,
    Turn,
    Vendor,
    VendorPermits,
    Wholesale,
)
from etalase.place import Place
from etalase.plan import Setting
from etalase.plan.buyers import buyers
from etalase.plan.discovery import discovery
from etalase.plan.events import events
from etalase.plan.feeds import feeds
from etalase.plan.frame import frame_of
from etalase.plan.kit import qr_shape
from etalase.plan.offline import offline
from etalase.plan.places import places
from etalase.plan.share import share
from etalase.plan.staff import staff
from etalase.plan.staff_problems import excerpt
from etalase.problem import Problem, Severity
from etalase.recipe import Page, Recipe, Text
from etalase.values.shelf_life import ShelfLife

DAY = dt.date(2026, 11, 24)
SECRET = "RAHASIA"
HIDDEN_NUMBERS = ("77771", "88882", "99993", "66664")


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name)


def text(id: str, en: str | None = None) -> Bilingual:
    return Bilingual(id=id, en=en)


def vendor(id: str, **rest: Any) -> Vendor:
    values: dict[str, Any] = {"name": id.title(), "village": "Manggar", "district": "Balikpapan Timur"} | rest
    return Vendor(id=id, source=source(f"{id}{sorted(rest)}"), **values)


def product(owner: str, id: str, **rest: Any) -> Product:
    values: dict[str, Any] = {"name": text(id.title()), "category": "camilan", "price": 25000} | rest
    return Product(id=id, vendor=owner, source=source(f"{owner}/{id}{sorted(rest)}"), **values)


def retailer(id: str, **rest: Any) -> Retailer:
    return Retailer(id=id, source=source(id), **({"name": id.title(), "type": "toko"} | rest))


def must(what: str, value: int | None = None) -> Requirement:
    return Requirement(what=what, level="wajib", value=value, source="surat contoh")


FOOD = Category(id="camilan", source=source("camilan"), name=text("Camilan", "Snacks"), type="makanan")
CLOTH = Category(id="batik", source=source("batik"), name=text("Batik"), type="fesyen")
PIRT = Permit(number="206647101001231")
HALAL = Permit(number="ID64110001234560326")
BPOM = Permit(number="MD235612345678")


def small_catalogue() -> Catalog:
    agreed = vendor(
        "dapur",
        code="DPR",
        whatsapp="+6281234567890",
        owner="Pemilik Dapur",
        consent=Consent(date=DAY, how=SECRET, file=SECRET),
        note=SECRET,
        kbli="66664",
        permits=VendorPermits(nib=Permit(number="9999399993999")),
    )
    silent = vendor("kebun", owner=SECRET, address=SECRET, phone="+628777717777", story=text(SECRET))
    amplang = product(
        "dapur",
        "amplang",
        code="AMP",
        name=text("Amplang", "Crackers"),
        description=text("Renyah. Gurih sekali."),
        note=SECRET,
        wholesale=Wholesale(price=77771, minimum=24, shown=True),
        monthly_capacity=88882,
        permits=ProductPermits(pirt=PIRT, halal=HALAL),
        photos=(Photo(file="amplang.jpg"),),
        published=dt.date(2026, 11, 1),
        placements=(
            Placement(retailer="swalayan", outlets=("damai",), selling_price=99993, scheme="titip-jual"),
            Placement(retailer="koperasi", until=dt.date(2026, 1, 1)),
        ),
    )
    draft = product("dapur", "rancangan", code="RNC", status="draf", description=text(SECRET))
    cloth = product("kebun", "kain", category="batik", price=None, published=dt.date(2026, 6, 1))
    shop = retailer(
        "swalayan",
        note=SECRET,
        commission=Commission(low=None, high=None, note=SECRET),
        facilities=("rak",),
        requirements=(must("halal"), must("sampel")),
        outlets=(Outlet(id="damai", name="Damai", village="Damai", coordinates=(-1.25, 116.85), hours=text("08.00")),),
    )
    fair = Exhibition(
        id="pasar",
        source=source("pasar"),
        name=text("Pasar, Akhir; Tahun", "Year-end Market"),
        code="PSR",
        venue="Balai",
        address="Jalan Contoh 1",
        start=dt.date(2026, 12, 5),
        end=dt.date(2026, 12, 7),
        hours=text("10.00–21.00"),
        plan=FloorPlan(cells=(("A1", ".", "Panggung"), ("A2", ".", "Panggung"))),
        booths=(
            Booth(number="A1", category="camilan", vendors=("dapur",)),
            Booth(
                number="A2",
                turns=(
                    Turn(date=dt.date(2026, 12, 6), start="15.00", end="20.00", vendors=("dapur",)),
                    Turn(date=dt.date(2026, 12, 6), start="10.00", end="15.00", vendors=("kebun",)),
                ),
            ),
        ),
        programme=(Slot(date=dt.date(2026, 12, 5), start="09.00", title=text("Pembukaan", "Opening")),),
        editions=(
            Edition(id="katalog", title=text("Katalog")),
            Edition(id="pembeli", audience="pembeli", selection=Selection(vendors=("dapur",))),
        ),
    )
    past = Exhibition(
        id="lalu", source=source("lalu"), name=text("Lalu"), venue="Balai", start=dt.date(2026, 1, 2), end=None
    )
    clinic = Training(
        id="klinik",
        source=source("klinik"),
        title=text("Klinik"),
        date=dt.date(2026, 12, 1),
        topics=("pirt",),
        description=text("Bawa **contoh**."),
    )
    return Catalog(
        site=Site(
            id="site",
            source=source("site"),
            name=text("Etalase Uji", "Test Showcase"),
            base_url="https://uji.example/katalog/",
            region="6471",
            office=Office(name=text("Kantor"), whatsapp="+62811000111"),
            data_licence="CC BY 4.0",
        ),
        categories={"batik": CLOTH, "camilan": FOOD},
        regions=(
            Region(village_code="1", village="Damai", district_code="1", district="Balikpapan Kota"),
            Region(village_code="2", village="Manggar", district_code="2", district="Balikpapan Timur"),
        ),
        vendors={"dapur": agreed, "kebun": silent},
        products={each.address: each for each in (amplang, draft, cloth)},
        retailers={"koperasi": retailer("koperasi"), "swalayan": shop},
        exhibitions={"lalu": past, "pasar": fair},
        trainings={"klinik": clinic},
        retired={"LAMA": "Sudah tidak dibuat.", "PINDAH": "/pelaku/dapur/"},
        photos={
            "content/vendors/dapur/photos/amplang.jpg": PhotoFacts(
                path="content/vendors/dapur/photos/amplang.jpg", digest="d", format="JPEG", width=1200, height=900
            )
        },
    )


def setting(catalog: Catalog, **rest: Any) -> Setting:
    values = {"as_of": DAY, "base_url": catalog.site.base_url, "ready": readiness.ready_for(catalog, DAY)}
    return Setting(**(values | rest))  # type: ignore[arg-type]


def plan_of(catalog: Catalog, **rest: Any) -> dict[str, Recipe]:
    public = audience.seen_by(catalog, "public", DAY)
    chosen = setting(catalog, **rest)
    frame = frame_of(public, chosen)
    plan = {
        k: v
        for family in (places, buyers, events, share, feeds, discovery)
        for k, v in family(public, chosen, frame).items()
    }
    return plan | offline(public, chosen, frame, ())


def templates() -> dict[str, str]:
    root = Path(__file__).parent.parent / "templates"
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("site", "staff")
        for path in (root / folder).rglob("*.html")
    }


@pytest.fixture(scope="module")
def plan() -> dict[str, Recipe]:
    return plan_of(small_catalogue())


@pytest.fixture(scope="module")
def made(plan: dict[str, Recipe]) -> dict[str, str]:
    return dict(rendered(plan))


def rendered(plan: dict[str, Recipe]) -> Iterator[tuple[str, str]]:
    maker = PageMaker(templates())
    for path, recipe in plan.items():
        if isinstance(recipe, Page):
            page = maker.make(recipe, path)
            assert page.problems == ()
            yield path, page.data.decode()
        elif isinstance(recipe, Text):
            yield path, recipe.view.build(*recipe.view.inputs)["text"]


def test_nothing_private_is_in_any_file(made: dict[str, str]) -> None:
    for path, content in made.items():
        assert SECRET not in content, path
        for number in HIDDEN_NUMBERS:
            assert number not in content, path


def test_a_vendor_who_agreed_is_shown_and_one_who_did_not_is_reached_through_the_office(made: dict[str, str]) -> None:
    assert "0812-3456-7890" in made["site/bagikan/dapur/index.html"]
    assert "0811-000-111" in made["site/bagikan/kebun/index.html"]
    assert "Pemilik Dapur" in made["site/data/katalog.json"]


def test_every_page_has_a_twin_in_english(plan: dict[str, Recipe]) -> None:
    pages = {path.removeprefix("site/") for path, recipe in plan.items() if isinstance(recipe, Page)} - {"404.html"}
    indonesian = {path for path in pages if not path.startswith("en/")}
    assert {f"en/{path}" for path in indonesian} == pages - indonesian


@pytest.mark.parametrize(
    "path, words",
    [
        ("beli/index.html", ["Swalayan", "Balikpapan Kota", "geo:-1.25,116.85?q=", "08.00"]),
        ("beli/swalayan/index.html", ["Amplang", "Sertifikat halal", "surat contoh"]),
        ("beli/koperasi/index.html", ["Belum ada produk UMKM yang tercatat di sini."]),
        ("siap-ritel/index.html", ["Amplang", "Swalayan", "Minta penawaran"]),
        ("pameran/index.html", ["5–7 Desember 2026", "Yang sudah lewat"]),
        ("pameran/pasar/index.html", ['href="#stan-a2"', 'id="stan-a2"', "Panggung", "10.00–15.00", "Pembukaan"]),
        ("en/pameran/pasar/index.html", ["Year-end Market", "5–7 December 2026", "Opening"]),
        ("pelatihan/index.html", ['id="klinik"', "<strong>contoh</strong>", "P-IRT"]),
        ("luring/index.html", ["Baca tanpa internet"]),
    ],
)
def test_pages_say_what_they_must(made: dict[str, str], path: str, words: list[str]) -> None:
    missing = [word for word in words if word not in made[f"site/{path}"]]
    assert missing == []


def test_only_booklets_for_visitors_are_offered(made: dict[str, str]) -> None:
    page = made["site/pameran/pasar/index.html"]
    assert "katalog.pdf" in page
    assert "pembeli.pdf" not in page


def test_turns_of_one_day_stand_in_the_order_of_their_hours() -> None:
    booth = small_catalogue().exhibitions["pasar"].booths[1]
    assert [turn.start for turn in calendar.rota(booth)[dt.date(2026, 12, 6)]] == ["10.00", "15.00"]


@pytest.mark.parametrize(
    "code, leads_to",
    [
        ("AMP", "produk/dapur/amplang/"),
        ("DPR", "pelaku/dapur/"),
        ("PSR", "pameran/pasar/"),
        ("PINDAH", "pelaku/dapur/"),
    ],
)
def test_a_short_address_leads_to_its_page(made: dict[str, str], code: str, leads_to: str) -> None:
    page = made[f"site/p/{code}/index.html"]
    assert f'<meta http-equiv="refresh" content="0; url=../../{leads_to}">' in page
    assert f'href="../../{leads_to}"' in page
    assert f'<link rel="canonical" href="https://uji.example/katalog/{leads_to}">' in page


def test_a_retired_code_says_its_sentence(made: dict[str, str]) -> None:
    assert "Sudah tidak dibuat." in made["site/p/LAMA/index.html"]
    assert 'http-equiv="refresh"' not in made["site/p/LAMA/index.html"]


def test_a_draft_has_no_short_address(plan: dict[str, Recipe]) -> None:
    assert "site/p/RNC/index.html" not in plan


def test_the_page_for_missing_addresses_has_links_from_the_base_path(made: dict[str, str]) -> None:
    links = re.findall(r'(?:href|src|action)="([^"#]+)"', made["site/404.html"])
    inside = [link for link in links if not re.match(r"https?:|mailto:|tel:|data:", link)]
    assert inside
    assert [link for link in inside if not link.startswith("/katalog/")] == []


def test_a_qr_code_on_the_page_is_read_back() -> None:
    shape = qr_shape("https://uji.example/katalog/p/AMP/")
    image = Image.new("L", (shape["size"] * 8,) * 2, 255)
    for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)v1", shape["d"]):
        image.paste(0, (int(x) * 8, int(y) * 8, (int(x) + int(n)) * 8, (int(y) + 1) * 8))
    assert [found.text for found in zxingcpp.read_barcodes(image)] == ["https://uji.example/katalog/p/AMP/"]


def test_without_an_address_of_the_site_there_is_no_qr_code_and_no_sitemap() -> None:
    catalog = small_catalogue()
    nameless = dataclasses.replace(catalog, site=dataclasses.replace(catalog.site, base_url=None))
    made = dict(rendered(plan_of(nameless, base_url=None)))
    assert "site/sitemap.xml" not in made
    assert 'class="qr"' not in made["site/bagikan/dapur/index.html"]
    assert "Sitemap:" not in made["site/robots.txt"]


def test_the_shelf_of_a_shop_is_that_of_the_day() -> None:
    catalog = small_catalogue()
    assert [p.id for p in whereabouts.carried_by(catalog, DAY)["koperasi"]] == []
    assert [p.id for p in whereabouts.carried_by(catalog, dt.date(2025, 12, 1))["koperasi"]] == ["amplang"]


LABEL = ("nama", "komposisi", "berat-bersih", "produsen", "kode-produksi", "kedaluwarsa", "izin-edar", "halal")
BOOK = rulebook.of(
    {
        str(n): Rule(
            id=str(n), source=Source(file="content/rules/uji.yaml", digest=str(n)), what=what, condition=condition
        )
        for n, (what, *condition) in enumerate(
            (
                ("izin-edar", ("penyimpanan", "beku"), ("izin", "bpom")),
                ("izin-edar", ("pangan", "ya"), ("izin", "pirt")),
                ("label", ("pangan", "ya"), *(("unsur", element) for element in LABEL)),
            )
        )
    },
    DAY,
)
READY = {
    "label": (*LABEL, "gizi"),
    "permits": ProductPermits(pirt=PIRT, halal=HALAL, merek=Permit(number="IDM000123456")),
    "gtin": "8991234567891",
    "shelf_life": ShelfLife(6, "bulan"),
    "monthly_capacity": 500,
    "photos": (Photo(file="a.jpg"),),
}


@pytest.mark.parametrize(
    "asked, changes, lacks",
    [
        (must("izin-edar"), {}, ()),
        (must("izin-edar"), {"permits": ProductPermits()}, ("izin-edar",)),
        (must("izin-edar"), {"storage": "beku"}, ("izin-edar",)),
        (must("izin-edar"), {"storage": "beku", "permits": ProductPermits(bpom=BPOM)}, ()),
        (must("izin-edar"), {"permits": ProductPermits(pirt=Permit(number="206647101001225"))}, ("izin-edar",)),
        (must("bpom"), {}, ("bpom",)),
        (must("halal"), {}, ()),
        (must("halal"), {"permits": ProductPermits(halal=dataclasses.replace(HALAL, status="dicabut"))}, ("halal",)),
        (must("halal"), {"category": "batik", "permits": ProductPermits()}, ()),
        (must("gtin"), {"gtin": None}, ("gtin",)),
        (must("merek"), {}, ()),
        (must("sni"), {}, ("sni",)),
        (must("label"), {}, ()),
        (must("label"), {"label": ("nama", "komposisi")}, ("label",)),
        (must("gizi"), {"label": ()}, ("gizi",)),
        (must("umur-simpan", 180), {}, ()),
        (must("umur-simpan", 181), {}, ("umur-simpan",)),
        (must("kapasitas", 501), {}, ("kapasitas",)),
        (must("foto"), {"photos": ()}, ("foto",)),
        (must("nib"), {}, ("nib",)),
        (must("sampel"), {}, ()),
        (dataclasses.replace(must("bpom"), level="disarankan"), {}, ()),
    ],
)
def test_what_a_product_still_lacks(asked: Requirement, changes: dict[str, Any], lacks: tuple[str, ...]) -> None:
    goods = product("dapur", "x", **(READY | changes))
    category = {"camilan": FOOD, "batik": CLOTH}[goods.category]
    shop = retailer("toko", requirements=(asked,), facilities=("rak", "freezer"))
    assert readiness.lacking(goods, vendor("dapur"), category, shop, BOOK) == lacks


@pytest.mark.parametrize(
    "changes, shop, reasons",
    [
        ({}, {}, ()),
        ({}, {"categories": ("batik",)}, ("kategori",)),
        ({"storage": "beku"}, {}, ("penyimpanan",)),
        ({"storage": "beku"}, {"facilities": ("rak", "freezer")}, ()),
        (
            {"permits": ProductPermits(halal=Permit(status="tidak-halal"))},
            {"requirements": (must("halal"),)},
            ("halal",),
        ),
    ],
)
def test_what_can_never_go_to_a_shop(changes: dict[str, Any], shop: dict[str, Any], reasons: tuple[str, ...]) -> None:
    assert readiness.unsuitable(product("dapur", "x", **changes), retailer("toko", **shop)) == reasons


def test_a_shop_of_whom_nothing_is_known_makes_nobody_ready() -> None:
    assert readiness.ready_for(small_catalogue(), DAY) == {"dapur/amplang": ("swalayan",), "kebun/kain": ("swalayan",)}
    assert readiness.uncheckable(small_catalogue().retailers["swalayan"]) == ("sampel",)


def told() -> tuple[tuple[Problem, Severity, str], ...]:
    wrong = Problem("key.unknown", Place("content/a.yaml", 4, 1, 5), {"key": "harag"}, "harga: 15000")
    small = Problem("photo.small", Place("content/b.yaml", 2, 3, 4), {"file": "<b>.jpg", "width": 1, "height": 1})
    often = [Problem("price.missing", Place(f"content/{n}.md", 1, 1, 1)) for n in range(20)]
    return (
        (wrong, Severity.ERROR, "harag: 15000"),
        (small, Severity.WARNING, "  <b>: x"),
        *((each, Severity.INFO, "a") for each in often),
    )


def test_the_list_of_problems_shows_line_caret_and_what_to_type() -> None:
    plan = staff(
        small_catalogue(),
        setting(small_catalogue()),
        readiness.of(small_catalogue(), DAY),
        told(),
        {"key.unknown": "Penjelasan."},
    )
    page = dict(rendered(plan))["staff/masalah.html"]
    assert "<mark>harag</mark>: 15000" in page
    assert "^^^^^" in page
    assert "<code>harga: 15000</code>" in page
    assert 'href="#aturan-key.unknown"' in page
    assert 'id="aturan-key.unknown"' in page
    assert "&lt;b&gt;" in page
    assert page.count('<article class="masalah info"') == 0
    assert page.count("price.missing</code>") == 1


def test_the_json_is_that_of_check() -> None:
    plan = staff(small_catalogue(), setting(small_catalogue()), readiness.of(small_catalogue(), DAY), told())
    found = json.loads(dict(rendered(plan))["staff/masalah.json"])
    assert found["counts"] == {"error": 1, "warning": 1, "info": 20}
    first = found["problems"][0]
    assert list(first) == ["code", "severity", "file", "line", "column", "message", "hint"]
    assert (first["code"], first["severity"], first["line"], first["column"]) == ("key.unknown", "error", 4, 1)


def test_a_long_line_is_cut_round_the_place() -> None:
    shown = excerpt("x" * 300 + "SALAH" + "y" * 300, 301, 5)
    assert (shown["hit"], shown["before"][0], shown["after"][-1]) == ("SALAH", "…", "…")
    assert len(shown["before"] + shown["hit"] + shown["after"]) <= 80
    assert shown["caret"].rstrip() == " " * len(shown["before"]) + "^" * 5


def test_the_overview_tells_which_permits_end() -> None:
    catalog = small_catalogue()
    ending = product("dapur", "lewat", permits=ProductPermits(pirt=Permit(number="206647101001225")))
    soon = product(
        "dapur", "segera", permits=ProductPermits(halal=Permit(number="ID1", valid_until=dt.date(2026, 12, 4)))
    )
    more = dataclasses.replace(catalog, products=catalog.products | {ending.address: ending, soon.address: soon})
    page = dict(rendered(staff(more, setting(more), readiness.of(more, DAY), ())))["staff/index.html"]
    assert re.search(r"<b>328</b><small>hari lewat</small>.*?>Lewat</a>", page, re.DOTALL)
    assert re.search(r"<b>10</b><small>hari lagi</small>.*?>Segera</a>", page, re.DOTALL)
    assert 'content="noindex, nofollow"' in page
