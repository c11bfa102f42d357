"""Logos of the sample businesses: a badge with its picture and its name, the lettering turned into outlines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from icons import ICONS, motif
from scenes import Picture
from svg import FONTS, Pen, at, crescent, ink_on, lift, line, luma, mix, oval, path, rect, sink, wrap


def outlined(
    fonts: dict[str, Path], font: str, text: str, x: float, y: float, size: float, fill: str, width: float
) -> str:
    """One centred line of lettering as a path, so that a logo looks the same where the font is missing."""
    face = TTFont(fonts[FONTS[font]])
    glyphs, cmap = face.getGlyphSet(), face.getBestCmap()
    names = [cmap[ord(c)] for c in text]
    advance = sum(float(glyphs[n].width) for n in names)
    units = float(face["head"].unitsPerEm)
    k = min(size / units, width / advance)
    pen = SVGPathPen(glyphs, ntos=lambda v: f"{v:.1f}".rstrip("0").rstrip("."))
    at_x = x - advance * k / 2
    for n in names:
        glyphs[n].draw(TransformPen(pen, (k, 0, 0, -k, at_x, y)))
        at_x += float(glyphs[n].width) * k
    return path(pen.getCommands(), fill)


def logo(p: Pen, pic: Picture, fonts: dict[str, Path]) -> str:
    """The logo as SVG elements in a box of pic.w x pic.h."""
    o: dict[str, Any] = pic.draw
    w, h = float(pic.w), float(pic.h)
    a, b = pic.a, pic.b
    if o["kind"] == "site":
        return (
            rect(0, 0, w, h, "#0b4f44", "", w * 0.22)
            + crescent(w / 2, h * 0.36, w * 0.31, "#f7b71d")
            + rect(w * 0.19, h * 0.735, w * 0.62, h * 0.06, "#f6e7c1", "", h * 0.03)
        )
    if o["kind"] == "wide":
        shape = o["icon"]
        field = rect(0, 0, w, h, "#ffffff", "", 24) + rect(
            4, 4, w - 8, h - 8, "none", f'stroke="{mix(a, "#ffffff", 0.7)}" stroke-width="3"', 20
        )
        if shape == "rings":
            art = oval(104, 120, 52, 52, a) + oval(140, 120, 52, 52, mix(a, "#f7b71d", 0.9), 'opacity=".85"')
        else:
            art = path("M60 168L112 60L164 168z", a) + path("M92 168L140 92L188 168z", "#d9922e", 'opacity=".9"')
        rows = wrap(pic.label, 9)
        words = "".join(
            outlined(fonts, "Spartan", r, 330, 104 + i * 46 - (len(rows) - 2) * 23, 44, sink(a, 0.2), 240)
            for i, r in enumerate(rows)
        )
        return field + art + words
    ink = ink_on(a, light=lift(b, 0.35) if luma(b) > luma(a) else "#fffaf0", dark=b if luma(b) < 0.1 else "#2a1a10")
    rows = wrap(pic.label, 15)
    font = o.get("font", "Lobster")
    size = 62 if len(rows) < 3 else 52
    base = 432 - (len(rows) - 1) * 22
    words = "".join(
        outlined(fonts, font, r, 300, base + i * size * 0.98, size, ink, 400 - i * 50) for i, r in enumerate(rows)
    )
    icon = at(ICONS[o["icon"]](), 300, 222, 1.12)
    disc = oval(300, 222, 140, 140, lift(b, 0.25) if luma(b) > luma(a) else lift(a, 0.75))
    if o["kind"] == "round":
        body = oval(300, 300, 296, 296, a) + oval(300, 300, 276, 276, "none", f'stroke="{ink}" stroke-width="5"')
    elif o["kind"] == "shield":
        d = "M30 40Q300 -20 570 40V330Q560 520 300 596Q40 520 30 330z"
        body = path(d, a) + path(
            "M54 60Q300 6 546 60V328Q536 502 300 570Q64 502 54 328z", "none", f'stroke="{ink}" stroke-width="5"'
        )
    elif o["kind"] == "flower":
        petals = "".join(f'<g transform="rotate({i * 30} 300 300)">{oval(300, 62, 78, 60, a)}</g>' for i in range(12))
        body = (
            petals
            + oval(300, 300, 254, 254, a)
            + oval(
                300,
                300,
                236,
                236,
                "none",
                f'stroke="{ink}" stroke-width="4" stroke-dasharray="2 12" stroke-linecap="round"',
            )
        )
    else:
        body = rect(6, 6, 588, 588, a, "", 120) + p.clip(
            "M6 420H594V594H6z", at(motif(p, o.get("motif", "wave"), 600, 180, mix(a, b, 0.3), mix(a, b, 0.2)), 0, 500)
        )
    return body + disc + icon + words + (line("M240 384h120", ink, 4) if len(rows) == 1 else "")
