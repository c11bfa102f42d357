"""The buyers' offer: for each retailer what meets its every `wajib`, as a spreadsheet and as a paper.

Which products those are is asked of the full catalogue; what is said of them is what buyers may see. A retailer for
whom nothing is ready gets the paper, which says so and repeats what was asked, and no spreadsheet: an empty one could
be taken for a mistake.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence

from etalase import permits, whereabouts
from etalase.model import Catalog, Permit, Product, Source
from etalase.plan import Setting
from etalase.plan.booklet import SCREEN, Album
from etalase.plan.looks import look
from etalase.plan.offer_view import (
    KINDS,
    Offer,
    Ware,
    asked_row,
    asked_titles,
    contact,
    held,
    notes,
    offer_view,
    office_lines,
    permit_name,
    reasons,
    sizes,
    storage_name,
)
from etalase.recipe import Document, Recipe, Sheet, Values, View, identity
from etalase.values import date, phone
from etalase.values.ident import collation_key
from etalase.values.text import Lang
from etalase.words import words

TEMPLATE = "offer.typ"
SLOTS = {"ware": (34.0, 34.0), "partner": (40.0, 16.0)}
# A paper with more products than this shows none of their photos: it is a list to work through.
MOST_PICTURED = 400
_OFFERED = ("tayang", "habis")


def offers(buyers: Catalog, setting: Setting, language: Lang = "id") -> dict[str, Recipe]:
    """`print/penawaran/<retailer>.pdf`, and `.xlsx` where something is ready. `buyers` is what buyers may see."""
    album = Album(buyers, SCREEN, 1.0, slots=SLOTS)
    drawn = look(buyers, lambda file: album.site_photo(file, "partner"))
    logo = dict(album.pictures)
    sold = whereabouts.carried_by(buyers, setting.as_of)
    plan: dict[str, Recipe] = {}
    for id, products in _ready(buyers, setting, language).items():
        carried = {product.address for product in sold[id]}
        pictured = len(products) <= MOST_PICTURED
        wares = tuple(
            Ware(
                product,
                buyers.vendors[product.vendor],
                album.product(product, "ware") if pictured else None,
                product.address in carried,
            )
            for product in products
        )
        offer = Offer(
            source=Source(file="", digest=""),
            retailer=buyers.retailers[id],
            site=buyers.site,
            look=drawn,
            categories=tuple(buyers.categories.values()),
            wares=wares,
            as_of=setting.as_of,
            base_url=setting.base_url,
        )
        offer = dataclasses.replace(offer, source=Source(file="", digest=_digest(offer)))
        plan[f"print/penawaran/{id}.pdf"] = Document(
            TEMPLATE,
            View(offer_view, (offer, language)),
            pictures=logo | {ware.photo: album.pictures[ware.photo] for ware in wares if ware.photo},
            language=language,
            day=setting.as_of.isoformat(),
        )
        if products:
            plan[f"print/penawaran/{id}.xlsx"] = Sheet(View(offer_sheets, (offer, language)))
    return plan


def _ready(buyers: Catalog, setting: Setting, language: Lang) -> dict[str, list[Product]]:
    """Retailer's id → the products to offer it, by category in the office's own order, then by name."""
    order = {id: n for n, id in enumerate(buyers.categories)}
    found = [
        product
        for address in setting.ready
        # A shop that does not ask for the permit is not offered what may not be sold without it.
        if (product := buyers.products.get(address))
        and product.status in _OFFERED
        and not permits.is_stopped(product, setting.as_of)
    ]
    found.sort(key=lambda each: (order[each.category], collation_key(each.name.get(language)), each.address))
    ready: dict[str, list[Product]] = {id: [] for id in buyers.retailers}
    for product in found:
        for id in setting.ready[product.address]:
            ready[id].append(product)
    return ready


def _digest(offer: Offer) -> str:
    """Of all that the offer holds, worked out once for paper and spreadsheet."""
    told = tuple(getattr(offer, field.name) for field in dataclasses.fields(offer) if field.name != "source")
    return hashlib.blake2b(identity(told).encode(), digest_size=16).hexdigest()


def offer_sheets(offer: Offer, language: Lang) -> Values:
    """Three sheets: the products, one row for each size on sale; what was asked; how to read it and whom to ask."""
    said = words("print", language)
    heads = _heads()
    rows = [row for n, ware in enumerate(offer.wares, 1) for row in _rows(offer, n, ware, language)]
    # A column in which nothing stands only makes the sheet wider.
    used = [n for n, _ in enumerate(heads) if any(row[n] not in (None, "") for row in rows)]
    return {
        "title": said.text("Penawaran produk UMKM untuk {retailer}", retailer=offer.retailer.name),
        "sheets": [
            (said.text("Produk"), [heads[n] for n in used], [[row[n] for n in used] for row in rows]),
            (
                said.text("Syarat"),
                asked_titles(said),
                [asked_row(offer, each, language) for each in offer.retailer.requirements],
            ),
            (said.text("Keterangan"), [said.text("Keterangan"), ""], _about(offer, language)),
        ],
    }


def _heads() -> list[str]:
    """Each head in both languages, one below the other: the sheet is sent to chains whose buyers read either."""
    both = (words("print", "id").text, words("print", "en").text)
    columns = (
        *(
            "No.",
            "Kategori",
            "Nama produk",
            "Varian",
            "Nama merek",
            "Pelaku usaha",
            "Kecamatan",
            "KODE",
            "Barcode",
            "Isi",
        ),
        *("Harga (Rp)", "Harga grosir (Rp)", "Minimal pesan (buah)", "Kapasitas per bulan (buah)", "Umur simpan"),
        *("Penyimpanan", "BPOM", "P-IRT", "Halal", "Merek terdaftar", "SNI", "NKV", "Izin diperiksa", "Hubungi"),
        *("WhatsApp", "Telepon", "Surel", "Sudah dijual di sini", "Keadaan", "Syarat wajib yang terpenuhi", "Laman"),
    )
    return ["\n".join(dict.fromkeys(text(name) for text in both)) for name in columns]


def _rows(offer: Offer, number: int, ware: Ware, language: Lang) -> Iterator[list[object]]:
    said, product, vendor = words("print", language), ware.product, ware.vendor
    category = next(each for each in offer.categories if each.id == product.category)
    wholesale = product.wholesale if product.wholesale and product.wholesale.shown else None
    whom = contact(offer, vendor, language)
    known = held(ware, category, offer.as_of)
    for variant, content, price, gtin in sizes(product):
        sold_out = product.status == "habis" or (variant is not None and variant.status == "habis")
        yield [
            number,
            category.name.get(language),
            product.name.get(language),
            variant.name.get(language) if variant else "",
            product.brand or "",
            vendor.name,
            vendor.district,
            (variant.code if variant else None) or product.code or "",
            gtin or "",
            content.shown(language).replace("\u00a0", " ") if content else "",
            price,
            wholesale.price if wholesale else None,
            wholesale.minimum if wholesale else None,
            product.monthly_capacity,
            product.shelf_life.shown(language).replace("\u00a0", " ") if product.shelf_life else "",
            storage_name(product, said),
            *(permits.number_alone(kind, known[kind].number or "") if kind in known else "" for kind in KINDS),
            _checked(known, language),
            whom.name,
            phone.shown(whom.whatsapp) if whom.whatsapp else "",
            phone.shown(whom.phone) if whom.phone else "",
            whom.email or "",
            said.text("ya") if ware.carried else "",
            said.text("sedang habis") if sold_out else "",
            "; ".join(reasons(offer, ware, language)),
            f"{offer.base_url}produk/{product.address}/" if offer.base_url else "",
        ]


def _checked(held: Mapping[str, Permit], language: Lang) -> str:
    """When each number was looked up: `P-IRT 2026-11-10; Halal belum`."""
    said = words("print", language)
    days = {kind: permit.checked.date if permit.checked else None for kind, permit in held.items()}
    return "; ".join(
        f"{permit_name(kind, language)} {day.isoformat() if day else said.text('belum')}" for kind, day in days.items()
    )


def _about(offer: Offer, language: Lang) -> list[list[object]]:
    said = words("print", language)
    rows: list[list[object]] = [
        [said.text("Untuk"), offer.retailer.name],
        [said.text("Data per"), date.long_date(offer.as_of, language)],
        *_told(said.text("Dari"), office_lines(offer, language)),
        *_told(said.text("Cara membaca"), notes(offer, language)),
    ]
    if offer.site.sample:
        rows.append(["", said.text("Contoh: semua isi rekaan")])
    return rows


def _told(label: str, lines: Sequence[str]) -> Iterator[list[object]]:
    """One row for each line, the label before the first."""
    for n, line in enumerate(lines):
        yield [label if n == 0 else "", line]
