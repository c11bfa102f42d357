"""The built sample as it will be published: every file of it, judged by the rules of search engines, browsers and hosts.

The expected values are other people's rules (sitemaps.org, RFC 4287, RFC 5545, jsonfeed.org, the Open Graph and Meta
catalogue documentation, Google's structured data documentation) and the addresses that the handbook promises.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import lxml.html
import openpyxl
import pytest
from lxml import etree
from PIL import Image

from tests.conftest import SampleSite

BASE = "https://etalase.example/etalase/"
CONTENT = Path(__file__).parent.parent / "content"
LANGUAGES = ("id", "en")
# Doors and places without a network: nobody should find them by searching.
UNLISTED = re.compile(r"(?:en/)?(?:p|luring|bagikan)/")
# The booklet is made by another part of the build.
ELSEWHERE = re.compile(r"pameran/[^/]+/[^/]+\.pdf$")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


@dataclass(frozen=True)
class Doc:
    """One HTML file: `path` from the site's root, `text` as it is on disk."""

    path: str
    text: str

    @cached_property
    def tree(self) -> Any:
        return lxml.html.document_fromstring(self.text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))

    @property
    def address(self) -> str:
        return self.path.removesuffix("index.html")

    @property
    def language(self) -> str:
        return "en" if self.path.startswith("en/") else "id"

    @property
    def is_door(self) -> bool:
        return bool(re.match(r"(?:en/)?p/", self.path))

    def all(self, xpath: str) -> list[Any]:
        found: list[Any] = self.tree.xpath(xpath)
        return found

    def one(self, xpath: str) -> str:
        found = self.all(xpath)
        assert len(found) == 1, (self.path, xpath, found)
        return str(found[0])

    @property
    def heading(self) -> str:
        return " ".join(self.all("//h1")[0].text_content().split())

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.all("//@id"))

    @cached_property
    def blocks(self) -> dict[str, dict[str, Any]]:
        found = [json.loads(text) for text in self.all("//script[@type='application/ld+json']/text()")]
        assert all(block["@context"] == "https://schema.org" for block in found), self.path
        kinds = [block["@type"] for block in found]
        assert len(set(kinds)) == len(kinds), self.path
        return dict(zip(kinds, found, strict=True))


@pytest.fixture(scope="module")
def docs(sample_site: SampleSite) -> dict[str, Doc]:
    return read(sample_site.site)


def read(folder: Path) -> dict[str, Doc]:
    paths = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    return {path: Doc(path, (folder / path).read_text("utf-8")) for path in paths}


@pytest.fixture(scope="module")
def listed(docs: dict[str, Doc]) -> dict[str, Doc]:
    """The pages that search engines should know, by address below the site's root."""
    return {doc.address: doc for doc in docs.values() if not doc.all("//meta[@name='robots']") and not doc.is_door}


def test_every_promised_address_exists_in_both_languages(sample_site: SampleSite, docs: dict[str, Doc]) -> None:
    folders = {kind: [path.name for path in (CONTENT / kind).iterdir()] for kind in ("vendors", "exhibitions")}
    products = [
        (vendor, path.stem)
        for vendor in folders["vendors"]
        for path in (CONTENT / "vendors" / vendor / "products").glob("*.md")
        if not path.stem.endswith(".en") and visible(vendor) and is_out(path.read_text("utf-8"))
    ]
    retailers = [path.stem for path in (CONTENT / "retailers").glob("*.yaml")]
    pages = [path.stem for path in (CONTENT / "pages").glob("*.md") if not path.stem.endswith(".en")]
    categories = re.findall(r"^- id: (\S+)", (CONTENT / "categories.yaml").read_text("utf-8"), re.MULTILINE)
    districts = ("barat", "kota", "selatan", "tengah", "timur", "utara")
    promised = [
        *("", "produk/", "produk/hal/2/", "pelaku/", "beli/", "siap-ritel/", "pameran/", "pelatihan/", "baru/"),
        "luring/",
        *(f"produk/{vendor}/{product}/" for vendor, product in products),
        *(f"pelaku/{vendor}/" for vendor in folders["vendors"] if visible(vendor)),
        *(f"kategori/{id}/" for id in categories),
        *(f"kecamatan/balikpapan-{name}/" for name in districts),
        *(f"beli/{id}/" for id in retailers),
        *(f"pameran/{id}/" for id in folders["exhibitions"]),
        *(f"halaman/{id}/" for id in pages),
        *(f"p/{code}/" for code in codes()),
    ]
    assert len(products) >= 100
    assert len(codes()) > 150
    missing = [f"{base}{path}" for path in promised for base in ("", "en/") if f"{base}{path}index.html" not in docs]
    assert missing == []
    files = (
        *("404.html", "sitemap.xml", "robots.txt", "feed.xml", "feed.json", "pameran.ics", "manifest.webmanifest"),
        *("sw.js", "_headers", "data/katalog.json", "data/produk.csv", "data/produk.xlsx", "data/meta-catalog.csv"),
        "data/datapackage.json",
    )
    assert [name for name in files if not (sample_site.site / name).is_file()] == []
    shared = {path.split("/")[1] for path in docs if path.startswith("bagikan/")}
    assert shared == {vendor for vendor in folders["vendors"] if visible(vendor) and status(vendor) != "arsip"}


