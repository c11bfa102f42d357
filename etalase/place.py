"""Where a value was written: file, line and column, counted from 1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line. `file` is relative to the folder that holds `content/`, with forward slashes.

    `width` is the number of characters to underline; 0 means the problem belongs to the file as a whole.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
