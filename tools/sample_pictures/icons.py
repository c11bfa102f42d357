# ruff: noqa: E501
"""Printed art for packs: little pictures of what is inside (200 x 200, centred on 0, 0) and all-over motifs."""

from __future__ import annotations

import math
from collections.abc import Callable

from svg import LIGHT, Pen, lift, line, mix, oval, path, rect, sink


def turn(body: str, a: float, x: float = 0, y: float = 0, k: float = 1) -> str:
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({a:.1f}) scale({k:.3f})">{body}</g>'


def leaf(c: str, n: float = 90, wide: float = 34) -> str:
    """A leaf from (0, 0) upwards."""
    return path(f"M0 0Q{-wide} {-n * 0.5} 0 {-n}Q{wide} {-n * 0.5} 0 0z", c) + line(
        f"M0 -6V{-n + 12}", lift(c, 0.45), 3
    )


def fish(c: str = "#7fb0c4", d: str = "#2f5f78") -> str:
    body = path("M-88 0C-50 -46 30 -46 66 -4L98 -38Q90 0 98 38L66 4C30 46 -50 46 -88 0z", c) + path(
        "M-88 0C-50 46 30 46 66 4Q0 22 -88 0z", lift(c, 0.55)
    )
    body += (
        path("M-20 -33Q10 -66 40 -30z", d)
        + path("M-6 33Q10 56 26 30z", d)
        + oval(-58, -8, 8, 8, "#fff")
        + oval(-59, -8, 4.5, 4.5, "#14212a")
        + line("M-38 -24Q-24 0 -38 22", d, 4)
    )
    return body + "".join(
        line(f"M{x} {y}q8 6 0 14", d, 3, 'opacity=".6"')
        for x, y in ((-14, -16), (6, -14), (26, -12), (-4, 2), (16, 3), (34, 0))
    )


def prawn(c: str = "#f2793b") -> str:
    out = line("M-62 -30Q-120 -70 -60 -92M-60 -34Q-100 -92 -10 -96", c, 4)
    for i in range(7):
        a = -150 + i * 38
        r = 60 - i * 2
        x, y = math.cos(math.radians(a)) * r + 6, math.sin(math.radians(a)) * r + 10
        out += oval(
            x,
            y,
            30 - i * 2.4,
            25 - i * 2.2,
            mix(c, "#fff1dc", 0.16 * (i % 2)),
            f'transform="rotate({a + 90} {x:.0f} {y:.0f})"',
        )
    return out + path("M-44 62l-40 10l14 -26l-22 -14l44 4z", sink(c, 0.2)) + oval(-46, -34, 6, 6, "#2a1410")


def crab(c: str = "#e4572e") -> str:
    legs = "".join(
        line(f"M{s * 46} {y}q{s * 34} {-10 + i * 8} {s * 44} {16 + i * 10}", sink(c, 0.15), 9)
        for s in (-1, 1)
        for i, y in enumerate((6, 20, 32))
    )
    claws = "".join(
        line(f"M{s * 44} -14Q{s * 84} -24 {s * 70} -56", c, 12)
        + path(
            f"M{s * 70} -48q{s * -34} -26 {s * -6} -50q{s * 4} 22 {s * 12} 20q{s * -2} -18 {s * 20} -20q{s * 26} 30 {s * -26} 50z",
            c,
        )
        for s in (-1, 1)
    )
    return (
        legs
        + claws
        + path("M-64 8Q-60 -40 0 -42Q60 -40 64 8Q40 46 0 46Q-40 46 -64 8z", c)
        + path("M-46 -6Q-34 -30 0 -32", "none", f'stroke="{lift(c, 0.5)}" stroke-width="6" stroke-linecap="round"')
        + oval(-16, -44, 8, 9, "#fff")
        + oval(16, -44, 8, 9, "#fff")
        + oval(-16, -46, 4, 4, "#111")
        + oval(16, -46, 4, 4, "#111")
    )


