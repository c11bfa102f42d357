"""docs/architecture.md and the house agree: every module is named there, and every module named there exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "etalase"
TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def modules(folder: Path) -> set[str]:
    files = {path.stem for path in folder.glob("*.py")}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    return {name for name in files | packages if not name.startswith("__")}


def test_every_room_is_named() -> None:
    named = set(re.findall(r"`([a-z_]+)`", TEXT))
    rooms = modules(PACKAGE) | modules(PACKAGE / "plan") | modules(PACKAGE / "make")
    assert rooms - named == set()


def test_every_room_named_exists() -> None:
    table = TEXT[TEXT.index("## Rooms") : TEXT.index("## Laws")]
    rooms = [
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    ]
    inside = re.findall(r"`(\w+)`", table[table.index("Inside `plan`:") : table.index("`templates/`")])
    assert set(rooms) == modules(PACKAGE)
    assert set(inside) - {"plan"} == modules(PACKAGE / "plan")
