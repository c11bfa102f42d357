"""What every page of the public site shares: its name, menu, footer, addresses and the day it speaks of."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from etalase import guidance
from etalase.model import Bilingual, Catalog, Category, Partner, Site, Source, TextPage
from etalase.plan import Setting
from etalase.plan.pictures import PictureSet, site_picture
from etalase.plan.preview import path_of, site_card
from etalase.plan.tint import style_prefix
from etalase.prose import to_html
from etalase.recipe import Page, Part, Values, View, identity, part
from etalase.values.date import long_date
from etalase.values.ident import slug
from etalase.values.phone import call_link, is_sample, shown, whatsapp_link
from etalase.words import words

Language = Literal["id", "en"]
LIST_SIZE = 48
# A script that needs parts of others: they come before it in one file.
BUNDLES = {
    "cari.js": (
        *("parts/stemmer-id.js", "assets/kata.js", "assets/kolom.js", "assets/usul.js", "assets/mesin.js"),
        *("assets/pilih.js", "assets/kartu.js", "assets/cari.js", "assets/saran.js"),
    )
}
_PARTS = {part for parts in BUNDLES.values() for part in parts if part.startswith("assets/")} - {
    f"assets/{name}" for name in BUNDLES
}
# The sheet that every page wears; the colours of the site stand before it.
STYLE = "gaya.css"
# It lies at an address of its own, `/sw.js`, because that decides which pages it serves.
WORKER = "sw.js"
# For the office only: its pages lie elsewhere.
_OFFICE = "staf.css"


@dataclass(frozen=True, slots=True)
class Frame:
    """The input that all pages have in common. `source` holds a digest of all else, so that comparing is cheap.

    `base_url` ends in `/` or is None. `assets` maps `gaya.css` to its address `/aset/gaya.1a2b3c4d.css`. `districts`
    are full names (`Balikpapan Timur`) that have products, `has` the sections that have content: `beli`, `pameran`,
    `pelatihan`, `siap-ritel`, `explained` the requirements that have a place on the page of explanations. `image` is
    the preview of pages without one of their own.
    """

    source: Source
    site: Site
    languages: tuple[Language, ...]
    categories: tuple[Category, ...]
    districts: tuple[str, ...]
    pages: tuple[TextPage, ...]
    has: frozenset[str]
    explained: frozenset[str]
    assets: Mapping[str, str]
    image: str | None
    logo: PictureSet | None
    partners: tuple[tuple[Partner, PictureSet | None], ...]
    base_url: str | None
    as_of: dt.date
    links: Literal["folder", "file"]
    preview: bool

    def absolute(self, path: str, language: str = "id") -> str | None:
        """The full address of a page, or None while the site's own address is not known."""
        if self.base_url is None:
            return None
        return self.base_url + ("en/" if language == "en" else "") + path.removeprefix("/")

    def explanation(self, what: str) -> str | None:
        """Where a permit or requirement is explained, if it is."""
        return guidance.path(what) if what in self.explained else None


class Said(str):
    """A text for a page. `lang` is its language when that is not the page's; the filter `lang` prints it."""

    lang: str | None = None


def say(text: Bilingual | None, language: str) -> Said:
    """The text in the page's language, else the Indonesian one marked as such."""
    if text is None:
        return Said("")
    said = Said(text.get(language))
    if not text.has(language):
        said.lang = "id"
    return said


def category_links(frame: Frame, language: Language) -> list[tuple[str, Said]]:
    """The address and the name of every category that has something."""
    return [(f"/kategori/{each.id}/", say(each.name, language)) for each in frame.categories]


