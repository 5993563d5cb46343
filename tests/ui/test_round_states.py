"""Closing, opening again, copying and deleting a round, as at the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from omnidesk.domain.assessment import RatingState
from omnidesk.services.client_files import facts_of
from omnidesk.services.rounds import open_round
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.copy_round_dialog import CopyRoundDialog
from omnidesk.ui.dialogs.reason_dialog import ReasonDialog


def on_disk(window, label: str = "2026"):
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return open_round(workspace, label).record


def labels(window) -> list[str]:
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return [facts.round.label for facts in facts_of(workspace).rounds]


def state(window):
    return window.page("round").round_state


def act(window, words: str):
    """Return the entry of the menus that says this."""
    window.menus.refresh()
    menus = [top.menu() for top in window.menuBar().actions()]
    found = (action for menu in menus for action in menu.actions())
    return next(action for action in found if action.text().replace("&", "") == words)


def reopen(qtbot, window, reason: str) -> None:
    state(window).reopen_button.click()
    dialog = window.findChild(ReasonDialog)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.reason, reason)
    dialog.accept_button.click()


def test_closing_locks_the_round_and_says_so_on_every_page(window):
    state(window).close_button.click()
    assert on_disk(window).round.closed
    assert "Closed on" in state(window).words.text()

    for key in ("round", "rate", "results", "report"):
        window.show_page(key)
        assert window.header.closed.isVisible()
    window.header.closed.click()
    assert window.rail.button("round").isChecked()


def test_undo_opens_it_again_without_a_word(window):
    state(window).close_button.click()
    window.notice.undo_button.click()

    assert not on_disk(window).round.closed
    assert not window.header.closed.isVisible()
    assert not window.page("round").basics.purpose.isReadOnly()


def test_in_a_closed_round_everything_is_there_to_read_and_nothing_to_change(window):
    state(window).close_button.click()
    page = window.page("round")
    texts = (page.basics.label, page.basics.purpose, page.basics.start, page.verdict.verdict)
    assert all(field.isReadOnly() for field in texts)
    assert not page.rules.panel_rule.isEnabled()
    assert not page.rules.scope.isEnabled()
    assert not page.round_state.delete_button.isEnabled()
    assert not page.panel.table.item(0, 1).flags() & Qt.ItemFlag.ItemIsEditable
    assert window.page("report").texts.works.isReadOnly()

    assert not window.page("rate").header_widget.finish.isEnabled()


def test_a_name_can_be_erased_in_a_closed_round_too(window):
    window.page("round").panel.table.item(0, 3).setText("Ana")
    state(window).close_button.click()
    window.page("round").panel.table.item(0, 3).setText("")

    assert on_disk(window).names == {}


def test_rating_in_a_closed_round_is_answered_quietly(qtbot, window):
    state(window).close_button.click()
    page = window.page("rate")
    qtbot.keyClick(page.grid, Qt.Key.Key_3)

    assert "Round “2026” is closed" in window.notice.text()
    assert on_disk(window).ratings == ()
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_undo_does_not_reach_behind_the_closing(qtbot, window):
    qtbot.keyClick(window.page("rate").grid, Qt.Key.Key_3)
    assert window.client.round.undo_stack.canUndo()
    state(window).close_button.click()

    assert not window.client.round.undo_stack.canUndo()
    assert on_disk(window).ratings[0].state is RatingState.LEVEL


def test_it_opens_again_with_a_reason_that_is_kept_and_shown(qtbot, window):
    state(window).close_button.click()
    reopen(qtbot, window, "A sheet came late.")

    round_ = on_disk(window).round
    assert (round_.closed, round_.settings.reopened.get("en")) == (False, "A sheet came late.")
    assert "Reopened: A sheet came late." in state(window).words.text()


def test_a_round_that_is_rated_blind_is_not_closed(open_window, make_file):
    window = open_window(make_file(blind=True))

    assert not state(window).close_button.isEnabled()
    assert "blind" in state(window).close_button.toolTip()


def test_a_copy_is_made_from_a_form_and_shown(qtbot, window):
    page = window.page("round")
    page.basics.purpose.setFocus()
    qtbot.keyClicks(page.basics.purpose, "to learn")
    state(window).copy_button.click()
    dialog = window.findChild(CopyRoundDialog)
    dialog.label.setText("2026")
    dialog.accept_button.click()
    assert "is used already" in dialog.problem.text()
    dialog.label.setText("2027")
    dialog.start.setText("2027-05")
    dialog.accept_button.click()

    copied = on_disk(window, "2027").round.settings
    assert (copied.purpose.get("en"), copied.start) == ("to learn", "2027-05")
    assert window.client.round.record.round.label == "2027"
    assert window.page("round").basics.label.text() == "2027"


def test_a_deleted_round_goes_and_the_next_one_shows(window):
    window.client.copy_round(_copy("2027"))
    state(window).delete_button.click()
    assert labels(window) == ["2026"]
    assert window.client.round.record.round.label == "2026"
    assert window.notice.text() == "Round 2027 was deleted."
    window.notice.undo_button.click()

    assert labels(window) == ["2026", "2027"]
    assert window.header.rounds.currentText() == "Round 2027"


def test_without_a_round_left_there_is_home_and_the_way_back(window):
    state(window).delete_button.click()
    assert window.rail.button("home").isChecked()
    assert not window.rail.button("rate").isEnabled()
    act(window, "Bring back the round deleted last").trigger()

    assert labels(window) == ["2026"]
    assert window.rail.button("round").isChecked()


def test_rounds_come_back_in_the_opposite_order_of_their_deletion(window):
    window.client.copy_round(_copy("2027"))
    window.client.open_round("2026")
    for _ in range(2):
        window.client.delete_round()
    back = act(window, "Bring back the round deleted last")
    back.trigger()
    assert labels(window) == ["2027"]
    back.trigger()

    assert labels(window) == ["2026", "2027"]
    assert not act(window, "Bring back the round deleted last").isEnabled()


def test_a_label_taken_meanwhile_keeps_a_deleted_round_away(window):
    window.client.copy_round(_copy("2027"))
    state(window).delete_button.click()
    window.client.copy_round(_copy("2027"))
    act(window, "Bring back the round deleted last").trigger()

    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "“2027” is used already" in box.text()


def test_the_menu_allows_what_can_be_done_and_says_why_not(window):
    words = ("Close the round", "Reopen the round…", "Copy into a new round…", "Delete the round")
    window.show_page("round")
    assert [act(window, each).isEnabled() for each in words] == [True, False, True, True]
    act(window, "Close the round").trigger()

    assert [act(window, each).isEnabled() for each in words] == [False, True, True, False]
    assert act(window, "Close the round").property("why") == "The round is closed."


def test_who_only_reads_can_do_none_of_it(open_window, fresh):
    with Workspace.open(fresh):
        window = open_window(fresh)
        bar = state(window)
        buttons = (bar.close_button, bar.copy_button, bar.delete_button)
        assert not any(button.isEnabled() for button in buttons)


def _copy(label: str):
    from omnidesk.services.round_copies import RoundCopy

    return RoundCopy(label)
