"""The page that goes to the print shop with the files: what they are, how they are to be printed and bound.

What staff have set stands beside what is measured on the finished book; what only people can say is left to be written.
"""

from __future__ import annotations

from decimal import Decimal

from etalase.model import Bilingual, Edition, Printing, Source
from etalase.plan.booklet_desk import View, place_of
from etalase.plan.looks import Look, look_view
from etalase.recipe import Measured
from etalase.values import money, phone
from etalase.values.text import Lang
from etalase.words import words

TEMPLATE = "handover.typ"
_COVER_PAGES = 4


def handover_view(
    look: Look,
    source: Source,
    name: Bilingual,
    edition: Edition,
    volume: tuple[int, int] | None,
    file: str,
    printing: Printing,
    paper_um: int,
    measured: Measured,
) -> View:
    """`file` is what the names of the book's files begin with; `paper_um` how thick its paper is taken to be."""
    language: Lang = "en" if edition.language == "en" else "id"
    said = words("print", language)
    t = said.text
    glued = printing.binding == "lem"
    inner = measured.pages - _COVER_PAGES
    office = look.site.office
    asked = office.whatsapp or office.phone
    parts = [edition.title.get(language) if edition.title else t("Katalog pameran")]
    if volume:
        parts.append(t("Jilid {n} dari {count}", n=volume[0], count=volume[1]))

    def millimetres(*lengths: float) -> str:
        shown = (money.number(Decimal(str(round(length, 2))), language) for length in lengths)
        return " × ".join(shown) + " mm"

    open_cover = (2 * measured.width + measured.spine, measured.height)
    rows = (
        (
            t("Halaman dalam"),
            f"{file}-percetakan.pdf",
            said.plural("{n} halaman satu per satu, menurut urutan baca", inner),
        ),
        (t("Sampul"), f"{file}-sampul.pdf", t("2 halaman terbuka: luar, lalu dalam")),
        (t("Ukuran jadi"), millimetres(measured.width, measured.height), t("dicetak 100 %, tidak disesuaikan")),
        (
            t("Sampul terbuka"),
            millimetres(*open_cover),
            t(
                "punggung {width} untuk kertas {paper}",
                width=millimetres(measured.spine),
                paper=millimetres(paper_um / 1000),
            )
            if measured.spine
            else t("tanpa punggung"),
        ),
        (
            t("Sisa potong"),
            t("3 mm di semua sisi"),
            t("tanda potong di luarnya") if printing.crop_marks is not False else t("tanpa tanda potong"),
        ),
        (
            t("Jilid"),
            t("lem panas") if glued else t("steples di lipatan"),
            t("{n} halaman dengan sampul", n=measured.pages),
        ),
        (t("Warna"), t("4/4, semua halaman"), t("teks hitam K 100 %; gambar RGB (sRGB), diubah percetakan")),
        (
            t("Profil"),
            (printing.condition or t("profil percetakan")) if printing.profile else t("belum ada"),
            t("bertanda PDF/X-4") if printing.profile else t("PDF 1.6 biasa, tanpa tanda PDF/X"),
        ),
        (t("Huruf"), t("tertanam semua"), ", ".join(measured.fonts)),
        (
            t("Gambar"),
            t("300 dpi pada ukuran cetak"),
            said.plural("{n} foto di bawah 200 dpi", measured.coarse)
            if measured.coarse
            else t("tidak ada di bawah 200 dpi"),
        ),
    )
    return {
        **look_view(look, language),
        "place": place_of(source, "nama"),
        "language": language,
        "paper": "a4",
        "words": {},
        "title": t("Lembar serah cetak"),
        "book": name.get(language),
        "edition": " · ".join(parts),
        "office": [
            line
            for line in (office.name.get(language) if office.name else None, phone.shown(asked) if asked else None)
            if line
        ],
        "rows": [{"label": label, "value": value, "note": note} for label, value, note in rows],
        "cover": {
            "page": measured.width,
            "height": measured.height,
            "spine": measured.spine,
            "words": [t("belakang"), t("depan")],
            "note": t("Garis penuh: potong. Garis putus: lipatan. Bidang luar: sisa potong."),
        },
        "wanted_title": t("Diisi bersama percetakan"),
        "wanted": [
            t("Kertas isi"),
            t("Kertas sampul"),
            t("Laminasi"),
            t("Jumlah eksemplar"),
            t("Selesai tanggal"),
            t("Harga"),
        ],
        "signs": [t("Diserahkan"), t("Diterima")],
        "note": t("Mohon contoh cetak (proof) satu eksemplar sebelum dicetak semua."),
    }
