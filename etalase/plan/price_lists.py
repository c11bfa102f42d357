"""Lists to hand out and to lay on the counter: `daftar-harga`, every price by category, and `lembar-qr`, the codes of
everybody and everything.

The public's list has what the public may know. Where the exhibition has an edition for retail buyers there is a second
one, `daftar-harga-pembeli`, with their price beside; it is made from what buyers may see.
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase import pricetags
from etalase.plan.booklet_desk import Desk, Goods, View, place_of, shown_address
from etalase.plan.loose import Fair, Stock, frame_view
from etalase.recipe import Document
from etalase.values import money
from etalase.values.ident import collation_key

_MOST_BOOTHS = 2


def price_lists(fair: Fair) -> Iterator[tuple[str, Document]]:
    """The list for everybody, and the one for buyers."""
    yield "daftar-harga", fair.document("pricelist.typ", price_list_view)
    if fair.buyers:
        yield "daftar-harga-pembeli", fair.buyers.document("pricelist.typ", price_list_view)


def code_sheets(fair: Fair) -> Iterator[tuple[str, Document]]:
    """The sheet of codes; none without the site's address."""
    if fair.setting.base_url:
        yield "lembar-qr", fair.document("qrsheet.typ", code_sheet_view)


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
            "name": desk.t("Produk"),
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
        "address": shown_address(desk.book.base_url),
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


def code_sheet_view(stock: Stock) -> View:
    """Every KODE with a code to scan: the site and the exhibition first, then each vendor and its goods."""
    desk = Desk(stock.book)
    exhibition = desk.book.exhibition
    cells: list[View] = [
        {
            "place": place_of(desk.book.site.source, "nama"),
            "kind": "site",
            "name": desk.t("Katalog lengkap"),
            "qr": desk.web,
            "text": shown_address(desk.book.base_url),
            "category": None,
            "chips": [],
        }
    ]
    if exhibition.code:
        name = exhibition.name.get(desk.language)
        cells.append(_cell(desk, "site", name, exhibition.code, place_of(exhibition.source, "nama"), None, []))
    for presence in desk.book.presences:
        vendor = presence.vendor
        chips = desk.chips(vendor.id)[:2]
        category = desk.main_category.get(vendor.id)
        if vendor.code:
            place = place_of(vendor.source, "nama")
            cells.append(_cell(desk, "vendor", vendor.name, vendor.code, place, category, chips))
        for good in presence.goods:
            place = place_of(good.product.source, "nama")
            kind = desk.index.get(good.product.category)
            for code, name in _codes(desk, good):
                cells.append(_cell(desk, "product", name, code, place, kind, chips))
    return {
        **frame_view(desk, desk.t("Lembar QR")),
        "cells": cells,
        "lead": desk.t("Setiap kode membuka halamannya di situs. Gunting seperlunya, atau pindai dari sini."),
    }


def _codes(desk: Desk, good: Goods) -> Iterator[tuple[str, str]]:
    """Each KODE of a product and of its variants, with the name it stands for; what is sold out keeps its page."""
    product = good.product
    if product.code:
        yield product.code, product.name.get(desk.language)
    for variant in product.variants:
        if variant.code:
            yield variant.code, pricetags.variant_name(product.name, variant, desk.language)


def _cell(
    desk: Desk, kind: str, name: str, code: str, place: list[str | int], category: int | None, chips: list[View]
) -> View:
    return {
        "place": place,
        "kind": kind,
        "name": name,
        "qr": desk.short(code),
        "text": f"{shown_address(desk.book.base_url)}/p/{code}",
        "category": category,
        "chips": chips,
    }
