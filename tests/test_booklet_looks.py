"""The theme of everything printed: staff choose colours, typefaces, cover and logo; what is printed can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etalase import parts, pipeline
from etalase.model import TYPEFACES, Catalog, Colours, PhotoFacts, ThemeColours, ThemeCover, ThemeFonts
from etalase.plan import booklet_colour, looks
from etalase.plan.booklet import booklets
from etalase.recipe import Document, fingerprint
from tests import fair, small_site
from tests.test_paper import made

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def themed(**theme: Any) -> Any:
    base = fair.catalog()
    return replace(base, theme=replace(base.theme, **theme))


def shown(catalog: Any) -> dict[str, Any]:
    recipe = booklets(catalog, catalog, fair.SETTING)["print/pasar/katalog-layar.pdf"]
    assert isinstance(recipe, Document)
    return dict(recipe.view.build(*recipe.view.inputs))


@given(colours, colours, colours)
def test_whatever_colours_are_chosen_text_can_be_read(main: str, accent: str, ground: str) -> None:
    """4.5 to 1 is what WCAG 2.2 asks of text (1.4.3)."""
    catalog = themed(colours=ThemeColours(main=main, accent=accent, ground=ground))
    made = looks.colours(catalog.site, catalog.theme)
    for ink, on in (
        ("main_ink", "ground"),
        ("deep_ink", "ground"),
        ("on_main", "main"),
        ("on_deep", "deep"),
        ("on_deep", "glow"),
        ("accent_on_deep", "deep"),
        ("on_accent", "accent"),
        ("deep_on_accent", "accent"),
    ):
        assert booklet_colour.contrast(made[ink], made[on]) >= 4.5, (ink, on)
    for ink in (made["main_ink"], made["deep_ink"]):
        assert booklet_colour.contrast(ink, "#ffffff") >= 4.5
    # The small grey text of every page.
    assert booklet_colour.contrast("#56635d", made["ground"]) >= 4.5


def test_grounds_are_as_they_were_chosen_and_a_dark_colour_is_its_own_ink() -> None:
    catalog = themed(colours=ThemeColours(main="#7a1f3d", accent="#2bb3a3", ground="#f2efe6"))
    made = looks.colours(catalog.site, catalog.theme)
    assert (made["main"], made["main_ink"], made["accent"]) == ("#7a1f3d", "#7a1f3d", "#2bb3a3")
    assert made["ground"] == "#f2efe6"


def test_print_follows_the_site_until_the_theme_says_otherwise() -> None:
    base = fair.catalog()
    site = replace(base.site, colours=Colours(main="#7a1f3d", accent="#2bb3a3"))
    assert looks.colours(site, base.theme)["main"] == "#7a1f3d"
    theme = replace(base.theme, colours=ThemeColours(main="#123456"))
    assert looks.colours(site, theme)["main"] == "#123456"
    assert looks.colours(site, theme)["accent"] == "#2bb3a3"


def test_the_typefaces_to_choose_are_those_that_setup_fetches() -> None:
    """With Latin letters, upright, in normal and in bold."""
    assert set(TYPEFACES) == {
        family.name for family in parts.FAMILIES if family.latin and {400, 700} <= set(family.weights)
    }


@pytest.mark.parametrize("family", TYPEFACES)
def test_a_chosen_typeface_is_the_one_in_the_file(family: str) -> None:
    catalog = themed(fonts=ThemeFonts(text=family, title=family))
    result = made(catalog, parts.font_files())
    assert result.problems == ()
    with pypdfium2.PdfDocument(result.data) as pdf:
        first = str(pdf[0].get_textpage().get_text_range())
    assert "Pasar Contoh" in first
    other = next(name for name in TYPEFACES if name != family).replace(" ", "").encode()
    assert family.replace(" ", "").encode() in result.data
    assert other not in result.data
    assert f"{family}, " in str(shown(catalog)["colophon"]) or family == "Noto Sans"


def test_a_logo_stands_for_the_mark() -> None:
    path = "content/photos/logo.svg"
    base = themed(logo="logo.svg")
    logo = PhotoFacts(path=path, digest="logo", format="SVG", width=100, height=100)
    wide = replace(logo, width=400)
    for facts, is_wide in ((logo, False), (wide, True)):
        catalog = replace(base, photos={**base.photos, path: facts})
        view = shown(catalog)
        assert view["logo"]["wide"] is is_wide
        assert view["logo"]["picture"].endswith(".svg")
    assert shown(base)["logo"] is None


def test_the_cover_takes_the_exhibitions_picture_then_the_themes() -> None:
    own, ours = "content/photos/pasar.jpg", "content/photos/kota.jpg"
    base = themed(cover=ThemeCover(picture="kota.jpg"))
    facts = {p: PhotoFacts(path=p, digest=p, format="JPEG", width=2000, height=3000) for p in (own, ours)}
    catalog = replace(base, photos={**base.photos, **facts})

    def source(catalog: Any) -> str | None:
        recipe = booklets(catalog, catalog, fair.SETTING)["print/pasar/katalog-layar.pdf"]
        assert isinstance(recipe, Document)
        name = recipe.view.build(*recipe.view.inputs)["cover"]["picture"]
        return recipe.pictures[name].source if name else None

    assert source(catalog) == ours
    assert source(fair.with_exhibition(catalog, cover="pasar.jpg")) == own
    plain = replace(catalog, theme=replace(catalog.theme, cover=ThemeCover(style="polos", picture="kota.jpg")))
    assert source(plain) is None


def test_the_theme_makes_the_book_again_and_a_note_in_it_does_not_matter() -> None:
    def mark(catalog: Any) -> str:
        return fingerprint(booklets(catalog, catalog, fair.SETTING)["print/pasar/katalog-layar.pdf"])

    changed = themed(source=replace(fair.catalog().theme.source, digest="other"))
    assert mark(changed) != mark(fair.catalog())


THEME = "content/tema-cetak.yaml"


def test_mistakes_in_the_theme_are_told_where_they_stand(tmp_path: Path) -> None:
    wrong = b"""\
warna: {utama: merah}
huruf: {judul: Comic Sans}
sampul: {gaya: mangkok, gambar: hilang.jpg}
logo: logo.svg
"""
    assert small_site.complaints(tmp_path, {**small_site.files(), THEME: wrong}) == [
        (THEME, 1, "colour.invalid"),
        (THEME, 2, "value.choice"),
        (THEME, 3, "value.choice"),
        (THEME, 3, "photo.missing"),
        (THEME, 4, "photo.missing"),
    ]


def test_the_theme_of_the_sample_is_the_one_that_is_built_in(tmp_path: Path) -> None:
    written = (small_site.ROOT / THEME).read_bytes()
    content = small_site.write(tmp_path, {**small_site.files(), THEME: written})
    catalog, findings = pipeline.check(small_site.request(content))
    assert findings == ()
    read, usual = catalog.theme, Catalog.theme
    assert (read.fonts, read.cover, read.logo) == (usual.fonts, usual.cover, usual.logo)
    assert looks.colours(catalog.site, read) == looks.colours(catalog.site, usual)
