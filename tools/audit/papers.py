"""Finished papers judged by other readers than the libraries that made them: codes by ZBar, on pages drawn by PDFium.

Every code is cut out of its page drawn at 300 dots per inch, together with its quiet zone and nothing else.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pyzbar.pyzbar import ZBarSymbol, decode

POINTS = 72 / 25.4
DPI = 300
# Cheap paper and old cameras (QR); 80 % of the nominal width of a module of 0.33 mm, and twice that (GS1, EAN-13).
LEAST_QR_MODULE = 0.4
EAN_MODULES = (0.33 * 0.8, 0.33 * 2)
# White around a code, in modules: left, foot, right, top.
QUIET = {"qr": (4, 4, 4, 4), "ean": (11, 0, 7, 0)}
# Rows of the smallest QR code; the modules of an EAN-13 and the sides of its bars.
_LEAST_ROWS = 21
_EAN_MODULES = 95
_LEAST_PIECES = 120
_FORMS_DEEP = 3

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """A code on a page (from 1): what it says, None if it cannot be read, and how wide its modules are in mm.

    `clear` says that nothing dark stands in its quiet zone, `said` that its digits stand on the page as well.
    """

    page: int
    kind: Literal["qr", "ean"]
    text: str | None
    module: float
    clear: bool
    said: bool


def codes(data: bytes) -> list[Printed]:
    """Every code on every page of a PDF."""
    found = []
    with pypdfium2.PdfDocument(data) as paper:
        for n, page in enumerate(paper, 1):
            drawn = list(_drawn(page))
            letters = page.get_textpage().get_text_range() if drawn else ""
            found += [_read(page, n, kind, box, module, letters) for kind, box, module in drawn]
    return found


def _drawn(page: Any) -> Iterator[tuple[Literal["qr", "ean"], Box, float]]:
    """What kind of code, where, and how wide a module is, all in points. A QR code is drawn as dashed lines, one or
    more for each row of modules and as high; a barcode is one outline.
    """
    rows: list[_Row] = []
    for row in [*_rows(page), None]:
        if (
            row
            and rows
            and abs(row.top - rows[-1].top) + abs(row.foot - rows[-1].foot) < 0.01 < row.left - rows[-1].right
        ):
            rows[-1] = replace(rows[-1], right=row.right)
            continue
        if rows and (row is None or not _follows(row, rows[-1])):
            # Fewer dashed lines, one below the other, are something else.
            if len(rows) >= _LEAST_ROWS:
                box = (min(r.left for r in rows), rows[-1].foot, max(r.right for r in rows), rows[0].top)
                yield "qr", box, (box[3] - box[1]) / len(rows)
            rows = []
        if row is not None:
            rows.append(row)
    for thing in _outlines(page):
        if pdfium.FPDFPath_CountSegments(thing.raw) >= _LEAST_PIECES and _is_straight(thing):
            left, foot, right, top = thing.get_bounds()
            moved = _outer(thing)
            yield "ean", (left + moved.e, foot + moved.f, right + moved.e, top + moved.f), (right - left) / _EAN_MODULES


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of modules: from its first dark one to its last."""

    left: float
    right: float
    foot: float
    top: float


def _follows(row: _Row, above: _Row) -> bool:
    """Whether a row lies right below another and is as high."""
    high = above.top - above.foot
    return abs(row.top - above.foot) < 0.1 * high and abs(row.top - row.foot - high) < 0.01 * high


def _rows(page: Any) -> Iterator[_Row]:
    """The dashed level lines of a page, forms included, in the order in which they are drawn."""
    x, y, width = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for thing in _outlines(page):
        if pdfium.FPDFPageObj_GetDashCount(thing.raw) < 2 or pdfium.FPDFPath_CountSegments(thing.raw) != 2:
            continue
        pdfium.FPDFPageObj_GetStrokeWidth(thing.raw, width)
        matrix = thing.get_matrix().multiply(_outer(thing))
        ends = []
        for end in range(2):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(thing.raw, end), x, y)
            ends.append(matrix.on_point(x.value, y.value))
        (left, low), (right, high) = sorted(ends)
        if abs(high - low) < 0.01:
            half = width.value * abs(matrix.d) / 2
            yield _Row(left, right, low - half, low + half)


