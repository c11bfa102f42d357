"""Berkas di tempat yang salah

Setiap jenis berkas punya folder sendiri: produk di `vendors/<pelaku>/products/`, foto di
`vendors/<pelaku>/photos/`, ritel di `retailers/`, dan seterusnya. Nama berkas isian berakhir `.yaml` atau `.md`.

*Mengapa.* Berkas isian di tempat lain tidak dibaca, jadi isinya hilang tanpa suara; karena itu menahan penerbitan.
Berkas lain hanya diperingatkan. Dua nama yang berbeda huruf besarnya saja menjadi satu berkas di Windows.

*Cara membetulkan.* Pindahkan berkasnya ke tempat yang disarankan, atau keluarkan dari folder content.

*Salah* di `content/vendors/dapur-teluk/keripik.md` <- file.misplaced:

    nama: Keripik

*Salah* di `content/retailers/mini.yml` (seluruh berkas) <- file.misplaced:

    nama: Toko Mini

*Salah* di `content/vendors/dapur-teluk/daftar.txt` (seluruh berkas) <- file.ignored:

    belanja

*Salah* di `content/vendors/dapur-teluk/products/depan.jpg` (foto 900×700) <- file.ignored

*Salah* di `content/pages/Tentang.en.md` (seluruh berkas) <- translation.orphan:

    About us

dan di `content/pages/tentang.en.md` (seluruh berkas) <- path.case-collision:

    About us

*Bagus* di `content/vendors/dapur-teluk/products/keripik.md`:

    nama: Keripik
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from etalase.checks._shared import ERROR, WARNING, all_of, folder
from etalase.model import Catalog
from etalase.place import Place
from etalase.problem import Problem

CODES = {**all_of(ERROR, "file.misplaced path.case-collision"), "file.ignored": WARNING}

_RIGHT = re.compile(
    r"(?:site|categories|synonyms|kode-lama|tema-cetak)\.yaml|(?:regions|dicetak)\.csv"
    r"|vendors/[^/]+/(?:vendor\.yaml|products/[^/]+\.md|photos/[^/]+)"
    r"|(?:retailers|rules)/[^/]+\.yaml|exhibitions/[^/]+/(?:exhibition\.yaml|[^/]+\.svg)"
    r"|(?:trainings|pages)/[^/]+\.md|photos/[^/]+"
)
_ENTRY = (".yaml", ".yml", ".md", ".csv")
_PICTURE = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".svg")
_NOTES = re.compile(r"(?:.*/)?(?:readme|baca-?saya)[^/]*", re.IGNORECASE)
# Where a file of this name belongs, by its own name or by the folder it lies in.
_BY_NAME = {
    "site": "site.yaml",
    "categories": "categories.yaml",
    "synonyms": "synonyms.yaml",
    "kode-lama": "kode-lama.yaml",
    "tema-cetak": "tema-cetak.yaml",
    "regions": "regions.csv",
    "dicetak": "dicetak.csv",
}


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    root = folder(catalog)
    start = len(root) + 1
    meant: frozenset[str] | None = None
    for path in catalog.files:
        inside = path[start:]
        if _RIGHT.fullmatch(inside) or _NOTES.fullmatch(inside):
            continue
        if meant is None:
            meant = _named(catalog, root)
        if path not in meant:
            yield _told(path, inside, root)
    yield from _collisions(catalog.files)


def _named(catalog: Catalog, root: str) -> frozenset[str]:
    """Files that an entry names though they are no content: the proof of consent, the colour profile of the press."""
    named = {f"{root}/{catalog.site.printing.profile}"} if catalog.site.printing.profile else set()
    proofs = {vendor.id: vendor.consent.file for vendor in catalog.vendors.values() if vendor.consent}
    for path in catalog.files:
        parts = path.split("/")
        proof = proofs.get(parts[2]) if len(parts) > 3 and parts[1] == "vendors" else None
        if proof and parts[-1] == PurePosixPath(proof.replace("\\", "/")).name:
            named.add(path)
    return frozenset(named)


def _told(path: str, inside: str, root: str) -> Problem:
    place = Place(path)
    lower = inside.casefold()
    if lower.endswith(_ENTRY):
        right = _right_place(inside)
        return Problem("file.misplaced", place, {"file": inside[:120]}, f"{root}/{right}" if right else None)
    right = _right_photo(inside) if lower.endswith(_PICTURE) else None
    return Problem("file.ignored", place, {"file": inside[:120]}, f"{root}/{right}" if right else None)


def _right_place(inside: str) -> str | None:
    """Where an entry of this name was probably meant to lie."""
    parts = inside.split("/")
    stem, _, suffix = parts[-1].rpartition(".")
    suffix = {"yml": "yaml"}.get(suffix.casefold(), suffix.casefold())
    if stem.casefold() in _BY_NAME:
        return _BY_NAME[stem.casefold()]
    if parts[0] == "vendors" and len(parts) > 2:
        home = f"vendors/{parts[1]}"
        is_vendor = stem.casefold() == "vendor" or suffix == "yaml"
        return f"{home}/vendor.yaml" if is_vendor else f"{home}/products/{stem}.md"
    if parts[0] == "vendors" and suffix == "yaml":
        return f"vendors/{stem}/vendor.yaml"
    if parts[0] in ("retailers", "rules"):
        return f"{parts[0]}/{stem}.yaml"
    if parts[0] in ("trainings", "pages"):
        return f"{parts[0]}/{stem}.md"
    if parts[0] == "exhibitions":
        return f"exhibitions/{parts[1] if len(parts) > 2 else stem}/exhibition.yaml"
    return None


def _right_photo(inside: str) -> str:
    parts = inside.split("/")
    return (
        f"vendors/{parts[1]}/photos/{parts[-1]}" if parts[0] == "vendors" and len(parts) > 2 else f"photos/{parts[-1]}"
    )


def _collisions(files: tuple[str, ...]) -> Iterator[Problem]:
    """Paths that Windows takes for one: they differ in capitals or in how an accent is stored."""
    folded = {path.casefold() for path in files}
    if len(folded) == len(files) and all(path.isascii() for path in files):
        # Folders may still differ in capitals while each file in them is named differently.
        folders = {path.rpartition("/")[0] for path in files}
        if len({name.casefold() for name in folders}) == len(folders):
            return
    seen: dict[str, str] = {}
    for path in files:
        steps = path.split("/")
        for n in range(1, len(steps) + 1):
            written = "/".join(steps[:n])
            other = seen.setdefault(unicodedata.normalize("NFC", written).casefold(), written)
            if other != written:
                yield Problem("path.case-collision", Place(path), {"a": other[:120], "b": written[:120]})
                break
