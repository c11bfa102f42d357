"""The letter to each vendor: what it says, in which order, on page and paper alike, and what it never says."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from etalase import advice, parts, pipeline, readiness
from etalase.make import paper
from etalase.make.page import PageMaker
from etalase.model import Catalog
from etalase.plan import Setting
from etalase.plan.frame import Language
from etalase.plan.letters import letters
from etalase.plan.staff_frame import desk_of
from etalase.recipe import Copy, Document, Page, Recipe, fingerprint
from tests import small_site

AS_OF = small_site.AS_OF
ROOT = Path(__file__).resolve().parent.parent
NIK = "6471011501900000"

STEPS = """\
- id: nib
  apa: langkah
  syarat: {untuk: nib, biaya: "0", hari: "1", cakupan: usaha}
  sumber: Sumber NIB
  pesan: {id: Daftar sendiri di oss.go.id., en: Register at oss.go.id.}
- id: pirt
  apa: langkah
  syarat: {untuk: pirt, setelah: nib}
  sumber: Sumber P-IRT
  pesan: {id: Ajukan SPP-IRT di OSS., en: Apply for SPP-IRT in OSS.}
- id: bpom
  apa: langkah
  syarat: {untuk: bpom, biaya_mulai: "50000000", setelah: nib}
  sumber: Sumber BPOM
  pesan: {id: Ajukan izin edar BPOM MD., en: Apply to BPOM.}
- id: halal
  apa: langkah
  syarat: {untuk: halal, biaya_mulai: "0", setelah: nib}
  sumber: Sumber halal
  pesan: {id: Daftarkan lewat SEHATI., en: Register by SEHATI.}
- id: gtin
  apa: langkah
  syarat: {untuk: gtin, biaya: "4000000", cakupan: usaha}
  sumber: Sumber barcode
  pesan: {id: Daftar menjadi anggota GS1 Indonesia., en: Join GS1 Indonesia.}
"""
SHOP = """\
nama: Toko Contoh
jenis: toko
komisi: 5
tempo_hari: 14
skema: [titip-jual]
fasilitas: [rak]
syarat:
  - {apa: nib, tingkat: wajib, sumber: Rekaan, tanggal: 2026-08-01}
  - {apa: izin-edar, tingkat: wajib, sumber: Rekaan, tanggal: 2026-08-01}
  - {apa: halal, tingkat: wajib, sumber: Rekaan, tanggal: 2026-08-20}
gerai:
  - {id: pusat, nama: Pusat, kelurahan: Manggar}
"""
CHAIN = """\
nama: Swalayan Contoh
jenis: supermarket
fasilitas: [rak, freezer]
syarat:
  - {apa: nib, tingkat: wajib, sumber: Rekaan}
  - {apa: halal, tingkat: wajib, sumber: Rekaan}
  - {apa: gtin, tingkat: wajib, sumber: Rekaan}
gerai:
  - {id: satu, nama: Satu, kelurahan: Manggar}
  - {id: dua, nama: Dua, kelurahan: Manggar}
  - {id: tiga, nama: Tiga, kelurahan: Manggar}
