"""What search engines and hosts read of the whole site: sitemap, robots, llms.txt, response headers.

Whatever needs full addresses is left out while the address of the site is not known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from etalase.model import Catalog, Product, Site
from etalase.plan import Setting
from etalase.plan.frame import Frame, district_path
from etalase.plan.pictures import PictureSet, main_picture
from etalase.recipe import Recipe, Text, View


@dataclass(frozen=True, slots=True)
class Address:
    """One page of the sitemap: its path, the day it last changed if that is known, its pictures' paths."""

    path: str
    changed: dt.date | None = None
    pictures: tuple[str, ...] = ()


def discovery(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`sitemap.xml`, `robots.txt`, `llms.txt` and `_headers`."""
    base = setting.base_url
    listed = tuple(each for each in catalog.products.values() if each.status != "arsip")
    plan: dict[str, Recipe] = {
        "site/robots.txt": Text(View(robots, (base,))),
        "site/_headers": Text(View(headers, (base,))),
        "site/llms.txt": Text(View(llms, (catalog.site, tuple(frame.categories), len(listed), base))),
    }
    if base:
        plan["site/sitemap.xml"] = Text(View(sitemap, (*_known(catalog, frame, listed), frame.languages, base)))
    return plan


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
