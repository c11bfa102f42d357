"""Which maker makes which recipe, and with what: the one place where recipes meet libraries.

Makers never touch the content folder; what they need of it is read here and handed over.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from etalase import disk
from etalase.place import Place
from etalase.recipe import (
    Asset,
    Copy,
    Document,
    Icon,
    Listing,
    Made,
    Page,
    Picture,
    Press,
    Recipe,
    ShareCard,
    Sheet,
    Text,
    View,
    fingerprint,
)
from etalase.shelf import Shelf

Work = Callable[[], Sequence[Made]]
_NAMED = re.compile(r"gambar/([0-9a-f]{16})\.jpg")


class Workshop:
    """The makers and their tools for one build.

    `root` holds the content folder, `templates` maps a name such as `site/base.html` to its bytes, `parts` a name such
    as `parts/stemmer-id.js` to its file, `fonts` are the files of the print and share fonts. `fast` trades size of the
    pictures for time, for the preview. Pictures of papers that lie on the `shelf` are taken from there.
    """

    def __init__(
        self,
        root: Path,
        templates: Mapping[str, bytes],
        parts: Mapping[str, Path],
        fonts: Sequence[Path],
        *,
        fast: bool = False,
        shelf: Shelf | None = None,
    ) -> None:
        self.root = root
        self.templates = templates
        self.parts = parts
        self.fonts = fonts
        self.fast = fast
        self.shelf = shelf

    @cached_property
    def asset_digests(self) -> dict[str, str]:
        """Name → digest of every stylesheet, script and icon, ours (`assets/…`) and fetched (`parts/…`)."""
        own = {name: disk.digest(data) for name, data in self.templates.items() if name.startswith("assets/")}
        fetched = {name: disk.digest(file.read_bytes()) for name, file in self.parts.items()}
        return own | fetched

    def versions(self, version: str) -> dict[type[Any], str]:
        """For each kind of recipe, a text that changes when its maker or its templates do."""
        page = self._digest_of(lambda name: not name.startswith(("print/", "assets/")))
        paper = self._digest_of(lambda name: name.startswith("print/"))
        return {
            Page: f"{version}{page}",
            Text: version,
            Sheet: f"{version}{_library('openpyxl')}",
            Asset: version,
            Copy: version,
            Icon: f"{version}{_library('PIL')}",
            Listing: version,
            Picture: self._picture_version,
            ShareCard: f"{version}{_library('PIL')}{self.fast}",
            Document: f"{version}{paper}{_library('typst')}",
            Press: f"{version}{paper}{_library('typst')}",
        }

    @cached_property
    def _picture_version(self) -> str:
        return f"{self._source_of('make/picture.py')}{_library('PIL')}{self.fast}"

    @cached_property
    def _picture_mark(self) -> str:
        return hashlib.sha256(self._picture_version.encode()).hexdigest()[:16]

    def kept_pictures(self, recipes: Iterable[Recipe]) -> dict[str, Picture]:
        """The pictures that stand in papers, by their fingerprints on the shelf."""
        found: dict[str, Picture] = {}
        seen: set[int] = set()
        for recipe in recipes:
            document = recipe.source if isinstance(recipe, Press) else recipe
            if isinstance(document, Document) and id(document) not in seen:
                seen.add(id(document))
                for name, wanted in document.pictures.items():
                    if isinstance(wanted, Picture) and (mark := self._mark_of(name)):
                        found[mark] = wanted
        return found

    def _mark_of(self, name: str) -> str | None:
        """The fingerprint of a picture that is called by `recipe.picture_name`."""
        named = _NAMED.fullmatch(name)
        return named[1] + self._picture_mark if named else None

    def _digest_of(self, wanted: Callable[[str], bool]) -> str:
        hashed = hashlib.sha256()
        for name, data in sorted(self.templates.items()):
            if wanted(name):
                hashed.update(name.encode() + data)
        return hashed.hexdigest()

    @staticmethod
    def _source_of(module: str) -> str:
        """Pictures cost the most by far: only a change of their own maker makes them anew."""
        return disk.digest((Path(__file__).parent / module).read_bytes())

    @staticmethod
    def is_heavy(recipe: Recipe) -> bool:
        """Whether it is worth a place on the shelf and a core of its own."""
        return isinstance(recipe, Picture | ShareCard | Document | Press)

    def make(self, recipe: Recipe, path: str) -> Made:
        """Make one light file."""
        match recipe:
            case Page():
                made: Made = self._page_maker.make(recipe, path)
                return made
            case Text():
                from etalase.make import text

                return text.text(recipe)
            case Sheet():
                from etalase.make import sheet

                return sheet.sheet(recipe)
            case Asset():
                from etalase.make import asset

                return asset.asset(recipe, [self._asset(name) for name in recipe.parts])
            case Icon():
                from etalase.make import icon

                return icon.icon(recipe)
            case Copy():
                from etalase.make import vector

                data = disk.read(self.root, recipe.source)
                return vector.clean(recipe.source, data) if recipe.source.lower().endswith(".svg") else Made(data)
            case _:
                raise TypeError(f"{type(recipe).__name__} is made in groups")

    @staticmethod
    def listing(recipe: Listing, known: Mapping[str, tuple[str, int]]) -> Made:
        """Make the list of other files; `known` gives hash and size of the bytes of each file that there is."""
        from etalase.make import listing

        return listing.listing(recipe, known)

    def trace(self, recipe: Page, path: str, target: str) -> Place | None:
        """The line of a template that writes this own address on the page at `path`."""
        place: Place | None = self._page_maker.trace(recipe, path, target)
        return place

    def literal(self, template: str, text: str) -> Place | None:
        """The line of this template, or of another, that holds the text between quotation marks."""
        place: Place | None = self._page_maker.literal(template, text)
        return place

    @cached_property
    def _page_maker(self) -> Any:
        from etalase.make.page import PageMaker

        texts = {
            name: data.decode() for name, data in self.templates.items() if name.endswith((".html", ".svg", ".txt"))
        }
        return PageMaker(texts)

    def _asset(self, name: str) -> bytes:
        return self.parts[name].read_bytes() if name in self.parts else self.templates[name]

    def groups(self, missing: Iterable[tuple[str, Recipe]]) -> list[tuple[list[str], Work]]:
        """Heavy work in pieces that can run side by side: (fingerprints, function that makes them in that order).

        All sizes of one cut of a photo are one piece, because decoding it is the dearest step; so are all finishes of
        one document. What a picture looks like depends on those it is made with: a piece holds only what is always
        wanted together, and a picture of a paper is one by itself. The longest pieces come first: papers, then photos,
        then cards.
        """
        by_photo: dict[tuple[Any, ...], list[tuple[str, Picture]]] = {}
        papers: list[tuple[list[str], Work]] = []
        by_document: dict[str, list[tuple[str, Press]]] = {}
        cards: list[tuple[list[str], Work]] = []
        for mark, recipe in missing:
            match recipe:
                case Picture():
                    of_paper = mark if mark.endswith(self._picture_mark) else ""
                    cut = (recipe.source, recipe.height is None, recipe.focus, of_paper)
                    by_photo.setdefault(cut, []).append((mark, recipe))
                case ShareCard():
                    cards.append(([mark], _bound(self._card, recipe)))
                case Press():
                    by_document.setdefault(fingerprint(recipe.source), []).append((mark, recipe))
                case Document():
                    papers.append(([mark], _bound(self._document, recipe)))
                case _:
                    raise TypeError(f"no maker for {type(recipe).__name__}")
        pictures = [
            ([mark for mark, _ in wanted], _bound(self._pictures, cut[0], [picture for _, picture in wanted]))
            for cut, wanted in by_photo.items()
        ]
        papers += [
            ([mark for mark, _ in wanted], _bound(self._presses, [press for _, press in wanted]))
            for wanted in by_document.values()
        ]
        return papers + pictures + cards

    def _pictures(self, source: str, wanted: Sequence[Picture]) -> Sequence[Made]:
        from etalase.make import picture

        data = disk.read(self.root, source)
        return [Made(file) for file in picture.make_pictures(data, wanted, fast=self.fast)]

    def _card(self, card: ShareCard) -> Sequence[Made]:
        from etalase.make import share

        source = disk.read(self.root, card.photo.source) if card.photo else None
        return [share.make_card(card, source, self._font_data)]

    @cached_property
    def _font_data(self) -> dict[str, bytes]:
        return {font.stem: font.read_bytes() for font in self.fonts}

    def _presses(self, wanted: Sequence[Press]) -> Sequence[Made]:
        """Finished files of one and the same document. What was found out about it is told with the first of them."""
        from etalase.make import press

        document = wanted[0].source
        pictures = self._pictures_in(document)
        source = self._typeset(document, pictures)
        if not source.data:
            return [source, *(Made(b"") for _ in wanted[1:])]
        found = source.problems
        made = []
        for one in wanted:
            if one.sheet:
                made.append(self._handed_over(one, one.sheet, source.data, pictures))
                continue
            profile = disk.read(self.root, one.profile.source) if one.profile else None
            spine = self._typeset(one.spine, self._pictures_in(one.spine)) if one.spine else Made(b"")
            file = press.finish(one, source.data, profile, pictures, spine.data)
            made.append(Made(file.data, (*found, *spine.problems, *file.problems)))
            found = ()
        return made

    def _handed_over(self, wanted: Press, sheet: Document, source: bytes, pictures: Mapping[str, bytes]) -> Made:
        """The page for the print shop, which tells what only the finished book knows."""
        from etalase.make import press

        inputs = (*sheet.view.inputs, press.measured(wanted, source, pictures))
        filled = dataclasses.replace(sheet, view=View(sheet.view.build, inputs))
        return self._typeset(filled, self._pictures_in(filled))

    def _document(self, document: Document) -> Sequence[Made]:
        from etalase.make import preflight

        made = self._typeset(document, self._pictures_in(document))
        if document.preset == "cetak" and made.data:
            made = Made(made.data, (*made.problems, *preflight.of_sheets(made.data, document.view)))
        return [made]

    def _pictures_in(self, document: Document) -> dict[str, bytes]:
        """The finished pictures of a document by their names in it."""
        by_source: dict[tuple[str, str | None], list[tuple[str, Picture]]] = {}
        pictures: dict[str, bytes] = {}
        for name, wanted in document.pictures.items():
            mark = self._mark_of(name)
            if isinstance(wanted, Copy):
                pictures[name] = self.make(wanted, name).data
            elif mark and self.shelf and (kept := self.shelf.get(mark)):
                pictures[name] = kept.data
            else:
                by_source.setdefault((wanted.source, mark and name), []).append((name, wanted))
        for (source, _), named in by_source.items():
            made = self._pictures(source, [wanted for _, wanted in named])
            pictures |= {name: file.data for (name, _), file in zip(named, made, strict=True)}
        return pictures

    def _typeset(self, document: Document, pictures: Mapping[str, bytes]) -> Made:
        from etalase.make import paper

        templates = {
            name.removeprefix("print/"): data for name, data in self.templates.items() if name.startswith("print/")
        }
        return paper.make_document(document, templates, pictures, self.fonts)


def _bound(work: Callable[..., Sequence[Made]], *arguments: Any) -> Work:
    return lambda: work(*arguments)


def _library(name: str) -> str:
    from importlib.metadata import version

    return version({"PIL": "pillow"}.get(name, name))
