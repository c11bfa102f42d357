"""The exhibition booklets: who and what is in each edition, in which order and how large, and with which pictures.

Everybody with a booth or a turn at one is in; an exhibition that has no booths yet is a catalogue of everybody.
`saring` narrows that: a vendor stays while something of theirs is left, and one without products stays unless goods
were asked for. The words and figures on the pages are made in `booklet_view`, when the file must be made.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from etalase import calendar, permits, whereabouts
from etalase.model import (
    Catalog,
    Category,
    Edition,
    Exhibition,
    Photo,
    PhotoFacts,
    Printing,
    Product,
    Selection,
    Source,
    Vendor,
)
from etalase.plan import ASKED, Setting, booklet_volumes, handover
from etalase.plan.booklet_desk import Band, Book, Goods, Opener, Presence, Room, Volume, zone_of
from etalase.plan.booklet_view import book_view, spine_view
from etalase.plan.booklet_volumes import Stand
from etalase.plan.looks import look
from etalase.recipe import (
    Coarse,
    Copy,
    Document,
    Finish,
    Picture,
    Press,
    Recipe,
    View,
    fingerprint,
    identity,
    picture_name,
)
from etalase.values import region
from etalase.values.ident import collation_key

TEMPLATE, SPINE = "booklet.typ", "spine.typ"

# Sizes in mm of the places for pictures in `templates/print/booklet.typ`.
SLOTS = {
    "block": (25.0, 36.0),
    "card": (58.0, 58.0),
    "row": (9.0, 9.0),
    "wide": (27.0, 32.0),
    "feature": (62.0, 100.0),
    "hero": (148.0, 100.0),
    "lesson": (38.0, 50.15),
    "opener": (148.0, 152.0),
    "band": (148.0, 100.0),
    "cover": (134.0, 118.0),
    "page": (154.0, 216.0),
    "heap": (52.0, 52.0),
    "logo": (14.0, 14.0),
    "shop": (58.0, 30.0),
    "partner": (40.0, 16.0),
}
_WHOLE_PAGE = ("cover", "page", "heap", "opener", "hero", "band")
_MM_PER_INCH = 25.4
# Below this a photo looks visibly worse on paper (print shops' own advice).
LEAST_DPI = 200

# From here on a vendor's products stand in short rows, and so do all of them in a book of that many.
_MANY_OF_ONE = 12
_MANY_IN_ALL = 400
_HEAP = 7
_MOST_ZONES = 8
_BANDS = 9


@dataclass(frozen=True, slots=True)
class Quality:
    """How finely pictures are made for one use of the paper."""

    dpi: int
    quality: int
    subsampling: Literal["4:2:0", "4:4:4"] = "4:2:0"


SCREEN = Quality(150, 78)
PAPER = Quality(300, 90, "4:4:4")
FINISHES: tuple[Finish, ...] = ("percetakan", "sampul", "kantor", "serah")
# Plain office paper of 80 g/m².
_PAPER_UM = 100


def booklets(public: Catalog, buyers: Catalog, setting: Setting) -> dict[str, Recipe]:
    """The PDFs of every edition of every exhibition; for visitors the one to read also where the site offers it.

    An edition for buyers is made from what buyers may see, and never lies below `site/`.
    """
    plan: dict[str, Recipe] = {}
    for id, shown in public.exhibitions.items():
        for edition in shown.all_editions():
            for_buyers = edition.audience == "pembeli"
            catalog = buyers if for_buyers else public
            exhibition = catalog.exhibitions.get(id, shown)
            site_stem = None if for_buyers else f"site/pameran/{id}/{edition.id}"
            plan |= _papers(catalog, exhibition, edition, setting, f"print/{id}/{edition.id}", site_stem)
    return plan


def on_site(catalog: Catalog, exhibition: Exhibition, setting: Setting) -> tuple[tuple[Edition, tuple[str, ...]], ...]:
    """Each visitors' edition with the addresses of its PDF for the screen, one for each volume."""
    found = []
    for edition in exhibition.all_editions():
        if edition.audience == "pengunjung":
            goods = chosen(catalog, exhibition, edition.selection, setting.ready)
            stem = f"/pameran/{exhibition.id}/{edition.id}"
            count = len(_volumes(catalog, exhibition, edition, goods))
            found.append((edition, tuple(f"{_volume_name(stem, n)}.pdf" for n in range(1, count + 1))))
    return tuple(found)


