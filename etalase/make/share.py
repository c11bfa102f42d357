"""Pictures for link previews and social media: the photo, a panel in the site's colour edged by the honey crescent of
the sun bear's chest, and the words on it.

One layout in three shapes: wide (1200 × 630, link previews), square (1080 × 1080) and tall (1080 × 1920, stories, whose
top 250 and bottom 340 pixels the apps cover). Other sizes scale the nearest shape. Lengths in this file are pixels of
that reference size unless a name says otherwise.
"""

from __future__ import annotations

import math
import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from etalase import codes
from etalase.make import picture
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import Made, ShareCard

# Raise when the same card may come out differently.
VERSION: Final = f"share 2, {picture.VERSION}, raqm {features.version('raqm')}"

# The lowest of the published limits for a link preview in WhatsApp.
MAX_BYTES: Final = 300_000
_QUALITIES: Final = ((88, "4:4:4"), (82, "4:4:4"), (82, "4:2:0"), (70, "4:2:0"), (55, "4:2:0"), (40, "4:2:0"))

# A card does not know the file its words come from.
_UNKNOWN_PLACE: Final = Place("content/site.yaml")

Colour = tuple[int, int, int]
_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where things stand in one of the three pictures. `block` is the room for title, price and badges.

    A title that is too long for `title_lines` even at the smallest size takes `most_lines` if there is room.
    `first_quality` is the place in the list of qualities where encoding begins: a large picture that every app encodes
    once more need not carry full colour.
    """

    size: tuple[int, int]
    photo: tuple[int, int, int, int]
    panel: tuple[int, int, int]
    crescent: tuple[int, int]
    block: tuple[int, int, int, int]
    title_sizes: tuple[int, ...]
    title_lines: int
    most_lines: int
    price_size: int
    small_size: int
    vendor_at: tuple[int, int]
    mark: tuple[int, int, int]
    sample: tuple[int, int]
    qr: tuple[int, int, int]
    mark_on_photo: bool = False
    sample_from_right: bool = False
    first_quality: int = 0


WIDE: Final = Shape(
    size=(1200, 630),
    photo=(-60, -25, 740, 680),
    panel=(1180, 312, 640),
    crescent=(30, 10),
    block=(648, 122, 504, 410),
    title_sizes=(64, 58, 52, 46, 40),
    title_lines=3,
    most_lines=4,
    price_size=58,
    small_size=24,
    vendor_at=(648, 580),
    mark=(648, 46, 48),
    sample=(28, 28),
    qr=(992, 424, 168),
)
SQUARE: Final = Shape(
    size=(1080, 1080),
    photo=(0, -84, 1080, 960),
    panel=(440, 1916, 1290),
    crescent=(12, 30),
    block=(64, 728, 780, 272),
    title_sizes=(60, 54, 49, 44, 40),
    title_lines=2,
    most_lines=3,
    price_size=58,
    small_size=26,
    vendor_at=(64, 1040),
    mark=(40, 40, 52),
    sample=(1040, 50),
    qr=(792, 778, 228),
    mark_on_photo=True,
    sample_from_right=True,
    first_quality=2,
)
TALL: Final = Shape(
    size=(1080, 1920),
    photo=(-90, -50, 1260, 1200),
    panel=(500, 2330, 1360),
    crescent=(16, 40),
    block=(80, 1092, 920, 384),
    title_sizes=(92, 84, 76, 68, 60),
    title_lines=2,
    most_lines=3,
    price_size=84,
    small_size=32,
    vendor_at=(80, 1586),
    mark=(80, 1652, 56),
    sample=(60, 256),
    qr=(766, 1296, 240),
    first_quality=2,
)


def make_card(card: ShareCard, source: bytes | None, fonts: Mapping[str, bytes]) -> Made:
    """The card as a JPEG below 300 KB, without metadata. `source` are the bytes of `card.photo`, None for a drawn card.

    `fonts` are font files by face, `Plus Jakarta Sans-800` or `PlusJakartaSans-800.ttf` or just `800`: the family that
    comes first is the card's own, the others lend the letters it lacks, in their order. Colours of the card are the
    site's main colour and its accent, `#rrggbb`.

    Roles of `card.lines`, all optional: `title`, `price` (`mulai Rp25.000`), `content` (`200 g`), `badge` (may repeat,
    or hold several as `Halal · P-IRT`), `vendor`, `place`, `site`, `sample` (said on the photo), `scan` (below the
    code), `address` (tall only).
    Reports `glyph.missing` for letters that no font has; they are left out.
    """
    artist = _Artist.of(card, Type(fonts))
    artist.ground(source)
    artist.panel()
    artist.mark()
    artist.sample()
    code_left = artist.code()
    artist.words(code_left)
    return Made(_encoded(artist.image, _QUALITIES[artist.shape.first_quality :]), artist.type.problems())


def _encoded(image: Image.Image, qualities: Sequence[tuple[int, str]]) -> bytes:
    """Full colour first, then less quality, then halved colour, until it is small enough for every messenger."""
    data = b""
    for quality, subsampling in qualities:
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling=subsampling, optimize=True, progressive=True)
        data = buffer.getvalue()
        if len(data) < MAX_BYTES:
            break
    return data


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a card, all derived from the site's two so that words stay readable on any choice."""

    main: Colour
    deep: Colour
    accent: Colour
    loud: Colour
    pale: Colour
    edge: Colour

    @classmethod
    def of(cls, main: str, accent: str) -> Palette:
        base, honey = _rgb(main), _rgb(accent)
        # White on the panel, accent on the panel: 7 and 4.5 are the contrasts of WCAG AAA and AA.
        deep = _until(lambda share: _mix(base, _BLACK, share), lambda colour: _contrast(colour, _WHITE) >= 7, start=0.3)
        loud = _until(lambda share: _mix(honey, _WHITE, share), lambda colour: _contrast(colour, deep) >= 4.5)
        return cls(base, deep, honey, loud, _mix(deep, _WHITE, 0.82), _mix(deep, _WHITE, 0.5))


