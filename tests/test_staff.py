"""The office's pages about a city of four products, whose figures were worked out by hand.

On 24 November 2026, by one rule (food at room temperature needs a P-IRT number) and three retailers: Pasar asks for an
NIB, Swalayan for an authorisation and a barcode, of Hotel nothing is known.

| product | vendor | NIB | P-IRT | barcode | Pasar | Swalayan | sold at |
|---|---|---|---|---|---|---|---|
| Abon | Dapur | yes | to 31 December 2031 | yes | ready | ready | Pasar |
| Keripik | Dapur | yes | ended 31 December 2025 | yes | ready | lacks the authorisation | Swalayan |
| Sirup | Kebun | no | to 4 December 2026 | no | lacks the NIB | lacks the barcode | – |
| Tas (craft) | Kebun | no | – | no | lacks the NIB | does not suit | – |
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import re
import shutil
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from etalase import board, intake, pipeline, readiness
from etalase import overview as overviews
from etalase.make.page import PageMaker
from etalase.make.sheet import sheet
from etalase.model import (
    Bilingual,
    Catalog,
    Category,
    Checked,
    Outlet,
    Permit,
    Placement,
    Product,
    ProductPermits,
    Region,
    Requirement,
    Retailer,
    Rule,
    Site,
    Source,
    Vendor,
    VendorPermits,
)
from etalase.overview import Month, Overview
from etalase.plan import Setting
from etalase.plan.staff import staff
from etalase.plan.staff_chart import history
from etalase.recipe import Page, Recipe, Sheet, Text
from etalase.shelf import Shelf
from tests import small_site

DAY = dt.date(2026, 11, 24)
OFFICE_PAGES = ("index", "kesiapan", "kesiapan/camilan", "kesiapan/kriya", "produk/dapur", "produk/kebun")


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name, places={"izin.pirt": (9, 3, 4)})


def product(owner: str, id: str, **rest: Any) -> Product:
    values: dict[str, Any] = {"name": Bilingual(id=id.title()), "category": "camilan", "price": 10_000} | rest
    return Product(id=id, vendor=owner, source=source(f"vendors/{owner}/products/{id}.md"), **values)


def retailer(id: str, asks: str, **rest: Any) -> Retailer:
    wanted = tuple(Requirement(what=what, level="wajib", source="surat contoh") for what in asks.split())
    values: dict[str, Any] = {"name": id.title(), "type": "toko", "requirements": wanted} | rest
    return Retailer(id=id, source=source(f"retailers/{id}.yaml"), **values)


def pirt(year: int, **rest: Any) -> ProductPermits:
    return ProductPermits(pirt=Permit(number=f"2066471010000{year % 100:02}", **rest))


GTIN = "9521234567892"
ABON = product("dapur", "abon", permits=pirt(2031), gtin=GTIN, placements=(Placement(retailer="pasar"),))
KERIPIK = product(
    "dapur",
    "keripik",
    permits=pirt(2025, issued=dt.date(2020, 12, 31)),
    gtin="9521234567908",
    placements=(Placement(retailer="swalayan", outlets=("satu",)),),
)
SIRUP = product("kebun", "sirup", permits=pirt(2026, valid_until=dt.date(2026, 12, 4)), price=None)
TAS = product("kebun", "tas", category="kriya", published=dt.date(2026, 11, 1))
LATER = product("dapur", "nanti", published=dt.date(2027, 1, 1), permits=pirt(2031), gtin=GTIN)
DRAFT = product("dapur", "draf", status="draf")


def city() -> Catalog:
    checked = Checked(date=dt.date(2026, 6, 1))
    vendors = (
        Vendor(
            id="dapur",
            source=source("vendors/dapur/vendor.yaml"),
            name="Dapur Teluk",
            village="Manggar",
            district="Balikpapan Timur",
            permits=VendorPermits(nib=Permit(number="0000000000024", checked=checked)),
        ),
        Vendor(
            id="kebun",
            source=source("vendors/kebun/vendor.yaml"),
            name="Kebun Damai",
            village="Damai",
            district="Balikpapan Kota",
        ),
    )
    shops = (
        retailer("hotel", ""),
        retailer("pasar", "nib"),
        retailer(
            "swalayan",
            "izin-edar gtin",
            categories=("camilan",),
            outlets=(Outlet(id="satu", name="Satu"), Outlet(id="dua", name="Dua")),
        ),
    )
    rule = Rule(
        id="rumahan",
        source=source("rules/izin-edar.yaml"),
        what="izin-edar",
        condition=(("pangan", "ya"), ("izin", "pirt")),
        starts=dt.date(2026, 10, 18),
        origin="peraturan contoh",
    )
    return Catalog(
        site=Site(id="site", source=source("site.yaml"), name=Bilingual(id="Etalase Uji"), region="6471"),
        categories={
            "camilan": Category(id="camilan", source=source("c"), name=Bilingual(id="Camilan"), type="makanan"),
            "kriya": Category(id="kriya", source=source("k"), name=Bilingual(id="Kriya"), type="kriya"),
        },
        regions=(
            Region(village_code="1", village="Manggar", district_code="1", district="Balikpapan Timur"),
            Region(village_code="2", village="Lamaru", district_code="1", district="Balikpapan Timur"),
            Region(village_code="3", village="Damai", district_code="2", district="Balikpapan Kota"),
        ),
        vendors={each.id: each for each in vendors},
        products={each.address: each for each in (ABON, DRAFT, KERIPIK, LATER, SIRUP, TAS)},
        retailers={each.id: each for each in shops},
        rules={rule.id: rule},
    )


def today(catalog: Catalog | None = None) -> Overview:
    catalog = catalog or city()
    return overviews.overview(catalog, readiness.of(catalog, DAY))


def plan_of(catalog: Catalog, months: tuple[Month, ...] = (), base_url: str | None = None) -> dict[str, Recipe]:
    found = readiness.of(catalog, DAY)
    assets = {"assets/staf.css": "0123456789"}
    setting = Setting(as_of=DAY, base_url=base_url, ready=found.ready(), assets=assets)
    return staff(catalog, setting, found, (), months=months)


def made(plan: Mapping[str, Recipe], name: str) -> str:
    """A page or a text of `staff/` as it is written."""
    path = f"staff/{name}"
    recipe = plan[path]
    if isinstance(recipe, Text):
        return str(recipe.view.build(*recipe.view.inputs)["text"])
    assert isinstance(recipe, Page)
    root = small_site.ROOT / "templates"
    files = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in (root / "staff").glob("*.html")}
    page = PageMaker(files).make(recipe, path)
    assert page.problems == ()
    return page.data.decode()


def words_of(html: str) -> str:
    """What a reader reads: the text without its tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_figures_of_the_day() -> None:
    counts = today().counts
    told = ("vendors", "products", "ready", "on_shelf", "unmet", "to_offer", "outlets", "outlets_used")
    # Ready somewhere: Abon, Keripik. Ready and not sold there: Abon at Swalayan, Keripik at Pasar.
    assert [counts[name] for name in told] == [2, 4, 2, 2, 1, 2, 2, 1]
    # Of the four: no photo at all, Sirup has no price, nobody a KODE, the three of food no ingredients.
    gaps = ("no_photo", "no_price", "no_code", "no_ingredients", "no_consent", "drafts")
    assert [counts[name] for name in gaps] == [4, 1, 4, 3, 2, 1]


