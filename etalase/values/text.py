"""Tidying what people type before it is read as a value: odd spaces, dashes and the many ways to say "nothing"."""

import re
import unicodedata
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["id", "en"]
"""The two languages of a catalogue."""

NBSP = "\u00a0"

_ODD_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n\v\f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_NOTHING = {
    "", "-", "--", "---", ".", "?", "0", "''", '""', "[]", "{}", "~", "null", "none", "nan", "n/a", "na", "nihil",
    "kosong", "tidak ada", "tdk ada", "tidak punya", "belum", "belum ada", "belum punya", "blm", "blm ada", "tbd",
}  # fmt: skip


def words(listed: str) -> frozenset[str]:
    """A list of words written as one text, for tables in code."""
    return frozenset(listed.split())


def tidy(text: str) -> str:
    """One line in NFC without invisible signs, every space a plain one, none at the ends, none doubled.

    >>> tidy("  Abon\\u00a0 Kepiting\\u200b ")
    'Abon Kepiting'
    """
    # Line ends are controls too: they must become spaces before the invisible signs go.
    spaced = _ODD_SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(_INVISIBLE.sub("", spaced).split())


def plain_dashes(text: str) -> str:
    """Every kind of dash and minus as the one on the keyboard."""
    return _DASHES.sub("-", text)


def digits_of(text: str) -> str:
    """The digits 0–9 in order; digits of other scripts do not count, no permit is printed in them.

    >>> digits_of("P-IRT No. 2066471010012-31")
    '206647101001231'
    """
    return re.sub(r"[^0-9]", "", text)


def says_nothing(text: str) -> bool:
    """Whether a spreadsheet cell means "not given": empty, a dash, `0`, `belum`, `tidak ada` and the like .

    >>> says_nothing(" Tidak ada. "), says_nothing("Abon")
    (True, False)
    """
    bare = plain_dashes(tidy(text)).casefold()
    return bare in _NOTHING or bare.rstrip(".") in _NOTHING
