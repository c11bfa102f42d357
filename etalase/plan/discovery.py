"""What search engines and hosts read of the whole site: sitemap, robots, llms.txt, response headers.

Whatever needs full addresses is left out while the address of the site is not known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.etree import ElementTree as ET

from etalase.model import Catalog, Product, Site
from etalase.plan import Setting
from etalase.plan.frame import Frame, district_path
from etalase.plan.pictures import PictureSet, vendor_picture
from etalase.recipe import Recipe, Text, View
from etalase.values.date import long_date
from etalase.values.region import regency

# sitemaps.org allows 50,000 addresses and 50 MB in a file. With two languages and ten pictures an address takes up to
# 2.5 KB, so this many are always below both.
SITEMAP_SIZE = 20_000
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Address:
    """One page of the sitemap: its path, the day it last changed if that is known, its pictures' paths."""

    path: str
    changed: dt.date | None = None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the sitemap is made from: each product with its pictures, and the ids of everything else with a page."""

    listed: tuple[tuple[Product, tuple[PictureSet, ...]], ...]
    vendors: tuple[str, ...]
    categories: tuple[str, ...]
    districts: tuple[str, ...]
    retailers: tuple[str, ...]
    ready: tuple[str, ...]
    exhibitions: tuple[str, ...]
    pages: tuple[str, ...]


def discovery(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`sitemap.xml` (and its parts when there are many addresses), `robots.txt`, `llms.txt` and `_headers`."""
    base = setting.base_url
    listed = tuple(each for each in catalog.products.values() if each.status != "arsip")
    known = _known(catalog, setting, frame, listed)
    plan: dict[str, Recipe] = {
        "site/robots.txt": Text(View(robots, (base,))),
        "site/_headers": Text(View(headers, (base,))),
        "site/llms.txt": Text(
            View(llms, (catalog.site, frame.categories, len(listed), len(known.vendors), frame.as_of, base))
        ),
    }
    if base:
        parts = -(-sum(1 for _ in addresses(known)) * len(frame.languages) // SITEMAP_SIZE)
        inputs = (known, frame.languages, base)
        if parts <= 1:
            plan["site/sitemap.xml"] = Text(View(sitemap, inputs))
        else:
            plan["site/sitemap.xml"] = Text(View(sitemap_index, (parts, base)))
            for part in range(1, parts + 1):
                plan[f"site/sitemap-{part}.xml"] = Text(View(sitemap, (*inputs, part)))
    return plan


def _known(catalog: Catalog, setting: Setting, frame: Frame, listed: tuple[Product, ...]) -> Known:
    ready = {id for each in listed for id in setting.ready.get(each.address, ())}
    return Known(
        listed=tuple((product, _pictures(catalog, product)) for product in listed),
        vendors=tuple(vendor.id for vendor in catalog.vendors.values() if vendor.status != "arsip"),
        categories=tuple(category.id for category in frame.categories),
        districts=frame.districts,
        retailers=tuple(catalog.retailers),
        ready=tuple(id for id in catalog.retailers if id in ready),
        exhibitions=tuple(catalog.exhibitions),
        pages=tuple(catalog.pages),
    )


def _pictures(catalog: Catalog, product: Product) -> tuple[PictureSet, ...]:
    found = (vendor_picture(catalog, product.vendor, photo) for photo in product.photos)
    return tuple(dict.fromkeys(each for each in found if each))


def addresses(known: Known) -> Iterator[Address]:
    """Every page a search engine should know; a list changed when its newest product came."""
    of_vendor: dict[str, dt.date] = {}
    of_category: dict[str, dt.date] = {}
    for product, _ in known.listed:
        if day := product.published:
            of_vendor[product.vendor] = max(day, of_vendor.get(product.vendor, day))
            of_category[product.category] = max(day, of_category.get(product.category, day))
    newest = max(of_vendor.values(), default=None)
    for path in ("/", "/produk/", "/baru/", "/pelaku/"):
        yield Address(path, newest)
    for path in ("/beli/", "/siap-ritel/", "/pameran/", "/pelatihan/"):
        yield Address(path)
    for product, pictures in known.listed:
        yield Address(f"/produk/{product.address}/", product.published, tuple(each.file for each in pictures))
    yield from (Address(f"/pelaku/{id}/", of_vendor.get(id)) for id in known.vendors)
    yield from (Address(f"/kategori/{id}/", of_category.get(id)) for id in known.categories)
    yield from (Address(district_path(name)) for name in known.districts)
    yield from (Address(f"/beli/{id}/") for id in known.retailers)
    yield from (Address(f"/siap-ritel/{id}/") for id in known.ready)
    yield from (Address(f"/pameran/{id}/") for id in known.exhibitions)
    yield from (Address(f"/halaman/{id}/") for id in known.pages)


def sitemap(known: Known, languages: tuple[str, ...], base_url: str, part: int | None = None) -> dict[str, str]:
    """`{"text": …}`: every page in every language with its twins (sitemaps.org, with Google's image extension), or that
    part of them, from 1."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP})
    root.set("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
    root.set("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1")
    pages: Iterable[tuple[Address, str]] = ((page, language) for page in addresses(known) for language in languages)
    if part is not None:
        pages = islice(pages, (part - 1) * SITEMAP_SIZE, part * SITEMAP_SIZE)
    for page, language in pages:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = _full(base_url, page.path, language)
        if page.changed:
            ET.SubElement(url, "lastmod").text = page.changed.isoformat()
        if len(languages) > 1:
            for twin in (*languages, "x-default"):
                href = _full(base_url, page.path, languages[0] if twin == "x-default" else twin)
                ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": twin, "href": href})
        for picture in page.pictures:
            image = ET.SubElement(url, "image:image")
            ET.SubElement(image, "image:loc").text = base_url + picture.removeprefix("/")
    return {"text": _xml(root)}


def sitemap_index(parts: int, base_url: str) -> dict[str, str]:
    """`{"text": …}`: the names of the parts of a sitemap that is too long for one file."""
    root = ET.Element("sitemapindex", {"xmlns": _SITEMAP})
    for part in range(1, parts + 1):
        ET.SubElement(ET.SubElement(root, "sitemap"), "loc").text = f"{base_url}sitemap-{part}.xml"
    return {"text": _xml(root)}


def robots(base_url: str | None) -> dict[str, str]:
    """`{"text": …}`: everything may be read (RFC 9309).

    Nothing is closed here: that a page is only a door, or not to be listed, stands in the page itself, and a program
    that may not open it would never learn so.
    """
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        if base_url.split("//", 1)[-1].partition("/")[2]:
            lines.insert(
                0, "# Mesin pencari hanya membaca robots.txt di akar alamat; daftarkan peta situs ini sendiri."
            )
        lines += ["", f"Sitemap: {base_url}sitemap.xml"]
    return {"text": "\n".join(lines) + "\n"}


def llms(
    site: Site,
    categories: tuple[Any, ...],
    n_products: int,
    n_vendors: int,
    as_of: dt.date,
    base_url: str | None,
) -> dict[str, str]:
    """`{"text": …}`: what the site is and where its data lie, for language models (llmstxt.org)."""
    root = base_url or "/"
    place = regency(site.region)
    office = site.office.name or site.name
    where = f" di {place.name}, {place.province}" if place else ""
    lines = [f"# {site.name.get('id')}", ""]
    if site.slogan:
        lines += [f"> {site.slogan.get('id')}", ""]
    lines += [
        *(["Contoh: semua usaha, produk, dan nomor di situs ini rekaan.", ""] if site.sample else []),
        f"Katalog {n_products} produk dari {n_vendors} usaha mikro, kecil, dan menengah{where}, disusun oleh "
        f"{office.get('id')}. Keadaan {long_date(as_of)}.",
        "",
        "- Situs ini tidak menjual: pesanan sampai ke pembuatnya, atau ke kantor, lewat WhatsApp.",
        "- Harga dalam rupiah (IDR). Tanpa harga berarti harganya ditanyakan.",
        "- Nomor izin (P-IRT, BPOM MD, halal) tampil hanya bila bentuknya benar dan masih berlaku pada hari itu.",
        *(["- English: every page has a twin under /en/ with the same path."] if "en" in site.languages else []),
        *([f"- Lisensi data: {site.data_licence}"] if site.data_licence else []),
        "",
        "## Data",
        "",
        f"- [Semua data]({root}data/katalog.json): JSON, pelaku, produk, ritel",
        f"- [Daftar produk]({root}data/produk.csv): CSV, satu baris untuk tiap varian",
        f"- [Keterangan data]({root}data/datapackage.json): kolom, lisensi, sumber",
        "",
        "## Halaman",
        "",
        f"- [Produk]({root}produk/)",
        f"- [Pelaku usaha]({root}pelaku/)",
        f"- [Tempat beli]({root}beli/): gerai, jam buka, produk di sana",
        f"- [Siap masuk ritel]({root}siap-ritel/): produk yang memenuhi syarat toko, untuk pembeli",
        f"- [Pameran]({root}pameran/): kalender di {root}pameran.ics",
        "",
        "## Kategori",
        "",
        *(f"- [{each.name.get('id')}]({root}kategori/{each.id}/)" for each in categories),
    ]
    return {"text": "\n".join(lines) + "\n"}


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


def _full(base_url: str, path: str, language: str) -> str:
    return base_url + ("en/" if language == "en" else "") + path.removeprefix("/")


def _xml(root: ET.Element) -> str:
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
