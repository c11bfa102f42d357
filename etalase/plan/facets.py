"""The filters of the list of products: their values, numbers, names and explanations, and where each kecamatan lies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from etalase import permits
from etalase.model import Bilingual, Catalog, Product
from etalase.plan.cards import CARD_BADGES, is_new, lowest_price
from etalase.plan.frame import Frame, Language, say
from etalase.recipe import Values
from etalase.values.ident import slug
from etalase.values.money import rupiah
from etalase.values.phone import whatsapp_link
from etalase.words import words

T = TypeVar("T")

PERMIT_CHOICES = {
    "halal": "Bersertifikat halal",
    "pirt": "Berizin P-IRT",
    "bpom": "Terdaftar BPOM",
    "merek": "Merek terdaftar",
}
# One sentence for each word that a visitor may not know, beside the filter that uses it.
PERMIT_HELP = {
    "halal": ("Halal", "Bahan dan cara membuatnya sudah diperiksa; sertifikatnya diterbitkan BPJPH."),
    "pirt": ("P-IRT", "Izin pangan buatan rumah, untuk makanan kering yang tahan di suhu ruang."),
    "bpom": ("BPOM MD", "Izin edar untuk pangan beku, susu, dan kosmetik; diperiksa Badan POM."),
    "merek": ("Merek", "Nama dagangnya terdaftar atas nama pemiliknya."),
    "nib": ("NIB", "Nomor usaha dari pemerintah; dimiliki pelaku usahanya, tidak tertulis di kemasan."),
}
PROMOTED_PRICES = (10_000, 15_000, 25_000, 50_000, 100_000, 250_000, 500_000)
# So many choices are shown at once, the others on request unless they are very few.
FEW, VERY_FEW = 10, 3
N_VENDORS = 6
# Degrees: about a kilometre, so that a middle never tells where one house stands.
_ROUNDED = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its parameter's value, what it is called, and how many products have it."""

    value: str
    name: Bilingual
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The numbers beside the filters.

    `vendors` are those with the most products, of `n_vendors`; `promoted` is a price under which a good share of the
    products lies; `middles` tells where kecamatan lie: slug, latitude, longitude.
    """

    total: int
    categories: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    permits: tuple[tuple[str, int], ...]
    retailers: tuple[Choice, ...]
    vendors: tuple[Choice, ...]
    n_vendors: int
    new: int
    ships: int
    prices: tuple[int, int] | None
    promoted: int | None
    middles: tuple[tuple[str, float, float], ...]


def facets_of(catalog: Catalog, frame: Frame, products: Sequence[Product]) -> Facets:
    """Counts of every value of every filter among these products."""
    held: Counter[str] = Counter()
    districts: Counter[str] = Counter()
    retailers: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    makers: Counter[str] = Counter()
    ships = 0
    for product in products:
        vendor = catalog.vendors[product.vendor]
        held.update(permits.badges(product, catalog.categories[product.category], frame.as_of))
        retailers.update({placement.retailer for placement in product.placements})
        districts[vendor.district] += 1
        categories[product.category] += 1
        makers[vendor.id] += 1
        ships += bool(vendor.ships)
    prices = sorted(price for product in products if (price := lowest_price(product)))
    busiest = sorted(makers, key=lambda id: (-makers[id], id))[:N_VENDORS]
    return Facets(
        total=len(products),
        categories=tuple(Choice(each.id, each.name, categories[each.id]) for each in frame.categories),
        districts=tuple(Choice(slug(name), _plain(name), districts[name]) for name in frame.districts),
        permits=tuple((kind, held[kind]) for kind in permits.BADGES if held[kind]),
        retailers=tuple(
            Choice(each.id, _plain(each.name), retailers[each.id])
            for each in catalog.retailers.values()
            if retailers[each.id]
        ),
        vendors=tuple(Choice(id, _plain(catalog.vendors[id].name), makers[id]) for id in busiest),
        n_vendors=len(makers),
        new=sum(is_new(product, frame) for product in products),
        ships=ships,
        prices=(prices[0], prices[-1]) if prices else None,
        promoted=promoted_price(prices),
        middles=middles(catalog, frame.districts),
    )


def _plain(name: str) -> Bilingual:
    return Bilingual(id=name, en=name)


def promoted_price(prices: Sequence[int]) -> int | None:
    """The lowest round price that a fifth of the products does not exceed, unless it would let through nearly all."""
    for round_price in PROMOTED_PRICES:
        share = sum(price <= round_price for price in prices)
        if share * 5 >= len(prices) > share > 0:
            return round_price
    return None


def middles(catalog: Catalog, districts: Iterable[str]) -> tuple[tuple[str, float, float], ...]:
    """Where each kecamatan lies: the middle of the public points in it, of outlets and of vendors who show theirs.

    Slug, latitude, longitude, rounded to about a kilometre. A kecamatan without a public point is left out.
    """
    district_of = {region.village: region.district for region in catalog.regions}
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for retailer in catalog.retailers.values():
        for outlet in retailer.outlets:
            if outlet.coordinates:
                points[district_of.get(outlet.village, "")].append(outlet.coordinates)
    for vendor in catalog.vendors.values():
        if vendor.coordinates:
            points[vendor.district].append(vendor.coordinates)
    found = []
    for name in districts:
        if some := sorted(points[name]):
            latitude, longitude = (round(sum(each) / len(some), _ROUNDED) for each in zip(*some, strict=True))
            found.append((slug(name), latitude, longitude))
    return tuple(found)


def filter_view(frame: Frame, language: Language, facets: Facets) -> Values:
    said = words("site", language)

    def options(choices: tuple[Choice, ...]) -> list[tuple[str, str, int]]:
        return [(choice.value, say(choice.name, language), choice.count) for choice in choices]

    held = [(kind, said.text(PERMIT_CHOICES[kind]), count) for kind, count in facets.permits]
    explained = [*(kind for kind, _ in facets.permits), "nib"] if held else []
    groups = [
        ("kategori", said.text("Kategori"), options(facets.categories)),
        ("izin", said.text("Izin"), held),
        ("kecamatan", said.text("Kecamatan"), options(facets.districts)),
        ("ritel", said.text("Dijual di"), options(facets.retailers)),
    ]
    return {
        "total": facets.total,
        "groups": [(key, title, *_first(choices)) for key, title, choices in groups if choices],
        "help": [(*map(said.text, PERMIT_HELP[kind]), frame.explanation(kind)) for kind in explained],
        "vendors": options(facets.vendors),
        "n_vendors": facets.n_vendors,
        "new": facets.new,
        "ships": facets.ships,
        "prices": facets.prices,
        "promoted": facets.promoted,
        "promoted_price": f"≤ {rupiah(facets.promoted)}" if facets.promoted else "",
    }


def _first(choices: list[T]) -> tuple[list[T], list[T]]:
    shown = len(choices) if len(choices) <= FEW + VERY_FEW else FEW
    return choices[:shown], choices[shown:]


def promoted(frame: Frame, language: Language, facets: Facets) -> list[tuple[str, str, str]]:
    """The few filters that stand above the list: (parameter, value, label)."""
    said = words("site", language)
    found = [("izin", "halal", "Halal")] if "halal" in dict(facets.permits) else []
    if facets.promoted:
        found.append(("max", str(facets.promoted), f"≤ {rupiah(facets.promoted)}"))
    if facets.new:
        found.append(("baru", "ya", said.text("Baru")))
    if facets.ships:
        found.append(("kirim", "ya", said.text("Bisa dikirim")))
    largest = sorted(facets.categories, key=lambda choice: -choice.count)[:2]
    return [*found, *(("kategori", choice.value, say(choice.name, language)) for choice in largest)]


def ask_office(frame: Frame, language: Language) -> str | None:
    """The address that asks the office by WhatsApp for a product nobody found; None when it has no number."""
    number = frame.site.office.whatsapp
    if number is None:
        return None
    text = words("site", language).text(
        "Halo, saya mencari produk di {site} dan belum menemukannya:", site=say(frame.site.name, language)
    )
    return whatsapp_link(number, f"{text} ")


def script_words(language: Language, facets: Facets) -> dict[str, Any]:
    """What the script needs to say about the cards that it draws and the list that it makes of them."""
    said = words("site", language)
    found: dict[str, Any] = {
        "izin": {kind: said.text(name) for kind, name in permits.BADGE_NAMES.items() if kind in CARD_BADGES},
        "tanda": {"habis": said.text("Habis"), "baru": said.text("Baru")},
        "mulai": said.text("mulai"),
        "tanya": said.text("Tanyakan harga"),
        "satu": said.plural("{n} produk", 1).removeprefix("1 "),
        "banyak": said.text("produk"),
        "hapus": said.text("Hapus saringan {name}"),
        "semua": said.text("Hapus semua saringan"),
        "tanpa": said.text("Tanpa {name}: {n} produk"),
        "bebas": said.text("{n} produk untuk “{q}” tanpa saringan"),
        "mirip": said.text("Mungkin maksud Anda"),
        "atau": said.text("Atau lihat menurut kategori"),
        "lepas": said.text("Lepas satu saringan"),
        "halaman": said.text("Halaman"),
        "sebelum": said.text("Sebelumnya"),
        "lanjut": said.text("Berikutnya"),
        "saran": said.text("Saran pencarian"),
        "nsaran": said.text("{n} saran, pilih dengan tombol panah"),
        "npelaku": said.text("{n} pelaku usaha cocok"),
        "jenis": {
            "kategori": said.text("kategori"),
            "pelaku": said.text("pelaku usaha"),
            "kecamatan": said.text("kecamatan"),
            "kelurahan": said.text("kelurahan"),
        },
    }
    if len(facets.middles) > 1:
        found["titik"] = {name: point for name, *point in facets.middles}
        found["dekat"] = {
            "judul": said.text("Terdekat dari mana?"),
            "arti": said.text(
                "Urutan dihitung di ponsel Anda dari titik tengah tiap kecamatan. "
                "Lokasi Anda tidak dikirim ke mana pun dan tidak disimpan."
            ),
            "pakai": said.text("Pakai lokasi saya"),
            "pilih": said.text("atau pilih kecamatan"),
            "tunggu": said.text("Menunggu izin lokasi…"),
            "tolak": said.text("Lokasi tidak diizinkan. Pilih kecamatan Anda saja."),
            "gagal": said.text("Lokasi tidak dapat ditemukan. Pilih kecamatan Anda saja."),
            "aman": said.text("Lokasi tidak dapat dipakai di halaman ini. Pilih kecamatan Anda saja."),
            "dari": said.text("Diurutkan dari {name}."),
        }
    return found