def asked_book(
    public: Catalog, buyers: Catalog, setting: Setting, name: str, exhibition: str | None, edition: Edition
) -> dict[str, Recipe]:
    """The PDFs of a book that was asked for by command; none if its exhibition is gone. It never lies below `site/`."""
    catalog = buyers if edition.audience == "pembeli" else public
    if exhibition is not None and exhibition not in catalog.exhibitions:
        return {}
    of = catalog.exhibitions[exhibition] if exhibition else no_exhibition(catalog, edition)
    return _papers(catalog, of, edition, setting, f"print/{ASKED}{name}")


def n_chosen(public: Catalog, buyers: Catalog, setting: Setting, exhibition: str | None, edition: Edition) -> int:
    """How many vendors an edition shows."""
    catalog = buyers if edition.audience == "pembeli" else public
    of = catalog.exhibitions[exhibition] if exhibition else no_exhibition(catalog, edition)
    return len(chosen(catalog, of, edition.selection, setting.ready))


def no_exhibition(catalog: Catalog, edition: Edition) -> Exhibition:
    """What a catalogue without an exhibition has in its place: a name, and no day, venue or booth."""
    title = edition.title or catalog.site.name
    settings = catalog.site.source
    source = Source(file=settings.file, digest=f"{settings.digest}|{identity(title)}", places=settings.places)
    return Exhibition(id="katalog", source=source, name=title)


def _papers(
    catalog: Catalog,
    exhibition: Exhibition,
    edition: Edition,
    setting: Setting,
    stem: str,
    site_stem: str | None = None,
) -> dict[str, Recipe]:
    """One edition in every finish, in volumes if it is too large for one book; the first keeps the edition's name."""
    plan: dict[str, Recipe] = {}
    goods = chosen(catalog, exhibition, edition.selection, setting.ready)
    volumes = _volumes(catalog, exhibition, edition, goods)
    for n, stands in enumerate(volumes, 1):
        volume = booklet_volumes.volume(catalog, volumes, n) if len(volumes) > 1 else None
        name = _volume_name(stem, n)
        document, _ = _document(catalog, exhibition, edition, setting, SCREEN, goods, stands, volume)
        plan[f"{name}-layar.pdf"] = document
        if site_stem:
            plan[f"{_volume_name(site_stem, n)}.pdf"] = document
        fine, coarse = _document(catalog, exhibition, edition, setting, PAPER, goods, stands, volume)
        inked = dataclasses.replace(fine, preset="cetak")
        for finish in FINISHES:
            press = _press(inked, finish, catalog.site.source, setting, coarse)
            bound = press.glued and finish == "sampul"
            spine = _spine(catalog, exhibition, edition, setting, volume) if bound else None
            sheet = _handover(catalog, exhibition, edition, setting, volume, name) if finish == "serah" else None
            plan[f"{name}-{finish}.pdf"] = dataclasses.replace(press, spine=spine, sheet=sheet)
    return plan


def _volumes(
    catalog: Catalog, exhibition: Exhibition, edition: Edition, goods: Mapping[str, tuple[Product, ...]]
) -> list[list[Stand]]:
    return booklet_volumes.split(_ordered(catalog, exhibition, edition, goods))


def _volume_name(stem: str, n: int) -> str:
    return stem if n == 1 else f"{stem}-jilid-{n}"


def _handover(
    catalog: Catalog, exhibition: Exhibition, edition: Edition, setting: Setting, volume: Volume | None, name: str
) -> Document:
    """What a print shop is told about the book."""
    told = (name.rpartition("/")[2], setting.printing, _paper_um(setting.printing))
    build = (handover.TEMPLATE, handover.handover_view)
    return _companion(catalog, exhibition, edition, setting, volume, build, told)


