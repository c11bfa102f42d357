"""Which booklets there are, who is in them, in which order, and that nothing stands in them that must not."""

from __future__ import annotations

import ast
import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase.model import Bilingual, Booth, FloorPlan, PhotoFacts, Printing, Turn
from etalase.plan import booklet_colour, booklet_floor
from etalase.plan.booklet import booklets
from etalase.recipe import Copy, Document, Picture, Press, fingerprint
from etalase.words import words
from tests import fair

USES = ("layar", "percetakan", "sampul", "kantor", "serah")


def document(catalog: Any, setting: Any = fair.SETTING) -> Document:
    made = [recipe for path, recipe in booklets(catalog, catalog, setting).items() if path.endswith("-layar.pdf")]
    assert len(made) == 1
    assert isinstance(made[0], Document)
    return made[0]


def view(catalog: Any, setting: Any = fair.SETTING) -> dict[str, Any]:
    shown = document(catalog, setting).view
    return dict(shown.build(*shown.inputs))


def groups(catalog: Any) -> list[tuple[str, list[str]]]:
    return [
        (group["name"], [product["name"] for product in group["goods"]])
        for section in view(catalog)["sections"]
        for group in section["groups"]
    ]


def names(catalog: Any) -> set[str]:
    return {name for _, goods in groups(catalog) for name in goods}


def saring(**selection: Any) -> Any:
    from etalase.model import Selection

    return fair.with_exhibition(fair.catalog(), **fair.editions({"id": "katalog", "selection": Selection(**selection)}))


def test_an_exhibition_without_editions_has_one_for_visitors_and_the_site_offers_it() -> None:
    plan = booklets(fair.catalog(), fair.catalog(), fair.SETTING)
    assert set(plan) == {f"print/pasar/katalog-{use}.pdf" for use in USES} | {"site/pameran/pasar/katalog.pdf"}
    assert fingerprint(plan["print/pasar/katalog-layar.pdf"]) == fingerprint(plan["site/pameran/pasar/katalog.pdf"])


def test_what_is_for_paper_is_made_of_one_book_with_fine_pictures() -> None:
    plan = booklets(fair.catalog(), fair.catalog(), fair.SETTING)
    presses = [recipe for recipe in plan.values() if isinstance(recipe, Press)]
    assert len(presses) == 4
    assert len({fingerprint(press.source) for press in presses}) == 1
    shown = plan["print/pasar/katalog-layar.pdf"]
    assert isinstance(shown, Document)

    def widest(book: Document) -> int:
        return max(recipe.width for recipe in book.pictures.values() if isinstance(recipe, Picture))

    assert widest(presses[0].source) > widest(shown)


def test_the_office_decides_about_paper_binding_and_marks() -> None:
    wanted = Printing(paper_mm=Decimal("0.115"), binding="lem", crop_marks=False, condition="FOGRA39")
    setting = replace(fair.SETTING, printing=wanted, profile=("content/kertas.icc", "d1"))
    press = booklets(fair.catalog(), fair.catalog(), setting)["print/pasar/katalog-percetakan.pdf"]
    assert isinstance(press, Press)
    assert (press.paper_um, press.glued, press.marks, press.condition) == (115, True, False, "FOGRA39")
    assert press.profile == Copy("content/kertas.icc", "d1")


def test_a_buyers_edition_is_made_of_what_buyers_may_see_and_is_not_on_the_site() -> None:
    base = fair.with_exhibition(fair.catalog(), **fair.editions({"id": "toko", "audience": "pembeli"}))
    public = replace(base, vendors={"teluk": base.vendors["teluk"]})
    plan = booklets(public, base, fair.SETTING)
    assert set(plan) == {f"print/pasar/toko-{use}.pdf" for use in USES}
    recipe = plan["print/pasar/toko-layar.pdf"]
    assert isinstance(recipe, Document)
    assert "Dapur Manggar" in [
        group["name"] for group in recipe.view.build(*recipe.view.inputs)["sections"][0]["groups"]
    ]


