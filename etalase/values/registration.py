"""Numbers whose form only weak sources tell: trademark (merek), SNI and NKV. Nothing is refused for its form.

A trademark is `IDM` and nine digits, an application for one begins `DID` or `JID`; a standard is `SNI 01-3547-1994` or
`SNI 8272:2016`; what stands in an NKV is for each province to say.
"""

import re
from collections.abc import Callable

from etalase.values import permit_text
from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import digits_of, tidy

LONGEST = 80

_MARK = re.compile(r"\b(IDM|DID|JID)[\s.:-]*([0-9](?:[\s.-]*[0-9])*)(?![0-9A-Z])")
_STANDARD = re.compile(r"\b([0-9]{2})\s*-\s*([0-9]{4})\s*-\s*([0-9]{4})\b|\b([0-9]{3,5})\s*:\s*([0-9]{4})\b")


def read_registration(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The text on one line. A status word in place of the number, or a very long text, is refused.

    >>> read_registration("  RPU-6471-001 ")
    ('RPU-6471-001', ())
    """
    if lost_digits(text):
        return None, (lost(text),)
    bare = tidy(text)
    hint = permit_text.status_hint(text)
    if hint or not bare or len(bare) > LONGEST:
        return None, (Fault("registration.invalid", {"found": clip(text), "limit": LONGEST}, hint),)
    return bare, ()


read_nkv = read_registration


def read_merek(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The number of a registered trademark, or that of an application; see `is_application`.

    >>> read_merek("IDM000123456"), read_merek("DID 2024 012345")[0]
    (('IDM000123456', ()), 'DID2024012345')
    """
    return _read(text, "merek.shape", _mark)


def is_application(number: str) -> bool:
    """Whether a trademark's number is that of an application, which protects nobody yet."""
    return number[:3] in ("DID", "JID")


def read_sni(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The number of a standard.

    >>> read_sni("sni 8272 : 2016")[0]
    'SNI 8272:2016'
    """
    return _read(text, "sni.shape", _standard)


def label_form(number: str) -> str:
    """As it is stored."""
    return number


def is_sample(number: str) -> bool:
    """No sample range exists for these; the whole site is marked instead."""
    return False


def _read(text: str, odd: str, find: Callable[[str], str | None]) -> tuple[str | None, tuple[Fault, ...]]:
    bare, faults = read_registration(text)
    if bare is None:
        return None, faults
    number = find(permit_text.plain(text))
    if number is None:
        return bare, (Fault(odd, {"found": clip(bare)}),)
    if number.startswith("IDM") and len(number) != 12:
        return number, (Fault(odd, {"found": number}),)
    return number, permit_text.form(text, re.escape(number), number)


def _mark(bare: str) -> str | None:
    found = _MARK.search(bare.upper())
    return f"{found[1]}{digits_of(found[2])}" if found else None


def _standard(bare: str) -> str | None:
    found = _STANDARD.search(bare)
    if not found:
        return None
    return f"SNI {found[1]}-{found[2]}-{found[3]}" if found[1] else f"SNI {found[4]}:{found[5]}"
