"""The list of products in a real browser: search, filters, counts, address, pages, other language, offline, stick.

What must come out is counted here from the cards of the static pages, which the script never reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import SampleSite

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 800}
SIZE = 48
FACETS = ("kategori", "izin", "kecamatan", "ritel", "pelaku", "baru", "kirim")

# Cards as data: all that is on the card, without what only the static page knows, its order of loading.
READ_CARDS = """() => [...document.querySelectorAll('#hasil > li')].map(li => {
  const unseen = ['loading', 'fetchpriority', 'decoding'], bare = text => text.replace(/[^ ]*\\/gambar\\//g, '');
  const value = (each, node) => each.name === 'href' ? node.href : bare(each.value);
  const attributes = node => [...node.attributes].filter(each => !unseen.includes(each.name))
    .map(each => `${each.name}=${value(each, node)}`).sort().join(' ');
  const told = node => node.nodeType === 3 ? node.data
    : `<${node.localName} ${attributes(node)}>${[...node.childNodes].map(told).join('')}</>`;
  return {...li.dataset, name: li.querySelector('h3').textContent, html: told(li.firstElementChild)};
})"""
# Said by the browser about the test itself, or about an effect it skipped; never by the page.
OF_THE_BROWSER = (
    "Service Worker registration blocked by Playwright",
    "Transition was aborted because of invalid state. ViewTransition opt-in disabled",
)


@dataclass(frozen=True)
class Card:
    name: str
    price: int | None
    html: str
    values: dict[str, set[str]] = field(hash=False)

    def passes(self, wanted: dict[str, list[str]], but: str = "") -> bool:
        """Whether the card is one of those wanted: every facet, any value within it; `but` is left out of account."""
        low, high = wanted.get("min"), wanted.get("max")
        if (low or high) and self.price is None:
            return False
        if (low and (self.price or 0) < int(low[0])) or (high and (self.price or 0) > int(high[0])):
            return False
        return all(self.values[name] & set(wanted[name]) for name in FACETS if name in wanted and name != but)


@pytest.fixture(scope="module")
def context(chromium: Any) -> Iterator[Any]:
    made = chromium.new_context(viewport=PHONE, service_workers="block")
    yield made
    made.close()


@pytest.fixture
def page(context: Any) -> Iterator[Any]:
    made = context.new_page()
    said: list[str] = []
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    yield made
    made.close()
    assert [text for text in said if text not in OF_THE_BROWSER] == []


@pytest.fixture(scope="module")
def cards(chromium: Any, sample_site: SampleSite) -> dict[str, list[Card]]:
    """Language → every card of the static list, in its order."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    found: dict[str, list[Card]] = {}
    for language, twin in (("id", ""), ("en", "en/")):
        address: str | None = f"{sample_site.url}{twin}produk/"
        found[language] = []
        while address:
            page.goto(address)
            found[language] += [card_of(told) for told in page.evaluate(READ_CARDS)]
            onward = page.locator(".pages a[rel=next]")
            address = onward.evaluate("a => a.href") if onward.count() else None
    context.close()
    return found


def card_of(told: dict[str, str]) -> Card:
    values = {name: set(told.get(name, "").split()) for name in FACETS}
    return Card(told["name"], int(told["harga"]) if "harga" in told else None, told["html"], values)


def shown(page: Any) -> list[str]:
    names: list[str] = page.locator("#hasil > li h3").all_text_contents()
    return names


def settled(page: Any, n: int | None = None) -> int:
    """Wait until the list has answered; the number that its live region tells."""
    page.wait_for_function("() => window.etalase && etalase.rows && !document.querySelector('#hasil[aria-busy]')")
    if n is not None:
        page.wait_for_function("n => document.querySelector('#jumlah [data-n]').textContent === String(n)", arg=n)
    return int(page.locator("#jumlah [data-n]").inner_text())


def query_of(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(
    "query",
    [
        "kategori=camilan&kategori=kue",
        "kategori=camilan&izin=halal",
        "izin=halal&izin=pirt&kecamatan=balikpapan-timur&kecamatan=balikpapan-kota",
        "kategori=camilan&kategori=lauk&izin=halal&max=25000",
        "min=20000&max=50000&kirim=ya",
        "baru=ya&izin=halal",
        "kecamatan=balikpapan-utara&kirim=ya&max=40000",
        "ritel=hypermart&ritel=galeri-umkm-bandara",
        "pelaku=dapur-mangrove&pelaku=olahan-laut-manggar&izin=halal",
    ],
)
def test_filters_and_their_counts_are_those_of_counting_by_hand(
    page: Any, sample_site: SampleSite, cards: dict[str, list[Card]], query: str
) -> None:
    wanted = parse_qs(query)
    expected = [card for card in cards["id"] if card.passes(wanted)]
    page.goto(f"{sample_site.url}produk/?{query}")
    assert settled(page, len(expected)) == len(expected)
    assert shown(page) == [card.name for card in expected][:SIZE]
    told = page.evaluate(
        """() => [...document.querySelectorAll('#saring input[type=checkbox]')].map(input =>
        [input.name, input.value, +input.parentNode.querySelector('small').textContent, input.disabled])"""
    )
    assert len(told) > 20
    for name, value, count, disabled in told:
        there = sum(value in card.values[name] for card in cards["id"] if card.passes(wanted, but=name))
        assert (name, value, count) == (name, value, there)
        assert disabled == (there == 0 and value not in wanted.get(name, ()))


@pytest.mark.parametrize("order", ["murah", "mahal", "nama"])
def test_sorting_goes_over_all_pages(
    page: Any, sample_site: SampleSite, cards: dict[str, list[Card]], order: str
) -> None:
    every = cards["id"]
    page.goto(f"{sample_site.url}produk/?urut={order}&hal=2")
    settled(page, len(every))
    names = shown(page)
    if order == "nama":
        assert names == sorted(names, key=str.casefold)
        return
    known = [card for card in every if card.price is not None]
    by_price = sorted(known, key=lambda card: (card.price or 0) * (1 if order == "murah" else -1))
    # Cards without a price come last, either way.
    expected = [*by_price, *(card for card in every if card.price is None)][SIZE : 2 * SIZE]
    assert names == [card.name for card in expected]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_card_drawn_by_the_script_is_the_card_of_the_page(
    page: Any, sample_site: SampleSite, cards: dict[str, list[Card]], language: str
) -> None:
    twin = "en/" if language == "en" else ""
    drawn: list[str] = []
    for number in range(1, len(cards[language]) // SIZE + 2):
        page.goto(f"{sample_site.url}{twin}produk/?urut=nama&hal={number}")
        settled(page, len(cards[language]))
        drawn += [told["html"] for told in page.evaluate(READ_CARDS)]
    assert sorted(drawn) == sorted(card.html for card in cards[language])


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_product_is_found_by_its_name(
    page: Any, sample_site: SampleSite, cards: dict[str, list[Card]], language: str
) -> None:
    page.goto(f"{sample_site.url}{'en/' if language == 'en' else ''}produk/?q=a")
    settled(page)
    names = [card.name for card in cards[language]]
    missed = page.evaluate(
        """async names => { const missed = [];
        for (const name of names) if (!(await etalase.find(name)).slice(0, 3).includes(name)) missed.push(name);
        return missed; }""",
        names,
    )
    assert len(names) >= 100
    assert missed == []


def test_typing_replaces_the_address_and_choosing_adds_to_the_way_back(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/")
    whole = shown(page)
    steps = page.evaluate("history.length")
    page.locator("#q").press_sequentially("amplng", delay=30)
    page.wait_for_url("**/produk/?q=amplng")
    settled(page)
    assert any("Amplang" in name for name in shown(page))
    assert page.evaluate("history.length") == steps
    page.keyboard.press("Escape")
    page.locator(".chip[data-key=izin]").click()
    page.wait_for_url("**/produk/?q=amplng&izin=halal")
    assert page.evaluate("history.length") == steps + 1
    assert page.locator(".chip[data-key=izin]").get_attribute("aria-pressed") == "true"
    assert page.locator("#aktif").inner_text() == "1"
    page.locator("#q").fill("")
    page.wait_for_url("**/produk/?izin=halal")
    page.go_back()
    page.wait_for_url("**/produk/?q=amplng")
    assert page.locator("#q").input_value() == "amplng"
    assert not page.locator("#saring [name=izin][value=halal]").is_checked()
    page.goto(f"{sample_site.url}produk/?kategori=kue")
    settled(page)
    page.locator("#terpasang a").click()
    page.wait_for_function("() => !location.search")
    settled(page)
    assert shown(page) == whole


def test_an_address_with_what_nobody_knows_is_read_as_far_as_it_goes(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/?kategori=kue&kategori=tidak-ada&izin=sakti&min=banyak&urut=acak&hal=99")
    n = settled(page)
    assert 0 < n < SIZE
    assert page.locator("#terpasang li").count() == 1
    assert page.locator("#saring [name=kategori][value=kue]").is_checked()


def test_pages_of_results_have_addresses(page: Any, sample_site: SampleSite, cards: dict[str, list[Card]]) -> None:
    halal = [card.name for card in cards["id"] if "halal" in card.values["izin"]]
    assert len(halal) > SIZE
    page.goto(f"{sample_site.url}produk/?izin=halal")
    settled(page, len(halal))
    page.locator("#halaman-saring a", has_text="2").first.click()
    page.wait_for_url("**/produk/?izin=halal&hal=2")
    page.wait_for_function("name => document.querySelector('#hasil h3').textContent === name", arg=halal[SIZE])
    settled(page)
    assert shown(page) == halal[SIZE : 2 * SIZE]
    assert page.evaluate("document.activeElement.id") == "hasil-judul"
    page.go_back()
    page.wait_for_function("name => document.querySelector('#hasil h3').textContent === name", arg=halal[0])


def test_a_list_that_comes_back_stands_where_it_was_left(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/?urut=nama")
    settled(page)
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    page.wait_for_timeout(100)
    page.reload()
    settled(page)
    page.wait_for_function("() => scrollY > 2000")
    # A new choice is read from its top.
    page.locator("#urut").select_option("murah")
    page.wait_for_url("**/produk/?urut=murah")
    settled(page)
    page.wait_for_function("() => scrollY < 600")


def test_a_further_page_leads_filters_back_to_the_first(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/hal/2/")
    page.locator(".chip[data-key=izin]").click()
    page.wait_for_url("**/etalase/produk/?izin=halal")
    settled(page)
    page.goto(f"{sample_site.url}produk/hal/2/")
    page.locator("#q").fill("amplang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/etalase/produk/?q=amplang")


def test_the_home_page_hands_its_query_to_the_list(page: Any, sample_site: SampleSite) -> None:
    page.goto(sample_site.url)
    page.keyboard.press("/")
    page.keyboard.type("krupuk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/produk/?q=krupuk")
    settled(page)
    assert all("Kerupuk" in name for name in shown(page)[:2])


def test_nothing_found_says_so_and_offers_a_way_on(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/?q=amplang&kategori=batik")
    assert settled(page, 0) == 0
    assert page.locator("#kosong").is_visible()
    page.locator("#usul a").first.click()
    page.wait_for_url("**/produk/?q=amplang")
    settled(page)
    assert any("Amplang" in name for name in shown(page))
    assert not page.locator("#kosong").is_visible()
    page.goto(f"{sample_site.url}produk/?q=qqqqqqqq")
    settled(page, 0)
    assert page.locator("#usul a").count() > 0
    page.locator("#kosong [data-reset]").click()
    page.wait_for_function("() => !location.search")
    assert page.locator("#q").input_value() == ""


def test_the_other_language_shows_the_same_selection(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/?kategori=kue&urut=murah")
    n = settled(page)
    page.locator("a.lang").click()
    page.wait_for_url("**/en/produk/?kategori=kue&urut=murah")
    assert settled(page, n) == n
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_filter_sheet_is_walked_with_the_keyboard(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/")
    opener = page.locator(".tools [popovertarget=saring]")
    opener.focus()
    page.keyboard.press("Enter")
    assert page.locator("#saring").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kategori"
    page.keyboard.press("Space")
    page.wait_for_function("() => location.search.startsWith('?kategori=')")
    assert page.locator("#saring").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#saring").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "saring"
    assert page.locator("#aktif").inner_text() == "1"


def test_nothing_is_loaded_and_nothing_moves_before_it_is_asked(page: Any, sample_site: SampleSite) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{sample_site.url}produk/", wait_until="networkidle")
    assert [url for url in asked if "katalog" in url or "/cari." in url] == []
    page.locator("#q").focus()
    page.wait_for_function("() => window.etalase.katalog")
    assert [url for url in asked if "/kode." in url or "/kartu-" in url] == []


def test_a_server_that_fails_leaves_the_page_and_says_so(page: Any, sample_site: SampleSite) -> None:
    page.route("**/katalog.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.goto(f"{sample_site.url}produk/?izin=halal")
    page.wait_for_function(
        "() => document.getElementById('jumlah').textContent === document.getElementById('jumlah').dataset.gagal"
    )
    assert len(shown(page)) == SIZE


def test_without_scripts_the_list_stands_and_tools_are_hidden(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    for address in (f"{sample_site.url}produk/", (sample_site.usb / "produk" / "index.html").as_uri()):
        page = context.new_page()
        page.goto(address)
        assert len(shown(page)) == SIZE
        for tool in ("#saring", ".search", ".tools", ".list-h [role=group]"):
            assert not page.locator(tool).is_visible()
        page.locator("noscript a, .list-h a.chip:visible").first.click()
        assert page.locator("h1").inner_text()
        assert "/kategori/" in page.url
        assert page.locator("#isi .card").count() > 0
    context.close()


def watched(page: Any, address: str) -> Callable[[], list[str]]:
    """What the page asks of any other place than `address`."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return lambda: [url for url in asked if not url.startswith((address, "data:"))]


def test_the_copy_for_a_stick_searches_filters_and_changes_language(
    chromium: Any, sample_site: SampleSite, cards: dict[str, list[Card]]
) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    stray = watched(page, "file:///")
    page.goto((sample_site.usb / "index.html").as_uri())
    page.locator("#q").fill("amplng")
    page.keyboard.press("Enter")
    page.wait_for_url("**/produk/index.html?q=amplng")
    settled(page)
    assert any("Amplang" in name for name in shown(page))
    page.locator("#q").fill("")
    page.locator(".chip[data-key=izin]").click()
    halal = [card for card in cards["id"] if "halal" in card.values["izin"]]
    settled(page, len(halal))
    page.locator("#halaman-saring a", has_text="2").first.click()
    page.wait_for_function("name => document.querySelector('#hasil h3').textContent === name", arg=halal[SIZE].name)
    picture = page.locator("#hasil img").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
    page.locator("#hasil h3 a").first.click()
    page.wait_for_url("**/index.html")
    assert page.locator("h1").inner_text() == halal[SIZE].name
    page.locator("a.lang").click()
    page.wait_for_url("**/en/produk/**")
    assert page.locator("html").get_attribute("lang") == "en"
    assert stray() == []
    assert [text for text in said if not text.endswith(OF_THE_BROWSER)] == []
    context.close()


def test_what_was_seen_stays_without_a_network(
    chromium: Any, sample_site: SampleSite, cards: dict[str, list[Card]]
) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(sample_site.url)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.goto(f"{sample_site.url}produk/?q=amplang")
    settled(page)
    seen = page.locator("#hasil h3 a").first.evaluate("a => a.href")
    unseen = page.locator("#hasil h3 a").nth(1).evaluate("a => a.href")
    page.goto(seen, wait_until="networkidle")
    name = page.locator("h1").inner_text()
    page.wait_for_timeout(200)
    context.set_offline(True)
    page.goto(f"{sample_site.url}produk/?q=krupuk")
    settled(page)
    assert any("Kerupuk" in each for each in shown(page))
    page.goto(seen)
    assert page.locator("h1").inner_text() == name
    first = page.locator(".gal img, .gal-box img").first
    if first.count():
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=first.element_handle())
    page.goto(unseen)
    assert page.locator("body.p-luring").count() == 1
    assert "sambungan" in page.locator("#isi").inner_text()
    page.goto(f"{sample_site.url}en/pelaku/tidak-pernah-dibuka/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("body.p-luring").count() == 1
    context.close()


def test_a_failing_server_is_hidden_by_the_copy(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(sample_site.url)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.goto(f"{sample_site.url}pelaku/")
    heading = page.locator("h1").inner_text()
    context.route("**/pelaku/", lambda route: route.fulfill(status=503, body="rusak"))
    page.goto(f"{sample_site.url}pelaku/")
    assert page.locator("h1").inner_text() == heading
    context.close()


def test_suggestions_are_walked_with_the_keyboard_and_said_aloud(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/")
    box, options = page.locator("#q"), page.locator("#saran [role=option]")
    box.press_sequentially("krup", delay=20)
    options.first.wait_for()
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-controls") == "saran"
    assert page.locator("#saran").get_attribute("role") == "listbox"
    n = options.count()
    page.locator("p.sr[role=status]", has_text=f"{n} saran").first.wait_for(state="attached")
    walked = []
    for _ in range(n):
        page.keyboard.press("ArrowDown")
        active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        assert active.get_attribute("aria-selected") == "true"
        walked.append(active.inner_text())
    assert len(set(walked)) == n == page.locator("#saran [role=option]").count()
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "krup"
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    completed = options.first.locator("span").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/produk/?q={completed.replace(' ', '+')}")
    settled(page)
    assert "erupuk" in completed
    assert all("Kerupuk" in name for name in shown(page)[:2])
    assert not page.locator("#saran").is_visible()


def test_what_is_typed_before_the_search_has_come_is_answered_too(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    waiting: list[Any] = []
    page.route("**/aset/cari.*.js", lambda route: waiting.append(route))
    page.goto(f"{sample_site.url}produk/")
    page.locator("#q").press_sequentially("dapur mang", delay=10)
    page.wait_for_timeout(300)
    for route in waiting:
        route.continue_()
    page.locator("#saran [role=option]", has_text="Dapur Mangrove").first.wait_for()
    context.close()


def test_a_suggested_vendor_leads_to_its_page_at_a_touch(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True, service_workers="block")
    page = context.new_page()
    page.goto(f"{sample_site.url}produk/hal/2/")
    page.locator("#q").tap()
    page.keyboard.type("dapur mang")
    option = page.locator("#saran [role=option]", has_text="Dapur Mangrove").first
    option.wait_for()
    # Each further letter makes the list anew; the one for the last letter stays.
    page.wait_for_function(
        "() => { const each = document.querySelector('#saran [role=option]');"
        " return each && each.textContent.includes('Dapur Mangrove') && each.getBoundingClientRect().height >= 44 }"
    )
    option.tap()
    page.wait_for_url("**/pelaku/dapur-mangrove/")
    context.close()


def test_what_was_looked_for_is_marked_in_the_cards(page: Any, sample_site: SampleSite) -> None:
    page.goto(f"{sample_site.url}produk/?q=krupuk")
    settled(page)
    names = shown(page)
    assert set(page.locator("#hasil h3 mark").all_text_contents()) == {"Kerupuk"}
    page.locator("#q").fill("")
    page.wait_for_function("() => !location.search")
    settled(page)
    assert page.locator("#hasil mark").count() == 0
    assert not set(names) - set(shown(page)) or len(shown(page)) == SIZE


def test_nothing_found_counts_what_each_filter_hides(
    page: Any, sample_site: SampleSite, cards: dict[str, list[Card]]
) -> None:
    wanted = {"kategori": ["batik"], "izin": ["pirt"], "kecamatan": ["balikpapan-kota"], "min": ["1000"]}
    assert not any(card.passes(wanted) for card in cards["id"])
    page.goto(f"{sample_site.url}produk/?kategori=batik&izin=pirt&kecamatan=balikpapan-kota&min=1000")
    settled(page, 0)
    expected = {}
    for name in wanted:
        rest = {key: values for key, values in wanted.items() if key != name}
        expected[name] = sum(card.passes(rest) for card in cards["id"])
    told = page.locator("#usul a[data-keadaan]").all_text_contents()
    assert sorted(int(text.rsplit(" ", 2)[-2]) for text in told) == sorted(n for n in expected.values() if n)
    assert page.locator("#usul a[href*='/kategori/']").count() > 2
    assert page.locator("#tanya").get_attribute("href").startswith("https://wa.me/")
    page.locator("#terpasang a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/produk/?kecamatan=balikpapan-kota&izin=pirt&min=1000")
    # The focus stays among the filters in use.
    page.wait_for_function("() => document.activeElement.closest('#terpasang')")


def test_a_vendor_is_looked_for_among_the_filters(
    page: Any, sample_site: SampleSite, cards: dict[str, list[Card]]
) -> None:
    mine = [card for card in cards["id"] if card.values["pelaku"] == {"dapur-mangrove"}]
    page.goto(f"{sample_site.url}produk/")
    page.locator(".tools [popovertarget=saring]").click()
    page.locator("#cari-pelaku").fill("mangrove")
    option = page.locator("#saring-pelaku label", has_text="Dapur Mangrove")
    option.wait_for()
    assert option.locator("small").inner_text() == str(len(mine))
    option.click()
    page.wait_for_url("**/produk/?pelaku=dapur-mangrove")
    assert settled(page, len(mine)) == len(mine)
    page.locator("#cari-pelaku").fill("")
    page.wait_for_function("() => document.querySelectorAll('#saring-pelaku label:not([hidden])').length > 3")
    assert option.locator("input").is_checked()
    assert shown(page) == [card.name for card in mine]


def test_the_nearest_are_sorted_on_the_phone_and_the_place_is_kept_nowhere(
    chromium: Any, sample_site: SampleSite, cards: dict[str, list[Card]]
) -> None:
    # Lamaru in the east of the city; the kecamatan there is Balikpapan Timur.
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(f"{sample_site.url}produk/")
    page.locator("#urut").select_option("dekat")
    page.wait_for_url("**/produk/?urut=dekat")
    use = page.locator(".dekat button")
    use.wait_for()
    whole = shown(page)
    use.click()
    page.locator(".dekat [role=status]", has_text="tidak diizinkan").wait_for()
    assert shown(page) == whole
    page.locator(".dekat select").select_option("balikpapan-barat")
    page.wait_for_url("**/produk/?urut=dekat&dekat=balikpapan-barat")
    settled(page)
    west = [card.name for card in cards["id"] if card.values["kecamatan"] == {"balikpapan-barat"}]
    assert shown(page)[: len(west)] == west
    page.reload()
    settled(page)
    assert shown(page)[: len(west)] == west
    context.grant_permissions(["geolocation"], origin=sample_site.url.removesuffix("/etalase/"))
    context.set_geolocation({"latitude": -1.1833, "longitude": 117.0012})
    use.click()
    page.wait_for_url(lambda url: url.endswith("/produk/?urut=dekat"))
    settled(page)
    east = [card.name for card in cards["id"] if card.values["kecamatan"] == {"balikpapan-timur"}]
    assert shown(page)[: len(east)] == east
    kept = page.evaluate(
        "() => [localStorage.length, sessionStorage.length, document.cookie, JSON.stringify(history.state)]"
    )
    assert kept == [0, 0, "", "null"]
    context.close()


def test_the_list_is_walked_from_the_first_key_to_the_pages(page: Any, sample_site: SampleSite) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{sample_site.url}produk/")
    seen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => { const e = document.activeElement;
                const place = e.matches('.skip') ? 'skip' : e.id === 'q' ? 'search' : e.matches('.chip[data-key]') ? 'promoted'
                  : e.matches('.tools [popovertarget]') ? 'sheet' : e.id === 'urut' ? 'sort' : e.closest('.card') ? 'card'
                  : e.closest('.pages') ? 'pages' : e.closest('footer') ? 'end' : '';
                const box = e.getBoundingClientRect(), bar = document.querySelector('.nav').getBoundingClientRect().top;
                return [place, place !== 'card' || box.bottom > 0 && box.top < bar]; }"""
            )
        )
        if seen[-1][0] == "end":
            break
    steps = [place for place, _ in seen if place]
    assert list(dict.fromkeys(steps)) == ["skip", "search", "promoted", "sheet", "sort", "card", "pages", "end"]
    assert steps.count("card") == SIZE
    assert all(visible for _, visible in seen)


# What axe cannot see: text that a list over it covers, or that is scrolled out of its own column.
COVERED = "div[role=group], #saring, .tools, .card, #saran"


@pytest.mark.parametrize(("width", "scheme", "twin"), [(360, "light", ""), (1280, "dark", "en/")])
def test_what_the_search_shows_is_accessible(
    chromium: Any, sample_site: SampleSite, axe_source: str, width: int, scheme: str, twin: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, service_workers="block"
    )
    page = context.new_page()
    address = f"{sample_site.url}{twin}produk/"
    found: list[Any] = []

    def judge(state: str) -> None:
        page.evaluate(axe_source)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        result = page.evaluate("rules => axe.run(document, { runOnly: rules })", rules)
        found.extend((state, each["id"], node["target"]) for each in result["violations"] for node in each["nodes"])
        for each in result["incomplete"]:
            for node in each["nodes"]:
                said = " ".join(check["message"] for check in node["any"])
                covered = page.evaluate(
                    "([target, some]) => !!document.querySelector(target).closest(some)", [node["target"][0], COVERED]
                )
                if not (covered and ("overlap" in said or "obscured" in said)):
                    found.append((state, each["id"], node["target"], said))

    page.goto(address)
    page.locator("#q").press_sequentially("ampl", delay=20)
    page.locator("#saran [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    judge("suggestions")
    page.keyboard.press("Escape")
    settled(page)
    assert page.locator("#hasil mark").count() > 0
    judge("marks")
    page.goto(f"{address}?q=amplang&kategori=batik&izin=halal")
    page.locator("#usul a").first.wait_for()
    judge("nothing")
    page.goto(f"{address}?urut=dekat&izin=halal")
    page.locator(".dekat").wait_for()
    judge("nearest")
    assert found == []
    context.close()
