"""What hangs and lies at an exhibition: booth signs, numbers, badges, plan, posters, lists of attendance and sales.

Papers are read with another library, and their codes by another eye.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from etalase import audience, probe
from etalase.checks import booths, floor_plans
from etalase.model import Bilingual, Booth, Consent, Edition, FloorPlan, PhotoFacts, Slot, Turn
from etalase.plan.signs import crews
from etalase.recipe import fingerprint
from tests import fair, papers
from tests.papers import finished, plan, texts, view

DAY, NEXT = fair.DAY, fair.DAY + dt.timedelta(days=1)
NAMES = {"manggar": "Dapur Manggar", "teluk": "Rumah Teluk", "bakau": "Sanggar Bakau"}
HERE = ("tanda-stan", "nomor-stan", "tanda-pengenal", "denah", "poster", "daftar-hadir", "rekap-penjualan")
A3_LYING, A3, A4_LYING, A4 = (420, 297), (297, 420), (297, 210), (210, 297)
LONG = "Kelompok Pengolah Hasil Laut dan Kerajinan Tangan Pesisir Timur " * 5


def at(*stands: Booth, **more: Any) -> Any:
    return fair.with_exhibition(fair.catalog(), booths=stands, **more)


def crowd(count: int) -> Any:
    """A fair with one booth for many vendors."""
    base = fair.catalog()
    many = {f"u{n}": fair.vendor(f"u{n}", f"Usaha Nomor {n:03d}") for n in range(count)}
    stands = (Booth(number="A1", vendors=tuple(many)),)
    cells = FloorPlan(cells=(("A1", "Pintu masuk"),))
    return replace(fair.with_exhibition(base, booths=stands, plan=cells), vendors={**base.vendors, **many})


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    recipes = plan(fair.catalog())
    return {name: finished(recipes[name]) for name in (*HERE, "poster-percetakan")}


def test_every_paper_has_the_size_that_it_is_hung_in(made: dict[str, bytes]) -> None:
    found = {name: papers.sizes(made[name]) for name in HERE}
    assert found == {
        "tanda-stan": {A3_LYING},
        "nomor-stan": {A4_LYING},
        "tanda-pengenal": {A4},
        "denah": {A3_LYING},
        "poster": {A3},
        "daftar-hadir": {A4},
        "rekap-penjualan": {A4_LYING},
    }


@pytest.mark.parametrize("name", ["tanda-stan", "nomor-stan", "tanda-pengenal", "denah", "daftar-hadir"])
def test_everybody_with_a_booth_is_in(made: dict[str, bytes], name: str) -> None:
    said = " ".join(texts(made[name]))
    assert all(vendor in said for vendor in NAMES.values())


def test_booths_are_counted_as_people_count_them() -> None:
    assert [sign["number"] for sign in view(plan(fair.catalog())["tanda-stan"])["signs"]] == ["A2", "A10", "B1"]


def test_a_sign_leads_to_the_page_of_its_vendor(made: dict[str, bytes]) -> None:
    found = papers.codes(made["tanda-stan"], 0)
    assert list(found) == ["https://etalase.example/p/DMG/"]
    # Read from a metre and a half: the code without its quiet zone is 29 of 37 modules of 70 mm.
    assert found["https://etalase.example/p/DMG/"] == pytest.approx(70 * 29 / 37, abs=1.5)


def test_a_booth_that_changes_hands_has_a_sign_for_each_crew_that_returns_with_it() -> None:
    booth = Booth(
        number="A1",
        turns=(
            Turn(date=NEXT, start="08.00", vendors=("teluk",)),
            Turn(date=DAY, start="14.00", end="18.00", vendors=("teluk",)),
            Turn(date=DAY, start="08.00", end="14.00", vendors=("manggar",)),
        ),
    )
    assert [crew.vendors for crew in crews(booth)] == [("manggar",), ("teluk",)]
    signs = view(plan(at(booth))["tanda-stan"])["signs"]
    assert [sign["when"] for sign in signs] == [
        ["Sabtu 5 Desember, 08.00–14.00"],
        ["Sabtu 5 Desember, 14.00–18.00", "Minggu 6 Desember, 08.00"],
    ]
    (sheet,) = view(plan(at(booth))["nomor-stan"])["sheets"]
    assert [(day["day"], [turn["time"] for turn in day["turns"]]) for day in sheet["rota"]] == [
        ("Sabtu 5 Desember", ["08.00–14.00", "14.00–18.00"]),
        ("Minggu 6 Desember", ["08.00"]),
    ]


def test_those_who_are_always_there_stand_on_the_signs_of_every_turn() -> None:
    booth = Booth(number="A1", vendors=("bakau",), turns=(Turn(date=DAY, vendors=("teluk", "bakau")),))
    assert [crew.vendors for crew in crews(booth)] == [("bakau", "teluk")]


def test_forty_vendors_at_one_booth_all_stand_on_its_sign() -> None:
    recipes = plan(crowd(40))
    for name in ("tanda-stan", "nomor-stan", "denah"):
        said = " ".join(texts(finished(recipes[name])))
        assert {f"Usaha Nomor {n:03d}" for n in range(40)} <= set(re.findall(r"Usaha Nomor \d{3}", said)), name


def test_an_empty_booth_has_a_sign_to_write_on() -> None:
    (sign,) = view(plan(at(Booth(number="B7")))["tanda-stan"])["signs"]
    assert (sign["number"], sign["who"]) == ("B7", [])
    assert texts(finished(plan(at(Booth(number="B7")))["tanda-stan"]))[0].startswith("B7")


def test_two_badges_for_each_vendor_and_a_sheet_each_for_organisers_and_guests(made: dict[str, bytes]) -> None:
    pages = texts(made["tanda-pengenal"])
    counted = Counter(name for page in pages for name in NAMES.values() for _ in re.findall(name, page))
    assert counted == dict.fromkeys(NAMES.values(), 2)
    assert [page.count("PESERTA") for page in pages] == [4, 2, 0, 0]
    assert [page.count("PANITIA") for page in pages] == [0, 0, 4, 0]
    assert [page.count("TAMU") for page in pages] == [0, 0, 0, 4]


def test_no_badge_names_a_person() -> None:
    named = fair.vendor("manggar", "Dapur Manggar", owner="Nama Pemilik", consent=Consent(date=DAY, how="surat"))
    base = fair.catalog()
    catalog = audience.seen_by(replace(base, vendors={**base.vendors, "manggar": named}), "public", fair.SETTING.as_of)
    for name in HERE:
        assert "Nama Pemilik" not in str(view(plan(catalog)[name])), name


def test_the_plan_is_that_of_the_booklet_with_every_booth_in_its_index(made: dict[str, bytes]) -> None:
    said = texts(made["denah"])
    assert len(said) == 1
    for word in ("Panggung", "Camilan Kota", "Kriya Tangan", "A2", "A10", "B1", "Sab 5, 08.00"):
        assert word in said[0], word


def test_an_index_longer_than_the_sheet_goes_on_over_the_next() -> None:
    base = fair.catalog()
    many = {f"u{n}": fair.vendor(f"u{n}", f"Usaha Nomor {n:03d}") for n in range(120)}
    stands = tuple(Booth(number=f"A{n + 1}", vendors=(f"u{n}",)) for n in range(120))
    cells = tuple(tuple(f"A{row * 20 + column + 1}" for column in range(20)) for row in range(6))
    exhibition = {"booths": stands, "plan": FloorPlan(cells=cells)}
    catalog = replace(fair.with_exhibition(base, **exhibition), vendors={**base.vendors, **many})
    pages = texts(finished(plan(catalog)["denah"]))
    assert len(pages) > 1
    index = Counter(re.findall(r"Usaha Nomor (\d{3})", " ".join(pages)))
    assert set(index) == {f"{n:03d}" for n in range(120)}


def test_a_plan_drawn_by_staff_is_hung_as_it_is() -> None:
    base = fair.with_exhibition(fair.catalog(), plan=FloorPlan(file="denah.svg"))
    drawing = "content/exhibitions/pasar/denah.svg"
    facts = PhotoFacts(path=drawing, digest="d", format="SVG", width=600, height=300)
    paper = plan(replace(base, photos={**base.photos, drawing: facts}))["denah"]
    assert view(paper)["drawing"]["picture"] in paper.pictures


def test_without_a_plan_the_sheet_is_the_list_and_without_booths_there_is_none() -> None:
    listed = plan(fair.with_exhibition(fair.catalog(), plan=None))["denah"]
    assert view(listed)["title"] == "Daftar stan"
    assert "Dapur Manggar" in texts(finished(listed))[0]
    bare = plan(fair.with_exhibition(fair.catalog(), plan=None, booths=()))
    assert {"denah", "tanda-stan", "nomor-stan"} & bare.keys() == set()


def test_before_anybody_has_a_booth_lists_and_badges_are_blank() -> None:
    bare = plan(fair.with_exhibition(fair.catalog(), plan=None, booths=()))
    assert [page.count("PESERTA") for page in texts(finished(bare["tanda-pengenal"]))] == [0, 0]
    assert len(view(bare["daftar-hadir"])["days"][0]["rows"]) == 20
    assert len(texts(finished(bare["rekap-penjualan"]))) == 1


def test_a_poster_says_what_when_and_where_and_its_code_can_be_read_from_afar(made: dict[str, bytes]) -> None:
    (said,) = texts(made["poster"])
    for word in ("Pasar Contoh", "5–6 Desember 2026", "Lapangan Contoh", "Pembukaan pasar", "Kantor Contoh"):
        assert word in said, word
    found = papers.codes(made["poster"], dpi=100)
    assert list(found) == ["https://etalase.example/"]
    # A tenth of the distance from which a poster on a wall is read, 60 cm.
    assert found["https://etalase.example/"] > 50


def test_the_poster_for_the_print_shop_has_five_millimetres_to_cut_away(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made["poster-percetakan"])) as pdf:
        page = pdf.pages[0]
        trim, media = [[float(side) * 25.4 / 72 for side in box] for box in (page.trimbox, page.mediabox)]
    assert (round(trim[2] - trim[0], 1), round(trim[3] - trim[1], 1)) == A3
    assert [round(abs(a - b), 1) for a, b in zip(trim, media, strict=True)] == [5, 5, 5, 5]


def test_a_small_cover_is_told_of_by_the_poster() -> None:
    cover = "content/photos/sampul.jpg"
    base = fair.with_exhibition(fair.catalog(), cover="sampul.jpg")
    for width, told in ((600, True), (1800, False)):
        facts = PhotoFacts(path=cover, digest=f"s{width}", format="JPEG", width=width, height=width * 4 // 3)
        paper = plan(replace(base, photos={**base.photos, cover: facts}))["poster"]
        assert [p.code for p in papers.made(paper).problems] == ["photo.coarse-in-print"] * told


def test_the_programme_on_a_poster_begins_with_the_first_of_every_day() -> None:
    slots = [
        Slot(date=day, start=f"{hour:02d}.00", title=Bilingual(id=f"Acara {day.day}-{hour}"))
        for day in (DAY, NEXT)
        for hour in range(8, 18)
    ]
    told = view(plan(at(Booth(number="A1"), programme=tuple(slots)))["poster"])["programme"]
    assert [line["title"] for line in told] == [f"Acara {day}-{hour}" for day in (5, 6) for hour in (8, 9, 10)]


def test_attendance_has_a_list_for_each_day_with_those_who_are_expected(made: dict[str, bytes]) -> None:
    days = view(plan(fair.catalog())["daftar-hadir"])["days"]
    rows = [[(row["number"], row["name"], row["time"]) for row in day["rows"]] for day in days]
    always = [("A2", "Dapur Manggar", ""), ("A10", "Rumah Teluk", "")]
    assert rows == [[*always, ("B1", "Sanggar Bakau", "08.00")], [*always, ("B1", "", "")]]
    pages = texts(made["daftar-hadir"])
    assert ["Sabtu, 5 Desember 2026" in page for page in pages] == [True, False]
    assert ["Minggu, 6 Desember 2026" in page for page in pages] == [False, True]


def test_a_tally_has_a_line_for_everything_that_has_a_price_and_a_column_for_each_day() -> None:
    sheets = {sheet["name"]: sheet for sheet in view(plan(fair.catalog())["rekap-penjualan"])["sheets"]}
    assert list(sheets) == ["Dapur Manggar", "Rumah Teluk", "Sanggar Bakau"]
    assert [(row["name"], row["more"], row["price"]) for row in sheets["Rumah Teluk"]["rows"]] == [
        ("Kopi Pedada", "Bubuk, 200\xa0g", "48.000"),
        ("Kopi Pedada", "Biji, 200\xa0g", "52.000"),
        ("Paket Tanya Dulu", "", ""),
    ]
    assert sheets["Dapur Manggar"]["days"] == ["Sabtu 5 Desember", "Minggu 6 Desember"]


def test_a_long_exhibition_is_tallied_on_a_sheet_for_every_five_days() -> None:
    catalog = at(Booth(number="A1", vendors=("manggar",)), end=DAY + dt.timedelta(days=7))
    assert [len(sheet["days"]) for sheet in view(plan(catalog)["rekap-penjualan"])["sheets"]] == [5, 3]


def test_a_tally_of_many_products_goes_on_with_room_for_more() -> None:
    base = fair.catalog()
    many = [fair.product("manggar", f"p{n}", f"Produk Ke {n:02d}") for n in range(30)]
    catalog = replace(base, products={one.address: one for one in many})
    pages = [page for page in texts(finished(plan(catalog)["rekap-penjualan"])) if "Dapur Manggar" in page]
    assert len(pages) == 3
    assert len(set(re.findall(r"Produk Ke \d\d", " ".join(pages)))) == 30


@pytest.mark.parametrize("name", ["ورشة النور " * 20, "Dapur \N{STEAMING BOWL} Mantap", LONG[:300]])
def test_any_name_gives_whole_papers(name: str) -> None:
    base = fair.catalog()
    renamed = replace(base, vendors={**base.vendors, "manggar": fair.vendor("manggar", name, code="DMG")})
    recipes = plan(renamed)
    for paper in HERE:
        assert {problem.code for problem in papers.made(recipes[paper]).problems} <= {"press.text-cut"}, paper


def test_a_long_name_of_the_exhibition_stays_on_its_papers() -> None:
    recipes = plan(fair.with_exhibition(fair.catalog(), name=Bilingual(id=LONG[:300]), venue=LONG[:200]))
    for name in HERE:
        assert papers.made(recipes[name]).data, name


def test_plan_and_poster_come_in_every_language_of_the_books_and_the_rest_once() -> None:
    both = {"editions": (Edition(id="katalog"), Edition(id="book", language="en"))}
    recipes = plan(fair.with_exhibition(fair.catalog(), **both))
    twins = {name.removesuffix("-en") for name in recipes if name.endswith("-en")}
    assert {"denah", "poster", "poster-percetakan"} <= twins
    assert not {"tanda-stan", "nomor-stan", "tanda-pengenal", "daftar-hadir", "rekap-penjualan"} & twins
    assert "5–6 December 2026" in texts(finished(recipes["poster-en"]))[0]


def test_a_sample_says_so_on_every_page() -> None:
    base = fair.catalog()
    recipes = plan(replace(base, site=replace(base.site, sample=True)))
    for name in HERE:
        assert all("Contoh: semua isi rekaan" in page for page in texts(finished(recipes[name]))), name


def test_a_changed_price_leaves_what_hangs_and_makes_the_tally_again() -> None:
    base = fair.catalog()
    stik = base.products["manggar/stik"]
    dearer = replace(stik, price=19_000, source=replace(stik.source, digest="lain"))
    renamed = replace(dearer, name=Bilingual(id="Stik Baru"))
    before = {name: fingerprint(paper) for name, paper in plan(base).items() if name in HERE}

    def changed(product: Any) -> set[str]:
        after = plan(replace(base, products={**base.products, stik.address: product}))
        return {name for name, mark in before.items() if fingerprint(after[name]) != mark}

    assert changed(dearer) == {"rekap-penjualan"}
    assert {"denah", "rekap-penjualan"} <= changed(renamed)


def drawn(marked: tuple[str, ...], *stands: Booth) -> list[tuple[str, object]]:
    """What is wrong with a drawn plan that marks these booths: code and booth."""
    base = fair.with_exhibition(fair.catalog(), plan=FloorPlan(file="denah.svg"), booths=stands)
    path = "content/exhibitions/pasar/denah.svg"
    facts = PhotoFacts(path=path, digest="d", format="SVG", width=600, height=300, booths=marked)
    found = floor_plans.check(replace(base, photos={path: facts}), fair.SETTING.as_of)
    return [(problem.code, problem.values.get("booth")) for problem in found]


def test_a_drawn_plan_marks_every_booth_once_and_no_other() -> None:
    stands = (Booth(number="A1"), Booth(number="A 2"), Booth(number="A3"))
    assert drawn(("a1", "A-2", "A3"), *stands) == []
    assert drawn(("A1", "A1", "A-2", "A9"), *stands) == [
        ("plan.booth-missing", "A3"),
        ("plan.booth-scattered", "A1"),
        ("plan.booth-unlisted", "A9"),
    ]
    assert drawn((), *stands) == [("plan.unmarked", None)]


def test_marks_of_a_drawing_are_read_from_its_ids() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><g id="stan-A1"/><g id="panggung"/><rect id="stan-B2"/></svg>'
    facts, _ = probe.probe("content/exhibitions/pasar/denah.svg", svg)
    assert facts is not None
    assert facts.booths == ("A1", "B2")


def test_a_number_is_one_whatever_its_case() -> None:
    twice = fair.exhibition(booths=(Booth(number="A1"), Booth(number="a1")))
    assert [problem.code for problem in booths.check_entry(twice)] == ["booth.duplicate"]


def test_every_day_of_a_shared_booth_has_somebody() -> None:
    first = Turn(date=DAY, vendors=("teluk",))
    for turns, told in (((first,), [NEXT.isoformat()]), ((first, Turn(date=NEXT, vendors=("bakau",))), [])):
        entry = fair.exhibition(booths=(Booth(number="A1", turns=turns),))
        assert [problem.values["days"] for problem in booths.check_entry(entry)] == told
