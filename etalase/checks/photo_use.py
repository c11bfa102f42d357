"""Foto yang disebut dalam isian

Pada `foto` ditulis nama berkas di folder `photos/` usaha itu, persis sama sampai huruf besar dan kecilnya. Foto
toko, pameran, dan logo situs ada di `content/photos/`.

*Mengapa.* Windows menganggap `Abon.JPG` dan `abon.jpg` sama, penyaji situs tidak; fotonya hilang setelah terbit.
Karena itu nama yang tidak persis menahan penerbitan. Foto yang sama pada dua usaha biasanya tertukar, jadi
diperingatkan.

*Cara membetulkan.* Samakan namanya, atau salin fotonya ke folder itu. Bila namanya tampak sudah sama, ganti nama
berkasnya dengan huruf biasa tanpa tanda aksen.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    foto: [Abon.JPG] # <- photo.missing

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    foto:
      - abon.jpg
      - abon.jpg # <- photo.twice

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    foto: [photos/abon.jpg] # <- photo.not-a-name

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    foto:
      - berkas: abon.jpg
        fokus: [50, 40] # <- photo.focus

*Salah* di `content/vendors/anyam-damai/photos/tas.jpg` (foto abon.jpg)

dan di `content/vendors/anyam-damai/products/tas.md`:

    foto: [tas.jpg]

dan di `content/vendors/dapur-teluk/products/abon.md`:

    foto: [abon.jpg] # <- photo.shared

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    sampul: sampul.jpg # <- photo.missing

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    foto:
      - berkas: abon.jpg
        alt: Kemasan abon di atas meja kayu
        fokus: [0.5, 0.4]
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from etalase.checks._shared import ERROR, WARNING, all_of, folder, nearest
from etalase.model import Catalog, Product, Source
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "photo.missing photo.name-form photo.not-a-name photo.focus"),
    **all_of(WARNING, "photo.twice photo.shared"),
}


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Product) and len(entry.photos) > 1:
        seen: set[str] = set()
        for n, photo in enumerate(entry.photos):
            if photo.file in seen:
                yield Problem("photo.twice", entry.source.place(f"foto.{n}.berkas"), {"file": photo.file[:80]})
            seen.add(photo.file)


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    room = _Room(catalog)
    users: dict[str, tuple[str, str]] = {}
    for source, owner, path, directory, file in _uses(catalog, folder(catalog)):
        full = f"{directory}/{file}"
        if full not in room.files:
            yield room.missing(source, path, directory, file)
        elif owner and (facts := catalog.photos.get(full)):
            first, name = users.setdefault(facts.digest, (owner, file))
            if first != owner:
                vendors = catalog.vendors
                names = [vendors[id].name[:60] if id in vendors else id for id in (first, owner)]
                values = {"file": name[:80], "a": names[0], "b": names[1]}
                yield Problem("photo.shared", source.place(path), values)


def _uses(catalog: Catalog, root: str) -> Iterator[tuple[Source, str, str, str, str]]:
    """Every picture that an entry names: source, vendor or "", path of the key, folder, file name."""
    for product in catalog.products.values():
        if not product.photos and not product.variants:
            continue
        directory = f"{root}/vendors/{product.vendor}/photos"
        for n, photo in enumerate(product.photos):
            if photo.file:
                yield product.source, product.vendor, f"foto.{n}.berkas", directory, photo.file
        for n, variant in enumerate(product.variants):
            if variant.photo:
                yield product.source, product.vendor, f"varian.{n}.foto", directory, variant.photo
    for vendor in catalog.vendors.values():
        for key, picture in (("foto", vendor.photo), ("logo", vendor.logo)):
            if picture and picture.file:
                yield vendor.source, vendor.id, f"{key}.berkas", f"{root}/vendors/{vendor.id}/photos", picture.file
    common = f"{root}/photos"
    site = catalog.site
    if site.logo:
        yield site.source, "", "logo", common, site.logo
    for n, partner in enumerate(site.partners):
        if partner.logo:
            yield site.source, "", f"mitra.{n}.logo", common, partner.logo
    theme = catalog.theme
    for key, file in (("logo", theme.logo), ("sampul.gambar", theme.cover.picture)):
        if file:
            yield theme.source, "", key, common, file
    for retailer in catalog.retailers.values():
        if retailer.photo:
            yield retailer.source, "", "foto", common, retailer.photo
    for exhibition in catalog.exhibitions.values():
        if exhibition.cover:
            yield exhibition.source, "", "sampul", common, exhibition.cover
        if exhibition.plan and exhibition.plan.file:
            directory = exhibition.source.file.rpartition("/")[0]
            yield exhibition.source, "", "denah.berkas", directory, exhibition.plan.file


class _Room:
    """The files of the content folder, and which of them was probably meant."""

    def __init__(self, catalog: Catalog) -> None:
        self.files = frozenset(catalog.files)

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            directory, _, name = path.rpartition("/")
            found.setdefault(directory, []).append(name)
        return found

    def missing(self, source: Source, path: str, directory: str, file: str) -> Problem:
        names = self._by_folder.get(directory, [])
        typed = unicodedata.normalize("NFC", file)
        shown = f"{directory.partition('/')[2]}/"
        values: dict[str, str | int] = {"file": file[:80], "folder": shown}
        if any(unicodedata.normalize("NFC", name) == typed for name in names):
            return Problem("photo.name-form", source.place(path), values)
        same = [name for name in names if unicodedata.normalize("NFC", name).casefold() == typed.casefold()]
        return Problem("photo.missing", source.place(path), values, same[0] if same else nearest(file, names))