def test_permits_that_ended_or_will() -> None:
    ending = [(each.what, each.kind, each.days, each.day.isoformat(), each.assumed) for each in today().ending]
    assert ending == [("Keripik", "pirt", -328, "2025-12-31", True), ("Sirup", "pirt", 10, "2026-12-04", False)]
    assert today().ending[0].shops == ("Swalayan",)
    assert (today().ending[0].file, today().ending[0].line) == ("content/vendors/dapur/products/keripik.md", 9)


@pytest.mark.parametrize("left, is_named", [(0, True), (90, True), (91, False)])
def test_the_horizon_is_ninety_days(left: int, is_named: bool) -> None:
    catalog = city()
    soon = dataclasses.replace(SIRUP, permits=pirt(2030, valid_until=DAY + dt.timedelta(days=left)))
    changed = dataclasses.replace(catalog, products={**catalog.products, soon.address: soon})
    assert ("Sirup" in [each.what for each in today(changed).ending]) is is_named


def test_who_has_waited_longest_for_a_check() -> None:
    # Dapur: the NIB was checked, P-IRT of Abon and of the two others never; Keripik's was issued on 31 December 2020.
    # Kebun: one number, never checked, and no day is known.
    waiting = [(each.name, each.never, each.total, each.since) for each in today().waiting]
    assert waiting == [("Dapur Teluk", 3, 4, dt.date(2020, 12, 31)), ("Kebun Damai", 1, 1, None)]


