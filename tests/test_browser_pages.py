"""Every page type in a real browser: quiet, within its own site, readable, in reach of a thumb, without barriers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SampleSite

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 800}
WIDE = {"width": 1280, "height": 900}
# One address for each page type of the contract, and twins in English; `*` stands for the first of its kind.
PAGES = (
    *("", "produk/", "produk/hal/2/", "produk/*/*/", "pelaku/", "pelaku/*/", "kategori/*/", "kecamatan/*/", "beli/"),
    *("beli/*/", "siap-ritel/", "pameran/", "pameran/*/", "pelatihan/", "baru/", "halaman/*/", "bagikan/*/", "luring/"),
    *("404.html", "p/*/", "en/", "en/produk/", "en/produk/*/*/", "en/pelaku/", "en/pelaku/*/", "en/kategori/*/"),
    *("en/kecamatan/*/", "en/beli/", "en/beli/*/", "en/siap-ritel/", "en/pameran/", "en/pameran/*/", "en/pelatihan/"),
    *("en/baru/", "en/halaman/*/", "en/bagikan/*/", "en/luring/", "en/p/*/"),
)
# Rules that look at colours; all others find the same whatever the scheme.
COLOURS = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
# Said of the test itself.
BLOCKED = "Service Worker registration blocked by Playwright"
# What axe cannot decide by itself, and why it is right: rule → (part of the selector, reason).
EXPLAINED: dict[str, tuple[tuple[str, str], ...]] = {
    "color-contrast": (("text", "letters in a drawing: axe cannot see the shape they stand on; judged below"),),
}
# Rows that scroll sideways are unrolled, and bars at the top put where they belong.
UNROLLED = """.cats, .gal, .chips, .crumb, .crumb ol { overflow: visible; flex-wrap: wrap; grid-auto-flow: row; }
.top, .tools, .filter-h, .filter-f { position: static !important; }
.filter[popover] { max-height: none; }"""


def address_of(site: Path, pattern: str) -> str:
    """The first page that matches; of products, one with several photos, of codes, one that leads nowhere at once."""
    if "*" not in pattern:
        return pattern
    found = sorted(path for path in site.glob(f"{pattern}index.html") if "hal" not in path.relative_to(site).parts)
    if "produk/*" in pattern:
        found = [path for path in found if 'class="thumbs"' in path.read_text("utf-8")] or found
    if "p/*" in pattern:
        found = [path for path in found if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    return f"{found[0].parent.relative_to(site).as_posix()}/"


@pytest.fixture(scope="module")
def plain(chromium: Any) -> Iterator[Any]:
    """A context as visitors have it: the policy for scripts holds."""
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    yield context
    context.close()


@pytest.fixture(scope="module")
def judge(chromium: Any, axe_source: str) -> Iterator[Any]:
    """`judge(page)` gives what axe finds, undecided included, without what is explained."""
    context = chromium.new_context(viewport=PHONE, bypass_csp=True, service_workers="block", reduced_motion="reduce")

    def looked(page: Any, only: str) -> list[str]:
        told = page.evaluate(f"axe.run(document, {{runOnly: {only}}})")
        return [
            f"{kind} {rule['id']}: {node['target']} {node['failureSummary'][:300]}"
            for kind in ("violations", "incomplete")
            for rule in told[kind]
            for node in rule["nodes"]
            if not any(part in str(node["target"]) for part, _ in EXPLAINED.get(rule["id"], ()))
        ]

    def barriers(page: Any, rules: str = RULES) -> list[str]:
        if not page.evaluate("() => typeof axe === 'object'"):
            page.evaluate(axe_source)
        found = looked(page, rules)
        sure = [each for each in found if not each.startswith("incomplete color-contrast")]
        if sure == found:
            return found
        # What is covered just now cannot be judged: look at the colours once more where nothing is.
        size = page.viewport_size
        style = page.add_style_tag(content=UNROLLED)
        page.set_viewport_size({"width": size["width"], "height": 12_000})
        again = looked(page, "{type: 'rule', values: ['color-contrast']}")
        sure += [each for each in again if each in found or each.startswith("violations")]
        style.evaluate("style => style.remove()")
        page.set_viewport_size(size)
        return sure

    yield context, barriers
    context.close()


@pytest.mark.parametrize("pattern", PAGES)
def test_a_page_is_quiet_fits_and_can_be_touched(plain: Any, sample_site: SampleSite, pattern: str) -> None:
    page = plain.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: said.extend([f"{answer.status} {answer.url}"] * (answer.status >= 400)))
    page.goto(sample_site.url + address_of(sample_site.site, pattern), wait_until="networkidle")
    assert [text for text in said if text != BLOCKED] == []
    assert [url for url in asked if not url.startswith((sample_site.url, "data:"))] == []
    assert len(asked) > 1
    for width in (320, 360, 412):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL, 44) == []
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_every_page_opens_from_a_stick(chromium: Any, sample_site: SampleSite, scripts: bool) -> None:
    """Opened as a file: nothing fails, nothing is asked from elsewhere, and what a page is about can be read."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=scripts, service_workers="block")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    page.on("requestfailed", lambda request: said.append(f"{page.url} failed {request.url}"))
    page.on("request", lambda request: asked.append(request.url))
    root = sample_site.usb.as_uri() + "/"
    # The page for missing addresses is a server's.
    for pattern in PAGES:
        if pattern != "404.html":
            page.goto(f"{root}{address_of(sample_site.site, pattern)}index.html", wait_until="load")
            page.locator("h1").wait_for(state="visible", timeout=5_000)
    assert [text for text in said if BLOCKED not in text] == []
    assert [url for url in asked if not url.startswith((root, "data:"))] == []
    context.close()


