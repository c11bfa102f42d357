"""Terms that break a rule are told from the rule's first day on, once, and only while the placement lasts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests import small_site

RULES = """\
- id: potongan
  apa: batas-biaya
  syarat: {jenis: minimarket, persen_maks: "15"}
  mulai_berlaku: 2021-04-01
  selesai_berlaku: 2026-12-31
  sumber: Permendag 23/2021 Pasal 11
- id: kantor
  apa: komisi-lazim
  syarat: {persen_maks: "5"}
  mulai_berlaku: 2021-11-01
  sumber: pernyataan kantor
- id: tempo
  apa: tempo-bayar
  syarat: {skala: mikro-kecil, hari_maks: "15"}
  mulai_berlaku: 2026-10-01
  sumber: contoh
"""
SHOP = "nama: Toko\njenis: {type}\ngerai:\n  - {{id: pusat, nama: Pusat, kelurahan: Manggar}}\n{more}"
ABON = "content/vendors/dapur-teluk/products/abon.md"
VENDOR = "content/vendors/dapur-teluk/vendor.yaml"


def told(
    folder: Path, *, type: str = "minimarket", shop: str = "", placement: str = "", day: str = "2026-11-24", scale: str = "mikro"
) -> list[str]:  # fmt: skip
    """The codes about terms, of a shop with these keys and of a product placed there so."""
    contents = small_site.files()
    contents["content/rules/ritel.yaml"] = RULES.encode()
    contents["content/retailers/toko.yaml"] = SHOP.format(type=type, more=shop).encode()
    contents[VENDOR] = contents[VENDOR].replace(b"skala: mikro", f"skala: {scale}".encode())
    if placement:
        place = f"tersedia_di:\n  - {{ritel: toko, {placement}}}\n".encode()
        contents[ABON] = contents[ABON].replace(b"foto: [abon.jpg]\n", b"foto: [abon.jpg]\n" + place)
    found = small_site.findings(small_site.write(folder, contents), dt.date.fromisoformat(day))
    codes = [f.problem.code for f in found]
    return [code for code in codes if code.startswith(("terms.", "placement."))]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-03-31", []),
        ("2021-04-01", ["terms.over-cap"]),
        ("2021-04-02", ["terms.over-cap"]),
        ("2026-12-31", ["terms.over-cap"]),
        ("2027-01-01", ["terms.commission-high"]),
    ],
)
def test_a_commission_above_the_cap(day: str, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, shop="komisi: 15.5\n", day=day) == expected


@pytest.mark.parametrize(("day", "expected"), [("2021-10-31", []), ("2021-11-01", ["terms.commission-high"])])
def test_a_commission_above_what_is_usual(day: str, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, shop="komisi: 15\n", day=day) == expected


def test_the_cap_is_for_its_type_of_shop_and_what_is_usual_for_all(tmp_path: Path) -> None:
    assert told(tmp_path / "a", type="koperasi", shop="komisi: 40\n") == ["terms.commission-high"]
    assert told(tmp_path / "b", shop="komisi: {min: 2, maks: 5}\n") == []


def test_what_the_retailer_says_is_told_once_and_what_the_placement_says_at_the_placement(tmp_path: Path) -> None:
    assert told(tmp_path / "a", shop="komisi: 20\n", placement="skema: titip-jual") == ["terms.over-cap"]
    assert told(tmp_path / "b", placement="komisi: 20") == ["terms.over-cap"]


@pytest.mark.parametrize(
    ("day", "scale", "expected"),
    [
        ("2026-09-30", "mikro", []),
        ("2026-10-01", "mikro", ["terms.payment-long"]),
        ("2026-10-02", "kecil", ["terms.payment-long"]),
        ("2026-10-02", "menengah", []),
    ],
)
def test_payment_after_the_limit_for_small_suppliers(day: str, scale: str, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, placement="tempo_hari: 16", day=day, scale=scale) == expected
    assert told(tmp_path / "sama", placement="tempo_hari: 15", day=day, scale=scale) == []


@pytest.mark.parametrize(
    ("until", "expected"), [("2026-11-23", []), ("2026-11-24", ["terms.below-own"]), ("", ["terms.below-own"])]
)
def test_a_placement_that_has_ended_is_not_judged(until: str, expected: list[str], tmp_path: Path) -> None:
    """The product's own price is 25,000."""
    ending = f", sampai: {until}" if until else ""
    assert told(tmp_path, placement=f"harga_jual: 24999{ending}") == expected
    assert told(tmp_path / "sama", placement=f"harga_jual: 25000{ending}") == []


def test_under_another_label_another_price_is_no_mistake(tmp_path: Path) -> None:
    assert told(tmp_path, placement="skema: maklon, harga_jual: 20000") == []


def test_goods_and_schemes_that_the_retailer_does_not_take(tmp_path: Path) -> None:
    assert told(tmp_path / "a", shop="kategori: [kriya]\n", placement="skema: titip-jual") == ["placement.unsuitable"]
    assert told(tmp_path / "b", shop="skema: [beli-putus]\n", placement="skema: titip-jual") == [
        "terms.scheme-not-offered"
    ]
