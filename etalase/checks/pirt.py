"""Nomor P-IRT

Nomor P-IRT ada 15 angka, `2066471010012-31`. Angka pertama kemasan, dua berikutnya jenis pangan, lalu empat angka
kode kabupaten atau kota (Balikpapan 6471), dua angka urutan pangan, empat angka urutan produsen, dan dua angka
tahun berakhirnya.

*Mengapa.* Angka yang mustahil berarti salah salin, jadi menahan penerbitan. Nomor yang sudah berakhir, atau yang
tidak cocok dengan isian lain, tidak ditampilkan sebagai izin yang berlaku, tetapi halamannya tetap dapat terbit.
Bentuk yang benar belum berarti nomornya asli: cocokkan di sppirt.pom.go.id, lalu catat pada `diperiksa`.

*Cara membetulkan.* Salin dari sertifikat SPP-IRT. Isi `berlaku_sampai`; tanpa itu dianggap 31 Desember. Satu nomor
berlaku untuk satu jenis pangan dan satu kemasan; varian rasa boleh memakai nomor yang sama.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: "206647101" # <- pirt.length

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: "2066471010000" # <- pirt.no-year

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: "9176499010000-31" # <- pirt.packaging-code, pirt.food-type, pirt.region-unknown

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: "2066471010000-31" # <- pirt.date-assumed

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: "2066471010000-21" # <- pirt.expired

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-39", berlaku_sampai: 2039-01-31} # <- pirt.year-far

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-29", berlaku_sampai: 2030-01-31} # <- pirt.date-differs

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2063471010000-29", berlaku_sampai: 2029-01-31} # <- pirt.region-other

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kemasan: kaca # <- pirt.packaging

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2136471010000-31", berlaku_sampai: 2031-03-01} # <- pirt.food-type-differs

*Salah* di `content/categories.yaml` (seluruh berkas):

    - {id: camilan, nama: Camilan, jenis: makanan}
    - {id: kriya, nama: Kriya, jenis: kriya}
    - {id: lauk, nama: Lauk, jenis: makanan}

dan di `content/vendors/dapur-teluk/products/sambal.md`:

    kategori: lauk
    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01} # <- pirt.duplicate

*Salah* di `content/vendors/dapur-teluk/products/sambal.md`:

    nama: Sambal Raja
    kategori: camilan
    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01} # <- pirt.shared

*Salah* di `content/vendors/dapur-teluk/products/sambal.md`:

    kategori: camilan
    izin:
      halal: "ID64110000000000326"
      pirt: {nomor: "2066471020001-31", berlaku_sampai: 2031-03-01} # <- pirt.producer-differs

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    kemasan: plastik
    izin:
      halal: "ID64110000000000326"
      pirt:
        nomor: "2066471010000-31"
        berlaku_sampai: 2031-03-01
        diperiksa: {tanggal: 2026-11-10, oleh: Bidang UMKM, sumber: sppirt.pom.go.id}
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from etalase.checks._shared import ERROR, INFO, WARNING, all_of
from etalase.model import Catalog, Permit, Product, Source
from etalase.place import Place
from etalase.problem import Problem
from etalase.values import pirt, region

CODES = {
    **all_of(ERROR, "pirt.length pirt.no-year pirt.packaging-code pirt.food-type pirt.region-unknown pirt.duplicate"),
    **all_of(
        WARNING,
        "pirt.region-other pirt.expired pirt.year-far pirt.date-differs pirt.packaging pirt.food-type-differs "
        "pirt.producer-differs pirt.shared",
    ),
    "pirt.date-assumed": INFO,
}

# Only what cannot be: jam is no drink, a soft drink is no dish. Ice, coconut, herbs and fruit may be either.
_NO_DRINK = frozenset({"01", "02", "03", "04", "06", "07", "08", "11"})
_NO_DISH = frozenset({"13"})


def check_entry(entry: object) -> Iterator[Problem]:
    permit = entry.permits.pirt if isinstance(entry, Product) else None
    if not isinstance(entry, Product) or not _is_number(permit):
        return
    parts = pirt.parts(_number(permit))
    if entry.packaging and entry.packaging != pirt.packaging_value(parts.packaging):
        values = {"expected": pirt.packaging_value(parts.packaging), "found": entry.packaging}
        yield Problem("pirt.packaging", entry.source.place("kemasan"), values)
    ends = permit.valid_until if permit else None
    if ends and ends.year != parts.year:
        values = {"date": ends.isoformat(), "year": str(parts.year)}
        yield Problem("pirt.date-differs", entry.source.place("izin.pirt.berlaku_sampai"), values)


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """Judged on the day and against other entries: year, region, food type, and numbers used twice."""
    first: dict[str, Product] = {}
    producers: dict[tuple[str, str], tuple[str, Product]] = {}
    for product in catalog.products.values():
        permit = product.permits.pirt
        if not _is_number(permit):
            continue
        number = _number(permit)
        parts = pirt.parts(number)
        yield from _year(product, parts.year, as_of)
        if parts.region != catalog.site.region:
            yield from _region(product, parts.region, catalog.site.region)
        if parts.food_type in _NO_DRINK or parts.food_type in _NO_DISH:
            yield from _food_type(product, parts.food_type, catalog)
        other = first.setdefault(number, product)
        if other is not product:
            if (other.vendor, other.category) != (product.vendor, product.category):
                yield Problem("pirt.duplicate", _place(product.source), _pair(other, product))
                continue
            if _words(other).isdisjoint(_words(product)):
                yield Problem("pirt.shared", _place(product.source), _pair(other, product))
        serial, whose = producers.setdefault((product.vendor, parts.region), (parts.producer_serial, product))
        if serial != parts.producer_serial:
            yield Problem("pirt.producer-differs", _place(product.source), _pair(whose, product))


def _is_number(permit: Permit | None) -> bool:
    return permit is not None and permit.readable and bool(permit.number) and permit.state == "ada"


def _number(permit: Permit | None) -> str:
    return (permit.number if permit else None) or ""


def _place(source: Source) -> Place:
    return source.place("izin.pirt.nomor")


def _words(product: Product) -> set[str]:
    """The words of a name; flavours of one food have at least the name of the food in common."""
    return set(re.findall(r"[^\W\d_]{3,}", product.name.id.casefold()))


def _pair(a: Product, b: Product) -> dict[str, str | int]:
    return {"a": a.name.id[:60], "b": b.name.id[:60]}


def _year(product: Product, year: int, as_of: dt.date) -> Iterator[Problem]:
    permit = product.permits.pirt
    place = _place(product.source)
    if year < as_of.year:
        yield Problem("pirt.expired", place, {"year": str(year)})
    elif year > as_of.year + pirt.VALID_YEARS:
        yield Problem("pirt.year-far", place, {"year": str(year), "years": pirt.VALID_YEARS})
    elif permit and not permit.valid_until:
        yield Problem("pirt.date-assumed", place, {"year": str(year)})


def _region(product: Product, code: str, home: str) -> Iterator[Problem]:
    """Another region is legal where the business has moved; a reason in `catatan` settles it."""
    permit = product.permits.pirt
    if not home or product.note or (permit and permit.note):
        return
    city, own = region.regency(code), region.regency(home)
    if city and own:
        yield Problem("pirt.region-other", _place(product.source), {"city": city.name, "home": own.name})


def _food_type(product: Product, code: str, catalog: Catalog) -> Iterator[Problem]:
    category = catalog.categories.get(product.category)
    if category is None or code not in (_NO_DRINK if category.type == "minuman" else _NO_DISH):
        return
    if category.is_food:
        values = {"expected": pirt.food_type_name(code), "found": category.name.id[:60]}
        yield Problem("pirt.food-type-differs", _place(product.source), values)
