# ruff: noqa: E501
"""Packages: pouches, pillow bags, jars, bottles, boxes, sleeves, trays, cups and soap, each carrying a printed label."""

from __future__ import annotations

import math
from dataclasses import dataclass

from food import PIECES, Item, heap, paste
from ground import shadow
from icons import ICONS, motif
from svg import (
    DARK,
    LIGHT,
    Pen,
    at,
    blend,
    crescent,
    ink_on,
    letters,
    lift,
    line,
    luma,
    mix,
    oval,
    path,
    rect,
    sink,
    wrap,
)


@dataclass(frozen=True)
class Print:
    """What is printed on a pack: name, small print, two colours, art, and how it is laid out."""

    name: str
    sub: str
    a: str
    b: str
    icon: str
    lay: str = "sun"
    motif: str = "wave"
    font: str = "Hitam"


def title(
    label: Print,
    x: float,
    top: float,
    bottom: float,
    w: float,
    largest: float,
    ink: str,
    ink2: str,
    anchor: str = "middle",
    longest: int = 10,
) -> str:
    """The name in up to three lines and the small print under it, as large as fits between top and bottom."""
    capitals = label.font in ("Tinggi", "Spartan")
    wide = (
        0.62 if label.font in ("Spartan", "Gemuk") else 0.42 if label.font in ("Tinggi", "Kafe") else 0.5
    )  # of the size, a letter
    tail = 0.62 if label.sub else 0.0

    def fits(rows: list[str]) -> float:
        return min(largest, (bottom - top) / (len(rows) * 0.95 + tail), w / (wide * max(len(r) for r in rows)))

    rows = max((wrap(label.name, n) for n in (longest, 14, 20, 6)), key=fits)
    size = fits(rows)
    y = (top + bottom) / 2 - size * (len(rows) * 0.95 + tail) / 2 + size * 0.78
    out = "".join(
        letters(x, y + i * size * 0.95, r.upper() if capitals else r, size, ink, label.font, w, 0, anchor)
        for i, r in enumerate(rows)
    )
    if label.sub:
        out += letters(
            x,
            y + (len(rows) - 1) * size * 0.95 + size * 0.58,
            label.sub.upper(),
            max(size * 0.34, largest * 0.26),
            ink2,
            "Tegas",
            w,
            3,
            anchor,
        )
    return out


def face(p: Pen, label: Print, w: float, h: float) -> str:
    """The printed front of a pack, w x h with its upper left corner at (0, 0)."""
    a, b = label.a, label.b
    on_a, on_b = ink_on(a), ink_on(b, dark=sink(a, 0.45) if luma(a) < 0.3 else "#2a1a10")
    cx, u = w / 2, min(w, h * 0.78)
    icon = ICONS[label.icon]()
    big = u * 0.21
    soft = mix(a, b, 0.42)
    small = lift(b, 0.2) if luma(b) > luma(a) + 0.15 else on_a
    if label.lay == "sun":
        r, y = u * 0.29, h * 0.34
        t = title(label, cx, y + r + h * 0.03, h * 0.94, w * 0.84, big, on_a, small)
        return (
            rect(0, 0, w, h, a)
            + motif(p, label.motif, w, h, mix(a, b, 0.22), mix(a, b, 0.3))
            + oval(cx, y, r, r, b)
            + oval(cx, y, r * 1.09, r * 1.09, "none", f'stroke="{b}" stroke-width="4"')
            + at(icon, cx, y, r * 0.0088)
            + crescent(cx, max(h * 0.02, y - r * 1.36), u * 0.05, b)
            + rect(0, y + r * 1.13, w, h, a, 'opacity=".6"')
            + t
        )
    if label.lay == "panel":
        px, pw, top = w * 0.13, w * 0.74, h * 0.1
        arc = min(pw / 2, h * 0.3)
        panel = f"M{px} {h * 0.9}V{top + arc}Q{px} {top} {cx} {top}Q{px + pw} {top} {px + pw} {top + arc}V{h * 0.9}z"
        t = title(
            label,
            cx,
            h * 0.53,
            h * 0.87,
            pw * 0.86,
            big * 0.9,
            a if luma(a) < 0.3 else sink(a, 0.6),
            sink(a, 0.3) if luma(a) < 0.4 else "#3a2a1c",
        )
        return (
            rect(0, 0, w, h, a)
            + motif(p, label.motif, w, h, soft, b)
            + path(panel, mix(b, "#fffaf0", 0.72))
            + path(panel, "none", f'stroke="{b}" stroke-width="7"')
            + at(icon, cx, h * 0.345, min(pw * 0.0034, h * 0.0017))
            + t
        )
    if label.lay == "split":
        t = title(label, cx, h * 0.115, h * 0.43, w * 0.86, big, on_a, on_a)
        wave = f"M0 {h * 0.52}Q{w * 0.25} {h * 0.43} {w * 0.5} {h * 0.49}T{w} {h * 0.47}"
        return (
            rect(0, 0, w, h, a)
            + p.clip(
                wave + f"V{h}H0z",
                rect(0, 0, w, h, b)
                + at(motif(p, label.motif, w, h * 0.6, mix(b, a, 0.16), mix(b, a, 0.28)), 0, h * 0.43),
            )
            + path(wave, "none", f'stroke="{mix(b, LIGHT, 0.5)}" stroke-width="9"')
            + at(icon, cx, h * 0.735, h * 0.0021)
            + crescent(cx, h * 0.045, u * 0.05, b)
            + t
        )
    if label.lay == "band":
        t = title(label, cx, h * 0.47, h * 0.71, w * 0.86, big * 0.94, on_b, on_b, longest=11)
        return (
            rect(0, 0, w, h, a)
            + motif(p, label.motif, w, h, mix(a, b, 0.55), soft)
            + rect(0, h * 0.44, w, h * 0.3, b)
            + rect(0, h * 0.44, w, 7, lift(b, 0.5))
            + rect(0, h * 0.735, w, 7, sink(b, 0.2))
            + oval(cx, h * 0.275, u * 0.26, u * 0.26, b)
            + at(icon, cx, h * 0.275, u * 0.0023)
            + t
        )
    if label.lay == "badge":
        r = min(w * 0.44, h * 0.43)
        y = h * 0.47
        t = title(label, cx, y - r * 0.04, y + r * 0.78, r * 1.5, big, on_b, on_b, longest=9)
        return (
            rect(0, 0, w, h, a)
            + motif(p, label.motif, w, h, soft, b)
            + oval(cx, y, r, r, b)
            + oval(
                cx,
                y,
                r * 0.94,
                r * 0.94,
                "none",
                f'stroke="{on_b}" stroke-width="3.4" stroke-dasharray="2 9" stroke-linecap="round"',
            )
            + at(icon, cx, y - r * 0.46, r * 0.0039)
            + t
        )
    if label.lay == "plain":
        t = title(label, cx, h * 0.17, h * 0.57, w * 0.86, big * 1.1, on_a, small)
        return (
            rect(0, 0, w, h, a)
            + crescent(cx, h * 0.08, u * 0.08, b)
            + t
            + at(p.clip(f"M0 0H{w}V{h}H0z", motif(p, label.motif, w, h * 0.42, b, soft)), 0, h * 0.62)
        )
    if label.lay == "window":
        t = title(label, cx, h * 0.1, h * 0.44, w * 0.86, big, on_a, on_a)
        icon_low = at(icon, cx, h * 0.72, h * 0.0021) if h < w else ""
        return (
            rect(0, 0, w, h, a)
            + motif(p, label.motif, w, h, mix(a, b, 0.2), mix(a, b, 0.26))
            + crescent(cx, h * 0.045, u * 0.05, b)
            + rect(0, h * 0.1, w, h * 0.36, a, 'opacity=".5"')
            + t
            + icon_low
        )
    if label.lay == "side":
        t = title(label, w * 0.1, h * 0.1, h * 0.45, w * 0.8, big * 1.1, on_a, on_a, "start", 9)
        r = min(w * 0.5, h * 0.36)
        return (
            rect(0, 0, w, h, a)
            + p.clip(
                f"M0 0H{w}V{h}H0z", oval(w * 0.68, h * 0.8, r, r, b) + at(icon, w * 0.62, h * 0.745, r * 0.0064, -8)
            )
            + crescent(w * 0.17, h * 0.045, u * 0.06, b)
            + t
        )
    raise ValueError(f"unknown layout {label.lay}")


