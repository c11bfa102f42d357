"""The office's first page: how the catalogue stands today, and what to do first."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from etalase.overview import HORIZON, Ending, Overview
from etalase.plan.frame import Language
from etalase.plan.staff_frame import Desk, page
from etalase.plan.staff_problems import Told, counts
from etalase.problem import Severity
from etalase.recipe import Values
from etalase.values.date import full_date, short_date
from etalase.words import explain, words

# How many lines of one list the overview shows.
LINES = 12

PERMIT_NAMES = {
    "nib": "NIB",
    "pkp": "PKP",
    "pirt": "P-IRT",
    "halal": "Halal",
    "bpom": "BPOM",
    "merek": "Merek",
    "sni": "SNI",
    "nkv": "NKV",
}


def brief(today: Overview) -> tuple[Overview, int]:
    """The overview with as many new products as are shown, and how many there are."""
    return dataclasses.replace(today, new=today.new[:LINES]), len(today.new)


def overview_view(
    desk: Desk,
    told: tuple[Told, ...],
    today: Overview,
    n_new: int,
) -> Values:
    """A sentence, four figures, then work: what ended, what is wrong, what is new, who could be delivered."""
    language, as_of = desk.language, desk.as_of
    errors = [p for p, severity, _ in told if severity is Severity.ERROR]
    said = words("staff", language)
    bands = (
        (said.text("Sudah lewat: produknya tidak boleh diedarkan dulu"), None, -1, "lewat"),
        (said.text("Dalam 30 hari"), 0, 30, "dekat"),
        (said.text("31–60 hari"), 31, 60, ""),
        (said.text("61–90 hari"), 61, HORIZON, ""),
    )
    most = max((shop.n_ready or 0 for shop in today.shops), default=0)
    return page(desk, "ringkasan") | {
        "day": full_date(as_of, language),
        "numbers": today.counts,
        "counts": counts(told),
        "bands": [
            (name, kind, [_end(each, as_of, language) for each in today.ending if _within(each.days, low, high)])
            for name, low, high, kind in bands
        ],
        "n_ending": len(today.ending),
        "errors": [(explain(p, language), f"{p.place.file}:{p.place.line}:{p.place.column}") for p in errors[:LINES]],
        "n_errors": len(errors),
        "n_new": n_new,
        "new": [(each.name, each.vendor, short_date(each.day, language), each.file) for each in today.new],
        "shops": [
            (shop.name, n, shop.n_carried, round(100 * n / most) if n and most else 0)
            for n, shop in sorted(
                ((shop.n_ready, shop) for shop in today.shops),
                key=lambda each: (-(each[0] or 0), each[0] is None, each[1].name.casefold()),
            )
        ],
        "gaps": [
            (today.counts[key], said.plural(text, today.counts[key]))
            for key, text in (
                ("no_photo", "{n} produk tanpa foto"),
                ("no_price", "{n} produk tanpa harga"),
                ("no_code", "{n} produk tanpa KODE, jadi tanpa kode QR"),
                ("no_consent", "{n} usaha belum memberi persetujuan tayang"),
                ("drafts", "{n} produk masih draf"),
            )
            if today.counts[key]
        ],
    }


def _within(days: int, low: int | None, high: int) -> bool:
    return (low is None or low <= days) and days <= high


def _end(each: Ending, as_of: dt.date, language: Language) -> dict[str, Any]:
    return {
        "days": abs(each.days),
        "what": each.what,
        "whose": each.whose,
        "permit": PERMIT_NAMES.get(each.kind, each.kind),
        "date": short_date(as_of + dt.timedelta(days=each.days), language),
        "file": each.file,
    }
