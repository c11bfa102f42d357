"""Markdown that people write → safe HTML, a small tree for print, or plain text. The only room that knows Markdown.

Texts come from vendors, who paste anything: HTML in them is reduced to a short list of harmless elements, and links to
http, https, mailto and tel. Headings in a text start below the page's own: `#` becomes `<h2>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

_ELEMENTS = frozenset(
    "p br strong em b i ul ol li a h2 h3 h4 blockquote hr code pre table thead tbody tr th td".split()
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}

# Where an address stands in Markdown: inline, in a definition, in HTML, by itself.
_ADDRESS = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s()<>]+)"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<defined>(?:/|#|https?:)[^\s<>]+)"
    r"|\bhref\s*=\s*[\"'](?P<html>[^\"'\n]+)"
    r"|(?P<bare>https?://[^\s<>\"'()\[\]{},]+)",
    re.MULTILINE,
)

# A text without any of these characters, and without a line that could open a list, is plain paragraphs either way.
_MARKDOWN_SIGN = re.compile(
    r"[\\`*_{}\[\]<>&#!|~]|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|  $|:\s*$|https?:", re.MULTILINE
)


@lru_cache(maxsize=4096)
def to_html(markdown: str) -> str:
    """Safe HTML for a page, without a surrounding element; empty for an empty text.

    >>> to_html("Renyah dan gurih.")
    '<p>Renyah dan gurih.</p>'
    >>> to_html("**Pedas** <script>alert(1)</script>")
    '<p><strong>Pedas</strong> </p>'
    """
    text = markdown.strip().replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return ""
    if not _MARKDOWN_SIGN.search(text):
        return "\n".join(f"<p>{_paragraph(p)}</p>" for p in re.split(r"\n[ \t]*\n\s*", text) if p.strip())
    import nh3

    return nh3.clean(
        _convert(text),
        tags=set(_ELEMENTS),
        attributes={name: set(allowed) for name, allowed in _ATTRIBUTES.items()},
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
        strip_comments=True,
    ).strip()


def to_plain(markdown: str) -> str:
    """The words alone, one space between them, for descriptions, feeds and search.

    >>> to_plain("**Pedas**\\n\\n- cumi\\n- cabai")
    'Pedas cumi cabai'
    """
    if not _MARKDOWN_SIGN.search(markdown):
        return " ".join(markdown.split())
    reader = _Words()
    reader.feed(to_html(markdown))
    reader.close()
    return " ".join("".join(reader.words).split())


def links(text: str) -> Iterator[tuple[int, int, int, str]]:
    """The addresses in a text of Markdown, as (position, line, column, address); not those of pictures and code.

    >>> list(links("Lihat [abon](/produk/a/b/) dan `[x](y)`."))
    [(13, 1, 14, '/produk/a/b/')]
    """
    for found in _ADDRESS.finditer(text):
        start = found.start(found.lastgroup or 0)
        line_start = text.rfind("\n", 0, start) + 1
        before = text[line_start : found.start()]
        if before.count("`") % 2 or (found["inline"] and before.rpartition("[")[0].endswith("!")):
            continue
        yield start, text.count("\n", 0, start) + 1, start - line_start + 1, found[found.lastgroup or 0]


def to_tree(markdown: str) -> list[dict[str, Any]]:
    """Blocks for a template that draws them itself.

    A block is `{"k": "p" | "h", "t": [inline, …]}` or `{"k": "ul" | "ol", "items": [[inline, …], …]}`; an inline is
    `{"k": "t" | "b" | "i" | "a", "s": text}`, an `a` with `href` besides. Quotes and code become paragraphs.
    """
    reader = _Blocks()
    reader.feed(to_html(markdown))
    reader.close()
    return reader.finished()


def _paragraph(text: str) -> str:
    return escape("\n".join(line.strip() for line in text.strip().split("\n")), quote=False)


def _convert(text: str) -> str:
    converter = _converter()
    converter.reset()
    converted: str = converter.convert(text)
    return converted


@cache
def _converter() -> Any:
    import markdown

    return markdown.Markdown(
        extensions=["sane_lists", "tables", "toc"],
        extension_configs={"toc": {"baselevel": 2, "slugify": lambda value, separator: "", "toc_depth": "0-0"}},
        output_format="html",
    )


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("strong", "em", "b", "i", "a", "code"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


_STYLES = {"strong": "b", "b": "b", "th": "b", "em": "i", "i": "i"}


class _Blocks(HTMLParser):
    """Collects blocks; an element that is not a block or an inline of the tree only lends its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[dict[str, Any]] = []
        self.inlines: list[dict[str, str]] = []
        self.styles: list[tuple[str, str | None]] = []
        self.lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self._close()
            self.lists.append(tag)
        elif tag in ("p", "h2", "h3", "h4", "li", "blockquote", "pre", "tr"):
            self._close()
        elif tag in ("br", "td"):
            self._text(" ")
        elif tag == "a":
            self.styles.append(("a", dict(attrs).get("href")))
        elif tag in _STYLES:
            self.styles.append((_STYLES[tag], None))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "blockquote", "pre", "tr"):
            self._close()
        elif tag in ("h2", "h3", "h4"):
            self._close("h")
        elif tag in ("ul", "ol"):
            self._close()
            if self.lists:
                self.lists.pop()
        elif (tag == "a" or tag in _STYLES) and self.styles:
            self.styles.pop()

    def handle_data(self, data: str) -> None:
        self._text(re.sub(r"\s+", " ", data))

    def finished(self) -> list[dict[str, Any]]:
        self._close()
        return self.blocks

    def _text(self, text: str) -> None:
        if not text or (text == " " and not self.inlines):
            return
        kind, href = self.styles[-1] if self.styles else ("t", None)
        inline = {"k": kind, "s": text}
        if kind == "a" and href:
            inline["href"] = href
        self.inlines.append(inline)

    def _close(self, kind: str = "p") -> None:
        inlines, self.inlines = self.inlines, []
        if not any(inline["s"].strip() for inline in inlines):
            return
        inlines[0]["s"] = inlines[0]["s"].lstrip()
        inlines[-1]["s"] = inlines[-1]["s"].rstrip()
        if self.lists and kind == "p":
            if self.blocks and self.blocks[-1]["k"] == self.lists[-1]:
                self.blocks[-1]["items"].append(inlines)
            else:
                self.blocks.append({"k": self.lists[-1], "items": [inlines]})
        else:
            self.blocks.append({"k": kind, "t": inlines})
