"""Where to buy, in a real browser: what is open at this hour, and the nearest outlets when a visitor asks for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import SampleSite

pytestmark = pytest.mark.browser

# A point in Sepinggan; the nearest outlet of the sample lies there, the farthest at kilometre 15.
HERE = {"latitude": -1.2570, "longitude": 116.8925, "accuracy": 20}
LIST = "() => [...document.querySelectorAll('.spot:not([hidden])')].filter(e => e.checkVisibility()).map(e => e.querySelector('h3').innerText)"


@pytest.fixture(scope="module")
def phone(chromium: Any, sample_site: SampleSite) -> Iterator[Any]:
    # The service worker would answer in the place of the site; the visitor's own clock is in another zone.
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, service_workers="block", timezone_id="America/New_York"
    )
    yield context
    context.close()


def at(page: Any, moment: str) -> None:
    """Freeze the browser's clock at this time in Balikpapan."""
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{moment}+08:00"))


def state(page: Any, name: str) -> str:
    return str(
        page.locator(".spot", has=page.get_by_role("link", name=name, exact=True)).first.locator(".now").inner_text()
    )


# 24 November 2026 is a Tuesday.
@pytest.mark.parametrize(
    ("moment", "market", "craft", "hotel"),
    [
        ("2026-11-24T09:30", "Buka, sampai 16.00", "Tutup, buka 10.00", "Buka 24 jam"),
        ("2026-11-24T16:00", "Tutup, buka Rabu 08.00", "Buka, sampai 18.00", "Buka 24 jam"),
        ("2026-11-28T23:59", "Tutup, buka Senin 08.00", "Tutup, buka Selasa 10.00", "Buka 24 jam"),
    ],
)
def test_what_is_open_is_told_by_the_clock_of_the_outlets(
    phone: Any, sample_site: SampleSite, moment: str, market: str, craft: str, hotel: str
) -> None:
    page = phone.new_page()
    at(page, moment)
    page.goto(f"{sample_site.url}beli/")
    told = [state(page, name) for name in ("Koperasi Contoh Manggar", "Rumah Kriya Contoh", "Hotel Contoh Teluk")]
    assert told == [market, craft, hotel]
    page.get_by_role("button", name="Buka sekarang").click()
    shown = page.evaluate(LIST)
    assert "Hotel Contoh Teluk" in shown
    assert ("Koperasi Contoh Manggar" in shown) == market.startswith("Buka,")
    assert page.locator("#kabar").inner_text().startswith(f"{len(shown)} gerai buka sekarang")
    page.close()


def test_the_day_of_today_is_marked_and_the_rest_is_there_anyway(phone: Any, sample_site: SampleSite) -> None:
    page = phone.new_page()
    at(page, "2026-11-29T12:00")
    page.goto(f"{sample_site.url}en/beli/rumah-kriya-contoh/")
    assert page.locator(".when .today").all_inner_texts() == ["Sunday Closed"]
    assert page.locator(".when p:not(.now)").all_inner_texts() == [
        "Monday Closed",
        "Tuesday–Saturday 10:00–18:00",
        "Sunday Closed",
    ]
    assert page.locator(".now").inner_text() == "Closed, opens Tuesday at 10:00"
    page.close()


def test_the_nearest_come_first_only_when_asked_and_nothing_is_sent(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, service_workers="block", geolocation=HERE, permissions=["geolocation"]
    )
    page = context.new_page()
    page.goto(f"{sample_site.url}beli/", wait_until="networkidle")
    before = page.evaluate(LIST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    button = page.get_by_role("button", name="Yang terdekat")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#terdekat .km")
    after = page.evaluate(LIST)
    assert after[0].startswith("Swalayan Contoh Damai")
    assert "Sepinggan" in page.locator("#terdekat .spot").first.inner_text()
    # By the coordinates in content/retailers: 0.06 km and 13 km; what has no coordinates comes last, with no distance.
    kilometres = [text.replace(",", ".").split()[0] for text in page.locator("#terdekat .km").all_inner_texts()]
    assert [float(each) for each in kilometres] == sorted(float(each) for each in kilometres)
    assert kilometres[0] == "0.1"
    assert 12 < float(kilometres[-1]) < 14
    assert after[-1] == "Koperasi Contoh Manggar"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.href]")[:3] == [
        0,
        0,
        "",
    ]
    assert "?" not in page.url
    page.keyboard.press("Enter")
    assert page.evaluate(LIST) == before
    assert asked == []
    context.close()


def test_a_refusal_leaves_the_list_as_it_was(phone: Any, sample_site: SampleSite) -> None:
    page = phone.new_page()
    page.goto(f"{sample_site.url}beli/")
    before = page.evaluate(LIST)
    page.get_by_role("button", name="Yang terdekat").click()
    page.wait_for_function("document.querySelector('#kabar').textContent.includes('ditolak')")
    assert page.evaluate(LIST) == before
    page.close()


def test_from_a_stick_the_button_is_gone_and_the_hours_stay(chromium: Any, sample_site: SampleSite) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((sample_site.usb / "beli" / "index.html").as_uri())
    assert not page.locator("#dekat").is_visible()
    assert "https" in page.locator("#kabar").inner_text()
    assert page.locator(".now .tag").count() >= 8
    context.close()
    plain = chromium.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = plain.new_page()
    page.goto((sample_site.usb / "beli" / "index.html").as_uri())
    assert page.locator(".spot").count() == 9
    assert page.locator(".spot .when").count() == 9
    assert not page.locator(".seek").is_visible()
    plain.close()


@pytest.mark.parametrize("path", ["beli/", "siap-ritel/"])
def test_letters_twice_as_large_and_forced_colours_lose_nothing(
    chromium: Any, sample_site: SampleSite, path: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 800}, service_workers="block", forced_colors="active", bypass_csp=True
    )
    page = context.new_page()
    page.goto(sample_site.url + path)
    page.add_style_tag(content="html { font-size: 200% !important; }")
    # What scrolls by itself or is cut with an ellipsis may be longer.
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.chips, .crumb')).map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == []
    # A button's words stay inside it.
    outside = page.evaluate(
        "[...document.querySelectorAll('main .btn, main .chip')].filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)"
    )
    assert outside == []
    context.close()
