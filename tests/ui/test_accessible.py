"""What a screen reader finds: a walk through the accessible tree of every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QListView,
    QWidget,
)

from omnidesk.paths import resource_folder, rubric_folder
from omnidesk.services.samples import write_sample
from omnidesk.ui.charts.chart_canvas import ChartCanvas
from omnidesk.ui.dialogs.publish_dialog import PublishDialog
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.page_list import PAGES
from omnidesk.ui.widgets.help_window import HelpWindow

Key, Role, Text = Qt.Key, QAccessible.Role, QAccessible.Text
CAPTIONS = ("Dimension", "Definition", "Dimensi", "Definisi")
VALUES = (Role.Cell, Role.ListItem, Role.Graphic, Role.Chart)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = tmp_path / "demo.omnidesk"
    write_sample(path, "demo", samples=resource_folder() / "samples", rubrics=rubric_folder())
    return path


def tree(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Go through everything that a screen reader meets."""
    yield node
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)


def nameless(root: QWidget) -> list[str]:
    """What takes the keyboard or holds a value, and has no name."""
    found = []
    for node in tree(QAccessible.queryAccessibleInterface(root)):
        is_met = node.state().focusable or node.role() in VALUES
        if is_met and not node.text(Text.Name).strip():
            found.append(f"{node.role()} {node.object()!r} in {node.parent().text(Text.Name)!r}")
    return found


def shown(root: QWidget, kind: type) -> list:
    return [each for each in root.findChildren(kind) if each.isVisible()]


def mute(root: QWidget) -> list[str]:
    """Labels and buttons whose words are not part of what is read out."""
    found = []
    for each in (*shown(root, QLabel), *shown(root, QAbstractButton)):
        whole = getattr(each, "whole_text", each.text)()
        said = QAccessible.queryAccessibleInterface(each).text(Text.Name)
        if whole.replace("&", "").casefold() not in said.replace("&", "").casefold():
            found.append(f"{whole!r} is read out as {said!r}")
    return found


def vague_cells(root: QWidget) -> list[str]:
    """Cells that do not say their value, or say only that and not what it is of."""
    found = []
    for view in shown(root, QAbstractItemView):
        model, is_list = view.model(), isinstance(view, QListView)
        for row in range(model.rowCount()):
            for column in range(1 if is_list else model.columnCount()):
                index = model.index(row, column)
                text = str(index.data() or "")
                said = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or text)
                says_only_its_text = said == text and not is_list
                if says_only_its_text and said in CAPTIONS:
                    continue  # the two words in the corner of a model
                if text not in said or not said or says_only_its_text:
                    found.append(f"{view.accessibleName()} {row}, {column}: {said!r}")
    return found


def mute_charts(root: QWidget) -> list[str]:
    charts = shown(root, ChartCanvas)
    return [repr(each) for each in charts if len(each.accessibleDescription()) < 40]


def mute_boxes(root: QWidget) -> list[str]:
    """Boxes to choose from that do not say what is chosen."""
    found = []
    for box in shown(root, QComboBox):
        said = QAccessible.queryAccessibleInterface(box).text(Text.Value)
        if said != box.currentText():
            found.append(box.accessibleName())
    return found


def complaints(root: QWidget) -> list[str]:
    checks = (nameless, mute, vague_cells, mute_charts, mute_boxes)
    return [complaint for check in checks for complaint in check(root)]


def views_of(window, key: str) -> Iterator[str]:
    """Show every part of a page in turn."""
    page = window.page(key)
    if key == "rate":
        for mode in range(3):
            page.show_mode(mode)
            yield f"mode {mode}"
    elif key == "round":
        for place in range(page.tabs.count()):
            page.tabs.setCurrentIndex(place)
            yield page.tabs.tabText(place)
    elif key == "results":
        yield "charts"
        page.choose(page.values.key(0))
        yield "inspector"
    else:
        yield "all"


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("file", ["sample", "demo"])
@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_everything_on_a_page_says_what_it_is(open_window, request, qtbot, key, file, language):
    window = open_window(request.getfixturevalue(file), language=language, hints=True)
    page = window.page(key)
    if key == "trend":
        qtbot.waitUntil(lambda: page.rounds.isEnabled() or bool(page.message.text()))
    if key == "report":
        qtbot.waitUntil(page.export_button.isEnabled, timeout=30000)
    for view in views_of(window, key):
        QApplication.processEvents()
        assert complaints(window) == [], view


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_dialogs_say_what_they_are(open_window, sample, language):
    window = open_window(sample, language=language)
    opened = (
        window.ask_for_settings,
        window.files.ask_for_new,
        window.files.ask_for_round,
        window.help_desk.ask_for_command,
        window.help_desk.show_shortcuts,
    )
    for open_ in opened:
        open_()
        dialog = QApplication.activeModalWidget()
        assert complaints(dialog) == [], open_
        dialog.reject()
    window.help_desk.show_help("rate")
    assert complaints(window.findChild(HelpWindow)) == []


def test_the_row_of_bars_goes_to_a_dimension_by_keyboard(open_window, fresh, qtbot):
    page = open_window(fresh).page("rate")
    page.show_mode(1)
    pips = page.focus_view.pips
    pips.setFocus()
    qtbot.keyClick(pips, Key.Key_Right)
    assert page.focus_view.current_key() == page.model.keys[1]
    qtbot.keyClick(pips, Key.Key_End)

    assert page.focus_view.current_key() == page.model.keys[-1]
    assert "9 of 9. 0 of 9 rated" in pips.accessibleDescription()


def test_a_recommendation_is_moved_and_removed_by_keyboard(open_window, sample, qtbot):
    window = open_window(sample)
    window.activateWindow()
    row = window.page("rate").together.rows["business_strategy"]
    before = [each.toPlainText() for each in row.recommendations.fields]
    last = row.recommendations.fields[1]
    last.setFocus()
    qtbot.keyClick(last, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    after = [each.toPlainText() for each in row.recommendations.fields]
    assert after[:2] == [before[1], before[0]]
    assert QApplication.focusWidget() is row.recommendations.fields[0]
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Delete, Qt.KeyboardModifier.AltModifier)

    assert len(row.recommendations.fields) == len(before) - 1
    assert QApplication.focusWidget() in row.recommendations.fields


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("act", ["compare", "match", "show_library"])
def test_everything_about_versions_says_what_it_is(open_window, demo, act, language):
    page = open_window(demo, language=language).page("model")
    getattr(page.versions, act)()
    dialog = QApplication.activeModalWidget()

    assert dialog is not None
    assert complaints(dialog) == []


def test_what_is_asked_before_freezing_says_what_it_is(open_window, demo):
    page = open_window(demo).page("model")
    page.model.setData(page.model.index_of(Place("technology", 3)), "Every gap is closed.")
    page.header_widget.freeze.click()
    dialog = QApplication.activeModalWidget()

    assert isinstance(dialog, PublishDialog)
    assert complaints(dialog) == []