def small_label(p: Pen, label: Print, w: float, h: float, paper: str = "", wide: bool = False) -> str:
    """A jar's or bottle's label, w x h."""
    paper = paper or mix(label.b if luma(label.b) > luma(label.a) else label.a, "#fffaf0", 0.66)
    strong = label.a if luma(label.a) < luma(label.b) else label.b
    ink = ink_on(paper, dark=sink(strong, 0.25))
    out = rect(0, 0, w, h, paper)
    if label.lay in ("sun", "badge"):
        out += (
            rect(0, 0, w, h * 0.1, label.a)
            + rect(0, h * 0.9, w, h * 0.1, label.a)
            + rect(0, h * 0.115, w, 4, label.b)
            + rect(0, h * 0.875, w, 4, label.b)
        )
    elif label.lay in ("split", "side"):
        out += p.clip(f"M0 0H{w}V{h}H0z", oval(w / 2, -h * 0.12, w * 0.62, h * 0.55, label.a))
    elif label.lay == "band":
        out += p.clip(
            f"M0 0H{w}V{h}H0z",
            rect(0, 0, w, h, label.a) + motif(p, label.motif, w, h, mix(label.a, label.b, 0.4), label.b),
        ) + rect(w * 0.06, h * 0.3, w * 0.88, h * 0.62, paper, "", 12)
    elif label.lay == "plain":
        out = rect(0, 0, w, h, label.a) + rect(0, 0, w, 9, label.b) + rect(0, h - 9, w, 9, label.b)
        ink = ink_on(label.a, light=lift(label.b, 0.6))
    else:
        out += rect(12, 12, w - 24, h - 24, "none", f'stroke="{strong}" stroke-width="4"', 10) + rect(
            20, 20, w - 40, h - 40, "none", f'stroke="{label.b}" stroke-width="2"', 7
        )
    banded = label.lay in ("sun", "badge")
    t = title(
        label,
        w / 2,
        h * (0.43 if banded else 0.42),
        h * (0.86 if banded else 0.93),
        w * 0.72,
        w * 0.17,
        ink,
        ink,
        longest=13 if wide else 10,
    )
    mid = 0.285 if banded else 0.235
    k = min(w * 0.0016, h * (0.00135 if banded else 0.0017))
    disc = (
        oval(w / 2, h * mid, k * 112, k * 112, label.b if label.lay in ("split", "side", "plain") else paper)
        if label.lay in ("split", "side", "plain", "band")
        else ""
    )
    return out + disc + at(ICONS[label.icon](), w / 2, h * mid, k * 0.96) + t


def cylinder(p: Pen, w: float, h: float, opacity: float = 0.8) -> str:
    """Shading that makes a flat w x h front a cylinder."""
    return rect(
        0,
        0,
        w,
        h,
        p.lin(
            (0, DARK, 0.62),
            (0.1, DARK, 0.22),
            (0.26, LIGHT, 0.3),
            (0.38, LIGHT, 0.05),
            (0.68, DARK, 0.04),
            (0.88, DARK, 0.38),
            (1, DARK, 0.68),
        ),
        f'opacity="{opacity}"',
    )


