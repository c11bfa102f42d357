"""Editions too large for one book: where they are parted, what they are called, and that each knows of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase import parts
from etalase.make import paper
from etalase.model import Booth, Edition
from etalase.plan import booklet_volumes
from etalase.plan.booklet import FINISHES, booklets, on_site
from etalase.plan.booklet_volumes import Stand, split
from etalase.plan.events import papers
from etalase.recipe import Document, Picture
from tests import fair
from tests.test_paper import TEMPLATES, pages


def stand(zone: str, vendor: str, count: int) -> Stand:
    return zone, vendor, tuple(fair.product(vendor, f"p{n}", f"Barang {n}") for n in range(count))


def counts(volumes: list[list[Stand]]) -> list[int]:
    return [sum(len(products) for _, _, products in volume) for volume in volumes]


stands = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 9)), max_size=30)


@given(stands, st.integers(1, 12))
def test_nothing_is_lost_and_no_volume_is_too_thick(made: list[tuple[str, int]], most: int) -> None:
    ordered = [stand(zone, f"v{n}", count) for n, (zone, count) in enumerate(made)]
    volumes = split(ordered, most)
    assert max(counts(volumes)) <= most

    def names(stands: list[Stand]) -> list[tuple[str, str]]:
        return [(vendor, product.id) for _, vendor, products in stands for product in products]

    assert [name for volume in volumes for name in names(volume)] == names(ordered)
    assert {vendor for volume in volumes for _, vendor, _ in volume} == {vendor for _, vendor, _ in ordered}


def test_few_products_are_one_book() -> None:
    assert counts(split([stand("", "v", 12)], 12)) == [12]
    assert split([], 12) == [[]]


def test_volumes_are_about_equal() -> None:
    assert counts(split([stand("", f"v{n}", 1) for n in range(26)], 12)) == [9, 8, 9]


def test_a_volume_begins_with_a_zone_that_begins_near_by() -> None:
    ordered = [stand("A" if n < 9 else "B", f"v{n}", 1) for n in range(20)]
    assert counts(split(ordered, 12)) == [9, 11]
    # A border far from the middle would leave one volume too thin.
    ordered = [stand("A" if n < 2 else "B", f"v{n}", 1) for n in range(14)]
    assert counts(split(ordered, 12)) == [7, 7]


@pytest.fixture
def small_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a volume held 20 products at most."""
    monkeypatch.setattr(booklet_volumes.split, "__defaults__", (20,))


def many(**edition: Any) -> Any:
    """30 products in the first category and 20 in the second, of 10 vendors."""
    vendors = {f"v{n}": fair.vendor(f"v{n}", f"Usaha Nomor{n}", code=f"V{n}") for n in range(10)}
    goods = [
        fair.product(f"v{n // 5}", f"p{n}", f"Barang Unik{n:02d}", category="camilan" if n < 30 else "kriya")
        for n in range(50)
    ]
    base = fair.catalog(vendors=vendors, products={product.address: product for product in goods})
    booths = tuple(Booth(number=str(n + 1), vendors=(f"v{n}",)) for n in range(10))
    made = Edition(id="katalog", **edition)
    return fair.with_exhibition(base, booths=booths, plan=None, editions=(made,))


def views(catalog: Any) -> list[dict[str, Any]]:
    plan = booklets(catalog, catalog, fair.SETTING)
    found = []
    for path, recipe in plan.items():
        if path.startswith("print/") and isinstance(recipe, Document):
            found.append(dict(recipe.view.build(*recipe.view.inputs)))
    return found


@pytest.mark.usefixtures("small_volumes")
def test_the_first_volume_keeps_the_name_of_the_edition() -> None:
    plan = booklets(many(), many(), fair.SETTING)
    names = ("katalog", "katalog-jilid-2", "katalog-jilid-3")
    of_print = {f"print/pasar/{name}-{use}.pdf" for name in names for use in ("layar", *FINISHES)}
    assert set(plan) == of_print | {f"site/pameran/pasar/{name}.pdf" for name in names}
    # The exhibition's page offers every one of them.
    (books,) = (on_site(many(), each, fair.SETTING) for each in many().exhibitions.values())
    assert [(each.path, each.language) for each in papers(books, "id")] == [
        (f"/pameran/pasar/{name}.pdf", f"jilid {n} dari 3, bahasa Indonesia") for n, name in enumerate(names, 1)
    ]


