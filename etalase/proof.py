"""The site as it will be sent, judged as a whole: every address leads somewhere, each page has its twin, none is heavy.

What is in a page is noted once, when the page is made (`make.links`), in a `Ledger` that is kept with the output. So
judging ten thousand pages of which one has changed reads none of the others.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etalase.addresses import Address, twin
from etalase.model import Link
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import HEAVIEST_PHOTO, Asset, Facts, Page, Picture, Recipe

# How many pages of one template may be told of one by one; above that it is the template's fault.
SEVERAL = 20
# How many different faults are traced to their templates; each costs making one page anew.
TRACED = 40
_EN = "en/"
_DOOR = re.compile(r"(?:en/)?p/[^/]+/index\.html")


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a page may ask of a phone for its first view, in bytes as they are sent (HTML, styles and scripts
    compressed with brotli); `files` is how many it may fetch.

    Together they stay below what web pages of their kind may weigh in all: 150 KB, a list 180 KB.
    """

    html: int
    styles: int
    scripts: int
    pictures: int
    files: int


BUDGETS: Mapping[str, Budget] = {
    "home": Budget(8_000, 6_000, 2_000, 120_000, 20),
    "list": Budget(10_000, 6_000, 4_000, 150_000, 25),
    "product": Budget(8_000, 6_000, 2_000, 130_000, 16),
    "vendor": Budget(8_000, 6_000, 2_000, 130_000, 16),
    "other": Budget(10_000, 6_000, 4_000, 150_000, 25),
}
_KINDS = (
    (re.compile(r"index\.html"), "home"),
    (re.compile(r"produk/(?:hal/[0-9]+/)?index\.html"), "list"),
    (re.compile(r"produk/[^/]+/[^/]+/index\.html"), "product"),
    (re.compile(r"pelaku/[^/]+/index\.html"), "vendor"),
)


def kind_of(path: str) -> str:
    """Which budget a page has.

    >>> kind_of("en/produk/hal/2/index.html"), kind_of("produk/dapur/abon/index.html"), kind_of("baru/index.html")
    ('list', 'product', 'other')
    """
    own = path.removeprefix(_EN)
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(own)), "other")


@dataclass(slots=True)
class Row:
    """One page as the ledger keeps it; numbers stand for texts that the ledger holds once.

    `links` are the numbers of its targets, as 32-bit integers, `ids` that of its places, `loads` that of its files.
    """

    links: bytes
    ids: int
    loads: int
    strange: tuple[str, ...] = ()
    has_twin: bool = False


@dataclass(slots=True)
class Ledger:
    """What is in every page, and about how much of every text file is sent. Keys are output paths.

    `token` tells whether it belongs to the output that is there. An empty target is one that no page has any more.
    `weights` may be a little too high; `best` are those that had to be found out exactly.
    """

    token: str = ""
    targets: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    pages: dict[str, Row] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    best: dict[str, int] = field(default_factory=dict)


