"""P-IRT numbers (SPP-IRT): 15 digits, printed `P-IRT No. 2066471010012-31`.

Digit 1 is the packaging, 2–3 the food type, 4–7 the regency or city, 8–9 the serial of the food at its producer, 10–13
the serial of the producer, 14–15 the year in which it ends (PerBPOM 22/2018; the tables are `data/pirt.json`).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from etalase.values import permit_text, region
from etalase.values.fault import Fault
from etalase.values.lost import lost, lost_digits
from etalase.values.text import Lang

VALID_YEARS = 5
_USUAL = r"(?:P-?IRT(?: No\.?)? ?)?[0-9]{13}-?[0-9]{2}"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the digits of a P-IRT number say. `year` is the last year of validity; only the year is in the number."""

    packaging: str
    food_type: str
    region: str
    food_serial: str
    producer_serial: str
    year: int


def read_pirt(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The 15 digits. All impossible parts are told at once; whether it has ended is not a matter of its form.

    >>> read_pirt("P-IRT No. 2066471010012-31")
    ('206647101001231', ())
    """
    if lost_digits(text):
        return None, (lost(text),)
    reading = permit_text.read_number(text, "P-IRT")
    digits, faults = reading.digits, reading.faults
    if len(digits) != 15:
        wrong = _length(text, digits)
        other = faults or permit_text.other_kind(text, "P-IRT")
        return None, (*other, wrong, *permit_text.dummy(text, digits))
    wrongs = tuple(_wrong_parts(digits))
    if wrongs:
        other = faults or permit_text.other_kind(text, "P-IRT")
        return None, (*other, *wrongs, *permit_text.dummy(text, digits))
    right = label_form(digits)
    odd = permit_text.stray_text(reading, right) or (() if faults else permit_text.form(text, _USUAL, right))
    return digits, (*faults, *odd, *permit_text.dummy(text, digits))


def parts(number: str) -> Parts:
    """Takes 15 digits apart.

    >>> parts("206647101001231").year
    2031
    """
    return Parts(number[0], number[1:3], number[3:7], number[7:9], number[9:13], 2000 + int(number[13:15]))


def label_form(number: str) -> str:
    """As it must stand on the label.

    >>> label_form("206647101001231")
    'P-IRT No. 2066471010012-31'
    """
    return f"P-IRT No. {number[:13]}-{number[13:]}"


def is_sample(number: str) -> bool:
    """Whether it is from the sample range: producer serial 0000."""
    return parts(number).producer_serial == "0000"


def packaging_name(code: str, lang: Lang = "id") -> str:
    """What digit 1 means, in words.

    >>> packaging_name("2"), packaging_name("8", "en")
    ('plastik', 'double')
    """
    return str(_table()["packaging"][code][lang])


def packaging_value(code: str) -> str:
    """The value of the key `kemasan` that agrees with digit 1.

    >>> packaging_value("3")
    'kertas'
    """
    return str(_table()["packaging"][code]["kemasan"])


def food_type_name(code: str, lang: Lang = "id") -> str:
    """What digits 2 and 3 mean, in words.

    >>> food_type_name("06")
    'tepung dan hasil olahannya'
    """
    return str(_table()["food_type"][code][lang])


def food_types() -> tuple[str, ...]:
    """The codes of all food types in order, `01` to `16`."""
    return tuple(_table()["food_type"])


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = json.loads((files("etalase") / "data" / "pirt.json").read_text("utf-8"))
    return table


def _length(text: str, digits: str) -> Fault:
    mended = permit_text.lookalikes(text)
    hint = permit_text.status_hint(text) or (_certain(mended) if mended != text else None)
    # A year that stands there after a dash is not the part that is missing.
    has_year = re.search(r"-\s*[0-9]{2}[^0-9]*$", permit_text.plain(text)) is not None
    if len(digits) == 13 and not has_year and not tuple(_wrong_parts(digits)):
        return Fault("pirt.no-year", hint=hint)
    return Fault("pirt.length", {"count": len(digits)}, hint)


def _certain(text: str) -> str | None:
    digits = permit_text.read_number(text, "P-IRT").digits
    return label_form(digits) if len(digits) == 15 and not tuple(_wrong_parts(digits)) else None


def _wrong_parts(digits: str) -> list[Fault]:
    table = _table()
    wrongs = []
    if digits[0] not in table["packaging"]:
        wrongs.append(Fault("pirt.packaging-code", {"found": digits[0]}))
    if digits[1:3] not in table["food_type"]:
        wrongs.append(Fault("pirt.food-type", {"found": digits[1:3]}))
    if not region.regency(digits[3:7]):
        wrongs.append(Fault("pirt.region-unknown", {"code": digits[3:7]}))
    return wrongs
