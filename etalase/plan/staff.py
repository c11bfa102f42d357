"""What stays in the office: the list of problems, as a page and as JSON, and the overview of the day.

These pages read the full catalogue, private fields included. The folder `staff/` is never published.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from etalase.model import Catalog, Site
from etalase.overview import HORIZON, Ending, Overview, overview
from etalase.plan import Setting
from etalase.plan.frame import Language, say
from etalase.problem import Problem, Severity
from etalase.prose import to_html
from etalase.recipe import Asset, Page, Recipe, Text, Values, View
from etalase.values.date import full_date, long_date, short_date
from etalase.words import explain, words

Told = tuple[Problem, Severity, str]

# How many lines of one list the overview shows.
LINES = 12
# A rule that speaks this often in warnings is told once, with its places below it.
OFTEN = 12

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


def staff(
    catalog: Catalog,
    setting: Setting,
    problems: Sequence[Told],
    explanations: Mapping[str, str] | None = None,
    language: Language = "id",
) -> dict[str, Recipe]:
    """Everything under `staff/`. `problems` are (problem, its severity, the line it stands in) in reading order.

    `explanations` maps a problem's code to the words of its rule, for those who ask why.
    """
    styles = {
        name: f"/aset/{name}.{setting.assets[f'assets/{name}.css'][:8]}.css"
        for name in ("staf",)
        if f"assets/{name}.css" in setting.assets
    }
    plan: dict[str, Recipe] = {
        f"staff{path}": Asset((f"assets/{name}.css",), setting.assets[f"assets/{name}.css"], "css")
        for name, path in styles.items()
    }
    style = styles.get("staf")
    told = tuple(problems)
    known = {code: text for code, text in (explanations or {}).items() if any(code == p.code for p, _, _ in told)}
    plan["staff/masalah.json"] = Text(View(problems_json, (told, language)))
    inputs = (catalog.site, style, language, setting.as_of, told, known)
    plan["staff/masalah.html"] = Page("staff/problems.html", View(problems_view, inputs), language, "file")
    today = (
        catalog.site,
        style,
        language,
        setting.as_of,
        told,
        *_brief(overview(catalog, setting.ready, setting.as_of)),
    )
    plan["staff/index.html"] = Page("staff/index.html", View(overview_view, today), language, "file")
    return plan


def problems_json(told: tuple[Told, ...], language: str) -> dict[str, str]:
    """`{"text": …}`: the object that `check --format json` prints."""
    whole = {
        "problems": [
            {
                "code": problem.code,
                "severity": severity.value,
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "message": explain(problem, language),
                "hint": problem.hint,
            }
            for problem, severity, _ in told
        ],
        "counts": _counts(told),
    }
    return {"text": json.dumps(whole, ensure_ascii=False, indent=1) + "\n"}


def _counts(told: Sequence[Told]) -> dict[str, int]:
    return {grave.value: sum(severity is grave for _, severity, _ in told) for grave in Severity}


def problems_view(
    site: Site,
    style: str | None,
    language: Language,
    as_of: dt.date,
    told: tuple[Told, ...],
    explanations: Mapping[str, str],
) -> Values:
    """Problems by file; what a rule says very often, and does not block, stands once with all its places."""
    often = _often(told)
    files: dict[str, list[dict[str, Any]]] = {}
    folded: dict[str, list[dict[str, Any]]] = {}
    for problem, severity, line in told:
        shown = _shown(problem, severity, line, language, explanations)
        if problem.code in often and severity is not Severity.ERROR:
            folded.setdefault(problem.code, []).append(shown)
        else:
            files.setdefault(problem.place.file, []).append(shown)
    return _page(site, style, language, "masalah") | {
        "counts": _counts(told),
        "n": len(told),
        "day": long_date(as_of, language),
        "files": [(name, each, _gravities(each)) for name, each in files.items()],
        "folded": [(code, each, each[0]["gravity"]) for code, each in folded.items()],
        "rules": [(code, to_html(text)) for code, text in sorted(explanations.items())],
    }


def _often(told: tuple[Told, ...]) -> set[str]:
    n: dict[str, int] = {}
    for problem, severity, _ in told:
        if severity is not Severity.ERROR:
            n[problem.code] = n.get(problem.code, 0) + 1
    return {code for code, count in n.items() if count > OFTEN}


def _gravities(shown: Sequence[Mapping[str, Any]]) -> list[str]:
    return sorted({each["gravity"] for each in shown})


def _shown(
    problem: Problem, severity: Severity, line: str, language: str, explanations: Mapping[str, str]
) -> dict[str, Any]:
    place = problem.place
    return {
        "gravity": severity.value,
        "code": problem.code,
        "explained": problem.code in explanations,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": explain(problem, language),
        "hint": problem.hint,
        "excerpt": excerpt(line, place.column, place.width) if line.strip() else None,
    }


def excerpt(line: str, column: int, width: int, room: int = 72) -> dict[str, str]:
    """The part of a line round the place: `before`, `hit`, `after`, and `caret`, the signs to print below it.

    A long line is cut at both ends, and a cut end shows `…`, so that the place is in view on a phone.

    >>> excerpt("harga: 15.000", 8, 6)
    {'before': 'harga: ', 'hit': '15.000', 'after': '', 'caret': '       ^^^^^^'}
    """
    start = max(0, column - 1)
    hit = line[start : start + max(width, 1)]
    before, after = line[:start], line[start + len(hit) :]
    if len(hit) > room:
        hit = hit[: room - 1] + "…"
    left = max(16, room - len(hit) - 24)
    if len(before) > left:
        before = "…" + before[-left + 1 :]
    right = max(8, room - len(hit) - len(before))
    if len(after) > right:
        after = after[: right - 1] + "…"
    blank = "".join("\t" if sign == "\t" else " " for sign in before)
    return {"before": before, "hit": hit, "after": after, "caret": blank + "^" * max(len(hit), 1)}


def _brief(today: Overview) -> tuple[Overview, int]:
    """The overview with as many new products as are shown, and how many there are."""
    return dataclasses.replace(today, new=today.new[:LINES]), len(today.new)


def overview_view(
    site: Site,
    style: str | None,
    language: Language,
    as_of: dt.date,
    told: tuple[Told, ...],
    today: Overview,
    n_new: int,
) -> Values:
    """A sentence, four figures, then work: what ended, what is wrong, what is new, who could be delivered."""
    errors = [p for p, severity, _ in told if severity is Severity.ERROR]
    said = words("staff", language)
    bands = (
        (said.text("Sudah lewat: produknya tidak boleh diedarkan dulu"), None, -1, "lewat"),
        (said.text("Dalam 30 hari"), 0, 30, "dekat"),
        (said.text("31–60 hari"), 31, 60, ""),
        (said.text("61–90 hari"), 61, HORIZON, ""),
    )
    most = max((shop.n_ready or 0 for shop in today.shops), default=0)
    return _page(site, style, language, "ringkasan") | {
        "day": full_date(as_of, language),
        "numbers": today.counts,
        "counts": _counts(told),
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


def _page(site: Site, style: str | None, language: Language, section: str) -> dict[str, Any]:
    return {"site_name": say(site.name, language), "style": style, "section": section, "sample": site.sample}
