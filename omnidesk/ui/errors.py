"""The one place where an exception becomes a dialog."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from omnidesk import __version__
from omnidesk.texts import Translator

if TYPE_CHECKING:  # and below where they are used: first paint waits for none of them
    from PySide6.QtWidgets import QMessageBox

    from omnidesk.domain.errors import OmnideskError


def sentence_of(exc: OmnideskError, t: Translator) -> str:
    """Return what an error means and what to do, in the reader's language."""
    from omnidesk.services.error_texts import error_text

    return error_text(exc, t)


class ErrorBoundary(QObject):
    """Shows errors; decides who is to blame.

    An OmnideskError is something the user can act on: a full disk, a newer file. Everything
    else is our bug: it is logged with its traceback, and the dialog offers the text to copy.
    """

    def __init__(self, window: QWidget, t: Translator) -> None:
        super().__init__(window)
        self._window = window
        self.t = t
        self._uncaught: BaseException | None = None  # that a box is about

    def install(self) -> None:
        """Catch what no one else caught, also inside Qt slots."""
        sys.excepthook = self._on_uncaught

    def show(self, exc: BaseException) -> QMessageBox:
        """Open a box that tells what happened, without a second event loop."""
        from omnidesk.domain.errors import OmnideskError

        if not isinstance(exc, OmnideskError):
            self._log(exc)
        return self._tell(exc)

    def _tell(self, exc: BaseException) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        from omnidesk.domain.errors import OmnideskError

        if isinstance(exc, OmnideskError) and (told := self._telling(sentence_of(exc, self.t))):
            return told
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("OmniDesk")
        if isinstance(exc, OmnideskError):
            box.setIcon(QMessageBox.Icon.Warning)
            box.setText(sentence_of(exc, self.t))
        else:
            self._own_up(box, exc)
        box.open()
        return box

    def _telling(self, words: str) -> QMessageBox | None:
        """Return the box that says this already, as where two fields meet the same full disk."""
        from PySide6.QtWidgets import QMessageBox

        boxes = self._window.findChildren(QMessageBox)
        return next((box for box in boxes if box.isVisible() and box.text() == words), None)

    def _own_up(self, box: QMessageBox, exc: BaseException) -> None:
        """Say that the mistake is ours, and give what we need to mend it."""
        import traceback

        from PySide6.QtWidgets import QMessageBox

        box.setIcon(QMessageBox.Icon.Critical)
        box.setText(self.t("OmniDesk ran into a problem that it did not expect."))
        box.setInformativeText(self.t("What was saved is safe. Please send us the details below."))
        details = "".join(traceback.format_exception(exc))
        box.setDetailedText(f"OmniDesk {__version__}\n{details}")

    def _log(self, exc: BaseException) -> None:
        import logging

        logging.getLogger(__name__).error("unexpected error", exc_info=exc)

    def _on_uncaught(
        self, kind: type[BaseException], exc: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, exc, trace)
            return
        self._log(exc)
        # Later: in the middle of painting a box would be painted too, and Qt ends the program.
        # One at a time: what fails in painting fails again each time the box is moved.
        if self._uncaught is None:
            self._uncaught = exc
            QTimer.singleShot(0, self, self._show_uncaught)

    def _show_uncaught(self) -> None:
        if self._uncaught is not None:
            self._tell(self._uncaught).finished.connect(self._on_told)

    def _on_told(self) -> None:
        self._uncaught = None
