"""Small photos made for tests, with colours whose right values are known from outside: EXIF and ICC specifications."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from PIL import Image

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 60), (30, 60, 220), (245, 245, 245)
CORNERS = {"A": RED, "B": GREEN, "C": BLUE, "D": WHITE}

# EXIF 2.32, tag 274: which corner of the displayed picture (A top left, B top right, C bottom left, D bottom right) is
# stored top left, top right, bottom left, bottom right.
STORED = {1: "ABCD", 2: "BADC", 3: "DCBA", 4: "CDAB", 5: "ACBD", 6: "BDAC", 7: "DBCA", 8: "CADB"}


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(kind: str = "JPEG", size: tuple[int, int] = (1200, 900), colour: Any = RED, **options: Any) -> bytes:
    return saved(Image.new("RGB", size, colour), kind, **options)


def quarters(corners: str, size: tuple[int, int]) -> Image.Image:
    """Four fields of colour, named top left, top right, bottom left, bottom right."""
    width, height = size
    image = Image.new("RGB", size)
    for place, name in enumerate(corners):
        x, y = place % 2 * (width // 2), place // 2 * (height // 2)
        image.paste(CORNERS[name], (x, y, x + width // 2, y + height // 2))
    return image


def turned(orientation: int, kind: str = "JPEG", displayed: tuple[int, int] = (1200, 800)) -> bytes:
    """A photo that shows red, green, blue, white when its orientation tag is heeded."""
    stored = displayed[::-1] if orientation >= 5 else displayed
    exif = Image.Exif()
    exif[274] = orientation
    quality = {"quality": 95} if kind == "JPEG" else {}
    return saved(quarters(STORED[orientation], stored), kind, exif=exif, **quality)


def with_gps() -> bytes:
    exif = Image.Exif()
    exif[271] = "Kamera"
    exif.get_ifd(0x8825).update({1: "S", 2: (1.0, 14.0, 0.0), 3: "E", 4: (116.0, 50.0, 0.0)})
    return saved(Image.new("RGB", (1200, 900), GREEN), "JPEG", exif=exif)


def gps_of(data: bytes) -> dict[int, Any]:
    with Image.open(BytesIO(data)) as image:
        return dict(image.getexif().get_ifd(0x8825))


def corners_of(data: bytes) -> str:
    """Which of the four colours stand in the corners of a picture."""
    with Image.open(BytesIO(data)) as opened:
        image = opened.convert("RGB")
    width, height = image.size
    at = [(x, y) for y in (height // 8, height * 7 // 8) for x in (width // 8, width * 7 // 8)]
    return "".join(min(CORNERS, key=lambda name: _distance(image.getpixel(spot), CORNERS[name])) for spot in at)


def middle_of(data: bytes) -> tuple[int, int, int]:
    with Image.open(BytesIO(data)) as opened:
        image = opened.convert("RGB")
    found = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def near(one: Any, other: Any, by: int = 4) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def _distance(one: Any, other: Any) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def heic_header() -> bytes:
    return struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic") + bytes(200)


def png_header(width: int, height: int) -> bytes:
    """A PNG of which only the beginning is there."""
    import zlib

    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return header + struct.pack(">I", 1000) + b"IDAT" + zlib.compress(bytes(100))


def jpeg_header(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0" + (
        struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
    )


def display_p3() -> bytes:
    """An ICC profile with the primaries of Display P3 (adapted to D50) and the curve of sRGB, as iPhones embed."""

    def xyz(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in (x, y, z))

    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0)
    curve += b"".join(struct.pack(">i", round(v * 65536)) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
    return _profile(
        b"mntr",
        b"RGB ",
        b"XYZ ",
        4,
        {
            b"desc": _text("Display P3"),
            b"wtpt": xyz(0.9642, 1.0, 0.8249),
            b"rXYZ": xyz(0.51512, 0.24120, -0.00105),
            b"gXYZ": xyz(0.29198, 0.69225, 0.04189),
            b"bXYZ": xyz(0.15710, 0.06657, 0.78407),
            b"rTRC": curve,
            b"gTRC": curve,
            b"bTRC": curve,
        },
    )


def grey_inks() -> bytes:
    """An ICC profile of a press whose cyan ink prints the grey L* = 50; all other inks print black on white paper."""
    paper, grey, black = bytes([255, 128, 128]), bytes([128, 128, 128]), bytes([0, 128, 128])
    # The table runs through the inks with cyan slowest: entry 8 is cyan alone.
    table = paper + black * 7 + grey + black * 7
    identity = b"".join(struct.pack(">i", 65536 if i % 4 == 0 else 0) for i in range(9))
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + identity + bytes(range(256)) * 4 + table + bytes(range(256)) * 3
    white = b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in (0.9642, 1.0, 0.8249))
    return _profile(b"prtr", b"CMYK", b"Lab ", 2, {b"desc": _text("grey inks", 2), b"wtpt": white, b"A2B0": lut})


def _text(text: str, version: int = 4) -> bytes:
    if version == 4:
        encoded = text.encode("utf-16-be")
        return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded
    ascii_text = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(78)


def _profile(kind: bytes, space: bytes, connection: bytes, version: int, tags: dict[bytes, bytes]) -> bytes:
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4sB3x4s4s4s", 128 + len(table) + len(body), b"test", version, kind, space, connection)
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += b"".join(struct.pack(">i", round(v * 65536)) for v in (0.9642, 1.0, 0.8249))
    return header.ljust(128, b"\0") + table + body
