"""Nomor halal

Nomor sertifikat halal adalah `ID` dan 17 angka: `ID64110001234560326`. Produk yang memang tidak halal ditulis
`{status: tidak-halal}`; halamannya lalu mengatakan begitu.

*Mengapa.* Nomor yang mustahil berarti salah salin, jadi menahan penerbitan. Sejak tanggal dalam `rules/halal.yaml`
makanan dan minuman wajib bersertifikat; yang belum hanya diperingatkan, sebab halamannya tetap boleh tampil.

*Cara membetulkan.* Salin nomor sertifikat, bukan nomor ketetapan (KH). Nomor MUI lama yang 14 angka masih dibaca,
tetapi tanpa `berlaku_sampai` tidak ditampilkan; ganti dengan nomor BPJPH bila sudah ada. Sertifikat berlaku selama
bahan dan prosesnya tetap: bila riwayat git menunjukkan `komposisi` berubah setelah sertifikat terbit, perbarui datanya
ke BPJPH. Bila yang berubah hanya tulisannya, cocokkan lagi dengan sertifikat lalu isi `diperiksa`.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: "ID6411000123456" # <- halal.length

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: "ID99110000000001326" # <- halal.month, halal.province-unknown

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: "KH 1234567890" # <- halal.kh-number

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: "12345678901235" # <- halal.legacy-mui

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    nama: Abon Ikan # <- halal.required
    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    skala: menengah

dan di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: {status: diajukan} # <- halal.required-medium

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    izin:
      pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
      halal: {status: tidak-halal}
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from etalase import permits, rulebook
from etalase.checks._shared import ERROR, WARNING, all_of, at
from etalase.model import Catalog
from etalase.problem import Problem
from etalase.whereabouts import is_out

CODES = {
    **all_of(ERROR, "halal.length halal.month halal.province-unknown"),
    **all_of(
        WARNING,
        "halal.kh-number halal.legacy-mui halal.required halal.required-medium halal.ingredients-changed",
    ),
}


# Signs, capitals and blanks do not make another list of ingredients.
_WORD = re.compile(r"[^\W_]+")


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    yield from _changed(catalog)
    yield from _required(catalog, as_of)


def _changed(catalog: Catalog) -> Iterator[Problem]:
    """Ingredients that are not those for which the certificate was given; only where git remembers these."""
    for address, before in catalog.certified.items():
        product = catalog.products[address]
        day = permits.certified_on(product)
        now = product.ingredients.id if product.ingredients else ""
        if day and _words(now) != _words(before) and is_out(product, catalog.vendors):
            yield Problem("halal.ingredients-changed", product.source.place("komposisi"), {"date": day.isoformat()})


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _required(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """Food without a halal number where a rule in force asks for one. A business of unknown scale counts as micro."""
    book = rulebook.of(catalog.rules, as_of)
    if not book.all("halal"):
        return
    for product in catalog.products.values():
        permit = product.permits.halal
        if (permit and (permit.number or permit.state in ("ada", "tidak-halal"))) or not is_out(
            product, catalog.vendors
        ):
            continue
        case = rulebook.case_of(product, catalog.vendors[product.vendor], catalog.categories.get(product.category))
        rule = book.halal_duty(case) if case.is_food else None
        if rule and rule.starts:
            place = at(product.source, "izin.halal")
            hint = '"ID…"' if "izin.halal" in product.source.places else 'izin: {halal: "ID…"}'
            code = "halal.required-medium" if case.scale == "menengah" else "halal.required"
            yield Problem(code, place, {"date": rule.starts.isoformat()}, hint)
