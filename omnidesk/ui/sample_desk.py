"""The samples: the demo, which is the user's own to play with, and the published case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from omnidesk.ui.context import Context

DEMO_NAME = "OmniDesk demo"
PUBLISHED_CASE = "telkom-2016"


class SampleDesk(QObject):
    """Opens a sample, writing it where it is not there yet. Nothing is ever overwritten.

    Signals:
        page_requested: the page that shows the sample best.
    """

    page_requested = Signal(str)

    def __init__(
        self, window: QWidget, context: Callable[[], Context], open_path: Callable[[Path], bool]
    ) -> None:
        super().__init__(window)
        self._context = context
        self._open_path = open_path

    def open_published(self) -> None:
        """Open the published case."""
        path = self._context().folders.data / f"{PUBLISHED_CASE}.omnidesk"
        if self._is_there(path, PUBLISHED_CASE) and self._open_path(path):
            self.page_requested.emit("results")

    def open_demo(self) -> None:
        """Open the demo as it was left, the newest if there are several; else a fresh one."""
        paths = [path for path in self._demo_paths() if path.exists()]
        if not paths:
            self.start_demo_afresh()
            return
        if self._open_path(paths[-1]):
            self.page_requested.emit("results")
            t = self._context().t
            words = t("This is the demo as you left it. Its client is fictional.")
            self._context().offer(words, t("Start the demo afresh"), self.start_demo_afresh)

    def start_demo_afresh(self) -> None:
        """Write one more demo beside those that are there, and open it."""
        from omnidesk.services.samples import DEMO

        paths = self._demo_paths()
        path = paths[-1]
        if not self._is_there(path, DEMO) or not self._open_path(path):
            return
        self.page_requested.emit("results")
        t = self._context().t
        words = t(
            "The demo is a fictional client, in a file of your own: {path}. Change what you like."
        )
        if len(paths) > 1:
            words = t("A fresh demo is open, in {path}. The one before it is still there.")
        self._context().notify(words.format(path=path), None)

    def _demo_paths(self) -> list[Path]:
        """Return where the demos are, oldest first, and last where the next one goes."""
        folder, found, number = self._context().folders.documents, [], 1
        while True:
            name = DEMO_NAME if number == 1 else f"{DEMO_NAME} {number}"
            found.append(folder / f"{name}.omnidesk")
            if not found[-1].exists():
                return found
            number += 1

    def _is_there(self, path: Path, case: str) -> bool:
        """Write a sample whole, or not at all, where nothing is yet; tell whether it is there."""
        from omnidesk.domain.errors import OmnideskError, refusal_of
        from omnidesk.files import replacing
        from omnidesk.services.samples import write_sample

        if path.exists():
            return True
        folders = self._context().folders
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as temporary:
                temporary.unlink()  # a client file is made where nothing is
                write_sample(temporary, case, samples=folders.samples, rubrics=folders.rubrics)
        except OmnideskError as exc:
            self._context().show_error(exc)
        except OSError as exc:
            self._context().show_error(refusal_of(path, exc))
        finally:
            QApplication.restoreOverrideCursor()
        return path.exists()
