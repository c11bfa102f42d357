"""The home page: the promise, the search, and the ways into the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from etalase import calendar
from etalase.model import Catalog, Category, Exhibition, Product
from etalase.plan import Setting, structured
from etalase.plan.cards import cards, drawing, listed
from etalase.plan.facets import Facets, facets_of, promoted
from etalase.plan.frame import Frame, Language, district_path, page_view, place, say
from etalase.plan.pictures import PictureSet, main_picture, recipes, site_picture
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values.date import date_range, short_date
from etalase.words import words

N_FEATURED = 4
N_NEWEST = 8
N_HERO = 3


@dataclass(frozen=True, slots=True)
class Door:
    """A category on the home page: a picture of one of its products stands for it."""

    category: Category
    picture: PictureSet | None
    count: int


@dataclass(frozen=True, slots=True)
class Shop:
    """A retailer by name, and how many of the products are on its shelves."""

    id: str
    name: str
    count: int


def home(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/`."""
    every = listed(catalog)
    featured = [product for product in every if product.featured][:N_FEATURED]
    newest = [product for product in every if product not in featured][:N_NEWEST]
    hero = [found for product in [*featured, *newest] if (found := main_picture(catalog, product))][:N_HERO]
    seen = {product.address for product in (*featured, *newest)}
    doors = tuple(_door(catalog, every, category, seen) for category in frame.categories)
    shops = tuple(
        Shop(retailer.id, retailer.name, count)
        for retailer in catalog.retailers.values()
        if (count := sum(any(p.retailer == retailer.id for p in product.placements) for product in every))
    )
    coming = calendar.coming(catalog.exhibitions.values(), frame.as_of)
    next_ = coming[0] if coming else None
    cover = site_picture(catalog, next_.cover, square=True) if next_ else None
    vendors = {product.vendor for product in every}
    plan: dict[str, Recipe] = recipes([cover])
    facets = facets_of(catalog, frame, every)
    for language in frame.languages:
        inputs = (
            frame,
            language,
            facets,
            len(vendors),
            tuple(hero),
            doors,
            cards(catalog, frame, featured, language),
            cards(catalog, frame, newest, language),
            sum(bool(setting.ready.get(product.address)) for product in every),
            shops,
            next_,
            cover,
        )
        plan[place("/", language)] = Page("site/home.html", View(home_view, inputs), language, setting.links)
    return plan


def _door(catalog: Catalog, every: Sequence[Product], category: Category, seen: Set[str]) -> Door:
    own = [product for product in every if product.category == category.id]
    # A picture that stands on the page anyway is fetched once.
    first = sorted(own, key=lambda product: (product.address not in seen, not product.featured))
    picture = next((found for product in first if (found := main_picture(catalog, product))), None)
    return Door(category, picture, len(own))


def home_view(
    frame: Frame,
    language: Language,
    facets: Facets,
    n_vendors: int,
    hero: tuple[PictureSet, ...],
    doors: tuple[Door, ...],
    featured: tuple[Part, ...],
    newest: tuple[Part, ...],
    n_ready: int,
    shops: tuple[Shop, ...],
    exhibition: Exhibition | None,
    cover: PictureSet | None,
) -> Values:
    said = words("site", language)
    name = say(frame.site.name, language)
    slogan = say(frame.site.slogan, language)
    products = said.plural("{n} produk", facets.total)
    makers = said.plural("{n} pelaku usaha kecil", n_vendors)
    promise = said.text("{products} dari {vendors}.", products=products, vendors=makers)
    invitation = said.text("Pesan langsung lewat WhatsApp, atau cari yang sudah siap masuk toko dan hotel.")
    return page_view(
        frame,
        language,
        "/",
        f"{name}: {said.text('produk UMKM')}",
        f"{slogan} {promise} {invitation}".strip(),
        section="beranda",
        kind="p-beranda",
        structured=structured.blocks(structured.organization(frame, language), structured.website(frame, language)),
        heading=slogan or name,
        promise=f"{promise} {invitation}",
        promoted=promoted(frame, language, facets),
        hero=hero,
        doors=[
            {
                "path": f"/kategori/{door.category.id}/",
                "name": say(door.category.name, language),
                "count": said.plural("{n} produk", door.count),
                "picture": door.picture,
                "art": (drawing(door.category), ""),
            }
            for door in doors
        ],
        featured=featured,
        newest=newest,
        n_new=facets.new,
        n_ready=n_ready,
        shops=[(f"/beli/{shop.id}/", shop.name, shop.count) for shop in shops],
        exhibition=_exhibition(exhibition, language) if exhibition else None,
        cover=cover,
        districts=[
            (district_path(choice.name.id), choice.name.id, said.plural("{n} produk", choice.count))
            for choice in facets.districts
        ],
    )


def _exhibition(exhibition: Exhibition, language: Language) -> dict[str, Any]:
    said = words("site", language)
    start, end = exhibition.start or dt.date.min, exhibition.end or exhibition.start or dt.date.min
    return {
        "path": f"/pameran/{exhibition.id}/",
        "name": say(exhibition.name, language),
        "when": date_range(start, end, language),
        "start": start.isoformat(),
        "month": short_date(start, language).split()[1],
        "days": str(start.day) if start == end or start.month != end.month else f"{start.day}–{end.day}",
        "year": start.year,
        "venue": exhibition.venue,
        "hours": say(exhibition.hours, language),
        "booths": said.plural("{n} stan", len(exhibition.booths)) if exhibition.booths else "",
    }
