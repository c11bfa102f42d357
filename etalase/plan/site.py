"""The public site: every page at the addresses of the contract, in every language, with its pictures and assets.

Each family of pages has a function `(catalog, setting, frame) -> dict[str, Recipe]`; this one puts them together.
"""

from __future__ import annotations

from etalase.model import Catalog, TextPage
from etalase.plan import Setting, structured
from etalase.plan.frame import Frame, Language, frame_of, page_view, place, say, trail
from etalase.prose import to_html, to_plain
from etalase.recipe import Asset, Page, Recipe, Values, View


def site(catalog: Catalog, setting: Setting) -> dict[str, Recipe]:
    """Everything under `site/`. `catalog` holds only what the public may see."""
    frame = frame_of(catalog, setting)
    return assets(setting, frame) | texts(catalog, setting, frame)


def assets(setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """Stylesheets, scripts and icons under names that change with their content."""
    kinds = {"css": "css", "js": "js"}
    found: dict[str, Recipe] = {}
    for name, path in frame.assets.items():
        kind = kinds.get(name.rpartition(".")[2], "raw")
        found[f"site{path}"] = Asset((f"assets/{name}",), setting.assets[f"assets/{name}"], kind)  # type: ignore[arg-type]
    return found


def texts(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/halaman/<page>/`."""
    return {
        place(f"/halaman/{text.id}/", language): Page(
            "site/text.html", View(text_view, (frame, language, text)), language, setting.links
        )
        for text in catalog.pages.values()
        for language in frame.languages
    }


def text_view(frame: Frame, language: Language, text: TextPage) -> Values:
    title, body = say(text.title, language), say(text.description, language)
    path = f"/halaman/{text.id}/"
    way = trail(language, (path, title))
    return page_view(
        frame,
        language,
        path,
        title,
        to_plain(body),
        trail=way,
        structured=structured.blocks(structured.breadcrumbs(frame, language, way)),
        heading=title,
        body=to_html(body),
        body_lang=body.lang if body.lang != title.lang else None,
    )
