"""How everything printed looks: colours, typefaces and the mark, from `tema-cetak.yaml` and, where that is silent, the
site's own colours.

Whatever colours staff choose, text on them and in them keeps a contrast of 4.5 to 1: the ink is chosen here, and a
colour that would be pale as text is darkened where it is text. `templates/print/theme.typ` draws with what `look_view`
returns; every printed view holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from etalase.model import Catalog, PrintTheme, Site
from etalase.plan import booklet_colour as colour
from etalase.values.text import Lang

MAIN, ACCENT, GROUND = "#0b5a4a", "#f7b71d", "#faf8f2"
_WHITE = "#ffffff"
# The small grey text of `theme.typ`, which stands on grounds too.
_GREY = "#56635d"
_LEAST = 4.5


@dataclass(frozen=True, slots=True)
class Look:
    """What the view of a paper needs to know of its looks. `logo` is the name of the logo's picture in the document,
    `is_wordmark` says that it is so wide that it stands without the site's name."""

    site: Site
    theme: PrintTheme
    logo: str | None = None
    is_wordmark: bool = False


def look(catalog: Catalog, picture: Callable[[str], str | None]) -> Look:
    """The look of a paper. `picture` takes a file name in `content/photos/` among the document's pictures and returns
    the name it has there."""
    theme = catalog.theme
    name = picture(theme.logo) if theme.logo else None
    facts = catalog.photos.get(catalog.site_photo_path(theme.logo)) if theme.logo and name else None
    return Look(catalog.site, theme, name, facts is not None and facts.width > 2.2 * facts.height)


def look_view(look: Look, language: Lang) -> dict[str, Any]:
    """The keys of a view that `theme.typ` reads for its looks: `brand`, `logo`, `colours` and `fonts`."""
    fonts = look.theme.fonts
    return {
        "brand": look.site.name.get(language),
        "logo": {"picture": look.logo, "wide": look.is_wordmark} if look.logo else None,
        "colours": colours(look.site, look.theme),
        "fonts": {"text": fonts.text, "title": fonts.title},
    }


def colours(site: Site, theme: PrintTheme) -> dict[str, Any]:
    """Grounds as they were chosen, and for each the ink that can be read on it.

    `main` and `deep` are grounds, `main_ink` and `deep_ink` the same as text upon white and upon `ground`. `glow` is
    `main` where the text of a cover can be read on it as well, `honey` whether the accent may run into lighter and
    darker tones below its text.
    """
    chosen = theme.colours
    main = chosen.main or site.colours.main or MAIN
    accent = chosen.accent or site.colours.accent or ACCENT
    ground = _lightened(chosen.ground or GROUND)
    deep = colour.darker(main, 0.68)
    on_deep, on_accent = colour.readable_on(deep), colour.readable_on(accent)
    tones = (colour.mixed(accent, 0.72), colour.darker(accent, 0.82))
    return {
        "main": main,
        "main_ink": _as_ink(main, ground),
        "on_main": colour.readable_on(main),
        "deep": deep,
        "deep_ink": _as_ink(deep, ground),
        "on_deep": on_deep,
        "accent_on_deep": accent if colour.contrast(accent, deep) >= _LEAST else on_deep,
        "glow": main if colour.contrast(on_deep, main) >= _LEAST else deep,
        "accent": accent,
        "accent_light": colour.palette(accent, 0)["soft"],
        "accent_deep": tones[1],
        "on_accent": on_accent,
        "deep_on_accent": deep if colour.contrast(deep, accent) >= _LEAST else on_accent,
        "honey": all(colour.contrast(on_accent, tone) >= _LEAST for tone in tones),
        "ground": ground,
    }


def _as_ink(shade: str, ground: str) -> str:
    share = 1.0
    while share > 0 and min(colour.contrast(colour.darker(shade, share), on) for on in (ground, _WHITE)) < _LEAST:
        share -= 0.04
    return colour.darker(shade, max(share, 0.0)) if share < 1 else shade


def _lightened(ground: str) -> str:
    share = 1.0
    while share > 0 and colour.contrast(colour.mixed(ground, share), _GREY) < _LEAST:
        share -= 0.04
    return colour.mixed(ground, max(share, 0.0)) if share < 1 else ground
