"""The share kit: which pictures, words and shop files a vendor is offered, and what they may say."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import brotli
import pytest
from PIL import Image
from pyzbar import pyzbar

from etalase import audience, parts
from etalase.make.page import PageMaker
from etalase.make.share import make_card
from etalase.model import (
    Bilingual,
    Catalog,
    Category,
    Consent,
    Office,
    Permit,
    Photo,
    PhotoFacts,
    Product,
    ProductPermits,
    Site,
    Source,
    Variant,
    Vendor,
    Wholesale,
)
from etalase.plan import Setting, kit
from etalase.plan.captions import hashtag
from etalase.plan.frame import frame_of
from etalase.plan.product import products
from etalase.recipe import Page, Recipe, ShareCard, Text
from etalase.values.content_size import read_content_size
from tests import made_photos
from tests.conftest import SampleSite

DAY = dt.date(2026, 11, 24)
# As long as addresses of project pages on a code host are.
BASE = "https://dinas-koperasi-dan-umkm.github.example/etalase-balikpapan/"
ROOT = Path(__file__).parents[1]
SECRET = "RAHASIA"


def text(id: str, en: str | None = None) -> Bilingual:
    return Bilingual(id=id, en=en)


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name)


def product(owner: str, id: str, **rest: Any) -> Product:
    values: dict[str, Any] = {"name": text(id.title()), "category": "camilan", "price": 25000} | rest
    return Product(id=id, vendor=owner, source=source(f"{owner}/{id}{sorted(rest)}"), **values)


def vendor(id: str, **rest: Any) -> Vendor:
    values: dict[str, Any] = {"name": id.title(), "village": "Manggar", "district": "Balikpapan Timur"} | rest
    return Vendor(id=id, source=source(f"{id}{sorted(rest)}"), **values)


PHOTO = (Photo(file="amplang.jpg", focus=(0.2, 0.8)),)
DAPUR = vendor(
    "dapur",
    name="Dapur Teluk",
    code="DPR",
    whatsapp="+6281234567890",
    ships=True,
    note=SECRET,
    consent=Consent(date=DAY, how=SECRET),
)
KEBUN = vendor("kebun", code="KBN", phone="+628777717777", owner=SECRET, story=text(SECRET))
AMPLANG = product(
    "dapur",
    "amplang",
    code="AMP",
    name=text("Amplang Ikan", "Fish Crackers"),
    content=read_content_size("200 g")[0],
    description=text("Renyah. Gurih sekali. Digoreng dua kali.", "Crisp. Fried twice."),
    tags=("oleh-oleh", "ikan tenggiri"),
    permits=ProductPermits(pirt=Permit(number="206647101001231")),
    wholesale=Wholesale(price=17777, minimum=24, shown=True),
    monthly_capacity=88882,
    photos=PHOTO,
    note=SECRET,
)
ASK = product("dapur", "tanya", code="TNY", price=None, photos=PHOTO)
GONE = product("dapur", "habis", code="HBS", status="habis", photos=PHOTO)
OLD = product("dapur", "lama", code="LMA", status="arsip", photos=PHOTO)
DRAFT = product("dapur", "rancangan", code="RNC", status="draf", photos=PHOTO)
SAUCE = product(
    "dapur",
    "sambal",
    code="SBL",
    price=None,
    brand="=Sambal &amp; <b>Co</b>",
    description=text("- 1 < 2 & *pedas*\n- &lt;i&gt;segar"),
    photos=PHOTO,
    variants=(
        Variant(name=text("Pedas"), price=20000, code="SBL-P", gtin="9520000000004", photo="pedas.jpg"),
        Variant(name=text("Manis"), price=18000, status="habis"),
        Variant(name=text("Asin")),
    ),
)
CLOTH = product("kebun", "kain", code="KIN", category="batik", price=150000)


def photo(name: str, side: int = 1200) -> PhotoFacts:
    return PhotoFacts(path=f"content/vendors/dapur/photos/{name}", digest=name, format="JPEG", width=side, height=side)


def catalogue(*goods: Product, base_url: str | None = BASE, **site: Any) -> Catalog:
    chosen = goods or (AMPLANG, ASK, GONE, OLD, DRAFT, SAUCE, CLOTH)
    values: dict[str, Any] = {
        "name": text("Etalase Uji", "Test Showcase"),
        "base_url": base_url,
        "region": "6471",
        "office": Office(name=text("Kantor Contoh"), whatsapp="+62811000111"),
    } | site
    return Catalog(
        site=Site(id="site", source=source(f"site{sorted(site)}"), **values),
        categories={
            "batik": Category(id="batik", source=source("batik"), name=text("Batik"), type="fesyen"),
            "camilan": Category(id="camilan", source=source("camilan"), name=text("Camilan", "Snacks"), type="makanan"),
        },
        regions=(),
        vendors={"dapur": DAPUR, "kebun": KEBUN},
        products={each.address: each for each in chosen},
        retailers={},
        exhibitions={},
        trainings={},
        retired={},
        photos={facts.path: facts for facts in (photo("amplang.jpg"), photo("pedas.jpg", 600))},
    )


def assets() -> dict[str, str]:
    return {f"assets/{path.name}": path.name for path in (ROOT / "templates/assets").iterdir()}


def plan_of(catalog: Catalog) -> dict[str, Recipe]:
    public = audience.seen_by(catalog, "public", DAY)
    setting = Setting(as_of=DAY, base_url=catalog.site.base_url, ready={}, assets=assets())
    frame = frame_of(public, setting)
    return products(public, setting, frame) | kit.kits(public, setting, frame)


@pytest.fixture(scope="module")
def plan() -> dict[str, Recipe]:
    return plan_of(catalogue())


def cards(plan: Mapping[str, Recipe], kind: str) -> dict[str, ShareCard]:
    """Title → card of one kind: `og`, `kotak` or `story`."""
    return {
        dict(recipe.lines)["title"]: recipe
        for path, recipe in plan.items()
        if isinstance(recipe, ShareCard) and path.startswith(f"site/gambar/{kind}-")
    }


class Reader(HTMLParser):
    """What a page offers: ids, downloads (file name → address), text boxes by id, links."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.downloads: dict[str, str] = {}
        self.boxes: dict[str, str] = {}
        self.links: list[str] = []
        self.tags: list[str] = []
        self._box: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if "download" in values:
            self.downloads[values["download"]] = values["href"]
        if "href" in values:
            self.links.append(values["href"])
        self._box = values["id"] if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        if self._box:
            self.boxes[self._box] = self.boxes.get(self._box, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._box = None


def page_of(plan: Mapping[str, Recipe], path: str) -> tuple[str, Reader]:
    texts = {
        path.relative_to(ROOT / "templates").as_posix(): path.read_text("utf-8")
        for path in (ROOT / "templates/site").glob("*.html")
    }
    recipe = plan[path]
    assert isinstance(recipe, Page)
    made = PageMaker(texts).make(recipe, path)
    assert made.problems == ()
    reader = Reader()
    reader.feed(made.data.decode())
    return made.data.decode(), reader


@pytest.fixture(scope="module")
def kit_page(plan: dict[str, Recipe]) -> Reader:
    return page_of(plan, "site/bagikan/dapur/index.html")[1]


def test_each_product_and_vendor_has_three_pictures_and_an_archived_or_draft_one_none(plan: dict[str, Recipe]) -> None:
    titles = {"Dapur Teluk", "Kebun", "Amplang Ikan", "Tanya", "Habis", "Sambal", "Kain"}
    for kind, size in (("kotak", (1080, 1080)), ("story", (1080, 1920))):
        found = cards(plan, kind)
        assert found.keys() == titles
        assert {(card.width, card.height) for card in found.values()} == {size}
    # The archived product keeps its page, and that page its preview.
    assert cards(plan, "og").keys() == titles - {"Dapur Teluk", "Kebun"} | {"Lama"}


def test_a_picture_says_name_price_content_maker_and_place(plan: dict[str, Recipe]) -> None:
    said = dict(cards(plan, "story")["Amplang Ikan"].lines)
    assert (said["price"], said["vendor"], said["place"]) == ("Rp25.000", "Dapur Teluk", "Balikpapan Timur")
    assert said["content"] == "200\xa0g"
    assert (said["badge"], said["scan"]) == ("P-IRT", "Pindai untuk memesan")
    assert said["address"] == f"{BASE.removeprefix('https://')}p/AMP"
    assert dict(cards(plan, "kotak")["Tanya"].lines)["price"] == "Tanyakan harga"
    assert dict(cards(plan, "kotak")["Sambal"].lines)["price"] == "Mulai Rp18.000"
    assert dict(cards(plan, "kotak")["Habis"].lines)["scan"] == "Pindai untuk melihat"
    assert cards(plan, "kotak")["Amplang Ikan"].photo == cards(plan, "og")["Amplang Ikan"].photo
    photo = cards(plan, "story")["Amplang Ikan"].photo
    assert photo
    assert photo.focus == (0.2, 0.8)


def test_a_sample_says_so_on_every_picture() -> None:
    plan = plan_of(catalogue(sample=True))
    for kind in ("og", "kotak", "story"):
        assert {dict(card.lines).get("sample") for card in cards(plan, kind).values()} == {"Contoh"}


def test_codes_on_pictures_are_read_at_full_size_and_as_small_as_a_phone_shows_them(plan: dict[str, Recipe]) -> None:
    fonts = {file.stem: file.read_bytes() for file in parts.font_files()}
    shot = made_photos.saved(made_photos.quarters("ABCD", (1200, 1200)), "JPEG")
    for kind in ("kotak", "story"):
        for title, card in cards(plan, kind).items():
            made = make_card(card, shot if card.photo else None, fonts)
            assert made.problems == ()
            assert len(made.data) < 300_000
            code = {"Amplang Ikan": "AMP", "Dapur Teluk": "DPR"}.get(title)
            if code is None:
                continue
            with Image.open(BytesIO(made.data)) as image:
                for width in (image.width, 540):
                    shown = image.resize((width, width * image.height // image.width), Image.Resampling.BILINEAR)
                    assert [found.data.decode() for found in pyzbar.decode(shown)] == [f"{BASE}p/{code}/"], (
                        kind,
                        width,
                    )


def test_a_code_to_print_leads_to_the_short_address(plan: dict[str, Recipe], kit_page: Reader) -> None:
    address = kit_page.downloads["Amplang Ikan QR.svg"].replace("../../", "site/")
    recipe = plan[address]
    assert isinstance(recipe, Text)
    svg = recipe.view.build(*recipe.view.inputs)["text"]
    side = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    image = Image.new("L", (side * 6, side * 6), 255)
    for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        image.paste(0, (int(x) * 6, int(y) * 6, (int(x) + int(n)) * 6, (int(y) + 1) * 6))
    assert [found.data.decode() for found in pyzbar.decode(image)] == [f"{BASE}p/AMP/"]
    # Four modules of nothing on every side.
    black = image.point(lambda level: 255 - level).getbbox()
    assert black == (24, 24, side * 6 - 24, side * 6 - 24)


def test_without_an_address_or_a_code_there_is_no_qr_code() -> None:
    for chosen in (catalogue(base_url=None), catalogue(dataclasses.replace(AMPLANG, code=None, source=source("x")))):
        plan = plan_of(chosen)
        assert cards(plan, "kotak")["Amplang Ikan"].qr is None
        assert "Amplang Ikan QR.svg" not in page_of(plan, "site/bagikan/dapur/index.html")[1].downloads
    assert not any("meta-catalog" in path for path in plan_of(catalogue(base_url=None)))


def test_every_picture_of_the_page_is_made_and_has_a_name_for_people(plan: dict[str, Recipe], kit_page: Reader) -> None:
    assert {"Amplang Ikan kotak.jpg", "Amplang Ikan tegak.jpg", "Amplang Ikan lebar.jpg"} <= kit_page.downloads.keys()
    assert {"Dapur Teluk kotak.jpg", "Dapur Teluk tegak.jpg", "dapur.csv"} <= kit_page.downloads.keys()
    missing = [name for name, to in kit_page.downloads.items() if to.replace("../../", "site/") not in plan]
    # That one comes with the vendor's page.
    assert missing == ["Dapur Teluk lebar.jpg"]
    assert not any("Lama" in name or "Rancangan" in name for name in kit_page.downloads)
    assert len(set(kit_page.ids)) == len(kit_page.ids)


def test_a_product_that_goes_takes_its_pictures_along_and_a_new_price_makes_new_ones(plan: dict[str, Recipe]) -> None:
    def pictures(chosen: Mapping[str, Recipe]) -> set[str]:
        return {path for path in chosen if re.match(r"site/gambar/(kotak|story|qr)-", path)}

    fewer = plan_of(catalogue(ASK, GONE, OLD, DRAFT, SAUCE, CLOTH))
    assert len(pictures(plan) - pictures(fewer)) == 3
    assert pictures(fewer) < pictures(plan)
    dearer = dataclasses.replace(AMPLANG, price=26000, source=source("26000"))
    changed = plan_of(catalogue(dearer, ASK, GONE, OLD, DRAFT, SAUCE, CLOTH))
    # The code leads where it led.
    assert len(pictures(changed) - pictures(plan)) == 2


def test_beyond_a_number_of_products_only_the_newest_have_pictures_to_post(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "N_POSTED", 2)
    new = [
        dataclasses.replace(each, published=dt.date(2026, 11, day), source=source(f"day {day}"))
        for day, each in enumerate((ASK, AMPLANG, SAUCE), start=1)
    ]
    plan = plan_of(catalogue(*new))
    assert cards(plan, "kotak").keys() == {"Dapur Teluk", "Kebun", "Amplang Ikan", "Sambal"}
    told, page = page_of(plan, "site/bagikan/dapur/index.html")
    assert "Gambar kotak dan tegak dibuat untuk 2 produk terbaru" in told
    assert {"Tanya lebar.jpg", "Tanya QR.svg"} <= page.downloads.keys()
    assert "Tanya kotak.jpg" not in page.downloads


def test_captions_say_what_the_catalogue_says_in_both_languages(kit_page: Reader) -> None:
    post = kit_page.boxes["p-amplang-post-id"]
    assert post.startswith("Amplang Ikan, 200 g\n\n")
    assert "Renyah. Gurih sekali." in post
    assert "Digoreng" not in post
    assert "Rp25.000" in post
    assert "Izin tercatat: P-IRT" in post
    assert "Pesan: WhatsApp 0812-3456-7890" in post
    assert f"{BASE}p/AMP/" in post
    assert "#OlehOleh #IkanTenggiri #Camilan #DapurTeluk #Balikpapan #UMKMBalikpapan #UMKM" in post
    english = kit_page.boxes["p-amplang-post-en"]
    assert english.startswith("Fish Crackers")
    assert "Crisp. Fried twice." in english
    assert f"{BASE}en/p/AMP/" in english
    # Nobody has described this one in English, so nothing is.
    assert kit_page.boxes["p-tanya-post-en"].startswith("Tanya\n\nAsk for the price\n\nMade by Dapur Teluk")


def test_captions_are_honest_about_price_and_stock(kit_page: Reader) -> None:
    for use in ("status", "post"):
        assert "Tanyakan harga" in kit_page.boxes[f"p-tanya-{use}-id"]
        assert "Rp" not in kit_page.boxes[f"p-tanya-{use}-id"]
        assert "Sedang habis" in kit_page.boxes[f"p-habis-{use}-id"]
        assert "Mulai Rp18.000" in kit_page.boxes[f"p-sambal-{use}-id"]
    assert len(kit_page.boxes["p-amplang-status-id"]) < 200
    assert "Pilihan: Pedas, Manis, Asin" in kit_page.boxes["p-sambal-post-id"]
    every = "\n".join(kit_page.boxes.values()).casefold()
    assert "terverifikasi" not in every
    assert "verified" not in every


def test_nothing_private_is_in_a_kit_and_without_consent_orders_go_through_the_office(plan: dict[str, Recipe]) -> None:
    for path in ("bagikan/dapur", "bagikan/kebun", "en/bagikan/dapur", "en/bagikan/kebun"):
        page, _ = page_of(plan, f"site/{path}/index.html")
        for word in (SECRET, "17777", "17.777", "88882", "88.882", "7717777"):
            assert word not in page.replace("-", ""), (path, word)
    silent = page_of(plan, "site/bagikan/kebun/index.html")[1]
    assert "Pesan lewat Kantor Contoh: WhatsApp 0811-000-111" in silent.boxes["p-kain-post-id"]


def test_a_message_for_whatsapp_is_the_short_caption(kit_page: Reader) -> None:
    sent = [unquote(link.partition("text=")[2]) for link in kit_page.links if link.startswith("https://wa.me/?text=")]
    assert kit_page.boxes["p-amplang-status-id"] in sent
    assert kit_page.boxes["v-status-id"] in sent


@pytest.mark.parametrize(
    "name, tag",
    [("Ikan asin", "#IkanAsin"), ("3D", "#3D"), ("2026", ""), ("...", ""), ("حلال", "#حلال"), ("a_b", "#AB")],
)
def test_a_hashtag_has_letters_and_no_signs(name: str, tag: str) -> None:
    assert hashtag(name) == tag


def test_a_vendor_of_sixty_products_has_a_page_that_stays_light() -> None:
    words = "ikan udang kepiting singkong pisang durian cumi rajungan bandeng kacang jahe kelapa madu kopi".split()
    goods = [
        dataclasses.replace(
            AMPLANG,
            id=f"barang-{n}",
            code=f"BRG-{n:03}",
            price=5000 + n * 731 % 90000,
            name=text(f"{words[n % 14].title()} {words[n * 5 % 13]} nomor {n}", f"{words[n * 3 % 11].title()} no. {n}"),
            description=text(
                " ".join(words[n * k % 14] for k in range(2, 30)), " ".join(words[k * 3 % 14] for k in range(n))
            ),
            source=source(f"barang {n}"),
        )
        for n in range(60)
    ]
    page, reader = page_of(plan_of(catalogue(*goods)), "site/bagikan/dapur/index.html")
    assert reader.tags.count("details") == 60
    assert len(reader.boxes) == 4 * 61
    assert len(brotli.compress(page.encode(), quality=11)) <= 30_000


def shop_rows(plan: Mapping[str, Recipe], path: str) -> list[dict[str, str]]:
    recipe = plan[f"site/data/{path}"]
    assert isinstance(recipe, Text)
    return list(csv.DictReader(io.StringIO(recipe.view.build(*recipe.view.inputs)["text"], newline=""), strict=True))


def test_shop_files_hold_what_has_price_and_photo_and_keep_to_every_rule(plan: dict[str, Recipe]) -> None:
    rows = shop_rows(plan, "meta-catalog.csv")
    assert [row["id"] for row in rows] == ["AMP", "HBS", "SBL-P", "SBL-2"]
    assert shop_rows(plan, "meta-catalog/dapur.csv") == rows
    # Its only product has no photo.
    assert "site/data/meta-catalog/kebun.csv" not in plan
    check_shop_rows(rows)
    by_id = {row["id"]: row for row in rows}
    assert {id: row["availability"] for id, row in by_id.items()} == {
        "AMP": "in stock",
        "HBS": "out of stock",
        "SBL-P": "in stock",
        "SBL-2": "out of stock",
    }
    assert (by_id["AMP"]["price"], by_id["AMP"]["brand"], by_id["AMP"]["item_group_id"]) == (
        "25000 IDR",
        "Dapur Teluk",
        "",
    )
    pedas = by_id["SBL-P"]
    assert (pedas["brand"], pedas["item_group_id"], pedas["gtin"]) == ("Sambal & Co", "SBL", "9520000000004")
    assert pedas["link"] == f"{BASE}produk/dapur/sambal/#varian-SBL-P"
    assert pedas["title"] == "Sambal, Pedas"
    assert pedas["description"] == "1 < 2 & pedas segar"
    # The variant's own photo, 600 pixels wide.
    assert pedas["image_link"].endswith("-600.jpg")
    for row in rows:
        assert f"site/{row['image_link'].removeprefix(BASE)}" in plan


def check_shop_rows(rows: list[dict[str, str]]) -> None:
    """Meta's catalogue reference, as web.md gives it."""
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert 0 < len(row["id"]) <= 100
        assert 0 < len(row["title"]) <= 200
        assert 0 < len(row["description"]) <= 9999
        assert row["availability"] in ("in stock", "out of stock", "available for order", "preorder", "discontinued")
        assert row["condition"] == "new"
        assert re.fullmatch(r"[1-9][0-9]* IDR", row["price"])
        assert row["link"].startswith(f"{BASE}produk/")
        assert re.fullmatch(rf"{BASE}gambar/[0-9a-f]+-\d{{3,4}}\.jpg", row["image_link"])
        assert 0 < len(row["brand"]) <= 100
        assert re.fullmatch(r"|[0-9]{8}|[0-9]{12,14}", row["gtin"])
        for field in ("title", "description", "brand"):
            assert not re.search(r"</?[a-zA-Z]|&[a-z#0-9]+;|[\r\n]", row[field]), row
            assert not row[field].startswith(tuple("=+-@"))


def test_long_texts_are_cut_to_what_a_shop_takes() -> None:
    long = dataclasses.replace(
        AMPLANG,
        name=text("Amplang " * 60),
        description=text("gurih " * 4000),
        brand="Merek " * 40,
        source=source("long"),
    )
    rows = shop_rows(plan_of(catalogue(long)), "meta-catalog.csv")
    check_shop_rows(rows)
    assert len(rows) == 1


@pytest.mark.browser
def test_a_text_is_copied_and_the_copy_is_told(chromium: Any, sample_site: SampleSite, axe_source: str) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 700},
        permissions=["clipboard-read", "clipboard-write"],
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(sample_site.url + "bagikan/olahan-laut-manggar/")
    section = page.locator("details").first
    section.locator("summary").focus()
    page.keyboard.press("Enter")
    button = section.locator("[data-salin]").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#kabar').textContent === 'Teks disalin'")
    wanted = section.locator("textarea").first.input_value()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == wanted
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # What lies below the bars just now cannot be judged: a screen of the page's length covers nothing.
    page.set_viewport_size({"width": 320, "height": 12_000})
    page.evaluate(axe_source)
    found = page.evaluate("axe.run('main', {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    assert [rule["id"] for kind in ("violations", "incomplete") for rule in found[kind]] == []
    context.close()


@pytest.mark.browser
def test_without_a_script_everything_is_there_but_the_buttons(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(sample_site.url + "bagikan/olahan-laut-manggar/")
    assert page.locator("main button:visible").count() == 0
    page.locator("summary").first.click()
    assert page.locator("details[open] textarea:visible").count() == 4
    assert page.locator("details[open] a[download]:visible").count() == 5
    context.close()
