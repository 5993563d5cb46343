"""The round's own page: every field goes to disk and comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from omnidesk.domain.assessment import Horizon
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rules import OverallRule, PanelRule
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace


@pytest.fixture
def page(window):
    return window.page("round")


def on_disk(window):
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return open_round(workspace, window.client.round.record.round.label).record


def write(qtbot, field, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def choose(field, index: int) -> None:
    field.setCurrentIndex(index)
    field.activated.emit(index)


def test_words_are_on_disk_when_a_field_is_left(qtbot, window, page):
    write(qtbot, page.basics.purpose, "to learn")
    write(qtbot, page.basics.independence, "from outside")

    settings = on_disk(window).round.settings
    assert settings.purpose.get("en") == "to learn"
    assert settings.independence.get("en") == "from outside"


def test_the_lead_assessor_is_kept_with_the_round(window, page):
    page.basics.assessor.setText("Rina")
    page.basics.assessor.editingFinished.emit()

    assert on_disk(window).round.settings.assessor == "Rina"


def test_a_date_that_is_none_is_said_and_stays_to_be_mended(qtbot, window, page):
    page.basics.end.setText("soon")
    page.basics.end.editingFinished.emit()

    assert "“soon” is not a date" in window.notice.text()
    assert page.basics.end.text() == "soon"
    assert on_disk(window).round.settings.end == ""


def test_rules_are_chosen_by_name(window, page):
    choose(page.rules.panel_rule, list(PanelRule).index(PanelRule.MEAN))
    texts = [page.rules.overall_rule.itemText(i) for i in range(page.rules.overall_rule.count())]
    choose(page.rules.overall_rule, texts.index("all reach level 3"))

    settings = on_disk(window).round.settings
    assert settings.panel_rule is PanelRule.MEAN
    assert settings.overall_rule == OverallRule.parse("gate:3")


def test_a_dimension_is_put_out_of_scope_and_leaves_the_sheet(window, page):
    page.rules.scope.item(8).setCheckState(Qt.CheckState.Unchecked)

    assert on_disk(window).round.settings.out_of_scope == ("budget",)
    assert window.page("rate").model.rowCount() == 8


def test_a_target_is_set_changed_and_taken_back(window, page):
    choice = page.plan.choice("technology", Horizon.MID)
    choose(choice, choice.findData(4))
    assert [(t.horizon, t.level) for t in on_disk(window).targets] == [(Horizon.MID, 4)]
    choose(choice, choice.findData(5))
    assert [(t.horizon, t.level) for t in on_disk(window).targets] == [(Horizon.MID, 5)]
    choose(choice, choice.findData(None))

    assert on_disk(window).targets == ()


def test_a_dimension_may_have_a_target_for_each_term(window, page):
    for horizon, level in ((Horizon.SHORT, 3), (Horizon.LONG, 5)):
        choice = page.plan.choice("technology", horizon)
        choose(choice, choice.findData(level))

    assert {(t.horizon, t.level) for t in on_disk(window).targets} == {
        (Horizon.SHORT, 3),
        (Horizon.LONG, 5),
    }


def test_what_a_term_means_is_kept(qtbot, window, page):
    write(qtbot, page.plan.meanings[Horizon.SHORT], "by June")

    assert on_disk(window).round.settings.horizons[Horizon.SHORT].get("en") == "by June"


def cell(page, row: int, column: int):
    return page.panel.table.item(row, column)


def test_roles_weights_and_names_are_typed_in_place(window, page):
    cell(page, 0, 1).setText("Head of quality")
    cell(page, 0, 2).setText("2,5")
    cell(page, 0, 3).setText("Ana")

    record = on_disk(window)
    expert = record.panel[0]
    assert (expert.role.get("en"), expert.weight) == ("Head of quality", 2.5)
    assert record.names == {expert.id: "Ana"}


@pytest.mark.parametrize("text", ["much", "-1", "inf", ""])
def test_a_weight_that_is_none_is_refused(window, page, text):
    cell(page, 0, 2).setText(text)

    assert on_disk(window).panel[0].weight == 1
    assert cell(page, 0, 2).text() == "1"


def test_an_expert_who_is_removed_comes_back_to_the_same_place(window, page):
    page.panel.table.setCurrentCell(0, 0)
    next(b for b in page.panel.findChildren(QPushButton) if "move from" in b.text()).click()
    assert [e.code for e in on_disk(window).panel] == ["E2", "E3"]
    window.notice.undo_button.click()

    assert [e.code for e in on_disk(window).panel] == ["E1", "E2", "E3"]


def test_a_code_that_is_taken_is_refused(window, page):
    cell(page, 0, 0).setText("E2")

    assert [e.code for e in on_disk(window).panel] == ["E1", "E2", "E3"]
    assert cell(page, 0, 0).text() == "E1"


def test_blind_is_switched_on_and_the_results_hide(window, page):
    page.panel.blind.setChecked(True)

    assert on_disk(window).passes[0].blind
    assert window.page("results").blind.isVisible()


def test_places_are_added_renamed_and_left_out(qtbot, window, page):
    from omnidesk.ui.widgets.place_list import PlaceList

    sites = page.basics.findChildren(PlaceList)[0]
    write_and_enter(qtbot, sites.name, "Jakarta")
    write_and_enter(qtbot, sites.name, "Malang")
    sites.list.item(0).setText("Jakarta Pusat")
    sites.list.item(1).setCheckState(Qt.CheckState.Unchecked)

    record = on_disk(window)
    assert [p.name.get("en") for p in record.sites] == ["Jakarta Pusat", "Malang"]
    assert record.round.settings.site_ids == (record.sites[0].id,)


def write_and_enter(qtbot, field, text: str) -> None:
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_lists_of_words_are_added_moved_and_removed(qtbot, window, page):
    steps = page.verdict.steps
    for text in ("one", "two"):
        steps.findChild(QPushButton).click()
        write(qtbot, steps.fields[-1], text)
    tool(steps, "Move up", 1).click()
    assert [s.get("en") for s in on_disk(window).round.settings.general_steps] == ["two", "one"]
    tool(steps, "Remove", 1).click()

    assert [s.get("en") for s in on_disk(window).round.settings.general_steps] == ["two"]


def tool(field, name: str, position: int) -> QToolButton:
    return [b for b in field.findChildren(QToolButton) if b.accessibleName() == name][position]


def test_every_change_is_undone_with_its_name(qtbot, window, page):
    write(qtbot, page.basics.purpose, "to learn")
    assert window.undo_group.undoText() == "Change “Purpose”"
    window.undo_group.undo()

    assert on_disk(window).round.settings.purpose.get("en") == ""
    assert page.basics.purpose.toPlainText() == ""


def test_the_round_gets_another_label(window, page):
    page.basics.label.setText("spring")
    page.basics.label.editingFinished.emit()

    assert on_disk(window).round.label == "spring"
    assert window.header.rounds.currentText() == "Round spring"


def test_the_client_gets_another_name_and_undo_brings_it_back(window, page):
    page.basics.organisation.setText("Telko Baru")
    page.basics.organisation.editingFinished.emit()
    assert window.header.title_text() == "Telko Baru"
    window.notice.undo_button.click()

    assert window.header.title_text() == "Telko Nusantara"
    assert page.basics.organisation.text() == "Telko Nusantara"


def test_targets_are_offered_for_what_is_in_scope(window, page):
    page.rules.scope.item(0).setCheckState(Qt.CheckState.Unchecked)

    assert page.plan.table.rowCount() == len(window.client.round.scope) == 8


def test_what_a_term_means_is_taken_back_where_it_shows(qtbot, window, page):
    field = page.plan.meanings[Horizon.SHORT]
    write(qtbot, field, "by 2027")
    window.undo_group.undo()

    assert field.toPlainText() == ""


def test_whoever_ticks_the_scope_by_keyboard_stays_in_the_list(qtbot, window, page):
    page.tabs.setCurrentIndex(2)
    page.rules.scope.setCurrentRow(4)
    qtbot.keyClick(page.rules.scope, Qt.Key.Key_Space)

    assert len(window.client.round.settings.out_of_scope) == 1
    assert page.rules.scope.currentRow() == 4


def test_a_read_only_file_offers_no_field_to_change(open_window, fresh):
    with Workspace.open(fresh):
        page = open_window(fresh).page("round")

        assert page.basics.purpose.isReadOnly()
        assert not page.panel.blind.isEnabled()


def test_the_box_of_the_experts_has_room_for_a_role_that_was_given_later(window, page, qtbot):
    rate = window.page("rate")
    window.show_page("rate")
    box, document = rate.header_widget.expert, window.client.round
    before = box.width()
    role = LocalText.single("en", "Head of all shops of a region")
    document.change_expert(replace(document.record.panel[0], role=role), "role")

    qtbot.waitUntil(lambda: box.width() > before)


def test_who_is_in_the_panel_goes_with_undo(window, page):
    tab, stack = page.panel, window.client.round.undo_stack

    def codes() -> list[str]:
        return [expert.code for expert in on_disk(window).panel]

    tab.add()
    assert (codes(), stack.undoText()) == (["E1", "E2", "E3", "E4"], "Add expert E4")
    tab.table.item(3, 1).setText("Shop manager")
    tab.table.setCurrentCell(0, 0)
    tab.remove()
    assert codes() == ["E2", "E3", "E4"]
    for _ in range(3):
        stack.undo()
    assert codes() == ["E1", "E2", "E3"]
    for _ in range(3):
        stack.redo()
    assert codes() == ["E2", "E3", "E4"]
    assert on_disk(window).panel[2].role.get("en") == "Shop manager"
