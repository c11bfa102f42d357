"""Shared tools of the tests: a browser, a web server for a folder, and the accessibility judge."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from etalase import parts
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
