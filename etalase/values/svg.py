"""SVG drawings from staff (logos, floor plans): the text of one, read safely, measured, and cleaned.

A drawing on a page is a small program: it may hold scripts, event handlers, foreign HTML, and addresses to fetch.
Only elements and attributes known to draw are kept (SVG 1.1 and 2, without animation); addresses stay when they point
into the drawing itself (`#shade`) or hold a picture in full (`data:image/png;base64,…`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from etalase.values.fault import Fault

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MAX_BYTES = 2_000_000

_ELEMENTS = frozenset(
    re.findall(
        r"\S+",
        """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image style
    linearGradient radialGradient stop clipPath mask pattern marker switch filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence""",
    )
)
_ATTRIBUTES = frozenset(
    re.findall(
        r"\S+",
        """
    id class style lang role transform viewBox preserveAspectRatio x y x1 x2 y1 y2 cx cy r rx ry fx fy fr d points
    width height dx dy rotate textLength lengthAdjust startOffset method spacing side pathLength offset orient
    refX refY markerWidth markerHeight markerUnits gradientUnits gradientTransform spreadMethod patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits version
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
    font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering
    isolation letter-spacing lighting-color marker marker-end marker-mid marker-start mask mix-blend-mode opacity
    overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
    text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode enable-background
    in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order
    kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant
    specularConstant specularExponent limitingConeAngle scale xChannelSelector yChannelSelector azimuth elevation
    pointsAtX pointsAtY pointsAtZ z radius stdDeviation baseFrequency numOctaves seed stitchTiles""",
    )
)
# Drawing programs write these beside the drawing; they show nothing, so nobody needs to hear that they went.
_QUIET = frozenset(["metadata", "view"])
_PICTURE = re.compile(r"data:image/(?:png|jpeg|jpg|webp|gif);base64,[A-Za-z0-9+/=\s]*")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
# What CSS gives a replaced element that does not tell its size.
_UNSIZED = (300.0, 150.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A cleaned drawing: UTF-8 text with one `svg` element, its size in CSS pixels, and what was taken out of it.

    `ids` are those of its elements as they come, repeated ones too.
    """

    data: bytes
    width: int
    height: int
    removed: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def is_svg(data: bytes) -> bool:
    """Whether these bytes mean to be an SVG drawing, sound or not."""
    head = _decoded(data[:4096])
    if head is None:
        return False
    # A long preface (comments, DTD of a drawing program) may push the element far down.
    start = head.lstrip("\ufeff \t\r\n")
    return bool(re.match(r"<(?:svg[\s>/]|\?xml|!DOCTYPE\s+svg|!--)", start)) and (
        "<svg" in head or b"<svg" in data[:65536]
    )


