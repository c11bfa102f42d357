"""What lies on the tables: price cards and their sizes, what must be printed again, table cards, shelf talkers, lists.

Papers are read with another library, measured on the rendered page, and their codes read by another eye.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pyzbar.pyzbar import decode

from etalase import cli, parse, pricetags, printed, shape
from etalase.model import Bilingual, Booth, LabelSheet, Photo, PhotoFacts, PrintedTag, Printing, Site, Variant
from etalase.recipe import Document, fingerprint
from etalase.values.content_size import ContentSize
from tests import fair, small_site
from tests.papers import finished, made, plan, texts, view

TEMPLATES = {file.name: file.read_bytes() for file in Path("templates/print").glob("*.typ")}
LABELS = LabelSheet(columns=3, rows=8, width=Decimal(70), height=Decimal(37), margin=Decimal(0))
DPI = 300
GRAMS = ContentSize(Decimal(200), "g")


def sheet(**wanted: Any) -> dict[str, Any]:
    return {"printing": Printing(sheet=replace(LABELS, **wanted))}


def names(paper: Document) -> list[str]:
    return [card["name"] for card in view(paper)["cards"]]


def image(data: bytes, page: int = 0, dpi: int = DPI) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[page].render(scale=dpi / 72).to_pil().convert("L")


def cut(page: Image.Image, x: float, y: float, width: float, height: float, dpi: int = DPI) -> Image.Image:
    """A piece of a page; everything in mm."""
    return page.crop(tuple(round(side / 25.4 * dpi) for side in (x, y, x + width, y + height)))


def dark_places(strip: Image.Image, *, across: bool) -> list[float]:
    """Where a thin strip is dark, in mm from its beginning: the middle of every dark run."""
    width, height = strip.size
    line = [
        min(strip.getpixel((n, m)) for m in range(height))
        if across
        else min(strip.getpixel((m, n)) for m in range(width))
        for n in range(width if across else height)
    ]
    runs: list[list[int]] = []
    for n, shade in enumerate(line):
        if shade < 140:
            if runs and runs[-1][-1] == n - 1:
                runs[-1].append(n)
            else:
                runs.append([n])
    return [sum(run) / len(run) * 25.4 / DPI for run in runs]


def longest_line(piece: Image.Image) -> float:
    """The longest dark run of any row, in mm."""
    width, height = piece.size
    rows = (piece.crop((0, row, width, row + 1)).tobytes() for row in range(height))
    return max(len(run) for row in rows for run in re.findall(rb"[\x00-\x8b]+", row)) * 25.4 / DPI


def one_product(name: str = "Abon", **more: Any) -> Any:
    """The fair with a single product."""
    product = fair.product("manggar", "abon", name, **{"code": "ABN", "content": GRAMS, **more})
    return fair.catalog(products={product.address: product})


def test_cards_have_the_size_of_the_offices_sheet_else_several() -> None:
    assert [name for name in plan(fair.catalog(), **sheet()) if name.startswith("label")] == [
        "label-harga",
        "label-uji",
    ]
    assert [name for name in plan(fair.catalog()) if name.startswith("label")] == [
        "label-harga",
        "label-harga-105x74",
        "label-harga-70x37",
        "label-harga-38x21",
        "label-uji",
    ]


def test_each_variant_has_a_card_and_what_is_sold_out_has_none() -> None:
    base = fair.catalog()
    mixed = replace(
        base.products["teluk/kopi"],
        variants=(
            Variant(name=Bilingual(id="Bubuk"), price=48_000, content=GRAMS),
            Variant(name=Bilingual(id="Biji"), price=52_000, status="habis"),
            Variant(name=Bilingual(id="200 g"), price=40_000, content=GRAMS),
        ),
    )
    gone = replace(base.products["manggar/stik"], status="habis")
    changed = {**base.products, mixed.address: mixed, gone.address: gone}
    assert names(plan(replace(base, products=changed))["label-harga"]) == [
        "Amplang Tenggiri",
        "Keranjang Purun",
        "Kopi Pedada, Bubuk",
        # The content says it already.
        "Kopi Pedada",
        "Paket Tanya Dulu",
    ]


def test_a_card_says_what_it_must() -> None:
    text = texts(finished(plan(fair.catalog(), **sheet())["label-harga"]))[0]
    for said in (
        "Amplang Tenggiri",
        "Dapur Manggar",
        "A2",
        "200 g",
        "Rp12.500/100 g",
        "25.000",
        "AMP01",
        "Tanyakan harga",
    ):
        assert said in text


def test_cards_are_as_large_as_they_say_by_their_cut_marks() -> None:
    page = image(finished(plan(fair.catalog())["label-harga"]))
    # Two columns of 90 mm and five rows of 55 mm in the middle of A4.
    across = dark_places(cut(page, 0, 8, 210, 0.6), across=True)
    down = dark_places(cut(page, 12, 0, 0.6, 297), across=False)
    assert across == pytest.approx([15, 105, 195], abs=0.15)
    assert down == pytest.approx([11 + 55 * n for n in range(6)], abs=0.15)


def test_the_ruler_is_a_hundred_millimetres() -> None:
    page = image(finished(plan(fair.catalog())["label-harga"]))
    ticks = dark_places(cut(page, 4.8, 60, 0.3, 180), across=False)
    assert (ticks[0], ticks[-1], len(ticks)) == pytest.approx((38, 138, 11), abs=0.2)
    trial = image(finished(plan(fair.catalog(), **sheet())["label-uji"]))
    inside = cut(trial, 40, 60, 130, 180)
    assert longest_line(inside) == pytest.approx(100, abs=0.2)
    assert longest_line(inside.rotate(90, expand=True)) == pytest.approx(100, abs=0.2)


@pytest.mark.parametrize(
    "wanted, expected",
    [
        # Ready sheets as sold: L7160 (63.5 × 38.1) and L7651 (38.1 × 21.2) have 2.5 mm between their columns.
        ({"columns": 3, "rows": 7, "width": "63.5", "height": "38.1", "margin": "7.25"}, (7.25, 15.15, 2.5)),
        ({"columns": 5, "rows": 13, "width": "38.1", "height": "21.2", "margin": "4.75"}, (4.75, 10.7, 2.5)),
        ({"margin": None}, (0, 0.5, 0)),
        ({"columns": 1, "margin": "10"}, (70, 0.5, 0)),
    ],
)
def test_the_fields_of_ready_label_sheets(wanted: dict[str, Any], expected: tuple[float, float, float]) -> None:
    given = {key: Decimal(value) if isinstance(value, str) else value for key, value in wanted.items()}
    grid = pricetags.grid_of(replace(LABELS, **given))
    assert grid
    assert (grid.left, grid.top, grid.gap) == pytest.approx(expected, abs=0.01)


def test_a_sheet_that_is_incomplete_or_larger_than_a4_is_none() -> None:
    for wrong in ({"width": None}, {"columns": 4}, {"rows": 9}, {"margin": Decimal(1)}, {"height": Decimal(2)}):
        assert pricetags.grid_of(replace(LABELS, **wrong)) is None


@pytest.mark.parametrize(
    "columns, rows, width, height",
    [(4, 11, "48.5", "27"), (4, 10, "52.5", "29.7"), (2, 4, "105", "74"), (6, 12, "35", "24")],
)
def test_a_sheet_without_margins_keeps_its_texts_off_the_edge(columns: int, rows: int, width: str, height: str) -> None:
    grid = {"columns": columns, "rows": rows, "width": Decimal(width), "height": Decimal(height)}
    goods = [
        fair.product("manggar", f"p{n}", "Sambal Peda", content=GRAMS, category="kriya") for n in range(columns * rows)
    ]
    papers = plan(fair.catalog(products={product.address: product for product in goods}), **sheet(**grid))
    assert len(texts(finished(papers["label-harga"]))) == 1


@pytest.mark.parametrize("count, first, expected", [(10, 1, 1), (11, 1, 2), (2, 10, 2), (1, 99, 1)])
def test_cards_begin_where_the_first_sheet_is_still_empty(count: int, first: int, expected: int) -> None:
    goods = [fair.product("manggar", f"p{n}", f"Barang {n}") for n in range(count)]
    base = fair.catalog(products={product.address: product for product in goods})
    data = finished(plan(base, first_label=first)["label-harga"])
    assert len(texts(data)) == expected


def test_very_many_cards_are_split_over_files_of_whole_sheets() -> None:
    goods = [fair.product("manggar", f"p{n:04}", f"Barang {n:04}") for n in range(1000)]
    papers = plan(fair.catalog(products={product.address: product for product in goods}), first_label=3, **sheet())
    first, second = (view(papers[name]) for name in ("label-harga", "label-harga-2"))
    assert (first["skipped"], len(first["cards"]), first["sheets"][-1]) == (2, 41 * 24 - 2, "Lembar 41 dari 42")
    assert (second["skipped"], len(second["cards"]), second["sheets"]) == (0, 18, ["Lembar 42 dari 42"])
    assert second["cards"][-1]["name"] == "Barang 0999"


def test_a_changed_price_leaves_the_sheet_of_codes_as_it_is() -> None:
    file = fair.source("content/vendors/manggar/products/abon.md")
    before, after = (
        plan(one_product(price=price, source=replace(file, digest=str(price)))) for price in (25_000, 26_000)
    )
    same = {name for name in before if fingerprint(before[name]) == fingerprint(after[name])}
    assert "lembar-qr" in same
    assert not same & {"label-harga", "kartu-meja", "penanda-rak", "daftar-harga"}


def test_codes_are_read_back_from_the_smallest_card_that_has_them() -> None:
    page = image(finished(plan(one_product(gtin="9520000000004"), **sheet())["label-harga"]))
    found = {code.type: code.data.decode() for code in decode(cut(page, 0, 0.5, 70, 37))}
    assert found == {"QRCODE": "https://etalase.example/p/ABN/", "EAN13": "9520000000004"}


@pytest.mark.parametrize("gtin", ["952000000000", "9520000000001", "12345670"])
def test_a_barcode_is_never_invented(gtin: str) -> None:
    assert view(plan(one_product(gtin=gtin))["label-harga"])["cards"][0]["barcode"] is None


def test_cards_too_small_for_codes_have_none() -> None:
    cards = view(plan(one_product(gtin="9520000000004"))["label-harga-38x21"])["cards"]
    assert (cards[0]["qr"], cards[0]["barcode"], cards[0]["code"]) == (None, None, "ABN")


def test_without_an_address_of_the_site_there_is_no_code_but_every_card() -> None:
    papers = plan(one_product(), base_url=None)
    assert "lembar-qr" not in papers
    card = view(papers["label-harga"])["cards"][0]
    assert (card["qr"], card["code"]) == (None, "ABN")


def test_a_long_name_is_made_smaller_and_only_then_cut_and_told() -> None:
    fits = "Keripik Pisang Kepok Panggang dengan Gula Aren dan Kayu Manis"
    cut_short = one_product()
    goods = {
        "manggar/a": fair.product("manggar", "a", fits),
        "manggar/b": fair.product("manggar", "b", "Sambal " + "pedas " * 48),
        "manggar/c": fair.product("manggar", "c", "X" * 300),
    }
    found = made(plan(replace(cut_short, products=goods), **sheet())["label-harga"])
    assert {(problem.code, problem.place.file, problem.place.line) for problem in found.problems} == {
        ("label.name-cut", f"content/vendors/manggar/products/{id}.md", 2) for id in "bc"
    }
    assert fits in texts(found.data)[0]


@pytest.mark.parametrize(
    "name", ["بسم الله حلوى", "Sambal \N{HOT PEPPER}\N{FIRE}", 'Kue #read("/etc/passwd") *x* $y$', "Abon _a_ <b>"]
)
def test_any_name_is_printed_as_it_is_written(name: str) -> None:
    text = texts(finished(plan(one_product(name, price=999_999_999), **sheet())["label-harga"]))
    if name.isascii():
        assert name in text[0]


def test_nobody_sells_anything_and_there_are_no_cards() -> None:
    papers = plan(fair.catalog(products={}))
    assert not [name for name in papers if name.startswith(("label", "kartu", "penanda"))]
    assert "Belum ada produk yang dijual." in texts(finished(papers["daftar-harga"]))[0]


# What must be printed again.


def tag(**more: Any) -> PrintedTag:
    given: dict[str, Any] = {
        "exhibition": "pasar",
        "key": "ABN",
        "name": "Abon",
        "content": "200 g",
        "price": 25_000,
        "booth": "A2",
        "day": dt.date(2026, 11, 1),
    }
    return PrintedTag(**given | more)


@pytest.mark.parametrize(
    "before, expected",
    [
        ({}, []),
        ({"price": 24_000}, ["ABN"]),
        ({"price": None}, ["ABN"]),
        ({"name": "Abon Ikan"}, ["ABN"]),
        ({"content": "100 g"}, ["ABN"]),
        ({"booth": "A1"}, ["ABN"]),
        ({"key": "ABN01"}, ["ABN"]),
        ({"exhibition": "gelar"}, ["ABN"]),
        ({"day": dt.date(2020, 1, 1)}, []),
    ],
)
def test_a_card_is_printed_again_when_anything_on_it_changed(before: dict[str, Any], expected: list[str]) -> None:
    catalog = replace(one_product(), printed=(tag(**before),))
    assert [due.tag.key for due in printed.due(catalog, fair.SETTING.as_of)] == expected
    papers = plan(catalog)
    again = names(papers["label-harga-berubah"]) if "label-harga-berubah" in papers else []
    # Nothing was ever printed for this fair: all cards are in the plain file.
    assert again == (["Abon"] if expected and "exhibition" not in before else [])


def test_recording_keeps_what_did_not_change_and_forgets_what_is_over() -> None:
    old = dt.date(2026, 11, 1)
    printed_before = (tag(), tag(key="LAMA"), tag(exhibition="gelar"), tag(exhibition="tahun-lalu"))
    today = (tag(day=fair.DAY), tag(key="BARU", day=fair.DAY))
    kept = pricetags.recorded(today, printed_before, {"pasar", "gelar"})
    assert [(one.exhibition, one.key, one.day) for one in kept] == [
        ("gelar", "ABN", old),
        ("pasar", "ABN", old),
        ("pasar", "BARU", fair.DAY),
        ("pasar", "LAMA", old),
    ]


def test_the_ledger_reads_back_as_it_was_written() -> None:
    rows = (
        tag(name='Kopi, "asli"; pahit', price=None, content="", booth="A1, A2"),
        tag(key="teluk/kopi#biji", name="Kopi\u00a0Biji éà", content="10 × 20 g"),
    )
    text = printed.as_csv(rows).decode()
    table, problems = parse.parse_table("content/dicetak.csv", text)
    read, more = shape.shape_printed("content/dicetak.csv", table)
    assert (read, problems, more) == (rows, (), ())


def test_pieces_without_a_code_are_told_apart() -> None:
    twins = (Variant(name=Bilingual(id="Pedas"), price=1000), Variant(name=Bilingual(id="pedas"), price=2000))
    product = fair.product("manggar", "abon", "Abon", price=None, variants=twins)
    assert [piece.key for piece in pricetags.pieces(product)] == ["manggar/abon#pedas", "manggar/abon#pedas-2"]


def test_a_whole_round_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_site.write(tmp_path, small_site.files())
    ledger = content / "dicetak.csv"
    labels = tmp_path / "output/print/pasar"

    def print_labels(*more: str, status: int = cli.OK) -> str:
        folders = [f"--{name}={tmp_path / name}" for name in ("content", "output")]
        told = ["print", *more, *folders, f"--cache={tmp_path / '.cache'}", "--as-of=2026-11-24", "--lang=id"]
        assert cli.main(told) == status
        return capsys.readouterr().out

    assert "2 kartu harga perlu dicetak" in print_labels("--changed")
    assert not ledger.exists()
    assert "label-harga.pdf" in {file.name for file in labels.iterdir()}
    print_labels("--changed", "--record")
    assert ledger.read_text("utf-8").splitlines() == [
        "pameran,kode,nama,isi,harga,stan,dicetak",
        "pasar,ABN01,Abon Ikan,100 g,25000,A1,2026-11-24",
        "pasar,TAS01,Tas Rotan,,150000,A2,2026-11-24",
    ]
    assert "Tidak ada kartu harga" in print_labels("--changed")
    product = content / "vendors/dapur-teluk/products/abon.md"
    product.write_text(product.read_text("utf-8").replace("harga: 25000", "harga: 27500"), "utf-8", newline="\n")
    said = print_labels("--changed", "--start", "4")
    assert "ABN01        Abon Ikan: Rp25.000 → Rp27.500" in said
    again = texts((labels / "label-harga-berubah.pdf").read_bytes())
    assert len(again) == 1
    assert "27.500" in again[0]
    assert "Tas Rotan" not in again[0]
    ledger.write_text(ledger.read_text("utf-8").replace("25000", "Rp25.000"), "utf-8", newline="\n")
    assert print_labels("--record", status=cli.CONTENT_HAS_ERRORS)
    assert "Rp25.000" in ledger.read_text("utf-8")


# Table cards, shelf talkers and lists.


def test_both_faces_of_a_table_card_read_right_when_it_is_folded() -> None:
    page = image(finished(plan(one_product())["kartu-meja"]), dpi=127)
    front = cut(page, 10, 124, 190, 112, 127)
    back = cut(page, 10, 4, 190, 112, 127).rotate(180)
    alike, turned = (ImageStat.Stat(ImageChops.difference(front, one)).mean[0] for one in (back, back.rotate(180)))
    assert alike * 10 < turned


def test_table_cards_have_marks_at_their_two_folds() -> None:
    page = image(finished(plan(one_product())["kartu-meja"]))
    assert dark_places(cut(page, 0, 0, 1, 297), across=False) == pytest.approx([120, 240], abs=0.15)
    assert dark_places(cut(page, 209, 0, 0.9, 297), across=False) == pytest.approx([120, 240], abs=0.15)


@pytest.mark.parametrize(
    "own, expected",
    [("+6281234567890", "https://wa.me/6281234567890"), (None, "https://wa.me/6281100002222")],
)
def test_the_code_on_a_table_card_opens_a_chat_with_the_vendor_or_else_the_office(
    own: str | None, expected: str
) -> None:
    base = one_product()
    office = replace(base.site.office, whatsapp="+6281100002222")
    vendors = {**base.vendors, "manggar": replace(base.vendors["manggar"], whatsapp=own)}
    site: Site = replace(base.site, office=office)
    page = image(finished(plan(replace(base, site=site, vendors=vendors))["kartu-meja"]))
    assert [code.data.decode() for code in decode(cut(page, 110, 120, 100, 120))] == [expected]


def test_a_vendor_has_three_table_cards_with_the_featured_product_first() -> None:
    goods = [fair.product("manggar", f"p{n}", f"Barang {n}", featured=n == 4) for n in range(6)]
    base = fair.catalog(products={product.address: product for product in goods})
    assert names(plan(base)["kartu-meja"]) == ["Barang 4", "Barang 0", "Barang 1"]


def test_many_table_cards_are_split_over_files() -> None:
    vendors = {f"v{n}": fair.vendor(f"v{n}", f"Usaha {n}") for n in range(101)}
    goods = [fair.product(f"v{n}", "p", f"Barang {n}") for n in range(101)]
    base = fair.catalog(vendors=vendors, products={product.address: product for product in goods})
    papers = plan(fair.with_exhibition(base, booths=(Booth(number="A1", vendors=tuple(vendors)),)))
    assert [len(view(papers[name])["cards"]) for name in ("kartu-meja", "kartu-meja-2")] == [100, 1]


def test_many_variants_are_a_short_list_on_a_table_card() -> None:
    variants = tuple(Variant(name=Bilingual(id=f"Rasa {n}"), price=20_000 + n) for n in range(12))
    text = texts(finished(plan(one_product(price=None, variants=variants))["kartu-meja"]))[0]
    assert "Rasa 4" in text
    assert "Rasa 5" not in text
    assert "dan 7 varian lain" in text


def test_a_photo_too_small_for_the_table_card_is_told() -> None:
    path = "content/vendors/manggar/photos/abon.jpg"
    facts = PhotoFacts(path=path, digest="d", format="JPEG", width=500, height=400)
    base = replace(one_product(photos=(Photo(file="abon.jpg"),)), photos={path: facts})
    found = made(plan(base)["kartu-meja"])
    assert [(problem.code, problem.place.file) for problem in found.problems] == [("photo.coarse-in-print", path)]


def test_shelf_talkers_come_as_cards_and_as_strips() -> None:
    papers = plan(fair.catalog())
    cards, strips = finished(papers["penanda-rak"]), finished(papers["penanda-rak-250x38"])
    assert "Produk UMKM Balikpapan" in texts(cards)[0]
    assert [round(side / 72 * 25.4) for side in _size(cards)] == [210, 297]
    assert [round(side / 72 * 25.4) for side in _size(strips)] == [297, 210]
    codes = decode(image(strips, dpi=400))
    assert "https://etalase.example/p/AMP01/" in {code.data.decode() for code in codes}


def _size(data: bytes) -> tuple[float, float]:
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[0].get_size()


def test_only_buyers_read_what_buyers_pay() -> None:
    editions = fair.editions({"id": "katalog"}, {"id": "toko", "audience": "pembeli"})
    base = fair.with_exhibition(fair.catalog(), **editions)
    stripped = {address: replace(one, wholesale=None) for address, one in base.products.items()}
    papers = plan(replace(base, products=stripped), base)
    everybody, buyers = (" ".join(texts(finished(papers[name]))) for name in ("daftar-harga", "daftar-harga-pembeli"))
    assert "25.000" in everybody
    assert "21.500" not in everybody
    assert re.search(r"25\.000 21\.500 24\b", buyers)
    assert "bukan untuk disebarkan" in buyers
    # The list for everybody is silent about it even when it is given everything.
    assert "21.500" not in " ".join(texts(finished(plan(base)["daftar-harga"])))


def test_every_code_of_the_sheet_is_read_back_as_it_says() -> None:
    data = finished(plan(fair.catalog())["lembar-qr"])
    page = image(data)
    found = {
        code.data.decode()
        for row in range(5)
        for column in range(4)
        for code in decode(cut(page, 15 + 45 * column, 30 + 50 * row, 45, 50))
    }
    assert found == {f"https://etalase.example/{path}" for path in ("", "p/DMG/", "p/RTL/", "p/AMP01/")}
    assert "etalase.example/p/AMP01" in texts(data)[0]


def test_an_english_edition_has_papers_in_english_beside() -> None:
    editions = fair.editions({"id": "katalog"}, {"id": "catalogue", "language": "en"})
    papers = plan(fair.with_exhibition(fair.catalog(), **editions))
    assert {"label-harga", "label-harga-en", "kartu-meja-en", "daftar-harga-en"} <= papers.keys()
    assert "label-uji-en" not in papers
    assert "Price list" in texts(finished(papers["daftar-harga-en"]))[0]
