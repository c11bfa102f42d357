"""The public site: which files it has, what its pages say, and what they never say."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from base64 import b64decode
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import brotli
import pytest
import zxingcpp
from PIL import Image, ImageOps

from etalase import audience
from etalase.make.page import PageMaker
from etalase.model import (
    Bilingual,
    Booth,
    Catalog,
    Category,
    Checked,
    Consent,
    Exhibition,
    Office,
    Outlet,
    Permit,
    Photo,
    PhotoFacts,
    Placement,
    Product,
    ProductPermits,
    Retailer,
    Site,
    Source,
    TextPage,
    Turn,
    Variant,
    Vendor,
    VendorPermits,
    Wholesale,
)
from etalase.plan import Setting
from etalase.plan.cards import HUES, monogram, pack
from etalase.plan.facets import promoted_price
from etalase.plan.frame import full_title, shorten
from etalase.plan.lists import Paging
from etalase.plan.pictures import PALETTE, picture_set, recipes
from etalase.plan.product import neighbours
from etalase.plan.site import site
from etalase.plan.tint import contrast, rgb, style_prefix
from etalase.recipe import Page, Picture, Recipe, fingerprint
from etalase.values.content_size import read_content_size
from etalase.values.shelf_life import read_shelf_life
from etalase.words import Words, words

TEMPLATES = Path(__file__).parents[1] / "templates"
AS_OF = dt.date(2026, 11, 24)
PHOTO = "content/vendors/dapur/photos/amplang.jpg"


def source(name: str, about: object = None) -> Source:
    """Two entries with the same digest are the same, so the digest says all that differs."""
    return Source(file=name, digest=f"{name}{about}")


def vendor(id: str = "dapur", **about: Any) -> Vendor:
    facts: dict[str, Any] = {"name": "Dapur Mangrove", "village": "Manggar", "district": "Balikpapan Timur"}
    return Vendor(id=id, source=source(f"v-{id}", about), **{**facts, **about})


def product(id: str = "amplang", of: str = "dapur", **about: Any) -> Product:
    facts: dict[str, Any] = {"name": Bilingual(id="Amplang Tenggiri"), "category": "camilan"}
    return Product(id=id, vendor=of, source=source(f"p-{of}-{id}", about), **{**facts, **about})


def catalog(products: list[Product], vendors: list[Vendor] | None = None, **about: Any) -> Catalog:
    facts: dict[str, Any] = {
        "site": Site(
            id="site",
            source=source("content/site.yaml"),
            name=Bilingual(id="Etalase Contoh", en="Sample Showcase"),
            region="6471",
            office=Office(name=Bilingual(id="Kantor Contoh"), whatsapp="+6281211112222"),
        ),
        "categories": {
            "camilan": Category(
                id="camilan", source=source("c1"), name=Bilingual(id="Camilan", en="Snacks"), type="makanan"
            ),
            "kriya": Category(id="kriya", source=source("c2"), name=Bilingual(id="Kriya"), type="kriya"),
        },
        "vendors": {each.id: each for each in vendors or [vendor()]},
        "products": {each.address: each for each in products},
    }
    return Catalog(**{**facts, **about})


def plan_of(known: Catalog, **about: Any) -> dict[str, Recipe]:
    facts: dict[str, Any] = {"base_url": "https://etalase.example/", "assets": {"assets/gaya.css": "d1g35t"}}
    setting = Setting(AS_OF, **{**facts, **about})
    return site(audience.seen_by(known, "public", AS_OF), setting)


@cache
def maker() -> PageMaker:
    return PageMaker(
        {str(path.relative_to(TEMPLATES).as_posix()): path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")}
    )


def html(plan: Mapping[str, Recipe], path: str) -> str:
    recipe = plan[path]
    assert isinstance(recipe, Page)
    made = maker().make(recipe, path)
    assert made.problems == ()
    return made.data.decode()


def text(page: str) -> str:
    """What a reader sees, without scripts and markup."""
    bare = re.sub(r"<(script|template|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare)).replace("\xa0", " ")


def blocks(page: str) -> dict[str, dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return {block["@type"]: block for block in map(json.loads, found)}


AMPLANG = "site/produk/dapur/amplang/index.html"


def test_every_family_of_pages_has_its_addresses_in_both_languages() -> None:
    about = TextPage(id="tentang", source=source("t"), title=Bilingual(id="Tentang"), in_menu=True)
    plan = plan_of(catalog([product()], pages={"tentang": about}))
    for path in (
        "index.html",
        "produk/index.html",
        "produk/dapur/amplang/index.html",
        "pelaku/index.html",
        "pelaku/dapur/index.html",
        "kategori/camilan/index.html",
        "kecamatan/balikpapan-timur/index.html",
        "baru/index.html",
        "halaman/tentang/index.html",
    ):
        assert f"site/{path}" in plan
        assert f"site/en/{path}" in plan


def test_a_site_in_one_language_has_no_english_pages() -> None:
    known = catalog([product()])
    known = dataclasses.replace(known, site=dataclasses.replace(known.site, languages=("id",)))
    plan = plan_of(known)
    assert not [path for path in plan if path.startswith("site/en/")]
    assert "hreflang" not in html(plan, AMPLANG)


def test_49_products_make_two_pages_that_link_to_each_other() -> None:
    plan = plan_of(catalog([product(f"p{n}") for n in range(49)]))
    first, second = html(plan, "site/produk/index.html"), html(plan, "site/produk/hal/2/index.html")
    assert "site/produk/hal/3/index.html" not in plan
    assert (first.count("<article"), second.count("<article")) == (48, 1)
    assert 'href="../produk/hal/2/"' in first
    assert 'href="../../../produk/"' in second
    assert blocks(second)["ItemList"]["itemListElement"][0]["position"] == 49


def test_paging_names_the_ends_and_the_neighbours() -> None:
    assert Paging("/produk/", 6, 12).shown == (1, 2, None, 5, 6, 7, None, 11, 12)
    assert Paging("/produk/", 1, 2).shown == (1, 2)


def test_an_archived_product_keeps_its_page_and_stands_in_no_list() -> None:
    plan = plan_of(catalog([product(), product("lama", name=Bilingual(id="Produk Lama"), status="arsip", price=1000)]))
    page = html(plan, "site/produk/dapur/lama/index.html")
    assert "sudah tidak dijual" in text(page)
    assert "Rp1.000 harga terakhir" in text(page)
    assert 'name="robots" content="noindex"' in page
    assert "?text=" not in page
    assert blocks(page) == {}
    for path in ("site/index.html", "site/produk/index.html", "site/kategori/camilan/index.html", AMPLANG):
        assert "Produk Lama" not in html(plan, path)


def test_a_product_that_is_sold_out_says_so_and_offers_to_ask() -> None:
    page = html(plan_of(catalog([product(status="habis", price=25000)])), AMPLANG)
    assert "Sedang habis" in text(page)
    assert "Tanyakan kapan ada lagi" in text(page)
    assert blocks(page)["Product"]["offers"]["availability"] == "https://schema.org/OutOfStock"


def test_the_price_stands_with_content_and_unit_price() -> None:
    content = read_content_size("200 g")[0]
    page = html(plan_of(catalog([product(price=25000, content=content)])), AMPLANG)
    assert "Rp25.000 / 200 g · Rp12.500/100 g" in text(page)
    offer = blocks(page)["Product"]["offers"]
    assert (offer["@type"], offer["price"], offer["priceCurrency"]) == ("Offer", 25000, "IDR")
    assert "priceValidUntil" not in offer


@pytest.mark.parametrize(
    "written, said", [("200 g", "200 g"), ("1 pasang", "pasang"), ("1 kg", "1 kg"), ("2 buah", "2 buah")]
)
def test_the_price_of_one_piece_needs_no_number(written: str, said: str) -> None:
    assert pack(product(content=read_content_size(written)[0]), "id").replace("\xa0", " ") == said


def test_a_product_without_a_price_is_asked_for_and_offers_nothing_to_search_engines() -> None:
    page = html(plan_of(catalog([product()])), AMPLANG)
    assert "Tanyakan harga" in text(page)
    assert "Product" not in blocks(page)


def test_variants_have_anchors_prices_and_barcodes() -> None:
    variants = (
        Variant(name=Bilingual(id="Asin"), price=14000, code="AMP-A", gtin="9520000002411"),
        Variant(name=Bilingual(id="Pedas"), price=20000, code="AMP-B", status="habis"),
    )
    plan = plan_of(catalog([product(variants=variants)]))
    page = html(plan, AMPLANG)
    assert 'id="varian-AMP-A"' in page
    assert 'id="varian-AMP-B"' in page
    assert "Barcode 9520000002411" in text(page)
    assert "Rp14.000–Rp20.000" in text(page)
    offer = blocks(page)["Product"]["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"], offer["offerCount"]) == (
        "AggregateOffer",
        14000,
        20000,
        2,
    )
    assert "mulai Rp14.000" in text(html(plan, "site/produk/index.html"))


def test_permits_are_on_record_and_checked_but_never_verified() -> None:
    permits = ProductPermits(
        pirt=Permit(number="206647101001231", checked=Checked(date=dt.date(2026, 3, 2), where="OSS")),
        halal=Permit(number="ID64110001234560326", valid_until=dt.date(2025, 1, 1)),
        bpom=Permit(status="diajukan"),
    )
    nib = VendorPermits(nib=Permit(number="1234567890123"))
    page = text(html(plan_of(catalog([product(permits=permits)], [vendor(permits=nib)])), AMPLANG))
    assert "P-IRT No. 2066471010012-31" in page
    assert "tercatat, berlaku sampai 31 Desember 2031, diperiksa tgl 2 Maret 2026 (OSS)" in page
    assert "NIB tercatat" in page
    for never in ("1234567890123", "ID64110001234560326", "terverifikasi", "diajukan", "Sertifikat halal", "BPOM"):
        assert never not in page


def test_what_buyers_alone_may_see_is_nowhere_on_the_site() -> None:
    retailer = Retailer(
        id="toko", source=source("r"), name="Toko Contoh", outlets=(Outlet(id="a", name="Pusat", village="Manggar"),)
    )
    secret = product(
        price=25000,
        wholesale=Wholesale(price=21234, minimum=24, shown=True),
        monthly_capacity=98765,
        placements=(Placement(retailer="toko", outlets=("a",), scheme="titip-jual", selling_price=31234),),
    )
    plan = plan_of(catalog([secret], retailers={"toko": retailer}))
    pages = [path for path, recipe in plan.items() if isinstance(recipe, Page)]
    everything = " ".join(html(plan, path) for path in pages)
    assert "Toko Contoh" in everything
    for hidden in ("21.234", "21234", "98765", "98.765", "31.234", "titip"):
        assert hidden not in everything


def test_without_consent_the_office_stands_in_for_the_vendor() -> None:
    private = {"whatsapp": "+6281399998888", "address": "Jalan Rahasia 5", "story": Bilingual(id="Cerita pribadi")}
    plan = plan_of(catalog([product(price=25000)], [vendor(**private)]))
    for path in (AMPLANG, "site/pelaku/dapur/index.html"):
        page = html(plan, path)
        assert "https://wa.me/6281211112222?text=" in page
        assert "Kantor Contoh" in text(page)
        for hidden in ("81399998888", "0813-9999-8888", "Rahasia", "pribadi"):
            assert hidden not in page


def test_with_consent_the_order_goes_to_the_vendor_with_all_that_is_asked_for() -> None:
    agreed = vendor(whatsapp="+6281399998888", consent=Consent(date=AS_OF, how="formulir"))
    page = html(plan_of(catalog([product(price=25000, content=read_content_size("200 g")[0])], [agreed])), AMPLANG)
    assert written(page, "6281399998888") == (
        "Halo Dapur Mangrove,\n"
        "Saya ingin memesan produk ini, yang saya lihat di Etalase Contoh:\n\n"
        "Amplang Tenggiri (200 g, Rp25.000)\n"
        "https://etalase.example/produk/dapur/amplang/\n\n"
        "Apakah masih tersedia? Terima kasih."
    )


def written(page: str, receiver: str) -> str:
    """What the first button of the page types into a chat with this number."""
    link = re.search(rf'href="https://wa\.me/{receiver}\?text=([^"]*)"', page)
    assert link
    # Nothing that WhatsApp or an old browser could read as its own stands bare in the address.
    assert re.fullmatch(r"(?:[A-Za-z0-9_.~-]|%[0-9A-F]{2})+", link[1])
    return unquote(link[1])


def test_an_order_in_english_names_the_variant_and_leads_to_it() -> None:
    agreed = vendor(whatsapp="+6281399998888", consent=Consent(date=AS_OF, how="formulir"))
    size = Variant(
        name=Bilingual(id="Kantong keluarga", en="Family bag"),
        price=58000,
        content=read_content_size("500 g")[0],
        code="AMP-L",
    )
    plan = plan_of(catalog([product(variants=(size,))], [agreed]))
    page = html(plan, "site/en/produk/dapur/amplang/index.html")
    row = page[page.index('id="varian-AMP-L"') :]
    assert written(row, "6281399998888") == (
        "Hello Dapur Mangrove,\n"
        "I would like to order this product, which I saw on Sample Showcase:\n\n"
        "Amplang Tenggiri, Family bag (500 g, Rp58.000)\n"
        "https://etalase.example/en/produk/dapur/amplang/#varian-AMP-L\n\n"
        "Is it still available? Thank you."
    )


def test_what_is_sold_out_is_asked_for_and_the_office_is_told_whose_it_is() -> None:
    page = html(plan_of(catalog([product(price=25000, status="habis")])), AMPLANG)
    assert written(page, "6281211112222") == (
        "Halo Kantor Contoh,\n"
        "Saya mencari produk ini, yang di Etalase Contoh sedang habis:\n\n"
        "Amplang Tenggiri (Rp25.000)\n"
        "Pembuatnya: Dapur Mangrove\n"
        "https://etalase.example/produk/dapur/amplang/\n\n"
        "Kapan kira-kira ada lagi? Terima kasih."
    )


def test_a_sample_number_opens_whatsapp_without_a_receiver() -> None:
    agreed = vendor(whatsapp="+628000000001", consent=Consent(date=AS_OF, how="formulir"))
    page = html(plan_of(catalog([product(price=25000)], [agreed])), AMPLANG)
    assert 'href="https://wa.me/?text=Halo' in page
    assert 'href="tel:' not in page


def test_where_it_is_sold_and_when_it_can_be_met() -> None:
    retailer = Retailer(
        id="toko", source=source("r"), name="Toko Contoh", outlets=(Outlet(id="a", name="Pusat", village="Manggar"),)
    )
    fair = Exhibition(
        id="pasar",
        source=source("e"),
        name=Bilingual(id="Pasar Contoh"),
        venue="Balai",
        start=dt.date(2026, 12, 5),
        end=dt.date(2026, 12, 7),
        booths=(Booth(number="A7", vendors=("dapur",)),),
    )
    sold = product(placements=(Placement(retailer="toko", outlets=("a",)),))
    page = text(html(plan_of(catalog([sold], retailers={"toko": retailer}, exhibitions={"pasar": fair})), AMPLANG))
    assert "Toko Contoh Pusat, Manggar" in page
    assert "Pasar Contoh Stan A7, 5–7 Desember 2026" in page


def test_a_text_without_english_is_marked_as_indonesian_on_the_english_page() -> None:
    described = product(description=Bilingual(id="Renyah dan gurih."), shelf_life=read_shelf_life("6 bulan")[0])
    page = html(plan_of(catalog([described])), "site/en/produk/dapur/amplang/index.html")
    assert '<h1 lang="id" dir="auto">Amplang Tenggiri</h1>' in page
    assert 'lang="id" dir="auto"><p>Renyah dan gurih.</p>' in page
    assert "6 months" in text(page)


def test_twins_name_each_other_and_the_canonical_is_their_own_address() -> None:
    plan = plan_of(catalog([product()]))
    for path, own in ((AMPLANG, ""), ("site/en/produk/dapur/amplang/index.html", "en/")):
        page = html(plan, path)
        assert f'rel="canonical" href="https://etalase.example/{own}produk/dapur/amplang/"' in page
        assert 'hreflang="id" href="https://etalase.example/produk/dapur/amplang/"' in page
        assert 'hreflang="en" href="https://etalase.example/en/produk/dapur/amplang/"' in page
        assert 'hreflang="x-default" href="https://etalase.example/produk/dapur/amplang/"' in page


def test_without_its_own_address_the_site_claims_none() -> None:
    plan = plan_of(catalog([product(price=25000)]), base_url=None)
    page = html(plan, AMPLANG)
    assert "canonical" not in page
    assert "og:url" not in page
    assert "BreadcrumbList" not in blocks(page)


def test_a_name_in_any_script_stands_on_its_card_and_its_page() -> None:
    for name in ("ขนมปลาหมึก", "تمر المدينة", "🦀 Kepiting", "<script>alert(1)</script>", "A" * 300):
        plan = plan_of(catalog([product(name=Bilingual(id=name))]))
        shown = name.replace("<", "&lt;").replace(">", "&gt;")
        assert f'dir="auto">{shown}</a>' in html(plan, "site/produk/index.html")
        assert f'dir="auto">{shown}</h1>' in html(plan, AMPLANG)


def test_a_photo_is_offered_in_its_sizes_and_never_enlarged() -> None:
    facts = PhotoFacts(path=PHOTO, digest="d", format="JPEG", width=1600, height=800, colour="#c9a26b")
    found = picture_set(facts, (0.3, 0.5))
    assert found.widths == (320, 480, 720)
    assert (found.width, found.height, found.file.endswith("-720.jpg")) == (720, 720, True)
    made = recipes([found])
    assert len(made) == 4
    assert all(isinstance(each, Picture) and each.width == each.height for each in made.values())
    small = picture_set(dataclasses.replace(facts, width=200, height=150))
    assert (small.widths, small.width) == ((150,), 150)
    wide = picture_set(facts, square=False)
    assert (wide.widths, wide.width, wide.height) == ((320, 480, 720, 1080), 720, 360)
    assert len({found.stem, small.stem, wide.stem, picture_set(facts, (0.9, 0.5)).stem}) == 4


def test_every_picture_that_a_page_shows_is_planned() -> None:
    facts = PhotoFacts(path=PHOTO, digest="d", format="JPEG", width=1600, height=1200)
    plan = plan_of(catalog([product(photos=(Photo(file="amplang.jpg"),))], photos={PHOTO: facts}))
    for path in (AMPLANG, "site/index.html", "site/produk/index.html"):
        page = html(plan, path)
        shown = set(re.findall(r"gambar/[\w.-]+", page))
        assert shown
        assert {f"site/{name}" for name in shown} <= plan.keys()
    assert 'alt="Foto Amplang Tenggiri"' in html(plan, AMPLANG)


def test_the_products_page_prints_the_counts_of_its_filters() -> None:
    known = catalog(
        [product(), product("b"), product("topi", "rumah", category="kriya", published=AS_OF)],
        [vendor(ships=True), vendor("rumah", name="Rumah", district="Balikpapan Kota")],
    )
    page = html(plan_of(known), "site/produk/index.html")
    for name, value, count in (
        ("kategori", "camilan", 2),
        ("kategori", "kriya", 1),
        ("kecamatan", "balikpapan-timur", 2),
        ("kecamatan", "balikpapan-kota", 1),
        ("kirim", "ya", 2),
        ("baru", "ya", 1),
    ):
        assert re.search(rf'name="{name}" value="{value}"><span[^>]*>[^<]+</span><small>{count}</small>', page)


@pytest.mark.parametrize(
    ("prices", "expected"),
    [([], None), ([5000] * 4 + [90000], 10000), ([18000, 22000, 40000, 90000, 95000], 25000), ([900000] * 3, None)],
)
def test_the_promoted_price_lets_through_a_fifth(prices: list[int], expected: int | None) -> None:
    assert promoted_price(sorted(prices)) == expected


def test_related_products_are_of_the_same_maker_first_and_never_the_product_itself() -> None:
    every = [product(f"p{n}") for n in range(3)] + [product(f"q{n}", "rumah") for n in range(4)]
    found = neighbours(every, {"dapur": "Timur", "rumah": "Kota"})
    assert found["dapur/p0"] == ("dapur/p1", "dapur/p2", "rumah/q0", "rumah/q1")
    assert all(address not in near and len(set(near)) == len(near) == 4 for address, near in found.items())
    assert neighbours([product()], {}) == {"dapur/amplang": ()}


def test_related_products_are_near_in_place_then_in_price_and_can_be_had() -> None:
    def of(maker: str, price: int | None, **about: Any) -> Product:
        return product(maker, maker, price=price, **about)

    every = [
        product(price=20_000),
        product("teri", price=90_000, status="habis"),
        product("abon", price=21_000, category="kriya"),
        of("jauh-mirip", 20_000),
        of("dekat-mahal", 80_000),
        of("dekat-mirip", 24_000),
        of("dekat-habis", 20_000, status="habis"),
        of("dekat-lain", 20_000, category="kriya"),
    ]
    districts = {each.vendor: "Timur" if "dekat" in each.vendor or each.vendor == "dapur" else "Kota" for each in every}
    found = neighbours(every, districts)["dapur/amplang"]
    assert found == ("dapur/abon", "dapur/teri", "dekat-mirip/dekat-mirip", "dekat-mahal/dekat-mahal")
    # One without a category of its own kind is filled up from its kecamatan.
    alone = neighbours([product(), of("dekat-lain", 20_000, category="kriya")], districts)
    assert alone["dapur/amplang"] == ("dekat-lain/dekat-lain",)


def test_the_size_that_costs_least_for_the_same_quantity_is_named() -> None:
    def sizes(*written: tuple[str, int, str | None]) -> str:
        variants = tuple(
            Variant(name=Bilingual(id=content), content=read_content_size(content)[0], price=price, status=status)
            for content, price, status in written
        )
        return text(html(plan_of(catalog([product(variants=variants)])), AMPLANG))

    page = sizes(("100 g", 14_000, None), ("200 g", 25_000, None), ("500 g", 58_000, None))
    # 14.000, 12.500 and 11.600 for 100 g.
    assert "Rp14.000–Rp58.000 mulai Rp11.600/100 g" in page
    assert page.count("Termurah per 100 g") == 1
    assert re.search(r"500 g\s+Rp11.600/100 g\s+Termurah per 100 g", page)
    assert "Termurah" not in sizes(("100 g", 10_000, None), ("200 g", 20_000, None))
    assert "Termurah" not in sizes(("100 g", 10_000, None), ("200 ml", 15_000, None))
    assert "Termurah" not in sizes(("100 g", 10_000, None), ("500 g", 30_000, "habis"))


def test_a_permit_that_has_run_out_says_so_without_its_number() -> None:
    held = ProductPermits(
        pirt=Permit(number="206647101001221"),
        bpom=Permit(number="MD235612345678", valid_until=dt.date(2026, 11, 23)),
        halal=Permit(number="ID64110001234560326", valid_until=dt.date(2025, 1, 1)),
    )
    page = html(plan_of(catalog([product(permits=held)])), AMPLANG)
    assert "P-IRT masa berlaku lewat pada 31 Desember 2021" in text(page)
    assert "Izin edar BPOM masa berlaku lewat pada 23 November 2026" in text(page)
    # No mark beside the name, no number to look up, and of halal no word at all.
    assert 'class="tag tag-' not in page
    for never in ("206647101001221", "-21", "235612345678", "pom.go.id", "alal"):
        assert never not in page[page.index("<h1") : page.index("</main>")], never


def test_a_permit_in_force_can_be_looked_up_where_it_was_issued() -> None:
    held = ProductPermits(
        pirt=Permit(number="206647101001231", checked=Checked(date=dt.date(2026, 3, 2), where="surat asli")),
        merek=Permit(number="IDM000123456"),
    )
    plan = plan_of(catalog([product(permits=held)]))
    page = html(plan, "site/en/produk/dapur/amplang/index.html")
    assert '(<span lang="id">surat asli</span>)' in page
    assert "on record, not checked yet" in text(page)
    for site_ in ("https://sppirt.pom.go.id/", "https://pdki-indonesia.dgip.go.id/"):
        assert f'href="{site_}" rel="noopener nofollow"' in page


def test_a_shared_booth_tells_days_and_hours() -> None:
    def fair(*turns: Turn) -> str:
        booth = Booth(number="B 2", turns=turns)
        about = {"start": dt.date(2026, 12, 5), "end": dt.date(2026, 12, 9), "booths": (booth,)}
        known = Exhibition(id="pasar", source=source("e", turns), name=Bilingual(id="Pasar"), venue="Balai", **about)
        page = html(plan_of(catalog([product()], exhibitions={"pasar": known})), AMPLANG)
        assert 'href="../../../pameran/pasar/#stan-b-2"' in page
        return text(page)

    def turn(day: int, start: str | None = None, end: str | None = None) -> Turn:
        return Turn(date=dt.date(2026, 12, day), start=start, end=end, vendors=("dapur",))

    assert "Stan B 2, 5–6 Desember 2026, 10.00–14.00" in fair(turn(5, "10.00", "14.00"), turn(6, "10.00", "14.00"))
    assert "Stan B 2, 5 Desember, 10.00–14.00; 8 Desember" in fair(turn(5, "10.00", "14.00"), turn(8))


def test_the_printed_code_is_read_back_as_the_short_address() -> None:
    page = html(plan_of(catalog([product(code="AMP01")], [vendor(code="DPR")])), AMPLANG)
    assert '<a href="../../../p/AMP01/">etalase.example/p/AMP01</a>' in page
    found = re.search(r'<p class="print-url"><img src="data:image/png;base64,([^"]+)"', page)
    assert found
    with Image.open(BytesIO(b64decode(found[1]))) as picture:
        # On paper the white around it is the sheet's.
        shown = ImageOps.expand(picture.convert("L"), 4, 255).resize((185, 185), Image.Resampling.NEAREST)
    (read,) = zxingcpp.read_barcodes(shown)
    assert read.text == "https://etalase.example/p/AMP01/"


def test_a_photo_leads_to_its_largest_file_without_the_viewer() -> None:
    facts = PhotoFacts(path=PHOTO, digest="d1", width=1200, height=1600, format="JPEG")
    pictured = product(photos=(Photo(file="amplang.jpg", alt=Bilingual(id="Sekantong amplang")),))
    plan = plan_of(catalog([pictured], photos={PHOTO: facts}))
    page = html(plan, "site/en/produk/dapur/amplang/index.html")
    link = re.search(r'<li id="foto-1" lang="id"><a href="../../../../(gambar/[0-9a-f]+-1080\.avif)"', page)
    assert link
    assert f"site/{link[1]}" in plan
    assert '<span class="sr" lang="en"> Enlarge</span>' in page


def test_a_draft_is_marked_in_the_preview_and_nowhere_else() -> None:
    known = catalog(
        [product(status="draf"), product("nanti", published=dt.date(2026, 12, 1)), product("biasa")],
        [vendor(), vendor("baru", name="Dapur Baru", status="draf")],
    )
    setting = Setting(AS_OF, base_url=None, assets={}, preview=True)
    plan = site(audience.seen_by(known, "public", AS_OF, drafts=True), setting)
    assert "Draf: hanya terlihat di pratinjau" in html(plan, AMPLANG)
    assert "Terbit 1 Desember 2026; sebelum itu" in html(plan, "site/produk/dapur/nanti/index.html")
    assert "Draf: hanya terlihat di pratinjau" in html(plan, "site/pelaku/baru/index.html")
    assert "pratinjau" not in text(html(plan, "site/produk/dapur/biasa/index.html"))
    assert ">Draf</span>" in html(plan, "site/produk/index.html")
    published = plan_of(known)
    assert not [path for path in published if "/amplang/" in path or "/nanti/" in path or "/pelaku/baru/" in path]
    assert not [path for path, each in published.items() if isinstance(each, Page) and "Draf" in html(published, path)]


def test_a_vendor_with_many_products_shows_them_by_category_over_pages() -> None:
    many = [product(f"p{n:02}", category="kriya" if n % 3 else "camilan") for n in range(60)]
    plan = plan_of(catalog(many))
    first, second = (html(plan, f"site/pelaku/dapur/{path}index.html") for path in ("", "hal/2/"))
    # 20 snacks, then 28 of the 40 crafts; the other 12 on the second page.
    assert [first.count('class="card"'), second.count('class="card"')] == [48, 12]
    assert re.findall(r'<h3 class="shelf" id="kategori-(\w+)"', first) == ["camilan", "kriya"]
    assert re.findall(r'<h3 class="shelf" id="kategori-(\w+)"', second) == ["kriya"]
    assert '<a class="chip" href="../../../../pelaku/dapur/#kategori-camilan"' in second
    assert "60 produk" in text(first)
    assert blocks(second)["ItemList"]["itemListElement"][0]["position"] == 49
    assert "LocalBusiness" in blocks(first)
    assert "LocalBusiness" not in blocks(second)
    few = html(plan_of(catalog(many[:12])), "site/pelaku/dapur/index.html")
    assert "shelf" not in few


def test_the_permits_of_a_business_are_told_in_plain_words() -> None:
    held = VendorPermits(
        nib=Permit(number="1234567890123", checked=Checked(date=dt.date(2026, 3, 2))),
        pkp=Permit(number="123/6471/24"),
        pb_umku=(Permit(status="diajukan"),),
    )
    page = text(html(plan_of(catalog([product()], [vendor(permits=held)])), "site/pelaku/dapur/index.html"))
    assert "NIB tercatat, diperiksa tgl 2 Maret 2026 Usahanya tercatat resmi di OSS." in page
    assert "Penyuluhan keamanan pangan tercatat, belum diperiksa Pengelolanya sudah belajar" in page
    for never in ("1234567890123", "123/6471/24", "PB-UMKU", "diajukan", "erverifikasi"):
        assert never not in page


def test_one_price_changed_changes_only_the_pages_that_show_it() -> None:
    others = [product(f"q{n}", "rumah", category="kriya") for n in range(6)]
    makers = [vendor(), vendor("rumah", name="Rumah", district="Balikpapan Kota")]
    before = plan_of(catalog([product(price=1000), *others], makers))
    after = plan_of(catalog([product(price=2000), *others], makers))

    def pages(plan: dict[str, Recipe]) -> dict[str, str]:
        return {path: fingerprint(recipe) for path, recipe in plan.items() if isinstance(recipe, Page)}

    old, new = pages(before), pages(after)
    different = {path for path in new if old.get(path) != new[path]}
    assert AMPLANG in different
    assert "site/produk/rumah/q0/index.html" not in different
    assert "site/kategori/kriya/index.html" not in different
    assert "site/pelaku/rumah/index.html" not in different


def test_titles_and_descriptions_keep_to_what_search_engines_show() -> None:
    assert full_title("Amplang", "Etalase") == "Amplang — Etalase"
    assert len(full_title("Keripik " * 20, "Etalase")) <= 60
    assert shorten("satu dua tiga", 8) == "satu…"
    long = product(name=Bilingual(id="Keripik " * 20), description=Bilingual(id="Gurih. " * 90))
    page = html(plan_of(catalog([long])), AMPLANG)
    assert len(re.findall(r"<title>(.*?)</title>", page)[0]) <= 60
    assert len(re.findall(r'name="description" content="(.*?)"', page)[0]) <= 155


def test_letters_of_a_drawing_are_those_of_the_name() -> None:
    assert [monogram(name) for name in ("Kopi Bukit Kilo", "abon", "تمر المدينة", "🦀", "7 Rasa", "…")] == [
        "KB",
        "A",
        "تا",
        "🦀",
        "7R",
        "…",
    ]


class Marks(HTMLParser):
    """Collects what every page must keep: no style attributes, ids once, pictures with size and alternative text."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "style" in given or any(name.startswith("on") for name in given):
            self.wrong.append(f"{tag} {given}")
        if tag == "img" and not {"width", "height", "alt"} <= given.keys() and "src" in given:
            self.wrong.append(f"img {given}")
        if (id := given.get("id")) is not None:
            if id in self.ids:
                self.wrong.append(f"twice {id}")
            self.ids.add(id)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def test_every_page_keeps_the_house_rules_of_html() -> None:
    facts = PhotoFacts(path=PHOTO, digest="d", format="JPEG", width=1600, height=1200)
    described = product(
        price=1000,
        photos=(Photo(file="amplang.jpg"),),
        description=Bilingual(id="## Cara makan\n\nDingin.\n\n### Catatan\n\nEnak."),
    )
    about = TextPage(
        id="tentang", source=source("t"), title=Bilingual(id="T"), description=Bilingual(id="## Satu\n\na")
    )
    plan = plan_of(catalog([described, product("b")], photos={PHOTO: facts}, pages={"tentang": about}))
    for path, recipe in plan.items():
        if not isinstance(recipe, Page) or "/p/" in path:
            continue
        marks = Marks()
        marks.feed(html(plan, path))
        assert marks.wrong == [], path
        assert marks.headings.count(1) == 1, path
        steps = zip(marks.headings, marks.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), (path, marks.headings)