def squid(c: str = "#c98aa2") -> str:
    arms = "".join(
        line(f"M{-24 + i * 10} 20Q{-50 + i * 20} 50 {-34 + i * 14 + (8 if i % 2 else -8)} 92", c, 9) for i in range(6)
    )
    return (
        arms
        + path("M0 -98Q52 -40 34 24Q0 40 -34 24Q-52 -40 0 -98z", c)
        + path("M-20 -66Q-74 -40 -38 -6zM20 -66Q74 -40 38 -6z", sink(c, 0.14))
        + oval(-14, 14, 7, 8, "#fff")
        + oval(14, 14, 7, 8, "#fff")
        + oval(-14, 15, 4, 4, "#222")
        + oval(14, 15, 4, 4, "#222")
    )


def chili(c: str = "#d2281e") -> str:
    one = (
        path("M0 -64C40 -60 30 30 -20 92C-16 40 -44 -40 0 -64z", c)
        + line("M4 -48Q16 0 2 40", lift(c, 0.5), 5, 'opacity=".7"')
        + path("M-14 -60Q0 -78 18 -60Q2 -50 -14 -60z", "#3d7a32")
        + line("M2 -66q0 -18 12 -26", "#3d7a32", 7)
    )
    return turn(one, 24, -28, 4) + turn(one, -16, 32, 2)


def seaweed(c: str = "#3f8a4c") -> str:
    out = ""
    for i, x in enumerate((-50, -16, 20, 54)):
        out += path(
            f"M{x} 92Q{x - 34} 50 {x} 20Q{x + 30} -16 {x - 6} -60Q{x - 16} -80 {x + 8} -94Q{x + 40} -50 {x + 22} 0Q{x + 4} 44 {x + 18} 92z",
            mix(c, "#b8d98a", 0.22 * (i % 2)),
        )
    return out


def coffee(c: str = "#4a2a18") -> str:
    bean = (
        oval(0, 0, 44, 60, c)
        + line("M-6 -56Q22 -20 0 0T6 56", lift(c, 0.4), 7)
        + path("M-30 -22Q-24 -44 -8 -50", "none", f'stroke="{lift(c, 0.3)}" stroke-width="6" stroke-linecap="round"')
    )
    return turn(bean, -26, -40, 6) + turn(bean, 30, 44, 18, 0.9) + turn(leaf("#4f8a4a", 74, 26), 18, 4, -30)


def sprig(c: str = "#4f8a4a") -> str:
    out = line("M0 94Q-6 0 4 -90", sink(c, 0.2), 6)
    for i in range(5):
        out += turn(leaf(c, 66 - i * 6, 24), -58, -1, 66 - i * 34) + turn(
            leaf(mix(c, "#b7d78a", 0.3), 66 - i * 6, 24), 58, 1, 56 - i * 34
        )
    return out


def fern(c: str = "#5b8f3e") -> str:
    out = line("M0 94Q-2 0 10 -60Q18 -96 40 -82Q52 -66 36 -60", sink(c, 0.2), 7)
    for i in range(11):
        n = 60 - abs(i - 3) * 5
        y = 80 - i * 14
        out += turn(leaf(c, n, 12), -66, 0, y) + turn(leaf(mix(c, "#c5df94", 0.25), n, 12), 66, 0, y)
    return out


def banana(c: str = "#f3c531") -> str:
    one = (
        path("M-70 -50Q-60 60 70 62Q86 58 78 46Q-10 30 -50 -64Q-64 -66 -70 -50z", c)
        + path("M-62 -40Q-40 40 70 54Q-10 34 -52 -60z", lift(c, 0.5))
        + path("M-70 -50l-8 -26l18 -4l10 16z", "#6b4b1d")
    )
    return turn(one, -8, 0, 16) + turn(one, 22, 14, -14, 0.86)


