"""The user's guide in docs/ says what the help of the program says, and its pictures are there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from omnidesk.texts import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def guide() -> ModuleType:
    spec = importlib.util.spec_from_file_location("guide", ROOT / "packaging" / "guide.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_as_the_help_is_now(guide: ModuleType, language: str) -> None:
    written = guide.guide_path(language).read_text(encoding="utf-8")

    assert written == guide.guide_of(language), "run python3 packaging/dev.py guide"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_guide_leads_somewhere(guide: ModuleType, language: str) -> None:
    text = guide.guide_of(language)
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    inside = set(re.findall(r"\]\(#([^)]+)\)", text))
    files = re.findall(r"\]\(([^#)]+)\)", text)

    assert inside <= anchors
    assert all((ROOT / "docs" / name).exists() for name in files)


def test_the_pictures_are_small(guide: ModuleType) -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))

    assert {path for each in LANGUAGES for path in guide.pictures_of(each)} <= set(pictures)
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