def _spine(
    catalog: Catalog, exhibition: Exhibition, edition: Edition, setting: Setting, volume: Volume | None
) -> Document:
    """What stands on the back of a glued book."""
    return _companion(catalog, exhibition, edition, setting, volume, (SPINE, spine_view))


def _companion(
    catalog: Catalog,
    exhibition: Exhibition,
    edition: Edition,
    setting: Setting,
    volume: Volume | None,
    build: tuple[str, Callable[..., Mapping[str, Any]]],
    told: tuple[Any, ...] = (),
) -> Document:
    """A paper beside a book, which names it: `build` is its template and view function, `told` what that wants more."""
    album = Album(catalog, PAPER, 1.0)
    seen = look(catalog, lambda file: album.site_photo(file, "partner"))
    which = volume and (volume.n, volume.count)
    template, view = build
    return Document(
        template,
        View(view, (seen, exhibition.source, exhibition.name, edition, which, *told)),
        album.pictures,
        "cetak",
        "en" if edition.language == "en" else "id",
        setting.as_of.isoformat(),
    )


def _paper_um(wanted: Printing) -> int:
    return round(wanted.paper_mm * 1000) if wanted.paper_mm else _PAPER_UM


def _press(document: Document, finish: Finish, settings: Source, setting: Setting, coarse: tuple[Coarse, ...]) -> Press:
    wanted = setting.printing
    return Press(
        document,
        finish,
        settings,
        paper_um=_paper_um(wanted),
        glued=wanted.binding == "lem",
        marks=wanted.crop_marks is not False,
        profile=Copy(*setting.profile) if setting.profile else None,
        condition=wanted.condition or "",
        coarse=coarse,
    )


def chosen(
    catalog: Catalog, exhibition: Exhibition, selection: Selection, ready: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Product, ...]]:
    """Vendor's id → the products that an edition shows, the featured ones first, then by name."""
    found: dict[str, tuple[Product, ...]] = {}
    for id in calendar.exhibitors(exhibition) or tuple(catalog.vendors):
        vendor = catalog.vendors.get(id)
        if vendor is None or vendor.status != "tayang" or not _wants_vendor(selection, vendor):
            continue
        goods = [p for p in catalog.products_of(id) if p.status in ("tayang", "habis") and _wants(selection, p, ready)]
        goods = [p for p in goods if not selection.codes or _named(selection, vendor, p)]
        if goods or not (selection.categories or selection.codes or selection.ready_for):
            found[id] = tuple(sorted(goods, key=lambda p: (not p.featured, collation_key(p.name.id), p.id)))
    return found


def _wants_vendor(selection: Selection, vendor: Vendor) -> bool:
    wanted = selection.districts
    in_district = not wanted or any(region.same_kecamatan(name, vendor.district) for name in wanted)
    return in_district and (not selection.vendors or vendor.id in selection.vendors)


def _wants(selection: Selection, product: Product, ready: Mapping[str, tuple[str, ...]]) -> bool:
    in_category = not selection.categories or product.category in selection.categories
    accepted = ready.get(product.address, ())
    return in_category and (not selection.ready_for or any(id in accepted for id in selection.ready_for))


def _named(selection: Selection, vendor: Vendor, product: Product) -> bool:
    wanted = {code.upper() for code in selection.codes}
    codes = (vendor.code, product.code, *(variant.code for variant in product.variants))
    return any(code and code.upper() in wanted for code in codes)


