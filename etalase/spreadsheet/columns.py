"""Titles of columns → the keys that their cells fill, and which row holds the titles.

Titles are known from the model itself, from a table of the words people use (`data/columns.csv`), and from a mapping
file. A key is written as in content files with dots between: `harga`, `izin.pirt`, `nama.en`, `pelaku.whatsapp`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

from etalase import tree
from etalase.model import (
    Commission,
    Exhibition,
    FloorPlan,
    Key,
    Kind,
    Permit,
    Product,
    Retailer,
    TextPage,
    Training,
    Vendor,
    keys_of,
)
from etalase.place import Place
from etalase.problem import Problem
from etalase.spreadsheet.plain import Steps, key_at, named, short_of
from etalase.spreadsheet.tables import Cell, Table

_HEADER_WITHIN = 40

BODY = Key(
    "uraian",
    Kind.PROSE,
    ("Uraian", "Description"),
    ("Uraian di bawah kepala berkas, boleh Markdown.", "The text below the head of the file, Markdown."),
    "Renyah dan gurih.",
    bilingual=True,
)


@dataclass(frozen=True, slots=True)
class Form:
    """What the rows of a sheet are: entries of `noun`, or items of its list `list_key`.

    `parents` are the columns that name the entry: for a product the vendor and the product.
    """

    name: tuple[str, str]
    noun: Any
    list_key: str | None = None
    parents: tuple[str, ...] = ("id",)

    @property
    def item(self) -> Any:
        """The noun whose keys are the columns."""
        key = named(self.noun, self.list_key) if self.list_key else None
        return key.of if key else self.noun


FORMS = (
    Form(("Pelaku", "Vendors"), Vendor),
    Form(("Produk", "Products"), Product, None, ("pelaku", "id")),
    Form(("Varian", "Variants"), Product, "varian", ("pelaku", "produk")),
    Form(("Foto", "Photos"), Product, "foto", ("pelaku", "produk")),
    Form(("Tersedia di", "Sold at"), Product, "tersedia_di", ("pelaku", "produk")),
    Form(("Ritel", "Retailers"), Retailer),
    Form(("Syarat ritel", "Requirements"), Retailer, "syarat", ("id ritel",)),
    Form(("Gerai", "Outlets"), Retailer, "gerai", ("id ritel",)),
    Form(("Pameran", "Exhibitions"), Exhibition),
    Form(("Stan", "Booths"), Exhibition, "stan", ("id pameran",)),
    Form(("Acara", "Programme"), Exhibition, "acara", ("id pameran",)),
    Form(("Edisi", "Editions"), Exhibition, "edisi", ("id pameran",)),
    Form(("Pelatihan", "Trainings"), Training),
    Form(("Halaman", "Pages"), TextPage),
)
VENDORS, PRODUCTS = FORMS[0], FORMS[1]
_WITH_BODY = (Product, Training, TextPage)
# What every mapping may hold; in a sheet only the entry itself has columns for it.
_NOTES = ("catatan", "abaikan_ejaan")
# Lists that have a sheet of their own.
_APART = {(form.noun, form.list_key) for form in FORMS if form.list_key}


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of one column fill: `steps` into an entry of `noun`. Without a key it names the entry itself."""

    title: str
    noun: Any
    steps: Steps
    key: Key | None


@dataclass(slots=True)
class Layout:
    """How to read one table: column number → what it fills, and the row of the titles."""

    form: Form
    header: int
    columns: dict[int, Column] = field(default_factory=dict)
    constants: list[tuple[Column, str]] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        """Whether every title is one that `export` writes, so that nothing about it need be explained."""
        return all(normal(column.title) in _own_titles(self.form) for column in self.columns.values())


@dataclass(slots=True)
class Map:
    """A mapping file: title → key, key → constant, titles to leave out; each with its place."""

    columns: dict[str, tuple[str, Place]] = field(default_factory=dict)
    constants: dict[str, tuple[str, Place]] = field(default_factory=dict)
    ignored: dict[str, Place] = field(default_factory=dict)
    titles: dict[str, Place] = field(default_factory=dict)


