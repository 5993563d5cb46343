"""What forms and cards are put together from: rows, quiet words, lists that are rebuilt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_HINT_CHARACTERS = 40
_FRAME = 40  # pixels that a window manager puts over a dialog, about


def add_row(form: QFormLayout, label: str, field: QWidget, hint: str = "") -> None:
    """Add a labelled field; the hint stands below it and is read out with it.

    Args:
        label: the words with the mnemonic marked by ``&``.
    """
    caption = QLabel(label)
    caption.setBuddy(field)
    field.setAccessibleName(label.replace("&", ""))
    form.addRow(caption, field)
    if hint:
        field.setAccessibleDescription(hint)
        form.addRow("", _hint(hint))


def fit_height(dialog: QDialog) -> None:
    """Make a dialog that is shown as high as its wrapped words need: a size hint knows no width."""
    layout = dialog.layout()
    if layout is None:
        return
    room = dialog.screen().availableGeometry().height() - _FRAME
    dialog.setMinimumHeight(min(room, layout.totalHeightForWidth(dialog.width())))


def allow_typing(field: QLineEdit | QPlainTextEdit, *, allowed: bool) -> None:
    """Let a text be changed or only read: then it can still be reached, selected and copied."""
    field.setReadOnly(not allowed)


def muted(text: str) -> QLabel:
    """Return a label in the quieter colour, plain text."""
    return _label(text, "muted")


def section(text: str) -> QLabel:
    """Return the label over a part of a page."""
    return _label(text, "section")


def title(text: str) -> QLabel:
    """Return the label over a whole page."""
    return _label(text, "title")


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area without a frame through which the card that it lies on shows."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    for each in (area.viewport(), widget):
        each.setAutoFillBackground(False)
    return area


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of a layout, and delete it.

    It is hidden first: a layout shows a new child by a call that is queued, and by the time that
    call comes, a child that has lost its parent would open as a window of its own.
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)  # at once, so that nothing finds it any more
            widget.deleteLater()


def _hint(words: str) -> QLabel:
    note = muted(words)
    note.setWordWrap(True)
    # A label that wraps asks for the height that it needs when it is narrow, and would keep it.
    metrics = note.fontMetrics()
    widest = metrics.averageCharWidth() * _HINT_CHARACTERS
    note.setMinimumWidth(min(metrics.horizontalAdvance(words) + 4, widest))
    return note


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
