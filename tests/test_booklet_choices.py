"""Books asked for by command: what was typed, what is in them, what they are called, and how long they stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from etalase import choice
from etalase.model import Edition, Selection
from etalase.plan.booklet import asked_book
from etalase.recipe import Document
from tests import fair
from tests.test_cli import OK, WRONG_USE, Desk, desk  # noqa: F401


def read(*filters: str, exhibition: str | None = "pasar", **options: str) -> Any:
    return choice.read(fair.catalog(), exhibition, choice.base(exhibition), options, filters)


def complaints(*filters: str, **options: str) -> list[tuple[str, str, str | None]]:
    """Code, the words it points at, and what to type instead."""
    _, problems = read(*filters, **options)
    typed = {f"--{key}": [value] for key, value in options.items()} | {choice.FILTER: list(filters)}
    found = []
    for problem in problems:
        place = problem.place
        line = typed[place.file][place.line - 1]
        found.append((problem.code, line[place.column - 1 : place.column - 1 + place.width], problem.hint))
    return found


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["kategori=camilan,kriya"], Selection(categories=("camilan", "kriya"))),
        (["kategori=camilan", "kategori=kriya"], Selection(categories=("camilan", "kriya"))),
        (["kategori = camilan ; pelaku = manggar"], Selection(categories=("camilan",), vendors=("manggar",))),
        (["siap-ritel=koperasi"], Selection(ready_for=("koperasi",))),
        (["kode=AMP01,DMG"], Selection(codes=("AMP01", "DMG"))),
        (["kecamatan=Balikpapan Timur"], Selection(districts=("Balikpapan Timur",))),
    ],
)
def test_a_filter_is_a_selection(filters: list[str], expected: Selection) -> None:
    made, problems = read(*filters)
    assert problems == ()
    assert made.edition.selection == expected


def test_options_are_the_keys_of_an_edition() -> None:
    made, problems = read(untuk="pembeli", kertas="a4", urut="kategori", bahasa="en", judul="Untuk Toko")
    assert problems == ()
    edition = made.edition
    shown = (edition.audience, edition.paper, edition.order, edition.language, edition.title.id)
    assert shown == ("pembeli", "a4", "kategori", "en", "Untuk Toko")


def test_what_is_not_typed_stays_as_it_is_in_the_content() -> None:
    base = Edition(id="toko", audience="pembeli", selection=Selection(categories=("kriya",)))
    made, _ = choice.read(fair.catalog(), "pasar", base, {"kertas": "a4"}, ())
    assert made.edition == replace(base, paper="a4")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"filters": ["kategori=camlan"]}, [("category.unknown", "camlan", "camilan")]),
        ({"filters": ["katgori=camilan"]}, [("key.misspelt", "katgori", "kategori:")]),
        ({"filters": ["kategori=camilan; pelaku=mangar"]}, [("vendor.unknown", "mangar", "manggar")]),
        ({"filters": ["kode=AMP02"]}, [("code.unknown", "AMP02", "AMP01")]),
        ({"filters": ["kategori=kriya", "siap_ritel=koprasi"]}, [("retailer.unknown", "koprasi", "koperasi")]),
        ({"kertas": "a44"}, [("value.choice", "a44", "a4")]),
        ({"untuk": "pmbeli"}, [("value.choice", "pmbeli", "pembeli")]),
    ],
)
def test_a_wrong_value_is_told_where_it_was_typed(typed: dict[str, Any], expected: list[Any]) -> None:
    filters = typed.pop("filters", [])
    assert complaints(*filters, **typed) == expected


def test_a_filter_without_its_key_is_none() -> None:
    with pytest.raises(choice.NotAFilter, match="batik"):
        read("batik")


@pytest.mark.parametrize(
    ("filters", "options", "expected"),
    [
        ((), {}, "pasar"),
        (("kategori=kriya,camilan",), {}, "pasar_kategori-camilan-kriya"),
        (("kecamatan=Balikpapan Timur",), {"untuk": "pembeli"}, "pasar_kecamatan-balikpapan-timur_untuk-pembeli"),
        (("pelaku=teluk; kategori=camilan",), {"kertas": "a4"}, "pasar_kategori-camilan_pelaku-teluk_kertas-a4"),
        (("kategori=camilan", "pelaku=teluk"), {"kertas": "a4"}, "pasar_kategori-camilan_pelaku-teluk_kertas-a4"),
    ],
)
def test_the_name_says_what_was_asked_for_however_it_was_typed(
    filters: tuple[str, ...], options: dict[str, str], expected: str
) -> None:
    assert read(*filters, **options)[0].name == expected


def test_a_catalogue_without_an_exhibition_has_a_name_too() -> None:
    assert read("kategori=kriya", exhibition=None)[0].name == "kategori-kriya"
    assert read(exhibition=None)[0].name == "semua"
    many = Edition(selection=Selection(codes=tuple(f"KODE{n:04d}" for n in range(80))))
    other = Edition(selection=Selection(codes=tuple(f"KODE{n:04d}" for n in range(81))))
    assert len(choice.named(None, many)) <= 90
    assert choice.named(None, many) != choice.named(None, other)


def book(edition: Edition, exhibition: str | None = None) -> dict[str, Any]:
    base = fair.catalog()
    plan = asked_book(base, base, fair.SETTING, "x", exhibition, edition)
    assert set(plan) == {f"print/pilihan_x-{use}.pdf" for use in ("layar", "percetakan", "sampul", "kantor", "serah")}
    recipe = plan["print/pilihan_x-layar.pdf"]
    assert isinstance(recipe, Document)
    return dict(recipe.view.build(*recipe.view.inputs))


def test_without_an_exhibition_there_is_no_day_booth_or_programme() -> None:
    shown = book(Edition(order="kategori"))
    assert (shown["title"], shown["subtitle"]) == ("Etalase Contoh", "Katalog")
    assert (shown["booths"], shown["programme"], shown["plan"], shown["foreword"]) == ([], [], None, None)
    assert shown["words"]["about"] == "Tentang katalog ini"
    assert "Lapangan Contoh" not in str(shown)
    named = [group["name"] for section in shown["sections"] for group in section["groups"]]
    assert set(named) == {"Dapur Manggar", "Rumah Teluk", "Sanggar Bakau"}


def test_the_cover_says_what_was_selected() -> None:
    wanted = Selection(categories=("kriya",), districts=("Balikpapan Timur",))
    assert book(Edition(selection=wanted))["subtitle"] == "Kriya Tangan · Balikpapan Timur"
    assert book(Edition(selection=wanted), "pasar")["subtitle"] == "Kriya Tangan · Balikpapan Timur"


def test_an_exhibition_that_is_gone_takes_its_books_along() -> None:
    base = fair.catalog(exhibitions={})
    assert asked_book(base, base, fair.SETTING, "x", "pasar", Edition()) == {}


def test_a_book_stays_up_to_date_until_it_is_deleted(desk: Desk) -> None:  # noqa: F811
    status, told, _ = desk.type("print --saring kategori=camilan --preset layar")
    path = "print/pilihan_kategori-camilan-layar.pdf"
    assert (status, f"output/{path}" in told) == (OK, True)
    files = desk.files("output")
    assert set(files) == {path}
    assert "Abon" in text_of(files[path])

    # An edit reaches it through any build that prints.
    desk.change("content/vendors/dapur-teluk/products/abon.md", "nama: Abon", "nama: Abonnement")
    assert desk.type("print --edition katalog --preset kantor")[0] == OK
    assert desk.files("output")[path] == files[path]
    assert desk.type("build --only print -q")[0] == OK
    assert "Abonnement" in text_of(desk.files("output")[path])
    assert not (desk.folder / "output/print/pilihan_kategori-camilan-kantor.pdf").exists()

    (desk.folder / "output" / path).unlink()
    assert desk.type("build --only print -q")[0] == OK
    assert not (desk.folder / "output" / path).exists()


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)


def test_wrong_use_is_2_and_says_what_to_type(desk: Desk) -> None:  # noqa: F811
    status, told, complaint = desk.type("print --saring kategori=camlan --kertas a3")
    assert (status, told) == (WRONG_USE, "")
    assert "  1 | kategori=camlan\n    |          ^^^^^^\n  tulis: camilan\n" in complaint
    assert "tulis: a5" in complaint
    assert desk.type("print --saring camilan")[0] == WRONG_USE
    assert desk.type("print --nama Batik_Timur")[0] == WRONG_USE
    # Nobody in that district makes handicraft.
    status, _, complaint = desk.type("print --saring kategori=camilan", "--saring", "kecamatan=Balikpapan Kota")
    assert (status, complaint) == (WRONG_USE, "Tidak ada yang cocok dengan saringan ini; tidak ada yang dibuat.\n")
    assert not (desk.folder / "output").exists()
