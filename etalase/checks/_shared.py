"""What several rules need: the folder's name, a place to point at, the nearest of some names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from etalase.model import Catalog, Exhibition, Product, Site, Source, Vendor, keys_of
from etalase.place import Place
from etalase.problem import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def all_of(severity: Severity, codes: str) -> dict[str, Severity]:
    """Codes written as one text, all of one gravity."""
    return dict.fromkeys(codes.split(), severity)


def folder(catalog: Catalog) -> str:
    """The name of the content folder, with which every path begins."""
    return catalog.site.source.file.partition("/")[0]


def at(source: Source, *paths: str) -> Place:
    """The place of the first of these values that was typed, else that of the name, else the file as a whole."""
    for path in (*paths, "nama", "judul"):
        if path in source.places:
            return source.place(path)
    return Place(source.file)


def left_out(source: Source, key: str) -> bool:
    """Whether nobody tried to give this key of the outermost level: no such key, or nothing after its colon.

    A value that was typed but refused, or a key that was misspelt, has a problem of its own already.
    """
    place = source.places.get(key)
    if place is not None:
        # The place of an empty value is the very end of its key.
        return place[2] <= 1 and place[1] <= len(key) + 2
    strange = [typed for typed in source.places if "." not in typed and typed not in _known_keys()]
    return not any(nearest(typed, (key,)) for typed in strange)


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(key.name for noun in (Site, Vendor, Product, Exhibition) for key in keys_of(noun).values())


def nearest(found: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant: at most a third of its letters differ, or one begins with the other."""
    from rapidfuzz.distance import DamerauLevenshtein

    bare = found.casefold()[:80]
    limit = max(1, len(bare) // 3)
    ranked: list[tuple[int, str]] = []
    for name in names:
        distance = DamerauLevenshtein.distance(bare, name.casefold(), score_cutoff=limit)
        if distance <= limit:
            ranked.append((distance, name))
        elif len(bare) >= 4 and (name.casefold().startswith(bare) or bare.startswith(name.casefold())):
            ranked.append((limit + 1, name))
    return min(ranked)[1] if ranked else None
