"""A real client file for the storage tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from omnidesk.storage.workspace import Workspace

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "client.omnidesk"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.create(path, "Telko Nusantara", now=lambda: NOON) as workspace:
        yield workspace
