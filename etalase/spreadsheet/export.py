"""The content folder as a workbook: a sheet for every kind of entry, and one for every list of its own.

Cells hold what the files say, as text, so that no digit is lost and nothing is read as a formula.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from typing import Any

from etalase import pipeline
from etalase.model import Product
from etalase.recipe import Sheet, View
from etalase.spreadsheet.columns import FORMS, Column, Form, columns_of
from etalase.spreadsheet.plain import Plain, as_cell, expanded, of_node
from etalase.spreadsheet.rows import FILES, Files

# Keys below the first level that few entries have; their columns are left out when nobody uses them.
_RARE = 2


def workbook(files: Files) -> tuple[bytes, int]:
    """The bytes of the workbook, and how many rows it has."""
    sheets = tuple(_sheet(form, files) for form in FORMS)
    kept = tuple(sheet for sheet in sheets if sheet[2] or sheet[0] in ("Pelaku", "Produk"))
    made = pipeline.make_sheet(Sheet(View(_view, (kept,))))
    return made, sum(len(rows) for _, _, rows in kept)


def _view(sheets: tuple[tuple[str, list[str], list[list[str]]], ...]) -> dict[str, Any]:
    return {"sheets": list(sheets), "title": "etalase"}


def _sheet(form: Form, files: Files) -> tuple[str, list[str], list[list[str]]]:
    columns = columns_of(form)
    rows = []
    for parents, entry, texts in _entries(form, files):
        for item in _items(form, entry):
            rows.append([_cell(column, parents, item, texts) for column in columns])
    used = [n for n, column in enumerate(columns) if _is_shown(column) or any(row[n] for row in rows)]
    return form.name[0], [columns[n].title for n in used], [[row[n] for n in used] for row in rows]


def _is_shown(column: Column) -> bool:
    """Whether a column stands in the sheet even if nobody has filled it."""
    if column.key is None or column.steps[-1] in ("catatan", "abaikan_ejaan", "en"):
        return column.key is None
    return len(column.steps) < _RARE or column.steps[-1] in ("id", "nomor")


def _entries(form: Form, files: Files) -> Iterator[tuple[dict[str, str], Plain | None, dict[str, str]]]:
    """The entries of a form's noun: what names each, what its file says, and the texts below its head."""
    pattern = f"{files.root}/{FILES[form.noun].format(id='*', vendor='*')}"
    for path, text in sorted(files.texts.items()):
        if not fnmatch.fnmatchcase(path, pattern) or path.endswith(".en.md"):
            continue
        document = files.parse(path, text)
        parts = path.split("/")
        id = parts[-1].rpartition(".")[0] if parts[-1] not in ("vendor.yaml", "exhibition.yaml") else parts[-2]
        names = (
            {"pelaku": parts[2], "id": id, "produk": id} if form.noun is Product else dict.fromkeys(form.parents, id)
        )
        english = files.texts.get(path.removesuffix(".md") + ".en.md", "").strip()
        yield names, expanded(form.noun, of_node(document.root)), {"id": document.body.strip(), "en": english}


def _items(form: Form, entry: Plain | None) -> list[Plain]:
    if form.list_key is None:
        return [entry or {}]
    items = entry.get(form.list_key) if isinstance(entry, dict) else None
    return items if isinstance(items, list) else []


def _cell(column: Column, parents: dict[str, str], item: Plain, texts: dict[str, str]) -> str:
    if column.key is None:
        return parents.get(str(column.steps[0]), "")
    if column.steps[0] == "uraian":
        return texts[str(column.steps[1])]
    found: Plain | None = item
    for step in column.steps:
        found = found.get(str(step)) if isinstance(found, dict) else None
    return as_cell(found)
