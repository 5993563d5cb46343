"""One dimension at a time: the mode to use beside a client."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Empty
from omnidesk.ui.context import Context
from omnidesk.ui.models.rate_table_model import RateTableModel
from omnidesk.ui.widgets.form import muted, title
from omnidesk.ui.widgets.level_cards import LevelCards
from omnidesk.ui.widgets.marks import draw_empty_shape
from omnidesk.ui.widgets.rating_details import RatingDetails
from omnidesk.ui.widgets.rating_keys import RatingKeys

_PIP = QSize(20, 12)
_EDGE = 4  # round the bars, for the ring that shows the keyboard


class FocusView(QWidget):
    """Name, progress, the levels as cards, and all that goes with the rating."""

    level_chosen = Signal(str, int)
    cannot_tell_asked = Signal(str)
    not_applicable_asked = Signal(str)
    dimension_changed = Signal(str)

    def __init__(
        self, context: Context, model: RateTableModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rates = model
        self._row = 0
        t, theme = context.t, context.theme
        self.keys = RatingKeys(model.document.rubric.values, self)
        self.keys.level_typed.connect(self._on_level)
        self._name = title("")
        self._name.setWordWrap(True)
        self._about = muted("")
        self._about.setWordWrap(True)
        self._place = muted("")
        self.whose = muted("")
        self.pips = Pips(context, model)
        self.pips.row_chosen.connect(self._go)
        self.cards = LevelCards(model.document, theme, t)
        self.cards.level_chosen.connect(self._on_level)
        self.details = RatingDetails(context, model.document, is_wide=True)
        self.keys.rationale_asked.connect(self.details.rationale.setFocus)
        self.keys.evidence_asked.connect(self.details.evidence.ask)
        self.previous = QPushButton(context.icons.icon("left", theme.colour("text")), t("Previous"))
        self.previous.clicked.connect(lambda: self._go(self._row - 1))
        self.next = QPushButton(context.icons.icon("right", theme.colour("text")), t("Next"))
        self.next.clicked.connect(lambda: self._go(self._row + 1))
        self.cannot_tell = QPushButton(t("Cannot tell"))
        self.cannot_tell.setCheckable(True)
        self.cannot_tell.clicked.connect(lambda: self.cannot_tell_asked.emit(self.current_key()))
        self.not_applicable = QPushButton(t("Not applicable…"))
        self.not_applicable.setCheckable(True)
        self.not_applicable.clicked.connect(
            lambda: self.not_applicable_asked.emit(self.current_key())
        )
        self._lay_out()
        model.document.rating_changed.connect(self._on_rating_changed)
        model.modelReset.connect(self.refresh)

    def current_key(self) -> str:
        return self._rates.keys[self._row] if self._rates.keys else ""

    def go_to(self, key: str) -> None:
        if key in self._rates.keys:
            self._go(self._rates.keys.index(key))

    def refresh(self) -> None:
        """Show the dimension as the document holds it."""
        if not self._rates.keys or not self._rates.expert_id:
            return
        self._row = min(self._row, len(self._rates.keys) - 1)
        rating, document = self._rates.rating(self._row), self._rates.document
        dimension = document.rubric.dimension(self.current_key())
        self._name.setText(self._rates.name(self._row))
        self.whose.setText(self._rates.whose)
        about = document.rubric.text(dimension.definition, self._rates.t.language)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._place.setText(f"{self._row + 1} / {len(self._rates.keys)}")
        self.cards.show_dimension(self.current_key(), rating.level)
        empty = self._rates.empty(self._row)
        self.cannot_tell.setChecked(empty is Empty.CANNOT_TELL)
        self.not_applicable.setChecked(empty is Empty.NOT_APPLICABLE)
        locked = document.is_locked(self._rates.expert_id)
        for button in (*self.cards.cards, self.cannot_tell, self.not_applicable):
            button.setEnabled(not locked)
        self.previous.setEnabled(self._row > 0)
        self.next.setEnabled(self._row < len(self._rates.keys) - 1)
        self.details.show_rating(self._rates.expert_id, self.current_key())
        self.pips.show_row(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}
        moves |= {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        if event.key() in moves:
            self._go(self._row + moves[event.key()])
        elif not self.keys.take(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        below = QHBoxLayout()
        below.addWidget(self._place)
        below.addWidget(self.pips)
        below.addStretch(1)
        below.addWidget(self.whose)
        empties = QHBoxLayout()
        empties.addStretch(1)
        empties.addWidget(self.cannot_tell)
        empties.addWidget(self.not_applicable)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addLayout(below)
        column.addWidget(self.cards)
        column.addLayout(empties)
        column.addWidget(self.details)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._rates.keys):
            self.keys.finish()
            self._row = row
            self.refresh()
            self.dimension_changed.emit(self.current_key())

    def _on_level(self, value: int) -> None:
        self.level_chosen.emit(self.current_key(), value)
        self.refresh()

    def _on_rating_changed(self, key: str) -> None:
        self.pips.show_row(self._row)
        if self.isVisible() and key == self.current_key():
            self.refresh()


class Pips(QWidget):
    """One small bar a dimension: filled when answered; a click or the arrows go there."""

    row_chosen = Signal(int)

    def __init__(self, context: Context, model: RateTableModel) -> None:
        super().__init__()
        self._context = context
        self._rates = model
        self._row = 0
        self.setAccessibleName(context.t("Progress"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_row(self, row: int) -> None:
        self._row = row
        self.setAccessibleDescription(self._words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = len(self._rates.keys) * self._step()
        return QSize(wide + 2 * _EDGE, _PIP.height() + 2 * _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        for row in range(len(self._rates.keys)):
            box = QRectF(_EDGE + row * self._step(), 1 + _EDGE, self._step() - 4, _PIP.height() - 2)
            empty = self._rates.empty(row) if self._rates.expert_id else Empty.NOT_YET_RATED
            if empty is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawRoundedRect(box, 3, 3)
            else:
                draw_empty_shape(painter, box.toRect(), empty, theme)
            if row == self._row:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("text"), 1.6))
                painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rates.keys) - 1
        rows = {
            int(Qt.Key.Key_Left): self._row - 1,
            int(Qt.Key.Key_Right): self._row + 1,
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): last,
        }
        if event.key() in rows:
            self.row_chosen.emit(min(max(rows[event.key()], 0), last))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = (int(event.position().x()) - _EDGE) // self._step()
        if 0 <= row < len(self._rates.keys):
            self.row_chosen.emit(row)

    def _words(self) -> str:
        """Say where one is and how far the expert is."""
        t, n = self._context.t, len(self._rates.keys)
        if not self._rates.expert_id:
            return ""
        done = sum(self._rates.empty(row) is not Empty.NOT_YET_RATED for row in range(n))
        return t("{dimension}, {place} of {of}. {n} of {of} rated").format(
            dimension=self._rates.name(self._row), place=self._row + 1, of=n, n=done
        )

    def _step(self) -> int:
        n = max(len(self._rates.keys), 1)
        return max(8, min(_PIP.width(), 700 // n))
