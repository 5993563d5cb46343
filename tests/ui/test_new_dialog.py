"""The one form for a new client and for one more round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from omnidesk.paths import rubric_folder
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.dialogs.problem_list_dialog import ProblemListDialog
from omnidesk.ui.new_client.model_choice import ModelChoice


@pytest.fixture
def window(open_window, tmp_path):
    window = open_window()
    window.context = replace(
        window.context, folders=replace(window.context.folders, documents=tmp_path)
    )
    return window


@pytest.fixture
def dialog(window):
    window.files.ask_for_new()
    return window.findChild(NewDialog)


def start(qtbot, dialog) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Start")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_client_model_and_start_are_enough(qtbot, window, dialog, tmp_path):
    qtbot.keyClicks(dialog.organisation, "Telko / Nusantara")
    assert dialog.path.text() == str(tmp_path / "Telko - Nusantara.omnidesk")
    start(qtbot, dialog)

    qtbot.waitUntil(lambda: window.client is not None)
    assert window.client.facts.organisation == "Telko / Nusantara"
    assert [e.code for e in window.client.round.record.panel] == ["E1", "E2", "E3"]
    assert window.rail.button("rate").isChecked()


def test_without_a_client_it_says_what_is_missing(qtbot, window, dialog, tmp_path):
    start(qtbot, dialog)

    assert dialog.problem_text() == "Write the client's name first."
    assert window.client is None
    assert list(tmp_path.glob("*.omnidesk")) == []


@pytest.mark.parametrize("name", ["///", "Telko"])
def test_without_a_place_for_the_file_it_asks_for_one(qtbot, window, dialog, name):
    qtbot.keyClicks(dialog.organisation, name)
    dialog.path.clear()
    start(qtbot, dialog)

    assert dialog.problem_text() == "Say where the client file goes."
    assert window.client is None


@pytest.mark.parametrize(
    ("field", "text", "word"),
    [("label", "the/first", "spaces"), ("start", "soon", "date"), ("label", "", "letters")],
)
def test_a_field_that_does_not_fit_makes_no_file(
    qtbot, window, dialog, tmp_path, field, text, word
):
    qtbot.keyClicks(dialog.organisation, "Telko")
    getattr(dialog, field).setText(text)
    start(qtbot, dialog)

    assert word in dialog.problem_text()
    assert list(tmp_path.glob("*.omnidesk")) == []


def test_a_file_that_is_there_is_not_touched(qtbot, window, dialog, tmp_path):
    (tmp_path / "Telko.omnidesk").write_text("mine")
    qtbot.keyClicks(dialog.organisation, "Telko")
    start(qtbot, dialog)

    assert "exists already" in dialog.problem_text()
    assert (tmp_path / "Telko.omnidesk").read_text() == "mine"


def test_a_passphrase_closes_the_new_file(qtbot, window, dialog, tmp_path):
    qtbot.keyClicks(dialog.organisation, "Telko")
    qtbot.keyClicks(dialog.passphrase, "korek api")
    start(qtbot, dialog)
    assert "differ" in dialog.problem_text()
    qtbot.keyClicks(dialog.repeat, "korek api")
    start(qtbot, dialog)
    qtbot.waitUntil(lambda: window.client is not None)
    window.files.close()

    with Workspace.open(tmp_path / "Telko.omnidesk", passphrase="korek api") as workspace:
        assert workspace.has_passphrase


def choose_file(monkeypatch, dialog, path: Path) -> None:
    """Choose the last entry of the list, and in the system's dialog the file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    dialog.rubric.activated.emit(dialog.rubric.count() - 1)


def test_a_model_comes_from_a_file(qtbot, window, dialog, tmp_path, monkeypatch):
    source = tmp_path / "mine.json"
    text = (rubric_folder() / "retail-omni-6x6.json").read_text("utf-8")
    source.write_text(text.replace("retail-omni-6x6", "mine"), "utf-8")
    qtbot.keyClicks(dialog.organisation, "Telko")
    choose_file(monkeypatch, dialog, source)
    qtbot.waitUntil(lambda: dialog.rubric.currentText().startswith("Omnichannel retailing"))
    start(qtbot, dialog)

    qtbot.waitUntil(lambda: window.client is not None)
    assert window.client.round.rubric.id == "mine"


