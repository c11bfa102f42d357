"""The vocabulary of schema.org as `schema-dts` declares it, and what JSON-LD says that is not in it.

The package is a file of TypeScript declarations, written by a program in one form, so it is read line by line: a type
has the properties of its own `…Base` and of those that it extends, and a property says what its values may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_INTERFACE = re.compile(r"^(?:export )?interface (\w+)(?: extends (.+?))? \{$")
_PROPERTY = re.compile(r'^    "([\w:-]+)"\??: (?:SchemaValue<)?(.+?)(?:, "[\w:-]+">)?;$')
_ALIAS = re.compile(r"^export type (\w+) = (.+);$")
# Plain values: what JSON writes as a text, a number or a truth.
_PLAIN = frozenset("Text URL Date DateTime Time Number Integer Float Boolean string number boolean".split())


@dataclass
class Vocabulary:
    """`bases` name → names of the bases it extends and its own properties with the names of their types; `types` name
    of a type → its base; `choices` name → the names and texts that it stands for."""

    bases: dict[str, tuple[tuple[str, ...], dict[str, frozenset[str]]]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    choices: dict[str, frozenset[str]] = field(default_factory=dict)

    def properties(self, base: str) -> Mapping[str, frozenset[str]]:
        """Every property of a type, its own and inherited, with the names of the types of its values."""
        extended, own = self.bases.get(base, ((), {}))
        found: dict[str, frozenset[str]] = {}
        for each in extended:
            for name, kinds in self.properties(each).items():
                found[name] = found.get(name, frozenset()) | kinds
        return found | own

    def narrower(self, name: str) -> frozenset[str]:
        """A type, every type below it, and the texts that stand for one of its values."""
        found: set[str] = set()
        waiting = {name}
        while waiting:
            each = waiting.pop()
            found.add(each)
            waiting |= self.choices.get(each, frozenset()) - found
        return frozenset(found)


def read(declarations: str) -> Vocabulary:
    """The vocabulary of the text of `schema.d.ts`."""
    found = Vocabulary()
    current = ""
    for line in declarations.splitlines():
        if opened := _INTERFACE.match(line):
            current = opened[1]
            extended = tuple(re.findall(r"\b\w+Base\b", opened[2] or ""))
            found.bases[current] = (extended, {})
            if current.endswith("Leaf"):
                found.types[current.removesuffix("Leaf")] = current
        elif alias := _ALIAS.match(line):
            found.choices[alias[1]] = frozenset(each.strip().strip('"') for each in alias[2].split(" | "))
        elif current and (told := _PROPERTY.match(line)) and not told[1].startswith("@"):
            found.bases[current][1][told[1]] = frozenset(each.strip() for each in told[2].split(" | "))
    return found


def faults(vocabulary: Vocabulary, block: Any) -> Iterator[str]:
    """What a JSON-LD object says that the vocabulary does not know: types, properties, and values of the wrong kind."""
    if isinstance(block, list):
        for each in block:
            yield from faults(vocabulary, each)
    if not isinstance(block, dict):
        return
    kind = str(block.get("@type", ""))
    base = vocabulary.types.get(kind)
    if base is None and kind:
        yield f"{kind}: no such type"
    known = vocabulary.properties(base or "")
    # What an action asks for and gives back is written with an ending: `query-input`.
    is_action = "actionStatus" in known
    for name, value in block.items():
        if name.startswith("@"):
            continue
        wanted = known.get(name)
        if wanted is None and base and not (is_action and name.endswith(("-input", "-output"))):
            yield f"{kind}.{name}: no such property"
        for each in value if isinstance(value, list) else [value]:
            if wanted and (wrong := _wrong(vocabulary, wanted, each)):
                yield f"{kind}.{name}: {wrong}, wanted {', '.join(sorted(wanted - {'IdReference'}))}"
            yield from faults(vocabulary, each)


def _wrong(vocabulary: Vocabulary, wanted: frozenset[str], value: Any) -> str | None:
    """What is wrong with one value of a property; None if it may stand there."""
    allowed = frozenset().union(*(vocabulary.narrower(name) for name in wanted))
    if isinstance(value, dict):
        kind = value.get("@type")
        if kind is None:
            return None if "@id" in value and "IdReference" in wanted else "object without a type"
        return None if kind in allowed or f"{kind}Leaf" in allowed else f"{kind}"
    if allowed & _PLAIN or (isinstance(value, str) and value in allowed):
        return None
    return f"{value!r}"
