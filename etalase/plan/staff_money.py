"""The page for the office on money: of each placement, who earns what of a sale, and what is not known yet.

Terms are private: the page stays in `staff/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etalase import rulebook, terms
from etalase.model import Catalog, Placement, Product, Retailer, Rule, Wholesale, keys_of
from etalase.plan.frame import Language
from etalase.plan.staff_frame import Desk, page
from etalase.plan.staff_problems import Told
from etalase.problem import Problem
from etalase.recipe import Page, Recipe, Values, View
from etalase.terms import Sale, Span, Terms, Wanted
from etalase.values.date import full_date
from etalase.values.money import Rupiah, percent, rupiah, rupiah_range
from etalase.words import Words, explain, words

# Sizes shown one by one over all placements, problems told, and places named for each key that is to be filled in.
SIZES = 600
PROBLEMS = 12
PLACES = 6

_RULES = ("batas-biaya", "komisi-lazim", "tempo-bayar")
_CODES = ("terms.", "placement.unsuitable")

_FIELDS: Mapping[Wanted, tuple[Any, str]] = {
    "scheme": (Placement, "scheme"),
    "price": (Product, "price"),
    "commission": (Placement, "commission"),
    "wholesale": (Wholesale, "price"),
    "selling_price": (Placement, "selling_price"),
    "payment_days": (Placement, "payment_days"),
    "returns": (Placement, "returns"),
    "monthly_capacity": (Product, "monthly_capacity"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One placement with the names to print."""

    vendor: str
    product: str
    file: str
    retailer: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Shop:
    """What is agreed with one retailer over all its placements; `left` of Rp10,000 at the shelf is the makers'."""

    name: str
    type: str
    schemes: tuple[str, ...]
    rates: tuple[str, ...]
    days: tuple[int, ...]
    n: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that the page tells: figures over everything, and as many lines as it shows."""

    n: int
    n_known: int
    left: int | None
    longest: int | None
    shops: tuple[Shop, ...]
    lines: tuple[Line, ...]
    wanted: tuple[tuple[Wanted, int, tuple[tuple[str, str, str], ...]], ...]
    problems: tuple[Problem, ...]
    n_problems: int
    rules: tuple[tuple[str, str], ...]


def money(desk: Desk, catalog: Catalog, told: Sequence[Told]) -> dict[str, Recipe]:
    """The page; `told` are all findings, of which those about terms are shown."""
    view = View(money_view, (desk, ledger(catalog, told, desk.as_of, desk.language)))
    return {"staff/uang.html": Page("staff/money.html", view, desk.language, "file")}


def ledger(catalog: Catalog, told: Sequence[Told], as_of: dt.date, language: Language) -> Ledger:
    """The placements of the day, figures over all of them and the first lines."""
    lines = sorted((_line(catalog, each) for each in terms.placed(catalog, as_of)), key=_order)
    every = [line.terms for line in lines]
    about = [problem for problem, _, _ in told if problem.code.startswith(_CODES)]
    days = [each.days for each in every if each.days is not None]
    book = rulebook.of(catalog.rules, as_of)
    return Ledger(
        n=len(every),
        n_known=sum(each.is_known for each in every),
        left=terms.of_ten_thousand(every),
        longest=max(days, default=None),
        shops=tuple(_shops(catalog.retailers, every)),
        lines=tuple(_first(lines)),
        wanted=tuple(_wanted(lines)),
        problems=tuple(about[:PROBLEMS]),
        n_problems=len(about),
        rules=tuple(rule_words(each.rule, language) for what in _RULES for each in book.all(what)),
    )


def _line(catalog: Catalog, each: Terms) -> Line:
    product = catalog.products[each.product]
    return Line(
        vendor=catalog.vendors[product.vendor].name,
        product=product.name.id,
        file=product.source.file,
        retailer=catalog.retailers[each.retailer].name,
        terms=each,
    )


def _order(line: Line) -> tuple[str, str, str, str]:
    return line.vendor.casefold(), line.product.casefold(), line.terms.product, line.retailer.casefold()


def _first(lines: Iterable[Line]) -> Iterator[Line]:
    """As many lines as there is room for on one page."""
    room = SIZES
    for line in lines:
        room -= len(_alike(line.terms.sales))
        if room < 0:
            return
        yield line


def _shops(retailers: Mapping[str, Retailer], every: Iterable[Terms]) -> Iterable[Shop]:
    """The retailers that carry anything, those that leave the makers most first."""
    of: dict[str, list[Terms]] = {}
    for each in every:
        of.setdefault(each.retailer, []).append(each)
    shops = [
        Shop(
            name=retailers[id].name,
            type=retailers[id].type,
            schemes=tuple(sorted({each.scheme for each in these if each.scheme})),
            rates=tuple(percent(rate) for rate in sorted({each.rate for each in these if each.rate is not None})),
            days=tuple(sorted({each.days for each in these if each.days is not None})),
            n=len(these),
            left=terms.of_ten_thousand(these),
        )
        for id, these in of.items()
    ]
    return sorted(shops, key=lambda shop: (shop.left is None, -(shop.left or 0), shop.name.casefold()))


def _wanted(lines: Iterable[Line]) -> Iterable[tuple[Wanted, int, tuple[tuple[str, str, str], ...]]]:
    """Key → how many placements want it, and the first of them: product, retailer, file."""
    found: dict[Wanted, list[tuple[str, str, str]]] = {name: [] for name in _FIELDS}
    for line in lines:
        for name in line.terms.wanted:
            found[name].append((line.product, line.retailer, line.file))
    return [(name, len(these), tuple(these[:PLACES])) for name, these in found.items() if these]


def money_view(desk: Desk, known: Ledger) -> Values:
    """A sentence, four figures, each retailer, what to do, then every placement by vendor and product."""
    language = desk.language
    said = words("staff", language)
    return page(desk, "uang") | {
        "day": full_date(desk.as_of, language),
        "n": known.n,
        "n_known": known.n_known,
        "n_unknown": known.n - known.n_known,
        "left": None if known.left is None else rupiah(known.left),
        "longest": known.longest,
        "n_problems": known.n_problems,
        "problems": [(explain(each, language), str(each.place)) for each in known.problems],
        "shops": [_shop_shown(shop, said) for shop in known.shops],
        "vendors": _by_vendor(known.lines, said),
        "n_left_out": known.n - len(known.lines),
        "wanted": [(key_of(name), _title(name, language), n, places) for name, n, places in known.wanted],
        "rules": known.rules,
    }


def rule_words(rule: Rule, language: Language) -> tuple[str, str]:
    """What a rule says and where that is known from."""
    return rule.message.get(language) if rule.message else rule.id, rule.origin or ""


def key_of(name: Wanted) -> str:
    """The key to type, as it stands in the file: `harga_jual`, `grosir.harga`."""
    noun, field = _FIELDS[name]
    key = keys_of(noun)[field].name
    return f"{keys_of(Product)['wholesale'].name}.{key}" if noun is Wholesale else key


def _title(name: Wanted, language: Language) -> str:
    noun, field = _FIELDS[name]
    return keys_of(noun)[field].title[language == "en"]


def scheme_name(scheme: str | None, said: Words) -> str:
    """A scheme in words."""
    names = {
        "titip-jual": said.text("titip jual"),
        "beli-putus": said.text("beli putus"),
        "maklon": said.text("maklon"),
    }
    return names[scheme] if scheme else said.text("skema belum tercatat")


def span(amounts: Span | None) -> str | None:
    """Two amounts as people write them."""
    return None if amounts is None else rupiah_range(*amounts)


def _shop_shown(shop: Shop, said: Words) -> dict[str, Any]:
    rates = (
        list(dict.fromkeys((shop.rates[0].removesuffix("%"), shop.rates[-1]))) if len(shop.rates) > 1 else shop.rates
    )
    days = [str(day) for day in dict.fromkeys((shop.days[0], shop.days[-1]))] if shop.days else []
    return {
        "name": shop.name,
        "type": shop.type,
        "schemes": ", ".join(scheme_name(scheme, said) for scheme in shop.schemes) or scheme_name(None, said),
        "rate": "–".join(rates) or None,
        "days": said.text("{days} hari", days="–".join(days)) if days else None,
        "n": shop.n,
        "left": None if shop.left is None else rupiah(shop.left),
        "share": None if shop.left is None else shop.left / 100,
    }


def _by_vendor(lines: Iterable[Line], said: Words) -> list[tuple[str, list[dict[str, Any]]]]:
    """Vendor → its products, each with its placements."""
    vendors: dict[str, dict[str, dict[str, Any]]] = {}
    for line in lines:
        shown = vendors.setdefault(line.terms.product.partition("/")[0], {})
        product = shown.setdefault(
            line.terms.product,
            {
                "vendor": line.vendor,
                "name": line.product,
                "file": line.file,
                "pieces": line.terms.pieces,
                "own": span(_own(line.terms)),
                "direct": span(line.terms.direct_month),
                "deals": [],
            },
        )
        product["deals"].append(_deal(line, said))
    return [(next(iter(shown.values()))["vendor"], list(shown.values())) for shown in vendors.values()]


def _own(each: Terms) -> Span | None:
    prices = [sale.own for sale in each.sales if sale.own is not None]
    return (min(prices), max(prices)) if prices else None


def _deal(line: Line, said: Words) -> dict[str, Any]:
    each = line.terms
    about = [scheme_name(each.scheme, said)]
    if each.rate is not None:
        about[0] += f" {percent(each.rate)}"
    if each.days is not None:
        about.append(said.text("dibayar {days} hari", days=each.days) if each.days else said.text("dibayar tunai"))
    if each.returns is not None:
        about.append(said.text("boleh retur") if each.returns else said.text("tanpa retur"))
    if each.minimum:
        about.append(said.text("minimal {n} buah", n=each.minimum))
    return {
        "retailer": line.retailer,
        "about": about,
        "sizes": _sizes(each, said),
        "month": span(each.month),
        "outstanding": span(each.outstanding) if each.days else None,
        "days": each.days,
        "wanted": [key_of(name) for name in each.wanted],
    }


def _alike(sales: Iterable[Sale]) -> list[tuple[str, Sale]]:
    """Sizes that cost the same stand together: their names, and one sale for all of them."""
    found: dict[tuple[Any, ...], list[Sale]] = {}
    for sale in sales:
        found.setdefault((sale.own, sale.shelf, sale.net), []).append(sale)
    return [(", ".join(sale.variant for sale in these if sale.variant), these[0]) for these in found.values()]


def _sizes(each: Terms, said: Words) -> list[dict[str, Any]]:
    """A bar that looks like the one above it is left out."""
    found: list[dict[str, Any]] = []
    last = None
    for names, sale in _alike(each.sales):
        price = sale.own if sale.is_assumed else sale.shelf
        share = round(100 * sale.expected / price, 1) if price and sale.expected is not None else None
        found.append(_size(names, sale, price, said) | {"bar": None if share == last else share and min(99, share)})
        last = share
    return found


def _size(names: str, sale: Sale, price: Rupiah | None, said: Words) -> dict[str, Any]:
    """How the money at the shelf is divided; where no shelf price is known, as if it were the own price."""
    kept = None if price is None or sale.expected is None else price - sale.expected
    short = sale.gain is not None and sale.gain < 0
    return {
        "names": names,
        "price": None if price is None else rupiah(price),
        "net": None if sale.expected is None else rupiah(sale.expected),
        "kept": None if kept is None else rupiah(kept),
        "assumed": sale.is_assumed,
        "gain": _gain(sale.gain, said),
        "short": short,
        # What to write on the shelf so that nothing is lost against selling directly.
        "fair": rupiah(sale.fair) if sale.fair is not None and (short or sale.shelf is None) else None,
    }


def _gain(gain: int | None, said: Words) -> str | None:
    if gain is None:
        return None
    if not gain:
        return said.text("sama dengan jual langsung")
    amount = rupiah(abs(gain))
    if gain > 0:
        return said.text("{amount} lebih dari jual langsung", amount=amount)
    return said.text("{amount} kurang dari jual langsung", amount=amount)
