"""Whom a visitor writes to, the vendor where consent was given, else the office, and the words already typed in.

The catalogue given to public plans holds no contact without consent, so a missing number is reason enough.
"""

from __future__ import annotations

from dataclasses import dataclass

from etalase.model import Product, Variant, Vendor
from etalase.plan.frame import Frame, Language, say
from etalase.values.money import rupiah
from etalase.values.phone import whatsapp_link
from etalase.words import words


@dataclass(frozen=True, slots=True)
class Order:
    """The address that opens a chat, and the office's name when the order goes through the office."""

    link: str
    office: str | None


def order(
    frame: Frame, language: Language, product: Product, vendor: Vendor, variant: Variant | None = None
) -> Order | None:
    """How to order this product; None when neither the vendor nor the office has a number."""
    said = words("site", language)
    office = str(say(frame.site.office.name or frame.site.name, language))
    number = vendor.whatsapp or frame.site.office.whatsapp
    if number is None:
        return None
    values = {
        "vendor": vendor.name,
        "office": office,
        "product": described(product, language, variant),
        "site": say(frame.site.name, language),
    }
    if vendor.whatsapp:
        text = said.text("Halo {vendor}, saya melihat {product} di {site}. Apakah masih tersedia?", **values)
    else:
        text = said.text("Halo {office}, saya ingin memesan {product} dari {vendor} di {site}.", **values)
    address = frame.absolute(f"/produk/{product.address}/", language)
    link = whatsapp_link(number, f"{text} {address}" if address else text)
    return Order(link, None if vendor.whatsapp else office)


def greeting(frame: Frame, language: Language, vendor: Vendor) -> Order | None:
    """How to write to a vendor without naming a product."""
    said = words("site", language)
    office = str(say(frame.site.office.name or frame.site.name, language))
    number = vendor.whatsapp or frame.site.office.whatsapp
    if number is None:
        return None
    values = {"vendor": vendor.name, "office": office, "site": say(frame.site.name, language)}
    if vendor.whatsapp:
        text = said.text("Halo {vendor}, saya melihat halaman Anda di {site}.", **values)
    else:
        text = said.text("Halo {office}, saya ingin menghubungi {vendor} yang ada di {site}.", **values)
    return Order(whatsapp_link(number, text), None if vendor.whatsapp else office)


def share_link(frame: Frame, language: Language, name: str, path: str) -> str:
    """The address that offers this page to a friend on WhatsApp."""
    address = frame.absolute(path, language)
    return whatsapp_link(None, f"{name} — {address}" if address else f"{name} — {say(frame.site.name, language)}")


def described(product: Product, language: Language, variant: Variant | None = None) -> str:
    """`Amplang Tenggiri (200 g, Rp25.000)`, with the variant's name where one is meant."""
    content, price = (variant.content, variant.price) if variant else (product.content, product.price)
    name = str(say(product.name, language)) + (f", {say(variant.name, language)}" if variant else "")
    facts = [content.shown(language) if content else None, rupiah(price) if price else None]
    known = ", ".join(fact for fact in facts if fact)
    return f"{name} ({known})" if known else name
