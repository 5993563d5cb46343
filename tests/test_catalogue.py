"""The Indonesian catalogue is whole, and the tool that keeps it so does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).resolve().parents[1] / "packaging" / "catalogue.py"
SAID = 't("one {a}")\nt.plural("{n} cup", "{n} cups", n)\nt.context("verb", "Open")\nN_("late")\n'
TRANSLATED = {"one {a}": "satu {a}", "{n} cup": "{n} cangkir", "Open": "Buka", "late": "telat"}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "page.py").write_text(SAID, encoding="utf-8")
    return folder


@pytest.fixture
def whole(tool: ModuleType, package: Path, tmp_path: Path) -> Path:
    """A catalogue in which every sentence of ``package`` is translated."""
    path = tmp_path / "omnidesk.po"
    tool.update(path, package)
    translate(path)
    return path


def translate(path: Path) -> None:
    """Fill the empty translations by hand, as a translator would in the .po file."""
    text = path.read_text(encoding="utf-8")
    for source, translation in TRANSLATED.items():
        text = text.replace(f'"{source}"\nmsgstr ""', f'"{source}"\nmsgstr "{translation}"')
    text = text.replace('msgstr[0] ""', f'msgstr[0] "{TRANSLATED["{n} cup"]}"')
    path.write_text(text, encoding="utf-8")


def test_the_programs_catalogue_is_whole(tool: ModuleType) -> None:
    said = tool.said_in(tool.ROOT / "omnidesk")
    assert tool.problems(said, tool.read_catalogue(tool.CATALOGUE)) == []


def test_a_new_sentence_is_untranslated(
    tool: ModuleType, package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tool.update(tmp_path / "omnidesk.po", package)
    assert capsys.readouterr().out.splitlines()[0] == "4 sentences, 4 untranslated"
    assert tool.check(tmp_path / "omnidesk.po", package) == 1


def test_a_translated_catalogue_passes(tool: ModuleType, package: Path, whole: Path) -> None:
    assert tool.check(whole, package) == 0


def test_an_update_keeps_translations_and_gives_the_same_bytes(
    tool: ModuleType, package: Path, whole: Path
) -> None:
    tool.update(whole, package)
    once = whole.read_bytes()
    tool.update(whole, package)
    assert whole.read_bytes() == once
    assert tool.check(whole, package) == 0


def test_the_catalogue_holds_no_dates_and_no_places(tool: ModuleType, whole: Path) -> None:
    text = whole.read_text(encoding="utf-8")
    assert "Date" not in text
    assert "#:" not in text
    assert "nplurals=1; plural=0;" in text


def test_a_sentence_no_longer_said_is_a_problem_until_the_update(
    tool: ModuleType, package: Path, whole: Path
) -> None:
    (package / "page.py").write_text(SAID.replace('N_("late")', ""), encoding="utf-8")
    said = tool.said_in(package)
    assert tool.problems(said, tool.read_catalogue(whole)) == ["no longer said: late"]
    tool.update(whole, package)
    assert tool.check(whole, package) == 0


def test_a_translation_with_other_placeholders_is_a_problem(
    tool: ModuleType, package: Path, whole: Path
) -> None:
    broken = whole.read_text(encoding="utf-8").replace("satu {a}", "satu {b}")
    whole.write_text(broken, encoding="utf-8")
    said = tool.said_in(package)
    assert tool.problems(said, tool.read_catalogue(whole)) == ["other placeholders: one {a}"]


def test_the_compiled_catalogue_lies_beside_its_source(tool: ModuleType, whole: Path) -> None:
    tool.compile_catalogue(whole)
    assert whole.with_suffix(".mo").stat().st_size > 0
    assert not list(whole.parent.glob("*.tmp"))
