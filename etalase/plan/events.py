"""Exhibitions and trainings: `/pameran/`, one page for each exhibition with its plan and booths, and `/pelatihan/`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etalase import calendar
from etalase.model import Booth, Catalog, Category, Edition, Exhibition, Product, Training, Turn, Vendor
from etalase.plan import Setting, structured
from etalase.plan.booklet import on_site
from etalase.plan.booklet_colour import palette
from etalase.plan.booklet_floor import Area, areas
from etalase.plan.cards import cards, listed
from etalase.plan.frame import Frame, Language, calendar_file, page_view, place, say, trail
from etalase.plan.maps import map_of
from etalase.plan.offline import can_save, list_path
from etalase.plan.pictures import PictureSet, drawn_plan, recipes, site_picture
from etalase.plan.places import requirement_name
from etalase.plan.preview import exhibition_card, path_of
from etalase.prose import to_html, to_plain
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values import phone
from etalase.values.date import date_range, full_date, long_date, short_weekday, time_range
from etalase.values.ident import slug
from etalase.words import words

# How many products the page of an exhibition shows.
SOME = 8
# One cell of the plan in the drawing's own units, and the gap that keeps neighbours apart.
CELL, GAP = 44, 2


@dataclass(frozen=True, slots=True)
class Paper:
    """A booklet that visitors may take along: path of its PDF, title, language."""

    path: str
    title: str
    language: str
    """Which volume it is, if there are several, and its language, in words."""


def events(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """Every page under `/pameran/` and `/pelatihan/`."""
    found = tuple(catalog.exhibitions.values())
    covers = {each.id: site_picture(catalog, each.cover) for each in found}
    books = {each.id: on_site(catalog, each, setting) for each in found}
    plan: dict[str, Recipe] = recipes((*covers.values(), *(drawn_plan(catalog, each) for each in found)))
    for language in frame.languages:

        def page(path: str, template: str, build: Any, *inputs: Any, language: Language = language) -> None:
            view = View(build, (frame, language, *inputs))
            plan[place(path, language)] = Page(template, view, language, setting.links)

        shown = tuple((each, covers[each.id]) for each in found)
        page("/pameran/", "site/pameran-daftar.html", list_view, shown)
        page("/pelatihan/", "site/pelatihan.html", trainings_view, tuple(catalog.trainings.values()))
        coming = calendar.coming(found, setting.as_of)
        for each in found:
            keeps = list_path(each) if each in coming and can_save(setting) else None
            goods = _goods(catalog, frame, each, language)
            around = _around(catalog, each, covers)
            inputs = (each, *around, keeps, books[each.id], *goods)
            page(f"/pameran/{each.id}/", "site/pameran.html", exhibition_view, *inputs)
    for each in found:
        card = exhibition_card(catalog.site, each, covers[each.id])
        plan[f"site{path_of(card)}"] = card
    return plan


def _goods(
    catalog: Catalog, frame: Frame, exhibition: Exhibition, language: Language
) -> tuple[tuple[Part, ...], tuple[tuple[str, int], ...]]:
    """Cards of some products there, one from each vendor in the order of the booths, those with a photo first; and how
    many products each vendor has."""
    by_vendor: dict[str, list[Product]] = {}
    for product in listed(catalog):
        by_vendor.setdefault(product.vendor, []).append(product)
    own = [by_vendor[id] for id in calendar.exhibitors(exhibition) if id in by_vendor]
    picked = [min(each, key=lambda product: (not product.photos, not product.featured)) for each in own]
    some = [product for product in picked if product.photos][:SOME] or picked[:SOME]
    return cards(catalog, frame, some, language), tuple((each[0].vendor, len(each)) for each in own)


def _around(catalog: Catalog, exhibition: Exhibition, covers: Mapping[str, PictureSet | None]) -> tuple[Any, ...]:
    """What else the exhibition's page shows: its vendors, the categories of the booths, its cover and drawn plan."""
    vendors = tuple(catalog.vendors[id] for id in calendar.exhibitors(exhibition) if id in catalog.vendors)
    drawn = drawn_plan(catalog, exhibition)
    return vendors, tuple(catalog.categories.values()), covers[exhibition.id], drawn


def list_view(frame: Frame, language: Language, shown: tuple[tuple[Exhibition, PictureSet | None], ...]) -> Values:
    """Coming exhibitions as large panels, past ones as a list."""
    said = words("site", language)
    covers = {each.id: cover for each, cover in shown}
    coming = calendar.coming(covers_only(shown), frame.as_of)
    past = calendar.past(covers_only(shown), frame.as_of)
    path, title = "/pameran/", said.text("Pameran dan bazar")
    way = trail(language, (path, title))
    listed = [(f"/pameran/{each.id}/", str(say(each.name, language))) for each in (*coming, *past)]
    return page_view(
        frame,
        language,
        path,
        title,
        said.text("Jadwal pameran UMKM: tanggal, tempat, denah stan, peserta, dan buku katalog untuk diunduh."),
        section="pameran",
        heading=title,
        trail=way,
        calendar=calendar_file("/pameran.ics", language),
        coming=[_panel(frame, language, each, covers[each.id]) for each in coming],
        past=[_panel(frame, language, each, covers[each.id]) for each in past],
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way), structured.item_list(frame, language, listed)
        ),
    )


