"""The words of the interface in Indonesian and English, from gettext catalogues beside this file.

Indonesian is the source language of pages and papers: `text("Cari")` is "Cari" in Indonesian and whatever
`<domain>.en.po` says in English. Problems are known by code, so both languages have a catalogue, `problems*.id.po` and
`problems*.en.po`. A message may hold `{name}` placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from io import BytesIO

from etalase.problem import Problem

LANGUAGES = ("id", "en")


class Words:
    """The words of one domain (`site`, `print`, `staff`, `cli`) in one language."""

    def __init__(self, domain: str, language: str) -> None:
        self.language = language
        self._messages = {} if language == "id" else _catalogue(f"{domain}.{language}.po")

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, its placeholders filled. What lacks a translation stays Indonesian."""
        found = self._messages.get(message, message)
        chosen = found if isinstance(found, str) else found[0]
        return chosen.format(**values) if values else chosen

    def plural(self, message: str, n: int, /, **values: object) -> str:
        """Like `text` with `{n}`: Indonesian has one form, English chooses between one and other."""
        found = self._messages.get(message, message)
        chosen = found if isinstance(found, str) else found[0 if n == 1 else 1]
        return chosen.format(n=n, **values)


@cache
def words(domain: str, language: str) -> Words:
    return Words(domain, language)


def explain(problem: Problem, language: str) -> str:
    """What the problem says, in plain words of `language`."""
    return explain_code(problem.code, problem.values, language)


def explain_code(code: str, values: Mapping[str, str | int], language: str) -> str:
    """The words of a problem code, its placeholders filled from `values`."""
    template = _problem_catalogue(language).get(code, code)
    return (template if isinstance(template, str) else template[0]).format_map(_Shown(values))


def problem_codes(language: str) -> frozenset[str]:
    """Every code that has words in `language`."""
    return frozenset(_problem_catalogue(language))


class _Shown(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


@cache
def _problem_catalogue(language: str) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for file in sorted(entry.name for entry in resources.files(__package__).iterdir()):
        if file.startswith("problems") and file.endswith(f".{language}.po"):
            found |= _catalogue(file)
    return found


@cache
def _catalogue(file: str) -> dict[str, str | tuple[str, ...]]:
    """Message → translation, or (one, other) where English needs two forms."""
    from babel.messages.pofile import read_po  # here because a build that finds nothing to say need not load it

    source = resources.files(__package__).joinpath(file)
    if not source.is_file():
        return {}
    catalogue = read_po(BytesIO(source.read_bytes()))
    messages: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or not message.string:
            continue
        if isinstance(message.id, str):
            messages[message.id] = message.string if isinstance(message.string, str) else message.string[0]
        else:
            messages[message.id[0]] = tuple(message.string)
    return messages
