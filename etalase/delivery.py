"""What stands in the output folder: made when its fingerprint is new, moved into place together, leftovers removed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import as_completed
from dataclasses import dataclass, field
from pathlib import Path

from etalase import checks, disk
from etalase.disk import Stamp
from etalase.plan import ASKED
from etalase.problem import Problem, Severity
from etalase.proof import Notes
from etalase.recipe import Document, Listing, Made, Press, Recipe, ShareCard, Sheet, fingerprint
from etalase.request import FOLDERS, PUBLIC, Choice, Papers, Progress, Request, pool
from etalase.shelf import Shelf
from etalase.workshop import Work, Workshop

_SKIPPED: dict[str, tuple[type[Recipe], ...]] = {"card": (ShareCard,), "paper": (Document, Press, Sheet)}
# The cover is printed with the pages it goes around, and what the print shop is told belongs to both.
_PRESET_OF = {"sampul": "percetakan", "serah": "percetakan"}
# Signs of the hash of a file's bytes that are kept: forty bits tell two versions of one file apart.
_DIGEST = 10
_VOLUME = re.compile(r"-jilid-[0-9]+(?=-[a-z]+\.pdf$)")
# The end of a file's name; a large paper is parted into numbered files.
_PART = re.compile(r"(?:-[0-9]+)?\.pdf$")


@dataclass(slots=True)
class Kept:
    """One output file as it was written: the fingerprint it was made from, its size and time of change, and the
    beginning of the hash of its bytes."""

    fingerprint: str
    size: int
    mtime_ns: int
    digest: str
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Manifest:
    """What the last finished build left in an output folder, and from what.

    `inputs` is the fingerprint of everything that build looked at: when it is the same, there is nothing to do.
    `ledger` is the token of the ledger that speaks of these files. `choices` are the books that were asked for by
    command and still stand there: they are kept up to date until somebody deletes them.
    """

    inputs: str = ""
    seen_ns: int = 0
    failed: bool = False
    published: bool = False
    files: dict[str, Kept] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    ledger: str = ""
    choices: tuple[Choice, ...] = ()


def standing_choices(known: Iterable[Choice], found: Iterable[str], asked: Choice | None = None) -> tuple[Choice, ...]:
    """The books wanted now: of those asked for by command earlier, each of which a file still stands; and this one."""
    stand = {first_volume(path).rpartition("-")[0] for path in found}
    kept = [c for c in known if f"print/{ASKED}{c.name}" in stand and (not asked or c.name != asked.name)]
    return (*kept, asked) if asked else tuple(kept)


def first_volume(path: str) -> str:
    """The file of the first volume of the book in this file, finished alike: `a/b-jilid-2-kantor.pdf`."""
    return _VOLUME.sub("", path)


def outputs(request: Request) -> dict[str, Stamp]:
    """The files that stand in the output folder now, as path below it → stamp."""
    found: dict[str, Stamp] = {}
    for folder in (*FOLDERS, "usb"):
        found |= disk.listing(request.output / folder)
    return found


def untouched(manifest: Manifest, found: Mapping[str, Stamp]) -> bool:
    """Whether the output is exactly what the last build left."""
    return len(found) == len(manifest.files) and all(
        (kept := manifest.files.get(path)) and kept.size == stamp.size and kept.mtime_ns == stamp.mtime_ns
        for path, stamp in found.items()
    )


@dataclass(slots=True)
class Batch:
    """Files made but not yet in place: written beside their targets, moved there all together."""

    prints: dict[str, str] = field(default_factory=dict)
    staged: list[tuple[Path, Path]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problems_of: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    skipped: dict[str, Kept] = field(default_factory=dict)
    made: dict[str, tuple[str, int]] = field(default_factory=dict)

    def commit(self) -> int:
        for temporary, target in self.staged:
            os.replace(temporary, target)
        return len(self.staged)

    def discard(self) -> None:
        for temporary, _ in self.staged:
            temporary.unlink(missing_ok=True)
        self.staged.clear()


class Maker:
    """Makes what a plan describes and is not there yet."""

    def __init__(
        self,
        request: Request,
        shelf: Shelf,
        workshop: Workshop,
        version: str,
        manifest: Manifest,
        found: Mapping[str, Stamp],
        notes: Notes,
        progress: Progress,
    ) -> None:
        self.request = request
        self.shelf = shelf
        self.workshop = workshop
        self.version = version
        self.manifest = manifest
        self.found = found
        self.notes = notes
        self.progress = progress
        self.used: set[str] = set()

    def make(self, plan: Mapping[str, Recipe]) -> Batch:
        batch = Batch()
        versions = self.workshop.versions(self.version)
        heavy: dict[str, list[str]] = {}
        light: list[str] = []
        skip = tuple(recipe for kind in self.request.skip for recipe in _SKIPPED[kind])
        for path, recipe in plan.items():
            if isinstance(recipe, Listing):
                continue
            if isinstance(recipe, skip) or not _is_asked(path, self.request.papers):
                if path in self.found and path in self.manifest.files:
                    batch.skipped[path] = self.manifest.files[path]
                continue
            mark = fingerprint(recipe, versions[type(recipe)])
            batch.prints[path] = mark
            if self._is_current(path, mark) and self.notes.knows(path, recipe):
                found = self.manifest.files[path].problems
                batch.problems += found
                batch.problems_of[path] = found
            elif self.workshop.is_heavy(recipe):
                heavy.setdefault(mark, []).append(path)
            else:
                light.append(path)
        self._make_heavy(plan, heavy, batch)
        for n, path in enumerate(light):
            if n % 100 == 0:
                self.progress("halaman", n, len(light))
            self._stage(batch, path, self.workshop.make(plan[path], path))
        self._list(plan, batch, versions[Listing])
        return batch

    def _list(self, plan: Mapping[str, Recipe], batch: Batch, version: str) -> None:
        """The files that name others, last: what they say of those is known by now."""
        known = {path: self._bytes_of(path, batch) for path in batch.prints}
        known |= {path: (kept.digest, kept.size) for path, kept in batch.skipped.items()}
        for path, recipe in plan.items():
            if isinstance(recipe, Listing):
                members = [known.get(member) for _, group in recipe.files for member in group]
                batch.prints[path] = fingerprint(recipe, f"{version}{members}")
                self._stage(batch, path, self.workshop.listing(recipe, known))

    def _bytes_of(self, path: str, batch: Batch) -> tuple[str, int]:
        """The digest of a file's bytes and how many there are."""
        if path in batch.made:
            return batch.made[path]
        kept = self.manifest.files[path]
        return kept.digest, kept.size

    def _is_current(self, path: str, mark: str) -> bool:
        kept, stamp = self.manifest.files.get(path), self.found.get(path)
        return (
            kept is not None
            and stamp is not None
            and kept.fingerprint == mark
            and (kept.size, kept.mtime_ns) == (stamp.size, stamp.mtime_ns)
        )

    def _make_heavy(self, plan: Mapping[str, Recipe], wanted: Mapping[str, list[str]], batch: Batch) -> None:
        """Pictures and papers: from the shelf, else spread over the cores.

        What is made goes to the shelf at once and is taken from there: only what is being worked on is in memory.
        Pictures are made before the papers that they stand in.
        """
        self.used |= wanted.keys() | self.workshop.kept_pictures(plan.values()).keys()
        missing = [(mark, plan[paths[0]]) for mark, paths in wanted.items() if not self._take(mark, paths, batch)]
        papers = [(mark, recipe) for mark, recipe in missing if isinstance(recipe, Document | Press)]
        pictures = [(mark, recipe) for mark, recipe in missing if not isinstance(recipe, Document | Press)]
        placed = self.workshop.kept_pictures(recipe for _, recipe in papers)
        pictures += [(mark, picture) for mark, picture in placed.items() if not self.shelf.has(mark)]
        done = 0
        with pool(self.request) as workers:
            for group in (pictures, papers):
                for job in as_completed(
                    workers.submit(self._work, marks, work) for marks, work in self.workshop.groups(group)
                ):
                    done += job.result()
                    self.progress("gambar dan cetakan", done, len(pictures) + len(papers))
        for mark, _ in missing:
            found = self._take(mark, wanted[mark], batch)
            assert found, "what was made a moment ago is on the shelf"

    def _take(self, mark: str, paths: Iterable[str], batch: Batch) -> bool:
        """Stage what lies on the shelf; False when nothing does."""
        made = self.shelf.get(mark)
        if made is None:
            return False
        for path in paths:
            self._stage(batch, path, made)
        return True

    def _work(self, marks: list[str], work: Work) -> int:
        for mark, made in zip(marks, work(), strict=True):
            self.shelf.put(mark, made)
        return len(marks)

    def _stage(self, batch: Batch, path: str, made: Made) -> None:
        batch.problems += made.problems
        batch.problems_of[path] = made.problems
        if any(checks.severity_of(problem) is Severity.ERROR for problem in made.problems):
            # Without its fingerprint the file counts as not made: an older one goes, and the next build tries again.
            del batch.prints[path]
            return
        batch.made[path] = disk.digest(made.data)[:_DIGEST], len(made.data)
        if made.facts or made.weight:
            self.notes.add(path, made.facts, made.weight)
        target = self.request.output / path
        stamp = self.found.get(path)
        if stamp and stamp.size == len(made.data) and disk.read(self.request.output, path) == made.data:
            return
        batch.staged.append((disk.stage(target, made.data), target))

    def standing(self, batch: Batch) -> tuple[Callable[[str], bytes], Callable[[str], int]]:
        """Ways to the bytes and to the size of a file as it will stand when this batch is in place."""
        staged = {target: temporary for temporary, target in batch.staged}

        def data(path: str) -> bytes:
            target = self.request.output / path
            return staged.get(target, target).read_bytes()

        def size(path: str) -> int:
            if temporary := staged.get(self.request.output / path):
                return temporary.stat().st_size
            kept = self.manifest.files.get(path)
            return kept.size if kept else 0

        return data, size

    def kept(self, made: Batch, staff: Batch, published: bool) -> dict[str, Kept]:
        """What stands in the output folder after this build, for the next one."""
        kept: dict[str, Kept] = {}
        for batch in (made, staff) if published else (staff,):
            for path, mark in batch.prints.items():
                status = (self.request.output / path).stat()
                digest, _ = self._bytes_of(path, batch)
                kept[path] = Kept(mark, status.st_size, status.st_mtime_ns, digest, batch.problems_of[path])
            kept |= batch.skipped
        answered = folders(self.request, published)
        return kept | {p: entry for p, entry in self.manifest.files.items() if p.partition("/")[0] not in answered}


