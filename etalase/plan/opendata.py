"""The public data files below `/data/`: what the field table calls public, in forms that other programs read.

Built by allow-list: a field leaves here only if the model says that everybody may see it, or everybody with the
vendor's consent (the catalogue that comes here holds such a field only where consent was given).
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from etalase import permits
from etalase.model import (
    Catalog,
    Category,
    Key,
    Kind,
    Product,
    ProductPermits,
    Retailer,
    Seen,
    Site,
    Vendor,
    keys_of,
)
from etalase.plan import Setting
from etalase.plan.frame import Frame
from etalase.prose import to_plain
from etalase.recipe import Recipe, Sheet, Text, View
from etalase.values.content_size import ContentSize
from etalase.values.shelf_life import ShelfLife
from etalase.whereabouts import on_shelf

_OPEN = (Seen.PUBLIC, Seen.CONSENT)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_LICENCES = {
    "cc by 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "cc by-sa 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "cc0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "odbl 1.0": ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "odc-by 1.0": ("ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column of the table of products: its name, its type for machines and what it holds."""

    name: str
    type: str
    title: str
    about: str


@dataclasses.dataclass(frozen=True, slots=True)
class Stock:
    """What the data files are made from: everything public that is not archived, and the day it is told on.

    `ready` are pairs of a product's address and the ids of the retailers whose every `wajib` it meets.
    """

    site: Site
    categories: tuple[Category, ...]
    vendors: tuple[Vendor, ...]
    products: tuple[Product, ...]
    retailers: tuple[Retailer, ...]
    ready: tuple[tuple[str, tuple[str, ...]], ...]
    base_url: str | None
    as_of: dt.date


def opendata(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """The files of `site/data/` about the whole catalogue. Archived products are not in them."""
    products = tuple(product for product in catalog.products.values() if product.status != "arsip")
    stock = Stock(
        catalog.site,
        tuple(catalog.categories.values()),
        tuple(vendor for vendor in catalog.vendors.values() if vendor.status != "arsip"),
        products,
        tuple(catalog.retailers.values()),
        tuple((each.address, ids) for each in products if (ids := setting.ready.get(each.address))),
        setting.base_url,
        setting.as_of,
    )
    return {
        "site/data/katalog.json": Text(View(catalogue_json, (stock,))),
        "site/data/produk.csv": Text(View(products_csv, (stock,))),
        "site/data/produk.xlsx": Sheet(View(products_sheet, (stock,))),
        "site/data/datapackage.json": Text(View(datapackage_json, (catalog.site, setting.base_url, setting.as_of))),
    }


def catalogue_json(stock: Stock) -> dict[str, str]:
    """`{"text": …}`: everything public as one JSON object, keys as staff type them."""
    site, base_url, as_of = stock.site, stock.base_url, stock.as_of
    kinds = {category.id: category for category in stock.categories}
    ready = dict(stock.ready)
    parts: dict[str, Any] = {
        "situs": {
            "nama": _plain(site.name),
            "alamat": base_url,
            "contoh": site.sample,
            "lisensi": site.data_licence,
            "keadaan": as_of.isoformat(),
            "instansi": public(site.office),
        },
        "kategori": [{"id": each.id, **public(each)} for each in stock.categories],
        "pelaku": [_vendor(each, base_url) for each in stock.vendors],
        "produk": [
            _product(each, kinds.get(each.category), ready.get(each.address, ()), base_url, as_of)
            for each in stock.products
        ],
        "ritel": [{"id": each.id, **public(each)} for each in stock.retailers],
    }
    return {"text": "{\n" + ",\n".join(f'"{name}": {_lines(part)}' for name, part in parts.items()) + "\n}\n"}


def _lines(part: Any) -> str:
    """JSON with every entry of a list on a line of its own, so that two versions can be compared by line."""
    if isinstance(part, list):
        return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in part) + "\n]"
    return json.dumps(part, ensure_ascii=False)


def public(noun: Any) -> dict[str, Any]:
    """The fields of a noun that everybody may see, by their key; what is not given is left out."""
    found = {}
    for name, key in keys_of(type(noun)).items():
        if key.seen not in _OPEN:
            continue
        value = _plain(getattr(noun, name))
        if value not in (None, [], {}):
            found[key.name] = value
    return found


def products_csv(stock: Stock) -> dict[str, str]:
    """`{"text": …}`: one row for each thing that can be bought, so one for each variant (RFC 4180, UTF-8)."""
    columns, rows = _table(stock)
    return {"text": written_csv([column.name for column in columns], rows)}


