"""Which of the dated rules in `content/rules/` hold for this product on that day, and what do they say?

A rule says what it rules (`apa`), when it holds (`mulai_berlaku`, `selesai_berlaku`), for what and with what result
(`syarat`), and where that is known from. In `syarat` stand conditions and results side by side:

- a condition names a fact of the product and the value it must have; a list means any of them; all conditions must
  hold; a fact that nobody wrote down fulfils no condition;
- results are what follows: `izin` of an `izin-edar` rule, `unsur` of a `label` rule and so on, see `KINDS`.

The first rule that holds decides, in the order of the files' names and of the rules in them. The day is always a
parameter. A rule that says something impossible never holds; `checks.rules` tells where.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from etalase.model import (
    LABEL_ELEMENTS,
    PACKAGINGS,
    REQUIREMENTS,
    Category,
    Product,
    Retailer,
    Rule,
    Vendor,
    keys_of,
)

# What a value may be, where no list of words says it.
WHOLE_NUMBER = "angka bulat"
DAY = "tanggal"
CATEGORY_ID = "id kategori"
SITE = "alamat situs"

Values = tuple[str, ...] | str
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[a-z0-9._~/-]*)?")

_PRODUCT = {key.name: key.choices for key in keys_of(Product).values()}
_SCALES = ("mikro", "kecil", "menengah", "mikro-kecil")
_PERMITS = ("pirt", "bpom", "sni", "nkv", "tidak-perlu")

CONDITIONS: Mapping[str, Values] = {
    "pangan": ("ya", "tidak"),
    "jenis": next(key.choices for key in keys_of(Category).values() if key.name == "jenis"),
    "kategori": CATEGORY_ID,
    "skala": _SCALES,
    "penyimpanan": _PRODUCT["penyimpanan"],
    "pengolahan": _PRODUCT["pengolahan"],
    "bahan_khusus": _PRODUCT["bahan_khusus"],
    "kemasan": PACKAGINGS,
    "umur_simpan_hari_kurang_dari": WHOLE_NUMBER,
}
"""What a rule about products may ask, and the values it may name."""

_OF_SHOPS: Mapping[str, Values] = {
    "jenis": next(key.choices for key in keys_of(Retailer).values() if key.name == "jenis"),
}


@dataclass(frozen=True, slots=True)
class KindOfRule:
    """What a rule of one kind (`apa`) may hold. `needs` must be there."""

    needs: Mapping[str, Values]
    may: Mapping[str, Values] = field(default_factory=dict)
    conditions: Mapping[str, Values] = field(default_factory=lambda: CONDITIONS)

    @property
    def keys(self) -> dict[str, Values]:
        return {**self.conditions, **self.needs, **self.may}


STEPS = tuple(dict.fromkeys(("nib", "pirt", *REQUIREMENTS, "nkv", "data")))
"""What can be obtained: every requirement of a retailer, `pirt` for an `izin-edar` that is one, and missing data."""
EXPLAINED = tuple(what for what in dict.fromkeys(("nib", "izin-edar", *STEPS)) if what != "data")
"""What can be explained to those who must meet it, in the order in which it is told."""
_CERTAIN: Mapping[str, Values] = {"pasti": ("ya", "tidak")}

KINDS: Mapping[str, KindOfRule] = {
    "izin-edar": KindOfRule({"izin": _PERMITS}, _CERTAIN),
    "halal": KindOfRule({}, {"tenggang_sampai": DAY}),
    "label": KindOfRule({"unsur": LABEL_ELEMENTS}, {"tingkat": ("wajib", "bila-perlu", "dikecualikan")}),
    "langkah": KindOfRule(
        {"untuk": STEPS},
        {
            "siapa": ("pelaku-usaha", "kantor", "bersama"),
            "biaya": WHOLE_NUMBER,
            "biaya_mulai": WHOLE_NUMBER,
            "hari": WHOLE_NUMBER,
            "setelah": STEPS,
            "cakupan": ("produk", "usaha"),
            "laman": SITE,
        },
    ),
    "penjelasan": KindOfRule({"untuk": EXPLAINED, "bagian": ("apa", "mengapa", "cara")}, conditions={}),
    "masa-berlaku": KindOfRule(
        {"izin": (*_PERMITS, "halal", "merek")},
        {"tahun": WHOLE_NUMBER, "berlaku": ("selama-komposisi-tetap",), **_CERTAIN},
    ),
    "komitmen": KindOfRule({"izin": (*_PERMITS, "halal", "merek")}, {"bulan": WHOLE_NUMBER}),
    "batas-biaya": KindOfRule(
        {},
        {"persen_maks": WHOLE_NUMBER, "per_produk_per_gerai": WHOLE_NUMBER, "semua_gerai": WHOLE_NUMBER},
        _OF_SHOPS,
    ),
    "komisi-lazim": KindOfRule({"persen_maks": WHOLE_NUMBER}, {"persen_min": WHOLE_NUMBER}, _OF_SHOPS),
    "tempo-bayar": KindOfRule({"hari_maks": WHOLE_NUMBER}, _CERTAIN, {**_OF_SHOPS, "skala": _SCALES}),
    "kewajiban-toko": KindOfRule({}, {"ruang_persen": WHOLE_NUMBER, "produk_per_gerai": WHOLE_NUMBER}, _OF_SHOPS),
}


@dataclass(frozen=True, slots=True)
class Case:
    """The facts about a product that rules may ask for; None where nobody wrote it down.

    `type` is that of its category, `days` how long it keeps. A business of unknown scale counts as micro.
    """

    type: str | None = None
    category: str | None = None
    scale: str = "mikro"
    storage: str | None = None
    processing: str | None = None
    ingredients: frozenset[str] = frozenset()
    packaging: str | None = None
    days: int | None = None

    @property
    def is_food(self) -> bool | None:
        return None if self.type is None else self.type in ("makanan", "minuman")


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule taken apart: what must hold, and what then follows."""

    rule: Rule
    conditions: tuple[tuple[str, frozenset[str]], ...]
    results: Mapping[str, tuple[str, ...]]

    def result(self, key: str) -> str | None:
        """The first text of a result."""
        return next(iter(self.results.get(key, ())), None)

    def number(self, key: str) -> int | None:
        """A result that is a whole number."""
        written = self.result(key)
        return int(written) if written is not None else None


