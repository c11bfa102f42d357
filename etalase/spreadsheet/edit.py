"""New entries as text, and changes of single values in existing ones.

Of an existing file only the lines of changed keys differ; comments, order, quotes and line ends stay. Every line knows
the cell it was written from, so that what is wrong with it can be told at the cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from etalase import tree
from etalase.model import Key, Kind, keys_of
from etalase.spreadsheet.plain import (
    Plain,
    Steps,
    compact,
    compact_at,
    expanded,
    key_at,
    leaves,
    named,
    of_node,
    printable,
    put,
    short_of,
)

Parse: TypeAlias = Callable[[str], tree.Document]

_DIGITS = (Kind.GTIN, Kind.PHONE, Kind.DIGITS, Kind.PERMIT)
_BARE = (Kind.RUPIAH, Kind.COUNT, Kind.DECIMAL, Kind.PERCENT, Kind.DATE, Kind.PARTIAL_DATE, Kind.FLAG, Kind.TIME)
_WITH_UNIT = (Kind.SIZE, Kind.SHELF_LIFE)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .()/-]*[A-Za-z0-9.)]|[A-Za-z]")
_NOT_TEXT = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file and the steps of the value it was written from; None for a line that was there before."""

    text: str
    steps: Steps | None = None


class CannotEdit(Exception):
    """The file is written in a way that no single value can be changed in safely."""


