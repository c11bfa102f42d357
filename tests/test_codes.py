"""Codes are drawn from their runs and read back by another library than the one that made them."""

from __future__ import annotations

import pytest
from PIL import Image
from pyzbar.pyzbar import ZBarSymbol, decode

from etalase.codes import EAN_QUIET, QR_QUIET, Code, ean13, qr


def drawn(code: Code, quiet: tuple[int, int, int], scale: int = 6) -> Image.Image:
    left, right, above = quiet
    height = code.rows if code.rows > 1 else 40
    image = Image.new("L", (code.columns + left + right, height + 2 * above), 255)
    for y, x, length in code.runs:
        rows = range(height) if code.rows == 1 else [y]
        for row in rows:
            for column in range(x, x + length):
                image.putpixel((left + column, above + row), 0)
    return image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    "text",
    [
        "https://etalase.example/p/AMP01/",
        "https://wa.me/628000000001?text=Halo%2C%20saya",
        "https://etalase.example/halaman/" + "a" * 200,
        "Kue “lapis” é",
    ],
)
def test_a_qr_code_says_its_text(text: str) -> None:
    read = decode(drawn(qr(text), (QR_QUIET, QR_QUIET, QR_QUIET)), symbols=[ZBarSymbol.QRCODE])
    assert [found.data.decode() for found in read] == [text]


def test_a_short_address_is_a_small_code() -> None:
    assert qr("https://etalase.example/p/AMP01/").columns <= 29


# Printed on goods in shops: a pen, a book, a sample of the standard itself.
@pytest.mark.parametrize("digits", ["4006381333931", "9780306406157", "9520000000004", "0036000291452"])
def test_a_barcode_says_its_digits(digits: str) -> None:
    code = ean13(digits)
    assert code is not None
    # The standard: 3 + 42 + 5 + 42 + 3 modules.
    assert (code.columns, code.rows) == (95, 1)
    read = decode(drawn(code, (*EAN_QUIET, 4)), symbols=[ZBarSymbol.EAN13])
    assert [found.data.decode() for found in read] == [digits]


@pytest.mark.parametrize(
    "text", ["4006381333932", "400638133393", "", "40063813339311", "400638133393x", "４006381333931"]
)
def test_what_is_no_barcode_is_not_drawn(text: str) -> None:
    assert ean13(text) is None
