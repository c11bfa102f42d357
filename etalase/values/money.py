"""Rupiah and percentages: read from a plain number, shown as people print them (vocabulary: `Rp25.000`, `15%`)."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import Lang, plain_dashes, tidy

if TYPE_CHECKING:
    from etalase.values.content_size import ContentSize

Rupiah: TypeAlias = int
"""Whole rupiah; there are no cents in trade."""

HIGHEST_PRICE: Rupiah = 999_999_999_999

_LEAST_FOR_UNIT_PRICE = 10
"""Grams or millilitres below which no price per 100 is told."""

_WORDS_BEFORE = re.compile(r"^(?:harga\s*:?\s*)?(?:rp|idr)\.?\s*", re.IGNORECASE)
_WORDS_AFTER = re.compile(r"\s*(?:,-+|\.-+|-|/-|rupiah|idr)\s*$", re.IGNORECASE)
_THOUSANDS = {"rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}
_SHORT_FORM = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?\s*(rb|ribu|k|jt|juta)", re.IGNORECASE)
_GROUPED = re.compile(r"([0-9]{1,3})((?:([.,' _])[0-9]{3})(?:\3[0-9]{3})*)(?:[.,]0{1,2})?")
_PLAIN_WITH_CENTS = re.compile(r"([0-9]{3,12})(?:[.,]0{1,2})")
_DECIMAL = re.compile(r"([0-9]{1,9})(?:([.,])([0-9]{1,9}))?")


def read_rupiah(text: str) -> tuple[Rupiah | None, tuple[Fault, ...]]:
    """A price in whole rupiah from a bare number such as `25000`.

    Anything else is refused, since `25.000` means 25 to a machine; the hint holds the right number when only one is
    meant.

    >>> read_rupiah("25000")
    (25000, ())
    >>> read_rupiah("Rp 25.000,-")[1][0].hint
    '25000'
    """
    bare = plain_dashes(tidy(text))
    if lost_digits(bare):
        return None, (lost(bare),)
    if re.fullmatch(r"-\s?[0-9][0-9.,]*", bare):
        return None, (Fault("price.not-positive", {"found": clip(text)}),)
    if not re.fullmatch(r"[0-9]+", bare):
        meant = _meant(bare)
        hint = str(meant) if meant else None
        return None, (Fault("price.not-a-number", {"found": clip(text)}, hint),)
    if len(bare.lstrip("0")) > len(str(HIGHEST_PRICE)):
        return None, (Fault("price.too-large", {"found": clip(text)}),)
    amount = int(bare)
    if amount == 0:
        return None, (Fault("price.not-positive", {"found": clip(text)}),)
    return amount, ()


def _meant(bare: str) -> Rupiah | None:
    """The only amount a person can have meant, or None."""
    bare = _WORDS_BEFORE.sub("", bare.lstrip("+").strip())
    bare = _WORDS_AFTER.sub("", bare).strip()
    if short := _SHORT_FORM.fullmatch(bare):
        whole, part, word = short.groups()
        return int(Decimal(f"{whole}.{part or 0}") * _THOUSANDS[word.casefold()])
    if grouped := _GROUPED.fullmatch(bare):
        amount = re.sub(r"[^0-9]", "", grouped[1] + grouped[2])
        # "0.500" may be half a thousand or half a rupiah.
        return int(amount) if len(amount) <= 12 and not amount.startswith("0") else None
    if plain := _PLAIN_WITH_CENTS.fullmatch(bare):
        return int(plain[1])
    return int(bare) if re.fullmatch(r"[0-9]{1,12}", bare) else None


def number(value: int | Decimal, lang: Lang = "id") -> str:
    """A number as people write it: dot for thousands and comma for decimals in Indonesian, the other way round in
    English.

    >>> number(1250), number(Decimal("1.50")), number(Decimal("1250.5"), "en")
    ('1.250', '1,5', '1,250.5')
    """
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def rupiah(amount: Rupiah) -> str:
    """An amount as it is printed in both languages.

    >>> rupiah(25000), rupiah(-1500)
    ('Rp25.000', '-Rp1.500')
    """
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{number(abs(amount))}"


def rupiah_range(lowest: Rupiah, highest: Rupiah) -> str:
    """Two amounts with an en dash between them, or one if they are equal.

    >>> rupiah_range(25000, 30000)
    'Rp25.000–Rp30.000'
    """
    return rupiah(lowest) if lowest == highest else f"{rupiah(lowest)}–{rupiah(highest)}"


def read_percent(text: str) -> tuple[Decimal | None, tuple[Fault, ...]]:
    """A percentage from 0 to 100 as a plain number, decimals after a point: `5`, `2.5`.

    >>> read_percent("2.5")
    (Decimal('2.5'), ())
    >>> read_percent("2,5 %")[1][0].hint
    '2.5'
    """
    bare = tidy(text)
    stripped = re.sub(r"\s*(?:%|persen|percent)$", "", bare, flags=re.IGNORECASE)
    found = _DECIMAL.fullmatch(stripped)
    if not found:
        return None, (Fault("percent.invalid", {"found": clip(text)}),)
    whole, mark, part = found.groups()
    value = Decimal(f"{whole}.{part}" if part else whole)
    if value > 100:
        return None, (Fault("percent.out-of-range", {"found": clip(text)}),)
    if stripped != bare or mark == ",":
        return None, (Fault("percent.invalid", {"found": clip(text)}, f"{value:f}"),)
    return value, ()


def percent(value: Decimal | int, lang: Lang = "id") -> str:
    """A percentage as it stands in tables.

    >>> percent(Decimal("2.5")), percent(15)
    ('2,5%', '15%')
    """
    return f"{number(value, lang)}%"


def unit_price(price: Rupiah, content: "ContentSize | None", lang: Lang = "id") -> tuple[Rupiah, str] | None:
    """What 100 g, 100 ml, 1 m or one piece of it costs, and the unit's name; None where that says nothing new.

    From Rp1.000 up it is rounded half up to ten rupiah, below that to one. A length in centimetres, or given as
    `30 × 40 cm`, is the size of a thing and no measure of quantity.
    """
    measure = content.measure(lang) if content else None
    if not measure or not content:
        return None
    step, name = measure
    total = content.total
    # Ten times the pack or more would be a price nobody ever pays: one gram of saffron is not sold by the 100 g.
    if total <= 0 or total == step or (step > 1 and total < _LEAST_FOR_UNIT_PRICE):
        return None
    exact = Decimal(price) * step / total
    unit = 10 if exact >= 1000 else 1
    amount = int(exact / unit + Decimal("0.5")) * unit
    return (amount, name) if amount > 0 else None


def unit_price_text(price: Rupiah, content: "ContentSize | None", lang: Lang = "id") -> str | None:
    """The unit price as it stands beside the price: `Rp16.000/100 g` (no-break space before the unit)."""
    found = unit_price(price, content, lang)
    return f"{rupiah(found[0])}/{found[1]}" if found else None
