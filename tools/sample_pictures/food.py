# ruff: noqa: E501
"""Snacks, pastes and dishes: single pieces, heaps of them, and the vessels they are served in."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from ground import shadow
from icons import blob, leaf, turn
from svg import DARK, LIGHT, Pen, at, blend, lift, line, mix, oval, path, rect, sink


@dataclass(frozen=True)
class Item:
    """A drawn thing with its foot at (0, 0): `w` across, `h` tall, in drawing units."""

    svg: str
    w: float
    h: float


def chip(p: Pen, d: str, c: str, more: str = "") -> str:
    """A thin crisp piece: its shadow, its body lit from the upper left, and a bright rim."""
    fill = p.rad((0, lift(c, 0.42)), (0.55, c), (1, sink(c, 0.3)), cx=0.36, cy=0.3, r=0.85)
    return (
        f'<path d="{d}" fill="{DARK}" opacity=".34" transform="translate(7 10)"/>'
        + path(d, fill)
        + more
        + path(d, "none", f'stroke="{lift(c, 0.6)}" stroke-width="2.4" opacity=".55"')
    )


def bump(p: Pen, rx: float, ry: float, c: str, more: str = "") -> str:
    fill = p.rad((0, lift(c, 0.65)), (0.35, lift(c, 0.2)), (0.75, c), (1, sink(c, 0.38)), cx=0.36, cy=0.28, r=0.82)
    return oval(6, 10, rx, ry, DARK, 'opacity=".36"') + oval(0, 0, rx, ry, fill) + more


def specks(p: Pen, rx: float, ry: float, n: int, colours: list[str], size: float = 4) -> str:
    out = ""
    for _ in range(n):
        a, q = p.r.uniform(0, math.tau), math.sqrt(p.r.random())
        x, y, s = math.cos(a) * rx * q, math.sin(a) * ry * q, size * p.r.uniform(0.6, 1.3)
        out += oval(
            x,
            y,
            s,
            s * p.r.uniform(0.5, 1),
            p.r.choice(colours),
            f'transform="rotate({p.r.uniform(0, 180):.0f} {x:.0f} {y:.0f})"',
        )
    return out


def puff(p: Pen, c: str, spots: list[str]) -> str:
    n, t = p.r.uniform(46, 64), p.r.uniform(23, 30)
    d = f"M{-n:.0f} 2Q{-n - 6:.0f} {-t:.0f} {-n * 0.5:.0f} {-t:.0f}Q0 {-t - p.r.uniform(2, 9):.0f} {n * 0.55:.0f} {-t + 2:.0f}Q{n + 7:.0f} {-t + 4:.0f} {n:.0f} 4Q{n:.0f} {t:.0f} {n * 0.4:.0f} {t:.0f}Q0 {t + p.r.uniform(0, 7):.0f} {-n * 0.5:.0f} {t:.0f}Q{-n:.0f} {t:.0f} {-n:.0f} 2z"
    fill = p.lin((0, lift(c, 0.7)), (0.35, lift(c, 0.22)), (0.7, c), (1, sink(c, 0.34)), x=0.25, y=1)
    return (
        f'<path d="{d}" fill="{DARK}" opacity=".33" transform="translate(6 11)"/>'
        + path(d, fill)
        + specks(p, n * 0.8, t * 0.7, 7, spots, 3.2)
    )


def claw(p: Pen, c: str) -> str:
    d = f"M-58 20Q-50 -44 10 -40Q60 -34 66 {p.r.uniform(10, 30):.0f}Q40 -4 8 0Q-20 2 -30 30Q-48 40 -58 20z"
    return (
        f'<path d="{d}" fill="{DARK}" opacity=".35" transform="translate(6 10)"/>'
        + path(d, p.lin((0, lift(c, 0.65)), (0.4, c), (1, sink(c, 0.36)), x=0.3, y=1))
        + line("M-40 8Q-30 -28 10 -28", lift(c, 0.8), 5, 'opacity=".6"')
    )


def stick(p: Pen, c: str) -> str:
    n, b = p.r.uniform(70, 104), p.r.uniform(-14, 14)
    d = f"M{-n:.0f} -8Q0 {-8 + b:.0f} {n:.0f} -8Q{n + 8:.0f} 0 {n:.0f} 8Q0 {9 + b:.0f} {-n:.0f} 8Q{-n - 8:.0f} 0 {-n:.0f} -8z"
    return (
        f'<path d="{d}" fill="{DARK}" opacity=".36" transform="translate(4 9)"/>'
        + path(d, p.lin((0, lift(c, 0.5)), (0.5, c), (1, sink(c, 0.4)), x=0, y=1))
        + specks(p, n * 0.9, 5, 9, ["#24451f", "#e9d7a0"], 2.4)
    )


def round_chip(p: Pen, c: str, rx: float, ry: float, marks: list[str], n: int, size: float = 6) -> str:
    d = blob(p, 0, 0, rx * p.r.uniform(0.88, 1.08), ry * p.r.uniform(0.84, 1.06))
    return chip(p, d, c, specks(p, rx * 0.78, ry * 0.78, n, marks, size))


def lace(p: Pen, c: str, marks: list[str], kind: str) -> str:
    """Peyek: a thin frilled disc with whole beans, small shrimp or flakes fried in."""
    d = blob(p, 0, 0, 84, 74)
    bits = specks(p, 60, 52, 34, [sink(c, 0.25), lift(c, 0.45), lift(c, 0.6)], 7)
    for _ in range(9):
        a, q = p.r.uniform(0, math.tau), 58 * math.sqrt(p.r.random())
        x, y = math.cos(a) * q, math.sin(a) * q * 0.86
        c2 = p.r.choice(marks)
        if kind == "bean":
            bits += at(bump(p, 11, 9, c2), x, y)
        elif kind == "rebon":
            bits += at(
                line("M-12 6Q-12 -10 6 -9Q16 -4 10 6", c2, 6) + oval(-12, 6, 2, 2, "#1d120a"),
                x,
                y,
                1,
                p.r.uniform(0, 360),
            )
        else:
            bits += at(path("M-16 -5Q0 -12 16 -2Q6 9 -14 6z", c2), x, y, 1, p.r.uniform(0, 360)) + at(
                path("M-8 -2L8 -4L4 4z", "#5d8a3f"), x + 8, y + 10, 1, p.r.uniform(0, 360)
            )
    return chip(p, d, c, bits)


def bean(p: Pen) -> str:
    c = mix("#4b2a17", "#2d170c", p.r.random())
    return (
        oval(5, 9, 31, 22, DARK, 'opacity=".45"')
        + oval(0, 0, 32, 22, p.rad((0, "#9a6a48"), (0.3, lift(c, 0.1)), (1, "#1c0d06"), cx=0.36, cy=0.26, r=0.85))
        + line("M-28 2q14 -10 28 0t28 -2", "#160a05", 5)
    )


def shell_nut(p: Pen) -> str:
    d = "M-62 0Q-62 -26 -34 -28Q-12 -28 0 -16Q14 -30 38 -28Q62 -24 62 0Q62 26 36 28Q14 28 0 17Q-14 30 -36 28Q-62 26 -62 0z"
    return chip(
        p,
        d,
        "#d9a866",
        "".join(line(f"M{x} {y}h9", "#a87638", 3.4) for x in (-48, -32, -16, 18, 34, 48) for y in (-14, 0, 14)),
    )


def cookie(p: Pen, c: str, jam: str = "", flower: bool = False) -> str:
    out = oval(6, 11, 50, 46, DARK, 'opacity=".38"')
    if flower:
        out += "".join(
            turn(
                oval(0, -27, 19, 26, p.rad((0, lift(c, 0.55)), (0.6, c), (1, sink(c, 0.35)), cx=0.36, cy=0.3, r=0.8)),
                i * 45,
            )
            for i in range(8)
        )
        out += oval(0, 0, 24, 24, sink(c, 0.1))
    else:
        out += bump(p, 50, 46, c)
    if jam:
        out += oval(0, 0, 18, 17, p.rad((0, lift(jam, 0.6)), (0.4, jam), (1, sink(jam, 0.5)), cx=0.34, cy=0.28, r=0.8))
    return out


def cube(p: Pen, c: str, w: float = 78, h: float = 52, d: float = 30) -> str:
    """A cut block seen from above: lit top, two darker sides."""
    top = f"M{-w / 2} {-h / 2}L{w * 0.1} {-h / 2 - d}L{w / 2 + 22} {-h / 2 - 4}L{w * 0.1 - 10} {-h / 2 + d - 2}z"
    left = f"M{-w / 2} {-h / 2}L{w * 0.1 - 10} {-h / 2 + d - 2}V{h / 2 + d * 0.6}L{-w / 2} {h / 2 - d * 0.4}z"
    right = f"M{w * 0.1 - 10} {-h / 2 + d - 2}L{w / 2 + 22} {-h / 2 - 4}V{h / 2 - 18}L{w * 0.1 - 10} {h / 2 + d * 0.6}z"
    return (
        oval(10, h / 2 + 6, w * 0.62, 20, DARK, f'opacity=".4" {p.blur(5)}')
        + path(left, p.lin((0, c), (1, sink(c, 0.25)), x=0, y=1))
        + path(right, p.lin((0, sink(c, 0.25)), (1, sink(c, 0.45)), x=0, y=1))
        + path(top, p.lin((0, lift(c, 0.5)), (1, lift(c, 0.12)), x=1, y=0.6))
    )


def wrapped(p: Pen, c: str, paper: str) -> str:
    """A sweet in twisted paper."""
    wings = path("M-44 0L-84 -26Q-74 0 -84 26z", p.lin((0, sink(paper, 0.2)), (1, lift(paper, 0.4)))) + path(
        "M44 0L84 -26Q74 0 84 26z", p.lin((0, lift(paper, 0.4)), (1, sink(paper, 0.2)))
    )
    return (
        oval(6, 22, 70, 16, DARK, f'opacity=".4" {p.blur(4)}')
        + wings
        + rect(-48, -25, 96, 50, p.lin((0, lift(paper, 0.7)), (0.4, paper), (1, sink(paper, 0.35)), x=0, y=1), "", 16)
        + rect(-24, -25, 48, 50, c, 'opacity=".85"')
    )


def bun(p: Pen, c: str = "#fbf4e4") -> str:
    d = "M-78 34Q-92 -44 0 -52Q92 -44 78 34Q40 46 0 44Q-40 46 -78 34z"
    return (
        oval(8, 38, 82, 18, DARK, f'opacity=".4" {p.blur(7)}')
        + path(d, p.rad((0, "#fffefa"), (0.5, c), (1, sink(c, 0.26)), cx=0.34, cy=0.22, r=0.95))
        + line("M-66 30Q0 44 68 30", sink(c, 0.3), 4, 'opacity=".6"')
    )


def anchovy(p: Pen) -> str:
    c = mix("#c8a468", "#8f6b3d", p.r.random())
    return (
        path("M-60 4Q-20 -16 44 0L62 -10V14L44 4Q-20 20 -60 4z", DARK, 'opacity=".35" transform="translate(4 7)"')
        + path(
            "M-60 2Q-20 -18 44 0L62 -11V13L44 4Q-20 18 -60 2z",
            p.lin((0, "#f3e3b8"), (0.45, c), (1, sink(c, 0.4)), x=0, y=1),
        )
        + oval(-46, -1, 4, 4, "#20140c")
        + line("M-36 0Q0 -6 40 2", "#fff2d0", 3, 'opacity=".7"')
    )


def crab(p: Pen, shell: str, sauce: str) -> str:
    """A whole crab under its sauce, seen from above."""
    legs = "".join(
        line(f"M{s * 80} {y}Q{s * 150} {y - 40 + i * 16} {s * (178 - i * 14)} {y + 34 + i * 12}", sink(shell, 0.2), 17)
        + line(
            f"M{s * 84} {y - 4}Q{s * 148} {y - 44 + i * 16} {s * (174 - i * 14)} {y + 28 + i * 12}",
            lift(shell, 0.3),
            5,
            'opacity=".6"',
        )
        for s in (-1, 1)
        for i, y in enumerate((0, 30, 58))
    )
    claw_fill = p.rad((0, lift(shell, 0.5)), (0.5, shell), (1, sink(shell, 0.4)), cx=0.35, cy=0.3, r=0.85)
    claws = "".join(
        f'<g transform="scale({s} 1)">'
        + line("M74 -30Q140 -60 146 -104", sink(shell, 0.12), 30)
        + path(
            "M116 -98Q100 -164 150 -194Q148 -160 164 -150Q168 -176 194 -186Q204 -120 160 -84Q130 -76 116 -98z",
            claw_fill,
        )
        + "</g>"
        for s in (-1, 1)
    )
    body = path(
        "M-112 10Q-108 -66 0 -74Q108 -66 112 10Q74 84 0 88Q-74 84 -112 10z",
        p.rad((0, lift(shell, 0.55)), (0.45, shell), (1, sink(shell, 0.4)), cx=0.36, cy=0.24, r=0.85),
    )
    drips = "".join(
        path(
            blob(p, p.r.uniform(-80, 80), p.r.uniform(-50, 60), p.r.uniform(14, 44), p.r.uniform(10, 26)),
            sauce,
            'opacity=".85"',
        )
        for _ in range(13)
    ) + specks(p, 104, 70, 50, [sink(sauce, 0.5), lift(sauce, 0.4), "#e9d9b0"], 4)
    return (
        oval(10, 46, 170, 70, DARK, f'opacity=".45" {p.blur(14)}')
        + legs
        + claws
        + body
        + drips
        + path(
            "M-74 -22Q-50 -54 0 -58",
            "none",
            f'stroke="{LIGHT}" stroke-width="12" stroke-linecap="round" opacity=".6" {p.blur(3)}',
        )
    )


def smoked(p: Pen) -> str:
    """A smoked milkfish, split and dark gold."""
    d = "M-270 0Q-200 -92 0 -86Q130 -80 196 -16L272 -76Q250 0 272 76L196 18Q130 84 0 88Q-200 92 -270 0z"
    scales = "".join(
        path(
            f"M{x} {y}q13 11 0 24",
            "none",
            f'stroke="#4b2810" stroke-width="3.4" opacity="{0.32 + 0.3 * ((i + j) % 2)}"',
        )
        for j, y in enumerate(range(-66, 60, 22))
        for i, x in enumerate(range(-150 + (11 if j % 2 else 0), 170, 24))
    )
    return (
        oval(14, 70, 250, 44, DARK, f'opacity=".5" {p.blur(13)}')
        + path(d, p.lin((0, "#8a5420"), (0.3, "#d79a45"), (0.55, "#a9692b"), (1, "#4b2810"), x=0.05, y=1))
        + scales
        + path("M-270 0Q-236 -46 -176 -60Q-150 0 -176 60Q-236 46 -270 0z", "#7a4719", 'opacity=".75"')
        + oval(-222, -14, 13, 13, "#e9d9b0")
        + oval(-222, -14, 8, 8, "#1c120a")
        + line("M-176 -58Q-150 0 -176 58", "#3c200c", 7)
        + line("M-150 -56Q0 -76 150 -36", "#ffe2a8", 9, f'opacity=".55" {p.blur(3)}')
        + line("M-40 -84Q20 -120 70 -78", "#8a5420", 12)
    )


PIECES: dict[str, Callable[[Pen], str]] = {
    "amplang": lambda p: puff(p, p.r.choice(["#efcf93", "#f4daa6", "#e8c283"]), ["#c4923f", "#d9ad60"]),
    "amplang-laut": lambda p: puff(p, p.r.choice(["#cfcf8a", "#b9c07a", "#e0d9a0"]), ["#2f5a2a", "#3f6e35"]),
    "amplang-merah": lambda p: puff(p, p.r.choice(["#d9683a", "#c94f2c", "#e08a52"]), ["#8a1a0e", "#f6d08a", "#a8230f"]),
    "claw": lambda p: claw(p, p.r.choice(["#eec56f", "#e3b257", "#f2d08a"])),
    "stick": lambda p: stick(p, p.r.choice(["#8f8f45", "#7a7a36", "#a59c55"])),
    "raw": lambda p: chip(p, blob(p, 0, 0, 50, 44), p.r.choice(["#f0a468", "#eab27c", "#e6935a"]), specks(p, 34, 30, 9, ["#fbe3c4", "#c8682f"], 4) + oval(-10, -10, 24, 18, "#fff1dc", 'opacity=".4"')),
    "cracker": lambda p: round_chip(p, p.r.choice(["#f5e3c0", "#fbeed4", "#eed6a8"]), 78, 58, ["#fff8e6", "#d9b877", "#fffdf4"], 22, 9),
    "moon": lambda p: chip(p, "M-70 10Q-60 -70 20 -66Q-16 -30 10 10Q40 44 76 30Q40 78 -20 66Q-66 54 -70 10z", p.r.choice(["#f6e8cc", "#fbf1dd", "#ecd9b2"]), specks(p, 40, 36, 12, ["#fffdf4", "#d9bf8c"], 6)),
    "anchovy": anchovy,
    "kukis": lambda p: at(bump(p, 46, 42, p.r.choice(["#eec572", "#e6b65c", "#f3d08a"]), specks(p, 32, 28, 16, ["#fbe7b0", "#c98a2c", "#f7d98a"], 5)), 0, 0, 0.95),
    "singkong": lambda p: round_chip(p, p.r.choice(["#e89a52", "#d97a3a", "#f0b26a"]), 76, 56, ["#a8230f", "#c8371f", "#7a1a0c"], 30, 5),
    "pisang": lambda p: round_chip(p, p.r.choice(["#f2c64a", "#edb836", "#f6d66e"]), 92, 40, ["#d99a1e", "#fbe69a"], 12, 5),
    "kelakai": lambda p: chip(p, blob(p, 0, 0, 70, 44), p.r.choice(["#d9c07a", "#c9b36a", "#e3cf92"]), "".join(turn(leaf(p.r.choice(["#3f6e2f", "#5b8a3e", "#2f5a2a"]), 60, 12), a, 0, 8) for a in (-70, -30, 20, 66)) + line("M-40 12Q0 0 44 8", "#3f6e2f", 4)),
    "tempe": lambda p: chip(p, blob(p, 0, 0, 76, 52), p.r.choice(["#c98e4a", "#b97c3a", "#d9a35e"]), specks(p, 58, 38, 22, ["#f6e6c2", "#ecd29c", "#e3c07c"], 9) + specks(p, 50, 34, 6, ["#3f6e2f", "#5b8a3e"], 6)),
    "naga": lambda p: chip(p, blob(p, 0, 0, 62, 56), p.r.choice(["#c8246e", "#b31c60", "#d94a88"]), specks(p, 46, 42, 30, ["#2a0d1a", "#3a1024"], 2.6) + oval(-8, -8, 20, 16, "#ff9fc8", 'opacity=".3"')),
    "salak": lambda p: chip(p, "M-60 20Q-58 -46 10 -46Q64 -40 62 14Q40 -8 8 -2Q-22 6 -34 34Q-52 40 -60 20z", p.r.choice(["#d9a45e", "#c98d48", "#e6bb7c"]), line("M-40 6Q-26 -28 14 -28", "#f6dfb0", 6)),
    "peyek-kepiting": lambda p: lace(p, p.r.choice(["#e6ae5a", "#dd9d48"]), ["#e4672e", "#f08a52", "#f6c9a8"], "crab"),
    "peyek-hijau": lambda p: lace(p, p.r.choice(["#ecc06c", "#e3b25c"]), ["#6f8f3a", "#8aa852", "#55752a"], "bean"),
    "peyek-rebon": lambda p: lace(p, p.r.choice(["#e6ae5a", "#eebf72"]), ["#e07a4a", "#c85f36"], "rebon"),
    "emping": lambda p: round_chip(p, p.r.choice(["#edd28a", "#f3dd9f", "#e3c273"]), 66, 54, ["#fff3cc", "#c99d4a"], 14, 7),
    "emping-merah": lambda p: round_chip(p, p.r.choice(["#dd8a4a", "#c96a34"]), 66, 54, ["#8a1a0e", "#f6d08a", "#b8341c"], 26, 5),
    "rengginang": lambda p: at(oval(6, 10, 74, 66, DARK, 'opacity=".35"') + oval(0, 0, 72, 64, "#d9b070") + specks(p, 66, 58, 90, ["#f6e6c0", "#ecd29c", "#fff3d8", "#d9ae68", "#b98a4a"], 9)),
    "kacang": shell_nut,
    "kacang-telur": lambda p: bump(p, 34, 30, p.r.choice(["#f0d9a4", "#e6c684", "#f6e6be"]), specks(p, 24, 20, 5, ["#c99a52"], 2.5)),
    "bean": bean,
    "nastar": lambda p: cookie(p, p.r.choice(["#eeb141", "#e6a534"])) + line("M0 -10L8 -26", "#4b2a14", 6) + oval(0, -8, 7, 7, "#4b2a14"),
    "semprit": lambda p: cookie(p, p.r.choice(["#f0d296", "#e8c482"]), "#8a3f1c", True),
    "dodol": lambda p: wrapped(p, p.r.choice(["#7a4a1e", "#5d3514"]), "#f0d9a8"),
    "dodol-hijau": lambda p: wrapped(p, "#3f7d3a", "#eef2d4"),
    "dodol-potong": lambda p: cube(p, p.r.choice(["#6b3818", "#7a4520", "#5a2d12"])),
    "lempok": lambda p: cube(p, p.r.choice(["#b8772a", "#a8691f", "#c98a38"])),
    "mantau": lambda p: bun(p),
    "gula": lambda p: bump(p, 13, 11, p.r.choice(["#a86a32", "#8a5424", "#c08446"])),
    "kelapa": lambda p: at(bun(p, "#e0a856") + specks(p, 60, 30, 40, ["#fff8e6", "#fffdf4", "#f0d9a8"], 6)),
    "chili": lambda p: path("M-60 0q50 -34 110 -6q14 8 0 12q-60 30 -110 -6z", DARK, 'opacity=".35" transform="translate(4 10)"') + path("M-60 0q50 -34 110 -6q14 8 0 12q-60 30 -110 -6z", p.lin((0, "#f2604a"), (0.5, "#d2281e"), (1, "#7d0f0a"), x=0, y=1)) + line("M-30 -8Q10 -20 40 -6", "#ffb8a8", 4, 'opacity=".7"') + line("M46 -2q20 -14 34 -2", "#3f7d3a", 8),
    "shallot": lambda p: bump(p, 34, 28, p.r.choice(["#a3264f", "#b83a62", "#8c1d44"]), line("M-30 0Q0 -26 32 -2M-30 4Q0 10 32 2", "#e59ab4", 2.4, 'opacity=".7"') + line("M32 0l18 -6", "#c9a070", 5)),
    "garlic": lambda p: bump(p, 34, 30, "#f3ead8", line("M-20 -20Q-6 0 -20 22M6 -28Q14 0 4 28", "#cdbb98", 3) + line("M30 -6l18 -8", "#d9c8a4", 6)),
    "leaf": lambda p: path("M-70 4q70 -54 140 0q-70 54 -140 0z", DARK, 'opacity=".3" transform="translate(4 10)"') + path("M-70 0q70 -54 140 0q-70 54 -140 0z", p.lin((0, "#6fae5c"), (0.5, "#3f8a4c"), (1, "#1f5a34"), x=0.3, y=1)) + line("M-64 0H64M-30 0l20 -18M0 0l20 -18M-20 0l20 18M10 0l20 16", "#b7dc9c", 3, 'opacity=".7"'),
    "ginger": lambda p: at(chip(p, "M-86 34Q-92 0 -54 6Q-56 -34 -26 -26Q-20 -66 10 -50Q22 -82 46 -56Q54 -24 34 -10Q86 -20 88 12Q74 44 28 30Q20 60 -8 44Q-50 66 -86 34z", "#d0935a", oval(84, 12, 9, 14, "#f7dba0") + "".join(line(f"M{x} {y}q10 8 2 20", "#94602f", 3.4) for x, y in ((-60, 10), (-30, -6), (0, -24), (30, -36), (50, -2), (-8, 18)))), 0, 0, 0.9),
    "turmeric": lambda p: bump(p, 40, 30, "#f08d12", oval(0, 0, 26, 18, "#f8ab38") + oval(0, 0, 12, 8, "#f6c266")),
    "lime": lambda p: bump(p, 42, 40, "#7fb040") if p.r.random() < 0.5 else oval(6, 9, 42, 40, DARK, 'opacity=".3"') + oval(0, 0, 42, 40, "#7fae3c") + oval(0, 0, 36, 34, "#f0f6cf") + "".join(turn(path("M0 -3L-10 -28Q0 -33 10 -28z", "#bcd66a"), i * 45) for i in range(8)),
    "orange": lambda p: oval(7, 11, 62, 60, DARK, 'opacity=".33"') + oval(0, 0, 62, 60, "#f08a1d") + oval(0, 0, 54, 52, "#fff0d6") + "".join(turn(path("M0 -4L-16 -42Q0 -52 16 -42z", p.lin((0, "#ffc45c"), (1, "#f0931f"), x=0.2, y=1)), i * 45) for i in range(8)),
    "coconut": lambda p: oval(8, 20, 96, 70, DARK, 'opacity=".35"') + path("M-96 0Q-90 80 0 84Q90 80 96 0z", p.lin((0, "#8a5f3a"), (0.5, "#5d3a1f"), (1, "#2d190c"))) + oval(0, 0, 96, 46, "#6b4528") + oval(0, 0, 88, 41, "#fffaf0") + oval(0, 5, 66, 29, p.rad((0, "#fbfdf8"), (1, "#cdd6c9"), cx=0.6, cy=0.8, r=0.8)),
    "pandan": lambda p: path("M-130 6Q0 -30 140 -10Q0 10 -130 12z", p.lin((0, "#7fc060"), (0.5, "#3f8a3c"), (1, "#1f5a2a"), x=0, y=1)),
    "pepper": lambda p: bump(p, 12, 11, p.r.choice(["#2a2320", "#4a3f38", "#6b5a4a"])),
    "rice": lambda p: oval(0, 0, 14, 6, p.r.choice(["#fffdf6", "#f3ecdc"])),
    "cinnamon": lambda p: at(rect(-90, -4, 180, 30, DARK, 'opacity=".3"', 12) + rect(-90, -14, 180, 30, p.lin((0, "#c98a52"), (0.5, "#8f5527"), (1, "#4b2810"), x=0, y=1), "", 12) + oval(88, 1, 7, 14, "#5d3418") + oval(88, 1, 3, 8, "#2d170a")),
    "star": lambda p: oval(4, 8, 40, 34, DARK, 'opacity=".3"') + "".join(turn(path("M-10 0Q-14 -30 0 -46Q14 -30 10 0z", "#7a421c") + oval(0, -24, 4, 8, "#d9a15e"), i * 45) for i in range(8)),
    "flower": lambda p: oval(4, 10, 44, 36, DARK, 'opacity=".25"') + "".join(turn(oval(0, -26, 17, 24, p.rad((0, "#fff6dc"), (0.55, "#fffdf8"), (1, "#f0e3d0"), cx=0.5, cy=0.95, r=0.9)), i * 72) for i in range(5)) + oval(0, 0, 12, 12, "#f6c23a"),
    "salak-buah": lambda p: path("M0 -84Q70 -20 58 36Q38 84 0 84Q-38 84 -58 36Q-70 -20 0 -84z", DARK, 'opacity=".4" transform="translate(9 12)"') + path("M0 -84Q70 -20 58 36Q38 84 0 84Q-38 84 -58 36Q-70 -20 0 -84z", p.rad((0, "#b98048"), (0.5, "#7a4a24"), (1, "#3a1f0d"), cx=0.34, cy=0.3, r=0.8)) + "".join(path(f"M{x} {y}q10 7 0 20q-10 -13 0 -20z", "#c9915a", 'opacity=".6"') for j in range(7) for x in range(-42 + (9 if j % 2 else 0), 50, 18) for y in (-48 + j * 17,) if abs(x) < 16 + 40 * math.sin(math.pi * (y + 84) / 180)),
    "durian": lambda p: at(path(blob(p, 0, 0, 60, 44), p.rad((0, "#fff3b8"), (0.5, "#f3d264"), (1, "#b98a2a"), cx=0.36, cy=0.28, r=0.8))),
    "ice": lambda p: rect(-34, -34, 68, 68, p.lin((0, "#ffffff", 0.95), (0.5, "#d6ecf5", 0.6), (1, "#9cc6da", 0.75), x=1, y=1), f'stroke="#fff" stroke-width="3" transform="rotate({p.r.uniform(-30, 30):.0f})"', 14),
    "petai": lambda p: bump(p, 24, 20, p.r.choice(["#79b04a", "#8fc45e", "#5f9a38"])),
    "squid": lambda p: oval(4, 8, 40, 34, DARK, 'opacity=".4"') + f'<ellipse rx="34" ry="28" fill="none" stroke="{p.rad((0, "#f6e6e0"), (1, "#c9a8a4"))}" stroke-width="17"/>',
    "mango": lambda p: path("M-80 6Q-20 -40 70 -22Q84 -10 60 4Q0 10 -60 30z", p.lin((0, "#ffd25e"), (0.5, "#f0a01a"), (1, "#b86a0a"), x=0.2, y=1)),
    "milk": lambda p: oval(0, 0, 20, 14, "#fffdf6"),
    "pineapple": lambda p: at(oval(6, 12, 72, 66, DARK, 'opacity=".3"') + oval(0, 0, 72, 66, "#d99a1a") + oval(0, 0, 64, 58, p.rad((0, "#ffe896"), (1, "#f3bf3a"))) + "".join(turn(line("M0 -22V-52", "#d99a1a", 4, 'opacity=".6"'), i * 30) for i in range(12)) + oval(0, 0, 17, 15, "#f6dc8c")),
    "naga-buah": lambda p: at("".join(turn(path("M-18 -62Q0 -70 4 -108Q18 -70 18 -62z", "#9dbb4e" if i % 2 else "#d63d7e"), i * 36) for i in range(10)) + oval(0, 0, 72, 72, "#d3306f") + oval(0, 0, 62, 62, "#f6dbe7") + oval(0, 0, 57, 57, p.rad((0, "#d63d7e"), (1, "#a8145a"))) + specks(p, 50, 50, 70, ["#2a0d1a"], 3)),
    "passion": lambda p: at(oval(6, 11, 54, 50, DARK, 'opacity=".33"') + oval(0, 0, 54, 52, "#6a2a5e") + oval(0, 0, 46, 44, "#f6edd6") + oval(0, 0, 39, 37, p.rad((0, "#ffd25e"), (1, "#e09a1a"))) + specks(p, 30, 28, 14, ["#2c1a10"], 6)),
    "pedada": lambda p: at("".join(turn(path("M-16 30L0 84L16 30z", "#6f9a3f" if i % 2 else "#86b24d"), i * 60) for i in range(6)) + bump(p, 54, 50, "#a4c455") + line("M0 -6V-66", "#7a9a3a", 5)),
}  # fmt: skip


def heap(p: Pen, kind: str, w: float, h: float, k: float = 1.0, n: int = 0) -> str:
    """Pieces filling w x h (upper left at 0, 0), back rows first."""
    make = PIECES[kind]
    n = n or int(w * h / (2300 * k * k)) + 8
    spots = sorted(((p.r.uniform(-10, w + 10), p.r.uniform(-10, h + 10)) for _ in range(n)), key=lambda q: q[1])
    return "".join(at(make(p), x, y, k * p.r.uniform(0.85, 1.1), p.r.uniform(-80, 80)) for x, y in spots)


def mound(p: Pen, kind: str, rx: float, ry: float, tall: float, k: float = 1.0, n: int = 70, spin: float = 70) -> str:
    """Pieces piled on an ellipse about (0, 0)."""
    spots = []
    for _ in range(n):
        a, q = p.r.uniform(0, math.tau), math.sqrt(p.r.random())
        high = (1 - q) ** 0.8 * tall * p.r.uniform(0.55, 1)
        spots.append(
            (q > 0.75, math.sin(a) * q * ry - high * 0.02, math.cos(a) * q * rx, math.sin(a) * q * ry - high, high)
        )
    spots.sort(key=lambda s: (round(s[4] / max(1, tall) * 4), s[1]))
    return "".join(
        at(PIECES[kind](p), x, y, k * p.r.uniform(0.86, 1.12), p.r.uniform(-spin, spin)) for _, _, x, y, _ in spots
    )


def floss(p: Pen, w: float, h: float, colours: list[str], n: int = 0, curl: float = 1.0) -> str:
    """Abon: countless short curled fibres filling w x h."""
    out = rect(0, 0, w, h, sink(colours[0], 0.45))
    for i in range(n or int(w * h / 260)):
        x, y = p.r.uniform(-10, w + 10), p.r.uniform(-10, h + 10)
        c = p.r.choice(colours)
        out += line(
            f"M{x:.0f} {y:.0f}q{p.r.uniform(-26, 26) * curl:.0f} {p.r.uniform(-22, 22) * curl:.0f} {p.r.uniform(-44, 44) * curl:.0f} {p.r.uniform(-18, 18):.0f}",
            mix(c, LIGHT, 0.1 + 0.25 * (i % 7 == 0)),
            p.r.uniform(3, 8),
        )
    return out


def sauce(p: Pen, w: float, h: float, c: str, bits: list[str], oil: str = "#f08a2c") -> str:
    """A wet relish filling w x h: pieces, seeds and beads of oil."""
    out = rect(0, 0, w, h, sink(c, 0.25))
    for _ in range(int(w * h / 520)):
        x, y = p.r.uniform(0, w), p.r.uniform(0, h)
        out += path(
            blob(p, x, y, p.r.uniform(9, 26), p.r.uniform(7, 18)), mix(p.r.choice([c, *bits]), c, p.r.uniform(0, 0.7))
        )
    out += specks(p, w / 2, h / 2, 0, bits)
    for _ in range(int(w * h / 1500)):
        x, y = p.r.uniform(0, w), p.r.uniform(0, h)
        out += oval(x, y, 4.4, 3, "#f6dfa0", f'transform="rotate({p.r.uniform(0, 180):.0f} {x:.0f} {y:.0f})"') + oval(
            p.r.uniform(0, w), p.r.uniform(0, h), p.r.uniform(4, 11), p.r.uniform(3, 7), oil, 'opacity=".55"'
        )
    gloss = blend(rect(0, 0, w, h, "#808080", p.relief("0.035 0.045", 12, 3, 56)), "hard-light", 0.55)
    return f"<g>{out}{gloss}</g>"


def paste(p: Pen, kind: str, w: float, h: float) -> str:
    """The inside of a jar or a heap on rice, by name."""
    if kind.startswith("abon"):
        colours = {
            "abon": ["#b5622a", "#c9803f", "#8a4a1c", "#d99a55"],
            "abon-tuna": ["#a8763f", "#c2925a", "#7d5226", "#d9b27a"],
            "abon-pedas": ["#b8432a", "#d06038", "#8a2714", "#e08a52"],
            "abon-kepiting": ["#d9793a", "#e69a5a", "#b8541f", "#f0b982"],
            "abon-serundeng": ["#c9923f", "#e0b566", "#a06a22", "#f3d79a"],
        }[kind]
        return floss(p, w, h, colours)
    spec = {
        "sambal": ("#c2281a", ["#8a140c", "#e0582e", "#f0a03a"], "#f08a2c"), "sambal-hitam": ("#2a201e", ["#453230", "#140e0d", "#7a2a1a", "#cdb3a8"], "#7a4a2c"),
        "sambal-naga": ("#c22a72", ["#8f1450", "#e86aa4", "#d2281e"], "#f06a8a"), "sambal-mangga": ("#e08a1e", ["#f6b94a", "#c2461a", "#f9d27a"], "#f6b03a"), "sambal-raja": ("#a8341c", ["#6a4f8a", "#6fae3c", "#f0d9a8", "#d9542e"], "#e08a2c"),
        "sambal-petai": ("#b8341c", ["#79b04a", "#8fc45e", "#d9b070", "#8a1a0e"], "#f08a2c"), "bumbu-merah": ("#b8301c", ["#d04a2a", "#8a1a0e", "#e06a3a"], "#f07a2c"), "bumbu-kuning": ("#e0a31e", ["#f0bf4a", "#b87a0e", "#f6d27a"], "#f6c23a"),
        "lada": ("#33241c", ["#1d1410", "#5a4030", "#0f0a08"], "#7a5a3c"),
    }.get(kind)  # fmt: skip
    if spec:
        return sauce(p, w, h, *spec)
    if kind == "honey":
        return rect(
            0, 0, w, h, p.lin((0, "#7a3f06"), (0.25, "#d98a12"), (0.5, "#f6b93a"), (0.75, "#e09a1a"), (1, "#8a4d05"))
        )
    if kind == "lulur":
        return (
            rect(0, 0, w, h, "#f3ecdc")
            + specks(p, 0, 0, 0, ["#fff"])
            + blend(rect(0, 0, w, h, "#808080", p.relief("0.03 0.04", 14, 3, 58)), "soft-light", 0.9)
        )
    if kind == "wax":
        return rect(0, 0, w, h, p.lin((0, "#cfd8bd"), (0.4, "#f3f3df"), (1, "#c2ccb0")))
    if kind in PIECES:
        return rect(0, 0, w, h, "#8a5a2a") + heap(p, kind, w, h, 0.95)
    raise ValueError(f"unknown filling {kind}")


def dish(p: Pen, kind: str, rx: float, a: str, b: str) -> tuple[str, str, float]:
    """A vessel about (0, 0): what lies behind the food, what lies before it, and the share of rx the food may fill."""
    ry = rx * 0.42
    if kind == "clay":
        c = "#b5643a"
        back = (
            shadow(p, rx * 0.86, rx * 0.2, 0, ry * 0.9)
            + oval(0, ry * 0.22, rx, ry, sink(c, 0.45))
            + oval(0, 0, rx, ry, p.lin((0, lift(c, 0.4)), (0.5, c), (1, sink(c, 0.3)), x=0.7, y=1))
            + oval(
                0, ry * 0.06, rx * 0.84, ry * 0.8, p.lin((0, sink(c, 0.4)), (0.6, c), (1, lift(c, 0.25)), x=0.5, y=1)
            )
        )
        return back, "", 0.8
    if kind == "banana":
        c = "#5f9a48"
        disc = oval(0, 0, rx, ry, p.lin((0, "#d9b27a"), (1, "#8a5a2e"), x=0.7, y=1))
        rings = "".join(
            oval(0, 0, rx * q, ry * q, "none", 'stroke="#6b4420" stroke-width="3.4" opacity=".5"')
            for q in (0.97, 0.92, 0.87)
        )
        leaf_d = f"M{-rx * 0.95} {ry * 0.15}Q{-rx * 0.3} {-ry * 1.25} {rx * 0.92} {-ry * 0.4}Q{rx * 0.5} {ry * 1.1} {-rx * 0.95} {ry * 0.15}z"
        veins = "".join(
            line(
                f"M{-rx * 0.8 + i * rx * 0.16:.0f} {ry * 0.1 - i * 4:.0f}q{rx * 0.1:.0f} {-ry * 0.4:.0f} {rx * 0.24:.0f} {-ry * 0.55:.0f}",
                "#83bd62",
                3,
                'opacity=".6"',
            )
            for i in range(10)
        )
        return (
            shadow(p, rx * 0.95, rx * 0.2, 0, ry * 0.66)
            + oval(0, ry * 0.12, rx, ry, "#5d3a1c")
            + disc
            + rings
            + p.clip(
                f"M{-rx} 0a{rx} {ry} 0 0 0 {2 * rx} 0a{rx} {ry} 0 0 0 {-2 * rx} 0z",
                path(leaf_d, p.lin((0, "#7fb85c"), (0.5, c), (1, "#35702f"), x=0.4, y=1)) + veins,
            ),
            "",
            0.7,
        )
    if kind == "bowl" or kind == "wood":
        c = b if kind == "bowl" else "#a9713f"
        c = mix(c, "#fbf4e4", 0.25) if kind == "bowl" else c
        deep = rx * 0.52
        body = f"M{-rx} 0Q{-rx * 0.86} {deep} {-rx * 0.42} {deep * 1.12}H{rx * 0.42}Q{rx * 0.86} {deep} {rx} 0z"
        back = (
            shadow(p, rx * 0.62, rx * 0.14, 0, deep * 1.12)
            + path(body, p.lin((0, lift(c, 0.5)), (0.35, c), (1, sink(c, 0.45)), x=1, y=0.35))
            + (
                blend(path(body, "#808080", p.relief("0.004 0.07", 8, 3, 58)), "soft-light", 0.9)
                if kind == "wood"
                else line(
                    f"M{-rx * 0.93} {deep * 0.42}Q0 {deep * 0.86} {rx * 0.93} {deep * 0.42}", a, 14, 'opacity=".8"'
                )
            )
        )
        back += oval(0, 0, rx, ry * 0.8, p.lin((0, lift(c, 0.6)), (1, c), x=0.8, y=1)) + oval(
            0, 4, rx * 0.93, ry * 0.72, p.lin((0, sink(c, 0.5)), (1, sink(c, 0.1)), x=0.6, y=1)
        )
        return back, "", 0.74
    if kind == "cobek":
        c = "#5a5652"
        deep = rx * 0.4
        body = f"M{-rx} 0Q{-rx * 0.9} {deep} {-rx * 0.55} {deep * 1.1}H{rx * 0.55}Q{rx * 0.9} {deep} {rx} 0z"
        back = (
            shadow(p, rx * 0.75, rx * 0.16, 0, deep * 1.1)
            + path(body, p.lin((0, lift(c, 0.3)), (0.4, c), (1, sink(c, 0.5)), x=1, y=0.4))
            + blend(path(body, "#808080", p.relief("0.09", 6, 3, 58)), "soft-light", 1)
        )
        back += oval(0, 0, rx, ry * 0.9, p.lin((0, lift(c, 0.4)), (1, sink(c, 0.15)), x=0.8, y=1)) + oval(
            0, 4, rx * 0.88, ry * 0.77, p.lin((0, sink(c, 0.6)), (1, sink(c, 0.2)), x=0.6, y=1)
        )
        return back, "", 0.8
    if kind == "tray":
        d = ry * 1.15
        c = "#8f9496"
        outer = f"M{-rx} {d * 0.7}L{-rx * 0.84} {-d * 0.8}H{rx * 0.84}L{rx} {d * 0.7}z"
        return (
            shadow(p, rx * 0.98, rx * 0.14, 0, d * 0.76)
            + path(
                outer,
                p.lin((0, lift(c, 0.5)), (0.5, c), (1, sink(c, 0.35)), x=0.7, y=1),
                f'stroke="{lift(c, 0.7)}" stroke-width="12" stroke-linejoin="round"',
            )
            + path(
                f"M{-rx * 0.95} {d * 0.62}L{-rx * 0.8} {-d * 0.72}H{rx * 0.8}L{rx * 0.95} {d * 0.62}z",
                p.lin((0, "#efe2c8"), (1, "#d3bd94"), x=0.5, y=1),
            ),
            "",
            0.78,
        )
    if kind == "tampah":
        c = "#d0a765"
        rings = "".join(
            oval(0, 0, rx * q, ry * 1.25 * q, "none", f'stroke="{sink(c, 0.35)}" stroke-width="3" opacity=".5"')
            for q in [0.12 + 0.08 * i for i in range(10)]
        )
        spokes = "".join(
            line(f"M0 0L{rx * 0.92 * math.cos(t):.0f} {ry * 1.15 * math.sin(t):.0f}", sink(c, 0.3), 2.4, 'opacity=".5"')
            for t in [i * math.tau / 48 for i in range(48)]
        )
        return (
            shadow(p, rx, rx * 0.22, 0, ry * 0.5)
            + oval(0, 12, rx, ry * 1.28, sink(c, 0.5))
            + oval(0, 0, rx, ry * 1.25, p.lin((0, lift(c, 0.45)), (1, sink(c, 0.1)), x=0.7, y=1))
            + rings
            + spokes
            + oval(0, 0, rx * 0.965, ry * 1.2, "none", f'stroke="{sink(c, 0.2)}" stroke-width="22"')
            + oval(0, -4, rx * 0.965, ry * 1.2, "none", f'stroke="{lift(c, 0.4)}" stroke-width="6" opacity=".8"'),
            "",
            0.8,
        )
    if kind == "board":
        w2, d = rx, ry * 1.0
        shape = f"M{-w2} {-d * 0.55}Q{-w2} {-d * 0.8} {-w2 * 0.9} {-d * 0.8}H{w2 * 0.9}Q{w2} {-d * 0.8} {w2} {-d * 0.55}V{d * 0.5}Q{w2} {d * 0.75} {w2 * 0.9} {d * 0.75}H{-w2 * 0.9}Q{-w2} {d * 0.75} {-w2} {d * 0.5}z"
        return (
            shadow(p, rx, rx * 0.14, 0, d * 0.8)
            + f'<g transform="translate(0 24)">{path(shape, "#4a2c14")}</g>'
            + path(shape, p.lin((0, "#b98650"), (1, "#7a4a22"), x=0.7, y=1))
            + blend(path(shape, "#808080", p.relief("0.004 0.06", 9, 4, 58)), "soft-light", 1),
            "",
            0.8,
        )
    # a glazed plate with a painted rim
    c = "#fbf6ea"
    return (
        shadow(p, rx * 0.9, rx * 0.18, 0, ry * 0.82)
        + oval(0, ry * 0.16, rx, ry, "#b9ab92")
        + oval(0, 0, rx, ry, p.lin((0, "#ffffff"), (0.5, c), (1, "#d9cdb6"), x=0.7, y=1))
        + oval(0, 0, rx * 0.955, ry * 0.945, "none", f'stroke="{a}" stroke-width="9" opacity=".85"')
        + oval(0, ry * 0.06, rx * 0.72, ry * 0.68, p.lin((0, "#d9cdb6"), (0.5, "#f3ecdc"), (1, "#ffffff"), x=0.5, y=1)),
        "",
        0.76,
    )


def cake(p: Pen, kind: str, c: str) -> str:
    """Whole cakes about (0, 0), 560 across: the six-petalled bingka, a swiss roll, a loaf in slices."""
    if kind == "bingka":

        def petals(r: float, q: float, y: float) -> str:
            pts = [
                (r * (1 + q * math.cos(6 * t)) * math.cos(t), r * 0.46 * (1 + q * math.cos(6 * t)) * math.sin(t) + y)
                for t in [i * math.tau / 120 for i in range(120)]
            ]
            return "M" + "L".join(f"{x:.0f} {yy:.0f}" for x, yy in pts) + "z"

        side = "".join(path(petals(256, 0.11, 46 - i * 6), mix(sink(c, 0.45), sink(c, 0.12), i / 9)) for i in range(10))
        skin = sink(c, 0.52)
        return (
            side
            + path(petals(256, 0.11, -10), c)
            + path(
                petals(246, 0.11, -12),
                p.rad((0, mix(skin, c, 0.25)), (0.7, skin), (1, mix(skin, c, 0.7)), cx=0.4, cy=0.4, r=0.62),
            )
            + blend(path(petals(246, 0.11, -12), "#808080", p.relief("0.03 0.05", 9, 4, 58)), "soft-light", 1)
            + path(petals(190, 0.06, -24), LIGHT, f'opacity=".16" {p.blur(20)}')
        )
    if kind == "roll":
        out = ""
        for x in (150, 40, -70):
            q = 128
            out += oval(x + 46, 66, 120, 26, DARK, f'opacity=".35" {p.blur(10)}')
            spiral = "M" + "L".join(
                f"{x + (18 + t * 14.2) * math.cos(t):.0f} {-46 + (18 + t * 14.2) * math.sin(t):.0f}"
                for t in [k * 0.22 for k in range(34)]
            )
            out += (
                oval(x + 34, -46, q, q, sink(c, 0.35))
                + oval(x, -46, q, q, p.rad((0, lift(c, 0.3)), (0.8, c), (1, sink(c, 0.2)), cx=0.4, cy=0.35, r=0.75))
                + line(spiral, "#fff6ea", 13)
                + blend(oval(x, -46, q, q, "#808080", p.relief("0.11", 5, 3, 58)), "soft-light", 0.9)
            )
        return at(out, 0, 0, 1.15)
    out = ""
    for i in range(5):
        x = 190 - i * 92
        top = f"M{x - 70} 60V-66Q{x - 84} -150 {x + 4} -156Q{x + 96} -150 {x + 78} -66V60z"
        out += (
            oval(x + 40, 62, 110, 22, DARK, f'opacity=".35" {p.blur(8)}')
            + f'<g transform="translate(44 -6)">{path(top, sink(c, 0.5))}</g>'
            + path(top, sink(c, 0.4))
            + f'<g transform="translate(0 3)">{path(f"M{x - 61} 56V-62Q{x - 72} -138 {x + 4} -144Q{x + 84} -138 {x + 68} -62V56z", p.lin((0, lift(c, 0.42)), (1, c), x=0.7, y=1))}</g>'
            + specks_at(p, x + 3, -40, 52, 80, 26, ["#7a4a1e", "#fff1d0", sink(c, 0.3)], 6)
        )
    return out


def specks_at(p: Pen, x: float, y: float, rx: float, ry: float, n: int, colours: list[str], size: float) -> str:
    return at(specks(p, rx, ry, n, colours, size), x, y)


def steam(p: Pen, h: float = 260) -> str:
    """Warm steam rising from (0, 0)."""
    out = "".join(
        line(f"M{x} 0q{d} {-h * 0.3:.0f} 0 {-h * 0.55:.0f}t{d * 0.6:.0f} {-h * 0.45:.0f}", "#ffffff", 15)
        for x, d in ((-60, 40), (0, -44), (58, 36))
    )
    return f'<g opacity=".42" {p.blur(18)}>{out}</g>'


def served(p: Pen, vessel: str, what: str, a: str, b: str, garnish: str = "", n: int = 0) -> Item:
    """Food in its vessel; `what` is a piece, a paste, `rice+<paste>`, `cake:<kind>:<colour>`, `crab:<shell>:<sauce>` or `smoked`."""
    rx = 430.0
    back, front, share = dish(p, vessel, rx, a, b)
    r = rx * share
    ry = r * 0.42
    low = ry * 0.05
    if what.startswith("cake:"):
        _, kind, c = what.split(":")
        food = at(cake(p, kind, c), 0, -22 if kind == "bingka" else -30, 1.12 if kind == "bingka" else 1.0)
    elif what.startswith("crab:"):
        _, shell, wet = what.split(":")
        food = (
            path(blob(p, 0, 10, r * 1.0, ry * 0.95), p.lin((0, lift(wet, 0.25)), (1, sink(wet, 0.3)), x=0.5, y=1))
            + at(crab(p, shell, wet), -r * 0.36, -18, 0.9, -9)
            + at(crab(p, shell, wet), r * 0.4, 26, 0.98, 12)
        )
    elif what == "smoked":
        food = at(smoked(p), 10, -46, 0.98, -6) + at(smoked(p), -10, 40, 1.08, 3)
    elif what.startswith("rice"):
        paste_kind = what.split("+")[1]
        grains = (
            f"<g {p.crumb('0.05', 3, 9)}>"
            + path(
                f"M{-r} 0Q{-r * 0.86} {-r * 0.46} 0 {-r * 0.52}Q{r * 0.86} {-r * 0.46} {r} 0Q0 {ry * 1.5} {-r} 0z",
                "#fdfaf2",
            )
            + "".join(
                at(
                    PIECES["rice"](p),
                    p.r.uniform(-0.86, 0.86) * r,
                    p.r.uniform(-0.34, 0.3) * r,
                    1.1,
                    p.r.uniform(0, 180),
                )
                for _ in range(380)
            )
            + "</g>"
        )
        d = blob(p, r * 0.1, -r * 0.38, r * 0.56, r * 0.26)
        food = (
            grains
            + f'<g transform="translate(8 14)">{path(d, DARK, f"""opacity=".35" {p.blur(7)}""")}</g>'
            + p.clip(
                d,
                f'<g transform="translate({-r * 0.6:.0f} {-r * 0.78:.0f})">{paste(p, paste_kind, r * 1.4, r * 0.8)}</g>',
            )
            + "".join(
                at(
                    floss(p, 60, 22, ["#b5622a", "#d9995a"], 9, 1.3).split("/>", 1)[1],
                    r * 0.1 + r * 0.5 * math.cos(t) - 30,
                    -r * 0.38 + r * 0.24 * math.sin(t) - 10,
                )
                for t in [i * math.tau / 14 for i in range(14)]
            )
        )
    elif what in PIECES:
        k = {"mantau": 1.25, "kelapa": 1.3, "bean": 0.9, "kacang-telur": 0.95, "raw": 1.0, "gula": 0.8}.get(what, 0.98)
        flat = vessel in ("tampah", "tray") or what in ("dodol-potong", "lempok", "dodol", "mantau", "kelapa")
        if flat:
            rows = []
            step = 150 * k if what in ("mantau", "kelapa") else 108 * k
            for j in range(-6, 7):
                for i in range(-6, 7):
                    x, y = (
                        i * step + (step / 2 if j % 2 else 0) + p.r.uniform(-8, 8),
                        j * step * 0.5 + p.r.uniform(-5, 5),
                    )
                    limit = (
                        (abs(x) / (r * 0.99) < 1 and abs(y) / (ry * 1.1) < 1)
                        if vessel in ("tray", "board")
                        else (x / (r * 1.02)) ** 2 + (y / (ry * (1.2 if vessel == "tampah" else 0.95))) ** 2 < 1
                    )
                    if limit:
                        rows.append(
                            (
                                y,
                                at(
                                    PIECES[what](p),
                                    x,
                                    y,
                                    k,
                                    p.r.uniform(-9, 9)
                                    if step > 120 or "dodol" in what or what == "lempok"
                                    else p.r.uniform(0, 360),
                                ),
                            )
                        )
            food = "".join(s for _, s in sorted(rows))
            if what in ("dodol-potong", "lempok"):
                food += "".join(
                    at(PIECES[what](p), x, y, k * 1.05, p.r.uniform(-10, 10))
                    for x, y in ((-70, -70), (44, -84), (-10, -40), (10, -130))
                )
        else:
            food = mound(p, what, r, ry * 0.9, r * 0.52, k, n or 190)
        food = f"<g {p.crumb('0.06', 4, 5)}>{food}</g>" if what not in ("bean", "mantau", "dodol") else food
    else:
        d = blob(p, 0, -10, r * 1.0, ry * 0.95)
        food = p.clip(
            d, f'<g transform="translate({-r * 1.1:.0f} {-ry * 1.3:.0f})">{paste(p, what, r * 2.2, ry * 2.5)}</g>'
        ) + path(d, "none", f'stroke="{DARK}" stroke-width="16" opacity=".3" {p.blur(7)}')
        food += oval(-r * 0.2, -ry * 0.3, r * 0.4, ry * 0.22, LIGHT, f'opacity=".25" {p.blur(12)}')
    extra = ""
    if garnish:
        for i, g in enumerate(garnish.split(",")):
            x, y = ((-r * 0.66, ry * 0.42), (r * 0.6, ry * 0.5), (r * 0.1, ry * 0.85), (-r * 0.2, -ry * 0.95))[i % 4]
            extra += at(PIECES[g](p), x, y, 0.8, p.r.uniform(-40, 40))
    deep = rx * 0.6 if vessel in ("bowl", "wood", "cobek") else rx * 0.44
    foot = {"bowl": rx * 0.58, "wood": rx * 0.58, "cobek": rx * 0.44}.get(vessel, rx * 0.42)
    return Item(at(back + at(food, 0, low) + extra + front, 0, -foot), rx * 2, foot + r * 0.62 + deep * 0.2)
