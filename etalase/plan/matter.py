"""Which loose matter there is (see `loose` for what all of it shares)."""

from __future__ import annotations

from etalase.model import Catalog
from etalase.plan import Setting, badges, floor_sheet, labels, poster, price_lists, signs, tally, tents
from etalase.plan.loose import Item, papers
from etalase.plan.vendor_sheet import vendor_sheets
from etalase.recipe import Document

ITEMS: tuple[Item, ...] = (
    labels.price_cards,
    tents.tents,
    tents.talkers,
    price_lists.price_lists,
    price_lists.code_sheets,
    signs.booth_signs,
    badges.badges,
    tally.tallies,
    floor_sheet.floor_sheets,
    poster.posters,
)


def loose_matter(public: Catalog, buyers: Catalog, setting: Setting) -> dict[str, Document]:
    """Output path (`print/<exhibition>/<item>.pdf`, `print/pelaku/<vendor>.pdf`) → paper."""
    return papers(ITEMS, public, buyers, setting) | vendor_sheets(buyers, setting)
