"""How does the catalogue stand today? Counts, what to do first, which permits end, who waits, and what covers the city.

Reads the full catalogue, private fields included: the answers are for the office.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from etalase import ladder, permits, rulebook, whereabouts
from etalase.ladder import Opening
from etalase.model import Catalog, Permit, Product, Rule, Source
from etalase.readiness import Readiness, Verdict

# How many days ahead permits that end are named.
HORIZON = 90


@dataclass(frozen=True, slots=True, order=True)
class Ending:
    """A permit that has ended or ends within the horizon; `days` are those left, below zero when it is past.

    `vendor` is an id, `product` an address or empty for a permit of the business itself. `shops` are the retailers by
    name where the product is sold. `assumed` means that the last day is taken from the year in the number.
    """

    days: int
    what: str
    whose: str
    kind: str
    file: str
    line: int
    day: dt.date
    vendor: str
    product: str
    shops: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Shop:
    """A retailer: how many products meet its every `wajib` (None when none is known), how many it carries, and how
    many of the ready ones it does not carry yet. `outlets` are its outlets by name with the products known to be there.
    """

    id: str
    name: str
    type: str
    n_ready: int | None
    n_carried: int
    n_to_offer: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class New:
    """A product published lately, by name, vendor, day and file."""

    name: str
    vendor: str
    day: dt.date
    file: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A business whose permits were looked up longest ago, or never.

    `never` of its `total` numbers were never looked up. `since` is the earliest day from which one of them waits: that
    of its last check, else of its issue, else of the product's publication; None where no day is known at all.
    """

    vendor: str
    name: str
    never: int
    total: int
    since: dt.date | None
    file: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A product that is sold somewhere although something that is asked there is missing, or it does not suit."""

    product: str
    vendor: str
    address: str
    shop: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the catalogue does not say, and where: (what it is missing from, whose that is, file)."""

    what: str
    places: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the catalogue by name (a kecamatan, a category): its products and how many are ready somewhere."""

    id: str
    name: str
    n_products: int
    n_ready: int


@dataclass(frozen=True, slots=True)
class Quarter:
    """A kecamatan: its part of the catalogue, and its villages with how many businesses each has."""

    share: Share
    villages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Business:
    """A business that has products: how many are ready somewhere, how many pairs of product and retailer are ready and
    not offered, and what some products lack alone for a retailer, with how many these are, the most frequent first.
    """

    share: Share
    district: str
    n_to_offer: int
    alone: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """All products of one category before one retailer, counted by verdict; `missing` names what most of them lack."""

    n_ready: int
    n_lacking: int
    n_one: int
    n_unsuitable: int
    missing: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """How the catalogue stood at the end of a day."""

    day: dt.date
    vendors: int
    products: int
    ready: int
    on_shelf: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`counts` by name: vendors, products, ready, on_shelf, outlets, drafts, to_offer, …

    `fields` maps (category, retailer) to how its products stand there. `openings` are the steps that would open most,
    see `ladder`; `begun` are the rules on permits and labels that began within a year, `coming` those that soon will.
    """

    counts: Mapping[str, int]
    shops: tuple[Shop, ...]
    new: tuple[New, ...]
    ending: tuple[Ending, ...]
    unmet: tuple[Unmet, ...]
    waiting: tuple[Waiting, ...]
    gaps: tuple[Gap, ...]
    quarters: tuple[Quarter, ...]
    categories: tuple[Share, ...]
    businesses: tuple[Business, ...]
    fields: Mapping[tuple[str, str], Field]
    openings: tuple[Opening, ...]
    begun: tuple[Rule, ...]
    coming: tuple[Rule, ...]


def overview(catalog: Catalog, readiness: Readiness) -> Overview:
    """The state of the catalogue on the day of the readiness."""
    as_of = readiness.book.as_of
    out = out_on(catalog, as_of)
    readiness = _of_those(readiness, out)
    carried = _carried(catalog, out, as_of)
    ready = readiness.ready()
    sold = {(product.address, id) for id, products in carried.items() for product in products}
    gaps = tuple(_gaps(catalog, out))
    unmet = tuple(_unmet(catalog, readiness, carried))
    shops = tuple(_shops(catalog, ready, carried, sold, as_of))
    on_shelf = {product.address for products in carried.values() for product in products}
    counts = {
        "vendors": sum(vendor.status == "tayang" for vendor in catalog.vendors.values()),
        "products": len(out),
        "ready": len(ready),
        "on_shelf": len(on_shelf),
        "unmet": len({each.address for each in unmet}),
        "to_offer": sum(shop.n_to_offer for shop in shops),
        "outlets": sum(len(shop.outlets) for shop in shops),
        "outlets_used": sum(n > 0 for shop in shops for _, n in shop.outlets),
        **{gap.what: len(gap.places) for gap in gaps},
    }
    return Overview(
        counts=counts,
        shops=shops,
        new=_new(catalog, out, as_of),
        ending=tuple(sorted(_ending(catalog, as_of))),
        unmet=unmet,
        waiting=_waiting(catalog),
        gaps=gaps,
        quarters=_quarters(catalog, out, ready),
        categories=_categories(catalog, out, ready),
        businesses=_businesses(catalog, readiness, out, sold),
        fields=_fields(readiness, out),
        openings=ladder.openings(catalog, readiness),
        begun=_begun(catalog, as_of),
        coming=rulebook.coming(catalog.rules, as_of, HORIZON),
    )


