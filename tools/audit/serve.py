"""A static web server as a good host sets it up: brotli, right types, cache headers, 404 page, the site's `_headers`.

A plain file server would falsify every figure of size and speed. Also serves the browser tests.
"""

from __future__ import annotations

import functools
import hashlib
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COMPRESSED = {".html", ".css", ".js", ".json", ".webmanifest", ".xml", ".txt", ".csv", ".ics", ".svg"}


@contextmanager
def served(folder: Path, base: str = "/", *, quality: int = 11) -> Iterator[str]:
    """Serve `folder` under the path `base` on a free port; yields the address of its root, ending in `/`.

    `quality` is brotli's; 0 sends everything as it is, which starts faster.
    """
    handler = functools.partial(
        Handler, folder.resolve(), "/" + base.strip("/") + "/" if base.strip("/") else "/", quality
    )
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{handler.args[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page drops what it asked for: no fault of the site."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on as it came


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, base: str, quality: int, *args: object) -> None:
        self.folder, self.base, self.quality = folder, base, quality
        super().__init__(*args)  # type: ignore[arg-type]  # the server passes request, address and itself

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(self.base) if path.startswith(self.base) else None
        file = self.folder / inside if inside is not None else None
        if file and file.is_dir() and not path.endswith("/"):
            return self.send(301, b"", {"Location": path + "/"}, with_body)
        if file and path.endswith("/"):
            file = file / "index.html"
        if not (file and file.is_file() and file.resolve().is_relative_to(self.folder)):
            missing = self.folder / "404.html"
            body, headers = self.content(missing) if missing.is_file() else (b"404", {"Content-Type": "text/plain"})
            return self.send(404, body, headers, with_body)
        body, headers = self.content(file)
        headers |= caching("/" + str(inside)) | own_headers(self.folder / "_headers", "/" + str(inside))
        headers["ETag"] = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
        if self.headers.get("If-None-Match") == headers["ETag"]:
            return self.send(304, b"", headers, with_body)
        return self.send(200, body, headers, with_body)

    def content(self, file: Path) -> tuple[bytes, dict[str, str]]:
        suffix = file.suffix.lower()
        headers = {
            "Content-Type": TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        }
        if suffix not in COMPRESSED or not self.quality:
            return file.read_bytes(), headers
        headers["Vary"] = "Accept-Encoding"
        if "br" not in self.headers.get("Accept-Encoding", ""):
            return file.read_bytes(), headers
        return compressed(file, file.stat().st_mtime_ns, self.quality), headers | {"Content-Encoding": "br"}

    def send(self, status: int, body: bytes, headers: dict[str, str], with_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body and status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the callers print their own findings."""


@functools.cache
def compressed(file: Path, _mtime: int, quality: int) -> bytes:
    return bytes(brotli.compress(file.read_bytes(), quality=quality))


def caching(path: str) -> dict[str, str]:
    """Names below `aset/` and `gambar/` carry a hash of their content; all else may change with the next build."""
    hashed = path.startswith(("/aset/", "/gambar/"))
    return {"Cache-Control": "public, max-age=31536000, immutable" if hashed else "public, max-age=0, must-revalidate"}


def own_headers(file: Path, path: str) -> dict[str, str]:
    """What the site's `_headers` (patterns, then indented `Name: value` lines) says about a path."""
    if not file.is_file():
        return {}
    found: dict[str, str] = {}
    matches = False
    for line in file.read_text("utf-8").splitlines():
        if line and not line[0].isspace():
            matches = fnmatchcase(path, line.strip())
        elif matches and ":" in line:
            name, value = line.split(":", 1)
            found[name.strip()] = value.strip()
    return found
