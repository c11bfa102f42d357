"""Rows of tables → the entries they speak of, and which existing entry each one is.

A row is matched to an existing entry by KODE, else barcode, else id. A new id is the slug of the name, else the
barcode; where rows of one vendor share a slug each gets `-<barcode>`, and without one `-2`, `-3` in row order.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from etalase.model import Catalog, Exhibition, Key, Kind, Product, Retailer, TextPage, Training, Vendor
from etalase.problem import Problem
from etalase.spreadsheet.columns import PRODUCTS, VENDORS, Column, Layout, normal
from etalase.spreadsheet.plain import Plain, Steps, from_cell, get, of_node, printable, same
from etalase.spreadsheet.tables import Cell, Table, letters
from etalase.values import gtin, ident, nik, region
from etalase.values.text import says_nothing, tidy

FILES: dict[Any, str] = {
    Vendor: "vendors/{id}/vendor.yaml",
    Product: "vendors/{vendor}/products/{id}.md",
    Retailer: "retailers/{id}.yaml",
    Exhibition: "exhibitions/{id}/exhibition.yaml",
    Training: "trainings/{id}.md",
    TextPage: "pages/{id}.md",
}
# By which of its values an item of a list is known again; the first that is given and found decides.
_KNOWN_BY: dict[str, tuple[Steps, ...]] = {
    "varian": (("kode",), ("gtin",), ("nama", "id")),
    "foto": (("berkas",),),
    "tersedia_di": (("ritel",),),
    "syarat": (("apa",),),
    "gerai": (("id",),),
    "stan": (("nomor",),),
    "acara": (("judul", "id"),),
    "edisi": (("id",),),
}
_TOTALS = re.compile(r"(?:sub\s*-?\s*)?(?:grand\s*)?(?:total|jumlah)(?:\s+.*)?[:.]?", re.IGNORECASE)
_PERMIT_WORDS = {
    **dict.fromkeys(("ada", "sudah ada"), "ada"),
    **dict.fromkeys(("proses", "dalam proses", "diajukan", "sedang diajukan"), "diajukan"),
    "dicabut": "dicabut",
    "tidak halal": "tidak-halal",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What one cell wants to stand in an entry; no cell for a constant or a KODE that was chosen."""

    value: Plain
    key: Key | None
    cell: Cell | None


