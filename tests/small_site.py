"""A small content folder with nothing to complain about, and ways to change one file of it."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image

from etalase import pipeline
from etalase.manual import WHOLE_FILE, Sheet
from etalase.pipeline import Finding
from etalase.request import Request
from tests import made_photos

AS_OF = dt.date(2026, 11, 24)
ROOT = Path(__file__).parents[1]

SITE: dict[str, str] = {
    "content/site.yaml": """\
nama: Etalase Contoh
base_url: https://etalase.example/
wilayah: "6471"
contoh: ya
""",
    "content/categories.yaml": """\
- {id: camilan, nama: Camilan, jenis: makanan}
- {id: kriya, nama: Kriya, jenis: kriya}
""",
    "content/regions.csv": """\
kode_kelurahan,kelurahan,kode_kecamatan,kecamatan
64.71.01.1001,Manggar,64.71.01,Balikpapan Timur
64.71.06.1002,Klandasan Ulu,64.71.06,Balikpapan Kota
""",
    "content/rules/halal.yaml": """\
- id: halal-menengah
  apa: halal
  syarat: {skala: menengah}
  mulai_berlaku: 2024-10-18
  sumber: PP 42/2024
- id: halal-mikro-kecil
  apa: halal
  syarat: {skala: mikro-kecil}
  mulai_berlaku: 2026-10-18
  sumber: PP 42/2024
""",
    "content/rules/izin-edar.yaml": """\
- id: beku
  apa: izin-edar
  syarat: {pangan: ya, penyimpanan: [dingin, beku], izin: bpom}
  sumber: PerBPOM 22/2018
- id: olah-beku
  apa: izin-edar
  syarat: {pangan: ya, pengolahan: [steril, pasteurisasi, beku], izin: bpom}
  sumber: PerBPOM 22/2018
- id: rumahan
  apa: izin-edar
  syarat: {pangan: ya, izin: pirt}
  sumber: PerBPOM 22/2018
""",
    "content/vendors/dapur-teluk/vendor.yaml": """\
nama: Dapur Teluk
kode: DTL
kelurahan: Manggar
skala: mikro
izin: {nib: "0000000000024"}
persetujuan: {tanggal: 2026-10-01, cara: formulir bertanda tangan}
""",
    "content/vendors/dapur-teluk/products/abon.md": """\
---
nama: Abon Ikan
kode: ABN01
kategori: camilan
harga: 25000
isi: 100 g
kemasan: plastik
izin:
  pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}
  halal: "ID64110000000000326"
foto: [abon.jpg]
---
Abon ikan tenggiri yang disangrai pelan.
""",
    "content/vendors/anyam-damai/vendor.yaml": """\
nama: Anyam Damai
kode: ADM
kelurahan: Klandasan Ulu
izin: {nib: "0000000000031"}
""",
    "content/vendors/anyam-damai/products/tas.md": """\
---
nama: Tas Rotan
kode: TAS01
kategori: kriya
harga: 150000
---
Tas rotan anyaman tangan.
""",
    "content/retailers/toko.yaml": """\
nama: Toko Contoh
jenis: toko
gerai:
  - {id: pusat, nama: Gerai Pusat, kelurahan: Manggar}
""",
    "content/exhibitions/pasar/exhibition.yaml": """\
nama: Pasar Contoh
kode: PSR26
tempat: Halaman Contoh
mulai: 2026-12-05
selesai: 2026-12-07
denah:
  kolom: 3
  baris: 1
  sel:
    - [A1, ., A2]
stan:
  - {nomor: A1, pelaku: [dapur-teluk]}
  - {nomor: A2, pelaku: [anyam-damai]}
""",
    "content/trainings/klinik.md": """\
---
judul: Klinik P-IRT
tanggal: 2026-12-11
---
Bawa surat NIB.
""",
    "content/pages/tentang.md": """\
