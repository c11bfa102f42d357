"""Aturan bertanggal

Setiap aturan di `rules/` mengatur satu hal (`apa`) dan berlaku dari `mulai_berlaku` sampai `selesai_berlaku`. Dalam
`syarat`, yang berupa isian produk (misalnya `penyimpanan: beku`) adalah syarat, dan sisanya (misalnya `izin: bpom`)
adalah akibatnya. Semua syarat harus terpenuhi; daftar berarti salah satunya. Aturan pertama yang cocok yang dipakai.
Halaman `aturan.md` di buku panduan memuat semua kuncinya.

*Mengapa.* Aturan berubah; yang diubah lalu berkas ini, bukan programnya. Syarat yang salah tulis akan membuat aturan
berlaku untuk barang yang keliru, jadi menahan penerbitan.

*Cara membetulkan.* Tulis salah satu kunci atau nilai yang disebut pesannya.

*Salah* di `content/rules/izin.yaml` (seluruh berkas):

    - id: contoh
      apa: izin-edarr # <- rule.what-unknown
      syarat: {penyimpanan: beku, izin: bpom}
      sumber: PerBPOM 22/2018

*Salah* di `content/rules/izin.yaml` (seluruh berkas):

    - id: contoh
      apa: izin-edar
      syarat: {simpan: beku, izin: bpom} # <- rule.key-unknown
      sumber: PerBPOM 22/2018

*Salah* di `content/rules/izin.yaml` (seluruh berkas):

    - id: contoh
      apa: izin-edar
      syarat: {penyimpanan: kulkas, izin: bpom} # <- rule.value-unknown
      sumber: PerBPOM 22/2018

*Salah* di `content/rules/izin.yaml` (seluruh berkas):

    - id: contoh
      apa: izin-edar
      syarat: {kategori: sayur, izin: bpom} # <- category.unknown
      sumber: PerBPOM 22/2018

*Salah* di `content/rules/izin.yaml` (seluruh berkas):

    - id: contoh
      apa: izin-edar
      syarat: {penyimpanan: beku} # <- rule.result-missing
      sumber: PerBPOM 22/2018

*Bagus* di `content/rules/izin.yaml` (seluruh berkas):

    - id: beku
      apa: izin-edar
      syarat: {pangan: ya, penyimpanan: [beku, dingin], izin: bpom}
      sumber: PerBPOM 22/2018 Lampiran I.C
      tanggal_sumber: 2026-11-24
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import rulebook
from etalase.checks._shared import ERROR, all_of, nearest
from etalase.model import Catalog, Rule
from etalase.problem import Problem

CODES = all_of(ERROR, "rule.what-unknown rule.key-unknown rule.value-unknown rule.result-missing")


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Rule) or not entry.what:
        return
    for fault, key, text, allowed in rulebook.faults(entry):
        place = entry.source.place(f"syarat.{key}")
        choices = (allowed or "").split(", ")
        if fault == "what":
            values = {"found": text[:60], "known": allowed or ""}
            yield Problem("rule.what-unknown", entry.source.place("apa"), values, nearest(text, choices))
        elif fault == "key":
            meant = nearest(key, choices)
            values = {"key": key[:60], "what": entry.what, "known": allowed or ""}
            yield Problem("rule.key-unknown", place, values, f"{meant}: {text}" if meant else None)
        elif fault == "value":
            values = {"key": key, "found": text[:60], "known": allowed or ""}
            yield Problem("rule.value-unknown", place, values, nearest(text, choices))
        else:
            yield Problem("rule.result-missing", entry.source.place("syarat"), {"key": key, "what": entry.what})


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    for rule in catalog.rules.values():
        for key, text in rule.condition:
            if key == "kategori" and text not in catalog.categories:
                known = ", ".join(catalog.categories)
                place = rule.source.place("syarat.kategori")
                values = {"found": text[:60], "known": known}
                yield Problem("category.unknown", place, values, nearest(text, catalog.categories))
