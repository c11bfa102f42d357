"""The whole of the office's reports as a workbook: readiness, permits, businesses, places of sale, and what is missing.

One sheet has a row for each product and a column for each retailer, so that it can be filtered by any of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from etalase import board, permits, terms
from etalase.board import Row
from etalase.model import Catalog, Product, Vendor
from etalase.overview import Gap, held_permits, out_on
from etalase.plan.frame import say
from etalase.plan.staff_frame import Desk, Measure, judged
from etalase.plan.staff_words import PERMIT_NAMES, Speech, listed
from etalase.values.date import full_date
from etalase.words import Words, words

Cells = list[Any]


def readiness_sheet(
    desk: Desk, measure: Measure, vendors: tuple[Vendor, ...], products: tuple[Product, ...], gaps: tuple[Gap, ...]
) -> dict[str, Any]:
    """Five sheets, see above. Of drafts only the permits are told; `gaps` are what the catalogue does not say."""
    said, speech = words("staff", desk.language), Speech(desk.language)
    catalog, readiness = judged(desk, measure, vendors, products)
    rows = board.rows(catalog, readiness, out_on(catalog, desk.as_of))
    site = say(desk.site.name, desk.language)
    return {
        "title": said.text("Kesiapan {site}, {day}", site=site, day=full_date(desk.as_of, desk.language)),
        "frozen": {0: 2},
        "sheets": [
            (said.text("Kesiapan"), *_readiness(rows, catalog, speech, said)),
            (said.text("Izin"), *_permits(catalog, desk, speech, said)),
            (said.text("Pelaku"), *_vendors(rows, catalog, speech, said)),
            (said.text("Tempat jual"), *_places(rows, catalog, desk, speech, said)),
            (said.text("Data kurang"), *_gaps(gaps, said)),
        ],
    }


def _readiness(rows: Iterable[Row], catalog: Catalog, speech: Speech, said: Words) -> tuple[list[str], list[Cells]]:
    shops = list(catalog.retailers.values())
    titles = [
        said.text("Produk"),
        said.text("Pelaku"),
        said.text("Kategori"),
        said.text("Kecamatan"),
        "KODE",
        said.text("Siap di"),
        said.text("Dari"),
        said.text("Tinggal ditawarkan"),
        said.text("Kurang paling sedikit"),
        said.text("Langkah berikut"),
        said.text("Biaya"),
        said.text("Membuka"),
        *(shop.name for shop in shops),
        said.text("Berkas"),
    ]
    table = []
    for row in rows:
        product, vendor = row.product, catalog.vendors[row.product.vendor]
        rung = row.rungs[0] if row.rungs else None
        opens = listed((catalog.retailers[id].name for id in rung.retailers), said.text("dan")) if rung else None
        table.append(
            [
                product.name.id,
                vendor.name,
                say(catalog.categories[product.category].name, speech.language),
                vendor.district,
                product.code,
                len(row.ready),
                len(row.possible),
                len(row.to_offer),
                row.least if any(cell.verdict.state == "lacking" for cell in row.cells.values()) else None,
                speech.steps(rung.steps) if rung else None,
                speech.cost_of_all(rung.steps) if rung else None,
                opens,
                *(_cell(row, shop.id, speech) for shop in shops),
                product.source.file,
            ]
        )
    return titles, table


def _cell(row: Row, shop: str, speech: Speech) -> str:
    """`kurang 1 syarat: barcode`."""
    cell = row.cells[shop]
    text = speech.cell(cell)
    if cell.verdict.missing:
        return f"{text}: {', '.join(speech.requirement(each.what) for each in cell.verdict.missing)}"
    if cell.verdict.reasons:
        return f"{text}: {speech.reasons(cell.verdict.reasons)}"
    return text


def _permits(catalog: Catalog, desk: Desk, speech: Speech, said: Words) -> tuple[list[str], list[Cells]]:
    titles = [
        said.text("Pelaku"),
        said.text("Produk"),
        said.text("Izin"),
        said.text("Nomor"),
        said.text("Status"),
        said.text("Terbit"),
        said.text("Berlaku sampai"),
        said.text("Sisa hari"),
        said.text("Keadaan"),
        said.text("Diperiksa"),
        said.text("Oleh"),
        said.text("Dicocokkan di"),
        said.text("Berkas"),
    ]
    table = []
    for held in held_permits(catalog):
        permit = held.permit
        ends = permits.last_day(permit, held.kind) if permit.state == "ada" else None
        checked = permit.checked
        table.append(
            [
                held.vendor_name,
                held.product.name.id if held.product else None,
                PERMIT_NAMES.get(held.kind, held.kind),
                permit.number,
                speech.permit_state(permit),
                permit.issued,
                ends,
                (ends - desk.as_of).days if ends else None,
                _band(ends, desk.as_of, said),
                checked.date if checked else None,
                checked.by if checked else None,
                checked.where if checked else None,
                f"{held.source.file}:{held.line}",
            ]
        )
    return titles, table


def _band(ends: dt.date | None, as_of: dt.date, said: Words) -> str | None:
    if ends is None:
        return None
    left = (ends - as_of).days
    if left < 0:
        return said.text("lewat")
    for days in (30, 60, 90):
        if left <= days:
            return said.text("dalam {n} hari", n=days)
    return said.text("lebih dari 90 hari")


def _vendors(rows: Iterable[Row], catalog: Catalog, speech: Speech, said: Words) -> tuple[list[str], list[Cells]]:
    titles = [
        said.text("Pelaku"),
        "KODE",
        said.text("Kecamatan"),
        said.text("Kelurahan"),
        said.text("Skala"),
        said.text("Produk"),
        said.text("Siap di sedikitnya satu ritel"),
        said.text("Sudah di rak"),
        said.text("Tinggal ditawarkan"),
        "NIB",
        said.text("Persetujuan tayang"),
        "WhatsApp",
        said.text("Telepon"),
        said.text("Binaan"),
        said.text("Berkas"),
    ]
    own: dict[str, list[Row]] = {}
    for row in rows:
        own.setdefault(row.product.vendor, []).append(row)
    table = []
    for vendor in catalog.vendors.values():
        theirs = own.get(vendor.id, [])
        nib = vendor.permits.nib
        table.append(
            [
                vendor.name,
                vendor.code,
                vendor.district,
                vendor.village,
                vendor.scale,
                len(theirs),
                sum(bool(row.ready) for row in theirs),
                sum(any(cell.sold for cell in row.cells.values()) for row in theirs),
                sum(len(row.to_offer) for row in theirs),
                speech.permit_state(nib) if nib else said.text("belum ada"),
                vendor.consent.date if vendor.consent else None,
                vendor.whatsapp,
                vendor.phone,
                None if vendor.coached is None else said.text("ya") if vendor.coached else said.text("tidak"),
                vendor.source.file,
            ]
        )
    return titles, table


def _places(
    rows: Iterable[Row], catalog: Catalog, desk: Desk, speech: Speech, said: Words
) -> tuple[list[str], list[Cells]]:
    """Where products are sold today, and what a sale leaves to the maker as far as that is on record."""
    titles = [
        said.text("Produk"),
        said.text("Pelaku"),
        said.text("Ritel"),
        said.text("Gerai"),
        said.text("Skema"),
        said.text("Komisi (%)"),
        said.text("Harga di rak"),
        said.text("Diterima per buah"),
        said.text("Diterima sebulan bila semua terjual"),
        said.text("Dibayar (hari)"),
        said.text("Retur"),
        said.text("Sejak"),
        said.text("Sampai"),
        said.text("Syarat ritel"),
        said.text("Berkas"),
    ]
    judged_rows = {row.product.address: row for row in rows}
    table = []
    for agreed in terms.placed(catalog, desk.as_of):
        product, shop = catalog.products[agreed.product], catalog.retailers[agreed.retailer]
        placement = product.placements[agreed.placement or 0]
        outlets = [outlet.name for id in placement.outlets if (outlet := shop.outlet(id))]
        row = judged_rows.get(agreed.product)
        table.append(
            [
                product.name.id,
                catalog.vendors[product.vendor].name,
                shop.name,
                ", ".join(outlets) or said.text("belum tercatat"),
                agreed.scheme,
                float(agreed.rate) if agreed.rate is not None else None,
                placement.selling_price,
                agreed.net[0] if agreed.net else None,
                agreed.month[0] if agreed.month else None,
                agreed.days,
                None if agreed.returns is None else said.text("ya") if agreed.returns else said.text("tidak"),
                placement.since,
                placement.until,
                _cell(row, shop.id, speech) if row else None,
                product.source.file,
            ]
        )
    return titles, table


def _gaps(gaps: Iterable[Gap], said: Words) -> tuple[list[str], list[Cells]]:
    titles = [said.text("Yang kurang"), said.text("Produk atau usaha"), said.text("Pelaku"), said.text("Berkas")]
    names = _gap_titles(said)
    return titles, [[names[gap.what], what, whose, file] for gap in gaps for what, whose, file in gap.places]


def _gap_titles(said: Words) -> Mapping[str, str]:
    return {
        "no_photo": said.text("foto"),
        "no_price": said.text("harga"),
        "no_code": "KODE",
        "no_ingredients": said.text("komposisi"),
        "no_shelf_life": said.text("umur simpan"),
        "no_processing": said.text("penyimpanan atau pengolahan"),
        "no_label": said.text("isi label"),
        "no_capacity": said.text("kapasitas bulanan"),
        "no_consent": said.text("persetujuan tayang"),
        "drafts": said.text("masih draf"),
    }
