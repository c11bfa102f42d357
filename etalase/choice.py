"""A book asked for by command: options in, a `Choice` and what is wrong with them out.

What is typed is read by the same keys, and judged by the same rules, as `edisi` in an exhibition's file. An option is
known by its place: the file is the option, the line the how manieth it is.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from etalase import audience, readiness, shape
from etalase.checks import references
from etalase.model import Catalog, Edition, Selection, keys_of
from etalase.place import Place
from etalase.plan import Setting
from etalase.plan.booklet import n_chosen
from etalase.problem import Problem
from etalase.request import Choice
from etalase.tree import Mapping as Tree
from etalase.tree import Node, Scalar
from etalase.tree import Sequence as Items
from etalase.values.ident import slug

FILTER = "--saring"
# File names stay well below what Windows and a stick can take.
_LONGEST = 90
_SHAPE = re.compile(r"[^=;]+=[^=;]*")


class NotAFilter(ValueError):
    """A filter without the form KEY=VALUE; its text says which."""


def read(
    catalog: Catalog,
    exhibition: str | None,
    edition: Edition,
    options: Mapping[str, str],
    filters: Sequence[str],
    name: str | None = None,
) -> tuple[Choice, tuple[Problem, ...]]:
    """The book, and every problem with what was typed. `options` are keys of an edition (`urut`, `kertas`) and their
    values, `filters` texts such as `kategori=batik,makanan; kecamatan=Balikpapan Timur`, which narrow one another.

    What is not typed is as in `edition`; a filter widens those of the same key typed before it. Raises `NotAFilter`.
    """
    typed = tuple((Scalar(_whole(key, text), key), Scalar(_whole(key, text), text)) for key, text in options.items())
    said, _, problems = shape.shape_part(Edition, Tree(Place("--"), (_ID, *typed)))
    wanted, source, more = shape.shape_part(Selection, _tree(filters))
    given = {field for field, key in keys_of(Edition).items() if key.name in options}
    changed = {field: getattr(said, field) for field in given}
    if filters:
        changed["selection"] = wanted
    made = dataclasses.replace(edition, **changed)
    missing = references.of_selection(catalog, wanted, source)
    found = (*problems, *more, *missing)
    return Choice(name or named(exhibition, made), exhibition, made), found


def n_vendors(catalog: Catalog, choice: Choice, as_of: dt.date) -> int:
    """How many vendors the book shows."""
    public, buyers = audience.seen_by(catalog, "public", as_of), audience.seen_by(catalog, "buyers", as_of)
    setting = Setting(as_of, catalog.site.base_url, ready=readiness.ready_for(catalog, as_of))
    return n_chosen(public, buyers, setting, choice.exhibition, choice.edition)


# An edition has an id of its own in the content; a book asked for by command is known by its name.
_ID = (Scalar(Place("--"), "id"), Scalar(Place("--"), "pilihan"))


def _whole(key: str, value: str) -> Place:
    return Place(f"--{key}", 1, 1, len(value))


def _tree(filters: Sequence[str]) -> Tree:
    values: dict[str, tuple[Scalar, list[Node]]] = {}
    for line, text in enumerate(filters, 1):
        for at, part in _parts(text, ";"):
            if not _SHAPE.fullmatch(part):
                raise NotAFilter(part or text)
            key, _, listed = part.partition("=")
            start = at + len(key) + 1
            bare = key.strip().replace("-", "_")
            name = Scalar(Place(FILTER, line, at + 1, len(key)), bare)
            _, items = values.setdefault(bare, (name, []))
            items += [Scalar(Place(FILTER, line, start + n + 1, len(one)), one) for n, one in _parts(listed, ",")]
    return Tree(Place(FILTER), tuple((name, Items(name.place, tuple(items))) for name, items in values.values()))


def _parts(text: str, sign: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text between signs, without the space around them, each with where it begins."""
    start = 0
    for piece in text.split(sign):
        if bare := piece.strip():
            yield start + len(piece) - len(piece.lstrip()), bare
        start += len(piece) + 1


def base(exhibition: str | None) -> Edition:
    """What is not typed: without booths a catalogue is ordered by category."""
    return Edition() if exhibition else Edition(order="kategori")


def named(exhibition: str | None, edition: Edition) -> str:
    """A name for the file that says what was asked for, the same however it was typed."""
    parts = [exhibition] if exhibition else []
    for field, key in keys_of(Selection).items():
        if values := key.many and getattr(edition.selection, field):
            parts.append("-".join([slug(key.name), *sorted({slug(value) for value in values})]))
    usual = base(exhibition)
    for field, key in keys_of(Edition).items():
        if key.choices and (value := getattr(edition, field)) != getattr(usual, field):
            parts.append(f"{key.name}-{value}")
    name = "_".join(parts) or "semua"
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 9].rstrip('-_')}_{hashlib.blake2b(name.encode(), digest_size=4).hexdigest()}"
