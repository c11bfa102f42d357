"""Every example in the manual says what it says, and every code has its page and its words."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from etalase import checks, manual
from etalase.manual import Example
from etalase.values import CODES
from etalase.words import _problem_catalogue, problem_codes
from tests import small_site

PACKAGE = small_site.ROOT / "etalase"

# Codes whose mistake cannot be shown on a page, and where they are tested instead.
NOT_SHOWN = {
    "regions.missing": "a file that is not there; tests/sites/tanpa-wilayah",
    "site.missing": "a file that is not there; tests/sites/tanpa-pengaturan",
    "table.unreadable": "a cell of 131,072 characters; tests/test_checks.py",
    "region.kecamatan-unknown": "found by import",
    "region.kecamatan-unlisted": "found by import",
    "file.too-large": "a million characters; tests/test_checks.py",
    "photo.heavy": "fifteen megabytes; test_probe.py",
    "photo.too-large": "two hundred megapixels; test_probe.py",
    "photo.heic": "depends on the HEIC extra; test_probe.py",
    "photo.name-form": "looks right on paper; tests/test_checks.py",
    "svg.too-large": "two megabytes; test_vector.py",
    "halal.ingredients-changed": "needs a git history; tests/test_history.py",
    "glyph.missing": "found when papers are made",
    "press.profile-unusable": "found when papers are made; test_press.py",
    "photo.coarse-in-print": "found when papers are made; test_press.py",
    "press.too-thick": "found when papers are made; test_press.py",
    **{
        f"press.{name}": "found when papers are made; test_preflight.py"
        for name in ("text-cut", "near-edge", "thin-line", "blank-page", "code-small", "too-heavy")
    },
    "label.name-cut": "found when papers are made; test_labels.py",
    "template.broken": "found when pages are made",
    **{code: "found when the site is made; tests/test_links.py" for code in checks.severities() if code[:5] == "page."},
    **{code: "found by import" for code in checks.severities() if code.startswith("sheet.")},
}

EXAMPLES = [
    pytest.param(example, id=f"{page.name}-{n}")
    for page in manual.pages()
    for n, example in enumerate(page.examples, 1)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_exactly_the_marked_problems(example: Example, tmp_path: Path) -> None:
    contents = small_site.files()
    expected = []
    for sheet in example.sheets:
        data, offset = small_site.placed(sheet)
        contents[sheet.file] = data
        expected += [(sheet.file, line + offset if line else 0, code) for line, code in sheet.expected]
    found = small_site.complaints(tmp_path, contents)
    as_whole = {(file, code) for file, line, code in expected if line == 0}
    found = [(file, 0 if (file, code) in as_whole else line, code) for file, line, code in found]
    assert sorted(found) == sorted(expected)
    assert example.good != bool(expected)


def test_the_clean_site_is_met_with_silence(tmp_path: Path) -> None:
    assert small_site.complaints(tmp_path, small_site.files()) == []


def test_every_page_has_a_title_a_text_and_a_remedy() -> None:
    for page in manual.pages():
        assert page.title, page.name
        assert not page.title.endswith("."), page.name
        assert "*Mengapa.*" in page.text, page.name
        assert "*Cara membetulkan.*" in page.text, page.name
        assert any(example.good for example in page.examples) or set(page.codes) <= NOT_SHOWN.keys(), page.name


def test_every_code_is_shown_or_named_as_impossible_to_show() -> None:
    shown = {code for page in manual.pages() for example in page.examples for code in example.codes}
    known = set(checks.severities())
    assert known - shown == NOT_SHOWN.keys() & known
    assert shown <= known


def test_no_code_has_two_pages() -> None:
    codes = [code for page in manual.pages() for code in page.codes]
    assert len(codes) == len(set(codes))


def test_every_code_that_the_program_can_give_is_documented() -> None:
    assert emitted_codes() - set(checks.severities()) == set()
    assert set(CODES) - set(checks.severities()) == set()


def test_every_documented_code_can_be_given() -> None:
    assert set(checks.severities()) - emitted_codes() == set()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_has_words(language: str) -> None:
    assert set(checks.severities()) - problem_codes(language) == set()


def test_words_of_both_languages_have_the_same_placeholders() -> None:
    indonesian, english = (_problem_catalogue(language) for language in ("id", "en"))
    assert indonesian.keys() == english.keys()
    for code, message in indonesian.items():
        assert placeholders(message) == placeholders(english[code]), code


def test_words_use_only_the_values_that_readers_give() -> None:
    for code, values in CODES.items():
        assert placeholders(_problem_catalogue("id")[code]) <= set(values), code


def test_messages_are_sentences() -> None:
    for language in ("id", "en"):
        for code, message in _problem_catalogue(language).items():
            assert isinstance(message, str)
            assert message[-1] in ".?" or message.endswith("{reason}"), code


def placeholders(message: str | tuple[str, ...]) -> set[str]:
    texts = (message,) if isinstance(message, str) else message
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def emitted_codes() -> set[str]:
    """Every text in the program that has the shape of a problem code and belongs to a known family of codes."""
    families = {code.partition(".")[0] for code in checks.severities()}
    shape = re.compile(rf"(?:{'|'.join(sorted(families))})\.[a-z0-9]+(?:-[a-z0-9]+)*")
    others = {"region.kecamatan", "yaml.schemas"}  # the beginning of codes, a setting of an editor
    suffixes = {"yaml", "yml", "md", "csv", "py", "html", "css", "js", "svg", "jpg", "typ", "pdf", "xlsx", "json"}
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        if file.parent.name == "checks":
            found |= _given_in_rule(file, shape)
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and shape.fullmatch(node.value):
                found.add(node.value)
    for template in (PACKAGE.parent / "templates" / "print").glob("*.typ"):
        found |= set(re.findall(r'finding\("([a-z.-]+)"', template.read_text("utf-8")))
    known = checks.severities()
    return {code for code in found if code in known or code.partition(".")[2] not in suffixes} - others


def _given_in_rule(file: Path, shape: re.Pattern[str]) -> set[str]:
    """Codes in the functions of a rule, not in its table of gravities."""
    found: set[str] = set()
    for statement in ast.parse(file.read_text("utf-8")).body:
        named = isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "CODES" for target in statement.targets
        )
        if named:
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and shape.fullmatch(node.value):
                found.add(node.value)
    return found