def cassava() -> str:
    one = (
        path("M-80 30Q-60 -30 30 -40Q78 -44 90 -30Q76 -6 20 16Q-40 44 -80 30z", "#8a5a3a")
        + oval(76, -30, 15, 21, "#fbf3e0")
        + oval(76, -30, 6, 9, "#eadfc4")
    )
    return (
        turn(one, 0, -6, 20)
        + turn(leaf("#4f8a4a", 80, 22), -30, -10, -6)
        + turn(leaf("#6fa75a", 80, 22), 4, -6, -10)
        + turn(leaf("#4f8a4a", 76, 22), 38, -2, -6)
    )


def ginger(c: str = "#d9a766") -> str:
    return (
        path(
            "M-86 34Q-92 0 -54 6Q-56 -34 -26 -26Q-20 -66 10 -50Q22 -82 46 -56Q54 -24 34 -10Q86 -20 88 12Q74 44 28 30Q20 60 -8 44Q-50 66 -86 34z",
            c,
        )
        + "".join(
            line(f"M{x} {y}q12 10 4 24", sink(c, 0.3), 4)
            for x, y in ((-60, 12), (-30, -4), (0, -22), (30, -34), (50, -2), (-10, 20))
        )
        + oval(86, 12, 9, 15, "#f7e3a8")
    )


def honey(c: str = "#e39a17") -> str:
    out = ""
    for x, y in ((0, -40), (-42, -16), (42, -16), (0, 10), (-42, 34), (42, 34), (0, 58)):
        out += path(
            "M"
            + "L".join(
                f"{x + 26 * math.cos(math.radians(a)):.0f} {y + 26 * math.sin(math.radians(a)):.0f}"
                for a in range(30, 390, 60)
            )
            + "z",
            mix(c, "#ffe08a", 0.5 if (x + y) % 4 else 0.1),
            f'stroke="{sink(c, 0.25)}" stroke-width="4"',
        )
    return out + bee(64, -64)


def bee(x: float, y: float, k: float = 1) -> str:
    return turn(
        oval(-8, -16, 12, 20, "#fff", 'opacity=".85" transform="rotate(-30)"')
        + oval(10, -16, 12, 20, "#fff", 'opacity=".85" transform="rotate(30)"')
        + oval(0, 2, 26, 17, "#f0b429")
        + rect(-8, -14, 7, 32, "#2a1a0b")
        + rect(6, -13, 7, 30, "#2a1a0b")
        + oval(-22, 0, 10, 11, "#2a1a0b"),
        16,
        x,
        y,
        k,
    )


def salak() -> str:
    return path("M0 -92Q74 -20 62 40Q40 92 0 92Q-40 92 -62 40Q-74 -20 0 -92z", "#7a4a24") + "".join(
        path(f"M{x} {y}q12 8 0 24q-12 -16 0 -24z", mix("#a8703c", "#5d3418", ((i + j) % 3) / 3))
        for j in range(8)
        for i, x in enumerate(range(-50 + (10 if j % 2 else 0), 60, 20))
        for y in (-56 + j * 17,)
        if abs(x) < 18 + 46 * math.sin(math.pi * min(1, max(0.08, (y + 92) / 210)))
    )


def pineapple() -> str:
    crown = "".join(
        turn(leaf("#4c8b3f" if i % 2 else "#6cab52", 70 - abs(i - 3) * 5, 16), -54 + i * 18, 0, -26) for i in range(7)
    )
    body = oval(0, 34, 52, 64, "#e8a81f") + "".join(
        line(f"M{-60 + i * 22} {-20}l70 110M{60 - i * 22} {-20}l-70 110", "#b5740f", 4, 'opacity=".75"')
        for i in range(5)
    )
    return crown + f'<g clip-path="inset(0 round 60px)">{body}</g>'