def status(vendor: str) -> str:
    found = re.search(r"^status: *(\w+)", (CONTENT / "vendors" / vendor / "vendor.yaml").read_text("utf-8"), re.M)
    return found[1] if found else "tayang"


def visible(vendor: str) -> bool:
    return status(vendor) != "draf"


def is_out(product: str) -> bool:
    """Whether a product's file is neither a draft nor of a day to come."""
    day = re.search(r"^terbit: *(\S+)", product, re.MULTILINE)
    return "status: draf" not in product and (day is None or day[1] <= "2026-11-24")


def codes() -> list[str]:
    """Every KODE that is written down in the files of entries that are shown."""
    found: list[str] = []
    for path in [*CONTENT.glob("vendors/*/vendor.yaml"), *CONTENT.glob("vendors/*/products/*.md")]:
        text = path.read_text("utf-8")
        if visible(path.relative_to(CONTENT / "vendors").parts[0]) and is_out(text):
            found += re.findall(r"^(?: *- *| *\{?|.*[{,] *)kode: *['\"]?([A-Z0-9][A-Z0-9-]+)", text, re.MULTILINE)
    for path in [*CONTENT.glob("exhibitions/*/exhibition.yaml")]:
        found += re.findall(r"^kode: *['\"]?([A-Z0-9-]+)", path.read_text("utf-8"), re.MULTILINE)
    return found + re.findall(r"^([A-Z0-9-]+):", (CONTENT / "kode-lama.yaml").read_text("utf-8"), re.MULTILINE)


def test_every_page_has_one_heading_a_title_and_a_description_that_fit(docs: dict[str, Doc]) -> None:
    wrong = []
    for doc in docs.values():
        title, description = doc.one("//head/title/text()"), doc.one("//meta[@name='description']/@content")
        good = (
            len(doc.all("//h1")) == 1
            and doc.tree.get("lang") == doc.language
            and 5 <= len(title) <= 60
            and 10 <= len(description) <= 155
            and "\n" not in title + description
        )
        if not good:
            wrong.append((doc.path, title, description))
    assert wrong == []


