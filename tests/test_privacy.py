"""Nothing private reaches what the public sees: a marker is planted in every private field, and looked for everywhere.

Which fields are private is copied from the contract's tables, not from the model under test.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from bench.generate import generate
from etalase import pipeline
from tests.test_incremental import ROOT, age, request_for

VENDOR = """
nama: Dapur Rahasia
kode: RHS
kelurahan: Manggar
pemilik: Pemilik RAHASIA01
alamat: Jalan RAHASIA02 No. 3
koordinat: [-1.2345671, 116.7654321]
whatsapp: '0812-3456-7890'
telepon: '0542-765432'
surel: rahasia04@dapur.example
situs: https://rahasia05.example/
instagram: rahasia06
facebook: rahasia07
tiktok: rahasia08
tokopedia: rahasia09
shopee: rahasia10
cerita: Cerita RAHASIA11 yang panjang.
izin: {nib: {nomor: "0000987654321", diperiksa: {tanggal: 2026-10-10, oleh: Petugas RAHASIA12}}, pkp: "RAHASIA13/6471/26"}
kbli: "10794"
npwp: ada
binaan: ya
catatan: Catatan RAHASIA14
"""
PRODUCT = """---
nama: Abon Terbuka
kode: ABN01
kategori: lauk
harga: 15000
isi: 100 g
pengolahan: kering
bahan_khusus: [ikan]
label: [nama]
grosir: {harga: 13131, minimal: 17, tampil: tidak, catatan: RAHASIA20}
kapasitas_bulanan: 7171
izin: {pirt: {nomor: "2026471010000-31", diperiksa: {tanggal: 2026-10-10, oleh: Petugas RAHASIA21}, catatan: RAHASIA22}}
tersedia_di:
  - {ritel: toko-contoh-0, skema: beli-putus, komisi: 4.44, tempo_hari: 37, retur: ya, harga_jual: 18181, catatan: RAHASIA23}
catatan: Catatan RAHASIA24
---
Abon ikan yang kering dan gurih.
"""
DRAFT = (
    PRODUCT.replace("Abon Terbuka", "Draf RAHASIA30")
    .replace("ABN01", "RAHASIA31")
    .replace("---\nnama", "---\nstatus: draf\nnama")
)
LATER = (
    DRAFT.replace("status: draf", "terbit: 2027-05-01")
    .replace("RAHASIA30", "RAHASIA32")
    .replace("RAHASIA31", "RAHASIA33")
)
EXPIRED = (
    PRODUCT.replace("Abon Terbuka", "Abon Lewat")
    .replace("ABN01", "ABN02")
    .replace("2026471010000-31", "2026471010000-25")
)

CAPACITY = ("7171", "7.171")
BUYERS = ("print/pelaku/", "print/penawaran/")
MARKERS = [
    *("RAHASIA", "rahasia", "1.2345671", "116.7654321"),
    *("812-3456-7890", "81234567890", "0812345", "542-765432", "542765432"),
    *("0000987654321", "10794", "13.131", "13131", "7171", "7.171", "4.44", "4,44", "18.181", "18181"),
    # The number of a permit that has expired is shown nowhere as valid.
    *("2026471010000-25", "202647101000025"),
]  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rahasia")
    content = generate(folder, n_products=4, seed=5)
    home = content / "vendors/dapur-terbuka"
    texts = {
        "vendor.yaml": VENDOR,
        "products/abon.md": PRODUCT,
        "products/draf.md": DRAFT,
        "products/nanti.md": LATER,
        "products/lewat.md": EXPIRED,
    }
    for name, text in texts.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    plan = content / "exhibitions/pameran-contoh/exhibition.yaml"
    plan.write_text(plan.read_text("utf-8").replace("pelaku: [usaha-contoh-00000]", "pelaku: [dapur-terbuka]"), "utf-8")
    age(folder)
    outcome = pipeline.build(request_for(folder, templates=ROOT / "templates", usb=True))
    assert outcome.published, [f.problem for f in outcome.findings if f.severity == "error"]
    return folder / "output"


def texts_in(output: Path, *folders: str) -> dict[str, str]:
    """Path → text of every file in these folders, papers read by another program."""
    texts = {}
    for path in sorted(path for folder in folders for path in (output / folder).rglob("*")):
        if path.suffix == ".pdf":
            read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
            texts[str(path.relative_to(output))] = read.stdout.decode()
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                parts = (book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
                texts[str(path.relative_to(output))] = "\n".join(parts)
        elif path.is_file() and path.suffix not in (".avif", ".jpg", ".png"):
            texts[str(path.relative_to(output))] = path.read_bytes().decode("utf-8", "ignore")
    return texts


def test_the_open_fields_are_there(published: Path) -> None:
    page = (published / "site/produk/dapur-terbuka/abon/index.html").read_text("utf-8")
    assert "Abon Terbuka" in page
    assert "Rp15.000" in page
    assert "2026471010000-31" in page
    assert "Dapur Rahasia" in page


@pytest.fixture(scope="module")
def public_texts(published: Path) -> dict[str, str]:
    return texts_in(published, "site", "usb", "print")


@pytest.mark.parametrize("marker", MARKERS)
def test_no_private_field_is_public(public_texts: dict[str, str], marker: str) -> None:
    found = re.compile(rf"(?<![0-9A-Za-z]){re.escape(marker)}" if marker[0].isdigit() else re.escape(marker))
    # The vendor's own name is public and holds the word with a capital.
    leaks = [path for path, text in public_texts.items() if found.search(text.replace("Dapur Rahasia", ""))]
    # What a business can make in a month is for buyers, on the papers that the office sends them.
    assert [path for path in leaks if marker not in CAPACITY or not path.startswith(BUYERS)] == []


def test_drafts_and_later_products_have_no_page(published: Path) -> None:
    assert not (published / "site/produk/dapur-terbuka/draf").exists()
    assert not (published / "site/produk/dapur-terbuka/nanti").exists()
    assert not (published / "site/p/RAHASIA31").exists()


# The office keeps its notes in the files alone: not even its own pages show them.
NOTES = ("RAHASIA14", "RAHASIA20", "RAHASIA22", "RAHASIA23", "RAHASIA24")


def test_the_office_sees_what_it_must_and_no_page_shows_a_note(published: Path) -> None:
    texts = texts_in(published, "staff")
    for marker in ("0000987654321", "P-IRT No. 2026471010000-25", "4.44", "18181", "RAHASIA12"):
        assert any(marker in text for text in texts.values()), marker
    assert [(path, note) for path, text in texts.items() for note in NOTES if note in text] == []
