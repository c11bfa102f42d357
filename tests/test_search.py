"""The search data, and the search itself: what the browser makes of the columns of a hand-made catalogue."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rjsmin

from bench.generate import generate
from bench.search import ENGINE, rows_of, script_text, weight
from etalase import parts
from etalase.model import Bilingual, Catalog, Category, Placement, Product, Retailer, Site, Source, Variant, Vendor
from etalase.plan import Setting, search
from etalase.plan.frame import BUNDLES, frame_of
from etalase.plan.pictures import NAME_LENGTH, PictureSet
from tests.test_incremental import ROOT

AS_OF = dt.date(2026, 11, 24)
SYNONYMS = (
    ("peyek", "rempeyek"),
    ("suvenir", "souvenir", "cendera mata"),
    ("serai", "sereh"),
    ("kedelai", "kedele"),
    ("kaus", "kaos"),
    ("abon kepiting", "bonting"),
)
# name, category, price, and what else the product has
PRODUCTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Kerupuk Udang Teritip", {"tags": ("gurih",), "code": "KRP01"}),
    ("เต้าหู้ทอด สูตรโบราณ", {}),
    ("حلوى التمر", {}),
    ("🦀 Amplang", {"gtin": "9521234567896"}),
    ("🍤", {}),
    ("Teh 1100", {}),
    ("Teh 11000", {}),
    ("Abon Kepiting", {"brand": "Bintang Pesisir"}),
    ("Rempeyek Kacang", {"variants": (("Pedas", 9000, "RPK-P"), ("Original", 7500, "RPK-O"))}),
    ("Keripik Pisang Balado", {}),
    ("Yang dan Itu", {}),
    ("Kaus Kilang Senja", {"price": None}),
    ("Sabun Sereh", {"status": "habis"}),
    ("Vitamin C", {}),
    ("Madu Hutan", {"placements": ("toko-a", "toko-b")}),
)


def source(name: str) -> Source:
    return Source(file=name, digest=name)


def both(text: str, en: str | None = None) -> Bilingual:
    return Bilingual(id=text, en=en)


def product(n: int, name: str, category: str = "camilan", **more: Any) -> Product:
    variants = tuple(Variant(name=both(what), price=price, code=code) for what, price, code in more.pop("variants", ()))
    places = tuple(Placement(retailer=id) for id in more.pop("placements", ()))
    more = {"price": None if variants else 10_500 + n, **more}
    return Product(
        id=f"barang-{n}",
        source=source(f"p{n}"),
        vendor="dapur",
        name=both(name),
        category=category,
        variants=variants,
        placements=places,
        **more,
    )


def rows_for(*products: Product, categories: int = 1, synonyms: tuple[tuple[str, ...], ...] = SYNONYMS) -> search.Rows:
    """Rows of these products as the site's plan would make them, all by one vendor in Manggar."""
    kinds = ["camilan", *(f"jenis-{n}" for n in range(1, categories))]
    catalog = Catalog(
        site=Site(id="site", source=source("site"), name=both("Etalase")),
        vendors={
            "dapur": Vendor(
                id="dapur", source=source("v"), name="Dapur", village="Manggar", district="Balikpapan Timur"
            )
        },
        categories={id: Category(id=id, source=source(id), name=both(id.title()), type="makanan") for id in kinds},
        retailers={id: Retailer(id=id, source=source(id), name=id.title(), type="toko") for id in ("toko-a", "toko-b")},
        products={each.address: each for each in products},
        synonyms=synonyms,
    )
    setting = Setting(as_of=AS_OF, base_url=None)
    return search.rows_of(catalog, frame_of(catalog, setting))


def packed(rows: search.Rows, language: Any = "id") -> dict[str, Any]:
    text = search.catalogue(rows, language)["text"]
    found: dict[str, Any] = json.loads(text.partition("=")[2].partition("=")[2].rstrip(";\n"))
    return found


