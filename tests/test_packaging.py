"""What a clone promises: locked packages, no machine's addresses, and one line of advice when something is missing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"build": "requirements/build.txt", "test": "requirements/test.txt", "bench": "requirements/bench.txt"}
NPM_LOCKS = ["package-lock.json", "tools/audit/package-lock.json"]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode(
        "utf-8"
    )
    files = [ROOT / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file()] or pytest.skip("not a git clone")


def locked(lock: str) -> dict[str, list[str]]:
    """Package → hashes; the key carries version and marker, as pip reads them."""
    packages: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text("utf-8").replace("\\\n", "").splitlines():
        requirement, *hashes = line.split("--hash=")
        packages[requirement.strip()] = [text.strip() for text in hashes]
    return packages


# Spelled in two halves, so that this file does not name them either.
@pytest.mark.parametrize(
    "host", ["registry.npm" + "js", "files.python" + "hosted", "pypi" + ".org", "registry.yarn" + "pkg"]
)
def test_no_file_names_a_registry(host: str):
    assert [str(file.relative_to(ROOT)) for file in tracked() if host.encode() in file.read_bytes()] == []


@pytest.mark.parametrize("lock", LOCKS.values())
def test_every_locked_package_has_a_version_and_hashes_and_no_address(lock: str):
    packages = locked(lock)
    assert len(packages) > 20
    for requirement, hashes in packages.items():
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*==[0-9][\w.]*( ; .+)?", requirement), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize("extra", ["test", "bench"])
def test_every_set_holds_the_build_set_at_the_same_versions(extra: str):
    assert set(locked(LOCKS["build"])) < set(locked(LOCKS[extra]))


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for name, wanted in {"build": project["dependencies"], "test": extras["test"], "bench": extras["bench"]}.items():
        asked = {re.split(r"[<>=~!;\[ ]", requirement)[0] for requirement in wanted}
        assert asked <= {requirement.split("==")[0] for requirement in locked(LOCKS[name])}


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_every_npm_package_has_an_integrity_and_no_address(lock: str):
    packages = json.loads((ROOT / lock).read_text("utf-8"))["packages"]
    wanted = json.loads((ROOT / lock).with_name("package.json").read_text("utf-8"))
    assert packages[""].get("dependencies") == wanted["dependencies"]
    fetched = {name: package for name, package in packages.items() if name}
    assert [name for name, package in fetched.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in fetched.items() if "resolved" in package] == []


def test_npm_parts_are_asked_for_at_exact_versions():
    for lock in NPM_LOCKS:
        wanted = json.loads((ROOT / lock).with_name("package.json").read_text("utf-8"))
        for version in {**wanted["dependencies"], **wanted.get("devDependencies", {})}.values():
            assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_no_font_script_or_wheel_of_others_is_in_the_repository():
    kinds = {".ttf", ".otf", ".woff", ".woff2", ".whl", ".tgz", ".jar"}
    names = [file.name for file in tracked()]
    assert [name for name in names if Path(name).suffix in kinds or name.endswith((".min.js", ".min.css"))] == []


def test_a_missing_package_is_one_line_that_says_what_to_type(tmp_path: Path):
    # Without site-packages, as on a machine where nothing was installed; a copy, so that no .venv lies beside it.
    shutil.copy(ROOT / "build.py", tmp_path)
    shutil.copytree(ROOT / "etalase", tmp_path / "etalase", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-S", "-E", "build.py", "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert re.fullmatch(
        r"Paket \w+ belum terpasang\. Ketik: python -m pip install -r requirements/build\.txt\n", done.stderr
    )
    assert done.stdout == ""


def test_make_knows_the_documented_targets():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert {"all", "test", "audit", "lock", "clean", "bench"} <= targets
    assert re.search(r"^\.PHONY:.*\ball\b", makefile, re.MULTILINE)
    documented = set(re.findall(r"`make (\w+)", (ROOT / "README.md").read_text("utf-8")))
    assert documented <= targets


def test_the_gate_runs_the_tests():
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
    listed = subprocess.run(["git", "ls-files", "-s", ".ci/run"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert listed.stdout.startswith("100755"), "git must keep .ci/run executable"
