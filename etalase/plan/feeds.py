"""Files that programs read: feeds, calendars, the manifest, and the data below `/data/`.

Whatever needs full addresses is left out while the address of the site is not known.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from etalase import calendar
from etalase.model import Catalog, Exhibition, Product, Site, Vendor
from etalase.plan import Setting, ics
from etalase.plan.frame import Frame, calendar_file, shorten
from etalase.plan.opendata import opendata
from etalase.plan.pictures import PictureSet, main_picture
from etalase.plan.preview import BRAND, HONEY
from etalase.prose import to_plain
from etalase.recipe import Icon, Recipe, Text, View

FEED_LENGTH = 40
# The mark for phones: file, side in pixels, and whether it fills the square because the system cuts its own shape.
ICONS = (
    ("ikon-192.png", 192, False),
    ("ikon-512.png", 512, False),
    ("ikon-192-penuh.png", 192, True),
    ("ikon-512-penuh.png", 512, True),
    ("ikon-180.png", 180, True),
)
# An exhibition is news this many days before it begins; the day must not change from build to build.
ANNOUNCED_DAYS = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class News:
    """One entry of the feeds. `picture` is a path from the root of the site."""

    path: str
    title: str
    summary: str
    day: dt.date
    author: str
    picture: str | None = None


def feeds(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """All files for programs under `site/`."""
    site, base = catalog.site, setting.base_url
    exhibitions = tuple(sorted(catalog.exhibitions.values(), key=lambda each: (each.start or dt.date.max, each.id)))
    listed = tuple(each for each in catalog.products.values() if each.status != "arsip")
    plan: dict[str, Recipe] = {
        "site/manifest.webmanifest": Text(View(manifest, (site,))),
    }
    for language in frame.languages:
        about = (setting.as_of, base, language)
        everything = View(ics.all_exhibitions, (site, exhibitions, *about))
        plan[f"site{calendar_file('/pameran.ics', language)}"] = Text(everything)
        for each in exhibitions:
            file = calendar_file(f"/pameran/{each.id}/{each.id}.ics", language)
            plan[f"site{file}"] = Text(View(ics.one_exhibition, (site, each, *about)))
        for training in catalog.trainings.values():
            if training.date:
                file = calendar_file(f"/pelatihan/{training.id}.ics", language)
                plan[f"site{file}"] = Text(View(ics.one_training, (site, training, *about)))
    if setting.links == "folder":
        colours = (site.colours.main or BRAND, site.colours.accent or HONEY)
        plan |= {f"site/{name}": Icon(side, colours, full) for name, side, full in ICONS}
    if base:
        news = _newest(catalog, listed, setting.as_of)
        plan["site/feed.xml"] = Text(View(atom, (site, news, setting.as_of, base)))
        plan["site/feed.json"] = Text(View(json_feed, (site, news, base)))
    return plan | opendata(catalog, setting, frame)


def _newest(
    catalog: Catalog, listed: tuple[Product, ...], as_of: dt.date
) -> tuple[tuple[Product | Exhibition, Vendor | None, PictureSet | None], ...]:
    """The latest products by day of publication, and the exhibitions that are announced."""
    dated = [each for each in listed if each.published and each.vendor in catalog.vendors]
    dated.sort(key=lambda each: each.address)
    dated.sort(key=lambda each: each.published or dt.date.min, reverse=True)
    products = [(each, catalog.vendors[each.vendor], main_picture(catalog, each)) for each in dated[:FEED_LENGTH]]
    announced = [each for each in catalog.exhibitions.values() if (day := _announced(each)) and day <= as_of]
    announced.sort(key=lambda each: (each.start or dt.date.min, each.id), reverse=True)
    return (*products, *((each, None, None) for each in announced[:FEED_LENGTH]))


def news_of(
    site: Site, newest: tuple[tuple[Product | Exhibition, Vendor | None, PictureSet | None], ...]
) -> list[News]:
    """The entries of the feeds, the latest first."""
    office = site.office.name.get("id") if site.office.name else site.name.get("id")
    found = []
    for noun, vendor, picture in newest:
        if isinstance(noun, Exhibition):
            found.append(_exhibition_news(noun, office))
        elif vendor:
            found.append(_product_news(noun, vendor, picture))
    return sorted(found, key=lambda each: each.day, reverse=True)[:FEED_LENGTH]


def atom(site: Site, newest: tuple[Any, ...], as_of: dt.date, base_url: str) -> dict[str, str]:
    """`{"text": …}`: an Atom feed (RFC 4287)."""
    news = news_of(site, newest)
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "id"})
    add = _adder(root)
    add("title", site.name.get("id"))
    if site.slogan:
        add("subtitle", site.slogan.get("id"))
    add("id", base_url)
    add("link", rel="alternate", type="text/html", href=base_url)
    add("link", rel="self", type="application/atom+xml", href=f"{base_url}feed.xml")
    add("updated", _moment(site, news[0].day if news else as_of))
    if site.data_licence:
        add("rights", site.data_licence)
    for each in news:
        entry = ET.SubElement(root, "entry")
        add = _adder(entry)
        add("title", each.title)
        add("id", base_url + each.path)
        add("link", rel="alternate", type="text/html", href=base_url + each.path)
        if each.picture:
            add("link", rel="enclosure", type="image/jpeg", href=base_url + each.picture)
        add("published", _moment(site, each.day))
        add("updated", _moment(site, each.day))
        ET.SubElement(ET.SubElement(entry, "author"), "name").text = _clean(each.author)
        add("summary", each.summary)
    return {"text": _xml(root)}


def json_feed(site: Site, newest: tuple[Any, ...], base_url: str) -> dict[str, str]:
    """`{"text": …}`: the same as a JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name.get("id"),
        **({"description": site.slogan.get("id")} if site.slogan else {}),
        "home_page_url": base_url,
        "icon": f"{base_url}ikon-512.png",
        "feed_url": f"{base_url}feed.json",
        "language": "id",
        "items": [
            {
                "id": base_url + each.path,
                "url": base_url + each.path,
                "title": each.title,
                "content_text": each.summary,
                **({"image": base_url + each.picture} if each.picture else {}),
                "date_published": _moment(site, each.day),
                "authors": [{"name": each.author}],
            }
            for each in news_of(site, newest)
        ],
    }
    return {"text": json.dumps(feed, ensure_ascii=False, indent=1) + "\n"}


