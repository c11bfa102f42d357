"""Days and times of day: ISO in content files, in words for people in both languages.

Month and day names come from Babel's own tables, never from the system's locale.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from etalase.values.fault import Fault
from etalase.values.lost import clip
from etalase.values.text import Lang, plain_dashes, tidy

if TYPE_CHECKING:
    from babel import Locale

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

# A spreadsheet counts days from here; these serials are the years 2000 to 2064.
_SHEET_EPOCH = date(1899, 12, 30)
_SHEET_SERIALS = range(36526, 60000)
_MONTHS = {
    name: month
    for names in (
        "jan feb mar apr mei jun jul agu sep okt nov des",
        "januari februari maret april mei juni juli agustus september oktober november desember",
        "jan peb mar apr may jun jul aug sept oct nop dec",
        "january february march april may june july august september october november december",
        "januari pebruari maret april mei juni juli agt september oktober nopember desember",
        "jan feb mar apr mei jun jul ags sep okt nov des",
    )
    for month, name in enumerate(names.split(), 1)
}
_WEEKDAY = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s*,?\s+",
    re.IGNORECASE,
)
_ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "Wita", "Asia/Jayapura": "WIT"}


def read_date(text: str) -> tuple[date | None, tuple[Fault, ...]]:
    """A day written `2026-12-05`. Other ways are refused, with the ISO form as the hint where only one day can be
    meant.

    >>> read_date("2026-12-05")
    (datetime.date(2026, 12, 5), ())
    >>> read_date("12 Maret 2026")[1][0].hint
    '2026-03-12'
    """
    bare = plain_dashes(tidy(text))
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", bare):
        day = _day(*(int(part) for part in found.groups()))
        return (day, ()) if day else (None, (Fault("date.invalid", {"found": clip(text)}),))
    meant = _meant(bare)
    if len(meant) > 1:
        values = {"found": clip(text), "first": meant[0].isoformat(), "second": meant[1].isoformat()}
        return None, (Fault("date.ambiguous", values),)
    return None, (Fault("date.invalid", {"found": clip(text)}, meant[0].isoformat() if meant else None),)


def read_partial_date(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """A year, a month or a day, kept as it is written: `2019`, `2019-03`, `2019-03-05`.

    >>> read_partial_date("2019-03")
    ('2019-03', ())
    >>> read_partial_date("Maret 2019")[1][0].hint
    '2019-03'
    """
    bare = plain_dashes(tidy(text))
    if re.fullmatch(r"[0-9]{4}", bare):
        good = EARLIEST_YEAR <= int(bare) <= LATEST_YEAR
        return (bare, ()) if good else (None, (Fault("date.invalid", {"found": clip(text)}),))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", bare):
        good = _day(int(bare[:4]), int(bare[5:]), 1) is not None
        return (bare, ()) if good else (None, (Fault("date.invalid", {"found": clip(text)}),))
    if hint := _meant_month(bare):
        return None, (Fault("date.invalid", {"found": clip(text)}, hint),)
    day, faults = read_date(text)
    return (day.isoformat() if day else None), faults


def read_time(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """A time of day as `08.00`; the colon is accepted.

    >>> read_time("8:00")
    ('08.00', ())
    >>> read_time("pukul 08.00 Wita")[1][0].hint
    '08.00'
    """
    bare = tidy(text)
    if time := _time(bare):
        return time, ()
    stripped = re.sub(r"^(?:pukul|pkl|jam)\.?\s*|\s*(?:wita|wib|wit)$", "", bare, flags=re.IGNORECASE)
    packed = re.sub(r"^([0-9]{2})([0-9]{2})$", r"\1.\2", stripped)
    whole = re.sub(r"^([0-9]{1,2})$", r"\1.00", packed)
    without_seconds = re.sub(r"^([0-9]{1,2}:[0-9]{2}):00(?:\.0+)?$", r"\1", whole)
    return None, (Fault("time.invalid", {"found": clip(text)}, _time(without_seconds)),)


def long_date(day: date, lang: Lang = "id") -> str:
    """`5 Desember 2026`, `5 December 2026`."""
    return _format(day, "d MMMM y", lang)


def short_date(day: date, lang: Lang = "id") -> str:
    """`5 Des 2026`, `5 Dec 2026`."""
    return _format(day, "d MMM y", lang)


def full_date(day: date, lang: Lang = "id") -> str:
    """`Sabtu, 5 Desember 2026`, `Saturday, 5 December 2026`."""
    return _format(day, "EEEE, d MMMM y", lang)


def day_month(day: date, lang: Lang = "id") -> str:
    """`5 Desember`, `5 December`."""
    return _format(day, "d MMMM", lang)


def month_year(day: date, lang: Lang = "id") -> str:
    """`Desember 2026`, `December 2026`."""
    return _format(day, "MMMM y", lang)


def short_month(day: date, lang: Lang = "id") -> str:
    """`Des`, `Dec`."""
    return _format(day, "LLL", lang)


def weekday(day: date, lang: Lang = "id") -> str:
    """`Sabtu`, `Saturday`."""
    return _format(day, "EEEE", lang)


def short_weekday(day: date, lang: Lang = "id") -> str:
    """`Sab`, `Sat`."""
    return _format(day, "EEE", lang)


def date_range(first: date, last: date, lang: Lang = "id") -> str:
    """The days from first to last without saying anything twice.

    >>> date_range(date(2026, 11, 30), date(2026, 12, 2)), date_range(date(2026, 12, 5), date(2026, 12, 7), "en")
    ('30 November – 2 Desember 2026', '5–7 December 2026')
    """
    if first == last:
        return long_date(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last, lang)}"
    start = day_month(first, lang) if first.year == last.year else long_date(first, lang)
    return f"{start} – {long_date(last, lang)}"


def partial_date(text: str, lang: Lang = "id") -> str:
    """What `read_partial_date` gave, in words: `2019`, `Maret 2019`, `5 Maret 2019`."""
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return text
    return month_year(date(year, rest[0], 1), lang) if len(rest) == 1 else long_date(date(year, *rest), lang)


def time_shown(time: str, lang: Lang = "id") -> str:
    """`08.00` in Indonesian, `08:00` in English."""
    return time.replace(".", ":") if lang == "en" else time


def time_range(start: str, end: str | None, zone: str | None = None, lang: Lang = "id") -> str:
    """`08.00–11.30 Wita`; `zone` is the name of the site's zone (`Asia/Makassar`)."""
    times = time_shown(start, lang) + (f"–{time_shown(end, lang)}" if end else "")
    return f"{times} {zone_label(zone)}" if zone and zone_label(zone) else times


