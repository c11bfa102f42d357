"""Booklets beside WeasyPrint: the same vendors, goods, prices, pictures, codes and indexes, each book in a process of
its own.

    python -m bench print --products 200 1000 5000 [--theirs 200 1000] [--python PYTHON]

For each size a catalogue is generated in which every vendor has a booth. *command* is all of ours, from reading the
content to the file in `output/print`, with the pictures on the shelf; *setting* is the part of it that WeasyPrint has
too: from texts and picture files to the PDF. PYTHON is one that has WeasyPrint, if this one has not. Layouts are alike,
not the same, so time is compared by the page, and processor time, because a busy machine disturbs the clock.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from bench import generate
from bench.compare_hugo import Cost, measured
from bench.pages import AS_OF, ROOT
from etalase import audience, parts, pipeline
from etalase.plan import Setting
from etalase.plan.booklet import booklets
from etalase.recipe import Document
from etalase.request import Papers, Request
from etalase.workshop import Workshop

EXHIBITION, EDITION = "pameran-contoh", "katalog"
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Book:
    """What one way made: its cost, how many pages, and the size of the files in MB."""

    cost: Cost
    pages: int
    size: float

    @property
    def page_ms(self) -> float:
        """Processor time for a page."""
        return self.cost.cpu / self.pages * 1000


def request(folder: Path, day: dt.date) -> Request:
    return Request(
        content=folder / "content",
        templates=ROOT / "templates",
        output=folder / "output",
        cache=folder / ".cache",
        as_of=day,
        only=("print",),
        papers=Papers(EXHIBITION, EDITION, "layar"),
        parts=parts.published(),
        fonts=tuple(parts.font_files()),
    )


def catalogue(folder: Path, n_products: int) -> None:
    """A generated catalogue with a photo for every product, and an exhibition at which everybody has a booth."""
    content = generate.generate(folder, n_products, n_photos=n_products)
    vendors = sorted(path.name for path in (content / "vendors").iterdir())
    booths = "".join(f"  - {{nomor: '{n}', pelaku: [{vendor}]}}\n" for n, vendor in enumerate(vendors, 1))
    text = f"nama: Pameran Contoh\ntempat: Lapangan Contoh\nmulai: 2026-12-05\nselesai: 2026-12-07\nstan:\n{booths}"
    (content / f"exhibitions/{EXHIBITION}/exhibition.yaml").write_text(text, "utf-8", newline="\n")


def command(folder: Path) -> Book:
    """The book made anew, with its pictures on the shelf: another day is another book with the same pictures."""
    build(folder, AS_OF)
    cost = measured([sys.executable, "-m", "bench.print", "command", str(folder)], folder)
    return _book(cost, sorted((folder / "output/print" / EXHIBITION).glob("*-layar.pdf")))


def build(folder: Path, day: dt.date) -> None:
    outcome = pipeline.build(request(folder, day))
    if not outcome.published:
        raise RuntimeError([found.problem for found in outcome.findings if found.severity == "error"][:5])


def setting(folder: Path) -> Book:
    """Our typesetting alone, as its own process counts it; the memory is that of the whole process."""
    whole = measured([sys.executable, "-m", "bench.print", "setting", str(folder)], folder)
    wall, cpu = (float(number) for number in (folder / "setting.txt").read_text("utf-8").split())
    return _book(Cost(wall, cpu, whole.memory), sorted(folder.glob("set-*.pdf")))


def set_all(folder: Path) -> None:
    """What `setting` runs: every book is set, and only that is timed."""
    from etalase.make.paper import make_document

    templates = {file.name: file.read_bytes() for file in (ROOT / "templates/print").glob("*.typ")}
    wall = cpu = 0.0
    for name, document, pictures in books(folder):
        started, used = time.perf_counter(), sum(os.times()[:4])
        made = make_document(document, templates, pictures, parts.font_files())
        wall, cpu = wall + time.perf_counter() - started, cpu + sum(os.times()[:4]) - used
        (folder / f"set-{name}.pdf").write_bytes(made.data)
    (folder / "setting.txt").write_text(f"{wall} {cpu}", "utf-8")


def theirs(folder: Path, python: str) -> Book:
    pages = written(folder, folder / "html")
    files = [page.with_suffix(".pdf") for page in pages]
    pairs = [str(path) for pair in zip(pages, files, strict=True) for path in pair]
    return _book(measured([python, str(ROOT / "bench/weasyprint_book.py"), *pairs], folder), files)


def _book(cost: Cost, files: Sequence[Path]) -> Book:
    import pikepdf

    count = 0
    for file in files:
        with pikepdf.open(file) as book:
            count += len(book.pages)
    return Book(cost, count, sum(file.stat().st_size for file in files) / _MEGA)


def books(folder: Path) -> Iterator[tuple[str, Document, dict[str, bytes]]]:
    """Every book of the catalogue: its name, how it is made, and its finished pictures."""
    asked = request(folder, AS_OF)
    catalog, _ = pipeline.check(asked)
    public, buyers = (audience.seen_by(catalog, who, AS_OF) for who in ("public", "buyers"))
    plan = booklets(public, buyers, Setting(as_of=AS_OF, base_url=catalog.site.base_url))
    workshop = Workshop(folder, {}, {}, asked.fonts)
    for path, recipe in plan.items():
        if path.startswith("print/") and isinstance(recipe, Document):
            yield Path(path).stem, recipe, workshop._pictures_in(recipe)


def written(folder: Path, target: Path) -> list[Path]:
    """The books as HTML, with their pictures beside them."""
    (target / "gambar").mkdir(parents=True, exist_ok=True)
    pages = []
    for name, document, pictures in books(folder):
        for picture, data in pictures.items():
            (target / picture).write_bytes(data)
        page = target / f"{name}.html"
        page.write_text(html(document.view.build(*document.view.inputs), parts.font_files()), "utf-8")
        pages.append(page)
    return pages


def html(view: Mapping[str, Any], fonts: Sequence[Path]) -> str:
    """The book as one page of HTML: cover, contents, booths, vendors with their goods, prices, indexes."""
    faces = "".join(
        f'@font-face{{font-family:"Buku";font-weight:{weight};src:url("{font.as_uri()}")}}'
        for name, weight in (("Regular", 400), ("SemiBold", 600), ("Bold", 700), ("ExtraBold", 800))
        for font in fonts
        if font.stem == f"PlusJakartaSans-{name}"
    )
    body = "".join(_body(view))
    head = f'<meta charset="utf-8"><title>{escape(view["title"])}</title><style>{faces}{STYLE}</style>'
    return f'<!doctype html><html lang="id">{head}{body}</html>'


STYLE = """
@page{size:148mm 210mm;margin:18mm 14mm;@bottom-right{content:counter(page);font:700 8pt Buku}}
body{font:8.2pt/4mm Buku}h1{font-size:21pt;line-height:8mm;break-before:page}h2{font-size:12pt;break-after:avoid}
p{margin:0}a{color:inherit;text-decoration:none}.page::after{content:target-counter(attr(href),page);float:right}
.two{columns:2;column-gap:4mm}.vendor{break-inside:avoid-page;margin-bottom:4mm}.qr{float:right;width:20mm;height:20mm}
.good{display:flow-root;break-inside:avoid;border-top:.3pt solid #ccc;padding:1mm 0}
.good img{float:left;width:9mm;height:9mm;margin-right:2mm;object-fit:cover}
.block .good img{width:25mm;height:36mm}.row{border-bottom:.3pt solid #ccc;break-inside:avoid}b{font-weight:700}
"""


def _body(view: Mapping[str, Any]) -> Iterator[str]:
    words = {name: escape(word) for name, word in view["words"].items() if isinstance(word, str)}
    yield f"<h1>{escape(view['title'])}</h1><p>{escape(view['subtitle'])}<h1>{words['contents']}</h1>"
    yield from (f"<p>{_to(f's{n}', section['title'])}" for n, section in enumerate(view["sections"]))
    yield f'<h1>{words["booths"]}</h1><div class="two">'
    for booth in view["booths"]:
        for row in booth["rows"]:
            yield f'<p class="row"><b>{escape(booth["number"])}</b> {_to(row["anchor"], row["name"])}'
    yield "</div>"
    for n, section in enumerate(view["sections"]):
        yield f'<h1 id="s{n}">{escape(section["title"])}</h1>'
        for group in section["groups"]:
            yield from _vendor(group)
    yield f'<h1>{words["prices"]}</h1><div class="two">'
    for part in view["prices"]:
        for row in part["rows"]:
            said = escape(f"{row['name']} {row['content']} {row['booth']}")
            yield f'<p class="row">{said} <b>{escape(row["price"])}</b>'
    yield f'</div><h1>{words["index"]}</h1><div class="two">'
    for part in view["indexes"]:
        yield f"<h2>{escape(part['title'])}</h2>"
        for entry in part["entries"]:
            yield f"<p>{_to(entry['anchors'][0], entry['name'])} {escape(entry['booths'])}"
    yield "</div>"


def _to(anchor: str, text: str) -> str:
    """A line that says on which page the spot is."""
    return f'<a class="page" href="#{anchor}">{escape(text)}</a>'


def _vendor(group: Mapping[str, Any]) -> Iterator[str]:
    numbers = ", ".join(chip["number"] for chip in group["chips"])
    yield f'<div class="vendor {group["size"]}" id="{group["anchor"]}">{_code(group["qr"]) if group["qr"] else ""}'
    yield f"<h2>{escape(numbers)} {escape(group['name'])}</h2><p>{escape(group['where'] or '')}"
    yield f"<p>{escape(group['contact']['text'])}</div>" if group["contact"] else "</div>"
    yield f'<div class="two {group["size"]}">'
    for good in group["goods"]:
        picture = f'<img src="{good["photo"]}" alt="">' if good["photo"] else ""
        yield f'<div class="good" id="{good["anchor"]}">{picture}<b>{escape(good["name"])}</b>'
        yield f"<p>{escape(good['content'] or '')}<p><b>Rp{good['price']}</b> "
        yield f"{escape(good['unit'] or '')} {' '.join(good['badges'])}</div>"
    yield "</div>"


def _code(code: Mapping[str, Any]) -> str:
    runs = "".join(f"M{x} {y}h{length}v1h-{length}z" for y, x, length in code["runs"])
    n = code["n"]
    return f'<svg class="qr" viewBox="-4 -4 {n + 8} {n + 8}"><path d="{runs}"/></svg>'


def main(arguments: Sequence[str] | None = None) -> int:
    told = list(sys.argv[1:] if arguments is None else arguments)
    if told[:1] == ["command"]:
        build(Path(told[1]), AS_OF + dt.timedelta(days=1))
        return 0
    if told[:1] == ["setting"]:
        set_all(Path(told[1]))
        return 0
    parser = argparse.ArgumentParser(
        prog="python -m bench print", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=int, nargs="+", default=[200, 1000, 5000])
    parser.add_argument("--theirs", type=int, nargs="*", default=[200, 1000], help="sizes that WeasyPrint sets too")
    parser.add_argument("--python", default=sys.executable, help="a Python that has WeasyPrint")
    options = parser.parse_args(told)
    if not hasattr(os, "wait4"):
        print("The comparison needs Linux or macOS: only there a process can be asked what it used.", file=sys.stderr)
        return 2
    able = options.python != sys.executable or importlib.util.find_spec("weasyprint")
    if not able:
        print("WEASYPRINT NOT COMPARED: pip install -r requirements/bench.txt")
    print(
        f"{'products':>8} {'':12} {'pages':>5} {'wall s':>7} {'cpu s':>7} {'ms/page':>8} {'peak MB':>8} {'file MB':>8}"
    )
    for n in options.products:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            catalogue(folder, n)
            made = {"command": command(folder), "setting": setting(folder)}
            if able and n in options.theirs:
                made["WeasyPrint"] = theirs(folder, options.python)
            for name, book in made.items():
                cost = book.cost
                row = f"{n:8} {name:12} {book.pages:5} {cost.wall:7.2f} {cost.cpu:7.2f} {book.page_ms:8.1f}"
                print(f"{row} {cost.memory:8.0f} {book.size:8.1f}", flush=True)
            if "WeasyPrint" in made:
                ratio = made["WeasyPrint"].page_ms / made["setting"].page_ms
                print(f"{'':8} {ratio:.1f} times faster for a page", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
