"""Price cards: one for everything on the table that has a price of its own, many to a sheet.

Their size is that of the office's label sheet; without one they come in several sizes to be cut by hand. Beside all
cards stand those that must be printed again, as soon as something was recorded as printed (see `pricetags`), and a
sheet to try the printer with.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from etalase import pricetags
from etalase.codes import ean13
from etalase.model import PrintedTag
from etalase.plan.booklet_desk import Desk, Goods, View, code_view, place_of
from etalase.plan.loose import Fair, Stock, frame_view, parts
from etalase.pricetags import Grid, Piece
from etalase.recipe import Document
from etalase.values import money

TEMPLATE = "labels.typ"
CHANGED = "label-harga-berubah"
# A file of so many takes about 0.4 GB of memory.
_MOST_IN_FILE = 1000
# A QR code needs 20 mm, a barcode 30 mm (see the notes on codes); below that a card has neither.
_LEAST_FOR_QR = (60.0, 37.0)
_LEAST_FOR_BARCODE = (70.0, 37.0)
# Smallest width and height of each way to lay out a card; what is smaller still is `tiny`.
_LAYOUTS = (("card", 80.0, 50.0), ("label", 60.0, 36.0), ("slim", 45.0, 25.0))


def price_cards(fair: Fair) -> Iterator[tuple[str, Document]]:
    """All cards, those to print again, and the sheet for trying; nothing where nobody sells anything."""
    sheets = _sheets(fair)
    n_cards = sum(1 for products in fair.goods.values() for one in products for _ in pricetags.pieces(one))
    for suffix, grid in sheets.items():
        yield from _files(fair, f"label-harga-{suffix}" if suffix else "label-harga", grid, n_cards, None)
    if fair.is_first and n_cards:
        keys = changed_keys(fair)
        if any(tag.exhibition == fair.exhibition.id for tag in fair.catalog.printed):
            yield from _files(fair, CHANGED, next(iter(sheets.values())), len(keys), keys)
        yield "label-uji", fair.document(TEMPLATE, trial_view, tuple(sheets.values()))


def _files(
    fair: Fair, name: str, grid: Grid, count: int, keys: tuple[str, ...] | None
) -> Iterator[tuple[str, Document]]:
    """These cards in files of whole sheets; they begin on the first field that is still empty."""
    skipped = min(fair.setting.first_label, grid.per_sheet) - 1
    per_file = grid.per_sheet * max(1, _MOST_IN_FILE // grid.per_sheet)
    for file, start, stop in parts(name, count + skipped if count else 0, per_file):
        yield file, fair.document(TEMPLATE, cards_view, grid, keys, (start, stop, skipped))


def _sheets(fair: Fair) -> Mapping[str, Grid]:
    sheet = fair.setting.printing.sheet
    grid = pricetags.grid_of(sheet) if sheet else None
    return {"": grid} if grid else pricetags.CARD_SIZES


def tags(fair: Fair) -> Iterator[PrintedTag]:
    """What stands on every card of the fair today."""
    desk = Desk(fair.stock.book)
    for good in desk.goods:
        booths = ", ".join(booth.number for booth in desk.booths_of.get(good.product.vendor, ()))
        for piece in pricetags.pieces(good.product):
            yield pricetags.tag(piece, fair.exhibition.id, booths, fair.setting.as_of)


def changed_keys(fair: Fair) -> tuple[str, ...]:
    """The keys of the cards that must be printed, or printed again."""
    return tuple(tag.key for tag in pricetags.out_of_date(tags(fair), fair.catalog.printed))


def cards_view(stock: Stock, grid: Grid, keys: tuple[str, ...] | None, fields: tuple[int, int, int]) -> View:
    """The cards, or those of them with these keys, on the fields from one up to another of all sheets together;
    the third number of `fields` is how many fields of the very first sheet stay empty."""
    desk = Desk(stock.book)
    wanted = None if keys is None else set(keys)
    start, stop, skipped = fields
    chosen = [
        (good, piece)
        for good in desk.goods
        for piece in pricetags.pieces(good.product)
        if wanted is None or piece.key in wanted
    ]
    first, last = start // grid.per_sheet + 1, -(-stop // grid.per_sheet)
    n_sheets = -(-(len(chosen) + skipped) // grid.per_sheet)
    mine = chosen[max(0, start - skipped) : stop - skipped]
    return {
        **frame_view(desk, desk.t("Kartu harga")),
        "grid": grid_view(desk, grid),
        "trial": None,
        "skipped": max(0, skipped - start),
        "cards": [card(desk, good, piece, grid) for good, piece in mine],
        "sheets": [desk.t("Lembar {n} dari {count}", n=n, count=n_sheets) for n in range(first, last + 1)],
    }


def trial_view(stock: Stock, grids: tuple[Grid, ...]) -> View:
    """Outlines of every sheet on plain paper, and lines to measure."""
    desk = Desk(stock.book)
    return {
        **frame_view(desk, desk.t("Lembar uji label")),
        "trial": {
            "grids": [grid_view(desk, grid) for grid in grids],
            "lead": desk.t("Cetak lembar ini dulu di kertas biasa, ukuran sebenarnya (100 %)."),
            "steps": [
                desk.t("Ukur kedua garis dengan penggaris: panjangnya harus tepat 100 mm."),
                desk.t("Tumpuk dengan lembar label di depan lampu: garisnya harus jatuh di tepi label."),
                desk.t(
                    'Bila tidak tepat, matikan "sesuaikan ke halaman" di jendela cetak, lalu samakan ukuran'
                    " di content/site.yaml, bagian cetak, lembar."
                ),
            ],
        },
        "cards": [],
    }


def grid_view(desk: Desk, grid: Grid) -> View:
    layout = next((name for name, *least in _LAYOUTS if _holds(grid, *least)), "tiny")
    return {
        **dataclasses.asdict(grid),
        "layout": layout,
        "size": desk.t("Kartu harga {size}", size=grid.size),
        "ruler": desk.t("Garis di tepi kiri harus tepat 100 mm"),
    }


def card(desk: Desk, good: Goods, piece: Piece, grid: Grid) -> View:
    """One card. Only a real barcode is drawn; whatever cannot be one is left out."""
    language = desk.language
    code = ean13(piece.gtin) if piece.gtin and _holds(grid, *_LEAST_FOR_BARCODE) else None
    price, content = piece.price, piece.content
    return {
        "place": place_of(piece.product.source, "nama"),
        "name": piece.name(language),
        "vendor": desk.vendors[piece.product.vendor].name,
        "chips": desk.chips(piece.product.vendor)[:2],
        "category": desk.index.get(piece.product.category),
        "content": content.shown(language) if content else None,
        "unit": money.unit_price_text(price, content, language) if price and content else None,
        "price": money.number(price) if price else None,
        "badges": list(good.badges),
        "code": piece.code,
        "qr": desk.short(piece.code) if _holds(grid, *_LEAST_FOR_QR) else None,
        "barcode": code_view(code) if code else None,
        "size": grid.size,
    }


def _holds(grid: Grid, width: float, height: float) -> bool:
    return grid.width >= width and grid.height >= height
