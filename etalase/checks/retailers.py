"""Ritel dan penempatan produk

Jam buka sebuah gerai menyebut hari dan jamnya, misalnya `Senin–Jumat, 08.00–16.00; Sabtu, 08.00–12.00` atau `Setiap
hari, 24 jam`. Syarat sebuah toko ditulis satu per satu dengan sumbernya. Syarat umur simpan dan kapasitas memerlukan
`nilai`: hari, atau buah per bulan. Satu toko ditulis satu kali pada `tersedia_di`, dengan semua gerainya.

*Mengapa.* Tanpa hari, halaman tempat beli tidak dapat menandai hari ini dan yang sedang buka; jamnya tampil seperti
tertulis. Tulisan tanpa jam, misalnya "Sesuai jadwal pameran", dibiarkan. Kesiapan ritel dihitung dari syarat ini;
syarat tanpa nilai selalu dianggap terpenuhi. Penempatan kembar membuat satu toko tampil dua kali.

*Cara membetulkan.* Tulis harinya, isi `nilai`, atau satukan kedua barisnya.

*Salah* di `content/retailers/toko.yaml`:

    gerai:
      - id: pusat
        nama: Pusat
        kelurahan: Manggar
        jam: "08.00–21.00" # <- outlet.hours-without-days

*Salah* di `content/retailers/toko.yaml`:

    gerai:
      - id: pusat
        nama: Pusat
        kelurahan: Manggar
        jam: Senin–Sabtu mulai 08.00 # <- outlet.hours-unread

*Salah* di `content/retailers/toko.yaml`:

    syarat:
      - {apa: umur-simpan, tingkat: wajib, sumber: Surat toko 2026} # <- retailer.value-missing

*Salah* di `content/retailers/toko.yaml`:

    syarat:
      - {apa: halal, tingkat: wajib, sumber: Surat toko 2026}
      - {apa: halal, tingkat: disarankan, sumber: Surat toko 2025} # <- retailer.requirement-twice

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    tersedia_di:
      - {ritel: toko, gerai: [pusat]}
      - {ritel: toko} # <- placement.twice

*Bagus* di `content/retailers/toko.yaml`:

    gerai:
      - {id: pusat, nama: Pusat, kelurahan: Manggar, jam: "Setiap hari, 08.00–21.00"}
    syarat:
      - {apa: umur-simpan, tingkat: wajib, nilai: 90, sumber: Surat toko 2026}
      - {apa: halal, tingkat: wajib, sumber: Surat toko 2026}
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase.checks._shared import INFO, WARNING, all_of
from etalase.model import Product, Retailer
from etalase.problem import Problem
from etalase.values import opening

CODES = all_of(WARNING, "retailer.value-missing retailer.requirement-twice placement.twice") | all_of(
    INFO, "outlet.hours-without-days outlet.hours-unread"
)

_WITH_VALUE = ("umur-simpan", "kapasitas")
_WELL_WRITTEN = "Senin–Jumat, 08.00–16.00; Sabtu, 08.00–12.00"


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Retailer):
        yield from _requirements(entry)
        yield from _hours(entry)
    elif isinstance(entry, Product) and len(entry.placements) > 1:
        yield from _placements(entry)


def _requirements(retailer: Retailer) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, asked in enumerate(retailer.requirements):
        place = retailer.source.place(f"syarat.{n}.apa")
        if asked.what in seen:
            yield Problem("retailer.requirement-twice", place, {"what": asked.what})
        if asked.what in _WITH_VALUE and asked.value is None and f"syarat.{n}.nilai" not in retailer.source.places:
            yield Problem("retailer.value-missing", place, {"what": asked.what}, "nilai: 90")
        seen.add(asked.what)


def _hours(retailer: Retailer) -> Iterator[Problem]:
    """Opening hours that name times in a way that cannot be read; without times they are left as they are."""
    for n, outlet in enumerate(retailer.outlets):
        text = outlet.hours.id if outlet.hours else ""
        if not text or opening.read_opening(text) or not opening.says_times(text):
            continue
        own = f"gerai.{n}.jam.id"
        place = retailer.source.place(own if own in retailer.source.places else f"gerai.{n}.jam")
        if opening.says_days(text):
            yield Problem("outlet.hours-unread", place, {"found": text[:60]}, _WELL_WRITTEN)
        else:
            daily = f"Setiap hari, {text}"
            hint = daily if opening.read_opening(daily) else _WELL_WRITTEN
            yield Problem("outlet.hours-without-days", place, {"found": text[:60]}, hint)


def _placements(product: Product) -> Iterator[Problem]:
    """A second stretch of time at the same retailer is no repetition."""
    seen: set[tuple[object, ...]] = set()
    for n, placement in enumerate(product.placements):
        key = (placement.retailer, placement.since, placement.until)
        if key in seen:
            place = product.source.place(f"tersedia_di.{n}.ritel")
            yield Problem("placement.twice", place, {"retailer": placement.retailer[:60]})
        seen.add(key)