def month(catalog: Catalog, readiness: Readiness) -> Month:
    """The four figures that are compared from month to month."""
    day = readiness.book.as_of
    out = out_on(catalog, day)
    return Month(
        day,
        vendors=sum(vendor.status == "tayang" for vendor in catalog.vendors.values()),
        products=len(out),
        ready=len(_of_those(readiness, out).ready()),
        on_shelf=len({p.address for products in _carried(catalog, out, day).values() for p in products}),
    )


def month_ends(as_of: dt.date, n: int) -> tuple[dt.date, ...]:
    """The last days of the `n` months before the one of that day, the earliest first.

    >>> month_ends(dt.date(2026, 3, 31), 2)
    (datetime.date(2026, 1, 31), datetime.date(2026, 2, 28))
    """
    ends: list[dt.date] = []
    first = as_of.replace(day=1)
    for _ in range(n):
        ends.append(first - dt.timedelta(days=1))
        first = ends[-1].replace(day=1)
    return tuple(reversed(ends))


def _of_those(readiness: Readiness, out: Iterable[Product]) -> Readiness:
    """The readiness of these products alone."""
    verdicts = {p.address: readiness.verdicts[p.address] for p in out if p.address in readiness.verdicts}
    return dataclasses.replace(readiness, verdicts=verdicts)


def _carried(catalog: Catalog, out: Iterable[Product], as_of: dt.date) -> dict[str, tuple[Product, ...]]:
    """Retailer's id → those of these products that it carries on that day."""
    shown = {product.address for product in out}
    carried = whereabouts.carried_by(catalog, as_of)
    return {id: tuple(p for p in products if p.address in shown) for id, products in carried.items()}


def out_on(catalog: Catalog, as_of: dt.date) -> tuple[Product, ...]:
    """The products that are published on that day, those sold out included."""
    return tuple(
        product for product in catalog.products.values() if whereabouts.is_out(product, catalog.vendors, as_of)
    )


def _vendor_name(catalog: Catalog, product: Product) -> str:
    vendor = catalog.vendors.get(product.vendor)
    return vendor.name if vendor else product.vendor


def _shops(
    catalog: Catalog,
    ready: Mapping[str, tuple[str, ...]],
    carried: Mapping[str, tuple[Product, ...]],
    sold: set[tuple[str, str]],
    as_of: dt.date,
) -> Iterator[Shop]:
    n_ready = Counter(id for retailers in ready.values() for id in retailers)
    to_offer = Counter(id for address, retailers in ready.items() for id in retailers if (address, id) not in sold)
    for id, each in catalog.retailers.items():
        asks = any(r.level == "wajib" for r in each.requirements)
        standing: Counter[str] = Counter()
        for product in carried[id]:
            standing.update(
                {
                    outlet
                    for placement in product.placements
                    if placement.retailer == id and whereabouts.on_shelf(placement, as_of)
                    for outlet in placement.outlets
                }
            )
        outlets = tuple((outlet.name, standing[outlet.id]) for outlet in each.outlets)
        yield Shop(id, each.name, each.type, n_ready[id] if asks else None, len(carried[id]), to_offer[id], outlets)


def _new(catalog: Catalog, out: Iterable[Product], as_of: dt.date) -> tuple[New, ...]:
    """Newest first."""
    fresh = [
        (product.published, product)
        for product in out
        if product.published and 0 <= (as_of - product.published).days < catalog.site.new_days
    ]
    fresh.sort(key=lambda each: (each[0], each[1].address), reverse=True)
    return tuple(New(p.name.id, _vendor_name(catalog, p), day, p.source.file) for day, p in fresh)


def _ending(catalog: Catalog, as_of: dt.date) -> Iterator[Ending]:
    for held in held_permits(catalog):
        permit, kind = held.permit, held.kind
        if permit.state == "ada" and (last := permits.last_day(permit, kind)):
            left = (last - as_of).days
            if left <= HORIZON:
                shops: tuple[str, ...] = ()
                if held.product:
                    found = whereabouts.stockists(held.product, catalog.retailers, as_of)
                    shops = tuple(each.retailer.name for each in found)
                yield Ending(
                    left,
                    held.product.name.id if held.product else held.vendor_name,
                    held.vendor_name if held.product else "",
                    kind,
                    held.source.file,
                    held.line,
                    last,
                    held.vendor,
                    held.product.address if held.product else "",
                    shops,
                    permit.valid_until is None,
                )


