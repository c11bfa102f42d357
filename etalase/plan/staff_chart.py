"""Plots of the office's pages as numbers: bars in per cent of the width and pixels of the height, so that text keeps
its size from a phone to paper.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from etalase.model import Rule
from etalase.overview import Month
from etalase.plan.frame import Language
from etalase.values.date import day_month, short_month
from etalase.words import words

# The plot's lowest and highest line, in pixels from above; the left edge leaves room for the numbers of the scale.
_FLOOR, _CEILING, _LEFT = 226, 36, 3.5
_BAR = 0.68


def history(months: Sequence[Month], begun: Sequence[Rule], language: Language) -> dict[str, Any] | None:
    """A bar for each month with all products and those ready, a mark for those on a shelf, and a line where a rule
    began. None when there are fewer than two months: nothing can be compared.
    """
    if len(months) < 2:
        return None
    step = (100 - _LEFT) / len(months)
    top, marks = _scale(max(each.products for each in months))
    shown = len(months) <= 6

    def height(n: int) -> float:
        return round((_FLOOR - _CEILING) * n / top, 1)

    return {
        "floor": _FLOOR,
        "lines": [(n, _FLOOR - height(n)) for n in marks],
        "bars": [
            {
                "x": round(_LEFT + step * (n + (1 - _BAR) / 2), 2),
                "middle": round(_LEFT + step * (n + 0.5), 2),
                "width": round(step * _BAR, 2),
                "products": (round(_FLOOR - height(each.products), 1), height(each.products)),
                "ready": (round(_FLOOR - height(each.ready), 1), height(each.ready)),
                "shelf": round(_FLOOR - height(each.on_shelf), 1),
                "n": each.ready,
                "month": short_month(each.day, language),
                "letter": short_month(each.day, language) if shown else short_month(each.day, language)[0],
                "year": each.day.year,
                "vendors": each.vendors,
                "n_products": each.products,
                "on_shelf": each.on_shelf,
            }
            for n, each in enumerate(months)
        ],
        "rules": _begun(months, begun, step, language),
    }


def _scale(most: int) -> tuple[int, tuple[int, ...]]:
    """The value at the ceiling and the lines to draw below it: two to five round numbers.

    >>> _scale(36), _scale(4)
    ((40, (0, 20, 40)), (4, (0, 2, 4)))
    """
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if most <= 3 * step:
                top = step * max(2, -(-most // step))
                return top, tuple(range(0, top + 1, step))
        unit *= 10


def _begun(
    months: Sequence[Month], begun: Sequence[Rule], step: float, language: Language
) -> list[tuple[float, str, bool]]:
    """(where its month begins, its words, whether they stand to the left), one for each day and kind of rule."""
    said = words("staff", language)
    names = {
        "halal": said.text("aturan halal mulai berlaku"),
        "izin-edar": said.text("aturan izin edar mulai berlaku"),
        "label": said.text("aturan label mulai berlaku"),
    }
    found: dict[tuple[dt.date, str], tuple[float, str, bool]] = {}
    for rule in begun:
        if rule.starts is None:
            continue
        month = (rule.starts.year, rule.starts.month)
        for n, each in enumerate(months):
            if n and (each.day.year, each.day.month) == month:
                words_ = f"{day_month(rule.starts, language)}: {names[rule.what]}"
                found[rule.starts, rule.what] = round(_LEFT + step * n, 2), words_, n > len(months) / 2
    return list(found.values())
