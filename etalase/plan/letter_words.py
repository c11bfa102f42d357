"""How a letter calls things: permits, tasks and the reasons behind them, in the plain words of a kind neighbour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etalase.advice import Lack, Task
from etalase.model import Retailer
from etalase.readiness import Why
from etalase.values.money import number, rupiah
from etalase.values.text import Lang
from etalase.words import Words

# Things on paper with a number; everything else is done at the pack or told to the office.
_PERMITS = ("nib", "pkp", "pirt", "bpom", "halal", "merek", "sni", "nkv")
# Why the way to obtain a thing, as the rules tell it, is what helps.
_TO_OBTAIN: tuple[Why, ...] = ("belum-ada", "kedaluwarsa", "salah-jenis", "dicabut", "kurang")


def thing(said: Words, what: str) -> str:
    """A permit or a step as it is called inside a sentence."""
    return {
        "nib": "NIB",
        "pkp": said.text("sertifikat penyuluhan keamanan pangan (PKP)"),
        "pirt": "P-IRT",
        "bpom": said.text("izin edar BPOM"),
        "izin-edar": said.text("kepastian izin edar"),
        "halal": said.text("sertifikat halal"),
        "gtin": said.text("barcode"),
        "merek": said.text("merek terdaftar"),
        "label": said.text("label lengkap"),
        "gizi": said.text("informasi nilai gizi"),
        "umur-simpan": said.text("umur simpan"),
        "kapasitas": said.text("pasokan tetap"),
        "foto": said.text("foto"),
        "data": said.text("keterangan produk"),
    }.get(what, what.upper())


def amount(said: Words, task: Task) -> str:
    """The thing with how much of it is asked, or what it costs at least."""
    what, asked = task.step.what, task.lacks[0].asked or 0
    if what == "umur-simpan":
        return said.plural("umur simpan {n} hari", asked)
    if what == "kapasitas":
        return said.text("pasokan {n} buah sebulan", n=number(asked))
    price = cost(said, task)
    return f"{thing(said, what)} ({price})" if price else thing(said, what)


def element(said: Words, name: str) -> str:
    """What must be printed on a label."""
    return {
        "nama": said.text("nama produk"),
        "komposisi": said.text("komposisi"),
        "berat-bersih": said.text("berat bersih"),
        "produsen": said.text("nama dan alamat pembuat"),
        "halal": said.text("logo dan nomor halal"),
        "kode-produksi": said.text("kode produksi"),
        "kedaluwarsa": said.text("tanggal kedaluwarsa"),
        "izin-edar": said.text("nomor izin edar"),
        "asal-bahan": said.text("asal bahan"),
        "gizi": said.text("informasi nilai gizi"),
        "peringatan": said.text("peringatan"),
    }.get(name, name)


def reason(said: Words, why: Why) -> str:
    """Why something counts as missing, behind the name of what lacks it."""
    return {
        "belum-ada": said.text("belum ada"),
        "diajukan": said.text("sedang diajukan"),
        "dicabut": said.text("dicabut"),
        "kedaluwarsa": said.text("sudah berakhir"),
        "tak-terbaca": said.text("nomornya tidak terbaca"),
        "salah-jenis": said.text("bukan jenis yang diperlukan"),
        "tidak-halal": said.text("dinyatakan tidak halal"),
        "kurang": said.text("belum cukup"),
        "tidak-diisi": said.text("belum kami ketahui"),
        "ditanyakan": said.text("masih perlu ditanyakan"),
        "jenis-belum-jelas": said.text("masih perlu ditanyakan"),
    }[why]


def few(said: Words, names: Sequence[str], most: int = 3) -> str:
    """`A, B, dan C`; of many the first ones and how many more there are.

    >>> from etalase.words import words
    >>> few(words("staff", "id"), ["A", "B", "C", "D", "E"])
    'A, B, C, dan 2 lainnya'
    """
    if len(names) > most + 1:
        more = said.plural("{n} lainnya", len(names) - most)
        return said.text("{listed}, dan {last}", listed=", ".join(names[:most]), last=more)
    if len(names) > 2:
        return said.text("{listed}, dan {last}", listed=", ".join(names[:-1]), last=names[-1])
    return said.text("{first} dan {last}", first=names[0], last=names[1]) if len(names) == 2 else "".join(names)


def shops_named(said: Words, retailers: Iterable[Retailer], most: int = 3) -> str:
    """The shops, each once, with how many outlets they have where there are several."""
    named = {
        each.id: f"{each.name} ({said.plural('{n} gerai', len(each.outlets))})" if len(each.outlets) > 1 else each.name
        for each in retailers
    }
    return few(said, list(named.values()), most)


def title(said: Words, what: str, lack: Lack, products: str) -> str:
    """What to do, as an order one can follow; `products` are the names, or "semua produk"."""
    if what in _PERMITS:
        return _permit_title(said, what, lack.why, "" if what == "nib" else products).strip()
    unknown = lack.why == "tidak-diisi"
    match what:
        case "gtin" if lack.why == "salah-jenis":
            return said.text("Ganti barcode {products}", products=products)
        case "gtin":
            return said.text("Daftarkan barcode untuk {products}", products=products)
        case "label" if unknown:
            return said.text("Kirim foto label {products}", products=products)
        case "label":
            added = few(said, [element(said, name) for name in lack.elements], 4)
            return said.text("Tambahkan {elements} pada label {products}", elements=added, products=products)
        case "gizi" if unknown:
            return said.text("Kirim foto informasi nilai gizi {products}", products=products)
        case "gizi" if lack.why == "ditanyakan":
            return said.text("Kami tanyakan apakah {products} perlu informasi nilai gizi", products=products)
        case "gizi":
            return said.text("Cetak informasi nilai gizi pada label {products}", products=products)
        case "umur-simpan":
            return said.text("Beri tahu kami umur simpan {products}", products=products)
        case "kapasitas":
            return said.text("Beri tahu kami berapa buah {products} yang sanggup dibuat sebulan", products=products)
        case "foto":
            return said.text("Kirim foto {products}", products=products)
        case "data":
            return said.text("Lengkapi keterangan {products}", products=products)
        case _:
            return said.text("Kami tanyakan apakah {products} perlu izin edar", products=products)


def _permit_title(said: Words, what: str, why: Why, products: str) -> str:
    permit = said.text("merek") if what == "merek" else thing(said, what)
    match why:
        case "kedaluwarsa":
            return said.text("Perpanjang {permit} {products}", permit=permit, products=products)
        case "dicabut":
            return said.text(
                "Bicarakan dengan kami {permit} yang dicabut: {products}", permit=permit, products=products
            )
        case "diajukan":
            return said.text("Kabari kami bila terbit: {permit} {products}", permit=permit, products=products)
        case "salah-jenis" if what == "merek":
            return said.text("Kabari kami bila terbit: {permit} {products}", permit=permit, products=products)
        case "tak-terbaca" | "tidak-diisi" | "ditanyakan" | "jenis-belum-jelas":
            return said.text("Kirim foto surat {permit} {products}", permit=permit, products=products)
        case _ if what == "nib":
            return said.text("Buat NIB")
        case _ if what == "merek":
            return said.text("Daftarkan merek untuk {products}", products=products)
        case _ if what == "sni":
            return said.text("Tanyakan SNI untuk {products}", products=products)
        case _:
            return said.text("Urus {permit} untuk {products}", permit=permit, products=products)


def how(said: Words, task: Task, language: Lang) -> list[str]:
    """How it is done, one or two sentences: what the rules of the day know, or what to send to the office."""
    what, why = task.step.what, task.why
    lines = []
    rule = task.step.rule
    if why in _TO_OBTAIN and rule and rule.message:
        if what == "gtin" and why == "salah-jenis":
            lines.append(said.text("Barcode yang tercatat hanya berlaku di dalam satu toko."))
        lines.append(rule.message.get(language))
    elif what in _PERMITS:
        lines.append(_about_paper(said, why))
    else:
        lines.append(_about_goods(said, what, why))
    if what == "bpom" and why in _TO_OBTAIN and task.demand:
        lines.append(
            said.text("Selama izinnya belum ada, sebaiknya belum diedarkan. Bicarakan dulu dengan kami pilihannya.")
        )
    return [line for line in lines if line]


def _about_paper(said: Words, why: Why) -> str:
    match why:
        case "diajukan" | "salah-jenis":
            return said.text("Sudah diajukan, bagus. Begitu suratnya terbit, kirim fotonya lewat WhatsApp kantor.")
        case "tak-terbaca":
            return said.text(
                "Nomor yang tercatat tidak terbaca. Foto suratnya dengan ponsel, kirim lewat WhatsApp kantor; "
                "kami yang memperbaiki catatannya."
            )
        case "tidak-diisi":
            return said.text(
                "Suratnya sudah ada, tetapi nomornya belum kami catat. Foto suratnya dan kirim lewat WhatsApp kantor."
            )
        case "ditanyakan" | "jenis-belum-jelas":
            return said.text(
                "Surat yang tercatat bentuk lama dan tidak menyebut sampai kapan berlaku. "
                "Kirim fotonya; kami bantu mencari tahu."
            )
        case _:
            return said.text("Hubungi kantor; kami bantu mengurusnya.")


def _about_goods(said: Words, what: str, why: Why) -> str:
    match what:
        case "label" | "gizi" if why == "tidak-diisi":
            return said.text(
                "Kami belum tahu apa saja yang tercetak di kemasan. Foto semua sisinya, kirim lewat WhatsApp kantor."
            )
        case "gizi":
            return said.text(
                "Jenis pangan ini biasanya dikecualikan, tetapi toko masih boleh memintanya. "
                "Kami yang bertanya kepada tokonya."
            )
        case "umur-simpan" | "kapasitas":
            return said.text("Cukup balas lewat WhatsApp kantor.")
        case "foto":
            return said.text(
                "Foto di dekat jendela dengan latar polos memakai ponsel, lalu kirim; kami yang merapikan."
            )
        case "data":
            return said.text(
                "Beri tahu kami cara menyimpannya, cara mengolahnya, dan berapa lama tahannya. "
                "Dari situ diketahui izin mana yang diperlukan."
            )
        case _:
            return said.text("Sumber aturannya berbeda untuk jenis ini. Kami yang bertanya, lalu mengabari Anda.")


def cost(said: Words, task: Task) -> str | None:
    """What it costs; None for what costs nothing to do, such as sending a photo."""
    step = task.step
    if task.why not in _TO_OBTAIN or step.what in ("foto", "data", "izin-edar", "umur-simpan", "kapasitas"):
        return None
    if step.cost is not None:
        return said.text("sekitar {amount}", amount=rupiah(step.cost)) if step.cost else said.text("gratis")
    if step.cost_from:
        return said.text("mulai {amount}", amount=rupiah(step.cost_from))
    if step.cost_from == 0:
        return said.text("bisa gratis")
    return said.text("belum kami catat; tanyakan kepada kami")


def time(said: Words, task: Task) -> str | None:
    """How long it takes, where a rule knows it."""
    if task.why not in _TO_OBTAIN or task.step.days is None:
        return None
    return said.plural("{n} hari", task.step.days)
