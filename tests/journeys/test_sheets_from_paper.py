"""Nine experts' sheets are typed from paper, by keys alone: each number lands where it belongs."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt

from omnidesk.domain.local_text import LocalText
from omnidesk.paths import rubric_folder
from omnidesk.services.client_files import create_file
from omnidesk.services.rounds import NewRound, add_round, open_round
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace

N_EXPERTS = 9
Sheets = dict[str, dict[str, int]]


@pytest.fixture
def nine_experts(tmp_path):
    path = tmp_path / "nine.omnidesk"
    known = find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx")
    experts = [(f"E{n}", LocalText.single("en", f"Role {n}")) for n in range(1, N_EXPERTS + 1)]
    with create_file(path, "Telko Nusantara", rubric=known.rubric) as workspace:
        add_round(workspace, NewRound("2026", known.hash, experts=experts))
    return path


def on_paper(keys: list[str]) -> Sheets:
    """Nine sheets that agree in nothing, so that a number in a wrong row shows."""
    chance = random.Random(9)
    return {f"E{n}": {key: chance.randint(1, 5) for key in keys} for n in range(1, N_EXPERTS + 1)}


def on_disk(path) -> Sheets:
    with Workspace.open(path, read_only=True) as workspace:
        record = open_round(workspace, "2026").record
    codes = {expert.id: expert.code for expert in record.panel}
    sheets: Sheets = {code: {} for code in codes.values()}
    for rating in record.ratings:
        sheets[codes[rating.expert_id]][rating.dimension] = rating.level
    return sheets


def test_nine_sheets_typed_in_order_land_where_they_belong(qtbot, open_window, nine_experts):
    window = open_window(nine_experts)
    page = window.page("rate")
    paper = on_paper(list(page.model.keys))
    for code, sheet in paper.items():
        assert page.current_expert().code == code
        for level in sheet.values():
            qtbot.keyClicks(page.grid, str(level))
            qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        qtbot.keyClick(page.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert on_disk(nine_experts) == paper


def test_a_sheet_that_was_begun_goes_on_at_its_first_gap(qtbot, open_window, nine_experts):
    window = open_window(nine_experts)
    page = window.page("rate")
    qtbot.keyClicks(page.grid, "1")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    page.choose_expert("E2")
    page.choose_expert("E1")
    qtbot.keyClicks(page.grid, "2")

    first, second = page.model.keys[:2]
    assert on_disk(nine_experts)["E1"] == {first: 1, second: 2}
