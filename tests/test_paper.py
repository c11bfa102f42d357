"""Booklets as finished PDF: read with another library, looked at by another eye than the one that made them."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from etalase import parts
from etalase.make.paper import make_document
from etalase.model import Bilingual, Booth, FloorPlan, PhotoFacts, Turn, Variant
from etalase.place import Place
from etalase.plan.booklet import booklets
from etalase.recipe import Copy, Document, Made, Picture, View
from tests import fair

TEMPLATES = {file.name: file.read_bytes() for file in Path("templates/print").glob("*.typ")}
LISTS = ("Daftar harga", "Beli di mana", "Indeks")


@pytest.fixture(scope="module")
def fonts() -> list[Path]:
    files = parts.font_files()
    if not all(file.is_file() for file in files):
        pytest.fail("fonts are missing: python build.py setup", pytrace=False)
    return files


def recipe_of(catalog: Any, setting: Any = fair.SETTING) -> Document:
    recipe = next(r for path, r in booklets(catalog, catalog, setting).items() if path.startswith("print/"))
    assert isinstance(recipe, Document)
    return recipe


def made(catalog: Any, fonts: list[Path], setting: Any = fair.SETTING) -> Made:
    recipe = recipe_of(catalog, setting)
    pictures = {name: fair.picture(p) for name, p in recipe.pictures.items() if isinstance(p, Picture)}
    return make_document(recipe, TEMPLATES, pictures, fonts)


def pages(data: bytes) -> list[str]:
    """The text of each page, with line ends as spaces."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [" ".join(pdf[n].get_textpage().get_text_range().split()) for n in range(len(pdf))]


def places(texts: list[str], name: str) -> dict[str, list[int]]:
    """Each name of this pattern → the pages on which it is shown with its goods, where it also says whom to call."""
    found: dict[str, list[int]] = {}
    for n, text in enumerate(texts, 1):
        for each in dict.fromkeys(re.findall(name, text)) if "WA kantor" in text else ():
            found.setdefault(each, []).append(n)
    return found


def from_page_of(texts: list[str], part: str) -> str:
    """The text of the page on which a part begins, after the contents, and of all that follow."""
    first = next(n for n, text in enumerate(texts) if n > 2 and part in text)
    return " ".join(texts[first:])