def naga() -> str:
    """Dragon fruit, halved."""
    spikes = "".join(turn(leaf("#8fb84a" if i % 2 else "#e05a94", 44, 18), i * 36, 0, 8) for i in range(10))
    spikes = (
        "".join(
            turn(path("M-16 -62Q0 -70 4 -104Q16 -70 16 -62z", "#9dbb4e" if i % 2 else "#d63d7e"), i * 36, 0, 8)
            for i in range(10)
        )
        + spikes
    )
    seeds = "".join(
        oval(
            40 * math.sqrt(k / 34) * math.cos(k * 2.4),
            8 + 46 * math.sqrt(k / 34) * math.sin(k * 2.4),
            3,
            4.2,
            "#2a0d1a",
        )
        for k in range(1, 34)
    )
    return (
        spikes + oval(0, 8, 66, 70, "#d3306f") + oval(0, 8, 55, 59, "#f6dbe7") + oval(0, 8, 50, 54, "#c71f66") + seeds
    )


def durian() -> str:
    out = "".join(
        turn(path("M-13 -50L0 -88L13 -50z", "#8c9a2c" if i % 2 else "#a5b23a"), i * 18, 0, 6) for i in range(20)
    ) + oval(0, 6, 62, 66, "#97a433")
    out += "".join(
        path(f"M{x - 10} {y + 8}l10 -22l10 22z", "#6f7d1c")
        for x, y in ((-30, -22), (4, -34), (34, -16), (-38, 12), (30, 22), (-14, 44), (18, 52))
    )
    return (
        out
        + path("M-14 -30Q40 -10 22 52Q-30 40 -14 -30z", "#f6e7b0")
        + path("M-6 -16Q26 2 16 40Q-18 26 -6 -16z", "#f3cf57")
    )


def peanut(c: str = "#d7a35f") -> str:
    one = path(
        "M-34 -66Q0 -100 30 -62Q42 -36 24 -8Q44 30 30 66Q0 100 -32 66Q-46 30 -24 -6Q-46 -36 -34 -66z", c
    ) + "".join(line(f"M{x} {y}h10", sink(c, 0.3), 4) for x in (-20, 0, 18) for y in (-58, -38, 30, 52))
    return turn(one, 26, -26, 4, 0.9) + turn(one, -24, 38, 10, 0.8)


def beans(c: str) -> str:
    return "".join(
        turn(
            oval(0, 0, 24, 17, mix(c, "#fff", 0.15 * (i % 3))) + oval(-6, -6, 8, 3, LIGHT, 'opacity=".6"'),
            i * 47,
            math.cos(i * 2.4) * 14 * math.sqrt(i),
            10 + math.sin(i * 2.4) * 13 * math.sqrt(i),
        )
        for i in range(1, 22)
    )


def onion(c: str = "#a3264f") -> str:
    return (
        turn(leaf("#5d9444", 90, 16), -16, -4, -34)
        + turn(leaf("#79b05a", 84, 16), 14, 4, -34)
        + path("M0 -52Q66 -20 56 36Q34 84 0 84Q-34 84 -56 36Q-66 -20 0 -52z", c)
        + "".join(line(f"M0 -46Q{x} 20 {x * 0.4:.0f} 80", lift(c, 0.45), 4) for x in (-52, -26, 26, 52))
    )


def lemongrass() -> str:
    return "".join(
        turn(
            path("M-9 90Q-16 20 -4 -94L6 -94Q14 20 9 90z", c) + path("M-9 90Q-14 50 -8 24h16Q13 60 9 90z", "#f0e3d0"),
            a,
            x,
            0,
        )
        for a, x, c in ((-14, -26, "#8fb35a"), (4, 0, "#6c9a45"), (20, 28, "#9cc06a"))
    )


def citrus(c: str = "#f08a1d") -> str:
    return (
        oval(0, 6, 78, 78, c)
        + oval(0, 6, 68, 68, "#fff3dd")
        + "".join(
            turn(path("M0 0L-22 -54Q0 -68 22 -54z", mix(c, "#ffd27a", 0.35)), i * 45, 0, 6, 0.96) for i in range(8)
        )
        + turn(leaf("#4f8a4a", 60, 24), 40, 46, -54)
    )


