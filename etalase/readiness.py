"""What does this product still lack for that retailer?

Requirements are data of each retailer (`syarat`), since no two lists agree and they change. This module answers which
of those marked `wajib` are not plainly met by what the catalogue says. What nobody can read off a catalogue (a sample)
does not block; `uncheckable` names it. All of this reads private fields: it is asked of the full catalogue, and only
its result, the names of retailers, is public.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from etalase import permits
from etalase.model import Catalog, Category, Product, Requirement, Retailer, Vendor

# On every label of packaged food: PerBPOM 31/2018 as changed by 20/2021. Origin of ingredients and warnings are asked
# only of certain foods, nutrition facts are a requirement of their own.
LABEL_OF_FOOD = ("nama", "komposisi", "berat-bersih", "produsen", "kode-produksi", "kedaluwarsa", "izin-edar")
LABEL_OF_GOODS = ("nama", "produsen")

_FACILITY = {"suhu-ruang": "rak", "dingin": "chiller", "beku": "freezer"}
_UNCHECKABLE = frozenset({"sampel"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a product has, whoever asks: the requirements met, its shelf life in days, its pieces a month.

    `exempt` holds requirements that do not apply to such goods (nutrition facts of a batik cloth).
    """

    met: frozenset[str]
    exempt: frozenset[str]
    days: int | None
    pieces: int | None


def standing(product: Product, vendor: Vendor, category: Category, as_of: dt.date) -> Standing:
    """What the product has on that day. A permit counts when its number has the right form and is in force."""

    def held(kind: str) -> bool:
        return permits.shown(product, kind, category, as_of)

    label = set(product.label)
    wanted = set(LABEL_OF_FOOD if category.is_food else LABEL_OF_GOODS)
    if category.is_food and not _not_halal(product):
        wanted.add("halal")
    facts = {
        "nib": permits.in_force(vendor.permits.nib, "nib", as_of),
        "izin-edar": held("bpom") or held("pirt"),
        "bpom": held("bpom"),
        "halal": held("halal"),
        "gtin": bool(product.gtin) or (bool(product.variants) and all(v.gtin for v in product.variants)),
        "merek": held("merek"),
        "sni": held("sni"),
        "label": wanted <= label,
        "gizi": "gizi" in label,
        "foto": bool(product.photos),
    }
    return Standing(
        met=frozenset(what for what, found in facts.items() if found),
        exempt=_exempt(category),
        days=product.shelf_life.days if product.shelf_life else None,
        pieces=product.monthly_capacity,
    )


def unsuitable(product: Product, retailer: Retailer) -> tuple[str, ...]:
    """Why the product can never go there: `kategori`, `penyimpanan`, or `halal` of a product declared not halal.

    A retailer that names no categories takes all; cold goods need a facility that it names.
    """
    reasons = []
    if retailer.categories and product.category not in retailer.categories:
        reasons.append("kategori")
    facility = _FACILITY.get(product.storage or "suhu-ruang", "rak")
    if facility not in retailer.facilities and (retailer.facilities or facility != "rak"):
        reasons.append("penyimpanan")
    if _not_halal(product) and any(r.what == "halal" for r in _musts(retailer)):
        reasons.append("halal")
    return tuple(reasons)


def lacking(
    product: Product, vendor: Vendor, category: Category, retailer: Retailer, as_of: dt.date
) -> tuple[str, ...]:
    """The `wajib` requirements of the retailer that are not plainly met, in its own order, each once.

    A product that is unsuitable may lack nothing: ask `unsuitable` as well.
    """
    return _lacking(standing(product, vendor, category, as_of), _musts(retailer))


def uncheckable(retailer: Retailer) -> tuple[str, ...]:
    """The `wajib` requirements that no catalogue can tell, to be asked of the retailer: `sampel`."""
    return tuple(dict.fromkeys(r.what for r in retailer.requirements if r.level == "wajib" and r.what in _UNCHECKABLE))


def ready_for(catalog: Catalog, as_of: dt.date) -> dict[str, tuple[str, ...]]:
    """Product's address → ids of the retailers whose every `wajib` it meets, for the products that have any.

    A retailer of whom no `wajib` is known makes nobody ready: not knowing what is asked is not meeting it.
    """
    asking = [(retailer, musts) for retailer in catalog.retailers.values() if (musts := _musts(retailer))]
    found: dict[str, tuple[str, ...]] = {}
    # Most products stand like many others, and thirty retailers are asked the same about each.
    known: dict[tuple[Standing, str, str | None, bool], tuple[str, ...]] = {}
    for address, product in catalog.products.items():
        vendor, category = catalog.vendors.get(product.vendor), catalog.categories.get(product.category)
        if vendor is None or category is None or product.status in ("draf", "arsip"):
            continue
        has = standing(product, vendor, category, as_of)
        alike = (has, product.category, product.storage, _not_halal(product))
        if alike not in known:
            known[alike] = tuple(r.id for r, musts in asking if not _lacking(has, musts) and not unsuitable(product, r))
        if known[alike]:
            found[address] = known[alike]
    return found


def counts(ready: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Retailer's id → how many products are ready for it."""
    found: dict[str, int] = {}
    for retailers in ready.values():
        for retailer in retailers:
            found[retailer] = found.get(retailer, 0) + 1
    return dict(sorted(found.items()))


def _musts(retailer: Retailer) -> tuple[Requirement, ...]:
    return tuple(r for r in retailer.requirements if r.level == "wajib" and r.what not in _UNCHECKABLE)


def _lacking(has: Standing, musts: tuple[Requirement, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.what for r in musts if not _meets(has, r)))


def _meets(has: Standing, asked: Requirement) -> bool:
    if asked.what in has.exempt:
        return True
    if asked.what == "umur-simpan":
        return has.days is not None and has.days >= (asked.value or 0)
    if asked.what == "kapasitas":
        return has.pieces is not None and has.pieces >= (asked.value or 0)
    return asked.what in has.met


def _exempt(category: Category) -> frozenset[str]:
    if category.is_food:
        return frozenset()
    if category.type == "kecantikan":
        return frozenset({"gizi"})
    return frozenset({"izin-edar", "bpom", "halal", "gizi", "umur-simpan"})


def _not_halal(product: Product) -> bool:
    return product.permits.halal is not None and product.permits.halal.state == "tidak-halal"
