"""The page of one product."""

from __future__ import annotations

import datetime as dt
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from etalase import calendar, codes, permits
from etalase.calendar import Presence
from etalase.model import Bilingual, Catalog, Category, Permit, Photo, Product, Variant, Vendor
from etalase.plan import Setting, structured
from etalase.plan.cards import art, card, flag, is_new, listed, lowest_price, monogram, varies
from etalase.plan.contact import order, share_link, short_address
from etalase.plan.events import anchor
from etalase.plan.frame import Frame, Language, Said, body_html, district_path, page_view, place, say, shorten, trail
from etalase.plan.maps import map_of
from etalase.plan.pictures import PictureSet, recipes, vendor_picture
from etalase.plan.preview import path_of, product_card
from etalase.prose import to_plain
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values import gtin
from etalase.values.date import date_range, day_month, long_date, partial_date, time_range
from etalase.values.money import rupiah, rupiah_range, unit_price_text
from etalase.values.phone import call_link, is_sample, shown
from etalase.whereabouts import Stockist, stockists
from etalase.words import Words, words

N_RELATED = 4
# Of a category, this many whose price is next to a product's are looked at.
_N_NEAR = 24

STORAGE = {"suhu-ruang": "Suhu ruang", "dingin": "Dingin (kulkas)", "beku": "Beku (freezer)"}
PACKAGING = {
    "kaca": "Kaca",
    "plastik": "Plastik",
    "kertas": "Kertas",
    "kaleng": "Kaleng",
    "aluminium": "Aluminium",
    "komposit": "Komposit",
    "ganda": "Ganda (lebih dari satu lapis)",
    "lain": "Lain",
}
PERMIT_NAMES = {
    "halal": "Sertifikat halal",
    "pirt": "P-IRT",
    "bpom": "Izin edar BPOM",
    "merek": "Merek terdaftar",
    "sni": "SNI",
    "nkv": "NKV",
}
# What each permit says, for a visitor who has never heard of it.
PERMIT_MEANINGS = {
    "halal": "Bahan dan cara membuatnya sudah diperiksa; sertifikatnya diterbitkan BPJPH.",
    "pirt": "Izin pangan buatan rumah tangga untuk makanan yang tahan di suhu ruang.",
    "bpom": "Izin edar dari Badan Pengawas Obat dan Makanan.",
    "merek": "Nama dagangnya terdaftar atas nama pemiliknya.",
    "sni": "Memenuhi standar nasional untuk barang ini.",
    "nkv": "Tempat usahanya diperiksa untuk pangan asal hewan.",
    "nib": "Usahanya tercatat resmi di OSS.",
    "pb_umku": "Izin penunjang untuk kegiatan usahanya, dari OSS.",
    "pkp": "Pengelolanya sudah belajar membuat pangan yang aman.",
}
# Where anybody can look a number up. Only for numbers that the page shows.
LOOK_UP = {
    "halal": "bpjph.halal.go.id",
    "pirt": "sppirt.pom.go.id",
    "bpom": "cekbpom.pom.go.id",
    "merek": "pdki-indonesia.dgip.go.id",
}
# An expired halal certificate is not mentioned: a glance would catch the word and miss the date.
_SAID_WHEN_EXPIRED = ("pirt", "bpom", "merek", "sni", "nkv")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the gallery and what it shows, if somebody wrote that down."""

    picture: PictureSet
    alt: Bilingual | None
    file: str


def products(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/produk/<vendor>/<product>/` of every product, archived ones included, and all their pictures."""
    every = listed(catalog)
    near = neighbours(every, {vendor.id: vendor.district for vendor in catalog.vendors.values()})
    coming = calendar.coming(catalog.exhibitions.values(), frame.as_of)
    presences = {vendor: calendar.presences(vendor, coming) for vendor in catalog.vendors} if coming else {}
    n_of_vendor: dict[str, int] = {}
    for product in every:
        n_of_vendor[product.vendor] = n_of_vendor.get(product.vendor, 0) + 1
    cards = {
        (product.address, language): card(catalog, frame, product, language)
        for product in every
        for language in frame.languages
    }
    plan: dict[str, Recipe] = {}
    for product in catalog.products.values():
        vendor, category = catalog.vendors[product.vendor], catalog.categories[product.category]
        shots = gallery(catalog, product)
        logo = vendor_picture(catalog, vendor.id, vendor.logo, square=False)
        plan |= recipes([*(shot.picture for shot in shots), logo])
        where = tuple(stockists(product, catalog.retailers, frame.as_of))
        ready = bool(setting.ready.get(product.address))
        # One picture for all languages: drawing it costs more than three hundred pages.
        preview = product_card(catalog.site, product, vendor, shots[0].picture if shots else None)
        preview_path = path_of(preview)
        plan[f"site{preview_path}"] = preview
        for language in frame.languages:
            related = tuple(cards[address, language] for address in near.get(product.address, ()))
            inputs = (
                frame,
                language,
                product,
                vendor,
                category,
                shots,
                logo,
                where,
                presences.get(vendor.id, ()),
                ready,
                n_of_vendor.get(vendor.id, 0),
                related,
                preview_path,
            )
            path = place(f"/produk/{product.address}/", language)
            plan[path] = Page("site/product.html", View(product_view, inputs), language, setting.links)
    return plan


