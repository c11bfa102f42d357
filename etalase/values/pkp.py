"""Certificates of the food-safety training (penyuluhan keamanan pangan): `001/6471/26`, serial, region and year.

The form is told by one source of 2013, so nothing is refused for it.
"""

import re

from etalase.values import permit_text, region
from etalase.values.fault import Fault
from etalase.values.lost import clip
from etalase.values.registration import read_registration

_FORM = re.compile(r"(?<![0-9])([0-9]{3})\s*[/-]\s*([0-9]{4})\s*[/-]\s*(?:20)?([0-9]{2})(?![0-9])")


def read_pkp(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """Serial, region and the last two digits of the year.

    >>> read_pkp("001/6471/26")
    ('001/6471/26', ())
    """
    bare, faults = read_registration(text)
    if bare is None:
        return None, faults
    found = _FORM.search(permit_text.plain(text))
    if not found:
        return bare, (Fault("pkp.shape", {"found": clip(bare)}),)
    right = f"{found[1]}/{found[2]}/{found[3]}"
    if not region.regency(found[2]):
        return right, (Fault("pkp.region-unknown", {"code": found[2]}),)
    return right, permit_text.form(text, re.escape(right), right)


def label_form(number: str) -> str:
    """As it stands on the certificate."""
    return number
