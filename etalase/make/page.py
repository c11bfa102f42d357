"""HTML pages and fragments of pages: a template filled with its view, then its links written for where the page lies.

Templates never write an address themselves. `url('/produk/')` and `file('/aset/x.css')` put a mark into the text, and
the mark becomes a relative address when the page is finished, so pages work under any base path and from a stick, and
one fragment can stand on many pages.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Literal

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from etalase.make import links
from etalase.place import Place
from etalase.problem import Problem
from etalase.recipe import Made, Page, Part
from etalase.values.money import rupiah
from etalase.words import words

VERSION = "2"

# Control characters cannot be typed into a content file, so no text of a person can look like a mark.
_OPEN, _CLOSE = "\x01", "\x02"
_BEFORE_QUERY = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_OWN_LINK = re.compile(r'href="(/(?!/)[^"]*)"(?: rel="[^"]*")?')
_FOLDER = "templates/"
# The pages of these folders lead to one another.
PUBLISHED = ("site/", "usb/")


class PageMaker:
    """Fills templates; `templates` maps a name such as `site/base.html` to its text.

    Templates have `url`, `file`, `root`, `t` (words of their domain), `tn` (words that count) and the filters `rupiah`,
    `safe_part`, `written`, `lang` and `json`. The domain of the words is the template's folder: `site` or `staff`.
    """

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates
        self._watch: Callable[[str], None] | None = None
        self._environments: dict[tuple[str, str], Environment] = {}
        self._parts: dict[str, str] = {}

    def make(self, page: Page, path: str) -> Made:
        """The page as UTF-8, for the output path `path` (`site/produk/index.html`).

        A view that holds `base_path` (`/` or `/etalase/`) gets links from there instead of relative ones: the page
        that a server shows for any missing address. What is wrong in a template becomes a problem at its line.
        """
        values = page.view.build(*page.view.inputs)
        try:
            text = self._render(page, values)
        except _TemplateFault as fault:
            return Made(b"", (fault.problem,))
        start = values.get("base_path") or "../" * (path.count("/") - 1)
        finished, own = linked(text, start, page.links)
        data = finished.encode()
        if not path.startswith(PUBLISHED):
            return Made(data)
        base_url = getattr(values.get("frame"), "base_url", None)
        return Made(data, facts=links.facts(text, own, path, base_url), weight=links.weight(data))

    def trace(self, page: Page, path: str, target: str) -> Place | None:
        """The line of the template that writes an own address on the page; `target` has no `en/`."""
        found: list[Place] = []

        def watch(mark: str) -> None:
            address = mark.strip(_OPEN + _CLOSE)
            if not found and address and links.target(address).removeprefix("en/") == target:
                frame = sys._getframe(2)
                while frame.f_back and not frame.f_code.co_filename.startswith(_FOLDER):
                    frame = frame.f_back
                found.append(Place(frame.f_code.co_filename, frame.f_lineno, 1))

        watched = PageMaker(self._templates)
        watched._watch = watch
        watched.make(page, path)
        return found[0] if found and found[0].file.startswith(_FOLDER) else None

    def literal(self, template: str, text: str) -> Place | None:
        """Where a text stands between quotation marks in this template, else in any other."""
        quoted = re.compile(f"[\"']({re.escape(text)})[\"'?#]")
        for name in (template, *sorted(self._templates)):
            lines = self._templates.get(name, "").split("\n")
            for n, line in enumerate(lines, 1):
                if found := quoted.search(line):
                    return Place(_FOLDER + name, n, found.start(1) + 1, len(text))
        return None

    def _render(self, page: Page, values: Mapping[str, Any]) -> str:
        environment = self._environment(page.template.partition("/")[0], page.language)
        try:
            return environment.get_template(page.template).render(values)
        except _TemplateFault:
            raise
        except Exception as error:
            place = _place(error, page.template)
            if place is None:
                raise
            reason = str(error) or type(error).__name__
            raise _TemplateFault(Problem("template.broken", place, {"reason": reason})) from error

    def _safe_part(self, part: Part) -> Markup:
        if part.mark not in self._parts:
            self._parts[part.mark] = self._render(part.page, part.page.view.build(*part.page.view.inputs))
        return Markup(self._parts[part.mark])

    def _environment(self, domain: str, language: Literal["id", "en"]) -> Environment:
        key = (domain, language)
        if key not in self._environments:
            environment = Environment(
                loader=FunctionLoader(self._load),
                undefined=StrictUndefined,
                autoescape=True,
                trim_blocks=True,
                lstrip_blocks=True,
                auto_reload=False,
                cache_size=-1,
            )
            said = words(domain, language)
            url, file = (_watched(each, self._watch) if self._watch else each for each in (_url(language), _file))
            environment.globals.update(t=said.text, tn=said.plural, url=url, file=file, root=_root)
            environment.globals["language"] = language
            environment.filters.update(rupiah=rupiah, safe_part=self._safe_part, lang=lang_attribute, json=script_json)
            environment.filters["written"] = _written(language)
            self._environments[key] = environment
        return self._environments[key]

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = self._templates.get(name)
        return None if text is None else (text, _FOLDER + name, lambda: True)


class _TemplateFault(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def linked(text: str, start: str, links: Literal["folder", "file"]) -> tuple[str, Iterable[str]]:
    """The text with every mark written as an address that begins with `start` (`../../`, or the base path), and the own
    addresses that stood in the marks.

    >>> text, own = linked(f"<a href={_mark('/produk/?q=a')}>", "../", "file")
    >>> text, list(own)
    ('<a href=../produk/index.html?q=a>', ['/produk/?q=a'])
    """
    written: dict[str, str] = {}
    first, *pieces = text.split(_OPEN)
    finished = [first]
    for piece in pieces:
        path, mark, rest = piece.partition(_CLOSE)
        if not mark or path[:1] not in ("", "/"):
            finished += (_OPEN, piece)
            continue
        address = written.get(path)
        if address is None:
            address = written[path] = _address(path, start, links)
        finished += (address, rest)
    return "".join(finished), written.keys()


def _address(path: str, start: str, links: Literal["folder", "file"]) -> str:
    if links == "file" and path:
        folder, rest = _BEFORE_QUERY.fullmatch(path).groups()  # type: ignore[union-attr]
        path = f"{folder}index.html{rest}" if folder.endswith("/") else path
    return start + path[1:] or "./"


def lang_attribute(text: Any) -> Markup:
    """` lang="id"` for a text that is not in the page's language (it knows that itself as `lang`), else nothing."""
    language = getattr(text, "lang", None)
    return Markup(' lang="{}"').format(language) if language else Markup("")


