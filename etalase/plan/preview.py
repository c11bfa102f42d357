"""The pictures that stand for a page when its address is passed on: product, vendor, exhibition, the site itself.

One picture, 1200 × 630 and in Indonesian, serves both languages: drawing it costs more than three hundred pages.
`as_square` and `as_story` make of it the pictures that people post themselves; these carry a code to scan.

`path_of` gives a picture's address, and whoever shows it adds the recipe to the plan at `site` + that address.
"""

from __future__ import annotations

import dataclasses

from etalase.model import Exhibition, Product, Site, Vendor
from etalase.permits import BADGE_NAMES, BADGES
from etalase.plan.pictures import PictureSet
from etalase.recipe import Picture, ShareCard, fingerprint
from etalase.values.date import date_range
from etalase.values.money import rupiah

SQUARE, STORY = (1080, 1080), (1080, 1920)
BRAND, HONEY = "#083f35", "#f7b71d"


def path_of(card: ShareCard) -> str:
    """The address of the picture: `/gambar/og-1a2b3c4d5e6f7a8b.jpg`; it changes whenever the picture does."""
    kind = {SQUARE: "kotak", STORY: "story"}.get((card.width, card.height), "og")
    return f"/gambar/{kind}-{fingerprint(card)[:16]}.jpg"


def as_square(card: ShareCard, address: str | None, invitation: str) -> ShareCard:
    """The same for posts and groups. The code says `address`, the words below it why to scan; neither without one."""
    lines = (("scan", invitation),) if address else ()
    width, height = SQUARE
    return dataclasses.replace(card, lines=(*card.lines, *lines), width=width, height=height, qr=address)


def as_story(card: ShareCard, address: str | None, invitation: str) -> ShareCard:
    """The same upright, for statuses and stories, with the address in letters too."""
    lines = (("scan", invitation), ("address", address.partition("://")[2].strip("/"))) if address else ()
    width, height = STORY
    return dataclasses.replace(card, lines=(*card.lines, *lines), width=width, height=height, qr=address)


def product_card(site: Site, product: Product, vendor: Vendor, picture: PictureSet | None) -> ShareCard:
    """The preview of a product: photo, name, price, permits and vendor. What is not in force has no number by now."""
    held = (kind for kind in BADGES if (permit := getattr(product.permits, kind)) and permit.number)
    price = price_line(product)
    content = product.content.shown() if product.content and not product.variants else ""
    return _card(
        site,
        _photo(picture),
        ("title", product.name.id),
        ("price", price or "Tanyakan harga"),
        # `Rp45.000 / pasang`: the price of one needs no number.
        ("content", content.removeprefix("1\xa0") if price else content),
        ("badge", " · ".join(BADGE_NAMES[kind] for kind in held)),
        ("vendor", vendor.name),
        ("place", vendor.district),
    )


def vendor_card(site: Site, vendor: Vendor, picture: PictureSet | None) -> ShareCard:
    """The preview of a vendor's page: a photo, its name, and where it is."""
    return _card(site, _photo(picture), ("title", vendor.name), ("vendor", vendor.village), ("place", vendor.district))


def exhibition_card(site: Site, exhibition: Exhibition, picture: PictureSet | None) -> ShareCard:
    """The preview of an exhibition: its cover, name, dates and venue."""
    when = date_range(exhibition.start, exhibition.end or exhibition.start) if exhibition.start else ""
    lines = (("title", exhibition.name.id), ("price", when), ("vendor", exhibition.venue))
    return _card(site, _photo(picture), *lines)


def site_card(site: Site) -> ShareCard:
    """The preview of every other page: the promise and the office behind it."""
    office = site.office.name.id if site.office.name else ""
    return _card(site, None, ("title", (site.slogan or site.name).id), ("vendor", office))


def price_line(product: Product) -> str:
    """`Rp25.000`, `Mulai Rp20.000` with variants, empty for a price on request."""
    if product.variants:
        prices = [variant.price for variant in product.variants if variant.price]
        if not prices:
            return ""
        return rupiah(prices[0]) if len(set(prices)) == 1 else f"Mulai {rupiah(min(prices))}"
    return rupiah(product.price) if product.price else ""


def _card(site: Site, photo: Picture | None, *lines: tuple[str, str]) -> ShareCard:
    every = (*lines, ("site", site.name.id), ("sample", "Contoh" if site.sample else ""))
    colours = (site.colours.main or BRAND, site.colours.accent or HONEY)
    return ShareCard(photo, tuple((role, text) for role, text in every if text), colours)


def _photo(picture: PictureSet | None) -> Picture | None:
    if picture is None or picture.format != "jpg":
        return None
    height = picture.width if picture.square else None
    return Picture(picture.source.file, picture.digest, picture.width, height, picture.focus, "jpeg", 90)
