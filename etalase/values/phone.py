"""Telephone and WhatsApp numbers: read from the many ways people write them, kept as E.164 (`+6281234567890`).

The numbering plan is that of the library phonenumbers. A sample number begins `0800-0000` and belongs to nobody.
"""

import re
from urllib.parse import quote, unquote

from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import digits_of, plain_dashes, tidy

SAMPLE_PREFIX = "+628000000"

_LINK = re.compile(
    r"(?:https?://)?(?:(?:www\.)?wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?(?:[^ ]*&)?phone=|whatsapp://send/?\?phone=|tel:)"
    r"(\+?[0-9()\s.%-]+)(?:[?&/#].*)?",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:(?:no|nomor|nomer|wa|whatsapp|whats app|telp|tlp|telepon|telpon|tel|hp|handphone|phone|mobile|kontak)\b"
    r"[.:/ ]*)*"
)
_FORM = re.compile(rf"{_LABEL}(?P<number>\(?\+?[0-9][0-9()\s.-]*[0-9])\s*(?P<remark>.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/,;|&]|\b(?:dan|atau|and|or)\b)\s*", re.IGNORECASE)


def read_phone(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The number in E.164. Of two numbers in one text the first is taken, and a remark is left out; both with a fault.

    >>> read_phone("0812-3456-7890")
    ('+6281234567890', ())
    >>> read_phone("https://wa.me/+6281234567890")[0]
    '+6281234567890'
    """
    bare = plain_dashes(tidy(text))
    if lost_digits(bare):
        return None, (lost(bare),)
    found = numbers_in(bare)
    if not found:
        return None, (Fault("phone.invalid", {"found": clip(text)}),)
    number, remark = found[0]
    faults = []
    if len(found) > 1:
        faults.append(Fault("phone.two-in-one", {"found": clip(text), "first": shown(number)}, shown(number)))
    elif remark:
        faults.append(Fault("phone.remark", {"remark": clip(remark)}, shown(number)))
    if not number.startswith("+62"):
        faults.append(Fault("phone.foreign", {"found": clip(text)}))
    elif re.match(r"[1-9]", bare) and not bare.startswith("62"):
        faults.append(Fault("phone.zero-lost", {"found": clip(text)}, shown(number)))
    return number, tuple(faults)


def numbers_in(text: str) -> tuple[tuple[str, str], ...]:
    """Every number of a text with the words beside it: `0812-3456-7890 (Kantor)` gives one number and `Kantor`.

    One part of the text that is no number makes the whole unreadable, unless it is the remark of the one before.
    """
    bare = plain_dashes(tidy(text))
    if link := _LINK.fullmatch(bare):
        number = _e164(unquote(link[1]))
        return ((number, ""),) if number else ()
    if alone := _one(bare):
        return (alone,)
    parts = [part for part in _BETWEEN.split(bare) if part]
    found = [_one(part) for part in parts]
    return tuple(one for one in found if one) if len(parts) > 1 and all(found) else ()


def shown(number: str) -> str:
    """As it is printed: `0812-3456-7890` for mobiles, `0542-123456` for land lines; a foreign number keeps its `+`.

    >>> shown("+6281234567890"), shown("+62542123456"), shown("+628000000001")
    ('0812-3456-7890', '0542-123456', '0800-0000-001')
    """
    import phonenumbers

    if is_sample(number):
        return f"0800-0000-{number.removeprefix(SAMPLE_PREFIX)}"
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code != 62:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.sub(r"[()]", "", national).replace(" ", "-")


def whatsapp_link(number: str | None, text: str = "") -> str:
    """The address that opens a chat with the text typed in; digits only after the slash.

    A sample number, or none, opens the text with no receiver, so that nobody is disturbed.

    >>> whatsapp_link("+6281234567890", "Halo, 1 & 2?")
    'https://wa.me/6281234567890?text=Halo%2C%201%20%26%202%3F'
    """
    receiver = "" if number is None or is_sample(number) else digits_of(number)
    query = f"?text={quote(text, safe='')}" if text else ""
    return f"https://wa.me/{receiver}{query}"


def call_link(number: str) -> str:
    """The address that dials: `tel:+62542123456`."""
    return f"tel:{number}"


def is_sample(number: str) -> bool:
    """Whether the number (E.164) is from the sample range `0800-0000-…`."""
    return number.startswith(SAMPLE_PREFIX)


def is_mobile(number: str) -> bool:
    """Whether the number (E.164) is a mobile one, hence likely to have WhatsApp."""
    import phonenumbers

    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def _one(bare: str) -> tuple[str, str] | None:
    """One number and its remark; None if the text is anything else."""
    found = _FORM.fullmatch(bare)
    # Six digits more are a second number, fewer a house or an extension.
    if not found or len(digits_of(found["remark"])) >= 6:
        return None
    number = _e164(found["number"])
    return (number, found["remark"].strip(" ()[]-:,.;/")) if number else None


def _e164(text: str) -> str | None:
    """A valid number in E.164 from digits and their signs; without a country it is Indonesian."""
    import phonenumbers

    # "(0)" after the country code and "00" before it are said, not dialled.
    dialled = re.sub(r"^\(?\+?62\)?[\s.-]*\(0\)", "+62", text.strip())
    dialled = re.sub(r"^00(?=[1-9])", "+", dialled)
    try:
        parsed = phonenumbers.parse(dialled, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
