"""`print/pelaku/<vendor>.pdf`: one business on A4 for those who buy for a shelf.

It holds what buyers may see and is handed to them, never published: wholesale terms stand in it where the vendor shows
them. Permits are "on record" with the day somebody looked, for nobody here can vouch for a number. Which retailers it
is ready for is told; what it misses elsewhere is the vendor's own affair.

A sheet is made again only when its vendor or one of its products changes; retailers are known here by their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from etalase import prose
from etalase.codes import ean13
from etalase.model import Catalog, Edition, Permit, Variant, Vendor
from etalase.plan import Setting
from etalase.plan import booklet_goods as goods
from etalase.plan.booklet import Album, Quality, no_exhibition, presence_of
from etalase.plan.booklet_desk import Book, Desk, Goods, View, code_view, place_of, shown_address
from etalase.plan.looks import look
from etalase.plan.loose import coarse_findings, frame_view, told_coarse
from etalase.recipe import Document
from etalase.recipe import View as ViewRecipe
from etalase.values import date, money
from etalase.values.ident import collation_key

TEMPLATE = "vendor.typ"
# Sizes in mm of the places for pictures in `templates/print/vendor.typ`.
_SLOTS = {"wide": (22.0, 22.0), "logo": (22.0, 22.0), "partner": (40.0, 16.0), "place": (63.0, 42.0)}
_EDITION = Edition(id="lembar", audience="pembeli", paper="a4")
# Sent by post and by WhatsApp alike: sharp on paper, and light.
_QUALITY = Quality(220, 80)
_LONGEST_STORY = 420


def vendor_sheets(buyers: Catalog, setting: Setting) -> dict[str, Document]:
    """A sheet for every vendor that is shown."""
    return {
        f"print/pelaku/{vendor.id}.pdf": _sheet(buyers, vendor, setting)
        for vendor in buyers.vendors.values()
        if vendor.status == "tayang"
    }


def _sheet(buyers: Catalog, vendor: Vendor, setting: Setting) -> Document:
    album = Album(buyers, _QUALITY, 1.0, slots=_SLOTS)
    products = tuple(
        sorted(
            (product for product in buyers.products_of(vendor.id) if product.status in ("tayang", "habis")),
            key=lambda product: (not product.featured, collation_key(product.name.id), product.id),
        )
    )
    presence = presence_of(buyers, _EDITION, setting, album, "", vendor.id, products, len(products), set())
    used = {product.category for product in products}
    book = Book(
        site=buyers.site,
        look=look(buyers, lambda file: album.site_photo(file, "partner")),
        exhibition=no_exhibition(buyers, _EDITION),
        edition=_EDITION,
        categories=tuple(category for id, category in buyers.categories.items() if id in used),
        presences=(presence,),
        names=((vendor.id, vendor.name, vendor.source.place("nama")),),
        base_url=setting.base_url,
        as_of=setting.as_of,
    )
    accepted = Counter(id for product in products for id in setting.ready.get(product.address, ()))
    carried = Counter(id for good in presence.goods for id in dict.fromkeys(id for id, _ in good.stock))
    inputs = (
        book,
        _named(buyers, accepted),
        _named(buyers, carried),
        # Where the vendor tells of itself, the words take the place of its photo.
        album.vendor_photo(vendor, vendor.photo, "place") if vendor.story is None else None,
        coarse_findings(album),
    )
    return Document(
        TEMPLATE,
        ViewRecipe(sheet_view, inputs),
        pictures=album.pictures,
        day=setting.as_of.isoformat(),
    )


def _named(catalog: Catalog, counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Retailers by name with how many products, most first."""
    found = [(catalog.retailers[id].name, n) for id, n in counted.items() if id in catalog.retailers]
    return tuple(sorted(found, key=lambda pair: (-pair[1], collation_key(pair[0]))))


