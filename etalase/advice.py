"""What should the office tell this business: what is in order, what is missing, what to do first, which dates fit?

Facts without words, for the letter to one vendor and for the list of letters. All of this reads private fields: it is
asked of the full catalogue, and its answers stay in the office.

The order of the tasks: what the law stopped (a permit that ended or was revoked), then what a rule demands, then the
rest; within each as on the ladder, those that open most outlets first. What costs a fortune comes last even if it is
demanded, so that one frozen product does not stand in the way of all others. A task opens what needs only it and the
tasks before it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from etalase import calendar, ladder, permits, rulebook, whereabouts
from etalase.ladder import Door, Step
from etalase.model import Catalog, Product, Rule, Training, Vendor
from etalase.overview import HORIZON
from etalase.readiness import Missing, Readiness, Why
from etalase.rulebook import Case, Rulebook

Mood = Literal[
    "empty",  # nothing is published yet
    "stopped",  # a permit ended or was revoked, and nothing is ready
    "lacking",  # nothing is ready yet, but there is something to do
    "partly",  # some products are ready
    "done",  # whatever can be ready is ready
    "waiting",  # nothing is ready and nothing can be done: no shop's requirements are on record, or none suits
]

DEAR = ladder.DEAR
"""From so many rupiah on a step is only urged on those of whom a rule demands it."""
_AMOUNTS = ("umur-simpan", "kapasitas")

STOPPED: tuple[Why, ...] = ("kedaluwarsa", "dicabut")
# Whether such a thing is missing at all has to be asked first.
_DOUBTFUL: tuple[Why, ...] = ("ditanyakan", "jenis-belum-jelas", "tidak-halal")
# For those who lack nothing: how to sell more.
_NEXT_TOPICS = ("pemasaran", "keuangan", "foto", "merek", "gtin")


@dataclass(frozen=True, slots=True)
class Group:
    """Products (by address) that stand alike: the retailers they are ready for, the steps that others still ask for."""

    products: tuple[str, ...]
    ready: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def suits(self) -> bool:
        """Whether there is any retailer that could take them."""
        return bool(self.ready or self.lacking)


@dataclass(frozen=True, slots=True)
class Lack:
    """Why these products lack something; `elements` are those their labels lack together, `asked` days or pieces."""

    why: Why
    products: tuple[str, ...]
    elements: tuple[str, ...] = ()
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to obtain. `lacks` say for which products and why, the reason of most products first; `opens` are the
    doors that open when this task and all before it are done; `demand` is the rule in force that demands it of the
    first of the products, whether or not a shop asks.
    """

    step: Step
    lacks: tuple[Lack, ...]
    opens: tuple[Door, ...]
    demand: Rule | None

    @property
    def products(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(address for lack in self.lacks for address in lack.products))

    @property
    def why(self) -> Why:
        return self.lacks[0].why

    @property
    def is_aside(self) -> bool:
        """Whether nobody should chase it for the sake of a shop: no rule demands it and it costs much, or the goods
        would have to be others (a cake that keeps for two months)."""
        return self.demand is None and (
            (self.step.least_cost or 0) >= DEAR or (self.step.what in _AMOUNTS and self.why == "kurang")
        )


