"""The pictures that stand for a page in messages and on social media."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from etalase import parts
from etalase.make.share import Palette, Type, make_card
from etalase.recipe import Made, Picture, ShareCard
from tests import made_photos as made

COLOURS = ("#0b5a4a", "#f7b71d")
SIZES = [(1200, 630), (1080, 1080), (1080, 1920)]
LINES = {
    "title": "Amplang Ikan Tenggiri",
    "price": "mulai Rp25.000",
    "content": "200 g",
    "badge": "Halal · P-IRT",
    "vendor": "Olahan Laut Manggar",
    "place": "Balikpapan Timur",
    "site": "Etalase Balikpapan",
    "sample": "Contoh",
    "scan": "Pindai untuk memesan",
    "address": "etalase.example/p/OLM-001",
}


@pytest.fixture(scope="module")
def fonts() -> Mapping[str, bytes]:
    files = parts.font_files()
    if not all(file.is_file() for file in files):
        pytest.fail("fonts are missing: python build.py setup", pytrace=False)
    return {file.stem: file.read_bytes() for file in files}


def card(size: tuple[int, int] = (1200, 630), qr: str | None = None, photo: bool = False, **lines: str) -> ShareCard:
    picture = Picture("content/photos/a.jpg", "digest", 1200) if photo else None
    return ShareCard(picture, tuple((lines or LINES).items()), COLOURS, *size, qr)


def drawn(made_card: Made) -> Image.Image:
    image = Image.open(BytesIO(made_card.data))
    image.load()
    return image


def ink(image: Image.Image, colour: tuple[int, int, int], by: int = 40) -> int:
    """How many pixels have about this colour."""
    pixels = image.convert("RGB").tobytes()
    return sum(made.near(pixels[i : i + 3], colour, by) for i in range(0, len(pixels), 3 * 7))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("photo", [True, False])
def test_every_shape_is_a_small_jpeg_without_metadata(
    size: tuple[int, int], photo: bool, fonts: Mapping[str, bytes]
) -> None:
    # Noise is the hardest to compress.
    source = made.saved(made.quarters("ABCD", (1200, 1200)).effect_spread(500), "JPEG", exif=_exif()) if photo else None
    result = make_card(card(size, photo=photo), source, fonts)
    image = drawn(result)
    assert result.problems == ()
    assert (image.format, image.size) == ("JPEG", size)
    assert len(result.data) < 300_000
    assert not image.getexif()
    assert b"Kamera" not in result.data


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[271] = "Kamera"
    return exif


@pytest.mark.parametrize("size", SIZES)
def test_the_code_can_be_read(size: tuple[int, int], fonts: Mapping[str, bytes]) -> None:
    address = "https://etalase.example/p/OLM-001/"
    image = drawn(make_card(card(size, qr=address), None, fonts))
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [address]
    # As small as a phone shows it in a chat.
    assert [found.text for found in zxingcpp.read_barcodes(image.resize((size[0] // 2, size[1] // 2)))] == [address]


@pytest.mark.parametrize("size", SIZES)
def test_each_line_is_seen(size: tuple[int, int], fonts: Mapping[str, bytes]) -> None:
    whole = make_card(card(size, qr="https://etalase.example/p/X/"), None, fonts).data
    for role in LINES:
        if role == "address" and size != (1080, 1920):
            continue
        without = {name: text for name, text in LINES.items() if name != role}
        assert make_card(card(size, qr="https://etalase.example/p/X/", **without), None, fonts).data != whole, role


def test_the_photo_is_cut_around_its_focus(fonts: Mapping[str, bytes]) -> None:
    source = made.saved(made.quarters("ABCD", (2400, 600)), "PNG")
    shown = {}
    for x in (0.0, 1.0):
        picture = Picture("content/photos/a.jpg", "digest", 1200, focus=(x, 0.5))
        shown[x] = drawn(make_card(ShareCard(picture, (), COLOURS), source, fonts)).getpixel((200, 100))
    assert made.near(shown[0.0], made.RED, by=12)
    assert made.near(shown[1.0], made.GREEN, by=12)


def test_a_photo_that_cannot_be_drawn_gives_the_card_without_photo(fonts: Mapping[str, bytes]) -> None:
    plain = make_card(card(photo=False), None, fonts).data
    assert make_card(card(photo=True), b"<svg xmlns='http://www.w3.org/2000/svg'/>", fonts).data == plain


def test_colours_are_those_of_the_site(fonts: Mapping[str, bytes]) -> None:
    blue = ShareCard(None, tuple(LINES.items()), ("#123a7a", "#e0402a"))
    image = drawn(make_card(blue, None, fonts))
    assert made.near(image.getpixel((1150, 600)), (13, 41, 85), by=10)


def test_names_in_any_script_are_written(fonts: Mapping[str, bytes]) -> None:
    for title in (
        "مكسور حلال طيب",
        "ไทยนะ",
        "辣椒酱 🌶️ 👩🏽‍🍳",
        "한국",
        "ꦲꦏ꧀ꦱꦫ",
        "Kue “Ñandú” ½ – 100 % ≥",
        "e\u0301clair",
    ):
        assert make_card(card(title=title), None, fonts).problems == (), title


def test_a_letter_that_no_font_has_is_left_out_and_told(fonts: Mapping[str, bytes]) -> None:
    result = make_card(card(title="Kue \ue000 lapis", price="Rp9.000"), None, fonts)
    assert [(problem.code, problem.values["glyph"]) for problem in result.problems] == [("glyph.missing", "U+E000")]
    assert result.data == make_card(card(title="Kue  lapis", price="Rp9.000"), None, fonts).data


def test_without_any_font_but_one_the_rest_is_told() -> None:
    only = {"800": parts.font_file("Plus Jakarta Sans", 800).read_bytes()}
    result = make_card(card(title="Madu 蜜"), None, only)
    assert [problem.values["glyph"] for problem in result.problems] == ["U+871C"]


LONG = "Keripik Singkong Super Pedas Level Sepuluh Rasa Balado Ijo Khas Balikpapan Kemasan Ekonomis Keluarga"


@pytest.mark.parametrize("text", [LONG, "Superkalifragilistik" * 6, "A", "Abon " * 40, "ไทย" * 40, "  ", ""])
def test_a_title_fits_its_lines(text: str, fonts: Mapping[str, bytes]) -> None:
    letters = Type(fonts)
    size, lines = letters.fitted(" ".join(text.split()), 800, (64, 58, 52, 46, 40), 512, 3)
    assert len(lines) <= 3
    assert all(letters.width(line, 800, size) <= 512 for line in lines)
    assert 40 <= size <= 64
    kept = "".join(lines).replace(" ", "")
    assert kept == text.replace(" ", "") or (kept.endswith("…") and text.replace(" ", "").startswith(kept[:-1]))


def test_a_short_title_is_large_and_whole(fonts: Mapping[str, bytes]) -> None:
    size, lines = Type(fonts).fitted("Amplang Ikan Tenggiri", 800, (64, 58, 52, 46, 40), 512, 3)
    assert (size, lines) == (64, ["Amplang", "Ikan Tenggiri"])


def test_words_stay_inside_the_picture(fonts: Mapping[str, bytes]) -> None:
    lines = dict.fromkeys(LINES, LONG) | {"price": "Rp1.250.000.000–Rp2.500.000.000 untuk sepuluh orang"}
    for size in SIZES:
        image = drawn(make_card(card(size, qr="https://etalase.example/p/X/", **lines), None, fonts)).convert("L")
        # Nothing light is written within 30 pixels of the right edge of the panel.
        edge = image.crop((size[0] - 30, size[1] * 17 // 20, size[0], size[1]))
        _, high = edge.getextrema()
        assert isinstance(high, int)
        assert high < 110


def test_the_same_in_any_thread(fonts: Mapping[str, bytes]) -> None:
    wanted = [card(size, title=f"Kue {n} حلال") for n, size in enumerate(SIZES * 2)]
    alone = [make_card(each, None, fonts).data for each in wanted]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda each: make_card(each, None, fonts).data, wanted)) == alone


def luminance(colour: tuple[int, int, int]) -> float:
    """WCAG 2.2, relative luminance."""
    parts_ = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts_)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@settings(deadline=None)
@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_words_are_readable_in_any_colours(main: int, accent: int) -> None:
    palette = Palette.of(f"#{main:06x}", f"#{accent:06x}")
    panel = luminance(palette.deep) + 0.05
    assert 1.05 / panel >= 7
    assert (luminance(palette.loud) + 0.05) / panel >= 4.5
    assert (luminance(palette.pale) + 0.05) / panel >= 4.5
