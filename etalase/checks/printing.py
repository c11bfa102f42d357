"""Pengaturan percetakan

`cetak:` di `content/site.yaml` mengatur buku untuk percetakan: tebal kertas, jilid, tanda potong, dan profil warna
mesin cetak (berkas ICC). Setiap cetakan yang jadi diperiksa pada PDF-nya sendiri.

*Mengapa.* Profil warna memberi tahu percetakan untuk mesin dan kertas apa buku ini disiapkan. Tanpa berkasnya, atau
bila berkasnya bukan profil cetak empat tinta, buku tetap dibuat tetapi tanpa tanda PDF/X-4. Buku yang terlalu tebal
untuk steples melendut dan tepinya tidak rata. Foto dengan kurang dari 200 titik per inci pada ukuran cetaknya tampak
kabur. Kertas dipotong dengan selisih satu dua milimeter: teks kurang dari 5 mm dari tepi dapat ikut terpotong, dan
kurang dari 10 mm dari lipatan yang disteples sukar dibaca. Garis di bawah 0,25 pt dapat hilang, kode QR dengan titik di
bawah 0,4 mm sukar dibaca kamera, dan berkas di atas 20 MB ditolak banyak surel.

*Cara membetulkan.* Minta berkas ICC dari percetakan, simpan di dalam folder `content`, dan tulis letaknya dari folder
itu. Untuk buku di atas 52 halaman, pilih `lipatan: lem`. Untuk foto yang kabur, minta foto aslinya. Teks yang terpotong
atau terlalu tepi: singkatkan di tempat yang ditunjuk. Kode QR yang terlalu rapat: pakai alamat situs yang lebih pendek.
Berkas yang terlalu besar: bagi edisinya dengan `saring`. Halaman kosong dan garis tipis yang bukan dari denah Anda:
laporkan, itu kesalahan templat.

*Salah* di `content/site.yaml`:

    cetak:
      profil_warna: profil/KertasKami.icc # <- press.profile-missing

*Bagus* di `content/site.yaml`:

    cetak:
      tebal_kertas_mm: 0.1
      lipatan: lem
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from etalase.checks._shared import WARNING, all_of
from etalase.model import Catalog
from etalase.problem import Problem

CODES = all_of(
    WARNING,
    "press.profile-missing press.profile-unusable press.too-thick photo.coarse-in-print press.text-cut press.near-edge"
    " press.thin-line press.blank-page press.code-small press.too-heavy",
)


def check(catalog: Catalog, as_of: dt.date) -> Iterator[Problem]:
    wanted = catalog.profile_path()
    if wanted and wanted not in catalog.files:
        yield Problem(
            "press.profile-missing",
            catalog.site.source.place("cetak.profil_warna"),
            {"file": catalog.site.printing.profile or ""},
        )
