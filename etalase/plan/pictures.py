"""Which sizes of which photo the site needs, what they are called, and what stands in their place until they come.

A photo gets one set of files for all pages: AVIF in four widths and one JPEG for browsers without AVIF. Names hold a
hash of what the picture is made from, so browsers may keep them for ever.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from etalase.model import Catalog, Exhibition, Photo, PhotoFacts, Product, Source
from etalase.recipe import HEAVIEST_PHOTO, Copy, Picture, Recipe, fingerprint

WIDTHS = (320, 480, 720, 1080)
AVIF_QUALITY = 60
# The widest that a phone fetches: up to here a file must not be too heavy. A wider one is for large screens and zoom.
PHONE_WIDTH = 720
JPEG_WIDTH = 720
JPEG_QUALITY = 75
CENTRE = (0.5, 0.5)
# 48 bits: among 100,000 pictures two share a name once in 56,000 sites. The search data carry one for each product.
NAME_LENGTH = 12

# The classes bg00 to bg15 of the stylesheet: four greys from light to dark, then six hues, each light and deep.
# A photo shows the nearest to its average colour while it loads.
PALETTE = (
    *("#eeeeee", "#bbbbbb", "#777777", "#333333", "#eebbaa", "#bb5544", "#eecc99", "#bb8833"),
    *("#bbcc99", "#668844", "#99cccc", "#338877", "#aabbdd", "#446699", "#ccaacc", "#886688"),
)


@dataclass(frozen=True, slots=True)
class PictureSet:
    """One photo in all its sizes, known by the digest in `source`.

    `stem` is the site's address without width and ending: `/gambar/1a2b3c4d5e6f`.
    `widths` are those of the AVIF files, in pixels; empty for a drawing that scales by itself (`format` is `svg`).
    `width` and `height` are those of the file for old browsers, `colour` is a class of the stylesheet.
    """

    source: Source
    stem: str
    widths: tuple[int, ...]
    width: int
    height: int
    colour: str
    format: str
    digest: str
    focus: tuple[float, float]
    square: bool

    @property
    def file(self) -> str:
        """The address of the file that every browser can show."""
        return f"{self.stem}-{self.width}.jpg" if self.format == "jpg" else f"{self.stem}.{self.format}"

    def avif(self, width: int) -> str:
        return f"{self.stem}-{width}.avif"


@lru_cache(maxsize=65536)
def picture_set(facts: PhotoFacts, focus: tuple[float, float] = CENTRE, square: bool = True) -> PictureSet:
    """The files of a photo, square around `focus` or in its own proportions; never larger than the photo itself."""
    if facts.format == "SVG":
        stem = f"/gambar/{fingerprint(Copy(facts.path, facts.digest))[:NAME_LENGTH]}"
        source = Source(file=facts.path, digest=stem)
        return PictureSet(source, stem, (), facts.width, facts.height, "bg00", "svg", facts.digest, CENTRE, False)
    widest = min(facts.width, facts.height) if square else facts.width
    widths = tuple(width for width in WIDTHS if width <= widest) or (widest,)
    width = min(JPEG_WIDTH, widest)
    height = width if square else max(1, round(width * facts.height / facts.width))
    base = Picture(facts.path, facts.digest, 1, 1 if square else None, focus, quality=AVIF_QUALITY, most=HEAVIEST_PHOTO)
    stem = f"/gambar/{fingerprint(base, f'{WIDTHS}{JPEG_QUALITY}')[:NAME_LENGTH]}"
    colour = palette_class(facts.colour)
    source = Source(file=facts.path, digest=f"{stem}-{width}x{height}{colour}")
    return PictureSet(source, stem, widths, width, height, colour, "jpg", facts.digest, focus, square)


def recipes(pictures: Iterable[PictureSet | None]) -> dict[str, Recipe]:
    """Output path → recipe of every file of these pictures."""
    found: dict[str, Recipe] = {}
    for each in pictures:
        if each is None or f"site{each.file}" in found:
            continue
        if each.format == "svg":
            found[f"site{each.file}"] = Copy(each.source.file, each.digest)
            continue
        for width in each.widths:
            height = width if each.square else None
            most = HEAVIEST_PHOTO if width <= PHONE_WIDTH else 0
            found[f"site{each.avif(width)}"] = Picture(
                each.source.file, each.digest, width, height, each.focus, "avif", AVIF_QUALITY, most=most
            )
        height = each.width if each.square else None
        found[f"site{each.file}"] = Picture(
            each.source.file, each.digest, each.width, height, each.focus, "jpeg", JPEG_QUALITY
        )
    return found


def vendor_picture(catalog: Catalog, vendor: str, photo: Photo | None, square: bool = True) -> PictureSet | None:
    """The files of a photo that an entry names; None if there is no such photo."""
    if photo is None:
        return None
    facts = catalog.photos.get(catalog.photo_path(vendor, photo.file))
    return picture_set(facts, photo.focus or CENTRE, square) if facts else None


def drawn_plan(catalog: Catalog, exhibition: Exhibition) -> PictureSet | None:
    """The plan drawn by staff, which lies beside the exhibition's file."""
    facts = catalog.photos.get(catalog.plan_path(exhibition) or "")
    return picture_set(facts) if facts and facts.format == "SVG" else None


def site_picture(catalog: Catalog, file: str | None, square: bool = False) -> PictureSet | None:
    """The files of a picture in the site's own folder; None if there is no such picture."""
    facts = catalog.photos.get(catalog.site_photo_path(file)) if file else None
    return picture_set(facts, CENTRE, square) if facts else None


def main_picture(catalog: Catalog, product: Product) -> PictureSet | None:
    """The first photo of a product that exists."""
    found = (vendor_picture(catalog, product.vendor, photo) for photo in product.photos)
    return next((each for each in found if each), None)


@lru_cache(maxsize=65536)
def palette_class(colour: str) -> str:
    """The class of the palette's colour that looks nearest to `#rrggbb`.

    >>> palette_class("#f4f2ee"), palette_class("#357a6b")
    ('bg00', 'bg11')
    """
    return f"bg{nearest(colour, PALETTE):02d}"


def nearest(colour: str, palette: tuple[str, ...]) -> int:
    """The place of the colour in `palette` that is nearest in OKLab, where distances are as seen."""
    wanted = _oklab(colour)
    distances = [sum((a - b) ** 2 for a, b in zip(wanted, _oklab(other), strict=True)) for other in palette]
    return distances.index(min(distances))


def nearest_hue(colour: str, palette: tuple[str, ...], grey: int) -> int:
    """The place of the colour in `palette` whose hue is nearest, however light or dull; `grey` for one without a hue.

    >>> nearest_hue("#6b4226", ("#aa5522", "#666611"), 0), nearest_hue("#777777", ("#aa5522", "#666611"), 1)
    (0, 1)
    """
    _, a, b = _oklab(colour)
    if math.hypot(a, b) < 0.02:
        return grey
    angles = [math.atan2(other[2], other[1]) for other in map(_oklab, palette)]
    turns = [abs(math.remainder(math.atan2(b, a) - angle, math.tau)) for angle in angles]
    return turns.index(min(turns))


@lru_cache(maxsize=1024)
def _oklab(colour: str) -> tuple[float, float, float]:
    """Björn Ottosson's OKLab of an sRGB colour."""
    r, g, b = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
