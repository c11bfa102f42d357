"""The pages after the goods: prices, shops, indexes, what the signs mean, who made the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from etalase import calendar
from etalase.model import Booth
from etalase.plan.booklet_desk import Desk, Elsewhere, Goods, View, place_of, shown_address
from etalase.pricetags import variant_name
from etalase.values import date, money
from etalase.values.ident import collation_key, initial


def prices(desk: Desk) -> list[View]:
    found: dict[int | None, list[View]] = {}
    for good in sorted(desk.goods, key=lambda g: (collation_key(g.product.name.get(desk.language)), g.product.address)):
        product = good.product
        booths = ", ".join(booth.number for booth in desk.booths_of.get(product.vendor, ()))
        wholesale = product.wholesale if desk.for_buyers and product.wholesale and product.wholesale.shown else None
        common = {
            "place": place_of(product.source, "nama"),
            "booth": _short_booths(booths, 10 if desk.for_buyers else 5),
            "anchor": desk.anchors[product.address],
            "foreign": desk.is_foreign(product.name),
            "wholesale": money.number(wholesale.price) if wholesale and wholesale.price else "",
            "minimum": money.number(wholesale.minimum, desk.language) if wholesale and wholesale.minimum else "",
        }
        rows = found.setdefault(desk.index.get(product.category), [])
        name = product.name.get(desk.language)
        kinds = {(variant.price, variant.content) for variant in product.variants}
        if len(kinds) == 1:
            one, held = next(iter(kinds))
            amount = money.number(one) if one else "–"
            rows.append({**common, "name": name, "content": held.shown(desk.language) if held else "", "price": amount})
            continue
        if not product.variants:
            content = product.content
            price = money.number(product.price) if product.price else "–"
            rows.append(
                {**common, "name": name, "content": content.shown(desk.language) if content else "", "price": price}
            )
        for variant in product.variants:
            content = variant.content
            rows.append(
                {
                    **common,
                    "name": variant_name(product.name, variant, desk.language),
                    "content": content.shown(desk.language) if content else "",
                    "price": money.number(variant.price) if variant.price else "–",
                }
            )
    order = [*range(len(desk.book.categories)), None]
    return [{"category": category, "rows": found[category]} for category in order if category in found]


def stockists(desk: Desk) -> list[View]:
    carried: dict[str, list[Goods]] = {}
    for good in desk.goods:
        for id, _ in good.stock:
            carried.setdefault(id, []).append(good)
    cards = []
    for retailer in sorted(desk.book.retailers, key=lambda r: collation_key(r.name)):
        goods = carried.get(retailer.id, [])
        used = {outlet for good in goods for id, outlets in good.stock if id == retailer.id for outlet in outlets}
        outlets = [outlet for outlet in retailer.outlets if outlet.id in used] or list(retailer.outlets)
        makers = list(dict.fromkeys(good.product.vendor for good in goods))
        first = {booths[0].number: booths[0] for maker in makers if (booths := desk.booths_of.get(maker))}
        chips = [desk.chip(booth) for booth in first.values()]
        cards.append(
            {
                "place": place_of(retailer.source, "nama"),
                "type": desk.t(retailer.type),
                "name": retailer.name,
                "outlets": [
                    " · ".join(
                        part
                        for part in (o.name, o.village, o.hours.get(desk.language) if o.hours else "")
                        if part and part != retailer.name
                    )
                    for o in outlets[:6]
                ]
                + ([desk.words.plural("dan {n} gerai lain", len(outlets) - 6)] if len(outlets) > 6 else []),
                "photo": dict(desk.book.shops).get(retailer.id),
                "count": desk.words.plural("{n} produk", len({good.product.address for good in goods})),
                "chips": sorted(chips, key=lambda chip: collation_key(chip["number"]))[:14],
            }
        )
    return cards


def indexes(desk: Desk) -> list[View]:
    """The four indexes. Of an edition in volumes, those of vendors, categories and districts speak of all of them; that
    of products does in the last one, where it is the key to the others."""
    parts = (
        (desk.t("Pelaku usaha"), _vendors(desk), True),
        (desk.t("Produk"), _products(desk), True),
        (desk.t("Kategori"), _categories(desk), False),
        (desk.t("Kecamatan"), _districts(desk), False),
    )
    return [
        {
            "title": title,
            "letters": letters and len(entries) > 40,
            "spread": not letters,
            "entries": sorted(entries, key=_by_name),
        }
        for title, entries, letters in parts
        if entries
    ]


def _elsewhere(desk: Desk) -> tuple[Elsewhere, ...]:
    return desk.book.volume.elsewhere if desk.book.volume else ()


def _vendors(desk: Desk) -> list[View]:
    named = {id: (vendor.name, place_of(vendor.source, "nama")) for id, vendor in desk.vendors.items()}
    for one in _elsewhere(desk):
        named.setdefault(one.vendor, (one.name, [one.place.file, one.place.line, one.place.column]))
    spots = _spots(desk)
    return [
        _entry(desk, name, desk.booths_of.get(id, ()), spots.get(id, []), place, volumes=desk.elsewhere.get(id, ()))
        for id, (name, place) in named.items()
    ]


def _spots(desk: Desk) -> dict[str, list[str]]:
    """Vendor's id → the anchors of its heads and of its products."""
    found: dict[str, list[str]] = {}
    for n, presence in enumerate(desk.book.presences):
        anchors = found.setdefault(presence.vendor.id, [])
        anchors += [f"v{n}", *(desk.anchors[good.product.address] for good in presence.goods)]
    return found


