"""The headers of the rating grid: levels above, dimensions on the left; both stay in view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from omnidesk.domain.assessment import RatingState
from omnidesk.ui.models.rate_table_model import RateTableModel
from omnidesk.ui.theme import Theme
from omnidesk.ui.widgets.marks import (
    CHIP_HEIGHT,
    WRAP,
    bold,
    chip_size,
    draw_empty,
    draw_evidence,
    draw_level_chip,
    draw_reason,
    text_height,
)

_GAP = 8
_SIDE = 10
_MARK_WIDTH = 28
_SMALL = 10
_WIDTH_CHARACTERS = 30  # so that names and roles take few lines, and rows stay low


class LevelHeader(QHeaderView):
    """A number chip in the level's colour, and its name, wrapped where it must."""

    def __init__(self, model: RateTableModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rates = model
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    @staticmethod
    def around(font: QFont) -> int:
        """Return the width of a section that is not its name's, for numbers of two digits."""
        return _SIDE + chip_size("00", font).width() + _GAP + 4

    def sizeHint(self) -> QSize:
        heights = [self._name_height(column) for column in range(self.count())]
        return QSize(0, max([CHIP_HEIGHT, *heights]) + 16)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        n_levels = len(self._rates.levels)
        number = str(self._rates.levels[logicalIndex].value)
        size = chip_size(number, self.font())
        chip = QRect(rect.left() + _SIDE, rect.center().y() - 9, size.width(), size.height())
        draw_level_chip(painter, chip, number, self._theme.level(logicalIndex, n_levels))
        painter.setFont(bold(self.font()))
        painter.setPen(self._theme.colour("text"))
        left = chip.right() + _GAP
        height = self._name_height(logicalIndex)
        box = QRect(left, rect.center().y() - height // 2 + 1, rect.right() - left - 4, height)
        painter.drawText(box, WRAP, self._rates.level_name(logicalIndex))
        painter.restore()

    def _name_height(self, column: int) -> int:
        number = str(self._rates.levels[column].value)
        chip = chip_size(number, self.font()).width()
        width = self.sectionSize(column) - _SIDE - chip - _GAP - 4
        return text_height(self._rates.level_name(column), width, bold(self.font()))


class DimensionHeader(QHeaderView):
    """The dimension's name with a mark of how far it is rated, and whose sheet it is.

    Under the mark stand small ones where there is a reason or evidence. In the cursor's row stands
    who rates: each row keeps room for it, so that no word moves with the cursor.
    """

    def __init__(self, model: RateTableModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rates = model
        self._theme = theme
        self._current = -1
        self.ground = "surface"
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _WIDTH_CHARACTERS, 0)

    def height_for(self, row: int) -> int:
        """Return the height that the name and its state need."""
        words = text_height(self._rates.name(row), self._text_width(), bold(self.font()))
        return words + self._whose_height() + 18

    def show_row(self, row: int) -> None:
        """Show in this row, and in no other, whose sheet it is."""
        self._current = row
        self.viewport().update()

    def whose_at(self, row: int) -> str:
        """Return what stands under the name of a row's dimension."""
        return self._rates.whose if row == self._current else ""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.colour(self.ground))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mark = QRect(rect.left() + _SIDE, rect.center().y() - 9, _MARK_WIDTH, CHIP_HEIGHT)
        self._draw_mark(painter, mark, logicalIndex)
        self._draw_grounds(painter, mark, logicalIndex)
        painter.setFont(bold(self.font()))
        painter.setPen(self._theme.colour("text"))
        name = self._rates.name(logicalIndex)
        height = text_height(name, self._text_width(), painter.font())
        top = rect.center().y() - (height + self._whose_height()) // 2 + 1
        box = QRect(mark.right() + _GAP, top, self._text_width(), height)
        painter.drawText(box, WRAP, name)
        self._draw_whose(painter, box, logicalIndex)
        painter.restore()

    def _draw_mark(self, painter: QPainter, box: QRect, row: int) -> None:
        rating = self._rates.rating(row)
        empty = self._rates.empty(row)
        if empty is not None:
            draw_empty(painter, box, empty, self._theme, self._rates.t)
        elif rating.state is RatingState.LEVEL and rating.level is not None:
            values = self._rates.document.rubric.values
            colour = self._theme.level(values.index(rating.level), len(values))
            draw_level_chip(painter, box, str(rating.level), colour)

    def _draw_grounds(self, painter: QPainter, mark: QRect, row: int) -> None:
        box = QRect(mark.left() + 1, mark.bottom() + 4, _SMALL, _SMALL)
        if self._rates.has_reason(row):
            draw_reason(painter, box, self._theme)
        if self._rates.has_evidence(row):
            draw_evidence(painter, box.translated(_SMALL + 5, 0), self._theme)

    def _draw_whose(self, painter: QPainter, name: QRect, row: int) -> None:
        words = self.whose_at(row)
        if words:
            painter.setFont(self.font())
            painter.setPen(self._theme.colour("accent"))
            below = QRect(name.left(), name.bottom() + 2, name.width(), self._whose_height())
            painter.drawText(below, WRAP, words)

    def _whose_height(self) -> int:
        return text_height(self._rates.whose, self._text_width(), self.font())

    def _text_width(self) -> int:
        return self.width() - 2 * _SIDE - _MARK_WIDTH - _GAP
