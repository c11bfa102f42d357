"""Ids, codes, addresses and the order of names."""

import pytest

from etalase.values import ident


@pytest.mark.parametrize("text", ["dapur-mangrove", "a", "7-rasa", "conan", "hal"])
def test_ids(text: str) -> None:
    assert ident.read_id(text) == (text, ())


@pytest.mark.parametrize(
    "text, of, code, hint",
    [
        ("Dapur Mangrove", None, "id.shape", "dapur-mangrove"),
        ("dapur.mangrove", None, "id.shape", "dapur-mangrove"),
        ("a--b", None, "id.shape", "a-b"),
        ("???", None, "id.shape", None),
        ("con", None, "id.reserved", "con-1"),
        ("lpt0", None, "id.reserved", "lpt0-1"),
        ("hal", "vendor", "id.reserved", "hal-1"),
        ("pelaku", "exhibition", "id.reserved", "pelaku-1"),
        ("a" * 200, None, "id.too-long", "a" * 80),
    ],
)
def test_texts_that_are_no_id(text: str, of: ident.IdOf | None, code: str, hint: str | None) -> None:
    value, (fault,) = ident.read_id(text, of)
    assert (value, fault.code, fault.hint) == (None, code, hint)


def test_kode() -> None:
    assert [ident.read_kode(text)[0] for text in ("DM-01", "A1", "1E5", "ABCDEFGHIJKL")] == [
        "DM-01",
        "A1",
        "1E5",
        "ABCDEFGHIJKL",
    ]
    assert ident.read_kode("dm 01")[1][0].hint == "DM-01"
    assert [ident.read_kode(text)[1][0].code for text in ("A", "-A1", "ABCDEFGHIJKLM", "CON", "PELAKU", "1,2E+11")] == [
        "kode.shape",
        "kode.shape",
        "kode.shape",
        "kode.reserved",
        "kode.reserved",
        "id.digits-lost",
    ]


@pytest.mark.parametrize("name", ["เต้าหู้", "أرز", "日本", "Кофе", "🦀"])
def test_names_in_any_script_have_a_slug(name: str) -> None:
    assert ident.read_id(ident.slug(name))[0]


def test_slugs() -> None:
    assert ident.slug("Jum’at Berkah & Co. – 250 gr") == "jumat-berkah-co-250-gr"
    assert ident.slug("Balikpapan Timur") == "balikpapan-timur"
    assert ident.slug("…") == ""
    assert ident.read_id(ident.slug("Con"))[0]
    assert ident.slug("kata " * 40).count("kata") == 16


def test_colours() -> None:
    assert ident.read_colour("#0F766E") == ("#0f766e", ())
    assert [ident.read_colour(text)[1][0].hint for text in ("0f766e", "#fff", "merah")] == ["#0f766e", "#ffffff", None]


def test_addresses() -> None:
    assert ident.read_url("https://dapur.example/a?b=1#c") == ("https://dapur.example/a?b=1#c", ())
    value, (fault,) = ident.read_url("www.dapur.example")
    assert (value, fault.code) == ("https://www.dapur.example", "url.scheme")
    for text in (
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a b.example",
        "http://[::1",
        "dapur",
        "https://a@b.example",
    ):
        assert ident.read_url(text)[0] is None


def test_email() -> None:
    assert ident.read_email("mailto:Toko@Contoh.Example") == ("Toko@contoh.example", ())
    assert [ident.read_email(text)[0] for text in ("a@b", "a b@c.example", "a..b@c.example", "@c.example")] == [
        None
    ] * 4


@pytest.mark.parametrize(
    "text, service, handle, url",
    [
        ("@dapur.mangrove", "instagram", "dapur.mangrove", "https://www.instagram.com/dapur.mangrove/"),
        ("https://www.instagram.com/dapur.mangrove/?hl=id", "instagram", "dapur.mangrove", None),
        ("IG: dapur.mangrove", "instagram", "dapur.mangrove", None),
        ("https://www.tiktok.com/@dapur", "tiktok", "dapur", "https://www.tiktok.com/@dapur"),
        ("https://www.tokopedia.com/dapur/amplang-250", "tokopedia", "dapur", "https://www.tokopedia.com/dapur"),
        ("shopee.co.id/dapur", "shopee", "dapur", "https://shopee.co.id/dapur"),
        ("https://m.facebook.com/profile.php?id=100012", "facebook", "100012", "https://www.facebook.com/100012"),
        ("https://vt.tiktok.com/ZS1/", "tiktok", "https://vt.tiktok.com/ZS1/", "https://vt.tiktok.com/ZS1/"),
    ],
)
def test_handles(text: str, service: ident.Service, handle: str, url: str | None) -> None:
    assert ident.read_handle(text, service) == (handle, ())
    assert url is None or ident.handle_url(handle, service) == url


def test_handles_that_are_refused() -> None:
    assert ident.read_handle("Dapur Mangrove", "instagram")[1][0].code == "handle.invalid"
    assert ident.read_handle("https://www.instagram.com/p/xyz/", "instagram")[1][0].code == "handle.invalid"
    fault = ident.read_handle("https://www.tiktok.com/@dapur", "instagram")[1][0]
    assert (fault.code, fault.values["other"]) == ("handle.other-service", "tiktok")


def test_coordinates() -> None:
    assert ident.read_coordinates("-1.2654, 116.8312") == ((-1.2654, 116.8312), ())
    assert ident.read_coordinates("https://www.google.com/maps/place/x/@-1.26,116.83,17z")[0] == (-1.26, 116.83)
    assert ident.read_coordinates('<iframe src="https://maps.example/embed?pb=!3d-1.26!4d116.83">')[0] == (
        -1.26,
        116.83,
    )
    hints = [
        ident.read_coordinates(text)[1][0].hint for text in ("116.8312, -1.2654", "-1,2654; 116,8312", "0, 0", "x")
    ]
    assert hints == ["[-1.2654, 116.8312]", "[-1.2654, 116.8312]", None, None]


def test_the_order_of_an_index() -> None:
    typed = "Zaitun|abon Kepiting|Éclair|Abon|Manggar Baru|Manggaraja|Sambal 10|Sambal 2|เต้าหู้|“Dodol”"
    in_order = "Abon|abon Kepiting|“Dodol”|Éclair|Manggar Baru|Manggaraja|Sambal 2|Sambal 10|Zaitun|เต้าหู้"
    assert "|".join(sorted(typed.split("|"), key=ident.collation_key)) == in_order
    assert [ident.initial(name) for name in ("éclair", "“dodol”", "7 Rasa", "เต้าหู้", "")] == ["E", "D", "#", "#", "#"]
