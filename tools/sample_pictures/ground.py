# ruff: noqa: E501
"""Grounds to set goods on: backdrops, tables, slabs and cloths, all lit from the upper left."""

from __future__ import annotations

import math

from svg import DARK, LIGHT, Pen, blend, lift, line, mix, oval, path, rect, sink

# name -> (wall in the light, wall in the shade, floor)
TONES = {
    "cream": ("#fbf3e2", "#e6d3b3", "#d9c09a"),
    "sand": ("#f3e3c8", "#cfab7a", "#b98f5c"),
    "sage": ("#e6ebdb", "#a9b99a", "#8da27f"),
    "mist": ("#e8eff0", "#a9c0c6", "#88a5ae"),
    "peach": ("#ffe6d3", "#eda77f", "#d98a60"),
    "honey": ("#ffeab4", "#efb544", "#d9992c"),
    "sea": ("#d8ece6", "#6fb0a3", "#4b9385"),
    "rose": ("#fbe4e4", "#dc9fa4", "#c58188"),
    "clay": ("#f0cbb4", "#b8674a", "#9c5238"),
    "night": ("#4c5a63", "#1f2a31", "#2b363c"),
    "lilac": ("#ece5f4", "#b3a0cc", "#9885b5"),
    "stone": ("#efece6", "#bdb5a9", "#a39a8d"),
    "forest": ("#5f8a6e", "#1f4a38", "#2c5b47"),
    "coffee": ("#a98a6d", "#4a3324", "#5d4230"),
    "sky": ("#dcebf5", "#8fb3d1", "#7099bb"),
    "lemon": ("#fbf6cf", "#dccb62", "#c2ae45"),
}
WOODS = {
    "oak": ("#c99a63", "#8a5a2e"),
    "teak": ("#a9713f", "#5f3617"),
    "dark": ("#5a3a26", "#26150b"),
    "pale": ("#e3c79c", "#b08c5c"),
    "grey": ("#b9aa98", "#7d6d5b"),
}


def shadow(p: Pen, rx: float, ry: float = 0, x: float = 0, y: float = 0, dark: float = 0.5) -> str:
    """What an object standing at (x, y) throws: a long soft one to the right and a tight one where it touches."""
    ry = ry or rx * 0.16
    return (
        oval(x + rx * 0.42, y + ry * 0.1, rx * 1.12, ry * 1.15, DARK, f'opacity="{dark * 0.62:.2f}" {p.blur(28)}')
        + oval(x + rx * 0.1, y - ry * 0.1, rx * 1.0, ry * 0.62, DARK, f'opacity="{dark * 0.8:.2f}" {p.blur(12)}')
        + oval(x, y - ry * 0.16, rx * 0.93, ry * 0.26, DARK, f'opacity="{min(1, dark * 1.3):.2f}" {p.blur(4)}')
    )


def wood(
    p: Pen, x: float, y: float, w: float, h: float, tone: str, planks: int = 0, vanish: float | None = None
) -> str:
    """Boards filling a rectangle; with `vanish` (x of the vanishing point) the joints run towards the horizon."""
    a, b = WOODS[tone]
    out = rect(x, y, w, h, p.lin((0, lift(a, 0.16)), (0.5, a), (1, mix(a, b, 0.55)), x=1, y=0.5))
    grain = p.relief("0.0035 0.075" if vanish is None else "0.005 0.09", 7, 4, 58)
    out += blend(rect(x, y, w, h, "#808080", grain), "soft-light", 0.9)
    veins = p.relief("0.0018 0.022", 22, 2, 56)
    out += blend(rect(x, y, w, h, "#808080", veins), "soft-light", 0.55)
    n = planks or max(3, round(h / 150))
    if vanish is None:
        for i in range(1, n):
            yy = y + h * i / n
            out += line(f"M{x} {yy}h{w}", b, 4, 'opacity=".55"') + line(f"M{x} {yy + 4}h{w}", LIGHT, 2, 'opacity=".25"')
    else:
        for i in range(-9, 10):
            x2 = vanish + i * w * 0.24
            x1 = vanish + i * w * 0.15
            out += line(f"M{x1:.0f} {y}L{x2:.0f} {y + h}", b, 3.4, 'opacity=".5"') + line(
                f"M{x1 + 2:.0f} {y}L{x2 + 4:.0f} {y + h}", LIGHT, 1.6, 'opacity=".22"'
            )
    return out


