"""Files are written whole or not at all, under names that every system accepts."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnidesk import files

on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")


def _fail_half_way(target: Path) -> None:
    with files.replacing(target) as temporary:
        temporary.write_text("half of the new")
        raise OSError("the disk is full")


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("old")
    with files.replacing(target) as temporary:
        temporary.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("old")
    with pytest.raises(OSError, match="the disk is full"):
        _fail_half_way(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_leaves_no_file_where_there_was_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="the disk is full"):
        _fail_half_way(tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_success_leaves_only_the_file(tmp_path: Path) -> None:
    files.write_bytes(tmp_path / "report.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_the_temporary_file_has_the_same_suffix(tmp_path: Path) -> None:
    with files.replacing(tmp_path / "report.docx") as temporary:
        assert temporary.suffix == ".docx"
        assert temporary.parent == tmp_path


@on_posix
def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("old")
    target.chmod(0o640)
    files.write_bytes(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


@on_posix
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    files.write_bytes(tmp_path / "ours", b"new")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_text_keeps_its_line_ends_and_its_script(tmp_path: Path) -> None:
    files.write_text(tmp_path / "a.csv", "satu\r\ndua\n\N{MINUS SIGN}1")
    assert (tmp_path / "a.csv").read_bytes() == "satu\r\ndua\n\N{MINUS SIGN}1".encode()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.write_bytes(tmp_path / "missing" / "a.csv", b"")


def test_the_hash_is_that_of_all_bytes(tmp_path: Path) -> None:
    content = os.urandom((1 << 21) + 7)  # more than is read at once
    (tmp_path / "big").write_bytes(content)
    assert files.sha256_of(tmp_path / "big") == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Telkom Akses 2016", "Telkom Akses 2016"),
        ("Q1/Q2: gap?", "Q1-Q2- gap"),
        ("../../etc/passwd", "etc-passwd"),
        ("Kématangan", "Kématangan"),
        (" . ", "omnidesk"),
        ("", "omnidesk"),
    ],
)
def test_a_name_is_made_safe(text: str, name: str) -> None:
    assert files.safe_name(text) == name


@pytest.mark.parametrize("name", ["CON", "nul", "com1"])
def test_a_name_reserved_by_windows_is_changed(name: str) -> None:
    assert files.safe_name(name).upper() != name.upper()


@given(st.text(max_size=400))
def test_any_text_becomes_one_name_that_can_be_created(text: str) -> None:
    name = files.safe_name(text)
    assert name
    assert Path(name).name == name
    assert not set(name) & set('\\/:*?"<>|\0')
    assert len(name.encode()) <= 255
