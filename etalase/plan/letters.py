"""The letters to the vendors, each as a page and as a paper from one view, and the list of them: who needs what first.

A letter is made again when its vendor's own files change, or something that all letters speak of: the shops and what
they ask, the rules, the trainings to come, the office, the day.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from etalase import advice, calendar, guidance
from etalase.advice import Advice
from etalase.model import Catalog, Exhibition, Product, Source, Vendor
from etalase.plan import Setting
from etalase.plan.booklet import SCREEN, Album
from etalase.plan.letter_view import Bureau, letter_view, message, svg_path
from etalase.plan.letter_words import few, shops_named, title
from etalase.plan.looks import Look, look
from etalase.plan.staff_frame import Desk, page
from etalase.readiness import Readiness
from etalase.recipe import Document, Page, Recipe, Values, View, identity
from etalase.values.ident import collation_key
from etalase.values.phone import whatsapp_link
from etalase.values.text import Lang
from etalase.words import Words, words

Need = Literal["stopped", "near", "far", "empty", "offer", "well"]

TEMPLATE = "letter.typ"
_SLOTS = {"partner": (40.0, 16.0)}


@dataclass(frozen=True, slots=True)
class Pile:
    """All letters together. `source` holds a digest of what the list of them may speak of: the bureau, the vendors and
    their products; `standing` follows from these.
    """

    source: Source
    vendors: tuple[Vendor, ...]
    catalog: Catalog
    standing: Readiness


def letters(catalog: Catalog, setting: Setting, desk: Desk, standing: Readiness) -> dict[str, Recipe]:
    """`staff/surat.html`, and `staff/surat/<vendor>.html` and `.pdf` for every vendor that is not archived."""
    album = Album(catalog, SCREEN, 1.0, slots=_SLOTS)
    bureau = _bureau(catalog, setting, album)
    coming = calendar.coming(catalog.exhibitions.values(), setting.as_of)
    booths: dict[str, list[Exhibition]] = {}
    for exhibition in coming:
        for id in calendar.exhibitors(exhibition):
            booths.setdefault(id, []).append(exhibition)
    plan: dict[str, Recipe] = {f"staff/{name}": picture for name, picture in album.pictures.items()}
    own = tuple(vendor for vendor in catalog.vendors.values() if vendor.status != "arsip")
    for vendor in own:
        inputs = (bureau, desk.language, vendor, catalog.products_of(vendor.id), tuple(booths.get(vendor.id, ())))
        plan[f"staff/surat/{vendor.id}.html"] = Page(
            "staff/surat.html", View(letter_page, (desk, *inputs)), desk.language, "file"
        )
        plan[f"staff/surat/{vendor.id}.pdf"] = Document(
            TEMPLATE,
            View(letter_view, inputs),
            pictures=album.pictures,
            language=desk.language,
            day=setting.as_of.isoformat(),
        )
    products = tuple(product for vendor in own for product in catalog.products_of(vendor.id))
    pile = Pile(Source(file="", digest=_digest((bureau, own, products))), own, catalog, standing)
    plan["staff/surat.html"] = Page("staff/surat-daftar.html", View(list_view, (desk, pile)), desk.language, "file")
    return plan


def _digest(value: object) -> str:
    return hashlib.blake2b(identity(value).encode(), digest_size=16).hexdigest()


def _bureau(catalog: Catalog, setting: Setting, album: Album) -> Bureau:
    """What all letters share, and nothing else, so that no letter is made again for what it cannot speak of."""
    coming = calendar.coming_trainings(catalog.trainings.values(), setting.as_of)
    shared = Catalog(
        site=catalog.site,
        theme=catalog.theme,
        categories=catalog.categories,
        retailers=catalog.retailers,
        trainings={training.id: training for training in coming},
        pages={id: text for id, text in catalog.pages.items() if id == guidance.PAGE},
        rules=catalog.rules,
    )
    drawn = _look(catalog, album)
    told = (
        *(catalog.site, catalog.theme, *catalog.categories.values(), *catalog.retailers.values(), *coming),
        *(*shared.pages, *catalog.rules.values(), drawn, setting.as_of, setting.base_url),
    )
    return Bureau(
        Source(file="", digest=_digest(told)), shared, drawn, _logo(catalog, drawn), setting.as_of, setting.base_url
    )


def _look(catalog: Catalog, album: Album) -> Look:
    """A letterhead bears the office's logo even where the covers of books bear the bowl."""
    named = catalog.theme.logo or catalog.site.logo
    theme = dataclasses.replace(catalog.theme, logo=named)
    return look(dataclasses.replace(catalog, theme=theme), lambda file: album.site_photo(file, "partner"))