def pouch(p: Pen, label: Print, finish: str = "matte", fill: str = "", w: float = 540, h: float = 760) -> Item:
    """A stand-up pouch: matte, gloss, foil or kraft; with `fill`, a clear window shows the goods."""
    x, top = -w / 2, -h
    body = f"M{x + 8} {top}H{-x - 8}q10 0 11 12l3 {h * 0.11:.0f}q20 {h * 0.42:.0f} 10 {h * 0.8:.0f}q-2 34 -34 38q{-w / 2 + 22:.0f} 22 {-w + 44:.0f} 0q-32 -4 -34 -38q-10 {-h * 0.38:.0f} 10 {-h * 0.8:.0f}l3 {-h * 0.11:.0f}q1 -12 11 -12z"
    kraft = "#c2935c"
    lab = (
        label
        if finish != "kraft"
        else Print(label.name, label.sub, kraft, label.b, label.icon, label.lay, label.motif, label.font)
    )
    front = face(p, lab, w, h * 0.84)
    if finish == "kraft":
        paper = (
            f'<g transform="translate(0 {h * 0.12:.0f})">'
            + rect(w * 0.14, 0, w * 0.72, h * 0.62, mix(label.b, "#fffaf0", 0.35) if luma(label.b) > 0.25 else label.a)
            + f'<g transform="translate({w * 0.14:.0f} 0)">'
            + small_label(p, label, w * 0.72, h * 0.62)
            + "</g></g>"
        )
        front = rect(0, 0, w, h, kraft) + paper
    inner = f'<g transform="translate({x} {top + h * 0.115:.0f})">{front}</g>'
    back = label.a if finish != "kraft" else kraft
    shape = rect(x - 20, top - 5, w + 40, h + 10, sink(back, 0.08)) + inner
    if finish == "kraft":
        shape += blend(rect(x - 20, top, w + 40, h, "#808080", p.relief("0.04 0.35", 4, 3, 60)), "soft-light", 0.8)
    if fill:
        wx, wy, ww, wh = x + w * 0.14, top + h * 0.56, w * 0.72, h * 0.3
        win = f"M{wx} {wy + 60}Q{wx + ww / 2} {wy - 46} {wx + ww} {wy + 60}V{wy + wh - 30}q0 30 -30 30H{wx + 30}q-30 0 -30 -30z"
        goods = at(rect(0, 0, ww, wh, "#6a4522") + heap(p, fill, ww, wh, 0.78), wx, wy)
        shape += p.clip(
            win,
            goods
            + path(win, "none", f'stroke="{DARK}" stroke-width="26" opacity=".5" {p.blur(7)}')
            + path(
                f"M{wx + 20} {wy + wh}L{wx + ww * 0.34} {wy - 20}h46L{wx + ww * 0.22} {wy + wh}z",
                "#fff",
                f'opacity=".34" {p.blur(3)}',
            ),
        ) + path(win, "none", f'stroke="{label.b}" stroke-width="6"')
    depth, wrinkle, shine = {
        "matte": (9, 0.9, 0.18),
        "gloss": (10, 1.2, 0.42),
        "foil": (11, 1.5, 0.5),
        "kraft": (9, 0.8, 0.05),
    }[finish]
    lit = f"<g {p.puffed(34, depth, wrinkle, shine, '0.0035 0.0075')}>{p.clip(body, shape)}</g>"
    seal = (
        "".join(
            line(f"M{x + 12} {top + 10 + i * 6}H{-x - 12}", LIGHT if i % 2 else DARK, 2, 'opacity=".2"')
            for i in range(10)
        )
        + rect(x + 10, top + 74, w - 20, 5, DARK, 'opacity=".25"')
        + rect(x + 10, top + 80, w - 20, 3, LIGHT, 'opacity=".4"')
    )
    hole = (
        oval(0, top + 34, 15, 15, DARK, 'opacity=".55"')
        if label.lay != "window"
        else rect(-44, top + 24, 88, 18, DARK, 'opacity=".5"', 9)
    )
    gusset = path(
        f"M{x - 2} -96Q0 34 {-x + 2} -96Q{-x - 40} -6 {-x - 60} 4Q0 26 {x + 60} 4Q{x + 40} -6 {x - 2} -96z",
        DARK,
        f'opacity=".18" {p.blur(5)}',
    )
    gleam = path(
        f"M{x + 44} {top + 100}q24 {h * 0.4:.0f} 4 {h * 0.76:.0f}h26q26 {-h * 0.4:.0f} -2 {-h * 0.76:.0f}z",
        "#fff",
        f'opacity="{0.1 + shine * 0.34:.2f}" {p.blur(9)}',
    ) + path(
        f"M{-x - 52} {top + 100}q-14 {h * 0.4:.0f} 6 {h * 0.74:.0f}h16q-16 {-h * 0.4:.0f} 0 {-h * 0.74:.0f}z",
        "#fff",
        f'opacity="{shine * 0.22:.2f}" {p.blur(7)}',
    )
    edge = path(body, "none", f'stroke="{lift(back, 0.5)}" stroke-width="2.4" opacity=".5"')
    return Item(shadow(p, w * 0.52) + lit + p.clip(body, seal + hole + gusset + gleam) + edge, w, h)


def sack(p: Pen, label: Print, fill: str, w: float = 560, h: float = 720) -> Item:
    """A clear pillow bag full of goods, closed by a folded header card that carries the print."""
    x, top = -w / 2, -h
    body = f"M{x + 6} {top + 40}H{-x - 6}q26 {h * 0.42:.0f} 16 {h * 0.82:.0f}q-8 60 -60 62q{-w / 2 + 54:.0f} 18 {-w + 108:.0f} 0q-56 -2 -60 -62q-10 {-h * 0.4:.0f} 16 {-h * 0.82:.0f}z"
    goods = p.clip(
        body,
        rect(x - 30, top, w + 60, h + 40, mix("#8a5a2a", label.b, 0.15))
        + at(heap(p, fill, w + 50, h * 0.86, 1.02), x - 25, top + h * 0.12),
    )
    lit = f"<g {p.puffed(40, 7, 1.1, 0.18, '0.005 0.008')}>{goods}</g>"
    film = p.clip(
        body,
        rect(x - 30, top, w + 60, h + 40, "#ffffff", 'opacity=".03"')
        + path(
            f"M{x + 40} {top + 60}q40 300 -6 {h * 0.86:.0f}h40q44 -320 10 {-h * 0.86:.0f}z",
            "#fff",
            f'opacity=".38" {p.blur(7)}',
        )
        + path(
            f"M{-x - 120} {top + 200}q50 160 20 {h * 0.6:.0f}h26q30 -170 -16 {-h * 0.6:.0f}z",
            "#fff",
            f'opacity=".34" {p.blur(6)}',
        )
        + "".join(
            line(
                f"M{p.r.uniform(x, -x):.0f} {top + 180}q{p.r.uniform(-40, 40):.0f} 60 {p.r.uniform(-20, 20):.0f} 130",
                "#fff",
                4,
                f'opacity=".4" {p.blur(2)}',
            )
            for _ in range(9)
        ),
    )
    ch = h * 0.36
    card = (
        f'<g transform="translate({x - 6} {top})">'
        + p.clip(f"M0 0H{w + 12}V{ch}H0z", header(p, label, w + 12, ch))
        + rect(0, 0, w + 12, ch, p.lin((0, LIGHT, 0.3), (0.3, LIGHT, 0.0), (1, DARK, 0.25), x=1, y=0.4))
        + rect(0, ch - 3, w + 12, 3, DARK, 'opacity=".3"')
        + oval((w + 12) / 2, 24, 13, 13, DARK, 'opacity=".5"')
        + rect(w * 0.3, 52, 26, 7, "#c9ccd0", "", 3)
        + rect(w * 0.68, 52, 26, 7, "#c9ccd0", "", 3)
        + "</g>"
    )
    drop = rect(x, top + ch - 8, w, 26, DARK, f'opacity=".4" {p.blur(7)}')
    return Item(shadow(p, w * 0.5) + lit + film + drop + card, w, h)


def header(p: Pen, label: Print, w: float, h: float) -> str:
    """A wide, low face: icon at the left, name at the right."""
    on = ink_on(label.a)
    rows = wrap(label.name, 10)
    size = min(w * 0.14, h * 0.62 / (len(rows) + 0.5))
    y = h * 0.56 - (len(rows) - 1) * size * 0.42
    t = "".join(
        letters(w * 0.4, y + i * size * 0.96, r, size, on, label.font, w * 0.54, 0, "start") for i, r in enumerate(rows)
    ) + letters(
        w * 0.4,
        y + (len(rows) - 1) * size * 0.96 + size * 0.62,
        label.sub.upper(),
        size * 0.38,
        on,
        "Tegas",
        w * 0.5,
        3,
        "start",
    )
    return (
        rect(0, 0, w, h, label.a)
        + motif(p, label.motif, w, h, mix(label.a, label.b, 0.24), mix(label.a, label.b, 0.3))
        + rect(0, h - 16, w, 16, label.b)
        + oval(w * 0.21, h * 0.54, h * 0.36, h * 0.36, label.b)
        + at(ICONS[label.icon](), w * 0.21, h * 0.54, h * 0.0029)
        + t
    )


