"""PDFs finished for paper: single pages with boxes and marks, the cover as one sheet, sheets to fold.

A finished file is put together anew from the pages of another: each page becomes a form that is moved, cut and placed.
Moving the page's own content would leave gradients behind, because a pattern is fixed to the page and not to what is
drawn on it. Links, bookmarks and tags belong to the screen and are not taken along.

Lengths are millimetres unless a name says points. Boxes and keys are those that ISO 15930-7 (PDF/X-4) asks for.
"""

from __future__ import annotations

import hashlib
import io
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from etalase.make import preflight
from etalase.make.preflight import POINTS
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import Coarse, Made, Measured, Press

BLEED = 3.0
# Room around the bleed for the marks, and how far they stay from it.
SLUG = 7.0
_GAP_POINTS = 2.0
_MARK_POINTS = 0.25
# A cover is the outer sheet of the book: front, inside front, inside back, back.
COVER_PAGES = 4
# Text on the back of a book needs so many millimetres; the wider the back, the larger it is. A strip for each of these
# widths is drawn `SPINE_STRIP` wide and cut to the back's own width.
SPINES = (5.0, 8.0, 14.0)
SPINE_STRIP = 40.0
# Beyond this many pages staples bend and the fore-edge grows a step (see the manual page on printing).
MOST_STAPLED = 52


@dataclass(frozen=True, slots=True)
class Placed:
    """A page of the source (from 0) on a sheet: where the corner of its trim lies, and how far around it is shown.

    `show` is left, bottom, right, top beyond the trim; negative cuts into it.
    """

    page: int
    x: float
    y: float
    show: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Surface:
    """One page of the finished file: its trim, what lies on it, and the room around: `bleed`, then `slug`.

    `folds` are the places across the trim where the sheet is folded.
    """

    width: float
    height: float
    placed: tuple[Placed, ...]
    bleed: float = 0.0
    slug: float = 0.0
    folds: tuple[float, ...] = ()


def finish(
    press: Press,
    source: bytes,
    profile: bytes | None = None,
    pictures: Mapping[str, bytes] | None = None,
    spine: bytes = b"",
) -> Made:
    """The finished file. `source` is the PDF of `press.source`, with bleed; `profile` the bytes of the ICC profile,
    `pictures` those that went into the source, by name; `spine` is the PDF of `press.spine`.

    A profile that is none for four inks is a problem, and the file is made without it. What is wrong with the book
    itself, however it is finished, is told with the inner pages.
    """
    import pikepdf

    problems: list[Problem] = []
    with pikepdf.open(io.BytesIO(source)) as book:
        count = len(book.pages)
        width, height = _trim_size(book.pages[0])
        surfaces = list(_surfaces(press, count, width, height, titled=bool(spine)))
        if press.finish == "percetakan" and not press.glued and count > MOST_STAPLED:
            place = press.settings.place("cetak.lipatan")
            problems.append(Problem("press.too-thick", place, {"n": count, "most": MOST_STAPLED}, "lipatan: lem"))
        if press.finish == "percetakan":
            problems += _coarse(press, book, pictures or {})
            problems += preflight.of_book(book, press.source.view, stapled=not press.glued)
        if spine and press.finish == "sampul":
            with pikepdf.open(io.BytesIO(spine)) as strips:
                book.pages.extend(strips.pages)
        with pikepdf.new() as paper:
            forms: dict[int, Any] = {}
            for surface in surfaces:
                _draw(paper, book, forms, surface)
            wanted = profile if press.finish != "kantor" else None
            if wanted is not None and not is_press_profile(wanted):
                problems.append(Problem("press.profile-unusable", press.settings.place("cetak.profil_warna"), {}))
                wanted = None
            _describe(paper, book, press, wanted, hashlib.sha256(source).digest())
            told = io.BytesIO()
            paper.save(told, deterministic_id=True, min_version="1.6")
    return Made(told.getvalue(), tuple(problems))


def measured(press: Press, source: bytes, pictures: Mapping[str, bytes]) -> Measured:
    """What a print shop is told about the book besides what staff have set."""
    import pikepdf

    with pikepdf.open(io.BytesIO(source)) as book:
        count = len(book.pages)
        named = {
            str(one.FontName)
            for one in book.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        }
        return Measured(
            pages=count,
            width=(size := _trim_size(book.pages[0]))[0],
            height=size[1],
            spine=spine_width(count, press.paper_um, glued=press.glued),
            fonts=tuple(sorted({_family(name) for name in named})),
            coarse=len(list(_coarse(press, book, pictures))),
        )


