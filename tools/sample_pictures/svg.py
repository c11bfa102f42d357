# ruff: noqa: E501
"""The pen of the sample pictures: seeded randomness, colours, gradients, filters and lettering as SVG text.

A subject is drawn in its own units with its foot at (0, 0), y growing downwards, so that it can be set on any ground.
Nothing here touches a file or a browser.
"""

from __future__ import annotations

import colorsys
import hashlib
import math
import random
from html import escape

# Lettering: family name in the SVG -> (name of the font file without suffix, weight drawn).
FONTS = {
    "Hitam": "Lato-Black",
    "Tegas": "Lato-Bold",
    "Spartan": "LeagueSpartan-Bold",
    "Bulat": "Quicksand-Bold",
    "Lobster": "LobsterTwo-Bold",
    "Tinggi": "BebasNeue-Bold",
    "Kafe": "YanoneKaffeesatz-Bold",
    "Slab": "RobotoSlab-Bold",
    "Kuas": "KaushanScript-Regular",
    "Gemuk": "LeckerliOne-Regular",
    "Klasik": "BaskervaldADFStd-Bold",
    "Dosis": "Dosis-ExtraBold",
}
LIGHT = "#fff8ea"  # the key light: warm, from the upper left in every picture
DARK = "#1d120a"  # shadows are warm too, never plain black


def rgb(colour: str) -> tuple[float, float, float]:
    """`#rgb` or `#rrggbb` as three shares 0-1."""
    h = colour.lstrip("#")
    if len(h) == 3:
        h = "".join(c * 2 for c in h)
    return int(h[0:2], 16) / 255, int(h[2:4], 16) / 255, int(h[4:6], 16) / 255


def to_hex(r: float, g: float, b: float) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, v)) * 255):02x}" for v in (r, g, b))


def mix(a: str, b: str, t: float) -> str:
    """`a` at t = 0, `b` at t = 1."""
    x, y = rgb(a), rgb(b)
    return to_hex(*(p + (q - p) * t for p, q in zip(x, y, strict=True)))


def lift(c: str, t: float) -> str:
    return mix(c, LIGHT, t)


def sink(c: str, t: float) -> str:
    """Darker and a little richer, as pigments darken."""
    h, light, s = colorsys.rgb_to_hls(*rgb(c))
    return to_hex(*colorsys.hls_to_rgb(h, light * (1 - t), min(1.0, s * (1 + 0.15 * t))))


def luma(c: str) -> float:
    r, g, b = (math.pow(v, 2.2) for v in rgb(c))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ink_on(c: str, dark: str = "#2a1a10", light: str = "#fffaf0") -> str:
    return light if luma(c) < 0.34 else dark