def test_no_two_listed_pages_of_a_language_share_a_title(listed: dict[str, Doc]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for doc in listed.values():
        key = (doc.language, doc.one("//head/title/text()"))
        assert key not in seen, (doc.path, seen.get(key))
        seen[key] = doc.path


def test_canonical_and_languages_name_each_other(docs: dict[str, Doc], listed: dict[str, Doc]) -> None:
    for doc in listed.values():
        assert doc.one("//link[@rel='canonical']/@href") == BASE + doc.address
        tongues = {each.get("hreflang"): each.get("href") for each in doc.all("//link[@rel='alternate'][@hreflang]")}
        own = doc.address.removeprefix("en/")
        assert tongues == {"id": BASE + own, "en": f"{BASE}en/{own}", "x-default": BASE + own}, doc.path
        assert {own, f"en/{own}"} <= listed.keys(), doc.path
    for doc in docs.values():
        if not doc.is_door:
            assert (doc.address in listed) != bool(doc.all("//meta[@name='robots'][@content='noindex']")), doc.path


def test_only_doors_and_what_is_archived_are_kept_from_search_engines(
    docs: dict[str, Doc], listed: dict[str, Doc]
) -> None:
    hidden = {doc.address for doc in docs.values() if doc.address not in listed and not UNLISTED.match(doc.path)}
    archived = {"produk/salak-kilo/manisan-salak/", "produk/sirup-markisa-klandasan/sirup-markisa/"}
    archived |= {"pelaku/sirup-markisa-klandasan/"}
    assert hidden == archived | {f"en/{path}" for path in archived} | {"404.html"}


def test_the_preview_picture_is_one_that_every_service_takes(sample_site: SampleSite, docs: dict[str, Doc]) -> None:
    files = set()
    for doc in docs.values():
        if doc.is_door or doc.path == "404.html":
            continue
        if not doc.all("//meta[@name='robots']"):
            assert doc.one("//meta[@property='og:url']/@content") == BASE + doc.address
        image = doc.one("//meta[@property='og:image']/@content")
        assert image.startswith(BASE), doc.path
        assert doc.one("//meta[@property='og:image:alt']/@content")
        files.add(image.removeprefix(BASE))
    assert len(files) > 150
    for name in files:
        path = sample_site.site / name
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("JPEG", (1200, 630)), name
        assert path.stat().st_size <= 300_000, name


def linked(doc: Doc) -> Iterator[str]:
    """Everything the page points to, as written."""
    yield from doc.all("//@href")
    yield from doc.all("//@src")
    for content in doc.all("//meta[@http-equiv='refresh']/@content"):
        yield content.partition("url=")[2]
    for several in doc.all("//@srcset"):
        yield from (each.split()[0] for each in several.split(","))


def own(doc: Doc, link: str, base: str) -> str | None:
    """Where a link leads below the site's root, with its fragment; None for one that leaves the site."""
    target = urljoin(base + doc.path, link)
    return target.removeprefix(base) if target.startswith(base) else None


@pytest.mark.parametrize("copy", ["site", "usb"])
def test_every_link_leads_somewhere(sample_site: SampleSite, docs: dict[str, Doc], copy: str) -> None:
    folder: Path = getattr(sample_site, copy)
    pages = docs if copy == "site" else read(folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    wrong = set()
    for doc in pages.values():
        for link in set(linked(doc)):
            # From a stick, a full address leads out of it.
            target = own(doc, link, BASE) if copy == "site" or not link.startswith(BASE) else None
            if target is None or link.startswith("data:"):
                assert not link.startswith(("/", ".")) or doc.path == "404.html", (doc.path, link)
                continue
            path, _, fragment = target.partition("#")
            path = unquote(path.partition("?")[0])
            if copy == "site" and (path == "" or path.endswith("/")):
                path += "index.html"
            if path not in there and not ELSEWHERE.match(path):
                wrong.add(f"{doc.path}: {link}")
            elif fragment and path in pages and fragment not in pages[path].anchors:
                wrong.add(f"{doc.path}: {link} (no such place on the page)")
    assert sorted(wrong)[:20] == []


def test_links_are_relative_so_that_the_site_may_lie_anywhere(sample_site: SampleSite, docs: dict[str, Doc]) -> None:
    for doc in [*docs.values(), *read(sample_site.usb).values()]:
        if doc.path == "404.html":
            continue
        meant_full = {*doc.all("//link[@rel='canonical' or @hreflang]/@href"), *doc.all("//*[@class='num']//@href")}
        for link in set(linked(doc)) - meant_full:
            assert not link.startswith(("/", BASE)), (doc.path, link)


def test_written_links_are_right_in_both_languages_and_on_the_stick(
    sample_site: SampleSite, docs: dict[str, Doc]
) -> None:
    """`[izin](/halaman/izin/)` and `[data](/data/katalog.json)` in content/pages."""
    for path, start in (
        ("halaman/cara-bergabung/index.html", "../../"),
        ("en/halaman/cara-bergabung/index.html", "../../../en/"),
    ):
        links = docs[path].all("//main//article//a/@href")
        assert [f"{start}halaman/izin/", f"{start}pelatihan/"] == links, path
    for path, up in (
        ("halaman/data-dan-lisensi/index.html", "../../"),
        ("en/halaman/data-dan-lisensi/index.html", "../../../"),
    ):
        assert f"{up}data/katalog.json" in docs[path].all("//main//article//a/@href")
    stick = read(sample_site.usb)["halaman/cara-bergabung/index.html"]
    assert stick.all("//main//article//a/@href") == ["../../halaman/izin/index.html", "../../pelatihan/index.html"]


def test_pages_take_nothing_from_elsewhere_and_carry_no_style(docs: dict[str, Doc]) -> None:
    loaded = (
        "//script/@src | //img/@src | //source/@srcset | //iframe/@src | //audio/@src | //video/@src | //object/@data"
        " | //link[@rel='stylesheet' or @rel='icon' or @rel='manifest' or @rel='preload']/@href"
    )
    for doc in docs.values():
        assert doc.all("//@style | //style") == [], doc.path
        assert doc.all("//@*[starts-with(name(), 'on')]") == [], doc.path
        assert "http://" not in doc.text.replace("http://www.w3.org/", ""), doc.path
        # A picture inside the page is letters by chance, among them two slashes.
        outside = [each for each in doc.all(loaded) if "//" in each and not each.startswith("data:image/png;base64,")]
        assert outside == [], doc.path
        policy = doc.one("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        scripts = {each.get("type") for each in doc.all("//script[not(@src)]")}
        assert scripts <= {"application/ld+json", "application/json", "speculationrules"}, doc.path


def test_pictures_have_their_size_and_say_what_they_show(docs: dict[str, Doc]) -> None:
    for doc in docs.values():
        for picture in doc.all("//img[not(ancestor::template)]"):
            assert int(picture.get("width")) > 0 < int(picture.get("height")), doc.path
            assert picture.get("alt") is not None, doc.path
        for shot in doc.all("//ul[@class='gal']//img"):
            assert len(shot.get("alt")) > 5, doc.path


def test_ids_are_there_once_and_labels_name_something(docs: dict[str, Doc]) -> None:
    for doc in docs.values():
        assert len(doc.all("//@id")) == len(doc.anchors), doc.path
        for name in doc.all("//@aria-labelledby | //@aria-controls | //@popovertarget | //label/@for"):
            assert set(name.split()) <= doc.anchors, (doc.path, name)


def family(doc: Doc) -> str:
    parts = doc.address.removeprefix("en/").strip("/").split("/")
    if "hal" in parts:
        parts = parts[: parts.index("hal")]
    return f"{parts[0]}/{'*/' * (len(parts) - 1)}" if parts != [""] else ""


# Which blocks stand on which kind of page; a product without a price has none of its own.
BLOCKS: dict[str, set[str]] = {
    "": {"Organization", "WebSite"},
    "produk/": {"ItemList", "BreadcrumbList"},
    "baru/": {"ItemList", "BreadcrumbList"},
    "kategori/*/": {"ItemList", "BreadcrumbList"},
    "kecamatan/*/": {"ItemList", "BreadcrumbList"},
    "produk/*/*/": {"Product", "BreadcrumbList"},
    "pelaku/": {"ItemList", "BreadcrumbList"},
    "pelaku/*/": {"LocalBusiness", "ItemList", "BreadcrumbList"},
    "beli/": {"ItemList", "BreadcrumbList"},
    "beli/*/": {"Organization", "ItemList", "BreadcrumbList"},
    "siap-ritel/": {"ItemList", "BreadcrumbList"},
    "siap-ritel/*/": {"ItemList", "BreadcrumbList"},
    "pameran/": {"ItemList", "BreadcrumbList"},
    "pameran/*/": {"Event", "BreadcrumbList"},
    "pelatihan/": {"BreadcrumbList"},
    "halaman/*/": {"BreadcrumbList"},
}


def test_structured_data_is_what_search_engines_ask_for(docs: dict[str, Doc], listed: dict[str, Doc]) -> None:
    for doc in docs.values():
        if doc.address not in listed:
            assert doc.blocks == {}, doc.path
    for doc in listed.values():
        kind = family(doc)
        missing = BLOCKS[kind] - doc.blocks.keys()
        # Without a price there is no offer; without products there is no list.
        empty = {"ItemList"} if not doc.all("//article[@class='card']") else set()
        if kind == "beli/*/" and not doc.all("//li[@class='spot']"):
            empty = empty | {"Organization"}
        allowed = {"Product"} if kind == "produk/*/*/" else empty
        assert missing <= allowed, (doc.path, missing)
        assert doc.blocks.keys() <= BLOCKS[kind], doc.path
        for block in doc.blocks.values():
            JUDGES[block["@type"]](block, doc, listed)


def judge_product(block: dict[str, Any], doc: Doc, listed: dict[str, Doc]) -> None:
    assert block["name"] == doc.heading
    offer = block["offers"]
    if offer["@type"] == "Offer":
        assert offer["price"] > 0
    else:
        assert 0 < offer["lowPrice"] <= offer["highPrice"]
        assert offer["offerCount"] >= 2
    assert offer["priceCurrency"] == "IDR"
    assert offer["availability"] in ("https://schema.org/InStock", "https://schema.org/OutOfStock")
    assert offer["itemCondition"] == "https://schema.org/NewCondition"
    assert offer["url"] == block["url"] == BASE + doc.address
    assert not {"review", "aggregateRating"} & block.keys()
    assert "shippingDetails" not in offer
    assert all(each.startswith(f"{BASE}gambar/") for each in block.get("image", []))
    assert "priceValidUntil" not in offer


def judge_trail(block: dict[str, Any], doc: Doc, listed: dict[str, Doc]) -> None:
    steps = block["itemListElement"]
    assert len(steps) >= 2
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert all(step["name"] for step in steps)
    for step in steps[:-1]:
        assert step["item"].removeprefix(BASE) in listed
    shown = [" ".join(step.text_content().split()) for step in doc.all("//nav[@class='crumb']//li")]
    assert not shown or shown == [step["name"] for step in steps], doc.path


def judge_list(block: dict[str, Any], doc: Doc, listed: dict[str, Doc]) -> None:
    items = block["itemListElement"]
    first = items[0]["position"]
    assert [item["position"] for item in items] == list(range(first, first + len(items)))
    assert first == 1 or "/hal/" in doc.path
    assert all(item["url"].removeprefix(BASE) in listed and item["name"] for item in items)
    assert len({item["url"] for item in items}) == len(items)


def judge_event(block: dict[str, Any], doc: Doc, listed: dict[str, Doc]) -> None:
    start, end = dt.datetime.fromisoformat(block["startDate"]), dt.datetime.fromisoformat(block["endDate"])
    assert start.utcoffset() == end.utcoffset() == dt.timedelta(hours=8)
    assert start < end
    assert block["name"]
    assert block["location"]["@type"] == "Place"
    assert block["location"]["address"]
    assert block["eventStatus"].startswith("https://schema.org/Event")


def judge_business(block: dict[str, Any], doc: Doc, listed: dict[str, Doc]) -> None:
    assert block["name"] == doc.heading
    assert block["address"]["addressLocality"]
    assert block["address"]["addressCountry"] == "ID"


def judge_named(block: dict[str, Any], doc: Doc, listed: dict[str, Doc]) -> None:
    assert block["name"]
    assert block["url"] == BASE + doc.address
    for shop in block.get("subOrganization", ()):
        assert shop["@type"] in {"Store", "GroceryStore", "ConvenienceStore"}
        assert shop["address"]["addressLocality"]
        assert shop["address"]["addressCountry"] == "ID"
        page, _, anchor = shop["url"].removeprefix(BASE).partition("#")
        assert (page, anchor in doc.anchors) == (doc.address, True)
        for hours in shop.get("openingHoursSpecification", ()):
            assert dt.time.fromisoformat(hours["opens"]) != dt.time.fromisoformat(hours["closes"])
            assert all(day.startswith("https://schema.org/") for day in hours["dayOfWeek"])


JUDGES = {
    "Product": judge_product,
    "BreadcrumbList": judge_trail,
    "ItemList": judge_list,
    "Event": judge_event,
    "LocalBusiness": judge_business,
    "Organization": judge_named,
    "WebSite": judge_named,
}


def test_the_sitemap_lists_exactly_the_pages_to_be_found(
    sample_site: SampleSite, docs: dict[str, Doc], listed: dict[str, Doc]
) -> None:
    root = etree.parse(sample_site.site / "sitemap.xml").getroot()
    found = [str(each).removeprefix(BASE) for each in root.xpath("//m:loc/text()", namespaces=MAP)]
    assert len(found) == len(set(found))
    # The further pages of a list are reached from the first.
    assert set(found) == {address for address in listed if "/hal/" not in address}
    for url in root.xpath("//m:url", namespaces=MAP):
        tongues = {each.get("hreflang"): each.get("href") for each in url.xpath("x:link", namespaces=MAP)}
        path = url.findtext("m:loc", namespaces=MAP).removeprefix(BASE).removeprefix("en/")
        assert tongues == {"id": BASE + path, "en": f"{BASE}en/{path}", "x-default": BASE + path}
        day = url.findtext("m:lastmod", namespaces=MAP)
        assert day is None or dt.date.fromisoformat(day) <= dt.date(2026, 11, 24)
    for image in root.xpath("//i:loc/text()", namespaces=MAP):
        assert (sample_site.site / image.removeprefix(BASE)).is_file(), image
    assert f"Sitemap: {BASE}sitemap.xml" in (sample_site.site / "robots.txt").read_text("utf-8").splitlines()


def test_the_feeds_can_be_read(sample_site: SampleSite, listed: dict[str, Doc]) -> None:
    root = etree.parse(sample_site.site / "feed.xml").getroot()
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = root.findall("a:entry", ATOM)
    assert len(entries) >= 10
    for each in [root, *entries]:
        for name in ("id", "title", "updated"):
            assert each.findtext(f"a:{name}", namespaces=ATOM), name
        moment = dt.datetime.fromisoformat(each.findtext("a:updated", namespaces=ATOM))
        assert moment.utcoffset() is not None
    for entry in entries:
        assert entry.findtext("a:author/a:name", namespaces=ATOM)
        links = [link.get("href") for link in entry.findall("a:link", ATOM) if link.get("rel") == "alternate"]
        assert [link.removeprefix(BASE) in listed for link in links] == [True]
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{BASE}feed.xml"]
    feed = json.loads((sample_site.site / "feed.json").read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}feed.json"
    assert [item["url"] for item in feed["items"]] == root.xpath(
        "//a:entry/a:link[@rel='alternate']/@href", namespaces=ATOM
    )
    for item in feed["items"]:
        assert {"id", "url", "title", "content_text", "date_published"} <= item.keys()


def test_calendars_hold_every_exhibition(sample_site: SampleSite) -> None:
    names = [
        "pameran.ics",
        *(path.relative_to(sample_site.site).as_posix() for path in sample_site.site.glob("pameran/*/*.ics")),
    ]
    assert len(names) == 1 + len(list((CONTENT / "exhibitions").iterdir()))
    for name in names:
        raw = (sample_site.site / name).read_bytes()
        assert raw.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        lines = raw.decode().replace("\r\n ", "").split("\r\n")
        assert {"BEGIN:VCALENDAR", "VERSION:2.0"} <= set(lines)
        events = "\n".join(lines).split("BEGIN:VEVENT")[1:]
        assert events
        for event in events:
            for field in ("UID:", "DTSTAMP:", "SUMMARY:"):
                assert event.count(f"\n{field}") == 1, (name, field)
            assert event.count("\nDTSTART") == 1
        assert len(re.findall(r"^UID:.*", "\n".join(lines), re.M)) == len(
            set(re.findall(r"^UID:.*", "\n".join(lines), re.M))
        )


def test_rows_for_shops_keep_to_the_rules_of_the_catalogue(sample_site: SampleSite, listed: dict[str, Doc]) -> None:
    text = (sample_site.site / "data/meta-catalog.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) >= 6
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert 0 < len(row["id"]) <= 100
        assert 0 < len(row["title"]) <= 200
        assert 0 < len(row["description"]) <= 9999
        assert not re.search(r"<[a-z]|&[a-z]+;", row["title"] + row["description"])
        assert row["availability"] in ("in stock", "out of stock", "available for order", "preorder", "discontinued")
        assert row["condition"] == "new"
        assert re.fullmatch(r"[1-9][0-9]* IDR", row["price"])
        assert row["link"].removeprefix(BASE).partition("#")[0] in listed
        with Image.open(sample_site.site / row["image_link"].removeprefix(BASE)) as picture:
            assert picture.width == picture.height >= 500
            assert picture.format == "JPEG"
        assert row["brand"]
        assert re.fullmatch(r"|[0-9]{8}|[0-9]{12,14}", row["gtin"])


def test_open_data_say_their_licence_and_open(sample_site: SampleSite) -> None:
    data = sample_site.site / "data"
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    assert [each["name"] for each in package["licenses"]] == ["CC-BY-4.0"]
    assert package["attribution"]
    for resource in package["resources"]:
        assert (data / resource["path"]).is_file()
    catalogue = json.loads((data / "katalog.json").read_text("utf-8"))
    assert catalogue["situs"]["lisensi"] == "CC BY 4.0"
    with (data / "produk.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    described = next(each for each in package["resources"] if each["path"] == "produk.csv")
    assert [field["name"] for field in described["schema"]["fields"]] == list(rows[0])
    book = openpyxl.load_workbook(data / "produk.xlsx")
    assert book.worksheets[0].max_row == len(rows) + 1
    with zipfile.ZipFile(data / "produk.xlsx") as archive:
        assert archive.testzip() is None


def test_the_app_has_a_name_and_icons_that_exist(sample_site: SampleSite) -> None:
    manifest = json.loads((sample_site.site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"]
    assert len(manifest["short_name"]) <= 12
    assert not urlsplit(manifest["start_url"]).netloc
    kinds = set()
    for icon in manifest["icons"]:
        path = sample_site.site / icon["src"]
        assert path.is_file(), icon
        kinds |= set(icon["purpose"].split())
        if icon["type"] == "image/png":
            with Image.open(path) as picture:
                assert "{}x{}".format(*picture.size) == icon["sizes"]
    assert kinds == {"any", "maskable"}
    for shortcut in manifest["shortcuts"]:
        assert (sample_site.site / shortcut["url"] / "index.html").is_file()


def test_hosts_are_told_what_to_keep_and_what_to_forbid(sample_site: SampleSite) -> None:
    blocks: dict[str, dict[str, str]] = {}
    for line in (sample_site.site / "_headers").read_text("utf-8").splitlines():
        if line and not line.startswith(" "):
            current = blocks.setdefault(line, {})
        elif line.strip():
            name, value = line.split(":", 1)
            current[name.strip()] = value.strip()
    everywhere = next(values for path, values in blocks.items() if "Content-Security-Policy" in values)
    assert "frame-ancestors 'none'" in everywhere["Content-Security-Policy"]
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    kept = [path for path, values in blocks.items() if "immutable" in values.get("Cache-Control", "")]
    assert sorted(path.rsplit("/", 2)[-2] for path in kept) == ["aset", "gambar"]
    assert any(path.endswith("/sw.js") and values["Cache-Control"] == "no-cache" for path, values in blocks.items())


# KB (1,000 bytes) with brotli, of the file alone.
BUDGETS = {"index.html": 8, "produk/index.html": 10, "produk/hal/2/index.html": 10}


def test_pages_and_styles_keep_to_their_budgets(sample_site: SampleSite, docs: dict[str, Doc]) -> None:
    def size(path: Path) -> int:
        return len(brotli.compress(path.read_bytes(), quality=11))

    products = [path for path in docs if re.fullmatch(r"(en/)?produk/(?!hal)[^/]+/[^/]+/index.html", path)]
    heaviest = sorted(products, key=lambda path: len(docs[path].text))[-5:]
    budgets = {f"{base}{path}": most for path, most in BUDGETS.items() for base in ("", "en/")} | dict.fromkeys(
        heaviest, 8
    )
    for path, most in budgets.items():
        assert size(sample_site.site / path) <= most * 1000, path
    # A page wears the common sheet and at most one more.
    styles = {path.name.split(".")[0]: size(path) for path in (sample_site.site / "aset").glob("*.css")}
    assert styles.pop("gaya") + max(styles.values()) <= 6_000
    scripts = {path.name.split(".")[0]: size(path) for path in (sample_site.site / "aset").glob("*.js")}
    assert scripts["etalase"] + scripts["produk"] <= 2_000
    assert scripts["etalase"] + scripts["daftar"] <= 4_000


def test_no_mark_of_a_template_and_no_word_of_python_is_left_in_a_text(docs: dict[str, Doc]) -> None:
    left = re.compile(r"\{\{|\}\}|\{[a-z_]+\}|\bNone\b|\bundefined\b|\bTrue\b|\bFalse\b|&amp;amp;")
    for doc in docs.values():
        shown = " ".join(doc.all("//body//text()[not(ancestor::script)]"))
        assert not left.search(shown), (doc.path, left.search(shown))