def test_booths_come_in_the_order_people_count() -> None:
    assert [name for name, _ in groups(fair.catalog())] == ["Dapur Manggar", "Rumah Teluk", "Sanggar Bakau"]


def test_in_order_of_category_a_vendor_stands_with_each_kind_of_goods() -> None:
    base = fair.with_exhibition(fair.catalog(), **fair.editions({"id": "katalog", "order": "kategori"}))
    assert groups(base) == [
        ("Dapur Manggar", ["Amplang Tenggiri", "Stik Rumput Laut"]),
        ("Rumah Teluk", ["Kopi Pedada", "Paket Tanya Dulu"]),
        ("Dapur Manggar", ["Keranjang Purun"]),
        ("Sanggar Bakau", []),
    ]


@pytest.mark.parametrize(
    "selection, expected",
    [
        ({"categories": ("kriya",)}, {"Keranjang Purun"}),
        ({"districts": ("balikpapan barat",)}, {"Kopi Pedada", "Paket Tanya Dulu"}),
        ({"vendors": ("teluk",)}, {"Kopi Pedada", "Paket Tanya Dulu"}),
        ({"codes": ("amp01",)}, {"Amplang Tenggiri"}),
        ({"codes": ("DMG",)}, {"Amplang Tenggiri", "Stik Rumput Laut", "Keranjang Purun"}),
        ({"categories": ("camilan",), "vendors": ("manggar",)}, {"Amplang Tenggiri", "Stik Rumput Laut"}),
        ({"ready_for": ("koperasi",)}, set()),
    ],
)
def test_a_selection_narrows(selection: dict[str, Any], expected: set[str]) -> None:
    assert names(saring(**selection)) == expected


def test_products_ready_for_a_retailer() -> None:
    setting = replace(fair.SETTING, ready={"manggar/stik": ("koperasi",), "teluk/kopi": ("lain",)})
    shown = view(saring(ready_for=("koperasi",)), setting)
    assert [p["name"] for s in shown["sections"] for g in s["groups"] for p in g["goods"]] == ["Stik Rumput Laut"]


def test_what_is_not_for_sale_is_not_printed() -> None:
    base = fair.catalog()
    products = {
        address: replace(product, status="arsip" if address == "manggar/stik" else product.status)
        for address, product in base.products.items()
    }
    assert "Stik Rumput Laut" not in names(replace(base, products=products))


def test_a_vendor_that_only_has_turns_is_in_with_the_times() -> None:
    last = view(fair.catalog())["sections"][0]["groups"][-1]
    assert (last["name"], last["rota"], last["goods"]) == ("Sanggar Bakau", ["Sab 5, 08.00"], [])


def test_visitors_read_no_wholesale_and_buyers_do() -> None:
    assert "21.500" not in str(view(fair.catalog()))
    for_buyers = view(fair.with_exhibition(fair.catalog(), **fair.editions({"id": "toko", "audience": "pembeli"})))
    offer = for_buyers["sections"][0]["groups"][0]["goods"][0]["offer"]
    assert ["Grosir", "Rp21.500"] in offer["rows"]
    assert offer["barcode"]["text"] == "9520000000004"
    assert offer["numbers"] == ["P-IRT No. 2066471010012-31"]


def test_wholesale_that_is_not_to_be_shown_is_not_shown_to_buyers() -> None:
    base = fair.with_exhibition(fair.catalog(), **fair.editions({"id": "toko", "audience": "pembeli"}))
    hidden = replace(base.products["manggar/amplang"], wholesale=None)
    assert "21.500" not in str(view(replace(base, products={**base.products, hidden.address: hidden})))


def test_who_gave_no_number_is_reached_through_the_office() -> None:
    contacts = [group["contact"]["text"] for group in view(fair.catalog())["sections"][0]["groups"]]
    assert contacts == ["WA 0812-3456-7890", "WA kantor 0800-0000-009", "WA kantor 0800-0000-009"]


