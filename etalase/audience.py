"""Who may see what: a catalogue reduced to what one audience is allowed to see, field by field, from the model's table.

Plans for the public get such a catalogue and nothing else, so a page cannot show what it was never given. A new field
is private until the model says otherwise.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from etalase import permits, rulebook
from etalase.model import (
    Booth,
    Catalog,
    Category,
    Exhibition,
    Permit,
    Product,
    Seen,
    Source,
    Vendor,
    VendorPermits,
    keys_of,
)

T = TypeVar("T")
Audience = Literal["public", "buyers"]


def seen_by(catalog: Catalog, audience: Audience, as_of: dt.date, *, drafts: bool = False) -> Catalog:
    """What `audience` may see on the day `as_of`.

    Drafts and what is published later are left out unless `drafts`; archived entries stay, with that status, so that
    their address can say so. Vendors without recorded consent lose their contacts. Numbers of permits that are not in
    force are gone; that a vendor's permit is on record stays, its number does not.
    """
    book = rulebook.of(catalog.rules, as_of)
    published = out(catalog, as_of, drafts=drafts)
    vendors = {v.id: _vendor(v, audience) for v in published.vendors.values()}
    products = {
        address: _product(
            product, vendors[product.vendor], catalog.categories.get(product.category), catalog, audience, as_of, book
        )
        for address, product in published.products.items()
    }
    return dataclasses.replace(
        catalog,
        site=_reduced(catalog.site, audience, True),
        vendors=vendors,
        products=products,
        retailers=_all(catalog.retailers, audience),
        exhibitions={e.id: _exhibition(e, vendors, audience) for e in catalog.exhibitions.values()},
        trainings=_all(catalog.trainings, audience),
        pages=_all(catalog.pages, audience),
        rules=_all(catalog.rules, audience),
        categories=_all(catalog.categories, audience),
        theme=_reduced(catalog.theme, audience, True),
        links=(),
        files=(),
        certified={},
    )


def out(catalog: Catalog, as_of: dt.date, *, drafts: bool = False) -> Catalog:
    """The catalogue without what has no page on that day; of what has one, every field is still there.

    Products of an archived vendor are archived with it.
    """
    vendors = {v.id: v for v in catalog.vendors.values() if drafts or v.status != "draf"}
    products = {
        address: _archived(product) if vendors[product.vendor].status == "arsip" else product
        for address, product in catalog.products.items()
        if product.vendor in vendors and product.category in catalog.categories and (drafts or _is_out(product, as_of))
    }
    return dataclasses.replace(catalog, vendors=vendors, products=products)


def _archived(product: Product) -> Product:
    if product.status == "arsip":
        return product
    return dataclasses.replace(product, status="arsip", source=_marked(product.source, "arsip"))


def _is_out(product: Product, as_of: dt.date) -> bool:
    return product.status != "draf" and (product.published is None or product.published <= as_of)


def _vendor(vendor: Vendor, audience: Audience) -> Vendor:
    reduced = _reduced(vendor, audience, vendor.consent is not None)
    given = vendor.permits
    on_record = VendorPermits(
        nib=given.nib and _on_record(given.nib),
        pb_umku=tuple(_on_record(permit) for permit in given.pb_umku),
        pkp=given.pkp and _on_record(given.pkp),
    )
    return dataclasses.replace(reduced, permits=on_record)


def _on_record(permit: Permit) -> Permit:
    """Only whether a permit is on record: its state, and on which day it was checked."""
    return Permit(status=permit.state, checked=permit.checked and _reduced(permit.checked, "public", False))


def _product(
    product: Product,
    vendor: Vendor,
    category: Category | None,
    catalog: Catalog,
    audience: Audience,
    as_of: dt.date,
    book: rulebook.Rulebook,
) -> Product:
    reduced = _reduced(product, audience, vendor.consent is not None)
    hidden = [
        kind
        for kind, _ in product.permits.items()
        if not permits.shown(product, kind, category, as_of)
        or (kind == "pirt" and not book.allows_pirt(rulebook.case_of(product, vendor, category)))
    ]
    if hidden:
        blanked: dict[str, Any] = {}
        for kind in hidden:
            permit = getattr(product.permits, kind)
            over = permit.state == "ada" and permit.readable and permits.is_expired(permit, kind, as_of)
            blanked[kind] = _not_in_force(
                getattr(reduced.permits, kind), permits.last_day(permit, kind) if over else None
            )
        source = _marked(reduced.source, ",".join(f"{kind}{blanked[kind].valid_until or ''}" for kind in hidden))
        reduced = dataclasses.replace(reduced, permits=dataclasses.replace(reduced.permits, **blanked), source=source)
    known = tuple(
        p for p in reduced.placements if p.retailer in catalog.retailers and (not p.until or p.until >= as_of)
    )
    if len(known) != len(reduced.placements):
        source = _marked(reduced.source, "+".join(p.retailer for p in known))
        reduced = dataclasses.replace(reduced, placements=known, source=source)
    if product.wholesale and audience == "buyers" and not product.wholesale.shown:
        reduced = dataclasses.replace(reduced, wholesale=None)
    return reduced


def _not_in_force(permit: Permit, ended: dt.date | None) -> Permit:
    """The permit without its number; `readable` False says that what there was may not be shown as valid.

    `ended` is the last day of one that has expired, which for a P-IRT stands in the number alone.
    """
    return dataclasses.replace(permit, number=None, status=permit.state, readable=False, valid_until=ended)


def _exhibition(exhibition: Exhibition, vendors: Mapping[str, Vendor], audience: Audience) -> Exhibition:
    """The exhibition without vendors that are not shown."""
    reduced = _reduced(exhibition, audience, True)
    shown = {id for id, vendor in vendors.items() if vendor.status == "tayang"}
    booths = tuple(_booth(booth, shown) for booth in reduced.booths)
    if booths == reduced.booths:
        return reduced
    gone = sorted({id for b in reduced.booths for id in _exhibitors(b)} - shown)
    return dataclasses.replace(reduced, booths=booths, source=_marked(reduced.source, ",".join(gone)))


def _exhibitors(booth: Booth) -> tuple[str, ...]:
    return (*booth.vendors, *(id for turn in booth.turns for id in turn.vendors))


def _booth(booth: Booth, shown: set[str]) -> Booth:
    if shown.issuperset(_exhibitors(booth)):
        return booth
    turns = tuple(dataclasses.replace(turn, vendors=_only(turn.vendors, shown)) for turn in booth.turns)
    return dataclasses.replace(booth, vendors=_only(booth.vendors, shown), turns=turns)


def _only(ids: tuple[str, ...], shown: set[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in shown)


def _all(entries: Mapping[str, T], audience: Audience) -> dict[str, T]:
    return {id: _reduced(entry, audience, True) for id, entry in entries.items()}


def _marked(source: Source, mark: str) -> Source:
    """The source of an entry that shows less than its file, with a digest of its own: they are not the same."""
    return Source(file=source.file, digest=f"{source.digest}|{mark}", places=source.places)


def _reduced(noun: T, audience: Audience, consent: bool) -> T:
    """The noun with every field blank that the audience may not see, in all its parts."""
    changes: dict[str, Any] = {}
    for name, part, blank in _rules_of(type(noun), audience, consent):
        value = getattr(noun, name)
        if not part:
            if value != blank:
                changes[name] = blank
        elif type(value) is tuple:
            if value and (smaller := tuple(_reduced(item, audience, consent) for item in value)) != value:
                changes[name] = smaller
        elif value is not None and (smaller := _reduced(value, audience, consent)) is not value:
            changes[name] = smaller
    if not changes:
        return noun
    source = getattr(noun, "source", None)
    if isinstance(source, Source):
        changes["source"] = _marked(source, f"{audience}{'+' if consent else '-'}")
    return dataclasses.replace(noun, **changes)  # type: ignore[type-var]


_RULES: dict[tuple[Any, Audience, bool], tuple[tuple[str, bool, Any], ...]] = {}


def _rules_of(noun: Any, audience: Audience, consent: bool) -> tuple[tuple[str, bool, Any], ...]:
    found = _RULES.get((noun, audience, consent))
    if found is None:
        found = _RULES[noun, audience, consent] = _rules(noun, audience, consent)
    return found


def _rules(noun: Any, audience: Audience, consent: bool) -> tuple[tuple[str, bool, Any], ...]:
    """For each field to look at: its name, whether it is a visible part to go into, and its blank."""
    allowed = {Seen.PUBLIC}
    if consent:
        allowed.add(Seen.CONSENT)
    if audience == "buyers":
        allowed.add(Seen.BUYERS)
    blanks = {f.name: f.default for f in dataclasses.fields(noun)}
    rules: list[tuple[str, bool, Any]] = []
    for name, key in keys_of(noun).items():
        if name == "status" and key.name == "status" and key.seen is Seen.PRIVATE:
            continue
        if key.seen not in allowed:
            rules.append((name, False, blanks[name]))
        elif key.of is not None:
            rules.append((name, True, None))
    return tuple(rules)
