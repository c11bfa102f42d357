"""Words that go with a picture into a status or a post, ready to be pasted, in every language of the site.

They say what stands in the public catalogue and nothing else: whoever pastes them vouches for them. A price on request
is not guessed, a permit is named only while it is in force, and what is sold out says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from etalase import permits
from etalase.model import Bilingual, Category, Product, Vendor
from etalase.plan.cards import lowest_price, varies
from etalase.plan.frame import Frame, Language, shorten
from etalase.prose import to_plain
from etalase.values import region
from etalase.values.money import rupiah
from etalase.values.phone import shown
from etalase.words import Words, words

# A feed shows some two lines before "more"; two sentences are enough to be told what it is.
N_ABOUT = 280
N_TAGS = 10


@dataclass(frozen=True, slots=True)
class Caption:
    """A text for one use: `status` is a few lines with the link, `post` says more and ends in hashtags."""

    use: Literal["status", "post"]
    language: Language
    text: str

    @property
    def rows(self) -> int:
        """How many lines it takes in a box as wide as a phone."""
        return sum(len(line) // 31 + 1 for line in self.text.split("\n"))


def of_product(
    frame: Frame, vendor: Vendor, product: Product, category: Category | None, link: dict[Language, str | None]
) -> tuple[Caption, ...]:
    """For each language a short and a long one. `link` is the address to name in each language."""
    found = []
    for language in frame.languages:
        said = words("site", language)
        head = (_named(product, language), price(product, language), *_sold_out(product, said))
        found.append(Caption("status", language, _joined(*head, _where(vendor), link[language])))
        found.append(Caption("post", language, _post(frame, vendor, product, category, language, link[language])))
    return tuple(found)


def of_vendor(
    frame: Frame, vendor: Vendor, categories: tuple[Category, ...], link: dict[Language, str | None]
) -> tuple[Caption, ...]:
    """The same for the whole business; `categories` are those of its products."""
    found = []
    for language in frame.languages:
        said = words("site", language)
        invites = said.text("Lihat semua produk kami di {site}.", site=frame.site.name.get(language))
        place = ", ".join(filter(None, [vendor.village, vendor.district]))
        tags = _tags(frame, vendor, categories, (), language)
        found.append(Caption("status", language, _joined(vendor.name, place, invites, link[language])))
        post = _paragraphs(
            _joined(vendor.name, place),
            _about(vendor.story, language),
            _joined(invites, _ships(vendor, said), _order(frame, vendor, said, language), link[language]),
            tags,
        )
        found.append(Caption("post", language, post))
    return tuple(found)


def price(product: Product, language: Language) -> str:
    """`Rp25.000`, `Mulai Rp20.000` where variants differ, `Tanyakan harga` where none is given."""
    said = words("site", language)
    lowest = lowest_price(product)
    if lowest is None:
        return said.text("Tanyakan harga")
    return said.text("Mulai {price}", price=rupiah(lowest)) if varies(product) else rupiah(lowest)


def _post(
    frame: Frame,
    vendor: Vendor,
    product: Product,
    category: Category | None,
    language: Language,
    link: str | None,
) -> str:
    said = words("site", language)
    held = ", ".join(said.text(permits.BADGE_NAMES[kind]) for kind in permits.badges(product, category, frame.as_of))
    choices = ", ".join(variant.name.get(language) for variant in product.variants)
    facts = _joined(
        price(product, language),
        *_sold_out(product, said),
        said.text("Pilihan: {list}", list=choices) if choices else "",
        said.text("Izin tercatat: {list}", list=held) if held else "",
    )
    maker = _joined(
        said.text("Buatan {vendor}", vendor=_where(vendor)),
        _ships(vendor, said),
        _order(frame, vendor, said, language),
        link,
    )
    categories = (category,) if category else ()
    tags = _tags(frame, vendor, categories, product.tags, language)
    return _paragraphs(_named(product, language), _about(product.description, language), facts, maker, tags)


def _named(product: Product, language: Language) -> str:
    """The name and what is in the pack, unless the name says it already."""
    name = product.name.get(language)
    content = product.content.shown(language) if product.content and not product.variants else ""
    plain = content.replace("\xa0", " ")
    return f"{name}, {plain}" if plain and plain not in name else name


def _sold_out(product: Product, said: Words) -> tuple[str, ...]:
    return (said.text("Sedang habis; tanyakan kapan ada lagi."),) if product.status == "habis" else ()


def _where(vendor: Vendor) -> str:
    return ", ".join(filter(None, [vendor.name, vendor.district]))


def _ships(vendor: Vendor, said: Words) -> str:
    return said.text("Bisa dikirim") + "." if vendor.ships else ""


def _about(description: Bilingual | None, language: Language) -> str:
    """The first two sentences of what somebody wrote in this language; nothing is taken from the other."""
    if description is None or not description.has(language):
        return ""
    sentences = re.split(r"(?<=[.!?])\s", to_plain(description.get(language)))
    return shorten(" ".join(sentences[:2]), N_ABOUT)


def _order(frame: Frame, vendor: Vendor, said: Words, language: Language) -> str:
    """The vendor's own number where it agreed to that, else the office's and whose it is."""
    if own := vendor.whatsapp or vendor.phone:
        return said.text("Pesan: {contact}", contact=_contact(own, bool(vendor.whatsapp), said))
    office = frame.site.office
    number = office.whatsapp or office.phone
    if number is None:
        return ""
    contact = _contact(number, bool(office.whatsapp), said)
    name = (office.name or frame.site.name).get(language)
    return said.text("Pesan lewat {office}: {contact}", office=name, contact=contact)


def _contact(number: str, has_whatsapp: bool, said: Words) -> str:
    return f"{'WhatsApp' if has_whatsapp else said.text('Telepon')} {shown(number)}"


def _tags(
    frame: Frame, vendor: Vendor, categories: tuple[Category, ...], own: tuple[str, ...], language: Language
) -> str:
    """Hashtags: the product's own, its category, its maker, the town; what has no letters is left out."""
    regency = region.regency(frame.site.region or "")
    town = re.sub(r"^(Kota|Kabupaten)\s+", "", regency.name) if regency else ""
    names = [*own, *(category.name.get(language) for category in categories), vendor.name]
    tags = [*map(hashtag, names), hashtag(town), f"#UMKM{hashtag(town)[1:]}", "#UMKM"]
    seen: dict[str, str] = {}
    for tag in filter(None, tags):
        seen.setdefault(tag.casefold(), tag)
    kept = list(seen.values())
    # The last three say what kind of catalogue this is; they stay when somebody typed many.
    return " ".join([*kept[: N_TAGS - 3], *kept[-3:]] if len(kept) > N_TAGS else kept)


def hashtag(name: str) -> str:
    """A name as a hashtag, empty if it has no letters.

    >>> hashtag("oleh-oleh khas"), hashtag("Olahan Laut Manggar"), hashtag("100 %")
    ('#OlehOlehKhas', '#OlahanLautManggar', '')
    """
    parts = re.findall(r"\w+", name.replace("_", " "))
    joined = "".join(part[0].upper() + part[1:] for part in parts)
    return f"#{joined}" if any(sign.isalpha() for sign in joined) else ""


def _joined(*lines: str | None) -> str:
    # Plain spaces: a chat shows the others as it likes.
    return "\n".join(line.replace("\xa0", " ") for line in lines if line)


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
