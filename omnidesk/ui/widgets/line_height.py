"""How high a line of an editor of plain text is laid out."""

from __future__ import annotations

from math import ceil

from PySide6.QtWidgets import QPlainTextEdit


def line_height(edit: QPlainTextEdit) -> int:
    """Return the pixels that a line takes, as Qt has laid the first one out.

    The line spacing of the font's metrics is rounded otherwise, and often a pixel less: twelve
    lines of it lose half a line.
    """
    first = edit.document().firstBlock()
    edit.document().documentLayout().blockBoundingRect(first)  # lays it out, if nobody has yet
    layout = first.layout()
    if not layout.lineCount():
        return edit.fontMetrics().lineSpacing()
    return ceil(layout.lineAt(0).height())
