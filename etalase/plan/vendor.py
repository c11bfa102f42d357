"""The vendors: the list from A to Z and a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etalase import calendar
from etalase.calendar import Presence
from etalase.model import Catalog, Retailer, Vendor
from etalase.plan import Setting, structured
from etalase.plan.cards import HUES, cards, listed, monogram
from etalase.plan.contact import greeting, share_link
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
from etalase.plan.product import presence_shown
from etalase.prose import to_plain
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values.date import long_date, partial_date
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
SCALES = {"mikro": "usaha mikro", "kecil": "usaha kecil", "menengah": "usaha menengah"}


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
            inputs = (
                frame,
                language,
                vendor,
                logos[vendor.id],
                photo,
                cards(catalog, frame, own, language),
                tuple((f"/produk/{product.address}/", product.name) for product in own),
                calendar.presences(vendor.id, coming),
                where,
                preview_path,
            )
            path = place(f"/pelaku/{vendor.id}/", language)
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
    grid: tuple[Part, ...],
    entries: tuple[tuple[str, Any], ...],
    presences: tuple[Presence, ...],
    where: tuple[Retailer, ...],
    preview: str,
) -> Values:
    said = words("site", language)
    path = f"/pelaku/{vendor.id}/"
    archived = vendor.status == "arsip"
    story = say(vendor.story, language)
    plain = to_plain(story)
    place_name = ", ".join(filter(None, [vendor.village, vendor.district]))
    count = said.plural("{n} produk", len(grid))
    way = trail(language, ("/pelaku/", said.text("Pelaku usaha")), (path, vendor.name))
    image = frame.absolute(photo.file) if photo else None
    about = shorten(plain, 300)
    named = [(to, say(name, language)) for to, name in entries]
    return page_view(
        frame,
        language,
        path,
        vendor.name,
        f"{vendor.name}, {place_name}: {count}. {plain}",
        section="pelaku",
        image=(preview, vendor.name),
        hidden=archived,
        structured=()
        if archived
        else structured.blocks(
            structured.local_business(frame, language, vendor, about, image),
            structured.item_list(frame, language, named),
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
        tags=_tags(vendor, language),
        story=body_html(story),
        story_lang=story.lang,
        contact=None if archived else greeting(frame, language, vendor),
        ways=[] if archived else _ways(frame, vendor, language),
        map=map_of(vendor.name, vendor.address, vendor.coordinates, frame.site),
        share=share_link(frame, language, vendor.name, path),
        kit=f"/bagikan/{vendor.id}/",
        cards=grid,
        count=count,
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


def _tags(vendor: Vendor, language: Language) -> list[str]:
    """What is on record: never a number, and never what is missing."""
    said = words("site", language)
    nib = vendor.permits.nib
    found = []
    if nib and nib.state == "ada":
        checked = nib.checked.date if nib.checked else None
        day = said.text("diperiksa tgl {day}", day=long_date(checked, language)) if checked else None
        found.append(", ".join(filter(None, [said.text("NIB tercatat"), day])))
    if vendor.permits.pkp and vendor.permits.pkp.state == "ada":
        found.append(said.text("Penyuluhan keamanan pangan tercatat"))
    if vendor.ships:
        found.append(said.text("Bisa dikirim"))
    return found


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
        found.append({"name": said.text("Telepon"), "text": shown(phone), "link": link})
    if email:
        found.append({"name": said.text("Surel"), "text": email, "link": f"mailto:{email}"})
    if vendor.website:
        text = vendor.website.removeprefix("https://").removeprefix("http://").rstrip("/")
        found.append({"name": said.text("Situs"), "text": text, "link": vendor.website})
    for service, name in SERVICES:
        if handle := getattr(vendor, service):
            text = name if handle.startswith("https://") else f"@{handle}" if service != "facebook" else handle
            found.append({"name": name, "text": text, "link": handle_url(handle, service)})
    return found
