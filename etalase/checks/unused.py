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
    unread = _unread(catalog)
    used = {product.category for product in catalog.products.values()}
    if not unread and used <= catalog.categories.keys():
        for category in catalog.categories.values():
            if category.id not in used:
                values: dict[str, str | int] = {"category": category.name.id[:60]}
                yield Problem("category.unused", category.source.place("id"), values)
    for vendor in catalog.vendors.values():
        if vendor.status == "tayang" and vendor.id not in unread and not catalog.products_of(vendor.id):
            yield Problem("vendor.no-products", at(vendor.source, "nama"), {"vendor": vendor.name[:60]})
    yield from _photos(catalog, unread)


def _unread(catalog: Catalog) -> frozenset[str]:
    """Vendors with a file that could not be read: what it names cannot be called unused."""
    n_files = sum(1 for path in catalog.files if path.endswith((".md", "/vendor.yaml")) and not path.endswith(".en.md"))
    n_texts = len(catalog.pages) + len(catalog.trainings)
    if n_files == len(catalog.products) + len(catalog.vendors) + n_texts:
        return frozenset()
    unread: set[str] = set()
    for path in catalog.files:
        parts = path.split("/")
        if len(parts) < 4 or parts[1] != "vendors":
            continue
        is_product = len(parts) == 5 and parts[3] == "products" and parts[4].endswith(".md")
        if is_product and not parts[4].endswith(".en.md"):
            known = f"{parts[2]}/{parts[4].removesuffix('.md')}" in catalog.products
        else:
            known = parts[3] != "vendor.yaml" or parts[2] in catalog.vendors
        if not known:
            unread.add(parts[2])
    return frozenset(unread)


def _photos(catalog: Catalog, unread: frozenset[str]) -> Iterator[Problem]:
    root = folder(catalog)
    used = _used_photos(catalog, root)
    idle = [path for path in catalog.photos if path not in used]
    if not idle:
        return
    # A misspelt name is told of where it stands; the photo that was meant is then not unused as well.
    in_doubt = {f"{root}/vendors/{vendor}" for vendor in unread | _misnaming(catalog, root)}
    written = [page.description for page in catalog.pages.values()]
    written += [training.description for training in catalog.trainings.values()]
    texts = "\n".join(f"{text.id}\n{text.en}" for text in written)
    for path in idle:
        name = PurePosixPath(path).name
        if path.rpartition("/photos/")[0] not in in_doubt and name not in texts:
            yield Problem("photo.unused", Place(path), {"file": name})


def _misnaming(catalog: Catalog, root: str) -> set[str]:
    """Vendors who name a photo that is not there, or in a way that could not be read."""
    files = frozenset(catalog.files)
    found: set[str] = set()
    for vendor in catalog.vendors.values():
        start = f"{root}/vendors/{vendor.id}/photos/"
        if any(picture and start + picture.file not in files for picture in (vendor.photo, vendor.logo)):
            found.add(vendor.id)
    for product in catalog.products.values():
        start = f"{root}/vendors/{product.vendor}/photos/"
        names = [photo.file for photo in product.photos] + [v.photo for v in product.variants if v.photo]
        n_typed = sum(1 for path in product.source.places if path.startswith("foto.") and path.count(".") == 1)
        if n_typed > len(product.photos) or any(start + name not in files for name in names):
            found.add(product.vendor)
    return found


def _used_photos(catalog: Catalog, root: str) -> set[str]:
    used: set[str] = set()
    for product in catalog.products.values():
        start = f"{root}/vendors/{product.vendor}/photos/"
        used.update(start + photo.file for photo in product.photos)
        used.update(start + variant.photo for variant in product.variants if variant.photo)
    for vendor in catalog.vendors.values():
        start = f"{root}/vendors/{vendor.id}/photos/"
        used.update(start + photo.file for photo in (vendor.photo, vendor.logo) if photo)
    named = [catalog.site.logo, catalog.theme.logo, catalog.theme.cover.picture]
    named += [partner.logo for partner in catalog.site.partners]
    named += [retailer.photo for retailer in catalog.retailers.values()]
    named += [exhibition.cover for exhibition in catalog.exhibitions.values()]
    used.update(f"{root}/photos/{name}" for name in named if name)
    plans = [(each.id, each.plan.file) for each in catalog.exhibitions.values() if each.plan and each.plan.file]
    used.update(f"{root}/exhibitions/{id}/{name}" for id, name in plans)
    return used
