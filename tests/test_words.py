"""Every word of the interface exists in both languages, with the same placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

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
    for path in sorted(folder.rglob("*.py")):
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
    known = catalogue("site.en.po").keys() | catalogue("staff.en.po").keys() | catalogue("print.en.po").keys()
    assert set(in_code(ROOT / "etalase" / "plan", ("text", "plural"))) - known == set()


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
