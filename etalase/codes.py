"""QR codes and EAN-13 barcodes as black runs, for whoever draws them. The only room that knows zxing-cpp.

A run is `(row, first column, length)` in modules. The quiet zone is not part of the runs: 4 modules on every side of a
QR code, 11 to the left and 7 to the right of an EAN-13 (GS1 General Specifications). Whoever draws leaves it white.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Any

import zxingcpp

QR_QUIET = 4
EAN_QUIET = (11, 7)


@dataclass(frozen=True, slots=True)
class Code:
    """What a reader will say (`text`), and the black modules: `columns` × `rows`, a barcode has one row."""

    text: str
    columns: int
    rows: int
    runs: tuple[tuple[int, int, int], ...]


def qr(text: str) -> Code:
    """A QR code of level M; an address of up to 42 letters takes 29 × 29 modules.

    >>> qr("https://etalase.example/p/AMP01/").columns
    29
    """
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return _code(text, made)


def png(code: Code) -> bytes:
    """The modules as a picture of one pixel each, black on white, without a quiet zone: some 220 bytes.

    Nothing is compressed, so that the bytes are the same whatever library is there to compress them.
    """
    rows = [bytearray(b"\xff" * (-(-code.columns // 8))) for _ in range(code.rows)]
    for y, start, length in code.runs:
        for x in range(start, start + length):
            rows[y][x // 8] &= ~(0x80 >> x % 8)
    # One bit for a pixel, grey, no filter on any line.
    head = struct.pack(">IIBBBBB", code.columns, code.rows, 1, 0, 0, 0, 0)
    lines = b"".join(b"\0" + row for row in rows)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def ean13(digits: str) -> Code | None:
    """The 95 modules of a barcode, or None if these are not 13 digits with the right check digit.

    Nothing is completed: the library would add a thirteenth digit to twelve.

    >>> ean13("9520000000004").columns, ean13("9520000000001")
    (95, None)
    """
    if len(digits) != 13 or not digits.isascii() or not digits.isdigit() or _check_digit(digits) != int(digits[-1]):
        return None
    made = _code(digits, zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.EAN13))
    # Every row of the picture is the same bars.
    return Code(digits, made.columns, 1, tuple(run for run in made.runs if run[0] == 0))


def _check_digit(digits: str) -> int:
    return -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:12])) % 10


def _code(text: str, barcode: Any) -> Code:
    image: Any = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))
    rows, columns = image.shape[:2]
    runs: list[tuple[int, int, int]] = []
    for y in range(rows):
        x = 0
        while x < columns:
            start = x
            while x < columns and image[y, x] == 0:
                x += 1
            if x > start:
                runs.append((y, start, x - start))
            x += 1
    return Code(text, columns, rows, tuple(runs))
