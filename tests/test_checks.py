"""What `check` says about whole content folders: small broken sites, all of them at once, and any bytes at all.

Each folder of `tests/sites` is a site with one kind of mistake. `ETALASE_TULIS_ULANG=1 pytest tests/test_checks.py`
writes the expectations anew; git then shows what changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etalase import checks, reporter
from etalase.model import Catalog, Permit, Photo, PhotoFacts, Product, ProductPermits, Source
from etalase.pipeline import Finding
from etalase.problem import Severity
from tests import small_site

SITES = Path(__file__).parent / "sites"
REWRITE = os.environ.get("ETALASE_TULIS_ULANG") == "1"


def site_names() -> list[str]:
    return sorted(folder.name for folder in SITES.iterdir() if (folder / "content").is_dir())


@pytest.mark.parametrize("name", site_names())
def test_a_small_site_gives_the_expected_report(name: str, tmp_path: Path) -> None:
    contents = read_site(name)
    found = small_site.findings(small_site.write(tmp_path, contents))
    report = reporter.as_text(found, "id") + "\n"
    expected = SITES / name / "expected" / "problems.txt"
    if REWRITE:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(report, encoding="utf-8", newline="\n")
    assert report == expected.read_text(encoding="utf-8")


def read_site(name: str) -> dict[str, bytes]:
    folder = SITES / name
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted((folder / "content").rglob("*"))
        if file.is_file()
    }


def test_all_broken_sites_in_one_folder_are_told_in_reading_order(tmp_path: Path) -> None:
    contents: dict[str, bytes] = {}
    for name in site_names():
        contents = read_site(name) | contents
    found = small_site.findings(small_site.write(tmp_path, contents))
    places = [finding.problem.order for finding in found]
    assert places == sorted(places)
    codes = {finding.problem.code for finding in found}
    assert len(codes) > 90
    assert {finding.severity for finding in found} == set(Severity)


def test_no_finding_is_told_twice(tmp_path: Path) -> None:
    for name in site_names():
        found = small_site.findings(small_site.write(tmp_path / name, read_site(name)))
        told = Counter((f.problem.code, f.problem.place, str(dict(f.problem.values))) for f in found)
        assert [key for key, n in told.items() if n > 1] == [], name


def test_a_second_check_says_the_same_from_its_memory(tmp_path: Path) -> None:
    content = small_site.write(tmp_path, read_site("foto") | read_site("ejaan"))
    assert small_site.findings(content) == small_site.findings(content)


def test_sample_numbers_are_grave_and_made_up_ones_are_not(tmp_path: Path) -> None:
    contents = small_site.files()
    contents["content/vendors/dapur-teluk/vendor.yaml"] = (
        small_site.SITE["content/vendors/dapur-teluk/vendor.yaml"].replace("0000000000024", "1111111111111").encode()
    )
    found = small_site.findings(small_site.write(tmp_path / "a", contents))
    assert [(f.problem.code, f.severity) for f in found] == [("id.dummy", Severity.WARNING)]
    contents = small_site.files()
    contents["content/site.yaml"] = contents["content/site.yaml"].replace(b"contoh: ya\n", b"")
    found = small_site.findings(small_site.write(tmp_path / "b", contents))
    assert {(f.problem.code, f.severity) for f in found} == {("id.dummy", Severity.ERROR)}


def test_a_photo_name_with_accents_stored_apart_is_explained(tmp_path: Path) -> None:
    contents = small_site.files()
    apart = unicodedata.normalize("NFD", "content/vendors/dapur-teluk/photos/kafé.jpg")
    contents[apart] = small_site.photo(901, 701)
    file = "content/vendors/dapur-teluk/products/abon.md"
    contents[file] = contents[file].replace(b"[abon.jpg]", "[abon.jpg, kafé.jpg]".encode())
    assert [code for _, _, code in small_site.complaints(tmp_path, contents)] == ["photo.name-form"]


def test_the_right_case_of_a_photo_is_the_hint(tmp_path: Path) -> None:
    contents = small_site.files()
    file = "content/vendors/dapur-teluk/products/abon.md"
    contents[file] = contents[file].replace(b"[abon.jpg]", b"[ABON.JPG]")
    found = small_site.findings(small_site.write(tmp_path, contents))
    assert [(f.problem.code, f.problem.hint) for f in found] == [("photo.missing", "abon.jpg")]


def test_a_content_folder_of_another_name_is_judged_alike(tmp_path: Path) -> None:
    small_site.write(tmp_path, small_site.files())
    isi = (tmp_path / "content").rename(tmp_path / "isi toko")
    assert [f.problem.code for f in small_site.findings(isi)] == []


def test_permits_are_judged_on_the_day_asked_for(tmp_path: Path) -> None:
    content = small_site.write(tmp_path, small_site.files())
    after = small_site.findings(content, dt.date(2031, 3, 2))
    assert "permit.expired" in {f.problem.code for f in after}
    next_year = small_site.findings(content, dt.date(2032, 1, 1))
    assert "pirt.expired" in {f.problem.code for f in next_year}
    before = small_site.findings(content, dt.date(2026, 10, 17))
    assert [f.problem.code for f in before] == []


def test_private_numbers_are_found_in_files_that_are_no_content(tmp_path: Path) -> None:
    number = "6471011501900000"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{number}</text></svg>'
    contents = small_site.files() | {
        "content/daftar.txt": f"nama\n{number}\n".encode(),
        "content/exhibitions/pasar/denah.svg": drawing.encode(),
        "content/photos/logo.svg": drawing.encode(),
        "content/foto.bin": b"\x00" + number.encode(),
    }
    found = [(file, line) for file, line, code in small_site.complaints(tmp_path, contents) if code == "privacy.nik"]
    assert found == [
        ("content/daftar.txt", 2),
        ("content/exhibitions/pasar/denah.svg", 1),
        ("content/photos/logo.svg", 1),
    ]


def test_a_file_of_a_million_characters_is_refused(tmp_path: Path) -> None:
    contents = small_site.files() | {"content/pages/panjang.md": b"---\njudul: A\n---\n" + b"a" * 1_000_001}
    assert [code for _, _, code in small_site.complaints(tmp_path, contents)] == ["file.too-large"]


def test_a_table_with_an_endless_cell_is_explained(tmp_path: Path) -> None:
    contents = small_site.files()
    contents["content/regions.csv"] += b'64.71.01.1003,"' + b"a" * 200_000
    assert ("content/regions.csv", 4, "table.unreadable") in small_site.complaints(tmp_path, contents)


FUZZED = (
    "content/site.yaml",
    "content/categories.yaml",
    "content/regions.csv",
    "content/synonyms.yaml",
    "content/kode-lama.yaml",
    "content/rules/halal.yaml",
    "content/vendors/dapur-teluk/vendor.yaml",
    "content/vendors/dapur-teluk/products/abon.md",
    "content/vendors/dapur-teluk/products/abon.en.md",
    "content/retailers/toko.yaml",
    "content/exhibitions/pasar/exhibition.yaml",
    "content/trainings/klinik.md",
    small_site.PHOTO,
)
# Bits that mean something to the readers, so that the search comes further than to the first letter.
_BITS = (
    *(
        "nama: ",
        "kode: ",
        "izin:\n  pirt: ",
        "  - {",
        "}",
        "[",
        "]",
        "stan:\n",
        "  - nomor: A1\n",
        "    jadwal:\n",
        "denah:\n",
    ),
    *(
        "  sel:\n    - [A1, .]\n",
        "tanggal: 2026-12-05",
        "harga: ",
        "25.000",
        '"',
        "'",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: ",
        "!!binary ",
    ),
    *(
        "---\n",
        "\t",
        ": ",
        "- ",
        "# ",
        "foto: [abon.jpg]\n",
        "0x1F",
        "0123",
        "~",
        "null",
        "é",
        "\u200b",
        "𝒜",
        "cerita: ",
        "id: ",
        "en: ",
    ),
    *(
        "abaikan_ejaan: [",
        "6471011501900000",
        "2066471010000-31",
        "fokus: [0.5, 2]",
        "?",
        "%",
        "@",
        "`",
        "\r\n",
        "\x00",
        "\ufeff",
    ),
)
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_BITS), max_size=25).map("".join))
slices = st.tuples(st.integers(0, 400), st.integers(0, 60))


@st.composite
def changed_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A content file with a stretch of it replaced, or with other bytes altogether."""
    path = draw(st.sampled_from(FUZZED))
    data = small_site.files().get(path, b"")
    if draw(st.booleans()):
        return path, draw(
            st.one_of(st.binary(max_size=200), texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
        )
    start, length = draw(slices)
    new = draw(texts).encode("utf-8", "surrogatepass")
    return path, data[:start] + new + data[start + length :]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed=changed_files())
