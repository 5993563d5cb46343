"""The way back from what was just done, for a message that tells of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoStack

from omnidesk.ui.context import Context


def undo_of_last_step(stack: QUndoStack, context: Context) -> Callable[[], object]:
    """Return what takes back the last step, as long as it is the last."""
    count = stack.index()

    def back() -> None:
        if stack.index() == count:
            stack.undo()
        else:
            words = context.t("Other steps came after that one. Undo those first, with Ctrl+Z.")
            context.notify(words, None)

    return back
