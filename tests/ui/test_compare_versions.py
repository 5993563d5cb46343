"""Two versions side by side: which, what changed, in which language, and from change to change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.domain.rubric_edit import add_dimension, set_text
from omnidesk.domain.text_diff import PieceKind
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.version_desk.compare_dialog import CompareDialog
from omnidesk.ui.version_desk.diff_lines_model import NEW, OLD, PIECES_ROLE

TEXT = "Every gap that somebody has found is closed, and who closed it is known. " * 3
Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def page(open_window, fresh):
    window = open_window(fresh)
    window.activateWindow()
    return window.page("model")


@pytest.fixture
def compare(page, qtbot):
    """Change a text and add a dimension in a draft, and compare by key."""
    rubric = set_text(page.document.rubric, "technology", 3, "en", TEXT)
    rubric, _ = add_dimension(rubric, "Safety", "en", len(rubric.dimensions))
    page.document.change(rubric, Step("edit"))
    qtbot.keyClick(page.grid, Key.Key_C, Modifier.ControlModifier | Modifier.ShiftModifier)
    return opened()


def opened() -> CompareDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompareDialog)
    return dialog


def titles(dialog) -> list[str]:
    model = dialog.view.lines
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def current(dialog) -> str:
    return dialog.view.lines.line(dialog.view.currentIndex().row()).title


def test_a_draft_is_compared_with_the_version_from_which_it_began(compare):
    assert compare.pair.earlier.currentText().endswith("· 1.0")
    assert compare.pair.later.currentText().endswith("· 1.1 · draft")
    assert compare.severity.text() == "Severity 5 of 5: a dimension was added"
    assert compare.counts.whole_text().startswith("Dimensions: 8 the same, 1 changed, 1 added.")


def test_at_first_only_what_changed_is_shown_with_what_it_is_in(compare):
    assert titles(compare) == ["Technology", "Level 3 Cross Channel", "Safety"]


def test_all_texts_are_shown_when_asked_for(compare, qtbot):
    compare.only_changed.setFocus()
    qtbot.keyClick(compare.only_changed, Key.Key_Space)

    assert "Business Strategy" in titles(compare)
    assert titles(compare).count("Level 1 Single Channel") == 10  # its definition and nine cells


def test_a_side_shows_its_own_words_and_marks_what_is_not_in_the_other(compare):
    model = compare.view.lines
    old, new = (model.index(1, column).data(PIECES_ROLE) for column in (OLD, NEW))

    assert "".join(p.text for p in new) == TEXT
    assert PieceKind.ADDED not in {p.kind for p in old}
    assert PieceKind.ADDED in {p.kind for p in new}


def test_marks_are_struck_through_and_underlined_not_only_coloured(compare):
    formats = compare.view.itemDelegate().formats

    assert formats[PieceKind.REMOVED].fontStrikeOut()
    assert formats[PieceKind.ADDED].fontUnderline()


def test_keys_go_from_change_to_change_and_round_again(compare, qtbot):
    assert current(compare) == "Level 3 Cross Channel"
    qtbot.keyClick(compare.view, Key.Key_F8)
    assert current(compare) == "Safety"
    qtbot.keyClick(compare.view, Key.Key_F8)
    assert current(compare) == "Level 3 Cross Channel"
    qtbot.keyClick(compare.view, Key.Key_F8, Modifier.ShiftModifier)

    assert current(compare) == "Safety"


def test_swapped_what_was_added_is_removed(compare, qtbot):
    qtbot.mouseClick(compare.pair.swap, Qt.MouseButton.LeftButton)

    assert compare.severity.text() == "Severity 4 of 5: a level or a dimension was removed"


def test_another_language_shows_its_own_changes(compare):
    compare.languages.setCurrentIndex(compare.languages.findData("id"))
    compare.languages.activated.emit(compare.languages.currentIndex())
    line = compare.view.lines.line(1)

    assert line.note.endswith("differs in another language")
    assert line.old == line.new


def test_two_models_can_be_compared_and_it_is_said_that_they_are_two(compare):
    at = next(
        i
        for i in range(compare.pair.later.count())
        if "comes with" in compare.pair.later.itemText(i)
    )
    compare.pair.later.setCurrentIndex(at)
    compare.pair.later.activated.emit(at)

    assert compare.meaning.text().startswith("These are two models.")


def test_a_line_is_read_aloud_with_what_became_of_it(compare):
    title, old, new = (
        compare.view.lines.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(3)
    )

    assert title.startswith("Level 3 Cross Channel; \N{NOT EQUAL TO} changed; meaning: ")
    assert old.startswith("Level 3 Cross Channel; Version 1.0: ")
    assert "[removed: " in old
    assert new.startswith(f"Level 3 Cross Channel; Version 1.1: {TEXT}")
    assert "[added: " in new


def test_a_row_is_as_high_as_its_longest_text_when_the_window_is_made_narrow(compare, qtbot):
    view = compare.view
    before = view.rowHeight(1)
    compare.resize(compare.minimumSizeHint())

    qtbot.waitUntil(lambda: view.rowHeight(1) > before)
    assert view.rowHeight(1) == view.sizeHintForRow(1)
    assert not view.grab().isNull()
