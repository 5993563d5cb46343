"""Models in and out of the page: freeze, new, import, export, discard, and files only to read."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QPushButton

from omnidesk.domain.rubric_document import content_hash
from omnidesk.paths import rubric_folder
from omnidesk.services.rubric_files import read_rubric
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.model_dialog import ModelDialog
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.dialogs.problem_list_dialog import ProblemListDialog
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.documents.rubric_places import Place
from tests.ui.rubric_grid import cursor, go, press, shown, stored, type_text, versions

CELL = Place("technology", 3)
BROKEN = {"format": 1, "id": "Bad Id", "version": "1.0", "languages": ["en"]}


@pytest.fixture
def page(window):
    return window.page("model")


def edit(page, text: str = "new", place: Place = CELL) -> None:
    page.model.setData(page.model.index_of(place), text)


def dialog(window, kind):
    return next(found for found in window.findChildren(kind) if found.isVisible())


def choose_file(monkeypatch, path) -> None:
    """What the person would choose in the system's own dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


# Drafts


def test_the_first_edit_says_that_the_frozen_version_stays(window, page):
    edit(page)

    assert window.notice.text() == "You are editing draft 1.1; version 1.0 stays as it is."
    assert page.header_widget.models.currentText().endswith("· 1.1 · draft")


def test_the_list_holds_drafts_versions_and_what_comes_with_the_program(page):
    edit(page)
    models = page.header_widget.models
    words = [models.itemText(position) for position in range(models.count())]

    assert [text.rsplit(" · ", 1)[-1] for text in words] == ["draft", "1.0", "comes with OmniDesk"]


def test_a_discarded_draft_comes_back_with_undo_in_the_message(qtbot, window, page):
    edit(page)
    page.header_widget.discard.trigger()
    assert stored(window, CELL) == []
    undo = next(b for b in window.notice.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert stored(window, CELL) == ["new"]
    assert shown(page, *("technology", 3)) == "new"


def test_another_model_is_looked_at_by_choosing_it(page):
    models = page.header_widget.models
    models.setCurrentIndex(models.count() - 1)
    models.activated.emit(models.count() - 1)

    assert page.document.rubric.id == "retail-omni-6x6"
    assert page.model.columnCount() == 7


# Freezing


def test_freezing_makes_a_version_and_the_draft_goes(qtbot, window, page):
    edit(page)
    page.header_widget.freeze.click()
    frozen = dialog(window, PublishDialog)
    frozen.note.setPlainText("Technology, level 3")
    frozen.accept_button.click()

    assert versions(window) == ["1.0", "1.1"]
    assert stored(window, CELL) == []
    assert [each.note for each in window.client.facts.rubrics] == ["", "Technology, level 3"]
    assert not page.header_widget.freeze.isVisible()


def test_freezing_leads_on_to_a_round_on_that_version(qtbot, window, page):
    edit(page)
    page.header_widget.freeze.click()
    dialog(window, PublishDialog).accept_button.click()
    window.notice.undo_button.click()
    form = dialog(window, NewDialog)
    assert form.rubric.currentText().endswith("· 1.1")
    form.accept_button.click()

    assert window.client.round.rubric.version == "1.1"
    assert window.page_key == "rate"


def test_errors_are_listed_first_and_lead_to_their_place(qtbot, window, page):
    edit(page, "", Place("budget", 4))
    page.show_language("id")
    edit(page, "", Place("budget", 4))
    page.header_widget.freeze.click()
    refused = dialog(window, PublishDialog)
    assert "Budget, level 4 Omni Channel" in refused.list.item(0).text()
    refused.accept_button.click()

    assert versions(window) == ["1.0"]
    assert cursor(page) == Place("budget", 4)


def test_a_version_that_cannot_be_one_is_refused_in_place(window, page):
    edit(page)
    page.header_widget.freeze.click()
    frozen = dialog(window, PublishDialog)
    frozen.version.setText("next one!")
    frozen.accept_button.click()

    assert frozen.isVisible()
    assert "“next one!” cannot be a version" in frozen.problem.text()
    assert versions(window) == ["1.0"]


def test_a_version_that_is_taken_is_refused_in_place(window, page):
    edit(page)
    page.header_widget.freeze.click()
    frozen = dialog(window, PublishDialog)
    frozen.version.setText("1.0")
    frozen.accept_button.click()

    assert frozen.isVisible()
    assert "with other content" in frozen.problem.text()


# The check


def test_what_the_check_finds_is_counted_and_a_click_leads_there(qtbot, page):
    edit(page, "", Place("budget", 4))
    qtbot.waitUntil(lambda: page.check_line.button.text().startswith("1 warning"))
    assert "a text is missing in English" in page.check_line.text()
    page.check_line.button.click()

    assert cursor(page) == Place("budget", 4)
    assert "missing" in page.grid.currentIndex().data(Qt.ItemDataRole.ToolTipRole)


def test_a_missing_translation_leads_into_its_language(qtbot, page):
    page.show_language("id")
    edit(page, "", Place("budget", 4))
    page.show_language("en")
    qtbot.waitUntil(lambda: page.check_line.button.text().startswith("1 warning"))
    page.check_line.button.click()

    assert page.model.language == "id"
    assert cursor(page) == Place("budget", 4)


def test_what_the_disk_refuses_is_said_until_it_is_saved(qtbot, window, page):
    edit(page, "one")
    page.document.flush()
    path = window.client.path
    away = path.rename(path.with_suffix(".away"))
    edit(page, "two")
    assert not page.document.flush()
    assert page.check_line.text().startswith("Not saved yet.")
    away.rename(path)
    page.document.flush()

    assert stored(window, CELL) == ["two"]
    assert "Not saved" not in page.check_line.text()


# New, import, export, rename


def test_a_new_model_begins_with_one_dimension_to_name(qtbot, window, page):
    page.header_widget.new.trigger()
    new = dialog(window, ModelDialog)
    assert not new.accept_button.isEnabled()
    new.name.setText("Data maturity")
    new.levels.setValue(4)
    new.accept_button.click()

    rubric = page.document.draft.rubric
    assert (rubric.id, rubric.version, rubric.values) == ("data_maturity", "1.0", (1, 2, 3, 4))
    assert cursor(page) == Place(rubric.keys[0])


def test_a_model_from_a_file_becomes_a_draft(qtbot, page, tmp_path, monkeypatch):
    table = tmp_path / "skills.csv"
    table.write_text("dimension,level_1,level_2\nPeople,none,all\n", encoding="utf-8")
    choose_file(monkeypatch, table)
    page.header_widget.import_.trigger()
    qtbot.waitUntil(lambda: page.document.draft is not None)

    assert page.document.draft.rubric.id == "skills"
    assert shown(page, "people", 2) == "all"


def test_every_problem_of_a_bad_file_is_listed_and_nothing_comes_in(
    qtbot, window, page, tmp_path, monkeypatch
):
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(BROKEN), encoding="utf-8")
    choose_file(monkeypatch, broken)
    page.header_widget.import_.trigger()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(ProblemListDialog)))
    found = dialog(window, ProblemListDialog)

    assert "“broken.json” cannot be read as a model" in found.lead.text()
    assert found.list.count() == 4
    assert page.document.draft is None