def page_view(frame: Frame, language: Language, path: str, title: str, description: str, **rest: Any) -> dict[str, Any]:
    """A view for a template that extends `site/base.html`.

    `path` is from the root without the language: `/produk/`. `title` is shortened to 60 characters with the site's
    name, `description` to 155. Of `rest` the base knows: `section` (the part of the menu: `beranda`, `produk`,
    `pelaku`, `beli`, `pameran`), `kind` (class of the body), `structured` (JSON-LD blocks), `image` (preview picture's
    address and alternative text), `hidden` (keep out of search engines), `og_type`, `twin` (False for a page in one
    language only), `base_path`.
    """
    section = rest.get("section")
    twins = [other for other in frame.languages if other != language] if rest.get("twin", True) else []
    return {
        "frame": frame,
        "path": path,
        "title": full_title(title, say(frame.site.name, language)),
        "description": shorten(description, 155),
        "canonical": frame.absolute(path, language),
        "alternates": alternates(frame, path) if twins else (),
        "twins": twins,
        "header": _shared(frame, "header", header_view, language, section),
        "footer": _shared(frame, "footer", footer_view, language),
        "site_name": say(frame.site.name, language),
        "section": section,
        "kind": "",
        "structured": (),
        "image": (frame.image, say(frame.site.name, language)) if frame.image else None,
        "hidden": False,
        "og_type": "website",
        **rest,
    }


def place(path: str, language: Language) -> str:
    """Where the page with this address lies in the output.

    >>> place("/produk/", "en")
    'site/en/produk/index.html'
    """
    return f"site{'/en' if language == 'en' else ''}{path}index.html"


def calendar_file(path: str, language: Language) -> str:
    """The address of a calendar file in this language.

    >>> calendar_file("/pameran.ics", "en")
    '/en/pameran.ics'
    """
    return f"/en{path}" if language == "en" else path


