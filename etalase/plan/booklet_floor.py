"""The floor plan of an exhibition: cells of 3 × 3 m in, places out, cut in two where the fold of the booklet is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FLOOR = "."

Cell = tuple[int, int]
Rect = tuple[int, int, int, int]
Corner = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """Equal neighbouring cells: what was typed in them, and the rectangles (x, y, width, height in cells) they fill.

    `label` is the index of the rectangle that has most room for a name.
    """

    word: str
    rects: tuple[Rect, ...]

    @property
    def label(self) -> int:
        return max(range(len(self.rects)), key=lambda n: (self.rects[n][2] * self.rects[n][3], -n))

    @property
    def cells(self) -> set[Cell]:
        return {(x + i, y + j) for x, y, width, height in self.rects for i in range(width) for j in range(height)}


def areas(cells: tuple[tuple[str, ...], ...]) -> tuple[Area, ...]:
    """Every place of the plan from the top left; the floor is none. Rows may differ in length.

    >>> areas((("A1", "A1", "."), ("panggung", "A1", "A2")))[0]
    Area(word='A1', rects=((0, 0, 2, 1), (1, 1, 1, 1)))
    """
    grid = {
        (x, y): word.strip()
        for y, row in enumerate(cells)
        for x, word in enumerate(row)
        if word.strip() and word.strip() != FLOOR
    }
    seen: set[Cell] = set()
    found: list[Area] = []
    for cell in grid:
        if cell not in seen:
            joined = set(_joined(grid, cell))
            seen |= joined
            found.append(Area(grid[cell], tuple(_rectangles(joined))))
    return tuple(found)


def fold(found: Iterable[Area], columns: int) -> int:
    """The column before which the plan is cut in two: near the middle, through as few places as possible."""
    rects = [rect for area in found for rect in area.rects]

    def cost(column: int) -> tuple[float, int]:
        cut = sum(1 for x, _, width, _ in rects if x < column < x + width)
        return cut * 1.5 + abs(column - columns / 2), column

    reach = max(1, columns // 8)
    middle = columns // 2
    return min(range(max(1, middle - reach), min(columns - 1, middle + reach + 1) + 1), key=cost, default=middle)


def cut(area: Area, first: int, last: int) -> Area | None:
    """The part of a place in the columns from `first` up to, not including, `last`, counted from `first`."""
    parts = tuple(
        (max(x, first) - first, y, min(x + width, last) - max(x, first), height)
        for x, y, width, height in area.rects
        if x < last and x + width > first
    )
    return Area(area.word, parts) if parts else None


def outline(cells: set[Cell]) -> tuple[tuple[Corner, ...], ...]:
    """The edges around the cells as closed loops of corners (x, y, dx, dy); (dx, dy) points inwards.

    >>> outline({(0, 0)})
    (((0, 0, 1, 1), (1, 0, -1, 1), (1, 1, -1, -1), (0, 1, 1, -1)),)
    """
    # Every edge runs with its cell on the right, so loops go clockwise and holes the other way round.
    edges: dict[Cell, list[Cell]] = {}
    for x, y in sorted(cells):
        for beside, start, end in (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        ):
            if beside not in cells:
                edges.setdefault(start, []).append(end)
    loops: list[tuple[Corner, ...]] = []
    while edges:
        start = min(edges, key=lambda point: (point[1], point[0]))
        loop = [start]
        step = (1, 0)
        while True:
            # Where two loops touch at a point, the right turn stays with the cell that was followed.
            ends = edges[loop[-1]]
            ends.sort(key=lambda end: _turn(step, (end[0] - loop[-1][0], end[1] - loop[-1][1])))
            end = ends.pop(0)
            if not ends:
                del edges[loop[-1]]
            step = (end[0] - loop[-1][0], end[1] - loop[-1][1])
            if end == start:
                break
            loop.append(end)
        loops.append(_corners(loop))
    return tuple(loops)


def _turn(step: Cell, next_step: Cell) -> int:
    """0 for a right turn, 1 straight on, 2 for a left turn, in a picture whose y runs downwards."""
    return 1 - (step[0] * next_step[1] - step[1] * next_step[0])


def _corners(loop: list[Cell]) -> tuple[Corner, ...]:
    found = []
    for n, (x, y) in enumerate(loop):
        before, after = loop[n - 1], loop[(n + 1) % len(loop)]
        come, go = (x - before[0], y - before[1]), (after[0] - x, after[1] - y)
        if come != go:
            # The inside lies to the right of both edges.
            found.append((x, y, -come[1] - go[1], come[0] + go[0]))
    return tuple(found)


def _joined(grid: dict[Cell, str], start: Cell) -> Iterator[Cell]:
    waiting, seen = [start], {start}
    while waiting:
        x, y = waiting.pop()
        yield (x, y)
        for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if near not in seen and grid.get(near) == grid[start]:
                seen.add(near)
                waiting.append(near)


def _rectangles(cells: set[Cell]) -> Iterator[Rect]:
    """Runs of each row, joined downwards while they are the same."""
    runs: list[Rect] = []
    for y in sorted({y for _, y in cells}):
        for x, width in _runs(sorted(x for x, row in cells if row == y)):
            above = next((n for n, r in enumerate(runs) if r[0] == x and r[2] == width and r[1] + r[3] == y), None)
            if above is None:
                runs.append((x, y, width, 1))
            else:
                top = runs[above]
                runs[above] = (top[0], top[1], top[2], top[3] + 1)
    yield from runs


def _runs(columns: list[int]) -> Iterator[tuple[int, int]]:
    start = columns[0]
    for at, column in enumerate(columns):
        if at + 1 == len(columns) or columns[at + 1] != column + 1:
            yield start, column - start + 1
            start = columns[at + 1] if at + 1 < len(columns) else column
