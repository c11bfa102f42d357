"""KODE: alamat pendek dan kode QR

KODE adalah 2 sampai 12 huruf besar, angka, dan tanda hubung, misalnya `AMP01`. Alamat `/p/AMP01/` dan kode QR pada
label menuju halaman produk itu. Satu KODE hanya untuk satu produk, varian, pelaku usaha, atau pameran; huruf besar
dan kecil dianggap sama.

*Mengapa.* QR yang sudah tercetak harus selalu sampai ke barang yang sama. Karena itu KODE kembar menahan
penerbitan, dan KODE yang pernah dipakai dicatat di kode-lama.yaml. Tanpa KODE sebuah halaman tetap tampil, hanya
tanpa alamat pendek.

*Cara membetulkan.* Ganti KODE pada entri yang baru; jangan mengganti yang sudah tercetak.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kode: abon pedas # <- kode.shape

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kode: CON # <- kode.reserved

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    kode: TAS01 # <- kode.duplicate

dan di `content/vendors/anyam-damai/products/tas.md`:

    kode: TAS01

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    nama: Abon Ikan # <- kode.missing
    kode:

*Salah* di `content/kode-lama.yaml` (seluruh berkas):

    LAMA1: Produk ini tidak dibuat lagi.

dan di `content/vendors/dapur-teluk/products/abon.md`:

    kode: LAMA1 # <- kode.retired

*Salah* di `content/kode-lama.yaml` (seluruh berkas) <- kode.target-unknown:

    LAMA1: /produk/dapur-teluk/abon-lama/

*Bagus* di `content/kode-lama.yaml` (seluruh berkas):

    LAMA1: /produk/dapur-teluk/abon/
    LAMA2: Produk ini tidak dibuat lagi.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from etalase.checks._shared import ERROR, WARNING, all_of, at, folder, left_out, nearest
from etalase.model import Catalog, Source
from etalase.place import Place
from etalase.problem import Problem

CODES = {
    **all_of(ERROR, "kode.shape kode.reserved kode.duplicate kode.retired"),
    **all_of(WARNING, "kode.missing kode.target-unknown"),
}


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    yield from _missing(catalog)
    seen: dict[str, tuple[Source, str]] = {}
    for code, source, path in _codes(catalog):
        key = code.upper()
        if key in seen:
            other = seen[key][0].place(seen[key][1])
            values: dict[str, str | int] = {"code": code, "file": other.file, "line": other.line}
            yield Problem("kode.duplicate", source.place(path), values)
            continue
        seen[key] = (source, path)
        if key in catalog.retired:
            yield Problem("kode.retired", source.place(path), {"code": code})
    yield from _targets(catalog)


def _codes(catalog: Catalog) -> Iterator[tuple[str, Source, str]]:
    """Every KODE with its source and path; those of products first, in the order of the catalogue."""
    for product in catalog.products.values():
        if product.code:
            yield product.code, product.source, "kode"
        for n, variant in enumerate(product.variants):
            if variant.code:
                yield variant.code, product.source, f"varian.{n}.kode"
    for vendor in catalog.vendors.values():
        if vendor.code:
            yield vendor.code, vendor.source, "kode"
    for exhibition in catalog.exhibitions.values():
        if exhibition.code:
            yield exhibition.code, exhibition.source, "kode"


def _missing(catalog: Catalog) -> Iterator[Problem]:
    hidden = ("draf", "arsip")
    without = [p.source for p in catalog.products.values() if p.code is None and p.status not in hidden]
    without += [v.source for v in catalog.vendors.values() if v.code is None and v.status not in hidden]
    without += [e.source for e in catalog.exhibitions.values() if e.code is None]
    for source in without:
        if left_out(source, "kode"):
            yield Problem("kode.missing", at(source, "nama"), hint="kode: …")


def _targets(catalog: Catalog) -> Iterator[Problem]:
    """Retired codes that lead to a page of an entry which is not there."""
    file = f"{folder(catalog)}/kode-lama.yaml"
    known = {
        "produk": catalog.products,
        "pelaku": catalog.vendors,
        "kategori": catalog.categories,
        "beli": catalog.retailers,
        "pameran": catalog.exhibitions,
        "halaman": catalog.pages,
    }
    for code, text in catalog.retired.items():
        found = re.fullmatch(r"/(?:en/)?([a-z]+)/([^#?]+?)/?(?:[#?].*)?", text)
        if found and found[1] in known and found[2] not in known[found[1]] and not found[2].startswith("hal/"):
            near = nearest(found[2], known[found[1]])
            hint = f"/{found[1]}/{near}/" if near else None
            yield Problem("kode.target-unknown", Place(file), {"code": code, "address": text[:80]}, hint)
