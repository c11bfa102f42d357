"""`tanda-pengenal`: badges of 90 × 130 mm, four on a sheet, to be cut and slotted.

Each vendor gets two, with its booths and, if it shares them, its days. Names of persons are not in the content, so
every badge has a line to write one on; a sheet each for organisers and guests is copied as often as it is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase import calendar
from etalase.plan.booklet_desk import Desk, View, place_of
from etalase.plan.loose import Fair, Stock, frame_view
from etalase.recipe import Document

PER_VENDOR = 2
PER_SHEET = 4
_MOST_DAYS = 8


def badges(fair: Fair) -> Iterator[tuple[str, Document]]:
    if fair.is_first:
        yield "tanda-pengenal", fair.document("badge.typ", badges_view, stock=fair.outline)


def badges_view(stock: Stock) -> View:
    desk = Desk(stock.book)
    ours = [one for id in desk.vendors if id in desk.booths_of for one in [_badge(desk, id)] * PER_VENDOR]
    blank: list[View] = [
        {"role": role, "name": "", "chips": [], "category": None, "days": ""}
        for role in (desk.t("Panitia"), desk.t("Tamu"))
        for _ in range(PER_SHEET)
    ]
    # Blank badges begin on a sheet of their own, so that it alone is printed again.
    empty = [None] * (-len(ours) % PER_SHEET)
    return {
        **frame_view(desk, desk.t("Tanda pengenal")),
        "badges": [*ours, *empty, *blank],
        "line": desk.t("Nama"),
        "slot": desk.t("lubang tali"),
    }


def _badge(desk: Desk, id: str) -> View:
    vendor, chips = desk.vendors[id], desk.chips(id)
    return {
        "place": place_of(vendor.source, "nama"),
        "role": desk.t("Peserta"),
        "name": vendor.name,
        "chips": chips,
        # The colour of the booth, which the chip below has too.
        "category": next((chip["category"] for chip in chips if chip["category"] is not None), None),
        "days": _days(desk, id),
    }


def _days(desk: Desk, id: str) -> str:
    """The days of a vendor that is not there all the time."""
    booths = desk.booths_of[id]
    if any(id in booth.vendors for booth in booths):
        return ""
    days = sorted(
        {day for booth in booths for day, turns in calendar.rota(booth).items() for t in turns if id in t.vendors}
    )
    said = [desk.turn(day, None, None) for day in days[:_MOST_DAYS]]
    return " · ".join(said) + (" …" if len(days) > _MOST_DAYS else "")
