"""The floor of memory: Qt, the library of the database and the library of charts, imported."""

from __future__ import annotations

import pyqtgraph  # noqa: F401 - importing it is what is measured
import sqlmodel  # noqa: F401 - as above
from PySide6.QtWidgets import QApplication
from resident import print_resident_size

application = QApplication([])
print_resident_size()
