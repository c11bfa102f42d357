"""Values as a file and as a cell hold them: text, lists and mappings of text, addressed by the keys that staff type.

A step leads from a value into it: a key as typed, or the position in a list. A text that stands for a group (`pirt:
"206…"` for `pirt: {nomor: "206…"}`, `nama: Abon` for `nama: {id: Abon}`) is treated as that group everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from etalase import tree
from etalase.model import FloorPlan, Key, Kind, Permit, Photo, keys_of
from etalase.values.text import tidy

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]

# A noun that may be typed as a single text, and the key which that text means.
SHORT: dict[Any, str] = {Permit: "nomor", Photo: "berkas", FloorPlan: "berkas"}
LANGUAGES = ("id", "en")


# What a YAML reader takes for a line end or refuses.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without signs that no YAML file can hold; its lines end in `\\n`."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def short_of(key: Key) -> str | None:
    """The step that a plain text under this key stands for, if it stands for one."""
    return "id" if key.bilingual else SHORT.get(key.of)


def named(noun: Any, name: str) -> Key | None:
    """The key that is typed `name` in this noun."""
    return next((key for key in keys_of(noun).values() if key.name == name), None)


def key_at(noun: Any, steps: Steps) -> Key | None:
    """The key that explains the value at these steps; None if there is no such key."""
    of, found = noun, None
    for step in steps:
        if isinstance(step, int):
            continue
        if found is not None and found.bilingual and step in LANGUAGES:
            return found
        found = named(of, step) if of is not None else None
        if found is None:
            return None
        of = found.of
    return found


def of_node(node: tree.Node | None) -> Plain | None:
    """What a tree holds, without its places; None where nothing was given."""
    if isinstance(node, tree.Mapping):
        pairs = {name.text: value for name, child in node.items if (value := of_node(child)) is not None}
        return pairs or None
    if isinstance(node, tree.Sequence):
        items = [value for child in node.items if (value := of_node(child)) is not None]
        return items or None
    if node is None or not node.text.strip() or (node.plain and node.guess == "null"):
        return None
    return node.text


def expanded(noun: Any, value: Plain | None) -> Plain | None:
    """The value with every short form written out, so that two ways to write one thing are equal."""
    if not isinstance(value, dict):
        return value
    return {name: _expanded(named(noun, name), child) for name, child in value.items()}


def _expanded(key: Key | None, value: Plain) -> Plain:
    if key is None:
        return value
    if isinstance(value, list):
        return [_expanded(key, item) for item in value]
    if isinstance(value, str):
        short = short_of(key)
        return {short: value} if short else value
    return expanded(key.of, value) or {} if key.of is not None else value


def get(noun: Any, value: Plain | None, steps: Steps) -> Plain | None:
    """The value at these steps of a noun's mapping."""
    found: Plain | None = expanded(noun, value)
    for step in steps:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and step < len(found) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return found


def put(value: dict[str, Plain], steps: Steps, given: Plain) -> None:
    """Write a value into an expanded mapping; a position right after the end of a list adds to it."""
    here: Any = value
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        if following is None:
            fresh: Any = given
        else:
            fresh = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            if step == len(here):
                here.append(fresh)
            elif following is None:
                here[step] = given
        elif following is None or step not in here:
            here[step] = fresh
        here = here[step]


def compact(noun: Any, value: Plain) -> Plain:
    """The shortest way to write an expanded mapping: a group with only its short part becomes that text."""
    if not isinstance(value, dict):
        return value
    return {name: _compact(named(noun, name), child) for name, child in value.items()}


def _compact(key: Key | None, value: Plain) -> Plain:
    if key is None:
        return value
    if isinstance(value, list):
        return [_compact(key, item) for item in value]
    if isinstance(value, str):
        return value
    short = short_of(key)
    if short and value.keys() == {short}:
        return value[short]
    return compact(key.of, value) if key.of is not None else value


def compact_at(key: Key | None, value: Plain) -> Plain:
    """The shortest way to write what stands under one key, or one item of its list."""
    return _compact(key, value)


def key_shown(steps: Steps) -> str:
    """A key as it is written in a mapping file; positions in lists count from 1.

    >>> key_shown(("izin", "pirt", "nomor")), key_shown(("varian", 0, "harga"))
    ('izin.pirt', 'varian.1.harga')
    """
    shown = [str(step + 1) if isinstance(step, int) else step for step in steps]
    return ".".join(shown[:-1] if len(shown) > 1 and shown[-1] in ("id", "nomor", "berkas") else shown)


def leaves(noun: Any, value: Plain | None, lists: bool = False) -> Iterator[tuple[Steps, Plain]]:
    """Every value of a mapping with its steps. A list is one value; with `lists`, lists of groups are entered."""
    whole = expanded(noun, value)
    for name, child in whole.items() if isinstance(whole, dict) else ():
        yield from _leaves(named(noun, name), (name,), child, lists)


