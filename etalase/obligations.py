"""Which outlets must carry local products, how many do they carry, and what could go there tomorrow?

A duty is what a retailer's file says (`kewajiban`, products for each outlet) or a rule in force of the kind
`kewajiban-toko` (for a type of shop); where both name a number, the greater one counts. An outlet carries what is on
sale there on that day: neither drafts nor what is sold out, archived or published later, and only where the placement
names the outlet. What could go there is what is ready for that retailer, see `readiness`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain as chain_of
from itertools import islice

from etalase import rulebook, whereabouts
from etalase.model import Catalog, Product, Retailer, Rule
from etalase.rulebook import Rulebook
from etalase.values.region import letters


@dataclass(frozen=True, slots=True)
class Duty:
    """What a retailer owes. `minimum` products in each outlet, `space_percent` of its space; None where nothing says.

    `said` and `source` are the retailer's own file's words, `rules` those in force for its type of shop.
    """

    minimum: int | None
    space_percent: int | None
    said: str | None
    source: str | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One outlet: the addresses of the products on sale there, and how many it must have (None: no duty)."""

    retailer: str
    outlet: str
    name: str
    village: str
    district: str
    carried: tuple[str, ...]
    minimum: int | None

    @property
    def owes(self) -> int | None:
        """How many products are missing from the duty; None without one."""
        return None if self.minimum is None else max(0, self.minimum - len(self.carried))

    @property
    def kept(self) -> bool | None:
        """Whether the duty is met; None without one."""
        return None if self.minimum is None else not self.owes


@dataclass(frozen=True, slots=True)
class Chain:
    """One retailer. All products are addresses, on sale on the day.

    `carried` stand in any of its outlets; `nowhere` in one that is not on record. `elsewhere` are carried in a known
    outlet and meet every `wajib`, so another outlet could have them too; `waiting` meet every `wajib` and are not
    carried at all. Both begin with one product of each vendor. `homes` tells the vendors' districts.
    """

    retailer: str
    name: str
    type: str
    duty: Duty
    shelves: tuple[Shelf, ...]
    carried: tuple[str, ...]
    nowhere: tuple[str, ...]
    elsewhere: tuple[str, ...]
    waiting: tuple[str, ...]
    homes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan: how many outlets lie in it, of which retailers, the distinct products on sale in them, and how many
    vendors have their home there.
    """

    name: str
    n_outlets: int
    retailers: tuple[str, ...]
    products: tuple[str, ...]
    n_vendors: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All retailers in the order of the catalogue, all districts in the order of regions.csv."""

    chains: tuple[Chain, ...]
    districts: tuple[District, ...]

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        return tuple(shelf for chain in self.chains for shelf in chain.shelves)

    @property
    def n_outlets(self) -> int:
        return len(self.shelves)

    @property
    def n_obliged(self) -> int:
        """How many outlets have a duty that names a number."""
        return sum(shelf.minimum is not None for shelf in self.shelves)

    @property
    def n_kept(self) -> int:
        return sum(shelf.kept is True for shelf in self.shelves)

    @property
    def owing(self) -> tuple[tuple[Chain, Shelf], ...]:
        """The outlets that lack products, those that lack most first."""
        found = [(chain, shelf) for chain in self.chains for shelf in chain.shelves if shelf.owes]
        found.sort(key=lambda each: (-(each[1].owes or 0), each[0].name.casefold(), each[1].name.casefold()))
        return tuple(found)

    @property
    def n_owed(self) -> int:
        """How many products all outlets together lack."""
        return sum(shelf.owes or 0 for shelf in self.shelves)


def of(catalog: Catalog, ready: Mapping[str, tuple[str, ...]], as_of: dt.date) -> Coverage:
    """The whole city on a day; `ready` maps a product's address to the retailers whose every `wajib` it meets."""
    book = rulebook.of(catalog.rules, as_of)
    on_sale = {
        address: product
        for address, product in catalog.products.items()
        if product.status != "habis" and whereabouts.is_out(product, catalog.vendors, as_of)
    }
    district_of = {letters(region.village): region.district for region in catalog.regions}
    homes = {vendor.id: district_of.get(letters(vendor.village), "") for vendor in catalog.vendors.values()}
    at, carried = _placed(on_sale, as_of)
    fit: dict[str, list[str]] = {}
    for address in on_sale:
        for id in ready.get(address, ()):
            fit.setdefault(id, []).append(address)
    chains = tuple(
        _chain(retailer, duty_of(retailer, book), district_of, at, carried.get(id, {}), fit.get(id, []), homes)
        for id, retailer in catalog.retailers.items()
    )
    names = dict.fromkeys(region.district for region in catalog.regions)
    shelves = [shelf for chain in chains for shelf in chain.shelves]
    living = Counter(homes[id] for id, vendor in catalog.vendors.items() if vendor.status == "tayang")
    return Coverage(chains, tuple(_district(name, shelves, living[name]) for name in names))


