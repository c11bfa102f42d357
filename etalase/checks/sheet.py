"""Lembar kerja yang diimpor

`python build.py import BERKAS` membaca lembar kerja (.xlsx atau .csv) dan mula-mula hanya melaporkan: setiap baris
baru, berubah, sama, atau ditolak, dan setiap temuan menyebut selnya. Dengan `--apply` baris yang tidak ditolak
ditulis.

Sebuah baris dicocokkan dengan isian yang ada lewat KODE, lalu barcode, lalu id. Sel yang kosong, "-", "tidak ada",
"belum", atau "0" berarti tidak diisi: isian yang ada tidak dihapus.

*Mengapa.* Sel yang diformat sebagai angka memotong nomor panjang menjadi bentuk seperti 8,12E+11; angka itu tidak
dapat dikembalikan. Kolom NIK, NPWP, tanggal lahir, rekening, dan alamat rumah tidak pernah diimpor. Harga dan
tanggal yang hanya dapat berarti satu hal dibaca sendiri dan dilaporkan; yang dapat berarti dua hal ditanyakan,
tidak ditebak.

*Cara membetulkan.* Ubah format kolom menjadi teks, lalu ketik ulang nomornya dari surat aslinya. Kolom data pribadi
sebaiknya dihapus juga dari lembar kerjanya. Judul kolom yang tidak dikenal dapat dijelaskan dengan berkas pemetaan:

    kolom: {Nama Barang: nama, Kode Batang: gtin, Nomor IRT: izin.pirt}
    tetap: {pelaku: dapur-mangrove, kategori: camilan}
    abaikan: [Petugas, Tanggal kunjungan]
"""

from etalase.checks._shared import ERROR, INFO, WARNING, all_of

CODES = {
    **all_of(
        ERROR,
        "sheet.unreadable sheet.empty sheet.too-large sheet.too-many-rows sheet.header-missing sheet.cell-damaged "
        "sheet.cell-error sheet.cell-formula sheet.cell-date sheet.vendor-missing sheet.vendor-differs sheet.row-twice "
        "sheet.variant-row sheet.code-taken sheet.parent-unknown sheet.cannot-edit sheet.map-key sheet.map-column "
        "sheet.photo-name sheet.photo-kind sheet.photo-differs sheet.vendor-refused",
    ),
    **all_of(
        WARNING,
        "sheet.private-column sheet.column-unknown sheet.column-twice sheet.too-many-columns sheet.hidden-sheet "
        "sheet.vendor-disagrees sheet.left-out",
    ),
    **all_of(
        INFO,
        "sheet.encoding sheet.title-rows sheet.header-repeated sheet.total-rows sheet.heading-rows sheet.hidden-rows "
        "sheet.merged sheet.mended sheet.name-twice sheet.capitals",
    ),
}
