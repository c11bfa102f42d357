"""Ejaan

Uraian, cerita, dan keterangan dibandingkan dengan daftar pendek kata yang sering salah tulis. Nama, merek, alamat,
kutipan, dan tautan tidak diperiksa.

*Mengapa.* Hanya saran agar seluruh katalog seragam; halamannya tetap terbit apa adanya.

*Cara membetulkan.* Ganti katanya. Bila memang harus ditulis begitu, daftarkan pada `abaikan_ejaan`.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    cerita: Kami pengrajin abon sejak 2013. # <- spelling.word

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    cerita: |
      Dulu UMKM kecil.
      Sekarang UKM binaan. # <- spelling.two-terms

*Salah* di `content/pages/tentang.md` (seluruh berkas):

    ---
    judul: Tentang kami
    ---
    Renyah dan gurih. Di jual juga di stand kami. # <- spelling.word, spelling.word

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    cerita: Kami perajin abon sejak 2013. Kue "Coklat Jadul" juga ada.
    abaikan_ejaan: [cabe]
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from etalase.checks import _prose
from etalase.checks._shared import INFO, all_of
from etalase.place import Place
from etalase.problem import Problem

CODES = all_of(INFO, "spelling.word spelling.two-terms")

_TERMS = re.compile(r"\b(UMKM|UKM)\b")


def check_text(file: str, text: str) -> Iterator[Problem]:
    if not _may_hold_one(text):
        return
    ignored = _prose.ignored(text)
    terms: dict[str, int] = {}
    for line in _prose.lines(file, text):
        for found in _pattern().finditer(line.text):
            wrong = found[0]
            if wrong.casefold() in ignored:
                continue
            right = _like(wrong, _right(wrong))
            place = Place(file, line.number, line.column + found.start(), len(wrong))
            yield Problem("spelling.word", place, {"wrong": wrong, "right": right}, right)
        for term in _TERMS.finditer(line.text):
            other = "UKM" if term[1] == "UMKM" else "UMKM"
            if other in terms and term[1] not in terms:
                place = Place(file, line.number, line.column + term.start(), len(term[1]))
                yield Problem(
                    "spelling.two-terms", place, {"found": term[1], "other": other, "line": terms[other]}, other
                )
            terms.setdefault(term[1], line.number)


def _may_hold_one(text: str) -> bool:
    """A quick look that sends most texts away: searching for plain words is many times cheaper than the pattern."""
    if "UKM" in text or _units().search(text):
        return True
    small = text.casefold()
    # "daluwarsa" stands inside "kedaluwarsa", which is right.
    return any(wrong in small and small.count(wrong) > small.count(right) for wrong, right in _long_words())


def _right(wrong: str) -> str:
    return _words()[re.sub(r"\s+", " ", wrong.casefold())]


def _like(wrong: str, right: str) -> str:
    """The right word with its first letter as big as that of the wrong one."""
    return right[0].upper() + right[1:] if wrong[0].isupper() else right


@cache
def _words() -> dict[str, str]:
    return {row["salah"]: row["benar"] for row in _rows()}


@cache
def _long_words() -> tuple[tuple[str, str], ...]:
    """The words that count anywhere, each with the right word if it stands inside that."""
    rows = [(row["salah"], row["benar"]) for row in _rows() if not row["hanya"]]
    return tuple((wrong, right if wrong in right else f"\0{wrong}") for wrong, right in rows)


@cache
def _units() -> re.Pattern[str]:
    """The words that count only beside a number."""
    after = [re.escape(row["salah"]) for row in _rows() if row["hanya"] == "setelah angka"]
    before = [re.escape(row["salah"]) for row in _rows() if row["hanya"] == "sebelum angka"]
    return re.compile(rf"[0-9]\s?(?:{'|'.join(after)})(?![\w-])|(?:{'|'.join(before)})\s?[0-9]", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    conditions = {"": "", "setelah angka": r"(?:(?<=[0-9])|(?<=[0-9]\s))", "sebelum angka": ""}
    ends = {"": r"(?![\w-])", "setelah angka": r"(?![\w-])", "sebelum angka": r"(?=\s?[0-9])"}
    starts = {"": r"(?<![\w-])", "setelah angka": r"", "sebelum angka": r"(?<![\w-])"}
    parts = []
    for condition in conditions:
        words = "|".join(re.escape(row["salah"]).replace(r"\ ", r"\s+") for row in _rows() if row["hanya"] == condition)
        parts.append(f"{starts[condition]}{conditions[condition]}(?:{words}){ends[condition]}")
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = (files("etalase") / "data" / "spelling.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
