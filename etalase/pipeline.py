"""The whole walk: read, parse, shape, check, plan, make, write.

Each stage is a pure function of the one before. `intake` reads what changed, `delivery` makes what changed; what has
not changed is neither read nor made again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etalase import addresses, audience, checks, disk, history, manual, parse, readiness, shape, tree
from etalase.delivery import (
    Batch,
    Maker,
    Manifest,
    first_volume,
    folders,
    outputs,
    remove_leftovers,
    standing_choices,
    untouched,
)
from etalase.disk import Stamp
from etalase.intake import (
    Record,
    Records,
    certified,
    collections,
    copy_of,
    forget,
    months,
    note_links,
    program_version,
    read,
    settled,
    understand,
)
from etalase.model import Catalog
from etalase.overview import Month
from etalase.plan import Setting
from etalase.problem import Problem, Severity
from etalase.proof import Desk, Ledger, Notes, proofread
from etalase.readiness import Readiness
from etalase.recipe import Recipe, Sheet
from etalase.request import Choice, Progress, Request, no_progress
from etalase.shelf import Shelf
from etalase.workshop import Workshop


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


def check(request: Request, progress: Progress = no_progress) -> tuple[Catalog, tuple[Finding, ...]]:
    """Every problem of the content, in reading order; nothing is written outside the cache."""
    shelf = Shelf(request.cache)
    records = read(request, shelf, disk.scan(request.content), program_version(request), progress)
    catalog, problems = _judge(request, records)
    return catalog, _findings(request, problems)


class Rehearsal:
    """What `check` would find if some files of the content folder were different. Nothing is written there.

    `catalog` and `problems` are those of the content as it is.
    """

    def __init__(self, request: Request, progress: Progress = no_progress) -> None:
        self._request = request
        sources = disk.scan(request.content)
        self._records = read(request, Shelf(request.cache), sources, program_version(request), progress)
        self._understood: dict[tuple[str, str], tuple[Any, tuple[Problem, ...]]] = {}
        self.catalog, self.problems = _judge(request, self._records)

    def with_files(self, changed: Mapping[str, bytes]) -> tuple[Catalog, tuple[Problem, ...]]:
        """The catalogue and every problem with these files in place; paths begin with the content folder's name."""
        records = copy_of(self._records)
        for path, data in changed.items():
            noun, problems = self._understand(path, data)
            forget(records, path)
            records.files[path] = Record(len(data), 0, disk.digest(data), problems)
            note_links(records, path, data)
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
                noun, problems = understand(path, data, mark[1])
                self._understood[mark] = noun, tuple(problems)
        return self._understood[mark]


def gravity(problem: Problem) -> Severity:
    """How grave a problem is."""
    return checks.severity_of(problem)