def _logo(catalog: Catalog, drawn: Look) -> tuple[str, int, int] | None:
    facts = catalog.photos.get(catalog.site_photo_path(drawn.theme.logo)) if drawn.theme.logo else None
    return (f"/{drawn.logo}", facts.width, facts.height) if drawn.logo and facts else None


def letter_page(
    desk: Desk,
    bureau: Bureau,
    language: Lang,
    vendor: Vendor,
    products: tuple[Product, ...],
    exhibitions: tuple[Exhibition, ...],
) -> Values:
    """The letter as a page of the office, with a short text for a chat."""
    view = letter_view(bureau, language, vendor, products, exhibitions)
    told = message(view, vendor.name, language)
    code = view["reply"]["qr"]
    return {
        **view,
        **page(desk, "surat"),
        "vendor": vendor.name,
        "pdf": f"/surat/{vendor.id}.pdf",
        "mark": bureau.logo,
        "code": svg_path(code) if code else None,
        "message": told,
        "send": whatsapp_link(vendor.whatsapp, told),
    }


def list_view(desk: Desk, pile: Pile) -> Values:
    """Every letter, by what its reader needs first; within that those to whom most outlets open."""
    said = words("staff", desk.language)
    names: dict[Need, tuple[str, str]] = {
        "stopped": (
            said.text("Izin berakhir atau dicabut"),
            said.text("Dahulukan: yang izin edarnya berakhir tidak boleh diedarkan."),
        ),
        "near": (said.text("Tinggal satu langkah"), said.text("Satu hal lagi membuka rak toko.")),
        "far": (said.text("Beberapa langkah lagi"), said.text("Beberapa hal diurus berurutan.")),
        "empty": (said.text("Belum ada produk yang tayang"), said.text("Mulai dari satu produk.")),
        "offer": (said.text("Tinggal ditawarkan"), said.text("Syaratnya lengkap; tokonya belum dihubungi.")),
        "well": (said.text("Tidak ada yang kurang"), said.text("Cukup dijaga.")),
    }
    rows: dict[Need, list[tuple[Any, dict[str, Any]]]] = {need: [] for need in names}
    for vendor in pile.vendors:
        told = advice.of_vendor(pile.catalog, pile.standing, vendor)
        outlets = sum(door.outlets for door in told.tasks[0].opens) if told.tasks else 0
        order = (-outlets, len(told.tasks), collation_key(vendor.name), vendor.id)
        rows[_need(told)].append((order, _line(said, desk, pile.catalog, told)))
    return page(desk, "surat") | {
        "n": len(pile.vendors),
        "groups": [
            (need, *names[need], [line for _, line in sorted(lines, key=lambda each: each[0])])
            for need, lines in rows.items()
            if lines
        ],
    }


def _need(told: Advice) -> Need:
    if told.mood == "empty":
        return "empty"
    if told.stopped or (told.tasks and told.tasks[0].why in advice.STOPPED):
        return "stopped"
    if told.tasks:
        return "near" if told.tasks[0].opens else "far"
    return "offer" if told.to_offer else "well"


def _line(said: Words, desk: Desk, catalog: Catalog, told: Advice) -> dict[str, Any]:
    vendor, total = told.vendor, len(told.products)
    first = opens = ""
    if told.tasks:
        task = told.tasks[0]
        lacking = [catalog.products[address].name.get(desk.language) for address in task.lacks[0].products]
        first = title(said, task.step.what, task.lacks[0], few(said, lacking, 2))
        opens = shops_named(said, [catalog.retailers[door.retailer] for door in task.opens])
    elif told.to_offer:
        opens = shops_named(said, [catalog.retailers[shelf.retailer] for shelf in told.to_offer])
    return {
        "name": vendor.name,
        "district": vendor.district,
        "page": f"/surat/{vendor.id}.html",
        "pdf": f"/surat/{vendor.id}.pdf",
        "state": said.text("{n} dari {total} produk siap", n=len(told.ready), total=total) if total else "",
        "first": first,
        "opens": opens,
        "draft": vendor.status == "draf",
    }
