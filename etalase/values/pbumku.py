"""PB-UMKU, a licence that supports a business: 21 digits, the NIB and eight more."""

from etalase.values import permit_text
from etalase.values.fault import Fault
from etalase.values.lost import lost, lost_digits, rounded_tail

N_DIGITS = 21


def read_pbumku(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The 21 digits. Whether they begin with the vendor's NIB is not a matter of their form.

    >>> read_pbumku("PB-UMKU : 0220 1234 5678 9000 000 01n")[0]
    '022012345678900000001'
    """
    if lost_digits(text):
        return None, (lost(text),)
    reading = permit_text.read_number(text, "PB-UMKU")
    digits, faults = reading.digits, reading.faults
    if rounded_tail(digits):
        return None, (*faults, lost(text))
    if len(digits) != N_DIGITS:
        other = faults or permit_text.other_kind(text, "PB-UMKU")
        wrong = Fault("pbumku.length", {"count": len(digits)}, _hint(text))
        return None, (*other, wrong, *permit_text.dummy(text, digits))
    odd = permit_text.stray_text(reading, digits) or (() if faults else permit_text.form(text, r"[0-9]{21}", digits))
    return digits, (*faults, *odd)


def _hint(text: str) -> str | None:
    mended = permit_text.lookalikes(text)
    digits = permit_text.read_number(mended, "PB-UMKU").digits
    return digits if mended != text and len(digits) == N_DIGITS else permit_text.status_hint(text)


def nib_of(number: str) -> str:
    """The NIB it must belong to.

    >>> nib_of("022012345678900000001")
    '0220123456789'
    """
    return number[:13]


def label_form(number: str) -> str:
    """As it stands on papers: `PB-UMKU 022012345678900000001`."""
    return f"PB-UMKU {number}"


def is_sample(number: str) -> bool:
    """Whether it is from the sample range: it begins 0000."""
    return number.startswith("0000")
