"""Home: recent client files, and the ways to begin. Works before any file is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnidesk.texts import Translator
from omnidesk.ui.context import Context
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.settings import RecentFile, Settings
from omnidesk.ui.widgets.form import muted, section, title

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Listed:
    """A recent file with whether it is where it was, and whether its client may be named."""

    entry: RecentFile
    is_there: bool
    is_named: bool


class RecentModel(QAbstractTableModel):
    """One row a file: whose it is, its last round, where it is."""

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = t
        self._rows: list[Listed] = []
        self._heads = (t("Client"), t("Last round"), t("File"), t("Opened"))

    def show_files(self, settings: Settings) -> None:
        self.beginResetModel()
        self._rows = [
            Listed(each, Path(each.path).exists(), settings.shows_name_of(each))
            for each in settings.recent
        ]
        self.endResetModel()

    def entry(self, row: int) -> Listed:
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.DisplayRole:
            return self._cells(row)[index.column()]
        if role == Role.ToolTipRole:
            return row.entry.path if row.is_named else None
        if role == Role.AccessibleTextRole:
            return ", ".join(self._cells(row))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def _cells(self, row: Listed) -> tuple[str, str, str, str]:
        entry, t = row.entry, self._t
        place, client = entry.path, entry.organisation or Path(entry.path).stem
        if not row.is_named:  # a file is mostly called after its client
            place, client = str(Path(entry.path).parent), t("Name hidden")
        place = place if row.is_there else t("{path} (not there)").format(path=place)
        return client, entry.last_round, place, t.date(entry.opened_at[:10])


class RecentView(QTableView):
    """The list itself: Enter or a double click opens, Delete takes an entry off the list."""

    chosen = Signal(str)
    dropped = Signal(str)

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.recent = RecentModel(t, self)
        self.setModel(self.recent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setProperty("list", "true")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 20)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(t("Recent client files"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop_current()
        else:
            super().keyPressEvent(event)

    def choose_current(self) -> None:
        self._on_activated(self.currentIndex())

    def drop_current(self) -> None:
        if self.currentIndex().isValid():
            self.dropped.emit(self.recent.entry(self.currentIndex().row()).entry.path)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.recent.entry(index.row()).entry.path)


class HomePage(QWidget):
    """Where one begins."""

    new_requested = Signal()
    open_requested = Signal()
    demo_requested = Signal()
    published_requested = Signal()
    file_chosen = Signal(str)
    file_dropped_from_list = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        t = context.t
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(title(t("Maturity assessment by expert judgment")))
        lead = QLabel(
            t(
                "Everything about one client is in one file on this computer. Nothing is sent "
                "anywhere."
            )
        )
        lead.setWordWrap(True)
        layout.addWidget(lead)
        layout.addLayout(self._make_buttons(context))
        layout.addSpacing(8)
        layout.addWidget(section(t("Recent client files")))
        self.list = RecentView(t, self)
        self.list.chosen.connect(self.file_chosen)
        self.list.dropped.connect(self.file_dropped_from_list)
        self._empty = muted(
            t(
                "No client file has been open yet. Start a new one, or open the demo to look "
                "round first: a fictional telecom operator, assessed in four rounds. It is a file "
                "of your own, so you can change whatever you like. A file can also be dropped on "
                "this window."
            )
        )
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        holder = QWidget(self)
        self.setFocusProxy(self.list)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout.addWidget(holder, 1)
        acts = {"open": self.list.choose_current, "forget": self.list.drop_current}
        self._commands = PageActions(context, "home", self, acts)

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        is_some = self.list.recent.rowCount() > 0
        for name in ("open", "forget"):
            self._commands.allow(name, is_some, self._context.t("The list is empty."))
        return self._commands.all

    def show_recent(self, settings: Settings) -> None:
        """Fill the list, newest first."""
        self.list.recent.show_files(settings)
        self._stack.setCurrentWidget(self.list if settings.recent else self._empty)
        if settings.recent:
            self.list.selectRow(0)

    def _make_buttons(self, context: Context) -> QHBoxLayout:
        t, theme = context.t, context.theme
        new = QPushButton(
            context.icons.icon("new", theme.colour("on_accent")), t("New client file…")
        )
        new.setProperty("primary", "true")
        new.clicked.connect(self.new_requested)
        self.demo = QPushButton(
            context.icons.icon("trend", theme.colour("text")), t("Open the demo")
        )
        self.demo.setToolTip(t("A fictional client in four rounds, to look at and to play with"))
        self.demo.clicked.connect(self.demo_requested)
        open_ = QPushButton(context.icons.icon("open", theme.colour("text")), t("Open…"))
        open_.clicked.connect(self.open_requested)
        sample = QPushButton(
            context.icons.icon("results", theme.colour("text")), t("Open the published case")
        )
        sample.setToolTip(
            t("A telecom operator, published in 2016: nine dimensions, three experts")
        )
        sample.clicked.connect(self.published_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (new, self.demo, open_, sample):
            row.addWidget(button)
        row.addStretch(1)
        return row
