"""Calendar files (RFC 5545): lines of at most 75 bytes ended by CR LF, texts escaped, hours in the site's own zone.

An exhibition is one event that is repeated on each of its days from opening to closing; without plain hours it is one
event of whole days, so that no calendar shifts it to another date. The lines of its programme are events of their own
in its own file. Hours name their zone, which the file describes: Indonesia's zones know no summer time.

What a calendar knows again by its UID it replaces: an exhibition and a training have that of their id, a line of the
programme that of its Indonesian title. So the file in the other language brings the same events, not others beside
them. DTSTAMP and LAST-MODIFIED are the day the site speaks of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from etalase import calendar
from etalase.model import Bilingual, Exhibition, Site, Training
from etalase.plan.frame import Language
from etalase.prose import to_plain
from etalase.values.ident import slug

_ZONE_NAMES = {7: "WIB", 8: "WITA", 9: "WIT"}


def all_exhibitions(
    site: Site, exhibitions: tuple[Exhibition, ...], as_of: dt.date, base_url: str | None, language: Language = "id"
) -> dict[str, str]:
    """`{"text": …}`: a calendar with one event for each exhibition."""
    events = [_days(site, each, as_of, base_url, language) for each in exhibitions if each.start]
    return {"text": whole(site, _say(site.name, language), events, language)}


def one_exhibition(
    site: Site, exhibition: Exhibition, as_of: dt.date, base_url: str | None, language: Language = "id"
) -> dict[str, str]:
    """`{"text": …}`: a calendar with the exhibition and its programme."""
    programme = _programme(site, exhibition, as_of, base_url, language)
    events = [_days(site, exhibition, as_of, base_url, language), *programme]
    return {"text": whole(site, _say(exhibition.name, language), events, language)}


def one_training(
    site: Site, training: Training, as_of: dt.date, base_url: str | None, language: Language = "id"
) -> dict[str, str]:
    """`{"text": …}`: a calendar with one training; without hours it takes the whole day."""
    day = training.date or as_of
    start, end = calendar.clock(training.start), calendar.clock(training.end)
    about = to_plain(_say(training.description, language))[:500]
    title = _say(training.title, language)
    event = [
        "BEGIN:VEVENT",
        f"UID:{uid(f'pelatihan-{training.id}', base_url)}",
        *stamps(as_of),
        *(_hours(site, day, start, end) if start else whole_days(day, day)),
        f"SUMMARY:{escape(title)}",
        *([f"LOCATION:{escape(training.place)}"] if training.place else []),
        *([f"DESCRIPTION:{escape(about)}"] if about else []),
        *_link(base_url, f"pelatihan/#{training.id}", language),
        "END:VEVENT",
    ]
    return {"text": whole(site, title, [event], language)}


def fold(line: str) -> str:
    """The line in pieces of at most 75 bytes, no sign cut in two; every further piece begins with a space.

    >>> fold("SUMMARY:" + "a" * 70).split("\\r\\n")[1]
    ' aaa'
    """
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += width
    return "\r\n".join([*pieces, piece])


def escape(text: str) -> str:
    """A text value: backslash, semicolon, comma and line end are written with a backslash.

    >>> escape("Stan A1; B2, dan seterusnya")
    'Stan A1\\\\; B2\\\\, dan seterusnya'
    """
    bare = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return bare.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def whole(site: Site, name: str, events: Sequence[list[str]], language: Language) -> str:
    body = [line for event in events for line in event]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//etalase//katalog//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
        f"X-WR-TIMEZONE:{calendar.zone_name(site.zone)}",
        *(_zone(site) if any(";TZID=" in line for line in body) else []),
        *body,
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _zone(site: Site) -> list[str]:
    """The zone in which the hours are told; it has had the same time since long before any of them."""
    ahead = calendar.zone(site.zone).utcoffset(None)
    hours = int(ahead.total_seconds() // 3600)
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{calendar.zone_name(site.zone)}",
        "BEGIN:STANDARD",
        "DTSTART:19880101T000000",
        f"TZOFFSETFROM:+{hours:02d}00",
        f"TZOFFSETTO:+{hours:02d}00",
        f"TZNAME:{_ZONE_NAMES[hours]}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def _days(site: Site, exhibition: Exhibition, as_of: dt.date, base_url: str | None, language: Language) -> list[str]:
    first = exhibition.start or as_of
    last = exhibition.end or first
    hours = calendar.opening(exhibition.hours.id if exhibition.hours else None)
    n_days = (last - first).days + 1
    about = [
        _say(exhibition.hours, language),
        exhibition.organiser or "",
        to_plain(_say(exhibition.foreword, language))[:500],
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{uid(exhibition.id, base_url)}",
        *stamps(as_of),
        *(_hours(site, first, *hours) if hours else whole_days(first, last)),
        *([f"RRULE:FREQ=DAILY;COUNT={n_days}"] if hours and n_days > 1 else []),
        f"SUMMARY:{escape(_say(exhibition.name, language))}",
        *_location(exhibition),
        *([f"DESCRIPTION:{escape(chr(10).join(filter(None, about)))}"] if any(about) else []),
        *_link(base_url, f"pameran/{exhibition.id}/", language),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _programme(
    site: Site, exhibition: Exhibition, as_of: dt.date, base_url: str | None, language: Language
) -> Iterator[list[str]]:
    seen: dict[str, int] = {}
    for day, slots in calendar.programme(exhibition).items():
        for slot in slots:
            name = slug(slot.title.get("id")) or "acara"
            seen[name] = seen.get(name, 0) + 1
            start, end = calendar.clock(slot.start), calendar.clock(slot.end)
            if start is None:
                continue
            yield [
                "BEGIN:VEVENT",
                f"UID:{uid(f'{exhibition.id}-acara-{name}' + (f'-{seen[name]}' if seen[name] > 1 else ''), base_url)}",
                *stamps(as_of),
                *_hours(site, day, start, end),
                f"SUMMARY:{escape(_say(slot.title, language))}",
                *_location(exhibition, slot.place),
                *_link(base_url, f"pameran/{exhibition.id}/#acara", language),
                "END:VEVENT",
            ]


def _say(text: Bilingual | None, language: Language) -> str:
    return text.get(language) if text else ""


def _link(base_url: str | None, path: str, language: Language) -> list[str]:
    """The page in the reader's language."""
    return [f"URL:{base_url}{'en/' if language == 'en' else ''}{path}"] if base_url else []


