"""Stan dan jadwal jaga

Satu stan boleh diisi beberapa pelaku usaha: bersama-sama (`pelaku: [a, b]`) atau bergantian menurut `jadwal`. Dalam
jadwal, satu stan pada satu waktu hanya untuk satu giliran, dan setiap hari pameran ada yang jaga.

*Mengapa.* Dua giliran yang bertumpuk berarti seseorang datang dan mejanya terisi, jadi menahan penerbitan. Pelaku
usaha di dua stan pada saat yang sama mungkin memang punya dua penjaga; itu hanya diperingatkan. Hari tanpa giliran
berarti meja kosong di tengah pameran.

*Cara membetulkan.* Geser jamnya, atau satukan keduanya dalam satu giliran: `pelaku: [a, b]`. Hari yang kosong:
tambahkan gilirannya.

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, pelaku: [dapur-teluk]}
      - {nomor: A2, pelaku: [anyam-damai]}
      - {nomor: A1} # <- booth.duplicate

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - nomor: A1
        jadwal:
          - {tanggal: 2026-12-05, mulai: "08.00", selesai: "14.00", pelaku: [dapur-teluk]}
          - {tanggal: 2026-12-05, mulai: "13.00", selesai: "18.00", pelaku: [anyam-damai]} # <- booth.conflict
          - {tanggal: 2026-12-06, pelaku: [dapur-teluk]}
          - {tanggal: 2026-12-07, pelaku: [dapur-teluk]}
      - {nomor: A2}

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, pelaku: [dapur-teluk]}
      - {nomor: A2, pelaku: [anyam-damai, dapur-teluk]} # <- booth.vendor-twice

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, pelaku: [dapur-teluk]}
      - {nomor: A2}
    edisi:
      - id: katalog
        saring: {pelaku: [anyam-damai]} # <- booth.exhibitor-without

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - nomor: A1 # <- booth.day-without
        jadwal:
          - {tanggal: 2026-12-05, pelaku: [dapur-teluk]}
          - {tanggal: 2026-12-07, pelaku: [anyam-damai]}
      - {nomor: A2}

*Salah* di `content/vendors/anyam-damai/vendor.yaml`:

    status: draf

dan di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, pelaku: [dapur-teluk]}
      - {nomor: A2, pelaku: [anyam-damai]} # <- booth.vendor-hidden

*Bagus* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - nomor: A1
        jadwal:
          - {tanggal: 2026-12-05, mulai: "08.00", selesai: "13.00", pelaku: [dapur-teluk]}
          - {tanggal: 2026-12-05, mulai: "13.00", selesai: "18.00", pelaku: [anyam-damai]}
          - {tanggal: 2026-12-06, pelaku: [anyam-damai]}
          - {tanggal: 2026-12-07, pelaku: [dapur-teluk, anyam-damai]}
      - {nomor: A2}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import calendar
from etalase.checks._shared import ERROR, WARNING, all_of
from etalase.model import Booth, Catalog, Exhibition, Source, Turn
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "booth.duplicate booth.conflict"),
    **all_of(WARNING, "booth.vendor-twice booth.exhibitor-without booth.vendor-hidden booth.day-without"),
}

_OPEN, _CLOSE = "00.00", "24.00"
# Days that are named in one message.
_MOST_DAYS = 7


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Exhibition):
        return
    seen: dict[str, int] = {}
    for n, booth in enumerate(entry.booths):
        place = entry.source.place(f"stan.{n}.nomor")
        # People say one number whether it is written A1 or a1, and both would have one address.
        number = booth.number.casefold()
        if number in seen:
            yield Problem("booth.duplicate", place, {"booth": booth.number[:20], "line": seen[number]})
        seen.setdefault(number, place.line)
        yield from _conflicts(entry.source, n, booth)
        yield from _empty_days(entry, n, booth)
    yield from _twice(entry)
    present = {id for booth in entry.booths for id in _everybody(booth)}
    for n, edition in enumerate(entry.editions):
        for m, vendor in enumerate(edition.selection.vendors):
            if entry.booths and vendor not in present:
                place = entry.source.place(f"edisi.{n}.saring.pelaku.{m}")
                yield Problem("booth.exhibitor-without", place, {"vendor": vendor[:60]})


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """Vendors at a booth whom the public does not see, at exhibitions that are not over."""
    for exhibition in catalog.exhibitions.values():
        if exhibition.end is None or exhibition.end < as_of:
            continue
        for n, booth in enumerate(exhibition.booths):
            named = [(f"stan.{n}.pelaku.{m}", id) for m, id in enumerate(booth.vendors)]
            for t, turn in enumerate(booth.turns):
                named += [(f"stan.{n}.jadwal.{t}.pelaku.{m}", id) for m, id in enumerate(turn.vendors)]
            for path, id in named:
                vendor = catalog.vendors.get(id)
                if vendor and vendor.status != "tayang":
                    values = {"vendor": vendor.name[:60], "status": vendor.status}
                    yield Problem("booth.vendor-hidden", exhibition.source.place(path), values)


def _everybody(booth: Booth) -> Iterator[str]:
    yield from booth.vendors
    for turn in booth.turns:
        yield from turn.vendors


def _span(turn: Turn) -> tuple[str, str]:
    """From and to as `HH.MM`; a turn without times lasts all day, and one that ends at midnight ends with the day."""
    end = turn.end if turn.end and turn.end != _OPEN else _CLOSE
    return turn.start or _OPEN, end


def _overlap(a: Turn, b: Turn) -> tuple[str, str] | None:
    if a.date is None or a.date != b.date:
        return None
    start, end = max(_span(a)[0], _span(b)[0]), min(_span(a)[1], _span(b)[1])
    return (start, end) if start < end else None


def _conflicts(source: Source, n: int, booth: Booth) -> Iterator[Problem]:
    """Turns at one booth that overlap. Each turn is told of once, with the first that it meets."""
    for m, turn in enumerate(booth.turns):
        for other in booth.turns[:m]:
            shared = _overlap(other, turn)
            if shared and turn.date and set(other.vendors) != set(turn.vendors):
                values = {
                    "booth": booth.number[:20],
                    "a": ", ".join(other.vendors)[:60] or "–",
                    "b": ", ".join(turn.vendors)[:60] or "–",
                    "time": _shown(turn.date, shared),
                }
                yield Problem("booth.conflict", source.place(f"stan.{n}.jadwal.{m}"), values)
                break


def _empty_days(exhibition: Exhibition, n: int, booth: Booth) -> Iterator[Problem]:
    """The days of the exhibition on which nobody has a turn at a booth that changes hands."""
    if booth.vendors or not booth.turns:
        return
    taken = {turn.date for turn in booth.turns if turn.vendors}
    empty = [day.isoformat() for day in calendar.days(exhibition) if day not in taken]
    if empty:
        told = ", ".join(empty[:_MOST_DAYS]) + (" …" if len(empty) > _MOST_DAYS else "")
        place = exhibition.source.place(f"stan.{n}.nomor")
        yield Problem("booth.day-without", place, {"booth": booth.number[:20], "days": told})


def _shown(day: dt.date, span: tuple[str, str]) -> str:
    return f"{day.isoformat()} {span[0]}–{span[1]}" if span != (_OPEN, _CLOSE) else day.isoformat()


def _twice(exhibition: Exhibition) -> Iterator[Problem]:
    """A vendor at two booths at the same time."""
    always: dict[str, str] = {}
    turns: dict[str, list[tuple[str, Turn]]] = {}
    for n, booth in enumerate(exhibition.booths):
        for m, vendor in enumerate(booth.vendors):
            other = always.setdefault(vendor, booth.number)
            if other != booth.number:
                yield _told(exhibition.source, f"stan.{n}.pelaku.{m}", vendor, other, booth.number)
        for m, turn in enumerate(booth.turns):
            for vendor in turn.vendors:
                before = turns.setdefault(vendor, [])
                met = [number for number, one in before if _overlap(one, turn)]
                elsewhere = [number for number in (always.get(vendor), *met) if number and number != booth.number]
                if elsewhere:
                    yield _told(exhibition.source, f"stan.{n}.jadwal.{m}", vendor, elsewhere[0], booth.number)
                before.append((booth.number, turn))


def _told(source: Source, path: str, vendor: str, a: str, b: str) -> Problem:
    return Problem("booth.vendor-twice", source.place(path), {"vendor": vendor[:60], "a": a[:20], "b": b[:20]})
