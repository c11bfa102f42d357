"""Kepala berkas Markdown

Berkas produk, pelatihan, dan halaman dimulai dengan kepala: isian di antara dua baris yang hanya berisi `---`. Di
bawahnya barulah uraian.

*Mengapa.* Tanpa dua garis itu program tidak tahu mana isian dan mana uraian, jadi berkasnya tidak dapat dipakai.

*Cara membetulkan.* Tulis `---` pada baris pertama dan sekali lagi setelah isian terakhir. Tidak boleh ada baris
kosong di atas garis pertama.

*Salah* di `content/trainings/klinik.md` (seluruh berkas):

    judul: Klinik P-IRT # <- head.missing
    tanggal: 2026-12-11

*Salah* di `content/trainings/klinik.md` (seluruh berkas):

    --- # <- head.open
    judul: Klinik P-IRT
    tanggal: 2026-12-11

*Bagus* di `content/trainings/klinik.md` (seluruh berkas):

    ---
    judul: Klinik P-IRT
    tanggal: 2026-12-11
    ---
    Bawa surat NIB dan satu contoh kemasan.
"""

from etalase.checks._shared import ERROR, all_of

CODES = all_of(ERROR, "head.missing head.open")
