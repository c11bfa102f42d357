"""The site's mark in pixels: the crescent on the chest of a sun bear, as in `templates/assets/ikon.svg`."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

from etalase.recipe import Icon, Made

# The drawing's own units, as in the SVG: a square of 34, corners of 9, the crescent between two circles.
SIDE, CORNER = 34, 9
OUTER = (17, 13.5, 11)
# A circle of radius 14 through (6, 13.5) and (28, 13.5), with its middle above them.
INNER = (17, 13.5 - 75**0.5, 14)
# Drawn so many times larger and brought down, which smooths the edges.
FINER = 8


def icon(recipe: Icon) -> Made:
    """The mark as a PNG without metadata; the same recipe gives the same bytes."""
    side = recipe.side * FINER
    unit = side / SIDE
    crescent = _mask(side)
    draw = ImageDraw.Draw(crescent)
    draw.ellipse(_box(OUTER, unit), fill=255)
    draw.rectangle((0, 0, side, 13.5 * unit), fill=0)
    bite = _mask(side)
    ImageDraw.Draw(bite).ellipse(_box(INNER, unit), fill=255)
    crescent = ImageChops.subtract(crescent, bite)
    ground, mark = recipe.colours
    image = Image.new("RGB", (side, side), ground)
    image.paste(mark, (0, 0), crescent)
    size = (recipe.side, recipe.side)
    small = image.resize(size, Image.Resampling.BOX)
    if not recipe.full:
        shape = _mask(side)
        ImageDraw.Draw(shape).rounded_rectangle((0, 0, side - 1, side - 1), CORNER * unit, fill=255)
        small.putalpha(shape.resize(size, Image.Resampling.BOX))
    buffer = BytesIO()
    small.save(buffer, "PNG", optimize=True)
    return Made(buffer.getvalue())


def _mask(side: int) -> Image.Image:
    return Image.new("L", (side, side), 0)


def _box(circle: tuple[float, float, float], unit: float) -> tuple[float, float, float, float]:
    x, y, radius = circle
    return ((x - radius) * unit, (y - radius) * unit, (x + radius) * unit, (y + radius) * unit)
