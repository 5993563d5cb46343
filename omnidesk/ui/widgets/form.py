"""Rows of a form: label, buddy, accessible name and description from one call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget


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
        note = muted(hint)
        note.setWordWrap(True)
        form.addRow("", note)


def muted(text: str) -> QLabel:
    """Return a label in the quieter colour, plain text."""
    return _label(text, "muted")


def section(text: str) -> QLabel:
    """Return the label over a part of a page."""
    return _label(text, "section")


def title(text: str) -> QLabel:
    """Return the label over a whole page."""
    return _label(text, "title")


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
