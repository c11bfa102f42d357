"""What does this product still lack for that retailer?

Requirements are data of each retailer (`syarat`), since no two lists agree and they change; which permit a product
needs and what its label must say are the dated rules of `content/rules/`. A verdict names what is missing and why,
never a percentage. What nobody can read off a catalogue (a sample) does not block; it is named as something to ask.

All of this reads private fields: it is asked of the full catalogue, and only its result, the names of retailers, is
public.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from etalase import permits, rulebook
from etalase.model import Catalog, Category, Permit, Product, Requirement, Retailer, Vendor
from etalase.rulebook import Case, Rulebook
from etalase.values import gtin

State: TypeAlias = Literal["ready", "lacking", "unsuitable", "unknown"]
Why: TypeAlias = Literal[
    "belum-ada",  # nobody has it
    "diajukan",  # applied for
    "dicabut",  # revoked
    "kedaluwarsa",  # expired
    "tak-terbaca",  # a number is written that cannot be one
    "salah-jenis",  # a permit of another kind than this product needs
    "tidak-halal",  # the product carries that statement
    "kurang",  # less than is asked
    "tidak-diisi",  # the catalogue does not say
    "ditanyakan",  # the sources differ, or the law exempts it: ask
    "jenis-belum-jelas",  # too little is written to tell which permit it needs
]

# What retailers ask of a product besides its gaps: its category, its storage, whether it is declared not halal.
_Kind: TypeAlias = tuple[str, str | None, bool]
_Shortfall: TypeAlias = tuple[Why | None, ...]

_FACILITY = {"suhu-ruang": "rak", "dingin": "chiller", "beku": "freezer"}
_UNCHECKABLE = frozenset({"sampel"})
_AMOUNTS = frozenset({"umur-simpan", "kapasitas"})
# What is asked of food alone; cosmetics are asked for all but nutrition facts.
_OF_FOOD = frozenset({"izin-edar", "bpom", "halal", "gizi", "umur-simpan"})


@dataclass(frozen=True, slots=True)
class Missing:
    """A requirement that is not plainly met.

    `steps` are what must be obtained for it (`pirt` or `bpom` for an `izin-edar`). `asked` is the days or pieces a
    retailer wants, `elements` what the label lacks.
    """

    what: str
    why: Why
    steps: tuple[str, ...]
    asked: int | None = None
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a product lacks, whoever asks: a gap for each requirement that is not met, its shelf life in days, its
    pieces a month. A requirement that does not apply to such goods (nutrition facts of a batik cloth) is no gap.
    """

    gaps: tuple[Missing, ...]
    days: int | None
    pieces: int | None
    measured: bool
    """Whether shelf life is asked of such goods at all."""

    def gap(self, what: str) -> Missing | None:
        return next((gap for gap in self.gaps if gap.what == what), None)

    @property
    def open(self) -> frozenset[str]:
        """Every step that has not been taken yet."""
        return frozenset(step for gap in self.gaps for step in gap.steps)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One product before one retailer.

    `missing` are the `wajib` requirements not met, in the retailer's order, each once; `advised` the `disarankan` ones;
    `reasons` why it can never go there; `to_ask` what no catalogue can tell. `unknown` means that no `wajib` of the
    retailer is on record: not knowing what is asked is not meeting it. What never fits lacks nothing.
    """

    state: State
    missing: tuple[Missing, ...] = ()
    advised: tuple[Missing, ...] = ()
    reasons: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """Every product before every retailer, on one day.

    `verdicts` maps a product's address to retailer's id → verdict; products that stand alike share one mapping.
    """

    book: Rulebook
    verdicts: Mapping[str, Mapping[str, Verdict]]
    standings: Mapping[str, Standing]

    def ready(self) -> dict[str, tuple[str, ...]]:
        """Product's address → ids of the retailers it is ready for, for the products that have any."""
        found: dict[str, tuple[str, ...]] = {}
        known: dict[int, tuple[str, ...]] = {}
        for address, verdicts in self.verdicts.items():
            # Shared mappings live as long as this object, so their identity tells them apart.
            if id(verdicts) not in known:
                known[id(verdicts)] = tuple(id for id, verdict in verdicts.items() if verdict.state == "ready")
            if known[id(verdicts)]:
                found[address] = known[id(verdicts)]
        return found


def of(catalog: Catalog, as_of: dt.date) -> Readiness:
    """All verdicts for the products that are out, those sold out included, drafts and archived ones left out."""
    book = rulebook.of(catalog.rules, as_of)
    judges = {retailer.id: _Judge(retailer) for retailer in catalog.retailers.values()}
    verdicts: dict[str, Mapping[str, Verdict]] = {}
    standings: dict[str, Standing] = {}
    # Most products stand like many others, and thirty retailers are asked the same about each.
    known: dict[tuple[Standing, _Kind], Mapping[str, Verdict]] = {}
    kinds: dict[tuple[tuple[Missing, ...], _Kind], dict[tuple[str, _Shortfall], Verdict]] = {}
    for address, product in catalog.products.items():
        vendor, category = catalog.vendors.get(product.vendor), catalog.categories.get(product.category)
        if vendor is None or category is None or "arsip" in (product.status, vendor.status) or product.status == "draf":
            continue
        has = standing(product, vendor, category, book)
        kind = (product.category, product.storage, _not_halal(product))
        if (has, kind) not in known:
            alike = kinds.setdefault((has.gaps, kind), {})
            known[has, kind] = {id: _recalled(alike, id, judge, has, product) for id, judge in judges.items()}
        verdicts[address], standings[address] = known[has, kind], has
    return Readiness(book, verdicts, standings)


