"""What was read from the content folder: each file once, and again only when its bytes have changed.

A file is known by the hash of its bytes; its stamp (size and time of change) only saves the hashing.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etalase import checks, disk, history, overview, parse, permits, readiness, shape
from etalase.disk import Stamp
from etalase.model import Catalog, PhotoFacts, Product
from etalase.problem import Problem
from etalase.request import Progress, Request, pool
from etalase.shape import Shapes
from etalase.shelf import Shelf

# A file changed this shortly before it was looked at may have changed again within one tick of the clock.
RACY_NS = 2_000_000_000


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


def read(request: Request, shelf: Shelf, sources: Mapping[str, Stamp], made_by: str, progress: Progress) -> Records:
    """Read, parse and shape every content file that changed; photos are looked at likewise.

    `made_by` is the version of the program: what another one read is read anew.
    """
    seen_ns = time.time_ns()
    records = shelf.load("bacaan", Records)
    if records is None or records.version != made_by:
        records = Records(version=made_by)
    changed = [path for path, stamp in sources.items() if not _same(records, path, stamp)]
    gone = [path for path in records.files if path not in sources]
    for path in gone:
        forget(records, path)
    photos: list[str] = []
    texts: list[str] = []
    for path in changed:
        (photos if shape.sort_of(path) == "photo" else texts).append(path)
    for n, path in enumerate(texts):
        if n % 200 == 0:
            progress("baca", n, len(texts))
        _read_text(request, records, path, sources[path])
    with pool(request) as workers:
        jobs = [workers.submit(_look, request, records.files.get(path), path, sources[path]) for path in photos]
        for n, (path, job) in enumerate(zip(photos, jobs, strict=True)):
            progress("foto", n, len(photos))
            record, facts = job.result()
            if record is not None:
                forget(records, path)
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


def certified(request: Request, catalog: Catalog) -> dict[str, str]:
    """Product's address → its ingredients on the day when its halal certificate was issued or, if later, was checked.

    Of the history of the content folder, where there is one; what git does not know is left out, and so is a file that
    reads today as it did then. What was checked today is as it stands.
    """
    days = ((product.source.file, permits.certified_on(product)) for product in catalog.products.values())
    wanted = {file: day for file, day in days if day and day < request.as_of}
    texts = history.texts_on(request.content, wanted)
    found: dict[str, str] = {}
    for product in catalog.products.values():
        data = texts.get(product.source.file)
        if data and (digest := disk.digest(data)) != product.source.digest:
            noun, _ = understand(product.source.file, data, digest)
            if isinstance(noun, Product) and noun.ingredients:
                found[product.address] = noun.ingredients.id
    return found


@dataclass(slots=True)
class Past:
    """What one version of the program counted in earlier states of the content folder, by state and day."""

    version: str = ""
    months: dict[str, overview.Month] = field(default_factory=dict)


def months(
    request: Request, records: Records, shelf: Shelf, made_by: str, progress: Progress
) -> tuple[overview.Month, ...]:
    """How the catalogue stood at the end of each of the eleven months before this one, as git remembers it.

    Each state is read and judged as on its own day, by the rules and requirements that stood in it, and counted once:
    what was counted is kept by the name of the state.
    """
    trees = history.trees_on(request.content, overview.month_ends(request.as_of, 11))
    past = shelf.load("riwayat", Past)
    if past is None or past.version != made_by:
        past = Past(made_by)
    known = past.months
    past.months = {}
    understood: dict[tuple[str, str], Any] = {}
    for n, (day, tree) in enumerate(trees.items()):
        progress("riwayat", n, len(trees))
        mark = f"{tree} {day.isoformat()}"
        past.months[mark] = known.get(mark) or _month(request, records, understood, tree, day)
    if past.months != known:
        shelf.save("riwayat", past)
    return tuple(past.months.values())


# What decides which products are ready; all else in an earlier state is not read.
_JUDGED = ("site", "categories", "regions", "vendor", "product", "retailer", "rules")


def _month(
    request: Request, records: Records, understood: dict[tuple[str, str], Any], tree: str, day: dt.date
) -> overview.Month:
    files = {
        path: blob for path, blob in history.files_of(request.content, tree).items() if shape.sort_of(path) in _JUDGED
    }
    new = {blob for path, blob in files.items() if (path, blob) not in understood}
    texts = history.blobs(request.content, sorted(new))
    shapes = Shapes()
    for path, blob in files.items():
        if (path, blob) not in understood:
            understood[path, blob] = _noun_then(records, path, texts.get(blob, b""))
        if (noun := understood[path, blob]) is not None:
            getattr(shapes, shape.sort_of(path))[path] = noun
    catalog, _ = shape.assemble(shapes, {}, files)
    return overview.month(catalog, readiness.of(catalog, day))


def _noun_then(records: Records, path: str, data: bytes) -> Any:
    """What a file of an earlier state says; what reads as it does today is not understood again."""
    digest = disk.digest(data)
    known = records.files.get(path)
    if known and known.digest == digest:
        return getattr(records.shapes, shape.sort_of(path)).get(path)
    return understand(path, data, digest)[0]


def settled(sources: Mapping[str, Stamp], seen_ns: int) -> bool:
    """Whether every stamp is old enough to be trusted."""
    return all(stamp.mtime_ns < seen_ns - RACY_NS for stamp in sources.values())


def program_version(request: Request) -> str:
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


def _same(records: Records, path: str, stamp: Stamp) -> bool:
    record = records.files.get(path)
    return (
        record is not None
        and record.size == stamp.size
        and record.mtime_ns == stamp.mtime_ns
        and stamp.mtime_ns < records.seen_ns - RACY_NS
    )


def forget(records: Records, path: str) -> None:
    """Drop everything that came from one file."""
    records.files.pop(path, None)
    records.photos.pop(path, None)
    for entries in collections(records.shapes):
        entries.pop(path, None)


def copy_of(records: Records) -> Records:
    """The same records, whose files, photos and nouns may be exchanged without touching these."""
    shapes = Shapes(**{one.name: dict(getattr(records.shapes, one.name)) for one in dataclasses.fields(Shapes)})
    return dataclasses.replace(records, files=dict(records.files), photos=dict(records.photos), shapes=shapes)


def collections(shapes: Shapes) -> Iterator[dict[str, Any]]:
    """The nouns of each kind, by file."""
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
    forget(records, path)
    if sort == "other":
        records.files[path] = Record(stamp.size, stamp.mtime_ns, digest, _of_any_text(path, data))
        return
    noun, problems = understand(path, data, digest)
    records.files[path] = Record(stamp.size, stamp.mtime_ns, digest, tuple(problems))
    note_links(records, path, data)
    if noun is not None:
        getattr(records.shapes, sort)[path] = noun


def note_links(records: Records, path: str, data: bytes) -> None:
    """Keep the links that stand in the texts of a file; most files have none."""
    if b"](" in data or b"http" in data or b"href" in data or b"]:" in data:
        links = shape.written_links(path, disk.decode(path, data)[0])
        if links:
            records.shapes.links[path] = links


def understand(path: str, data: bytes, digest: str) -> tuple[Any, list[Problem]]:
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
    if sort == "printed":
        rows, problems = parse.parse_table(path, text)
        printed, more = shape.shape_printed(path, rows)
        return printed, [*found, *problems, *more]
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
