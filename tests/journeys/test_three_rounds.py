"""Three rounds of one client: copied, rated, closed, opened again, deleted and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from omnidesk.domain.results import round_results
from omnidesk.services.client_files import facts_of
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.copy_round_dialog import CopyRoundDialog
from omnidesk.ui.dialogs.reason_dialog import ReasonDialog
from tests.journeys.hands import Hands

LEVELS = {
    "2026": (2, 2, 2, 2, 2, 2, 2, 2, 2),
    "2027": (3, 2, 3, 2, 3, 2, 3, 2, 3),
    "2028": (3, 3, 4, 3, 3, 4, 3, 3, 3),
}
REASON = "The budget was rated on an old plan."


@pytest.fixture
def window(open_window, fresh):
    return open_window(fresh)


def set_up(window, hands: Hands) -> None:
    page = window.page("round")
    hands.fill(page.basics.purpose, "To see what a year brings.")
    page.panel.table.item(0, 2).setText("2")


def copy_into(window, hands: Hands, label: str) -> None:
    hands.click(window.page("round").round_state.copy_button)
    dialog = next(d for d in window.findChildren(CopyRoundDialog) if d.isVisible())
    dialog.label.clear()
    hands.type(dialog.label, label)
    dialog.start.clear()
    hands.type(dialog.start, label)
    hands.push(dialog, "Start")
    hands.wait(lambda: window.client.round.record.round.label == label)


def rate_all(window, hands: Hands) -> None:
    label = window.client.round.record.round.label
    page = window.page("rate")
    for code in ("E1", "E2", "E3"):
        page.choose_expert(code)
        page.grid.setCurrentIndex(page.model.index(0, 0))
        for level in LEVELS[label]:
            hands.type(page.grid, str(level))
            hands.press(page.grid, Qt.Key.Key_Return)


def close(window, hands: Hands) -> None:
    hands.click(window.page("round").round_state.close_button)
    assert window.header.closed.isVisible()


def reopen(window, hands: Hands) -> None:
    hands.click(window.page("round").round_state.reopen_button)
    dialog = window.findChild(ReasonDialog)
    hands.type(dialog.reason, REASON)
    hands.push(dialog, "OK")
    assert REASON in window.page("round").round_state.words.text()


def mend_the_budget(window, hands: Hands) -> None:
    page = window.page("rate")
    for code in ("E1", "E2", "E3"):
        page.choose_expert(code)
        page.grid.setCurrentIndex(page.model.index(8, 0))
        hands.type(page.grid, "1")


def delete_and_regret(window, hands: Hands) -> None:
    hands.click(window.page("round").round_state.delete_button)
    assert window.client.round.record.round.label == "2027"
    hands.click(window.notice.undo_button)
    assert window.client.round.record.round.label == "2028"


def levels_on_disk(path: Path) -> dict[str, list[int | None]]:
    found = {}
    with Workspace.open(path, read_only=True) as workspace:
        assert workspace.problems() == []
        for facts in facts_of(workspace).rounds:
            opened = open_round(workspace, facts.round.label)
            results = round_results(opened.record, opened.rubric)
            found[results.label] = [each.level for each in results.dimensions]
            settings = opened.record.round.settings
            assert settings.purpose.get("en") == "To see what a year brings."
            assert opened.record.panel[0].weight == 2.0
    return found


def test_three_years_with_one_client(window, hands, open_window):
    set_up(window, hands)
    rate_all(window, hands)
    close(window, hands)
    for label in ("2027", "2028"):
        copy_into(window, hands, label)
        rate_all(window, hands)
    delete_and_regret(window, hands)
    close(window, hands)
    reopen(window, hands)
    mend_the_budget(window, hands)
    close(window, hands)
    path = window.client.path
    window.close()

    mended = [*LEVELS["2028"][:-1], 1]
    assert levels_on_disk(path) == {
        "2026": list(LEVELS["2026"]),
        "2027": list(LEVELS["2027"]),
        "2028": mended,
    }
    again = open_window(path)
    assert again.header.rounds.currentText() == "Round 2028"
    assert again.header.closed.isVisible()
