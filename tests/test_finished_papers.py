"""Every paper of a small exhibition, finished: its codes read by another library, its inks, its tags, its files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst

from etalase import audience, parts
from etalase.model import Bilingual, Consent, Office
from etalase.plan.booklet import booklets
from etalase.plan.matter import loose_matter
from etalase.plan.site import site
from etalase.recipe import Document, Picture, Recipe
from etalase.workshop import Workshop
from tests import fair
from tools.audit.papers import Printed, codes, impure, is_for_screens, misprinted, unsound

FINISHES = ("layar", "percetakan", "sampul", "kantor")
OFFICE, CONSENTING, SILENT = "6285550009999", "6281234567890", "6285550001111"


@pytest.fixture(scope="module")
def plans() -> tuple[Mapping[str, Recipe], set[str]]:
    """Every paper, and the pages of the site. One vendor consented, one did not, one has no number."""
    known = fair.catalog().vendors
    vendors = {
        **known,
        "manggar": replace(known["manggar"], consent=Consent(date=fair.DAY.replace(month=10))),
        "teluk": replace(known["teluk"], whatsapp=f"+{SILENT}"),
    }
    both = fair.editions({"id": "katalog"}, {"id": "toko", "audience": "pembeli"})
    start = fair.catalog(vendors=vendors)
    office = replace(start.site, office=Office(name=Bilingual(id="Kantor Contoh"), whatsapp=f"+{OFFICE}"))
    base = fair.with_exhibition(replace(start, site=office), code="PSR26", **both)
    day = fair.SETTING.as_of
    public, buyers = (audience.seen_by(base, who, day) for who in ("public", "buyers"))
    papers = booklets(public, buyers, fair.SETTING) | loose_matter(public, buyers, fair.SETTING)
    pages = {path.removeprefix("site/") for path in site(public, fair.SETTING)}
    return {path: recipe for path, recipe in papers.items() if path.startswith("print/")}, pages


@pytest.fixture(scope="module")
def papers(plans: tuple[Mapping[str, Recipe], set[str]]) -> dict[str, bytes]:
    return dict(_made(plans[0]))


class Bench(Workshop):
    """The workshop, with plain pictures in place of photos."""

    def _pictures_in(self, document: Document) -> dict[str, bytes]:
        return {name: fair.picture(p) for name, p in document.pictures.items() if isinstance(p, Picture)}


def _made(plan: Mapping[str, Recipe]) -> Iterator[tuple[str, bytes]]:
    templates = {f"print/{file.name}": file.read_bytes() for file in Path("templates/print").glob("*.typ")}
    for paths, work in Bench(Path(), templates, {}, parts.font_files()).groups(plan.items()):
        for path, made in zip(paths, work(), strict=True):
            assert made.data, (path, made.problems)
            yield path, made.data


def test_every_code_on_every_paper_can_be_read_and_leads_somewhere(
    plans: tuple[Mapping[str, Recipe], set[str]], papers: dict[str, bytes]
) -> None:
    found = {path: codes(data) for path, data in papers.items()}
    wrong = {
        path: lines
        for path, printed in found.items()
        if (lines := misprinted(printed, plans[1], "https://etalase.example/", {OFFICE, CONSENTING}))
    }
    assert wrong == {}
    read = {code.text for printed in found.values() for code in printed}
    assert {"https://etalase.example/p/AMP01/", "https://etalase.example/p/PSR26/", "9520000000004"} <= read
    assert not any(SILENT in str(text) for text in read)
    called = {number for number in (OFFICE, CONSENTING) if any(f"wa.me/{number}" in str(text) for text in read)}
    assert called == {OFFICE, CONSENTING}


def test_a_book_says_the_same_codes_in_every_finish(papers: dict[str, bytes]) -> None:
    for edition in ("katalog", "toko"):
        of = {name: {c.text for c in codes(papers[f"print/pasar/{edition}-{name}.pdf"])} for name in FINISHES}
        assert of["layar"] == of["kantor"] == of["percetakan"] | of["sampul"]
        assert of["layar"]


def test_nothing_is_wrong_with_the_files_themselves(papers: dict[str, bytes]) -> None:
    assert {path: lines for path, data in papers.items() if (lines := unsound(data))} == {}


@pytest.mark.parametrize(
    "code, fault",
    [
        (Printed(1, "qr", "https://etalase.example/p/AMP01/", 0.5, clear=True, said=True), None),
        (Printed(1, "qr", f"https://wa.me/{OFFICE}?text=Halo", 0.5, clear=True, said=True), None),
        (Printed(1, "qr", None, 0.5, clear=True, said=True), "cannot be read"),
        (Printed(1, "qr", "https://etalase.example/p/LAMA/", 0.5, clear=True, said=True), "leads nowhere"),
        (Printed(1, "qr", f"https://wa.me/{SILENT}", 0.5, clear=True, said=True), "leads nowhere"),
        (Printed(1, "qr", "https://etalase.example/p/AMP01/", 0.3, clear=True, said=True), "modules of 0.300 mm"),
        (Printed(1, "qr", "https://etalase.example/p/AMP01/", 0.5, clear=False, said=True), "quiet zone"),
        (Printed(1, "ean", "9520000000004", 0.2, clear=True, said=True), "modules of 0.200 mm"),
        (Printed(1, "ean", "9520000000004", 0.33, clear=True, said=False), "do not stand on the page"),
    ],
)
def test_a_bad_code_is_told(code: Printed, fault: str | None) -> None:
    told = misprinted([code], {"p/AMP01/index.html"}, "https://etalase.example/", {OFFICE})
    assert (fault in told[0]) if fault else told == []


def test_black_is_black_ink_and_nothing_on_paper_acts(papers: dict[str, bytes]) -> None:
    shown = {path for path, data in papers.items() if is_for_screens(data)}
    # A vendor's sheet is sent to buyers.
    assert all("-layar" in path or "/pelaku/" in path for path in shown)
    assert {path: lines for path, data in papers.items() if path not in shown and (lines := impure(data))} == {}


def test_a_judge_of_inks_sees_what_is_wrong() -> None:
    code = b'#set page(width: 9cm, height: 9cm)\n#text(fill: rgb("#111"))[Isi] #text(fill: luma(0))[Isi] #link("https://etalase.example")[x]'
    told = impure(typst.compile(code, pdf_standards=["1.6"], pdf_tags=False))
    assert told == ["page 1: links", "page 1: black letters in ICCBased"]


def test_what_is_read_on_screens_says_its_language_title_and_pictures(papers: dict[str, bytes]) -> None:
    for edition in ("katalog", "toko"):
        with pikepdf.open(io.BytesIO(papers[f"print/pasar/{edition}-layar.pdf"])) as book:
            assert str(book.Root.Lang) == "id"
            assert "Pasar Contoh" in str(book.docinfo["/Title"])
            assert book.Root.ViewerPreferences.DisplayDocTitle
            figures = [
                one for one in book.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
            ]
            assert figures
            assert [one for one in figures if not str(one.get("/Alt", ""))] == []


def test_the_print_shop_is_told_what_is_in_its_files(papers: dict[str, bytes]) -> None:
    """Pages and sizes on the sheet are those of the files beside it."""
    with pypdfium2.PdfDocument(papers["print/pasar/katalog-serah.pdf"]) as sheet:
        assert len(sheet) == 1
        told = sheet[0].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(papers["print/pasar/katalog-percetakan.pdf"])) as inner:
        assert f"{len(inner.pages)} halaman satu per satu" in told
        left, foot, right, top = (float(side) / 72 * 25.4 for side in inner.pages[0].trimbox)
        assert f"{right - left:.0f} × {top - foot:.0f} mm" in told
    with pikepdf.open(io.BytesIO(papers["print/pasar/katalog-sampul.pdf"])) as cover:
        left, foot, right, top = (float(side) / 72 * 25.4 for side in cover.pages[0].trimbox)
        assert f"{right - left:.0f} × {top - foot:.0f} mm" in told
    assert "Plus Jakarta Sans" in told
    assert "tanpa tanda PDF/X" in told
