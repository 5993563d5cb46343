"""The floor of being ready to rate: Qt and the library of the database, and no more."""

from __future__ import annotations

from painting import end
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

application = QApplication([])
import sqlmodel  # noqa: E402, F401 - importing it, after Qt as a window does, is measured

QTimer.singleShot(0, end)
application.exec()
