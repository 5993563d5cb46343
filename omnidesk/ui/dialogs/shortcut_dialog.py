"""The sheet of shortcuts, made of the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.command_catalogue import CommandCatalogue, KeySection
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.widgets.form import scrolled, section

_N_COLUMNS = 4
_WIDTH, _HEIGHT = 1300, 720
_LINES_OF_A_TITLE = 2  # lines that a title takes with the room above it


class ShortcutDialog(QDialog):
    """Columns of one height: the page that is shown first, then the menus, then the other pages."""

    def __init__(self, context: Context, catalogue: CommandCatalogue, parent: QWidget) -> None:
        super().__init__(parent)
        t = context.t
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "keyboard")
        self.setWindowTitle(t("Keyboard shortcuts"))
        self.resize(_WIDTH, _HEIGHT)
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20)
        for sections in in_columns(catalogue.sections(), _N_COLUMNS):
            line.addLayout(_column(sections), 1)
        self.area: QScrollArea = scrolled(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setAccessibleName(t("Keyboard shortcuts"))
        close = QPushButton(t("Close"))
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 8)
        layout.addWidget(self.area, 1)
        layout.addLayout(below)
        close.setFocus()

    def lines(self) -> list[str]:
        """Return what the sheet says, as it is shown."""
        return [label.text() for label in self.area.findChildren(QLabel)]


def in_columns(sections: Sequence[KeySection], n: int) -> list[list[KeySection]]:
    """Share sections among columns of about one height; the first stays first, on the left."""
    columns: list[list[KeySection]] = [[] for _ in range(n)]
    for each in sorted(sections, key=_height, reverse=True):
        shortest = min(columns, key=lambda column: sum(map(_height, column)))
        shortest.append(each)
    order = {id(each): place for place, each in enumerate(sections)}
    for column in columns:
        column.sort(key=lambda each: order[id(each)])
    return sorted(filter(None, columns), key=lambda column: order[id(column[0])])


def _height(each: KeySection) -> int:
    return len(each.lines) + _LINES_OF_A_TITLE


def type_question_mark(widget: QWidget | None) -> bool:
    """Give the character to a grid in which typing writes; tell whether it was given.

    A field takes it before any shortcut does; a grid begins to edit only with the key itself.
    """
    writes = QAbstractItemView.EditTrigger.AnyKeyPressed
    if not isinstance(widget, QAbstractItemView) or not widget.editTriggers() & writes:
        return False
    if not widget.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
        return False
    shift = Qt.KeyboardModifier.ShiftModifier
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Question, shift, "?")
    QApplication.sendEvent(widget, key)
    return True


def _column(sections: Sequence[KeySection]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(0)
    for each in sections:
        head = section(each.title)
        head.setContentsMargins(0, 8, 0, 2)
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        for keys, words in each.lines:
            row = grid.rowCount()
            for place, text in enumerate((keys, words)):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(place == 1)
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.addLayout(grid)
    column.addStretch(1)
    return column
