"""The library in the window: all models in one place, kept, duplicated, and removed with undo."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.composition import folders
from omnidesk.domain.rubric_edit import set_text, with_identity
from omnidesk.paths import rubric_folder
from omnidesk.services.rubrics import add_rubric, find_rubric, shipped_rubrics
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.dialogs.new_dialog import NewDialog
from omnidesk.ui.version_desk.library_dialog import LibraryDialog
from tests.ui.rubric_grid import versions

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def _empty_library():
    """What a test keeps would be offered in the tests after it, as it is to every client."""
    yield
    shutil.rmtree(folders().own_rubrics, ignore_errors=True)


@pytest.fixture
def path(fresh):
    """A round on 1.0, and a version 1.1 that no round uses."""
    first = find_rubric(shipped_rubrics(rubric_folder()), "omnichannel-cx").rubric
    second = with_identity(set_text(first, "budget", 1, "en", "None."), first.id, "1.1")
    with Workspace.open(fresh) as workspace:
        add_rubric(workspace, second, "Clearer.")
    return fresh


@pytest.fixture
def window(open_window, path):
    window = open_window(path)
    window.activateWindow()
    return window


@pytest.fixture
def library(window, qtbot):
    page = window.page("model")
    qtbot.keyClick(page.grid, Key.Key_A, Modifier.ControlModifier | Modifier.ShiftModifier)
    return opened()


def opened() -> LibraryDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LibraryDialog)
    return dialog


def rows(library) -> list[list[str]]:
    model = library.entries
    return [[model.index(r, c).data() for c in range(6)] for r in range(model.rowCount())]


def go(library, version: str, place: str) -> None:
    row = next(i for i, each in enumerate(rows(library)) if each[1] == version and place in each[2])
    library.table.setCurrentIndex(library.entries.index(row, 0))


def test_every_version_says_where_it_is_how_big_and_who_uses_it(library):
    name, version, place, languages, size, rounds = rows(library)[1]

    assert version == "1.0"
    assert name.startswith("Omnichannel customer experience")
    assert place == "In this client file, comes with OmniDesk"
    assert (languages, size, rounds) == (
        "English, Indonesian",
        "9 \N{MULTIPLICATION SIGN} 5",
        "2026",
    )


def test_a_version_that_a_round_uses_cannot_be_removed_and_it_is_said_why(library):
    go(library, "1.0", "client file")

    assert not library.remove.isEnabled()
    assert library.why.text().endswith("stays in the file: 2026.")


def test_a_removed_version_comes_back_with_undo(library, window):
    go(library, "1.1", "client file")
    library.remove.click()
    assert versions(window) == ["1.0"]
    assert "was removed from the client file" in library.notice.text()
    library.notice.undo_button.click()

    assert versions(window) == ["1.0", "1.1"]
    assert window.client.facts.rubrics[-1].note == "Clearer."


def test_what_is_kept_is_offered_for_a_new_client(library, window):
    go(library, "1.1", "client file")
    library.keep.click()
    assert rows(library)[0][2] == "In this client file, in my library"
    library.reject()
    window.files.close()
    window.files.ask_for_new()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, NewDialog)

    words = [asked.rubric.itemText(place) for place in range(asked.rubric.count())]
    assert any(each.endswith("1.1") for each in words)


def test_what_was_kept_is_taken_out_again_and_undone(library):
    go(library, "1.1", "client file")
    library.keep.click()
    library.let_go.click()
    assert "library" not in rows(library)[0][2]
    library.notice.undo_button.click()

    assert rows(library)[0][2].endswith("in my library")


def test_enter_opens_a_version_on_the_page(library, window, qtbot):
    page = window.page("model")
    go(library, "1.0", "client file")
    qtbot.keyClick(library.table, Key.Key_Return)

    assert page.document.rubric.version == "1.0"


def test_a_duplicate_is_a_draft_of_its_own(library, window):
    page = window.page("model")
    go(library, "1.0", "client file")
    library.duplicate.click()

    assert page.document.draft is not None
    assert page.document.rubric.name.get("en").endswith("(copy)")
    assert page.document.rubric.id != "omnichannel-cx"


def test_without_a_client_file_models_are_looked_at_and_kept(open_window):
    page = open_window().page("model")
    page.versions.show_library()
    library = opened()

    assert not library.duplicate.isEnabled()
    assert library.keep.isEnabled()
    assert "open a client file" in library.why.text()