class Pen:
    """Collects definitions and hands out drawing helpers; one pen per picture, seeded by the picture's path."""

    def __init__(self, seed: str) -> None:
        self.r = random.Random(hashlib.sha256(seed.encode()).digest())
        self.defs: list[str] = []
        self._n = 0
        self._made: dict[str, str] = {}

    def uid(self) -> str:
        self._n += 1
        return f"i{self._n}"

    def add(self, xml: str) -> str:
        """Registers a definition whose id is written `@`; the same text is registered once. Returns its id."""
        if xml not in self._made:
            name = self.uid()
            self._made[xml] = name
            self.defs.append(xml.replace("@", name))
        return self._made[xml]

    @staticmethod
    def _stops(stops: tuple[tuple[float, str, float], ...]) -> str:
        return "".join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in stops)

    def lin(self, *stops: tuple[float, str] | tuple[float, str, float], x: float = 1, y: float = 0) -> str:
        """A linear gradient from the upper left of the shape's box towards (x, y); returns `url(#id)`."""
        s = self._stops(tuple((t[0], t[1], t[2] if len(t) == 3 else 1.0) for t in stops))
        return f'url(#{self.add(f"""<linearGradient id="@" x1="0" y1="0" x2="{x}" y2="{y}">{s}</linearGradient>""")})'

    def rad(
        self, *stops: tuple[float, str] | tuple[float, str, float], cx: float = 0.5, cy: float = 0.5, r: float = 0.5
    ) -> str:
        s = self._stops(tuple((t[0], t[1], t[2] if len(t) == 3 else 1.0) for t in stops))
        return f'url(#{self.add(f"""<radialGradient id="@" cx="{cx}" cy="{cy}" r="{r}">{s}</radialGradient>""")})'

    def blur(self, std: float, std_y: float | None = None) -> str:
        s = f"{std}" if std_y is None else f"{std} {std_y}"
        box = 'x="-80%" y="-80%" width="260%" height="260%"'
        return f'filter="url(#{self.add(f"""<filter id="@" {box}><feGaussianBlur stdDeviation="{s}"/></filter>""")})"'

    def clip(self, path: str, body: str) -> str:
        """`body` seen only inside `path` (path data)."""
        name = self.add(f'<clipPath id="@"><path d="{path}"/></clipPath>')
        return f'<g clip-path="url(#{name})">{body}</g>'

    def puffed(
        self, bulge: float = 30, depth: float = 9, wrinkle: float = 0.0, shine: float = 0.5, freq: str = "0.006 0.012"
    ) -> str:
        """A filter that lights its shape as a pillow: the blurred outline (and noise, when `wrinkle` > 0) is the height.

        `bulge` is the width of the rounded edge and `depth` its height, both in drawing units; `shine` 0-1 is gloss.
        """
        seed = self.r.randrange(1, 9999)
        noise = (
            f'<feTurbulence type="fractalNoise" baseFrequency="{freq}" numOctaves="3" seed="{seed}" result="n"/>'
            f'<feColorMatrix in="n" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 {wrinkle} 0 0 0" result="na"/>'
            '<feComposite in="h" in2="na" operator="arithmetic" k1="-.55" k2="1" k3="0" k4="0" result="h2"/>'
            '<feGaussianBlur in="h2" stdDeviation="3" result="h"/>'
            if wrinkle
            else ""
        )
        gloss = (
            f'<feSpecularLighting in="h" surfaceScale="{depth * 1.3}" specularConstant="{shine}" specularExponent="16" lighting-color="{LIGHT}" result="sp0">'
            '<feDistantLight azimuth="232" elevation="48"/></feSpecularLighting><feGaussianBlur in="sp0" stdDeviation="4" result="sp1"/>'
            '<feComposite in="sp1" in2="SourceAlpha" operator="in" result="sp"/>'
            '<feComposite in="lit" in2="sp" operator="arithmetic" k2="1" k3="1" result="out"/><feComposite in="out" in2="SourceAlpha" operator="in"/>'
            if shine
            else '<feComposite in="lit" in2="SourceAlpha" operator="in"/>'
        )
        return (
            'filter="url(#'
            + self.add(
                '<filter id="@" x="-5%" y="-5%" width="110%" height="110%" color-interpolation-filters="sRGB">'
                f'<feGaussianBlur in="SourceAlpha" stdDeviation="{bulge}" result="h"/>{noise}'
                f'<feDiffuseLighting in="h" surfaceScale="{depth * 3}" diffuseConstant="1.28" lighting-color="#ffffff" result="d0">'
                '<feDistantLight azimuth="228" elevation="52"/></feDiffuseLighting><feGaussianBlur in="d0" stdDeviation="4" result="d"/>'
                '<feComposite in="SourceGraphic" in2="d" operator="arithmetic" k1="1" result="lit"/>'
                f"{gloss}</filter>"
            )
            + ')"'
        )

    def relief(self, freq: str, depth: float, octaves: int = 4, elevation: int = 60, kind: str = "fractalNoise") -> str:
        """A filter that turns a shape into lit noise (grey 50 % = flat), to be blended over a colour: paper, stone, cloth."""
        seed = self.r.randrange(1, 9999)
        return (
            'filter="url(#'
            + self.add(
                '<filter id="@" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">'
                f'<feTurbulence type="{kind}" baseFrequency="{freq}" numOctaves="{octaves}" seed="{seed}" result="n"/>'
                '<feColorMatrix in="n" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0" result="a"/>'
                f'<feDiffuseLighting in="a" surfaceScale="{depth}" diffuseConstant="{0.5 / 0.866:.3f}" lighting-color="#fff" result="d">'
                f'<feDistantLight azimuth="225" elevation="{elevation}"/></feDiffuseLighting>'
                '<feComposite in="d" in2="SourceAlpha" operator="in"/></filter>'
            )
            + ')"'
        )

    def crumb(self, freq: str = "0.05", depth: float = 5, bulge: float = 8) -> str:
        """A filter for baked and fried things: rounded, pitted, frayed a little."""
        seed = self.r.randrange(1, 9999)
        return (
            'filter="url(#'
            + self.add(
                '<filter id="@" x="-10%" y="-10%" width="120%" height="120%" color-interpolation-filters="sRGB">'
                f'<feTurbulence type="fractalNoise" baseFrequency="{freq}" numOctaves="3" seed="{seed}" result="n"/>'
                '<feDisplacementMap in="SourceGraphic" in2="n" scale="4" xChannelSelector="R" yChannelSelector="G" result="g"/>'
                '<feColorMatrix in="n" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 .8 .5 0 0 0" result="na"/>'
                f'<feColorMatrix in="g" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0" result="ga"/><feGaussianBlur in="ga" stdDeviation="{bulge}" result="h0"/>'
                '<feComposite in="h0" in2="na" operator="arithmetic" k1=".5" k2=".5" result="h"/>'
                f'<feDiffuseLighting in="h" surfaceScale="{depth}" diffuseConstant="1.25" lighting-color="#fff" result="d"><feDistantLight azimuth="228" elevation="55"/></feDiffuseLighting>'
                '<feComposite in="g" in2="d" operator="arithmetic" k1="1" result="l"/><feComposite in="l" in2="g" operator="in"/></filter>'
            )
            + ')"'
        )


