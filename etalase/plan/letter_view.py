"""What stands in the letter to one vendor, ready to be placed: the page and the paper show this same view.

Every text is a list of runs, `[text, is bold]`, or a plain text. The letter is made to fit two pages at most, whatever
a vendor has: long lists are told by their first entries and how many more there are.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etalase import advice, calendar, guidance, ladder, permits, readiness, terms
from etalase.advice import Advice, Ending, Group, Shelf, Task
from etalase.codes import QR_QUIET, qr
from etalase.ladder import Door
from etalase.model import Catalog, Exhibition, Product, Source, Vendor
from etalase.plan.booklet_desk import View, code_view, place_of
from etalase.plan.letter_words import amount, cost, few, how, reason, shops_named, thing, time, title
from etalase.plan.looks import Look, look_view
from etalase.readiness import Readiness
from etalase.recipe import Values
from etalase.values import date, money, phone
from etalase.values.text import Lang
from etalase.words import Words, words

Run = list[Any]

# Stands around what is bold. Nobody can type it into a content file.
_MARK = "\u0003"
# How many of each are told in full.
_TASKS = 3
_LATER = 4
_ROWS = 6
_GOOD_SHOPS = 3
_WARNINGS = 4
_DATES = 3
_SALES = 2
# From so many products on an order says how many, and names them below.
_COUNTED = 3


@dataclass(frozen=True, slots=True)
class Bureau:
    """What all letters have in common. `source` holds a digest of all else, so that comparing is cheap.

    `catalog` is the full catalogue without vendors and products. `look` is how papers look, `logo` the path of the
    logo's file below `staff/` with its width and height.
    """

    source: Source
    catalog: Catalog
    look: Look
    logo: tuple[str, int, int] | None
    as_of: dt.date
    base_url: str | None


class _Writer:
    """One letter on the desk."""

    def __init__(self, bureau: Bureau, language: Lang, vendor: Vendor, products: Sequence[Product]) -> None:
        self.bureau, self.language, self.vendor = bureau, language, vendor
        self.said: Words = words("staff", language)
        own = {product.address: product for product in products}
        self.catalog = dataclasses.replace(bureau.catalog, vendors={vendor.id: vendor}, products=own)
        self.readiness: Readiness = readiness.of(self.catalog, bureau.as_of)
        self.advice: Advice = advice.of_vendor(self.catalog, self.readiness, vendor)

    def t(self, message: str, **values: object) -> str:
        return self.said.text(message, **values)

    def names(self, addresses: Iterable[str], most: int = 3) -> str:
        return few(self.said, [self.catalog.products[each].name.get(self.language) for each in addresses], most)

    def goods(self, addresses: Sequence[str]) -> str:
        """The same inside an order: by name while they are few, else by their number."""
        n = len(addresses)
        if n < _COUNTED:
            return self.names(addresses)
        return self.t("semua produk") if n == len(self.advice.products) else self.said.plural("{n} produk", n)

    def shops(self, ids: Iterable[str], most: int = 3) -> str:
        return shops_named(self.said, (self.catalog.retailers[id] for id in ids), most)

    def day(self, day: dt.date) -> str:
        return date.long_date(day, self.language)


def letter_view(
    bureau: Bureau,
    language: Lang,
    vendor: Vendor,
    products: tuple[Product, ...],
    exhibitions: tuple[Exhibition, ...],
) -> Values:
    """The letter; `exhibitions` are those to come in which the vendor has a booth."""
    writer = _Writer(bureau, language, vendor, products)
    site = bureau.catalog.site
    office = site.office.name.get(language) if site.office.name else site.name.get(language)
    return {
        "place": place_of(vendor.source, "nama"),
        "paper": "a4",
        "day": [bureau.as_of.year, bureau.as_of.month, bureau.as_of.day],
        "language": language,
        "words": {},
        "categories": [],
        **look_view(bureau.look, language),
        "title": writer.t("Surat untuk {vendor}", vendor=vendor.name),
        "office": {"name": office, "lines": _letterhead(writer)},
        "sample": writer.t("Contoh: semua isi rekaan") if site.sample else None,
        "fields": _fields(writer),
        "heading": _heading(writer),
        "intro": _intro(writer),
        "good": _section(writer.t("Yang sudah baik"), _good(writer)),
        "warnings": _section(writer.t("Perlu segera diperhatikan"), _warnings(writer)),
        "table": _table(writer),
        "needs": _section(writer.t("Yang perlu dikirim"), _needs(writer)),
        "tasks": _tasks(writer),
        "aside": _aside(writer),
        "next": _section(writer.t("Sudah siap, tinggal ditawarkan"), _next(writer)),
        "money": _section(writer.t("Bila laku di toko"), _money(writer)),
        "dates": _dates(writer, exhibitions),
        "reply": _reply(writer, office),
        "sign": {"greeting": writer.t("Salam hangat,"), "office": office, "hint": writer.t("nama dan tanda tangan")},
        "small": _small(writer),
        "continued": f"{vendor.name} · {writer.t('lanjutan surat {day}', day=writer.day(bureau.as_of))}",
        # The template counts the pages.
        "pages": writer.t("Halaman {n} dari {total}", n="{n}", total="{total}"),
    }


def _runs(text: str) -> list[Run]:
    """What `_strong` marked becomes bold."""
    return [[part, n % 2 == 1] for n, part in enumerate(text.split(_MARK)) if part]


def _strong(text: str) -> str:
    return f"{_MARK}{text.replace(_MARK, '')}{_MARK}"


def _section(heading: str, lines: Sequence[list[Run]]) -> View | None:
    return {"heading": heading, "lines": list(lines)} if lines else None


def _letterhead(writer: _Writer) -> list[str]:
    office = writer.catalog.site.office
    numbers = (
        writer.t("Telepon {number}", number=phone.shown(office.phone)) if office.phone else None,
        f"WhatsApp {phone.shown(office.whatsapp)}" if office.whatsapp else None,
        office.email,
    )
    lines = (office.address, " · ".join(each for each in numbers if each))
    return [line for line in lines if line]


def _fields(writer: _Writer) -> list[list[str]]:
    """Label, text, and what follows it in plain letters. The number is left for the office to write."""
    vendor = writer.vendor
    where = ", ".join(dict.fromkeys(part for part in (vendor.village, vendor.district) if part))
    return [
        [writer.t("Nomor"), "", "…………………………"],
        [writer.t("Tanggal"), "", writer.day(writer.bureau.as_of)],
        [writer.t("Kepada"), vendor.name, where],
    ]


def _heading(writer: _Writer) -> str:
    found, n, total = writer.advice, len(writer.advice.ready), len(writer.advice.products)
    match found.mood:
        case "empty":
            return writer.t("Mari tampilkan produk pertama Anda")
        case "stopped":
            return writer.t("Izin produk Anda perlu dibereskan dulu")
        case "waiting":
            return writer.t("Data produk Anda sudah kami catat")
        case "done" if total == 1:
            return writer.t("Selamat! Produk Anda siap masuk toko")
        case "done" if n == total:
            return writer.t("Selamat! Semua produk Anda siap masuk toko")
        case "partly" if total == 1:
            return writer.t("Produk Anda siap masuk toko, dan bisa ke lebih banyak lagi")
        case "partly" if n == total:
            return writer.t("Semua produk Anda siap masuk toko, dan bisa ke lebih banyak lagi")
        case "partly" | "done":
            return writer.t("{n} dari {total} produk Anda siap masuk toko", n=n, total=total)
    dear = {each for task in found.tasks if (task.step.least_cost or 0) >= advice.DEAR for each in task.products}
    if dear.issuperset(found.products):
        return writer.t("Mari bicarakan dulu langkah berikutnya")
    first = next((n for n, task in enumerate(found.tasks, 1) if task.opens), None)
    if first is None:
        return writer.said.plural("Ada {n} hal yang perlu dilengkapi", len(found.tasks))
    return writer.said.plural("Tinggal {n} langkah menuju rak toko", first)


def _intro(writer: _Writer) -> str:
    found = writer.advice
    if found.mood == "empty":
        text = writer.t(
            "Usaha Anda sudah tercatat, tetapi belum ada produk yang tayang di katalog. "
            "Kirim satu produk dulu; kami bantu menuliskannya."
        )
        if found.n_drafts:
            text += " " + writer.said.plural("{n} produk Anda masih kami siapkan.", found.n_drafts)
        return text
    if found.mood == "done":
        return writer.t(
            "Terima kasih sudah menjaga mutu dan melengkapi data. Tidak ada syarat yang kurang hari ini. "
            "Surat ini berisi apa yang bisa dilakukan berikutnya."
        )
    if found.mood == "waiting":
        return writer.t(
            "Terima kasih sudah melengkapi data. Belum ada toko dengan syarat tercatat yang cocok dengan produk Anda; "
            "begitu ada, kami kabari."
        )
    if len(found.tasks) == 1:
        return writer.t(
            "Terima kasih sudah menjaga mutu dan melengkapi data. Surat ini berisi apa yang sudah baik, "
            "apa yang masih kurang, dan cara mengurusnya."
        )
    return writer.t(
        "Terima kasih sudah menjaga mutu dan melengkapi data. Surat ini berisi apa yang sudah baik, apa yang masih "
        "kurang, dan cara mengurusnya satu per satu. Tidak perlu sekaligus: mulai dari nomor 1."
    )


def _good(writer: _Writer) -> list[list[Run]]:
    found = writer.advice
    lines = []
    by_shops: dict[tuple[str, ...], list[str]] = {}
    for group in found.groups:
        if group.ready:
            by_shops.setdefault(group.ready, []).extend(group.products)
    if found.ready and _has_table(found):
        text = "{goods} memenuhi semua syarat wajib sedikitnya satu toko."
        lines.append(writer.t(text, goods=_strong(writer.names(found.ready))))
    else:
        for shops, products in list(by_shops.items())[:_GOOD_SHOPS]:
            text = "{goods} memenuhi semua syarat wajib {shops}."
            lines.append(writer.t(text, goods=_strong(writer.names(products)), shops=writer.shops(shops)))
    if found.on_shelf:
        sold = [writer.catalog.retailers[shelf.retailer].name for shelf in found.on_shelf]
        lines.append(writer.t("Sudah dijual di {shops}.", shops=few(writer.said, sold)))
    lines += _papers(writer)
    if found.products and all(writer.catalog.products[each].photos for each in found.products):
        lines.append(writer.t("Semua produk sudah berfoto."))
    if not lines:
        name = writer.catalog.site.name.get(writer.language)
        lines.append(writer.t("Usaha Anda sudah tercatat di {site}. Itu langkah pertama.", site=name))
    return [_runs(line) for line in lines]


def _papers(writer: _Writer) -> list[str]:
    """The permits that count, in one sentence. A number on record is not thereby true: what was looked up says when."""
    day, said, standings = writer.bureau.as_of, writer.said, writer.readiness.standings
    products = [writer.catalog.products[address] for address in writer.advice.products]
    known = []
    nib = writer.vendor.permits.nib
    if nib and permits.in_force(nib, "nib", day):
        checked = nib.checked.date if nib.checked else None
        how_sure = writer.t("diperiksa {day}", day=writer.day(checked)) if checked else writer.t("belum diperiksa")
        known.append(f"NIB ({how_sure})")
    for what, kind in (("izin-edar", "pirt"), ("izin-edar", "bpom"), ("halal", "halal")):
        n = sum(
            standings[product.address].gap(what) is None and permits.in_force(getattr(product.permits, kind), kind, day)
            for product in products
        )
        if n:
            known.append(f"{thing(said, kind)} ({said.plural('{n} produk', n)})")
    return [writer.t("Tercatat dan berlaku: {permits}.", permits=few(said, known, 4))] if known else []


def _warnings(writer: _Writer) -> list[list[Run]]:
    found = writer.advice
    lines = [_ending(writer, each) for each in found.ending]
    over = {address for each in found.ending for address in each.products}
    revoked = [address for address in found.stopped if address not in over]
    if revoked:
        goods = _strong(writer.names(revoked))
        lines.append(
            writer.t("Izin edar {goods} tercatat dicabut. Hentikan dulu penjualannya dan hubungi kami.", goods=goods)
        )
    lines += [_unfinished(writer, shelf) for shelf in found.unfinished]
    if len(lines) > _WARNINGS:
        more = writer.said.plural("Dan {n} hal lain; tanyakan kepada kami.", len(lines) - _WARNINGS + 1)
        lines = [*lines[: _WARNINGS - 1], more]
    return [_runs(line) for line in lines]


def _ending(writer: _Writer, ending: Ending) -> str:
    goods = writer.names(ending.products)
    what = _strong(f"{_capital(thing(writer.said, ending.kind))} {goods}".strip())
    day = writer.day(ending.day)
    if ending.assumed:
        day = writer.t("{day} (menurut tahun pada nomornya)", day=day)
    if ending.days < 0:
        text = writer.t("{permit} sudah berakhir {day}.", permit=what, day=day)
        if not set(ending.products).isdisjoint(writer.advice.stopped):
            text += " " + writer.t("Selama belum diperpanjang, produknya tidak boleh diedarkan.")
        return text
    if ending.days == 0:
        return writer.t("{permit} berakhir hari ini.", permit=what)
    left = writer.said.plural("{n} hari lagi", ending.days)
    return writer.t("{permit} berakhir {day}, {left}. Mulai urus perpanjangannya.", permit=what, day=day, left=left)


def _unfinished(writer: _Writer, shelf: Shelf) -> str:
    verdicts = (writer.readiness.verdicts[address][shelf.retailer] for address in shelf.products)
    steps = dict.fromkeys(step for verdict in verdicts for missing in verdict.missing for step in missing.steps)
    return writer.t(
        "{goods} sudah dijual di {shop}, tetapi syarat toko itu belum lengkap: {things}.",
        goods=_strong(writer.names(shelf.products)),
        shop=writer.catalog.retailers[shelf.retailer].name,
        things=few(writer.said, [thing(writer.said, step) for step in steps], 4),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _table(writer: _Writer) -> View | None:
    """One row for products that stand alike; a single row would only say what the letter says anyway."""
    groups = writer.advice.groups
    if not _has_table(writer.advice):
        return None
    shown = groups if len(groups) <= _ROWS else groups[: _ROWS - 1]
    left = sum(len(group.products) for group in groups[len(shown) :])
    return {
        "heading": writer.t("Keadaan produk"),
        "titles": [writer.t("Produk"), writer.t("Siap untuk"), writer.t("Yang masih kurang")],
        "rows": [_row(writer, group) for group in shown],
        "more": writer.said.plural("dan {n} produk lain", left) if left else None,
    }


def _has_table(found: Advice) -> bool:
    return len(found.groups) > 1 and found.mood != "done"


def _row(writer: _Writer, group: Group) -> View:
    """`mark` tells the state by shape: ready, `n` things missing, or no shop that suits."""
    lacking = few(writer.said, [thing(writer.said, step) for step in group.lacking], 4)
    return {
        "mark": "ready" if group.ready else "lacking" if group.lacking else "none",
        "n": len(group.lacking),
        "said": writer.t("siap")
        if group.ready
        else writer.said.plural("{n} kekurangan", len(group.lacking))
        if group.lacking
        else writer.t("belum ada toko yang cocok"),
        "names": writer.names(group.products),
        "ready": few(writer.said, [writer.catalog.retailers[id].name for id in group.ready], 2) if group.ready else "–",
        "lacking": lacking or ("–" if group.ready else writer.t("belum ada toko yang cocok")),
    }


def _needs(writer: _Writer) -> list[list[Run]]:
    """For a vendor without products: what to send."""
    if writer.advice.mood != "empty":
        return []
    lines = [
        writer.t("Nama produk, harga, dan isi kemasannya."),
        writer.t("Satu sampai tiga foto dari ponsel, di dekat jendela, dengan latar polos."),
        writer.t("Untuk makanan dan minuman: komposisi, cara menyimpan, dan berapa lama tahannya."),
        writer.t("Foto surat izin yang sudah ada. Belum punya? Tidak apa-apa, kami bantu urutannya."),
    ]
    if not permits.in_force(writer.vendor.permits.nib, "nib", writer.bureau.as_of):
        step = ladder.step(writer.readiness.book, "nib")
        if step.rule and step.rule.message:
            lines.append(writer.t("{nib}: {way}", nib=_strong("NIB"), way=step.rule.message.get(writer.language)))
    return [_runs(line) for line in lines]


def _tasks(writer: _Writer) -> View | None:
    tasks = writer.advice.tasks
    if not tasks:
        return None
    shown = tasks[:_TASKS]
    rest = tasks[len(shown) :]
    later = [_title(writer, task) for task in rest[:_LATER]]
    opened = [door for task in rest for door in task.opens]
    return {
        "heading": writer.said.plural("{n} langkah, dari yang paling penting", len(shown))
        if len(shown) > 1
        else writer.t("Langkah berikutnya"),
        "cards": [_card(writer, n, task) for n, task in enumerate(shown, 1)],
        "later": writer.t("Sesudah itu: {tasks}.", tasks="; ".join(each[:1].lower() + each[1:] for each in later))
        if later
        else None,
        "then": writer.t("Bila semuanya selesai, terbuka juga: {shops}.", shops=_doors(writer, opened))
        if opened
        else None,
    }


def _title(writer: _Writer, task: Task) -> str:
    return title(writer.said, task.step.what, task.lacks[0], writer.goods(task.lacks[0].products))


def _card(writer: _Writer, n: int, task: Task) -> View:
    lines = how(writer.said, task, writer.language)
    for lack in task.lacks[1:]:
        lines.append(f"{_capital(writer.goods(lack.products))}: {reason(writer.said, lack.why)}.")
    first = task.lacks[0].products
    demand = task.demand.message.get(writer.language) if task.demand and task.demand.message else None
    facts = (
        (writer.t("Biaya"), cost(writer.said, task)),
        (writer.t("Waktu"), time(writer.said, task)),
        (writer.t("Di mana"), getattr(task.step, "site", None) if cost(writer.said, task) else None),
        (writer.t("Membuka"), _opens(writer, n)),
    )
    return {
        "n": n,
        "title": _title(writer, task),
        "names": writer.names(first, 4) if len(first) >= _COUNTED and task.step.what != "nib" else None,
        "demand": demand,
        "how": lines,
        "facts": [[label, text] for label, text in facts if text],
    }


def _opens(writer: _Writer, n: int) -> str | None:
    """What opens with task `n`, or together with a later one that the letter tells in full."""
    tasks = writer.advice.tasks
    if tasks[n - 1].opens:
        return _doors(writer, tasks[n - 1].opens)
    for later, task in enumerate(tasks[n:_TASKS], n + 1):
        if doors := [door for door in task.opens if tasks[n - 1].step.what in door.needs]:
            return writer.t("bersama langkah {n}: {shops}", n=later, shops=_doors(writer, doors))
    return None


def _doors(writer: _Writer, doors: Sequence[Door]) -> str:
    return writer.shops(door.retailer for door in doors)


def _next(writer: _Writer) -> list[list[Run]]:
    """For those who lack nothing for some shop that does not have their goods yet."""
    offers = sorted(writer.advice.to_offer, key=lambda shelf: -len(shelf.products))
    if not offers:
        return []
    shops = writer.shops((shelf.retailer for shelf in offers), 4)
    lines = [
        writer.t("{shops}. Kami bantu mengirim penawarannya.", shops=_strong(shops)),
    ]
    unsure = [
        id
        for id in dict.fromkeys(shelf.retailer for shelf in offers)
        if readiness.uncheckable(writer.catalog.retailers[id])
    ]
    if unsure:
        lines.append(writer.t("Siapkan contoh produk untuk dicicipi: {shops} memintanya.", shops=writer.shops(unsure)))
    return [_runs(line) for line in lines]


def _aside(writer: _Writer) -> list[str]:
    """What some shop asks and nobody should chase: said, so that nobody wonders."""
    lines = []
    for task in writer.advice.aside:
        shops = dict.fromkeys(
            id
            for address in task.products
            for id, verdict in writer.readiness.verdicts[address].items()
            if any(task.step.what in missing.steps for missing in verdict.missing)
        )
        named = few(writer.said, [writer.catalog.retailers[id].name for id in shops])
        lines.append(
            writer.t(
                "Belum perlu dikejar: {thing}, yang diminta {shops}.", thing=amount(writer.said, task), shops=named
            )
        )
    return lines


def _money(writer: _Writer) -> list[list[Run]]:
    """What a sale leaves to the maker: as agreed where something is sold, else as it would be where it is ready."""
    found = [*_agreed(writer), *_proposed(writer)]
    shown: dict[str, terms.Terms] = {}
    for each in found:
        if each.net is not None:
            shown.setdefault(each.retailer, each)
    return [_runs(_sale(writer, each)) for each in list(shown.values())[:_SALES]]


def _agreed(writer: _Writer) -> Iterable[terms.Terms]:
    return terms.placed(writer.catalog, writer.bureau.as_of)


def _proposed(writer: _Writer) -> Iterable[terms.Terms]:
    for shelf in writer.advice.to_offer:
        retailer = writer.catalog.retailers[shelf.retailer]
        for address in shelf.products:
            yield from terms.proposed(writer.catalog.products[address], retailer)


def _sale(writer: _Writer, each: terms.Terms) -> str:
    sale = next(sale for sale in each.sales if sale.expected is not None)
    product = writer.catalog.products[each.product].name.get(writer.language)
    name = _strong(f"{product}, {sale.variant}" if sale.variant else product)
    shop = writer.catalog.retailers[each.retailer].name
    left = money.rupiah(sale.expected or 0)
    if each.scheme == terms.CONSIGNMENT and each.rate is not None:
        paid = money.rupiah((sale.own if sale.is_assumed else sale.shelf) or 0)
        rate = money.percent(each.rate, writer.language)
        text = writer.t(
            "{goods} di {shop}: pembeli membayar {paid}, Anda menerima {left} (komisi {rate}).",
            goods=name, shop=shop, paid=paid, left=left, rate=rate,
        )  # fmt: skip
        if sale.is_assumed and sale.fair and sale.own:
            text += " " + writer.t(
                "Supaya Anda tetap menerima {own}, harga raknya {fair}.",
                own=money.rupiah(sale.own), fair=money.rupiah(sale.fair),
            )  # fmt: skip
    else:
        text = writer.t("{goods} di {shop}: toko membayar {left} per buah.", goods=name, shop=shop, left=left)
    if each.days is not None:
        text += " " + writer.said.plural("Dibayar {n} hari kemudian.", each.days)
    if each.pieces:
        # Of the size that the sentence names: the range over all sizes would answer another question.
        text += " " + writer.t(
            "Bila {n} buah sebulan laku semua: {month}.",
            n=money.number(each.pieces, writer.language), month=money.rupiah((sale.expected or 0) * each.pieces),
        )  # fmt: skip
    return text


def _dates(writer: _Writer, exhibitions: Sequence[Exhibition]) -> View | None:
    """The exhibitions with a booth of this vendor and the trainings that fit, the soonest first."""
    found: list[tuple[dt.date, View]] = []
    zone = writer.catalog.site.zone
    for at in calendar.presences(writer.vendor.id, exhibitions):
        exhibition = at.exhibition
        start = exhibition.start or writer.bureau.as_of
        days = date.date_range(start, exhibition.end or start, writer.language)
        booth = writer.t("stan {number}", number=at.booth.number)
        row = {
            "what": exhibition.name.get(writer.language),
            "when": days,
            "where": f"{exhibition.venue}, {booth}",
            "register": None,
            "steps": "",
        }
        found.append((start, row))
    tasks = writer.advice.tasks
    for training, numbers in writer.advice.dates:
        if training.date is None:
            continue
        hours = date.time_range(training.start, training.end, zone, writer.language) if training.start else ""
        clock = writer.t("pukul {time}", time=hours) if hours else ""
        known = [str(n) for n in numbers if n <= min(len(tasks), _TASKS)]
        row = {
            "what": training.title.get(writer.language),
            "when": ", ".join(part for part in (date.full_date(training.date, writer.language), clock) if part),
            "where": training.place or "",
            "register": training.registration,
            "steps": writer.t("untuk langkah {n}", n=", ".join(known))
            if known
            else writer.t("untuk langkah sesudahnya")
            if numbers
            else "",
        }
        found.append((training.date, row))
    rows = [row for _, row in sorted(found, key=lambda each: each[0])[:_DATES]]
    if not rows:
        return None
    for row in rows:
        row["shown"] = row["register"].partition("://")[2].rstrip("/") if row["register"] else ""
    return {"heading": writer.t("Catat tanggalnya"), "register": writer.t("Daftar"), "rows": rows}


def _reply(writer: _Writer, office: str) -> View:
    about = writer.catalog.site.office
    text = writer.t(
        "Halo, saya dari {vendor}. Saya sudah membaca surat {day}.",
        vendor=writer.vendor.name, day=date.short_date(writer.bureau.as_of, writer.language),
    )  # fmt: skip
    link = phone.whatsapp_link(about.whatsapp, text) if about.whatsapp else None
    code = qr(link) if link else None
    return {
        "heading": writer.t("Ada yang ingin ditanyakan?"),
        "text": writer.t("Pindai, lalu kirim pesannya.") if link else writer.t("Hubungi {office}.", office=office),
        "number": f"WhatsApp {phone.shown(about.whatsapp)}" if about.whatsapp else None,
        "others": [
            text
            for text in (
                writer.t("Telepon {number}", number=phone.shown(about.phone)) if about.phone and not link else None,
                about.email if not link else None,
                about.hours.get(writer.language) if about.hours else None,
            )
            if text
        ],
        "link": link,
        "qr": code_view(code) if code else None,
    }


def _small(writer: _Writer) -> list[str]:
    """Where all of this is known from, and where it can be looked up."""
    asked = [
        requirement.dated
        for retailer in writer.catalog.retailers.values()
        for requirement in retailer.requirements
        if requirement.dated
    ]
    rules = [rule for task in writer.advice.tasks[:_TASKS] for rule in (task.step.rule, task.demand) if rule]
    origins = dict.fromkeys(rule.origin for rule in rules if rule.origin)
    lines = [writer.t("Surat ini disusun dari data katalog per {day}.", day=writer.day(writer.bureau.as_of))]
    if asked and writer.advice.groups:
        lines.append(
            writer.t("Syarat toko dicatat {days} dan dapat berubah.", days=_period(min(asked), max(asked), writer))
        )
    if origins:
        lines.append(writer.t("Sumber cara dan biaya: {sources}.", sources="; ".join(origins)))
    if writer.bureau.base_url:
        own = f"{writer.bureau.base_url}pelaku/{writer.vendor.id}/".partition("://")[2].rstrip("/")
        if writer.vendor.status == "tayang":
            lines.append(writer.t("Data usaha Anda: {address}. Ada yang salah? Kabari kami.", address=own))
        if guidance.explained(writer.catalog):
            address = f"{writer.bureau.base_url}halaman/{guidance.PAGE}".partition("://")[2]
            lines.append(writer.t("Arti tiap syarat: {address}.", address=address))
    return lines


def _period(first: dt.date, last: dt.date, writer: _Writer) -> str:
    return date.date_range(first, last, writer.language)


def svg_path(code: Mapping[str, Any]) -> tuple[int, str]:
    """A QR code of the view as one path of an SVG, with the side of the square that holds it and its quiet zone."""
    path = "".join(f"M{x + QR_QUIET} {y + QR_QUIET}h{length}v1h-{length}z" for y, x, length in code["runs"])
    return code["n"] + 2 * QR_QUIET, path


def message(view: Mapping[str, Any], vendor: str, language: Lang) -> str:
    """The letter in a few lines for a chat."""
    said = words("staff", language)
    lines = [said.text("Halo {name},", name=vendor), f"{view['heading']}.", ""]
    for name in ("warnings", "good"):
        if view[name]:
            lines += [f"{view[name]['heading']}:", *(f"• {_plain(line)}" for line in view[name]["lines"][:3]), ""]
    if view["tasks"]:
        lines.append(f"{view['tasks']['heading']}:")
        for card in view["tasks"]["cards"]:
            price = next((text for label, text in card["facts"] if label == said.text("Biaya")), None)
            lines.append(f"{card['n']}. {card['title']}" + (f" ({price})" if price else ""))
        lines.append("")
    for name in ("needs", "next"):
        if view[name]:
            lines += [f"{view[name]['heading']}:", *(f"• {_plain(line)}" for line in view[name]["lines"]), ""]
    if view["dates"]:
        lines += [f"{row['what']}: {row['when']}, {row['where']}" for row in view["dates"]["rows"][:2]]
        lines.append("")
    lines += [said.text("Balas pesan ini bila ada yang ingin ditanyakan."), view["office"]["name"]]
    return "\n".join(lines)


def _plain(line: Iterable[Run]) -> str:
    return "".join(text for text, _ in line)