def test_parts_of_the_city() -> None:
    found = today()
    quarters = [(q.share.name, q.share.n_products, q.share.n_ready, q.villages) for q in found.quarters]
    assert quarters == [
        ("Balikpapan Kota", 2, 0, (("Damai", 1),)),
        ("Balikpapan Timur", 2, 2, (("Manggar", 1), ("Lamaru", 0))),
    ]
    assert [(each.name, each.n_products, each.n_ready) for each in found.categories] == [
        ("Camilan", 3, 2),
        ("Kriya", 1, 0),
    ]
    at_swalayan = found.fields["camilan", "swalayan"]
    assert (at_swalayan.n_ready, at_swalayan.n_lacking, at_swalayan.n_one) == (1, 2, 2)
    assert dict(at_swalayan.missing) == {"izin-edar": 1, "gtin": 1}
    assert found.fields["kriya", "swalayan"].n_unsuitable == 1
    assert [(each.share.name, each.share.n_ready, each.n_to_offer, each.alone) for each in found.businesses] == [
        ("Dapur Teluk", 2, 2, (("izin-edar", 1),)),
        ("Kebun Damai", 0, 0, (("nib", 2), ("gtin", 1))),
    ]


def test_what_is_sold_although_something_is_missing() -> None:
    assert [(each.product, each.shop, each.missing) for each in today().unmet] == [
        ("Keripik", "Swalayan", ("izin-edar",))
    ]


def test_the_step_that_opens_most_comes_first() -> None:
    # The NIB opens Pasar to Sirup and Tas, P-IRT Swalayan to Keripik, the barcode Swalayan to Sirup.
    assert [(each.step.what, each.pairs, len(each.newly)) for each in today().openings] == [
        ("nib", 2, 2),
        ("gtin", 1, 1),
        ("pirt", 1, 0),
    ]


def test_every_cell_of_the_matrix() -> None:
    catalog = city()
    rows = board.rows(catalog, readiness.of(catalog, DAY), overviews.out_on(catalog, DAY))
    marks = {row.product.id: {id: cell.mark + "!" * cell.is_wrong for id, cell in row.cells.items()} for row in rows}
    assert marks == {
        "abon": {"hotel": "unknown", "pasar": "sold", "swalayan": "ready"},
        "keripik": {"hotel": "unknown", "pasar": "ready", "swalayan": "one!"},
        "sirup": {"hotel": "unknown", "pasar": "one", "swalayan": "one"},
        "tas": {"hotel": "unknown", "pasar": "one", "swalayan": "unsuitable"},
    }
    assert [row.product.id for row in sorted(rows, key=lambda row: row.order)] == ["abon", "keripik", "sirup", "tas"]


