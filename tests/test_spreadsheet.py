"""Spreadsheets in and out. Each kind of dirt in office lists has its test; the contents are invented look-alikes."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from etalase import pipeline, spreadsheet
from tests import small_site

OK, HAS_ERRORS, WRONG_USE = 0, 1, 2
MAP = "tetap: {pelaku: dapur-teluk, kategori: camilan}\n"


class Desk:
    """A content folder, a spreadsheet, and what the import says about it."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], contents: dict[str, bytes] | None = None
    ) -> None:
        self.folder = folder
        self.content = small_site.write(folder, small_site.files() if contents is None else contents)
        self.capsys = capsys

    def take(
        self,
        sheet: str | bytes | Workbook,
        mapping: str | None = MAP,
        photos: Path | None = None,
        apply: bool = False,
        language: str = "id",
        name: str | None = None,
    ) -> tuple[int, str]:
        file = self.folder / (name or ("daftar.xlsx" if isinstance(sheet, Workbook) else "daftar.csv"))
        file.write_bytes(_bytes(sheet))
        map_file = None
        if mapping is not None:
            map_file = self.folder / "peta.yaml"
            map_file.write_text(mapping, "utf-8")
        status = spreadsheet.take(small_site.request(self.content), file, map_file, photos, apply, language)
        told = self.capsys.readouterr()
        return status, told.out + told.err

    def read(self, path: str) -> str:
        return (self.content / path).read_text("utf-8")

    def product(self, id: str, vendor: str = "dapur-teluk") -> str:
        return self.read(f"vendors/{vendor}/products/{id}.md")

    def products(self, vendor: str = "dapur-teluk") -> set[str]:
        return {path.stem for path in (self.content / f"vendors/{vendor}/products").glob("*.md")}

    def catalog(self) -> Any:
        return pipeline.check(small_site.request(self.content))[0]


def _bytes(sheet: str | bytes | Workbook) -> bytes:
    if isinstance(sheet, Workbook):
        out = BytesIO()
        sheet.save(out)
        return out.getvalue()
    return sheet.encode() if isinstance(sheet, str) else sheet


def book(*rows: list[Any], title: str = "Lembar1") -> Workbook:
    made = Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return made


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


# What is written, and when.


def test_without_apply_nothing_is_written(desk: Desk) -> None:
    before = {path: path.read_bytes() for path in desk.content.rglob("*") if path.is_file()}
    status, told = desk.take("nama,harga\nKeripik Pisang,15000\n")
    assert status == OK
    assert "content/vendors/dapur-teluk/products/keripik-pisang.md" in told
    assert "1 baru, 0 berubah, 0 sama, 0 ditolak" in told
    assert before == {path: path.read_bytes() for path in desk.content.rglob("*") if path.is_file()}


def test_apply_writes_entries_in_the_order_of_the_model_with_numbers_in_quotes(desk: Desk) -> None:
    status, _ = desk.take(
        'barcode,komposisi,nama,harga\n9520000000011,"Pisang, gula",Keripik Pisang,15000\n', apply=True
    )
    assert status == OK
    assert desk.product("keripik-pisang") == (
        "---\n"
        "nama: Keripik Pisang\n"
        "kategori: camilan\n"
        "kode: KP01\n"
        "harga: 15000\n"
        'gtin: "9520000000011"\n'
        'komposisi: "Pisang, gula"\n'
        "---\n"
    )


def test_importing_again_changes_nothing(desk: Desk) -> None:
    sheet = "nama,harga,isi,wa\nKeripik Pisang,Rp 15.000,125gr,\nSambal Raja,25rb,,\n"
    desk.take(sheet, apply=True)
    before = desk.product("keripik-pisang")
    status, told = desk.take(sheet, apply=True)
    assert (status, desk.product("keripik-pisang")) == (OK, before)
    assert "0 baru, 0 berubah, 2 sama, 0 ditolak" in told
    assert "Tidak ada yang perlu ditulis" in told


def test_the_report_shows_the_old_and_the_new_value(desk: Desk) -> None:
    _, told = desk.take("kode,harga\nABN01,27000\n", mapping=None)
    assert "harga: 25000 → 27000  (B2)" in told
    assert "0 baru, 1 berubah" in told