def read(data: bytes) -> Drawing | Fault:
    """The drawing cleaned, or why it is refused: `svg.too-large`, `svg.unreadable`, `svg.unsafe` (entities).

    Cleaning is idempotent, and the same bytes give the same bytes.
    """
    if len(data) > MAX_BYTES:
        return Fault("svg.too-large", {"megabytes": f"{len(data) / 1e6:.1f}", "limit": MAX_BYTES // 1_000_000})
    text = _decoded(data)
    if text is None:
        return Fault("svg.unreadable", {"reason": "UTF-8"})
    # Entities can hide anything, expand without end, or fetch a file; no drawing needs them.
    if "<!ENTITY" in text:
        return Fault("svg.unsafe", {"what": "ENTITY"})
    try:
        root = _parsed(text)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Fault("svg.unreadable", {"reason": str(error).split(" (<string>")[0]})
    if root.tag != f"{{{SVG}}}svg":
        return Fault("svg.unreadable", {"reason": "<svg>"})
    removed: set[str] = set()
    _clean(root, removed)
    width, height = _measure(root)
    etree.cleanup_namespaces(root, top_nsmap={None: SVG}, keep_ns_prefixes=["xlink"])
    return Drawing(
        data=etree.tostring(root, encoding="utf-8"),
        width=max(1, round(width)),
        height=max(1, round(height)),
        removed=tuple(sorted(removed)),
        ids=tuple(id for element in root.iter() if (id := element.get("id"))),
    )


def _decoded(data: bytes) -> str | None:
    """The text without its XML declaration: what it says of the encoding no longer holds."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding, "strict" if len(data) > 4096 else "ignore")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return None if "\0" in text else text


def _parsed(text: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    root = etree.fromstring(body.encode("utf-8"), parser)
    if root.tag != "svg":
        return root
    # Without its namespace no browser shows it as a picture; the writer meant SVG all the same.
    return etree.fromstring(re.sub(r"<svg\b", f'<svg xmlns="{SVG}"', body, count=1).encode("utf-8"), parser)


def _clean(element: Any, removed: set[str]) -> None:
    """Take out of `element`, in place, all that is not known to draw; name in `removed` what could have been seen."""
    for child in list(element):
        namespace, name = _name(child)
        if namespace == SVG and name == "a":
            # A link around a shape: the shape stays, the link goes.
            child.tag = f"{{{SVG}}}g"
        elif namespace != SVG or name not in _ELEMENTS:
            if namespace == SVG and name not in _QUIET:
                removed.add(name)
            _drop(element, child)
            continue
        _clean(child, removed)
        if name == "style" and not _css_is_safe("".join(child.itertext())):
            removed.add("style")
            _drop(element, child)
        elif name == "image" and not (child.get("href") or child.get(f"{{{XLINK}}}href")):
            removed.add("image")
            _drop(element, child)
    for key in list(element.attrib):
        if not _keeps(element, key, element.attrib[key]):
            if key.lower().startswith("on"):
                removed.add(key)
            del element.attrib[key]


def _keeps(element: Any, key: str, value: str) -> bool:
    if key in ("href", f"{{{XLINK}}}href"):
        inside = value.strip().startswith("#")
        return inside or (_name(element)[1] == "image" and _PICTURE.fullmatch(value.strip()) is not None)
    if key in ("{http://www.w3.org/XML/1998/namespace}space", "{http://www.w3.org/XML/1998/namespace}lang"):
        return True
    return (key in _ATTRIBUTES or key.startswith("aria-")) and _css_is_safe(value)


def _css_is_safe(text: str) -> bool:
    """Whether a style fetches nothing: every `url(…)` points into the drawing, nothing is imported or escaped."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).lower()
    if any(word in bare for word in ("\\", "@import", "expression(", "javascript:", "image-set(", "image(", "src(")):
        return False
    return re.search(r"url\((?!\s*[\"']?\s*#)", bare) is None


def _drop(parent: Any, child: Any) -> None:
    """Remove the child and keep the text behind it, which belongs to the parent."""
    if child.tail:
        before = child.getprevious()
        if before is None:
            parent.text = (parent.text or "") + child.tail
        else:
            before.tail = (before.tail or "") + child.tail
    parent.remove(child)


def _name(element: Any) -> tuple[str, str]:
    """(namespace, local name); two empty texts for what is no element, such as an unresolved entity."""
    if not isinstance(element.tag, str):
        return "", ""
    name = etree.QName(element)
    return name.namespace or "", name.localname


def _measure(root: Any) -> tuple[float, float]:
    """Size from the view box, else from width and height, which then become the view box so that it can be scaled."""
    numbers = re.findall(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?", root.get("viewBox", ""))
    if len(numbers) == 4 and 0 < float(numbers[2]) < 1e6 and 0 < float(numbers[3]) < 1e6:
        return float(numbers[2]), float(numbers[3])
    width, height = (_length(root.get(key, "")) for key in ("width", "height"))
    if width is None or height is None:
        return _UNSIZED
    root.set("viewBox", f"0 0 {width:g} {height:g}")
    return width, height


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    pixels = float(found[1]) * _PIXELS[found[2]] if found else 0.0
    return pixels if 0 < pixels < 1e6 else None