@dataclass(slots=True)
class Row:
    """One row with what it says: wishes for its own entry and, in a sheet of products, for the vendor."""

    table: Table
    layout: Layout
    number: int
    cells: dict[int, Cell]
    own: dict[Steps, Wish] = field(default_factory=dict)
    vendor: dict[Steps, Wish] = field(default_factory=dict)
    names: dict[str, Wish] = field(default_factory=dict)
    problems: list[tuple[Problem, Cell | None]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    @property
    def name(self) -> str:
        for steps in (("nama", "id"), ("nama",), ("judul", "id")):
            if (wish := self.own.get(steps)) and isinstance(wish.value, str):
                return tidy(wish.value)
        return ""

    def tell(self, code: str, cell: Cell | None, hint: str | None = None, /, **values: str | int) -> None:
        place = self.table.cell_place(cell) if cell else self.table.place(str(self.number), self.number)
        self.problems.append((Problem(code, place, values, hint), cell))


@dataclass(slots=True)
class Draft:
    """One entry that rows speak of. `before` is what its file holds now; empty for a new one."""

    noun: Any
    path: str
    id: str
    vendor: str = ""
    text: str | None = None
    before: Plain | None = None
    wishes: dict[Steps, Wish] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    refused: bool = False
    claimed: dict[str, list[int]] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.text is None


class Files:
    """What the content folder holds, as text and trees, read when asked for."""

    def __init__(self, root: str, texts: Mapping[str, str], parse: Any) -> None:
        self.root = root
        self.texts = texts
        self.parse = parse

    def draft(self, noun: Any, id: str, vendor: str = "") -> Draft:
        path = f"{self.root}/{FILES[noun].format(id=id, vendor=vendor)}"
        text = self.texts.get(path)
        before = of_node(self.parse(path, text).root) if text is not None else None
        return Draft(noun, path, id, vendor, text, before)


def rows_of(table: Table, layout: Layout, catalog: Catalog) -> tuple[list[Row], list[Problem]]:
    """The rows below the titles, with what their cells say; and which rows were skipped, and why."""
    header = {number: normal(cell.text) for number, cell in table.rows[layout.header].items()}
    skipped: dict[str, list[int]] = defaultdict(list)
    rows = []
    for number, cells in table.rows.items():
        if number <= layout.header:
            continue
        told = {n: cell for n, cell in cells.items() if n in layout.columns}
        texts = [cell.text for cell in cells.values()]
        if {n: normal(cell.text) for n, cell in cells.items()} == header:
            skipped["sheet.header-repeated"].append(number)
        elif _TOTALS.fullmatch(next(iter(texts)).strip()) and _is_heading(told, layout):
            skipped["sheet.total-rows"].append(number)
        elif not told or (len(cells) == 1 and len(layout.columns) > 2 and _is_heading(told, layout)):
            skipped["sheet.heading-rows"].append(number)
        else:
            row = Row(table, layout, number, told)
            _read(row, catalog)
            rows.append(row)
    notes = [
        Problem(code, table.place(str(numbers[0]), numbers[0]), {"rows": ", ".join(map(str, numbers))})
        for code, numbers in skipped.items()
    ]
    return rows, notes


def _is_heading(told: Mapping[int, Cell], layout: Layout) -> bool:
    """Whether a row cannot be an entry because its name is empty, or nothing but a word stands in it."""
    names = [n for n, column in layout.columns.items() if column.steps in (("nama", "id"), ("nama",), ("judul", "id"))]
    return not any(n in told and not _TOTALS.fullmatch(told[n].text.strip()) for n in names) or not names


def _read(row: Row, catalog: Catalog) -> None:
    for number, column in row.layout.columns.items():
        if (cell := row.cells.get(number)) is not None:
            _take(row, column, cell.text, cell, catalog)
    for column, text in row.layout.constants:
        if _target(row, column).get(column.steps) is None and not (
            column.noun is None and str(column.steps[0]) in row.names
        ):
            _take(row, column, text, None, catalog)
    _drop_kecamatan(row, catalog)


def _target(row: Row, column: Column) -> dict[Steps, Wish]:
    return row.vendor if column.noun is Vendor and row.layout.form is PRODUCTS else row.own


def _take(row: Row, column: Column, text: str, cell: Cell | None, catalog: Catalog) -> None:
    """One cell's text, judged by itself, becomes a wish."""
    key, text = column.key, printable(text)
    if cell is not None and _refuse(row, key, cell):
        return
    bare = tidy(text)
    if says_nothing(text) and not (key and bare in key.choices):
        return
    if column.noun is None:
        row.names[str(column.steps[0])] = Wish(bare, None, cell)
        return
    assert key is not None
    steps, value = column.steps, _value(row, key, text, column, catalog)
    if key.kind is Kind.PERMIT and (word := _PERMIT_WORDS.get(bare.casefold().rstrip("."))):
        steps, value = (*steps[:-1], "status"), word
    _target(row, column)[steps] = Wish(value, key, cell)


def _refuse(row: Row, key: Key | None, cell: Cell) -> bool:
    """Whether a cell cannot be taken whatever key it is for."""
    if cell.state == "damaged" and (key is None or key.kind is not Kind.PROSE):
        row.tell(
            "sheet.cell-damaged", cell, cell=cell.ref, sheet=row.table.sheet or row.table.file, found=cell.text[:60]
        )
    elif cell.state == "error":
        row.tell("sheet.cell-error", cell, cell=cell.ref, found=cell.text)
    elif cell.state == "formula":
        row.tell("sheet.cell-formula", cell, cell=cell.ref)
    elif cell.state == "date" and (key is None or key.kind not in (Kind.DATE, Kind.PARTIAL_DATE, Kind.PROSE)):
        row.tell("sheet.cell-date", cell, cell=cell.ref, found=cell.text)
    elif nik.find_private(cell.text):
        row.tell("privacy.nik", cell, file=row.table.file, line=row.number)
    else:
        return False
    return True


def _value(row: Row, key: Key, text: str, column: Column, catalog: Catalog) -> Plain:
    if key.kind is Kind.PROSE:
        return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))
    if key.kind is Kind.DATE and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]+", text):
        return text[:10]
    value = from_cell(text if key.many else tidy(text), key)
    if key.kind is Kind.CHOICE:
        return _choices(key, value)
    if key.refers == "categories" and isinstance(value, str):
        return category_id(value, catalog)
    if key.refers == "villages" and isinstance(value, str):
        return region.match(value, [place.village for place in catalog.regions]) or value
    return value


