"""Which step should be taken next, so that most outlets open to a product, to a business, to the whole city?

A step is obtaining one thing: a permit, a barcode, a complete label. A retailer opens to a product when nothing that it
asks for is missing any more; if a product lacks two things, neither opens anything by itself, both together do. Steps
are therefore taken in leaps: of all sets of steps that would open something, the one that opens most outlets for each
step, then the one with fewer steps, then the cheaper one; what is dear comes after all others. If a part of a leap
opens something already, that part comes first. What a leap takes is counted as obtained, and the next leap is sought.
A step that another must come before (an NIB before a P-IRT number) brings that one with it.

A retailer whose outlets are not on record counts as one outlet. Cost and time are those which a rule knows, with its
source; None means that nobody wrote it down.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etalase import rulebook
from etalase.model import Catalog, Rule
from etalase.readiness import Missing, Readiness, Why
from etalase.rulebook import STEPS, Case, Provision, Rulebook

DEAR = 10_000_000
"""From so many rupiah on, a step is no next step for a small business: it comes after all others."""

# Where no rule says who acts: what the catalogue does not say, or what must be asked, is for the office to find out.
_FOR_THE_OFFICE: tuple[Why, ...] = ("tidak-diisi", "ditanyakan", "jenis-belum-jelas", "tak-terbaca")


@dataclass(frozen=True, slots=True)
class Step:
    """Obtaining one thing: who acts, what it costs in rupiah (`cost_from` where only a lower bound is known), how many
    days it takes, what must come first, at which site. `per_vendor` means once for all products of a business.
    """

    what: str
    who: str = "pelaku-usaha"
    cost: int | None = None
    cost_from: int | None = None
    days: int | None = None
    after: tuple[str, ...] = ()
    per_vendor: bool = False
    site: str | None = None
    rule: Rule | None = field(default=None, compare=False)

    @property
    def least_cost(self) -> int | None:
        """The lowest cost that is known, in rupiah."""
        return self.cost if self.cost is not None else self.cost_from

    @property
    def is_dear(self) -> bool:
        return (self.least_cost or 0) >= DEAR


@dataclass(frozen=True, slots=True)
class Door:
    """A retailer that is closed to a product, and the steps that open it."""

    product: str
    retailer: str
    outlets: int
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leap:
    """Steps to be taken together, in order, and the doors that then open."""

    steps: tuple[Step, ...]
    doors: tuple[Door, ...]

    @property
    def outlets(self) -> int:
        """How many outlets open, counted for each product."""
        return sum(door.outlets for door in self.doors)

    @property
    def products(self) -> tuple[str, ...]:
        """The addresses of the products to which something opens, in order."""
        return tuple(dict.fromkeys(door.product for door in self.doors))

    @property
    def cost(self) -> int | None:
        """The lowest known cost of all steps, each counted once; None if that of any is not known."""
        costs = [step.least_cost for step in self.steps]
        return None if None in costs else sum(cost or 0 for cost in costs)


@dataclass(frozen=True, slots=True)
class Opening:
    """What one step alone would do for the whole city: the products that lack just that for some retailer.

    `newly` are those that are ready for no retailer today, so the step brings them onto their first shelf.
    """

    step: Step
    products: tuple[str, ...]
    newly: tuple[str, ...]
    vendors: tuple[str, ...]
    pairs: int
    outlets: int
    whys: Mapping[Why, int]

    @property
    def is_question(self) -> bool:
        """Whether somebody must be asked first, most often: the answer may be that nothing opens."""
        return next(iter(self.whys)) in ("ditanyakan", "jenis-belum-jelas")


def step(book: Rulebook, what: str, case: Case | None = None, why: Why | None = None) -> Step:
    """What the rules of the day know about obtaining something. `why` it is missing may make it the office's task."""
    found = book.first("langkah", case or Case(), untuk=what)
    if found is None:
        return Step(what, "kantor" if what == "data" or why in _FOR_THE_OFFICE else "pelaku-usaha")
    known = _step(found, what)
    return dataclasses.replace(known, who="kantor") if why in _FOR_THE_OFFICE else known


def ways(book: Rulebook, what: str) -> tuple[Step, ...]:
    """Every way that the rules of the day know of obtaining something; for whom stands in the rule's `condition`."""
    found = (each for each in book.all("langkah") if what in each.results["untuk"])
    return tuple(_step(each, what) for each in found)


