"""The office's first page: how the catalogue stands today, what to do first, and which step would open most shelves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etalase.ladder import Opening, Step
from etalase.model import Rule
from etalase.overview import HORIZON, Ending, Gap, Month, Overview, Quarter, Shop, Unmet, Waiting
from etalase.plan.frame import Language, say
from etalase.plan.staff_chart import history
from etalase.plan.staff_frame import Desk, business_path, letter_path, page
from etalase.plan.staff_problems import Told, counts
from etalase.plan.staff_words import PERMIT_NAMES, Speech, cut, listed
from etalase.problem import Severity
from etalase.recipe import Values
from etalase.values.date import full_date, long_date, month_year, short_date
from etalase.words import Words, explain, words

# How many lines of one list this page shows; the whole list stands on a page or in a sheet of its own.
LINES = 12
_FEW = 6
# How many files of one gap it names, and how many outlets of one retailer it draws.
_FILES, _OUTLETS = 20, 60


@dataclass(frozen=True, slots=True)
class Lever:
    """What one step alone would open; see `ladder.Opening`. `vendors` are ids, `new_vendors` counts those of the
    products that would be ready for the first time.
    """

    step: Step
    products: int
    newly: int
    vendors: tuple[str, ...]
    new_vendors: int
    pairs: int
    outlets: int
    is_question: bool


@dataclass(frozen=True, slots=True)
class Today:
    """What this page shows of the overview: lists are cut, and `n` says how long they are. `named` are the businesses
    that the page speaks of, by id.
    """

    numbers: Mapping[str, int]
    n: Mapping[str, int]
    bands: tuple[tuple[int, tuple[Ending, ...]], ...]
    unmet: tuple[Unmet, ...]
    waiting: tuple[Waiting, ...]
    gaps: tuple[Gap, ...]
    levers: tuple[Lever, ...]
    named: Mapping[str, str]
    shops: tuple[Shop, ...]
    quarters: tuple[Quarter, ...]
    categories: tuple[tuple[str, str, int, int], ...]
    new: tuple[tuple[str, str, dt.date, str], ...]
    begun: tuple[Rule, ...]
    coming: tuple[Rule, ...]
    months: tuple[Month, ...]


# The bands of days left: their lowest and highest day.
BANDS = ((None, -1), (0, 30), (31, 60), (61, HORIZON))


def brief(whole: Overview, months: Sequence[Month], as_of: dt.date) -> Today:
    """The overview with as much of each list as is shown; `months` are those before this one."""
    levers = tuple(_lever(each) for each in whole.openings)
    bands = tuple(tuple(each for each in whole.ending if is_within(each.days, *band)) for band in BANDS)
    names = {each.share.id: each.share.name for each in whole.businesses}
    named = [id for lever in levers[:1] for id in lever.vendors[:LINES]]
    numbers = whole.counts
    now = Month(as_of, *(numbers[name] for name in ("vendors", "products", "ready", "on_shelf")))
    return Today(
        numbers=numbers,
        n={
            "ending": len(whole.ending),
            "unmet": len(whole.unmet),
            "waiting": sum(each.never > 0 for each in whole.waiting),
            "new": len(whole.new),
        },
        bands=tuple((len(each), each[:LINES]) for each in bands),
        unmet=whole.unmet[:LINES],
        waiting=whole.waiting[:_FEW],
        gaps=tuple(Gap(gap.what, gap.places[:_FILES]) for gap in whole.gaps if gap.places),
        levers=levers,
        named={id: names.get(id, id) for id in named},
        shops=whole.shops,
        quarters=whole.quarters,
        categories=tuple((each.id, each.name, each.n_products, each.n_ready) for each in whole.categories),
        new=tuple((each.name, each.vendor, each.day, each.file) for each in whole.new[:_FEW]),
        begun=whole.begun,
        coming=whole.coming,
        months=(*months, now),
    )


def is_within(days: int, low: int | None, high: int) -> bool:
    """Whether so many days left lie in a band."""
    return (low is None or low <= days) and days <= high


def _lever(opening: Opening) -> Lever:
    return Lever(
        opening.step,
        len(opening.products),
        len(opening.newly),
        opening.vendors,
        len({address.partition("/")[0] for address in opening.newly}),
        opening.pairs,
        opening.outlets,
        opening.is_question,
    )


def today_view(desk: Desk, told: tuple[Told, ...], today: Today) -> Values:
    """A sentence, four figures, then work, then the one step, then how it went and what covers the city."""
    said, speech = words("staff", desk.language), Speech(desk.language)
    errors = [p for p, severity, _ in told if severity is Severity.ERROR]
    return page(desk, "ringkasan") | {
        "day": full_date(desk.as_of, desk.language),
        "numbers": today.numbers,
        "n": today.n,
        "counts": counts(told),
        "sentences": _sentences(said, speech, desk.language, today),
        "deltas": _deltas(said, desk.language, today),
        "bands": [
            (name, kind, [end_of(each, desk) for each in shown], n - len(shown))
            for (name, kind), (n, shown) in zip(band_names(desk.language), today.bands, strict=True)
        ],
        "errors": [
            (explain(p, desk.language), f"{p.place.file}:{p.place.line}:{p.place.column}") for p in errors[:_FEW]
        ],
        "n_errors": len(errors),
        "unmet": [
            {
                "name": each.product,
                "vendor": each.vendor,
                "path": business_path(each.address.partition("/")[0], each.address),
                "shop": each.shop,
                "missing": listed(map(speech.requirement, each.missing), said.text("dan"))
                or said.text("tidak cocok di ritel itu"),
            }
            for each in today.unmet
        ],
        "waiting": [_waiting(each, desk, said) for each in today.waiting],
        "gaps": _gaps(today, said),
        "levers": _levers(said, speech, today),
        "lever_vendors": [(name, letter_path(desk, id) or business_path(id)) for id, name in today.named.items()],
        "lever_rest": max(0, len(today.levers[0].vendors) - len(today.named)) if today.levers else 0,
        "lever_how": _how(today, desk.language),
        "chart": history(today.months, today.begun, desk.language),
        "since": _since(today, desk.language),
        "quarters": _quarters(today),
        "categories": _shares(today.categories),
        "villages": (
            sum(n > 0 for each in today.quarters for _, n in each.villages),
            sum(len(each.villages) for each in today.quarters),
        ),
        "shops": [_shop(each, speech) for each in _nearest(today.shops)],
        "new": [(name, vendor, short_date(day, desk.language), file) for name, vendor, day, file in today.new],
        "coming": [_rule(rule, desk.language) for rule in today.coming],
    }


def band_names(language: Language) -> tuple[tuple[str, str], ...]:
    """What the bands of days left are called, and how their numbers look."""
    said = words("staff", language)
    return (
        (said.text("Sudah lewat: produknya tidak boleh diedarkan dulu"), "lewat"),
        (said.text("Dalam 30 hari"), "dekat"),
        (said.text("31–60 hari"), ""),
        (said.text("61–90 hari"), ""),
    )


def end_of(each: Ending, desk: Desk) -> dict[str, Any]:
    """A permit that ends, for a line of a list."""
    return {
        "days": abs(each.days),
        "what": each.what,
        "path": business_path(each.vendor, each.product),
        "whose": each.whose,
        "permit": PERMIT_NAMES.get(each.kind, each.kind),
        "date": short_date(each.day, desk.language),
        "assumed": each.assumed,
        "shops": each.shops,
        "letter": letter_path(desk, each.vendor),
        "file": f"{each.file}:{each.line}",
    }


def _sentences(said: Words, speech: Speech, language: Language, today: Today) -> list[str]:
    """Why it is so, and what would mend it; only what is known is said."""
    ready, found = today.numbers["ready"], []
    if len(today.months) > 1:
        before = today.months[-2]
        month = month_year(before.day, language)
        found.append(
            said.text("Naik dari {n} pada akhir {month}.", n=before.ready, month=month)
            if ready > before.ready
            else said.text("Turun dari {n} pada akhir {month}.", n=before.ready, month=month)
            if ready < before.ready
            else said.text("Sama seperti akhir {month}.", month=month)
        )
    able = [each for each in today.levers if each.newly and not (each.is_question or each.step.is_dear)]
    if best := max(able, key=lambda each: each.newly, default=None):
        found.append(
            said.text(
                "Bila {products} dari {vendors} dilengkapi {step}, yang siap menjadi {total}.",
                products=said.plural("{n} produk", best.newly),
                vendors=said.plural("{n} usaha", best.new_vendors),
                step=speech.requirement(best.step.what),
                total=ready + best.newly,
            )
        )
    found.append(said.text("Siap berarti semua syarat wajib sedikitnya satu ritel terpenuhi menurut data katalog."))
    return found


def _deltas(said: Words, language: Language, today: Today) -> dict[str, str]:
    """What stands below each of the four figures."""
    numbers, found = today.numbers, {}
    if len(today.months) > 1:
        before = today.months[-2]
        for name, was in (("vendors", before.vendors), ("ready", before.ready)):
            change = numbers[name] - was
            sign = "+" if change > 0 else "−"
            when = month_year(before.day, language)
            found[name] = (
                said.text("{change} sejak akhir {month}", change=f"{sign}{abs(change)}", month=when)
                if change
                else said.text("sama seperti akhir {month}", month=when)
            )
    if numbers["unmet"]:
        found["on_shelf"] = said.plural("{n} di antaranya belum memenuhi syarat", numbers["unmet"])
    empty = numbers["outlets"] - numbers["outlets_used"]
    if empty:
        found["outlets"] = said.plural("{n} gerai belum tercatat menjual", empty)
    return found


def _waiting(each: Waiting, desk: Desk, said: Words) -> dict[str, Any]:
    days = (desk.as_of - each.since).days if each.since else None
    if not each.never:
        text = said.plural("{n} nomor izin, semua pernah diperiksa", each.total)
    elif each.never == each.total:
        text = said.plural("{n} nomor izin, belum pernah diperiksa", each.total)
    else:
        text = said.plural("{m} dari {n} nomor izin belum pernah diperiksa", each.total, m=each.never)
    return {
        "name": each.name,
        "path": business_path(each.vendor),
        "text": text,
        "days": days,
        "since": short_date(each.since, desk.language) if each.since else None,
        "file": each.file,
    }


def _gaps(today: Today, said: Words) -> list[dict[str, Any]]:
    names = gap_names(said)
    found = []
    for gap in today.gaps:
        n = today.numbers[gap.what]
        found.append(
            {
                "n": n,
                "text": said.plural(names[gap.what][0], n),
                "why": names[gap.what][1],
                "places": gap.places,
                "rest": n - len(gap.places),
            }
        )
    return found


def gap_names(said: Words) -> dict[str, tuple[str, str]]:
    """What is missing, as a message that counts, and why it matters."""
    return {
        "no_photo": ("{n} produk tanpa foto", said.text("Pembeli tidak melihat barangnya.")),
        "no_price": ("{n} produk tanpa harga", said.text("Di situs tertulis: harga tanyakan.")),
        "no_code": ("{n} produk tanpa KODE", said.text("Tidak ada alamat pendek dan kode QR.")),
        "no_ingredients": ("{n} produk tanpa komposisi", said.text("Alergen dan izinnya tidak dapat diperiksa.")),
        "no_shelf_life": ("{n} produk tanpa umur simpan", said.text("Hampir semua ritel menanyakannya.")),
        "no_processing": (
            "{n} produk tanpa penyimpanan atau pengolahan",
            said.text("Izin yang diperlukan tidak dapat ditentukan."),
        ),
        "no_label": ("{n} produk tanpa isi label", said.text("Kelengkapan label tidak dapat dinilai.")),
        "no_capacity": (
            "{n} produk tanpa kapasitas bulanan",
            said.text("Ritel menanyakan berapa yang sanggup dikirim."),
        ),
        "no_consent": (
            "{n} usaha belum memberi persetujuan tayang",
            said.text("Kontaknya diganti kontak kantor di semua yang terbit."),
        ),
        "drafts": ("{n} produk masih draf", said.text("Belum tampil di mana pun.")),
    }


def _levers(said: Words, speech: Speech, today: Today) -> list[dict[str, Any]]:
    most = max((each.pairs for each in today.levers), default=1)
    return [
        {
            "name": speech.step(each.step.what),
            "short": speech.requirement(each.step.what),
            "cost": speech.cost(each.step),
            "who": speech.who(each.step),
            "products": said.plural("{n} produk", each.products),
            "vendors": said.plural("{n} usaha", len(each.vendors)),
            "newly": each.newly,
            "pairs": each.pairs,
            "outlets": said.plural("{n} gerai", each.outlets),
            "is_question": each.is_question,
            "share": _part(each.pairs, most),
        }
        for each in today.levers
    ]


def _how(today: Today, language: Language) -> tuple[str, str] | None:
    """How the first step is obtained, and where that is known from."""
    rule = today.levers[0].step.rule if today.levers else None
    return (say(rule.message, language), rule.origin or "") if rule and rule.message else None


def _since(today: Today, language: Language) -> str | None:
    return month_year(today.months[0].day, language) if len(today.months) > 1 else None


def _shares(shares: Sequence[tuple[str, str, int, int]]) -> list[dict[str, Any]]:
    most = max((n for _, _, n, _ in shares), default=1)
    return [
        {"id": id, "name": name, "n": n, "ready": ready, "all": _part(n, most), "part": _part(ready, most)}
        for id, name, n, ready in shares
    ]


def _quarters(today: Today) -> list[dict[str, Any]]:
    shares = [(q.share.id, q.share.name, q.share.n_products, q.share.n_ready) for q in today.quarters]
    return [
        share | {"villages": quarter.villages, "n_villages": sum(n > 0 for _, n in quarter.villages)}
        for share, quarter in zip(_shares(shares), today.quarters, strict=True)
    ]


def _nearest(shops: Sequence[Shop]) -> list[Shop]:
    return sorted(shops, key=lambda s: (s.n_ready is None, -s.n_carried, -(s.n_ready or 0), s.name.casefold()))


def _shop(shop: Shop, speech: Speech) -> dict[str, Any]:
    shown, rest = cut(sorted(shop.outlets, key=lambda each: (-each[1], each[0].casefold())), _OUTLETS)
    return {
        "name": shop.name,
        "type": speech.shop_type(shop.type),
        "n_outlets": len(shop.outlets),
        "outlets": shown,
        "rest": rest,
        "ready": shop.n_ready,
        "carried": shop.n_carried,
        "to_offer": shop.n_to_offer,
    }


def _rule(rule: Rule, language: Language) -> tuple[str, str, str]:
    day = long_date(rule.starts, language) if rule.starts else ""
    return day, say(rule.message, language) if rule.message else rule.id, rule.origin or rule.source.file


def _part(n: int, most: int) -> float:
    """A length in per cent of the longest."""
    return round(100 * n / most, 1) if most else 0.0
