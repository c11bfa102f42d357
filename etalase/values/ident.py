"""Names for machines: ids, KODE, slugs, colours, addresses, shop handles, coordinates, and the key for alphabetical
order.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from etalase.values.fault import Fault
from etalase.values.lost import clip, lost, lost_digits
from etalase.values.text import plain_dashes, tidy, words

IdOf: TypeAlias = Literal[
    "vendor", "product", "category", "retailer", "outlet", "exhibition", "edition", "training", "page"
]
Service: TypeAlias = Literal["instagram", "facebook", "tiktok", "tokopedia", "shopee"]

LONGEST_ID = 80
"""With the longest path around it, still safe for the file systems staff use."""

# Names of devices, which Windows gives to no file, with or without a suffix.
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
# Ids that would collide with an address of the site or a folder of the output.
_TAKEN: dict[str, frozenset[str]] = {"vendor": frozenset({"hal"}), "exhibition": frozenset({"pelaku", "penawaran"})}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,11}")


def read_id(text: str, of: IdOf | None = None) -> tuple[str | None, tuple[Fault, ...]]:
    """An id: small letters and digits in groups joined by single dashes. `of` says what is named, since some names are
    taken.

    >>> read_id("dapur-mangrove", "vendor")
    ('dapur-mangrove', ())
    >>> read_id("Dapur Mangrove")[1][0].hint
    'dapur-mangrove'
    """
    if not _ID.fullmatch(text):
        return None, (Fault("id.shape", {"found": clip(text)}, slug(text) or None),)
    if len(text) > LONGEST_ID:
        return None, (Fault("id.too-long", {"found": clip(text), "limit": LONGEST_ID}, slug(text) or None),)
    if is_reserved(text, of):
        return None, (Fault("id.reserved", {"found": text}, f"{text}-1"),)
    return text, ()


def is_reserved(text: str, of: IdOf | None = None) -> bool:
    """Whether an id or KODE is a device name of Windows, or taken for this kind of entry, ignoring case."""
    lower = text.casefold()
    return lower in _DEVICES or (of is not None and lower in _TAKEN.get(of, ()))


def read_kode(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """A KODE: 2 to 12 capital letters, digits and dashes, no dash first.

    >>> read_kode("DM-01")
    ('DM-01', ())
    >>> read_kode("dm 01")[1][0].hint
    'DM-01'
    """
    bare = tidy(text)
    if not _KODE.fullmatch(bare):
        if lost_digits(bare):
            return None, (lost(text),)
        meant = slug(bare).upper()
        return None, (Fault("kode.shape", {"found": clip(text)}, meant if _KODE.fullmatch(meant) else None),)
    if is_reserved(bare) or any(is_reserved(bare, of) for of in ("vendor", "exhibition")):
        return None, (Fault("kode.reserved", {"found": bare}, f"{bare}-1"),)
    return bare, ()


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """A name as an id; letters of any script become Latin ones. Empty if nothing is left. Two names may share a slug.

    >>> slug("Jum'at Berkah & Co."), slug("เต้าหู้"), slug("🦀 Amplang")
    ('jumat-berkah-co', 'etahu', 'crab-amplang')
    """
    from anyascii import anyascii

    latin = anyascii(unicodedata.normalize("NFKC", name[:400])).casefold()
    joined = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "", latin)).strip("-")
    if len(joined) > LONGEST_ID:
        joined = joined[: LONGEST_ID + 1].rpartition("-")[0] or joined[:LONGEST_ID]
    return f"{joined}-1" if joined in _DEVICES else joined


def read_colour(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """A colour as `#rrggbb`, kept in small letters.

    >>> read_colour("#0F766E")
    ('#0f766e', ())
    >>> read_colour("0f7")[1][0].hint
    '#00ff77'
    """
    bare = tidy(text).casefold()
    if re.fullmatch(r"#[0-9a-f]{6}", bare):
        return bare, ()
    short = re.fullmatch(r"#?([0-9a-f])([0-9a-f])([0-9a-f])", bare)
    hint = (
        f"#{bare}"
        if re.fullmatch(r"[0-9a-f]{6}", bare)
        else f"#{''.join(d * 2 for d in short.groups())}"
        if short
        else None
    )
    return None, (Fault("colour.invalid", {"found": clip(text)}, hint),)


def read_url(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """A web address. One without `https://` is completed, with a fault that says so.

    >>> read_url("https://dapur.example/katalog")
    ('https://dapur.example/katalog', ())
    """
    bare = tidy(text)
    if url := _url(bare):
        return url, ()
    if re.match(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[:/?#]|$)", bare, re.IGNORECASE) and (
        url := _url(f"https://{bare}")
    ):
        return url, (Fault("url.scheme", {"found": clip(text)}, url),)
    return None, (Fault("url.invalid", {"found": clip(text)}),)


def read_email(text: str) -> tuple[str | None, tuple[Fault, ...]]:
    """An e-mail address, its host in small letters.

    >>> read_email("mailto:Toko@Contoh.example")
    ('Toko@contoh.example', ())
    """
    bare = re.sub(r"^mailto:", "", tidy(text), flags=re.IGNORECASE)
    found = re.fullmatch(
        r"([A-Za-z0-9._%+'-]{1,64})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})", bare
    )
    if not found or ".." in found[1] or found[1].startswith(".") or found[1].endswith("."):
        return None, (Fault("email.invalid", {"found": clip(text)}),)
    return f"{found[1]}@{found[2].casefold()}", ()


# Service: (hosts, what a handle may be, address of a handle, short links that hide the handle).
_SERVICES: dict[Service, tuple[tuple[str, ...], str, str, tuple[str, ...]]] = {
    "instagram": (("instagram.com", "instagr.am"), r"[a-z0-9_.]{1,30}", "https://www.instagram.com/{}/", ()),
    "facebook": (("facebook.com", "fb.com"), r"[a-z0-9.-]{2,80}", "https://www.facebook.com/{}", ("fb.me", "fb.watch")),
    "tiktok": (("tiktok.com",), r"[a-z0-9_.]{2,24}", "https://www.tiktok.com/@{}", ("vt.tiktok.com", "vm.tiktok.com")),
    "tokopedia": (("tokopedia.com",), r"[a-z0-9_-]{2,60}", "https://www.tokopedia.com/{}", ("tokopedia.link",)),
    "shopee": (
        ("shopee.co.id", "shopee.com"),
        r"[a-z0-9_.-]{2,60}",
        "https://shopee.co.id/{}",
        ("shp.ee", "id.shp.ee", "s.shopee.co.id"),
    ),
}
_NOT_A_HANDLE = words(
    "p reel reels explore stories share sharer groups pages watch search product shop people home login"
)


def read_handle(text: str, service: Service) -> tuple[str | None, tuple[Fault, ...]]:
    """The name of an account without `@`, from `@name`, `name` or its address. A short link that hides the name is kept
    whole.

    >>> read_handle("https://www.instagram.com/dapur.mangrove/?hl=id", "instagram")
    ('dapur.mangrove', ())
    """
    bare = tidy(text)
    hosts, shape, _, short_links = _SERVICES[service]
    if "/" in bare or bare.casefold().startswith("www."):
        url = read_url(bare)[0]
        host = re.sub(r"^(?:www|m|web|id-id|mbasic)\.", "", (urlsplit(url).hostname or "")) if url else ""
        if url and host in short_links:
            return url, ()
        other = next(
            (name for name, (known, _, _, short) in _SERVICES.items() if name != service and host in (*known, *short)),
            None,
        )
        if other:
            return None, (Fault("handle.other-service", {"found": clip(text), "service": service, "other": other}),)
        handle = _handle_in(url, hosts) if url and host in hosts else None
    else:
        handle = re.sub(
            r"^(?:ig|fb|instagram|facebook|tiktok|tokopedia|shopee)\s*[:.]\s*", "", bare, flags=re.IGNORECASE
        ).removeprefix("@")
    if not handle or not re.fullmatch(shape, handle, re.IGNORECASE):
        return None, (Fault("handle.invalid", {"found": clip(text), "service": service}),)
    return handle, ()


def handle_url(handle: str, service: Service) -> str:
    """The address of an account.

    >>> handle_url("dapur.mangrove", "tiktok")
    'https://www.tiktok.com/@dapur.mangrove'
    """
    return handle if handle.startswith("https://") else _SERVICES[service][2].format(handle)


def read_coordinates(text: str) -> tuple[tuple[float, float] | None, tuple[Fault, ...]]:
    """Latitude and longitude in degrees, as two numbers or from the link of a map. Only Indonesia is accepted.

    >>> read_coordinates("-1.2654, 116.8312")
    ((-1.2654, 116.8312), ())
    >>> read_coordinates("116.8312, -1.2654")[1][0].hint
    '[-1.2654, 116.8312]'
    """
    bare = plain_dashes(tidy(text)).strip("[]() ")
    number = r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?"
    pair = re.fullmatch(rf"({number})\s*[,;\s]\s*({number})", bare)
    comma = re.fullmatch(r"([+-]?[0-9]{1,3},[0-9]{1,15})\s*(?:[;\s]|,)\s*([+-]?[0-9]{1,3},[0-9]{1,15})", bare)
    link = None if pair or comma else _map_link(bare, number)
    found = pair or comma or link
    if not found:
        return None, (Fault("coordinate.invalid", {"found": clip(text)}),)
    latitude, longitude = (round(float(part.replace(",", ".")), 6) for part in found.groups())
    hint = f"[{latitude:.6g}, {longitude:.7g}]"
    if not _in_indonesia(latitude, longitude):
        swapped = f"[{longitude:.6g}, {latitude:.7g}]" if _in_indonesia(longitude, latitude) else None
        return None, (Fault("coordinate.outside", {"found": clip(text)}, swapped),)
    if comma:
        return None, (Fault("coordinate.invalid", {"found": clip(text)}, hint),)
    return (latitude, longitude), ((Fault("coordinate.from-link", {"found": clip(text)}, hint),) if link else ())


def collation_key(text: str) -> str:
    """The key that sorts names as an Indonesian index does: letters ignoring case and accents, word by word, numbers by
    size.

    Names in other scripts follow the Latin ones; the text itself breaks ties, so the order is total.

    >>> sorted(["manggar Baru", "Éclair", "Manggar", "Sambal 10", "Sambal 2", "เต้าหู้"], key=collation_key)
    ['Éclair', 'Manggar', 'manggar Baru', 'Sambal 2', 'Sambal 10', 'เต้าหู้']
    """
    plain = _plain(text)
    words = re.sub(r"[^\w]+|_", " ", re.sub(r"['’ʼ`]", "", plain)).strip()
    numbered = re.sub(r"[0-9]+", lambda found: found[0].lstrip("0").rjust(12, "0"), words)
    return f"{0 if not numbered or numbered[0].isascii() else 1}{numbered}\0{text}"


def initial(text: str) -> str:
    """The letter under which a name stands in an index: A to Z, or `#` for digits and other scripts.

    >>> initial("éclair"), initial("7 Rasa"), initial("“Amplang”")
    ('E', '#', 'A')
    """
    first = next((sign for sign in _plain(text) if sign.isalnum()), "#").upper()
    return first if "A" <= first <= "Z" else "#"


def _plain(text: str) -> str:
    """Case and the marks above and below letters taken away."""
    apart = unicodedata.normalize("NFKD", tidy(text).casefold())
    return "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f")


def _url(text: str) -> str | None:
    if not re.fullmatch(r"https?://[^\s<>\"'`\\^{|}]{1,2000}", text, re.IGNORECASE):
        return None
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        _ = parts.port
    except ValueError:
        return None
    good = re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)", host)
    return text if good and not parts.username else None


def _handle_in(url: str, hosts: tuple[str, ...]) -> str | None:
    parts = urlsplit(url)
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if steps[:1] == ["profile.php"]:
        number = re.search(r"(?:^|&)id=([0-9]+)", parts.query)
        return number[1] if number else None
    first = steps[0].removeprefix("@") if steps else ""
    return first if first and first.casefold() not in _NOT_A_HANDLE else None


def _map_link(bare: str, number: str) -> re.Match[str] | None:
    if not re.search(r"https?://|<iframe", bare[:2000], re.IGNORECASE):
        return None
    whole = unquote(bare[:4000])
    return (
        re.search(rf"!3d({number})!4d({number})", whole)
        or re.search(rf"@({number}),({number})", whole)
        or re.search(rf"[?&](?:q|query|ll|center|destination|mlat)=(?:loc:)?({number})(?:,\s*|&mlon=)({number})", whole)
    )


def _in_indonesia(latitude: float, longitude: float) -> bool:
    return -11.5 <= latitude <= 6.5 and 94.5 <= longitude <= 141.5
