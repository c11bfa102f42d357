"""The judged queries, and what the search says besides hits: suggestions, nearest words, marks; all in node."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import real_input
from bench import search as judged
from bench.generate import generate
from etalase import parts
from etalase.plan import descriptions, search
from etalase.values import wordform

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("ETALASE_DATA", real_input.DEFAULT_DATA))
# Floors of recall@10 and of the mean reciprocal rank. What a change costs shows as a lower number; they only rise.
FLOORS = {"contoh": (0.99, 0.99), "nyata": (0.97, 0.98)}

Ask = Callable[[str, Any], Any]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> search.Rows:
    return judged.sample_rows(tmp_path_factory.mktemp("contoh"))


@pytest.fixture(scope="module")
def scripts(sample: search.Rows) -> list[str]:
    return [*judged.our_data(sample), *map(judged.script_text, judged.ENGINE)]


GROUPS = yaml.safe_load((ROOT / "content/synonyms.yaml").read_text("utf-8"))
SUGGESTED = (
    *(("ke", ("kata", "keripik")), ("am", ("kata", "amplang")), ("kr", ("kata", "keripik"))),
    *(("camil", ("kategori", "Camilan")), ("balik", ("kecamatan", "Balikpapan Utara"))),
    *(("dapur man", ("pelaku", "Dapur Mangrove")), ("sepingg", ("kelurahan", "Sepinggan Raya"))),
    *(("kripik pis", ("kata", "kripik pisang")), ("oleh", ("kata", "oleh-oleh")), ("lemp", ("kata", "lempeng"))),
    *(("kerupk", ("kata", "kerupuk")), ("amplnag", ("kata", "amplang")), ("dapru", ("pelaku", "Dapur Mangrove"))),
)
UNSUGGESTED = ("k", "", " ", "kerupuk ", "xqzt")
MARKED = (
    ("Kerupuk Udang Mentah", "krupuk udnag", ["Kerupuk", "Udang"]),
    ("Kerupuk Udang Mentah", "ker", ["Ker"]),
    ("Tas Anyaman Purun", "menganyam", ["Anyaman"]),
    ("Dapur Kepiting Damai Bahagia", "dapur kepitng", ["Dapur", "Kepiting"]),
    ("Sabun Kelapa Serai", "sereh", ["Serai"]),
    ("Rasa Ikan", "rak", []),
    ("Abon Kepiting", "bonting", ["Abon", "Kepiting"]),
    ("Café Ñandú", "cafe", ["Café"]),
    ("เต้าหู้ทอด", "ทอด", ["ทอด"]),
)


@pytest.fixture(scope="module")
def ask(scripts: list[str]) -> Ask:
    """Asks the engine of the sample; the questions of the tables below are asked together, in one go."""
    tables = [("find", f"{text} ") for group in GROUPS for text in group]
    tables += [("suggest", typed) for typed in (*(typed for typed, _ in SUGGESTED), *UNSUGGESTED)]
    tables += [("marks", [text, query]) for text, query, _ in MARKED]  # type: ignore[list-item]
    answers = judged.run_node("ours", scripts, [{"what": what, "text": text} for what, text in tables])
    known = {(what, str(text)): answer for (what, text), answer in zip(tables, answers, strict=True)}

    def one(what: str, text: Any) -> Any:
        if (what, str(text)) not in known:
            known[what, str(text)] = judged.run_node("ours", scripts, [{"what": what, "text": text}])[0]
        return known[what, str(text)]

    return one


def assert_floors(name: str, rows: search.Rows) -> None:
    asked = judged.queries(judged.QUERIES / f"{name}.yaml", rows)
    marks = judged.judge(asked, judged.ours(rows, [query.text for query in asked]))
    recall, rank = judged.mean(each.recall for each in marks), judged.mean(each.rank for each in marks)
    said = f"recall@10 {recall:.3f}, MRR {rank:.3f}, floors {FLOORS[name]}\n{judged.failures(marks)}"
    assert recall >= FLOORS[name][0], said
    assert rank >= FLOORS[name][1], said


def test_the_queries_of_the_sample_are_answered(sample: search.Rows) -> None:
    assert_floors("contoh", sample)


def test_the_queries_for_real_goods_are_answered(tmp_path: Path) -> None:
    lacking = real_input.missing(DATA)
    if lacking:
        pytest.skip(lacking)
    assert_floors("nyata", judged.real_rows(DATA, tmp_path))


def test_there_are_enough_queries_of_every_kind() -> None:
    asked = [each for name in FLOORS for each in yaml.safe_load((judged.QUERIES / f"{name}.yaml").read_text("utf-8"))]
    texts = [str(each["q"]) for each in asked]
    assert len(set(texts)) == len(texts) >= 120
    kinds = {kind: sum(each["kind"] == kind for each in asked) for kind in {each["kind"] for each in asked}}
    wanted = {"exact", "prefix", "typo", "affix", "spelling", "description", "vendor", "place", "category", "code"}
    assert kinds.keys() >= wanted | {"english", "script"}
    assert min(kinds.values()) >= 4


def test_builder_and_browser_have_the_same_forms_of_every_word(sample: search.Rows) -> None:
    texts = [
        path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*")) if path.suffix in (".md", ".yaml")
    ]
    if not real_input.missing(DATA):
        texts.append((DATA / real_input.PRODUCTS).read_text("utf-8"))
    words = sorted({word for text in texts for word in wordform.tokens(text)})
    words += ["oleh2", "ＡＢＣ", "Straße", "Jum", "łódź", "İzmir", "กล้วย", "حلوى", "蟹肉", "2x", "M2"]
    assert len(words) > 4000
    scripts = ["var katalog", *map(judged.script_text, judged.ENGINE)]
    told = judged.run_node("words", scripts, [{"what": "forms", "text": word} for word in words])
    wrong = {
        word: (mine, theirs)
        for word, theirs in zip(words, told, strict=True)
        if (mine := list(wordform.forms(word))) != theirs
    }
    assert wrong == {}


def test_words_are_parted_as_the_browser_parts_them() -> None:
    text = "Jum'at oleh-oleh 40×40 เต้าหู้ทอด حَلْوَى é́ naïve_x ½ Ⅳ ١٢"
    marks = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text)
    assert wordform.tokens(text) == marks.split()


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_words_of_a_group_find_the_same(ask: Ask, group: list[str]) -> None:
    answers = [ask("find", f"{text} ") for text in group]
    whole = set().union(*(answer["rows"] for answer in answers if answer["tier"] < 3))
    assert all(whole <= set(answer["rows"]) for answer in answers)


@pytest.mark.parametrize("typed, first", SUGGESTED)
def test_suggestions_begin_as_typed_or_nearly(ask: Ask, typed: str, first: tuple[str, str]) -> None:
    told = [(each["kind"], each["text"]) for each in ask("suggest", typed)]
    assert first in told
    assert len(told) <= 8


def test_a_place_of_its_own_has_an_address_and_a_word_has_none(ask: Ask) -> None:
    texts = ("sepingg", "camil", "balik", "dapur man")
    told = {each["kind"]: each for text in texts for each in ask("suggest", text)}
    assert told["kategori"]["path"] == "/kategori/camilan/"
    assert told["pelaku"]["path"].startswith("/pelaku/dapur-man")
    assert told["kecamatan"]["path"].startswith("/kecamatan/balikpapan-")
    assert "path" not in told["kelurahan"]
    assert "path" not in told["kata"]


@pytest.mark.parametrize("typed", UNSUGGESTED)
def test_too_little_or_nonsense_suggests_nothing(ask: Ask, typed: str) -> None:
    assert ask("suggest", typed) == []


def test_nothing_found_offers_the_nearest_words_then_categories(ask: Ask) -> None:
    near = [(each["kind"], each["text"]) for each in ask("near", "sambolx")]
    assert near[0] == ("kata", "sambal")
    assert ("kategori", "Camilan") in near
    assert {kind for kind, _ in [(each["kind"], each["text"]) for each in ask("near", "xqztw")]} == {"kategori"}


@pytest.mark.parametrize("text, query, marked", MARKED)
def test_marks_are_where_the_words_matched(ask: Ask, text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in ask("marks", [text, query])] == marked


def test_a_newer_query_overtakes_an_older_one(ask: Ask) -> None:
    first, second = ask("race", ["kerupuk", "madu"])
    assert first is None
    assert second["rows"]


def test_what_is_known_comes_before_descriptions(ask: Ask, sample: search.Rows) -> None:
    steps = ask("steps", "kelapa")
    assert len(steps) >= 2
    assert steps[-1]["tier"] == 2
    assert set(steps[0]["rows"]) < set(steps[-1]["rows"])
    names = [sample.rows[row].product.name.id for row in steps[0]["rows"]]
    assert all(re.search("kelapa", name, re.I) for name in names)


def test_a_broken_file_of_descriptions_leaves_the_rest_of_the_search(scripts: list[str], sample: search.Rows) -> None:
    without = [text for text in scripts if ".uraian=" not in text]
    found = judged.run_node("ours", without, [{"what": "find", "text": "bandeng asap"}])[0]
    assert [sample.rows[row].product.id for row in found["rows"]] == ["bandeng-asap"]


def test_parts_of_the_index_hold_what_the_whole_holds(sample: search.Rows) -> None:
    whole = search._index(sample)
    pieces = [descriptions.shelf(whole, name) for name in descriptions.SHELVES]
    stems = [stem for piece in pieces for stem in piece["s"].split("\n") if stem]
    assert sorted(stems) == sorted(whole)
    assert len("".join(piece["r"] for piece in pieces).replace(" ", "")) == len(
        descriptions.shelf(whole, None)["r"].replace(" ", "")
    )


def test_descriptions_in_parts_answer_like_those_in_one_file(sample: search.Rows, scripts: list[str]) -> None:
    queries = ["propolis", "kawah tembaga", "lemongrass", "rawa", "jeruk nipis", "disangr"]
    in_parts = [text.replace('"u":1', '"u":2') for text in scripts if ".uraian=" not in text]
    in_parts += [search.descriptions(sample, name)["text"] for name in descriptions.SHELVES]
    asked = [{"what": "find", "text": text} for text in queries]
    rows = [each["rows"] for each in judged.run_node("ours", scripts, asked)]
    assert [each["rows"] for each in judged.run_node("ours", in_parts, asked)] == rows
    assert all(rows)


def test_names_come_back_as_they_were_however_they_are_written(tmp_path: Path) -> None:
    rows = judged.rows_of(generate(tmp_path, 700), tmp_path)
    scripts = [*judged.our_data(rows), *map(judged.script_text, judged.ENGINE)]
    assert any('"w":["' in text for text in scripts)
    names = judged.run_node("ours", scripts, [{"what": "names", "text": ""}])[0]
    assert names == [row.product.name.id for row in rows.rows]


def test_private_words_are_not_in_the_descriptions(sample: search.Rows) -> None:
    text = search.descriptions(sample, None)["text"]
    # A vendor's note and a hidden product's description.
    assert "mencicipi" in (ROOT / "content/vendors/camilan-teritip/products/kukis-sagu-keju.md").read_text("utf-8")
    assert "cicip" in text
    assert "dijemur sampai kenyal" in (ROOT / "content/vendors/salak-kilo/products/manisan-salak.md").read_text("utf-8")
    assert not any("pertengahan" in line for line in text.split("\\n"))


def test_the_yardstick_is_still_there() -> None:
    assert parts.browser_file("minisearch.js").is_file()