"""
TRAINING = """\
---
judul: Klinik P-IRT
tanggal: 2026-12-11
mulai: "08.00"
selesai: "11.30"
tempat: Aula Contoh
untuk: [pirt]
daftar: https://daftar.example/klinik-p-irt
---
Bawa surat NIB.
"""
OFFICE = """\
instansi: {nama: Kantor Contoh, alamat: Jalan Contoh 1, whatsapp: "0800-0000-002", surel: kantor@etalase.example}
"""


def vendor(name: str, more: str = "izin: {nib: {status: belum}}") -> str:
    return f"nama: {name}\nkode: {name.upper().replace(' ', '')[:10]}\nkelurahan: Manggar\nskala: mikro\n{more}\n"


def food(name: str, permits: str = "", more: str = "") -> str:
    given = f"izin: {{{permits}}}\n" if permits else ""
    return f"---\nnama: {name}\nkategori: camilan\nharga: 20000\npenyimpanan: suhu-ruang\n{given}{more}---\nEnak.\n"


GOOD_PIRT = 'pirt: {nomor: "2066471010000-31", berlaku_sampai: 2031-03-01}'
GOOD_HALAL = 'halal: "ID64110000000000326"'
NIB = 'izin: {nib: {nomor: "0000000000048", diperiksa: {tanggal: 2026-11-10, sumber: surat asli}}}'


def site_files(extra: Mapping[str, str]) -> dict[str, bytes]:
    files = small_site.files()
    files["content/site.yaml"] += OFFICE.encode()
    files["content/rules/langkah.yaml"] = STEPS.encode()
    files["content/retailers/toko.yaml"] = SHOP.encode()
    files["content/retailers/swalayan.yaml"] = CHAIN.encode()
    files["content/trainings/klinik.md"] = TRAINING.encode()
    files["content/trainings/lampau.md"] = (
        TRAINING.replace("2026-12-11", "2026-10-01").replace("Klinik", "Lampau").encode()
    )
    return files | {f"content/vendors/{path}": text.encode() for path, text in extra.items()}


FILES = {
    # Nothing at all yet: an NIB comes first, and both others by law and for the shop.
    "dapur-baru/vendor.yaml": vendor("Dapur Baru"),
    "dapur-baru/products/rempeyek.md": food("Rempeyek"),
    # What had been good has ended; the note stays in the office's own files.
    "dapur-lama/vendor.yaml": vendor("Dapur Lama", NIB + "\ncatatan: RAHASIA-SATU"),
    "dapur-lama/products/kerupuk.md": food(
        "Kerupuk Udang", f'pirt: "2066471010000-25", {GOOD_HALAL}', "catatan: RAHASIA-DUA\ngtin: \"9520000000004\"\n"
    ),
    # A permit that ends in 26 days, and one of which only the year is known.
    "dapur-dekat/vendor.yaml": vendor("Dapur Dekat", NIB.replace("48", "55")),
    "dapur-dekat/products/stik.md": food(
        "Stik Keju", f'pirt: {{nomor: "2066471010000-26", berlaku_sampai: 2026-12-20}}, {GOOD_HALAL}'
    ),
    "dapur-dekat/products/kacang.md": food("Kacang Telur", f'pirt: "2046471010000-26", {GOOD_HALAL}'),
    "dapur-kosong/vendor.yaml": vendor("Dapur Kosong", NIB.replace("48", "62")),
    "dapur-penuh/vendor.yaml": vendor("Dapur Penuh", NIB.replace("48", "79")),
    **{
        f"dapur-penuh/products/rasa-{n:02}.md": food(
            f"Keripik Singkong Rasa Nomor {n} yang Panjang Sekali Namanya", GOOD_PIRT if n % 3 else "", ""
        )
        for n in range(60)
    },
    "dapur-kabur/vendor.yaml": vendor("Dapur Kabur", NIB.replace("48", "86")),
    "dapur-kabur/products/abon.md": food("Abon Sapi", f'pirt: "{NIK}", halal: "KH 12/3"'),
    "dapur-beku/vendor.yaml": vendor("Dapur Beku", NIB.replace("48", "93")),
    "dapur-beku/products/otak.md": food("Otak-otak Beku", GOOD_HALAL).replace("suhu-ruang", "beku"),
    "dapur-tutup/vendor.yaml": vendor("Dapur Tutup", NIB.replace("48", "10")) + "status: arsip\n",
    "kriya-lengkap/vendor.yaml": vendor("Kriya Lengkap", NIB.replace("48", "27")),
    "kriya-lengkap/products/lampit.md": (
        "---\nnama: Lampit Rotan\nkategori: kriya\nharga: 100000\nkapasitas_bulanan: 20\n---\nTikar rotan.\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return loaded(tmp_path_factory.mktemp("surat"), site_files(FILES))


def loaded(folder: Path, files: dict[str, bytes]) -> Catalog:
    return pipeline.check(small_site.request(small_site.write(folder, files)))[0]


def plan_of(catalog: Catalog, language: Language = "id") -> dict[str, Recipe]:
    setting = Setting(as_of=AS_OF, base_url="https://etalase.example/")
    return letters(catalog, setting, desk_of(catalog.site, setting, language, ("surat",)), readiness.of(catalog, AS_OF))


@cache
def templates(folder: str, suffix: str) -> dict[str, bytes]:
    found = sorted((ROOT / "templates" / folder).glob(f"*{suffix}"))
    return {f"{folder}/{path.name}": path.read_bytes() for path in found}


def page_of(plan: Mapping[str, Recipe], path: str) -> str:
    recipe = plan[path]
    assert isinstance(recipe, Page)
    maker = PageMaker({name: data.decode() for name, data in templates("staff", ".html").items()})
    made = maker.make(recipe, path)
    assert not made.problems, made.problems
    return made.data.decode()


def paper_of(plan: Mapping[str, Recipe], vendor: str) -> bytes:
    recipe = plan[f"staff/surat/{vendor}.pdf"]
    assert isinstance(recipe, Document)
    assert all(isinstance(picture, Copy) for picture in recipe.pictures.values())
    made = paper.make_document(recipe, templates("print", ".typ"), {}, parts.font_files())
    assert not made.problems, made.problems
    return made.data


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append("" if tag in ("b", "a") else " ")


def text_of_page(html: str) -> str:
    """The letter itself, from its sheet of paper."""
    reader = _Texts()
    reader.feed(html[html.index('<article class="kertas"') : html.index("</article>")])
    return " ".join("".join(reader.found).split())


def text_of_paper(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def letter(catalog: Catalog, vendor: str) -> str:
    return text_of_page(page_of(plan_of(catalog), f"staff/surat/{vendor}.html"))


def bare(text: str) -> str:
    """Without spaces and signs of line breaking, which page and paper put in different places."""
    return re.sub(r"[\s\u00ad\u200b\ufffe-]+", "", text)


def told(catalog: Catalog, vendor: str) -> advice.Advice:
    return advice.of_vendor(catalog, readiness.of(catalog, AS_OF), catalog.vendors[vendor])


def test_the_letter_begins_with_what_is_good_and_names_the_step_that_opens_most(catalog: Catalog) -> None:
    """Abon has an NIB, P-IRT and halal, so it is ready for the shop; the chain asks for a barcode besides."""
    text = letter(catalog, "dapur-teluk")
    assert "Produk Anda siap masuk toko, dan bisa ke lebih banyak lagi" in text
    assert "Abon Ikan memenuhi semua syarat wajib Toko Contoh." in text
    assert "Tercatat dan berlaku: NIB (belum diperiksa), P-IRT (1 produk), dan sertifikat halal (1 produk)." in text
    assert "Daftarkan barcode untuk Abon Ikan Daftar menjadi anggota GS1 Indonesia." in text
    assert "Biaya sekitar Rp4.000.000" in text
    assert "Membuka Swalayan Contoh (3 gerai)" in text
    # 25.000 less 5 per cent; 26.500 is the lowest price in steps of 500 of which 95 per cent are at least 25.000.
    assert "pembeli membayar Rp25.000, Anda menerima Rp23.750 (komisi 5%)" in text
    assert "Supaya Anda tetap menerima Rp25.000, harga raknya Rp26.500. Dibayar 14 hari kemudian." in text
    assert "Syarat toko dicatat 1–20 Agustus 2026" in text
    assert "Sumber cara dan biaya: Sumber barcode." in text


def test_a_beginner_gets_the_steps_in_the_order_in_which_they_can_be_taken(catalog: Catalog) -> None:
    found = told(catalog, "dapur-baru")
    assert found.mood == "lacking"
    assert [task.step.what for task in found.tasks] == ["nib", "halal", "pirt", "gtin"]
    assert [[door.retailer for door in task.opens] for task in found.tasks] == [[], [], ["toko"], ["swalayan"]]
    text = letter(catalog, "dapur-baru")
    assert "Tinggal 3 langkah menuju rak toko" in text
    assert "1 Buat NIB Daftar sendiri di oss.go.id. Biaya gratis Waktu 1 hari" in text
    assert "3 Urus P-IRT untuk Rempeyek" in text
    assert "2 Urus sertifikat halal untuk Rempeyek" in text
    assert "Biaya bisa gratis Membuka bersama langkah 3: Toko Contoh" in text
    assert "Sesudah itu: daftarkan barcode untuk Rempeyek." in text


def test_only_dates_that_are_still_to_come_and_help_are_named(catalog: Catalog) -> None:
    text = letter(catalog, "dapur-baru")
    when = "Klinik P-IRT untuk langkah 3 Jumat, 11 Desember 2026, pukul 08.00–11.30 Wita Aula Contoh"
    assert f"{when} Daftar: daftar.example/klinik-p-irt" in text
    assert "Lampau" not in text
    assert "Klinik P-IRT" not in letter(catalog, "dapur-teluk")
    assert "Pasar Contoh 5–7 Desember 2026 Halaman Contoh, stan A1" in letter(catalog, "dapur-teluk")


def test_what_ended_comes_first_and_may_not_be_sold(catalog: Catalog) -> None:
    found = told(catalog, "dapur-lama")
    assert (found.mood, found.stopped) == ("stopped", ("dapur-lama/kerupuk",))
    assert next(task.step.what for task in found.tasks) == "pirt"
    # The chain asks for no authorisation, and yet the product may not stand on its shelf.
    assert readiness.of(catalog, AS_OF).ready().get("dapur-lama/kerupuk") == ("swalayan",)
    assert (found.ready, found.to_offer) == ((), ())
    text = letter(catalog, "dapur-lama")
    assert "Izin produk Anda perlu dibereskan dulu" in text
    assert "P-IRT Kerupuk Udang sudah berakhir 31 Desember 2025 (menurut tahun pada nomornya)." in text
    assert "Selama belum diperpanjang, produknya tidak boleh diedarkan." in text
    assert "1 Perpanjang P-IRT Kerupuk Udang Ajukan SPP-IRT di OSS." in text


def test_what_ends_soon_says_in_how_many_days(catalog: Catalog) -> None:
    text = letter(catalog, "dapur-dekat")
    assert "P-IRT Stik Keju berakhir 20 Desember 2026, 26 hari lagi. Mulai urus perpanjangannya." in text
    assert "P-IRT Kacang Telur berakhir 31 Desember 2026 (menurut tahun pada nomornya), 37 hari lagi." in text


def test_who_has_no_products_is_told_what_to_send(catalog: Catalog) -> None:
    text = letter(catalog, "dapur-kosong")
    assert "Mari tampilkan produk pertama Anda" in text
    assert "Yang perlu dikirim" in text
    assert "langkah, dari yang paling penting" not in text


def test_who_lacks_nothing_is_congratulated_and_told_where_to_offer(catalog: Catalog) -> None:
    """A mat needs neither authorisation nor halal, so the shop can have it; the chain asks for a barcode."""
    found = told(catalog, "kriya-lengkap")
    assert [task.step.what for task in found.tasks] == ["gtin"]
    assert [shelf.retailer for shelf in found.to_offer] == ["toko"]
    text = letter(catalog, "kriya-lengkap")
    assert "Sudah siap, tinggal ditawarkan" in text
    assert "Toko Contoh. Kami bantu mengirim penawarannya." in text
    # 100.000 less 5 per cent, twenty times.
    assert "Anda menerima Rp95.000 (komisi 5%)" in text
    assert "Bila 20 buah sebulan laku semua: Rp1.900.000." in text


def test_what_costs_a_fortune_is_talked_about_first(catalog: Catalog) -> None:
    text = letter(catalog, "dapur-beku")
    assert "Mari bicarakan dulu langkah berikutnya" in text
    assert "Selama izinnya belum ada, sebaiknya belum diedarkan." in text
    assert "Biaya mulai Rp50.000.000" in text


def test_nobody_is_sent_after_an_expensive_permit_that_no_rule_demands(tmp_path: Path) -> None:
    files = site_files({})
    files["content/retailers/swalayan.yaml"] = CHAIN.replace("apa: gtin", "apa: bpom").encode()
    catalog = loaded(tmp_path, files)
    found = told(catalog, "dapur-teluk")
    assert ([task.step.what for task in found.aside], found.tasks, found.mood) == (["bpom"], (), "done")
    text = letter(catalog, "dapur-teluk")
    assert "Selamat! Produk Anda siap masuk toko" in text
    wanted = "Belum perlu dikejar: izin edar BPOM (mulai Rp50.000.000), yang diminta Swalayan Contoh."
    assert wanted in text


def test_an_unreadable_number_is_asked_for_and_never_repeated(catalog: Catalog) -> None:
    plan = plan_of(catalog)
    html = page_of(plan, "staff/surat/dapur-kabur.html")
    assert "Kirim foto surat P-IRT Abon Sapi" in text_of_page(html)
    assert NIK not in html
    assert "KH 12/3" not in html
    assert NIK not in bare(text_of_paper(paper_of(plan, "dapur-kabur")))


def test_notes_of_the_office_stay_out(catalog: Catalog) -> None:
    plan = plan_of(catalog)
    every = page_of(plan, "staff/surat/dapur-lama.html") + page_of(plan, "staff/surat.html")
    assert "RAHASIA" not in every + text_of_paper(paper_of(plan, "dapur-lama"))


@pytest.mark.parametrize("vendor", ["dapur-teluk", "dapur-baru", "dapur-lama", "dapur-penuh", "dapur-kosong"])
def test_page_and_paper_say_the_same_on_two_sheets_at_most(catalog: Catalog, vendor: str) -> None:
    plan = plan_of(catalog)
    recipe = plan[f"staff/surat/{vendor}.pdf"]
    assert isinstance(recipe, Document)
    view = dict(recipe.view.build(*recipe.view.inputs))
    pdf = paper_of(plan, vendor)
    on_page, on_paper = bare(letter(catalog, vendor)), bare(text_of_paper(pdf))
    for text in facts(view):
        assert bare(text) in on_page, text
        assert bare(text) in on_paper, text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) <= 2


def facts(view: Mapping[str, Any]) -> Iterator[str]:
    """Every text of the letter, as its view holds it."""
    yield from (view["heading"], view["intro"], view["office"]["name"], *view["office"]["lines"], *view["small"])
    for name in ("good", "warnings", "needs", "next", "money"):
        if view[name]:
            yield view[name]["heading"]
            yield from ("".join(text for text, _ in line) for line in view[name]["lines"])
    for card in view["tasks"]["cards"] if view["tasks"] else ():
        yield from (card["title"], *card["how"], *(text for fact in card["facts"] for text in fact))
    for row in view["table"]["rows"] if view["table"] else ():
        yield from (row["names"], row["ready"], row["lacking"])
    for row in view["dates"]["rows"] if view["dates"] else ():
        yield from (row["what"], row["when"], row["where"], row["shown"], row["steps"])


def test_sixty_products_make_a_letter_one_can_read(catalog: Catalog) -> None:
    text = letter(catalog, "dapur-penuh")
    assert "Urus sertifikat halal untuk semua produk" in text
    assert "Urus P-IRT untuk 20 produk" in text
    assert text.count("Keripik Singkong") < 20


def test_the_summary_for_a_chat_is_short_and_opens_one(catalog: Catalog) -> None:
    html = page_of(plan_of(catalog), "staff/surat/dapur-baru.html")
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert found
    lines = found[1].split("\n")
    assert lines[0] == "Halo Dapur Baru,"
    assert "1. Buat NIB (gratis)" in lines
    assert len(lines) < 30
    assert 'href="https://wa.me/?text=Halo%20Dapur%20Baru' in html


def test_the_list_begins_with_those_who_may_not_sell(catalog: Catalog) -> None:
    html = page_of(plan_of(catalog), "staff/surat.html")
    assert re.findall(r'<h2 id="(\w+)"', html) == ["stopped", "near", "far", "empty"]
    stopped = html[html.index('id="stopped"') : html.index('id="near"')]
    assert "Dapur Lama" in stopped
    assert 'href="surat/dapur-lama.html"' in stopped
    near = html[html.index('id="near"') : html.index('id="far"')]
    assert "Daftarkan barcode untuk Abon Ikan" in near
    assert "Swalayan Contoh (3 gerai)" in near
    assert "Dapur Tutup" not in html


def test_one_edit_makes_one_letter_again(catalog: Catalog, tmp_path: Path) -> None:
    before = {path: fingerprint(recipe) for path, recipe in plan_of(catalog).items()}
    files = site_files(FILES)
    path = "content/vendors/dapur-baru/products/rempeyek.md"
    files[path] = files[path].replace(b"20000", b"21000")
    after = {path: fingerprint(recipe) for path, recipe in plan_of(loaded(tmp_path, files)).items()}
    changed = {path for path in before if before[path] != after.get(path)}
    assert changed == {"staff/surat/dapur-baru.html", "staff/surat/dapur-baru.pdf", "staff/surat.html"}


def test_the_same_letter_has_the_same_bytes(catalog: Catalog, tmp_path: Path) -> None:
    again = loaded(tmp_path, site_files(FILES))
    assert paper_of(plan_of(catalog), "dapur-lama") == paper_of(plan_of(again), "dapur-lama")


def test_a_letter_in_english(catalog: Catalog) -> None:
    text = text_of_page(page_of(plan_of(catalog, "en"), "staff/surat/dapur-baru.html"))
    assert "3 steps to a shop's shelf" in text
    assert "Get an NIB Register at oss.go.id. Cost free of charge Time 1 day" in text
    assert not {"langkah", "Yang sudah baik", "Membuka", "Kepada"} & set(text.split())


def test_without_shops_and_rules_there_is_still_a_letter(tmp_path: Path) -> None:
    files = small_site.files()
    del files["content/rules/halal.yaml"], files["content/rules/izin-edar.yaml"], files["content/retailers/toko.yaml"]
    catalog = loaded(tmp_path, files)
    assert told(catalog, "anyam-damai").mood == "waiting"
    text = letter(catalog, "anyam-damai")
    assert "Data produk Anda sudah kami catat" in text
    assert "Hubungi Etalase Contoh." in text


def test_what_is_sold_although_something_is_missing_is_said(tmp_path: Path) -> None:
    files = site_files({})
    path = "content/vendors/dapur-teluk/products/abon.md"
    files[path] = files[path].replace(b"foto: [abon.jpg]", b"foto: [abon.jpg]\ntersedia_di: [{ritel: swalayan}]")
    text = letter(loaded(tmp_path, files), "dapur-teluk")
    assert "Abon Ikan sudah dijual di Swalayan Contoh, tetapi syarat toko itu belum lengkap: barcode." in text


def test_a_day_later_the_letter_is_another(catalog: Catalog) -> None:
    found = readiness.of(catalog, AS_OF + dt.timedelta(days=27))
    told = advice.of_vendor(catalog, found, catalog.vendors["dapur-dekat"])
    assert told.stopped == ("dapur-dekat/stik",)
