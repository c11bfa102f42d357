"""What an import would write: every entry composed, the whole content rehearsed with it, and every finding at its cell.

A row is taken whole or not at all. What can only mean one thing is mended and told; what cannot is refused.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from etalase import pipeline
from etalase.model import Kind, Photo, Product, Vendor, keys_of
from etalase.pipeline import Finding, Rehearsal
from etalase.place import Place
from etalase.problem import Problem, Severity
from etalase.spreadsheet.edit import CannotEdit, Line, changed_text, new_text
from etalase.spreadsheet.plain import Plain, Steps, as_cell, get, named, put, same
from etalase.spreadsheet.rows import Draft, Row, Wish, body_wishes, empty_cell
from etalase.spreadsheet.tables import Cell

# Findings whose hint is the only thing that can have been meant.
_CERTAIN = frozenset(
    "price.not-a-number date.invalid time.invalid value.flag value.not-count value.not-decimal percent.invalid "
    "shelf-life.invalid shelf-life.unit content.unit content.number phone.remark phone.zero-lost phone.two-in-one "
    "url.scheme id.form coordinate.from-link id.stray-text gtin.not-digits".split()
)
# What is left out with a word instead of refusing the row for it.
_LEFT_OUT = ("coordinate.invalid", "coordinate.outside")
# What an entry lacks is told at its name by the check of the catalogue and left to it; these speak of the name.
_ABOUT_NAMES = ("spelling.", "claim.", "name.", "id.", "text.")
_MOST_ROUNDS = 12
_PHOTO_CODES = ("photo.missing", "sheet.photo-name", "sheet.photo-kind", "sheet.photo-differs")
_PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif")

Mark = tuple[str, str, tuple[tuple[str, str | int], ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One value of an entry: what stood there (None: nothing), what will, and the cell that says so."""

    steps: Steps
    before: Plain | None
    after: Plain
    cell: Cell | None


@dataclass(slots=True)
class Work:
    """A draft composed: its files as lines, the photos it brings, and what changes."""

    draft: Draft
    lines: dict[str, list[Line]] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


