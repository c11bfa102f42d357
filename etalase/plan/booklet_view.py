"""What stands in an exhibition booklet, ready to be placed: every text in its language, every figure as it is printed.

The view is plain lists and mappings of texts and numbers, for `templates/print/booklet.typ`. A mapping that comes from an
entry says so by `place`, so that a letter which no font has can be reported where it was typed. An *anchor* is the name
of a spot in the book; the template finds its page. Categories are known by their index, None is no category.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from etalase import calendar, prose
from etalase.codes import Code, ean13, qr
from etalase.model import Booth, Category, Edition, Exhibition, Product, Retailer, Site, Source, Vendor
from etalase.plan import booklet_colour as colour
from etalase.plan import booklet_floor as floor
from etalase.values import bpom, date, halal, money, phone, pirt, registration
from etalase.values.content_size import ContentSize
from etalase.values.ident import collation_key, initial
from etalase.values.text import Lang
from etalase.words import Words, words

Room = Literal["block", "row", "wide"]
View = dict[str, Any]

MAIN, ACCENT = "#0b5a4a", "#f7b71d"
FONTS = "Plus Jakarta Sans, Noto Sans (SIL OFL 1.1)"

_MOST_VARIANTS = 8
_EXCERPT, _SHORT_EXCERPT = 340, 150
_LABEL_FORMS = {"pirt": pirt.label_form, "halal": halal.label_form, "bpom": bpom.label_form}


@dataclass(frozen=True, slots=True)
class Goods:
    """A product in one edition. `numbers` are its permits in force; `stock` is (retailer, outlets) where it is sold;
    `photo` and `large` name pictures, `large` only for the one that its vendor is featured with."""

    product: Product
    badges: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    ready: bool
    stock: tuple[tuple[str, tuple[str, ...]], ...]
    photo: str | None
    large: str | None


@dataclass(frozen=True, slots=True)
class Presence:
    """A vendor with the products that stand together in the book; in order of category a vendor may appear more often."""

    vendor: Vendor
    size: Room
    goods: tuple[Goods, ...]


@dataclass(frozen=True)
class Book:
    """Everything that one edition prints. `names` are the vendors of all booths, `heap` the photos in the bowl of a
    cover that has no picture, `openers` the picture of each category, `lesson` a product and its photo."""

    site: Site
    exhibition: Exhibition
    edition: str
    categories: tuple[Category, ...]
    presences: tuple[Presence, ...]
    names: tuple[tuple[str, str], ...]
    retailers: tuple[Retailer, ...]
    base_url: str | None
    as_of: dt.date
    cover: str | None
    heap: tuple[str, ...]
    openers: tuple[tuple[str, str | None], ...]
    lesson: tuple[str, str] | None


def book_view(book: Book) -> View:
    """The whole book; see the template for what it does with each part."""
    return _Writer(book).view()


class _Writer:
    """Holds what every part of the book needs: the language, the words, who stands where, which letter a category has."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.edition: Edition = next(e for e in book.exhibition.all_editions() if e.id == book.edition)
        self.language: Lang = "en" if self.edition.language == "en" else "id"
        self.words: Words = words("print", self.language)
        self.index = {category.id: n for n, category in enumerate(book.categories)}

    def t(self, message: str, **values: object) -> str:
        return self.words.text(message, **values)

    def view(self) -> View:
        book, site, exhibition = self.book, self.book.site, self.book.exhibition
        title = exhibition.name.get(self.language)
        subtitle = self.edition.title.get(self.language) if self.edition.title else self.t("Katalog pameran")
        return {
            "place": _place(exhibition.source, "nama"),
            "title": title,
            "subtitle": subtitle,
            "language": self.language,
            "paper": self.edition.paper,
            "by_category": self.edition.order == "kategori",
            "buyers": self.for_buyers,
            "author": self.office_name,
            "day": [book.as_of.year, book.as_of.month, book.as_of.day],
            "brand": site.name.get(self.language),
            "colours": self._colours(),
            "words": self._words(),
            "sample": self.t("Contoh: semua isi rekaan") if site.sample else None,
            "categories": [self._category(n, category) for n, category in enumerate(book.categories)],
            "cover": self._cover(),
            "inside": self._inside(),
            "foreword": self._foreword(),
            "about": self._about(),
            "lesson": self._lesson(),
            "programme": self._programme(),
            "plan": self._plan(),
            "booths": [self._booth(booth) for booth in self.booths],
            "sections": self._sections(),
            "prices": self._prices(),
            "stockists": self._stockists(),
            "indexes": self._indexes(),
            "glossary": self._glossary(),
            "colophon": self._colophon(),
            "back": self._back(),
        }

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
        return dict(self.book.names)

    @cached_property
    def goods(self) -> list[Goods]:
        return [good for presence in self.book.presences for good in presence.goods]

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
        return _code(qr(f"{self.book.base_url}p/{code}/"))

    @cached_property
    def web(self) -> View | None:
        return _code(qr(self.link("") or "")) if self.book.base_url else None

    # The small things of every page.

    def _colours(self) -> View:
        main = self.book.site.colours.main or MAIN
        accent = self.book.site.colours.accent or ACCENT
        deep = colour.darker(main, 0.68)
        return {
            "main": main,
            "deep": deep,
            "on_main": colour.readable_on(main),
            "accent": accent,
            "accent_light": colour.palette(accent, 0)["soft"],
            "accent_deep": colour.darker(accent, 0.82),
            "on_accent": colour.readable_on(accent),
            "deep_on_accent": deep if colour.contrast(deep, accent) >= 4.5 else colour.readable_on(accent),
        }

    def _words(self) -> dict[str, str]:
        said = (
            ("contents", "Daftar isi"),
            ("foreword", "Sambutan"),
            ("about", "Tentang pameran"),
            ("lesson", "Cara membaca"),
            ("programme", "Acara"),
            ("plan", "Denah pameran"),
            ("booths", "Daftar stan"),
            ("vendors", "Pelaku usaha dan produk"),
            ("prices", "Daftar harga"),
            ("stockists", "Beli di mana"),
            ("index", "Indeks"),
            ("glossary", "Arti izin dan tanda"),
            ("shopping", "Daftar belanja"),
            ("meetings", "Catatan pertemuan"),
            ("notes", "Catatan"),
            ("colophon", "Kolofon"),
            ("ask", "Tanyakan harga"),
            ("from", "mulai"),
            ("sold_out", "sedang habis"),
            ("page", "Halaman"),
            ("booth", "Stan"),
            ("continued", "lanjutan"),
            ("ready", "Siap ritel"),
            ("partners", "Mitra"),
            ("entrance", "Masuk"),
            ("name", "Nama"),
            ("product", "Produk"),
            ("vendor", "Pelaku usaha"),
            ("price", "Harga"),
            ("wholesale", "Grosir"),
            ("minimum", "Minimal pesan"),
            ("min", "Min."),
            ("brand_badge", "Merek"),
            ("retail", "Eceran"),
            ("follow_up", "Tindak lanjut"),
            ("amount", "Jumlah"),
            ("no_goods", "Daftar produknya ada di stan."),
            ("nobody", "Belum ada pelaku usaha dalam edisi ini."),
            ("at_home", "Pesan dari rumah"),
            ("at_home_text", "Pindai, pilih produk, lalu pesan lewat WhatsApp langsung ke pembuatnya."),
            ("price_note", "Harga berlaku saat buku ini dibuat dan dapat berubah."),
            ("part_index", "Pelaku usaha, produk, kategori, kecamatan"),
            ("part_prices", "Semua produk, urut kategori"),
            ("part_stockists", "Gerai dan toko di luar pameran"),
            ("part_booths", "Siapa di stan mana, dan di halaman berapa"),
            ("part_plan", "Stan dan tempat penting"),
            ("part_lesson", "Tanda dan singkatan dalam buku ini"),
            ("part_programme", "Hari demi hari"),
            ("photo_none", "belum ada foto"),
        )
        return {key: self.t(message) for key, message in said}

    def _category(self, place: int, category: Category) -> View:
        goods = [good for good in self.goods if good.product.category == category.id]
        makers = {good.product.vendor for good in goods}
        return {
            "place": _place(category.source),
            "name": category.name.get(self.language),
            "letter": self._letters[place],
            "tagged": not self._letters_from_booths,
            "goods": len(goods),
            "count": " · ".join(
                (
                    self.words.plural("{n} pelaku usaha", len(makers)),
                    self.words.plural("{n} produk", len(goods)),
                )
            ),
            "lead": category.description.get(self.language) if category.description else None,
            "picture": dict(self.book.openers).get(category.id),
            "anchors": [self.anchors[good.product.address] for good in goods],
            **colour.palette(category.colour, place),
        }

    @cached_property
    def _prefixes(self) -> dict[int, set[str]]:
        """Category → the letters with which its booths' numbers begin."""
        found: dict[int, set[str]] = {}
        for booth in self.booths:
            place = self.booth_category(booth)
            letters = re.match(r"[^\W\d_]{1,2}(?=\W?\d)", booth.number)
            if place is not None:
                found.setdefault(place, set()).add(letters[0].upper() if letters else "")
        return found

    @cached_property
    def _letters_from_booths(self) -> bool:
        """Whether the letter in a booth's number already says its category."""
        prefixes = [next(iter(letters)) for letters in self._prefixes.values() if len(letters) == 1]
        return bool(prefixes) and len(set(prefixes) - {""}) == len(self._prefixes)

    @cached_property
    def _letters(self) -> list[str]:
        taken = {next(iter(letters)) for letters in self._prefixes.values()} if self._letters_from_booths else set()
        free = (letter for letter in _alphabet() if letter not in taken)
        return [
            next(iter(self._prefixes[n])) if self._letters_from_booths and n in self._prefixes else next(free)
            for n in range(len(self.book.categories))
        ]

    def _chips(self, vendor: str) -> list[View]:
        return [self._chip(booth) for booth in self.booths_of.get(vendor, ())]

    def _chip(self, booth: Booth) -> View:
        return {"number": booth.number, "category": self.booth_category(booth)}

    # Covers and the pages before the goods.

    def _cover(self) -> View:
        exhibition = self.book.exhibition
        return {
            "picture": self.book.cover,
            "heap": list(self.book.heap),
            "alt": exhibition.name.get(self.language),
            "dates": self._dates,
            "venue": exhibition.venue,
            "hours": self._hours,
        }

    @property
    def _dates(self) -> str | None:
        exhibition = self.book.exhibition
        if not exhibition.start:
            return None
        return date.date_range(exhibition.start, exhibition.end or exhibition.start, self.language)

    @property
    def _hours(self) -> str | None:
        hours = self.book.exhibition.hours
        return hours.get(self.language) if hours else None

    def _counts(self) -> list[tuple[int, str]]:
        districts = {vendor.district for vendor in self.vendors.values() if vendor.district}
        counted = (
            (len(self.booths), "{n} stan"),
            (len(self.vendors), "{n} pelaku usaha"),
            (len({good.product.address for good in self.goods}), "{n} produk"),
            (len(districts), "{n} kecamatan"),
        )
        return [(n, self.words.plural(message, n)) for n, message in counted if n]

    def _inside(self) -> View:
        site = self.book.site
        slogan = site.slogan.get(self.language) if site.slogan else site.name.get(self.language)
        return {
            "place": _place(site.source, "slogan"),
            "slogan": slogan,
            "counts": ", ".join(text.replace(" ", "\u00a0") for _, text in self._counts()),
            "qr": self.web,
            "label": self.t("Katalog lengkap"),
            "address": _shown_address(self.book.base_url),
            "office": self._office(),
        }

    def _office(self) -> list[str]:
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

    def _foreword(self) -> View | None:
        foreword = self.book.exhibition.foreword
        text = foreword.get(self.language) if foreword else ""
        tree = prose.to_tree(text)
        return {"place": _place(self.book.exhibition.source, "sambutan"), "tree": tree} if tree else None

    def _about(self) -> View:
        exhibition, site = self.book.exhibition, self.book.site
        rows = (
            (self.t("Tanggal"), self._dates),
            (self.t("Buka"), self._hours),
            (self.t("Tempat"), exhibition.venue),
            (self.t("Alamat"), exhibition.address),
            (self.t("Penyelenggara"), exhibition.organiser or self.office_name),
            (self.t("Kantor"), " · ".join(self._office()[1:]) or None),
        )
        partners = (*exhibition.partners, *(partner.name for partner in site.partners))
        return {
            "counts": [[str(n), text.replace(str(n), "", 1).strip()] for n, text in self._counts()],
            "rows": [[label, text] for label, text in rows if text],
            "partners": list(dict.fromkeys(partners)),
            "qr": self.short(exhibition.code),
            "qr_label": self.t("Pameran ini di situs"),
        }

    def _lesson(self) -> View:
        used = [kind for kind in ("halal", "pirt", "bpom", "merek") if any(kind in good.badges for good in self.goods)]
        signs = {
            "halal": (self.t("Bersertifikat halal."), self.t("Nomor dari BPJPH, diawali ID.")),
            "pirt": (self.t("Pangan industri rumah tangga."), self.t("Nomor P-IRT, 15 angka.")),
            "bpom": (self.t("Izin edar BPOM."), self.t("Pangan beku, susu, dan olahan tertentu.")),
            "merek": (self.t("Merek terdaftar."), self.t("Nama dan gambar dilindungi.")),
        }
        rows = [{"badge": kind, "name": signs[kind][0], "text": signs[kind][1]} for kind in used]
        if any(good.ready for good in self.goods):
            text = self.t("Memenuhi semua syarat wajib paling sedikit satu toko.")
            rows.append({"badge": "ready", "name": self.t("Siap masuk ritel."), "text": text})
        chips = [self._chip(booth) for booth in self.booths]
        if chips:
            text = self.t("Warnanya menandai kategori, nomornya ada di denah.")
            rows.append({"chips": chips[:1] + chips[-1:], "name": self.t("Nomor stan."), "text": text})
        example = None
        if self.book.lesson:
            address, photo = self.book.lesson
            good = next(good for good in self.goods if good.product.address == address)
            example = {
                **self._product(good),
                "photo": photo,
                "notes": {
                    "name": self.t("Nama produk"),
                    "content": self.t("Isi bersih"),
                    "price": self.t("Harga"),
                    "unit": self.t("Untuk membandingkan"),
                    "badges": self.t("Izin yang berlaku"),
                    "ready": self.t("Siap masuk ritel"),
                },
            }
        return {
            "lead": self.t("Satu blok produk memuat semua yang perlu ditanyakan di meja."),
            "example": example,
            "rows": rows,
        }

    def _programme(self) -> list[View]:
        return [
            {
                "day": str(day.day),
                "weekday": date.weekday(day, self.language),
                "month": date.month_year(day, self.language).partition(" ")[0],
                "slots": [
                    {
                        "time": date.time_shown(slot.start or "", self.language),
                        "title": slot.title.get(self.language),
                        "where": " · ".join(
                            part
                            for part in (
                                slot.place or "",
                                self.t("sampai {time}", time=date.time_shown(slot.end, self.language))
                                if slot.end
                                else "",
                            )
                            if part
                        ),
                    }
                    for slot in slots
                ],
            }
            for day, slots in calendar.programme(self.book.exhibition).items()
        ]

    # The floor plan and the list of booths.

    def _plan(self) -> View | None:
        plan = self.book.exhibition.plan
        cells = plan.cells if plan else ()
        found = floor.areas(cells)
        if not found:
            return None
        columns, rows = max(len(row) for row in cells), len(cells)
        at = floor.fold(found, columns)
        halves = [(0, at), (at, columns)] if columns > 1 else [(0, columns)]
        return {
            "place": _place(self.book.exhibition.source, "denah"),
            "lead": self.t("Warna, pola, dan huruf menandai kategori. Satu petak selebar 3 meter."),
            "columns": columns,
            "rows": rows,
            "whole": [self._area(area) for area in found],
            "halves": [
                {
                    "columns": last - first,
                    "areas": [
                        self._area(part, whole.word) for whole in found if (part := floor.cut(whole, first, last))
                    ],
                }
                for first, last in halves
            ],
            "legend": sorted({n for booth in self.booths if (n := self.booth_category(booth)) is not None}),
        }

    def _area(self, area: floor.Area, word: str | None = None) -> View:
        word = word or area.word
        view: View = {
            "rects": [list(rect) for rect in area.rects],
            "label": area.label,
            "outline": [[list(corner) for corner in loop] for loop in floor.outline(area.cells)]
            if len(area.rects) > 1
            else [],
        }
        booth = self._booth_by_number.get(word.casefold())
        if booth is None:
            shown = word.replace("-", " ")
            kind = "door" if re.match(r"(pintu|masuk|keluar)\b", shown.casefold()) else "place"
            return {**view, "kind": kind, "text": self.t(shown[:1].upper() + shown[1:])}
        everybody = [self.names[id] for id in calendar.vendors_at(booth) if id in self.names]
        if len(everybody) > 1:
            name = self.words.plural("{n} pelaku usaha", len(everybody))
        else:
            name = everybody[0] if everybody else ""
        return {**view, "kind": "booth", "text": booth.number, "name": name, "category": self.booth_category(booth)}

    @cached_property
    def _booth_by_number(self) -> dict[str, Booth]:
        return {booth.number.casefold(): booth for booth in self.book.exhibition.booths}

    def _booth(self, booth: Booth) -> View:
        place = self.book.exhibition.booths.index(booth)
        rows = [self._stand(id, None) for id in booth.vendors if id in self.names]
        for day, turns in calendar.rota(booth).items():
            for turn in turns:
                of_turn = [id for id in turn.vendors if id in self.names]
                when = self._turn(day, turn.start, turn.end)
                rows += [self._stand(id, when if n == 0 else None) for n, id in enumerate(of_turn)]
        return {**self._chip(booth), "place": _place(self.book.exhibition.source, f"stan.{place}"), "rows": rows}

    def _stand(self, vendor: str, when: str | None) -> View:
        return {"name": self.names[vendor], "when": when, "anchor": self._group_anchor.get(vendor)}

    def _turn(self, day: dt.date, start: str | None, end: str | None) -> str:
        shown = f"{date.short_weekday(day, self.language)} {day.day}"
        return f"{shown}, {date.time_range(start, end, None, self.language)}" if start else shown

    @cached_property
    def _group_anchor(self) -> dict[str, str]:
        """Vendor's id → where the vendor first appears."""
        found: dict[str, str] = {}
        for n, presence in enumerate(self.book.presences):
            found.setdefault(presence.vendor.id, f"v{n}")
        return found

    # The goods.

    def _sections(self) -> list[View]:
        if self.edition.order == "stan":
            groups = [self._group(n, presence) for n, presence in enumerate(self.book.presences)]
            return [{"category": None, "groups": groups}] if groups else []
        found: dict[int | None, list[View]] = {}
        for n, presence in enumerate(self.book.presences):
            category = self.index.get(presence.goods[0].product.category) if presence.goods else None
            found.setdefault(category, []).append(self._group(n, presence))
        return [{"category": category, "groups": groups} for category, groups in found.items()]

    def _group(self, n: int, presence: Presence) -> View:
        vendor = presence.vendor
        chips = self._chips(vendor.id)
        category = self.index.get(presence.goods[0].product.category) if presence.goods else None
        story = prose.to_plain(vendor.story.get(self.language)) if vendor.story else ""
        large = next((good for good in presence.goods if good.large), None)
        return {
            "place": _place(vendor.source, "nama"),
            "anchor": f"v{n}",
            "name": vendor.name,
            "where": " · ".join(dict.fromkeys(part for part in (vendor.village, vendor.district) if part)),
            "chips": chips,
            "category": category if category is not None else (chips[0]["category"] if chips else None),
            "rota": self._rota(vendor.id),
            "contact": self._contact(vendor),
            "qr": self.short(vendor.code),
            "link": self.link(f"pelaku/{vendor.id}/"),
            "story": _excerpt(story, _EXCERPT if large else _SHORT_EXCERPT),
            "size": presence.size,
            "feature": self._feature(large) if large else None,
            "goods": [self._product(good) for good in presence.goods if good is not large],
        }

    def _rota(self, vendor: str) -> list[str]:
        """The turns of a vendor that shares its booths; more than four are said in one line."""
        turns: list[tuple[dt.date, str]] = []
        for booth in self.booths_of.get(vendor, ()):
            if vendor in booth.vendors:
                return []
            for day, of_day in calendar.rota(booth).items():
                turns += [(day, self._turn(day, turn.start, turn.end)) for turn in of_day if vendor in turn.vendors]
        if len(turns) > 4:
            days = sorted({day for day, _ in turns})
            return [
                self.words.plural("{n} giliran jaga", len(turns))
                + ", "
                + date.date_range(days[0], days[-1], self.language)
            ]
        return [text for _, text in sorted(turns)]

    def _contact(self, vendor: Vendor) -> View | None:
        """The vendor's own number with consent, else the office's."""
        office = self.book.site.office
        for number, label, chat in (
            (vendor.whatsapp, self.t("WA {number}"), True),
            (vendor.phone, self.t("Telepon {number}"), False),
            (office.whatsapp, self.t("WA kantor {number}"), True),
            (office.phone, self.t("Telepon kantor {number}"), False),
        ):
            if number:
                href = phone.whatsapp_link(number) if chat else phone.call_link(number)
                return {"text": label.format(number=phone.shown(number)), "href": href}
        return None

    def _product(self, good: Goods) -> View:
        product = good.product
        prices = [v.price for v in product.variants if v.price] if product.variants else [product.price or 0]
        lowest = min((price for price in prices if price), default=0)
        content = _content(product)
        return {
            "place": _place(product.source, "nama"),
            "anchor": self.anchors[product.address],
            "name": product.name.get(self.language),
            "category": self.index.get(product.category),
            "content": content.shown(self.language) if content else None,
            "price": money.number(lowest) if lowest else None,
            "from": len({v.price for v in product.variants}) > 1 and bool(lowest),
            "unit": money.unit_price_text(lowest, content, self.language) if lowest and content else None,
            "variants": self._variants(product),
            "badges": [*good.badges, *(("ready",) if good.ready else ())],
            "photo": good.photo,
            "alt": self._alt(product),
            "sold_out": product.status == "habis",
            "link": self.link(f"produk/{product.vendor}/{product.id}/"),
            "offer": self._offer(good) if self.for_buyers else None,
        }

    def _alt(self, product: Product) -> str:
        described = product.photos[0].alt if product.photos else None
        return described.get(self.language) if described else product.name.get(self.language)

    def _variants(self, product: Product) -> list[list[str]]:
        """Name with content, and price; the last line counts those that have no room."""
        lines = []
        for variant in product.variants[:_MOST_VARIANTS]:
            content = variant.content
            name = variant.name.get(self.language)
            shown = f"{name}, {content.shown(self.language)}" if content else name
            gone = f" ({self.t('sedang habis')})" if variant.status == "habis" else ""
            lines.append([shown + gone, money.number(variant.price) if variant.price else ""])
        left = len(product.variants) - _MOST_VARIANTS
        if left > 0:
            lines.append([self.words.plural("dan {n} varian lain", left), ""])
        return lines

    def _feature(self, good: Goods) -> View:
        text = prose.to_plain(good.product.description.get(self.language))
        return {**self._product(good), "photo": good.large, "excerpt": _excerpt(text, _EXCERPT)}

    def _offer(self, good: Goods) -> View:
        """What only buyers may read."""
        product = good.product
        wholesale = product.wholesale if product.wholesale and product.wholesale.shown else None
        minimum = money.number(wholesale.minimum, self.language) if wholesale and wholesale.minimum else None
        capacity = money.number(product.monthly_capacity, self.language) if product.monthly_capacity else None
        rows = (
            (self.t("Grosir"), money.rupiah(wholesale.price) if wholesale and wholesale.price else None),
            (self.t("Minimal pesan"), self.t("{amount} buah", amount=minimum) if minimum else None),
            (self.t("Kapasitas"), self.t("{amount} buah/bulan", amount=capacity) if capacity else None),
            (self.t("Umur simpan"), product.shelf_life.shown(self.language) if product.shelf_life else None),
            (self.t("Penyimpanan"), self.t(product.storage.replace("-", " ")) if product.storage else None),
            (self.t("Kemasan"), self.t(product.packaging) if product.packaging else None),
        )
        codes = (product.gtin, *(variant.gtin for variant in product.variants))
        barcode = next((made for gtin in codes if gtin and (made := ean13(gtin))), None)
        return {
            "rows": [[label, text] for label, text in rows if text],
            "numbers": [self._number(kind, number) for kind, number in good.numbers],
            "barcode": _code(barcode) if barcode else None,
            "gtin": next((gtin for gtin in codes if gtin), None) if not barcode else None,
        }

    def _number(self, kind: str, number: str) -> str:
        if kind == "halal":
            return f"Halal {halal.label_form(number)}"
        form = _LABEL_FORMS.get(kind)
        return (
            form(number)
            if form
            else f"{kind.upper() if kind in ('sni', 'nkv') else self.t('Merek')} {registration.label_form(number)}"
        )

    # The lists after the goods.

    def _prices(self) -> list[View]:
        found: dict[int | None, list[View]] = {}
        for good in sorted(
            self.goods, key=lambda g: (collation_key(g.product.name.get(self.language)), g.product.address)
        ):
            product = good.product
            booths = ", ".join(booth.number for booth in self.booths_of.get(product.vendor, ()))
            wholesale = product.wholesale if self.for_buyers and product.wholesale and product.wholesale.shown else None
            common = {
                "place": _place(product.source, "nama"),
                "booth": _short_booths(booths),
                "anchor": self.anchors[product.address],
                "wholesale": money.number(wholesale.price) if wholesale and wholesale.price else "",
                "minimum": money.number(wholesale.minimum, self.language) if wholesale and wholesale.minimum else "",
            }
            rows = found.setdefault(self.index.get(product.category), [])
            name = product.name.get(self.language)
            if not product.variants:
                content = product.content
                price = money.number(product.price) if product.price else "–"
                rows.append(
                    {**common, "name": name, "content": content.shown(self.language) if content else "", "price": price}
                )
            for variant in product.variants:
                content = variant.content
                rows.append(
                    {
                        **common,
                        "name": f"{name}, {variant.name.get(self.language)}",
                        "content": content.shown(self.language) if content else "",
                        "price": money.number(variant.price) if variant.price else "–",
                    }
                )
        order = [*range(len(self.book.categories)), None]
        return [{"category": category, "rows": found[category]} for category in order if category in found]

    def _stockists(self) -> list[View]:
        carried: dict[str, list[Goods]] = {}
        for good in self.goods:
            for id, _ in good.stock:
                carried.setdefault(id, []).append(good)
        cards = []
        for retailer in sorted(self.book.retailers, key=lambda r: collation_key(r.name)):
            goods = carried.get(retailer.id, [])
            used = {outlet for good in goods for id, outlets in good.stock if id == retailer.id for outlet in outlets}
            outlets = [outlet for outlet in retailer.outlets if outlet.id in used] or list(retailer.outlets)
            makers = list(dict.fromkeys(good.product.vendor for good in goods))
            chips = [chip for maker in makers for chip in self._chips(maker)[:1]]
            cards.append(
                {
                    "place": _place(retailer.source, "nama"),
                    "type": self.t(retailer.type),
                    "name": retailer.name,
                    "outlets": [
                        " · ".join(
                            part
                            for part in (o.name, o.village, o.hours.get(self.language) if o.hours else "")
                            if part and part != retailer.name
                        )
                        for o in outlets[:6]
                    ]
                    + ([self.words.plural("dan {n} gerai lain", len(outlets) - 6)] if len(outlets) > 6 else []),
                    "count": self.words.plural("{n} produk", len({good.product.address for good in goods})),
                    "chips": sorted(chips, key=lambda chip: collation_key(chip["number"]))[:14],
                }
            )
        return cards

    def _indexes(self) -> list[View]:
        language = self.language
        by_vendor: dict[str, list[str]] = {}
        for n, presence in enumerate(self.book.presences):
            anchors = by_vendor.setdefault(presence.vendor.id, [])
            anchors += [f"v{n}", *(self.anchors[good.product.address] for good in presence.goods)]
        vendors = [
            self._entry(vendor.name, self.booths_of.get(vendor.id, ()), by_vendor[vendor.id], vendor.source)
            for vendor in self.vendors.values()
        ]
        goods = [
            self._entry(
                good.product.name.get(language),
                self.booths_of.get(good.product.vendor, ()),
                [self.anchors[good.product.address]],
                good.product.source,
            )
            for good in {good.product.address: good for good in self.goods}.values()
        ]
        categories = [
            self._entry(
                category.name.get(language),
                self._all_booths(good.product.vendor for good in self.goods if good.product.category == category.id),
                [self.anchors[good.product.address] for good in self.goods if good.product.category == category.id],
                category.source,
            )
            for category in self.book.categories
            if any(good.product.category == category.id for good in self.goods)
        ]
        districts: dict[str, list[str]] = {}
        for vendor in self.vendors.values():
            if vendor.district:
                districts.setdefault(vendor.district, []).append(vendor.id)
        places = [
            self._entry(name, self._all_booths(ids), [anchor for id in ids for anchor in by_vendor[id]], None)
            for name, ids in districts.items()
        ]
        parts = (
            (self.t("Pelaku usaha"), vendors, True),
            (self.t("Produk"), goods, True),
            (self.t("Kategori"), categories, False),
            (self.t("Kecamatan"), places, False),
        )
        return [
            {"title": title, "letters": letters and len(entries) > 40, "spread": not letters, "entries": sorted(entries, key=_by_name)}
            for title, entries, letters in parts
            if entries
        ]

    def _all_booths(self, vendors: Iterable[str]) -> list[Booth]:
        wanted = set(vendors)
        return [booth for booth in self.booths if wanted.intersection(calendar.vendors_at(booth))]

    def _entry(self, name: str, booths: Iterable[Booth], anchors: list[str], source: Source | None) -> View:
        numbers = [booth.number for booth in booths]
        shown = ", ".join(numbers) if len(numbers) <= 3 else self.words.plural("{n} stan", len(numbers))
        place = {"place": _place(source, "nama")} if source else {}
        return {
            **place,
            "name": name,
            "initial": initial(name),
            "booths": shown,
            "anchors": list(dict.fromkeys(anchors)),
        }

    def _glossary(self) -> list[list[str]]:
        return [
            [self.t("P-IRT"), self.t("Izin pangan olahan kering buatan rumah tangga, dari dinas kesehatan; 15 angka.")],
            [self.t("Halal"), self.t("Sertifikat dari BPJPH; diawali ID dan 17 angka.")],
            [self.t("BPOM"), self.t("Izin edar Badan POM; MD dibuat di dalam negeri, ML dari luar negeri.")],
            [self.t("Merek"), self.t("Nama dagang yang terdaftar di Direktorat Jenderal Kekayaan Intelektual.")],
            [self.t("NIB"), self.t("Nomor Induk Berusaha: tanda usaha tercatat.")],
            [self.t("Isi bersih"), self.t("Berat atau isi tanpa kemasan.")],
            [self.t("Harga satuan"), self.t("Harga per 100 g, 100 ml, atau satu buah, untuk membandingkan kemasan.")],
            [self.t("Titip jual"), self.t("Toko membayar setelah barang laku.")],
        ]

    def _colophon(self) -> list[list[str]]:
        site = self.book.site
        rows = (
            (self.t("Penerbit"), self.office_name),
            (self.t("Data"), self.t("per {day}", day=date.long_date(self.book.as_of, self.language))),
            (self.t("Lisensi data"), site.data_licence),
            (self.t("Huruf"), FONTS),
            (self.t("Situs"), _shown_address(self.book.base_url)),
            (
                self.t("Edisi pembeli."),
                self.t("Memuat harga grosir; untuk calon pembeli, bukan untuk disebarkan.")
                if self.for_buyers
                else None,
            ),
            (
                self.t("Contoh."),
                self.t("Semua pelaku usaha, produk, harga, jadwal, dan gerai dalam buku ini rekaan.")
                if site.sample
                else None,
            ),
        )
        return [[label, text] for label, text in rows if text]

    def _back(self) -> View:
        return {
            "title": self.t("Bukunya selesai, etalasenya tetap buka."),
            "qr": self.web,
            "address": _shown_address(self.book.base_url),
            "lead": self.t("Pesan kapan saja, langsung ke pembuatnya") if self.web else self.t("Hubungi kantor kami"),
            "office": self._office(),
            "note": " · ".join(
                part
                for part in (
                    self.t("Contoh: semua isi rekaan") if self.book.site.sample else "",
                    self.t("Data per {day}", day=date.long_date(self.book.as_of, self.language)),
                )
                if part
            ),
        }


