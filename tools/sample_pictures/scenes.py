# ruff: noqa: E501
"""From one entry of pictures.json to one SVG: the goods it names, set on their ground with props and light."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import craft
import food
import packs
import places
from food import Item
from ground import ground, shadow
from icons import motif
from svg import DARK, LIGHT, Pen, at, blend, crescent, letters, lift, line, mix, oval, path, rect, sink

Opts = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """One picture to draw: where it goes, what stands on the label, two colours, its size in pixels, and how it is drawn."""

    path: str
    label: str
    sub: str
    a: str
    b: str
    w: int
    h: int
    draw: Opts = field(default_factory=dict)

    @property
    def view(self) -> tuple[float, float]:
        """The drawing's own size: the shorter side is 1000 units."""
        k = 1000 / min(self.w, self.h)
        return self.w * k, self.h * k


def item(p: Pen, pic: Picture, o: Opts) -> Item:
    """The goods themselves, drawn alone."""
    a, b = o.get("a", pic.a), o.get("b", pic.b)
    label = packs.Print(
        o.get("label", pic.label),
        o.get("sub", pic.sub),
        a,
        b,
        o.get("icon", "sprig"),
        o.get("lay", "sun"),
        o.get("motif", "wave"),
        o.get("font", "Hitam"),
    )
    match o["make"]:
        case "pouch":
            return packs.pouch(p, label, o.get("finish", "matte"), o.get("fill", ""), o.get("w", 540), o.get("h", 760))
        case "sachet":
            return packs.sachet(p, label)
        case "sack":
            return packs.sack(p, label, o["fill"])
        case "jar":
            return packs.jar(
                p, label, o["fill"], o.get("lid", "#d9a520"), o.get("kind", "round"), o.get("lid_kind", "metal")
            )
        case "candle":
            return packs.candle(p, label)
        case "bottle":
            return packs.bottle(p, label, o["liquid"], o.get("kind", "syrup"), o.get("cap", "#2a1a0b"))
        case "box":
            return packs.box(p, label, o.get("w", 500), o.get("h", 600), o.get("d", 170), o.get("window", ""))
        case "sleeve":
            shell, wet = o["crab"]
            heap = at(food.crab(p, shell, wet), -170, 10, 0.92, -8) + at(food.crab(p, shell, wet), 190, 20, 0.96, 10)
            return packs.sleeve_tray(p, label, heap)
        case "cup":
            return packs.cup(p, label, o["liquid"], o.get("kind", "glass"), o.get("bits", ""))
        case "mug":
            return packs.mug(p, o["kind"], o["liquid"], a, b, o.get("icon", ""))
        case "soap":
            return packs.soap(p, label, o["colour"], o.get("marks", ""))
        case "served":
            return food.served(p, o.get("vessel", "plate"), o["what"], a, b, o.get("garnish", ""), o.get("n", 0))
        case "folded":
            return craft.folded(p, o["cloth"], a, b, pic.label, pic.sub, o.get("n", 3), o.get("k", 1.0))
        case "hanging":
            return craft.hanging(
                p, o["cloth"], a, b, o.get("w", 640), o.get("h", 900), "bamboo", o.get("k", 1.0), o.get("tail", 0.72)
            )
        case "shirt":
            return craft.shirt(p, o["cloth"], a, b, o["style"], o.get("art", ""))
        case "tote":
            return craft.tote(p, a, b)
        case "cushion":
            return craft.cushion(p, o["cloth"], a, b)
        case "tablecloth":
            return craft.table_cloth(p, o["cloth"], a, b)
        case "basket":
            return craft.basket(
                p, a, b, o.get("accent", "#8a2f1e"), o.get("weave", "plain"), o.get("shape", "tote"), o.get("rim", "")
            )
        case "hat":
            return craft.hat(p, a, b, o.get("accent", "#8a2f1e"))
        case "mats":
            return craft.mats(p, a, b, o.get("accent", "#8a2f1e"), o.get("kind", "purun"))
        case "coasters":
            return craft.coasters(p, a, b, o.get("n", 5))
        case "necklace":
            return craft.necklace(p, a, b)
        case "bracelets":
            return craft.bracelets(p, a, b)
        case "earrings":
            return craft.earrings(p, a, b)
        case "beadbag":
            chart = craft.FLOWER if o["style"] == "purse" else craft.HOOKS
            cols = (
                {"v": a, "w": "#fdf6e3", "p": "#e77fb3", "y": "#f2b134", "g": "#6fae5c"}
                if o["style"] == "purse"
                else {"k": o.get("field", "#1f1a17"), "r": a if a != "#22252b" else "#8a6a22", "y": b, "w": "#fdf6e3"}
            )
            return craft.bead_bag(p, a, b, chart, cols, o["style"])
        case "keyring":
            return craft.keyring(p, a, b)
        case "board":
            return craft.board(p)
        case "mandau":
            return craft.mandau(p, "#b3261e", b)
        case "gift":
            return gift(p, pic, o)
        case "cakebox":
            return cake_box(p, pic, o)
        case "soapbox":
            return soap_box(p, label, o)
    raise ValueError(f"{pic.path}: unknown make {o['make']}")


