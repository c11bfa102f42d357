"""Barcode (GTIN)

Barcode ditulis dengan semua angkanya, di antara tanda kutip, persis seperti di bawah garis-garisnya. Angka terakhir
adalah angka periksa: dihitung dari angka lainnya, sehingga salah ketik ketahuan.

*Mengapa.* Barcode yang salah membuat kasir menagih barang lain. Satu barcode hanya untuk satu barang dan satu
ukuran. Barcode yang berawal 2 dibuat toko untuk dirinya sendiri dan tidak berlaku di toko lain.

*Cara membetulkan.* Cocokkan dengan kemasan. Barcode kembar: tanyakan kepada pembuatnya, lalu kosongkan pada produk
yang bukan pemiliknya.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "9520000000012" # <- gtin.check-digit

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "95200000001" # <- gtin.length

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "952000000001A" # <- gtin.not-digits

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "2000000000015" # <- gtin.in-store

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "036000291452" # <- gtin.twelve-digits

*Salah* di `content/vendors/anyam-damai/products/tas.md`:

    gtin: "9520000000011"

dan di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "9520000000011" # <- gtin.duplicate

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    gtin: "9520000000011"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, all_of
from etalase.model import Catalog, Product
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "gtin.check-digit gtin.length gtin.not-digits gtin.duplicate"),
    **all_of(WARNING, "gtin.in-store gtin.twelve-digits"),
}


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    seen: dict[str, Product] = {}
    for product in catalog.products.values():
        if product.gtin:
            yield from _taken(seen, product, product.gtin, "gtin")
        for n, variant in enumerate(product.variants):
            if variant.gtin:
                yield from _taken(seen, product, variant.gtin, f"varian.{n}.gtin")


def _taken(seen: dict[str, Product], product: Product, number: str, path: str) -> Iterator[Problem]:
    # A number of 12 digits and the same with a 0 before it are one.
    key = number.zfill(14)
    if other := seen.get(key):
        values = {"a": other.name.id[:60], "b": product.name.id[:60]}
        yield Problem("gtin.duplicate", product.source.place(path), values)
    seen.setdefault(key, product)
