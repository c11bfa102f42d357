"""What hangs at a booth: `tanda-stan` with its number across the hall and who is there, `nomor-stan` for its table.

A booth that changes hands has one sign for each crew, the vendors who are there together: it hangs while they are
there, and goes up again when they return. The number sheet stays all the time, so it holds the whole rota.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etalase import calendar
from etalase.model import Booth, Turn
from etalase.plan.booklet_desk import Desk, View, place_of, shortened
from etalase.plan.loose import Fair, Stock, frame_view
from etalase.recipe import Document
from etalase.values import date

# More vendors than this have no room for a code each; the sign then leads to the exhibition.
_MOST_CODES = 3
_MOST_TURNS = 4


@dataclass(frozen=True, slots=True)
class Crew:
    """Vendors who are at a booth together, and when; no turns means all the time."""

    vendors: tuple[str, ...]
    turns: tuple[Turn, ...]


def crews(booth: Booth) -> tuple[Crew, ...]:
    """Everybody who is ever at the booth together, in the order of their first turn; one of nobody for an empty one."""
    found: dict[tuple[str, ...], list[Turn]] = {}
    for turns in calendar.rota(booth).values():
        for turn in turns:
            if turn.vendors:
                found.setdefault(tuple(dict.fromkeys((*booth.vendors, *turn.vendors))), []).append(turn)
    return tuple(Crew(vendors, tuple(turns)) for vendors, turns in found.items()) or (Crew(booth.vendors, ()),)


def booth_signs(fair: Fair) -> Iterator[tuple[str, Document]]:
    """Signs and number sheets, once in the first language; none while there are no booths."""
    if fair.is_first and fair.exhibition.booths:
        yield "tanda-stan", fair.document("sign.typ", signs_view, stock=fair.outline)
        yield "nomor-stan", fair.document("number.typ", numbers_view, stock=fair.outline)


def signs_view(stock: Stock) -> View:
    desk = Desk(stock.book)
    return {
        **frame_view(desk, desk.t("Tanda stan")),
        "signs": [_sign(desk, booth, crew) for booth in desk.booths for crew in crews(booth)],
    }


def numbers_view(stock: Stock) -> View:
    desk = Desk(stock.book)
    return {
        **frame_view(desk, desk.t("Nomor stan")),
        "open": shortened(desk.hours, 60) if desk.hours else None,
        "sheets": [_sheet(desk, booth) for booth in desk.booths],
    }


def _sign(desk: Desk, booth: Booth, crew: Crew) -> View:
    shown = [id for id in crew.vendors if id in desk.vendors]
    few = len(shown) <= _MOST_CODES
    return {
        **_head(desk, booth),
        "when": _when(desk, crew.turns),
        "who": [{**_who(desk, id), "qr": desk.short(desk.vendors[id].code) if few else None} for id in shown],
        "few": few,
        "qr": None if few and shown else desk.short(desk.book.exhibition.code),
    }


def _sheet(desk: Desk, booth: Booth) -> View:
    rota = [
        {
            "day": date.weekday(day, desk.language) + " " + date.day_month(day, desk.language),
            "turns": [
                {
                    "time": date.time_range(turn.start, turn.end, None, desk.language) if turn.start else "",
                    "names": [_who(desk, id) for id in turn.vendors if id in desk.vendors],
                }
                for turn in turns
            ],
        }
        for day, turns in calendar.rota(booth).items()
    ]
    return {**_head(desk, booth), "who": [_who(desk, id) for id in booth.vendors if id in desk.vendors], "rota": rota}


def _head(desk: Desk, booth: Booth) -> View:
    place = desk.book.exhibition.booths.index(booth)
    return {**desk.chip(booth), "place": place_of(desk.book.exhibition.source, f"stan.{place}")}


def _who(desk: Desk, id: str) -> View:
    vendor = desk.vendors[id]
    return {"place": place_of(vendor.source, "nama"), "name": vendor.name, "where": vendor.district or ""}


def _when(desk: Desk, turns: tuple[Turn, ...]) -> list[str]:
    said = [
        f"{date.weekday(turn.date, desk.language)} {date.day_month(turn.date, desk.language)}"
        + (f", {date.time_range(turn.start, turn.end, None, desk.language)}" if turn.start else "")
        for turn in turns
        if turn.date
    ]
    left = len(said) - _MOST_TURNS
    return said if left <= 0 else [*said[:_MOST_TURNS], desk.words.plural("dan {n} giliran lagi", left)]