def gift(p: Pen, pic: Picture, o: Opts) -> Item:
    """An open carton from above its front edge, goods standing in shredded paper."""
    w, h = 860.0, 300.0
    a = o.get("box", pic.a)
    inside = path(f"M{-w / 2 + 60} {-h - 150}H{w / 2 - 60}L{w / 2} {-h}H{-w / 2}z", sink(a, 0.5))
    flap = (
        path(
            f"M{-w / 2 + 60} {-h - 150}L{-w / 2 + 20} {-h - 520}H{w / 2 - 20}L{w / 2 - 60} {-h - 150}z",
            p.lin((0, lift(a, 0.22)), (1, sink(a, 0.1)), x=0.6, y=1),
        )
        + at(crescent(0, -h - 370, 70, pic.b), 0, 0)
        + letters(0, -h - 225, o.get("words", pic.label), 74, lift(pic.b, 0.3), "Lobster", w * 0.6)
    )
    shred = "".join(
        line(
            f"M{p.r.uniform(-w / 2 + 30, w / 2 - 30):.0f} {-h - p.r.uniform(-10, 90):.0f}q{p.r.uniform(-50, 50):.0f} {p.r.uniform(-40, 20):.0f} {p.r.uniform(-70, 70):.0f} {p.r.uniform(-20, 30):.0f}",
            p.r.choice(["#e9d5a8", "#f6e8c6", "#cfae72"]),
            6,
        )
        for _ in range(190)
    )
    goods = ""
    contents = o["contents"]
    n = len(contents)
    for i, c in enumerate(contents):
        it = item(p, pic, c)
        k = o.get("tall", 460) / it.h
        goods += at(it.svg, (i - (n - 1) / 2) * (w - 150) / n, -h + 80 + (i % 2) * 12, k, (i - (n - 1) / 2) * 4)
    front_d = f"M{-w / 2} {-h}H{w / 2}L{w / 2 - 16} 0H{-w / 2 + 16}z"
    front = p.clip(
        front_d,
        rect(-w / 2, -h, w, h + 5, a)
        + at(motif(p, o.get("motif", "wave"), w, h, mix(a, pic.b, 0.3), mix(a, pic.b, 0.4)), -w / 2, -h)
        + rect(-w / 2, -h, w, h, p.lin((0, LIGHT, 0.25), (0.4, LIGHT, 0.0), (1, DARK, 0.35), x=0.8, y=1))
        + rect(-w / 2, -h, w, 6, LIGHT, 'opacity=".6"')
        + rect(-210, -h * 0.76, 420, h * 0.52, pic.b, "", 10)
        + letters(0, -h * 0.46, pic.label, 62, sink(a, 0.3), "Hitam", 380)
        + letters(0, -h * 0.31, pic.sub.upper(), 28, sink(a, 0.3), "Tegas", 380, 3),
    )
    return Item(
        shadow(p, w * 0.5)
        + flap
        + inside
        + shred
        + goods
        + at(shred[: len(shred) // 3].rsplit("<path", 1)[0], 0, 40)
        + front,
        w,
        h + 520,
    )


def cake_box(p: Pen, pic: Picture, o: Opts) -> Item:
    """A low open cake carton with the cake in it."""
    w, d, h = 860.0, 300.0, 150.0
    c = "#e9d9b8"
    back = (
        path(
            f"M{-w / 2 + 90} {-h - d}L{-w / 2 + 60} {-h - d - 330}H{w / 2 - 60}L{w / 2 - 90} {-h - d}z",
            p.lin((0, lift(c, 0.3)), (1, c), x=0.6, y=1),
        )
        + at(crescent(0, -h - d - 240, 56, pic.a), 0, 0)
        + letters(0, -h - d - 120, pic.label, 72, sink(pic.a, 0.5), "Lobster", 560)
        + letters(0, -h - d - 66, pic.sub.upper(), 30, sink(pic.a, 0.5), "Tegas", 500, 4)
    )
    well = path(
        f"M{-w / 2 + 90} {-h - d}H{w / 2 - 90}L{w / 2} {-h}H{-w / 2}z",
        p.lin((0, "#fffaf0"), (1, "#d9c8a4"), x=0.4, y=1),
    ) + path(
        f"M{-w / 2 + 90} {-h - d}L{-w / 2} {-h}V{-h + 10}H{-w / 2 + 130}L{-w / 2 + 150} {-h - d}z",
        DARK,
        f'opacity=".25" {p.blur(12)}',
    )
    inside = oval(14, -h - d * 0.42, 320, 120, DARK, f'opacity=".35" {p.blur(16)}') + at(
        food.cake(p, "bingka", o.get("cake", "#e0a23a")), 0, -h - d * 0.52, 1.06
    )
    front_d = f"M{-w / 2} {-h}H{w / 2}L{w / 2 - 10} 0H{-w / 2 + 10}z"
    front = p.clip(
        front_d,
        rect(-w / 2, -h, w, h, c)
        + at(motif(p, "kawung", w, h, mix(c, pic.a, 0.5), pic.a), -w / 2, -h)
        + rect(-w / 2, -h, w, h, p.lin((0, LIGHT, 0.3), (0.5, LIGHT, 0.0), (1, DARK, 0.3), x=0.8, y=1))
        + rect(-w / 2, -h, w, 6, LIGHT, 'opacity=".7"'),
    )
    return Item(shadow(p, w * 0.5) + back + well + inside + front, w, h + d + 330)


def soap_box(p: Pen, label: packs.Print, o: Opts) -> Item:
    """Two soap cartons standing and one bare bar before them."""
    one = packs.box(p, label, 400, 300, 140)
    two = packs.box(
        p, packs.Print(label.name, label.sub, label.b, label.a, label.icon, "plain", "leaf", label.font), 400, 300, 140
    )
    bar = (
        rect(-170, -120, 340, 120, p.lin((0, lift(o["colour"], 0.3)), (1, sink(o["colour"], 0.15)), x=0.7, y=1), "", 26)
        + rect(-150, -128, 320, 46, lift(o["colour"], 0.55), "", 20)
        + crescent(0, -70, 34, sink(o["colour"], 0.2))
    )
    return Item(
        at(two.svg, 130, -70, 0.95) + at(one.svg, -230, 0) + shadow(p, 180, 26, 200, 20) + at(bar, 190, 40), 1000, 420
    )


def props(p: Pen, spec: list[str], w: float, h: float, y: float, gap: float) -> tuple[str, str]:
    """Loose pieces round the foot of the goods; returns those behind and those before. `name:count:size`."""
    back, front = "", ""
    for s in spec:
        name, n, k = [*s.split(":"), "6", "1"][:3]
        spots = []
        for i in range(int(n)):
            side = -1 if i % 2 else 1
            spots.append((w / 2 + side * p.r.uniform(gap, w * 0.47), y + p.r.uniform(-0.035, 0.085) * h))
        for px, py in sorted(spots, key=lambda q: q[1]):
            one = at(
                oval(6, 16, 50, 18, DARK, f'opacity=".32" {p.blur(7)}') + food.PIECES[name](p),
                px,
                py,
                float(k) * (0.62 + 0.5 * (py / h - 0.5)) * 1.35,
                p.r.uniform(-60, 60),
            )
            if py < y:
                back += one
            else:
                front += one
    return back, front


def scene(p: Pen, pic: Picture) -> str:
    """The whole picture as SVG elements in `pic.view` units."""
    o = pic.draw
    w, h = pic.view
    make = o["make"]
    if make == "place":
        return places.place(p, o, w, h, pic.a, pic.b, pic.label)
    if make == "cover":
        return places.cover(p, o["kind"], w, h)
    if make == "hero":
        return places.hero(p, w, h)
    if make == "closecloth":
        return craft.close_cloth(
            p, o["cloth"], o.get("a", pic.a), o.get("b", pic.b), w, h, o.get("k", 2.2), o.get("turn", -18)
        )
    if make == "closeweave":
        return craft.close_weave(p, w, h, pic.a, pic.b, o.get("accent", "#8a2f1e"), o.get("weave", "diamond"))
    if make == "closebeads":
        return craft.close_beads(p, w, h, pic.a, pic.b)
    if make == "closefood":
        return close_food(p, o, w, h, pic)
    kind, tone = o.get("ground", "table"), o.get("tone", "cream")
    hung = make in ("hanging", "shirt")
    low = make in ("served", "mats", "coasters", "folded", "soap", "bracelets", "cakebox", "hat", "sleeve")
    y = h * o.get("horizon", (0.42 if h < w else 0.38) if low else 0.62 if kind == "linen" else 0.66 if h <= w else 0.7)
    out = ground(
        p, kind, w, h, h * 0.98 if hung and kind == "sweep" else y, tone, o.get("wood", "oak"), o.get("gobo", "")
    )
    it = item(p, pic, o)
    share = o.get("share", 0.7 if low else 0.8 if w > h * 1.6 else 0.75)
    wide = o.get("wide", (0.92 if h >= w else 0.72 if w > h * 1.5 else 0.8) if low else 0.76 if h > w else 0.66)
    if kind == "plinth":
        share, wide = min(share, 0.7), min(wide, 0.6)
    k = min(h * share / it.h, w * wide / it.w)
    foot = h * (0.845 if kind == "plinth" else 0.9) if not hung else h * 0.5 + it.h * k * 0.5
    if not hung and it.h * k < h * 0.5:
        foot = h * (0.86 if h < w else 0.8)
    cx = w * o.get("x", 0.5)
    back, front = props(p, o.get("props", []), w, h, foot, min(w * 0.4, it.w * k * 0.42))
    beside = ""
    for extra in o.get("beside", []):
        other = item(p, pic, {**o, "beside": [], **extra})
        kk = k * extra.get("k", 0.84)
        beside += at(other.svg, w * extra.get("x", 0.72), foot - h * extra.get("up", 0.05), kk, extra.get("turn", 0))
    late = "".join(
        at(
            item(p, pic, {**o, "beside": [], **e}).svg,
            w * e.get("x", 0.72),
            foot + h * 0.02,
            k * e.get("k", 0.7),
            e.get("turn", 0),
        )
        for e in o.get("before", [])
    )
    over = ""
    if o.get("steam"):
        over += at(food.steam(p, h * 0.3), cx - (30 if make == "mug" else 0), foot - it.h * k * o.get("steam_at", 0.86))
    if o.get("near"):
        name = o["near"]
        over += (
            f"<g {p.blur(9)}>"
            + at(food.PIECES[name](p), w * 0.06, h * 1.0, 2.2, 20)
            + at(food.PIECES[name](p), w * 0.95, h * 1.02, 1.9, -30)
            + "</g>"
        )
    return out + beside + back + at(it.svg, cx, foot, k, o.get("turn", 0)) + late + front + over


def close_food(p: Pen, o: Opts, w: float, h: float, pic: Picture) -> str:
    """Pieces filling the picture, sharp in the middle, soft towards far and near; optionally spilling from a pack."""
    name, k = o["what"], o.get("k", 2.0)
    soft = f"<g {p.blur(10)}>{food.heap(p, name, w, h * 0.36, k * 0.72)}</g>"
    mid = at(f"<g {p.crumb('0.03', 5, 6)}>{food.heap(p, name, w, h * 0.66, k, o.get('n', 0))}</g>", 0, h * 0.28)
    near = at(f"<g {p.blur(9)}>{food.heap(p, name, w, h * 0.12, k * 1.35, 9)}</g>", 0, h * 0.97)
    pack = ""
    if "pack" in o:
        it = item(p, pic, o["pack"])
        kk = h * 0.7 / it.h
        pack = at(it.svg, w * 0.76, h * 0.66, kk, 14)
        mid = at(f"<g {p.crumb('0.03', 5, 6)}>{food.heap(p, name, w, h * 0.4, k, o.get('n', 0))}</g>", 0, h * 0.56)
        soft = ground(p, "table", w, h, h * 0.4, "coffee", "dark")
        mid = f"<g>{pack}{at(food.mound(p, name, w * 0.44, h * 0.2, h * 0.22, k, 150), w * 0.42, h * 0.78)}</g>"
        return soft + mid + near
    base = rect(0, 0, w, h, o.get("base", "#8a5a2a"))
    light = rect(0, 0, w, h, p.rad((0, LIGHT, 0.4), (0.45, LIGHT, 0.0), (1, DARK, 0.55), cx=0.34, cy=0.28, r=0.95))
    return (
        base
        + soft
        + mid
        + near
        + blend(light, "soft-light", 0.9)
        + rect(0, 0, w, h, p.rad((0.4, DARK, 0.0), (1, DARK, 0.42), cx=0.45, cy=0.45, r=0.85))
    )
