"""Findings for whoever asked: text for people in a terminal, JSON for programs, annotations for a code host.

A report is copied further than the file it speaks of, so private identity numbers are printed as dots, wherever in a
message, a hint or a quoted line they stand.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from etalase.pipeline import Finding
from etalase.problem import Severity
from etalase.words import explain

_NAMES = {
    "id": {Severity.ERROR: "salah", Severity.WARNING: "peringatan", Severity.INFO: "info"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}
_WRITE = {"id": "tulis", "en": "write"}
# Codes whose hint is not something to type into the file.
_OTHER_HINTS = {
    "file.misplaced": {"id": "pindahkan ke", "en": "move to"},
    "file.ignored": {"id": "pindahkan ke", "en": "move to"},
    "vendor.missing": {"id": "jalankan", "en": "run"},
}
_CLEAN = {"id": "Tidak ada masalah.", "en": "No problems."}
_SUMMARY = {"id": "Ditemukan {counts}.", "en": "Found {counts}."}

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

# A line longer than this is cut round the stretch that is meant.
_WIDEST = 110


def as_text(findings: Sequence[Finding], language: str, colour: bool = False) -> str:
    """What people read: place, gravity, code and message; the source line with the stretch underlined; what to type.

    The last line counts. `colour` adds ANSI colours; without it the text holds no control character.
    """
    paint: Paint = _painted if colour else _plain
    blocks = [_block(finding, language, paint) for finding in findings]
    return "\n".join([*blocks, summary(findings, language)])


def summary(findings: Iterable[Finding], language: str) -> str:
    """How many of each gravity, in one sentence."""
    counted = _counts(findings)
    names = _NAMES[language]
    shown = []
    for severity, n in counted.items():
        name = _PLURALS[severity] if language == "en" and n != 1 else names[severity]
        if n:
            shown.append(f"{n} {name}")
    return _SUMMARY[language].format(counts=", ".join(shown)) if shown else _CLEAN[language]


def as_json(findings: Sequence[Finding], language: str) -> str:
    """One object: `problems` in reading order and `counts` of each gravity."""
    problems = [
        {
            "code": finding.problem.code,
            "severity": finding.severity.value,
            "file": finding.problem.place.file,
            "line": finding.problem.place.line,
            "column": finding.problem.place.column,
            "message": _masked(explain(finding.problem, language)),
            "hint": _masked(finding.problem.hint) if finding.problem.hint else None,
        }
        for finding in findings
    ]
    counts = {severity.value: n for severity, n in _counts(findings).items()}
    return json.dumps({"problems": problems, "counts": counts}, ensure_ascii=False, indent=1)


def as_github(findings: Sequence[Finding], language: str) -> str:
    """Workflow commands that a code host shows beside the changed lines, one for each finding."""
    return "\n".join(_command(finding, language) for finding in findings)


def _counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    counted = dict.fromkeys(Severity, 0)
    for finding in findings:
        counted[finding.severity] += 1
    return counted


def _plain(text: str, style: str) -> str:
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


Paint = Callable[[str, str], str]


def _block(finding: Finding, language: str, paint: Paint) -> str:
    problem, place = finding.problem, finding.problem.place
    word = paint(f"{_NAMES[language][finding.severity]} {problem.code}", f"1;{_COLOURS[finding.severity]}")
    lines = [f"{paint(str(place), '1')}: {word}: {_visible(_masked(explain(problem, language)))}"]
    if finding.line and place.width:
        lines += _quotation(finding, paint)
    if problem.hint:
        lines.append(f"  {_label(finding, language)}: {paint(_visible(_masked(problem.hint)), '32')}")
    return "\n".join(lines)


def _quotation(finding: Finding, paint: Paint) -> list[str]:
    """The source line with its number, and carets under the stretch that is meant, as wide as it looks."""
    place = finding.problem.place
    line = _masked(finding.line)
    start = min(place.column - 1, len(line))
    end = min(start + place.width, len(line))
    before, meant, after = line[:start], line[start:end], line[end:]
    before, meant, after = _cut(_visible(before), _visible(meant), _visible(after))
    number = str(place.line)
    carets = paint("^" * max(1, _columns(meant)), f"1;{_COLOURS[finding.severity]}")
    return [
        f"  {number} | {before}{meant}{after}".rstrip(),
        f"  {' ' * len(number)} | {' ' * _columns(before)}{carets}",
    ]


def _label(finding: Finding, language: str) -> str:
    return _OTHER_HINTS.get(finding.problem.code, _WRITE)[language]


def _masked(text: str) -> str:
    """The text with the digits of private identity numbers as dots, each in its place."""
    if sum(map(text.count, "0123456789")) < 16:
        return text
    from etalase.values import nik

    signs = list(text)
    for start, end in nik.find_private(text):
        signs[start:end] = ["•" if sign.isdigit() else sign for sign in signs[start:end]]
    return "".join(signs)


def _cut(before: str, meant: str, after: str) -> tuple[str, str, str]:
    """A long line reduced to what stands round the stretch."""
    if len(before) + len(meant) + len(after) <= _WIDEST:
        return before, meant, after
    if len(meant) > _WIDEST:
        meant = meant[: _WIDEST - 1] + "…"
    room = _WIDEST - len(meant)
    if len(before) > room // 2:
        before = "…" + before[len(before) - max(0, room // 2) :]
    if len(after) > room - len(before):
        after = after[: max(0, room - len(before))] + "…"
    return before, meant, after


def _visible(text: str) -> str:
    """The text on one line without control characters; a tab as four spaces, so that carets stand right."""
    spread = text.replace("\t", "    ").replace("\n", " ")
    return "".join(sign if sign.isprintable() or sign == " " else "\N{REPLACEMENT CHARACTER}" for sign in spread)


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: wide signs two, marks that stand on another sign none."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _command(finding: Finding, language: str) -> str:
    problem, place = finding.problem, finding.problem.place
    properties = {"file": place.file, "line": place.line}
    if place.width:
        properties |= {"col": place.column, "endColumn": place.column + place.width}
    properties["title"] = problem.code
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = _masked(explain(problem, language))
    if problem.hint:
        message += f"\n{_label(finding, language)}: {_masked(problem.hint)}"
    return f"::{_GITHUB[finding.severity]} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
