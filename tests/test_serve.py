"""The preview as staff meet it: a file is edited, the browser follows; a mistake shows over the page and goes again."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bench.generate import generate

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a running preview and its content folder."""
    folder = tmp_path_factory.mktemp("pratinjau é")
    content = generate(folder, n_products=4, seed=9)
    with contextlib.closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "build.py", "serve", "--port", str(port), "--lang", "id", "--as-of", "2026-11-24"]
    command += ["--content", str(content), "--cache", str(folder / ".cache"), "--output", str(folder / "output")]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}/"
    wait_for(lambda: opens(address), 60)
    yield address, content
    run.terminate()
    run.wait(timeout=15)
    assert not (folder / "output").exists(), "the preview builds into the cache, never into output/"


def opens(address: str) -> bool:
    try:
        with urllib.request.urlopen(address) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def wait_for(holds: Any, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


def test_an_edit_reaches_the_open_page(preview: tuple[str, Path], chromium: Any) -> None:
    address, content = preview
    file = content / "vendors/usaha-contoh-00000/vendor.yaml"
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}pelaku/usaha-contoh-00000/")
    text = file.read_text("utf-8")
    name = text.split("\n", 1)[0]
    file.write_text(text.replace(name, "nama: Dapur yang Berganti Nama"), "utf-8")
    page.wait_for_selector("h1:has-text('Dapur yang Berganti Nama')", timeout=20_000)
    file.write_text(text, "utf-8")
    page.wait_for_selector(f"h1:has-text('{name.removeprefix('nama: ')}')", timeout=20_000)
    assert complaints == []
    page.close()


def test_a_mistake_shows_over_the_page_and_goes_when_mended(preview: tuple[str, Path], chromium: Any) -> None:
    address, content = preview
    file = next(content.glob("vendors/usaha-contoh-00000/products/*.md"))
    text = file.read_text("utf-8")
    page = chromium.new_page()
    page.goto(address)
    assert page.locator("dialog").is_hidden()
    file.write_text(text.replace("\nharga: ", "\nharag: ", 1), "utf-8")
    page.wait_for_selector("dialog[open]", timeout=20_000)
    shown = page.locator("dialog").inner_text()
    assert f"content/vendors/usaha-contoh-00000/products/{file.name}:5:1" in shown
    assert 'Kunci "harag" tidak dikenal' in shown
    assert "tulis: harga: " in shown
    file.write_text(text, "utf-8")
    page.wait_for_selector("dialog", state="hidden", timeout=20_000)
    page.close()


def test_a_photo_that_alone_changes_reaches_the_open_page(preview: tuple[str, Path], chromium: Any) -> None:
    address, content = preview
    file = next(content.glob("vendors/usaha-contoh-00000/products/*.md"))
    photo = content / "vendors/usaha-contoh-00000/photos/depan.jpg"
    photo.parent.mkdir(exist_ok=True)
    Image.new("RGB", (900, 900), "#c9a26b").save(photo)
    file.write_text(file.read_text("utf-8").replace("\nharga: ", "\nfoto: [depan.jpg]\nharga: ", 1), "utf-8")
    page = chromium.new_page()
    page.goto(f"{address}produk/usaha-contoh-00000/{file.stem}/")
    page.wait_for_selector(".gal img", timeout=20_000)
    before = page.get_attribute(".gal img", "src")
    # After its first seconds a page no longer asks by itself: only the call of the preview reaches it.
    page.wait_for_timeout(4_500)
    Image.new("RGB", (900, 900), "#0b5a4a").save(photo)
    page.wait_for_function("before => document.querySelector('.gal img')?.getAttribute('src') !== before", arg=before)
    page.close()


def test_what_is_missing_is_the_sites_own_404_page(preview: tuple[str, Path]) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{preview[0]}tidak-ada/")
    assert caught.value.code == 404
    assert "<h1" in caught.value.read().decode()
