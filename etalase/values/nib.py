"""NIB, the number every business has: 13 digits. Only the length can be checked; the prefix is not decoded."""

from etalase.values import permit_text
from etalase.values.fault import Fault
from etalase.values.lost import lost, lost_digits

N_DIGITS = 13


def read_nib(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The 13 digits.

    >>> read_nib("Nomor Induk Usaha : 0220123456789")[0]
    '0220123456789'
    """
    if lost_digits(text):
        return None, (lost(text),)
    reading = permit_text.read_number(text, "NIB")
    digits, faults = reading.digits, reading.faults
    other = faults or permit_text.other_kind(text, "NIB")
    if len(digits) != N_DIGITS:
        wrong = Fault("nib.length", {"count": len(digits)}, _hint(text))
        return None, (*other, wrong, *permit_text.dummy(text, digits))
    odd = permit_text.stray_text(reading, digits) or (() if other else permit_text.form(text, r"[0-9]{13}", digits))
    doubt = () if is_sample(digits) else permit_text.dummy(text, digits)
    return digits, (*other, *odd, *doubt)


def label_form(number: str) -> str:
    """As it stands on papers: `NIB 0220123456789`."""
    return f"NIB {number}"


def is_sample(number: str) -> bool:
    """Whether it is from the sample range: it begins 0000."""
    return number.startswith("0000")


def _hint(text: str) -> str | None:
    mended = permit_text.lookalikes(text)
    digits = permit_text.read_number(mended, "NIB").digits
    return digits if mended != text and len(digits) == N_DIGITS else permit_text.status_hint(text)
