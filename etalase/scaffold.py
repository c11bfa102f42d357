"""New entries: files with every required key, the usual ones as comments, and a KODE that nobody has yet.

python build.py new vendor dapur-mangrove "Dapur Mangrove"
python build.py new product dapur-mangrove/abon-kepiting "Abon Kepiting"
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etalase.model import (
    Exhibition,
    Key,
    Product,
    Retailer,
    TextPage,
    Training,
    Vendor,
    keys_of,
)
from etalase.values import ident
from etalase.words import explain_code, words

# What is typed → (noun, file below the content folder, field of the id).
_ENTRIES: dict[str, tuple[Any, str]] = {
    "vendor": (Vendor, "vendors/{id}/vendor.yaml"),
    "product": (Product, "vendors/{vendor}/products/{id}.md"),
    "retailer": (Retailer, "retailers/{id}.yaml"),
    "exhibition": (Exhibition, "exhibitions/{id}/exhibition.yaml"),
    "training": (Training, "trainings/{id}.md"),
    "page": (TextPage, "pages/{id}.md"),
}
# Keys that a new file shows ready to fill in; the others stand in it as comments.
_USUAL = {
    Vendor: ("whatsapp", "cerita"),
    Product: ("harga", "isi", "kemasan", "penyimpanan", "umur_simpan", "foto", "terbit"),
    Retailer: ("syarat", "gerai"),
    Exhibition: ("jam", "stan", "acara"),
    Training: ("mulai", "tempat", "untuk"),
    TextPage: ("urut", "menu"),
}


def new(content: Path, kind: str, told: Sequence[str], language: str) -> int:
    """Write a new entry; `told` is its id (`vendor/product` for a product), then its name if it has one."""
    t = words("cli", language).text
    noun, pattern = _ENTRIES[kind]
    vendor, _, id = told[0].rpartition("/") if kind == "product" else ("", "", told[0])
    name = " ".join(told[1:]) or id.replace("-", " ").title()
    if kind == "product" and not (content / "vendors" / vendor / "vendor.yaml").is_file():
        _fail(t("Pelaku usaha {vendor} belum ada. Ketik: python build.py new vendor {vendor}", vendor=vendor or "…"))
        return 2
    of: ident.IdOf | None = "vendor" if kind == "vendor" else "exhibition" if kind == "exhibition" else None
    _, faults = ident.read_id(id, of)
    for fault in faults:
        _fail(explain_code(fault.code, fault.values, language))
        if fault.hint:
            _fail(t("tulis: {hint}", hint=fault.hint))
    if faults:
        return 2
    path = content / pattern.format(id=id, vendor=vendor)
    if path.exists():
        _fail(t("{path} sudah ada dan tidak diubah.", path=path.as_posix()))
        return 2
    given = {"nama": name, "judul": name}
    if "kode" in {key.name for key in keys_of(noun).values()}:
        given["kode"] = free_code(name, used_codes(content))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(entry_text(noun, given, language, markdown=path.suffix == ".md"), "utf-8", newline="\n")
    print(path.as_posix())
    return 0


def entry_text(noun: Any, given: dict[str, str], language: str, *, markdown: bool) -> str:
    """The text of a new file: required and usual keys to fill in, every other key as a comment with its example."""
    n = ("id", "en").index(language)
    keys = [key for key in keys_of(noun).values() if key.name not in ("catatan", "abaikan_ejaan")]
    ready = [key for key in keys if key.required or key.name in given or key.name in _USUAL[noun]]
    ready.sort(key=lambda key: not key.required)
    lines = []
    for key in ready:
        lines.append(f"# {key.help[n]}" + ("" if key.name in given else f" ({key.example})"))
        lines.append(f"{key.name}: {_quoted(given[key.name]) if key.name in given else ''}".rstrip())
    others = [key for key in keys if key not in ready]
    if others:
        lines.append("")
        lines += [_commented(key, n) for key in others]
    text = "\n".join(lines) + "\n"
    return f"---\n{text}---\n" if markdown else text


def _commented(key: Key, n: int) -> str:
    return f"# {key.name}: {key.example}   # {key.help[n]}"


def _quoted(text: str) -> str:
    """The text as YAML reads it back: plain where that is safe, else in double quotes."""
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 .()-]*[A-Za-z0-9.)]", text) and text.casefold() not in (
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
    ):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def used_codes(content: Path) -> set[str]:
    """Every KODE written anywhere in the content folder, in upper case, retired ones included."""
    found: set[str] = set()
    for path in sorted([*content.rglob("*.yaml"), *content.glob("vendors/*/products/*.md")]):
        text = path.read_text("utf-8", errors="replace")
        found |= {match.upper() for match in re.findall(r"\bkode:\s*['\"]?([A-Za-z0-9-]+)", text)}
        if path.name == "kode-lama.yaml":
            found |= {match.upper() for match in re.findall(r"^['\"]?([A-Za-z0-9-]+)['\"]?\s*:", text, re.MULTILINE)}
    return found


def free_code(name: str, used: set[str]) -> str:
    """A KODE from the letters of a name and a number: `Abon Kepiting` → `AK01`, or the next that is free.

    >>> free_code("Abon Kepiting", {"AK01"})
    'AK02'
    """
    parts = [part for part in ident.slug(name).split("-") if part] or ["p"]
    letters = "".join(part[0] for part in parts[:4]) if len(parts) > 1 else parts[0][:3]
    stem = letters.upper()
    number = 1
    while (code := f"{stem}{number:02d}") in used:
        number += 1
    return code


def _fail(text: str) -> None:
    print(text, file=sys.stderr)
