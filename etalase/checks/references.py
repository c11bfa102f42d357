"""Rujukan: pelaku usaha, kategori, ritel, gerai, kecamatan, dan KODE yang dirujuk

Sebuah produk menyebut id kategori; `tersedia_di` menyebut id ritel dan gerainya; pameran menyebut id pelaku usaha.
Id itu harus ada: sebagai folder, berkas, atau baris dalam daftarnya.

*Mengapa.* Rujukan ke sesuatu yang tidak ada akan hilang dari halaman tanpa suara, jadi menahan penerbitan.

*Cara membetulkan.* Tulis id yang disarankan, atau buat dulu entrinya.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kategori: camlian # <- category.unknown

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    tersedia_di:
      - {ritel: tokko} # <- retailer.unknown
      - {ritel: toko, gerai: [selatan]} # <- outlet.unknown

*Salah* di `content/vendors/dapur-hilir/products/keripik.md` <- vendor.missing:

    nama: Keripik

*Salah* di `content/retailers/toko.yaml`:

    kategori: [minuman] # <- category.unknown

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, kategori: kue, pelaku: [dapur-teluk]} # <- category.unknown
      - {nomor: A2, pelaku: [anyam-damia]} # <- vendor.unknown
    edisi:
      - id: katalog
        saring:
          kecamatan: [Balikpapan Timr] # <- district.unknown
          kode: [TAS99] # <- code.unknown
          siap_ritel: [pasar] # <- retailer.unknown

*Bagus* di `content/exhibitions/pasar/exhibition.yaml`:

    stan:
      - {nomor: A1, kategori: camilan, pelaku: [dapur-teluk]}
      - {nomor: A2, pelaku: [anyam-damai]}
    edisi:
      - id: katalog
        saring: {kecamatan: [Balikpapan Timur], kode: [TAS01]}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator

from etalase.checks._shared import ERROR, all_of, folder, nearest
from etalase.model import Catalog, Exhibition, Product, Selection, Source
from etalase.place import Place
from etalase.problem import Problem
from etalase.values import region

CODES = all_of(
    ERROR,
    "vendor.unknown vendor.missing category.unknown retailer.unknown outlet.unknown district.unknown code.unknown",
)


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    known = _Known(catalog)
    yield from known.vendorless()
    for product in catalog.products.values():
        if product.category and product.category not in known.categories:
            yield known.category(product.source, "kategori", product.category)
        if product.placements:
            yield from _placements(product, known)
    for retailer in catalog.retailers.values():
        for n, category in enumerate(retailer.categories):
            if category not in known.categories:
                yield known.category(retailer.source, f"kategori.{n}", category)
    for exhibition in catalog.exhibitions.values():
        yield from _exhibition(exhibition, known)


class _Known:
    """What may be referred to. A file that is there but could not be read counts: its own problem has been told."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.root = folder(catalog)
        self.files = frozenset(catalog.files)
        self.vendors = _Ids(catalog.vendors, self.files, f"{self.root}/vendors/{{}}/vendor.yaml")
        self.retailers = _Ids(catalog.retailers, self.files, f"{self.root}/retailers/{{}}.yaml")
        self.categories: Container[str] = catalog.categories
        if not catalog.categories and f"{self.root}/categories.yaml" in self.files:
            self.categories = _Everything()
        self.districts = sorted({row.district for row in catalog.regions})

    def vendorless(self) -> Iterator[Problem]:
        """Products in a folder without vendor.yaml, told once for each folder."""
        told: set[str] = set()
        for product in self.catalog.products.values():
            if product.vendor not in self.catalog.vendors and product.vendor not in told:
                told.add(product.vendor)
                # A vendor.yml has been told to be a misplaced file already.
                home = f"{self.root}/vendors/{product.vendor}/"
                if product.vendor not in self.vendors and f"{home}vendor.yml" not in self.files:
                    values: dict[str, str | int] = {"folder": home}
                    yield Problem("vendor.missing", Place(product.source.file), values, "python build.py new vendor")

    def category(self, source: Source, path: str, found: str) -> Problem:
        near = nearest(found, self.catalog.categories)
        values: dict[str, str | int] = {"found": found[:60], "known": ", ".join(self.catalog.categories)[:200]}
        return Problem("category.unknown", source.place(path), values, near)

    def vendor(self, source: Source, path: str, found: str) -> Problem:
        return Problem(
            "vendor.unknown", source.place(path), {"found": found[:60]}, nearest(found, self.catalog.vendors)
        )

    def retailer(self, source: Source, path: str, found: str) -> Problem:
        near = nearest(found, self.catalog.retailers)
        return Problem("retailer.unknown", source.place(path), {"found": found[:60]}, near)


