"""Reading without a network, in a real browser: what was seen, what was saved, new builds, and the way out."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from etalase import pipeline
from etalase.request import Request
from tests import small_site
from tests.conftest import SampleSite

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
PHONE = {"width": 360, "height": 800}
READY = "() => navigator.serviceWorker.controller"
# Pictures that came to nothing, those out of sight included.
BROKEN = """async () => {
  const all = [...document.images];
  all.forEach(image => { image.loading = 'eager'; });
  await Promise.all(all.map(image => image.decode().catch(() => {})));
  return all.filter(image => !image.naturalWidth).map(image => image.currentSrc);
}"""
KEPT = """async kind => {
  const names = (await caches.keys()).filter(name => name.includes(kind));
  const found = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(each => each.url)));
  return found.flat();
}"""


@pytest.fixture
def visitor(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport=PHONE)
    yield context
    context.close()


def arrived(context: Any, address: str) -> Any:
    """A page whose worker is at work."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(READY)
    return page


def until(page: Any, question: str, argument: Any = None) -> None:
    """Wait until an asynchronous question is answered with yes; `wait_for_function` would take its promise for a yes."""
    from playwright.sync_api import Error

    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if page.evaluate(question, argument):
                return
        except Error as error:
            # A page that loads itself anew meanwhile has not answered.
            if "context was destroyed" not in str(error):
                raise
        page.wait_for_timeout(50)
    pytest.fail(f"never so: {question}")


def save(page: Any, name: str, state: str = "Tersimpan") -> Any:
    """Press the button of the panel whose list has this address, and wait for what it says in the end."""
    panel = page.locator(f'[data-simpan$="{name}"]')
    panel.scroll_into_view_if_needed()
    panel.get_by_role("button", name=re.compile("Simpan untuk luring|Keep for offline")).click()
    panel.locator("[data-luring=kata]", has_text=re.compile(rf"^\s*{state}")).wait_for(timeout=60_000)
    return panel


def test_an_exhibition_is_taken_along_as_a_whole(visitor: Any, sample_site: SampleSite) -> None:
    at = "pameran/gelar-kriya-2027/"
    listing = json.loads((sample_site.site / at / "luring.json").read_text("utf-8"))
    page = arrived(visitor, sample_site.url + at)
    panel = page.locator(".keep")
    panel.scroll_into_view_if_needed()
    panel.locator("[data-luring=kata]", has_text="MB").wait_for()
    told = sum(size for group in ("berkas", "halaman", "gambar") for _, _, size in listing[group])
    shown = f"{told / 1e6:.1f}".replace(".", ",")
    assert f"{shown} MB" in panel.inner_text()
    save(page, "luring.json")
    assert f"Tersimpan · {shown} MB" in panel.inner_text()
    kept = page.evaluate(KEPT, "simpan:")
    assert [url for url in kept if url.endswith(".pdf")] == []
    visitor.set_offline(True)
    addresses = [path.removesuffix("index.html") for path, _, _ in listing["halaman"]]
    pages = [path for path in addresses if not path.startswith("p/")]
    assert len(pages) > 20
    for path in pages[:8] + pages[8::6]:
        page.goto(sample_site.url + path)
        assert page.url == sample_site.url + path
        assert page.evaluate(BROKEN) == []
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).position") == "sticky"
    # A code at a booth leads to its page.
    code = next(path for path in addresses if path.startswith("p/"))
    page.goto(sample_site.url + code)
    page.wait_for_url(lambda url: "/p/" not in url)
    assert "/luring/" not in page.url
    visitor.set_offline(False)
    page.goto(sample_site.url + at)
    panel.scroll_into_view_if_needed()
    panel.get_by_role("button", name="Hapus simpanan").click()
    panel.locator("[data-luring=kata]", has_text="Semua halaman").wait_for()
    assert page.evaluate(KEPT, "simpan:") == []


