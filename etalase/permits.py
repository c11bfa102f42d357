"""Is this permit the right kind, in force, expiring? Judged on a given day, never by the clock.

A number that has the right form is not thereby a true number: pages say "tercatat" (on record), and "diperiksa" with
the day on which somebody looked it up.
"""

from __future__ import annotations

import datetime as dt

from etalase.model import Category, Permit, Product

# The permits that stand beside a product's name, most asked for first, and how they are called there.
BADGE_NAMES = {"halal": "Halal", "pirt": "P-IRT", "bpom": "BPOM", "merek": "Merek terdaftar"}
BADGES = tuple(BADGE_NAMES)

# Kind of goods of a BPOM prefix → types of category it may belong to.
_GOODS = {
    "food": ("makanan", "minuman"),
    "cosmetics": ("kecantikan",),
    "traditional-medicine": ("minuman", "kecantikan", "lain"),
    "supplement": ("makanan", "minuman", "lain"),
}


def label_form(kind: str, number: str) -> str:
    """A number as it must stand on the label; kinds without such a form stand as they are stored.

    >>> label_form("pirt", "206647101001231"), label_form("sni", "SNI 8272:2016")
    ('P-IRT No. 2066471010012-31', 'SNI 8272:2016')
    """
    from etalase.values import bpom, pirt

    forms = {"pirt": pirt.label_form, "bpom": bpom.label_form}
    return forms.get(kind, str)(number)


def number_alone(kind: str, number: str) -> str:
    """The same without the permit's name, for places where that stands before it already.

    >>> number_alone("pirt", "206647101001231")
    '2066471010012-31'
    """
    return label_form(kind, number).removeprefix("P-IRT No. ").removeprefix("BPOM RI ")


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
    return not is_expired(permit, kind, as_of) and not is_undated_legacy(permit, kind)


def is_undated_legacy(permit: Permit, kind: str) -> bool:
    """Whether it is an old MUI halal number without its printed end, of which nobody can say that it still holds."""
    if kind != "halal" or not permit.number or not permit.readable or permit.valid_until:
        return False
    from etalase.values import halal

    return halal.is_legacy(permit.number)


def fits(permit: Permit, kind: str, category: Category | None) -> bool:
    """Whether a number can belong to goods of this category at all, by what its own signs say.

    P-IRT is for food and drink, a BPOM prefix for its kind of goods, and the number of an application (`DID`, `JID`) is
    no registered trademark. Which food may use P-IRT is a matter of the dated rules: see `rulebook`.
    """
    if not permit.number or not permit.readable:
        return True
    if kind == "pirt":
        return category is None or category.is_food
    if kind == "bpom":
        from etalase.values import bpom

        return category is None or category.type in _GOODS[bpom.goods(permit.number)]
    if kind == "merek":
        from etalase.values import registration

        return not registration.is_application(permit.number)
    return True


def shown(product: Product, kind: str, category: Category | None, as_of: dt.date) -> bool:
    """Whether the product's permit of this kind may be shown as valid.

    Asked of a catalogue that `audience` reduced: a P-IRT number that the rules of the day do not allow is gone there.
    """
    permit: Permit | None = getattr(product.permits, kind)
    return permit is not None and in_force(permit, kind, as_of) and fits(permit, kind, category)


def is_stopped(product: Product, as_of: dt.date) -> bool:
    """Whether the product may not be sold: its marketing authorisation ended or was revoked, and no other holds."""
    given = (("pirt", product.permits.pirt), ("bpom", product.permits.bpom))
    if any(in_force(permit, kind, as_of) for kind, permit in given):
        return False
    return any(
        permit is not None
        and (permit.state == "dicabut" or (permit.state == "ada" and is_expired(permit, kind, as_of)))
        for kind, permit in given
    )


def certified_on(product: Product) -> dt.date | None:
    """The day on which the product's halal certificate was issued or, if later, last looked up; None without either.

    On that day the certificate and the ingredients were taken to agree. Only a number that is on record counts.
    """
    permit = product.permits.halal
    if permit is None or permit.state != "ada" or not permit.number or not permit.readable:
        return None
    checked = permit.checked.date if permit.checked else None
    return max((day for day in (permit.issued, checked) if day), default=None)


def badges(product: Product, category: Category | None, as_of: dt.date) -> tuple[str, ...]:
    """The kinds of permit to show beside the product's name, most asked for first."""
    return tuple(kind for kind in BADGES if shown(product, kind, category, as_of))
