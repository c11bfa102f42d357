"""A list of files with the hashes of their bytes and their sizes, for a browser that keeps them all."""

from __future__ import annotations

import json
from collections.abc import Mapping

from etalase.recipe import Listing, Made


def listing(recipe: Listing, known: Mapping[str, tuple[str, int]]) -> Made:
    """JSON: each group of the recipe as `[[path below the site, hash, bytes], …]`, and its further texts.

    `known` gives hash and size of the bytes of the files that there are, by output path.
    """
    groups = {
        name: [[path.removeprefix("site/"), *known[path]] for path in dict.fromkeys(paths) if path in known]
        for name, paths in recipe.files
    }
    text = json.dumps({**dict(recipe.about), **groups}, ensure_ascii=False, separators=(",", ":"))
    return Made(f"{text}\n".encode())
