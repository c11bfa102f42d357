"""Photo → facts: what a file is, how large, which way up, what colour; and what is wrong with it.

Nothing is made here. A photo is still decoded in full, small for JPEG, because only decoding finds the half file that a
broken transfer leaves behind. Whatever the bytes are, the answer is facts or problems, never an exception.
"""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from PIL import (  # each reader registers itself; a name in `formats` that none has registered raises KeyError
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from etalase.model import PhotoFacts
from etalase.place import Place
from etalase.problem import Problem
from etalase.values import svg
from etalase.values.fault import Fault

try:
    from pi_heif import register_heif_opener
except ImportError:
    HEIC_READABLE = False
else:
    register_heif_opener()
    HEIC_READABLE = True

# Raise when the facts of an unchanged file may come out differently: they are kept on the shelf under this.
VERSION: Final = "probe 2"

# How the ids of the booths on a drawn plan begin.
BOOTH: Final = "stan-"

# A whitelist, always: with Ghostscript installed Pillow would run PostScript. The JPEG reader opens MPO too.
FORMATS: Final = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    AvifImagePlugin.AvifImageFile.format,
    GifImagePlugin.GifImageFile.format,
    *(("HEIF",) if HEIC_READABLE else ()),
)

# A 200-megapixel phone is no attack. JPEG is decoded small, so it may be larger than the others.
MAX_JPEG_PIXELS: Final = 220_000_000
MAX_PIXELS: Final = 64_000_000
SHARP_SIDE: Final = 800  # pixels of the long side below which a photo looks soft on a page
HEAVY_BYTES: Final = 15_000_000

Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS
# Phones write broken EXIF and Pillow says so on stderr, without the file's name. Sizes are judged below.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\b")
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)

# All that Pillow raises at bad bytes. SyntaxError is no slip, PNG uses it. The others came from fuzzed files,
# and from warnings where a caller turns them into errors.
BROKEN: Final = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    NotImplementedError,
    Image.DecompressionBombError,
    Warning,
    struct.error,
    zlib.error,
    ArithmeticError,
    LookupError,
    EOFError,
    AttributeError,
    RuntimeError,
    MemoryError,
)

_ORIENTATION, _GPS = 0x0112, 0x8825
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|script|div|p|h1)\b", re.I | re.S)
# Formats that are pictures, but not for the web: (first bytes, what people call it).
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%!PS", "PostScript"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "GZIP"),
    (b"\0\0\x01\0", "ICO"),
    (b"RIFF", "AVI"),
)