def coconut() -> str:
    return (
        oval(-14, 14, 74, 70, "#6b4528")
        + oval(-14, 6, 66, 56, "#fffaf0")
        + oval(-14, 8, 50, 41, "#e9efe6")
        + "".join(turn(leaf("#5c9a4c", 92, 15), 30 + i * 16, 20, -30) for i in range(5))
    )


def rice() -> str:
    out = line("M-40 94Q-6 20 46 -78", "#b98f3a", 5)
    return out + "".join(
        turn(oval(0, -14, 9, 19, "#c98f2a" if i % 2 else "#e3b45a"), 30 + s * 34, -34 + i * 9.4, 76 - i * 18)
        for i in range(9)
        for s in (-1, 1)
    )


def spice() -> str:
    """A stone mortar with its pestle."""
    return (
        turn(rect(-14, -96, 28, 116, "#6d6a66", "", 14), 34, 20, -6)
        + path("M-84 -6H84Q80 70 34 76H-34Q-80 70 -84 -6z", "#55524e")
        + oval(0, -6, 84, 22, "#77736d")
        + oval(0, -4, 66, 15, "#b3341f")
        + rect(-36, 74, 72, 14, "#44413d", "", 5)
    )


def milk() -> str:
    return (
        path("M-40 -90H40V-60Q56 -40 56 -16V92H-56V-16Q-56 -40 -40 -60z", "#fffdf6")
        + path("M-56 14Q-20 -10 8 14T56 10V92H-56z", "#dbe8ee")
        + rect(-42, -98, 84, 20, "#7aa6bd", "", 6)
    )


def cocoa() -> str:
    return (
        path("M0 -96Q64 -40 40 40Q20 92 0 96Q-20 92 -40 40Q-64 -40 0 -96z", "#8a4b22")
        + "".join(line(f"M0 -88Q{x} 0 0 90", "#5d2f13", 5) for x in (-44, -16, 16, 44))
        + turn(leaf("#5c9a4c", 84, 28), 56, 6, -80)
    )


def cheese() -> str:
    return (
        path("M-86 40L70 -56L88 40z", "#f6c53f")
        + path("M-86 40H88V76H-86z", "#e5a821")
        + oval(10, 10, 16, 12, "#d89a17")
        + oval(46, -12, 10, 9, "#d89a17")
        + oval(-30, 56, 13, 9, "#c98b12")
        + oval(44, 58, 16, 10, "#c98b12")
    )


def palm() -> str:
    """Palm sugar in its half shell."""
    return (
        oval(0, 40, 84, 34, "#5d3a1c")
        + path("M-70 34Q-60 -40 0 -44Q60 -40 70 34Q0 60 -70 34z", "#a86a32")
        + path("M-52 6Q-40 -26 0 -30", "none", 'stroke="#d9a262" stroke-width="9" stroke-linecap="round"')
        + turn(leaf("#5c9a4c", 80, 16), 60, 20, -30)
        + turn(leaf("#79b05a", 76, 16), 28, 10, -36)
    )


def pod() -> str:
    """Petai."""
    one = path("M-30 -90Q30 -70 36 0Q40 70 10 94Q-20 40 -24 -20Q-30 -60 -30 -90z", "#5d9a3a") + "".join(
        oval(2 + i * 4 - (6 if i > 2 else 0), -50 + i * 30, 15, 12, "#83bf57") for i in range(5)
    )
    return turn(one, 14, -20, 0) + turn(one, -14, 34, 4, 0.9)


def mango() -> str:
    return (
        path("M-70 30Q-80 -40 -10 -66Q60 -78 78 -10Q84 60 10 76Q-50 80 -70 30z", "#f0a81f")
        + path("M-70 30Q-80 -40 -10 -66Q-44 -20 -70 30z", "#8fae3c", 'opacity=".8"')
        + path("M10 -52Q48 -48 58 -14", "none", 'stroke="#ffe08a" stroke-width="9" stroke-linecap="round"')
        + turn(leaf("#4f8a4a", 66, 24), 40, -8, -64)
    )


