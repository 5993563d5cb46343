"""Rows to be confirmed, one after the other, with the texts of the chosen pair below them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.bridge import Relation
from omnidesk.domain.matching import MatchRow
from omnidesk.domain.text_diff import Piece, PieceKind
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.roomy_cell_delegate import RoomyCellDelegate
from omnidesk.ui.version_desk.bridge_document import BridgeDocument
from omnidesk.ui.version_desk.marked_text import MarkedText
from omnidesk.ui.version_desk.match_rows_model import (
    NEW,
    OLD,
    STATE,
    MatchRowsModel,
    relation_choices,
)
from omnidesk.ui.version_desk.match_sides import AnyRow, Side
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import muted

_KEYS = {int(Qt.Key.Key_1) + place: relation for place, relation in enumerate(Relation)}
_CONFIRM = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MatchPanel(QWidget):
    """Keys 1 to 5 say what the later one is, Enter confirms, Del takes back."""

    changed = Signal()  # another row, or other words on it

    def __init__(
        self, context: Context, document: BridgeDocument, side: Side, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._document, self._side = context, document, side
        t = context.t
        self.rows = MatchRowsModel(t, self)
        self.table = self._make_table()
        self.old = self._make_choice(t("Of the earlier version"))
        self.relation = self._make_choice(t("What the later one is"))
        self.new = self._make_choice(t("Of the later version"))
        self.confirm = self._button(t("&Confirm"), self._confirm)
        self.more = self._button(t("&Add as one link more"), self._add)
        self.take_back = self._button(t("Take &back"), self._take_back)
        self.old_text = MarkedText(context.theme, t, t("Texts of the earlier version"))
        self.new_text = MarkedText(context.theme, t, t("Texts of the later version"))
        self._fill_choices()
        self._lay_out()
        document.changed.connect(self.refresh)
        self.refresh()

    # What is said

    @property
    def row(self) -> AnyRow | None:
        """The row on which the cursor stands."""
        place = self.table.currentIndex().row()
        return self.rows.rows[place] if 0 <= place < len(self.rows.rows) else None

    def refresh(self) -> None:
        """Show what is on disk; the cursor stays on its row."""
        place = max(self.table.currentIndex().row(), 0)
        heads = (self._context.t("Earlier version"), self._context.t("Later version"))
        self.rows.show_rows(self._side, self._side.rows(self._document.bridge), heads)
        self.table.resizeRowsToContents()
        self._go_to(min(place, len(self.rows.rows) - 1))
        self.changed.emit()

    def go_to_open(self) -> None:
        """Go to the next row that nobody confirmed, round from the last to the first."""
        n, at = len(self.rows.rows), self.table.currentIndex().row()
        for step in range(1, n + 1):
            place = (at + step) % n
            if not self.rows.rows[place].is_confirmed:
                self._go_to(place)
                return

    def _say(self, row: AnyRow, before: AnyRow | None) -> None:
        if not self._side.can_be_said(row):
            return
        t = self._context.t
        after = self._side.said(self._document.bridge, row, before)
        self._document.change(after, t("Confirm a pair"))
        if self._document.bridge != after:
            return  # the disk refused
        self._go_to_pair(row)
        if before is not None:
            self.go_to_open()

    def _go_to_pair(self, row: AnyRow) -> None:
        pairs = [(each.old, each.new) for each in self.rows.rows]
        if (row.old, row.new) in pairs:
            self._go_to(pairs.index((row.old, row.new)))

    def _confirm(self) -> None:
        if self.row is not None:
            self._say(self._chosen(), self.row)

    def _add(self) -> None:
        self._say(self._chosen(), None)

    def _take_back(self) -> None:
        if self.row is not None and self.row.is_confirmed:
            after = self._side.unsaid(self._document.bridge, self.row)
            self._document.change(after, self._context.t("Take a pair back"))

    def _say_relation(self, relation: Relation) -> None:
        if self.row is not None and self.row.old is not None and self.row.new is not None:
            self._say(replace(self.row, relation=relation), self.row)

    def _chosen(self) -> AnyRow:
        old, new = self.old.currentData(), self.new.currentData()
        relation = self.relation.currentData()
        is_pair = old is not None and new is not None
        return MatchRow(old, new, relation if is_pair else Relation.NONE)

    # What is shown

    def _on_current(self) -> None:
        row = self.row
        if row is None:
            return
        for choice, value in (
            (self.old, row.old),
            (self.new, row.new),
            (self.relation, row.relation),
        ):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(_place_of(choice, value))
        self._show_texts()
        self._enable()

    def _show_texts(self) -> None:
        for choice, box, is_later in (
            (self.old, self.old_text, False),
            (self.new, self.new_text, True),
        ):
            key = choice.currentData()
            text = self._side.text(key, is_later=is_later) if key is not None else ""
            box.show_pieces([Piece(PieceKind.SAME, text)] if text else [])

    def _enable(self) -> None:
        row, chosen = self.row, self._chosen()
        can_write = self._document.refusal is None
        is_pair = chosen.old is not None and chosen.new is not None
        is_known = any(
            each.is_confirmed
            and (each.old, each.new, each.relation) == (chosen.old, chosen.new, chosen.relation)
            for each in self.rows.rows
        )
        self.relation.setEnabled(is_pair)
        self.confirm.setEnabled(can_write and self._side.can_be_said(chosen) and not is_known)
        self.more.setEnabled(can_write and is_pair and not is_known)
        self.take_back.setEnabled(can_write and row is not None and row.is_confirmed)

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self.table.setCurrentIndex(self.rows.index(place, OLD))
            self._on_current()

    # Building

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setProperty("list", "true")
        table.setItemDelegate(RoomyCellDelegate(table))
        table.setModel(self.rows)
        table.setAccessibleName(self._context.t("What is what"))
        table.setFrameShape(QFrame.Shape.StyledPanel)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (OLD, NEW, STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._on_current())
        table.installEventFilter(self)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in _KEYS:
            self._say_relation(_KEYS[key])
        elif key in _CONFIRM:
            self.confirm.click()
        elif key == Qt.Key.Key_Delete:
            self.take_back.click()
        else:
            return super().eventFilter(watched, event)
        return True

    def _make_choice(self, name: str) -> Choice:
        choice = Choice()
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.activated.connect(self._on_chosen)
        return choice

    def _on_chosen(self) -> None:
        self._show_texts()
        self._enable()

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _fill_choices(self) -> None:
        t = self._context.t
        for choice, is_later in ((self.old, False), (self.new, True)):
            choice.addItem(t("none"), None)
            for key in self._side.keys(is_later=is_later):
                choice.addItem(self._side.name(key, is_later=is_later), key)
        for words, relation in relation_choices(t):
            self.relation.addItem(words, relation)

    def _lay_out(self) -> None:
        t = self._context.t
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (words, choice, stretch) in enumerate(
            (
                (t("Of the earlier version"), self.old, 3),
                (t("The later one"), self.relation, 2),
                (t("Of the later version"), self.new, 3),
            )
        ):
            label = QLabel(words)
            label.setBuddy(choice)
            grid.addWidget(label, 0, column)
            grid.addWidget(choice, 1, column)
            grid.setColumnStretch(column, stretch)
        for column, button in enumerate((self.confirm, self.more, self.take_back), 3):
            grid.addWidget(button, 1, column)
        texts = QHBoxLayout()
        texts.setSpacing(12)
        texts.addWidget(self.old_text)
        texts.addWidget(self.new_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.table, 3)
        layout.addWidget(
            muted(
                t(
                    "1 the same  ·  2 covers more  ·  3 covers less  ·  4 in part  ·  5 not the "
                    "same  ·  Enter confirm  ·  Del take back"
                )
            )
        )
        layout.addLayout(grid)
        layout.addLayout(texts, 2)


def _place_of(choice: Choice, value: object) -> int:
    values = [choice.itemData(place) for place in range(choice.count())]
    return values.index(value)