def fails(severity: Severity, strict: bool) -> bool:
    """Whether content with a problem this grave counts as wrong; a strict reader accepts no warning either."""
    return severity is Severity.ERROR or (strict and severity is Severity.WARNING)


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
    batch = Batch()
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
    made_by = program_version(request)
    inputs = _inputs(request, sources, made_by)
    name = f"hasil-{hashlib.sha256(str(request.output).encode()).hexdigest()[:16]}"
    manifest = shelf.load(name, Manifest) or Manifest()
    found = outputs(request)
    if manifest.inputs == inputs and settled(sources, manifest.seen_ns) and untouched(manifest, found):
        findings = _findings(request, manifest.problems)
        return Outcome(findings, manifest.failed, manifest.published, n_files=len(manifest.files))

    records = read(request, shelf, sources, made_by, progress)
    catalog, problems = _judge(request, records)
    failed = _has_errors(request, problems)
    if failed and request.keep_going:
        catalog = _without_faulty(request, records)
    publish = not failed or request.keep_going
    workshop = Workshop(
        request.content.parent, _templates(request), request.parts, request.fonts, fast=request.preview, shelf=shelf
    )
    notes = Notes(_ledger(shelf, name, manifest))
    maker = Maker(request, shelf, workshop, made_by, manifest, found, notes, progress)
    standing = readiness.of(catalog, request.as_of)
    setting = _setting(request, catalog, records, workshop, standing.ready())
    choices = standing_choices(manifest.choices, found, request.papers.choice)
    plan = _public_plan(request, catalog, setting, choices, found) if publish else {}
    made = maker.make(plan)
    between: tuple[Problem, ...] = ()
    if any(gravity(problem) is Severity.ERROR for problem in made.problems):
        # A template is broken: what was made of the others would not fit together.
        made.discard()
        publish, failed, notes = False, True, Notes(_ledger(shelf, name, manifest))
    elif plan:
        notes.forget(lambda path: path in plan or path.partition("/")[0] not in folders(request, publish))
        told = {(problem.code, problem.place) for problem in problems}
        between = _proofread(request, catalog, plan, maker, made)
        between = tuple(problem for problem in between if (problem.code, problem.place) not in told)
    everything = _in_order((*problems, *made.problems, *between))
    failed = failed or _has_errors(request, everything)
    findings = _findings(request, everything)
    past = months(request, records, shelf, made_by, progress) if "staff" in request.only else ()
    staff = maker.make(_staff_plan(request, catalog, setting, standing, findings, past))
    n_written = made.commit() + staff.commit()

    kept = maker.kept(made, staff, publish)
    n_removed = remove_leftovers(request, kept, found, publish)
    choices = standing_choices(choices, kept)
    if n_written or n_removed or inputs != manifest.inputs or kept != manifest.files:
        token = manifest.ledger
        if notes.changed:
            token = notes.ledger.token = inputs
            shelf.save(f"{name}-isi", notes.ledger)
        shelf.save(name, Manifest(inputs, seen_ns, failed, publish, kept, everything, token, choices))
    if publish and not request.preview:
        shelf.forget({entry.fingerprint for entry in kept.values()} | maker.used)
    return Outcome(findings, failed, publish, len(kept), n_written, n_removed)


def _ledger(shelf: Shelf, name: str, manifest: Manifest) -> Ledger:
    """What is known of the pages that the last build left; empty when it speaks of others."""
    ledger = shelf.load(f"{name}-isi", Ledger) if manifest.ledger else None
    return ledger if ledger and ledger.token == manifest.ledger else Ledger()


def _proofread(
    request: Request, catalog: Catalog, plan: Mapping[str, Recipe], maker: Maker, made: Batch
) -> tuple[Problem, ...]:
    """What is wrong between the pages of the site, most of which were made earlier."""
    data, size = maker.standing(made)

    def known() -> Mapping[str, addresses.Address]:
        return addresses.addresses(audience.out(catalog, request.as_of, drafts=request.preview))

    desk = Desk(
        plan=plan,
        addresses=known,
        links=catalog.links,
        base_url=catalog.site.base_url,
        trace=maker.workshop.trace,
        literal=maker.workshop.literal,
        data=data,
        size=size,
    )
    return proofread(maker.notes, desk)


def _templates(request: Request) -> dict[str, bytes]:
    """Template name (`site/base.html`) → bytes."""
    root = request.templates
    return {path.partition("/")[2]: disk.read(root.parent, path) for path in disk.scan(root)}


def _inputs(request: Request, sources: Mapping[str, Stamp], version: str) -> str:
    # Every field counts but those that only say where things lie or how fast they are made.
    told_apart = ("content", "templates", "output", "cache", "jobs", "parts", "fonts")
    asked = [(f.name, getattr(request, f.name)) for f in dataclasses.fields(request) if f.name not in told_apart]
    parts = [(name, file.stat().st_size, file.stat().st_mtime_ns) for name, file in sorted(request.parts.items())]
    templates = disk.scan(request.templates)
    past = history.state(request.content)
    told = repr((version, asked, parts, sorted(sources.items()), sorted(templates.items()), past))
    return hashlib.sha256(told.encode()).hexdigest()


def _judge(request: Request, records: Records) -> tuple[Catalog, tuple[Problem, ...]]:
    """Link everything into one catalogue and collect what is wrong, in reading order."""
    catalog, problems = shape.assemble(records.shapes, records.photos, records.files)
    catalog = dataclasses.replace(_with_base_url(request, catalog), certified=certified(request, catalog))
    alone = (problem for record in records.files.values() for problem in record.problems)
    return catalog, _in_order((*alone, *problems, *checks.of_catalog(catalog, request.as_of)))