def sachet(p: Pen, label: Print, w: float = 430, h: float = 600) -> Item:
    """A flat pillow sachet with crimped ends."""
    x, top = -w / 2, -h
    teeth = 22
    zig = "".join(f"l{w / teeth / 2:.2f} {-7 if i % 2 == 0 else 7}" for i in range(teeth * 2))
    zag = "".join(f"l{-w / teeth / 2:.2f} {7 if i % 2 == 0 else -7}" for i in range(teeth * 2))
    body = f"M{x} {top + 8}{zig}q10 {h / 2:.0f} 0 {h - 12:.0f}{zag}q-10 {-h / 2:.0f} 0 {-h + 12:.0f}z"
    shape = rect(x - 12, top, w + 24, h + 10, sink(label.a, 0.15)) + at(face(p, label, w + 10, h - 96), x - 5, top + 48)
    crimps = "".join(
        rect(x - 8, yy + i * 7, w + 16, 2.6, DARK if i % 2 else LIGHT, 'opacity=".3"')
        for yy in (top + 4, -42)
        for i in range(6)
    )
    return Item(
        shadow(p, w * 0.5)
        + f"<g {p.puffed(36, 11, 1.4, 0.45, '0.004 0.008')}>{p.clip(body, shape)}</g>"
        + p.clip(body, crimps),
        w,
        h,
    )


def jar(p: Pen, label: Print, fill: str, lid: str = "#d9a520", kind: str = "round", lid_kind: str = "metal") -> Item:
    """A glass jar: round, squat (wide), tall, or tub (a wide clear cookie tin with a big lid)."""
    w, h = {"round": (460, 600), "squat": (560, 470), "tall": (400, 700), "tub": (540, 620), "cream": (520, 360)}[kind]
    x, lh = -w / 2, {"round": 110, "squat": 104, "tall": 104, "tub": 92, "cream": 120}[kind]
    top = -h + lh
    neck = 46 if kind in ("round", "tall") else 22
    body = f"M{x + neck} {top}H{-x - neck}q{neck} 14 {neck} 84V-60q0 58 -60 60H{x + 60}q-60 -2 -60 -60V{top + 84}q0 -70 {neck} -84z"
    bh = -top
    goods = at(paste(p, fill, w, bh), x, top)
    level = bh * (0.1 if kind != "tub" else 0.05)
    air = (
        rect(x, top, w, level, "#f4f8f4", 'opacity=".62"') + oval(0, top + level, w * 0.5, 12, LIGHT, 'opacity=".4"')
        if fill not in ("lulur",)
        else ""
    )
    lh2, lab_top = bh * (0.56 if kind != "cream" else 0.72), top + bh * (0.27 if kind != "cream" else 0.16)
    lab = at(small_label(p, label, w, lh2, wide=kind in ("squat", "cream")), x, lab_top)
    lab_shade = rect(x, lab_top + lh2, w, 10, DARK, f'opacity=".5" {p.blur(4)}') + rect(
        x, lab_top - 4, w, 4, LIGHT, 'opacity=".5"'
    )
    glass = at(cylinder(p, w, bh), x, top)
    shine = (
        rect(x + 30, top + 40, 30, bh - 96, "#fff", f'opacity=".62" {p.blur(4)}', 15)
        + rect(-x - 52, top + 70, 12, bh - 150, "#fff", f'opacity=".4" {p.blur(3)}', 6)
        + rect(x + 72, top + 52, 8, bh - 130, "#fff", f'opacity=".35" {p.blur(2)}', 4)
    )
    base = oval(0, -14, w * 0.46, 16, LIGHT, f'opacity=".35" {p.blur(4)}')
    pot = p.clip(body, goods + air + lab_shade + lab + glass + shine + base) + path(
        body, "none", 'stroke="#ffffff" stroke-width="3" opacity=".5"'
    )
    lx, lw = (x + neck - 10, w - 2 * neck + 20) if kind != "tub" else (x - 12, w + 24)
    if lid_kind == "cloth":
        c2 = lid
        skirt = (
            f"M{lx - 34} {-h + lh + 26}Q{lx - 4} {-h + 40} {lx + 20} {-h + 22}Q0 {-h - 40} {-lx - 20} {-h + 22}Q{-lx + 4} {-h + 40} {-lx + 34} {-h + lh + 26}"
            + "".join(
                f"q{-(2 * -lx + 68) / 20:.1f} {24 if i % 2 else -12} {-(2 * -lx + 68) / 10:.1f} 0" for i in range(10)
            )
            + "z"
        )
        fabric = rect(lx - 60, -h - 60, lw + 120, lh + 140, c2) + at(
            motif(p, "check" if luma(c2) > 0.2 else "kawung", lw + 120, lh + 140, label.b, lift(c2, 0.4)),
            lx - 60,
            -h - 60,
        )
        cap = (
            f"<g {p.puffed(16, 6, 1.6, 0.0, '0.03 0.008')}>{p.clip(skirt, fabric)}</g>"
            + line(f"M{lx - 2} {-h + lh - 26}Q0 {-h + lh - 8} {-lx + 2} {-h + lh - 26}", "#a8763f", 9)
            + line(f"M{lx - 2} {-h + lh - 29}Q0 {-h + lh - 11} {-lx + 2} {-h + lh - 29}", "#e0b77c", 4)
            + line(f"M20 {-h + lh - 14}q30 44 10 84M24 {-h + lh - 14}q-34 30 -40 70", "#c2935c", 6)
        )
    else:
        c2 = lid if lid_kind != "wood" else "#b98650"
        box = rect(lx, -h, lw, lh, c2, "", 16)
        ribs = (
            "".join(rect(lx + 8 + i * (lw - 16) / 40, -h + 22, 4, lh - 30, DARK, 'opacity=".2"') for i in range(40))
            if lid_kind == "metal"
            else blend(rect(lx, -h, lw, lh, "#808080", p.relief("0.005 0.09", 8, 3, 58)), "soft-light", 1)
            if lid_kind == "wood"
            else ""
        )
        cap = p.clip(
            f"M{lx} {-h + 16}q0 -16 16 -16H{lx + lw - 16}q16 0 16 16V{-h + lh - 10}q0 10 -10 10H{lx + 10}q-10 0 -10 -10z",
            box + ribs + at(cylinder(p, lw, lh, 0.9), lx, -h) + rect(lx, -h, lw, 14, LIGHT, 'opacity=".35"'),
        ) + rect(lx + 6, -h + lh, lw - 12, 12, DARK, f'opacity=".4" {p.blur(4)}')
    return Item(shadow(p, w * 0.52) + pot + cap, w, h + (20 if lid_kind == "cloth" else 0))


