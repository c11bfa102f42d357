"""Denah stan

Denah adalah baris-baris sel: nomor stan, `.` untuk lantai, atau nama tempat seperti Panggung. Banyaknya baris dan
kolom sama dengan `baris` dan `kolom`. Setiap nomor pada `stan` ada di denah, dan sebaliknya. Denah gambar (SVG)
menandai tiap stan dengan id `stan-<nomor>`, misalnya `stan-A12`.

*Mengapa.* Baris yang kurang satu sel menggeser seluruh denah, jadi menahan penerbitan. Stan yang tidak ada di denah
tetap tercetak dalam daftar, tetapi pengunjung tidak dapat menemukannya. Orang mencari jalannya dari pintu, jadi denah
yang besar perlu menyebut pintunya.

*Cara membetulkan.* Hitung selnya, atau tambahkan nomornya di denah dan pada `stan`. Di program gambar, pilih kotak
stannya dan isi idnya (di Inkscape: Objek, Properti Objek, ID).

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 3
      baris: 1
      sel:
        - [A1, ., ., A2] # <- plan.columns

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 3
      baris: 2 # <- plan.rows
      sel:
        - [A1, ., A2]

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 3
      baris: 1
      sel:
        - [A1, A2, A7] # <- plan.booth-unlisted

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, pelaku: [dapur-teluk]}
      - {nomor: A2, pelaku: [anyam-damai]}
      - {nomor: B9} # <- plan.booth-missing

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 3
      baris: 1
      sel:
        - [A1, A2, A1] # <- plan.booth-scattered

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 10 # <- plan.no-entrance
      baris: 1
      sel:
        - [A1, A2, A3, A4, A5, A6, A7, A8, A9, A10]
    stan:
      - {nomor: A1, pelaku: [dapur-teluk]}
      - {nomor: A2, pelaku: [anyam-damai]}
      - {nomor: A3}
      - {nomor: A4}
      - {nomor: A5}
      - {nomor: A6}
      - {nomor: A7}
      - {nomor: A8}
      - {nomor: A9}
      - {nomor: A10}

*Salah* di `content/exhibitions/pasar/denah.svg` (seluruh berkas):

    <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="9" height="9"/></svg>

dan di `content/exhibitions/pasar/exhibition.yaml`:

    denah: denah.svg # <- plan.unmarked

*Bagus* di `content/exhibitions/pasar/denah.svg` (seluruh berkas):

    <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">
    <rect id="stan-A1" width="9" height="9"/><rect id="stan-A2" x="20" width="9" height="9"/></svg>

dan di `content/exhibitions/pasar/exhibition.yaml`:

    denah: denah.svg

*Bagus* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 4
      baris: 2
      sel:
        - [A1, ., ., A2]
        - [., Panggung, Panggung, .]
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from etalase.checks._shared import ERROR, INFO, WARNING, all_of
from etalase.model import Catalog, Exhibition, FloorPlan
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "plan.columns plan.rows"),
    **all_of(WARNING, "plan.booth-unlisted plan.booth-missing plan.booth-scattered plan.unmarked"),
    "plan.no-entrance": INFO,
}

# From so many booths on visitors ask where they came in.
_LARGE = 10
_DOOR = re.compile(r"(?:pintu|masuk|keluar|gerbang)\b", re.IGNORECASE)

_LIKE_A_NUMBER = re.compile(r"[A-Za-z]{0,3}-?[0-9]{1,3}[A-Za-z]?")
# First aid, and the floor of a building: words that end in a digit and are no booth.
_PLACES = frozenset({"p3k", "lt1", "lt2", "lt3"})


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Exhibition) or entry.plan is None or not entry.plan.cells:
        return
    yield from _size(entry, entry.plan)
    yield from _booths(entry, entry.plan)
    words = {cell for row in entry.plan.cells for cell in row}
    if len(entry.booths) >= _LARGE and not any(_DOOR.match(word) for word in words):
        yield Problem("plan.no-entrance", entry.source.place("denah"), hint="Pintu masuk")


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """Drawn plans: the booths that they mark are those of the exhibition, each once."""
    for exhibition in catalog.exhibitions.values():
        facts = catalog.photos.get(catalog.plan_path(exhibition) or "")
        if facts is None or facts.format != "SVG" or not exhibition.booths:
            continue
        source = exhibition.source
        if not facts.booths:
            number = exhibition.booths[0].number
            values = {"file": facts.path.rpartition("/")[2]}
            yield Problem("plan.unmarked", source.place("denah"), values, f'id="{_marked(number)}"')
            continue
        marked = Counter(_marked(number) for number in facts.booths)
        known = {_marked(booth.number) for booth in exhibition.booths}
        for n, booth in enumerate(exhibition.booths):
            if booth.number and _marked(booth.number) not in marked:
                yield Problem("plan.booth-missing", source.place(f"stan.{n}.nomor"), {"booth": booth.number[:20]})
        for number in dict.fromkeys(facts.booths):
            if _marked(number) not in known:
                values = {"booth": number[:20]}
                yield Problem("plan.booth-unlisted", source.place("denah"), values, f"{{nomor: {number}}}")
            elif marked[_marked(number)] > 1:
                yield Problem("plan.booth-scattered", source.place("denah"), {"booth": number[:20]})


def _marked(number: str) -> str:
    """The id that marks a booth, whatever its case; an id has no spaces.

    >>> _marked("B 12")
    'stan-b-12'
    """
    return f"stan-{'-'.join(number.casefold().split())}"


def _size(exhibition: Exhibition, plan: FloorPlan) -> Iterator[Problem]:
    source, width = exhibition.source, plan.columns or len(plan.cells[0])
    for n, row in enumerate(plan.cells):
        if len(row) != width:
            values = {"row": n + 1, "found": len(row), "expected": width}
            yield Problem("plan.columns", source.place(f"denah.sel.{n}"), values)
    if plan.rows is not None and plan.rows != len(plan.cells):
        values = {"found": len(plan.cells), "expected": plan.rows}
        yield Problem("plan.rows", source.place("denah.baris"), values, f"baris: {len(plan.cells)}")


def _booths(exhibition: Exhibition, plan: FloorPlan) -> Iterator[Problem]:
    source = exhibition.source
    numbers = {booth.number for booth in exhibition.booths}
    cells: dict[str, list[tuple[int, int]]] = {}
    for y, row in enumerate(plan.cells):
        for x, cell in enumerate(row):
            cells.setdefault(cell, []).append((x, y))
    for cell in cells:
        if cell in numbers:
            if not _is_one_piece(cells[cell]):
                x, y = cells[cell][-1]
                yield Problem("plan.booth-scattered", source.place(f"denah.sel.{y}.{x}"), {"booth": cell[:20]})
        elif _LIKE_A_NUMBER.fullmatch(cell) and cell.casefold() not in _PLACES:
            x, y = cells[cell][0]
            hint = f"{{nomor: {cell}}}"
            yield Problem("plan.booth-unlisted", source.place(f"denah.sel.{y}.{x}"), {"booth": cell[:20]}, hint)
    for n, booth in enumerate(exhibition.booths):
        if booth.number and booth.number not in cells:
            yield Problem("plan.booth-missing", source.place(f"stan.{n}.nomor"), {"booth": booth.number[:20]})


def _is_one_piece(cells: list[tuple[int, int]]) -> bool:
    """Whether the cells hang together by their sides."""
    left = set(cells)
    reached = [left.pop()]
    while reached:
        x, y = reached.pop()
        for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if near in left:
                left.remove(near)
                reached.append(near)
    return not left
