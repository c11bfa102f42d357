"""PDF by Typst: a sealed folder in, a file and what was found wrong out. The only room that knows Typst.

A letter that none of the fonts has would stop a tagged PDF, or vanish from a plain one. Every text of the view is
therefore looked up in the fonts first: what none has is printed as □ and becomes a problem at the entry it came from.
A view says where its texts come from by a key `place`: `[file, line, column]`, good for the mapping that holds it and
for everything inside, until a deeper one.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, cast

from etalase.make import preflight
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import Document, Made

VERSION = "1"

BOX = "□"
_ROOM_OF_TEMPLATES = "templates/print/"
_POINTER = re.compile(r"┌─ (.+?):(\d+):(\d+)")
_FAMILY = re.compile(
    rb"""\sfont-family\s*=\s*(?:"[^"]*"|'[^']*')|font-family\s*:(?:'[^']*'|"[^"]*"|&quot;.*?&quot;|[^;"'}&])*;?"""
)
_UNKNOWN_PLACE = Place("content/site.yaml")

_RESULT = "hasil.pdf"
# A view of so many bytes, about 400 products, is typeset in a process of its own.
_LARGE = 800_000
_alone = threading.Lock()

# What a standard promises to a screen reader: tags, title, language, a text for every picture.
_STANDARDS: Mapping[str, Any] = {"layar": ["ua-1"], "cetak": ["1.6"]}


def make_document(
    document: Document,
    templates: Mapping[str, bytes],
    pictures: Mapping[str, bytes],
    fonts: Sequence[Path],
) -> Made:
    """The PDF. `templates` are the files of `templates/print` by name, `pictures` the finished pictures by the names
    that the view uses, `fonts` the font files in order of fallback.

    Without fonts, or when the template is broken, there is no file: `data` is empty and a problem says why.
    """
    view = dict(document.view.build(*document.view.inputs))
    printable, problems = _printable(view, _covered(tuple(str(font) for font in fonts)))
    with tempfile.TemporaryDirectory(prefix="etalase-") as folder:
        room = Path(folder).resolve()
        for name, data in templates.items():
            _put(room, name.removeprefix("print/"), data)
        for name in document.pictures:
            if name in pictures:
                _put(room, name, _in_our_letters(pictures[name]) if name.endswith(".svg") else pictures[name])
        told = json.dumps(printable, ensure_ascii=False).encode()
        _put(room, "data.json", told)
        data, found = _compile(document, room, fonts, len(told))
    if document.preset == "layar":
        found += tuple(preflight.of_screen(data, view))
    return Made(data, (*problems, *found))


def _put(room: Path, name: str, data: bytes) -> None:
    """Write a file below the room. Names come from our own plans; one that points elsewhere is a mistake of ours."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(f"a name that leaves the folder: {name}")
    target = room.joinpath(*path.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _in_our_letters(drawing: bytes) -> bytes:
    """A drawing's text in the letters of the book: the machine's own fonts are off, so any other family is a guess."""
    plain = _FAMILY.sub(b"", drawing)
    return re.sub(rb"<svg\b", b'<svg font-family="Plus Jakarta Sans"', plain, count=1)


def _compile(document: Document, room: Path, fonts: Sequence[Path], size: int) -> tuple[bytes, tuple[Problem, ...]]:
    folders = tuple(sorted({str(font.parent) for font in fonts}))
    if size < _LARGE:
        done = typeset(str(room), document.template, document.preset, document.day, folders)
    else:
        done = _typeset_apart(str(room), document.template, document.preset, document.day, folders)
    said = tuple(_broken(message, diagnostic, room, document.template) for message, diagnostic in done["said"])
    if done["failed"]:
        return b"", said
    found = tuple(
        Problem(finding["code"], _place(finding.get("place")) or _UNKNOWN_PLACE, finding.get("values", {}))
        for finding in done["findings"]
    )
    return (room / _RESULT).read_bytes(), said + found


def typeset(room: str, template: str, preset: str, day: str, folders: Sequence[str]) -> dict[str, Any]:
    """Typeset a template in its sealed folder into a file beside it. Texts only, in and out: whether it `failed`, what
    Typst `said` as (message, diagnostic), and what the template itself found out, as its
    `#metadata((code:, place:, values:)) <finding>`.
    """
    import typst

    compiler = typst.Compiler(
        str(Path(room, template)),
        root=room,
        font_paths=_loaded(tuple(folders)),
        ignore_system_fonts=True,
        sys_inputs={"data": "data.json", "preset": preset},
        package_path=str(Path(room, "none")),
        package_cache_path=str(Path(room, "none")),
    )
    noon = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), dt.UTC)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            timestamp=int(noon.timestamp()), pdf_standards=_STANDARDS[preset], pdf_tags=preset == "layar"
        )
    except typst.TypstError as error:
        return {"failed": True, "said": [[error.message, error.diagnostic]], "findings": []}
    Path(room, _RESULT).write_bytes(cast(bytes, pdf))
    said = [[warning.message, warning.diagnostic] for warning in warnings]
    return {"failed": False, "said": said, "findings": json.loads(compiler.query("<finding>", field="value"))}


def _typeset_apart(*about: object) -> dict[str, Any]:
    """The same in a process of its own: Typst keeps everything it has laid out for the next time, more than a gigabyte
    for a thousand products, and only the end of a process gives it back. One at a time, for the same reason.
    """
    home = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "etalase.make.paper"]
    with _alone:
        done = subprocess.run(
            command, input=json.dumps(about).encode(), capture_output=True, env={**os.environ, "PYTHONPATH": paths}
        )
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace").strip()[-500:] or f"{command[-1]}: {done.returncode}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@lru_cache(maxsize=4)
def _loaded(folders: tuple[str, ...]) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def _broken(message: str, diagnostic: str, room: Path, template: str) -> Problem:
    """What Typst says, placed in our templates. Its lines count from 1, its columns from 0."""
    place = Place(_ROOM_OF_TEMPLATES + template)
    if pointer := _POINTER.search(diagnostic):
        name = pointer[1].replace("\\", "/").rpartition(f"{room.name}/")[2]
        place = Place(_ROOM_OF_TEMPLATES + name.lstrip("/"), int(pointer[2]), int(pointer[3]) + 1)
    return Problem("template.broken", place, {"reason": message.strip()})


def _place(value: Any) -> Place | None:
    if not value:
        return None
    file, line, column = value
    return Place(str(file), int(line), int(column))


def _printable(view: Mapping[str, Any], covered: _Cover) -> tuple[Any, list[Problem]]:
    """The view with □ for what no font has, and one problem for each such sign of each entry."""
    found: dict[tuple[Place, str], Problem] = {}

    def text(value: str, place: Place) -> str:
        if covered.whole(value):
            return value
        kept: list[str] = []
        for cluster in _clusters(unicodedata.normalize("NFC", value)):
            good, missing = covered.best(cluster)
            kept.append(good)
            if missing and (place, missing) not in found:
                glyph = " ".join(f"U+{ord(sign):04X}" for sign in missing)
                found[place, missing] = Problem("glyph.missing", place, {"text": value[:80], "glyph": glyph})
        return "".join(kept)

    def walk(value: Any, place: Place) -> Any:
        if isinstance(value, str):
            return text(value, place)
        if isinstance(value, Mapping):
            inside = _place(value.get("place")) or place
            return {key: value[key] if key == "place" else walk(value[key], inside) for key in value}
        if isinstance(value, (list, tuple)):
            if value and isinstance(value[0], int):
                return list(value)
            return [walk(item, place) for item in value]
        return value

    return walk(view, _UNKNOWN_PLACE), list(found.values())


class _Cover:
    """Which signs the fonts can draw. A sign and the marks on it must come from one font."""

    def __init__(self, cmaps: tuple[frozenset[int], ...]) -> None:
        self._cmaps = cmaps
        self._first = cmaps[0] if cmaps else frozenset()
        self._all = frozenset().union(*cmaps)
        self._box = BOX if ord(BOX) in self._all else "?"

    def whole(self, text: str) -> bool:
        """Whether the first font has everything, which is true of nearly every text."""
        return text.isascii() or all(ord(sign) in self._first for sign in text)

    def best(self, cluster: str) -> tuple[str, str]:
        """The cluster as it can be printed, and what had to be left out of it."""
        if self._drawn(cluster):
            return cluster, ""
        missing = "".join(sign for sign in cluster if not _silent(sign) and ord(sign) not in self._all)
        if not missing:
            # Each sign is in some font, but no font has them together: a mark on a letter of another script.
            missing = cluster[1:]
        kept = "".join(sign for sign in cluster if sign not in missing)
        return (kept if kept and self._drawn(kept) else "") + self._box, missing

    def _drawn(self, cluster: str) -> bool:
        signs = [ord(sign) for sign in cluster if not _silent(sign)]
        return any(all(sign in cmap for sign in signs) for cmap in self._cmaps)


def _silent(sign: str) -> bool:
    """Whether a sign is never drawn: line ends, joiners, selectors, marks of direction."""
    return sign in "\n\t\r\u00ad\u034f\ufeff" or unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


def _clusters(text: str) -> Iterator[str]:
    """A sign with the marks that stand on it. An emoji joined from several is one for each of its parts."""
    cluster = ""
    for sign in text:
        if cluster and not (
            unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") or "\U0001f3fb" <= sign <= "\U0001f3ff"
        ):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


@lru_cache(maxsize=4)
def _covered(fonts: tuple[str, ...]) -> _Cover:
    from fontTools.ttLib import TTFont

    cmaps = []
    for font in fonts:
        with TTFont(font, lazy=True) as opened:
            cmaps.append(frozenset(opened.getBestCmap()))
    return _Cover(tuple(dict.fromkeys(cmaps)))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(typeset(*json.load(sys.stdin))))