def leaves(p: Pen, w: float, h: float, colour: str = DARK, opacity: float = 0.26, soft: float = 9) -> str:
    """The shadow of a palm frond falling over the wall from the upper right."""
    out = ""
    for _ in range(2):
        ox, oy, turn = w * p.r.uniform(0.62, 1.0), h * p.r.uniform(-0.1, 0.12), p.r.uniform(128, 160)
        length = h * p.r.uniform(0.6, 0.8)
        frond = line(f"M0 0Q{length * 0.5:.0f} {-length * 0.12:.0f} {length:.0f} 0", colour, 7)
        for i in range(3, 21):
            t = i / 20
            px, py = length * t, -length * 0.24 * t * (1 - t)
            size = h * 0.26 * math.sin(math.pi * min(1, t * 0.86 + 0.12)) + 20
            for side in (-1, 1):
                frond += f'<path transform="translate({px:.0f} {py:.0f}) rotate({side * 52:.0f})" d="M0 0Q{size * 0.5:.0f} {-size * 0.09:.0f} {size:.0f} 0Q{size * 0.5:.0f} {size * 0.09:.0f} 0 0z" fill="{colour}"/>'
        out += f'<g transform="translate({ox:.0f} {oy:.0f}) rotate({turn:.0f})">{frond}</g>'
    return f'<g opacity="{opacity}" {p.blur(soft)} style="mix-blend-mode:multiply">{out}</g>'


def window(p: Pen, w: float, h: float) -> str:
    """Window light lying aslant over the wall."""
    out = ""
    x, y = w * p.r.uniform(0.1, 0.28), h * 0.04
    pw, ph = w * 0.2, h * 0.26
    for i in range(2):
        for j in range(3):
            a, b = x + i * (pw + 16) + j * h * 0.05, y + j * (ph + 14)
            out += path(
                f"M{a:.0f} {b:.0f}l{pw:.0f} {h * 0.05:.0f}l{h * 0.045:.0f} {ph:.0f}l{-pw:.0f} {-h * 0.05:.0f}z", LIGHT
            )
    return f'<g opacity=".5" {p.blur(7)} style="mix-blend-mode:soft-light">{out}{out}</g>'


def wall(p: Pen, w: float, h: float, tone: str) -> str:
    a, b, _ = TONES[tone]
    out = rect(0, 0, w, h, p.rad((0, lift(a, 0.35)), (0.45, a), (1, b), cx=0.3, cy=0.2, r=1.05))
    return out + blend(rect(0, 0, w, h, "#808080", p.relief("0.012 0.016", 5, 4, 62)), "soft-light", 0.4)


def floor(p: Pen, w: float, h: float, y: float, colour: str) -> str:
    return rect(
        0, y, w, h - y, p.lin((0, mix(colour, LIGHT, 0.1)), (0.5, colour), (1, sink(colour, 0.16)), x=0.25, y=1)
    )


