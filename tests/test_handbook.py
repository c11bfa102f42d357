"""The handbook's generated pages are what the program says today; ETALASE_TULIS_ULANG=1 rewrites them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from etalase import manual, schema

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "panduan"


@pytest.mark.parametrize(("name", "text"), [("masalah.md", manual.handbook), ("kunci.md", schema.reference)])
def test_a_generated_page_is_up_to_date(name: str, text: Callable[[], str]) -> None:
    file = GUIDE / name
    if os.environ.get("ETALASE_TULIS_ULANG") == "1":
        file.write_text(text(), "utf-8", newline="\n")
    assert file.read_text("utf-8") == text()
