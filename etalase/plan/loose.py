"""Loose matter: what lies on tables, hangs at booths and is handed out; the frame that all of it shares.

Loose matter belongs to an exhibition and speaks of everybody with a booth or a turn there (of the whole catalogue while
there are no booths), as the public sees them. It comes in the language of the exhibition's editions for visitors; a
second language has `-en` in its name. Everything is in black ink on white paper of its own size, without bleed unless
a template asks for it.

An *item* is a function from a `Fair` to the papers it makes, by file name without `.pdf`:

    def posters(fair: Fair) -> Iterator[tuple[str, Document]]:
        album = fair.album({"poster": (274.0, 200.0)})           # name of a place → its size in mm
        photo = album.site_photo(fair.exhibition.cover, "poster")
        yield "poster", fair.document("poster.typ", poster_view, photo, album=album)

    def poster_view(stock: Stock, photo: str | None) -> View:    # pure: reads its arguments and nothing else
        desk = Desk(stock.book)                                  # who stands where, words, chips, codes, plan
        return {**frame_view(desk, desk.t("Poster")), "photo": photo}

Add the function to `ITEMS` in `matter.py`; `fair.is_first` is False for the second language, for papers that need no
twin. `frame_view` has everything that `theme.typ` reads. What a view finds amiss it puts into its `findings` (see
`finding`); the template shows them with `#findings` of `loose.typ`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from etalase import calendar, permits
from etalase.model import Catalog, Edition, Exhibition, Product, Selection, Source, Vendor
from etalase.place import Place
from etalase.plan import Setting
from etalase.plan import booklet_front as front
from etalase.plan.booklet import PAPER, Album, Quality, chosen
from etalase.plan.booklet_desk import Book, Desk, Goods, Presence, View, place_of, shortened
from etalase.plan.looks import look, look_view
from etalase.recipe import Document, identity
from etalase.recipe import View as ViewRecipe
from etalase.values import date
from etalase.values.ident import collation_key
from etalase.values.text import Lang


@dataclass(frozen=True, slots=True)
class Stock:
    """What every item's view is built from: `Desk(stock.book)`. Its digest is worked out once for all items."""

    book: Book
    source: Source


@dataclass(frozen=True)
class Fair:
    """One exhibition in one language, for whoever makes an item of it.

    `buyers` is the same for retail buyers, where the exhibition has an edition for them: its catalogue holds what only
    they may see.
    """

    catalog: Catalog
    exhibition: Exhibition
    setting: Setting
    language: Lang
    is_first: bool
    audience: str = "pengunjung"
    buyers: Fair | None = None

    @cached_property
    def goods(self) -> dict[str, tuple[Product, ...]]:
        """Vendor's id → its products, featured ones first; vendors in the order in which people count booths."""
        found = chosen(self.catalog, self.exhibition, Selection(), self.setting.ready)
        first: dict[str, str] = {}
        for booth in sorted(self.exhibition.booths, key=lambda booth: collation_key(booth.number)):
            for id in calendar.vendors_at(booth):
                first.setdefault(id, collation_key(booth.number))
        return {id: found[id] for id in sorted(found, key=lambda id: (id not in first, first.get(id, ""), id))}

    @property
    def vendors(self) -> list[Vendor]:
        return [self.catalog.vendors[id] for id in self.goods]

    @cached_property
    def stock(self) -> Stock:
        return _stock(self._book())

    @cached_property
    def outline(self) -> Stock:
        """The stock for papers that say no more of products than their names and categories: a changed price leaves
        such papers as they are."""
        book = self.stock.book
        presences = tuple(
            replace(
                presence,
                goods=tuple(
                    replace(good, product=_outlined(good.product), badges=(), ready=False) for good in presence.goods
                ),
            )
            for presence in book.presences
        )
        return _stock(replace(book, presences=presences))

    def album(self, slots: Mapping[str, tuple[float, float]], quality: Quality = PAPER) -> Album:
        """Collects the pictures of one item; `slots` are the sizes in mm of its places for pictures."""
        return Album(self.catalog, quality, 1.0, slots=slots)

    def document(
        self,
        template: str,
        build: Callable[..., View],
        *inputs: object,
        album: Album | None = None,
        stock: Stock | None = None,
    ) -> Document:
        """The paper: `build(stock, *inputs)` is its view. Inputs are nouns, texts, numbers, and tuples of them. `stock`
        is the whole one unless told otherwise."""
        return Document(
            template,
            ViewRecipe(build, (stock or self.stock, *inputs)),
            pictures={**self._logo.pictures, **(album.pictures if album else {})},
            preset="cetak",
            language=self.language,
            day=self.setting.as_of.isoformat(),
        )

    @cached_property
    def _logo(self) -> Album:
        return self.album({"partner": (40.0, 16.0)})

    def _book(self) -> Book:
        # An edition of its own: nobody is filtered out, and it is none of those that are bound.
        edition = Edition(id="lepas", paper="a4", language=self.language, audience=self.audience)
        return Book(
            site=self.catalog.site,
            look=look(self.catalog, lambda file: self._logo.site_photo(file, "partner")),
            exhibition=self.exhibition,
            edition=edition,
            categories=tuple(self.catalog.categories.values()),
            presences=tuple(self._presence(id) for id in self.goods),
            names=tuple((vendor.id, vendor.name, vendor.source.place("nama")) for vendor in self.vendors),
            base_url=self.setting.base_url,
            as_of=self.setting.as_of,
        )

    def _presence(self, id: str) -> Presence:
        goods = tuple(
            Goods(
                product=product,
                badges=permits.badges(product, self.catalog.categories.get(product.category), self.setting.as_of),
                numbers=(),
                ready=bool(self.setting.ready.get(product.address)),
                stock=(),
                photo=None,
                card=None,
                large=None,
                hero=None,
                lying=False,
            )
            for product in self.goods[id]
        )
        return Presence(self.catalog.vendors[id], "", "row", goods, None)


