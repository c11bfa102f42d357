"""Books finished for paper: boxes measured, marks and order read back, sheets folded as a person folds them."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from etalase.make import press
from etalase.model import Source
from etalase.recipe import Coarse, Copy, Document, Finish, Press, View
from tests import made_photos
from tools.audit.papers import unsound

MM = 72 / 25.4
FINISHES: tuple[Finish, ...] = ("percetakan", "sampul", "kantor")
A5, A4 = (148, 210), (210, 297)
SETTINGS = Source(file="content/site.yaml", digest="", places={"cetak.lipatan": (5, 3, 7)})


def source(count: int, size: tuple[float, float] = A5) -> bytes:
    """A book whose pages say their number, with a gradient to the edge of the bleed and a link."""
    width, height = size
    pages = "\n#pagebreak()\n".join(f'HAL{n}. #link("https://etalase.example")[tautan]' for n in range(1, count + 1))
    code = f"""#set document(title: "Buku Uji")
#set page(width: {width}mm, height: {height}mm, bleed: 3mm,
  background: place(top + left, rect(width: {width + 6}mm, height: {height + 6}mm, fill: gradient.linear(red, blue))))
#set text(fill: white)
{pages}"""
    return typst.compile(code.encode(), pdf_standards=["1.6"], pdf_tags=False, timestamp=1_700_000_000)


def finished(finish: Finish, count: int = 8, size: tuple[float, float] = A5, **wanted: object) -> pikepdf.Pdf:
    made = press.finish(recipe(finish, **wanted), source(count, size))
    assert made.problems == ()
    return pikepdf.open(io.BytesIO(made.data))


def recipe(finish: Finish, **wanted: object) -> Press:
    document = Document("booklet.typ", View(dict), preset="cetak", day="2026-11-24")
    return replace(Press(document, finish, SETTINGS), **wanted)  # type: ignore[arg-type]


def numbers(pdf: pikepdf.Pdf) -> list[list[int]]:
    """The page numbers that stand on each sheet, from left to right."""
    data = io.BytesIO()
    pdf.save(data)
    found = []
    with pypdfium2.PdfDocument(data.getvalue()) as read:
        for page in read:
            text = page.get_textpage()
            spots = []
            searcher = text.search("HAL")
            while place := searcher.get_next():
                start, _ = place
                digits = ""
                while (sign := text.get_text_range(start + 3 + len(digits), 1)).isdigit():
                    digits += sign
                spots.append((text.get_charbox(start)[0], int(digits)))
            left, _, right, _ = page.get_mediabox()
            found.append([number for x, number in sorted(spots) if left <= x <= right])
    return found


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(side) / MM for side in page.obj[f"/{name}"]]


@pytest.mark.parametrize("size", [A5, A4])
def test_boxes_are_those_that_a_print_shop_asks_for(size: tuple[int, int]) -> None:
    width, height = size
    with finished("percetakan", size=size) as pdf:
        for page in pdf.pages:
            assert box(page, "TrimBox") == pytest.approx([10, 10, 10 + width, 10 + height], abs=0.1)
            assert box(page, "BleedBox") == pytest.approx([7, 7, 13 + width, 13 + height], abs=0.1)
            assert box(page, "MediaBox") == pytest.approx([0, 0, 20 + width, 20 + height], abs=0.1)
            assert not {"/CropBox", "/ArtBox", "/Annots"} & set(page.obj.keys())


def test_inner_pages_come_one_by_one_and_the_cover_apart() -> None:
    with finished("percetakan") as inner, finished("sampul") as cover:
        assert numbers(inner) == [[3], [4], [5], [6]]
        assert numbers(cover) == [[8, 1], [2, 7]]


def test_marks_stay_out_of_the_bleed_and_can_be_left_out() -> None:
    with finished("percetakan") as pdf:
        data = io.BytesIO()
        pdf.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as read:
        scale = 4
        picture = read[0].render(scale=scale, may_draw_forms=False).to_pil().convert("L")
    side = scale * MM
    dark = [
        (x / side, y / side)
        for x in range(picture.width)
        for y in (2, picture.height - 3)
        if picture.getpixel((x, y)) < 128
    ]
    assert {round(x) for x, _ in dark} == {10, 158}
    # Between the marks and the bleed the paper is white.
    assert all(picture.getpixel((x, round(6.6 * side))) > 250 for x in range(picture.width))
    # The colour of the page reaches the edge of the bleed.
    assert picture.getpixel((round(7.3 * side), round(100 * side))) < 200
    with finished("percetakan", marks=False) as plain:
        assert box(plain.pages[0], "MediaBox") == pytest.approx([0, 0, 154, 216], abs=0.1)
        assert box(plain.pages[0], "TrimBox") == pytest.approx([3, 3, 151, 213], abs=0.1)


def test_a_glued_book_has_a_spine_as_thick_as_its_leaves() -> None:
    # 60 pages inside the cover are 30 leaves; at 0.12 mm each they are 3.6 mm thick.
    with finished("sampul", 64, glued=True, paper_um=120) as pdf:
        left, foot, right, top = box(pdf.pages[0], "TrimBox")
        assert (right - left, top - foot) == pytest.approx((2 * 148 + 3.6, 210), abs=0.1)
        data = io.BytesIO()
        pdf.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as read:
        picture = read[0].render(scale=MM).to_pil()
    spine = picture.getpixel((round((10 + 148 + 1.8) * MM * MM), picture.height // 2))
    assert spine != (255, 255, 255), "the back runs on over the spine"


@given(st.integers(1, 40))
def test_sheets_laid_into_one_another_and_folded_read_from_front_to_back(n: int) -> None:
    """The outer sheet lies lowest, front side down; every further one on it. Then the pile is folded in the middle."""
    pile = list(press.sheets(4 * n))
    # Front side down, its left page comes to lie right: seen from above the back sides show.
    leaves_left = [(back[0], front[1]) for front, back in pile]
    leaves_right = [(back[1], front[0]) for front, back in pile]
    read = [page for above, below in leaves_left for page in (below, above)]
    read += [page for above, below in reversed(leaves_right) for page in (above, below)]
    assert read == list(range(4 * n))


@pytest.mark.parametrize(("size", "sheet"), [(A5, (297, 210)), (A4, (420, 297))])
def test_office_sheets_carry_two_pages_in_the_order_of_folding(size: tuple[int, int], sheet: tuple[int, int]) -> None:
    with finished("kantor", size=size) as pdf:
        assert numbers(pdf) == [[8, 1], [2, 7], [6, 3], [4, 5]]
        for page in pdf.pages:
            assert box(page, "MediaBox") == pytest.approx([0, 0, *sheet], abs=0.1)


def test_pages_of_inner_sheets_move_towards_the_fold_by_the_paper_around_them() -> None:
    def left_of(paper_um: int) -> list[float]:
        with finished("kantor", 16, paper_um=paper_um) as pdf:
            data = io.BytesIO()
            pdf.save(data)
        with pypdfium2.PdfDocument(data.getvalue()) as read:
            found = []
            for page in read:
                text = page.get_textpage()
                start, _ = text.search("HAL").get_next()
                found.append(text.get_charbox(start)[0] / MM)
            return found

    moved = [thick - thin for thick, thin in zip(left_of(500), left_of(0), strict=True)]
    # Four sheets, each 0.5 mm; front and back of each.
    assert moved == pytest.approx([0, 0, 0.5, 0.5, 1, 1, 1.5, 1.5], abs=0.02)


def test_without_a_profile_no_file_claims_to_be_pdf_x() -> None:
    for finish in FINISHES:
        with finished(finish) as pdf:
            assert "/OutputIntents" not in pdf.Root
            assert "/Trapped" not in pdf.docinfo
            with pdf.open_metadata() as told:
                assert "pdfxid:GTS_PDFXVersion" not in told
                assert told["dc:title"] == "Buku Uji"
            assert pdf.pdf_version == "1.6"


def profiles() -> list[Any]:
    """The header of a profile, and real ones where the system brings some (Debian: with Ghostscript, colord)."""
    header = bytearray(200)
    header[12:20], header[36:40] = b"prtrCMYK", b"acsp"
    files = [file for folder in ("/usr/share/color/icc", "/Library/ColorSync") for file in Path(folder).rglob("*.icc")]
    real = [(file.stem, file.read_bytes()) for file in sorted(files)]
    four_inks = [(name, data) for name, data in real if data[12:20] == b"prtrCMYK"]
    return [pytest.param(data, id=name) for name, data in [("header", bytes(header)), *four_inks[:2]]]


@pytest.mark.parametrize("profile", profiles())
@pytest.mark.parametrize("finish", ["percetakan", "sampul"])
def test_with_a_profile_the_file_carries_what_pdf_x_4_asks_for(finish: Finish, profile: bytes) -> None:
    wanted = recipe(finish, profile=Copy("content/kertas.icc", "x"), condition="FOGRA39")
    made = press.finish(wanted, source(8), profile)
    assert made.problems == ()
    assert unsound(made.data) == []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert pdf.pdf_version == "1.6"
        assert not pdf.is_encrypted
        assert "/ID" in pdf.trailer
        # Nothing acts, nothing is attached, nothing depends on a reader's choice (ISO 15930-7, 6).
        assert not {"/OpenAction", "/AA", "/Names", "/AcroForm", "/OCProperties", "/StructTreeRoot"} & set(
            pdf.Root.keys()
        )
        for page in pdf.pages:
            trim, bleed, media = (box(page, name) for name in ("TrimBox", "BleedBox", "MediaBox"))
            assert all(outer <= inner for outer, inner in zip(media[:2] + bleed[:2], bleed[:2] + trim[:2], strict=True))
            assert all(inner <= outer for outer, inner in zip(media[2:] + bleed[2:], bleed[2:] + trim[2:], strict=True))
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert int(intent.DestOutputProfile.N) == 4
        assert intent.DestOutputProfile.read_bytes() == profile
        assert pdf.docinfo.Trapped == pikepdf.Name("/False")
        assert {"/Title", "/CreationDate", "/ModDate"} <= set(pdf.docinfo.keys())
        with pdf.open_metadata() as told:
            assert told["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert told["xmpMM:DocumentID"].startswith("uuid:")
            assert told["pdf:Trapped"] == "False"
            assert all(told[key] for key in ("xmp:MetadataDate", "xmp:CreateDate", "xmp:ModifyDate"))
        assert not any("/Annots" in page.obj or "/AA" in page.obj for page in pdf.pages)


def test_a_file_that_is_no_profile_for_four_inks_is_told_and_left_out() -> None:
    found = [file for file in Path("/usr/share/color/icc").rglob("*.icc") if file.read_bytes()[16:20] == b"RGB "]
    for data in (b"", b"bukan profil", *(file.read_bytes() for file in found[:1])):
        made = press.finish(recipe("percetakan", profile=Copy("content/salah.icc", "x")), source(8), data)
        assert [problem.code for problem in made.problems] == ["press.profile-unusable"]
        with pikepdf.open(io.BytesIO(made.data)) as pdf:
            assert "/OutputIntents" not in pdf.Root


def test_a_stapled_book_that_is_too_thick_is_told_at_the_key() -> None:
    made = press.finish(recipe("percetakan"), source(56))
    assert [(p.code, p.place.line, p.hint) for p in made.problems] == [("press.too-thick", 5, "lipatan: lem")]
    assert press.finish(recipe("percetakan", glued=True), source(56)).problems == ()


def test_a_photo_that_is_used_too_large_is_told_once_with_its_worst_place() -> None:
    """A photo of 300 pixels printed 30 and 60 mm wide; 200 dots per inch need 236 and 472 pixels."""
    small, large, absent = (
        made_photos.plain(size=(300, 200), colour=shade) for shade in ("#884422", "#884423", "#884424")
    )
    book = typst_book({"gambar/a.jpg": small, "gambar/b.jpg": large})
    coarse = (
        Coarse("gambar/a.jpg", "content/x/satu.jpg", 60, 300, 472),
        Coarse("gambar/b.jpg", "content/x/satu.jpg", 120, 300, 945),
        Coarse("gambar/c.jpg", "content/x/dua.jpg", 120, 300, 945),
    )
    pictures = {"gambar/a.jpg": small, "gambar/b.jpg": large, "gambar/c.jpg": absent}
    made = press.finish(recipe("percetakan", coarse=coarse), book, None, pictures)
    told = [(problem.code, problem.place.file, dict(problem.values)) for problem in made.problems]
    values = {"file": "satu.jpg", "has": 300, "needs": 945, "mm": 120}
    assert told == [("photo.coarse-in-print", "content/x/satu.jpg", values)]
    assert press.finish(recipe("kantor", coarse=coarse), book, None, pictures).problems == ()


def typst_book(pictures: dict[str, bytes]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in pictures.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_bytes(data)
        lines = "\n#pagebreak()\n".join([*(f'#image("{name}", width: 60mm)' for name in pictures), "Isi", "Isi"])
        main = Path(folder) / "buku.typ"
        main.write_text(f"#set page(width: 148mm, height: 210mm, bleed: 3mm)\n{lines}", "utf-8")
        return typst.compile(str(main), pdf_standards=["1.6"], pdf_tags=False, timestamp=1_700_000_000)


def test_the_same_book_is_finished_to_the_same_bytes() -> None:
    for finish in FINISHES:
        once, again = (press.finish(recipe(finish), source(8)).data for _ in range(2))
        assert once == again
