"""Editions too large for one book: where they are parted, and what each volume knows of the others.

Above `MOST` products an edition is printed in volumes of about equal size. They begin with a zone (a category, a row of
booths) where one begins near by, else with a vendor. Every volume has its own contents and indexes; its indexes of
vendors, categories and districts name the volume of what stands in another, and the last one lists all products.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from etalase.model import Catalog, Product
from etalase.plan.booklet_desk import Elsewhere, Volume

MOST = 1500
# Zone, vendor and its products that stand together.
Stand = tuple[str, str, tuple[Product, ...]]

# How far from an equal share, as a part of it, a border may lie to fall between two zones.
_REACH = 0.25


def split(ordered: Iterable[Stand], most: int = MOST) -> list[list[Stand]]:
    """The stands in volumes of at most `most` products; all in one if they are few, and one empty volume of none."""
    stands = list(_halved(ordered, most))
    sums = list(accumulate((len(products) for _, _, products in stands), initial=0))
    count = max(1, -(-sums[-1] // most))
    while (borders := _borders(stands, sums, count, most)) is None:
        count += 1
    return [stands[start:end] for start, end in zip([0, *borders], [*borders, len(stands)], strict=True)]


def _halved(ordered: Iterable[Stand], most: int) -> Iterator[Stand]:
    """A vendor with more than fits into a volume stands there more than once."""
    for zone, vendor, products in ordered:
        for start in range(0, max(1, len(products)), most):
            yield zone, vendor, products[start : start + most]


def _borders(stands: Sequence[Stand], sums: Sequence[int], count: int, most: int) -> list[int] | None:
    """The stands with which the volumes after the first begin, or None if so few volumes cannot hold them."""
    found: list[int] = []
    share = sums[-1] / count
    for n in range(1, count):
        last = found[-1] if found else 0
        allowed = [
            at
            for at in range(last + 1, len(stands))
            if sums[at] - sums[last] <= most and sums[-1] - sums[at] <= most * (count - n)
        ]
        if not allowed:
            return None

        def cost(at: int, wanted: float = share * n) -> tuple[float, int]:
            between = stands[at - 1][0] != stands[at][0]
            return abs(sums[at] - wanted) / share + (0 if between else _REACH), at

        found.append(min(allowed, key=cost))
    return found


def volume(catalog: Catalog, volumes: Sequence[Sequence[Stand]], n: int) -> Volume:
    """What the `n`th volume (from 1) knows of the others."""
    elsewhere = [
        Elsewhere(
            vendor=id,
            name=(vendor := catalog.vendors[id]).name,
            place=vendor.source.place("nama"),
            district=vendor.district,
            categories=tuple(dict.fromkeys(product.category for product in products)),
            volume=m,
        )
        for m, stands in enumerate(volumes, 1)
        if m != n
        for _, id, products in stands
    ]
    is_last = n == len(volumes)
    goods = [
        (product.name, id, m)
        for m, stands in enumerate(volumes[:-1], 1)
        if is_last
        for _, id, products in stands
        for product in products
    ]
    return Volume(n, len(volumes), tuple(elsewhere), tuple(goods))