def ground(p: Pen, kind: str, w: float, h: float, y: float, tone: str, wood_tone: str = "oak", gobo: str = "") -> str:
    """A whole ground of w x h whose far edge of the floor lies at y."""
    a, b, c = TONES[tone]
    extra = leaves(p, w, h) if gobo == "leaf" else window(p, w, h) if gobo == "window" else ""
    edge = rect(0, y - 14, w, 30, DARK, f'opacity=".2" {p.blur(9)}')
    if kind == "sweep":
        return (
            wall(p, w, h, tone)
            + extra
            + rect(0, y - 60, w, h - y + 60, p.lin((0, c, 0.0), (0.3, c, 0.5), (1, c, 0.95), x=0, y=1))
        )
    if kind == "table":
        return (
            wall(p, w, h, tone)
            + extra
            + edge
            + wood(p, 0, y, w, h - y, wood_tone, vanish=w * 0.5)
            + blend(
                rect(0, y, w, h - y, p.lin((0, LIGHT, 0.45), (0.35, LIGHT, 0.0), (1, DARK, 0.4), x=0.5, y=1)),
                "soft-light",
            )
        )
    if kind == "plinth":
        cx, rx, ry = w * 0.5, min(w * 0.36, h * 0.44), min(w, h) * 0.085
        top = h * 0.84
        drum = path(
            f"M{cx - rx} {top}v{h}h{2 * rx}v{-h}z",
            p.lin((0, mix(b, LIGHT, 0.35)), (0.3, mix(b, LIGHT, 0.5)), (1, sink(b, 0.3))),
        )
        return (
            wall(p, w, h, tone)
            + extra
            + floor(p, w, h, y, c)
            + oval(cx + rx * 0.3, h, rx * 1.2, ry * 2, DARK, f'opacity=".4" {p.blur(30)}')
            + drum
            + oval(cx, top, rx, ry, p.lin((0, lift(a, 0.5)), (1, mix(a, b, 0.5)), x=1, y=0.6))
            + oval(cx, top, rx, ry, "none", f'stroke="{LIGHT}" stroke-width="3" opacity=".6"')
        )
    if kind == "arch":
        cx, rw = w * 0.5, min(w * 0.34, h * 0.42)
        top = h * 0.12
        shape = f"M{cx - rw} {y}V{top + rw}a{rw} {rw} 0 0 1 {2 * rw} 0V{y}z"
        deep = mix(b, c, 0.6)
        inner = rect(
            cx - rw, 0, 2 * rw, y, p.lin((0, sink(deep, 0.25)), (0.3, deep), (1, mix(deep, LIGHT, 0.25)), x=1, y=0.3)
        ) + path(
            f"M{cx - rw} {y}V{top + rw}a{rw} {rw} 0 0 1 {2 * rw} 0",
            "none",
            f'stroke="{DARK}" stroke-width="46" opacity=".38" {p.blur(14)}',
        )
        return wall(p, w, h, tone) + p.clip(shape, inner) + extra + floor(p, w, h, y, c) + edge
    if kind == "blocks":
        d = mix(b, c, 0.5)
        left = rect(0, y - h * 0.2, w * 0.24, h * 0.5, p.lin((0, mix(d, LIGHT, 0.2)), (1, d))) + rect(
            0, y - h * 0.225, w * 0.26, h * 0.03, mix(d, LIGHT, 0.5)
        )
        right = rect(w * 0.72, y - h * 0.42, w * 0.3, h * 0.7, p.lin((0, mix(b, LIGHT, 0.3)), (1, b))) + rect(
            w * 0.715, y - h * 0.44, w * 0.3, h * 0.025, mix(b, LIGHT, 0.6)
        )
        return wall(p, w, h, tone) + extra + f"<g {p.blur(3)}>{left}{right}</g>" + floor(p, w, h, y, c) + edge
    if kind == "linen":
        fabric = (
            rect(0, y, w, h - y, p.lin((0, lift(a, 0.5)), (1, mix(a, b, 0.45)), x=0.6, y=1))
            + blend(rect(0, y, w, h - y, "#808080", p.relief("0.0045 0.011", 42, 2, 58)), "soft-light", 0.8)
            + blend(rect(0, y, w, h - y, "#808080", p.relief("0.5 0.42", 1.2, 1, 60)), "soft-light", 0.5)
        )
        return wall(p, w, h, tone) + extra + edge + fabric
    if kind == "stone":
        slab = rect(0, y, w, h - y, p.lin((0, "#f4f0ea"), (1, "#c9c1b6"), x=0.6, y=1))
        for _ in range(190):
            x1, y1 = p.r.uniform(0, w), p.r.uniform(y, h)
            k = 0.5 + (y1 - y) / (h - y)
            slab += path(
                f"M{x1:.0f} {y1:.0f}l{p.r.uniform(6, 20) * k:.0f} {p.r.uniform(-5, 3) * k:.0f}l{p.r.uniform(-4, 9) * k:.0f} {p.r.uniform(3, 9) * k:.0f}l{p.r.uniform(-20, -6) * k:.0f} {p.r.uniform(-3, 4) * k:.0f}z",
                p.r.choice([b, c, mix(a, b, 0.5), "#8d857a", sink(c, 0.3)]),
                'opacity=".75"',
            )
        return (
            wall(p, w, h, tone)
            + extra
            + edge
            + slab
            + rect(0, y, w, h - y, p.lin((0, LIGHT, 0.4), (0.5, LIGHT, 0.0), (1, DARK, 0.2), x=0.3, y=1))
        )
    if kind == "tile":
        s = h * 0.135
        tiles = ""
        for i in range(int(w / s) + 2):
            for j in range(int(y / s) + 2):
                t = mix(a, b, p.r.uniform(0.0, 0.35))
                tiles += rect(i * s - s / 2, y - (j + 1) * s, s - 5, s - 5, t, "", 5) + rect(
                    i * s - s / 2 + 6, y - (j + 1) * s + 6, s - 17, 5, LIGHT, 'opacity=".5"', 2
                )
        glow = rect(0, 0, w, h, p.rad((0, LIGHT, 0.45), (0.6, LIGHT, 0.0), (1, DARK, 0.34), cx=0.25, cy=0.15, r=1.1))
        return (
            rect(0, 0, w, h, sink(b, 0.1))
            + f"<g {p.blur(3.2)}>{tiles}</g>"
            + glow
            + extra
            + edge
            + wood(p, 0, y, w, h - y, wood_tone, vanish=w * 0.45)
        )
    if kind == "bokeh":
        out = rect(0, 0, w, h, p.lin((0, sink(b, 0.35)), (1, mix(b, "#f0b04a", 0.35)), x=0.2, y=1))
        for _ in range(30):
            r = p.r.uniform(0.02, 0.065) * h
            out += oval(
                p.r.uniform(0, w),
                p.r.uniform(0, y),
                r,
                r,
                p.r.choice(["#ffd98a", "#ffb95c", "#fff0c9", a, "#ff9a5c"]),
                f'opacity="{p.r.uniform(0.14, 0.5):.2f}" {p.blur(4)}',
            )
        return (
            out
            + edge
            + wood(p, 0, y, w, h - y, wood_tone, vanish=w * 0.5)
            + blend(rect(0, y, w, h - y, p.lin((0, "#ffd98a", 0.6), (0.5, LIGHT, 0.0), x=0, y=1)), "soft-light")
        )
    if kind == "shore":
        return (
            shore(p, w, h, y)
            + edge
            + wood(p, 0, y, w, h - y, wood_tone, vanish=w * 0.5)
            + blend(
                rect(0, y, w, h - y, p.lin((0, "#fff0c9", 0.7), (0.4, LIGHT, 0.0), (1, DARK, 0.3), x=0.3, y=1)),
                "soft-light",
            )
        )
    if kind == "flat-wood":
        return (
            wood(p, 0, 0, w, h, wood_tone, 5)
            + rect(0, 0, w, h, p.rad((0, LIGHT, 0.34), (0.5, LIGHT, 0.0), (1, DARK, 0.36), cx=0.28, cy=0.2, r=1))
            + extra
        )
    if kind == "flat-mat":
        return (
            plait(p, w, h, a, c)
            + rect(0, 0, w, h, p.rad((0, LIGHT, 0.3), (0.5, LIGHT, 0.0), (1, DARK, 0.4), cx=0.28, cy=0.2, r=1))
            + extra
        )
    if kind == "flat-linen":
        return (
            rect(0, 0, w, h, p.lin((0, lift(a, 0.4)), (1, mix(a, b, 0.55)), x=0.7, y=1))
            + blend(rect(0, 0, w, h, "#808080", p.relief("0.0028 0.0042", 60, 2, 58)), "soft-light", 0.75)
            + blend(rect(0, 0, w, h, "#808080", p.relief("0.5 0.4", 1.2, 1, 60)), "soft-light", 0.5)
            + extra
        )
    if kind == "flat-stone":
        return (
            rect(0, 0, w, h, p.rad((0, lift(a, 0.2)), (0.6, mix(a, b, 0.5)), (1, b), cx=0.28, cy=0.2, r=1.1))
            + blend(rect(0, 0, w, h, "#808080", p.relief("0.006 0.009", 14, 5, 60)), "soft-light", 0.8)
            + blend(rect(0, 0, w, h, "#808080", p.relief("0.25", 1.6, 2, 60)), "soft-light", 0.6)
            + extra
        )
    raise ValueError(f"unknown ground {kind}")


