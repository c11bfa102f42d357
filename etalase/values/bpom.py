"""BPOM numbers: a two-letter prefix and digits, printed `BPOM RI MD 235612345678`.

MD is food made in the country, ML imported food, both with 12 digits (older) or 15 (newer). What the positions mean is
not settled among the sources, so they are not decoded. Other prefixes belong to other goods.
"""

import re

from etalase.values import permit_text
from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import digits_of, plain_dashes, tidy

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
_FORM = re.compile(
    r"(?:(?:BPOM|BADAN POM|POM)\b[\s.:-]*)?(?:RI\b[\s.:-]*)?(?:NO\b[\s.:]*)?"
    r"(MD|ML|SP|NA|TR|SD|SI)[\s.:-]*([0-9][0-9\s.-]*)"
)
_USUAL = r"(?:BPOM RI )?[A-Z]{2} ?[0-9]+"


def read_bpom(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The prefix, one space and the digits.

    >>> read_bpom("BPOM RI MD 235612345678")
    ('MD 235612345678', ())
    """
    if lost_digits(text):
        return None, (lost(text),)
    reading = permit_text.read_number(text, "BPOM")
    bare = plain_dashes(tidy(text))
    written = _FORM.fullmatch(re.sub(r"[\s.,;]+$", "", bare.upper())) or _within(bare, reading)
    number = f"{written[1]} {digits_of(written[2])}" if written else ""
    if not number or len(number) - 3 not in _PREFIXES[number[:2]][1]:
        other = reading.faults or permit_text.other_kind(text, "BPOM")
        return None, (
            *other,
            Fault("bpom.shape", {"found": clip(text)}, permit_text.status_hint(text)),
            *permit_text.dummy(text, reading.digits),
        )
    faults = reading.faults or permit_text.form(text, _USUAL, label_form(number))
    if number[:2] not in ("MD", "ML"):
        faults = (*faults, Fault("bpom.other-prefix", {"prefix": number[:2]}))
    return number, faults


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


def _within(bare: str, reading: permit_text.Reading) -> re.Match[str] | None:
    """The number inside a text that speaks of two permits."""
    if not any(fault.code == "id.two-in-one" for fault in reading.faults):
        return None
    found = re.search(r"\b(MD|ML)[\s.:-]*([0-9][0-9 .-]*[0-9])", bare.upper())
    return found if found and digits_of(found[2]) == reading.digits else None
