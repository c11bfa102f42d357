"""The dated rules of the sample: what holds the day before, the day of and the day after each effective date.

The dates were typed from the regulations and reports that the rules name, not read from the rules.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil

import pytest

from etalase import checks, pipeline, readiness, rulebook
from etalase.model import Bilingual, Catalog, Category, Permit, Product, ProductPermits, Rule, Site, Source, Vendor
from etalase.rulebook import Case, Rulebook
from tests import small_site

DAY = dt.date(2026, 11, 24)
ONE_DAY = dt.timedelta(days=1)

# Rule → its first day: PP 42/2024 article 160 (halal), PerBPOM 16/2020 (nutrition facts of micro businesses, report of
# its coming into force), Permendag 23/2021 (fees and space in shops, in force from 1 April 2021).
FIRST_DAYS = {
    "halal-menengah-besar": dt.date(2024, 10, 18),
    "halal-mikro-kecil": dt.date(2026, 10, 18),
    "label-gizi": dt.date(2023, 1, 17),
    "biaya-syarat-perdagangan": dt.date(2021, 4, 1),
    "biaya-barang-baru-hypermarket": dt.date(2021, 4, 1),
    "biaya-barang-baru-supermarket": dt.date(2021, 4, 1),
    "komisi-kantor": dt.date(2021, 11, 1),
    "tempo-bayar-umk": dt.date(2013, 12, 12),
    "ruang-promosi-umk": dt.date(2021, 4, 1),
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rule]:
    folder = tmp_path_factory.mktemp("aturan")
    for name in ("rules", "site.yaml", "categories.yaml", "regions.csv"):
        source, target = small_site.ROOT / "content" / name, folder / "content" / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    catalog, findings = pipeline.check(small_site.request(folder / "content", DAY))
    assert not [f.problem for f in findings if f.problem.place.file.startswith("content/rules/")]
    return dict(catalog.rules)


def test_every_rule_with_a_date_is_in_the_table_and_names_its_source(rules: dict[str, Rule]) -> None:
    assert {id: rule.starts for id, rule in rules.items() if rule.starts} == FIRST_DAYS
    assert all(rule.origin and rule.dated and rule.message and rule.message.en for rule in rules.values())
    assert not [id for id, rule in rules.items() if rule.ends]


@pytest.mark.parametrize("id", FIRST_DAYS)
def test_a_rule_holds_from_its_first_day_on(id: str, rules: dict[str, Rule]) -> None:
    first = FIRST_DAYS[id]

    def holds(day: dt.date) -> bool:
        book = rulebook.of(rules, day)
        return any(provision.rule.id == id for each in book.provisions.values() for provision in each)

    assert [holds(first - ONE_DAY), holds(first), holds(first + ONE_DAY)] == [False, True, True]
    assert rulebook.coming(rules, first - ONE_DAY, 1)[0].starts == first
    assert id not in {rule.id for rule in rulebook.coming(rules, first, 30)}


def test_the_last_day_of_a_rule_still_counts(rules: dict[str, Rule]) -> None:
    last = dt.date(2027, 6, 30)
    rule = dataclasses.replace(rules["halal-mikro-kecil"], ends=last)
    assert [rulebook.in_force(rule, day) for day in (last - ONE_DAY, last, last + ONE_DAY)] == [True, True, False]


def test_both_dates_of_the_halal_duty_stand_in_the_rule(rules: dict[str, Rule]) -> None:
    rule = rules["halal-mikro-kecil"]
    assert dict(rule.condition)["tenggang_sampai"] == "2026-10-17"
    assert rule.starts == dt.date(2026, 10, 18)
    assert "PP 42/2024" in (rule.origin or "")


def halal_codes(rules: dict[str, Rule], scale: str | None, day: dt.date) -> list[str]:
    source = Source(file="content/vendors/a/products/x.md", digest="x", places={"nama": (2, 1, 4)})
    catalog = Catalog(
        site=Site(id="site", source=Source(file="content/site.yaml", digest=""), name=Bilingual(id="Uji")),
        categories={"c": Category(id="c", source=source, name=Bilingual(id="C"), type="makanan")},
        vendors={"a": Vendor(id="a", source=source, name="A", scale=scale)},
        products={"a/x": Product(id="x", vendor="a", source=source, name=Bilingual(id="X"), category="c")},
        rules=rules,
    )
    return [problem.code for problem in checks.of_catalog(catalog, day) if problem.code.startswith("halal")]


@pytest.mark.parametrize(
    "scale, first, code",
    [
        ("mikro", dt.date(2026, 10, 18), "halal.required"),
        ("kecil", dt.date(2026, 10, 18), "halal.required"),
        (None, dt.date(2026, 10, 18), "halal.required"),
        ("menengah", dt.date(2024, 10, 18), "halal.required-medium"),
    ],
)
def test_the_halal_duty_begins_on_its_day(scale: str | None, first: dt.date, code: str, rules: dict[str, Rule]) -> None:
    found = [halal_codes(rules, scale, day) for day in (first - ONE_DAY, first, first + ONE_DAY)]
    assert found == [[], [code], [code]]


def test_the_halal_mark_is_wanted_on_labels_once_the_duty_holds(rules: dict[str, Rule]) -> None:
    case = Case(type="makanan", category="camilan", processing="kering")
    first = FIRST_DAYS["halal-mikro-kecil"]
    wanted = [
        readiness.label_wanted(case, rulebook.of(rules, day)) for day in (first - ONE_DAY, first, first + ONE_DAY)
    ]
    always = {"nama", "komposisi", "berat-bersih", "produsen", "kode-produksi", "kedaluwarsa", "izin-edar"}
    assert [set(each) - always for each in wanted] == [set(), {"halal"}, {"halal"}]
    assert all(always <= set(each) for each in wanted)
    assert set(readiness.label_wanted(case, rulebook.of(rules, first), not_halal=True)) == always


def test_nutrition_facts_are_a_duty_from_their_day_and_not_for_coffee_and_seasoning(rules: dict[str, Rule]) -> None:
    snack = Case(type="makanan", category="camilan", processing="kering")
    coffee = Case(type="minuman", category="kopi-teh", processing="kering")
    first = FIRST_DAYS["label-gizi"]
    days = (first - ONE_DAY, first, first + ONE_DAY)
    assert [rulebook.of(rules, day).label_elements(snack).get("gizi") for day in days] == [None, "wajib", "wajib"]
    assert {rulebook.of(rules, day).label_elements(coffee).get("gizi") for day in days} == {"dikecualikan"}


def test_fees_of_shops_are_capped_from_their_day(rules: dict[str, Rule]) -> None:
    first = FIRST_DAYS["biaya-syarat-perdagangan"]
    assert rulebook.of(rules, first - ONE_DAY).all("batas-biaya") == ()
    caps = rulebook.of(rules, first).all("batas-biaya")
    assert [cap.number("persen_maks") for cap in caps if cap.number("persen_maks")] == [15]


# Storage, processing, special ingredients, days it keeps → what the table of the field says, first matching row first.
FOOD_CASES = [
    ("amplang", Case("makanan", storage="suhu-ruang", processing="kering", ingredients=frozenset({"ikan"}), days=120), "pirt"),
    ("ground coffee", Case("minuman", storage="suhu-ruang", processing="kering", days=365), "pirt"),
    ("frozen crab", Case("makanan", storage="beku", processing="beku", ingredients=frozenset({"ikan"}), days=180), "bpom"),
    ("frozen buns", Case("makanan", storage="beku", processing="beku", days=90), "bpom"),
    ("chilled smoked fish", Case("makanan", storage="dingin", processing="lain", ingredients=frozenset({"ikan"}), days=14), "bpom"),
    ("chilled drink of one day", Case("minuman", storage="dingin", processing="segar", days=1), "bpom"),
    ("pasteurised sambal", Case("makanan", storage="suhu-ruang", processing="pasteurisasi", days=270), "bpom"),
    ("sterilised stew", Case("makanan", storage="suhu-ruang", processing="steril", days=365), "bpom"),
    ("canned sardines", Case("makanan", storage="suhu-ruang", ingredients=frozenset({"ikan", "kaleng-asam-rendah"}), days=365), "bpom"),
    ("milk powder", Case("minuman", storage="suhu-ruang", processing="kering", ingredients=frozenset({"susu"}), days=270), "bpom"),
    ("baby porridge", Case("makanan", storage="suhu-ruang", processing="kering", ingredients=frozenset({"bayi"}), days=180), "bpom"),
    ("rice wine", Case("minuman", storage="suhu-ruang", processing="lain", ingredients=frozenset({"alkohol"}), days=365), "bpom"),
    ("bottled water", Case("minuman", storage="suhu-ruang", processing="lain", ingredients=frozenset({"air-minum"}), days=365), "bpom+sni"),
    ("bingka of two days", Case("makanan", storage="suhu-ruang", processing="segar", days=2), "none?"),
    ("cake of six days", Case("makanan", storage="suhu-ruang", processing="segar", days=6), "none?"),
    ("cake of seven days", Case("makanan", storage="suhu-ruang", processing="segar", days=7), "pirt"),
    ("basket", Case("kriya"), "none"),
    ("shirt", Case("fesyen"), "none"),
    ("soap", Case("kecantikan"), "bpom?"),
    ("nothing but a category", Case("makanan"), "unknown"),
]  # fmt: skip


def permit(book: Rulebook, case: Case) -> str:
    need = book.permit_for(case)
    if need is None:
        return "unknown"
    return "+".join((need.permit or "none", *need.also)) + ("" if need.certain else "?")


@pytest.mark.parametrize("what, case, needs", FOOD_CASES, ids=[what for what, _, _ in FOOD_CASES])
def test_which_permit_a_product_needs(what: str, case: Case, needs: str, rules: dict[str, Rule]) -> None:
    assert permit(rulebook.of(rules, DAY), case) == needs


def test_a_pirt_number_is_allowed_where_nothing_known_speaks_against_it(rules: dict[str, Rule]) -> None:
    book = rulebook.of(rules, DAY)
    allowed = {what for what, case, _ in FOOD_CASES if book.allows_pirt(case)}
    assert allowed == {
        "amplang", "ground coffee", "bingka of two days", "cake of six days", "cake of seven days", "nothing but a category"
    }  # fmt: skip


def test_the_day_decides_and_not_the_clock(rules: dict[str, Rule]) -> None:
    later = {id: dataclasses.replace(rule, starts=dt.date(2030, 1, 1)) for id, rule in rules.items()}
    case = FOOD_CASES[0][1]
    assert permit(rulebook.of(later, dt.date(2029, 12, 31)), case) == "unknown"
    assert permit(rulebook.of(later, dt.date(2030, 1, 1)), case) == "pirt"


def test_a_changed_rule_changes_what_the_public_sees() -> None:
    from etalase import audience

    source = Source(file="content/vendors/a/products/x.md", digest="x")
    rule = Rule(
        id="beku",
        source=source,
        what="izin-edar",
        condition=(("penyimpanan", "beku"), ("izin", "bpom")),
        starts=dt.date(2026, 1, 1),
    )
    held = ProductPermits(pirt=Permit(number="206647101001231"))
    catalog = Catalog(
        site=Site(id="site", source=Source(file="content/site.yaml", digest=""), name=Bilingual(id="Uji")),
        categories={"c": Category(id="c", source=source, name=Bilingual(id="C"), type="makanan")},
        vendors={"a": Vendor(id="a", source=source, name="A")},
        products={"a/x": Product(id="x", vendor="a", source=source, category="c", storage="beku", permits=held)},
        rules={"beku": rule},
    )

    def number(day: dt.date) -> str | None:
        pirt = audience.seen_by(catalog, "public", day).products["a/x"].permits.pirt
        return pirt.number if pirt else None

    assert [number(dt.date(2025, 12, 31)), number(dt.date(2026, 1, 1))] == ["206647101001231", None]


def test_the_handbook_names_every_kind_of_rule_and_every_key() -> None:
    text = (small_site.ROOT / "docs" / "panduan" / "aturan.md").read_text("utf-8")
    keys = {key for kind in rulebook.KINDS.values() for key in kind.keys}
    assert {name for name in (*rulebook.KINDS, *keys) if f"`{name}`" not in text} == set()


def test_what_a_rule_cannot_say_is_told_and_never_holds() -> None:
    def told(what: str, *condition: tuple[str, str]) -> list[tuple[str, str]]:
        rule = Rule(id="x", source=Source(file="content/rules/x.yaml", digest=""), what=what, condition=condition)
        found = [(fault, key) for fault, key, _, _ in rulebook.faults(rule)]
        assert bool(found) == (rulebook.of({"x": rule}, DAY).provisions == {})
        return found

    assert told("izin-edar", ("penyimpanan", "beku"), ("izin", "bpom")) == []
    assert told("izin-edar", ("penyimpanan", "kulkas"), ("izin", "bpom")) == [("value", "penyimpanan")]
    assert told("izin-edar", ("simpan", "beku"), ("izin", "bpom")) == [("key", "simpan")]
    assert told("izin-edar", ("penyimpanan", "beku")) == [("missing", "izin")]
    assert told("izin") == [("what", "apa")]
    assert told("halal", ("tenggang_sampai", "17 Oktober")) == [("value", "tenggang_sampai")]
    assert told("langkah", ("untuk", "pirt"), ("biaya", "150.000")) == [("value", "biaya")]
    assert told("izin-edar", ("umur_simpan_hari_kurang_dari", "²"), ("izin", "pirt")) == [
        ("value", "umur_simpan_hari_kurang_dari")
    ]
    assert told("batas-biaya", ("jenis", "makanan")) == [("value", "jenis")]