def zone_label(zone: str) -> str:
    """The letters that Indonesians put behind a time, empty for a zone elsewhere.

    >>> zone_label("Asia/Makassar")
    'Wita'
    """
    return _ZONES.get(zone, "")


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(bare: str) -> str | None:
    found = re.fullmatch(r"([0-9]{1,2})[.:]([0-5][0-9])", bare)
    return f"{int(found[1]):02d}.{found[2]}" if found and int(found[1]) <= 23 else None


def _meant(bare: str) -> list[date]:
    """Every day that can be meant, the Indonesian order of day and month first."""
    bare = _WEEKDAY.sub("", bare)
    bare = re.sub(r"(?<=[0-9])[T ][0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9.]*)?Z?$", "", bare)
    if re.fullmatch(r"[0-9]{5}", bare) and int(bare) in _SHEET_SERIALS:
        return [_SHEET_EPOCH + timedelta(days=int(bare))]
    packed = re.sub(r"^([0-9]{4})([0-9]{2})([0-9]{2})$", r"\1-\2-\3", bare)
    if found := re.fullmatch(r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})", packed):
        return _possible([(int(found[1]), int(found[2]), int(found[3]))])
    if found := re.fullmatch(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})", bare):
        first, second, year = (int(part) for part in found.groups())
        return _possible([(year, second, first), (year, first, second)])
    if found := re.fullmatch(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{2})", bare):
        first, second, third = (int(part) for part in found.groups())
        return _possible([(2000 + third, second, first), (2000 + third, first, second), (2000 + first, second, third)])
    if found := re.fullmatch(r"([0-9]{1,2})[ .-]*([a-z]{3,9})\.?[ ,.-]*([0-9]{4})", bare, re.IGNORECASE):
        return _possible([(int(found[3]), _MONTHS.get(found[2].casefold(), 0), int(found[1]))])
    if found := re.fullmatch(r"([a-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})", bare, re.IGNORECASE):
        return _possible([(int(found[3]), _MONTHS.get(found[1].casefold(), 0), int(found[2]))])
    return []


def _meant_month(bare: str) -> str | None:
    if found := re.fullmatch(r"([0-9]{4})[/-]([0-9])|([0-9]{1,2})[/-]([0-9]{4})", bare):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return f"{year}-{int(month):02d}" if _day(int(year), int(month), 1) else None
    if found := re.fullmatch(r"([a-z]{3,9})\.?,? ([0-9]{4})", bare, re.IGNORECASE):
        month_number = _MONTHS.get(found[1].casefold(), 0)
        return f"{found[2]}-{month_number:02d}" if _day(int(found[2]), month_number, 1) else None
    return None


def _possible(candidates: list[tuple[int, int, int]]) -> list[date]:
    days = (_day(*candidate) for candidate in candidates)
    return list(dict.fromkeys(day for day in days if day))


def _format(day: date, pattern: str, lang: Lang) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=_locale(lang))


@cache
def _locale(lang: Lang) -> "Locale":
    from babel import Locale

    return Locale.parse(lang)
