"""Kata yang sama arti

`content/synonyms.yaml` membantu pencarian: setiap baris adalah daftar kata yang berarti sama.

*Mengapa.* Satu kata tanpa pasangan tidak membantu siapa pun; barangkali pasangannya terlupa. Baris itu dilewati.

*Cara membetulkan.* Tambahkan kata kedua, atau hapus barisnya.

*Salah* di `content/synonyms.yaml` (seluruh berkas):

    - [cabai, lombok]
    - [kepiting] # <- synonyms.single

*Bagus* di `content/synonyms.yaml` (seluruh berkas):

    - [cabai, lombok]
    - [kepiting, ketam]
"""

from etalase.checks._shared import WARNING

CODES = {"synonyms.single": WARNING}
