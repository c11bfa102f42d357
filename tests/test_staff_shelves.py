"""The office's pages on money and on outlets: what is known is told, what is not is asked for, and both stay small."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from etalase.make.page import PageMaker
from etalase.model import (
    Bilingual,
    Catalog,
    Category,
    Commission,
    Obligation,
    Outlet,
    Placement,
    Product,
    Region,
    Requirement,
    Retailer,
    Site,
    Source,
    Variant,
    Vendor,
    Wholesale,
)
from etalase.place import Place
from etalase.plan.staff_frame import Desk
from etalase.plan.staff_money import money
from etalase.plan.staff_outlets import outlets
from etalase.problem import Problem, Severity
from etalase.recipe import Page, Recipe

DAY = dt.date(2026, 11, 24)
TEMPLATES = Path(__file__).parents[1] / "templates"
SITE = Site(id="", name=Bilingual(id="Etalase"), source=Source(file="content/site.yaml", digest="s"))


def source(name: str) -> Source:
    return Source(file=f"content/{name}", digest=name)


def catalog() -> Catalog:
    """One vendor in Timur, one shop in Kota that owes two products and carries one, and a hotel that buys outright."""
    kripik = Product(
        id="keripik",
        vendor="dapur",
        name=Bilingual(id="Keripik & <b>"),
        category="camilan",
        price=25_000,
        monthly_capacity=500,
        source=source("vendors/dapur/products/keripik.md"),
        placements=(
            Placement(retailer="toko", outlets=("pusat",), scheme="titip-jual", selling_price=26_500, returns=True),
            Placement(retailer="hotel", scheme="beli-putus", selling_price=30_000),
        ),
    )
    sirup = Product(
        id="sirup",
        vendor="dapur",
        name=Bilingual(id="Sirup"),
        category="camilan",
        variants=(Variant(name=Bilingual(id="Kecil"), price=14_000), Variant(name=Bilingual(id="Besar"), price=58_000)),
        wholesale=Wholesale(price=11_500, minimum=24),
        source=source("vendors/dapur/products/sirup.md"),
        placements=(Placement(retailer="hotel", scheme="beli-putus", until=dt.date(2026, 12, 10)),),
    )
    toko = Retailer(
        id="toko",
        name="Toko Contoh",
        source=source("retailers/toko.yaml"),
        commission=Commission(low=Decimal(2), high=Decimal(5)),
        payment_days=15,
        schemes=("titip-jual",),
        requirements=(Requirement(what="nib"),),
        outlets=(Outlet(id="pusat", name="Pusat", village="Damai"),),
        obligation=Obligation(rule="Rak UMKM", source="contoh", minimum=2),
    )
    hotel = Retailer(id="hotel", name="Hotel", type="hotel", source=source("retailers/hotel.yaml"))
    return Catalog(
        site=SITE,
        regions=(
            Region(village_code="1", village="Damai", district_code="6", district="Balikpapan Kota"),
            Region(village_code="2", village="Manggar", district_code="1", district="Balikpapan Timur"),
        ),
        categories={"camilan": Category(id="camilan", name=Bilingual(id="Camilan"), source=source("categories.yaml"))},
        vendors={"dapur": Vendor(id="dapur", name="Dapur", village="Manggar", source=source("vendors/dapur"))},
        products={p.address: p for p in (kripik, sirup)},
        retailers={"hotel": hotel, "toko": toko},
    )


READY = {"dapur/keripik": ("toko",), "dapur/sirup": ("toko",)}


def shown(plan: dict[str, Recipe], language: Any = "id") -> str:
    """The only page of a plan as words: tags gone, spaces single."""
    [(path, page)] = plan.items()
    assert isinstance(page, Page)
    templates = {p.relative_to(TEMPLATES).as_posix(): p.read_text("utf-8") for p in TEMPLATES.rglob("staff/*.html")}
    html = PageMaker(templates).make(page, path).data.decode()
    assert "& <b>" not in html
    body = html.partition("<main")[2]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)))


def desk(language: Any = "id") -> Desk:
    return Desk(SITE, language, DAY, None, ("gerai", "uang"))


def test_who_earns_what_of_each_sale() -> None:
    """26,500 at 5 %: 1,325 and 25,175; 500 pieces 12,587,500 a month, half of it not paid for 15 days. The hotel pays
    11,500 for the small syrup; of the crackers nobody knows its price.
    """
    text = shown(money(desk(), catalog(), ()))
    assert "Dari tiap Rp10.000 di rak, Rp9.500 sampai ke pembuatnya" in text
    assert "Keripik & <b> harga sendiri Rp25.000 · 500 buah sebulan, dijual langsung Rp12.500.000" in text
    assert "titip jual 5% · dibayar 15 hari · boleh retur di rak Rp26.500 Rp25.175 pembuat Rp1.325 toko" in text
    assert "Rp175 lebih dari jual langsung Rp12.587.500 sebulan bila semua terjual di sini" in text
    assert "Rp6.293.750 menunggu dibayar, tempo 15 hari" in text
    assert "Hotel beli putus belum dapat dihitung, di rak Rp30.000 isi grosir.harga , tempo_hari , retur" in text
    assert "Kecil Rp11.500 pembuat Besar belum dapat dihitung Rp2.500 kurang dari jual langsung" in text
    assert "1 Harga grosir grosir.harga misalnya Keripik & <b> di Hotel" in text


def test_what_is_only_assumed_is_marked() -> None:
    known = catalog()
    product = known.products["dapur/keripik"]
    unpriced = dataclasses.replace(product, placements=(Placement(retailer="toko", scheme="titip-jual"),))
    text = shown(money(desk(), dataclasses.replace(known, products={product.address: unpriced}), ()))
    assert "Belum ada penempatan yang dapat dihitung" in text
    # 25,000 at 5 % leave 23,750; 26,315.79 would leave 25,000.
    assert "harga sendiri Rp25.000 kira-kira Rp23.750 pembuat Rp1.250 toko" in text
    assert "setara jual langsung bila di rak Rp26.500" in text


def test_findings_about_terms_are_told_with_their_place() -> None:
    place = Place("content/vendors/dapur/products/keripik.md", 9, 17, 5)
    below = Problem("terms.below-own", place, {"shelf": "Rp1", "own": "Rp2"})
    other = Problem("photo.small", place, {"file": "x.jpg", "width": 1, "height": 1})
    text = shown(money(desk(), catalog(), [(below, Severity.WARNING, ""), (other, Severity.WARNING, "")]))
    assert "syarat dagang perlu ditinjau 1" in text
    assert "Harga di rak Rp1 lebih rendah" in text
    assert "content/vendors/dapur/products/keripik.md:9:17" in text
    assert "x.jpg" not in text


def test_which_outlets_owe_what_and_what_could_go_there() -> None:
    """The shop in Kota owes two and has one; syrup is ready, 14,000 at 5 %: 15,000 on the shelf leave 14,250."""
    text = shown(outlets(desk(), catalog(), READY))
    assert "0 dari 1 gerai memenuhi kewajiban produk lokal" in text
    assert "kecamatan tanpa gerai 1 Balikpapan Timur" in text
    assert (
        "Toko Contoh toko · Rak UMKM (contoh) 1 Pusat kurang 1 wajib per gerai 2 dijual 1 tinggal ditawarkan 1" in text
    )
    assert "Toko Contoh, Pusat Balikpapan Kota · 1 dari 2 produk · kurang 1" in text
    assert "Sirup Dapur · Balikpapan Timur titip jual 5%, di rak Rp15.000 diterima Rp14.250" in text
    assert "Hotel hotel gerainya belum tercatat" in text
    assert "syarat belum diketahui" in text
    assert "16 hari lagi Sirup Hotel · Dapur · 10 Des 2026" in text
    assert "Gerainya belum tercatat 2 Keripik" in text


@pytest.mark.parametrize("page", ["money", "outlets"])
def test_pages_speak_english_too(page: str) -> None:
    plan = money(desk("en"), catalog(), ()) if page == "money" else outlets(desk("en"), catalog(), READY)
    text = shown(plan, "en")
    assert "Who earns what of one sale" in text or "What could go there tomorrow" in text
    assert not re.search(r"\b(diterima|pembuat|belum|gerai)\b", text)


def test_a_large_catalogue_fits_on_a_page() -> None:
    """3,000 products in seven sizes at three retailers each; a hundred outlets that owe a hundred products."""
    sizes = tuple(Variant(name=Bilingual(id=f"Ukuran {n} kg"), price=10_000 * n) for n in range(1, 8))
    places = tuple(Placement(retailer=f"r{n}", outlets=(f"g{n}",), scheme="titip-jual") for n in range(3))
    products = {}
    for n in range(3_000):
        each = Product(
            id=f"p{n}", vendor=f"v{n % 900}", name=Bilingual(id=f"Produk dengan nama yang agak panjang {n}"),
            category="camilan", variants=sizes, placements=places, monthly_capacity=300, source=source(f"p{n}.md"),
        )  # fmt: skip
        products[each.address] = each
    shops = {
        f"r{n}": Retailer(
            id=f"r{n}", name=f"Ritel Contoh {n}", source=source(f"r{n}"), schemes=("titip-jual",), payment_days=14,
            commission=Commission(low=Decimal(5), high=Decimal(5)), obligation=Obligation(minimum=4_000),
            outlets=tuple(Outlet(id=f"g{m}", name=f"Gerai {m}", village="Damai") for m in range(10)),
        )
        for n in range(10)
    }  # fmt: skip
    vendors = {
        f"v{n}": Vendor(id=f"v{n}", name=f"Usaha {n}", village="Damai", source=source(f"v{n}")) for n in range(900)
    }
    large = dataclasses.replace(catalog(), products=products, retailers=shops, vendors=vendors)
    ready = {address: tuple(shops) for address in products}
    for plan in (money(desk(), large, ()), outlets(desk(), large, ready)):
        [(path, page)] = plan.items()
        assert isinstance(page, Page)
        templates = {p.relative_to(TEMPLATES).as_posix(): p.read_text("utf-8") for p in TEMPLATES.rglob("staff/*.html")}
        assert len(PageMaker(templates).make(page, path).data) < 700_000, path
