"""The pages before the goods: covers, foreword, what is on, how to read a page; and the words of every page."""

from __future__ import annotations

from etalase import calendar, prose
from etalase.model import Category
from etalase.plan import booklet_colour as colour
from etalase.plan import booklet_goods
from etalase.plan.booklet_desk import Desk, View, place_of, shortened, shown_address
from etalase.values import date

# Letters of the line above the title.
_LONGEST_SUBTITLE = 64


def subtitle(desk: Desk) -> str:
    """What the edition is, as its title or its selection says it, and which volume of it."""
    title = desk.edition.title.get(desk.language) if desk.edition.title and desk.is_fair else None
    usual = desk.t("Katalog pameran") if desk.is_fair else desk.t("Katalog")
    parts = [shortened(title or _selected(desk) or usual, _LONGEST_SUBTITLE)]
    if desk.book.volume:
        parts.append(desk.t("Jilid {n} dari {count}", n=desk.book.volume.n, count=desk.book.volume.count))
    return " · ".join(parts)


def _selected(desk: Desk) -> str:
    """The selection in words; empty for everything."""
    wanted = desk.edition.selection
    names = [
        desk.book.categories[desk.index[id]].name.get(desk.language) for id in wanted.categories if id in desk.index
    ]
    vendors = [desk.vendors[id].name for id in wanted.vendors if id in desk.vendors]
    parts = (
        ", ".join(names),
        ", ".join(wanted.districts),
        ", ".join(vendors) if len(vendors) <= 2 else desk.words.plural("{n} pelaku usaha", len(vendors)),
        desk.t("Pilihan produk") if wanted.codes else "",
        desk.t("Siap masuk ritel") if wanted.ready_for else "",
    )
    return " · ".join(part for part in parts if part)


def volume(desk: Desk) -> View | None:
    """Which volume this is, and what stands in each of the others: its categories, or its first and last business."""
    here = desk.book.volume
    if not here:
        return None
    by_category = desk.edition.order == "kategori"
    others = []
    for n in range(1, here.count + 1):
        there = [one for one in here.elsewhere if one.volume == n]
        kinds = [id for one in there for id in one.categories if id in desk.index]
        names = [desk.book.categories[desk.index[id]].name.get(desk.language) for id in dict.fromkeys(kinds)]
        held = ", ".join(names) if by_category else " – ".join(dict.fromkeys(e.name for e in (there[:1] + there[-1:])))
        if there:
            others.append(f"{desk.t('Jilid {n}', n=n)}: {shortened(held, 120)}")
    return {"text": desk.t("Jilid {n} dari {count}", n=here.n, count=here.count), "others": others}


def words(desk: Desk) -> dict[str, str]:
    said = (
        ("contents", "Daftar isi"),
        ("foreword", "Sambutan"),
        ("about", "Tentang pameran" if desk.is_fair else "Tentang katalog ini"),
        ("lesson", "Cara membaca"),
        ("programme", "Acara"),
        ("plan", "Denah pameran"),
        ("booths", "Daftar stan"),
        ("vendors", "Pelaku usaha dan produk"),
        ("prices", "Daftar harga"),
        ("stockists", "Beli di mana"),
        ("index", "Indeks"),
        ("glossary", "Arti izin dan tanda"),
        ("shopping", "Daftar belanja"),
        ("meetings", "Catatan pertemuan"),
        ("notes", "Catatan"),
        ("colophon", "Kolofon"),
        ("ask", "Tanyakan harga"),
        ("from", "mulai"),
        ("sold_out", "sedang habis"),
        ("booth", "Stan"),
        ("continued", "lanjutan"),
        ("ready", "Siap ritel"),
        ("partners", "Mitra"),
        ("logo", "Logo"),
        ("product", "Produk"),
        ("vendor", "Pelaku usaha"),
        ("price", "Harga"),
        ("wholesale", "Grosir"),
        ("minimum", "Minimal pesan"),
        ("min", "Min."),
        ("brand_badge", "Merek"),
        ("retail", "Eceran"),
        ("follow_up", "Tindak lanjut"),
        ("amount", "Jumlah"),
        ("no_goods", "Daftar produknya ada di stan." if desk.is_fair else "Tanyakan produknya."),
        ("nobody", "Belum ada pelaku usaha dalam edisi ini."),
        ("at_home", "Pesan dari rumah"),
        ("at_home_text", "Pindai, pilih produk, lalu pesan lewat WhatsApp langsung ke pembuatnya."),
        ("price_note", "Harga berlaku saat buku ini dibuat dan dapat berubah."),
        ("part_index", "Nama, produk, kategori, kecamatan"),
        ("part_prices", "Semua produk, urut kategori"),
        ("part_stockists", "Gerai dan toko di luar pameran" if desk.is_fair else "Gerai dan toko"),
        ("part_booths", "Siapa di stan mana"),
        ("part_plan", "Stan dan tempat penting"),
        ("part_lesson", "Tanda dan singkatan dalam buku ini"),
        ("part_programme", "Hari demi hari"),
    )
    return {key: desk.t(message) for key, message in said}


def category(desk: Desk, place: int, category: Category) -> View:
    return {
        "place": place_of(category.source),
        "name": category.name.get(desk.language),
        "short": shortened(category.name.get(desk.language), 32),
        "letter": desk.letters[place],
        "tagged": not desk.letters_from_booths,
        **colour.palette(category.colour, place),
    }


def bands(desk: Desk) -> list[View]:
    """Photos for pages that end early; the view says whose each is."""
    return [
        {
            "picture": band.picture,
            "alt": band.alt,
            "name": shortened(desk.vendors[band.vendor].name, 40),
            "place": place_of(desk.vendors[band.vendor].source, "nama"),
            "chips": desk.chips(band.vendor)[:1],
        }
        for band in desk.book.bands
        if band.vendor in desk.vendors
    ]


