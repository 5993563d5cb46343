"""Cells of a table whose text is kept on disk while it is being typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from omnidesk.domain.typed_text import TextField
from omnidesk.ui.documents.typing_keeper import TypingKeeper

Index = QModelIndex | QPersistentModelIndex


class KeptCellDelegate(QStyledItemDelegate):
    """Edits a cell in a line that is kept until what it says has been taken.

    Whoever is handed the text calls ``refuse`` where it cannot be taken: then it stays on disk, is
    what the cell shows when it is edited again, and is offered when the file is opened.
    """

    def __init__(
        self,
        keeper: TypingKeeper,
        field_of: Callable[[Index], TextField | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._field_of = field_of
        self._noted: TextField | None = None
        self._refused: dict[TextField, str] = {}

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        field = self._field_of(index)
        if isinstance(editor, QLineEdit) and field is not None:
            before = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.textEdited.connect(lambda text: self._note(field, text, before))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        super().setEditorData(editor, index)
        field = self._field_of(index)
        if isinstance(editor, QLineEdit) and field is not None and field in self._refused:
            editor.setText(self._refused.pop(field))
            self._noted = field

    def refuse(self, text: str) -> None:
        """Keep what was just typed: it could not be taken."""
        if self._noted is not None:
            self._refused[self._noted] = text

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        field, self._noted = self._noted, None
        if field is not None and field not in self._refused:
            self._keeper.settle(field)

    def _note(self, field: TextField, text: str, before: str) -> None:
        self._noted = field
        self._refused.pop(field, None)
        self._keeper.note(field, text, before)
