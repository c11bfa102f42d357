"""Permit numbers and barcodes as labels and pages write them; the strings are invented, their faults are real ones."""

import csv
import json
from pathlib import Path

import pytest
from stdnum import ean

from etalase.values import bpom, gtin, halal, nib, pbumku, pirt, registration
from etalase.values.fault import Fault

DATA = Path(__file__).parents[1] / ".." / "shared" / "data"


def codes(faults: tuple[Fault, ...]) -> list[str]:
    return [fault.code for fault in faults]


GOOD_PIRT = "206647101001231"


@pytest.mark.parametrize(
    "text, number, expected",
    [
        ("P-IRT No. 2066471010012-31", GOOD_PIRT, []),
        ("2066471010012-31", GOOD_PIRT, []),
        ("206647101001231", GOOD_PIRT, []),
        ("DEP. KES. RI. P-IRT NO. 2066471010012-31", GOOD_PIRT, ["id.form"]),
        ("PIRT: 2066471010012-31", GOOD_PIRT, ["id.form"]),
        ("izin SPIRT 2066471010012-31", GOOD_PIRT, ["id.form"]),
        ("P - IRT No 2066 4710 1001 2 – 31.", GOOD_PIRT, ["id.form"]),
        # Ended in 2021, registered elsewhere: both right in form.
        ("P-IRT No. 2066471010012-21", "206647101001221", []),
        ("2063471010012-29", "206347101001229", []),
        ("P-IRT No. 2068804010012-31", None, ["pirt.region-unknown"]),
        ("PIRT 2066471010012", None, ["pirt.no-year"]),
        ("P-IRT 206647101", None, ["pirt.length"]),
        ("P-IRT No. 123456789", None, ["pirt.length", "id.dummy"]),
        ("PIRT 23456/2024, Halal MUI", None, ["id.two-in-one", "pirt.length"]),
        ("9066471010012-31", None, ["pirt.packaging-code"]),
        ("2176471010012-31", None, ["pirt.food-type"]),
        ("9178804010012-31", None, ["pirt.packaging-code", "pirt.food-type", "pirt.region-unknown"]),
        ("P-IRT 2066471010012-31 Halal ID64110001234560326", GOOD_PIRT, ["id.two-in-one"]),
        ("Halal ID64110001234560326, P-IRT 2066471010012-31", GOOD_PIRT, ["id.two-in-one"]),
        ("2066471010012-31 / 2066471020012-31", GOOD_PIRT, ["id.two-in-one"]),
        ("BPOM RI MD 235612345678", None, ["id.other-kind", "pirt.length"]),
        ("2,06E+14", None, ["id.digits-lost"]),
    ],
)
def test_pirt(text: str, number: str | None, expected: list[str]) -> None:
    value, faults = pirt.read_pirt(text)
    assert (value, codes(faults)) == (number, expected)


def test_pirt_says_what_its_digits_mean() -> None:
    parts = pirt.parts(GOOD_PIRT)
    assert (parts.packaging, parts.food_type, parts.region, parts.year) == ("2", "06", "6471", 2031)
    assert (parts.food_serial, parts.producer_serial) == ("01", "0012")
    assert pirt.packaging_name("2") == pirt.packaging_value("2") == "plastik"
    assert pirt.food_type_name("06") == "tepung dan hasil olahannya"
    assert pirt.label_form(GOOD_PIRT) == "P-IRT No. 2066471010012-31"
    assert pirt.read_pirt(pirt.label_form(GOOD_PIRT)) == (GOOD_PIRT, ())


def test_every_packaging_of_the_content_model_has_its_digit() -> None:
    model = {"kaca", "plastik", "kertas", "kaleng", "aluminium", "komposit", "ganda", "lain"}
    assert {pirt.packaging_value(str(digit)) for digit in range(1, 9)} == model
    assert pirt.food_types() == tuple(f"{n:02d}" for n in range(1, 17))