def _step(found: Provision, what: str) -> Step:
    return Step(
        what=what,
        who=found.result("siapa") or "pelaku-usaha",
        cost=found.number("biaya"),
        cost_from=found.number("biaya_mulai"),
        days=found.number("hari"),
        after=found.results.get("setelah", ()),
        per_vendor=found.result("cakupan") == "usaha",
        site=found.result("laman"),
        rule=found.rule,
    )


def of_product(catalog: Catalog, readiness: Readiness, address: str) -> tuple[Leap, ...]:
    """The leaps of one product, the best first."""
    return _climb(tuple(doors(catalog, readiness, [address])), readiness.book, _case(catalog, address))


def cheapest(catalog: Catalog, readiness: Readiness, address: str) -> Leap | None:
    """The leap that costs a product least, whatever it opens. An unknown cost is more than any but a dear one."""
    closed = tuple(doors(catalog, readiness, [address]))
    steps = _steps(closed, readiness.book, _case(catalog, address))
    leaps = [
        Leap(_in_order(needs, steps), tuple(door for door in closed if door.needs <= needs))
        for needs in dict.fromkeys(door.needs for door in closed)
    ]
    return min(leaps, key=lambda leap: (*_dearness(leap.steps), len(leap.steps), -leap.outlets), default=None)


def of_vendor(catalog: Catalog, readiness: Readiness, vendor: str) -> tuple[Leap, ...]:
    """The leaps of one business, each step taken for all of its products that lack it."""
    addresses = [product.address for product in catalog.products_of(vendor)]
    case = _case(catalog, addresses[0]) if addresses else Case()
    return _climb(tuple(doors(catalog, readiness, addresses)), readiness.book, case)


def of_city(catalog: Catalog, readiness: Readiness) -> tuple[Leap, ...]:
    """The leaps of all businesses together, each step taken by everybody who lacks it."""
    return _climb(tuple(doors(catalog, readiness, readiness.verdicts)), readiness.book, Case())


def openings(catalog: Catalog, readiness: Readiness) -> tuple[Opening, ...]:
    """What each single step would open in the whole city: the most pairs of product and retailer first, then the most
    products new on a shelf, then the most products, then the cheapest. What is dear comes after that, and then what
    must be asked.
    """
    ready = readiness.ready()
    found: dict[str, list[tuple[Door, Why]]] = {}
    # Products that stand alike share their verdicts, so the same doors are closed to them.
    alike: dict[tuple[int, frozenset[str], Case], list[tuple[Door, Why]]] = {}
    for address, verdicts in readiness.verdicts.items():
        key = (id(verdicts), readiness.standings[address].open, _case(catalog, address))
        if key not in alike:
            doors_with_why = _doors_with_why(catalog, readiness, address)
            alike[key] = [(door, gaps[0].why) for door, gaps in doors_with_why if len(door.needs) == 1 and gaps]
        for door, why in alike[key]:
            [what] = door.needs
            found.setdefault(what, []).append((dataclasses.replace(door, product=address), why))
    every = [_opening(readiness.book, what, each, ready) for what, each in found.items()]
    return tuple(
        sorted(
            every,
            key=lambda o: (
                o.is_question,
                o.step.is_dear,
                -o.pairs,
                -len(o.newly),
                -len(o.products),
                *_dearness((o.step,)),
                STEPS.index(o.step.what),
            ),
        )
    )


def doors(catalog: Catalog, readiness: Readiness, addresses: Iterable[str]) -> Iterator[Door]:
    """The retailers that are closed to these products and could open; those they never suit are left out."""
    for address in addresses:
        for door, _ in _doors_with_why(catalog, readiness, address):
            yield door


def _doors_with_why(catalog: Catalog, readiness: Readiness, address: str) -> Iterator[tuple[Door, tuple[Missing, ...]]]:
    verdicts = readiness.verdicts.get(address)
    if not verdicts:
        return
    still_open = readiness.standings[address].open
    case = _case(catalog, address)
    first: dict[str, frozenset[str]] = {}
    known: dict[frozenset[str], frozenset[str]] = {}
    for retailer, verdict in verdicts.items():
        if verdict.state == "lacking":
            asked = frozenset(step for missing in verdict.missing for step in missing.steps)
            if asked not in known:
                for what in (still_open | asked) - first.keys():
                    first[what] = still_open.intersection(step(readiness.book, what, case).after)
                known[asked] = _with_what_comes_first(asked, first)
            outlets = max(1, len(catalog.retailers[retailer].outlets))
            yield Door(address, retailer, outlets, known[asked]), verdict.missing


