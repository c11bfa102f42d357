"""Every word of the interface exists in both languages, with the same placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from etalase.values.money import number

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "etalase" / "words"


def catalogue(name: str) -> dict[str, tuple[str, ...]]:
    """Message → its forms, of a .po file."""
    found = {}
    for message in read_po(BytesIO((WORDS / name).read_bytes())):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def in_templates(folder: str) -> Iterator[str]:
    """The literal arguments of `t(…)` and `tn(…)` in templates."""
    for path in sorted((ROOT / "templates" / folder).rglob("*.html")):
        for quote, text in re.findall(r"""\btn?\(\s*(["'])(.*?)(?<!\\)\1""", path.read_text("utf-8")):
            yield text.replace(f"\\{quote}", quote)


def in_code(folder: Path, names: tuple[str, ...]) -> Iterator[str]:
    """The literal first arguments of calls of these names, as `t("…")` or `said.text("…")`."""
    for path in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in names and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("domain", ["site", "staff"])
def test_every_message_of_the_templates_is_in_english(domain: str) -> None:
    assert set(in_templates(domain)) - catalogue(f"{domain}.en.po").keys() == set()


def test_every_message_of_the_plans_is_in_english() -> None:
    """Each in the catalogue of its own domain: the words of papers are not known to the site."""
    missing = set()
    for path in sorted((ROOT / "etalase" / "plan").glob("*.py")):
        # Whoever speaks from the booklets' desk speaks the words of papers.
        printed = path.stem.startswith(("booklet", "offer")) or "booklet_desk" in path.read_text("utf-8")
        domain = "staff" if path.stem.startswith(("staff", "letter")) else "print" if printed else "site"
        # What both a page and a paper say is asked of the domain of whoever asks.
        missing |= {(path.name, message) for message in in_code(path, ("text", "plural"))} - {
            (path.name, known) for known in catalogue(f"{domain}.en.po")
        }
    assert missing == set()


# Formats made by hand know neither language: `%d %B`, `{:,}`.
BY_HAND = re.compile(r"strftime\(|\{[^{}]*:[^{}]*,[^{}]*\}\"|locale\.")


def test_dates_and_numbers_are_left_to_babel() -> None:
    """Outside `values`, where each format has its room, nobody writes a date or an amount."""
    rooms = [*(ROOT / "etalase" / "plan").glob("*.py"), *(ROOT / "etalase" / "make").glob("*.py")]
    lines = {
        f"{path.name}:{n}": line.strip()
        for path in rooms
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if BY_HAND.search(line)
    }
    templates = (ROOT / "templates" / "site").glob("*.html")
    lines |= {path.name: "strftime" for path in templates if "strftime" in path.read_text("utf-8")}
    assert lines == {}


def test_every_message_of_the_doors_is_in_english() -> None:
    said: set[str] = set()
    for door in ("cli.py", "serve.py", "scaffold.py", "schema.py"):
        tree = ast.parse((ROOT / "etalase" / door).read_text("utf-8"))
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
        for node in calls:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("t", "text") and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                said.add(node.args[0].value)
    assert said
    assert said - catalogue("cli.en.po").keys() == set()


@pytest.mark.parametrize(
    "file", sorted(path.name for path in WORDS.glob("*.po") if not path.name.startswith("problems"))
)
def test_translations_keep_the_placeholders(file: str) -> None:
    wrong = [
        message
        for message, forms in catalogue(file).items()
        if not all(form and placeholders(form) == placeholders(message) for form in forms)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_numbers_are_written_as_babel_writes_them(language: Literal["id", "en"]) -> None:
    for text in ("0", "7", "999", "1000", "25000", "1234567", "-1500", "1.5", "1250.75", "0.25"):
        assert number(Decimal(text), language) == format_decimal(Decimal(text), locale=language), text
