"""Stylesheets, scripts and icons → smaller bytes that do the same. The only stage that knows the minifiers."""

from __future__ import annotations

from collections.abc import Sequence

from etalase.make.links import weight
from etalase.recipe import Asset, Made


def asset(recipe: Asset, parts: Sequence[bytes]) -> Made:
    """The parts of an asset in their order, without comments and needless spaces; `raw` stays as it is.

    A part of somebody else's keeps the comment that names its licence (`/*! …`).
    """
    if recipe.kind == "raw":
        return Made(b"".join(parts))
    data = _smaller(recipe, [part.decode("utf-8").replace("\r\n", "\n") for part in parts])
    return Made(data, weight=weight(data, 0))


def _smaller(recipe: Asset, texts: Sequence[str]) -> bytes:
    if recipe.kind == "css":
        import rcssmin

        style: str = rcssmin.cssmin("\n".join(texts), keep_bang_comments=True)
        return (recipe.prefix + style).encode()
    import rjsmin

    # A newline and a semicolon, so that one script's missing end cannot change the next.
    return (recipe.prefix + "\n;".join(rjsmin.jsmin(text, keep_bang_comments=True) for text in texts)).encode()