def pedada() -> str:
    """Mangrove apple: a flat green fruit on a star-shaped calyx, with a long style."""
    star = "".join(turn(path("M-20 30L0 96L20 30z", "#6f9a3f" if i % 2 else "#86b24d"), i * 60) for i in range(6))
    return (
        star
        + oval(0, 0, 60, 56, "#a9c75a")
        + oval(0, -6, 46, 40, "#bcd770")
        + oval(-16, -22, 14, 9, "#e6f2b8")
        + line("M0 -8V-92", "#7a9a3a", 6)
    )


def passion() -> str:
    return (
        oval(-30, 0, 62, 62, "#6a2a5e")
        + oval(-46, -22, 14, 9, "#a8679c")
        + oval(40, 22, 54, 54, "#7d3670")
        + oval(40, 22, 46, 46, "#f6edd6")
        + oval(40, 22, 38, 38, "#f0b32c")
        + "".join(
            oval(
                40 + 24 * math.cos(i * 0.9),
                22 + 24 * math.sin(i * 0.9),
                5,
                8,
                "#2c1a10",
                f'transform="rotate({i * 52 + 90} {40 + 24 * math.cos(i * 0.9):.0f} {22 + 24 * math.sin(i * 0.9):.0f})"',
            )
            for i in range(7)
        )
    )


def turmeric() -> str:
    return ginger("#d98a1d") + oval(84, 14, 11, 17, "#f58f0a")


def melinjo() -> str:
    return (
        turn(leaf("#4f8a4a", 110, 34), -40, -6, 10)
        + turn(leaf("#6fa75a", 110, 34), 36, 6, 6)
        + oval(-22, 46, 22, 34, "#c8402a")
        + oval(24, 50, 22, 34, "#dd6a2e")
        + oval(-28, 34, 6, 9, "#f3a08a")
        + oval(18, 38, 6, 9, "#ffc39a")
    )


def potato() -> str:
    """The six-petalled bingka."""
    return (
        "".join(turn(oval(0, -46, 36, 42, "#d9952e"), i * 60) for i in range(6))
        + "".join(turn(oval(0, -44, 26, 31, "#8a4a17"), i * 60) for i in range(6))
        + oval(0, 0, 40, 40, "#7a3f14")
        + oval(-10, -12, 16, 9, "#b86f2a")
    )


def bun() -> str:
    return (
        path("M-84 44Q-92 -50 0 -54Q92 -50 84 44Q0 64 -84 44z", "#fbf5e6")
        + path("M-64 0Q-52 -34 0 -38", "none", 'stroke="#fff" stroke-width="12" stroke-linecap="round"')
        + line("M-20 -90q10 12 0 24M10 -98q10 12 0 24", "#cdbfa4", 6)
    )


def bulb() -> str:
    """Bengkuang."""
    return (
        path("M0 -50Q96 -50 80 16Q50 84 0 84Q-50 84 -80 16Q-96 -50 0 -50z", "#e3d3ab")
        + "".join(line(f"M0 -44Q{x} 10 0 78", "#b8a36f", 4) for x in (-60, 60))
        + turn(leaf("#5d9444", 60, 18), -20, 0, -46)
        + turn(leaf("#79b05a", 60, 18), 24, 0, -46)
    )


def pepper() -> str:
    return "".join(
        oval(
            math.cos(i * 2.4) * 15 * math.sqrt(i),
            math.sin(i * 2.4) * 15 * math.sqrt(i),
            14,
            14,
            mix("#2a2320", "#6b5a4a", (i % 4) / 4),
        )
        + oval(math.cos(i * 2.4) * 15 * math.sqrt(i) - 4, math.sin(i * 2.4) * 15 * math.sqrt(i) - 4, 4, 3, "#b9a48c")
        for i in range(1, 26)
    )