def covers_only(shown: Iterable[tuple[Exhibition, PictureSet | None]]) -> tuple[Exhibition, ...]:
    return tuple(each for each, _ in shown)


def _panel(frame: Frame, language: Language, exhibition: Exhibition, cover: PictureSet | None) -> dict[str, Any]:
    return {
        "path": f"/pameran/{exhibition.id}/",
        "name": say(exhibition.name, language),
        "when": when(exhibition, language),
        "venue": exhibition.venue,
        "block": date_block(exhibition.start, language) if exhibition.start else None,
        "start": exhibition.start,
        "on": calendar.running(exhibition, frame.as_of),
        "n_vendors": len(calendar.exhibitors(exhibition)),
        "n_booths": len(exhibition.booths),
        "cover": cover,
    }


def when(exhibition: Exhibition, language: Language) -> str:
    """`5–7 Desember 2026`, empty while a date is missing."""
    if not exhibition.start:
        return ""
    return date_range(exhibition.start, exhibition.end or exhibition.start, language)


def date_block(day: dt.date, language: Language) -> dict[str, str]:
    """The day as a leaf of a calendar: short weekday, number, month and year in short."""
    from etalase.values.date import short_date

    number, month = short_date(day, language).split(" ", 1)
    return {"iso": day.isoformat(), "weekday": short_weekday(day, language), "number": number, "month": month}


def exhibition_view(
    frame: Frame,
    language: Language,
    exhibition: Exhibition,
    vendors: tuple[Vendor, ...],
    categories: tuple[Category, ...],
    cover: PictureSet | None,
    drawn: PictureSet | None,
    keeps: str | None,
    books: tuple[tuple[Edition, tuple[str, ...]], ...],
    shown: tuple[Part, ...],
    counts: tuple[tuple[str, int], ...],
) -> Values:
    """One exhibition: when and where, what to take along, programme, plan, booths by number with their rota.

    `keeps` is the address of the list of all its files, for reading without a network; `books` are its editions and
    where each volume lies; `shown` are cards of some of its products, `counts` how many each vendor has.
    """
    said = words("site", language)
    name, path = say(exhibition.name, language), f"/pameran/{exhibition.id}/"
    colours = _colours(exhibition, categories, language)
    way = trail(language, ("/pameran/", said.text("Pameran")), (path, name))
    foreword = say(exhibition.foreword, language)
    card = path_of(exhibition_card(frame.site, exhibition, cover))
    about = said.text("{when} di {venue}.", when=when(exhibition, language), venue=exhibition.venue)
    if vendors:
        about += " " + said.plural("{n} pelaku usaha.", len(vendors))
    about += " " + said.text("Denah stan, peserta, acara, dan buku katalog.")
    return page_view(
        frame,
        language,
        path,
        name,
        about,
        section="pameran",
        kind="p-pameran",
        trail=way,
        heading=name,
        when=when(exhibition, language),
        days=len(calendar.days(exhibition)),
        block=date_block(exhibition.start, language) if exhibition.start else None,
        on=calendar.running(exhibition, frame.as_of),
        over=bool(exhibition.end and exhibition.end < frame.as_of),
        hours=say(exhibition.hours, language),
        venue=exhibition.venue,
        address=exhibition.address,
        map=map_of(exhibition.venue, exhibition.address, exhibition.coordinates, frame.site),
        organiser=exhibition.organiser,
        partners=exhibition.partners,
        foreword=to_html(foreword),
        foreword_lang=foreword,
        cover=cover,
        papers=papers(books, language),
        calendar=calendar_file(f"/pameran/{exhibition.id}/{exhibition.id}.ics", language),
        programme=_programme(frame, exhibition, language),
        plan=_plan(exhibition, vendors, colours, said.text),
        drawn=drawn,
        legend=[each for each in colours.values() if each["used"]],
        booths=_booths(exhibition, vendors, colours, language),
        n_vendors=len(vendors),
        keeps=keeps,
        cards=shown,
        counts={vendor.id: 0 for vendor in vendors} | dict(counts),
        zone_hours=_hours_ahead(frame),
        image=(card, name),
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way), _event(frame, language, exhibition, about, card)
        ),
    )


