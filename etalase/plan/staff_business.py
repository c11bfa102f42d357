"""One business: how each of its products stands before each retailer, what is missing, and what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from etalase import board, ladder, permits, whereabouts
from etalase.board import Cell, Row, Rung
from etalase.ladder import Leap, Step
from etalase.model import Catalog, Permit, Product, Retailer, Source, Vendor
from etalase.plan.frame import say
from etalase.plan.staff_board import cell_of, columns, matrix
from etalase.plan.staff_frame import Desk, Measure, judged, letter_path, page
from etalase.plan.staff_words import PERMIT_NAMES, Speech, listed
from etalase.readiness import Readiness
from etalase.recipe import Values
from etalase.values.date import long_date, month_year, short_date
from etalase.words import Words, words

# The kinds of permit whose absence is worth a line of its own.
_ALWAYS = ("pirt", "halal", "bpom")
_ORDER = {"sold": 0, "ready": 1, "one": 2, "more": 3, "unsuitable": 4, "unknown": 5}


def business_view(desk: Desk, measure: Measure, vendor: Vendor, products: tuple[Product, ...]) -> Values:
    """The steps that open most for the business, its products before the retailers, then each product by itself."""
    speech, said = Speech(desk.language), words("staff", desk.language)
    catalog, readiness = judged(desk, measure, [vendor], products)
    rows = sorted(board.rows(catalog, readiness, products), key=lambda row: row.order)
    shops, _, _ = columns(rows, measure.retailers)
    return page(desk, "kesiapan") | {
        "name": vendor.name,
        "place": ", ".join(filter(None, [vendor.village, vendor.district])),
        "code": vendor.code,
        "where": vendor.source.file,
        "letter": letter_path(desk, vendor.id),
        "n": len(rows),
        "n_ready": sum(bool(row.ready) for row in rows),
        "leaps": [_leap(leap, catalog, speech, said) for leap in ladder.of_vendor(catalog, readiness, vendor.id)],
        "shops": [(shop.name, speech.shop_type(shop.type)) for shop in shops],
        **matrix(rows, shops, catalog, speech),
        "products": [_product(row, catalog, readiness, vendor, desk, speech, said) for row in rows],
        "sources": [(shop.name, source) for shop in shops if (source := _source(shop, desk))],
        "permits": list(_permits([("nib", vendor.permits.nib)], vendor.source, ("nib",), desk, speech, said)),
    }


def _leap(leap: Leap, catalog: Catalog, speech: Speech, said: Words) -> dict[str, Any]:
    """Steps for the whole business, and what opens for how many products."""
    names = [catalog.products[address].name.id for address in leap.products]
    shops = dict.fromkeys(catalog.retailers[door.retailer].name for door in leap.doors)
    return {
        "steps": [_step(step, speech) for step in leap.steps],
        "products": listed(names, said.text("dan")) if len(names) < 4 else said.plural("{n} produk", len(names)),
        "shops": listed(shops, said.text("dan")),
        "pairs": said.plural("{n} peluang rak", len(leap.doors)),
    }


def _step(step: Step, speech: Speech) -> dict[str, Any]:
    return {
        "name": speech.step(step.what),
        "how": say(step.rule.message, speech.language) if step.rule and step.rule.message else None,
        "facts": " · ".join(filter(None, [speech.cost(step), speech.time(step), speech.who(step)])),
        "source": step.rule.origin if step.rule else None,
    }


def _product(
    row: Row, catalog: Catalog, readiness: Readiness, vendor: Vendor, desk: Desk, speech: Speech, said: Words
) -> dict[str, Any]:
    product = row.product
    ordered = sorted(row.cells.items(), key=lambda each: (_ORDER[each[1].mark], len(each[1].verdict.missing)))
    never = [(id, cell) for id, cell in ordered if cell.mark == "unsuitable" and not cell.sold]
    silent = [id for id, cell in ordered if cell.mark == "unknown" and not cell.sold]
    told = [(id, cell) for id, cell in ordered if (id, cell) not in never and id not in silent]
    category = catalog.categories.get(product.category)
    return {
        "id": product.id,
        "name": product.name.id,
        "category": say(category.name, desk.language) if category else "",
        "facts": speech.facts(product),
        "file": product.source.file,
        "ready": len(row.ready),
        "possible": len(row.possible),
        "rungs": _rungs(row, catalog, speech, said),
        "shops": [_shop(catalog.retailers[id], cell, row, readiness, desk, speech, said) for id, cell in told],
        "never": _never(never, catalog, speech),
        "silent": listed((catalog.retailers[id].name for id in silent), said.text("dan")),
        "permits": list(_permits(product.permits.items(), product.source, _ALWAYS, desk, speech, said)),
    }


def _rungs(row: Row, catalog: Catalog, speech: Speech, said: Words) -> list[dict[str, Any]]:
    """The ladder of one product: each rung says to how many retailers it leads."""
    n, found = len(row.ready), []
    for rung in row.rungs:
        before, n = n, n + len(rung.retailers)
        found.append(
            {
                "steps": [_step(step, speech) for step in rung.steps],
                "result": said.text(
                    "{before} → {after} ritel: {names}",
                    before=before,
                    after=n,
                    names=listed(_names(rung, catalog), said.text("dan")),
                ),
                "outlets": said.plural("{n} gerai", rung.outlets),
            }
        )
    return found


def _names(rung: Rung, catalog: Catalog) -> Iterable[str]:
    return (catalog.retailers[id].name for id in rung.retailers)


def _never(cells: Sequence[tuple[str, Cell]], catalog: Catalog, speech: Speech) -> list[tuple[str, str]]:
    """(retailers, why), those of one reason together."""
    found: dict[str, list[str]] = {}
    for id, cell in cells:
        found.setdefault(speech.reasons(cell.verdict.reasons), []).append(catalog.retailers[id].name)
    return [(", ".join(names), why) for why, names in found.items()]


def _shop(
    shop: Retailer, cell: Cell, row: Row, readiness: Readiness, desk: Desk, speech: Speech, said: Words
) -> dict[str, Any]:
    verdict, has = cell.verdict, readiness.standings[row.product.address]
    return cell_of(cell, speech) | {
        "shop": shop.name,
        "kind": speech.shop(shop),
        "missing": [speech.missing(each, has) for each in verdict.missing],
        "reasons": speech.reasons(verdict.reasons),
        "advised": ", ".join(speech.missing(each, has) for each in verdict.advised),
        "to_ask": ", ".join(speech.requirement(each) for each in verdict.to_ask),
        "since": _since(row.product, shop, desk, said) if cell.sold else None,
    }


def _since(product: Product, shop: Retailer, desk: Desk, said: Words) -> str:
    """Since when it is sold there, as far as that is on record."""
    days = [
        placement.since
        for placement in product.placements
        if placement.retailer == shop.id and whereabouts.on_shelf(placement, desk.as_of) and placement.since
    ]
    if not days:
        return said.text("Sudah di rak.")
    return said.text("Sudah di rak sejak {month}.", month=month_year(min(days), desk.language))


def _source(shop: Retailer, desk: Desk) -> str:
    """Where the retailer's requirements are known from, each source once."""
    musts = [each for each in shop.requirements if each.level == "wajib" and each.source]
    found = {
        f"{each.source} ({short_date(each.dated, desk.language)})" if each.dated else str(each.source) for each in musts
    }
    return "; ".join(sorted(found))


