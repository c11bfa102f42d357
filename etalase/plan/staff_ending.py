"""Permits that ended or end within 90 days: a page to print, a table for Excel, a calendar that reminds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from etalase.model import Site
from etalase.overview import Ending
from etalase.plan import ics
from etalase.plan.frame import Language, say
from etalase.plan.opendata import written_csv
from etalase.plan.staff_frame import Desk, page
from etalase.plan.staff_today import BANDS, band_names, end_of, is_within
from etalase.plan.staff_words import PERMIT_NAMES
from etalase.recipe import Values
from etalase.values.date import full_date
from etalase.words import words

# How many days before its end a calendar reminds of a permit.
_REMINDERS = (30, 7)


def ending_view(desk: Desk, ending: Sequence[Ending]) -> Values:
    """Every permit that ended or will, by bands of days left, the longest over first."""
    bands = [
        (name, kind, [end_of(each, desk) for each in ending if is_within(each.days, *band)])
        for (name, kind), band in zip(band_names(desk.language), BANDS, strict=True)
    ]
    return page(desk, "izin") | {
        "day": full_date(desk.as_of, desk.language),
        "bands": [band for band in bands if band[2]],
        "n": len(ending),
        "n_over": sum(each.days < 0 for each in ending),
        "n_sold": sum(each.days < 0 and bool(each.shops) for each in ending),
    }


def ending_csv(language: Language, ending: Sequence[Ending]) -> dict[str, str]:
    """`{"text": …}`: the same as a table. Excel in Indonesian opens it by a double click: columns end in a semicolon,
    and the first sign tells that the text is UTF-8.
    """
    said = words("staff", language)
    titles = [
        said.text("Berakhir"),
        said.text("Sisa hari"),
        said.text("Izin"),
        said.text("Produk atau usaha"),
        said.text("Pelaku"),
        said.text("Masih dijual di"),
        said.text("Catatan"),
        said.text("Berkas"),
    ]
    rows: list[list[Any]] = [
        [
            each.day,
            each.days,
            _name(each.kind),
            each.what,
            each.whose,
            ", ".join(each.shops),
            said.text("menurut tahun di nomornya") if each.assumed else "",
            f"{each.file}:{each.line}",
        ]
        for each in ending
    ]
    return {"text": "\ufeff" + written_csv(titles, rows, ";")}


def ending_ics(
    site: Site, language: Language, as_of: dt.date, base_url: str | None, ending: Sequence[Ending]
) -> dict[str, str]:
    """`{"text": …}`: an event of a whole day for each permit on its last day, with reminders before it."""
    said = words("staff", language)
    name = said.text("Izin jatuh tempo: {site}", site=say(site.name, language))
    events = [_event(each, language, as_of, base_url) for each in ending]
    return {"text": ics.whole(site, name, events, language)}


def _event(each: Ending, language: Language, as_of: dt.date, base_url: str | None) -> list[str]:
    said = words("staff", language)
    whose = f" ({each.whose})" if each.whose else ""
    title = said.text("{permit} berakhir: {what}", permit=_name(each.kind), what=each.what + whose)
    about = [said.text("Masih dijual di {shops}.", shops=", ".join(each.shops))] if each.shops else []
    if each.assumed:
        about.append(said.text("Hari terakhirnya menurut tahun di nomornya."))
    about.append(f"{each.file}:{each.line}")
    # A permit that is renewed keeps its name, so a calendar moves the event instead of adding another.
    mark = "-".join(("izin", each.kind, each.product.replace("/", ".") or each.vendor))
    return [
        "BEGIN:VEVENT",
        f"UID:{ics.uid(mark, base_url)}",
        *ics.stamps(as_of),
        *ics.whole_days(each.day, each.day),
        f"SUMMARY:{ics.escape(title)}",
        f"DESCRIPTION:{ics.escape(chr(10).join(about))}",
        "TRANSP:TRANSPARENT",
        *(line for days in _REMINDERS for line in _reminder(title, days)),
        "END:VEVENT",
    ]


def _reminder(title: str, days: int) -> list[str]:
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{ics.escape(title)}", f"TRIGGER:-P{days}D", "END:VALARM"]


def _name(kind: str) -> str:
    return PERMIT_NAMES.get(kind, kind)
