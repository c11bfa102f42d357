"""Lists of products: all of them with their filters, one category, one kecamatan, the new ones; 48 cards to a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from etalase.model import Bilingual, Catalog, Category, Product, Vendor
from etalase.plan import Setting, structured
from etalase.plan.cards import cards, is_new, listed
from etalase.plan.facets import Facets, ask_office, facets_of, filter_view, promoted, script_words
from etalase.plan.frame import LIST_SIZE, Frame, Language, district_path, fragment, page_view, place, say, trail
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values.ident import collation_key
from etalase.words import words

T = TypeVar("T")

LIST_SUMMARY = "{n} produk UMKM: saring menurut kategori, izin halal dan P-IRT, harga, serta kecamatan."


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list this is. `base` is the list's own address; `last` the number of pages."""

    base: str
    now: int
    last: int

    def path(self, number: int) -> str:
        """The address of a page of the list: the list's own for the first, `…/hal/2/` for the second."""
        return page_path(self.base, number)

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The numbers to print: the ends, this page and its neighbours; None stands for a gap."""
        near = {1, 2, self.now - 1, self.now, self.now + 1, self.last - 1, self.last}
        numbers = [n for n in range(1, self.last + 1) if n in near]
        found: list[int | None] = []
        for n in numbers:
            if found and found[-1] != n - 1:
                found.append(None)
            found.append(n)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one page of a list shows: its place among the pages, the cards, where they lead, and the whole number."""

    paging: Paging
    cards: tuple[Part, ...]
    entries: tuple[tuple[str, Bilingual], ...]
    total: int