def probe(path: str, data: bytes) -> tuple[PhotoFacts | None, tuple[Problem, ...]]:
    """The facts of the picture at `path` (below the folder that holds `content/`), or None when it cannot be used.

    Reports, each at the file as a whole: `photo.empty`, `.html`, `.heic`, `.svg-not-allowed`, `.format`, `.unreadable`,
    `.truncated`, `.too-large`, `svg.*` with None; `photo.small`, `.gps`, `.animated`, `.cmyk-no-profile`, `.heavy`,
    `svg.cleaned` beside the facts. Limits and traps: docs of the picture pipeline.
    """
    name = PurePosixPath(path).name
    place = Place(path)

    def problem(code: str, **values: str | int) -> Problem:
        return Problem(code, place, {"file": name, **values})

    refused = _sniffed(data)
    if refused is not None:
        return None, (problem(refused[0], **refused[1]),)
    if svg.is_svg(data):
        # A drawing as a product photo has no pixels to crop; logos and floor plans lie elsewhere.
        if "vendors" in PurePosixPath(path).parts:
            return None, (problem("photo.svg-not-allowed"),)
        return _drawing(path, data)
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            limit = MAX_JPEG_PIXELS if image.format in ("JPEG", "MPO") else MAX_PIXELS
            if width * height > limit:
                return None, (problem("photo.too-large", width=width, height=height, limit=limit // 1_000_000),)
            return _facts(path, data, image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        width, height = _header_size(data)
        return None, (problem("photo.too-large", width=width, height=height, limit=MAX_JPEG_PIXELS // 1_000_000),)
    except UnidentifiedImageError:
        return None, (problem("photo.truncated" if _is_cut(data) else "photo.unreadable", reason="?"),)
    except BROKEN as error:
        if "truncated" in str(error) or _is_cut(data):
            return None, (problem("photo.truncated"),)
        return None, (problem("photo.unreadable", reason=str(error) or type(error).__name__),)


def _facts(path: str, data: bytes, image: Image.Image) -> tuple[PhotoFacts, tuple[Problem, ...]]:
    """Facts and warnings of an opened picture of bearable size. Raises what Pillow raises at bad bytes."""
    place, name = Place(path), PurePosixPath(path).name
    kind, (width, height) = image.format or "?", image.size
    animated = kind != "MPO" and bool(getattr(image, "is_animated", False))
    is_cmyk_without_profile = image.mode == "CMYK" and not image.info.get("icc_profile")
    # An eighth of a JPEG costs a fraction, and every byte is still read.
    image.draft("RGB", (64, 64))
    image.load()
    orientation, has_gps = _exif(image)
    transparent, colour = _surface(image)
    if orientation >= 5:
        width, height = height, width
    facts = PhotoFacts(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        format=kind,
        width=width,
        height=height,
        orientation=orientation,
        colour=colour,
        transparent=transparent,
    )
    found = []
    if max(width, height) < SHARP_SIDE:
        found.append(Problem("photo.small", place, {"file": name, "width": width, "height": height}))
    if has_gps:
        found.append(Problem("photo.gps", place, {"file": name}))
    if animated:
        found.append(Problem("photo.animated", place, {"file": name}))
    if is_cmyk_without_profile:
        found.append(Problem("photo.cmyk-no-profile", place, {"file": name}))
    if len(data) > HEAVY_BYTES:
        found.append(Problem("photo.heavy", place, {"file": name, "megabytes": round(len(data) / 1_000_000)}))
    return facts, tuple(found)


def _drawing(path: str, data: bytes) -> tuple[PhotoFacts | None, tuple[Problem, ...]]:
    found = svg.read(data)
    name = PurePosixPath(path).name
    if isinstance(found, Fault):
        return None, (Problem(found.code, Place(path), {"file": name, **found.values}, found.hint),)
    facts = PhotoFacts(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        format="SVG",
        width=found.width,
        height=found.height,
        transparent=True,
        booths=tuple(id[len(BOOTH) :] for id in found.ids if id.startswith(BOOTH)),
    )
    if not found.removed:
        return facts, ()
    return facts, (Problem("svg.cleaned", Place(path), {"file": name, "what": ", ".join(found.removed)}),)


def _sniffed(data: bytes) -> tuple[str, dict[str, str | int]] | None:
    """Why these bytes are no photo, seen from their beginning: (code, values), or None to go on."""
    if not data.strip(b"\0 \t\r\n"):
        return "photo.empty", {}
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "photo.html", {}
    if _is_heic(data) and not HEIC_READABLE:
        return "photo.heic", {}
    for magic, kind in _OTHERS:
        if head.startswith(magic) and not (magic == b"RIFF" and head[8:12] == b"WEBP"):
            return "photo.format", {"format": kind}
    if head[4:8] == b"ftyp" and not _is_heic(data) and b"avi" not in _brands(data):
        return "photo.format", {"format": "video"}
    return None


def _is_heic(data: bytes) -> bool:
    """Whether this is a photo of an iPhone, under whatever name. AVIF may name `mif1` first as well."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS and b"avif" not in _brands(data)


def _brands(data: bytes) -> bytes:
    """The brands that an ISO media file says it is compatible with, side by side."""
    return data[8 : min(int.from_bytes(data[:4], "big"), 256)]


def _is_cut(data: bytes) -> bool:
    """Whether the file tells a length that it does not have, or lacks its end mark."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return int.from_bytes(data[4:8], "little") + 8 > len(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return b"IEND" not in data[-64:]
    if data[:3] == b"\xff\xd8\xff":
        return b"\xff\xd9" not in data[-4096:]
    if data[4:8] == b"ftyp":
        return _boxes_are_cut(data)
    return False


def _boxes_are_cut(data: bytes) -> bool:
    """Whether a box of an ISO media file (AVIF, HEIC) ends after the file does."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:  # to the end of the file
            return False
        if size < 8:
            return False
        at += size
    return at != len(data)


def _header_size(data: bytes) -> tuple[int, int]:
    """Width and height that a bomb claims to have; Pillow refuses to tell. Zeros where we do not know the format."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data[:3] == b"GIF":
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    start_of_frame = re.search(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", data, re.DOTALL)
    if start_of_frame:
        return int.from_bytes(start_of_frame[2], "big"), int.from_bytes(start_of_frame[1], "big")
    return 0, 0


def _exif(image: Image.Image) -> tuple[int, bool]:
    """(orientation 1–8, whether a GPS position is in it). Broken EXIF is common in phones and refuses no photo."""
    try:
        exif = image.getexif()
        found = exif.get(_ORIENTATION, 1)
        # The HEIF reader has turned the picture already.
        orientation = int(found) if found in range(1, 9) and image.format != "HEIF" else 1
        has_gps = bool(exif.get_ifd(_GPS))
    except BROKEN:
        orientation, has_gps = 1, False
    xmp = image.info.get("xmp", b"")
    return orientation, has_gps or b"GPSLatitude" in (xmp if isinstance(xmp, bytes) else str(xmp).encode())


def _surface(image: Image.Image) -> tuple[bool, str]:
    """(whether anything shows through, average colour on white as `#rrggbb`)."""
    if image.has_transparency_data:
        # With alpha multiplied in, what is missing to full cover is the white behind.
        *colour, cover = _mean(image.convert("RGBA").convert("RGBa"))
        return cover < 255, _hex([part + 255 - cover for part in colour])
    if image.mode.startswith("I"):
        # Pillow would cut sixteen bits off at 255 instead of scaling them.
        image = image.convert("I").point(lambda level: level * (1 / 257) + 0.5).convert("L")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("RGB")
    return False, _hex(_mean(image, "RGB"))


def _mean(image: Image.Image, mode: str | None = None) -> list[int]:
    pixel = image.resize((1, 1), Image.Resampling.BOX)
    return list((pixel.convert(mode) if mode else pixel).tobytes())


def _hex(colour: list[int]) -> str:
    return "#" + "".join(f"{min(255, part):02x}" for part in colour)
