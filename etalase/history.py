"""What git remembers of the content folder: how a file, or all of them, read at the end of an earlier day.

Nothing is claimed where git is absent, where the folder is in no repository, or where the history was cut short (a
shallow clone, as continuous integration makes): then every answer is empty. Only committed states count, by the day of
the commit where it was made.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_LONGEST_SECONDS = 30
_COMMIT = re.compile(r"([0-9a-f]{40,64})\x02(\d{4}-\d{2}-\d{2})\0?\n?")


def state(content: Path) -> str:
    """A text that changes when the history does: what `HEAD` names, read without asking git, which takes its time.

    A commit of a folder's work tree, a change of branch, and a clone that was cut short and then completed all change
    it; so may other things. Empty outside a repository.
    """
    folder = _repository(content)
    if folder is None:
        return ""
    # In a further work tree `HEAD` is its own; branches belong to the repository that it was made from.
    common = folder / (_read(folder / "commondir").strip() or ".")
    head = _read(folder / "HEAD").strip()
    told = [head, _read(common / "shallow")]
    if head.startswith("ref: "):
        name = head[5:]
        packed = (line for line in _read(common / "packed-refs").splitlines() if line.endswith(f" {name}"))
        told += [_read(common / name) or next(packed, ""), _read(common / "reftable" / "tables.list")]
    return "\n".join(told)


def _repository(content: Path) -> Path | None:
    """The folder in which git keeps what it knows of this one."""
    if given := os.environ.get("GIT_DIR"):
        return content / given
    for folder in (content.absolute(), *content.absolute().parents):
        found = folder / ".git"
        if found.is_dir():
            return found
        if (pointer := _read(found)).startswith("gitdir: "):
            return folder / pointer[8:].strip()
    return None


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def texts_on(content: Path, wanted: Mapping[str, dt.date]) -> dict[str, bytes]:
    """Path (`content/vendors/…`) → the bytes of that file at the end of the wanted day.

    A file that was first committed later is given as at the end of its first day: what was typed on that day is taken
    for one entry, with its corrections. A path that git does not know is left out.
    """
    if not wanted:
        return {}
    prefix = _prefix(content)
    if prefix is None:
        return {}
    within = {path: prefix + path.partition("/")[2] for path in wanted}
    commits = _commits(content, min(wanted.values()))
    if commits is None:
        return {}
    objects = {path: _state(within[path], day, commits) for path, day in wanted.items()}
    return _blobs(content, objects)


def trees_on(content: Path, days: Sequence[dt.date]) -> dict[dt.date, str]:
    """Day → the name of everything the content folder held at the end of it; the same name means the same files.

    Days before the folder was first committed are left out; all of them are, where git is silent.
    """
    prefix = _prefix(content)
    told = None if prefix is None else _git(content, "log", "--first-parent", "--format=%H %cs")
    if prefix is None or told is None:
        return {}
    commits = [line.split(" ") for line in told.decode("ascii", "replace").splitlines()]
    last = {day: next((commit for commit, on in commits if on <= day.isoformat()), None) for day in days}
    names = [f"{commit}:{prefix.rstrip('/')}" for commit in last.values() if commit]
    found = iter(_names(content, names))
    trees = {day: next(found) for day, commit in last.items() if commit}
    return {day: tree for day, tree in trees.items() if tree}


def files_of(content: Path, tree: str) -> dict[str, str]:
    """Path (`content/vendors/…`) → the name of its bytes, of every file in a state of the folder; see `blobs`."""
    told = _git(content, "ls-tree", "-r", "-z", "--full-tree", tree)
    lines = told.decode("utf-8", "surrogateescape").split("\0") if told else []
    found = {}
    for line in filter(None, lines):
        about, _, path = line.partition("\t")
        if about.split(" ")[1] == "blob":
            found[f"{content.name}/{path}"] = about.split(" ")[2]
    return found


def blobs(content: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Name → bytes; what does not exist is left out."""
    return _blobs(content, {name: (name, name) for name in names})


def _prefix(content: Path) -> str | None:
    """Where the folder lies in its repository (`kantor/content/`, or nothing); None where nothing can be told."""
    root = _git(content, "rev-parse", "--is-shallow-repository", "--show-prefix")
    shallow, _, prefix = root.decode("utf-8", "replace").partition("\n") if root else ("", "", "")
    return prefix.strip("\n") if shallow.strip() == "false" else None


def _names(content: Path, revisions: Sequence[str]) -> list[str]:
    """The full name of each object, empty for one that does not exist."""
    given = "".join(f"{revision}\n" for revision in revisions)
    told = _git(content, "cat-file", "--batch-check", given=given) if revisions else b""
    lines = told.decode("utf-8", "replace").splitlines() if told else []
    found = ["" if line.endswith(" missing") else line.partition(" ")[0] for line in lines]
    return found if len(found) == len(revisions) else [""] * len(revisions)


def _state(file: str, day: dt.date, commits: Sequence[tuple[str, dt.date, frozenset[str]]]) -> tuple[str, str]:
    """Two names of the object to look for: that before the first commit after the day, and, should the file not have
    been there yet, that of the last commit on its first day.
    """
    later = [(commit, on) for commit, on, files in commits if on > day and file in files]
    if not later:
        return f"HEAD:{file}", f"HEAD:{file}"
    first, first_day = later[0]
    last_of_day = [commit for commit, on in later if on == first_day][-1]
    return f"{first}^:{file}", f"{last_of_day}:{file}"


def _commits(content: Path, since: dt.date) -> list[tuple[str, dt.date, frozenset[str]]] | None:
    """Commits that touch the folder, oldest first: name, day, files from the repository's root."""
    # Time zones differ by less than a day; days are compared exactly afterwards.
    from_day = (since - dt.timedelta(days=2)).isoformat()
    arguments = ("--first-parent", "--diff-merges=first-parent", "--no-renames", "--name-only", "--reverse", "-z")
    told = _git(content, "log", *arguments, "--format=%x01%H%x02%cs", f"--since={from_day}T00:00:00", "--", ".")
    if told is None:
        return None
    found = []
    for block in told.decode("utf-8", "surrogateescape").split("\x01")[1:]:
        if head := _COMMIT.match(block):
            files = frozenset(name for name in block[head.end() :].split("\0") if name)
            found.append((head[1], dt.date.fromisoformat(head[2]), files))
    return found


def _blobs(content: Path, objects: Mapping[str, tuple[str, str]]) -> dict[str, bytes]:
    """The bytes of the first of each pair of objects that exists."""
    names = [name for pair in objects.values() for name in pair]
    told = _git(content, "cat-file", "--batch", "--buffer", given="".join(f"{name}\n" for name in names))
    if told is None:
        return {}
    found: list[bytes | None] = []
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        head = told[at:end].split(b" ")
        at = end + 1
        if head[-1].isdigit() and head[-2] == b"blob":
            size = int(head[-1])
            found.append(told[at : at + size])
            at += size + 1
        else:
            found.append(None)
    if len(found) != len(names):
        return {}
    texts: dict[str, bytes] = {}
    for n, path in enumerate(objects):
        for blob in found[2 * n : 2 * n + 2]:
            if blob is not None:
                texts.setdefault(path, blob)
    return texts


def _git(folder: Path, *arguments: str, given: str = "") -> bytes | None:
    """What git says in that folder; None when it is absent, slow, or has nothing to say there."""
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ("git", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", *arguments),
            cwd=folder,
            input=given.encode("utf-8", "surrogateescape"),
            capture_output=True,
            env=os.environ | quiet,
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None
