"""`poster`: an A3 sheet for walls, and the same with 5 mm to cut away for a print shop; on A2 it is printed at 141 %.

A cover picture leaves its upper part to a title, so a poster shows the lower part of an upright one. Without a picture
the featured goods lie in the bowl. The code is 72 mm wide: it can be read from more than ten times as far.
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase import calendar
from etalase.model import PhotoFacts
from etalase.plan.booklet import Album
from etalase.plan.booklet_desk import Desk, View, shortened, shown_address
from etalase.plan.loose import Fair, Stock, coarse_findings, frame_view, told_coarse
from etalase.recipe import Document
from etalase.values import date

# Sizes in mm of the places for pictures in `templates/print/poster.typ`, with what is cut away.
_SLOTS = {"upright": (307.0, 409.0), "lying": (307.0, 215.0), "good": (84.0, 84.0), "partner": (60.0, 24.0)}
_GOODS = 7
# Lines of the programme that a passer-by reads.
_HIGHLIGHTS = 6
# A poster is looked at from a metre and more, where two fifths of a page's dots look as sharp (80 dots to the inch).
_FARTHER = 0.4


def posters(fair: Fair) -> Iterator[tuple[str, Document]]:
    album = fair.album(_SLOTS)
    cover = fair.exhibition.cover or fair.catalog.theme.cover.picture
    facts = fair.catalog.photos.get(fair.catalog.site_photo_path(cover)) if cover else None
    picture = album.site_photo(cover, _slot(facts)) if facts and facts.format != "SVG" else None
    heap = () if picture else _heap(fair, album)
    needed = ((photo, across, has, round(needs * _FARTHER)) for photo, across, has, needs in coarse_findings(album))
    coarse = tuple(one for one in needed if one[2] < one[3])
    logos = tuple(
        (partner.name, logo)
        for partner in fair.catalog.site.partners
        if (logo := album.site_photo(partner.logo, "partner"))
    )
    for name, cut_away in (("poster", False), ("poster-percetakan", True)):
        yield (
            name,
            fair.document(
                "poster.typ", poster_view, picture, heap, logos, coarse, cut_away, album=album, stock=fair.outline
            ),
        )


def _slot(facts: PhotoFacts) -> str:
    return "upright" if facts.height > facts.width else "lying"


def _heap(fair: Fair, album: Album) -> tuple[str, ...]:
    """Photos of goods, one of each vendor, featured ones first."""
    pictured = [p for goods in fair.goods.values() if (p := next((g for g in goods if album.has_photo(g)), None))]
    best = sorted(pictured, key=lambda product: not product.featured)[:_GOODS]
    return tuple(name for product in best if (name := album.product(product, "good")))


def poster_view(
    stock: Stock,
    picture: str | None,
    heap: tuple[str, ...],
    logos: tuple[tuple[str, str], ...],
    coarse: tuple[tuple[str, int, int, int], ...],
    cut_away: bool,
) -> View:
    """`picture` is the cover, `heap` goods where there is none, `logos` those of partners by name."""
    desk = Desk(stock.book)
    exhibition, site = desk.book.exhibition, desk.book.site
    partners = dict.fromkeys((*exhibition.partners, *(partner.name for partner in site.partners)))
    return {
        **frame_view(desk, desk.t("Poster")),
        "bleed": 5 if cut_away else 0,
        "picture": picture,
        "heap": list(heap),
        "venue": exhibition.venue,
        "address": exhibition.address or "",
        "open": shortened(desk.hours, 60) if desk.hours else None,
        "counts": " · ".join(text for _, text in desk.counts()[:3]),
        "programme": _highlights(desk),
        "programme_title": desk.t("Acara"),
        "qr": desk.short(exhibition.code) or desk.web,
        "web": shown_address(desk.book.base_url),
        "scan": desk.t("Denah, produk, dan harga di ponsel"),
        "organiser": shortened(exhibition.organiser or desk.office_name, 120),
        "organiser_label": desk.t("Penyelenggara"),
        "partners_label": desk.t("Mitra"),
        "partners": [{"name": name, "logo": dict(logos).get(name)} for name in partners],
        "findings": told_coarse(coarse),
    }


def _highlights(desk: Desk) -> list[View]:
    """The first lines of every day, as many as fit, the earliest of each day before any second one."""
    programme = calendar.programme(desk.book.exhibition)
    turns = [(n, day, slot) for day, slots in programme.items() for n, slot in enumerate(slots)]
    chosen = sorted(sorted(turns, key=lambda turn: turn[0])[:_HIGHLIGHTS], key=lambda turn: (turn[1], turn[0]))
    said, before = [], None
    for _, day, slot in chosen:
        said.append(
            {
                "day": f"{date.short_weekday(day, desk.language)} {day.day}" if day != before else "",
                "time": date.time_shown(slot.start or "", desk.language),
                "title": shortened(slot.title.get(desk.language), 60),
            }
        )
        before = day
    return said
