"""How much is in the pack (`isi`): a number and a unit, or some packs of the same: `125 g`, `1,5 kg`, `10 × 20 g`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from etalase.values.fault import Fault
from etalase.values.lost import clip
from etalase.values.money import number
from etalase.values.text import NBSP, Lang, tidy

Unit: TypeAlias = Literal["mg", "g", "kg", "ml", "l", "cm", "m", "buah", "lembar", "pasang", "set", "bungkus"]

# Unit: (what one of it is in the base unit, base unit).
_BASE: dict[Unit, tuple[Decimal, str]] = {
    "mg": (Decimal("0.001"), "g"),
    "g": (Decimal(1), "g"),
    "kg": (Decimal(1000), "g"),
    "ml": (Decimal(1), "ml"),
    "l": (Decimal(1000), "ml"),
    "cm": (Decimal("0.01"), "m"),
    "m": (Decimal(1), "m"),
    "buah": (Decimal(1), "buah"),
    "lembar": (Decimal(1), "lembar"),
    "pasang": (Decimal(1), "pasang"),
    "set": (Decimal(1), "set"),
    "bungkus": (Decimal(1), "bungkus"),
}
_ENGLISH: dict[str, tuple[str, str]] = {
    "buah": ("piece", "pieces"),
    "lembar": ("sheet", "sheets"),
    "pasang": ("pair", "pairs"),
    "set": ("set", "sets"),
    "bungkus": ("pack", "packs"),
}
# What people write instead, each with one certain meaning.
_MENDED: dict[str, tuple[Unit, int]] = {
    **dict.fromkeys(["gr", "grm", "gram", "grams", "gramm"], ("g", 1)),
    **dict.fromkeys(["miligram", "milligram"], ("mg", 1)),
    **dict.fromkeys(["kilo", "kilogram", "kgs"], ("kg", 1)),
    "ons": ("g", 100),
    **dict.fromkeys(["mililiter", "milliliter", "mililitre", "mls", "cc"], ("ml", 1)),
    **dict.fromkeys(["ltr", "lt", "liter", "litre", "liters"], ("l", 1)),
    **dict.fromkeys(["senti", "sentimeter", "centimeter"], ("cm", 1)),
    **dict.fromkeys(["mtr", "meter", "metre"], ("m", 1)),
    **dict.fromkeys(["pcs", "pc", "piece", "pieces", "bh", "biji", "bj", "butir", "unit"], ("buah", 1)),
    **dict.fromkeys(["lbr", "sheet", "sheets", "helai"], ("lembar", 1)),
    **dict.fromkeys(["psg", "pair", "pairs"], ("pasang", 1)),
    "sets": ("set", 1),
    **dict.fromkeys(["bks", "bgks", "pack", "packs", "pak", "pck", "sachet", "saset", "saschet"], ("bungkus", 1)),
}
_NUMBER = r"[0-9]{1,7}(?:[.,][0-9]{1,3})*"
_FORM = re.compile(
    rf"(?:(?P<count>[0-9]{{1,5}})\s*(?:pcs|pc|buah|bungkus|bks|sachet)?\s*[x×*]\s*)?(?P<amount>{_NUMBER})\s*(?P<unit>[a-z]+)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ContentSize:
    """`count` packs of `amount` `unit` each, as written on the pack."""

    amount: Decimal
    unit: Unit
    count: int = 1

    @property
    def base(self) -> str:
        """The unit in which `total` counts: g, ml, m, or the piece word itself."""
        return _BASE[self.unit][1]

    @property
    def total(self) -> Decimal:
        """Everything in the pack, in the base unit."""
        return self.amount * self.count * _BASE[self.unit][0]

    @property
    def grams(self) -> int | float | None:
        """The whole weight in grams as a plain number for JSON, or None if it is not sold by weight."""
        if self.base != "g":
            return None
        return int(self.total) if self.total == int(self.total) else float(self.total)

    def measure(self, lang: Lang = "id") -> tuple[Decimal, str] | None:
        """The quantity by which its price is compared, in the base unit, and that quantity's name; None if there is
        none.

        >>> ContentSize(Decimal(125), "g").measure()
        (Decimal('100'), '100\\xa0g')
        """
        if self.base in ("g", "ml"):
            return Decimal(100), f"100{NBSP}{self.base}"
        if self.base == "m":
            return (Decimal(1), "m") if self.unit == "m" and self.count == 1 else None
        return Decimal(1), _word(self.base, Decimal(1), lang)

    def shown(self, lang: Lang = "id") -> str:
        """As it is printed, with no-break spaces: `1,5 kg`, `10 × 20 g`, in English `3 pieces`."""
        each = f"{number(self.amount, lang)}{NBSP}{_word(self.unit, self.amount, lang)}"
        return each if self.count == 1 else f"{number(self.count, lang)}{NBSP}×{NBSP}{each}"

    def written(self) -> str:
        """The canonical way to write it in a content file, with plain spaces and no thousands sign: `1500 ml`."""
        amount = f"{self.amount:f}"
        if "." in amount:
            amount = amount.rstrip("0").rstrip(".").replace(".", ",")
        each = f"{amount} {self.unit}"
        return each if self.count == 1 else f"{self.count} × {each}"


def read_content_size(text: str) -> tuple[ContentSize | None, tuple[Fault, ...]]:
    """The content of a pack. A mended unit (`gr`, `ltr`, `pcs` …) or decimal point comes with a fault that holds the
    right form.

    >>> read_content_size("1,5 kg")
    (ContentSize(amount=Decimal('1.5'), unit='kg', count=1), ())
    >>> read_content_size("125gr")[1][0].hint
    '125 g'
    """
    bare = re.sub(r"^(?:isi|isi bersih|berat bersih|netto?|neto)\s*:?\s+", "", tidy(text), flags=re.IGNORECASE)
    found = _FORM.fullmatch(bare)
    unit = _unit(found["unit"]) if found else None
    if not found or not unit:
        return None, (Fault("content.invalid", {"found": clip(text)}),)
    name, factor, mended = unit
    amount, doubt = _amount(found["amount"], name)
    if amount is None:
        return None, (Fault("content.ambiguous", {"found": clip(text)}),)
    count = int(found["count"] or 1)
    if amount == 0 or count == 0:
        return None, (Fault("content.not-positive", {"found": clip(text)}),)
    size = ContentSize(amount * factor, name, count)
    if mended:
        return size, (Fault("content.unit", {"found": found["unit"], "unit": name}, size.written()),)
    if doubt:
        return size, (Fault("content.number", {"found": found["amount"]}, size.written()),)
    return size, ()


def _unit(word: str) -> tuple[Unit, int, bool] | None:
    """The unit, how many of it, and whether the word had to be mended. Case does not matter: `L` is common."""
    lower = word.casefold()
    for unit in _BASE:
        if lower == unit:
            return unit, 1, False
    if lower in _MENDED:
        unit, factor = _MENDED[lower]
        return unit, factor, True
    return None


def _amount(text: str, unit: Unit) -> tuple[Decimal | None, bool]:
    """The number, and whether it was written in a doubtful way; None if it can mean two things.

    The decimal sign is the comma. `1.500 g` is one and a half thousand, `1.5 kg` one and a half; `1.500 kg` and
    `1,500 g` may be either.
    """
    if re.fullmatch(r"[0-9]+(?:,[0-9]{1,3})?", text):
        whole, _, part = text.partition(",")
        ambiguous = len(part) == 3 and whole.strip("0") and unit in ("mg", "g", "ml")
        return (None if ambiguous else Decimal(f"{whole}.{part or 0}").normalize() + 0), False
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?", text):
        if unit in ("kg", "l", "m") and text.count(".") == 1 and "," not in text:
            return None, True
        return Decimal(text.replace(".", "").replace(",", ".")), True
    if re.fullmatch(r"[0-9]+\.[0-9]{1,3}", text):
        return Decimal(text), True
    return None, True


def _word(unit: str, amount: Decimal, lang: Lang) -> str:
    if lang == "id" or unit not in _ENGLISH:
        return unit
    one, many = _ENGLISH[unit]
    return one if amount == 1 else many
