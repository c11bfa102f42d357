"""The index of descriptions: in which rows a word stands. The browser asks it when names and tags say too little.

A file holds stems in the order of their letters, and for each the rows as gaps, written in the signs from `#` to `}`
without the backslash: digits to the base of 45, the last one of a gap below 45, those before it 45 higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etalase.values.wordform import STOP, forms, tokens

# A catalogue of this many products still has one file.
WHOLE = 500
_VOWELS = "aeiou"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHELVES = (*(letter + second for letter in _LETTERS for second in f"{_VOWELS}_"), "__")
"""The parts of the index: a first letter, and the vowel or something else after it; `__` for other scripts."""


def inverted(texts: Iterable[tuple[str, str]]) -> dict[str, list[int]]:
    """Stem → ascending rows of the texts that have it.

    Each text is (what it says, what the product is found by anyway, whose words are left out).

    >>> inverted([("Kepiting bakau dikukus.", "abon kepiting"), ("Bakau", "")])
    {'bakau': [0, 1], 'kukus': [0]}
    """
    found: dict[str, list[int]] = {}
    for row, (text, known) in enumerate(texts):
        left_out = {forms(word)[-1] for word in tokens(known)}
        for stem in {stem_of(word) for word in tokens(text)} - left_out - {""}:
            found.setdefault(stem, []).append(row)
    return dict(sorted(found.items()))


def stem_of(word: str) -> str:
    """What a word of a description is found by, or nothing for numbers, short words and words that nobody looks for."""
    if word.lower() in STOP or any(sign.isdigit() for sign in word):
        return ""
    stem = forms(word)[-1]
    return stem if len(stem) > 2 or not word.isascii() else ""


def shelf_of(stem: str) -> str:
    """The part of the index in which a stem stands.

    >>> shelf_of("kukus"), shelf_of("kripik"), shelf_of("ส้ม")
    ('ku', 'k_', '__')
    """
    if not re.match("[a-z].", stem):
        return "__"
    return stem[0] + (stem[1] if stem[1] in _VOWELS else "_")


def shelf(index: dict[str, list[int]], name: str | None) -> dict[str, str]:
    """`s` the stems of this part (of all when None), one to a line, and `r` their rows, separated by spaces."""
    mine = [stem for stem in index if name is None or shelf_of(stem) == name]
    return {"s": "\n".join(mine), "r": " ".join(gaps(index[stem]) for stem in mine)}


def gaps(rows: Sequence[int]) -> str:
    """The rows as the files write them.

    >>> gaps([0, 1, 47]), gaps([44]), gaps([45])
    ('##Q#', 'O', 'Q#')
    """
    written, before = "", -1
    for row in rows:
        written += signs(row - before - 1)
        before = row
    return written


def signs(gap: int) -> str:
    """A number as the files write it."""
    digits = [gap % 45]
    while gap := gap // 45:
        digits.append(gap % 45 + 45)
    # The sign of 57 would be the backslash, which JSON writes as two.
    return "".join(chr(35 + digit + (digit > 56)) for digit in reversed(digits))
