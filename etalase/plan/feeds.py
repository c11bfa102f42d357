"""Files that programs read: sitemap, feeds, calendars, manifest, headers, robots, and the data below `/data/`.

Whatever needs full addresses is left out while the address of the site is not known.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from etalase import calendar
from etalase.model import Catalog, Exhibition, Product, Site, Vendor
from etalase.plan import Setting, ics
from etalase.plan.frame import Frame, district_path, shorten
from etalase.plan.opendata import opendata
from etalase.plan.pictures import PictureSet, main_picture
from etalase.prose import to_plain
from etalase.recipe import Recipe, Text, View

FEED_LENGTH = 40
# An exhibition is news this many days before it begins; the day must not change from build to build.
ANNOUNCED_DAYS = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Address:
    """One page of the sitemap: its path, the day it last changed if that is known, its pictures' paths."""

    path: str
    changed: dt.date | None = None
    pictures: tuple[str, ...] = ()


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
        "site/robots.txt": Text(View(robots, (base,))),
        "site/manifest.webmanifest": Text(View(manifest, (site, _icons(frame)))),
        "site/_headers": Text(View(headers, (base,))),
        "site/llms.txt": Text(View(llms, (site, tuple(frame.categories), len(listed), base))),
        "site/pameran.ics": Text(View(ics.all_exhibitions, (site, exhibitions, setting.as_of, base))),
    }
    for each in exhibitions:
        inputs = (site, each, setting.as_of, base)
        plan[f"site/pameran/{each.id}/{each.id}.ics"] = Text(View(ics.one_exhibition, inputs))
    if base:
        news = _newest(catalog, listed, setting.as_of)
        plan["site/feed.xml"] = Text(View(atom, (site, news, setting.as_of, base)))
        plan["site/feed.json"] = Text(View(json_feed, (site, news, base)))
        plan["site/sitemap.xml"] = Text(View(sitemap, (*_known(catalog, frame, listed), frame.languages, base)))
    return plan | opendata(catalog, setting, frame)


def _known(catalog: Catalog, frame: Frame, listed: tuple[Product, ...]) -> tuple[Any, ...]:
    """What the sitemap is made from: (product, its main picture), and the ids of everything else with a page."""
    return (
        tuple((product, main_picture(catalog, product)) for product in listed),
        tuple(vendor.id for vendor in catalog.vendors.values() if vendor.status != "arsip"),
        tuple(category.id for category in frame.categories),
        frame.districts,
        tuple(catalog.retailers),
        tuple(catalog.exhibitions),
        tuple(catalog.pages),
    )


def addresses(
    listed: tuple[tuple[Product, PictureSet | None], ...],
    vendors: tuple[str, ...],
    categories: tuple[str, ...],
    districts: tuple[str, ...],
    retailers: tuple[str, ...],
    exhibitions: tuple[str, ...],
    pages: tuple[str, ...],
) -> Iterator[Address]:
    """Every page a search engine should know; a list changed when its newest product came."""
    of_vendor: dict[str, dt.date] = {}
    of_category: dict[str, dt.date] = {}
    for product, _ in listed:
        if day := product.published:
            of_vendor[product.vendor] = max(day, of_vendor.get(product.vendor, day))
            of_category[product.category] = max(day, of_category.get(product.category, day))
    newest = max(of_vendor.values(), default=None)
    for path in ("/", "/produk/", "/baru/", "/pelaku/"):
        yield Address(path, newest)
    for path in ("/beli/", "/siap-ritel/", "/pameran/", "/pelatihan/"):
        yield Address(path)
    for product, picture in listed:
        pictures = (picture.file,) if picture else ()
        yield Address(f"/produk/{product.address}/", product.published, pictures)
    yield from (Address(f"/pelaku/{id}/", of_vendor.get(id)) for id in vendors)
    yield from (Address(f"/kategori/{id}/", of_category.get(id)) for id in categories)
    yield from (Address(district_path(name)) for name in districts)
    yield from (Address(f"/beli/{id}/") for id in retailers)
    yield from (Address(f"/pameran/{id}/") for id in exhibitions)
    yield from (Address(f"/halaman/{id}/") for id in pages)


