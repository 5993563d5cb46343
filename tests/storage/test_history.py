"""Rows are only added; the latest of each identity counts."""

from __future__ import annotations

import random

from omnidesk.domain.assessment import Horizon, Target
from omnidesk.storage.ids import new_id
from omnidesk.storage.tables import HISTORY, TargetRow, table_of
from omnidesk.storage.workspace import Workspace


def target(level: int, horizon: Horizon = Horizon.SHORT) -> Target:
    return Target("r", "d", horizon, level)


def test_the_latest_value_of_an_identity_counts(workspace):
    for level in (2, 4, 3):
        with workspace.write() as work:
            work.targets.put(target(level))

    with workspace.read() as work:
        assert work.targets.where() == [target(3)]


def test_another_horizon_is_another_identity(workspace):
    with workspace.write() as work:
        work.targets.put(target(3))
        work.targets.put(target(4, Horizon.LONG))

    with workspace.read() as work:
        assert work.targets.where() == [target(3), target(4, Horizon.LONG)]


def test_a_tombstone_hides_and_a_new_value_brings_back(workspace):
    with workspace.write() as work:
        work.targets.put(target(3))
        work.targets.remove(target(3))
        assert work.targets.where() == []
        work.targets.put(target(2))
        assert work.targets.where() == [target(2)]


def test_nothing_is_ever_overwritten(workspace):
    with workspace.write() as work:
        for level in (1, 2, 3):
            work.targets.put(target(level))
        assert [row["level"] for row in work.history.all(TargetRow)] == [1, 2, 3]


def test_every_opening_for_writing_is_a_writer_and_the_clock_goes_on(workspace, path):
    with workspace.write() as work:
        work.targets.put(target(1))
    workspace.close()
    with Workspace.open(path) as again, again.write() as work:
        work.targets.put(target(2))
        rows = work.history.all(TargetRow)

    assert len({row["writer"] for row in rows}) == 2
    assert rows[0]["clock"] < rows[1]["clock"]


def test_every_history_table_names_its_identity_by_its_own_columns():
    for row in HISTORY:
        assert set(row.IDENTITY) <= set(table_of(row).columns.keys())


def test_ids_are_uuids_of_version_7_that_sort_by_time():
    early = new_id()
    while (later := new_id())[:13] == early[:13]:
        pass  # the same millisecond still

    assert early < later
    assert early[14] == "7"
    assert early[19] in "89ab"


def test_ids_do_not_repeat():
    ids = [new_id() for _ in range(2000)]
    random.shuffle(ids)

    assert len(set(ids)) == 2000