def _place(source: Source, path: str = "") -> list[str | int]:
    found = source.place(path)
    return [found.file, found.line, found.column]


def _code(code: Code) -> View:
    return {"text": code.text, "n": code.columns, "runs": [list(run) for run in code.runs]}


def _content(product: Product) -> ContentSize | None:
    """The content of the pack; with variants only where all of them hold the same."""
    if not product.variants:
        return product.content
    contents = {variant.content for variant in product.variants}
    return contents.pop() if len(contents) == 1 else None


def _excerpt(text: str, most: int) -> str | None:
    """The text, or as many whole sentences of it as fit, else as many words with a sign that there are more."""
    if len(text) <= most:
        return text or None
    ends = [found.end() for found in re.finditer(r"[.!?…](?=\s)", text[:most])]
    if ends and ends[-1] > most // 3:
        return text[: ends[-1]]
    return text[:most].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


def _shown_address(base_url: str | None) -> str | None:
    return re.sub(r"^https?://|/$", "", base_url) if base_url else None


def _short_booths(numbers: str) -> str:
    return numbers if len(numbers) <= 5 else numbers.partition(",")[0] + " …"


def _by_name(entry: Mapping[str, Any]) -> tuple[bool, str]:
    """A to Z, then figures and other scripts."""
    return entry["initial"] == "#", collation_key(entry["name"])


def _alphabet() -> Iterable[str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from letters
    yield from (first + second for first in letters for second in letters)