class Proposal:
    """The drafts of one import, worked on until nothing is left to mend or refuse."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        rows: list[Row],
        drafts: list[Draft],
        texts: Mapping[str, str],
        photos: Mapping[str, bytes] | None,
        folder: str,
    ) -> None:
        self._rehearsal = rehearsal
        self._texts = texts
        self._photos = photos
        self._folder = folder
        self._known = Counter(_mark(problem) for problem in rehearsal.problems)
        self._told: set[tuple[int, str, str, str]] = set()
        self.rows = rows
        self.drafts = drafts
        self.works: dict[str, Work] = {}
        self.outside: list[Problem] = []

    def work(self) -> None:
        for row in self.rows:
            if any(pipeline.gravity(problem) is Severity.ERROR for problem, _ in row.problems):
                self._refuse_row(row)
        for n in range(_MOST_ROUNDS):
            self._settle()
            # The first time also what will not be written is looked at, so that everything wrong with it is told.
            looked_at = [draft for draft in self.drafts if n == 0 or not draft.refused]
            self.works = {draft.path: work for draft in looked_at if (work := self._compose(draft)) is not None}
            if not self._judge():
                break
        self._settle()
        self._tell_refused_vendors()
        kept = {draft.path for draft in self.drafts if not draft.refused}
        self.works = {path: work for path, work in self.works.items() if path in kept}

    def _refuse_row(self, row: Row) -> None:
        for draft in row.drafts:
            if draft.rows[0] is row or draft.noun is not Vendor or row.own.items() <= draft.wishes.items():
                draft.refused = draft.refused or draft is row.drafts[0]

    def _settle(self) -> None:
        """All or nothing: a row falls with its entry, an entry with the vendor it needs, a new vendor with its rows."""
        for draft in self.drafts:
            needed = [
                other for row in draft.rows for other in row.drafts if other is not draft and other.noun is Vendor
            ]
            if draft.noun is Product and any(other.refused and other.is_new for other in needed):
                draft.refused = True
        for draft in self.drafts:
            goods = [row.drafts[0] for row in draft.rows if row.drafts[0] is not draft]
            if (
                draft.noun is Vendor
                and goods
                and len(goods) == len(draft.rows)
                and all(other.refused for other in goods)
            ):
                draft.refused = True

    def _tell_refused_vendors(self) -> None:
        """A row that fell only with its vendor says where that vendor is wrong."""
        for row in self.rows:
            if not row.drafts or any(pipeline.gravity(problem) is Severity.ERROR for problem, _ in row.problems):
                continue
            for vendor in row.drafts[1:]:
                if vendor.refused and vendor.is_new and row.drafts[0].refused:
                    wrong = [other.number for other in vendor.rows if other is not row and other.problems]
                    row.tell("sheet.vendor-refused", None, vendor=vendor.id, row=wrong[0] if wrong else row.number)

    def _compose(self, draft: Draft) -> Work | None:
        work = Work(draft)
        if not self._take_photos(draft, work):
            return None
        changes = self._changes(draft, work)
        texts = body_wishes(draft.wishes)
        body = self._body(draft, texts.get("id"), work)
        if draft.is_new:
            whole: dict[str, Plain] = {}
            for steps in sorted(changes, key=lambda steps: _order(draft.noun, steps)):
                put(whole, steps, changes[steps])
            markdown = draft.path.endswith(".md")
            work.lines[draft.path] = new_text(draft.noun, whole, (body or "") if markdown else None)
        elif changes or body is not None:
            try:
                work.lines[draft.path] = changed_text(
                    draft.noun, draft.text or "", lambda text: pipeline.tree_of(draft.path, text)[0], changes, body
                )
            except CannotEdit:
                self._tell(draft, None, "sheet.cannot-edit", file=draft.path)
                return None
        self._english(draft, texts.get("en"), work)
        return work if work.lines or work.photos else None

    def _changes(self, draft: Draft, work: Work) -> dict[Steps, Plain]:
        """The values that differ from what the file says."""
        changes: dict[Steps, Plain] = {}
        for steps, wish in draft.wishes.items():
            if (
                steps[0] == "uraian"
                and len(steps) == 2
                and "uraian" not in {k.name for k in keys_of(draft.noun).values()}
            ):
                continue
            before = get(draft.noun, draft.before, steps)
            after = _photos_kept(before, wish) if wish.key and wish.key.of is Photo and wish.key.many else wish.value
            if same(wish.key, before, after) or _status_follows(draft, steps, wish):
                continue
            changes[steps] = after
            work.changes.append(Change(steps, before, wish.value, wish.cell))
        return changes

    def _body(self, draft: Draft, wish: Wish | None, work: Work) -> str | None:
        if wish is None or not isinstance(wish.value, str):
            return None
        document = pipeline.tree_of(draft.path, draft.text)[0] if draft.text else None
        before = document.body.strip() if document else ""
        if same(wish.key, before, wish.value):
            return None
        work.changes.append(Change(("uraian", "id"), before or None, wish.value, wish.cell))
        return wish.value

    def _english(self, draft: Draft, wish: Wish | None, work: Work) -> None:
        if wish is None or not isinstance(wish.value, str):
            return
        path = draft.path.removesuffix(".md") + ".en.md"
        before = self._texts.get(path, "").strip()
        if not same(wish.key, before, wish.value):
            work.lines[path] = [*(Line(text, ("uraian", "en")) for text in wish.value.split("\n")), Line("")]
            work.changes.append(Change(("uraian", "en"), before or None, wish.value, wish.cell))

    def _take_photos(self, draft: Draft, work: Work) -> bool:
        """Take the photos that the cells name from the folder that was given; its files are named exactly.

        Returns whether the draft still stands.
        """
        if self._photos is None or draft.noun not in (Vendor, Product):
            return True
        folder = f"{draft.path.split('/vendors/')[0]}/vendors/{draft.vendor or draft.id}/photos"
        for wish in draft.wishes.values():
            if wish.key is None or not (wish.key.kind is Kind.FILE or wish.key.of is Photo):
                continue
            for name in _names(wish.value):
                self._take_photo(draft, work, wish, name, f"{folder}/{unicodedata.normalize('NFC', name)}")
        return not any(problem.code in _PHOTO_CODES for row in draft.rows for problem, _ in row.problems)

    def _take_photo(self, draft: Draft, work: Work, wish: Wish, name: str, path: str) -> None:
        assert self._photos is not None
        normal = unicodedata.normalize("NFC", name)
        if "/" in name or "\\" in name or name in (".", ".."):
            self._tell(draft, wish.cell, "sheet.photo-name", None, found=name[:60])
        elif PurePosixPath(normal).suffix.casefold() not in _PHOTO_SUFFIXES:
            self._tell(draft, wish.cell, "sheet.photo-kind", None, file=name[:60])
        elif normal not in self._photos:
            if self._rehearsal.catalog.photos.get(path) is None:
                near = next((known for known in self._photos if known.casefold() == normal.casefold()), None)
                self._tell(draft, wish.cell, "photo.missing", near, file=name[:60], folder=self._folder)
        elif (there := self._rehearsal.catalog.photos.get(path)) is None:
            work.photos[path] = self._photos[normal]
        elif there.digest != hashlib.sha256(self._photos[normal]).hexdigest():
            self._tell(draft, wish.cell, "sheet.photo-differs", None, file=name[:60])

    def _judge(self) -> bool:
        """Rehearse; returns whether anything was mended or refused, so that it must be done again."""
        files: dict[str, bytes] = {}
        for work in self.works.values():
            files |= {path: as_bytes(lines) for path, lines in work.lines.items()} | work.photos
        _, problems = self._rehearsal.with_files(files)
        owners = {path: work for work in self.works.values() for path in (*work.lines, *work.photos)}
        known = Counter(self._known)
        again = False
        self.outside = []
        for problem in problems:
            mark = _mark(problem)
            if known[mark]:
                known[mark] -= 1
            elif (owner := owners.get(problem.place.file)) is not None:
                again |= self._meet(owner, problem)
            elif pipeline.gravity(problem) is Severity.ERROR:
                self.outside.append(problem)
        return again or any(draft.refused and draft.path in self.works for draft in self.drafts)

    def _meet(self, work: Work, problem: Problem) -> bool:
        """Mend, refuse or pass on one finding; returns whether the drafts changed."""
        draft = work.draft
        steps = self._steps_of(work, problem)
        wish = draft.wishes.get(steps) if steps is not None else None
        severity = pipeline.gravity(problem)
        if wish is not None and wish.cell is not None and steps is not None and isinstance(wish.value, str):
            if problem.code in _CERTAIN and problem.hint and problem.hint != wish.value:
                self._tell(draft, wish.cell, "sheet.mended", None, found=wish.value[:60], right=problem.hint)
                draft.wishes[steps] = Wish(problem.hint, wish.key, wish.cell)
                if problem.code in ("phone.remark", "phone.two-in-one"):
                    self._tell_problem(draft, wish.cell, problem)
                    self._keep_in_note(draft, wish)
                return True
            if problem.code in _LEFT_OUT:
                self._tell(draft, wish.cell, "sheet.left-out", None, found=wish.value[:60])
                del draft.wishes[steps]
                return True
        cell = wish.cell if wish else None
        if severity is Severity.ERROR:
            if cell is None and "key" in problem.values:
                if self._was_refused(draft, str(problem.values["key"])):
                    return True
                cell = next((c for row in draft.rows if (c := empty_cell(row, str(problem.values["key"])))), None)
            self._tell_problem(draft, cell, self._with_suggestion(draft, problem))
            draft.refused = True
            return True
        is_name = steps is not None and steps[0] in ("nama", "judul")
        if cell is not None and (not is_name or problem.code.startswith(_ABOUT_NAMES)):
            self._tell_problem(draft, cell, problem)
        return False

    @staticmethod
    def _was_refused(draft: Draft, key: str) -> bool:
        """Whether a value is missing only because its cell was refused, which has been told already."""
        for row in draft.rows:
            refused = {cell.column for problem, cell in row.problems if cell is not None}
            if any(n in refused and column.steps[0] == key for n, column in row.layout.columns.items()):
                return True
        return False

    @staticmethod
    def _keep_in_note(draft: Draft, wish: Wish) -> None:
        """What stood beside a phone number goes into the office's note, unless there is one."""
        there = get(draft.noun, draft.before, ("catatan",))
        if there is None and ("catatan",) not in draft.wishes and wish.key is not None:
            draft.wishes["catatan",] = Wish(
                f"{wish.key.name}: {as_cell(wish.value)}", named(draft.noun, "catatan"), None
            )

    def _with_suggestion(self, draft: Draft, problem: Problem) -> Problem:
        """A kelurahan that is missing but stands in the address is what to type."""
        address = draft.wishes.get(("alamat",))
        if problem.code != "key.missing" or problem.values.get("key") != "kelurahan" or address is None:
            return problem
        said = as_cell(address.value).casefold()
        villages = {place.village for place in self._rehearsal.catalog.regions}
        named = {village for village in villages if re.search(rf"\b{re.escape(village.casefold())}\b", said)}
        # `Damai` is not meant where `Damai Baru` is written.
        named -= {short for short in named for other in named if short != other and other.startswith(short)}
        return dataclasses.replace(problem, hint=f"kelurahan: {named.pop()}") if len(named) == 1 else problem

    def _steps_of(self, work: Work, problem: Problem) -> Steps | None:
        """The steps of the wish that the finding's line was written from."""
        place = problem.place
        lines = work.lines.get(place.file)
        if lines is None:
            return next(
                (s for s, w in work.draft.wishes.items() if PurePosixPath(place.file).name in _names(w.value)), None
            )
        if not place.width and place.line == 1:
            return None
        steps = lines[place.line - 1].steps if place.line <= len(lines) else None
        if steps is None:
            return None
        near = [known for known in work.draft.wishes if known[: len(steps)] == steps or steps[: len(known)] == known]
        return min(near, key=len) if near else None

    def _tell(
        self, draft: Draft, cell: Cell | None, code: str, hint: str | None = None, /, **values: str | int
    ) -> None:
        problem = Problem(code, Place(""), values, hint)
        self._tell_problem(draft, cell, problem)
        if pipeline.gravity(problem) is Severity.ERROR:
            draft.refused = True

    def _tell_problem(self, draft: Draft, cell: Cell | None, problem: Problem) -> None:
        row = next((row for row in draft.rows if cell and cell in row.cells.values()), draft.rows[0])
        if cell is not None and cell not in row.cells.values():
            row = next((row for row in draft.rows if row.number == cell.row), row)
        mark = (id(row), cell.ref if cell else "", problem.code, str(sorted(problem.values.items())))
        if mark in self._told:
            return
        self._told.add(mark)
        place = row.table.cell_place(cell) if cell else row.table.place(str(row.number), row.number)
        row.problems.append((Problem(problem.code, place, problem.values, problem.hint), cell))


