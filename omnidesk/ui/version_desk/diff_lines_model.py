"""Two versions as a table: what a text is and what became of it, and both texts beside it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnidesk.domain.text_diff import Piece, PieceKind
from omnidesk.services.version_lines import STATUS_SIGNS, STATUS_WORDS, DiffLine
from omnidesk.texts import Translator
from omnidesk.ui.version_desk.marked_text import spoken_pieces

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TITLE, OLD, NEW = range(3)
LINE_ROLE = int(Role.UserRole)
PIECES_ROLE = LINE_ROLE + 1
_UNSEEN = {OLD: PieceKind.ADDED, NEW: PieceKind.REMOVED}


class DiffLinesModel(QAbstractTableModel):
    """Read only; the words that changed are looked for when a row is first painted."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._heads = ("", "")
        self._lines: tuple[DiffLine, ...] = ()
        self._pieces: dict[int, tuple[Piece, ...]] = {}

    def show_lines(self, lines: tuple[DiffLine, ...], heads: tuple[str, str]) -> None:
        """Show other lines.

        Args:
            heads: what the earlier and the later version are called.
        """
        self.beginResetModel()
        self._lines, self._heads = lines, heads
        self._pieces.clear()
        self.endResetModel()

    def line(self, row: int) -> DiffLine:
        return self._lines[row]

    def status_text(self, line: DiffLine) -> str:
        """Return what became of a text, with its sign; nothing where it is the same."""
        if not line.is_changed:
            return ""
        words = f"{STATUS_SIGNS[line.status]} {self._t(STATUS_WORDS[line.status])}"
        return f"{words}; {line.note}" if line.note else words

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Role.DisplayRole:
            return (line.title, line.old, line.new)[column]
        if role == LINE_ROLE:
            return line
        if role == PIECES_ROLE and column != TITLE:
            return self._side(index.row(), column)
        if role == Role.AccessibleTextRole:
            return self._spoken(index.row(), column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (self._t("Text"), *self._heads)[section]

    def _side(self, row: int, column: int) -> tuple[Piece, ...]:
        pieces = self._all_pieces(row)
        return tuple(piece for piece in pieces if piece.kind is not _UNSEEN[column])

    def _all_pieces(self, row: int) -> tuple[Piece, ...]:
        if row not in self._pieces:
            self._pieces[row] = self._lines[row].pieces
        return self._pieces[row]

    def _spoken(self, row: int, column: int) -> str:
        """Return a cell as it is read aloud: what it is of, its text, and which words changed."""
        line = self._lines[row]
        if column == TITLE:
            status = self.status_text(line) or self._t(STATUS_WORDS[line.status])
            return f"{line.title}; {status}"
        text = (line.old, line.new)[column == NEW] or self._t("nothing")
        parts = [f"{line.title}; {self._heads[column == NEW]}: {text}"]
        if line.is_changed:
            parts.append(spoken_pieces(self._changes(row, column), self._t))
        return " ".join(part for part in parts if part)

    def _changes(self, row: int, column: int) -> Iterator[Piece]:
        return (each for each in self._side(row, column) if each.kind is not PieceKind.SAME)
