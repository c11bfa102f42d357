"""The cover sheet of a glued book: its back says what the book is, the right way round."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from etalase import parts
from etalase.make import press
from etalase.make.paper import make_document
from etalase.model import Printing
from etalase.plan.booklet import booklets
from etalase.recipe import Document, Picture, Press
from tests import fair

TEMPLATES = {file.name: file.read_bytes() for file in Path("templates/print").glob("*.typ")}
MM = 72 / 25.4


def typeset(document: Document) -> bytes:
    pictures = {name: fair.picture(p) for name, p in document.pictures.items() if isinstance(p, Picture)}
    made = make_document(document, TEMPLATES, pictures, parts.font_files())
    assert made.problems == ()
    return made.data


def sheet(paper_mm: str) -> Any:
    """The outside of the cover of a book of 16 pages, 6 leaves between the covers."""
    setting = replace(fair.SETTING, printing=Printing(paper_mm=Decimal(paper_mm), binding="lem"))
    recipe = booklets(fair.catalog(), fair.catalog(), setting)["print/pasar/katalog-sampul.pdf"]
    assert isinstance(recipe, Press)
    assert recipe.spine
    file = press.finish(recipe, typeset(recipe.source), None, None, typeset(recipe.spine)).data
    return pypdfium2.PdfDocument(io.BytesIO(file))[0]


def letters_on_the_back(page: Any, spine: float) -> list[tuple[str, float, float]]:
    """Each letter between the two covers with the middle of its box, in mm from the left and from the top of the trim."""
    text = page.get_textpage()
    found = []
    for n in range(text.count_chars()):
        left, foot, right, top = text.get_charbox(n)
        x, y = (left + right) / 2 / MM - 10, page.get_height() / MM - 10 - (foot + top) / 2 / MM
        if 148 < x < 148 + spine and (letter := text.get_text_range(n, 1)).strip():
            found.append((letter, x, y))
    return found


def test_the_title_runs_down_the_middle_of_the_back() -> None:
    """ISO 6357: a descending title; it is upright when the book lies with its front up."""
    # 6 leaves of 1.2 mm.
    found = letters_on_the_back(sheet("1.2"), 7.2)
    assert "".join(letter for letter, _, _ in found) == "PasarContoh"
    downwards = [y for _, _, y in found]
    assert downwards == sorted(downwards)
    assert downwards[0] > 10
    assert all(abs(x - (148 + 3.6)) < 1.2 for _, x, _ in found)


def test_a_narrow_back_stays_plain() -> None:
    assert letters_on_the_back(sheet("0.8"), 4.8) == []


def test_a_stapled_book_has_no_back() -> None:
    recipe = booklets(fair.catalog(), fair.catalog(), fair.SETTING)["print/pasar/katalog-sampul.pdf"]
    assert isinstance(recipe, Press)
    assert recipe.spine is None


@pytest.mark.parametrize(("spine", "strip"), [(5.0, 16), (7.9, 16), (8.0, 17), (14.0, 18), (30.0, 18)])
def test_a_wider_back_has_larger_letters(spine: float, strip: int) -> None:
    placed = press._on_spine(spine, 16, 148)
    assert placed.page == strip
    assert placed.x + press.SPINE_STRIP / 2 == pytest.approx(148 + spine / 2)
