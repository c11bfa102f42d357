"""The only reading and writing of content and output. Bytes and texts in and out; nothing here knows what they mean."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etalase.place import Place
from etalase.problem import Problem

# Left behind by file managers, editors and office programs; nobody means them as content.
_NOT_CONTENT = ("thumbs.db", "desktop.ini")
_TEMPORARY = ".tulis-"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells cheaply that a file has not changed: its size in bytes and its time of change in nanoseconds."""

    size: int
    mtime_ns: int


def scan(folder: Path) -> dict[str, Stamp]:
    """Every regular file below `folder` as path → stamp, sorted; links are not followed.

    Paths begin with the folder's own name and use forward slashes: `content/vendors/…`.
    """
    return dict(sorted(_scan(str(folder), folder.name))) if folder.is_dir() else {}


def _scan(folder: str, name: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name.casefold() in _NOT_CONTENT:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _scan(entry.path, f"{name}/{entry.name}")
            elif entry.is_file(follow_symlinks=False):
                status = entry.stat(follow_symlinks=False)
                yield f"{name}/{entry.name}", Stamp(status.st_size, status.st_mtime_ns)


def read(root: Path, path: str) -> bytes:
    """The bytes of a file below `root`. Raises OSError when it cannot be read; a machine's failure, not a person's."""
    return (root / path).read_bytes()


def decode(file: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Bytes of a content file → text with `\\n` line ends, and what is wrong with its encoding.

    A wrong encoding is read all the same where that can be done, so that the other mistakes are found in the same run.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _lines(data.decode("utf-16", "replace")), (Problem("file.utf16", Place(file)),)
    problems: list[Problem] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(Problem("file.bom", Place(file)))
    if b"\x00" in data:
        return "", (Problem("file.binary", Place(file)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        problems.append(Problem("file.not-utf8", Place(file, line, column, 1)))
        text = data.decode("cp1252", "replace")
    text = _lines(text)
    if not text.strip():
        problems.append(Problem("file.empty", Place(file)))
    return text, tuple(problems)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def stage(path: Path, data: bytes) -> Path:
    """Write beside `path` under a temporary name and return that name; `os.replace` then puts it in place at once.

    A file is thus at every moment either old or new. A temporary file left by a killed build counts as a leftover.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o644)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return Path(temporary)


def remove(root: Path, path: str) -> None:
    """Delete a file below `root` and every folder that this leaves empty."""
    with contextlib.suppress(FileNotFoundError):
        (root / path).unlink()
    folder = (root / path).parent
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def listing(folder: Path) -> dict[str, Stamp]:
    """Every file below `folder`, hidden and temporary ones too, as path from the folder's name → stamp."""
    found: dict[str, Stamp] = {}
    stack = [(str(folder), folder.name)] if folder.is_dir() else []
    while stack:
        place, name = stack.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append((entry.path, f"{name}/{entry.name}"))
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[f"{name}/{entry.name}"] = Stamp(status.st_size, status.st_mtime_ns)
    return found
