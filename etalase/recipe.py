"""Recipes: how one output file is made, described before anything is made.

A recipe holds everything that goes into its file and nothing else, so its fingerprint decides whether the file must be
made again. A page is described by the function that builds its view and the values that function may read, not by the
view itself: comparing ten thousand pages then costs ten thousand small hashes instead of ten thousand views.

A *plan* is a mapping from output path (`site/produk/index.html`, `print/…`, `staff/…`) to recipe.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal

from etalase.model import Source
from etalase.problem import Problem

Values = Mapping[str, Any]

# The most that the largest picture of a page may weigh, in bytes.
HEAVIEST_PHOTO = 60_000


@dataclass(frozen=True, slots=True)
class View:
    """What a template may see: `build(*inputs)` makes it, a pure module-level function of exactly these inputs.

    Inputs are nouns, texts, numbers, dates, recipes, and tuples or mappings of them. `build` must not read anything
    else (no globals that change, no clock, no files): the fingerprint covers the inputs alone.
    """

    build: Callable[..., Values]
    inputs: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page, or a fragment of one: the template `templates/<template>` filled with a view.

    `links` tells how addresses are written: `folder` ends in `/`, `file` in `index.html` for opening without a server.
    """

    template: str
    view: View
    language: Literal["id", "en"] = "id"
    links: Literal["folder", "file"] = "folder"


@dataclass(frozen=True, slots=True)
class Part:
    """A fragment that stands on many pages (a card, the header): rendered once, compared by `mark`. Made by `part`."""

    page: Page
    mark: str


def part(page: Page) -> Part:
    """A fragment ready to be an input of many views."""
    return Part(page, fingerprint(page))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture cut and scaled from a photo of the content folder.

    `source` is its path below the folder that holds `content/`, `digest` the hash of its bytes. `width` and `height`
    are the size in pixels, never more than the source has; `height` None keeps the source's proportions, else the
    picture is cropped around `focus` (shares of width and height). `format` is `avif` or `jpeg`. A file of more than
    `most` bytes, unless that is 0, is encoded again at lower quality, as far as it still looks like a photo.
    """

    source: str
    digest: str
    width: int
    height: int | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    format: Literal["avif", "jpeg"] = "avif"
    quality: int = 60
    subsampling: Literal["4:2:0", "4:4:4"] = "4:2:0"
    most: int = 0


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A picture for link previews and social media with name, price and place, 1200 × 630 unless told otherwise.

    `photo` is a `Picture`'s source and focus, or None for the drawn card without a photo. `lines` are the texts by role
    (`title`, `vendor`, `price`, `site`, `badge`); `qr` is the address in the code, if one is wanted.
    """

    photo: Picture | None
    lines: tuple[tuple[str, str], ...]
    colours: tuple[str, str]
    width: int = 1200
    height: int = 630
    qr: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF made by Typst: `templates/print/<template>` with the view as `data.json` and its pictures beside it.

    `pictures` maps the file name used by the view to its recipe; a `Copy` is an SVG drawn by staff. A picture that is
    called by `picture_name` is kept for the next time.
    `preset` is `layar` (tagged, RGB) or `cetak` (bleed, black ink); `day` dates the file. `title` and `language` go
    into the document's own description.
    """

    template: str
    view: View
    pictures: Mapping[str, Picture | Copy] = field(default_factory=dict)
    preset: Literal["layar", "cetak"] = "layar"
    language: Literal["id", "en"] = "id"
    day: str = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Coarse:
    """A picture that will not look sharp on paper: its name in the document, the photo it is cut from, how wide it is
    printed, and the pixels it has and needs across that width."""

    name: str
    photo: str
    millimetres: int
    has: int
    needs: int


Finish = Literal["percetakan", "sampul", "kantor", "serah"]


@dataclass(frozen=True, slots=True)
class Press:
    """A PDF finished for paper from a document with bleed.

    `percetakan` has the inner pages one by one, `sampul` the cover as one sheet, `kantor` sheets to fold and staple;
    `serah` is the page that tells the print shop what it gets, made by `sheet`, whose last input is then `Measured`.
    `paper_um` is the thickness of the paper in thousandths of a millimetre; `glued` books have a spine; `marks` show
    where to cut. `profile` is an ICC profile in the content folder, `condition` the name of the printing condition it
    describes; without one the file makes no claim about colour. `settings` is where staff set all this. `coarse` are
    the pictures of the source that have too few pixels for their place. `spine` is what stands on the back of a glued
    book, a page for each width in `press.SPINES`.
    """

    source: Document
    finish: Finish
    settings: Source
    paper_um: int = 100
    glued: bool = False
    marks: bool = True
    profile: Copy | None = None
    condition: str = ""
    coarse: tuple[Coarse, ...] = ()
    spine: Document | None = None
    sheet: Document | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a finished book only when it is made: its pages, cover included, their size and the width of the
    back in mm, the families of letters in it, and how many of its pictures have too few pixels."""

    pages: int
    width: float
    height: float
    spine: float
    fonts: tuple[str, ...]
    coarse: int


