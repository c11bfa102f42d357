"""The office's words for what stands in the catalogue: requirements, steps, reasons, permits, states, costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from etalase.board import Cell, Rung
from etalase.ladder import Step
from etalase.model import Permit, Product, Retailer
from etalase.plan.frame import Language
from etalase.readiness import Missing, Standing
from etalase.values.money import number, rupiah
from etalase.words import Words, words

PERMIT_NAMES = {
    "nib": "NIB",
    "pkp": "PKP",
    "pb_umku": "PB-UMKU",
    "pirt": "P-IRT",
    "halal": "Halal",
    "bpom": "BPOM",
    "merek": "Merek",
    "sni": "SNI",
    "nkv": "NKV",
}


class Speech:
    """These words in one language."""

    def __init__(self, language: Language) -> None:
        said = words("staff", language)
        self._said: Words = said
        self.language = language
        self._short = {
            "izin-edar": said.text("izin edar"),
            "halal": said.text("halal"),
            "gtin": said.text("barcode"),
            "merek": said.text("merek"),
            "label": said.text("label"),
            "gizi": said.text("nilai gizi"),
            "umur-simpan": said.text("umur simpan"),
            "kapasitas": said.text("kapasitas"),
            "foto": said.text("foto"),
            "sampel": said.text("contoh produk"),
            "data": said.text("data produk"),
            "pirt": "P-IRT",
        }
        self._step = {
            "nib": said.text("Nomor induk berusaha (NIB)"),
            "pirt": said.text("P-IRT"),
            "izin-edar": said.text("Menanyakan perlu tidaknya izin edar"),
            "bpom": said.text("Izin edar BPOM"),
            "halal": said.text("Sertifikat halal"),
            "gtin": said.text("Barcode (GTIN)"),
            "merek": said.text("Merek terdaftar"),
            "label": said.text("Label kemasan lengkap"),
            "gizi": said.text("Informasi nilai gizi di label"),
            "umur-simpan": said.text("Umur simpan lebih lama"),
            "kapasitas": said.text("Kapasitas lebih besar"),
            "foto": said.text("Foto produk"),
            "data": said.text("Data penyimpanan dan pengolahan"),
        }
        self._why = {
            "belum-ada": said.text("belum ada"),
            "diajukan": said.text("sedang diajukan"),
            "dicabut": said.text("dicabut"),
            "kedaluwarsa": said.text("masa berlakunya lewat"),
            "tak-terbaca": said.text("nomornya tidak terbaca"),
            "salah-jenis": said.text("jenisnya tidak sesuai"),
            "tidak-halal": said.text("dinyatakan tidak halal"),
            "kurang": said.text("belum cukup"),
            "tidak-diisi": said.text("belum diisi di katalog"),
            "ditanyakan": said.text("perlu ditanyakan dulu"),
            "jenis-belum-jelas": said.text("data produk belum cukup untuk menentukan izinnya"),
        }
        self._reason = {
            "kategori": said.text("tidak menerima kategori ini"),
            "penyimpanan": said.text("tidak punya tempat penyimpanannya"),
            "halal": said.text("hanya menerima produk halal"),
        }
        self._element = {
            "berat-bersih": said.text("berat bersih"),
            "kode-produksi": said.text("kode produksi"),
            "izin-edar": said.text("nomor izin edar"),
            "asal-bahan": said.text("asal bahan"),
            "halal": said.text("tanda halal"),
            "gizi": said.text("nilai gizi"),
            "nama": said.text("nama produk"),
            "komposisi": said.text("komposisi"),
            "produsen": said.text("nama dan alamat produsen"),
            "kedaluwarsa": said.text("tanggal kedaluwarsa"),
            "peringatan": said.text("peringatan"),
        }
        self._states = {
            "ada": said.text("tercatat"),
            "belum": said.text("belum ada"),
            "diajukan": said.text("sedang diajukan"),
            "dicabut": said.text("dicabut"),
            "tidak-halal": said.text("dinyatakan tidak halal"),
        }
        self._who = {
            "pelaku-usaha": said.text("pelaku usaha"),
            "kantor": said.text("kantor"),
            "bersama": said.text("kantor bersama pelaku usaha"),
        }
        self._types = {
            "hypermarket": said.text("hipermarket"),
            "supermarket": said.text("supermarket"),
            "minimarket": said.text("minimarket"),
            "hotel": said.text("hotel"),
            "koperasi": said.text("koperasi"),
            "galeri": said.text("galeri"),
            "bandara": said.text("bandara"),
            "toko": said.text("toko"),
        }

    def requirement(self, what: str) -> str:
        """Its name within a sentence: `barcode`."""
        return self._short.get(what, what.upper())

    def step(self, what: str) -> str:
        """What is to be obtained, as a heading: `Barcode (GTIN)`."""
        return self._step.get(what, what.upper())

    def steps(self, steps: Iterable[Step]) -> str:
        """Steps to be taken together: `Sertifikat halal + Barcode (GTIN)`."""
        return " + ".join(self.step(each.what) for each in steps)

    def missing(self, each: Missing, has: Standing | None = None) -> str:
        """What is missing and why: `label: belum memuat kode produksi`, `umur simpan: diminta 90 hari, tercatat 7`."""
        said, name = self._said, self.requirement(each.what)
        if each.what == "label" and each.elements and each.why == "kurang":
            elements = ", ".join(self._element.get(element, element) for element in each.elements)
            return said.text("{name}: belum memuat {elements}", name=name, elements=elements)
        if each.asked is not None:
            amount = (has.days if each.what == "umur-simpan" else has.pieces) if has else None
            if each.what == "umur-simpan":
                asked = said.plural("{n} hari", each.asked)
            else:
                asked = said.text("{n} buah sebulan", n=number(each.asked, self.language))
            if amount is None:
                return said.text("{name}: diminta {asked}, belum diisi di katalog", name=name, asked=asked)
            found = number(amount, self.language)
            return said.text("{name}: diminta {asked}, tercatat {found}", name=name, asked=asked, found=found)
        return f"{name}: {self._why[each.why]}"

    def reasons(self, reasons: Iterable[str]) -> str:
        """Why it can never go there."""
        return ", ".join(self._reason[each] for each in reasons)

    def permit_state(self, permit: Permit) -> str:
        return self._states.get(permit.state, permit.state)

    def who(self, step: Step) -> str:
        return self._who[step.who]

    def shop(self, retailer: Retailer) -> str:
        """`minimarket, 8 gerai`."""
        kind = self._types.get(retailer.type, retailer.type)
        n = len(retailer.outlets)
        return f"{kind}, {self._said.plural('{n} gerai', n)}" if n else kind

    def shop_type(self, kind: str) -> str:
        return self._types.get(kind, kind)

    def cost(self, step: Step) -> str:
        """What a rule knows of the cost; that nobody wrote it down, otherwise."""
        said = self._said
        if step.cost is not None:
            return said.text("sekitar {cost}", cost=rupiah(step.cost)) if step.cost else said.text("gratis")
        if step.cost_from is not None:
            return (
                said.text("mulai {cost}", cost=rupiah(step.cost_from)) if step.cost_from else said.text("bisa gratis")
            )
        return said.text("biaya belum tercatat")

    def time(self, step: Step) -> str:
        """How many days it takes, where a rule knows it; nothing otherwise."""
        return self._said.plural("{n} hari", step.days) if step.days else ""

    def cost_of_all(self, steps: Iterable[Step]) -> str:
        """The cost of steps taken together."""
        every = tuple(steps)
        if len(every) == 1:
            return self.cost(every[0])
        costs = [each.least_cost for each in every]
        if None in costs:
            return self._said.text("biaya belum semua tercatat")
        total = sum(cost or 0 for cost in costs)
        return self._said.text("mulai {cost}", cost=rupiah(total)) if total else self._said.text("bisa gratis")

    def cell(self, cell: Cell) -> str:
        """A cell of the matrix in words: `siap, di rak`."""
        said, n = self._said, len(cell.verdict.missing)
        told: dict[str, Callable[[], str]] = {
            "sold": lambda: said.text("siap, di rak"),
            "ready": lambda: said.text("siap, tinggal ditawarkan"),
            "one": lambda: said.text("kurang 1 syarat"),
            "more": lambda: said.text("kurang {n} syarat", n=n),
            "unsuitable": lambda: said.text("tidak cocok"),
            "unknown": lambda: said.text("syaratnya belum tercatat"),
        }
        text = told[cell.mark]()
        return said.text("{state}, padahal di rak", state=text) if cell.is_wrong else text

    def next_step(self, rung: Rung | None, n_to_offer: int) -> tuple[str, str]:
        """The next step of a product and a line below it. What is ready is offered first: nothing is cheaper."""
        said = self._said
        then = ""
        if rung:
            opens = said.plural("membuka {n} ritel", len(rung.retailers))
            then = f"{self.cost_of_all(rung.steps)} · {opens}"
        if n_to_offer:
            offer = said.plural("Tawarkan ke {n} ritel", n_to_offer)
            if not rung:
                return offer, said.text("syaratnya sudah lengkap")
            return offer, said.text("lalu {steps}: {then}", steps=self.steps(rung.steps), then=then)
        return (self.steps(rung.steps), then) if rung else ("", "")

    def facts(self, product: Product) -> str:
        """`150 g · Rp18.000 · KODE OLM-002`: what tells a product from its neighbours."""
        said = self._said
        prices = [product.price] if product.price else [each.price for each in product.variants if each.price]
        parts = [
            product.content.shown(self.language) if product.content else "",
            self._price([price for price in prices if price]),
            said.text("KODE {code}", code=product.code) if product.code else "",
            said.text("tahan {life}", life=product.shelf_life.shown(self.language)) if product.shelf_life else "",
        ]
        return " · ".join(filter(None, parts))

    def _price(self, prices: list[int]) -> str:
        if not prices:
            return ""
        lowest = rupiah(min(prices))
        return self._said.text("mulai {cost}", cost=lowest) if len(set(prices)) > 1 else lowest


def listed(names: Iterable[str], conjunction: str) -> str:
    """`a, b, dan c`."""
    every = list(names)
    if len(every) < 3:
        return f" {conjunction} ".join(every)
    return f"{', '.join(every[:-1])}, {conjunction} {every[-1]}"


def cut(things: Iterable[Any], n: int) -> tuple[list[Any], int]:
    """The first few, and how many more there are."""
    every = list(things)
    return every[:n], max(0, len(every) - n)
