"""Sudah di rak, syarat toko belum lengkap

Produk ini tercatat dijual di sebuah ritel, padahal ada syarat wajib ritel itu yang belum dipenuhi atau belum dicatat.
Produk yang belum dijual di sana tidak disebut di sini; kekurangannya ada di halaman kesiapan ritel.

*Mengapa.* Barang yang syaratnya kurang dapat ditarik dari rak. Bisa juga datanya saja yang belum ditulis.

*Cara membetulkan.* Isi data yang kurang, bantu usahanya memenuhi syarat itu, atau tulis `sampai` bila sudah tidak
dijual di sana.

*Salah* di `content/retailers/toko.yaml`:

    syarat:
      - {apa: gtin, tingkat: wajib, sumber: surat contoh}
      - {apa: label, tingkat: wajib, sumber: surat contoh}

dan di `content/vendors/dapur-teluk/products/abon.md`:

    tersedia_di:
      - ritel: toko # <- retail.lacking

*Bagus* di `content/retailers/toko.yaml`:

    syarat:
      - {apa: izin-edar, tingkat: wajib, sumber: surat contoh}

dan di `content/vendors/dapur-teluk/products/abon.md`:

    tersedia_di:
      - ritel: toko
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import readiness, rulebook, whereabouts
from etalase.checks._shared import INFO
from etalase.model import Catalog
from etalase.problem import Problem

CODES = {"retail.lacking": INFO}


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    asking = {id for id, each in catalog.retailers.items() if any(r.level == "wajib" for r in each.requirements)}
    book = rulebook.of(catalog.rules, as_of)
    for product in catalog.products.values():
        placed = [
            (n, catalog.retailers[placement.retailer])
            for n, placement in enumerate(product.placements)
            if placement.retailer in asking and whereabouts.on_shelf(placement, as_of)
        ]
        category = catalog.categories.get(product.category)
        if not placed or category is None or not whereabouts.is_out(product, catalog.vendors):
            continue
        vendor = catalog.vendors[product.vendor]
        for n, retailer in placed:
            verdict = readiness.verdict(product, vendor, category, retailer, book)
            if verdict.missing:
                values = {"retailer": retailer.name[:60], "list": ", ".join(each.what for each in verdict.missing)}
                yield Problem("retail.lacking", product.source.place(f"tersedia_di.{n}.ritel"), values)
