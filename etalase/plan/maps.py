"""Links that open a place on a map: one for every browser, one for the phone's own map."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from etalase.model import Site
from etalase.values import region


@dataclass(frozen=True, slots=True)
class Map:
    """`web` opens anywhere; `geo` opens the map application of a phone, None while the exact point is not known."""

    web: str
    geo: str | None


def map_of(name: str, address: str | None, point: tuple[float, float] | None, site: Site) -> Map | None:
    """The links to a place by its coordinates, else by its name and address in the site's regency; None if neither is
    known."""
    if point:
        here = f"{point[0]:g},{point[1]:g}"
        web = f"https://www.google.com/maps/search/?api=1&query={quote(here, safe=',')}"
        return Map(web, f"geo:{here}?q={here}({quote(name, safe='')})")
    if not address:
        return None
    regency = region.regency(site.region)
    words = ", ".join(dict.fromkeys(filter(None, [name, address, regency.name if regency else ""])))
    return Map(f"https://www.google.com/maps/search/?api=1&query={quote(words, safe='')}", None)
