"""Where things are sold: `/beli/` with every outlet by kecamatan and kelurahan, and one page for each retailer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from etalase import whereabouts
from etalase.model import Bilingual, Catalog, Outlet, Product, Region, Requirement, Retailer
from etalase.plan import Setting, structured
from etalase.plan.cards import cards
from etalase.plan.frame import LIST_SIZE, Frame, Language, district_path, page_view, place, say, trail
from etalase.plan.hours import hours_of
from etalase.plan.lists import Paging, paged
from etalase.plan.maps import map_of
from etalase.plan.pictures import PictureSet, recipes, site_picture
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values.date import long_date
from etalase.values.phone import call_link, is_sample, shown, whatsapp_link
from etalase.words import words

Named = tuple[tuple[str, Bilingual], ...]


def places(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """Every page under `/beli/`."""
    carried = whereabouts.carried_by(catalog, setting.as_of)
    pictures = {each.id: site_picture(catalog, each.photo) for each in catalog.retailers.values()}
    plan: dict[str, Recipe] = recipes(pictures.values())
    at = {id: _at_outlets(retailer, carried[id], setting) for id, retailer in catalog.retailers.items()}
    counts = tuple(
        (each, len(carried[each.id]), _numbers(each, at[each.id].values())) for each in catalog.retailers.values()
    )
    for language in frame.languages:
        view = View(list_view, (frame, language, counts, catalog.regions))
        plan[place("/beli/", language)] = Page("site/beli-daftar.html", view, language, setting.links)
        for retailer, n_products, numbers in counts:
            for paging, some in paged(f"/beli/{retailer.id}/", carried[retailer.id]):
                grid = cards(catalog, frame, some, language)
                spots = tuple(at[retailer.id][each.address] for each in some)
                inputs = (retailer, paging, n_products, named(some), grid, spots, numbers, pictures[retailer.id])
                view = View(retailer_view, (frame, language, *inputs, catalog.regions))
                path = place(paging.path(paging.now), language)
                plan[path] = Page("site/beli.html", view, language, setting.links)
    return plan


def named(products: Iterable[Product]) -> Named:
    """(path, name) of each, for lists that programs read."""
    return tuple((f"/produk/{each.address}/", each.name) for each in products)


def _at_outlets(retailer: Retailer, products: Iterable[Product], setting: Setting) -> dict[str, tuple[str, ...]]:
    """Product's address → the outlets of the retailer that are known to have it, by id, in the retailer's order."""
    known: dict[str, list[str]] = {each.id: [] for each in retailer.outlets}
    products = tuple(products)
    for id, found in known.items():
        found += [p.address for p in whereabouts.carried_at(id, products, retailer.id, setting.as_of)]
    return {p.address: tuple(id for id, found in known.items() if p.address in found) for p in products}


def _numbers(retailer: Retailer, at: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
    """How many products each outlet of the retailer is known to have."""
    found = Counter(id for ids in at for id in ids)
    return tuple(found[each.id] for each in retailer.outlets)


def list_view(
    frame: Frame,
    language: Language,
    counts: tuple[tuple[Retailer, int, tuple[int, ...]], ...],
    regions: tuple[Region, ...],
) -> Values:
    """Every outlet by kecamatan and kelurahan, then all retailers.

    `counts` holds (retailer, how many products it carries, how many each of its outlets is known to have).
    """
    said = words("site", language)
    path, title = "/beli/", said.text("Tempat beli")
    way = trail(language, (path, title))
    retailers = sorted(counts, key=lambda entry: (-entry[1], entry[0].name.casefold(), entry[0].id))
    at = {(r.id, o.id): n for r, _, numbers in counts for o, n in zip(r.outlets, numbers, strict=True)}
    carries = {retailer.id: n for retailer, n, _ in counts}
    found = whereabouts.spots([retailer for retailer, _, _ in counts], regions)

    def shown_spot(spot: whereabouts.Spot, district: str) -> dict[str, Any]:
        n = at[spot.retailer.id, spot.outlet.id]
        about = _outlet(frame, language, spot.retailer, spot.outlet, district)
        # A retailer with one outlet has nothing elsewhere, whether or not its products name the outlet.
        return about | {"n": carries[spot.retailer.id] if len(spot.retailer.outlets) == 1 else n}

    districts: list[dict[str, Any]] = [
        {
            "name": district,
            "path": district_path(district) if district in frame.districts else None,
            "spots": [shown_spot(each, district) for spots in villages.values() for each in spots],
        }
        for district, villages in sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))
    ]
    every = [spot for each in districts for spot in each["spots"]]
    listed = [(f"/beli/{retailer.id}/", retailer.name) for retailer, _, _ in retailers]
    return page_view(
        frame,
        language,
        path,
        title,
        said.text("Toko, swalayan, hotel, dan galeri yang menjual produk UMKM, menurut kecamatan dan kelurahan."),
        section="beli",
        kind="p-beli",
        trail=way,
        heading=title,
        n_outlets=len(every),
        retailers=[
            {
                "path": f"/beli/{retailer.id}/",
                "name": retailer.name,
                "type": type_name(retailer, said.text),
                "n_products": n,
                "n_outlets": len(retailer.outlets),
                "mono": _mono(retailer.name),
            }
            for retailer, n, _ in retailers
        ],
        districts=districts,
        zone=frame.site.zone,
        near=any(spot["point"] for spot in every),
        dated=any(spot["hours"] and spot["hours"].week for spot in every),
        words=_script_words(language),
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way),
            structured.item_list(frame, language, listed, name=title),
        ),
    )


def _script_words(language: Language) -> dict[str, str]:
    """What the script says of the hour and the way; `{…}` is filled in the browser."""
    said = words("site", language)
    return {
        "sampai": said.text("Buka, sampai {jam}"),
        "terus": said.text("Buka 24 jam"),
        "tutup": said.text("Sedang tutup"),
        "nanti": said.text("Tutup, buka {jam}"),
        "hari": said.text("Tutup, buka {hari} {jam}"),
        "buka": said.text("{n} gerai buka sekarang menurut jam biasanya. Hari libur dapat berbeda."),
        "dekat": said.text("Terdekat di atas, menurut garis lurus. Lokasi Anda tidak dikirim dan tidak disimpan."),
        "kira": said.text("Lokasi hanya diketahui kira-kira ({km}), jadi urutannya juga."),
        "cari": said.text("Mencari lokasi…"),
        "tolak": said.text("Izin lokasi ditolak. Daftar tetap menurut kecamatan."),
        "gagal": said.text("Lokasi tidak ditemukan. Daftar tetap menurut kecamatan."),
        "aman": said.text("Urutan jarak hanya ada di alamat https."),
    }


def _outlet(frame: Frame, language: Language, retailer: Retailer, outlet: Outlet, district: str) -> dict[str, Any]:
    name = outlet.name if retailer.name.casefold() in outlet.name.casefold() else f"{retailer.name}, {outlet.name}"
    return {
        "id": outlet.id,
        "name": outlet.name,
        "whole": name,
        "retailer": retailer.name,
        "path": f"/beli/{retailer.id}/",
        "address": outlet.address,
        "village": outlet.village,
        "district": district,
        "hours": hours_of(outlet.hours, language),
        "point": f"{outlet.coordinates[0]:g},{outlet.coordinates[1]:g}" if outlet.coordinates else None,
        "map": map_of(name, outlet.address, outlet.coordinates, frame.site),
    }


def retailer_view(
    frame: Frame,
    language: Language,
    retailer: Retailer,
    paging: Paging,
    n_products: int,
    entries: Named,
    grid: tuple[Part, ...],
    spots: tuple[tuple[str, ...], ...],
    numbers: tuple[int, ...],
    picture: PictureSet | None,
    regions: tuple[Region, ...],
) -> Values:
    """One retailer: its outlets, what it carries, and for vendors what it asks.

    `spots` are the ids of the outlets that have each product, `numbers` how many products each outlet has.
    """
    said = words("site", language)
    kind = type_name(retailer, said.text)
    path = paging.path(paging.now)
    title = retailer.name if paging.now == 1 else said.text("{name}, halaman {n}", name=retailer.name, n=paging.now)
    way = trail(language, ("/beli/", said.text("Tempat beli")), (path, retailer.name))
    first = (paging.now - 1) * LIST_SIZE + 1
    placed = [(each, _district(each, regions)) for each in retailer.outlets]
    outlets = [
        _outlet(frame, language, retailer, each, district) | {"n": n}
        for (each, district), n in zip(placed, numbers, strict=True)
    ]
    return page_view(
        frame,
        language,
        path,
        title,
        said.text("{name}: {type}, {products}, gerai, jam buka, dan syarat masuk bagi pelaku usaha.",
                  name=retailer.name, type=kind.lower(), products=said.plural("{n} produk UMKM", n_products)),
        section="beli",
        kind="p-beli",
        trail=way,
        heading=retailer.name,
        type=kind,
        mono=_mono(retailer.name),
        picture=picture,
        website=retailer.website,
        n_products=n_products,
        items=list(zip(grid, _where(retailer, spots), strict=True)),
        paging=paging,
        outlets=outlets,
        zone=frame.site.zone,
        words=_script_words(language),
        facilities=[facility_name(each, said.text) for each in retailer.facilities],
        musts=[_asked(frame, language, each) for each in retailer.requirements if each.level == "wajib"],
        advised=[_asked(frame, language, each) for each in retailer.requirements if each.level != "wajib"],
        takes=[say(each.name, language) for each in frame.categories if each.id in retailer.categories],
        office=office(frame, language, said.text("Halo, saya ingin menitipkan produk di {name}.", name=retailer.name)),
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way),
            structured.retailer(frame, language, retailer, placed) if paging.now == 1 else None,
            structured.item_list(
                frame, language, [(at, say(name, language)) for at, name in entries], first, name=retailer.name
            ),
        ),
    )  # fmt: skip


def _where(retailer: Retailer, spots: tuple[tuple[str, ...], ...]) -> list[str]:
    """For each product the outlets that have it, where there are several to choose from."""
    if len(retailer.outlets) < 2:
        return [""] * len(spots)
    return [", ".join(each.name for each in retailer.outlets if each.id in ids) for ids in spots]


def _district(outlet: Outlet, regions: tuple[Region, ...]) -> str:
    return next((each.district for each in regions if each.village.casefold() == outlet.village.casefold()), "")


def _asked(frame: Frame, language: Language, asked: Requirement) -> dict[str, Any]:
    said = words("site", language)
    name = requirement_name(asked.what, said.text)
    if asked.value and asked.what == "umur-simpan":
        name = said.text("Umur simpan sedikitnya {n} hari", n=asked.value)
    if asked.value and asked.what == "kapasitas":
        name = said.text("Sanggup memasok {n} buah per bulan", n=asked.value)
    return {
        "name": name,
        "explained": frame.explanation(asked.what),
        "remark": say(asked.remark, language),
        "source": asked.source,
        "dated": long_date(asked.dated, language) if asked.dated else "",
    }


def office(frame: Frame, language: Language, greeting: str) -> dict[str, Any]:
    """How to reach the office, with a text that is ready to send."""
    about = frame.site.office
    return {
        "name": say(about.name or frame.site.name, language),
        "address": about.address,
        "hours": say(about.hours, language),
        "whatsapp": (shown(about.whatsapp), whatsapp_link(about.whatsapp, greeting)) if about.whatsapp else None,
        "phone": (shown(about.phone), None if is_sample(about.phone) else call_link(about.phone))
        if about.phone
        else None,
        "email": about.email,
    }


def _mono(name: str) -> str:
    heads = [word[0] for word in name.split() if word[0].isalnum()][:2]
    return "".join(heads).upper() or "·"


def type_name(retailer: Retailer, text: Any) -> str:
    """What kind of shop it is, in words."""
    names = {
        "hypermarket": text("Hypermarket"),
        "supermarket": text("Swalayan"),
        "minimarket": text("Minimarket"),
        "hotel": text("Hotel"),
        "koperasi": text("Koperasi"),
        "galeri": text("Galeri"),
        "bandara": text("Gerai bandara"),
        "toko": text("Toko"),
    }
    return str(names.get(retailer.type, retailer.type))


def facility_name(facility: str, text: Any) -> str:
    """What the shop can store, in words."""
    names = {"rak": text("Rak suhu ruang"), "chiller": text("Lemari dingin"), "freezer": text("Lemari beku")}
    return str(names.get(facility, facility))


def requirement_name(what: str, text: Any) -> str:
    """What a retailer asks for, or a permit that answers it, in words."""
    names = {
        "nib": text("NIB (nomor induk berusaha)"),
        "izin-edar": text("Izin edar: P-IRT atau BPOM MD, sesuai jenis produk"),
        "pirt": text("Izin edar P-IRT"),
        "bpom": text("Izin edar BPOM MD"),
        "halal": text("Sertifikat halal"),
        "gtin": text("Barcode (GTIN)"),
        "merek": text("Merek terdaftar"),
        "sni": text("SNI"),
        "label": text("Label kemasan lengkap"),
        "gizi": text("Informasi nilai gizi di kemasan"),
        "umur-simpan": text("Umur simpan yang cukup"),
        "kapasitas": text("Pasokan tetap tiap bulan"),
        "foto": text("Foto produk"),
        "sampel": text("Contoh produk untuk dicicipi"),
        "nkv": text("NKV (nomor kontrol veteriner)"),
    }
    return str(names.get(what, what))