def test_only_the_lines_of_changed_keys_differ(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = "content/vendors/dapur-teluk/products/abon.md"
    text = (
        "---\n"
        "# Dicek bulan lalu\n"
        "nama: 'Abon Ikan'   # nama di label\n"
        "kode: ABN01\n"
        "kategori: camilan\n"
        "\n"
        "harga: 25000        # naik tahun depan\n"
        "isi: 100 g\n"
        "izin:\n"
        "  # P-IRT diperpanjang\n"
        '  pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}\n'
        '  halal: "ID64110000000000326"\n'
        "foto: [abon.jpg]\n"
        "\n"
        "# akhir kepala\n"
        "---\n"
        "Abon ikan.\n"
    )
    desk = Desk(tmp_path, capsys, small_site.files() | {path: text.encode()})
    sheet = (
        "kode,harga,umur simpan,pirt,P-IRT: Berlaku sampai,merek\n"
        "ABN01,27500,6 bulan,P-IRT 2066471010000-31,2032-03-01,Teluk Rasa\n"
    )
    status, told = desk.take(sheet, mapping=None, apply=True)
    assert status == OK, told
    expected = text.replace("harga: 25000        #", "harga: 27500        #")
    expected = expected.replace("isi: 100 g\n", "isi: 100 g\nmerek: Teluk Rasa\numur_simpan: 6 bulan\n")
    expected = expected.replace("2031-03-01", "2032-03-01")
    assert desk.product("abon") == expected


def test_line_ends_and_byte_order_mark_of_a_file_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = "content/vendors/anyam-damai/products/tas.md"
    data = b"\xef\xbb\xbf" + small_site.SITE[path].replace("\n", "\r\n").encode()
    desk = Desk(tmp_path, capsys, small_site.files() | {path: data})
    desk.take("kode,harga\nTAS01,160000\n", mapping=None, apply=True)
    assert (desk.folder / path).read_bytes() == data.replace(b"150000", b"160000")


def test_a_short_permit_grows_when_its_date_is_given(desk: Desk) -> None:
    desk.take("kode,Halal: Tanggal terbit\nABN01,2026-03-02\n", mapping=None, apply=True)
    assert 'halal: {nomor: "ID64110000000000326", terbit: 2026-03-02}' in desk.product("abon")


def test_a_row_with_one_bad_cell_is_refused_whole(desk: Desk) -> None:
    status, told = desk.take("nama,barcode,harga\nBagus,,10000\nRusak,8990800000016,12000\n", apply=True)
    assert status == HAS_ERRORS
    assert "B3: salah gtin.check-digit" in told
    assert "isi sel: 8990800000016" in told
    assert desk.products() == {"abon", "bagus"}


def test_a_new_vendor_is_written_only_with_a_product_that_is_taken(desk: Desk) -> None:
    head = "nama usaha,kelurahan,nama produk,barcode\n"
    status, _ = desk.take(f"{head}Dapur Baru,Manggar,Peyek,8990800000016\n", "tetap: {kategori: camilan}\n", apply=True)
    assert status == HAS_ERRORS
    assert not (desk.content / "vendors/dapur-baru").exists()
    status, told = desk.take(
        f"{head}Dapur Baru,Manggar,Peyek,8990800000015\n", "tetap: {kategori: camilan}\n", apply=True
    )
    assert status == OK, told
    assert desk.read("vendors/dapur-baru/vendor.yaml") == "nama: Dapur Baru\nkode: DB01\nkelurahan: Manggar\n"


def test_everything_wrong_is_told_in_one_run(desk: Desk) -> None:
    sheet = 'nama usaha,kelurahan,wa,nama produk,harga,barcode\nDapur Baru,Mangar,"8,12E+11",Sambal,murah,123\n'
    status, told = desk.take(sheet, "tetap: {kategori: camilan}\n")
    assert status == HAS_ERRORS
    for finding in (
        "B2: salah region.kelurahan-unknown",
        "C2: salah sheet.cell-damaged",
        "E2: salah price.not-a-number",
        "F2: salah gtin.length",
    ):
        assert finding in told


def test_a_row_that_falls_with_its_vendor_says_why(desk: Desk) -> None:
    sheet = "nama usaha,kelurahan,nama produk\nDapur Baru,Mangar,Sambal\nDapur Baru,,Peyek\n"
    status, told = desk.take(sheet, "tetap: {kategori: camilan}\n")
    assert status == HAS_ERRORS
    assert "3: salah sheet.vendor-refused: Usaha dapur-baru belum dapat ditulis" in told
    assert "0 baru, 0 berubah, 0 sama, 2 ditolak" in told


def test_empty_cells_delete_nothing(desk: Desk) -> None:
    before = desk.product("abon")
    status, told = desk.take("kode,harga,isi\nABN01,,-\n", mapping=None, apply=True)
    assert (status, desk.product("abon")) == (OK, before), told


# Matching and ids.


def test_a_row_is_matched_by_code_then_barcode_then_id(desk: Desk) -> None:
    desk.take("nama,barcode\nSambal,9520000000011\n", apply=True)
    _, told = desk.take(
        "nama,kode,barcode,harga\nNama Lain,ABN01,,26000\nSambal Bawang,,9520000000011,9000\nSambal,,,8000\n"
    )
    assert re.search(r"baris 2 +berubah .*products/abon\.md", told)
    assert re.search(r"baris 3 +berubah .*products/sambal\.md", told)
    assert re.search(r"baris 4 +(ditolak|berubah)", told)
    assert "nama: Sambal → Sambal Bawang" in told


def test_rows_that_share_a_slug_get_their_barcodes_and_else_numbers(desk: Desk) -> None:
    sheet = (
        "nama,barcode\n"
        "Kecap Manis,8990121011028\n"
        "kecap  manis,8992696404441\n"
        "Sirup,\n"
        "Sirup,\n"
        "Sirup,\n"
    )  # fmt: skip
    status, told = desk.take(sheet, apply=True)
    assert status == OK, told
    assert desk.products() - {"abon"} == {
        "kecap-manis-8990121011028",
        "kecap-manis-8992696404441",
        "sirup",
        "sirup-2",
        "sirup-3",
    }
    assert "sheet.name-twice" in told
    status, told = desk.take(sheet, apply=True)
    assert "0 baru, 0 berubah, 5 sama" in told


def test_another_barcode_under_a_known_name_is_another_product(desk: Desk) -> None:
    desk.take("nama,barcode\nSambal,9520000000011\n", apply=True)
    desk.take("nama,barcode\nSambal,9520000000028\n", apply=True)
    assert desk.products() == {"abon", "sambal", "sambal-9520000000028"}


@pytest.mark.parametrize(
    "name, id",
    [("เต้าหู้", "etahu"), ("🦀 Amplang", "crab-amplang"), ("قهوة", "qhwh"), ("—", "9520000000011"), ("CON", "con-1")],
)
def test_names_of_any_script_become_entries(desk: Desk, name: str, id: str) -> None:
    status, told = desk.take(f"nama,barcode\n{name},9520000000011\n", apply=True)
    if name == "—":  # a dash means "not given"
        assert (status, "key.missing" in told) == (HAS_ERRORS, True)
        return
    assert status == OK, told
    assert f"nama: {name}" in desk.product(id).replace('"', "")


def test_a_name_without_letters_takes_its_barcode_as_id(desk: Desk) -> None:
    status, _ = desk.take("nama,barcode\n!!!,9520000000011\n", apply=True)
    assert (status, "9520000000011" in desk.products()) == (OK, True)


def test_two_rows_for_one_entry_are_refused(desk: Desk) -> None:
    status, told = desk.take("nama,barcode\nSambal,9520000000011\nSambal Lagi,9520000000011\n")
    assert status == HAS_ERRORS
    assert "sheet.row-twice" in told or "gtin.duplicate" in told


def test_a_code_of_another_kind_of_entry_is_refused(desk: Desk) -> None:
    status, told = desk.take("nama,kode\nSambal,DTL\n")
    assert (status, "A2" in told or "B2" in told, "sheet.code-taken" in told) == (HAS_ERRORS, True, True)


def test_new_codes_are_free(desk: Desk) -> None:
    desk.take("nama\nAbon Nila\nAbon Naga\n", apply=True)
    codes = [p.code for p in desk.catalog().products.values()]
    assert len(codes) == len(set(codes))
    assert {"AN01", "AN02"} <= set(codes)


# The dirt of domain.md §12, line by line.


@pytest.mark.parametrize(
    "written",
    ["https://wa.me/+6281234567890", "081234567890", "+62 812-3456-7890", "6281234567890", "81234567890"],
)
def test_dirt_1_every_way_to_write_a_phone_is_one_number(desk: Desk, written: str) -> None:
    status, told = desk.take(f"nama usaha,kelurahan,linkwa\nDapur Baru,Manggar,{written}\n", None, apply=True)
    assert status == OK, told
    assert desk.catalog().vendors["dapur-baru"].whatsapp == "+6281234567890"
    assert 'whatsapp: "' in desk.read("vendors/dapur-baru/vendor.yaml")


def test_dirt_2_a_number_with_a_remark_is_split_and_told(desk: Desk) -> None:
    status, told = desk.take("nama usaha,kelurahan,wa\nDapur Baru,Manggar,081234567890 (Kantor)\n", None, apply=True)
    assert (status, "phone.remark" in told, "C2" in told) == (OK, True, True)
    assert desk.catalog().vendors["dapur-baru"].whatsapp == "+6281234567890"
    assert 'catatan: "whatsapp: 081234567890 (Kantor)"' in desk.read("vendors/dapur-baru/vendor.yaml")
    status, told = desk.take("nama usaha,kelurahan,wa\nDapur Baru,Manggar,081234567890 (Kantor)\n", None)
    assert "0 baru, 0 berubah, 1 sama" in told
    status, told = desk.take("nama usaha,kelurahan,wa\nDua Nomor,Manggar,081234567890 / 081234567891\n", None)
    assert (status, "phone.two-in-one" in told) == (OK, True)


@pytest.mark.parametrize("written", ["8,12E+11", "8.12E+11"])
def test_dirt_3_a_damaged_number_is_refused_at_its_cell(desk: Desk, written: str) -> None:
    status, told = desk.take(f'nama;barcode\nSambal;"{written}"\n')
    assert status == HAS_ERRORS
    assert "B2: salah sheet.cell-damaged" in told
    assert "Ubah format sel menjadi teks" in told


def test_dirt_4_digits_after_the_fifteenth_are_lost(desk: Desk) -> None:
    status, told = desk.take(book(["nama", "pirt"], ["Sambal", 20664710100003100]))
    assert (status, "B2: salah sheet.cell-damaged" in told) == (HAS_ERRORS, True)
    status, told = desk.take(book(["nama", "barcode"], ["Sambal", 9520000000011]), apply=True)
    assert status == OK, told
    assert 'gtin: "9520000000011"' in desk.product("sambal")


@pytest.mark.parametrize(
    "written, price",
    [("Rp 25.000", 25000), ("25rb", 25000), ('"25.000,-"', 25000), ('"25,000"', 25000), ("Rp. 25000", 25000)],
)
def test_dirt_5_a_price_that_can_only_mean_one_thing_is_read(desk: Desk, written: str, price: int) -> None:
    status, told = desk.take(f"nama,harga\nSambal,{written}\n", apply=True)
    assert (status, f"dibaca sebagai {price}" in told) == (OK, True), told
    assert f"harga: {price}\n" in desk.product("sambal")


@pytest.mark.parametrize("written", ["15-20k", "Mulai dari Rp50.000 (tergantung bahan…)", "tanya dulu"])
def test_dirt_5_any_other_price_is_asked_for(desk: Desk, written: str) -> None:
    status, told = desk.take(f"nama,harga\nSambal,{written}\n")
    assert (status, "B2: salah price.not-a-number" in told) == (HAS_ERRORS, True)


def test_dirt_6_a_kelurahan_inside_the_address_is_suggested(desk: Desk) -> None:
    sheet = "nama usaha,alamat\nDapur Baru,Kp. Contoh Rt. 02 Rw. 01 Kel. Klandasan Ulu\n"
    status, told = desk.take(sheet, None)
    assert (status, "tulis: kelurahan: Klandasan Ulu" in told) == (HAS_ERRORS, True)


def test_dirt_7_a_kelurahan_is_matched_by_letters_and_a_wrong_kecamatan_is_told(desk: Desk) -> None:
    head = "nama usaha,kelurahan,kecamatan\n"
    desk.take(f"{head}Dapur Baru,KLANDASAN  ULU,Kota\n", None, apply=True)
    assert desk.read("vendors/dapur-baru/vendor.yaml") == "nama: Dapur Baru\nkode: DB01\nkelurahan: Klandasan Ulu\n"
    status, told = desk.take(f"{head}Dapur Lain,Klandasan Ulu,Balikpapan Timur\n", None)
    assert (status, "C2: salah region.kecamatan-wrong" in told) == (HAS_ERRORS, True)
    status, told = desk.take(f"{head}Dapur Lain,Mangar,\n", None)
    assert (status, "tulis: Manggar" in told) == (HAS_ERRORS, True)


@pytest.mark.parametrize("nothing", ["", "-", "tidak ada", "Belum", "0", "''", "[]"])
def test_dirt_8_the_ways_to_say_nothing(desk: Desk, nothing: str) -> None:
    status, told = desk.take(f"nama,merek,barcode,harga\nSambal,{nothing},{nothing},{nothing}\n", apply=True)
    assert status == OK, told
    assert "merek" not in desk.product("sambal")
    assert "harga" not in desk.product("sambal")


def test_dirt_9_two_permits_in_one_field_are_told(desk: Desk) -> None:
    status, told = desk.take("nama,pirt\nSambal,P-IRT 2066471010000-31 / halal ID64110000000000326\n")
    assert "id.two-in-one" in told
    assert "B2" in told
    status, told = desk.take("nama,pirt,halal\nSambal,belum,proses\n", apply=True)
    assert status == OK, told
    assert "izin:\n  halal:\n    status: diajukan\n" in desk.product("sambal")


def test_dirt_10_photos_are_taken_by_their_exact_names(desk: Desk, tmp_path: Path) -> None:
    photos = tmp_path / "kiriman"
    photos.mkdir()
    (photos / "Foto Produk  depan.JPG").write_bytes(small_site.photo(910, 700))
    (photos / "lain.png").write_bytes(small_site.photo(920, 700))
    rahasia = tmp_path / "rahasia.jpg"
    rahasia.write_bytes(small_site.photo(930, 700))
    sheet = "nama,foto\nSatu,Foto Produk  depan.JPG\nDua,Lain.png\nTiga,../rahasia.jpg\nEmpat,daftar.docx\n"
    status, told = desk.take(sheet, photos=photos, apply=True)
    assert status == HAS_ERRORS
    assert (desk.content / "vendors/dapur-teluk/photos/Foto Produk  depan.JPG").is_file()
    assert "B3: salah photo.missing" in told
    assert "tulis: lain.png" in told
    assert "B4: salah sheet.photo-name" in told
    assert "B5: salah sheet.photo-kind" in told
    assert desk.products() == {"abon", "satu"}


def test_dirt_10_one_photo_for_two_vendors_is_told(desk: Desk, tmp_path: Path) -> None:
    photos = tmp_path / "kiriman"
    photos.mkdir()
    (photos / "sama.jpg").write_bytes(small_site.photo(910, 700))
    sheet = "nama,pelaku,foto\nSatu,dapur-teluk,sama.jpg\nDua,anyam-damai,sama.jpg\n"
    _, told = desk.take(sheet, "tetap: {kategori: camilan}\n", photos=photos)
    assert "photo.shared" in told


def test_dirt_11_coordinates_come_from_a_map_link_or_are_left_out(desk: Desk) -> None:
    embed = '<iframe src="https://www.google.com/maps/embed?pb=!1m18!2d116.83!3d-1.2712345!4d116.8312345"></iframe>'
    head = "nama usaha,kelurahan,lokasi\n"
    quoted = embed.replace('"', '""')
    status, told = desk.take(f'{head}Dapur Baru,Manggar,"{quoted}"\n', None, apply=True)
    assert status == OK, told
    assert desk.catalog().vendors["dapur-baru"].coordinates == (-1.271234, 116.831234) or "-1.27" in told
    status, told = desk.take(f"{head}Dapur Lain,Manggar,https://maps.example/?\n", None, apply=True)
    assert (status, "C2: peringatan sheet.left-out" in told) == (OK, True)


@pytest.mark.parametrize(
    "encoded, noted",
    [
        ("nama;harga\r\nSambal “Pedas”;15000\r\n".encode("utf-8-sig"), None),
        ("nama\tharga\r\nSambal “Pedas”\t15000\r\n".encode("utf-16"), "UTF-16"),
        ("nama;harga\r\nSambal “Pedas”;15000\r\n".encode("cp1252"), "Windows-1252"),
        ("nama,harga\n\xa0Sambal\xa0 “Pedas” ,15000\n".encode(), None),
    ],
)
def test_dirt_12_encodings_and_separators_are_found_out(desk: Desk, encoded: bytes, noted: str | None) -> None:
    status, told = desk.take(encoded, apply=True)
    assert status == OK, told
    assert (noted is None) or (f"berkode {noted}" in told)
    assert desk.catalog().products["dapur-teluk/sambal-pedas"].name.id == "Sambal “Pedas”"


def test_dirt_13_titles_above_repeated_headers_totals_and_hidden_sheets(desk: Desk) -> None:
    made = book(
        ["DAFTAR PRODUK BINAAN"],
        ["Tahun 2026"],
        [],
        ["No", "Nama Produk", "Harga", "Kategori"],
        ["", "MAKANAN", "", ""],
        [1, "Sambal", 15000, "camilan"],
        [2, "Peyek", 12000, None],
        ["No", "Nama Produk", "Harga", "Kategori"],
        [3, "Kripik", 9000, "camilan"],
        ["Jumlah", None, 36000, None],
    )
    made.active.merge_cells("D6:D7")
    made.active.row_dimensions[9].hidden = True
    hidden = made.create_sheet("Rahasia")
    hidden.append(["nama", "harga"])
    hidden.append(["Tidak Dibaca", 1000])
    hidden.sheet_state = "hidden"
    _status, told = desk.take(made, "tetap: {pelaku: dapur-teluk}\n", apply=True)
    assert desk.products() == {"abon", "sambal", "peyek", "kripik"}, told
    for code in ("title-rows", "header-repeated", "total-rows", "hidden-sheet", "hidden-rows", "merged"):
        assert f"sheet.{code}" in told, code


@pytest.mark.parametrize(
    "header, key",
    [
        ("namaumkm", "pelaku.nama"),
        ("namapemilik", "pelaku.pemilik"),
        ("jenisUsaha", "kategori"),
        ("linkwa", "pelaku.whatsapp"),
        ("noWaTelp", "pelaku.whatsapp"),
        ("No. Telp/WA", "pelaku.whatsapp"),
        ("Nama Usaha", "pelaku.nama"),
        ("P-IRT No.", "izin.pirt"),
        ("Kode Barcode", "gtin"),
        ("Product name", "nama"),
        ("Shelf life", "umur_simpan"),
    ],
)
def test_dirt_14_titles_are_known_in_many_words(header: str, key: str) -> None:
    from etalase.model import Product
    from etalase.spreadsheet.columns import column_for, word_for

    found = word_for(header)
    assert column_for(found, Product, "") == column_for(key, Product, "")


def test_dirt_14_unknown_titles_are_told_with_the_near_one(desk: Desk) -> None:
    _, told = desk.take("nama,hargaa,petugas\nSambal,15000,Dinas\n")
    assert "sheet.column-unknown" in told
    assert "petugas" in told
    assert "tulis: Harga" in told


@pytest.mark.parametrize(
    "written, day",
    [("2025-03-12", "2025-03-12"), ("12 Maret 2025", "2025-03-12"), ("45728", "2025-03-12"), ("25/3/25", "2025-03-25")],
)
def test_dirt_15_days_that_can_only_mean_one_day_are_read(desk: Desk, written: str, day: str) -> None:
    status, told = desk.take(f"nama,terbit\nSambal,{written}\n", apply=True)
    assert status == OK, told
    assert f"terbit: {day}\n" in desk.product("sambal")


def test_dirt_15_an_ambiguous_day_is_asked_for_and_a_date_cell_is_a_day(desk: Desk) -> None:
    status, told = desk.take("nama,terbit\nSambal,12/3/2025\n")
    assert (status, "date.ambiguous" in told) == (HAS_ERRORS, True)
    status, told = desk.take(book(["nama", "terbit"], ["Sambal", dt.date(2025, 3, 12)]), apply=True)
    assert status == OK, told
    assert "terbit: 2025-03-12\n" in desk.product("sambal")
    status, told = desk.take(book(["nama", "isi"], ["Peyek", dt.datetime(2025, 10, 12)]))
    assert (status, "B2: salah sheet.cell-date" in told) == (HAS_ERRORS, True)


def test_dirt_16_capitals_are_told_and_left(desk: Desk) -> None:
    status, told = desk.take("nama,merek\nSAMBAL  BAWANG 🌶,“RASA”\n", apply=True)
    assert (status, "sheet.capitals" in told) == (OK, True)
    found = next(p for a, p in desk.catalog().products.items() if a != "dapur-teluk/abon" and p.vendor == "dapur-teluk")
    assert (found.name.id, found.brand) == ("SAMBAL BAWANG 🌶", "“RASA”")


def test_dirt_17_likely_duplicates_are_listed(desk: Desk) -> None:
    _, told = desk.take("nama,barcode\nSelera pedas,8990121011028\nSelera Pedas,8992696404441\n")
    assert "A3: info sheet.name-twice" in told


@pytest.mark.parametrize(
    "column",
    ["NIK", "No. KTP", "NPWP", "Tanggal Lahir", "No. Rekening", "Alamat Rumah", "Jenis Kelamin", "Nama Ibu Kandung"],
)
def test_dirt_18_private_columns_are_dropped_and_told(desk: Desk, column: str) -> None:
    status, told = desk.take(f"nama,{column}\nSambal,6471011501900000\n", apply=True)
    assert (status, "sheet.private-column" in told, column in told) == (OK, True, True)
    assert "6471011501900000" not in told
    assert "6471011501900000" not in "".join(p.read_text("utf-8") for p in desk.content.rglob("*.md"))


def test_dirt_18_a_nik_anywhere_else_is_refused_and_not_repeated(desk: Desk) -> None:
    status, told = desk.take("nama,komposisi\nSambal,Ibu 6471 0115 0190 0000\n", apply=True)
    assert (status, "B2: salah privacy.nik" in told) == (HAS_ERRORS, True)
    assert "0190" not in told
    assert desk.products() == {"abon"}


@pytest.mark.parametrize("written", ["Camilan", "camilan ", "Snack", "CAMILAN"])
def test_dirt_19_categories_are_known_in_many_words(desk: Desk, written: str) -> None:
    status, told = desk.take(f"nama,kategori\nSambal,{written}\n", "tetap: {pelaku: dapur-teluk}\n", apply=True)
    assert status == OK, told
    assert "kategori: camilan\n" in desk.product("sambal")


def test_dirt_19_an_unknown_category_is_told_at_its_cell(desk: Desk) -> None:
    status, told = desk.take("nama,kategori\nSambal,Elektronik\n", "tetap: {pelaku: dapur-teluk}\n")
    assert (status, "B2: salah category.unknown" in told) == (HAS_ERRORS, True)


def test_dirt_20_placeholders_are_told(desk: Desk) -> None:
    _, told = desk.take("nama,pirt\nSambal,12345678\n")
    assert "B2" in told
    assert "id.dummy" in told


def test_dirt_21_odd_ingredients_are_kept(desk: Desk) -> None:
    junk = "huile végétale edib/e (palme), ARDIAOLNANASINS, เกลือ: 2% # {x} [y] & *z* 'q' " + "sel, " * 100
    status, told = desk.take(f'nama,komposisi\nSambal,"{junk}"\n', apply=True)
    assert status == OK, told
    assert desk.catalog().products["dapur-teluk/sambal"].ingredients.id == " ".join(junk.split())


def test_dirt_22_formulas_errors_and_apostrophes(desk: Desk) -> None:
    made = book(["nama", "harga", "barcode"], ["Sambal", "=10000+5000", None], ["Peyek", "#REF!", None])
    status, told = desk.take(made)
    assert status == HAS_ERRORS
    assert "B2: salah sheet.cell-formula" in told
    assert "B3: salah sheet.cell-error" in told
    status, told = desk.take('nama,barcode\nSambal,\'9520000000011\nPeyek,"=""9520000000028"""\n', apply=True)
    assert status == OK, told
    assert 'gtin: "9520000000011"' in desk.product("sambal")
    assert 'gtin: "9520000000028"' in desk.product("peyek")


# The mapping file and wrong use.


def test_mistakes_in_the_mapping_file_are_placed(desk: Desk) -> None:
    status, told = desk.take("a,b\nSambal,15000\n", "kolom: {a: nama, b: hargaa, c: isi}\nabaikan: ya\nlain: x\n")
    assert status == HAS_ERRORS
    assert re.search(r"peta\.yaml:1:21: salah sheet\.map-key.*hargaa", told)
    assert "tulis: harga" in told
    assert re.search(r"peta\.yaml:1:\d+: salah sheet\.map-column", told)
    assert "peta.yaml:2:10: salah value.not-list" in told
    assert "peta.yaml:3:1: salah key.unknown" in told
    status, told = desk.take("a\nSambal\n", "kolom: {a: nama\n")
    assert (status, "peta.yaml:1:8: salah yaml.mapping-open" in told) == (HAS_ERRORS, True)


def test_wrong_use(desk: Desk, tmp_path: Path) -> None:
    assert desk.take("x", name="daftar.docx")[0] == WRONG_USE
    request = small_site.request(desk.content)
    assert spreadsheet.take(request, tmp_path / "tidak-ada.csv", None, None, False, "id") == WRONG_USE
    assert desk.take("nama\nSambal\n", photos=tmp_path / "tidak-ada")[0] == WRONG_USE


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00\x01\x02", b"<html></html>", "nama\n".encode("utf-16")])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_unreadable_files_are_told(desk: Desk, data: bytes, name: str) -> None:
    status, told = desk.take(data, name=name)
    assert status in (OK, HAS_ERRORS)
    assert "sheet." in told or "0 baru" in told


def test_a_sheet_without_titles_is_told(desk: Desk) -> None:
    status, told = desk.take("satu,dua\ntiga,empat\n")
    assert (status, "sheet.header-missing" in told) == (HAS_ERRORS, True)


def test_a_product_without_a_vendor_is_told(desk: Desk) -> None:
    status, told = desk.take("nama,harga\nSambal,15000\n", "tetap: {kategori: camilan}\n")
    assert (status, "sheet.vendor-missing" in told) == (HAS_ERRORS, True)
    status, told = desk.take("nama,pelaku\nSambal,tidak-ada\n", "tetap: {kategori: camilan}\n")
    assert (status, "B2: salah vendor.unknown" in told) == (HAS_ERRORS, True)


def test_the_report_speaks_english_too(desk: Desk) -> None:
    _, told = desk.take("nama,harga\nSambal,15-20k\nPeyek,9000\n", language="en")
    assert "1 new, 0 changed, 0 unchanged, 1 refused" in told
    assert "B2: error price.not-a-number: The price" in told


# Out and back.


def test_export_is_taken_back_without_change(desk: Desk) -> None:
    file = desk.folder / "keluar.xlsx"
    assert spreadsheet.give(small_site.request(desk.content), file, "id") == OK
    desk.capsys.readouterr()
    status, told = desk.take(file.read_bytes(), None, name="keluar.xlsx")
    assert status == OK
    assert re.search(r"0 baru, 0 berubah, \d+ sama, 0 ditolak", told), told


def test_the_sample_content_goes_out_and_back_without_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(small_site.ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("photos"))
    desk = Desk(tmp_path, capsys, {})
    file = tmp_path / "keluar.xlsx"
    assert spreadsheet.give(small_site.request(desk.content), file, "id") == OK
    capsys.readouterr()
    status, told = desk.take(file.read_bytes(), None, name="keluar.xlsx")
    assert (status, bool(re.search(r"\b0 baru, 0 berubah, [0-9]{3,} sama, 0 ditolak", told))) == (OK, True), told[-500:]


def test_an_edited_export_changes_just_what_was_edited(desk: Desk) -> None:
    file = desk.folder / "keluar.xlsx"
    spreadsheet.give(small_site.request(desk.content), file, "id")
    made = load_workbook(file)
    page = made["Produk"]
    titles = {cell.value: cell.column for cell in page[1]}
    rows = {page.cell(row, titles["id"]).value: row for row in range(2, page.max_row + 1)}
    page.cell(rows["tas"], titles["Harga"]).value = 155000
    page.cell(rows["abon"], titles["Uraian"]).value = "Abon baru.\n\nDua paragraf."
    made["Gerai"].cell(2, 3).value = "Gerai Utama"
    before = {path: path.read_text("utf-8") for path in desk.content.rglob("*.*") if path.suffix in (".md", ".yaml")}
    status, told = desk.take(made, None, apply=True)
    assert status == OK, told
    assert "0 baru, 3 berubah" in told
    after = {path: path.read_text("utf-8") for path in before}
    assert {path.name for path in before if before[path] != after[path]} == {"tas.md", "abon.md", "toko.yaml"}
    assert after[desk.content / "vendors/anyam-damai/products/tas.md"] == small_site.SITE[
        "content/vendors/anyam-damai/products/tas.md"
    ].replace("150000", "155000")
    assert desk.product("abon").endswith("---\nAbon baru.\n\nDua paragraf.\n")
    assert "{id: pusat, nama: Gerai Utama, kelurahan: Manggar}" in desk.read("retailers/toko.yaml")


def test_new_variants_join_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = "content/vendors/anyam-damai/products/tas.md"
    text = (
        "---\nnama: Tas Rotan\nkode: TAS01\nkategori: kriya\nvarian:\n"
        "  # yang paling laku\n  - nama: Kecil\n    harga: 90000\n  - {nama: Besar, harga: 150000}\n---\nTas.\n"
    )
    desk = Desk(tmp_path, capsys, small_site.files() | {path: text.encode()})
    rows = [
        ["pelaku", "produk", "Nama varian", "Harga"],
        ["anyam-damai", "tas", "Kecil", 95000],
        ["anyam-damai", "tas", "Jumbo", 200000],
    ]
    status, told = desk.take(book(*rows, title="Varian"), None, apply=True)
    assert status == OK, told
    assert "varian.1.harga: 90000 → 95000  (D2)" in told
    changed = text.replace("90000", "95000").replace(
        "harga: 150000}\n", "harga: 150000}\n  - nama: Jumbo\n    harga: 200000\n"
    )
    assert desk.product("tas", "anyam-damai") == changed


def test_export_escapes_formulas(desk: Desk) -> None:
    path = desk.content / "vendors/anyam-damai/products/tas.md"
    path.write_text(path.read_text("utf-8").replace("nama: Tas Rotan", 'nama: "=1+1"'), "utf-8")
    file = desk.folder / "keluar.xlsx"
    spreadsheet.give(small_site.request(desk.content), file, "id")
    cells = [cell for row in load_workbook(file)["Produk"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]


def test_export_refuses_other_suffixes(desk: Desk) -> None:
    assert spreadsheet.give(small_site.request(desk.content), desk.folder / "keluar.csv", "id") == WRONG_USE


def test_every_title_of_an_export_means_one_column() -> None:
    from etalase.spreadsheet.columns import FORMS, columns_of, normal

    for form in FORMS:
        titles = [normal(column.title) for column in columns_of(form)]
        assert len(titles) == len(set(titles)), form.name


# Whatever is in a file, it is reported, never raised.

CELL = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["-", "8,12E+11", "=1+1", "#REF!", "Rp 25.000", "2025-03-12", "{a: b}", "[1, 2]", "'x", "---", "\x00"]
    ),
)
TITLES = ("nama", "harga", "barcode", "isi", "kategori", "foto", "komposisi", "nama usaha", "wa", "pirt", "terbit", "tag", "uraian", "lokasi", "kode", "id")  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=len(TITLES), max_size=len(TITLES)), min_size=1, max_size=4))
def test_no_cell_crashes_the_import_and_what_is_written_is_read_back(desk: Desk, rows: list[list[str]]) -> None:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(TITLES)
    writer.writerows(rows)
    data = out.getvalue().encode("utf-8", "surrogatepass")
    status, told = desk.take(data, MAP, photos=desk.folder, apply=True)
    assert status in (OK, HAS_ERRORS), told
    again, told = desk.take(data, MAP, photos=desk.folder, apply=True)
    assert (again, "0 baru, 0 berubah" in told or "sheet." in told) == (status, True), told
    assert not any(found.severity == "error" for found in small_site.findings(desk.content))
    for path in (desk.content / "vendors").rglob("*.md"):
        if path.name not in ("abon.md", "tas.md"):
            path.unlink()
    for path in (desk.content / "vendors").iterdir():
        if path.name not in ("dapur-teluk", "anyam-damai"):
            shutil.rmtree(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.xlsx"]))
def test_no_bytes_crash_the_import(desk: Desk, data: bytes, name: str) -> None:
    assert desk.take(data, name=name)[0] in (OK, HAS_ERRORS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mapping=st.one_of(
        st.text(max_size=80),
        st.sampled_from(["kolom: []", "tetap: x", "abaikan: {a: b}", "[]", "x", "kolom: {a: [b]}"]),
    )
)
def test_no_mapping_file_crashes_the_import(desk: Desk, mapping: str) -> None:
    mapping = mapping.encode("utf-8", "ignore").decode()
    assert desk.take("nama,harga\nSambal,15000\n", mapping)[0] in (OK, HAS_ERRORS)


# Changing one value of a file that people wrote by hand.


def test_any_value_of_the_sample_can_be_changed_by_itself() -> None:
    from etalase.model import Kind
    from etalase.spreadsheet.edit import changed_text
    from etalase.spreadsheet.plain import get, key_at, leaves, of_node
    from etalase.spreadsheet.rows import FILES

    root = small_site.ROOT / "content"
    tried = 0
    for noun, pattern in FILES.items():
        files = [path for path in sorted(root.glob(pattern.format(id="*", vendor="*"))) if not path.match("*.en.md")]
        for path in files[:: max(1, len(files) // 4)]:
            text = path.read_text("utf-8")

            def parse(text: str, name: str = path.name) -> Any:
                return pipeline.tree_of(name, text)[0]

            before = of_node(parse(text).root)
            for steps, value in leaves(noun, before, lists=True):
                key = key_at(noun, steps)
                if not isinstance(value, str) or key is None:
                    continue
                new = "999" if key.kind in (Kind.RUPIAH, Kind.COUNT) else f"{value.strip()} lain"
                lines = [line.text for line in changed_text(noun, text, parse, {steps: new}, None)]
                after = of_node(parse("\n".join(lines)).root)
                found = get(noun, after, steps)
                assert isinstance(found, str)
                assert found.strip() == new
                if "\n" not in value:
                    assert sum(a != b for a, b in zip(text.split("\n"), lines, strict=True)) == 1, (path, steps)
                tried += 1
    assert tried > 300