@dataclass(frozen=True, slots=True)
class Held:
    """A permit as it stands in the catalogue, of a product or of the business itself; `line` is where it is written."""

    kind: str
    permit: Permit
    vendor: str
    vendor_name: str
    product: Product | None
    source: Source
    line: int


def held_permits(catalog: Catalog) -> Iterator[Held]:
    """Every permit on record of everything that is not archived, businesses first."""
    alive = {id: vendor for id, vendor in catalog.vendors.items() if vendor.status != "arsip"}
    for vendor in alive.values():
        own = [("nib", vendor.permits.nib, "nib"), ("pkp", vendor.permits.pkp, "pkp")]
        own += [("pb_umku", permit, f"pb_umku.{n}") for n, permit in enumerate(vendor.permits.pb_umku)]
        for kind, permit, key in own:
            if permit:
                line = vendor.source.place(f"izin.{key}").line
                yield Held(kind, permit, vendor.id, vendor.name, None, vendor.source, line)
    for product in catalog.products.values():
        owner = alive.get(product.vendor)
        if owner and product.status != "arsip":
            for kind, held in product.permits.items():
                line = product.source.place(f"izin.{kind}").line
                yield Held(kind, held, owner.id, owner.name, product, product.source, line)


def _waiting(catalog: Catalog) -> tuple[Waiting, ...]:
    """Those who have waited longest first; last, those of whom no day is known."""
    numbers: dict[str, list[tuple[bool, dt.date | None]]] = {}
    for held in held_permits(catalog):
        if held.permit.number:
            checked = held.permit.checked.date if held.permit.checked else None
            begun = held.permit.issued or (held.product.published if held.product else None)
            numbers.setdefault(held.vendor, []).append((checked is None, checked or begun))
    found = []
    for id, each in numbers.items():
        vendor = catalog.vendors[id]
        never = [since for is_new, since in each if is_new]
        # Only a business all of whose numbers were looked up waits since its oldest check.
        days = [day for day in (never or [since for _, since in each]) if day]
        found.append(Waiting(id, vendor.name, len(never), len(each), min(days, default=None), vendor.source.file))
    return tuple(sorted(found, key=lambda w: (not w.never, w.since is None, w.since or dt.date.max, w.name.casefold())))


def _unmet(catalog: Catalog, readiness: Readiness, carried: Mapping[str, tuple[Product, ...]]) -> Iterator[Unmet]:
    for id, products in carried.items():
        for product in products:
            verdict = readiness.verdicts.get(product.address, {}).get(id)
            if verdict and verdict.state in ("lacking", "unsuitable"):
                missing = tuple(each.what for each in verdict.missing)
                shop = catalog.retailers[id].name
                yield Unmet(product.name.id, _vendor_name(catalog, product), product.address, shop, missing)


def _gaps(catalog: Catalog, out: Iterable[Product]) -> Iterator[Gap]:
    """What is not written down, in the order in which it hurts."""
    kinds = catalog.categories
    foods = {id for id, category in kinds.items() if category.is_food}
    products = [(product, product.category in foods) for product in out]
    lacks = {
        "no_photo": [p for p, _ in products if not p.photos],
        "no_price": [p for p, _ in products if not p.price and not any(v.price for v in p.variants)],
        "no_code": [p for p, _ in products if not p.code],
        "no_ingredients": [p for p, is_food in products if is_food and not p.ingredients],
        "no_shelf_life": [p for p, is_food in products if is_food and not p.shelf_life],
        "no_processing": [p for p, is_food in products if is_food and not (p.processing and p.storage)],
        "no_label": [p for p, is_food in products if is_food and not p.label],
        "no_capacity": [p for p, _ in products if p.monthly_capacity is None],
    }
    for what, lacking in lacks.items():
        yield Gap(what, tuple((p.name.id, _vendor_name(catalog, p), p.source.file) for p in lacking))
    silent = [v for v in catalog.vendors.values() if v.status == "tayang" and v.consent is None]
    yield Gap("no_consent", tuple((v.name, "", v.source.file) for v in silent))
    drafts = [p for p in catalog.products.values() if p.status == "draf"]
    yield Gap("drafts", tuple((p.name.id, _vendor_name(catalog, p), p.source.file) for p in drafts))