def sitemap(*known: Any) -> dict[str, str]:
    """`{"text": …}`: every page in every language with its twins (sitemaps.org, with Google's image extension).

    Inputs are those of `addresses`, then the languages and the address of the site.
    """
    *nouns, languages, base_url = known
    root = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    root.set("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
    root.set("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1")
    for page in addresses(*nouns):
        for language in languages:
            url = ET.SubElement(root, "url")
            ET.SubElement(url, "loc").text = _full(base_url, page.path, language)
            if page.changed:
                ET.SubElement(url, "lastmod").text = page.changed.isoformat()
            if len(languages) > 1:
                for twin in (*languages, "x-default"):
                    href = _full(base_url, page.path, languages[0] if twin == "x-default" else twin)
                    ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": twin, "href": href})
            for picture in page.pictures:
                ET.SubElement(ET.SubElement(url, "image:image"), "image:loc").text = base_url + picture.removeprefix(
                    "/"
                )
    return {"text": _xml(root)}


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


def robots(base_url: str | None) -> dict[str, str]:
    """`{"text": …}`: everything may be read; short addresses are only doors."""
    lines = ["User-agent: *", "Disallow: /p/", "Disallow: /en/p/", "Disallow: /luring/", "Disallow: /en/luring/"]
    if base_url:
        # Rules count from the root of the host, and a project's pages lie below it.
        below = "/" + base_url.split("//", 1)[-1].partition("/")[2]
        lines = [line.replace(": /", f": {below}") for line in lines]
        lines += ["", f"Sitemap: {base_url}sitemap.xml"]
    return {"text": "\n".join(lines) + "\n"}


def llms(site: Site, categories: tuple[Any, ...], n_products: int, base_url: str | None) -> dict[str, str]:
    """`{"text": …}`: what the site is and where its data lie, for language models (llmstxt.org)."""
    root = base_url or "/"
    lines = [f"# {site.name.get('id')}", ""]
    if site.slogan:
        lines += [f"> {site.slogan.get('id')}", ""]
    lines += [
        f"Katalog {n_products} produk usaha mikro, kecil, dan menengah. Bahasa Indonesia dan Inggris (/en/).",
        *(["Contoh: semua usaha, produk, dan nomor di situs ini rekaan."] if site.sample else []),
        "",
        "## Data",
        "",
        f"- [Semua data]({root}data/katalog.json): JSON",
        f"- [Daftar produk]({root}data/produk.csv): CSV, satu baris untuk tiap varian",
        f"- [Keterangan data]({root}data/datapackage.json): kolom dan lisensi",
        "",
        "## Halaman",
        "",
        f"- [Produk]({root}produk/)",
        f"- [Pelaku usaha]({root}pelaku/)",
        f"- [Siap masuk ritel]({root}siap-ritel/)",
        f"- [Tempat beli]({root}beli/)",
        f"- [Pameran]({root}pameran/): kalender di {root}pameran.ics",
        *(f"- [{each.name.get('id')}]({root}kategori/{each.id}/)" for each in categories),
    ]
    return {"text": "\n".join(lines) + "\n"}


def manifest(site: Site, icons: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    """`{"text": …}`: the web app manifest; addresses are relative to it, so it works below any base path."""
    name = site.name.get("id")
    whole = {
        "name": name,
        "short_name": name if len(name) <= 12 else name.split()[0][:12],
        **({"description": site.slogan.get("id")} if site.slogan else {}),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "lang": "id",
        "dir": "ltr",
        "background_color": "#f5f7f4",
        "theme_color": site.colours.main or "#0b5a4a",
        "categories": ["shopping", "business", "food"],
        "icons": [
            {"src": path.removeprefix("/"), "sizes": sizes, "type": type, "purpose": purpose}
            for path, sizes, type in icons
            for purpose in ("any", "maskable")
        ],
        "shortcuts": [
            {"name": "Produk", "url": "produk/"},
            {"name": "Tempat beli", "url": "beli/"},
            {"name": "Pameran", "url": "pameran/"},
        ],
    }
    return {"text": json.dumps(whole, ensure_ascii=False, indent=1) + "\n"}


def headers(base_url: str | None) -> dict[str, str]:
    """`{"text": …}`: response headers for hosts that read `_headers` (Netlify, Cloudflare Pages).

    The policy is the one every page carries itself, with `frame-ancestors`, which counts only as a header.
    `Cache-Control` stands with each folder and not with `/*`: the values of two rules that match would be joined.
    """
    policy = (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self' 'inline-speculation-rules'; "
        "manifest-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    folders = "produk pelaku kategori kecamatan beli siap-ritel pameran pelatihan baru halaman bagikan p luring en"
    asked_again = ["Cache-Control: public, max-age=0, must-revalidate"]
    blocks = {
        "/*": [
            f"Content-Security-Policy: {policy}",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "Permissions-Policy: camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
            "Cross-Origin-Opener-Policy: same-origin",
        ],
        "/": asked_again,
        **{f"/{folder}/*": asked_again for folder in folders.split()},
        "/aset/*": ["Cache-Control: public, max-age=31536000, immutable"],
        "/gambar/*": ["Cache-Control: public, max-age=31536000, immutable"],
        "/sw.js": ["Cache-Control: no-cache"],
        "/data/*": ["Access-Control-Allow-Origin: *"],
        "/feed.xml": ["Content-Type: application/atom+xml; charset=utf-8"],
        "/feed.json": ["Content-Type: application/feed+json; charset=utf-8"],
        "/*.ics": ["Content-Type: text/calendar; charset=utf-8"],
        "/manifest.webmanifest": ["Content-Type: application/manifest+json; charset=utf-8"],
    }
    if base_url and base_url.startswith("https:"):
        blocks["/*"].insert(1, "Strict-Transport-Security: max-age=31536000")
    return {"text": "\n".join(f"{path}\n" + "".join(f"  {line}\n" for line in block) for path, block in blocks.items())}


def _icons(frame: Frame) -> tuple[tuple[str, str, str], ...]:
    path = frame.assets.get("ikon.svg")
    return ((path, "any", "image/svg+xml"),) if path else ()


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


def _full(base_url: str, path: str, language: str) -> str:
    return base_url + ("en/" if language == "en" else "") + path.removeprefix("/")


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
