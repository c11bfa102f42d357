"""Is this permit the right kind, in force, expiring? Judged on a given day, never by the clock.

A number that has the right form is not thereby a true number: pages say "tercatat" (on record), and "diperiksa" with
the day on which somebody looked it up.
"""

from __future__ import annotations

import datetime as dt

from etalase.model import Category, Permit, Product

BADGES = ("halal", "pirt", "bpom", "merek")

# PerBPOM 22/2018, annex I.C, and the 2012 rule: such food needs BPOM MD, so a P-IRT number cannot belong to it.
_NOT_FOR_PIRT_STORAGE = {"dingin", "beku"}
_NOT_FOR_PIRT_PROCESSING = {"steril", "pasteurisasi", "beku"}
_NOT_FOR_PIRT_INGREDIENTS = {"susu", "air-minum", "alkohol", "bayi", "kaleng-asam-rendah"}


def last_day(permit: Permit, kind: str) -> dt.date | None:
    """The last day of validity; for a P-IRT number without a date, 31 December of the year in its last two digits.

    None means without end, or not known.
    """
    if permit.valid_until:
        return permit.valid_until
    if kind == "pirt" and permit.number and permit.readable:
        from etalase.values import pirt

        return dt.date(pirt.parts(permit.number).year, 12, 31)
    return None


def is_expired(permit: Permit, kind: str, as_of: dt.date) -> bool:
    """Whether the last day of validity is past; a P-IRT also by the year inside its number, whatever the date says."""
    ends = last_day(permit, kind)
    if ends and ends < as_of:
        return True
    if kind == "pirt" and permit.number and permit.readable:
        from etalase.values import pirt

        return pirt.parts(permit.number).year < as_of.year
    return False


def in_force(permit: Permit | None, kind: str, as_of: dt.date) -> bool:
    """Whether this is a readable number on record that has neither expired nor been revoked."""
    if permit is None or permit.state != "ada" or not permit.number or not permit.readable:
        return False
    return not is_expired(permit, kind, as_of)


def allows_pirt(product: Product, category: Category | None) -> bool:
    """Whether a product of this kind may carry a P-IRT number at all: shelf-stable home-made food, nothing else."""
    return (
        (category is None or category.is_food)
        and product.storage not in _NOT_FOR_PIRT_STORAGE
        and product.processing not in _NOT_FOR_PIRT_PROCESSING
        and not _NOT_FOR_PIRT_INGREDIENTS.intersection(product.special_ingredients)
    )


def shown(product: Product, kind: str, category: Category | None, as_of: dt.date) -> bool:
    """Whether the product's permit of this kind may be shown as valid."""
    permit: Permit | None = getattr(product.permits, kind)
    return in_force(permit, kind, as_of) and (kind != "pirt" or allows_pirt(product, category))


def badges(product: Product, category: Category | None, as_of: dt.date) -> tuple[str, ...]:
    """The kinds of permit to show beside the product's name, most asked for first."""
    return tuple(kind for kind in BADGES if shown(product, kind, category, as_of))
