"""The card of a product as it stands in every grid, and the order and numbers that lists of cards need."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

from etalase import permits
from etalase.model import Catalog, Category, Product, ProductPermits, Vendor, keys_of
from etalase.plan.frame import Frame, Language, say
from etalase.plan.pictures import PictureSet, main_picture, nearest_hue
from etalase.recipe import Page, Part, View
from etalase.values.ident import collation_key, slug
from etalase.values.money import rupiah
from etalase.words import words

Loading = Literal["lazy", "eager", "first"]

# One of these needs no number: `Rp45.000 / pasang`.
PIECES = ("buah", "lembar", "pasang", "set", "bungkus")
# The permits that the model marks for cards; the others stand on the product's page.
CARD_BADGES = frozenset(name for name, key in keys_of(ProductPermits).items() if key.card)

# The hues h0 to h11 of the stylesheet, each dark enough for white letters; a category takes the nearest.
HUES = (
    *("#bb3322", "#aa5522", "#886611", "#666611", "#447722", "#227744"),
    *("#117777", "#117788", "#3355aa", "#5544aa", "#884499", "#aa4466"),
)
# What is drawn where there is no photo: by the category's icon, else by its type.
_SHAPES = {
    "camilan": "kantong",
    "lauk": "toples",
    "kue": "kotak",
    "bumbu": "toples",
    "kopi": "kantong",
    "batik": "kain",
    "anyaman": "tas",
    "aksesori": "tas",
    "makanan": "kantong",
    "minuman": "botol",
    "kriya": "tas",
    "fesyen": "baju",
    "kecantikan": "toples",
    "jasa": "kotak",
}
_TYPE_HUES = {"makanan": 2, "minuman": 6, "kriya": 1, "fesyen": 8, "kecantikan": 11, "jasa": 9, "lain": 7}


def card(catalog: Catalog, frame: Frame, product: Product, language: Language, loading: Loading = "lazy") -> Part:
    """The product's card. `loading` is `first` for the picture that a visitor sees first, `eager` for its neighbour."""
    vendor, category = catalog.vendors[product.vendor], catalog.categories[product.category]
    picture = main_picture(catalog, product)
    sources = (product.source, vendor.source, category.source, picture.source if picture else frame.source)
    known = (language, loading, bool(picture), *(source.digest for source in sources))
    made = _made(frame.source.digest)
    if known not in made:
        inputs = (frame, language, product, vendor, category, picture, loading)
        # The digests say all that the inputs do, and hashing them is ten times quicker than hashing the inputs.
        mark = hashlib.blake2b(repr((frame.source.digest, known)).encode(), digest_size=12).hexdigest()
        made[known] = Part(Page("site/card.html", View(card_view, inputs), language), mark)
    return made[known]


@lru_cache(maxsize=2)
def _made(frame: str) -> dict[tuple[Any, ...], Part]:
    """The cards made so far for one frame: each stands on up to five pages, and is described once."""
    return {}


def cards(
    catalog: Catalog,
    frame: Frame,
    products: Iterable[Product],
    language: Language,
    *,
    top: bool = False,
) -> tuple[Part, ...]:
    """Cards in this order; with `top` the list begins on the first screen, so its first pictures load at once."""
    loading: tuple[Loading, ...] = ("first", "eager") if top else ()
    return tuple(
        card(catalog, frame, product, language, loading[n] if n < len(loading) else "lazy")
        for n, product in enumerate(products)
    )


def card_view(
    frame: Frame,
    language: Language,
    product: Product,
    vendor: Vendor,
    category: Category,
    picture: PictureSet | None,
    loading: Loading,
) -> dict[str, Any]:
    said = words("site", language)
    held = permits.badges(product, category, frame.as_of)
    lowest = lowest_price(product)
    new = is_new(product, frame)
    return {
        "path": f"/produk/{product.address}/",
        "name": say(product.name, language),
        "vendor": vendor.name,
        "district": vendor.district,
        "picture": picture,
        "loading": loading,
        "art": art(product, category),
        "flag": flag(product, new, language),
        "badges": [(kind, said.text(permits.BADGE_NAMES[kind])) for kind in held if kind in CARD_BADGES],
        "price": rupiah(lowest) if lowest else None,
        "from_price": varies(product),
        "content": pack(product, language),
        "data": {
            "kategori": category.id,
            "kecamatan": slug(vendor.district),
            "pelaku": vendor.id,
            "izin": " ".join(held),
            "ritel": " ".join(dict.fromkeys(placement.retailer for placement in product.placements)),
            "harga": lowest,
            "baru": "ya" if new else "",
            "kirim": "ya" if vendor.ships else "",
        },
    }


