"""The catalogue files that the shops of Facebook and Instagram read: one for all products, one for each vendor.

Fields and their limits are those of Meta's catalogue reference
(developers.facebook.com/documentation/ads-commerce/catalog/reference). A row needs a price and a square photo, so a
product without one of them has none; an archived product leaves the file, which takes it out of the shop.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from etalase.model import Catalog, Product, Variant, Vendor
from etalase.plan import Setting
from etalase.plan.opendata import written_csv
from etalase.plan.pictures import PictureSet, recipes
from etalase.plan.product import gallery
from etalase.prose import to_plain
from etalase.recipe import Recipe, Text, View

ALL = "/data/meta-catalog.csv"
# Smaller squares are refused.
SHOP_PICTURE = 500
TITLES = (
    *("id", "title", "description", "availability", "condition", "price", "link", "image_link", "brand"),
    *("gtin", "item_group_id"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A product with the photo of the whole and those of its variants, by file name."""

    product: Product
    vendor: Vendor
    picture: PictureSet
    others: tuple[tuple[str, PictureSet], ...] = ()


def shop_files(catalog: Catalog, setting: Setting) -> dict[str, Recipe]:
    """`/data/meta-catalog.csv` and `/data/meta-catalog/<vendor>.csv` of every vendor that has a row.

    Empty without an address of the site, because every row holds full addresses.
    """
    if not setting.base_url:
        return {}
    offers = tuple(
        offer
        for product in catalog.products.values()
        if product.status != "arsip" and product.vendor in catalog.vendors and (offer := _offer(catalog, product))
    )
    plan: dict[str, Recipe] = {f"site{ALL}": Text(View(meta_catalog_csv, (offers, setting.base_url)))}
    of_vendor: dict[str, list[Offer]] = {}
    for offer in offers:
        plan |= recipes([offer.picture, *(picture for _, picture in offer.others)])
        if any(price for _, price in _priced(offer.product)):
            of_vendor.setdefault(offer.vendor.id, []).append(offer)
    for vendor, own in of_vendor.items():
        plan[f"site{path_of_vendor(vendor)}"] = Text(View(meta_catalog_csv, (tuple(own), setting.base_url)))
    return plan


def path_of_vendor(vendor: str) -> str:
    return f"/data/meta-catalog/{vendor}.csv"


def _offer(catalog: Catalog, product: Product) -> Offer | None:
    """None unless there is a square photo of 500 pixels or more; a drawing is none."""
    good = [
        (shot.file, shot.picture)
        for shot in gallery(catalog, product)
        if shot.picture.square and shot.picture.format == "jpg" and shot.picture.width >= SHOP_PICTURE
    ]
    if not good:
        return None
    named = {variant.photo for variant in product.variants}
    others = tuple((file, picture) for file, picture in good if file in named)
    return Offer(product, catalog.vendors[product.vendor], good[0][1], others)


def _priced(product: Product) -> Iterator[tuple[Variant | None, int | None]]:
    """Whatever can be bought of a product: itself, or each of its variants."""
    if not product.variants:
        yield None, product.price
    for variant in product.variants:
        yield variant, variant.price


def meta_catalog_csv(offers: tuple[Offer, ...], base_url: str) -> dict[str, str]:
    """`{"text": …}`: a row for everything with a price. The brand is the vendor unless the product has its own."""
    rows = [
        _row(offer, variant, price, number, base_url)
        for offer in offers
        for number, (variant, price) in enumerate(_priced(offer.product), start=1)
        if price
    ]
    return {"text": written_csv(list(TITLES), rows)}


def _row(offer: Offer, variant: Variant | None, price: int, number: int, base_url: str) -> list[str | None]:
    product, vendor = offer.product, offer.vendor
    own = (product.code or product.address.replace("/", "-"))[:100]
    name = product.name.id + (f", {variant.name.id}" if variant else "")
    description = _plain(to_plain(product.description.id)) or _plain(f"{product.name.id} dari {vendor.name}")
    picture = dict(offer.others).get(variant.photo or "", offer.picture) if variant else offer.picture
    sold_out = "habis" in (product.status, variant.status if variant else None)
    anchor = f"#varian-{variant.code}" if variant and variant.code else ""
    return [
        own if variant is None else (variant.code or f"{own[:90]}-{number}"),
        _plain(name)[:200].strip(),
        description[:9999].strip(),
        "out of stock" if sold_out else "in stock",
        "new",
        f"{price} IDR",
        f"{base_url}produk/{product.address}/{anchor}",
        base_url + picture.file.removeprefix("/"),
        _plain(product.brand or vendor.name)[:100].strip(),
        variant.gtin if variant else product.gtin,
        own if variant else None,
    ]


def _plain(text: str) -> str:
    """One line without marks of HTML, that begins with no sign a spreadsheet would take for a formula.

    >>> _plain("=Amplang &amp; <b>Abon</b>, 5 < 6")
    'Amplang & Abon, 5 < 6'
    """
    bare = html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", html.unescape(text)))
    return " ".join(bare.split()).lstrip("=+-@ ")
