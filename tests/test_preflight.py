"""What preflight says of papers, beside what another reader measures on the same pages."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst

from etalase.make import preflight
from etalase.make.drawn import Reader
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import View

MM = 72 / 25.4
EVERYTHING = (1e9, 1e9, -1e9, -1e9)
PRODUCT = ["content/vendors/teluk/products/kopi.md", 3, 7]


def said() -> Mapping[str, Any]:
    return {
        "place": ["content/exhibitions/pasar/exhibition.yaml", 1, 7],
        "list": [
            {"name": "Lain"},
            {"place": PRODUCT, "name": "Kopi Pedada Kotak", "more": ["TEPI KIRI", "Dekat Lipatan"]},
        ],
    }


def pdf(pages: str, bleed: str = "3mm") -> bytes:
    code = f'#set page(width: 148mm, height: 210mm, bleed: {bleed}, margin: 0mm)\n#set text(font: "Libertinus Serif")\n{pages}'
    return typst.compile(code.encode(), pdf_standards=["1.6"], pdf_tags=False, timestamp=0)


def judged(pages: str, *, stapled: bool = False) -> list[Problem]:
    with pikepdf.open(io.BytesIO(pdf(pages))) as book:
        return list(preflight.of_book(book, View(said), stapled=stapled))


def at(x: float, y: float, what: str) -> str:
    return f"#place(top + left, dx: {x}mm, dy: {y}mm, [{what}])"


def test_text_that_a_knife_may_take_is_told_where_it_was_typed() -> None:
    found = judged(at(3, 50, "Tepi kiri") + at(60, 100, "Di tengah"))
    assert [(p.code, p.place, dict(p.values)) for p in found] == [
        ("press.near-edge", Place(*PRODUCT), {"page": 1, "text": "Tepi kiri", "least": 5})  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    "x, y, turned, near",
    [
        (6, 6, 0, False),
        (3, 100, 0, True),
        (70, 2, 0, True),
        (70, 204, 0, True),
        # The text is 17 mm long and ends at 147 mm of 148; then 14 mm before the edge.
        (130, 100, 0, True),
        (117, 100, 0, False),
        (6, 4, 90, True),
        (6, 100, 90, False),
        (139, 100, 90, False),
        (143, 100, 90, True),
    ],
)
def test_the_end_of_a_line_counts_as_much_as_its_beginning(x: float, y: float, turned: int, near: bool) -> None:
    shown = '#text(size: 11pt, top-edge: "cap-height", bottom-edge: "baseline")[Kopi Pedada]'
    body = f"#rotate({turned}deg, reflow: true)[{shown}]" if turned else shown
    assert [p.code for p in judged(at(x, y, body))] == ["press.near-edge"] * near


def test_staples_take_more_of_the_inner_side() -> None:
    """On page 1 the fold is left, on page 2 right."""
    pages = at(7, 50, "Dekat lipatan") + "#pagebreak()" + at(7, 50, "Lain")
    assert judged(pages) == []
    assert [(p.values["page"], p.values["least"]) for p in judged(pages, stapled=True)] == [(1, 10)]


@pytest.mark.parametrize(
    "drawing, thin",
    [
        ("#line(length: 50mm, stroke: .3pt)", False),
        ("#line(length: 50mm, stroke: .2pt)", True),
        ("#scale(30%)[#line(length: 50mm, stroke: .5pt)]", True),
        (
            "#rect(width: 9mm, height: 9mm, fill: tiling(size: (3mm, 3mm), place(line(end: (100%, 100%), stroke: .1pt))))",
            True,
        ),
    ],
)
def test_a_line_too_thin_for_a_press_is_told(drawing: str, thin: bool) -> None:
    found = judged(at(40, 40, "Isi") + at(40, 60, drawing))
    assert [(p.code, p.values["page"]) for p in found] == [("press.thin-line", 1)] * thin


def test_a_blank_page_is_told() -> None:
    found = judged(at(40, 40, "Isi") + "#pagebreak()" + "#rect(width: 50mm)" + "#pagebreak()" + at(40, 40, "Isi"))
    assert [(p.code, p.values["page"]) for p in found] == [("press.blank-page", 2)]


def test_a_heavy_file_is_told() -> None:
    assert list(preflight.of_screen(bytes(20_400_000), said())) == []
    (found,) = preflight.of_screen(bytes(31_000_000), said())
    assert (found.code, dict(found.values)) == ("press.too-heavy", {"n": 31, "most": 20})


def test_boxes_of_texts_are_where_another_reader_finds_them() -> None:
    """Letters with marks, brackets, backslashes, shifts and turned lines, in two fonts."""
    words = ("Amplang (200 g) \\\\ kue", "AVATAR Wijaya To", "Ünïcödé fi — “kutip”")
    pages = "".join(
        at(20 + 9 * n, 30 + 40 * n, f"#text(size: {7 + 4 * n}pt, tracking: {n - 1}pt)[{word}]")
        for n, word in enumerate(words)
    )
    pages += at(90, 150, '#rotate(37deg, reflow: true)[#text(font: "DejaVu Sans Mono")[Miring]]')
    data = pdf(pages)
    with pikepdf.open(io.BytesIO(data)) as book:
        ours = Reader().read(book.pages[0], EVERYTHING).near
        said_by_us = "".join(run.text for run in ours)
    with pypdfium2.PdfDocument(data) as book:
        text = book[0].get_textpage()
        rects = [text.get_rect(n) for n in range(text.count_rects())]
        letters = text.get_text_range()
    assert "".join(said_by_us.split()) == "".join(letters.split())
    for left, foot, right, top in rects:
        # A line may be set in several goes.
        boxes = [run.box for run in ours if run.box[1] < (foot + top) / 2 < run.box[3]]
        assert min(box[0] for box in boxes) == pytest.approx(left, abs=2.5)
        assert max(box[2] for box in boxes) == pytest.approx(right, abs=2.5)
        assert min(box[1] for box in boxes) <= foot + 1
        assert max(box[3] for box in boxes) >= top - 1.5


def test_sheets_that_nobody_trims_may_be_fuller() -> None:
    near, nearer = (pdf(at(x, 50, "Isi")) for x in (3, 1))
    assert preflight.of_sheets(near, View(said)) == ()
    assert [problem.code for problem in preflight.of_sheets(nearer, View(said))] == ["press.near-edge"]
