"""Lines and table cells whose text is kept on disk while it is being typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from omnidesk.domain.typed_text import TextField
from omnidesk.ui.documents.typing_keeper import FieldOf, TypingKeeper

Index = QModelIndex | QPersistentModelIndex


def keep_line(
    line: QLineEdit,
    keeper: TypingKeeper,
    field_of: FieldOf,
    is_taken: Callable[[], bool] = lambda: True,
) -> None:
    """Keep what is typed in a line until it is left.

    To be called after what the line commits to has been connected: it is settled after that.

    Args:
        is_taken: whether what was typed was accepted; what was refused stays kept.
    """
    noted: list[TextField] = []
    shown = [line.text()]

    def remember(text: str) -> None:
        if not line.isModified():
            shown[0] = text

    def note(text: str) -> None:
        field = field_of()
        if field is not None:
            noted[:] = [field]
            keeper.note(field, text, shown[0])

    def settle() -> None:
        if not is_taken():
            return
        for field in noted:
            keeper.settle(field)
        noted.clear()

    line.textChanged.connect(remember)
    line.textEdited.connect(note)
    line.editingFinished.connect(settle)


class KeptCellDelegate(QStyledItemDelegate):
    """Edits a cell in a line that is kept until its editor closes."""

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

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        field = self._field_of(index)
        if isinstance(editor, QLineEdit) and field is not None:
            before = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.textEdited.connect(lambda text: self._note(field, text, before))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        if self._noted is not None:
            self._keeper.settle(self._noted)
            self._noted = None

    def _note(self, field: TextField, text: str, before: str) -> None:
        self._noted = field
        self._keeper.note(field, text, before)
