"""Harga

Harga ditulis sebagai rupiah utuh tanpa titik: `25000`. Produk dengan beberapa ukuran atau rasa memakai `varian`,
dan harganya ditulis pada setiap varian, bukan pada produknya.

*Mengapa.* Titik dibaca komputer sebagai koma desimal: `25.000` berarti dua puluh lima. Harga pada produk sekaligus
pada varian membuat pembeli tidak tahu mana yang berlaku, jadi menahan penerbitan. Harga yang kosong boleh: halaman
menulis "harga: tanyakan".

*Cara membetulkan.* Tulis angkanya saja. Bila memakai varian, pindahkan `harga`, `isi`, dan `gtin` ke variannya.

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 25.000 # <- price.not-a-number

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 0 # <- price.not-positive

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 9999999999999 # <- price.too-large

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 25 # <- price.strange

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: # <- price.missing

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 25000 # <- price.and-variants
    isi:
    gtin:
    varian:
      - {nama: Pedas, isi: 100 g, harga: 25000}

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga:
    isi: 100 g # <- variant.belongs
    gtin: "9520000000011" # <- variant.belongs
    varian:
      - {nama: Pedas, harga: 25000}

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga:
    isi:
    gtin:
    varian:
      - {nama: Asli, isi: 100 g, harga: 25000}
      - {nama: Pedas, isi: 100 g} # <- variant.price-missing

*Salah* di `content/vendors/dapur-teluk/products/abon.md`:

    harga: 20000
    grosir: {harga: 25000, minimal: 12} # <- price.wholesale-above

*Bagus* di `content/vendors/dapur-teluk/products/abon.md`:

    harga:
    isi:
    gtin:
    varian:
      - {nama: Asli, isi: 100 g, harga: 25000}
      - {nama: Pedas, isi: 250 g, harga: 55000}
    grosir: {harga: 20000, minimal: 12}
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase.checks._shared import ERROR, INFO, WARNING, all_of, at, left_out
from etalase.model import Product, Source
from etalase.problem import Problem
from etalase.values.money import rupiah

CODES = {
    **all_of(ERROR, "price.not-a-number price.not-positive price.too-large price.and-variants"),
    **all_of(WARNING, "price.strange price.wholesale-above variant.belongs variant.price-missing"),
    "price.missing": INFO,
}

# Cheaper than a sweet or dearer than a motorcycle: most likely a slip of zeros.
LOWEST_SANE = 500
HIGHEST_SANE = 50_000_000


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Product):
        return
    source = entry.source
    yield from _strange(source, "harga", entry.price)
    for n, variant in enumerate(entry.variants):
        yield from _strange(source, f"varian.{n}.harga", variant.price)
    if entry.variants:
        yield from _with_variants(entry)
    elif entry.price is None and left_out(source, "harga") and left_out(source, "varian"):
        yield Problem("price.missing", at(source, "harga"), hint="harga: 25000")
    yield from _wholesale(entry)


def _strange(source: Source, path: str, price: int | None) -> Iterator[Problem]:
    if price is not None and not LOWEST_SANE <= price <= HIGHEST_SANE:
        yield Problem("price.strange", source.place(path), {"price": rupiah(price)})


def _with_variants(product: Product) -> Iterator[Problem]:
    source = product.source
    if product.price is not None:
        yield Problem("price.and-variants", source.place("harga"), {"price": rupiah(product.price)})
    for key, given in (("isi", product.content), ("gtin", product.gtin)):
        if given is not None:
            yield Problem("variant.belongs", source.place(key), {"key": key})
    for n, variant in enumerate(product.variants):
        if variant.price is None and f"varian.{n}.harga" not in source.places:
            yield Problem(
                "variant.price-missing", source.place(f"varian.{n}"), {"variant": variant.name.id[:60]}, "harga: 25000"
            )


def _wholesale(product: Product) -> Iterator[Problem]:
    prices = [product.price, *(variant.price for variant in product.variants)]
    retail = max((price for price in prices if price is not None), default=None)
    if product.wholesale and product.wholesale.price and retail is not None and product.wholesale.price > retail:
        values = {"wholesale": rupiah(product.wholesale.price), "retail": rupiah(retail)}
        yield Problem("price.wholesale-above", product.source.place("grosir.harga"), values)
