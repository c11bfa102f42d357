"""What keeps the site readable without a network: the worker `/sw.js`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from etalase.plan import Setting
from etalase.plan.frame import STYLE, WORKER, Frame, place
from etalase.recipe import Asset, Recipe, fingerprint, identity


def worker(plan: Mapping[str, Recipe], setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/sw.js`, with what it fetches when it is installed; nothing for a stick or a preview.

    Its version is a hash of those files as they are described, so that it changes only with them.
    """
    name = f"assets/{WORKER}"
    if setting.links == "file" or setting.preview or name not in setting.assets:
        return {}
    pages = {
        ("en" if language == "en" else "") + path: fingerprint(plan[place(path, language)])
        for language in frame.languages
        for path in ("/", "/produk/", "/luring/")
    }
    wanted = (STYLE, "daftar.css", "produk.css", "etalase.js", "daftar.js", "produk.js", "ikon.svg")
    assets = [frame.assets[name] for name in wanted if name in frame.assets]
    known = identity((pages, assets))
    shell = {
        "version": hashlib.blake2b(known.encode(), digest_size=4).hexdigest(),
        "pages": [path.removeprefix("/") for path in pages],
        "assets": [path.removeprefix("/") for path in assets],
    }
    return {"site/sw.js": Asset((name,), setting.assets[name], "js", f"const SHELL={json.dumps(shell)};")}