# Controls that are seen and smaller than so many pixels; a box is pressed by its whole label.
SMALL = """least => [...document.querySelectorAll(
  'button, select, input:not([type=checkbox]), .btn, .chip, .opt, .nav a, [role=button]')]
  .filter(each => each.checkVisibility && each.checkVisibility({visibilityProperty: true}))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < least - .5 || box.width < least - .5))
  .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width}×${box.height}`)"""


# A further page of the list has nothing that the first has not.
@pytest.mark.parametrize("pattern", [each for each in PAGES if "hal/2" not in each])
def test_axe_finds_no_barrier(judge: Any, sample_site: SampleSite, pattern: str) -> None:
    context, barriers = judge
    page = context.new_page()
    page.goto(sample_site.url + address_of(sample_site.site, pattern), wait_until="load")
    found = []
    # The English twin has the same elements, and words of other lengths.
    for size in (PHONE,) if pattern.startswith("en/") else (PHONE, WIDE):
        page.set_viewport_size(size)
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{size['width']} {scheme} {barrier}" for barrier in barriers(page, rules)]
    page.close()
    assert found == []


# Text that is cut off, or stands outside the screen where nothing can be scrolled sideways.
CUT = """() => {
  const style = node => getComputedStyle(node), wide = innerWidth + 1;
  const own = node => [...node.childNodes].some(each => each.nodeType === 3 && each.data.trim());
  const scrolls = node => { for (let at = node; at; at = at.parentElement)
    if (['auto', 'scroll'].includes(style(at).overflowX) && at.scrollWidth > at.clientWidth) return true; };
  const shortened = node => { for (let at = node; at; at = at.parentElement)
    if (style(at).textOverflow === 'ellipsis') return true; };
  return [...document.querySelectorAll('body *')].filter(node => own(node) && node.checkVisibility()
      && !node.closest('svg, option, textarea, .sr, .skip') && !shortened(node)).filter(node => {
    const box = node.getBoundingClientRect(), look = style(node);
    if (box.width < 2 || box.height < 2 || box.bottom < 0) return false;
    const hides = look.overflowX !== 'visible' && look.webkitLineClamp === 'none';
    const cut = hides && !scrolls(node) && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 2);
    return cut || (!scrolls(node) && (box.right > wide || box.left < -1));
  }).map(node => `${node.outerHTML.slice(0, 90)} ${Math.round(node.getBoundingClientRect().right)}`);
}"""
# Controls without an edge, which colours that the system chose would leave as bare text.
EDGELESS = """() => [...document.querySelectorAll('button, select, input:not([type=hidden]), .btn, .chip')]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().width > 1)
  .filter(each => {
    const look = getComputedStyle(each), sides = ['Top', 'Right', 'Bottom', 'Left'];
    const edged = sides.some(side => look[`border${side}Style`] !== 'none' && parseFloat(look[`border${side}Width`]) > 0);
    return !edged && look.appearance === 'none' && !each.querySelector('svg') && look.textDecorationLine === 'none';
  }).map(each => each.outerHTML.slice(0, 90))"""
