"""A button that opens the list of rounds to compare; it fits two rounds as well as hundreds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from omnidesk.domain.trend import LEAST_ROUNDS, first_previous_latest
from omnidesk.services.trends import RoundInTime
from omnidesk.texts import Translator
from omnidesk.ui.delegates.tick_anywhere import TickAnywhere
from omnidesk.ui.widgets.form import muted

_LABEL = Qt.ItemDataRole.UserRole
_MOST_NAMED = 4
_MOST_ROWS = 12
_NOTE_LINES = 2
_BESIDE_LIST = 40  # pixels: the frame, and a scroll bar where there are many rounds


class RoundChooser(QPushButton):
    """Shows which rounds are compared; any two or more can be ticked."""

    rounds_chosen = Signal(object)  # tuple of labels, oldest first

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._rounds: tuple[RoundInTime, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.setToolTip(t("Choose the rounds to compare"))
        self.setAccessibleName(t("Choose the rounds to compare"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Rounds to compare"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.setItemDelegate(TickAnywhere(self.list))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(t("Find a round"))
        self.finder.setAccessibleName(t("Find a round"))
        self.finder.textChanged.connect(self._on_find)
        self.note = muted("")
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(_NOTE_LINES * self.note.fontMetrics().lineSpacing())
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._make_panel())
        menu.addAction(action)
        menu.aboutToShow.connect(self.list.setFocus)
        self.setMenu(menu)

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def show_rounds(self, rounds: Sequence[RoundInTime], chosen: Sequence[str]) -> None:
        """List the rounds, newest first, with the chosen ones ticked."""
        self._rounds = tuple(rounds)
        self.list.blockSignals(True)
        self.list.clear()
        for each in reversed(self._rounds):
            self.list.addItem(self._item(each, is_chosen=each.label in chosen))
        self.list.blockSignals(False)
        n_rows = min(len(self._rounds), _MOST_ROWS)
        self.list.setFixedHeight(n_rows * (self.list.sizeHintForRow(0) + 2) + 8)
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + _BESIDE_LIST)
        self.finder.setVisible(len(self._rounds) > _MOST_ROWS)
        self._set_chosen(tuple(chosen))

    def choose(self, labels: Sequence[str]) -> None:
        """Tick exactly these rounds and tell it."""
        self.list.blockSignals(True)
        for item in self._items():
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                ticked = item.data(_LABEL) in labels
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell()

    def choose_usual(self) -> None:
        """Tick the first, the previous and the latest round."""
        self.choose(first_previous_latest(self._open_labels()))

    def choose_all(self) -> None:
        self.choose(self._open_labels())

    def _make_panel(self) -> QFrame:
        t = self._t
        usual = QPushButton(t("First, previous and latest"))
        usual.clicked.connect(self.choose_usual)
        everything = QPushButton(t("All"))
        everything.clicked.connect(self.choose_all)
        quick = QHBoxLayout()
        quick.addWidget(usual)
        quick.addWidget(everything)
        panel = QFrame()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.finder)
        layout.addWidget(self.list)
        layout.addLayout(quick)
        layout.addWidget(self.note)
        return panel

    def _item(self, each: RoundInTime, *, is_chosen: bool) -> QListWidgetItem:
        t = self._t
        words = each.label
        if each.date and each.date != each.label:
            words = t("{label}, {date}").format(label=each.label, date=t.date(each.date))
        if each.is_blind:
            words = t("{label}: being rated blind, not shown yet").format(label=words)
        item = QListWidgetItem(words)
        item.setData(_LABEL, each.label)
        if each.is_blind:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        return item

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _open_labels(self) -> tuple[str, ...]:
        return tuple(each.label for each in self._rounds if not each.is_blind)

    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self._tell()

    def _on_find(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.casefold() not in item.text().casefold())

    def _tell(self) -> None:
        ticked = {
            item.data(_LABEL)
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        }
        labels = tuple(each.label for each in self._rounds if each.label in ticked)
        if len(labels) < LEAST_ROUNDS:
            self.note.setText(self._t("Tick two rounds or more; until then nothing changes."))
            return
        if labels != self._chosen:
            self._set_chosen(labels)
            self.rounds_chosen.emit(labels)
        self.note.setText("")

    def _set_chosen(self, labels: tuple[str, ...]) -> None:
        t = self._t
        self._chosen = labels
        self.note.setText("")
        named = ", ".join(labels)
        if len(labels) > _MOST_NAMED:
            named = t("{n} rounds, {first} to {last}").format(
                n=len(labels), first=labels[0], last=labels[-1]
            )
        self.setText(t("Rounds: {rounds}").format(rounds=named))
        self.setAccessibleName(self.text())
