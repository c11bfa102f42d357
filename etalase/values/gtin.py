"""Barcodes (GTIN-8, -12, -13, -14) with their GS1 check digit.

899 is a number issued by GS1 Indonesia, which says nothing about where the goods were made. A missing digit is never
filled in: twelve digits are an American number or a thirteenth that was lost, and nobody can tell which.
"""

import re

from etalase.values import permit_text
from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import digits_of

LENGTHS = (8, 12, 13, 14)
_INDONESIA = "899"


def read_gtin(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The digits as on the pack, check digit included.

    >>> read_gtin("8990800000015")
    ('8990800000015', ())
    >>> read_gtin("8990800000016")[1][0].values["digit"]
    '5'
    """
    from stdnum import ean

    if lost_digits(text):
        return None, (lost(text),)
    bare = re.sub(
        r"^(?:barcode|gtin|ean|upc)(?:[- ]?(?:8|12|13|14)(?=\s*[:.]|-?\s+[0-9]))?\s*[:.]?\s*",
        "",
        permit_text.plain(text),
        flags=re.IGNORECASE,
    )
    digits = digits_of(bare)
    letters = re.sub(r"[0-9\s.-]", "", bare)
    if letters or len(digits) not in LENGTHS:
        return None, (
            *permit_text.other_kind(text, "barcode"),
            _length(text, bare, digits),
            *permit_text.dummy(text, digits[:-1]),
        )
    if not ean.is_valid(digits):
        if len(digits) == 12 and digits.startswith(_INDONESIA):
            return None, (Fault("gtin.length", {"count": 12}),)
        check = str(ean.calc_check_digit(digits[:-1]))
        return None, (Fault("gtin.check-digit", {"digit": check}), *permit_text.dummy(text, digits[:-1]))
    faults = list(permit_text.dummy(text, digits[:-1]))
    if is_in_store(digits):
        faults.append(Fault("gtin.in-store", {"prefix": digits[:2]}))
    if len(digits) == 12:
        faults.append(Fault("gtin.twelve-digits"))
    return digits, tuple(faults)


def label_form(number: str) -> str:
    """As it stands under the bars: the digits."""
    return number


def key(number: str) -> str:
    """The same 14 digits for every way of writing one number, for finding it twice.

    >>> key("036000291452") == key("0036000291452")
    True
    """
    return number.zfill(14)


def is_in_store(number: str) -> bool:
    """Whether it is valid inside one shop only: 13 digits that begin 20 to 29, or 8 that begin 2."""
    return len(number) in (8, 13) and number.startswith("2")


def is_sample(number: str) -> bool:
    """Whether it is from the range which GS1 keeps for demonstrations: it begins 952."""
    return len(number) == 13 and number.startswith("952")


def _length(text: str, bare: str, digits: str) -> Fault:
    from stdnum import ean

    mended = digits_of(permit_text.lookalikes(bare))
    certain = permit_text.lookalikes(bare) != bare and len(mended) in LENGTHS and ean.is_valid(mended)
    hint = mended if certain else permit_text.status_hint(text)
    if re.search(r"[^0-9\s.-]", bare) and len(digits) in LENGTHS:
        return Fault("gtin.not-digits", {"found": clip(text)}, hint or (digits if ean.is_valid(digits) else None))
    return Fault("gtin.length", {"count": len(digits)}, hint)
