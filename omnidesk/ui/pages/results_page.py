"""Results: radar, overall with its rule, gap chart and values; a dimension opens beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from omnidesk.charts.gap import gap_chart
from omnidesk.charts.pictures.marks import StandaloneChart
from omnidesk.charts.radar import radar_chart
from omnidesk.domain.results import round_results
from omnidesk.services import standalone_charts as alone
from omnidesk.services.rounds import OpenRound
from omnidesk.ui.charts.gap_view import GapView
from omnidesk.ui.charts.radar_view import RadarView
from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.help_pages import PLACE
from omnidesk.ui.models.values_table_model import ValuesTableModel
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.widgets.blind_notice import BlindNotice
from omnidesk.ui.widgets.chart_card import ChartCard
from omnidesk.ui.widgets.chart_tools import ChartTools
from omnidesk.ui.widgets.dimension_inspector import DimensionInspector
from omnidesk.ui.widgets.overall_card import OverallCard
from omnidesk.ui.widgets.results_table import ResultsTable

_RADAR_WIDTH = 492
_RADAR_HEIGHT = 540


class ResultsPage(QWidget):
    """Reckons anew whenever something in the round has changed while it is shown."""

    page_requested = Signal(str)

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        document = client.round
        assert document is not None
        self._context = context
        self._document = document
        self.undo_stack = document.undo_stack
        t, theme = context.t, context.theme
        self.radar = RadarView(theme, t)
        self.gaps = GapView(theme, t)
        self.overall = OverallCard(t)
        self.values = ValuesTableModel(t, self)
        self.table = ResultsTable(self.values, t("Values of the round"))
        self.blind = BlindNotice(context, document)
        self.inspector = DimensionInspector(context, document, self)
        self.inspector.setProperty(PLACE, "results#dimension")
        self.inspector.closed.connect(self._on_inspector_closed)
        self.header_widget = self._make_header()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_body())
        self._stack.addWidget(self.blind)
        self.radar.dimension_chosen.connect(self.choose)
        self.gaps.dimension_chosen.connect(self.choose)
        self.table.dimension_chosen.connect(self.choose)
        for signal in (document.rating_changed, document.entry_changed):
            signal.connect(self._refresh_if_seen)
        for plain in (document.settings_changed, document.panel_changed):
            plain.connect(self._refresh_if_seen)
        self._commands = self._make_commands()
        self.refresh()

    def arrive(self) -> None:
        self.refresh()
        self.table.setFocus()

    def leave(self) -> None:
        self.inspector.commit()

    def refresh(self) -> None:
        """Reckon and show everything; while the pass is blind, completeness only."""
        document, t = self._document, self._context.t
        if document.is_blind:
            self.inspector.hide()
            self.blind.refresh()
            self._stack.setCurrentIndex(1)
            self.commands()
            return
        self._stack.setCurrentIndex(0)
        results = round_results(document.record, document.rubric)
        self.overall.show_results(results, document.rubric)
        self.radar.show_chart(radar_chart(results, document.rubric, t))
        self.gaps.show_chart(gap_chart(results, document.rubric, t))
        self.values.show_results(results, document.rubric)
        self.table.fit()
        self.commands()
        if self.inspector.isVisible():
            self.inspector.raise_()

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        t, blind, allow = self._context.t, self._document.is_blind, self._commands.allow
        why = t("Nothing is shown while the rating is blind.")
        for name in ("show", "decide", "copy", "sort"):
            allow(name, not blind, why)
        is_some = not blind and bool(self._to_discuss())
        allow("next_to_discuss", is_some, why if blind else t("No dimension is to be discussed."))
        is_writable = self._document.workspace.read_only is None
        allow("end_blind", blind and is_writable, t("No blind rating is going on."))
        return self._commands.all

    def choose(self, key: str) -> None:
        """Show everything about a dimension."""
        self.radar.choose(key)
        self.gaps.choose(key)
        self.inspector.show_dimension(key)

    def _make_commands(self) -> PageActions:
        acts = {
            "show": lambda: self.choose(self._current_key()),
            "decide": self._on_decide,
            "next_to_discuss": self._on_next_to_discuss,
            "copy": self.table.copy_rows,
            "sort": self.table.sort_by_cursor,
            "end_blind": self.blind.ask,
        }
        return PageActions(self._context, "results", self, acts)

    def _current_key(self) -> str:
        row = self.table.currentIndex().row()
        return self.values.key(max(row, 0))

    def _to_discuss(self) -> list[int]:
        """Return the rows of the dimensions on which the experts are far apart and not agreed."""
        return [row for row in range(self.values.rowCount()) if self.values.is_to_discuss(row)]

    def _on_decide(self) -> None:
        self.choose(self._current_key())
        self.inspector.levels.setFocus()

    def _on_next_to_discuss(self) -> None:
        rows, here = self._to_discuss(), self.table.currentIndex().row()
        row = next((each for each in rows if each > here), rows[0])
        self.table.selectRow(row)
        self.choose(self.values.key(row))

    def _make_header(self) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        report = QPushButton(self._context.t("Report…"))
        report.clicked.connect(lambda: self.page_requested.emit("report"))
        line.addWidget(report)
        return widget

    def _radar_alone(self) -> StandaloneChart:
        return alone.radar_alone(self._opened(), self._context.t)

    def _gap_alone(self) -> StandaloneChart:
        return alone.gap_alone(self._opened(), self._context.t)

    def _opened(self) -> OpenRound:
        return OpenRound(self._document.record, self._document.rubric)

    def _make_body(self) -> QScrollArea:
        t = self._context.t
        left = ChartCard(t("Profile"), self.radar)
        left.add_tool(ChartTools(self._context, t("Profile"), self._radar_alone))
        gaps = ChartCard(t("From now to the target"), self.gaps)
        gaps.add_tool(ChartTools(self._context, gaps.name.text(), self._gap_alone))
        left.setFixedWidth(_RADAR_WIDTH)
        left.setMinimumHeight(_RADAR_HEIGHT)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.overall)
        right.addWidget(gaps, 1)
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(left)
        above.addLayout(right, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 2, 12, 8)
        column.setSpacing(10)
        column.addLayout(above, 1)
        column.addWidget(_card(self.table))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(self._context.t("Results"))
        return area

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_inspector_closed(self) -> None:
        self.radar.choose("")
        self.gaps.choose("")
        self.table.setFocus()


def _card(widget: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("card", "true")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(4, 4, 4, 4)
    layout.addWidget(widget)
    return card
