# ruff: noqa: E501
"""Handicraft: cloth in folds and hanging, shirts, weaving, beadwork and carved wood."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from food import Item
from ground import shadow
from icons import ICONS, curl, leaf, turn
from svg import DARK, LIGHT, Pen, at, blend, crescent, letters, lift, line, mix, oval, path, rect, sink


def print_cloth(p: Pen, kind: str, w: float, h: float, a: str, b: str, k: float = 1.0) -> str:
    """Patterned cloth filling w x h (upper left at 0, 0): ground a, pattern b, a third warm colour of its own."""
    c = {
        "mangrove": "#d9922e",
        "apiapi": "#e3a13c",
        "crab": "#e9b872",
        "leaf": "#e9c46a",
        "wave": "#7fb2d9",
        "ginger": "#a8341c",
        "kawung": "#f0b44a",
        "sarung": "#f2c14e",
    }.get(kind, "#e9c46a")
    out = rect(0, 0, w, h, a)
    if kind == "sarung":
        for i in range(int(w / (150 * k)) + 2):
            for start, s, col, o in (
                (0, 46, b, 0.8),
                (58, 8, c, 1),
                (76, 20, sink(a, 0.4), 0.8),
                (108, 6, b, 1),
                (124, 10, "#c2415f", 0.9),
            ):
                out += rect((i * 150 + start) * k, 0, s * k, h, col, f'opacity="{o * 0.62:.2f}"')
        for j in range(int(h / (150 * k)) + 2):
            for start, s, col, o in (
                (0, 46, b, 0.8),
                (58, 8, c, 1),
                (76, 20, sink(a, 0.4), 0.8),
                (108, 6, b, 1),
                (124, 10, "#c2415f", 0.9),
            ):
                out += rect(0, (j * 150 + start) * k, w, s * k, col, f'opacity="{o * 0.5:.2f}"')
        return out
    if kind == "patch":
        cols = [a, b, "#1d3461", "#d9922e", "#2f5d50", "#f1ddc9", "#5b2a3a"]
        tile = 170 * k
        for j in range(int(h / tile) + 1):
            for i in range(int(w / tile) + 1):
                inner = print_cloth(
                    p,
                    ("kawung", "mangrove", "leaf", "wave", "plain", "apiapi")[(i * 5 + j * 3) % 6],
                    tile,
                    tile,
                    cols[(i * 3 + j * 2) % 7],
                    cols[(i * 3 + j * 2 + 3) % 7],
                    k * 0.62,
                )
                out += at(
                    p.clip(f"M0 0H{tile}V{tile}H0z", inner)
                    + rect(
                        5,
                        5,
                        tile - 10,
                        tile - 10,
                        "none",
                        'stroke="#fff8e6" stroke-width="2.4" stroke-dasharray="8 7" opacity=".8"',
                    ),
                    i * tile,
                    j * tile,
                )
        return out
    if kind == "plain":
        return out
    step = {"kawung": 84, "wave": 120, "ginger": 190, "crab": 230, "leaf": 150, "apiapi": 170, "mangrove": 210}.get(
        kind, 150
    ) * k
    small = "".join(
        oval(p.r.uniform(0, w), p.r.uniform(0, h), 3.2 * k, 3.2 * k, mix(a, b, 0.7), 'opacity=".65"')
        for _ in range(int(w * h / (900 * k * k)))
    )
    if kind not in ("kawung", "wave"):
        out += small
    for j in range(-1, int(h / step) + 2):
        for i in range(-1, int(w / step) + 2):
            x, y = i * step + (step / 2 if j % 2 else 0), j * step
            if kind == "mangrove":
                m = (
                    "".join(
                        turn(
                            path("M0 0Q-34 -40 0 -78Q34 -40 0 0z", b, f'stroke="{c}" stroke-width="4"')
                            + line("M0 -8V-52", a, 3),
                            q * 60,
                        )
                        for q in range(6)
                    )
                    + oval(0, 0, 18, 18, c)
                    + "".join(turn(oval(0, -27, 4, 7, a), q * 30 + 15) for q in range(12))
                )
                m += (
                    line("M76 30Q130 50 120 104", c, 5)
                    + turn(leaf(mix(a, b, 0.55), 60, 20), 100, 92, 60)
                    + turn(leaf(b, 54, 18), 170, 118, 78)
                    + line("M-76 30Q-110 60 -98 100", c, 4)
                    + turn(leaf(c, 44, 16), 210, -100, 84)
                )
            elif kind == "apiapi":
                m = (
                    line("M0 70Q-30 10 0 -70", c, 5)
                    + "".join(
                        turn(path("M0 0Q-24 -22 0 -46Q24 -22 0 0z", b, f'stroke="{c}" stroke-width="3"'), t, px, py)
                        for t, px, py in ((-60, -12, 20), (50, -8, 4), (-50, -12, -20), (46, -6, -40), (0, 0, -62))
                    )
                    + oval(34, 44, 13, 17, c)
                    + oval(54, 30, 10, 13, b)
                )
            elif kind == "crab":
                m = (
                    at(ICONS["crab"]().replace("#e4572e", b), 0, 0, 0.72, (i * 40 + j * 25) % 60 - 30)
                    + "".join(turn(leaf(c, 48, 16), t, 88, 70) for t in (0, 72, 144, 216, 288))
                    + oval(88, 70, 9, 9, b)
                    + line("M-100 60q20 -30 50 -10t60 10", mix(a, b, 0.6), 5)
                )
            elif kind == "leaf":
                m = "".join(
                    turn(leaf(col, 74, 26), t)
                    for t, col in ((20, b), (92, mix(a, b, 0.5)), (164, c), (236, b), (308, mix(a, b, 0.6)))
                ) + oval(0, 0, 9, 9, c)
            elif kind == "ginger":
                m = (
                    at(ICONS["ginger"]().replace("#d9a766", b), 0, 0, 0.72, 20 if (i + j) % 2 else -24)
                    + turn(leaf(c, 70, 22), 140, 70, 46)
                    + turn(leaf(mix(a, c, 0.6), 60, 20), 200, -64, 52)
                    + "".join(oval(-90 + q * 22, 86 + (q % 2) * 10, 6, 6, c) for q in range(4))
                )
            elif kind == "kawung":
                m = "".join(
                    turn(oval(0, -24, 15, 23, b, f'stroke="{c}" stroke-width="2.4"') + line("M0 -12V-34", a, 2.6), t)
                    for t in (45, 135, 225, 315)
                ) + oval(0, 0, 5.5, 5.5, c)
            else:  # wave
                m = "".join(
                    path(
                        f"M-60 {30 - q * 15}q30 {-34 + q * 4} 60 0t60 0",
                        "none",
                        f'stroke="{(b, c, mix(a, b, 0.5))[q % 3]}" stroke-width="{7 - q}"',
                    )
                    for q in range(3)
                ) + (oval(0, -26, 6, 6, c) if (i + j) % 2 else "")
            out += at(m, x, y, k)
    return out


def draped(
    p: Pen, body: str, w: float, h: float, folds: str = "0.011 0.0018", depth: float = 46, opacity: float = 0.95
) -> str:
    """Body (w x h from 0, 0) with the light and shade of hanging folds over it."""
    return (
        body
        + blend(rect(0, 0, w, h, "#808080", p.relief(folds, depth, 2, 56)), "hard-light", 0.42 * opacity)
        + blend(rect(0, 0, w, h, "#808080", p.relief("0.4 0.4", 1.0, 1, 60)), "soft-light", 0.35)
    )


def folded(p: Pen, kind: str, a: str, b: str, name: str, sub: str, n: int = 3, k: float = 1.0) -> Item:
    """A neat stack of folded cloth with a paper band and its label."""
    w, th, d = 760.0, 62.0, 330.0
    out = shadow(p, 420, 60)
    shades = [(a, b), (mix(a, b, 0.2), b), (a, mix(b, "#d9922e", 0.4))]
    for i in range(n):
        y = -i * th
        aa, bb = shades[i % 3] if i < n - 1 else (a, b)
        x = p.r.uniform(-9, 9)
        edge = f"M{x - w / 2} {y - th + 6}q-26 {th / 2 - 3:.0f} 0 {th - 6:.0f}H{x + w / 2}q22 {-th / 2 + 3:.0f} 0 {-th + 6:.0f}z"
        front = at(print_cloth(p, kind, w + 60, th * 2, aa, bb, 0.55 * k), x - w / 2 - 30, y - th)
        lines = "".join(
            line(f"M{x - w / 2 - 6} {y - th + 14 + q * 12}H{x + w / 2 + 4}", DARK, 2.4, 'opacity=".42"')
            for q in range(1, 4)
        )
        out += p.clip(
            edge,
            front
            + lines
            + rect(
                x - w / 2 - 30,
                y - th,
                w + 60,
                th,
                p.lin((0, LIGHT, 0.22), (0.35, LIGHT, 0.0), (1, DARK, 0.55), x=0, y=1),
            )
            + rect(x + w * 0.3, y - th, w * 0.3, th, p.lin((0, DARK, 0.0), (1, DARK, 0.4))),
        ) + rect(x - w / 2, y - 5, w, 7, DARK, f'opacity=".45" {p.blur(3)}')
    y = -n * th + 6
    top = f"M{-w / 2} {y}L{-w / 2 + 90} {y - d}Q0 {y - d - 9} {w / 2 - 90} {y - d}L{w / 2} {y}z"
    # the upper side, narrowed towards the back by drawing it in strips
    strips = ""
    rows = 26
    sheet = p.add(f'<g id="@">{print_cloth(p, kind, w, d * 1.35, a, b, 0.92 * k)}</g>')
    for r in range(rows):
        t0, t1 = r / rows, (r + 1) / rows
        half = w / 2 - 90 * (t0 + t1) / 2
        sy = (1 - t1) * d * 1.35
        clip_id = p.add(
            f'<clipPath id="@"><rect x="0" y="{sy:.1f}" width="{w}" height="{d * 1.35 / rows + 2:.1f}"/></clipPath>'
        )
        sx = half * 2 / w
        ky = (d / rows) / (d * 1.35 / rows)
        strips += f'<g transform="translate({-half:.1f} {y - d * t1:.1f}) scale({sx:.4f} {ky:.4f}) translate(0 {-sy:.1f})"><use href="#{sheet}" clip-path="url(#{clip_id})"/></g>'
    light = rect(
        -w / 2, y - d - 10, w, d + 10, p.lin((0, LIGHT, 0.34), (0.4, LIGHT, 0.0), (1, DARK, 0.34), x=0.9, y=0.7)
    )
    crease = line(f"M{-w * 0.16} {y}L{-w * 0.12} {y - d}", DARK, 10, f'opacity=".35" {p.blur(4)}') + line(
        f"M{-w * 0.15} {y}L{-w * 0.11} {y - d}", LIGHT, 4, f'opacity=".4" {p.blur(2)}'
    )
    weave = blend(rect(-w / 2, y - d - 10, w, d + 12, "#808080", p.relief("0.008 0.012", 26, 3, 58)), "soft-light", 0.8)
    out += p.clip(top, strips + light + crease + weave)
    bx, bw = w * 0.1, 150.0
    paper = "#f4e8d0"
    band = f"M{bx} {y}L{bx - 24} {y - d}H{bx + bw * 0.78 - 24}L{bx + bw} {y}V-8H{bx}z"
    out += p.clip(
        band,
        rect(bx - 40, y - d - 6, bw + 60, d + n * th + 10, paper)
        + path(
            f"M{bx} {y}L{bx - 24} {y - d}H{bx + bw * 0.78 - 24}L{bx + bw} {y}z",
            p.lin((0, LIGHT, 0.5), (1, DARK, 0.08), x=1, y=1),
        )
        + rect(bx - 4, y, bw + 10, n * th, p.lin((0, LIGHT, 0.2), (0.3, DARK, 0.05), (1, DARK, 0.35), x=0, y=1))
        + crescent(bx + bw * 0.42, y - d * 0.62, 30, sink(a, 0.1))
        + letters(bx + bw * 0.46, y - d * 0.3, name.split()[0], 40, sink(a, 0.2), "Lobster", bw * 0.72)
        + letters(bx + bw / 2, y + 56, " ".join(name.split()[1:]), 34, sink(a, 0.3), "Tegas", bw * 0.84)
        + letters(bx + bw / 2, y + 100, sub, 28, sink(a, 0.3), "Tegas", bw * 0.8),
    )
    return Item(out, w, n * th + d)


def hanging(
    p: Pen,
    kind: str,
    a: str,
    b: str,
    w: float = 640,
    h: float = 900,
    pole: str = "bamboo",
    k: float = 1.0,
    tail: float = 0.72,
) -> Item:
    """Cloth laid over a bamboo pole, its back half hanging lower or shorter behind."""
    x, top = -w / 2, -h
    behind = "".join(f"q{-(w + 6) / 12:.1f} {(12, 6, -4, 10, 2, 8)[i]} {-(w + 6) / 6:.1f} 0" for i in range(6))
    back = f"M{x + 34} {top}H{-x + 40}V{top + h * tail}{behind}z"
    hem = "".join(
        f"q{-w / 12:.1f} {(22, 6, -2, 16, 4, 12)[i]} {-w / 6:.1f} {(6, 4, -6, 6, -4, -6)[i]}" for i in range(6)
    )
    front = f"M{x} {top}H{-x}q8 {h * 0.5:.0f} 2 {h * 0.97:.0f}{hem}q-12 {-h * 0.5:.0f} -4 {-h * 0.97:.0f}z"
    back_g = p.clip(
        back,
        at(print_cloth(p, kind, w + 90, h, sink(a, 0.35), sink(b, 0.4), 0.95 * k), x, top)
        + rect(x, top, w + 90, h, DARK, 'opacity=".35"'),
    )
    sheet = p.clip(
        front,
        at(
            draped(
                p,
                print_cloth(p, kind, w + 30, h + 40, a, b, k)
                + rect(0, h - 70, w + 30, 14, b, 'opacity=".85"')
                + rect(0, h - 46, w + 30, 6, b, 'opacity=".85"'),
                w + 30,
                h + 60,
            ),
            x - 12,
            top,
        )
        + rect(x, top, w, 90, p.lin((0, LIGHT, 0.35), (0.3, DARK, 0.0), (1, DARK, 0.0), x=0, y=1)),
    )
    fringe = (
        "".join(
            line(
                f"M{x + i * w / 60:.0f} {-14 + 5 * math.sin(i):.0f}q{p.r.uniform(-5, 5):.0f} 18 {p.r.uniform(-5, 5):.0f} 40",
                mix(b, a, 0.3),
                3,
            )
            for i in range(61)
        )
        if kind in ("leaf", "sarung")
        else ""
    )
    c = "#c9a355"
    py = top - 4
    rod = rect(
        x - 130, py - 22, w + 300, 44, p.lin((0, lift(c, 0.6)), (0.4, c), (1, sink(c, 0.5)), x=0, y=1), "", 20
    ) + "".join(
        rect(x - 130 + i * 170, py - 25, 12, 50, sink(c, 0.3), "", 5)
        + rect(x - 118 + i * 170, py - 22, 4, 44, lift(c, 0.5))
        for i in range(1, 7)
    )
    shade = path(front, DARK, f'opacity=".4" transform="translate(46 36)" {p.blur(26)}')
    over = p.clip(
        f"M{x} {py - 30}H{-x}V{py + 40}H{x}z",
        at(print_cloth(p, kind, w, 80, a, b, k), x, py - 34)
        + rect(x, py - 34, w, 80, p.lin((0, LIGHT, 0.5), (0.45, LIGHT, 0.0), (1, DARK, 0.3), x=0, y=1)),
    )
    return Item(shade + back_g + rod + sheet + fringe + over, w + 200, h + 40)


def close_cloth(p: Pen, kind: str, a: str, b: str, w: float, h: float, k: float = 2.2, turned: float = -18) -> str:
    """Cloth from near, filling w x h, with deep slanting folds."""
    big = math.hypot(w, h) * 1.15
    sheet = f'<g transform="translate({w / 2} {h / 2}) rotate({turned}) translate({-big / 2} {-big / 2})">{print_cloth(p, kind, big, big, a, b, k)}</g>'
    folds = (
        f'<g transform="translate({w / 2} {h / 2}) rotate({turned + 44}) translate({-big / 2} {-big / 2})">'
        + rect(0, 0, big, big, "#808080", p.relief("0.0042 0.0009", 110, 2, 54))
        + "</g>"
    )
    thread = blend(rect(0, 0, w, h, "#808080", p.relief("0.35 0.35", 1.6, 1, 60)), "soft-light", 0.7)
    crackle = blend(rect(0, 0, w, h, "#808080", p.relief("0.006 0.008", 60, 4, 58)), "soft-light", 0.5)
    return (
        sheet
        + blend(folds, "hard-light", 0.5)
        + crackle
        + thread
        + rect(0, 0, w, h, p.rad((0, LIGHT, 0.25), (0.5, LIGHT, 0.0), (1, DARK, 0.45), cx=0.3, cy=0.2, r=1.05))
    )


def shirt(p: Pen, kind: str, a: str, b: str, style: str, art: str = "") -> Item:
    """A garment on its hanger: tee, camp (short-sleeved shirt), outer (open, long)."""
    long = style == "outer"
    hem = 0.0
    top = -760.0 if not long else -900.0
    s = f"M-120 {top}Q-70 {top + 10} -60 {top + 6}Q0 {top + 70} 60 {top + 6}Q70 {top + 10} 120 {top}"
    sleeve = (330, 300) if not long else (360, 520)
    torso = (
        s
        + f"L{sleeve[0] - 60} {top + 70}L{sleeve[0] + 40} {top + sleeve[1]}L{sleeve[0] - 80} {top + sleeve[1] + 44}L250 {top + 260}Q246 {top + 520} 262 {hem}Q0 {hem + 26} -262 {hem}Q-246 {top + 520} -250 {top + 260}L{-sleeve[0] + 80} {top + sleeve[1] + 44}L{-sleeve[0] - 40} {top + sleeve[1]}L{-sleeve[0] + 60} {top + 70}z"
    )
    w2 = sleeve[0] + 60
    body = print_cloth(p, kind, w2 * 2, -top + 60, a, b, 0.86)
    inner = at(body, -w2, top)
    if art == "kilang":  # a refinery at sundown
        inner += (
            oval(0, top + 330, 150, 150, "#f7c04a")
            + "".join(rect(-150, top + 330 + 18 * i + i * i * 2, 300, 5 + i * 2, a) for i in range(1, 6))
            + "".join(
                rect(x, top + 330 - hh, ww, hh + 60, "#3a1d14")
                for x, ww, hh in (
                    (-130, 26, 90),
                    (-92, 40, 40),
                    (-40, 18, 160),
                    (-10, 50, 70),
                    (56, 22, 120),
                    (92, 44, 30),
                )
            )
            + line(
                f"M-140 {top + 320}H140M-92 {top + 300}L-40 {top + 220}M-12 {top + 268}L66 {top + 236}", "#3a1d14", 6
            )
            + path(f"M-36 {top + 170}q-30 -40 6 -70q4 30 20 38q0 24 -18 34z", "#fff3d0")
            + letters(0, top + 530, "KILANG SENJA", 54, "#fff3e0", "Tinggi", 330, 4)
        )
    elif art == "bear":
        inner += at(ICONS["bear"](), 0, top + 330, 1.7) + letters(0, top + 570, "BERUANG MADU", 52, b, "Tinggi", 330, 4)
    elif art == "back":
        inner += (
            letters(0, top + 200, "BALIKPAPAN", 66, b, "Tinggi", 340, 6)
            + crescent(0, top + 240, 44, b)
            + line(f"M-150 {top + 340}q75 -60 150 0t150 0M-150 {top + 380}q75 -60 150 0t150 0", b, 9)
        )
    lit = f"<g {p.puffed(22, 7, 1.5, 0.0, '0.004 0.006')}>{p.clip(torso, inner)}</g>"
    detail = ""
    hold = "#8a5a2e"
    if style == "camp":
        detail += (
            line(f"M0 {top + 60}V{hem + 10}", DARK, 5, 'opacity=".4"')
            + line(f"M16 {top + 70}V{hem + 10}", LIGHT, 2, 'opacity=".3"')
            + "".join(
                oval(8, top + 130 + i * 110, 9, 9, "#f6ecd6", 'stroke="#0006" stroke-width="2"') for i in range(6)
            )
        )
        collar = f"M-118 {top}L-20 {top + 120}L4 {top + 62}L-60 {top - 8}zM118 {top}L30 {top + 120}L4 {top + 62}L60 {top - 8}z"
        detail += (
            path(collar, DARK, f'opacity=".4" transform="translate(5 9)" {p.blur(4)}')
            + p.clip(collar, at(print_cloth(p, kind, 260, 160, lift(a, 0.08), b, 0.86), -130, top - 20))
            + path(collar, "none", f'stroke="{lift(a, 0.4)}" stroke-width="2.6" opacity=".7"')
            + rect(
                90,
                top + 210,
                116,
                130,
                "none",
                f'stroke="{lift(b, 0.2)}" stroke-width="3" stroke-dasharray="8 5" opacity=".7"',
                6,
            )
        )
        if art == "lis":
            detail += (
                p.clip(f"M-34 {top + 70}H34V{hem + 10}H-34z", at(tenun(p, 68, -top, b, "#c2415f"), -34, top + 60))
                + p.clip(f"M86 {top + 206}h124v34h-124z", at(tenun(p, 124, 40, b, "#c2415f"), 86, top + 206))
                + "".join(
                    oval(0, top + 130 + i * 110, 9, 9, "#f6ecd6", 'stroke="#0006" stroke-width="2"') for i in range(6)
                )
            )
    elif style == "outer":
        opening = (
            f"M-60 {top + 4}Q-30 {top + 60} -44 {hem + 20}H44Q30 {top + 60} 60 {top + 4}Q0 {top + 50} -60 {top + 4}z"
        )
        detail += (
            path(opening, "#e9dcc6")
            + path(opening, p.lin((0, DARK, 0.6), (0.5, DARK, 0.15), (1, DARK, 0.45)))
            + line(f"M-60 {top + 4}Q-30 {top + 60} -44 {hem + 20}M60 {top + 4}Q30 {top + 60} 44 {hem + 20}", b, 20)
            + line(
                f"M-60 {top + 4}Q-30 {top + 60} -44 {hem + 20}M60 {top + 4}Q30 {top + 60} 44 {hem + 20}",
                sink(a, 0.3),
                4,
            )
        )
    elif art == "back":
        detail += path(f"M-120 {top}Q0 {top + 34} 120 {top}", "none", f'stroke="{lift(a, 0.12)}" stroke-width="24"')
    else:
        detail += path(f"M-74 {top + 4}Q0 {top + 84} 74 {top + 4}Q0 {top + 30} -74 {top + 4}z", sink(a, 0.55)) + path(
            f"M-68 {top + 6}Q0 {top + 80} 68 {top + 6}", "none", f'stroke="{lift(a, 0.18)}" stroke-width="18"'
        )
    seams = line(
        f"M{-sleeve[0] + 66} {top + 74}Q-238 {top + 160} -250 {top + 262}M{sleeve[0] - 66} {top + 74}Q238 {top + 160} 250 {top + 262}",
        DARK,
        5,
        f'opacity=".35" {p.blur(2)}',
    )
    hem_s = line(f"M-258 {hem - 14}Q0 {hem + 10} 258 {hem - 14}", LIGHT, 2.4, 'opacity=".45" stroke-dasharray="9 6"')
    hook = line(f"M0 {top - 10}V{top - 60}q0 -46 34 -40q34 10 14 40", "#8f8a82", 8) + path(
        f"M0 {top - 14}L190 {top + 56}q6 22 -16 22L0 {top + 16}L-174 {top + 78}q-22 0 -16 -22z",
        p.lin((0, lift(hold, 0.4)), (1, hold), x=0, y=1),
    )
    shade = path(torso, DARK, f'opacity=".42" transform="translate(40 34)" {p.blur(24)}')
    return Item(shade + hook + lit + p.clip(torso, seams + hem_s) + detail, w2 * 2, -top + 120)


def tenun(p: Pen, w: float, h: float, a: str, b: str) -> str:
    """A woven ribbon of stepped diamonds."""
    out = rect(0, 0, w, h, sink(b, 0.25))
    s = min(w, h)
    n = int(max(w, h) / s) + 1
    for i in range(n):
        cx, cy = (s / 2, i * s + s / 2) if h > w else (i * s + s / 2, s / 2)
        for q, c in ((0.46, a), (0.34, b), (0.22, "#f2c14e"), (0.1, "#1d2a3a")):
            out += path(f"M{cx} {cy - s * q}L{cx + s * q} {cy}L{cx} {cy + s * q}L{cx - s * q} {cy}z", c)
    return out


def tote(p: Pen, a: str, b: str) -> Item:
    """A canvas bag printed with a map: bay, coast and roads."""
    w, h = 560.0, 640.0
    body = f"M{-w / 2} {-h}H{w / 2}Q{w / 2 + 16} {-h / 2} {w / 2 - 6} 0Q0 18 {-w / 2 + 6} 0Q{-w / 2 - 16} {-h / 2} {-w / 2} {-h}z"
    sea = "M-280 -640L-60 -640Q-20 -560 -90 -500Q-120 -430 -40 -380Q20 -300 -60 -220Q-40 -120 80 -90Q180 -60 290 10L-280 10z"
    print_ = (
        path(sea, "#1d5a6a", 'opacity=".88"')
        + "".join(line(f"M{-270 + i * 40} {-560 + i * 70}q20 -16 40 0t40 0", "#7fb5b0", 5) for i in range(8))
        + line(
            "M-40 -560Q60 -480 80 -380T190 -200M20 -640Q140 -540 150 -420T260 -330M-20 -380Q90 -360 260 -420M-40 -220Q80 -240 240 -160",
            "#c2552e",
            6,
        )
        + "".join(oval(x, y, 10, 10, "#e2a90f") for x, y in ((80, -380), (150, -420), (20, -250), (190, -200)))
        + path("M150 -480q-34 -40 0 -66q34 26 0 66z", "#c2552e")
        + letters(110, -60, "BALIKPAPAN", 64, "#22303a", "Tinggi", 300, 6)
        + at(crescent(0, 0, 34, "#e2a90f"), -180, -520)
    )
    handles = (
        line(f"M-150 {-h + 10}C-170 {-h - 330} 90 {-h - 330} 150 {-h + 10}", sink(a, 0.22), 44)
        + line(f"M-150 {-h + 10}C-170 {-h - 330} 90 {-h - 330} 150 {-h + 10}", a, 36)
        + line(
            f"M-150 {-h + 10}C-170 {-h - 330} 90 {-h - 330} 150 {-h + 10}",
            LIGHT,
            4,
            'opacity=".5" stroke-dasharray="9 7" transform="translate(12 0)"',
        )
    )
    canvas = (
        rect(-w, -h - 10, 2 * w, h + 40, a)
        + print_
        + blend(rect(-w, -h, 2 * w, h + 30, "#808080", p.relief("0.3 0.3", 2, 1, 60)), "soft-light", 0.8)
    )
    lit = f"<g {p.puffed(30, 8, 1.6, 0.0, '0.004 0.006')}>{p.clip(body, canvas)}</g>"
    return Item(
        shadow(p, w * 0.5)
        + handles
        + lit
        + line(f"M{-w / 2} {-h + 30}H{w / 2}", sink(a, 0.3), 3, 'stroke-dasharray="9 7"'),
        w,
        h + 240,
    )


def cushion(p: Pen, kind: str, a: str, b: str) -> Item:
    """A plump cushion with a second one behind it."""

    def one(w: float, aa: str, bb: str, kd: str) -> str:
        d = f"M{-w / 2} {-w}Q0 {-w + 46} {w / 2} {-w}Q{w / 2 - 40} {-w / 2} {w / 2} 0Q0 -40 {-w / 2} 0Q{-w / 2 + 40} {-w / 2} {-w / 2} {-w}z"
        return (
            f"<g {p.puffed(60, 12, 0.8, 0.0, '0.004 0.004')}>"
            + p.clip(
                d,
                at(
                    print_cloth(p, kd, w, w, aa, bb, 1.05)
                    + rect(34, 34, w - 68, w - 68, "none", f'stroke="{bb}" stroke-width="7"'),
                    -w / 2,
                    -w,
                ),
            )
            + "</g>"
            + path(d, "none", f'stroke="{lift(bb, 0.3)}" stroke-width="7" opacity=".8"')
        )

    return Item(
        shadow(p, 420, 60, 60)
        + at(one(540, b, a, "kawung"), 190, -30, 1, 9)
        + shadow(p, 290, 44, -80)
        + at(one(600, a, b, kind), -80, 0, 1, -4),
        900,
        640,
    )


def table_cloth(p: Pen, kind: str, a: str, b: str) -> Item:
    """A cloth over the corner of a table, a bowl standing on it."""
    w, h = 900.0, 760.0
    top = f"M{-w / 2} {-h + 190}L{-w / 2 + 160} {-h}H{w / 2 - 160}L{w / 2} {-h + 190}z"
    drop = f"M{-w / 2} {-h + 190}H{w / 2}Q{w / 2 + 14} {-h * 0.4} {w / 2 - 10} -160L0 0L{-w / 2 + 10} -160Q{-w / 2 - 14} {-h * 0.4} {-w / 2} {-h + 190}z"
    return Item(
        shadow(p, 420, 50, 0, 20, 0.35)
        + p.clip(
            drop,
            at(
                draped(p, print_cloth(p, kind, w + 40, h, a, b, 1.0), w + 40, h, "0.012 0.002", 44),
                -w / 2 - 20,
                -h + 190,
            ),
        )
        + path(f"M{-w / 2 + 10} -160L0 0L{w / 2 - 10} -160", "none", f'stroke="{b}" stroke-width="14"')
        + p.clip(
            top,
            at(f'<g transform="scale(1 .42)">{print_cloth(p, kind, w, 460, lift(a, 0.06), b, 1.0)}</g>', -w / 2, -h)
            + rect(-w / 2, -h, w, 200, p.lin((0, LIGHT, 0.3), (1, LIGHT, 0.0), x=1, y=0.4)),
        )
        + line(f"M{-w / 2} {-h + 190}H{w / 2}", LIGHT, 5, f'opacity=".4" {p.blur(2)}'),
        w,
        h,
    )


# --- weaving -------------------------------------------------------------------------------------------------------


def weave(p: Pen, w: float, h: float, a: str, b: str, accent: str, kind: str = "plain", s: float = 34) -> str:
    """A woven wall: plain, twill (diagonal), or banded with an accent."""
    out = rect(0, 0, w, h, sink(b, 0.5))
    hi, vi = (
        p.lin((0, LIGHT, 0.3), (0.4, LIGHT, 0.0), (1, DARK, 0.45), x=0, y=1),
        p.lin((0, DARK, 0.3), (0.3, LIGHT, 0.22), (1, DARK, 0.4)),
    )
    for j in range(int(h / s) + 1):
        for i in range(int(w / s) + 1):
            over = (i + j) % 2 == 0 if kind != "twill" else (i + j) % 4 < 2
            base = mix(a, b, p.r.uniform(0, 0.5)) if over else mix(a, b, p.r.uniform(0.35, 0.9))
            if kind == "band" and j % 9 in (4, 5):
                base = accent if over else mix(accent, a, 0.75)
            if kind == "diamond" and abs((i % 12) - 6) + abs((j % 12) - 6) in (3, 4, 6):
                base = accent if over else mix(accent, b, 0.3)
            if kind == "check" and (i // 3 + j // 3) % 2:
                base = mix(base, accent, 0.85)
            out += rect(i * s + 1, j * s + 1, s - 2, s - 2, base, "", 5) + rect(
                i * s + 1, j * s + 1, s - 2, s - 2, hi if over else vi, "", 5
            )
    return out


def basket(p: Pen, a: str, b: str, accent: str, kind: str = "plain", shape: str = "tote", rim: str = "") -> Item:
    """A woven bag or basket: tote (round handles), tall (market basket), round (bucket with lid flap)."""
    w, h, f = {"tote": (640, 500, 0.86), "tall": (560, 560, 0.8), "round": (560, 460, 0.92)}[shape]
    body = f"M{-w / 2} {-h}H{w / 2}L{w / 2 * f} -46Q{w / 2 * f - 6} 0 {w / 2 * f - 50} 0H{-w / 2 * f + 50}Q{-w / 2 * f + 6} 0 {-w / 2 * f} -46z"
    rim = rim or accent
    inside = oval(0, -h, w / 2, w * 0.085, p.lin((0, sink(b, 0.75)), (1, sink(b, 0.3)), x=0.3, y=1))
    wall = p.clip(
        body,
        at(weave(p, w, h + 10, a, b, accent, kind), -w / 2, -h)
        + rect(
            -w / 2,
            -h,
            w,
            h + 10,
            p.lin((0, DARK, 0.55), (0.2, LIGHT, 0.12), (0.36, LIGHT, 0.2), (0.62, DARK, 0.0), (1, DARK, 0.62)),
        )
        + rect(-w / 2, -h * 0.2, w, h * 0.22, p.lin((0, DARK, 0.0), (1, DARK, 0.42), x=0, y=1)),
    )
    hy = -h - (320 if shape == "tote" else 230)
    arc = f"M{-w * 0.27} {-h + 50}C{-w * 0.3} {hy} {w * 0.3} {hy} {w * 0.27} {-h + 50}"
    handle_back = line(arc, sink(b, 0.5), 30, 'transform="translate(22 -12)"')
    handle = (
        line(arc, sink(rim, 0.4), 36)
        + line(arc, rim if shape == "tall" else mix(a, b, 0.3), 28)
        + line(arc, DARK, 28, 'opacity=".3" stroke-dasharray="5 13" stroke-linecap="butt"')
        + line(arc, LIGHT, 7, f'opacity=".5" transform="translate(-5 -5)" {p.blur(2)}')
    )
    lip = f"M{-w / 2 - 6} {-h - 16}Q0 {-h + 62} {w / 2 + 6} {-h - 16}V{-h + 24}Q0 {-h + 104} {-w / 2 - 6} {-h + 24}z"
    rim_g = p.clip(
        lip,
        rect(-w / 2 - 8, -h - 20, w + 16, 130, rim)
        + "".join(
            line(f"M{-w / 2 + i * 24} {-h - 30}l22 150", LIGHT if i % 2 else DARK, 6, 'opacity=".28"')
            for i in range(int(w / 24) + 2)
        )
        + rect(
            -w / 2 - 8,
            -h - 20,
            w + 16,
            130,
            p.lin((0, DARK, 0.5), (0.3, LIGHT, 0.25), (0.6, DARK, 0.0), (1, DARK, 0.6)),
        ),
    )
    tag = line(f"M{w * 0.2} {-h + 86}q20 60 -4 96", "#e9d9b0", 4) + at(
        rect(-44, 0, 88, 116, "#f6ead0", "", 8)
        + crescent(0, 44, 24, sink(accent, 0.2))
        + line("M-24 84H24M-16 98H16", "#8a6a44", 4),
        w * 0.19,
        -h + 178,
        1,
        9,
    )
    return Item(shadow(p, w * f * 0.52) + handle_back + inside + wall + rim_g + handle + tag, w, -hy)


def hat(p: Pen, a: str, b: str, accent: str) -> Item:
    """A wide purun hat, band round its crown."""
    rx, ry = 430.0, 150.0
    rings = "".join(
        oval(
            0,
            0,
            rx * q,
            ry * q,
            "none",
            f'stroke="{(sink(b, 0.1), lift(a, 0.2), mix(a, b, 0.5))[i % 3]}" stroke-width="9"',
        )
        for i, q in enumerate([0.44 + 0.028 * i for i in range(20)])
    )
    spokes = "".join(
        line(
            f"M{rx * 0.4 * math.cos(t):.0f} {ry * 0.4 * math.sin(t):.0f}L{rx * math.cos(t):.0f} {ry * math.sin(t):.0f}",
            sink(b, 0.3),
            3,
            'opacity=".4"',
        )
        for t in [i * math.tau / 90 for i in range(90)]
    )
    brim = (
        oval(0, 10, rx, ry, sink(b, 0.4))
        + oval(0, 0, rx, ry, a)
        + rings
        + spokes
        + oval(0, 0, rx, ry, p.lin((0, LIGHT, 0.35), (0.5, LIGHT, 0.0), (1, DARK, 0.5), x=0.8, y=1))
    )
    crown = "M-212 -20C-226 -240 -150 -290 0 -292C150 -290 226 -240 212 -20Q0 66 -212 -20z"
    crown_g = p.clip(
        crown,
        at(weave(p, 460, 400, a, b, accent, "plain", 26), -230, -300)
        + rect(-230, -300, 460, 400, p.lin((0, DARK, 0.5), (0.28, LIGHT, 0.3), (0.6, DARK, 0.02), (1, DARK, 0.6)))
        + oval(0, -262, 130, 34, DARK, f'opacity=".35" {p.blur(14)}')
        + oval(-20, -290, 160, 24, LIGHT, f'opacity=".35" {p.blur(9)}'),
    )
    band = "M-214 -84Q0 4 214 -84V-22Q0 66 -214 -22z"
    band_g = p.clip(
        band,
        at(tenun(p, 440, 62, accent, "#f0d9a8"), -220, -50)
        + rect(-220, -90, 440, 170, p.lin((0, DARK, 0.5), (0.3, LIGHT, 0.2), (0.6, DARK, 0.0), (1, DARK, 0.6))),
    ) + path(band, "none", f'stroke="{DARK}" stroke-width="3" opacity=".3"')
    under = oval(20, 20, 236, 70, DARK, f'opacity=".5" {p.blur(16)}')
    return Item(
        at(shadow(p, rx * 0.96, rx * 0.3, 0, 60) + brim + under + crown_g + band_g, 0, -ry * 0.8, 1, -4), rx * 2, 460
    )


def mats(p: Pen, a: str, b: str, accent: str, kind: str = "purun") -> Item:
    """A rolled mat with a second one spread beneath it: purun with coloured bands, or rattan slats (lampit)."""
    w, d = 900.0, 330.0
    flat = f"M{-w / 2} 0L{-w / 2 + 170} {-d}H{w / 2 - 90}L{w / 2} 0z"
    if kind == "lampit":
        surface = "".join(
            rect(-w / 2, -d + i * 22, w, 20, mix(a, b, p.r.uniform(0.1, 0.6)), "", 8)
            + rect(-w / 2, -d + i * 22, w, 7, LIGHT, 'opacity=".3"', 3)
            for i in range(16)
        ) + "".join(
            line(
                f"M{-w / 2 + 90 + i * 190} 0L{-w / 2 + 210 + i * 164} {-d}", sink(b, 0.5), 5, 'stroke-dasharray="12 10"'
            )
            for i in range(5)
        )
    else:
        surface = f'<g transform="translate({-w / 2} {-d}) skewX(-14) scale(1 .62)">{weave(p, w + 220, d / 0.6, a, b, accent, "diamond", 27)}</g>'
    under = p.clip(
        flat,
        f"<g>{rect(-w / 2, -d, w, d, b)}{surface}</g>"
        + rect(-w / 2, -d, w, d, p.lin((0, LIGHT, 0.3), (0.5, LIGHT, 0.0), (1, DARK, 0.4), x=0.9, y=0.8)),
    )
    edge = path(flat, "none", f'stroke="{sink(accent, 0.1)}" stroke-width="11" stroke-linejoin="round"')
    roll_w, r = 640.0, 118.0
    tube = f"M0 {-r}H{roll_w}V{r}H0z"
    skin = (
        at(weave(p, roll_w, 2 * r, a, b, accent, "diamond", 27), 0, -r)
        if kind != "lampit"
        else "".join(rect(0, -r + i * 24, roll_w, 21, mix(a, b, p.r.uniform(0.1, 0.6)), "", 9) for i in range(11))
        + "".join(line(f"M{70 + i * 165} {-r}V{r}", sink(b, 0.5), 5, 'stroke-dasharray="12 10"') for i in range(4))
    )
    tube_g = p.clip(
        tube,
        rect(0, -r, roll_w, 2 * r, sink(b, 0.3))
        + skin
        + rect(
            0,
            -r,
            roll_w,
            2 * r,
            p.lin((0, DARK, 0.35), (0.25, LIGHT, 0.35), (0.5, DARK, 0.0), (1, DARK, 0.72), x=0, y=1),
        ),
    )
    spiral = "M" + "L".join(
        f"{(6 + t * 6.4) * math.cos(t) * 0.5:.1f} {(6 + t * 6.4) * math.sin(t):.1f}"
        for t in [i * 0.28 for i in range(62)]
    )
    end = (
        oval(0, 0, r * 0.5, r, mix(a, b, 0.4))
        + line(spiral, sink(b, 0.55), 5)
        + line(spiral, lift(a, 0.3), 2, 'transform="translate(-2 -2)"')
        + oval(0, 0, r * 0.5, r, p.lin((0, LIGHT, 0.25), (1, DARK, 0.4), x=0.4, y=1))
    )
    ties = "".join(
        rect(x, -r - 2, 26, 2 * r + 4, p.lin((0, lift(accent, 0.3)), (0.3, accent), (1, sink(accent, 0.6)), x=0, y=1))
        for x in (150, 470)
    )
    roll = oval(320, r + 4, 350, 30, DARK, f'opacity=".5" {p.blur(14)}') + tube_g + ties + end
    return Item(shadow(p, w * 0.5, 36, 0, 8, 0.35) + under + edge + at(roll, -290, -d * 0.5 - 60, 1, -6), w, d + 190)


def coasters(p: Pen, a: str, b: str, n: int = 5) -> Item:
    """Round rattan coasters: a stack and two leaning or lying."""

    def disc(r: float) -> str:
        ry = r * 0.4
        rings = "".join(
            oval(0, 0, r * q, ry * q, "none", f'stroke="{(sink(b, 0.1), lift(a, 0.25))[i % 2]}" stroke-width="8"')
            for i, q in enumerate([0.1 + 0.065 * i for i in range(14)])
        )
        petals = "".join(
            line(
                f"M0 0Q{r * 0.5 * math.cos(t + 0.3):.0f} {ry * 0.5 * math.sin(t + 0.3):.0f} {r * 0.96 * math.cos(t):.0f} {ry * 0.96 * math.sin(t):.0f}",
                sink(b, 0.35),
                4,
                'opacity=".6"',
            )
            for t in [i * math.tau / 20 for i in range(20)]
        )
        return (
            oval(0, 14, r, ry, sink(b, 0.5))
            + oval(0, 0, r, ry, a)
            + rings
            + petals
            + oval(0, 0, r, ry, p.lin((0, LIGHT, 0.32), (0.5, LIGHT, 0.0), (1, DARK, 0.42), x=0.8, y=1))
        )

    out = shadow(p, 250, 80, -110, -90) + "".join(
        at(disc(250), -110 + p.r.uniform(-8, 8), -90 - i * 30) for i in range(n - 1)
    )
    return Item(out + shadow(p, 240, 80, 230, 0) + at(disc(250), 240, -40), 900, 360)


def close_weave(p: Pen, w: float, h: float, a: str, b: str, accent: str, kind: str = "diamond") -> str:
    big = math.hypot(w, h) * 1.1
    return (
        f'<g transform="translate({w / 2} {h / 2}) rotate(-24) translate({-big / 2} {-big / 2})">{weave(p, big, big, a, b, accent, kind, 74)}</g>'
        + blend(rect(0, 0, w, h, "#808080", p.relief("0.02 0.16", 7, 4, 58)), "soft-light", 0.8)
        + rect(0, 0, w, h, p.rad((0, LIGHT, 0.32), (0.45, LIGHT, 0.0), (1, DARK, 0.55), cx=0.32, cy=0.24, r=0.95))
    )


# --- beads ---------------------------------------------------------------------------------------------------------


def bead(p: Pen, r: float, c: str) -> str:
    return (
        oval(r * 0.22, r * 0.36, r, r * 0.9, DARK, 'opacity=".4"')
        + oval(
            0,
            0,
            r,
            r,
            p.rad((0, lift(c, 0.85)), (0.22, lift(c, 0.35)), (0.6, c), (1, sink(c, 0.55)), cx=0.34, cy=0.28, r=0.78),
        )
        + oval(-r * 0.34, -r * 0.38, r * 0.2, r * 0.15, "#fff", 'opacity=".9"')
    )


def strand(p: Pen, points: Sequence[tuple[float, float]], r: float, colours: list[str]) -> str:
    """Beads of radius r set along a polyline, evenly."""
    out, carry, k = "", 0.0, 0
    for (x0, y0), (x1, y1) in pairwise(points):
        n = math.hypot(x1 - x0, y1 - y0)
        d = carry
        while d < n:
            t = d / n
            out += at(bead(p, r, colours[k % len(colours)]), x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
            k += 1
            d += r * 1.86
        carry = d - n
    return out


def panel_beads(p: Pen, w: float, h: float, rows: list[str], cols: dict[str, str], s: float) -> str:
    """Small beads in a grid from a chart of letters, repeated over w x h."""
    out = ""
    for j in range(int(h / s)):
        row = rows[j % len(rows)]
        for i in range(int(w / s)):
            out += at(
                oval(0, 0, s * 0.5, s * 0.5, cols[row[i % len(row)]], "")
                + oval(-s * 0.14, -s * 0.16, s * 0.15, s * 0.12, "#fff", 'opacity=".75"'),
                i * s + s / 2,
                j * s + s / 2,
            )
    return out


HOOKS = [
    "kkkkkkkkkkkkkkkkk", "krkkkkkkkkkkkkkrk", "krrkkkyyyyykkkrrk", "kkrrkyykkkyykrrkk", "kkkrryykkkyyrrkkk", "kkkkrykkwkkyrkkkk", "yykkyykwwwkyykkyy", "yyyyykkwwwkkyyyyy",
    "yykkyykwwwkyykkyy", "kkkkrykkwkkyrkkkk", "kkkrryykkkyyrrkkk", "kkrrkyykkkyykrrkk", "krrkkkyyyyykkkrrk", "krkkkkkkkkkkkkkrk",
]  # fmt: skip
FLOWER = [
    "vvvvvvvvvvvvvvv", "vvvvvvwwwvvvvvv", "vvvvvwpppwvvvvv", "vvwwwwpppwwwwvv", "vwpppwpppwpppwv", "vwppppwywppppwv", "vwppppyyyppppwv", "vvwwwwyyywwwwvv",
    "vwppppyyyppppwv", "vwppppwywppppwv", "vwpppwpppwpppwv", "vvwwwwpppwwwwvv", "vvvvvwpppwvvvvv", "vvvvvvwwwvvvvvv", "vvvvggvvvggvvvv",
]  # fmt: skip


def necklace(p: Pen, a: str, b: str) -> Item:
    """A beaded necklace on a linen bust card, hornbill pendant below."""
    cols = [a, b, "#1f1a17", b, a, "#fdf6e3"]
    out = shadow(p, 330, 50)
    bust = "M-150 -780Q-130 -640 -330 -540Q-380 -300 -300 0H300Q380 -300 330 -540Q130 -640 150 -780Q0 -830 -150 -780z"
    out += p.clip(
        bust,
        path(bust, p.lin((0, "#6b5848"), (0.4, "#43352a"), (1, "#1c140f")))
        + blend(rect(-400, -840, 800, 860, "#808080", p.relief("0.3 0.3", 3, 2, 60)), "soft-light", 0.9)
        + oval(-110, -560, 120, 240, LIGHT, f'opacity=".12" {p.blur(40)}'),
    )
    for k, (wid, drop) in enumerate(((150, 250), (176, 300), (204, 350))):
        pts = [(-wid + 2 * wid * i / 60, -700 + drop * math.sin(math.pi * i / 60)) for i in range(61)]
        out += strand(p, pts, 13, cols[k:] + cols[:k])
    pend = "M-120 -360H120L150 -210L0 -70L-150 -210z"
    chart = p.clip(
        pend,
        rect(-160, -370, 320, 310, "#1f1a17")
        + at(panel_beads(p, 323, 320, HOOKS, {"k": "#1f1a17", "r": a, "y": b, "w": "#fdf6e3"}, 19), -161, -366),
    )
    out += (
        path(pend, DARK, f'opacity=".5" transform="translate(12 16)" {p.blur(9)}')
        + chart
        + strand(p, [(-120, -360), (120, -360), (150, -210), (0, -70), (-150, -210), (-120, -360)], 11, [b, a])
    )
    for i in range(7):
        x = -108 + i * 36
        y0 = -210 + (150 - abs(x)) * 0.93
        out += strand(p, [(x, y0), (x, y0 + 120)], 8, [a, "#1f1a17", b]) + at(bead(p, 13, "#fdf6e3"), x, y0 + 126)
    return Item(out, 700, 800)


def bracelets(p: Pen, a: str, b: str) -> Item:
    out = shadow(p, 380, 90, 0, -40)
    for x, y, rx, ry, r, cols in (
        (-150, -170, 240, 110, 25, [a, "#fdf6e3", lift(a, 0.4), b]),
        (190, -120, 220, 100, 21, ["#fdf6e3", a, "#e2a90f", sink(a, 0.3)]),
        (30, -250, 200, 92, 17, [b, sink(a, 0.4), "#e8845c"]),
    ):
        ring = [
            (x + rx * math.cos(t), y + ry * math.sin(t)) for t in [-math.pi / 2 + i * math.tau / 90 for i in range(91)]
        ]
        out += oval(
            x + 16, y + 26, rx, ry, "none", f'stroke="{DARK}" stroke-width="30" opacity=".4" {p.blur(11)}'
        ) + strand(p, ring, r, cols)
    return Item(out, 820, 420)


def earrings(p: Pen, a: str, b: str) -> Item:
    """A pair of drop earrings hooked on a printed card."""
    card = rect(-300, -620, 600, 620, p.lin((0, "#fffaf0"), (1, "#eadcc2"), x=0.7, y=1), "", 20)
    out = shadow(p, 300, 40) + card + crescent(0, -556, 34, b) + letters(0, -470, "Anting Tetes", 52, b, "Lobster", 380)
    for x in (-130, 130):
        out += oval(x, -410, 9, 9, "#6a5a44") + line(f"M{x} -410q26 14 4 62", "#c9a24a", 6)
        rows = [(1, a), (2, b), (3, a), (4, "#fdf6e3"), (5, a), (5, b), (4, a), (3, "#c2552e"), (2, a), (1, b)]
        for j, (n, c) in enumerate(rows):
            for i in range(n):
                out += at(bead(p, 15, c), x + (i - (n - 1) / 2) * 29, -336 + j * 26)
        for i in (-1, 0, 1):
            out += strand(p, [(x + i * 30, -96 + abs(i) * -36), (x + i * 30, -40 + abs(i) * -30)], 8, [b, a])
    return Item(out, 640, 640)


def bead_bag(p: Pen, a: str, b: str, chart: list[str], cols: dict[str, str], style: str) -> Item:
    """Beaded purse (zip), shoulder bag (strap and flap) or evening bag (metal clasp)."""
    w, h = {"purse": (700, 430), "sling": (600, 470), "clasp": (620, 430)}[style]
    s = 16.5
    body = f"M{-w / 2 + 20} {-h}H{w / 2 - 20}Q{w / 2 + 10} {-h / 2} {w / 2 - 10} -50Q{w / 2 - 16} 0 {w / 2 - 70} 0H{-w / 2 + 70}Q{-w / 2 + 16} 0 {-w / 2 + 10} -50Q{-w / 2 - 10} {-h / 2} {-w / 2 + 20} {-h}z"
    beads = p.clip(
        body,
        rect(-w / 2 - 20, -h, w + 40, h + 10, sink(cols[chart[0][0]], 0.3))
        + at(panel_beads(p, w + 40, h + 20, chart, cols, s), -w / 2 - 18, -h),
    )
    lit = f"<g {p.puffed(34, 9, 0, 0.25)}>{beads}</g>"
    out = shadow(p, w * 0.5)
    if style == "sling":
        strap = f"M{-w / 2 + 40} {-h + 10}C{-w * 0.7} {-h - 460} {w * 0.6} {-h - 480} {w / 2 - 40} {-h + 10}"
        out += line(strap, DARK, 18, f'opacity=".35" transform="translate(24 20)" {p.blur(8)}')
        pts = [
            (cubic(-w / 2 + 40, -w * 0.7, w * 0.6, w / 2 - 40, t), cubic(-h + 10, -h - 460, -h - 480, -h + 10, t))
            for t in [i / 80 for i in range(81)]
        ]
        out += strand(p, pts, 11, [a, b, "#1f1a17"]) + lit
        flap = f"M{-w / 2 + 14} {-h - 6}H{w / 2 - 14}L{w / 2 - 30} {-h * 0.6}L0 {-h * 0.32}L{-w / 2 + 30} {-h * 0.6}z"
        out += (
            path(flap, DARK, f'opacity=".5" transform="translate(4 14)" {p.blur(8)}')
            + p.clip(
                flap,
                rect(-w / 2, -h - 10, w, h, "#1f1a17")
                + at(
                    panel_beads(p, w, h, HOOKS[6:] + HOOKS[:6], {"k": a, "r": "#1f1a17", "y": b, "w": "#fdf6e3"}, s),
                    -w / 2 + 6,
                    -h,
                ),
            )
            + strand(p, [(-w / 2 + 30, -h * 0.6), (0, -h * 0.32), (w / 2 - 30, -h * 0.6)], 10, [b])
            + at(bead(p, 24, b), 0, -h * 0.34)
        )
        return Item(out, w, h + 330)
    if style == "clasp":
        frame_d = f"M{-w / 2 + 8} {-h + 40}Q{-w / 2 + 10} {-h - 50} {-w / 2 + 90} {-h - 52}H{w / 2 - 90}Q{w / 2 - 10} {-h - 50} {w / 2 - 8} {-h + 40}"
        chain = [
            (cubic(-w / 2 + 40, -w * 0.9, w * 0.2, w / 2 - 40, t), cubic(-h - 20, -h - 330, -h - 420, -h - 20, t))
            for t in [i / 60 for i in range(61)]
        ]
        out += "".join(
            oval(x, y, 12, 8, "none", f'stroke="#c9a24a" stroke-width="5" transform="rotate({i * 47} {x:.0f} {y:.0f})"')
            for i, (x, y) in enumerate(chain)
        )
        out += (
            lit
            + path(frame_d + "z", "#1f1a17")
            + line(frame_d, "#8a6a22", 26)
            + line(frame_d, "#e3c05e", 18)
            + line(frame_d, "#fff6cf", 5, f'opacity=".9" transform="translate(-3 -4)" {p.blur(1.5)}')
            + at(bead(p, 22, "#e3c05e"), -20, -h - 70)
            + at(bead(p, 22, "#e3c05e"), 20, -h - 70)
        )
        return Item(out, w, h + 280)
    zip_y = -h + 16
    out += (
        lit
        + rect(-w / 2 + 20, zip_y - 22, w - 40, 34, sink(a, 0.35), "", 12)
        + "".join(rect(-w / 2 + 40 + i * 13, zip_y - 12, 7, 14, "#d9b24a", "", 2) for i in range(int((w - 80) / 13)))
        + rect(w / 2 - 90, zip_y - 14, 52, 20, "#e3c05e", "", 8)
        + strand(p, [(w / 2 - 44, zip_y), (w / 2 + 6, zip_y + 96)], 10, [b, a])
    )
    return Item(out, w, h)


def cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def keyring(p: Pen, a: str, b: str) -> Item:
    """A sun bear of beads on a ring."""
    face_d = [(0, -226, 138), (-122, -338, 50), (122, -338, 50)]
    out = shadow(p, 190, 40, 10)
    out += (
        oval(0, -500, 66, 66, "none", 'stroke="#8f8f8f" stroke-width="16"')
        + oval(-4, -504, 66, 66, "none", 'stroke="#f2f2f2" stroke-width="5"')
        + strand(p, [(0, -436), (0, -386)], 10, ["#d7b25c"])
    )
    s = 22.0
    for j in range(-20, 4):
        for i in range(-9, 10):
            x, y = i * s + (s / 2 if j % 2 else 0), j * s * 0.9
            inside = any((x - cx) ** 2 + ((y - cy) * 1.02) ** 2 < r * r for cx, cy, r in face_d) or (
                (x / 118) ** 2 + ((y + 54) / 76) ** 2 < 1
            )
            if inside:
                c = "#2b211b"
                if (x / 78) ** 2 + ((y + 184) / 56) ** 2 < 1:
                    c = "#d0a76c"
                if (x / 26) ** 2 + ((y + 206) / 17) ** 2 < 1:
                    c = "#15100c"
                if any((x - ex) ** 2 + (y + 258) ** 2 < 17**2 for ex in (-56, 56)):
                    c = "#fdf6e3"
                if (x / 84) ** 2 + ((y + 66) / 26) ** 2 < 1 and y > -74:
                    c = "#f2b134"
                out += at(bead(p, s * 0.5, c), x, y)
    return Item(out, 420, 580)


# --- wood ----------------------------------------------------------------------------------------------------------


def board(p: Pen) -> Item:
    """An ironwood cutting board leaning, with a carved hooked border, its handle up."""
    w, h = 470.0, 640.0
    d = f"M{-w / 2} -40V{-h + 40}Q{-w / 2} {-h} {-w / 2 + 50} {-h}H-70Q-60 {-h - 20} -60 {-h - 60}V{-h - 130}Q-56 {-h - 180} 0 {-h - 180}Q56 {-h - 180} 60 {-h - 130}V{-h - 60}Q60 {-h - 20} 70 {-h}H{w / 2 - 50}Q{w / 2} {-h} {w / 2} {-h + 40}V-40Q{w / 2} 0 {w / 2 - 40} 0H{-w / 2 + 40}Q{-w / 2} 0 {-w / 2} -40z"
    places = ((-146, -96), (0, -96), (146, -96))
    cut = "".join(at(curl("#2d160a", "#2d160a"), x, y, 0.78) for x, y in places)
    edge = "".join(at(curl(LIGHT, LIGHT), x, y, 0.78) for x, y in places)
    carve = f'<g opacity=".35" transform="translate(2 3)">{edge}</g><g opacity=".8">{cut}</g>'
    skin = (
        rect(-w / 2, -h - 190, w, h + 200, p.lin((0, "#8a5230"), (0.5, "#6d3c20"), (1, "#40210f"), x=0.8, y=1))
        + blend(rect(-w / 2, -h - 190, w, h + 200, "#808080", p.relief("0.06 0.003", 16, 4, 58)), "soft-light", 1)
        + carve
        + line(f"M{-w / 2 + 26} -190H{w / 2 - 26}", "#2d160a", 5)
    )
    return Item(
        shadow(p, w * 0.5)
        + f'<g transform="translate(20 4)">{path(d, "#2a140a")}</g>'
        + p.clip(
            d,
            skin
            + oval(0, -h - 120, 24, 24, "#1c0d06")
            + line(f"M{-w / 2 + 14} -40V{-h + 40}", LIGHT, 9, f'opacity=".4" {p.blur(4)}'),
        )
        + line(f"M0 {-h - 124}q-70 60 -40 160M0 {-h - 124}q60 80 20 170", "#c9a070", 7),
        w,
        h + 180,
    )


def mandau(p: Pen, a: str, b: str) -> Item:
    """A small display blade across its stand with carved sheath, in a black presentation box standing open behind."""
    box_w = 900.0
    back = (
        rect(-box_w / 2, -520, box_w, 470, p.lin((0, "#3a3d44"), (1, "#17191d"), x=0.6, y=1), "", 14)
        + rect(
            -box_w / 2 + 28, -492, box_w - 56, 414, p.lin((0, "#7a1d24"), (0.6, "#5a1218"), (1, "#380a0e"), x=0.6, y=1)
        )
        + blend(
            rect(-box_w / 2 + 28, -492, box_w - 56, 414, "#808080", p.relief("0.02 0.02", 10, 3, 58)), "soft-light", 0.6
        )
        + crescent(0, -432, 40, b)
        + letters(0, -352, "Mandau Hias", 46, b, "Lobster", 360)
    )
    tray = path(f"M{-box_w / 2} -50H{box_w / 2}L{box_w / 2 + 30} 0H{-box_w / 2 - 30}z", "#101215") + path(
        f"M{-box_w / 2 + 30} -46H{box_w / 2 - 30}L{box_w / 2 - 4} -12H{-box_w / 2 + 4}z", "#4a0e14"
    )
    blade = (
        path(
            "M-60 -22Q180 -60 350 -34Q392 -20 400 16Q250 22 -60 18z",
            p.lin((0, "#f6f8fa"), (0.5, "#aeb6bd"), (1, "#5d666e"), x=0, y=1),
        )
        + line("M-50 -2Q180 -20 380 6", "#6d767d", 3)
        + "".join(oval(20 + i * 44, -16 - 6 * math.sin(i), 8, 8, "#d9a520") for i in range(7))
    )
    grip = (
        path(
            "M-60 -24Q-150 -34 -200 -20Q-250 -60 -300 -26Q-312 10 -270 30Q-230 34 -204 18Q-140 30 -60 22z",
            p.lin((0, "#f6e3b8"), (0.5, "#d0a05a"), (1, "#7a4a1e"), x=0, y=1),
        )
        + "".join(line(f"M{-190 + i * 18} -20V20", "#7a1d24", 7) for i in range(7))
        + at(curl("#5d3514", "#5d3514"), -258, 0, 0.34, 90)
    )
    hair = "".join(
        line(
            f"M-296 {-6 + i % 5 * 5}q{-30 - p.r.uniform(0, 40):.0f} {p.r.uniform(-20, 40):.0f} {-50 - p.r.uniform(0, 60):.0f} {p.r.uniform(30, 110):.0f}",
            p.r.choice(["#b3261e", "#1c1512", "#d7b25c", "#2b211b"]),
            4,
        )
        for i in range(34)
    )
    sheath = (
        path(
            "M-300 -22H220Q300 -20 330 0Q300 22 220 22H-300z",
            p.lin((0, "#a8713f"), (0.5, "#7a4420"), (1, "#3a1d0c"), x=0, y=1),
        )
        + at(
            f'<g opacity=".9">{"".join(at(curl("#e9c98a", "#e9c98a"), x, 0, 0.26, 90) for x in range(-240, 240, 70))}</g>',
            0,
            0,
        )
        + "".join(rect(x, -25, 20, 50, a) + rect(x + 6, -25, 6, 50, b) for x in (-120, 60))
    )

    def sh(y: float) -> str:
        return oval(20, y, 360, 18, DARK, f"""opacity=".5" {p.blur(9)}""")

    pegs = "".join(rect(x, -300, 26, 250, p.lin((0, "#8a5a2e"), (1, "#3a1f0d")), "", 8) for x in (-230, 200))
    return Item(
        shadow(p, box_w * 0.5, 44)
        + back
        + tray
        + pegs
        + sh(-218)
        + at(hair + grip + blade, 40, -250, 1.02, -3)
        + sh(-108)
        + at(sheath, 0, -140, 1.05, 2),
        box_w + 60,
        530,
    )


def close_beads(p: Pen, w: float, h: float, a: str, b: str) -> str:
    """Strands of large beads from near."""
    out = ""
    for k in range(9):
        y = h * (k + 0.1) / 8
        pts = [(x, y + 40 * math.sin(x / 260 + k * 0.8) - (x - w / 2) * 0.16) for x in range(-100, int(w) + 140, 20)]
        r = 34 + (k % 3) * 9
        cols = [[a, b, "#1f1a17", b], ["#1f1a17", a, a, b, "#fdf6e3"], [b, "#1f1a17", a]][k % 3]
        out += (
            line("M" + "L".join(f"{x} {yy + 20:.0f}" for x, yy in pts), DARK, r * 1.9, f'opacity=".4" {p.blur(12)}')
            + f"<g {p.blur(2.4 if k in (0, 8) else 0.01)}>{strand(p, pts, r, cols)}</g>"
        )
    return rect(0, 0, w, h, p.lin((0, "#4a3327"), (1, "#1c120c"), x=0.7, y=1)) + out
