"""Draws the pictures of the sample catalogue from pictures.json.

    python tools/sample_pictures/draw.py                 draws every picture that is missing
    python tools/sample_pictures/draw.py --all           draws every picture again
    python tools/sample_pictures/draw.py amplang kopi    draws those whose path holds one of the words
    python tools/sample_pictures/draw.py --check         names pictures missing, left over, or over the limit in size

No build runs this: the pictures are committed. It needs Chromium, Playwright, Pillow, NumPy, fontTools and the free
fonts named in README.md. The same list gives the same drawing; only another Chromium or encoder changes bytes.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import shutil
import sys
from pathlib import Path

import numpy as np
from marks import logo
from PIL import Image, ImageFilter
from playwright.sync_api import Page, sync_playwright
from scenes import Picture, scene
from svg import FONTS, Pen

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BADGE = (600.0, 600.0)  # the drawing units of a business's logo
LIMIT = 11_000_000  # bytes of all pictures together: what a clone of the repository should have to carry
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
FIT = """() => { for (const t of document.querySelectorAll('text[data-fit]')) {
  const n = t.getComputedTextLength(), w = +t.dataset.fit;
  if (n > w) t.setAttribute('font-size', t.getAttribute('font-size') * w / n); } }"""


def listed() -> list[Picture]:
    """The pictures to draw, from pictures.json; raises KeyError or ValueError when an entry is incomplete."""
    out = []
    for e in json.loads((HERE / "pictures.json").read_text(encoding="utf-8")):
        a, b = e["palette"].split(",")
        out.append(Picture(e["path"], e["label"], e["sub"], a, b, int(e["w"]), int(e["h"]), e["draw"]))
    return out


def find_fonts(folder: Path) -> dict[str, Path]:
    """Font name -> file, for the fonts of svg.FONTS under `folder`; raises SystemExit naming those not found."""
    found = {f.stem: f for f in sorted(folder.rglob("*.?tf"))}
    lacking = sorted(set(FONTS.values()) - set(found))
    if lacking:
        raise SystemExit(f"fonts not found under {folder}: {', '.join(lacking)} (README.md names their packages)")
    return {name: found[name] for name in FONTS.values()}


def styles(fonts: dict[str, Path]) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";src:url(data:font/otf;base64,{base64.b64encode(fonts[name].read_bytes()).decode()})}}'
        for family, name in FONTS.items()
    )
    return f"<style>{faces}body{{margin:0;background:transparent}}svg{{display:block}}</style>"


def document(pic: Picture, fonts: dict[str, Path]) -> str:
    """The picture as one SVG document at its size in pixels."""
    pen = Pen(pic.path)
    if pic.draw["make"] == "logo":
        own = pic.draw["kind"] in ("site", "wide")
        body, (vw, vh) = logo(pen, pic, fonts), (float(pic.w), float(pic.h)) if own else BADGE
    else:
        body, (vw, vh) = scene(pen, pic), pic.view
    size = f'width="{pic.w}" height="{pic.h}" viewBox="0 0 {vw:.0f} {vh:.0f}"'
    aspect = 'preserveAspectRatio="xMidYMid slice"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {aspect}><defs>{"".join(pen.defs)}</defs>{body}</svg>'


def shoot(page: Page, svg: str, pic: Picture) -> Image.Image:
    page.set_viewport_size({"width": pic.w, "height": pic.h})
    page.evaluate("s => { document.getElementById('o').innerHTML = s }", svg)
    page.evaluate("() => document.fonts.ready")
    page.evaluate(FIT)
    shot = page.screenshot(omit_background=True, clip={"x": 0, "y": 0, "width": pic.w, "height": pic.h})
    return Image.open(io.BytesIO(shot))


def developed(im: Image.Image, seed: str) -> Image.Image:
    """What a lens and a sensor add: a little bloom, corners a shade darker, warm highlights, fine grain."""
    im = im.convert("RGB")
    x = np.asarray(im, dtype=np.float32) / 255
    glow = np.asarray(im.filter(ImageFilter.GaussianBlur(max(im.size) / 60)), dtype=np.float32) / 255
    x = 1 - (1 - x) * (1 - 0.10 * np.clip(glow - 0.55, 0, 1) * 2)
    h, w = x.shape[:2]
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    far = ((xx / w - 0.46) ** 2 + (yy / h - 0.46) ** 2) / 0.5
    x *= (1 - 0.20 * np.clip(far, 0, 1) ** 1.4)[..., None]
    x = x + 0.035 * np.sin((x - 0.5) * np.pi) * (1 - np.abs(2 * x - 1))
    light = x.mean(axis=2, keepdims=True)
    x *= 1 + (light - 0.5) * np.array([0.02, 0.004, -0.03], dtype=np.float32)
    rng = np.random.default_rng(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big"))
    grain = rng.normal(0, 1, (h, w)).astype(np.float32)
    x += (grain * 0.0055 * (1 - 0.5 * light[..., 0]))[..., None]
    return Image.fromarray((np.clip(x, 0, 1) * 255 + 0.5).astype(np.uint8))


def encoded(im: Image.Image, suffix: str, allow: int) -> bytes:
    """The picture in the format of its suffix, the quality lowered step by step while it is over `allow` bytes."""
    kind = FORMATS[suffix.lower()]
    if kind == "PNG":
        out = io.BytesIO()
        if im.mode == "RGBA":
            flat = im.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        else:
            colours = im.quantize(128, method=Image.Quantize.MEDIANCUT)
            flat = im.quantize(palette=colours, dither=Image.Dither.FLOYDSTEINBERG)
        flat.save(out, kind, optimize=True)
        return out.getvalue()
    quality = {"JPEG": 84, "WEBP": 82, "AVIF": 66}[kind]
    while True:
        out = io.BytesIO()
        if kind == "JPEG":
            im.save(out, kind, quality=quality, optimize=True, progressive=True, subsampling=2)
        elif kind == "WEBP":
            im.save(out, kind, quality=quality, method=6)
        else:
            im.save(out, kind, quality=quality, speed=4)
        if out.tell() <= allow or quality <= 60:
            return out.getvalue()
        quality -= 3


def check(pictures: list[Picture]) -> int:
    """Names what is missing or left over in content/**/photos and the total size; 0 when all is in order."""
    names = {p.path for p in pictures}
    files = [f for f in sorted((ROOT / "content").rglob("photos/*")) if f.is_file()]
    there = {f.relative_to(ROOT).as_posix(): f.stat().st_size for f in files}
    bad = [f"missing: {n}" for n in sorted(names - set(there))]
    bad += [f"not in the list: {n}" for n in sorted(set(there) - names)]
    total = sum(there.values())
    if total > LIMIT:
        bad.append(f"{total:,} bytes in all, more than {LIMIT:,}")
    print("\n".join(bad) if bad else f"{len(there)} pictures, {total:,} bytes")
    return 1 if bad else 0


def main() -> int:
    cli = argparse.ArgumentParser(description="Draws the pictures of the sample catalogue.")
    cli.add_argument("words", nargs="*", help="draw only pictures whose path holds one of these")
    cli.add_argument("--all", action="store_true", help="draw again what is already there")
    cli.add_argument("--check", action="store_true", help="compare the list with the files and stop")
    cli.add_argument("--fonts", type=Path, default=Path("/usr/share/fonts"), help="folder that holds the fonts")
    cli.add_argument("--out", type=Path, default=ROOT, help="folder the paths are relative to")
    args = cli.parse_args()
    pictures = listed()
    if args.check:
        return check(pictures)
    wanted = [p for p in pictures if any(w in p.path for w in args.words)] if args.words else pictures
    todo = [p for p in wanted if args.all or args.words or not (args.out / p.path).exists()]
    fonts = find_fonts(args.fonts)
    with sync_playwright() as play:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        # One word in each font, so that all of them are loaded before the first picture.
        words = "".join(f'<span style="font-family:{family}">a</span>' for family in FONTS)
        page.set_content(f'{styles(fonts)}<div id="o"></div><div style="position:absolute;top:-999px">{words}</div>')
        for pic in todo:
            target = args.out / pic.path
            target.parent.mkdir(parents=True, exist_ok=True)
            svg = document(pic, fonts)
            if target.suffix == ".svg":
                plain_svg = svg.replace(' preserveAspectRatio="xMidYMid slice"', "").replace("<defs></defs>", "")
                data = plain_svg.encode() + b"\n"
            else:
                shot = shoot(page, svg, pic)
                plain = pic.draw["make"] == "logo"
                im = shot.convert("RGBA") if plain else developed(shot, pic.path)
                data = encoded(im, target.suffix, 12_000 + int(pic.w * pic.h * 0.036))
            target.write_bytes(data)
            print(f"{pic.path}  {len(data):,}", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
