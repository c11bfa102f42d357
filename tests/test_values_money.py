"""Prices, percentages, pack contents, shelf lives: what people type and how it is printed."""

from decimal import Decimal

import pytest

from etalase.values.content_size import ContentSize, read_content_size
from etalase.values.money import (
    number,
    percent,
    read_percent,
    read_rupiah,
    rupiah,
    rupiah_range,
    unit_price,
    unit_price_text,
)
from etalase.values.shelf_life import read_shelf_life

NB = "\u00a0"


@pytest.mark.parametrize("text, amount", [("25000", 25000), (" 1500 ", 1500), ("1", 1)])
def test_a_plain_number_is_a_price(text: str, amount: int) -> None:
    assert read_rupiah(text) == (amount, ())


@pytest.mark.parametrize(
    "text, hint",
    [
        ("25.000", "25000"),
        ("Rp 25.000", "25000"),
        ("Rp. 25.000,-", "25000"),
        ("25.000,-", "25000"),
        ("25rb", "25000"),
        ("25 ribu", "25000"),
        ("25k", "25000"),
        ("1,5 jt", "1500000"),
        ("25,000", "25000"),
        ("25000.0", "25000"),
        ("IDR 25,000.00", "25000"),
        ("1.250.000", "1250000"),
        ("25\u202f000", "25000"),
        ("25_000", "25000"),
        # Two numbers, or a number that means two things: only the one who typed it knows.
        ("15-20k", None),
        ("Mulai dari Rp50.000 (tergantung bahan)", None),
        ("25.0", None),
        ("1.25.000", None),
        ("tanya", None),
        ("", None),
    ],
)
def test_other_ways_to_write_a_price_are_refused_with_the_right_number(text: str, hint: str | None) -> None:
    value, (fault,) = read_rupiah(text)
    assert (value, fault.code, fault.hint) == (None, "price.not-a-number", hint)


@pytest.mark.parametrize(
    "text, code",
    [
        ("0", "price.not-positive"),
        ("-25000", "price.not-positive"),
        ("2,5E+4", "id.digits-lost"),
        ("9" * 5000, "price.too-large"),
    ],
)
def test_impossible_prices(text: str, code: str) -> None:
    value, faults = read_rupiah(text)
    assert value is None
    assert [fault.code for fault in faults] == [code]


def test_money_is_printed_without_a_space() -> None:
    assert rupiah(25000) == "Rp25.000"
    assert rupiah(999) == "Rp999"
    assert rupiah_range(25000, 30000) == "Rp25.000–Rp30.000"
    assert rupiah_range(25000, 25000) == "Rp25.000"
    assert number(Decimal("1.5")) == "1,5"
    assert number(Decimal("1.5"), "en") == "1.5"


def test_percentages() -> None:
    assert read_percent("2.5") == (Decimal("2.5"), ())
    assert read_percent("100")[0] == 100
    assert percent(Decimal("2.5")) == "2,5%"
    assert percent(15) == "15%"
    assert [read_percent(text)[1][0].hint for text in ("2,5", "5%", "5 persen")] == ["2.5", "5", "5"]
    assert [read_percent(text)[1][0].code for text in ("101", "-1", "2 - 5")] == [
        "percent.out-of-range",
        "percent.invalid",
        "percent.invalid",
    ]


@pytest.mark.parametrize(
    "text, shown, english, grams",
    [
        ("125 g", f"125{NB}g", f"125{NB}g", 125),
        ("1,5 kg", f"1,5{NB}kg", f"1.5{NB}kg", 1500),
        ("10 × 20 g", f"10{NB}×{NB}20{NB}g", f"10{NB}×{NB}20{NB}g", 200),
        ("10x20g", f"10{NB}×{NB}20{NB}g", f"10{NB}×{NB}20{NB}g", 200),
        ("500 mg", f"500{NB}mg", f"500{NB}mg", 0.5),
        ("250 ml", f"250{NB}ml", f"250{NB}ml", None),
        ("1 pasang", f"1{NB}pasang", f"1{NB}pair", None),
        ("12 buah", f"12{NB}buah", f"12{NB}pieces", None),
        ("2,5 m", f"2,5{NB}m", f"2.5{NB}m", None),
    ],
)
def test_pack_contents(text: str, shown: str, english: str, grams: float | None) -> None:
    size, faults = read_content_size(text)
    assert size
    assert (size.shown(), size.shown("en"), size.grams, faults) == (shown, english, grams, ())


