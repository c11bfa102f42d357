"""Syarat dagang: komisi, tempo bayar, harga rak, skema, dan tempat yang menerima

Yang dibandingkan: komisi dan tempo dengan aturan bertanggal di `rules/` (`batas-biaya`, `komisi-lazim`, `tempo-bayar`),
harga di rak dengan harga pelaku usaha sendiri, skema dan jenis barang dengan yang diterima ritelnya. Penempatan yang
sudah berakhir tidak dinilai. Komisi dan tempo yang hanya tertulis pada ritel disebut satu kali, di berkas ritelnya.

*Mengapa.* Pelaku usaha sering baru menghitung setelah barangnya di rak. Potongan di atas batas dapat ditolak; harga rak
di bawah harga sendiri membuat pembeli langsung merasa membayar terlalu mahal; barang yang tidak diterima ritel
itu kemungkinan salah tulis.

*Cara membetulkan.* Cocokkan dengan surat kerja samanya. Bila tertulis benar, bicarakan dengan ritelnya; batas dan
sumbernya ada di pesannya.

*Salah* di `content/rules/ritel.yaml` (seluruh berkas):

    - id: potongan
      apa: batas-biaya
      syarat: {jenis: [hypermarket, supermarket, minimarket], persen_maks: "15"}
      mulai_berlaku: 2021-04-01
      sumber: Permendag 23/2021 Pasal 11
    - id: komisi
      apa: komisi-lazim
      syarat: {persen_maks: "5"}
      sumber: pernyataan kantor 2021
    - id: tempo
      apa: tempo-bayar
      syarat: {jenis: minimarket, skala: mikro-kecil, hari_maks: "15"}
      sumber: contoh
    - id: tempo-lain
      apa: tempo-bayar
      syarat: {hari_maks: "30", pasti: tidak}
      sumber: contoh

dan di `content/retailers/mini.yaml` (seluruh berkas):

    nama: Mini Contoh
    jenis: minimarket
    komisi: {min: 5, maks: 20} # <- terms.over-cap
    tempo_hari: 21 # <- terms.payment-long
    kategori: [kriya]

dan di `content/retailers/toko.yaml`:

    jenis: toko
    komisi: 10 # <- terms.commission-high
    tempo_hari: 45 # <- terms.payment-doubtful
    skema: [titip-jual]
    kategori: [camilan]

dan di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 25000
    grosir: {harga: 21000}
    tersedia_di:
      - ritel: toko
        skema: beli-putus # <- terms.scheme-not-offered
        harga_jual: 24000 # <- terms.below-own

dan di `content/vendors/anyam-damai/products/tas.md`:

    harga: 150000
    grosir: {harga: 140000}
    tersedia_di:
      - ritel: toko # <- placement.unsuitable
      - ritel: mini
        skema: titip-jual # <- terms.below-wholesale
        harga_jual: 150000
        komisi: 12 # <- terms.commission-high
        tempo_hari: 14

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    tersedia_di:
      - {ritel: toko, skema: titip-jual, komisi: 100} # <- terms.nothing-left

*Bagus* di `content/retailers/toko.yaml`:

    komisi: {min: 2, maks: 5}
    tempo_hari: 14
    skema: [titip-jual]
    kategori: [camilan]

dan di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 25000
    tersedia_di:
      - {ritel: toko, skema: titip-jual, harga_jual: 26500}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from etalase import readiness, rulebook, terms
from etalase.checks._shared import INFO, WARNING, all_of
from etalase.model import Catalog, Placement, Product, Retailer
from etalase.place import Place
from etalase.problem import Problem
from etalase.rulebook import Rulebook
from etalase.values.money import percent, rupiah
from etalase.whereabouts import is_out

CODES = {
    **all_of(
        WARNING,
        "terms.over-cap terms.payment-long terms.scheme-not-offered terms.below-own terms.nothing-left "
        "placement.unsuitable",
    ),
    **all_of(INFO, "terms.commission-high terms.payment-doubtful terms.below-wholesale"),
}


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    book = rulebook.of(catalog.rules, as_of)
    for retailer in catalog.retailers.values():
        yield from _of_retailer(retailer, book)
    for product in catalog.products.values():
        if product.placements and is_out(product, catalog.vendors):
            scale = catalog.vendors[product.vendor].scale or "mikro"
            for n, placement in enumerate(product.placements):
                placed_at = catalog.retailers.get(placement.retailer)
                if placed_at and (placement.until is None or placement.until >= as_of):
                    yield from _of_placement(product, n, placement, placed_at, scale, book)


def _of_retailer(retailer: Retailer, book: Rulebook) -> Iterator[Problem]:
    if retailer.commission and retailer.commission.high is not None:
        yield from _commission(retailer.commission.high, retailer, book, retailer.source.place("komisi"))
    if retailer.payment_days is not None:
        yield from _payment(retailer.payment_days, retailer, "mikro", book, retailer.source.place("tempo_hari"))


def _of_placement(
    product: Product, n: int, placement: Placement, retailer: Retailer, scale: str, book: Rulebook
) -> Iterator[Problem]:
    source, at = product.source, f"tersedia_di.{n}"
    name = retailer.name[:60]
    if reasons := readiness.unsuitable(product, retailer):
        yield Problem(
            "placement.unsuitable", source.place(f"{at}.ritel"), {"retailer": name, "why": ", ".join(reasons)}
        )
    if placement.scheme and retailer.schemes and placement.scheme not in retailer.schemes:
        values: dict[str, str | int] = {
            "retailer": name,
            "found": placement.scheme,
            "known": ", ".join(retailer.schemes),
        }
        hint = f"skema: {retailer.schemes[0]}" if len(retailer.schemes) == 1 else None
        yield Problem("terms.scheme-not-offered", source.place(f"{at}.skema"), values, hint)
    if placement.commission is not None:
        yield from _commission(placement.commission, retailer, book, source.place(f"{at}.komisi"))
    if placement.payment_days is not None:
        yield from _payment(placement.payment_days, retailer, scale, book, source.place(f"{at}.tempo_hari"))
    yield from _prices(product, n, placement, retailer)


def _prices(product: Product, n: int, placement: Placement, retailer: Retailer) -> Iterator[Problem]:
    source, at = product.source, f"tersedia_di.{n}"
    known = terms.of(product, retailer, n)
    own = min((sale.own for sale in known.sales if sale.own is not None), default=None)
    shelf = placement.selling_price
    # Under the retailer's own label it is not the same thing any more.
    if shelf is not None and own is not None and shelf < own and known.scheme != "maklon":
        yield Problem("terms.below-own", source.place(f"{at}.harga_jual"), {"shelf": rupiah(shelf), "own": rupiah(own)})
    if known.scheme != terms.CONSIGNMENT:
        return
    if known.rate == 100:
        yield Problem("terms.nothing-left", source.place(f"{at}.komisi"), {"retailer": retailer.name[:60]})
        return
    net = min((sale.net for sale in known.sales if sale.net is not None), default=None)
    wholesale = product.wholesale.price if product.wholesale else None
    if net is not None and wholesale is not None and net < wholesale:
        values: dict[str, str | int] = {"net": rupiah(net), "wholesale": rupiah(wholesale)}
        yield Problem("terms.below-wholesale", source.place(f"{at}.skema"), values)


def _commission(rate: Decimal, retailer: Retailer, book: Rulebook, place: Place) -> Iterator[Problem]:
    """The legal cap if it is broken, else what the office calls usual."""
    for code, what in (("terms.over-cap", "batas-biaya"), ("terms.commission-high", "komisi-lazim")):
        for provision in book.of_shop(what, retailer.type):
            limit = provision.number("persen_maks")
            if limit is not None and rate > limit:
                source = (provision.rule.origin or "")[:120]
                yield Problem(code, place, {"rate": percent(rate), "limit": percent(limit), "source": source})
                return


def _payment(days: int, retailer: Retailer, scale: str, book: Rulebook, place: Place) -> Iterator[Problem]:
    """The strictest rule that is broken; one whose source is not certain is only something to ask."""
    broken = [
        (provision.result("pasti") == "tidak", limit, provision)
        for provision in book.of_shop("tempo-bayar", retailer.type, scale)
        if (limit := provision.number("hari_maks")) is not None and days > limit
    ]
    if broken:
        doubtful, limit, provision = min(broken, key=lambda each: each[:2])
        code = "terms.payment-doubtful" if doubtful else "terms.payment-long"
        source = (provision.rule.origin or "")[:120]
        yield Problem(code, place, {"days": days, "limit": limit, "source": source})