def flag(product: Product, new: bool, language: Language) -> tuple[str, str] | None:
    """The one word on the picture, and its kind: what a visitor should know first."""
    said = words("site", language)
    if product.status == "draf":
        return "habis", said.text("Draf")
    if product.status == "habis":
        return "habis", said.text("Habis")
    return ("baru", said.text("Baru")) if new else None


def pack(product: Product, language: Language) -> str:
    """What the price of a card is for: `200 g`, and `buah` for one of them; empty with variants, which differ."""
    content = product.content
    if content is None or product.variants:
        return ""
    shown = content.shown(language)
    return shown.removeprefix("1\xa0") if content.amount == content.count == 1 and content.unit in PIECES else shown


def is_new(product: Product, frame: Frame) -> bool:
    """Whether the product was published within the site's days of newness."""
    if product.published is None:
        return False
    return dt.timedelta(0) <= frame.as_of - product.published < dt.timedelta(days=frame.site.new_days)


def lowest_price(product: Product) -> int | None:
    """The price, or the lowest of the variants; None if none is known."""
    prices = [variant.price for variant in product.variants] if product.variants else [product.price]
    return min((price for price in prices if price), default=None)


def varies(product: Product) -> bool:
    """Whether the variants have different prices, so that the lowest is only where they begin."""
    return len({variant.price for variant in product.variants if variant.price}) > 1


def newest_first(products: Iterable[Product]) -> tuple[Product, ...]:
    """By day of publication, then by name: the order of lists unless a visitor chooses another."""
    by_name = sorted(products, key=lambda product: (_name_key(product.name.id), product.address))
    return tuple(sorted(by_name, key=lambda product: product.published or dt.date.min, reverse=True))


@lru_cache(maxsize=65536)
def _name_key(name: str) -> str:
    """Several pages sort the same names; making the key costs more than sorting."""
    return collation_key(name)


def listed(catalog: Catalog) -> tuple[Product, ...]:
    """The products that lists show, newest first. Archived ones keep their page and stand in no list."""
    return newest_first(product for product in catalog.products.values() if product.status != "arsip")


def art(product: Product, category: Category) -> tuple[str, str]:
    """What is drawn where there is no photo: classes for shape, hue and composition, and the letters on it."""
    # Four compositions, so that a grid without photos is not one picture many times; chosen by the id, never by chance.
    variety = sum(product.id.encode()) % 4
    return drawing(category, variety), monogram(product.name.id)


def drawing(category: Category, variety: int = 0) -> str:
    """The classes of the drawing for a category."""
    shape = _SHAPES.get(category.icon or "") or _SHAPES.get(category.type, "kotak")
    return f"art-{shape} h{hue(category)} v{variety}"


def hue(category: Category) -> int:
    """The number of the hue class for a category: that of its own colour, else that of its type."""
    by_type = _TYPE_HUES.get(category.type, 7)
    return nearest_hue(category.colour, HUES, by_type) if category.colour else by_type


def monogram(name: str) -> str:
    """One or two letters for a name, in any script.

    >>> monogram("Amplang Ikan Tenggiri"), monogram("🦀 kepiting"), monogram("เต้าหู้"), monogram("🦀")
    ('AI', 'K', 'เ', '🦀')
    """
    heads = [word[0] for word in name.split() if word[0].isalnum()][:2]
    if not heads:
        return next((sign for sign in name if not sign.isspace() and unicodedata.category(sign) != "Mn"), "·")
    return "".join(heads).upper()
