"""What stands in the offer to one retailer: its requirements and the products that meet every `wajib` of them.

All of this is what buyers may see: wholesale prices where `tampil: ya`, contacts with consent, else the office's. A
permit is "on record", and checked on the day on which somebody looked it up; nobody here vouches for more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etalase import permits, readiness
from etalase.codes import ean13
from etalase.model import Category, Permit, Product, Requirement, Retailer, Site, Source, Variant, Vendor
from etalase.plan.booklet_colour import palette
from etalase.plan.booklet_desk import code_view, place_of
from etalase.plan.looks import Look, look_view
from etalase.plan.places import requirement_name
from etalase.recipe import Values
from etalase.values import content_size, date, gtin, money, phone
from etalase.values.text import Lang
from etalase.words import Words, words

View = dict[str, Any]

KINDS = ("bpom", "pirt", "halal", "merek", "sni", "nkv")
# Codes drawn for one product; of more sizes the digits are told.
_CODES = 4
# Photos on the first page.
_ACROSS, _ROWS = 5, 2


@dataclass(frozen=True, slots=True)
class Ware:
    """A product in an offer. `photo` is the name of its picture, `carried` that the retailer sells it already."""

    product: Product
    vendor: Vendor
    photo: str | None
    carried: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that is offered to one retailer, as buyers see it, by category, then by name. `source` holds a digest
    of all else."""

    source: Source
    retailer: Retailer
    site: Site
    look: Look
    categories: tuple[Category, ...]
    wares: tuple[Ware, ...]
    as_of: dt.date
    base_url: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a buyer asks: the vendor with consent, else the office; numbers in E.164."""

    name: str
    whatsapp: str | None
    phone: str | None
    email: str | None


def offer_view(offer: Offer, language: Lang) -> Values:
    """The paper; without any product it says so, and what was asked."""
    said = words("print", language)
    musts = [each for each in offer.retailer.requirements if each.level == "wajib"]
    vendors = {ware.vendor.id for ware in offer.wares}
    day = date.long_date(offer.as_of, language)
    index = {category.id: n for n, category in enumerate(offer.categories)}
    title = said.text("Penawaran produk UMKM untuk {retailer}", retailer=offer.retailer.name)
    return {
        "place": place_of(offer.retailer.source, "nama"),
        "language": language,
        "paper": "a4",
        "words": {},
        **look_view(offer.look, language),
        "categories": [_category(n, each, language) for n, each in enumerate(offer.categories)],
        "title": title,
        "kicker": said.text("Penawaran produk UMKM"),
        "for": said.text("untuk {retailer}", retailer=offer.retailer.name),
        "author": office_name(offer, language),
        "day": [offer.as_of.year, offer.as_of.month, offer.as_of.day],
        "sample": said.text("Contoh: semua isi rekaan") if offer.site.sample else None,
        "counts": [
            [money.number(n, language), text]
            for n, text in (
                (len(offer.wares), said.plural("produk siap", len(offer.wares))),
                (len(vendors), said.plural("pelaku usaha", len(vendors))),
            )
            if n
        ],
        "lead": _lead(offer, said, day, len(musts)),
        "asked_heading": said.text("Yang diminta {retailer}", retailer=offer.retailer.name),
        "asked": [asked_row(offer, each, language) for each in _in_order(offer.retailer)],
        "asked_titles": asked_titles(said),
        "notes_heading": said.text("Cara membaca"),
        "notes": notes(offer, language),
        "office_heading": said.text("Hubungi kami"),
        "office": office_lines(offer, language),
        "date_line": said.text("Data per {day}", day=day),
        "pages": said.text("Halaman {n} dari {total}", n="{n}", total="{total}"),
        "contents_heading": said.text("Isi penawaran"),
        "shown": [{"photo": ware.photo, "alt": _alt(ware, language)} for ware in _showcase(offer)],
        "sections": [
            {
                "category": index[id],
                "name": offer.categories[index[id]].name.get(language),
                "count": said.plural("{n} produk", len(wares)),
                "wares": [_ware(offer, ware, index[id], language) for ware in wares],
            }
            for id, wares in by_category(offer).items()
        ],
    }


def by_category(offer: Offer) -> dict[str, list[Ware]]:
    """Category's id → its wares, in the order of the offer."""
    found: dict[str, list[Ware]] = {}
    for ware in offer.wares:
        found.setdefault(ware.product.category, []).append(ware)
    return found


