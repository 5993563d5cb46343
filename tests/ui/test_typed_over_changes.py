"""What somebody is typing stands fast while the document changes under it, or the disk refuses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from omnidesk.domain.errors import DiskFull
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace
from tests.reports.reading import squashed, whole_text

Key = Qt.Key
KEY = "technology"


@pytest.fixture
def full_disk(window, monkeypatch):
    """Let nothing be written from now on; the message is noted, not shown."""
    shown: list[object] = []

    def refuse(_workspace: Workspace) -> None:
        raise DiskFull(window.client.path)

    def fill():
        monkeypatch.setattr(window.errors, "show", shown.append)
        monkeypatch.setattr(Workspace, "_check_writable", refuse)
        return shown

    yield fill
    monkeypatch.undo()


class Texts:
    """A list of texts as a user meets it."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.qtbot = window, qtbot
        self.texts = self.shown()

    @property
    def fields(self):
        return self.texts.fields

    def tools(self, at: int):
        return self.texts.tools(at)

    def add(self, words: str, *, is_left: bool = True) -> None:
        self.begin()
        self.qtbot.keyClicks(QApplication.focusWidget(), words)
        if is_left:
            self.leave()


class Decisions(Texts):
    """The decisions asked of the sponsor, on the Report page: numbered."""

    def shown(self):
        return self.window.page("report").texts.decisions

    def begin(self) -> None:
        self.qtbot.mouseClick(self.texts.add_button, Qt.MouseButton.LeftButton)

    def leave(self) -> None:
        self.texts.add_button.setFocus()

    def stored(self) -> list[str]:
        asked = self.window.client.round.settings.summary.decisions_asked
        return [each.get("en") for each in asked]


class Advice(Texts):
    """The recommendations for a dimension, on the Rate page: lettered, with an empty row below."""

    def shown(self):
        page = self.window.page("rate")
        page.show_mode(2)
        self.row = page.together.rows[KEY]
        return self.row.recommendations

    def begin(self) -> None:
        self.fields[-1].setFocus()

    def leave(self) -> None:
        self.row.finding.setFocus()

    def stored(self) -> list[str]:
        entry = self.window.client.round.entry(KEY)
        return [each.text.get("en") for each in entry.recommendations]


@pytest.fixture(params=[Decisions, Advice])
def texts(request, window, qtbot):
    return request.param(window, qtbot)


def said(texts) -> list[str]:
    return [field.toPlainText() for field in texts.fields if field.toPlainText()]


def undo(window) -> None:
    """As from the menu, which is a popup: no field is left."""
    window.undo_group.undo()


def test_undo_leaves_a_new_text_of_a_list_that_is_being_typed(window, texts):
    texts.add("Name an owner")
    texts.add("Release the bud", is_left=False)
    undo(window)
    assert (said(texts), texts.stored()) == (["Release the bud"], [])

    texts.leave()
    assert texts.stored() == ["Release the bud"]


def test_undo_of_the_very_text_that_is_being_changed_loses_neither(window, texts, qtbot):
    texts.add("a")
    texts.add("b")
    texts.fields[1].setFocus()
    qtbot.keyClicks(texts.fields[1], "XX")
    undo(window)
    assert texts.stored() == ["a"]

    texts.leave()
    assert texts.stored() == ["a", "bXX"]


def test_a_text_that_is_being_changed_goes_with_its_row(window, texts, qtbot):
    texts.add("a")
    texts.add("b")
    qtbot.mouseClick(texts.tools(1)[0], Qt.MouseButton.LeftButton)
    assert texts.stored() == ["b", "a"]
    field = texts.fields[0]
    field.setFocus()
    qtbot.keyClick(field, Key.Key_End)
    qtbot.keyClicks(field, "XX")
    undo(window)
    assert (said(texts), texts.stored()) == (["a", "bXX"], ["a", "b"])
    assert field.hasFocus()

    texts.leave()
    assert texts.stored() == ["a", "bXX"]
    assert typed_texts(window.client.workspace) == []


