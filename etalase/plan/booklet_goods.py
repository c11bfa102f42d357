"""Vendors and their products: what visitors read of them, and what only buyers may."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from etalase import calendar, permits, prose
from etalase.codes import ean13
from etalase.model import Product, Vendor
from etalase.plan.booklet_desk import Desk, Goods, Presence, View, code_view, place_of, shortened
from etalase.values import date, money, phone
from etalase.values.content_size import ContentSize
from etalase.values.text import NBSP

_MOST_VARIANTS = 8
_MOST_KINDS = 3
# Among the goods; lists and indexes have every name whole.
_LONGEST_NAME = 110
_EXCERPT, _SHORT_EXCERPT = 340, 150


def sections(desk: Desk) -> list[View]:
    """The book's zones in order; the whole of it where nothing parts it."""
    by_zone: dict[str, list[tuple[int, Presence]]] = {}
    for n, presence in enumerate(desk.book.presences):
        by_zone.setdefault(presence.zone, []).append((n, presence))
    return [_section(desk, zone, found, alone=len(by_zone) == 1) for zone, found in by_zone.items()]


def _section(desk: Desk, zone: str, presences: list[tuple[int, Presence]], *, alone: bool) -> View:
    goods = [good for _, presence in presences for good in presence.goods]
    kinds = _kinds(desk, presences)
    main = kinds[0] if kinds else None
    opener = next((opener for opener in desk.book.openers if opener.zone == zone), None)
    makers = len({presence.vendor.id for _, presence in presences})
    lead = None
    if desk.edition.order == "kategori" and zone in desk.index:
        category = desk.book.categories[desk.index[zone]]
        title = category.name.get(desk.language)
        lead = category.description.get(desk.language) if category.description else None
        letter = desk.letters[desk.index[zone]]
    elif zone and not alone:
        names = [desk.book.categories[kind].name.get(desk.language) for kind in kinds]
        more = [desk.t("dan lainnya")] if len(names) > _MOST_KINDS else []
        title = ", ".join((*names[:_MOST_KINDS], *more)) or desk.t("Stan {zone}", zone=zone)
        letter = zone
    else:
        title, letter = desk.t("Pelaku usaha dan produk"), ""
    return {
        "category": main if letter else None,
        "letter": letter,
        "title": title,
        "short": title if main is None else desk.book.categories[main].name.get(desk.language),
        "lead": lead,
        "count": " · ".join(
            text
            for n, text in (
                (makers, desk.words.plural("{n} pelaku usaha", makers)),
                (len(goods), desk.words.plural("{n} produk", len(goods))),
            )
            if n
        ),
        "picture": opener.picture if opener else None,
        "shows": _shows(desk, opener.address) if opener else None,
        "groups": [_group(desk, n, presence) for n, presence in presences],
    }


def _kinds(desk: Desk, presences: list[tuple[int, Presence]]) -> list[int]:
    """The categories of a zone, the most frequent first: those of its booths where they are told, else of its goods."""
    vendors = {presence.vendor.id for _, presence in presences}
    told = [desk.index[b.category] for b in desk.booths if b.category in desk.index and vendors & set(b.vendors)]
    made = [desk.index.get(good.product.category) for _, presence in presences for good in presence.goods]
    by_category = desk.edition.order == "kategori"
    counted = Counter(told if told and not by_category else [kind for kind in made if kind is not None])
    return [kind for kind, _ in counted.most_common()]


def _shows(desk: Desk, address: str) -> View:
    """What an opening's photo shows, and where to find it."""
    good = next(good for good in desk.goods if good.product.address == address)
    return {
        "place": place_of(good.product.source, "nama"),
        "name": shortened(good.product.name.get(desk.language), 40),
        "alt": _alt(desk, good.product),
        "chips": desk.chips(good.product.vendor)[:1],
        "anchor": desk.anchors[address],
    }


