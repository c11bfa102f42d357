"""Incremental building: what has not changed is not made again, and the result is always that of a clean build."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.generate import generate
from etalase import parts, pipeline
from etalase.request import Request

ROOT = Path(__file__).resolve().parent.parent
DAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small catalogue, its own templates, and one finished build; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("katalog pertama é")
    generate(folder, n_products=10, seed=3, n_photos=3)
    shutil.copytree(ROOT / "templates", folder / "templates")
    age(folder)
    outcome = pipeline.build(request_for(folder))
    assert outcome.published, [f.problem for f in outcome.findings if f.severity == "error"]
    return folder


@pytest.fixture
def site(first: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, times of change included."""
    folder = tmp_path / first.name
    shutil.copytree(first, folder)
    # The manifest is kept under the address of the output folder: build once here, which finds all files current.
    for name in (folder / ".cache").glob("hasil-*"):
        name.rename(folder / ".cache" / f"hasil-{hashlib.sha256(str(folder / 'output').encode()).hexdigest()[:16]}")
    return folder


def request_for(folder: Path, **changes: object) -> Request:
    asked = Request(
        content=folder / "content",
        templates=folder / "templates",
        output=folder / "output",
        cache=folder / ".cache",
        as_of=DAY,
        parts=parts.published(),
        fonts=tuple(parts.font_files()),
    )
    return dataclasses.replace(asked, **changes)  # type: ignore[arg-type]


def age(folder: Path) -> None:
    """Make every file old enough for its stamp to be trusted."""
    old = time.time() - 60
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (old, old))