def plait(p: Pen, w: float, h: float, a: str, c: str, s: float = 46, accent: str = "") -> str:
    """A plain plait of flat strips filling w x h."""
    shade = p.lin((0, DARK, 0.4), (0.25, LIGHT, 0.18), (0.7, LIGHT, 0.0), (1, DARK, 0.45))
    shade_v = p.lin((0, DARK, 0.4), (0.25, LIGHT, 0.18), (0.7, LIGHT, 0.0), (1, DARK, 0.45), x=0, y=1)
    out = rect(0, 0, w, h, sink(c, 0.5))
    for j in range(int(h / s) + 1):
        for i in range(int(w / s) + 1):
            across = (i + j) % 2 == 0
            base = (
                accent
                if accent and (i % 6 == 2 or j % 6 == 2) and across == (j % 6 == 2)
                else mix(a, c, p.r.uniform(0.1, 0.75))
            )
            x, y = i * s, j * s
            if across:
                out += rect(x - 3, y + 3, s + 6, s - 6, base, "", 3) + rect(x - 3, y + 3, s + 6, s - 6, shade, "", 3)
            else:
                out += rect(x + 3, y - 3, s - 6, s + 6, base, "", 3) + rect(x + 3, y - 3, s - 6, s + 6, shade_v, "", 3)
    return out + blend(rect(0, 0, w, h, "#808080", p.relief("0.08 0.09", 3, 2, 60)), "soft-light", 0.5)


