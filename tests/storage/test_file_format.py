"""The format's description is enough to read a file without this program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from omnidesk.domain.assessment import RatingState, RoundSettings
from omnidesk.storage.schema import NEWEST
from omnidesk.storage.sniff import OPEN_KEY
from omnidesk.storage.tables import HISTORY

ROOT = Path(__file__).parents[2]
DESCRIPTION = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
SHARED = ("row_id", "writer", "clock", "recorded_at", "deleted", "chain")
OLD_FILE = ROOT / "tests" / "data" / "old_files" / f"{NEWEST}-telkom-2016.omnidesk"


def run_example(path: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "example.py"
    (example,) = re.findall(r"```python\n(.*?)```", DESCRIPTION, re.DOTALL)
    script.write_text(example, encoding="utf-8")
    words = [sys.executable, str(script), str(path)]
    return subprocess.run(words, capture_output=True, encoding="utf-8", check=False)


def test_the_example_reads_what_counts_and_the_head(workspace, path, tmp_path):
    with workspace.read() as work:
        head = work.head()
    done = run_example(path, tmp_path)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == f"head {head}"


def test_the_example_reads_the_published_case(tmp_path):
    lines = run_example(OLD_FILE, tmp_path).stdout.splitlines()

    assert "2016 technology panel 3" in lines
    assert len(lines) == 10


@pytest.mark.parametrize("row", HISTORY, ids=lambda row: row.__tablename__)
def test_every_table_and_column_is_described(row):
    (line,) = re.findall(rf"^\| `{row.__tablename__}` \|.*$", DESCRIPTION, re.MULTILINE)
    own = [each.name for each in row.__table__.columns if each.name not in SHARED]

    assert [name for name in own if f"`{name}`" not in line] == []


def test_every_setting_and_state_is_described():
    names = [*RoundSettings.__dataclass_fields__, *RatingState]

    assert [name for name in names if f"`{name}`" not in DESCRIPTION] == []
    assert OPEN_KEY in DESCRIPTION