def bottle(p: Pen, label: Print, liquid: str, kind: str = "syrup", cap: str = "#2a1a0b") -> Item:
    """A bottle: syrup (long neck), milk (wide, plastic), oil (small, square), flask (honey), pump (soap), swing (clip top)."""
    w, h, nw, nh = {
        "syrup": (250, 800, 84, 200),
        "milk": (270, 640, 130, 90),
        "oil": (230, 560, 92, 110),
        "flask": (330, 620, 120, 100),
        "pump": (290, 560, 96, 70),
        "swing": (260, 760, 84, 170),
    }[kind]
    x = -w / 2
    sh = {"syrup": 150, "milk": 90, "oil": 40, "flask": 110, "pump": 70, "swing": 130}[kind]
    top, y1 = -h, -h + nh
    rnd = 26 if kind in ("oil", "flask") else 46
    body = f"M{-nw / 2} {top}H{nw / 2}V{y1}C{nw / 2} {y1 + sh * 0.5} {-x} {y1 + sh * 0.4} {-x} {y1 + sh}V{-rnd}q0 {rnd} {-rnd} {rnd}H{x + rnd}q{-rnd} 0 {-rnd} {-rnd}V{y1 + sh}C{x} {y1 + sh * 0.4} {-nw / 2} {y1 + sh * 0.5} {-nw / 2} {y1}z"
    clear = kind in ("syrup", "oil", "flask", "swing", "pump")
    dark = sink(liquid, 0.4)
    fill = rect(x, top, w, h, p.lin((0, dark), (0.3, liquid), (0.52, lift(liquid, 0.28)), (0.75, liquid), (1, dark)))
    if clear:
        fill += rect(x, top, w, nh * (0.75 if kind != "pump" else 0.4), "#f2f6f0", 'opacity=".5"') + oval(
            w * 0.1, -h * 0.2, w * 0.34, h * 0.3, lift(liquid, 0.6), f'opacity=".5" {p.blur(24)}'
        )
    lab_h = (h - nh - sh) * (0.7 if kind != "milk" else 0.62)
    lab_y = y1 + sh + (h - nh - sh) * 0.12
    lab = rect(x, lab_y + 5, w, lab_h, DARK, f'opacity=".35" {p.blur(5)}') + at(
        small_label(p, label, w, lab_h), x, lab_y
    )
    glass = at(cylinder(p, w, h, 0.75), x, top)
    gleam = (
        rect(x + 22, y1 + sh + 6, 20, h - nh - sh - 50, "#fff", f'opacity=".62" {p.blur(3)}', 10)
        + rect(-x - 34, y1 + sh + 24, 9, h - nh - sh - 90, "#fff", f'opacity=".36" {p.blur(2)}', 5)
        + line(
            f"M{-nw / 2 + 15} {top + 20}V{y1 - 10}Q{-nw / 2 + 10} {y1 + sh * 0.5} {x + 34} {y1 + sh * 0.86}",
            "#fff",
            9,
            f'opacity=".5" {p.blur(3)}',
        )
    )
    out = p.clip(body, fill + lab + glass + gleam) + path(
        body, "none", 'stroke="#ffffff" stroke-width="2.6" opacity=".45"'
    )
    if kind == "pump":
        out += (
            rect(-nw / 2 - 8, top - 46, nw + 16, 56, cap, "", 8)
            + at(cylinder(p, nw + 16, 56), -nw / 2 - 8, top - 46)
            + rect(-11, top - 110, 22, 70, lift(cap, 0.3))
            + path(f"M-30 {top - 150}H40q70 0 84 46h-24q-12 -20 -54 -20H-30z", cap)
            + rect(-30, top - 150, 70, 8, LIGHT, 'opacity=".4"')
        )
        h += 150
    elif kind == "swing":
        out += (
            path(f"M-34 {top + 4}q0 -54 34 -56q34 2 34 56z", p.lin((0, "#ffffff"), (0.5, "#f3efe6"), (1, "#b9b09f")))
            + line(f"M-46 {top + 60}Q-60 {top - 30} 0 {top - 46}Q60 {top - 30} 46 {top + 60}", "#8a8f94", 6)
            + rect(-50, top + 48, 100, 14, "#9aa0a5", "", 6)
            + rect(-36, top - 4, 72, 12, "#c9472f")
        )
        h += 50
    else:
        ch = 66 if kind in ("syrup", "oil") else 74
        cw = nw + 22
        out += p.clip(
            f"M{-cw / 2} {top + 14}V{top - ch + 22}q0 -12 14 -12H{cw / 2 - 14}q14 0 14 12V{top + 14}z",
            rect(-cw / 2, top - ch, cw, ch + 20, cap)
            + "".join(rect(-cw / 2 + 4 + i * cw / 18, top - ch + 20, 3, ch, DARK, 'opacity=".25"') for i in range(18))
            + at(cylinder(p, cw, ch + 20, 0.9), -cw / 2, top - ch),
        ) + rect(-nw / 2, top + 14, nw, 10, DARK, f'opacity=".35" {p.blur(3)}')
        if kind == "flask":
            out += (
                line(f"M{-nw / 2 - 4} {y1 - 24}Q0 {y1 - 8} {nw / 2 + 4} {y1 - 24}", "#c2935c", 8)
                + line(f"M10 {y1 - 14}q40 60 16 110M14 {y1 - 14}q-30 50 -34 90", "#c2935c", 5)
                + at(rect(-31, 0, 62, 84, "#f3e3c0", "", 6) + crescent(0, 34, 18, "#8a4d05"), -12, y1 + 72, 1, 7)
            )
        h += ch - 10
    return Item(shadow(p, w * 0.54) + out, w, h)


def box(p: Pen, label: Print, w: float = 500, h: float = 600, d: float = 170, window: str = "") -> Item:
    """A carton seen from its front and right side; with `window` its front shows the goods."""
    x, top = -w / 2 - d * 0.25, -h
    skew = -3.2
    front = face(p, label, w, h)
    if window:
        wy = h * 0.52
        win = f"M{w * 0.1} {wy}H{w * 0.9}q20 0 20 20V{h * 0.86}q0 20 -20 20H{w * 0.1}q-20 0 -20 -20V{wy + 20}q0 -20 20 -20z"
        front += p.clip(
            win,
            at(rect(0, 0, w, h * 0.42, "#6a4522") + heap(p, window, w, h * 0.4, 0.86), 0, wy)
            + path(win, "none", f'stroke="{DARK}" stroke-width="30" opacity=".55" {p.blur(8)}')
            + path(f"M{w * 0.12} {h}L{w * 0.36} {wy - 20}h60L{w * 0.28} {h}z", "#fff", 'opacity=".25"'),
        ) + path(win, "none", f'stroke="{label.b}" stroke-width="5"')
    side_c = sink(label.a, 0.2)
    kx = d * 0.72
    gleam = rect(0, 0, w, 4, LIGHT, 'opacity=".5"')
    front_g = f'<g transform="translate({x} {top}) skewY({skew})"><g>{p.clip(f"M0 0H{w}V{h}H0z", front)}</g>{rect(0, 0, w, h, p.lin((0, LIGHT, 0.26), (0.4, LIGHT, 0.02), (1, DARK, 0.2), x=1, y=0.5))}{gleam}</g>'
    lift_y = -w * math.tan(math.radians(-skew))
    fx, fy = x + w, top + lift_y
    rise = d * 0.34
    side = path(
        f"M{fx} {fy}l{kx} {-rise * 0.45 + 40}v{h - 62}L{fx} {fy + h}z",
        p.lin((0, sink(side_c, 0.12)), (1, sink(side_c, 0.45))),
    ) + at(letters(0, 0, label.name, 40, ink_on(side_c), label.font, h * 0.6), fx + kx * 0.52, fy + h * 0.52, 1, -90)
    lid = path(
        f"M{x} {top}L{fx} {fy}l{kx} {-rise * 0.45 + 40 - 0}L{x + kx * 0.9} {top - rise * 0.28}z",
        p.lin((0, lift(label.a, 0.34)), (1, lift(label.a, 0.12))),
    )
    edge = line(f"M{fx} {fy}V{fy + h}", LIGHT, 3, 'opacity=".4"')
    return Item(shadow(p, w * 0.56, w * 0.09, d * 0.2, -10) + lid + side + front_g + edge, w + kx, h)