class Notes:
    """Writes into a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.changed = False
        self._targets = {target: n for n, target in enumerate(ledger.targets) if target}
        self._texts = {text: n for n, text in enumerate(ledger.texts)}

    def knows(self, path: str, recipe: Recipe) -> bool:
        """Whether all that must be known of this file is there."""
        if isinstance(recipe, Page):
            return path in self.ledger.pages or not path.startswith(("site/", "usb/"))
        return not isinstance(recipe, Asset) or path in self.ledger.weights

    def add(self, path: str, facts: Facts | None, weight: int) -> None:
        """Note what was found in a file that has just been made."""
        if facts is not None:
            self.ledger.pages[path] = Row(
                links=array("I", sorted(map(self._target, facts.links))).tobytes(),
                ids=self._text(" ".join(sorted(facts.ids))),
                loads=self._text("\n".join(map(" ".join, (facts.styles, facts.scripts, facts.pictures)))),
                strange=tuple(sorted(facts.strange)),
                has_twin=facts.has_twin,
            )
        self.ledger.weights[path] = weight
        self.ledger.best.pop(path, None)
        self.changed = True

    def best(self, path: str, data: Callable[[str], bytes], limit: int = 0) -> int:
        """How many bytes of a text file are sent by a host that compresses as well as brotli can; found out once.

        A file that is within `limit` at a lower quality already, which takes a tenth of the time, is left at that.
        """
        if path not in self.ledger.best:
            import brotli

            text = data(path)
            size = len(brotli.compress(text, quality=9)) if limit else 1
            self.ledger.best[path] = size if size <= limit else len(brotli.compress(text, quality=11))
            self.changed = True
        return self.ledger.best[path]

    def forget(self, keep: Callable[[str], bool]) -> None:
        """Drop the files that are no longer there."""
        for path in [path for path in self.ledger.weights if not keep(path)]:
            self.ledger.pages.pop(path, None)
            self.ledger.best.pop(path, None)
            del self.ledger.weights[path]
            self.changed = True

    def _target(self, target: str) -> int:
        number = self._targets.get(target)
        if number is None:
            number = self._targets[target] = len(self.ledger.targets)
            self.ledger.targets.append(target)
        return number

    def _text(self, text: str) -> int:
        number = self._texts.get(text)
        if number is None:
            number = self._texts[text] = len(self.ledger.texts)
            self.ledger.texts.append(text)
        return number


@dataclass(frozen=True)
class Desk:
    """What is needed to say where a fault comes from.

    `addresses` and `links` speak of the content, `plan` of the output. `trace` finds the line of the template that
    writes a target on a page, `literal` the line of a template in which a text stands; `data` and `size` tell the
    bytes of a file and how many there are.
    """

    plan: Mapping[str, Recipe]
    addresses: Callable[[], Mapping[str, Address]]
    links: Iterable[Link]
    base_url: str | None
    trace: Callable[[Page, str, str], Place | None]
    literal: Callable[[str, str], Place | None]
    data: Callable[[str], bytes]
    size: Callable[[str], int]

    @cached_property
    def pages(self) -> Mapping[str, Address]:
        """The pages by address, asked for only when something is wrong."""
        return self.addresses()


def proofread(notes: Notes, desk: Desk) -> tuple[Problem, ...]:
    """Everything that is wrong between the pages of the site and of its copy for a stick."""
    ledger = notes.ledger
    folders = {path.partition("/")[0] for path in ledger.pages}
    site = set(_unresolved(ledger, desk.plan, "site"))
    usb = set(_unresolved(ledger, desk.plan, "usb")) if "usb" in folders else set()
    found = list(_dead(sorted(site, key=_reading_order), "site", desk))
    found += _dead(sorted(usb - site, key=_reading_order), "usb", desk)
    if "site" in folders:
        found += _twins(ledger, desk)
        found += _heavy(notes, desk)
    return tuple(found)


def _reading_order(page: tuple[str, str]) -> tuple[bool, str, str]:
    """Indonesian pages first."""
    return page[0].startswith(_EN), page[0], page[1]


def _unresolved(ledger: Ledger, plan: Mapping[str, Recipe], folder: str) -> Iterator[tuple[str, str]]:
    """(page, target or text) of every address in this folder that leads nowhere."""
    start = f"{folder}/"
    there = {path[len(start) :] for path in plan if path.startswith(start)}
    rows = {path[len(start) :]: row for path, row in ledger.pages.items() if path.startswith(start)}
    for page, row in rows.items():
        for text in row.strange:
            yield page, text
    if not rows:
        return
    dead = {
        n
        for n, target in enumerate(ledger.targets)
        if target and target not in there and not _is_place(target, there, rows, ledger.texts)
    }
    if not dead:
        return
    seen: set[int] = set()
    for page, row in rows.items():
        for n in dead.intersection(array("I", row.links)):
            seen.add(n)
            yield page, ledger.targets[n]
    others = {n for path, row in ledger.pages.items() if not path.startswith(start) for n in array("I", row.links)}
    for n in dead - seen - others:
        ledger.targets[n] = ""


def _is_place(target: str, there: set[str], rows: Mapping[str, Row], texts: list[str]) -> bool:
    path, mark, fragment = target.partition("#")
    row = rows.get(path)
    return bool(mark and path in there and row and (not fragment or fragment in texts[row.ids].split(" ")))


def _dead(faults: Iterable[tuple[str, str]], folder: str, desk: Desk) -> Iterator[Problem]:
    """One problem for each line that writes dead addresses, however many pages it stands on."""
    written = {_normal(link.target, desk.base_url): link for link in desk.links}
    by_origin: dict[tuple[str, str], list[str]] = {}
    for page, target in faults:
        if _DOOR.fullmatch(page) and _source(page, desk) is None:
            continue  # A retired code: its line in the content is judged there.
        recipe = desk.plan.get(f"{folder}/{page}")
        template = recipe.template if isinstance(recipe, Page) else ""
        by_origin.setdefault((target.removeprefix(_EN), template), []).append(page)
    found: dict[Place, tuple[str, list[str]]] = {}
    for (target, template), pages in sorted(by_origin.items())[:TRACED]:
        if link := written.get(target):
            # Without its fragment the page exists, or the content itself would have told.
            values: dict[str, str | int] = {"found": link.target[:80]}
            if "#" in target:
                values = {"found": target.partition("#")[2][:80], "page": _shown(target.partition("#")[0] or pages[0])}
            yield Problem("link.place" if "#" in target else "link.dead", link.place, values)
            continue
        path = f"{folder}/{pages[0]}"
        place = desk.literal(template, target if target[:1] in "#/" else _shown(target))
        if place is None and isinstance(recipe := desk.plan.get(path), Page):
            place = desk.trace(recipe, path, target)
        place = place or Place(f"templates/{template}")
        found.setdefault(place, (target, []))[1].extend(pages)
    for place, (target, pages) in found.items():
        values = {"found": target if target[:1] in "#/" else _shown(target), "page": _shown(pages[0]), "n": len(pages)}
        yield Problem("page.dead-link", place, values, _nearest(target, desk, folder))


def _normal(target: str, base_url: str | None) -> str:
    """An address that somebody typed, as the ledger names it."""
    if base_url and target.startswith(base_url):
        target = f"/{target[len(base_url) :]}"
    path, mark, fragment = target.partition("#")
    path = path.partition("?")[0]
    if not path:
        return target
    return (path.removeprefix("/") + ("index.html" if path.endswith("/") else "")) + mark + fragment


def _shown(path: str) -> str:
    """A page as people know it: `/produk/`."""
    return "/" + re.sub(r"(?:^|(?<=/))index\.html", "", path)


def _nearest(target: str, desk: Desk, folder: str) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    if target.startswith(("#", "/")):
        return None
    names = sorted(path[len(folder) + 1 :] for path in desk.plan if path.startswith(f"{folder}/") and "." in path)
    wanted = target.partition("#")[0]
    near = process.extractOne(wanted, names, scorer=DamerauLevenshtein.distance, score_cutoff=max(1, len(wanted) // 4))
    return _shown(near[0]) if near else None


def _source(page: str, desk: Desk) -> Place | None:
    """Where the entry stands that a page is made from."""
    address = desk.pages.get(_shown(page.removeprefix(_EN)))
    return Place(address.source.file) if address and address.source else None


def _origin(page: str, desk: Desk) -> Place:
    recipe = desk.plan.get(f"site/{page}")
    return _source(page, desk) or Place(f"templates/{recipe.template}" if isinstance(recipe, Page) else "")


def _twins(ledger: Ledger, desk: Desk) -> Iterator[Problem]:
    pages = {path[5:]: row for path, row in ledger.pages.items() if path.startswith("site/") and path in desk.plan}
    if not any(page.startswith(_EN) for page in pages):
        return
    found: dict[tuple[str, Place], str] = {}
    for page, row in sorted(pages.items(), key=lambda page: (page[0].startswith(_EN), page[0])):
        if page == "404.html" or _DOOR.fullmatch(page):
            continue
        if twin(page) not in pages:
            found.setdefault(("page.twin-missing", _origin(page, desk)), page)
        elif not row.has_twin:
            found.setdefault(("page.twin-unlinked", _template(page, desk)), page)
    for (code, place), page in found.items():
        yield Problem(code, place, {"page": _shown(page), "twin": _shown(twin(page))})


def _template(page: str, desk: Desk) -> Place:
    recipe = desk.plan.get(f"site/{page}")
    return Place(f"templates/{recipe.template}" if isinstance(recipe, Page) else f"site/{page}")


def _heavy(notes: Notes, desk: Desk) -> Iterator[Problem]:
    ledger = notes.ledger
    over: dict[Place, list[tuple[str, int, int]]] = {}
    judged: dict[tuple[str, int], list[Problem]] = {}
    for path, row in sorted(ledger.pages.items(), key=lambda page: (page[0].startswith("site/en/"), page[0])):
        if not path.startswith("site/"):
            continue
        page = path[5:]
        kind = kind_of(page)
        limit = BUDGETS[kind].html
        if ledger.weights.get(path, 0) > limit and (size := notes.best(path, desk.data, limit)) > limit:
            over.setdefault(_template(page, desk), []).append((page, size, limit))
        # Thousands of pages fetch the same few files.
        if (kind, row.loads) not in judged:
            judged[kind, row.loads] = list(_loads(page, BUDGETS[kind], ledger.texts[row.loads], notes, desk))
    told: set[tuple[str, Place]] = set()
    for template, pages in over.items():
        for page, size, limit in pages[:1] if len(pages) > SEVERAL else pages:
            place = template if len(pages) > SEVERAL else _origin(page, desk)
            if ("page.heavy-html", place) not in told:
                told.add(("page.heavy-html", place))
                yield Problem("page.heavy-html", place, _sizes(page, size, limit))
    for problems in judged.values():
        for problem in problems:
            if (problem.code, problem.place) not in told:
                told.add((problem.code, problem.place))
                yield problem


def _loads(page: str, budget: Budget, loads: str, notes: Notes, desk: Desk) -> Iterator[Problem]:
    styles, scripts, pictures = (line.split() for line in loads.split("\n"))
    for code, files, limit in (
        ("page.heavy-styles", styles, budget.styles),
        ("page.heavy-scripts", scripts, budget.scripts),
    ):
        sizes = {file: notes.ledger.weights.get(f"site/{file}", 0) for file in files}
        if sum(sizes.values()) > limit:
            sizes = {file: notes.best(f"site/{file}", desk.data) for file in files}
            if (size := sum(sizes.values())) > limit:
                yield Problem(code, _asset(max(files, key=sizes.__getitem__), desk), _sizes(page, size, limit))
    sizes = {file: desk.size(f"site/{file}") for file in dict.fromkeys(pictures)}
    for file, size in sizes.items():
        recipe = desk.plan.get(f"site/{file}")
        if size > HEAVIEST_PHOTO and isinstance(recipe, Picture):
            yield Problem("page.heavy-photo", Place(recipe.source), _sizes(page, size, HEAVIEST_PHOTO))
    if (size := sum(sizes.values())) > budget.pictures:
        yield Problem("page.heavy-pictures", _origin(page, desk), _sizes(page, size, budget.pictures))
    # The page itself and its icon are two more.
    if (n := len(styles) + len(scripts) + len(sizes) + 2) > budget.files:
        yield Problem("page.many-files", _template(page, desk), {"page": _shown(page), "n": n, "limit": budget.files})


def _asset(file: str, desk: Desk) -> Place:
    recipe = desk.plan.get(f"site/{file}")
    return Place(f"templates/{recipe.parts[-1]}" if isinstance(recipe, Asset) else f"site/{file}")


def _sizes(page: str, size: int, limit: int) -> dict[str, str | int]:
    """Sizes in KB of 1,000 bytes, as many as are begun."""
    return {"page": _shown(page), "size": -(-size // 1000), "limit": limit // 1000}
