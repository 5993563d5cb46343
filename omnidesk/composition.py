"""The composition root: the only module that knows every part of the program."""

from __future__ import annotations

import importlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from omnidesk import paths
from omnidesk.ui.context import Folders
from omnidesk.ui.icons import Icons
from omnidesk.ui.main_window import MainWindow
from omnidesk.ui.settings import SettingsStore

# In the order in which a first click is likely to need them.
_WARMED = (
    "omnidesk.ui.documents.client_document",
    "numpy",
    "omnidesk.domain.results",
    "pyqtgraph",
)

_WARM_UP_AFTER_MILLISECONDS = 50  # a page that was opened paints first


def folders() -> Folders:
    """Return where everything is on this computer."""
    resources = paths.resource_folder()
    return Folders(
        rubrics=paths.rubric_folder(),
        samples=resources / "samples",
        fonts=resources / "fonts",
        locale=paths.locale_folder(),
        documents=paths.documents_folder(),
        data=paths.user_data_folder(),
        help=resources / "help",
    )


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the application in the style that our themes dress.

    Setting the style later would cost first paint a twentieth more: Qt for Python then describes
    every style there is.
    """
    application = QApplication([sys.argv[0], "-style", "Fusion", *arguments])
    application.setApplicationName("OmniDesk")
    application.setDesktopFileName("omnidesk")
    return application


def build_window(application: QApplication, store: SettingsStore) -> MainWindow:
    """Return the main window with all it needs, not yet shown."""
    return MainWindow(application, store, Icons(paths.resource_folder() / "icons"), folders())


def run_desktop(arguments: Sequence[str]) -> int:
    """Open the desktop, on a file if one is named, and return its exit status."""
    application = make_application(arguments)
    store = SettingsStore(paths.user_config_folder() / "settings.json")
    window = build_window(application, store)
    FirstPaint(window, lambda: _after_first_paint(window, arguments))
    window.show_fitting()
    return application.exec()


class FirstPaint(QObject):
    """Does something once a window has been painted, and then never again.

    A timer would not do: it may come before the paint, which would then wait for its work.
    """

    def __init__(self, window: MainWindow, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, watched, self._act)  # when this paint is over
        return False


def warm_up() -> threading.Thread:
    """Import what the first click will need, off the GUI thread."""
    thread = threading.Thread(target=_import_all, name="omnidesk-warm-up", daemon=True)
    thread.start()
    return thread


def _after_first_paint(window: MainWindow, arguments: Sequence[str]) -> None:
    if arguments:
        window.open_path(Path(arguments[0]))
    elif os.environ.get("OMNIDESK_FIRST_SAMPLE"):
        window.samples.open_published()
    QTimer.singleShot(_WARM_UP_AFTER_MILLISECONDS, window, warm_up)


def _import_all() -> None:
    for name in _WARMED:
        importlib.import_module(name)
