"""Restoring never destroys; a damaged file is assessed against its backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnidesk.domain.errors import DiskFull, FileExists, FileLocked, OmnideskError, PassphraseNeeded
from omnidesk.services.backup_texts import counts_text
from omnidesk.services.backups import back_up, backups_for
from omnidesk.services.capture import record_rating
from omnidesk.services.client_files import change_passphrase
from omnidesk.services.recovery_texts import lacks_text, saved_lines
from omnidesk.services.restoring import assess, restore_beside, restore_over, save_readable
from omnidesk.services.round_states import close_round
from omnidesk.services.rounds import open_round
from omnidesk.storage.sniff import PAGE_BYTES
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import utc_now
from omnidesk.texts import Translator
from tests.services.test_backups import NOON
from tests.services.test_capture import rating


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def backup(workspace, opened, root) -> Path:
    """A backup with one rating; the file goes on to have two, and is closed."""
    record_rating(workspace, opened, rating(opened, level=3))
    made = back_up(workspace, root, now=NOON)
    record_rating(workspace, opened, rating(opened, dimension="budget", level=4))
    workspace.close()
    return made.path


def rated(path: Path, passphrase: str | None = None) -> set[str]:
    with Workspace.open(path, passphrase=passphrase, read_only=True) as opened:
        assert opened.problems() == []
        return {each.dimension for each in open_round(opened, "2026").record.ratings}


def test_a_backup_becomes_a_file_beside_the_present_one(workspace, backup, tmp_path):
    target = tmp_path / "telko (restored).omnidesk"
    restore_beside(backup, target, None)

    assert rated(target) == {"technology"}
    assert rated(workspace.path) == {"technology", "budget"}
    with pytest.raises(FileExists):
        restore_beside(backup, workspace.path, None)


def test_a_backup_in_the_files_place_keeps_the_file_under_another_name(workspace, backup):
    kept = workspace.path.with_name("kept.omnidesk")
    restore_over(backup, workspace.path, kept, None)

    assert rated(workspace.path) == {"technology"}
    assert rated(kept) == {"technology", "budget"}


def test_a_file_that_is_open_is_not_replaced(workspace, backup):
    kept = workspace.path.with_name("kept.omnidesk")
    with Workspace.open(workspace.path), pytest.raises(FileLocked):
        restore_over(backup, workspace.path, kept, None)

    assert not kept.exists()
    assert rated(workspace.path) == {"technology", "budget"}


def test_a_backup_that_is_not_sound_replaces_nothing(workspace, backup):
    content = bytearray(backup.read_bytes())
    content[5 * PAGE_BYTES] ^= 1
    backup.write_bytes(content)
    kept = workspace.path.with_name("kept.omnidesk")
    with pytest.raises(OmnideskError):
        restore_over(backup, workspace.path, kept, None)

    assert rated(workspace.path) == {"technology", "budget"}
    assert not kept.exists()


def test_without_room_for_the_kept_file_nothing_is_replaced(workspace, backup, monkeypatch):
    kept = workspace.path.with_name("kept.omnidesk")

    def full(_path: Path, _kept: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("omnidesk.storage.workspace.keep_aside", full)
    with pytest.raises(DiskFull):
        restore_over(backup, workspace.path, kept, None)
    assert rated(workspace.path) == {"technology", "budget"}


def test_a_journal_goes_with_the_file_that_it_belongs_to(workspace, backup):
    kept = workspace.path.with_name("kept.omnidesk")
    workspace.path.with_name("telko.omnidesk-journal").write_bytes(b"of the old file")
    restore_over(backup, workspace.path, kept, None)

    assert not workspace.path.with_name("telko.omnidesk-journal").exists()
    assert kept.with_name("kept.omnidesk-journal").read_bytes() == b"of the old file"


def damage(path: Path, *places: int) -> None:
    content = bytearray(path.read_bytes())
    for place in places or range(PAGE_BYTES * 2, len(content), PAGE_BYTES * 9):
        content[place] ^= 1
    path.write_bytes(content)


def test_the_newest_sound_backup_is_found_and_what_it_lacks(workspace, backup, root):
    path = workspace.path
    newer = backup.with_name("2031-01-01 00-00-00.000000Z.omnidesk")
    newer.write_bytes(backup.read_bytes()[:-PAGE_BYTES])
    damage(path, 20)
    found = assess(path, backups_for(path, root), passphrase=None, now=utc_now)

    assert found.backup is not None
    assert found.backup.path == backup
    assert found.lacks == {"ratings": 1}
    assert found.readable is not None
    assert "1 rating" in lacks_text(found.lacks, Translator())


def test_without_any_backup_what_can_be_read_is_still_told(workspace, backup):
    damage(workspace.path)
    found = assess(workspace.path, [], passphrase=None, now=utc_now)

    assert found.backup is None
    assert found.readable is not None
    lines = saved_lines(found.readable, Translator())
    assert "pages could not be read" in lines[0]
    assert "Nothing is missing" not in " ".join(lines)


def test_under_a_passphrase_neither_tells_anything_without_it(workspace, opened, root, tmp_path):
    change_passphrase(workspace, "korek api")
    made = back_up(workspace, root, now=NOON)
    workspace.close()
    damage(workspace.path)
    backups = backups_for(workspace.path, root)
    with pytest.raises(PassphraseNeeded):
        assess(workspace.path, backups, passphrase=None, now=utc_now)
    found = assess(workspace.path, backups, passphrase="korek api", now=utc_now)
    out = tmp_path / "out.omnidesk"
    saved = save_readable(
        workspace.path, out, passphrase="korek api", backup=made.path, now=utc_now
    )

    assert found.backup == made
    assert saved.n_missing == 0
    assert rated(out, "korek api") == set()


def test_counts_are_said_in_a_fixed_order():
    counts = {"others": 1, "ratings": 2, "rounds": 1}

    assert counts_text(counts, Translator()) == "1 round, 2 ratings, 1 other entry"


def test_a_moved_file_is_known_by_the_client_that_can_still_be_read_in_it(
    workspace, backup, root, tmp_path
):
    moved = tmp_path / "elsewhere.omnidesk"
    workspace.path.rename(moved)
    damage(moved, PAGE_BYTES * 20)
    found = assess(moved, backups_for(moved, root), root=root, passphrase=None, now=utc_now)

    assert found.backup is not None
    assert found.backup.path == backup


def test_an_entry_that_was_changed_twice_is_told_once(workspace, opened, tmp_path):
    close_round(workspace, opened.record.round.id)
    workspace.close()
    damage(workspace.path, workspace.path.stat().st_size - 1)
    out = tmp_path / "out.omnidesk"

    saved = save_readable(workspace.path, out, passphrase=None, now=utc_now)
    assert saved.kept["rounds"] == 1


def test_a_replacing_that_fails_leaves_one_name_for_one_file(workspace, backup, monkeypatch):
    path, rename = workspace.path, Path.replace
    kept = path.with_name("kept.omnidesk")

    def in_use(self: Path, target: Path) -> Path:
        if Path(target) == path:
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(OmnideskError):
        restore_over(backup, path, kept, None)

    assert not kept.exists()
    assert rated(path) == {"technology", "budget"}


def test_no_room_to_read_in_is_not_told_as_a_loss(workspace, backup, monkeypatch):
    def full(*_args: object, **_more: object) -> None:
        raise DiskFull(workspace.path)

    monkeypatch.setattr("omnidesk.storage.salvage.salvage.salvage", full)
    found = assess(workspace.path, [], passphrase=None, now=utc_now)

    assert (found.readable, type(found.refusal)) == (None, DiskFull)


def test_a_backup_that_is_damaged_where_opening_does_not_look_is_passed_over(
    workspace, backup, root, monkeypatch
):
    monkeypatch.setattr("omnidesk.storage.refusals.CHECKED_AT_ONCE_BYTES", 0)
    newer = backup.with_name("2031-01-01 00-00-00.000000Z.omnidesk")
    newer.write_bytes(backup.read_bytes())
    damage(newer, newer.stat().st_size - 1)
    damage(workspace.path, 20)
    found = assess(workspace.path, backups_for(workspace.path, root), passphrase=None, now=utc_now)

    assert found.backup is not None
    assert found.backup.path == backup


def test_what_a_newer_backup_brought_is_told(workspace, opened, root, tmp_path):
    record_rating(workspace, opened, rating(opened, level=3))
    older = tmp_path / "older.omnidesk"
    workspace.backup(older)
    record_rating(workspace, opened, rating(opened, level=4))
    newer = back_up(workspace, root, now=NOON)
    damage(older, 20 * PAGE_BYTES)
    saved = save_readable(
        older, tmp_path / "saved.omnidesk", passphrase=None, backup=newer.path, now=utc_now
    )

    assert saved.renewed == {"ratings": 1}
    assert "Newer in the backup, and taken from it: 1 rating." in saved_lines(saved, Translator())


def test_a_round_that_saving_hides_is_not_something_that_a_backup_lacks(
    workspace, opened, root, tmp_path
):
    back_up(workspace, root, now=NOON)
    workspace.close()
    whole = workspace.path.read_bytes()
    for page in range(1, len(whole) // PAGE_BYTES):  # until it is one of the model's
        workspace.path.write_bytes(whole)
        damage(workspace.path, page * PAGE_BYTES)
        backups = backups_for(workspace.path, root)
        found = assess(workspace.path, backups, passphrase=None, now=utc_now)
        if found.readable and found.readable.hidden_rounds:
            break

    assert found.readable.hidden_rounds == ("2026",)
    assert found.lacks == {}
