"""The library as a table: which model and version, where it is, how big, and who uses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from omnidesk.services.library import LibraryEntry, Shelf
from omnidesk.texts import N_, Translator, capitalised
from omnidesk.ui.models.language_names import language_name

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MODEL, VERSION, PLACE, LANGUAGES, SIZE, ROUNDS = range(6)
SHELF_WORDS = {
    Shelf.DRAFT: N_("draft"),
    Shelf.FILE: N_("in this client file"),
    Shelf.OWN: N_("in my library"),
    Shelf.SHIPPED: N_("comes with OmniDesk"),
}


class LibraryModel(QAbstractTableModel):
    """Read only."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.entries: Sequence[LibraryEntry] = ()

    def show_entries(self, entries: Sequence[LibraryEntry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(entry, index.column())
        if role == Role.AccessibleTextRole:
            texts = (self._text(entry, column) for column in range(self.columnCount()))
            return "; ".join(text for text in texts if text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        t = self._t
        heads = (
            t("Model"),
            t("Version"),
            t("Where it is"),
            t("Languages"),
            t("Size"),
            t("Rounds rated on it"),
        )
        return heads[section]

    def _text(self, entry: LibraryEntry, column: int) -> str:
        t, rubric = self._t, entry.rubric
        if column == MODEL:
            return rubric.text(rubric.name, t.language) or rubric.id
        if column == VERSION:
            return rubric.version
        if column == PLACE:
            words = [t(SHELF_WORDS[shelf]) for shelf in Shelf if shelf in entry.shelves]
            return capitalised(", ".join(words))
        if column == LANGUAGES:
            return ", ".join(language_name(code, t) for code in rubric.languages)
        if column == SIZE:
            return f"{len(rubric.dimensions)} \N{MULTIPLICATION SIGN} {len(rubric.levels)}"
        return ", ".join(entry.rounds)