@pytest.mark.parametrize("twin, query, name", [("", "krupuk", "Kerupuk"), ("en/", "batik", "atik")])
def test_the_catalogue_is_searched_without_a_network(
    visitor: Any, sample_site: SampleSite, twin: str, query: str, name: str
) -> None:
    page = arrived(visitor, f"{sample_site.url}{twin}luring/")
    save(page, "katalog.json", "Kept" if twin else "Tersimpan")
    visitor.set_offline(True)
    page.goto(f"{sample_site.url}{twin}produk/?q={query}")
    page.locator("#hasil h3", has_text=name).first.wait_for()


def test_a_deep_first_visit_stays_with_its_picture(visitor: Any, sample_site: SampleSite) -> None:
    found = next(
        path
        for path in sorted(sample_site.site.glob("produk/*/*/index.html"))
        if 'class="thumbs"' in path.read_text("utf-8")
    )
    address = sample_site.url + found.parent.relative_to(sample_site.site).as_posix() + "/"
    page = arrived(visitor, address)
    heading = page.locator("h1").inner_text()
    until(
        page,
        """async address => {
          const names = await caches.keys(), has = kind => names.find(name => name.endsWith(kind));
          const pictures = has(' gambar') && await (await caches.open(has(' gambar'))).keys();
          return pictures && pictures.length && !!await (await caches.open(has(' halaman'))).match(address);
        }""",
        address,
    )
    visitor.set_offline(True)
    page.reload()
    assert page.locator("h1").inner_text() == heading
    assert page.locator("main img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    page.goto(f"{sample_site.url}pelaku/tidak-pernah-dibuka/")
    assert page.url.startswith(f"{sample_site.url}luring/")
    assert page.locator("#belum").is_visible()
    assert page.locator("#coba-lagi").get_attribute("href") == f"{sample_site.url}pelaku/tidak-pernah-dibuka/"
    page.locator("#dibuka summary").click()
    page.locator("#dibuka a", has_text=heading).wait_for()


def test_a_broken_connection_loses_nothing(visitor: Any, sample_site: SampleSite) -> None:
    page = visitor.new_page()
    page.add_init_script(
        """const whole = window.fetch;
        window.broken = true;
        window.fetch = (url, how) => window.broken && /avif$/.test(url) ? Promise.reject(new TypeError()) : whole(url, how);"""
    )
    page.goto(f"{sample_site.url}pameran/gelar-kriya-2027/")
    page.wait_for_function(READY)
    panel = save(page, "luring.json", "Sambungan terputus")
    before = page.evaluate(KEPT, "simpan:")
    assert len(before) > 10
    assert [url for url in before if url.endswith(".avif")] == []
    page.evaluate("window.broken = false")
    panel.get_by_role("button", name="Lanjutkan").click()
    panel.locator("[data-luring=kata]", has_text=re.compile(r"^\s*Tersimpan")).wait_for(timeout=60_000)
    assert [url for url in page.evaluate(KEPT, "simpan:") if url.endswith(".avif")]


def test_too_little_room_is_told_before_anything_is_fetched(visitor: Any, sample_site: SampleSite) -> None:
    page = visitor.new_page()
    page.add_init_script("navigator.storage.estimate = async () => ({ quota: 2e6, usage: 1.9e6 })")
    page.goto(f"{sample_site.url}pameran/gelar-kriya-2027/")
    page.wait_for_function(READY)
    panel = save(page, "luring.json", "Ruang penyimpanan tidak cukup")
    assert panel.get_by_role("button", name="Lanjutkan").is_visible()
    assert [url for url in page.evaluate(KEPT, "simpan:") if not url.endswith("luring.json")] == []


class Town:
    """A small site that is built anew, served at one address."""

    def __init__(self, folder: Path, serve_folder: Callable[..., str]) -> None:
        for path, data in small_site.files().items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        shutil.copytree(ROOT / "templates", folder / "templates")
        self.folder = folder
        self.request = Request(
            content=folder / "content",
            templates=folder / "templates",
            output=folder / "output",
            cache=folder / ".cache",
            as_of=small_site.AS_OF,
            only=("site",),
            skip=("card", "paper"),
        )
        self.build()
        self.site = folder / "output" / "site"
        self.url = serve_folder(self.site)

    def build(self, **changes: Any) -> None:
        outcome = pipeline.build(dataclasses.replace(self.request, **changes))
        assert outcome.published, [found.problem for found in outcome.findings if found.severity == "error"]

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8", newline="\n")


@pytest.fixture
def town(tmp_path: Path, serve_folder: Callable[..., str]) -> Town:
    return Town(tmp_path, serve_folder)


def test_a_new_build_comes_whole_and_an_old_page_keeps_its_own_sheet(visitor: Any, town: Town) -> None:
    at, seen = f"{town.url}pameran/pasar/", f"{town.url}pelaku/dapur-teluk/"
    page = arrived(visitor, seen)
    page.goto(at)
    save(page, "luring.json")
    failed: list[str] = []
    page.on("response", lambda answer: failed.extend([answer.url] * (answer.status >= 400)))
    old = {file.name for file in town.site.glob("aset/*.css")}
    town.edit("content/exhibitions/pasar/exhibition.yaml", "nama: Pasar Contoh", "nama: Pasar Baru")
    town.edit("templates/assets/gaya.css", ".sr {", ".top { outline-offset: 7px; } .sr {")
    town.build()
    assert {file.name for file in town.site.glob("aset/*.css")} != old

    # What was kept before and not asked for again is shown with the sheet it was made with, though the server has it no more.
    visitor.set_offline(True)
    page.goto(seen)
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).outlineOffset") != "7px"
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).position") == "sticky"

    visitor.set_offline(False)
    page.goto(at)
    assert page.locator("h1").inner_text() == "Pasar Baru"
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).outlineOffset") == "7px"
    # The saved exhibition follows by itself.
    page.locator(".keep").scroll_into_view_if_needed()
    until(
        page,
        """async () => {
          const name = (await caches.keys()).find(each => each.includes('simpan:'));
          const copy = await (await caches.open(name)).match(new URL('pelaku/dapur-teluk/', window.etalase.root));
          return copy && document.querySelector(`link[href$="${/gaya\\.\\w+\\.css/.exec(await copy.text())[0]}"]`);
        }""",
    )
    page.locator("[data-luring=kata]", has_text="Tersimpan").wait_for()
    visitor.set_offline(True)
    for address in (seen, at):
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).outlineOffset") == "7px"
    assert failed == []