---
judul: Tentang kami
---
Katalog contoh.
""",
}
PHOTO = "content/vendors/dapur-teluk/photos/abon.jpg"

# What a new file of each kind starts from; `{kode}` becomes a code of its own.
_NEW = (
    (
        re.compile(r"content/vendors/[^/]+/products/[^/]+\.md"),
        "---\nnama: Barang Contoh\nkode: {kode}\nkategori: kriya\nharga: 50000\n---\nBarang contoh.\n",
    ),
    (
        re.compile(r"content/vendors/[^/]+/vendor\.yaml"),
        "nama: Usaha Contoh\nkode: {kode}\nkelurahan: Manggar\nizin: {{nib: {{status: belum}}}}\n",
    ),
    (re.compile(r"content/vendors/[^/]+/[^/]+\.md"), "---\nnama: Barang Contoh\n---\n"),
    (re.compile(r"content/(?:pages|trainings)/[^/]+\.md"), "---\njudul: Contoh\n---\nIsi.\n"),
)


def files() -> dict[str, bytes]:
    """The clean site: path → bytes."""
    return {path: text.encode() for path, text in SITE.items()} | {PHOTO: photo(900, 700)}


def photo(width: int, height: int) -> bytes:
    """A sharp little photo that no other has."""
    return made_photos.plain(size=(width, height), colour=(width % 256, height % 256, 90))


def placed(sheet: Sheet) -> tuple[bytes, int]:
    """The bytes of an example's file, and by how many lines the example stands lower in it."""
    form = sheet.form
    if form in _PICTURES:
        return _PICTURES[form](), 0
    if size := re.fullmatch(r"foto ([0-9]+)×([0-9]+)", form):
        return photo(int(size[1]), int(size[2])), 0
    if form == "foto abon.jpg":
        return photo(900, 700), 0
    if form == WHOLE_FILE:
        return sheet.text.encode(), 0
    text, offset = _merged(sheet.file, sheet.text)
    if form == "UTF-16":
        return text.encode("utf-16"), offset
    if form == "BOM":
        return b"\xef\xbb\xbf" + text.encode(), offset
    if form == "Windows-1252":
        return text.encode("cp1252"), offset
    if form == "biner":
        return b"\x00" + text.encode(), offset
    assert not form, f"unknown form of file: {form}"
    return text.encode(), offset


def _merged(path: str, keys: str) -> tuple[str, int]:
    """The clean file with these keys in place of its own; they stand last among the keys."""
    base = SITE.get(path) or _new(path)
    given = set(re.findall(r"^([a-z_]+):", keys, re.MULTILINE))
    is_markdown = path.endswith(".md")
    head, _, body = base.removeprefix("---\n").partition("---\n") if is_markdown else (base, "", "")
    kept: list[str] = []
    keeping = True
    for line in head.splitlines():
        if found := re.match(r"([a-z_]+):", line):
            keeping = found[1] not in given
        if keeping:
            kept.append(line)
    above = [*(["---"] if is_markdown else []), *kept]
    below = f"---\n{body}" if is_markdown else ""
    return "\n".join(above) + "\n" * bool(above) + keys + below, len(above)


def _new(path: str) -> str:
    template = next((text for pattern, text in _NEW if pattern.fullmatch(path)), "")
    return template.format(kode=f"K{zlib.crc32(path.encode()) % 10**6:06}") if template else ""


def _animated() -> bytes:
    frames = [Image.new("RGB", (900, 700), colour) for colour in ((9, 9, 9), (90, 90, 90))]
    buffer = BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


_PICTURES = {
    "kosong": lambda: b"",
    "terpotong": lambda: made_photos.saved(Image.effect_noise((900, 700), 60), "JPEG")[:20000],
    "GPS": made_photos.with_gps,
    "CMYK": lambda: made_photos.saved(Image.new("CMYK", (900, 700)), "JPEG"),
    "GIF bergerak": _animated,
}


def write(folder: Path, contents: dict[str, bytes]) -> Path:
    """The files below `folder`; returns the content folder."""
    for path, data in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder / "content"


def request(content: Path, as_of: dt.date = AS_OF) -> Request:
    parent = content.parent
    return Request(
        content=content,
        templates=ROOT / "templates",
        output=parent / "output",
        cache=parent / ".cache",
        as_of=as_of,
        jobs=1,
    )


def findings(content: Path, as_of: dt.date = AS_OF) -> tuple[Finding, ...]:
    """Everything that `check` says about a content folder."""
    return pipeline.check(request(content, as_of))[1]


def complaints(folder: Path, contents: dict[str, bytes]) -> list[tuple[str, int, str]]:
    """File, line and code of every finding; line 0 for a finding about the file as a whole."""
    found = findings(write(folder, contents))
    return [(f.problem.place.file, _line(f), f.problem.code) for f in found]


def _line(finding: Finding) -> int:
    place = finding.problem.place
    return place.line if place.width or place.line > 1 else 0