@dataclass(slots=True)
class _Artist:
    """One card being drawn."""

    card: ShareCard
    shape: Shape
    scale: float
    palette: Palette
    type: Type
    image: Image.Image
    draw: ImageDraw.ImageDraw

    @classmethod
    def of(cls, card: ShareCard, letters: Type) -> _Artist:
        ratio = card.width / card.height
        shape = WIDE if ratio > 1.3 else SQUARE if ratio > 0.75 else TALL
        palette = Palette.of(*card.colours)
        image = Image.new("RGB", (card.width, card.height), palette.deep)
        draw = ImageDraw.Draw(image)
        return cls(card, shape, card.width / shape.size[0], palette, letters, image, draw)

    def line(self, role: str) -> str:
        return ", ".join(self.lines(role))

    def lines(self, role: str) -> list[str]:
        wanted = (_tidy(text) for name, text in self.card.lines if name == role)
        return [known for text in wanted if (known := " ".join(self.type.known(text).split()))]

    def px(self, length: float) -> int:
        return round(length * self.scale)

    def ground(self, source: bytes | None) -> None:
        x, y, width, height = map(self.px, self.shape.photo)
        photo = self._photo(source, (width, height))
        self.image.paste(photo or self._drawn_ground((width, height)), (x, y))

    def _photo(self, source: bytes | None, size: tuple[int, int]) -> Image.Image | None:
        if source is None or self.card.photo is None:
            return None
        recipe = replace(self.card.photo, width=size[0], height=size[1])
        try:
            photo = picture.pixels(source, recipe)
        except (OSError, ValueError, SyntaxError):
            # A drawing (SVG), or a photo that the probe has refused and told of.
            return None
        return photo if photo.size == size else photo.resize(size, Image.Resampling.LANCZOS)

    def _drawn_ground(self, size: tuple[int, int]) -> Image.Image:
        """A card without a photo: the accent as a soft light, faint crescents, and the initials on a round plate."""
        width, height = size
        honey = self.palette.accent
        light, warm = _mix(honey, _WHITE, 0.78), _mix(honey, _WHITE, 0.28)
        glow = (
            Image.radial_gradient("L").resize((width * 2, height * 2)).crop((width // 2, 0, width // 2 + width, height))
        )
        ground = Image.composite(Image.new("RGB", size, warm), Image.new("RGB", size, light), glow)
        waves = _waves(size)
        ground.paste(Image.new("RGB", size, _mix(honey, _WHITE, 0.12)), mask=waves.point(lambda level: level * 2 // 5))
        initials = _initials(self.line("title") or self.line("site"))
        self._plate(ground, initials)
        return ground

    def _plate(self, ground: Image.Image, initials: str) -> None:
        side = round(min(ground.size) * 0.44)
        centre = (ground.width // 2 - self.px(-self.shape.photo[0] // 3), round(ground.height * 0.5))
        corner = (centre[0] - side // 2, centre[1] - side // 2)
        for size, colour in ((side, _WHITE), (round(side * 0.93), self.palette.main)):
            mask = _disc((size, size), (size / 2, size / 2), size / 2)
            ground.paste(colour, (centre[0] - size // 2, centre[1] - size // 2), mask)
        inner = round(side * 0.93)
        moon = _crescent(inner).resize((round(inner * 0.4), round(inner * 0.4)), Image.Resampling.LANCZOS)
        has_initials = self.type.width(initials, 800, 100) > 0
        at = (centre[0] - moon.width // 2, corner[1] + round(side * (0.56 if has_initials else 0.3)))
        ground.paste(self.palette.loud, at, moon)
        if has_initials:
            size_px = side * 0.36
            size_px *= min(1, side * 0.66 / self.type.width(initials, 800, size_px))
            left = centre[0] - self.type.width(initials, 800, size_px) / 2
            self.type.draw(ImageDraw.Draw(ground), (left, centre[1] + side * 0.1), initials, 800, size_px, _WHITE)

    def panel(self) -> None:
        """A huge disc; a second one, moved a little, leaves the crescent along its edge."""
        ground, mask = _panel(self.image.size, self.shape, self.palette)
        self.image.paste(ground, mask=mask)

    def mark(self) -> None:
        """The crescent on its tile and the name of the site; on a photo with ground of its own."""
        name = self.line("site")
        if not name:
            return
        x, y, side = map(self.px, self.shape.mark)
        size = side * 0.52
        room = (self.card.width - x) * 0.9 - side * 2 if not self.shape.mark_on_photo else self.card.width * 0.34
        name, size = self.type.fitted_line(name, 700, size, room)
        if self.shape.mark_on_photo:
            width = self.type.width(name, 700, size) + side * 1.32 + side * 0.62
            pad = round(side * 0.2)
            self._pill((x, y, width, side + pad * 2), self.palette.deep)
            x, y = x + round(side * 0.24), y + pad
        tile = Image.new("RGB", (side, side), self.palette.main)
        tile.paste(self.palette.loud, mask=_crescent(side))
        self.image.paste(tile, (x, y), _rounded((side, side), side * 0.26))
        baseline = y + side / 2 + size * 0.35
        self.type.draw(self.draw, (x + side * 1.32, baseline), name, 700, size, _WHITE)

    def sample(self) -> None:
        """That this is only a sample, said where nobody can miss it."""
        text = self.line("sample")
        if not text:
            return
        x, y = map(self.px, self.shape.sample)
        height = self.px(self.shape.small_size * 1.75)
        text, size = self.type.fitted_line(text, 700, height * 0.5, self.card.width * 0.4)
        width = self.type.width(text, 700, size) + height
        if self.shape.sample_from_right:
            x -= round(width)
        self._pill((x, y, width, height), self.palette.accent)
        ink = self.palette.deep if _contrast(self.palette.deep, self.palette.accent) >= 4.5 else _BLACK
        self.type.draw(self.draw, (x + height / 2, y + height / 2 + size * 0.35), text, 700, size, ink)

    def code(self) -> int | None:
        """The QR code on a white tile, if one is wanted: whole-pixel modules, and the quiet zone readers need.

        Returns the left edge of the tile in pixels.
        """
        if not self.card.qr:
            return None
        code = codes.qr(self.card.qr)
        x, y, room = map(self.px, self.shape.qr)
        module = max(1, room // (code.columns + 2 * codes.QR_QUIET))
        side = module * (code.columns + 2 * codes.QR_QUIET)
        tile = Image.new("RGB", (side, side), _WHITE)
        pen = ImageDraw.Draw(tile)
        for row, start, length in code.runs:
            left, top = (start + codes.QR_QUIET) * module, (row + codes.QR_QUIET) * module
            pen.rectangle((left, top, left + length * module - 1, top + module - 1), self.palette.deep)
        x += (room - side) // 2
        self.image.paste(tile, (x, y), _rounded(tile.size, side * 0.08))
        caption = self.line("scan")
        if caption:
            caption, size = self.type.fitted_line(caption, 600, self.shape.small_size * 0.75 * self.scale, side * 1.15)
            start_x = x + side / 2 - self.type.width(caption, 600, size) / 2
            self.type.draw(self.draw, (start_x, y + side + size * 1.5), caption, 600, size, self.palette.pale)
        return x

    def words(self, code_left: int | None) -> None:
        """Title, price and badges as one block in the middle of its room; the vendor below; the address at the foot."""
        x, top, width, height = map(self.px, self.shape.block)
        gap = self.px(24)
        beside = code_left - x - gap if code_left is not None else width
        # In a wide card the code stands below the block, in a square one beside it, in a tall one beside its end.
        title_width = min(width, beside) if self.shape is SQUARE else width
        if code_left is not None and self.shape is WIDE:
            height = self.px(self.shape.qr[1]) - top - gap
        below = min(width, beside) if self.shape is not WIDE else width
        if self.shape is SQUARE and self._has_two_lines(min(width, beside)):
            height -= self.px(self.shape.small_size * 1.2)
        for n_lines in (self.shape.most_lines, self.shape.title_lines):
            rows = self._rows(title_width, below, n_lines)
            total = sum(row.above + row.height for row in rows)
            if total <= height:
                break
        # Beside the code of a tall card the title must stay above it.
        is_high = self.shape is TALL and code_left is not None
        y = float(top) if is_high else top + max(0.0, (height - total) / 2)
        for row in rows:
            y += row.above + row.height
            row.draw(x, y)
        self._vendor(min(width, beside))
        self._address()

    def _rows(self, title_width: float, price_width: float, most_lines: int) -> list[_Row]:
        rows: list[_Row] = []
        title = self.line("title")
        if title:
            sizes = [self.px(size) for size in self.shape.title_sizes]
            size, lines = self.type.fitted(title, 800, sizes, title_width, self.shape.title_lines)
            if lines[-1].endswith("…"):
                size, lines = self.type.fitted(title, 800, sizes[-1:], title_width, most_lines)
            for text in lines:
                rows.append(_Row(size * 0.3 if rows else 0, size * 0.8, self._writer(text, 800, size, _WHITE)))
        if self.line("price"):
            high, pieces = self._price(price_width)
            air = self.shape.price_size * 0.54 * self.scale if rows else 0
            rows.append(_Row(air, high * 0.74, lambda x, y: self._write_all(x, y, pieces)))
        badges = [badge for line in self.lines("badge") for badge in line.split(" · ")]
        if badges:
            small = self.shape.small_size * self.scale
            air = small * 1.2 if rows else 0
            rows.append(_Row(air, small * 1.9, lambda x, y: self._badges(x, y, badges, price_width)))
        return rows

    def _price(self, width: float) -> tuple[float, list[tuple[str, int, float, Colour]]]:
        """Pieces of the price line: the amount large in the accent, what stands before and after it small."""
        content = self.line("content")
        found = re.fullmatch(r"(.*?)(Rp\s?[\d.,]+(?:\s?–\s?(?:Rp\s?)?[\d.,]+)?)(.*)", self.line("price"))
        before, amount, after = found.groups() if found else ("", self.line("price"), "")
        after = after.strip() or (f"/ {content}" if content and found else content)
        largest = float(self.px(self.shape.price_size) if found else self.px(self.shape.price_size * 0.62))
        size, pieces = largest, list[tuple[str, int, float, Colour]]()
        for share in (1.0, 0.92, 0.84, 0.76, 0.68, 0.6):
            size = largest * share
            pieces = [
                (text, weight, size * part, colour)
                for text, weight, part, colour in (
                    (before.strip() and f"{before.strip()}  ", 600, 0.46, self.palette.pale),
                    (amount, 800, 1.0, self.palette.loud),
                    (after and f"  {after}", 600, 0.46, self.palette.pale),
                )
                if text
            ]
            if sum(self.type.width(*piece[:3]) for piece in pieces) <= width:
                return size, pieces
        kept = [piece for piece in pieces if piece[0] == amount]
        text, fitted_size = self.type.fitted_line(amount, 800, size, width)
        return fitted_size, [(text, 800, fitted_size, kept[0][3])]

    def _write_all(self, x: float, y: float, pieces: Sequence[tuple[str, int, float, Colour]]) -> None:
        for text, weight, size, colour in pieces:
            self.type.draw(self.draw, (x, y), text, weight, size, colour)
            x += self.type.width(text, weight, size)

    def _writer(self, text: str, weight: int, size: float, colour: Colour) -> Callable[[float, float], None]:
        return lambda x, y: self.type.draw(self.draw, (x, y), text, weight, size, colour)

    def _badges(self, x: float, bottom: float, words: Iterable[str], width: float) -> None:
        """Outlined labels side by side, as many as there is room for; they say what is on record and bear no logos."""
        size = self.px(self.shape.small_size)
        end = x + width
        for word in words:
            text, fitted = self.type.fitted_line(word, 700, size, width * 0.8)
            long = self.type.width(text, 700, fitted) + size * 1.5
            if x + long > end:
                break
            high = size * 1.9
            self._pill((x, bottom - high, long, high), self.palette.deep, self.palette.edge)
            self.type.draw(self.draw, (x + size * 0.75, bottom - high / 2 + fitted * 0.35), text, 700, fitted, _WHITE)
            x += long + size * 0.5

    def _has_two_lines(self, width: float) -> bool:
        """Whether vendor and place stand one below the other: always where there is room, else when both are long."""
        vendor, place = self.line("vendor"), self.line("place")
        size = self.px(self.shape.small_size * 1.04) * 0.84
        is_long = self.type.width(f"{vendor}, {place}", 600, size) > width
        return bool(vendor and place) and (self.shape is TALL or is_long)

    def _vendor(self, width: float) -> None:
        x, y = map(self.px, self.shape.vendor_at)
        size = self.px(self.shape.small_size * 1.04)
        if self._has_two_lines(width):
            vendor, fitted = self.type.fitted_line(self.line("vendor"), 700, size * 1.1, width)
            self.type.draw(self.draw, (x, y - size * 1.35), vendor, 700, fitted, _WHITE)
            place, fitted = self.type.fitted_line(self.line("place"), 600, size, width)
            self.type.draw(self.draw, (x, y), place, 600, fitted, self.palette.pale)
            return
        text = ", ".join(part for part in (self.line("vendor"), self.line("place")) if part)
        text, fitted = self.type.fitted_line(text, 600, size, width)
        self.type.draw(self.draw, (x, y), text, 600, fitted, self.palette.pale)

    def _address(self) -> None:
        address = self.line("address")
        if not address or self.shape is not TALL:
            return
        _, y, side = map(self.px, self.shape.mark)
        text, size = self.type.fitted_line(address, 600, side * 0.48, self.card.width * 0.5)
        left = self.card.width - self.px(80) - self.type.width(text, 600, size)
        self.type.draw(self.draw, (left, y + side / 2 + size * 0.35), text, 600, size, self.palette.pale)

    def _pill(self, box: tuple[float, float, float, float], fill: Colour, edge: Colour | None = None) -> None:
        """A rounded label of any height, with smooth edges."""
        x, y, width, height = (round(side) for side in box)
        mask = _rounded((width, height), height / 2)
        if edge is None:
            self.image.paste(fill, (x, y), mask)
            return
        line = max(2, round(height * 0.06))
        self.image.paste(edge, (x, y), mask)
        inner = _rounded((width - 2 * line, height - 2 * line), height / 2 - line)
        self.image.paste(fill, (x + line, y + line), inner)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the block: air above it, its height, and how to draw it, given the left edge and the base line."""

    above: float
    height: float
    draw: Callable[[float, float], None]


@dataclass(slots=True)
class Type:
    """Letters in the card's font, and in others where it has none: measured, broken into lines, drawn.

    Made for one card; the fonts themselves are kept by thread, since a FreeType face is changed by whoever uses it.
    """

    fonts: Mapping[str, bytes]
    missing: dict[str, str] = field(default_factory=dict)
    _faces: dict[int, tuple[bytes, ...]] = field(default_factory=dict)
    _kept_runs: dict[tuple[str, int], list[tuple[bytes, str]]] = field(default_factory=dict)

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem("glyph.missing", _UNKNOWN_PLACE, {"glyph": f"U+{ord(glyph):04X}", "text": text[:80]})
            for glyph, text in sorted(self.missing.items())
        )

    def known(self, text: str) -> str:
        """The text without the letters that no font has, which are remembered as missing."""
        faces = self._order(400)
        unknown = [letter for letter in text if not _is_silent(letter) and _face_for(letter, faces, None) is None]
        for letter in unknown:
            self.missing.setdefault(letter, text)
        return "".join(letter for letter in text if letter not in unknown)

    def width(self, text: str, weight: int, size: float) -> float:
        """Advance in pixels."""
        return sum(_font(face, weight, size).getlength(run) for face, run in self._runs(text, weight))

    def draw(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, weight: int, size: float, colour: Colour
    ) -> None:
        """Write from the left end of the base line."""
        x, y = at
        for face, run in self._runs(text, weight):
            font = _font(face, weight, size)
            draw.text((x, y), run, colour, font, anchor="ls")
            x += font.getlength(run)

    def fitted_line(self, text: str, weight: int, size: float, width: float) -> tuple[str, float]:
        """One line of at most `width` pixels: a little smaller if need be, then cut with an ellipsis."""
        for share in (1.0, 0.92, 0.84, 0.76):
            if self.width(text, weight, size * share) <= width:
                return text, size * share
        return self._cut(text, weight, size * 0.76, width), size * 0.76

    def fitted(
        self, text: str, weight: int, sizes: Sequence[int], width: float, max_lines: int
    ) -> tuple[int, list[str]]:
        """The largest of `sizes` at which `text` takes at most `max_lines`; at the last the rest is cut off."""
        for size in sizes:
            lines = self.wrapped(text, weight, size, width)
            if len(lines) <= max_lines and all(self.width(line, weight, size) <= width for line in lines):
                return size, self._balanced(text, weight, size, width, lines)
        size = sizes[-1]
        lines = [
            piece
            for line in self.wrapped(text, weight, size, width)
            for piece in self._split(line, weight, size, width)
        ]
        if len(lines) > max_lines:
            lines = [*lines[: max_lines - 1], self._cut(" ".join(lines[max_lines - 1 :]), weight, size, width)]
        return size, lines

    def wrapped(self, text: str, weight: int, size: float, width: float) -> list[str]:
        """Lines broken between words; a word wider than `width` stands alone and is too wide."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width(longer, weight, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _balanced(self, text: str, weight: int, size: float, width: float, lines: list[str]) -> list[str]:
        """As many lines with the narrowest measure, so that no word is left alone on the last one."""
        best = lines
        low, high = 0.0, width
        while high - low > width / 64:
            middle = (low + high) / 2
            narrower = self.wrapped(text, weight, size, middle)
            if len(narrower) == len(lines) and all(self.width(line, weight, size) <= middle for line in narrower):
                best, high = narrower, middle
            else:
                low = middle
        return best

    def _split(self, line: str, weight: int, size: float, width: float) -> list[str]:
        """A line that is one over-long word, in pieces that fit; marks stay with their letter."""
        pieces = [""]
        for letter in _clusters(line):
            if pieces[-1] and self.width(pieces[-1] + letter, weight, size) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def _cut(self, text: str, weight: int, size: float, width: float) -> str:
        letters = list(_clusters(text))
        low, high = 0, len(letters)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width("".join(letters[:middle]).rstrip() + "…", weight, size) <= width:
                low = middle
            else:
                high = middle - 1
        if low == len(letters) and self.width(text, weight, size) <= width:
            return text
        kept = "".join(letters[:low])
        space = kept.rfind(" ")
        # Between words, unless that would lose much of the line.
        if space > 0.6 * len(kept) and low < len(letters) and letters[low] != " ":
            kept = kept[:space]
        return kept.rstrip(" ,.·–-") + "…"

    def _runs(self, text: str, weight: int) -> list[tuple[bytes, str]]:
        """Stretches of `text` by the font file that has their letters, in the order they are set from left to right.

        Fitting asks for the same words again and again, so they are kept.
        """
        if (text, weight) not in self._kept_runs:
            self._kept_runs[text, weight] = self._read_runs(text, weight)
        return self._kept_runs[text, weight]

    def _read_runs(self, text: str, weight: int) -> list[tuple[bytes, str]]:
        faces = self._order(weight)
        chosen: list[tuple[bytes | None, str]] = []
        previous: bytes | None = None
        for letter in text:
            face = _face_for(letter, faces, previous)
            if face is None:
                continue
            chosen.append((None if letter == " " else face, letter))
            previous = face if letter != " " else previous
        runs: list[tuple[bytes, str]] = []
        for i, (wanted, letter) in enumerate(chosen):
            # A space between two words of one font belongs to it, so that Arabic words keep their order.
            before = runs[-1][0] if runs else faces[0]
            after = next((face for face, _ in chosen[i:] if face is not None), faces[0])
            face = wanted or (before if before is after and _has(before, " ") else faces[0])
            if runs and runs[-1][0] is face:
                runs[-1] = (face, runs[-1][1] + letter)
            else:
                runs.append((face, letter))
        return runs[::-1] if _is_right_to_left(text) else runs

    def _order(self, weight: int) -> tuple[bytes, ...]:
        """One font file of each family, the one whose weight is nearest, in the order of fallback."""
        if weight not in self._faces:
            families: dict[str, list[tuple[int, bytes]]] = {}
            for name, data in self.fonts.items():
                found = re.fullmatch(r"(?:(.*?)-?)?(\d{3})?(?:\.\w+)?", name.replace(" ", ""))
                if found and not re.search(r"\d+i(\.\w+)?$", name):
                    families.setdefault(found[1] or "", []).append((int(found[2] or 400), data))
            nearest = [min(of, key=lambda entry: abs(entry[0] - weight))[1] for of in families.values()]
            self._faces[weight] = tuple(nearest)
        return self._faces[weight]


def _face_for(letter: str, faces: Sequence[bytes], previous: bytes | None) -> bytes | None:
    # A mark or joiner works only in the font of the letter before it.
    if previous is not None and unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf") and _has(previous, letter):
        return previous
    return next((face for face in faces if _has(face, letter)), None)


def _has(face: bytes, letter: str) -> bool:
    return ord(letter) in _known(face)[0]


@lru_cache(maxsize=64)
def _known(face: bytes) -> tuple[frozenset[int], bool]:
    """(characters of a font file, whether its weight can be varied)."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(face), lazy=True) as font:
        return frozenset(font.getBestCmap()), "fvar" in font


_kept_fonts = threading.local()


def _font(face: bytes, weight: int, size: float) -> ImageFont.FreeTypeFont:
    """The font of this thread. A variable font object is changed by choosing a weight: one for each."""
    kept: dict[tuple[bytes, int, float], ImageFont.FreeTypeFont] = _kept_fonts.__dict__.setdefault("fonts", {})
    size = max(1.0, round(size * 2) / 2)
    variable = _known(face)[1]
    key = (face, weight if variable else 0, size)
    if key not in kept:
        if len(kept) >= 48:
            kept.clear()
        font = ImageFont.truetype(BytesIO(face), size)
        if variable:
            font.set_variation_by_axes([weight])
        kept[key] = font
    return kept[key]


def _is_silent(letter: str) -> bool:
    """Whether a letter shows nothing by itself, so that nobody misses it: joiners, marks of direction, variation."""
    return unicodedata.category(letter) in ("Cf", "Cc", "Cs", "Zs") or 0xFE00 <= ord(letter) <= 0xFE0F


def _is_right_to_left(text: str) -> bool:
    """Whether all words of a line run from right to left; a mixed line keeps the order it was typed in."""
    directions = {unicodedata.bidirectional(letter) for letter in text}
    return "L" not in directions and bool(directions & {"R", "AL"})


def _clusters(text: str) -> Iterable[str]:
    """Letters with the marks and joiners that follow them."""
    cluster = ""
    for letter in text:
        joins = unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf") or cluster.endswith("\u200d")
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _tidy(text: str) -> str:
    """One line, composed, without control characters."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in composed).split())


def _initials(text: str) -> str:
    words = [word for word in re.split(r"[\s\-–/&]+", text) if word and word[0].isalpha()]
    return "".join(word[0].upper() for word in words[:2])


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other colour, the rest of the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _until(colour: Callable[[float], Colour], good: Callable[[Colour], bool], start: float = 0.0) -> Colour:
    """The first of ever stronger mixes that is good enough, or the strongest."""
    steps = [start + (1 - start) * step / 20 for step in range(21)]
    return next((mixed for share in steps if good(mixed := colour(share))), colour(1.0))


def _contrast(one: Colour, other: Colour) -> float:
    """Ratio of luminances as WCAG 2 defines it, 1–21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=32)
def _disc(size: tuple[int, int], centre: tuple[float, float], radius: float) -> Image.Image:
    """A filled circle with smooth edges as a mask: drawn twice as large, then reduced."""
    big = Image.new("L", (size[0] * 2, size[1] * 2))
    (x, y), r = centre, radius
    ImageDraw.Draw(big).ellipse((2 * (x - r), 2 * (y - r), 2 * (x + r), 2 * (y + r)), fill=255)
    return big.reduce(2)


@lru_cache(maxsize=8)
def _panel(size: tuple[int, int], shape: Shape, palette: Palette) -> tuple[Image.Image, Image.Image]:
    """The panel with the crescent on its edge, and the mask that cuts it out: the same on every card of a site."""
    scale = size[0] / shape.size[0]
    x, y, radius = (length * scale for length in shape.panel)
    dx, dy = (length * scale for length in shape.crescent)
    ground = Image.new("RGB", size, palette.accent)
    ground.paste(palette.deep, mask=_disc(size, (x + dx, y + dy), radius))
    return ground, _disc(size, (x, y), radius)


@lru_cache(maxsize=64)
def _rounded(size: tuple[int, int], radius: float) -> Image.Image:
    """A rectangle with smooth round corners as a mask."""
    width, height = max(1, size[0]), max(1, size[1])
    big = Image.new("L", (width * 4, height * 4))
    ImageDraw.Draw(big).rounded_rectangle((0, 0, width * 4 - 1, height * 4 - 1), radius * 4, fill=255)
    return big.reduce(4)


@lru_cache(maxsize=8)
def _crescent(side: int) -> Image.Image:
    """The moon of the mark as a mask, proportions of the site's icon (34 units)."""
    unit = side / 34
    moon = _disc((side, side), (17 * unit, 13.5 * unit), 11 * unit)
    return ImageChops.subtract(moon, _disc((side, side), (17 * unit, 5 * unit), 14 * unit))


@lru_cache(maxsize=8)
def _waves(size: tuple[int, int]) -> Image.Image:
    """Rows of thin lines like ripples as a mask, for the ground of a card without a photo."""
    width, height = size
    big = Image.new("L", (width * 2, height * 2))
    pen = ImageDraw.Draw(big)
    step, swing, length = height / 9, height / 60, width / 5
    for row in range(12):
        points = [
            (x * 2, 2 * (row * step + swing * math.sin(2 * math.pi * (x / length + row * 0.5))))
            for x in range(0, width + 8, 4)
        ]
        pen.line(points, fill=255, width=max(2, round(height / 110)), joint="curve")
    return big.reduce(2)
