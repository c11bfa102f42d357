"""Bytes of a spreadsheet → tables of cells, and what is wrong with the file itself.

Nothing is computed: of a formula the result that was saved with it is taken. A cell is what a person sees in it, with
what else its file tells (that it is a date, that digits were lost, that it holds an error).
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Literal

from etalase.place import Place
from etalase.problem import Problem
from etalase.values.lost import lost_digits, rounded_tail

MAX_BYTES = 30_000_000
MAX_UNPACKED = 300_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 20_000

_SAFE_DIGITS = 15

State = Literal["", "date", "time", "damaged", "error", "formula"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `ref` as spreadsheets name it (`B17`), row and column from 1, its text, and what is odd about it."""

    ref: str
    row: int
    column: int
    text: str
    state: State = ""


@dataclass(slots=True)
class Table:
    """One sheet: row number → column number → cell, only those that hold something. A CSV file has no sheet name."""

    file: str
    sheet: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, ref: str = "", row: int = 1, column: int = 1, width: int = 0) -> Place:
        """Where something stands: `produk.xlsx#Lembar1!B17`."""
        inside = "!".join(filter(None, (self.sheet, ref)))
        return Place(f"{self.file}#{inside}" if inside else self.file, row, column, width)

    def cell_place(self, cell: Cell) -> Place:
        return self.place(cell.ref, cell.row, cell.column, len(cell.text))


