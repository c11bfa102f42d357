"""Trees → nouns: the only stage that knows which keys staff type and where files belong.

Every reader returns the value, or None when it was not given or not understood; what is wrong is collected with its
place. Nothing typed by a person raises.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar

from etalase import prose
from etalase.model import (
    Bilingual,
    Catalog,
    Category,
    Commission,
    Entry,
    Exhibition,
    FloorPlan,
    Key,
    Kind,
    Link,
    Permit,
    Photo,
    PhotoFacts,
    PrintedTag,
    PrintTheme,
    Product,
    Region,
    Retailer,
    Rule,
    Site,
    Source,
    TextPage,
    Training,
    Vendor,
    keys_of,
)
from etalase.place import Place
from etalase.problem import Problem
from etalase.tree import Document, Mapping, Node, Scalar, Sequence
from etalase.values import content_size, ident, money, phone, region, shelf_life
from etalase.values import date as dates
from etalase.values.fault import Fault
from etalase.values.text import tidy

T = TypeVar("T")
Sort = Literal[
    "site", "categories", "regions", "synonyms", "retired", "vendor", "product", "retailer", "exhibition", "training",
    "page", "rules", "theme", "printed", "translation", "photo", "other",
]  # fmt: skip

_PATHS: tuple[tuple[str, Sort], ...] = (
    (r"site\.yaml", "site"),
    (r"categories\.yaml", "categories"),
    (r"regions\.csv", "regions"),
    (r"synonyms\.yaml", "synonyms"),
    (r"kode-lama\.yaml", "retired"),
    (r"tema-cetak\.yaml", "theme"),
    (r"dicetak\.csv", "printed"),
    (r"vendors/(?P<vendor>[^/]+)/vendor\.yaml", "vendor"),
    (r"(?:vendors/[^/]+/products|trainings|pages)/(?P<id>[^/]+)\.en\.md", "translation"),
    (r"vendors/(?P<vendor>[^/]+)/products/(?P<id>[^/]+)\.md", "product"),
    (r"retailers/(?P<id>[^/]+)\.yaml", "retailer"),
    (r"exhibitions/(?P<id>[^/]+)/exhibition\.yaml", "exhibition"),
    (r"trainings/(?P<id>[^/]+)\.md", "training"),
    (r"pages/(?P<id>[^/]+)\.md", "page"),
    (r"rules/(?P<id>[^/]+)\.yaml", "rules"),
    (r"(?:vendors/(?P<vendor>[^/]+)/)?photos/[^/]+|exhibitions/[^/]+/[^/]+\.svg", "photo"),
)
_SORTS = re.compile("|".join(f"(?P<s{n}>{re.sub(r'[?]P<[a-z]+>', '?:', p)})" for n, (p, _) in enumerate(_PATHS)))


@cache
def _pattern(sort: Sort) -> re.Pattern[str]:
    return re.compile(next(pattern for pattern, of in _PATHS if of == sort))


def sort_of(path: str) -> Sort:
    """What kind of file this is by its place in the content folder; `path` begins with the folder's name."""
    inside = path.partition("/")[2]
    if found := _SORTS.fullmatch(inside):
        return _PATHS[int((found.lastgroup or "s0")[1:])][1]
    return "other"


def part_of(path: str, name: Literal["vendor", "id"]) -> str:
    """The vendor or the id that a path names, or an empty text."""
    found = _pattern(sort_of(path)).fullmatch(path.partition("/")[2]) if sort_of(path) != "other" else None
    return (found.groupdict().get(name) or "") if found else ""


@dataclass(slots=True)
class Reading:
    """What is collected while one file is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def tell(self, code: str, place: Place, hint: str | None = None, **values: str | int) -> None:
        self.problems.append(Problem(code, place, values, hint))

    def faults(self, faults: Iterable[Fault], place: Place) -> None:
        self.problems.extend(Problem(fault.code, place, fault.values, fault.hint) for fault in faults)

    def mark(self, path: str, place: Place) -> None:
        self.places[path] = (place.line, place.column, place.width)


def shape(document: Document, digest: str) -> tuple[Any, tuple[Problem, ...]]:
    """One file → its noun, and what is wrong with it.

    A vendor, product, retailer, exhibition, training, page or site is one entry (None when the file holds none);
    categories and rules are tuples of entries; synonyms a tuple of tuples; retired codes a mapping.
    """
    reading = Reading(document.file)
    noun = _SHAPERS[sort_of(document.file)](document, digest, reading)
    return noun, tuple(reading.problems)


def shape_part(noun: type[T], node: Mapping) -> tuple[T, Source, tuple[Problem, ...]]:
    """A mapping that stands in no file of the content, such as one typed on the command line."""
    reading = Reading(node.place.file)
    fields = _fields(noun, node, "", reading)
    return noun(**fields), Source(file=node.place.file, digest="", places=reading.places), tuple(reading.problems)


def _entry(noun: Any, document: Document, digest: str, reading: Reading, **given: Any) -> Any:
    """The entry that a file's mapping describes; `given` are fields that come from elsewhere."""
    root = document.root
    if root is not None and not isinstance(root, Mapping):
        reading.tell("file.not-mapping", root.place)
        return None
    fields = _fields(noun, root or Mapping(Place(document.file), ()), "", reading)
    source = Source(file=document.file, digest=digest, places=reading.places)
    return noun(source=source, **given, **fields)


