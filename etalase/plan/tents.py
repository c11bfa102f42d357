"""What stands beside the goods: `kartu-meja`, a card folded to stand on the table, and `penanda-rak` for shelves.

A table has room for a few cards, so each vendor has at most three, the featured products first. Many are split over
several files, because a paper is held in memory with all its photos.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from etalase import pricetags, prose
from etalase.codes import qr
from etalase.model import Product, Vendor
from etalase.plan.booklet_desk import Desk, Goods, View, code_view, place_of, shown_address
from etalase.plan.booklet_goods import excerpt
from etalase.plan.loose import Fair, Stock, coarse_findings, frame_view, parts, told_coarse
from etalase.recipe import Document
from etalase.values import money, phone
from etalase.values.region import regency

# Size in mm of the photo in `tent.typ`.
PHOTO = (98.0, 74.0)
_MOST_OF_ONE = 3
_TENTS_IN_FILE = 100
_TALKERS_IN_FILE = 1000
_MOST_PRICES = 5
_EXCERPT = 130

_TALKERS = {"card": pricetags.centred(2, 2, 105, 148), "strip": pricetags.Grid(1, 5, 250, 38, 23.5, 10)}

Pictured = tuple[tuple[str, str | None], ...]


def tents(fair: Fair) -> Iterator[tuple[str, Document]]:
    """Table cards, a hundred to a file; the first file has the plain name."""
    chosen = [product for products in fair.goods.values() for product in _on_sale(products)[:_MOST_OF_ONE]]
    for name, start, stop in parts("kartu-meja", len(chosen), _TENTS_IN_FILE):
        album = fair.album({"tent": PHOTO})
        photos = tuple((p.address, album.product(p, "tent")) for p in chosen[start:stop])
        yield name, fair.document("tent.typ", tents_view, photos, coarse_findings(album), album=album)


def talkers(fair: Fair) -> Iterator[tuple[str, Document]]:
    """A6 cards and long strips for the edge of a shelf."""
    count = sum(len(_on_sale(products)) for products in fair.goods.values())
    for form, name in (("card", "penanda-rak"), ("strip", "penanda-rak-250x38")):
        for file, start, stop in parts(name, count, _TALKERS_IN_FILE):
            yield file, fair.document("talker.typ", talkers_view, form, start, stop)


def _on_sale(products: tuple[Product, ...]) -> list[Product]:
    return [product for product in products if any(pricetags.pieces(product))]


def tents_view(stock: Stock, photos: Pictured, coarse: tuple[tuple[str, int, int, int], ...]) -> View:
    """The cards of these products, by address, with the names of their photos."""
    desk = Desk(stock.book)
    goods = {good.product.address: good for good in desk.goods}
    return {
        **frame_view(desk, desk.t("Kartu meja")),
        "findings": told_coarse(coarse),
        "cards": [_tent(desk, goods[address], photo) for address, photo in photos],
        "steps": [
            desk.t("Lipat ke belakang di kedua tanda putus-putus."),
            desk.t("Lekatkan tepi bawah ini ke tepi atas kertas dengan selotip."),
        ],
        "fold": desk.t("lipat"),
    }


def _tent(desk: Desk, good: Goods, photo: str | None) -> View:
    product = good.product
    described = product.photos[0].alt if product.photos else None
    return {
        **_offer(desk, good),
        "photo": photo,
        "alt": described.get(desk.language) if described else product.name.get(desk.language),
        "order": _order(desk, product, desk.vendors[product.vendor]),
    }


def talkers_view(stock: Stock, form: str, start: int, stop: int) -> View:
    """Shelf talkers of what is on sale, from one product up to another; `form` is `card` or `strip`."""
    desk = Desk(stock.book)
    on_sale = [good for good in desk.goods if any(pricetags.pieces(good.product))]
    place = regency(desk.book.site.region or "")
    town = re.sub(r"^(Kota|Kabupaten)\s+", "", place.name) if place else None
    return {
        **frame_view(desk, desk.t("Penanda rak")),
        "form": form,
        "grid": dataclasses.asdict(_TALKERS[form]),
        "banner": desk.t("Produk UMKM {town}", town=town) if town else desk.t("Produk UMKM setempat"),
        "cards": [_offer(desk, good) for good in on_sale[start:stop]],
    }


def _offer(desk: Desk, good: Goods) -> View:
    """A product and what it costs; several prices as a short list."""
    product, language = good.product, desk.language
    on_sale = tuple(pricetags.pieces(product))
    prices = sorted({piece.price for piece in on_sale if piece.price})
    first = min(on_sale, key=lambda piece: piece.price or money.HIGHEST_PRICE)
    contents = {piece.content for piece in on_sale}
    content = first.content if len(contents) == 1 or len(prices) > 1 else None
    several = len(on_sale) > 1 and len(prices) > 1
    lines = [
        [piece.variant.name.get(language) if piece.variant else "", money.number(piece.price) if piece.price else "–"]
        for piece in on_sale[:_MOST_PRICES]
    ]
    more = len(on_sale) - _MOST_PRICES
    code = product.code or first.code
    return {
        "place": place_of(product.source, "nama"),
        "name": product.name.get(language),
        "vendor": desk.vendors[product.vendor].name,
        "chips": desk.chips(product.vendor)[:2],
        "category": desk.index.get(product.category),
        "price": money.number(prices[0]) if prices else None,
        "from": several,
        "content": content.shown(language) if content else None,
        "unit": money.unit_price_text(prices[0], content, language) if prices and content else None,
        "lines": lines if several else [],
        "more": desk.words.plural("dan {n} varian lain", more) if several and more > 0 else None,
        "text": excerpt(prose.to_plain(product.description.get(language)), _EXCERPT),
        "badges": list(good.badges),
        "code": code,
        "qr": desk.short(code),
        "address": f"{shown_address(desk.book.base_url)}/p/{code}" if code and desk.book.base_url else None,
    }


def _order(desk: Desk, product: Product, vendor: Vendor) -> View | None:
    """The code that opens a chat with the vendor, or with the office where the vendor gave no consent or no number;
    without either the code of the product's page."""
    office = desk.book.site.office.whatsapp
    number = vendor.whatsapp or office
    if not number:
        page = desk.short(product.code)
        return {"qr": page, "label": desk.t("Lihat di situs"), "text": product.code} if page else None
    # A sample number opens WhatsApp without a receiver, which needs a text.
    said = product.name.get(desk.language)[:40] if phone.is_sample(number) else ""
    label = desk.t("Pesan lewat WhatsApp") if vendor.whatsapp else desk.t("Pesan lewat kantor kami")
    return {"qr": code_view(qr(phone.whatsapp_link(number, said))), "label": label, "text": phone.shown(number)}
