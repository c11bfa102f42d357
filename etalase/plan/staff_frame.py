"""What the office's pages have in common: site, day, language, stylesheet, and which of them there are."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etalase import readiness
from etalase.model import Catalog, Category, Product, Retailer, Rule, Site, Source, Vendor
from etalase.plan import Setting
from etalase.plan.frame import Language, say
from etalase.readiness import Readiness
from etalase.recipe import Asset, Recipe, identity
from etalase.values.date import long_date

# The pages that stand in the menu, in its order, by the name that `page` is given.
SECTIONS = {
    "ringkasan": "/index.html",
    "kesiapan": "/kesiapan.html",
    "izin": "/izin-jatuh-tempo.html",
    "surat": "/surat.html",
    "gerai": "/gerai.html",
    "uang": "/uang.html",
    "masalah": "/masalah.html",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What products are measured by: categories, retailers with their requirements, dated rules. Known by the digest
    of all of them, so that a thousand pages compare it as one text.
    """

    source: Source
    categories: Mapping[str, Category]
    retailers: Mapping[str, Retailer]
    rules: Mapping[str, Rule]


def measure_of(catalog: Catalog) -> Measure:
    """The measure that stands in this catalogue."""
    parts = (catalog.categories, catalog.retailers, catalog.rules)
    digest = hashlib.blake2b(identity(parts).encode(), digest_size=16).hexdigest()
    return Measure(Source(file="", digest=digest), *parts)


def judged(
    desk: Desk, measure: Measure, vendors: Iterable[Vendor], products: Iterable[Product]
) -> tuple[Catalog, Readiness]:
    """These products as a catalogue of their own, and how they stand on the desk's day."""
    catalog = Catalog(
        site=desk.site,
        categories=measure.categories,
        vendors={each.id: each for each in vendors},
        products={each.address: each for each in products},
        retailers=measure.retailers,
        rules=measure.rules,
    )
    return catalog, readiness.of(catalog, desk.as_of)


@dataclass(frozen=True, slots=True)
class Desk:
    """The frame of every office page. `style` is the address of the stylesheet, `sections` are the pages there are."""

    site: Site
    language: Language
    as_of: dt.date
    style: str | None
    sections: tuple[str, ...]


def desk_of(site: Site, setting: Setting, language: Language, sections: tuple[str, ...]) -> Desk:
    """The frame on the day of the setting."""
    digest = setting.assets.get("assets/staf.css")
    return Desk(site, language, setting.as_of, f"/aset/staf.{digest[:8]}.css" if digest else None, sections)


def assets(desk: Desk, setting: Setting) -> dict[str, Recipe]:
    """The stylesheet of the office's pages."""
    if not desk.style:
        return {}
    return {f"staff{desk.style}": Asset(("assets/staf.css",), setting.assets["assets/staf.css"], "css")}


def business_path(vendor: str, product: str = "") -> str:
    """The page of a business and its products, or the place of one product (by address) on it."""
    place = f"#{product.partition('/')[2]}" if product else ""
    return f"/produk/{vendor}.html{place}"


def letter_path(desk: Desk, vendor: str) -> str | None:
    """The letter to a business, if there are letters."""
    return f"/surat/{vendor}.html" if "surat" in desk.sections else None


def page(desk: Desk, section: str) -> dict[str, Any]:
    """What `staff/base.html` shows; `section` is the page's place in the menu."""
    return {
        "site_name": say(desk.site.name, desk.language),
        "style": desk.style,
        "section": section,
        "sections": [(name, path) for name, path in SECTIONS.items() if name in desk.sections],
        "sample": desk.site.sample,
        "date": long_date(desk.as_of, desk.language),
    }
