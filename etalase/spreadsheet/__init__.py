"""Spreadsheets in and out: `import` and `export`.

An import first only reports: every row as new, changed, unchanged or refused, each finding at its cell. With `--apply`
the rows that were not refused are written, each with all its files or not at all. An entry is never deleted, a value
never changed without standing in the report, and importing the same file again changes nothing.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from etalase import pipeline, reporter, scaffold
from etalase.model import Product, Vendor
from etalase.pipeline import Finding
from etalase.problem import Problem, Severity
from etalase.request import Request
from etalase.spreadsheet import report
from etalase.spreadsheet.columns import PRODUCTS, Column, Layout, Map, absent, layout, read_mapping
from etalase.spreadsheet.plain import key_shown
from etalase.spreadsheet.proposal import Proposal, Work, as_bytes
from etalase.spreadsheet.rows import Draft, Files, Matcher, Row, Wish, rows_of
from etalase.spreadsheet.tables import Table, tables
from etalase.words import words

__all__ = ["give", "take"]

OK, CONTENT_HAS_ERRORS, WRONG_USE = 0, 1, 2
_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


def take(request: Request, file: Path, map_file: Path | None, photos: Path | None, apply: bool, language: str) -> int:
    """`import`: report what the spreadsheet would change, and with `apply` change it. Returns the exit status."""
    if (wrong := _wrong_use(request, file, map_file, photos, language)) is not None:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    mapping, findings = _mapping(map_file)
    found = _tables(file)
    laid = [(table, how) for table in found if table.rows and (how := layout(table, mapping)) is not None]
    for table in found:
        if table.rows and not any(other is table for other, _ in laid):
            table.problems.append(Problem("sheet.header-missing", table.place(), {"sheet": table.sheet or file.name}))
    if laid:
        findings += [_finding(problem) for problem in absent(mapping, laid)]
    if findings:
        print(reporter.as_text(findings, language))
    unreadable = any(_is_grave(problem) for table in found for problem in table.problems)
    if any(finding.severity is Severity.ERROR for finding in findings) or not laid:
        print("\n".join(_table_lines(found, [], language)))
        return CONTENT_HAS_ERRORS
    proposal = _proposal(request, laid, photos)
    counted = report.counts(proposal.rows, proposal)
    writes = apply and not proposal.outside
    if writes:
        _write(request, proposal)
    print("\n".join([*_table_lines(found, laid, language), *_row_lines(proposal, language)]))
    for problem in proposal.outside:
        print("\n".join(report.problem_lines(problem, None, language)))
    print("\n".join(report.summary(counted, writes, language)))
    return CONTENT_HAS_ERRORS if counted[report.REFUSED] or proposal.outside or unreadable else OK


def give(request: Request, file: Path, language: str) -> int:
    """`export`: write everything the content folder says into a workbook that `import` takes back unchanged."""
    from etalase.spreadsheet.export import workbook

    if not request.content.is_dir():
        print(_no_folder(request, language), file=sys.stderr)
        return WRONG_USE
    if file.suffix.casefold() != ".xlsx":
        told = words("cli", language).text("Nama berkas hasil harus berakhiran .xlsx: {file}", file=file.name)
        print(told, file=sys.stderr)
        return WRONG_USE
    data, n_rows = workbook(_files(request))
    pipeline.put(file.resolve().parent, {file.name: data})
    print(words("cli", language).text("{file}: {n} baris.", file=file.as_posix(), n=n_rows))
    return OK


def _wrong_use(request: Request, file: Path, map_file: Path | None, photos: Path | None, language: str) -> str | None:
    t = words("cli", language).text
    if not request.content.is_dir():
        return _no_folder(request, language)
    if file.suffix.casefold() not in _SUFFIXES:
        return t("Berkas {file} bukan .xlsx atau .csv. Simpan dulu sebagai salah satunya.", file=file.name)
    for path in filter(None, (file, map_file)):
        if not path.is_file():
            return t("Berkas {file} tidak ada.", file=path)
    if photos is not None and not photos.is_dir():
        return t("Folder foto {folder} tidak ada.", folder=photos)
    return None


def _no_folder(request: Request, language: str) -> str:
    return words("cli", language).text(
        "Folder {folder} tidak ada. Jalankan perintah ini di folder proyek, atau beri --content.",
        folder=request.content,
    )


def _mapping(map_file: Path | None) -> tuple[Map, list[Finding]]:
    if map_file is None:
        return Map(), []
    text, problems = pipeline.text_of(map_file.name, map_file.read_bytes())
    document, more = pipeline.tree_of(map_file.name, text)
    mapping, wrong = read_mapping(document.root)
    lines = text.split("\n")
    told = [*(p for p in problems if _is_grave(p) and p.code != "file.bom"), *more, *wrong]
    return mapping, [
        Finding(p, pipeline.gravity(p), lines[p.place.line - 1] if p.place.line <= len(lines) else "") for p in told
    ]


def _tables(file: Path) -> list[Table]:
    data = file.read_bytes()
    if file.suffix.casefold() in (".xlsx", ".xlsm"):
        return tables(file.name, data, None, ())
    text, problems = pipeline.text_of(file.name, data)
    return tables(file.name, data, text, problems)


def _proposal(request: Request, laid: list[tuple[Table, Layout]], photos: Path | None) -> Proposal:
    rehearsal = pipeline.Rehearsal(request)
    files = _files(request)
    rows: list[Row] = []
    for table, how in laid:
        read, notes = rows_of(table, how, rehearsal.catalog)
        how.notes += notes
        rows += read
    matcher = Matcher(rehearsal.catalog, files)
    matcher.match(rows)
    drafts = list(matcher.drafts.values())
    _give_codes(request, [draft for draft in drafts if draft.rows])
    proposal = Proposal(
        rehearsal,
        rows,
        [draft for draft in drafts if draft.rows],
        files.texts,
        _photos(photos),
        photos.name if photos else "",
    )
    proposal.work()
    _note_names(proposal)
    return proposal


def _files(request: Request) -> Files:
    """Every entry of the content folder as text."""
    root = request.content
    texts = {}
    for pattern in ("*.yaml", "*.md"):
        for path in sorted(root.rglob(pattern)):
            name = f"{root.name}/{path.relative_to(root).as_posix()}"
            texts[name] = pipeline.text_of(name, path.read_bytes())[0]
    return Files(root.name, texts, lambda path, text: pipeline.tree_of(path, text)[0])


def _photos(folder: Path | None) -> Mapping[str, bytes] | None:
    """The files of the photo folder itself by name; nothing below it, nothing outside it."""
    return None if folder is None else _Folder(folder)


class _Folder(Mapping[str, bytes]):
    """File name in NFC → bytes, read when asked for."""

    def __init__(self, folder: Path) -> None:
        found = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
        self._paths = {unicodedata.normalize("NFC", path.name): path for path in found}

    def __getitem__(self, name: str) -> bytes:
        return self._paths[name].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _give_codes(request: Request, drafts: Iterable[Draft]) -> None:
    """A KODE that nobody has for every new vendor and product that brings none."""
    used = scaffold.used_codes(request.content)
    fresh = [draft for draft in drafts if draft.is_new and draft.noun in (Vendor, Product)]
    used |= {str(wish.value).upper() for draft in fresh if (wish := draft.wishes.get(("kode",)))}
    for draft in fresh:
        if ("kode",) not in draft.wishes:
            wish = draft.wishes.get(("nama", "id")) or draft.wishes.get(("nama",))
            code = scaffold.free_code(str(wish.value) if wish else draft.id, used)
            used.add(code)
            draft.wishes["kode",] = Wish(code, None, None)


# A name of few letters may well be an abbreviation.
_LONGEST_ABBREVIATION = 5


def _note_names(proposal: Proposal) -> None:
    """Names in capitals, and names that stand in several rows: perhaps one product typed twice, perhaps not."""
    same_name: dict[str, list[Row]] = defaultdict(list)
    for row in proposal.rows:
        if row.name and row.layout.form.list_key is None:
            same_name[row.name.casefold()].append(row)
    for twins in same_name.values():
        for n, row in enumerate(twins):
            if report.state_of(row, proposal) == report.SAME:
                continue
            wish = row.own.get(("nama", "id")) or row.own.get(("nama",))
            if row.name.isupper() and sum(map(str.isalpha, row.name)) > _LONGEST_ABBREVIATION:
                row.tell("sheet.capitals", wish.cell if wish else None, found=row.name[:60])
            if n:
                row.tell("sheet.name-twice", wish.cell if wish else None, name=row.name[:60], row=twins[0].number)


def _write(request: Request, proposal: Proposal) -> None:
    """Write row by row: an entry, the new vendor it needs and its photos together."""
    written: set[str] = set()
    for row in proposal.rows:
        works = [proposal.works[d.path] for d in row.drafts if d.path in proposal.works and d.path not in written]
        files: dict[str, bytes] = {}
        for work in works:
            written.add(work.draft.path)
            files |= _as_found(request, work)
        if files:
            pipeline.put(request.content.parent, files)


def _as_found(request: Request, work: Work) -> dict[str, bytes]:
    """The files of an entry; an existing one keeps its line ends and its byte-order mark."""
    files = dict(work.photos)
    for path, lines in work.lines.items():
        data = as_bytes(lines)
        there = request.content.parent / path
        before = there.read_bytes() if there.is_file() else b""
        if b"\r\n" in before:
            data = data.replace(b"\n", b"\r\n")
        files[path] = (b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b"") + data
    return files


def _table_lines(found: list[Table], laid: list[tuple[Table, Layout]], language: str) -> Iterator[str]:
    t = words("cli", language).text
    how = {id(table): one for table, one in laid}
    for table in found:
        name = " · ".join(filter(None, (table.file, table.sheet)))
        yield name
        for problem in table.problems:
            yield from report.problem_lines(problem, None, language, "  ")
        one = how.get(id(table))
        if one is None:
            continue
        if not one.is_ours:
            pairs = ", ".join(f"{column.title} → {_key_shown(column, one)}" for column in one.columns.values())
            yield f"  {t('kolom: {pairs}', pairs=pairs)}"
        for problem in one.notes:
            yield from report.problem_lines(problem, None, language, "  ")


def _key_shown(column: Column, how: Layout) -> str:
    of_vendor = column.noun is Vendor and how.form is PRODUCTS
    return f"{'pelaku.' if of_vendor else ''}{key_shown(column.steps)}"


def _row_lines(proposal: Proposal, language: str) -> Iterator[str]:
    for row in proposal.rows:
        yield from report.row_lines(row, proposal, language)


def _finding(problem: Problem) -> Finding:
    return Finding(problem, pipeline.gravity(problem))


def _is_grave(problem: Problem) -> bool:
    return pipeline.gravity(problem) is Severity.ERROR