def _document(
    catalog: Catalog,
    exhibition: Exhibition,
    edition: Edition,
    setting: Setting,
    quality: Quality,
    chosen_goods: Mapping[str, tuple[Product, ...]],
    stands: Sequence[Stand],
    volume: Volume | None,
) -> tuple[Document, tuple[Coarse, ...]]:
    """The book of these stands, and which of its pictures have too few pixels for paper."""
    album = Album(catalog, quality, 1.0 if edition.paper == "a5" else 210 / 148)
    total = sum(len(products) for products in chosen_goods.values())
    goods: dict[str, tuple[Product, ...]] = {}
    for _, id, products in stands:
        goods[id] = (*goods.get(id, ()), *products)
    everything = [product for products in goods.values() for product in products]
    openers = tuple(_openers(album, edition, stands))
    taken = {opener.address for opener in openers}
    presences = tuple(
        presence_of(catalog, edition, setting, album, zone, id, products, total, taken) for zone, id, products in stands
    )
    known = {vendor for booth in exhibition.booths for vendor in calendar.vendors_at(booth)}
    carried = {stock for presence in presences for good in presence.goods for stock in good.stock}
    retailers = tuple(catalog.retailers[id] for id in sorted({retailer for retailer, _ in carried}))
    cover = _cover(album, exhibition)
    book = Book(
        site=catalog.site,
        look=look(catalog, lambda file: album.site_photo(file, "partner")),
        exhibition=exhibition,
        edition=edition,
        volume=volume,
        categories=tuple(catalog.categories.values()),
        presences=presences,
        names=tuple(
            (id, (vendor := catalog.vendors[id]).name, vendor.source.place("nama"))
            for id in sorted(known)
            if id in catalog.vendors
        ),
        retailers=retailers,
        base_url=setting.base_url,
        as_of=setting.as_of,
        cover=cover,
        heap=tuple(_heap(album, everything)) if not cover and catalog.theme.cover.style == "mangkuk" else (),
        openers=openers,
        bands=tuple(_bands(album, catalog, goods, taken)),
        lesson=_lesson(album, everything),
        logos=tuple(
            (partner.name, logo)
            for partner in catalog.site.partners
            if (logo := album.site_photo(partner.logo, "partner"))
        ),
        shops=tuple((shop.id, name) for shop in retailers if (name := album.site_photo(shop.photo, "shop"))),
        drawing=drawing_of(album, exhibition),
    )
    document = Document(
        TEMPLATE,
        View(book_view, (book,)),
        pictures=album.pictures,
        language="en" if edition.language == "en" else "id",
        day=setting.as_of.isoformat(),
    )
    return document, tuple(album.coarse)


def _cover(album: Album, exhibition: Exhibition) -> str | None:
    """The exhibition's own cover picture, else that of the theme; a plain cover has none."""
    wanted = album.catalog.theme.cover
    if wanted.style == "polos":
        return None
    slot = "page" if wanted.style == "penuh" else "cover"
    return album.site_photo(exhibition.cover or wanted.picture, slot)


def drawing_of(album: Album, exhibition: Exhibition) -> tuple[str, int, int] | None:
    """The plan that staff have drawn, with its width and height in any unit."""
    facts = album.catalog.photos.get(album.catalog.plan_path(exhibition) or "")
    return (album.drawn(facts), facts.width, facts.height) if facts and facts.format == "SVG" else None


def _ordered(
    catalog: Catalog, exhibition: Exhibition, edition: Edition, goods: Mapping[str, tuple[Product, ...]]
) -> Iterator[Stand]:
    """Zone, vendor and products: each vendor once by booth, or once in every category that it makes something of."""
    first_booth: dict[str, tuple[str, str]] = {}
    for booth in exhibition.booths:
        for vendor in calendar.vendors_at(booth):
            key = (collation_key(booth.number), booth.number)
            first_booth[vendor] = min(first_booth.get(vendor, key), key)

    def place(id: str) -> tuple[bool, str, str]:
        return id not in first_booth, first_booth.get(id, ("", ""))[0], collation_key(catalog.vendors[id].name)

    order = sorted(goods, key=place)
    if edition.order == "stan":
        zones = {id: zone_of(first_booth[id][1]) if id in first_booth else "" for id in order}
        met = [zone for zone, _ in groupby(zones[id] for id in order)]
        # Letters that stand for rows of booths, not for a booth each.
        apart = len(set(met)) == len(met) and 1 < len(met) <= _MOST_ZONES and len(order) >= 2 * len(met)
        yield from ((zones[id] if apart else "", id, goods[id]) for id in order)
        return
    for category in catalog.categories.values():
        for id in order:
            if of_it := _of(goods[id], category):
                yield category.id, id, of_it
    yield from (("", id, ()) for id in order if not any(p.category in catalog.categories for p in goods[id]))


