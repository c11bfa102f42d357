"""JSON Schemas of the content files: an outside validator reads the sample with them, and refuses what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from etalase import schema
from etalase.model import Product, Site, Vendor
from tests import small_site


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): dates and `ya` are texts, only true and false are booleans."""


CoreLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def sample() -> Iterator[Any]:
    for noun, (name, files, _) in schema._FILES.items():
        for path in sorted(small_site.ROOT.glob(files)):
            if not path.name.endswith(".en.md"):
                yield pytest.param(noun, path, id=f"{name}:{path.parent.name}/{path.name}")


def head(path: Path) -> Any:
    text = path.read_text("utf-8")
    return yaml.load(text.split("\n---")[0] if path.suffix == ".md" else text, CoreLoader)


@pytest.mark.parametrize("noun, path", list(sample()))
def test_the_sample_fits_its_schema(noun: Any, path: Path) -> None:
    listed = schema._FILES[noun][2]
    validator = Draft202012Validator(schema.json_schema(noun, listed=listed))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(head(path))] == []


@pytest.mark.parametrize("n", [0, 1])
@pytest.mark.parametrize("noun", list(schema._FILES))
def test_every_schema_is_one(noun: Any, n: int) -> None:
    made = schema.json_schema(noun, n, listed=schema._FILES[noun][2])
    Draft202012Validator.check_schema(made)
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize(
    "noun, text",
    [
        (Product, "nama: Abon\nkategori: lauk\nharag: 25000\n"),
        (Product, "nama: Abon\n"),
        (Product, "nama: Abon\nkategori: lauk\nharga: Rp 25.000\n"),
        (Product, "nama: Abon\nkategori: lauk\nkemasan: plastk\n"),
        (Product, "nama: Abon\nkategori: lauk\nfoto: {a: b}\n"),
        (Vendor, "nama: Dapur\nkelurahan: Manggar\nkirim: yes please\n"),
        (Site, "nama: Situs\nwilayah: '6471'\nwarna: {utama: hijau}\n"),
    ],
)
def test_mistakes_are_seen_while_typing(noun: Any, text: str) -> None:
    assert list(Draft202012Validator(schema.json_schema(noun)).iter_errors(yaml.load(text, CoreLoader)))


def test_titles_and_help_are_in_both_languages() -> None:
    indonesian, english = (schema.json_schema(Product, n)["properties"]["harga"] for n in (0, 1))
    assert (indonesian["title"], english["title"]) == ("Harga", "Price")
    assert indonesian["description"] != english["description"]


def test_files_and_settings_are_written_and_other_settings_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 3}', "utf-8")
    assert schema.write(tmp_path, "id") == 0
    assert str(tmp_path / "skema") in capsys.readouterr().out
    kept = json.loads(settings.read_text("utf-8"))
    assert kept["editor.tabSize"] == 3
    for name, pattern in kept["yaml.schemas"].items():
        assert (tmp_path / name).is_file()
        assert pattern.startswith("content/")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    schema.write(tmp_path, "id")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before


def test_broken_settings_are_no_reason_to_stop(tmp_path: Path) -> None:
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text("{ // comment\n", "utf-8")
    assert schema.write(tmp_path, "en") == 0
