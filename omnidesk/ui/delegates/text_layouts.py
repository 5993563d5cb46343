"""Wrapped texts laid out once, for painting and for measuring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QStaticText,
    QTextOption,
    QTransform,
)

_LIMIT = 8000  # texts; a grid of 120 x 6 in two languages needs a fifth of it


class TextLayouts:
    """Keeps what was laid out, so that a text is wrapped once per width and font."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int, str], QStaticText] = {}

    def height(self, text: str, width: int, font: QFont) -> int:
        """Return the pixels that ``text`` needs in ``width``; one line where there is none."""
        if not text or width <= 0:
            return QFontMetrics(font).lineSpacing()
        return int(-(-self._layout(text, width, font).size().height() // 1))

    def draw(self, painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
        """Draw ``text`` from the top of ``box``, in the painter's pen, wrapped to its width."""
        if text:
            painter.setFont(font)
            painter.drawStaticText(box.topLeft(), self._layout(text, int(box.width()), font))

    def _layout(self, text: str, width: int, font: QFont) -> QStaticText:
        key = (text, width, font.key())
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= _LIMIT:
                self._made.clear()
            made = self._made[key] = _laid_out(text, width, font)
        return made


def _laid_out(text: str, width: int, font: QFont) -> QStaticText:
    # A static text breaks a line at Unicode's line separator only.
    made = QStaticText(text.replace("\n", "\N{LINE SEPARATOR}"))
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    made.setTextOption(option)
    made.setTextWidth(width)
    made.prepare(QTransform(), font)
    return made
