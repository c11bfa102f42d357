"""Findings as text, JSON and annotations: what a terminal, a program and a code host get to see."""

from __future__ import annotations

import json
import re

import pytest

from etalase import reporter
from etalase.pipeline import Finding
from etalase.place import Place
from etalase.problem import Problem, Severity

FILE = "content/vendors/dapur-mangrove/products/abon.md"


def misspelt(line: str = "harag: 15000", column: int = 1, width: int = 5) -> Finding:
    values = {"key": "harag", "suggestion": "harga"}
    problem = Problem("key.misspelt", Place(FILE, 4, column, width), values, "harga: 15000")
    return Finding(problem, Severity.ERROR, line)


def test_text_shows_place_line_caret_and_hint() -> None:
    assert reporter.as_text([misspelt()], "id", False) == (
        f'{FILE}:4:1: salah key.misspelt: Kunci "harag" tidak dikenal. Maksudnya "harga"?\n'
        "  4 | harag: 15000\n"
        "    | ^^^^^\n"
        "  tulis: harga: 15000\n"
        "Ditemukan 1 salah."
    )


def test_text_in_english() -> None:
    assert reporter.as_text([misspelt(), misspelt()], "en", False).splitlines()[-5:] == [
        f'{FILE}:4:1: error key.misspelt: Key "harag" is not known. Did you mean "harga"?',
        "  4 | harag: 15000",
        "    | ^^^^^",
        "  write: harga: 15000",
        "Found 2 errors.",
    ]


def test_nothing_wrong_is_said_in_a_sentence() -> None:
    assert reporter.as_text([], "id", False) == "Tidak ada masalah."
    assert reporter.as_text([], "en", False) == "No problems."


@pytest.mark.parametrize(
    ("line", "column", "width", "quoted", "carets"),
    [
        ("nama: 甘い harag", 10, 5, "nama: 甘い harag", "           ^^^^^"),
        ("\tharag: 1", 2, 5, "    harag: 1", "    ^^^^^"),
        ("ka\u0301fe harag", 7, 5, "ka\u0301fe harag", "     ^^^^^"),
        ("甘い: 1", 1, 2, "甘い: 1", "^^^^"),
        ("harag", 6, 1, "harag", "     ^"),
        ("harag", 90, 40, "harag", "     ^"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, column: int, width: int, quoted: str, carets: str) -> None:
    shown = reporter.as_text([misspelt(line, column, width)], "id", False).splitlines()
    assert shown[1] == f"  4 | {quoted}"
    assert shown[2] == f"    | {carets}"


def test_a_long_line_is_cut_round_the_stretch() -> None:
    line = "cerita: " + "a" * 300 + " harag " + "b" * 300
    shown = reporter.as_text([misspelt(line, 310, 5)], "id", False).splitlines()
    quoted, carets = shown[1][6:], shown[2][6:]
    assert len(quoted) < 130
    assert quoted[carets.index("^") : carets.rindex("^") + 1] == "harag"


def test_a_finding_about_a_whole_file_has_no_quotation() -> None:
    problem = Problem("photo.empty", Place("content/photos/a.jpg"), {"file": "a.jpg"})
    assert reporter.as_text([Finding(problem, Severity.ERROR)], "id", False).splitlines() == [
        "content/photos/a.jpg:1:1: salah photo.empty: Foto a.jpg kosong. Salin ulang berkasnya.",
        "Ditemukan 1 salah.",
    ]


def test_colours_only_when_asked_and_never_from_content() -> None:
    nasty = misspelt("harag: \x1b[31m\x07", 1, 5)
    assert "\x1b" not in reporter.as_text([nasty], "id", False)
    coloured = reporter.as_text([misspelt()], "id", True)
    assert coloured.count("\x1b[0m") >= 3
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == reporter.as_text([misspelt()], "id", False)


def test_counts_of_all_gravities() -> None:
    problem = misspelt().problem
    mixed = [Finding(problem, severity) for severity in (Severity.INFO, Severity.WARNING, Severity.WARNING)]
    assert reporter.summary(mixed, "id") == "Ditemukan 2 peringatan, 1 info."
    assert reporter.summary(mixed, "en") == "Found 2 warnings, 1 info."


def test_json_has_the_agreed_shape() -> None:
    told = json.loads(reporter.as_json([misspelt()], "en"))
    assert told == {
        "problems": [
            {
                "code": "key.misspelt",
                "severity": "error",
                "file": FILE,
                "line": 4,
                "column": 1,
                "message": 'Key "harag" is not known. Did you mean "harga"?',
                "hint": "harga: 15000",
            }
        ],
        "counts": {"error": 1, "warning": 0, "info": 0},
    }


def test_annotations_are_escaped() -> None:
    values = {"key": "100%,\n::x", "suggestion": "harga"}
    problem = Problem("key.misspelt", Place("content/a,b: c.md", 4, 3, 5), values, None)
    assert reporter.as_github([Finding(problem, Severity.WARNING)], "en") == (
        "::warning file=content/a%2Cb%3A c.md,line=4,col=3,endColumn=8,title=key.misspelt"
        '::Key "100%25,%0A::x" is not known. Did you mean "harga"?'
    )
    info = Finding(Problem("file.bom", Place("content/a.md")), Severity.INFO)
    assert reporter.as_github([info], "en").startswith("::notice file=content/a.md,line=1,title=file.bom::")


def test_private_numbers_are_never_printed() -> None:
    number = "6471 0115 0190 0000"
    line = f"telepon: {number}"
    problem = Problem("phone.invalid", Place(FILE, 4, 10, len(number)), {"found": number}, number)
    finding = Finding(problem, Severity.ERROR, line)
    for report in (
        reporter.as_text([finding], "id"),
        reporter.as_json([finding], "id"),
        reporter.as_github([finding], "id"),
    ):
        assert "0115" not in report
        assert "•••• •••• •••• ••••" in report
