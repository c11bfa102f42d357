"""What the search in the browser reads.

The public catalogue goes to the browser in columns, as classic scripts that also open from a USB stick. Their names
change with their content, and `/katalog.js` tells those of today for each language:

- `katalog`: what is searched, filtered and sorted; enough to count hits and order them;
- `kartu`: what a card shows besides (address, picture, content of the pack);
- `kode`: KODE and barcodes, needed only by a query that looks like one;
- `uraian`: in which rows a word of the descriptions stands, needed only by a query that finds little; one file for a
  small catalogue, else one for each beginning of words.

Rows stand newest first, as in the list itself. A column of places in a dictionary is a text of base-36 digits, as many
for each row as the dictionary's length needs; several places in one row are joined, and rows separated by a comma.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import unicodedata
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from etalase import permits
from etalase.model import Bilingual, Catalog, Category, Product, Retailer, Source, Vendor
from etalase.plan import Setting
from etalase.plan.cards import drawing, is_new, listed, lowest_price, pack, varies
from etalase.plan.descriptions import SHELVES, WHOLE, inverted, shelf, signs
from etalase.plan.frame import Frame, Language
from etalase.plan.pictures import PictureSet, main_picture
from etalase.prose import to_plain
from etalase.recipe import Recipe, Text, Values, View, fingerprint, identity
from etalase.values.ident import slug
from etalase.values.wordform import STOP

T = TypeVar("T", bound=Hashable)

FORMAT = 1
"""The form of the files. A script made for another form loads its page anew."""

MANY, PART = 5000, 128

# The bits of the column of flags.
SOLD_OUT, NEW, VARIES = 1, 2, 4

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Row:
    """One product as it is searched: what its file says, and what was asked about it."""

    product: Product
    is_new: bool
    badges: tuple[str, ...]
    picture: PictureSet | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything the files are made from. `source` holds a digest of all of it, so that comparing is cheap."""

    source: Source
    rows: tuple[Row, ...]
    vendors: Mapping[str, Vendor]
    categories: Mapping[str, Category]
    retailers: Mapping[str, Retailer]
    synonyms: tuple[tuple[str, ...], ...]


def search(catalog: Catalog, setting: Setting, frame: Frame) -> dict[str, Recipe]:
    """`/katalog.js` and, for each language, the files it names."""
    rows = rows_of(catalog, frame)
    shared = _files({"kode": Text(View(codes, (rows,)))}) | _files(_descriptions(rows))
    plan: dict[str, Recipe] = {}
    names = []
    for language in frame.languages:
        own = {
            f"katalog-{language}": Text(View(catalogue, (rows, language))),
        }
        files = _files(own) | _files(_cards(rows, language)) | shared
        plan |= {f"site/{path}": recipe for path, (_, recipe) in files.items()}
        names.append((language, tuple(dict.fromkeys(told for told, _ in files.values()))))
    plan["site/katalog.js"] = Text(View(pointer, (tuple(names),)))
    return plan


def _files(recipes: Mapping[str, Recipe]) -> dict[str, tuple[str, Recipe]]:
    """Path → (how the pointer tells it, recipe). Parts of one file, `uraian-ka`, share a hash and are told as one."""
    found = {}
    whole = fingerprint(next(iter(recipes.values())))[:8]
    for name, recipe in recipes.items():
        stem, _, part = name.partition("/")
        short = whole if part else fingerprint(recipe)[:8]
        told = f"aset/{stem}-*.{short}.js" if part else f"aset/{stem}.{short}.js"
        found[told.replace("*", part)] = (told, recipe)
    return found


