"""Which exhibitions and trainings, when, and with whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from etalase.model import Booth, Exhibition, Slot, Training, Turn

# Indonesia has three zones and no summer time; hours ahead of UTC.
_ZONES = {"Asia/Jakarta": 7, "Asia/Pontianak": 7, "Asia/Makassar": 8, "Asia/Ujung_Pandang": 8, "Asia/Jayapura": 9}
_HOME = "Asia/Makassar"
# What a training helps with, where it is not called like the requirement itself.
_TOPICS = {"label": ("label", "kemasan"), "gizi": ("gizi", "label")}
_CLOCK = re.compile(r"(?<![0-9])([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?![0-9])")


@dataclass(frozen=True, slots=True)
class Presence:
    """One booth that a vendor has at an exhibition; `turns` is empty when it has the booth all the time."""

    exhibition: Exhibition
    booth: Booth
    turns: tuple[Turn, ...]


def zone(name: str) -> dt.timezone:
    """The site's zone; one that is not Indonesian counts as that of Balikpapan."""
    return dt.timezone(dt.timedelta(hours=_ZONES[zone_name(name)]))


def zone_name(name: str) -> str:
    """The name of the zone in which hours are told: that of the site, if it is an Indonesian one."""
    return name if name in _ZONES else _HOME


def clock(text: str | None) -> dt.time | None:
    """The first time of day in a text such as `08.00` or `Setiap hari 10.00–21.00`."""
    found = _CLOCK.search(text or "")
    return dt.time(int(found[1]), int(found[2])) if found else None


def last_clock(text: str | None) -> dt.time | None:
    """The last time of day in a text, if there are at least two."""
    found = _CLOCK.findall(text or "")
    return dt.time(int(found[-1][0]), int(found[-1][1])) if len(found) > 1 else None


def opening(text: str | None) -> tuple[dt.time, dt.time] | None:
    """From when until when, in a text that names one opening and one closing time for every day alike."""
    found = [dt.time(int(hours), int(minutes)) for hours, minutes in _CLOCK.findall(text or "")]
    return (found[0], found[1]) if len(found) == 2 and found[0] != found[1] else None


def moment(day: dt.date, text: str | None, zone_name: str) -> dt.datetime | None:
    """The day at the first time of day in the text, in the site's zone; None if the text holds none."""
    time = clock(text)
    return dt.datetime.combine(day, time, zone(zone_name)) if time else None


def coming(exhibitions: Iterable[Exhibition], as_of: dt.date) -> tuple[Exhibition, ...]:
    """Those that are on or still to come on that day, the soonest first."""
    left = [e for e in exhibitions if (last := e.end or e.start) and last >= as_of]
    return tuple(sorted(left, key=lambda e: (e.start or e.end or dt.date.max, e.id)))


def past(exhibitions: Iterable[Exhibition], as_of: dt.date) -> tuple[Exhibition, ...]:
    """Those that are over on that day, the latest first."""
    over = [e for e in exhibitions if (last := e.end or e.start) and last < as_of]
    return tuple(sorted(sorted(over, key=lambda e: e.id), key=lambda e: e.end or e.start or dt.date.min, reverse=True))


def running(exhibition: Exhibition, as_of: dt.date) -> bool:
    """Whether it is open on that day."""
    return bool(exhibition.start and exhibition.start <= as_of <= (exhibition.end or exhibition.start))


def days(exhibition: Exhibition) -> tuple[dt.date, ...]:
    """Every day from its start to its end, none if a date is missing, at most sixty."""
    if exhibition.start is None:
        return ()
    length = ((exhibition.end or exhibition.start) - exhibition.start).days + 1
    return tuple(exhibition.start + dt.timedelta(days=n) for n in range(max(0, min(length, 60))))


def vendors_at(booth: Booth) -> tuple[str, ...]:
    """Everybody at the booth, those who have it all the time first, each once."""
    everybody = [*booth.vendors, *(vendor for turn in booth.turns for vendor in turn.vendors)]
    return tuple(dict.fromkeys(everybody))


def exhibitors(exhibition: Exhibition) -> tuple[str, ...]:
    """Ids of all vendors with a booth or a turn, in the order of the booths, each once."""
    return tuple(dict.fromkeys(vendor for booth in exhibition.booths for vendor in vendors_at(booth)))


def presences(vendor: str, exhibitions: Iterable[Exhibition]) -> tuple[Presence, ...]:
    """The booths and turns of one vendor, in the order of the exhibitions given."""
    return tuple(
        Presence(exhibition, booth, () if vendor in booth.vendors else _turns_of(booth, vendor))
        for exhibition in exhibitions
        for booth in exhibition.booths
        if vendor in vendors_at(booth)
    )


def rota(booth: Booth) -> dict[dt.date, tuple[Turn, ...]]:
    """Day → the turns at this booth on that day, by start time."""
    by_day: dict[dt.date, list[Turn]] = {}
    for turn in booth.turns:
        if turn.date:
            by_day.setdefault(turn.date, []).append(turn)
    return {day: tuple(sorted(by_day[day], key=lambda turn: turn.start or "")) for day in sorted(by_day)}


def programme(exhibition: Exhibition) -> dict[dt.date, tuple[Slot, ...]]:
    """Day → the lines of the programme, by start time; lines of the same minute keep their order."""
    by_day: dict[dt.date, list[Slot]] = {}
    for slot in exhibition.programme:
        if slot.date:
            by_day.setdefault(slot.date, []).append(slot)
    return {day: tuple(sorted(by_day[day], key=lambda slot: slot.start or "")) for day in sorted(by_day)}


def coming_trainings(trainings: Iterable[Training], as_of: dt.date) -> tuple[Training, ...]:
    """Those of that day and later, the soonest first."""
    left = [t for t in trainings if t.date and t.date >= as_of]
    return tuple(sorted(left, key=lambda t: (t.date or dt.date.max, t.start or "", t.id)))


def helps(training: Training, what: str) -> bool:
    """Whether the training helps to get what is missing: a requirement or a step, by its key."""
    return not set(_TOPICS.get(what, (what,))).isdisjoint(training.topics)


def past_trainings(trainings: Iterable[Training], as_of: dt.date) -> tuple[Training, ...]:
    """Those before that day, the latest first."""
    over = [t for t in trainings if t.date and t.date < as_of]
    return tuple(sorted(sorted(over, key=lambda t: t.id), key=lambda t: t.date or dt.date.min, reverse=True))


def _turns_of(booth: Booth, vendor: str) -> tuple[Turn, ...]:
    return tuple(turn for turns in rota(booth).values() for turn in turns if vendor in turn.vendors)
