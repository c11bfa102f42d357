"""The page of a product in a real browser: its photos on the whole screen, its sheet of paper, and its edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from tests.conftest import SampleSite

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 800}
WIDE = {"width": 1280, "height": 900}
# Three sizes, three photos, four shops: the fullest product of the sample.
FULL = "produk/olahan-laut-manggar/amplang-tenggiri/"
RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
# How much larger the photo in view is than the screen allows at once.
SCALE = """() => {
  const item = document.querySelector('.viewer li[tabindex="0"]'), image = item.querySelector('img');
  return image.getBoundingClientRect().width / Math.min(item.clientWidth, item.clientHeight);
}"""
NOW = "() => [...document.querySelectorAll('.viewer li')].findIndex(item => item.tabIndex === 0) + 1"
FOCUS = "() => (document.activeElement.closest('[id]') || document.activeElement).id"


@pytest.fixture
def phone(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, service_workers="block", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport=WIDE, service_workers="block", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def near(page: Any, wanted: float) -> None:
    page.wait_for_function(f"wanted => Math.abs(({SCALE})() - wanted) < .05", arg=wanted)


def at(page: Any, wanted: int) -> None:
    page.wait_for_function(f"wanted => ({NOW})() === wanted", arg=wanted)


def test_photos_open_on_the_whole_screen_and_are_walked_by_keys(desk: Any, sample_site: SampleSite) -> None:
    asked: list[str] = []
    said: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.on("pageerror", lambda error: said.append(str(error)))
    desk.goto(sample_site.url + FULL, wait_until="networkidle")
    assert not [url for url in asked if "foto." in url]
    desk.locator(".gal a").first.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".viewer[open]")
    assert {re.sub(r"\.[0-9a-f]+\.", ".", url.rsplit("/", 1)[1]) for url in asked if "foto." in url} == {
        "foto.js",
        "foto.css",
    }
    near(desk, 1)
    assert desk.locator(".viewer").bounding_box() == {"x": 0, "y": 0, **WIDE}
    assert "Foto 1 dari 3" in desk.locator(".viewer [role=status]").inner_text()
    desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("ArrowRight")
    at(desk, 2)
    assert "Foto 2 dari 3" in desk.locator(".viewer [role=status]").inner_text()
    for key, scale in (("+", 1.5), ("=", 2.25), ("-", 1.5), ("0", 1), ("-", 1)):
        desk.keyboard.press(key)
        near(desk, scale)
    # Nearer, the arrows look around instead of leaving the photo, and the middle stays the middle.
    desk.keyboard.press("+")
    near(desk, 1.5)
    item = desk.locator('.viewer li[tabindex="0"]')
    before = item.evaluate("item => item.scrollTop")
    desk.keyboard.press("ArrowDown")
    desk.wait_for_function(
        "was => document.querySelector('.viewer li[tabindex=\"0\"]').scrollTop === was + 90", arg=before
    )
    desk.keyboard.press("End")
    at(desk, 3)
    near(desk, 1)
    # Tab stays within; the last photo has no next one.
    labels = []
    for _ in range(8):
        desk.keyboard.press("Tab")
        labels.append(desk.evaluate("() => document.activeElement.getAttribute('aria-label')"))
    assert [label for label in labels if label] == [
        "Foto sebelumnya",
        "Perkecil",
        "Perbesar",
        "Foto berikutnya",
        "Tutup",
    ]
    assert desk.locator(".viewer-tools button").last.get_attribute("aria-disabled") == "true"
    desk.keyboard.press("Escape")
    desk.wait_for_function("() => !document.querySelector('.viewer')")
    # Back in the gallery at the photo that was seen last, and where it was opened when nothing was turned.
    assert desk.evaluate(FOCUS) == "foto-3"
    desk.locator(".gal a").first.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".viewer[open]")
    desk.locator(".viewer-x").click()
    assert desk.evaluate(FOCUS) == "foto-1"
    assert said == []


def test_a_mouse_comes_nearer_with_a_click_and_looks_around_by_dragging(desk: Any, sample_site: SampleSite) -> None:
    desk.goto(sample_site.url + FULL)
    desk.locator(".gal a").first.click()
    desk.wait_for_selector(".viewer[open]")
    near(desk, 1)
    # What lies under the pointer stays there.
    desk.mouse.click(640, 300)
    near(desk, 2.5)
    box = desk.locator(".viewer li img").first.bounding_box()
    assert abs(box["x"] + box["width"] / 2 - 640) < 2
    item = desk.locator(".viewer li").first
    left = item.evaluate("item => item.scrollLeft")
    desk.mouse.move(640, 300)
    desk.mouse.down()
    desk.mouse.move(540, 250, steps=4)
    desk.mouse.up()
    assert abs(item.evaluate("item => item.scrollLeft") - left - 100) <= 1
    # Dragging is not clicking; a click comes back, and one beside the photo leaves.
    near(desk, 2.5)
    desk.mouse.click(640, 300)
    near(desk, 1)
    desk.mouse.click(60, 400)
    desk.wait_for_function("() => !document.querySelector('.viewer')")


def test_fingers_swipe_tap_twice_and_pinch(phone: Any, sample_site: SampleSite) -> None:
    phone.goto(sample_site.url + FULL)
    phone.locator(".gal a").first.tap()
    phone.wait_for_selector(".viewer[open]")
    near(phone, 1)
    touch = phone.context.new_cdp_session(phone)

    def fingers(kind: str, *points: tuple[int, int]) -> None:
        found = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    def swipe(distance: int) -> None:
        fingers("touchStart", (300, 400))
        for step in range(1, 9):
            fingers("touchMove", (300 + distance * step // 8, 400))
            phone.wait_for_timeout(16)
        fingers("touchEnd")

    swipe(-220)
    at(phone, 2)
    phone.wait_for_function("() => document.querySelector('.viewer ul').scrollLeft === 360")
    phone.touchscreen.tap(180, 400)
    phone.touchscreen.tap(180, 400)
    near(phone, 2.5)
    # While near, a finger moves the photo and does not turn it.
    left = "document.querySelector('.viewer li[tabindex=\"0\"]').scrollLeft"
    before = phone.evaluate(left)
    swipe(-120)
    phone.wait_for_function(f"before => {left} > before + 60", arg=before)
    at(phone, 2)
    phone.wait_for_timeout(400)
    phone.touchscreen.tap(180, 400)
    phone.touchscreen.tap(180, 400)
    near(phone, 1)

    fingers("touchStart", (160, 400), (200, 400))
    for spread in (30, 40, 50, 60):
        fingers("touchMove", (180 - spread, 400), (180 + spread, 400))
    fingers("touchEnd")
    near(phone, 3)
    assert phone.evaluate("visualViewport.scale") == 1


def test_without_scripts_or_while_they_cannot_come_a_photo_is_a_link_to_its_file(
    chromium: Any, sample_site: SampleSite
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, service_workers="block")
    page = context.new_page()
    page.goto(sample_site.url + FULL)
    page.locator(".gal a").first.click()
    page.wait_for_url(re.compile(r"/gambar/[0-9a-f]+-\d+\.avif$"))
    context.close()
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.route(re.compile(r"/foto\."), lambda route: route.abort())
    page.goto(sample_site.url + FULL)
    page.locator(".gal a").first.click()
    page.wait_for_url(re.compile(r"/gambar/[0-9a-f]+-\d+\.avif$"))
    context.close()


def test_photos_open_from_a_stick(desk: Any, sample_site: SampleSite) -> None:
    desk.goto((sample_site.usb / FULL / "index.html").as_uri())
    desk.locator(".gal a").nth(1).click()
    desk.wait_for_selector(".viewer[open]")
    at(desk, 2)
    assert (
        desk.locator('.viewer li[tabindex="0"] img').evaluate("image => image.decode().then(() => image.naturalWidth)")
        > 300
    )


def test_axe_finds_no_barrier_in_the_viewer(chromium: Any, sample_site: SampleSite, axe_source: str) -> None:
    context = chromium.new_context(viewport=PHONE, bypass_csp=True, service_workers="block", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{sample_site.url}en/{FULL}")
    page.locator(".gal a").first.click()
    page.wait_for_selector(".viewer[open]")
    page.evaluate(axe_source)
    found = []
    for size, scheme, key in ((PHONE, "light", "0"), (PHONE, "dark", "+"), (WIDE, "light", "+"), (WIDE, "dark", "0")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.keyboard.press(key)
        told = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
        found += [
            f"{size['width']} {scheme} {kind} {rule['id']}: {node['target']} {node['failureSummary'][:300]}"
            for kind in ("violations", "incomplete")
            for rule in told[kind]
            for node in rule["nodes"]
        ]
        small = page.evaluate(
            "() => [...document.querySelectorAll('.viewer button')].filter(each => each.offsetWidth < 44).length"
        )
        assert small == 0
    context.close()
    assert found == []


@pytest.mark.parametrize("path", [FULL, "en/produk/dapur-mangrove/abon-kepiting/", "pelaku/olahan-laut-manggar/"])
def test_a_page_bears_large_letters_narrow_screens_and_colours_of_the_reader(
    phone: Any, sample_site: SampleSite, path: str
) -> None:
    phone.goto(sample_site.url + path)
    session = phone.context.new_cdp_session(phone)
    session.send("Page.enable")
    for width, size in ((320, 16), (360, 32)):
        phone.set_viewport_size({"width": width, "height": 640})
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        assert phone.evaluate("document.documentElement.scrollWidth") <= width
        cut = phone.evaluate(
            """() => [...document.querySelectorAll('main .btn, main h1, .price:not(.grid *), .variants li, .order *')]
              .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && each.clientWidth)
              .map(each => each.outerHTML.slice(0, 80))"""
        )
        assert cut == []
    phone.emulate_media(forced_colors="active")
    edges = phone.locator(".btn").evaluate_all("all => all.map(each => getComputedStyle(each).borderTopStyle)")
    assert set(edges) == {"solid"}


def pdf(page: Any) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True)))


def test_every_product_prints_on_one_sheet_with_a_code_to_come_back(desk: Any, sample_site: SampleSite) -> None:
    """The heaviest pages and those without a photo, a price or a shop; nothing is wider than the sheet."""
    site = sample_site.site
    pages = [path for path in (site / "produk").glob("*/*/index.html") if "hal" not in path.relative_to(site).parts]
    by_weight = sorted(pages, key=lambda path: path.stat().st_size)
    twins = [site / "en" / path.relative_to(site) for path in by_weight[-4:]]
    for path in [*by_weight[:3], *by_weight[-12:], *twins]:
        desk.goto(sample_site.url + path.parent.relative_to(site).as_posix() + "/")
        with pdf(desk) as sheet:
            assert len(sheet.pages) == 1, path
            width, height = (float(n) for n in sheet.pages[0].mediabox[2:])
            assert (round(width), round(height)) == (595, 842)
    desk.goto(sample_site.url + FULL)
    desk.emulate_media(media="print")
    desk.set_viewport_size({"width": 703, "height": 900})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 703
    shown = desk.locator("main").inner_text()
    for part in ("Amplang Ikan Tenggiri", "Rp58.000", "P-IRT No. 2026471010000-31", "Koperasi Contoh Manggar"):
        assert part in shown
    assert "Pesan lewat WhatsApp" not in shown
    code = desk.locator(".print-url").screenshot(scale="device")
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(code)))
    assert read.text == "https://etalase.example/etalase/p/AMP01/"


def test_a_vendors_page_prints_without_its_controls(desk: Any, sample_site: SampleSite) -> None:
    desk.goto(sample_site.url + "pelaku/olahan-laut-manggar/")
    with pdf(desk) as sheets:
        assert 1 <= len(sheets.pages) <= 2
    desk.emulate_media(media="print")
    assert desk.locator(".acts").is_hidden()
    assert desk.locator(".print-url img").is_visible()