@dataclass(frozen=True, slots=True)
class Ending:
    """A permit of these products (of the business itself when there are none) that ended or will within the horizon.

    `days` are those left, below zero when it is past. `assumed` means that only the year is known, from the number.
    """

    day: dt.date
    days: int
    kind: str
    products: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """Products at a retailer: already sold there, or ready but not yet offered."""

    retailer: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything a letter to one vendor says. Products are addresses, retailers are ids.

    `products` are those that are out, `n_drafts` counts those in preparation. `on_shelf` is where they are sold,
    `unfinished` where they are sold although a `wajib` of that retailer is missing, `to_offer` where they are ready but
    not sold. `stopped` are those whose own permit ended or was revoked, so that they may not be sold for now. `dates`
    are trainings to come with the numbers of the tasks (from 1) that they help with, none for one that helps to sell.
    `aside` are tasks apart from the others, which nobody should chase, see `Task.is_aside`.
    """

    vendor: Vendor
    mood: Mood
    products: tuple[str, ...]
    n_drafts: int
    groups: tuple[Group, ...]
    on_shelf: tuple[Shelf, ...]
    unfinished: tuple[Shelf, ...]
    to_offer: tuple[Shelf, ...]
    ending: tuple[Ending, ...]
    stopped: tuple[str, ...]
    tasks: tuple[Task, ...]
    aside: tuple[Task, ...]
    dates: tuple[tuple[Training, tuple[int, ...]], ...]

    @property
    def ready(self) -> tuple[str, ...]:
        """The products that are ready for at least one retailer."""
        return tuple(address for group in self.groups if group.ready for address in group.products)


def of_vendor(catalog: Catalog, readiness: Readiness, vendor: Vendor) -> Advice:
    """What there is to say to one vendor on the day of the readiness; `catalog` may be reduced to this vendor's own."""
    own = catalog.products_of(vendor.id)
    as_of = readiness.book.as_of
    out = tuple(product for product in own if product.address in readiness.verdicts and _is_out(product, as_of))
    addresses = tuple(product.address for product in out)
    ending = _ending(vendor, out, as_of)
    every = _tasks(catalog, readiness, vendor, out)
    tasks = tuple(task for task in every if not task.is_aside)
    aside = tuple(task for task in every if task.is_aside)
    stopped = tuple(product.address for product in out if permits.is_stopped(product, as_of))
    groups = _groups(readiness, addresses, stopped, {task.step.what for task in aside})
    on_shelf = _shelves(catalog, out, as_of)
    return Advice(
        vendor=vendor,
        mood=_mood(groups, tasks, stopped, addresses),
        products=addresses,
        n_drafts=sum(product.status == "draf" or (product.published or as_of) > as_of for product in own),
        groups=groups,
        on_shelf=on_shelf,
        unfinished=_unfinished(readiness, on_shelf),
        to_offer=_to_offer(readiness, [address for address in addresses if address not in stopped], on_shelf),
        ending=ending,
        stopped=stopped,
        tasks=tasks,
        aside=aside,
        dates=_dates(catalog, as_of, tasks),
    )


def _is_out(product: Product, as_of: dt.date) -> bool:
    return product.status in ("tayang", "habis") and (product.published is None or product.published <= as_of)


def _mood(groups: Sequence[Group], tasks: Sequence[Task], stopped: Sequence[str], products: Sequence[str]) -> Mood:
    if not products:
        return "empty"
    ready = any(group.ready for group in groups)
    if not ready and stopped:
        return "stopped"
    if ready:
        return "partly" if tasks else "done"
    return "lacking" if tasks else "waiting"


