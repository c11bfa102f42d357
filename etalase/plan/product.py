"""The page of one product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from etalase import calendar, permits
from etalase.calendar import Presence
from etalase.model import Bilingual, Catalog, Category, Permit, Photo, Product, Variant, Vendor
from etalase.plan import Setting, structured
from etalase.plan.cards import BADGE_NAMES, art, card, flag, is_new, listed, lowest_price, monogram, varies
from etalase.plan.contact import order, share_link
from etalase.plan.frame import Frame, Language, Said, body_html, district_path, page_view, place, say, shorten, trail
from etalase.plan.maps import map_of
from etalase.plan.pictures import PictureSet, recipes, vendor_picture
from etalase.plan.preview import path_of, product_card
from etalase.prose import to_plain
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values import bpom, gtin, halal, pirt
from etalase.values.date import date_range, long_date, partial_date
from etalase.values.money import rupiah, rupiah_range, unit_price_text
from etalase.values.phone import call_link, is_sample, shown
from etalase.whereabouts import Stockist, stockists
from etalase.words import Words, words

N_RELATED = 4

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
}
_LABEL_FORMS = {"halal": halal.label_form, "pirt": pirt.label_form, "bpom": bpom.label_form}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the gallery and what it shows, if somebody wrote that down."""

    picture: PictureSet
    alt: Bilingual | None
    file: str


