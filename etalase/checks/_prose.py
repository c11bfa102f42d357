"""The running text that people wrote in a content file, with its place: what spelling and claims are judged on.

Names, brands, addresses, quotations, links and English are no running text; they are blanked out, so that columns stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etalase.model import (
    Category,
    Exhibition,
    Noun,
    Photo,
    Product,
    Requirement,
    Rule,
    Site,
    Slot,
    TextPage,
    Training,
    Vendor,
    keys_of,
)

_KEY = re.compile(r"^(\s*(?:-\s+)*)([a-z_]+):(?=\s|$)")
_ENGLISH = re.compile(r"\ben:\s*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,}\n]*)")
_INNER_KEY = re.compile(r"(?<=[{,\s])[a-z_]+:(?=\s)")
_NOT_PROSE = re.compile(
    r"https?://\S+|\]\([^)\s]*\)|<[^>\n]*>|`[^`\n]*`|[\w.+-]+@[\w.-]+|“[^”\n]*”|‘[^’\n]*’|\"[^\"\n]*\"|\*[^*\n]+\*|_[^_\n]+_"
)
_COMMENT = re.compile(r"(?:^|\s)#.*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text; `column` is that of its first character, from 1."""

    number: int
    column: int
    text: str


@cache
def _prose_keys() -> frozenset[str]:
    fields: tuple[tuple[type[Noun], str], ...] = (
        (Vendor, "story"),
        (Product, "ingredients"),
        (Exhibition, "foreword"),
        (Category, "description"),
        (Requirement, "remark"),
        (Site, "slogan"),
        (Rule, "message"),
        (Photo, "alt"),
        (Slot, "title"),
        (Training, "title"),
        (TextPage, "title"),
    )
    return frozenset(keys_of(noun)[field].name for noun, field in fields)


@cache
def _name_keys() -> frozenset[str]:
    return frozenset(keys_of(Product)[field].name for field in ("name", "brand"))


def _ignore_key() -> str:
    return keys_of(Noun)["ignore_spelling"].name


def lines(file: str, text: str) -> list[Line]:
    """The running text of a content file in Indonesian; none for English twins and for files that are no prose."""
    if file.endswith(".en.md") or not file.endswith((".md", ".yaml")):
        return []
    rows = text.split("\n")
    names = _names(text)
    head_end = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), 0) if file.endswith(".md") else 0
    found = list(_of_mapping(rows[:head_end] if file.endswith(".md") else rows))
    found += [Line(n + 1, 1, row) for n, row in enumerate(rows) if head_end and n > head_end and row.strip()]
    return [Line(line.number, line.column, _blanked(line.text, names)) for line in found]


def ignored(text: str) -> frozenset[str]:
    """The words which the file itself asks to leave alone, in small letters."""
    wanted: set[str] = set()
    rows = text.split("\n")
    for n, row in enumerate(rows):
        found = _KEY.match(row)
        if not found or found[2] != _ignore_key():
            continue
        listed = row[found.end() :]
        indent = len(found[1])
        for below in rows[n + 1 :]:
            if not re.match(rf"\s{{{indent},}}-\s|\s+[^\s-]", below) or _KEY.match(below):
                break
            listed += "," + below.strip().removeprefix("-")
        wanted.update(word.strip(" \t\"'[]").casefold() for word in listed.split(","))
    return frozenset(wanted - {""})


def _names(text: str) -> tuple[str, ...]:
    """Names and brands that the file gives: they are written as their owners like."""
    names = []
    for row in text.split("\n"):
        found = _KEY.match(row)
        if found and found[2] in _name_keys():
            names += re.findall(r"[^{},:\"']+", row[found.end() :])
    return tuple(sorted((name.strip() for name in names if len(name.strip()) > 3), key=len, reverse=True))


def _of_mapping(rows: list[str]) -> Iterator[Line]:
    """The values of keys that hold prose, with the lines below them that belong to them."""
    inside: int | None = None
    is_english = False
    for n, row in enumerate(rows, 1):
        if not row.strip():
            continue
        indent = len(row) - len(row.lstrip())
        found = _KEY.match(row)
        if inside is not None and indent > inside:
            if found and found[2] in ("id", "en"):
                is_english = found[2] == "en"
            if not is_english:
                yield _value(n, row, found.end() if found and found[2] == "id" else indent)
            continue
        inside = None
        if found and found[2] in _prose_keys():
            inside, is_english = indent, False
            yield _value(n, row, found.end())
        else:
            yield from _inline(n, row)


def _inline(n: int, row: str) -> Iterator[Line]:
    """Prose keys inside `{…}` on one line."""
    for found in re.finditer(r"[{,]\s*([a-z_]+):\s+(\{[^}]*\}|\"[^\"]*\"|'[^']*'|[^,}]*)", row):
        if found[1] in _prose_keys():
            start = found.start(2)
            yield _value(n, row[: found.end(2)], start)


def _value(n: int, row: str, start: int) -> Line:
    value = row[start:]
    value = _ENGLISH.sub(_spaces, value)
    value = _INNER_KEY.sub(_spaces, value)
    stripped = value.strip()
    if stripped[:1] in ('"', "'") and stripped[-1:] == stripped[:1]:
        # The quotes belong to YAML, what they hold is prose.
        value = value.replace(stripped[0], " ", 1)
        value = value[: value.rindex(stripped[0])] + " " if stripped[0] in value else value
    elif not stripped.startswith(("{", "[")):
        value = _COMMENT.sub(_spaces, value)
    else:
        value = value.replace('"', " ").replace("'", " ")
    return Line(n, start + 1, value)


def _blanked(text: str, names: tuple[str, ...]) -> str:
    text = _NOT_PROSE.sub(_spaces, text)
    for name in names:
        if name in text:
            text = text.replace(name, " " * len(name))
    return text


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])
