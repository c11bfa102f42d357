"""New entries: `new` writes files in which nothing is wrong but what their comments ask to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from etalase import pipeline, scaffold
from etalase.problem import Severity
from tests import small_site

KINDS = {
    "vendor": (["dapur-baru", "Dapur", "Baru"], "vendors/dapur-baru/vendor.yaml"),
    "product": (["dapur-teluk/keripik", "Keripik", "Pisang"], "vendors/dapur-teluk/products/keripik.md"),
    "retailer": (["toko-lain", "Toko", "Lain"], "retailers/toko-lain.yaml"),
    "exhibition": (["pasar-baru"], "exhibitions/pasar-baru/exhibition.yaml"),
    "training": (["kelas-foto"], "trainings/kelas-foto.md"),
    "page": (["bantuan"], "pages/bantuan.md"),
}
# What must be filled in, as the comment above each key shows it.
FILLED = {
    "kelurahan": "Manggar",
    "kategori": "camilan",
    "jenis": "toko",
    "tempat": "Lapangan Contoh",
    "mulai": "2026-12-05",
    "selesai": "2026-12-07",
    "tanggal": "2026-12-11",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_site.write(tmp_path, small_site.files())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_entry_lacks_only_what_it_asks_for(content: Path, kind: str, language: str) -> None:
    told, path = KINDS[kind]
    assert scaffold.new(content, kind, told, language) == 0
    file = content / path
    text = file.read_text("utf-8")
    wrong = [found for found in small_site.findings(content) if found.severity is Severity.ERROR]
    assert {found.problem.code for found in wrong} <= {"key.missing"}
    assert {found.problem.place.file for found in wrong} <= {f"content/{path}"}
    for found in wrong:
        key = str(found.problem.values["key"])
        assert f"\n{key}:\n" in text
        text = text.replace(f"\n{key}:\n", f"\n{key}: {FILLED[key]}\n")
    file.write_text(text, "utf-8")
    assert [f.problem for f in small_site.findings(content) if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "page"])  # a page has no further keys
def test_comments_hold_only_known_keys_that_work_when_uncommented(content: Path, kind: str) -> None:
    told, path = KINDS[kind]
    scaffold.new(content, kind, told, "id")
    file = content / path
    lines = file.read_text("utf-8").split("\n")
    shown = [
        line.removeprefix("# ").partition("   # ")[0] if line.startswith("# ") and "   # " in line else line
        for line in lines
    ]
    assert shown != lines
    file.write_text("\n".join(shown), "utf-8")
    codes = {f.problem.code for f in small_site.findings(content) if f.problem.place.file == f"content/{path}"}
    assert (
        codes & {"key.unknown", "key.misspelt", "yaml.syntax", "value.choice", "value.flag", "value.not-count"} == set()
    )


def test_nothing_is_overwritten(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (content / "vendors/dapur-teluk/vendor.yaml").read_bytes()
    assert scaffold.new(content, "vendor", ["dapur-teluk"], "id") == 2
    assert "sudah ada" in capsys.readouterr().err
    assert (content / "vendors/dapur-teluk/vendor.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "kind, name",
    [("vendor", "Dapur Baru"), ("vendor", "hal"), ("page", "con"), ("exhibition", "pelaku"), ("vendor", "../x")],
)
def test_ids_that_cannot_be_are_refused(
    content: Path, kind: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scaffold.new(content, kind, [name], "id") == 2
    assert capsys.readouterr().err


def test_a_product_needs_its_vendor(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("tidak-ada/keripik", "keripik"):
        assert scaffold.new(content, "product", [name], "en") == 2
        assert "build.py new vendor" in capsys.readouterr().err


def test_codes_are_never_given_twice(content: Path) -> None:
    (content / "kode-lama.yaml").write_text("KP01: /produk/\n", "utf-8")
    for id in ("satu", "dua"):
        scaffold.new(content, "product", [f"dapur-teluk/{id}", "Keripik", "Pisang"], "id")
    catalog, _ = pipeline.check(small_site.request(content))
    codes = {catalog.products[f"dapur-teluk/{id}"].code for id in ("satu", "dua")}
    assert codes == {"KP02", "KP03"}


def test_a_name_of_any_script_gets_a_code(content: Path) -> None:
    scaffold.new(content, "product", ["dapur-teluk/kopi", "قهوة"], "id")
    scaffold.new(content, "product", ["dapur-teluk/tanda", "!!!"], "id")
    catalog, found = pipeline.check(small_site.request(content))
    assert catalog.products["dapur-teluk/kopi"].name.id == "قهوة"
    assert not any(f.problem.code.startswith("kode.") for f in found)