def _quarters(catalog: Catalog, out: Iterable[Product], ready: Mapping[str, tuple[str, ...]]) -> tuple[Quarter, ...]:
    """Every kecamatan of the regions, those with most products first; what lies in none comes last."""
    villages: dict[str, dict[str, int]] = {}
    for region in catalog.regions:
        villages.setdefault(region.district, {})[region.village] = 0
    for vendor in catalog.vendors.values():
        if vendor.status == "tayang":
            here = villages.setdefault(vendor.district, {})
            here[vendor.village] = here.get(vendor.village, 0) + 1
    districts = {id: vendor.district for id, vendor in catalog.vendors.items()}
    shares = _shares(((districts[p.vendor], p.address) for p in out), ready)
    found = [
        Quarter(
            Share(name, name, *shares.get(name, (0, 0))),
            tuple(sorted(here.items(), key=lambda each: (-each[1], each[0].casefold()))),
        )
        for name, here in villages.items()
    ]
    return tuple(sorted(found, key=lambda q: (not q.share.name, -q.share.n_products, q.share.name.casefold())))


def _categories(catalog: Catalog, out: Iterable[Product], ready: Mapping[str, tuple[str, ...]]) -> tuple[Share, ...]:
    """The categories that have products, in the order of the catalogue."""
    shares = _shares(((p.category, p.address) for p in out), ready)
    known = catalog.categories
    return tuple(Share(id, known[id].name.id, *shares[id]) for id in known if id in shares)


def _businesses(
    catalog: Catalog, readiness: Readiness, out: Iterable[Product], sold: set[tuple[str, str]]
) -> tuple[Business, ...]:
    """By name. Products that stand alike share their verdicts, which are looked through once."""
    products: dict[str, list[Product]] = {}
    for product in out:
        products.setdefault(product.vendor, []).append(product)
    known: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}
    nothing: Mapping[str, Verdict] = {}
    found = []
    for name, own in products.items():
        n_ready = n_to_offer = 0
        alone: Counter[str] = Counter()
        for product in own:
            verdicts = readiness.verdicts.get(product.address, nothing)
            if (mark := id(verdicts)) not in known:
                ready = tuple(shop for shop, verdict in verdicts.items() if verdict.state == "ready")
                single = (each.missing[0].what for each in verdicts.values() if len(each.missing) == 1)
                known[mark] = ready, frozenset(single)
            ready, lacks = known[mark]
            n_ready += bool(ready)
            n_to_offer += sum((product.address, shop) not in sold for shop in ready)
            alone.update(lacks)
        vendor = catalog.vendors[name]
        most = tuple(sorted(alone.items(), key=lambda each: (-each[1], each[0])))
        found.append(Business(Share(name, vendor.name, len(own), n_ready), vendor.district, n_to_offer, most))
    return tuple(sorted(found, key=lambda each: (each.share.name.casefold(), each.share.id)))


def _shares(products: Iterable[tuple[str, str]], ready: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Name → how many products, and how many of them are ready."""
    found: dict[str, tuple[int, int]] = {}
    for name, address in products:
        n, n_ready = found.get(name, (0, 0))
        found[name] = (n + 1, n_ready + (address in ready))
    return found


def _fields(readiness: Readiness, out: Iterable[Product]) -> dict[tuple[str, str], Field]:
    # Products that stand alike share one mapping of verdicts: they are counted together.
    alike: Counter[tuple[str, int]] = Counter()
    verdicts = {}
    for product in out:
        if (judged := readiness.verdicts.get(product.address)) is not None:
            alike[product.category, id(judged)] += 1
            verdicts[id(judged)] = judged
    states: dict[tuple[str, str], Counter[str]] = {}
    missing: dict[tuple[str, str], Counter[str]] = {}
    for (category, mark), n in alike.items():
        for retailer, verdict in verdicts[mark].items():
            counted = states.setdefault((category, retailer), Counter())
            counted[verdict.state] += n
            if verdict.missing:
                counted["one"] += n * (len(verdict.missing) == 1)
                lacks = missing.setdefault((category, retailer), Counter())
                for each in verdict.missing:
                    lacks[each.what] += n
    return {
        key: Field(
            counted["ready"],
            counted["lacking"],
            counted["one"],
            counted["unsuitable"],
            tuple(sorted(missing.get(key, Counter()).items(), key=lambda each: (-each[1], each[0]))),
        )
        for key, counted in states.items()
    }


def _begun(catalog: Catalog, as_of: dt.date) -> tuple[Rule, ...]:
    """The rules on permits and labels that began in the year up to that day, in the order of their days."""
    kinds = ("izin-edar", "halal", "label")
    a_year_ago = as_of - dt.timedelta(days=366)
    begun = [
        (rule.starts, rule.id)
        for rule in catalog.rules.values()
        if rule.what in kinds and rule.starts and a_year_ago < rule.starts <= as_of
    ]
    return tuple(catalog.rules[id] for _, id in sorted(begun))
