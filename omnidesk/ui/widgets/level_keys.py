"""Digits that choose a level, also where levels go beyond 9."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

_WAIT_MILLISECONDS = 600


class LevelKeys(QObject):
    """Collects digits; a number that could still grow waits a moment before it counts."""

    level_typed = Signal(int)

    def __init__(self, values: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._values = [str(value) for value in values]
        self._typed = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MILLISECONDS)
        self._timer.timeout.connect(self.finish)

    def type(self, digit: str) -> bool:
        """Take one digit; tell whether any level begins with what is typed so far."""
        typed = self._typed + digit
        longer = [value for value in self._values if value.startswith(typed)]
        if not longer:
            self._typed = ""
            return False
        self._typed = typed
        if longer == [typed]:
            self.finish()
        else:
            self._timer.start()
        return True

    def finish(self) -> None:
        """Count what is typed now, without waiting longer."""
        self._timer.stop()
        typed, self._typed = self._typed, ""
        if typed in self._values:
            self.level_typed.emit(int(typed))
