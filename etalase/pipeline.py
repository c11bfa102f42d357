"""The whole walk: read, parse, shape, check, plan, make, write.

Each stage is a pure function of the one before; this module alone calls them, reads and writes through `disk`, and
remembers through `shelf`. What has not changed is neither read nor made again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from etalase import audience, checks, disk, manual, parse, shape, tree
from etalase.disk import Stamp
from etalase.model import Catalog, PhotoFacts
from etalase.plan import Setting
from etalase.problem import Problem, Severity
from etalase.recipe import Document, Made, Recipe, ShareCard, Sheet, fingerprint
from etalase.shape import Shapes
from etalase.shelf import Shelf
from etalase.workshop import Work, Workshop

Folder = Literal["site", "print", "staff"]
FOLDERS: tuple[Folder, ...] = ("site", "print", "staff")
PUBLIC = ("site", "print", "usb")

# A file changed this shortly before it was looked at may have changed again within one tick of the clock.
RACY_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """One build as it was asked for. Folders are absolute; `as_of` is the day the output speaks of.

    `parts` maps names such as `parts/minisearch.js` to the files that `setup` fetched, `fonts` are those for print and
    share pictures. `papers` names one exhibition and one edition to print, None meaning all. `preview` shows drafts and
    adds what `serve` needs. Kinds of files in `skip` are left as they stand, old or absent: share pictures and papers
    take long, and a preview can do without for a moment.
    """

    content: Path
    templates: Path
    output: Path
    cache: Path
    as_of: dt.date
    base_url: str | None = None
    only: tuple[Folder, ...] = FOLDERS
    usb: bool = False
    keep_going: bool = False
    strict: bool = False
    papers: tuple[str | None, str | None] = (None, None)
    preview: bool = False
    skip: tuple[Literal["card", "paper"], ...] = ()
    jobs: int = 0
    parts: Mapping[str, Path] = field(default_factory=dict)
    fonts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with what a reader needs beside it: how grave it is and the line it stands in."""

    problem: Problem
    severity: Severity
    line: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did. `failed` says that the content has errors, whether or not anything was published."""

    findings: tuple[Finding, ...]
    failed: bool
    published: bool
    n_files: int = 0
    n_written: int = 0
    n_removed: int = 0


@dataclass(slots=True)
class Record:
    """What was found in one content file: its stamp when read, the sha256 of its bytes, and what is wrong with it."""

    size: int
    mtime_ns: int
    digest: str
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Records:
    """Everything read from the content folder by one version of the program; `seen_ns` is when it was scanned."""

    version: str = ""
    seen_ns: int = 0
    files: dict[str, Record] = field(default_factory=dict)
    photos: dict[str, PhotoFacts] = field(default_factory=dict)
    shapes: Shapes = field(default_factory=Shapes)


@dataclass(slots=True)
class Kept:
    """One output file as it was written: the fingerprint it was made from, its size and time of change."""

    fingerprint: str
    size: int
    mtime_ns: int
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Manifest:
    """What the last finished build left in an output folder, and from what.

    `inputs` is the fingerprint of everything that build looked at: when it is the same, there is nothing to do.
    """

    inputs: str = ""
    seen_ns: int = 0
    failed: bool = False
    published: bool = False
    files: dict[str, Kept] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


_SKIPPED: dict[str, type[Recipe]] = {"card": ShareCard, "paper": Document}

Progress = Callable[[str, int, int], None]


def no_progress(stage: str, done: int, total: int) -> None:
    """Nobody is watching."""


def check(request: Request, progress: Progress = no_progress) -> tuple[Catalog, tuple[Finding, ...]]:
    """Every problem of the content, in reading order; nothing is written outside the cache."""
    shelf = Shelf(request.cache)
    records = _read(request, shelf, disk.scan(request.content), progress)
    catalog, problems = _judge(request, records)
    return catalog, _findings(request, problems)


class Rehearsal:
    """What `check` would find if some files of the content folder were different. Nothing is written there.

    `catalog` and `problems` are those of the content as it is.
    """

    def __init__(self, request: Request, progress: Progress = no_progress) -> None:
        self._request = request
        self._records = _read(request, Shelf(request.cache), disk.scan(request.content), progress)
        self._understood: dict[tuple[str, str], tuple[Any, tuple[Problem, ...]]] = {}
        self.catalog, self.problems = _judge(request, self._records)

    def with_files(self, changed: Mapping[str, bytes]) -> tuple[Catalog, tuple[Problem, ...]]:
        """The catalogue and every problem with these files in place; paths begin with the content folder's name."""
        shapes = Shapes(**{f.name: dict(getattr(self._records.shapes, f.name)) for f in dataclasses.fields(Shapes)})
        records = dataclasses.replace(
            self._records, files=dict(self._records.files), photos=dict(self._records.photos), shapes=shapes
        )
        for path, data in changed.items():
            noun, problems = self._understand(path, data)
            _forget(records, path)
            records.files[path] = Record(len(data), 0, disk.digest(data), problems)
            sort = shape.sort_of(path)
            if noun is not None and sort == "photo":
                records.photos[path] = noun
            elif noun is not None:
                getattr(records.shapes, sort)[path] = noun
        return _judge(self._request, records)

    def _understand(self, path: str, data: bytes) -> tuple[Any, tuple[Problem, ...]]:
        mark = (path, disk.digest(data))
        if mark not in self._understood:
            if shape.sort_of(path) == "photo":
                from etalase import probe

                self._understood[mark] = probe.probe(path, data)
            else:
                noun, problems = _understand(path, data, mark[1])
                self._understood[mark] = noun, tuple(problems)
        return self._understood[mark]


