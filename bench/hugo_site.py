"""The same catalogue as a Hugo site: its own files, as somebody would write them who had chosen Hugo.

What our planner decides without reading a template (which products go well together, in which order they are listed)
is written into the front matter, so Hugo need not find it out; everything else Hugo computes itself.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from etalase import audience, calendar, pipeline, readiness
from etalase.model import Catalog, Product
from etalase.plan import Setting
from etalase.plan.cards import drawing, is_new, listed
from etalase.plan.frame import Frame, frame_of
from etalase.plan.product import neighbours
from etalase.request import Request
from etalase.values.ident import collation_key, initial, slug

HERE = Path(__file__).parent / "hugo"
_ICONS = {
    "home": "M3 11 12 4l9 7v9h-6v-6H9v6H3z",
    "produk": "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
    "pelaku": "M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0z",
    "beli": "M4 4h16l1 5H3zM5 9v11h14V9M9 20v-6h6v6",
    "pameran": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
    "check": "m5 12.500 4.500 4.500L19 7.500",
    "search": "M4.500 11a6.500 6.500 0 1 0 13 0 6.500 6.500 0 1 0-13 0m11.500 5 4 4",
    "share": "M12 15V4M8 7.500 12 3.500l4 4M5 12v8h14v-8",
    "wa": "M4 20.500 5.300 16A8.500 8.500 0 1 1 8.500 19.200zM9 8.500c0 4 2.500 6.500 6.500 6.500l.8-1.900-2.200-1-1"
    " .9c-1.200-.6-2-1.500-2.500-2.600l.9-1-.9-2.200z",
}


def write(request: Request, folder: Path) -> Path:
    """Write the site below `folder` and return it; what was there goes."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE, folder)
    catalog = audience.seen_by(pipeline.check(request)[0], "public", request.as_of)
    setting = Setting(
        as_of=request.as_of, base_url=catalog.site.base_url, ready=readiness.ready_for(catalog, request.as_of)
    )
    frame = frame_of(catalog, setting)
    _data(catalog, folder / "data")
    content = folder / "content"
    _page(content / "_index.md", {"title": catalog.site.name.id})
    for section, title in (("produk", "Semua produk"), ("pelaku", "Pelaku usaha"), ("baru", "Produk baru")):
        _page(content / section / "_index.md", {"title": title})
    hidden = {"render": "never", "list": "never"}
    _page(content / "halaman/_index.md", {"title": "Halaman", "build": hidden})
    for category in catalog.categories.values():
        _page(content / "kategori" / category.id / "_index.md", {"title": category.name.id})
    for district in {place.district for place in catalog.regions}:
        _page(content / "kecamatan" / slug(district) / "_index.md", {"title": district})
    for page in catalog.pages.values():
        _page(content / f"halaman/{page.id}.md", {"title": page.title.id}, page.description.id)
    order = listed(catalog)
    near = neighbours(order)
    for rank, product in enumerate(order, start=1):
        _page(
            content / f"produk/{product.address}.md",
            _product(catalog, frame, bool(setting.ready.get(product.address)), product, rank, near),
            product.description.id,
        )
    people = sorted(catalog.vendors.values(), key=lambda vendor: (collation_key(vendor.name), vendor.id))
    for rank, vendor in enumerate(people, start=1):
        story = vendor.story.id if vendor.story else ""
        _page(content / f"pelaku/{vendor.id}.md", _vendor(catalog, request, vendor.id, rank), story)
    return folder


def _product(
    catalog: Catalog, frame: Frame, ready: bool, product: Product, rank: int, near: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    vendor = catalog.vendors[product.vendor]
    content = product.content
    halal = product.permits.halal
    return {
        "title": product.name.id,
        "weight": rank,
        "kode": product.code,
        "harga": product.price,
        "isi": content.written() if content else "",
        "gram": content.grams if content else None,
        "komposisi": product.ingredients.id if product.ingredients else "",
        "umur": product.shelf_life.written() if product.shelf_life else "",
        "kategori": [product.category],
        "kecamatan": [slug(vendor.district)],
        "pelaku": product.vendor,
        "izin": ["halal"] if halal and halal.number else [],
        "halal": halal.number if halal else None,
        "ritel": [placement.retailer for placement in product.placements],
        "baru": is_new(product, frame),
        "siap": ready,
        "v": sum(product.id.encode()) % 4,
        "sanding": [f"/produk/{address}" for address in near.get(product.address, ())],
    }


def _vendor(catalog: Catalog, request: Request, id: str, rank: int) -> dict[str, Any]:
    vendor = catalog.vendors[id]
    goods = catalog.products_of(id)
    present = calendar.presences(id, calendar.coming(catalog.exhibitions.values(), request.as_of))
    return {
        "title": vendor.name,
        "urut": rank,
        "huruf": initial(vendor.name),
        "warna": sum(id.encode()) % 12,
        "kelurahan": vendor.village,
        "kecamatan_nama": vendor.district,
        "kecamatan_id": slug(vendor.district),
        "stan": present[0].booth.number if present else None,
        "ritel": sorted({placement.retailer for product in goods for placement in product.placements}),
        "produk": [f"/produk/{product.address}" for product in goods],
    }


def _data(catalog: Catalog, folder: Path) -> None:
    districts = sorted({place.district for place in catalog.regions})
    tables: dict[str, Any] = {
        "icons": _ICONS,
        "categories": [{"id": category.id, "name": category.name.id} for category in catalog.categories.values()],
        "category_names": {category.id: category.name.id for category in catalog.categories.values()},
        "looks": {category.id: drawing(category) for category in catalog.categories.values()},
        "districts": [{"id": slug(name), "name": name} for name in districts],
        "retailers": [{"id": retailer.id, "name": retailer.name} for retailer in catalog.retailers.values()],
        "retailer_names": {retailer.id: retailer.name for retailer in catalog.retailers.values()},
    }
    folder.mkdir(parents=True)
    for name, table in tables.items():
        (folder / f"{name}.json").write_text(json.dumps(table, ensure_ascii=False), "utf-8", newline="\n")


def _page(path: Path, head: dict[str, Any], body: str = "") -> None:
    """One content file. Its head is YAML, as ours is."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items() if value not in (None, "")
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", body, ""]), "utf-8", newline="\n")