def _products(desk: Desk) -> list[View]:
    entries = [
        _entry(
            desk,
            good.product.name.get(desk.language),
            desk.booths_of.get(good.product.vendor, ()),
            [desk.anchors[good.product.address]],
            place_of(good.product.source, "nama"),
            foreign=desk.is_foreign(good.product.name),
        )
        for good in {good.product.address: good for good in desk.goods}.values()
    ]
    before = desk.book.volume.goods if desk.book.volume else ()
    return entries + [
        _entry(
            desk,
            name.get(desk.language),
            desk.booths_of.get(vendor, ()),
            [],
            None,
            volumes=[volume],
            foreign=desk.is_foreign(name),
        )
        for name, vendor, volume in before
    ]


def _categories(desk: Desk) -> list[View]:
    entries = []
    for category in desk.book.categories:
        goods = [good for good in desk.goods if good.product.category == category.id]
        others = [one for one in _elsewhere(desk) if category.id in one.categories]
        if goods or others:
            makers = [*(good.product.vendor for good in goods), *(one.vendor for one in others)]
            anchors = [desk.anchors[good.product.address] for good in goods]
            place, volumes = place_of(category.source), [one.volume for one in others]
            name = category.name.get(desk.language)
            entries.append(_entry(desk, name, _all_booths(desk, makers), anchors, place, volumes=volumes))
    return entries


def _districts(desk: Desk) -> list[View]:
    here: dict[str, list[str]] = {}
    there: dict[str, list[Elsewhere]] = {}
    for vendor in desk.vendors.values():
        here.setdefault(vendor.district, []).append(vendor.id)
    for one in _elsewhere(desk):
        there.setdefault(one.district, []).append(one)
    spots = _spots(desk)
    entries = []
    for name in dict.fromkeys((*here, *there)):
        if name:
            ids, others = here.get(name, []), there.get(name, [])
            booths = _all_booths(desk, [*ids, *(one.vendor for one in others)])
            anchors = [anchor for id in ids for anchor in spots[id]]
            entries.append(_entry(desk, name, booths, anchors, None, volumes=[one.volume for one in others]))
    return entries


def _all_booths(desk: Desk, vendors: Iterable[str]) -> list[Booth]:
    wanted = set(vendors)
    return [booth for booth in desk.booths if wanted.intersection(calendar.vendors_at(booth))]


