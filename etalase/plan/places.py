"""Where things are sold: `/beli/`, one page for each retailer, and `/siap-ritel/` for those who buy for a shelf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from etalase import whereabouts
from etalase.model import Catalog, Outlet, Product, Region, Requirement, Retailer
from etalase.plan import Setting, structured
from etalase.plan.cards import cards, listed
from etalase.plan.frame import LIST_SIZE, Frame, Language, district_path, page_view, place, say, trail
from etalase.plan.lists import Paging, paged
from etalase.plan.maps import map_of
from etalase.plan.pictures import PictureSet, recipes, site_picture
from etalase.recipe import Page, Part, Recipe, Values, View
from etalase.values.date import long_date
from etalase.values.phone import call_link, is_sample, shown, whatsapp_link
from etalase.words import words


def places(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """Every page under `/beli/` and `/siap-ritel/`."""
    carried = whereabouts.carried_by(catalog, setting.as_of)
    pictures = {each.id: site_picture(catalog, each.photo) for each in catalog.retailers.values()}
    plan: dict[str, Recipe] = recipes(pictures.values())
    ready = tuple(product for product in listed(catalog) if setting.ready.get(product.address))
    for language in frame.languages:

        def page(path: str, template: str, build: Any, *inputs: Any, language: Language = language) -> None:
            view = View(build, (frame, language, *inputs))
            plan[place(path, language)] = Page(template, view, language, setting.links)

        counts = tuple((each, len(carried[each.id])) for each in catalog.retailers.values())
        page("/beli/", "site/beli-daftar.html", list_view, counts, catalog.regions)
        for retailer in catalog.retailers.values():
            own = carried[retailer.id]
            at = tuple(
                (o.id, len(whereabouts.carried_at(o.id, own, retailer.id, setting.as_of))) for o in retailer.outlets
            )
            for paging, some in paged(f"/beli/{retailer.id}/", own):
                grid = cards(catalog, frame, some, language)
                inputs = (retailer, paging, len(own), _named(some), grid, at, pictures[retailer.id], catalog.regions)
                page(paging.path(paging.now), "site/beli.html", retailer_view, *inputs)
        names = tuple((id, retailer.name) for id, retailer in catalog.retailers.items())
        n_ready = _n_ready(setting.ready, ready)
        for paging, some in paged("/siap-ritel/", ready):
            grid = cards(catalog, frame, some, language)
            fits = tuple(setting.ready[each.address] for each in some)
            inputs_ = (paging, len(ready), _named(some), grid, fits, names, n_ready)
            page(paging.path(paging.now), "site/siap-ritel.html", ready_view, *inputs_)
    return plan


def _named(products: Iterable[Product]) -> tuple[tuple[str, str], ...]:
    return tuple((f"/produk/{each.address}/", each.name.id) for each in products)


def _n_ready(ready: Mapping[str, tuple[str, ...]], products: Iterable[Product]) -> tuple[tuple[str, int], ...]:
    """(retailer's id, how many of the products are ready for it), the most first."""
    found: dict[str, int] = {}
    for product in products:
        for retailer in ready[product.address]:
            found[retailer] = found.get(retailer, 0) + 1
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def list_view(
    frame: Frame, language: Language, counts: tuple[tuple[Retailer, int], ...], regions: tuple[Region, ...]
) -> Values:
    """All retailers, then every outlet by kecamatan and kelurahan."""
    said = words("site", language)
    path, title = "/beli/", said.text("Tempat beli")
    way = trail(language, (path, title))
    retailers = sorted(counts, key=lambda pair: (-pair[1], pair[0].name.casefold(), pair[0].id))
    found = whereabouts.spots([retailer for retailer, _ in counts], regions)
    districts = [
        {
            "name": district,
            "path": district_path(district) if district in frame.districts else None,
            "spots": [_spot(frame, language, each) for spots in villages.values() for each in spots],
        }
        for district, villages in sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))
    ]
    n_outlets = sum(len(retailer.outlets) for retailer, _ in counts)
    listed_ = [(f"/beli/{retailer.id}/", retailer.name) for retailer, _ in retailers]
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
        n_outlets=n_outlets,
        retailers=[
            {
                "path": f"/beli/{retailer.id}/",
                "name": retailer.name,
                "type": type_name(retailer, said.text),
                "n_products": n,
                "n_outlets": len(retailer.outlets),
                "mono": _mono(retailer.name),
            }
            for retailer, n in retailers
        ],
        districts=districts,
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way), structured.item_list(frame, language, listed_)
        ),
    )