@pytest.mark.parametrize(
    "text, written, code",
    [
        ("125gr", "125 g", "content.unit"),
        ("125 Gram", "125 g", "content.unit"),
        ("1 Ltr", "1 l", "content.unit"),
        ("2 liter", "2 l", "content.unit"),
        ("10 pcs", "10 buah", "content.unit"),
        ("1 pc", "1 buah", "content.unit"),
        ("1.5 kg", "1,5 kg", "content.number"),
        ("1.500 g", "1500 g", "content.number"),
        ("1 ons", "100 g", "content.unit"),
    ],
)
def test_contents_that_are_mended(text: str, written: str, code: str) -> None:
    size, (fault,) = read_content_size(text)
    assert size == read_content_size(written)[0]
    assert (fault.code, fault.hint) == (code, written)


@pytest.mark.parametrize(
    "text, code",
    [
        ("125", "content.invalid"),
        ("sekotak", "content.invalid"),
        ("0 g", "content.not-positive"),
        ("1.500 kg", "content.ambiguous"),
        ("1,500 g", "content.ambiguous"),
    ],
)
def test_contents_that_are_refused(text: str, code: str) -> None:
    assert [fault.code for fault in read_content_size(text)[1]] == [code]


@pytest.mark.parametrize(
    "price, content, expected",
    [
        # The example of the style sheet: 125 g for Rp20.000.
        (20000, "125 g", f"Rp16.000/100{NB}g"),
        (25000, "200 g", f"Rp12.500/100{NB}g"),
        (30000, "1 l", f"Rp3.000/100{NB}ml"),
        (20000, "1,5 kg", f"Rp1.330/100{NB}g"),
        (20000, "10 × 20 g", f"Rp10.000/100{NB}g"),
        (150000, "2 m", "Rp75.000/m"),
        (20000, "10 buah", "Rp2.000/buah"),
        (500, "3 lembar", "Rp167/lembar"),
        # Nothing new, or nothing sensible, to say.
        (20000, "100 g", None),
        (20000, "1 buah", None),
        (20000, "30 × 40 cm", None),
        (20000, "1 g", None),
    ],
)
def test_unit_prices(price: int, content: str, expected: str | None) -> None:
    assert unit_price_text(price, read_content_size(content)[0]) == expected


def test_a_unit_price_is_a_number_and_a_name() -> None:
    assert unit_price(20000, ContentSize(Decimal(125), "g")) == (16000, f"100{NB}g")
    assert unit_price(20000, ContentSize(Decimal(4), "buah"), "en") == (5000, "piece")
    assert unit_price(20000, None) is None


@pytest.mark.parametrize(
    "text, days, shown, english",
    [
        ("6 bulan", 180, f"6{NB}bulan", f"6{NB}months"),
        ("7 hari", 7, f"7{NB}hari", f"7{NB}days"),
        ("1 tahun", 365, f"1{NB}tahun", f"1{NB}year"),
        ("2 minggu", 14, f"2{NB}minggu", f"2{NB}weeks"),
    ],
)
def test_shelf_lives(text: str, days: int, shown: str, english: str) -> None:
    life, faults = read_shelf_life(text)
    assert life
    assert (life.days, life.shown(), life.shown("en"), faults) == (days, shown, english, ())


def test_shelf_lives_that_need_a_word() -> None:
    life, (fault,) = read_shelf_life("6 bln")
    assert life
    assert (life.days, fault.hint) == (180, "6 bulan")
    hints = {text: read_shelf_life(text)[1][0].hint for text in ("1,5 tahun", "±6 bulan", "setengah tahun", "3-4 hari")}
    assert hints == {"1,5 tahun": "18 bulan", "±6 bulan": "6 bulan", "setengah tahun": "6 bulan", "3-4 hari": None}
