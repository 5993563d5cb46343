"""Enter sends a form, from a field of several lines too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from omnidesk.ui.dialogs.evidence_dialog import EvidenceDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.dialogs.reason_dialog import ReasonDialog
from omnidesk.ui.documents.rubric_places import Place

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def evidence(window):
    dialog = EvidenceDialog(window.context, window.client.round, None, "technology", None, window)
    dialog.open()
    return dialog


def test_enter_keeps_the_evidence(qtbot, window, evidence):
    qtbot.keyClicks(evidence.text, "A visit")
    qtbot.keyClick(evidence.text, Key.Key_Return)

    assert [each.text.get("en") for each in window.client.round.record.evidence] == ["A visit"]


def test_alt_enter_begins_a_new_line(qtbot, window, evidence):
    qtbot.keyClicks(evidence.text, "One")
    qtbot.keyClick(evidence.text, Key.Key_Return, Modifier.AltModifier)
    qtbot.keyClicks(evidence.text, "two")

    assert evidence.isVisible()
    assert evidence.text.toPlainText() == "One\ntwo"


def test_a_version_is_frozen_from_its_note_with_ctrl_enter_alone(qtbot, window):
    page = window.page("model")
    page.model.setData(page.model.index_of(Place("technology", 3)), "new")
    page.header_widget.freeze.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PublishDialog)
    dialog.note.setFocus()
    qtbot.keyClick(dialog.note, Key.Key_Return)
    assert page.document.draft is not None
    qtbot.keyClick(dialog.note, Key.Key_Return, Modifier.ControlModifier)

    assert page.document.draft is None


def buttons_in(dialog) -> list[QPushButton]:
    return [each for each in dialog.findChildren(QPushButton) if each.isVisible()]


def ask_reason(window):
    ReasonDialog(window.context.t, "Not applicable", "Why?", "", window).open()


FORMS = {
    "evidence": lambda window: EvidenceDialog(
        window.context, window.client.round, None, "technology", None, window
    ).open(),
    "passphrase": lambda window: window.care.ask_passphrase(),
    "settings": lambda window: window.ask_for_settings(),
    "new round": lambda window: window.files.ask_for_round(),
    "reason": ask_reason,
}


@pytest.mark.parametrize("name", FORMS)
def test_enter_presses_the_same_button_after_cancel_has_had_the_keyboard(qtbot, window, name):
    FORMS[name](window)
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    before = next(each for each in buttons_in(dialog) if each.isDefault())
    for button in buttons_in(dialog):
        button.setFocus()
    field = next(each for each in dialog.findChildren(QWidget) if is_field(each))
    field.setFocus()

    assert [each.text() for each in buttons_in(dialog) if each.isDefault()] == [before.text()]
    dialog.reject()


def is_field(widget: QWidget) -> bool:
    kinds = QLineEdit | QPlainTextEdit | QComboBox
    return isinstance(widget, kinds) and widget.isVisible() and widget.isEnabled()
