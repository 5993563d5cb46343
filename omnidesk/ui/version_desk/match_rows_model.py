"""What is what in two versions as a table: the earlier, the later, what it is, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from omnidesk.domain.bridge import Relation
from omnidesk.domain.bridge_suggestion import SuggestionReason
from omnidesk.services.bridge_texts import REASON_NAMES, RELATION_NAMES
from omnidesk.texts import Translator, capitalised
from omnidesk.ui.version_desk.match_sides import AnyRow, Side

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
OLD, NEW, RELATION, STATE = range(4)
_NOBODY = "\N{EN DASH}"


class MatchRowsModel(QAbstractTableModel):
    """Read only; what is only suggested stands in italics, and says why it is."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._side: Side | None = None
        self._rows: Sequence[AnyRow] = ()
        self._heads = ("", "")

    def show_rows(self, side: Side, rows: Sequence[AnyRow], heads: tuple[str, str]) -> None:
        self.beginResetModel()
        self._side, self._rows, self._heads = side, rows, heads
        self.endResetModel()

    @property
    def rows(self) -> Sequence[AnyRow]:
        return self._rows

    @property
    def n_confirmed(self) -> int:
        return sum(row.is_confirmed for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(row, index.column())
        if role == Role.FontRole and not row.is_confirmed:
            font = QFont()
            font.setItalic(True)
            return font
        if role == Role.AccessibleTextRole:
            return "; ".join(self._text(row, column) for column in range(4))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (*self._heads, self._t("The later one"), self._t("Who says so"))[section]

    def _text(self, row: AnyRow, column: int) -> str:
        if column in (OLD, NEW):
            key = (row.old, row.new)[column]
            is_later = column == NEW
            return (
                self._side.name(key, is_later=is_later)
                if key is not None and self._side
                else _NOBODY
            )
        if column == RELATION:
            return self._relation(row)
        return self._state(row)

    def _relation(self, row: AnyRow) -> str:
        if row.old is None:
            return self._t("is new")
        if row.new is None:
            return self._t("is gone")
        return self._t(RELATION_NAMES[row.relation])

    def _state(self, row: AnyRow) -> str:
        if row.is_confirmed:
            words = self._t("confirmed")
            return f"\N{CHECK MARK} {words}"
        reason = row.reason or SuggestionReason.NOTHING_ALIKE
        words = self._t(REASON_NAMES[reason])
        if reason is SuggestionReason.TEXTS:
            words = f"{words} ({self._t.percent(row.score)})"
        return self._t("suggested: {reason}").format(reason=words)


def relation_choices(t: Translator) -> list[tuple[str, Relation]]:
    """Return the relations with their words, each with the number of its key before it."""
    return [
        (f"{number}  {capitalised(t(RELATION_NAMES[relation]))}", relation)
        for number, relation in enumerate(Relation, 1)
    ]