def _leaves(key: Key | None, steps: Steps, value: Plain, lists: bool) -> Iterator[tuple[Steps, Plain]]:
    if isinstance(value, list) and lists and key is not None and key.kind is Kind.GROUP:
        for n, item in enumerate(value):
            yield from _leaves(key, (*steps, n), item, lists)
    elif isinstance(value, dict) and key is not None and (key.of is not None or key.bilingual):
        for name, child in value.items():
            inner = key if key.bilingual else named(key.of, name)
            yield from _leaves(inner, (*steps, name), child, lists)
    else:
        yield steps, value


def as_cell(value: Plain | None) -> str:
    """A value as the text of one cell: lists with `; ` between their items, anything deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        texts = [item for item in value if isinstance(item, str)]
        if not any(re.search(r"[;|\n]", text) for text in texts) and not texts[0].startswith(("[", "{")):
            # One item with a comma would be read as two.
            return "; ".join(texts) + (";" if len(texts) == 1 and "," in texts[0] else "")
    return json.dumps(value, ensure_ascii=False)


def from_cell(text: str, key: Key) -> Plain:
    """The text of a cell as the value of a key: parts of a list are between `;`, `|` or lines, else commas."""
    if text.startswith(("[", "{")) and (key.many or key.kind in _DEEP):
        try:
            return _texts(json.loads(text))
        except ValueError:
            pass
    if not key.many:
        return _pair(text) if key.kind in (Kind.COORDINATES, Kind.FOCUS) else text
    parts = re.split(r"[;|\n]" if re.search(r"[;|\n]", text) else ",", text)
    return [part.strip() for part in parts if part.strip()]


_DEEP = (Kind.GROUP, Kind.GRID, Kind.COORDINATES, Kind.FOCUS)


def _pair(text: str) -> Plain:
    """Two numbers with a comma between them, as a list; anything else stays for its reader to judge."""
    found = re.fullmatch(r"\[?\s*(-?[0-9.]+)\s*[,;]\s*(-?[0-9.]+)\s*\]?", text)
    return [found[1], found[2]] if found else text


def _texts(value: Any) -> Plain:
    if isinstance(value, dict):
        return {str(name): _texts(child) for name, child in value.items() if child is not None}
    if isinstance(value, list):
        return [_texts(child) for child in value if child is not None]
    return ("ya" if value else "tidak") if isinstance(value, bool) else str(value)


def same(key: Key | None, one: Plain | None, other: Plain | None) -> bool:
    """Whether two values say the same: `0812 3456 7890` and `+62 812-3456-7890` do."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(key, a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same(named(key.of, name) if key and key.of else key, child, other[name]) for name, child in one.items()
        )
    if isinstance(one, str) and isinstance(other, str):
        if key is not None and key.kind is Kind.PERMIT and _same_permit(one, other):
            return True
        return one == other or _canonical(key, one) == _canonical(key, other)
    return one == other


def _same_permit(one: str, other: str) -> bool:
    """Whether two texts are one number of some permit, whatever words and signs stand around it."""
    from etalase.values import bpom, halal, nib, pirt

    for read in (pirt.read_pirt, halal.read_halal, bpom.read_bpom, nib.read_nib):
        number = read(one)[0]
        if number is not None and number == read(other)[0]:
            return True
    return False


def _canonical(key: Key | None, text: str) -> Any:
    """What a text means, where its kind of value can be written in several ways; else the text, tidied."""
    bare = tidy(text)
    if key is None:
        return bare
    if key.kind is Kind.PROSE:
        return "\n".join(line.rstrip() for line in text.strip().splitlines())
    reader = _readers().get(key.kind)
    if reader is not None:
        value, _ = reader(text)
        return bare if value is None else value
    if key.kind in (Kind.DECIMAL, Kind.PERCENT, Kind.RUPIAH, Kind.COUNT):
        try:
            return Decimal(bare)
        except InvalidOperation:
            return bare
    if key.kind is Kind.PERMIT:
        return re.sub(r"[^0-9A-Za-z]", "", bare).casefold()
    return bare


def _readers() -> Mapping[Kind, Any]:
    from etalase.values import content_size, gtin, ident, phone, shelf_life
    from etalase.values.date import read_time

    return {
        Kind.GTIN: gtin.read_gtin,
        Kind.PHONE: phone.read_phone,
        Kind.SIZE: content_size.read_content_size,
        Kind.SHELF_LIFE: shelf_life.read_shelf_life,
        Kind.HANDLE: lambda text: (text.strip().removeprefix("@"), ()),
        Kind.TIME: read_time,
        Kind.COLOUR: ident.read_colour,
    }
