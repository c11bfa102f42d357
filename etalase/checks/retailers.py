"""Ritel dan penempatan produk

Syarat sebuah toko ditulis satu per satu dengan sumbernya. Syarat umur simpan dan kapasitas memerlukan `nilai`:
hari, atau buah per bulan. Satu toko ditulis satu kali pada `tersedia_di`, dengan semua gerainya.

*Mengapa.* Kesiapan ritel dihitung dari syarat ini; syarat tanpa nilai selalu dianggap terpenuhi. Penempatan kembar
membuat satu toko tampil dua kali.

*Cara membetulkan.* Isi `nilai`, atau satukan kedua barisnya.

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

    syarat:
      - {apa: umur-simpan, tingkat: wajib, nilai: 90, sumber: Surat toko 2026}
      - {apa: halal, tingkat: wajib, sumber: Surat toko 2026}
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase.checks._shared import WARNING, all_of
from etalase.model import Product, Retailer
from etalase.problem import Problem

CODES = all_of(WARNING, "retailer.value-missing retailer.requirement-twice placement.twice")

_WITH_VALUE = ("umur-simpan", "kapasitas")


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Retailer):
        yield from _requirements(entry)
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


def _placements(product: Product) -> Iterator[Problem]:
    """A second stretch of time at the same retailer is no repetition."""
    seen: set[tuple[object, ...]] = set()
    for n, placement in enumerate(product.placements):
        key = (placement.retailer, placement.since, placement.until)
        if key in seen:
            place = product.source.place(f"tersedia_di.{n}.ritel")
            yield Problem("placement.twice", place, {"retailer": placement.retailer[:60]})
        seen.add(key)
