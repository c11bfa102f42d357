"""Calendar files (RFC 5545): lines of at most 75 bytes ended by CR LF, texts escaped, times in UTC.

An exhibition is one event of whole days, so that no calendar shifts it to another date; the lines of its programme are
events of their own in its own file. Hours are given in UTC, which every calendar reads without a table of zones.

What a calendar knows again by its UID it replaces: an exhibition and a training have that of their id, a line of the
programme that of its title. DTSTAMP and LAST-MODIFIED are the day the site speaks of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import calendar
from etalase.model import Exhibition, Site, Training
from etalase.prose import to_plain
from etalase.values.ident import slug


def all_exhibitions(
    site: Site, exhibitions: tuple[Exhibition, ...], as_of: dt.date, base_url: str | None
) -> dict[str, str]:
    """`{"text": …}`: a calendar with one event for each exhibition."""
    events = [_days(e, as_of, base_url) for e in exhibitions if e.start]
    return {"text": _calendar(site, site.name.get("id"), events)}


def one_exhibition(site: Site, exhibition: Exhibition, as_of: dt.date, base_url: str | None) -> dict[str, str]:
    """`{"text": …}`: a calendar with the exhibition and its programme."""
    events = [_days(exhibition, as_of, base_url), *_programme(site, exhibition, as_of, base_url)]
    return {"text": _calendar(site, exhibition.name.get("id"), events)}


def one_training(site: Site, training: Training, as_of: dt.date, base_url: str | None) -> dict[str, str]:
    """`{"text": …}`: a calendar with one training; without hours it takes the whole day."""
    day = training.date or as_of
    start, end = (calendar.moment(day, text, site.zone) for text in (training.start, training.end))
    about = to_plain(training.description.get("id"))[:500] if training.description else ""
    title = training.title.get("id")
    event = [
        "BEGIN:VEVENT",
        f"UID:{_uid(f'pelatihan-{training.id}', base_url)}",
        *_stamps(as_of),
        *(_hours(start, end) if start else _whole_days(day, day)),
        f"SUMMARY:{escape(title)}",
        *([f"LOCATION:{escape(training.place)}"] if training.place else []),
        *([f"DESCRIPTION:{escape(about)}"] if about else []),
        *([f"URL:{base_url}pelatihan/#{training.id}"] if base_url else []),
        "END:VEVENT",
    ]
    return {"text": _calendar(site, title, [event])}


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


def _calendar(site: Site, name: str, events: list[list[str]]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//etalase//katalog//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
        f"X-WR-TIMEZONE:{escape(site.zone)}",
        *(line for event in events for line in event),
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _days(exhibition: Exhibition, as_of: dt.date, base_url: str | None) -> list[str]:
    start = exhibition.start or as_of
    about = [
        exhibition.hours.get("id") if exhibition.hours else "",
        exhibition.organiser or "",
        to_plain(exhibition.foreword.get("id"))[:500] if exhibition.foreword else "",
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(exhibition.id, base_url)}",
        *_stamps(as_of),
        *_whole_days(start, exhibition.end or start),
        f"SUMMARY:{escape(exhibition.name.get('id'))}",
        *_location(exhibition),
        *([f"DESCRIPTION:{escape(chr(10).join(filter(None, about)))}"] if any(about) else []),
        *([f"URL:{base_url}pameran/{exhibition.id}/"] if base_url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _programme(site: Site, exhibition: Exhibition, as_of: dt.date, base_url: str | None) -> Iterator[list[str]]:
    seen: dict[str, int] = {}
    for day, slots in calendar.programme(exhibition).items():
        for slot in slots:
            name = slug(slot.title.get("id")) or "acara"
            seen[name] = seen.get(name, 0) + 1
            start = calendar.moment(day, slot.start, site.zone)
            end = calendar.moment(day, slot.end, site.zone)
            if start is None:
                continue
            yield [
                "BEGIN:VEVENT",
                f"UID:{_uid(f'{exhibition.id}-acara-{name}' + (f'-{seen[name]}' if seen[name] > 1 else ''), base_url)}",
                *_stamps(as_of),
                *_hours(start, end),
                f"SUMMARY:{escape(slot.title.get('id'))}",
                *_location(exhibition, slot.place),
                "END:VEVENT",
            ]


def _stamps(as_of: dt.date) -> list[str]:
    return [f"DTSTAMP:{as_of:%Y%m%d}T000000Z", f"LAST-MODIFIED:{as_of:%Y%m%d}T000000Z"]


def _whole_days(first: dt.date, last: dt.date) -> list[str]:
    after = last + dt.timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _hours(start: dt.datetime, end: dt.datetime | None) -> list[str]:
    """An hour where nobody said how long."""
    last = end if end and end > start else start + dt.timedelta(hours=1)
    return [f"DTSTART:{_utc(start)}", f"DTEND:{_utc(last)}"]


def _location(exhibition: Exhibition, inside: str | None = None) -> list[str]:
    place = ", ".join(filter(None, [inside, exhibition.venue, exhibition.address]))
    lines = [f"LOCATION:{escape(place)}"] if place else []
    if exhibition.coordinates:
        latitude, longitude = exhibition.coordinates
        lines.append(f"GEO:{latitude:.6f};{longitude:.6f}")
    return lines


def _uid(name: str, base_url: str | None) -> str:
    host = base_url.split("//", 1)[-1].split("/", 1)[0] if base_url else "etalase"
    return f"{name}@{host}"


def _utc(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
