"""The site judged as a whole: a fault is planted in a small site, and the problem names its place and what to do."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from etalase import addresses, audience, parts, pipeline, proof
from etalase.pipeline import Outcome
from etalase.problem import Problem, Severity
from etalase.proof import BUDGETS, kind_of
from etalase.request import Request
from tests import made_photos, small_site
from tests.conftest import SampleSite

ABON = "content/vendors/dapur-teluk/products/abon.md"


class Site:
    """A small site with templates of its own, built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        content = small_site.write(folder, small_site.files())
        shutil.copytree(small_site.ROOT / "templates", folder / "templates")
        self.request: Request = dataclasses.replace(
            small_site.request(content),
            templates=folder / "templates",
            only=("site",),
            skip=("card", "paper"),
            usb=True,
            parts=parts.published(),
        )

    def change(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text, path
        file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    def line(self, path: str, text: str) -> int:
        """The first line of a file that holds the text."""
        lines = (self.folder / path).read_text("utf-8").split("\n")
        return next(n for n, line in enumerate(lines, 1) if text in line)

    def build(self, **asked: object) -> Outcome:
        outcome = pipeline.build(dataclasses.replace(self.request, **asked))  # type: ignore[arg-type]
        assert outcome.published
        return outcome

    def problems(self, **asked: object) -> list[Problem]:
        return [finding.problem for finding in self.build(**asked).findings]

    def told(self, **asked: object) -> list[tuple[str, str, int]]:
        return [(p.code, p.place.file, p.place.line) for p in self.problems(**asked)]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_site_without_faults_is_met_with_silence(site: Site) -> None:
    assert site.told() == []


def test_a_dead_link_of_a_template_is_told_at_its_line_once_for_all_pages(site: Site) -> None:
    site.change("templates/site/header.html", '"/produk/"', '"/produkk/"')
    line = site.line("templates/site/header.html", "/produkk/")
    (problem,) = site.problems()
    assert (problem.code, problem.place.file, problem.place.line) == (
        "page.dead-link",
        "templates/site/header.html",
        line,
    )
    assert problem.values["found"] == "/produkk/"
    assert int(problem.values["n"]) > 10
    assert problem.hint == "/produk/"
    assert pipeline.gravity(problem) is Severity.WARNING


def test_addresses_that_no_helper_wrote_are_told(site: Site) -> None:
    """`/produk/` works only where the site lies at the root of its host, and never from a stick."""
    site.change("templates/site/luring.html", "{% block main %}", '{% block main %}<a href="/produk/">a</a>')
    assert site.told() == [
        ("page.dead-link", "templates/site/luring.html", site.line("templates/site/luring.html", '"/produk/"'))
    ]


def test_a_dead_place_on_the_own_page_is_told(site: Site) -> None:
    site.change("templates/site/luring.html", "{% block main %}", '{% block main %}<a href="#tidak-ada">a</a>')
    found = site.problems()
    assert [(p.code, p.place.file, p.values["found"]) for p in found] == [
        ("page.dead-link", "templates/site/luring.html", "#tidak-ada")
    ]


def test_a_dead_place_on_another_page_is_told(site: Site) -> None:
    site.change(
        "templates/site/luring.html",
        "{% block main %}",
        "{% block main %}<a href=\"{{ url('/pelatihan/#klinikk') }}\">a</a>",
    )
    assert [(p.code, p.values["found"]) for p in site.problems()] == [("page.dead-link", "/pelatihan/#klinikk")]


def test_a_missing_picture_and_a_missing_style_are_told(site: Site) -> None:
    site.change(
        "templates/site/luring.html",
        "{% block main %}",
        '{% block main %}<img src="{{ file(\'/gambar/hilang.jpg\') }}" alt="" width="1" height="1">',
    )
    assert [(p.code, p.values["found"]) for p in site.problems()] == [("page.dead-link", "/gambar/hilang.jpg")]


def test_dead_links_in_content_are_told_at_their_line_by_check_and_build_alike(site: Site) -> None:
    site.change(
        "content/pages/tentang.md",
        "Katalog contoh.",
        "Lihat [abon](/produk/dapur-teluk/abn/) dan\n[data](/data/katalok.json), [atas](#atas).",
    )
    checked = [finding.problem for finding in pipeline.check(site.request)[1]]
    assert [(p.code, p.place.line, p.place.column, p.hint) for p in checked] == [
        ("link.dead", 4, 14, "/produk/dapur-teluk/abon/")
    ]
    # Whether a file and a place that a template makes exist is known when the site is made.
    assert [(p.code, p.place.file, p.place.line) for p in site.problems()] == [
        ("link.dead", "content/pages/tentang.md", 4),
        ("link.dead", "content/pages/tentang.md", 5),
        ("link.place", "content/pages/tentang.md", 5),
    ]


def test_a_page_without_a_twin_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = pipeline._public_plan

    def without(*inputs: object) -> dict[str, object]:
        made = plan(*inputs)  # type: ignore[arg-type]
        return {path: recipe for path, recipe in made.items() if path != "site/en/halaman/tentang/index.html"}

    monkeypatch.setattr(pipeline, "_public_plan", without)
    found = site.problems(usb=False)
    assert ("page.twin-missing", "content/pages/tentang.md", "/halaman/tentang/", "/en/halaman/tentang/") in [
        (p.code, p.place.file, p.values["page"], p.values.get("twin")) for p in found
    ]


def test_a_page_that_does_not_point_to_its_twin_is_told(site: Site) -> None:
    site.change(
        "templates/site/base.html", "{% for tongue in twins %}", "{% for tongue in twins if path != '/baru/' %}"
    )
    site.change(
        "templates/site/base.html",
        "{% for tongue, address in alternates %}",
        "{% for tongue, address in alternates if path != '/baru/' %}",
    )
    # The canonical address of the page itself stays, that of its twin does not.
    found = [(p.code, p.values["page"]) for p in site.problems()]
    assert found == [("page.twin-unlinked", "/baru/")]


def test_a_page_that_grew_too_heavy_is_told_with_its_file(site: Site) -> None:
    words = " ".join(f"{n * 7919 % 100003}" for n in range(5000))
    site.change(ABON, "Abon ikan tenggiri yang disangrai pelan.", words)
    heavy = {p.values["page"]: p for p in site.problems() if p.code == "page.heavy-html"}
    problem = heavy["/produk/dapur-teluk/abon/"]
    assert (problem.place.file, problem.values["limit"]) == (ABON, 8)
    assert int(problem.values["size"]) > 10
    # One problem for both languages: one file has to be mended.
    assert not any(str(page).startswith("/en/") for page in heavy)


def test_a_photo_that_stays_heavy_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    tight = dataclasses.replace(proof.BUDGETS["product"], pictures=70_000)
    monkeypatch.setattr(proof, "BUDGETS", {**proof.BUDGETS, "product": tight})
    # Coarse grain in every colour: no quality makes it light.
    photo = Image.merge("RGB", [Image.effect_noise((720, 720), 90) for _ in range(3)])
    (site.folder / small_site.PHOTO).write_bytes(made_photos.saved(photo, "JPEG"))
    found = {p.code: p for p in site.problems()}
    assert found["page.heavy-photo"].place.file == small_site.PHOTO
    assert int(found["page.heavy-photo"].values["size"]) > 60
    assert "page.heavy-pictures" in found


def test_styles_and_scripts_over_their_budget_are_told_once(site: Site) -> None:
    noise = "".join(f".x{n * 7919 % 100003}{{top:{n * 104729 % 99991}px}}" for n in range(1500))
    style = site.folder / "templates/assets/gaya.css"
    style.write_text(style.read_text("utf-8") + noise, "utf-8")
    script = site.folder / "templates/assets/etalase.js"
    script.write_text(
        script.read_text("utf-8") + ";" + noise.replace(".x", "'").replace("{", "';'").replace("}", "';"), "utf-8"
    )
    found = site.told()
    assert {(code, file) for code, file, _ in found} == {
        ("page.heavy-styles", "templates/assets/gaya.css"),
        ("page.heavy-scripts", "templates/assets/etalase.js"),
    }
    assert len(found) == 2


def test_problems_are_the_same_cold_warm_and_with_any_number_of_jobs(site: Site) -> None:
    site.change("templates/site/header.html", '"/produk/"', '"/produkk/"')
    site.change("content/pages/tentang.md", "Katalog contoh.", "Lihat [data](/data/katalok.json).")
    cold = site.problems()
    assert {p.code for p in cold} == {"page.dead-link", "link.dead"}
    assert site.problems() == cold
    site.change(ABON, "harga: 25000", "harga: 26000")
    edited = site.build()
    assert [f.problem for f in edited.findings] == cold
    assert edited.n_written < edited.n_files / 2
    shutil.rmtree(site.request.cache)
    assert site.problems(jobs=4) == cold


def test_mending_a_fault_ends_the_problem_without_making_other_pages(site: Site) -> None:
    site.change("content/pages/tentang.md", "Katalog contoh.", "Lihat [data](/data/katalok.json).")
    assert site.told() == [("link.dead", "content/pages/tentang.md", 4)]
    site.change("content/pages/tentang.md", "katalok", "katalog")
    outcome = site.build()
    assert outcome.findings == ()
    assert outcome.n_written < 12


def test_what_leads_to_a_page_that_is_gone_is_told_though_it_is_not_made_again(site: Site) -> None:
    """The page of texts has no product among its inputs, so only the ledger knows what it points to."""
    site.change("content/pages/tentang.md", "Katalog contoh.", "Lihat [tas](/produk/anyam-damai/tas/).")
    assert site.told() == []
    (site.folder / "content/vendors/anyam-damai/products/tas.md").unlink()
    assert ("link.dead", "content/pages/tentang.md", 4) in site.told()


def test_an_interrupted_build_does_not_leave_a_ledger_that_speaks_of_other_pages(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    site.change("content/pages/tentang.md", "Katalog contoh.", "Lihat [data](/data/katalok.json).")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "Manifest", _stop)
        with pytest.raises(KeyboardInterrupt):
            site.build()
    site.change("content/pages/tentang.md", "Lihat [data](/data/katalok.json).", "Katalog contoh.")
    assert site.told() == []


def _stop(*values: object) -> None:
    raise KeyboardInterrupt


def test_the_question_and_the_plan_know_the_same_pages(sample_site: SampleSite) -> None:
    content = sample_site.site.parents[1] / "content"
    request = dataclasses.replace(small_site.request(content), cache=sample_site.site.parents[1] / ".cache")
    catalog = pipeline.check(request)[0]
    known = addresses.addresses(audience.seen_by(catalog, "public", request.as_of))
    made = {
        f"/{path.parent.relative_to(sample_site.site).as_posix()}/".replace("/./", "/")
        for path in pages(sample_site.site)
    }
    first = {path for path in made if not re.match(r"/en/|.*/hal/|/siap-ritel/.", path)}
    assert known.keys() == first
    for path, address in known.items():
        text = (sample_site.site / path.strip("/") / "index.html").read_text("utf-8")
        for start, names in address.places.items():
            assert all(f'id="{name}"' in text for name in names), path
            if start:
                assert text.count(f' id="{start}') == len(names), path


def pages(site: Path) -> Iterator[Path]:
    return site.rglob("index.html")


@pytest.mark.parametrize(
    "path, kind",
    [
        ("index.html", "home"),
        ("en/index.html", "home"),
        ("produk/index.html", "list"),
        ("en/produk/hal/3/index.html", "list"),
        ("produk/hal/2/index.html", "list"),
        ("pelaku/dapur/index.html", "vendor"),
        ("pelaku/index.html", "other"),
    ],
)
def test_budgets_belong_to_kinds_of_pages(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_budgets_together_stay_below_the_whole() -> None:
    """150 KB for a page, 180 KB for a list."""
    for kind, budget in BUDGETS.items():
        whole = budget.html + budget.styles + budget.scripts + budget.pictures
        assert whole <= (180_000 if kind in ("list", "other") else 150_000)
