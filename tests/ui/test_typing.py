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

from omnidesk.domain.errors import DiskFull
from omnidesk.services.typed_texts import typed_texts
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.documents import typing_keeper
from omnidesk.ui.page_list import PAGES

AT_MOST_SECONDS = 2.0
TYPED = "zq"

NOT_KEPT = {
    "Add a site": "a form: it is confirmed by Add",
    "Add a channel": "a form: it is confirmed by Add",
    "Find": "a search",
    "Your six digits": "a code: it is never kept",
    "Replace with": "a form: it is confirmed by Replace",
    "Language to add, by its name or code": "a form: it is confirmed by Add",
}


def on_disk(window) -> list[str]:
    """What another program finds in the file while the window has it open."""
    with Workspace.open(window.client.path, read_only=True) as workspace:
        return [typed.text for typed in typed_texts(workspace)]


def fields_of(page: QWidget) -> Iterator[QWidget]:
    """Every field that can be typed in, whether it is shown at the moment or not."""
    for field in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)):
        in_list = isinstance(field.parentWidget(), QAbstractItemView)
        if not field.isReadOnly() and field.isEnabledTo(page) and not in_list:
            yield field


def prepare(page: QWidget, key: str) -> None:
    """Make every part of a page that is made when it is first asked for."""
    if key == "rate":
        for mode in range(3):
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
