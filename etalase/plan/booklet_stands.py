"""The floor plan and the list of booths."""

from __future__ import annotations

import re

from etalase import calendar
from etalase.model import Booth
from etalase.plan import booklet_floor as floor
from etalase.plan.booklet_desk import Desk, View, place_of, shortened

# Letters of the names of goods beside a booth: two lines.
_MOST_OF_GOODS = 62


def drawing(desk: Desk) -> View | None:
    """The plan drawn by staff, which then stands for the cells."""
    if not desk.book.drawing:
        return None
    picture, width, height = desk.book.drawing
    return {
        "picture": picture,
        "width": width,
        "height": height,
        "lead": desk.t("Nomor stan sama dengan di daftar stan."),
        "alt": desk.t("Denah pameran; isinya ada di daftar stan."),
    }


def plan(desk: Desk) -> View | None:
    plan = None if desk.book.drawing else desk.book.exhibition.plan
    cells = plan.cells if plan else ()
    found = floor.areas(cells)
    if not found:
        return None
    columns, rows = max(len(row) for row in cells), len(cells)
    at = floor.fold(found, columns)
    halves = [(0, at), (at, columns)] if columns > 1 else [(0, columns)]
    return {
        "place": place_of(desk.book.exhibition.source, "denah"),
        "lead": desk.t("Warna, pola, dan huruf menandai kategori. Satu petak selebar 3 meter."),
        "columns": columns,
        "rows": rows,
        "whole": [_area(desk, area) for area in found],
        "halves": [
            {
                "columns": last - first,
                "areas": [_area(desk, part, whole.word) for whole in found if (part := floor.cut(whole, first, last))],
            }
            for first, last in halves
        ],
        "legend": sorted({n for booth in desk.booths if (n := desk.booth_category(booth)) is not None}),
    }


def _area(desk: Desk, area: floor.Area, word: str | None = None) -> View:
    word = word or area.word
    view: View = {
        "rects": [list(rect) for rect in area.rects],
        "label": area.label,
        "outline": [[list(corner) for corner in loop] for loop in floor.outline(area.cells)]
        if len(area.rects) > 1
        else [],
    }
    booth = desk.booth_by_number.get(word.casefold())
    if booth is None:
        place = word.replace("-", " ")
        kind = "door" if re.match(r"(pintu|masuk|keluar)\b", place.casefold()) else "place"
        return {**view, "kind": kind, "text": desk.t(_titled(place))}
    shown = [id for id in calendar.vendors_at(booth) if id in desk.names]
    if len(shown) > 1:
        name = desk.words.plural("{n} pelaku usaha", len(shown))
    else:
        name = desk.names[shown[0]] if shown else ""
    named = {"place": desk.name_places[shown[0]]} if len(shown) == 1 else {}
    return {
        **view,
        **named,
        "kind": "booth",
        "text": booth.number,
        "name": name,
        "category": desk.booth_category(booth),
    }


def booth(desk: Desk, booth: Booth) -> View:
    place = desk.book.exhibition.booths.index(booth)
    rows = [_stand(desk, id, None) for id in booth.vendors if id in desk.names]
    said = None
    for day, turns in calendar.rota(booth).items():
        for turn in turns:
            of_turn = [id for id in turn.vendors if id in desk.names]
            when = desk.turn(day, turn.start, turn.end)
            # The time of a turn stands once, above all who have it.
            rows += [_stand(desk, id, when if n == 0 and when != said else None) for n, id in enumerate(of_turn)]
            said = when if of_turn else said
    return {**desk.chip(booth), "place": place_of(desk.book.exhibition.source, f"stan.{place}"), "rows": rows}


def _stand(desk: Desk, vendor: str, when: str | None) -> View:
    anchor = desk.group_anchor.get(vendor)
    goods = desk.goods_of.get(vendor, [])
    return {
        "place": desk.name_places[vendor],
        "name": desk.names[vendor],
        "when": when,
        "anchor": anchor,
        "elsewhere": desk.volumes(desk.elsewhere.get(vendor, ())),
        "goods": shortened(", ".join(good.product.name.get(desk.language) for good in goods), _MOST_OF_GOODS),
    }


def _titled(word: str) -> str:
    """`panggung` as it is written on the plan; one with a digit is an abbreviation: `p3k`."""
    return word.upper() if any(sign.isdigit() for sign in word) and len(word) <= 4 else word[:1].upper() + word[1:]
