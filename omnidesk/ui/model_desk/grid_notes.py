"""What the model's page says in place of what cannot be done, or is not there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from omnidesk.services.error_texts import error_text
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.widgets.form import section
from omnidesk.ui.widgets.frozen_grid import FrozenGrid


def why_not(
    context: Context, document: RubricDocument, go_home: Callable[[], object] | None
) -> QWidget:
    """Return the line that says why nothing can be edited, where that is so.

    Args:
        go_home: leads to where a client file is begun or opened; None where one is open.
    """
    t, holder = context.t, QWidget()
    words = t("A draft needs a client file to live in: begin one, or open one, to edit a model.")
    if document.refusal is not None:
        words = error_text(document.refusal, t)
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label, 1)
    if go_home is not None:
        home = QPushButton(t("Go to Home"))
        home.clicked.connect(lambda _checked=False: go_home())
        row.addWidget(home)
    holder.setVisible(not document.can_edit)
    return holder


def no_dimension(context: Context, grid: FrozenGrid, add: QAction, *, can_edit: bool) -> QWidget:
    """Return what stands in the grid while it has no row."""
    t, holder = context.t, QWidget(grid.viewport())
    words = section(t("This model has no dimension yet."))
    button = QPushButton(t("Add the first one"))
    button.setEnabled(can_edit)
    button.clicked.connect(add.trigger)
    column = QVBoxLayout(holder)
    for widget in (words, button):
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    centre = QVBoxLayout(grid.viewport())
    centre.addWidget(holder, 0, Qt.AlignmentFlag.AlignCenter)
    return holder