def _hours_ahead(frame: Frame) -> int:
    """Hours that the site's clock is ahead of UTC."""
    ahead = calendar.zone(frame.site.zone).utcoffset(None)
    return int(ahead.total_seconds() // 3600)


def papers(books: Iterable[tuple[Edition, tuple[str, ...]]], language: Language) -> list[Paper]:
    """The visitors' editions, a large one in volumes; those for buyers are not public."""
    said = words("site", language)
    found = []
    for edition, paths in books:
        title = say(edition.title, language) if edition.title else said.text("Buku katalog")
        for n, path in enumerate(paths, 1):
            part = said.text("jilid {n} dari {count}", n=n, count=len(paths)) + ", " if len(paths) > 1 else ""
            found.append(Paper(path, title, part + _tongue(edition, said.text)))
    return found


def _tongue(edition: Edition, text: Any) -> str:
    return str(text("bahasa Inggris") if edition.language == "en" else text("bahasa Indonesia"))


def _colours(exhibition: Exhibition, categories: tuple[Category, ...], language: Language) -> dict[str, dict[str, Any]]:
    """Category's id → its name, colours, pattern, and a letter that no other category has."""
    found: dict[str, dict[str, Any]] = {}
    used = {booth.category for booth in exhibition.booths}
    letters: set[str] = set()
    for number, category in enumerate(categories):
        name = say(category.name, language)
        letter = next((sign for sign in name.upper() if sign.isalpha() and sign not in letters), "·")
        if category.id in used:
            letters.add(letter)
        colours = palette(category.colour, number)
        found[category.id] = {
            "name": name,
            "letter": letter,
            "used": category.id in used,
            "tone": "g" if colours["on"] == "#ffffff" else "t",
            **colours,
        }
    return found


def _plan(
    exhibition: Exhibition, vendors: tuple[Vendor, ...], colours: Mapping[str, dict[str, Any]], text: Any
) -> dict[str, Any] | None:
    """The grid as shapes of a drawing: `width`, `height`, `booths`, `places`; None without a grid."""
    if exhibition.plan is None or not exhibition.plan.cells:
        return None
    cells = exhibition.plan.cells
    booth_of = {booth.number: booth for booth in exhibition.booths}
    names = {vendor.id: vendor.name for vendor in vendors}
    booths, places = [], []
    for area in areas(cells):
        booth = booth_of.get(area.word)
        shape = _shape(area)
        if booth is None:
            places.append(shape | {"name": area.word.replace("-", " ")})
            continue
        colour = colours.get(booth.category or "")
        label = text("Stan {number}", number=booth.number)
        inside = ", ".join(names[id] for id in calendar.vendors_at(booth) if id in names)
        kind = colour["name"] if colour else ""
        booths.append(
            shape
            | {
                "number": booth.number,
                "anchor": anchor(booth.number),
                "label": f"{label}{f', {kind}' if kind else ''}{f': {inside}' if inside else ''}",
                "colour": colour,
            }
        )
    return {
        "width": max(map(len, cells)) * CELL,
        "height": len(cells) * CELL,
        "columns": max(map(len, cells)),
        "booths": booths,
        "places": places,
    }


def _shape(area: Area) -> dict[str, Any]:
    rects = [(x * CELL + GAP, y * CELL + GAP, w * CELL - 2 * GAP, h * CELL - 2 * GAP) for x, y, w, h in area.rects]
    x, y, width, height = rects[area.label]
    upright = height > width * 1.6 and len(area.word) > 4
    return {"rects": rects, "x": x + width / 2, "y": y + height / 2, "width": width, "upright": upright}


def anchor(number: str) -> str:
    """The id of a booth on its page: `stan-a12`."""
    return f"stan-{slug(number) or 'x'}"


def _booths(
    exhibition: Exhibition,
    vendors: tuple[Vendor, ...],
    colours: Mapping[str, dict[str, Any]],
    language: Language,
) -> list[dict[str, Any]]:
    known = {vendor.id: vendor for vendor in vendors}

    def people(ids: Iterable[str]) -> list[Vendor]:
        return [known[id] for id in ids if id in known]

    return [
        {
            "number": booth.number,
            "anchor": anchor(booth.number),
            "colour": colours.get(booth.category or ""),
            "vendors": people(booth.vendors),
            "rota": _rota(booth, people, language),
        }
        for booth in exhibition.booths
    ]


def _rota(booth: Booth, people: Any, language: Language) -> list[dict[str, Any]]:
    def hours(turn: Turn) -> str:
        return time_range(turn.start, turn.end, lang=language) if turn.start else ""

    return [
        {
            "day": full_date(day, language),
            "iso": day.isoformat(),
            "turns": [(hours(turn), people(turn.vendors)) for turn in turns],
        }
        for day, turns in calendar.rota(booth).items()
    ]


def _programme(frame: Frame, exhibition: Exhibition, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "day": full_date(day, language),
            "iso": day.isoformat(),
            "slots": [
                {
                    "time": time_range(slot.start, slot.end, lang=language) if slot.start else "",
                    "title": say(slot.title, language),
                    "place": slot.place,
                }
                for slot in slots
            ],
        }
        for day, slots in calendar.programme(exhibition).items()
    ]