def _choices(key: Key, value: Plain) -> Plain:
    if isinstance(value, list):
        return [_choices(key, item) for item in value]
    if isinstance(value, str):
        bare = re.sub(r"[\s_-]+", "-", value.casefold().strip(" ."))
        return bare if bare in key.choices else value
    return value


def category_id(written: str, catalog: Catalog) -> str:
    """The id of the category that is meant; what is written if that is not certain."""
    bare = normal(written)
    for category in catalog.categories.values():
        names = (category.id, category.name.id, category.name.en or "")
        if bare in (normal(name) for name in names if name):
            return category.id
    known = [id for id in _category_words().get(bare, ()) if id in catalog.categories]
    return known[0] if known else written


@cache
def _category_words() -> Mapping[str, tuple[str, ...]]:
    text = (resources.files("etalase") / "data" / "category-words.csv").read_text("utf-8")
    return {normal(row["words"]): tuple(row["ids"].split()) for row in csv.DictReader(text.splitlines())}


def _drop_kecamatan(row: Row, catalog: Catalog) -> None:
    """A kecamatan that follows from the kelurahan need not be written; one that does not agree stays to be told."""
    wishes = row.own if row.layout.form is VENDORS else row.vendor
    village, district = wishes.get(("kelurahan",)), wishes.get(("kecamatan",))
    if village and district and isinstance(village.value, str) and isinstance(district.value, str):
        home = next((place.district for place in catalog.regions if place.village == village.value), None)
        written = region.letters(district.value)
        if home and written and region.letters(home) in (written, "balikpapan" + written):
            del wishes["kecamatan",]


