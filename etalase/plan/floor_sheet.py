"""`denah`: the floor plan on an A3 sheet for walls and information desks, with a legend and an index of the booths.

The plan is that of the booklet and the web, from the same cells or the same drawing. Without a plan the sheet is the
index alone; without booths as well there is nothing to hang.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from etalase.plan import booklet_stands as stands
from etalase.plan.booklet import drawing_of
from etalase.plan.booklet_desk import Desk, View, shortened
from etalase.plan.loose import Fair, Stock, frame_view
from etalase.recipe import Document


def floor_sheets(fair: Fair) -> Iterator[tuple[str, Document]]:
    album = fair.album({})
    drawing = drawing_of(album, fair.exhibition)
    cells = fair.exhibition.plan.cells if fair.exhibition.plan else ()
    if drawing or cells or fair.exhibition.booths:
        yield "denah", fair.document("plan.typ", floor_view, drawing, album=album, stock=fair.outline)


def floor_view(stock: Stock, drawing: tuple[str, int, int] | None) -> View:
    """`drawing` is a plan drawn by staff: its name in the document, width and height."""
    desk = Desk(dataclasses.replace(stock.book, drawing=drawing))
    plan = stands.plan(desk)
    return {
        **frame_view(desk, desk.t("Denah pameran") if plan or drawing else desk.t("Daftar stan")),
        "venue": shortened(desk.book.exhibition.venue, 80),
        "open": shortened(desk.hours, 60) if desk.hours else None,
        "plan": plan,
        "drawing": stands.drawing(desk),
        "legend": sorted({n for booth in desk.booths if (n := desk.booth_category(booth)) is not None}),
        "booths": [stands.booth(desk, booth) for booth in desk.booths],
        "index": desk.t("Siapa di stan mana"),
        "qr": desk.short(desk.book.exhibition.code),
        "qr_label": desk.t("Pameran ini di situs"),
    }
