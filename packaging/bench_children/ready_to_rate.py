"""Start the desktop on a client file, and say when the sheet is painted and can be rated on."""

from __future__ import annotations

import sys

from painting import FirstPaint

from omnidesk.__main__ import main
from omnidesk.ui.main_window import MainWindow

show_page = MainWindow.show_page


def show_watched(window: MainWindow, key: str) -> None:
    show_page(window, key)
    grid = getattr(window.stack.currentWidget(), "grid", None)
    if grid is not None and grid.isEnabled() and grid.model().rowCount():
        FirstPaint(grid.viewport())


MainWindow.show_page = show_watched  # type: ignore[method-assign]
sys.argv = ["omnidesk", sys.argv[1]]
main()