@pytest.fixture(scope="module")
def bench(chromium: Any) -> Iterator[Any]:
    """`bench(rows)` gives a page of its own with the search and these rows, `bench(None)` one with its words alone."""
    context = chromium.new_context()

    def with_rows(rows: search.Rows | None) -> Any:
        page = context.new_page()
        scripts = ["window.etalase={}"]
        if rows is not None:
            scripts += [search.catalogue(rows, "id")["text"], search.codes(rows)["text"]]
            scripts += [search.descriptions(rows, None)["text"]]
        for name in BUNDLES["cari.js"]:
            file = ROOT / "templates" / name if name.startswith("assets/") else parts.browser_file(name[6:])
            scripts.append(rjsmin.jsmin(file.read_text("utf-8")))
        for text in scripts:
            page.add_script_tag(content=text)
        page.evaluate(
            """async () => { const own = window.etalase; if (!own.katalog) return;
            own.data = own.unpack(own.katalog);
            own.engine = own.search(own.data, { load: async name => own[name] });
            await own.engine.prepare(); }"""
        )
        return page

    yield with_rows
    context.close()


@pytest.fixture(scope="module")
def words(bench: Any) -> Any:
    return bench(None)


def find(page: Any, query: str) -> list[str]:
    found: list[str] = page.evaluate(
        "async query => ((await etalase.engine.find(query)).rows || []).map(row => etalase.data.names[row])", query
    )
    return found


@pytest.mark.browser
@pytest.mark.parametrize(
    "one, other",
    [
        *[("kerupuk", "krupuk"), ("keripik", "kripik"), ("terasi", "trasi"), ("serundeng", "srundeng")],
        *[("kelapa", "klapa"), ("cokelat", "coklat"), ("cabai", "cabe"), ("petai", "pete"), ("siomay", "siomai")],
        *[("sambal", "sambel"), ("telur", "telor"), ("nugget", "nuget"), ("barokah", "baroka"), ("Café", "cafe")],
    ],
)
def test_two_spellings_are_one_word(words: Any, one: str, other: str) -> None:
    first, second = words.evaluate("pair => pair.map(word => etalase.words.forms(word)[0])", [one, other])
    assert first == second


@pytest.mark.browser
@pytest.mark.parametrize(
    "one, other",
    [("anyaman", "anyam"), ("minuman", "minum"), ("makanan", "makan"), ("digoreng", "goreng"), ("rajutan", "rajut")],
)
def test_an_affix_leads_to_its_root(words: Any, one: str, other: str) -> None:
    first, second = words.evaluate("pair => pair.map(window.etalase.words.forms)", [one, other])
    assert set(first) & set(second)


@pytest.mark.browser
@pytest.mark.parametrize("word", ["1100", "11000", "2x", "เต้าหู้", "حلوى", "蟹", "🦀", "Кофе"])
def test_digits_and_other_scripts_stay_as_they_are(words: Any, word: str) -> None:
    assert words.evaluate("word => window.etalase.words.forms(word)", word) == [word.lower()]


@pytest.fixture(scope="module")
def shop(bench: Any, words: Any) -> Any:
    return bench(rows_for(*(product(n, name, **more) for n, (name, more) in enumerate(PRODUCTS))))


@pytest.mark.browser
@pytest.mark.parametrize("name", [name for name, _ in PRODUCTS])
def test_every_name_finds_its_product_first(shop: Any, name: str) -> None:
    assert find(shop, name)[:1] == [name]


@pytest.mark.browser
@pytest.mark.parametrize(
    "query, name",
    [
        *[
            ("kerup", "Kerupuk Udang Teritip"),
            ("udnag", "Kerupuk Udang Teritip"),
            ("krupuk udang", "Kerupuk Udang Teritip"),
        ],
        *[("เต้า", "เต้าหู้ทอด สูตรโบราณ"), ("حلو", "حلوى التمر"), ("🦀", "🦀 Amplang"), ("amplnag", "🦀 Amplang")],
        *[("9521234567896", "🦀 Amplang"), ("09521234567896", "🦀 Amplang"), ("krp01", "Kerupuk Udang Teritip")],
        *[("RPK-P", "Rempeyek Kacang"), ("peyek", "Rempeyek Kacang"), ("rempeyek pedas", "Rempeyek Kacang")],
        *[("bonting", "Abon Kepiting"), ("abon kepiting", "Abon Kepiting"), ("bintang", "Abon Kepiting")],
        *[("kaos", "Kaus Kilang Senja"), ("serai", "Sabun Sereh"), ("kripik pisang", "Keripik Pisang Balado")],
        *[("keripk balado", "Keripik Pisang Balado"), ("1100", "Teh 1100"), ("11000", "Teh 11000")],
        ("madu yang hutan", "Madu Hutan"),
    ],
)
def test_a_query_finds_the_product_first(shop: Any, query: str, name: str) -> None:
    assert find(shop, query)[:1] == [name]


