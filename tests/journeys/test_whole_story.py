"""A consultant's day: from nothing to a report, closed and opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.domain.results import RoundResults, round_results
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from tests.journeys.hands import Hands
from tests.ui.rubric_grid import go, press, type_text

LEVELS = {
    "E1": (3, 2, 3, 3, 2, 2, 3, 3, 3),
    "E2": (3, 2, 4, 3, 2, 3, 3, 3, 2),
    "E3": (3, 3, 3, 3, 2, 2, 3, 4, 3),
}


@pytest.fixture
def window(open_window, tmp_path):
    window = open_window()
    folders = replace(window.context.folders, documents=tmp_path)
    window.context = replace(
        window.context, folders=folders, choose_target=lambda *_: tmp_path / "report.pdf"
    )
    return window


def make_the_client(window, hands: Hands) -> None:
    hands.push(window.page("home"), "New client file…")
    dialog = window.findChild(NewDialog)
    hands.type(dialog.organisation, "Telko Nusantara")
    hands.push(dialog, "Start")
    hands.wait(lambda: window.client is not None)


def edit_and_freeze_the_model(window, hands: Hands, qtbot) -> None:
    page = window.page("model")
    go(page, "technology", 3)
    type_text(qtbot, "Gaps are known and closed.")
    press(qtbot, Qt.Key.Key_Return)
    hands.wait(lambda: page.document.rubric.version == "1.1")
    hands.click(page.header_widget.freeze)
    dialog = window.findChild(PublishDialog)
    hands.click(dialog.accept_button)
    hands.wait(lambda: "1.1" in [r.version for r in window.client.facts.rubrics])


def start_a_round_on_it(window, hands: Hands) -> None:
    window.files.ask_for_round()
    dialog = next(d for d in window.findChildren(NewDialog) if d.isVisible())
    assert dialog.rubric.currentText().endswith("1.1")
    dialog.label.clear()
    hands.type(dialog.label, "spring")
    hands.push(dialog, "Start")
    hands.wait(lambda: window.client.round.record.round.label == "spring")


def rate_everything(window, hands: Hands) -> None:
    """27 cells: the first expert's by mouse, the others' by keyboard."""
    page = window.page("rate")
    page.show_mode(0)
    page.grid.fit()
    for row, level in enumerate(LEVELS["E1"]):
        index = page.model.index(row, level - 1)
        page.grid.scrollTo(index)
        QApplication.processEvents()
        hands.click_at(page.grid.viewport(), page.grid.visualRect(index).center())
    hands.click(page.header_widget.finish)
    for code in ("E2", "E3"):
        page.choose_expert(code)
        page.grid.setCurrentIndex(page.model.index(0, 0))
        for level in LEVELS[code]:
            hands.type(page.grid, str(level))
            hands.press(page.grid, Qt.Key.Key_Return)
        hands.click(page.header_widget.finish)


def decide_one(window, hands: Hands) -> None:
    page = window.page("results")
    page.choose("budget")
    hands.click(page.inspector.levels.buttons[2])
    hands.fill(page.inspector.reason, "E2 has seen the books.")


def export(window, hands: Hands) -> str:
    page = window.page("report")
    hands.wait(page.export_button.isEnabled)
    hands.click(page.export_button)
    hands.wait(lambda: "report.pdf" in window.notice.text())
    target = window.context.folders.documents / "report.pdf"
    return " ".join(page.extract_text() for page in PdfReader(target).pages)


def numbers_on_disk(path: Path) -> RoundResults:
    with Workspace.open(path) as workspace:
        assert workspace.problems() == []
        opened = open_round(workspace, "spring")
    assert opened.rubric.descriptor("technology", 3, "en") == "Gaps are known and closed."
    return round_results(opened.record, opened.rubric)


def test_from_nothing_to_a_report_and_back(window, hands, qtbot, open_window):
    make_the_client(window, hands)
    edit_and_freeze_the_model(window, hands, qtbot)
    start_a_round_on_it(window, hands)
    rate_everything(window, hands)
    decide_one(window, hands)
    headline = window.page("results").overall.headline.text()
    report = export(window, hands)
    path = window.client.path
    window.close()

    found = numbers_on_disk(path)
    assert [d.level for d in found.dimensions] == [3, 2, 3, 3, 2, 2, 3, 3, 2]
    assert found.dimension("budget").source.value == "decision"
    assert round(found.agreement.alpha, 4) == 0.4735
    assert headline == "3   Cross Channel"
    assert "E2 has seen the books." in report
    again = open_window(path)
    assert again.page("results").overall.headline.text() == headline
