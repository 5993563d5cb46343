"""The floor of being ready to rate: Qt and the library of the database, and no more."""

from __future__ import annotations

import sqlmodel  # noqa: F401 - importing it is what is measured
from painting import end
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

application = QApplication([])
QTimer.singleShot(0, end)
application.exec()
