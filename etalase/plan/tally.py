"""Paper for the days of an exhibition: `daftar-hadir` to be signed, `rekap-penjualan` to be ticked at the tables.

Attendance has a list for each day, by booth and turn; the tally a sheet for each vendor, with its products, prices and
a column for each day. Nothing is known in advance of who comes and what is sold, so both are ruled for handwriting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import calendar
from etalase.model import Booth, Variant
from etalase.plan.booklet_desk import Desk, Goods, View, place_of, shortened
from etalase.plan.loose import Fair, Stock, frame_view
from etalase.recipe import Document
from etalase.values import date, money
from etalase.values.text import NBSP

# Days that one tally sheet has columns for; a longer exhibition gets more sheets for each vendor.
_DAYS_ACROSS = 5
# Lines for goods that are not in the catalogue, and for visitors to a list without booths.
_SPARE_ROWS = 3
_BLANK_LINES = 20


def tallies(fair: Fair) -> Iterator[tuple[str, Document]]:
    if fair.is_first:
        yield "daftar-hadir", fair.document("attendance.typ", attendance_view, stock=fair.outline)
        yield "rekap-penjualan", fair.document("tally.typ", tally_view)


def attendance_view(stock: Stock) -> View:
    desk = Desk(stock.book)
    days = calendar.days(desk.book.exhibition) or (None,)
    return {
        **frame_view(desk, desk.t("Daftar hadir")),
        "venue": shortened(desk.book.exhibition.venue, 80),
        "days": [{"day": date.full_date(day, desk.language) if day else "", "rows": _rows(desk, day)} for day in days],
        "heads": [
            desk.t(text) for text in ("Stan", "Pelaku usaha", "Nama petugas", "Datang", "Pulang", "Tanda tangan")
        ],
        "checked": desk.t("Diperiksa panitia"),
    }


def _rows(desk: Desk, day: dt.date | None) -> list[View]:
    """Who is expected on a day, by booth and time; lines to fill in where nobody is known."""
    rows = [row for booth in desk.booths for row in _of_booth(desk, booth, day)]
    return rows or [{"number": "", "name": "", "time": "", "category": None}] * _BLANK_LINES


def _of_booth(desk: Desk, booth: Booth, day: dt.date | None) -> Iterator[View]:
    turns = [turn for of_day, turns in calendar.rota(booth).items() if of_day == day for turn in turns]
    expected = [(id, "") for id in booth.vendors]
    expected += [
        (id, date.time_range(turn.start, turn.end, None, desk.language) if turn.start else "")
        for turn in turns
        for id in turn.vendors
    ]
    shown = [(id, time) for id, time in expected if id in desk.vendors]
    if not shown:
        yield {**desk.chip(booth), "name": "", "time": ""}
    for id, time in shown:
        vendor = desk.vendors[id]
        yield {**desk.chip(booth), "place": place_of(vendor.source, "nama"), "name": vendor.name, "time": time}


def tally_view(stock: Stock) -> View:
    desk = Desk(stock.book)
    days = calendar.days(desk.book.exhibition)
    spans = [days[at : at + _DAYS_ACROSS] for at in range(0, len(days), _DAYS_ACROSS)] or [()]
    here = [id for id in desk.vendors if id in desk.booths_of]
    sheets = [_sheet(desk, id, span) for id in here for span in spans]
    return {
        **frame_view(desk, desk.t("Rekap penjualan")),
        "sheets": sheets or [_sheet(desk, None, span) for span in spans],
        "spare": _SPARE_ROWS,
        "said": {
            "goods": desk.t("Produk"),
            "price": desk.t("Harga"),
            "sum": desk.t("Jumlah"),
            "worth": desk.t("Rupiah"),
            "total": desk.t("Jumlah hari ini"),
            "keeper": desk.t("Petugas"),
            "booth": desk.t("Stan"),
            "vendor": desk.t("Pelaku usaha"),
            "how": desk.t("Satu kotak untuk satu barang yang terjual. Jumlahkan saat tutup."),
            "hand": desk.t("Serahkan ke meja informasi setelah hari terakhir."),
        },
    }


def _sheet(desk: Desk, id: str | None, days: tuple[dt.date, ...]) -> View:
    vendor = desk.vendors[id] if id else None
    return {
        "place": place_of(vendor.source, "nama") if vendor else place_of(desk.book.exhibition.source, "nama"),
        "name": vendor.name if vendor else "",
        "chips": desk.chips(id) if id else [],
        "category": desk.main_category.get(id) if id else None,
        "days": [f"{date.weekday(day, desk.language)} {date.day_month(day, desk.language)}" for day in days] or [""],
        "rows": [row for good in desk.goods_of.get(id or "", ()) for row in _goods(desk, good)],
    }


def _goods(desk: Desk, good: Goods) -> list[View]:
    """A line for each thing with a price of its own."""
    product = good.product
    name = product.name.get(desk.language)
    place = place_of(product.source, "nama")
    if not product.variants:
        content = product.content.shown(desk.language) if product.content else ""
        return [{"place": place, "name": name, "more": content, "price": _price(product.price)}]
    return [
        {
            "place": place,
            "name": name,
            "more": _kind(desk, variant),
            "price": _price(variant.price),
        }
        for variant in product.variants
    ]


def _kind(desk: Desk, variant: Variant) -> str:
    """The variant's name, with its content where the name does not say it."""
    name = variant.name.get(desk.language)
    content = variant.content.shown(desk.language) if variant.content else ""
    return f"{name}, {content}" if content and content not in name.replace(" ", NBSP) else name


def _price(price: int | None) -> str:
    return money.number(price) if price else ""
