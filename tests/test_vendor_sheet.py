"""The sheet of one business for retail buyers: what is on it, what is not, and when it is made again."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from etalase import audience
from etalase.model import (
    Bilingual,
    Checked,
    Consent,
    Permit,
    ProductPermits,
    Variant,
    VendorPermits,
    Wholesale,
)
from etalase.plan.vendor_sheet import vendor_sheets
from etalase.recipe import Document, fingerprint
from etalase.values.shelf_life import ShelfLife
from tests import fair, papers
from tests.papers import finished, texts, view

MANGGAR = "print/pelaku/manggar.pdf"


def with_vendor(**more: Any) -> Any:
    """What buyers see of the fair, with something more told of Dapur Manggar."""
    base = fair.catalog()
    vendor = replace(base.vendors["manggar"], **more)
    return seen(replace(base, vendors={**base.vendors, "manggar": vendor}))


def with_product(address: str, **more: Any) -> Any:
    base = fair.catalog()
    return seen(replace(base, products={**base.products, address: replace(base.products[address], **more)}))


def seen(catalog: Any) -> Any:
    return audience.seen_by(catalog, "buyers", fair.SETTING.as_of)


def sheets(catalog: Any, **setting: Any) -> dict[str, Document]:
    return vendor_sheets(catalog, replace(fair.SETTING, **setting))


def said(catalog: Any, path: str = MANGGAR, **setting: Any) -> str:
    return " ".join(texts(finished(sheets(catalog, **setting)[path])))


def facts(catalog: Any, address: str = "Amplang Tenggiri") -> dict[str, str]:
    """What is said of a product, by label."""
    good = next(good for good in view(sheets(catalog)[MANGGAR])["goods"] if good["name"] == address)
    return dict(good["offer"]["rows"])


def test_every_vendor_that_is_shown_has_a_sheet_of_a4() -> None:
    base = fair.catalog()
    hidden = replace(base, vendors={**base.vendors, "teluk": replace(base.vendors["teluk"], status="draf")})
    assert set(sheets(seen(hidden))) == {MANGGAR, "print/pelaku/bakau.pdf"}
    assert papers.sizes(finished(sheets(seen(base))[MANGGAR])) == {(210, 297)}


def test_a_sheet_says_what_a_buyer_asks() -> None:
    text = said(with_product("manggar/amplang", shelf_life=ShelfLife(4, "bulan"), storage="suhu-ruang"))
    for word in (
        "Dapur Manggar",
        "Manggar · Balikpapan Timur",
        "Amplang Tenggiri",
        "AMP01",
        "Rp25.000",
        "Rp21.500",
        "24 buah",
        "1.200 buah",
        "4 bulan",
        "suhu ruang",
        "P-IRT No. 2066471010012-31",
        "Koperasi Dermaga",
        "Data per 24 November 2026",
    ):
        assert word in text.replace("\xa0", " "), word


def test_wholesale_terms_are_told_only_where_the_vendor_shows_them() -> None:
    hidden = with_product("manggar/amplang", wholesale=Wholesale(price=21_500, minimum=24, shown=False))
    assert "21.500" not in said(hidden)
    assert facts(hidden).keys() & {"Grosir", "Minimal pesan"} == set()


def test_contacts_need_consent_and_the_office_answers_instead() -> None:
    alone = with_vendor(owner="Nama Pemilik", email="dapur@manggar.example", address="Gang Bakau 7")
    text = said(alone)
    assert "0812" not in text
    assert "0800-0000-009" in text
    assert not any(word in text for word in ("Nama Pemilik", "dapur@manggar.example", "Gang Bakau"))
    agreed = with_vendor(email="dapur@manggar.example", consent=Consent(date=fair.DAY, how="surat"))
    assert "0812-3456-7890" in said(agreed)
    assert "dapur@manggar.example" in said(agreed)


def test_permits_are_on_record_with_the_day_somebody_looked_never_more() -> None:
    looked = Checked(date=dt.date(2026, 10, 3), by="Petugas Rahasia")
    held = VendorPermits(nib=Permit(number="1234567890123", checked=looked), pkp=Permit(status="belum"))
    catalog = with_vendor(permits=held)
    assert view(sheets(catalog)[MANGGAR])["permits"] == [["NIB", "tercatat", "dilihat 3 Okt 2026"]]
    text = said(catalog)
    assert not any(word in text for word in ("1234567890123", "Petugas Rahasia", "terverifikasi", "resmi"))


def test_an_expired_permit_is_not_shown() -> None:
    over = ProductPermits(pirt=Permit(number="206647101001225"))
    assert "P-IRT No." not in said(with_product("manggar/amplang", permits=over))


def test_only_retailers_that_a_product_is_ready_for_are_named() -> None:
    catalog = with_product("manggar/amplang", placements=())
    assert "Koperasi Dermaga" not in said(catalog)
    ready = {"manggar/amplang": ("koperasi",), "manggar/stik": ("koperasi",)}
    shown = view(sheets(catalog, ready=ready)[MANGGAR])
    assert shown["accepted"] == [["Koperasi Dermaga", "2 produk"]]
    assert "Siap masuk" in said(catalog, ready=ready)


def test_barcodes_and_the_address_can_be_read() -> None:
    data = finished(sheets(seen(fair.catalog()))[MANGGAR])
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) == 1
    found = papers.codes(data, dpi=300)
    assert set(found) == {"https://etalase.example/p/DMG/", "9520000000004"}


def test_every_variant_has_its_price_and_its_own_code() -> None:
    variants = (
        Variant(name=Bilingual(id="Kecil"), price=12_000, gtin="9520000000110", code="AMP-S"),
        Variant(name=Bilingual(id="Besar"), price=45_000, gtin="9520000000219", code="AMP-L", status="habis"),
    )
    catalog = with_product("manggar/amplang", price=None, gtin=None, variants=variants)
    text = said(catalog)
    for word in ("Kecil", "Rp12.000", "AMP-S", "Besar", "sedang habis", "Rp45.000", "AMP-L"):
        assert word in text, word
    found = papers.codes(finished(sheets(catalog)[MANGGAR]), dpi=300)
    assert {"9520000000110", "9520000000219"} <= found.keys()


@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_products_gives_a_whole_sheet(count: int) -> None:
    base = fair.catalog()
    many = [fair.product("manggar", f"p{n}", f"Produk Ke {n:02d}") for n in range(count)]
    pages = texts(finished(sheets(seen(replace(base, products={one.address: one for one in many})))[MANGGAR]))
    assert len(set(re.findall(r"Produk Ke \d\d", " ".join(pages)))) == count
    assert all("Dapur Manggar" in page for page in pages)
    if count == 0:
        assert "Daftar produknya belum ada." in pages[0]


@pytest.mark.parametrize("name", ["ورشة النور", "Dapur \N{STEAMING BOWL} Mantap", "Kelompok Usaha " * 20])
def test_any_name_gives_a_sheet(name: str) -> None:
    found = papers.made(sheets(with_vendor(name=name))[MANGGAR])
    assert {problem.code for problem in found.problems} <= {"press.text-cut"}


def test_an_edit_makes_one_sheet_again() -> None:
    before = {path: fingerprint(paper) for path, paper in sheets(seen(fair.catalog())).items()}
    base = fair.catalog()
    stik = base.products["manggar/stik"]
    dearer = replace(stik, price=19_000, source=replace(stik.source, digest="lain"))
    edited = replace(base, products={**base.products, stik.address: dearer})
    after = {path: fingerprint(paper) for path, paper in sheets(seen(edited)).items()}
    assert [path for path in before if before[path] != after[path]] == [MANGGAR]


def test_no_sheet_is_part_of_the_site() -> None:
    assert all(path.startswith("print/pelaku/") for path in sheets(seen(fair.catalog())))