def _groups(
    readiness: Readiness, addresses: Iterable[str], stopped: Sequence[str], aside: Set[str]
) -> tuple[Group, ...]:
    """Those ready for most retailers first, then those that lack least. What nobody should chase is not told, and what
    may not be sold for now is ready for nobody, even if a shop does not ask for the permit."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for address in addresses:
        verdicts = readiness.verdicts[address]
        ready = () if address in stopped else tuple(id for id, each in verdicts.items() if each.state == "ready")
        lacking = {
            step for verdict in verdicts.values() for missing in verdict.missing for step in missing.steps
        } - aside
        if address in stopped and (gap := readiness.standings[address].gap("izin-edar")):
            lacking |= set(gap.steps)
        found.setdefault((ready, tuple(sorted(lacking, key=rulebook.STEPS.index))), []).append(address)
    groups = [Group(tuple(products), ready, lacking) for (ready, lacking), products in found.items()]
    return tuple(sorted(groups, key=lambda g: (-len(g.ready), not g.suits, len(g.lacking), g.products)))


def _ending(vendor: Vendor, products: Iterable[Product], as_of: dt.date) -> tuple[Ending, ...]:
    """One for all products whose permits of one kind end on the same day, the earliest first."""
    found: dict[tuple[dt.date, str, bool], list[str]] = {}
    for kind, permit in (("nib", vendor.permits.nib), ("pkp", vendor.permits.pkp)):
        if permit and permit.state == "ada" and (day := permits.last_day(permit, kind)):
            found[day, kind, False] = []
    for product in products:
        for kind, held in product.permits.items():
            if held.state == "ada" and (day := permits.last_day(held, kind)):
                found.setdefault((day, kind, held.valid_until is None), []).append(product.address)
    return tuple(
        Ending(day, (day - as_of).days, kind, tuple(addresses), assumed)
        for (day, kind, assumed), addresses in sorted(found.items())
        if (day - as_of).days <= HORIZON
    )


def _case(catalog: Catalog, vendor: Vendor, product: Product) -> Case:
    return rulebook.case_of(product, vendor, catalog.categories.get(product.category))


def _shelves(catalog: Catalog, products: Iterable[Product], as_of: dt.date) -> tuple[Shelf, ...]:
    found: dict[str, list[str]] = {}
    for product in products:
        for stockist in whereabouts.stockists(product, catalog.retailers, as_of):
            found.setdefault(stockist.retailer.id, []).append(product.address)
    return tuple(Shelf(id, tuple(found[id])) for id in catalog.retailers if id in found)


def _unfinished(readiness: Readiness, on_shelf: Iterable[Shelf]) -> tuple[Shelf, ...]:
    return tuple(_only(on_shelf, lambda address, id: readiness.verdicts[address][id].state == "lacking"))


def _to_offer(readiness: Readiness, addresses: Iterable[str], on_shelf: Iterable[Shelf]) -> tuple[Shelf, ...]:
    sold = {(address, shelf.retailer) for shelf in on_shelf for address in shelf.products}
    ready: dict[str, list[str]] = {}
    for address in addresses:
        for id, verdict in readiness.verdicts[address].items():
            if verdict.state == "ready" and (address, id) not in sold:
                ready.setdefault(id, []).append(address)
    return tuple(Shelf(id, tuple(found)) for id, found in ready.items())


def _tasks(catalog: Catalog, readiness: Readiness, vendor: Vendor, products: Sequence[Product]) -> tuple[Task, ...]:
    addresses = [product.address for product in products]
    cases = {product.address: _case(catalog, vendor, product) for product in products}
    asked = _asked(readiness, addresses)
    duties = _duties(readiness, cases)
    stopped = [what for what, gaps in duties.items() if any(gap.why in STOPPED for gap in gaps.values())]
    leaps = ladder.of_vendor(catalog, _only_these(readiness, addresses), vendor.id)
    wanted = list(dict.fromkeys((*stopped, *(step.what for leap in leaps for step in leap.steps), *duties)))
    wanted.sort(key=lambda what: (what not in stopped, _is_dear(readiness.book, what), what not in duties))
    tasks: list[Task] = []
    for what in _after_what_comes_first(wanted, readiness.book, next(iter(cases.values()), Case())):
        lacks = _lacks({**duties.get(what, {}), **asked.get(what, {})} or _missed(readiness, addresses, what))
        if lacks:
            first = lacks[0]
            step = ladder.step(readiness.book, what, cases[first.products[0]], first.why)
            tasks.append(Task(step, lacks, (), _demand(readiness.book, what, cases, first.products)))
    # What nobody should chase opens its doors last.
    tasks.sort(key=lambda task: task.is_aside)
    return tuple(_opened(tasks, [door for leap in leaps for door in leap.doors]))


def _is_dear(book: Rulebook, what: str) -> bool:
    return (ladder.step(book, what).least_cost or 0) >= DEAR


def _opened(tasks: Sequence[Task], closed: Sequence[Door]) -> Iterator[Task]:
    """The tasks, each with the doors that it opens, as the last of those that they need."""
    taken: set[str] = set()
    unknown = {task.step.what for task in tasks if task.why == "tidak-diisi"}
    for task in tasks:
        if task.step.what in taken:
            continue
        taken.add(task.step.what)
        if task.step.what == "label" and {"label", "gizi"} <= unknown:
            # One photo of the pack answers both.
            taken.add("gizi")
        yield dataclasses.replace(task, opens=tuple(door for door in closed if door.needs <= taken))
        closed = [door for door in closed if not door.needs <= taken]


def _only_these(readiness: Readiness, addresses: Iterable[str]) -> Readiness:
    return dataclasses.replace(readiness, verdicts={address: readiness.verdicts[address] for address in addresses})


def _asked(readiness: Readiness, addresses: Iterable[str]) -> dict[str, dict[str, Missing]]:
    """Step → product's address → what is missing, for everything that some retailer demands."""
    found: dict[str, dict[str, Missing]] = {}
    for address in addresses:
        for missing in (each for verdict in readiness.verdicts[address].values() for each in verdict.missing):
            for step in missing.steps:
                known = found.setdefault(step, {}).get(address)
                if known is None or (missing.asked or 0) > (known.asked or 0):
                    found[step][address] = missing
    return found