def test_without_the_address_of_the_site_there_is_no_code() -> None:
    shown = view(fair.catalog(), replace(fair.SETTING, base_url=None))
    assert shown["inside"]["qr"] is None
    assert shown["sections"][0]["groups"][0]["qr"] is None
    assert shown["inside"]["office"] == ["Kantor Contoh", "WhatsApp 0800-0000-009"]


def test_a_letter_of_the_booths_is_the_letter_of_the_category() -> None:
    assert [category["letter"] for category in view(fair.catalog())["categories"]] == ["A", "B"]
    crossed = (Booth(number="A1", category="kriya", vendors=("manggar",)), Booth(number="A2", category="camilan"))
    shown = view(fair.with_exhibition(fair.catalog(), booths=crossed))["categories"]
    assert [(category["letter"], category["tagged"]) for category in shown] == [("A", True), ("B", True)]


def test_the_file_is_made_again_only_for_what_is_in_it() -> None:
    base = fair.catalog()
    before = fingerprint(document(base))
    stranger = fair.vendor("jauh", "Usaha Jauh")
    assert fingerprint(document(replace(base, vendors={**base.vendors, "jauh": stranger}))) == before
    changed = replace(base.vendors["teluk"], source=replace(base.vendors["teluk"].source, digest="other"))
    assert fingerprint(document(replace(base, vendors={**base.vendors, "teluk": changed}))) != before


def test_a_permit_that_runs_out_changes_the_file() -> None:
    """The number ends with 31: valid until the end of 2031."""
    assert [view(fair.catalog(), replace(fair.SETTING, as_of=day))["sections"][0]["groups"][0]["goods"][0]["badges"]
            for day in (dt.date(2031, 12, 31), dt.date(2032, 1, 1))] == [["pirt"], []]  # fmt: skip


def test_pictures_are_never_enlarged() -> None:
    base = fair.catalog()
    path = "content/vendors/manggar/photos/amplang.jpg"
    small = PhotoFacts(path=path, digest="small", format="JPEG", width=90, height=60)
    pictures = [p for p in document(replace(base, photos={path: small})).pictures.values() if isinstance(p, Picture)]
    assert pictures
    assert all(picture.width <= 90 and (picture.height or 0) <= 60 for picture in pictures)


def test_pictures_have_the_size_of_their_place() -> None:
    """25 × 36 mm at 150 dots per inch."""
    pictures = [picture for picture in document(fair.catalog()).pictures.values() if isinstance(picture, Picture)]
    assert (147, 212) in {(picture.width, picture.height) for picture in pictures}


def test_rows_of_booths_part_the_book() -> None:
    four = {f"v{n}": fair.vendor(f"v{n}", f"Usaha {n}") for n in range(4)}
    goods = [fair.product(f"v{n}", "p", f"Barang {n}", category=("camilan", "kriya")[n > 1]) for n in range(4)]
    base = fair.catalog(vendors=four, products={product.address: product for product in goods})

    def parts(*numbers: str) -> list[tuple[str, str, int]]:
        booths = tuple(Booth(number=number, vendors=(f"v{n}",)) for n, number in enumerate(numbers))
        return [
            (section["letter"], section["title"], len(section["groups"]))
            for section in view(fair.with_exhibition(base, booths=booths, plan=None))["sections"]
        ]

    assert parts("A1", "A2", "B1", "B2") == [("A", "Camilan Kota", 2), ("B", "Kriya Tangan", 2)]
    assert parts("1", "2", "3", "4") == [("", "Pelaku usaha dan produk", 4)]
    # A letter for each booth says nothing of rows.
    assert parts("A1", "B1", "C1", "D1") == [("", "Pelaku usaha dan produk", 4)]