def _showcase(offer: Offer) -> list[Ware]:
    """One product with a photo of each vendor, in whole rows."""
    found: dict[str, Ware] = {}
    for ware in offer.wares:
        if ware.photo:
            found.setdefault(ware.vendor.id, ware)
    rows = min(len(found) // _ACROSS, _ROWS)
    return list(found.values())[: rows * _ACROSS]


def _alt(ware: Ware, language: Lang) -> str:
    alt = ware.product.photos[0].alt if ware.product.photos else None
    return (alt or ware.product.name).get(language)


def _category(n: int, category: Category, language: Lang) -> View:
    return {**palette(category.colour, n), "name": category.name.get(language), "letter": "", "tagged": False}


def _lead(offer: Offer, said: Words, day: str, n_musts: int) -> str:
    if not n_musts:
        return said.text(
            "Syarat wajib {retailer} belum tercatat, jadi belum dapat dikatakan produk mana yang siap. "
            "Beri tahu kami apa yang diminta; kami pilihkan produknya.",
            retailer=offer.retailer.name,
        )
    if not offer.wares:
        return said.text(
            "Per {day} belum ada produk di katalog yang memenuhi semua syarat wajib {retailer}. "
            "Begitu ada, kami mengirim penawarannya.",
            day=day, retailer=offer.retailer.name,
        )  # fmt: skip
    return said.text(
        "Setiap produk di sini memenuhi semua syarat wajib {retailer} menurut data katalog per {day}. "
        "Yang belum memenuhinya tidak ikut ditawarkan.",
        day=day, retailer=offer.retailer.name,
    )  # fmt: skip


def office_name(offer: Offer, language: Lang) -> str:
    named = offer.site.office.name or offer.site.name
    return named.get(language)


def office_lines(offer: Offer, language: Lang) -> list[str]:
    """The office's name, address, numbers and hours, those that are given."""
    office, said = offer.site.office, words("print", language)
    lines = (
        office_name(offer, language),
        office.address,
        f"WhatsApp {phone.shown(office.whatsapp)}" if office.whatsapp else None,
        said.text("Telepon {number}", number=phone.shown(office.phone)) if office.phone else None,
        office.email,
        office.hours.get(language) if office.hours else None,
    )
    return [line for line in lines if line]


def notes(offer: Offer, language: Lang) -> list[str]:
    """What a buyer must know to read the figures rightly."""
    said = words("print", language)
    lines = [
        said.text(
            "Harga adalah harga jual pelaku usaha per kemasan; harga grosir hanya dari yang mengizinkannya tampil."
        ),
        said.text("Nomor izin tercatat di katalog; tanggal di belakangnya adalah hari nomor itu dicocokkan."),
        said.text("Kapasitas adalah perkiraan pelaku usaha per bulan."),
    ]
    if readiness.uncheckable(offer.retailer):
        lines.append(said.text("Contoh produk untuk dicicipi dikirim atas permintaan."))
    if any(ware.product.status == "habis" for ware in offer.wares):
        lines.append(said.text("Yang bertanda sedang habis dapat dipesan lagi bila pelaku usaha siap."))
    return lines


def _in_order(retailer: Retailer) -> list[Requirement]:
    """What must be met, then what is advised."""
    return sorted(retailer.requirements, key=lambda each: each.level != "wajib")


def asked_titles(said: Words) -> list[str]:
    return [said.text("Syarat"), said.text("Tingkat"), said.text("Sumber"), said.text("Dicatat")]


def asked_row(offer: Offer, asked: Requirement, language: Lang) -> list[str]:
    """Requirement, level, source and the day on which it was written down."""
    said = words("print", language)
    name = requirement_name(asked.what, words("site", language).text)
    if asked.what == "umur-simpan" and asked.value:
        name = said.plural("Umur simpan sekurangnya {n} hari", asked.value)
    elif asked.what == "kapasitas" and asked.value:
        amount = money.number(asked.value, language)
        name = said.text("Kapasitas sekurangnya {n} buah per bulan", n=amount)
    remark = asked.remark.get(language) if asked.remark else ""
    return [
        f"{name}. {remark}" if remark else name,
        said.text("wajib") if asked.level == "wajib" else said.text("disarankan"),
        asked.source or "",
        date.short_date(asked.dated, language) if asked.dated else "",
    ]


def contact(offer: Offer, vendor: Vendor, language: Lang) -> Contact:
    if vendor.whatsapp or vendor.phone or vendor.email:
        return Contact(vendor.name, vendor.whatsapp, vendor.phone, vendor.email)
    office = offer.site.office
    return Contact(office_name(offer, language), office.whatsapp, office.phone, office.email)


def held(ware: Ware, category: Category | None, as_of: dt.date) -> dict[str, Permit]:
    """The permits in force, by kind, in the order in which buyers ask for them."""
    given = ((kind, getattr(ware.product.permits, kind)) for kind in KINDS)
    return {kind: permit for kind, permit in given if permits.shown(ware.product, kind, category, as_of)}


def _permit_line(kind: str, permit: Permit, language: Lang) -> str:
    """The number, until when it holds and when it was looked up."""
    said = words("print", language)
    about = []
    if until := permits.last_day(permit, kind):
        about.append(said.text("sampai {day}", day=date.short_date(until, language)))
    checked = permit.checked.date if permit.checked else None
    about.append(
        said.text("diperiksa {day}", day=date.short_date(checked, language)) if checked else said.text("tercatat")
    )
    return f"{permits.number_alone(kind, permit.number or '')} ({', '.join(about)})"


def permit_name(kind: str, language: Lang) -> str:
    return {"bpom": "BPOM", "pirt": "P-IRT", "halal": "Halal", "sni": "SNI", "nkv": "NKV"}.get(
        kind, words("print", language).text("Merek")
    )


def reasons(offer: Offer, ware: Ware, language: Lang) -> list[str]:
    """With what each `wajib` of the retailer is met, as far as buyers may know it."""
    said, product = words("print", language), ware.product
    authorised = next(
        (kind for kind in ("bpom", "pirt") if permits.in_force(getattr(product.permits, kind), kind, offer.as_of)), None
    )
    found = []
    for asked in offer.retailer.requirements:
        if asked.level != "wajib":
            continue
        match asked.what:
            case "nib":
                found.append(said.text("NIB tercatat"))
            case "izin-edar" if authorised:
                found.append(permit_name(authorised, language))
            case "izin-edar":
                # Craft needs none, so nothing is missing.
                continue
            case "bpom" | "halal" | "sni" if getattr(product.permits, asked.what):
                found.append(permit_name(asked.what, language))
            case "merek" if product.permits.merek:
                found.append(said.text("merek terdaftar"))
            case "gtin":
                found.append(said.text("barcode"))
            case "label":
                found.append(said.text("label lengkap"))
            case "gizi":
                found.append(said.text("informasi nilai gizi"))
            case "umur-simpan" if product.shelf_life:
                found.append(said.text("umur simpan {time}", time=product.shelf_life.shown(language)))
            case "kapasitas" if product.monthly_capacity:
                amount = money.number(product.monthly_capacity, language)
                found.append(said.text("{n} buah per bulan", n=amount))
            case "foto":
                found.append(said.text("foto"))
    return list(dict.fromkeys(found))


def sizes(product: Product) -> list[tuple[Variant | None, content_size.ContentSize | None, int | None, str | None]]:
    """(variant, content, price, barcode) of everything on sale under this product's name."""
    if product.variants:
        return [(each, each.content, each.price, each.gtin) for each in product.variants]
    return [(None, product.content, product.price, product.gtin)]


def storage_name(product: Product, said: Words) -> str:
    return {
        "suhu-ruang": said.text("Suhu ruang"),
        "dingin": said.text("Dingin (kulkas)"),
        "beku": said.text("Beku (freezer)"),
    }.get(product.storage or "", "")


def _ware(offer: Offer, ware: Ware, category: int, language: Lang) -> View:
    said, product = words("print", language), ware.product
    lines = [_size(each, language) for each in sizes(product)]
    prices = [price for _, _, price, _ in sizes(product) if price]
    return {
        "place": place_of(product.source, "nama"),
        "category": category,
        "photo": ware.photo,
        "alt": _alt(ware, language),
        "name": product.name.get(language),
        "vendor": ware.vendor.name,
        "where": ware.vendor.district,
        "code": product.code,
        "price": money.number(min(prices)) if prices else None,
        "from": len(set(prices)) > 1,
        "price_words": {"from": said.text("mulai"), "ask": said.text("Tanyakan harga")},
        "facts": [[label, text] for label, text in _facts(ware, language) if text],
        "papers": [[label, text] for label, text in _papers(offer, ware, category, language)],
        "reasons": reasons(offer, ware, language),
        "tags": list(_tags(said, ware)),
        "variants": lines if len(lines) > 1 else [],
        "codes": [line["barcode"] for line in lines if line["barcode"]][:_CODES],
        "link": f"{offer.base_url}produk/{product.address}/" if offer.base_url else None,
    }


def _facts(ware: Ware, language: Lang) -> Iterator[tuple[str, str]]:
    said, product = words("print", language), ware.product
    wholesale = product.wholesale if product.wholesale and product.wholesale.shown else None
    one = sizes(product)[0] if len(sizes(product)) == 1 else None
    yield said.text("Isi"), one[1].shown(language) if one and one[1] else ""
    # Without its bars the digits are told.
    code = one[3] if one else None
    yield "Barcode", gtin.label_form(code) if code and not ean13(code) else ""
    yield said.text("Grosir"), money.rupiah(wholesale.price) if wholesale and wholesale.price else ""
    yield said.text("Minimal pesan"), _pieces(said, wholesale.minimum if wholesale else None, language)
    yield said.text("Kapasitas/bulan"), _pieces(said, product.monthly_capacity, language)
    yield said.text("Umur simpan"), product.shelf_life.shown(language) if product.shelf_life else ""
    yield said.text("Penyimpanan"), storage_name(product, said)


def _papers(offer: Offer, ware: Ware, category: int, language: Lang) -> Iterator[tuple[str, str]]:
    """What needs a whole line: permits, and whom to ask."""
    for kind, permit in held(ware, offer.categories[category], offer.as_of).items():
        yield permit_name(kind, language), _permit_line(kind, permit, language)
    said = words("print", language)
    yield said.text("Pesan ke"), ", ".join(_reach(contact(offer, ware.vendor, language)))


def _tags(said: Words, ware: Ware) -> Iterator[str]:
    if ware.carried:
        yield said.text("sudah dijual di toko Anda")
    if ware.product.status == "habis":
        yield said.text("sedang habis")


def _reach(whom: Contact) -> Iterator[str]:
    yield whom.name
    if whom.whatsapp:
        yield f"WhatsApp {phone.shown(whom.whatsapp)}"
    elif whom.phone:
        yield phone.shown(whom.phone)
    elif whom.email:
        yield whom.email


def _size(each: tuple[Variant | None, content_size.ContentSize | None, int | None, str | None], language: Lang) -> View:
    variant, content, price, code = each
    drawn = ean13(code) if code else None
    return {
        "name": variant.name.get(language) if variant else "",
        "content": content.shown(language) if content else "",
        "price": money.rupiah(price) if price else "",
        "gtin": gtin.label_form(code) if code else "",
        "barcode": {**code_view(drawn), "caption": variant.name.get(language) if variant else ""} if drawn else None,
    }


def _pieces(said: Words, amount: int | None, language: Lang) -> str:
    return said.text("{amount} buah", amount=money.number(amount, language)) if amount else ""
