"""What is explained to those who must meet a requirement: from the rules of the day, with sources, in both languages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import lxml.html
import pytest

from etalase import guidance, parse, shape
from etalase.model import REQUIREMENTS, Catalog, Rule, Source, TextPage
from etalase.model import Bilingual as Both
from tests import fair
from tests.conftest import SampleSite

ROOT = Path(__file__).resolve().parents[1]
LAST_DAY_OF_GRACE, FIRST_DAY = dt.date(2026, 10, 17), dt.date(2026, 10, 18)


def rules(*files: str) -> dict[str, Rule]:
    """The rules of the sample, or of some of its files."""
    found: dict[str, Rule] = {}
    for path in sorted((ROOT / "content/rules").glob("*.yaml")):
        if not files or path.stem in files:
            document, _ = parse.parse(f"content/rules/{path.name}", path.read_text("utf-8"))
            nouns, _ = shape.shape(document, path.name)
            found |= {rule.id: rule for rule in nouns}
    return found


def halal(day: dt.date) -> guidance.Guide:
    return next(each for each in guidance.guides(rules(), day) if each.what == "halal")


def test_the_duty_of_small_businesses_is_coming_until_the_day_it_begins() -> None:
    """PP 42/2024 article 160(2): grace until 17 October 2026, duty from the 18th."""
    before, on = halal(LAST_DAY_OF_GRACE), halal(FIRST_DAY)
    assert [duty.rule.id for duty in before.coming] == ["halal-mikro-kecil"]
    assert "halal-mikro-kecil" not in [duty.rule.id for duty in before.duties]
    assert (on.coming, "halal-mikro-kecil" in [duty.rule.id for duty in on.duties]) == ((), True)
    # The rule for medium businesses has held since 18 October 2024, on both days.
    assert all("halal-menengah-besar" in [duty.rule.id for duty in each.duties] for each in (before, on))


def test_everything_that_retailers_may_ask_for_is_explained_with_source_and_date() -> None:
    every = guidance.guides(rules(), FIRST_DAY)
    assert {*REQUIREMENTS, "pirt", "nkv"} == {guide.what for guide in every}
    for guide in every:
        assert guide.about, guide.what
        assert guide.why, guide.what
        assert guide.how or guide.ways, guide.what
        told = [*guide.about, *guide.why, *guide.how, *(duty.rule for duty in (*guide.duties, *guide.coming))]
        told += [step.rule for step in guide.ways if step.rule]
        for rule in told:
            assert rule.origin, rule.id
            assert rule.dated, rule.id
            assert rule.message, rule.id
            assert rule.message.id, rule.id
            assert rule.message.en, rule.id


def test_where_sources_differ_nobody_is_told_that_it_is_so() -> None:
    duties = [duty for each in guidance.guides(rules(), FIRST_DAY) for duty in each.duties]
    doubtful = {duty.rule.id for duty in duties if not duty.certain}
    # Sources that differ, and what nobody looked up (domain facts of 24 November 2026).
    assert doubtful == {"kosmetik", "siap-santap-singkat", "bpom-lima-tahun"}


def test_an_edited_rule_is_told_as_edited() -> None:
    known = rules("langkah")
    before = known["langkah-gtin"]
    condition = tuple((key, "3500000" if key == "biaya" else text) for key, text in before.condition)
    edited = known | {before.id: dataclasses.replace(before, condition=condition)}
    [barcode] = [each for each in guidance.guides(edited, FIRST_DAY) if each.what == "gtin"]
    assert [(step.cost, step.site, step.per_vendor) for step in barcode.ways] == [(3_500_000, "gs1id.org", True)]


def test_without_the_page_nothing_leads_there() -> None:
    def catalog(**pages: TextPage) -> Catalog:
        return dataclasses.replace(fair.catalog(), rules=rules("langkah", "penjelasan"), pages=pages)

    page = TextPage(id="izin", source=Source(file="content/pages/izin.md", digest="a"), title=Both(id="Izin"))
    assert guidance.explained(catalog()) == frozenset()
    assert {"pirt", "gtin", "foto"} <= guidance.explained(catalog(izin=page))
    assert guidance.path("pirt") == "/halaman/izin/#pirt"


def sections(site: Path, twin: str) -> dict[str, lxml.html.HtmlElement]:
    page = lxml.html.fromstring((site / twin / "halaman/izin/index.html").read_text("utf-8"))
    return {each.get("id"): each for each in page.xpath("//section[@id]")}


@pytest.mark.parametrize(
    "twin, words",
    [
        ("", ["Cara memenuhinya", "gratis", "Berlaku sejak 18 Oktober 2026", "Pelatihan: Pendampingan Halal"]),
        ("en", ["How to get it", "free", "In force since 18 October 2026", "Training: Halal Self-declaration Help"]),
    ],
)
def test_the_page_has_a_place_for_each_requirement(sample_site: SampleSite, twin: str, words: list[str]) -> None:
    found = sections(sample_site.site, twin)
    assert {*REQUIREMENTS, "pirt", "nkv"} == found.keys()
    told = {what: " ".join(each.text_content().split()) for what, each in found.items()}
    how, cost, since, training = words
    assert all(how in text for text in told.values())
    assert cost in told["nib"]
    # Both dates of the law, from the rule.
    assert since in told["halal"]
    assert re.search("17 Okt|17 Oct", told["halal"])
    assert training in told["halal"]
    assert "terverifikasi" not in " ".join(told.values()).casefold()


def test_other_pages_lead_to_the_place_they_speak_of(sample_site: SampleSite) -> None:
    def leads(path: str) -> set[str]:
        text = (sample_site.site / path / "index.html").read_text("utf-8")
        return set(re.findall(r'href="[^"]*halaman/izin/#([a-z-]+)"', text))

    assert {"nib", "pirt", "halal"} <= leads("produk/olahan-laut-manggar/amplang-tenggiri")
    assert {"halal", "gtin"} <= leads("beli/swalayan-contoh-damai")
    assert {"pirt", "halal", "nib"} <= leads("produk")
    assert {"halal", "pirt", "merek"} <= leads("pelatihan")
    assert leads("siap-ritel")
    assert "halal" in leads("en/pelatihan")
