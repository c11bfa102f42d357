"""Id: nama berkas, nama folder, dan id dalam daftar

Id menjadi bagian alamat halaman. Isinya huruf kecil, angka, dan tanda hubung: `dapur-teluk`, bukan `Dapur Teluk`.
Dalam satu daftar setiap id hanya boleh dipakai sekali.

*Mengapa.* Spasi dan huruf besar membuat alamat berbeda di tiap komputer; beberapa nama (con, aux, nul, com1 …)
tidak dapat dipakai di Windows; dan dari dua id yang sama hanya satu yang dapat tampil.

*Cara membetulkan.* Ganti nama berkas, folder, atau id dengan yang disarankan. Id yang sudah tercetak atau tersebar
jangan diganti; yang diganti adalah yang baru.

*Salah* di `content/vendors/dapur-teluk/products/Abon Pedas.md` <- id.shape:

    nama: Abon Pedas

*Salah* di `content/vendors/dapur-teluk/products/aux.md` <- id.reserved:

    nama: Abon Pedas

*Salah* di `content/retailers/toko.yaml`:

    gerai:
      - id: gerai-paling-lengkap-di-seluruh-kota-balikpapan-dekat-pasar-dan-terminal-kota-lama-satu # <- id.too-long
        nama: Gerai Pusat
        kelurahan: Manggar

*Salah* di `content/categories.yaml` (seluruh berkas):

    - {id: camilan, nama: Camilan, jenis: makanan}
    - {id: kriya, nama: Kriya, jenis: kriya}
    - {id: camilan, nama: Camilan Basah, jenis: makanan} # <- id.duplicate

*Salah* di `content/retailers/toko.yaml`:

    gerai:
      - {id: pusat, nama: Gerai Pusat, kelurahan: Manggar}
      - {id: pusat, nama: Gerai Barat, kelurahan: Klandasan Ulu} # <- id.duplicate

*Salah* di `content/exhibitions/pasar/exhibition.yaml`:

    edisi:
      - {id: katalog}
      - {id: katalog, untuk: pembeli} # <- id.duplicate

*Bagus* di `content/retailers/toko.yaml`:

    gerai:
      - {id: pusat, nama: Gerai Pusat, kelurahan: Manggar}
      - {id: barat, nama: Gerai Barat, kelurahan: Klandasan Ulu}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from etalase.checks._shared import ERROR, all_of
from etalase.model import Exhibition, Retailer, Source
from etalase.place import Place
from etalase.problem import Problem

CODES = all_of(ERROR, "id.shape id.too-long id.reserved id.duplicate")

_LIST_FILE = re.compile(r"[^/]+/(?:categories|rules/[^/]+)\.yaml")
_ID = re.compile(r"id:[ \t]*[\"']?([a-z0-9][^\s\"',}#]*)")


def check_text(file: str, text: str) -> Iterator[Problem]:
    """Files that are lists of entries: an id typed twice. The second entry would be dropped when they are gathered."""
    if not _LIST_FILE.fullmatch(file):
        return
    seen: dict[str, int] = {}
    for line, column, id in _ids(text):
        if id in seen:
            yield Problem(
                "id.duplicate", Place(file, line, column, len(id)), {"found": id, "line": seen[id]}, f"{id}-2"
            )
        else:
            seen[id] = line


def _ids(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of the id of each entry of the outer list; ids deeper inside (of texts) do not count."""
    indent: int | None = None
    for n, line in enumerate(text.split("\n"), 1):
        item = re.match(r"( *)-( +)", line)
        if item and (indent is None or len(item[1]) == indent):
            indent = len(item[1])
            start, inner = item.end(), len(item[1]) + 1 + len(item[2])
        elif indent is not None and (spaces := re.match(r" *", line)) and len(spaces[0]) == inner:
            start = inner
        else:
            continue
        start += 1 if line[start : start + 1] == "{" else 0
        start += len(line[start:]) - len(line[start:].lstrip())
        if found := _ID.match(line, start):
            yield n, found.start(1) + 1, found[1]


def check_entry(entry: object) -> Iterator[Problem]:
    if isinstance(entry, Retailer):
        yield from _twice(entry.source, "gerai", (outlet.id for outlet in entry.outlets))
    if isinstance(entry, Exhibition):
        yield from _twice(entry.source, "edisi", (edition.id for edition in entry.editions))


def _twice(source: Source, path: str, ids: Iterable[str]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for n, id in enumerate(ids):
        place = source.place(f"{path}.{n}.id")
        if id and id in seen:
            yield Problem("id.duplicate", place, {"found": id, "line": seen[id]}, f"{id}-2")
        seen.setdefault(id, place.line)
