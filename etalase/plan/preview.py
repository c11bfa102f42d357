"""The pictures that stand for a page when its address is passed on: 1200 × 630, for products, vendors, exhibitions, site.

`path_of` gives a picture's address, and whoever shows it adds the recipe to the plan at `site` + that address.
"""

from __future__ import annotations

from etalase.model import Catalog, Exhibition, Product, Site, Vendor
from etalase.plan.pictures import PictureSet, main_picture, vendor_picture
from etalase.recipe import Picture, ShareCard, fingerprint
from etalase.values.date import date_range
from etalase.values.money import rupiah

BRAND, HONEY = "#083f35", "#f7b71d"


def path_of(card: ShareCard) -> str:
    """The address of the picture: `/gambar/og-1a2b3c4d5e6f7a8b.jpg`; it changes whenever the picture does."""
    return f"/gambar/og-{fingerprint(card)[:16]}.jpg"


def product_card(site: Site, product: Product, vendor: Vendor, picture: PictureSet | None) -> ShareCard:
    """The preview of a product: photo, name, vendor and price."""
    return _card(
        site,
        _photo(picture),
        title=product.name.get("id"),
        vendor=", ".join(filter(None, [vendor.name, vendor.district])),
        price=price_line(product),
    )


def vendor_card(site: Site, vendor: Vendor, picture: PictureSet | None) -> ShareCard:
    """The preview of a vendor's page: its photo or that of its first product, name and district."""
    place = ", ".join(filter(None, [vendor.village, vendor.district]))
    return _card(site, _photo(picture), title=vendor.name, vendor=place)


def exhibition_card(site: Site, exhibition: Exhibition, picture: PictureSet | None) -> ShareCard:
    """The preview of an exhibition: its cover, name, dates and venue."""
    when = date_range(exhibition.start, exhibition.end or exhibition.start) if exhibition.start else ""
    return _card(site, _photo(picture), title=exhibition.name.get("id"), vendor=exhibition.venue, price=when)


def site_card(site: Site) -> ShareCard:
    """The preview of every other page: name and slogan."""
    slogan = site.slogan.get("id") if site.slogan else ""
    return _card(site, None, title=site.name.get("id"), vendor=slogan)


def price_line(product: Product) -> str:
    """`Rp25.000`, `mulai Rp20.000` with variants, empty for a price on request."""
    if product.variants:
        prices = [variant.price for variant in product.variants if variant.price]
        if not prices:
            return ""
        return rupiah(prices[0]) if len(set(prices)) == 1 else f"mulai {rupiah(min(prices))}"
    return rupiah(product.price) if product.price else ""


def vendor_photo(catalog: Catalog, vendor: Vendor) -> PictureSet | None:
    """The vendor's own photo, else the main picture of the first product that has one."""
    own = vendor_picture(catalog, vendor.id, vendor.photo)
    shown = (p for p in catalog.products_of(vendor.id) if p.status != "arsip")
    return own or next((found for p in shown if (found := main_picture(catalog, p))), None)


def _card(site: Site, photo: Picture | None, **lines: str) -> ShareCard:
    texts = {**lines, "site": site.name.get("id"), "badge": "Contoh" if site.sample else ""}
    return ShareCard(
        photo=photo,
        lines=tuple((role, text) for role, text in texts.items() if text),
        colours=(site.colours.main or BRAND, site.colours.accent or HONEY),
    )


def _photo(picture: PictureSet | None) -> Picture | None:
    if picture is None or picture.format != "jpg":
        return None
    height = picture.width if picture.square else None
    return Picture(picture.source.file, picture.digest, picture.width, height, picture.focus, "jpeg", 90)