def _stock(book: Book) -> Stock:
    return Stock(book, Source(file="", digest=hashlib.sha256(identity(book).encode()).hexdigest()))


def _outlined(product: Product) -> Product:
    """A product's name and category, known by these alone."""
    told = (product.address, product.name, product.category)
    source = replace(product.source, digest=identity(told))
    return Product(id=product.id, source=source, vendor=product.vendor, name=product.name, category=product.category)


Item = Callable[[Fair], Iterable[tuple[str, Document]]]


def fairs(public: Catalog, buyers: Catalog, setting: Setting) -> Iterator[Fair]:
    """Every exhibition in every language of its editions for visitors; Indonesian where there are none."""
    for exhibition in public.exhibitions.values():
        editions = exhibition.all_editions()
        read: list[Lang] = ["en" if e.language == "en" else "id" for e in editions if e.audience != "pembeli"]
        languages: tuple[Lang, ...] = tuple(dict.fromkeys(read)) or ("id",)
        has_buyers = any(e.audience == "pembeli" for e in editions)
        for n, language in enumerate(languages):
            for_buyers = Fair(buyers, exhibition, setting, language, n == 0, "pembeli") if has_buyers else None
            yield Fair(public, exhibition, setting, language, n == 0, buyers=for_buyers)


def papers(items: Iterable[Item], public: Catalog, buyers: Catalog, setting: Setting) -> dict[str, Document]:
    """Output path → paper, for every exhibition."""
    plan: dict[str, Document] = {}
    made = tuple(items)
    for fair in fairs(public, buyers, setting):
        suffix = "" if fair.is_first else f"-{fair.language}"
        for item in made:
            for name, document in item(fair):
                plan[f"print/{fair.exhibition.id}/{name}{suffix}.pdf"] = document
    return plan


def parts(name: str, count: int, most: int) -> Iterator[tuple[str, int, int]]:
    """A paper of `count` things in files of at most `most`, since a paper is held in memory as a whole: the name of
    each file, its first thing and the one after its last. The first file has the plain name.

    >>> list(parts("label", 5, 2))
    [('label', 0, 2), ('label-2', 2, 4), ('label-3', 4, 5)]
    """
    for n, start in enumerate(range(0, count, most), 1):
        yield (name if n == 1 else f"{name}-{n}"), start, min(start + most, count)


def frame_view(desk: Desk, title: str) -> View:
    """The keys of a view that `theme.typ` and `loose.typ` read; an item adds its own."""
    site, exhibition = desk.book.site, desk.book.exhibition
    return {
        "place": place_of(exhibition.source, "nama"),
        "title": title,
        "exhibition": exhibition.name.get(desk.language),
        "short": shortened(exhibition.name.get(desk.language), 80),
        "dates": desk.dates,
        "language": desk.language,
        "paper": "a4",
        "author": desk.office_name,
        "day": [desk.book.as_of.year, desk.book.as_of.month, desk.book.as_of.day],
        "data_date": desk.t("Data per {day}", day=date.long_date(desk.book.as_of, desk.language)),
        **look_view(desk.book.look, desk.language),
        "words": front.words(desk),
        "sample": desk.t("Contoh: semua isi rekaan") if site.sample else None,
        "categories": [front.category(desk, n, category) for n, category in enumerate(desk.book.categories)],
        "findings": [],
    }


def finding(code: str, place: Place, **values: str | int) -> View:
    """Something amiss that the view knows already, as the template reports it."""
    return {"code": code, "place": [place.file, place.line, place.column], "values": values}


def coarse_findings(album: Album) -> tuple[tuple[str, int, int, int], ...]:
    """Photos of an item with too few pixels for paper: path, mm across, pixels there are, pixels needed. An input for
    the view, which gives it to `told_coarse`."""
    return tuple((one.photo, one.millimetres, one.has, one.needs) for one in album.coarse)


def told_coarse(coarse: Iterable[tuple[str, int, int, int]]) -> list[View]:
    """The findings of `coarse_findings`, each photo once."""
    worst: dict[str, tuple[str, int, int, int]] = {}
    for one in coarse:
        worst[one[0]] = min(worst.get(one[0], one), one, key=lambda found: found[2] / found[3])
    return [
        finding("photo.coarse-in-print", Place(photo), file=photo.rpartition("/")[2], has=has, needs=needs, mm=across)
        for photo, across, has, needs in worst.values()
    ]
