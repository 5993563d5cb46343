"""What can still be read of a damaged file is saved into a new one; the old one is not touched."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from omnidesk.domain.assessment import RoundRecord
from omnidesk.domain.errors import (
    FileExists,
    FileMissing,
    NothingReadable,
    OmnideskError,
    PassphraseNeeded,
    PassphraseWrong,
)
from omnidesk.storage.engine import connect
from omnidesk.storage.salvage.cipher import PageCipher
from omnidesk.storage.salvage.harvest import harvest
from omnidesk.storage.salvage.rebuild import HISTORY_NAMES, TABLES
from omnidesk.storage.salvage.salvage import Salvaged, salvage
from omnidesk.storage.sniff import PAGE_BYTES
from omnidesk.storage.workspace import Workspace
from omnidesk.storage.writer import utc_now
from tests.storage.test_migrations import OLD_FILES

CASE = sorted(OLD_FILES.glob("*.omnidesk"))[-1]
N_PAGES = CASE.stat().st_size // PAGE_BYTES


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "case.omnidesk"
    shutil.copy(CASE, path)
    return path


def spoil(path: Path, *numbers: int) -> None:
    """Overwrite pages with zeros, as a disk gives back for sectors that it lost."""
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(content)


def saved(path: Path, backup: Path | None = None, **options: str) -> tuple[Salvaged, Path]:
    out = path.with_name("saved.omnidesk")
    out.unlink(missing_ok=True)
    passphrase = options.get("passphrase")
    found = salvage(path, out, passphrase=passphrase, backup=backup, now=utc_now)
    return found, out


def history_of(path: Path, passphrase: str | None = None) -> set[tuple[object, ...]]:
    connection = connect(path, passphrase=passphrase, mode="ro")
    rows = {
        (table, *row)
        for table in HISTORY_NAMES
        for row in connection.execute(f'SELECT * FROM "{table}"')
    }
    connection.close()
    return rows


def record_of(path: Path) -> RoundRecord:
    with Workspace.open(path, read_only=True) as opened, opened.read() as work:
        return work.record_of(work.rounds.all()[0])


def test_pages_are_opened_as_the_database_does(damaged):
    content = damaged.read_bytes()
    cipher = PageCipher(content[:16], None)
    pages = {
        number: cipher.open(content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES], number)
        for number in range(1, N_PAGES + 1)
    }
    found = harvest(pages, (*TABLES, "alembic_version"))
    connection = connect(damaged, passphrase=None, mode="ro")

    assert found.loose == []
    for table, rows in found.rows.items():
        assert rows == list(connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'))
    connection.close()


@pytest.mark.parametrize("number", range(1, N_PAGES + 1))
def test_whatever_page_is_lost_the_rest_is_there_and_a_backup_fills_the_gap(
    damaged, tmp_path, number
):
    backup = tmp_path / "backup.omnidesk"
    shutil.copy(CASE, backup)
    spoil(damaged, number)
    before = damaged.read_bytes()
    found, out = saved(damaged)
    whole, kept = history_of(CASE), history_of(out)
    lost = whole - kept

    assert damaged.read_bytes() == before
    assert found.n_lost_pages == 1
    assert len(lost) <= 40
    assert not found.n_missing or lost
    Workspace.open(out).close()
    found, out = saved(damaged, backup)
    assert found.n_missing == 0
    assert record_of(out) == record_of(CASE)
    with Workspace.open(out, read_only=True) as opened:
        assert opened.problems() == []


def test_honest_gaps_are_found_by_the_check(damaged):
    table = connect(damaged, passphrase=None, mode="ro")
    (root,) = table.execute("SELECT rootpage FROM sqlite_master WHERE name = 'decision'").fetchone()
    table.close()
    spoil(damaged, root)
    found, out = saved(damaged)

    assert found.torn["decision"] == 1
    assert found.n_missing == 9
    with Workspace.open(out, read_only=True) as opened:
        assert any(problem.startswith("history: ") for problem in opened.problems())


def tail(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3 + 1000])


def many_bits(path: Path) -> None:
    chance, content = random.Random(7), bytearray(path.read_bytes())
    for _ in range(12):
        content[chance.randrange(PAGE_BYTES, len(content))] ^= 1
    path.write_bytes(content)


def half_the_pages(path: Path) -> None:
    spoil(path, *range(2, N_PAGES, 2))


@pytest.mark.parametrize("damage", [tail, many_bits, half_the_pages])
def test_a_badly_damaged_file_gives_only_what_was_true(damaged, damage):
    damage(damaged)
    found, out = saved(damaged)
    ours = {row for row in history_of(out) if row[1:] in {r[1:] for r in history_of(CASE)}}

    assert found.n_missing
    assert ours <= history_of(CASE)
    assert len(ours) > 20
    Workspace.open(out).close()


def test_a_passphrase_is_kept_and_needed(tmp_path, damaged):
    with Workspace.open(damaged) as opened:
        opened.change_passphrase("korek api")
    spoil(damaged, 12, 20)
    for error, passphrase in ((PassphraseNeeded, None), (PassphraseWrong, "lilin")):
        with pytest.raises(error):
            salvage(damaged, tmp_path / "no", passphrase=passphrase, now=utc_now)
    _found, out = saved(damaged, passphrase="korek api")

    assert len(history_of(out, "korek api")) > 20
    assert not (tmp_path / "no").exists()


def test_a_round_whose_model_is_lost_is_hidden_and_named(damaged):
    connection = connect(damaged, passphrase=None, mode="rw")
    connection.execute("DELETE FROM rubric_version")
    connection.close()
    found, out = saved(damaged)

    assert found.hidden_rounds == ("2016",)
    with Workspace.open(out) as opened, opened.read() as work:
        assert work.rounds.all() == []


def test_without_its_first_bytes_only_what_hashes_prove_is_taken(damaged):
    connection = connect(damaged, passphrase=None, mode="rw")
    connection.execute("INSERT INTO person VALUES ('e', 'Siti Rahma')")
    connection.execute("UPDATE finding SET text = '{\"en\":\"forged\"}' WHERE dimension = 'budget'")
    connection.close()
    spoil(damaged, 1)
    found, out = saved(damaged)

    assert {row[1] for row in history_of(CASE) - history_of(out)} == {
        row[1] for row in history_of(CASE) if row[0] == "finding" and "budget" in row
    }
    assert (found.kept["person"], found.torn["person"], found.torn["finding"]) == (0, 1, 1)


def test_names_and_drafts_are_saved_too(damaged):
    connection = connect(damaged, passphrase=None, mode="rw")
    connection.execute("INSERT INTO person VALUES ('e', 'Siti Rahma')")
    connection.execute("INSERT INTO rubric_draft VALUES ('d', '', '{}', '2030')")
    connection.close()
    spoil(damaged, 20)
    found, _out = saved(damaged)

    assert (found.kept["person"], found.kept["rubric_draft"]) == (1, 1)


def test_another_clients_backup_adds_nothing(damaged, tmp_path):
    other = tmp_path / "other.omnidesk"
    Workspace.create(other, "Somebody else").close()
    spoil(damaged, 1)
    found, _out = saved(damaged, other)

    assert Counter(found.filled).total() == 0


def test_what_cannot_be_is_refused_and_leaves_nothing(tmp_path, damaged):
    empty = tmp_path / "empty.omnidesk"
    empty.write_bytes(b"")
    for path, error in ((empty, NothingReadable), (tmp_path / "none", FileMissing)):
        with pytest.raises(error):
            salvage(path, tmp_path / "out.omnidesk", passphrase=None, now=utc_now)
    with pytest.raises(FileExists):
        salvage(damaged, empty, passphrase=None, now=utc_now)

    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.omnidesk", "empty.omnidesk"]


def test_noise_is_refused_and_never_crashes(tmp_path, damaged):
    chance = random.Random(3)
    for _ in range(40):
        content = bytearray(CASE.read_bytes())
        for _ in range(chance.choice((1, 50, 4000))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        damaged.write_bytes(content)
        try:
            _found, out = saved(damaged)
        except OmnideskError:
            continue
        Workspace.open(out).close()


def test_a_damaged_file_of_an_older_schema_is_saved_under_the_newest(tmp_path):
    oldest = sorted(OLD_FILES.glob("*.omnidesk"))[0]
    path = tmp_path / "case.omnidesk"
    shutil.copy(oldest, path)
    spoil(path, 1, 40)
    _, out = saved(path, oldest)

    assert record_of(out) == record_of(oldest)
