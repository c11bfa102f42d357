"""What the readers of permit numbers share: taking the number out of the words printed round it.

One number is written `P-IRT`, `PIRT`, `SPIRT`, `DEP. KES. RI. P-IRT NO.`, with spaces, dashes and trailing dots, with
stray letters, and sometimes two permits stand in one field. No permit can be proved genuine from its form.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

from etalase.values.fault import Fault
from etalase.values.lost import clip
from etalase.values.text import digits_of, plain_dashes, tidy, words

Kind: TypeAlias = Literal["P-IRT", "halal", "BPOM", "NIB", "PB-UMKU", "barcode", "NPWP", "NIK"]

# Letters-only words that belong to a kind of number.
_OWN: dict[Kind, frozenset[str]] = {
    "P-IRT": words("pirt spirt spp sppirt irt"),
    "halal": words("halal bpjph mui lppom kh"),
    "BPOM": words("bpom pom md ml"),
    "NIB": words("nib"),
    "PB-UMKU": words("umku pbumku"),
    "barcode": words("barcode gtin ean upc barkode"),
    "NPWP": words("npwp"),
    "NIK": words("nik ktp"),
}
# Words that may stand round any number and say nothing.
_NEUTRAL = words(
    "no nomor nomer number num izin ijin edar sertifikat sertipikat terdaftar reg registrasi kode depkes dep kes "
    "dinkes dinas kesehatan badan r i ri rep p pb id induk usaha berusaha perizinan kegiatan untuk menunjang ketetapan"
)
_TWO_IN_ONE = re.compile(r"\s*[,;|\n]\s*|\s+[/&+]\s+|\s+dan\s+|\s+-\s+(?=[A-Za-z])", re.IGNORECASE)
_STATUS_WORDS = words("ada belum diajukan dicabut tidak-halal")


@dataclass(frozen=True, slots=True)
class Reading:
    """The part of a text that speaks of one permit: its digits, the words before them that mean nothing here, and what
    was odd.
    """

    part: str
    digits: str
    words: tuple[str, ...]
    stray: str
    faults: tuple[Fault, ...]


def read_number(text: str, kind: Kind) -> Reading:
    """Finds the number of the wanted kind. Faults name a second permit in the text (`id.two-in-one`) or another kind
    (`id.other-kind`).
    """
    bare = plain(text)
    part, others = _own_part(bare, kind)
    named = tuple(word.casefold() for word in re.findall(r"[A-Za-z]+", part))
    own = _OWN[kind]
    faults = []
    if others and not (own & set(named)) and part == bare:
        faults.append(Fault("id.other-kind", {"kind": others[0], "expected": kind}))
    elif others or (part != bare and digits_of(bare) != digits_of(part)):
        faults.append(Fault("id.two-in-one", {"found": clip(bare)}))
    known = own | _NEUTRAL | frozenset().union(*_OWN.values())
    stray = "".join(word for word in re.findall(r"[A-Za-z]+", part) if word.casefold() not in known)
    return Reading(part, digits_of(part), named, stray, tuple(faults))


def plain(text: str) -> str:
    """One tidy line with the dashes and the digits of the keyboard.

    Full-width, bold and Arabic-Indic digits come from phones and captions, and are the digits they show.

    >>> plain("２０６６–12")
    '2066-12'
    """
    return "".join(
        sign if sign.isascii() or not sign.isdecimal() else str(unicodedata.decimal(sign))
        for sign in plain_dashes(tidy(text))
    )


def other_kind(text: str, expected: Kind) -> tuple[Fault, ...]:
    """The fault that names the kind which a text fits better, if there is one.

    >>> other_kind("2066471010012-31", "NIB")[0].values["kind"]
    'P-IRT'
    """
    kind = guess(text)
    return (Fault("id.other-kind", {"kind": kind, "expected": expected}),) if kind and kind != expected else ()


def guess(text: str) -> Kind | None:
    """The kind of number that a text looks like by its prefix and inner signs; length alone never decides."""
    from etalase.values import region

    bare = plain(text).upper()
    packed = re.sub(r"[\s.:/-]", "", bare)
    digits = digits_of(packed)
    if re.fullmatch(r"ID[0-9]{17}", packed):
        return "halal"
    if re.search(r"M[DL]([0-9]{12}|[0-9]{15})$", packed):
        return "BPOM"
    if packed != digits:
        return None
    if len(digits) == 15 and digits[0] in "12345678" and "01" <= digits[1:3] <= "16" and region.regency(digits[3:7]):
        return "P-IRT"
    if len(digits) == 21:
        return "PB-UMKU"
    if len(digits) == 13 and digits.startswith("899") and _checks(digits):
        return "barcode"
    if re.fullmatch(r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-?[0-9]{3}\.[0-9]{3}", bare):
        return "NPWP"
    from etalase.values import nik

    return "NIK" if nik.find_private(digits) else None


def dummy(text: str, digits: str) -> tuple[Fault, ...]:
    """The fault for a number that was typed only to fill the field: `12345678`, `1111111111111`.

    >>> dummy("12345678", "12345678")[0].code
    'id.dummy'
    """
    counting = "12345678901234567890123"
    if len(digits) >= 5 and (
        len(set(digits)) == 1 or digits in (counting[: len(digits)], "0" + counting[: len(digits) - 1])
    ):
        return (Fault("id.dummy", {"found": clip(text)}),)
    return ()


def stray_text(reading: Reading, right: str) -> tuple[Fault, ...]:
    """The fault for letters that do not belong to a number which is complete without them."""
    return (Fault("id.stray-text", {"found": clip(reading.stray)}, right),) if reading.stray else ()


def form(text: str, accepted: str, right: str) -> tuple[Fault, ...]:
    """The fault for a number that is right but not written in the usual way; `accepted` is the pattern of the ways that
    are.
    """
    written = tidy(text)
    return () if re.fullmatch(accepted, written) else (Fault("id.form", {"found": clip(text), "right": right}, right),)


def status_hint(text: str) -> str | None:
    """What to type if a status stands where the number belongs."""
    word = tidy(text).casefold().replace(" ", "-")
    return f"status: {word}" if word in _STATUS_WORDS else None


def lookalikes(text: str) -> str:
    """The text with letters beside digits read as the digits they look like: O as 0, I and l as 1.

    A letter that belongs to a word is left alone.

    >>> lookalikes("02201234567O9"), lookalikes("No. 2O66-3I")
    ('0220123456709', 'No. 2066-31')
    """
    seeming = r"(?<![A-Za-z])[OoIl]+(?=[0-9])|(?<=[0-9])[OoIl]+(?![A-Za-z])"
    return re.sub(seeming, lambda found: re.sub("[Oo]", "0", re.sub("[Il]", "1", found[0])), text)


def _own_part(bare: str, kind: Kind) -> tuple[str, list[Kind]]:
    """The segment that speaks of this kind, and the other kinds which the text names."""
    segments = [segment for segment in _TWO_IN_ONE.split(bare) if re.search(r"[0-9A-Za-z]", segment)]
    if len(segments) > 1:
        named = [(segment, _kinds_named(segment)) for segment in segments]
        others = [other for _, kinds in named for other in kinds if other != kind]
        # A remark after a comma is no second permit, unless it names one or is a long number itself.
        if others or sum(len(digits_of(segment)) >= 8 for segment in segments) > 1:
            own = [segment for segment, kinds in named if kind in kinds]
            free = [segment for segment, kinds in named if not kinds and digits_of(segment)]
            chosen = (own or free or [bare])[0]
            return (chosen, others) if chosen != bare else (bare, others)
        return bare, []
    others = [other for other in _kinds_named(bare) if other != kind]
    return (_between_words(bare, kind) if others else bare), others


def _between_words(bare: str, kind: Kind) -> str:
    """From the word that names this kind up to the word that names the next, if a number stands between them."""
    named = [(word.start(), _kinds_named(word[0])) for word in re.finditer(r"[A-Za-z]+", bare)]
    starts = [start for start, kinds in named if kind in kinds]
    if not starts:
        return bare
    ends = [start for start, kinds in named if kinds and kind not in kinds and start > starts[0]]
    part = bare[starts[0] : ends[0] if ends else None]
    return part if digits_of(part) else bare


def _kinds_named(text: str) -> list[Kind]:
    named = {word.casefold() for word in re.findall(r"[A-Za-z]+", text)}
    return [kind for kind, own in _OWN.items() if own & named]


def _checks(digits: str) -> bool:
    from stdnum import ean

    return bool(ean.is_valid(digits))