def gallery(catalog: Catalog, product: Product) -> tuple[Shot, ...]:
    """The photos that exist, in the order of the file, then those of variants that are not among them."""
    photos = [*product.photos, *(Photo(file=variant.photo) for variant in product.variants if variant.photo)]
    found: dict[str, Shot] = {}
    for photo in photos:
        picture = vendor_picture(catalog, product.vendor, photo)
        if picture and photo.file not in found:
            found[photo.file] = Shot(picture, photo.alt, photo.file)
    return tuple(found.values())


def neighbours(every: Sequence[Product], districts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Address → addresses of up to four products that go with it. `districts` tells a vendor's kecamatan.

    Two of the same vendor, then two of its category: from the same kecamatan before others, the nearest price first.
    Where there are fewer, more of either fill up, then products of the kecamatan. What is sold out comes last. Within
    a vendor and a kecamatan they are the ones that follow in the list, going round, so that all are shown alike.
    """
    vendors = _grouped((product.vendor, product) for product in every)
    places_ = _grouped((districts.get(product.vendor, ""), product) for product in every)
    sizes_up: dict[str, list[_Ware]] = {}
    for product in every:
        ware = _Ware(
            lowest_price(product) or 0,
            product.address,
            product.vendor,
            districts.get(product.vendor, ""),
            product.status == "habis",
        )
        sizes_up.setdefault(product.category, []).append(ware)
    alike: dict[str, list[str]] = {}
    for wares in sizes_up.values():
        wares.sort()
        alike |= {ware.address: _alike(wares, n) for n, ware in enumerate(wares)}
    found = {}
    for product in every:
        address, district = product.address, districts.get(product.vendor, "")
        own, like = _after(*vendors[product.vendor, address]), alike[address]
        near = _after(*places_[district, address]) if district else []
        found[address] = tuple(dict.fromkeys([*own[:2], *like[:2], *own[2:], *like[2:], *near]))[:N_RELATED]
    return found


class _Ware(NamedTuple):
    """What is weighed of a product; `price` is 0 where none is known. They sort by price."""

    price: int
    address: str
    vendor: str
    district: str
    sold_out: bool


def _grouped(pairs: Iterable[tuple[str, Product]]) -> dict[tuple[str, str], tuple[list[Product], int]]:
    """(group, address) → the products of the group in this order, and the place of that one among them."""
    groups: dict[str, list[Product]] = {}
    places: dict[tuple[str, str], tuple[list[Product], int]] = {}
    for key, product in pairs:
        group = groups.setdefault(key, [])
        places[key, product.address] = (group, len(group))
        group.append(product)
    return places


def _after(group: Sequence[Product], n: int) -> list[str]:
    """Addresses of those that follow the `n`th, going round; those that can be had first."""
    size = len(group)
    following = [group[(n + step) % size] for step in range(1, min(2 * N_RELATED, size - 1) + 1)]
    return [each.address for each in sorted(following, key=lambda each: each.status == "habis")]


def _alike(wares: Sequence[_Ware], n: int) -> list[str]:
    """Addresses of others of a category, which is sorted by price: what can be had, near by, at a like price."""
    price, _, vendor, district, _ = wares[n]
    ranked = []
    for other in wares[max(0, n - _N_NEAR) : n + _N_NEAR + 1]:
        if other.vendor != vendor:
            known = price and other.price
            ratio = max(price, other.price) / min(price, other.price) if known else float("inf")
            elsewhere = not district or other.district != district
            ranked.append((other.sold_out, elsewhere, ratio, other.address))
    ranked.sort()
    return [rank[-1] for rank in ranked[: 2 * N_RELATED]]


def product_view(
    frame: Frame,
    language: Language,
    product: Product,
    vendor: Vendor,
    category: Category,
    shots: tuple[Shot, ...],
    logo: PictureSet | None,
    where: tuple[Stockist, ...],
    presences: tuple[Presence, ...],
    ready: bool,
    n_of_vendor: int,
    related: tuple[Part, ...],
    preview: str,
) -> Values:
    said = words("site", language)
    path = f"/produk/{product.address}/"
    name = say(product.name, language)
    body = say(product.description, language)
    plain = to_plain(body)
    archived = product.status == "arsip"
    way = trail(language, (f"/kategori/{category.id}/", say(category.name, language)), (path, name))
    images = [url for shot in shots if (url := frame.absolute(shot.picture.file))]
    ordered = None if archived else order(frame, language, product, vendor)
    short = short_address(frame, product.code)
    return page_view(
        frame,
        language,
        path,
        _title(product, language, said),
        _summary(product, vendor, category, plain, frame, language, said),
        section="produk",
        kind="p-produk" if ordered else "",
        og_type="product",
        image=(preview, str(name)),
        hidden=archived,
        structured=()
        if archived
        else structured.blocks(
            structured.product(
                frame, language, product, vendor, str(say(category.name, language)), shorten(plain, 500), images
            ),
            structured.breadcrumbs(frame, language, way),
        ),
        trail=way,
        name=name,
        vendor=vendor.name,
        vendor_path=f"/pelaku/{vendor.id}/",
        district=vendor.district,
        shots=[(shot.picture, _alt(shot, name, said, language), _largest(shot.picture)) for shot in shots],
        viewer_words="|".join(said.text(word) for word in VIEWER_WORDS) + "|" + _count_pattern(said),
        art=art(product, category),
        price=_price(product, language),
        tags=_tags(product, category, ready and not archived, frame, language),
        flag=None if archived else flag(product, is_new(product, frame), language),
        unpublished=_unpublished(frame, product, vendor, language),
        sold_out=product.status == "habis",
        archived=archived,
        body=body_html(body),
        body_lang=body.lang,
        order=ordered,
        share=share_link(frame, language, str(name), path),
        short=short,
        qr=qr_picture(short[0]) if short else None,
        variants=[_variant(frame, language, product, vendor, variant, shots) for variant in product.variants],
        facts=_facts(product, language),
        permits=_permits(product, vendor, category, frame, language),
        where=[_stockist(frame, each, language) for each in where],
        presences=[presence_shown(each, language) for each in presences],
        seller=_vendor(frame, vendor, language, said),
        logo=logo,
        mono=monogram(vendor.name),
        more=n_of_vendor - (0 if archived else 1),
        related=related,
        print_url=frame.absolute(path, language),
    )


def _title(product: Product, language: Language, said: Words) -> str:
    name = str(say(product.name, language))
    price = lowest_price(product)
    parts = [name]
    if product.content and not product.variants:
        parts[0] = f"{name} {product.content.shown(language)}"
    if price:
        parts.append(f"{said.text('mulai')} {rupiah(price)}" if varies(product) else rupiah(price))
    full = ", ".join(parts).replace("\xa0", " ")
    return full if len(full) <= 60 else name


def _summary(
    product: Product, vendor: Vendor, category: Category, plain: str, frame: Frame, language: Language, said: Words
) -> str:
    """One or two sentences for search engines and previews."""
    held = [said.text(permits.BADGE_NAMES[kind]) for kind in permits.badges(product, category, frame.as_of)]
    price = lowest_price(product)
    start = said.text("{product} buatan {vendor}", product=say(product.name, language), vendor=vendor.name)
    facts = [*held, rupiah(price) if price else None]
    known = ", ".join(fact for fact in facts if fact)
    ends = f"{start}, {vendor.district}." if vendor.district else f"{start}."
    return " ".join(filter(None, [ends, f"{known}." if known else "", plain]))


# In the order in which the viewer reads them; how it counts photos stands last.
VIEWER_WORDS = ("Foto produk", "Tutup", "Perbesar", "Perkecil", "Foto sebelumnya", "Foto berikutnya")


def _count_pattern(said: Words) -> str:
    """`Foto {n} dari {total}`, with the marks that the viewer fills."""
    return said.text("Foto {n} dari {total}", n="{n}", total="{total}")


def _largest(picture: PictureSet) -> str:
    """The address of the largest file: where the photo leads without the viewer."""
    return picture.avif(picture.widths[-1]) if picture.widths else picture.file


def qr_picture(text: str) -> str:
    """The QR code as a picture inside the page: it is there when the page is printed, and weighs as much as a line."""
    return f"data:image/png;base64,{b64encode(codes.png(codes.qr(text))).decode()}"


def _unpublished(frame: Frame, product: Product, vendor: Vendor, language: Language) -> str | None:
    """What the preview says of a product that no visitor can see yet."""
    said = words("site", language)
    if "draf" in (product.status, vendor.status):
        return said.text("Draf: hanya terlihat di pratinjau, tidak ikut terbit.")
    if product.published and product.published > frame.as_of:
        day = long_date(product.published, language)
        return said.text("Terbit {day}; sebelum itu hanya terlihat di pratinjau.", day=day)
    return None


def _alt(shot: Shot, name: Said, said: Words, language: Language) -> Said:
    return say(shot.alt, language) or Said(said.text("Foto {product}", product=name))


def _price(product: Product, language: Language) -> dict[str, Any]:
    """The price as it stands beside the name: an amount or a range, what is in the pack, and the unit price."""
    prices = sorted({variant.price for variant in product.variants if variant.price})
    if prices:
        return {
            "amount": rupiah_range(prices[0], prices[-1]),
            "content": None,
            "unit": _from_unit(product, language),
            "short": rupiah(prices[0]),
        }
    if product.price and not product.variants:
        unit = unit_price_text(product.price, product.content, language)
        content = product.content.shown(language) if product.content else None
        return {"amount": rupiah(product.price), "content": content, "unit": unit, "short": rupiah(product.price)}
    content = product.content.shown(language) if product.content and not product.variants else None
    return {"amount": None, "content": content, "unit": None, "short": None}


def _from_unit(product: Product, language: Language) -> str | None:
    """`mulai Rp11.600/100 g`, where the sizes differ in what the same quantity costs."""
    n = best_value(product.variants, language)
    if n is None:
        return None
    variant = product.variants[n]
    unit = unit_price_text(variant.price or 0, variant.content, language)
    return f"{words('site', language).text('mulai')} {unit}" if unit else None


def best_value(variants: Sequence[Variant], language: Language) -> int | None:
    """The place of the variant that costs least for the same quantity.

    None unless at least two that can be had are measured alike and they differ; the first of equals wins.
    """
    rates: dict[int, Fraction] = {}
    names = set()
    for n, variant in enumerate(variants):
        measure = variant.content.measure(language) if variant.content else None
        if variant.content and measure and variant.price and variant.status != "habis" and variant.content.total > 0:
            rates[n] = Fraction(variant.price) / Fraction(variant.content.total)
            names.add(measure[1])
    if len(set(rates.values())) < 2 or len(names) != 1:
        return None
    return min(rates, key=lambda n: (rates[n], n))


def _tags(product: Product, category: Category, ready: bool, frame: Frame, language: Language) -> list[tuple[str, str]]:
    """(kind, label) of the marks under the price."""
    said = words("site", language)
    found = [(kind, said.text(permits.BADGE_NAMES[kind])) for kind in permits.badges(product, category, frame.as_of)]
    if product.permits.halal and product.permits.halal.state == "tidak-halal":
        found.append(("tidak-halal", said.text("Tidak halal")))
    if ready:
        found.append(("ritel", said.text("Siap masuk ritel")))
    if product.shelf_life:
        found.append(("tahan", said.text("Tahan {time}", time=product.shelf_life.shown(language))))
    return found


def _variant(
    frame: Frame, language: Language, product: Product, vendor: Vendor, variant: Variant, shots: tuple[Shot, ...]
) -> dict[str, Any]:
    said = words("site", language)
    sold_out = variant.status == "habis" or product.status == "habis"
    content = variant.content.shown(language) if variant.content else ""
    archived = product.status == "arsip"
    best = best_value(product.variants, language)
    measure = variant.content.measure(language) if variant.content else None
    is_best = best is not None and product.variants[best] is variant and measure is not None
    photo = next((n for n, shot in enumerate(shots, 1) if shot.file == variant.photo), None)
    return {
        "anchor": f"varian-{variant.code}" if variant.code else None,
        "name": say(variant.name, language),
        "content": None if content in str(say(variant.name, language)).replace(" ", "\xa0") else content,
        "price": rupiah(variant.price) if variant.price else None,
        "unit": unit_price_text(variant.price, variant.content, language) if variant.price else None,
        "gtin": gtin.label_form(variant.gtin) if variant.gtin else None,
        "code": variant.code,
        "sold_out": sold_out,
        "best": said.text("Termurah per {unit}", unit=measure[1]) if is_best and measure else None,
        "picture": shots[photo - 1].picture if photo else None,
        "photo": photo,
        "order": None if archived else order(frame, language, product, vendor, variant),
    }


def _facts(product: Product, language: Language) -> list[tuple[str, str, str | None]]:
    """(name, value, language of the value if it is not the page's) of what is known about the goods."""
    said = words("site", language)
    ingredients = say(product.ingredients, language)
    rows: list[tuple[str, str | None]] = [
        ("Isi bersih", product.content.shown(language) if product.content and not product.variants else None),
        ("Komposisi", ingredients),
        ("Alergen", said.text("mengandung {list}", list=", ".join(product.allergens)) if product.allergens else None),
        ("Penyimpanan", said.text(STORAGE[product.storage]) if product.storage in STORAGE else None),
        ("Umur simpan", product.shelf_life.shown(language) if product.shelf_life else None),
        ("Kemasan", said.text(PACKAGING[product.packaging]) if product.packaging in PACKAGING else None),
        ("Asal daerah", product.origin),
        ("Merek", product.brand),
        ("Barcode", gtin.label_form(product.gtin) if product.gtin else None),
        ("Kode", product.code),
    ]
    return [(said.text(name), str(value), getattr(value, "lang", None)) for name, value in rows if value]


def _permits(
    product: Product, vendor: Vendor, category: Category, frame: Frame, language: Language
) -> list[dict[str, Any]]:
    """The permits on record: those in force, then those that have run out. What is missing is nobody's business."""
    said = words("site", language)
    found, over = [], []
    for kind, name in PERMIT_NAMES.items():
        permit: Permit | None = getattr(product.permits, kind)
        if permit is None:
            continue
        if permits.shown(product, kind, category, frame.as_of):
            number = permits.label_form(kind, str(permit.number))
            ends = permits.last_day(permit, kind)
            found.append(permit_row(frame, kind, said.text(name), permit, language, number, ends))
        elif kind in _SAID_WHEN_EXPIRED and _ran_out(permit, frame.as_of):
            day = long_date(permit.valid_until or frame.as_of, language)
            row = permit_row(frame, kind, said.text(name), permit, language)
            over.append(row | {"over": True, "notes": said.text("masa berlaku lewat pada {day}", day=day)})
    if vendor.permits.nib and vendor.permits.nib.state == "ada":
        found.append(permit_row(frame, "nib", "NIB", vendor.permits.nib, language))
    return found + over


def _ran_out(permit: Permit, as_of: dt.date) -> bool:
    """Of a permit that is not shown as valid: whether that is because its day is past."""
    return permit.state == "ada" and permit.valid_until is not None and permit.valid_until < as_of


def permit_row(
    frame: Frame,
    kind: str,
    name: str,
    permit: Permit,
    language: Language,
    number: str | None = None,
    ends: dt.date | None = None,
) -> dict[str, Any]:
    """A permit in plain words: on record, until when, when somebody looked it up and where, and what it says."""
    said = words("site", language)
    checked = permit.checked
    notes = [said.text("tercatat")]
    if ends:
        notes.append(said.text("berlaku sampai {day}", day=long_date(ends, language)))
    if checked and checked.date:
        notes.append(said.text("diperiksa tgl {day}", day=long_date(checked.date, language)))
    else:
        notes.append(said.text("belum diperiksa"))
    where = Said(checked.where if checked and checked.where else "")
    where.lang = None if language == "id" or "." in where else "id"
    return {
        "name": name,
        "number": number,
        "over": False,
        "notes": ", ".join(notes),
        "where": where,
        "meaning": said.text(PERMIT_MEANINGS[kind]),
        "look_up": LOOK_UP.get(kind) if number else None,
        "explained": frame.explanation(kind),
    }


def _stockist(frame: Frame, stockist: Stockist, language: Language) -> dict[str, Any]:
    return {
        "path": f"/beli/{stockist.retailer.id}/",
        "name": stockist.retailer.name,
        "outlets": [
            {
                "name": outlet.name,
                "village": outlet.village,
                "hours": say(outlet.hours, language),
                "map": map_of(
                    f"{stockist.retailer.name}, {outlet.name}", outlet.address, outlet.coordinates, frame.site
                ),
            }
            for outlet in stockist.outlets
        ],
    }


def presence_shown(presence: Presence, language: Language) -> dict[str, Any]:
    """A booth at a coming exhibition: where, and on which days; at which hours, if it is shared."""
    said = words("site", language)
    exhibition = presence.exhibition
    return {
        "path": f"/pameran/{exhibition.id}/#{anchor(presence.booth.number)}",
        "name": say(exhibition.name, language),
        "booth": said.text("Stan {number}", number=presence.booth.number),
        "when": _turns(presence, language),
        "venue": exhibition.venue,
    }


def _turns(presence: Presence, language: Language) -> str:
    """`5–7 Desember 2026`, with the hours where they are the same each day, else day by day."""
    exhibition = presence.exhibition
    turns = [(turn.date, turn) for turn in presence.turns if turn.date]
    if not turns:
        start = exhibition.start
        return date_range(start, exhibition.end or start, language) if start else ""
    hours = [time_range(turn.start, turn.end, lang=language) if turn.start else "" for _, turn in turns]
    days = [day for day, _ in turns]
    in_a_row = all(after - day == dt.timedelta(1) for day, after in pairwise(days))
    if in_a_row and len(set(hours)) == 1:
        return ", ".join(filter(None, [date_range(days[0], days[-1], language), hours[0]]))
    return "; ".join(
        ", ".join(filter(None, [day_month(day, language), time])) for day, time in zip(days, hours, strict=True)
    )


def _vendor(frame: Frame, vendor: Vendor, language: Language, said: Words) -> dict[str, Any]:
    story = say(vendor.story, language)
    office = frame.site.office
    number = vendor.phone or vendor.whatsapp
    through_office = number is None
    number = number or office.phone or office.whatsapp
    written = vendor.whatsapp or (office.whatsapp if through_office else None)
    excerpt = Said(shorten(to_plain(story), 220))
    excerpt.lang = story.lang
    return {
        "village": vendor.village,
        "district_path": district_path(vendor.district) if vendor.district in frame.districts else None,
        "since": said.text("sejak {year}", year=partial_date(vendor.founded, language)) if vendor.founded else None,
        "story": excerpt,
        "ships": bool(vendor.ships),
        "phone": shown(number) if number else None,
        "call": call_link(number) if number and not is_sample(number) else None,
        "office": str(say(office.name or frame.site.name, language)) if through_office else None,
        "write": shown(written) if written else None,
    }
