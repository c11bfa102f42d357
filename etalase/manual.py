"""The pages of the problem codes, read from the docstrings of the rules.

A page is the docstring of a rule module: a title, what and why and how to mend in Markdown, then examples. An example
names the file it stands in and shows either a whole file (`(seluruh berkas)`) or only the keys that matter. The mark
`# <- code` stands on the line where a problem is expected. `*Salah*` begins an example with mistakes, `*Bagus*` one
without, `dan di` adds a second file to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from etalase import checks
from etalase.problem import Severity

_HEADER = re.compile(
    r"(?P<word>\*Salah\*|\*Bagus\*|dan) di `(?P<file>[^`]+)`(?: \((?P<form>[^)]+)\))?(?: <- (?P<codes>[^:]+))?:?"
)
_MARK = re.compile(r"\s*# <- ([a-z0-9.,\s-]+)$")
WHOLE_FILE = "seluruh berkas"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of an example. `text` is without marks.

    `form` says what the file is when the text alone does not: `seluruh berkas` for a whole file, `UTF-16`, or what a
    picture looks like. `expected` are pairs of line in `text` and code; line 0 stands for the file as a whole.
    """

    file: str
    text: str
    form: str
    expected: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What to write, or what not to write; one or more files that belong together."""

    good: bool
    sheets: tuple[Sheet, ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for sheet in self.sheets for _, code in sheet.expected)


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of one rule. `text` is Markdown; `codes` are explained on it, with how grave they are."""

    name: str
    title: str
    text: str
    examples: tuple[Example, ...]
    codes: Mapping[str, Severity]


@cache
def pages() -> tuple[Page, ...]:
    """Every page, by the name of its rule."""
    return tuple(
        _page(module.__name__.rpartition(".")[2], module.__doc__ or "", module.CODES) for module in checks.modules()
    )


def page_of(code: str) -> Page | None:
    """The page that explains a code."""
    return next((page for page in pages() if code in page.codes), None)


def _page(name: str, docstring: str, codes: Mapping[str, Severity]) -> Page:
    lines = docstring.strip().split("\n")
    title, body = lines[0].strip(), lines[1:]
    start = next((n for n, line in enumerate(body) if _HEADER.fullmatch(line)), len(body))
    text = "\n".join(body[:start]).strip()
    return Page(name, title, text, _examples(body[start:]), codes)


def _examples(lines: list[str]) -> tuple[Example, ...]:
    examples: list[Example] = []
    at = 0
    while at < len(lines):
        header = _HEADER.fullmatch(lines[at])
        at += 1
        if not header:
            continue
        end = at
        while end < len(lines) and not _HEADER.fullmatch(lines[end]):
            end += 1
        sheet = _sheet(header, lines[at:end])
        if header["word"] == "dan" and examples:
            examples[-1] = replace(examples[-1], sheets=(*examples[-1].sheets, sheet))
        else:
            examples.append(Example(header["word"] == "*Bagus*", (sheet,)))
        at = end
    return tuple(examples)


def _sheet(header: re.Match[str], lines: list[str]) -> Sheet:
    block = "\n".join(line[4:] if line.startswith("    ") else line for line in lines).strip("\n")
    expected = [(0, code) for code in _codes(header["codes"])]
    rows = []
    for n, row in enumerate(block.split("\n"), 1):
        if mark := _MARK.search(row):
            expected += [(n, code) for code in _codes(mark[1])]
            row = row[: mark.start()]
        rows.append(row)
    return Sheet(header["file"], "\n".join(rows) + "\n" if block else "", header["form"] or "", tuple(expected))


def _codes(listed: str | None) -> list[str]:
    return [code.strip() for code in (listed or "").split(",") if code.strip()]


def as_markdown(page: Page) -> str:
    """One page of the handbook: title, codes with their gravity, text, examples."""
    names = {Severity.ERROR: "salah", Severity.WARNING: "peringatan", Severity.INFO: "info"}
    codes = ", ".join(f"`{code}` ({names[severity]})" for code, severity in page.codes.items())
    parts = [f"## {page.title}", codes, page.text.strip()]
    for example in page.examples:
        for n, sheet in enumerate(example.sheets):
            word = "dan di" if n else "Bagus:" if example.good else "Salah:"
            form = f" ({sheet.form})" if sheet.form else ""
            parts.append(f"{word} `{sheet.file}`{form}")
            if sheet.text:
                parts.append("\n".join(f"    {line}".rstrip() for line in sheet.text.rstrip("\n").split("\n")))
    return "\n\n".join(parts) + "\n"


def handbook() -> str:
    """All pages as one Markdown file for `docs/panduan/masalah.md`."""
    head = (
        "# Masalah dan cara membetulkannya\n\n"
        "Disusun dari aturan program; `python build.py check --explain KODE` menunjukkan satu halaman.\n\n"
    )
    return head + "\n".join(as_markdown(page) for page in pages())