def manifest(site: Site) -> dict[str, str]:
    """`{"text": …}`: the web app manifest; addresses are relative to it, so it works below any base path."""
    name = site.name.get("id")
    whole = {
        "name": name,
        "short_name": _short(name),
        **({"description": site.slogan.get("id")} if site.slogan else {}),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "lang": "id",
        "dir": "ltr",
        "background_color": "#f5f7f4",
        "theme_color": "#f5f7f4",
        "categories": ["shopping", "business", "food"],
        "icons": [
            {"src": file, "sizes": f"{side}x{side}", "type": "image/png", "purpose": "maskable" if full else "any"}
            for file, side, full in ICONS
        ],
        "shortcuts": [
            {"name": "Produk", "url": "produk/"},
            {"name": "Tempat beli", "url": "beli/"},
            {"name": "Pameran", "url": "pameran/"},
        ],
    }
    return {"text": json.dumps(whole, ensure_ascii=False, indent=1) + "\n"}


def _short(name: str) -> str:
    """What stands below the icon on a phone: as many whole words as fit there.

    >>> _short("Etalase Balikpapan"), _short("Toko UMKM Kota"), _short("Perekonomian")
    ('Etalase', 'Toko UMKM', 'Perekonomian')
    """
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > 12:
        words.pop()
    return " ".join(words)[:12]


def _product_news(product: Product, vendor: Vendor, picture: PictureSet | None) -> News:
    from etalase.values.money import rupiah

    prices = [product.price, *(variant.price for variant in product.variants)]
    price = min((each for each in prices if each), default=None)
    said = [f"{vendor.name}, {vendor.district}." if vendor.district else f"{vendor.name}."]
    if price:
        said.append(f"{'Mulai ' if product.variants else ''}{rupiah(price)}.")
    said.append(shorten(to_plain(product.description.get("id")), 300))
    file = picture.file.removeprefix("/") if picture and picture.format == "jpg" else None
    path, day = f"produk/{product.address}/", product.published or dt.date.min
    return News(path, product.name.get("id"), " ".join(filter(None, said)), day, vendor.name, file)


def _exhibition_news(exhibition: Exhibition, office: str) -> News:
    from etalase.values.date import date_range

    day = _announced(exhibition) or dt.date.min
    start = exhibition.start or day
    said = f"{date_range(start, exhibition.end or start)}, {exhibition.venue}."
    n = len(calendar.exhibitors(exhibition))
    if n:
        said += f" {n} pelaku usaha."
    author = exhibition.organiser or office
    return News(f"pameran/{exhibition.id}/", exhibition.name.get("id"), said, day, author)


def _announced(exhibition: Exhibition) -> dt.date | None:
    return exhibition.start - dt.timedelta(days=ANNOUNCED_DAYS) if exhibition.start else None


def _moment(site: Site, day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(), calendar.zone(site.zone)).isoformat()


def _adder(parent: ET.Element) -> Any:
    def add(tag: str, text: str | None = None, **attributes: str) -> None:
        ET.SubElement(parent, tag, attributes).text = None if text is None else _clean(text)

    return add


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _xml(root: ET.Element) -> str:
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
