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
    """How to order this product; None when neither the vendor nor the office has a number.

    The message greets whoever reads it, names the goods on lines of their own with the page's address, and asks one
    question; what is sold out is not ordered but asked for.
    """
    said = words("site", language)
    office = str(say(frame.site.office.name or frame.site.name, language))
    number = vendor.whatsapp or frame.site.office.whatsapp
    if number is None:
        return None
    sold_out = product.status == "habis" or (variant is not None and variant.status == "habis")
    site = say(frame.site.name, language)
    if sold_out:
        wish = said.text("Saya mencari produk ini, yang di {site} sedang habis:", site=site)
        question = said.text("Kapan kira-kira ada lagi? Terima kasih.")
    else:
        wish = said.text("Saya ingin memesan produk ini, yang saya lihat di {site}:", site=site)
        question = said.text("Apakah masih tersedia? Terima kasih.")
    path = f"/produk/{product.address}/"
    address = frame.absolute(path, language)
    anchor = f"#varian-{variant.code}" if variant and variant.code else ""
    lines = [
        said.text("Halo {name},", name=vendor.name if vendor.whatsapp else office),
        wish,
        "",
        described(product, language, variant),
        None if vendor.whatsapp else said.text("Pembuatnya: {vendor}", vendor=vendor.name),
        address + anchor if address else None,
        "",
        question,
    ]
    return Order(whatsapp_link(number, _message(lines)), None if vendor.whatsapp else office)


def greeting(frame: Frame, language: Language, vendor: Vendor) -> Order | None:
    """How to write to a vendor without naming a product."""
    said = words("site", language)
    office = str(say(frame.site.office.name or frame.site.name, language))
    number = vendor.whatsapp or frame.site.office.whatsapp
    if number is None:
        return None
    site = say(frame.site.name, language)
    if vendor.whatsapp:
        wish = said.text("Saya melihat halaman Anda di {site} dan ingin bertanya tentang produknya.", site=site)
    else:
        wish = said.text("Saya ingin menghubungi {vendor}, yang saya lihat di {site}.", vendor=vendor.name, site=site)
    lines = [
        said.text("Halo {name},", name=vendor.name if vendor.whatsapp else office),
        wish,
        frame.absolute(f"/pelaku/{vendor.id}/", language),
        "",
        said.text("Terima kasih."),
    ]
    return Order(whatsapp_link(number, _message(lines)), None if vendor.whatsapp else office)


def share_link(frame: Frame, language: Language, name: str, path: str) -> str:
    """The address that offers this page to a friend on WhatsApp."""
    address = frame.absolute(path, language)
    return whatsapp_link(None, f"{name} — {address}" if address else f"{name} — {say(frame.site.name, language)}")


def short_address(frame: Frame, code: str | None) -> tuple[str, str, str] | None:
    """(full address, the same as people say it, path) of `/p/<KODE>/`; None without a code or the site's own address.

    The codes on paper lead to the Indonesian page, so there is one short address for all languages.
    """
    path = f"/p/{code.upper()}/" if code else ""
    full = frame.absolute(path) if path else None
    return (full, full.partition("://")[2].rstrip("/"), path) if full else None


def described(product: Product, language: Language, variant: Variant | None = None) -> str:
    """`Amplang Tenggiri (200 g, Rp25.000)`, with the variant's name where one is meant.

    Plain spaces, because a chat shows the others as it likes.
    """
    content, price = (variant.content, variant.price) if variant else (product.content, product.price)
    shown = content.shown(language).replace("\xa0", " ") if content else ""
    name = str(say(product.name, language)) + (f", {say(variant.name, language)}" if variant else "")
    facts = [None if shown in name else shown, rupiah(price) if price else None]
    known = ", ".join(fact for fact in facts if fact)
    return f"{name} ({known})" if known else name


def _message(lines: list[str | None]) -> str:
    return "\n".join(line for line in lines if line is not None)
