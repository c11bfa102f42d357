"""Halal certificate numbers of BPJPH: `ID` and 17 digits, `ID64110001234560326`.

Digits 1–2 are the province and 14–17 a month and year of the file, which need not be those of issue; the meaning of
digits 3 and 4 is not known. A certificate has no end while ingredients and process stay the same.
"""

import re
from dataclasses import dataclass

from etalase.values import permit_text, region
from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits, rounded_tail
from etalase.values.text import digits_of

N_DIGITS = 17
_LEGACY_DIGITS = 14
_AFTER_ID = re.compile(r"\bID[\s.:-]*([0-9](?:[\s.-]*[0-9]){16})(?![\s.-]*[0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the digits say for certain."""

    province: str
    month: int
    year: int


def read_halal(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """`ID` and 17 digits, or the 14 digits of an old MUI number with the fault `halal.legacy-mui`.

    >>> read_halal("Id Halal : 6411 0001 2345 60326")[0]
    'ID64110001234560326'
    """
    if lost_digits(text):
        return None, (lost(text),)
    reading = permit_text.read_number(text, "halal")
    digits, faults = reading.digits, reading.faults
    if "kh" in reading.words:
        # A ruling has a number of its own, whatever its length; the certificate's stands after ID.
        certificate = _AFTER_ID.search(reading.part)
        if not certificate:
            return None, (*faults, Fault("halal.kh-number"))
        digits, faults = digits_of(certificate[1]), faults or (Fault("id.two-in-one", {"found": clip(reading.part)}),)
    if rounded_tail(digits):
        return None, (*faults, lost(text))
    if len(digits) == _LEGACY_DIGITS and "id" not in reading.words:
        return digits, (*faults, Fault("halal.legacy-mui"))
    if len(digits) != N_DIGITS:
        other = faults or permit_text.other_kind(text, "halal")
        wrong = Fault("halal.length", {"count": len(digits)}, _hint(text))
        return None, (*other, wrong, *permit_text.dummy(text, digits))
    wrongs = _wrong_parts(digits)
    if wrongs:
        return None, (*faults, *wrongs, *permit_text.dummy(text, digits))
    right = f"ID{digits}"
    odd = permit_text.stray_text(reading, right) or (() if faults else permit_text.form(text, r"ID[0-9]{17}", right))
    return right, (*faults, *odd, *permit_text.dummy(text, digits))


def parts(number: str) -> Parts | None:
    """What the digits say; None for an old MUI number.

    >>> parts("ID64110001234560326")
    Parts(province='64', month=3, year=2026)
    """
    if is_legacy(number):
        return None
    return Parts(number[2:4], int(number[15:17]), 2000 + int(number[17:19]))


def label_form(number: str) -> str:
    """As it stands under the halal mark: `ID64110001234560326`."""
    return number


def is_legacy(number: str) -> bool:
    """Whether it is an old MUI number."""
    return not number.startswith("ID")


def is_sample(number: str) -> bool:
    """Whether it is from the sample range: digits 5 to 13 all 0.

    >>> is_sample("ID64110000000000326"), is_sample("ID64110001234560326")
    (True, False)
    """
    return not is_legacy(number) and number[6:15] == "0" * 9


def _hint(text: str) -> str | None:
    mended = permit_text.lookalikes(text)
    digits = permit_text.read_number(mended, "halal").digits
    certain = mended != text and len(digits) == N_DIGITS and not _wrong_parts(digits)
    return f"ID{digits}" if certain else permit_text.status_hint(text)


def _wrong_parts(digits: str) -> list[Fault]:
    wrongs = []
    if region.province(digits[:2]) is None:
        wrongs.append(Fault("halal.province-unknown", {"code": digits[:2]}))
    if not 1 <= int(digits[13:15]) <= 12:
        wrongs.append(Fault("halal.month", {"found": digits[13:15]}))
    return wrongs
