"""Sandi dan isi berkas teks

Semua berkas teks di folder content disimpan dengan sandi UTF-8. Beberapa program, terutama Excel dan Notepad lama,
menyimpan dengan sandi lain; huruf seperti é atau tanda kutip miring lalu berubah menjadi huruf aneh di situs.

*Mengapa.* Berkas yang sandinya ditebak mungkin tampil salah, jadi `file.not-utf8` menahan penerbitan. UTF-16 dan
tanda BOM terbaca dengan pasti; hanya perlu disimpan ulang. Berkas kosong, berkas yang bukan teks, dan berkas yang
terlalu besar tidak dapat dibaca.

*Cara membetulkan.* Buka berkasnya, pilih "Simpan sebagai", lalu pilih sandi "UTF-8" (bukan "UTF-8 dengan BOM").
Berkas kosong diisi atau dihapus.

*Salah* di `content/pages/tentang.md` (UTF-16) <- file.utf16:

    judul: Tentang kami

*Salah* di `content/pages/tentang.md` (BOM) <- file.bom:

    judul: Tentang kami

*Salah* di `content/pages/tentang.md` (Windows-1252):

    judul: Kafé kami # <- file.not-utf8

*Salah* di `content/pages/tentang.md` (biner) <- file.binary:

    judul: Tentang kami

*Salah* di `content/pages/tentang.md` (seluruh berkas) <- file.empty:


*Bagus* di `content/pages/tentang.md`:

    judul: Kafé kami
"""

from etalase.checks._shared import ERROR, INFO, WARNING, all_of

CODES = {
    **all_of(ERROR, "file.not-utf8 file.binary file.empty file.too-large"),
    "file.utf16": WARNING,
    "file.bom": INFO,
}
