"""Yang belum dipakai

Kategori tanpa produk, pelaku usaha tanpa produk, dan foto yang tidak disebut di mana pun.

*Mengapa.* Tidak ada yang salah; ini pengingat. Barangkali produknya belum dimasukkan, atau nama fotonya lupa
ditulis.

*Cara membetulkan.* Tambahkan produknya, tulis nama fotonya pada `foto`, atau hapus yang memang tidak diperlukan.

*Salah* di `content/categories.yaml` (seluruh berkas):

    - {id: camilan, nama: Camilan, jenis: makanan}
    - {id: kriya, nama: Kriya, jenis: kriya}
    - {id: minuman, nama: Minuman, jenis: minuman} # <- category.unused

*Salah* di `content/vendors/kebun-lamaru/vendor.yaml`:

    nama: Kebun Lamaru # <- vendor.no-products
    kelurahan: Manggar

*Salah* di `content/vendors/dapur-teluk/photos/lama.jpg` (foto 900×700) <- photo.unused

*Bagus* di `content/categories.yaml` (seluruh berkas):

    - {id: camilan, nama: Camilan, jenis: makanan}
    - {id: kriya, nama: Kriya, jenis: kriya}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from etalase.checks._shared import INFO, all_of, at, folder
from etalase.model import Catalog
from etalase.place import Place
from etalase.problem import Problem

CODES = all_of(INFO, "category.unused vendor.no-products photo.unused")


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    used = {product.category for product in catalog.products.values()}
    for category in catalog.categories.values():
        if category.id not in used:
            values: dict[str, str | int] = {"category": category.name.id[:60]}
            yield Problem("category.unused", category.source.place("id"), values)
    files = frozenset(catalog.files)
    for vendor in catalog.vendors.values():
        if vendor.status == "tayang" and not catalog.products_of(vendor.id) and not _has_files(vendor.id, catalog):
            yield Problem("vendor.no-products", at(vendor.source, "nama"), {"vendor": vendor.name[:60]})
    yield from _photos(catalog, files)


def _has_files(vendor: str, catalog: Catalog) -> bool:
    """Whether there are product files which could not be read."""
    start = f"{folder(catalog)}/vendors/{vendor}/products/"
    return any(file.startswith(start) for file in catalog.files)


def _photos(catalog: Catalog, files: frozenset[str]) -> Iterator[Problem]:
    root = folder(catalog)
    used = _used_photos(catalog, root)
    texts = "\n".join(
        text
        for entry in (*catalog.pages.values(), *catalog.trainings.values())
        for text in (entry.description.id, entry.description.en or "")
    )
    for path in catalog.photos:
        if path in used:
            continue
        name = PurePosixPath(path).name
        if name not in texts:
            yield Problem("photo.unused", Place(path), {"file": name})


def _used_photos(catalog: Catalog, root: str) -> set[str]:
    used: set[str] = set()
    for product in catalog.products.values():
        start = f"{root}/vendors/{product.vendor}/photos/"
        used.update(start + photo.file for photo in product.photos)
        used.update(start + variant.photo for variant in product.variants if variant.photo)
    for vendor in catalog.vendors.values():
        start = f"{root}/vendors/{vendor.id}/photos/"
        used.update(start + photo.file for photo in (vendor.photo, vendor.logo) if photo)
    named = [catalog.site.logo, *(partner.logo for partner in catalog.site.partners)]
    named += [retailer.photo for retailer in catalog.retailers.values()]
    named += [exhibition.cover for exhibition in catalog.exhibitions.values()]
    used.update(f"{root}/photos/{name}" for name in named if name)
    return used