def _permits(
    given: Iterable[tuple[str, Permit | None]],
    source: Source,
    always: Sequence[str],
    desk: Desk,
    speech: Speech,
    said: Words,
) -> Iterable[dict[str, Any]]:
    """The permits on record, and those of `always` that are not."""
    known = {kind: permit for kind, permit in given if permit}
    for kind in dict.fromkeys((*known, *always)):
        permit = known.get(kind)
        place = source.place(f"izin.{kind}")
        yield {
            "name": PERMIT_NAMES[kind],
            "file": f"{place.file}:{place.line}" if permit else None,
            **(
                _permit(permit, kind, desk, speech, said) if permit else {"number": None, "state": "tidak", "notes": ""}
            ),
        }


def _permit(permit: Permit, kind: str, desk: Desk, speech: Speech, said: Words) -> dict[str, Any]:
    """Number as printed, how it stands (`ada`, `lewat`, `tidak`), and in words until when and when it was checked."""
    ends = permits.last_day(permit, kind)
    is_over = permit.state == "ada" and permits.is_expired(permit, kind, desk.as_of)
    notes = [speech.permit_state(permit)]
    if ends:
        notes.append(_until(ends, is_over, permit.valid_until is None, desk, said))
    if permit.number:
        checked = permit.checked.date if permit.checked else None
        notes.append(
            said.text("diperiksa {day}", day=long_date(checked, desk.language))
            if checked
            else said.text("belum diperiksa")
        )
    number = permit.number
    if number and permit.readable:
        number = permits.label_form(kind, number)
    stands = permit.state == "ada" and permit.number and permit.readable and not is_over
    return {
        "number": number,
        "state": "ada" if stands else "lewat" if permit.number else "tidak",
        "notes": ", ".join(notes),
    }


def _until(ends: dt.date, is_over: bool, is_assumed: bool, desk: Desk, said: Words) -> str:
    day = long_date(ends, desk.language)
    told = said.text("berakhir {day}", day=day) if is_over else said.text("berlaku sampai {day}", day=day)
    return f"{told} {said.text('(menurut tahun di nomornya)')}" if is_assumed else told