def test_a_full_list_page_and_the_stylesheet_keep_to_their_budgets() -> None:
    """Sizes with brotli as a good server sends them: 10 KB for a list of 48 cards, 6 KB for the stylesheet."""
    facts = {
        f"content/vendors/dapur/photos/{n}.jpg": PhotoFacts(
            path=f"content/vendors/dapur/photos/{n}.jpg", digest=f"{n}", format="JPEG", width=1600, height=1200
        )
        for n in range(60)
    }
    many = [
        product(
            f"p{n}",
            name=Bilingual(id=f"Keripik Pisang {n} {hash_word(n)}"),
            price=1000 + 137 * n,
            photos=(Photo(file=f"{n}.jpg"),),
        )
        for n in range(60)
    ]
    page = html(plan_of(catalog(many, photos=facts)), "site/produk/index.html")
    assert page.count("<article") == 48
    assert len(brotli.compress(page.encode(), quality=11)) <= 10 * 1024


def hash_word(n: int) -> str:
    """A word that does not compress well and is the same every time."""
    return "".join(chr(97 + (n * prime) % 26) for prime in (7, 11, 13, 17, 19, 23, 29))


def test_the_stylesheet_has_the_colours_that_pages_name() -> None:
    style = (TEMPLATES / "assets/gaya.css").read_text("utf-8")
    for n, colour in enumerate(PALETTE):
        assert f".bg{n:02d} {{ background: #{colour[1]}{colour[3]}{colour[5]}; }}" in style
    for n, colour in enumerate(HUES):
        assert f".h{n} {{ --h: #{colour[1]}{colour[3]}{colour[5]}; }}" in style
        assert contrast(rgb(colour), (255, 255, 255)) >= 4.5
    assert "style=" not in style


