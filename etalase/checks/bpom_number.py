"""Nomor BPOM

Nomor izin edar BPOM ditulis MD (buatan dalam negeri) atau ML (impor) diikuti 12 atau 15 angka: `MD 235612345678`.

*Mengapa.* Huruf di antara angka, atau jumlah angka lain, berarti salah salin. Awalan lain adalah untuk barang lain: NA
untuk kosmetik, TR untuk obat tradisional, SD dan SI untuk suplemen. Nomor yang bukan untuk barangnya tidak ditampilkan
sebagai izin yang berlaku.

*Cara membetulkan.* Salin dari label atau cekbpom.pom.go.id, atau betulkan kategorinya.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: "MD 23561234567Z" # <- bpom.shape

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: "NA 18200000000" # <- bpom.other-prefix

*Salah* di `content/vendors/anyam-damai/products/tas.md`:

    izin:
      bpom: "MD 235600000000" # <- bpom.other-prefix

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      bpom: "BPOM RI MD 235600000000"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase import permits
from etalase.checks._shared import ERROR, WARNING
from etalase.model import Catalog
from etalase.problem import Problem
from etalase.values import bpom

CODES = {"bpom.shape": ERROR, "bpom.other-prefix": WARNING}


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """A prefix that belongs to other goods than those of the product's category."""
    for product in catalog.products.values():
        permit = product.permits.bpom
        category = catalog.categories.get(product.category)
        if permit and category and not permits.fits(permit, "bpom", category):
            values = {"prefix": bpom.prefix(permit.number or ""), "category": category.name.id[:60]}
            yield Problem("bpom.other-prefix", product.source.place("izin.bpom.nomor"), values)
