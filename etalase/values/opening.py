"""Opening hours: what people write beside a shop ↔ which minutes of which day it is open.

Only what says its days and its times plainly is read; anything else stays a text. Nothing is guessed, because a page
that says "open" sends somebody on a way.
"""

from __future__ import annotations

import re
from typing import TypeAlias

# Minutes after midnight: from, until. Until may pass 1440, which is past midnight.
Span: TypeAlias = tuple[int, int]
# Monday to Sunday.
Week: TypeAlias = tuple[tuple[Span, ...], ...]

DAY = 1440
_DAYS = {
    **{name: n for n, name in enumerate(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"))},
    **{name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())},
    **{name: n for n, name in enumerate("sen sel rab kam jum sab min".split())},
    **{name: n for n, name in enumerate("mon tue wed thu fri sat sun".split())},
    "jum'at": 4,
    "jumaat": 4,
    "ahad": 6,
}
_SIGNS = {
    "every": ("setiap hari", "tiap hari", "every day", "daily"),
    "whole": ("24 jam", "around the clock", "24 hours", "sepanjang hari"),
    "closed": ("tutup", "libur", "closed", "kecuali", "except"),
    "to": ("sampai dengan", "sampai", "hingga", "s.d.", "s/d", "until", "to", "-"),
    "and": (",", ";", "&", "/", "dan", "and", "serta", "\n", "."),
    "": ("pukul", "pkl.", "pkl", "jam", "buka", "open", "hari", ":", "wita", "wib", "wit", "from", "dari"),
}
_KIND_OF = {word: kind for kind, words in _SIGNS.items() for word in words}
_TOKEN = re.compile(
    r"\s*(?:(?P<time>[0-9]{1,2}[.:][0-9]{2})(?![0-9])|(?P<day>"
    + "|".join(sorted(map(re.escape, _DAYS), key=len, reverse=True))
    + r")(?![a-z'])|(?P<sign>"
    + "|".join(
        re.escape(word) + ("(?![a-z])" if word[-1].isalpha() else "")
        for word in sorted(_KIND_OF, key=len, reverse=True)
    )
    + "))"
)


_CLOCK = re.compile(r"(?<![0-9])[0-9]{1,2}[.:][0-9]{2}(?![0-9])")
_WORD_OF_DAY = re.compile(
    "(?<![a-z'])(?:" + "|".join(re.escape(word) for word in (*_DAYS, *_SIGNS["every"])) + ")(?![a-z'])"
)


def read_opening(text: str) -> Week | None:
    """The spans of every day from Monday to Sunday, empty on a closed day; None where the text does not say plainly.

    >>> read_opening("Senin–Jumat, 08.00–16.00; Sabtu 08.00–12.00")[4:]
    (((480, 960),), ((480, 720),), ())
    >>> read_opening("Setiap hari, 24 jam")[0]
    ((0, 1440),)
    >>> read_opening("08.00–21.00"), read_opening("Sesuai jadwal pameran")
    (None, None)
    """
    tokens = _tokens(text)
    week: dict[int, tuple[Span, ...]] = {}
    said: set[int] = set()
    while tokens:
        closed = _take(tokens, "closed")
        days = _days(tokens)
        if not days:
            return None
        _take(tokens, "and")
        if closed or _take(tokens, "closed"):
            spans: tuple[Span, ...] = ()
        else:
            found = _spans(tokens)
            if not found:
                return None
            spans = found
        for day in days:
            # Two spans of the same day are a pause at noon; after "every day" a day of its own is an exception.
            week[day] = (*week[day], *spans) if day in said and spans and week.get(day) else spans
        if len(days) < 7:
            said.update(days)
        while _take(tokens, "and"):
            pass
    return tuple(tuple(sorted(week.get(day, ()))) for day in range(7)) if any(week.values()) else None


def says_times(text: str) -> bool:
    """Whether a time of day stands in the text, or that it is open around the clock."""
    return any(kind in ("time", "whole") for kind, _ in _tokens(text)) or _CLOCK.search(text) is not None


def says_days(text: str) -> bool:
    """Whether a day of the week stands in the text, or that it is open on every day."""
    return _WORD_OF_DAY.search(text.replace("’", "'").casefold()) is not None


def runs(week: Week) -> list[tuple[int, int, tuple[Span, ...]]]:
    """Neighbouring days with the same hours: (first day, last day, spans), Monday first.

    >>> runs(read_opening("Selasa–Minggu 10.00–18.00"))
    [(0, 0, ()), (1, 6, ((600, 1080),))]
    """
    found: list[tuple[int, int, tuple[Span, ...]]] = []
    for day, spans in enumerate(week):
        if found and found[-1][2] == spans:
            found[-1] = (found[-1][0], day, spans)
        else:
            found.append((day, day, spans))
    return found


def clock(minutes: int) -> str:
    """
    >>> clock(480), clock(1440), clock(1530)
    ('08.00', '24.00', '01.30')
    """
    return f"{minutes // 60 if minutes == DAY else minutes // 60 % 24:02d}.{minutes % 60:02d}"


def _tokens(text: str) -> list[tuple[str, str]]:
    """(kind, word) of the whole text, or one token that nothing accepts if a word of it is not known."""
    rest = re.sub(r"[‐-―−~]", "-", text.replace("’", "'")).casefold().strip().rstrip(".")
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(rest):
        token = _TOKEN.match(rest, at)
        if token is None:
            return found if not rest[at:].strip() else [("unknown", rest)]
        at = token.end()
        kind = token.lastgroup or ""
        word = token[kind]
        if kind == "sign":
            kind = _KIND_OF[word]
        if kind:
            found.append((kind, word))
    return found


def _take(tokens: list[tuple[str, str]], kind: str) -> str | None:
    return tokens.pop(0)[1] if tokens and tokens[0][0] == kind else None


def _days(tokens: list[tuple[str, str]]) -> list[int]:
    """`Senin-Kamis, Sabtu` at the beginning of the tokens, which are used up."""
    if _take(tokens, "every"):
        return list(range(7))
    found: list[int] = []
    while first := _take(tokens, "day"):
        start = end = _DAYS[first]
        if tokens[:2] and tokens[0][0] == "to" and tokens[1:] and tokens[1][0] == "day":
            tokens.pop(0)
            end = _DAYS[tokens.pop(0)[1]]
        found += [(start + n) % 7 for n in range((end - start) % 7 + 1)]
        if [kind for kind, _ in tokens[:2]] == ["and", "day"]:
            tokens.pop(0)
    return found


def _spans(tokens: list[tuple[str, str]]) -> tuple[Span, ...]:
    """`08.00-12.00 dan 13.00-16.00` or `24 jam` at the beginning of the tokens, else empty."""
    if _take(tokens, "whole"):
        return ((0, DAY),)
    found: list[Span] = []
    while [kind for kind, _ in tokens[:3]] == ["time", "to", "time"]:
        start, end = _minutes(tokens[0][1]), _minutes(tokens[2][1])
        if start is None or end is None or start >= DAY or start == end:
            return ()
        del tokens[:3]
        found.append((start, end if end > start else end + DAY))
        if [kind for kind, _ in tokens[:2]] == ["and", "time"]:
            tokens.pop(0)
    return tuple(found)


def _minutes(time: str) -> int | None:
    hours, minutes = (int(part) for part in re.split("[.:]", time))
    return hours * 60 + minutes if minutes < 60 and hours * 60 + minutes <= DAY else None
