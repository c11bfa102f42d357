"""Which files exist, and from what: pure functions from a catalogue to a mapping of path to recipe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etalase.model import Printing

# How the names of books asked for by command begin, in `print/`; no id of an exhibition holds such a sign.
ASKED = "pilihan_"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan may read besides the catalogue.

    `as_of` is the day the output speaks of. `base_url` ends in `/`, or is None when the site's address is not known
    (then there is no canonical, sitemap or QR code). `ready` maps a product's address to the ids of the retailers whose
    every `wajib` it meets. `assets` maps a file name (`assets/gaya.css`, `parts/stemmer-id.js`) to the digest of its
    bytes. `links` is `file` for the copy that opens from a USB stick. `preview` adds what only `serve` needs.
    `printing` is how the printed matter is wanted, `profile` path and digest of the colour profile it names.
    Labels begin on field `first_label` of their first sheet.
    """

    as_of: dt.date
    base_url: str | None
    ready: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    assets: Mapping[str, str] = field(default_factory=dict)
    links: Literal["folder", "file"] = "folder"
    preview: bool = False
    printing: Printing = field(default_factory=Printing)
    profile: tuple[str, str] | None = None
    first_label: int = 1
