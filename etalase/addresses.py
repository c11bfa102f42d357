"""Which pages does the public site have, whose are they, and which places on them does the content make?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etalase import guidance
from etalase.model import Catalog, Exhibition, Product, Source, Vendor
from etalase.values.ident import slug


@dataclass(frozen=True, slots=True)
class Address:
    """One page. `source` is the entry it is made from, if it is one entry's.

    `places` are the fragments that entries make on it (`varian-AMP01`), by what they begin with: a fragment with a
    beginning that is listed here exists only if it is listed itself.
    """

    source: Source | None = None
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)


def addresses(catalog: Catalog) -> dict[str, Address]:
    """Path from the root of the site, without a language (`/produk/`) → page. `catalog` holds only what is out.

    Further pages of a list (`/produk/hal/2/`) are not listed, nor the lists of what is ready for a retailer
    (`/siap-ritel/<retailer>/`): which there are changes from day to day.
    """
    shown = [product for product in catalog.products.values() if product.status != "arsip"]
    always = ("/produk/", "/pelaku/", "/baru/", "/beli/", "/siap-ritel/", "/pameran/", "/luring/")
    found = dict.fromkeys(always, Address())
    found["/"] = Address(catalog.site.source)
    found["/pelatihan/"] = Address(places={"": frozenset(catalog.trainings)})
    for id in {product.category for product in shown}:
        found[f"/kategori/{id}/"] = Address(catalog.categories[id].source)
    for district in {catalog.vendors[product.vendor].district for product in shown} - {""}:
        found[f"/kecamatan/{slug(district)}/"] = Address()
    for product in catalog.products.values():
        codes = frozenset(f"varian-{variant.code}" for variant in product.variants if variant.code)
        found[f"/produk/{product.address}/"] = Address(product.source, {"varian-": codes})
    for vendor in catalog.vendors.values():
        found[f"/pelaku/{vendor.id}/"] = Address(vendor.source)
        if vendor.status != "arsip":
            found[f"/bagikan/{vendor.id}/"] = Address(vendor.source)
    for retailer in catalog.retailers.values():
        found[f"/beli/{retailer.id}/"] = Address(retailer.source)
    for exhibition in catalog.exhibitions.values():
        stands = frozenset(f"stan-{slug(booth.number) or 'x'}" for booth in exhibition.booths)
        found[f"/pameran/{exhibition.id}/"] = Address(exhibition.source, {"stan-": stands})
    for page in catalog.pages.values():
        found[f"/halaman/{page.id}/"] = Address(page.source)
    if explained := guidance.explained(catalog):
        page = catalog.pages[guidance.PAGE]
        found[f"/halaman/{page.id}/"] = Address(page.source, {"": explained})
    return found | _codes(catalog)


def twin(path: str) -> str:
    """The page in the other language, both as files from the root of the site.

    >>> twin("produk/index.html"), twin("en/produk/index.html")
    ('en/produk/index.html', 'produk/index.html')
    """
    return path[3:] if path.startswith("en/") else f"en/{path}"


def _codes(catalog: Catalog) -> dict[str, Address]:
    found = {f"/p/{code.upper()}/": Address() for code in catalog.retired}
    nouns: list[Vendor | Exhibition | Product] = [*catalog.vendors.values(), *catalog.exhibitions.values()]
    for noun in [*nouns, *catalog.products.values()]:
        if noun.code:
            found[f"/p/{noun.code.upper()}/"] = Address(noun.source)
    for product in catalog.products.values():
        for variant in product.variants:
            if variant.code:
                found[f"/p/{variant.code.upper()}/"] = Address(product.source)
    return found