def gravity(problem: Problem) -> Severity:
    """How grave a problem is."""
    return checks.severity_of(problem)


def text_of(file: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, and what is wrong with its encoding."""
    return disk.decode(file, data)


def tree_of(file: str, text: str) -> tuple[tree.Document, tuple[Problem, ...]]:
    """One YAML or Markdown file as a tree, before anything in it is understood."""
    return parse.parse(file, text)


def make_sheet(recipe: Sheet) -> bytes:
    """A spreadsheet that is no part of the output: what `export` writes."""
    from etalase.make.sheet import sheet

    return sheet(recipe).data


def put(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below `root`: all under temporary names first, then each into its place at once."""
    batch = _Batch()
    try:
        for path, data in files.items():
            batch.staged.append((disk.stage(root / path, data), root / path))
        batch.commit()
    except BaseException:
        batch.discard()
        raise


def watched(request: Request) -> dict[str, Stamp]:
    """The stamps of everything a build looks at and a person may change."""
    return disk.scan(request.content) | disk.scan(request.templates)


def build(request: Request, progress: Progress = no_progress) -> Outcome:
    """Bring `output/` in line with the content. Public folders are touched only when the content has no errors."""
    shelf = Shelf(request.cache)
    sources = disk.scan(request.content)
    seen_ns = time.time_ns()
    version = _version(request)
    inputs = _inputs(request, sources, version)
    name = f"hasil-{hashlib.sha256(str(request.output).encode()).hexdigest()[:16]}"
    manifest = shelf.load(name, Manifest) or Manifest()
    found = _outputs(request)
    if manifest.inputs == inputs and _settled(sources, manifest.seen_ns) and _untouched(request, manifest, found):
        findings = _findings(request, manifest.problems)
        return Outcome(findings, manifest.failed, manifest.published, n_files=len(manifest.files))

    records = _read(request, shelf, sources, progress)
    catalog, problems = _judge(request, records)
    failed = _has_errors(request, problems)
    if failed and request.keep_going:
        catalog = _without_faulty(request, records)
    publish = not failed or request.keep_going
    workshop = Workshop(request.content.parent, _templates(request), request.parts, request.fonts, fast=request.preview)
    maker = _Maker(request, shelf, workshop, version, manifest, found, progress)
    made = maker.make(_public_plan(request, catalog, workshop)) if publish else _Batch()
    if any(gravity(problem) is Severity.ERROR for problem in made.problems):
        # A template is broken: what was made of the others would not fit together.
        made.discard()
        publish, failed = False, True
    everything = _in_order((*problems, *made.problems))
    failed = failed or _has_errors(request, everything)
    staff = maker.make(_staff_plan(request, catalog, workshop, everything))
    n_written = made.commit() + staff.commit()

    kept = maker.kept(made, staff, publish)
    n_removed = _remove_leftovers(request, kept, found, publish)
    if n_written or n_removed or inputs != manifest.inputs or kept != manifest.files:
        shelf.save(name, Manifest(inputs, seen_ns, failed, publish, kept, everything))
    if publish and not request.preview:
        shelf.forget({entry.fingerprint for entry in kept.values()} | maker.used)
    return Outcome(_findings(request, everything), failed, publish, len(kept), n_written, n_removed)


def _version(request: Request) -> str:
    """A hash of the program itself, its words and its data: what an old version read or made is not trusted."""
    package = Path(__file__).parent
    hashed = hashlib.sha256()
    for path, _ in disk.scan(package).items():
        if path.endswith((".py", ".po", ".csv", ".json", ".yaml")):
            hashed.update(path.encode() + disk.read(package.parent, path))
    for font in request.fonts:
        status = font.stat()
        hashed.update(f"{font.name}{status.st_size}".encode())
    return hashed.hexdigest()


def _templates(request: Request) -> dict[str, bytes]:
    """Template name (`site/base.html`) → bytes."""
    root = request.templates
    return {path.partition("/")[2]: disk.read(root.parent, path) for path in disk.scan(root)}


def _inputs(request: Request, sources: Mapping[str, Stamp], version: str) -> str:
    asked = (
        request.as_of,
        request.base_url,
        request.only,
        request.usb,
        request.keep_going,
        request.strict,
        request.preview,
    )
    parts = [(name, file.stat().st_size, file.stat().st_mtime_ns) for name, file in sorted(request.parts.items())]
    templates = disk.scan(request.templates)
    told = repr((version, asked, parts, sorted(sources.items()), sorted(templates.items())))
    return hashlib.sha256(told.encode()).hexdigest()


def _settled(sources: Mapping[str, Stamp], seen_ns: int) -> bool:
    """Whether every stamp is old enough to be trusted."""
    return all(stamp.mtime_ns < seen_ns - RACY_NS for stamp in sources.values())


def _read(request: Request, shelf: Shelf, sources: Mapping[str, Stamp], progress: Progress) -> Records:
    """Read, parse and shape every content file that changed; photos are looked at likewise."""
    version = _version(request)
    seen_ns = time.time_ns()
    records = shelf.load("bacaan", Records)
    if records is None or records.version != version:
        records = Records(version=version)
    changed = [path for path, stamp in sources.items() if not _same(records, path, stamp)]
    gone = [path for path in records.files if path not in sources]
    for path in gone:
        _forget(records, path)
    photos = [path for path in changed if shape.sort_of(path) == "photo"]
    for n, path in enumerate(changed):
        if path not in photos:
            _read_text(request, records, path, sources[path])
        if n % 200 == 0:
            progress("baca", n, len(changed))
    with _pool(request) as pool:
        jobs = [pool.submit(_look, request, records.files.get(path), path, sources[path]) for path in photos]
        for n, (path, job) in enumerate(zip(photos, jobs, strict=True)):
            progress("foto", n, len(photos))
            record, facts = job.result()
            if record is not None:
                _forget(records, path)
                records.files[path] = record
                if facts:
                    records.photos[path] = facts
            else:
                kept = records.files[path]
                kept.size, kept.mtime_ns = sources[path].size, sources[path].mtime_ns
    if changed or gone:
        records.seen_ns = seen_ns
        shelf.save("bacaan", records)
    return records


def _same(records: Records, path: str, stamp: Stamp) -> bool:
    record = records.files.get(path)
    return (
        record is not None
        and record.size == stamp.size
        and record.mtime_ns == stamp.mtime_ns
        and stamp.mtime_ns < records.seen_ns - RACY_NS
    )


def _forget(records: Records, path: str) -> None:
    records.files.pop(path, None)
    records.photos.pop(path, None)
    for entries in _collections(records.shapes):
        entries.pop(path, None)


def _collections(shapes: Shapes) -> Iterator[dict[str, Any]]:
    for one in dataclasses.fields(shapes):
        yield getattr(shapes, one.name)


def _read_text(request: Request, records: Records, path: str, stamp: Stamp) -> None:
    """One text file: its noun goes into `records.shapes`, its problems into its record."""
    sort = shape.sort_of(path)
    data = disk.read(request.content.parent, path)
    digest = disk.digest(data)
    known = records.files.get(path)
    if known and known.digest == digest:
        known.size, known.mtime_ns = stamp.size, stamp.mtime_ns
        return
    _forget(records, path)
    if sort in ("other", "drawing"):
        records.files[path] = Record(stamp.size, stamp.mtime_ns, digest, _of_any_text(path, data))
        return
    noun, problems = _understand(path, data, digest)
    records.files[path] = Record(stamp.size, stamp.mtime_ns, digest, tuple(problems))
    if noun is not None:
        getattr(records.shapes, sort)[path] = noun


def _understand(path: str, data: bytes, digest: str) -> tuple[Any, list[Problem]]:
    """Bytes of one file → its noun and everything that can be said about it alone."""
    sort = shape.sort_of(path)
    text, problems = disk.decode(path, data)
    found = [*problems, *checks.of_text(path, text)]
    if not text.strip():
        return None, found
    if sort == "regions":
        rows, problems = parse.parse_table(path, text)
        regions, more = shape.shape_regions(path, rows)
        return regions, [*found, *problems, *more]
    if sort == "translation":
        document, problems = parse.parse_translation(path, text)
        return (document.body.strip(), digest), [*found, *problems]
    document, problems = parse.parse(path, text)
    found += problems
    if document.root is None and problems:
        return None, found
    noun, problems = shape.shape(document, digest)
    found += problems
    for entry in noun if isinstance(noun, tuple) else (noun,):
        if hasattr(entry, "source"):
            found += checks.of_entry(entry)
    return noun, found


def _look(request: Request, known: Record | None, path: str, stamp: Stamp) -> tuple[Record | None, PhotoFacts | None]:
    """What a photo is. None when its bytes are those already known."""
    from etalase import probe

    data = disk.read(request.content.parent, path)
    digest = disk.digest(data)
    if known and known.digest == digest:
        return None, None
    facts, problems = probe.probe(path, data)
    if facts and facts.format == "SVG":
        problems = (*problems, *_of_any_text(path, data))
    return Record(stamp.size, stamp.mtime_ns, digest, problems), facts


def _of_any_text(path: str, data: bytes) -> tuple[Problem, ...]:
    """What may not stand in any file of the content folder; what is no text is not looked into."""
    text, problems = disk.decode(path, data)
    is_text = not any(problem.code in ("file.binary", "file.not-utf8") for problem in problems)
    return tuple(checks.of_any_text(path, text)) if is_text else ()


def _judge(request: Request, records: Records) -> tuple[Catalog, tuple[Problem, ...]]:
    """Link everything into one catalogue and collect what is wrong, in reading order."""
    catalog, problems = shape.assemble(records.shapes, records.photos, records.files)
    catalog = _with_base_url(request, catalog)
    alone = (problem for record in records.files.values() for problem in record.problems)
    return catalog, _in_order((*alone, *problems, *checks.of_catalog(catalog, request.as_of)))


def _with_base_url(request: Request, catalog: Catalog) -> Catalog:
    if not request.base_url:
        return catalog
    return dataclasses.replace(catalog, site=dataclasses.replace(catalog.site, base_url=request.base_url))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _without_faulty(request: Request, records: Records) -> Catalog:
    """The catalogue without the entries whose files have errors, and without what falls with them."""
    kept = dataclasses.replace(
        records, shapes=Shapes(**{f.name: dict(getattr(records.shapes, f.name)) for f in dataclasses.fields(Shapes)})
    )
    while True:
        catalog, problems = _judge(request, kept)
        faulty = {problem.place.file for problem in problems if gravity(problem) is Severity.ERROR}
        before = sum(map(len, _collections(kept.shapes)))
        for name in ("vendor", "product", "retailer", "exhibition", "training", "page", "translation", "rules"):
            entries = getattr(kept.shapes, name)
            for path in faulty & entries.keys():
                del entries[path]
        if sum(map(len, _collections(kept.shapes))) == before:
            return catalog


def _has_errors(request: Request, problems: Iterable[Problem]) -> bool:
    grave = (Severity.ERROR, Severity.WARNING) if request.strict else (Severity.ERROR,)
    return any(gravity(problem) in grave for problem in problems)


def _findings(request: Request, problems: Iterable[Problem]) -> tuple[Finding, ...]:
    lines: dict[str, list[str]] = {}
    findings = []
    for problem in problems:
        place = problem.place
        if place.width and place.file not in lines:
            lines[place.file] = _lines(request, place.file)
        text = lines.get(place.file, []) if place.width else []
        line = text[place.line - 1] if 0 < place.line <= len(text) else ""
        findings.append(Finding(problem, gravity(problem), line))
    return tuple(findings)


def _lines(request: Request, file: str) -> list[str]:
    root = request.templates.parent if file.startswith(f"{request.templates.name}/") else request.content.parent
    try:
        return disk.decode(file, disk.read(root, file))[0].split("\n")
    except OSError:
        return []


def _setting(request: Request, catalog: Catalog, workshop: Workshop) -> Setting:
    from etalase import readiness

    return Setting(
        as_of=request.as_of,
        base_url=catalog.site.base_url,
        ready=readiness.ready_for(catalog, request.as_of),
        assets=workshop.asset_digests(),
        preview=request.preview,
    )


def _public_plan(request: Request, catalog: Catalog, workshop: Workshop) -> dict[str, Recipe]:
    """Everything that may leave the office: the site, its copy for a stick, and the printed matter."""
    setting = _setting(request, catalog, workshop)
    public = audience.seen_by(catalog, "public", request.as_of, drafts=request.preview)
    plan: dict[str, Recipe] = {}
    if "site" in request.only or "print" in request.only:
        from etalase.plan.booklet import booklets

        buyers = audience.seen_by(catalog, "buyers", request.as_of, drafts=request.preview)
        plan |= booklets(public, buyers, setting)
    if "site" in request.only:
        from etalase.plan.site import site

        plan |= site(public, setting)
        if request.usb:
            stick = plan | site(public, dataclasses.replace(setting, links="file"))
            plan |= {f"usb/{path[5:]}": recipe for path, recipe in stick.items() if path.startswith("site/")}
    wanted = tuple(f"{folder}/" for folder in _folders(request, True))
    return {path: recipe for path, recipe in plan.items() if path.startswith(wanted)}


def _staff_plan(
    request: Request, catalog: Catalog, workshop: Workshop, problems: tuple[Problem, ...]
) -> dict[str, Recipe]:
    """What stays in the office: the problem list and the overview."""
    if "staff" not in request.only:
        return {}
    from etalase.plan.staff import staff

    told = tuple((f.problem, f.severity, f.line) for f in _findings(request, problems))
    pages = {code: manual.page_of(code) for code in sorted({problem.code for problem in problems})}
    explanations = {code: page.text for code, page in pages.items() if page}
    return staff(catalog, _setting(request, catalog, workshop), told, explanations)


def _outputs(request: Request) -> dict[str, Stamp]:
    """The files that stand in the output folder now, as path below it → stamp."""
    found: dict[str, Stamp] = {}
    for folder in (*FOLDERS, "usb"):
        found |= disk.listing(request.output / folder)
    return found


def _untouched(request: Request, manifest: Manifest, found: Mapping[str, Stamp]) -> bool:
    """Whether the output is exactly what the last build left."""
    return len(found) == len(manifest.files) and all(
        (kept := manifest.files.get(path)) and kept.size == stamp.size and kept.mtime_ns == stamp.mtime_ns
        for path, stamp in found.items()
    )


@dataclass(slots=True)
class _Batch:
    """Files made but not yet in place: written beside their targets, moved there all together."""

    prints: dict[str, str] = field(default_factory=dict)
    staged: list[tuple[Path, Path]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problems_of: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    skipped: dict[str, Kept] = field(default_factory=dict)

    def commit(self) -> int:
        for temporary, target in self.staged:
            os.replace(temporary, target)
        return len(self.staged)

    def discard(self) -> None:
        for temporary, _ in self.staged:
            temporary.unlink(missing_ok=True)
        self.staged.clear()


class _Maker:
    """Makes what a plan describes and is not there yet."""

    def __init__(
        self,
        request: Request,
        shelf: Shelf,
        workshop: Workshop,
        version: str,
        manifest: Manifest,
        found: Mapping[str, Stamp],
        progress: Progress,
    ) -> None:
        self.request = request
        self.shelf = shelf
        self.workshop = workshop
        self.version = version
        self.manifest = manifest
        self.found = found
        self.progress = progress
        self.used: set[str] = set()

    def make(self, plan: Mapping[str, Recipe]) -> _Batch:
        batch = _Batch()
        versions = self.workshop.versions(self.version)
        heavy: dict[str, list[str]] = {}
        light: list[str] = []
        skip = tuple(_SKIPPED[kind] for kind in self.request.skip)
        for path, recipe in plan.items():
            if isinstance(recipe, skip) or not _is_asked(path, self.request.papers):
                if path in self.found and path in self.manifest.files:
                    batch.skipped[path] = self.manifest.files[path]
                continue
            mark = fingerprint(recipe, versions[type(recipe)])
            batch.prints[path] = mark
            if self._is_current(path, mark):
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
        return batch

    def _is_current(self, path: str, mark: str) -> bool:
        kept, stamp = self.manifest.files.get(path), self.found.get(path)
        return (
            kept is not None
            and stamp is not None
            and kept.fingerprint == mark
            and (kept.size, kept.mtime_ns) == (stamp.size, stamp.mtime_ns)
        )

    def _make_heavy(self, plan: Mapping[str, Recipe], wanted: Mapping[str, list[str]], batch: _Batch) -> None:
        """Pictures and papers: from the shelf, else spread over the cores.

        What is made goes to the shelf at once and is taken from there: only what is being worked on is in memory.
        """
        self.used |= wanted.keys()
        missing = [(mark, plan[paths[0]]) for mark, paths in wanted.items() if not self.shelf.has(mark)]
        done = 0
        with _pool(self.request) as pool:
            for job in as_completed(
                pool.submit(self._work, marks, work) for marks, work in self.workshop.groups(missing)
            ):
                done += job.result()
                self.progress("gambar dan cetakan", done, len(missing))
        for mark, paths in wanted.items():
            made = self.shelf.get(mark)
            assert made is not None, "what was made a moment ago is on the shelf"
            for path in paths:
                self._stage(batch, path, made)

    def _work(self, marks: list[str], work: Work) -> int:
        for mark, made in zip(marks, work(), strict=True):
            self.shelf.put(mark, made)
        return len(marks)

    def _stage(self, batch: _Batch, path: str, made: Made) -> None:
        batch.problems += made.problems
        batch.problems_of[path] = made.problems
        if any(gravity(problem) is Severity.ERROR for problem in made.problems):
            # Without its fingerprint the file counts as not made: an older one goes, and the next build tries again.
            del batch.prints[path]
            return
        target = self.request.output / path
        stamp = self.found.get(path)
        if stamp and stamp.size == len(made.data) and disk.read(self.request.output, path) == made.data:
            return
        batch.staged.append((disk.stage(target, made.data), target))

    def kept(self, made: _Batch, staff: _Batch, published: bool) -> dict[str, Kept]:
        """What stands in the output folder after this build, for the next one."""
        kept: dict[str, Kept] = {}
        for batch in (made, staff) if published else (staff,):
            for path, mark in batch.prints.items():
                status = (self.request.output / path).stat()
                kept[path] = Kept(mark, status.st_size, status.st_mtime_ns, batch.problems_of[path])
            kept |= batch.skipped
        folders = _folders(self.request, published)
        return kept | {p: entry for p, entry in self.manifest.files.items() if p.partition("/")[0] not in folders}


def _is_asked(path: str, papers: tuple[str | None, str | None]) -> bool:
    """Whether a paper is among those asked for; every other file is."""
    folder, _, rest = path.partition("/")
    exhibition, _, name = rest.partition("/")
    edition = name.rpartition("-")[0]
    return folder != "print" or (papers[0] in (None, exhibition) and papers[1] in (None, edition))


def _folders(request: Request, published: bool) -> set[str]:
    """The output folders that this build answers for."""
    folders: set[str] = {folder for folder in request.only if published or folder not in PUBLIC}
    if request.usb and published:
        folders.add("usb")
    return folders


def _remove_leftovers(request: Request, kept: Mapping[str, Kept], found: Mapping[str, Stamp], published: bool) -> int:
    """Delete what stood in the folders of this build before it and belongs to nothing in them now."""
    folders = _folders(request, published)
    strays = [path for path in found if path not in kept and path.partition("/")[0] in folders]
    for path in strays:
        disk.remove(request.output, path)
    return len(strays)


def _pool(request: Request) -> Executor:
    """Where independent work runs; any other Executor would do as well."""
    return ThreadPoolExecutor(request.jobs or os.cpu_count() or 1)
