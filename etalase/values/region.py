"""Regencies and cities of Indonesia by code, and kelurahan names as people spell them.

Official lists disagree on spaces and capitals (*Sungainangka*, *Sungai Nangka*), so names are matched on letters only;
but *Damai*, *Damai Baru* and *Damai Bahagia* are three places, so nothing less than all letters is ever accepted as a
match.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from etalase.values.fault import Fault
from etalase.values.lost import clip
from etalase.values.text import tidy

N_REGENCIES = 514

# Spellings of official lists that differ by more than spaces, letters only: BPS writes Lemaru for Lamaru.
_ALIASES = {"lemaru": "lamaru"}
_TITLE = re.compile(r"^(?:kelurahan|kel|desa|ds|kecamatan|kec)\b[.:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Regency:
    """A regency (kabupaten) or city (kota): four-digit Kemendagri code, full name, name of its province."""

    code: str
    name: str
    province: str


@cache
def regencies() -> Mapping[str, Regency]:
    """All 514 by code."""
    text = (files("etalase") / "data" / "regencies.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Regency(row["code"], row["name"], row["province"]) for row in csv.DictReader(text.splitlines())
    }


def regency(code: str) -> Regency | None:
    """The regency or city of a code, with or without its dot.

    >>> regency("64.71")
    Regency(code='6471', name='Kota Balikpapan', province='Kalimantan Timur')
    """
    return regencies().get(code.replace(".", ""))


@cache
def provinces() -> Mapping[str, str]:
    """All 38 provinces: two-digit code → name."""
    return {found.code[:2]: found.province for found in regencies().values()}


def province(code: str) -> str | None:
    """The province of a two-digit code.

    >>> province("64")
    'Kalimantan Timur'
    """
    return provinces().get(code)


def read_regency_code(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """A regency's code as four digits; the dotted form is accepted, a name gets its code as the hint.

    >>> read_regency_code("64.71")
    ('6471', ())
    """
    bare = tidy(text)
    if re.fullmatch(r"[0-9]{2}\.?[0-9]{2}", bare) and (found := regency(bare)):
        return found.code, ()
    wanted = letters(bare)
    named = [one.code for one in regencies().values() if wanted and letters(one.name) in (wanted, "kota" + wanted)]
    return None, (Fault("region.code-unknown", {"found": clip(text)}, named[0] if len(named) == 1 else None),)


@lru_cache(maxsize=8192)
def letters(name: str) -> str:
    """The letters of a name in lower case, without *Kel.* or *Kec.* before it: all that counts in a match.

    >>> letters("Kel. Sungai Nangka") == letters("SUNGAINANGKA")
    True
    """
    bare = "".join(sign for sign in _TITLE.sub("", tidy(name)).casefold() if sign.isalpha())
    return _ALIASES.get(bare, bare)


def match(found: str, names: Iterable[str]) -> str | None:
    """The name with exactly the same letters, as the list spells it; no prefix and no near miss counts.

    >>> match("damai baru", ["Damai", "Damai Baru"]), match("damai b", ["Damai", "Damai Baru"])
    ('Damai Baru', None)
    """
    wanted = letters(found)
    return next((name for name in names if letters(name) == wanted), None) if wanted else None


def nearest(found: str, names: Mapping[str, str], kecamatan: str | None = None, limit: int = 3) -> tuple[str, ...]:
    """The names to suggest for a misspelt one, nearest first; at equal distance those of the given kecamatan come
    first.

    `names` leads from each kelurahan to its kecamatan. Nothing is suggested that shares too little with what was typed.

    >>> nearest("Margamulyo", {"Margo Mulyo": "Balikpapan Barat", "Marga Sari": "Balikpapan Barat"})
    ('Margo Mulyo',)
    """
    from rapidfuzz.distance import DamerauLevenshtein

    wanted = letters(found)[:60]
    home = letters(kecamatan) if kecamatan else None
    furthest = max(1, len(wanted) // 3)
    ranked = []
    for name, of in names.items():
        distance = DamerauLevenshtein.distance(wanted, letters(name))
        # The first word of a longer name is worth a suggestion, never a match.
        if distance <= furthest or (len(wanted) >= 4 and letters(name).startswith(wanted)):
            ranked.append((distance, letters(of) != home, name))
    return tuple(name for _, _, name in sorted(ranked)[:limit])


def read_kelurahan(
    text: str, names: Mapping[str, str], kecamatan: str | None = None
) -> tuple[str | None, tuple[Fault, ...]]:
    """The kelurahan as the list spells it. Since every name is in one kecamatan only, a wrong kecamatan is told with
    the right one.
    """
    name = match(text, names)
    if not name:
        near = nearest(text, names, kecamatan)
        if not near:
            return None, (Fault("region.kelurahan-unlisted", {"found": clip(text)}),)
        shortened = [one for one in near if letters(one).startswith(letters(text))]
        if len(shortened) > 1:
            values = {"found": clip(text), "suggestion": " / ".join(shortened)}
            return None, (Fault("region.kelurahan-unknown", values),)
        return None, (Fault("region.kelurahan-unknown", {"found": clip(text), "suggestion": near[0]}, near[0]),)
    expected = names[name]
    if kecamatan and not same_kecamatan(kecamatan, expected):
        values = {"kelurahan": name, "expected": expected, "found": clip(kecamatan)}
        return name, (Fault("region.kecamatan-wrong", values, expected),)
    return name, ()


def read_kecamatan(text: str, names: Iterable[str]) -> tuple[str | None, tuple[Fault, ...]]:
    """The kecamatan as the list spells it; its last word alone is enough (`Timur` for Balikpapan Timur)."""
    listed = list(dict.fromkeys(names))
    found = [name for name in listed if same_kecamatan(text, name)]
    if len(found) == 1:
        return found[0], ()
    near = nearest(text, {name: name for name in listed})
    if near:
        return None, (Fault("region.kecamatan-unknown", {"found": clip(text), "suggestion": near[0]}, near[0]),)
    return None, (Fault("region.kecamatan-unlisted", {"found": clip(text)}),)


def same_kecamatan(written: str, name: str) -> bool:
    """Whether what was written means this kecamatan: the same letters, or its last word alone.

    >>> same_kecamatan("Kec. Timur", "Balikpapan Timur"), same_kecamatan("Kota Balikpapan", "Balikpapan Kota")
    (True, False)
    """
    return letters(written) in (letters(name), letters(name.split()[-1]) if name.split() else "") and bool(
        letters(written)
    )


def kelurahan_in(address: str, names: Iterable[str]) -> str | None:
    """The kelurahan that an address names, the longest if one name begins another; None if none or several are named.

    >>> kelurahan_in("Jl. Mulawarman RT 02, Manggar Baru", ["Manggar", "Manggar Baru"])
    'Manggar Baru'
    """
    words = " ".join(re.findall(r"[^\W\d_]+", tidy(address).casefold()))
    found: list[str] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        parts = re.findall(r"[^\W\d_]+", name.casefold())
        pattern = r"\b" + r"\s?".join(parts) + r"\b"
        if re.search(pattern, words):
            words = re.sub(pattern, " ", words)
            found.append(name)
    return found[0] if len(found) == 1 else None
