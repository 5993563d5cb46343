"""How series look: told apart by form first, then by colour. The same in every chart."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPen

from omnidesk.charts.radar import SeriesKind
from omnidesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """Line, marker and filling of one kind of series."""

    pen: QPen
    symbol: str
    size: float
    marker_pen: QPen
    brush: QBrush


def look_of(kind: SeriesKind, theme: Theme) -> SeriesLook:
    """Return the look of a series."""
    surface = QBrush(theme.colour("surface"))
    if kind is SeriesKind.NOW:
        colour = theme.colour("accent")
        return SeriesLook(QPen(colour, 2.4), "o", 10, QPen(colour, 1), QBrush(colour))
    if kind is SeriesKind.TARGET:
        colour = theme.colour("target")
        pen = QPen(colour, 1.8, Qt.PenStyle.DashLine)
        return SeriesLook(pen, "s", 9, QPen(colour, 1.8), surface)
    if kind is SeriesKind.PREVIOUS:
        colour = theme.colour("text")
        pen = QPen(colour, 1.6, Qt.PenStyle.DashDotLine)
        return SeriesLook(pen, "d", 10, QPen(colour, 1.4), surface)
    colour = theme.colour("earlier")
    pen = QPen(colour, 1.2, Qt.PenStyle.DotLine)
    return SeriesLook(pen, "t1", 9, QPen(colour, 1.2), surface)
