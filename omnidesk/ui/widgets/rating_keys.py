"""The keys of rating, the same in the grid and one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent

from omnidesk.ui.widgets.level_keys import LevelKeys

_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class RatingKeys(QObject):
    """Turns key presses into what is asked for; knows nothing of who does it."""

    level_typed = Signal(int)
    next_asked = Signal()
    cannot_tell_asked = Signal()
    not_applicable_asked = Signal()
    withdrawal_asked = Signal()
    rationale_asked = Signal()
    evidence_asked = Signal()

    def __init__(self, values: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._digits = LevelKeys(values, self)
        self._digits.level_typed.connect(self.level_typed)

    def finish(self) -> None:
        """Count digits that still wait for another."""
        self._digits.finish()

    def take(self, event: QKeyEvent) -> bool:
        """Handle a key; tell whether it was one of ours."""
        if event.modifiers() & ~_PLAIN:
            return False
        if event.text().isdigit():
            return self._digits.type(event.text())
        asked = self._asked(event)
        if asked is None:
            return False
        self._digits.finish()
        asked.emit()
        return True

    def _asked(self, event: QKeyEvent) -> SignalInstance | None:
        by_text = {
            "c": self.cannot_tell_asked,
            "n": self.not_applicable_asked,
            "w": self.rationale_asked,
            "e": self.evidence_asked,
        }
        by_key = {
            int(Qt.Key.Key_Return): self.next_asked,
            int(Qt.Key.Key_Enter): self.next_asked,
            int(Qt.Key.Key_Delete): self.withdrawal_asked,
            int(Qt.Key.Key_Backspace): self.withdrawal_asked,
        }
        return by_text.get(event.text().lower()) or by_key.get(event.key())
