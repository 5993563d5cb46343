"""Paints a line of two versions: the words that changed are struck through or underlined."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from omnidesk.domain.text_diff import Piece, PieceKind
from omnidesk.services.version_lines import DiffLine
from omnidesk.ui.theme import Theme
from omnidesk.ui.version_desk.diff_lines_model import (
    LINE_ROLE,
    PIECES_ROLE,
    TITLE,
    DiffLinesModel,
)
from omnidesk.ui.version_desk.marked_text import piece_formats
from omnidesk.ui.widgets.marks import bold, draw_focus

Index = QModelIndex | QPersistentModelIndex
_SIDE, _ABOVE = 10, 6
_INDENT = 12  # of what stands under a heading


class DiffDelegate(QStyledItemDelegate):
    """The whole text shows; a heading stands on the page's colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.formats = piece_formats(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: DiffLine = index.data(LINE_ROLE)
        width, font = option.rect.width(), self._font(option, line)
        room = self._room(width, line, index.column())
        height = _height(_laid_out(str(index.data()), room, font))
        status = self._status(index, line)
        if status:
            height += _height(_laid_out(status, room, option.font))
        return QSize(width, int(height) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: DiffLine = index.data(LINE_ROLE)
        painter.save()
        box, state = option.rect, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if is_chosen else "background" if line.is_heading else "surface"
        painter.fillRect(box, self._theme.colour(ground))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(self._theme.colour("text"))
        self._draw_words(painter, option, index, line)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, box, self._theme)
        painter.restore()

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: DiffLine
    ) -> None:
        box, font = option.rect, self._font(option, line)
        room = self._room(box.width(), line, index.column())
        corner = QPointF(box.right() + 1 - _SIDE - room, box.top() + _ABOVE)
        pieces = index.data(PIECES_ROLE) or (Piece(PieceKind.SAME, str(index.data())),)
        text = "".join(piece.text for piece in pieces)
        layout = _laid_out(text, room, font, self._ranges(pieces))
        layout.draw(painter, corner)
        status = self._status(index, line)
        if status:
            painter.setPen(QColor(self._theme.colour("muted")))
            below = corner + QPointF(0, _height(layout))
            _laid_out(status, room, option.font).draw(painter, below)

    def _ranges(self, pieces: Iterable[Piece]) -> list[QTextLayout.FormatRange]:
        ranges, at = [], 0
        for piece in pieces:
            length = _n_units(piece.text)
            if piece.kind is not PieceKind.SAME:
                ranges.append(_range(at, length, self.formats[piece.kind]))
            at += length
        return ranges

    def _font(self, option: QStyleOptionViewItem, line: DiffLine) -> QFont:
        return bold(option.font) if line.is_heading else option.font

    def _room(self, width: int, line: DiffLine, column: int) -> int:
        indent = _INDENT if column == TITLE and not line.is_heading else 0
        return max(width - 2 * _SIDE - indent, 1)

    def _status(self, index: Index, line: DiffLine) -> str:
        model = index.model()
        if index.column() != TITLE or not isinstance(model, DiffLinesModel):
            return ""
        return model.status_text(line)


def _laid_out(
    text: str, width: int, font: QFont, ranges: list[QTextLayout.FormatRange] | None = None
) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    if ranges:
        layout.setFormats(ranges)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))


def _n_units(text: str) -> int:
    """Return the length as Qt counts it: a sign beyond the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
