"""The nouns of a catalogue, and the one description of every key that staff type.

Each noun is a frozen dataclass. Each field made with `key(...)` says which Indonesian key it is read from, what kind of
value it takes, what it is called and explained as in Indonesian and English, and who may see it. `shape` reads files by
these keys; JSON Schemas, forms, spreadsheet columns and the field reference are generated from them. A field that does
not say otherwise is private.

Places: every entry carries `source`, which answers where a value was written: `product.source.place("foto.0.berkas")`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from etalase.place import Place
from etalase.values.content_size import ContentSize
from etalase.values.shelf_life import ShelfLife


class Seen(StrEnum):
    """Who may see a field."""

    PUBLIC = "public"
    CONSENT = "consent"
    BUYERS = "buyers"
    PRIVATE = "private"


class Kind(StrEnum):
    """What kind of value a key takes; `shape` has one reader for each."""

    TEXT = "text"
    PROSE = "prose"
    CHOICE = "choice"
    FLAG = "flag"
    RUPIAH = "rupiah"
    COUNT = "count"
    DECIMAL = "decimal"
    PERCENT = "percent"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    TIME = "time"
    ID = "id"
    CODE = "code"
    PHONE = "phone"
    URL = "url"
    EMAIL = "email"
    HANDLE = "handle"
    COLOUR = "colour"
    GTIN = "gtin"
    SIZE = "size"
    SHELF_LIFE = "shelf-life"
    FILE = "file"
    FOCUS = "focus"
    COORDINATES = "coordinates"
    DIGITS = "digits"
    PERMIT = "permit"
    GRID = "grid"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Key:
    """All that files, forms, spreadsheets, pages and rules must know about one key.

    `name` is what staff type. `many` means a list of such values. `bilingual` allows `{id:, en:}`. `of` is the noun of
    a group, `refers` the collection whose ids are allowed (`categories`, `vendors`, `retailers`, `outlets`,
    `districts`, `villages`, `booths`, `codes`). `low` and `high` bound numbers and the length of lists.
    """

    name: str
    kind: Kind
    title: tuple[str, str]
    help: tuple[str, str]
    example: str
    seen: Seen = Seen.PRIVATE
    required: bool = False
    many: bool = False
    bilingual: bool = False
    choices: tuple[str, ...] = ()
    of: type[Any] | None = None
    refers: str | None = None
    permit: str | None = None
    low: int | None = None
    high: int | None = None
    facet: bool = False
    sort: bool = False
    search: bool = False
    card: bool = False


def key(
    name: str,
    kind: Kind,
    title: tuple[str, str],
    help: tuple[str, str],
    example: str,
    *,
    default: Any = None,
    **about: Any,
) -> Any:
    """A dataclass field read from the key `name`; see `Key` for the rest. A list defaults to the empty tuple."""
    described = Key(name, kind, title, help, example, **about)
    if described.many and default is None:
        default = ()
    return field(default=default, metadata={"key": described})


def keys_of(noun: Any) -> dict[str, Key]:
    """Field name → Key, in the order in which the keys are shown to staff."""
    if noun not in _KEYS:
        _KEYS[noun] = {f.name: f.metadata["key"] for f in dataclasses.fields(noun) if "key" in f.metadata}
    return _KEYS[noun]


_KEYS: dict[Any, dict[str, Key]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """A text in Indonesian and, where somebody wrote it, in English."""

    id: str
    en: str | None = None

    def get(self, language: str) -> str:
        """The text in `language`, else in Indonesian."""
        return self.en if language == "en" and self.en else self.id

    def has(self, language: str) -> bool:
        """Whether somebody wrote this text in `language`; if not, the Indonesian is shown and marked as such."""
        return language == "id" or bool(self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Which file an entry came from, and where in it each value stands.

    `digest` is a hash of everything the entry was read from (its text, its English twin): two entries with the same
    digest are the same. `places` maps a dotted path of keys as typed (`foto.0.berkas`) to line, column and width.
    """

    file: str
    digest: str
    places: Mapping[str, tuple[int, int, int]] = field(default_factory=dict, compare=False)

    def place(self, path: str = "") -> Place:
        """Where the value at `path` stands; the nearest enclosing value if it was not typed, else the file's start."""
        while path:
            if found := self.places.get(path):
                return Place(self.file, *found)
            path = path.rpartition(".")[0]
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class Link:
    """An address that somebody wrote in a text, and where. `target` is as typed."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What every mapping may hold besides its own keys."""

    note: str | None = key(
        "catatan",
        Kind.PROSE,
        ("Catatan", "Note"),
        ("Catatan kantor; tidak pernah tampil di mana pun.", "A note for the office; never shown anywhere."),
        "Pindah dari Samarinda tahun 2024",
    )
    ignore_spelling: tuple[str, ...] = key(
        "abaikan_ejaan",
        Kind.TEXT,
        ("Abaikan ejaan", "Ignore spelling"),
        ("Kata yang memang ditulis begitu di sini.", "Words that are meant to be written like this here."),
        "[Cabe Rawit]",
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Noun):
    """Who looked a permit number up, when and where. A form that is right is not yet a number that is true."""

    date: dt.date | None = key(
        "tanggal",
        Kind.DATE,
        ("Tanggal diperiksa", "Checked on"),
        ("Hari nomor ini dicocokkan.", "The day this number was looked up."),
        "2026-11-20",
        seen=Seen.PUBLIC,
        required=True,
    )
    by: str | None = key(
        "oleh",
        Kind.TEXT,
        ("Diperiksa oleh", "Checked by"),
        ("Bidang atau petugas yang memeriksa.", "The section or officer who checked."),
        "Bidang UMKM",
    )
    where: str | None = key(
        "sumber",
        Kind.TEXT,
        ("Dicocokkan di", "Looked up at"),
        ("Situs atau berkas tempat mencocokkan.", "The site or paper it was compared with."),
        "oss.go.id",
        seen=Seen.PUBLIC,
    )


PERMIT_STATES = ("ada", "belum", "diajukan", "dicabut")


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit(Noun):
    """One permit. `number` is in canonical form when it could be read, else as typed; see `etalase.permits`."""

    number: str | None = key(
        "nomor",
        Kind.PERMIT,
        ("Nomor izin", "Permit number"),
        ("Nomor seperti tercetak di surat izin, di antara tanda kutip.", "The number as printed, in quotes."),
        '"2066471010012-31"',
        seen=Seen.PUBLIC,
    )
    status: str | None = key(
        "status",
        Kind.CHOICE,
        ("Status", "Status"),
        (
            "ada, belum, diajukan, atau dicabut; untuk halal juga tidak-halal.",
            "ada (held), belum (none), diajukan (applied), dicabut (revoked); for halal also tidak-halal.",
        ),
        "ada",
        seen=Seen.PUBLIC,
        choices=(*PERMIT_STATES, "tidak-halal"),
    )
    issued: dt.date | None = key(
        "terbit",
        Kind.DATE,
        ("Tanggal terbit", "Issued on"),
        ("Hari izin diterbitkan.", "The day of issue."),
        "2026-03-02",
        seen=Seen.PUBLIC,
    )
    valid_until: dt.date | None = key(
        "berlaku_sampai",
        Kind.DATE,
        ("Berlaku sampai", "Valid until"),
        ("Hari terakhir berlaku; kosong bila tanpa batas.", "The last day of validity; empty when without end."),
        "2031-03-01",
        seen=Seen.PUBLIC,
    )
    checked: Checked | None = key(
        "diperiksa",
        Kind.GROUP,
        ("Diperiksa", "Checked"),
        ("Kapan, oleh siapa, dan di mana nomor dicocokkan.", "When, by whom and where the number was looked up."),
        "{tanggal: 2026-11-20, oleh: Bidang UMKM, sumber: oss.go.id}",
        seen=Seen.PUBLIC,
        of=Checked,
    )
    readable: bool = True

    @property
    def state(self) -> str:
        """The status, or what its absence means: `ada` with a number, `belum` without."""
        return self.status or ("ada" if self.number else "belum")


