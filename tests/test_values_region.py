"""Regencies by code, and the spelling traps of Balikpapan's kelurahan."""

import csv
from pathlib import Path

import pytest

from etalase.values import region

DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
NAMES = {
    "Manggar": "Balikpapan Timur",
    "Manggar Baru": "Balikpapan Timur",
    "Lamaru": "Balikpapan Timur",
    "Margo Mulyo": "Balikpapan Barat",
    "Marga Sari": "Balikpapan Barat",
    "Mekar Sari": "Balikpapan Tengah",
    "Gunung Sari Ulu": "Balikpapan Tengah",
    "Gunung Sari Ilir": "Balikpapan Tengah",
    "Sungai Nangka": "Balikpapan Selatan",
    "Damai Baru": "Balikpapan Selatan",
    "Damai Bahagia": "Balikpapan Selatan",
    "Damai": "Balikpapan Kota",
    "Telaga Sari": "Balikpapan Kota",
}


def test_all_regencies_and_provinces_are_known() -> None:
    assert len(region.regencies()) == region.N_REGENCIES == 514
    assert len(region.provinces()) == 38
    assert region.regency("6471") == region.Regency("6471", "Kota Balikpapan", "Kalimantan Timur")
    assert region.regency("8804") is None
    assert region.province("65") == "Kalimantan Utara"
    assert region.province("00") is None


def test_a_region_code() -> None:
    assert region.read_regency_code("6471") == region.read_regency_code("64.71") == ("6471", ())
    assert region.read_regency_code("Balikpapan")[1][0].hint == "6471"
    assert region.read_regency_code("9999")[0] is None


@pytest.mark.parametrize(
    "text, name",
    [
        ("SUNGAINANGKA", "Sungai Nangka"),
        ("Gunungsari Ulu", "Gunung Sari Ulu"),
        ("Lemaru", "Lamaru"),
        ("Kel. Manggar Baru", "Manggar Baru"),
        ("manggar", "Manggar"),
        ("Damai", "Damai"),
    ],
)
def test_only_letters_count(text: str, name: str) -> None:
    assert region.read_kelurahan(text, NAMES) == (name, ())


def test_near_names_are_never_taken_for_each_other() -> None:
    assert region.match("Damai B", NAMES) is None
    assert region.match("Manggar Bar", NAMES) is None
    assert region.match("", NAMES) is None


@pytest.mark.parametrize(
    "text, suggestion, hint",
    [
        ("Marga Mulyo", "Margo Mulyo", "Margo Mulyo"),
        ("Damai Bharu", "Damai Baru", "Damai Baru"),
        ("Telagasary", "Telaga Sari", "Telaga Sari"),
        ("Gunung Sari", "Gunung Sari Ulu / Gunung Sari Ilir", None),
    ],
)
def test_a_misspelt_kelurahan_gets_the_near_name(text: str, suggestion: str, hint: str | None) -> None:
    name, (fault,) = region.read_kelurahan(text, NAMES)
    assert name is None
    assert (fault.code, fault.values["suggestion"], fault.hint) == ("region.kelurahan-unknown", suggestion, hint)


def test_nothing_is_suggested_for_another_place() -> None:
    assert [fault.code for fault in region.read_kelurahan("Surabaya", NAMES)[1]] == ["region.kelurahan-unlisted"]


def test_at_equal_distance_the_given_kecamatan_decides() -> None:
    # One letter from both.
    names = {"Mekar Sari": "Balikpapan Tengah", "Bekar Sari": "Balikpapan Barat"}
    assert region.nearest("Tekar Sari", names, "Balikpapan Tengah")[0] == "Mekar Sari"
    assert region.nearest("Tekar Sari", names, "Barat")[0] == "Bekar Sari"


def test_a_wrong_kecamatan_is_corrected() -> None:
    name, (fault,) = region.read_kelurahan("Manggar", NAMES, "Balikpapan Utara")
    assert name == "Manggar"
    assert (fault.code, fault.hint) == ("region.kecamatan-wrong", "Balikpapan Timur")
    assert fault.values == {"kelurahan": "Manggar", "expected": "Balikpapan Timur", "found": "Balikpapan Utara"}
    assert region.read_kelurahan("Manggar", NAMES, "Kec. Timur") == ("Manggar", ())


def test_a_kecamatan() -> None:
    listed = NAMES.values()
    assert region.read_kecamatan("balikpapan timur", listed) == ("Balikpapan Timur", ())
    assert region.read_kecamatan("Kota", listed) == ("Balikpapan Kota", ())
    assert region.read_kecamatan("Balikpapan Timu", listed)[1][0].hint == "Balikpapan Timur"
    # The city is not its district.
    assert region.read_kecamatan("Kota Balikpapan", listed)[0] is None


def test_a_kelurahan_is_found_in_an_address() -> None:
    assert region.kelurahan_in("Jl. Mulawarman Rt. 02 Rw. 01 Kel. Manggar Baru", NAMES) == "Manggar Baru"
    assert region.kelurahan_in("Jl. Damai RT 5, Sungainangka", NAMES) is None
    assert region.kelurahan_in("Jl. MT Haryono 7", NAMES) is None


@pytest.mark.skipif(not DATA.is_dir(), reason="shared test data absent")
def test_both_official_spellings_of_all_34_kelurahan_are_understood() -> None:
    with (DATA / "balikpapan_wilayah.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["kelurahan"]: row["kecamatan"] for row in rows}
    assert len(names) == 34
    for row in rows:
        for spelling in (row["kelurahan"], row["kelurahan_ejaan_idn_area"], row["kelurahan"].upper().replace(" ", "")):
            assert region.read_kelurahan(spelling, names, row["kecamatan"]) == (row["kelurahan"], ())