def products(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/produk/<vendor>/<product>/` of every product, archived ones included, and all their pictures."""
    every = listed(catalog)
    near = neighbours(every)
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


def neighbours(every: Sequence[Product]) -> dict[str, tuple[str, ...]]:
    """Address → addresses of up to four products that go with it: two of its vendor, the rest of its category.

    They are the ones that follow it in the list, going round at its end, so that all products are shown equally often.
    """
    by_vendor: dict[str, list[str]] = {}
    by_category: dict[str, list[str]] = {}
    for product in every:
        by_vendor.setdefault(product.vendor, []).append(product.address)
        by_category.setdefault(product.category, []).append(product.address)
    at_vendor = {address: n for group in by_vendor.values() for n, address in enumerate(group)}
    at_category = {address: n for group in by_category.values() for n, address in enumerate(group)}
    found = {}
    for product in every:
        address = product.address
        own = _after(by_vendor[product.vendor], at_vendor[address], N_RELATED)
        alike = _after(by_category[product.category], at_category[address], 2 * N_RELATED)
        others = [other for other in alike if other not in own[:2]]
        mixed = [*own[:2], *others[: N_RELATED - len(own[:2])]]
        found[address] = tuple(dict.fromkeys([*mixed, *own]))[:N_RELATED]
    return found


def _after(group: Sequence[str], n: int, count: int) -> list[str]:
    size = len(group)
    return [group[(n + step) % size] for step in range(1, min(count, size - 1) + 1)]


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
        shots=[(shot.picture, _alt(shot, name, said, language)) for shot in shots],
        art=art(product, category),
        price=_price(product, language),
        tags=_tags(product, category, ready and not archived, frame, language),
        flag=None if archived else flag(product, is_new(product, frame), language),
        sold_out=product.status == "habis",
        archived=archived,
        body=body_html(body),
        body_lang=body.lang,
        order=ordered,
        share=share_link(frame, language, str(name), path),
        contact=shown(number) if (number := vendor.whatsapp or vendor.phone) else None,
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
    held = [said.text(BADGE_NAMES[kind]) for kind in permits.badges(product, category, frame.as_of)]
    price = lowest_price(product)
    start = said.text("{product} buatan {vendor}", product=say(product.name, language), vendor=vendor.name)
    facts = [*held, rupiah(price) if price else None]
    known = ", ".join(fact for fact in facts if fact)
    ends = f"{start}, {vendor.district}." if vendor.district else f"{start}."
    return " ".join(filter(None, [ends, f"{known}." if known else "", plain]))


def _alt(shot: Shot, name: Said, said: Words, language: Language) -> str:
    return str(say(shot.alt, language)) or said.text("Foto {product}", product=name)


def _price(product: Product, language: Language) -> dict[str, Any]:
    """The price as it stands beside the name: an amount or a range, what is in the pack, and the unit price."""
    prices = sorted({variant.price for variant in product.variants if variant.price})
    if prices:
        return {
            "amount": rupiah_range(prices[0], prices[-1]),
            "content": None,
            "unit": None,
            "short": rupiah(prices[0]),
        }
    if product.price and not product.variants:
        unit = unit_price_text(product.price, product.content, language)
        content = product.content.shown(language) if product.content else None
        return {"amount": rupiah(product.price), "content": content, "unit": unit, "short": rupiah(product.price)}
    content = product.content.shown(language) if product.content and not product.variants else None
    return {"amount": None, "content": content, "unit": None, "short": None}


def _tags(product: Product, category: Category, ready: bool, frame: Frame, language: Language) -> list[tuple[str, str]]:
    """(kind, label) of the marks under the price."""
    said = words("site", language)
    found = [(kind, said.text(BADGE_NAMES[kind])) for kind in permits.badges(product, category, frame.as_of)]
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
    sold_out = variant.status == "habis" or product.status == "habis"
    content = variant.content.shown(language) if variant.content else ""
    archived = product.status == "arsip"
    return {
        "anchor": f"varian-{variant.code}" if variant.code else None,
        "name": say(variant.name, language),
        "content": None if content in str(say(variant.name, language)).replace(" ", "\xa0") else content,
        "price": rupiah(variant.price) if variant.price else None,
        "unit": unit_price_text(variant.price, variant.content, language) if variant.price else None,
        "gtin": gtin.label_form(variant.gtin) if variant.gtin else None,
        "code": variant.code,
        "sold_out": sold_out,
        "picture": next((shot.picture for shot in shots if shot.file == variant.photo), None),
        "order": None if archived or sold_out else order(frame, language, product, vendor, variant),
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
    """The permits on record and in force; what is missing is nobody's business here."""
    said = words("site", language)
    found = []
    for kind, name in PERMIT_NAMES.items():
        permit: Permit | None = getattr(product.permits, kind)
        if permit and permits.shown(product, kind, category, frame.as_of):
            form = _LABEL_FORMS.get(kind, str)
            number = form(str(permit.number))
            found.append(_permit(said.text(name), number, permit, permits.last_day(permit, kind), kind, language))
    if vendor.permits.nib and vendor.permits.nib.state == "ada":
        found.append(_permit("NIB", None, vendor.permits.nib, None, "nib", language))
    return found


def _permit(name: str, number: str | None, permit: Permit, ends: Any, kind: str, language: Language) -> dict[str, Any]:
    said = words("site", language)
    checked = permit.checked
    notes = [said.text("berlaku sampai {day}", day=long_date(ends, language))] if ends else []
    if checked and checked.date:
        day = long_date(checked.date, language)
        where = f" ({checked.where})" if checked.where else ""
        notes.append(said.text("diperiksa tgl {day}", day=day) + where)
    return {
        "name": name,
        "number": number,
        "notes": ", ".join([said.text("tercatat"), *notes]),
        "meaning": said.text(PERMIT_MEANINGS[kind]),
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
    """A booth at a coming exhibition: where and on which days."""
    said = words("site", language)
    exhibition = presence.exhibition
    days = [turn.date for turn in presence.turns if turn.date]
    start, end = (min(days), max(days)) if days else (exhibition.start, exhibition.end or exhibition.start)
    return {
        "path": f"/pameran/{exhibition.id}/",
        "name": say(exhibition.name, language),
        "booth": said.text("Stan {number}", number=presence.booth.number),
        "when": date_range(start, end, language) if start and end else "",
        "venue": exhibition.venue,
    }


def _vendor(frame: Frame, vendor: Vendor, language: Language, said: Words) -> dict[str, Any]:
    story = say(vendor.story, language)
    office = frame.site.office
    number = vendor.phone or vendor.whatsapp
    through_office = number is None
    number = number or office.phone or office.whatsapp
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
    }
