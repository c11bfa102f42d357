"""Numbers without a form that can be relied on: trademark (merek), SNI and NKV. Free text, only tidied.

The shapes `IDM` and nine digits, `SNI NN-NNNN-YYYY` and the levels of NKV are told by weak sources, so nothing is
refused for them.
"""

from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.permit_text import status_hint
from etalase.values.text import tidy

LONGEST = 80


def read_registration(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """The text on one line. A status word in place of the number, or a very long text, is refused.

    >>> read_registration("  IDM000123456 ")
    ('IDM000123456', ())
    """
    if lost_digits(text):
        return None, (lost(text),)
    bare = tidy(text)
    hint = status_hint(text)
    if hint or not bare or len(bare) > LONGEST:
        return None, (Fault("registration.invalid", {"found": clip(text), "limit": LONGEST}, hint),)
    return bare, ()


def label_form(number: str) -> str:
    """As it was written."""
    return number


def is_sample(number: str) -> bool:
    """No sample range exists for these; the whole site is marked instead."""
    return False


read_merek = read_sni = read_nkv = read_registration
