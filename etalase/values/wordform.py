"""What a word is found by: the rules of `templates/assets/mesin.js`, for the parts of the search made when building.

Both must give the same forms for every word; `tests/test_search.py` compares them on all words of the content.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

from snowballstemmer.indonesian_stemmer import IndonesianStemmer

STOP = (
    "yang dan di ke dari untuk dengan dalam pada ini itu atau juga para akan adalah yg dgn utk dr"
    " the and of for with in from"
).split()
"""Words that no query is about. The browser is told them with the catalogue."""

_LATIN = re.compile("[a-z'\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+")
_TWICE = re.compile(r"(..[^\W\d_]+)2")
_MARKS = re.compile("[\u0300-\u036f]")
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]+", ""),
        (r"sy|sh", "s"),
        (r"kh", "k"),
        (r"dh", "d"),
        (r"(.)\1+", r"\1"),
        (r"([bcdfgjkpst])e([rl])(?=[aiou])", r"\1\2"),
        (r"ay$", "ai"),
        (r"(..)ai$", r"\1e"),
        (r"(...[aeiou])h$", r"\1"),
        (r"(..)el$", r"\1al"),
        (r"(..)or$", r"\1ur"),
    )
)
_STEMMER = IndonesianStemmer()


def tokens(text: str) -> list[str]:
    """The words of a text in any script: letters, their marks and digits. Emoji, words to the browser, are left out.

    >>> tokens("Abon kepiting (100 g), Jum'at")
    ['Abon', 'kepiting', '100', 'g', 'Jum', 'at']
    """
    return _token().findall(text)


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[str, ...]:
    """The normal spelling of a word, and the stem of that where it is another. The last one is the shortest.

    >>> forms("Keripik"), forms("anyaman"), forms("1100"), forms("oleh2")
    (('kripik', 'ripik'), ('anyaman', 'anyam'), ('1100',), ('oleh',))
    """
    lower = word.lower()
    twice = _TWICE.fullmatch(lower)
    lower = twice[1] if twice else lower
    if not _LATIN.fullmatch(lower):
        return (unicodedata.normalize("NFKC", lower),)
    plain = _MARKS.sub("", unicodedata.normalize("NFD", lower))
    spelt = norm(plain) or plain
    stem = norm(_STEMMER.stemWord(plain)) if len(plain) > 4 else spelt
    return (spelt, stem) if stem != spelt and len(stem) > 2 else (spelt,)


def norm(word: str) -> str:
    """One spelling for those that people mix, of lower-case Latin letters without marks.

    >>> norm("krupuk") == norm("kerupuk"), norm("cabai"), norm("telor")
    (True, 'cabe', 'tlur')
    """
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """A run of letters, digits and marks; Python's `\\w` knows no marks."""
    marks = "".join(sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign)[0] == "M")
    return re.compile(f"(?:[^\\W_]|[{re.escape(marks)}])+")
