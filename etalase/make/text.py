"""Text → bytes: the view has already written the whole file."""

from __future__ import annotations

from etalase.recipe import Made, Text


def text(recipe: Text) -> Made:
    """The file in UTF-8, its line ends as the view wrote them (calendars need CR LF)."""
    written = recipe.view.build(*recipe.view.inputs)["text"]
    return Made(written.encode("utf-8"))