def _entry(
    desk: Desk,
    name: str,
    booths: Iterable[Booth],
    anchors: list[str],
    place: list[str | int] | None,
    *,
    volumes: Iterable[int] = (),
    foreign: bool = False,
) -> View:
    numbers = [booth.number for booth in booths]
    shown = ", ".join(numbers) if len(numbers) <= 3 else desk.words.plural("{n} stan", len(numbers))
    return {
        **({"place": place} if place else {}),
        "name": name,
        "foreign": foreign,
        "initial": initial(name),
        "booths": shown,
        "anchors": list(dict.fromkeys(anchors)),
        "volumes": desk.volumes(volumes),
        # Who stands in several sections has more page numbers than fit beside the name.
        "many": sum(anchor.startswith("v") for anchor in anchors) > 1 or bool(volumes and anchors),
    }


def glossary(desk: Desk) -> list[list[str]]:
    return [
        [desk.t("P-IRT"), desk.t("Izin pangan olahan kering buatan rumah tangga, dari dinas kesehatan; 15 angka.")],
        [desk.t("Halal"), desk.t("Sertifikat dari BPJPH; diawali ID dan 17 angka.")],
        [desk.t("BPOM"), desk.t("Izin edar Badan POM; MD dibuat di dalam negeri, ML dari luar negeri.")],
        [desk.t("Merek"), desk.t("Nama dagang yang terdaftar di Direktorat Jenderal Kekayaan Intelektual.")],
        [desk.t("NIB"), desk.t("Nomor Induk Berusaha: tanda usaha tercatat.")],
        [desk.t("Isi bersih"), desk.t("Berat atau isi tanpa kemasan.")],
        [desk.t("Harga satuan"), desk.t("Harga per 100 g, 100 ml, atau satu buah, untuk membandingkan kemasan.")],
        [desk.t("Titip jual"), desk.t("Toko membayar setelah barang laku.")],
    ]


def colophon(desk: Desk) -> list[list[str]]:
    site, chosen = desk.book.site, desk.book.look.theme.fonts
    fonts = dict.fromkeys((chosen.title, chosen.text, "Noto Sans"))
    rows = (
        (desk.t("Penerbit"), desk.office_name),
        (desk.t("Data"), desk.t("per {day}", day=date.long_date(desk.book.as_of, desk.language))),
        (desk.t("Lisensi data"), site.data_licence),
        (desk.t("Huruf"), f"{', '.join(fonts)} (SIL OFL 1.1)"),
        (desk.t("Situs"), shown_address(desk.book.base_url)),
        (
            desk.t("Edisi pembeli."),
            desk.t("Memuat harga grosir; untuk calon pembeli, bukan untuk disebarkan.") if desk.for_buyers else None,
        ),
        (
            desk.t("Contoh."),
            desk.t("Semua pelaku usaha, produk, harga, jadwal, dan gerai dalam buku ini rekaan.")
            if site.sample
            else None,
        ),
    )
    return [[label, text] for label, text in rows if text]


def back(desk: Desk) -> View:
    return {
        "title": desk.t("Bukunya selesai, etalasenya tetap buka."),
        "qr": desk.web,
        "address": shown_address(desk.book.base_url),
        "lead": desk.t("Pesan kapan saja, langsung ke pembuatnya") if desk.web else desk.t("Hubungi kantor kami"),
        "office": desk.office(),
        "note": " · ".join(
            part
            for part in (
                desk.t("Contoh: semua isi rekaan") if desk.book.site.sample else "",
                desk.t("Data per {day}", day=date.long_date(desk.book.as_of, desk.language)),
            )
            if part
        ),
    }


def _short_booths(numbers: str, most: int) -> str:
    return numbers if len(numbers) <= most else numbers.partition(",")[0] + " …"


def _by_name(entry: Mapping[str, Any]) -> tuple[bool, str]:
    """A to Z, then figures and other scripts."""
    return entry["initial"] == "#", collation_key(entry["name"])