def test_no_text_and_no_bytes_in_any_file_crash_check(changed: tuple[str, bytes]) -> None:
    path, data = changed
    with tempfile.TemporaryDirectory() as folder:
        found = small_site.findings(small_site.write(Path(folder), small_site.files() | {path: data}))
        for language in ("id", "en"):
            assert reporter.as_text(found, language)
            assert reporter.as_json(found, language)
            reporter.as_github(found, language)
    assert all(finding.problem.code in checks.severities() for finding in found)


def test_ten_thousand_products_are_judged_at_once(tmp_path: Path) -> None:
    # An eighth of a second on the machine of 2026; the room is for slower ones.
    catalog = large_catalog(tmp_path, 10_000)
    spent = min(_seconds(catalog) for _ in range(3))
    assert spent < 0.5


def _seconds(catalog: Catalog) -> float:
    start = time.process_time()
    found = list(checks.of_catalog(catalog, small_site.AS_OF))
    assert found == []
    return time.process_time() - start


def large_catalog(tmp_path: Path, n_products: int) -> Catalog:
    """A sound catalogue of many products, each with permits, a barcode, a photo and a place where it is sold."""
    from etalase import pipeline

    contents = small_site.files()
    catalog, _ = pipeline.check(small_site.request(small_site.write(tmp_path, contents)))
    vendor = catalog.vendors["dapur-teluk"]
    product = catalog.products["dapur-teluk/abon"]
    vendors = {
        f"v{n}": dataclasses.replace(vendor, id=f"v{n}", name=f"Usaha {n}", code=f"V{n}", permits=_nib(n))
        for n in range(n_products // 10)
    }
    products = dict(_products(product, n_products))
    photos = dict(_photos(catalog, n_products))
    files = [f"content/vendors/{vendor}/vendor.yaml" for vendor in vendors]
    files += [p.source.file for p in products.values()]
    return dataclasses.replace(
        catalog,
        vendors=catalog.vendors | vendors,
        products=catalog.products | products,
        photos=catalog.photos | photos,
        files=tuple(sorted((*catalog.files, *files, *photos))),
    )


def _nib(n: int) -> object:
    from etalase.model import VendorPermits

    return VendorPermits(nib=Permit(number=f"0000{n + 1000:09}"))


def _products(product: Product, n_products: int) -> Iterator[tuple[str, Product]]:
    for n in range(n_products):
        vendor = f"v{n % (n_products // 10)}"
        pirt = Permit(
            number=f"2066471{n // (n_products // 10):02}{n % (n_products // 10) + 1:04}31",
            valid_until=dt.date(2031, 3, 1),
        )
        permits = ProductPermits(pirt=pirt, halal=Permit(number="ID64110000000000326"))
        source = Source(file=f"content/vendors/{vendor}/products/p{n}.md", digest=str(n), places=product.source.places)
        made = dataclasses.replace(
            product,
            id=f"p{n}",
            vendor=vendor,
            code=f"P{n}",
            gtin=_gtin(n),
            permits=permits,
            source=source,
            photos=(Photo(file=f"p{n}.jpg"),),
        )
        yield made.address, made


def _gtin(n: int) -> str:
    digits = f"952{n:09}"
    weighted = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def _photos(catalog: Catalog, n_products: int) -> Iterator[tuple[str, PhotoFacts]]:
    for n in range(n_products):
        path = f"content/vendors/v{n % (n_products // 10)}/photos/p{n}.jpg"
        yield path, PhotoFacts(path=path, digest=str(n), format="JPEG", width=900, height=700)


def test_findings_know_their_line(tmp_path: Path) -> None:
    found: tuple[Finding, ...] = small_site.findings(small_site.write(tmp_path, read_site("kunci-salah-tulis")))
    assert [(f.problem.code, f.line) for f in found] == [
        ("key.misspelt", "harag: 15000"),
        ("key.misspelt", "kemasn: plastik"),
    ]
