"""A client's workbook becomes a checked, frozen model; a year later its second version is read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from omnidesk.domain.rubric_lint import Severity, check
from omnidesk.ui.dialogs.import_dialog import ImportDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.version_desk.compare_dialog import CompareDialog
from tests.realdata import REALDATA, needs_realdata
from tests.ui.rubric_grid import go, press, type_text, versions

Key, Modifier = Qt.Key, Qt.KeyboardModifier
N_EDITED = 20
SHEETS = ("Architecture", "Culture", "Planning")
HEADS = ("Dimension", "What it means", "Level 1", "Level 2", "Level 3", "Score")


def a_workbook(folder: Path) -> Path:
    """A sheet a pillar with a title over it, a score beside the levels, and an average below."""
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active["A1"] = "Please fill in the column Score on every sheet."
    for name in SHEETS:
        sheet = book.create_sheet(name)
        sheet["A1"] = name
        sheet.merge_cells("A1:F1")
        sheet.append([])
        sheet.append(HEADS)
        for n in range(8):
            texts = [f"{name} {n}: what is seen at step {level}" for level in (1, 3)]
            sheet.append([f"{name} {n}", f"About {name} {n}", texts[0], None, texts[1], 2])
        sheet.append(["Average", None, None, None, None, 2])
    path = folder / "client-workbook.xlsx"
    book.save(path)
    return path


@pytest.fixture(params=["made up", pytest.param("published", marks=needs_realdata)])
def workbook(request, tmp_path) -> Path:
    if request.param == "made up":
        return a_workbook(tmp_path)
    return REALDATA / "greengauge" / "client-workbook.xlsx"


@pytest.fixture
def window(open_window, fresh):
    window = open_window(fresh)
    window.activateWindow()
    window.show_page("model")
    return window


def shown(kind: type):
    """The dialog of a kind that is open, if it is."""
    widgets = QApplication.topLevelWidgets()
    return next((each for each in widgets if isinstance(each, kind) and each.isVisible()), None)


def bring_in(qtbot, window, monkeypatch, path: Path) -> None:
    """Import by keyboard; what the table says by itself is not asked."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    page = window.page("model")
    press(qtbot, Key.Key_I, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.document.draft or shown(ImportDialog)), timeout=20000)
    dialog = shown(ImportDialog)
    if dialog is not None:
        qtbot.waitUntil(dialog.accept_button.isEnabled)
        dialog.accept_button.click()
        qtbot.waitUntil(lambda: page.document.draft is not None)


def back_to_grid(qtbot, page) -> None:
    """A window manager gives the keyboard back when a dialog has gone; here nobody else does."""
    page.window().activateWindow()
    page.grid.focus_cell()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def freeze(qtbot, page) -> PublishDialog:
    back_to_grid(qtbot, page)
    press(qtbot, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: shown(PublishDialog) is not None)
    return shown(PublishDialog)


def test_a_workbook_becomes_a_model_that_is_versioned(qtbot, window, monkeypatch, workbook):
    page = window.page("model")
    page.grid.focus_cell()
    bring_in(qtbot, window, monkeypatch, workbook)
    rubric = page.document.rubric
    assert not [p for p in check(rubric) if p.severity is Severity.ERROR]
    assert len(rubric.groups) >= len(SHEETS)

    freeze(qtbot, page).accept_button.click()
    qtbot.waitUntil(lambda: page.document.draft is None)
    assert versions(window)[-1] == "1.0"

    lowest = rubric.values[0]
    back_to_grid(qtbot, page)
    go(page, rubric.keys[0], lowest)
    for number in range(N_EDITED):
        type_text(qtbot, f"Seen {number}")
        press(qtbot, Key.Key_Return)
    edited = page.document.rubric
    changed = [key for key in rubric.keys if edited.cell(key, lowest) != rubric.cell(key, lowest)]
    assert changed == list(rubric.keys[:N_EDITED])

    dialog = freeze(qtbot, page)
    assert f"{N_EDITED} level descriptions changed" in dialog.note.toPlainText()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: page.document.draft is None)
    assert versions(window)[-2:] == ["1.0", "1.1"]

    back_to_grid(qtbot, page)
    press(qtbot, Key.Key_C, Modifier.ControlModifier | Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: shown(CompareDialog) is not None)
    compared = shown(CompareDialog)
    assert compared.severity.text().startswith("Severity 3 of 5")
    assert f"{N_EDITED} changed" in compared.counts.whole_text()
    assert compared.view.n_changes == N_EDITED
    compared.reject()
