"""What is wrong with the content, for those who mend it: a page by file, and the JSON that `check` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from etalase.plan.frame import Language
from etalase.plan.staff_frame import Desk, page
from etalase.problem import Problem, Severity
from etalase.prose import to_html
from etalase.recipe import Values
from etalase.values.date import long_date
from etalase.words import explain

Told = tuple[Problem, Severity, str]
"""A problem, how grave it is, and the line it stands in."""

# A rule that speaks this often in warnings is told once, with its places below it.
OFTEN = 12


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
        "counts": counts(told),
    }
    return {"text": json.dumps(whole, ensure_ascii=False, indent=1) + "\n"}


def counts(told: Sequence[Told]) -> dict[str, int]:
    return {grave.value: sum(severity is grave for _, severity, _ in told) for grave in Severity}


def problems_view(desk: Desk, told: tuple[Told, ...], explanations: Mapping[str, str]) -> Values:
    """Problems by file; what a rule says very often, and does not block, stands once with all its places."""
    often = _often(told)
    files: dict[str, list[dict[str, Any]]] = {}
    folded: dict[str, list[dict[str, Any]]] = {}
    for problem, severity, line in told:
        shown = _shown(problem, severity, line, desk.language, explanations)
        if problem.code in often and severity is not Severity.ERROR:
            folded.setdefault(problem.code, []).append(shown)
        else:
            files.setdefault(problem.place.file, []).append(shown)
    return page(desk, "masalah") | {
        "counts": counts(told),
        "n": len(told),
        "day": long_date(desk.as_of, desk.language),
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
    problem: Problem, severity: Severity, line: str, language: Language, explanations: Mapping[str, str]
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
