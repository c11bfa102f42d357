"""Doors to the site: the short addresses that printed codes carry, and the page that a server shows when there is
nothing else to show; the share kits stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from etalase.model import Catalog, Exhibition, Vendor
from etalase.plan import Setting
from etalase.plan.frame import Frame, Language, category_links, page_view, place
from etalase.plan.kit import kits
from etalase.recipe import Page, Recipe, Values, View
from etalase.values.phone import whatsapp_link
from etalase.words import words


@dataclass(frozen=True, slots=True)
class Target:
    """Where a KODE leads: `path` of a page and what it is called, or the sentence of a retired one."""

    path: str | None
    name: str
    sentence: str = ""


def share(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/bagikan/<vendor>/`, `/p/<KODE>/` and `404.html`."""
    plan = kits(catalog, setting, frame) | codes(catalog, setting, frame)
    missing = View(missing_view, (frame, frame.languages[0]))
    plan["site/404.html"] = Page("site/404.html", missing, frame.languages[0], setting.links)
    return plan


def codes(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/p/<KODE>/` for every product, variant, vendor, exhibition and retired code. The address never changes."""
    plan: dict[str, Recipe] = {}
    for code, target in targets(catalog):
        for language in frame.languages:
            view = View(code_view, (frame, language, code, target))
            plan[place(f"/p/{code}/", language)] = Page("site/kode.html", view, language, setting.links)
    return plan


def targets(catalog: Catalog) -> Iterator[tuple[str, Target]]:
    """(KODE in upper case, where it leads); living entries go before retired lines of the same code."""
    for code, text in catalog.retired.items():
        yield code.upper(), retired(text)
    nouns: list[Vendor | Exhibition] = [*catalog.vendors.values(), *catalog.exhibitions.values()]
    for noun in nouns:
        if noun.code:
            folder = "pelaku" if isinstance(noun, Vendor) else "pameran"
            name = noun.name if isinstance(noun, Vendor) else noun.name.id
            yield noun.code.upper(), Target(f"/{folder}/{noun.id}/", name)
    for product in catalog.products.values():
        page = f"/produk/{product.address}/"
        if product.code:
            yield product.code.upper(), Target(page, product.name.id)
        for variant in product.variants:
            if variant.code:
                name = f"{product.name.id}, {variant.name.id}"
                yield variant.code.upper(), Target(f"{page}#varian-{variant.code}", name)


def retired(text: str) -> Target:
    """A line of kode-lama.yaml: an address of this site or another, or a sentence to show.

    >>> retired("/pelaku/dapur/").path, retired("Sudah tidak dibuat.").sentence
    ('/pelaku/dapur/', 'Sudah tidak dibuat.')
    """
    line = text.strip()
    if re.match(r"https?://\S+$", line) and urlsplit(line).hostname:
        return Target(line, line)
    if re.match(r"/\S*$", line):
        return Target(line, line)
    return Target(None, "", line)


def code_view(frame: Frame, language: Language, code: str, target: Target) -> Values:
    said = words("site", language)
    outside = bool(target.path and target.path.startswith("http"))
    page = (target.path or "").partition("#")[0]
    view = page_view(
        frame,
        language,
        f"/p/{code}/",
        target.name or said.text("Kode {code}", code=code),
        target.sentence or said.text("Menuju {name}.", name=target.name),
        hidden=True,
        heading=target.name or said.text("Kode {code}", code=code),
        code=code,
        target=target.path,
        outside=outside,
        sentence=target.sentence,
        # The page it leads to is the one that search engines should know.
        leads_to=target.path if outside else frame.absolute(page, language) if page else None,
    )
    return view | {"twins": [], "alternates": ()}


def missing_view(frame: Frame, language: Language) -> Values:
    """The page for addresses that do not exist; its links start at the base path, since it may be shown anywhere."""
    said = words("site", language)
    base = "/" + (urlsplit(frame.base_url).path.strip("/") + "/" if frame.base_url else "").lstrip("/")
    view = page_view(
        frame,
        language,
        "/",
        said.text("Halaman tidak ditemukan"),
        said.text("Halaman ini tidak ada atau sudah pindah. Cari produk atau pilih kategori."),
        hidden=True,
        kind="p-luring",
        heading=said.text("Halaman tidak ditemukan"),
        categories=category_links(frame, language),
        office=whatsapp_link(frame.site.office.whatsapp) if frame.site.office.whatsapp else None,
    )
    return view | ({"base_path": base} if frame.links == "folder" else {})
