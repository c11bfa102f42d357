"""Koordinat

Koordinat ditulis lintang lalu bujur, dengan titik desimal: `[-1.2379, 116.8529]`.

*Mengapa.* Angka yang tertukar menaruh tempatnya di laut lain. Tautan peta dapat dibaca, tetapi lebih awet bila
angkanya yang ditulis.

*Cara membetulkan.* Salin dua angka dari peta: yang dekat −1 lebih dulu, yang dekat 116 kemudian.

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    koordinat: [116.8529, -1.2379] # <- coordinate.outside

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    koordinat: dekat pasar # <- coordinate.invalid

*Salah* di `content/vendors/dapur-teluk/vendor.yaml`:

    koordinat: https://maps.example/?q=-1.2379,116.8529 # <- coordinate.from-link

*Bagus* di `content/vendors/dapur-teluk/vendor.yaml`:

    koordinat: [-1.2379, 116.8529]
"""

from etalase.checks._shared import ERROR, INFO, all_of

CODES = {**all_of(ERROR, "coordinate.outside coordinate.invalid"), "coordinate.from-link": INFO}