def mangrove(p: Pen, w: float, y: float, colour: str, n: int = 12, s: float = 1.0) -> str:
    """Stilt roots: arcs that leave a trunk and meet the water at y."""
    out = ""
    for i in range(n):
        x = (i + p.r.uniform(0.2, 0.8)) * w / n
        tall = p.r.uniform(200, 360) * s
        out += line(f"M{x:.0f} {y}v{-tall:.0f}", colour, 9 * s)
        for j in range(4):
            d, t = (40 + 34 * j) * s, tall * (0.25 + 0.16 * j)
            for side in (-1, 1):
                out += line(
                    f"M{x:.0f} {y - t:.0f}q{side * d * 0.9:.0f} {t * 0.12:.0f} {side * d:.0f} {t:.0f}", colour, 5 * s
                )
        for _ in range(26):
            a, b = x + p.r.gauss(0, 56) * s, y - tall - 20 * s + p.r.gauss(0, 34) * s
            out += f'<ellipse cx="{a:.0f}" cy="{b:.0f}" rx="{p.r.uniform(20, 36) * s:.0f}" ry="{p.r.uniform(9, 15) * s:.0f}" fill="{mix(colour, LIGHT, p.r.uniform(0, 0.14))}" transform="rotate({p.r.uniform(-50, 50):.0f} {a:.0f} {b:.0f})"/>'
    return out


def shore(p: Pen, w: float, h: float, y: float) -> str:
    """Mangroves across the bay in the morning, out of focus."""
    s = h / 1000
    sky = rect(0, 0, w, y, p.lin((0, "#f7d08a"), (0.6, "#fdeecb"), x=0, y=1))
    water = rect(0, y * 0.72, w, y * 0.3, p.lin((0, "#cfe3cf"), (1, "#6aa794"), x=0, y=1))
    return (
        sky
        + f"<g {p.blur(9)}>"
        + oval(w * 0.76, y * 0.4, 80 * s, 80 * s, "#f9bd4a")
        + f'<g opacity=".6">{mangrove(p, w, y * 0.73, "#7fb59b", 12, 0.5 * s)}</g>'
        + water
        + mangrove(p, w, y * 0.92, "#2f6f59", 7, 0.85 * s)
        + "</g>"
    )