def columns_of(form: Form, *, deep: bool = True) -> list[Column]:
    """Every column that a sheet of this form can have, in the order of the model."""
    found = [Column(name, None, (name,), None) for name in form.parents]
    found += list(_columns(form.item, form.noun, form.list_key, (), ""))
    if form.list_key is None and form.noun in _WITH_BODY:
        found += [
            Column(title, form.noun, ("uraian", language), BODY)
            for title, language in (("Uraian", "id"), ("Uraian (Inggris)", "en"))
        ]
    return found


def _columns(of: Any, noun: Any, list_key: str | None, steps: Steps, above: str) -> Iterator[Column]:
    for key in keys_of(of).values():
        if (list_key is None and (of, key.name) in _APART) or (steps and key.name in _NOTES):
            continue
        here = (*steps, key.name)
        title = f"{above}: {key.title[0]}" if above else key.title[0]
        if key.kind is Kind.GROUP and not key.many and key.of not in (Commission, FloorPlan):
            if key.of is Permit:
                yield Column(title, noun, (*here, "nomor"), named(Permit, "nomor"))
            # Every permit is known by its own name; that it is a permit goes without saying.
            for column in _columns(key.of, noun, None, here, "" if key.name == "izin" else title):
                if key.of is not Permit or column.steps != (*here, "nomor"):
                    yield column
        elif key.bilingual:
            yield Column(title, noun, (*here, "id"), key)
            yield Column(f"{title} (Inggris)", noun, (*here, "en"), key)
        else:
            yield Column(title, noun, here, key)


def normal(title: str) -> str:
    """A title reduced to what counts: small letters and digits, single spaces.

    >>> normal("No. Telp/WA"), normal("Makanan & Minuman")
    ('no telp wa', 'makanan dan minuman')
    """
    spelt = re.sub(r"\s*&\s*", " dan " if " & " in title else "n", title)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spelt.replace("\N{ZERO WIDTH NO-BREAK SPACE}", ""))
    bare = re.sub(r"[^\w#]+|_", " ", apart.casefold()).strip()
    return re.sub(r"^p irt\b|\bp irt\b", "pirt", re.sub(r"\s*\b(?:wajib|required)$", "", bare))


@cache
def aliases() -> Mapping[str, str]:
    """The words people use as titles → keys; `-` is a column without meaning, `!` one with personal data."""
    text = (resources.files("etalase") / "data" / "columns.csv").read_text("utf-8")
    return {normal(row["title"]): row["key"] for row in csv.DictReader(text.splitlines())}


def word_for(title: str) -> str:
    """The key that the table of words has for a title, with or without `No.` at either end; empty if it has none."""
    bare = normal(title)
    apart = re.sub(r"^(?:no|nomor|nomer)\b\s*|\s*\b(?:no|nomor|nomer)$", "", bare)
    return aliases().get(bare) or (aliases().get(apart, "") if apart else "")


@cache
def _own_titles(form: Form) -> Mapping[str, Column]:
    titles: dict[str, Column] = {}
    for column in columns_of(form):
        titles.setdefault(normal(column.title), column)
        titles.setdefault(normal(" ".join(str(step) for step in column.steps)), column)
        if column.key is not None and len(column.steps) == 1:
            titles.setdefault(normal(column.key.title[1]), column)
    return titles


def column_for(written: str, noun: Any, title: str) -> Column | None:
    """The column of a key as written in a mapping file or in the table of words; None if there is no such key."""
    first, _, rest = written.strip().partition(".")
    if written in ("id", "pelaku", "produk"):
        return Column(title, None, (written,), None)
    if first in ("pelaku", "produk") and rest:
        noun, written = (Vendor if first == "pelaku" else Product), rest
    steps: Steps = tuple(written.strip().split("."))
    if steps[0] == "uraian" and noun in _WITH_BODY:
        language = steps[1] if len(steps) == 2 else "id"
        return Column(title, noun, ("uraian", language), BODY) if language in ("id", "en") else None
    key = key_at(noun, steps)
    if key is None:
        return None
    if not key.many and (short := short_of(key)) and steps[-1] not in ("id", "en"):
        steps = (*steps, short)
        if not key.bilingual:
            key = named(key.of, short)
    if key is None or (key.kind is Kind.GROUP and not key.many and key.of not in (Commission, FloorPlan)):
        return None
    return Column(title, noun, steps, key)


