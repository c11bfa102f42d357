"""Text → trees: the only room that knows YAML. Whatever PyYAML cannot read becomes a problem with a place.

Nothing is constructed: scalars stay the text that was typed, because YAML reads `0123` as octal, `no` as False and
`25.000` as a float. Documents are composed into nodes and the nodes are walked, with limits on size, depth and aliases.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import yaml

from etalase.place import Place
from etalase.problem import Problem
from etalase.tree import Document, Mapping, Node, Scalar, Sequence

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 24
MAX_NODES = 50_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GUESS = {
    "tag:yaml.org,2002:int": "int",
    "tag:yaml.org,2002:float": "float",
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:null": "null",
}
_KNOWN_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = {f"{_KNOWN_TAG}{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")}

# What libyaml and PyYAML say, and the code under which we explain it. The first that matches wins.
_EXPLANATIONS = (
    ("yaml.control-character", r"control characters|special characters are not allowed|unacceptable character"),
    ("yaml.tab", r"tab character|'\\t'|cannot start any token.*\\t"),
    ("yaml.alias-unknown", r"undefined alias|anchor|alphabetic or numeric character"),
    ("yaml.escape", r"escape character|escape sequence|hexdecimal|hexadecimal|Unicode character escape"),
    ("yaml.quote-open", r"quoted scalar"),
    ("yaml.list-open", r"flow sequence|',' or '\]'"),
    ("yaml.mapping-open", r"flow mapping|',' or '\}'"),
    ("yaml.colon-in-text", r"mapping values are not allowed"),
    ("yaml.colon-missing", r"could not find expected ':'"),
    ("yaml.special-start", r"cannot start any token|alias or anchor"),
    ("yaml.two-documents", r"single document|document start|document indicator"),
    ("yaml.tag", r"tag|directive"),
    (
        "yaml.indentation",
        r"expected key|expected <block end>|'-' indicator|block mapping|block collection|sequence entries",
    ),
)


def parse(file: str, text: str) -> tuple[Document, tuple[Problem, ...]]:
    """One content file → its tree. Markdown files have YAML between two lines of `---`, then the text."""
    if len(text) > MAX_CHARACTERS:
        return Document(file, None), (Problem("file.too-large", Place(file), {"limit": MAX_CHARACTERS}),)
    if file.endswith(".md"):
        return _parse_markdown(file, text)
    root, problems = _compose(file, text)
    return Document(file, root), problems


def parse_translation(file: str, text: str) -> tuple[Document, tuple[Problem, ...]]:
    """An English twin (`abon.en.md`): text alone. A head that was written all the same is left out and told."""
    if text.startswith("---"):
        end = _head_end(text.split("\n"))
        body = "\n".join(text.split("\n")[end + 1 :]) if end else text
        return Document(file, None, body), (Problem("translation.head", Place(file, 1, 1, 3)),)
    return Document(file, None, text), ()


def parse_table(file: str, text: str) -> tuple[list[tuple[int, dict[str, str]]], tuple[Problem, ...]]:
    """A CSV file → rows as (line number, column title → text); `;` is accepted as separator."""
    first = text.split("\n", 1)[0]
    reader = csv.reader(StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    rows: list[tuple[int, dict[str, str]]] = []
    problems: list[Problem] = []
    titles: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not titles:
                titles = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(titles):
                values: dict[str, str | int] = {"found": len(cells), "expected": len(titles)}
                problems.append(Problem("table.columns", Place(file, reader.line_num, 1), values))
            rows.append((reader.line_num, dict(zip(titles, (cell.strip() for cell in cells), strict=False))))
    except csv.Error as error:
        problems.append(Problem("table.unreadable", Place(file, reader.line_num or 1), {"reason": str(error)}))
    return rows, tuple(problems)


def _parse_markdown(file: str, text: str) -> tuple[Document, tuple[Problem, ...]]:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Document(file, None, text), (Problem("head.missing", Place(file, 1, 1, len(lines[0]))),)
    end = _head_end(lines)
    if not end:
        return Document(file, None), (Problem("head.open", Place(file, 1, 1, 3)),)
    # The first line stays, so that lines count as in the file; YAML reads `---` as the start of a document.
    root, problems = _compose(file, "\n".join(lines[:end]) + "\n")
    return Document(file, root, "\n".join(lines[end + 1 :]), end + 2), problems


def _head_end(lines: list[str]) -> int:
    """The index of the line that closes the head, or 0."""
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)


def _compose(file: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    try:
        if deep := _too_deep(text):
            place = Place(file, deep.line + 1, deep.column + 1, 1)
            return None, (Problem("yaml.too-deep", place, {"limit": MAX_DEPTH}),)
        loader = _LOADER(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return None, (_explain(file, text, error),)
    except (UnicodeEncodeError, ValueError, OverflowError, RecursionError) as error:
        # libyaml takes UTF-8 alone: half a surrogate pair cannot even be handed to it.
        return None, (Problem("yaml.syntax", Place(file), {"reason": type(error).__name__}),)
    if root is None:
        return None, ()
    walk = _Walk(file, text, problems)
    tree = walk.node(root, 0)
    return tree, tuple(problems)


def _too_deep(text: str) -> Any:
    """The mark at which the text nests too deeply, or None.

    Composing recurses in C, where a hundred thousand open brackets overflow the stack; reading events does not. Only a
    text with many openings can nest deeply at all, so others are not read twice.
    """
    if sum(map(text.count, ("[", "{", "- ", "? "))) < 300:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


class _Walk:
    """Turns composed YAML into our own nodes, counting so that a small file cannot grow into a large tree."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.n_nodes = 0

    def node(self, found: Any, depth: int) -> Node | None:
        self.n_nodes += 1
        place = self.place(found)
        if depth > MAX_DEPTH or self.n_nodes > MAX_NODES:
            if self.n_nodes <= MAX_NODES or not any(p.code == "yaml.too-deep" for p in self.problems):
                self.problems.append(Problem("yaml.too-deep", place, {"limit": MAX_DEPTH}))
            self.n_nodes = max(self.n_nodes, MAX_NODES) if depth <= MAX_DEPTH else self.n_nodes
            return None
        if found.tag not in _PLAIN_TAGS and found.tag.startswith((_KNOWN_TAG, "!")) and not self._merge_or_value(found):
            self.problems.append(Problem("yaml.tag", place, {"tag": found.tag.removeprefix(_KNOWN_TAG)[:40]}))
        if isinstance(found, yaml.ScalarNode):
            return Scalar(place, str(found.value), not found.style, _GUESS.get(found.tag, "str"))
        if isinstance(found, yaml.SequenceNode):
            return Sequence(place, tuple(filter(None, (self.node(item, depth + 1) for item in found.value))))
        return Mapping(place, tuple(self.pairs(found, depth)))

    def pairs(self, found: Any, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        for key, value in found.value:
            if self.n_nodes > MAX_NODES:
                return
            place = self.place(key)
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(Problem("key.not-text", place))
                continue
            name = str(key.value)
            if name in seen:
                values: dict[str, str | int] = {"key": name, "line": seen[name]}
                self.problems.append(Problem("key.duplicate", place, values))
                continue
            seen[name] = place.line
            if (node := self.node(value, depth + 1)) is not None:
                yield Scalar(place, name, not key.style), node

    def place(self, found: Any) -> Place:
        start, end = found.start_mark, found.end_mark
        same_line = start.line == end.line
        return Place(self.file, start.line + 1, start.column + 1, max(1, end.column - start.column) if same_line else 1)

    @staticmethod
    def _merge_or_value(found: Any) -> bool:
        """`<<` and `=` get tags of their own although people only typed a text."""
        return bool(found.tag in (f"{_KNOWN_TAG}merge", f"{_KNOWN_TAG}value"))


def _explain(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """PyYAML's complaint in our words, at the place where a person would look."""
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    said = " ".join(str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "")) if part)
    if mark is None:
        position = getattr(error, "position", 0) or 0
        said = said or str(getattr(error, "reason", "")) or str(error)
        return Problem("yaml.control-character", _place_at(file, text, position), {})
    code = next((code for code, pattern in _EXPLANATIONS if re.search(pattern, said)), "yaml.syntax")
    character = text.split("\n")[mark.line][mark.column : mark.column + 1] if mark.line < text.count("\n") + 1 else ""
    if code == "yaml.special-start" and character == "\t":
        code = "yaml.tab"
    # An unclosed quote or bracket is noticed at the end of the file; the person must look at where it was opened.
    opened = code in ("yaml.quote-open", "yaml.list-open", "yaml.mapping-open")
    at = context_mark if opened and context_mark is not None else mark
    values: dict[str, str | int] = {"reason": str(getattr(error, "problem", said))}
    if code == "yaml.special-start":
        values["character"] = character
    return Problem(code, Place(file, at.line + 1, at.column + 1, 1), values)


def _place_at(file: str, text: str, position: int) -> Place:
    before = text[:position]
    return Place(file, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1, 1)