@dataclass(frozen=True, slots=True)
class Need:
    """Which marketing authorisation a product needs: `pirt`, `bpom` or none; `also` is what comes with it (sni, nkv).

    `certain` is False where the sources differ: then nobody is told that it is so.
    """

    permit: str | None
    also: tuple[str, ...]
    certain: bool
    rule: Rule


@dataclass(frozen=True)
class Rulebook:
    """The rules in force on one day, by what they rule."""

    as_of: dt.date
    provisions: Mapping[str, tuple[Provision, ...]]
    # Thousands of products are the same case: what was answered once is remembered.
    _answers: dict[Any, Provision | None] = field(default_factory=dict, compare=False, repr=False)
    _labels: dict[Case, Mapping[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def all(self, what: str) -> tuple[Provision, ...]:
        """The provisions of one kind, whatever they apply to."""
        return self.provisions.get(what, ())

    def first(self, what: str, case: Case, **result: str) -> Provision | None:
        """The provision of this kind that decides the case; `result` narrows it to those that speak of this."""
        asked = (what, case, *result.items())
        if asked not in self._answers:
            fitting = (
                each
                for each in self.all(what)
                if all(value in each.results.get(key, ()) for key, value in result.items()) and _holds(each, case)
            )
            self._answers[asked] = next(fitting, None)
        return self._answers[asked]

    def of_shop(self, what: str, type: str, scale: str = "mikro") -> tuple[Provision, ...]:
        """The provisions of one kind about a type of shop (a retailer's `jenis`); `scale` is the supplier's."""
        facts = Case(type=type, scale=scale)
        return tuple(provision for provision in self.all(what) if _holds(provision, facts))

    def permit_for(self, case: Case) -> Need | None:
        """The marketing authorisation a product needs; None when no rule decides, as for want of facts."""
        found = self.first("izin-edar", case)
        return _need(found) if found else None

    def allows_pirt(self, case: Case) -> bool:
        """Whether such a product may carry a P-IRT number: nothing known speaks against it."""
        need = self.permit_for(case)
        return case.is_food is not False and (need is None or not need.certain or need.permit == "pirt")

    def halal_duty(self, case: Case) -> Rule | None:
        """The rule that obliges to a halal certificate."""
        found = self.first("halal", case)
        return found.rule if found else None

    def label_elements(self, case: Case) -> Mapping[str, str]:
        """Element of the label → wajib, bila-perlu or dikecualikan, for the elements of which a rule speaks."""
        if case not in self._labels:
            self._labels[case] = self._elements(case)
        return self._labels[case]

    def _elements(self, case: Case) -> dict[str, str]:
        found: dict[str, str] = {}
        for provision in self.all("label"):
            if _holds(provision, case):
                for element in provision.results["unsur"]:
                    found.setdefault(element, provision.result("tingkat") or "wajib")
        return found


def of(rules: Mapping[str, Rule], as_of: dt.date) -> Rulebook:
    """The rules in force on that day."""
    found: dict[str, list[Provision]] = {}
    for rule in rules.values():
        if in_force(rule, as_of) and (provision := _provision(rule)):
            found.setdefault(rule.what, []).append(provision)
    return Rulebook(as_of, {what: tuple(each) for what, each in found.items()})


def in_force(rule: Rule, as_of: dt.date) -> bool:
    """Whether the rule holds on that day, its first and its last day included. A missing end is open."""
    return (rule.starts is None or rule.starts <= as_of) and (rule.ends is None or as_of <= rule.ends)


def coming(rules: Mapping[str, Rule], as_of: dt.date, days: int) -> tuple[Rule, ...]:
    """The rules that begin within so many days after that day, the next first."""
    last = as_of + dt.timedelta(days=days)
    soon = [(rule.starts, rule.id) for rule in rules.values() if rule.starts and as_of < rule.starts <= last]
    return tuple(rules[id] for _, id in sorted(soon))


def case_of(product: Product, vendor: Vendor | None, category: Category | None) -> Case:
    """What the catalogue says of a product, as rules ask for it."""
    return Case(
        type=category.type if category else None,
        category=product.category or None,
        scale=(vendor.scale if vendor else None) or "mikro",
        storage=product.storage,
        processing=product.processing,
        ingredients=frozenset(product.special_ingredients),
        packaging=product.packaging,
        days=product.shelf_life.days if product.shelf_life else None,
    )


def faults(rule: Rule) -> Iterator[tuple[str, str, str, str | None]]:
    """What is wrong in a rule's `syarat`: (kind of fault, key, text, what was allowed).

    The kinds are `what` (no such `apa`), `key`, `value` and `missing`.
    """
    kind = KINDS.get(rule.what)
    if kind is None:
        yield "what", "apa", rule.what, ", ".join(KINDS)
        return
    keys = kind.keys
    for key, text in rule.condition:
        if key not in keys:
            yield "key", key, text, ", ".join(sorted(keys))
        elif not _is_allowed(keys[key], text):
            allowed = keys[key]
            yield "value", key, text, allowed if isinstance(allowed, str) else ", ".join(allowed)
    given = {key for key, _ in rule.condition}
    for key in kind.needs:
        if key not in given:
            yield "missing", key, "", None


def _is_allowed(allowed: Values, text: str) -> bool:
    if allowed == WHOLE_NUMBER:
        return text.isascii() and text.isdigit() and len(text) <= 12
    if allowed == DAY:
        return _day(text) is not None
    if allowed == SITE:
        return _SITE.fullmatch(text) is not None
    return allowed == CATEGORY_ID or text in allowed


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _provision(rule: Rule) -> Provision | None:
    """The rule taken apart; None if it says something impossible."""
    if any(True for _ in faults(rule)):
        return None
    kind = KINDS[rule.what]
    gathered: dict[str, list[str]] = {}
    for key, text in rule.condition:
        gathered.setdefault(key, []).append(text)
    conditions = tuple((key, frozenset(texts)) for key, texts in gathered.items() if key in kind.conditions)
    results = {key: tuple(texts) for key, texts in gathered.items() if key not in kind.conditions}
    return Provision(rule, conditions, results)


def _holds(provision: Provision, case: Case) -> bool:
    return all(_meets(case, key, wanted) for key, wanted in provision.conditions)


def _meets(case: Case, key: str, wanted: frozenset[str]) -> bool:
    match key:
        case "pangan":
            return case.is_food is not None and ("ya" if case.is_food else "tidak") in wanted
        case "jenis":
            return case.type in wanted
        case "kategori":
            return case.category in wanted
        case "skala":
            return case.scale in wanted or ("mikro-kecil" in wanted and case.scale in ("mikro", "kecil"))
        case "penyimpanan":
            return case.storage in wanted
        case "pengolahan":
            return case.processing in wanted
        case "bahan_khusus":
            return not wanted.isdisjoint(case.ingredients)
        case "kemasan":
            return case.packaging in wanted
        case _:
            return case.days is not None and all(case.days < int(limit) for limit in wanted)


def _need(provision: Provision) -> Need:
    permits = provision.results["izin"]
    main = next((permit for permit in permits if permit in ("pirt", "bpom")), None)
    return Need(
        permit=main,
        also=tuple(permit for permit in permits if permit in ("sni", "nkv")),
        certain=provision.result("pasti") != "tidak",
        rule=provision.rule,
    )
