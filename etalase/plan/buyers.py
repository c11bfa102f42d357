"""For those who buy for a shelf: `/siap-ritel/`, what meets every `wajib` of at least one retailer, with the facts that
a buyer asks for first, and `/siap-ritel/<retailer>/`, the same for one of them.

Only what is met is told; which retailer a product misses and why is the vendor's own affair. Prices are those of the
shelf: wholesale prices and capacities are in the offers that the office sends.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Any

from etalase import permits
from etalase.model import Catalog, Category, Product, Retailer, Vendor
from etalase.plan import Setting, structured
from etalase.plan.cards import art, lowest_price, varies
from etalase.plan.frame import LIST_SIZE, Frame, Language, fragment, page_view, place, say, trail
from etalase.plan.lists import Paging, page_path, paged
from etalase.plan.pictures import PictureSet, main_picture
from etalase.plan.places import Named, named, office
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values import gtin
from etalase.values.ident import collation_key
from etalase.values.money import rupiah
from etalase.words import words

# On a buyer's list in this order: what lets the goods stand on a shelf comes first.
_PERMITS = ("bpom", "pirt", "halal", "merek", "sni", "nkv")
_STORAGE = {"suhu-ruang": "Suhu ruang", "dingin": "Dingin (kulkas)", "beku": "Beku (freezer)"}
_NAMES = permits.BADGE_NAMES | {"bpom": "BPOM", "sni": "SNI", "nkv": "NKV"}

# (category, how many of the list are in it, the number of the page on which it begins)
Doors = tuple[tuple[Category, int, int], ...]


def buyers(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/siap-ritel/`, one list for each retailer that something is ready for, and their further pages."""
    every = ordered(catalog, frame, setting)
    n_ready = Counter(id for product in every for id in setting.ready[product.address])
    retailers = tuple(
        (catalog.retailers[id], n)
        for id, n in sorted(n_ready.items(), key=lambda pair: (-pair[1], pair[0]))
        if id in catalog.retailers
    )
    plan: dict[str, Recipe] = {}
    for language in frame.languages:
        rows = {each.address: _row(catalog, setting, frame, each, language) for each in every}
        for chosen in (None, *(retailer for retailer, _ in retailers)):
            fit = [each for each in every if chosen is None or chosen.id in setting.ready[each.address]]
            base = f"/siap-ritel/{chosen.id}/" if chosen else "/siap-ritel/"
            doors = _doors(catalog, fit)
            for paging, some in paged(base, fit):
                groups = tuple(
                    (catalog.categories[id], tuple(rows[each.address] for each in group))
                    for id, group in itertools.groupby(some, key=lambda product: product.category)
                )
                inputs = (paging, len(fit), named(some), groups, doors, retailers, chosen, len(every))
                view = View(ready_view, (frame, language, *inputs))
                path = place(paging.path(paging.now), language)
                plan[path] = Page("site/siap-ritel.html", view, language, setting.links)
    return plan


def ordered(catalog: Catalog, frame: Frame, setting: Setting) -> list[Product]:
    """What is ready for somebody, by category in the office's own order, then by name."""
    place_of = {category.id: n for n, category in enumerate(frame.categories)}
    ready = [each for each in catalog.products.values() if setting.ready.get(each.address) and each.status != "arsip"]
    return sorted(ready, key=lambda each: (place_of[each.category], collation_key(each.name.id), each.address))