def as_bytes(lines: list[Line]) -> bytes:
    """Lines as they are written to a file; the last one ends with a line end too."""
    text = "\n".join(line.text for line in lines)
    return (text if text.endswith("\n") else f"{text}\n").encode()


def finding(problem: Problem, cell: Cell | None) -> Finding:
    return Finding(problem, pipeline.gravity(problem), cell.text if cell else "")


def _mark(problem: Problem) -> Mark:
    return (
        problem.place.file,
        problem.code,
        tuple(sorted((name, str(value)) for name, value in problem.values.items() if name != "line")),
    )


def _order(noun: Any, steps: Steps) -> tuple[int, Steps]:
    names = [key.name for key in keys_of(noun).values()]
    return (names.index(str(steps[0])) if steps[0] in names else len(names)), ()


def _names(value: Plain) -> list[str]:
    return (
        [value]
        if isinstance(value, str)
        else [item for item in value if isinstance(item, str)]
        if isinstance(value, list)
        else []
    )


def _photos_kept(before: Plain | None, wish: Wish) -> Plain:
    """A list of photo names, each with the description that the file already has for it."""
    there = (
        {str(photo.get("berkas")): photo for photo in before if isinstance(photo, dict)}
        if isinstance(before, list)
        else {}
    )
    if not isinstance(wish.value, list):
        return wish.value
    return [there.get(item, {"berkas": item}) if isinstance(item, str) else item for item in wish.value]


def _status_follows(draft: Draft, steps: Steps, wish: Wish) -> bool:
    """Whether a permit's status is only what its number already says."""
    if steps[-1] != "status" or len(steps) < 3 or wish.value != "ada":
        return False
    number = (*steps[:-1], "nomor")
    return number in draft.wishes or get(draft.noun, draft.before, number) is not None


def text_shown(value: Plain | None) -> str:
    """A value in a report: on one line, not too long."""
    from etalase.values.lost import clip

    return clip(as_cell(value), 80) if value is not None else ""
