"""The buyers' offer: who is in it and who is not, what buyers may read, and files that are the same every time."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from etalase import audience, parts, pipeline, readiness
from etalase.make import paper, sheet
from etalase.model import Catalog
from etalase.plan import Setting
from etalase.plan.offer import offers
from etalase.plan.offer_view import KINDS
from etalase.recipe import Document, Recipe, Sheet, fingerprint
from etalase.values.text import Lang
from etalase.words import words
from tests import small_site

AS_OF = small_site.AS_OF
ROOT = Path(__file__).resolve().parent.parent

SHOP = """\
nama: Toko Contoh
jenis: toko
fasilitas: [rak]
syarat:
  - {apa: nib, tingkat: wajib, sumber: Surat toko, tanggal: 2026-08-01}
  - {apa: halal, tingkat: wajib, sumber: Surat toko, tanggal: 2026-08-01}
  - {apa: gtin, tingkat: wajib, sumber: Surat toko, tanggal: 2026-08-01}
  - {apa: kapasitas, tingkat: wajib, nilai: 100, sumber: Surat toko, tanggal: 2026-08-01}
  - {apa: merek, tingkat: disarankan, sumber: Percakapan, tanggal: 2026-09-05}
gerai:
  - {id: pusat, nama: Gerai Pusat, kelurahan: Manggar}
"""
SILENT = "nama: Warung Diam\njenis: toko\ngerai: [{id: satu, nama: Satu, kelurahan: Manggar}]\n"
STERN = """\
nama: Swalayan Ketat
jenis: supermarket
syarat: [{apa: sni, tingkat: wajib, sumber: Rekaan}]
gerai: [{id: satu, nama: Satu, kelurahan: Manggar}]
"""
MORE = """\
gtin: "9520000000004"
kapasitas_bulanan: 250
umur_simpan: 4 bulan
penyimpanan: suhu-ruang
grosir: {harga: 19500, minimal: 24, tampil: ya}
tersedia_di: [{ritel: toko, komisi: 3, tempo_hari: 9}]
catatan: RAHASIA-PRODUK
foto: [abon.jpg]
"""
PIRT_LINE = (
    'pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01, diperiksa: {tanggal: 2026-11-10, oleh: RAHASIA}}'
)


def food(name: str, more: str, permits: str = PIRT_LINE) -> bytes:
    izin = f'izin: {{{permits}, halal: "ID64110000000000326"}}'
    return f"---\nnama: {name}\nkategori: camilan\nharga: 25000\nisi: 100 g\n{izin}\n{more}---\nEnak.\n".encode()


def files() -> dict[str, bytes]:
    found = small_site.files()
    found["content/site.yaml"] += b'instansi: {nama: Kantor Contoh, whatsapp: "0800-0000-002"}\n'
    found["content/retailers/toko.yaml"] = SHOP.encode()
    found["content/retailers/diam.yaml"] = SILENT.encode()
    found["content/retailers/ketat.yaml"] = STERN.encode()
    folder = "content/vendors/dapur-teluk"
    found[f"{folder}/vendor.yaml"] += b'whatsapp: "0800-0000-101"\nnpwp: ada\ncatatan: RAHASIA-USAHA\n'
    found[f"{folder}/products/abon.md"] = food("Abon Ikan", MORE)
    # Two sizes with a code each; the wholesale price stays in the office.
    found[f"{folder}/products/stik.md"] = food(
        "=Stik Keju",
        "kapasitas_bulanan: 100\ngrosir: {harga: 11111, minimal: 7, tampil: tidak}\n"
        'varian:\n  - {nama: Kecil, isi: 80 g, harga: 9000, gtin: "9520000000110"}\n'
        '  - {nama: Besar, isi: 200 g, harga: 20000, gtin: "9520000000219", status: habis}\n',
    ).replace(b"harga: 25000\nisi: 100 g\n", b"")
    # One piece too few a month, and an authorisation that ended, which this shop does not ask for.
    found[f"{folder}/products/kacang.md"] = food("Kacang Telur", 'gtin: "9520000000318"\nkapasitas_bulanan: 99\n')
    found[f"{folder}/products/kerupuk.md"] = food(
        "Kerupuk Lama", 'gtin: "9520000000417"\nkapasitas_bulanan: 500\n', 'pirt: "2066471010000-25"'
    )
    # Without consent the office answers.
    found["content/vendors/dapur-diam/vendor.yaml"] = (
        b'nama: Dapur Diam\nkode: DDM\nkelurahan: Klandasan Ulu\nskala: mikro\nwhatsapp: "0800-0000-333"\n'
        b'izin: {nib: "0000000000048"}\n'
    )
    found["content/vendors/dapur-diam/products/bakpia.md"] = food(
        "Bakpia", 'gtin: "9520000000516"\nkapasitas_bulanan: 300\nstatus: habis\n'
    )
    return found


def catalogue(folder: Path) -> Catalog:
    return pipeline.check(small_site.request(small_site.write(folder, files())))[0]


def plan_of(catalog: Catalog, language: Lang = "id") -> dict[str, Recipe]:
    ready = readiness.ready_for(catalog, AS_OF)
    setting = Setting(as_of=AS_OF, base_url="https://etalase.example/", ready=ready)
    return offers(audience.seen_by(catalog, "buyers", AS_OF), setting, language)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recipe]:
    return plan_of(catalogue(tmp_path_factory.mktemp("penawaran")))


def book(plan: dict[str, Recipe], retailer: str = "toko") -> bytes:
    recipe = plan[f"print/penawaran/{retailer}.xlsx"]
    assert isinstance(recipe, Sheet)
    return sheet.sheet(recipe).data


@cache
def templates() -> dict[str, bytes]:
    return {f"print/{path.name}": path.read_bytes() for path in sorted((ROOT / "templates" / "print").glob("*.typ"))}


def document(plan: dict[str, Recipe], retailer: str = "toko") -> bytes:
    recipe = plan[f"print/penawaran/{retailer}.pdf"]
    assert isinstance(recipe, Document)
    photos = {name: small_site.photo(60, 60) for name in recipe.pictures}
    made = paper.make_document(recipe, templates(), photos, parts.font_files())
    assert not made.problems, made.problems
    return made.data


def read(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in opened).split())


def rows(data: bytes, name: str = "Produk") -> list[dict[str, Any]]:
    """The rows of a sheet by the Indonesian line of each head."""
    page = openpyxl.load_workbook(io.BytesIO(data))[name]
    heads, *found = page.iter_rows(values_only=True)
    return [dict(zip((str(head).split("\n")[0] for head in heads), row, strict=True)) for row in found]


def test_only_what_meets_every_must_is_offered_by_category_and_name(plan: dict[str, Recipe]) -> None:
    """Kacang has a piece too few; Kerupuk's authorisation ended; the bag of rattan has nothing that is asked."""
    names = [row["Nama produk"] for row in rows(book(plan))]
    assert names == ["Abon Ikan", "Bakpia", "=Stik Keju", "=Stik Keju"]
    text = read(document(plan))
    assert "Kacang Telur" not in text
    assert "Kerupuk Lama" not in text


