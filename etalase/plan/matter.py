"""Which loose matter there is (see `loose` for what all of it shares)."""

from __future__ import annotations

from etalase.model import Catalog
from etalase.plan import Setting, badges, labels, signs, tally
from etalase.plan.loose import Item, papers
from etalase.recipe import Document

ITEMS: tuple[Item, ...] = (labels.price_cards, signs.booth_signs, badges.badges, tally.tallies)


def loose_matter(public: Catalog, buyers: Catalog, setting: Setting) -> dict[str, Document]:
    """Output path (`print/<exhibition>/<item>.pdf`) → paper."""
    return papers(ITEMS, public, buyers, setting)
