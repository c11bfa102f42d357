"""The vendors: the list from A to Z and a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from etalase import calendar
from etalase.calendar import Presence
from etalase.model import Bilingual, Catalog, Category, Permit, Product, Retailer, Vendor
from etalase.plan import Setting, structured
from etalase.plan.cards import HUES, cards, listed, monogram
from etalase.plan.contact import greeting, share_link, short_address
from etalase.plan.frame import (
    LIST_SIZE,
    Frame,
    Language,
    body_html,
    district_path,
    page_view,
    place,
    say,
    shorten,
    trail,
)
from etalase.plan.lists import Paging, paged
from etalase.plan.maps import map_of
from etalase.plan.pictures import PictureSet, main_picture, recipes, vendor_picture
from etalase.plan.preview import path_of, vendor_card
from etalase.plan.product import permit_row, presence_shown, qr_picture
from etalase.prose import to_plain
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values.date import partial_date
from etalase.values.ident import Service, collation_key, handle_url, initial
from etalase.values.phone import call_link, is_sample, shown, whatsapp_link
from etalase.words import words

SERVICES: tuple[tuple[Service, str], ...] = (
    ("instagram", "Instagram"),
    ("facebook", "Facebook"),
    ("tiktok", "TikTok"),
    ("tokopedia", "Tokopedia"),
    ("shopee", "Shopee"),
)
# From this many products on they stand by category.
GROUPED_FROM = 13
SCALES = {"mikro": "usaha mikro", "kecil": "usaha kecil", "menengah": "usaha menengah"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A vendor's products of one category on one page; `category` is None where they are not told apart."""

    category: Category | None
    cards: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """What one page shows of a vendor's products: their number in all, the categories and on which page each begins."""

    paging: Paging
    total: int
    shelves: tuple[Shelf, ...]
    entries: tuple[tuple[str, Bilingual], ...]
    categories: tuple[tuple[Category, int], ...]


