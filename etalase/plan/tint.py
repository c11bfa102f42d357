"""The site's two colours as the stylesheet needs them: lighter and darker, always readable.

Whatever colours staff choose, text keeps the contrast of WCAG 2.2 AA (4.5 to 1): a colour is darkened or lightened
until it does.
"""

from __future__ import annotations

from etalase.model import Site

MAIN, ACCENT = "#0b5a4a", "#f7b71d"
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_NIGHT = (20, 32, 28)

Rgb = tuple[int, int, int]


def style_prefix(site: Site) -> str:
    """CSS that stands before the stylesheet: `--b1` main colour, `--b2` a deeper one for white text, `--b3` a light one
    for dark backgrounds, `--a1` accent, `--a2` its text. Empty for a site without colours of its own."""
    if (site.colours.main or MAIN, site.colours.accent or ACCENT) == (MAIN, ACCENT):
        return ""
    main, accent = rgb(site.colours.main or MAIN), rgb(site.colours.accent or ACCENT)
    shades = {
        "b1": until(main, _WHITE, 5.5, towards=_BLACK),
        "b2": until(mixed(main, _BLACK, 0.3), _WHITE, 9, towards=_BLACK),
        "b3": until(main, _NIGHT, 7, towards=_WHITE),
        "a1": accent,
        "a2": until(mixed(accent, _BLACK, 0.75), accent, 6, towards=_BLACK)
        if contrast(accent, _BLACK) > contrast(accent, _WHITE)
        else _WHITE,
    }
    return f":root{{{';'.join(f'--{name}:{hexed(colour)}' for name, colour in shades.items())}}}"


def until(colour: Rgb, against: Rgb, wanted: float, towards: Rgb) -> Rgb:
    """The colour moved towards another only as far as the wanted contrast needs."""
    for step in range(21):
        found = mixed(colour, towards, step / 20)
        if contrast(found, against) >= wanted:
            return found
    return towards


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2.

    >>> round(contrast((0, 0, 0), (255, 255, 255)))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    r, g, b = (round(a + (z - a) * share) for a, z in zip(colour, other, strict=True))
    return r, g, b


def rgb(colour: str) -> Rgb:
    """
    >>> rgb("#0b5a4a")
    (11, 90, 74)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexed(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: Rgb) -> float:
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