def test_a_removal_that_the_disk_refuses_is_not_shown(texts, qtbot, full_disk):
    texts.add("a")
    texts.add("b")
    full_disk()
    qtbot.mouseClick(texts.tools(0)[1], Qt.MouseButton.LeftButton)

    assert (said(texts), texts.stored()) == (["a", "b"], ["a", "b"])


def line(page, name: str) -> QLineEdit:
    return next(f for f in page.findChildren(QLineEdit) if f.accessibleName().startswith(name))


def put(qtbot, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def test_undo_from_the_menu_leaves_a_line_that_is_being_typed(window, qtbot):
    page = window.page("round")
    page.basics.purpose.setFocus()
    qtbot.keyClicks(page.basics.purpose, "to see")
    put(qtbot, page.basics.assessor, "Budi Santoso")
    undo(window)
    assert page.basics.assessor.text() == "Budi Santoso"
    assert page.basics.purpose.toPlainText() == ""

    page.basics.purpose.setFocus()
    assert window.client.round.settings.assessor == "Budi Santoso"


def test_a_refused_date_stays_when_something_else_changes(window, qtbot):
    page = window.page("round")
    put(qtbot, page.basics.start, "17 May")
    page.basics.purpose.setFocus()
    qtbot.keyClicks(page.basics.purpose, "to see")
    page.basics.method.setFocus()

    assert page.basics.start.text() == "17 May"


@pytest.mark.parametrize("name", ["assessor", "organisation", "label"])
def test_a_line_that_the_disk_refuses_is_not_lost_on_closing_without_a_word(
    window, qtbot, full_disk, monkeypatch, name
):
    field = getattr(window.page("round").basics, name)
    put(qtbot, field, "Budi")
    shown = full_disk()
    asked: list[str] = []
    monkeypatch.setattr(window.files, "confirm_loss", lambda: bool(asked.append(name)))
    window.close()

    assert asked == [name]
    assert window.isVisible()
    assert field.text() == "Budi"
    assert all(isinstance(each, DiskFull) for each in shown)


def test_a_date_that_is_refused_is_asked_about_on_closing(window, qtbot, monkeypatch):
    put(qtbot, window.page("round").basics.start, "17 May")
    asked: list[int] = []
    monkeypatch.setattr(window.files, "confirm_loss", lambda: bool(asked.append(1)))
    window.close()

    assert asked == [1]


@pytest.mark.parametrize("typed", ["2026-13-45", "2026-", "soon"])
def test_the_report_takes_no_date_that_its_field_refuses(window, qtbot, typed):
    put(qtbot, window.page("round").basics.start, typed)
    page = window.page("report")
    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=15_000)

    assert squashed(typed) not in whole_text(page.preview.made.report.data)


def test_a_cell_that_the_disk_refuses_shows_its_text_again_when_it_is_edited(
    window, qtbot, full_disk, monkeypatch
):
    page = window.page("round")
    page.tabs.setCurrentIndex(1)
    table = page.panel.table
    table.setCurrentCell(0, 3)
    table.editItem(table.item(0, 3))
    editor = table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Siti Rahayu")
    qtbot.waitUntil(lambda: [t.text for t in typed_texts(window.client.workspace)] != [])
    full_disk()
    qtbot.keyClick(editor, Key.Key_Return)
    monkeypatch.undo()
    assert [t.text for t in typed_texts(window.client.workspace)] == ["Siti Rahayu"]

    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    table.editItem(table.item(0, 3))
    editor = table.findChild(QLineEdit)
    assert editor.text() == "Siti Rahayu"
    qtbot.keyClick(editor, Key.Key_Return)
    expert = window.client.round.record.panel[0]
    assert window.client.round.record.names == {expert.id: "Siti Rahayu"}
    qtbot.waitUntil(lambda: typed_texts(window.client.workspace) == [])
