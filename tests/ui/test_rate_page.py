"""Rating as a person does: clicks and keys on the real window, then what is shown and stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.domain.assessment import Confidence, Empty, RatingState
from omnidesk.services.rounds import open_round
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.reason_dialog import ReasonDialog

GRID, FOCUS, TOGETHER = range(3)
KEYS = ("business_strategy", "data_driven_approach", "technology")


@pytest.fixture
def page(window):
    return window.page("rate")


def press(qtbot, page, text: str) -> None:
    for character in text:
        if character == "\n":
            qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(page.grid, character)


def on_disk(window) -> dict[tuple[str, str], tuple[str, int | None]]:
    """What another program reads from the file while the window has it open."""
    with Workspace.open(window.client.path, read_only=True) as workspace:
        record = open_round(workspace, "2026").record
    codes = {expert.id: expert.code for expert in record.panel}
    return {(codes[r.expert_id], r.dimension): (r.state.value, r.level) for r in record.ratings}


def click_cell(qtbot, page, row: int, column: int) -> None:
    page.grid.fit()
    place = page.grid.visualRect(page.model.index(row, column)).center()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_chooses_a_level_and_it_is_on_disk(qtbot, window, page):
    click_cell(qtbot, page, 1, 2)

    assert page.model.is_chosen(page.model.index(1, 2))
    assert on_disk(window) == {("E1", KEYS[1]): ("level", 3)}
    assert page.header_widget.progress_words.text() == "1 of 9 rated"
    assert "✓ Saved" in window.status.text()


def test_a_digit_chooses_and_enter_goes_to_the_next_unrated(qtbot, window, page):
    press(qtbot, page, "3\n2\n5")

    assert on_disk(window) == {
        ("E1", KEYS[0]): ("level", 3),
        ("E1", KEYS[1]): ("level", 2),
        ("E1", KEYS[2]): ("level", 5),
    }


def test_a_digit_that_is_no_level_does_nothing(qtbot, window, page):
    press(qtbot, page, "790")

    assert on_disk(window) == {}


def test_the_keys_for_the_empties_and_for_taking_back(qtbot, window, page):
    press(qtbot, page, "c")
    assert page.model.empty(0) is Empty.CANNOT_TELL
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)

    assert page.model.empty(0) is Empty.NOT_YET_RATED
    assert on_disk(window) == {("E1", KEYS[0]): ("withdrawn", None)}


def test_not_applicable_asks_for_the_reason(qtbot, window, page):
    press(qtbot, page, "n")
    dialog = page.findChild(ReasonDialog)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "no shops of its own")
    assert on_disk(window) == {}
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    assert on_disk(window) == {("E1", KEYS[0]): ("not_applicable", None)}
    rating = page.model.rating(0)
    assert rating.rationale.get("en") == "no shops of its own"


def test_ctrl_z_takes_a_rating_back_and_ctrl_y_brings_it_again(qtbot, window, page):
    press(qtbot, page, "3")
    press(qtbot, page, "4")
    window.undo_group.undo()
    assert on_disk(window) == {("E1", KEYS[0]): ("level", 3)}
    window.undo_group.undo()
    assert on_disk(window) == {("E1", KEYS[0]): ("withdrawn", None)}
    window.undo_group.redo()

    assert on_disk(window) == {("E1", KEYS[0]): ("level", 3)}


def test_the_steps_have_names(qtbot, window, page):
    press(qtbot, page, "3")

    assert window.undo_group.undoText() == "Rate Business Strategy"


def test_every_expert_has_a_sheet_of_their_own(qtbot, window, page):
    press(qtbot, page, "3")
    page.choose_expert("E2")
    assert page.model.empty(0) is Empty.NOT_YET_RATED
    press(qtbot, page, "1")

    assert on_disk(window) == {
        ("E1", KEYS[0]): ("level", 3),
        ("E2", KEYS[0]): ("level", 1),
    }


def test_finishing_locks_and_unlocking_opens_again(qtbot, window, page):
    press(qtbot, page, "3")
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    press(qtbot, page, "5")
    assert on_disk(window) == {("E1", KEYS[0]): ("level", 3)}
    assert "E1 has finished" in window.notice.text()
    assert page.header_widget.finish.text() == "Unlock"
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    press(qtbot, page, "5")

    assert on_disk(window) == {("E1", KEYS[0]): ("level", 5)}


def test_confidence_is_never_preset_and_can_be_taken_back(qtbot, page):
    press(qtbot, page, "3")
    page.show_mode(FOCUS)
    details = page.focus_view.details
    assert page.model.rating(0).confidence is None
    qtbot.mouseClick(details.sure_button(Confidence.HIGH), Qt.MouseButton.LeftButton)
    assert page.model.rating(0).confidence is Confidence.HIGH
    qtbot.mouseClick(details.sure_button(Confidence.HIGH), Qt.MouseButton.LeftButton)

    assert page.model.rating(0).confidence is None


def test_the_reason_is_on_disk_when_the_field_is_left(qtbot, page):
    page.show_mode(FOCUS)
    field = page.focus_view.details.rationale
    field.setFocus()
    qtbot.keyClicks(field, "three of five shops do it")
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert page.model.rating(0).rationale.get("en") == "three of five shops do it"
    assert page.model.rating(0).state is RatingState.WITHDRAWN


def test_what_is_typed_is_kept_when_one_goes_to_another_page(qtbot, window, page):
    page.show_mode(FOCUS)
    page.focus_view.details.finding.setFocus()
    qtbot.keyClicks(page.focus_view.details.finding, "seen in Jakarta")
    window.show_page("results")

    assert window.client.round.entry(KEYS[0]).finding.get("en") == "seen in Jakarta"


def test_one_by_one_chooses_by_click_and_by_key(qtbot, window, page):
    page.show_mode(FOCUS)
    qtbot.mouseClick(page.focus_view.cards.cards[3], Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focus_view.cards.cards[3], Qt.Key.Key_Return)
    assert page.focus_view.current_key() == KEYS[1]
    qtbot.keyClicks(page.focus_view.cards.cards[3], "2")

    assert on_disk(window) == {("E1", KEYS[0]): ("level", 4), ("E1", KEYS[1]): ("level", 2)}
    assert page.focus_view.cards.cards[1].isChecked()


def test_levels_from_0_and_above_9_are_typed(qtbot, open_window, make_ladder):
    window = open_window(make_ladder)
    page = window.page("rate")
    press(qtbot, page, "0")
    assert page.model.rating(0).level == 0
    press(qtbot, page, "11")
    assert page.model.rating(0).level == 11
    press(qtbot, page, "1")

    qtbot.waitUntil(lambda: page.model.rating(0).level == 1, timeout=3000)


@pytest.fixture
def make_ladder(tmp_path):
    """A client file on a rubric with the levels 0 to 12."""
    from omnidesk.domain.local_text import LocalText
    from omnidesk.domain.rubric import Cell, Dimension, Level, Rubric
    from omnidesk.services.client_files import create_file
    from omnidesk.services.rounds import NewRound, add_round
    from omnidesk.services.rubrics import file_rubrics

    def words(text):
        return LocalText.single("en", text)

    levels = tuple(Level(value, words(f"Step {value}")) for value in range(13))
    dimension = Dimension("only", words("Only"))
    cells = {("only", level.value): Cell(words(f"text {level.value}")) for level in levels}
    rubric = Rubric("ladder", "1.0", ("en",), words("Ladder"), levels, (dimension,), cells)
    path = tmp_path / "ladder.omnidesk"
    with create_file(path, "Ladder", rubric=rubric) as workspace:
        known = file_rubrics(workspace)[0]
        add_round(workspace, NewRound("2026", known.hash, experts=[("E1", words("x"))]))
    return path


@pytest.fixture
def blind(open_window, make_file):
    return open_window(make_file(blind=True)).page("rate")


def reveal(qtbot, page) -> None:
    qtbot.mouseClick(page.cover.reveal, Qt.MouseButton.LeftButton)


def test_a_blind_sheet_is_covered_until_its_expert_asks_for_it(qtbot, blind):
    assert blind.cover.isVisible()
    assert not blind.grid.isVisible()
    reveal(qtbot, blind)

    assert blind.grid.isVisible()
    press(qtbot, blind, "3")
    assert blind.model.rating(0).level == 3


def test_choosing_another_name_shows_nothing_of_theirs(qtbot, blind):
    reveal(qtbot, blind)
    press(qtbot, blind, "3")
    blind.choose_expert("E2")
    assert blind.cover.isVisible()
    blind.choose_expert("E1")

    assert blind.cover.isVisible()
    assert blind.model.empty(0) is Empty.NOT_YET_RATED


def test_a_finished_blind_sheet_stays_covered_until_all_have_finished(qtbot, blind):
    for code in ("E1", "E2", "E3"):
        blind.choose_expert(code)
        reveal(qtbot, blind)
        press(qtbot, blind, "3")
        qtbot.mouseClick(blind.header_widget.finish, Qt.MouseButton.LeftButton)
        if code != "E3":
            assert blind.cover.isVisible()
            assert not blind.cover.reveal.isVisible()

    assert blind.grid.isVisible()
    assert blind.model.rating(0).level == 3


def test_nobody_undoes_unseen_what_another_has_rated(qtbot, blind):
    reveal(qtbot, blind)
    press(qtbot, blind, "3")
    blind.choose_expert("E2")

    assert not blind.undo_stack.canUndo()


def test_while_blind_the_panel_cannot_sit_together(blind):
    assert not blind.header_widget.mode_button(TOGETHER).isEnabled()


def test_while_blind_the_shared_field_is_not_shown(qtbot, blind):
    reveal(qtbot, blind)
    blind.show_mode(FOCUS)

    assert not blind.focus_view.details.finding.isVisible()
    assert blind.focus_view.details.rationale.isVisible()


def test_no_text_of_the_grid_is_cut(qtbot, window, page):
    page.grid.fit()
    from PySide6.QtWidgets import QStyleOptionViewItem

    from omnidesk.ui.delegates.rate_cell_delegate import RateCellDelegate

    option = QStyleOptionViewItem()
    page.grid.initViewItemOption(option)
    delegate = page.grid.itemDelegate()
    assert isinstance(delegate, RateCellDelegate)
    for row in range(page.model.rowCount()):
        for column in range(page.model.columnCount()):
            text = str(page.model.index(row, column).data())
            needed = delegate.height_for(text, page.grid.columnWidth(column), option)
            assert page.grid.rowHeight(row) >= needed
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_a_screen_reader_hears_dimension_level_text_and_choice(qtbot, page):
    press(qtbot, page, "3")
    spoken = page.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Business Strategy, level 3 Cross Channel: The ambition")
    assert spoken.endswith("Chosen")


def test_the_model_keeps_qts_contract(qtmodeltester, page):
    qtmodeltester.check(page.model)


def test_w_opens_the_reason_beside_the_grid_and_escape_closes_it(qtbot, page):
    press(qtbot, page, "w")
    assert page.side.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.details.rationale)
    qtbot.keyClicks(page.details.rationale, "because")
    qtbot.keyClick(page.details.rationale, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not page.side.isVisible())
    assert page.model.rating(0).rationale.get("en") == "because"


def test_a_reason_is_one_step_however_often_the_hands_rest(qtbot, window, page):
    page.show_mode(FOCUS)
    field = page.focus_view.details.rationale
    field.setFocus()
    qtbot.keyClicks(field, "three shops ")
    qtbot.waitUntil(lambda: bool(typed_texts(window.client.workspace)), timeout=5000)
    qtbot.keyClicks(field, "do it")
    page.grid.setFocus()
    page.focus_view.setFocus()

    assert page.model.rating(0).rationale.get("en") == "three shops do it"
    assert page.undo_stack.count() == 1
    assert typed_texts(window.client.workspace) == []


def test_a_locked_sheet_names_no_keys_that_would_change_it(qtbot, page):
    assert page.hints.isVisible()
    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    assert not page.hints.isVisible()

    qtbot.mouseClick(page.header_widget.finish, Qt.MouseButton.LeftButton)
    assert page.hints.isVisible()


def ask_for_evidence(page):
    page.details.evidence.show_evidence(page.current_expert().id, KEYS[0], is_locked=False)
    page.details.evidence.ask()
    return QApplication.activeModalWidget()


def test_a_site_is_made_where_the_evidence_is_written(qtbot, window, page):
    dialog = ask_for_evidence(page)
    qtbot.keyClicks(dialog.text, "one shop does it")
    qtbot.keyClicks(dialog.site.lineEdit(), "Shop Bandung")
    qtbot.keyClick(dialog.site.lineEdit(), Qt.Key.Key_Return)

    with Workspace.open(window.client.path, read_only=True) as workspace:
        record = open_round(workspace, "2026").record
    (site,) = record.sites
    assert site.name.get("en") == "Shop Bandung"
    assert record.round.settings.site_ids == (site.id,)
    assert [each.site_id for each in record.evidence] == [site.id]


def test_evidence_with_a_new_site_and_channel_is_one_step(qtbot, window, page):
    dialog = ask_for_evidence(page)
    qtbot.keyClicks(dialog.text, "one shop does it")
    qtbot.keyClicks(dialog.site.lineEdit(), "Shop Bandung")
    qtbot.keyClicks(dialog.channel.lineEdit(), "Counter")
    qtbot.keyClick(dialog.channel.lineEdit(), Qt.Key.Key_Return)
    assert page.undo_stack.count() == 1
    (done,) = window.client.round.record.evidence

    page.undo_stack.undo()
    assert window.client.round.record.evidence == ()
    assert window.client.round.settings.site_ids == ()
    page.undo_stack.redo()
    assert window.client.round.record.evidence == (done,)
    assert window.client.round.settings.site_ids == (done.site_id,)
    assert window.client.round.settings.channel_ids == (done.channel_id,)


def test_a_site_that_is_there_is_not_made_twice(qtbot, window, page):
    for _ in range(2):
        dialog = ask_for_evidence(page)
        qtbot.keyClicks(dialog.text, "seen")
        qtbot.keyClicks(dialog.site.lineEdit(), "shop bandung")
        qtbot.keyClick(dialog.site.lineEdit(), Qt.Key.Key_Return)

    assert len(window.client.round.record.sites) == 1