def lists(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/produk/`, `/kategori/<id>/`, `/kecamatan/<slug>/`, `/baru/`, and their further pages."""
    every = listed(catalog)
    facets = facets_of(catalog, frame, every)
    by_category: dict[str, list[Product]] = {category.id: [] for category in frame.categories}
    by_district: dict[str, list[Product]] = {name: [] for name in frame.districts}
    for product in every:
        by_category[product.category].append(product)
        by_district.setdefault(catalog.vendors[product.vendor].district, []).append(product)
    new = [product for product in every if is_new(product, frame)]

    plan: dict[str, Recipe] = {}

    def add(template: str, build: Callable[..., Values], base: str, products: Sequence[Product], *about: Any) -> None:
        for language in frame.languages:
            for stretch in stretches(catalog, frame, base, products, language):
                path = place(stretch.paging.path(stretch.paging.now), language)
                inputs = (frame, language, stretch, *about)
                plan[path] = Page(template, View(build, inputs), language, setting.links)

    add("site/products.html", products_view, "/produk/", every, facets)
    for category in frame.categories:
        add("site/list.html", category_view, f"/kategori/{category.id}/", by_category[category.id], category)
    for name in frame.districts:
        vendors = {product.vendor: catalog.vendors[product.vendor] for product in by_district[name]}
        by_name = sorted(vendors.values(), key=lambda vendor: (collation_key(vendor.name), vendor.id))
        add("site/list.html", district_view, district_path(name), by_district[name], name, tuple(by_name))
    add("site/list.html", new_view, "/baru/", new)
    return plan


def stretches(
    catalog: Catalog, frame: Frame, base: str, products: Sequence[Product], language: Language
) -> Iterator[Stretch]:
    """The pages of a list of cards."""
    for paging, some in paged(base, products):
        yield Stretch(
            paging,
            cards(catalog, frame, some, language, top=True),
            tuple((f"/produk/{product.address}/", product.name) for product in some),
            len(products),
        )


def paged(base: str, entries: Sequence[T]) -> Iterator[tuple[Paging, Sequence[T]]]:
    """A list in pages of LIST_SIZE; one without entries is one empty page."""
    last = max(1, -(-len(entries) // LIST_SIZE))
    for now in range(1, last + 1):
        yield Paging(base, now, last), entries[(now - 1) * LIST_SIZE : now * LIST_SIZE]


def page_path(base: str, number: int) -> str:
    """
    >>> page_path("/produk/", 1), page_path("/produk/", 2)
    ('/produk/', '/produk/hal/2/')
    """
    return base if number == 1 else f"{base}hal/{number}/"


def products_view(frame: Frame, language: Language, stretch: Stretch, facets: Facets) -> Values:
    said = words("site", language)
    heading = said.text("Semua produk")
    return {
        **_list_view(
            frame,
            language,
            stretch,
            heading,
            said.plural(LIST_SUMMARY, facets.total),
            trail(language, ("/produk/", said.text("Produk"))),
        ),
        "facets": facets,
        "panel": fragment("site/filter.html", filter_view, (frame, language, facets), language),
        "promoted": promoted(frame, language, facets),
        "nearest": len(facets.middles) > 1,
        "ask": ask_office(frame, language),
        "words": script_words(language, facets),
    }


def category_view(frame: Frame, language: Language, stretch: Stretch, category: Category) -> Values:
    said = words("site", language)
    name, about = say(category.name, language), say(category.description, language)
    count = said.plural("{n} produk", stretch.total)
    return {
        **_list_view(
            frame,
            language,
            stretch,
            name,
            f"{name}: {about or said.text('buatan pelaku usaha kecil')}. {count}.".replace("..", "."),
            trail(language, ("/produk/", said.text("Produk")), (stretch.paging.base, name)),
        ),
        "about": about,
        "aside": said.text("Kategori lain"),
        "others": [
            (f"/kategori/{other.id}/", say(other.name, language), other.id == category.id) for other in frame.categories
        ],
    }


def district_view(frame: Frame, language: Language, stretch: Stretch, name: str, vendors: tuple[Vendor, ...]) -> Values:
    said = words("site", language)
    count = said.plural("{n} produk", stretch.total)
    makers = said.plural("{n} pelaku usaha", len(vendors))
    return {
        **_list_view(
            frame,
            language,
            stretch,
            said.text("Produk {district}", district=name),
            said.text("{products} dari {vendors} di {district}.", products=count, vendors=makers, district=name),
            trail(language, ("/produk/", said.text("Produk")), (stretch.paging.base, name)),
        ),
        "about": "",
        "aside": said.text("Kecamatan lain"),
        "others": [(district_path(other), other, other == name) for other in frame.districts],
        "vendors": [(f"/pelaku/{vendor.id}/", vendor.name) for vendor in vendors] if stretch.paging.now == 1 else (),
    }


def new_view(frame: Frame, language: Language, stretch: Stretch) -> Values:
    said = words("site", language)
    return {
        **_list_view(
            frame,
            language,
            stretch,
            said.text("Produk baru"),
            said.text("Produk yang masuk etalase dalam {days} hari terakhir.", days=frame.site.new_days),
            trail(language, ("/produk/", said.text("Produk")), (stretch.paging.base, said.text("Produk baru"))),
        ),
        "about": said.text("Produk yang masuk etalase dalam {days} hari terakhir.", days=frame.site.new_days),
        "aside": "",
        "others": (),
    }


def _list_view(
    frame: Frame,
    language: Language,
    stretch: Stretch,
    heading: str,
    description: str,
    way: tuple[tuple[str, str], ...],
) -> dict[str, Any]:
    """What all lists of cards share; a further page says its number in its title."""
    said = words("site", language)
    paging = stretch.paging
    title = heading if paging.now == 1 else f"{heading}, {said.text('halaman {n}', n=paging.now)}"
    entries = [(path, say(name, language)) for path, name in stretch.entries]
    return page_view(
        frame,
        language,
        paging.path(paging.now),
        title,
        description,
        section="produk",
        kind="p-daftar",
        structured=structured.blocks(
            structured.item_list(frame, language, entries, (paging.now - 1) * LIST_SIZE + 1),
            structured.breadcrumbs(frame, language, way),
        ),
        trail=way,
        heading=heading,
        paging=paging,
        cards=stretch.cards,
        total=stretch.total,
        vendors=(),
    )