def _family(name: str) -> str:
    """The family of a font by its name in a file, where six letters stand before a part of one.

    >>> _family("/KSQWVT+PlusJakartaSans-SemiBold")
    'Plus Jakarta Sans'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.lstrip("/").partition("+")[2].partition("-")[0])


def _coarse(press: Press, book: Any, pictures: Mapping[str, bytes]) -> Iterator[Problem]:
    """The worst place of each photo that has too few pixels. A picture that the book did not use is none."""
    import pikepdf

    if not press.coarse:
        return
    # The book holds a JPEG's bytes as they were given.
    used = {
        hashlib.sha256(one.read_raw_bytes()).digest()
        for one in book.objects
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    }
    worst: dict[str, Coarse] = {}
    for spot in press.coarse:
        if hashlib.sha256(pictures.get(spot.name, b"")).digest() in used:
            worst[spot.photo] = min(worst.get(spot.photo, spot), spot, key=lambda found: found.has / found.needs)
    for photo, spot in worst.items():
        values: dict[str, str | int] = {
            "file": photo.rpartition("/")[2],
            "has": spot.has,
            "needs": spot.needs,
            "mm": spot.millimetres,
        }
        yield Problem("photo.coarse-in-print", Place(photo), values)


def is_press_profile(data: bytes) -> bool:
    """Whether the bytes are an ICC profile of an output device with four inks (ICC.1, header: 12–19 and 36–39)."""
    return len(data) > 128 and data[36:40] == b"acsp" and data[12:16] == b"prtr" and data[16:20] == b"CMYK"


def spine_width(count: int, paper_um: int, *, glued: bool) -> float:
    """The back of a glued book in mm: its inner leaves, each as thick as its paper. A stapled one has none.

    >>> spine_width(204, 100, glued=True), spine_width(204, 100, glued=False)
    (10.0, 0.0)
    """
    return (count - COVER_PAGES) / 2 * paper_um / 1000 if glued else 0.0


def sheets(count: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pages (from 0) on each sheet of a stapled book, outermost first: (front left, right), (back left, right).

    >>> list(sheets(8))
    [((7, 0), (1, 6)), ((5, 2), (3, 4))]
    """
    if count % 4:
        raise ValueError(f"{count} pages do not fill their sheets")
    for k in range(count // 4):
        yield (count - 1 - 2 * k, 2 * k), (2 * k + 1, count - 2 - 2 * k)


def _surfaces(press: Press, count: int, width: float, height: float, *, titled: bool) -> Iterator[Surface]:
    slug = SLUG if press.marks else 0.0
    match press.finish:
        case "percetakan":
            for page in range(COVER_PAGES // 2, count - COVER_PAGES // 2):
                yield Surface(width, height, (Placed(page, 0, 0, (BLEED,) * 4),), BLEED, slug)
        case "sampul":
            spine = spine_width(count, press.paper_um, glued=press.glued)
            title = (_on_spine(spine, count, width),) if titled and spine >= SPINES[0] else ()
            for left, right, text in ((count - 1, 0, title), (1, count - 2, ())):
                # The back runs on over the spine: strips of its bleed, side by side, under the front.
                strips = (Placed(left, n * BLEED, 0, (-width, BLEED, BLEED, BLEED)) for n in range(ceil(spine / BLEED)))
                pages = (
                    *strips,
                    Placed(left, 0, 0, (BLEED, BLEED, 0, BLEED)),
                    Placed(right, width + spine, 0, (0, BLEED, BLEED, BLEED)),
                    *text,
                )
                folds = (width, width + spine) if spine else (width,)
                yield Surface(2 * width + spine, height, pages, BLEED, slug, folds)
        case "kantor":
            yield from _folded(press, count, width, height)


def _on_spine(spine: float, count: int, width: float) -> Placed:
    """The strip whose text fits the back of the book; the strips follow the pages of the book."""
    which = sum(spine >= least for least in SPINES) - 1
    beside = (spine - SPINE_STRIP) / 2
    return Placed(count + which, width + beside, 0, (beside, BLEED, beside, BLEED))


def _folded(press: Press, count: int, width: float, height: float) -> Iterator[Surface]:
    """Two pages side by side on office paper (A4 for A5 pages, A3 for A4 pages), front and back of each sheet in turn.

    The paper of outer sheets pushes inner ones outward; their pages move towards the fold by as much.
    """
    across, high = (297.0, 210.0) if width < 200 else (420.0, 297.0)
    fold, foot = across / 2, (high - height) / 2
    for k, sides in enumerate(sheets(count)):
        creep = k * press.paper_um / 1000
        for left, right in sides:
            # Nothing is drawn across the fold, and nothing beyond the trim: the office's paper is not cut.
            pages = (
                Placed(left, fold - width + creep, foot, (0, 0, -creep, 0)),
                Placed(right, fold - creep, foot, (-creep, 0, 0, 0)),
            )
            yield Surface(across, high, pages)


def _draw(paper: Any, book: Any, forms: dict[int, Any], surface: Surface) -> None:
    from pikepdf import Array, Dictionary, Name

    around = (surface.bleed + surface.slug) * POINTS
    width, height = surface.width * POINTS, surface.height * POINTS
    media = [0.0, 0.0, width + 2 * around, height + 2 * around]
    trim = [around, around, around + width, around + height]
    beyond = surface.bleed * POINTS
    bleed = [trim[0] - beyond, trim[1] - beyond, trim[2] + beyond, trim[3] + beyond]
    drawing: list[str] = []
    named = Dictionary()
    for n, placed in enumerate(surface.placed):
        page = book.pages[placed.page]
        if placed.page not in forms:
            forms[placed.page] = paper.copy_foreign(page.as_form_xobject())
            # A form made of a page ends at its trim; the bleed is wanted too.
            forms[placed.page].BBox = Array([float(side) for side in page.mediabox])
        named[f"/P{n}"] = forms[placed.page]
        corner = [float(side) for side in page.trimbox]
        x, y = trim[0] + placed.x * POINTS, trim[1] + placed.y * POINTS
        left, foot, right, top = (side * POINTS for side in placed.show)
        wide, high = corner[2] - corner[0], corner[3] - corner[1]
        window = (x - left, y - foot, wide + left + right, high + foot + top)
        drawing.append(f"q {_numbers(*window)} re W n 1 0 0 1 {_numbers(x - corner[0], y - corner[1])} cm /P{n} Do Q")
    if surface.slug:
        drawing.append(_marks(media, bleed, trim, [trim[0] + fold * POINTS for fold in surface.folds]))
    page = paper.add_blank_page(page_size=(media[2], media[3]))
    page.obj.Resources = Dictionary(XObject=named)
    page.obj.Contents = paper.make_stream("\n".join(drawing).encode())
    for name, box in (("MediaBox", media), ("BleedBox", bleed), ("TrimBox", trim)):
        page.obj[Name(f"/{name}")] = Array([round(side, 4) for side in box])


def _marks(media: Sequence[float], bleed: Sequence[float], trim: Sequence[float], folds: Sequence[float] = ()) -> str:
    """Eight short lines in all four inks that point at the corners of the trim from outside the bleed; folds dashed."""

    def upright(x: float) -> str:
        return _line(x, media[1], x, bleed[1] - _GAP_POINTS) + _line(x, bleed[3] + _GAP_POINTS, x, media[3])

    def level(y: float) -> str:
        return _line(media[0], y, bleed[0] - _GAP_POINTS, y) + _line(bleed[2] + _GAP_POINTS, y, media[2], y)

    corners = upright(trim[0]) + upright(trim[2]) + level(trim[1]) + level(trim[3])
    folded = f"[3 2] 0 d {''.join(map(upright, folds))}S " if folds else ""
    return f"q 1 1 1 1 K {_numbers(_MARK_POINTS)} w {corners}S {folded}Q"


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{_numbers(x0, y0)} m {_numbers(x1, y1)} l "


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def _trim_size(page: Any) -> tuple[float, float]:
    left, foot, right, top = (float(side) for side in page.trimbox)
    return round((right - left) / POINTS, 3), round((top - foot) / POINTS, 3)


def _describe(paper: Any, book: Any, press: Press, profile: bytes | None, digest: bytes) -> None:
    """Title and dates as in the source; with a profile also what PDF/X-4 asks for (ISO 15930-7)."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    for key in ("/Title", "/Author", "/CreationDate", "/ModDate"):
        if key in book.docinfo:
            paper.docinfo[Name(key)] = str(book.docinfo[key])
    paper.Root.Lang = String(press.source.language)
    if profile is not None:
        inks = Stream(paper, profile)
        inks.N = 4
        inks.Alternate = Name.DeviceCMYK
        condition = press.condition or "Custom"
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String(condition),
            Info=String(condition),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=paper.make_indirect(inks),
        )
        paper.Root.OutputIntents = Array([intent])
        # `Name.False_` would write another name.
        paper.docinfo[Name.Trapped] = Name("/False")
    with book.open_metadata() as known, paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        for key in ("dc:title", "dc:creator", "xmp:CreateDate", "xmp:ModifyDate"):
            if known.get(key):
                told[key] = known[key]
        if profile is not None:
            told.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
            told["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
            told["pdf:Trapped"] = "False"
            told["xmp:MetadataDate"] = known.get("xmp:ModifyDate") or f"{press.source.day}T00:00:00Z"
            told["xmpMM:DocumentID"] = f"uuid:{uuid.UUID(bytes=digest[:16])}"
            told["xmpMM:VersionID"] = "1"
            told["xmpMM:RenditionClass"] = "default"