def stamps(as_of: dt.date) -> list[str]:
    return [f"DTSTAMP:{as_of:%Y%m%d}T000000Z", f"LAST-MODIFIED:{as_of:%Y%m%d}T000000Z"]


def whole_days(first: dt.date, last: dt.date) -> list[str]:
    after = last + dt.timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _hours(site: Site, day: dt.date, start: dt.time, end: dt.time | None) -> list[str]:
    """An hour where nobody said how long; what ends before it begins ends on the next day."""
    begins = dt.datetime.combine(day, start)
    ends = dt.datetime.combine(day, end) if end else begins + dt.timedelta(hours=1)
    if ends <= begins:
        ends += dt.timedelta(days=1)
    zone = calendar.zone_name(site.zone)
    return [f"{name};TZID={zone}:{at:%Y%m%dT%H%M%S}" for name, at in (("DTSTART", begins), ("DTEND", ends))]


def _location(exhibition: Exhibition, inside: str | None = None) -> list[str]:
    place = ", ".join(filter(None, [inside, exhibition.venue, exhibition.address]))
    lines = [f"LOCATION:{escape(place)}"] if place else []
    if exhibition.coordinates:
        latitude, longitude = exhibition.coordinates
        lines.append(f"GEO:{latitude:.6f};{longitude:.6f}")
    return lines


def uid(name: str, base_url: str | None) -> str:
    host = base_url.split("//", 1)[-1].split("/", 1)[0] if base_url else "etalase"
    return f"{name}@{host}"
