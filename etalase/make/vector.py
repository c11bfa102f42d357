"""SVG files copied into the site, cleaned: no scripts, no foreign pages, nothing that is fetched from elsewhere."""

from __future__ import annotations

from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import Made
from etalase.values import svg
from etalase.values.fault import Fault

# Raise when the cleaning changes: it is part of the fingerprint of every drawing.
VERSION = "vector 1"


def clean(path: str, data: bytes) -> Made:
    """The drawing of `path` as it may be published; empty, with the reason as a problem, when it must not be.

    What had to be taken out is told by the probe, once for the source and not for each copy.
    """
    found = svg.read(data)
    if isinstance(found, Fault):
        return Made(b"", (Problem(found.code, Place(path), found.values, found.hint),))
    return Made(found.data)
