"""Persen

Komisi ditulis sebagai angka saja, tanpa tanda persen, dengan titik sebagai tanda desimal: `5` atau `2.5`. Rentang
ditulis `{min: 2, maks: 5}`.

*Mengapa.* Dari angka ini dihitung berapa yang diterima pelaku usaha.

*Cara membetulkan.* Tulis angka dari 0 sampai 100; yang lebih kecil pada `min`.

*Salah* di `content/retailers/toko.yaml`:

    komisi: "5%" # <- percent.invalid

*Salah* di `content/retailers/toko.yaml`:

    komisi: 500 # <- percent.out-of-range

*Salah* di `content/retailers/toko.yaml`:

    komisi: {min: 5, maks: 2} # <- percent.reversed

*Bagus* di `content/retailers/toko.yaml`:

    komisi: {min: 2, maks: 5}
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase.checks._shared import ERROR, all_of
from etalase.model import Retailer
from etalase.problem import Problem
from etalase.values.money import percent

CODES = all_of(ERROR, "percent.invalid percent.out-of-range percent.reversed")


def check_entry(entry: object) -> Iterator[Problem]:
    rate = entry.commission if isinstance(entry, Retailer) else None
    if isinstance(entry, Retailer) and rate and rate.low is not None and rate.high is not None and rate.low > rate.high:
        values = {"low": percent(rate.low), "high": percent(rate.high)}
        hint = f"{{min: {rate.high:f}, maks: {rate.low:f}}}"
        yield Problem("percent.reversed", entry.source.place("komisi.min"), values, hint)