def _group(desk: Desk, n: int, presence: Presence) -> View:
    vendor = presence.vendor
    chips = desk.chips(vendor.id)
    category = desk.index.get(presence.goods[0].product.category) if presence.goods else None
    story = prose.to_plain(vendor.story.get(desk.language)) if vendor.story else ""
    large = next((good for good in presence.goods if good.large), None)
    # Who comes again under another category was told of the first time.
    told_before = presence.size == "row" and desk.group_anchor[vendor.id] != f"v{n}"
    return {
        "place": place_of(vendor.source, "nama"),
        "anchor": f"v{n}",
        "name": shortened(vendor.name, _LONGEST_NAME),
        "short": shortened(vendor.name, 36),
        "where": " · ".join(dict.fromkeys(part for part in (vendor.village, vendor.district) if part)),
        "chips": chips,
        "category": category if category is not None else (chips[0]["category"] if chips else None),
        "rota": _rota(desk, vendor.id),
        "contact": _contact(desk, vendor),
        "qr": None if told_before else desk.short(vendor.code),
        "link": desk.link(f"pelaku/{vendor.id}/"),
        "story": None if told_before else excerpt(story, _SHORT_EXCERPT),
        "foreign": desk.is_foreign(vendor.story),
        "long_story": excerpt(story, _EXCERPT) if large else None,
        "logo": presence.logo,
        "size": presence.size,
        "feature": _feature(desk, large) if large else None,
        "goods": [product(desk, good) for good in presence.goods],
    }


def _rota(desk: Desk, vendor: str) -> list[str]:
    """The turns of a vendor that shares its booths; more than four are said in one line."""
    turns: list[tuple[dt.date, str]] = []
    for booth in desk.booths_of.get(vendor, ()):
        if vendor in booth.vendors:
            return []
        for day, of_day in calendar.rota(booth).items():
            turns += [(day, desk.turn(day, turn.start, turn.end)) for turn in of_day if vendor in turn.vendors]
    if len(turns) > 4:
        days = sorted({day for day, _ in turns})
        return [
            desk.words.plural("{n} giliran jaga", len(turns)) + ", " + date.date_range(days[0], days[-1], desk.language)
        ]
    return [text for _, text in sorted(turns)]


def _contact(desk: Desk, vendor: Vendor) -> View | None:
    """The vendor's own number with consent, else the office's."""
    office = desk.book.site.office
    for number, label, chat in (
        (vendor.whatsapp, desk.t("WA {number}"), True),
        (vendor.phone, desk.t("Telepon {number}"), False),
        (office.whatsapp, desk.t("WA kantor {number}"), True),
        (office.phone, desk.t("Telepon kantor {number}"), False),
    ):
        if number:
            href = phone.whatsapp_link(number) if chat else phone.call_link(number)
            return {"text": label.format(number=phone.shown(number)), "href": href}
    return None


def product(desk: Desk, good: Goods) -> View:
    product = good.product
    prices = [v.price for v in product.variants if v.price] if product.variants else [product.price or 0]
    lowest = min((price for price in prices if price), default=0)
    content = _content(product)
    return {
        "place": place_of(product.source, "nama"),
        "anchor": desk.anchors[product.address],
        "name": shortened(product.name.get(desk.language), _LONGEST_NAME),
        "foreign": {"name": desk.is_foreign(product.name), "text": desk.is_foreign(product.description)},
        "category": desk.index.get(product.category),
        "content": content.shown(desk.language) if content else None,
        "price": money.number(lowest) if lowest else None,
        "from": len({v.price for v in product.variants}) > 1 and bool(lowest),
        "unit": money.unit_price_text(lowest, content, desk.language) if lowest and content else None,
        "variants": _variants(desk, product),
        "badges": [*good.badges, *(("ready",) if good.ready else ())],
        "photo": good.photo,
        "card": good.card,
        "excerpt": excerpt(prose.to_plain(product.description.get(desk.language)), _SHORT_EXCERPT)
        if good.card
        else None,
        "alt": _alt(desk, product),
        "sold_out": product.status == "habis",
        "link": desk.link(f"produk/{product.vendor}/{product.id}/"),
        "offer": _offer(desk, good) if desk.for_buyers else None,
    }


