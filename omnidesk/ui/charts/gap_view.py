"""Draws a gap chart on the screen: a row a dimension, from its level to its targets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from omnidesk.charts.gap import GapChart, describe_gaps
from omnidesk.charts.pictures.gap_picture import gap_picture, gap_words
from omnidesk.texts import Translator
from omnidesk.ui.charts.picture_view import PictureView
from omnidesk.ui.theme import Theme

_MARGIN = 11.0


class GapView(PictureView):
    """Grows with its rows; a click on a row chooses its dimension."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, t("Gap chart"), parent, margin=_MARGIN)
        self._t = t

    def show_chart(self, chart: GapChart) -> None:
        words = gap_words(self._t)
        self.show_picture(
            lambda width, height, ink, key: gap_picture(
                chart, words, width, ink, least_height=height, chosen=key
            ),
            describe_gaps(chart, self._t),
        )