def test_the_first_page_says_it_in_words() -> None:
    text = words_of(made(plan_of(city()), "index.html"))
    assert "2 dari 4 produk siap masuk ritel" in text
    assert "Bila 2 produk dari 1 usaha dilengkapi NIB, yang siap menjadi 4." in text
    assert "Nomor induk berusaha (NIB): 2 produk, 2 peluang rak baru" in text
    assert "2 peluang tinggal ditawarkan" in text
    assert "328 hari lewat Keripik" in text
    assert "1 di antaranya belum memenuhi syarat" in text
    assert "Belum ada bulan sebelumnya" in text


def test_a_fall_is_told_with_the_month_before() -> None:
    before = Month(dt.date(2026, 10, 31), vendors=1, products=4, ready=3, on_shelf=0)
    text = words_of(made(plan_of(city(), (before,)), "index.html"))
    assert "Turun dari 3 pada akhir Oktober 2026." in text
    assert "+1 sejak akhir Oktober 2026" in text


@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_no_page_speaks_of_a_percentage_or_needs_a_script(name: str) -> None:
    html = made(plan_of(city()), f"{name}.html")
    assert "%" not in words_of(html)
    assert "<script" not in html
    assert " style=" not in html
    assert 'content="noindex, nofollow"' in html


def test_the_page_of_a_business_names_what_is_missing_and_who_acts() -> None:
    text = words_of(made(plan_of(city()), "produk/kebun.html"))
    assert "0 dari 2 produk siap di sedikitnya satu ritel" in text
    assert "NIB: belum ada" in text
    assert "biaya belum tercatat · pelaku usaha" in text
    assert "0 → 1 ritel: Pasar" in text
    assert "Tidak cocok: Swalayan (tidak menerima kategori ini)." in text
    assert "Syarat wajib belum tercatat: Hotel." in text


def test_a_bar_is_as_high_as_its_number_and_the_rule_stands_before_its_month() -> None:
    september, october = overviews.month_ends(DAY, 2)
    counted = ((september, 10, 10), (october, 20, 5), (DAY, 40, 20))
    months = [Month(day, 1, products, ready, 0) for day, products, ready in counted]
    chart = history(months, tuple(city().rules.values()), "id")
    assert chart is not None
    # 190 pixels are 40 products, so one product is 4.75 pixels.
    assert [bar["products"][1] for bar in chart["bars"]] == [47.5, 95.0, 190.0]
    assert [bar["ready"][1] for bar in chart["bars"]] == [47.5, 23.8, 95.0]
    [(x, text, _)] = chart["rules"]
    assert text == "18 Oktober: aturan izin edar mulai berlaku"
    before, after, _ = chart["bars"]
    assert before["x"] + before["width"] < x < after["x"]
    assert history(months[:1], (), "id") is None


def test_excel_reads_the_table_and_takes_no_text_for_a_formula() -> None:
    catalog = city()
    evil = dataclasses.replace(SIRUP, name=Bilingual(id='=HYPERLINK("http://x.example")'))
    changed = dataclasses.replace(catalog, products={**catalog.products, evil.address: evil})
    text = made(plan_of(changed), "izin-jatuh-tempo.csv")
    assert text[0] == "\ufeff"
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert rows[0][:4] == ["Berakhir", "Sisa hari", "Izin", "Produk atau usaha"]
    assert rows[1] == [
        *("2025-12-31", "-328", "P-IRT", "Keripik", "Dapur Teluk", "Swalayan", "menurut tahun di nomornya"),
        "content/vendors/dapur/products/keripik.md:9",
    ]
    assert rows[2][3] == "'" + evil.name.id


