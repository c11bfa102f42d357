"""Content that no designer dreams of still makes good pages: heads with what they head, words with their language."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from etalase import parts
from etalase.model import Bilingual, Booth, Edition, Variant
from etalase.place import Place
from etalase.plan.booklet import booklets
from etalase.recipe import Document, Made, Picture
from tests import fair
from tests.test_paper import made, pages

# 270 letters without a place to break.
WORD = "Pneumonoultramikroskopiksilikovulkanokoniosis" * 6
SENTENCE = "Keripik Singkong Balado Pedas Manis Gurih Renyah Buatan Rumahan " * 5


def book(catalog: Any) -> Made:
    return made(catalog, parts.font_files())


def named(name: str) -> Any:
    """A fair at which everything is called so: the fair, its vendors and products, its place, its categories."""
    base = fair.catalog()
    bilingual = Bilingual(id=name)
    catalog = replace(
        base,
        products={address: replace(product, name=bilingual) for address, product in base.products.items()},
        vendors={id: replace(vendor, name=name) for id, vendor in base.vendors.items()},
        categories={id: replace(category, name=bilingual) for id, category in base.categories.items()},
    )
    return fair.with_exhibition(catalog, name=bilingual, venue=name)


@pytest.mark.parametrize("name", [WORD, SENTENCE], ids=["one word", "many words"])
def test_names_of_three_hundred_letters_stay_on_the_page(name: str) -> None:
    result = book(named(name))
    assert result.problems == ()
    with pypdfium2.PdfDocument(result.data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert all(left >= 0 and foot >= 0 for left, foot, _, _ in boxes)
            assert all(right <= page.get_width() + 0.5 and top <= page.get_height() for _, _, right, top in boxes)
            # The running head is one line, above everything else.
            head = page.get_height() - 13 * 72 / 25.4
            assert len({round(foot) for _, foot, _, top in boxes if foot > head and top < page.get_height()}) <= 4


def test_no_head_of_the_index_is_left_alone() -> None:
    """A head at the foot of a column would be followed by its own repetition at the top of the next."""
    for text in pages(book(named(SENTENCE)).data):
        assert "Produk Produk · lanjutan" not in text


def test_more_than_eight_variants_are_counted() -> None:
    base = fair.catalog()
    kinds = tuple(Variant(name=Bilingual(id=f"Rasa {n}"), price=10_000 + n) for n in range(12))
    odd = replace(base.products["manggar/amplang"], price=None, variants=kinds)
    told = " ".join(pages(book(replace(base, products={**base.products, odd.address: odd})).data))
    assert "dan 4 varian lain" in told
    # The price list has every one.
    assert "Rasa 11" in told


def test_vendors_without_products_stand_side_by_side() -> None:
    vendors = {f"v{n}": fair.vendor(f"v{n}", f"Usaha{n:02d}") for n in range(40)}
    booths = (Booth(number="1", vendors=tuple(vendors)),)
    base = fair.with_exhibition(fair.catalog(vendors=vendors, products={}), booths=booths, plan=None)
    heads = [text.count("Daftar produknya ada di stan.") for text in pages(book(base).data)]
    assert sum(heads) == 40
    assert max(heads) > 8


def test_other_scripts_are_printed_and_what_no_font_has_is_told_where_it_stands() -> None:
    base = fair.catalog()
    name = "حلويات بحرية"
    odd = replace(base.products["manggar/stik"], name=Bilingual(id=f"{name} 🐟"))
    strange = replace(base.vendors["teluk"], name="Rumah \U000130b8")
    result = book(
        replace(base, products={**base.products, odd.address: odd}, vendors={**base.vendors, "teluk": strange})
    )
    [problem] = result.problems
    assert (problem.code, problem.values["glyph"]) == ("glyph.missing", "U+130B8")
    assert problem.place == Place("content/vendors/teluk/vendor.yaml", 2, 7)
    assert any("🐟" in text for text in pages(result.data))


def test_a_huge_photo_is_cut_to_its_places() -> None:
    base = fair.catalog()
    path = "content/vendors/manggar/photos/amplang.jpg"
    huge = replace(base.photos[path], width=12_000, height=9_000)
    catalog = replace(base, photos={path: huge})
    for recipe in booklets(catalog, catalog, fair.SETTING).values():
        document = recipe if isinstance(recipe, Document) else getattr(recipe, "source", None)
        if isinstance(document, Document):
            sizes = [(p.width, p.height or 0) for p in document.pictures.values() if isinstance(p, Picture)]
            # The whole of an A5 page with its bleed at 300 dots per inch.
            assert max(width for width, _ in sizes) <= 1819
            assert max(height for _, height in sizes) <= 2551


def test_indonesian_in_an_english_book_says_so() -> None:
    base = fair.with_exhibition(fair.catalog(), editions=(Edition(id="katalog", language="en"),))
    translated = replace(base.products["manggar/stik"], name=Bilingual(id="Stik Rumput Laut", en="Seaweed Sticks"))
    catalog = replace(base, products={**base.products, translated.address: translated})
    spoken = spoken_links(book(catalog).data)
    assert spoken["https://etalase.example/en/produk/manggar/amplang/"] == {"id"}
    assert spoken["https://etalase.example/en/produk/manggar/stik/"] == {"en"}


def spoken_links(data: bytes) -> dict[str, set[str]]:
    """Address → the languages in which a reader that follows the tags speaks the words that lead there."""
    found: dict[str, set[str]] = {}

    def walk(element: Any, language: str) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if element.get("/Type") == "/OBJR" and "/A" in element["/Obj"]:
            found.setdefault(str(element["/Obj"]["/A"].get("/URI")), set()).add(language)
        inside = element.get("/K", pikepdf.Array())
        for child in inside if isinstance(inside, pikepdf.Array) else [inside]:
            walk(child, str(element.get("/Lang", language)))

    with pikepdf.open(io.BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot, str(pdf.Root.Lang))
    return found
