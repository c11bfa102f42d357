"""A small exhibition made by hand, for tests of the booklet: three vendors, five products, four booths."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PIL import Image

from etalase.model import (
    Bilingual,
    Booth,
    Catalog,
    Category,
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
    Retailer,
    Site,
    Slot,
    Source,
    Turn,
    Variant,
    Vendor,
    Wholesale,
)
from etalase.plan import Setting
from etalase.recipe import Picture
from etalase.values.content_size import ContentSize

DAY = dt.date(2026, 12, 5)
PHOTO = (Photo(file="amplang.jpg"),)
SETTING = Setting(as_of=dt.date(2026, 11, 24), base_url="https://etalase.example/")


def source(file: str) -> Source:
    return Source(file=file, digest=file, places={"nama": (2, 7, 5)})


def vendor(id: str, name: str, **more: Any) -> Vendor:
    given = {
        "village": "Manggar",
        "district": "Balikpapan Timur",
        "source": source(f"content/vendors/{id}/vendor.yaml"),
    }
    return Vendor(**{"id": id, "name": name, **given, **more})


def product(vendor: str, id: str, name: str, **more: Any) -> Product:
    file = f"content/vendors/{vendor}/products/{id}.md"
    given = {"category": "camilan", "price": 25_000, "source": source(file), "name": Bilingual(id=name)}
    return Product(**{"id": id, "vendor": vendor, **given, **more})


def exhibition(**more: Any) -> Exhibition:
    given: dict[str, Any] = {
        "name": Bilingual(id="Pasar Contoh"),
        "venue": "Lapangan Contoh",
        "start": DAY,
        "end": DAY + dt.timedelta(days=1),
        "booths": (
            Booth(number="A10", category="camilan", vendors=("teluk",)),
            Booth(number="A2", category="camilan", vendors=("manggar",)),
            Booth(number="B1", category="kriya", turns=(Turn(date=DAY, start="08.00", vendors=("bakau",)),)),
        ),
        "programme": (Slot(date=DAY, start="09.00", title=Bilingual(id="Pembukaan pasar")),),
        "plan": FloorPlan(cells=(("A2", "A10", ".", "panggung", "B1"), (".", ".", ".", "panggung", "panggung"))),
        "foreword": Bilingual(id="Selamat **datang**."),
    }
    return Exhibition(**{"id": "pasar", "source": source("content/exhibitions/pasar/exhibition.yaml"), **given, **more})


def catalog(**more: Any) -> Catalog:
    vendors = [
        vendor("manggar", "Dapur Manggar", code="DMG", whatsapp="+6281234567890"),
        vendor("teluk", "Rumah Teluk", code="RTL", district="Balikpapan Barat"),
        vendor("bakau", "Sanggar Bakau"),
    ]
    content = ContentSize(Decimal(200), "g")
    held = ProductPermits(pirt=Permit(number="206647101001231"))
    products = [
        product(
            "manggar",
            "amplang",
            "Amplang Tenggiri",
            code="AMP01",
            content=content,
            permits=held,
            gtin="9520000000004",
            wholesale=Wholesale(price=21_500, minimum=24, shown=True),
            monthly_capacity=1200,
            photos=(Photo(file="amplang.jpg"),),
            placements=(Placement(retailer="koperasi"),),
        ),
        product("manggar", "stik", "Stik Rumput Laut", price=18_000),
        product("manggar", "anyam", "Keranjang Purun", category="kriya", price=120_000),
        product(
            "teluk",
            "kopi",
            "Kopi Pedada",
            price=None,
            variants=(
                Variant(name=Bilingual(id="Bubuk"), price=48_000, content=content),
                Variant(name=Bilingual(id="Biji"), price=52_000, content=content),
            ),
        ),
        product("teluk", "tanya", "Paket Tanya Dulu", price=None),
    ]
    photo = "content/vendors/manggar/photos/amplang.jpg"
    given: dict[str, Any] = {
        "site": Site(
            id="site",
            source=source("content/site.yaml"),
            name=Bilingual(id="Etalase Contoh"),
            region="6471",
            languages=("id", "en"),
            office=Office(name=Bilingual(id="Kantor Contoh"), whatsapp="+628000000009"),
        ),
        "categories": {
            "camilan": category("camilan", "Camilan Kota", "#f7b71d"),
            "kriya": category("kriya", "Kriya Tangan", "#2b5f8c"),
        },
        "vendors": {one.id: one for one in vendors},
        "products": {one.address: one for one in products},
        "retailers": {
            "koperasi": Retailer(
                id="koperasi",
                source=source("content/retailers/koperasi.yaml"),
                name="Koperasi Dermaga",
                type="koperasi",
                outlets=(Outlet(id="satu", name="Gerai Satu", village="Damai"),),
            )
        },
        "exhibitions": {"pasar": exhibition()},
        "photos": {photo: PhotoFacts(path=photo, digest="amplang", format="JPEG", width=900, height=700)},
    }
    return Catalog(**{**given, **more})


def category(id: str, name: str, colour: str) -> Category:
    about = {"name": Bilingual(id=name), "type": "makanan", "colour": colour}
    return Category(id=id, source=source("content/categories.yaml"), **about)


def with_exhibition(base: Catalog, **more: Any) -> Catalog:
    return replace(base, exhibitions={"pasar": exhibition(**more)})


def editions(*more: dict[str, Any]) -> dict[str, Any]:
    return {"editions": tuple(Edition(**one) for one in more)}


def picture(recipe: Picture) -> bytes:
    """A plain picture of the size asked for."""
    written = io.BytesIO()
    Image.new("RGB", (recipe.width, recipe.height or recipe.width), "#c98a00").save(written, "JPEG")
    return written.getvalue()
