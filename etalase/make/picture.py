"""Pictures for pages and papers, cut and scaled from one photo: AVIF and JPEG, upright, in sRGB, without metadata.

A photo is decoded once for all its pictures, no larger than the largest of them needs, and each is reduced from the one
above it. Every function here is pure: the same bytes and recipes give the same bytes, in any thread.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
    features,
)

from etalase.recipe import Picture

try:
    from pi_heif import register_heif_opener
except ImportError:
    _HEIF: tuple[str, ...] = ()
else:
    register_heif_opener()
    _HEIF = ("HEIF",)

# Raise when the same recipe may give other pixels: it is part of the fingerprint, as are the libraries that encode.
VERSION: Final = f"picture 1, Pillow {features.version('pil')}, libavif {features.version('avif')}"

# Encoder effort. Speed 8 gives some 10 % fewer bytes than 9 at equal quality and takes four times as long.
AVIF_SPEED: Final = 8
AVIF_SPEED_FAST: Final = 9
# A file that is too heavy loses this much quality at a time, down to where grain and edges begin to suffer visibly.
QUALITY_STEP: Final = 8
LEAST_QUALITY: Final = 36

_FORMATS: Final = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    AvifImagePlugin.AvifImageFile.format,
    GifImagePlugin.GifImageFile.format,
    *_HEIF,
)
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Cut:
    """What a recipe takes of a photo: the box, in shares of the upright photo, and the size it is brought to."""

    box: tuple[float, float, float, float]
    size: tuple[int, int]
    scale: float

    @classmethod
    def of(cls, recipe: Picture, photo: tuple[int, int]) -> Cut:
        """For a photo of this displayed size. A recipe that asks for more than is there gets what is there."""
        width, height = photo
        if recipe.height is None:
            new_width = min(recipe.width, width)
            return cls((0, 0, 1, 1), (new_width, max(1, round(new_width * height / width))), new_width / width)
        ratio = recipe.width / recipe.height
        cut_width, cut_height = min(width, height * ratio), min(height, width / ratio)
        scale = min(1.0, recipe.width / cut_width)
        # As `object-position` in a browser: the focus keeps its share of the room that the crop leaves.
        left = (1 - cut_width / width) * min(1.0, max(0.0, recipe.focus[0]))
        top = (1 - cut_height / height) * min(1.0, max(0.0, recipe.focus[1]))
        box = (left, top, left + cut_width / width, top + cut_height / height)
        size = (max(1, round(cut_width * scale)), max(1, round(cut_height * scale)))
        return cls(box, size, scale)

    @property
    def shape(self) -> tuple[float, ...]:
        """Equal for cuts of the same part of the photo, whatever their size."""
        return tuple(round(edge, 3) for edge in self.box)


def make_pictures(source: bytes, recipes: Sequence[Picture], fast: bool = False) -> list[bytes]:
    """The encoded picture of each recipe, in their order, all from one photo whose bytes the probe has accepted.

    `fast` encodes AVIF with less effort (for the preview). Raises what Pillow raises when the bytes are no sound photo.
    """
    if not recipes:
        return []
    photo, cuts = _prepared(source, recipes)
    made: dict[Picture, bytes] = {}
    for shape in sorted({cut.shape for cut in cuts.values()}):
        image = None
        same = [recipe for recipe, cut in cuts.items() if cut.shape == shape]
        for recipe in sorted(same, key=lambda recipe: cuts[recipe].size, reverse=True):
            image = _cut_out(photo, cuts[recipe]) if image is None else _reduced(image, cuts[recipe].size)
            made[recipe] = _encoded(image, recipe, AVIF_SPEED_FAST if fast else AVIF_SPEED)
    return [made[recipe] for recipe in recipes]


def pixels(source: bytes, recipe: Picture) -> Image.Image:
    """The picture of one recipe before encoding, in RGB, for those who draw on it."""
    photo, cuts = _prepared(source, [recipe])
    return _cut_out(photo, cuts[recipe])


def _prepared(source: bytes, recipes: Sequence[Picture]) -> tuple[Image.Image, Mapping[Picture, Cut]]:
    """The upright photo in sRGB, as large as the largest recipe needs, and each recipe's cut of it."""
    with Image.open(BytesIO(source), formats=_FORMATS) as opened:
        # Read now: later steps return images that no longer tell.
        orientation, profile = _orientation(opened), opened.info.get("icc_profile")
        upright = (opened.height, opened.width) if orientation >= 5 else opened.size
        cuts = {recipe: Cut.of(recipe, upright) for recipe in recipes}
        scale = max(cut.scale for cut in cuts.values())
        width, height = (min(side, math.ceil(side * scale)) for side in opened.size)
        is_jpeg = opened.format in ("JPEG", "MPO")
        if is_jpeg:
            opened.draft("RGB", (width, height))
        opened.load()
        small = _reduced(_plain(opened), (width, height), None if is_jpeg else 3.0)
    image = _in_srgb(_on_white(small), profile)
    if orientation in _UPRIGHT:
        image = image.transpose(_UPRIGHT[orientation])
    image.info = {}
    return image, cuts