def blend(body: str, mode: str, opacity: float = 1.0) -> str:
    return f'<g style="mix-blend-mode:{mode}" opacity="{opacity}">{body}</g>'


def rect(x: float, y: float, w: float, h: float, fill: str, more: str = "", r: float = 0) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{r}" fill="{fill}" {more}/>'


def oval(cx: float, cy: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    return f'<ellipse cx="{cx:.1f}" cy="{cy:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {more}/>'


def path(d: str, fill: str = "none", more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}" {more}/>'


def line(d: str, stroke: str, w: float, more: str = "") -> str:
    return f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{w:.1f}" stroke-linecap="round" stroke-linejoin="round" {more}/>'


def at(body: str, x: float = 0, y: float = 0, k: float = 1, turn: float = 0, more: str = "") -> str:
    """`body` moved to (x, y), `k` times as large, turned by `turn` degrees about its foot."""
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.2f}) scale({k:.4f})" {more}>{body}</g>'


def letters(
    x: float,
    y: float,
    s: str,
    size: float,
    fill: str,
    font: str = "Hitam",
    width: float = 0,
    space: float = 0,
    anchor: str = "middle",
    more: str = "",
) -> str:
    """One line of lettering on the baseline y; the renderer shrinks it to `width` when that is given."""
    fit = f' data-fit="{width:.0f}"' if width else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{font}" font-size="{size:.1f}" letter-spacing="{space}" fill="{fill}" '
        f'text-anchor="{anchor}"{fit} {more}>{escape(s)}</text>'
    )


def crescent(x: float, y: float, r: float, fill: str) -> str:
    """The brand's mark: outer radius r, inner radius 14/11 of it, lying like a bowl."""
    return f'<path d="M{x - r:.1f} {y:.1f}a{r} {r} 0 0 0 {2 * r} 0a{r * 14 / 11:.1f} {r * 14 / 11:.1f} 0 0 1 {-2 * r} 0z" fill="{fill}"/>'


def wrap(s: str, longest: int) -> list[str]:
    """Words broken into at most three lines of about `longest` characters."""
    out: list[str] = []
    for word in s.split():
        if out and len(out[-1]) + 1 + len(word) <= longest:
            out[-1] += " " + word
        else:
            out.append(word)
    while len(out) > 3:
        out[-2:] = [" ".join(out[-2:])]
    return out