@pytest.mark.skipif(not DATA.is_dir(), reason="shared test data absent")
def test_the_pirt_tables_agree_with_the_shared_ones() -> None:
    shared = json.loads((DATA / "pirt_kode.json").read_text("utf-8"))
    assert {digit: pirt.packaging_name(digit) for digit in shared["kemasan"]} == shared["kemasan"]

    def letters(name: str) -> str:
        return "".join(filter(str.isalpha, name.casefold()))

    ours = {code: letters(pirt.food_type_name(code)) for code in shared["jenis_pangan"]}
    assert ours == {code: letters(name) for code, name in shared["jenis_pangan"].items()}


def test_hints_are_given_only_when_certain() -> None:
    assert pirt.read_pirt("20664710I0012-31")[1][0].hint == "P-IRT No. 2066471010012-31"
    assert pirt.read_pirt("belum")[1][0].hint == "status: belum"
    assert pirt.read_pirt("P-IRT 206647101")[1][0].hint is None
    assert nib.read_nib("02201234567O9")[1][0].hint == "0220123456709"
    assert halal.read_halal("tidak halal")[1][0].hint == "status: tidak-halal"


@pytest.mark.parametrize(
    "text, number, expected",
    [
        ("ID64110001234560326", "ID64110001234560326", []),
        ("Id Halal : 6411 0001 2345 60326", "ID64110001234560326", ["id.form"]),
        ("64110001234560326", "ID64110001234560326", ["id.form"]),
        ("ID64110001234561326", None, ["halal.month"]),
        ("ID99110001234560026", None, ["halal.province-unknown", "halal.month"]),
        ("ID6411000123456", None, ["halal.length"]),
        ("KH 1234567", None, ["halal.kh-number"]),
        ("00120012340119", "00120012340119", ["halal.legacy-mui"]),
        ("MUI 00120012340119", "00120012340119", ["halal.legacy-mui"]),
    ],
)
def test_halal(text: str, number: str | None, expected: list[str]) -> None:
    value, faults = halal.read_halal(text)
    assert (value, codes(faults)) == (number, expected)


@pytest.mark.parametrize(
    "text, number, expected",
    [
        ("0220123456789", "0220123456789", []),
        ("NIB : 0220 1234 56789", "0220123456789", ["id.form"]),
        ("NIB-0220123456789", "0220123456789", ["id.form"]),
        ("Nomor Induk Usaha : 0220123456789", "0220123456789", ["id.form"]),
        ("12345678", None, ["nib.length", "id.dummy"]),
        ("6471011501900000", None, ["id.other-kind", "nib.length"]),
        ("2066471010012-31", None, ["id.other-kind", "nib.length"]),
        ("2,2E+11", None, ["id.digits-lost"]),
    ],
)
def test_nib(text: str, number: str | None, expected: list[str]) -> None:
    value, faults = nib.read_nib(text)
    assert (value, codes(faults)) == (number, expected)


def test_pbumku_with_a_stray_letter_is_read_and_told() -> None:
    value, faults = pbumku.read_pbumku("PB-UMKU : 0220 1234 5678 9000 000 01n")
    assert (value, codes(faults)) == ("022012345678900000001", ["id.stray-text"])
    assert faults[0].hint == "022012345678900000001"
    assert pbumku.nib_of("022012345678900000001") == "0220123456789"
    assert pbumku.nib_of("022012245678900000001") != "0220123456789"


def test_pbumku_rounded_by_a_spreadsheet_is_refused() -> None:
    assert codes(pbumku.read_pbumku("220123456789000000000")[1]) == ["id.digits-lost"]


@pytest.mark.parametrize(
    "text, number, expected",
    [
        ("BPOM RI MD 235612345678", "MD 235612345678", []),
        ("BPOM RI MD 271112345678901", "MD 271112345678901", []),
        ("MD 235612345678", "MD 235612345678", []),
        ("BPOM RI MD 235612345678.", "MD 235612345678", ["id.form"]),
        ("BPOM RI ML: 2356-1234-5678", "ML 235612345678", ["id.form"]),
        ("MD 13745678901Z", None, ["bpom.shape"]),
        ("235612345678", None, ["bpom.shape"]),
        ("MD 2356123456789", None, ["bpom.shape"]),
        ("BPOM RI NA 18201234567", "NA 18201234567", []),
        ("BPOM RI MD 235612345678, P-IRT 2066471010012-31", "MD 235612345678", ["id.two-in-one"]),
        ("P-IRT 2066471010012-31", None, ["id.other-kind", "bpom.shape"]),
    ],
)
def test_bpom(text: str, number: str | None, expected: list[str]) -> None:
    value, faults = bpom.read_bpom(text)
    assert (value, codes(faults)) == (number, expected)


