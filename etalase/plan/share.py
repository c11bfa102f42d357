"""Doors to the site: the share kit of each vendor, the short addresses that printed codes carry, and the pages that a
server or the browser shows when there is nothing else to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from etalase.codes import QR_QUIET, qr
from etalase.model import Catalog, Exhibition, Product, Vendor
from etalase.plan import Setting
from etalase.plan.cards import listed
from etalase.plan.frame import Frame, Language, page_view, place, say, trail
from etalase.plan.pictures import main_picture, vendor_picture
from etalase.plan.preview import path_of, product_card, vendor_card
from etalase.plan.product import gallery
from etalase.prose import to_plain
from etalase.recipe import Page, Recipe, Values, View
from etalase.values.money import rupiah
from etalase.values.phone import shown, whatsapp_link
from etalase.words import words


@dataclass(frozen=True, slots=True)
class Target:
    """Where a KODE leads: `path` of a page and what it is called, or the sentence of a retired one."""

    path: str | None
    name: str
    sentence: str = ""


def share(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/bagikan/<vendor>/`, `/p/<KODE>/`, `/luring/` and `404.html`."""
    plan = kits(catalog, setting, frame) | codes(catalog, setting, frame)
    missing = View(missing_view, (frame, frame.languages[0]))
    plan["site/404.html"] = Page("site/404.html", missing, frame.languages[0], setting.links)
    return plan