@pytest.mark.browser
def test_a_number_is_not_another_number(shop: Any) -> None:
    assert find(shop, "1100") == ["Teh 1100"]
    assert find(shop, "110") == []


@pytest.mark.browser
def test_all_words_must_match_while_some_product_has_them_all(shop: Any) -> None:
    assert find(shop, "keripik balado") == ["Keripik Pisang Balado"]
    assert set(find(shop, "keripik kepiting")) >= {"Keripik Pisang Balado", "Abon Kepiting"}


@pytest.mark.browser
def test_vendor_and_place_are_searched(shop: Any) -> None:
    assert len(find(shop, "manggar")) == len(PRODUCTS)


def test_a_hidden_product_is_in_no_file() -> None:
    rows = rows_for(product(1, "Abon"), product(2, "Rahasia Arsip", status="arsip"))
    every = "".join(
        build["text"] for build in (search.catalogue(rows, "id"), search.card_extras(rows, "id"), search.codes(rows))
    )
    assert "Abon" in every
    assert "Rahasia" not in every
    assert "barang-2" not in every


def test_prices_are_in_thousands_the_lowest_of_the_variants_and_minus_one_when_unknown() -> None:
    rows = rows_for(
        product(1, "A", price=12_500),
        product(2, "B", price=None),
        product(3, "C", variants=(("Besar", 20_000, "C-B"), ("Kecil", 9_000, "C-K"))),
    )
    found = packed(rows)
    prices = [found["pri"][int(place)] for place in found["P"]]
    assert dict(zip(found["n"].split("\n"), prices, strict=True)) == {"A": 12.5, "B": -1, "C": 9}


@pytest.mark.browser
def test_more_than_thirty_six_categories_and_tags_come_back_whole(bench: Any) -> None:
    made = [product(n, f"Barang {n}", f"jenis-{n % 50 or 1}", tags=(f"tanda {n}", "semua")) for n in range(1, 120)]
    page = bench(rows_for(*made, categories=51))
    told = page.evaluate(
        """() => { const { names, facets: { kategori }, tags } = window.etalase.data;
        return names.map((name, i) => [name, kategori.values[kategori.rows[i][0]],
          tags.rows[i].map(tag => tags.values[tag]).join(' ')]); }"""
    )
    assert {name: (kind, tags) for name, kind, tags in told} == {
        each.name.id: (each.category, " ".join(each.tags)) for each in made
    }


def test_an_id_is_told_only_when_the_name_does_not_tell_it() -> None:
    rows = rows_for(product(1, "Abon Ikan"), product(2, "Teh"))
    text = search.card_extras(rows, "id")["text"]
    assert json.loads(text.partition(".kartu=")[2].rstrip(";\n"))["i"] == "barang-1\nbarang-2"
    assert search.exception("abon-ikan", "Abon Ikan") == ""


@pytest.mark.browser
@pytest.mark.parametrize(
    "name", ["Jum'at Berkah & Co.", "Café Ñandú", "  Teh -- Hijau ", "ＡＢＣ Śląsk", "เต้าหู้", "Straße №5", "İzmir"]
)
def test_browser_and_builder_derive_the_same_id(words: Any, name: str) -> None:
    assert words.evaluate("name => window.etalase.columns.slug(name)", name) == search.plain_slug(name)


def test_files_are_named_by_content_and_told_by_the_pointer() -> None:
    def plan_of(*products: Product) -> dict[str, Any]:
        rows = rows_for(*products)
        catalog = Catalog(
            site=Site(id="site", source=source("site"), name=both("Etalase")),
            vendors=dict(rows.vendors),
            categories=dict(rows.categories),
            products={each.address: each for each in products},
        )
        setting = Setting(as_of=AS_OF, base_url=None)
        return search.search(catalog, setting, frame_of(catalog, setting))

    before, again, after = plan_of(product(1, "A")), plan_of(product(1, "A")), plan_of(product(2, "B"))
    assert before.keys() == again.keys() != after.keys()
    pointer = before["site/katalog.js"]
    told = re.findall(r'"(aset/[^"]+)"', pointer.view.build(*pointer.view.inputs)["text"])
    assert {f"site/{path}" for path in told} == before.keys() - {"site/katalog.js"}


