"""What search engines are told, judged by their own published rules: sitemaps.org, RFC 9309, llmstxt.org, schema.org."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import lxml.html
import pytest
from lxml import etree

from etalase import audience
from etalase.make.text import text as make_text
from etalase.model import Bilingual, Catalog, Outlet
from etalase.plan import Setting, discovery, structured
from etalase.plan.frame import frame_of
from etalase.recipe import Recipe, Text
from tests import fair
from tests.conftest import SampleSite

HERE = Path(__file__).parent
BASE = "https://uji.example/"
DAY = dt.date(2026, 11, 24)
MAP = {
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(HERE / "sitemaps" / "sitemap.xsd"))


def catalogue() -> Catalog:
    whole = fair.catalog()
    products = dict(whole.products)
    products["manggar/amplang"] = dataclasses.replace(products["manggar/amplang"], published=dt.date(2026, 11, 20))
    products["manggar/stik"] = dataclasses.replace(products["manggar/stik"], status="arsip")
    return dataclasses.replace(whole, products=products)


def plan_of(catalog: Catalog, base: str | None = BASE) -> dict[str, Recipe]:
    public = audience.seen_by(catalog, "public", DAY)
    setting = Setting(as_of=DAY, base_url=base, ready={"manggar/amplang": ("koperasi",)})
    return discovery.discovery(public, setting, frame_of(public, setting))


def body(plan: dict[str, Recipe], path: str) -> str:
    recipe = plan[f"site/{path}"]
    assert isinstance(recipe, Text)
    return make_text(recipe).data.decode()


def locations(text: str) -> list[str]:
    return [str(each) for each in etree.fromstring(text.encode()).xpath("//m:loc/text()", namespaces=MAP)]


def test_the_sitemap_holds_every_living_page_in_both_languages(schema: etree.XMLSchema) -> None:
    text = body(plan_of(catalogue()), "sitemap.xml")
    root = etree.fromstring(text.encode())
    schema.assertValid(root)
    found = {url.findtext("m:loc", namespaces=MAP): url for url in root}
    assert {f"{BASE}en/pameran/pasar/", f"{BASE}siap-ritel/koperasi/", f"{BASE}beli/koperasi/"} <= found.keys()
    assert [address for address in found if "stik" in address] == []
    page = found[f"{BASE}produk/manggar/amplang/"]
    assert page.findtext("m:lastmod", namespaces=MAP) == "2026-11-20"
    assert len(page.findall("i:image", namespaces=MAP)) == 1
    assert {link.get("hreflang"): link.get("href") for link in page.findall("x:link", namespaces=MAP)} == {
        "id": f"{BASE}produk/manggar/amplang/",
        "en": f"{BASE}en/produk/manggar/amplang/",
        "x-default": f"{BASE}produk/manggar/amplang/",
    }
    # Days come from content alone: most pages have none.
    assert {url.findtext("m:lastmod", namespaces=MAP) for url in root} == {None, "2026-11-20"}


def test_a_long_sitemap_is_cut_and_loses_nothing(schema: etree.XMLSchema, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = locations(body(plan_of(catalogue()), "sitemap.xml"))
    monkeypatch.setattr(discovery, "SITEMAP_SIZE", 7)
    plan = plan_of(catalogue())
    index = body(plan, "sitemap.xml")
    schema.assertValid(etree.fromstring(index.encode()))
    parts = locations(index)
    assert len(parts) == -(-len(whole) // 7) > 1
    found = []
    for address in parts:
        text = body(plan, address.removeprefix(BASE))
        schema.assertValid(etree.fromstring(text.encode()))
        assert len(locations(text)) <= 7 + 1  # the address of a picture
        found += [each for each in locations(text) if "/gambar/" not in each]
    assert found == [each for each in whole if "/gambar/" not in each]
    assert {f"site/{each.removeprefix(BASE)}" for each in parts} == {p for p in plan if "sitemap-" in p}


def test_the_sample_keeps_to_the_schema(schema: etree.XMLSchema, sample_site: SampleSite) -> None:
    schema.assertValid(etree.parse(sample_site.site / "sitemap.xml"))


@pytest.mark.parametrize("base", [BASE, "https://uji.example/katalog/", None])
def test_robots_may_read_everything_and_are_shown_the_sitemap(base: str | None) -> None:
    robots = RobotFileParser()
    text = body(plan_of(catalogue(), base), "robots.txt")
    robots.parse(text.splitlines())
    # Whoever may not open a page never learns that it asks not to be listed, or where it leads.
    for path in ("/", "/p/AMP01/", "/luring/", "/katalog/p/AMP01/", "/gambar/a.jpg", "/aset/gaya.1.css"):
        assert robots.can_fetch("Googlebot", f"https://uji.example{path}"), path
    assert robots.site_maps() == ([f"{base}sitemap.xml"] if base else None)
    # A robots.txt below the root of a host is read by nobody, and it says so.
    assert text.startswith("#") == (base is not None and base.count("/") > 3)


def test_llms_txt_is_short_has_its_form_and_leads_somewhere(sample_site: SampleSite) -> None:
    text = (sample_site.site / "llms.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert [line for line in lines[1:] if line.startswith("# ")] == []
    assert len(text) < 4000
    links = re.findall(r"\]\((\S+?)\)", text)
    assert len(links) >= 10
    for link in links:
        path = sample_site.site / link.removeprefix("https://etalase.example/etalase/")
        assert (path / "index.html" if link.endswith("/") else path).is_file(), link


def test_without_an_address_nothing_claims_one() -> None:
    plan = plan_of(catalogue(), None)
    assert "site/sitemap.xml" not in plan
    assert "http" not in body(plan, "robots.txt")


# Properties by type, from schema.org 30.0 (the type's page lists its own and those it inherits). Only what a catalogue
# may say is here: whoever adds a property looks it up first. `make audit` asks the whole vocabulary.
THING = {
    "name",
    "url",
    "description",
    "image",
    "sameAs",
    "identifier",
    "alternateName",
    "potentialAction",
    "mainEntityOfPage",
}
ORGANIZATION = THING | {
    *("address", "telephone", "email", "logo", "foundingDate", "subOrganization", "parentOrganization", "location"),
    *("areaServed", "contactPoint", "makesOffer", "knowsLanguage", "slogan"),
}
PLACE = THING | {"address", "geo", "openingHoursSpecification", "hasMap", "telephone", "containedInPlace", "event"}
BUSINESS = ORGANIZATION | PLACE | {"openingHours", "priceRange", "currenciesAccepted", "paymentAccepted", "branchOf"}
ITEM_LIST = THING | {"itemListElement", "numberOfItems", "itemListOrder"}
ALLOWED: dict[str, set[str]] = {
    "Organization": ORGANIZATION,
    **dict.fromkeys(("LocalBusiness", "Store", "GroceryStore", "ConvenienceStore"), BUSINESS),
    "Place": PLACE,
    "PostalAddress": THING
    | {"streetAddress", "addressLocality", "addressRegion", "addressCountry", "postalCode", "telephone"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "OpeningHoursSpecification": THING | {"dayOfWeek", "opens", "closes", "validFrom", "validThrough"},
    "WebSite": THING | {"inLanguage", "publisher", "about", "isPartOf"},
    "SearchAction": THING | {"target", "query", "query-input"},
    "EntryPoint": THING | {"urlTemplate"},
    "BreadcrumbList": ITEM_LIST,
    "ItemList": ITEM_LIST,
    "ListItem": THING | {"item", "position"},
    "Brand": THING | {"logo", "slogan"},
    "Product": THING
    | {
        *(
            "brand",
            "category",
            "countryOfOrigin",
            "gtin",
            "gtin8",
            "gtin12",
            "gtin13",
            "gtin14",
            "sku",
            "mpn",
            "offers",
        ),
        *("material", "weight", "size", "hasVariant", "isVariantOf", "manufacturer", "additionalProperty", "color"),
        *("keywords", "releaseDate", "itemCondition", "hasCertification", "inProductGroupWithID", "width", "height"),
    },
    "ProductGroup": THING | {"hasVariant", "variesBy", "productGroupID", "brand", "category", "offers"},
    "Offer": THING
    | {
        *("price", "priceCurrency", "availability", "itemCondition", "priceValidUntil", "seller", "sku", "gtin"),
        *("itemOffered", "eligibleQuantity", "priceSpecification", "validFrom", "offeredBy", "category"),
    },
    "AggregateOffer": THING
    | {*("lowPrice", "highPrice", "offerCount", "priceCurrency", "availability", "itemCondition", "offers", "seller")},
    "UnitPriceSpecification": THING | {"price", "priceCurrency", "referenceQuantity", "unitCode", "unitText"},
    "QuantitativeValue": THING | {"value", "unitCode", "unitText", "minValue", "maxValue"},
    "PropertyValue": THING | {"value", "propertyID", "unitCode", "unitText"},
    "Event": THING
    | {
        *("startDate", "endDate", "location", "organizer", "eventStatus", "eventAttendanceMode", "offers", "subEvent"),
        *(
            "superEvent",
            "performer",
            "sponsor",
            "isAccessibleForFree",
            "inLanguage",
            "doorTime",
            "about",
            "previousStartDate",
        ),
    },
    "ImageObject": THING | {"contentUrl", "width", "height", "caption"},
}


def nodes(block: Any) -> Iterator[dict[str, Any]]:
    if isinstance(block, dict):
        yield block
        for value in block.values():
            yield from nodes(value)
    elif isinstance(block, list):
        for each in block:
            yield from nodes(each)


def blocks(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            yield path.relative_to(site).as_posix(), json.loads(found)


def test_every_type_and_property_is_in_the_vocabulary(sample_site: SampleSite) -> None:
    wrong: set[str] = set()
    kinds: set[str] = set()
    for path, block in blocks(sample_site.site):
        for node in nodes(block):
            kind = node.get("@type", "?")
            kinds.add(kind)
            unknown = node.keys() - {"@context", "@type", "@id"} - ALLOWED.get(kind, set())
            wrong |= {f"{path}: {kind}.{name}" for name in unknown}
            if kind not in ALLOWED:
                wrong.add(f"{path}: {kind}")
            addresses = [value for value in node.values() if isinstance(value, str) and value.startswith("http:")]
            assert addresses == [], path
    assert wrong == set()
    assert {"Organization", "BreadcrumbList", "ItemList", "Event", "Store", "Product", "LocalBusiness"} <= kinds


def test_an_outlet_is_a_shop_with_its_place_and_hours() -> None:
    whole = fair.catalog()
    shop = dataclasses.replace(
        whole.retailers["koperasi"],
        type="minimarket",
        outlets=(
            Outlet(
                id="pasar",
                name="Pasar",
                village="Manggar",
                coordinates=(-1.25, 116.9),
                hours=Bilingual(id="Senin–Jumat 08.00–16.00, Sabtu 24 jam"),
            ),
            Outlet(id="lain", name="Lain", village="Manggar", hours=Bilingual(id="Sesuai kapal")),
        ),
    )
    setting = Setting(as_of=DAY, base_url=BASE)
    frame = frame_of(whole, setting)
    block = structured.retailer(frame, "id", shop, [(each, "Balikpapan Timur") for each in shop.outlets])
    assert block is not None
    first, second = block["subOrganization"]
    assert (first["@type"], first["name"]) == ("ConvenienceStore", "Koperasi Dermaga, Pasar")
    assert first["url"] == f"{BASE}beli/koperasi/#gerai-pasar"
    assert (first["geo"]["latitude"], first["geo"]["longitude"]) == (-1.25, 116.9)
    week = {tuple(each["dayOfWeek"]): (each["opens"], each["closes"]) for each in first["openingHoursSpecification"]}
    days = ["https://schema.org/" + name for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")]
    # A whole day is 00:00 to 23:59 (developers.google.com, local business).
    assert week == {tuple(days): ("08:00", "16:00"), ("https://schema.org/Saturday",): ("00:00", "23:59")}
    # Hours that cannot be read are not claimed.
    assert "openingHoursSpecification" not in second
    assert "geo" not in second


# Interface words of one language that are the same, or a name, in the other.
SAME = {"Barcode", "Minimarket", "Hotel", "Hypermarket", "Pelaku", "Etalase"}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def test_no_word_of_the_interface_is_left_untranslated(sample_site: SampleSite) -> None:
    """English pages hold no source text of site.en.po outside elements marked as Indonesian."""
    from tests.test_words import catalogue as messages

    indonesian = {
        " ".join(message.split())
        for message, forms in messages("site.en.po").items()
        if "{" not in message and message not in forms and len(message) > 3 and message not in SAME
    }
    left: dict[str, str] = {}
    for path in sorted((sample_site.site / "en").rglob("index.html")):
        tree = lxml.html.parse(path, parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()
        # What the scripts say stands in blocks of data; what staff write themselves is not the interface.
        spoken = [json.loads(each.text) for each in tree.xpath("//script[@type='application/json']") if each.text]
        for each in tree.xpath("//*[@lang='id'] | //script | //*[contains(@class, 'prose')]"):
            if each.getparent() is not None:
                each.drop_tree()
        texts = [
            *(value for block in spoken for value in strings(block)),
            *tree.xpath("//text()"),
            *tree.xpath("//@aria-label | //@alt | //@title | //@placeholder"),
        ]
        for said in {" ".join(each.split()).rstrip(".:,") for each in texts}:
            if said in indonesian or f"{said}." in indonesian:
                left.setdefault(said, path.relative_to(sample_site.site).as_posix())
    assert left == {}