def vendors(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/pelaku/` with its further pages, and `/pelaku/<vendor>/`, archived vendors included."""
    every = listed(catalog)
    products: dict[str, list[Any]] = {vendor: [] for vendor in catalog.vendors}
    for product in every:
        products[product.vendor].append(product)
    coming = calendar.coming(catalog.exhibitions.values(), frame.as_of)
    logos = {
        vendor.id: vendor_picture(catalog, vendor.id, vendor.logo, square=False) for vendor in catalog.vendors.values()
    }
    plan: dict[str, Recipe] = recipes(logos.values())
    for vendor in catalog.vendors.values():
        own = products[vendor.id]
        photo = vendor_picture(catalog, vendor.id, vendor.photo, square=False)
        plan |= recipes([photo])
        first = next((found for product in own if (found := main_picture(catalog, product))), None)
        sellers = {placement.retailer for product in own for placement in product.placements}
        where = tuple(retailer for retailer in catalog.retailers.values() if retailer.id in sellers)
        preview = vendor_card(catalog.site, vendor, photo or first)
        preview_path = path_of(preview)
        plan[f"site{preview_path}"] = preview
        for language in frame.languages:
            presences = calendar.presences(vendor.id, coming)
            for part in ranges(catalog, frame, vendor, own, language):
                inputs = (frame, language, vendor, logos[vendor.id], photo, part, presences, where, preview_path)
                path = place(part.paging.path(part.paging.now), language)
                plan[path] = Page("site/vendor.html", View(vendor_view, inputs), language, setting.links)

    shown_ = [vendor for vendor in catalog.vendors.values() if vendor.status != "arsip"]
    by_name = sorted(shown_, key=lambda vendor: (collation_key(vendor.name), vendor.id))
    rows = tuple(
        (vendor.id, vendor.name, vendor.village, vendor.district, len(products[vendor.id]), logos[vendor.id])
        for vendor in by_name
    )
    letters = _letters(rows)
    for language in frame.languages:
        for paging, some in paged("/pelaku/", rows):
            about = (frame, language, paging, some, letters, len(rows))
            path = place(paging.path(paging.now), language)
            plan[path] = Page("site/vendors.html", View(vendors_view, about), language, setting.links)
    return plan


def ranges(
    catalog: Catalog, frame: Frame, vendor: Vendor, own: Sequence[Product], language: Language
) -> tuple[Range, ...]:
    """The pages of a vendor: few products stand newest first, many by category in the order of the site."""
    kinds = [each for each in catalog.categories.values() if any(product.category == each.id for product in own)]
    grouped = len(own) >= GROUPED_FROM and len(kinds) > 1
    in_order = [product for each in kinds for product in own if product.category == each.id] if grouped else list(own)
    first: dict[str, int] = {}
    for n, product in enumerate(in_order):
        first.setdefault(product.category, n // LIST_SIZE + 1)
    found = []
    for paging, some in paged(f"/pelaku/{vendor.id}/", in_order):
        if grouped:
            parts = [(each, [product for product in some if product.category == each.id]) for each in kinds]
            shelves = tuple(Shelf(each, cards(catalog, frame, few, language)) for each, few in parts if few)
        else:
            shelves = (Shelf(None, cards(catalog, frame, some, language)),) if some else ()
        entries = tuple((f"/produk/{product.address}/", product.name) for product in some)
        categories = tuple((each, first[each.id]) for each in kinds) if grouped else ()
        found.append(Range(paging, len(own), shelves, entries, categories))
    return tuple(found)


Row = tuple[str, str, str, str, int, PictureSet | None]


def _letters(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """Each first letter and the number of the page on which it begins."""
    found: dict[str, int] = {}
    for n, row in enumerate(rows):
        found.setdefault(initial(row[1]), n // LIST_SIZE + 1)
    return tuple(found.items())


def vendors_view(
    frame: Frame,
    language: Language,
    paging: Paging,
    rows: tuple[Row, ...],
    letters: tuple[tuple[str, int], ...],
    total: int,
) -> Values:
    said = words("site", language)
    heading = said.text("Pelaku usaha")
    title = heading if paging.now == 1 else f"{heading}, {said.text('halaman {n}', n=paging.now)}"
    way = trail(language, (paging.base, heading))
    groups: dict[str, list[dict[str, Any]]] = {}
    for id, name, village, district, n, logo in rows:
        groups.setdefault(initial(name), []).append(
            {
                "path": f"/pelaku/{id}/",
                "name": name,
                "where": ", ".join(filter(None, [village, district])),
                "count": said.plural("{n} produk", n),
                "mono": monogram(name),
                "hue": sum(id.encode()) % len(HUES),
                "logo": logo,
            }
        )
    entries = [(f"/pelaku/{row[0]}/", row[1]) for row in rows]
    return page_view(
        frame,
        language,
        paging.path(paging.now),
        title,
        said.plural("{n} pelaku usaha kecil dari A sampai Z, dengan produk dan cara menghubunginya.", total),
        section="pelaku",
        structured=structured.blocks(
            structured.item_list(frame, language, entries, (paging.now - 1) * LIST_SIZE + 1),
            structured.breadcrumbs(frame, language, way),
        ),
        trail=way,
        heading=heading,
        paging=paging,
        total=total,
        groups=list(groups.items()),
        letters=[
            (letter, f"{'' if page == paging.now else paging.path(page)}#huruf-{_anchor(letter)}")
            for letter, page in letters
        ],
        anchor={letter: _anchor(letter) for letter in groups},
    )


def _anchor(letter: str) -> str:
    return "lain" if letter == "#" else letter.lower()


def vendor_view(
    frame: Frame,
    language: Language,
    vendor: Vendor,
    logo: PictureSet | None,
    photo: PictureSet | None,
    range_: Range,
    presences: tuple[Presence, ...],
    where: tuple[Retailer, ...],
    preview: str,
) -> Values:
    said = words("site", language)
    paging = range_.paging
    first = paging.now == 1
    path = paging.path(paging.now)
    archived = vendor.status == "arsip"
    story = say(vendor.story, language)
    plain = to_plain(story)
    place_name = ", ".join(filter(None, [vendor.village, vendor.district]))
    count = said.plural("{n} produk", range_.total)
    way = trail(language, ("/pelaku/", said.text("Pelaku usaha")), (path, vendor.name))
    image = frame.absolute(photo.file) if photo else None
    about = shorten(plain, 300)
    named = [(to, say(name, language)) for to, name in range_.entries]
    title = vendor.name if first else f"{vendor.name}, {said.text('halaman {n}', n=paging.now)}"
    short = short_address(frame, vendor.code)
    return page_view(
        frame,
        language,
        path,
        title,
        f"{title}, {place_name}: {count}. {plain}" if place_name else f"{title}: {count}. {plain}",
        section="pelaku",
        image=(preview, vendor.name),
        hidden=archived,
        structured=()
        if archived
        else structured.blocks(
            structured.local_business(frame, language, vendor, about, image) if first else None,
            structured.item_list(frame, language, named, (paging.now - 1) * LIST_SIZE + 1),
            structured.breadcrumbs(frame, language, way),
        ),
        trail=way,
        vendor=vendor,
        logo=logo,
        mono=monogram(vendor.name),
        hue=sum(vendor.id.encode()) % len(HUES),
        photo=photo,
        photo_alt=say(vendor.photo.alt, language) if vendor.photo else "",
        archived=archived,
        district_path=district_path(vendor.district) if vendor.district in frame.districts else None,
        facts=_facts(vendor, language),
        story=body_html(story),
        story_lang=story.lang,
        contact=None if archived else greeting(frame, language, vendor),
        ways=[] if archived else _ways(frame, vendor, language),
        map=map_of(vendor.name, vendor.address, vendor.coordinates, frame.site),
        share=share_link(frame, language, vendor.name, path),
        kit=f"/bagikan/{vendor.id}/",
        paging=paging,
        first=first,
        draft=vendor.status == "draf",
        shelves=[(each.category, _shelf_name(each.category, language), each.cards) for each in range_.shelves],
        categories=[
            (f"{'' if page == paging.now else paging.path(page)}#kategori-{each.id}", say(each.name, language))
            for each, page in range_.categories
        ],
        count=count,
        permits=_permits(frame, vendor, language),
        short=short,
        qr=qr_picture(short[0]) if short else None,
        print_url=frame.absolute(path, language),
        presences=[presence_shown(each, language) for each in presences],
        where=[(f"/beli/{retailer.id}/", retailer.name) for retailer in where],
    )


def _facts(vendor: Vendor, language: Language) -> list[tuple[str, str]]:
    said = words("site", language)
    rows = [
        ("Pemilik", vendor.owner),
        ("Alamat", vendor.address),
        ("Skala", said.text(SCALES[vendor.scale]).capitalize() if vendor.scale in SCALES else None),
        ("Berdiri", partial_date(vendor.founded, language) if vendor.founded else None),
        ("Di etalase sejak", partial_date(vendor.joined, language) if vendor.joined else None),
    ]
    return [(said.text(name), value) for name, value in rows if value]


def _shelf_name(category: Category | None, language: Language) -> str:
    return say(category.name, language) if category else ""


def _permits(frame: Frame, vendor: Vendor, language: Language) -> list[dict[str, Any]]:
    """What is on record of the business: never a number, and never what is missing."""
    said = words("site", language)
    given = vendor.permits
    supporting = next((permit for permit in given.pb_umku if permit.state == "ada"), None)
    rows: list[tuple[str, str, Permit | None]] = [
        ("nib", "NIB", given.nib),
        ("pb_umku", "PB-UMKU", supporting),
        ("pkp", "Penyuluhan keamanan pangan", given.pkp),
    ]
    return [
        permit_row(frame, kind, said.text(name), permit, language)
        for kind, name, permit in rows
        if permit and permit.state == "ada"
    ]


def _ways(frame: Frame, vendor: Vendor, language: Language) -> list[dict[str, str | None]]:
    """How to reach the vendor, or the office where there is no consent to show the vendor's own contacts."""
    said = words("site", language)
    office = frame.site.office
    own = any((vendor.whatsapp, vendor.phone, vendor.email))
    phone, email = (vendor.phone, vendor.email) if own else (office.phone, office.email)
    found: list[dict[str, str | None]] = []
    if vendor.whatsapp and vendor.whatsapp != vendor.phone:
        link = None if is_sample(vendor.whatsapp) else whatsapp_link(vendor.whatsapp)
        found.append({"name": "WhatsApp", "text": shown(vendor.whatsapp), "link": link})
    if phone:
        link = None if is_sample(phone) else call_link(phone)
        found.append({"name": said.text("Telepon" if own else "Telepon kantor"), "text": shown(phone), "link": link})
    if email:
        found.append({"name": said.text("Surel" if own else "Surel kantor"), "text": email, "link": f"mailto:{email}"})
    if vendor.website:
        text = vendor.website.removeprefix("https://").removeprefix("http://").rstrip("/")
        found.append({"name": said.text("Situs"), "text": text, "link": vendor.website})
    for service, name in SERVICES:
        if handle := getattr(vendor, service):
            text = name if handle.startswith("https://") else f"@{handle}" if service != "facebook" else handle
            found.append({"name": name, "text": text, "link": handle_url(handle, service)})
    return found
