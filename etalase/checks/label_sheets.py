"""Kartu harga dan lembar label

`cetak.lembar` di `content/site.yaml` memberi tahu lembar label mana yang ada di kantor: berapa kolom dan baris, dan
berapa milimeter lebar dan tinggi satu label. `margin` adalah kertas di kiri dan kanan label; sisanya dibagi rata di
antara kolom. Tanpa `lembar`, kartu dibuat dalam empat ukuran untuk dipotong sendiri.

*Mengapa.* Label yang tidak muat di kertas A4 (210 × 297 mm) tercetak di luar tempatnya. Nama produk yang terlalu
panjang sudah dikecilkan sejauh masih terbaca; yang tetap tidak muat dipotong, dan pembeli tidak dapat membacanya utuh.

*Cara membetulkan.* Salin ukuran dari bungkus lembar label, lalu cocokkan dengan `label-uji.pdf` di kertas biasa. Untuk
nama yang terpotong, pakai nama yang lebih pendek atau label yang lebih besar.

*Salah* di `content/site.yaml`:

    cetak:
      lembar: {kolom: 3, baris: 8, lebar: 80, tinggi: 37} # <- label.sheet-too-large

*Salah* di `content/site.yaml`:

    cetak:
      lembar: {kolom: 3, baris: 8, lebar: 70} # <- label.sheet-incomplete

*Bagus* di `content/site.yaml`:

    cetak:
      lembar: {kolom: 3, baris: 7, lebar: 63.5, tinggi: 38.1, margin: 7.2}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import pricetags
from etalase.checks._shared import WARNING, all_of
from etalase.model import Catalog
from etalase.problem import Problem

CODES = all_of(WARNING, "label.sheet-too-large label.sheet-incomplete label.name-cut")


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    sheet = catalog.site.printing.sheet
    if sheet is None:
        return
    place = catalog.site.source.place("cetak.lembar")
    if found := pricetags.too_large(sheet):
        side, length, paper = found
        values: dict[str, str | int] = {"side": side, "length": f"{length:g}", "paper": f"{paper:g}"}
        yield Problem("label.sheet-too-large", place, values)
    elif pricetags.grid_of(sheet) is None:
        needed = ("kolom", sheet.columns), ("baris", sheet.rows), ("lebar", sheet.width), ("tinggi", sheet.height)
        missing = ", ".join(key for key, given in needed if not given)
        yield Problem("label.sheet-incomplete", place, {"missing": missing or "lebar, tinggi"})