def sleeve_tray(p: Pen, label: Print, content: str, w: float = 760, h: float = 400) -> Item:
    """A frozen dish: a shallow tray under film with a card sleeve across it, seen a little from above, frosted."""
    x, top = -w / 2, -h
    tray = f"M{x + 46} {top}H{-x - 46}L{-x} -40Q{-x} 0 {-x - 40} 0H{x + 40}Q{x} 0 {x} -40z"
    inner = f"M{x + 66} {top + 20}H{-x - 66}L{-x - 34} -66H{x + 34}z"
    goods = p.clip(inner, rect(x, top, w, h, sink(label.a, 0.2)) + at(content, 0, top + h * 0.48))
    frost = p.clip(
        inner,
        path(f"M{x + 60} -60L{x + 260} {top}h70L{x + 150} -60z", "#fff", f'opacity=".4" {p.blur(5)}')
        + rect(x, top, w, h, "#e6f2fa", 'opacity=".12"'),
    )
    sw = w * 0.44
    sleeve = f"M{-sw / 2 + 20} {top - 16}H{sw / 2 - 20}L{sw / 2} 4H{-sw / 2}z"
    card = p.clip(
        sleeve,
        at(
            face(
                p,
                Print(label.name, label.sub, label.a, label.b, label.icon, "badge", label.motif, label.font),
                sw,
                h + 30,
            ),
            -sw / 2,
            top - 20,
        ),
    ) + path(sleeve, p.lin((0, LIGHT, 0.3), (0.4, LIGHT, 0.0), (1, DARK, 0.3), x=0.8, y=1))
    drop = path(f"M{sw / 2 - 20} {top - 10}l34 14L{sw / 2 + 34} 0H{sw / 2}z", DARK, f'opacity=".4" {p.blur(7)}')
    return Item(
        shadow(p, w * 0.52, w * 0.08)
        + path(tray, p.lin((0, "#3a3d40"), (0.5, "#24272a"), (1, "#101214"), x=0.4, y=1))
        + line(f"M{x + 46} {top + 2}H{-x - 46}", LIGHT, 4, 'opacity=".5"')
        + goods
        + frost
        + drop
        + card,
        w,
        h,
    )


def cup(p: Pen, label: Print, liquid: str, kind: str = "glass", bits: str = "") -> Item:
    """An iced drink in a tall glass, or a clear takeaway cup with the print and a dome lid."""
    w, h = (330, 560)
    t, b = w / 2, w * (0.39 if kind == "cup" else 0.42)
    body = f"M{-t} {-h}H{t}L{b} -22Q{b} 0 {b - 22} 0H{-b + 22}Q{-b} 0 {-b} -22z"
    level = -h * 0.84
    drink = rect(
        -t, level, w, -level, p.lin((0, lift(liquid, 0.34)), (0.45, liquid), (1, sink(liquid, 0.22)), x=0, y=1)
    )
    ice = "".join(
        at(
            PIECES["ice"](p),
            p.r.uniform(-0.36, 0.36) * w,
            level + p.r.uniform(-20, h * 0.5),
            1.25,
            p.r.uniform(-40, 40),
            'opacity=".62"',
        )
        for _ in range(9)
    )
    inside = (
        "".join(
            at(
                PIECES[bits](p),
                p.r.uniform(-0.36, 0.36) * w,
                p.r.uniform(level * 0.9, -40),
                0.55,
                p.r.uniform(0, 360),
                'opacity=".9"',
            )
            for _ in range(8)
        )
        if bits and bits != "selasih"
        else ""
    )
    if bits == "selasih":
        inside = "".join(
            oval(x, y, 7, 6, "#dfe6c8", 'opacity=".55"') + oval(x, y, 3, 3, "#1d1a14")
            for x, y in ((p.r.uniform(-0.4, 0.4) * w, p.r.uniform(level * 0.7, -20)) for _ in range(90))
        )
    top_face = oval(0, level, t * 0.965, 24, lift(liquid, 0.5), 'opacity=".75"')
    glass = rect(
        -t,
        -h,
        w,
        h,
        p.lin(
            (0, DARK, 0.4),
            (0.1, "#fff", 0.35),
            (0.22, "#fff", 0.08),
            (0.75, "#fff", 0.0),
            (0.92, "#fff", 0.3),
            (1, DARK, 0.4),
        ),
    )
    gleam = path(f"M{-t + 30} {-h + 40}L{-b + 34} -60h26L{-t + 62} {-h + 40}z", "#fff", f'opacity=".6" {p.blur(4)}')
    dew = "".join(
        oval(x, y, r, r * 1.25, "#fff", 'opacity=".5"')
        + oval(x + r * 0.25, y + r * 0.3, r * 0.5, r * 0.6, sink(liquid, 0.2), 'opacity=".35"')
        for x, y, r in (
            (p.r.uniform(-0.42, 0.42) * w, p.r.uniform(-h * 0.9, -20), p.r.uniform(2.4, 6.5)) for _ in range(60)
        )
    )
    out = (
        p.clip(body, drink + ice + inside + top_face + glass + gleam + dew)
        + oval(0, -h, t, 26, "#ffffff", 'opacity=".25" stroke="#fff" stroke-width="4"')
        + path(body, "none", 'stroke="#fff" stroke-width="4" opacity=".6"')
    )
    straw = line(f"M10 -60L86 {-h - 150}", "#f3ead8", 22, 'opacity=".35"') if kind != "cup" else ""
    straw_top = line(f"M{48} {-h + 60}L86 {-h - 150}", label.a, 22) + line(
        f"M{44} {-h + 60}L82 {-h - 150}", lift(label.a, 0.5), 6, 'opacity=".7"'
    )
    garnish = ""
    if kind == "cup":
        dome = f"M{-t - 8} {-h}Q{-t} {-h - 150} 0 {-h - 150}Q{t} {-h - 150} {t + 8} {-h}z"
        garnish = (
            path(dome, "#ffffff", 'opacity=".22"')
            + path(dome, "none", 'stroke="#fff" stroke-width="5" opacity=".75"')
            + rect(-t - 14, -h - 12, w + 28, 24, "#fff", 'opacity=".6"', 10)
            + line(f"M{-t + 50} {-h - 40}Q{-t + 60} {-h - 120} -20 {-h - 132}", "#fff", 10, f'opacity=".7" {p.blur(3)}')
        )
        garnish = (
            p.clip(
                body,
                at(
                    small_label(p, Print(label.name, label.sub, label.a, label.b, label.icon, "badge"), w * 0.74, 210),
                    -w * 0.37,
                    -h * 0.58,
                )
                + rect(-w * 0.37, -h * 0.58, w * 0.74, 210, p.lin((0, DARK, 0.25), (0.2, LIGHT, 0.2), (1, DARK, 0.3))),
            )
            + garnish
        )
    elif bits and bits != "selasih":
        garnish = at(PIECES[bits](p), t - 10, -h + 8, 0.95, 20)
    return Item(
        shadow(p, b * 1.02)
        + oval(60, 6, 120, 26, liquid, f'opacity=".45" {p.blur(18)}')
        + straw
        + out
        + straw_top
        + garnish,
        w,
        h + 150,
    )


