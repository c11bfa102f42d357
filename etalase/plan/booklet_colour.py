"""Colours of categories in print: readable on themselves, readable on white, and told apart in grey by a pattern."""

from __future__ import annotations

import colorsys
from typing import Any

# For categories without a colour of their own, far apart in hue and in lightness.
FALLBACK = (
    "#f7b71d",
    "#d0432e",
    "#a52b66",
    "#2b5f8c",
    "#3f7d3a",
    "#7a4fa3",
    "#0f8a8a",
    "#8a5a2b",
    "#5c6a64",
    "#c2557f",
)
PATTERNS = 8

_LIGHT = "#ffffff"
_LEAST_CONTRAST = 4.5


def palette(colour: str | None, place: int) -> dict[str, Any]:
    """`base` as chosen; `on` for text upon it; `dark` for text in it upon white; `soft` for a ground; `pattern`."""
    base = colour if colour and len(colour) == 7 else FALLBACK[place % len(FALLBACK)]
    return {
        "base": base,
        "on": readable_on(base),
        "dark": _darkened(base),
        "soft": mixed(base, 0.14),
        "pattern": place % PATTERNS,
    }


def readable_on(colour: str) -> str:
    """White where that can be read, else nearly black in the colour's own tone; at least 4.5 to 1 on every colour.

    >>> readable_on("#f7b71d"), readable_on("#0b5a4a")
    ('#2e2103', '#ffffff')
    """
    if contrast(colour, _LIGHT) >= _LEAST_CONTRAST:
        return _LIGHT
    hue, _, saturation = colorsys.rgb_to_hls(*_channels(colour))
    tones = (_hex(*colorsys.hls_to_rgb(hue, lightness, min(saturation, 0.87))) for lightness in (0.096, 0.05, 0.02))
    return next((tone for tone in tones if contrast(colour, tone) >= _LEAST_CONTRAST), "#000000")


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2, 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def darker(colour: str, share: float) -> str:
    """The colour with its lightness reduced to a share of it."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _hex(*colorsys.hls_to_rgb(hue, lightness * share, saturation))


def _darkened(colour: str) -> str:
    share = 1.0
    while share > 0 and contrast(darker(colour, share), _LIGHT) < 6:
        share -= 0.04
    return darker(colour, max(share, 0.0))


def mixed(colour: str, share: float) -> str:
    """The colour thinned with white: `share` of it is left."""
    return _hex(*(1 - share + share * channel for channel in _channels(colour)))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(min(max(channel, 0), 1) * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
