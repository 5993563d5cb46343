"""Opening, locking, refusing, backing up and checking a client file."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from omnidesk.domain.assessment import Finding
from omnidesk.domain.errors import (
    FileDamaged,
    FileEmpty,
    FileExists,
    FileForeign,
    FileLocked,
    FileMissing,
    FileNotOurs,
    FileReadOnly,
    FileTooNew,
    FolderMissing,
    OmnideskError,
    PassphraseNeeded,
    PassphraseWrong,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.storage.engine import connect
from omnidesk.storage.lock import sidecar_of
from omnidesk.storage.workspace import Workspace


def finding(text: str) -> Finding:
    return Finding("r", "d", LocalText.single("en", text))


def put(workspace: Workspace, text: str) -> None:
    with workspace.write() as work:
        work.findings.put(finding(text))


def found(path: Path, **options: str) -> list[Finding]:
    with Workspace.open(path, **options) as workspace, workspace.read() as work:
        return work.findings.where()


def raw(path: Path, *statements: str, passphrase: str | None = None) -> None:
    """Change a client file behind the program's back."""
    connection = connect(path, passphrase=passphrase, mode="rw")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_what_was_written_is_there_after_reopening(workspace, path):
    put(workspace, "seen")
    workspace.close()

    assert found(path) == [finding("seen")]


def test_creating_over_a_file_refuses_and_leaves_it(path):
    path.write_text("mine")

    with pytest.raises(FileExists):
        Workspace.create(path, "X")
    assert path.read_text() == "mine"


def test_creating_in_a_folder_that_is_not_there_refuses(tmp_path):
    with pytest.raises(FolderMissing):
        Workspace.create(tmp_path / "no" / "x.omnidesk", "X")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("dimension;level\n" * 400)


def archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 32)


def foreign_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()


def foreign_keyed_database(path: Path) -> None:
    connection = connect(path, passphrase=None, mode="rwc")
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def sealed(path: Path) -> None:
    Workspace.create(path, "X", passphrase="korek api").close()


def sound(path: Path) -> None:
    Workspace.create(path, "X").close()


def cut(path: Path) -> None:
    sound(path)
    path.write_bytes(path.read_bytes()[:-1000])


def page_lost(path: Path) -> None:
    sound(path)
    path.write_bytes(path.read_bytes()[:-4096])


def zeroed_sector(path: Path) -> None:
    sound(path)
    content = bytearray(path.read_bytes())
    content[8192 : 8192 + 512] = bytes(512)
    path.write_bytes(content)


def first_page_hit(path: Path) -> None:
    sound(path)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def too_new(path: Path) -> None:
    sound(path)
    raw(path, "UPDATE alembic_version SET version_num = '9999'")


def with_a_trigger(path: Path) -> None:
    sound(path)
    raw(path, "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM writer; END")


REFUSED = [
    (empty, FileEmpty),
    (text, FileNotOurs),
    (archive, FileNotOurs),
    (foreign_database, FileForeign),
    (foreign_keyed_database, FileForeign),
    (sealed, PassphraseNeeded),
    (cut, FileDamaged),
    (page_lost, FileDamaged),
    (zeroed_sector, FileDamaged),
    (first_page_hit, FileDamaged),
    (too_new, FileTooNew),
    (with_a_trigger, FileForeign),
]


@pytest.mark.parametrize(("make", "error"), REFUSED, ids=lambda value: value.__name__)
def test_a_file_that_is_not_what_it_should_be_is_refused_untouched(path, make, error):
    make(path)
    before = path.read_bytes()

    with pytest.raises(error) as refusal:
        Workspace.open(path)
    assert type(refusal.value) is error
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_a_file_that_is_not_there_is_said_to_be_missing(path):
    with pytest.raises(FileMissing):
        Workspace.open(path)


def test_a_passphrase_opens_what_it_closed(path):
    sealed(path)

    with Workspace.open(path, passphrase="korek api") as workspace:
        assert workspace.has_passphrase


@pytest.mark.parametrize("wrong", ["korek", "", "x'" + "00" * 32 + "'", "a'b"])
def test_a_wrong_passphrase_is_refused(path, wrong):
    sealed(path)

    with pytest.raises(PassphraseWrong):
        Workspace.open(path, passphrase=wrong)


def test_a_passphrase_with_quotes_works(path):
    Workspace.create(path, "X", passphrase="it's \"x'00'\"").close()

    assert found(path, passphrase="it's \"x'00'\"") == []


def test_a_passphrase_does_not_open_a_file_that_has_none(path):
    sound(path)

    with pytest.raises(PassphraseWrong):
        Workspace.open(path, passphrase="anything")


