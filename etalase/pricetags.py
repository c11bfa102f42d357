"""Price tags: what is sold at a price of its own, on which sheet its tag fits, and which tags are out of date.

What was printed is remembered in `content/dicetak.csv`, one line for each tag of each exhibition, since a tag tells
the booth. A tag is out of date when anything that stands on it differs from that line; the unit price follows from
price and content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from etalase.model import Bilingual, LabelSheet, PrintedTag, Product, Variant
from etalase.values.content_size import ContentSize
from etalase.values.ident import slug
from etalase.values.money import Rupiah
from etalase.values.text import NBSP, Lang

# A4 upright, in mm.
PAPER = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A product, or one variant of it. `key` is its KODE, or where it has none an address of its own."""

    product: Product
    variant: Variant | None
    key: str

    @property
    def code(self) -> str | None:
        """The KODE that leads to it; a variant without one is found through its product's."""
        return (self.variant.code if self.variant else None) or self.product.code

    @property
    def price(self) -> Rupiah | None:
        return self.variant.price if self.variant else self.product.price

    @property
    def content(self) -> ContentSize | None:
        return self.variant.content if self.variant else self.product.content

    @property
    def gtin(self) -> str | None:
        return self.variant.gtin if self.variant else self.product.gtin

    def name(self, language: Lang = "id") -> str:
        """The product's name and the variant's, unless that only says the content once more."""
        return variant_name(self.product.name, self.variant, language)


def variant_name(name: Bilingual, variant: Variant | None, language: Lang = "id") -> str:
    """A product's name with its variant's, unless that only says the content once more."""
    whole = name.get(language)
    if variant is None:
        return whole
    plain = variant.content.shown(language).replace(NBSP, " ") if variant.content else ""
    own = variant.name.get(language)
    return whole if own.replace(NBSP, " ") == plain else f"{whole}, {own}"


def pieces(product: Product) -> Iterator[Piece]:
    """Everything of a product that is sold at a price of its own; what is sold out is not on the table."""
    if product.status == "habis":
        return
    if not product.variants:
        yield Piece(product, None, product.code or product.address)
        return
    met: set[str] = set()
    for n, variant in enumerate(product.variants, 1):
        key = variant.code or f"{product.code or product.address}#{slug(variant.name.id) or n}"
        key = f"{key}-{n}" if key in met else key
        met.add(key)
        if variant.status != "habis":
            yield Piece(product, variant, key)


def tag(piece: Piece, exhibition: str, booth: str, day: dt.date) -> PrintedTag:
    """What stands on the tag of a piece, as the ledger remembers it."""
    return PrintedTag(
        exhibition=exhibition,
        key=piece.key,
        name=piece.name(),
        content=piece.content.written() if piece.content else "",
        price=piece.price,
        booth=booth,
        day=day,
    )


def out_of_date(tags: Iterable[PrintedTag], printed: Iterable[PrintedTag]) -> tuple[PrintedTag, ...]:
    """Those tags that were never printed, or on which something stands that has changed since."""
    known = {(one.exhibition, one.key): one for one in printed}
    return tuple(one for one in tags if not _same(one, known.get((one.exhibition, one.key))))


def recorded(
    tags: Iterable[PrintedTag], printed: Iterable[PrintedTag], exhibitions: Container[str]
) -> tuple[PrintedTag, ...]:
    """The ledger after these tags were printed. A tag that says what it said keeps its day; tags of exhibitions that
    are not among `exhibitions` any more are forgotten."""
    known = {(one.exhibition, one.key): one for one in printed if one.exhibition in exhibitions}
    kept = dict(known)
    for one in tags:
        before = known.get((one.exhibition, one.key))
        kept[one.exhibition, one.key] = before if before and _same(one, before) else one
    return tuple(kept[key] for key in sorted(kept))


def _same(one: PrintedTag, other: PrintedTag | None) -> bool:
    return other is not None and (one.name, one.content, one.price, one.booth) == (
        other.name,
        other.content,
        other.price,
        other.booth,
    )


@dataclass(frozen=True, slots=True)
class Grid:
    """Equal fields on a sheet of A4, in mm: `left` and `top` is the corner of the first, `gap` the space between two
    columns. Rows follow one another without a gap."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0.0

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    @property
    def size(self) -> str:
        """>>> Grid(2, 5, 90.0, 55.0, 15.0, 11.0).size
        '90 × 55 mm'
        """
        width, height = (f"{side:g}".replace(".", ",") for side in (self.width, self.height))
        return f"{width} × {height} mm"


def centred(columns: int, rows: int, width: float, height: float) -> Grid:
    """Fields side by side in the middle of the sheet.

    >>> centred(2, 5, 90, 55).left, centred(2, 5, 90, 55).top
    (15.0, 11.0)
    """
    return Grid(columns, rows, width, height, (PAPER[0] - columns * width) / 2, (PAPER[1] - rows * height) / 2)


# Without `lembar` in site.yaml: cards to cut by hand, large enough for the table, and a small one for jars and rings.
CARD_SIZES: Mapping[str, Grid] = {
    "": centred(2, 5, 90, 55),
    "105x74": centred(2, 4, 105, 74),
    "70x37": centred(3, 8, 70, 37),
    "38x21": centred(5, 13, 38, 21.2),
}
_LEAST_SIDE = 10.0


def grid_of(sheet: LabelSheet) -> Grid | None:
    """The fields of the office's label sheet; None when something is missing or it does not fit on A4.

    `margin` is the paper left and right of the labels; what is left over across lies between the columns, as on ready
    label sheets. Without it, and from top to bottom always, the labels lie side by side in the middle.
    """
    if not (sheet.columns and sheet.rows and sheet.width and sheet.height):
        return None
    made = centred(sheet.columns, sheet.rows, float(sheet.width), float(sheet.height))
    if too_large(sheet) or min(made.width, made.height) < _LEAST_SIDE:
        return None
    if sheet.margin is None or sheet.columns == 1:
        return made
    margin = float(sheet.margin)
    gap = (PAPER[0] - 2 * margin - made.columns * made.width) / (made.columns - 1)
    return Grid(made.columns, made.rows, made.width, made.height, margin, made.top, round(gap, 3))


def too_large(sheet: LabelSheet) -> tuple[str, float, float] | None:
    """The side on which the labels do not fit (`kolom` or `baris`), their length in mm and that of the paper."""
    margin = float(sheet.margin or 0)
    across = (sheet.columns or 0) * float(sheet.width or 0) + 2 * margin
    down = (sheet.rows or 0) * float(sheet.height or 0)
    for side, length, paper in (("kolom", across, PAPER[0]), ("baris", down, PAPER[1])):
        if length > paper + 0.01:
            return side, length, paper
    return None
