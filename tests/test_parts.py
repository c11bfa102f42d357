"""Fetched parts: the fonts can print what people write, and what is missing or outdated is noticed at once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from etalase import parts

# Words as they stand on packs and signs; the last lines are the signs of our own papers.
WRITTEN = {
    "Indonesian": "Amplang Ikan Tenggiri ½ kg – Rp25.000",
    "accents": "Crème brûlée, łosoś, Ñandú, Škoda, phở bò, Œuf",
    "Javanese": "ꦲꦏ꧀ꦱꦫꦗꦮ",
    "Balinese": "ᬅᬓ᭄ᬱᬭᬩᬮᬶ",
    "Sundanese": "ᮃᮊ᮪ᮞᮛ",
    "Arabic": "شوكولاتة حلال",
    "Jawi": "چيڠݢاڠ ڤيسڠ",
    "Thai": "โดนัทช็อกโกแลต",
    "Lao": "ສະບາຍດີ",
    "Khmer": "ភាសាខ្មែរ",
    "Burmese": "မြန်မာဘာသာ",
    "Hindi": "स्वादिष्ट क्षत्रिय",
    "Tamil": "தமிழ்",
    "Bengali": "বাংলা ক্ষ",
    "Hebrew": "שלום",
    "Greek": "Ελληνικά",
    "Russian": "Русский",
    "Chinese": "美味饼干福豆腐",
    "Japanese": "かきあげカタカナ",
    "Korean": "한국어 김치",
    "emoji": "🍯🍌🐟🌶👍☕",
    "signs": "→ ≥ × · ✓ ● ★ № ² “ ” ’ … \u202f \u2011",
}


@pytest.fixture(scope="module")
def fonts() -> Iterator[list[TTFont]]:
    if parts.missing():
        pytest.fail("parts are missing: python build.py setup", pytrace=False)
    with ExitStack() as opened:
        yield [opened.enter_context(TTFont(path, lazy=True)) for path in parts.font_files()]


@pytest.mark.parametrize("script", WRITTEN)
def test_every_script_is_printable(fonts, script: str):
    drawn = set().union(*(font.getBestCmap() for font in fonts))
    assert [sign for sign in WRITTEN[script] if ord(sign) not in drawn] == []


def test_the_main_face_needs_no_help_with_indonesian_and_narrow_spaces(fonts):
    for font in fonts[:6]:
        assert font["name"].getDebugName(16) == "Plus Jakarta Sans"
        assert {ord(sign) for sign in "Rp25.000 – “enak” ½ × Ñ é š\u202f\u2011\u2009\u00a0"} <= set(font.getBestCmap())


def test_no_break_signs_are_as_wide_as_their_twins(fonts):
    width, cmap = fonts[0]["hmtx"], fonts[0].getBestCmap()
    assert 0 < width[cmap[0x202F]][0] == width[cmap[0x2009]][0]
    assert width[cmap[0x2011]] == width[cmap[ord("-")]]


def test_each_face_is_static_and_says_what_it_is(fonts):
    faces = [(family, weight, italic) for family in parts.FAMILIES for _, weight, italic in family.faces()]
    for font, (family, weight, italic) in zip(fonts, faces, strict=True):
        assert "fvar" not in font
        assert font["name"].getDebugName(16) == family.name
        assert font["OS/2"].usWeightClass == weight
        assert bool(font["OS/2"].fsSelection & 1) == italic == bool(font["head"].macStyle & 2)


def test_bolder_faces_are_darker(fonts):
    # The stem of the letter l: its width must grow with the weight, or a weight was not applied.
    stems = []
    for font in fonts[:5]:
        glyph = font["glyf"][font.getBestCmap()[ord("l")]]
        stems.append(glyph.xMax - glyph.xMin)
    assert stems == sorted(set(stems))


def test_scripts_for_the_browser_are_classic_scripts():
    for name in parts.BROWSER | parts.TESTS:
        text = parts.browser_file(name).read_text("utf-8")
        assert "\nexport " not in text
        assert "sourceMappingURL" not in text


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project in a folder whose name has a space and letters beyond ASCII."""
    root = tmp_path / "katalog saya – é"
    root.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(parts.ROOT / name, root / name)
    monkeypatch.setattr(parts, "ROOT", root)
    return root


def pretend_made(root: Path) -> None:
    for name in parts.missing():
        (root / ".parts" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / ".parts" / name).touch()
    (root / ".parts" / "stamp.json").write_text(json.dumps({"made_from": parts._made_from()}), "utf-8")


def test_everything_is_missing_before_setup(elsewhere: Path):
    missing = parts.missing()
    assert "browser/minisearch.js" in missing
    assert "fonts/PlusJakartaSans-400.ttf" in missing


def test_nothing_is_missing_after_setup_until_a_file_goes(elsewhere: Path):
    pretend_made(elsewhere)
    assert parts.missing() == []
    (elsewhere / ".parts" / "fonts" / "NotoSansThai-400.ttf").unlink()
    assert parts.missing() == ["fonts/NotoSansThai-400.ttf"]


def test_a_new_lock_makes_the_parts_outdated(elsewhere: Path):
    pretend_made(elsewhere)
    lock = elsewhere / "package-lock.json"
    lock.write_text(lock.read_text("utf-8").replace("7.2.0", "7.2.1"), "utf-8")
    assert "browser/minisearch.js" in parts.missing()


def test_a_spoiled_stamp_is_no_crash(elsewhere: Path):
    pretend_made(elsewhere)
    (elsewhere / ".parts" / "stamp.json").write_bytes(b"\xff\xfe{")
    assert parts.missing()


def test_without_network_setup_says_what_to_do_and_leaves_nothing_that_looks_done(elsewhere, monkeypatch, capsys):
    # A port on which nobody listens stands for a network that is down.
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(elsewhere / "npm-cache"))
    assert parts.setup(lambda line: None) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ECONNREFUSED" in said
    assert said.endswith("ketik: python build.py setup\n")
    assert parts.missing()


def test_setup_with_everything_there_fetches_nothing(elsewhere, monkeypatch):
    pretend_made(elsewhere)
    monkeypatch.setattr(parts, "_fetch", lambda folder: pytest.fail("fetched"))
    assert parts.setup(lambda line: None) == 0
