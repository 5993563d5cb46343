"""Beside the model's grid: details, the check, languages, and finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from omnidesk.domain import rubric_edit
from omnidesk.domain.rubric_lint import Severity
from omnidesk.domain.rubric_spots import SpotKind
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_places import Place
from tests.packaging_scripts import loaded
from tests.ui.rubric_grid import Key, Modifier, cursor, go, press, shown, stored, type_text

SHIFT, CTRL = Modifier.ShiftModifier, Modifier.ControlModifier


@pytest.fixture
def page(window):
    return window.page("model")


@pytest.fixture
def inspector(page):
    return page.panels.inspector


def focused():
    return QApplication.focusWidget()


def draft(page):
    page.document.flush()
    return page.document.rubric


# Details


def test_a_key_leads_to_the_details_and_back(qtbot, page, inspector):
    go(page, "technology")
    press(qtbot, Key.Key_F4)
    assert inspector.title.text() == "Technology"
    assert focused() is inspector.fields[SpotKind.DIMENSION_DEFINITION].field

    press(qtbot, Key.Key_F4)
    assert page.grid.has_focus()
    assert inspector.isVisible()


def test_escape_leads_back_too(qtbot, page):
    go(page, "technology")
    press(qtbot, Key.Key_F4)
    press(qtbot, Key.Key_Escape)

    assert page.grid.has_focus()


def test_what_is_written_in_one_visit_is_one_step(qtbot, page, inspector):
    go(page, "technology")
    press(qtbot, Key.Key_F4)
    press(qtbot, Key.Key_Tab)
    field = inspector.fields[SpotKind.GUIDANCE].field
    type_text(qtbot, "Ask for")
    field.commit()
    type_text(qtbot, " a drawing.")
    press(qtbot, Key.Key_F4)

    assert draft(page).dimension("technology").guidance.get("en") == "Ask for a drawing."
    assert page.undo_stack.undoText() == "Edit the guidance of Technology"
    assert page.undo_stack.count() == 1
    press(qtbot, Key.Key_Z, CTRL)
    assert page.document.draft is None


def test_a_checklist_is_written_for_a_cell(qtbot, page, inspector):
    go(page, "technology", 3)
    press(qtbot, Key.Key_F4)
    add = next(each for each in inspector.criteria.children() if hasattr(each, "click"))
    add.click()
    type_text(qtbot, "Data flows nightly.")
    press(qtbot, Key.Key_F4)

    assert draft(page).cell("technology", 3).criteria[0].get("en") == "Data flows nightly."
    foot = page.model.index_of(Place("technology", 3))
    assert "1 point" in str(foot.data(Qt.ItemDataRole.UserRole + 4))


def test_how_to_get_to_the_next_level_is_not_asked_at_the_last(qtbot, page, inspector):
    go(page, "technology", 5)
    press(qtbot, Key.Key_F4)

    assert inspector.fields[SpotKind.IMPROVEMENT].isHidden()


def test_a_weight_shows_its_share_in_the_details_and_the_grid(qtbot, page, inspector):
    go(page, "technology")
    press(qtbot, Key.Key_F4)
    inspector.weight.setFocus()
    inspector.weight.selectAll()
    type_text(qtbot, "2,5")
    press(qtbot, Key.Key_Return)

    assert draft(page).dimension("technology").weight == 2.5
    qtbot.waitUntil(lambda: inspector.share.text() == "24% of all weights")
    tooltip = page.model.index_of(Place("technology")).data(Qt.ItemDataRole.ToolTipRole)
    assert "Weight 2.5 · 24%" in tooltip


@pytest.mark.parametrize("typed", ["-1", "x", "nan", ""])
def test_what_is_no_weight_is_refused(qtbot, page, inspector, typed):
    go(page, "technology")
    press(qtbot, Key.Key_F4)
    inspector.weight.setFocus()
    inspector.weight.selectAll()
    press(qtbot, Key.Key_Delete)
    type_text(qtbot, typed)
    press(qtbot, Key.Key_Return)
    QApplication.activeModalWidget().close()

    assert page.undo_stack.count() == 0
    qtbot.waitUntil(lambda: inspector.weight.text() == "1")


def test_a_group_is_chosen_in_the_details(qtbot, page, inspector):
    go(page, "technology", 3)
    press(qtbot, Key.Key_G, CTRL)
    type_text(qtbot, "Means")
    press(qtbot, Key.Key_Return)
    go(page, "budget", 3)
    press(qtbot, Key.Key_F4)
    inspector.group.setFocus()
    press(qtbot, Key.Key_Down)

    assert draft(page).dimension("budget").group == "means"


def test_the_definition_of_a_level_and_the_note_on_the_model(qtbot, page, inspector):
    go(page, level=2)
    press(qtbot, Key.Key_F4)
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, "Several at once.")
    note = inspector.fields[SpotKind.NOTE].field
    note.setFocus()
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, "Ours.")
    page.leave()

    assert draft(page).level(2).definition.get("en") == "Several at once."
    assert draft(page).note.get("en") == "Ours."


def test_the_details_follow_the_cursor_and_undo(qtbot, page, inspector):
    go(page, "technology")
    press(qtbot, Key.Key_F4, SHIFT)
    go(page, "budget", 2)
    qtbot.waitUntil(lambda: inspector.title.text() == "Budget, level 2 Multi Channel")

    after = rubric_edit.set_dimension_guidance(page.document.rubric, "budget", "en", "Ask.")
    page.document.change(after, Step("x", (Place("budget"),)))
    field = inspector.fields[SpotKind.GUIDANCE].field
    qtbot.waitUntil(lambda: field.toPlainText() == "Ask.")
    page.undo_stack.undo()
    qtbot.waitUntil(lambda: field.toPlainText() == "")


def test_what_is_open_is_remembered(qtbot, window, page):
    go(page, "technology")
    press(qtbot, Key.Key_F4, SHIFT)
    assert window.settings.model_panel == "details"
    window.change_settings(replace(window.settings, language="id"))
    again = window.page("model")
    assert again.panels.area.name == "details"

    go(again, "technology")
    press(qtbot, Key.Key_F4, SHIFT)
    assert window.settings.model_panel == ""
    assert again.panels.area.isHidden()


def test_five_levels_fit_beside_the_details(page):
    page.panels.toggle("details")
    QApplication.processEvents()
    grid = page.grid

    assert grid.columnViewportPosition(5) + grid.columnWidth(5) <= grid.viewport().width()


# The check


def test_the_check_lists_by_severity_and_leads_to_each_place(qtbot, page):
    for level in (2, 3):
        page.model.setData(page.model.index_of(Place("technology", level)), "same text")
    page.check.now()
    go(page, "budget", 1)
    press(qtbot, Key.Key_F7)
    panel = page.panels.check
    rows = [panel.list.index(row).data() for row in range(panel.list.rowCount())]
    assert rows[0].endswith("warnings")
    same = next(n for n, words in enumerate(rows) if "the same as at level 2" in words)
    panel.view.setCurrentIndex(panel.list.index(same))
    assert "A warning does not keep the draft from being frozen." in panel.help.text()

    press(qtbot, Key.Key_Return)
    assert cursor(page) == Place("technology", 3)


def test_a_severity_is_filtered_out(qtbot, page):
    page.model.setData(page.model.index_of(Place("technology", 2)), "tbd")
    page.check.now()
    page.panels.go_to("check")
    panel = page.panels.check
    for button in panel.filters.values():
        if button.isChecked():
            button.click()

    assert panel.list.rowCount() == 0
    names = [button.accessibleName() for button in panel.filters.values()]
    assert names[0] == "0 errors"
    panel.filters[Severity.WARNING].click()
    assert panel.list.index(0).data() == names[1]


def test_the_list_is_live(qtbot, page):
    page.panels.go_to("check")
    assert page.panels.check.fine.isVisible()
    page.model.setData(page.model.index_of(Place("technology", 2)), "tbd")

    qtbot.waitUntil(lambda: page.panels.check.list.rowCount() > 1)


# Languages


def test_two_languages_stand_side_by_side_and_each_is_edited(qtbot, window, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_T, CTRL)
    english = page.model.index_of(Place("technology", 3), "en")
    indonesian = page.model.index_of(Place("technology", 3), "id")
    assert indonesian.row() == english.row() + 1
    assert cursor(page) == Place("technology", 3)

    page.grid.focus_cell()
    press(qtbot, Key.Key_Down)
    type_text(qtbot, "Baru")
    press(qtbot, Key.Key_Return)
    assert stored(window, Place("technology", 3), "id") == ["Baru"]
    assert page.grid.corner.rowHeight(0) > 0
    assert page.grid.is_folded(2)
    assert page.grid.is_folded(3)
    press(qtbot, Key.Key_T, CTRL)
    assert page.model.languages == ("en",)


def test_a_block_of_both_languages_is_copied_and_pasted(qtbot, page):
    press(qtbot, Key.Key_T, CTRL)
    go(page, "technology", 3)
    press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_C, CTRL)
    page.model.preferred = "en"
    go(page, "budget", 3)
    press(qtbot, Key.Key_V, CTRL)
    rubric = page.document.rubric

    assert rubric.cell("budget", 3).text == rubric.cell("technology", 3).text


def test_what_is_not_translated_is_counted_and_gone_to(qtbot, page):
    page.show_language("id")
    for key in ("technology", "budget"):
        page.model.setData(page.model.index_of(Place(key, 2)), "")
    qtbot.waitUntil(lambda: page.bar.untranslated.text() == "2 untranslated")
    go(page, "technology", 1)
    press(qtbot, Key.Key_F8, SHIFT)
    assert cursor(page) == Place("technology", 2)

    press(qtbot, Key.Key_F8, SHIFT)
    assert cursor(page) == Place("budget", 2)


def test_an_untranslated_text_in_the_details_is_gone_to(qtbot, page, inspector):
    after = rubric_edit.set_dimension_guidance(page.document.rubric, "budget", "en", "Ask.")
    page.document.change(after, Step("x", (Place("budget"),)))
    page.show_language("id")
    page.panels.next_untranslated()

    assert focused() is inspector.fields[SpotKind.GUIDANCE].field
    assert focused().placeholderText() == "(en) Ask."


@pytest.mark.parametrize(
    ("typed", "code"), [("French", "fr"), ("pt-br", "pt-BR"), ("العربية", "ar")]
)
def test_a_language_is_added_by_its_name_or_code_and_removed(qtbot, window, page, typed, code):
    go(page, "technology", 3)
    press(qtbot, Key.Key_L, CTRL)
    if typed.isascii():
        type_text(qtbot, typed)
    else:  # no key of a test can type it
        page.panels.languages.name.setText(typed)
    press(qtbot, Key.Key_Return)
    assert page.document.rubric.languages == ("en", "id", code)
    assert page.model.languages == ("en", code)
    assert page.header_widget.languages.count() == 3

    panel = page.panels.languages
    buttons = [
        each for each in panel.children() if getattr(each, "toolTip", str)().startswith("Remove")
    ]
    buttons[-1].click()
    assert page.document.rubric.languages == ("en", "id")
    assert page.model.languages == ("en",)
    window.notice.undo_button.click()
    assert page.document.rubric.languages[-1] == code


def test_an_unknown_language_is_told(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_L, CTRL)
    type_text(qtbot, "Klingonish")
    press(qtbot, Key.Key_Return)

    assert "“Klingonish” is not known." in page.panels.languages.note.text()
    assert page.undo_stack.count() == 0


def test_a_language_from_right_to_left_is_written_so(qtbot, page):
    after = rubric_edit.add_language(page.document.rubric, "ar")
    page.document.change(after, Step("x"))
    page.show_language("ar")
    go(page, "technology", 3)
    type_text(qtbot, "a")
    option = focused().document().defaultTextOption()

    assert option.textDirection() == Qt.LayoutDirection.RightToLeft


# Finding


def find(qtbot, page, text: str, key=Key.Key_F) -> None:
    go(page, "business_strategy", 1)
    press(qtbot, key, CTRL)
    type_text(qtbot, text)


def test_what_is_found_is_counted_and_gone_through(qtbot, page):
    find(qtbot, page, "shortfalls")
    press(qtbot, Key.Key_Return)
    assert page.panels.bar.count.text() == "1 of 1"
    assert cursor(page) == Place("technology", 3)
    assert focused() is page.panels.bar.text
    found = page.model.index_of(Place("technology", 3)).data(Qt.ItemDataRole.UserRole + 9)
    start, end = found[0]
    assert shown(page, "technology", 3)[start:end] == "shortfalls"

    press(qtbot, Key.Key_Escape)
    assert page.grid.has_focus()
    assert page.model.index_of(Place("technology", 3)).data(Qt.ItemDataRole.UserRole + 9) is None


def test_another_language_is_shown_where_it_is_found(qtbot, page):
    find(qtbot, page, "Teknologi")
    page.panels.bar.match_case.setChecked(True)
    press(qtbot, Key.Key_Return)

    assert page.model.language == "id"
    assert cursor(page) == Place("technology")


def test_f3_goes_on_and_back_from_the_grid(qtbot, page):
    find(qtbot, page, "channel")
    press(qtbot, Key.Key_Return)
    page.grid.focus_cell()
    first = cursor(page)
    press(qtbot, Key.Key_F3)
    assert cursor(page) != first
    page.grid.focus_cell()
    press(qtbot, Key.Key_F3, SHIFT)

    assert cursor(page) == first


def test_one_match_is_replaced_and_the_next_shown(qtbot, window, page):
    find(qtbot, page, "shortfalls", Key.Key_H)
    press(qtbot, Key.Key_Return)
    page.panels.bar.replacement.setText("gaps")
    page.panels.bar.replace.click()

    assert stored(window, Place("technology", 3))[0].startswith("Known gaps are")
    assert page.undo_stack.undoText() == "Replace “shortfalls”"


def test_replacing_keeps_capitals_unless_it_is_not_wished(qtbot, page):
    find(qtbot, page, "channel", Key.Key_H)
    page.panels.bar.replacement.setText("route")
    qtbot.waitUntil(page.panels.bar.replace_all.isEnabled)
    page.panels.bar.replace_all.click()
    assert page.document.rubric.level_name(2, "en") == "Multi Route"

    page.undo_stack.undo()
    page.panels.bar.keeps_capitals.setChecked(False)
    qtbot.waitUntil(page.panels.bar.replace_all.isEnabled)
    page.panels.bar.replace_all.click()
    assert page.document.rubric.level_name(2, "en") == "Multi route"


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 620)])
def test_details_and_the_bar_for_finding_are_whole(qtbot, open_window, fresh, language, size):
    window = open_window(fresh, language=language)
    window.resize(*size)
    page = window.page("model")
    go(page, "technology", 3)
    page.panels.toggle("details")
    page.panels.inspector.now()
    page.panels.finder.open(replaces=True)

    qtbot.waitUntil(lambda: not loaded("cut_off").cut_off(page))


def test_with_the_case_matched_capitals_are_a_choice(qtbot, page):
    find(qtbot, page, "Channel", Key.Key_H)
    page.panels.bar.match_case.setChecked(True)
    assert not page.panels.bar.keeps_capitals.isChecked()
    page.panels.bar.keeps_capitals.setChecked(True)
    page.panels.bar.replacement.setText("route")
    page.panels.bar.replace_all.click()

    assert page.document.rubric.level_name(2, "en") == "Multi Route"


def test_the_bar_for_finding_goes_with_its_model(qtbot, page):
    find(qtbot, page, "channel")
    page.model.setData(page.model.index_of(Place("technology", 3)), "x")  # a draft of the same
    assert page.panels.bar.isVisible()
    other = next(each for each in page.document.sources if each.rubric.id == "retail-omni-6x6")
    page.document.open(other)

    assert not page.panels.bar.isVisible()
    assert page.grid.has_focus()


def test_all_are_replaced_in_one_step_with_undo(qtbot, window, page):
    before = page.document.rubric
    find(qtbot, page, "channel", Key.Key_H)
    page.panels.bar.replacement.setText("route")
    qtbot.waitUntil(page.panels.bar.replace_all.isEnabled)
    page.panels.bar.replace_all.click()

    assert page.undo_stack.count() == 1
    assert "places replaced." in window.notice.text()
    assert page.panels.bar.count.text() == "0 found"
    window.notice.undo_button.click()
    assert page.document.rubric == before


def test_a_match_in_the_details_is_shown_there(qtbot, page, inspector):
    after = rubric_edit.set_dimension_guidance(page.document.rubric, "budget", "en", "Ask Xanthia.")
    page.document.change(after, Step("x", (Place("budget"),)))
    find(qtbot, page, "xanthia")
    press(qtbot, Key.Key_Return)
    field = inspector.fields[SpotKind.GUIDANCE].field

    assert field.textCursor().selectedText() == "Xanthia"
    assert isinstance(field.textCursor(), QTextCursor)


def test_a_folded_group_opens_for_a_match(qtbot, page):
    go(page, "technology", 3)
    press(qtbot, Key.Key_G, CTRL)
    type_text(qtbot, "Means")
    press(qtbot, Key.Key_Return)
    page.actions_["fold_all"].trigger()
    page.panels.finder.open(replaces=False)
    type_text(qtbot, "shortfalls")
    press(qtbot, Key.Key_Return)

    assert cursor(page) == Place("technology", 3)