LOAD = """async names => {
  for (const name of names) await new Promise((done, failed) => {
    const script = Object.assign(document.createElement('script'), { src: new URL(name, window.etalase.root), onload: done, onerror: failed });
    document.head.append(script);
  });
}"""


def test_the_parts_of_a_large_catalogue_do_not_push_each_other_out(visitor: Any, town: Town) -> None:
    """As for 20,000 products: today's data have more parts than the worker keeps of other files."""
    parts = [f"aset/uraian-{n}.1234abcd.js" for n in range(60)]
    others = [f"aset/uraian-{n}.0000abcd.js" for n in range(50)]
    for name in (*parts, *others):
        (town.site / name).write_text("0;", "utf-8")
    pointer = town.site / "katalog.js"
    pointer.write_text(f'{pointer.read_text("utf-8")}"aset/uraian-*.1234abcd.js";', "utf-8")
    page = arrived(visitor, town.url)
    page.evaluate(LOAD, ["katalog.js", *parts[:30], *others, *parts[30:]])
    until(
        page,
        f"""async () => {{
          const kept = await ({KEPT})(' aset');
          const last = kept.some(url => url.endsWith('{parts[-1]}'));
          return last && kept.filter(url => url.includes('.0000abcd.')).length === 40;
        }}""",
    )
    kept = [url.removeprefix(town.url) for url in page.evaluate(KEPT, " aset")]
    assert set(parts) <= set(kept)
    # Of what nobody names, the first to come is the first to go.
    assert [name for name in kept if ".0000abcd." in name] == others[-40:]


