"""Level descriptions that changed, each with a tick where its meaning is taken to be another."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from omnidesk.domain.rubric import CellKey
from omnidesk.domain.rubric_change import CellDiff, RubricDiff
from omnidesk.domain.text_diff import UNCHANGED, ChangeKind
from omnidesk.services.version_lines import judgement_text
from omnidesk.services.version_texts import KINDS, cell_place_text
from omnidesk.texts import Translator, capitalised

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PLACE, JUDGEMENT = range(2)


class JudgedCellsModel(QAbstractTableModel):
    """What the program proposes, and what a person says instead."""

    judged = Signal(object)  # RubricDiff, by what is said now

    def __init__(
        self, difference: RubricDiff, t: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._proposed = difference
        self._t = t
        self._said: dict[CellKey, ChangeKind] = {}
        self.cells = [each for each in difference.cells if each.judgement != UNCHANGED]

    @property
    def difference(self) -> RubricDiff:
        """The difference as it is judged now."""
        return self._proposed.judged(self._said)

    def kind(self, cell: CellDiff) -> ChangeKind:
        return self._said.get(cell.place, cell.judgement.kind)

    def judge(self, row: int, kind: ChangeKind) -> None:
        """Say what one change is; saying what was proposed takes it back."""
        self._judge(self.cells[row], kind)
        self._tell()

    def judge_all(self, kind: ChangeKind) -> None:
        for cell in self.cells:
            self._judge(cell, kind)
        self._tell()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == PLACE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cells[index.row()]
        if role == Role.CheckStateRole and index.column() == PLACE:
            is_meaning = self.kind(cell) is ChangeKind.MEANING
            return Qt.CheckState.Checked if is_meaning else Qt.CheckState.Unchecked
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(cell, index.column())
        if role == Role.AccessibleTextRole:
            return f"{self._text(cell, PLACE)}; {self._text(cell, JUDGEMENT)}"
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.CheckStateRole:
            return False
        is_meaning = Qt.CheckState(value) == Qt.CheckState.Checked
        self.judge(index.row(), ChangeKind.MEANING if is_meaning else ChangeKind.WORDING)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (self._t("Meaning changed"), self._t("What it is taken for"))[section]

    def _text(self, cell: CellDiff, column: int) -> str:
        if column == PLACE:
            return cell_place_text(cell.place, self._proposed, self._t)
        kind = self.kind(cell)
        if cell.place in self._said:
            words = self._t("{kind}: you said so").format(kind=self._t(KINDS[kind]))
        else:
            words = judgement_text(cell.judgement, self._t)
        return capitalised(words)

    def _judge(self, cell: CellDiff, kind: ChangeKind) -> None:
        self._said.pop(cell.place, None)
        if kind is not cell.judgement.kind:
            self._said[cell.place] = kind

    def _tell(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.cells) - 1, JUDGEMENT))
        self.judged.emit(self.difference)
