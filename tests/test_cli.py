"""Commands as a user types them: what is printed, what is written, and the exit status."""

from __future__ import annotations

import ast
import gc
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etalase import cli, parts, pipeline
from etalase.request import Request
from etalase.words import words
from tests import small_site

OK, CONTENT_HAS_ERRORS, WRONG_USE, MACHINE_FAILED = 0, 1, 2, 3
ABON = "content/vendors/dapur-teluk/products/abon.md"


class Desk:
    """A project folder in which commands are typed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        small_site.write(folder, small_site.files())

    def type(self, line: str, *more: str) -> tuple[int, str, str]:
        """Exit status, output, complaints. The words of `line` are separated by spaces; `more` may hold spaces."""
        status = cli.main([*line.split(), *more, *(() if "--as-of" in line else ("--as-of", "2026-11-24"))])
        told = self._capsys.readouterr()
        return status, told.out, told.err

    def change(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8", newline="\n")

    def files(self, folder: str) -> dict[str, bytes]:
        root = self.folder / folder
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "proyek é"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield Desk(folder, capsys)
    gc.enable()


# check


def test_check_of_clean_content_says_so_and_writes_nothing(desk: Desk) -> None:
    before = desk.files("content")
    assert desk.type("check") == (OK, "Tidak ada masalah.\n", "")
    assert desk.files("content") == before
    assert not (desk.folder / "output").exists()


def test_check_shows_the_line_and_what_to_type(desk: Desk) -> None:
    desk.change(ABON, "harga: 25000", "harag: 25000")
    status, told, _ = desk.type("check")
    assert status == CONTENT_HAS_ERRORS
    assert told.startswith(
        f'{ABON}:5:1: salah key.misspelt: Kunci "harag" tidak dikenal. Maksudnya "harga"?\n'
        "  5 | harag: 25000\n"
        "    | ^^^^^\n"
        "  tulis: harga: 25000\n"
    )


def test_check_in_english(desk: Desk) -> None:
    desk.change(ABON, "harga: 25000", "harga: 0")
    status, told, _ = desk.type("check --lang en")
    assert status == CONTENT_HAS_ERRORS
    assert f"{ABON}:5:8: error price.not-positive: " in told
    assert told.endswith("Found 1 error.\n")


def test_the_locale_chooses_the_language(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert desk.type("check")[1] == "No problems.\n"
    assert desk.type("check --lang id")[1] == "Tidak ada masalah.\n"


def test_check_as_json_is_one_object(desk: Desk) -> None:
    desk.change(ABON, "harga: 25000", "harga: 25.000")
    status, told, _ = desk.type("check --format json")
    assert status == CONTENT_HAS_ERRORS
    report = json.loads(told)
    assert report["counts"] == {"error": 1, "warning": 0, "info": 0}
    [problem] = report["problems"]
    assert {name: problem[name] for name in ("code", "severity", "file", "line", "column", "hint")} == {
        "code": "price.not-a-number",
        "severity": "error",
        "file": ABON,
        "line": 5,
        "column": 8,
        "hint": "25000",
    }
    assert problem["message"]


def test_check_for_a_code_host(desk: Desk) -> None:
    desk.change(ABON, "harga: 25000", "harga: 0")
    status, told, _ = desk.type("check --format github")
    assert status == CONTENT_HAS_ERRORS
    assert told.startswith(f"::error file={ABON},line=5,col=8,")
    assert told.count("\n") == 1


def test_warnings_fail_only_when_asked(desk: Desk) -> None:
    desk.change(ABON, "kode: ABN01\n", "")
    assert desk.type("check")[0] == OK
    assert desk.type("check --strict")[0] == CONTENT_HAS_ERRORS


# wrong use, and what is missing


@pytest.mark.parametrize(
    "line",
    [
        "bild",
        "check --format xml",
        "build --only dapur",
        "build --jobs 0",
        "check --as-of besok",
        "new",
        "import",
        "new kota x",
    ],
)
def test_wrong_use_is_2(desk: Desk, line: str) -> None:
    status, told, complaint = desk.type(line)
    assert (status, told) == (WRONG_USE, "")
    assert complaint


def test_help_names_every_command(desk: Desk) -> None:
    for language in ("id", "en"):
        status, told, _ = desk.type(f"--help --lang {language}")
        assert status == OK
        for command in (
            "build",
            "check",
            "serve",
            "new",
            "import",
            "export",
            "print",
            "report",
            "schema",
            "setup",
            "clean",
        ):
            assert command in told


def test_options_may_stand_before_the_command_and_look_like_one(desk: Desk) -> None:
    assert desk.type("--lang en --content content check")[1] == "No problems.\n"
    desk.change(ABON, "harga: 25000", "harga: 0")
    status, told, _ = desk.type("--only print")
    assert (status, "price.not-positive" in told) == (CONTENT_HAS_ERRORS, True)


def test_a_missing_content_folder_is_told_in_one_line(desk: Desk) -> None:
    for line in ("build --content lain", "check --content lain"):
        status, told, complaint = desk.type(line)
        assert (status, told, complaint.count("\n")) == (MACHINE_FAILED, "", 1)
        assert "lain" in complaint


@pytest.mark.parametrize("line", ["build", "print", "report", "serve"])
def test_missing_parts_are_told_in_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(parts, "missing", lambda: ["minisearch.js"])
    expected = "Bagian peramban atau huruf belum ada. Ketik: python build.py setup\n"
    assert desk.type(line) == (MACHINE_FAILED, "", expected)


def test_a_failing_machine_is_3(desk: Desk) -> None:
    (desk.folder / "output").write_text("di sini seharusnya folder")
    status, _, complaint = desk.type("build --only staff")
    assert status == MACHINE_FAILED
    assert complaint.startswith("Mesin gagal: ")


# build and clean


def test_build_writes_everything_and_then_nothing(desk: Desk) -> None:
    status, told, _ = desk.type("build --only site,staff")
    assert status == OK
    assert re.fullmatch(r"\d+ berkas: \d+ ditulis, 0 dibuang\.\n", told)
    assert (desk.folder / "output/site/produk/dapur-teluk/abon/index.html").is_file()
    assert (desk.folder / "output/staff/masalah.html").is_file()
    before = desk.files("output")
    status, told, _ = desk.type("build --only site,staff")
    assert status == OK
    assert " 0 ditulis, 0 dibuang" in told
    assert desk.files("output") == before

    # An error: the public site of the last good build stays, the office's list of problems is new.
    desk.change(ABON, "harga: 25000", "harga: 0")
    status, told, _ = desk.type("build --only site,staff")
    assert status == CONTENT_HAS_ERRORS
    assert "price.not-positive" in told
    assert "yang lama tidak diubah" in told
    after = desk.files("output")
    assert {path for path in after if after[path] != before.get(path)} == {
        path for path in after if path.startswith("staff/") and after[path] != before.get(path)
    }
    assert b"price.not-positive" in after["staff/masalah.json"]

    # What is right is published all the same when that is asked for.
    status, _, _ = desk.type("build --only site,staff --keep-going -q")
    assert status == CONTENT_HAS_ERRORS
    assert not (desk.folder / "output/site/produk/dapur-teluk/abon").exists()
    assert (desk.folder / "output/site/produk/anyam-damai/tas/index.html").is_file()

    assert desk.type("clean")[0] == OK
    assert not (desk.folder / "output").exists()
    assert not (desk.folder / ".cache").exists()
    assert desk.files("content")


def test_one_preset_may_be_printed_alone(desk: Desk) -> None:
    assert desk.type("print --preset kantor")[0] == OK
    assert set(desk.files("output")) == {"print/pasar/katalog-kantor.pdf"}
    assert desk.type("print pasar --edition katalog --preset percetakan")[0] == OK
    names = {"kantor", "percetakan", "sampul", "serah"}
    assert set(desk.files("output")) == {f"print/pasar/katalog-{name}.pdf" for name in names}


def test_a_colour_profile_that_is_none_is_told_and_strict_printing_refuses(desk: Desk) -> None:
    site = "content/site.yaml"
    desk.change(site, "contoh: ya", "contoh: ya\ncetak: {profil_warna: kertas.icc}")
    assert "press.profile-missing" in desk.type("check")[1]
    (desk.folder / "content/kertas.icc").write_bytes(b"bukan profil")
    assert desk.type("check") == (OK, "Tidak ada masalah.\n", "")
    status, told, _ = desk.type("print --preset percetakan --strict")
    assert status == CONTENT_HAS_ERRORS
    assert f"{site}:5:23: peringatan press.profile-unusable" in told


def test_print_of_an_unknown_exhibition_is_wrong_use(desk: Desk) -> None:
    status, _, complaint = desk.type("print pasar-lain")
    assert (status, "pasar-lain" in complaint, "pasar" in complaint) == (WRONG_USE, True, True)


# import and export


def test_a_spreadsheet_goes_in_and_out(desk: Desk) -> None:
    (desk.folder / "daftar baru.csv").write_text("nama,harga\nSambal Raja,Rp 15.000\n", "utf-8")
    (desk.folder / "peta.yaml").write_text("tetap: {pelaku: dapur-teluk, kategori: camilan}\n", "utf-8")
    status, told, _ = desk.type("import --map peta.yaml", "daftar baru.csv")
    assert status == OK
    assert "baris 2  baru  Sambal Raja" in told
    assert told.endswith("Belum ada yang ditulis. Ketik lagi dengan --apply untuk menulisnya.\n")
    status, told, _ = desk.type("import --map peta.yaml --apply", "daftar baru.csv")
    assert status == OK
    assert desk.type("check")[0] == OK
    # 2 vendors, 3 products, and one row for each photo, retailer, outlet, exhibition, training, page; 2 booths.
    status, told, _ = desk.type("export semua.xlsx")
    assert (status, told) == (OK, "semua.xlsx: 13 baris.\n")
    status, told, _ = desk.type("import semua.xlsx")
    assert status == OK
    assert "0 baru, 0 berubah, 13 sama, 0 ditolak" in told


def test_a_refused_row_is_1_and_a_missing_file_2(desk: Desk) -> None:
    (desk.folder / "a.csv").write_text("kode,harga\nABN01,murah\n", "utf-8")
    assert desk.type("import a.csv")[0] == CONTENT_HAS_ERRORS
    assert desk.type("import b.csv")[0] == WRONG_USE


# the door itself


def test_build_py_is_the_same_command(desk: Desk) -> None:
    door = small_site.ROOT / "build.py"
    command = [sys.executable, str(door), "check", "--as-of", "2026-11-24", "--lang", "id"]
    done = subprocess.run(command, cwd=desk.folder, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (OK, "Tidak ada masalah.\n", "")


def test_every_message_has_its_english() -> None:
    package = small_site.ROOT / "etalase"
    doors = [package / f"{name}.py" for name in ("cli", "serve", "scaffold", "schema")]
    english = words("cli", "en")._messages
    missing = [
        (file.name, message)
        for file in [*doors, *sorted((package / "spreadsheet").glob("*.py"))]
        for message in messages(ast.parse(file.read_text("utf-8")))
        if message not in english
    ]
    assert missing == []


def test_english_messages_keep_their_placeholders() -> None:
    for message, english in words("cli", "en")._messages.items():
        assert isinstance(english, str)
        assert set(re.findall(r"{\w+}", message)) == set(re.findall(r"{\w+}", english)), message


def messages(module: ast.Module) -> Iterator[str]:
    """The texts given to `t(…)`, `.text(…)` and `.plural(…)`."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if called in ("t", "text", "plural") and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def test_only_a_typed_language_changes_what_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own language speaks in the terminal alone, so that every machine builds the same files."""
    asked: list[str] = []

    def build(request: Request, *_: object) -> pipeline.Outcome:
        asked.append(request.language)
        return pipeline.Outcome((), failed=False, published=True)

    monkeypatch.setattr(pipeline, "build", build)
    for typed, locale in (("", "en_GB.UTF-8"), ("--lang en", "id_ID.UTF-8"), ("--lang=id", "en_GB.UTF-8")):
        monkeypatch.setenv("LC_ALL", locale)
        desk.type(f"build --only staff {typed}")
    assert asked == ["id", "en", "id"]