def _alt(desk: Desk, product: Product) -> str:
    described = product.photos[0].alt if product.photos else None
    return described.get(desk.language) if described else product.name.get(desk.language)


def _variants(desk: Desk, product: Product) -> list[list[str]]:
    """Name, with the content where it differs, and price; the last line counts those that have no room."""
    alike = len({variant.content for variant in product.variants}) == 1
    lines = []
    for variant in product.variants[:_MOST_VARIANTS]:
        name = variant.name.get(desk.language)
        content = variant.content.shown(desk.language) if variant.content and not alike else ""
        shown = f"{name}, {content}" if content and content not in name.replace(" ", NBSP) else name
        gone = f" ({desk.t('sedang habis')})" if variant.status == "habis" else ""
        lines.append([shown + gone, money.number(variant.price) if variant.price else ""])
    left = len(product.variants) - _MOST_VARIANTS
    if left > 0:
        lines.append([desk.words.plural("dan {n} varian lain", left), ""])
    return lines


def _feature(desk: Desk, good: Goods) -> View:
    text = prose.to_plain(good.product.description.get(desk.language))
    return {
        **product(desk, good),
        "photo": good.large,
        "hero": good.hero,
        "lying": good.lying,
        "excerpt": excerpt(text, _EXCERPT),
    }


def _offer(desk: Desk, good: Goods) -> View:
    """What only buyers may read."""
    product = good.product
    wholesale = product.wholesale if product.wholesale and product.wholesale.shown else None
    minimum = money.number(wholesale.minimum, desk.language) if wholesale and wholesale.minimum else None
    capacity = money.number(product.monthly_capacity, desk.language) if product.monthly_capacity else None
    rows = (
        (desk.t("Grosir"), money.rupiah(wholesale.price) if wholesale and wholesale.price else None),
        (desk.t("Minimal pesan"), desk.t("{amount} buah", amount=minimum) if minimum else None),
        (desk.t("Kapasitas/bulan"), desk.t("{amount} buah", amount=capacity) if capacity else None),
        (desk.t("Umur simpan"), product.shelf_life.shown(desk.language) if product.shelf_life else None),
        (desk.t("Penyimpanan"), desk.t(product.storage.replace("-", " ")) if product.storage else None),
        (desk.t("Kemasan"), desk.t(product.packaging) if product.packaging else None),
    )
    codes = (product.gtin, *(variant.gtin for variant in product.variants))
    barcode = next((made for gtin in codes if gtin and (made := ean13(gtin))), None)
    return {
        "rows": [[label, text] for label, text in rows if text],
        "numbers": [_number(desk, kind, number) for kind, number in good.numbers],
        "barcode": code_view(barcode) if barcode else None,
        "gtin": next((gtin for gtin in codes if gtin), None) if not barcode else None,
    }


def _number(desk: Desk, kind: str, number: str) -> str:
    names = {"halal": "Halal ", "sni": "SNI ", "nkv": "NKV ", "merek": f"{desk.t('Merek')} "}
    return names.get(kind, "") + permits.label_form(kind, number)


def _content(product: Product) -> ContentSize | None:
    """The content of the pack; with variants only where all of them hold the same."""
    if not product.variants:
        return product.content
    contents = {variant.content for variant in product.variants}
    return contents.pop() if len(contents) == 1 else None


def excerpt(text: str, most: int) -> str | None:
    """The text, or as many whole sentences of it as fit, else as many words with a sign that there are more."""
    if len(text) <= most:
        return text or None
    ends = [found.end() for found in re.finditer(r"[.!?…](?=\s)", text[:most])]
    if ends and ends[-1] > most // 3:
        return text[: ends[-1]]
    return text[:most].rpartition(" ")[0].rstrip(" ,;:–-") + " …"