def test_the_calendar_keeps_to_rfc_5545() -> None:
    text = made(plan_of(city(), base_url="https://uji.example/katalog/"), "izin-jatuh-tempo.ics")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith("UID:")] == [
        "UID:izin-pirt-dapur.keripik@uji.example",
        "UID:izin-pirt-kebun.sirup@uji.example",
    ]
    # A whole day ends on the day after, which is not part of it.
    assert "DTSTART;VALUE=DATE:20261204" in lines
    assert "DTEND;VALUE=DATE:20261205" in lines
    assert lines.count("BEGIN:VALARM") == lines.count("ACTION:DISPLAY") == 4
    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P30D", "TRIGGER:-P7D"] * 2
    depth = 0
    for line in lines:
        depth += line.startswith("BEGIN:") - line.startswith("END:")
        assert 0 <= depth <= 3
    assert depth == 0
    assert "SUMMARY:P-IRT berakhir: Keripik (Dapur Teluk)" in lines


def test_a_renewed_permit_keeps_its_place_in_the_calendar() -> None:
    catalog = city()
    renewed = dataclasses.replace(SIRUP, permits=pirt(2030, valid_until=dt.date(2027, 1, 15)))
    changed = dataclasses.replace(catalog, products={**catalog.products, renewed.address: renewed})
    uids = [re.findall("UID:.*sirup.*", made(plan_of(each), "izin-jatuh-tempo.ics")) for each in (catalog, changed)]
    assert uids[0] == uids[1] != []


SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(data: bytes) -> dict[str, list[list[Any]]]:
    """Sheet → rows, read from the file's own XML; numbers as numbers, empty cells as None."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{SHEETS}sheet")
        found = {}
        for n, each in enumerate(names, 1):
            page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{n}.xml"))
            assert not list(page.iter(f"{SHEETS}f")), "a formula"
            found[str(each.get("name"))] = [_cells(row) for row in page.iter(f"{SHEETS}row")]
    return found


def _cells(row: ElementTree.Element) -> list[Any]:
    """The cells of a row in their columns, of which there are fewer than 26."""
    found: list[Any] = [None] * 26
    for cell in row:
        column = ord(str(cell.get("r"))[0]) - ord("A")
        value = cell.find(f"{SHEETS}v")
        if cell.get("t") == "inlineStr":
            found[column] = "".join(part.text or "" for part in cell.iter(f"{SHEETS}t"))
        elif value is not None and value.text:
            found[column] = float(value.text)
    return found


def test_the_workbook_holds_the_same_truth() -> None:
    catalog = city()
    evil = dataclasses.replace(TAS, name=Bilingual(id="@SUM(1)"))
    changed = dataclasses.replace(catalog, products={**catalog.products, evil.address: evil})
    recipe = plan_of(changed)["staff/kesiapan.xlsx"]
    assert isinstance(recipe, Sheet)
    data = sheet(recipe).data
    assert data == sheet(recipe).data
    book = workbook(data)
    assert list(book) == ["Kesiapan", "Izin", "Pelaku", "Tempat jual", "Data kurang"]
    titles, *rows = book["Kesiapan"]
    table = {row[0]: dict(zip(titles, row, strict=True)) for row in rows}
    assert list(table) == ["Abon", "Keripik", "Sirup", "@SUM(1)"]
    assert (table["Abon"]["Pasar"], table["Abon"]["Swalayan"]) == ("siap, di rak", "siap, tinggal ditawarkan")
    assert table["Keripik"]["Swalayan"] == "kurang 1 syarat, padahal di rak: izin edar"
    assert table["Abon"]["Hotel"] == "syaratnya belum tercatat"
    assert (table["Sirup"]["Siap di"], table["Sirup"]["Langkah berikut"]) == (0, "Barcode (GTIN)")
    titles, *rows = book["Izin"]
    [ended] = [row for row in rows if row[1] == "Keripik"]
    # Days are numbers since 30 December 1899, so that they can be sorted and filtered as dates.
    last = (dt.date(2025, 12, 31) - dt.date(1899, 12, 30)).days
    assert ended[titles.index("Berlaku sampai")] == last
    assert (ended[titles.index("Sisa hari")], ended[titles.index("Keadaan")]) == (-328, "lewat")
    assert [row[:3] for row in book["Tempat jual"][1:]] == [
        ["Abon", "Dapur Teluk", "Pasar"],
        ["Keripik", "Dapur Teluk", "Swalayan"],
    ]
    missing = [row[:4] for row in book["Data kurang"]]
    assert ["harga", "Sirup", "Kebun Damai", "content/vendors/kebun/products/sirup.md"] in missing


def test_five_thousand_products_before_thirty_retailers() -> None:
    """The first page stays small, and counting takes no longer than readiness itself."""
    asks = ("nib", "nib izin-edar", "izin-edar gtin", "gtin foto", "label", "nib halal", "kapasitas umur-simpan")
    small = city()
    shops = {f"toko-{n:02}": retailer(f"toko-{n:02}", asks[n % len(asks)]) for n in range(30)}
    vendors = {f"usaha-{n:04}": dataclasses.replace(small.vendors["dapur"], id=f"usaha-{n:04}") for n in range(1500)}
    kinds = (ABON, KERIPIK, SIRUP, TAS)
    products = [
        dataclasses.replace(kinds[n % 4], id=f"barang-{n}", vendor=f"usaha-{n % 1500:04}", monthly_capacity=n % 97)
        for n in range(5000)
    ]
    big = dataclasses.replace(
        small, vendors=vendors, retailers=shops, products={each.address: each for each in products}
    )
    begun = time.process_time()
    readiness.of(big, DAY)
    judging = time.process_time() - begun
    plan = plan_of(big)
    html = made(plan, "index.html")
    assert len(html.encode()) <= 1_000_000
    assert f"dari {len(products)} produk" in words_of(html)
    assert judging <= 1.0
    assert len([path for path in plan if path.startswith("staff/produk/")]) == 1500


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is missing; without it nothing is claimed")
HALAL = '  halal: "ID64110000000000326"'


@needs_git
def test_months_are_counted_from_the_history_and_only_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Abon is ready for the shop from September on, when it asks for a halal certificate, but for October, when the
    number was missing; the bag never is.
    """
    from tests.test_history import git

    git(tmp_path, "init", "-q", "-b", "main")
    asks = b"syarat: [{apa: halal, tingkat: wajib, sumber: uji}]\nkategori: [camilan]\n"
    files = small_site.files()
    files["content/retailers/toko.yaml"] += asks
    abon = "content/vendors/dapur-teluk/products/abon.md"
    without = files | {abon: files[abon].replace(HALAL.encode() + b"\n", b"")}
    for day, state in (("2026-09-10", files), ("2026-10-20", without), ("2026-11-02", files)):
        small_site.write(tmp_path, state)
        git(tmp_path, "add", "content")
        git(tmp_path, "commit", "-q", "-m", day, day=day)
    asked = dataclasses.replace(small_site.request(tmp_path / "content", DAY), only=("staff",))
    pipeline.build(asked)
    shelf = Shelf(asked.cache)
    version = intake.program_version(asked)
    records = shelf.load("bacaan", intake.Records)
    assert records is not None
    counted = intake.months(asked, records, shelf, version, lambda *_: None)
    assert [(each.day.isoformat(), each.products, each.ready) for each in counted] == [
        ("2026-09-30", 2, 1),
        ("2026-10-31", 2, 0),
    ]
    page = words_of((tmp_path / "output/staff/index.html").read_text("utf-8"))
    assert "Naik dari 0 pada akhir Oktober 2026." in page
    monkeypatch.setattr("etalase.history.blobs", lambda *_: pytest.fail("an old state is read again"))
    assert intake.months(asked, records, shelf, version, lambda *_: None) == counted


def test_without_a_history_no_month_is_claimed(tmp_path: Path) -> None:
    content = small_site.write(tmp_path / "lepas", small_site.files())
    asked = small_site.request(content, DAY)
    assert intake.months(asked, intake.Records(), Shelf(asked.cache), "1", lambda *_: None) == ()
