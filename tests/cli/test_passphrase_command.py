"""``omnidesk passphrase``: set, change, remove; told what backups still open with."""

from __future__ import annotations

import io

import pytest

from omnidesk.paths import backup_folder
from omnidesk.services.backups import back_up
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import utc_now


@pytest.fixture
def secret(tmp_path):
    """Write a passphrase to a file, as a script would."""

    def written(text: str):
        path = tmp_path / f"{text}.txt"
        path.write_text(f"{text}\nonly the first line counts\n")
        return path

    return written


def test_a_passphrase_is_set_changed_and_removed(omnidesk, case, secret):
    one, two = secret("one"), secret("two")
    assert omnidesk("passphrase", case, "--new-passphrase-file", one).status == 0
    assert omnidesk("info", case).status == 1
    changed = omnidesk("passphrase", case, "--passphrase-file", one, "--new-passphrase-file", two)
    assert changed.status == 0
    assert omnidesk("info", case, "--passphrase-file", two, "--json").json["passphrase"] is True
    assert omnidesk("passphrase", case, "--passphrase-file", two, "--remove").status == 0

    assert omnidesk("info", case, "--json").json["passphrase"] is False
    assert omnidesk("check", case).status == 0


def test_both_may_come_from_standard_input(omnidesk, case, secret, monkeypatch):
    omnidesk("passphrase", case, "--new-passphrase-file", secret("one"))
    monkeypatch.setattr("sys.stdin", io.StringIO("one\ntwo\n"))
    answer = omnidesk("passphrase", case, "--passphrase-file", "-", "--new-passphrase-file", "-")

    assert answer.status == 0
    with Workspace.open(case, passphrase="two", read_only=True) as opened:
        assert opened.has_passphrase


def test_a_wrong_or_an_empty_one_changes_nothing(omnidesk, case, secret, tmp_path):
    omnidesk("passphrase", case, "--new-passphrase-file", secret("one"))
    before = case.read_bytes()
    empty = tmp_path / "empty.txt"
    empty.write_text("\n")
    wrong = omnidesk("passphrase", case, "--passphrase-file", secret("two"), "--remove")
    none = omnidesk(
        "passphrase", case, "--passphrase-file", secret("one"), "--new-passphrase-file", empty
    )

    assert (wrong.status, none.status) == (1, 1)
    assert "does not open" in wrong.err
    assert "no passphrase" in none.err
    assert case.read_bytes() == before


def test_backups_that_keep_the_old_key_are_named(omnidesk, case, secret):
    with Workspace.open(case) as workspace:
        back_up(workspace, backup_folder(), now=utc_now())
    answer = omnidesk("passphrase", case, "--new-passphrase-file", secret("one"))

    assert "1 backup in " in answer.out