def _with_base_url(request: Request, catalog: Catalog) -> Catalog:
    if not request.base_url:
        return catalog
    return dataclasses.replace(catalog, site=dataclasses.replace(catalog.site, base_url=request.base_url))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line and column. Two papers may find the same thing: it is told once."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    return tuple(problem for n, problem in enumerate(ordered) if not n or problem != ordered[n - 1])


def _without_faulty(request: Request, records: Records) -> Catalog:
    """The catalogue without the entries whose files have errors, and without what falls with them."""
    kept = copy_of(records)
    while True:
        catalog, problems = _judge(request, kept)
        faulty = {problem.place.file for problem in problems if gravity(problem) is Severity.ERROR}
        before = sum(map(len, collections(kept.shapes)))
        for name in ("vendor", "product", "retailer", "exhibition", "training", "page", "translation", "rules"):
            entries = getattr(kept.shapes, name)
            for path in faulty & entries.keys():
                del entries[path]
        if sum(map(len, collections(kept.shapes))) == before:
            return catalog


def _has_errors(request: Request, problems: Iterable[Problem]) -> bool:
    return any(fails(gravity(problem), request.strict) for problem in problems)


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


def _setting(
    request: Request, catalog: Catalog, records: Records, workshop: Workshop, ready: Mapping[str, tuple[str, ...]]
) -> Setting:
    profile = catalog.profile_path()
    known = records.files.get(profile) if profile else None
    return Setting(
        as_of=request.as_of,
        base_url=catalog.site.base_url,
        ready=ready,
        assets=workshop.asset_digests,
        preview=request.preview,
        printing=catalog.site.printing,
        profile=(profile, known.digest) if profile and known else None,
        first_label=request.papers.first_label,
    )


def _public_plan(
    request: Request, catalog: Catalog, setting: Setting, choices: Iterable[Choice], found: Mapping[str, Stamp]
) -> dict[str, Recipe]:
    """Everything that may leave the office: the site, its copy for a stick, and the printed matter. Of the books asked
    for by command earlier, only those files that still stand."""
    public = audience.seen_by(catalog, "public", request.as_of, drafts=request.preview)
    plan: dict[str, Recipe] = {}
    if "site" in request.only or "print" in request.only:
        from etalase.plan.booklet import asked_book, booklets

        buyers = audience.seen_by(catalog, "buyers", request.as_of, drafts=request.preview)
        plan |= booklets(public, buyers, setting)
    if "print" in request.only:
        from etalase.plan.matter import loose_matter
        from etalase.plan.offer import offers

        plan |= loose_matter(public, buyers, setting) | offers(buyers, setting, request.language)
        for choice in choices:
            book = asked_book(public, buyers, setting, choice.name, choice.exhibition, choice.edition)
            asked = choice == request.papers.choice
            plan |= {path: recipe for path, recipe in book.items() if asked or first_volume(path) in found}
    if "site" in request.only:
        from etalase.plan.site import site

        plan |= site(public, setting)
        if request.usb:
            stick = plan | site(public, dataclasses.replace(setting, links="file"))
            plan |= {f"usb/{path[5:]}": recipe for path, recipe in stick.items() if path.startswith("site/")}
    wanted = tuple(f"{folder}/" for folder in folders(request, True))
    return {path: recipe for path, recipe in plan.items() if path.startswith(wanted)}


def _staff_plan(
    request: Request,
    catalog: Catalog,
    setting: Setting,
    standing: Readiness,
    findings: tuple[Finding, ...],
    past: tuple[Month, ...],
) -> dict[str, Recipe]:
    """What stays in the office: how the catalogue stands, and what is wrong with it."""
    if "staff" not in request.only:
        return {}
    from etalase.plan.staff import staff

    told = tuple((finding.problem, finding.severity, finding.line) for finding in findings)
    pages = {code: manual.page_of(code) for code in sorted({finding.problem.code for finding in findings})}
    explanations = {code: page.text for code, page in pages.items() if page}
    return staff(catalog, setting, standing, told, explanations, past, request.language)