# What can be reached by keyboard and shows no ring when it is.
RINGLESS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(each => each.checkVisibility({visibilityProperty: true})).slice(0, 60).filter(each => {
    each.focus({focusVisible: true, preventScroll: true});
    // A card draws the ring around all of itself.
    const looks = [getComputedStyle(each), getComputedStyle(each, '::after'), getComputedStyle(each.closest('.card') || each)];
    const ringed = looks.some(look => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 1);
    return document.activeElement === each && !ringed;
  }).map(each => each.outerHTML.slice(0, 90))"""
# What moves although the visitor asked for calm.
MOVES = """() => [...document.querySelectorAll('*')].filter(node => {
  const look = getComputedStyle(node), long = text => text.split(',').some(each => parseFloat(each) > .01);
  return long(look.transitionDuration) || (look.animationName !== 'none' && long(look.animationDuration))
    || look.scrollBehavior === 'smooth';
}).map(node => node.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("pattern", [each for each in PAGES if "hal/2" not in each])
def test_a_page_bears_large_text_chosen_colours_and_calm(plain: Any, sample_site: SampleSite, pattern: str) -> None:
    page = plain.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(sample_site.url + address_of(sample_site.site, pattern), wait_until="load")
    assert page.evaluate(MOVES) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CUT) == []
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.emulate_media(forced_colors="active")
    assert page.evaluate(EDGELESS) == []
    assert page.evaluate(RINGLESS) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_the_list_in_use(judge: Any, sample_site: SampleSite, scheme: str) -> None:
    context, barriers = judge
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    found = []
    for size in (PHONE, WIDE):
        page.set_viewport_size(size)
        page.goto(f"{sample_site.url}produk/?kategori=camilan&kategori=kue&izin=halal&max=50000&q=a")
        page.wait_for_function("() => document.querySelectorAll('#terpasang li').length === 5")
        if size is PHONE:
            page.locator(".tools [popovertarget=saring]").click()
            assert page.locator("#saring").is_visible()
            assert page.evaluate(SMALL, 44) == []
        found += barriers(page)
    page.set_viewport_size(PHONE)
    page.goto(f"{sample_site.url}produk/?q=qqqqqq")
    page.wait_for_selector("#kosong:visible")
    found += barriers(page)
    page.close()
    assert found == []


# Letters in a drawing whose colour is too near to that of the topmost shape below their middle, by the WCAG's formula.
PALE = """() => {
  const numbers = colour => (colour.match(/[\\d.]+/g) || []).map(Number), style = node => getComputedStyle(node);
  const opaque = colour => colour.startsWith('rgb') && (numbers(colour)[3] ?? 1) > .5;
  const linear = n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4;
  const light = colour => numbers(colour).slice(0, 3).map(n => linear(n / 255))
    .reduce((sum, n, i) => sum + n * [.2126, .7152, .0722][i], 0);
  const ground = (text, x, y) => {
    const shapes = [...text.ownerSVGElement.querySelectorAll('rect, path, polygon')].filter(shape => {
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      const before = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      return before && opaque(style(shape).fill) && left <= x && x <= right && top <= y && y <= bottom;
    });
    if (shapes.length) return style(shapes.pop()).fill;
    for (let at = text.ownerSVGElement; at; at = at.parentElement)
      if (opaque(style(at).backgroundColor)) return style(at).backgroundColor;
  };
  return [...document.querySelectorAll('svg text')].flatMap(text => {
    const box = text.getBoundingClientRect();
    const colours = [style(text).fill, ground(text, box.x + box.width / 2, box.y + box.height / 2)];
    const [high, low] = colours.map(light).sort((a, b) => b - a), contrast = (high + .05) / (low + .05);
    return contrast < 4.5 ? [`${text.textContent} ${contrast.toFixed(2)}`] : [];
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_in_the_floor_plan_stand_out(plain: Any, sample_site: SampleSite, scheme: str) -> None:
    page = plain.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(sample_site.url + address_of(sample_site.site, "pameran/*/"))
    assert page.locator("svg text").count() > 10
    assert page.evaluate(PALE) == []
    page.close()


def test_the_gallery_is_moved_by_its_small_pictures(plain: Any, sample_site: SampleSite) -> None:
    page = plain.new_page()
    page.set_viewport_size(WIDE)
    page.goto(sample_site.url + address_of(sample_site.site, "produk/*/*/"))
    where = page.url
    page.locator(".thumbs a").nth(1).click()
    page.wait_for_selector(".thumbs li:nth-child(2) a[aria-current]")
    assert page.locator(".gal").evaluate("gallery => gallery.scrollLeft") > 100
    assert page.url == where
    page.close()


def test_sharing_copies_the_address_where_the_browser_cannot_share(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(sample_site.url + address_of(sample_site.site, "produk/*/*/"))
    page.locator("[data-bagi]").click()
    page.wait_for_function("() => document.querySelector('[data-bagi]').textContent.includes('disalin')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("link[rel=canonical]").get_attribute("href")
    context.close()
