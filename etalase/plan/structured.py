"""JSON-LD blocks: what search engines may read of a page. Required and advised properties follow their own
documentation of product snippets, breadcrumbs, lists and events; nothing is claimed that the catalogue does not know.

Each function returns one block, or None where a required property is not known (most need the site's own address).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from etalase.model import Office, Outlet, Product, Retailer, Site, Vendor
from etalase.plan.frame import Frame, Language, say
from etalase.plan.hours import hours_of, specification
from etalase.values.gtin import read_gtin
from etalase.values.region import regency

Block = Mapping[str, Any]
_CONTEXT = "https://schema.org"


def blocks(*found: Block | None) -> tuple[Block, ...]:
    """Those that could be made."""
    return tuple(block for block in found if block)


def breadcrumbs(frame: Frame, language: Language, trail: Iterable[tuple[str, str]]) -> Block | None:
    """The way from the home page to this one; the last step carries no address."""
    steps = list(trail)
    if frame.base_url is None or len(steps) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": n, "name": str(name)}
        | ({"item": frame.absolute(path, language)} if n < len(steps) else {})
        for n, (path, name) in enumerate(steps, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def item_list(
    frame: Frame, language: Language, items: Iterable[tuple[str, str]], first: int = 1, *, name: str | None = None
) -> Block | None:
    """(path, name) of the entries of a list in their order; `first` is the position of the first of them, `name` what
    the list is called."""
    if frame.base_url is None:
        return None
    elements = [
        {"@type": "ListItem", "position": n, "url": frame.absolute(path, language), "name": str(name)}
        for n, (path, name) in enumerate(items, first)
    ]
    if not elements:
        return None
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        **({"name": name} if name else {}),
        "numberOfItems": len(elements),
        "itemListElement": elements,
    }


def organization(frame: Frame, language: Language) -> Block | None:
    """The office behind the catalogue."""
    office: Office = frame.site.office
    name = office.name or frame.site.name
    address = (
        {"@type": "PostalAddress", "streetAddress": office.address, **_town(frame.site)} if office.address else None
    )
    return _without_none(
        {
            "@context": _CONTEXT,
            "@type": "Organization",
            "name": str(say(name, language)),
            "url": frame.absolute("/", language),
            "email": office.email,
            "telephone": None if frame.site.sample else office.phone,
            "address": address,
        }
    )


def website(frame: Frame, language: Language) -> Block | None:
    """The catalogue and its search."""
    home = frame.absolute("/produk/", language)
    if home is None:
        return None
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": str(say(frame.site.name, language)),
        "url": frame.absolute("/", language),
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{home}?q={{q}}",
            "query-input": "required name=q",
        },
    }


def product(
    frame: Frame,
    language: Language,
    about: Product,
    vendor: Vendor,
    category: str,
    description: str,
    images: Iterable[str],
) -> Block | None:
    """A product that can be bought at a known price; one without a price has no block.

    `images` are full addresses, `description` is plain text. The price has no invented end of validity.
    """
    path = f"/produk/{about.address}/"
    offers = _offers(frame, about, frame.absolute(path, language))
    if offers is None:
        return None
    return _without_none(
        {
            "@context": _CONTEXT,
            "@type": "Product",
            "name": str(say(about.name, language)),
            "description": description or None,
            "category": category or None,
            "sku": about.code,
            "gtin": about.gtin if about.gtin and read_gtin(about.gtin)[0] else None,
            "image": list(images) or None,
            "url": frame.absolute(path, language),
            "brand": {"@type": "Brand", "name": about.brand or vendor.name},
            "offers": offers,
        }
    )


def local_business(frame: Frame, language: Language, vendor: Vendor, description: str, image: str | None) -> Block:
    """A vendor, at the level of kelurahan and kecamatan; the street and the phone only where the vendor agreed."""
    address = {"@type": "PostalAddress", "addressLocality": vendor.village, **_town(frame.site, vendor.district)}
    if vendor.address:
        address["streetAddress"] = vendor.address
    return _without_none(
        {
            "@context": _CONTEXT,
            "@type": "LocalBusiness",
            "name": vendor.name,
            "url": frame.absolute(f"/pelaku/{vendor.id}/", language),
            "description": description or None,
            "image": image,
            "address": address,
            "telephone": None if frame.site.sample else vendor.phone or vendor.whatsapp,
        }
    )


# What schema.org calls such a shop; the others are a Store.
_SHOPS = {"supermarket": "GroceryStore", "hypermarket": "GroceryStore", "minimarket": "ConvenienceStore"}


def retailer(frame: Frame, language: Language, about: Retailer, outlets: Iterable[tuple[Outlet, str]]) -> Block | None:
    """A retailer and its outlets, each with its kecamatan; None where no outlet is known."""
    page = frame.absolute(f"/beli/{about.id}/", language)
    shops = [_shop(frame, language, about, outlet, district, page) for outlet, district in outlets]
    if not shops:
        return None
    return _without_none(
        {
            "@context": _CONTEXT,
            "@type": "Organization",
            "name": about.name,
            "url": page,
            "sameAs": about.website,
            "subOrganization": shops,
        }
    )


def _shop(frame: Frame, language: Language, about: Retailer, outlet: Outlet, district: str, page: str | None) -> Block:
    street = {"streetAddress": outlet.address} if outlet.address else {}
    address = {"@type": "PostalAddress", **street, "addressLocality": outlet.village, **_town(frame.site, district)}
    hours = hours_of(outlet.hours, language)
    point = outlet.coordinates
    return _without_none(
        {
            "@type": _SHOPS.get(about.type, "Store"),
            "name": outlet.name if about.name.casefold() in outlet.name.casefold() else f"{about.name}, {outlet.name}",
            "url": f"{page}#gerai-{outlet.id}" if page else None,
            "address": address,
            "geo": {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]} if point else None,
            "openingHoursSpecification": specification(hours.days) if hours and hours.days else None,
        }
    )


def _offers(frame: Frame, about: Product, url: str | None) -> Block | None:
    rest = {"priceCurrency": "IDR", "itemCondition": f"{_CONTEXT}/NewCondition", "url": url}
    if about.variants:
        prices = [variant.price for variant in about.variants if variant.price]
        if not prices:
            return None
        sold_out = about.status == "habis" or all(variant.status == "habis" for variant in about.variants)
        return _without_none(
            {
                "@type": "AggregateOffer",
                "lowPrice": min(prices),
                "highPrice": max(prices),
                "offerCount": len(prices),
                "availability": _availability(sold_out),
                **rest,
            }
        )
    if not about.price:
        return None
    return _without_none(
        {"@type": "Offer", "price": about.price, "availability": _availability(about.status == "habis"), **rest}
    )


def _availability(sold_out: bool) -> str:
    return f"{_CONTEXT}/{'OutOfStock' if sold_out else 'InStock'}"


def _town(site: Site, district: str = "") -> dict[str, str]:
    place = regency(site.region)
    region = f"{district}, {place.name}" if district and place else district or (place.name if place else "")
    return {"addressRegion": region, "addressCountry": "ID"} if region else {"addressCountry": "ID"}


def _without_none(block: Block) -> Block:
    return {name: value for name, value in block.items() if value is not None}
