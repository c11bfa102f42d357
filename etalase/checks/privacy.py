"""NIK dan NPWP pribadi

NIK dan NPWP tidak boleh ada di folder content sama sekali, juga tidak dalam catatan, uraian, atau nama berkas.
Untuk NPWP cukup ditulis `npwp: ada` atau `npwp: belum`.

*Mengapa.* Dari NIK terbaca tanggal lahir dan jenis kelamin seseorang, dan folder ini disalin ke banyak tempat.
Karena itu deretan 16 angka yang berbentuk NIK menahan penerbitan di mana pun ditemukan.

*Cara membetulkan.* Hapus angkanya. Foto KTP dipindahkan dari folder content, tidak hanya diganti namanya.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    catatan: NIK pemilik 6471011501900000 # <- privacy.nik

*Salah* di `content/vendors/dapur-teluk/products/abon.md` (seluruh berkas):

    ---
    nama: Abon Ikan
    kode: ABN01
    kategori: camilan
    harga: 20000
    izin: {halal: "ID64110000000000326"}
    foto: [abon.jpg]
    ---
    Hubungi pemilik, 6471 0115 0190 0000. # <- privacy.nik

*Salah* di `content/vendors/dapur-teluk/photos/ktp-6471011501900000.jpg` (foto 900×700) <- privacy.nik, photo.unused

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    npwp: ada
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from etalase.checks._shared import ERROR
from etalase.model import Catalog
from etalase.place import Place
from etalase.problem import Problem
from etalase.values import nik

CODES = {"privacy.nik": ERROR}

# Digits and the signs that may stand between them, long enough for sixteen: only such a text is looked at closely.
_LONG = re.compile(r"[0-9][0-9 .\u00a0\u2010-\u2015-]{14,}[0-9]")


def check_any_text(file: str, text: str) -> Iterator[Problem]:
    if not _LONG.search(text):
        return
    for start, end in nik.find_private(text):
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        yield Problem("privacy.nik", Place(file, line, column, end - start), {"file": file, "line": line})


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """Names of files and folders."""
    for path in catalog.files:
        if _LONG.search(path) and nik.find_private(path):
            yield Problem("privacy.nik", Place(path), {"file": path, "line": 1})
