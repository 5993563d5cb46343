"""A new file and a migrated one are the same; an older file is brought up to date safely."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from omnidesk.domain.errors import DiskFull, FileDamaged, FileTooOld
from omnidesk.storage import schema
from omnidesk.storage.engine import connect, for_writing, open_engine
from omnidesk.storage.migrations import upgrade
from omnidesk.storage.migrations.upgrade import SCRIPTS, upgrade_file, upgrade_schema
from omnidesk.storage.schema import KNOWN, NEWEST
from omnidesk.storage.workspace import Workspace

OLD_FILES = Path(__file__).parents[1] / "data" / "old_files"


def schema_of(path: Path) -> dict[str, str]:
    connection = connect(path, passphrase=None, mode="ro")
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    schema = {name: " ".join(sql.split()) for name, sql in rows}
    connection.close()
    return schema


def test_a_migrated_file_has_the_schema_of_a_new_one(workspace, path, tmp_path):
    migrated = tmp_path / "migrated.db"
    engine = open_engine(migrated, passphrase=None, mode="rwc")
    with for_writing(engine).begin() as connection:
        upgrade_schema(connection)
    engine.dispose()

    assert schema_of(migrated) == schema_of(path)


def test_the_newest_revision_is_what_the_program_writes(workspace, path):
    connection = connect(path, passphrase=None, mode="ro")
    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()

    revisions = sorted(p.stem[1:5] for p in (SCRIPTS / "versions").glob("v*.py"))
    assert version == NEWEST == revisions[-1]
    assert list(KNOWN) == revisions


NEXT_ONE = f"{int(NEWEST) + 1:04}"
NEXT = f"""
from alembic import op

revision = "{NEXT_ONE}"
down_revision = "{NEWEST}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {{statement}}
"""


def scripts_with(tmp_path: Path, statement: str) -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    (scripts / "versions" / f"v{NEXT_ONE}_next.py").write_text(NEXT.format(statement=statement))
    return scripts


def test_an_older_file_is_upgraded_with_its_content(workspace, path, tmp_path):
    workspace.close()
    scripts = scripts_with(tmp_path, 'op.execute("CREATE TABLE later (a TEXT) STRICT")')

    upgrade_file(path, None, scripts)

    assert "later" in schema_of(path)
    connection = connect(path, passphrase=None, mode="ro")
    assert connection.execute("SELECT name FROM organisation").fetchall() == [("Telko Nusantara",)]
    connection.close()


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ('op.execute("DELETE FROM writer")', FileDamaged),
        ('raise RuntimeError("a mistake in the revision")', RuntimeError),
    ],
)
def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    workspace, path, tmp_path, statement, error
):
    workspace.close()
    before = path.read_bytes()

    with pytest.raises(error):
        upgrade_file(path, None, scripts_with(tmp_path, statement))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.glob("*.omnidesk*")] == [path.name]


def test_there_is_an_old_file_of_every_released_schema():
    assert {p.name.split("-")[0] for p in OLD_FILES.glob("*.omnidesk")} == set(KNOWN)


def as_the_next_program(monkeypatch, scripts: Path) -> None:
    """Be the program whose schema is the one after ours."""
    monkeypatch.setattr(upgrade, "SCRIPTS", scripts)
    monkeypatch.setattr(schema, "KNOWN", (*KNOWN, NEXT_ONE))
    monkeypatch.setattr(schema, "NEWEST", NEXT_ONE)


def test_opening_an_older_file_brings_it_up_to_date_after_a_backup(
    workspace, path, tmp_path, monkeypatch
):
    workspace.close()
    statement = 'op.execute("CREATE TABLE later (a TEXT) STRICT")'
    as_the_next_program(monkeypatch, scripts_with(tmp_path, statement))
    copy = tmp_path / "before.omnidesk"

    with Workspace.open(path, before_upgrade=lambda old: old.backup(copy)) as upgraded:
        assert upgraded.problems() == []
    assert "later" in schema_of(path)
    assert "later" not in schema_of(copy)


def test_without_a_backup_an_older_file_is_not_touched(workspace, path, tmp_path, monkeypatch):
    workspace.close()
    before = path.read_bytes()
    as_the_next_program(monkeypatch, scripts_with(tmp_path, "pass"))

    def refuse(_old: Workspace) -> None:
        raise DiskFull(path)

    for options, error in (({}, FileTooOld), ({"before_upgrade": refuse}, DiskFull)):
        with pytest.raises(error):
            Workspace.open(path, **options)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.glob("*.omnidesk*")] == [path.name]


@pytest.mark.parametrize("old", sorted(OLD_FILES.glob("*.omnidesk")), ids=lambda p: p.name)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_an_old_schema_opens(old, tmp_path, read_only):
    copy = tmp_path / old.name
    shutil.copy(old, copy)

    with Workspace.open(copy, read_only=read_only, before_upgrade=lambda _: None) as workspace:
        with workspace.read() as work:
            assert work.organisation.name == "PT Telekomunikasi Indonesia Tbk"
        with workspace.reader() as beside, beside.read() as work:
            assert work.bridges.all() == []
        assert workspace.problems() == []
    assert (copy.read_bytes() == old.read_bytes()) is (read_only or old.name.startswith(NEWEST))


def test_reading_an_older_file_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Workspace.open(OLD_FILES / "0001-telkom-2016.omnidesk", read_only=True) as workspace:
        workspace.backup(tmp_path / "copy.omnidesk")
        assert len(list(tmp_path.iterdir())) == 2

    assert [each.name for each in tmp_path.iterdir()] == ["copy.omnidesk"]
    with Workspace.open(tmp_path / "copy.omnidesk") as copy:
        assert copy.problems() == []