def _cards(rows: Rows, language: Language) -> dict[str, Recipe]:
    if not in_parts(rows):
        return {f"kartu-{language}": Text(View(card_extras, (rows, language, None)))}
    parts = range(-(-len(rows.rows) // PART))
    return {f"kartu-{language}/{n}": Text(View(card_extras, (rows, language, n))) for n in parts}


def in_parts(rows: Rows) -> bool:
    """Whether what cards show comes in parts of PART rows: with so many, nobody sees more than a few."""
    return len(rows.rows) > MANY


def _descriptions(rows: Rows) -> dict[str, Recipe]:
    if len(rows.rows) <= WHOLE:
        return {"uraian": Text(View(descriptions, (rows, None)))}
    return {f"uraian/{name}": Text(View(descriptions, (rows, name))) for name in SHELVES}


def rows_of(catalog: Catalog, frame: Frame) -> Rows:
    """The products that lists show, in the order of lists, with what the search says about them."""
    rows = tuple(
        Row(
            product,
            is_new(product, frame),
            permits.badges(product, catalog.categories[product.category], frame.as_of),
            main_picture(catalog, product),
        )
        for product in listed(catalog)
    )
    living = {row.product.vendor for row in rows}
    vendors = {id: vendor for id, vendor in catalog.vendors.items() if id in living}
    known = identity((rows, vendors, catalog.categories, catalog.retailers, catalog.synonyms))
    digest = hashlib.blake2b(known.encode(), digest_size=16).hexdigest()
    source = Source(file="", digest=digest)
    return Rows(source, rows, vendors, catalog.categories, catalog.retailers, catalog.synonyms)


def pointer(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Values:
    """`/katalog.js`: language → the addresses of its files from the root; `*` stands for the part of one in parts."""
    return {"text": script("berkas", {language: list(paths) for language, paths in names})}


def catalogue(rows: Rows, language: Language) -> Values:
    """What is searched, filtered and sorted.

    Keys: `v` form, `k` number of rows, `n` and `w` names (see `shortest`), `x` further words, `cat` [id, name, name
    in the other language], `ret` [id, name], `kec` [slug, name], `cert` ids, `tag`, `kel` kelurahan, `vn` names of
    vendors, `vi` their ids where the name does not tell, `vk` and `vl` kecamatan and kelurahan of each vendor, `vs`
    whether it ships; of each row `V` vendor, `C` category, `E` permits, `R` retailers, `T` tags, `P` price, of those
    in `pri`, in thousands (-1 unknown), `F` flags; `syn` groups of synonyms, `stop` words that no query is about, `h`
    rows in each part of what cards show (0 one file), `u` descriptions in 1 one file or 2 in parts.
    """
    products = [row.product for row in rows.rows]
    vendor_ids = by_frequency(product.vendor for product in products)
    vendors = [rows.vendors[id] for id in vendor_ids]
    districts = by_frequency(rows.vendors[product.vendor].district for product in products)
    villages = by_frequency(vendor.village for vendor in vendors)
    categories = categories_of(rows)
    retailers = by_frequency(id for product in products for id in _retailers(product, rows))
    certificates = by_frequency(kind for row in rows.rows for kind in row.badges)
    tags = by_frequency(tag for product in products for tag in dict.fromkeys(product.tags))
    prices = [lowest_price(product) for product in products]
    return {
        "text": script(
            "katalog",
            {
                "v": FORMAT,
                "k": len(products),
                **shortest(lines(product.name.get(language) for product in products)),
                "x": lines(further_words(product, language) for product in products),
                "cat": [[id, *_names(rows.categories[id].name, language)] for id in categories],
                "kec": [[slug(name), name] for name in districts],
                "cert": certificates,
                "ret": [[id, rows.retailers[id].name] for id in retailers],
                "tag": tags,
                "kel": villages,
                "vn": lines(vendor.name for vendor in vendors),
                "vi": lines(exception(vendor.id, vendor.name) for vendor in vendors),
                "vk": column([vendor.district for vendor in vendors], districts),
                "vl": column([vendor.village for vendor in vendors], villages),
                "vs": "".join(str(int(bool(vendor.ships))) for vendor in vendors),
                "V": column([product.vendor for product in products], vendor_ids),
                "C": column([product.category for product in products], categories),
                "E": lists_column([row.badges for row in rows.rows], certificates),
                "R": lists_column([_retailers(product, rows) for product in products], retailers),
                "T": lists_column([tuple(dict.fromkeys(product.tags)) for product in products], tags),
                "pri": [thousands(price) for price in by_frequency(prices)],
                "P": column(prices, by_frequency(prices)),
                "F": numbers([_flags(row) for row in rows.rows]),
                "syn": [list(group) for group in rows.synonyms],
                "stop": STOP,
                "h": PART if in_parts(rows) else 0,
                "u": 1 if len(products) <= WHOLE else 2,
            },
        )
    }


def card_extras(rows: Rows, language: Language, part: int | None = None) -> Values:
    """What a card shows besides, of all rows or of one part of them.

    Keys: `i` product ids where the name does not tell, `L` 1 for a name in the page's language, `uni` and `U` content
    of the pack, `art` classes of the drawing for each category, `sha` [widths, width, height] and `G` the sizes
    of the picture (0 none), `g` the pictures' names, hexadecimal, as base64, `B` number of the colour's class.
    """
    chosen = rows.rows if part is None else rows.rows[part * PART : (part + 1) * PART]
    products = [row.product for row in chosen]
    sizes = by_frequency(pack(product, language) for product in products)
    shapes = by_frequency(_shape(row.picture) for row in chosen if row.picture)
    pictures = [row.picture for row in chosen if row.picture]
    return {
        "text": script(
            "kartu" if part is None else f"kartu-{part}",
            {
                "v": FORMAT,
                "i": lines(exception(product.id, product.name.get(language)) for product in products),
                "L": "".join(str(int(product.name.has(language))) for product in products),
                "uni": sizes,
                "U": column([pack(product, language) for product in products], sizes),
                "art": [drawing(rows.categories[id]) for id in categories_of(rows)],
                "sha": shapes,
                "G": numbers([shapes.index(_shape(row.picture)) + 1 if row.picture else 0 for row in chosen]),
                "g": b64encode(bytes.fromhex("".join(_stem(picture) for picture in pictures))).decode(),
                "B": numbers([int(picture.colour[2:]) for picture in pictures]),
            },
        )
    }


def codes(rows: Rows) -> Values:
    """`c`: KODE and barcodes of each product and its variants, separated by spaces."""
    return {"text": script("kode", {"v": FORMAT, "c": lines(" ".join(_codes(row.product)) for row in rows.rows)})}


def descriptions(rows: Rows, name: str | None) -> Values:
    """Where the words of descriptions and ingredients stand, in both languages: see `plan.descriptions`."""
    return {"text": script(f"uraian-{name}" if name else "uraian", {"v": FORMAT, **shelf(_index(rows), name)})}


_known: dict[str, dict[str, list[int]]] = {}
_making = threading.Lock()


def _index(rows: Rows) -> dict[str, list[int]]:
    """The index of all descriptions; made once, however many parts of it are written."""
    with _making:
        if rows.source.digest not in _known:
            _known.clear()
            _known[rows.source.digest] = inverted(
                (_described(row.product), _named(row.product, rows)) for row in rows.rows
            )
        return _known[rows.source.digest]


def _described(product: Product) -> str:
    markdown = [product.description.id, product.description.en or ""]
    ingredients = _both(product.ingredients) if product.ingredients else []
    return " ".join([*map(to_plain, markdown), *ingredients])


def _named(product: Product, rows: Rows) -> str:
    """What the columns tell of a product in every language."""
    vendor = rows.vendors[product.vendor]
    names = [product.name, *(variant.name for variant in product.variants)]
    words = [text for name in names for text in _both(name)]
    return " ".join([*words, product.brand or "", vendor.name, vendor.village, vendor.district, *product.tags])


def script(name: str, value: Any) -> str:
    """A file that gives its value to the page's scripts when it is loaded."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in old JavaScript.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    key = f".{name}" if name.isidentifier() else f"[{json.dumps(name)}]"
    return f"(self.etalase=self.etalase||{{}}){key}={text};\n"


def shortest(names: str) -> dict[str, Any]:
    """Names, one to a line, as `n`; or, where that is shorter after compression, as numbers of their words.

    Then `n` has a text of `signs` for each name, and `w` the words that come more than once, frequent ones first and
    numbered from 1, and those that come once, in the order in which a 0 stands for them.
    """
    every = [line.split(" ") for line in names.split("\n")]
    frequent = [word for word, count in _counted(word for some in every for word in some) if count > 1]
    number = {word: signs(n) for n, word in enumerate(frequent, 1)}
    coded = " ".join("".join(number.get(word, "#") for word in some) for some in every)
    once = " ".join(word for some in every for word in some if word not in number)
    words = [" ".join(frequent), once]
    is_shorter = _compressed(coded, *words) < _compressed(names)
    return {"n": coded, "w": words} if is_shorter else {"n": names}


def _compressed(*texts: str) -> int:
    return len(zlib.compress("\n".join(texts).encode(), 6))


def thousands(price: int | None) -> int | float:
    """
    >>> thousands(12_500), thousands(12_000), thousands(None)
    (12.5, 12, -1)
    """
    if price is None:
        return -1
    return price // 1000 if price % 1000 == 0 else price / 1000


def by_frequency(values: Iterable[T]) -> list[T]:
    """Each value once, the most frequent first, so that frequent ones get the same few digits."""
    return [value for value, _ in _counted(values)]


def _counted(values: Iterable[T]) -> list[tuple[T, int]]:
    return sorted(Counter(values).items(), key=lambda found: (-found[1], str(found[0])))


def categories_of(rows: Rows) -> list[str]:
    """The dictionary of categories, which two files share."""
    return by_frequency(row.product.category for row in rows.rows)


def column(values: Sequence[T], dictionary: Sequence[T]) -> str:
    """The place of each value in its dictionary.

    >>> column(["b", "a", "b"], ["b", "a"])
    '010'
    """
    places = {value: n for n, value in enumerate(dictionary)}
    return numbers([places[value] for value in values], len(dictionary))


def lists_column(values: Sequence[Sequence[T]], dictionary: Sequence[T]) -> str:
    """The places of any number of values in each row.

    >>> lists_column([["a", "b"], [], ["b"]], ["b", "a"])
    '10,,0'
    """
    places = {value: n for n, value in enumerate(dictionary)}
    width = width_for(len(dictionary))
    return ",".join("".join(base36(places[each], width) for each in some) for some in values)


def numbers(values: Sequence[int], size: int = 0) -> str:
    """Numbers below `size` (by default just above the largest) as base-36 digits of one width.

    >>> numbers([1, 35]), numbers([1, 36])
    ('1z', '0110')
    """
    width = width_for(size or max(values, default=0) + 1)
    return "".join(base36(value, width) for value in values)


def width_for(size: int) -> int:
    """How many base-36 digits the numbers below `size` need.

    >>> width_for(36), width_for(37), width_for(1297)
    (1, 2, 3)
    """
    width = 1
    while 36**width < size:
        width += 1
    return width


def base36(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits


def lines(texts: Iterable[str]) -> str:
    """Texts one to a line."""
    return "\n".join(" ".join(text.split()) for text in texts)


def exception(id: str, name: str) -> str:
    """The id, or nothing when the script derives it from the name."""
    return "" if plain_slug(name) == id else id


def plain_slug(name: str) -> str:
    """The rule for ids that the script knows too: enough for names in Latin letters.

    >>> plain_slug("Jum'at Berkah & Co."), plain_slug("Café  Ñandú"), plain_slug("เต้าหู้")
    ('jumat-berkah-co', 'cafe-nandu', '')
    """
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name)).lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['`]", "", bare)).strip("-")


def further_words(product: Product, language: Language) -> str:
    """What the product is also found by: its brand, its variants, and its names in the other language."""
    words = [product.brand or ""]
    for name in (product.name, *(variant.name for variant in product.variants)):
        words += _both(name) if name is not product.name else [_other(name, language)]
    return " ".join(dict.fromkeys(filter(None, words)))


def _both(name: Bilingual) -> list[str]:
    return [name.id, name.en or ""]


def _names(name: Bilingual, language: Language) -> list[str]:
    """The name in this language, and the one in the other where it has one."""
    return [name.get(language), *filter(None, [_other(name, language)])]


def _other(name: Bilingual, language: Language) -> str:
    other = name.id if language == "en" else name.en
    return other if other and other != name.get(language) else ""


def _retailers(product: Product, rows: Rows) -> tuple[str, ...]:
    named = dict.fromkeys(placement.retailer for placement in product.placements)
    return tuple(id for id in named if id in rows.retailers)


def _flags(row: Row) -> int:
    sold_out = row.product.status == "habis"
    return SOLD_OUT * sold_out + NEW * row.is_new + VARIES * varies(row.product)


def _shape(picture: PictureSet) -> tuple[tuple[int, ...], int, int]:
    return picture.widths, picture.width, picture.height


def _stem(picture: PictureSet) -> str:
    return picture.stem.rpartition("/")[2]


def _codes(product: Product) -> list[str]:
    each = [(product.code, product.gtin), *((variant.code, variant.gtin) for variant in product.variants)]
    return [code for pair in each for code in pair if code]
