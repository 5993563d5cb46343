"""Keys and clicks on the rubric's grid, as a person gives them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from omnidesk.services.rubrics import drafts_of, file_rubrics
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents.rubric_places import Place, text_at

Key = Qt.Key
Modifier = Qt.KeyboardModifier


def press(qtbot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_text(qtbot, text: str) -> None:
    """Type letter by letter: the first one opens the editor, which gets the others."""
    for character in text:
        qtbot.keyClicks(QApplication.focusWidget(), character)


def go(page, dimension: str = "", level: int | None = None, *, definition: bool = False) -> None:
    page.show_place(Place(dimension, level, definition))
    page.grid.focus_cell()


def cursor(page) -> Place:
    return page.model.place(page.grid.currentIndex())


def shown(page, dimension: str = "", level: int | None = None) -> str:
    return page.model.index_of(Place(dimension, level)).data()


def double_click(qtbot, page, place: Place) -> None:
    index = page.model.index_of(place)
    pane = page.grid.pane_of(index)
    pane.scrollTo(index)
    centre = pane.visualRect(index).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        click(pane.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def stored(window, place: Place, language: str = "en") -> list[str]:
    """What another program reads at a place of each draft in the file, once all is saved."""
    window.page("model").document.flush()
    with Workspace.open(window.client.path, read_only=True) as reader:
        return [text_at(draft.rubric, place).get(language) for draft in drafts_of(reader)]


def versions(window) -> list[str]:
    with Workspace.open(window.client.path, read_only=True) as reader:
        return [known.rubric.version for known in file_rubrics(reader)]
