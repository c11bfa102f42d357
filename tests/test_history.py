"""Ingredients that changed after the halal certificate: only git remembers what they were."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etalase import history, pipeline
from etalase.request import Request
from tests import small_site

if shutil.which("git") is None:
    pytest.skip("git is missing; without it nothing is claimed", allow_module_level=True)

ABON = "content/vendors/dapur-teluk/products/abon.md"


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    moment = f"{day}T12:00:00+08:00"
    who = {"GIT_AUTHOR_NAME": "Kantor", "GIT_AUTHOR_EMAIL": "kantor@contoh.example"}
    who |= {"GIT_COMMITTER_NAME": "Kantor", "GIT_COMMITTER_EMAIL": "kantor@contoh.example"}
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(("git", *arguments), cwd=folder, check=True, capture_output=True, env=os.environ | who | dates)


def abon(ingredients: str, halal: str) -> bytes:
    text = small_site.SITE[ABON].replace('  halal: "ID64110000000000326"', f"  halal: {halal}")
    return text.replace("kemasan: plastik", f"kemasan: plastik\nkomposisi: {ingredients}").encode()


class Office:
    """A repository in whose folder `kantor` the content lies; each state is committed on its day."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.root = folder
        self.content = folder / "kantor" / "content"
        git(folder, "init", "-q", "-b", "main")

    def write(self, ingredients: str, halal: str) -> None:
        small_site.write(self.root / "kantor", small_site.files() | {ABON: abon(ingredients, halal)})

    def commit(self, day: str, ingredients: str, halal: str) -> None:
        self.write(ingredients, halal)
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", f"Isi {day}", day=day)

    def told(self) -> list[tuple[str, str]]:
        """Code and date of every finding about halal."""
        found = small_site.findings(self.content)
        return [
            (f.problem.code, str(f.problem.values["date"])) for f in found if f.problem.code.startswith("halal.ingr")
        ]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


MARCH = '{nomor: "ID64110000000000326", terbit: 2026-03-10}'
CHANGED = [("halal.ingredients-changed", "2026-03-10")]


def test_a_change_after_the_certificate_is_told(office: Office) -> None:
    office.commit("2026-03-01", "ikan tenggiri, garam", MARCH)
    office.commit("2026-05-02", "ikan tenggiri, garam, penyedap", MARCH)
    assert office.told() == CHANGED


def test_a_change_that_is_not_committed_yet_is_told_too(office: Office) -> None:
    office.commit("2026-03-01", "ikan tenggiri, garam", MARCH)
    office.write("ikan tenggiri, garam, penyedap", MARCH)
    assert office.told() == CHANGED


def test_a_change_before_the_certificate_is_none(office: Office) -> None:
    office.commit("2026-02-01", "ikan tenggiri, garam, penyedap", MARCH)
    office.commit("2026-03-10", "ikan tenggiri, garam", MARCH)
    office.commit("2026-05-02", "Ikan tenggiri; GARAM.", MARCH)
    assert office.told() == []


def test_what_was_typed_on_the_first_day_is_one_entry(office: Office) -> None:
    office.commit("2026-06-01", "ikan, garam", MARCH)
    office.commit("2026-06-01", "ikan tenggiri, garam", MARCH)
    assert office.told() == []
    office.commit("2026-06-02", "ikan tuna, garam", MARCH)
    assert office.told() == CHANGED


def test_a_new_look_at_the_certificate_settles_it(office: Office) -> None:
    office.commit("2026-03-01", "ikan tenggiri, garam", MARCH)
    checked = MARCH.replace("}", ", diperiksa: {tanggal: 2026-05-20}}")
    office.commit("2026-05-02", "ikan tenggiri 40%, garam", checked)
    assert office.told() == []
    office.commit("2026-06-02", "ikan tenggiri 40%, garam, gula", checked)
    assert office.told() == [("halal.ingredients-changed", "2026-05-20")]


def test_a_certificate_looked_up_today_is_as_it_stands(office: Office) -> None:
    office.commit("2026-03-01", "ikan tenggiri, garam", MARCH)
    office.write("ikan, gula", MARCH.replace("}", f", diperiksa: {{tanggal: {small_site.AS_OF}}}}}"))
    assert office.told() == []


@pytest.mark.parametrize("halal", ['"ID64110000000000326"', "{status: diajukan, terbit: 2026-03-10}"])
def test_without_a_day_or_a_certificate_nothing_is_claimed(office: Office, halal: str) -> None:
    office.commit("2026-03-01", "ikan tenggiri, garam", halal)
    office.commit("2026-05-02", "ikan tuna, gula", halal)
    assert office.told() == []


def test_ingredients_filled_in_later_are_no_change(office: Office) -> None:
    office.commit("2026-03-01", "", MARCH)
    office.commit("2026-05-02", "ikan tenggiri, garam", MARCH)
    assert office.told() == []


