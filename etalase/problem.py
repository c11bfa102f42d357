"""What is wrong, where, and what to type instead. Problems are data that travel beside the value, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from etalase.place import Place


class Severity(StrEnum):
    """How grave a problem is. An error blocks the build; the order of the members is the order of gravity."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Its words live in the message catalogues and its severity belongs to the rule, both under `code`.

    `values` fill the placeholders of the message. `hint` is text to type instead, shown as it stands.
    """

    code: str
    place: Place
    values: Mapping[str, str | int] = field(default_factory=dict)
    hint: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Reading order: by file, then down the page; the last two only make the order the same every time."""
        return (self.place.file, self.place.line, self.place.column, self.code, str(sorted(self.values.items())))
