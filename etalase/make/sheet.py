"""Sheet → an .xlsx file, the only stage that knows openpyxl.

The bytes are the same whenever the same rows are written: dates inside the file are fixed, and so is the order of the
archive. Text is always text: a cell that begins with `=`, `+`, `-` or `@` is marked so that no spreadsheet reads it as
a formula, and digits stay digits.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO
from typing import Any

from etalase.recipe import Made, Sheet

_EPOCH = dt.datetime(2000, 1, 1)
_WIDEST = 60
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def sheet(recipe: Sheet) -> Made:
    """The workbook of `{"sheets": [(name, [column titles], [rows])]}`; a cell is text, a number, a date or None.

    A view may add `"title"`, the document's own title, and `"frozen"`, how many columns of the nth sheet stay in view
    beside its head.
    """
    from openpyxl import Workbook

    view = recipe.view.build(*recipe.view.inputs)
    # Written row by row: a large table never stands in memory as cells.
    book = Workbook(write_only=True)
    frozen = view.get("frozen", {})
    for n, (name, titles, rows) in enumerate(view["sheets"]):
        _fill(book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31]), titles, rows, frozen.get(n, 0))
    book.properties.creator = "etalase"
    book.properties.title = view.get("title")
    book.properties.created = _EPOCH
    out = BytesIO()
    book.save(out)
    return Made(_same_every_time(out.getvalue()))


def _fill(page: Any, titles: list[str], rows: list[list[Any]], frozen: int) -> None:
    from openpyxl.utils import get_column_letter

    widths = [max(map(len, title.split("\n"))) for title in titles]
    for cells in rows:
        for column, value in enumerate(cells):
            if value is not None:
                widths[column] = max(widths[column], max(map(len, str(value).split("\n"))))
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = min(max(width + 2, 8), _WIDEST)
    page.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    if titles:
        page.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{len(rows) + 1}"
    columns = [_Column(page) for _ in titles]
    page.append([column.title(text) for column, text in zip(columns, titles, strict=True)])
    for cells in rows:
        page.append([column.cell(value) for column, value in zip(columns, cells, strict=True)])


class _Column:
    """One cell object for each look, used again in every row: a row is written before the next one needs it."""

    def __init__(self, page: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font, PatternFill

        self._title = WriteOnlyCell(page)
        self._title.font = Font(bold=True, color="FFFFFF")
        self._title.fill = PatternFill("solid", fgColor="0B5A4A")
        # A title may stand in two languages, one below the other.
        self._title.alignment = Alignment(vertical="center", wrap_text=True)
        self._looks = {}
        for wrapped in (False, True):
            for quoted in (False, True):
                text = WriteOnlyCell(page)
                text.number_format = "@"
                text.quotePrefix = quoted
                if wrapped:
                    text.alignment = Alignment(wrap_text=True, vertical="top")
                self._looks[wrapped, quoted] = text
        self._day = WriteOnlyCell(page)

    def title(self, text: str) -> Any:
        self._title.value = text
        return self._title

    def cell(self, value: Any) -> Any:
        if isinstance(value, str):
            if not value:
                return None
            cell = self._looks[len(value) > _WIDEST, value[0] in "=+-@\t\r"]
            cell.value = _FORBIDDEN.sub("", value)[:32767]
            cell.data_type = "s"
            return cell
        if isinstance(value, dt.date):
            self._day.value = value
            self._day.number_format = "yyyy-mm-dd"
            return self._day
        return value


def _same_every_time(data: bytes) -> bytes:
    """The archive with fixed dates in it and on its members."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            body = old.read(name)
            if name == "docProps/core.xml":
                body = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", body)
            member = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            # The writer's own system would otherwise stand in the archive.
            member.create_system = 0
            new.writestr(member, body)
    return out.getvalue()
