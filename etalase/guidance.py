"""What must somebody know who is to meet a requirement: what it is, why, how, and which rules hold on that day?

All of it stands in `content/rules/`, with source and date: explanations (`penjelasan`), ways to obtain it (`langkah`),
and the dated rules that speak of it. What begins later is told as coming. The page on which it is explained to
everybody is the text page with the id `izin`; without that page nothing leads there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from etalase import ladder, rulebook
from etalase.ladder import Step
from etalase.model import Catalog, Rule
from etalase.rulebook import EXPLAINED, Provision

PAGE = "izin"
# The kinds of rules that are told as such, those about duty before those about time.
_TOLD = ("izin-edar", "halal", "label", "masa-berlaku", "komitmen")
# How far ahead a coming rule is told: two years, so that nobody is surprised.
_AHEAD_DAYS = 730


@dataclass(frozen=True, slots=True)
class Duty:
    """A dated rule that speaks of the requirement. `certain` is False where the sources differ or were not seen."""

    rule: Rule
    certain: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """One requirement on one day. `ways` may be several, for businesses of different scale; `coming` begins later."""

    what: str
    about: tuple[Rule, ...]
    why: tuple[Rule, ...]
    how: tuple[Rule, ...]
    ways: tuple[Step, ...]
    duties: tuple[Duty, ...]
    coming: tuple[Duty, ...]


def path(what: str) -> str:
    """Where a requirement is explained: `/halaman/izin/#pirt`."""
    return f"/halaman/{PAGE}/#{what}"


def explained(catalog: Catalog) -> frozenset[str]:
    """The requirements that have a place on the page of explanations."""
    if PAGE not in catalog.pages:
        return frozenset()
    spoken = (rule for rule in catalog.rules.values() if rule.what in ("penjelasan", "langkah"))
    return frozenset(text for rule in spoken for key, text in rule.condition if key == "untuk" and text in EXPLAINED)


def guides(rules: Mapping[str, Rule], as_of: dt.date) -> tuple[Guide, ...]:
    """Every requirement that is explained or can be obtained by the rules of the day, in the order of `EXPLAINED`."""
    book = rulebook.of(rules, as_of)
    duties = _by_subject(each for kind in _TOLD for each in book.all(kind))
    later = rulebook.coming(rules, as_of, _AHEAD_DAYS)
    begun = (rulebook.of({rule.id: rule}, rule.starts or as_of) for rule in later)
    coming = _by_subject(each for new in begun for kind in _TOLD for each in new.all(kind))
    told: dict[tuple[str, str], list[Rule]] = {}
    for each in book.all("penjelasan"):
        for what in each.results["untuk"]:
            told.setdefault((what, each.results["bagian"][0]), []).append(each.rule)
    every = (
        Guide(
            what,
            about=tuple(told.get((what, "apa"), ())),
            why=tuple(told.get((what, "mengapa"), ())),
            how=tuple(told.get((what, "cara"), ())),
            ways=ladder.ways(book, what),
            duties=tuple(duties.get(what, ())),
            coming=tuple(coming.get(what, ())),
        )
        for what in EXPLAINED
    )
    return tuple(guide for guide in every if guide.about or guide.why or guide.how or guide.ways)


def _by_subject(provisions: Iterable[Provision]) -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = {}
    for each in provisions:
        for what in _subjects(each):
            found.setdefault(what, []).append(Duty(each.rule, each.result("pasti") != "tidak"))
    return found


def _subjects(provision: Provision) -> Iterator[str]:
    """The requirements that a rule speaks of."""
    kind, results = provision.rule.what, provision.results
    if kind == "label":
        yield "gizi" if "gizi" in results["unsur"] else kind
    elif kind == "halal":
        yield kind
    else:
        # Which food needs P-IRT and which BPOM is one question: it is told in one place.
        here = {"pirt": kind, "bpom": kind} if kind == "izin-edar" else {}
        yield from dict.fromkeys(here.get(permit, permit) for permit in results["izin"] if permit in EXPLAINED)
        if kind == "izin-edar" and not {"pirt", "bpom"} & set(results["izin"]):
            yield kind
