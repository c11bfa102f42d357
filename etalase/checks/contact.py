"""Telepon, surel, situs, dan akun

Nomor telepon dan WhatsApp ditulis di antara tanda kutip, satu nomor pada satu kunci: `"0812-3456-7890"`. Surel dan
alamat situs ditulis lengkap. Akun media sosial cukup namanya.

*Mengapa.* Dari sini dibuat tombol pesan dan tautan. Nomor yang salah mengirim pembeli ke orang lain, jadi menahan
penerbitan; yang masih dapat dibaca hanya dirapikan.

*Cara membetulkan.* Ketik ulang nomor atau alamatnya dan coba sekali dari ponsel.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: "0812-34" # <- phone.invalid

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: "8123-4567-890" # <- phone.zero-lost

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: "0812-3456-7890 (Kantor)" # <- phone.remark

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: "0812-3456-7890 / 0542-123456" # <- phone.two-in-one

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    telepon: "+65 6123 4567" # <- phone.foreign

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    surel: halo.dapur.example # <- email.invalid

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    situs: dapur.example # <- url.scheme

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    situs: segera # <- url.invalid

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    instagram: dapur teluk # <- handle.invalid

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    instagram: https://www.tiktok.com/@dapur.teluk # <- handle.other-service

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    whatsapp: "0812-3456-7890"
    surel: halo@dapur.example
    situs: https://dapur.example
    instagram: dapur.teluk
"""

from etalase.checks._shared import ERROR, INFO, WARNING, all_of

CODES = {
    **all_of(ERROR, "phone.invalid email.invalid url.invalid handle.invalid handle.other-service"),
    **all_of(WARNING, "phone.foreign phone.remark phone.two-in-one phone.zero-lost"),
    "url.scheme": INFO,
}
