"""Pages are filled templates whose links work wherever the page lies, and whose mistakes are problems with a line."""

from __future__ import annotations

import pytest

from etalase.make.page import PageMaker, linked, script_json
from etalase.recipe import Page, View, part


def nothing() -> dict[str, str]:
    return {}


def named(name: str) -> dict[str, str]:
    return {"name": name}


def from_base(base: str) -> dict[str, str]:
    return {"base_path": base}


def made(text: str, path: str = "site/index.html", language: str = "id", links: str = "folder") -> str:
    maker = PageMaker({"site/x.html": text})
    result = maker.make(Page("site/x.html", View(nothing), language, links), path)  # type: ignore[arg-type]
    assert result.problems == ()
    return result.data.decode()


@pytest.mark.parametrize(
    ("path", "links", "expected"),
    [
        ("site/index.html", "folder", "produk/"),
        ("site/produk/index.html", "folder", "../produk/"),
        ("site/en/produk/dapur/abon/index.html", "folder", "../../../../produk/"),
        ("usb/produk/index.html", "file", "../produk/index.html"),
    ],
)
def test_links_lead_from_where_the_page_lies(path: str, links: str, expected: str) -> None:
    assert made("{{ file('/produk/') }}", path, links=links) == expected


def test_a_link_keeps_its_query_and_fragment_behind_the_file_name() -> None:
    template = "{{ url('/produk/?izin=halal&max=1#a') }}"
    assert made(template, "usb/baru/index.html", links="file") == "../produk/index.html?izin=halal&amp;max=1#a"


def test_the_home_page_is_dot_slash_from_itself() -> None:
    assert made("{{ url('/') }}|{{ root() }}") == "./|./"
    assert made("{{ url('/') }}|{{ root() }}", links="file") == "index.html|./"


def test_english_pages_link_to_english_pages_and_to_shared_files() -> None:
    template = "{{ url('/produk/') }} {{ url('/produk/', 'id') }} {{ file('/feed.xml') }}"
    assert made(template, "site/en/index.html", "en") == "../en/produk/ ../produk/ ../feed.xml"


@pytest.mark.parametrize(
    "link, path, expected",
    [
        ("/halaman/izin/", "site/p/tentang/index.html", "../../halaman/izin/"),
        ("/halaman/izin/#nib", "site/en/p/tentang/index.html", "../../../en/halaman/izin/#nib"),
        ("/data/katalog.json", "site/en/p/tentang/index.html", "../../../data/katalog.json"),
        ("/produk/?izin=halal&amp;baru=ya", "site/index.html", "./produk/?izin=halal&amp;baru=ya"),
    ],
)
def test_a_link_that_somebody_wrote_leads_into_this_site(link: str, path: str, expected: str) -> None:
    template = f"""{{{{ '<a href="{link}" rel="noopener nofollow">x</a>' | written }}}}"""
    language = "en" if "/en/" in path else "id"
    assert made(template, path, language).replace('"./', '"') == f'<a href="{expected}">x</a>'.replace('"./', '"')


def test_a_link_that_leaves_the_site_stays_as_it_is() -> None:
    for away in ("https://oss.go.id/", "//oss.go.id/", "mailto:a@b.id"):
        html = f'<a href="{away}" rel="noopener nofollow">x</a>'
        assert made(f"{{{{ '{html}' | written }}}}") == html


def test_the_page_for_missing_addresses_links_from_the_base_path() -> None:
    maker = PageMaker({"site/x.html": "{{ url('/produk/') }}"})
    page = Page("site/x.html", View(from_base, ("/etalase/",)))
    assert maker.make(page, "site/404.html").data == b"/etalase/produk/"


def test_a_text_of_a_person_is_escaped_and_cannot_look_like_a_link() -> None:
    maker = PageMaker({"site/x.html": "{{ name }}"})
    assert maker.make(Page("site/x.html", View(named, ("<b>&",))), "site/a/index.html").data == b"&lt;b&gt;&amp;"
    for alike in ("\x01abc\x02", "\x01/abc", "a\x02"):
        assert linked(alike, "../", "folder")[0] == alike


def test_a_part_is_filled_once_and_its_links_fit_every_page_it_stands_on() -> None:
    calls = []

    def counted() -> dict[str, str]:
        calls.append(1)
        return {}

    card = part(Page("site/card.html", View(counted)))

    def with_card() -> dict[str, object]:
        return {"card": card}

    maker = PageMaker({"site/card.html": "{{ url('/a/') }}", "site/x.html": "{{ card | safe_part }}"})
    page = Page("site/x.html", View(with_card))
    assert maker.make(page, "site/index.html").data == b"a/"
    assert maker.make(page, "site/x/y/index.html").data == b"../../a/"
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{{ missing }}\n</p>", 2),
        ("<p>\n\n{% if %}</p>", 3),
        ("{{ 1 | no_such_filter }}", 1),
        ("<p>\n{{ 'a' | rupiah }}", 2),
        ("\n{% include 'site/gone.html' %}", 2),
    ],
)
def test_a_mistake_in_a_template_is_a_problem_at_its_line(template: str, line: int) -> None:
    maker = PageMaker({"site/x.html": template})
    result = maker.make(Page("site/x.html", View(nothing)), "site/index.html")
    (problem,) = result.problems
    assert (problem.code, problem.place.file, problem.place.line) == ("template.broken", "templates/site/x.html", line)


def test_a_mistake_in_a_part_is_found_in_the_part() -> None:
    card = part(Page("site/card.html", View(nothing)))

    def with_card() -> dict[str, object]:
        return {"card": card}

    maker = PageMaker({"site/card.html": "\n\n{{ gone }}", "site/x.html": "{{ card | safe_part }}"})
    (problem,) = maker.make(Page("site/x.html", View(with_card)), "site/index.html").problems
    assert (problem.place.file, problem.place.line) == ("templates/site/card.html", 3)


def test_a_mistake_of_the_program_is_no_problem_of_the_template() -> None:
    def wrong() -> dict[str, str]:
        raise LookupError("ours")

    with pytest.raises(LookupError):
        PageMaker({"site/x.html": ""}).make(Page("site/x.html", View(wrong)), "site/index.html")


def test_json_in_a_page_cannot_close_its_script() -> None:
    assert script_json({"a": "</script>&\u2028"}) == '{"a":"\\u003c/script\\u003e\\u0026\\u2028"}'
