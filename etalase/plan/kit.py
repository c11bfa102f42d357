"""The share kit of each vendor: pictures, words, codes and the shop file that it may use anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from etalase.codes import QR_QUIET, qr
from etalase.model import Catalog, Category, Product, Vendor
from etalase.plan import Setting
from etalase.plan.captions import Caption, of_product, of_vendor, price
from etalase.plan.cards import art, listed
from etalase.plan.frame import Frame, Language, page_view, place, say, trail
from etalase.plan.pictures import PictureSet, main_picture, vendor_picture
from etalase.plan.preview import as_square, as_story, path_of, product_card, vendor_card
from etalase.plan.product import gallery
from etalase.plan.shops import path_of_vendor, shop_files
from etalase.recipe import Page, Recipe, ShareCard, Text, Values, View, fingerprint
from etalase.words import Words, words

# Square and story together take some 0.2 s of a processor and 280 KB; the newest products get them.
N_POSTED = 2000


@dataclass(frozen=True, slots=True)
class Material:
    """What can be spread of one page: addresses of its pictures and of its code, None where there is none.

    `address` is the full short address, without a code that of the page, None while the site has no address.
    """

    path: str
    address: str | None
    code: str | None
    preview: str
    square: str | None
    story: str | None
    qr: str | None


@dataclass(frozen=True, slots=True)
class Goods:
    """A product of the kit, with the photo it is known by."""

    product: Product
    category: Category
    picture: PictureSet | None
    material: Material


def kits(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/bagikan/<vendor>/` with the pictures and codes it offers; archived vendors and products have none."""
    plan: dict[str, Recipe] = {}
    every = listed(catalog)
    posted = {product.address for product in every[:N_POSTED]}
    of_vendor: dict[str, list[Product]] = {}
    for product in every:
        of_vendor.setdefault(product.vendor, []).append(product)
    shops = shop_files(catalog, setting)
    for vendor in catalog.vendors.values():
        if vendor.status == "arsip":
            continue
        own = of_vendor.get(vendor.id, [])
        photo = vendor_picture(catalog, vendor.id, vendor.photo, square=False)
        first = next((found for product in own if (found := main_picture(catalog, product))), None)
        card = vendor_card(catalog.site, vendor, photo or first)
        path, scan = f"/pelaku/{vendor.id}/", "Pindai untuk melihat"
        material, files = _material(frame, path, vendor.code, card, scan)
        plan |= files
        goods = []
        for product in own:
            shots = gallery(catalog, product)
            card = product_card(catalog.site, product, vendor, shots[0].picture if shots else None)
            path = f"/produk/{product.address}/"
            scan = "Pindai untuk melihat" if product.status == "habis" else "Pindai untuk memesan"
            made, files = _material(frame, path, product.code, card, scan if product.address in posted else None)
            plan |= files
            category = catalog.categories[product.category]
            goods.append(Goods(product, category, main_picture(catalog, product), made))
        shop = path_of_vendor(vendor.id) if f"site{path_of_vendor(vendor.id)}" in shops else None
        for language in frame.languages:
            view = View(kit_view, (frame, language, vendor, material, tuple(goods), shop))
            plan[place(f"/bagikan/{vendor.id}/", language)] = Page("site/bagikan.html", view, language, setting.links)
    return plan | shops


def _material(
    frame: Frame, path: str, code: str | None, card: ShareCard, scan: str | None
) -> tuple[Material, dict[str, Recipe]]:
    """What a page can be spread with, and the files for it; its preview is added to the plan by the page itself.

    `scan` are the words below the code of square and story, None if these are not made.
    """
    short = frame.absolute(f"/p/{code.upper()}/") if code else None
    cards = (as_square(card, short, scan), as_story(card, short, scan)) if scan else ()
    files: dict[str, Recipe] = {f"site{path_of(each)}": each for each in cards}
    square, story = map(path_of, cards) if cards else (None, None)
    drawn = Text(View(qr_file, (short,))) if short else None
    qr_path = f"/gambar/qr-{fingerprint(drawn)[:16]}.svg" if drawn else None
    if drawn:
        files[f"site{qr_path}"] = drawn
    return Material(path, short or frame.absolute(path), code, path_of(card), square, story, qr_path), files