def letters(column: int) -> str:
    """The name of a column counted from 1.

    >>> letters(2), letters(28)
    ('B', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def tables(file: str, data: bytes, text: str | None, problems: Iterable[Problem]) -> list[Table]:
    """The tables of a workbook, or of a CSV file when its `text` is given; `problems` are those of its encoding."""
    if len(data) > MAX_BYTES:
        return [
            Table(file, "", problems=[Problem("sheet.too-large", Place(file), {"limit": f"{MAX_BYTES // 10**6} MB"})])
        ]
    found = _csv(file, text, problems) if text is not None else _workbook(file, data)
    for table in found:
        if len(table.rows) > MAX_ROWS:
            table.rows = dict(list(table.rows.items())[:MAX_ROWS])
            table.problems.append(Problem("sheet.too-many-rows", table.place(), {"limit": MAX_ROWS}))
    if not any(table.rows for table in found) and not any(table.problems for table in found):
        found[:1] = [Table(file, "", problems=[Problem("sheet.empty", Place(file))])]
    return found


def _csv(file: str, text: str | None, problems: Iterable[Problem]) -> list[Table]:
    table = Table(file, "")
    names = {"file.utf16": "UTF-16", "file.not-utf8": "Windows-1252"}
    for problem in problems:
        if problem.code in names:
            table.problems.append(Problem("sheet.encoding", Place(file), {"encoding": names[problem.code]}))
        elif problem.code in ("file.binary", "file.empty"):
            table.problems.append(
                Problem("sheet.unreadable" if problem.code == "file.binary" else "sheet.empty", Place(file))
            )
    try:
        for row, cells in enumerate(csv.reader(StringIO(text or ""), delimiter=_delimiter(text or "")), start=1):
            found = {
                column: _text_cell(row, column, written)
                for column, written in enumerate(cells[:MAX_COLUMNS], start=1)
                if written.strip()
            }
            if found:
                table.rows[row] = found
            if len(table.rows) > MAX_ROWS:
                break
    except csv.Error as error:
        table.problems.append(Problem("sheet.unreadable", table.place(), {"reason": str(error)}))
    return [table]


def _delimiter(text: str) -> str:
    """The separator that splits most of the first rows into the same number of cells; a comma if none does."""
    start = text[:20_000]

    def agreement(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in list(csv.reader(StringIO(start), delimiter=delimiter))[:30] if row]
        except csv.Error:
            return 0, 0
        wide = [width for width in widths if width > 1]
        common = max(set(wide), key=wide.count) if wide else 0
        return wide.count(common), common

    return max((",", ";", "\t"), key=agreement)


def _text_cell(row: int, column: int, written: str) -> Cell:
    # An apostrophe in front is how a spreadsheet marks a text; it is not part of it.
    text = re.sub(r"^'(?=[0-9=+@-])", "", written.strip())[:MAX_CELL]
    formula = re.fullmatch(r'="(.*)"', text, re.DOTALL)
    text = formula[1] if formula else text
    state: State = ""
    if text.startswith("=") and len(text) > 1:
        state = "formula"
    elif _is_error(text):
        state = "error"
    elif lost_digits(text):
        state = "damaged"
    return Cell(f"{letters(column)}{row}", row, column, text, state)


def _is_error(text: str) -> bool:
    return bool(re.fullmatch(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC)[!?]?", text))


def _workbook(file: str, data: bytes) -> list[Table]:
    def unreadable(reason: str) -> list[Table]:
        return [Table(file, "", problems=[Problem("sheet.unreadable", Place(file), {"reason": reason})])]

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                limit = f"{MAX_UNPACKED // 10**6} MB"
                return [Table(file, "", problems=[Problem("sheet.too-large", Place(file), {"limit": limit})])]
            formulas = any(
                b"<f>" in archive.read(name) or b"<f " in archive.read(name)
                for name in archive.namelist()
                if name.startswith("xl/worksheets/")
            )
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        return unreadable(type(error).__name__)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), data_only=True)
        written = load_workbook(BytesIO(data), read_only=True) if formulas else None
        found = []
        for page in book.worksheets:
            table = Table(file, page.title)
            if page.sheet_state != "visible":
                table.problems.append(Problem("sheet.hidden-sheet", table.place(), {"sheet": page.title}))
            else:
                _fill(table, page, written[page.title] if written else None)
            found.append(table)
        return found
    except Exception as error:  # openpyxl raises whatever its XML readers meet; the file is somebody's, not ours
        return unreadable(type(error).__name__)


def _fill(table: Table, page: Any, formulas: Any) -> None:
    if page.max_column > MAX_COLUMNS:
        table.problems.append(Problem("sheet.too-many-columns", table.place(), {"limit": MAX_COLUMNS}))
    for cells in page.iter_rows(max_row=min(page.max_row, MAX_ROWS * 2), max_col=min(page.max_column, MAX_COLUMNS)):
        row = {cell.column: made for cell in cells if (made := _cell(cell)) is not None}
        if row:
            table.rows[cells[0].row] = row
    for ref in _without_result(page, formulas):
        row_number, column = ref
        name = f"{letters(column)}{row_number}"
        table.rows.setdefault(row_number, {})[column] = Cell(name, row_number, column, "=…", "formula")
    table.rows = dict(sorted(table.rows.items()))
    _spread_merged(table, page)
    hidden = [str(n) for n, about in page.row_dimensions.items() if about.hidden and n in table.rows]
    if hidden:
        table.problems.append(Problem("sheet.hidden-rows", table.place(), {"rows": _listed(hidden)}))


def _without_result(page: Any, formulas: Any) -> Iterator[tuple[int, int]]:
    """Cells with a formula whose result was not saved: other programs write such files."""
    for cells in formulas.iter_rows(max_row=MAX_ROWS) if formulas is not None else ():
        for cell in cells:
            if getattr(cell, "data_type", "") == "f" and page.cell(cell.row, cell.column).value is None:
                yield cell.row, cell.column


def _spread_merged(table: Table, page: Any) -> None:
    """A cell merged over several rows says the same for each of them."""
    names = []
    for merged in page.merged_cells.ranges:
        if merged.max_row == merged.min_row or merged.min_col != merged.max_col:
            continue
        top = table.rows.get(merged.min_row, {}).get(merged.min_col)
        if top is None:
            continue
        names.append(str(merged))
        for row in range(merged.min_row + 1, min(merged.max_row, MAX_ROWS) + 1):
            if row in table.rows:
                ref = f"{letters(top.column)}{row}"
                table.rows[row].setdefault(top.column, Cell(ref, row, top.column, top.text, top.state))
    if names:
        table.problems.append(Problem("sheet.merged", table.place(), {"cells": _listed(names)}))


def _listed(names: list[str], most: int = 12) -> str:
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def _cell(cell: Any) -> Cell | None:
    value = cell.value
    if value is None:
        return None
    text, state = _shown(value, str(getattr(cell, "number_format", "") or ""), cell.data_type)
    if not text.strip():
        return None
    return Cell(f"{letters(cell.column)}{cell.row}", cell.row, cell.column, text[:MAX_CELL], state)


def _shown(value: Any, number_format: str, data_type: str) -> tuple[str, State]:
    """What a person means by the value of a cell, and what is odd about it."""
    if isinstance(value, bool):
        return ("ya" if value else "tidak"), ""
    if data_type == "e" or (isinstance(value, str) and _is_error(value.strip())):
        return str(value), "error"
    if isinstance(value, dt.datetime):
        return (value.date().isoformat() if not value.time() else value.isoformat(" ", "minutes")), "date"
    if isinstance(value, dt.date):
        return value.isoformat(), "date"
    if isinstance(value, dt.time):
        return value.strftime("%H.%M"), "time"
    if isinstance(value, int | float):
        return _number(value, number_format)
    text = str(value).strip()
    return text, "damaged" if lost_digits(text) else ""


def _number(value: int | float, number_format: str) -> tuple[str, State]:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if "%" in number_format:
        number *= 100
    if number == number.to_integral_value():
        digits = f"{number:.0f}"
        # A spreadsheet keeps 15 digits of a number; a longer one has already become another.
        damaged = len(digits.lstrip("-0")) > _SAFE_DIGITS or rounded_tail(digits)
        # 08… shown by a format of zeros is how some keep a leading zero.
        if re.fullmatch(r"0{2,30}", number_format):
            digits = digits.zfill(len(number_format))
        return digits, "damaged" if damaged else ""
    return f"{number.normalize():f}", ""
