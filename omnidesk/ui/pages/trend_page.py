"""Trend: what moved over the rounds, in a sentence, a table, and charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from omnidesk.charts.picture import StandaloneChart
from omnidesk.charts.radar import radar_of_rounds
from omnidesk.charts.slope import describe_slope, slope_picture
from omnidesk.charts.steps import StepsChart, describe_steps
from omnidesk.charts.steps_picture import small_steps_picture, steps_picture
from omnidesk.domain.trend import Trend, first_previous_latest
from omnidesk.services import standalone_charts as alone
from omnidesk.services.trend_charts import heat_map_of, slope_of, steps_of
from omnidesk.services.trend_texts import legend_text
from omnidesk.texts import Translator
from omnidesk.ui.charts.picture_view import PictureView
from omnidesk.ui.charts.radar_view import RadarView
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.heat_cell_delegate import HeatCellDelegate
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.models.trend_table_model import TrendTableModel
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.paper_out import PaperOut
from omnidesk.ui.report_jobs import SheetOrder
from omnidesk.ui.trend_jobs import TrendRead, read_job
from omnidesk.ui.widgets.chart_card import ChartCard
from omnidesk.ui.widgets.chart_tools import ChartTools
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import muted, title
from omnidesk.ui.widgets.round_chooser import RoundChooser
from omnidesk.ui.widgets.trend_sentences import TrendSentences
from omnidesk.ui.widgets.values_view import ValuesView

_STEPS_HEIGHT = 330
_RADAR_HEIGHT = 470
_RADAR_WIDTH = 492


class TrendPage(QWidget):
    """Reads the rounds off the GUI thread when it is shown; what was read last stays meanwhile."""

    page_requested = Signal(str)

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._client = context, client
        self._whole: Trend | None = None
        self._steps: StepsChart | None = None
        self._shown: Trend | None = None
        self._number = 0
        t, theme = context.t, context.theme
        self.rounds = RoundChooser(t)
        self.rounds.rounds_chosen.connect(self._show_chosen)
        self.sentences = TrendSentences(t)
        self.values = TrendTableModel(t, self)
        self.table = ValuesView(self.values, t("Levels by dimension and round"))
        self.table.setItemDelegate(HeatCellDelegate(theme, t, self.table))
        self.steps = PictureView(theme, t("Levels by date"))
        self.small = PictureView(theme, t("Levels by date, all dimensions"))
        self.slope = PictureView(theme, t("Slope chart"))
        self.radar = RadarView(theme, t)
        self.dimension = Choice()
        self.dimension.setAccessibleName(t("Dimension shown large"))
        self.dimension.activated.connect(lambda _i: self.choose(self.dimension.currentData()))
        self.message = muted("")
        self.header_widget = self._make_header()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_notice())
        self._stack.addWidget(self._make_body())
        for chart in (self.table, self.small, self.slope, self.radar):
            chart.dimension_chosen.connect(self.choose)
        name = t("{organisation}, trend").format(organisation=client.facts.organisation)
        self.out = PaperOut(context, self, name, t("The trend was sent to the printer."))
        self._commands = self._make_commands()

    def arrive(self) -> None:
        """Read the rounds as they are on disk now."""
        self._number += 1
        if self._whole is None:
            self.message.setText(self._context.t("Reading the rounds…"))
            self.start.hide()
            self.rounds.hide()
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task, read_job(self._client.workspace, self._number))
        self.table.setFocus()

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        is_there = self._whole is not None
        why = self._context.t("A trend needs two rounds that can be shown.")
        for action in self._commands.all:
            if not action.isSeparator():
                self._commands.allow(action.objectName(), is_there, why)
        return self._commands.all

    def choose(self, key: str) -> None:
        """Show one dimension large and mark it everywhere; an empty key means the overall."""
        for chart in (self.small, self.slope, self.radar):
            chart.choose(key)
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(key)))
        row = self.values.row_of(key)
        if row >= 0 and row != self.table.currentIndex().row():
            self.table.selectRow(row)
        self._show_steps(key)

    def print_sheet(self) -> None:
        """Print the rounds that are compared on one landscape sheet."""
        self.out.print_pages(self._context.t("Print the trend"), self._order())

    def export_sheet(self) -> None:
        """Write the same sheet as a PDF."""
        self.out.export(self._context.t("Export the trend"), self._order())

    def _order(self) -> SheetOrder:
        folders = self._context.folders
        return SheetOrder(
            self._client.workspace,
            self.rounds.chosen,
            self._context.t.language,
            folders.fonts,
            folders.locale,
        )

    def _make_commands(self) -> PageActions:
        acts = {
            "rounds": self.rounds.showMenu,
            "usual": self.rounds.choose_usual,
            "all": self.rounds.choose_all,
            "show": lambda: self.choose(self.values.key(max(0, self.table.currentIndex().row()))),
            "overall": lambda: self.choose(""),
            "print": self.print_sheet,
            "export": self.export_sheet,
        }
        return PageActions(self._context, "trend", self, acts)

    def _on_read(self, found: TrendRead) -> None:
        if found.number != self._number:
            return
        if found.error is not None:
            self._context.show_error(found.error)
            return
        self._whole = found.trend
        self.rounds.setVisible(found.trend is not None)
        self.print_button.setEnabled(found.trend is not None)
        if found.trend is None:
            self._say_too_few(found)
            return
        labels = found.trend.labels
        kept = tuple(label for label in self.rounds.chosen if label in labels)
        chosen = kept if len(kept) > 1 else first_previous_latest(labels)
        self.rounds.show_rounds(found.rounds, chosen)
        self._show_chosen(chosen)

    def _show_chosen(self, labels: Sequence[str]) -> None:
        """Show the rounds that are compared, and by date all between the first and the last."""
        if self._whole is None:
            return
        t, trend = self._context.t, self._whole.part(labels)
        self._shown = trend
        self.sentences.show_trend(trend)
        self.values.show_chart(heat_map_of(trend, t))
        self._fit_table()
        self._steps = steps_of(self._whole.between(labels[0], labels[-1]), t)
        self._fill_dimensions(self._steps)
        self._show_small(self._steps)
        ends = trend.part(trend.labels[-2:])
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
        self.radar.show_chart(radar_of_rounds(trend, t))
        self.choose(self.dimension.currentData() or "")
        self._stack.setCurrentIndex(1)

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

    def _fill_dimensions(self, chart: StepsChart) -> None:
        shown = self.dimension.currentData() or ""
        rows = ([chart.overall] if chart.overall else []) + list(chart.rows)
        self.dimension.clear()
        for row in rows:
            self.dimension.addItem(row.title, row.key)
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(shown)))

    def _fit_table(self) -> None:
        """Give the notes the room that the rounds leave, in the measure of what they say."""
        header = self.table.horizontalHeader()
        n_rounds, n = self.values.n_rounds, self.values.columnCount()
        for column in range(n):
            is_text = column == 0 or column > n_rounds + 1
            mode = QHeaderView.ResizeMode.Stretch if is_text else _TO_CONTENTS
            header.setSectionResizeMode(column, mode)
        self.table.fit_height()

    def _say_too_few(self, found: TrendRead) -> None:
        t = self._context.t
        words = [t("A trend needs two rounds that can be shown.")]
        words += [
            t("Round {label} is still being rated blind.").format(label=each.label)
            for each in found.rounds
            if each.is_blind
        ]
        words.append(t("Start another round, and it is compared with this one here."))
        self.message.setText(" ".join(words))
        self.start.show()
        self._stack.setCurrentIndex(0)

    def _table_file(self) -> StandaloneChart:
        return alone.table_alone(*self._for_file(self._shown))

    def _steps_file(self) -> StandaloneChart:
        between, organisation, t = self._for_file(self._between())
        key = self.dimension.currentData() or ""
        return alone.dimension_alone(between, organisation, t, key=key)

    def _small_file(self) -> StandaloneChart:
        return alone.steps_alone(*self._for_file(self._between()))

    def _slope_file(self) -> StandaloneChart:
        trend, organisation, t = self._for_file(self._shown)
        return alone.slope_alone(trend.part(trend.labels[-2:]), organisation, t)

    def _radar_file(self) -> StandaloneChart:
        return alone.rounds_radar_alone(*self._for_file(self._shown))

    def _between(self) -> Trend | None:
        """Return the trend over all rounds between the first and the last that are chosen."""
        if self._whole is None or self._shown is None:
            return None
        labels = self._shown.labels
        return self._whole.between(labels[0], labels[-1])

    def _for_file(self, trend: Trend | None) -> tuple[Trend, str, Translator]:
        assert trend is not None  # the cards are shown with a trend only
        return trend, self._client.facts.organisation, self._context.t

    def _make_header(self) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.rounds)
        icon = self._context.icons.icon("print", self._context.theme.colour("text"))
        self.print_button = QPushButton(icon, self._context.t("Print…"))
        self.print_button.clicked.connect(self.print_sheet)
        self.print_button.setEnabled(False)
        line.addWidget(self.print_button)
        return widget

    def _make_notice(self) -> QWidget:
        t = self._context.t
        self.message.setWordWrap(True)
        self.start = QPushButton(t("To the rounds…"))
        self.start.clicked.connect(lambda: self.page_requested.emit("round"))
        notice = QWidget()
        layout = QVBoxLayout(notice)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(title(t("Rounds over time")))
        layout.addWidget(self.message)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return notice

    def _make_legend(self) -> QLabel:
        legend = muted(legend_text(self._context.t))
        legend.setWordWrap(True)
        return legend

    def _make_body(self) -> QScrollArea:
        t = self._context.t
        self.steps.setMinimumHeight(_STEPS_HEIGHT)
        steps_card = ChartCard(t("Levels by date"), self.steps)
        steps_card.add_below(self._make_legend())
        steps_card.add_tool(self.dimension)
        small_card = ChartCard(t("All dimensions"), self.small)
        self.slope_card = ChartCard("", self.slope)
        radar_card = ChartCard(t("Rounds laid over each other"), self.radar)
        radar_card.setMinimumHeight(_RADAR_HEIGHT)
        radar_card.setFixedWidth(_RADAR_WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 2, 12, 8)
        column.setSpacing(10)
        column.addWidget(self.sentences)
        table_card = ChartCard(t("Levels by dimension and round"), self.table)
        for card, make in (
            (table_card, self._table_file),
            (steps_card, self._steps_file),
            (small_card, self._small_file),
            (self.slope_card, self._slope_file),
            (radar_card, self._radar_file),
        ):
            name = card.name.text() or self.slope.accessibleName()
            card.add_tool(ChartTools(self._context, name, make))
        column.addWidget(table_card)
        column.addLayout(_beside(steps_card, small_card))
        column.addLayout(_beside(self.slope_card, radar_card))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(t("Trend"))
        return area


_TO_CONTENTS = QHeaderView.ResizeMode.ResizeToContents


def _beside(one: QWidget, other: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(one, 1)
    line.addWidget(other, 1)
    return line
