"""Janji kesehatan

Nama dagang dan uraian makanan tidak boleh menjanjikan kesembuhan atau khasiat: *obat*, *menyembuhkan*, *anti…*,
*tanpa efek samping*, *berkhasiat*.

*Mengapa.* Pangan dengan janji kesehatan memerlukan izin BPOM, dan label yang menjanjikannya dapat ditarik.
Halamannya tetap terbit; periksalah dulu.

*Cara membetulkan.* Tulis rasa, bahan, dan cara membuatnya. Bila kata itu hanya nama, daftarkan pada
`abaikan_ejaan`.

*Salah* di `content/vendors/dapur-teluk/products/abon.md` (seluruh berkas):

    ---
    nama: Wedang Penyembuh # <- claim.health
    kode: WDG01
    kategori: camilan
    harga: 20000
    foto: [abon.jpg]
    izin: {halal: "ID64110000000000326"}
    ---
    Jahe dan serai, diminum hangat.
    Ampuh menyembuhkan masuk angin. # <- claim.health

*Bagus* di `content/vendors/dapur-teluk/products/abon.md` (seluruh berkas):

    ---
    nama: Wedang Jahe
    kode: WDG01
    kategori: camilan
    harga: 20000
    foto: [abon.jpg]
    izin: {halal: "ID64110000000000326"}
    ---
    Jahe dan serai, diminum hangat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etalase.checks import _prose
from etalase.checks._shared import WARNING
from etalase.place import Place
from etalase.problem import Problem

CODES = {"claim.health": WARNING}

_CLAIM = re.compile(
    r"(?<![\w-])(?:(?:meng)?obat(?:i|an)?|(?:pe|me)nyembuh(?:kan)?|menyehatkan|berkhasiat|khasiat|mujarab"
    r"|anti[- ]?(?:kanker|diabetes|kolesterol|hipertensi|stroke|virus|bakteri|inflamasi|oksidan|septik|penuaan)"
    r"|tanpa efek samping|menurunkan (?:kolesterol|gula darah|tekanan darah|berat badan)|mencegah (?:kanker|penyakit)"
    r"|meningkatkan (?:imun|kekebalan)\w*|melangsingkan)(?![\w-])",
    re.IGNORECASE,
)
# Part of every claim: a text without any of them need not be searched.
_STEMS = tuple(
    "obat sembuh nyembuh sehatkan khasiat mujarab anti efek menurunkan mencegah meningkatkan langsing".split()
)
_NAME = re.compile(r"^nama:\s*(.*)$", re.MULTILINE)


def check_text(file: str, text: str) -> Iterator[Problem]:
    """Products and the vendors who make them; a page or a training may well speak of health."""
    if "/vendors/" not in file:
        return
    small = text.casefold()
    if not any(stem in small for stem in _STEMS):
        return
    ignored = _prose.ignored(text)
    name = _NAME.search(text)
    if name and (found := _CLAIM.search(name[1])) and found[0].casefold() not in ignored:
        line = text.count("\n", 0, name.start()) + 1
        column = name.start(1) - text.rfind("\n", 0, name.start(1)) + found.start()
        yield Problem("claim.health", Place(file, line, column, len(found[0])), {"found": found[0]})
    for row in _prose.lines(file, text):
        for found in _CLAIM.finditer(row.text):
            if found[0].casefold() not in ignored:
                place = Place(file, row.number, row.column + found.start(), len(found[0]))
                yield Problem("claim.health", place, {"found": found[0]})