def _orientation(image: Image.Image) -> int:
    """1–8 as EXIF says; 1 where it says nothing sensible, and for HEIF, which is turned while it is read."""
    if image.format == "HEIF":
        return 1
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, TypeError, LookupError):
        return 1
    return int(found) if found in range(1, 9) else 1


def _plain(image: Image.Image) -> Image.Image:
    """The same picture in L, RGB, RGBA or CMYK."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode.startswith("I"):
        # Pillow would cut sixteen bits off at 255 instead of scaling them.
        return image.convert("I").point(lambda level: level * (1 / 257) + 0.5).convert("L")
    return image.convert("L" if image.mode == "1" else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB as browsers expect it. A profile that is broken or belongs to another kind of picture counts as none."""
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}.get(source.profile.xcolor_space.strip())
        if mode == "RGB":
            image = image.convert("RGB")
            if "sRGB" in ImageCms.getProfileDescription(source):
                return image
        if mode != image.mode:
            return image.convert("RGB")
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert("RGB")


def _cut_out(photo: Image.Image, cut: Cut) -> Image.Image:
    left, top, right, bottom = (
        share * side for share, side in zip(cut.box, (photo.width, photo.height) * 2, strict=True)
    )
    width, height = cut.size
    if abs(right - left - width) < 1 and abs(bottom - top - height) < 1:
        # The photo was brought to the size of this cut: to move it by less than a pixel would only blur it.
        x, y = min(round(left), photo.width - width), min(round(top), photo.height - height)
        return photo if photo.size == cut.size else photo.crop((x, y, x + width, y + height))
    return photo.resize(cut.size, Image.Resampling.LANCZOS, (left, top, right, bottom))


def _reduced(image: Image.Image, size: tuple[int, int], reducing_gap: float | None = None) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=reducing_gap)


def _encoded(image: Image.Image, recipe: Picture, speed: int) -> bytes:
    data = _at_quality(image, recipe, recipe.quality, speed)
    quality = recipe.quality - QUALITY_STEP
    while recipe.most and len(data) > recipe.most and quality >= LEAST_QUALITY:
        data = _at_quality(image, recipe, quality, speed)
        quality -= QUALITY_STEP
    return data


def _at_quality(image: Image.Image, recipe: Picture, quality: int, speed: int) -> bytes:
    buffer = BytesIO()
    if recipe.format == "avif":
        image.save(buffer, "AVIF", quality=quality, speed=speed, subsampling=recipe.subsampling, max_threads=1)
    else:
        image.save(buffer, "JPEG", quality=quality, subsampling=recipe.subsampling, optimize=True, progressive=True)
    return buffer.getvalue()
