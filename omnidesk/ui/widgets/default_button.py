"""The button of a form that Enter presses, whatever had the keyboard before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton


def make_default(button: QPushButton) -> None:
    """Let Enter press a button of a dialog.

    Qt remembers it only for a button that is in its dialog already. One that is told before is
    forgotten as soon as another button has had the keyboard: Enter would then press Cancel.
    """
    button.setDefault(True)
    button.installEventFilter(_WhenShown(button))


class _WhenShown(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QPushButton):
            watched.setDefault(False)
            watched.setDefault(True)
        return False
