"""Live preview: watch, rebuild, reload. Drafts are visible, and problems are shown over the page they came up on.

livereload brings the browser side and its websocket; watching and building are done in a thread of their own, so that a
slow build never blocks the pages, and a change that comes during a build is not lost.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import sys
import threading
import time
from importlib import resources
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import ioloop, web

from etalase import pipeline, reporter
from etalase.pipeline import Finding, Outcome
from etalase.request import Request
from etalase.words import explain, words

POLL_SECONDS = 0.4
DEBOUNCE_SECONDS = 0.15
_SCRIPT = "__pratinjau.js"
_NUMBER = "__pratinjau.txt"


def serve(request: Request, host: str, port: int, language: str) -> int:
    """Serve the preview until it is interrupted. Builds into the cache, never into `output/`."""
    t = words("cli", language).text
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"
    preview = dataclasses.replace(
        request, output=request.cache / "serve", preview=True, keep_going=True, base_url=address, only=("site", "staff")
    )
    root = preview.output / "site"
    logging.getLogger("livereload").setLevel(logging.ERROR)
    logging.getLogger("tornado").setLevel(logging.ERROR)
    LiveReloadHandler.watcher = _NoWatcher()
    LiveReloadHandler._last_reload_time = time.time()
    builder = _Builder(preview, language)
    builder.build()
    application = web.Application(
        [
            (r"/livereload", LiveReloadHandler),
            (r"/livereload.js", LiveReloadJSHandler),
            (rf"/({_SCRIPT})", _ScriptHandler, {"builder": builder, "port": port}),
            (rf"/({_NUMBER})", _NumberHandler, {"builder": builder}),
            (r"/staff/(.*)", _FileHandler, {"path": str(preview.output / "staff"), "default_filename": "index.html"}),
            (r"/(.*)", _FileHandler, {"path": str(root), "default_filename": "index.html"}),
        ]
    )
    try:
        application.listen(port, address=host)
    except OSError as error:
        print(
            t("Port {port} sudah dipakai. Coba: python build.py serve --port {other}", port=port, other=port + 1),
            file=sys.stderr,
        )
        print(error, file=sys.stderr)
        return 3
    print(t("Pratinjau di {address} — Ctrl+C untuk berhenti.", address=address), flush=True)
    loop = ioloop.IOLoop.current()
    builder.watch(loop)
    try:
        loop.start()
    except KeyboardInterrupt:
        pass
    finally:
        builder.stop()
    return 0


class _NoWatcher(Watcher):  # type: ignore[misc]
    """livereload must not look for changes itself: a folder created later would escape it."""

    def examine(self) -> tuple[None, None]:
        return None, None


class _Builder:
    """Builds when something changed, tells the browsers, and keeps what the last build found."""

    def __init__(self, request: Request, language: str) -> None:
        self.request = request
        self.language = language
        self.outcome: Outcome | None = None
        self.number = 0
        self._told: tuple[Finding, ...] | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._seen = self._look()

    def build(self, *, quick: bool = True) -> bool:
        """One build; returns whether anything changed for a browser. A failing machine is told, and tried again later.

        A quick build leaves papers and workbooks for later, so that pages follow an edit at once.
        """
        started = time.monotonic()
        try:
            outcome = pipeline.build(dataclasses.replace(self.request, skip=("card", "paper") if quick else ("card",)))
        except OSError as error:
            print(words("cli", self.language).text("Mesin gagal: {reason}", reason=error), file=sys.stderr, flush=True)
            return False
        self.outcome = outcome
        if outcome.findings != self._told:
            print(reporter.as_text(outcome.findings, self.language, sys.stdout.isatty()), flush=True)
        changed = bool(outcome.n_written or outcome.n_removed or outcome.findings != self._told)
        self._told = outcome.findings
        self.number += changed
        t = words("cli", self.language).text
        seconds = f"{time.monotonic() - started:.1f}"
        print(
            t("{written} berkas diperbarui dalam {seconds} detik.", written=outcome.n_written, seconds=seconds),
            flush=True,
        )
        return changed

    def watch(self, loop: ioloop.IOLoop) -> None:
        self._thread = threading.Thread(target=self._watch, args=(loop,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=10)

    def _watch(self, loop: ioloop.IOLoop) -> None:
        papers_wait = True
        while not self._stop.wait(POLL_SECONDS):
            now = self._look()
            if now == self._seen:
                if papers_wait:
                    papers_wait = False
                    self.build(quick=False)
                continue
            papers_wait = True
            # An editor writes several files, or one in several steps; wait until it rests.
            while not self._stop.wait(DEBOUNCE_SECONDS) and (later := self._look()) != now:
                now = later
            self._seen = now
            if self.build():
                loop.add_callback(_reload)

    def _look(self) -> dict[str, Any]:
        return pipeline.watched(self.request)


def _reload() -> None:
    """Every open page is loaded again. Names of styles and pictures change with their content: none can be swapped."""
    LiveReloadHandler.reload_waiters("index.html")


class _FileHandler(web.StaticFileHandler):
    """A file of the preview, never cached; anything missing is the site's own 404 page."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        page = Path(self.root) / "404.html"
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page.read_bytes() if status_code == 404 and page.is_file() else f"{status_code}".encode())


class _ScriptHandler(web.RequestHandler):
    """The script that only preview pages load: it opens the websocket and shows what the last build found."""

    def initialize(self, builder: _Builder, port: int) -> None:
        self.builder = builder
        self.port = port

    def get(self, _: str) -> None:
        outcome = self.builder.outcome
        language = self.builder.language
        problems = [_shown(finding, language) for finding in (outcome.findings if outcome else ())]
        told = json.dumps(
            {"port": self.port, "number": self.builder.number, "language": language, "problems": problems},
            ensure_ascii=False,
        )
        script = resources.files("etalase").joinpath("data/pratinjau.js").read_text("utf-8")
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(f"window.pratinjau = {told};\n{script}")


class _NumberHandler(web.RequestHandler):
    """Which build stands there now. A page that was loaded while one was under way asks, for nobody called it then."""

    def initialize(self, builder: _Builder) -> None:
        self.builder = builder

    def get(self, _: str) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(str(self.builder.number))


def _shown(finding: Finding, language: str) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": problem.code,
        "severity": finding.severity,
        "place": str(problem.place),
        "message": explain(problem, language),
        "hint": problem.hint,
        "line": finding.line,
        "column": problem.place.column,
        "width": problem.place.width,
    }