def test_label_forms() -> None:
    assert bpom.label_form("MD 235612345678") == "BPOM RI MD 235612345678"
    assert halal.label_form("ID64110001234560326") == "ID64110001234560326"
    assert bpom.goods("NA 18201234567") == "cosmetics"


@pytest.mark.parametrize(
    "is_sample, sample, real",
    [
        (pirt.is_sample, "206647101000031", GOOD_PIRT),
        (nib.is_sample, "0000123456789", "0220123456789"),
        (pbumku.is_sample, "000012345678900000001", "022012345678900000001"),
        (halal.is_sample, "ID64110000000000326", "ID64110001234560326"),
        (bpom.is_sample, "MD 235600000000", "MD 235612345678"),
        (gtin.is_sample, "9520000000004", "8990800000015"),
    ],
)
def test_sample_ranges(is_sample, sample: str, real: str) -> None:  # type: ignore[no-untyped-def]
    assert is_sample(sample)
    assert not is_sample(real)


def test_registrations_are_tidied_only() -> None:
    assert registration.read_merek(" IDM000123456\u00a0") == ("IDM000123456", ())
    assert registration.read_sni("SNI 01-3547-1994")[0] == "SNI 01-3547-1994"
    value, faults = registration.read_nkv("diajukan")
    assert (value, faults[0].hint) == (None, "status: diajukan")


@pytest.mark.parametrize(
    "text, number, expected",
    [
        ("8990800000015", "8990800000015", []),
        ("8990 8000 0001 5", "8990800000015", []),
        ("EAN 13: 8990800000015", "8990800000015", []),
        ("8990800000016", None, ["gtin.check-digit"]),
        # A real code of the product file with a digit lost, and the same with a guess at the end: never completed.
        ("89905500040", None, ["gtin.length"]),
        ("899055000405", None, ["gtin.length"]),
        ("036000291452", "036000291452", ["gtin.twelve-digits"]),
        ("73513537", "73513537", []),
        ("00012345600012", "00012345600012", []),
        ("2000000000015", "2000000000015", ["gtin.in-store"]),
        ("1234567890128", "1234567890128", ["id.dummy"]),
        ("0000000000000", "0000000000000", ["id.dummy"]),
        ("8,99E+12", None, ["id.digits-lost"]),
        ("2066471010012-31", None, ["id.other-kind", "gtin.length"]),
    ],
)
def test_gtin(text: str, number: str | None, expected: list[str]) -> None:
    value, faults = gtin.read_gtin(text)
    assert (value, codes(faults)) == (number, expected)


def test_the_check_digit_is_named() -> None:
    assert gtin.read_gtin("8990800000016")[1][0].values == {"digit": "5"}
    assert ean.is_valid("8990800000015")


@pytest.mark.skipif(not DATA.is_dir(), reason="shared test data absent")
def test_the_barcodes_of_290_real_products() -> None:
    with (DATA / "off_899_products_2019.csv").open(encoding="utf-8", newline="") as file:
        barcodes = [row["barcode"] for row in csv.DictReader(file)]
    refused = {code: codes(gtin.read_gtin(code)[1]) for code in barcodes if gtin.read_gtin(code)[0] is None}
    assert len(barcodes) == 290
    assert sorted(map(len, refused)) == [6, 11]
    assert all(found == ["gtin.length"] for found in refused.values())
    # Not one false alarm among the 288 others.
    assert not [code for code in barcodes if code not in refused and gtin.read_gtin(code)[1]]
