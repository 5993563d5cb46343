"""The heads of a table, each line of which ends in an ellipsis where it has no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

_AROUND = 20  # pixels beside a head, as the theme pads it


class LineHeader(QHeaderView):
    """Elides line by line; Qt would measure all lines of a head as one, or cut them off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)  # which a table turns on for its own header alone

    def initStyleOptionForIndex(  # noqa: N802 - Qt's name
        self, option: QStyleOptionHeader, logicalIndex: int
    ) -> None:
        super().initStyleOptionForIndex(option, logicalIndex)
        room = self.sectionSize(logicalIndex) - _AROUND
        option.text = "\n".join(
            self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            for line in option.text.split("\n")
        )
