"""Permit numbers as people write them, each with the verdict that the regulations of the field ask for.

`permits/numbers.csv` was written by hand from the descriptions of the numbers (BPOM, BPJPH, OSS, GS1), not from the
program: `verdict` is `ok` or the codes in any order, `canonical` the one form that is stored, empty when the text is
impossible, `severity` the gravest of the codes, `why` the reason. `<U+00A0>` stands for a sign that nobody can see.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from stdnum import ean

from etalase import checks
from etalase.problem import Severity
from etalase.values import bpom, gtin, halal, nib, pbumku, pirt, pkp, registration
from etalase.values.fault import Fault
from tests import small_site

FOLDER = Path(__file__).parent / "permits"
READERS: dict[str, Callable[[str], tuple[str | None, tuple[Fault, ...]]]] = {
    "pirt": pirt.read_pirt,
    "halal": halal.read_halal,
    "nib": nib.read_nib,
    "pb_umku": pbumku.read_pbumku,
    "bpom": bpom.read_bpom,
    "gtin": gtin.read_gtin,
    "merek": registration.read_merek,
    "sni": registration.read_sni,
    "nkv": registration.read_nkv,
    "pkp": pkp.read_pkp,
}
GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def visible(text: str) -> str:
    """The text with its unseen signs in place."""
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)


NUMBERS = table("numbers.csv")


@pytest.mark.parametrize("row", NUMBERS, ids=[f"{row['kind']}-{n}" for n, row in enumerate(NUMBERS, 2)])
def test_a_number_gets_its_verdict(row: dict[str, str]) -> None:
    number, faults = READERS[row["kind"]](visible(row["text"]))
    codes = sorted(fault.code for fault in faults)
    assert (number, codes) == (row["canonical"] or None, sorted(row["verdict"].replace("ok", "").split())), row["why"]
    gravities = {checks.severities()[code] for code in codes}
    assert next((each.value for each in GRAVEST if each in gravities), "") == row["severity"], row["why"]


def test_the_table_is_large_and_every_row_says_why() -> None:
    assert len(NUMBERS) >= 150
    assert all(row["why"] and row["kind"] in READERS for row in NUMBERS)
    assert len({(row["kind"], row["text"]) for row in NUMBERS}) == len(NUMBERS)


def test_a_canonical_form_and_its_label_form_are_read_back_as_themselves() -> None:
    labels = {
        "pirt": pirt.label_form,
        "halal": halal.label_form,
        "nib": nib.label_form,
        "pb_umku": pbumku.label_form,
        "bpom": bpom.label_form,
        "gtin": gtin.label_form,
    }
    for row in NUMBERS:
        if row["canonical"] and row["kind"] in labels:
            read, label = READERS[row["kind"]], labels[row["kind"]]
            assert read(row["canonical"])[0] == row["canonical"]
            assert read(label(row["canonical"]))[0] == row["canonical"]


@pytest.mark.parametrize(
    "kind, number, label",
    [
        ("pirt", "206647101001231", "P-IRT No. 2066471010012-31"),
        ("halal", "ID64110001234560326", "ID64110001234560326"),
        ("bpom", "MD 235612345678", "BPOM RI MD 235612345678"),
        ("nib", "0220123456789", "NIB 0220123456789"),
        ("pb_umku", "022012345678900000001", "PB-UMKU 022012345678900000001"),
        ("gtin", "8990800000015", "8990800000015"),
    ],
)
def test_the_label_form_is_the_one_of_the_regulation(kind: str, number: str, label: str) -> None:
    module = {"pirt": pirt, "halal": halal, "bpom": bpom, "nib": nib, "pb_umku": pbumku, "gtin": gtin}[kind]
    assert module.label_form(number) == label


def gs1_check_digit(digits: str) -> str:
    """GS1 general specifications 7.9: weights 3 and 1 from the right, the sum completed to a multiple of ten."""
    weighted = sum(int(digit) * (3 if n % 2 == 0 else 1) for n, digit in enumerate(reversed(digits)))
    return str(-weighted % 10)


def test_check_digits_by_hand_agree_with_the_library_and_with_the_reader() -> None:
    bare = (re.sub(r"[^0-9]", "", row["text"]) for row in NUMBERS if row["kind"] == "gtin")
    seen = 0
    for digits in bare:
        if len(digits) not in (8, 12, 13, 14) or (digits.startswith("899") and len(digits) == 12):
            continue
        by_hand = gs1_check_digit(digits[:-1]) == digits[-1]
        assert ean.is_valid(digits) == by_hand
        assert (gtin.read_gtin(digits)[0] is not None) == by_hand
        seen += 1
    assert seen >= 20


def test_a_letter_that_looks_like_a_digit_is_offered_as_that_digit() -> None:
    expected = {
        "2O66471010012-31": "P-IRT No. 2066471010012-31",
        "20664710I0012-31": "P-IRT No. 2066471010012-31",
        "2066471O1OO12-31": "P-IRT No. 2066471010012-31",
        "2066471010012-3I": "P-IRT No. 2066471010012-31",
        "2066A71010012-31": None,
    }
    assert {text: pirt.read_pirt(text)[1][0].hint for text in expected} == expected
    assert nib.read_nib("O220123456789")[1][0].hint == "0220123456789"
    assert halal.read_halal("ID6411OOO1234560326")[1][0].hint == "ID64110001234560326"
    assert bpom.read_bpom("MD 23561234567O")[1][0].hint == "BPOM RI MD 235612345670"
    assert pbumku.read_pbumku("0220123456789O0000001")[1][0].hint == "022012345678900000001"


# Numbers in a product's file: `permits/in_context.csv`. `product`, `second` and `vendor` are keys of a product, of a
# second one of the same business, and of the business, one after another with `; ` between; `expected` are codes with
# their gravity, in both products' files and the vendor's. Each row is a business of its own in one catalogue.
IN_CONTEXT = table("in_context.csv")
FAMILIES = ("pirt", "halal", "bpom", "nib", "pbumku", "gtin", "permit", "merek", "sni", "pkp", "id", "date", "kbli")
SITE = {
    "content/site.yaml": 'nama: Uji\nbase_url: https://uji.example/\nwilayah: "6471"\n',
    "content/categories.yaml": "- {id: camilan, nama: Camilan, jenis: makanan}\n"
    "- {id: lauk, nama: Lauk, jenis: makanan}\n- {id: minuman, nama: Minuman, jenis: minuman}\n"
    "- {id: kriya, nama: Kriya, jenis: kriya}\n- {id: sabun, nama: Sabun, jenis: kecantikan}\n",
    "content/regions.csv": small_site.SITE["content/regions.csv"],
}


def written(given: str, keys: dict[str, str]) -> str:
    for pair in filter(None, given.split("; ")):
        key, _, value = pair.partition(": ")
        keys[key] = value
    return "".join(f"{key}: {value}\n" for key, value in keys.items())


def files_of(n: int, row: dict[str, str]) -> dict[str, bytes]:
    folder = f"content/vendors/usaha-{n}"
    found: dict[str, str] = {}
    vendor = {"nama": f"Usaha {n}", "kode": f"U{n}", "kelurahan": "Manggar", "skala": "mikro"}
    if "KOSONG" not in row["vendor"]:
        vendor["izin"] = f'{{nib: "91202345{n:05}"}}'
    found[f"{folder}/vendor.yaml"] = written(row["vendor"].replace("kode: KOSONG", ""), vendor)
    for id, given in (("satu", row["product"]), ("dua", row["second"])):
        if given:
            keys = {"nama": f"Kue {id}", "kategori": "camilan", "harga": "1000", "penyimpanan": "suhu-ruang"}
            found[f"{folder}/products/{id}.md"] = f"---\n{written(given, keys)}---\nUji.\n"
    return {path: text.encode() for path, text in found.items()}


@pytest.fixture(scope="module")
def found_in_context(tmp_path_factory: pytest.TempPathFactory) -> dict[int, set[str]]:
    """Row → `code:gravity` of what `check` says on the row's day about the files of that row."""
    rules = {
        f"content/rules/{file.name}": file.read_bytes() for file in (small_site.ROOT / "content/rules").glob("*.yaml")
    }
    # The rule about nutrition facts names categories of the sample.
    rules["content/rules/label.yaml"] = b""
    found: dict[int, set[str]] = {n: set() for n in range(len(IN_CONTEXT))}
    for day in sorted({row["as_of"] for row in IN_CONTEXT}):
        contents = {path: text.encode() for path, text in SITE.items()} | rules
        for n, row in enumerate(IN_CONTEXT):
            if row["as_of"] == day:
                contents |= files_of(n, row)
        folder = tmp_path_factory.mktemp("isi")
        for finding in small_site.findings(small_site.write(folder, contents), dt.date.fromisoformat(day)):
            code, place = finding.problem.code, finding.problem.place.file
            if (number := re.search(r"usaha-(\d+)/", place)) and code.partition(".")[0] in (*FAMILIES, "value"):
                found[int(number[1])].add(f"{code}:{finding.severity.value}")
    return found


@pytest.mark.parametrize("n", range(len(IN_CONTEXT)))
def test_a_number_in_its_place_gets_its_verdict(n: int, found_in_context: dict[int, set[str]]) -> None:
    assert found_in_context[n] == set(IN_CONTEXT[n]["expected"].split()), IN_CONTEXT[n]["why"]
