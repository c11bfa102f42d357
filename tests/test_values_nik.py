"""Private numbers are found however they are spaced. Serial 0000 is given to nobody."""

import pytest

from etalase.values.nik import find_private

NIK = "6471011501900000"


@pytest.mark.parametrize(
    "text",
    [
        NIK,
        f"NIK: {NIK}.",
        f"NIK{NIK}",
        "6471 0115 0190 0000",
        "64.71.01.150190.0000",
        "6471-0115-0190-0000, telepon 0812-3456-7890",
        f"{NIK} 0812-3456-7890",
        f"foto-{NIK}.jpg",
        f"ktp_{NIK}.png",
        # A woman's day has 40 added; North Kalimantan is a province too.
        "6471015501900000",
        "6501011501900000",
        f"baris satu\n{NIK}\n12",
    ],
)
def test_found(text: str) -> None:
    spans = find_private(text)
    assert len(spans) == 1
    start, end = spans[0]
    assert len("".join(sign for sign in text[start:end] if sign.isdigit())) == 16


@pytest.mark.parametrize(
    "text",
    [
        "ID64110001234560326",
        "6411 0001 2345 60326",
        "022012345678900000001",
        "0220 1234 5678 9000 000 01",
        "P-IRT No. 2066471010012-31",
        f"9{NIK}",
        f"ab{NIK}ff.avif",
        "deadbeef6471011501900000",
        # No such day, no such province, no such district.
        "6471013202900000",
        "6471017215900000",
        "9971011501900000",
        "6471001501900000",
        "4111 1111 1111 1111",
        "11.12.2026 12.01.2027",
        "08.00-11.30, 12.30-17.00",
        "8990800000015 250",
        "0812-3456-7890",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert find_private(text) == []


def test_company_tax_numbers_of_16_digits() -> None:
    # 01.300.066.6-091.000 is the example in the documentation of python-stdnum.
    assert find_private("NPWP 0013000666091000") == [(5, 21)]
    assert find_private("0013000667091000") == []


def test_all_are_found_in_order() -> None:
    assert find_private(f"{NIK}\n{NIK}") == [(0, 16), (17, 33)]
