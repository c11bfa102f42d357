"""The public site: every page at the addresses of the contract, in every language, with its pictures and assets.

Each family of pages has a function `(catalog, setting, frame) -> dict[str, Recipe]`; this one puts them together.
"""

from __future__ import annotations

from typing import Literal

from etalase import guidance
from etalase.model import Catalog, TextPage
from etalase.plan import Setting, structured
from etalase.plan.buyers import buyers
from etalase.plan.discovery import discovery
from etalase.plan.events import events
from etalase.plan.feeds import feeds
from etalase.plan.frame import (
    STYLE,
    Frame,
    Language,
    asset_digest,
    asset_parts,
    body_html,
    frame_of,
    page_view,
    place,
    say,
    trail,
)
from etalase.plan.guides import guide_page
from etalase.plan.home import home
from etalase.plan.lists import lists
from etalase.plan.offline import offline
from etalase.plan.pictures import recipes
from etalase.plan.places import places
from etalase.plan.preview import site_card
from etalase.plan.product import products
from etalase.plan.search import search
from etalase.plan.share import share
from etalase.plan.tint import style_prefix
from etalase.plan.vendor import vendors
from etalase.prose import to_plain
from etalase.recipe import Asset, Page, Recipe, Values, View

# Of the scripts by others that the search uses; published beside them.
LICENCES = ("parts/orama-stemmers.txt",)
_KINDS: dict[str, Literal["css", "js", "raw"]] = {"css": "css", "js": "js"}


def site(catalog: Catalog, setting: Setting) -> dict[str, Recipe]:
    """Everything under `site/`. `catalog` holds only what the public may see."""
    frame = frame_of(catalog, setting)
    plan = assets(catalog, setting, frame)
    for family in (home, lists, products, vendors, texts, places, buyers, events, share, feeds, discovery):
        plan |= family(catalog, setting, frame)
    searched = search(catalog, setting, frame)
    return plan | searched | offline(catalog, setting, frame, searched)


def assets(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """Stylesheets, scripts and icons under names that change with their content, the site's logos, its preview."""
    plan: dict[str, Recipe] = {f"site{frame.image}": site_card(catalog.site)}
    for name, path in frame.assets.items():
        parts = asset_parts(name)
        kind: Literal["css", "js", "raw"] = _KINDS.get(name.rpartition(".")[2], "raw")
        prefix = style_prefix(catalog.site) if name == STYLE else ""
        plan[f"site{path}"] = Asset(parts, asset_digest(parts, setting), kind, prefix)
    if setting.assets.keys() >= set(LICENCES):
        plan["site/aset/lisensi.txt"] = Asset(LICENCES, asset_digest(LICENCES, setting), "raw")
    return plan | recipes([frame.logo, *(logo for _, logo in frame.partners)])


def texts(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/halaman/<page>/`."""
    plan: dict[str, Recipe] = {}
    for text in catalog.pages.values():
        for language in frame.languages:
            plain = Page("site/text.html", View(text_view, (frame, language, text)), language, setting.links)
            explains = text.id == guidance.PAGE and frame.explained
            page = guide_page(catalog, setting, frame, language, text) if explains else plain
            plan[place(f"/halaman/{text.id}/", language)] = page
    return plan


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
        body=body_html(body),
        body_lang=body.lang if body.lang != title.lang else None,
    )
