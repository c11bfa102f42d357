"""What can be saved for times without a network, as the build lists it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SampleSite

FAIR = "pameran/pasar-akhir-tahun-2026/"
SETS = ("luring/katalog.json", "en/luring/katalog.json", f"{FAIR}luring.json", f"en/{FAIR}luring.json")


def listed(site: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / name).read_text("utf-8"))
    return found


def files_of(told: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [tuple(file) for group in told.values() if isinstance(group, list) for file in group]


@pytest.mark.parametrize("name", SETS)
def test_a_set_names_files_that_there_are_with_their_size(sample_site: SampleSite, name: str) -> None:
    files = files_of(listed(sample_site.site, name))
    assert len(files) > 5
    assert [path for path, _, size in files if (sample_site.site / path).stat().st_size != size] == []
    assert len({path for path, _, _ in files}) == len(files)


@pytest.mark.parametrize("name", SETS)
def test_a_saved_page_has_its_sheets_and_scripts(sample_site: SampleSite, name: str) -> None:
    told = listed(sample_site.site, name)
    kept = {path for path, _, _ in files_of(told)}
    needed = {
        found
        for path, _, _ in told["halaman"]
        for found in re.findall(
            r'(?:src|rel="stylesheet" href)="[^"]*?(aset/[\w.-]+)"', (sample_site.site / path).read_text("utf-8")
        )
    }
    assert len(needed) > 3
    assert needed - kept == set()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_saved_search_is_of_one_language_and_whole(sample_site: SampleSite, language: str) -> None:
    twin = "en/" if language == "en" else ""
    kept = {path for path, _, _ in files_of(listed(sample_site.site, f"{twin}luring/katalog.json"))}
    pointer = (sample_site.site / "katalog.js").read_text("utf-8")
    named = set(re.findall(r"aset/[\w.-]+", pointer))
    other = {path for path in named if f"-{'id' if language == 'en' else 'en'}" in path}
    assert other
    assert kept & named == named - other
    assert "katalog.js" in kept
    assert f"{twin}produk/index.html" in kept


def test_a_saved_exhibition_holds_what_its_page_leads_to(sample_site: SampleSite) -> None:
    told = listed(sample_site.site, f"{FAIR}luring.json")
    kept = {path for path, _, _ in files_of(told)}
    page = (sample_site.site / FAIR / "index.html").read_text("utf-8")
    vendors = set(re.findall(r'href="\.\./\.\./(pelaku/[^"]+/)"', page))
    products = {
        found
        for vendor in vendors
        for found in re.findall(
            r'href="\.\./\.\./(produk/[a-z0-9-]+/[a-z0-9-]+/)"',
            (sample_site.site / vendor / "index.html").read_text("utf-8").split("<footer")[0],
        )
        if found.split("/")[1] == vendor.split("/")[1]
    }
    assert len(vendors) == 30
    assert len(products) > 60
    assert {f"{path}index.html" for path in vendors | products} - kept == set()
    assert f"{FAIR}pasar-akhir-tahun-2026.ics" in kept
    # One width of each picture, and the booklet apart.
    stems = [path.rpartition("-")[0] for path, _, _ in told["gambar"]]
    assert len(stems) == len(set(stems)) > 60
    assert all(path.endswith(".pdf") for path, _, _ in told["buku"])
    assert not any(path.endswith(".pdf") for group in ("halaman", "berkas") for path, _, _ in told[group])


def test_an_exhibition_that_is_over_cannot_be_saved(sample_site: SampleSite) -> None:
    pages = sorted(sample_site.site.glob("pameran/*/index.html"))
    offered = [page.parent for page in pages if "data-simpan" in page.read_text("utf-8")]
    assert [folder for folder in offered if not (folder / "luring.json").is_file()] == []
    assert len(offered) == 2


def test_the_worker_fetches_little_when_it_is_installed(sample_site: SampleSite) -> None:
    import brotli

    text = (sample_site.site / "sw.js").read_text("utf-8")
    shell = json.loads(re.match(r"const SHELL=(\{.*?\});", text)[1])  # type: ignore[index]
    paths = [*shell["assets"], *(f"{page}index.html" for page in shell["pages"])]
    assert {"luring/index.html", "en/luring/index.html", "index.html"} <= set(paths)
    weights = {path: len(brotli.compress((sample_site.site / path).read_bytes(), quality=11)) for path in paths}
    assert sum(weights.values()) <= 40_000, weights
