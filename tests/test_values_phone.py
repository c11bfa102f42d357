"""Telephone numbers as people write them. The mobile number 0812-3456-7890 is the one of the style sheet."""

from urllib.parse import parse_qs, urlsplit

import pytest

from etalase.values import phone

MOBILE, LANDLINE = "+6281234567890", "+62542123456"


@pytest.mark.parametrize(
    "text",
    [
        "https://wa.me/+6281234567890",
        "https://wa.me/6281234567890?text=Halo",
        "https://api.whatsapp.com/send?phone=6281234567890&text=Halo",
        "081234567890",
        "0812-3456-7890",
        "0812 3456\u00a07890",
        "0812.3456.7890",
        "+62 812-3456-7890",
        "+62 (0)812-3456-7890",
        "62812 3456 7890",
        "006281234567890",
        "No. WA: 0812 3456 7890",
        "0812–3456–7890",
    ],
)
def test_one_number_written_in_many_ways(text: str) -> None:
    assert phone.read_phone(text) == (MOBILE, ())


@pytest.mark.parametrize("text", ["0542-123456", "0542123456", "(0542) 123456", "+62 542 123456"])
def test_land_lines(text: str) -> None:
    assert phone.read_phone(text) == (LANDLINE, ())


@pytest.mark.parametrize(
    "text, number, code",
    [
        ("81234567890", MOBILE, "phone.zero-lost"),
        ("0812-3456-7890 (Kantor)", MOBILE, "phone.remark"),
        ("0812-3456-7890 / 0542-123456", MOBILE, "phone.two-in-one"),
        ("0812-3456-7890 atau 0812-3456-7891", MOBILE, "phone.two-in-one"),
        ("+60123456789", "+60123456789", "phone.foreign"),
        ("8,12E+11", None, "id.digits-lost"),
        ("0812", None, "phone.invalid"),
        ("14045", None, "phone.invalid"),
        ("0812345678901234", None, "phone.invalid"),
        ("belum ada", None, "phone.invalid"),
    ],
)
def test_numbers_that_need_a_word(text: str, number: str | None, code: str) -> None:
    value, faults = phone.read_phone(text)
    assert value == number
    assert [fault.code for fault in faults] == [code]


def test_numbers_and_remarks_can_be_taken_apart() -> None:
    assert phone.numbers_in("0812-3456-7890 (Kantor)") == ((MOBILE, "Kantor"),)
    assert phone.numbers_in("0812-3456-7890, 0542-123456 (rumah)") == ((MOBILE, ""), (LANDLINE, "rumah"))


def test_shown() -> None:
    assert phone.shown(MOBILE) == "0812-3456-7890"
    assert phone.shown(LANDLINE) == "0542-123456"
    assert phone.shown("+622112345678") == "021-12345678"
    assert phone.shown("+60123456789") == "+60 12-345 6789"


def test_samples_belong_to_nobody() -> None:
    value, faults = phone.read_phone("0800-0000-001")
    assert (value, faults) == ("+628000000001", ())
    assert value is not None
    assert phone.is_sample(value)
    assert phone.shown(value) == "0800-0000-001"
    assert phone.whatsapp_link(value, "Halo") == "https://wa.me/?text=Halo"
    assert not phone.is_sample(MOBILE)


def test_the_link_holds_digits_only_and_the_text_survives() -> None:
    text = "Halo, saya mau pesan:\n2 × Abon & sambal? #1 100% 🦀"
    link = phone.whatsapp_link(MOBILE, text)
    parts = urlsplit(link)
    assert (parts.netloc, parts.path) == ("wa.me", "/6281234567890")
    assert parse_qs(parts.query) == {"text": [text]}
    assert parts.fragment == ""
    assert phone.whatsapp_link(MOBILE) == "https://wa.me/6281234567890"


def test_mobiles_are_told_from_land_lines() -> None:
    assert phone.is_mobile(MOBILE)
    assert not phone.is_mobile(LANDLINE)
