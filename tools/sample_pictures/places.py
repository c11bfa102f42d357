# ruff: noqa: E501
"""Places: kitchens, gardens, workshops and shops without people, the booklet covers and the bay."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import craft
import food
from ground import leaves, mangrove, wood
from icons import blob, curl, leaf, motif, turn
from svg import DARK, LIGHT, Pen, at, blend, crescent, ink_on, letters, lift, line, mix, oval, path, rect, sink

# --- small goods for shelves ---------------------------------------------------------------------------------------


def small(p: Pen, kind: str, c: str, d: str, s: float = 100) -> str:
    """A pack s tall on a shelf, its foot at (0, 0)."""
    shade = p.lin((0, DARK, 0.4), (0.25, LIGHT, 0.3), (0.6, LIGHT, 0.0), (1, DARK, 0.45))
    drop = oval(s * 0.1, 0, s * 0.4, s * 0.06, DARK, f'opacity=".5" {p.blur(4)}')
    if kind == "pouch":
        dd = f"M{-s * 0.34} {-s}H{s * 0.34}L{s * 0.38} -4Q0 6 {-s * 0.38} -4z"
        return (
            drop
            + path(dd, c)
            + oval(0, -s * 0.52, s * 0.2, s * 0.2, d)
            + rect(-s * 0.2, -s * 0.24, s * 0.4, s * 0.05, ink_on(c))
            + rect(-s * 0.12, -s * 0.16, s * 0.24, s * 0.03, ink_on(c))
            + path(dd, shade)
        )
    if kind == "jar":
        return (
            drop
            + rect(-s * 0.3, -s * 0.82, s * 0.6, s * 0.82, c, "", s * 0.09)
            + rect(-s * 0.3, -s * 0.6, s * 0.6, s * 0.36, "#fff6e3")
            + rect(-s * 0.18, -s * 0.46, s * 0.36, s * 0.06, sink(c, 0.3))
            + rect(-s * 0.27, -s, s * 0.54, s * 0.2, d, "", 5)
            + rect(-s * 0.3, -s, s * 0.6, s, shade, "", s * 0.06)
        )
    if kind == "bottle":
        dd = f"M{-s * 0.07} {-s * 1.16}H{s * 0.07}V{-s * 0.86}Q{s * 0.2} {-s * 0.76} {s * 0.2} {-s * 0.6}V0H{-s * 0.2}V{-s * 0.6}Q{-s * 0.2} {-s * 0.76} {-s * 0.07} {-s * 0.86}z"
        return (
            drop
            + path(dd, c)
            + rect(-s * 0.2, -s * 0.54, s * 0.4, s * 0.36, "#fff6e3")
            + rect(-s * 0.09, -s * 1.22, s * 0.18, s * 0.12, d)
            + path(dd, shade)
        )
    if kind == "basket":
        dd = f"M{-s * 0.5} {-s * 0.6}H{s * 0.5}L{s * 0.4} 0H{-s * 0.4}z"
        return (
            drop
            + line(
                f"M{-s * 0.3} {-s * 0.58}C{-s * 0.3} {-s * 1.1} {s * 0.3} {-s * 1.1} {s * 0.3} {-s * 0.58}",
                sink(c, 0.3),
                s * 0.07,
            )
            + p.clip(
                dd,
                at(craft.weave(p, s, s * 0.62, c, sink(c, 0.3), d, "band", s * 0.07), -s * 0.5, -s * 0.6)
                + rect(-s * 0.5, -s * 0.6, s, s * 0.6, shade),
            )
        )
    return (
        drop
        + rect(-s * 0.36, -s * 0.8, s * 0.72, s * 0.8, c, "", 3)
        + rect(-s * 0.36, -s * 0.5, s * 0.72, s * 0.24, d)
        + rect(-s * 0.22, -s * 0.41, s * 0.44, s * 0.05, ink_on(d))
        + rect(-s * 0.36, -s * 0.8, s * 0.72, s * 0.8, shade, "", 3)
    )


GOODS = [
    ("#0f6f8c", "#f2c14e"),
    ("#b3261e", "#f6c453"),
    ("#3f7d3a", "#f3e2a9"),
    ("#e2a90f", "#3b2a10"),
    ("#6b3f22", "#e9c99a"),
    ("#d9822b", "#12506b"),
    ("#b21e62", "#f7d6e4"),
    ("#1d3461", "#e8eef7"),
    ("#5b3a8c", "#e8d9f5"),
    ("#22252b", "#d7b25c"),
    ("#0b7a75", "#f6e7c1"),
    ("#e0671b", "#fff0dc"),
]


def shelf(
    p: Pen,
    x: float,
    y: float,
    w: float,
    rows: int,
    gap: float,
    kinds: list[str],
    tone: str = "#a9713f",
    size: float = 0.72,
) -> str:
    """A rack whose lowest board lies at y, filled with small goods."""
    out = rect(x, y - rows * gap - 20, w, rows * gap + 30, sink(tone, 0.55)) + rect(
        x, y - rows * gap - 20, w, rows * gap + 30, p.lin((0, DARK, 0.35), (0.4, DARK, 0.0), (1, DARK, 0.35))
    )
    for r in range(rows):
        yy = y - (rows - 1 - r) * gap
        cx = x + 46
        kind = kinds[r % len(kinds)]
        while cx < x + w - 40:
            c, d = p.r.choice(GOODS)
            s = gap * size * p.r.uniform(0.86, 1.04)
            run = p.r.choice([2, 3, 3, 4])
            for _ in range(run):
                if cx > x + w - 40:
                    break
                out += at(small(p, kind, c, d, s), cx, yy - 8)
                cx += s * (0.84 if kind == "pouch" else 0.5 if kind == "bottle" else 1.06 if kind == "basket" else 0.78)
            cx += 12
        out += rect(x - 10, yy - 8, w + 20, 20, p.lin((0, lift(tone, 0.4)), (1, sink(tone, 0.2)), x=0, y=1)) + rect(
            x, yy + 12, w, 22, p.lin((0, DARK, 0.5), (1, DARK, 0.0), x=0, y=1)
        )
    side = p.lin((0, lift(tone, 0.3)), (1, sink(tone, 0.3)))
    return (
        out
        + rect(x - 22, y - rows * gap - 34, 24, rows * gap + 70, side)
        + rect(x + w - 2, y - rows * gap - 34, 24, rows * gap + 70, side)
        + rect(x - 30, y - rows * gap - 44, w + 60, 24, p.lin((0, lift(tone, 0.5)), (1, tone), x=0, y=1))
    )


def lamp(p: Pen, x: float, y: float, s: float = 1, c: str = "#d0a765") -> str:
    """A hanging rattan lamp with its glow."""
    return (
        line(f"M{x} -20V{y}", "#3a2a1c", 5 * s)
        + oval(x, y + 120 * s, 260 * s, 240 * s, "#ffdf9a", f'opacity=".45" {p.blur(50 * s)}')
        + path(
            f"M{x - 24 * s} {y}H{x + 24 * s}Q{x + 110 * s} {y + 40 * s} {x + 116 * s} {y + 110 * s}H{x - 116 * s}Q{x - 110 * s} {y + 40 * s} {x - 24 * s} {y}z",
            p.lin((0, lift(c, 0.3)), (1, sink(c, 0.35))),
        )
        + "".join(
            line(
                f"M{x + i * 5 * s} {y}Q{x + i * 24 * s} {y + 40 * s} {x + i * 26 * s} {y + 110 * s}",
                sink(c, 0.45),
                3 * s,
            )
            for i in range(-4, 5)
        )
        + oval(x, y + 110 * s, 114 * s, 16 * s, "#fff3c9")
    )


def plant(p: Pen, x: float, y: float, s: float = 1, pot: str = "#b5643a") -> str:
    out = "".join(
        turn(leaf(mix("#2f6f3f", "#8fbf63", p.r.random()), p.r.uniform(150, 260) * s, 44 * s), t, x, y - 90 * s)
        for t in (-74, -52, -34, -16, 2, 18, 36, 56, 78)
    )
    return (
        oval(x + 20 * s, y, 90 * s, 16 * s, DARK, f'opacity=".4" {p.blur(10)}')
        + out
        + path(
            f"M{x - 70 * s} {y - 110 * s}H{x + 70 * s}L{x + 50 * s} {y}H{x - 50 * s}z",
            p.lin((0, lift(pot, 0.4)), (0.5, pot), (1, sink(pot, 0.4))),
        )
        + rect(x - 78 * s, y - 126 * s, 156 * s, 28 * s, lift(pot, 0.15), "", 8)
    )


def hills(p: Pen, w: float, y: float, colours: list[str], tall: float) -> str:
    out = ""
    for i, c in enumerate(colours):
        base = y
        d = f"M0 {base}V{base - tall * (1 - i * 0.24):.0f}"
        x = 0.0
        while x < w:
            step = p.r.uniform(w * 0.1, w * 0.2)
            d += f"Q{x + step / 2:.0f} {base - tall * (1 - i * 0.24) * p.r.uniform(0.5, 1.35):.0f} {x + step:.0f} {base - tall * (1 - i * 0.24) * p.r.uniform(0.55, 1):.0f}"
            x += step
        out += path(d + f"L{w} {base}z", c)
    return out


def tree(p: Pen, x: float, y: float, s: float, c: str = "#3a7a4a") -> str:
    out = line(f"M{x} {y}q{p.r.uniform(-10, 10):.0f} {-60 * s:.0f} 0 {-120 * s:.0f}", "#5d4228", 16 * s)
    for _ in range(46):
        a, b = x + p.r.gauss(0, 62) * s, y - 165 * s + p.r.gauss(0, 40) * s
        out += oval(
            a,
            b,
            p.r.uniform(22, 44) * s,
            p.r.uniform(18, 32) * s,
            mix(sink(c, 0.25), lift(c, 0.35), max(0, min(1, (y - 110 * s - b) / (120 * s)))),
            'opacity=".92"',
        )
    return out


def palm_tree(p: Pen, x: float, y: float, s: float) -> str:
    lean = p.r.uniform(-50, 50) * s
    top = (x + lean, y - 380 * s)
    out = line(f"M{x} {y}Q{x + lean * 0.1:.0f} {y - 200 * s:.0f} {top[0]:.0f} {top[1]:.0f}", "#7a5c3c", 17 * s) + line(
        f"M{x - 3} {y}Q{x + lean * 0.1 - 3:.0f} {y - 200 * s:.0f} {top[0] - 3:.0f} {top[1]:.0f}", "#a98a62", 5 * s
    )
    for a in range(0, 360, 30):
        r = math.radians(a + p.r.uniform(-8, 8))
        ex, ey = top[0] + 170 * s * math.cos(r), top[1] + 80 * s * math.sin(r) + 60 * s
        out += path(
            f"M{top[0]:.0f} {top[1]:.0f}Q{(top[0] + ex) / 2:.0f} {min(top[1], ey) - 60 * s:.0f} {ex:.0f} {ey:.0f}Q{(top[0] + ex) / 2:.0f} {min(top[1], ey) - 24 * s:.0f} {top[0]:.0f} {top[1]:.0f}z",
            mix("#2f6f3f", "#79b05a", p.r.random()),
        )
    return out


def stilt_house(p: Pen, x: float, y: float, s: float, wall_c: str, roof: str, lit: bool = True) -> str:
    """A timber house on stilts over the water, its foot at y."""
    posts = "".join(rect(x + i * 56 * s, y - 130 * s, 12 * s, 150 * s, "#4a3322") for i in range(6))
    boards = rect(x - 20 * s, y - 140 * s, 340 * s, 18 * s, "#7a5636")
    body = rect(x, y - 310 * s, 300 * s, 172 * s, p.lin((0, lift(wall_c, 0.2)), (1, sink(wall_c, 0.2)))) + "".join(
        line(f"M{x} {y - 300 * s + i * 20 * s}h{300 * s}", DARK, 2, 'opacity=".2"') for i in range(8)
    )
    glow = "#ffd98a" if lit else "#35505a"
    openings = (
        rect(x + 40 * s, y - 270 * s, 60 * s, 70 * s, glow)
        + rect(x + 200 * s, y - 270 * s, 60 * s, 70 * s, glow)
        + rect(x + 126 * s, y - 270 * s, 52 * s, 132 * s, sink(wall_c, 0.6))
        + line(f"M{x + 70 * s} {y - 270 * s}v{70 * s}M{x + 230 * s} {y - 270 * s}v{70 * s}", "#5d4228", 5 * s)
    )
    roof_d = f"M{x - 40 * s} {y - 300 * s}L{x + 60 * s} {y - 430 * s}H{x + 240 * s}L{x + 340 * s} {y - 300 * s}z"
    return (
        posts
        + boards
        + body
        + openings
        + path(roof_d, p.lin((0, lift(roof, 0.3)), (1, sink(roof, 0.3)), x=0.4, y=1))
        + "".join(
            line(
                f"M{x - 36 * s + i * 30 * s} {y - 302 * s}L{x + 62 * s + i * 14.6 * s} {y - 428 * s}",
                DARK,
                2,
                'opacity=".25"',
            )
            for i in range(13)
        )
    )


def boat(p: Pen, x: float, y: float, s: float, c: str, d: str) -> str:
    hull = f"M{x - 190 * s} {y - 60 * s}Q{x} {y - 10 * s} {x + 210 * s} {y - 84 * s}Q{x + 150 * s} {y + 34 * s} {x + 60 * s} {y + 36 * s}H{x - 80 * s}Q{x - 150 * s} {y + 30 * s} {x - 190 * s} {y - 60 * s}z"
    cabin = (
        rect(x - 90 * s, y - 110 * s, 120 * s, 84 * s, lift(d, 0.3))
        + path(
            f"M{x - 106 * s} {y - 108 * s}L{x - 90 * s} {y - 140 * s}H{x + 34 * s}L{x + 50 * s} {y - 108 * s}z",
            sink(c, 0.2),
        )
        + rect(x - 70 * s, y - 92 * s, 30 * s, 30 * s, "#35505a")
        + rect(x - 22 * s, y - 92 * s, 30 * s, 30 * s, "#35505a")
    )
    return (
        oval(x, y + 42 * s, 220 * s, 16 * s, DARK, f'opacity=".35" {p.blur(8)}')
        + line(
            f"M{x + 60 * s} {y - 40 * s}V{y - 230 * s}M{x + 60 * s} {y - 220 * s}L{x + 190 * s} {y - 80 * s}",
            "#5d4228",
            6 * s,
        )
        + cabin
        + path(hull, p.lin((0, lift(c, 0.2)), (1, sink(c, 0.4)), x=0, y=1))
        + line(f"M{x - 180 * s} {y - 40 * s}Q{x} {y + 8 * s} {x + 196 * s} {y - 62 * s}", d, 10 * s)
    )


def sea(p: Pen, w: float, y: float, h: float, c: str, d: str, shine: str = "#fff3d0") -> str:
    out = rect(0, y, w, h, p.lin((0, c), (1, d), x=0, y=1))
    for _ in range(150):
        t = p.r.random() ** 1.6
        x, yy = p.r.uniform(0, w), y + t * h
        n = 14 + t * 110
        out += line(
            f"M{x:.0f} {yy:.0f}q{n / 4:.0f} {-3 - t * 6:.0f} {n / 2:.0f} 0t{n / 2:.0f} 0",
            shine if p.r.random() < 0.55 else d,
            1.4 + t * 3,
            f'opacity="{0.16 + 0.24 * p.r.random():.2f}"',
        )
    return out


def room(p: Pen, w: float, h: float, wall: str, floor_y: float, tone: str = "oak") -> str:
    return (
        rect(0, 0, w, floor_y, p.rad((0, lift(wall, 0.45)), (0.6, wall), (1, sink(wall, 0.3)), cx=0.28, cy=0.2, r=1))
        + blend(rect(0, 0, w, floor_y, "#808080", p.relief("0.012 0.014", 6, 4, 62)), "soft-light", 0.5)
        + wood(p, 0, floor_y, w, h - floor_y, tone, vanish=w * 0.5)
        + rect(0, floor_y - 26, w, 26, p.lin((0, "#fffaf0"), (1, "#cdbb9a"), x=0, y=1))
    )


def view_window(p: Pen, x: float, y: float, w: float, h: float, frame: str = "#7a5636") -> str:
    """A window onto the bay."""
    scene = (
        rect(x, y, w, h, p.lin((0, "#bfe0ee"), (0.6, "#fdf0d2"), x=0, y=1))
        + at(hills(p, w, h * 0.66, ["#9dbfb4", "#6fa48f"], h * 0.24), x, y)
        + at(sea(p, w, h * 0.66, h * 0.34, "#a9d3cb", "#5b9d94"), x, y)
    )
    return (
        rect(x - 18, y - 18, w + 36, h + 36, p.lin((0, lift(frame, 0.4)), (1, sink(frame, 0.3)), x=1, y=1))
        + p.clip(f"M{x} {y}h{w}v{h}h{-w}z", f"<g {p.blur(2)}>{scene}</g>")
        + rect(x + w / 2 - 7, y, 14, h, frame)
        + rect(x, y + h * 0.46, w, 12, frame)
        + rect(x - 30, y + h + 14, w + 60, 22, lift(frame, 0.3))
    )


def counter(p: Pen, x: float, y: float, w: float, h: float, c: str, top: str = "#d9b27a") -> str:
    return (
        oval(x + w / 2 + 30, y + h, w * 0.54, 26, DARK, f'opacity=".45" {p.blur(18)}')
        + rect(x, y, w, h, p.lin((0, lift(c, 0.22)), (0.5, c), (1, sink(c, 0.35))))
        + "".join(
            rect(
                x + 24 + i * (w - 24) / 4,
                y + 44,
                (w - 24) / 4 - 24,
                h - 74,
                "none",
                f'stroke="{sink(c, 0.35)}" stroke-width="4" opacity=".6"',
                6,
            )
            for i in range(4)
        )
        + rect(x - 20, y - 14, w + 40, 34, p.lin((0, lift(top, 0.5)), (1, sink(top, 0.3)), x=0, y=1), "", 6)
        + rect(x, y + 20, w, 16, DARK, f'opacity=".35" {p.blur(5)}')
    )


def sign(p: Pen, x: float, y: float, w: float, name: str, c: str, d: str, hung: bool = True) -> str:
    """A name board centred on x; its upper edge at y."""
    h = w * 0.2
    out = line(f"M{x - w * 0.4} {y}v-60M{x + w * 0.4} {y}v-60", "#3a2a1c", 5) if hung else ""
    return (
        out
        + rect(x - w / 2 + 8, y + 12, w, h, DARK, f'opacity=".4" {p.blur(8)}', 14)
        + rect(x - w / 2, y, w, h, p.lin((0, lift(c, 0.18)), (1, sink(c, 0.2)), x=0.4, y=1), "", 14)
        + rect(x - w / 2 + 8, y + 8, w - 16, h - 16, "none", f'stroke="{d}" stroke-width="3" opacity=".8"', 10)
        + crescent(x - w * 0.4, y + h * 0.42, w * 0.045, d)
        + letters(x + w * 0.05, y + h * 0.64, name, h * 0.44, ink_on(c, light=lift(d, 0.4)), "Lobster", w * 0.74)
    )


def awning(p: Pen, x: float, y: float, w: float, c: str, d: str, h: float = 110) -> str:
    n = max(5, round(w / 90))
    s = w / n
    out = "".join(
        path(
            f"M{x + i * s + s * 0.1:.0f} {y}h{s * 0.92:.0f}L{x + (i + 1) * s:.0f} {y + h}q{-s / 2:.0f} 44 {-s:.0f} 0z",
            c if i % 2 else d,
        )
        for i in range(n)
    )
    return (
        out
        + rect(x, y, w, h + 30, p.lin((0, LIGHT, 0.3), (0.5, LIGHT, 0.0), (1, DARK, 0.28), x=0, y=1))
        + rect(x, y + h + 26, w, 30, DARK, f'opacity=".28" {p.blur(12)}')
    )


# --- interiors and gardens -----------------------------------------------------------------------------------------


def drying_coast(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Manggar: racks of crackers drying beside the sea."""
    out = (
        rect(0, 0, w, h * 0.5, p.lin((0, "#a9d6ea"), (1, "#fdf0d2"), x=0, y=1))
        + hills(p, w, h * 0.4, ["#a9c9c0"], h * 0.08)
        + sea(p, w, h * 0.39, h * 0.16, "#9fd0d3", "#4f9aa3")
    )
    out += boat(p, w * 0.3, h * 0.46, 0.5, a, b) + boat(p, w * 0.66, h * 0.43, 0.34, "#b3261e", "#f6e7c1")
    out += path(
        f"M0 {h * 0.55}Q{w * 0.5} {h * 0.49} {w} {h * 0.54}V{h}H0z", p.lin((0, "#f3e0b8"), (1, "#cfa86c"), x=0, y=1)
    ) + blend(rect(0, h * 0.5, w, h * 0.5, "#808080", p.relief("0.05 0.09", 5, 3, 60)), "soft-light", 0.8)
    out += palm_tree(p, w * 0.9, h * 0.62, 1.15) + palm_tree(p, w * 0.98, h * 0.66, 0.9)
    out += stilt_house(p, w * 0.02, h * 0.63, 0.86, "#c9a36b", a, False) + sign(
        p, w * 0.155, h * 0.56, 250, name, a, b, False
    )
    for y, k in ((0.66, 0.7), (0.8, 1.0), (0.98, 1.4)):
        for i in range(3):
            x = w * (0.5 + (i - 0.9) * 0.36 * k)
            rx = 210 * k
            out += line(f"M{x - rx * 0.7} {h * y}v{90 * k}M{x + rx * 0.7} {h * y}v{90 * k}", "#7a5636", 12 * k)
            back, _, _ = food.dish(p, "tampah", rx, a, b)
            bits = "".join(
                at(food.PIECES["raw"](p), px, py, 0.42 * k, p.r.uniform(0, 360))
                for px, py in (
                    (rx * 0.72 * math.sqrt(q) * math.cos(t), rx * 0.36 * math.sqrt(q) * math.sin(t))
                    for q, t in ((p.r.random(), p.r.uniform(0, math.tau)) for _ in range(44))
                )
            )
            out += at(back + bits, x, h * y)
    return out