def _event(frame: Frame, language: Language, exhibition: Exhibition, about: str, image: str) -> structured.Block | None:
    """The event for search engines; none while its first day is not known."""
    if exhibition.start is None:
        return None
    zone = frame.site.zone
    hours = exhibition.hours.id if exhibition.hours else None
    last = exhibition.end or exhibition.start
    start = calendar.moment(exhibition.start, hours, zone)
    closing = calendar.last_clock(hours)
    end = dt.datetime.combine(last, closing, calendar.zone(zone)) if closing else None
    street = {"streetAddress": exhibition.address} if exhibition.address else {}
    geo = {}
    if exhibition.coordinates:
        latitude, longitude = exhibition.coordinates
        geo = {"geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}}
    block: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": str(say(exhibition.name, language)),
        "description": about,
        "startDate": start.isoformat() if start else exhibition.start.isoformat(),
        "endDate": end.isoformat() if end else last.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": exhibition.venue,
            "address": {"@type": "PostalAddress", **street, "addressCountry": "ID"},
            **geo,
        },
    }
    if exhibition.organiser:
        block["organizer"] = {"@type": "Organization", "name": exhibition.organiser}
    if frame.base_url:
        block["url"] = frame.absolute(f"/pameran/{exhibition.id}/", language)
        block["image"] = [frame.absolute(image)]
    return block


def trainings_view(frame: Frame, language: Language, trainings: tuple[Training, ...]) -> Values:
    """Trainings to come, the soonest first; past ones folded away. Each has its own fragment."""
    said = words("site", language)
    path, title = "/pelatihan/", said.text("Pelatihan")
    way = trail(language, (path, title))
    return page_view(
        frame,
        language,
        path,
        title,
        said.text("Pelatihan dan klinik untuk pelaku UMKM: izin, halal, barcode, label, kemasan, dan pemasaran."),
        kind="p-pelatihan",
        heading=title,
        trail=way,
        coming=[_training(frame, language, each) for each in calendar.coming_trainings(trainings, frame.as_of)],
        past=[_training(frame, language, each) for each in calendar.past_trainings(trainings, frame.as_of)],
        office=_office(frame),
        structured=structured.blocks(structured.breadcrumbs(frame, language, way)),
    )


def _office(frame: Frame) -> list[tuple[str, str | None]]:
    """How to reach the office: what to read and, where there is one, a link."""
    office = frame.site.office
    found: list[tuple[str, str | None]] = []
    if office.whatsapp:
        found.append((f"WhatsApp {phone.shown(office.whatsapp)}", phone.whatsapp_link(office.whatsapp)))
    if office.phone:
        link = None if phone.is_sample(office.phone) else phone.call_link(office.phone)
        found.append((phone.shown(office.phone), link))
    if office.email:
        found.append((office.email, f"mailto:{office.email}"))
    return found or [(office.address or str(say(office.name or frame.site.name, "id")), None)]


def _training(frame: Frame, language: Language, training: Training) -> dict[str, Any]:
    said = words("site", language)
    body = say(training.description, language)
    hours = time_range(training.start, training.end, frame.site.zone, language) if training.start else ""
    return {
        "id": training.id,
        "title": say(training.title, language),
        "block": date_block(training.date, language) if training.date else None,
        "day": long_date(training.date, language) if training.date else "",
        "hours": hours,
        "place": training.place,
        "topics": [topic_name(topic, said.text) for topic in training.topics],
        "explained": [
            (path, requirement_name(topic, said.text))
            for topic in training.topics
            if (path := frame.explanation(topic))
        ],
        "seats": training.seats,
        "registration": training.registration,
        "calendar": calendar_file(f"/pelatihan/{training.id}.ics", language) if training.date else None,
        "body": to_html(body),
        "body_lang": body,
        "summary": to_plain(body),
    }


def topic_name(topic: str, text: Any) -> str:
    """What a training helps to get, in words."""
    names = {
        "nib": text("NIB"),
        "pirt": text("P-IRT"),
        "bpom": text("BPOM"),
        "halal": text("Halal"),
        "gtin": text("Barcode"),
        "merek": text("Merek"),
        "label": text("Label"),
        "gizi": text("Informasi nilai gizi"),
        "kemasan": text("Kemasan"),
        "foto": text("Foto produk"),
        "pemasaran": text("Pemasaran"),
        "keuangan": text("Keuangan"),
    }
    return str(names.get(topic, topic))