class Matcher:
    """Finds or begins the entry of each row."""

    def __init__(self, catalog: Catalog, files: Files) -> None:
        self.catalog = catalog
        self.files = files
        self.drafts: dict[str, Draft] = {}
        self._codes = _by_code(catalog)
        self._barcodes = _by_barcode(catalog)
        self._vendors_by_slug = {ident.slug(vendor.name): vendor.id for vendor in catalog.vendors.values()}

    def match(self, rows: list[Row]) -> None:
        """Give every row its drafts. Vendors first, since products need them; items of lists last."""
        for row in rows:
            if row.layout.form is VENDORS:
                self._vendor_row(row)
        self._products([row for row in rows if row.layout.form is PRODUCTS])
        for row in rows:
            if row.layout.form.list_key is None and row.layout.form not in (VENDORS, PRODUCTS):
                self._other(row)
        for row in rows:
            if row.layout.form.list_key is not None:
                self._item(row)

    def draft(self, noun: Any, id: str, vendor: str = "") -> Draft:
        path = f"{self.files.root}/{FILES[noun].format(id=id, vendor=vendor)}"
        if path not in self.drafts:
            self.drafts[path] = self.files.draft(noun, id, vendor)
        return self.drafts[path]

    def _vendor_row(self, row: Row) -> None:
        id = self._vendor_id(row, row.own, row.names.get("id"))
        if id is None:
            row.tell("key.missing", empty_cell(row, "nama"), "nama: Dapur Mangrove", key="nama")
            return
        draft = self.draft(Vendor, id)
        if draft.rows:
            row.tell(
                "sheet.row-twice", row.own[("nama",)].cell if ("nama",) in row.own else None, row=draft.rows[0].number
            )
            return
        self._join(row, draft, row.own)

    def _vendor_id(self, row: Row, wishes: Mapping[Steps, Wish], named: Wish | None) -> str | None:
        code = wishes.get(("kode",))
        if code and (found := self._codes.get(str(code.value).upper())) and found[0] is Vendor:
            return found[1]
        if named and isinstance(named.value, str):
            if named.value in self.catalog.vendors:
                return named.value
            slug = ident.slug(named.value)
            return self._vendors_by_slug.get(slug, slug) or None
        name = wishes.get(("nama",))
        if not name or not isinstance(name.value, str):
            return None
        slug = ident.slug(name.value) or "usaha"
        slug = f"{slug}-1" if ident.is_reserved(slug, "vendor") else slug
        return self._vendors_by_slug.get(slug, slug)

    def _products(self, rows: list[Row]) -> None:
        vendors = {id(row): self._vendor_of(row) for row in rows}
        found = {id(row): self._existing(row) for row in rows}
        sharing: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            known = found[id(row)]
            sharing[(known.vendor if known else vendors[id(row)]) or "", self._base(row)].append(row)
        for row in rows:
            product = found[id(row)]
            vendor = vendors[id(row)]
            if any(problem.code in ("sheet.variant-row", "sheet.code-taken") for problem, _ in row.problems):
                continue
            if product is not None:
                if vendor and vendor != product.vendor:
                    row.tell(
                        "sheet.vendor-differs", _first(row), found=vendor, vendor=product.vendor, product=product.id
                    )
                    continue
                draft = self.draft(Product, product.id, product.vendor)
            elif not vendor:
                if not any(problem.code.startswith("vendor.") for problem, _ in row.problems):
                    row.tell("sheet.vendor-missing", _first(row))
                continue
            else:
                draft = self._new_product(row, vendor, sharing[vendor, self._base(row)])
            if draft.rows:
                row.tell("sheet.row-twice", _first(row), row=draft.rows[0].number)
                continue
            self._join(row, draft, row.own)
            self._vendor_wishes(row, draft.vendor)

    def _base(self, row: Row) -> str:
        return ident.slug(row.name) or _barcode(row)

    def _new_product(self, row: Row, vendor: str, sharing: list[Row]) -> Draft:
        named, barcode, base = row.names.get("id"), _barcode(row), self._base(row)
        if named and isinstance(named.value, str):
            return self.draft(Product, named.value, vendor)
        id = base or f"produk-{row.number}"
        draft = self.draft(Product, id, vendor)
        other = get(Product, draft.before, ("gtin",))
        is_another = bool(barcode and isinstance(other, str) and gtin.key(other) != gtin.key(barcode))
        if len(sharing) > 1 or is_another:
            at = sharing.index(row) + 1
            if barcode and barcode != base:
                id = f"{base[: ident.LONGEST_ID - 1 - len(barcode)].strip('-')}-{barcode}"
            elif at > 1:
                id = f"{base[: ident.LONGEST_ID - 4].strip('-')}-{at}"
            draft = self.draft(Product, id, vendor)
        return draft

    def _existing(self, row: Row) -> Product | None:
        """The product of a row's KODE, else of its barcode, else of the id it names."""
        code, barcode = row.own.get(("kode",)), row.own.get(("gtin",))
        for wish, known in ((code, self._codes), (barcode, self._barcodes)):
            if wish is None or not isinstance(wish.value, str):
                continue
            sign = wish.value.upper() if wish is code else gtin.key(re.sub(r"[^0-9]", "", wish.value))
            if (found := known.get(sign)) is None:
                continue
            noun, address, variant = found
            if noun is not Product:
                row.tell("sheet.code-taken", wish.cell, found=wish.value, owner=address)
            elif variant:
                row.tell("sheet.variant-row", wish.cell, found=wish.value, product=address, variant=variant)
            else:
                return self.catalog.products[address]
            return None
        named, vendor = row.names.get("id"), row.names.get("pelaku")
        if named and vendor:
            return self.catalog.products.get(f"{vendor.value}/{named.value}")
        return None

    def _vendor_of(self, row: Row) -> str | None:
        named = row.names.get("pelaku")
        id = self._vendor_id(row, row.vendor, named)
        if id is None:
            return None
        path = f"{self.files.root}/{FILES[Vendor].format(id=id)}"
        known = id in self.catalog.vendors or path in self.drafts or path in self.files.texts
        if not known and ("nama",) not in row.vendor:
            if named is not None:
                row.tell("vendor.unknown", named.cell, found=str(named.value))
            return None
        return id

    def _vendor_wishes(self, row: Row, vendor: str) -> None:
        if not row.vendor:
            return
        draft = self.draft(Vendor, vendor)
        fresh: dict[Steps, Wish] = {}
        for steps, wish in row.vendor.items():
            other = draft.wishes.get(steps)
            if steps == ("nama",) and not draft.is_new and isinstance(wish.value, str):
                # Here the name only tells whose product it is.
                continue
            if other is None:
                fresh[steps] = wish
            elif not same(wish.key, other.value, wish.value):
                where = other.cell.ref if other.cell else ""
                row.tell(
                    "sheet.vendor-disagrees",
                    wish.cell,
                    found=_clipped(wish.value),
                    other=_clipped(other.value),
                    cell=where,
                )
        self._join(row, draft, fresh)

    def _other(self, row: Row) -> None:
        form = row.layout.form
        named = row.names.get("id")
        id = str(named.value) if named else ident.slug(row.name)
        if not id:
            row.tell("key.missing", None, key="id")
            return
        self._join(row, self.draft(form.noun, id), row.own)

    def _item(self, row: Row) -> None:
        draft = self._parent(row)
        if draft is None:
            return
        form = row.layout.form
        list_key = form.list_key or ""
        there = get(form.noun, draft.before, (list_key,))
        items = there if isinstance(there, list) else []
        taken = draft.claimed.setdefault(list_key, [])
        at = _item_at(items, taken, row, list_key)
        if at is None:
            at = max([len(items) - 1, *taken]) + 1
        taken.append(at)
        self._join(row, draft, {(list_key, at, *steps): wish for steps, wish in row.own.items()})

    def _parent(self, row: Row) -> Draft | None:
        form = row.layout.form
        names = [str(wish.value) if (wish := row.names.get(name)) else "" for name in form.parents]
        if not all(names):
            row.tell("key.missing", None, key=form.parents[names.index("")])
            return None
        draft = self.draft(form.noun, names[-1], names[0] if form.noun is Product else "")
        if draft.is_new and not draft.rows:
            row.tell("sheet.parent-unknown", row.names[form.parents[-1]].cell, found="/".join(names))
            return None
        return draft

    def _join(self, row: Row, draft: Draft, wishes: Mapping[Steps, Wish]) -> None:
        draft.wishes.update(wishes)
        draft.rows.append(row)
        row.drafts.append(draft)


