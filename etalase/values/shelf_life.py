"""How long a product keeps (`umur_simpan`): `6 bulan`, `7 hari`, `1 tahun`."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from etalase.values.fault import Fault
from etalase.values.lost import clip
from etalase.values.text import NBSP, Lang, tidy

Period: TypeAlias = Literal["hari", "minggu", "bulan", "tahun"]

_DAYS: dict[Period, int] = {"hari": 1, "minggu": 7, "bulan": 30, "tahun": 365}
_ENGLISH: dict[Period, str] = {"hari": "day", "minggu": "week", "bulan": "month", "tahun": "year"}
_MENDED: dict[str, Period] = {
    **dict.fromkeys(["hr", "day", "days"], "hari"),
    **dict.fromkeys(["mgg", "pekan", "week", "weeks"], "minggu"),
    **dict.fromkeys(["bln", "bl", "month", "months"], "bulan"),
    **dict.fromkeys(["th", "thn", "year", "years"], "tahun"),
}
_HALVES = {"setengah bulan": "15 hari", "setengah tahun": "6 bulan"}
_LONGEST_DAYS = 100 * 365


@dataclass(frozen=True, slots=True)
class ShelfLife:
    """A whole number of days, weeks, months or years."""

    number: int
    period: Period

    @property
    def days(self) -> int:
        """For comparing with a retailer's demand; a month counts as 30 days, a year as 365."""
        return self.number * _DAYS[self.period]

    def written(self) -> str:
        """The canonical way to write it in a content file."""
        return f"{self.number} {self.period}"

    def shown(self, lang: Lang = "id") -> str:
        """As it is printed, with a no-break space: `6 bulan`, `6 months`."""
        if lang == "id":
            return f"{self.number}{NBSP}{self.period}"
        return f"{self.number}{NBSP}{_ENGLISH[self.period]}{'' if self.number == 1 else 's'}"


def read_shelf_life(text: str) -> tuple[ShelfLife | None, tuple[Fault, ...]]:
    """A shelf life; a mended unit comes with a fault that holds the right form.

    >>> read_shelf_life("6 bulan")
    (ShelfLife(number=6, period='bulan'), ())
    >>> read_shelf_life("1,5 tahun")[1][0].hint
    '18 bulan'
    """
    bare = tidy(text).casefold().rstrip(".")
    life = _life(bare)
    if not life:
        return None, (Fault("shelf-life.invalid", {"found": clip(text)}, _meant(bare)),)
    word = re.sub(r"[^a-z]", "", bare)
    if word != life.period:
        return life, (Fault("shelf-life.unit", {"found": word, "unit": life.period}, life.written()),)
    return life, ()


def _life(bare: str) -> ShelfLife | None:
    found = re.fullmatch(r"([0-9]{1,5})\s*-?\s*([a-z]+)", bare)
    period = _period(found[2]) if found else None
    if not found or not period:
        return None
    life = ShelfLife(int(found[1]), period)
    return life if 0 < life.days <= _LONGEST_DAYS else None


def _period(word: str) -> Period | None:
    for period in _DAYS:
        if word == period:
            return period
    return _MENDED.get(word)


def _meant(bare: str) -> str | None:
    """What to type instead, when only one thing can be meant."""
    if bare in _HALVES:
        return _HALVES[bare]
    if half := re.fullmatch(r"([0-9]{1,2})[.,]5\s*(tahun|thn|th)", bare):
        return f"{int(half[1]) * 12 + 6} bulan"
    about = re.fullmatch(r"(?:±|\+/-|\+-|kurang lebih|kira-kira|sekitar)\s*(.+)", bare)
    life = _life(about[1]) if about else None
    return life.written() if life else None
