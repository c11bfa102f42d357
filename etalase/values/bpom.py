"""BPOM numbers: a two-letter prefix and digits, printed `BPOM RI MD 235612345678`.

MD is food made in the country, ML imported food, both with 12 digits (older) or 15 (newer). What the positions mean is
not settled among the sources, so they are not decoded. Other prefixes belong to other goods.
"""

import re

from etalase.values import permit_text
from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import digits_of

# Prefix: (kind of goods, lengths). The lengths of the last five are wide on purpose, no rule was seen.
_PREFIXES: dict[str, tuple[str, frozenset[int]]] = {
    "MD": ("food", frozenset({12, 15})),
    "ML": ("food", frozenset({12, 15})),
    "SP": ("food", frozenset(range(6, 16))),
    "NA": ("cosmetics", frozenset(range(9, 16))),
    "TR": ("traditional-medicine", frozenset(range(9, 16))),
    "SD": ("supplement", frozenset(range(9, 16))),
    "SI": ("supplement", frozenset(range(9, 16))),
}
# A letter right after the last digit makes the number another one.
_NUMBER = re.compile(r"\b(MD|ML|SP|NA|TR|SD|SI)[\s.:-]*([0-9](?:[\s.-]*[0-9])*)(?![0-9A-Z])")
_USUAL = r"(?:BPOM RI )?[A-Z]{2} ?[0-9]+"


def read_bpom(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The prefix, one space and the digits.

    >>> read_bpom("BPOM RI MD 235612345678")
    ('MD 235612345678', ())
    """
    if lost_digits(text):
        return None, (lost(text),)
    reading = permit_text.read_number(text, "BPOM")
    number = _number(reading.part)
    if not number:
        other = reading.faults or permit_text.other_kind(text, "BPOM")
        return None, (
            *other,
            Fault("bpom.shape", {"found": clip(text)}, _hint(text)),
            *permit_text.dummy(text, reading.digits),
        )
    right = label_form(number)
    # The prefix is no stray word, whichever goods it belongs to.
    stray = reading.stray.replace(number[:2], "").replace(number[:2].lower(), "")
    if stray:
        return number, (*reading.faults, Fault("id.stray-text", {"found": clip(stray)}, right))
    return number, reading.faults or permit_text.form(text, _USUAL, right)


def prefix(number: str) -> str:
    """The two letters.

    >>> prefix("MD 235612345678")
    'MD'
    """
    return number[:2]


def goods(number: str) -> str:
    """The kind of goods its prefix belongs to: food, cosmetics, traditional-medicine or supplement."""
    return _PREFIXES[prefix(number)][0]


def label_form(number: str) -> str:
    """As it stands on the label.

    >>> label_form("MD 235612345678")
    'BPOM RI MD 235612345678'
    """
    return f"BPOM RI {number}"


def is_sample(number: str) -> bool:
    """Whether it is from the sample range: the last 8 digits are 0."""
    return number.endswith("0" * 8)


def _number(part: str) -> str | None:
    """The first number in a text, if its length is right for its prefix and no other digits stand there."""
    found = _NUMBER.search(part.upper())
    digits = digits_of(found[2]) if found else ""
    if not found or len(digits) not in _PREFIXES[found[1]][1] or digits != digits_of(part):
        return None
    return f"{found[1]} {digits}"


def _hint(text: str) -> str | None:
    mended = permit_text.lookalikes(text)
    number = _number(permit_text.read_number(mended, "BPOM").part) if mended != text else None
    return label_form(number) if number else permit_text.status_hint(text)
