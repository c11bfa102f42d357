"""What stays in the office: how the catalogue stands, what is wrong with it, and what to do.

These pages read the full catalogue, private fields included. The folder `staff/` is never published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etalase.model import Catalog
from etalase.overview import overview
from etalase.plan import Setting
from etalase.plan.frame import Language
from etalase.plan.staff_frame import assets, desk_of
from etalase.plan.staff_money import money
from etalase.plan.staff_outlets import outlets
from etalase.plan.staff_problems import Told, problems_json, problems_view
from etalase.plan.staff_today import brief, overview_view
from etalase.recipe import Page, Recipe, Text, View


def staff(
    catalog: Catalog,
    setting: Setting,
    problems: Sequence[Told],
    explanations: Mapping[str, str] | None = None,
    language: Language = "id",
) -> dict[str, Recipe]:
    """Everything under `staff/`. `problems` are (problem, its severity, the line it stands in) in reading order.

    `explanations` maps a problem's code to the words of its rule, for those who ask why.
    """
    told = tuple(problems)
    known = {code: text for code, text in (explanations or {}).items() if any(code == p.code for p, _, _ in told)}
    desk = desk_of(catalog.site, setting, language, ("ringkasan", "gerai", "uang", "masalah"))
    today = brief(overview(catalog, setting.ready, setting.as_of))
    return assets(desk, setting) | money(desk, catalog, told) | outlets(desk, catalog, setting.ready) | {
        "staff/masalah.json": Text(View(problems_json, (told, language))),
        "staff/masalah.html": Page("staff/problems.html", View(problems_view, (desk, told, known)), language, "file"),
        "staff/index.html": Page("staff/index.html", View(overview_view, (desk, told, *today)), language, "file"),
    }