def test_a_row_has_what_a_buyer_needs(plan: dict[str, Recipe]) -> None:
    row = next(row for row in rows(book(plan)) if row["Nama produk"] == "Abon Ikan")
    assert row["Kategori"] == "Camilan"
    assert (row["Pelaku usaha"], row["Kecamatan"]) == ("Dapur Teluk", "Balikpapan Timur")
    assert (row["Barcode"], row["Isi"], row["Harga (Rp)"]) == ("9520000000004", "100 g", 25_000)
    assert (row["Harga grosir (Rp)"], row["Minimal pesan (buah)"]) == (19_500, 24)
    assert (row["Kapasitas per bulan (buah)"], row["Umur simpan"]) == (250, "4 bulan")
    assert (row["P-IRT"], row["Halal"]) == ("2066471010000-31", "ID64110000000000326")
    assert row["Izin diperiksa"] == "P-IRT 2026-11-10; Halal belum"
    assert (row["Hubungi"], row["WhatsApp"]) == ("Dapur Teluk", "0800-0000-101")
    assert row["Sudah dijual di sini"] == "ya"
    assert row["Syarat wajib yang terpenuhi"] == "NIB tercatat; Halal; barcode; 250 buah per bulan"
    assert row["Laman"] == "https://etalase.example/produk/dapur-teluk/abon/"


def test_every_size_has_a_row_of_its_own(plan: dict[str, Recipe]) -> None:
    small, large = (row for row in rows(book(plan)) if row["Nama produk"] == "=Stik Keju")
    assert (small["Varian"], small["Isi"], small["Harga (Rp)"], small["Barcode"]) == (
        "Kecil",
        "80 g",
        9000,
        "9520000000110",
    )
    assert (large["Varian"], large["Keadaan"]) == ("Besar", "sedang habis")
    assert small["No."] == large["No."]


def test_without_consent_the_office_answers(plan: dict[str, Recipe]) -> None:
    row = next(row for row in rows(book(plan)) if row["Nama produk"] == "Bakpia")
    assert (row["Hubungi"], row["WhatsApp"]) == ("Kantor Contoh", "0800-0000-002")
    assert row["Keadaan"] == "sedang habis"


