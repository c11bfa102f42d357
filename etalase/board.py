"""Every product before every retailer, with what stands on the shelf: what fits where, and what is the next step?

A cell joins two facts that are written down apart: what the retailer asks for and the product has (`readiness`), and
whether it is sold there (`whereabouts`). Ready but not yet offered, and sold although something is missing, are
findings of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from etalase import ladder, rulebook, whereabouts
from etalase.ladder import Leap, Step
from etalase.model import Catalog, Product
from etalase.readiness import Readiness, Verdict
from etalase.rulebook import Case

Mark = Literal["sold", "ready", "one", "more", "unsuitable", "unknown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One product before one retailer."""

    verdict: Verdict
    sold: bool

    @property
    def mark(self) -> Mark:
        """`one` and `more` are how many requirements are missing, whether or not it is sold."""
        if self.verdict.state == "lacking":
            return "one" if len(self.verdict.missing) == 1 else "more"
        if self.verdict.state == "ready":
            return "sold" if self.sold else "ready"
        return self.verdict.state

    @property
    def is_wrong(self) -> bool:
        """Sold there although it does not meet what is asked."""
        return self.sold and self.verdict.state in ("lacking", "unsuitable")


@dataclass(frozen=True, slots=True)
class Rung:
    """Steps to take together, in order, the retailers (by id) that then open, and how many outlets they have."""

    steps: tuple[Step, ...]
    retailers: tuple[str, ...]
    outlets: int


@dataclass(frozen=True, slots=True)
class Row:
    """One product before every retailer; `rungs` are its steps, the one that opens most outlets first."""

    product: Product
    cells: Mapping[str, Cell]
    rungs: tuple[Rung, ...]

    @property
    def ready(self) -> tuple[str, ...]:
        """The retailers whose every `wajib` it meets."""
        return tuple(id for id, cell in self.cells.items() if cell.verdict.state == "ready")

    @property
    def to_offer(self) -> tuple[str, ...]:
        """Those of them that do not sell it yet."""
        return tuple(id for id, cell in self.cells.items() if cell.mark == "ready")

    @property
    def possible(self) -> tuple[str, ...]:
        """The retailers it could ever go to, as far as their requirements are on record."""
        return tuple(id for id, cell in self.cells.items() if cell.verdict.state in ("ready", "lacking"))

    @property
    def least(self) -> int:
        """How many requirements are missing where fewest are; a large number where nothing can be done."""
        return min((len(c.verdict.missing) for c in self.cells.values() if c.verdict.state == "lacking"), default=99)

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Nearest to the shelf first."""
        return -len(self.ready), self.least, self.product.name.id.casefold(), self.product.address


def rows(catalog: Catalog, readiness: Readiness, products: Iterable[Product]) -> tuple[Row, ...]:
    """A row for each of the products that is judged, in their order."""
    as_of = readiness.book.as_of
    climbed: dict[tuple[int, frozenset[str], Case], tuple[Rung, ...]] = {}
    found = []
    for product in products:
        verdicts = readiness.verdicts.get(product.address)
        if verdicts is None:
            continue
        sold = {placement.retailer for placement in product.placements if whereabouts.on_shelf(placement, as_of)}
        cells = {id: Cell(verdict, id in sold) for id, verdict in verdicts.items()}
        case = rulebook.case_of(product, catalog.vendors.get(product.vendor), catalog.categories.get(product.category))
        # Products that stand alike share their verdicts, so they climb alike.
        alike = (id(verdicts), readiness.standings[product.address].open, case)
        if alike not in climbed:
            climbed[alike] = tuple(map(_rung, ladder.of_product(catalog, readiness, product.address)))
        found.append(Row(product, cells, climbed[alike]))
    return tuple(found)


def _rung(leap: Leap) -> Rung:
    return Rung(leap.steps, tuple(door.retailer for door in leap.doors), leap.outlets)