def trail(language: Language, *steps: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """(path, name) from the home page down to this page."""
    return (("/", words("site", language).text("Beranda")), *steps)


def body_html(markdown: str) -> str:
    """A person's text as HTML whose headings follow the page's own: the highest becomes `<h2>`."""
    html = to_html(markdown)
    if "<h2" not in html:
        for low, high in (("3", "2"), ("4", "3")):
            html = html.replace(f"<h{low}>", f"<h{high}>").replace(f"</h{low}>", f"</h{high}>")
    return html


def alternates(frame: Frame, path: str) -> tuple[tuple[str, str], ...]:
    """(hreflang, full address) of a page in every language, and of the one for everybody else."""
    if frame.base_url is None:
        return ()
    each = tuple((language, str(frame.absolute(path, language))) for language in frame.languages)
    return (*each, ("x-default", str(frame.absolute(path, frame.languages[0]))))


def fragment(template: str, build: Callable[..., Values], inputs: tuple[Any, ...], language: Language) -> Part:
    """A part of a page, made once however many pages show it."""
    return part(Page(template, View(build, inputs), language))


def _shared(frame: Frame, name: str, build: Callable[..., Values], language: Language, *about: str | None) -> Part:
    """A fragment of every page; asked for on each, described once."""
    known = (name, language, *about)
    made = _made(frame.source.digest)
    if known not in made:
        made[known] = fragment(f"site/{name}.html", build, (frame, language, *about), language)
    return made[known]


@lru_cache(maxsize=2)
def _made(frame: str) -> dict[tuple[str | None, ...], Part]:
    return {}


def header_view(frame: Frame, language: Language, section: str | None) -> dict[str, Any]:
    return {"frame": frame, "site_name": say(frame.site.name, language), "section": section}


def footer_view(frame: Frame, language: Language) -> dict[str, Any]:
    office = frame.site.office
    return {
        "frame": frame,
        "site_name": say(frame.site.name, language),
        "slogan": say(frame.site.slogan, language),
        "office": say(office.name, language),
        "address": office.address,
        "hours": say(office.hours, language),
        "phone": (shown(office.phone), None if is_sample(office.phone) else call_link(office.phone))
        if office.phone
        else None,
        "whatsapp": (shown(office.whatsapp), whatsapp_link(office.whatsapp)) if office.whatsapp else None,
        "email": office.email,
        "categories": category_links(frame, language),
        "districts": [(district_path(name), name) for name in frame.districts],
        "pages": [(f"/halaman/{each.id}/", say(each.title, language)) for each in frame.pages],
        "updated": long_date(frame.as_of, language),
        "partners": [(each.name, each.link, logo) for each, logo in frame.partners],
    }


def district_path(name: str) -> str:
    """The address of a kecamatan's page: `/kecamatan/balikpapan-timur/`."""
    return f"/kecamatan/{slug(name)}/"


def full_title(title: str, site_name: str) -> str:
    """`Amplang — Etalase`, at most 60 characters; a long title keeps its own words and loses the site's name first."""
    if title == site_name:
        return shorten(title, 60)
    both = f"{title} — {site_name}"
    return both if len(both) <= 60 else shorten(title, 60)


def shorten(text: str, length: int) -> str:
    """One line of at most `length` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head = cut.rpartition(" ")[0]
    return (head if len(head) >= length // 2 else cut).rstrip(" ,.;:–—-") + "…"


def frame_of(catalog: Catalog, setting: Setting) -> Frame:
    """The frame of the public site; `catalog` holds only what the public may see."""
    shown = [product for product in catalog.products.values() if product.status != "arsip"]
    used = {product.category for product in shown}
    living = {product.vendor for product in shown}
    named = {vendor.district for vendor in catalog.vendors.values() if vendor.id in living}
    languages: tuple[Language, ...] = ("id", "en") if "en" in catalog.site.languages else ("id",)
    has = {
        "beli": bool(catalog.retailers),
        "pameran": bool(catalog.exhibitions),
        "pelatihan": bool(catalog.trainings),
        "siap-ritel": any(setting.ready.values()),
    }
    values: dict[str, Any] = {
        "site": catalog.site,
        "languages": languages,
        "categories": tuple(each for each in catalog.categories.values() if each.id in used),
        "districts": tuple(sorted(named - {""})),
        "pages": tuple(sorted(_menu(catalog), key=lambda page: (page.order is None, page.order or 0, page.id))),
        "has": frozenset(name for name, there in has.items() if there),
        "explained": guidance.explained(catalog),
        "assets": asset_paths(catalog.site, setting),
        "image": path_of(site_card(catalog.site)),
        "logo": site_picture(catalog, catalog.site.logo),
        "partners": tuple((each, site_picture(catalog, each.logo)) for each in catalog.site.partners),
        "base_url": setting.base_url,
        "as_of": setting.as_of,
        "links": setting.links,
        "preview": setting.preview,
    }
    # A set has no order of its own, so it is sorted before it is compared.
    known = identity({name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()})
    digest = hashlib.blake2b(known.encode(), digest_size=16).hexdigest()
    return Frame(source=Source(file="", digest=digest), **values)


def _menu(catalog: Catalog) -> list[TextPage]:
    return [page for page in catalog.pages.values() if page.in_menu]


def asset_paths(site: Site, setting: Setting) -> dict[str, str]:
    """`gaya.css` → `/aset/gaya.1a2b3c4d.css`: the name changes with the content, so it may be kept for ever."""
    found = {}
    for name in setting.assets:
        file = name.removeprefix("assets/")
        parts = asset_parts(file)
        if name in _PARTS or file in (WORKER, _OFFICE):
            continue
        if name.startswith("assets/") and setting.assets.keys() >= set(parts):
            stem, _, suffix = file.rpartition(".")
            known = asset_digest(parts, setting) + (style_prefix(site) if file == STYLE else "")
            short = hashlib.blake2b(known.encode(), digest_size=4).hexdigest()
            found[f"{stem}.{suffix}"] = f"/aset/{stem}.{short}.{suffix}"
    return found


def asset_parts(name: str) -> tuple[str, ...]:
    """The files that a stylesheet, script or icon is put together from."""
    return BUNDLES.get(name, (f"assets/{name}",))


def asset_digest(parts: tuple[str, ...], setting: Setting) -> str:
    return " ".join(setting.assets[part] for part in parts)