def products_sheet(stock: Stock) -> dict[str, Any]:
    """The same rows for a spreadsheet, with a second sheet that explains the columns."""
    columns, rows = _table(stock)
    about = [[column.name, column.title, column.about] for column in columns]
    return {
        "title": stock.site.name.get("id"),
        "sheets": [
            ("Produk", [column.name for column in columns], rows),
            ("Keterangan", ["kolom", "nama", "keterangan"], about),
        ],
    }


def datapackage_json(site: Site, base_url: str | None, as_of: dt.date) -> dict[str, str]:
    """`{"text": …}`: the Frictionless description of the data files, with licence and attribution."""
    office = site.office.name.get("id") if site.office.name else site.name.get("id")
    fields = [{"name": c.name, "type": c.type, "title": c.title, "description": c.about} for c in _columns()]
    schema = {"fields": fields, "missingValues": [""]}
    package: dict[str, Any] = {
        "name": "katalog-umkm",
        "title": site.name.get("id"),
        "description": "Produk usaha mikro, kecil, dan menengah yang tayang di katalog ini.",
        "version": as_of.isoformat(),
        "created": f"{as_of.isoformat()}T00:00:00Z",
        **({"homepage": base_url} if base_url else {}),
        "sources": [{"title": office, **({"path": base_url} if base_url else {})}],
        "contributors": [{"title": office, "role": "publisher"}],
        **({"licenses": [_licence(site.data_licence)]} if site.data_licence else {}),
        "attribution": f"{office}, {site.name.get('id')}, keadaan {as_of.isoformat()}",
        "resources": [
            {
                "name": "produk",
                "path": "produk.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": schema,
            },
            {
                "name": "produk-lembar",
                "path": "produk.xlsx",
                "format": "xlsx",
                "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            },
            {"name": "katalog", "path": "katalog.json", "format": "json", "mediatype": "application/json"},
        ],
    }
    if site.sample:
        package["description"] = "Contoh: semua usaha, produk, dan nomor di berkas ini rekaan."
    return {"text": json.dumps(package, ensure_ascii=False, indent=2) + "\n"}


def written_csv(titles: list[str], rows: Iterable[list[Any]], separator: str = ",") -> str:
    """Values separated by commas or another sign; a text that a spreadsheet would take for a formula gets an apostrophe
    in front.

    >>> written_csv(["a"], [["=1+1"], [-1.5]])
    "a\\r\\n'=1+1\\r\\n-1.5\\r\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and not _NUMBER.fullmatch(cell) else cell
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else cell


def _plain(value: Any) -> Any:
    """A value of the model as JSON has it."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, ContentSize | ShelfLife):
        return value.written()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if hasattr(value, "has") and hasattr(value, "en"):
        return {"id": value.id, "en": value.en} if value.en else value.id
    return public(value)


def _vendor(vendor: Vendor, base_url: str | None) -> dict[str, Any]:
    fields = public(vendor)
    # The numbers of a business's own permits are nobody else's; that they are on record is public.
    fields.pop("izin", None)
    held = [name for name in ("nib", "pkp") if (p := getattr(vendor.permits, name)) and p.state == "ada"]
    return {
        "id": vendor.id,
        **({"tautan": f"{base_url}pelaku/{vendor.id}/"} if base_url else {}),
        **fields,
        **({"izin_tercatat": held} if held else {}),
    }


def _product(
    product: Product, category: Category | None, ready: tuple[str, ...], base_url: str | None, as_of: dt.date
) -> dict[str, Any]:
    fields = public(product)
    fields["izin"] = _permits(product, category, as_of)
    fields["tersedia_di"] = [public(each) for each in product.placements if on_shelf(each, as_of)]
    fields["siap_ritel"] = list(ready)
    return {
        "id": product.address,
        "pelaku": product.vendor,
        **({"tautan": f"{base_url}produk/{product.address}/"} if base_url else {}),
        **{name: value for name, value in fields.items() if value not in ([], {})},
        **({"keterangan": to_plain(product.description.id)} if product.description.id else {}),
    }


def _permits(product: Product, category: Category | None, as_of: dt.date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, permit in product.permits.items():
        if permits.shown(product, kind, category, as_of):
            found[kind] = {"nomor": permit.number, "status": "ada"}
            if permit.valid_until:
                found[kind]["berlaku_sampai"] = permit.valid_until.isoformat()
        elif permit.state == "tidak-halal":
            found[kind] = {"status": "tidak-halal"}
    return found


def _licence(text: str) -> dict[str, str]:
    name, path = _LICENCES.get(text.casefold().strip(), (text, ""))
    return {"name": name, "title": text, **({"path": path} if path else {})}


_TYPES = {Kind.RUPIAH: "integer", Kind.COUNT: "integer", Kind.DATE: "date", Kind.FLAG: "string"}
_PRODUCT: tuple[str, ...] = (
    *("code", "category", "brand", "ingredients", "allergens", "packaging", "storage", "shelf_life", "origin"),
    *("tags", "published", "status"),
)
_PERMITS = ("pirt", "halal", "bpom", "merek", "sni", "nkv")
_VENDOR = ("village", "district", "whatsapp", "phone", "email", "website", "instagram")


def _columns() -> tuple[Column, ...]:
    """The columns of the table of products, described by the model."""
    product, vendor, permit = keys_of(Product), keys_of(Vendor), keys_of(ProductPermits)
    own = [
        Column("id", "string", "Alamat produk", "Id pelaku dan id produk."),
        _column("nama", product["name"]),
        Column("nama_en", "string", "Nama dalam bahasa Inggris", "Nama produk dalam bahasa Inggris."),
        Column("varian", "string", "Varian", "Nama varian; satu baris untuk tiap varian."),
        _column("harga", product["price"]),
        _column("isi", product["content"]),
        _column("gtin", product["gtin"]),
    ]
    rest = [_column(product[name].name, product[name]) for name in _PRODUCT]
    held = [_column(f"izin_{name}", permit[name]) for name in _PERMITS]
    places = [
        Column("tersedia_di", "string", "Tersedia di", "Id ritel yang menjualnya, dipisah titik koma."),
        Column("siap_ritel", "string", "Siap masuk ritel", "Id ritel yang syaratnya terpenuhi, dipisah titik koma."),
        Column("pelaku", "string", "Pelaku", "Id pelaku usaha."),
        _column("nama_pelaku", vendor["name"]),
    ]
    home = [_column(vendor[name].name, vendor[name]) for name in _VENDOR]
    return (*own, *rest, *held, *places, *home, Column("tautan", "string", "Tautan", "Alamat halaman produk."))


def _column(name: str, key: Key) -> Column:
    return Column(name, _TYPES.get(key.kind, "string"), key.title[0], key.help[0])


def _table(stock: Stock) -> tuple[tuple[Column, ...], list[list[Any]]]:
    owner = {vendor.id: vendor for vendor in stock.vendors}
    kinds = {category.id: category for category in stock.categories}
    ready = dict(stock.ready)
    rows = [
        row
        for product in stock.products
        if product.vendor in owner
        for row in _rows(
            product,
            owner[product.vendor],
            kinds.get(product.category),
            ready.get(product.address, ()),
            stock.base_url,
            stock.as_of,
        )
    ]
    return _columns(), rows


def _rows(
    product: Product,
    vendor: Vendor,
    category: Category | None,
    ready: tuple[str, ...],
    base_url: str | None,
    as_of: dt.date,
) -> list[list[Any]]:
    held = _permits(product, category, as_of)
    sold = dict.fromkeys(each.retailer for each in product.placements if on_shelf(each, as_of))
    after = [
        *(_cell(getattr(product, name)) for name in _PRODUCT[1:]),
        *(held.get(kind, {}).get("nomor") or held.get(kind, {}).get("status") for kind in _PERMITS),
        "; ".join(sold),
        "; ".join(ready),
        vendor.id,
        vendor.name,
        *(_cell(getattr(vendor, name)) for name in _VENDOR),
        f"{base_url}produk/{product.address}/" if base_url else None,
    ]
    names = [product.address, product.name.id, product.name.en]
    if not product.variants:
        own = [None, product.price, product.content and product.content.written(), product.gtin, product.code]
        return [[*names, *own, *after]]
    return [
        [*names, v.name.id, v.price, v.content and v.content.written(), v.gtin, v.code or product.code, *after]
        for v in product.variants
    ]


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if hasattr(value, "has") and hasattr(value, "en"):
        return value.id
    if isinstance(value, ShelfLife):
        return value.written()
    if isinstance(value, str) and re.fullmatch(r"\+[0-9]{8,15}", value):
        from etalase.values.phone import shown

        return shown(value)
    return value
