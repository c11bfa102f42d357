"""The rules: one module for each subject, whose docstring is its page in the handbook.

A rule module has `CODES`, the gravity of every problem code it explains, and any of five functions:

- `check_text(file, text)` reads the raw text of one content file,
- `check_any_text(file, text)` reads that of every text file, drawings and files that are no content included,
- `check_entry(entry)` judges one entry by itself,
- `check(catalog, as_of)` judges the whole catalogue on a day,
- `gravity(problem)` tells the gravity of one finding where its code alone does not decide (None: as in `CODES`).

The first three depend on one file alone, so what they find is kept until that file changes. Codes found by other stages
(reading, parsing, shaping, looking at photos, making) have a module here too, for their gravity and their page.
"""

from __future__ import annotations

import datetime as dt
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from etalase.model import Catalog
from etalase.problem import Problem, Severity


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every rule module, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return tuple(import_module(f"{__name__}.{name}") for name in names)


@cache
def severities() -> Mapping[str, Severity]:
    """Problem code → how grave it is."""
    return {code: severity for module in modules() for code, severity in module.CODES.items()}


def severity_of(problem: Problem) -> Severity:
    """How grave a problem is; a code that no rule explains counts as an error, and a test finds it."""
    if judge := _judges().get(problem.code):
        judged: Severity | None = judge(problem)
        if judged is not None:
            return judged
    return severities().get(problem.code, Severity.ERROR)


def of_text(file: str, text: str) -> Iterator[Problem]:
    """What the rules say about the raw text of one file."""
    for function in _functions("check_text"):
        yield from function(file, text)
    yield from of_any_text(file, text)


def of_any_text(file: str, text: str) -> Iterator[Problem]:
    """What the rules say about a text that is no content, but lies in the content folder."""
    for function in _functions("check_any_text"):
        yield from function(file, text)


def of_entry(entry: Any) -> Iterator[Problem]:
    """What the rules say about one entry by itself."""
    for function in _functions("check_entry"):
        yield from function(entry)


def of_catalog(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    """What the rules say about the whole catalogue."""
    for function in _functions("check"):
        yield from function(catalog, as_of)


@cache
def _functions(name: str) -> tuple[Callable[..., Iterator[Problem]], ...]:
    return tuple(getattr(module, name) for module in modules() if hasattr(module, name))


@cache
def _judges() -> Mapping[str, Callable[[Problem], Severity | None]]:
    return {code: module.gravity for module in modules() if hasattr(module, "gravity") for code in module.CODES}