def tree(folder: Path) -> dict[str, str]:
    """Path → hash of every file in an output folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def times(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def clean_tree(folder: Path, tmp_path: Path, **changes: object) -> dict[str, str]:
    """What a build from nothing leaves."""
    output = tmp_path / "bersih" / "output"
    outcome = pipeline.build(request_for(folder, output=output, cache=tmp_path / "bersih" / ".cache", **changes))
    assert outcome.published
    return tree(output)


def product(folder: Path, n: int = 0) -> Path:
    return sorted(folder.glob("content/vendors/*/products/*.md"))[n]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def line_of(path: Path, key: str) -> str:
    return next(line for line in path.read_text("utf-8").splitlines() if line.startswith(f"{key}:"))


def set_key(path: Path, key: str, value: str) -> None:
    replace(path, line_of(path, key), f"{key}: {value}")


def delete_product(folder: Path) -> None:
    product(folder, 5).unlink()


def add_product(folder: Path) -> None:
    new = product(folder, 1).with_name("baru-sekali.md")
    text = product(folder, 1).read_text("utf-8")
    new.write_text(text.replace(line_of(product(folder, 1), "kode"), "kode: BARU1"), "utf-8", newline="\n")


def change_photo(folder: Path) -> None:
    first, second = sorted(folder.glob("content/vendors/*/photos/*.jpg"))[:2]
    data = second.read_bytes()
    second.write_bytes(first.read_bytes())
    first.write_bytes(data)


def drop_photo(folder: Path) -> None:
    for file in folder.glob("content/vendors/*/products/*.md"):
        if "foto: [foto-0.jpg]" in file.read_text("utf-8"):
            replace(file, "foto: [foto-0.jpg]\n", "")
    next(folder.glob("content/vendors/*/photos/foto-0.jpg")).unlink()


def add_twin(folder: Path) -> None:
    file = product(folder)
    file.with_name(file.stem + ".en.md").write_text("Crunchy and savoury.\n", "utf-8", newline="\n")


def reorder_categories(folder: Path) -> None:
    file = folder / "content/categories.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines[1:], lines[0]]), "utf-8", newline="\n")


def vendor(folder: Path, n: int = 0) -> Path:
    return sorted(folder.glob("content/vendors/*/vendor.yaml"))[n]


EDITS: dict[str, Callable[[Path], None]] = {
    "price": lambda folder: set_key(product(folder), "harga", "77000"),
    "name": lambda folder: set_key(product(folder), "nama", "Nama yang Lain Sama Sekali"),
    "description": lambda folder: replace(product(folder), "---\n", "---\n# catatan\n"),
    "archived": lambda folder: replace(product(folder), "---\nnama", "---\nstatus: arsip\nnama"),
    "draft": lambda folder: replace(product(folder), "---\nnama", "---\nstatus: draf\nnama"),
    "permit": lambda folder: set_key(product(folder), "izin", '{halal: {nomor: "ID64110000000000326", berlaku_sampai: 2026-01-01}}'),
    "product deleted": delete_product,
    "product added": add_product,
    "photo swapped": change_photo,
    "photo dropped": drop_photo,
    "english twin": add_twin,
    "vendor name": lambda folder: set_key(vendor(folder), "nama", "Usaha Lain"),
    "vendor without consent": lambda folder: replace(vendor(folder), line_of(vendor(folder), "persetujuan") + "\n", ""),
    "vendor moved": lambda folder: set_key(vendor(folder), "kelurahan", "Prapatan"),
    "category name": lambda folder: replace(folder / "content/categories.yaml", "nama: Camilan", "nama: Kudapan"),
    "category order": reorder_categories,
    "site name": lambda folder: set_key(folder / "content/site.yaml", "nama", "Etalase Lain"),
    "site address": lambda folder: set_key(folder / "content/site.yaml", "base_url", "https://lain.example/etalase/"),
    "retailer": lambda folder: set_key(folder / "content/retailers/toko-contoh-0.yaml", "nama", "Toko Lain"),
    "requirement": lambda folder: replace(folder / "content/retailers/toko-contoh-1.yaml", "apa: halal", "apa: gtin"),
    "booth": lambda folder: replace(folder / "content/exhibitions/pameran-contoh/exhibition.yaml", "judul: Pembukaan", "judul: Penutupan"),
    "page": lambda folder: set_key(folder / "content/pages/tentang.md", "judul", "Mengenai"),
    "page template": lambda folder: replace(folder / "templates/site/footer.html", "<footer", "<!-- baru --><footer"),
    "stylesheet": lambda folder: (folder / "templates/assets/gaya.css").write_text("body{margin:0}", "utf-8") and None,
}  # fmt: skip

# One edit after another costs one clean build less. The later one shows on few of the pages that the earlier one
# changes, so it cannot hide that these were left as they stood.
PAIRS = (
    ("site name", "price"),
    ("site address", "name"),
    ("category name", "description"),
    ("category order", "archived"),
    ("page template", "draft"),
    ("stylesheet", "permit"),
    ("vendor name", "booth"),
    ("vendor without consent", "page"),
    ("vendor moved", "requirement"),
    ("retailer", "product added"),
    ("product deleted", "photo swapped"),
    ("photo dropped", "english twin"),
)


def test_every_edit_is_tried() -> None:
    assert sorted(edit for pair in PAIRS for edit in pair) == sorted(EDITS)


def test_a_second_build_writes_nothing(site: Path) -> None:
    before = times(site / "output")
    outcome = pipeline.build(request_for(site))
    assert (outcome.n_written, outcome.n_removed) == (0, 0)
    assert times(site / "output") == before


def test_touching_every_source_writes_nothing(site: Path) -> None:
    # A checkout gives every file a new time; only the bytes count.
    before = times(site / "output")
    for path in (site / "content").rglob("*"):
        if path.is_file():
            os.utime(path)
    outcome = pipeline.build(request_for(site))
    assert (outcome.n_written, outcome.n_removed) == (0, 0)
    assert times(site / "output") == before


def test_without_its_cache_a_build_recognises_what_stands_there(site: Path) -> None:
    before = times(site / "output")
    shutil.rmtree(site / ".cache")
    outcome = pipeline.build(request_for(site))
    assert outcome.n_written == 0
    assert times(site / "output") == before


@pytest.mark.parametrize("edits", PAIRS, ids=", ".join)
def test_incremental_equals_clean(site: Path, tmp_path: Path, edits: tuple[str, str]) -> None:
    for edit in edits:
        EDITS[edit](site)
        outcome = pipeline.build(request_for(site))
        assert outcome.published, [f.problem for f in outcome.findings if f.severity == "error"]
    assert tree(site / "output") == clean_tree(site, tmp_path)


def test_another_day_equals_clean(site: Path, tmp_path: Path) -> None:
    later = DAY + dt.timedelta(days=400)
    pipeline.build(request_for(site, as_of=later))
    assert tree(site / "output") == clean_tree(site, tmp_path, as_of=later)


def test_one_edit_makes_only_what_shows_it(site: Path) -> None:
    edited = product(site)
    address = f"{edited.parent.parent.name}/{edited.stem}"
    before = times(site / "output")
    set_key(edited, "komposisi", "hanya satu bahan")
    pipeline.build(request_for(site))
    after = times(site / "output")
    changed = {path for path in after if after[path] != before.get(path)}
    pages = {path for path in changed if path.startswith("site/") and path.endswith("/index.html")}
    assert pages == {f"site/produk/{address}/index.html", f"site/en/produk/{address}/index.html"}
    assert not any(path.endswith((".avif", ".jpg")) for path in changed)


def test_leftovers_disappear(site: Path) -> None:
    stray = site / "output/site/produk/tamu/index.html"
    stray.parent.mkdir(parents=True)
    stray.write_text("bukan milik kita", "utf-8")
    gone = product(site, 5)
    page = site / f"output/site/produk/{gone.parent.parent.name}/{gone.stem}/index.html"
    assert page.is_file()
    gone.unlink()
    pipeline.build(request_for(site))
    assert not stray.parent.exists()
    assert not page.parent.exists()


def test_an_altered_file_is_repaired(site: Path, tmp_path: Path) -> None:
    home = site / "output/site/index.html"
    home.write_text("dirusak", "utf-8")
    (site / "output/site/sitemap.xml").unlink()
    pipeline.build(request_for(site))
    assert tree(site / "output") == clean_tree(site, tmp_path)


def test_content_with_errors_leaves_the_public_output_untouched(site: Path) -> None:
    public = times(site / "output/site") | times(site / "output/print")
    set_key(product(site), "harga", "dua puluh lima ribu")
    outcome = pipeline.build(request_for(site))
    assert outcome.failed
    assert not outcome.published
    assert times(site / "output/site") | times(site / "output/print") == public
    assert "price.not-a-number" in (site / "output/staff/masalah.json").read_text("utf-8")


def test_a_broken_template_leaves_the_public_output_untouched(site: Path) -> None:
    before = times(site / "output/site")
    replace(site / "templates/site/footer.html", "<footer", "{{ tidak_ada }}<footer")
    outcome = pipeline.build(request_for(site))
    broken = [f.problem for f in outcome.findings if f.problem.code == "template.broken"]
    assert not outcome.published
    assert {problem.place.file for problem in broken} == {"templates/site/footer.html"}
    assert times(site / "output/site") == before
    assert not list((site / "output").rglob(".tulis-*"))


def test_keep_going_publishes_the_rest(site: Path, tmp_path: Path) -> None:
    faulty = product(site)
    page = site / f"output/site/produk/{faulty.parent.parent.name}/{faulty.stem}/index.html"
    set_key(faulty, "harga", "dua puluh lima ribu")
    set_key(product(site, 1), "harga", "91000")
    outcome = pipeline.build(request_for(site, keep_going=True))
    assert outcome.failed
    assert outcome.published
    assert not page.exists()
    assert any("91.000" in path.read_text("utf-8") for path in (site / "output/site/produk").glob("*/*/index.html"))
    assert tree(site / "output") == clean_tree(site, tmp_path, keep_going=True)


def test_a_mended_error_publishes_again(site: Path, tmp_path: Path) -> None:
    right = line_of(product(site), "harga")
    set_key(product(site), "harga", "banyak")
    pipeline.build(request_for(site))
    replace(product(site), "harga: banyak", right)
    assert pipeline.build(request_for(site)).published
    assert tree(site / "output") == clean_tree(site, tmp_path)


_BUILD = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.test_incremental import request_for
from etalase import pipeline
pipeline.build(request_for(Path({folder!r})))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill without warning")
def test_a_killed_build_leaves_whole_files_and_the_next_repairs(site: Path, tmp_path: Path) -> None:
    old = tree(site / "output")
    set_key(site / "content/site.yaml", "nama", "Etalase Setelah Mati")
    new = clean_tree(site, tmp_path)
    code = _BUILD.format(root=str(ROOT), folder=str(site))
    for moment in (0.4, 0.7, 1.0, 1.2, 1.4, 1.6, 1.9):
        run = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
        time.sleep(moment)
        run.send_signal(signal.SIGKILL)
        run.wait()
        now = tree(site / "output")
        whole = {path: digest for path, digest in now.items() if ".tulis-" not in path}
        torn = [path for path, digest in whole.items() if digest not in (old.get(path), new.get(path))]
        assert torn == []
    pipeline.build(request_for(site))
    assert tree(site / "output") == new


def test_builds_are_the_same_under_any_hash_seed_locale_zone_and_jobs(first: Path, tmp_path: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    )
    trees = []
    for n, changed in enumerate(surroundings):
        output, cache = tmp_path / f"hasil {n}", tmp_path / f"simpanan {n}"
        command = [
            sys.executable,
            "-m",
            "etalase",
            "build",
            "--as-of",
            "2026-11-24",
            "--jobs",
            str(n + 1),
            "--lang",
            "id",
        ]
        command += ["--content", str(first / "content"), "--output", str(output), "--cache", str(cache), "--usb", "-q"]
        subprocess.run(command, cwd=ROOT, env=os.environ | changed, check=True, stdout=subprocess.DEVNULL)
        trees.append(tree(output))
    assert trees[0] == trees[1]
    assert any(path.endswith(".pdf") for path in trees[0])
    assert any(path.startswith("usb/") for path in trees[0])