def _is_asked(path: str, papers: Papers) -> bool:
    """Whether a paper is among those asked for; every other file is."""
    folder, _, rest = path.partition("/")
    if folder != "print":
        return True
    exhibition, _, name = first_volume(rest).rpartition("/")
    if papers.names and _PART.sub("", name) not in papers.names:
        return False
    edition, _, finish = name.removesuffix(".pdf").rpartition("-")
    by_command = f"{ASKED}{papers.choice.name}" if papers.choice else None
    asked = (
        (papers.exhibition if not by_command else "", exhibition),
        (by_command if by_command else papers.edition, edition),
        (papers.preset, _PRESET_OF.get(finish, finish)),
    )
    return all(wanted in (None, found) for wanted, found in asked)


def folders(request: Request, published: bool) -> set[str]:
    """The output folders that this build answers for."""
    answered: set[str] = {folder for folder in request.only if published or folder not in PUBLIC}
    return answered | ({"usb"} if request.usb and published else set())


def remove_leftovers(request: Request, kept: Mapping[str, Kept], found: Mapping[str, Stamp], published: bool) -> int:
    """Delete what stood in the folders of this build before it and belongs to nothing in them now."""
    answered = folders(request, published)
    strays = [path for path in found if path not in kept and path.partition("/")[0] in answered]
    for path in strays:
        disk.remove(request.output, path)
    return len(strays)