def _of(products: Iterable[Product], category: Category) -> tuple[Product, ...]:
    return tuple(product for product in products if product.category == category.id)


def presence_of(
    catalog: Catalog,
    edition: Edition,
    setting: Setting,
    album: Album,
    zone: str,
    id: str,
    products: tuple[Product, ...],
    total: int,
    taken: Set[str],
) -> Presence:
    vendor = catalog.vendors[id]
    size = _size(edition, len(products), any(album.has_photo(product) for product in products), total)
    block = size == "block"
    large = next((p for p in products if block and p.featured and album.has_photo(p)), None)
    return Presence(
        vendor=vendor,
        zone=zone,
        size=size,
        goods=tuple(
            Goods(
                product=product,
                badges=permits.badges(product, catalog.categories.get(product.category), setting.as_of),
                numbers=tuple(_numbers(product, catalog.categories.get(product.category), setting.as_of)),
                ready=bool(setting.ready.get(product.address)),
                stock=tuple(
                    (stockist.retailer.id, tuple(outlet.id for outlet in stockist.outlets))
                    for stockist in whereabouts.stockists(product, catalog.retailers, setting.as_of)
                ),
                photo=album.product(product, size),
                card=album.product(product, "card") if block else None,
                large=album.product(product, "feature") if product is large else None,
                hero=album.product(product, "hero") if product is large and product.address not in taken else None,
                lying=album.is_lying(product),
            )
            for product in products
        ),
        logo=album.vendor_photo(vendor, vendor.logo, "logo") if total <= _MANY_IN_ALL else None,
    )


def _numbers(product: Product, category: Category | None, as_of: dt.date) -> Iterator[tuple[str, str]]:
    for kind, held in product.permits.items():
        if held.number and permits.shown(product, kind, category, as_of):
            yield kind, held.number


def _size(edition: Edition, count: int, pictured: bool, total: int) -> Room:
    """How much room a vendor's products get. Buyers read figures, so theirs always have a whole line each."""
    if edition.audience == "pembeli":
        return "wide"
    return "block" if pictured and count <= _MANY_OF_ONE and total <= _MANY_IN_ALL else "row"


def _openers(album: Album, edition: Edition, ordered: Iterable[Stand]) -> Iterator[Opener]:
    """The best photo of each zone; buyers' openings are low."""
    zones: dict[str, list[Product]] = {}
    for zone, _, products in ordered:
        zones.setdefault(zone, []).extend(products)
    for zone, goods in zones.items():
        if best := album.best(goods):
            name = album.product(best, "opener")
            yield Opener(zone, name or "", best.address)


def _bands(album: Album, catalog: Catalog, goods: Mapping[str, tuple[Product, ...]], taken: Set[str]) -> Iterator[Band]:
    """Pictures for pages that end early: where people work, then goods that are shown in large nowhere else."""
    found = [
        Band(name, id, alt.get("id") if (alt := vendor.photo.alt) else vendor.name)
        for id in goods
        if (vendor := catalog.vendors[id]).photo and (name := album.vendor_photo(vendor, vendor.photo, "band"))
    ]
    for products in goods.values():
        if len(found) >= _BANDS:
            break
        others = [product for product in products if not product.featured and product.address not in taken]
        if (best := album.best(others)) and (name := album.product(best, "band")):
            found.append(Band(name, best.vendor, best.name.id))
    yield from found[:_BANDS]


def _heap(album: Album, products: list[Product]) -> Iterator[str]:
    """Photos for the goods in the bowl of a cover without a picture: one of each vendor, the featured ones first."""
    best = sorted((p for p in products if album.has_photo(p)), key=lambda p: not p.featured)
    turn: Counter[str] = Counter()
    rounds: list[tuple[int, Product]] = []
    for product in best:
        rounds.append((turn[product.vendor], product))
        turn[product.vendor] += 1
    for _, product in sorted(rounds, key=lambda found: found[0])[:_HEAP]:
        if name := album.product(product, "heap"):
            yield name


