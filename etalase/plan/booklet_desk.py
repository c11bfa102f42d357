"""What all parts of a booklet need to know: its language and words, who stands where, where things are in the book."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from etalase import calendar
from etalase.codes import Code, qr
from etalase.model import Bilingual, Booth, Category, Edition, Exhibition, Product, Retailer, Site, Source, Vendor
from etalase.place import Place
from etalase.plan.looks import Look
from etalase.values import date, phone
from etalase.values.ident import collation_key
from etalase.values.text import Lang
from etalase.words import Words, words

Room = Literal["block", "row", "wide"]
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Goods:
    """A product in one edition. `numbers` are its permits in force; `stock` is (retailer, outlets) where it is sold.

    `photo`, `card`, `large` and `hero` name its photo cut for a small place, a square, a tall one and a whole width;
    the last two only for the one that its vendor is featured with. `lying` says that the photo is wider than high.
    """

    product: Product
    badges: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    ready: bool
    stock: tuple[tuple[str, tuple[str, ...]], ...]
    photo: str | None
    card: str | None
    large: str | None
    hero: str | None
    lying: bool


@dataclass(frozen=True, slots=True)
class Presence:
    """A vendor and the products that stand together in the book; in order of category a vendor may come more often.

    `zone` is the category, or the letter that the numbers of the booths around begin with; empty if neither parts the
    book.
    """

    vendor: Vendor
    zone: str
    size: Room
    goods: tuple[Goods, ...]
    logo: str | None


@dataclass(frozen=True, slots=True)
class Opener:
    """The photo with which a zone of the book opens, and the address of the product on it."""

    zone: str
    picture: str
    address: str


@dataclass(frozen=True, slots=True)
class Band:
    """A photo over the whole width for a page that ends early: of a vendor's place or of something that it makes."""

    picture: str
    vendor: str
    alt: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a vendor has in another volume: its name and where that is written, its district, the categories of its
    products there, and the number of the volume."""

    vendor: str
    name: str
    place: Place
    district: str
    categories: tuple[str, ...]
    volume: int


@dataclass(frozen=True, slots=True)
class Volume:
    """One of the volumes of an edition too large for one book: number `n` of `count`.

    `goods` are the products of the volumes before as (name, vendor, volume): the last one has an index of all.
    """

    n: int
    count: int
    elsewhere: tuple[Elsewhere, ...] = ()
    goods: tuple[tuple[Bilingual, str, int], ...] = ()


@dataclass(frozen=True)
class Book:
    """Everything that one edition prints. `names` are the vendors of all booths and where their names are written,
    `heap` the photos in the bowl of a cover that has no picture, `lesson` a product and its photo, `logos` of partners
    by name, `shops` the photos of retailers by id, `drawing` the plan drawn by staff: name, width, height. `volume` is
    None for an edition in one book. What is bound in no book (a sign, a sheet) has none of the parts below `as_of`.
    """

    site: Site
    look: Look
    exhibition: Exhibition
    edition: Edition
    categories: tuple[Category, ...]
    presences: tuple[Presence, ...]
    names: tuple[tuple[str, str, Place], ...]
    base_url: str | None
    as_of: dt.date
    retailers: tuple[Retailer, ...] = ()
    cover: str | None = None
    heap: tuple[str, ...] = ()
    openers: tuple[Opener, ...] = ()
    bands: tuple[Band, ...] = ()
    lesson: tuple[str, str] | None = None
    logos: tuple[tuple[str, str], ...] = ()
    shops: tuple[tuple[str, str], ...] = ()
    drawing: tuple[str, int, int] | None = None
    volume: Volume | None = None


class Desk:
    """One book on the desk. Categories are known by their index, None is no category; an *anchor* is the name of a spot
    in the book, whose page the template finds.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.edition = book.edition
        self.language: Lang = "en" if self.edition.language == "en" else "id"
        self.words: Words = words("print", self.language)
        self.index = {category.id: n for n, category in enumerate(book.categories)}

    def t(self, message: str, **values: object) -> str:
        return self.words.text(message, **values)

    def is_foreign(self, text: Bilingual | None) -> bool:
        """Whether a text stands in Indonesian in an English book, because nobody translated it."""
        return text is not None and not text.has(self.language)

    @property
    def is_fair(self) -> bool:
        """Whether the book speaks of an exhibition; a catalogue asked for without one has no day."""
        return self.book.exhibition.start is not None

    @property
    def is_first(self) -> bool:
        return not self.book.volume or self.book.volume.n == 1

    @property
    def for_buyers(self) -> bool:
        return self.edition.audience == "pembeli"

    @property
    def office_name(self) -> str:
        office = self.book.site.office
        return office.name.get(self.language) if office.name else self.book.site.name.get(self.language)

    @cached_property
    def booths(self) -> list[Booth]:
        return sorted(self.book.exhibition.booths, key=lambda booth: collation_key(booth.number))

    @cached_property
    def vendors(self) -> dict[str, Vendor]:
        return {presence.vendor.id: presence.vendor for presence in self.book.presences}

    @cached_property
    def names(self) -> dict[str, str]:
        return {id: name for id, name, _ in self.book.names}

    @cached_property
    def name_places(self) -> dict[str, list[str | int]]:
        """Vendor's id → where its name is written."""
        return {id: [place.file, place.line, place.column] for id, _, place in self.book.names}

    @cached_property
    def goods(self) -> list[Goods]:
        return [good for presence in self.book.presences for good in presence.goods]

    @cached_property
    def goods_of(self) -> dict[str, list[Goods]]:
        """Vendor's id → its goods, in the order of the book."""
        found: dict[str, list[Goods]] = {}
        for good in self.goods:
            found.setdefault(good.product.vendor, []).append(good)
        return found

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Product's address → its anchor."""
        return {good.product.address: f"p{n}" for n, good in enumerate(self.goods)}

    @cached_property
    def booths_of(self) -> dict[str, list[Booth]]:
        """Vendor's id → its booths, in natural order."""
        found: dict[str, list[Booth]] = {}
        for booth in self.booths:
            for vendor in calendar.vendors_at(booth):
                found.setdefault(vendor, []).append(booth)
        return found

    @cached_property
    def main_category(self) -> dict[str, int | None]:
        """Vendor's id → the category of most of its products."""
        counted: dict[str, dict[int, int]] = {}
        for good in self.goods:
            place = self.index.get(good.product.category)
            if place is not None:
                of_vendor = counted.setdefault(good.product.vendor, {})
                of_vendor[place] = of_vendor.get(place, 0) + 1
        return {id: max(counts, key=lambda n: (counts[n], -n)) for id, counts in counted.items()}

    @cached_property
    def booth_by_number(self) -> dict[str, Booth]:
        """Number, ignoring case → booth."""
        return {booth.number.casefold(): booth for booth in self.book.exhibition.booths}

    def booth_category(self, booth: Booth) -> int | None:
        if booth.category in self.index:
            return self.index[booth.category or ""]
        found = [self.main_category.get(vendor) for vendor in calendar.vendors_at(booth)]
        return next((place for place in found if place is not None), None)

    def link(self, path: str) -> str | None:
        """The address of a page of the site, in the book's language."""
        if not self.book.base_url:
            return None
        prefix = "en/" if self.language == "en" and "en" in self.book.site.languages else ""
        return f"{self.book.base_url}{prefix}{path}"

    def short(self, code: str | None) -> View | None:
        """The QR code of a short address, with the address as it stands below it."""
        if not code or not self.book.base_url:
            return None
        return code_view(qr(f"{self.book.base_url}p/{code}/"))

    @cached_property
    def web(self) -> View | None:
        return code_view(qr(self.link("") or "")) if self.book.base_url else None

    def chips(self, vendor: str) -> list[View]:
        return [self.chip(booth) for booth in self.booths_of.get(vendor, ())]

    def chip(self, booth: Booth) -> View:
        return {"number": booth.number, "category": self.booth_category(booth)}

    @property
    def dates(self) -> str | None:
        exhibition = self.book.exhibition
        if not exhibition.start:
            return None
        return date.date_range(exhibition.start, exhibition.end or exhibition.start, self.language)

    @property
    def hours(self) -> str | None:
        hours = self.book.exhibition.hours
        return hours.get(self.language) if hours else None

    def counts(self) -> list[tuple[int, str]]:
        districts = {vendor.district for vendor in self.vendors.values() if vendor.district}
        counted = (
            (len(self.booths), "{n} stan"),
            (len(self.vendors), "{n} pelaku usaha"),
            (len({good.product.address for good in self.goods}), "{n} produk"),
            (len(districts), "{n} kecamatan"),
        )
        return [(n, self.words.plural(message, n)) for n, message in counted if n]

    def office(self) -> list[str]:
        office = self.book.site.office
        number = office.whatsapp or office.phone
        return [
            text
            for text in (
                self.office_name,
                office.address,
                f"WhatsApp {phone.shown(office.whatsapp)}" if office.whatsapp else None,
                phone.shown(number) if number and not office.whatsapp else None,
                office.email,
                office.hours.get(self.language) if office.hours else None,
            )
            if text
        ]

    @cached_property
    def elsewhere(self) -> dict[str, list[int]]:
        """Vendor's id → the other volumes that it stands in."""
        found: dict[str, list[int]] = {}
        for one in self.book.volume.elsewhere if self.book.volume else ():
            found.setdefault(one.vendor, []).append(one.volume)
        return found

    def volumes(self, numbers: Iterable[int]) -> str:
        """Where to look further, as it stands in an index: `jilid 2, 3`."""
        shown = ", ".join(str(n) for n in sorted(set(numbers)))
        return self.t("jilid {n}", n=shown) if shown else ""

    def turn(self, day: dt.date, start: str | None, end: str | None) -> str:
        shown = f"{date.short_weekday(day, self.language)} {day.day}"
        return f"{shown}, {date.time_range(start, end, None, self.language)}" if start else shown

    @cached_property
    def group_anchor(self) -> dict[str, str]:
        """Vendor's id → where the vendor first appears."""
        found: dict[str, str] = {}
        for n, presence in enumerate(self.book.presences):
            found.setdefault(presence.vendor.id, f"v{n}")
        return found

    @cached_property
    def prefixes(self) -> dict[int, set[str]]:
        """Category → the letters with which its booths' numbers begin."""
        found: dict[int, set[str]] = {}
        for booth in self.booths:
            place = self.booth_category(booth)
            if place is not None:
                found.setdefault(place, set()).add(zone_of(booth.number))
        return found

    @cached_property
    def letters_from_booths(self) -> bool:
        """Whether the letter in a booth's number already says its category."""
        prefixes = [next(iter(letters)) for letters in self.prefixes.values() if len(letters) == 1]
        return bool(prefixes) and len(set(prefixes) - {""}) == len(self.prefixes)

    @cached_property
    def letters(self) -> list[str]:
        taken = {next(iter(letters)) for letters in self.prefixes.values()} if self.letters_from_booths else set()
        free = (letter for letter in _alphabet() if letter not in taken)
        return [
            next(iter(self.prefixes[n])) if self.letters_from_booths and n in self.prefixes else next(free)
            for n in range(len(self.book.categories))
        ]


def zone_of(number: str) -> str:
    """The letter that a booth's number begins with.

    >>> zone_of("A12"), zone_of("b-3"), zone_of("7")
    ('A', 'B', '')
    """
    letters = re.match(r"[^\W\d_]{1,2}(?=\W?\d)", number)
    return letters[0].upper() if letters else ""


def place_of(source: Source, path: str = "") -> list[str | int]:
    found = source.place(path)
    return [found.file, found.line, found.column]


def code_view(code: Code) -> View:
    return {"text": code.text, "n": code.columns, "runs": [list(run) for run in code.runs]}


def shown_address(base_url: str | None) -> str | None:
    return re.sub(r"^https?://|/$", "", base_url) if base_url else None


def shortened(text: str, most: int) -> str:
    """The text, or its first words with a sign that there are more.

    >>> shortened("Olahan Laut Manggar", 15)
    'Olahan Laut …'
    """
    return text if len(text) <= most else (text[:most].rpartition(" ")[0] or text[:most]) + " …"


def _alphabet() -> Iterable[str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from letters
    yield from (first + second for first in letters for second in letters)
