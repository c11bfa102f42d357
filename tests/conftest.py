"""Shared tools of the tests: a browser, a web server for a folder, and the accessibility judge."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from etalase import parts, pipeline
from etalase.request import Request
from tools.audit.serve import served
from tools.test_needs import CHROMIUM

NO_BROWSER = os.environ.get("ETALASE_NO_BROWSER") == "1"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A playwright browser on the machine's own Chromium. Make a context per test: `chromium.new_context(…)`."""
    if NO_BROWSER:
        pytest.skip("ETALASE_NO_BROWSER=1: tests in the browser are left out")
    path = os.environ.get("ETALASE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.fail("Chromium is missing: run `make test`, or set ETALASE_CHROMIUM to its path", pytrace=False)
    from playwright.sync_api import sync_playwright

    # Chromium refuses to sandbox for root, as in containers.
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[..., str]]:
    """`serve_folder(path, base="/")` serves a folder until the tests end and returns its address, ending in `/`."""
    with ExitStack() as servers:

        def serve(folder: Path, base: str = "/") -> str:
            return servers.enter_context(served(folder, base, quality=0))

        yield serve


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The script of axe-core, to be given to `page.evaluate` in a context with `bypass_csp=True`."""
    file = parts.browser_file("axe.js")
    if not file.is_file():
        pytest.fail("axe-core is missing: python build.py setup", pytrace=False)
    return file.read_text("utf-8")


@dataclass(frozen=True, slots=True)
class SampleSite:
    """The sample catalogue as it was built: the folders of the site and of its copy for a stick."""

    site: Path
    usb: Path
    url: str


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> SampleSite:
    """The sample, with its photos made small so that it is built in seconds, served under a folder of its host.

    Test processes share it: the first that needs it builds it, the others wait.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "contoh é"
    built, broken = folder / "selesai", folder / "gagal"
    try:
        folder.mkdir()
    except FileExistsError:
        while not built.exists():
            assert not broken.exists(), "another test process could not build the sample"
            time.sleep(0.2)
    else:
        try:
            build_sample(folder)
            built.touch()
        finally:
            if not built.exists():
                broken.touch()
    site = folder / "output" / "site"
    return SampleSite(site, folder / "output" / "usb", serve_folder(site, "/etalase/"))


def build_sample(folder: Path) -> None:
    root = Path(__file__).parents[1]
    shutil.copytree(root / "content", folder / "content", copy_function=copy_small)
    request = Request(
        content=folder / "content",
        templates=root / "templates",
        output=folder / "output",
        cache=folder / ".cache",
        as_of=dt.date(2026, 11, 24),
        base_url="https://etalase.example/etalase/",
        only=("site",),
        usb=True,
        parts=parts.published(),
        fonts=tuple(parts.font_files()),
    )
    outcome = pipeline.build(request)
    assert outcome.published, [found.problem for found in outcome.findings if found.severity == "error"]


def copy_small(source: str, target: str) -> str:
    """Copy a file; a photo comes out at most 360 pixels wide and high, those of one vendor 800, as shops ask for."""
    from PIL import Image

    if Path(source).suffix.lower() not in {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}:
        return str(shutil.copyfile(source, target))
    size = (800, 800) if "olahan-laut-manggar" in source else (360, 360)
    with Image.open(source) as photo:
        form = photo.format
        photo.draft("RGB", size)
        photo.thumbnail(size)
        photo.save(target, form)
    return target
