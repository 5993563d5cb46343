"""The one place where an exception becomes a dialog."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from omnidesk import __version__
from omnidesk.domain.errors import OmnideskError
from omnidesk.texts import Translator

log = logging.getLogger(__name__)


class ErrorBoundary(QObject):
    """Shows errors; decides who is to blame.

    An OmnideskError is something the user can act on: a full disk, a newer file. Everything
    else is our bug: it is logged with its traceback, and the dialog offers the text to copy.
    """

    def __init__(
        self, window: QWidget, t: Translator, sentence: Callable[[OmnideskError, Translator], str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._sentence = sentence
        self.t = t

    def install(self) -> None:
        """Catch what no one else caught, also inside Qt slots."""
        sys.excepthook = self._on_uncaught

    def show(self, exc: BaseException) -> QMessageBox:
        """Open a box that tells what happened, without a second event loop."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("OmniDesk")
        if isinstance(exc, OmnideskError):
            box.setIcon(QMessageBox.Icon.Warning)
            box.setText(self._sentence(exc, self.t))
        else:
            log.error("unexpected error", exc_info=exc)
            box.setIcon(QMessageBox.Icon.Critical)
            box.setText(self.t("OmniDesk ran into a problem that it did not expect."))
            box.setInformativeText(
                self.t("What was saved is safe. Please send us the details below.")
            )
            details = "".join(traceback.format_exception(exc))
            box.setDetailedText(f"OmniDesk {__version__}\n{details}")
        box.open()
        return box

    def _on_uncaught(
        self, kind: type[BaseException], exc: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, exc, trace)
            return
        self.show(exc)
