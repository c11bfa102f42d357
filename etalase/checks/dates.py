"""Tanggal dan jam

Tanggal ditulis tahun-bulan-hari: `2026-12-05`. Jam ditulis `08.00` atau `08:00`. Yang selesai tidak boleh
mendahului yang mulai, dan acara serta jadwal jaga harus jatuh di antara hari pertama dan terakhir pameran.

*Mengapa.* Tanggal yang mustahil atau terbalik membuat halaman, kalender, dan buku pameran keliru. Tanggal yang jauh
di depan biasanya salah ketik tahun; itu hanya diperingatkan.

*Cara membetulkan.* Cocokkan dengan undangan atau suratnya, lalu tulis tahun-bulan-hari.

*Salah* di `content/trainings/klinik.md`:

    tanggal: 2026-13-04 # <- date.invalid

*Salah* di `content/trainings/klinik.md`:

    tanggal: 03/04/2026 # <- date.ambiguous

*Salah* di `content/trainings/klinik.md`:

    mulai: pagi # <- time.invalid

*Salah* di `content/trainings/klinik.md`:

    mulai: 11.30
    selesai: 08.00 # <- time.reversed

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    mulai: 2026-12-07
    selesai: 2026-12-05 # <- date.reversed

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    acara:
      - {tanggal: 2026-12-09, mulai: "09.00", judul: Pembukaan} # <- date.outside

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    tersedia_di:
      - {ritel: toko, sejak: 2026-06-01, sampai: 2026-05-01} # <- date.reversed

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    terbit: 2062-11-01 # <- date.far

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    persetujuan: {tanggal: 2027-02-01, cara: formulir} # <- date.not-yet

*Bagus* di `content/exhibitions/pasar/exhibition.yaml`:

    mulai: 2026-12-05
    selesai: 2026-12-07
    acara:
      - {tanggal: 2026-12-05, mulai: "09.00", selesai: "10.00", judul: Pembukaan}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, all_of
from etalase.model import Catalog, Exhibition, Permit, Product, Rule, Source, Training, Vendor
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "date.invalid date.ambiguous date.reversed date.outside time.invalid time.reversed"),
    **all_of(WARNING, "date.far date.not-yet"),
}

# Beyond this a date of publication or an exhibition is more likely a slip than a plan.
FAR = dt.timedelta(days=3 * 365)


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Product):
        for n, placement in enumerate(entry.placements):
            at = f"tersedia_di.{n}"
            yield from _reversed(entry.source, f"{at}.sampai", placement.since, placement.until)
        for kind, permit in entry.permits.items():
            yield from _of_permit(entry.source, f"izin.{kind}", permit)
    elif isinstance(entry, Vendor):
        for path, permit in _vendor_permits(entry):
            yield from _of_permit(entry.source, path, permit)
    elif isinstance(entry, Exhibition):
        yield from _of_exhibition(entry)
    elif isinstance(entry, Training):
        yield from _times(entry.source, "selesai", entry.start, entry.end)
    elif isinstance(entry, Rule):
        yield from _reversed(entry.source, "selesai_berlaku", entry.starts, entry.ends)


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    far = as_of + FAR
    for product in catalog.products.values():
        if product.published and product.published > far:
            yield Problem("date.far", product.source.place("terbit"), {"date": product.published.isoformat()})
        permits = product.permits
        for kind, permit in (("pirt", permits.pirt), ("halal", permits.halal), ("bpom", permits.bpom)):
            if permit:
                yield from _not_yet(product.source, f"izin.{kind}", permit, as_of)
    for exhibition in catalog.exhibitions.values():
        if exhibition.start and exhibition.start > far:
            yield Problem("date.far", exhibition.source.place("mulai"), {"date": exhibition.start.isoformat()})
    for training in catalog.trainings.values():
        if training.date and training.date > far:
            yield Problem("date.far", training.source.place("tanggal"), {"date": training.date.isoformat()})
    for vendor in catalog.vendors.values():
        if vendor.consent and vendor.consent.date and vendor.consent.date > as_of:
            yield _future(vendor.source, "persetujuan.tanggal", vendor.consent.date)
        for path, permit in _vendor_permits(vendor):
            yield from _not_yet(vendor.source, path, permit, as_of)


def _vendor_permits(vendor: Vendor) -> Iterator[tuple[str, Permit]]:
    if vendor.permits.nib:
        yield "izin.nib", vendor.permits.nib
    for n, permit in enumerate(vendor.permits.pb_umku):
        yield f"izin.pb_umku.{n}", permit
    if vendor.permits.pkp:
        yield "izin.pkp", vendor.permits.pkp


def _of_permit(source: Source, path: str, permit: Permit) -> Iterator[Problem]:
    yield from _reversed(source, f"{path}.berlaku_sampai", permit.issued, permit.valid_until)


def _not_yet(source: Source, path: str, permit: Permit, as_of: dt.date) -> Iterator[Problem]:
    if permit.issued and permit.issued > as_of and permit.state == "ada":
        yield _future(source, f"{path}.terbit", permit.issued)
    if permit.checked and permit.checked.date and permit.checked.date > as_of:
        yield _future(source, f"{path}.diperiksa.tanggal", permit.checked.date)


def _future(source: Source, path: str, date: dt.date) -> Problem:
    return Problem("date.not-yet", source.place(path), {"date": date.isoformat()})


def _of_exhibition(exhibition: Exhibition) -> Iterator[Problem]:
    source, first, last = exhibition.source, exhibition.start, exhibition.end
    yield from _reversed(source, "selesai", first, last)
    is_sound = first is not None and last is not None and first <= last
    days: list[tuple[str, dt.date | None, str | None, str | None]] = [
        (f"acara.{n}", slot.date, slot.start, slot.end) for n, slot in enumerate(exhibition.programme)
    ]
    for n, booth in enumerate(exhibition.booths):
        days += [(f"stan.{n}.jadwal.{m}", turn.date, turn.start, turn.end) for m, turn in enumerate(booth.turns)]
    for path, date, start, end in days:
        yield from _times(source, f"{path}.selesai", start, end)
        if is_sound and date and first and last and not first <= date <= last:
            values = {"date": date.isoformat(), "first": first.isoformat(), "last": last.isoformat()}
            yield Problem("date.outside", source.place(f"{path}.tanggal"), values)


def _reversed(source: Source, to_path: str, start: dt.date | None, end: dt.date | None) -> Iterator[Problem]:
    if start and end and end < start:
        yield Problem("date.reversed", source.place(to_path), {"start": start.isoformat(), "end": end.isoformat()})


def _times(source: Source, to_path: str, start: str | None, end: str | None) -> Iterator[Problem]:
    """Times are `HH.MM`, so their texts compare like times."""
    # Midnight is the end of a day, not its beginning.
    if start and end and end <= start and end != "00.00":
        yield Problem("time.reversed", source.place(to_path), {"start": start, "end": end})
