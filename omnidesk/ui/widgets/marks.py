"""Small drawn marks: level chips, the four empties, the focus ring. One look everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from omnidesk.charts.levels import empty_sign
from omnidesk.charts.palette import ink_on
from omnidesk.domain.assessment import Empty
from omnidesk.texts import Translator
from omnidesk.ui.theme import Theme

CHIP_HEIGHT = 20
CHIP_RADIUS = 4


def chip_size(text: str, font: QFont) -> QSize:
    """Return the size of a chip with this text, at least a square."""
    width = QFontMetrics(bold(font)).horizontalAdvance(text) + 10
    return QSize(max(CHIP_HEIGHT, width), CHIP_HEIGHT)


def draw_level_chip(painter: QPainter, box: QRect, text: str, colour: QColor) -> None:
    """Draw a level's number on its colour of the ramp."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, CHIP_RADIUS, CHIP_RADIUS)
    painter.setPen(QColor(ink_on(colour.name())))
    painter.setFont(bold(painter.font()))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_empty(painter: QPainter, box: QRect, empty: Empty, theme: Theme, t: Translator) -> None:
    """Draw one of the four empties; each has its own form, also in grey."""
    draw_empty_shape(painter, box, empty, theme)
    painter.save()
    painter.setPen(theme.colour("text"))
    painter.setFont(bold(painter.font()))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, empty_sign(empty, t))
    painter.restore()


def draw_empty_shape(painter: QPainter, box: QRect, empty: Empty, theme: Theme) -> None:
    """Draw an empty without its sign, where there is no room for one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(theme.colour("control"), 1)
    if empty is Empty.NOT_YET_RATED:
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, CHIP_RADIUS, CHIP_RADIUS)
    elif empty is Empty.CANNOT_TELL:
        painter.setPen(pen)
        painter.setBrush(QBrush(theme.colour("grid"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(shape, CHIP_RADIUS, CHIP_RADIUS)
    elif empty is Empty.NOT_APPLICABLE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("not_applicable"))
        painter.drawRoundedRect(shape, CHIP_RADIUS, CHIP_RADIUS)
    painter.restore()


def draw_reason(painter: QPainter, box: QRect, theme: Theme) -> None:
    """Draw lines of writing: somebody has said why."""
    painter.save()
    painter.setPen(QPen(theme.colour("muted"), 1.4))
    for n, share in enumerate((1.0, 1.0, 0.6)):
        y = box.top() + 2 + n * (box.height() - 4) // 2
        painter.drawLine(box.left(), y, box.left() + round(box.width() * share), y)
    painter.restore()


def draw_evidence(painter: QPainter, box: QRect, theme: Theme) -> None:
    """Draw a sheet with a folded corner: there is evidence."""
    fold = box.width() // 3
    left, top, right, bottom = box.left() + 1, box.top(), box.right() - 1, box.bottom()
    corners = [(left, top), (right - fold, top), (right, top + fold), (right, bottom)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("muted"), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon([QPoint(x, y) for x, y in (*corners, (left, bottom))])
    painter.restore()


def draw_focus(painter: QPainter, box: QRect, theme: Theme, radius: int = 6) -> None:
    """Draw the keyboard's ring: two pixels in one colour outside two in the other."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus_gap"), 2))
    painter.drawRoundedRect(QRectF(box).adjusted(3, 3, -3, -3), radius, radius)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def text_height(text: str, width: int, font: QFont) -> int:
    """Return how high ``text`` stands when it is wrapped into ``width`` pixels."""
    box = QRect(0, 0, max(width, 1), 1 << 20)
    return QFontMetrics(font).boundingRect(box, WRAP, text).height() if text else 0


def longest_word_width(texts: Iterable[str], font: QFont) -> int:
    """Return how wide a column must be so that no word of the texts is cut in two.

    Of each text only the word of most letters is measured: there may be hundreds of texts.
    """
    words = {max(text.split(), key=len, default="") for text in texts}
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in words), default=0) + 1


WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
"""The flags by which every text is both measured and drawn, so that none is ever cut."""