def test_without_a_history_nothing_is_claimed(office: Office, tmp_path: Path) -> None:
    office.commit("2026-03-01", "ikan tenggiri, garam", MARCH)
    office.commit("2026-05-02", "ikan tuna, gula", MARCH)
    shallow = tmp_path / "dangkal"
    git(tmp_path, "clone", "-q", "--depth", "1", tmp_path.as_uri(), str(shallow))
    day = {ABON: dt.date(2026, 3, 10)}
    assert history.texts_on(shallow / "kantor/content", day) == {}
    assert history.texts_on(office.content, day).keys() == {ABON}
    assert history.texts_on(office.content, {"content/baru.md": dt.date(2026, 3, 10)}) == {}
    loose = tmp_path.parent / f"{tmp_path.name}-lepas"
    shutil.copytree(office.content, loose / "content")
    assert history.texts_on(loose / "content", day) == {}


def states(office: Office, *steps: Callable[[], object]) -> list[str]:
    """What the history's mark is at first and after each step."""
    found = [history.state(office.content)]
    for step in steps:
        step()
        found.append(history.state(office.content))
    return found


@pytest.mark.parametrize("form", ["files", "reftable"])
def test_the_mark_changes_with_the_history_alone(office: Office, tmp_path: Path, form: str) -> None:
    if form == "reftable":
        shutil.rmtree(office.root / ".git")
        try:
            git(office.root, "init", "-q", "-b", "main", "--ref-format=reftable")
        except subprocess.CalledProcessError:
            pytest.skip("this git is older than reftable")
    first = ("2026-03-01", "ikan", MARCH)
    found = states(
        office,
        lambda: office.commit(*first),
        lambda: office.write("ikan, garam", MARCH),
        lambda: office.commit("2026-05-02", "ikan, garam", MARCH),
        lambda: git(office.root, "gc", "-q"),
        lambda: git(office.root, "commit", "-q", "--amend", "-m", "Isi lain"),
        lambda: git(office.root, "switch", "-q", "-c", "lain"),
    )
    born, committed, written, again, packed, amended, branched = found
    assert written == committed
    if form == "files":
        # Where a branch is kept is not what it says.
        assert packed.split("\n")[2].split()[0] == again.split("\n")[2].split()[0]
    assert len({born, committed, again, amended, branched}) == 5


def test_a_further_work_tree_and_a_cut_clone_have_their_own_mark(office: Office, tmp_path: Path) -> None:
    office.commit("2026-03-01", "ikan", MARCH)
    office.commit("2026-05-02", "ikan, garam", MARCH)
    other = tmp_path.parent / f"{tmp_path.name}-pohon"
    git(office.root, "worktree", "add", "-q", "-b", "coba", str(other))
    there = other / "kantor" / "content"
    before = history.state(there)
    assert before
    git(other, "commit", "-q", "--allow-empty", "-m", "Isi", day="2026-06-01")
    assert history.state(there) != before
    cut = tmp_path.parent / f"{tmp_path.name}-potong"
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "main", tmp_path.as_uri(), str(cut))
    before = history.state(cut / "kantor" / "content")
    git(cut, "fetch", "-q", "--unshallow")
    assert history.state(cut / "kantor" / "content") != before
    assert history.state(tmp_path.parent.parent) == ""


def test_a_build_with_nothing_to_do_sees_a_new_history(office: Office, tmp_path: Path) -> None:
    office.write("ikan tenggiri, garam, penyedap", MARCH)
    old = time.time() - 60
    for path in office.content.rglob("*"):
        os.utime(path, (old, old))
    request = Request(
        content=office.content,
        templates=small_site.ROOT / "templates",
        output=tmp_path.parent / f"{tmp_path.name}-output",
        cache=tmp_path.parent / f"{tmp_path.name}-cache",
        as_of=small_site.AS_OF,
        only=("staff",),
    )

    def told() -> int:
        findings = pipeline.build(request).findings
        return sum(f.problem.code == "halal.ingredients-changed" for f in findings)

    assert (told(), told()) == (0, 0)
    # The office brings the older state into the repository; no file of the folder is touched.
    past = Office(tmp_path.parent / f"{tmp_path.name}-lama")
    past.commit("2026-03-01", "ikan tenggiri, garam", MARCH)
    past.commit("2026-05-02", "ikan tenggiri, garam, penyedap", MARCH)
    git(office.root, "fetch", "-q", str(past.root), "main")
    git(office.root, "update-ref", "refs/heads/main", "FETCH_HEAD")
    assert told() == 1


def test_names_with_blanks_and_other_letters_are_found(office: Office) -> None:
    office.content.mkdir(parents=True)
    name = "vendors/usaha é/products/kue ā.md"
    for day, text in (("2026-01-01", "lama"), ("2026-04-01", "baru")):
        file = office.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        git(office.root, "add", "-A")
        git(office.root, "commit", "-q", "-m", "Isi", day=day)
    path = f"content/{name}"
    found = [history.texts_on(office.content, {path: dt.date.fromisoformat(d)}) for d in ("2026-03-31", "2026-04-01")]
    assert found == [{path: b"lama"}, {path: b"baru"}]
