"""Wrapped texts laid out once, for painting and for measuring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QStaticText,
    QTextLayout,
    QTextLine,
    QTextOption,
    QTransform,
)

_LIMIT = 8000  # texts; a grid of 120 x 6 in two languages needs a fifth of it


class TextLayouts:
    """Keeps what was laid out, so that a text is wrapped once per width and font."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int, str, bool], QStaticText] = {}

    def height(
        self, text: str, width: int, font: QFont, direction: Qt.LayoutDirection | None = None
    ) -> int:
        """Return the pixels that ``text`` needs in ``width``; one line where there is none."""
        if not text or width <= 0:
            return QFontMetrics(font).lineSpacing()
        return int(-(-self._layout(text, width, font, direction).size().height() // 1))

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        direction: Qt.LayoutDirection | None = None,
    ) -> None:
        """Draw ``text`` from the top of ``box``, in the painter's pen, wrapped to its width."""
        if text:
            painter.setFont(font)
            made = self._layout(text, int(box.width()), font, direction)
            painter.drawStaticText(box.topLeft(), made)

    def mark(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        direction: Qt.LayoutDirection | None,
        ranges: Sequence[tuple[int, int]],
        colours: tuple[QColor, QColor],
    ) -> None:
        """Fill what lies behind parts of a text, and underline it: colour alone tells nothing."""
        layout = QTextLayout(_one_paragraph(text), font)
        layout.setTextOption(_option(direction))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(int(box.width()))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        for start, end in ranges:
            for place in _boxes(layout, start, end):
                place.translate(box.topLeft())
                painter.fillRect(place, colours[0])
                painter.fillRect(place.adjusted(0, place.height() - 2, 0, 0), colours[1])

    def _layout(
        self, text: str, width: int, font: QFont, direction: Qt.LayoutDirection | None
    ) -> QStaticText:
        key = (text, width, font.key(), direction is not None)
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= _LIMIT:
                self._made.clear()
            made = self._made[key] = _laid_out(text, width, font, direction)
        return made


def _laid_out(
    text: str, width: int, font: QFont, direction: Qt.LayoutDirection | None
) -> QStaticText:
    made = QStaticText(_one_paragraph(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextOption(_option(direction))
    made.setTextWidth(width)
    made.prepare(QTransform(), font)
    return made


def _one_paragraph(text: str) -> str:
    """A static text breaks a line at Unicode's line separator only."""
    return text.replace("\n", "\N{LINE SEPARATOR}")


def _option(direction: Qt.LayoutDirection | None) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.LayoutDirectionAuto if direction is None else direction
    )
    return option


def _boxes(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Yield the places of a part of a text, one for each line that it runs over."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            one, other = (_x_of(line, at) for at in (first, last))
            left, right = min(one, other), max(one, other)
            yield QRectF(left, line.y(), right - left, line.height())


def _x_of(line: QTextLine, at: int) -> float:
    """Return where a cursor stands; Qt for Python gives the cursor along with it."""
    found: Any = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)