def _spot(frame: Frame, language: Language, spot: whereabouts.Spot) -> dict[str, Any]:
    return _outlet(frame, language, spot.retailer, spot.outlet)


def _outlet(frame: Frame, language: Language, retailer: Retailer, outlet: Outlet) -> dict[str, Any]:
    name = outlet.name if retailer.name.casefold() in outlet.name.casefold() else f"{retailer.name}, {outlet.name}"
    return {
        "id": outlet.id,
        "name": outlet.name,
        "retailer": retailer.name,
        "path": f"/beli/{retailer.id}/",
        "address": outlet.address,
        "village": outlet.village,
        "hours": say(outlet.hours, language),
        "map": map_of(name, outlet.address, outlet.coordinates, frame.site),
    }


def retailer_view(
    frame: Frame,
    language: Language,
    retailer: Retailer,
    paging: Paging,
    n_products: int,
    named: tuple[tuple[str, str], ...],
    grid: tuple[Part, ...],
    at: tuple[tuple[str, int], ...],
    picture: PictureSet | None,
    regions: tuple[Region, ...],
) -> Values:
    """One retailer: its outlets, what it carries, and for vendors what it asks."""
    said = words("site", language)
    kind = type_name(retailer, said.text)
    path = paging.path(paging.now)
    title = retailer.name if paging.now == 1 else said.text("{name}, halaman {n}", name=retailer.name, n=paging.now)
    way = trail(language, ("/beli/", said.text("Tempat beli")), (path, retailer.name))
    first = (paging.now - 1) * LIST_SIZE + 1
    numbers = dict(at)
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
        cards=grid,
        paging=paging,
        outlets=[
            _outlet(frame, language, retailer, each)
            | {"n": numbers.get(each.id, 0), "district": _district(each, regions)}
            for each in retailer.outlets
        ],
        facilities=[facility_name(each, said.text) for each in retailer.facilities],
        musts=[_asked(frame, language, each) for each in retailer.requirements if each.level == "wajib"],
        advised=[_asked(frame, language, each) for each in retailer.requirements if each.level != "wajib"],
        takes=[say(each.name, language) for each in frame.categories if each.id in retailer.categories],
        office=office(frame, language, said.text("Halo, saya ingin menitipkan produk di {name}.", name=retailer.name)),
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way), structured.item_list(frame, language, named, first)
        ),
    )  # fmt: skip


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
        "remark": say(asked.remark, language),
        "source": asked.source,
        "dated": long_date(asked.dated, language) if asked.dated else "",
    }


def ready_view(
    frame: Frame,
    language: Language,
    paging: Paging,
    n_products: int,
    named: tuple[tuple[str, str], ...],
    grid: tuple[Part, ...],
    fits: tuple[tuple[str, ...], ...],
    names: tuple[tuple[str, str], ...],
    n_ready: tuple[tuple[str, int], ...],
) -> Values:
    """For buyers: the products that meet every `wajib` of at least one retailer, and the office that brings them."""
    said = words("site", language)
    path = paging.path(paging.now)
    heading = said.text("Siap masuk ritel")
    title = heading if paging.now == 1 else said.text("{name}, halaman {n}", name=heading, n=paging.now)
    way = trail(language, (path, heading))
    name_of = dict(names)
    first = (paging.now - 1) * LIST_SIZE + 1
    return page_view(
        frame,
        language,
        path,
        title,
        said.text("Produk UMKM yang memenuhi semua syarat wajib sedikitnya satu ritel: izin, label, barcode, kemasan."),
        kind="p-siap",
        trail=way,
        heading=heading,
        n_products=n_products,
        items=list(zip(grid, [[name_of[id] for id in ids if id in name_of] for ids in fits], strict=True)),
        retailers=[(f"/beli/{id}/", name_of[id], n) for id, n in n_ready if id in name_of],
        paging=paging,
        office=office(frame, language, said.text("Halo, kami tertarik menjual produk UMKM di toko kami.")),
        structured=structured.blocks(
            structured.breadcrumbs(frame, language, way), structured.item_list(frame, language, named, first)
        ),
    )


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
    """What a retailer asks for, in words."""
    names = {
        "nib": text("NIB (nomor induk berusaha)"),
        "izin-edar": text("Izin edar: P-IRT atau BPOM MD, sesuai jenis produk"),
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
    }
    return str(names.get(what, what))
