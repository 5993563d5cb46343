"""Set-up needs nothing but Python, the lock is whole, and so is the Indonesian catalogue."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging_scripts import PACKAGING, loaded

ROOT = Path(__file__).resolve().parents[1]
SET_UP_MODULES = ("dev", "environment", "system_libraries", "failures")
VERBS = ("setup", "run", "test", "bench", "shots", "texts", "guide")
TEST_COMMAND = "python3 packaging/dev.py test"
# In pieces, so that this file passes its own test.
REGISTRY_HOSTS = ("pypi" + ".org", "python" + "hosted", "npm" + "js", "conda." + "anaconda")


def _imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _locked() -> dict[str, list[str]]:
    """The lock's entries: name to its lines, the pin first."""
    text = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    entries: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=\S)", text):
        if not block.startswith("#"):
            pin = block.split("==")[0]
            entries.setdefault(canonicalize_name(pin), []).extend(block.strip().splitlines())
    return entries


def _wanted() -> list[Requirement]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    names = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(name) for name in [*names, *told["build-system"]["requires"]]]


def _own_files() -> Iterator[Path]:
    """Every file of the project's own, wherever it was copied to: git may be missing there."""
    yield from (path for path in ROOT.iterdir() if path.is_file())
    for folder in (".ci", "docs", "omnidesk", "packaging", "resources", "rubric", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                yield path


@pytest.mark.parametrize("name", SET_UP_MODULES)
def test_set_up_imports_only_what_every_python_has(name: str) -> None:
    modules = {module.split(".")[0] for module in _imported_by(PACKAGING / f"{name}.py")}
    assert modules <= sys.stdlib_module_names | set(SET_UP_MODULES)


@pytest.mark.parametrize("name", SET_UP_MODULES)
def test_a_python_too_old_gets_as_far_as_being_told_so(name: str) -> None:
    ast.parse((PACKAGING / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_help_has_a_sentence_for_every_verb() -> None:
    command = [sys.executable, str(PACKAGING / "dev.py"), "-h"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for verb in VERBS:
        assert re.search(rf"^  {verb} +[A-Z].+\.$", told, re.MULTILINE), verb


def test_an_unknown_verb_is_wrong_usage() -> None:
    command = [sys.executable, str(PACKAGING / "dev.py"), "fly"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


@pytest.mark.parametrize("wanted", _wanted(), ids=str)
def test_every_dependency_is_pinned_to_a_version_that_is_allowed(wanted: Requirement) -> None:
    lines = _locked()[canonicalize_name(wanted.name)]
    pins = [Requirement(line.rstrip(" \\")) for line in lines if "==" in line]
    versions = [str(pin.specifier).removeprefix("==") for pin in pins]
    assert versions
    assert all(wanted.specifier.contains(version) for version in versions)


def test_every_locked_package_is_one_version_with_its_hashes() -> None:
    for name, lines in _locked().items():
        assert lines[0].endswith("\\"), name
        assert re.match(r"[a-z0-9-]+==[\w.]+( ;.*)? \\$", lines[0]), name
        assert all("--hash=sha256:" in line or "==" in line for line in lines), name
        assert any("--hash=sha256:" in line for line in lines), name


def test_the_lock_gives_no_address() -> None:
    text = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--(extra-)?index-url|--find-links)", text, re.MULTILINE)


def test_no_file_names_a_registry() -> None:
    for path in _own_files():
        content = path.read_bytes().lower()
        named = [host for host in REGISTRY_HOSTS if host.encode() in content]
        assert not named, path


def test_ci_ends_with_the_command_that_the_readme_gives() -> None:
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8").split("\n")
    assert TEST_COMMAND in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert steps[-2:] == [TEST_COMMAND, ""]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "docs/architecture.md"])
def test_a_document_points_only_at_files_that_exist(document: str) -> None:
    path = ROOT / document
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "resources/icons").glob("*.svg")), ids=str)
def test_an_icon_is_a_drawing_in_one_colour(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    drawing = ET.fromstring(text)
    if path.stem != "omnidesk":
        assert drawing.get("viewBox") == "0 0 20 20"
        assert re.findall(r"#\w+", text) == ["#000"]
        assert drawing.get("fill") == "none"


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic"])
def test_the_fonts_of_reports_come_with_their_licence(style: str) -> None:
    folder = ROOT / "resources" / "fonts"
    assert (folder / f"NotoSans-{style}.ttf").read_bytes()[:4] == b"\x00\x01\x00\x00"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_the_clock_of_the_pictures_still_finds_what_it_replaces():
    words = [sys.executable, "-c", "import shot_clock; shot_clock.stand_still()"]
    done = subprocess.run(words, cwd=PACKAGING, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_thorough_tests_kill_more_often_and_hand_the_rest_to_pytest(monkeypatch):
    monkeypatch.syspath_prepend(PACKAGING)  # where dev.py finds what it imports
    dev = loaded("dev")
    calls: list[list[str]] = []

    class Ready:
        def python_call(self, words: list[str]) -> int:
            calls.append([*words, os.environ["OMNIDESK_KILLS"]])
            return 0

    monkeypatch.setattr(dev, "_ready", Ready)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    dev.test(["--thorough", "-x"])

    assert calls[0][-2:] == ["-x", dev.EVERY_KILL["OMNIDESK_KILLS"]]
    assert "--thorough" not in calls[0]