def test_keys_through_the_closed_list_ask_for_no_file(qtbot, dialog, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(ModelChoice, "_choose_file", lambda _self: asked.append("file"))
    before = dialog.rubric.currentText()
    for key in (Qt.Key.Key_End, Qt.Key.Key_F):
        qtbot.keyClick(dialog.rubric, key)
        assert dialog.rubric.currentText() == before
    assert asked == []

    dialog.rubric.activated.emit(dialog.rubric.count() - 1)  # as from the open list
    assert asked == ["file"]


def test_a_file_that_is_no_model_is_refused(qtbot, dialog, tmp_path, monkeypatch):
    source = tmp_path / "wrong.json"
    source.write_text("{}")
    choose_file(monkeypatch, dialog, source)
    qtbot.waitUntil(lambda: dialog.findChild(ProblemListDialog) is not None)

    assert "wrong.json" in dialog.findChild(ProblemListDialog).lead.text()
    assert dialog.rubric.currentIndex() == 0


def test_one_more_round_keeps_the_panel_and_the_client(qtbot, open_window, fresh):
    window = open_window(fresh)
    window.files.ask_for_round()
    dialog = window.findChild(NewDialog)
    dialog.label.setText("2027")
    start(qtbot, dialog)

    assert [r.round.label for r in window.client.facts.rounds] == ["2026", "2027"]
    assert window.client.round.record.round.label == "2027"
    assert [e.code for e in window.client.round.record.panel] == ["E1", "E2", "E3"]


def test_the_header_goes_back_to_the_earlier_round(qtbot, open_window, fresh):
    window = open_window(fresh)
    window.files.ask_for_round()
    dialog = window.findChild(NewDialog)
    dialog.label.setText("2027")
    start(qtbot, dialog)
    window.header.round_chosen.emit("2026")

    assert window.client.round.record.round.label == "2026"


def test_a_label_that_is_taken_is_said_in_the_form(qtbot, open_window, fresh):
    window = open_window(fresh)
    window.files.ask_for_round()
    dialog = window.findChild(NewDialog)
    dialog.label.setText("2026")
    start(qtbot, dialog)

    assert "used already" in dialog.problem_text()


OWN = "My own: write or paste it here"
TABLE = "\tCold\tWarm\tHot\nService\ta\tb\tc\nPeople\td\te\tf\n"


def write_own(qtbot, dialog, name: str = "Heat") -> None:
    """Choose to write a model of one's own, as by typing in the open list."""
    qtbot.keyClicks(dialog.organisation, "Telko")
    index = dialog.rubric.findText(OWN)
    dialog.rubric.setCurrentIndex(index)
    dialog.rubric.activated.emit(index)
    qtbot.keyClicks(dialog.own.name, name)


def test_an_own_model_begins_as_an_empty_grid_without_a_round(qtbot, window, dialog):
    QApplication.clipboard().clear()
    write_own(qtbot, dialog)
    assert not dialog.label.isVisible()
    assert not dialog.own.takes_table.isVisible()
    dialog.own.levels.setValue(4)
    dialog.own.dimensions.setValue(3)
    start(qtbot, dialog)
    qtbot.waitUntil(lambda: window.client is not None)

    draft = window.page("model").document.draft
    assert (len(draft.rubric.keys), len(draft.rubric.values)) == (3, 4)
    assert draft.rubric.name.get("en") == "Heat"
    assert window.page_key == "model"
    assert window.client.facts.rounds == []


def test_a_table_on_the_clipboard_is_shown_as_the_model_that_it_becomes(qtbot, window, dialog):
    QApplication.clipboard().setText(TABLE)
    write_own(qtbot, dialog)
    heads = [dialog.own.preview.horizontalHeaderItem(n).text() for n in range(4)]
    assert heads == ["Dimension", "1 Cold", "2 Warm", "3 Hot"]
    assert dialog.own.preview.item(1, 3).text() == "f"
    assert not dialog.own.levels.isVisible()  # the table has its own size
    start(qtbot, dialog)
    qtbot.waitUntil(lambda: window.client is not None)

    rubric = window.page("model").document.rubric
    assert (rubric.keys, rubric.descriptor("people", 3, "en")) == (("service", "people"), "f")


def test_what_is_copied_while_the_form_is_open_is_offered(qtbot, dialog):
    QApplication.clipboard().clear()
    write_own(qtbot, dialog)
    QApplication.clipboard().setText("a\tb\tc\nd\te\tf")

    assert dialog.own.takes_table.isVisible()
    assert not dialog.own.takes_table.isChecked()  # nothing says that its edges are names
    assert dialog.own.levels.isVisible()


def test_an_own_model_needs_a_name(qtbot, window, dialog, tmp_path):
    write_own(qtbot, dialog, name="")
    start(qtbot, dialog)

    assert dialog.problem_text() == "Write the model's name first."
    assert list(tmp_path.glob("*.omnidesk")) == []


def test_another_choice_brings_the_round_back(qtbot, dialog):
    write_own(qtbot, dialog)
    dialog.rubric.setCurrentIndex(0)
    dialog.rubric.activated.emit(0)

    assert dialog.label.isVisible()
    assert not dialog.own.name.isVisible()


def test_a_rounds_name_may_have_spaces_and_is_tidied(qtbot, window, dialog):
    qtbot.keyClicks(dialog.organisation, "Telko")
    dialog.label.setText(" Spring  2026 ")
    start(qtbot, dialog)
    qtbot.waitUntil(lambda: window.client is not None)

    assert [facts.round.label for facts in window.client.facts.rounds] == ["Spring 2026"]


def test_that_the_passphrases_differ_is_said_only_while_they_do(qtbot, dialog):
    qtbot.keyClicks(dialog.organisation, "Telko")
    qtbot.keyClicks(dialog.passphrase, "korek")
    start(qtbot, dialog)
    qtbot.keyClicks(dialog.repeat, "kore")
    assert "differ" in dialog.problem_text()
    qtbot.keyClicks(dialog.repeat, "k")

    assert dialog.problem_text() == ""


def test_enter_sends_the_form_and_presses_the_button_that_has_the_keyboard(qtbot, window, dialog):
    add = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Add an expert")
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Return)
    assert len(dialog.experts.experts()) == 4
    assert dialog.isVisible()
    dialog.organisation.setFocus()
    qtbot.keyClicks(dialog.organisation, "Telko")
    qtbot.keyClick(dialog.organisation, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.client is not None)


def test_a_table_that_is_taken_stays_whatever_is_copied_next(qtbot, dialog):
    QApplication.clipboard().setText("\tLow\tHigh\nPeople\ta\tb\nTools\tc\td")
    write_own(qtbot, dialog)
    assert dialog.own.takes_table.isChecked()
    QApplication.clipboard().setText("the client's name")

    assert dialog.own.takes_table.isChecked()
    assert dialog.own.rubric(set()).descriptor("tools", 2, "en") == "d"
