"""When an outlet is open: in words, for the browser that marks today, and for search engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from etalase.model import Bilingual
from etalase.plan.frame import Language, Said, say
from etalase.values.date import time_range, weekday
from etalase.values.opening import DAY, Span, Week, clock, read_opening, runs
from etalase.words import words

_MONDAY = dt.date(2024, 1, 1)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Hours:
    """`lines` are (days, times) in words where the text could be read, else `text` stands as it was written.

    `week` is for the script: seven days from Monday parted by `|`, each its spans in minutes after midnight, `480-960`;
    None where the text could not be read.
    """

    lines: tuple[tuple[str, str], ...]
    text: Said
    week: str | None
    days: Week | None


def hours_of(written: Bilingual | None, language: Language) -> Hours | None:
    """None where nothing is known."""
    if written is None or not written.id:
        return None
    week = read_opening(written.id)
    if week is None:
        return Hours((), say(written, language), None, None)
    said = words("site", language)
    lines = []
    for first, last, spans in runs(week):
        if (first, last) == (0, 6):
            days = said.text("Setiap hari")
        else:
            names = [weekday(_MONDAY + dt.timedelta(days=day), language) for day in dict.fromkeys((first, last))]
            days = "–".join(names)
        lines.append((days, ", ".join(_times(span, language) for span in spans) or said.text("Libur")))
    by_day = "|".join(",".join(f"{start}-{end}" for start, end in spans) for spans in week)
    return Hours(tuple(lines), say(written, language), by_day, week)


def specification(week: Week) -> list[dict[str, Any]]:
    """schema.org's OpeningHoursSpecification: one for each span with its days. A whole day ends at 23:59."""
    days_of: dict[Span, list[str]] = {}
    for name, spans in zip(_NAMES, week, strict=True):
        for span in spans:
            days_of.setdefault(span, []).append(f"https://schema.org/{name}")
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": clock(start).replace(".", ":"),
            "closes": "23:59" if end == DAY else clock(end).replace(".", ":"),
        }
        for (start, end), days in days_of.items()
    ]


def _times(span: Span, language: Language) -> str:
    if span == (0, DAY):
        return words("site", language).text("24 jam")
    return time_range(clock(span[0]), clock(span[1]), None, language)