def garden(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Lamaru: rows of dragon fruit on posts."""
    out = rect(0, 0, w, h * 0.5, p.lin((0, "#9fd0ea"), (1, "#fdf3da"), x=0, y=1)) + hills(
        p, w, h * 0.46, ["#b5d3b5", "#8dbb8a"], h * 0.13
    )
    out += rect(0, h * 0.44, w, h * 0.56, p.lin((0, "#a5c274"), (0.5, "#7ba552"), (1, "#4f7d38"), x=0, y=1))
    out += path(
        f"M{w * 0.47} {h * 0.45}L{w * 0.3} {h}H{w * 0.78}L{w * 0.51} {h * 0.45}z",
        p.lin((0, "#e9cfa0"), (1, "#b98f5c"), x=0, y=1),
    )
    for y, k in ((0.47, 0.3), (0.52, 0.42), (0.6, 0.62), (0.73, 0.92), (0.94, 1.4)):
        for side in (-1, 1):
            for lane in (1, 2.3):
                x = w * 0.49 + side * (90 + 230 * k) * lane
                yy = h * y
                plant_ = oval(20 * k, 0, 110 * k, 16 * k, DARK, f'opacity=".35" {p.blur(9)}') + rect(
                    -13 * k, -260 * k, 26 * k, 260 * k, p.lin((0, "#b9aa98"), (1, "#7d6d5b"))
                )
                for t in range(15):
                    ang = -80 + t * 11.5
                    plant_ += line(
                        f"M0 {-250 * k:.0f}C{ang * 1.4 * k:.0f} {-340 * k:.0f} {ang * 2.0 * k:.0f} {-260 * k:.0f} {ang * 2.1 * k:.0f} {-p.r.uniform(60, 150) * k:.0f}",
                        mix("#2f6f3f", "#79b05a", p.r.random()),
                        19 * k,
                    )
                for _ in range(6):
                    fx, fy = p.r.uniform(-150, 150) * k, -p.r.uniform(90, 250) * k
                    plant_ += "".join(
                        turn(path(f"M{-7 * k:.1f} 0L0 {-34 * k:.1f}L{7 * k:.1f} 0z", "#9dbb4e"), t, fx, fy)
                        for t in (-50, -20, 20, 50)
                    ) + oval(
                        fx,
                        fy,
                        21 * k,
                        26 * k,
                        p.rad((0, lift(a, 0.5)), (0.6, a), (1, sink(a, 0.3)), cx=0.35, cy=0.3, r=0.8),
                    )
                out += at(plant_, x, yy)
    return (
        out
        + sign(p, w * 0.5, h * 0.14, 520, name, a, b, False)
        + rect(w * 0.5 - 210, h * 0.14 + 104, 16, h * 0.25, "#6b4a2c")
        + rect(w * 0.5 + 194, h * 0.14 + 104, 16, h * 0.25, "#6b4a2c")
    )


def batik_house(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Margo Mulyo: cloths on bamboo, the stove and canting on a low table."""
    out = room(p, w, h, "#efe0c4", h * 0.66, "teak") + view_window(p, w * 0.06, h * 0.14, w * 0.2, h * 0.32)
    for i, (kind, x, aa, bb) in enumerate(
        (("mangrove", 0.42, a, b), ("apiapi", 0.62, "#8c2f27", "#f1ddc9"), ("crab", 0.82, "#2f5d50", "#dfe8d8"))
    ):
        it = craft.hanging(p, kind, aa, bb, 560, 900, "bamboo", 0.9)
        out += at(it.svg, w * x, h * (0.62 + 0.02 * i), 0.46)
    out += lamp(p, w * 0.16, h * 0.02, 0.8) + counter(p, w * 0.1, h * 0.76, w * 0.46, h * 0.2, "#8a5a2e")
    pot = (
        oval(0, 0, 84, 20, "#2a1a10")
        + path("M-84 0Q-80 70 0 72Q80 70 84 0z", p.lin((0, "#8f8a82"), (0.4, "#5d5852"), (1, "#24211e")))
        + oval(0, 2, 72, 14, "#6b3a14")
    )
    out += (
        at(pot, w * 0.2, h * 0.68)
        + at(food.steam(p, 150), w * 0.2, h * 0.66, 0.7)
        + "".join(
            at(
                line("M0 0l70 -110", "#a9713f", 9) + path("M0 0l-20 10l6 -22z", "#c9822b"),
                w * (0.3 + i * 0.045),
                h * 0.74,
                1,
                i * 9,
            )
            for i in range(4)
        )
    )
    roll = craft.folded(p, "mangrove", a, b, "Batik Tulis", "", 3)
    return (
        out
        + at(roll.svg, w * 0.46, h * 0.75, 0.32)
        + plant(p, w * 0.93, h * 0.95, 1.0)
        + sign(p, w * 0.62, h * 0.03, 380, name, a, b)
    )


def jetty(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Kariangau: a boardwalk through mangroves."""
    out = rect(0, 0, w, h * 0.56, p.lin((0, "#f9d89a"), (1, "#fdf3da"), x=0, y=1)) + oval(
        w * 0.52, h * 0.34, 90, 90, "#fbc65a", f'opacity=".9" {p.blur(4)}'
    )
    out += f'<g opacity=".5" {p.blur(3)}>{mangrove(p, w, h * 0.54, "#7fb08c", 13, 0.62)}</g>' + sea(
        p, w, h * 0.53, h * 0.5, "#cfe0c0", "#3f7d6a"
    )
    out += f'<g opacity=".9">{mangrove(p, w, h * 0.62, "#3f7d55", 8, 0.9)}</g>'
    deck = f"M{w * 0.49} {h * 0.56}L{w * 0.24} {h}H{w * 0.82}L{w * 0.53} {h * 0.56}z"
    out += path(deck, DARK, f'opacity=".4" transform="translate(30 16)" {p.blur(14)}') + path(
        deck, p.lin((0, "#cfa874"), (1, "#8a5f36"), x=0, y=1)
    )
    for i in range(22):
        t = (i / 22) ** 1.8
        y = h * 0.56 + t * h * 0.44
        x0, x1 = w * (0.49 - 0.25 * t), w * (0.53 + 0.29 * t)
        out += line(f"M{x0:.0f} {y:.0f}H{x1:.0f}", "#4a2f18", 2 + 5 * t, 'opacity=".6"')
        if i % 3 == 0:
            out += rect(x0 - 10 - 8 * t, y - 60 - 130 * t, 10 + 12 * t, 70 + 140 * t, "#6b4a2c") + rect(
                x1, y - 60 - 130 * t, 10 + 12 * t, 70 + 140 * t, "#6b4a2c"
            )
    out += line(
        f"M{w * 0.487} {h * 0.53}L{w * 0.22} {h * 0.86}M{w * 0.533} {h * 0.53}L{w * 0.84} {h * 0.86}", "#8a6a44", 9
    )
    out += mangrove(p, w * 0.24, h * 0.98, "#1f4f3a", 2, 1.5) + at(
        mangrove(p, w * 0.22, h * 0.98, "#1f4f3a", 2, 1.4), w * 0.83, 0
    )
    for x, y, k in ((0.42, 0.86, 0.9), (0.62, 0.8, 0.7)):
        out += at(small(p, "basket", "#c9a36b", a, 170 * k), w * x, h * y) + "".join(
            at(food.PIECES["pedada"](p), w * x - 46 * k + i * 46 * k, h * y - 104 * k, 0.42 * k) for i in range(3)
        )
    return out + sign(p, w * 0.5, h * 0.1, 560, name, a, b, False)


def roastery(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Karang Joang: a bar with a drum roaster and sacks."""
    out = (
        room(p, w, h, "#c9ae8c", h * 0.68, "dark")
        + view_window(p, w * 0.05, h * 0.12, w * 0.24, h * 0.3, "#4a2f1c")
        + shelf(p, w * 0.38, h * 0.4, w * 0.3, 2, h * 0.15, ["pouch", "jar"], "#6b4423")
    )
    out += (
        sign(p, w * 0.53, h * 0.01, 380, name, a, b)
        + lamp(p, w * 0.2, h * 0.05, 0.7, "#8a6a44")
        + lamp(p, w * 0.84, h * 0.04, 0.8, "#8a6a44")
    )
    drum = (
        oval(0, -230, 150, 150, p.rad((0, "#8f8a82"), (0.6, "#4a4743"), (1, "#1d1b19"), cx=0.35, cy=0.3, r=0.8))
        + oval(0, -230, 96, 96, "#2a2725")
        + oval(0, -230, 60, 60, p.rad((0, "#f2a33a"), (1, "#8a3a0e")))
        + path("M-60 -372L-20 -500H70L60 -366z", p.lin((0, "#c9a24a"), (1, "#7a5a1e")))
        + rect(-150, -110, 300, 110, p.lin((0, "#5d5852"), (1, "#24211e")), "", 8)
        + rect(110, -620, 44, 400, p.lin((0, "#a9a49c"), (1, "#5d5852")))
        + oval(-150, -70, 130, 36, "#3a2d26")
        + oval(-150, -76, 120, 30, "#5a3a24")
    )
    out += oval(w * 0.82, h * 0.84, 260, 34, DARK, f'opacity=".5" {p.blur(16)}') + at(drum, w * 0.82, h * 0.84)
    out += counter(p, w * 0.06, h * 0.66, w * 0.5, h * 0.27, "#5a3a24", "#b98650")
    mug_ = (
        oval(0, 0, 34, 9, "#fff")
        + path("M-34 0V50q0 12 12 12H22q12 0 12 -12V0z", p.lin((0, "#fff"), (1, "#b9ad98")))
        + oval(0, 2, 28, 7, "#2a170c")
        + line("M34 12q30 6 2 36", "#e6dcc8", 9)
    )
    out += "".join(
        at(small(p, "pouch", c, d, 120), w * (0.14 + i * 0.075), h * 0.655)
        for i, (c, d) in enumerate((("#6b3f22", "#e9c99a"), ("#22252b", "#d7b25c"), ("#b3261e", "#f6c453")))
    ) + "".join(at(mug_, w * (0.4 + i * 0.07), h * 0.596) for i in range(2))
    for x, k in ((0.66, 1.0), (0.735, 0.84)):
        sack = (
            path(
                "M-110 0Q-130 -140 -84 -200Q0 -232 84 -200Q130 -140 110 0Q0 24 -110 0z",
                p.lin((0, "#e0c08c"), (0.5, "#c29a5e"), (1, "#7d5a2e")),
            )
            + oval(0, -196, 84, 30, "#3a2114")
            + crescent(0, -110, 40, "#5a3a24")
        )
        out += at(
            oval(10, 0, 120, 22, DARK, f'opacity=".5" {p.blur(10)}')
            + sack
            + blend(
                path(
                    "M-110 0Q-130 -140 -84 -200Q0 -232 84 -200Q130 -140 110 0Q0 24 -110 0z",
                    "#808080",
                    p.relief("0.2 0.2", 4, 1, 60),
                ),
                "soft-light",
                0.8,
            ),
            w * x,
            h * 0.97,
            k,
        )
    return out


def weavers(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Graha Indah: bundles of purun, mats and bags on a veranda."""
    out = (
        rect(0, 0, w, h * 0.62, p.lin((0, "#bfe0ee"), (1, "#f6f3da"), x=0, y=1))
        + hills(p, w, h * 0.52, ["#b5d3b5", "#7fae82"], h * 0.14)
        + "".join(tree(p, x * w, h * 0.56, 0.9) for x in (0.1, 0.3, 0.52, 0.76, 0.94))
        + rect(0, h * 0.5, w, h * 0.12, "#86ad5f")
    )
    out += (
        wood(p, 0, h * 0.6, w, h * 0.4, "oak", vanish=w * 0.5)
        + rect(0, 0, w, h * 0.09, p.lin((0, "#5d3d22"), (1, "#8a6238"), x=0, y=1))
        + "".join(rect(x * w, 0, 36, h * 0.66, p.lin((0, "#a9804f"), (1, "#5d3d22"))) for x in (0.03, 0.5, 0.945))
    )
    out += rect(0, h * 0.48, w, 16, "#8a6238") + "".join(
        rect(i * w / 22, h * 0.48, 9, h * 0.13, "#7a5636") for i in range(23)
    )
    out += sign(p, w * 0.27, h * 0.11, 400, name, "#5b4327", "#e9c98a")
    for i, x in enumerate((0.62, 0.72, 0.82)):
        bag = craft.basket(
            p, "#e0c28c", "#b58a50", ("#8a2f1e", "#2f5d50", "#1d3461")[i], ("band", "diamond", "check")[i]
        )
        out += line(f"M{w * x} {h * 0.09}v{h * 0.05}", "#3a2a1c", 4) + at(bag.svg, w * x, h * 0.41, 0.23)
    mat = craft.mats(p, a, b, "#8a2f1e")
    out += at(mat.svg, w * 0.46, h * 0.93, 0.86)
    for k, x in enumerate((0.84, 0.91, 0.88)):
        bundle = "".join(
            line(
                f"M{q * 7 - 40} 0Q{q * 9 - 50} -200 {q * 15 - 90 + p.r.uniform(-20, 20):.0f} -430",
                mix("#d9c07a", "#8fa052", p.r.random()),
                7,
            )
            for q in range(13)
        ) + rect(-48, -170, 98, 26, "#8a2f1e", "", 8)
        out += at(bundle, w * x, h * (0.86 + 0.05 * k), 0.8, (k - 1) * 8)
    hat = craft.hat(p, "#e6cb95", "#b58a50", "#2f5d50")
    return out + at(hat.svg, w * 0.13, h * 0.9, 0.46)


def bakery(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Karang Jati: bingka from the charcoal oven."""
    out = room(p, w, h, "#f3dfae", h * 0.64, "teak")
    s = h * 0.06
    out += "".join(
        rect(i * s, h * 0.3 + j * s, s - 4, s - 4, mix("#fffaf0", "#e9cf9a", p.r.uniform(0, 0.5)), "", 4)
        for i in range(int(w / s) + 1)
        for j in range(6)
    )
    out += view_window(p, w * 0.08, h * 0.06, w * 0.22, h * 0.22) + sign(
        p, w * 0.64, h * 0.06, 440, name, "#8a4a17", "#f6d27a", True
    )
    oven = (
        rect(-210, -440, 420, 440, p.lin((0, "#c9805a"), (0.5, "#a8603c"), (1, "#6b3820")), "", 20)
        + "".join(
            line(
                f"M{-210 + (j % 2) * 40 + i * 84} {-440 + j * 44}v44M-210 {-440 + j * 44}H210",
                "#5d2f1a",
                4,
                'opacity=".6"',
            )
            for j in range(10)
            for i in range(5)
        )
        + path("M-130 -60V-240a130 130 0 0 1 260 0V-60z", "#1d120a")
        + oval(0, -100, 120, 60, "#ff9a2e", f'opacity=".8" {p.blur(22)}')
        + oval(0, -84, 70, 26, "#ffd25e", f'opacity=".9" {p.blur(9)}')
        + rect(-230, -60, 460, 26, "#7a4428", "", 6)
    )
    out += oval(w * 0.2, h * 0.86, 270, 30, DARK, f'opacity=".5" {p.blur(16)}') + at(oven, w * 0.2, h * 0.86)
    out += counter(p, w * 0.4, h * 0.66, w * 0.54, h * 0.26, "#8a5a2e")
    for i, (x, c) in enumerate(((0.49, "#e2a32e"), (0.66, "#7fae4a"), (0.83, "#c2336e"))):
        out += at(
            food.dish(p, "plate", 150, a, b)[0] + at(food.cake(p, "bingka", c), 0, -16, 0.42), w * x, h * 0.645
        ) + (at(food.steam(p, 150), w * x, h * 0.6, 0.8) if i == 0 else "")
    out += "".join(
        at(rect(-70, -26 * (j + 1), 140, 24, mix("#f3e3c0", a, 0.3 * (j % 2)), "", 3), w * 0.93 - 20, h * 0.645 - j)
        for j in range(4)
    )
    return out + lamp(p, w * 0.42, h * 0.02, 0.7)


def crab_kitchen(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Damai Bahagia: a steel kitchen with a wok, freezer and crabs on ice."""
    out = room(p, w, h, "#cfd8da", h * 0.66, "grey")
    s = h * 0.07
    out += "".join(
        rect(i * s, j * s, s - 4, s - 4, mix("#f6f9f9", "#c2d0d3", p.r.uniform(0, 0.5)), "", 4)
        for i in range(int(w / s) + 1)
        for j in range(10)
    )
    out += rect(0, 0, w, h * 0.68, p.lin((0, LIGHT, 0.3), (1, DARK, 0.2), x=0.8, y=1)) + sign(
        p, w * 0.34, h * 0.07, 520, name, a, b, False
    )
    hood = path(
        f"M{w * 0.62} {h * 0.2}L{w * 0.55} {h * 0.34}H{w * 0.95}L{w * 0.88} {h * 0.2}z",
        p.lin((0, "#f3f6f7"), (0.5, "#a9b3b7"), (1, "#5d676b")),
    ) + rect(w * 0.7, 0, w * 0.1, h * 0.2, p.lin((0, "#e6ebed"), (1, "#8a9498")))
    out += hood + counter(p, w * 0.5, h * 0.62, w * 0.47, h * 0.32, "#9aa5a9", "#e6ebed")
    wok = (
        path("M-190 0Q-150 120 0 124Q150 120 190 0z", p.lin((0, "#5d5852"), (0.4, "#2a2725"), (1, "#0f0d0c")))
        + oval(0, 0, 190, 46, "#3a3633")
        + oval(0, 4, 172, 38, "#2a1a12")
    )
    out += (
        at(
            wok
            + at(food.crab(p, "#c2502a", "#2a1c16"), -20, -24, 0.6)
            + at(food.crab(p, "#c2502a", "#2a1c16"), 76, -10, 0.46, 30),
            w * 0.74,
            h * 0.52,
        )
        + at(food.steam(p, 230), w * 0.74, h * 0.48, 1.0)
        + "".join(
            oval(w * 0.74 - 90 + i * 36, h * 0.615, 10, 20, "#3aa0e8", f'opacity=".8" {p.blur(3)}') for i in range(6)
        )
    )
    chest = (
        rect(-270, -250, 540, 250, p.lin((0, "#ffffff"), (0.6, "#dfe6e8"), (1, "#a9b3b7")), "", 18)
        + path("M-270 -240L-220 -330H220L270 -240z", "#bcd6e2")
        + "".join(
            at(food.PIECES["ice"](p), -210 + i * 46 + p.r.uniform(-10, 10), -262 - p.r.uniform(0, 40), 0.7)
            for i in range(10)
        )
        + "".join(
            at(food.crab(p, "#4f6a6a", "#35504f"), x, -286, 0.44, t) for x, t in ((-120, -12), (40, 8), (170, -6))
        )
        + crescent(0, -150, 60, a)
        + rect(-270, -252, 540, 14, "#8a9498")
    )
    return (
        out
        + oval(w * 0.25, h * 0.93, 300, 30, DARK, f'opacity=".5" {p.blur(16)}')
        + at(chest, w * 0.25, h * 0.93, 1.05)
    )


def home_kitchen(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """Klandasan: a warm home kitchen, mortar, chillies and jars ready to be labelled."""
    out = room(p, w, h, "#f6d9b8", h * 0.66, "oak") + view_window(p, w * 0.36, h * 0.1, w * 0.3, h * 0.32, "#a8623a")
    out += (
        shelf(p, w * 0.06, h * 0.46, w * 0.22, 2, h * 0.16, ["jar", "jar"], "#b98650")
        + shelf(p, w * 0.74, h * 0.46, w * 0.2, 2, h * 0.16, ["pouch", "jar"], "#b98650")
        + lamp(p, w * 0.5, h * 0.0, 0.66)
        + sign(p, w * 0.17, h * 0.03, 300, name, a, b)
    )
    out += counter(p, w * 0.08, h * 0.66, w * 0.84, h * 0.28, "#7aa08c", "#e0bf8c")
    cob, _, _ = food.dish(p, "cobek", 170, a, b)
    d = blob(p, 0, -6, 126, 50)
    out += at(
        cob
        + p.clip(d, at(food.paste(p, "sambal", 280, 120), -140, -60))
        + turn(rect(-22, -150, 44, 170, p.lin((0, "#7d7972"), (1, "#3a3733")), "", 20), 40, 60, -8),
        w * 0.32,
        h * 0.6,
    )
    out += "".join(
        at(small(p, "jar", c, "#d9a520", 150), w * (0.52 + i * 0.085), h * 0.652)
        for i, c in enumerate(("#a8341c", "#c9803f", "#2a201e", "#a8341c"))
    )
    out += "".join(
        at(food.PIECES["chili"](p), w * (0.13 + 0.022 * i), h * (0.632 + 0.006 * (i % 3)), 0.6, p.r.uniform(-30, 30))
        for i in range(5)
    ) + "".join(at(food.PIECES["shallot"](p), w * (0.43 + 0.016 * i), h * 0.638, 0.5) for i in range(3))
    braid = "".join(at(food.PIECES["garlic"](p), (-1) ** i * 14, i * 40, 0.8) for i in range(6))
    return (
        out
        + line(f"M{w * 0.69} {h * 0.02}v{h * 0.1}", "#8a6a44", 6)
        + at(braid, w * 0.69, h * 0.12, 0.9)
        + plant(p, w * 0.96, h * 0.97, 0.9)
    )


def shop_front(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """A small souvenir shop seen from the street."""
    out = (
        rect(0, 0, w, h * 0.8, p.lin((0, "#8fc4e0"), (1, "#fdf0d2"), x=0, y=1))
        + "".join(tree(p, x * w, h * 0.6, 1.2) for x in (0.02, 0.14, 0.9, 1.0))
        + rect(w * 0.1, h * 0.14, w * 0.8, h * 0.72, p.lin((0, "#fff3dc"), (1, "#dcbf94")))
        + blend(
            rect(w * 0.1, h * 0.14, w * 0.8, h * 0.72, "#808080", p.relief("0.02 0.03", 6, 4, 60)), "soft-light", 0.6
        )
    )
    out += rect(w * 0.07, h * 0.1, w * 0.86, h * 0.05, sink(a, 0.2)) + sign(
        p, w * 0.5, h * 0.17, 620, name, a, b, False
    )
    out += (
        rect(w * 0.14, h * 0.42, w * 0.46, h * 0.4, "#3a2a1c")
        + rect(w * 0.145, h * 0.425, w * 0.45, h * 0.39, p.rad((0, "#ffe6ae"), (1, "#c98f4a"), cx=0.5, cy=0.2, r=0.9))
        + shelf(p, w * 0.17, h * 0.81, w * 0.4, 3, h * 0.115, ["bottle", "jar", "pouch"], "#a9713f", 0.74)
        + path(f"M{w * 0.16} {h * 0.82}L{w * 0.3} {h * 0.42}h60L{w * 0.24} {h * 0.82}z", "#fff", 'opacity=".16"')
    )
    out += (
        rect(w * 0.65, h * 0.42, w * 0.2, h * 0.44, "#6b3f22")
        + rect(w * 0.662, h * 0.44, w * 0.176, h * 0.42, p.lin((0, "#ffe0a0"), (1, "#a8703a"), x=0, y=1))
        + shelf(p, w * 0.7, h * 0.72, w * 0.11, 2, h * 0.12, ["basket", "pouch"], "#8a5a2e", 0.6)
        + rect(w * 0.662, h * 0.44, w * 0.02, h * 0.42, lift(a, 0.1))
    )
    out += awning(p, w * 0.11, h * 0.34, w * 0.78, a, "#fff6e6", 96)
    out += (
        rect(0, h * 0.86, w, h * 0.14, p.lin((0, "#cfc6b6"), (1, "#8f8778"), x=0, y=1))
        + rect(w * 0.08, h * 0.85, w * 0.84, 22, "#e6dccb")
        + "".join(
            line(f"M{i * w / 9 - 60} {h}L{w * 0.5 + (i - 4.5) * w * 0.085} {h * 0.87}", "#7d7566", 3, 'opacity=".5"')
            for i in range(11)
        )
    )
    out += at(small(p, "basket", "#d8b47a", a, 170), w * 0.3, h * 0.93) + at(
        small(p, "basket", "#e6cb95", "#2f5d50", 150), w * 0.42, h * 0.94
    )
    return out + plant(p, w * 0.62, h * 0.94, 0.9) + plant(p, w * 0.91, h * 0.95, 1.05, a)


def lobby(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """A glass cabinet of local goods in a hotel lobby."""
    out = (
        room(p, w, h, "#dcd3c4", h * 0.74, "pale")
        + rect(w * 0.64, h * 0.06, w * 0.3, h * 0.6, p.lin((0, "#bfe0ee"), (1, "#fdf0d2"), x=0, y=1))
        + at(hills(p, w * 0.3, h * 0.5, ["#9dbfb4", "#6fa48f"], h * 0.14), w * 0.64, h * 0.06)
        + at(sea(p, w * 0.3, h * 0.5, h * 0.1, "#a9d3cb", "#5b9d94"), w * 0.64, h * 0.06)
        + "".join(rect(w * x, h * 0.05, 12, h * 0.62, "#5d5346") for x in (0.636, 0.735, 0.838, 0.936))
        + rect(w * 0.63, h * 0.05, w * 0.315, 12, "#5d5346")
        + rect(w * 0.63, h * 0.66, w * 0.315, 14, "#5d5346")
    )
    out += path(
        f"M{w * 0.6} {h * 0.04}q30 {h * 0.3} -10 {h * 0.68}h{w * 0.06}q20 {-h * 0.3} 0 {-h * 0.68}z",
        p.lin((0, sink(a, 0.1)), (0.5, lift(a, 0.25)), (1, sink(a, 0.2))),
    ) + path(
        f"M{w * 0.92} {h * 0.04}q30 {h * 0.3} -10 {h * 0.68}h{w * 0.07}q20 {-h * 0.3} 0 {-h * 0.68}z",
        p.lin((0, sink(a, 0.1)), (0.5, lift(a, 0.25)), (1, sink(a, 0.2))),
    )
    x, y, cw, ch = w * 0.08, h * 0.86, w * 0.44, h * 0.7
    out += (
        oval(x + cw / 2 + 30, y + 10, cw * 0.56, 30, DARK, f'opacity=".5" {p.blur(20)}')
        + rect(x - 16, y - ch - 40, cw + 32, ch + 40, p.lin((0, lift(a, 0.12)), (1, sink(a, 0.35))))
        + rect(x, y - ch, cw, ch * 0.86, p.rad((0, "#fff0c9"), (1, "#c9a05c"), cx=0.5, cy=0.1, r=0.9))
        + shelf(p, x + 26, y - ch * 0.16, cw - 52, 4, ch * 0.19, ["basket", "bottle", "jar", "pouch"], "#c9a36b", 0.74)
    )
    out += (
        path(f"M{x} {y - ch * 0.14}L{x + cw * 0.3} {y - ch}h90L{x + 110} {y - ch * 0.14}z", "#fff", 'opacity=".2"')
        + rect(x + cw / 2 - 4, y - ch, 8, ch * 0.86, b)
        + letters(x + cw / 2, y - ch - 8, "Buatan Balikpapan", 34, b, "Lobster", cw * 0.8)
    )
    sofa = (
        rect(-230, -110, 460, 96, p.lin((0, lift("#b5643a", 0.2)), (1, "#8a4526")), "", 26)
        + rect(-230, -220, 460, 140, p.lin((0, lift("#b5643a", 0.3)), (1, "#9c4f2c")), "", 36)
        + rect(-262, -150, 70, 140, "#a85a34", "", 26)
        + rect(192, -150, 70, 140, "#8a4526", "", 26)
        + at(p.clip("M-60 -60H60V60H-60z", craft.print_cloth(p, "kawung", 130, 130, a, b, 0.6)), -130, -190, 1, 10)
    )
    return (
        out
        + oval(w * 0.76, h * 0.9, 300, 26, DARK, f'opacity=".45" {p.blur(16)}')
        + at(sofa, w * 0.76, h * 0.91, 0.95)
        + plant(p, w * 0.58, h * 0.9, 1.05, "#3a3a3a")
        + lamp(p, w * 0.36, h * -0.03, 0.6)
        + letters(w * 0.79, h * 0.035, name, 34, sink(a, 0.1), "Klasik", w * 0.3, 2)
    )


def garden_stall(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """A timber stall at the roadside among fruit trees."""
    out = (
        rect(0, 0, w, h * 0.6, p.lin((0, "#a5d3e6"), (1, "#f6f3da"), x=0, y=1))
        + hills(p, w, h * 0.5, ["#b5d3b5", "#86b584"], h * 0.16)
        + "".join(tree(p, x * w, h * 0.62, 1.3) for x in (0.0, 0.12, 0.24, 0.8, 0.9, 1.02))
        + rect(0, h * 0.58, w, h * 0.42, p.lin((0, "#9cc06a"), (1, "#5b8a3e"), x=0, y=1))
        + path(f"M{w * 0.2} {h * 0.8}H{w * 0.84}L{w} {h}H{w * 0.02}z", p.lin((0, "#e0c595"), (1, "#b98f5c"), x=0, y=1))
    )
    out += (
        oval(w * 0.52, h * 0.88, w * 0.36, 40, DARK, f'opacity=".4" {p.blur(22)}')
        + rect(w * 0.22, h * 0.26, w * 0.6, h * 0.6, "#4a3322")
        + shelf(p, w * 0.26, h * 0.62, w * 0.52, 2, h * 0.16, ["bottle", "pouch"], "#a9713f", 0.74)
    )
    roof = f"M{w * 0.14} {h * 0.3}L{w * 0.27} {h * 0.1}H{w * 0.77}L{w * 0.9} {h * 0.3}z"
    out += (
        path(roof, p.lin((0, "#c9a86a"), (1, "#7d5f33"), x=0.2, y=1))
        + p.clip(
            roof,
            "".join(
                line(
                    f"M{p.r.uniform(w * 0.1, w * 0.92):.0f} {p.r.uniform(h * 0.08, h * 0.24):.0f}q8 30 {p.r.uniform(-14, 14):.0f} 70",
                    p.r.choice(["#8a6a3a", "#d9bd84", "#6b4f28"]),
                    5,
                    'opacity=".7"',
                )
                for _ in range(420)
            ),
        )
        + rect(w * 0.21, h * 0.28, 26, h * 0.6, "#7a5636")
        + rect(w * 0.81, h * 0.28, 26, h * 0.6, "#5d4228")
    )
    out += counter(p, w * 0.2, h * 0.66, w * 0.64, h * 0.2, "#8a6238") + sign(
        p, w * 0.52, h * 0.3, 460, name, a, b, False
    )
    for x, what in ((0.3, "salak-buah"), (0.44, "pineapple"), (0.58, "naga-buah"), (0.73, "pedada")):
        out += at(small(p, "basket", "#d8b47a", a, 170), w * x, h * 0.655) + "".join(
            at(
                food.PIECES[what](p),
                w * x - 48 + i * 32,
                h * 0.655 - 106 - (12 if i % 2 else 0),
                0.4,
                p.r.uniform(-20, 20),
            )
            for i in range(4)
        )
    return out + plant(p, w * 0.13, h * 0.95, 1.1) + leaves(p, w, h, "#1f4f3a", 0.2, 14)


def aisle(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """A supermarket aisle, the local shelf in front."""
    out = rect(0, 0, w, h, p.lin((0, "#f6f6f2"), (1, "#d9d6cf"), x=0, y=1)) + path(
        f"M{w * 0.4} {h * 0.42}L0 0H{w}L{w * 0.6} {h * 0.42}z", "#eef0ee"
    )
    out += (
        "".join(
            path(f"M{w * (0.5 - 0.012)} {h * 0.3}L{w * (0.5 + d)} 0h{w * 0.06}L{w * 0.5} {h * 0.3}z", "#ffffff")
            for d in (-0.34, -0.03, 0.28)
        )
        + rect(w * 0.4, h * 0.3, w * 0.2, h * 0.3, "#c9ccc9")
        + path(f"M{w * 0.4} {h * 0.6}H{w * 0.6}L{w} {h}H0z", p.lin((0, "#e6e3dc"), (1, "#bdb8ad"), x=0, y=1))
    )
    for side in (-1, 1):
        for row in range(5):
            y0, y1 = h * (0.34 + row * 0.055), h * (0.06 + row * 0.2)
            x0, x1 = w * (0.5 + side * 0.1), w * (0.5 + side * 0.52)
            for i in range(13):
                t0, t1 = (i / 13) ** 1.5, ((i + 0.86) / 13) ** 1.5
                xa, xb = x0 + (x1 - x0) * t0, x0 + (x1 - x0) * t1
                ya, yb = y0 + (y1 - y0) * t0, y0 + (y1 - y0) * t1
                ha, hb = h * (0.045 + 0.13 * t0), h * (0.045 + 0.13 * t1)
                c, _ = p.r.choice(GOODS)
                out += path(
                    f"M{xa:.0f} {ya:.0f}L{xb:.0f} {yb:.0f}V{yb + hb:.0f}L{xa:.0f} {ya + ha:.0f}z",
                    mix(c, "#e6e3dc", 0.3),
                )
            out += path(
                f"M{x0:.0f} {y0 + h * 0.046:.0f}L{x1:.0f} {y1 + h * 0.178:.0f}v{h * 0.02:.0f}L{x0:.0f} {y0 + h * 0.052:.0f}z",
                "#f3f1ec",
            )
    out = f"<g {p.blur(4.5)}>{out}</g>"
    x, cw = w * 0.22, w * 0.56
    out += (
        oval(w * 0.52, h * 0.95, cw * 0.58, 30, DARK, f'opacity=".5" {p.blur(20)}')
        + shelf(p, x, h * 0.9, cw, 4, h * 0.155, ["bottle", "jar", "pouch", "pouch"], "#b98650", 0.76)
        + rect(x - 22, h * 0.9, cw + 44, h * 0.05, "#7a4a22")
    )
    return (
        out
        + sign(p, w * 0.5, h * 0.09, 620, "Rak UMKM", a, b, False)
        + letters(w * 0.5, h * 0.06, name, 40, sink(a, 0.1), "Tegas", w * 0.5)
    )


def craft_gallery(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    out = room(p, w, h, "#f0e2cc", h * 0.72, "pale") + "".join(
        oval(w * x, h * 0.1, 150, 260, "#fff3d0", f'opacity=".5" {p.blur(40)}') for x in (0.2, 0.46, 0.76)
    )
    for x, kind, aa, bb, y in (
        (0.18, "mangrove", "#1d3461", "#e8eef7", 0.66),
        (0.44, "apiapi", a, b, 0.6),
        (0.72, "sarung", "#5b3a8c", "#e8d9f5", 0.64),
    ):
        it = craft.hanging(p, kind, aa, bb, 460, 900, "bamboo", 0.86)
        out += at(it.svg, w * x, h * y, 0.52)
    for x, y, bx, sh in ((0.32, 0.9, 150, 130), (0.58, 0.93, 190, 170), (0.84, 0.9, 160, 210)):
        out += oval(w * x + 20, h * y, bx * 0.6, 18, DARK, f'opacity=".45" {p.blur(12)}') + rect(
            w * x - bx / 2, h * y - sh, bx, sh, p.lin((0, "#fffaf0"), (1, "#cdbb9a"))
        )
    bag = craft.basket(p, "#e0c28c", "#b58a50", a, "diamond")
    hat = craft.hat(p, "#e6cb95", "#b58a50", "#2f5d50")
    purse = craft.bead_bag(
        p, "#b3261e", "#f6c453", craft.HOOKS, {"k": "#1f1a17", "r": "#b3261e", "y": "#f6c453", "w": "#fdf6e3"}, "clasp"
    )
    return (
        out
        + at(bag.svg, w * 0.58, h * 0.93 - 168, 0.34)
        + at(hat.svg, w * 0.32, h * 0.9 - 126, 0.26)
        + at(purse.svg, w * 0.84, h * 0.9 - 208, 0.27)
        + sign(p, w * 0.9, h * 0.06, 230, name, a, b)
        + plant(p, w * 0.06, h * 0.96, 1.0)
    )


def showcase(p: Pen, w: float, h: float, a: str, b: str, name: str) -> str:
    """A glass display counter and lit wall shelves."""
    out = room(p, w, h, "#d6e6e0", h * 0.74, "pale") + rect(w * 0.06, h * 0.1, w * 0.88, h * 0.5, sink(a, 0.25), "", 16)
    for i in range(3):
        x = w * (0.085 + i * 0.285)
        out += rect(
            x, h * 0.13, w * 0.26, h * 0.44, p.rad((0, "#fff3d0"), (1, "#cfae72"), cx=0.5, cy=0.0, r=1)
        ) + shelf(
            p,
            x + 20,
            h * 0.56,
            w * 0.26 - 40,
            3,
            h * 0.135,
            [["pouch", "jar", "pouch"], ["basket", "bottle", "box"], ["jar", "pouch", "bottle"]][i],
            "#c9a36b",
            0.72,
        )
    out += letters(w * 0.5, h * 0.085, name, 64, sink(a, 0.2), "Lobster", w * 0.6)
    x, y, cw = w * 0.1, h * 0.64, w * 0.8
    out += (
        oval(w * 0.5, h * 0.94, cw * 0.54, 30, DARK, f'opacity=".45" {p.blur(20)}')
        + rect(x, y, cw, h * 0.18, "#eaf4f1", 'opacity=".9"')
        + shelf(p, x + 30, y + h * 0.165, cw - 60, 1, h * 0.13, ["jar"], "#e6d3ac", 0.7)
        + rect(
            x,
            y,
            cw,
            h * 0.18,
            p.lin(
                (0, "#fff", 0.5), (0.3, "#fff", 0.05), (0.5, "#fff", 0.3), (0.6, "#fff", 0.04), (1, "#fff", 0.3), y=0.4
            ),
        )
        + rect(x - 10, y - 14, cw + 20, 18, "#ffffff", 'opacity=".9"', 6)
        + rect(x, y + h * 0.18, cw, h * 0.12, p.lin((0, lift(a, 0.15)), (1, sink(a, 0.25))))
        + "".join(rect(x + i * cw / 4, y, 6, h * 0.18, "#9fb5ae") for i in range(5))
    )
    return out + plant(p, w * 0.05, h * 0.95, 1.0) + plant(p, w * 0.96, h * 0.96, 1.0)


PLACES: dict[str, Callable[[Pen, float, float, str, str, str], str]] = {
    "coast": drying_coast, "garden": garden, "batik": batik_house, "jetty": jetty, "roastery": roastery, "weavers": weavers, "bakery": bakery, "crabs": crab_kitchen,
    "kitchen": home_kitchen, "shop": shop_front, "lobby": lobby, "stall": garden_stall, "aisle": aisle, "gallery": craft_gallery, "showcase": showcase,
}  # fmt: skip


def place(p: Pen, o: dict[str, Any], w: float, h: float, a: str, b: str, name: str) -> str:
    light = rect(0, 0, w, h, p.rad((0, "#fff3d0", 0.5), (0.5, LIGHT, 0.0), (1, DARK, 0.5), cx=0.3, cy=0.15, r=1.1))
    return PLACES[o["kind"]](p, w, h, a, b, name) + blend(light, "soft-light", 0.9)


# --- the bay and the covers ----------------------------------------------------------------------------------------


def hero(p: Pen, w: float, h: float) -> str:
    """Balikpapan bay in the morning: hills, boats, houses on stilts, mangroves in front."""
    out = (
        rect(0, 0, w, h * 0.56, p.lin((0, "#86c1cf"), (0.5, "#f6dca0"), (1, "#fdeecb"), x=0, y=1))
        + oval(w * 0.64, h * 0.4, 330, 330, "#ffe6a8", f'opacity=".7" {p.blur(70)}')
        + oval(w * 0.64, h * 0.4, 74, 74, "#fff6d6")
    )
    for _ in range(7):
        x, y = p.r.uniform(0, w), p.r.uniform(h * 0.05, h * 0.28)
        out += (
            f"<g {p.blur(10)} opacity='.6'>"
            + "".join(
                oval(
                    x + p.r.uniform(-130, 130),
                    y + p.r.uniform(-10, 10),
                    p.r.uniform(60, 130),
                    p.r.uniform(8, 18),
                    "#fff6e3",
                )
                for _ in range(6)
            )
            + "</g>"
        )
    out += f"<g {p.blur(2)}>{hills(p, w, h * 0.52, ['#a9c9b8', '#86b3a0', '#5f9983'], h * 0.2)}</g>" + sea(
        p, w, h * 0.515, h * 0.5, "#f0dca6", "#0b5f5c", "#fff3d0"
    )
    out += "".join(
        line(
            f"M{w * 0.64 - 10 - i * 5 + p.r.uniform(-16, 16):.0f} {h * 0.53 + i * 13:.0f}h{30 + i * 8}",
            "#fff6d6",
            4,
            f'opacity="{0.8 - i * 0.03:.2f}"',
        )
        for i in range(22)
    )
    out += "".join(
        stilt_house(p, w * x, h * y, k, c, r, True)
        for x, y, k, c, r in (
            (0.02, 0.57, 0.4, "#c9a36b", "#8c4a2e"),
            (0.1, 0.58, 0.46, "#7fa8a0", "#5d3a24"),
            (0.205, 0.6, 0.54, "#d9b27a", "#0b7a75"),
            (0.33, 0.575, 0.36, "#b5643a", "#4a3322"),
        )
    )
    out += (
        boat(p, w * 0.52, h * 0.63, 0.5, "#0b7a75", "#f6e7c1")
        + boat(p, w * 0.8, h * 0.58, 0.34, "#b3261e", "#f6c453")
        + boat(p, w * 0.73, h * 0.78, 0.95, "#1d3461", "#f6c453")
    )
    out += (
        f"<g>{at(mangrove(p, w * 0.3, h * 0.99, '#0f4238', 4, 1.05), -w * 0.03, 0)}{at(mangrove(p, w * 0.17, h * 1.0, '#0f4238', 2, 1.15), w * 0.87, 0)}</g>"
        + palm_tree(p, w * 0.955, h * 1.03, 1.6)
    )
    return out + blend(
        rect(0, 0, w, h, p.rad((0, "#fff3d0", 0.6), (0.5, LIGHT, 0.0), (1, DARK, 0.5), cx=0.6, cy=0.35, r=0.95)),
        "soft-light",
        0.9,
    )


def cover(p: Pen, kind: str, w: float, h: float) -> str:
    return night_market(p, w, h) if kind == "market" else craft_cover(p, w, h)


def night_market(p: Pen, w: float, h: float) -> str:
    """Stalls under strings of lamps at the edge of the bay; the upper half is calm sky."""
    out = rect(
        0, 0, w, h * 0.7, p.lin((0, "#06283a"), (0.45, "#0d4a57"), (0.8, "#c2724a"), (1, "#f2b05c"), x=0, y=1)
    ) + "".join(
        oval(
            p.r.uniform(0, w),
            p.r.uniform(0, h * 0.4),
            p.r.uniform(1, 2.6),
            p.r.uniform(1, 2.6),
            "#fff3d0",
            f'opacity="{p.r.uniform(0.3, 0.9):.2f}"',
        )
        for _ in range(110)
    )
    out += (
        crescent(w * 0.77, h * 0.14, 62, "#ffdf9a")
        + f"<g {p.blur(3)}>{hills(p, w, h * 0.585, ['#2a5560', '#1c4450'], h * 0.085)}</g>"
        + sea(p, w, h * 0.575, h * 0.1, "#d98f5a", "#0f4450", "#ffd98a")
    )
    out += (
        "".join(oval(w * p.r.random(), h * 0.575 - p.r.uniform(0, 30), 3, 3, "#ffe6a8") for _ in range(40))
        + boat(p, w * 0.24, h * 0.62, 0.4, "#0b4a55", "#f6c453")
        + boat(p, w * 0.86, h * 0.605, 0.3, "#7a2a1e", "#f6e7c1")
    )
    out += rect(0, h * 0.645, w, h * 0.36, p.lin((0, "#5a4030"), (1, "#2a1c14"), x=0, y=1)) + oval(
        w * 0.5, h * 0.82, w * 0.6, h * 0.16, "#ffb95c", f'opacity=".35" {p.blur(60)}'
    )
    for y, dip, n in ((0.36, 0.075, 15), (0.43, 0.1, 17)):
        pts = [
            (w * t, h * (y + dip * 4 * ((t * 2 % 1) * (1 - (t * 2 % 1)))))
            for t in [i / (n * 4) for i in range(n * 4 + 1)]
        ]
        out += line("M" + "L".join(f"{x:.0f} {yy:.0f}" for x, yy in pts), "#1a120c", 4)
        for i, (x, yy) in enumerate(pts):
            if i % 4 == 2:
                c = ("#ffd25e", "#ff9a5c", "#fff0c0")[(i // 4) % 3]
                out += (
                    oval(x, yy + 20, 46, 46, c, f'opacity=".42" {p.blur(16)}')
                    + oval(x, yy + 20, 15, 19, p.rad((0, "#fffbe6"), (1, c)))
                    + rect(x - 5, yy - 3, 10, 8, "#1a120c")
                )
    for i, (x, y, k, c, d, kinds) in enumerate(
        (
            (0.02, 0.83, 0.84, "#0b7a75", "#f6e7c1", ["jar", "pouch"]),
            (0.36, 0.79, 0.66, "#e2a90f", "#fff6e6", ["pouch", "bottle"]),
            (0.66, 0.84, 0.86, "#b3261e", "#fff0d6", ["bottle", "jar"]),
        )
    ):
        sw = 370 * k
        xx, yy = w * x, h * y
        out += (
            rect(xx + 20, yy - 330 * k, sw - 40, 330 * k, p.rad((0, "#ffe0a0"), (1, "#8a5a2e"), cx=0.5, cy=0.1, r=0.9))
            + shelf(p, xx + 36, yy - 116 * k, sw - 72, 2, 96 * k, kinds, "#8a5a2e", 0.78)
            + counter(p, xx + 4, yy - 84 * k, sw - 8, 108 * k, sink(c, 0.25))
            + "".join(
                at(
                    small(p, ("pouch", "jar", "basket")[(i + q) % 3], *GOODS[(i * 3 + q * 2) % 12], 84 * k),
                    xx + 56 * k + q * 64 * k,
                    yy - 94 * k,
                )
                for q in range(5)
            )
            + rect(xx, yy - 370 * k, 14, 400 * k, "#3a2a1c")
            + rect(xx + sw - 14, yy - 370 * k, 14, 400 * k, "#3a2a1c")
            + awning(p, xx - 24, yy - 420 * k, sw + 48, c, d, 92 * k)
            + oval(xx + sw / 2, yy - 250 * k, sw * 0.5, 130 * k, "#ffdf8a", f'opacity=".35" {p.blur(34)}')
        )
    table = wood(p, 0, h * 0.885, w, h * 0.12, "dark", 2)
    plates = (
        at(food.served(p, "banana", "amplang", "#0b7a75", "#f6e7c1", "", 90).svg, w * 0.25, h * 0.985, 0.4)
        + at(food.served(p, "bowl", "pisang", "#b3261e", "#f6c453", "", 90).svg, w * 0.79, h * 0.985, 0.36)
        + at(small(p, "basket", "#e0c28c", "#b3261e", 210), w * 0.53, h * 0.97)
    )
    return (
        out
        + table
        + plates
        + rect(0, 0, w, h, p.rad((0, "#ffd98a", 0.16), (0.6, DARK, 0.0), (1, "#020a10", 0.5), cx=0.5, cy=0.72, r=0.9))
    )


def craft_cover(p: Pen, w: float, h: float) -> str:
    """Weaving, beadwork and batik laid edge to edge in great leaves; the upper half a calm deep red."""
    out = rect(0, 0, w, h, p.rad((0, "#a83a2e"), (0.6, "#8c2f27"), (1, "#571712"), cx=0.4, cy=0.25, r=0.95)) + blend(
        rect(0, 0, w, h, "#808080", p.relief("0.4 0.4", 1.6, 1, 60)), "soft-light", 0.5
    )
    out += f'<g opacity=".1">{motif(p, "curl", w, h * 0.5, "#f1ddc9", "#f1ddc9")}</g>'
    cx, base = w * 0.5, h * 1.02

    def petal(angle: float, n: float, wide: float, body: str, edge: str) -> str:
        d = f"M0 0C{-wide} {-n * 0.3} {-wide} {-n * 0.72} 0 {-n}C{wide} {-n * 0.72} {wide} {-n * 0.3} 0 0z"
        return (
            f'<g transform="translate({cx} {base}) rotate({angle})">'
            + path(d, DARK, f'opacity=".55" transform="translate(16 14)" {p.blur(18)}')
            + p.clip(
                d,
                body
                + rect(
                    -wide,
                    -n,
                    wide * 2,
                    n,
                    p.lin((0, LIGHT, 0.3), (0.4, LIGHT, 0.0), (0.52, DARK, 0.22), (1, DARK, 0.4)),
                ),
            )
            + line(d, edge, 11)
            + line(d, lift(edge, 0.5), 3)
            + "</g>"
        )

    def cloth(kind: str, a: str, b: str) -> str:
        return at(craft.draped(p, craft.print_cloth(p, kind, 560, 960, a, b, 0.8), 560, 960), -280, -940)

    def woven(a: str, b: str, c: str, kind: str) -> str:
        return at(craft.weave(p, 520, 940, a, b, c, kind, 30), -260, -930)

    def beads(chart: list[str], cols: dict[str, str]) -> str:
        return at(craft.panel_beads(p, 540, 960, chart, cols, 19), -266, -950)

    hooks = {"k": "#1f1a17", "r": "#b3261e", "y": "#f6c453", "w": "#fdf6e3"}
    for angle, n, wide, body, edge in (
        (-78, 760, 190, cloth("leaf", "#2f5d50", "#dfe8d8"), "#e9c46a"), (78, 760, 190, cloth("mangrove", "#1d3461", "#e8eef7"), "#e9c46a"),
        (-52, 860, 200, woven("#e6cb95", "#b58a50", "#8c2f27", "diamond"), "#7a4a1e"), (52, 860, 200, woven("#e6cb95", "#b58a50", "#2f5d50", "band"), "#7a4a1e"),
        (-26, 900, 190, cloth("apiapi", "#7a1d24", "#f1ddc9"), "#e9c46a"), (26, 900, 190, cloth("kawung", "#c9822b", "#3b1d10"), "#f6e7c1"),
        (0, 820, 200, beads(craft.HOOKS, hooks), "#f6c453"),
    ):  # fmt: skip
        out += petal(angle, n, wide, body, edge)
    ring = [
        (cx + 250 * math.cos(t), base - 30 + 150 * math.sin(t)) for t in [math.pi + i * math.pi / 50 for i in range(51)]
    ]
    out += (
        oval(cx, base - 10, 250, 150, "#3a1210")
        + craft.strand(p, ring, 19, ["#b3261e", "#f6c453", "#1f1a17", "#fdf6e3"])
        + crescent(cx, base - 110, 70, "#f6c453")
    )
    return (
        out
        + at(curl("#f1ddc9", "#f1ddc9"), cx, h * 0.34, 0.0)
        + rect(0, 0, w, h, p.rad((0, LIGHT, 0.1), (0.6, DARK, 0.0), (1, DARK, 0.45), cx=0.5, cy=0.6, r=0.9))
    )