def _item_at(items: list[Plain], taken: list[int], row: Row, list_key: str) -> int | None:
    """The position of the item that a row speaks of."""
    for steps in _KNOWN_BY.get(list_key, ()):
        wish = row.own.get(steps)
        if wish is None:
            continue
        for n, item in enumerate(items):
            if n not in taken and same(wish.key, _in(item, steps), wish.value):
                return n
    return None


def _in(item: Plain, steps: Steps) -> Plain | None:
    found: Plain | None = item
    for step in steps:
        found = found.get(str(step)) if isinstance(found, dict) else None
    return found


def _by_code(catalog: Catalog) -> dict[str, tuple[Any, str, str]]:
    """KODE in upper case → (noun, id or address, name of the variant)."""
    found: dict[str, tuple[Any, str, str]] = {}
    for address, product in catalog.products.items():
        for variant in product.variants:
            if variant.code:
                found[variant.code.upper()] = (Product, address, variant.name.id)
    for vendor in catalog.vendors.values():
        if vendor.code:
            found[vendor.code.upper()] = (Vendor, vendor.id, "")
    for exhibition in catalog.exhibitions.values():
        if exhibition.code:
            found[exhibition.code.upper()] = (Exhibition, exhibition.id, "")
    found |= {p.code.upper(): (Product, address, "") for address, p in catalog.products.items() if p.code}
    return found


def _by_barcode(catalog: Catalog) -> dict[str, tuple[Any, str, str]]:
    found: dict[str, tuple[Any, str, str]] = {}
    for address, product in catalog.products.items():
        for variant in product.variants:
            if variant.gtin:
                found[gtin.key(variant.gtin)] = (Product, address, variant.name.id)
    found |= {gtin.key(p.gtin): (Product, address, "") for address, p in catalog.products.items() if p.gtin}
    return found


def _barcode(row: Row) -> str:
    """The row's barcode when it is one, else nothing."""
    wish = row.own.get(("gtin",))
    value, _ = gtin.read_gtin(wish.value) if wish and isinstance(wish.value, str) else (None, ())
    return value or ""


def _first(row: Row) -> Cell | None:
    """The cell that shows best which row is meant: its name, else its first."""
    for steps in (("nama", "id"), ("nama",)):
        if (wish := row.own.get(steps)) and wish.cell:
            return wish.cell
    return next(iter(row.cells.values()), None)


def empty_cell(row: Row, key: str) -> Cell | None:
    """The empty cell where a key should have been given, if the table has a column for it."""
    for number, column in row.layout.columns.items():
        if column.steps[0] == key and number not in row.cells:
            return Cell(f"{letters(number)}{row.number}", row.number, number, "")
    return None


def _clipped(value: Plain) -> str:
    from etalase.values.lost import clip

    return clip(value if isinstance(value, str) else repr(value))


def body_wishes(wishes: Mapping[Steps, Wish]) -> dict[str, Wish]:
    """The texts that stand below a head (`id`) or in the English twin (`en`)."""
    return {str(steps[1]): wish for steps, wish in wishes.items() if steps[0] == "uraian" and len(steps) == 2}