def _doors(catalog: Catalog, products: Sequence[Product]) -> Doors:
    found: dict[str, tuple[int, int]] = {}
    for n, product in enumerate(products):
        count, page = found.get(product.category, (0, n // LIST_SIZE + 1))
        found[product.category] = (count + 1, page)
    return tuple((catalog.categories[id], count, page) for id, (count, page) in found.items())


def _row(catalog: Catalog, setting: Setting, frame: Frame, product: Product, language: Language) -> Part:
    vendor, category = catalog.vendors[product.vendor], catalog.categories[product.category]
    fits = tuple(catalog.retailers[id].name for id in setting.ready[product.address] if id in catalog.retailers)
    inputs = (frame, language, product, vendor, category, main_picture(catalog, product), fits)
    return fragment("site/siap-baris.html", row_view, inputs, language)


def row_view(
    frame: Frame,
    language: Language,
    product: Product,
    vendor: Vendor,
    category: Category,
    picture: PictureSet | None,
    fits: tuple[str, ...],
) -> dict[str, Any]:
    """One product as a buyer reads it. `fits` are the names of the retailers whose every `wajib` it meets."""
    said = words("site", language)
    lowest = lowest_price(product)
    sizes = [product.content, *(variant.content for variant in product.variants)]
    codes = [product.gtin, *(variant.gtin for variant in product.variants)]
    life, storage = product.shelf_life, said.text(_STORAGE[product.storage]) if product.storage in _STORAGE else ""
    kept = f"{life.shown(language)}, {storage.lower()}" if life and storage else life.shown(language) if life else ""
    facts = [
        (said.text("Isi"), [", ".join(dict.fromkeys(each.shown(language) for each in sizes if each))]),
        (said.text("Umur simpan"), [kept]),
        (said.text("Penyimpanan"), ["" if kept else storage]),
        ("Barcode", list(dict.fromkeys(gtin.label_form(each) for each in codes if each))),
    ]
    held = []
    for kind in _PERMITS:
        if permits.shown(product, kind, category, frame.as_of):
            number = str(getattr(product.permits, kind).number)
            held.append((said.text(_NAMES[kind]), permits.number_alone(kind, number)))
    return {
        "path": f"/produk/{product.address}/",
        "name": say(product.name, language),
        "vendor": vendor.name,
        "district": vendor.district,
        "picture": picture,
        "art": art(product, category),
        "n_variants": len(product.variants),
        "sold_out": product.status == "habis",
        "facts": [(name, values) for name, values in facts if any(values)],
        "permits": held,
        "price": rupiah(lowest) if lowest else None,
        "from_price": varies(product),
        "fits": fits,
    }


def ready_view(
    frame: Frame,
    language: Language,
    paging: Paging,
    n_products: int,
    entries: Named,
    groups: tuple[tuple[Category, tuple[Part, ...]], ...],
    doors: Doors,
    retailers: tuple[tuple[Retailer, int], ...],
    chosen: Retailer | None,
    n_all: int,
) -> Values:
    """The list, or the part of it that is ready for the `chosen` retailer; `n_all` counts the whole list."""
    said = words("site", language)
    path, whole = paging.path(paging.now), said.text("Siap masuk ritel")
    heading = said.text("Siap untuk {name}", name=chosen.name) if chosen else whole
    title = heading if paging.now == 1 else said.text("{name}, halaman {n}", name=heading, n=paging.now)
    steps = [("/siap-ritel/", whole), (path, chosen.name)] if chosen else [(path, whole)]
    way = trail(language, *steps)
    description = (
        said.text("Produk UMKM yang memenuhi semua syarat wajib {name}: izin, barcode, umur simpan.", name=chosen.name)
        if chosen
        else said.text(
            "Produk UMKM yang memenuhi semua syarat wajib sedikitnya satu ritel: izin, label, barcode, kemasan."
        )
    )
    first = (paging.now - 1) * LIST_SIZE + 1
    return page_view(
        frame,
        language,
        path,
        title,
        description,
        kind="p-siap",
        trail=way,
        heading=heading,
        n_products=n_products,
        n_all=n_all,
        chosen=(f"/beli/{chosen.id}/", chosen.name) if chosen else None,
        groups=[(f"k-{category.id}", say(category.name, language), rows) for category, rows in groups],
        doors=[
            (page_path(paging.base, page) if page != paging.now else "", f"k-{category.id}",
             say(category.name, language), count)
            for category, count, page in doors
        ],
        retailers=[
            (f"/siap-ritel/{each.id}/", each.name, n, chosen is not None and each.id == chosen.id)
            for each, n in retailers
        ],
        paging=paging,
        office=office(frame, language, said.text("Halo, kami tertarik menjual produk UMKM di toko kami.")),
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way),
            structured.item_list(
                frame, language, [(at, say(name, language)) for at, name in entries], first, name=heading
            ),
        ),
    )  # fmt: skip
