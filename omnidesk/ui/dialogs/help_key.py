"""F1 in a dialog: the window's own key does not reach it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from omnidesk.ui.context import Context


def add_help(dialog: QDialog, context: Context, place: str) -> None:
    """Open the help at a place when F1 is pressed in the dialog."""
    key = QShortcut(QKeySequence("F1"), dialog)
    key.activated.connect(lambda: context.show_help(place, dialog))