def token(key: Key | None, text: str) -> str:
    """One text as YAML reads it back, in quotes where its kind of value or its signs need them."""
    kind = key.kind if key else None
    if kind in _BARE and re.fullmatch(r"[0-9a-z.-]+", text):
        return text
    if kind in _WITH_UNIT and re.fullmatch(r"[0-9]+ [a-z]+", text):
        return text
    if kind not in _DIGITS and _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(key: Key | None, value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return token(key, value)
    if isinstance(value, list):
        return f"[{', '.join(flow(key, item) for item in value)}]"
    return "{" + ", ".join(f"{name}: {flow(_inner(key, name), child)}" for name, child in value.items()) + "}"


def _inner(key: Key | None, name: str) -> Key | None:
    if key is None or (key.bilingual and name in ("id", "en")):
        return key
    return named(key.of, name) if key.of is not None else None


def block(key: Key | None, name: str, value: Plain, indent: int, steps: Steps) -> list[Line]:
    """A key and its value on lines of their own, each under the steps it comes from."""
    pad = " " * indent
    if isinstance(value, str):
        return _text_lines(key, name, value, indent, steps)
    if isinstance(value, dict):
        lines = [Line(f"{pad}{name}:", steps)]
        for child_name, child in value.items():
            lines += block(_inner(key, child_name), child_name, child, indent + 2, (*steps, child_name))
        return lines
    if all(isinstance(item, str) for item in value):
        return [Line(f"{pad}{name}: {flow(key, value)}", steps)]
    lines = [Line(f"{pad}{name}:", steps)]
    for n, item in enumerate(value):
        lines += _item(key, item, indent + 2, (*steps, n))
    return lines


def _item(key: Key | None, item: Plain, indent: int, steps: Steps) -> list[Line]:
    pad = " " * indent
    if not isinstance(item, dict):
        return [Line(f"{pad}- {flow(key, item)}", steps)]
    lines: list[Line] = []
    for name, child in item.items():
        lines += block(_inner(key, name), name, child, indent + 2, (*steps, name))
    return [Line(f"{pad}- {lines[0].text.lstrip()}", lines[0].steps), *lines[1:]]


def _text_lines(key: Key | None, name: str, text: str, indent: int, steps: Steps) -> list[Line]:
    pad = " " * indent
    lines = text.replace("\r", "").split("\n")
    literal = (
        len(lines) > 1
        and not lines[0][:1].isspace()
        and not any(line != line.rstrip() or line != printable(line) for line in lines)
    )
    if not literal:
        return [Line(f"{pad}{name}: {token(key, text)}", steps)]
    return [Line(f"{pad}{name}: |-", steps), *(Line(f"{pad}  {line}" if line else "", steps) for line in lines)]


def new_text(noun: Any, value: Plain, body: str | None) -> list[Line]:
    """The lines of a new file: keys in the order of the model; with `body`, a head between `---` and the body below."""
    short = compact(noun, value)
    lines: list[Line] = []
    for key in keys_of(noun).values():
        if isinstance(short, dict) and key.name in short:
            lines += block(key, key.name, short[key.name], 0, (key.name,))
    if body is None:
        return lines
    below = [Line(text, ("uraian", "id")) for text in body.split("\n")] if body else []
    return [Line("---"), *lines, Line("---"), *below]


def changed_text(noun: Any, text: str, parse: Parse, changes: Mapping[Steps, Plain], body: str | None) -> list[Line]:
    """The lines of an existing file with these values in it; `body` replaces the text below the head.

    Raises CannotEdit when the result would not say exactly that.
    """
    before = of_node(parse(text).root)
    wanted = _wanted(noun, before, changes)
    lines = [Line(line) for line in text.split("\n")]
    for steps, value in changes.items():
        lines = _changed(noun, lines, parse, steps, value)
    if not _says(noun, lines, parse, wanted):
        lines = [Line(line) for line in text.split("\n")]
        for name in dict.fromkeys(str(steps[0]) for steps in changes):
            lines = _rewritten(noun, lines, parse, name, wanted)
        if not _says(noun, lines, parse, wanted):
            raise CannotEdit
    return lines if body is None else _with_body(lines, parse, body)


def _wanted(noun: Any, before: Plain | None, changes: Mapping[Steps, Plain]) -> dict[str, Plain]:
    wanted = expanded(noun, before)
    made: dict[str, Plain] = json.loads(json.dumps(wanted)) if isinstance(wanted, dict) else {}
    for steps, value in changes.items():
        put(made, steps, value)
    return made


def _says(noun: Any, lines: Sequence[Line], parse: Parse, wanted: dict[str, Plain]) -> bool:
    """Whether the file says exactly this."""
    found = expanded(noun, of_node(parse(_joined(lines)).root))
    return _normal(noun, found) == _normal(noun, wanted)


def _normal(noun: Any, value: Plain | None) -> dict[Steps, Plain]:
    """Every value; how a text ends depends on how it is written, and says nothing."""
    return {
        steps: found.strip() if isinstance(found, str) else found for steps, found in leaves(noun, value, lists=True)
    }


def _joined(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _with_body(lines: list[Line], parse: Parse, body: str) -> list[Line]:
    start = parse(_joined(lines)).body_line - 1
    return [*lines[:start], *(Line(text, ("uraian", "id")) for text in body.split("\n")), Line("")]


def _changed(noun: Any, lines: list[Line], parse: Parse, steps: Steps, value: Plain) -> list[Line]:
    """The lines with one value changed where it stands, or added where it belongs."""
    root = parse(_joined(lines)).root
    if root is None:
        return _inserted(noun, lines, _head_start(lines), 0, steps, value)
    node: tree.Node = root
    for n, step in enumerate(steps):
        key = key_at(noun, steps[: n + 1])
        child = _child(node, step)
        if child is None:
            return _added(noun, lines, node, steps, n, value)
        if isinstance(child, tree.Scalar) and n + 1 < len(steps):
            # A short form that must grow: `pirt: "206…"` becomes `pirt: {nomor: "206…", …}`.
            above = key_at(noun, steps[: n + 1])
            short = short_of(above) if above else None
            if short == steps[n + 1] and n + 2 == len(steps):
                return _replaced(lines, child, flow(key_at(noun, steps), value), steps)
            if short and child.text.strip():
                inner: dict[str, Plain] = {short: child.text}
                put(inner, steps[n + 1 :], value)
                return _replaced(lines, child, flow(above, inner), steps)
            return _replaced(lines, child, flow(key, _nested(steps[n + 1 :], value)), steps)
        node = child
    if isinstance(node, tree.Scalar) or _one_line(lines, node):
        if isinstance(value, str) and "\n" in value and len(steps) == 1:
            return _rewritten(noun, lines, parse, str(steps[0]), _wanted(noun, of_node(root), {steps: value}))
        return _replaced(lines, node, flow(key_at(noun, steps), value), steps)
    return _rewritten(noun, lines, parse, str(steps[0]), _wanted(noun, of_node(root), {steps: value}))


def _child(node: tree.Node, step: str | int) -> tree.Node | None:
    if isinstance(node, tree.Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, tree.Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _nested(steps: Steps, value: Plain) -> Plain:
    for step in reversed(steps):
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _one_line(lines: Sequence[Line], node: tree.Node) -> bool:
    """Whether a list or mapping stands on one line in brackets."""
    return node.place.width > 1 and lines[node.place.line - 1].text[node.place.column - 1 : node.place.column] in "[{"


def _replaced(lines: list[Line], node: tree.Node, written: str, steps: Steps) -> list[Line]:
    place = node.place
    line = lines[place.line - 1].text
    start = place.column - 1
    if isinstance(node, tree.Scalar) and node.plain and not node.text:
        changed = f"{line[:start].rstrip()} {written}{line[start:]}"
    else:
        changed = line[:start] + written + line[start + place.width :]
    return [*lines[: place.line - 1], Line(changed, steps), *lines[place.line :]]


def _added(noun: Any, lines: list[Line], node: tree.Node, steps: Steps, n: int, value: Plain) -> list[Line]:
    """A value that is not there yet, written into the mapping or list `node` that should hold it."""
    key = key_at(noun, steps[: n + 1])
    inner = compact_at(key, _nested(steps[n + 1 :], value))
    if isinstance(node, tree.Scalar):
        raise CannotEdit
    if _one_line(lines, node):
        return _added_in_brackets(lines, node, steps, n, flow(key, inner))
    step = steps[n]
    if isinstance(node, tree.Sequence):
        if not node.items:
            raise CannotEdit
        dash = lines[node.items[-1].place.line - 1].text
        indent = len(dash) - len(dash.lstrip())
        end = _end(lines, node.items[-1].place.line - 1, indent, inside_list=True)
        return [*lines[:end], *_item(key, inner, indent, steps[: n + 1]), *lines[end:]]
    first = node.items[0][0]
    indent = first.place.column - 1
    of = _noun_of(noun, steps[:n])
    order = [known.name for known in keys_of(of).values()] if of is not None else []
    before = [name for name, _ in node.items if _rank(order, name.text) < _rank(order, str(step))]
    # The first key of a list's item shares its line with the dash.
    beside_dash = lines[first.place.line - 1].text[:indent].strip() != ""
    if before or beside_dash:
        at = _end(lines, (before[-1] if before else first).place.line - 1, indent)
    else:
        at = first.place.line - 1
    return _inserted(noun, lines, at, indent, steps[: n + 1], inner)


def _added_in_brackets(lines: list[Line], node: tree.Node, steps: Steps, n: int, written: str) -> list[Line]:
    line = lines[node.place.line - 1].text
    end = node.place.column - 1 + node.place.width - 1
    items = node.items if isinstance(node, tree.Mapping | tree.Sequence) else ()
    comma = ", " if items else ""
    added = f"{steps[n]}: {written}" if isinstance(node, tree.Mapping) else written
    changed = f"{line[:end].rstrip()}{comma}{added}{line[end:]}"
    return [*lines[: node.place.line - 1], Line(changed, steps), *lines[node.place.line :]]


def _noun_of(noun: Any, steps: Steps) -> Any:
    key = key_at(noun, steps)
    return noun if not steps else (key.of if key else None)


def _rank(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _inserted(noun: Any, lines: list[Line], at: int, indent: int, steps: Steps, value: Plain) -> list[Line]:
    key = key_at(noun, steps)
    fresh = block(key, str(steps[-1]), value, indent, steps)
    return [*lines[:at], *fresh, *lines[at:]]


def _head_start(lines: Sequence[Line]) -> int:
    return 1 if lines and lines[0].text.rstrip() == "---" else 0


def _rewritten(noun: Any, lines: list[Line], parse: Parse, name: str, wanted: dict[str, Plain]) -> list[Line]:
    """The whole block of an outermost key written anew."""
    root = parse(_joined(lines)).root
    key = named(noun, name)
    short = compact(noun, {name: wanted[name]})
    fresh = block(key, name, short[name] if isinstance(short, dict) else "", 0, (name,))
    typed = next((at for at, _ in root.items if at.text == name), None) if isinstance(root, tree.Mapping) else None
    if typed is None:
        raise CannotEdit
    start = typed.place.line - 1
    return [*lines[:start], *fresh, *lines[_end(lines, start, 0) :]]


def _end(lines: Sequence[Line], start: int, indent: int, inside_list: bool = False) -> int:
    """The line after the block that begins at `start`; comments and empty lines before the next key belong to that."""
    end = start + 1
    while end < len(lines):
        text = lines[end].text
        depth = len(text) - len(text.lstrip())
        dash = text.lstrip().startswith("- ") and depth == indent and not inside_list
        if text.strip() and (depth < indent or (depth == indent and not dash)) and not text.lstrip().startswith("#"):
            break
        if indent == 0 and text.rstrip() in ("---", "..."):
            break
        end += 1
    while end > start + 1 and (not lines[end - 1].text.strip() or _outer_comment(lines[end - 1].text, indent)):
        end -= 1
    return end


def _outer_comment(text: str, indent: int) -> bool:
    return text.lstrip().startswith("#") and len(text) - len(text.lstrip()) <= indent
