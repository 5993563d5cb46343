"""What the Trend page shows of a trend: sentences, the table, and the charts, one below another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnidesk.charts.pictures.marks import StandaloneChart
from omnidesk.charts.pictures.slope_picture import slope_picture
from omnidesk.charts.pictures.steps_picture import small_steps_picture, steps_picture
from omnidesk.charts.radar import radar_of_rounds
from omnidesk.charts.slope import describe_slope
from omnidesk.charts.steps import StepsChart, describe_steps
from omnidesk.domain.trend import Trend
from omnidesk.services import standalone_charts as alone
from omnidesk.services.trend_charts import heat_map_of, slope_of, steps_of
from omnidesk.services.trend_texts import legend_text
from omnidesk.ui.charts.picture_view import PictureView
from omnidesk.ui.charts.radar_view import RadarView
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.heat_cell_delegate import HeatCellDelegate
from omnidesk.ui.models.trend_table_model import TrendTableModel
from omnidesk.ui.widgets.chart_card import ChartCard
from omnidesk.ui.widgets.chart_tools import ChartTools
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import muted
from omnidesk.ui.widgets.trend_sentences import TrendSentences
from omnidesk.ui.widgets.values_view import ValuesView

_STEPS_HEIGHT = 330
_RADAR_HEIGHT = 470
_RADAR_WIDTH = 492
_TO_CONTENTS = QHeaderView.ResizeMode.ResizeToContents
_LEAST_LETTERS = 14  # of a column of words
_ROUND_A_LABEL = 4


class TrendBody(QScrollArea):
    """Shows the rounds that were chosen, and no others."""

    ratings_requested = Signal(str, str)  # the row's key and the label of the round

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: Trend | None = None
        self._steps: StepsChart | None = None
        t, theme = context.t, context.theme
        self.sentences = TrendSentences(t)
        self.values = TrendTableModel(t, self)
        self.table = ValuesView(self.values, t("Levels by dimension and round"))
        self.table.setItemDelegate(HeatCellDelegate(theme, t, self.table))
        self.table_foot = muted("")
        self.steps = PictureView(theme, t("Levels by date"))
        self.small = PictureView(theme, t("Levels by date, all dimensions"))
        self.slope = PictureView(theme, t("Slope chart"))
        self.radar = RadarView(theme, t)
        self.dimension = Choice()
        self.dimension.setAccessibleName(t("Dimension shown large"))
        self.dimension.activated.connect(lambda _i: self.choose(self.dimension.currentData()))
        for chart in (self.table, self.small, self.slope, self.radar):
            chart.dimension_chosen.connect(self.choose)
        self.table.index_chosen.connect(self._on_index)
        self._lay_out()

    @property
    def trend(self) -> Trend | None:
        """The trend over the rounds that are shown."""
        return self._shown

    def show_trend(self, whole: Trend, labels: Sequence[str]) -> None:
        """Show some rounds of a trend.

        Args:
            whole: over every round that can be shown.
            labels: of those that are compared, oldest first.
        """
        t, trend = self._context.t, whole.part(labels)
        self._shown = trend
        self.sentences.show_trend(trend)
        heat = heat_map_of(trend, t)
        self.values.show_chart(heat)
        self.table_foot.setText(heat.foot)
        self.table_foot.setVisible(bool(heat.foot))
        self._fit_table()
        self._steps = steps_of(trend, t)
        self._fill_dimensions(self._steps)
        self._show_small(self._steps)
        ends = trend.part(trend.labels[-2:])
        self._show_slope(ends)
        for card in (self.steps_card, self.small_card, self.radar_card):
            card.setVisible(trend.is_comparable)
        self.slope_card.setVisible(ends.is_comparable)
        self.radar.show_chart(radar_of_rounds(trend, t))
        self.choose(self.dimension.currentData() or "")

    def choose(self, key: str) -> None:
        """Show one dimension large and mark it everywhere; an empty key means the overall."""
        for chart in (self.small, self.slope, self.radar):
            chart.choose(key)
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(key)))
        row = self.values.row_of(key)
        if row >= 0 and row != self.table.currentIndex().row():
            self.table.selectRow(row)
        self._show_steps(key)

    def choose_current(self) -> None:
        """Show the dimension large on which the table's cursor stands."""
        self.choose(self.values.key(max(0, self.table.currentIndex().row())))

    def ask_for_ratings(self) -> None:
        """Ask for what the number rests on in which the table's cursor stands."""
        self._on_index(self.table.currentIndex())

    def go_to(self, key: str, label: str) -> None:
        """Put the cursor on a dimension in a round, where it is shown."""
        trend = self._shown
        if trend is not None and label in trend.labels:
            row, column = self.values.row_of(key), 1 + trend.labels.index(label)
            self.table.setCurrentIndex(self.values.index(row, column))

    def _on_index(self, index: QModelIndex) -> None:
        place = self.values.place(index)
        if place is None or self._shown is None:
            return
        key, numbers = self.values.key(index.row()), self._shown.rounds[place]
        if key in numbers.results:
            self.ratings_requested.emit(key, numbers.label)

    def _show_steps(self, key: str) -> None:
        chart = self._steps
        row = chart.row(key) if chart else None
        if chart is None or row is None:
            return
        self.steps.show_picture(
            lambda width, height, ink, _key: steps_picture(chart, key, width, height, ink),
            describe_steps(row, chart, self._context.t),
        )

    def _show_small(self, chart: StepsChart) -> None:
        t = self._context.t
        self.small.show_picture(
            lambda width, _height, ink, key: small_steps_picture(chart, width, ink, chosen=key),
            " ".join(describe_steps(row, chart, t) for row in chart.rows),
        )

    def _show_slope(self, ends: Trend) -> None:
        t = self._context.t
        slope = slope_of(ends, t)
        self.slope_card.name.setText(
            t("From {earlier} to {later}").format(earlier=slope.earlier, later=slope.later)
        )
        self.slope.show_picture(
            lambda width, height, ink, key: slope_picture(
                slope, width, ink, chosen=key, least_height=height
            ),
            describe_slope(slope, t),
        )

    def _fill_dimensions(self, chart: StepsChart) -> None:
        shown = self.dimension.currentData() or ""
        rows = ([chart.overall] if chart.overall else []) + list(chart.rows)
        self.dimension.clear()
        for row in rows:
            self.dimension.addItem(row.title, row.key)
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(shown)))

    def _fit_table(self) -> None:
        """Give rounds the room that their heads need, as long as the words beside them have some.

        In a narrow window or with large letters the heads of the rounds give way.
        """
        header, mode = self.table.horizontalHeader(), QHeaderView.ResizeMode
        n_rounds, n = self.values.n_rounds, self.values.columnCount()
        if n == 0:
            return
        metrics = self.table.fontMetrics()
        letter = metrics.averageCharWidth()
        labels = self._shown.labels if self._shown is not None else ()
        widest = max(map(metrics.horizontalAdvance, labels), default=0)
        n_texts = n - n_rounds - 1
        change = header.sectionSizeHint(n_rounds + 1)
        room = self.table.viewport().width() - change - n_texts * _LEAST_LETTERS * letter
        most = max(room // max(n_rounds, 1), widest + _ROUND_A_LABEL * letter)
        for column in range(n):
            if 0 < column <= n_rounds:
                header.setSectionResizeMode(column, mode.Fixed)
                header.resizeSection(column, min(header.sectionSizeHint(column), most))
            else:
                is_text = column == 0 or column > n_rounds + 1
                header.setSectionResizeMode(column, mode.Stretch if is_text else _TO_CONTENTS)
        self.table.fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit_table)  # once the table has its new width

    def _table_alone(self) -> StandaloneChart:
        return alone.table_alone(_there(self._shown), self._context.t)

    def _steps_alone(self) -> StandaloneChart:
        key = self.dimension.currentData() or ""
        return alone.dimension_alone(_there(self._shown), self._context.t, key=key)

    def _small_alone(self) -> StandaloneChart:
        return alone.steps_alone(_there(self._shown), self._context.t)

    def _slope_alone(self) -> StandaloneChart:
        trend = _there(self._shown)
        return alone.slope_alone(trend.part(trend.labels[-2:]), self._context.t)

    def _radar_alone(self) -> StandaloneChart:
        return alone.rounds_radar_alone(_there(self._shown), self._context.t)

    def _make_legend(self) -> QLabel:
        legend = muted(legend_text(self._context.t))
        legend.setWordWrap(True)
        return legend

    def _lay_out(self) -> None:
        t = self._context.t
        self.steps.setMinimumHeight(_STEPS_HEIGHT)
        self.steps_card = ChartCard(t("Levels by date"), self.steps)
        self.steps_card.add_below(self._make_legend())
        self.steps_card.add_tool(self.dimension)
        self.small_card = ChartCard(t("All dimensions"), self.small)
        self.slope_card = ChartCard("", self.slope)
        self.radar_card = ChartCard(t("Rounds laid over each other"), self.radar)
        self.radar_card.setMinimumHeight(_RADAR_HEIGHT)
        self.radar_card.setFixedWidth(_RADAR_WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 2, 12, 8)
        column.setSpacing(10)
        column.addWidget(self.sentences)
        table_card = ChartCard(t("Levels by dimension and round"), self.table)
        table_card.add_below(self.table_foot)
        for card, make in (
            (table_card, self._table_alone),
            (self.steps_card, self._steps_alone),
            (self.small_card, self._small_alone),
            (self.slope_card, self._slope_alone),
            (self.radar_card, self._radar_alone),
        ):
            name = card.name.text() or self.slope.accessibleName()
            card.add_tool(ChartTools(self._context, name, make))
        column.addWidget(table_card)
        column.addLayout(_beside(self.steps_card, self.small_card))
        column.addLayout(_beside(self.slope_card, self.radar_card))
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.setAccessibleName(t("Trend"))


def _there(trend: Trend | None) -> Trend:
    assert trend is not None  # the cards are shown with a trend only
    return trend


def _beside(one: QWidget, other: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(one, 1)
    line.addWidget(other, 1)
    return line