def script_json(value: Any) -> Markup:
    """JSON that may stand inside `<script>`: nothing in it can close the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in old JavaScript.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _mark(path: str) -> str:
    return f"{_OPEN}{path}{_CLOSE}"


def _url(language: str) -> Callable[..., Markup]:
    def url(path: str, to: str = language) -> Markup:
        """The page at `path` (from the root, without a language) in this page's language, or in `to`."""
        return Markup(_mark(str(escape(f"/en{path}" if to == "en" else path))))

    return url


def _file(path: str) -> Markup:
    """A file that is the same in every language: a picture, a stylesheet, a feed."""
    return Markup(_mark(str(escape(path))))


def _watched(function: Callable[..., Markup], watch: Callable[[str], None]) -> Callable[..., Markup]:
    def watched(*arguments: str) -> Markup:
        mark = function(*arguments)
        watch(str(mark))
        return mark

    return watched


def _written(language: str) -> Callable[[str], Markup]:
    url = _url(language)

    def written(html: str) -> Markup:
        """HTML that somebody wrote as Markdown. Its links to `/halaman/izin/` lead into this site, wherever it lies and
        in this page's language; those to a file (`/data/katalog.json`) are the same in every language."""

        def address(found: re.Match[str]) -> str:
            path = Markup(found[1]).unescape()
            is_file = "." in re.split("[?#]", path)[0].rpartition("/")[2]
            return f'href="{_file(path) if is_file else url(path)}"'

        return Markup(_OWN_LINK.sub(address, html))

    return written


def _root() -> Markup:
    """The way from this page to the root of the site, ending in `/`."""
    return Markup(_mark(""))


def _place(error: Exception, template: str) -> Place | None:
    """The line of the template that `error` comes from; None if it passed through no template."""
    if isinstance(error, TemplateSyntaxError):
        return Place(_FOLDER + (error.name or template), error.lineno, 1)
    if isinstance(error, TemplateNotFound):
        found = _last_line(error.__traceback__)
        return found or Place(_FOLDER + template, 1, 1)
    found = _last_line(error.__traceback__)
    return found or (Place(_FOLDER + template, 1, 1) if isinstance(error, TemplateError) else None)


def _last_line(traceback: TracebackType | None) -> Place | None:
    found = None
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith(_FOLDER):
            found = Place(file, traceback.tb_lineno, 1)
        traceback = traceback.tb_next
    return found
