"""What keeps the site readable without a network: the worker `/sw.js`, `/luring/`, and the lists of what can be kept.

A list (`/luring/katalog.json`, `/pameran/<exhibition>/luring.json`, and their English twins) names every file of a set
with its hash and size, so that a browser can say beforehand how much it will fetch, and later fetch only what changed:
`halaman` pages, `berkas` files, `gambar` pictures as AVIF and `jpg` the same for browsers without it, `buku` booklets
that are fetched only on request.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from etalase import calendar
from etalase.model import Catalog, Exhibition, Product, Vendor
from etalase.plan import Setting
from etalase.plan.booklet import on_site
from etalase.plan.frame import STYLE, WORKER, Frame, Language, calendar_file, category_links, page_view, place, say
from etalase.plan.pictures import PictureSet, drawn_plan, site_picture, vendor_picture
from etalase.recipe import Asset, Listing, Page, Recipe, Values, View, identity
from etalase.words import words

# What the worker fetches when it is installed: enough to open the installed site, its list, and the page for times
# without a network. All else is kept when it was seen.
_SHELL_PAGES = ("/", "/produk/")
_SHELL_ASSETS = (STYLE, "daftar.css", "acara.css", "etalase.js", "daftar.js", "luring.js", "ikon.svg")
# The pages from which a search starts or to which it leads without a network.
_SEARCH_PAGES = ("/", "/produk/", "/luring/")
# Saved pictures have one width, sharp on a phone and light.
SAVED_WIDTH = 480


def offline(catalog: Catalog, setting: Setting, frame: Frame, searched: Iterable[str]) -> dict[str, Recipe]:
    """Everything under `site/` that serves reading without a network.

    `searched` are the output paths of what the search reads.
    """
    made: dict[str, Recipe] = {}
    sets = _sets(catalog, setting, frame)
    for language in frame.languages:
        shown = tuple((path, name) for path, name, _ in sets[language])
        view = View(offline_view, (frame, language, shown, can_save(setting)))
        made[place("/luring/", language)] = Page("site/luring.html", view, language, setting.links)
    if not can_save(setting) or f"assets/{WORKER}" not in setting.assets:
        return made
    found = tuple(searched)
    for language in frame.languages:
        made[_list_place("/luring/katalog.json", language)] = catalogue_list(frame, language, found)
        for path, name, exhibition in sets[language]:
            books = tuple(f"site{path}" for _, paths in on_site(catalog, exhibition, setting) for path in paths)
            files = fair_files(catalog, frame, language, exhibition, books)
            about = (("judul", name), ("bahasa", language))
            made[_list_place(path, language)] = Listing(files, about)
    return made | worker(catalog, setting, frame)


def can_save(setting: Setting) -> bool:
    """Whether browsers may keep this copy of the site: neither a stick nor a preview."""
    return setting.links == "folder" and not setting.preview


def list_path(exhibition: Exhibition) -> str:
    """The address of an exhibition's list, without the language."""
    return f"/pameran/{exhibition.id}/luring.json"


def _sets(catalog: Catalog, setting: Setting, frame: Frame) -> dict[Language, list[tuple[str, str, Exhibition]]]:
    """For each language the exhibitions that can be kept: address of the list, name, exhibition."""
    coming = calendar.coming(catalog.exhibitions.values(), setting.as_of)
    return {
        language: [(list_path(each), str(say(each.name, language)), each) for each in coming]
        for language in frame.languages
    }


def _list_place(path: str, language: Language) -> str:
    return f"site{'/en' if language == 'en' else ''}{path}"


def catalogue_list(frame: Frame, language: Language, searched: tuple[str, ...]) -> Listing:
    """The search of one language: the pages where it starts, its data, and everything these pages load."""
    others = "|".join(sorted(set(frame.languages) - {language})) or "$"
    data = [path for path in searched if not re.search(rf"-(?:{others})[.-]", path)]
    files = [*data, *(f"site{path}" for path in frame.assets.values())]
    pages = tuple(place(path, language) for path in _SEARCH_PAGES)
    title = words("site", language).text("Katalog dan pencarian")
    return Listing((("halaman", pages), ("berkas", tuple(files))), (("judul", title), ("bahasa", language)))


