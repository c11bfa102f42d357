"""Nama dan uraian

Nama yang pendek mudah dibaca pada kartu, label harga, dan daftar stan. Setiap produk sebaiknya punya uraian satu
atau dua kalimat.

*Mengapa.* Nama yang sangat panjang terpotong di label. Dua usaha bernama sama sulit dibedakan pembeli, dan sering
kali memang satu usaha yang tercatat dua kali.

*Cara membetulkan.* Pindahkan rasa dan ukuran ke `varian`, dan cerita ke uraian.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    nama: Abon Ikan Tenggiri Asli Khas Balikpapan Rasa Pedas Manis Gurih Renyah Kemasan Isi Ulang # <- name.long

*Salah* di `content/vendors/anyam-damai/vendor.yaml`:

    nama: Dapur Teluk

dan di `content/vendors/dapur-teluk/vendor.yaml`:

    nama: Dapur  teluk # <- name.same

*Salah* di `content/vendors/dapur-teluk/products/abon.md` (seluruh berkas):

    ---
    nama: Abon Ikan # <- description.missing
    kode: ABN01
    kategori: camilan
    harga: 20000
    foto: [abon.jpg]
    izin: {halal: "ID64110000000000326"}
    ---

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    nama: Abon Ikan Tenggiri
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import INFO, WARNING, at
from etalase.model import Catalog, Exhibition, Product, Retailer, Vendor
from etalase.problem import Problem

CODES = {"name.long": WARNING, "name.same": WARNING, "description.missing": INFO}

# Measured on real labels: names of products reach 63 signs; beyond this the price card has no room.
LONGEST_PRODUCT_NAME = 80
LONGEST_NAME = 60


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Product):
        yield from _long(entry, entry.name.id, LONGEST_PRODUCT_NAME)
        if entry.name.id and not entry.description.id and entry.status == "tayang":
            yield Problem("description.missing", at(entry.source, "nama"))
    elif isinstance(entry, (Vendor, Retailer)):
        yield from _long(entry, entry.name, LONGEST_NAME)
    elif isinstance(entry, Exhibition):
        yield from _long(entry, entry.name.id, LONGEST_PRODUCT_NAME)


def _long(entry: Product | Vendor | Retailer | Exhibition, name: str, limit: int) -> Iterator[Problem]:
    if len(name) > limit:
        yield Problem("name.long", entry.source.place("nama"), {"count": len(name), "limit": limit})


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    seen: dict[str, Vendor] = {}
    for vendor in catalog.vendors.values():
        other = seen.setdefault(" ".join(vendor.name.casefold().split()), vendor)
        if other is not vendor and vendor.name and "arsip" not in (vendor.status, other.status):
            values = {"name": vendor.name[:60], "other": other.id}
            yield Problem("name.same", vendor.source.place("nama"), values)
