"""Files that programs read, judged by other programs' rules: XML, CSV, spreadsheets, calendars."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from lxml import etree
from PIL import Image

from etalase import audience, readiness
from etalase.make.icon import icon
from etalase.make.listing import listing
from etalase.make.sheet import sheet
from etalase.make.text import text as make_text
from etalase.model import (
    Bilingual,
    Catalog,
    Category,
    Exhibition,
    Permit,
    Photo,
    PhotoFacts,
    Product,
    ProductPermits,
    Site,
    Slot,
    Source,
    Training,
    Variant,
    Vendor,
    Wholesale,
)
from etalase.plan import Setting, ics
from etalase.plan.discovery import discovery
from etalase.plan.feeds import feeds
from etalase.plan.frame import frame_of
from etalase.plan.opendata import written_csv
from etalase.plan.shops import shop_files
from etalase.recipe import Icon, Listing, Recipe, Sheet, Text

DAY = dt.date(2026, 11, 24)
BASE = "https://uji.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name)


def product(id: str, **rest: Any) -> Product:
    values: dict[str, Any] = {"name": Bilingual(id=id.title()), "category": "camilan"} | rest
    return Product(id=id, vendor="dapur", source=source(f"{id}{sorted(rest)}"), **values)


def catalogue() -> Catalog:
    goods = [
        product(
            "amplang",
            name=Bilingual(id='=Amplang, "asli"', en="Crackers"),
            code="AMP",
            price=25000,
            gtin="8991234567891",
            description=Bilingual(id="**Renyah** & gurih.\n\n- satu"),
            permits=ProductPermits(pirt=Permit(number="206647101001231"), halal=Permit(number="ID0", readable=False)),
            photos=(Photo(file="besar.jpg"),),
            published=dt.date(2026, 11, 20),
            wholesale=Wholesale(price=20000, minimum=10, shown=True),
        ),
        product(
            "sambal",
            photos=(Photo(file="besar.jpg"),),
            status="habis",
            published=dt.date(2026, 11, 21),
            variants=(
                Variant(name=Bilingual(id="Pedas"), price=18000, code="SBL-P"),
                Variant(name=Bilingual(id="Tanpa harga")),
            ),
        ),
        product("tanya", photos=(Photo(file="besar.jpg"),)),
        product("kecil", price=9000, photos=(Photo(file="kecil.jpg"),)),
        product("arsip", price=9000, status="arsip", photos=(Photo(file="besar.jpg"),)),
        product("nanti", price=9000, published=dt.date(2027, 1, 1)),
    ]
    fair = Exhibition(
        id="pasar",
        source=source("pasar"),
        name=Bilingual(id="Pasar, Akhir; Tahun"),
        venue="Halaman yang namanya panjang sekali dan ditulis dengan huruf é supaya dilipat di tengah",
        start=dt.date(2026, 12, 31),
        end=dt.date(2027, 1, 2),
        programme=(Slot(date=dt.date(2026, 12, 31), start="23.30", end="23.45", title=Bilingual(id="Hitung mundur")),),
    )
    photos = {
        f"content/vendors/dapur/photos/{name}": PhotoFacts(
            path=f"content/vendors/dapur/photos/{name}", digest=name, format="JPEG", width=side, height=side
        )
        for name, side in (("besar.jpg", 1000), ("kecil.jpg", 400))
    }
    return Catalog(
        site=Site(
            id="site",
            source=source("site"),
            name=Bilingual(id="Etalase Uji"),
            base_url=BASE,
            region="6471",
            data_licence="CC BY 4.0",
        ),
        categories={
            "camilan": Category(id="camilan", source=source("c"), name=Bilingual(id="Camilan"), type="makanan")
        },
        vendors={
            "dapur": Vendor(
                id="dapur", source=source("v"), name="Dapur", village="Manggar", district="Timur", phone="+62542123456"
            )
        },
        products={each.address: each for each in goods},
        exhibitions={"pasar": fair},
        photos=photos,
    )


def plan_of(catalog: Catalog) -> dict[str, Recipe]:
    public = audience.seen_by(catalog, "public", DAY)
    setting = Setting(as_of=DAY, base_url=BASE, ready=readiness.ready_for(catalog, DAY))
    frame = frame_of(public, setting)
    return feeds(public, setting, frame) | discovery(public, setting, frame) | shop_files(public, setting)


@pytest.fixture(scope="module")
def plan() -> dict[str, Recipe]:
    return plan_of(catalogue())


def body(plan: dict[str, Recipe], path: str) -> str:
    recipe = plan[f"site/{path}"]
    assert isinstance(recipe, Text)
    return make_text(recipe).data.decode()


def rows(plan: dict[str, Recipe], path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(plan, path), newline="")))


def test_the_atom_feed_tells_the_newest_first(plan: dict[str, Recipe]) -> None:
    root = ET.fromstring(body(plan, "feed.xml"))
    entries = root.findall(f"{ATOM}entry")
    assert [e.findtext(f"{ATOM}title") for e in entries] == ["Sambal", '=Amplang, "asli"', "Pasar, Akhir; Tahun"]
    assert root.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00+08:00"
    assert all(e.findtext(f"{ATOM}id") and e.findtext(f"{ATOM}updated") for e in entries)
    assert "Renyah & gurih. satu" in (entries[1].findtext(f"{ATOM}summary") or "")


@pytest.fixture(scope="module")
def atom_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def test_the_atom_feed_keeps_to_its_schema(plan: dict[str, Recipe], atom_schema: etree.RelaxNG) -> None:
    feed = etree.fromstring(body(plan, "feed.xml").encode())
    atom_schema.assertValid(feed)
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 4
    assert [each.get("href") for each in feed.findall(f"{ATOM}link[@rel='self']")] == [f"{BASE}feed.xml"]
    feed.remove(feed.find(f"{ATOM}updated"))
    assert not atom_schema.validate(feed)


def test_feeds_without_news_are_feeds_all_the_same(atom_schema: etree.RelaxNG) -> None:
    plan = plan_of(dataclasses.replace(catalogue(), products={}, exhibitions={}))
    atom_schema.assertValid(etree.fromstring(body(plan, "feed.xml").encode()))
    assert json.loads(body(plan, "feed.json"))["items"] == []


def test_the_json_feed_keeps_to_version_1_1(plan: dict[str, Recipe]) -> None:
    # https://www.jsonfeed.org/version/1.1/: required keys, types, absolute addresses, RFC 3339 dates.
    feed = json.loads(body(plan, "feed.json"))
    assert feed["title"]
    assert all(feed[key].startswith(BASE) for key in ("home_page_url", "feed_url", "icon"))
    assert feed["icon"].removeprefix(BASE) in {path.removeprefix("site/") for path in plan}
    items = feed["items"]
    assert len({item["id"] for item in items}) == len(items) == 3
    for item in items:
        assert item["content_text"]
        assert item["url"].startswith(BASE)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", item["date_published"])
        assert [author["name"] for author in item["authors"]]
        assert set(item) <= {"id", "url", "title", "content_text", "image", "date_published", "authors"}


def test_the_json_feed_says_the_same(plan: dict[str, Recipe]) -> None:
    feed = json.loads(body(plan, "feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert next(item["url"] for item in feed["items"]) == f"{BASE}produk/dapur/sambal/"


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("path", ["pameran.ics", "pameran/pasar/pasar.ics"])
def test_calendars_keep_to_the_form(plan: dict[str, Recipe], path: str) -> None:
    text = body(plan, path)
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert [line for line in lines if len(line.encode()) > 75] == []
    whole = unfolded(text)
    assert (whole[0], whole[-2], whole[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") > 0
    assert "SUMMARY:Pasar\\, Akhir\\; Tahun" in whole
    assert "DTSTART;VALUE=DATE:20261231" in whole
    # The end of whole days is the day after the last.
    assert "DTEND;VALUE=DATE:20270103" in whole


def test_the_programme_is_in_the_zone_of_the_site(plan: dict[str, Recipe]) -> None:
    whole = unfolded(body(plan, "pameran/pasar/pasar.ics"))
    assert "DTSTART;TZID=Asia/Makassar:20261231T233000" in whole
    assert "DTEND;TZID=Asia/Makassar:20261231T234500" in whole
    zone = whole[whole.index("BEGIN:VTIMEZONE") : whole.index("END:VTIMEZONE")]
    # As the tz database has it: UTC+8, without summer time.
    ahead = dt.datetime(2026, 12, 31, tzinfo=ZoneInfo("Asia/Makassar")).strftime("%z")
    assert {"TZID:Asia/Makassar", f"TZOFFSETFROM:{ahead}", f"TZOFFSETTO:{ahead}", "TZNAME:WITA"} <= set(zone)
    assert "BEGIN:VTIMEZONE" not in unfolded(body(plan, "pameran.ics"))


@pytest.mark.parametrize(
    "hours, zone, lines",
    [
        ("10.00–21.00 Wita", "Asia/Makassar", ["20261231T100000", "20261231T210000", "RRULE:FREQ=DAILY;COUNT=3"]),
        ("18:00 - 01:00", "Asia/Jayapura", ["20261231T180000", "20270101T010000", "RRULE:FREQ=DAILY;COUNT=3"]),
        # Hours of one day are not taken for those of all.
        ("Sabtu 10.00–22.00, Minggu 10.00–18.00", "Asia/Makassar", ["20261231", "20270103"]),
        ("Sesuai kapal", "Asia/Makassar", ["20261231", "20270103"]),
    ],
)
def test_an_exhibition_is_told_for_each_of_its_days(hours: str, zone: str, lines: list[str]) -> None:
    fair = dataclasses.replace(catalogue().exhibitions["pasar"], hours=Bilingual(id=hours))
    site = dataclasses.replace(catalogue().site, zone=zone)
    whole = unfolded(ics.all_exhibitions(site, (fair,), DAY, BASE)["text"])
    event = whole[whole.index("BEGIN:VEVENT") :]
    told = [line for line in event if line.startswith(("DTSTART", "DTEND", "RRULE"))]
    assert [line.rpartition(":")[2] if line.startswith("DT") else line for line in told] == lines
    assert all(f"TZID={zone}:" in line for line in told if "T" in line.rpartition(":")[2] and line.startswith("DT"))


def test_the_english_calendar_has_the_same_events(plan: dict[str, Recipe]) -> None:
    fair = catalogue().exhibitions["pasar"]
    countdown = dataclasses.replace(fair.programme[0], title=Bilingual(id="Hitung mundur", en="Countdown"))
    english = dataclasses.replace(fair, name=Bilingual(id="Pasar", en="Market"), programme=(countdown,))
    site = catalogue().site
    own, twin = (ics.one_exhibition(site, english, DAY, BASE, language)["text"] for language in ("id", "en"))
    assert uids(own) == uids(twin)
    whole = unfolded(twin)
    assert {"SUMMARY:Market", "SUMMARY:Countdown", f"URL:{BASE}en/pameran/pasar/"} <= set(whole)
    assert "SUMMARY:Hitung mundur" in unfolded(own)
    # What has no English name keeps its own.
    assert "SUMMARY:Pasar\\, Akhir\\; Tahun" in unfolded(body(plan, "en/pameran.ics"))


def uids(calendar: str) -> list[str]:
    return [line for line in unfolded(calendar) if line.startswith("UID:")]


def test_a_calendar_knows_its_events_again() -> None:
    fair = catalogue().exhibitions["pasar"]
    opening = Slot(date=dt.date(2026, 12, 31), start="10.00", title=Bilingual(id="Pembukaan"))
    later = dataclasses.replace(fair.programme[0], start="23.40")
    changed = dataclasses.replace(fair, programme=(opening, later, later))
    site = catalogue().site
    before = uids(ics.one_exhibition(site, fair, DAY, BASE)["text"])
    after = uids(ics.one_exhibition(site, changed, dt.date(2026, 11, 30), BASE)["text"])
    assert before == ["UID:pasar@uji.example", "UID:pasar-acara-hitung-mundur@uji.example"]
    # Another slot, another hour, another day of building: the same event.
    assert set(before) <= set(after)
    assert len(after) == len(set(after)) == 4


def test_every_event_says_when_it_was_changed(plan: dict[str, Recipe]) -> None:
    whole = unfolded(body(plan, "pameran/pasar/pasar.ics"))
    assert whole.count("DTSTAMP:20261124T000000Z") == whole.count("LAST-MODIFIED:20261124T000000Z") == 2


ZONED = ("DTSTART;TZID=Asia/Makassar", "DTEND;TZID=Asia/Makassar")


@pytest.mark.parametrize(
    "start, end, lines",
    [
        ("08.30", "12.00", [f"{ZONED[0]}:20261202T083000", f"{ZONED[1]}:20261202T120000"]),
        ("07.00", None, [f"{ZONED[0]}:20261202T070000", f"{ZONED[1]}:20261202T080000"]),
        (None, None, ["DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203"]),
    ],
)
def test_a_training_goes_into_the_calendar(start: str | None, end: str | None, lines: list[str]) -> None:
    training = Training(
        id="klinik",
        source=source("klinik"),
        title=Bilingual(id="Klinik; izin"),
        date=dt.date(2026, 12, 2),
        start=start,
        end=end,
        place="Aula",
        description=Bilingual(id="**Bawa** NIB."),
    )
    catalog = dataclasses.replace(catalogue(), trainings={"klinik": training})
    text = body(plan_of(catalog), "pelatihan/klinik.ics")
    whole = unfolded(text)
    event = whole[whole.index("BEGIN:VEVENT") :]
    assert [line for line in event if line.startswith(("DTSTART", "DTEND"))] == lines
    assert uids(text) == ["UID:pelatihan-klinik@uji.example"]
    for line in ("SUMMARY:Klinik\\; izin", "LOCATION:Aula", "DESCRIPTION:Bawa NIB.", f"URL:{BASE}pelatihan/#klinik"):
        assert line in whole


def test_a_fold_cuts_no_letter() -> None:
    folded = ics.fold("SUMMARY:" + "é" * 80)
    assert folded.replace("\r\n ", "") == "SUMMARY:" + "é" * 80
    assert max(len(piece.encode()) for piece in folded.split("\r\n")) <= 75


def test_the_shop_file_has_a_row_for_everything_with_price_and_photo(plan: dict[str, Recipe]) -> None:
    found = rows(plan, "data/meta-catalog.csv")
    assert [row["id"] for row in found] == ["AMP", "SBL-P"]
    first, second = found
    assert first["price"] == "25000 IDR"
    assert first["availability"] == "in stock"
    assert second["availability"] == "out of stock"
    assert second["item_group_id"] == "dapur-sambal"
    assert second["link"] == f"{BASE}produk/dapur/sambal/#varian-SBL-P"
    assert first["description"] == "Renyah & gurih. satu"
    for row in found:
        assert row["brand"] == "Dapur"
        assert row["condition"] == "new"
        assert re.fullmatch(rf"{BASE}gambar/[0-9a-f]+-720\.jpg", row["image_link"])
        assert f"site/{row['image_link'].removeprefix(BASE)}" in plan


def test_no_cell_of_a_table_is_a_formula(plan: dict[str, Recipe]) -> None:
    found = rows(plan, "data/produk.csv")
    assert found[0]["nama"] == '\'=Amplang, "asli"'
    cells = [cell for row in found for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in "=+-@" and cell] == []
    assert written_csv(["a"], [["-5"], ["@x"], ["+62 812"], [None]]).split("\r\n")[1:5] == [
        "-5",
        "'@x",
        "'+62 812",
        '""',
    ]


def test_the_table_says_what_is_public_and_no_more(plan: dict[str, Recipe]) -> None:
    found = {row["id"]: row for row in rows(plan, "data/produk.csv")}
    assert list(found) == ["dapur/amplang", "dapur/sambal", "dapur/tanya", "dapur/kecil"]
    amplang = found["dapur/amplang"]
    assert (amplang["izin_pirt"], amplang["izin_halal"], amplang["telepon"]) == ("206647101001231", "", "")
    assert "20000" not in body(plan, "data/produk.csv")


def test_the_description_of_the_data_names_every_column(plan: dict[str, Recipe]) -> None:
    package = json.loads(body(plan, "data/datapackage.json"))
    fields = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert fields == list(rows(plan, "data/produk.csv")[0])
    assert len(set(fields)) == len(fields)
    assert package["licenses"] == [
        {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]


def test_the_spreadsheet_opens_with_texts_as_texts(plan: dict[str, Recipe]) -> None:
    recipe = plan["site/data/produk.xlsx"]
    assert isinstance(recipe, Sheet)
    page = openpyxl.load_workbook(io.BytesIO(sheet(recipe).data)).worksheets[0]
    header = [cell.value for cell in page[1]]
    first = dict(zip(header, page[2], strict=True))
    assert (first["nama"].value, first["nama"].data_type) == ('=Amplang, "asli"', "s")
    assert (first["gtin"].value, first["harga"].value) == ("8991234567891", 25000)
    assert first["terbit"].value == dt.datetime(2026, 11, 20)


def test_the_spreadsheet_has_the_same_bytes_every_time(
    plan: dict[str, Recipe], monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = plan["site/data/produk.xlsx"]
    assert isinstance(recipe, Sheet)
    before = sheet(recipe).data
    import openpyxl.writer.excel as writer

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Later:
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    monkeypatch.setattr(writer.datetime, "datetime", Later)
    assert sheet(recipe).data == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_the_data_say_which_retailers_a_product_is_ready_for() -> None:
    public = audience.seen_by(catalogue(), "public", DAY)
    setting = Setting(as_of=DAY, base_url=BASE, ready={"dapur/sambal": ("koperasi", "swalayan")})
    plan = feeds(public, setting, frame_of(public, setting))
    found = {row["id"]: row["siap_ritel"] for row in rows(plan, "data/produk.csv")}
    assert found["dapur/sambal"] == "koperasi; swalayan"
    assert {text for id, text in found.items() if id != "dapur/sambal"} == {""}
    told = {each["id"]: each.get("siap_ritel") for each in json.loads(body(plan, "data/katalog.json"))["produk"]}
    assert told["dapur/sambal"] == ["koperasi", "swalayan"]
    assert [id for id, ready in told.items() if ready] == ["dapur/sambal"]
    package = json.loads(body(plan, "data/datapackage.json"))
    fields = package["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(rows(plan, "data/produk.csv")[0])


def test_an_edit_of_one_product_leaves_the_calendars_alone() -> None:
    catalog = catalogue()
    edited = product("amplang", price=26000)
    changed = dataclasses.replace(catalog, products=catalog.products | {edited.address: edited})
    before, after = plan_of(catalog), plan_of(changed)
    assert before["site/pameran.ics"] == after["site/pameran.ics"]
    assert before["site/data/produk.csv"] != after["site/data/produk.csv"]


def test_the_manifest_has_no_address_outside_its_folder(plan: dict[str, Recipe]) -> None:
    manifest = json.loads(body(plan, "manifest.webmanifest"))
    addresses = [manifest["start_url"], manifest["scope"], *(each["url"] for each in manifest["shortcuts"])]
    assert [address for address in addresses if address.startswith("/")] == []


def test_phones_find_their_icons(plan: dict[str, Recipe]) -> None:
    manifest = json.loads(body(plan, "manifest.webmanifest"))
    kinds = {(each["sizes"], each["purpose"]) for each in manifest["icons"]}
    assert kinds >= {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for each in manifest["icons"]:
        recipe = plan[f"site/{each['src']}"]
        assert isinstance(recipe, Icon)
        data = icon(recipe).data
        assert data == icon(recipe).data
        with Image.open(io.BytesIO(data)) as image:
            assert image.format == "PNG"
            assert "x".join(map(str, image.size)) == each["sizes"]
            corner = image.convert("RGBA").getpixel((0, 0))
            assert isinstance(corner, tuple)
            # A maskable icon fills its square; of others the corner is seen through.
            assert corner[3] == (255 if each["purpose"] == "maskable" else 0)


def test_a_mask_cuts_nothing_of_the_mark() -> None:
    # https://www.w3.org/TR/appmanifest/#icon-masks: what matters lies within 40 % of the side around the middle.
    with Image.open(io.BytesIO(icon(Icon(200, ("#000000", "#ffffff"), True)).data)) as image:
        grey = image.convert("L")
    outside = [
        (x, y)
        for x in range(200)
        for y in range(200)
        if (x - 99.5) ** 2 + (y - 99.5) ** 2 > 80**2 and grey.getpixel((x, y)) != 0
    ]
    assert outside == []
    assert grey.getextrema() == (0, 255)


def test_a_list_of_files_tells_hash_and_size_of_those_that_there_are() -> None:
    recipe = Listing((("halaman", ("site/a/index.html", "site/tidak-ada.html")), ("buku", ())), (("judul", "Pasar"),))
    told = json.loads(listing(recipe, {"site/a/index.html": ("0123456789", 1200), "site/b": ("", 1)}).data)
    assert told == {"judul": "Pasar", "halaman": [["a/index.html", "0123456789", 1200]], "buku": []}
