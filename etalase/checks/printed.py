"""Catatan label yang sudah dicetak

`content/dicetak.csv` mengingat kartu harga yang sudah dicetak: pameran, KODE, nama, isi, harga, stan, dan tanggalnya.
Berkas ini ditulis oleh `python build.py print --record`; biasanya tidak perlu disunting.

*Mengapa.* Dari catatan inilah `print --changed` tahu kartu mana yang harus dicetak ulang. Baris yang tidak terbaca
dianggap belum pernah dicetak, jadi kartunya dicetak lagi; kartu yang lama tidak akan terlewat. Selama masih ada yang
salah, catatan baru tidak ditulis.

*Cara membetulkan.* Harga ditulis dengan angka saja, tanggal seperti 2026-12-05. Bila berkasnya kacau, hapus saja: semua
kartu dicetak sekali lagi, lalu dicatat dari awal.

*Salah* di `content/dicetak.csv` (seluruh berkas):

    pameran,kode,nama,isi,harga,stan,dicetak
    pasar,ABN01,Abon Ikan,100 g,Rp25.000,A1,2026-11-20 # <- printed.value
    pasar,TAS01,Tas Rotan,,150000,A2,20/11/2026 # <- printed.value

*Salah* di `content/dicetak.csv` (seluruh berkas):

    pameran,kode,nama,isi,harga,stan,dicetak
    pasar,ABN01,Abon Ikan,100 g,25000,A1,2026-11-20
    pasar,ABN01,Abon Ikan,100 g,24000,A1,2026-11-21 # <- printed.twice

*Salah* di `content/dicetak.csv` (seluruh berkas) <- table.column-missing:

    pameran,kode,nama
    pasar,ABN01,Abon Ikan

*Bagus* di `content/dicetak.csv` (seluruh berkas):

    pameran,kode,nama,isi,harga,stan,dicetak
    pasar,ABN01,Abon Ikan,100 g,25000,A1,2026-11-20
"""

from etalase.checks._shared import WARNING, all_of

CODES = all_of(WARNING, "printed.value printed.twice")