def test_what_is_written_as_json_is_the_same_model(page, tmp_path, monkeypatch):
    choose_file(monkeypatch, tmp_path / "out.json")
    page.header_widget.export.trigger()
    written = read_rubric(tmp_path / "out.json")

    assert content_hash(written) == content_hash(page.document.rubric)


def test_a_table_holds_all_languages_side_by_side(page, tmp_path, monkeypatch):
    choose_file(monkeypatch, tmp_path / "out.csv")
    page.header_widget.export.trigger()

    written = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert written.startswith("key,dimension,dimension (id),level_1,level_1 (id),")
    assert read_rubric(tmp_path / "out.csv") == page.document.rubric


def test_the_model_itself_is_renamed_as_a_step(window, page):
    page.header_widget.rename.trigger()
    asked = dialog(window, QInputDialog)
    asked.setTextValue("Customer experience")
    asked.accept()

    assert page.header_widget.models.currentText() == "Customer experience · 1.1 · draft"
    assert page.undo_stack.undoText() == "Rename the model"


# Only to read


def test_without_a_client_file_one_looks_and_is_told_why(qtbot, open_window):
    page = open_window().page("model")
    go(page, "technology", 3)
    before = shown(page, "technology", 3)
    type_text(qtbot, "x")

    assert shown(page, "technology", 3) == before
    assert page.why_not.isVisible()
    assert not page.actions_["add_dimension"].isEnabled()


def test_home_is_one_click_away_where_there_is_no_file(qtbot, open_window):
    page = open_window().page("model")
    with qtbot.waitSignal(page.page_requested) as asked:
        page.why_not.findChild(QPushButton).click()

    assert asked.args == ["home"]


def test_a_file_that_somebody_else_writes_is_only_read(qtbot, open_window, fresh):
    with Workspace.open(fresh):
        page = open_window(fresh).page("model")
        go(page, "technology", 3)
        press(qtbot, Qt.Key.Key_F2)

        assert QApplication.focusWidget() is page.grid
        assert page.why_not.isVisible()


def test_shipped_models_can_be_looked_at_in_any_of_their_languages(open_window):
    page = open_window(language="id").page("model")

    assert shown(page, "technology") == "Teknologi"
    assert len(page.document.known) == len(list(rubric_folder().glob("*[!a].json")))
