"""Draws a radar chart on the screen, or its bars where there are fewer than three axes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from omnidesk.charts.pictures.marks import Ink
from omnidesk.charts.pictures.radar_picture import radar_picture
from omnidesk.charts.radar import RadarChart, axis_text, describe_radar
from omnidesk.texts import Translator
from omnidesk.ui.charts.picture_view import PictureView
from omnidesk.ui.theme import Theme

_MARGIN = 10.0
_SMALLER = 2


class RadarView(PictureView):
    """A read-only radar chart; a click on an axis chooses its dimension."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, t("Radar chart"), parent, margin=_MARGIN)
        self._t = t

    def show_chart(self, chart: RadarChart) -> None:
        texts = [axis_text(axis, self._t) for axis in chart.axes]
        if chart.axes:
            self.show_picture(
                lambda width, height, ink, key: radar_picture(
                    chart, texts, width, height, ink, chosen=key, has_axis_key=True
                ),
                describe_radar(chart, self._t),
            )

    def ink(self) -> Ink:
        """Return the ink with smaller names for the rings, so that more of them find room."""
        return Ink(self.lettering(), self.lettering(smaller=_SMALLER))
