"""The real window on a screen that is not there, and the camera before it."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any

from cut_off import cut_off
from PySide6.QtCore import QMessageLogContext, QPoint, QRect, Qt, QTimer, QtMsgType
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from omnidesk import paths
from omnidesk.composition import folders
from omnidesk.ui.icons import Icons
from omnidesk.ui.main_window import MainWindow
from omnidesk.ui.settings import RecentFile, Settings, SettingsStore
from omnidesk.ui.widgets.hint_bar import HINTS

WIDTH, HEIGHT = 1366, 768
_SCREEN_HEIGHT = 900  # a dialog that is too tall shows, cut, in the picture
_OFTEN_ENOUGH = 40
_LONGEST_SECONDS = 2.0  # what waits longer than this waits for a person
_TITLE_HEIGHT = 26
_NO_SCREEN = "This plugin does not support "  # propagateSizeHints(), raise() and their like


@dataclass(frozen=True, slots=True)
class Look:
    """What a window is dressed in.

    Attributes:
        text_scale: 1.0 is the usual size of letters.
    """

    theme: str
    language: str
    width: int = WIDTH
    height: int = HEIGHT
    text_scale: float = 1.0

    @property
    def size(self) -> str:
        return f"{self.width} x {self.height}, letters {self.text_scale:g}"


class Troubles(logging.Handler):
    """What Qt or the program complained of while pictures were taken."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def from_qt(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        """Take a message of Qt's; those that the missing screen causes are passed over."""
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_NO_SCREEN):
            self.lines.append(f"Qt: {text}")

    @contextmanager
    def noted(self, name: str) -> Iterator[None]:
        """Note what goes wrong in a scene, and let the next one have its turn."""
        try:
            yield
        except Exception:
            self.lines.append(f"{name}: {traceback.format_exc()}")

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {self.format(record)}")


def screen_option(folder: Path) -> str:
    """Return the platform to name to Qt: no screen, but one of the size that we design for."""
    screen = {"name": "desk", "x": 0, "y": 0, "width": WIDTH, "height": _SCREEN_HEIGHT}
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [{**screen, **more}]}), encoding="utf-8")
    return f"offscreen:configfile={path}"


class Stage:
    """One window, in one language and theme; scenes act on it and are photographed."""

    def __init__(
        self,
        folder: Path,
        look: Look,
        recent: Iterable[RecentFile] = (),
    ) -> None:
        self.folder = folder
        self.look = look
        store = SettingsStore(folder / "settings.json")
        put_away = tuple(HINTS)  # else every picture of a page would show its hint
        looks = Settings(look.language, look.theme, hidden_hints=put_away, recent=tuple(recent))
        store.save(replace(looks, text_scale=look.text_scale))
        places = replace(folders(), documents=folder, data=folder)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        icons = Icons(paths.resource_folder() / "icons")
        self.window = MainWindow(application, store, icons, places)
        self.window.resize(look.width, look.height)
        self.window.show()
        self.settle()

    def open(self, path: Path) -> None:
        """Open a client file.

        Raises:
            RuntimeError: it did not open.
        """
        if not self.window.open_path(path):
            raise RuntimeError(f"{path} did not open")
        self.settle()

    def page(self, key: str) -> Any:
        """Show a page and return it: each kind has members of its own."""
        page = self.window.page(key)
        self.settle()
        return page

    def take(self, act: Callable[[Stage], object], *, waits: bool) -> tuple[QImage, list[str]]:
        """Play a scene and return its picture, and what is cut off in it.

        Args:
            act: what is done on the stage.
            waits: whether ``act`` ends only when a person has answered what it shows.
        """
        pictures: list[tuple[QImage, list[str]]] = []
        timer = QTimer(self.window, interval=20)

        def look() -> None:
            if QApplication.activeModalWidget() is not None:
                timer.stop()
                pictures.append(self._picture())

        self.window.activateWindow()  # so that the focus shows where a person would see it
        if waits:
            timer.timeout.connect(look)
            timer.start()
        act(self)
        timer.stop()
        return pictures[0] if waits else self._picture()

    def settle(self) -> None:
        """Let all that is due happen, on the window's thread and on the worker's."""
        for _ in range(2):  # a job that ends may start another
            self._wait_for_worker()
            for _ in range(_OFTEN_ENOUGH):
                QApplication.processEvents()
            self._wait_for_timers()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def _wait_for_worker(self) -> None:
        done: list[object] = []
        task = self.window.tasks.new_task()
        task.succeeded.connect(done.append)
        self.window.tasks.start(task, lambda _task: True)
        while not done:
            QApplication.processEvents()

    def _wait_for_timers(self) -> None:
        """Wait for what is put off until the hands rest, as the check of a model."""
        until = monotonic() + _LONGEST_SECONDS
        while monotonic() < until and any(map(_is_due, self.window.findChildren(QTimer))):
            QTest.qWait(5)

    def _picture(self) -> tuple[QImage, list[str]]:
        self.settle()
        cut = self._cut_off()
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.drawPixmap(0, 0, self.window.grab())
        above = self._above()
        for widget in above:
            self._paint(painter, widget)
        painter.end()
        for widget in reversed(above):
            widget.reject() if isinstance(widget, QDialog) else widget.close()
        self.window.notice.hide()
        self.settle()
        return image, cut

    def _cut_off(self) -> list[str]:
        """Look at what is on top: what lies below was looked at in a scene of its own."""
        windows = [each for each in self._above() if not isinstance(each, QMenu)]
        return cut_off(windows[-1] if windows else self.window)

    def _above(self) -> list[QWidget]:
        """The dialogs and menus that are open, the lowest first."""
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        others = [each for each in shown if each is not self.window]
        return sorted(others, key=_depth)

    def _paint(self, painter: QPainter, widget: QWidget) -> None:
        where = widget.pos() - self.window.pos()
        if isinstance(widget, QDialog):
            self._paint_title(painter, QRect(where, widget.size()), widget.windowTitle())
        painter.drawPixmap(where, widget.grab())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.window.context.theme.colour("control"))
        painter.drawRect(QRect(where, widget.size()).adjusted(0, 0, -1, -1))

    def _paint_title(self, painter: QPainter, dialog: QRect, words: str) -> None:
        """Draw the bar that a desktop would put over the dialog."""
        theme = self.window.context.theme
        top = dialog.topLeft() - QPoint(0, _TITLE_HEIGHT)
        bar = QRect(top, dialog.topRight())
        painter.fillRect(bar, theme.colour("hairline"))
        painter.setPen(theme.colour("text"))
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, words)


def _is_due(timer: QTimer) -> bool:
    is_idle_work = timer.interval() == 0
    return timer.isActive() and (timer.isSingleShot() or is_idle_work)


def _depth(widget: QWidget) -> int:
    if isinstance(widget, QMenu):
        return 100
    depth, parent = 0, widget.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.parentWidget()
    return depth
