"""``omnidesk restore`` and ``omnidesk recover``, on files that are damaged or gone."""

from __future__ import annotations

import pytest

from omnidesk.paths import backup_folder
from omnidesk.services.backups import back_up
from omnidesk.storage.sniff import PAGE_BYTES
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import utc_now


@pytest.fixture
def backup(case):
    with Workspace.open(case) as workspace:
        return back_up(workspace, backup_folder(), now=utc_now())


def spoil(path, *pages: int) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(content)


@pytest.mark.parametrize("state", ["sound", "damaged", "gone"])
def test_the_backups_of_a_file_are_listed_whatever_became_of_it(omnidesk, case, backup, state):
    if state == "damaged":
        spoil(case, 1)
    if state == "gone":
        case.unlink()
    (listed,) = omnidesk("restore", case, "--list", "--json").json

    assert listed["name"] == backup.path.name
    assert listed["source"] == str(case)
    assert backup.path.name in omnidesk("restore", case).out


def test_the_newest_backup_is_written_as_a_file(omnidesk, case, backup, tmp_path):
    out = tmp_path / "out.omnidesk"
    before = case.read_bytes()

    assert omnidesk("restore", case, "--out", out).status == 0
    assert omnidesk("check", out).status == 0
    assert case.read_bytes() == before
    assert omnidesk("restore", case, "--out", out).status == 1  # nothing is overwritten unasked


def test_an_unknown_backup_is_refused_with_those_that_are_there(omnidesk, case, backup, tmp_path):
    answer = omnidesk("restore", case, "--backup", "x", "--out", tmp_path / "out.omnidesk")

    assert answer.status == 1
    assert backup.path.name in answer.err


def test_what_is_left_of_a_damaged_file_is_saved_and_counted(omnidesk, case, tmp_path):
    spoil(case, 10)
    out = tmp_path / "out.omnidesk"
    saved = omnidesk("recover", case, out, "--json").json

    assert saved["lost_pages"] == 1
    assert saved["kept"]["decisions"] == 9
    assert omnidesk("info", out, "--json").json["rounds"][0]["label"] == "2016"


def test_gaps_are_filled_from_a_backup(omnidesk, case, backup, tmp_path):
    spoil(case, 1, 30, 31, 32, 33, 34)
    out = tmp_path / "out.omnidesk"
    answer = omnidesk("recover", case, out, "--fill", backup.path)

    assert "nothing is missing" in answer.out
    assert omnidesk("check", out).status == 0
