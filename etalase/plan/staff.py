"""What stays in the office: how the catalogue stands, what is missing where, what is wrong, and what to do.

These pages read the full catalogue, private fields included. The folder `staff/` is never published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etalase.model import Catalog, Product
from etalase.overview import Month, Overview, out_on, overview
from etalase.plan import Setting
from etalase.plan.frame import Language
from etalase.plan.letters import letters
from etalase.plan.staff_board import board_view, category_view
from etalase.plan.staff_business import business_view
from etalase.plan.staff_ending import ending_csv, ending_ics, ending_view
from etalase.plan.staff_frame import Desk, Measure, assets, business_path, desk_of, measure_of
from etalase.plan.staff_money import money
from etalase.plan.staff_outlets import outlets
from etalase.plan.staff_problems import Told, problems_json, problems_view
from etalase.plan.staff_sheet import readiness_sheet
from etalase.plan.staff_today import brief, today_view
from etalase.readiness import Readiness
from etalase.recipe import Page, Recipe, Sheet, Text, View

_SECTIONS = ("ringkasan", "kesiapan", "izin", "surat", "gerai", "uang", "masalah")


def staff(
    catalog: Catalog,
    setting: Setting,
    readiness: Readiness,
    problems: Sequence[Told],
    explanations: Mapping[str, str] | None = None,
    months: Sequence[Month] = (),
    language: Language = "id",
) -> dict[str, Recipe]:
    """Everything under `staff/`. `problems` are (problem, its severity, the line it stands in) in reading order.

    `explanations` maps a problem's code to the words of its rule, for those who ask why. `months` is how the catalogue
    stood at the end of earlier months.
    """
    told = tuple(problems)
    known = {code: text for code, text in (explanations or {}).items() if any(code == p.code for p, _, _ in told)}
    desk = desk_of(catalog.site, setting, language, _SECTIONS)
    today = overview(catalog, readiness)
    about = (desk, told, brief(today, months, desk.as_of))
    return {
        **assets(desk, setting),
        "staff/masalah.json": Text(View(problems_json, (told, language))),
        "staff/masalah.html": Page("staff/problems.html", View(problems_view, (desk, told, known)), language, "file"),
        "staff/index.html": Page("staff/index.html", View(today_view, about), language, "file"),
        **_ending(desk, setting, today),
        **_readiness(desk, catalog, today),
        **letters(catalog, setting, desk, readiness),
        **outlets(desk, catalog, setting.ready),
        **money(desk, catalog, told),
    }


def _ending(desk: Desk, setting: Setting, today: Overview) -> dict[str, Recipe]:
    name = "staff/izin-jatuh-tempo"
    calendar = (desk.site, desk.language, desk.as_of, setting.base_url, today.ending)
    view = View(ending_view, (desk, today.ending))
    return {
        f"{name}.html": Page("staff/ending.html", view, desk.language, "file"),
        f"{name}.csv": Text(View(ending_csv, (desk.language, today.ending))),
        f"{name}.ics": Text(View(ending_ics, calendar)),
    }


def _readiness(desk: Desk, catalog: Catalog, today: Overview) -> dict[str, Recipe]:
    """The whole on one page, each category, each business that has products, and all of it as a workbook."""
    measure = measure_of(catalog)
    out = out_on(catalog, desk.as_of)
    counted = (today.fields, today.categories, today.shops, today.businesses)
    plan: dict[str, Recipe] = {
        "staff/kesiapan.html": Page("staff/board.html", View(board_view, (desk, *counted)), desk.language, "file"),
        "staff/kesiapan.xlsx": _sheet(desk, measure, catalog, today),
    }
    for category, products in _grouped((product.category, product) for product in out).items():
        if category in catalog.categories:
            vendors = tuple(catalog.vendors[id] for id in dict.fromkeys(product.vendor for product in products))
            view = View(category_view, (desk, measure, category, vendors, products))
            plan[f"staff/kesiapan/{category}.html"] = Page("staff/category.html", view, desk.language, "file")
    for vendor, products in _grouped((product.vendor, product) for product in out).items():
        view = View(business_view, (desk, measure, catalog.vendors[vendor], products))
        plan[f"staff{business_path(vendor)}"] = Page("staff/business.html", view, desk.language, "file")
    return plan


def _sheet(desk: Desk, measure: Measure, catalog: Catalog, today: Overview) -> Sheet:
    vendors = tuple(vendor for vendor in catalog.vendors.values() if vendor.status != "arsip")
    alive = {vendor.id for vendor in vendors}
    products = tuple(p for p in catalog.products.values() if p.status != "arsip" and p.vendor in alive)
    return Sheet(View(readiness_sheet, (desk, measure, vendors, products, today.gaps)))


def _grouped(pairs: Iterable[tuple[str, Product]]) -> dict[str, tuple[Product, ...]]:
    found: dict[str, list[Product]] = {}
    for name, product in pairs:
        found.setdefault(name, []).append(product)
    return {name: tuple(products) for name, products in found.items()}
