"""Readiness on one page: every category before every retailer, and for each category every product before each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from etalase import board
from etalase.board import Cell, Row
from etalase.model import Catalog, Product, Retailer, Vendor
from etalase.overview import Business, Field, Share, Shop
from etalase.plan.frame import say
from etalase.plan.staff_frame import Desk, Measure, business_path, judged, page
from etalase.plan.staff_words import Speech, listed
from etalase.recipe import Values
from etalase.words import words

# More columns than this get narrow heads.
_WIDE = 8


def board_view(
    desk: Desk,
    fields: Mapping[tuple[str, str], Field],
    categories: Sequence[Share],
    shops: Sequence[Shop],
    businesses: Sequence[Business],
) -> Values:
    """Categories before retailers, then every business with what is nearest for it."""
    speech, said = Speech(desk.language), words("staff", desk.language)
    asking = [shop for shop in shops if shop.n_ready is not None]
    return page(desk, "kesiapan") | {
        "shops": [{"name": shop.name, "type": speech.shop_type(shop.type), "ready": shop.n_ready} for shop in asking],
        "silent": listed((shop.name for shop in shops if shop.n_ready is None), said.text("dan")),
        "is_narrow": len(asking) > _WIDE,
        "categories": [
            {
                "id": each.id,
                "name": each.name,
                "n": each.n_products,
                "ready": each.n_ready,
                "cells": [_field(fields.get((each.id, shop.id)), speech) for shop in asking],
            }
            for each in categories
        ],
        "n_ready": sum(each.n_ready for each in categories),
        "n_products": sum(each.n_products for each in categories),
        "businesses": [
            {
                "name": each.share.name,
                "path": business_path(each.share.id),
                "district": each.district,
                "n": each.share.n_products,
                "ready": each.share.n_ready,
                "to_offer": each.n_to_offer,
                "alone": ", ".join(f"{speech.requirement(what)} ({n})" for what, n in each.alone[:3]),
            }
            for each in businesses
        ],
    }


def _field(field: Field | None, speech: Speech) -> dict[str, Any] | None:
    """A category before a retailer; None where no product of it suits."""
    if field is None or not (field.n_ready or field.n_lacking):
        return None
    return {
        "ready": field.n_ready,
        "one": field.n_one,
        "more": field.n_lacking - field.n_one,
        "unsuitable": field.n_unsuitable,
        "missing": ", ".join(f"{speech.requirement(what)} {n}" for what, n in field.missing[:2]),
    }


def category_view(
    desk: Desk, measure: Measure, category: str, vendors: tuple[Vendor, ...], products: tuple[Product, ...]
) -> Values:
    """Every product of one category before the retailers that may take such goods, the nearest to the shelf first."""
    speech, said = Speech(desk.language), words("staff", desk.language)
    catalog, readiness = judged(desk, measure, vendors, products)
    rows = sorted(board.rows(catalog, readiness, products), key=lambda row: row.order)
    shops, silent, closed = columns(rows, measure.retailers)
    return page(desk, "kesiapan") | {
        "name": say(measure.categories[category].name, desk.language),
        "n": len(rows),
        "n_ready": sum(bool(row.ready) for row in rows),
        "n_one": sum(row.least == 1 for row in rows),
        "n_to_offer": sum(bool(row.to_offer) for row in rows),
        "n_wrong": sum(any(cell.is_wrong for cell in row.cells.values()) for row in rows),
        "shops": [(shop.name, speech.shop_type(shop.type)) for shop in shops],
        "silent": listed((shop.name for shop in silent), said.text("dan")),
        "closed": listed((shop.name for shop in closed), said.text("dan")),
        "is_narrow": len(shops) > _WIDE,
        **matrix(rows, shops, catalog, speech),
        "totals": [sum(row.cells[shop.id].verdict.state == "ready" for row in rows) for shop in shops],
    }


def columns(
    rows: Sequence[Row], retailers: Mapping[str, Retailer]
) -> tuple[list[Retailer], list[Retailer], list[Retailer]]:
    """The retailers that need a column, those whose requirements are not on record, and those that suit no product."""
    states = {id: {row.cells[id].verdict.state for row in rows} for id in retailers}
    wrong = {id for id in retailers if any(row.cells[id].is_wrong for row in rows)}
    shown = [each for id, each in retailers.items() if id in wrong or states[id] & {"ready", "lacking"}]
    silent = [each for id, each in retailers.items() if each not in shown and "unknown" in states[id]]
    return shown, silent, [each for each in retailers.values() if each not in shown and each not in silent]


def matrix(rows: Sequence[Row], shops: Sequence[Retailer], catalog: Catalog, speech: Speech) -> dict[str, Any]:
    """Products before retailers. `looks` are the different cells, each drawn once; a row names its cells by number."""
    looks: dict[tuple[bool, int], dict[str, Any]] = {}
    numbers: dict[tuple[bool, int], int] = {}

    def number_of(cell: Cell) -> int:
        # Verdicts are shared by products that stand alike.
        look = (cell.sold, id(cell.verdict))
        if look not in looks:
            numbers[look], looks[look] = len(looks), cell_of(cell, speech)
        return numbers[look]

    drawn = [
        _row(row, speech)
        | {
            "vendor": catalog.vendors[row.product.vendor].name,
            "cells": [number_of(row.cells[shop.id]) for shop in shops],
        }
        for row in rows
    ]
    return {"rows": drawn, "looks": list(looks.values())}


def _row(row: Row, speech: Speech) -> dict[str, Any]:
    """One product and its next step."""
    kinds = [
        ("satu", row.least == 1),
        ("tawar", bool(row.to_offer)),
        ("awas", any(cell.is_wrong for cell in row.cells.values())),
    ]
    step, then = speech.next_step(row.rungs[0] if row.rungs else None, len(row.to_offer))
    return {
        "name": row.product.name.id,
        "path": business_path(row.product.vendor, row.product.address),
        "kinds": " ".join(kind for kind, holds in kinds if holds),
        "ready": len(row.ready),
        "possible": len(row.possible),
        "step": step,
        "then": then,
    }


def cell_of(cell: Cell, speech: Speech) -> dict[str, Any]:
    """How a cell looks (`mark`), what it says, and the number or the names of what is missing."""
    verdict = cell.verdict
    return {
        "mark": cell.mark,
        "wrong": cell.is_wrong,
        "n": len(verdict.missing),
        "text": speech.cell(cell),
        "names": ", ".join(speech.requirement(each.what) for each in verdict.missing),
    }
