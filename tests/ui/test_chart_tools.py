"""A chart on screen leaves it: by the clipboard, and as a file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from omnidesk.ui.widgets.chart_tools import ChartTools


@pytest.fixture
def open_tools(open_window, sample, tmp_path):
    """Return the two buttons of the radar on Results, in a window that saves where it is told."""

    def opened(name: str = "a.png") -> ChartTools:
        window = open_window(sample)
        window.context = replace(window.context, choose_target=lambda *_: tmp_path / name)
        window.show_page("results")
        return window.page("results").findChildren(ChartTools)[0]

    return opened


def test_a_copied_chart_is_a_picture_on_the_clipboard(open_tools, qtbot):
    tools = open_tools()
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(tools.copy, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() == 1920


@pytest.mark.parametrize(
    ("name", "start"), [("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a", b"\x89PNG")]
)
def test_a_saved_chart_is_of_the_kind_that_its_name_says(open_tools, qtbot, tmp_path, name, start):
    tools = open_tools(name)
    qtbot.mouseClick(tools.save, Qt.MouseButton.LeftButton)
    out = tmp_path / (name if "." in name else f"{name}.png")

    qtbot.waitUntil(out.exists)
    assert out.read_bytes().startswith(start)


def test_the_buttons_say_which_chart_they_mean(open_tools):
    tools = open_tools()

    assert tools.copy.accessibleName() == "Copy: Profile"
    assert tools.save.accessibleName() == "Save as a picture: Profile"
