"""Numbers that lost digits in a spreadsheet: nothing can bring them back, they must be typed again."""

import re

from etalase.values.fault import Fault

_EXPONENT = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}", re.ASCII)
_SAFE_DIGITS = 15
"""A spreadsheet keeps 15 significant digits of a number; the rest becomes zero."""


def lost_digits(text: str) -> bool:
    """Whether the text is a number in scientific form, as spreadsheets write long numbers.

    >>> lost_digits("8,12E+11"), lost_digits("2.2e+12"), lost_digits("0542-123456")
    (True, True, False)
    """
    return _EXPONENT.fullmatch(text.strip().strip("'\"")) is not None


def rounded_tail(digits: str) -> bool:
    """Whether a number of more than 15 digits has only zeros after the 15th significant one, the mark of a spreadsheet.

    >>> rounded_tail("220123456789000000000"), rounded_tail("022012345678900000001")
    (True, False)
    """
    significant = digits.lstrip("0")
    return len(significant) > _SAFE_DIGITS + 1 and not significant[_SAFE_DIGITS:].strip("0")


def lost(text: str) -> Fault:
    """The fault to report for such a number."""
    return Fault("id.digits-lost", {"found": clip(text)})


def clip(text: str, limit: int = 60) -> str:
    """A text short enough to stand inside a message.

    >>> clip("x" * 100, 5)
    'xxxx…'
    """
    bare = " ".join(text.split())
    return bare if len(bare) <= limit else bare[: limit - 1] + "…"
