"""290 real products and 30 real photographs, in files that nobody here wrote, become a site and a booklet.

The data folder is not part of the project: `ETALASE_DATA` names it, else `../shared/data` is taken. Nothing of it is
kept; where it is absent these tests are left out, loudly.
"""

from __future__ import annotations

import csv
import html
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench import real_input
from bench.real_input import EDITION, EXHIBITION, VENDOR, Result

pytestmark = pytest.mark.slow

# What stands behind every product of the booklet, since none has a price.
ASK = "Tanyakan harga"
DATA = Path(os.environ.get("ETALASE_DATA", real_input.DEFAULT_DATA))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Result:
    if (lacking := real_input.missing(DATA)) is not None:
        pytest.skip(lacking)
    return real_input.run(DATA, tmp_path_factory.mktemp("nyata"))


@pytest.fixture(scope="session")
def entries(real: Result) -> dict[str, str]:
    return real_input.entries(real)


def page_of(real: Result, id: str) -> str:
    return (real.output / f"site/produk/{VENDOR}/{id}/index.html").read_text("utf-8")


def name_of(row: dict[str, str]) -> str:
    return " ".join(row["product_name"].split())


def test_the_commands_end_as_they_should(real: Result) -> None:
    # 1: two rows are refused; what is right is imported and built all the same.
    assert real.statuses == {"dry run": 1, "import": 1, "again": 1, "photos": 0, "build": 0}
    assert len(real.rows) == 290
    assert len(real.photos) == 30


def test_every_row_is_a_page_or_is_named_with_its_cell_and_the_reason(real: Result, entries: dict[str, str]) -> None:
    refused = []
    for number, row in enumerate(real.rows, start=2):
        if id := entries.get(row["barcode"]):
            assert name_of(row) in html.unescape(page_of(real, id)), row
        else:
            refused.append(row["barcode"])
            assert re.search(rf"baris {number} +ditolak +{re.escape(name_of(row))}", real.report)
            assert f"A{number}: salah gtin.length:" in real.report
            assert f"isi sel: {row['barcode']}" in real.report
    assert sorted(map(len, refused)) == [6, 11]
    assert len(entries) == 288


def test_names_used_twice_are_told(real: Result) -> None:
    names = Counter(name_of(row).casefold() for row in real.rows)
    assert sum(n > 1 for n in names.values()) == 13
    told = set(re.findall(r'sheet\.name-twice: Nama "(.+)" sudah ada', real.report))
    assert {name.casefold() for name in told} == {name for name, n in names.items() if n > 1}


def test_importing_again_finds_everything_unchanged(real: Result) -> None:
    assert "Ringkasan: 288 baru, 0 berubah, 0 sama, 2 ditolak." in real.report
    products = real.content / f"vendors/{VENDOR}/products"
    before = {path.name: path.read_bytes() for path in products.iterdir()}
    said = real_input._type(
        real,
        "third",
        [
            "import",
            str(DATA / real_input.PRODUCTS),
            "--map",
            str(real_input.ROOT / "bench/real_input_map.yaml"),
            "--apply",
            "--content",
            str(real.content),
            "--cache",
            str(real.output.parent / ".cache"),
            "--as-of",
            real_input.AS_OF,
            "--lang",
            "id",
        ],
    )
    del real.statuses["third"]
    assert "Ringkasan: 0 baru, 0 berubah, 288 sama, 2 ditolak." in said
    assert before == {path.name: path.read_bytes() for path in products.iterdir()}


def test_every_page_shows_its_barcode(real: Result, entries: dict[str, str]) -> None:
    for barcode, id in entries.items():
        visible = re.sub(r"<script.*?</script>|<[^>]+>", " ", page_of(real, id), flags=re.DOTALL)
        assert barcode in re.sub(r"(?<=\d)[\s ](?=\d)", "", visible), id


def test_no_price_is_invented(real: Result, entries: dict[str, str]) -> None:
    assert not any("harga:" in path.read_text("utf-8") for path in real.content.rglob("products/*.md"))
    # The code to scan stands in the page as a picture in letters.
    shown = (re.sub(r"data:[^\"]+", "", page_of(real, id)) for id in list(entries.values())[:20])
    assert not any("Rp" in page for page in shown)


def test_every_photograph_became_pictures(real: Result, entries: dict[str, str]) -> None:
    for barcode in real.photos:
        page = page_of(real, entries[barcode])
        names = set(re.findall(r"gambar/([0-9a-f]{12}-[0-9]+\.(?:avif|jpg))", page))
        assert {name.rpartition(".")[2] for name in names} == {"avif", "jpg"}, barcode
        for name in names:
            assert (real.output / "site/gambar" / name).stat().st_size > 500
    drawn = len(list((real.content / f"vendors/{VENDOR}/photos").iterdir()))
    assert drawn == len(real.photos)


def test_every_name_is_in_the_search_data(real: Result, entries: dict[str, str]) -> None:
    data = "".join(path.read_text("utf-8") for path in (real.output / "site/aset").glob("katalog-id.*.js"))
    listed = {name for found in re.findall(r'"n":("(?:[^"\\]|\\.)*")', data) for name in json.loads(found).split("\n")}
    wanted = {name_of(row) for row in real.rows if row["barcode"] in entries}
    assert wanted <= listed


# The booklet, by what can be read out of the PDF.


@pytest.fixture(scope="session")
def sheets(real: Result) -> list[str]:
    """The text of every page."""
    import pypdfium2 as pdfium

    book = pdfium.PdfDocument(real.output / f"print/{EXHIBITION}/{EDITION}-layar.pdf")
    return [plain(page.get_textpage().get_text_range()) for page in book]


