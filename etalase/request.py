"""One build as it was asked for, and who watches it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from etalase.model import Edition

Folder = Literal["site", "print", "staff"]
FOLDERS: tuple[Folder, ...] = ("site", "print", "staff")
PUBLIC = ("site", "print", "usb")
Preset = Literal["layar", "percetakan", "kantor"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """A book that was asked for by command instead of in the content: its name, whose booths it speaks of (None: it is
    a catalogue without an exhibition), and what is in it."""

    name: str
    exhibition: str | None
    edition: Edition


@dataclass(frozen=True, slots=True)
class Papers:
    """Which papers are asked for: those of an exhibition, an edition, a preset; None means any. With a `choice`, that
    book and nothing else; with `names`, only files of these names (without `.pdf`). Labels begin on field `first_label`
    of their first sheet."""

    exhibition: str | None = None
    edition: str | None = None
    preset: Preset | None = None
    choice: Choice | None = None
    names: tuple[str, ...] = ()
    first_label: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """One build as it was asked for. Folders are absolute; `as_of` is the day the output speaks of.

    `parts` maps names such as `parts/stemmer-id.js` to the files that `setup` fetched, `fonts` are those for print and
    share pictures. `papers` narrows what is printed. `preview` shows drafts and adds what `serve` needs. Kinds of files
    in `skip` are left as they stand, old or absent: share pictures, papers and workbooks take long, and a preview can
    do without for a moment. `language` is that of the office's own files and of the offers to retailers.
    """

    content: Path
    templates: Path
    output: Path
    cache: Path
    as_of: dt.date
    base_url: str | None = None
    language: Literal["id", "en"] = "id"
    only: tuple[Folder, ...] = FOLDERS
    usb: bool = False
    keep_going: bool = False
    strict: bool = False
    papers: Papers = Papers()
    preview: bool = False
    skip: tuple[Literal["card", "paper"], ...] = ()
    jobs: int = 0
    parts: Mapping[str, Path] = field(default_factory=dict)
    fonts: tuple[Path, ...] = ()


def no_progress(stage: str, done: int, total: int) -> None:
    """Nobody is watching."""


def pool(request: Request) -> Executor:
    """Where independent work runs; any other Executor would do as well."""
    return ThreadPoolExecutor(request.jobs or os.cpu_count() or 1)