def sheet_view(
    book: Book,
    accepted: tuple[tuple[str, int], ...],
    carried: tuple[tuple[str, int], ...],
    photo: str | None,
    coarse: tuple[tuple[str, int, int, int], ...],
) -> View:
    """`accepted` are the retailers for whom products are ready, `carried` those who sell some, by name and number."""
    desk = Desk(book)
    presence = book.presences[0]
    vendor = presence.vendor
    group = goods.sections(desk)[0]["groups"][0]
    story = prose.to_plain(vendor.story.get(desk.language)) if vendor.story else ""
    return {
        **frame_view(desk, vendor.name),
        "place": place_of(vendor.source, "nama"),
        "kind": desk.t("Lembar untuk pembeli ritel"),
        "name": vendor.name,
        "where": group["where"],
        "contact": group["contact"],
        "more": [text for text in (vendor.email, shown_address(vendor.website)) if text],
        "qr": group["qr"],
        "logo_of": presence.logo,
        "photo": photo,
        "photo_alt": _alt(desk, vendor),
        "story": goods.excerpt(story, _LONGEST_STORY),
        "facts": _facts(desk, vendor),
        "goods": [_row(desk, good) for good in presence.goods],
        "permits": list(_permits(desk, vendor)),
        "accepted": [[name, desk.words.plural("{n} produk", n)] for name, n in accepted],
        "carried": [[name, desk.words.plural("{n} produk", n)] for name, n in carried],
        "office": desk.office(),
        "said": {
            "goods": desk.t("Produk"),
            "permits": desk.t("Izin usaha"),
            "accepted": desk.t("Siap masuk"),
            "accepted_note": desk.t("Memenuhi semua syarat wajib menurut catatan kami."),
            "carried": desk.t("Sudah dijual di"),
            "contact": desk.t("Kontak"),
            "none": desk.t("Daftar produknya belum ada."),
            "confidential": desk.t("Untuk pembeli ritel; harga grosir tidak untuk diumumkan."),
            "recorded": desk.t("Nomor izin dicatat dari pelaku usaha; periksa di situs penerbitnya."),
        },
        "findings": told_coarse(coarse),
    }


def _row(desk: Desk, good: Goods) -> View:
    product = good.product
    shown = goods.product(desk, good)
    offer = shown["offer"]
    wholesale = product.wholesale if product.wholesale and product.wholesale.shown else None
    return {
        **shown,
        "code": product.code or "",
        "wholesale": desk.t("Grosir") if wholesale and wholesale.price else "",
        "packs": [_pack(desk, variant) for variant in product.variants],
        # The codes of variants stand with the variants.
        "offer": {**offer, "barcode": None, "gtin": None} if product.variants else offer,
    }


def _pack(desk: Desk, variant: Variant) -> View:
    name = variant.name.get(desk.language)
    barcode = ean13(variant.gtin) if variant.gtin else None
    return {
        "name": name + (f" ({desk.t('sedang habis')})" if variant.status == "habis" else ""),
        "price": money.number(variant.price) if variant.price else "",
        "code": variant.code or "",
        "barcode": code_view(barcode) if barcode else None,
        "gtin": variant.gtin if variant.gtin and not barcode else None,
    }


def _facts(desk: Desk, vendor: Vendor) -> list[list[str]]:
    rows: tuple[tuple[str, str | None], ...] = (
        (desk.t("Jenis produk"), ", ".join(category.name.get(desk.language) for category in desk.book.categories)),
        (desk.t("Banyaknya"), desk.words.plural("{n} produk", len(desk.goods)) if desk.goods else None),
        (desk.t("Skala"), desk.t(f"usaha {vendor.scale}") if vendor.scale else None),
        (desk.t("Berdiri"), date.partial_date(vendor.founded, desk.language) if vendor.founded else None),
        (desk.t("Mengirim barang"), {None: None, True: desk.t("ya"), False: desk.t("tidak")}[vendor.ships]),
        (desk.t("Alamat"), vendor.address),
    )
    return [[label, text] for label, text in rows if text]


def _permits(desk: Desk, vendor: Vendor) -> Iterator[list[str]]:
    """Business permits on record: name, state, and when somebody looked."""
    held = vendor.permits
    named: list[tuple[str, Permit | None]] = [("NIB", held.nib), ("PB-UMKU", _best(held.pb_umku)), ("PKP", held.pkp)]
    for name, permit in named:
        if permit and permit.state == "ada":
            looked = permit.checked.date if permit.checked else None
            day = desk.t("dilihat {day}", day=date.short_date(looked, desk.language)) if looked else ""
            yield [name, desk.t("tercatat"), day]


def _best(permits: tuple[Permit, ...]) -> Permit | None:
    return next((permit for permit in permits if permit.state == "ada"), None)


def _alt(desk: Desk, vendor: Vendor) -> str:
    described = vendor.photo.alt if vendor.photo else None
    return described.get(desk.language) if described else vendor.name