def test_a_plan_drawn_by_staff_stands_for_the_cells() -> None:
    base = fair.with_exhibition(fair.catalog(), plan=FloorPlan(file="denah.svg"))
    path = "content/exhibitions/pasar/denah.svg"
    drawing = PhotoFacts(path=path, digest="denah", format="SVG", width=600, height=400)
    drawn = replace(base, photos={**base.photos, path: drawing})
    shown = view(drawn)
    assert shown["plan"] is None
    assert document(drawn).pictures[shown["drawing"]["picture"]] == Copy(path, "denah")
    assert view(base)["drawing"] is None


def test_every_word_of_the_paper_is_known_in_english() -> None:
    english = words("print", "en")
    said = set()
    for file in Path("etalase/plan").glob("booklet*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("t", "plural")
            ):
                said |= {arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    assert len(said) > 50
    assert {message for message in said if message not in english._messages} == set()


def test_the_english_book_has_no_indonesian_of_ours() -> None:
    shown = view(fair.with_exhibition(fair.catalog(), **fair.editions({"id": "katalog", "language": "en"})))
    assert (shown["words"]["contents"], shown["cover"]["dates"]) == ("Contents", "5–6 December 2026")
    assert shown["plan"]["whole"][2]["text"] == "Stage"


cells = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=30)


def grid(filled: set[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("X" if (x, y) in filled else "." for x in range(7)) for y in range(7))


@given(cells)
def test_places_cover_exactly_their_cells(filled: set[tuple[int, int]]) -> None:
    found = [cell for area in booklet_floor.areas(grid(filled)) for x, y, w, h in area.rects
             for cell in [(x + i, y + j) for i in range(w) for j in range(h)]]  # fmt: skip
    assert sorted(found) == sorted(filled)


@given(cells)
def test_an_outline_encloses_as_much_as_its_cells(filled: set[tuple[int, int]]) -> None:
    def enclosed(loop: tuple[tuple[int, int, int, int], ...]) -> float:
        turned = (*loop[1:], loop[0])
        return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, turned, strict=True)) / 2

    assert sum(enclosed(loop) for loop in booklet_floor.outline(filled)) == len(filled)


@given(cells, st.integers(1, 6))
def test_cutting_a_plan_loses_nothing(filled: set[tuple[int, int]], column: int) -> None:
    def size(first: int, last: int) -> int:
        parts = [booklet_floor.cut(area, first, last) for area in booklet_floor.areas(grid(filled))]
        return sum(len(part.cells) for part in parts if part)

    assert size(0, column) + size(column, 7) == len(filled)


def test_the_plan_is_folded_between_places() -> None:
    wide = FloorPlan(cells=(("A1", "panggung", "panggung", "panggung", "A2", "."),) * 2).cells
    assert booklet_floor.fold(booklet_floor.areas(wide), 6) == 4


def test_the_time_of_a_turn_is_said_once() -> None:
    turn = Turn(date=fair.DAY, start="08.00", vendors=("manggar", "teluk"))
    shown = view(fair.with_exhibition(fair.catalog(), booths=(Booth(number="1", turns=(turn,)),)))
    assert [(row["name"], row["when"]) for row in shown["booths"][0]["rows"]] == [
        ("Dapur Manggar", "Sab 5, 08.00"),
        ("Rumah Teluk", None),
    ]


colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(colours)
def test_text_can_be_read_on_every_colour_and_every_colour_on_white(base: str) -> None:
    made = booklet_colour.palette(base, 0)
    assert booklet_colour.contrast(made["base"], made["on"]) >= 4.5
    assert booklet_colour.contrast(made["dark"], "#ffffff") >= 5.5


def test_markdown_of_the_foreword_is_a_tree() -> None:
    shown = view(fair.with_exhibition(fair.catalog(), foreword=Bilingual(id="Halo **dunia**.")))
    assert [inline["k"] for inline in shown["foreword"]["tree"][0]["t"]] == ["t", "b", "t"]
