"""What is drawn on the pages of a PDF, as far as preflight asks: texts near an edge, the thinnest line, pictures.

Only the few operators that matter are looked for. A parser that takes in every outline of every code and pattern needs
some ten times as long, and papers would wait for it. Coordinates are points from the lower left corner of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import hypot
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# From the baseline, in sizes of the type: what hangs below it and what rises above.
_BELOW, _ABOVE = 0.2, 0.75
# Strings are matched too, so that nothing inside one is taken for an operator.
_WORDS = re.compile(
    rb"(?:\((?:[^\\()]++|\\.)*+\)|q|Q|cm|w|S|s|B|b|B\*|b\*|Tf|Tm|Tj|TJ|Do)(?=[\s/\[\]()<\d.-]|\Z)", re.DOTALL
)
# What may stand before an operator: a blank, or the end of a string, array or name of another kind.
_BEFORE = frozenset(b" \n\r\t\f\0)]>")
# Six numbers with their blanks are never longer.
_OPERANDS = 120
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Run:
    """Letters set in one go, and the box around them; what they say can be asked while the PDF is open."""

    font: _Font
    codes: list[int]
    box: Box

    @property
    def text(self) -> str:
        return "".join(self.font.letters.get(code, "") for code in self.codes)


@dataclass(slots=True)
class Drawn:
    """What is on one page: the texts that are not surely inside the safe box, the thinnest line, what else there is."""

    near: list[Run] = field(default_factory=list)
    thinnest: float = 99.0
    n_texts: int = 0
    n_pictures: int = 0


class Reader:
    """Reads the pages of one PDF of pikepdf's. Fonts and patterns are met again and again: they are kept."""

    def __init__(self) -> None:
        self._fonts: dict[Any, _Font] = {}
        self._patterns: dict[Any, float] = {}

    def read(self, page: Any, safe: Box) -> Drawn:
        """What one page shows, forms and patterns included; texts within `safe` are counted and no more."""
        found = Drawn()
        data = b"\n".join(stream.read_bytes() for stream in _streams(page.obj.Contents))
        self._read(data, page.resources, _UPRIGHT, found, safe, 0)
        return found

    def _read(self, data: bytes, resources: Any, outer: Matrix, found: Drawn, safe: Box, depth: int) -> None:
        now, width = outer, 1.0
        kept: list[tuple[Matrix, float]] = []
        font: _Font | None = None
        size, at = 0.0, _UPRIGHT
        text, letters = -1, 0
        for word in _WORDS.finditer(data):
            start, end = word.span()
            if data[start] == 0x28:
                text = start if text < 0 else text
                # A letter takes two bytes, or five if one of them is written in figures.
                letters += (end - start - 3 * data.count(b"\\0", start, end)) // 2
                continue
            if start and data[start - 1] not in _BEFORE:
                continue
            match word[0]:
                case b"q":
                    kept.append((now, width))
                case b"Q":
                    now, width = kept.pop() if kept else (outer, 1.0)
                case b"cm":
                    now = _times(_matrix(_operands(data, start)[-6:]), now)
                case b"w":
                    width = float(_operands(data, start)[-1])
                case b"Tf":
                    _, _, said = data[max(0, start - _OPERANDS) : start].rpartition(b"/")
                    name, number = said.split()
                    font, size = self._font(resources, f"/{name.decode('ascii')}"), float(number)
                case b"Tm":
                    at = _matrix(_operands(data, start)[-6:])
                case b"Tj" | b"TJ":
                    found.n_texts += 1
                    place = _times(at, now)
                    if font and text >= 0 and not _surely_within(safe, place, size, letters * font.widest):
                        first = data.rfind(b"[", 0, text) if word[0] == b"TJ" else text
                        found.near.append(font.run(data[first:start], size, place))
                case b"Do":
                    name = _operands(data, start)[-1].rpartition(b"/")[2]
                    self._place(resources.XObject[f"/{name.decode('ascii')}"], now, found, safe, depth)
                case _:
                    found.thinnest = min(found.thinnest, width * _scale(now))
            text, letters = -1, 0
        if depth == 0:
            found.thinnest = min([found.thinnest, *self._lines_of(resources)])

    def _place(self, thing: Any, now: Matrix, found: Drawn, safe: Box, depth: int) -> None:
        if thing.Subtype == "/Image":
            found.n_pictures += 1
        elif depth < _DEEPEST:
            own = _matrix(thing.get("/Matrix", _UPRIGHT))
            self._read(thing.read_bytes(), thing.get("/Resources", {}), _times(own, now), found, safe, depth + 1)

    def _lines_of(self, resources: Any) -> Iterator[float]:
        """The thinnest line of each tiling pattern of a page."""
        for pattern in resources.get("/Pattern", {}).values():
            if pattern.PatternType != 1:
                continue
            if pattern.objgen not in self._patterns:
                inside = Drawn()
                own = _matrix(pattern.get("/Matrix", _UPRIGHT))
                self._read(pattern.read_bytes(), pattern.Resources, own, inside, (0, 0, 0, 0), 1)
                self._patterns[pattern.objgen] = inside.thinnest
            yield self._patterns[pattern.objgen]

    def _font(self, resources: Any, name: str) -> _Font:
        font = resources.Font[name]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _Font(font)
        return self._fonts[font.objgen]


