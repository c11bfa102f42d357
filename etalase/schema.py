"""JSON Schemas and editor settings, generated from the model's table of keys.

Written below the folder that holds `content/`: `skema/<noun>.schema.json`, and `.vscode/settings.json`, which makes the
YAML extension show titles, help and allowed values while typing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from etalase import rulebook
from etalase.model import (
    Category,
    Commission,
    Exhibition,
    FloorPlan,
    Key,
    Kind,
    Noun,
    Permit,
    Photo,
    PrintTheme,
    Product,
    Retailer,
    Rule,
    Seen,
    Site,
    TextPage,
    Training,
    Vendor,
    keys_of,
)
from etalase.words import words

# Noun → (name of its schema, files it is for, whether a file is a list of them).
_FILES: dict[Any, tuple[str, str, bool]] = {
    Site: ("site", "content/site.yaml", False),
    PrintTheme: ("tema-cetak", "content/tema-cetak.yaml", False),
    Category: ("categories", "content/categories.yaml", True),
    Vendor: ("vendor", "content/vendors/*/vendor.yaml", False),
    Product: ("product", "content/vendors/*/products/*.md", False),
    Retailer: ("retailer", "content/retailers/*.yaml", False),
    Exhibition: ("exhibition", "content/exhibitions/*/exhibition.yaml", False),
    Training: ("training", "content/trainings/*.md", False),
    TextPage: ("page", "content/pages/*.md", False),
    Rule: ("rules", "content/rules/*.yaml", True),
}
_PATTERNS = {
    Kind.DATE: r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    Kind.PARTIAL_DATE: r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    Kind.TIME: r"^([01]?[0-9]|2[0-3])[.:][0-5][0-9]$",
    Kind.CODE: r"^[A-Z0-9][A-Z0-9-]{1,11}$",
    Kind.COLOUR: r"^#[0-9a-fA-F]{6}$",
}
_SHORT = {Permit, Photo, FloorPlan}


def write(root: Path, language: str) -> int:
    """Write everything below `root`; settings of other programs in `.vscode/settings.json` stay."""
    n = ("id", "en").index(language)
    folder = root / "skema"
    folder.mkdir(parents=True, exist_ok=True)
    for noun, (name, _, listed) in _FILES.items():
        _save(folder / f"{name}.schema.json", json_schema(noun, n, listed=listed))
    settings = root / ".vscode" / "settings.json"
    settings.parent.mkdir(exist_ok=True)
    _save(settings, _settings(settings))
    print(words("cli", language).text("Skema ditulis di {folder}.", folder=folder))
    return 0


def json_schema(noun: Any, n: int = 0, *, listed: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one noun's file; titles and help in Indonesian (0) or English (1)."""
    schema = _mapping(noun, n)
    if listed:
        schema["properties"] = {"id": {"type": "string"}, **schema["properties"]}
        schema["required"] = ["id", *schema["required"]]
        schema = {"type": "array", "items": schema}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _mapping(noun: Any, n: int) -> dict[str, Any]:
    keys = keys_of(noun).values()
    properties = {key.name: _property(key, n) for key in keys}
    if noun is Rule:
        properties["apa"] |= {"enum": list(rulebook.KINDS)}
        properties["syarat"] = _conditions()
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": [key.name for key in keys if key.required],
    }


def _conditions() -> dict[str, Any]:
    """What may stand in the `syarat` of a rule, whatever its kind: one value, or a list of which any will do."""
    allowed: dict[str, set[str]] = {}
    free: set[str] = set()
    for kind in rulebook.KINDS.values():
        for name, values in kind.keys.items():
            if isinstance(values, str):
                free.add(name)
            allowed.setdefault(name, set()).update(() if isinstance(values, str) else values)
    properties: dict[str, Any] = {}
    for name, choices in sorted(allowed.items()):
        one: dict[str, Any] = {"type": ["string", "integer"]} if name in free else {"enum": sorted(choices)}
        properties[name] = {"anyOf": [one, {"type": "array", "items": one}]}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(key: Key, n: int) -> dict[str, Any]:
    value = _value(key, n)
    if key.bilingual:
        both = {
            "type": "object",
            "additionalProperties": False,
            "properties": {"id": value, "en": value},
            "required": ["id"],
        }
        value = {"anyOf": [value, both]}
    if key.many:
        value = {"type": "array", "items": value}
    return {"title": key.title[n], "description": f"{key.help[n]} ({key.example})", **value}


