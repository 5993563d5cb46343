"""Start the desktop as a user does, and say when Home is painted."""

from __future__ import annotations

import sys

from painting import FirstPaint

from omnidesk.__main__ import main
from omnidesk.ui.main_window import MainWindow

show_page = MainWindow.show_page


def show_watched(window: MainWindow, key: str) -> None:
    show_page(window, key)
    FirstPaint(window.stack.currentWidget())


MainWindow.show_page = show_watched  # type: ignore[method-assign]
sys.argv = ["omnidesk"]
main()