def cover(desk: Desk) -> View:
    exhibition = desk.book.exhibition
    return {
        "picture": desk.book.cover,
        "heap": list(desk.book.heap),
        "alt": exhibition.name.get(desk.language),
        "style": desk.book.look.theme.cover.style,
        "dates": desk.dates or date.month_year(desk.book.as_of, desk.language),
        "venue": shortened(exhibition.venue, 80) or ", ".join(text for _, text in desk.counts()),
        "hours": shortened(desk.hours, 60) if desk.hours else None,
    }


def inside(desk: Desk) -> View:
    site = desk.book.site
    slogan = site.slogan.get(desk.language) if site.slogan else site.name.get(desk.language)
    return {
        "place": place_of(site.source, "slogan"),
        "slogan": slogan,
        "counts": ", ".join(text.replace(" ", "\u00a0") for _, text in desk.counts()),
        "qr": desk.web,
        "label": desk.t("Katalog lengkap"),
        "address": shown_address(desk.book.base_url),
        "office": desk.office(),
    }


def foreword(desk: Desk) -> View | None:
    foreword = desk.book.exhibition.foreword if desk.is_first else None
    text = foreword.get(desk.language) if foreword else ""
    tree = prose.to_tree(text)
    if not tree:
        return None
    place = place_of(desk.book.exhibition.source, "sambutan")
    return {"place": place, "tree": tree, "foreign": desk.is_foreign(foreword)}


def about(desk: Desk) -> View:
    exhibition, site = desk.book.exhibition, desk.book.site
    rows = (
        (desk.t("Tanggal"), desk.dates),
        (desk.t("Buka"), desk.hours),
        (desk.t("Tempat"), exhibition.venue),
        (desk.t("Alamat"), exhibition.address),
        (desk.t("Penyelenggara" if desk.is_fair else "Penerbit"), exhibition.organiser or desk.office_name),
        (desk.t("Kantor"), " · ".join(desk.office()[1:]) or None),
        (desk.t("Data"), desk.t("per {day}", day=date.long_date(desk.book.as_of, desk.language))),
    )
    partners = (*exhibition.partners, *(partner.name for partner in site.partners))
    return {
        "counts": [[str(n), text.replace(str(n), "", 1).strip()] for n, text in desk.counts()],
        "rows": [[label, text] for label, text in rows if text],
        "partners": [{"name": name, "logo": dict(desk.book.logos).get(name)} for name in dict.fromkeys(partners)],
        "qr": desk.short(exhibition.code),
        "qr_label": desk.t("Pameran ini di situs"),
    }


def lesson(desk: Desk) -> View:
    used = [kind for kind in ("halal", "pirt", "bpom", "merek") if any(kind in good.badges for good in desk.goods)]
    signs = {
        "halal": (desk.t("Bersertifikat halal."), desk.t("Nomor dari BPJPH, diawali ID.")),
        "pirt": (desk.t("Pangan industri rumah tangga."), desk.t("Nomor P-IRT, 15 angka.")),
        "bpom": (desk.t("Izin edar BPOM."), desk.t("Pangan beku, susu, dan olahan tertentu.")),
        "merek": (desk.t("Merek terdaftar."), desk.t("Nama dan gambar dilindungi.")),
    }
    rows: list[View] = [{"badge": kind, "name": signs[kind][0], "text": signs[kind][1]} for kind in used]
    if any(good.ready for good in desk.goods):
        text = desk.t("Memenuhi semua syarat wajib paling sedikit satu toko.")
        rows.append({"badge": "ready", "name": desk.t("Siap masuk ritel."), "text": text})
    chips = [desk.chip(booth) for booth in desk.booths]
    if chips:
        text = desk.t("Warnanya menandai kategori, nomornya ada di denah.")
        rows.append({"chips": chips[:1] + chips[-1:], "name": desk.t("Nomor stan."), "text": text})
    example = None
    if desk.book.lesson:
        address, photo = desk.book.lesson
        good = next(good for good in desk.goods if good.product.address == address)
        example = {
            **booklet_goods.product(desk, good),
            "photo": photo,
            "notes": {
                "name": desk.t("Nama produk"),
                "content": desk.t("Isi bersih"),
                "price": desk.t("Harga"),
                "unit": desk.t("Untuk membandingkan"),
                "badges": desk.t("Izin yang berlaku"),
                "ready": desk.t("Siap masuk ritel"),
            },
        }
    return {
        "lead": desk.t(
            "Satu blok produk memuat semua yang perlu ditanyakan di meja."
            if desk.is_fair
            else "Satu blok produk memuat semua yang perlu diketahui sebelum memesan."
        ),
        "example": example,
        "rows": rows,
    }


def programme(desk: Desk) -> list[View]:
    return [
        {
            "day": str(day.day),
            "weekday": date.weekday(day, desk.language),
            "month": date.month_year(day, desk.language).partition(" ")[0],
            "slots": [
                {
                    "time": date.time_shown(slot.start or "", desk.language),
                    "title": slot.title.get(desk.language),
                    "foreign": desk.is_foreign(slot.title),
                    "where": " · ".join(
                        part
                        for part in (
                            slot.place or "",
                            desk.t("sampai {time}", time=date.time_shown(slot.end, desk.language)) if slot.end else "",
                        )
                        if part
                    ),
                }
                for slot in slots
            ],
        }
        for day, slots in calendar.programme(desk.book.exhibition).items()
        if desk.is_first
    ]