def _value(key: Key, n: int) -> dict[str, Any]:
    text: dict[str, Any] = {"type": ["string", "number"]}
    match key.kind:
        case Kind.CHOICE:
            return {"enum": list(key.choices)}
        case Kind.FLAG:
            return {"enum": ["ya", "tidak"]}
        case Kind.RUPIAH:
            return {"type": "integer", "exclusiveMinimum": 0}
        case Kind.COUNT:
            limits = {"minimum": key.low or 0} | ({"maximum": key.high} if key.high is not None else {})
            return {"type": "integer", **limits}
        case Kind.DECIMAL | Kind.PERCENT:
            return {"type": "number", "minimum": 0}
        case Kind.FOCUS | Kind.COORDINATES:
            return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
        case Kind.GRID:
            return {"type": "array", "items": {"type": "array", "items": text}}
        case Kind.GROUP:
            mapping = _mapping(key.of, n)
            if key.of is Commission:
                return {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, mapping]}
            return {"anyOf": [{"type": "string"}, mapping]} if key.of in _SHORT else mapping
        case Kind.TIME:
            # YAML editors read 08.00 as a number before they look at the schema.
            return {"anyOf": [{"type": "string", "pattern": _PATTERNS[Kind.TIME]}, {"type": "number"}]}
        case Kind.PARTIAL_DATE:
            return {"anyOf": [{"type": "string", "pattern": _PATTERNS[Kind.PARTIAL_DATE]}, {"type": "integer"}]}
        case kind if kind in _PATTERNS:
            return {"type": "string", "pattern": _PATTERNS[kind]}
        case _:
            return text


def _settings(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        kept = {}
    schemas = {f"skema/{name}.schema.json": files for name, files, _ in _FILES.values() if files.endswith(".yaml")}
    ours = {"yaml.schemas": schemas, "files.encoding": "utf8", "files.eol": "\n", "files.insertFinalNewline": True}
    return {**kept, **ours} if isinstance(kept, dict) else ours


def _save(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


# Allowed in every mapping, so told once.
_EVERYWHERE = {key.name: key for key in keys_of(Noun).values()}
_SEEN = {
    Seen.PUBLIC: "umum",
    Seen.CONSENT: "umum bila ada persetujuan",
    Seen.BUYERS: "pembeli ritel",
    Seen.PRIVATE: "kantor saja",
}


def reference() -> str:
    """The reference of every key, in Markdown for `docs/panduan/kunci.md`."""
    parts = [
        "# Semua kunci\n",
        "Disusun dari model program. **Tebal** berarti wajib; ⓑ berarti boleh `{id: …, en: …}`.\n",
        "Di mana saja boleh juga:\n",
        *(f"- `{key.name}`: {key.help[0]}" for key in _EVERYWHERE.values()),
        "",
    ]
    seen: set[Any] = set()
    for noun, (_, files, _) in _FILES.items():
        parts.append(f"## {files.removeprefix('content/')}\n")
        parts += _tables(noun, seen)
    return "\n".join(parts)


def _tables(noun: Any, seen: set[Any]) -> list[str]:
    """The table of a noun, then those of the groups in it that have not been shown yet."""
    rows = ["| kunci | arti | contoh | tampil |", "|---|---|---|---|"]
    inner: list[Key] = []
    for key in keys_of(noun).values():
        if key.name in _EVERYWHERE:
            continue
        name = f"**{key.name}**" if key.required else key.name
        allowed = f" ({', '.join(key.choices)})" if key.choices else ""
        example = key.example.replace("|", "\\|")
        rows.append(
            f"| {name}{' ⓑ' if key.bilingual else ''} | {key.help[0]}{allowed} | `{example}` | {_SEEN[key.seen]} |"
        )
        if key.of is not None and key.of not in seen:
            seen.add(key.of)
            inner.append(key)
    tables = ["\n".join(rows) + "\n"]
    for key in inner:
        tables += [f"### {key.name}\n", *_tables(key.of, seen)]
    return tables
