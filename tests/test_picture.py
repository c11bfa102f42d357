"""Pictures made from photos: size, direction, colour, crop, silence about the photographer."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from etalase.make.picture import Cut, make_pictures
from etalase.recipe import Picture
from tests import made_photos as made


def wanted(width: int, height: int | None = None, **options: object) -> Picture:
    return Picture("content/photos/a.jpg", "digest", width, height, **options)  # type: ignore[arg-type]


def jpeg(width: int, height: int | None = None, **options: object) -> Picture:
    return wanted(width, height, format="jpeg", quality=92, subsampling="4:4:4", **options)


def one(source: bytes, recipe: Picture) -> bytes:
    return make_pictures(source, [recipe])[0]


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as image:
        return image.size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation: int, kind: str) -> None:
    source = made.turned(orientation, kind)
    whole, square = make_pictures(source, [jpeg(600), jpeg(320, 320)])
    assert (size_of(whole), size_of(square)) == ((600, 400), (320, 320))
    assert made.corners_of(whole) == "ABCD"
    assert made.corners_of(square) == "ABCD"


def test_the_set_for_a_page() -> None:
    source = made.saved(made.quarters("ABCD", (1600, 1200)).filter(ImageFilter.GaussianBlur(30)), "JPEG")
    recipes = [wanted(width) for width in (320, 480, 720, 1080)] + [wanted(720, format="jpeg", quality=75)]
    found = make_pictures(source, recipes)
    assert [size_of(data) for data in found] == [(320, 240), (480, 360), (720, 540), (1080, 810), (720, 540)]
    with Image.open(BytesIO(found[0])) as avif, Image.open(BytesIO(found[4])) as fallback:
        assert (avif.format, fallback.format) == ("AVIF", "JPEG")
        assert fallback.info["progressive"]


def test_nothing_is_enlarged() -> None:
    source = made.plain(size=(500, 300))
    assert size_of(one(source, wanted(1080))) == (500, 300)
    assert size_of(one(source, wanted(1080, 1080))) == (300, 300)
    assert size_of(one(source, wanted(1200, 630))) == (500, 262)


@pytest.mark.parametrize(
    "focus, photo, box",
    [
        # The part that CSS shows with object-fit: cover and the same object-position.
        ((0.5, 0.5), (1200, 800), (200, 0, 1000, 800)),
        ((0.0, 0.5), (1200, 800), (0, 0, 800, 800)),
        ((1.0, 0.5), (1200, 800), (400, 0, 1200, 800)),
        ((0.25, 0.9), (1200, 800), (100, 0, 900, 800)),
        ((0.5, 1.0), (800, 1200), (0, 400, 800, 1200)),
        ((7.0, -3.0), (1200, 800), (400, 0, 1200, 800)),
    ],
)
def test_the_crop_keeps_the_focus(
    focus: tuple[float, float], photo: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    cut = Cut.of(wanted(320, 320, focus=focus), photo)
    shown = (cut.box[0] * photo[0], cut.box[1] * photo[1], cut.box[2] * photo[0], cut.box[3] * photo[1])
    assert shown == pytest.approx(box)


def test_the_crop_shows_what_is_there() -> None:
    source = made.saved(made.quarters("ABCD", (1200, 400)), "PNG")
    assert made.corners_of(one(source, jpeg(320, 320, focus=(0.0, 0.5)))) == "AACC"
    assert made.corners_of(one(source, jpeg(320, 320, focus=(1.0, 0.5)))) == "BBDD"
    # A turned photo is cropped as people see it, not as the camera stored it.
    turned = made.turned(6, "PNG", displayed=(1200, 400))
    assert made.corners_of(one(turned, jpeg(320, 320, focus=(0.0, 0.5)))) == "AACC"


@pytest.mark.parametrize("format", ["avif", "jpeg"])
def test_no_picture_tells_where_it_was_taken(format: str) -> None:
    source = made.with_gps()
    assert made.gps_of(source), "the test photo must have a position"
    data = one(source, wanted(480, format=format))
    assert made.gps_of(data) == {}
    with Image.open(BytesIO(data)) as image:
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
    assert b"Exif" not in data
    assert b"Kamera" not in data


def test_display_p3_becomes_srgb() -> None:
    # The red of sRGB is (234, 51, 35) in Display P3 (CSS Color 4: color(display-p3 0.9175 0.2003 0.1386)).
    source = made.saved(Image.new("RGB", (900, 900), (234, 51, 35)), "PNG", icc_profile=made.display_p3())
    assert made.near(made.middle_of(one(source, jpeg(320))), (255, 0, 0), by=3)
    untagged = made.saved(Image.new("RGB", (900, 900), (234, 51, 35)), "PNG")
    assert made.near(made.middle_of(one(untagged, jpeg(320))), (234, 51, 35), by=3)


def test_inks_are_shown_as_their_profile_prints_them() -> None:
    inks = Image.new("CMYK", (900, 900), (255, 0, 0, 0))
    # The cyan of this press is a grey of L* = 50, which is 119 in sRGB.
    tagged = made.saved(inks, "JPEG", icc_profile=made.grey_inks(), quality=95)
    assert made.near(made.middle_of(one(tagged, jpeg(320))), (119, 119, 119), by=3)
    bare = made.saved(inks, "JPEG", quality=95)
    assert made.near(made.middle_of(one(bare, jpeg(320))), (0, 255, 255), by=6)


def test_a_profile_of_another_kind_of_picture_is_ignored() -> None:
    source = made.saved(Image.new("RGB", (900, 900), made.BLUE), "PNG", icc_profile=made.grey_inks())
    assert made.near(made.middle_of(one(source, jpeg(320))), made.BLUE)
    broken = made.saved(Image.new("RGB", (900, 900), made.BLUE), "PNG", icc_profile=b"no profile at all")
    assert made.near(made.middle_of(one(broken, jpeg(320))), made.BLUE)


@pytest.mark.parametrize(
    "mode, ink, seen", [("RGBA", (0, 0, 0, 0), 255), ("LA", (0, 0), 255), ("RGBA", (0, 0, 0, 128), 127)]
)
def test_what_is_transparent_shows_white(mode: str, ink: tuple[int, ...], seen: int) -> None:
    source = made.saved(Image.new(mode, (900, 900), ink), "PNG")
    for recipe in (jpeg(320), wanted(320, quality=90)):
        assert made.near(made.middle_of(one(source, recipe)), (seen, seen, seen), by=3)


def test_a_palette_with_a_hole_shows_white_through_it() -> None:
    palette = Image.new("P", (900, 900), 1)
    palette.putpalette([250, 0, 0, 0, 120, 250])
    palette.paste(0, (300, 300, 600, 600))
    source = made.saved(palette, "PNG", transparency=0)
    assert made.near(made.middle_of(one(source, jpeg(450))), (255, 255, 255))
    assert made.near(made.middle_of(one(source, jpeg(450, 450))), (255, 255, 255))


@pytest.mark.parametrize("level, seen", [(0, 0), (0x8080, 128), (0xFFFF, 255)])
def test_sixteen_bits_keep_their_brightness(level: int, seen: int) -> None:
    source = made.saved(Image.new("I;16", (900, 900), level), "PNG")
    assert made.near(made.middle_of(one(source, jpeg(320))), (seen, seen, seen), by=1)


def test_the_first_frame_of_an_animation_is_taken() -> None:
    frames = [Image.new("RGB", (900, 900), colour) for colour in (made.GREEN, made.RED)]
    for kind in ("GIF", "WEBP"):
        source = made.saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert made.near(made.middle_of(one(source, jpeg(320))), made.GREEN, by=8)


def test_detail_survives_the_way_down() -> None:
    """Against one plain Lanczos step from the full size, which is slow and as good as it gets."""
    source = made.quarters("ABCD", (1600, 1600)).effect_spread(60).filter(ImageFilter.GaussianBlur(2))
    best = source.resize((320, 320), Image.Resampling.LANCZOS)
    recipes = [wanted(width, format="jpeg", quality=95, subsampling="4:4:4") for width in (1080, 720, 480, 320)]
    small = make_pictures(made.saved(source, "PNG"), recipes)[-1]
    with Image.open(BytesIO(small)) as image:
        difference = [abs(a - b) for a, b in zip(image.convert("RGB").tobytes(), best.tobytes(), strict=True)]
    assert sum(difference) / len(difference) < 3


def test_the_same_in_any_thread_and_any_company() -> None:
    source = made.saved(made.quarters("ABCD", (1300, 900)).effect_spread(20), "JPEG")
    recipes = [wanted(320), wanted(480), wanted(320, 320), jpeg(480)]
    alone = make_pictures(source, recipes, fast=True)
    with ThreadPoolExecutor(4) as pool:
        crowd = list(pool.map(lambda _: make_pictures(source, recipes, fast=True), range(8)))
    assert all(data == alone for data in crowd)
    # Asked twice, made once; the order of the answer is that of the question.
    assert make_pictures(source, [*recipes[::-1], recipes[0]], fast=True) == [*alone[::-1], alone[0]]
    assert make_pictures(source, []) == []


def test_full_colour_for_paper() -> None:
    source = made.saved(made.quarters("AB" * 2, (900, 900)), "PNG")
    with Image.open(BytesIO(one(source, jpeg(600)))) as image:
        # Sampling factors 1×1 of every component: none is halved.
        assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]


DATA = Path(os.environ.get("ETALASE_DATA", Path(__file__).parents[2] / "shared" / "data"))
PHOTOS = sorted((DATA / "photos").glob("*")) if (DATA / "photos").is_dir() else []


@pytest.mark.skipif(not PHOTOS, reason=f"no real photos in {DATA}")
def test_every_real_photo_becomes_pictures() -> None:
    recipes = [wanted(320), wanted(320, 320), wanted(480, format="jpeg", quality=75)]
    made_of = {file.name: make_pictures(file.read_bytes(), recipes, fast=True) for file in PHOTOS}
    assert len(made_of) == 30
    for name, pictures in made_of.items():
        for data in pictures:
            with Image.open(BytesIO(data)) as image:
                image.load()
                assert image.width in (320, 480), name
                assert not image.getexif(), name


@pytest.mark.parametrize("form", ["avif", "jpeg"])
def test_a_picture_that_is_too_heavy_loses_quality_and_no_more_than_must_be(form: str) -> None:
    source = made.saved(Image.effect_noise((480, 360), 60).convert("RGB"), "PNG")

    def at(most: int) -> bytes:
        return one(source, wanted(480, format=form, quality=60, most=most))

    free = at(0)
    assert at(len(free)) == free
    eased = at(len(free) - 1)
    assert len(eased) < len(free)
    assert at(len(free) - 1) == eased
    # What cannot be as light as that keeps looking like a photo: quality ends at a floor.
    least = at(1)
    assert len(least) <= len(eased)
    assert len(least) > len(one(source, wanted(480, format=form, quality=20))) > 1