def duty_of(retailer: Retailer, book: Rulebook) -> Duty:
    """What a retailer owes on the day of the rules."""
    own = retailer.obligation
    provisions = book.of_shop("kewajiban-toko", retailer.type)
    numbers = [own.minimum if own else None, *(each.number("produk_per_gerai") for each in provisions)]
    shares = [each.number("ruang_persen") for each in provisions]
    return Duty(
        minimum=max((number for number in numbers if number is not None), default=None),
        space_percent=max((share for share in shares if share is not None), default=None),
        said=own.rule if own else None,
        source=own.source if own else None,
        rules=tuple(each.rule for each in provisions),
    )


def could_fill(chain: Chain, shelf: Shelf, limit: int | None = None) -> tuple[str, ...]:
    """The addresses of what could go to this outlet: first from vendors of its district, then what other outlets of
    the chain carry, then what the chain does not carry yet. Products that stand in an outlet not on record are left
    out, for it may be this one.
    """
    here = frozenset(shelf.carried)

    def every(near: bool) -> Iterator[str]:
        for address in (*chain.elsewhere, *chain.waiting):
            is_near = bool(shelf.district) and chain.homes.get(address.partition("/")[0]) == shelf.district
            if is_near == near and address not in here:
                yield address

    return tuple(islice(chain_of(every(True), every(False)), limit))


def n_fillers(chain: Chain, shelf: Shelf) -> int:
    """How many products `could_fill` has."""
    here = frozenset(shelf.carried)
    return len(chain.waiting) + sum(address not in here for address in chain.elsewhere)


def _placed(
    on_sale: Mapping[str, Product], as_of: dt.date
) -> tuple[dict[tuple[str, str], dict[str, None]], dict[str, dict[str, bool]]]:
    """(retailer, outlet) → its products, each once; retailer → its products → whether the outlet is known."""
    at: dict[tuple[str, str], dict[str, None]] = {}
    carried: dict[str, dict[str, bool]] = {}
    for address, product in on_sale.items():
        for placement in product.placements:
            if whereabouts.on_shelf(placement, as_of):
                known = carried.setdefault(placement.retailer, {})
                known[address] = known.get(address, False) or bool(placement.outlets)
                for outlet in placement.outlets:
                    at.setdefault((placement.retailer, outlet), {})[address] = None
    return at, carried


def _chain(
    retailer: Retailer,
    duty: Duty,
    district_of: Mapping[str, str],
    at: Mapping[tuple[str, str], Mapping[str, None]],
    carried: Mapping[str, bool],
    fit: Iterable[str],
    homes: Mapping[str, str],
) -> Chain:
    shelves = tuple(
        Shelf(
            retailer=retailer.id,
            outlet=outlet.id,
            name=outlet.name,
            village=outlet.village,
            district=district_of.get(letters(outlet.village), ""),
            carried=tuple(at.get((retailer.id, outlet.id), ())),
            minimum=duty.minimum,
        )
        for outlet in retailer.outlets
    )
    elsewhere, waiting = [], []
    for address in fit:
        if address not in carried:
            waiting.append(address)
        elif carried[address]:
            elsewhere.append(address)
    return Chain(
        retailer=retailer.id,
        name=retailer.name,
        type=retailer.type,
        duty=duty,
        shelves=shelves,
        carried=tuple(carried),
        nowhere=tuple(address for address, is_known in carried.items() if not is_known),
        elsewhere=_in_rounds(elsewhere),
        waiting=_in_rounds(waiting),
        homes=homes,
    )


def _in_rounds(addresses: Iterable[str]) -> tuple[str, ...]:
    """First one product of each vendor, then a second of each, and so on."""
    rounds: list[list[str]] = []
    n_of: dict[str, int] = {}
    for address in addresses:
        vendor = address.partition("/")[0]
        n = n_of[vendor] = n_of.get(vendor, -1) + 1
        if n == len(rounds):
            rounds.append([])
        rounds[n].append(address)
    return tuple(address for each in rounds for address in each)


def _district(name: str, shelves: Iterable[Shelf], n_vendors: int) -> District:
    here = [shelf for shelf in shelves if shelf.district == name]
    return District(
        name=name,
        n_outlets=len(here),
        retailers=tuple(dict.fromkeys(shelf.retailer for shelf in here)),
        products=tuple(dict.fromkeys(address for shelf in here for address in shelf.carried)),
        n_vendors=n_vendors,
    )