def _recalled(
    alike: dict[tuple[str, _Shortfall], Verdict], id: str, judge: _Judge, has: Standing, product: Product
) -> Verdict:
    """The verdict given before on a product that differs at most in days and pieces, and falls short alike."""
    shortfall = judge.shortfall(has)
    found = alike.get((id, shortfall))
    if found is None:
        found = alike[id, shortfall] = judge.verdict(has, product)
    return found


def ready_for(catalog: Catalog, as_of: dt.date) -> dict[str, tuple[str, ...]]:
    """Product's address → ids of the retailers whose every `wajib` it meets, for the products that have any."""
    return of(catalog, as_of).ready()


def counts(ready: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Retailer's id → how many products are ready for it."""
    found: dict[str, int] = {}
    for retailers in ready.values():
        for retailer in retailers:
            found[retailer] = found.get(retailer, 0) + 1
    return dict(sorted(found.items()))


def verdict(product: Product, vendor: Vendor, category: Category, retailer: Retailer, book: Rulebook) -> Verdict:
    """How one product stands before one retailer."""
    return _Judge(retailer).verdict(standing(product, vendor, category, book), product)


def lacking(
    product: Product, vendor: Vendor, category: Category, retailer: Retailer, book: Rulebook
) -> tuple[str, ...]:
    """The `wajib` requirements of the retailer that are not plainly met, in its own order, each once.

    A product that is unsuitable may lack nothing: ask `unsuitable` as well.
    """
    has = standing(product, vendor, category, book)
    return tuple(missing.what for missing in _missing(has, _musts(retailer)))


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


def uncheckable(retailer: Retailer) -> tuple[str, ...]:
    """The `wajib` requirements that no catalogue can tell, to be asked of the retailer: `sampel`."""
    return tuple(dict.fromkeys(r.what for r in retailer.requirements if r.level == "wajib" and r.what in _UNCHECKABLE))


def label_wanted(case: Case, book: Rulebook, *, not_halal: bool = False) -> tuple[str, ...]:
    """The elements that must be on the label by the rules of the day; nutrition facts are a requirement of their own.

    The halal mark is wanted where a rule in force obliges to a certificate.
    """
    levels = book.label_elements(case)
    wanted = [element for element, level in levels.items() if level == "wajib" and element != "gizi"]
    if "halal" in levels and "halal" not in wanted and not not_halal and book.halal_duty(case):
        wanted.append("halal")
    return tuple(wanted)


def standing(product: Product, vendor: Vendor, category: Category, book: Rulebook) -> Standing:
    """What the product lacks on the day of the rules. A permit counts when its number has the right form, is in force
    and is of the kind that such a product may use.
    """
    case = rulebook.case_of(product, vendor, category)
    gaps = [gap for gap in _gaps(product, vendor, category, case, book) if _applies(gap.what, category)]
    return Standing(
        gaps=tuple(gaps),
        days=case.days,
        pieces=product.monthly_capacity,
        measured=_applies("umur-simpan", category),
    )


def _applies(what: str, category: Category) -> bool:
    if category.is_food or what not in _OF_FOOD:
        return True
    return category.type == "kecantikan" and what != "gizi"


def _gaps(product: Product, vendor: Vendor, category: Category, case: Case, book: Rulebook) -> Iterator[Missing]:
    given = product.permits
    day = book.as_of
    if why := _why(vendor.permits.nib, "nib", category, day):
        yield Missing("nib", why, ("nib",))
    bpom = _why(given.bpom, "bpom", category, day)
    pirt = _why(given.pirt, "pirt", category, day)
    if pirt is None and not book.allows_pirt(case):
        pirt = "salah-jenis"
    yield from _authorisation(given.sni, category, case, book, pirt, bpom)
    if bpom:
        yield Missing("bpom", bpom, ("bpom",))
    if why := _why(given.halal, "halal", category, day):
        yield Missing("halal", why, ("halal",))
    if why := _barcode(product):
        yield Missing("gtin", why, ("gtin",))
    for kind, permit in (("merek", given.merek), ("sni", given.sni)):
        if why := _why(permit, kind, category, day):
            yield Missing(kind, why, (kind,))
    yield from _label(product, case, book)
    if not product.photos:
        yield Missing("foto", "belum-ada", ("foto",))


def _barcode(product: Product) -> Why | None:
    """Every size on sale needs one, and one that is valid in more than one shop."""
    numbers = [product.gtin] if product.gtin else [variant.gtin for variant in product.variants]
    if not numbers or not all(numbers):
        return "belum-ada"
    return "salah-jenis" if any(number and gtin.is_in_store(number) for number in numbers) else None


def _authorisation(
    sni: Permit | None, category: Category, case: Case, book: Rulebook, pirt: Why | None, bpom: Why | None
) -> Iterator[Missing]:
    """The gap of `izin-edar`: P-IRT or BPOM, whichever the product needs by the rules of the day."""
    need = book.permit_for(case)
    if need is None:
        if pirt and bpom:
            yield Missing("izin-edar", _plainer(pirt, bpom, "jenis-belum-jelas"), ("data",))
    elif need.permit == "pirt":
        if pirt and bpom:
            yield Missing("izin-edar", pirt, ("pirt",))
    elif need.permit == "bpom":
        steps = ["bpom"] if bpom else []
        if "sni" in need.also and _why(sni, "sni", category, book.as_of):
            steps.append("sni")
        if steps:
            why: Why = bpom or "belum-ada"
            if pirt == "salah-jenis" and why == "belum-ada":
                why = "salah-jenis"
            yield Missing("izin-edar", why if need.certain else _plainer(why, why, "ditanyakan"), tuple(steps))
    elif not need.certain and pirt and bpom:
        yield Missing("izin-edar", _plainer(pirt, bpom, "ditanyakan"), ("izin-edar",))


def _plainer(one: Why, other: Why, doubt: Why) -> Why:
    """What is known of a permit that somebody began to get, else the doubt whether one is needed."""
    return next((why for why in (one, other) if why not in ("belum-ada", "salah-jenis")), doubt)


def _label(product: Product, case: Case, book: Rulebook) -> Iterator[Missing]:
    printed = set(product.label)
    wanted = label_wanted(case, book, not_halal=_not_halal(product))
    absent = tuple(element for element in wanted if element not in printed)
    if not printed:
        yield Missing("label", "tidak-diisi", ("label",), elements=wanted)
    elif absent:
        yield Missing("label", "kurang", ("label",), elements=absent)
    if "gizi" not in printed:
        exempt = book.label_elements(case).get("gizi") == "dikecualikan"
        why: Why = "ditanyakan" if exempt else "belum-ada" if printed else "tidak-diisi"
        yield Missing("gizi", why, ("gizi",))


def _why(permit: Permit | None, kind: str, category: Category, as_of: dt.date) -> Why | None:
    """Why a permit does not count; None if it does."""
    if permit is None or permit.state == "belum":
        return "belum-ada"
    if permit.state != "ada":
        states: dict[str, Why] = {"diajukan": "diajukan", "dicabut": "dicabut", "tidak-halal": "tidak-halal"}
        return states.get(permit.state, "belum-ada")
    if not permit.number:
        return "tidak-diisi"
    if not permit.readable:
        return "tak-terbaca"
    if permits.is_expired(permit, kind, as_of):
        return "kedaluwarsa"
    if permits.is_undated_legacy(permit, kind):
        return "ditanyakan"
    return None if permits.fits(permit, kind, category) else "salah-jenis"


def _not_halal(product: Product) -> bool:
    return product.permits.halal is not None and product.permits.halal.state == "tidak-halal"


class _Judge:
    """One retailer's requirements, sorted once."""

    def __init__(self, retailer: Retailer) -> None:
        self._retailer = retailer
        self._musts = _musts(retailer)
        self._advised = tuple(r for r in retailer.requirements if r.level != "wajib" and r.what not in _UNCHECKABLE)
        self._to_ask = uncheckable(retailer)
        self._amounts = tuple(r for r in (*self._musts, *self._advised) if r.what in _AMOUNTS)

    def shortfall(self, has: Standing) -> _Shortfall:
        """Why days and pieces are not enough, for each amount that is asked."""
        return tuple(_too_little(has, asked) for asked in self._amounts)

    def verdict(self, has: Standing, product: Product) -> Verdict:
        reasons = unsuitable(product, self._retailer)
        if reasons:
            return Verdict("unsuitable", reasons=reasons)
        if not self._musts:
            return Verdict("unknown", to_ask=self._to_ask)
        missing = _missing(has, self._musts)
        return Verdict("lacking" if missing else "ready", missing, _missing(has, self._advised), (), self._to_ask)


def _musts(retailer: Retailer) -> tuple[Requirement, ...]:
    return tuple(r for r in retailer.requirements if r.level == "wajib" and r.what not in _UNCHECKABLE)


def _missing(has: Standing, asked: tuple[Requirement, ...]) -> tuple[Missing, ...]:
    found = {r.what: gap for r in asked if (gap := _short(has, r))}
    return tuple(found.values())


def _short(has: Standing, asked: Requirement) -> Missing | None:
    if asked.what not in _AMOUNTS:
        return has.gap(asked.what)
    why = _too_little(has, asked)
    return Missing(asked.what, why, (asked.what,), asked.value) if why else None


def _too_little(has: Standing, asked: Requirement) -> Why | None:
    if asked.what == "umur-simpan":
        if not has.measured:
            return None
        amount = has.days
    else:
        amount = has.pieces
    if amount is None:
        return "tidak-diisi"
    return None if amount >= (asked.value or 0) else "kurang"