@dataclass(frozen=True, slots=True)
class Text:
    """A file of text: `view.build(*inputs)` returns a mapping whose `text` is the whole file."""

    view: View


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet: `view.build(*inputs)` returns `{"sheets": [(name, [column titles], [rows])]}`."""

    view: View


@dataclass(frozen=True, slots=True)
class Asset:
    """A stylesheet, script or icon of the product itself: `templates/<name>` or a locked browser part, minified.

    `parts` are concatenated in order; `digest` is the hash of their text, given by whoever read them.
    """

    parts: tuple[str, ...]
    digest: str
    kind: Literal["css", "js", "raw"]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file copied as it is; an SVG is cleaned of scripts, links and outside pictures first."""

    source: str
    digest: str


@dataclass(frozen=True, slots=True)
class Icon:
    """The site's mark as a PNG of `side` × `side` pixels in two colours, ground and crescent.

    `full` fills the whole square, for systems that cut icons to a shape of their own; otherwise corners are rounded.
    """

    side: int
    colours: tuple[str, str]
    full: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A JSON file that names other files of the plan with their hash and size, made when these are made.

    `files` maps a group (`berkas`) to output paths; a path that no recipe makes is left out. `about` are further texts.
    """

    files: tuple[tuple[str, tuple[str, ...]], ...]
    about: tuple[tuple[str, str], ...] = ()


Recipe = Page | Picture | ShareCard | Document | Press | Text | Sheet | Asset | Copy | Icon | Listing
Plan = Mapping[str, Recipe]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a finished page asks of other files and offers them. Files are named from the root of the site.

    `links` are the own files and pages that it points to, in whatever way (`produk/index.html#varian-AMP01`), `strange`
    the addresses in it that are neither own nor outside, as they stand there, and the places on itself that do not
    exist (`#a`); `ids` are the places that it offers. `styles`, `scripts` and `pictures` are what a phone fetches for
    the first view. `has_twin` tells whether it points to itself in the other language.
    """

    links: Set[str] = frozenset()
    strange: Set[str] = frozenset()
    ids: Set[str] = frozenset()
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    has_twin: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What a maker gives back: the file, and what it found out while making it (a missing glyph, a text cut short).

    `weight` is about how many bytes of it are sent when it is compressed; 0 for what is small, or sent as it is.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()
    facts: Facts | None = None
    weight: int = 0


def picture_name(picture: Picture) -> str:
    """A name for a picture in a document that says what it is: `gambar/0123456789abcdef.jpg`."""
    return f"gambar/{fingerprint(picture)[:16]}.jpg"


def fingerprint(recipe: Recipe, version: str = "") -> str:
    """A hash of all that goes into the file; `version` stands for its maker and templates."""
    return hashlib.blake2b(f"{version}\x1f{identity(recipe)}".encode(), digest_size=16).hexdigest()


def identity(value: Any) -> str:
    """A text that differs whenever the value differs; nouns read from a file are known by the digest of that file."""
    kind = type(value)
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _writer_for(kind, value)
    return writer(value)


def _writer_for(kind: type[Any], value: Any) -> Callable[[Any], str]:
    """The function that writes values of one type. Chosen once for each type: a large plan asks millions of times."""
    if isinstance(value, Mapping):
        return _write_mapping
    if kind is Part:
        return lambda part: f"Part@{part.mark}"
    if dataclasses.is_dataclass(kind):
        if type(getattr(value, "source", None)) is Source:
            return lambda entry: f"{kind.__name__}@{entry.source.digest}"
        names = [f.name for f in dataclasses.fields(kind)]
        read = attrgetter(*names) if len(names) > 1 else (lambda value: (getattr(value, names[0]),))
        return lambda value: f"{kind.__name__}({','.join([identity(part) for part in read(value)])})"
    if callable(value):
        return lambda function: f"{function.__module__}.{function.__qualname__}"
    return lambda value: f"{kind.__name__}:{value}"


def _write_text(text: str) -> str:
    # With its length, a text cannot pretend to be two.
    return f"{len(text)}'{text}"


def _write_list(values: Iterable[Any]) -> str:
    return f"({','.join([identity(value) for value in values])})"


def _write_mapping(pairs: Mapping[Any, Any]) -> str:
    return f"{{{','.join([f'{identity(key)}:{identity(value)}' for key, value in pairs.items()])}}}"


_WRITERS: dict[type[Any], Callable[[Any], str]] = {
    str: _write_text,
    tuple: _write_list,
    list: _write_list,
    dict: _write_mapping,
    bool: repr,
    int: repr,
    float: repr,
    type(None): repr,
}