def permit(name: str, title: tuple[str, str], help: tuple[str, str], example: str, **about: Any) -> Any:
    """A key that holds one permit of the kind `name`; a plain text is its number."""
    return key(name, Kind.GROUP, title, help, example, of=Permit, permit=name, **about)


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorPermits(Noun):
    nib: Permit | None = permit(
        "nib",
        ("NIB", "NIB"),
        ("Nomor Induk Berusaha, 13 angka.", "Business identification number, 13 digits."),
        '"0000123456789"',
        seen=Seen.PUBLIC,
    )
    pb_umku: tuple[Permit, ...] = permit(
        "pb_umku",
        ("PB-UMKU", "PB-UMKU"),
        ("Nomor PB-UMKU: NIB diikuti 8 angka.", "PB-UMKU numbers: the NIB followed by 8 digits."),
        '["000012345678900000001"]',
        seen=Seen.PUBLIC,
        many=True,
    )
    pkp: Permit | None = permit(
        "pkp",
        ("Sertifikat PKP", "PKP certificate"),
        ("Sertifikat penyuluhan keamanan pangan.", "Certificate of the food-safety training."),
        '"001/6471/26"',
        seen=Seen.PUBLIC,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPermits(Noun):
    pirt: Permit | None = permit(
        "pirt",
        ("P-IRT", "P-IRT"),
        ("Nomor P-IRT, 15 angka.", "Home-industry food number, 15 digits."),
        '"2066471010012-31"',
        seen=Seen.PUBLIC,
        facet=True,
        card=True,
    )
    halal: Permit | None = permit(
        "halal",
        ("Halal", "Halal"),
        ('Nomor sertifikat halal: "ID" dan 17 angka.', 'Halal certificate: "ID" and 17 digits.'),
        '"ID64110001234560326"',
        seen=Seen.PUBLIC,
        facet=True,
        card=True,
    )
    bpom: Permit | None = permit(
        "bpom",
        ("BPOM", "BPOM"),
        ("Nomor izin edar BPOM MD atau ML.", "BPOM marketing authorisation, MD or ML."),
        '"MD 235612345678"',
        seen=Seen.PUBLIC,
        facet=True,
        card=True,
    )
    merek: Permit | None = permit(
        "merek",
        ("Merek terdaftar", "Registered trademark"),
        ("Nomor pendaftaran merek.", "Trademark registration number."),
        '"IDM000123456"',
        seen=Seen.PUBLIC,
        facet=True,
    )
    sni: Permit | None = permit(
        "sni",
        ("SNI", "SNI"),
        ("Nomor SNI bila diwajibkan.", "SNI number where one is required."),
        '"SNI 8272:2016"',
        seen=Seen.PUBLIC,
    )
    nkv: Permit | None = permit(
        "nkv",
        ("NKV", "NKV"),
        ("Nomor kontrol veteriner.", "Veterinary control number."),
        '"RPU-6471-001"',
        seen=Seen.PUBLIC,
    )

    def items(self) -> Iterator[tuple[str, Permit]]:
        """The permits that have been given, with their kinds, in the order of the model."""
        for name in keys_of(ProductPermits):
            found = getattr(self, name)
            if isinstance(found, Permit):
                yield name, found


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Noun):
    file: str = key(
        "berkas",
        Kind.FILE,
        ("Berkas foto", "Photo file"),
        (
            "Nama berkas di folder photos/, huruf besar dan kecil persis.",
            "File name in photos/, upper and lower case exact.",
        ),
        "amplang-depan.jpg",
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    alt: Bilingual | None = key(
        "alt",
        Kind.TEXT,
        ("Keterangan foto", "Description of the photo"),
        ("Apa yang tampak, untuk orang yang tidak melihat foto.", "What it shows, for people who cannot see it."),
        "Kemasan amplang 200 g di atas meja kayu",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    focus: tuple[float, float] | None = key(
        "fokus",
        Kind.FOCUS,
        ("Titik fokus", "Focus point"),
        (
            "Bagian terpenting sebagai bagian lebar dan tinggi, 0–1.",
            "The most important point as shares of width and height.",
        ),
        "[0.5, 0.4]",
        seen=Seen.PUBLIC,
    )


def picture(name: str, title: tuple[str, str], help: tuple[str, str], example: str, **about: Any) -> Any:
    """A public key that holds a photo; a plain text is its file name."""
    return key(name, Kind.GROUP, title, help, example, of=Photo, seen=Seen.PUBLIC, **about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Noun):
    """The owner's consent to publish name, address and contacts."""

    date: dt.date | None = key(
        "tanggal",
        Kind.DATE,
        ("Tanggal persetujuan", "Date of consent"),
        ("Hari pemilik menyetujui.", "The day the owner agreed."),
        "2026-10-01",
        required=True,
    )
    how: str | None = key(
        "cara",
        Kind.TEXT,
        ("Cara", "How"),
        ("Bagaimana persetujuan diberikan.", "How consent was given."),
        "formulir bertanda tangan",
        required=True,
    )
    file: str | None = key(
        "berkas",
        Kind.TEXT,
        ("Berkas", "File"),
        ("Nama berkas bukti; tidak pernah disalin ke hasil.", "File name of the proof; never copied to the output."),
        "persetujuan-2026.pdf",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Noun):
    """A noun with a file of its own (or a line in one)."""

    id: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor(Entry):
    name: str = key(
        "nama",
        Kind.TEXT,
        ("Nama usaha", "Business name"),
        ("Nama usaha seperti dikenal pembeli.", "The name customers know."),
        "Dapur Mangrove",
        seen=Seen.PUBLIC,
        required=True,
        search=True,
        card=True,
        sort=True,
        default="",
    )
    code: str | None = key(
        "kode",
        Kind.CODE,
        ("KODE", "CODE"),
        ("Kode pendek untuk alamat /p/KODE/ dan QR.", "Short code for the address /p/KODE/ and the QR."),
        "DMG",
        seen=Seen.PUBLIC,
    )
    owner: str | None = key(
        "pemilik",
        Kind.TEXT,
        ("Pemilik", "Owner"),
        ("Nama pemilik; tampil hanya dengan persetujuan.", "The owner's name; shown only with consent."),
        "Pemilik contoh",
        seen=Seen.CONSENT,
    )
    address: str | None = key(
        "alamat",
        Kind.TEXT,
        ("Alamat", "Address"),
        ("Jalan dan nomor; tampil hanya dengan persetujuan.", "Street and number; shown only with consent."),
        "Jl. Contoh No. 1",
        seen=Seen.CONSENT,
    )
    coordinates: tuple[float, float] | None = key(
        "koordinat",
        Kind.COORDINATES,
        ("Koordinat", "Coordinates"),
        ("Lintang lalu bujur.", "Latitude, then longitude."),
        "[-1.2379, 116.8529]",
        seen=Seen.CONSENT,
    )
    village: str = key(
        "kelurahan",
        Kind.TEXT,
        ("Kelurahan", "Kelurahan"),
        ("Nama kelurahan dari regions.csv.", "Name of the kelurahan from regions.csv."),
        "Manggar",
        seen=Seen.PUBLIC,
        required=True,
        refers="villages",
        search=True,
        default="",
    )
    district: str = key(
        "kecamatan",
        Kind.TEXT,
        ("Kecamatan", "Kecamatan"),
        ("Tidak perlu diisi: diturunkan dari kelurahan.", "Need not be given: derived from the kelurahan."),
        "Balikpapan Timur",
        seen=Seen.PUBLIC,
        refers="districts",
        facet=True,
        search=True,
        card=True,
        default="",
    )
    whatsapp: str | None = key(
        "whatsapp",
        Kind.PHONE,
        ("WhatsApp", "WhatsApp"),
        ("Nomor untuk memesan, di antara tanda kutip.", "The number to order from, in quotes."),
        '"0800-0000-001"',
        seen=Seen.CONSENT,
    )
    phone: str | None = key(
        "telepon",
        Kind.PHONE,
        ("Telepon", "Telephone"),
        ("Nomor telepon, di antara tanda kutip.", "Telephone number, in quotes."),
        '"0542-123456"',
        seen=Seen.CONSENT,
    )
    email: str | None = key(
        "surel",
        Kind.EMAIL,
        ("Surel", "E-mail"),
        ("Alamat surel.", "E-mail address."),
        "halo@dapur.example",
        seen=Seen.CONSENT,
    )
    website: str | None = key(
        "situs",
        Kind.URL,
        ("Situs", "Website"),
        ("Alamat situs usaha.", "The business's website."),
        "https://dapur.example",
        seen=Seen.CONSENT,
    )
    instagram: str | None = key(
        "instagram",
        Kind.HANDLE,
        ("Instagram", "Instagram"),
        ("Nama akun tanpa @.", "Account name without @."),
        "dapur.contoh",
        seen=Seen.CONSENT,
    )
    facebook: str | None = key(
        "facebook",
        Kind.HANDLE,
        ("Facebook", "Facebook"),
        ("Nama halaman.", "Page name."),
        "dapur.contoh",
        seen=Seen.CONSENT,
    )
    tiktok: str | None = key(
        "tiktok",
        Kind.HANDLE,
        ("TikTok", "TikTok"),
        ("Nama akun tanpa @.", "Account name without @."),
        "dapur.contoh",
        seen=Seen.CONSENT,
    )
    tokopedia: str | None = key(
        "tokopedia",
        Kind.HANDLE,
        ("Tokopedia", "Tokopedia"),
        ("Nama toko.", "Shop name."),
        "dapur-contoh",
        seen=Seen.CONSENT,
    )
    shopee: str | None = key(
        "shopee", Kind.HANDLE, ("Shopee", "Shopee"), ("Nama toko.", "Shop name."), "dapur.contoh", seen=Seen.CONSENT
    )
    scale: str | None = key(
        "skala",
        Kind.CHOICE,
        ("Skala usaha", "Scale"),
        ("mikro, kecil, atau menengah.", "micro, small or medium."),
        "mikro",
        seen=Seen.PUBLIC,
        choices=("mikro", "kecil", "menengah"),
    )
    founded: str | None = key(
        "berdiri",
        Kind.PARTIAL_DATE,
        ("Berdiri", "Founded"),
        ("Tahun, bulan, atau tanggal.", "Year, month or day."),
        "2019",
        seen=Seen.PUBLIC,
    )
    joined: str | None = key(
        "bergabung",
        Kind.PARTIAL_DATE,
        ("Bergabung", "Joined"),
        ("Kapan masuk katalog ini.", "When it joined this catalogue."),
        "2026-03",
        seen=Seen.PUBLIC,
    )
    permits: VendorPermits = key(
        "izin",
        Kind.GROUP,
        ("Izin usaha", "Business permits"),
        ("Izin milik usaha; nomornya tidak ditampilkan.", "Permits of the business; the numbers are not shown."),
        '{nib: "0000123456789"}',
        seen=Seen.PUBLIC,
        of=VendorPermits,
        default=VendorPermits(),
    )
    kbli: str | None = key(
        "kbli", Kind.DIGITS, ("KBLI", "KBLI"), ("Kode KBLI, 5 angka.", "KBLI code, 5 digits."), '"10794"', low=5, high=5
    )
    kbli_edition: str | None = key(
        "kbli_edisi",
        Kind.CHOICE,
        ("Edisi KBLI", "KBLI edition"),
        ("2020 atau 2025.", "2020 or 2025."),
        "2025",
        choices=("2020", "2025"),
    )
    npwp: str | None = key(
        "npwp",
        Kind.CHOICE,
        ("NPWP", "NPWP"),
        ("ada atau belum; nomornya jangan pernah ditulis.", "ada or belum; never write the number."),
        "ada",
        choices=("ada", "belum"),
    )
    coached: bool | None = key(
        "binaan", Kind.FLAG, ("Binaan", "Coached"), ("Binaan kantor ini.", "Coached by this office."), "ya"
    )
    consent: Consent | None = key(
        "persetujuan",
        Kind.GROUP,
        ("Persetujuan tayang", "Consent to publish"),
        ("Tanpa ini kontak pemilik tidak tampil.", "Without it the owner's contacts are not shown."),
        "{tanggal: 2026-10-01, cara: formulir}",
        of=Consent,
    )
    photo: Photo | None = picture(
        "foto", ("Foto usaha", "Photo of the business"), ("Satu foto.", "One photo."), "dapur.jpg"
    )
    logo: Photo | None = picture("logo", ("Logo", "Logo"), ("Satu gambar logo.", "One logo."), "logo.png")
    story: Bilingual | None = key(
        "cerita",
        Kind.PROSE,
        ("Cerita", "Story"),
        ("Cerita usaha, boleh Markdown; tampil dengan persetujuan.", "The story, Markdown; shown with consent."),
        "Dimulai dari dapur rumah …",
        seen=Seen.CONSENT,
        bilingual=True,
    )
    ships: bool | None = key(
        "kirim",
        Kind.FLAG,
        ("Melayani kirim", "Ships"),
        ("ya bila barang dapat dikirim.", "ya when goods can be shipped."),
        "ya",
        seen=Seen.PUBLIC,
        facet=True,
    )
    status: str = key(
        "status",
        Kind.CHOICE,
        ("Status", "Status"),
        ("draf, tayang, atau arsip; produknya ikut.", "draf, tayang or arsip; its products follow."),
        "tayang",
        choices=("draf", "tayang", "arsip"),
        default="tayang",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Noun):
    name: Bilingual = key(
        "nama",
        Kind.TEXT,
        ("Nama varian", "Variant name"),
        ("Rasa, ukuran, atau warna.", "Flavour, size or colour."),
        "Pedas",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        search=True,
        default=Bilingual(id=""),
    )
    content: ContentSize | None = key(
        "isi",
        Kind.SIZE,
        ("Isi", "Net content"),
        ("Seperti di kemasan.", "As on the pack."),
        '"250 g"',
        seen=Seen.PUBLIC,
    )
    price: int | None = key(
        "harga",
        Kind.RUPIAH,
        ("Harga", "Price"),
        ("Rupiah utuh tanpa titik.", "Whole rupiah, no dots."),
        "25000",
        seen=Seen.PUBLIC,
    )
    gtin: str | None = key(
        "gtin",
        Kind.GTIN,
        ("Barcode", "Barcode"),
        ("Angka barcode, di antara tanda kutip.", "Barcode digits, in quotes."),
        '"9520000000011"',
        seen=Seen.PUBLIC,
    )
    code: str | None = key(
        "kode",
        Kind.CODE,
        ("KODE", "CODE"),
        ("Kode pendek varian.", "Short code of the variant."),
        "AMP01-P",
        seen=Seen.PUBLIC,
    )
    photo: str | None = key(
        "foto",
        Kind.FILE,
        ("Foto", "Photo"),
        ("Nama berkas di photos/.", "File name in photos/."),
        "amplang-pedas.jpg",
        seen=Seen.PUBLIC,
    )
    status: str = key(
        "status",
        Kind.CHOICE,
        ("Status", "Status"),
        ("tayang atau habis.", "tayang or habis (sold out)."),
        "tayang",
        seen=Seen.PUBLIC,
        choices=("tayang", "habis"),
        default="tayang",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholesale(Noun):
    price: int | None = key(
        "harga",
        Kind.RUPIAH,
        ("Harga grosir", "Wholesale price"),
        ("Rupiah utuh per buah.", "Whole rupiah per piece."),
        "20000",
        seen=Seen.BUYERS,
    )
    minimum: int | None = key(
        "minimal",
        Kind.COUNT,
        ("Minimal pesan", "Minimum order"),
        ("Jumlah buah.", "Number of pieces."),
        "24",
        seen=Seen.BUYERS,
        low=1,
    )
    shown: bool | None = key(
        "tampil",
        Kind.FLAG,
        ("Tampil untuk pembeli", "Shown to buyers"),
        ("ya menampilkannya di kertas untuk pembeli ritel.", "ya shows it on papers for retail buyers."),
        "ya",
        seen=Seen.BUYERS,
    )


SCHEMES = ("titip-jual", "beli-putus", "maklon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Noun):
    """One retailer that carries the product. Where it is sold is public, the terms are not."""

    retailer: str = key(
        "ritel",
        Kind.ID,
        ("Ritel", "Retailer"),
        ("Id di retailers/.", "Id in retailers/."),
        "koperasi-semayang",
        seen=Seen.PUBLIC,
        required=True,
        refers="retailers",
        default="",
        facet=True,
    )
    outlets: tuple[str, ...] = key(
        "gerai",
        Kind.ID,
        ("Gerai", "Outlets"),
        ("Id gerai; kosong berarti belum diketahui yang mana.", "Ids of outlets; empty means not known which."),
        "[pusat]",
        seen=Seen.PUBLIC,
        many=True,
        refers="outlets",
    )
    scheme: str | None = key(
        "skema",
        Kind.CHOICE,
        ("Skema", "Scheme"),
        ("titip-jual, beli-putus, atau maklon.", "consignment, outright purchase or private label."),
        "titip-jual",
        choices=SCHEMES,
    )
    commission: Decimal | None = key(
        "komisi",
        Kind.PERCENT,
        ("Komisi (%)", "Commission (%)"),
        ("Persen dari harga jual.", "Per cent of the selling price."),
        "5",
    )
    payment_days: int | None = key(
        "tempo_hari",
        Kind.COUNT,
        ("Tempo bayar (hari)", "Payment term (days)"),
        ("Hari sampai dibayar.", "Days until payment."),
        "15",
        low=0,
    )
    returns: bool | None = key(
        "retur",
        Kind.FLAG,
        ("Retur", "Returns"),
        ("ya bila barang sisa dikembalikan.", "ya when unsold goods come back."),
        "ya",
    )
    selling_price: int | None = key(
        "harga_jual",
        Kind.RUPIAH,
        ("Harga jual di gerai", "Shelf price"),
        ("Harga di rak.", "The price on the shelf."),
        "27500",
    )
    since: dt.date | None = key(
        "sejak", Kind.DATE, ("Sejak", "Since"), ("Mulai dijual.", "Sold since."), "2026-05-01", seen=Seen.PUBLIC
    )
    until: dt.date | None = key(
        "sampai", Kind.DATE, ("Sampai", "Until"), ("Terakhir dijual.", "Sold until."), "2026-12-31", seen=Seen.PUBLIC
    )


LABEL_ELEMENTS = (
    "nama",
    "komposisi",
    "berat-bersih",
    "produsen",
    "halal",
    "kode-produksi",
    "kedaluwarsa",
    "izin-edar",
    "asal-bahan",
    "gizi",
    "peringatan",
)
PACKAGINGS = ("kaca", "plastik", "kertas", "kaleng", "aluminium", "komposit", "ganda", "lain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Entry):
    """One product of one vendor; its id is unique within the vendor, `address` on the whole site."""

    vendor: str
    name: Bilingual = key(
        "nama",
        Kind.TEXT,
        ("Nama produk", "Product name"),
        ("Nama seperti di kemasan.", "The name as on the pack."),
        "Amplang Ikan Tenggiri",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        search=True,
        card=True,
        sort=True,
        default=Bilingual(id=""),
    )
    category: str = key(
        "kategori",
        Kind.ID,
        ("Kategori", "Category"),
        ("Id dari categories.yaml.", "An id from categories.yaml."),
        "camilan",
        seen=Seen.PUBLIC,
        required=True,
        refers="categories",
        facet=True,
        search=True,
        card=True,
        default="",
    )
    code: str | None = key(
        "kode",
        Kind.CODE,
        ("KODE", "CODE"),
        ("Kode pendek untuk alamat /p/KODE/ dan QR.", "Short code for the address /p/KODE/ and the QR."),
        "AMP01",
        seen=Seen.PUBLIC,
        search=True,
    )
    price: int | None = key(
        "harga",
        Kind.RUPIAH,
        ("Harga", "Price"),
        (
            "Rupiah utuh tanpa titik; kosongkan bila ditanyakan.",
            "Whole rupiah, no dots; leave empty for price on request.",
        ),
        "25000",
        seen=Seen.PUBLIC,
        facet=True,
        sort=True,
        card=True,
    )
    variants: tuple[Variant, ...] = key(
        "varian",
        Kind.GROUP,
        ("Varian", "Variants"),
        (
            "Rasa atau ukuran dengan harga sendiri; ganti dari harga.",
            "Flavours or sizes with their own price; instead of harga.",
        ),
        "[{nama: Pedas, isi: 250 g, harga: 25000}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Variant,
    )
    content: ContentSize | None = key(
        "isi",
        Kind.SIZE,
        ("Isi bersih", "Net content"),
        ("Angka dan satuan seperti di kemasan.", "Number and unit as on the pack."),
        "200 g",
        seen=Seen.PUBLIC,
        card=True,
    )
    gtin: str | None = key(
        "gtin",
        Kind.GTIN,
        ("Barcode", "Barcode"),
        ("Angka barcode, di antara tanda kutip.", "Barcode digits, in quotes."),
        '"9520000000011"',
        seen=Seen.PUBLIC,
        search=True,
    )
    brand: str | None = key(
        "merek",
        Kind.TEXT,
        ("Merek", "Brand"),
        ("Nama merek di kemasan.", "Brand name on the pack."),
        "Teluk Rasa",
        seen=Seen.PUBLIC,
        search=True,
    )
    ingredients: Bilingual | None = key(
        "komposisi",
        Kind.TEXT,
        ("Komposisi", "Ingredients"),
        ("Daftar bahan seperti di label.", "The list of ingredients as on the label."),
        "Ikan tenggiri 40%, tapioka, garam",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    allergens: tuple[str, ...] = key(
        "alergen",
        Kind.TEXT,
        ("Alergen", "Allergens"),
        ("Bahan pemicu alergi.", "What may cause an allergy."),
        "[ikan, telur]",
        seen=Seen.PUBLIC,
        many=True,
    )
    packaging: str | None = key(
        "kemasan",
        Kind.CHOICE,
        ("Kemasan", "Packaging"),
        ("Bahan kemasan utama.", "Material of the pack."),
        "plastik",
        seen=Seen.PUBLIC,
        choices=PACKAGINGS,
    )
    storage: str | None = key(
        "penyimpanan",
        Kind.CHOICE,
        ("Penyimpanan", "Storage"),
        ("suhu-ruang, dingin, atau beku.", "room temperature, chilled or frozen."),
        "suhu-ruang",
        seen=Seen.PUBLIC,
        choices=("suhu-ruang", "dingin", "beku"),
    )
    processing: str | None = key(
        "pengolahan",
        Kind.CHOICE,
        ("Pengolahan", "Processing"),
        ("Cara olah, untuk menentukan izinnya.", "How it is made, to tell which permit it needs."),
        "kering",
        choices=("kering", "steril", "pasteurisasi", "segar", "beku", "lain"),
    )
    special_ingredients: tuple[str, ...] = key(
        "bahan_khusus",
        Kind.CHOICE,
        ("Bahan khusus", "Special ingredients"),
        ("Bahan yang mengubah izin yang diperlukan.", "Ingredients that change which permit is needed."),
        "[ikan]",
        many=True,
        choices=("susu", "daging", "ikan", "air-minum", "alkohol", "bayi", "kaleng-asam-rendah"),
    )
    shelf_life: ShelfLife | None = key(
        "umur_simpan",
        Kind.SHELF_LIFE,
        ("Umur simpan", "Shelf life"),
        ("Angka dan hari, bulan, atau tahun.", "A number and days, months or years."),
        "6 bulan",
        seen=Seen.PUBLIC,
    )
    origin: str | None = key(
        "asal_daerah",
        Kind.TEXT,
        ("Asal daerah", "Region of origin"),
        ("Asal bahan atau tradisinya.", "Where it or its tradition comes from."),
        "Kutai",
        seen=Seen.PUBLIC,
    )
    tags: tuple[str, ...] = key(
        "tag",
        Kind.TEXT,
        ("Tag", "Tags"),
        ("Kata bebas untuk pencarian.", "Free words for the search."),
        "[oleh-oleh, pedas]",
        seen=Seen.PUBLIC,
        many=True,
        search=True,
    )
    permits: ProductPermits = key(
        "izin",
        Kind.GROUP,
        ("Izin produk", "Product permits"),
        ("Izin produk ini.", "This product's permits."),
        '{pirt: "2066471010012-31"}',
        seen=Seen.PUBLIC,
        of=ProductPermits,
        default=ProductPermits(),
    )
    label: tuple[str, ...] = key(
        "label",
        Kind.CHOICE,
        ("Unsur label", "Label elements"),
        ("Apa yang sudah tercetak di kemasan.", "What is printed on the pack."),
        "[nama, komposisi, berat-bersih]",
        many=True,
        choices=LABEL_ELEMENTS,
    )
    wholesale: Wholesale | None = key(
        "grosir",
        Kind.GROUP,
        ("Grosir", "Wholesale"),
        ("Untuk pembeli ritel; tidak pernah di situs.", "For retail buyers; never on the site."),
        "{harga: 20000, minimal: 24, tampil: ya}",
        seen=Seen.BUYERS,
        of=Wholesale,
    )
    monthly_capacity: int | None = key(
        "kapasitas_bulanan",
        Kind.COUNT,
        ("Kapasitas per bulan", "Monthly capacity"),
        ("Jumlah buah per bulan.", "Pieces a month."),
        "500",
        seen=Seen.BUYERS,
        low=1,
    )
    placements: tuple[Placement, ...] = key(
        "tersedia_di",
        Kind.GROUP,
        ("Tersedia di", "Available at"),
        ("Ritel yang menjualnya.", "Retailers that carry it."),
        "[{ritel: koperasi-semayang}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Placement,
    )
    photos: tuple[Photo, ...] = picture(
        "foto",
        ("Foto", "Photos"),
        ("Foto pertama adalah gambar utama.", "The first is the main picture."),
        "[amplang-depan.jpg]",
        many=True,
    )
    published: dt.date | None = key(
        "terbit",
        Kind.DATE,
        ("Terbit", "Published"),
        (
            "Hari tayang; tanggal mendatang berarti belum tampil.",
            "Day of publication; in the future means not yet shown.",
        ),
        "2026-11-01",
        seen=Seen.PUBLIC,
        sort=True,
    )
    status: str = key(
        "status",
        Kind.CHOICE,
        ("Status", "Status"),
        ("draf, tayang, habis, atau arsip.", "draf, tayang, habis (sold out) or arsip."),
        "tayang",
        seen=Seen.PUBLIC,
        choices=("draf", "tayang", "habis", "arsip"),
        default="tayang",
    )
    featured: bool | None = key(
        "sorotan",
        Kind.FLAG,
        ("Sorotan", "Featured"),
        ("ya: tampil di beranda dan besar di buklet.", "ya: on the home page and large in print."),
        "ya",
        seen=Seen.PUBLIC,
    )
    description: Bilingual = Bilingual(id="")
    body_line: int = 1

    @property
    def address(self) -> str:
        """`vendor/product`, unique on the site."""
        return f"{self.vendor}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Entry):
    name: Bilingual = key(
        "nama",
        Kind.TEXT,
        ("Nama", "Name"),
        ("Nama kategori.", "Name of the category."),
        "Camilan",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        default=Bilingual(id=""),
    )
    type: str = key(
        "jenis",
        Kind.CHOICE,
        ("Jenis", "Type"),
        ("Jenis barang; menentukan izinnya.", "Type of goods; decides which permits matter."),
        "makanan",
        seen=Seen.PUBLIC,
        required=True,
        choices=("makanan", "minuman", "kriya", "fesyen", "kecantikan", "jasa", "lain"),
        default="lain",
    )
    icon: str | None = key(
        "ikon",
        Kind.TEXT,
        ("Ikon", "Icon"),
        ("Nama ikon bawaan.", "Name of a built-in icon."),
        "camilan",
        seen=Seen.PUBLIC,
    )
    description: Bilingual | None = key(
        "keterangan",
        Kind.TEXT,
        ("Keterangan", "Description"),
        ("Satu kalimat.", "One sentence."),
        "Amplang, keripik, dan kerupuk",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    colour: str | None = key(
        "warna", Kind.COLOUR, ("Warna", "Colour"), ("#rrggbb", "#rrggbb"), '"#c98a00"', seen=Seen.PUBLIC
    )

    @property
    def is_food(self) -> bool:
        return self.type in ("makanan", "minuman")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Noun):
    name: Bilingual | None = key(
        "nama",
        Kind.TEXT,
        ("Nama instansi", "Office"),
        ("Nama kantor.", "Name of the office."),
        "Dinas Koperasi, UMKM, dan Perindustrian",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    address: str | None = key(
        "alamat",
        Kind.TEXT,
        ("Alamat", "Address"),
        ("Alamat kantor.", "Address of the office."),
        "Jl. Contoh No. 1, Balikpapan",
        seen=Seen.PUBLIC,
    )
    phone: str | None = key(
        "telepon",
        Kind.PHONE,
        ("Telepon", "Telephone"),
        ("Telepon kantor.", "Telephone of the office."),
        '"0542-123456"',
        seen=Seen.PUBLIC,
    )
    whatsapp: str | None = key(
        "whatsapp",
        Kind.PHONE,
        ("WhatsApp", "WhatsApp"),
        ("WhatsApp kantor.", "WhatsApp of the office."),
        '"0800-0000-000"',
        seen=Seen.PUBLIC,
    )
    email: str | None = key(
        "surel",
        Kind.EMAIL,
        ("Surel", "E-mail"),
        ("Surel kantor.", "E-mail of the office."),
        "umkm@balikpapan.example",
        seen=Seen.PUBLIC,
    )
    hours: Bilingual | None = key(
        "jam",
        Kind.TEXT,
        ("Jam layanan", "Hours"),
        ("Jam buka.", "Opening hours."),
        "Senin–Kamis 08.00–16.00",
        seen=Seen.PUBLIC,
        bilingual=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours(Noun):
    main: str | None = key(
        "utama", Kind.COLOUR, ("Warna utama", "Main colour"), ("#rrggbb", "#rrggbb"), '"#0b5a4a"', seen=Seen.PUBLIC
    )
    accent: str | None = key(
        "aksen", Kind.COLOUR, ("Warna aksen", "Accent colour"), ("#rrggbb", "#rrggbb"), '"#f7b71d"', seen=Seen.PUBLIC
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet(Noun):
    columns: int | None = key(
        "kolom", Kind.COUNT, ("Kolom", "Columns"), ("Label ke samping.", "Labels across."), "3", low=1
    )
    rows: int | None = key("baris", Kind.COUNT, ("Baris", "Rows"), ("Label ke bawah.", "Labels down."), "8", low=1)
    width: Decimal | None = key(
        "lebar", Kind.DECIMAL, ("Lebar (mm)", "Width (mm)"), ("Lebar satu label.", "Width of one label."), "70"
    )
    height: Decimal | None = key(
        "tinggi", Kind.DECIMAL, ("Tinggi (mm)", "Height (mm)"), ("Tinggi satu label.", "Height of one label."), "37"
    )
    margin: Decimal | None = key(
        "margin", Kind.DECIMAL, ("Margin (mm)", "Margin (mm)"), ("Tepi kertas.", "Edge of the sheet."), "5"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing(Noun):
    paper_mm: Decimal | None = key(
        "tebal_kertas_mm",
        Kind.DECIMAL,
        ("Tebal kertas (mm)", "Paper thickness (mm)"),
        ("Untuk punggung buku dan lipatan.", "For spine and creep."),
        "0.10",
    )
    profile: str | None = key(
        "profil_warna",
        Kind.TEXT,
        ("Profil warna", "Colour profile"),
        ("Berkas ICC, dihitung dari folder content.", "ICC file, path from the content folder."),
        "profil/FOGRA39.icc",
    )
    condition: str | None = key(
        "kondisi",
        Kind.TEXT,
        ("Kondisi cetak", "Print condition"),
        ("Misalnya FOGRA39.", "For example FOGRA39."),
        "FOGRA39",
    )
    crop_marks: bool | None = key(
        "tanda_potong",
        Kind.FLAG,
        ("Tanda potong", "Crop marks"),
        ("ya untuk cetak offset.", "ya for offset printing."),
        "ya",
    )
    binding: str | None = key(
        "lipatan",
        Kind.CHOICE,
        ("Jilid", "Binding"),
        ("steples atau lem.", "staples or glue."),
        "steples",
        choices=("steples", "lem"),
    )
    sheet: LabelSheet | None = key(
        "lembar",
        Kind.GROUP,
        ("Lembar label", "Label sheet"),
        ("Ukuran lembar label.", "Size of the label sheet."),
        "{kolom: 3, baris: 8, lebar: 70, tinggi: 37, margin: 0}",
        of=LabelSheet,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Noun):
    name: str = key(
        "nama",
        Kind.TEXT,
        ("Nama mitra", "Partner"),
        ("Nama mitra.", "Name of the partner."),
        "Mitra Contoh",
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    logo: str | None = key(
        "logo",
        Kind.FILE,
        ("Logo", "Logo"),
        ("Nama berkas di content/photos/.", "File name in content/photos/."),
        "mitra.svg",
        seen=Seen.PUBLIC,
    )
    link: str | None = key(
        "tautan", Kind.URL, ("Tautan", "Link"), ("Alamat situs.", "Website."), "https://mitra.example", seen=Seen.PUBLIC
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Entry):
    name: Bilingual = key(
        "nama",
        Kind.TEXT,
        ("Nama situs", "Site name"),
        ("Nama katalog.", "Name of the catalogue."),
        "Etalase Balikpapan",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        default=Bilingual(id="Etalase"),
    )
    slogan: Bilingual | None = key(
        "slogan",
        Kind.TEXT,
        ("Slogan", "Slogan"),
        ("Satu kalimat di beranda.", "One sentence on the home page."),
        "Buatan Balikpapan, dari dapur ke rak toko.",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    base_url: str | None = key(
        "base_url",
        Kind.URL,
        ("Alamat situs", "Site address"),
        ("Alamat tempat situs diterbitkan.", "The address the site is published at."),
        "https://etalase.example/",
        seen=Seen.PUBLIC,
    )
    region: str = key(
        "wilayah",
        Kind.DIGITS,
        ("Kode wilayah", "Region code"),
        ("Kode kabupaten/kota, 4 angka.", "Regency code, 4 digits."),
        "'6471'",
        seen=Seen.PUBLIC,
        required=True,
        low=4,
        high=4,
        default="",
    )
    languages: tuple[str, ...] = key(
        "bahasa",
        Kind.CHOICE,
        ("Bahasa", "Languages"),
        ("Bahasa situs.", "Languages of the site."),
        "[id, en]",
        seen=Seen.PUBLIC,
        many=True,
        choices=("id", "en"),
        default=("id", "en"),
    )
    office: Office = key(
        "instansi",
        Kind.GROUP,
        ("Instansi", "Office"),
        ("Kantor penerbit katalog.", "The office that publishes the catalogue."),
        "{nama: Dinas …}",
        seen=Seen.PUBLIC,
        of=Office,
        default=Office(),
    )
    colours: Colours = key(
        "warna",
        Kind.GROUP,
        ("Warna", "Colours"),
        ("Warna situs dan cetakan.", "Colours of site and print."),
        '{utama: "#0b5a4a", aksen: "#f7b71d"}',
        seen=Seen.PUBLIC,
        of=Colours,
        default=Colours(),
    )
    logo: str | None = key(
        "logo",
        Kind.FILE,
        ("Logo", "Logo"),
        ("Nama berkas di content/photos/, boleh SVG.", "File name in content/photos/, SVG allowed."),
        "logo.svg",
        seen=Seen.PUBLIC,
    )
    zone: str = key(
        "zona",
        Kind.TEXT,
        ("Zona waktu", "Time zone"),
        ("Nama zona waktu.", "Name of the time zone."),
        "Asia/Makassar",
        seen=Seen.PUBLIC,
        default="Asia/Makassar",
    )
    new_days: int = key(
        "baru_hari",
        Kind.COUNT,
        ("Lama disebut baru (hari)", "Days counted as new"),
        ("Berapa hari produk disebut baru.", "How many days a product counts as new."),
        "60",
        seen=Seen.PUBLIC,
        default=60,
        low=1,
    )
    data_licence: str | None = key(
        "lisensi_data",
        Kind.TEXT,
        ("Lisensi data", "Data licence"),
        ("Lisensi data terbuka katalog ini.", "Licence of this catalogue's open data."),
        "CC BY 4.0",
        seen=Seen.PUBLIC,
    )
    sample: bool = key(
        "contoh",
        Kind.FLAG,
        ("Situs contoh", "Sample site"),
        ("ya menandai semua halaman sebagai contoh.", "ya marks every page as a sample."),
        "ya",
        seen=Seen.PUBLIC,
        default=False,
    )
    printing: Printing = key(
        "cetak",
        Kind.GROUP,
        ("Cetak", "Printing"),
        ("Pengaturan cetakan.", "Settings of the printed matter."),
        "{tebal_kertas_mm: 0.10}",
        of=Printing,
        default=Printing(),
    )
    partners: tuple[Partner, ...] = key(
        "mitra",
        Kind.GROUP,
        ("Mitra", "Partners"),
        ("Mitra yang ditampilkan.", "Partners shown."),
        "[{nama: Mitra Contoh}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Partner,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeColours(Noun):
    """Colours of the printed matter; what is not given is the site's, and then the house's."""

    main: str | None = key(
        "utama",
        Kind.COLOUR,
        ("Warna utama", "Main colour"),
        (
            "Sampul, judul, dan angka halaman; tulisannya digelapkan sendiri bila warnanya terang.",
            "Covers, titles and page numbers; text in a light colour is darkened by itself.",
        ),
        '"#0b5a4a"',
        seen=Seen.PUBLIC,
    )
    accent: str | None = key(
        "aksen",
        Kind.COLOUR,
        ("Warna aksen", "Accent colour"),
        ("Mangkuk di sampul dan penanda.", "The bowl on the cover, and marks."),
        '"#f7b71d"',
        seen=Seen.PUBLIC,
    )
    ground: str | None = key(
        "dasar",
        Kind.COLOUR,
        ("Warna dasar", "Ground"),
        (
            "Bidang lembut di balik daftar isi dan panel; dicerahkan sendiri sampai teks di atasnya terbaca.",
            "The soft ground of the contents and of panels; lightened by itself until text on it can be read.",
        ),
        '"#faf8f2"',
        seen=Seen.PUBLIC,
    )


# The families that `setup` fetches with Latin letters in several weights (see `parts.FAMILIES`).
TYPEFACES = ("Plus Jakarta Sans", "Noto Sans")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFonts(Noun):
    text: str = key(
        "teks",
        Kind.CHOICE,
        ("Huruf teks", "Typeface of the text"),
        ("Huruf isi buku dan label.", "The typeface of books and labels."),
        "Plus Jakarta Sans",
        seen=Seen.PUBLIC,
        choices=TYPEFACES,
        default=TYPEFACES[0],
    )
    title: str = key(
        "judul",
        Kind.CHOICE,
        ("Huruf judul", "Typeface of titles"),
        ("Huruf judul dan nama usaha.", "The typeface of titles and names of businesses."),
        "Plus Jakarta Sans",
        seen=Seen.PUBLIC,
        choices=TYPEFACES,
        default=TYPEFACES[0],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCover(Noun):
    style: str = key(
        "gaya",
        Kind.CHOICE,
        ("Gaya sampul", "Style of the cover"),
        (
            "mangkuk: gambar di dalam mangkuk; penuh: gambar memenuhi sampul; polos: tanpa gambar.",
            "mangkuk: the picture lies in a bowl; penuh: it fills the cover; polos: no picture.",
        ),
        "mangkuk",
        seen=Seen.PUBLIC,
        choices=("mangkuk", "penuh", "polos"),
        default="mangkuk",
    )
    picture: str | None = key(
        "gambar",
        Kind.FILE,
        ("Gambar sampul", "Picture of the cover"),
        (
            "Nama berkas di content/photos/, untuk buku yang pamerannya tidak punya sampul sendiri.",
            "File name in content/photos/, for books whose exhibition has no cover of its own.",
        ),
        "sampul.jpg",
        seen=Seen.PUBLIC,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTheme(Entry):
    """How everything printed looks, in a file of its own: `tema-cetak.yaml`. All of it may be left out."""

    colours: ThemeColours = key(
        "warna",
        Kind.GROUP,
        ("Warna", "Colours"),
        (
            "Warna cetakan; yang tidak ditulis mengikuti warna situs.",
            "Colours of print; what is not given follows the site.",
        ),
        '{utama: "#0b5a4a", aksen: "#f7b71d"}',
        seen=Seen.PUBLIC,
        of=ThemeColours,
        default=ThemeColours(),
    )
    fonts: ThemeFonts = key(
        "huruf",
        Kind.GROUP,
        ("Huruf", "Typefaces"),
        ("Huruf cetakan.", "Typefaces of print."),
        "{judul: Plus Jakarta Sans, teks: Noto Sans}",
        seen=Seen.PUBLIC,
        of=ThemeFonts,
        default=ThemeFonts(),
    )
    cover: ThemeCover = key(
        "sampul",
        Kind.GROUP,
        ("Sampul", "Cover"),
        ("Sampul buku.", "Covers of books."),
        "{gaya: mangkuk}",
        seen=Seen.PUBLIC,
        of=ThemeCover,
        default=ThemeCover(),
    )
    logo: str | None = key(
        "logo",
        Kind.FILE,
        ("Logo", "Logo"),
        (
            "Nama berkas di content/photos/, boleh SVG; menggantikan tanda mangkuk.",
            "File name in content/photos/, SVG allowed; it replaces the mark of the bowl.",
        ),
        "logo.svg",
        seen=Seen.PUBLIC,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission(Noun):
    """A range of per cent; a single number is both ends."""

    low: Decimal | None = key(
        "min", Kind.PERCENT, ("Terendah (%)", "Lowest (%)"), ("Persen terendah.", "Lowest per cent."), "2"
    )
    high: Decimal | None = key(
        "maks", Kind.PERCENT, ("Tertinggi (%)", "Highest (%)"), ("Persen tertinggi.", "Highest per cent."), "5"
    )


REQUIREMENTS = (
    "nib",
    "izin-edar",
    "bpom",
    "halal",
    "gtin",
    "merek",
    "sni",
    "label",
    "gizi",
    "umur-simpan",
    "kapasitas",
    "foto",
    "sampel",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Noun):
    what: str = key(
        "apa",
        Kind.CHOICE,
        ("Syarat", "Requirement"),
        ("Apa yang diminta.", "What is asked for."),
        "halal",
        seen=Seen.PUBLIC,
        required=True,
        choices=REQUIREMENTS,
        default="",
    )
    level: str = key(
        "tingkat",
        Kind.CHOICE,
        ("Tingkat", "Level"),
        ("wajib atau disarankan.", "wajib (must) or disarankan (advised)."),
        "wajib",
        seen=Seen.PUBLIC,
        required=True,
        choices=("wajib", "disarankan"),
        default="wajib",
    )
    value: int | None = key(
        "nilai",
        Kind.COUNT,
        ("Nilai", "Value"),
        ("Hari umur simpan atau buah per bulan.", "Days of shelf life or pieces a month."),
        "90",
        seen=Seen.PUBLIC,
        low=0,
    )
    source: str | None = key(
        "sumber",
        Kind.TEXT,
        ("Sumber", "Source"),
        ("Dari mana syarat ini diketahui.", "Where this requirement is known from."),
        "surat penawaran 2026",
        seen=Seen.PUBLIC,
        required=True,
    )
    dated: dt.date | None = key(
        "tanggal",
        Kind.DATE,
        ("Tanggal sumber", "Date of the source"),
        ("Tanggal sumbernya.", "Date of the source."),
        "2026-01-15",
        seen=Seen.PUBLIC,
    )
    remark: Bilingual | None = key(
        "keterangan",
        Kind.TEXT,
        ("Keterangan", "Remark"),
        ("Penjelasan singkat.", "A short explanation."),
        "Bawa tiga contoh",
        seen=Seen.PUBLIC,
        bilingual=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Noun):
    id: str = key(
        "id",
        Kind.ID,
        ("Id gerai", "Outlet id"),
        ("Id pendek.", "Short id."),
        "pusat",
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    name: str = key(
        "nama",
        Kind.TEXT,
        ("Nama gerai", "Outlet"),
        ("Nama gerai.", "Name of the outlet."),
        "Gerai Pusat",
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    village: str = key(
        "kelurahan",
        Kind.TEXT,
        ("Kelurahan", "Kelurahan"),
        ("Dari regions.csv.", "From regions.csv."),
        "Klandasan Ulu",
        seen=Seen.PUBLIC,
        required=True,
        refers="villages",
        default="",
    )
    address: str | None = key(
        "alamat",
        Kind.TEXT,
        ("Alamat", "Address"),
        ("Alamat gerai.", "Address of the outlet."),
        "Jl. Contoh No. 3",
        seen=Seen.PUBLIC,
    )
    coordinates: tuple[float, float] | None = key(
        "koordinat",
        Kind.COORDINATES,
        ("Koordinat", "Coordinates"),
        ("Lintang lalu bujur.", "Latitude, then longitude."),
        "[-1.27, 116.83]",
        seen=Seen.PUBLIC,
    )
    hours: Bilingual | None = key(
        "jam",
        Kind.TEXT,
        ("Jam buka", "Hours"),
        ("Jam buka.", "Opening hours."),
        "08.00–21.00",
        seen=Seen.PUBLIC,
        bilingual=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Noun):
    rule: str | None = key(
        "aturan",
        Kind.TEXT,
        ("Aturan", "Rule"),
        ("Aturan yang mewajibkan.", "The rule that obliges."),
        "Perda 30 persen",
        seen=Seen.PUBLIC,
    )
    source: str | None = key(
        "sumber",
        Kind.TEXT,
        ("Sumber", "Source"),
        ("Sumber aturan.", "Source of the rule."),
        "berita daerah",
        seen=Seen.PUBLIC,
    )
    minimum: int | None = key(
        "minimal",
        Kind.COUNT,
        ("Minimal produk per gerai", "Products per outlet"),
        ("Jumlah produk lokal.", "Number of local products."),
        "10",
        seen=Seen.PUBLIC,
        low=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Retailer(Entry):
    name: str = key(
        "nama",
        Kind.TEXT,
        ("Nama ritel", "Retailer"),
        ("Nama ritel.", "Name of the retailer."),
        "Koperasi Semayang",
        seen=Seen.PUBLIC,
        required=True,
        search=True,
        default="",
    )
    type: str = key(
        "jenis",
        Kind.CHOICE,
        ("Jenis", "Type"),
        ("Jenis ritel.", "Type of retailer."),
        "koperasi",
        seen=Seen.PUBLIC,
        required=True,
        choices=("hypermarket", "supermarket", "minimarket", "hotel", "koperasi", "galeri", "bandara", "toko"),
        default="toko",
    )
    commission: Commission | None = key(
        "komisi",
        Kind.GROUP,
        ("Komisi (%)", "Commission (%)"),
        ("Angka, atau {min, maks}.", "A number, or {min, maks}."),
        "{min: 2, maks: 5}",
        of=Commission,
    )
    payment_days: int | None = key(
        "tempo_hari",
        Kind.COUNT,
        ("Tempo bayar (hari)", "Payment term (days)"),
        ("Hari sampai dibayar.", "Days until payment."),
        "15",
        low=0,
    )
    schemes: tuple[str, ...] = key(
        "skema",
        Kind.CHOICE,
        ("Skema", "Schemes"),
        ("Cara kerja sama.", "Ways of working together."),
        "[titip-jual]",
        many=True,
        choices=SCHEMES,
    )
    facilities: tuple[str, ...] = key(
        "fasilitas",
        Kind.CHOICE,
        ("Fasilitas", "Facilities"),
        ("Rak, chiller, freezer.", "Shelf, chiller, freezer."),
        "[rak]",
        seen=Seen.PUBLIC,
        many=True,
        choices=("rak", "chiller", "freezer"),
    )
    categories: tuple[str, ...] = key(
        "kategori",
        Kind.ID,
        ("Kategori yang diterima", "Categories it takes"),
        ("Id kategori; kosong berarti semua.", "Ids of categories; empty means all."),
        "[camilan]",
        seen=Seen.PUBLIC,
        many=True,
        refers="categories",
    )
    requirements: tuple[Requirement, ...] = key(
        "syarat",
        Kind.GROUP,
        ("Syarat", "Requirements"),
        ("Syarat masuk, dengan sumber.", "What it asks for, with a source."),
        "[{apa: halal, tingkat: wajib, sumber: …}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Requirement,
    )
    outlets: tuple[Outlet, ...] = key(
        "gerai",
        Kind.GROUP,
        ("Gerai", "Outlets"),
        ("Gerai di kota ini.", "Outlets in this city."),
        "[{id: pusat, nama: Gerai Pusat, kelurahan: Klandasan Ulu}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Outlet,
    )
    obligation: Obligation | None = key(
        "kewajiban",
        Kind.GROUP,
        ("Kewajiban", "Obligation"),
        ("Kewajiban memuat produk lokal.", "Its duty to carry local products."),
        "{aturan: …, minimal: 10}",
        of=Obligation,
    )
    photo: str | None = key(
        "foto",
        Kind.FILE,
        ("Foto", "Photo"),
        ("Nama berkas di content/photos/.", "File name in content/photos/."),
        "koperasi.jpg",
        seen=Seen.PUBLIC,
    )
    website: str | None = key(
        "situs", Kind.URL, ("Situs", "Website"), ("Alamat situs.", "Website."), "https://toko.example", seen=Seen.PUBLIC
    )

    def outlet(self, id: str) -> Outlet | None:
        return next((o for o in self.outlets if o.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Noun):
    """One turn at a shared booth."""

    date: dt.date | None = key(
        "tanggal",
        Kind.DATE,
        ("Tanggal", "Date"),
        ("Hari jaga.", "Day of the turn."),
        "2026-12-05",
        seen=Seen.PUBLIC,
        required=True,
    )
    start: str | None = key(
        "mulai", Kind.TIME, ("Mulai", "From"), ("Jam mulai.", "Start time."), "08.00", seen=Seen.PUBLIC
    )
    end: str | None = key(
        "selesai", Kind.TIME, ("Selesai", "To"), ("Jam selesai.", "End time."), "14.00", seen=Seen.PUBLIC
    )
    vendors: tuple[str, ...] = key(
        "pelaku",
        Kind.ID,
        ("Pelaku", "Vendors"),
        ("Id pelaku usaha.", "Ids of vendors."),
        "[dapur-mangrove]",
        seen=Seen.PUBLIC,
        many=True,
        refers="vendors",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Booth(Noun):
    number: str = key(
        "nomor",
        Kind.TEXT,
        ("Nomor stan", "Booth number"),
        ("Nomor stan.", "Number of the booth."),
        '"A1"',
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    category: str | None = key(
        "kategori",
        Kind.ID,
        ("Kategori", "Category"),
        ("Id kategori; memberi warna.", "Category id; gives the colour."),
        "camilan",
        seen=Seen.PUBLIC,
        refers="categories",
    )
    vendors: tuple[str, ...] = key(
        "pelaku",
        Kind.ID,
        ("Pelaku", "Vendors"),
        ("Id pelaku usaha.", "Ids of vendors."),
        "[dapur-mangrove]",
        seen=Seen.PUBLIC,
        many=True,
        refers="vendors",
    )
    turns: tuple[Turn, ...] = key(
        "jadwal",
        Kind.GROUP,
        ("Jadwal jaga", "Rota"),
        ("Giliran jaga stan.", "Turns at the booth."),
        "[{tanggal: 2026-12-05, pelaku: [dapur-mangrove]}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Turn,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Noun):
    """One line of the programme."""

    date: dt.date | None = key(
        "tanggal",
        Kind.DATE,
        ("Tanggal", "Date"),
        ("Hari acara.", "Day."),
        "2026-12-05",
        seen=Seen.PUBLIC,
        required=True,
    )
    start: str | None = key(
        "mulai", Kind.TIME, ("Mulai", "From"), ("Jam mulai.", "Start time."), "09.00", seen=Seen.PUBLIC, required=True
    )
    end: str | None = key(
        "selesai", Kind.TIME, ("Selesai", "To"), ("Jam selesai.", "End time."), "10.00", seen=Seen.PUBLIC
    )
    title: Bilingual = key(
        "judul",
        Kind.TEXT,
        ("Judul", "Title"),
        ("Nama acara.", "Name of the event."),
        "Pembukaan",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        default=Bilingual(id=""),
    )
    place: str | None = key(
        "tempat", Kind.TEXT, ("Tempat", "Place"), ("Tempat acara.", "Where."), "Panggung", seen=Seen.PUBLIC
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorPlan(Noun):
    """Rows of 3 × 3 m cells: a booth number, `.` for floor, or a word for a place; or an SVG drawn by staff."""

    columns: int | None = key(
        "kolom",
        Kind.COUNT,
        ("Kolom", "Columns"),
        ("Sel ke samping.", "Cells across."),
        "12",
        seen=Seen.PUBLIC,
        low=1,
        high=200,
    )
    rows: int | None = key(
        "baris", Kind.COUNT, ("Baris", "Rows"), ("Sel ke bawah.", "Cells down."), "8", seen=Seen.PUBLIC, low=1, high=200
    )
    cells: tuple[tuple[str, ...], ...] = key(
        "sel",
        Kind.GRID,
        ("Sel", "Cells"),
        ("Satu daftar untuk tiap baris.", "One list for each row."),
        "[[A1, ., B1]]",
        seen=Seen.PUBLIC,
        default=(),
    )
    file: str | None = key(
        "berkas",
        Kind.FILE,
        ("Berkas SVG", "SVG file"),
        ("Denah SVG di folder pameran ini.", "An SVG plan in this exhibition's folder."),
        "denah.svg",
        seen=Seen.PUBLIC,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection(Noun):
    """What an edition holds; empty lists select everything. Different keys narrow one another."""

    categories: tuple[str, ...] = key(
        "kategori",
        Kind.ID,
        ("Kategori", "Categories"),
        ("Id kategori.", "Ids of categories."),
        "[camilan]",
        many=True,
        refers="categories",
    )
    districts: tuple[str, ...] = key(
        "kecamatan",
        Kind.TEXT,
        ("Kecamatan", "Districts"),
        ("Nama kecamatan.", "Names of districts."),
        "[Balikpapan Timur]",
        many=True,
        refers="districts",
    )
    vendors: tuple[str, ...] = key(
        "pelaku",
        Kind.ID,
        ("Pelaku", "Vendors"),
        ("Id pelaku usaha.", "Ids of vendors."),
        "[dapur-mangrove]",
        many=True,
        refers="vendors",
    )
    codes: tuple[str, ...] = key(
        "kode",
        Kind.CODE,
        ("KODE", "CODES"),
        ("KODE produk.", "CODES of products."),
        "[AMP01]",
        many=True,
        refers="codes",
    )
    ready_for: tuple[str, ...] = key(
        "siap_ritel",
        Kind.ID,
        ("Siap untuk ritel", "Ready for retailers"),
        ("Id ritel.", "Ids of retailers."),
        "[koperasi-semayang]",
        many=True,
        refers="retailers",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Noun):
    id: str = key(
        "id",
        Kind.ID,
        ("Id edisi", "Edition id"),
        ("Nama berkas edisi.", "File name of the edition."),
        "katalog",
        seen=Seen.PUBLIC,
        required=True,
        default="katalog",
    )
    title: Bilingual | None = key(
        "judul",
        Kind.TEXT,
        ("Judul", "Title"),
        ("Judul di sampul.", "Title on the cover."),
        "Katalog Pengunjung",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    audience: str = key(
        "untuk",
        Kind.CHOICE,
        ("Untuk", "For"),
        ("pengunjung atau pembeli.", "visitors or retail buyers."),
        "pengunjung",
        seen=Seen.PUBLIC,
        choices=("pengunjung", "pembeli"),
        default="pengunjung",
    )
    paper: str = key(
        "kertas",
        Kind.CHOICE,
        ("Kertas", "Paper"),
        ("a5 atau a4.", "a5 or a4."),
        "a5",
        seen=Seen.PUBLIC,
        choices=("a5", "a4"),
        default="a5",
    )
    order: str = key(
        "urut",
        Kind.CHOICE,
        ("Urut", "Order"),
        ("stan atau kategori.", "by booth or by category."),
        "stan",
        seen=Seen.PUBLIC,
        choices=("stan", "kategori"),
        default="stan",
    )
    language: str = key(
        "bahasa",
        Kind.CHOICE,
        ("Bahasa", "Language"),
        ("id atau en.", "id or en."),
        "id",
        seen=Seen.PUBLIC,
        choices=("id", "en"),
        default="id",
    )
    selection: Selection = key(
        "saring",
        Kind.GROUP,
        ("Saring", "Selection"),
        ("Apa saja yang dimuat.", "What it holds."),
        "{kategori: [camilan]}",
        of=Selection,
        default=Selection(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibition(Entry):
    name: Bilingual = key(
        "nama",
        Kind.TEXT,
        ("Nama pameran", "Exhibition"),
        ("Nama pameran.", "Name of the exhibition."),
        "Pasar Akhir Tahun",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        default=Bilingual(id=""),
    )
    code: str | None = key(
        "kode", Kind.CODE, ("KODE", "CODE"), ("Kode pendek.", "Short code."), "PAT26", seen=Seen.PUBLIC
    )
    venue: str = key(
        "tempat",
        Kind.TEXT,
        ("Tempat", "Venue"),
        ("Gedung atau lapangan.", "Hall or field."),
        "Halaman gedung serbaguna",
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    address: str | None = key(
        "alamat",
        Kind.TEXT,
        ("Alamat", "Address"),
        ("Alamat tempat.", "Address of the venue."),
        "Jl. Contoh No. 5",
        seen=Seen.PUBLIC,
    )
    coordinates: tuple[float, float] | None = key(
        "koordinat",
        Kind.COORDINATES,
        ("Koordinat", "Coordinates"),
        ("Lintang lalu bujur.", "Latitude, then longitude."),
        "[-1.27, 116.83]",
        seen=Seen.PUBLIC,
    )
    start: dt.date | None = key(
        "mulai",
        Kind.DATE,
        ("Mulai", "From"),
        ("Hari pertama.", "First day."),
        "2026-12-05",
        seen=Seen.PUBLIC,
        required=True,
    )
    end: dt.date | None = key(
        "selesai",
        Kind.DATE,
        ("Selesai", "To"),
        ("Hari terakhir.", "Last day."),
        "2026-12-07",
        seen=Seen.PUBLIC,
        required=True,
    )
    hours: Bilingual | None = key(
        "jam",
        Kind.TEXT,
        ("Jam", "Hours"),
        ("Jam buka.", "Opening hours."),
        "10.00–21.00",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    organiser: str | None = key(
        "penyelenggara",
        Kind.TEXT,
        ("Penyelenggara", "Organiser"),
        ("Siapa yang mengadakan.", "Who holds it."),
        "Kantor UMKM",
        seen=Seen.PUBLIC,
    )
    partners: tuple[str, ...] = key(
        "mitra",
        Kind.TEXT,
        ("Mitra", "Partners"),
        ("Nama mitra.", "Names of partners."),
        "[Mitra Contoh]",
        seen=Seen.PUBLIC,
        many=True,
    )
    plan: FloorPlan | None = key(
        "denah",
        Kind.GROUP,
        ("Denah", "Floor plan"),
        ("Kisi sel, atau nama berkas SVG.", "A grid of cells, or the name of an SVG file."),
        "denah.svg",
        seen=Seen.PUBLIC,
        of=FloorPlan,
    )
    booths: tuple[Booth, ...] = key(
        "stan",
        Kind.GROUP,
        ("Stan", "Booths"),
        ("Daftar stan.", "The booths."),
        "[{nomor: A1, pelaku: [dapur-mangrove]}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Booth,
    )
    programme: tuple[Slot, ...] = key(
        "acara",
        Kind.GROUP,
        ("Acara", "Programme"),
        ("Susunan acara.", "The programme."),
        "[{tanggal: 2026-12-05, mulai: 09.00, judul: Pembukaan}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Slot,
    )
    foreword: Bilingual | None = key(
        "sambutan",
        Kind.PROSE,
        ("Sambutan", "Foreword"),
        ("Kata pengantar, boleh Markdown.", "Foreword, Markdown."),
        "Selamat datang …",
        seen=Seen.PUBLIC,
        bilingual=True,
    )
    cover: str | None = key(
        "sampul",
        Kind.FILE,
        ("Sampul", "Cover"),
        ("Nama berkas di content/photos/.", "File name in content/photos/."),
        "sampul.jpg",
        seen=Seen.PUBLIC,
    )
    editions: tuple[Edition, ...] = key(
        "edisi",
        Kind.GROUP,
        ("Edisi", "Editions"),
        (
            "Edisi buklet; kosong berarti satu katalog pengunjung.",
            "Editions of the booklet; empty means one visitors' catalogue.",
        ),
        "[{id: katalog}]",
        seen=Seen.PUBLIC,
        many=True,
        of=Edition,
    )

    def all_editions(self) -> tuple[Edition, ...]:
        """The editions to make; with none given, one visitors' edition called `katalog`."""
        return self.editions or (Edition(id="katalog"),)


TRAINING_TOPICS = (
    "nib",
    "pirt",
    "bpom",
    "halal",
    "gtin",
    "merek",
    "label",
    "gizi",
    "kemasan",
    "foto",
    "pemasaran",
    "keuangan",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Entry):
    title: Bilingual = key(
        "judul",
        Kind.TEXT,
        ("Judul", "Title"),
        ("Judul pelatihan.", "Title of the training."),
        "Klinik P-IRT",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        default=Bilingual(id=""),
    )
    date: dt.date | None = key(
        "tanggal",
        Kind.DATE,
        ("Tanggal", "Date"),
        ("Hari pelatihan.", "Day."),
        "2026-12-11",
        seen=Seen.PUBLIC,
        required=True,
    )
    start: str | None = key(
        "mulai", Kind.TIME, ("Mulai", "From"), ("Jam mulai.", "Start time."), "08.00", seen=Seen.PUBLIC
    )
    end: str | None = key(
        "selesai", Kind.TIME, ("Selesai", "To"), ("Jam selesai.", "End time."), "11.30", seen=Seen.PUBLIC
    )
    place: str | None = key(
        "tempat", Kind.TEXT, ("Tempat", "Place"), ("Tempat pelatihan.", "Where."), "Aula kantor", seen=Seen.PUBLIC
    )
    topics: tuple[str, ...] = key(
        "untuk",
        Kind.CHOICE,
        ("Untuk", "Helps with"),
        ("Izin atau keterampilan yang dibantu.", "What it helps to get."),
        "[pirt]",
        seen=Seen.PUBLIC,
        many=True,
        choices=TRAINING_TOPICS,
    )
    seats: int | None = key(
        "kuota",
        Kind.COUNT,
        ("Kuota", "Seats"),
        ("Jumlah peserta.", "Number of participants."),
        "30",
        seen=Seen.PUBLIC,
        low=1,
    )
    registration: str | None = key(
        "daftar",
        Kind.URL,
        ("Tautan daftar", "Registration link"),
        ("Alamat pendaftaran.", "Where to register."),
        "https://daftar.example",
        seen=Seen.PUBLIC,
    )
    description: Bilingual = Bilingual(id="")
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(Entry):
    title: Bilingual = key(
        "judul",
        Kind.TEXT,
        ("Judul", "Title"),
        ("Judul halaman.", "Title of the page."),
        "Tentang kami",
        seen=Seen.PUBLIC,
        required=True,
        bilingual=True,
        default=Bilingual(id=""),
    )
    order: int | None = key(
        "urut", Kind.COUNT, ("Urutan", "Order"), ("Urutan di menu.", "Order in the menu."), "1", seen=Seen.PUBLIC, low=0
    )
    in_menu: bool | None = key(
        "menu",
        Kind.FLAG,
        ("Di menu", "In the menu"),
        ("ya menaruhnya di kaki halaman.", "ya puts it into the footer."),
        "ya",
        seen=Seen.PUBLIC,
    )
    description: Bilingual = Bilingual(id="")
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """One dated rule of the field: which permit which product needs, label elements, caps."""

    what: str = key(
        "apa",
        Kind.TEXT,
        ("Apa", "What"),
        ("Apa yang diatur.", "What it rules."),
        "izin-edar",
        seen=Seen.PUBLIC,
        required=True,
        default="",
    )
    condition: tuple[tuple[str, str], ...] = ()
    starts: dt.date | None = key(
        "mulai_berlaku",
        Kind.DATE,
        ("Mulai berlaku", "In force from"),
        ("Hari pertama berlaku.", "First day in force."),
        "2026-10-18",
        seen=Seen.PUBLIC,
    )
    ends: dt.date | None = key(
        "selesai_berlaku",
        Kind.DATE,
        ("Selesai berlaku", "In force until"),
        ("Hari terakhir berlaku.", "Last day in force."),
        "2030-12-31",
        seen=Seen.PUBLIC,
    )
    origin: str | None = key(
        "sumber",
        Kind.TEXT,
        ("Sumber", "Source"),
        ("Aturan atau berita.", "Regulation or report."),
        "PP 42/2024 Pasal 160(2)",
        seen=Seen.PUBLIC,
        required=True,
    )
    dated: dt.date | None = key(
        "tanggal_sumber",
        Kind.DATE,
        ("Tanggal sumber", "Date of the source"),
        ("Tanggal sumbernya.", "Date of the source."),
        "2024-10-17",
        seen=Seen.PUBLIC,
    )
    message: Bilingual | None = key(
        "pesan",
        Kind.TEXT,
        ("Pesan", "Message"),
        ("Penjelasan untuk pelaku usaha.", "Explanation for the vendor."),
        "Wajib bersertifikat halal",
        seen=Seen.PUBLIC,
        bilingual=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One row of regions.csv: a village (kelurahan) and the district (kecamatan) it lies in, with Kemendagri codes."""

    village_code: str
    village: str
    district_code: str
    district: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTag:
    """One row of dicetak.csv: a price tag as it was printed for an exhibition. `key` is its KODE, or where it has none
    the address of its product."""

    exhibition: str
    key: str
    name: str
    content: str
    price: int | None
    booth: str
    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What is known of a picture before any is made. Width and height are as displayed, after orientation, in pixels.

    `colour` is the average as `#rrggbb`; `format` is Pillow's name, or `SVG`; `digest` is the sha256 of its bytes.
    `booths` are the numbers of the booths that a drawing marks, by ids `stan-<number>`, as often as it marks them.
    """

    path: str
    digest: str
    format: str
    width: int
    height: int
    orientation: int = 1
    colour: str = "#e9eeea"
    transparent: bool = False
    booths: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Everything the content folder says, linked by id. Mappings are in the order of their keys.

    `products` is keyed by `vendor/product`, `photos` by path below the folder that holds `content/`,
    `retired` by KODE in upper case. `links` are those that people wrote in texts, `files` all paths of the content
    folder, `printed` the price tags that were recorded as printed. `certified` maps a product's address to its
    ingredients as they were when its halal certificate was issued or last checked, where git remembers.
    """

    site: Site
    categories: Mapping[str, Category] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    vendors: Mapping[str, Vendor] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    retailers: Mapping[str, Retailer] = field(default_factory=dict)
    exhibitions: Mapping[str, Exhibition] = field(default_factory=dict)
    trainings: Mapping[str, Training] = field(default_factory=dict)
    pages: Mapping[str, TextPage] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()
    retired: Mapping[str, str] = field(default_factory=dict)
    photos: Mapping[str, PhotoFacts] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    files: tuple[str, ...] = ()
    certified: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[PrintedTag, ...] = ()
    theme: PrintTheme = PrintTheme(id="tema-cetak", source=Source(file="content/tema-cetak.yaml", digest=""))

    @cached_property
    def _by_vendor(self) -> dict[str, tuple[Product, ...]]:
        grouped: dict[str, list[Product]] = {}
        for product in self.products.values():
            grouped.setdefault(product.vendor, []).append(product)
        return {vendor: tuple(products) for vendor, products in grouped.items()}

    def products_of(self, vendor: str) -> tuple[Product, ...]:
        """The vendor's products in the order of their ids."""
        return self._by_vendor.get(vendor, ())

    @property
    def _root(self) -> str:
        """The name of the content folder, with which every path begins."""
        return self.site.source.file.partition("/")[0]

    def profile_path(self) -> str | None:
        """Where the colour profile for printing lies, if the site names one."""
        named = self.site.printing.profile
        return f"{self._root}/{named.replace(chr(92), '/').lstrip('/')}" if named else None

    def photo_path(self, vendor: str, file: str) -> str:
        """Where a vendor's photo lies, as a key of `photos`."""
        return f"{self._root}/vendors/{vendor}/photos/{file}"

    def plan_path(self, exhibition: Exhibition) -> str | None:
        """Where the plan lies that staff have drawn, as a key of `photos`; None if they have drawn none."""
        folder = exhibition.source.file.rpartition("/")[0]
        return f"{folder}/{exhibition.plan.file}" if exhibition.plan and exhibition.plan.file else None

    def site_photo_path(self, file: str) -> str:
        """Where a picture of the site itself lies, as a key of `photos`."""
        return f"{self._root}/photos/{file}"
