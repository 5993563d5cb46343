"""What a model may tell ``TextCellDelegate`` of a cell, beside its text, font and colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

_FIRST = Qt.ItemDataRole.UserRole

HINT_ROLE = _FIRST + 1
"""What a cell without text shows quietly, and its editor until something is typed."""
CHIP_ROLE = _FIRST + 2
"""A ``Chip`` in front of the text."""
MARK_ROLE = _FIRST + 3
""""error" or "warning": a small sign in the corner; the tooltip says what it is."""
FOOT_ROLE = _FIRST + 4
"""A quiet line under the text."""
INDENT_ROLE = _FIRST + 5
"""How many steps the text stands further in."""
SIGN_ROLE = _FIRST + 6
""""open" or "folded": the small triangle of a heading; "below": the room under it."""
JOINED_ROLE = _FIRST + 7
"""Whether the row below goes on with the same: no line between them."""
DIRECTION_ROLE = _FIRST + 8
"""A LayoutDirection where it is not the text's own business."""
FOUND_ROLE = _FIRST + 9
"""Starts and ends of the parts that were looked for."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A few letters on a colour, as a level's number."""

    text: str
    fill: QColor
    ink: QColor
