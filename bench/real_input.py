"""Real goods in files that nobody here wrote: 290 products and 30 photographs become a site and a booklet.

    python -m bench.real_input [DATA] [--keep FOLDER]

DATA holds `off_899_products_2019.csv`, `balikpapan_wilayah.csv` and `photos/`; nothing of it is kept. The products are
imported with a mapping file as a person would, the photographs with a second spreadsheet of two columns, and what comes
out is compared with the rows that went in.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from etalase import cli

ROOT = Path(__file__).parents[1]
DEFAULT_DATA = ROOT.parent / "shared" / "data"
PRODUCTS = "off_899_products_2019.csv"
REGIONS = "balikpapan_wilayah.csv"
VENDOR, EXHIBITION, EDITION = "dapur-uji", "pameran-uji", "katalog"
AS_OF = "2026-11-24"

CONTENT = {
    "site.yaml": "nama: Uji Barang Asli\nbase_url: https://uji.example/\nwilayah: '6471'\nlisensi_data: ODbL 1.0\n",
    "categories.yaml": "- {id: aneka, nama: {id: Aneka, en: Various}, jenis: lain}\n",
    f"vendors/{VENDOR}/vendor.yaml": "nama: Dapur Uji\nkode: UJI\nkelurahan: Manggar\nizin: {nib: {status: belum}}\n",
    f"exhibitions/{EXHIBITION}/exhibition.yaml": (
        "nama: Pameran Uji\nkode: PUJI\ntempat: Lapangan Uji\nmulai: 2026-12-05\nselesai: 2026-12-07\n"
        "denah:\n  kolom: 2\n  baris: 1\n  sel:\n    - [A1, .]\n"
        f"stan:\n  - {{nomor: A1, pelaku: [{VENDOR}]}}\n"
    ),
}


@dataclass(slots=True)
class Result:
    """What went in and what came out. `rows` are those of the spreadsheet, `report` what the import said."""

    rows: list[dict[str, str]]
    photos: dict[str, str]
    content: Path
    output: Path
    report: str
    statuses: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def missing(data: Path) -> str | None:
    """What lacks in the data folder, or None."""
    lacking = [name for name in (PRODUCTS, REGIONS, "photos") if not (data / name).exists()]
    return f"REAL INPUT NOT TESTED: {data} has no {', '.join(lacking)}" if lacking else None


def run(data: Path, work: Path, *build: str) -> Result:
    """Import everything into a new content folder below `work`, and build it; `build` are further options."""
    content = work / "content"
    for name, text in CONTENT.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    _regions(data / REGIONS, content / "regions.csv")
    with (data / PRODUCTS).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    result = Result(rows, {}, content, work / "output", "")
    folders = ["--content", str(content), "--output", str(work / "output"), "--cache", str(work / ".cache")]
    common = [*folders, "--as-of", AS_OF, "--lang", "id"]
    mapping = ["--map", str(ROOT / "bench" / "real_input_map.yaml")]
    steps = {
        "dry run": ["import", str(data / PRODUCTS), *mapping],
        "import": ["import", str(data / PRODUCTS), *mapping, "--apply"],
        "again": ["import", str(data / PRODUCTS), *mapping],
    }
    told = {name: _type(result, name, [*arguments, *common]) for name, arguments in steps.items()}
    result.report = told["import"]
    result.photos = _photo_sheet(data / "photos", _taken(rows), work / "foto.csv")
    photo_words = ["import", str(work / "foto.csv"), "--photos", str(data / "photos"), "--apply"]
    result.report += _type(result, "photos", [*photo_words, *common])
    _type(result, "build", ["build", "--only", "site,print", *build, *common])
    return result


def _type(result: Result, name: str, arguments: list[str]) -> str:
    """Run one command as if it was typed; what it prints is returned."""
    said = io.StringIO()
    started = time.perf_counter()
    with contextlib.redirect_stdout(said):
        result.statuses[name] = cli.main(arguments)
    result.seconds[name] = time.perf_counter() - started
    return said.getvalue()


def _regions(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    lines = [f"{r['kode_kemendagri']},{r['kelurahan']},{r['kode_kecamatan']},{r['kecamatan']}" for r in rows]
    target.write_text("\n".join(["kode_kelurahan,kelurahan,kode_kecamatan,kecamatan", *lines]) + "\n", "utf-8")


def _taken(rows: list[dict[str, str]]) -> list[str]:
    """The barcodes of rows that can become products: 8 or 13 digits with the right last one."""
    return [row["barcode"] for row in rows if len(row["barcode"]) in (8, 13)]


def _photo_sheet(photos: Path, barcodes: list[str], target: Path) -> dict[str, str]:
    """A spreadsheet that gives every photograph to one product, spread over all of them; barcode → file name."""
    names = sorted(path.name for path in photos.iterdir() if path.is_file())
    step = len(barcodes) // len(names)
    given = {barcodes[n * step]: name for n, name in enumerate(names)}
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["Barcode", "Foto"])
        writer.writerows(given.items())
    return given


def entries(result: Result) -> dict[str, str]:
    """Barcode → id of the product that carries it, read from the files that were written."""
    found = {}
    for path in (result.content / "vendors" / VENDOR / "products").glob("*.md"):
        if barcode := re.search(r'^gtin: "([0-9]+)"$', path.read_text("utf-8"), re.MULTILINE):
            found[barcode[1]] = path.stem
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DEFAULT_DATA)
    parser.add_argument("--keep", type=Path, default=None, metavar="FOLDER", help="work here and leave everything")
    options = parser.parse_args()
    if (lacking := missing(options.data)) is not None:
        print(lacking, file=sys.stderr)
        return 2
    with contextlib.ExitStack() as stack:
        work = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        result = run(options.data, work)
        for name, seconds in result.seconds.items():
            print(f"{name:10} exit {result.statuses[name]}  {seconds:6.2f} s")
        print(f"{len(result.rows)} rows, {len(entries(result))} products, {len(result.photos)} photographs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
