"""What is wrong with a paper, read off its PDF: text too near to an edge, lines too thin, blank pages, a heavy file.

What our templates do alike for every book (fonts, colours, boxes, tags) is a matter of tests; here stands what depends
on the content. Lengths are millimetres unless a name says points.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from etalase.make.drawn import Box, Reader
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import View

POINTS = 72 / 25.4
# Knives and folds are a millimetre or two off; staples take more (print shops' own rules). Sheets that nobody trims end
# where scissors cut, or where an office printer stops.
SAFE = 5.0
SAFE_AT_STAPLES = 10.0
SAFE_UNTRIMMED = 2.0
THINNEST_POINTS = 0.25
# Attachments that common mail services still accept.
HEAVIEST_MB = 20

_ROUNDING_POINTS = 0.1
_SOFT = re.compile("[\u200b\u00ad\u2060]")


def of_book(book: Any, view: View, *, stapled: bool) -> Iterator[Problem]:
    """What is wrong with the pages of a book, an open PDF of pikepdf's, before it is finished for a press."""
    fold = SAFE_AT_STAPLES if stapled else SAFE
    # Page 1 is a right-hand one: its fold is on the left.
    sides = ((SAFE, SAFE, fold, SAFE), (fold, SAFE, SAFE, SAFE))
    yield from _problems(book, view, lambda n: sides[n % 2])


def of_sheets(data: bytes, view: View) -> tuple[Problem, ...]:
    """What is wrong with a paper that is printed as it comes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as paper:
        return tuple(_problems(paper, view, lambda _: (SAFE_UNTRIMMED,) * 4))


def of_screen(data: bytes, view: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with a file that is sent and read on a phone."""
    megabytes = round(len(data) / 1_000_000)
    if megabytes > HEAVIEST_MB:
        yield Problem("press.too-heavy", Typed(view).place, {"n": megabytes, "most": HEAVIEST_MB})


def _problems(book: Any, view: View, asked_on: Callable[[int], Box]) -> Iterator[Problem]:
    """`asked_on` tells how far text must stay from the edges of page n: left, foot, right, top. Only where something is
    found, the view is built once more: its texts know where they were typed.
    """
    reader = Reader()
    near: dict[str, tuple[int, float]] = {}
    thin, blank = [], []
    for n, page in enumerate(book.pages, 1):
        asked = asked_on(n)
        safe = _inside(_trim(page), asked)
        found = reader.read(page, safe)
        if not found.n_texts and not found.n_pictures:
            blank.append(n)
        if found.thinnest < THINNEST_POINTS - _ROUNDING_POINTS / 10:
            thin.append(n)
        for run in found.near:
            missed = [least for least, beyond in zip(asked, _beyond(run.box, safe), strict=True) if beyond]
            if missed and (text := _plain(run.text)):
                near.setdefault(text, (n, max(missed)))
    if not (near or thin or blank):
        return
    typed = Typed(view.build(*view.inputs))
    for text, (n, least) in near.items():
        yield Problem("press.near-edge", typed.place_of(text), {"page": n, "text": text[:60], "least": int(least)})
    for n in thin[:1]:
        yield Problem("press.thin-line", typed.place, {"page": n})
    for n in blank:
        yield Problem("press.blank-page", typed.place, {"page": n})


def _trim(page: Any) -> Box:
    left, foot, right, top = (float(side) for side in page.trimbox)
    return left, foot, right, top


def _inside(trim: Box, asked: Box) -> Box:
    left, foot, right, top = (side * POINTS - _ROUNDING_POINTS for side in asked)
    return trim[0] + left, trim[1] + foot, trim[2] - right, trim[3] - top


def _beyond(box: Box, safe: Box) -> tuple[bool, bool, bool, bool]:
    return box[0] < safe[0], box[1] < safe[1], box[2] > safe[2], box[3] > safe[3]


def _plain(text: str) -> str:
    return " ".join(_SOFT.sub("", text).split())


class Typed:
    """The texts of a view with their places, to find where something on a page was typed."""

    def __init__(self, view: Mapping[str, Any]) -> None:
        self._view = view
        self.place = _place_in(view) or Place("content/site.yaml")

    def place_of(self, text: str) -> Place:
        """The place of the first entry that says this; that of the whole paper if none does."""
        wanted = text.casefold()
        return next((place for said, place in self._texts if wanted in said), self.place)

    @cached_property
    def _texts(self) -> list[tuple[str, Place]]:
        return list(self._walk(self._view, self.place))

    def _walk(self, value: Any, place: Place) -> Iterator[tuple[str, Place]]:
        if isinstance(value, str):
            yield _plain(value).casefold(), place
        elif isinstance(value, Mapping):
            inside = _place_in(value) or place
            for key, part in value.items():
                if key != "place":
                    yield from self._walk(part, inside)
        elif isinstance(value, (list, tuple)):
            for part in value:
                yield from self._walk(part, place)


def _place_in(view: Mapping[str, Any]) -> Place | None:
    place = view.get("place")
    return Place(str(place[0]), int(place[1]), int(place[2])) if place else None
