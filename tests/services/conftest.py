"""A client file with a round that three experts can rate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from omnidesk.domain.local_text import LocalText
from omnidesk.paths import rubric_folder
from omnidesk.services.client_files import create_file
from omnidesk.services.rounds import NewRound, OpenRound, add_round, open_round
from omnidesk.services.rubrics import KnownRubric, find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace

ROLES = (("E1", "Quality"), ("E2", "Customer experience"), ("E3", "IT"))


@pytest.fixture
def known() -> KnownRubric:
    return find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx")


@pytest.fixture
def workspace(tmp_path: Path, known: KnownRubric) -> Iterator[Workspace]:
    path = tmp_path / "telko.omnidesk"
    with create_file(path, "Telko Nusantara", rubric=known.rubric) as workspace:
        yield workspace


@pytest.fixture
def experts() -> list[tuple[str, LocalText]]:
    return [(code, LocalText.single("en", role)) for code, role in ROLES]


@pytest.fixture
def opened(workspace: Workspace, known: KnownRubric, experts: list) -> OpenRound:
    add_round(workspace, NewRound("2026", known.hash, experts=experts, start="2026-05"))
    return open_round(workspace, "2026")


@pytest.fixture
def blind(workspace: Workspace, known: KnownRubric, experts: list) -> OpenRound:
    add_round(workspace, NewRound("blind", known.hash, experts=experts, blind=True))
    return open_round(workspace, "blind")