def plain(text: str) -> str:
    """Text without the signs that stand on or between others; a dash at the end of a line comes back as U+FFFE."""
    told = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("\ufffe", "-"))
    return "".join(sign for sign in told if unicodedata.category(sign) not in ("Cf", "Mn"))


def spread(name: str) -> str:
    """A pattern for a name that may go on in the next line anywhere."""
    return r"\s*".join(re.escape(sign) for sign in plain(name) if not sign.isspace())


def is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(sign, "") for sign in name if sign.isalpha())


def parts(sheets: list[str]) -> tuple[dict[int, str], str]:
    """Printed page number → text, of the pages with products; and the text of the index of products."""
    goods = [n for n, text in enumerate(sheets) if ASK in text]
    # The letter of the first group may come back on the line of the heading.
    heading = re.compile(r"^Produk(?: [A-Z#])?$", re.MULTILINE)
    index = next(n for n, text in enumerate(sheets) if n > goods[-1] and heading.search(text))
    end = next(n for n, text in enumerate(sheets) if n >= index and re.search(r"^Kecamatan$", text, re.MULTILINE))
    for n in (*goods, *range(index, end + 1)):
        # The number printed on a page is its place in the file, cover included.
        assert re.search(rf"^{n + 1}$", sheets[n], re.MULTILINE), n
    whole = "\n".join(sheets[index : end + 1])
    found = heading.search(whole)
    assert found
    return {n + 1: sheets[n] for n in goods}, whole[found.start() :]


def test_the_index_of_the_booklet_leads_to_the_page_of_each_product(
    real: Result, sheets: list[str], entries: dict[str, str]
) -> None:
    pages, index = parts(sheets)
    names = Counter(name_of(row) for row in real.rows if row["barcode"] in entries)
    assert sum(names.values()) == 288
    for name, n in names.items():
        if not is_latin(name):
            continue
        told = sorted(map(int, re.findall(rf"^\s*{spread(name)}\s*A1\s+(\d+)\b", index, re.MULTILINE)))
        there = sorted(
            number
            for number, text in pages.items()
            for _ in re.findall(rf"(?:^|(?<={ASK}))\s*{spread(name)}\s*{ASK}", text, re.MULTILINE)
        )
        assert (len(told), told) == (n, there), name


def test_names_in_other_scripts_stand_in_the_index_too(
    real: Result, sheets: list[str], entries: dict[str, str]
) -> None:
    from rapidfuzz import fuzz

    pages, index = parts(sheets)
    names = [name_of(row) for row in real.rows if row["barcode"] in entries and not is_latin(name_of(row))]
    assert len(names) >= 7
    for name in names:
        # A PDF gives back clusters of these scripts twice, in another order, or on lines of their own, so the letters of
        # lines and of whole entries, which end in a number, are compared.
        told_at = [*index.split("\n"), *re.split(r"(?<=\d)\n", index)]
        line = max(told_at, key=lambda line: letters_ratio(fuzz.ratio, name, line))
        assert letters_ratio(fuzz.ratio, name, line) > 80, name
        page = int(max(re.findall(r"\d+", re.sub("A1|1A", "", line)), key=int))
        told = re.split(rf"\n|{ASK}", pages[page])
        assert max(letters_ratio(fuzz.ratio, name, line) for line in told) > 80, name


def letters_ratio(ratio: Callable[[str, str], float], name: str, line: str) -> float:
    """How alike the letters outside Latin are, whatever their order."""
    one, other = (
        "".join(sorted(sign for sign in plain(text) if sign.isalpha() and not is_latin(sign))) for text in (name, line)
    )
    return ratio(one, other)


# In the browser.


@pytest.fixture
def page(real: Result, chromium: Any, serve_folder: Callable[..., str]) -> Iterator[Any]:
    context = chromium.new_context(service_workers="block")
    made = context.new_page()
    made.goto(f"{serve_folder(real.output / 'site')}produk/?q=a")
    made.wait_for_function("() => window.etalase && etalase.rows && !document.querySelector('#hasil[aria-busy]')")
    yield made
    context.close()


@pytest.mark.browser
def test_each_product_is_found_by_its_name_in_the_browser(real: Result, entries: dict[str, str], page: Any) -> None:
    names = sorted({name_of(row) for row in real.rows if row["barcode"] in entries})
    missed = page.evaluate(
        """async names => { const missed = [];
        for (const name of names) if (!(await etalase.find(name)).includes(name)) missed.push(name);
        return missed; }""",
        names,
    )
    assert missed == []


@pytest.mark.browser
def test_each_product_is_found_by_its_barcode_in_the_browser(real: Result, entries: dict[str, str], page: Any) -> None:
    wanted = {row["barcode"]: name_of(row) for row in real.rows if row["barcode"] in entries}
    missed = page.evaluate(
        """async wanted => { const missed = [];
        for (const [code, name] of Object.entries(wanted))
          if (!(await etalase.find(code)).includes(name)) missed.push(code);
        return missed; }""",
        wanted,
    )
    assert missed == []


def test_the_data_is_not_in_the_project() -> None:
    if real_input.missing(DATA) is not None:
        pytest.skip(str(real_input.missing(DATA)))
    with (DATA / real_input.PRODUCTS).open(encoding="utf-8", newline="") as stream:
        barcodes = {row["barcode"] for row in csv.DictReader(stream) if len(row["barcode"]) == 13}
    for path in real_input.ROOT.glob("content/**/*.md"):
        assert not set(re.findall(r"\b[0-9]{13}\b", path.read_text("utf-8"))) & barcodes, path
