"""The office's pages in a browser, from the disk as they are opened: nothing sticks out, and axe finds no barrier."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from etalase import pipeline
from tests import small_site

pytestmark = pytest.mark.browser

PAGES = ("index", "kesiapan", "kesiapan/camilan", "produk/dapur-teluk", "izin-jatuh-tempo", "masalah")
ASKS = b"syarat: [{apa: halal, tingkat: wajib, sumber: uji}, {apa: gtin, tingkat: wajib, sumber: uji}]\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as the office sees it, with a permit that ended and a shop that asks for something."""
    files = small_site.files()
    files["content/retailers/toko.yaml"] += ASKS
    abon = "content/vendors/dapur-teluk/products/abon.md"
    files[abon] = files[abon].replace(b"-31", b"-25").replace(b"2031-03-01", b"2025-12-31")
    content = small_site.write(tmp_path_factory.mktemp("kantor"), files)
    pipeline.build(dataclasses.replace(small_site.request(content), only=("staff",)))
    return content.parent / "output" / "staff"


@pytest.fixture(scope="module")
def view(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_the_disk_without_a_barrier(office: Path, view: Any, axe_source: str, name: str) -> None:
    view.goto((office / f"{name}.html").as_uri(), wait_until="load")
    assert view.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    view.evaluate(axe_source)
    for scheme in ("light", "dark"):
        view.emulate_media(color_scheme=scheme)
        told = view.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete'], preload: false})")
        found = [
            (rule["id"], node["target"])
            for kind in ("violations", "incomplete")
            for rule in told[kind]
            for node in rule["nodes"]
        ]
        assert found == []
