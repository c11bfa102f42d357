"""Folder berkas produk UMKM → katalog daring, buku pameran, laporan staf. How it is built: docs/architecture.md."""