def mug(p: Pen, kind: str, liquid: str, a: str, b: str, icon: str = "") -> Item:
    """A cup: enamel (two colours), glass (on a saucer), ceramic, or turned wood; handle at the right."""
    w, h = 440.0, 400.0
    t = w / 2
    if kind == "wood":
        w, h, t = 360.0, 470.0, 180.0
    curve = f"M{-t} {-h}C{-t} {-h * 0.4} {-t * 0.9} -30 {-t * 0.62} 0H{t * 0.62}C{t * 0.9} -30 {t} {-h * 0.4} {t} {-h}z"
    straight = f"M{-t} {-h}V-34Q{-t} 0 {-t + 34} 0H{t - 34}Q{t} 0 {t} -34V{-h}z"
    body = (
        curve
        if kind in ("glass", "ceramic")
        else straight
        if kind == "enamel"
        else f"M{-t} {-h}Q{-t * 0.86} {-h * 0.5} {-t * 0.92} -30Q{-t * 0.9} 0 {-t * 0.7} 0H{t * 0.7}Q{t * 0.9} 0 {t * 0.92} -30Q{t * 0.86} {-h * 0.5} {t} {-h}z"
    )
    out = ""
    if kind in ("glass", "ceramic", "enamel"):
        hc = {"glass": "#eef6f4", "enamel": a, "ceramic": a}[kind]
        handle = f"M{t - 14} {-h * 0.82}C{t + 150} {-h * 0.9} {t + 140} {-h * 0.22} {t - 40} {-h * 0.2}"
        out += (
            line(handle, sink(hc, 0.35), 44, 'opacity=".9"' if kind != "glass" else 'opacity=".35"')
            + line(handle, hc, 34, "" if kind != "glass" else 'opacity=".5"')
            + line(handle, LIGHT, 8, f'opacity=".6" transform="translate(-4 -9)" {p.blur(2)}')
        )
    if kind == "glass":
        saucer = (
            oval(0, 0, t * 1.5, t * 0.34, p.lin((0, "#fff"), (0.5, "#f3ecdf"), (1, "#cdbfa6"), x=0.7, y=1))
            + oval(0, 2, t * 1.36, t * 0.28, "none", f'stroke="{a}" stroke-width="6" opacity=".8"')
            + oval(0, 6, t * 0.8, t * 0.15, DARK, f'opacity=".3" {p.blur(6)}')
        )
        tea = rect(
            -t,
            -h * 0.86,
            w,
            h,
            p.rad((0, lift(liquid, 0.42)), (0.6, liquid), (1, sink(liquid, 0.45)), cx=0.58, cy=0.62, r=0.75),
        )
        glow = oval(40, -40, 90, 60, lift(liquid, 0.65), f'opacity=".7" {p.blur(22)}')
        out = (
            shadow(p, t * 1.4, t * 0.3)
            + oval(90, 26, 180, 34, liquid, f'opacity=".5" {p.blur(20)}')
            + saucer
            + out
            + p.clip(
                body,
                rect(-t, -h, w, h, "#f6fbfa", 'opacity=".35"')
                + tea
                + glow
                + rect(
                    -t,
                    -h,
                    w,
                    h,
                    p.lin(
                        (0, DARK, 0.35),
                        (0.12, "#fff", 0.4),
                        (0.24, "#fff", 0.04),
                        (0.8, "#fff", 0.0),
                        (0.93, "#fff", 0.35),
                        (1, DARK, 0.3),
                    ),
                ),
            )
            + oval(0, -h * 0.86, t * 0.985, t * 0.2, lift(liquid, 0.2), 'opacity=".9"')
            + oval(0, -h, t, t * 0.21, "#ffffff", 'opacity=".28" stroke="#fff" stroke-width="5"')
        )
        return Item(out, w * 1.5, h + 30)
    if kind == "wood":
        c = "#9a6232"
        skin = (
            rect(-t, -h, w, h, p.lin((0, sink(c, 0.35)), (0.25, lift(c, 0.3)), (0.5, c), (1, sink(c, 0.55))))
            + blend(rect(-t, -h, w, h, "#808080", p.relief("0.05 0.004", 14, 4, 58)), "soft-light", 1)
            + "".join(
                rect(-t, -h * q, w, 7, sink(c, 0.6), 'opacity=".7"')
                + rect(-t, -h * q + 7, w, 3, LIGHT, 'opacity=".25"')
                for q in (0.84, 0.8, 0.2, 0.16)
            )
            + at(motif(p, "curl", w, 120, "#e9c99a", "#d9b07a"), -t, -h * 0.66, 1, 0, 'opacity=".55"')
        )
        return Item(
            shadow(p, t * 0.96)
            + p.clip(body, skin)
            + oval(0, -h, t, t * 0.24, p.lin((0, lift(c, 0.5)), (1, c), x=0.8, y=1))
            + oval(0, -h + 3, t * 0.88, t * 0.2, p.lin((0, sink(c, 0.7)), (1, sink(c, 0.25)), x=0.6, y=1)),
            w,
            h + 40,
        )
    c = a if kind == "enamel" else mix(a, "#fbf4e4", 0.2)
    skin = (
        rect(-t, -h, w, h, c)
        + (rect(-t, -h * 0.34, w, h * 0.1, b, 'opacity=".9"') if kind == "ceramic" else "")
        + (at(ICONS[icon](), 0, -h * 0.48, 1.1, 0, 'opacity=".9"') if icon else "")
    )
    if kind == "enamel":
        skin += specks_on(p, w, h, "#fffaf0") + path(
            f"M{t * 0.3} -10q30 -40 70 -20q10 30 -20 40z", "#3a2d26", 'opacity=".55"'
        )
    rim = (
        oval(0, -h, t, t * 0.23, p.lin((0, "#fff"), (1, lift(c, 0.5)), x=0.8, y=1))
        + oval(0, -h + 3, t * 0.93, t * 0.2, p.lin((0, "#cfc4b2"), (1, "#fff"), x=0.6, y=1))
        + oval(
            0,
            -h + 16,
            t * 0.87,
            t * 0.165,
            p.rad((0, lift(liquid, 0.14)), (1, sink(liquid, 0.35)), cx=0.6, cy=0.6, r=0.7),
        )
        + line(f"M{-t * 0.6} {-h + 20}Q0 {-h + 44} {t * 0.5} {-h + 24}", lift(liquid, 0.5), 5, 'opacity=".6"')
    )
    rim += oval(0, -h, t, t * 0.23, "none", f'stroke="{b if kind == "enamel" else lift(c, 0.5)}" stroke-width="9"')
    return Item(
        shadow(p, t * 1.02)
        + out
        + p.clip(
            body,
            skin
            + at(cylinder(p, w, h, 0.85), -t, -h)
            + rect(-t + 44, -h + 80, 24, h - 150, "#fff", f'opacity=".5" {p.blur(6)}', 12),
        )
        + rim,
        w + 150,
        h + 50,
    )