def _with_what_comes_first(steps: frozenset[str], first: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The steps, and those before them that have not been taken either."""
    needs: set[str] = set()
    waiting = set(steps)
    while waiting:
        needs |= waiting
        waiting = {each for what in waiting for each in first[what]} - needs
    return frozenset(needs)


def _case(catalog: Catalog, address: str) -> Case:
    product = catalog.products[address]
    return rulebook.case_of(product, catalog.vendors.get(product.vendor), catalog.categories.get(product.category))


def _steps(closed: Iterable[Door], book: Rulebook, case: Case) -> dict[str, Step]:
    """Everything that is needed somewhere, by name, looked up once."""
    return {what: step(book, what, case) for what in STEPS if any(what in door.needs for door in closed)}


def _climb(closed: Sequence[Door], book: Rulebook, case: Case) -> tuple[Leap, ...]:
    steps = _steps(closed, book, case)
    leaps: list[Leap] = []
    taken: frozenset[str] = frozenset()
    while closed:
        weights: dict[frozenset[str], int] = {}
        for door in closed:
            rest = door.needs - taken
            weights[rest] = weights.get(rest, 0) + door.outlets
        chosen = _best(weights, weights, steps)
        while parts := [some for some in weights if some < chosen]:
            chosen = _best(parts, weights, steps)
        taken |= chosen
        opened = tuple(door for door in closed if door.needs <= taken)
        leaps.append(Leap(_in_order(chosen, steps), opened))
        closed = tuple(door for door in closed if not door.needs <= taken)
    return tuple(leaps)


def _best(
    sets: Iterable[frozenset[str]], weights: Mapping[frozenset[str], int], known: Mapping[str, Step]
) -> frozenset[str]:
    return min(sets, key=lambda some: _worth(some, weights, known))


def _worth(
    some: frozenset[str], weights: Mapping[frozenset[str], int], known: Mapping[str, Step]
) -> tuple[bool, float, int, int, int, int, tuple[int, ...]]:
    """The smaller, the better: none dear, most outlets for each step, fewest steps, cheapest, in the order of STEPS."""
    outlets = sum(weight for needs, weight in weights.items() if needs <= some)
    steps = _in_order(some, known)
    worth = (-outlets / len(some), len(some), *_dearness(steps))
    return (any(each.is_dear for each in steps), *worth, tuple(STEPS.index(each.what) for each in steps))


def _dearness(steps: Iterable[Step]) -> tuple[int, int, int]:
    """How many are dear, how many costs are not known, and the sum of those that are."""
    every = tuple(steps)
    costs = [each.least_cost for each in every]
    return sum(e.is_dear for e in every), sum(cost is None for cost in costs), sum(cost or 0 for cost in costs)


def _in_order(some: Iterable[str], known: Mapping[str, Step]) -> tuple[Step, ...]:
    """What must come first stands first; otherwise in the order of STEPS."""
    waiting = [known[what] for what in sorted(some, key=STEPS.index)]
    ordered: list[Step] = []
    while waiting:
        names = {each.what for each in waiting}
        # Rules that wait for each other are taken as they come.
        ready = next((each for each in waiting if names.isdisjoint(each.after)), waiting[0])
        waiting.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def _opening(
    book: Rulebook, what: str, found: Sequence[tuple[Door, Why]], ready: Mapping[str, tuple[str, ...]]
) -> Opening:
    products = tuple(dict.fromkeys(door.product for door, _ in found))
    whys: dict[Why, int] = {}
    for _, why in found:
        whys[why] = whys.get(why, 0) + 1
    whys = dict(sorted(whys.items(), key=lambda each: (-each[1], each[0])))
    return Opening(
        step=step(book, what, why=next(iter(whys))),
        products=products,
        newly=tuple(address for address in products if address not in ready),
        vendors=tuple(dict.fromkeys(address.partition("/")[0] for address in products)),
        pairs=len(found),
        outlets=sum(door.outlets for door, _ in found),
        whys=whys,
    )