def bear() -> str:
    """The sun bear of Balikpapan."""
    return (
        oval(-54, -50, 24, 24, "#231a15")
        + oval(54, -50, 24, 24, "#231a15")
        + oval(0, 0, 76, 72, "#2b211b")
        + oval(0, 26, 42, 36, "#c9a06a")
        + oval(0, 12, 15, 11, "#1a120d")
        + line("M0 22V36M-16 40Q0 52 16 40", "#1a120d", 5)
        + oval(-28, -12, 8, 9, "#fff4dc")
        + oval(28, -12, 8, 9, "#fff4dc")
        + oval(-27, -11, 4.5, 5, "#120c08")
        + oval(27, -11, 4.5, 5, "#120c08")
        + path("M-46 66Q0 96 46 66Q40 98 0 100Q-40 98 -46 66z", "#f2b134")
    )


ICONS: dict[str, Callable[[], str]] = {
    "fish": fish, "prawn": prawn, "crab": crab, "squid": squid, "chili": chili, "seaweed": seaweed, "coffee": coffee, "sprig": sprig, "fern": fern, "banana": banana,
    "cassava": cassava, "ginger": ginger, "honey": honey, "salak": salak, "pineapple": pineapple, "naga": naga, "durian": durian, "peanut": peanut, "onion": onion,
    "lemongrass": lemongrass, "citrus": citrus, "coconut": coconut, "rice": rice, "spice": spice, "milk": milk, "cocoa": cocoa, "cheese": cheese, "palm": palm, "pod": pod,
    "mango": mango, "pedada": pedada, "passion": passion, "turmeric": turmeric, "melinjo": melinjo, "bingka": potato, "bun": bun, "bulb": bulb, "pepper": pepper, "bear": bear,
    "tuna": lambda: fish("#5d86a8", "#23405e"), "anchovy": lambda: turn(fish("#b9c6cc", "#5d7480"), -8, 0, -34, 0.8) + turn(fish("#cfd8dc", "#6d8590"), 6, 8, 34, 0.8),
    "greenbean": lambda: beans("#6f9a3f"), "soy": lambda: beans("#b98a45"), "redginger": lambda: ginger("#c9573f"),
}  # fmt: skip


