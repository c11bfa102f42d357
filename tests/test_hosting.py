"""The recipes for publishing: the workflow of the repository and what docs/hosting.md tells other hosts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from etalase.cli import main

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "hosting.md").read_text("utf-8")


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    return loaded


def steps(workflow: dict[Any, Any], job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow["jobs"][job]["steps"]
    return found


def lines(workflow: dict[Any, Any], job: str) -> list[str]:
    return [step["run"] for step in steps(workflow, job) if "run" in step]


def test_the_workflow_checks_and_tests_before_it_deploys(workflow: dict[Any, Any]) -> None:
    # YAML 1.1 reads the key `on` as true.
    assert {"push", "schedule", "workflow_dispatch", "pull_request"} == workflow[True].keys()
    build = lines(workflow, "build")
    order = [next(n for n, line in enumerate(build) if part in line) for part in ("setup", "check", "--only site")]
    assert order == sorted(order)
    assert "make test" in lines(workflow, "test")
    deploy = workflow["jobs"]["deploy"]
    assert set(deploy["needs"]) == {"build", "test"}
    assert "pull_request" in deploy["if"]
    assert deploy["environment"]["name"] == "github-pages"


def test_only_the_job_that_deploys_may_write(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert [job for job, about in workflow["jobs"].items() if "permissions" in about] == ["deploy"]


def test_every_action_is_github_s_own_and_has_a_version(workflow: dict[Any, Any]) -> None:
    used = [step["uses"] for job in workflow["jobs"] for step in steps(workflow, job) if "uses" in step]
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@v\d+(\.\d+\.\d+)?", each)] == []
    names = [each.partition("@")[0].removeprefix("actions/") for each in used]
    assert {"checkout", "setup-python", "cache", "configure-pages", "upload-pages-artifact", "deploy-pages"} == set(
        names
    )


def test_the_site_alone_is_published_and_what_was_made_is_kept(workflow: dict[Any, Any]) -> None:
    about = {step["uses"].partition("@")[0]: step for step in steps(workflow, "build") if "uses" in step}
    assert about["actions/upload-pages-artifact"]["with"] == {"path": "output/site"}
    kept = {s["with"]["path"] for s in steps(workflow, "build") if s.get("uses", "").startswith("actions/cache@")}
    assert kept == {".parts", ".cache"}
    parts = next(s for s in steps(workflow, "build") if s.get("with", {}).get("path") == ".parts")
    hashed = re.findall(r"'([^']+)'", parts["with"]["key"])
    assert [name for name in hashed if not (ROOT / name).is_file()] == []


def test_what_the_recipes_call_exists(workflow: dict[Any, Any], capsys: pytest.CaptureFixture[str]) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    text = "\n".join([*lines(workflow, "build"), *lines(workflow, "test"), GUIDE])
    targets = set(re.findall(r"\bmake (\w+)", text)) - {"the"}
    assert targets >= {"setup", "test"}
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.M)] == []
    for command, options in set(re.findall(r"build\.py (check|)((?: ?--[a-z-]+(?: [^`\s;&-]\S*)?)*)", text)):
        assert main([command or "build", "--help"]) == 0
        told = capsys.readouterr().out
        assert [name for name in re.findall(r"--[a-z-]+", options) if name not in told] == [], options


def test_the_guide_tells_every_host_what_the_site_needs() -> None:
    for block in re.findall(r"```(?:apache|nginx)\n(.*?)```", GUIDE, re.DOTALL):
        for needed in ("404.html", "nosniff", "geolocation=(self)", "immutable", "no-cache", "frame-ancestors 'none'"):
            assert needed in block
        assert "application/manifest+json" in block
    assert len(re.findall(r"```(?:apache|nginx)\n", GUIDE)) == 2
    assert "output/staff" in GUIDE
    # The names that may be kept for a year are those that change with their content.
    pattern = re.search(r'FilesMatch "(\\\.\[0-9a-f\].*?)">', GUIDE)
    assert pattern
    for name, kept in (
        *(("gaya.d2a587d3.css", True), ("041dfeecdc9cf034-320.avif", True), ("041dfeecdc9cf034-720.jpg", True)),
        *(
            ("index.html", False),
            ("sw.js", False),
            ("katalog.js", False),
            ("katalog.json", False),
            ("pameran.ics", False),
        ),
    ):
        assert bool(re.search(pattern[1], name)) is kept, name
