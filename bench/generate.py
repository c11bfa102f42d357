"""A seeded catalogue of N products, for measuring and for tests: the same seed gives the same bytes everywhere.

    python bench/generate.py FOLDER --products 1000 [--seed 1] [--photos 200]

Writes FOLDER/content. All businesses and numbers are samples (`contoh: ya`). With `--photos`, that many products get a
photo: a coloured drawing with noise, about 60 KB, as heavy to decode and encode as a real one of its size.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

CATEGORIES = (
    ("camilan", "Camilan", "makanan", "#c98a00"),
    ("lauk", "Lauk dan sambal", "makanan", "#d0432e"),
    ("kue", "Kue dan roti", "makanan", "#8a4b2a"),
    ("minuman", "Minuman", "minuman", "#a52b66"),
    ("kopi-teh", "Kopi dan teh", "minuman", "#5b3a1e"),
    ("bumbu", "Bumbu", "makanan", "#4f7a1c"),
    ("batik", "Batik", "fesyen", "#2b5f8c"),
    ("anyaman", "Anyaman", "kriya", "#8c6b2b"),
    ("aksesori", "Aksesori", "kriya", "#6b2b8c"),
    ("kecantikan", "Kecantikan", "kecantikan", "#2b8c7a"),
)
DISTRICTS = {
    "64.71.01": ("Balikpapan Timur", ("Manggar", "Manggar Baru", "Lamaru", "Teritip")),
    "64.71.02": ("Balikpapan Barat", ("Baru Ilir", "Baru Tengah", "Baru Ulu", "Kariangau", "Margo Mulyo")),
    "64.71.03": ("Balikpapan Utara", ("Batu Ampar", "Gunung Samarinda", "Karang Joang", "Muara Rapak", "Graha Indah")),
    "64.71.04": ("Balikpapan Tengah", ("Gunung Sari Ulu", "Karang Rejo", "Mekar Sari", "Sumber Rejo")),
    "64.71.05": ("Balikpapan Selatan", ("Sepinggan", "Gunung Bahagia", "Sungai Nangka", "Damai Baru")),
    "64.71.06": ("Balikpapan Kota", ("Prapatan", "Telaga Sari", "Klandasan Ulu", "Damai")),
}
THINGS = "amplang abon keripik kerupuk sambal sirup madu kopi teh dodol peyek rengginang bumbu selai batik tas dompet gelang sabun kue".split()
KINDS = "tenggiri kepiting pisang udang singkong cumi nanas kelulut robusta serai durian kacang mangrove salak rotan purun manik jahe pandan sagu".split()
TRAITS = "pedas original manis gurih asap premium klasik renyah segar rumahan panggang istimewa".split()
WORDS = (
    "dibuat dari bahan segar pilihan yang datang tiap pagi dari pasar terdekat lalu diolah di dapur rumah dengan tangan "
    "tanpa tergesa supaya rasanya utuh dan cocok untuk oleh oleh maupun teman minum kopi sore bersama keluarga besar"
).split()


def generate(folder: Path, n_products: int, seed: int = 1, n_photos: int = 0) -> Path:
    """Write `folder/content` and return it."""
    dice = random.Random(seed)
    content = folder / "content"
    n_vendors = max(1, n_products // 4)
    villages = [(code, name, village) for code, (name, villages) in DISTRICTS.items() for village in villages]
    _write(content / "site.yaml", _site())
    _write(
        content / "categories.yaml",
        "".join(f"- {{id: {i}, nama: {n}, jenis: {j}, warna: '{w}'}}\n" for i, n, j, w in CATEGORIES),
    )
    rows = [f"{code}.{1001 + n},{village},{code},{name}" for n, (code, name, village) in enumerate(villages)]
    _write(content / "regions.csv", "kode_kelurahan,kelurahan,kode_kecamatan,kecamatan\n" + "\n".join(rows) + "\n")
    for n in range(8):
        _write(content / f"retailers/toko-contoh-{n}.yaml", _retailer(n, villages[n][2]))
    per_vendor = [n_products // n_vendors + (n < n_products % n_vendors) for n in range(n_vendors)]
    number = 0
    for v, count in enumerate(per_vendor):
        vendor = f"usaha-contoh-{v:05d}"
        _write(content / f"vendors/{vendor}/vendor.yaml", _vendor(v, villages[v % len(villages)][2], dice))
        for _ in range(count):
            photo = f"foto-{number}.jpg" if number < n_photos else None
            if photo:
                _photo(content / f"vendors/{vendor}/photos/{photo}", dice)
            _write(content / f"vendors/{vendor}/products/produk-{number:06d}.md", _product(number, photo, dice))
            number += 1
    _write(content / "exhibitions/pameran-contoh/exhibition.yaml", _exhibition(n_vendors))
    _write(content / "pages/tentang.md", "---\njudul: Tentang\nmenu: ya\n---\nKatalog contoh untuk pengukuran.\n")
    return content


def _site() -> str:
    return (
        "nama: Etalase Contoh\nbase_url: https://etalase.example/\nwilayah: '6471'\ncontoh: ya\nlisensi_data: CC BY 4.0\n"
        "instansi: {nama: Kantor Contoh, whatsapp: '0800-0000-000'}\n"
    )


def _retailer(n: int, village: str) -> str:
    return (
        f"nama: Toko Contoh {n}\njenis: toko\nkomisi: 5\nsyarat:\n"
        f"  - {{apa: halal, tingkat: wajib, sumber: contoh}}\n  - {{apa: foto, tingkat: disarankan, sumber: contoh}}\n"
        f"gerai:\n  - {{id: pusat, nama: Gerai {n}, kelurahan: {village}, jam: 08.00–21.00}}\n"
    )


def _vendor(v: int, village: str, dice: random.Random) -> str:
    name = f"{dice.choice(('Dapur', 'Rumah', 'Kebun', 'Kelompok'))} {dice.choice(KINDS).title()} {v}"
    return (
        f"nama: {name}\nkode: U{v:05d}\nkelurahan: {village}\nwhatsapp: '0800-0000-{v % 1000:03d}'\n"
        f"persetujuan: {{tanggal: 2026-10-01, cara: contoh}}\ncerita: {' '.join(dice.choices(WORDS, k=40)).capitalize()}.\n"
    )


def _product(n: int, photo: str | None, dice: random.Random) -> str:
    name = f"{dice.choice(THINGS)} {dice.choice(KINDS)} {dice.choice(TRAITS)} {n}".title()
    category = dice.choice(CATEGORIES)[0]
    sold = "".join(f"  - {{ritel: toko-contoh-{t}}}\n" for t in sorted(dice.sample(range(8), dice.randrange(4))))
    paragraphs = "\n\n".join(" ".join(dice.choices(WORDS, k=30)).capitalize() + "." for _ in range(2))
    return (
        f"---\nnama: {name}\nkode: P{n:06d}\nkategori: {category}\nharga: {dice.randrange(10, 200) * 500}\nisi: {dice.randrange(2, 20) * 25} g\n"
        f"terbit: 2026-{dice.randrange(1, 12):02d}-{dice.randrange(1, 29):02d}\numur_simpan: {dice.randrange(1, 12)} bulan\n"
        f"komposisi: {', '.join(dice.sample(KINDS, 4))}\ntag: [{dice.choice(TRAITS)}, oleh-oleh]\n"
        f'izin: {{halal: "ID64110000000000326"}}\n'
        + (f"foto: [{photo}]\n" if photo else "")
        + (f"tersedia_di:\n{sold}" if sold else "")
        + f"---\n{paragraphs}\n"
    )


def _exhibition(n_vendors: int) -> str:
    n_booths = min(40, n_vendors)
    booths = "".join(
        f"  - {{nomor: A{n + 1}, kategori: {CATEGORIES[n % len(CATEGORIES)][0]}, pelaku: [usaha-contoh-{n:05d}]}}\n"
        for n in range(n_booths)
    )
    rows = [[f"A{n + 1}" for n in range(start, min(start + 10, n_booths))] for start in range(0, n_booths, 10)]
    cells = "\n".join(f"    - [{', '.join([*row, *['.'] * (10 - len(row))])}]" for row in rows)
    return (
        "nama: Pameran Contoh\nkode: PAMERAN\ntempat: Lapangan Contoh\nmulai: 2026-12-05\nselesai: 2026-12-07\n"
        f"denah:\n  kolom: 10\n  baris: {len(rows)}\n  sel:\n{cells}\nstan:\n{booths}"
        "acara:\n  - {tanggal: 2026-12-05, mulai: 09.00, judul: Pembukaan}\n"
    )


def _photo(path: Path, dice: random.Random) -> None:
    from PIL import Image, ImageDraw

    width, height = dice.choice(((1200, 900), (900, 1200), (1000, 1000)))
    noise = Image.frombytes("L", (width // 4, height // 4), dice.randbytes((width // 4) * (height // 4)))
    colours = [tuple(dice.randrange(40, 230) for _ in range(3)) for _ in range(2)]
    picture = Image.composite(
        Image.new("RGB", (width, height), colours[0]),
        Image.new("RGB", (width, height), colours[1]),
        noise.resize((width, height), Image.Resampling.BICUBIC).point(lambda level: 90 + level // 3),
    )
    box = (width * 0.25, height * 0.2, width * 0.75, height * 0.85)
    ImageDraw.Draw(picture).rounded_rectangle(box, width * 0.06, tuple(dice.randrange(20, 240) for _ in range(3)))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "JPEG", quality=82)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--products", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--photos", type=int, default=0)
    options = parser.parse_args()
    print(generate(options.folder, options.products, options.seed, options.photos))


if __name__ == "__main__":
    main()