@pytest.mark.parametrize("colour", ["#ffff00", "#000000", "#ffffff", "#e63946", "#0b5a4a", "#7f7f7f"])
def test_whatever_colours_staff_choose_texts_stay_readable(colour: str) -> None:
    known = catalog([]).site
    chosen = dataclasses.replace(known, colours=dataclasses.replace(known.colours, main=colour, accent=colour))
    shades = dict(re.findall(r"--(\w\d):(#\w{6})", style_prefix(chosen)))
    white, night = (255, 255, 255), (20, 32, 28)
    assert contrast(rgb(shades["b1"]), white) >= 4.5
    assert contrast(rgb(shades["b2"]), white) >= 7
    assert contrast(rgb(shades["b3"]), night) >= 4.5
    assert contrast(rgb(shades["a2"]), rgb(shades["a1"])) >= 4.5


def test_every_word_of_the_site_is_known_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: set[str] = set()
    known = words("site", "en")

    def text_of(self: Words, message: str, /, **values: object) -> str:
        if self.language == "en" and message not in known._messages:
            missing.add(message)
        return message.format(**values) if values else message

    def plural_of(self: Words, message: str, n: int, /, **values: object) -> str:
        return text_of(self, message, n=n, **values)

    monkeypatch.setattr(Words, "text", text_of)
    monkeypatch.setattr(Words, "plural", plural_of)
    variants = (Variant(name=Bilingual(id="A"), price=1000, code="AA-1", gtin="9520000002411", status="habis"),)
    agreed = vendor(
        whatsapp="+6281399998888",
        phone="+62542123456",
        email="a@b.example",
        ships=True,
        scale="mikro",
        founded="2019",
        joined="2020-01",
        story=Bilingual(id="Cerita"),
        consent=Consent(date=AS_OF, how="x"),
        permits=VendorPermits(nib=Permit(number="1"), pkp=Permit(number="1")),
    )
    every = [
        product(variants=variants, storage="dingin", packaging="kaca", allergens=("susu",), origin="Paser"),
        product("b", price=1000, status="habis", brand="M", gtin="9520000002411", published=AS_OF),
        product("c", "lain", status="arsip"),
        *(product(f"d{n}", "lain") for n in range(60)),
    ]
    plan = plan_of(catalog(every, [agreed, vendor("lain", name="Lain", status="tayang")]))
    fresh = PageMaker(
        {str(path.relative_to(TEMPLATES).as_posix()): path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")}
    )
    mine = ("en/index", "en/produk/", "en/pelaku/", "en/kategori/", "en/kecamatan/", "en/baru/", "en/halaman/")
    for path, recipe in plan.items():
        if isinstance(recipe, Page) and path.removeprefix("site/").startswith(mine):
            assert fresh.make(recipe, path).problems == ()
    assert missing == set()