def _missed(readiness: Readiness, addresses: Iterable[str], step: str) -> dict[str, Missing]:
    """The same for one step that nobody asks for, but that must come before another."""
    gaps = ((address, gap) for address in addresses for gap in readiness.standings[address].gaps)
    return {address: gap for address, gap in gaps if step in gap.steps}


def _duties(readiness: Readiness, cases: Mapping[str, Case]) -> dict[str, dict[str, Missing]]:
    """The same for what is demanded whoever asks: an NIB, and what the rules of the day say."""
    found: dict[str, dict[str, Missing]] = {}
    for address, case in cases.items():
        for what in ("nib", "izin-edar", "halal"):
            gap = readiness.standings[address].gap(what)
            if gap is None or gap.why in _DOUBTFUL or (what != "nib" and not _rule(readiness.book, what, case)):
                continue
            for step in gap.steps:
                found.setdefault(step, {})[address] = gap
    return found


def _rule(book: Rulebook, what: str, case: Case) -> Rule | None:
    """The rule that demands a halal certificate, a P-IRT number or an authorisation by BPOM (`izin-edar`: either) of
    such goods; None where sources differ."""
    if what == "halal":
        return book.halal_duty(case)
    need = book.permit_for(case)
    return (
        need.rule
        if need and need.certain and need.permit in (("pirt", "bpom") if what == "izin-edar" else (what,))
        else None
    )


def _demand(book: Rulebook, step: str, cases: Mapping[str, Case], products: Iterable[str]) -> Rule | None:
    if step not in ("pirt", "bpom", "halal"):
        return None
    rules = (_rule(book, step, cases[address]) for address in products)
    return next((rule for rule in rules if rule), None)


def _after_what_comes_first(order: Iterable[str], book: Rulebook, case: Case) -> Iterator[str]:
    """The steps in this order, each after those that the rules put before it."""
    given: dict[str, None] = {}

    def give(what: str, waiting: frozenset[str]) -> None:
        if what in given or what in waiting:
            return
        for earlier in ladder.step(book, what, case).after:
            give(earlier, waiting | {what})
        given[what] = None

    for what in order:
        give(what, frozenset())
    yield from given


def _lacks(missing: Mapping[str, Missing]) -> tuple[Lack, ...]:
    by_why: dict[Why, dict[str, Missing]] = {}
    for address, each in missing.items():
        by_why.setdefault(each.why, {})[address] = each
    lacks = [
        Lack(
            why,
            tuple(found),
            tuple(dict.fromkeys(element for each in found.values() for element in each.elements)),
            max((each.asked for each in found.values() if each.asked), default=None),
        )
        for why, found in by_why.items()
    ]
    # What was stopped is told first, then the reason of most.
    return tuple(sorted(lacks, key=lambda lack: (lack.why not in STOPPED, -len(lack.products), lack.why)))


def _dates(catalog: Catalog, as_of: dt.date, tasks: Sequence[Task]) -> tuple[tuple[Training, tuple[int, ...]], ...]:
    """Trainings of that day and later that help with a task; without any task, those that help to sell."""
    found: list[tuple[Training, tuple[int, ...]]] = []
    for training in calendar.coming_trainings(catalog.trainings.values(), as_of):
        helps = tuple(n for n, task in enumerate(tasks, 1) if calendar.helps(training, task.step.what))
        if helps or (not tasks and not set(_NEXT_TOPICS).isdisjoint(training.topics)):
            found.append((training, helps))
    return tuple(found)


def _only(shelves: Iterable[Shelf], wanted: Callable[[str, str], bool]) -> Iterator[Shelf]:
    for shelf in shelves:
        products = tuple(address for address in shelf.products if wanted(address, shelf.retailer))
        if products:
            yield Shelf(shelf.retailer, products)