def test_the_worker_can_be_taken_back(visitor: Any, town: Town) -> None:
    page = arrived(visitor, town.url)
    assert page.evaluate(KEPT, "etalase-")
    text = (ROOT / "docs" / "decisions" / "0005-service-worker.md").read_text("utf-8")
    way_out = re.findall(r"```js\n(.*?)```", text, re.DOTALL)
    assert len(way_out) == 1
    (town.folder / "templates" / "assets" / "sw.js").write_text(way_out[0], "utf-8", newline="\n")
    town.build()
    gone = "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"
    page.goto(town.url)
    until(page, gone)
    # What the old worker was still putting away goes with the next visit, which is one load and no circle.
    page.wait_for_load_state("networkidle")
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.goto(town.url)
    page.wait_for_timeout(1500)
    until(page, gone)
    assert len(loads) <= 2


def test_a_preview_and_a_stick_have_no_worker(visitor: Any, town: Town, sample_site: SampleSite) -> None:
    page = visitor.new_page()
    mark = '<script src="/__pratinjau.js" defer></script></head>'
    visitor.route("**/__pratinjau.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    visitor.route(
        town.url,
        lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.text().replace("</head>", mark)),
    )
    page.goto(town.url, wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    for path in ("luring/index.html", "pameran/gelar-kriya-2027/index.html"):
        page.goto((sample_site.usb / path).as_uri())
        assert page.locator("[data-simpan]").count() == 0
    assert told == []


def test_the_site_can_be_installed(town: Town, chromium: Any, tmp_path: Path) -> None:
    context = chromium.browser_type.launch_persistent_context(
        str(tmp_path / "profil"),
        executable_path=chromium_path(),
        args=["--no-sandbox"],
        viewport=PHONE,
    )
    page = arrived(context, town.url)
    devtools = context.new_cdp_session(page)
    assert devtools.send("Page.getAppManifest")["errors"] == []
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    context.close()


def chromium_path() -> str:
    import os

    from tools.test_needs import CHROMIUM

    return os.environ.get("ETALASE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)))


def test_the_plan_is_walked_with_the_keyboard(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE, service_workers="block", forced_colors="active")
    page = context.new_page()
    page.goto(f"{sample_site.url}pameran/pasar-akhir-tahun-2026/")
    booths = page.locator(".plan svg a")
    booths.first.focus()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#stan-b1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg') !== null")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').className").startswith("panel booth")
    # In the system's colours the plan keeps its own, so letters stay readable on them.
    assert page.locator(".plan svg").evaluate("svg => getComputedStyle(svg).forcedColorAdjust") == "none"
    width = page.locator(".plan svg").evaluate("svg => svg.getBoundingClientRect().width")
    page.locator(".zoom button[value='+']").click()
    assert page.locator(".plan svg").evaluate("svg => svg.getBoundingClientRect().width") > width * 1.3
    for _ in range(8):
        page.locator(".zoom button[value='-']").click()
    # The smallest shows the whole plan, and the page never scrolls sideways.
    assert page.locator(".plan").evaluate("plan => plan.scrollWidth <= plan.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_today_is_marked_where_the_exhibition_is(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE, service_workers="block", timezone_id="America/Los_Angeles")
    page = context.new_page()
    # In Balikpapan it is half past midnight on the sixth.
    page.clock.set_fixed_time("2026-12-05T16:30:00Z")
    page.goto(f"{sample_site.url}pameran/pasar-akhir-tahun-2026/")
    marked = page.locator("[data-hari][aria-current=date]")
    assert marked.count() > 1
    assert set(marked.evaluate_all("all => all.map(each => each.dateTime)")) == {"2026-12-06"}
    context.close()