def test_the_offer_says_what_was_asked_by_whom_known_and_when(plan: dict[str, Recipe]) -> None:
    asked = rows(book(plan), "Syarat")
    assert [(row["Tingkat"], row["Sumber"], row["Dicatat"]) for row in asked] == [
        *[("wajib", "Surat toko", "1 Agu 2026")] * 4,
        ("disarankan", "Percakapan", "5 Sep 2026"),
    ]
    assert asked[3]["Syarat"] == "Kapasitas sekurangnya 100 buah per bulan"
    text = read(document(plan))
    for wanted in ("Yang diminta Toko Contoh", "Surat toko", "1 Agu 2026", "Data per 24 November 2026"):
        assert wanted in text, wanted


def test_paper_and_spreadsheet_say_the_same(plan: dict[str, Recipe]) -> None:
    text = read(document(plan))
    for wanted in ("Abon Ikan", "Dapur Teluk", "25.000", "19.500", "24 buah", "250 buah", "4 bulan"):
        assert wanted in text.replace("Rp ", "Rp"), wanted
    # The digits below the bars stand apart from each other.
    assert "9520000000004" in text.replace(" ", "")
    assert "2066471010000-31 (sampai 1 Mar 2031, diperiksa 10 Nov 2026)" in text
    assert "ID64110000000000326 (tercatat)" in text
    assert "sudah dijual di toko Anda" in text
    assert "WhatsApp 0800-0000-101" in text


def test_nothing_private_is_in_either(plan: dict[str, Recipe]) -> None:
    """Notes, terms of a placement, who checked, wholesale prices that are not to be shown, contacts without consent."""
    texts = [read(document(plan)), *(str(cell) for row in rows(book(plan)) for cell in row.values())]
    for private in ("RAHASIA", "11111", "11.111", "0800-0000-333", "npwp", "NPWP"):
        assert not any(private in text for text in texts), private


def test_cells_are_what_they_seem(plan: dict[str, Recipe]) -> None:
    page = openpyxl.load_workbook(io.BytesIO(book(plan)))["Produk"]
    heads = [str(cell.value).split("\n")[0] for cell in page[1]]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref.startswith("A1:")
    assert str(page["C1"].value) == "Nama produk\nProduct name"
    for row in page.iter_rows(min_row=2):
        by_head = dict(zip(heads, row, strict=True))
        assert (by_head["Barcode"].data_type, by_head["Harga (Rp)"].data_type) == ("s", "n")
        assert all(cell.data_type != "f" for cell in row)
    name = next(cell for cell in page["C"] if cell.value == "=Stik Keju")
    assert name.quotePrefix


def test_a_retailer_for_whom_nothing_is_ready_gets_a_page_that_says_so(plan: dict[str, Recipe]) -> None:
    assert {path for path in plan if path.endswith(".xlsx")} == {"print/penawaran/toko.xlsx"}
    assert "belum ada produk di katalog yang memenuhi semua syarat wajib Swalayan Ketat" in read(
        document(plan, "ketat")
    )
    assert "Syarat wajib Warung Diam belum tercatat" in read(document(plan, "diam"))


def test_the_same_offer_has_the_same_bytes(plan: dict[str, Recipe], tmp_path: Path) -> None:
    again = plan_of(catalogue(tmp_path))
    assert {path: fingerprint(recipe) for path, recipe in plan.items()} == {
        path: fingerprint(recipe) for path, recipe in again.items()
    }
    assert book(plan) == book(again)
    assert document(plan) == document(again)
    members = zipfile.ZipFile(io.BytesIO(book(plan))).infolist()
    assert {member.date_time for member in members} == {(2000, 1, 1, 0, 0, 0)}


def test_an_edit_elsewhere_leaves_the_offer_alone(plan: dict[str, Recipe], tmp_path: Path) -> None:
    changed = files()
    path = "content/vendors/anyam-damai/products/tas.md"
    changed[path] = changed[path].replace(b"150000", b"160000")
    catalog = pipeline.check(small_site.request(small_site.write(tmp_path, changed)))[0]
    after = plan_of(catalog)
    assert {path for path in plan if fingerprint(plan[path]) != fingerprint(after[path])} == set()


def test_heads_stand_in_both_languages(plan: dict[str, Recipe]) -> None:
    """Those that differ; a number, a brand's own name and a permit are called the same."""
    page = openpyxl.load_workbook(io.BytesIO(book(plan)))["Produk"]
    same = {"No.", "Barcode", "WhatsApp", *(kind.upper() for kind in KINDS), "P-IRT", "Halal", "NKV"}
    for cell in page[1]:
        lines = str(cell.value).split("\n")
        assert len(lines) == (1 if lines[0] in same else 2), lines


def test_an_offer_in_english(tmp_path: Path) -> None:
    text = read(document(plan_of(catalogue(tmp_path), "en")))
    assert "Local products on offer" in text
    assert words("print", "en").text("sudah dijual di toko Anda") in text
    assert "Kapasitas" not in text
