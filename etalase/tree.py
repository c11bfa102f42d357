"""Node: a YAML value that knows its place. Nothing has been interpreted yet except the text of each scalar."""

from __future__ import annotations

from dataclasses import dataclass

from etalase.place import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed, with quotes and escapes resolved.

    `plain` tells that no quotes were used, so YAML would have guessed a type; `guess` is that type
    (`str`, `int`, `float`, `bool`, `null`), kept so that a rule can warn about a number that lost its quotes.
    """

    place: Place
    text: str
    plain: bool = True
    guess: str = "str"


@dataclass(frozen=True, slots=True)
class Sequence:
    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs in the order they were typed. Keys are unique: a doubled key has already become a problem."""

    place: Place
    items: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        """The value typed under `key`, or None."""
        return next((value for name, value in self.items if name.text == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One file after parsing: its mapping (or list, for categories and synonyms) and the Markdown below its head.

    `body_line` is the line on which `body` begins, so that a finding in the text can be placed.
    """

    file: str
    root: Node | None
    body: str = ""
    body_line: int = 1