def _shape_site(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(Site, document, digest, reading, id="site")


def _shape_theme(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(PrintTheme, document, digest, reading, id="tema-cetak")


def _shape_vendor(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(Vendor, document, digest, reading, id=_id_from(document.file, "vendor", reading))


def _shape_product(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(
        Product,
        document,
        digest,
        reading,
        id=_id_from(document.file, "id", reading),
        vendor=part_of(document.file, "vendor"),
        description=Bilingual(id=document.body.strip()),
        body_line=document.body_line,
    )


def _shape_retailer(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(Retailer, document, digest, reading, id=_id_from(document.file, "id", reading))


def _shape_exhibition(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(Exhibition, document, digest, reading, id=_id_from(document.file, "id", reading))


def _shape_training(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(Training, document, digest, reading, **_text_file(document, reading))


def _shape_page(document: Document, digest: str, reading: Reading) -> Any:
    return _entry(TextPage, document, digest, reading, **_text_file(document, reading))


def _text_file(document: Document, reading: Reading) -> dict[str, Any]:
    return {
        "id": _id_from(document.file, "id", reading),
        "description": Bilingual(id=document.body.strip()),
        "body_line": document.body_line,
    }


def _id_from(file: str, part: Literal["vendor", "id"], reading: Reading) -> str:
    """The id that the name of a file or folder gives."""
    written = part_of(file, part)
    of: ident.IdOf | None = "vendor" if part == "vendor" else "exhibition" if "/exhibitions/" in file else None
    _, faults = ident.read_id(written, of)
    reading.faults(faults, Place(file))
    return written


def _shape_list(noun: type[Any], document: Document, digest: str, reading: Reading) -> tuple[Any, ...]:
    """A file that is a list of entries, each with its own `id`."""
    root = document.root
    if root is None:
        return ()
    if not isinstance(root, Sequence):
        reading.tell("file.not-list", root.place)
        return ()
    entries: list[Any] = []
    for n, item in enumerate(root.items):
        if not isinstance(item, Mapping):
            reading.tell("value.not-mapping", item.place, key=str(n + 1))
            continue
        own = Reading(reading.file, reading.problems)
        fields = _fields(noun, item, "", own, ids=True)
        own.mark("", item.place)
        if fields.get("id"):
            # The digest of the file stands for every entry in it, told apart by their ids.
            entries.append(
                noun(source=Source(file=document.file, digest=f"{digest}#{fields['id']}", places=own.places), **fields)
            )
    return tuple(entries)


def _shape_categories(document: Document, digest: str, reading: Reading) -> tuple[Category, ...]:
    return _shape_list(Category, document, digest, reading)


def _shape_rules(document: Document, digest: str, reading: Reading) -> tuple[Rule, ...]:
    return _shape_list(Rule, document, digest, reading)


def _shape_synonyms(document: Document, digest: str, reading: Reading) -> tuple[tuple[str, ...], ...]:
    root = document.root
    if root is None:
        return ()
    if not isinstance(root, Sequence):
        reading.tell("file.not-list", root.place)
        return ()
    groups: list[tuple[str, ...]] = []
    for n, group in enumerate(root.items):
        words = _texts(group, str(n + 1), reading)
        if len(words) == 1:
            reading.tell("synonyms.single", group.place, found=words[0])
        elif words:
            groups.append(words)
    return tuple(groups)


def _shape_retired(document: Document, digest: str, reading: Reading) -> dict[str, str]:
    root = document.root
    if root is None:
        return {}
    if not isinstance(root, Mapping):
        reading.tell("file.not-mapping", root.place)
        return {}
    retired: dict[str, str] = {}
    for name, value in root.items:
        code, faults = ident.read_kode(name.text)
        reading.faults(faults, name.place)
        text = _text(value, name.text, reading)
        if code and text:
            retired[code.upper()] = tidy(text)
    return retired


def _shape_nothing(document: Document, digest: str, reading: Reading) -> None:
    return None


_SHAPERS: dict[Sort, Callable[[Document, str, Reading], Any]] = {
    "site": _shape_site,
    "categories": _shape_categories,
    "rules": _shape_rules,
    "synonyms": _shape_synonyms,
    "retired": _shape_retired,
    "theme": _shape_theme,
    "vendor": _shape_vendor,
    "product": _shape_product,
    "retailer": _shape_retailer,
    "exhibition": _shape_exhibition,
    "training": _shape_training,
    "page": _shape_page,
    "translation": _shape_nothing,
    "regions": _shape_nothing,
    "printed": _shape_nothing,
    "photo": _shape_nothing,
    "other": _shape_nothing,
}


def written_links(file: str, text: str) -> tuple[Link, ...]:
    """The addresses that stand in the texts of one content file; those of retired codes are read with their codes."""
    if not file.endswith((".md", ".yaml")) or sort_of(file) in ("retired", "other"):
        return ()
    head = 0 if file.endswith(".yaml") else text.find("\n---", 3)
    return tuple(
        Link(target, Place(file, line, column, len(target)))
        for start, line, column, target in prose.links(text)
        if not (file.endswith(".yaml") or start < head) or not _in_comment(text, start)
    )


def _in_comment(text: str, position: int) -> bool:
    return bool(re.match(r"(?:.*\s)?#", text[text.rfind("\n", 0, position) + 1 : position]))


_REGION_COLUMNS = ("kode_kelurahan", "kelurahan", "kode_kecamatan", "kecamatan")


def shape_regions(file: str, rows: list[tuple[int, dict[str, str]]]) -> tuple[tuple[Region, ...], tuple[Problem, ...]]:
    """The rows of regions.csv → villages and their districts."""
    problems: list[Problem] = []
    if rows and (missing := [column for column in _REGION_COLUMNS if column not in rows[0][1]]):
        return (), (Problem("table.column-missing", Place(file, 1, 1), {"column": ", ".join(missing)}),)
    regions: list[Region] = []
    for line, row in rows:
        if empty := [column for column in _REGION_COLUMNS if not row.get(column)]:
            problems.append(Problem("table.cell-empty", Place(file, line, 1), {"column": ", ".join(empty)}))
            continue
        regions.append(
            Region(
                village_code=row["kode_kelurahan"],
                village=tidy(row["kelurahan"]),
                district_code=row["kode_kecamatan"],
                district=tidy(row["kecamatan"]),
            )
        )
    return tuple(regions), tuple(problems)


PRINTED_COLUMNS = ("pameran", "kode", "nama", "isi", "harga", "stan", "dicetak")
_PRINTED_ALWAYS = ("pameran", "kode", "nama", "dicetak")


def shape_printed(
    file: str, rows: list[tuple[int, dict[str, str]]]
) -> tuple[tuple[PrintedTag, ...], tuple[Problem, ...]]:
    """The rows of dicetak.csv → price tags as they were printed. A row that cannot be understood is left out: its tag
    counts as never printed."""
    if rows and (missing := [column for column in PRINTED_COLUMNS if column not in rows[0][1]]):
        return (), (Problem("table.column-missing", Place(file, 1, 1), {"column": ", ".join(missing)}),)
    problems: list[Problem] = []
    found: dict[tuple[str, str], PrintedTag] = {}
    for line, row in rows:
        place = Place(file, line, 1)
        if empty := [column for column in _PRINTED_ALWAYS if not row.get(column)]:
            problems.append(Problem("table.cell-empty", place, {"column": ", ".join(empty)}))
            continue
        price, no_price = money.read_rupiah(row["harga"]) if row.get("harga") else (None, ())
        day, no_day = dates.read_date(row["dicetak"])
        for column, faults in (("harga", no_price), ("dicetak", no_day)):
            problems += [
                Problem("printed.value", place, {"column": column, "found": row[column][:40]}, fault.hint)
                for fault in faults[:1]
            ]
        if no_price or day is None:
            continue
        key = (row["pameran"], row["kode"])
        if key in found:
            problems.append(Problem("printed.twice", place, {"code": key[1], "exhibition": key[0]}))
        found[key] = PrintedTag(
            exhibition=key[0],
            key=key[1],
            name=row["nama"],
            content=row.get("isi", ""),
            price=price,
            booth=row.get("stan", ""),
            day=day,
        )
    return tuple(found.values()), tuple(problems)


def _fields(noun: type[Any], node: Mapping, path: str, reading: Reading, *, ids: bool = False) -> dict[str, Any]:
    """Field name → value for every key of `noun` given in `node`; `ids` also reads the `id` of list entries."""
    known = {key.name: (name, key) for name, key in keys_of(noun).items()}
    found: dict[str, Any] = {}
    condition: tuple[tuple[str, str], ...] = ()
    meant: set[str | None] = set()
    for name, value in node.items:
        at = f"{path}{name.text}"
        reading.mark(at, value.place)
        if ids and name.text == "id" and "id" not in known:
            if written := _text(value, "id", reading):
                _, faults = ident.read_id(written)
                reading.faults(faults, value.place)
                found["id"] = written
            continue
        if noun is Rule and name.text == "syarat":
            condition = _condition(value, at, reading)
            continue
        if name.text not in known:
            meant.add(_unknown_key(name, value, known, reading))
            continue
        field_name, key = known[name.text]
        read = _value(key, value, at, reading)
        if read is not None and read != ():
            found[field_name] = read
    _missing(node, found, known, meant, reading, ids)
    if noun is Rule:
        found["condition"] = condition
    return found


def _missing(
    node: Mapping,
    found: dict[str, Any],
    known: dict[str, tuple[str, Key]],
    meant: set[str | None],
    reading: Reading,
    ids: bool,
) -> None:
    """A required key that is absent or empty; one that was misspelt or not understood has its own problem already."""
    wanted = [(key.name, key.example) for field_name, key in known.values() if key.required and field_name not in found]
    if ids and "id" not in found and "id" not in known:
        wanted.insert(0, ("id", "camilan"))
    for name, example in wanted:
        typed = node.get(name)
        if name not in meant and (typed is None or _is_empty(typed)):
            reading.tell("key.missing", typed.place if typed else _start(node), f"{name}: {example}", key=name)


def _start(node: Mapping) -> Place:
    """Where to show that something is missing in a mapping: at its first key."""
    return node.items[0][0].place if node.items else node.place


def _condition(node: Node, path: str, reading: Reading) -> tuple[tuple[str, str], ...]:
    """The conditions of a rule as (key, text) pairs; a list becomes one pair for each of its texts."""
    if not isinstance(node, Mapping):
        reading.tell("value.not-mapping", node.place, key="syarat")
        return ()
    pairs: list[tuple[str, str]] = []
    for name, value in node.items:
        reading.mark(f"{path}.{name.text}", value.place)
        texts = (
            _texts(value, name.text, reading) if isinstance(value, Sequence) else (_text(value, name.text, reading),)
        )
        pairs.extend((name.text, text) for text in texts if text)
    return tuple(pairs)


def _unknown_key(name: Scalar, value: Node, known: dict[str, tuple[str, Key]], reading: Reading) -> str | None:
    """Tell about a key that does not exist; returns the key that was probably meant."""
    meant = _meant(name.text, known)
    shown = name.text[:60]
    if meant:
        hint = f"{meant}: {value.text}" if isinstance(value, Scalar) and "\n" not in value.text else f"{meant}:"
        reading.tell("key.misspelt", name.place, hint, key=shown, suggestion=meant)
    else:
        reading.tell("key.unknown", name.place, key=shown, known=", ".join(sorted(known)))
    return meant


def _meant(written: str, known: dict[str, tuple[str, Key]]) -> str | None:
    """The key that was probably meant: the nearest, or the one whose English name was typed."""
    from rapidfuzz import process, utils
    from rapidfuzz.distance import DamerauLevenshtein

    bare = written.strip().casefold()[:60]
    for name, (field_name, key) in known.items():
        if bare in (field_name, key.title[1].casefold()) or bare.replace(" ", "_") == name:
            return name
    limit = max(1, len(bare) // 3)
    best = process.extractOne(
        bare, known.keys(), scorer=DamerauLevenshtein.distance, processor=utils.default_process, score_cutoff=limit
    )
    return str(best[0]) if best else None


def _is_empty(node: Node) -> bool:
    """Empty text, empty list and null mean "not given"."""
    if isinstance(node, Scalar):
        return not node.text.strip() or (node.plain and node.guess == "null")
    return not node.items


def _value(key: Key, node: Node, path: str, reading: Reading) -> Any:
    if _is_empty(node):
        return None
    if key.kind is Kind.GRID:
        return _grid(node, key.name, path, reading)
    if key.kind is Kind.FOCUS:
        return _focus(node, reading)
    if key.kind is Kind.COORDINATES:
        return _coordinates(node, reading)
    if key.many:
        return _list(key, node, path, reading)
    return _one(key, node, path, reading)


def _list(key: Key, node: Node, path: str, reading: Reading) -> tuple[Any, ...] | None:
    if not isinstance(node, Sequence):
        hint = f"[{node.text}]" if isinstance(node, Scalar) else None
        reading.tell("value.not-list", node.place, hint, key=key.name)
        return None
    items: list[Any] = []
    for n, item in enumerate(node.items):
        reading.mark(f"{path}.{n}", item.place)
        if _is_empty(item):
            continue
        if (read := _one(key, item, f"{path}.{n}", reading)) is not None:
            items.append(read)
    return tuple(items)


def _one(key: Key, node: Node, path: str, reading: Reading) -> Any:
    if key.kind is Kind.GROUP:
        return _group(key, node, path, reading)
    if key.bilingual and isinstance(node, Mapping):
        return _bilingual(key, node, path, reading)
    if not isinstance(node, Scalar):
        reading.tell("value.not-text", node.place, key.example, key=key.name)
        return None
    _warn_number(key, node, reading)
    read = _READERS[key.kind](key, node, reading)
    return Bilingual(id=read) if key.bilingual and isinstance(read, str) else read


def _bilingual(key: Key, node: Mapping, path: str, reading: Reading) -> Bilingual | None:
    texts: dict[str, str] = {}
    for name, value in node.items:
        reading.mark(f"{path}.{name.text}", value.place)
        if name.text not in ("id", "en"):
            reading.tell("text.language-unknown", name.place, key=name.text)
        elif isinstance(value, Scalar):
            if not _is_empty(value):
                texts[name.text] = _READERS[key.kind](key, value, reading)
        else:
            reading.tell("value.not-text", value.place, key=name.text)
    if "id" not in texts:
        if texts:
            reading.tell("text.indonesian-missing", _start(node), f"id: {key.example}", key=key.name)
        return None
    return Bilingual(id=texts["id"], en=texts.get("en"))


# A noun that may be typed as a single text, and the key which that text means.
_SHORT: dict[type[Any], str] = {Permit: "nomor", Photo: "berkas", FloorPlan: "berkas"}


def _group(key: Key, node: Node, path: str, reading: Reading) -> Any:
    noun = key.of
    assert noun is not None
    if isinstance(node, Scalar) and noun is Commission:
        rate = _percent(key, node, reading)
        return None if rate is None else Commission(low=rate, high=rate)
    if isinstance(node, Scalar) and noun in _SHORT:
        short = _SHORT[noun]
        node = Mapping(node.place, ((Scalar(node.place, short), node),))
    if not isinstance(node, Mapping):
        reading.tell("value.not-mapping", node.place, f"{key.name}: {key.example}", key=key.name)
        return None
    fields = _fields(noun, node, f"{path}.", reading)
    if noun is Permit and key.permit:
        _read_permit(key.permit, fields, node, reading)
    if noun is Permit and fields.get("status") == "tidak-halal" and key.permit != "halal":
        typed = node.get("status")
        reading.tell("permit.not-halal-elsewhere", typed.place if typed else node.place, "belum", permit=key.title[0])
    return noun(**fields)


def _read_permit(kind: str, fields: dict[str, Any], node: Mapping, reading: Reading) -> None:
    """Bring the number into its canonical form; one that cannot be read stays as typed and is marked unreadable."""
    written = fields.get("number")
    typed = node.get("nomor")
    if not written or typed is None:
        return
    number, faults = _permit_reader(kind)(written)
    reading.faults(faults, typed.place)
    fields["readable"] = number is not None
    fields["number"] = number or written


def _permit_reader(kind: str) -> Callable[[str], tuple[str | None, tuple[Fault, ...]]]:
    from etalase.values import bpom, halal, nib, pbumku, pirt, pkp, registration

    readers: dict[str, Callable[[str], tuple[str | None, tuple[Fault, ...]]]] = {
        "nib": nib.read_nib,
        "pb_umku": pbumku.read_pbumku,
        "pirt": pirt.read_pirt,
        "halal": halal.read_halal,
        "bpom": bpom.read_bpom,
        "merek": registration.read_merek,
        "sni": registration.read_sni,
        "pkp": pkp.read_pkp,
    }
    return readers.get(kind, registration.read_registration)


_NUMBER_TEXTS = (Kind.GTIN, Kind.PHONE, Kind.DIGITS, Kind.PERMIT)


def _warn_number(key: Key, node: Scalar, reading: Reading) -> None:
    """A number that is text, typed without quotes: nothing is lost here, but a spreadsheet or another program would."""
    if key.kind in _NUMBER_TEXTS and node.plain and node.guess in ("int", "float"):
        reading.tell("id.number-not-quoted", node.place, f'"{node.text}"', key=key.name, example=node.text)


def _line(key: Key, node: Scalar, reading: Reading) -> str:
    return tidy(node.text)


def _prose(key: Key, node: Scalar, reading: Reading) -> str:
    return node.text.strip()


def _choice(key: Key, node: Scalar, reading: Reading) -> str | None:
    written = tidy(node.text)
    if written in key.choices:
        return written
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    bare = written.casefold().replace(" ", "-")
    limit = max(1, len(bare) // 2)
    best = process.extractOne(bare, key.choices, scorer=DamerauLevenshtein.distance, score_cutoff=limit)
    hint = str(best[0]) if best else None
    reading.tell("value.choice", node.place, hint, key=key.name, found=written[:60], choices=", ".join(key.choices))
    return None


_YES = {"ya", "yes", "y", "true", "on", "benar", "iya"}
_NO = {"tidak", "no", "n", "false", "off", "salah", "tdk"}


def _flag(key: Key, node: Scalar, reading: Reading) -> bool | None:
    written = tidy(node.text)
    if written in ("ya", "tidak"):
        return written == "ya"
    bare = written.casefold()
    hint = "ya" if bare in _YES else "tidak" if bare in _NO else None
    reading.tell("value.flag", node.place, hint, key=key.name, found=written[:60])
    return None


def _count(key: Key, node: Scalar, reading: Reading) -> int | None:
    written = tidy(node.text)
    if not re.fullmatch(r"[0-9]{1,9}", written):
        bare = re.sub(r"[.,\s](?=[0-9]{3}\b)", "", written)
        hint = str(int(bare)) if re.fullmatch(r"[0-9]{1,9}", bare) else None
        reading.tell("value.not-count", node.place, hint, key=key.name, found=written[:60])
        return None
    number = int(written)
    if (key.low is not None and number < key.low) or (key.high is not None and number > key.high):
        low, high = key.low if key.low is not None else 0, key.high if key.high is not None else 999_999_999
        reading.tell("value.out-of-range", node.place, key=key.name, found=number, low=low, high=high)
        return None
    return number


def _decimal(key: Key, node: Scalar, reading: Reading) -> Decimal | None:
    written = tidy(node.text)
    try:
        number = Decimal(written) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", written) else None
    except InvalidOperation:
        number = None
    if number is None:
        dotted = written.replace(",", ".")
        hint = dotted if re.fullmatch(r"[0-9]{1,6}\.[0-9]{1,6}", dotted) else None
        reading.tell("value.not-decimal", node.place, hint, key=key.name, found=written[:60])
    return number


def _digits(key: Key, node: Scalar, reading: Reading) -> str | None:
    digits = re.sub(r"[.\s]", "", node.text)
    if not re.fullmatch(r"[0-9]+", digits) or not (key.low or 1) <= len(digits) <= (key.high or 40):
        reading.tell("value.digits", node.place, key.example, key=key.name, found=tidy(node.text)[:60], n=key.low or 1)
        return None
    return digits


def _with(read: Callable[[str], tuple[Any, tuple[Fault, ...]]]) -> Callable[[Key, Scalar, Reading], Any]:
    """A reader made from a reader of `values`."""

    def reader(key: Key, node: Scalar, reading: Reading) -> Any:
        value, faults = read(node.text)
        reading.faults(faults, node.place)
        return value

    return reader


_percent = _with(money.read_percent)


def _handle(key: Key, node: Scalar, reading: Reading) -> str | None:
    value, faults = ident.read_handle(node.text, key.name)  # type: ignore[arg-type]  # the key is named after its service
    reading.faults(faults, node.place)
    return value


def _id(key: Key, node: Scalar, reading: Reading) -> str | None:
    """An id. One that points elsewhere is only taken down: whether it exists is judged with the whole catalogue."""
    if key.refers:
        return tidy(node.text)
    value, faults = ident.read_id(node.text)
    reading.faults(faults, node.place)
    return value


def _file(key: Key, node: Scalar, reading: Reading) -> str | None:
    import unicodedata

    name = unicodedata.normalize("NFC", node.text.strip())
    if "/" in name or "\\" in name or name in (".", ".."):
        reading.tell(
            "photo.not-a-name", node.place, re.split(r"[/\\]", name)[-1] or None, key=key.name, found=name[:60]
        )
        return None
    return name


_READERS: dict[Kind, Callable[[Key, Scalar, Reading], Any]] = {
    Kind.TEXT: _line,
    Kind.PROSE: _prose,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.RUPIAH: _with(money.read_rupiah),
    Kind.COUNT: _count,
    Kind.DECIMAL: _decimal,
    Kind.PERCENT: _percent,
    Kind.DATE: _with(dates.read_date),
    Kind.PARTIAL_DATE: _with(dates.read_partial_date),
    Kind.TIME: _with(dates.read_time),
    Kind.ID: _id,
    Kind.CODE: _with(ident.read_kode),
    Kind.PHONE: _with(phone.read_phone),
    Kind.URL: _with(ident.read_url),
    Kind.EMAIL: _with(ident.read_email),
    Kind.HANDLE: _handle,
    Kind.COLOUR: _with(ident.read_colour),
    Kind.GTIN: _with(lambda text: _gtin(text)),
    Kind.SIZE: _with(content_size.read_content_size),
    Kind.SHELF_LIFE: _with(shelf_life.read_shelf_life),
    Kind.FILE: _file,
    Kind.DIGITS: _digits,
    Kind.PERMIT: _line,
}


def _gtin(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    from etalase.values import gtin  # python-stdnum is only needed where a barcode stands

    return gtin.read_gtin(text)


def _text(node: Node, key: str, reading: Reading) -> str | None:
    if isinstance(node, Scalar):
        return None if _is_empty(node) else tidy(node.text)
    reading.tell("value.not-text", node.place, key=key)
    return None


def _texts(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    if not isinstance(node, Sequence):
        reading.tell("value.not-list", node.place, f"[{node.text}]" if isinstance(node, Scalar) else None, key=key)
        return ()
    return tuple(text for item in node.items if (text := _text(item, key, reading)))


def _grid(node: Node, key: str, path: str, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
    if not isinstance(node, Sequence):
        reading.tell("value.not-list", node.place, "[[A1, ., B1]]", key=key)
        return None
    rows: list[tuple[str, ...]] = []
    for y, row in enumerate(node.items):
        reading.mark(f"{path}.{y}", row.place)
        if not isinstance(row, Sequence):
            reading.tell("value.not-list", row.place, "[A1, ., B1]", key=key)
            return None
        cells = tuple(tidy(cell.text) or "." if isinstance(cell, Scalar) else "." for cell in row.items)
        for x, cell in enumerate(row.items):
            reading.mark(f"{path}.{y}.{x}", cell.place)
            if not isinstance(cell, Scalar):
                reading.tell("value.not-text", cell.place, "A1", key=key)
        rows.append(cells)
    return tuple(rows)


def _focus(node: Node, reading: Reading) -> tuple[float, float] | None:
    texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []
    shares = [float(text) for text in texts if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", text)]
    if len(shares) == 2 == len(texts) and all(0 <= share <= 1 for share in shares):
        return shares[0], shares[1]
    per_cent = len(shares) == 2 and all(0 <= share <= 100 for share in shares)
    hint = f"[{shares[0] / 100:g}, {shares[1] / 100:g}]" if per_cent else "[0.5, 0.5]"
    reading.tell("photo.focus", node.place, hint)
    return None


def _coordinates(node: Node, reading: Reading) -> tuple[float, float] | None:
    if isinstance(node, Sequence):
        written = ", ".join(item.text for item in node.items if isinstance(item, Scalar))
    else:
        written = node.text if isinstance(node, Scalar) else ""
    value, faults = ident.read_coordinates(written)
    reading.faults(faults, node.place)
    return value


@dataclass(slots=True)
class Shapes:
    """The nouns of all files, by file, before they are linked."""

    site: dict[str, Site] = field(default_factory=dict)
    categories: dict[str, tuple[Category, ...]] = field(default_factory=dict)
    regions: dict[str, tuple[Region, ...]] = field(default_factory=dict)
    synonyms: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    retired: dict[str, dict[str, str]] = field(default_factory=dict)
    vendor: dict[str, Vendor] = field(default_factory=dict)
    product: dict[str, Product] = field(default_factory=dict)
    retailer: dict[str, Retailer] = field(default_factory=dict)
    exhibition: dict[str, Exhibition] = field(default_factory=dict)
    training: dict[str, Training] = field(default_factory=dict)
    page: dict[str, TextPage] = field(default_factory=dict)
    rules: dict[str, tuple[Rule, ...]] = field(default_factory=dict)
    theme: dict[str, PrintTheme] = field(default_factory=dict)
    printed: dict[str, tuple[PrintedTag, ...]] = field(default_factory=dict)
    translation: dict[str, tuple[str, str]] = field(default_factory=dict)
    links: dict[str, tuple[Link, ...]] = field(default_factory=dict)


def assemble(
    shapes: Shapes, photos: dict[str, PhotoFacts], files: Iterable[str]
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Nouns of single files → one catalogue, linked: districts follow from villages, English twins join their texts.

    `files` are all paths of the content folder.
    """
    problems: list[Problem] = []
    regions = tuple(row for rows in shapes.regions.values() for row in rows)
    paths = tuple(sorted(files))
    root = paths[0].partition("/")[0] if paths else "content"
    site = next(iter(shapes.site.values()), None)
    if site is None:
        site = Site(id="site", source=Source(file=f"{root}/site.yaml", digest=""))
        if f"{root}/site.yaml" not in paths:
            problems.append(Problem("site.missing", Place(f"{root}/site.yaml"), {}))
    districts = _Districts(regions)
    vendors = {vendor.id: _with_district(vendor, districts, problems) for vendor in shapes.vendor.values()}
    retailers = {retailer.id: _with_villages(retailer, districts, problems) for retailer in shapes.retailer.values()}
    products = {p.address: _with_english(p, shapes, problems) for p in shapes.product.values()}
    for file in shapes.translation:
        if file.removesuffix(".en.md") + ".md" not in paths:
            problems.append(
                Problem(
                    "translation.orphan", Place(file), {"file": file.removesuffix(".en.md").rpartition("/")[2] + ".md"}
                )
            )
    catalog = Catalog(
        site=site,
        categories=_by_id(entry for entries in shapes.categories.values() for entry in entries),
        regions=regions,
        vendors=_sorted(vendors),
        products=_sorted(products),
        retailers=_sorted(retailers),
        exhibitions=_sorted({e.id: e for e in shapes.exhibition.values()}),
        trainings=_sorted({t.id: _with_english(t, shapes, problems) for t in shapes.training.values()}),
        pages=_sorted({p.id: _with_english(p, shapes, problems) for p in shapes.page.values()}),
        rules=_by_id(entry for _, entries in sorted(shapes.rules.items()) for entry in entries),
        synonyms=tuple(group for groups in shapes.synonyms.values() for group in groups),
        retired=_sorted({code: text for codes in shapes.retired.values() for code, text in codes.items()}),
        photos=_sorted(photos),
        links=tuple(link for _, links in sorted(shapes.links.items()) for link in links),
        files=paths,
        theme=next(iter(shapes.theme.values()), Catalog.theme),
        printed=tuple(tag for tags in shapes.printed.values() for tag in tags),
    )
    return catalog, tuple(problems)


def _sorted(entries: dict[str, T]) -> dict[str, T]:
    return dict(sorted(entries.items()))


E_ = TypeVar("E_", bound=Entry)


def _by_id(entries: Iterable[E_]) -> dict[str, E_]:
    """In the order of the file, which is the order staff chose; the first of two with one id stays."""
    found: dict[str, E_] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return found


class _Districts:
    """Village names of regions.csv, matched on letters only."""

    def __init__(self, regions: tuple[Region, ...]) -> None:
        self.district = {row.village: row.district for row in regions}
        self._village = {region.letters(row.village): row.village for row in regions}

    def village(self, written: str) -> str | None:
        return self._village.get(region.letters(written))


def _with_district(vendor: Vendor, districts: _Districts, problems: list[Problem]) -> Vendor:
    """The vendor with its village as regions.csv spells it and the district that follows from it."""
    # Without a table of villages nobody can be told that theirs is not in it.
    if not vendor.village or not districts.district:
        return vendor
    if vendor.district or not (village := districts.village(vendor.village)):
        village, faults = region.read_kelurahan(vendor.village, districts.district, vendor.district or None)
        for fault in faults:
            key = "kecamatan" if fault.code.startswith("region.kecamatan") else "kelurahan"
            problems.append(Problem(fault.code, vendor.source.place(key), fault.values, fault.hint))
    district = districts.district.get(village or "", "")
    return dataclasses.replace(vendor, village=village or vendor.village, district=district)


def _with_villages(retailer: Retailer, districts: _Districts, problems: list[Problem]) -> Retailer:
    outlets = []
    for n, outlet in enumerate(retailer.outlets):
        village = districts.village(outlet.village)
        if not village and outlet.village and districts.district:
            village, faults = region.read_kelurahan(outlet.village, districts.district)
            place = retailer.source.place(f"gerai.{n}.kelurahan")
            problems.extend(Problem(fault.code, place, fault.values, fault.hint) for fault in faults)
        outlets.append(
            dataclasses.replace(outlet, village=village) if village and village != outlet.village else outlet
        )
    return dataclasses.replace(retailer, outlets=tuple(outlets)) if tuple(outlets) != retailer.outlets else retailer


P = TypeVar("P", Product, Training, TextPage)


def _with_english(entry: P, shapes: Shapes, problems: list[Problem]) -> P:
    """The entry with the text of its English twin, if there is one; its digest then covers both files."""
    twin = shapes.translation.get(entry.source.file.removesuffix(".md") + ".en.md")
    if not twin:
        return entry
    text, digest = twin
    source = dataclasses.replace(entry.source, digest=f"{entry.source.digest}+{digest}")
    return dataclasses.replace(entry, description=Bilingual(id=entry.description.id, en=text), source=source)