def qr_file(text: str) -> dict[str, str]:
    """`{"text": …}`: a QR code as an SVG file that prints sharp at any size, with its quiet zone."""
    shape = qr_shape(text)
    side = shape["size"]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * 12}" height="{side * 12}" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path shape-rendering="crispEdges" d="{shape["d"]}"/></svg>\n'
    )
    return {"text": svg}


def qr_shape(text: str) -> dict[str, Any]:
    """A QR code as one SVG path, quiet zone included in `size` (modules)."""
    code = qr(text)
    d = "".join(f"M{x + QR_QUIET} {y + QR_QUIET}h{n}v1h-{n}z" for y, x, n in code.runs)
    return {"size": code.columns + 2 * QR_QUIET, "d": d, "text": text}


def kit_view(
    frame: Frame,
    language: Language,
    vendor: Vendor,
    material: Material,
    goods: tuple[Goods, ...],
    shop: str | None,
) -> Values:
    """`shop` is the address of the vendor's shop file, None if it has no row."""
    said = words("site", language)
    path = f"/bagikan/{vendor.id}/"
    title = said.text("Bahan promosi {name}", name=vendor.name)
    categories = tuple({each.category.id: each.category for each in goods}.values())
    captions = of_vendor(frame, vendor, categories[:3], _links(frame, material))
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
        kit=_shown(vendor.name, material, captions, language, said) | {"anchor": "v"},
        products=[_goods(frame, language, vendor, each, said) for each in goods],
        only_newest=None if all(each.material.square for each in goods) else N_POSTED,
        shop=(shop, frame.absolute(shop)) if shop else None,
        image=(material.preview, vendor.name),
    )


def _goods(frame: Frame, language: Language, vendor: Vendor, goods: Goods, said: Words) -> dict[str, Any]:
    product = goods.product
    captions = of_product(frame, vendor, product, goods.category, _links(frame, goods.material))
    return _shown(product.name.id, goods.material, captions, language, said) | {
        "anchor": f"p-{product.id}",
        "name": say(product.name, language),
        "price": price(product, language),
        "picture": goods.picture,
        "art": art(product, goods.category),
    }


def _links(frame: Frame, material: Material) -> dict[Language, str | None]:
    """The address that each language's words name: the short one where there is one."""
    path = f"/p/{material.code.upper()}/" if material.code else material.path
    return {language: frame.absolute(path, language) for language in frame.languages}


def _shown(
    name: str, material: Material, captions: tuple[Caption, ...], language: Language, said: Words
) -> dict[str, Any]:
    status = next(each.text for each in captions if each.language == language and each.use == "status")
    file = file_name(name)
    kinds = (
        ("kotak", said.text("Kotak"), said.text("Instagram, Facebook, grup"), material.square, (1080, 1080)),
        ("tegak", said.text("Tegak"), said.text("Status WhatsApp, story"), material.story, (1080, 1920)),
        ("lebar", said.text("Lebar"), said.text("Pratinjau tautan"), material.preview, (1200, 630)),
    )
    return {
        "name": name,
        "path": material.path,
        "address": material.address,
        "shown": material.address.partition("://")[2].rstrip("/") if material.address else None,
        "code": material.code,
        "qr": material.qr,
        "qr_file": f"{file} QR.svg",
        "send": f"https://wa.me/?text={quote(status, safe='')}",
        "status": status,
        # Those in the language of the page stand first.
        "captions": sorted(captions, key=lambda each: each.language != language),
        "pictures": [
            {"kind": kind, "label": label, "use": use, "path": path, "size": size, "file": f"{file} {kind}.jpg"}
            for kind, label, use, path, size in kinds
            if path
        ],
    }


def file_name(name: str) -> str:
    r"""A name that every system takes for a file: no signs that Windows forbids, no more than 60 letters.

    >>> file_name('Sambal "Cumi" 50/50: pedas'), file_name("...")
    ('Sambal Cumi 50 50 pedas', 'gambar')
    """
    kept = " ".join(re.sub(r'[\x00-\x1f\\/:*?"<>|]+', " ", name).split())
    return kept[:60].strip(" .") or "gambar"