def _outlines(page: Any) -> Any:
    return page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_FORMS_DEEP)


def _outer(thing: Any) -> Any:
    """How the forms around a thing move it."""
    matrix = pypdfium2.PdfMatrix()
    around = thing.container
    while around is not None:
        matrix = matrix.multiply(around.get_matrix())
        around = around.container
    return matrix


def _is_straight(thing: Any) -> bool:
    kinds = {pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(thing.raw, n)) for n in range(_LEAST_PIECES)}
    return pdfium.FPDF_SEGMENT_BEZIERTO not in kinds


def _read(
    page: Any,
    n: int,
    kind: Literal["qr", "ean"],
    box: Box,
    module: float,
    letters: str,
) -> Printed:
    width, height = page.get_size()
    left, foot, right, top = (quiet * module for quiet in QUIET[kind])
    crop = (box[0] - left, box[1] - foot, width - box[2] - right, height - box[3] - top)
    image = page.render(scale=DPI / 72, crop=tuple(max(0.0, side) for side in crop), grayscale=True).to_pil()
    symbols = [ZBarSymbol.QRCODE] if kind == "qr" else [ZBarSymbol.EAN13]
    read = [found.data.decode() for found in decode(image, symbols=symbols)]
    x0, y0, x1, y1 = (round(side * DPI / 72) for side in (left, top, right, foot))
    x1, y1 = image.width - x1, image.height - y1
    # Beside each side of the code, but for what is grey at a border; rounded corners of the white ground do no harm.
    zone = (
        (2, y0, x0 - 2, y1),
        (x1 + 2, y0, image.width - 2, y1),
        (x0, 2, x1, y0 - 2),
        (x0, y1 + 2, x1, image.height - 2),
    )
    strips = [image.crop(part) for part in zone if part[2] > part[0] and part[3] > part[1]]
    clear = min(crop) >= 0 and all(strip.getextrema()[0] > 160 for strip in strips)
    text = read[0] if len(read) == 1 else None
    said = kind == "qr" or (text is not None and text in re.sub(r"\s", "", letters))
    return Printed(n, kind, text, module / POINTS, clear, said)


def unsound(data: bytes) -> list[str]:
    """What qpdf finds in a PDF, and fonts that are not embedded as a subset."""
    with pikepdf.open(io.BytesIO(data)) as paper:
        found = [str(line) for line in paper.check_pdf_syntax()]
        for thing in paper.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                name = str(thing.get("/FontName", "?"))
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys()) or name[7:8] != "+":
                    found.append(f"font {name} is not embedded as a subset")
    return found


def is_for_screens(data: bytes) -> bool:
    """Whether a paper is read on screens: it has tags."""
    with pikepdf.open(io.BytesIO(data)) as paper:
        return "/MarkInfo" in paper.Root


