"""Backups: made when something is newer, thinned, listed, looked into, compared, deleted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from omnidesk.domain.errors import OmnideskError, PassphraseEmpty, PassphraseNeeded
from omnidesk.services.backups import (
    DAILY,
    back_up,
    backups_for,
    backups_of,
    contents_of,
    delete_backups,
    difference,
    older_backups,
)
from omnidesk.services.capture import record_rating
from omnidesk.services.client_files import change_passphrase, create_file, rename_organisation
from omnidesk.services.experts import name_expert
from omnidesk.services.rubrics import start_draft
from omnidesk.storage.engine import connect
from omnidesk.storage.workspace import Workspace
from tests.services.test_capture import rating

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def day(n: int) -> datetime:
    return NOON + timedelta(days=n)


def test_a_backup_is_a_sound_file_in_the_clients_own_folder(workspace, root):
    made = back_up(workspace, root, now=NOON)

    assert made.path.parent == root / workspace.id
    assert (made.taken_at, made.source) == (NOON, str(workspace.path))
    with Workspace.open(made.path, read_only=True) as copy:
        assert copy.problems() == []
    assert backups_of(workspace, root) == [made]


def test_without_anything_newer_the_last_one_will_do(workspace, root):
    first = back_up(workspace, root, now=NOON)

    assert back_up(workspace, root, now=day(30)) == first


def test_a_change_waits_until_the_last_one_is_a_day_old(workspace, root):
    first = back_up(workspace, root, now=NOON)
    rename_organisation(workspace, "Another name")

    assert back_up(workspace, root, now=NOON + timedelta(hours=3), not_within=DAILY) == first
    assert back_up(workspace, root, now=day(1), not_within=DAILY) != first


@pytest.mark.parametrize("what", ["name", "draft"])
def test_what_is_no_history_is_newer_too(workspace, opened, root, what):
    first = back_up(workspace, root, now=NOON)
    if what == "name":
        name_expert(workspace, opened.record.panel[0].id, "Siti Rahma")
    else:
        start_draft(workspace, opened.rubric)

    assert back_up(workspace, root, now=day(1)) != first


def test_a_hundred_days_leave_a_dozen_and_never_touch_a_copys_own(workspace, root, tmp_path):
    copy_path = tmp_path / "copy.omnidesk"
    workspace.backup(copy_path)
    with Workspace.open(copy_path) as copy:
        apart = back_up(copy, root, now=day(-50))
    for n in range(100):
        rename_organisation(workspace, f"Name {n}")
        back_up(workspace, root, now=day(n))

    left = backups_of(workspace, root)
    assert apart in left
    assert 12 <= len(left) - 1 <= 15
    assert [each.taken_at for each in left[:7]] == [day(n) for n in range(99, 92, -1)]


def test_a_file_that_tells_nothing_more_is_found_by_its_place(workspace, root):
    made = back_up(workspace, root, now=NOON)
    workspace.close()

    assert backups_for(workspace.path, root) == [made]
    assert backups_for(workspace.path.with_name("other.omnidesk"), root) == []


def test_without_their_list_backups_are_still_there(workspace, root):
    made = back_up(workspace, root, now=NOON)
    (made.path.parent / "index.json").write_text("[")
    (made.path.parent / "notes.omnidesk").write_text("put here by hand")

    assert [each.path for each in backups_of(workspace, root)] == [made.path]


def test_an_id_that_is_a_path_leads_nowhere(tmp_path, root):
    create_file(tmp_path / "evil.omnidesk", "X").close()
    connection = connect(tmp_path / "evil.omnidesk", passphrase=None, mode="rw")
    connection.execute("UPDATE meta SET value = '../../evil' WHERE key = 'id'")
    connection.close()
    with Workspace.open(tmp_path / "evil.omnidesk") as workspace:
        made = back_up(workspace, root, now=NOON)

    assert made.path.parent.parent == root


def test_what_is_in_a_backup_and_what_is_newer_in_the_file(workspace, opened, root):
    record_rating(workspace, opened, rating(opened, level=3))
    made = back_up(workspace, root, now=NOON)
    record_rating(workspace, opened, rating(opened, level=4))
    record_rating(workspace, opened, rating(opened, dimension="budget"))
    name_expert(workspace, opened.record.panel[0].id, "Siti Rahma")

    contents = contents_of(made.path, None)
    assert contents.client_id == workspace.id
    assert [(r.label, r.n_ratings, r.n_decisions) for r in contents.rounds] == [("2026", 1, 0)]
    found = difference(workspace, made.path, None)
    assert found.only_in_file == {"ratings": 2, "names": 1}
    assert found.only_in_backup == {}


def test_a_name_that_was_erased_is_still_in_the_backup_and_can_go_with_it(workspace, opened, root):
    expert = opened.record.panel[0].id
    name_expert(workspace, expert, "Siti Rahma")
    made = back_up(workspace, root, now=NOON)
    name_expert(workspace, expert, "")
    fresh = back_up(workspace, root, now=day(1))

    assert difference(workspace, made.path, None).only_in_backup == {"names": 1}
    assert older_backups(workspace, root, fresh.taken_at) == [made]
    assert delete_backups(workspace, root, [made]) == 1
    assert backups_of(workspace, root) == [fresh]


def test_older_backups_keep_the_old_key_until_they_are_deleted(workspace, root):
    old = back_up(workspace, root, now=NOON)
    change_passphrase(workspace, "korek api")
    new = back_up(workspace, root, now=day(1), anew=True)

    assert contents_of(old.path, None).has_passphrase is False
    assert contents_of(new.path, "korek api").has_passphrase is True
    with pytest.raises(PassphraseNeeded):
        contents_of(new.path, None)
    assert older_backups(workspace, root, new.taken_at) == [old]


def test_an_empty_text_is_no_passphrase(workspace):
    with pytest.raises(PassphraseEmpty):
        change_passphrase(workspace, "")


def test_a_folder_that_cannot_be_made_is_said_so(workspace, root):
    root.write_text("a file is in the way")

    with pytest.raises(OmnideskError):
        back_up(workspace, root, now=NOON)


def test_a_backup_of_a_wrong_clock_does_not_stop_those_of_today(workspace, root):
    back_up(workspace, root, now=day(400))
    rename_organisation(workspace, "Another name")
    back_up(workspace, root, now=NOON)

    assert [each.taken_at for each in backups_of(workspace, root)] == [day(400), NOON]