def kits(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/bagikan/<vendor>/`: link, QR code, preview pictures and texts that a vendor may use anywhere."""
    plan: dict[str, Recipe] = {}
    of_vendor: dict[str, list[Product]] = {}
    for product in listed(catalog):
        of_vendor.setdefault(product.vendor, []).append(product)
    for vendor in catalog.vendors.values():
        if vendor.status == "arsip":
            continue
        own = of_vendor.get(vendor.id, [])
        photo = vendor_picture(catalog, vendor.id, vendor.photo, square=False)
        first = next((found for product in own if (found := main_picture(catalog, product))), None)
        card = path_of(vendor_card(catalog.site, vendor, photo or first))
        products = tuple((product, _preview(catalog, vendor, product)) for product in own)
        for language in frame.languages:
            view = View(kit_view, (frame, language, vendor, card, products))
            plan[place(f"/bagikan/{vendor.id}/", language)] = Page("site/bagikan.html", view, language, setting.links)
    return plan


def _preview(catalog: Catalog, vendor: Vendor, product: Product) -> str:
    """The address of the product's preview picture, which its own page adds to the plan."""
    shots = gallery(catalog, product)
    return path_of(product_card(catalog.site, product, vendor, shots[0].picture if shots else None))


def kit_view(
    frame: Frame,
    language: Language,
    vendor: Vendor,
    card: str,
    products: tuple[tuple[Product, str], ...],
) -> Values:
    said = words("site", language)
    path = f"/bagikan/{vendor.id}/"
    title = said.text("Bahan promosi {name}", name=vendor.name)
    return page_view(
        frame,
        language,
        path,
        title,
        said.text("Tautan, kode QR, gambar, dan teks siap pakai untuk {name}.", name=vendor.name),
        section="pelaku",
        kind="p-bagikan",
        hidden=True,
        trail=trail(language, (f"/pelaku/{vendor.id}/", vendor.name), (path, said.text("Bahan promosi"))),
        heading=title,
        vendor=vendor,
        kit=_kit(frame, f"/pelaku/{vendor.id}/", vendor.code, card),
        captions=_vendor_captions(frame, vendor),
        products=[_product_kit(frame, language, vendor, product, preview) for product, preview in products],
        image=(card, vendor.name),
    )


def _kit(frame: Frame, path: str, code: str | None, card: str) -> dict[str, Any]:
    """Link and QR code of one page. The code says the short address if there is one, else the page's own."""
    full = frame.absolute(path)
    short = frame.absolute(f"/p/{code.upper()}/") if code else None
    return {
        "path": path,
        "full": full,
        "short": short,
        "code": code,
        "qr": qr_shape(short or full) if full else None,
        "card": card,
        "send": f"https://wa.me/?text={quote(short or full, safe='')}" if full else None,
    }


def qr_shape(text: str) -> dict[str, Any]:
    """A QR code as one SVG path, quiet zone included in `size` (modules)."""
    code = qr(text)
    d = "".join(f"M{x + QR_QUIET} {y + QR_QUIET}h{n}v1h-{n}z" for y, x, n in code.runs)
    return {"size": code.columns + 2 * QR_QUIET, "d": d, "text": text}


def _product_kit(frame: Frame, language: Language, vendor: Vendor, product: Product, card: str) -> dict[str, Any]:
    return {
        "id": product.id,
        "name": say(product.name, language),
        "price": _price(product, language),
        "kit": _kit(frame, f"/produk/{product.address}/", product.code, card),
        "captions": _product_captions(frame, vendor, product),
    }


def _product_captions(frame: Frame, vendor: Vendor, product: Product) -> list[tuple[str, str, int]]:
    """(language, text, lines of its box) ready to paste; English says what somebody wrote in English and no more."""
    return [_boxed(language, _caption(frame, vendor, product, language)) for language in frame.languages]


def _boxed(language: str, text: str) -> tuple[str, str, int]:
    return language, text, sum(len(line) // 34 + 1 for line in text.split("\n"))


def _caption(frame: Frame, vendor: Vendor, product: Product, language: Language) -> str:
    said = words("site", language)
    place_ = ", ".join(filter(None, [vendor.name, vendor.district]))
    about = to_plain(product.description.get(language)) if product.description.has(language) else ""
    about = re.split(r"(?<=[.!?])\s", about)[0] if about else ""
    code = f"/p/{product.code.upper()}/" if product.code else f"/produk/{product.address}/"
    return _joined(
        product.name.get(language),
        about,
        _price(product, language),
        place_,
        said.text("Pesan: {contact}", contact=contact) if (contact := _contact(frame, vendor)) else "",
        frame.absolute(code, "id") or "",
        _tags(vendor, product),
    )


def _vendor_captions(frame: Frame, vendor: Vendor) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    for language in frame.languages:
        said = words("site", language)
        path = f"/p/{vendor.code.upper()}/" if vendor.code else f"/pelaku/{vendor.id}/"
        text = _joined(
            vendor.name,
            said.text("Lihat semua produk kami di {site}.", site=frame.site.name.get(language)),
            ", ".join(filter(None, [vendor.village, vendor.district])),
            said.text("Pesan: {contact}", contact=contact) if (contact := _contact(frame, vendor)) else "",
            frame.absolute(path, "id") or "",
            "#UMKM #UMKMBalikpapan" if frame.site.region == "6471" else "#UMKM",
        )
        found.append(_boxed(language, text))
    return found


def _price(product: Product, language: Language) -> str:
    said = words("site", language)
    prices = [each.price for each in product.variants if each.price] if product.variants else [product.price or 0]
    low = min((price for price in prices if price), default=0)
    if not low:
        return ""
    content = product.content.shown(language) if product.content and not product.variants else ""
    if len(set(prices)) > 1:
        return said.text("Mulai {price}", price=rupiah(low))
    return " / ".join(filter(None, [rupiah(low), content]))


def _contact(frame: Frame, vendor: Vendor) -> str:
    """The vendor's own number where it agreed to that, else the office's."""
    number = vendor.whatsapp or vendor.phone or frame.site.office.whatsapp or frame.site.office.phone
    return f"WhatsApp {shown(number)}" if number else ""


def _tags(vendor: Vendor, product: Product) -> str:
    tags = [re.sub(r"[^0-9A-Za-z]", "", word.title()) for word in product.tags[:3]]
    return " ".join(f"#{tag}" for tag in dict.fromkeys(["UMKM", *filter(None, tags)]))


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def codes(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/p/<KODE>/` for every product, variant, vendor, exhibition and retired code. The address never changes."""
    plan: dict[str, Recipe] = {}
    for code, target in targets(catalog):
        for language in frame.languages:
            view = View(code_view, (frame, language, code, target))
            plan[place(f"/p/{code}/", language)] = Page("site/kode.html", view, language, setting.links)
    return plan


def targets(catalog: Catalog) -> Iterator[tuple[str, Target]]:
    """(KODE in upper case, where it leads); living entries go before retired lines of the same code."""
    for code, text in catalog.retired.items():
        yield code.upper(), retired(text)
    nouns: list[Vendor | Exhibition] = [*catalog.vendors.values(), *catalog.exhibitions.values()]
    for noun in nouns:
        if noun.code:
            folder = "pelaku" if isinstance(noun, Vendor) else "pameran"
            name = noun.name if isinstance(noun, Vendor) else noun.name.id
            yield noun.code.upper(), Target(f"/{folder}/{noun.id}/", name)
    for product in catalog.products.values():
        page = f"/produk/{product.address}/"
        if product.code:
            yield product.code.upper(), Target(page, product.name.id)
        for variant in product.variants:
            if variant.code:
                name = f"{product.name.id}, {variant.name.id}"
                yield variant.code.upper(), Target(f"{page}#varian-{variant.code}", name)


def retired(text: str) -> Target:
    """A line of kode-lama.yaml: an address of this site or another, or a sentence to show.

    >>> retired("/pelaku/dapur/").path, retired("Sudah tidak dibuat.").sentence
    ('/pelaku/dapur/', 'Sudah tidak dibuat.')
    """
    line = text.strip()
    if re.match(r"https?://\S+$", line) and urlsplit(line).hostname:
        return Target(line, line)
    if re.match(r"/\S*$", line):
        return Target(line, line)
    return Target(None, "", line)


def code_view(frame: Frame, language: Language, code: str, target: Target) -> Values:
    said = words("site", language)
    outside = bool(target.path and target.path.startswith("http"))
    page = (target.path or "").partition("#")[0]
    view = page_view(
        frame,
        language,
        f"/p/{code}/",
        target.name or said.text("Kode {code}", code=code),
        target.sentence or said.text("Menuju {name}.", name=target.name),
        hidden=True,
        heading=target.name or said.text("Kode {code}", code=code),
        code=code,
        target=target.path,
        outside=outside,
        sentence=target.sentence,
        # The page it leads to is the one that search engines should know.
        leads_to=target.path if outside else frame.absolute(page, language) if page else None,
    )
    return view | {"twins": [], "alternates": ()}


def missing_view(frame: Frame, language: Language) -> Values:
    """The page for addresses that do not exist; its links start at the base path, since it may be shown anywhere."""
    said = words("site", language)
    base = "/" + (urlsplit(frame.base_url).path.strip("/") + "/" if frame.base_url else "").lstrip("/")
    view = page_view(
        frame,
        language,
        "/",
        said.text("Halaman tidak ditemukan"),
        said.text("Halaman ini tidak ada atau sudah pindah. Cari produk atau pilih kategori."),
        hidden=True,
        kind="p-luring",
        heading=said.text("Halaman tidak ditemukan"),
        categories=[(f"/kategori/{each.id}/", say(each.name, language)) for each in frame.categories],
        office=whatsapp_link(frame.site.office.whatsapp) if frame.site.office.whatsapp else None,
    )
    return view | ({"base_path": base} if frame.links == "folder" else {})
