"""What stands in an exhibition booklet, ready to be placed: every text in its language, every figure as it is printed.

The view is plain lists and mappings of texts and numbers, for `templates/print/booklet.typ`. A mapping that comes from
an entry says so by `place`, so that a letter which no font has can be reported where it was typed.
"""

from __future__ import annotations

from etalase.model import Bilingual, Edition, Source
from etalase.plan import booklet_front as front
from etalase.plan import booklet_goods as goods
from etalase.plan import booklet_lists as lists
from etalase.plan import booklet_stands as stands
from etalase.plan.booklet_desk import Book, Desk, View, place_of, shortened
from etalase.plan.looks import Look, look_view
from etalase.values.text import Lang
from etalase.words import words

# Letters of the title on the back of a book.
_LONGEST_ON_SPINE = 70


def spine_view(look: Look, source: Source, name: Bilingual, edition: Edition, volume: tuple[int, int] | None) -> View:
    """The back of a glued book: its title, which volume it is, and whose it is."""
    language: Lang = "en" if edition.language == "en" else "id"
    said = words("print", language)
    return {
        **look_view(look, language),
        "place": place_of(source, "nama"),
        "language": language,
        "paper": edition.paper,
        "words": {},
        "title": shortened(name.get(language), _LONGEST_ON_SPINE),
        "volume": said.text("Jilid {n} dari {count}", n=volume[0], count=volume[1]) if volume else "",
    }


def book_view(book: Book) -> View:
    """The whole book; see the template for what it does with each part."""
    desk = Desk(book)
    site, exhibition = book.site, book.exhibition
    title = exhibition.name.get(desk.language)
    return {
        "place": place_of(exhibition.source, "nama"),
        "title": title,
        "short_title": shortened(title, 60),
        "subtitle": front.subtitle(desk),
        "volume": front.volume(desk),
        "language": desk.language,
        "paper": desk.edition.paper,
        "by_category": desk.edition.order == "kategori",
        "buyers": desk.for_buyers,
        "author": desk.office_name,
        "day": [book.as_of.year, book.as_of.month, book.as_of.day],
        **look_view(book.look, desk.language),
        "words": front.words(desk),
        "sample": desk.t("Contoh: semua isi rekaan") if site.sample else None,
        "categories": [front.category(desk, n, category) for n, category in enumerate(book.categories)],
        "bands": front.bands(desk),
        "cover": front.cover(desk),
        "inside": front.inside(desk),
        "foreword": front.foreword(desk),
        "about": front.about(desk),
        "lesson": front.lesson(desk),
        "programme": front.programme(desk),
        "plan": stands.plan(desk),
        "drawing": stands.drawing(desk),
        "booths": [stands.booth(desk, booth) for booth in desk.booths],
        "sections": goods.sections(desk),
        "prices": lists.prices(desk),
        "stockists": lists.stockists(desk),
        "indexes": lists.indexes(desk),
        "glossary": lists.glossary(desk),
        "colophon": lists.colophon(desk),
        "back": lists.back(desk),
    }