def specks_on(p: Pen, w: float, h: float, c: str) -> str:
    return "".join(
        oval(
            p.r.uniform(-w / 2, w / 2),
            p.r.uniform(-h, 0),
            p.r.uniform(1.5, 4.5),
            p.r.uniform(1.5, 4),
            c,
            'opacity=".75"',
        )
        for _ in range(130)
    )


def soap(p: Pen, label: Print, c: str, marks: str = "") -> Item:
    """Three hand-cut bars: one with its paper band in front, two stacked behind."""

    def bar(w: float, h: float, d: float, band: bool, swirl: str) -> str:
        front = f"M0 0H{w}V{-h}H0z"
        top_d = f"M0 {-h}L{d * 0.7} {-h - d * 0.5}H{w + d * 0.7}L{w} {-h}z"
        side_d = f"M{w} 0L{w + d * 0.7} {-d * 0.5}V{-h - d * 0.5}L{w} {-h}z"
        grain = blend(path(front, "#808080", p.relief("0.02 0.03", 9, 4, 58)), "soft-light", 0.9)
        veins = p.clip(
            front,
            "".join(
                line(
                    f"M-20 {-h * p.r.random():.0f}Q{w * 0.3:.0f} {-h * p.r.random():.0f} {w * 0.6:.0f} {-h * p.r.random():.0f}T{w + 20} {-h * p.r.random():.0f}",
                    swirl,
                    p.r.uniform(6, 22),
                    f'opacity=".4" {p.blur(3)}',
                )
                for _ in range(6)
            )
            + "".join(
                oval(
                    p.r.uniform(0, w),
                    -p.r.uniform(0, h),
                    p.r.uniform(2, 6),
                    p.r.uniform(2, 4),
                    sink(swirl, 0.3),
                    'opacity=".8"',
                )
                for _ in range(46)
            ),
        )
        top_marks = p.clip(
            top_d,
            "".join(
                oval(
                    p.r.uniform(0, w + d * 0.6),
                    -h - p.r.uniform(0, d * 0.5),
                    p.r.uniform(3, 9),
                    p.r.uniform(2, 4),
                    swirl,
                    'opacity=".85"',
                )
                for _ in range(34)
            ),
        )
        wrap_band = ""
        if band:
            b0, b1 = w * 0.2, w * 0.8
            wrap_band = p.clip(
                f"M{b0} 4H{b1}V{-h}L{b1 + d * 0.7} {-h - d * 0.5 - 3}H{b0 + d * 0.7}L{b0} {-h}z",
                rect(0, -h - d, w * 1.4, h + d + 10, label.a)
                + at(
                    small_label(
                        p,
                        Print(label.name, label.sub, label.a, label.b, label.icon, "frame", "leaf", label.font),
                        b1 - b0,
                        h,
                        wide=True,
                    ),
                    b0,
                    -h,
                )
                + path(f"M{b0} {-h}L{b0 + d * 0.7} {-h - d * 0.5}H{b1 + d * 0.7}L{b1} {-h}z", lift(label.b, 0.4))
                + at(crescent(0, 0, 26, label.a), (b0 + b1) / 2 + d * 0.35, -h - d * 0.3, 1),
            ) + line(f"M{b0} 0V{-h}M{b1} 0V{-h}", DARK, 3, 'opacity=".25"')
        return (
            path(side_d, p.lin((0, sink(c, 0.28)), (1, sink(c, 0.5))))
            + path(front, p.lin((0, lift(c, 0.25)), (1, sink(c, 0.12)), x=0.7, y=1))
            + veins
            + grain
            + path(top_d, p.lin((0, lift(c, 0.6)), (1, lift(c, 0.24))))
            + top_marks
            + wrap_band
            + line(f"M0 {-h}H{w}", LIGHT, 4, f'opacity=".6" {p.blur(1.5)}')
        )

    accent = marks or sink(c, 0.35)
    back = (
        shadow(p, 300, 44, 90, -70)
        + at(bar(500, 150, 120, False, accent), -150, -80, 0.94)
        + at(bar(500, 150, 120, True, accent), -130, -250, 0.94, -2)
    )
    front = shadow(p, 270, 40, -110, 0) + at(bar(500, 170, 130, True, accent), -390, 0)
    return Item(back + front, 860, 480)


def candle(p: Pen, label: Print) -> Item:
    """A candle in a glass tumbler, lit."""
    it = jar(p, label, "wax", lid="#00000000", kind="squat", lid_kind="none")
    flame = (
        oval(0, -470, 120, 160, "#ffdf8a", f'opacity=".6" {p.blur(40)}')
        + path("M0 -560Q34 -490 22 -452Q0 -428 -22 -452Q-34 -490 0 -560z", "#ffb42e", p.blur(3))
        + path("M0 -524Q16 -486 10 -458Q0 -446 -10 -458Q-16 -486 0 -524z", "#fff6d0", p.blur(2))
        + line("M0 -392V-448", "#2a1a10", 6)
    )
    rim = oval(0, -366, 258, 42, "#fff", 'opacity=".3" stroke="#fff" stroke-width="5"') + oval(
        0, -330, 250, 38, p.rad((0, "#fff6cf"), (0.5, "#f6eec8"), (1, "#d3dcc0"))
    )
    return Item(it.svg + rim + flame, it.w, 560)
