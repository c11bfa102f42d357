"""Lists to hand out and to lay on the counter: `daftar-harga`, every price by category, and `lembar-qr`, the codes of
everybody and everything.

The public's list has what the public may know. Where the exhibition has an edition for retail buyers there is a second
one, `daftar-harga-pembeli`, with their price beside; it is made from what buyers may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from etalase import pricetags
from etalase.place import Place
from etalase.plan.booklet_desk import Desk, View, place_of, shown_address
from etalase.plan.loose import Fair, Stock, frame_view, parts
from etalase.recipe import Document
from etalase.values import money
from etalase.values.ident import collation_key

_MOST_BOOTHS = 2
# Fifty sheets.
_CODES_IN_FILE = 1000


@dataclass(frozen=True, slots=True)
class Mark:
    """A code of the sheet: what it stands for and whose it is. Without a KODE it leads to the site itself."""

    kind: Literal["site", "vendor", "product"]
    code: str | None
    name: str
    vendor: str | None
    place: Place
    category: str | None = None


def price_lists(fair: Fair) -> Iterator[tuple[str, Document]]:
    """The list for everybody, and the one for buyers."""
    yield "daftar-harga", fair.document("pricelist.typ", price_list_view)
    if fair.buyers:
        yield "daftar-harga-pembeli", fair.buyers.document("pricelist.typ", price_list_view)


def code_sheets(fair: Fair) -> Iterator[tuple[str, Document]]:
    """The sheet of codes; none without the site's address."""
    if fair.setting.base_url:
        marks = tuple(_marks(fair))
        for name, start, stop in parts("lembar-qr", len(marks), _CODES_IN_FILE):
            yield name, fair.document("qrsheet.typ", code_sheet_view, marks[start:stop], stock=fair.outline)


def _marks(fair: Fair) -> Iterator[Mark]:
    """The site and the exhibition first, then each vendor and its goods, what is sold out too: it keeps its page."""
    language, exhibition = fair.language, fair.exhibition
    yield Mark("site", None, "", None, fair.catalog.site.source.place("nama"))
    if exhibition.code:
        yield Mark("site", exhibition.code, exhibition.name.get(language), None, exhibition.source.place("nama"))
    for vendor in fair.vendors:
        if vendor.code:
            yield Mark("vendor", vendor.code, vendor.name, vendor.id, vendor.source.place("nama"))
        for product in fair.goods[vendor.id]:
            named = [(product.code, product.name.get(language))]
            named += [(one.code, pricetags.variant_name(product.name, one, language)) for one in product.variants]
            for code, name in named:
                if code:
                    place = product.source.place("nama")
                    yield Mark("product", code, name, vendor.id, place, product.category)


def price_list_view(stock: Stock) -> View:
    """Everything on sale with its price, by category and name."""
    desk = Desk(stock.book)
    groups: dict[int | None, list[View]] = {}
    for good in sorted(desk.goods, key=lambda good: collation_key(good.product.name.get(desk.language))):
        rows = groups.setdefault(desk.index.get(good.product.category), [])
        rows += [_row(desk, piece, n == 0) for n, piece in enumerate(pricetags.pieces(good.product))]
    order = [*range(len(desk.book.categories)), None]
    note = desk.t("Memuat harga grosir; untuk calon pembeli, bukan untuk disebarkan.") if desk.for_buyers else None
    return {
        **frame_view(desk, desk.t("Daftar harga pembeli") if desk.for_buyers else desk.t("Daftar harga")),
        "buyers": desk.for_buyers,
        "groups": [{"category": n, "rows": groups[n]} for n in order if groups.get(n)],
        "columns": {
            "vendor": desk.t("Pelaku usaha"),
            "booth": desk.t("Stan"),
            "code": desk.t("KODE"),
            "content": desk.t("Isi"),
            "unit": desk.t("Harga satuan"),
            "retail": desk.t("Eceran"),
            "wholesale": desk.t("Grosir"),
            "minimum": desk.t("Minimal pesan"),
        },
        "note": note or desk.t("Harga saat daftar ini dibuat; dapat berubah."),
        "ask": desk.t("tanyakan"),
        "nothing": desk.t("Belum ada produk yang dijual."),
        "qr": desk.web,
    }


def _row(desk: Desk, piece: pricetags.Piece, is_first: bool) -> View:
    """One line. The price for buyers is the product's, so that it stands with the first of its variants only."""
    price, content = piece.price, piece.content
    numbers = [booth.number for booth in desk.booths_of.get(piece.product.vendor, ())]
    wholesale = piece.product.wholesale if desk.for_buyers and is_first else None
    offered = wholesale if wholesale and wholesale.shown else None
    return {
        "place": place_of(piece.product.source, "nama"),
        "name": piece.name(desk.language),
        "vendor": desk.vendors[piece.product.vendor].name,
        "booth": ", ".join(numbers[:_MOST_BOOTHS]) + (" …" if len(numbers) > _MOST_BOOTHS else ""),
        "code": piece.code or "",
        "content": content.shown(desk.language) if content else "",
        "unit": (money.unit_price_text(price, content, desk.language) or "") if price and content else "",
        "price": money.number(price) if price else None,
        "wholesale": money.number(offered.price) if offered and offered.price else "",
        "minimum": money.number(offered.minimum, desk.language) if offered and offered.minimum else "",
    }


def code_sheet_view(stock: Stock, marks: tuple[Mark, ...]) -> View:
    """These codes, each to scan and as text."""
    desk = Desk(stock.book)
    return {
        **frame_view(desk, desk.t("Lembar QR")),
        "cells": [_cell(desk, mark) for mark in marks],
        "lead": desk.t("Setiap kode membuka halamannya di situs. Gunting seperlunya, atau pindai dari sini."),
    }


def _cell(desk: Desk, mark: Mark) -> View:
    site, place = shown_address(desk.book.base_url), mark.place
    category = desk.index.get(mark.category) if mark.category else desk.main_category.get(mark.vendor or "")
    return {
        "place": [place.file, place.line, place.column],
        "kind": mark.kind,
        "name": mark.name or desk.t("Katalog lengkap"),
        "qr": desk.short(mark.code) if mark.code else desk.web,
        "text": f"{site}/p/{mark.code}" if mark.code else site,
        "category": category,
        "chips": desk.chips(mark.vendor)[:2] if mark.vendor else [],
    }
