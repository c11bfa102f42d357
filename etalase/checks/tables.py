"""Tabel regions.csv

`content/regions.csv` memuat kelurahan dan kecamatan. Baris pertamanya berisi empat judul kolom: `kode_kelurahan`,
`kelurahan`, `kode_kecamatan`, `kecamatan`. Pemisah kolomnya koma atau titik koma.

*Mengapa.* Kelurahan yang tidak terbaca membuat semua pelaku usaha di sana kehilangan kecamatannya.

*Cara membetulkan.* Samakan jumlah kolom pada baris yang ditunjuk, lengkapi selnya, atau kembalikan judul kolomnya.

*Salah* di `content/regions.csv` (seluruh berkas):

    kode_kelurahan,kelurahan,kode_kecamatan,kecamatan
    64.71.01.1001,Manggar,64.71.01,Balikpapan Timur
    64.71.06.1002,Klandasan Ulu,64.71.06,Balikpapan Kota
    64.71.01.1002,Lamaru,64.71.01,Balikpapan Timur,Timur # <- table.columns

*Salah* di `content/regions.csv` (seluruh berkas):

    kode_kelurahan,kelurahan,kode_kecamatan,kecamatan
    64.71.01.1001,Manggar,64.71.01,Balikpapan Timur
    64.71.06.1002,Klandasan Ulu,64.71.06,Balikpapan Kota
    64.71.01.1002,Lamaru,64.71.01, # <- table.cell-empty

*Salah* di `content/regions.csv` (seluruh berkas) <- table.column-missing:

    kode_kelurahan,kelurahan,kode_kecamatan
    64.71.01.1001,Manggar,64.71.01

*Bagus* di `content/regions.csv` (seluruh berkas):

    kode_kelurahan,kelurahan,kode_kecamatan,kecamatan
    64.71.01.1001,Manggar,64.71.01,Balikpapan Timur
    64.71.06.1002,Klandasan Ulu,64.71.06,Balikpapan Kota
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, all_of, folder
from etalase.model import Catalog
from etalase.place import Place
from etalase.problem import Problem, Severity

CODES = all_of(ERROR, "table.columns table.column-missing table.cell-empty table.unreadable regions.missing")


def gravity(problem: Problem) -> Severity | None:
    """A damaged memory of what was printed only means that more is printed again."""
    return WARNING if problem.place.file.endswith("/dicetak.csv") else None


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    file = f"{folder(catalog)}/regions.csv"
    if not catalog.regions and catalog.vendors and file not in catalog.files:
        hint = "kode_kelurahan,kelurahan,kode_kecamatan,kecamatan"
        yield Problem("regions.missing", Place(file), hint=hint)
