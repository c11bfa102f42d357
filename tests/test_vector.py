"""Drawings from staff: what draws stays, what acts or fetches goes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.make.vector import clean
from etalase.values import svg
from etalase.values.fault import Fault

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def cleaned(inside: str) -> str:
    """What is left of the inside of a drawing."""
    made = clean("content/photos/logo.svg", f"{START}{inside}</svg>".encode())
    assert made.problems == ()
    text = made.data.decode()
    ElementTree.fromstring(text)
    return text[text.index(">") + 1 :].removesuffix("</svg>")


def reason(data: bytes) -> str:
    made = clean("content/photos/logo.svg", data)
    assert made.data == b""
    assert [problem.place.file for problem in made.problems] == ["content/photos/logo.svg"]
    return made.problems[0].code


@pytest.mark.parametrize(
    "drawing",
    [
        '<path d="M0 0h9v9z" fill="#0b5a4a" fill-rule="evenodd"/>',
        '<g transform="rotate(45)"><circle cx="5" cy="5" r="4" style="fill:#f7b71d;stroke:none"/></g>',
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<rect width="9" height="9" fill="url(#a)"/>',
        "<style>.a{fill:#0b5a4a}</style>",
        '<text x="1" y="2" font-size="4" text-anchor="middle">Stan <tspan font-weight="700">12</tspan></text>',
        '<use xlink:href="#a"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<g id="stan-12" role="img" aria-label="Stan 12"/>',
    ],
)
def test_what_draws_stays(drawing: str) -> None:
    assert cleaned(drawing).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "") == drawing


@pytest.mark.parametrize(
    "drawing, left",
    [
        ("<script>alert(1)</script>", ""),
        ('<script xlink:href="https://x.example/a.js"/>', ""),
        ('<path d="M0 0" onclick="alert(1)" onload="alert(2)"/>', '<path d="M0 0"/>'),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', ""),
        ('<image href="https://x.example/a.png"/>', ""),
        ('<image xlink:href="data:image/svg+xml;base64,PHN2Zy8+"/>', ""),
        ('<use href="other.svg#a"/>', "<use/>"),
        ('<a href="javascript:alert(1)"><path d="M0 0"/></a>', '<g><path d="M0 0"/></g>'),
        ('<rect fill="url(https://x.example/a)"/>', "<rect/>"),
        ('<rect style="fill:u\\72l(https://x.example)"/>', "<rect/>"),
        ('<rect style="fill:url(/*#*/https://x.example)"/>', "<rect/>"),
        ("<style>@import 'https://x.example/a.css';</style>", ""),
        ("<style>rect{background:URL( 'https://x.example')}</style>", ""),
        ('<rect><animate attributeName="href" to="javascript:alert(1)"/></rect>', "<rect/>"),
        ('<set attributeName="onload" to="alert(1)"/>', ""),
        ("<!-- made by hand --><?php x ?><metadata>y</metadata>", ""),
        ("<text>a<foreignObject/>b<!-- c -->d</text>", "<text>abd</text>"),
        ('<path xmlns:i="http://www.inkscape.org/" i:label="x" d="M0 0"/>', '<path d="M0 0"/>'),
    ],
)
def test_what_acts_or_fetches_goes(drawing: str, left: str) -> None:
    assert cleaned(drawing) == left


def test_what_cannot_be_trusted_is_refused() -> None:
    assert reason(b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>') == "svg.unsafe"
    hidden = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'.encode("utf-16")
    assert reason(hidden) == "svg.unsafe"
    assert reason(b"<svg><g></svg>") == "svg.unreadable"
    assert reason(b"<html></html>") == "svg.unreadable"
    assert reason(f"{START}{'<g>' * 5000}{'</g>' * 5000}</svg>".encode()) == "svg.unreadable"
    assert reason(f"{START}<desc>{'x' * 2_000_000}</desc></svg>".encode()) == "svg.too-large"


def test_the_preface_of_drawing_programs_does_no_harm() -> None:
    old = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator -->\n<!DOCTYPE svg PUBLIC '
        '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n' + START + "</svg>"
    )
    made = clean("a.svg", old.encode())
    assert made.problems == ()
    assert b"DOCTYPE" not in made.data


@pytest.mark.parametrize(
    "attributes, size",
    [
        ('viewBox="0 0 240 80"', (240, 80)),
        ('viewBox="-5,-5,100.4,50" width="10" height="10"', (100, 50)),
        ('width="25.4mm" height="1in"', (96, 96)),
        ('width="30px" height="20"', (30, 20)),
        ('width="100%" height="100%"', (300, 150)),
    ],
)
def test_size(attributes: str, size: tuple[int, int]) -> None:
    found = svg.read(f"<svg {attributes}/>".encode())
    assert isinstance(found, svg.Drawing)
    assert (found.width, found.height) == size
    if "%" not in attributes:
        assert b"viewBox" in found.data


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["<g", ">", "</g>", "<a ", 'href="x"', "/>", "&amp;", "<style>"])).map("".join)
)
def test_cleaning_twice_changes_nothing(inside: str) -> None:
    first = svg.read(f"{START}{inside}</svg>".encode("utf-8", "replace"))
    if isinstance(first, Fault):
        assert first.code in ("svg.unreadable", "svg.unsafe")
        return
    second = svg.read(first.data)
    assert isinstance(second, svg.Drawing)
    assert (second.data, second.removed) == (first.data, ())