def test_every_single_bit_counts(path):
    """Flip one bit in each 251st byte: none may load as other data."""
    sound(path)
    whole = path.read_bytes()
    copy = path.with_name("flipped.omnidesk")
    for place in range(0, len(whole), 251):
        content = bytearray(whole)
        content[place] ^= 1 << (place % 8)
        copy.write_bytes(content)
        with pytest.raises(OmnideskError):
            Workspace.open(copy)


def test_a_second_opener_reads_and_is_told_who_writes(workspace, path):
    with Workspace.open(path) as second:
        assert isinstance(second.read_only, FileLocked)
        assert second.read_only.host
        put(workspace, "by the first")
        with second.read() as work:
            assert work.findings.where() == [finding("by the first")]
        with pytest.raises(FileLocked):
            put(second, "by the second")


def test_closing_lets_the_next_one_write_and_leaves_no_sidecar(workspace, path):
    workspace.close()

    assert not sidecar_of(path).exists()
    with Workspace.open(path) as again:
        put(again, "mine now")


def test_nothing_is_written_once_the_lock_is_given_back(workspace, path):
    workspace.close()

    with pytest.raises(RuntimeError, match="closed"):
        put(workspace, "too late")
    assert found(path) == []


def test_opening_and_closing_changes_nothing(workspace, path):
    workspace.close()
    before = path.read_bytes()

    Workspace.open(path).close()
    assert path.read_bytes() == before


def test_an_error_in_the_block_keeps_nothing_of_it(workspace):
    def half(workspace: Workspace) -> None:
        with workspace.write() as work:
            work.findings.put(finding("half"))
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        half(workspace)
    put(workspace, "whole")
    with workspace.read() as work:
        assert work.findings.where() == [finding("whole")]
    assert workspace.problems() == []


def test_writing_to_a_file_that_was_taken_away_is_refused(workspace, path):
    path.rename(path.with_name("moved.omnidesk"))

    with pytest.raises(FileMissing):
        put(workspace, "lost?")


def test_opened_for_reading_it_takes_no_lock_and_refuses_to_write(path):
    sound(path)

    with Workspace.open(path, read_only=True) as reader:
        assert not sidecar_of(path).exists()
        with pytest.raises(FileReadOnly):
            put(reader, "no")


def test_a_backup_is_a_sound_file_with_the_same_content(workspace, tmp_path):
    put(workspace, "kept")
    copy = tmp_path / "backup.omnidesk"

    workspace.backup(copy)
    assert found(copy) == [finding("kept")]


def test_a_backup_keeps_the_passphrase(path, tmp_path):
    sealed(path)
    copy = tmp_path / "backup.omnidesk"

    with Workspace.open(path, passphrase="korek api") as workspace:
        workspace.backup(copy)
    assert found(copy, passphrase="korek api") == []
    with pytest.raises(PassphraseNeeded):
        Workspace.open(copy)


def test_a_backup_overwrites_nothing_unasked(workspace, tmp_path):
    copy = tmp_path / "backup.omnidesk"
    copy.write_text("older")

    with pytest.raises(FileExists):
        workspace.backup(copy)
    assert copy.read_text() == "older"


def test_check_names_the_row_that_was_changed_by_hand(workspace, path):
    put(workspace, "honest")
    put(workspace, "honest too")
    workspace.close()
    raw(path, 'UPDATE finding SET text = \'{"en":"forged"}\' WHERE clock = 3')

    with Workspace.open(path) as again:
        (problem,) = again.problems()
    assert problem.startswith("history: finding ")


def test_check_notices_a_row_that_was_taken_out_of_the_middle(workspace, path):
    for text_ in ("one", "two", "three"):
        put(workspace, text_)
    workspace.close()
    raw(path, "DELETE FROM finding WHERE clock = 3")

    with Workspace.open(path) as again:
        assert len(again.problems()) == 1


def test_the_head_changes_when_the_end_is_cut_off(workspace, path):
    put(workspace, "one")
    put(workspace, "two")
    with workspace.read() as work:
        before = work.head()
    workspace.close()
    raw(path, "DELETE FROM finding WHERE clock = 3")

    with Workspace.open(path) as again:
        assert again.problems() == []
        with again.read() as work:
            assert work.head() != before


def test_a_copied_file_is_whole_though_it_was_open(workspace, path, tmp_path):
    put(workspace, "in the copy")
    copy = tmp_path / "stick" / "client.omnidesk"
    copy.parent.mkdir()
    shutil.copy(path, copy)

    assert found(copy) == [finding("in the copy")]


def test_the_key_is_not_in_the_engine_url(path):
    with Workspace.create(path, "X", passphrase="korek api") as workspace:
        assert "korek" not in repr(workspace._engine.url)


def test_a_broken_constraint_is_a_bug_and_not_a_users_error(workspace):
    with pytest.raises(Exception, match="CHECK constraint failed") as bug, workspace.write() as w:
        w.rounds.put_pass("r", 0, blind=False)
    assert not isinstance(bug.value, OmnideskError)
    assert driver.sqlite_version >= "3.45"