def layout(table: Table, mapping: Map) -> Layout | None:
    """How a table is to be read; None when no row looks like titles."""
    form = next((form for form in FORMS if normal(table.sheet) in (normal(name) for name in form.name)), None)
    best, best_score = 0, 0
    for number in list(table.rows)[:_HEADER_WITHIN]:
        known = sum(_known(cell.text, form, mapping) for cell in table.rows[number].values())
        if known > best_score:
            best, best_score = number, known
    if best_score < min(2, max(len(row) for row in table.rows.values())):
        return None
    titles = table.rows[best]
    found = Layout(form or _form_of(titles, mapping), best)
    above = [str(number) for number in table.rows if number < best]
    if above:
        found.notes.append(Problem("sheet.title-rows", table.place(), {"rows": ", ".join(above), "header": best}))
    _assign(table, titles, found, mapping)
    return found


_NAMES = ("nama", "produk.nama", "pelaku.nama")


def _known(title: str, form: Form | None, mapping: Map) -> int:
    bare, word = normal(title), word_for(title)
    if word in _NAMES:
        # One name among titles that nobody knows is still a row of titles.
        return 2
    if title.strip() in mapping.titles or word:
        return 1
    return int(any(bare in _own_titles(known) for known in ([form] if form else [PRODUCTS, VENDORS])))


def _form_of(titles: Mapping[int, Cell], mapping: Map) -> Form:
    """Rows are products when any column speaks of a product, else vendors."""
    keys = [
        mapping.columns[cell.text.strip()][0] if cell.text.strip() in mapping.columns else word_for(cell.text)
        for cell in titles.values()
    ]
    keys += list(mapping.constants)
    if any(key.startswith("produk") or key == "pelaku" or key == "id" for key in keys):
        return PRODUCTS
    speaks = [
        key_at(Product, tuple(key.split("."))) and not key_at(Vendor, tuple(key.split("."))) for key in keys if key
    ]
    if any(speaks):
        return PRODUCTS
    if any(key.startswith("pelaku.") for key in keys):
        return VENDORS
    own = [normal(cell.text) for cell in titles.values()]
    only_vendor = [title for title in own if title in _own_titles(VENDORS) and title not in _own_titles(PRODUCTS)]
    only_product = [title for title in own if title in _own_titles(PRODUCTS) and title not in _own_titles(VENDORS)]
    return VENDORS if only_vendor and not only_product else PRODUCTS


def _assign(table: Table, titles: Mapping[int, Cell], found: Layout, mapping: Map) -> None:
    taken: dict[tuple[Any, Steps], str] = {}
    for number, cell in titles.items():
        title = cell.text.strip()
        place = table.cell_place(cell)
        if title in mapping.ignored:
            continue
        column = _column(table, number, title, found, mapping)
        if column == "-":
            continue
        if column == "!":
            found.notes.append(Problem("sheet.private-column", place, {"column": title[:60]}))
        elif isinstance(column, str):
            near = _near(title, found.form)
            found.notes.append(Problem("sheet.column-unknown", place, {"column": title[:60]}, near))
        elif (column.noun, column.steps) in taken:
            values: dict[str, str | int] = {"column": title[:60], "first": taken[column.noun, column.steps][:60]}
            found.notes.append(Problem("sheet.column-twice", place, values))
        else:
            taken[column.noun, column.steps] = title
            found.columns[number] = column
    _constants(found, mapping, taken)


def _column(table: Table, number: int, title: str, found: Layout, mapping: Map) -> Column | str:
    """The column, or `-` (without meaning), `!` (private), or empty when nothing is known about its title."""
    form = found.form
    bare = normal(title)
    if title in mapping.columns:
        return column_for(mapping.columns[title][0], form.noun, title) or "-"
    word = word_for(title)
    if word.startswith("!"):
        if word == "!npwp" and _only_says_whether(table, number, found.header):
            return column_for("pelaku.npwp", Vendor, title) or "!"
        return "!"
    own = _own_titles(form).get(bare)
    if own is not None and (form not in (PRODUCTS, VENDORS) or normal(own.title) == bare or not word):
        return replace(own, title=title)
    if word == "-":
        return "-"
    if (
        form.list_key is None
        and word
        and (column := column_for(word, form.noun, title)) is not None
        and column.noun in (None, form.noun, Vendor)
    ):
        allowed = form is PRODUCTS or column.noun in (None, form.noun)
        return column if allowed else ""
    if form is PRODUCTS and (vendor := _own_titles(VENDORS).get(bare)) is not None:
        return replace(vendor, title=title)
    return replace(own, title=title) if own else ""