class _Ids:
    """The ids of a collection, and those of its files that could not be read."""

    def __init__(self, entries: Container[str], files: frozenset[str], path: str) -> None:
        self.entries, self.files, self.path = entries, files, path

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and (id in self.entries or self.path.format(id) in self.files)


class _Everything:
    def __contains__(self, id: object) -> bool:
        return True


def _placements(product: Product, known: _Known) -> Iterator[Problem]:
    for n, placement in enumerate(product.placements):
        retailer = known.catalog.retailers.get(placement.retailer)
        if retailer is None:
            if placement.retailer and placement.retailer not in known.retailers:
                yield known.retailer(product.source, f"tersedia_di.{n}.ritel", placement.retailer)
            continue
        outlets = {outlet.id for outlet in retailer.outlets}
        for m, outlet in enumerate(placement.outlets):
            if outlet not in outlets:
                values = {"found": outlet[:60], "retailer": retailer.name[:60]}
                place = product.source.place(f"tersedia_di.{n}.gerai.{m}")
                yield Problem("outlet.unknown", place, values, nearest(outlet, outlets))


def _exhibition(exhibition: Exhibition, known: _Known) -> Iterator[Problem]:
    source = exhibition.source
    for n, booth in enumerate(exhibition.booths):
        if booth.category and booth.category not in known.categories:
            yield known.category(source, f"stan.{n}.kategori", booth.category)
        yield from _vendors(source, f"stan.{n}.pelaku", booth.vendors, known)
        for m, turn in enumerate(booth.turns):
            yield from _vendors(source, f"stan.{n}.jadwal.{m}.pelaku", turn.vendors, known)
    for n, edition in enumerate(exhibition.editions):
        yield from _selection(source, f"edisi.{n}.saring.", edition.selection, known)


def of_selection(catalog: Catalog, selection: Selection, source: Source) -> Iterator[Problem]:
    """What a selection names that does not exist; its keys are those of the whole source."""
    yield from _selection(source, "", selection, _Known(catalog))


def _selection(source: Source, path: str, wanted: Selection, known: _Known) -> Iterator[Problem]:
    for m, category in enumerate(wanted.categories):
        if category not in known.categories:
            yield known.category(source, f"{path}kategori.{m}", category)
    yield from _vendors(source, f"{path}pelaku", wanted.vendors, known)
    for m, retailer in enumerate(wanted.ready_for):
        if retailer not in known.retailers:
            yield known.retailer(source, f"{path}siap_ritel.{m}", retailer)
    yield from _districts(source, f"{path}kecamatan", wanted.districts, known)
    if wanted.codes:
        yield from _codes(source, f"{path}kode", wanted.codes, known.catalog)


def _vendors(source: Source, path: str, ids: Iterable[str], known: _Known) -> Iterator[Problem]:
    for n, id in enumerate(ids):
        if id not in known.vendors:
            yield known.vendor(source, f"{path}.{n}", id)


def _districts(source: Source, path: str, names: Iterable[str], known: _Known) -> Iterator[Problem]:
    for n, name in enumerate(names):
        if known.districts and not any(region.same_kecamatan(name, district) for district in known.districts):
            values = {"found": name[:60], "known": ", ".join(known.districts)[:200]}
            yield Problem("district.unknown", source.place(f"{path}.{n}"), values, nearest(name, known.districts))


def _codes(source: Source, path: str, codes: Iterable[str], catalog: Catalog) -> Iterator[Problem]:
    known = {product.code.upper() for product in catalog.products.values() if product.code}
    known |= {v.code.upper() for product in catalog.products.values() for v in product.variants if v.code}
    known |= {vendor.code.upper() for vendor in catalog.vendors.values() if vendor.code}
    for n, code in enumerate(codes):
        if code.upper() not in known:
            yield Problem("code.unknown", source.place(f"{path}.{n}"), {"found": code}, nearest(code, known))
