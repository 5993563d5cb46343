"""The windows of the program: each has a client of its own, all have the same settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from omnidesk.ui.main_window import MainWindow
    from omnidesk.ui.settings import Settings


class WindowSet:
    """Knows the windows that are open."""

    def __init__(self) -> None:
        self._windows: list[MainWindow] = []

    def add(self, window: MainWindow) -> None:
        self._windows.append(window)

    def others(self, window: MainWindow) -> list[MainWindow]:
        return [each for each in self._windows if each is not window]

    def share(self, window: MainWindow, settings: Settings) -> None:
        """Let the other windows look and remember as this one does."""
        for other in self.others(window):
            other.adopt(settings)

    def remove(self, window: MainWindow) -> None:
        """Forget a window that is closing; another one takes over what there is one of."""
        self._windows = self.others(window)
        if self._windows:
            self._windows[-1].errors.install()

    def show_holder_of(self, path: Path, asking: MainWindow) -> bool:
        """Bring the window to the front that has a file open; tell whether there is one.

        A file is opened once in a program: closing a second handle would let go of its locks.
        """
        for other in self.others(asking):
            if other.client is not None and _is_same(other.client.path, path):
                other.show()
                other.raise_()
                other.activateWindow()
                return True
        return False

    def close_all(self) -> None:
        """Close every window; one that cannot be closed without a loss may stay."""
        for window in list(self._windows):
            window.close()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