def test_two_thousand_products_fit_the_budget(tmp_path: Path) -> None:
    """Index, the page's search script and their text in 45 KB, what cards show in 25 KB, compressed (search.md §3).

    The products are those of `bench/generate.py`, every one with a picture of its own.
    """
    rows = rows_of(generate(tmp_path, 2000), tmp_path)
    rows = dataclasses.replace(
        rows, rows=tuple(dataclasses.replace(row, picture=made_picture(n)) for n, row in enumerate(rows.rows))
    )
    code = "\n;".join(map(script_text, BUNDLES["cari.js"]))
    assert weight(search.catalogue(rows, "id")["text"], code) <= 45_000
    assert weight(search.card_extras(rows, "id")["text"]) <= 25_000


def made_picture(n: int) -> PictureSet:
    """What a photograph would become: a name nobody can foresee, one of 16 colours, one of a few sizes."""
    digest = hashlib.sha256(str(n).encode()).hexdigest()
    width = (480, 720, 720, 720, 600)[int(digest[-1], 16) % 5]
    colour = f"bg{int(digest[-2], 16):02d}"
    stem = f"/gambar/{digest[:NAME_LENGTH]}"
    return PictureSet(source(stem), stem, (320, 480, width), width, width, colour, "jpg", digest, (0.5, 0.5), True)


def test_cards_of_very_many_products_come_in_parts() -> None:
    one = product(0, "Abon")
    rows = rows_for(*(dataclasses.replace(one, id=f"abon-{n}", name=both(f"Abon {n}")) for n in range(search.MANY + 1)))
    parts_of = -(-len(rows.rows) // search.PART)
    last = search.card_extras(rows, "id", parts_of - 1)["text"]
    assert packed(rows)["h"] == search.PART
    assert f'["kartu-{parts_of - 1}"]' in last
    ids = [search.card_extras(rows, "id", n)["text"].count("abon") for n in range(parts_of)]
    assert len(ids) == parts_of
    assert packed(rows_for(one))["h"] == 0


@pytest.mark.browser
def test_very_many_products_are_searched_in_a_worker_and_without_one(
    chromium: Any, serve_folder: Any, tmp_path: Path
) -> None:
    made = [product(n, f"Barang {n}", tags=("semua",)) for n in range(search.MANY)]
    rows = rows_for(*made, product(search.MANY, "Kerupuk Udang", gtin="9521234567896"))
    texts = [search.catalogue(rows, "id")["text"], search.codes(rows)["text"]]
    texts += [search.descriptions(rows, name)["text"] for name in search.SHELVES]
    (tmp_path / "data.js").write_text("\n".join(texts), "utf-8")
    (tmp_path / "mesin.js").write_text("\n;".join(map(script_text, ENGINE)), "utf-8")
    page_text = '<!DOCTYPE html><title>-</title><script src="data.js"></script><script src="mesin.js"></script>'
    (tmp_path / "index.html").write_text(page_text, "utf-8")
    page = chromium.new_page()
    page.goto(serve_folder(tmp_path))
    told = page.evaluate(
        """async () => {
          const own = etalase, begun = [], load = async name => own[name], Plain = Worker;
          self.Worker = function (address) { begun.push(address); return new Plain(address); };
          const data = own.unpack(own.katalog), partial = [];
          const engine = own.search(data, { load }), broken = own.search(data, { load, worker: 'tidak-ada.js' });
          const first = engine.find('kerupuk udang', answer => partial.push(answer.rows));
          const names = answer => answer.rows.map(row => data.names[row]);
          const found = names(await first);
          const [late, code] = await Promise.all([engine.find('barang'), engine.find('9521234567896')]);
          return { begun, partial: partial.length, found, late, code: names(code),
            typo: names(await engine.find('krupuk udnag')), offered: await engine.suggest('keru'),
            near: (await engine.near('kerupukx'))[0].text, without: names(await broken.find('kerupuk udang')) };
        }"""
    )
    page.close()
    assert told["begun"][0].endswith("/mesin.js")
    assert told["found"] == told["code"] == told["typo"] == told["without"] == ["Kerupuk Udang"]
    assert told["late"] is None
    assert told["partial"] >= 1
    assert told["offered"] == [{"kind": "kata", "text": "kerupuk", "value": "kerupuk"}]
    assert told["near"] == "kerupuk"
