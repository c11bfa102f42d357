"""Things made before, kept by the fingerprint of what they were made from. Safe to delete at any time.

`made/` holds pictures and papers by fingerprint; beside it the conductor keeps what it read and what it left in each
output folder.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TypeVar

import msgspec

from etalase.recipe import Made

T = TypeVar("T")


class Shelf:
    """The cache folder. Unreadable or foreign files in it count as absent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, name: str, kind: type[T]) -> T | None:
        """A kept value of this type, or None."""
        try:
            data = (self.folder / name).read_bytes()
            return msgspec.msgpack.decode(data, type=kind)
        except (OSError, msgspec.MsgspecError, ValueError, TypeError):
            return None

    def save(self, name: str, value: object) -> None:
        self._write(self.folder / name, msgspec.msgpack.encode(value))

    def get(self, fingerprint: str) -> Made | None:
        """A file made earlier from this fingerprint."""
        return self.load(self._name(fingerprint), Made)

    def has(self, fingerprint: str) -> bool:
        """Whether a file made from this fingerprint lies here."""
        return (self.folder / self._name(fingerprint)).is_file()

    def put(self, fingerprint: str, made: Made) -> None:
        self.save(self._name(fingerprint), made)

    def forget(self, keep: set[str]) -> None:
        """Drop made files whose fingerprints nobody needs any more."""
        made = self.folder / "made"
        if not made.is_dir():
            return
        for file in made.glob("*/*"):
            if file.name not in keep:
                with contextlib.suppress(OSError):
                    file.unlink()

    @staticmethod
    def _name(fingerprint: str) -> str:
        return f"made/{fingerprint[:2]}/{fingerprint}"

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.baru")
        temporary.write_bytes(data)
        temporary.replace(path)
