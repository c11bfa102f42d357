"""The server that measurements and browser tests use behaves like a good host."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from tools.audit.serve import served

PAGE = "<!doctype html><title>Etalase</title>" + "<p>Amplang renyah dari Balikpapan.</p>" * 50


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "situs é"
    (folder / "produk").mkdir(parents=True)
    (folder / "aset").mkdir()
    (folder / "produk" / "index.html").write_text(PAGE, "utf-8")
    (folder / "404.html").write_text("hilang", "utf-8")
    (folder / "aset" / "a.1234.css").write_text("p{color:red}", "utf-8")
    (folder / "foto.avif").write_bytes(b"\0\0\0")
    (folder / "_headers").write_text("/*\n  X-Content-Type-Options: nosniff\n/produk/*\n  X-Uji: ya\n", "utf-8")
    (tmp_path / "rahasia.txt").write_text("rahasia", "utf-8")
    return folder


@pytest.fixture
def root(site: Path) -> Iterator[str]:
    with served(site, "/katalog/", quality=5) as address:
        yield address


def fetch(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port)
    connection.request("GET", parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_pages_are_sent_with_brotli_to_whoever_takes_it(root: str):
    status, headers, body = fetch(root + "produk/", Accept_Encoding="gzip, br")
    assert (status, headers["Content-Encoding"], headers["Content-Type"]) == (200, "br", "text/html; charset=utf-8")
    assert len(body) < len(PAGE) / 4
    assert brotli.decompress(body).decode() == PAGE
    assert fetch(root + "produk/")[2].decode() == PAGE


def test_pictures_have_their_type_and_are_sent_as_they_are(root: str):
    status, headers, body = fetch(root + "foto.avif", Accept_Encoding="br")
    assert (status, headers["Content-Type"], body) == (200, "image/avif", b"\0\0\0")
    assert "Content-Encoding" not in headers


def test_hashed_names_are_kept_for_ever_and_pages_are_asked_for_again(root: str):
    assert "immutable" in fetch(root + "aset/a.1234.css")[1]["Cache-Control"]
    _, headers, _ = fetch(root + "produk/")
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert fetch(root + "produk/", If_None_Match=headers["ETag"])[0] == 304


def test_the_sites_own_headers_are_sent(root: str):
    assert fetch(root + "produk/")[1]["X-Uji"] == "ya"
    headers = fetch(root + "foto.avif")[1]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "X-Uji" not in headers


def test_an_unknown_address_shows_the_404_page(root: str):
    status, _, body = fetch(root + "tiada/")
    assert (status, body) == (404, b"hilang")


@pytest.mark.parametrize("path", ["../rahasia.txt", "%2e%2e/rahasia.txt", "produk/../../rahasia.txt"])
def test_nothing_outside_the_folder_is_sent(root: str, path: str):
    assert fetch(root + path)[0] == 404


def test_addresses_outside_the_base_are_unknown(root: str):
    assert fetch(root.replace("/katalog/", "/produk/"))[0] == 404


def test_a_folder_without_its_slash_leads_to_the_one_with_it(root: str):
    status, headers, _ = fetch(root + "produk")
    assert (status, headers["Location"]) == (301, "/katalog/produk/")
