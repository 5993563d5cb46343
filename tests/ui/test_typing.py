"""What is typed is on disk within two seconds of the first key, in every field of the window."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

from omnidesk.domain.assessment import Horizon
from omnidesk.domain.errors import DiskFull
from omnidesk.domain.typed_text import TypedText
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents import typing_keeper
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.page_list import PAGES
from tests.reports.reading import squashed, whole_text

AT_MOST_SECONDS = 2.0
TYPED = "zq"

NOT_KEPT = {
    "Add a site": "a form: it is confirmed by Add",
    "Add a channel": "a form: it is confirmed by Add",
    "Find": "a search",
    "What this level means": "shown for a level alone, and kept there",
    "Your six digits": "a code: it is never kept",
    "Replace with": "a form: it is confirmed by Replace",
    "Language to add, by its name or code": "a form: it is confirmed by Add",
}


def on_disk(window) -> list[str]:
    """What another program finds in the file while the window has it open."""
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return [typed.text for typed in typed_texts(workspace)]


def texts_on_disk(window) -> list[TypedText]:
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return typed_texts(workspace)


def fields_of(page: QWidget) -> Iterator[QWidget]:
    """Every field that can be typed in, whether it is shown at the moment or not."""
    for field in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)):
        in_list = isinstance(field.parentWidget(), QAbstractItemView)
        if not field.isReadOnly() and field.isEnabledTo(page) and not in_list:
            yield field


def prepare(page: QWidget, key: str) -> None:
    """Make every part of a page that is made when it is first asked for."""
    if key == "rate":
        page.show_mode(0)
        page.grid.keys.rationale_asked.emit()
        for mode in (1, 2):
            page.show_mode(mode)
    if key == "model":
        for panel in ("details", "languages"):
            page.panels.toggle(panel)
        page.panels.inspector.now()
        page.panels.finder.open(replaces=True)
    if key == "results":
        page.inspector.show_dimension("technology")


@pytest.mark.parametrize("key", [spec.key for spec in PAGES if spec.key != "home"])
def test_every_field_of_a_page_is_kept_or_named_as_a_form_or_a_search(
    qtbot, open_window, sample, key
):
    window = open_window(sample)
    page = window.page(key)
    prepare(page, key)
    unknown = []
    for n, field in enumerate(list(fields_of(page))):
        name = field.accessibleName()
        qtbot.keyClicks(field, f"{TYPED}{n}")
        assert window.client.typing.flush()
        is_kept = any(f"{TYPED}{n}" in text for text in on_disk(window))
        if is_kept is (name in NOT_KEPT):
            unknown.append(f"{type(field).__name__} {name!r} {'kept' if is_kept else 'lost'}")
    assert unknown == []
    window.show_page("home")
    for field in page.findChildren(QLineEdit):
        field.editingFinished.emit()  # a line that had no keyboard was not left either
    refused = ("start", "end", "next_assessment")  # what is no date stays kept
    qtbot.waitUntil(
        lambda: [each for each in texts_on_disk(window) if each.field.name not in refused] == []
    )


def test_hands_that_never_rest_are_two_seconds_ahead_of_the_disk_at_most(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("round")
    purpose = next(f for f in fields_of(page) if f.accessibleName() == "Purpose")
    purpose.setFocus()
    moments: list[float] = []
    lags: list[float] = []
    end = time.monotonic() + 3
    while time.monotonic() < end:
        qtbot.keyClicks(purpose, "x", delay=20)
        moments.append(time.monotonic())
        n_kept = max((len(text) for text in on_disk(window)), default=0)
        if n_kept < len(moments):
            lags.append(time.monotonic() - moments[n_kept])
        assert "Typing…" in window.status.text()

    assert max(lags) < AT_MOST_SECONDS
    assert "Saved" not in window.status.text()
    qtbot.waitUntil(lambda: "Saved" in window.status.text())
    assert on_disk(window) == ["x" * len(moments)]


def test_a_field_that_is_left_is_one_step_and_nothing_is_kept_beside_it(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("round")
    purpose = next(f for f in fields_of(page) if f.accessibleName() == "Purpose")
    purpose.setFocus()
    qtbot.keyClicks(purpose, "to see ")
    qtbot.waitUntil(lambda: on_disk(window) == ["to see "])
    qtbot.keyClicks(purpose, "clearly")
    page.tabs.setFocus()

    assert window.client.round.settings.purpose.get("en") == "to see clearly"
    assert page.undo_stack.count() == 1
    assert on_disk(window) == []


@pytest.mark.parametrize(
    ("name", "column"), [("Experts of this round", 1), ("Experts of this round", 3)]
)
def test_the_cells_of_the_panel_are_kept_while_they_are_typed_in(
    qtbot, open_window, fresh, name, column
):
    window = open_window(fresh)
    page = window.page("round")
    table = next(t for t in page.findChildren(QTableWidget) if t.accessibleName() == name)
    page.tabs.setCurrentWidget(
        next(w for w in map(page.tabs.widget, range(page.tabs.count())) if w.isAncestorOf(table))
    )
    table.setCurrentCell(0, column)
    table.editItem(table.item(0, column))
    editor = table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Ada")
    qtbot.waitUntil(lambda: on_disk(window) == ["Ada"])
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: on_disk(window) == [])


def test_a_passphrase_is_never_kept(qtbot, open_window, fresh):
    window = open_window(fresh)
    window.page("round")
    window.care.ask_passphrase()
    dialog = QApplication.activeModalWidget()
    for field in dialog.findChildren(QLineEdit):
        qtbot.keyClicks(field, "open sesame")

    assert window.client.typing.flush()
    assert on_disk(window) == []
    dialog.reject()


def test_a_file_that_is_only_read_takes_nothing(qtbot, open_window, fresh):
    with Workspace.open(fresh):
        window = open_window(fresh)
        page = window.page("round")
        purpose = next(
            f for f in page.findChildren(QPlainTextEdit) if f.accessibleName() == "Purpose"
        )
        qtbot.keyClicks(purpose, "x")

        assert not window.client.typing.is_typing


def test_a_full_disk_is_said_at_once_and_what_was_typed_stays(
    qtbot, open_window, fresh, monkeypatch
):
    window = open_window(fresh)
    page = window.page("round")
    purpose = next(f for f in fields_of(page) if f.accessibleName() == "Purpose")

    def refuse(*_args: object) -> None:
        raise DiskFull(window.client.path)

    with monkeypatch.context() as patched:
        patched.setattr(typing_keeper, "keep_typed", refuse)
        qtbot.keyClicks(purpose, "to see")
        qtbot.waitUntil(lambda: "⚠ Not saved" in window.status.text())
    qtbot.waitUntil(lambda: on_disk(window) == ["to see"], timeout=4_000)
    assert purpose.toPlainText() == "to see"
    qtbot.waitUntil(lambda: "✓ Saved" in window.status.text())


def test_undo_from_the_menu_leaves_what_is_being_typed(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("round")
    purpose, method = (
        next(f for f in fields_of(page) if f.accessibleName() == name)
        for name in ("Purpose", "Method")
    )
    method.setFocus()
    qtbot.keyClicks(method, "interviews")
    purpose.setFocus()
    qtbot.keyClicks(purpose, "half a thought")
    page.undo_stack.undo()  # as by mouse: a menu is a popup, and leaves no field

    assert method.toPlainText() == ""
    assert purpose.toPlainText() == "half a thought"


def test_a_date_that_is_refused_stays_kept(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("round")
    start = next(f for f in fields_of(page) if f.accessibleName().startswith("Begun"))
    start.setFocus()
    start.selectAll()
    qtbot.keyClicks(start, "17 May")
    page.tabs.setFocus()

    qtbot.waitUntil(lambda: on_disk(window) == ["17 May"])
    assert start.text() == "17 May"


@pytest.mark.parametrize(
    ("place", "name"),
    [(Place("technology", 3), "Guidance"), (Place(level=3), "What this level means")],
)
def test_details_of_a_model_are_let_go_once_they_are_left(qtbot, open_window, fresh, place, name):
    window = open_window(fresh)
    page = window.page("model")
    page.show_place(place)
    page.panels.toggle("details")
    page.panels.inspector.now()
    guidance = next(f for f in fields_of(page) if f.accessibleName().startswith(name))
    guidance.setFocus()
    guidance.selectAll()
    qtbot.keyClicks(guidance, "look here")
    qtbot.waitUntil(lambda: on_disk(window) == ["look here"])
    page.grid.focus_cell()

    qtbot.waitUntil(lambda: on_disk(window) == [])


def test_the_meaning_of_a_term_is_saved_when_it_is_left(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("round")
    page.tabs.setCurrentIndex(3)
    meaning = page.plan.meanings[Horizon.MID]
    meaning.setFocus()
    qtbot.keyClicks(meaning, "by 2028 ")
    page.tabs.setFocus()

    assert not meaning.is_unsaved
    assert on_disk(window) == []
    assert window.files.close()


def test_the_report_follows_typing_in_lists_too(qtbot, open_window, fresh):
    window = open_window(fresh)
    page = window.page("report")
    qtbot.waitUntil(lambda: page.preview.made is not None, timeout=15_000)
    qtbot.mouseClick(page.texts.decisions.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Name one owner")

    def pages() -> str:
        return whole_text(page.preview.made.report.data)

    qtbot.waitUntil(lambda: squashed("Name one owner") in pages(), timeout=15_000)