def _lesson(album: Album, products: list[Product]) -> tuple[str, str] | None:
    """The product that shows how to read a page, and its photo: one with a price, a photo and many badges."""
    able = [p for p in products if album.has_photo(p) and p.price and len(p.name.id) < 40]
    best = max(
        able, key=lambda p: (len(tuple(p.permits.items())), p.content is not None, bool(p.featured)), default=None
    )
    name = album.product(best, "lesson") if best else None
    return (best.address, name) if best and name else None


@dataclass
class Album:
    """Collects the pictures of one book. `scale` is how much larger its whole-page pictures are than on A5; `slots` are
    the sizes in mm of its places for pictures."""

    catalog: Catalog
    quality: Quality
    scale: float
    slots: Mapping[str, tuple[float, float]] = field(default_factory=lambda: SLOTS)
    pictures: dict[str, Picture | Copy] = field(default_factory=dict)
    coarse: list[Coarse] = field(default_factory=list)

    def has_photo(self, product: Product) -> bool:
        return self._facts(product) is not None

    def is_lying(self, product: Product) -> bool:
        facts = self._facts(product)
        return facts is not None and facts.width > 1.2 * facts.height

    def product(self, product: Product, slot: str) -> str | None:
        """The name of the product's main photo cut for the slot, or None if it has none."""
        facts = self._facts(product)
        return self._add(facts, product.photos[0].focus, slot) if facts else None

    def best(self, products: Iterable[Product]) -> Product | None:
        """A featured product with a large photo, else any with a large one."""
        able = [(p, facts) for p in products if (facts := self._facts(p))]
        found = max(able, key=lambda one: (bool(one[0].featured), one[1].width * one[1].height), default=None)
        return found[0] if found else None

    def vendor_photo(self, vendor: Vendor, photo: Photo | None, slot: str) -> str | None:
        facts = self.catalog.photos.get(self.catalog.photo_path(vendor.id, photo.file)) if photo else None
        return self._add(facts, photo.focus, slot) if facts and photo and facts.format != "SVG" else None

    def site_photo(self, file: str | None, slot: str) -> str | None:
        """The name of a picture of the site; a drawing stays a drawing, other logos keep their proportions."""
        facts = self.catalog.photos.get(self.catalog.site_photo_path(file)) if file else None
        if facts is None:
            return None
        return self.drawn(facts) if facts.format == "SVG" else self._add(facts, None, slot, whole=slot == "partner")

    def drawn(self, facts: PhotoFacts) -> str:
        copy = Copy(facts.path, facts.digest)
        name = f"gambar/{fingerprint(copy)[:16]}.svg"
        self.pictures[name] = copy
        return name

    def _facts(self, product: Product) -> PhotoFacts | None:
        if not product.photos:
            return None
        facts = self.catalog.photos.get(self.catalog.photo_path(product.vendor, product.photos[0].file))
        return facts if facts and facts.format != "SVG" else None

    def _add(self, facts: PhotoFacts, focus: tuple[float, float] | None, slot: str, *, whole: bool = False) -> str:
        """`whole`: in its own proportions within the slot instead of cropped to it."""
        scale = self.scale if slot in _WHOLE_PAGE else 1.0
        wanted = [side * scale / _MM_PER_INCH * self.quality.dpi for side in self.slots[slot]]
        # Never enlarged: a smaller photo keeps its own pixels.
        share = min(1.0, facts.width / wanted[0], facts.height / wanted[1])
        if whole:
            share = min(wanted[0] / facts.width, wanted[1] / facts.height, 1.0)
            wanted = [facts.width, facts.height]
        picture = Picture(
            source=facts.path,
            digest=facts.digest,
            width=max(1, int(wanted[0] * share)),
            height=None if whole else max(1, int(wanted[1] * share)),
            focus=focus or (0.5, 0.5),
            format="jpeg",
            quality=self.quality.quality,
            subsampling=self.quality.subsampling,
        )
        name = picture_name(picture)
        if name not in self.pictures and not whole and share * self.quality.dpi < LEAST_DPI:
            across = self.slots[slot][0] * scale
            needs = round(across / _MM_PER_INCH * LEAST_DPI)
            self.coarse.append(Coarse(name, facts.path, round(across), picture.width, needs))
        self.pictures[name] = picture
        return name
