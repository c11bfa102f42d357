"""Persetujuan tayang

Nama pemilik, alamat, nomor telepon, akun, dan cerita usaha hanya tampil bila pemiliknya menyetujui. Persetujuan
dicatat dengan tanggal dan caranya.

*Mengapa.* Itu data pribadi. Tanpa persetujuan halaman usaha tetap terbit, dengan kontak kantor sebagai gantinya.

*Cara membetulkan.* Mintalah persetujuan tertulis, lalu catat `persetujuan`. Nama berkas bukti boleh ditulis; berkas
itu tidak pernah disalin ke situs.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    persetujuan:
    whatsapp: "0800-0000-001" # <- consent.missing

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    persetujuan: {tanggal: 2026-10-01, cara: formulir bertanda tangan}
    whatsapp: "0800-0000-001"
"""

from __future__ import annotations

from collections.abc import Iterator

from etalase.checks._shared import WARNING, left_out
from etalase.model import Seen, Vendor, keys_of
from etalase.problem import Problem

CODES = {"consent.missing": WARNING}


def check_entry(entry: object) -> Iterator[Problem]:
    if not isinstance(entry, Vendor) or entry.consent is not None or entry.status != "tayang":
        return
    if not left_out(entry.source, "persetujuan"):
        return
    for field, key in keys_of(Vendor).items():
        if key.seen is Seen.CONSENT and getattr(entry, field):
            hint = "persetujuan: {tanggal: …, cara: formulir bertanda tangan}"
            yield Problem("consent.missing", entry.source.place(key.name), hint=hint)
            return