def impure(data: bytes) -> list[str]:
    """Where a paper for ink has black letters of more than black ink, or colours without a profile; also what a press
    must not meet: links, scripts, attachments."""
    found: dict[str, None] = {}
    with pikepdf.open(io.BytesIO(data)) as paper:
        if {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(paper.Root.keys()):
            found["actions or attachments"] = None
        read: set[tuple[int, int]] = set()
        for n, page in enumerate(paper.pages, 1):
            if "/Annots" in page.obj:
                found[f"page {n}: links"] = None
            for fault in _impure(page, page.resources, read):
                found[f"page {n}: {fault}"] = None
    return list(found)


def _impure(stream: Any, resources: Any, read: set[tuple[int, int]]) -> Iterator[str]:
    """What is wrong in one stream and the forms it places; those met before are left out."""
    spaces = resources.get("/ColorSpace", {})
    ink: tuple[str, list[float]] = ("DeviceGray", [0])
    kept = []
    for step in pikepdf.parse_content_stream(stream, "q Q cs sc scn g rg RG k Tj TJ Do"):
        operands = list(step.operands)
        match operator := str(step.operator):
            case "q":
                kept.append(ink)
            case "Q":
                ink = kept.pop()
            case "cs":
                space = spaces.get(str(operands[0]), operands[0])
                ink = (str(space[0]) if isinstance(space, pikepdf.Array) else str(space), [0])
            case "sc" | "scn":
                ink = (ink[0], [float(value) for value in operands if not isinstance(value, pikepdf.Name)])
            case "g" | "k":
                ink = (f"Device{operator}", [float(value) for value in operands])
            case "rg" | "RG":
                yield "DeviceRGB"
                ink = ("DeviceRGB", [float(value) for value in operands])
            case "Do":
                thing = resources.XObject[str(operands[0])]
                if thing.get("/ColorSpace") == "/DeviceRGB":
                    yield "a picture in DeviceRGB"
                if thing.Subtype == "/Form" and thing.objgen not in read:
                    read.add(thing.objgen)
                    yield from _impure(thing, thing.get("/Resources", {}), read)
            case _:
                space, values = ink
                if space != "Devicek" and values and max(values) < 0.3 and max(values) - min(values) < 0.08:
                    yield f"black letters in {space.strip('/')}"


def misprinted(found: Iterable[Printed], pages: Set[str], base_url: str, numbers: Set[str]) -> list[str]:
    """What is wrong with the codes of a paper. `pages` are the site's (`p/AMP01/index.html`), `numbers` those that a
    code for WhatsApp may call.
    """
    wrong = []
    for code in found:
        where = f"page {code.page}, {code.kind} {code.text}"
        if code.text is None:
            wrong.append(f"{where}: cannot be read")
            continue
        if not code.clear:
            wrong.append(f"{where}: something stands in its quiet zone")
        if code.kind == "ean":
            if not EAN_MODULES[0] - 0.004 <= code.module <= EAN_MODULES[1]:
                wrong.append(f"{where}: modules of {code.module:.3f} mm")
            if not code.said:
                wrong.append(f"{where}: its digits do not stand on the page")
        else:
            if code.module < LEAST_QR_MODULE - 0.005:
                wrong.append(f"{where}: modules of {code.module:.3f} mm")
            if not _leads_somewhere(code.text, pages, base_url, numbers):
                wrong.append(f"{where}: leads nowhere")
    return wrong


def _leads_somewhere(text: str, pages: Set[str], base_url: str, numbers: Set[str]) -> bool:
    if called := re.match(r"https://wa\.me/(\d+)", text):
        return called[1] in numbers
    return text.startswith(base_url) and f"{text.removeprefix(base_url)}index.html" in pages


def judged(output: Path) -> list[str] | None:
    """What is wrong with any paper below `output/print` and `output/site`; None if nothing was printed."""
    if not (output / "print").is_dir():
        return None
    site = output / "site"
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("*.html")}
    numbers = {number for text in texts.values() for number in re.findall(r"wa\.me/(\d+)", text)}
    canonical = re.search(r'<link[^>]*rel="?canonical"?[^>]*href="?([^">\s]+)', texts["index.html"])
    wrong = []
    for file in sorted([*(output / "print").rglob("*.pdf"), *site.rglob("*.pdf")]):
        data = file.read_bytes()
        inks = [] if is_for_screens(data) else impure(data)
        found = [
            *unsound(data),
            *inks,
            *misprinted(codes(data), texts.keys(), canonical[1] if canonical else "/", numbers),
        ]
        wrong += [f"{file.relative_to(output).as_posix()}: {line}" for line in found]
    return wrong