@dataclass(frozen=True, slots=True)
class Large:
    """A book of `n` products, four of each vendor, all with names that occur once; the text of its pages."""

    n: int
    pages: list[str]

    @property
    def vendors(self) -> range:
        return range(self.n // 4)

    @property
    def goods(self) -> range:
        return range(self.n)


def large_fair(n: int) -> Any:
    vendors = {f"v{v}": fair.vendor(f"v{v}", f"Usaha Nomor{v:03d}", code=f"V{v:03d}") for v in range(n // 4)}
    goods = [
        fair.product(f"v{p // 4}", f"p{p}", f"Barang Unik{p:03d}", category=("camilan", "kriya")[p % 3 == 0])
        for p in range(n)
    ]
    booths = tuple(Booth(number=f"{v + 1}", vendors=(f"v{v}",)) for v in range(n // 4))
    base = fair.catalog(vendors=vendors, products={product.address: product for product in goods})
    return fair.with_exhibition(base, booths=booths, plan=None)


@pytest.fixture(
    scope="module", params=[(20, "stan"), (200, "kategori"), (1000, "stan")], ids=lambda p: f"{p[0]}-{p[1]}"
)
def large(request: pytest.FixtureRequest, fonts: list[Path]) -> Large:
    n, order = request.param
    base = large_fair(n)
    ordered = replace(base.exhibitions["pasar"], **fair.editions({"id": "katalog", "order": order}))
    result = made(replace(base, exhibitions={"pasar": ordered}), fonts)
    assert result.problems == ()
    return Large(n, pages(result.data))


def test_every_index_entry_tells_the_page_where_the_thing_is(large: Large) -> None:
    index = from_page_of(large.pages, "Indeks")
    where = places(large.pages, r"Barang Unik\d{3,}")
    for n in large.goods:
        name = f"Barang Unik{n:03d}"
        told = re.search(rf"{name} (\d+) (\d+)", index)
        assert told, name
        assert told[1] == str(n // 4 + 1)
        assert where[name] == [int(told[2])], name


def test_every_vendor_in_the_index_is_on_the_pages_told(large: Large) -> None:
    index = from_page_of(large.pages, "Indeks")
    where = places(large.pages, r"Usaha Nomor\d{3,}")
    for n in large.vendors:
        name = f"Usaha Nomor{n:03d}"
        told = re.search(rf"{name} {n + 1} ([\d–, ]+)", index)
        assert told, name
        numbers: set[int] = set()
        for first, last in re.findall(r"(\d+)(?:–(\d+))?", told[1].split(" Usaha")[0]):
            numbers |= set(range(int(first), int(last or first) + 1))
        assert set(where[name]) <= numbers, name
        assert min(numbers) in where[name], name


def test_every_booth_in_the_list_tells_the_page_of_its_vendor(large: Large) -> None:
    first = next(n for n, text in enumerate(large.pages) if "Daftar stan" in text and n > 3)
    listed = " ".join(itertools.takewhile(lambda text: "WA kantor" not in text, large.pages[first:]))
    where = places(large.pages, r"Usaha Nomor\d{3,}")
    for n in large.vendors:
        name = f"Usaha Nomor{n:03d}"
        told = re.search(rf"\b{n + 1} {name} (?:Barang Unik.*? )?(\d+)\b", listed)
        assert told, name
        assert int(told[1]) == where[name][0], name


def test_the_contents_tell_the_pages_where_parts_begin(large: Large) -> None:
    contents = large.pages[2]
    for part in ("Sambutan", "Tentang pameran", "Acara", "Daftar stan", *LISTS):
        told = re.search(rf"(\d+) {part}", contents)
        if part in " ".join(large.pages[3:]):
            assert told, part
            assert part in large.pages[int(told[1]) - 1], part


def test_everybody_and_everything_is_in(large: Large) -> None:
    whole = " ".join(large.pages)
    assert [n for n in large.goods if f"Barang Unik{n:03d}" not in whole] == []
    assert [n for n in large.vendors if f"Usaha Nomor{n:03d}" not in whole] == []


def test_pages_of_goods_are_full(fonts: list[Path]) -> None:
    """From one to nine products of each vendor, some with one in large: no page but the last of the goods ends higher than
    a fifth of the text above its foot."""
    vendors = {f"v{n}": fair.vendor(f"v{n}", f"Usaha Nomor{n:03d}", code=f"V{n:03d}") for n in range(24)}
    goods = [
        fair.product(f"v{n}", f"p{i}", f"Barang Nomor{n}-{i}", featured=i == 0 and n % 5 == 0, photos=fair.PHOTO)
        for n in range(24)
        for i in range(1 + n * 7 % 9)
    ]
    booths = tuple(Booth(number=f"{n + 1}", vendors=(f"v{n}",)) for n in range(24))
    photo = fair.catalog().photos["content/vendors/manggar/photos/amplang.jpg"]
    base = fair.catalog(
        vendors=vendors,
        products={product.address: product for product in goods},
        photos={
            path: replace(photo, path=path) for n in vendors for path in [f"content/vendors/{n}/photos/amplang.jpg"]
        },
    )
    data = made(fair.with_exhibition(base, booths=booths, plan=None), fonts).data
    feet = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            if "Usaha Nomor" in text.get_text_range() and "WA kantor" in text.get_text_range():
                # Lower than 18 mm is the foot of the page.
                bounds = [found.get_bounds()[1] for found in page.get_objects(max_depth=4)]
                feet.append(min(low / 72 * 25.4 for low in bounds if low / 72 * 25.4 >= 17))
    assert len(feet) > 12
    assert [foot for foot in feet[:-1] if foot > 18 + 174 / 5] == []


def test_a_plan_drawn_by_staff_is_printed(fonts: list[Path]) -> None:
    base = fair.with_exhibition(fair.catalog(), plan=FloorPlan(file="denah.svg"))
    path = "content/exhibitions/pasar/denah.svg"
    facts = PhotoFacts(path=path, digest="denah", format="SVG", width=600, height=400)
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><g id="stan-A2"><rect width="90" height="90"/>'
        b'<text x="9" y="200" style="font-family:\'Huruf Lain\';font-size:40px">MejaKhusus</text></g></svg>'
    )
    recipe = recipe_of(replace(base, photos={**base.photos, path: facts}))
    pictures = {n: drawing if isinstance(p, Copy) else fair.picture(p) for n, p in recipe.pictures.items()}
    result = make_document(recipe, TEMPLATES, pictures, fonts)
    assert result.problems == ()
    assert [n for n, text in enumerate(pages(result.data)) if "MejaKhusus" in text and "Denah pameran" in text]


@pytest.mark.parametrize(
    "edition",
    [
        {"id": "a"},
        {"id": "b", "order": "kategori"},
        {"id": "c", "audience": "pembeli", "order": "kategori"},
        {"id": "d", "paper": "a4"},
        {"id": "e", "language": "en"},
    ],
    ids=lambda edition: "-".join(edition.values()),
)
def test_a_book_folds_and_speaks_to_screen_readers(edition: dict[str, Any], fonts: list[Path]) -> None:
    result = made(fair.with_exhibition(fair.catalog(), **fair.editions(edition)), fonts)
    assert result.problems == ()
    with pikepdf.open(io.BytesIO(result.data)) as pdf:
        assert len(pdf.pages) % 4 == 0
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == edition.get("language", "id")
        assert "Pasar Contoh" in str(pdf.docinfo["/Title"])
        assert len(pdf.Root.Outlines.First.keys()) > 0
        width = float(pdf.pages[0].mediabox[2]) / 72 * 25.4
        assert round(width) == (210 if edition.get("paper") == "a4" else 148)


def test_the_same_book_twice_is_the_same_bytes(fonts: list[Path]) -> None:
    assert made(fair.catalog(), fonts).data == made(fair.catalog(), fonts).data


def test_prices_for_buyers_are_in_their_book_alone(fonts: list[Path]) -> None:
    visitors = " ".join(pages(made(fair.catalog(), fonts).data))
    base = fair.with_exhibition(fair.catalog(), **fair.editions({"id": "toko", "audience": "pembeli"}))
    buyers = " ".join(pages(made(base, fonts).data))
    assert "21.500" not in visitors
    assert "1.200" not in visitors
    assert "Rp21.500" in buyers
    assert "1.200 buah" in buyers.replace("\u00a0", " ")


def test_a_letter_that_no_font_has_is_told_where_it_was_typed(fonts: list[Path]) -> None:
    base = fair.catalog()
    odd = replace(base.vendors["teluk"], name="Kopi ኢ Teluk")
    result = made(replace(base, vendors={**base.vendors, "teluk": odd}), fonts)
    told = [(problem.code, problem.place, dict(problem.values)) for problem in result.problems]
    place = Place("content/vendors/teluk/vendor.yaml", 2, 7)
    assert told == [("glyph.missing", place, {"text": "Kopi ኢ Teluk", "glyph": "U+12A2"})]
    assert "Kopi □ Teluk" in " ".join(pages(result.data))


@pytest.mark.parametrize("name", ["مطعم البركة", "ร้านน้ำปลา", "🦀 Amplang 👨‍👩‍👧", "北京烤鸭", "ꦧꦭꦶꦏ꧀ꦥꦥꦤ꧀", "Kopi 5 €"])
def test_names_in_any_script_are_printed(name: str, fonts: list[Path]) -> None:
    base = fair.catalog()
    foreign = replace(base.vendors["teluk"], name=name)
    assert made(replace(base, vendors={**base.vendors, "teluk": foreign}), fonts).problems == ()


def test_what_people_type_is_never_run(fonts: list[Path]) -> None:
    base = fair.catalog()
    typed = '#read("/etc/passwd") *x* $y$ \\ [z]'
    odd = replace(base.products["manggar/stik"], name=Bilingual(id=typed))
    result = made(replace(base, products={**base.products, odd.address: odd}), fonts)
    assert typed in " ".join(pages(result.data))


LONG = "Aneka Olahan Ikan Laut Segar dari Pesisir Timur Kota yang Dikeringkan Bersama Keluarga " * 4


@pytest.mark.parametrize(
    "catalog",
    [
        fair.catalog(
            vendors={}, products={}, exhibitions={"pasar": fair.exhibition(booths=(), plan=None, programme=())}
        ),
        fair.catalog(products={}),
        fair.catalog(
            vendors={"satu": fair.vendor("satu", LONG)},
            products={"satu/p": fair.product("satu", "p", LONG.replace(" ", ""))},
            exhibitions={"pasar": fair.exhibition(booths=(Booth(number="1", vendors=("satu",)),), venue=LONG)},
        ),
        fair.catalog(
            vendors={"besar": fair.vendor("besar", "Toko Besar", code="TB")},
            products={f"besar/p{n}": fair.product("besar", f"p{n}", f"Barang {n}", featured=n == 0) for n in range(60)},
            exhibitions={"pasar": fair.exhibition(booths=(Booth(number="1", vendors=("besar",)),))},
        ),
        fair.catalog(
            vendors={f"v{n}": fair.vendor(f"v{n}", f"Giliran {n}") for n in range(40)},
            products={},
            exhibitions={
                "pasar": fair.exhibition(
                    booths=(Booth(number="1", turns=tuple(Turn(date=fair.DAY, vendors=(f"v{n}",)) for n in range(40))),)
                )
            },
        ),
        fair.catalog(
            products={
                "manggar/x": fair.product(
                    "manggar",
                    "x",
                    "Banyak Varian",
                    price=None,
                    variants=tuple(Variant(name=Bilingual(id=f"Rasa {n}"), price=1000 + n) for n in range(30)),
                )
            }
        ),
    ],
    ids=["nobody", "no products", "endless names", "60 of one", "40 at one booth", "30 variants"],
)
def test_odd_fairs_have_a_book_too(catalog: Any, fonts: list[Path]) -> None:
    result = made(catalog, fonts)
    assert result.problems == ()
    texts = pages(result.data)
    assert len(texts) % 4 == 0
    # Every page but the covers says what number it has.
    assert [n for n, text in enumerate(texts[2:-1], 3) if str(n) not in text] == []


def test_no_text_leaves_the_paper(fonts: list[Path]) -> None:
    long = {"satu": fair.vendor("satu", LONG)}
    goods = {"satu/p": fair.product("satu", "p", LONG.replace(" ", "") * 2)}
    where = fair.exhibition(name=Bilingual(id=LONG), booths=(Booth(number="1", vendors=("satu",)),), venue=LONG)
    with pypdfium2.PdfDocument(
        made(fair.catalog(vendors=long, products=goods, exhibitions={"pasar": where}), fonts).data
    ) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for n in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(n)
                assert left >= 0
                assert bottom >= 0
                assert right <= page.get_width() + 0.5
                assert top <= page.get_height()


def nothing() -> Mapping[str, Any]:
    return {"x": "teks"}


@pytest.mark.parametrize(
    "template, line, column",
    [(b"#let data = json(sys.inputs.data)\n#data.y", 2, 7), (b"= Judul\n\n#nope()", 3, 2)],
)
def test_a_broken_template_is_told_by_line_and_column(
    template: bytes, line: int, column: int, fonts: list[Path]
) -> None:
    result = make_document(Document("x.typ", View(nothing)), {"x.typ": template}, {}, fonts)
    assert result.data == b""
    assert [(problem.code, problem.place.file, problem.place.line) for problem in result.problems] == [
        ("template.broken", "templates/print/x.typ", line)
    ]
    assert result.problems[0].place.column == column


def test_a_font_that_is_not_there_is_told(fonts: list[Path]) -> None:
    template = b'#set document(title: "x")\n#set text(font: "Huruf Yang Tidak Ada")\nhalo'
    result = make_document(Document("x.typ", View(nothing)), {"x.typ": template}, {}, fonts)
    assert [problem.code for problem in result.problems] == ["template.broken"]
    assert "huruf yang tidak ada" in str(result.problems[0].values["reason"])


def test_templates_use_nothing_from_the_network() -> None:
    assert [name for name, data in TEMPLATES.items() if b"@preview" in data or b"http" in data.split(b"regex")[0]] == []
