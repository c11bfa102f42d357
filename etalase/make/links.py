"""What a finished page asks of other files and offers them: looked at while its text is in hand, never read again.

The text comes with its marks (see `make.page`), so own addresses are those from the root of the site, in whichever copy
of it the page lies.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

import brotli

from etalase.addresses import twin
from etalase.recipe import Facts

# These run over every page, so they begin with what can be looked for letter by letter.
_ID = re.compile(' id="([^"]+)"')
_HERE = re.compile(' href="(#[^"]+)"')
# The preview's own server answers to addresses that begin with two underscores.
_BARE = re.compile('(?:href|src)="(/(?!/|__)[^"]*)"')
_STYLE = re.compile('<link rel="stylesheet" href="\x01/([^\x02]*)\x02"')
_SCRIPT = re.compile('<script src="\x01/([^\x02]*)\x02"')
_PICTURE = re.compile(r'<source type="image/avif" srcset="([^"]*)" sizes="([^"]*)"><img ([^>]*)>')
_CANDIDATE = re.compile("\x01/([^\x02]*)\x02 ([0-9]+)w")

# The phone that the budgets speak of: 360 points wide, two pixels to a point.
PHONE, DENSITY = 360, 2
# Our HTML shrinks to less than a third, so what is shorter than this is under every budget (the least is 8,000).
SMALL = 24_000
LEAST = 8_000
# brotli at a quality that is quick; a host that compresses once sends less, never more.
QUICK = 5


def facts(text: str, own: Iterable[str], path: str, base_url: str | None) -> Facts:
    """What stands in the page at the output path `path` (`site/produk/index.html`).

    `own` are the addresses in its marks. `base_url` is the site's own address, if it is known: a full address below it
    in the page's head is an own address as well.
    """
    head = text[: text.find("</head>")]
    targets = {target(address) for address in own if address}
    if base_url:
        targets |= {target("/" + piece.partition('"')[0]) for piece in head.split(f'"{base_url}')[1:]}
    ids = frozenset(_ID.findall(text))
    strange = {address for address in _HERE.findall(text) if address[1:] not in ids}
    if 'href="/' in text or 'src="/' in text:
        strange.update(_BARE.findall(text))
    return Facts(
        links=targets,
        strange=strange,
        ids=ids,
        styles=tuple(_STYLE.findall(head)),
        scripts=tuple(_SCRIPT.findall(head)),
        pictures=tuple(_first_pictures(text)),
        has_twin=twin(path.partition("/")[2]) in targets,
    )


def weight(data: bytes, small: int = SMALL) -> int:
    """About how many bytes are sent for a text, never less than at best; 0 for one that is too short to matter."""
    if len(data) <= small:
        return 0
    quick = len(zlib.compress(data, 1))
    return quick if quick <= LEAST else len(brotli.compress(data, quality=QUICK))


@lru_cache(maxsize=65536)
def target(address: str) -> str:
    """The file at an own address, with its fragment.

    >>> target("/produk/?q=a#b"), target("/data/katalog.json")
    ('produk/index.html#b', 'data/katalog.json')
    """
    address, mark, fragment = unescape(address).partition("#")
    address = address.partition("?")[0].removeprefix("/")
    if not address or address.endswith("/"):
        address += "index.html"
    return address + mark + fragment


def _first_pictures(text: str) -> list[str]:
    """The pictures above the first that may wait, in the size that the phone chooses."""
    found = []
    for picture in _PICTURE.finditer(text):
        candidates, sizes, image = picture.groups()
        if 'loading="lazy"' in image:
            break
        needed = _pixels(sizes)
        files = [(int(width), file) for file, width in _CANDIDATE.findall(candidates)]
        found.append(min((each for each in files if each[0] >= needed), default=max(files))[1])
    return found


@lru_cache(maxsize=256)
def _pixels(sizes: str) -> float:
    """How many pixels wide a picture is shown on the phone, by the last entry of `sizes`.

    >>> _pixels("(min-width:900px) 280px,calc(50vw - 22px)"), _pixels("84px")
    (316.0, 168.0)
    """
    last = sizes.rpartition(",")[2]
    shares = sum(float(share) for share in re.findall(r"([0-9.]+)vw", last)) * PHONE / 100
    points = sum(float(sign + number) for sign, number in re.findall(r"(-?) ?\b([0-9.]+)px", last))
    return (shares + points) * DENSITY