@pytest.mark.usefixtures("small_volumes")
def test_each_volume_has_what_is_in_it_and_says_which_it_is() -> None:
    shown = views(many())
    assert [view["subtitle"] for view in shown] == [f"Katalog pameran · Jilid {n} dari 3" for n in (1, 2, 3)]
    held = [[p["name"] for s in view["sections"] for g in s["groups"] for p in g["goods"]] for view in shown]
    assert sorted(name for names in held for name in names) == [f"Barang Unik{n:02d}" for n in range(50)]
    assert shown[1]["volume"]["others"] == [
        "Jilid 1: Usaha Nomor0 – Usaha Nomor2",
        "Jilid 3: Usaha Nomor7 – Usaha Nomor9",
    ]
    # The foreword and the programme are in the first one.
    assert [bool(view["foreword"]) for view in shown] == [True, False, False]
    assert [bool(view["programme"]) for view in shown] == [True, False, False]


@pytest.mark.usefixtures("small_volumes")
def test_the_indexes_tell_the_volume() -> None:
    by_title = [{part["title"]: part["entries"] for part in view["indexes"]} for view in views(many())]
    first = {entry["name"]: (bool(entry["anchors"]), entry["volumes"]) for entry in by_title[0]["Pelaku usaha"]}
    assert first["Usaha Nomor0"] == (True, "")
    assert first["Usaha Nomor9"] == (False, "jilid 3")
    assert len(first) == 10
    kinds = {entry["name"]: entry["volumes"] for entry in by_title[0]["Kategori"]}
    assert kinds == {"Camilan Kota": "jilid 2", "Kriya Tangan": "jilid 2, 3"}
    # The last one is the key to all products.
    assert [len(parts["Produk"]) for parts in by_title] == [15, 20, 50]
    key = {entry["name"]: entry["volumes"] for entry in by_title[2]["Produk"]}
    assert (key["Barang Unik00"], key["Barang Unik20"], key["Barang Unik49"]) == ("jilid 1", "jilid 2", "")


@pytest.mark.usefixtures("small_volumes")
def test_by_category_a_volume_begins_with_one() -> None:
    shown = views(many(order="kategori"))
    kinds = [[section["title"] for section in view["sections"]] for view in shown]
    assert kinds == [["Camilan Kota"], ["Camilan Kota"], ["Kriya Tangan"]]
    assert shown[0]["volume"]["others"] == ["Jilid 2: Camilan Kota", "Jilid 3: Kriya Tangan"]


@pytest.mark.usefixtures("small_volumes")
def test_a_volume_on_paper_names_the_others_in_its_booth_list_and_index() -> None:
    catalog = many()
    recipe = booklets(catalog, catalog, fair.SETTING)["print/pasar/katalog-jilid-3-layar.pdf"]
    assert isinstance(recipe, Document)
    pictures = {name: fair.picture(p) for name, p in recipe.pictures.items() if isinstance(p, Picture)}
    made = paper.make_document(recipe, TEMPLATES, pictures, parts.font_files())
    assert made.problems == ()
    told = pages(made.data)
    assert "Jilid 3 dari 3" in told[0]
    assert "Jilid 1: Usaha Nomor0 – Usaha Nomor2" in told[2]
    index = " ".join(told)
    assert "Barang Unik07 2 jilid 1" in index
    booths = next(text for n, text in enumerate(told) if "Daftar stan" in text and n > 2)
    assert "Usaha Nomor0 jilid 1" in booths


def test_a_large_book_is_set_apart_with_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = fair.catalog()
    recipe = booklets(catalog, catalog, fair.SETTING)["print/pasar/katalog-layar.pdf"]
    assert isinstance(recipe, Document)
    small = replace(recipe, pictures={})
    broken = {**TEMPLATES, "booklet.typ": b"#let x = \n#nothing"}
    here = paper.make_document(small, broken, {}, parts.font_files())
    monkeypatch.setattr(paper, "_LARGE", 0)
    there = paper.make_document(small, broken, {}, parts.font_files())
    assert [problem.code for problem in there.problems] == ["template.broken"]
    assert there == here
    pictures = {name: fair.picture(p) for name, p in recipe.pictures.items() if isinstance(p, Picture)}
    apart = paper.make_document(recipe, TEMPLATES, pictures, parts.font_files())
    monkeypatch.undo()
    assert apart == paper.make_document(recipe, TEMPLATES, pictures, parts.font_files())
