"""What an import did or would do, for people: how the tables were read, then row by row, then the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etalase import pipeline
from etalase.problem import Problem, Severity
from etalase.spreadsheet.plain import key_shown
from etalase.spreadsheet.proposal import Proposal, Work, text_shown
from etalase.spreadsheet.rows import Row
from etalase.spreadsheet.tables import Cell
from etalase.words import Words, explain, words

_SEVERITIES = {
    "id": {Severity.ERROR: "salah", Severity.WARNING: "peringatan", Severity.INFO: "info"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
}
NEW, CHANGED, SAME, REFUSED = "baru", "berubah", "sama", "ditolak"


def problem_lines(problem: Problem, cell: Cell | None, language: str, indent: str = "") -> Iterator[str]:
    """One finding: cell, gravity and code, message; what stands in the cell; what to type instead."""
    t = words("cli", language).text
    inside = problem.place.file.partition("#")[2]
    where = cell.ref if cell else inside.rpartition("!")[2]
    severity = _SEVERITIES[language][pipeline.gravity(problem)]
    yield f"{indent}{where}{': ' if where else ''}{severity} {problem.code}: {explain(problem, language)}"
    if cell and cell.text and problem.code != "privacy.nik" and pipeline.gravity(problem) is Severity.ERROR:
        yield f"{indent}  {t('isi sel: {text}', text=text_shown(cell.text))}"
    if problem.hint:
        yield f"{indent}  {t('tulis: {hint}', hint=problem.hint)}"


def state_of(row: Row, proposal: Proposal) -> str:
    """What happens to a row: new, changed, the same, or refused."""
    if not row.drafts or row.drafts[0].refused or any(pipeline.gravity(p) is Severity.ERROR for p, _ in row.problems):
        return REFUSED
    works = [proposal.works.get(draft.path) for draft in row.drafts]
    if row.drafts[0].is_new and row.layout.form.list_key is None:
        return NEW
    own = [change for work in filter(None, works) for change in _changes_of(row, work)]
    return CHANGED if own or any(work and work.photos for work in works) else SAME


def _changes_of(row: Row, work: Work) -> list[tuple[str, str, str, str]]:
    """The changes of an entry that this row asks for; those without a cell belong to its first row."""
    cells = set(row.cells.values())
    found = []
    for change in work.changes:
        mine = change.cell in cells if change.cell else work.draft.rows[0] is row
        if mine:
            name = key_shown(change.steps)
            found.append(
                (name, text_shown(change.before), text_shown(change.after), change.cell.ref if change.cell else "")
            )
    return found


def row_lines(row: Row, proposal: Proposal, language: str) -> Iterator[str]:
    t = words("cli", language).text
    state = state_of(row, proposal)
    shown = {
        NEW: t("baru"),
        CHANGED: t("berubah"),
        SAME: t("sama"),
        REFUSED: t("ditolak"),
    }[state]
    path = row.drafts[0].path if row.drafts and state != REFUSED else ""
    label = " · ".join(filter(None, (row.name, path)))
    yield f"  {t('baris')} {row.number}  {shown}  {label}".rstrip()
    if state != REFUSED:
        for draft in row.drafts:
            if (work := proposal.works.get(draft.path)) is not None:
                yield from _work_lines(row, work, language)
    for problem, cell in sorted(row.problems, key=lambda told: told[1].column if told[1] else 0):
        yield from problem_lines(problem, cell, language, "    ")


def _work_lines(row: Row, work: Work, language: str) -> Iterator[str]:
    t = words("cli", language).text
    draft = work.draft
    if draft.rows[0] is row and draft is not row.drafts[0] and draft.is_new:
        yield f"    {t('pelaku usaha baru: {path}', path=draft.path)}"
    for name, before, after, ref in _changes_of(row, work):
        if draft.is_new and (name != "kode" or ref):
            continue
        cell = f"  ({ref})" if ref else ""
        yield f"    {name}: {before or '–'} → {after}{cell}" if not draft.is_new else f"    {name}: {after}{cell}"
    for photo in work.photos if draft.rows[0] is row else ():
        yield f"    {t('foto: {path}', path=photo)}"


def counts(rows: Iterable[Row], proposal: Proposal) -> dict[str, int]:
    found = dict.fromkeys((NEW, CHANGED, SAME, REFUSED), 0)
    for row in rows:
        found[state_of(row, proposal)] += 1
    return found


def summary(counted: dict[str, int], applied: bool, language: str) -> Iterator[str]:
    t: Words = words("cli", language)
    yield t.text(
        "Ringkasan: {new} baru, {changed} berubah, {same} sama, {refused} ditolak.",
        new=counted[NEW],
        changed=counted[CHANGED],
        same=counted[SAME],
        refused=counted[REFUSED],
    )
    waiting = counted[NEW] + counted[CHANGED]
    if applied:
        yield (
            t.text("Yang baru dan yang berubah sudah ditulis.") if waiting else t.text("Tidak ada yang perlu ditulis.")
        )
    elif waiting:
        yield t.text("Belum ada yang ditulis. Ketik lagi dengan --apply untuk menulisnya.")
    else:
        yield t.text("Tidak ada yang perlu ditulis.")