def fair_files(
    catalog: Catalog, frame: Frame, language: Language, exhibition: Exhibition, books: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """An exhibition as a whole: its page, vendors, their products, the printed codes that lead there, the pictures, and
    apart from these its `books`, the paths of their files.

    Every sheet and script goes along, whichever these pages load: they weigh little beside the pictures.
    """
    vendors = [catalog.vendors[id] for id in calendar.exhibitors(exhibition) if id in catalog.vendors]
    ids = {vendor.id for vendor in vendors}
    products = [each for each in catalog.products.values() if each.vendor in ids and each.status != "arsip"]
    at = f"/pameran/{exhibition.id}/"
    paths = [at, "/pameran/", "/luring/"]
    paths += [f"/pelaku/{vendor.id}/" for vendor in vendors]
    paths += [f"/produk/{product.address}/" for product in products]
    paths += [f"/p/{code}/" for code in _codes(exhibition, vendors, products)]
    pictures = [each for each in _pictures(catalog, exhibition, vendors, products) if each]
    files = [
        f"site{calendar_file(f'{at}{exhibition.id}.ics', language)}",
        *(f"site{path}" for path in frame.assets.values()),
    ]
    files += [f"site{each.file}" for each in pictures if each.format == "svg"]
    photos = [each for each in pictures if each.format == "jpg"]
    return (
        ("halaman", tuple(place(path, language) for path in paths)),
        ("berkas", tuple(files)),
        ("gambar", tuple(f"site{each.avif(saved_width(each))}" for each in photos)),
        ("jpg", tuple(f"site{each.file}" for each in photos)),
        ("buku", books),
    )


def saved_width(picture: PictureSet) -> int:
    """The largest width up to `SAVED_WIDTH`, else the smallest there is."""
    return max((width for width in picture.widths if width <= SAVED_WIDTH), default=min(picture.widths))


def _codes(exhibition: Exhibition, vendors: list[Vendor], products: list[Product]) -> list[str]:
    """What the codes at the booths hold."""
    found = [exhibition.code, *(vendor.code for vendor in vendors), *(product.code for product in products)]
    found += [variant.code for product in products for variant in product.variants]
    return [code.upper() for code in found if code]


def _pictures(
    catalog: Catalog, exhibition: Exhibition, vendors: list[Vendor], products: list[Product]
) -> list[PictureSet | None]:
    found = [site_picture(catalog, exhibition.cover), drawn_plan(catalog, exhibition)]
    for vendor in vendors:
        found.append(vendor_picture(catalog, vendor.id, vendor.logo, square=False))
        found.append(vendor_picture(catalog, vendor.id, vendor.photo, square=False))
    found += [vendor_picture(catalog, product.vendor, photo) for product in products for photo in product.photos]
    return found


def offline_view(frame: Frame, language: Language, sets: tuple[tuple[str, str], ...], can_save: bool) -> Values:
    """`/luring/`: what can be kept, what was kept, and what the browser shows for a page that it has not kept.

    `sets` are the address and name of each exhibition that can be kept.
    """
    said = words("site", language)
    return page_view(
        frame,
        language,
        "/luring/",
        said.text("Baca tanpa internet"),
        said.text("Simpan katalog atau seluruh pameran di ponsel, lalu buka tanpa sambungan internet."),
        hidden=True,
        kind="p-luring",
        heading=said.text("Baca tanpa internet"),
        catalogue="/luring/katalog.json",
        sets=sets,
        can_save=can_save,
        categories=category_links(frame, language),
    )


def worker(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/sw.js`, with what it fetches when it is installed.

    Its version is a hash of the shell's stylesheets and scripts and of what `/luring/` offers, not of the pages: those
    come from the network whenever there is one, and say another day after every build.
    """
    name = f"assets/{WORKER}"
    assets = [frame.assets[name].removeprefix("/") for name in _SHELL_ASSETS if name in frame.assets]
    pages = [path.removeprefix("/") for path in _SHELL_PAGES]
    pages += [f"{'en/' if language == 'en' else ''}luring/" for language in frame.languages]
    offered: list[Any] = [(each.id, say(each.name, "id")) for each in frame.categories]
    offered += [(each.id, each.source.digest) for each in calendar.coming(catalog.exhibitions.values(), setting.as_of)]
    known = identity((pages, assets, offered))
    version = hashlib.blake2b(known.encode(), digest_size=4).hexdigest()
    shell = json.dumps({"version": version, "pages": pages, "assets": assets})
    return {"site/sw.js": Asset((name,), setting.assets[name], "js", f"const SHELL={shell};")}
