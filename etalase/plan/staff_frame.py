"""What the office's pages have in common: site, day, language, stylesheet, and which of them there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from etalase.model import Site
from etalase.plan import Setting
from etalase.plan.frame import Language, say
from etalase.recipe import Asset, Recipe
from etalase.values.date import long_date

# The pages that stand in the menu, in its order, by the name that `page` is given.
SECTIONS = {
    "ringkasan": "/index.html",
    "kesiapan": "/kesiapan.html",
    "izin": "/izin-jatuh-tempo.html",
    "surat": "/surat.html",
    "gerai": "/gerai.html",
    "uang": "/uang.html",
    "masalah": "/masalah.html",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """The frame of every office page. `style` is the address of the stylesheet, `sections` are the pages there are."""

    site: Site
    language: Language
    as_of: dt.date
    style: str | None
    sections: tuple[str, ...]


def desk_of(site: Site, setting: Setting, language: Language, sections: tuple[str, ...]) -> Desk:
    """The frame on the day of the setting."""
    digest = setting.assets.get("assets/staf.css")
    return Desk(site, language, setting.as_of, f"/aset/staf.{digest[:8]}.css" if digest else None, sections)


def assets(desk: Desk, setting: Setting) -> dict[str, Recipe]:
    """The stylesheet of the office's pages."""
    if not desk.style:
        return {}
    return {f"staff{desk.style}": Asset(("assets/staf.css",), setting.assets["assets/staf.css"], "css")}


def page(desk: Desk, section: str) -> dict[str, Any]:
    """What `staff/base.html` shows; `section` is the page's place in the menu."""
    return {
        "site_name": say(desk.site.name, desk.language),
        "style": desk.style,
        "section": section,
        "sections": [(name, path) for name, path in SECTIONS.items() if name in desk.sections],
        "sample": desk.site.sample,
        "date": long_date(desk.as_of, desk.language),
    }