def _only_says_whether(table: Table, number: int, header: int) -> bool:
    """Whether a tax column only tells if there is a number: `ada`, `belum`."""
    said = {row[number].text.casefold() for at, row in table.rows.items() if at > header and number in row}
    return said <= {"ada", "belum", "-", ""}


def _near(title: str, form: Form) -> str | None:
    from rapidfuzz import fuzz, process

    choices = {column.title: normal(column.title) for column in columns_of(form)}
    best = process.extractOne(normal(title), choices, scorer=fuzz.ratio, score_cutoff=75)
    return str(best[2]) if best else None


def _constants(found: Layout, mapping: Map, taken: Mapping[tuple[Any, Steps], str]) -> None:
    for written, (value, _) in mapping.constants.items():
        column = column_for(written, found.form.noun, written)
        if column is None:
            continue
        found.constants.append((column, value))


def read_mapping(root: tree.Node | None) -> tuple[Map, list[Problem]]:
    """A mapping file as a tree → what it says, and what is wrong with it.

    `kolom` leads from titles to keys, `tetap` from keys to values that hold for every row, `abaikan` lists titles.
    """
    found, problems = Map(), list[Problem]()
    if root is None:
        return found, problems
    if not isinstance(root, tree.Mapping):
        return found, [Problem("file.not-mapping", root.place)]
    for name, value in root.items:
        if name.text == "kolom":
            _pairs(value, "kolom", found.columns, problems)
        elif name.text == "tetap":
            _pairs(value, "tetap", found.constants, problems)
        elif name.text == "abaikan":
            items = value.items if isinstance(value, tree.Sequence) else ()
            if not items:
                problems.append(Problem("value.not-list", value.place, {"key": "abaikan"}, "[Kolom A, Kolom B]"))
            found.ignored |= {item.text.strip(): item.place for item in items if isinstance(item, tree.Scalar)}
        else:
            problems.append(
                Problem("key.unknown", name.place, {"key": name.text[:60], "known": "abaikan, kolom, tetap"})
            )
    found.titles = {**{title: place for title, (_, place) in found.columns.items()}, **found.ignored}
    named_keys = [*found.columns.values(), *((written, place) for written, (_, place) in found.constants.items())]
    for written, place in named_keys:
        if not _exists(written):
            problems.append(Problem("sheet.map-key", place, {"found": written[:60]}, _near_key(written)))
    return found, problems


def _exists(written: str) -> bool:
    return any(column_for(written, noun, "") for noun in (Product, Vendor, Retailer))


def _near_key(written: str) -> str | None:
    from rapidfuzz import fuzz, process

    known = [key.name for noun in (Product, Vendor) for key in keys_of(noun).values()]
    best = process.extractOne(written, known, scorer=fuzz.ratio, score_cutoff=60)
    return str(best[0]) if best else None


def _pairs(value: tree.Node, section: str, into: dict[str, tuple[str, Place]], problems: list[Problem]) -> None:
    if not isinstance(value, tree.Mapping):
        if isinstance(value, tree.Sequence) or value.text.strip():
            problems.append(Problem("value.not-mapping", value.place, {"key": section}, f"{section}: {{harga: harga}}"))
        return
    for name, child in value.items:
        if isinstance(child, tree.Scalar):
            into[name.text.strip()] = (child.text.strip(), child.place)
        else:
            problems.append(Problem("value.not-text", child.place, {"key": name.text[:60]}))


def absent(mapping: Map, found: list[tuple[Table, Layout]]) -> list[Problem]:
    """Titles that the mapping file names and no table has."""
    titles = {cell.text.strip() for table, layout in found for cell in table.rows[layout.header].values()}
    from rapidfuzz import fuzz, process

    problems = []
    for title, place in mapping.titles.items():
        if title not in titles:
            best = process.extractOne(title, sorted(titles), scorer=fuzz.ratio, score_cutoff=60)
            problems.append(Problem("sheet.map-column", place, {"column": title[:60]}, str(best[0]) if best else None))
    return problems
