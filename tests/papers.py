"""Loose papers made from a small catalogue, for tests: their recipes, their views, the PDFs, and what stands in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from etalase import parts
from etalase.make.paper import make_document
from etalase.plan.matter import loose_matter
from etalase.recipe import Document, Made, Picture
from tests import fair

_TEMPLATES = {file.name: file.read_bytes() for file in Path("templates/print").glob("*.typ")}


def plan(catalog: Any, buyers: Any = None, **setting: Any) -> dict[str, Document]:
    """Name of the paper, `pelaku/<vendor>` for a vendor's sheet → its recipe."""
    papers = loose_matter(catalog, buyers or catalog, replace(fair.SETTING, **setting))
    return {
        path.removeprefix("print/").removeprefix("pasar/").removesuffix(".pdf"): paper for path, paper in papers.items()
    }


def view(paper: Document) -> dict[str, Any]:
    return dict(paper.view.build(*paper.view.inputs))


def made(paper: Document) -> Made:
    fonts = parts.font_files()
    if not all(font.is_file() for font in fonts):
        pytest.fail("fonts are missing: python build.py setup", pytrace=False)
    pictures = {name: fair.picture(one) for name, one in paper.pictures.items() if isinstance(one, Picture)}
    return make_document(paper, _TEMPLATES, pictures, fonts)


def finished(paper: Document) -> bytes:
    """The PDF of a paper with which nothing is amiss."""
    found = made(paper)
    assert found.problems == ()
    return found.data


def texts(data: bytes) -> list[str]:
    """The text of each page, with line ends as spaces."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def sizes(data: bytes) -> set[tuple[int, int]]:
    """Width and height of the pages, in whole millimetres."""
    with pypdfium2.PdfDocument(data) as pdf:
        return {(round(page.get_width() * 25.4 / 72), round(page.get_height() * 25.4 / 72)) for page in pdf}


def codes(data: bytes, page: int = 0, dpi: int = 150) -> dict[str, float]:
    """What an independent reader finds on a page: text of a code → the width of its modules, in mm."""
    from pyzbar.pyzbar import decode

    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[page].render(scale=dpi / 72).to_pil().convert("L")
    return {found.data.decode(): found.rect.width * 25.4 / dpi for found in decode(picture)}
