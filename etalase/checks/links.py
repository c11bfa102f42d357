"""Tautan di dalam situs

Di mana pun teks ditulis, tautan ke halaman situs ini dimulai dengan garis miring: `[cara bergabung](/halaman/izin/)`.
Program sendiri yang memilih bahasa halamannya dan menyesuaikan alamatnya dengan tempat situs diterbitkan.

*Mengapa.* Tautan mati membuat pembaca berhenti. Alamat tanpa garis miring di depan berubah arti di setiap halaman, dan
alamat yang dimulai dengan `/en/` salah di halaman berbahasa Inggris. Halaman draf atau yang belum terbit belum ada
bagi pembaca. Situs tetap dapat diterbitkan.

*Cara membetulkan.* Tulis alamat yang disarankan, atau salin alamat halamannya dari peramban mulai dari garis miring
sesudah nama situs. Tempat di dalam halaman (`#…`) dibuat oleh isinya: `#varian-KODE` pada halaman produk,
`#stan-nomor` pada halaman pameran, dan `#id` pada halaman pelatihan.

*Salah* di `content/pages/tentang.md` (seluruh berkas):

    ---
    judul: Tentang kami
    ---
    Lihat [abon](/produk/dapur-teluk/abom/) dan [tas](/produk/anyam-damai/tas). # <- link.dead, link.dead
    Yang baru: [madu](/produk/dapur-teluk/madu/). # <- link.hidden
    Ikut [klinik](/pelatihan/#klinikk) atau datang ke [stan](/pameran/pasar/#stan-a9). # <- link.place, link.place
    Semua [pelaku usaha](pelaku/) ada di [Kota](www.balikpapan.go.id). # <- link.relative, link.relative
    Baca [tentang kami](/en/halaman/tentang/). # <- link.language

dan di `content/vendors/dapur-teluk/products/madu.md`:

    status: draf

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    cerita: |
      Mulai dari dapur sendiri.
      Lihat [semua](https://etalase.example/produkk/). # <- link.dead

*Bagus* di `content/pages/tentang.md` (seluruh berkas):

    ---
    judul: Tentang kami
    ---
    Lihat [abon](/produk/dapur-teluk/abon/), [yang halal](/produk/?izin=halal), [klinik](/pelatihan/#klinik),
    [stan](/pameran/pasar/#stan-a1), [data](/data/katalog.json), dan [Kota](https://www.balikpapan.go.id).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from etalase import audience
from etalase.addresses import Address, addresses
from etalase.checks._shared import WARNING, all_of, nearest
from etalase.model import Catalog, Link
from etalase.problem import Problem

CODES = all_of(WARNING, "link.dead link.hidden link.place link.relative link.language")

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|id|co|org|net|info|me|link)(?=[/?#]|$)", re.IGNORECASE)
_FURTHER = re.compile(r"(/.+/)hal/[0-9]+/")
_READY = re.compile(r"/siap-ritel/([^/]+)/")


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    if not catalog.links:
        return
    site = _Site(catalog, as_of)
    for link in catalog.links:
        yield from site.judge(link)


class _Site:
    """The pages of the site, asked for once for all links, and only when a link needs them."""

    def __init__(self, catalog: Catalog, as_of: dt.date) -> None:
        self.base = catalog.site.base_url or ""
        self._catalog = catalog
        self._as_of = as_of

    @cached_property
    def pages(self) -> dict[str, Address]:
        return addresses(audience.out(self._catalog, self._as_of))

    @cached_property
    def drafts(self) -> dict[str, Address]:
        return addresses(audience.out(self._catalog, self._as_of, drafts=True))

    @cached_property
    def own(self) -> dict[str, str]:
        """File of an entry → its page."""
        return {page.source.file: path for path, page in reversed(self.pages.items()) if page.source}

    def judge(self, link: Link) -> Iterator[Problem]:
        target = link.target
        if self.base and f"{target.rstrip('/')}/".startswith(self.base):
            target = "/" + target[len(self.base) :]
        if target.startswith("#"):
            target = self.own.get(link.place.file.replace(".en.md", ".md"), "") + target
        values: dict[str, str | int] = {"found": link.target[:80]}
        if _SCHEME.match(target) or target.startswith("#"):
            return
        if not target.startswith("/"):
            yield Problem("link.relative", link.place, values, self._whole(target))
            return
        path, mark, fragment = target.partition("#")
        path, question, query = path.partition("?")
        rest = f"{question}{query}{mark}{fragment}"
        path = unquote(path)
        if path.startswith("/en/"):
            yield Problem("link.language", link.place, values, path[3:] + rest)
        elif page := self.pages.get(path):
            yield from self._place(link, path, page, fragment)
        elif path in self.drafts:
            yield Problem("link.hidden", link.place, values)
        elif not self._may_exist(path):
            hint = self._nearest(path)
            yield Problem("link.dead", link.place, values, hint and hint + rest)

    def _place(self, link: Link, path: str, page: Address, fragment: str) -> Iterator[Problem]:
        known = next((names for start, names in page.places.items() if fragment.startswith(start)), None)
        if fragment and known is not None and fragment not in known:
            hint = nearest(fragment, known)
            yield Problem("link.place", link.place, {"found": fragment[:80], "page": path}, hint and f"{path}#{hint}")

    def _may_exist(self, path: str) -> bool:
        """Files and the lists that `addresses` leaves out are known when the site is built, and judged then."""
        further = _FURTHER.fullmatch(path)
        path = further[1] if further else path
        ready = _READY.fullmatch(path)
        if ready:
            return ready[1] in self._catalog.retailers
        return bool(further and path in self.pages) or ("." in path.rpartition("/")[2] and path.count("/") > 1)

    def _whole(self, target: str) -> str | None:
        """What an address without a slash in front was probably meant to be."""
        if _HOST.match(target):
            return f"https://{target}"
        return self._nearest("/" + re.sub(r"^(?:\.{1,2}/)+", "", target))

    def _nearest(self, path: str) -> str | None:
        whole = path if path.endswith("/") else f"{path}/"
        return whole if whole in self.pages else nearest(whole, self.pages)
