"""What was printed: which price tags must be printed again, and writing down that they were.

`content/dicetak.csv` is written whole and moved into place at once; its rows are sorted, so that a change of one tag is
a change of one line.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etalase import audience, disk, pricetags
from etalase.model import Catalog, PrintedTag
from etalase.plan import Setting, labels, loose
from etalase.shape import PRINTED_COLUMNS

FILE = "dicetak.csv"


@dataclass(frozen=True, slots=True)
class Due:
    """A tag that must be printed; `before` is what was printed last, or None."""

    tag: PrintedTag
    before: PrintedTag | None


def tags(catalog: Catalog, as_of: dt.date, exhibition: str | None = None) -> Iterator[PrintedTag]:
    """What stands on the price tags of an exhibition, or of all, on a day."""
    public = audience.seen_by(catalog, "public", as_of)
    if exhibition is not None:
        public = dataclasses.replace(public, exhibitions={exhibition: public.exhibitions[exhibition]})
    for fair in loose.fairs(public, public, Setting(as_of, catalog.site.base_url)):
        if fair.is_first:
            yield from labels.tags(fair)


def due(catalog: Catalog, as_of: dt.date, exhibition: str | None = None) -> tuple[Due, ...]:
    """The tags that were never printed, or say something else than what was printed."""
    known = {(one.exhibition, one.key): one for one in catalog.printed}
    found = pricetags.out_of_date(tags(catalog, as_of, exhibition), catalog.printed)
    return tuple(Due(tag, known.get((tag.exhibition, tag.key))) for tag in found)


def record(content: Path, catalog: Catalog, as_of: dt.date, exhibition: str | None = None) -> None:
    """Write down that these tags are printed as they are on that day."""
    data = as_csv(pricetags.recorded(tags(catalog, as_of, exhibition), catalog.printed, catalog.exhibitions))
    target = content / FILE
    if not target.is_file() or target.read_bytes() != data:
        os.replace(disk.stage(target, data), target)


def as_csv(rows: Iterable[PrintedTag]) -> bytes:
    """The ledger as a file: one tag in a line, columns as `shape.shape_printed` reads them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(PRINTED_COLUMNS)
    for row in rows:
        price = "" if row.price is None else str(row.price)
        writer.writerow((row.exhibition, row.key, row.name, row.content, price, row.booth, row.day.isoformat()))
    return text.getvalue().encode()