class _Font:
    """How wide a font's letters are, in sizes of the type, and what they say."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self._wide = font.Subtype == "/Type0"

    def run(self, shown: bytes, size: float, at: Matrix) -> Run:
        """What a string, or an array of strings and shifts, says, and the box that it fills."""
        import pikepdf

        parsed = pikepdf.Object.parse(shown)
        codes: list[int] = []
        across = 0.0
        for part in parsed if isinstance(parsed, pikepdf.Array) else (parsed,):
            if isinstance(part, pikepdf.String):
                read = self._codes(bytes(part))
                codes += read
                across += sum([self._widths.get(code, self._width) for code in read])
            else:
                across -= float(part) / 1000
        corners = [
            _moved(at, x * size, y * size) for x, y in ((0, -_BELOW), (0, _ABOVE), (across, -_BELOW), (across, _ABOVE))
        ]
        xs, ys = zip(*corners, strict=True)
        return Run(self, codes, (min(xs), min(ys), max(xs), max(ys)))

    def _codes(self, data: bytes) -> list[int]:
        return [256 * high + low for high, low in zip(data[::2], data[1::2], strict=False)] if self._wide else [*data]

    @cached_property
    def widest(self) -> float:
        """More than the widest letter, for shifts that open a line."""
        return 0.1 + max([self._width if self._wide else 0.0, *self._widths.values()])

    @cached_property
    def _width(self) -> float:
        """Of a letter that the table of widths leaves out."""
        return float(self._font.DescendantFonts[0].get("/DW", 1000)) / 1000 if self._wide else 0.5

    @cached_property
    def _widths(self) -> dict[int, float]:
        if self._wide:
            return dict(_wide_widths(list(self._font.DescendantFonts[0].get("/W", []))))
        scale = float(self._font.FontMatrix[0]) if "/FontMatrix" in self._font else 0.001
        first = int(self._font.get("/FirstChar", 0))
        return {first + n: float(width) * scale for n, width in enumerate(self._font.get("/Widths", []))}

    @cached_property
    def letters(self) -> dict[int, str]:
        """Code → text (ISO 32000-1, 9.10.3)."""
        if "/ToUnicode" not in self._font:
            return {}
        said = self._font.ToUnicode.read_bytes()
        letters: dict[int, str] = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", said, re.DOTALL):
            for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                letters[int(code, 16)] = _text(text)
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", said, re.DOTALL):
            for low, high, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                first = _text(text)
                for n in range(int(high, 16) - int(low, 16) + 1):
                    letters[int(low, 16) + n] = first[:-1] + chr(ord(first[-1]) + n)
        return letters


def _streams(contents: Any) -> Iterable[Any]:
    import pikepdf

    return contents if isinstance(contents, pikepdf.Array) else (contents,)


def _operands(data: bytes, end: int) -> list[bytes]:
    return data[max(0, end - _OPERANDS) : end].split()


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _wide_widths(array: list[Any]) -> Iterator[tuple[int, float]]:
    """Pairs of code and width from `[first [w w …] first last w …]` (ISO 32000-1, 9.7.4.3)."""
    import pikepdf

    at = 0
    while at < len(array):
        first = int(array[at])
        if isinstance(array[at + 1], pikepdf.Array):
            yield from ((first + n, float(width) / 1000) for n, width in enumerate(array[at + 1]))
            at += 2
        else:
            yield from ((code, float(array[at + 2]) / 1000) for code in range(first, int(array[at + 1]) + 1))
            at += 3


def _surely_within(safe: Box, at: Matrix, size: float, widths: float) -> bool:
    """Whether a text that starts here cannot leave the box, were it as many sizes of its type long."""
    high = size * max(abs(at[1]) + abs(at[3]), abs(at[0]) + abs(at[2]))
    x, y = at[4] + at[0] * size * widths, at[5] + at[1] * size * widths
    return (
        safe[0] + high <= min(at[4], x)
        and max(at[4], x) <= safe[2] - high
        and safe[1] + high <= min(at[5], y)
        and max(at[5], y) <= safe[3] - high
    )


def _matrix(values: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _scale(matrix: Matrix) -> float:
    """The lesser stretch of a matrix that keeps right angles."""
    return min(hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3]))