def motif(p: Pen, kind: str, w: float, h: float, c: str, d: str) -> str:
    """An all-over print of w x h, in colours c and d."""
    out = ""
    if kind == "wave":
        for j in range(int(h / 40) + 2):
            out += line(
                f"M-50 {j * 40}" + "q25 -26 50 0t50 0" * (int(w / 100) + 2),
                c,
                7,
                f'opacity="{0.25 + 0.6 * (j * 40 / h):.2f}"',
            )
    elif kind == "dots":
        for _ in range(int(w * h / 3200)):
            r = p.r.uniform(4, 13)
            out += oval(p.r.uniform(0, w), p.r.uniform(0, h), r, r, c if p.r.random() < 0.6 else d, 'opacity=".8"')
    elif kind == "leaf":
        for j in range(int(h / 84) + 1):
            for i in range(int(w / 92) + 2):
                out += turn(
                    leaf(c if (i + j) % 2 else d, 78, 30),
                    40 if j % 2 else -40,
                    i * 92 - 10 + (46 if j % 2 else 0),
                    j * 84 + 70,
                )
    elif kind == "scales":
        for j in range(int(h / 38) + 2):
            for i in range(int(w / 76) + 2):
                x, y = i * 76 - (38 if j % 2 else 0), j * 38
                out += path(
                    f"M{x - 38} {y}a38 38 0 0 0 76 0",
                    mix(c, d, (j % 3) / 3),
                    f'stroke="{d}" stroke-width="4" opacity=".75"',
                )
    elif kind == "rays":
        for i in range(28):
            a, b = math.radians(i * 360 / 28), math.radians((i + 0.5) * 360 / 28)
            out += path(
                f"M{w / 2} {h * 0.42}L{w / 2 + 1400 * math.cos(a):.0f} {h * 0.42 + 1400 * math.sin(a):.0f}L{w / 2 + 1400 * math.cos(b):.0f} {h * 0.42 + 1400 * math.sin(b):.0f}z",
                c,
                'opacity=".34"',
            )
    elif kind == "stripes":
        for i in range(int(w / 44) + 1):
            out += rect(i * 44, 0, 20, h, c, 'opacity=".5"')
    elif kind == "zig":
        for j in range(int(h / 54) + 1):
            out += line(
                f"M-20 {j * 54}" + "l27 -27l27 27" * (int(w / 54) + 2),
                c if j % 2 else d,
                9,
                'opacity=".8" stroke-linejoin="miter"',
            )
    elif kind == "kawung":
        for j in range(int(h / 76) + 2):
            for i in range(int(w / 76) + 2):
                out += turn(
                    "".join(turn(oval(0, -20, 12, 20, c), a) for a in (45, 135, 225, 315)) + oval(0, 0, 5, 5, d),
                    0,
                    i * 76,
                    j * 76,
                )
    elif kind == "curl":
        for j in range(int(h / 110) + 2):
            for i in range(int(w / 110) + 2):
                x, y = i * 110 + (55 if j % 2 else 0), j * 110
                out += turn(curl(c, d), 180 if (i + j) % 2 else 0, x, y, 0.62)
    elif kind == "topo":
        for i in range(9):
            out += path(
                blob(p, w * 0.5, h * 0.6, w * (0.12 + 0.1 * i), h * (0.08 + 0.07 * i)),
                "none",
                f'stroke="{c}" stroke-width="5" opacity=".6"',
            )
    elif kind == "check":
        for j in range(int(h / 48) + 1):
            for i in range(int(w / 48) + 1):
                if (i + j) % 2:
                    out += rect(i * 48, j * 48, 48, 48, c, 'opacity=".55"')
    elif kind == "hex":
        for j in range(int(h / 52) + 2):
            for i in range(int(w / 60) + 2):
                x, y = i * 60 + (30 if j % 2 else 0), j * 52
                out += path(
                    "M"
                    + "L".join(
                        f"{x + 29 * math.cos(math.radians(a)):.0f} {y + 29 * math.sin(math.radians(a)):.0f}"
                        for a in range(30, 390, 60)
                    )
                    + "z",
                    d if p.r.random() < 0.3 else "none",
                    f'stroke="{c}" stroke-width="5" opacity=".7"',
                )
    return out


def curl(c: str, d: str) -> str:
    """A pair of the hooked spirals seen all over Kalimantan's carving and beadwork."""
    half = line("M0 60Q-8 0 -44 -10Q-84 -16 -84 22Q-80 52 -50 46Q-30 38 -38 20Q-48 10 -56 22", c, 11) + line(
        "M0 60Q-4 10 -14 -30Q-20 -60 -50 -58Q-70 -50 -60 -34", d, 9
    )
    return half + f'<g transform="scale(-1 1)">{half}</g>' + path("M0 -70L12 -46L0 -22L-12 -46z", c)


def blob(p: Pen, cx: float, cy: float, rx: float, ry: float) -> str:
    pts = [
        (cx + rx * p.r.uniform(0.86, 1.12) * math.cos(a), cy + ry * p.r.uniform(0.86, 1.12) * math.sin(a))
        for a in [i * math.tau / 10 for i in range(10)]
    ]
    d = ""
    for i in range(10):
        (x0, y0), (x1, y1) = pts[i], pts[(i + 1) % 10]
        mx, my = (x0 + x1) / 2, (y0 + y1) / 2
        d += f"M{mx:.0f} {my:.0f}" if i == 0 else f"Q{x0:.0f} {y0:.0f} {mx:.0f} {my:.0f}"
    (x0, y0), (x1, y1) = pts[0], pts[1]
    return d + f"Q{x0:.0f} {y0:.0f} {(x0 + x1) / 2:.0f} {(y0 + y1) / 2:.0f}z"
