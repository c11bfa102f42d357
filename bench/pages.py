"""One build of the pages that are compared, in a process of its own: `python -m bench.pages FOLDER same|whole`.

`same` makes what the Hugo site has: home, lists, products, vendors, texts. `whole` makes the whole site. Neither makes
pictures for sharing or papers; the catalogues that are measured have no photos.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
from pathlib import Path

from etalase import parts, pipeline
from etalase.request import Request

ROOT = Path(__file__).parents[1]
AS_OF = dt.date(2026, 11, 24)
# Families of pages that Hugo is not asked for.
_OTHERS = ("places", "events", "share", "feeds", "search", "worker")


def request(folder: Path) -> Request:
    return Request(
        content=folder / "content",
        templates=ROOT / "templates",
        output=folder / "output",
        cache=folder / ".cache",
        as_of=AS_OF,
        only=("site",),
        skip=("card", "paper"),
        parts=parts.published(),
    )


def main() -> int:
    gc.disable()  # as the command does
    folder, extent = Path(sys.argv[1]).resolve(), sys.argv[2]
    if extent == "same":
        from etalase.plan import site

        for family in _OTHERS:
            setattr(site, family, lambda *inputs: {})
    outcome = pipeline.build(request(folder))
    print(outcome.n_files, outcome.n_written)
    return 0 if outcome.published else 1


if __name__ == "__main__":
    sys.exit(main())
