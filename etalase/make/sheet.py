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

    A view may add `"title"`, the document's own title.
    """
    from openpyxl import Workbook

    view = recipe.view.build(*recipe.view.inputs)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, titles, rows in view["sheets"]:
        _fill(book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31]), titles, rows)
    book.properties.creator = "etalase"
    book.properties.title = view.get("title")
    book.properties.created = _EPOCH
    out = BytesIO()
    book.save(out)
    return Made(_same_every_time(out.getvalue()))


def _fill(page: Any, titles: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    widths = [len(title) for title in titles]
    for row, cells in enumerate([titles, *rows], start=1):
        for column, value in enumerate(cells, start=1):
            if value is None or value == "":
                continue
            cell = page.cell(row=row, column=column)
            _write(cell, value)
            widths[column - 1] = max(widths[column - 1], max(map(len, str(value).split("\n"))))
            if row > 1 and isinstance(value, str) and len(value) > _WIDEST:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in page[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B5A4A")
        cell.alignment = Alignment(vertical="center")
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = min(max(width + 2, 8), _WIDEST)
    page.freeze_panes = "A2"
    if titles:
        page.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{len(rows) + 1}"


def _write(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("", value)[:32767]
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value[:1] in "=+-@\t\r"
    elif isinstance(value, dt.date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.value = value


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
