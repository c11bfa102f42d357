"""Finding private identity numbers in any text: the NIK of a person, and NPWP numbers of 16 digits.

A NIK is region (6), birth date as DDMMYY with 40 added to a woman's day (6) and a serial (4), so it tells birthday and
sex. The new NPWP of a person is the NIK itself; that of a company is 0 and the old 15 digits, whose first nine end in a
Luhn digit.
"""

import re

from etalase.values import region

# Digits with at most one sign between two of them; lines never join.
_RUN = re.compile(r"[0-9](?:[ .\u00a0\u2010-\u2015-]?[0-9])*")
_UNBROKEN = re.compile(r"[0-9]+")
_DATE = r"(?:[0-9]{1,2}[ .-][0-9]{1,2}[ .-][0-9]{4}|[0-9]{4}[ .-][0-9]{2}[ .-][0-9]{2})"
_TWO_DATES = re.compile(rf"{_DATE}[ .\u00a0\u2010-\u2015-]{_DATE}")
_HEX_NAME = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]*[a-fA-F][0-9a-fA-F]*(?![0-9A-Za-z])")
_NPWP_GROUPS = re.compile(
    r"0[0-9]{15}|0[0-9]{3}([ .-])[0-9]{4}\1[0-9]{4}\1[0-9]{4}|0 ?[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3}"
)


def find_private(text: str) -> list[tuple[int, int]]:
    """Start and end of every run of exactly 16 digits that may be a NIK or NPWP, in order.

    Spaces, dots and dashes between the digits do not hide it. Longer numbers (halal 17, PB-UMKU 21), two dates side by
    side and names made of hexadecimal digits are left alone.

    >>> find_private("NIK 6471 0115 0190 0000.")
    [(4, 23)]
    """
    hashes = [found.span() for found in _HEX_NAME.finditer(text)] if _HEX_NAME.search(text) else []
    return [
        span
        for span in _candidates(text)
        if _is_private(text[slice(*span)]) and not any(start <= span[0] and span[1] <= end for start, end in hashes)
    ]


def _candidates(text: str) -> list[tuple[int, int]]:
    """Runs of 16 digits; where signs join a longer row of numbers, the unbroken 16 digits within it."""
    spans = []
    for run in _RUN.finditer(text):
        n_digits = sum(sign.isdigit() for sign in run[0])
        if n_digits == 16:
            spans.append(run.span())
        elif n_digits > 16 and len(run[0]) > n_digits:
            spans += [
                (run.start() + part.start(), run.start() + part.end())
                for part in _UNBROKEN.finditer(run[0])
                if part.end() - part.start() == 16
            ]
    return spans


def _is_private(run: str) -> bool:
    digits = re.sub(r"[^0-9]", "", run)
    if _TWO_DATES.fullmatch(run):
        return False
    return _is_nik(digits) or (_NPWP_GROUPS.fullmatch(run) is not None and _is_company_tax_number(digits))


def _is_nik(digits: str) -> bool:
    """Known province, a regency and district that are not 00, a day from 1 to 31 (41 to 71), and a date that exists."""
    from stdnum.exceptions import ValidationError
    from stdnum.id import nik

    day = int(digits[6:8])
    if (
        region.province(digits[:2]) is None
        or "00" in (digits[2:4], digits[4:6])
        or not (1 <= day <= 31 or 41 <= day <= 71)
    ):
        return False
    try:
        nik.get_birth_date(digits)
    except ValidationError:
        return False
    return True


def _is_company_tax_number(digits: str) -> bool:
    from stdnum.id import npwp

    return digits[0] == "0" and bool(digits[1:].strip("0")) and bool(npwp.is_valid(digits[1:]))
