"""Denah stan

Denah adalah baris-baris sel: nomor stan, `.` untuk lantai, atau nama tempat seperti Panggung. Banyaknya baris dan
kolom sama dengan `baris` dan `kolom`. Setiap nomor pada `stan` ada di denah, dan sebaliknya.

*Mengapa.* Baris yang kurang satu sel menggeser seluruh denah, jadi menahan penerbitan. Stan yang tidak ada di denah
tetap tercetak dalam daftar, tetapi pengunjung tidak dapat menemukannya.

*Cara membetulkan.* Hitung selnya, atau tambahkan nomornya di denah dan pada `stan`.

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

*Bagus* di `content/exhibitions/pasar/exhibition.yaml`:

    denah:
      kolom: 4
      baris: 2
      sel:
        - [A1, ., ., A2]
        - [., Panggung, Panggung, .]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, all_of
from etalase.model import Exhibition, FloorPlan
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "plan.columns plan.rows"),
    **all_of(WARNING, "plan.booth-unlisted plan.booth-missing plan.booth-scattered"),
}

_LIKE_A_NUMBER = re.compile(r"[A-Za-z]{0,3}-?[0-9]{1,3}[A-Za-z]?")
# First aid, and the floor of a building: words that end in a digit and are no booth.
_PLACES = frozenset({"p3k", "lt1", "lt2", "lt3"})


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Exhibition) or entry.plan is None or not entry.plan.cells:
        return
    yield from _size(entry, entry.plan)
    yield from _booths(entry, entry.plan)


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
