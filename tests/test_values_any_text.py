"""No text crashes a reader, every fault keeps to the list of codes, and what is written can be read again."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase.values import (
    CODES,
    bpom,
    content_size,
    date,
    gtin,
    halal,
    ident,
    money,
    nib,
    nik,
    pbumku,
    phone,
    pirt,
    pkp,
    region,
    registration,
    shelf_life,
)
from etalase.values import text as texts

NAMES = {"Manggar": "Balikpapan Timur", "Damai": "Balikpapan Kota"}
READERS: list[Callable[[str], tuple[Any, Any]]] = [
    money.read_rupiah,
    money.read_percent,
    phone.read_phone,
    gtin.read_gtin,
    nib.read_nib,
    pirt.read_pirt,
    halal.read_halal,
    bpom.read_bpom,
    pbumku.read_pbumku,
    registration.read_registration,
    registration.read_merek,
    registration.read_sni,
    pkp.read_pkp,
    date.read_date,
    date.read_partial_date,
    date.read_time,
    content_size.read_content_size,
    shelf_life.read_shelf_life,
    ident.read_id,
    ident.read_kode,
    ident.read_colour,
    ident.read_url,
    ident.read_email,
    lambda text: ident.read_handle(text, "instagram"),
    lambda text: ident.read_handle(text, "tiktok"),
    ident.read_coordinates,
    region.read_regency_code,
    lambda text: region.read_kelurahan(text, NAMES, text),
    lambda text: region.read_kecamatan(text, NAMES.values()),
]
PIECES = [
    *("0", "1", "25", "899", "6471", "2066471010012-31", "0812", "3456", "+62", "Rp", "rb", "E+11", "²", "٣", "2026"),
    *("-", "–", ".", ",", "/", " ", "\u00a0", "x", "×", "%", "#", "\n", "\0", "'", '"', "@", ":", "(", ")", "[", "T"),
    *("P-IRT", "PIRT", "halal", "ID", "KH", "MD", "BPOM", "NIB", "wa.me/", "https://", "instagram.com/"),
    *("g", "kg", "bulan", "Maret", "เต้าหู้", "🦀"),
]
ANY_TEXT = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
def test_no_text_crashes_a_reader(text: str) -> None:
    for reader in READERS:
        value, faults = reader(text)
        assert value is not None or faults
        for fault in faults:
            assert tuple(fault.values) == CODES[fault.code]


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_no_text_crashes_the_helpers(text: str) -> None:
    assert texts.tidy(texts.tidy(text)) == texts.tidy(text)
    assert ident.slug(text) == "" or ident.read_id(ident.slug(text))[0]
    assert isinstance(ident.collation_key(text), str)
    assert ident.initial(text) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"
    assert all(0 <= start < end <= len(text) for start, end in nik.find_private(text))
    texts.says_nothing(text)
    region.kelurahan_in(text, NAMES)


@pytest.mark.parametrize("text", ["9" * 100_000, "± " * 20_000, "P-IRT, " * 5_000, "a." * 20_000, "1-" * 30_000])
def test_long_texts_end_soon(text: str) -> None:
    for reader in READERS:
        reader(text)
    nik.find_private(text)


@given(st.integers(1, money.HIGHEST_PRICE))
def test_money_comes_back(amount: int) -> None:
    assert money.read_rupiah(str(amount)) == (amount, ())
    assert money.read_rupiah(money.rupiah(amount))[1][0].hint == str(amount)


@settings(deadline=None)
@given(st.from_regex(r"08(1[1-3]|2[1-3]|5[2-38])[1-9][0-9]{7}", fullmatch=True))
def test_phones_come_back(typed: str) -> None:
    number, faults = phone.read_phone(typed)
    assert (number, faults) == ("+62" + typed[1:], ())
    assert number is not None
    assert phone.read_phone(phone.shown(number)) == (number, ())
    assert phone.read_phone(phone.whatsapp_link(number, "Halo")) == (number, ())


@given(st.integers(1, 9999), st.integers(1, 99), st.sampled_from(["g", "kg", "ml", "l", "cm", "buah", "bungkus"]))
def test_contents_come_back(amount: int, count: int, unit: str) -> None:
    size, faults = content_size.read_content_size(f"{count} × {amount} {unit}")
    assert size is not None
    assert not faults
    assert content_size.read_content_size(size.written()) == (size, ())


@given(st.dates(min_value=date.date(1900, 1, 1), max_value=date.date(2100, 12, 31)))
def test_days_come_back(day: date.date) -> None:
    assert date.read_date(day.isoformat()) == (day, ())
    assert date.read_date(date.full_date(day))[1][0].hint == day.isoformat()


@pytest.mark.parametrize(
    "text, nothing",
    [
        ("", True),
        (" - ", True),
        ("tidak ada", True),
        ("Belum.", True),
        ("0", True),
        ("[]", True),
        ("''", True),
        ("Abon", False),
    ],
)
def test_ways_to_say_nothing(text: str, nothing: bool) -> None:
    assert texts.says_nothing(text) is nothing
