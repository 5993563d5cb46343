"""The list of all commands: type a few letters, press Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from omnidesk.texts import Translator
from omnidesk.ui.command_catalogue import CommandCatalogue, CommandEntry
from omnidesk.ui.command_search import matching
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.widgets.form import muted

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ENTRY_ROLE = int(Role.UserRole)
_WIDTH, _HEIGHT = 640, 460
_ROOM = 8  # pixels over and under the words of an entry, together
_STEPS = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_PageUp): -10,
    int(Qt.Key.Key_PageDown): 10,
}


class CommandDialog(QDialog):
    """What cannot be done now is listed too, and says why."""

    chosen = Signal(object)  # CommandEntry

    def __init__(
        self,
        context: Context,
        catalogue: CommandCatalogue,
        recent: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        t = context.t
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "keyboard#commands")
        self.setWindowTitle(t("All commands"))
        self.resize(_WIDTH, _HEIGHT)
        self._t, self._entries, self._recent = t, catalogue.entries(), recent
        self.search = QLineEdit()
        self.search.setAccessibleName(t("Find a command"))
        self.search.setPlaceholderText(t("Type what you want to do"))
        self.search.textChanged.connect(self._fill)
        self.commands = CommandModel(t, self)
        self.list = QListView()
        self.list.setModel(self.commands)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setAccessibleName(t("Commands"))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._say)
        self.note = muted("")
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.list, self.note):
            layout.addWidget(widget)
        self._fill()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.list.currentIndex())
        elif event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.commands.show_entries(matching(self._entries, self.search.text(), self._recent))
        self.list.setCurrentIndex(self.commands.index(0))
        self._say()

    def _step(self, by: int) -> None:
        last = self.commands.rowCount() - 1
        row = min(max(self.list.currentIndex().row() + by, 0), last)
        self.list.setCurrentIndex(self.commands.index(row))

    def _say(self) -> None:
        """Tell below the list, and whoever listens, what the chosen entry is."""
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        t = self._t
        words = t("No command has these words.")
        if isinstance(entry, CommandEntry):
            words = entry.why_not or t("Enter does it, Escape goes back.")
            if not entry.is_possible:
                words = entry.why_not or t("That cannot be done now.")
        self.note.setText(words)
        self.search.setAccessibleDescription(
            str(self.list.currentIndex().data(Role.AccessibleTextRole) or words)
        )

    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, CommandEntry) and entry.is_possible:
            self.accept()
            self.chosen.emit(entry)


class CommandModel(QAbstractListModel):
    """One row a command: its words, where it is, its key."""

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = t
        self._shown: list[CommandEntry] = []

    def show_entries(self, entries: list[CommandEntry]) -> None:
        self.beginResetModel()
        self._shown = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        words = self._t("{path} → {command}").format(path=entry.path, command=entry.words)
        if role == Role.DisplayRole:
            return words
        if role == Role.AccessibleTextRole:
            parts = (words, entry.key, entry.why_not)
            return ", ".join(part for part in parts if part)
        return entry if role == ENTRY_ROLE else None


class CommandDelegate(QStyledItemDelegate):
    """Writes the words on the left and the key on the right; what cannot be done is grey."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not index.data(ENTRY_ROLE).is_possible:
            palette = option.palette
            grey = palette.color(palette.ColorGroup.Disabled, palette.ColorRole.Text)
            for role in (palette.ColorRole.Text, palette.ColorRole.HighlightedText):
                palette.setColor(role, grey)
            option.palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(ink))
        box = option.rect.adjusted(8, 0, -10, 0)
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, place, index.data(ENTRY_ROLE).key)
        painter.restore()
