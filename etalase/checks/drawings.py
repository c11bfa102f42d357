"""Gambar SVG

Logo, denah, dan gambar ritel boleh SVG. Sebelum dipakai, isinya dibersihkan: hanya bentuk dan warna yang tinggal.

*Mengapa.* SVG dapat memuat program kecil atau mengambil gambar dari situs lain. Bagian itu dibuang. Berkas yang
tidak dapat dibaca, terlalu besar, atau berbahaya tidak dipakai sama sekali.

*Cara membetulkan.* Simpan ulang dari program gambar sebagai "SVG biasa", dengan gambar foto tertanam di dalamnya.

*Salah* di `content/photos/logo.svg` (seluruh berkas) <- svg.cleaned:

    <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script>1</script><rect width="9" height="9"/></svg>

dan di `content/site.yaml`:

    logo: logo.svg

*Salah* di `content/photos/logo.svg` (seluruh berkas) <- svg.unreadable:

    <svg xmlns="http://www.w3.org/2000/svg"><rect></svg>

dan di `content/site.yaml`:

    logo: logo.svg

*Salah* di `content/photos/logo.svg` (seluruh berkas) <- svg.unsafe:

    <!DOCTYPE svg [<!ENTITY a "b">]>
    <svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>

dan di `content/site.yaml`:

    logo: logo.svg

*Bagus* di `content/photos/logo.svg` (seluruh berkas):

    <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="9" height="9"/></svg>

dan di `content/site.yaml`:

    logo: logo.svg
"""

from etalase.checks._shared import ERROR, WARNING, all_of

CODES = {**all_of(ERROR, "svg.too-large svg.unreadable svg.unsafe"), "svg.cleaned": WARNING}
