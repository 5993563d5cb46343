"""What a number on Trend rests on: the panel of its dimension in its round, over the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.domain.comparison import RoundNumbers
from omnidesk.domain.errors import OmnideskError
from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.help_pages import PLACE
from omnidesk.ui.widgets.dimension_inspector import DimensionInspector


class TrendRatings(QObject):
    """Opens one panel at a time. Only the round that is looked at can be changed in it."""

    closed = Signal()

    def __init__(self, context: Context, client: ClientDocument, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._client, self._page = context, client, page
        self.panel: DimensionInspector | None = None

    def show(self, key: str, numbers: RoundNumbers) -> None:
        """Open the panel of a row in a round."""
        self.drop()
        try:
            self.panel = self._make_panel(numbers.label)
        except OmnideskError as exc:
            self._context.show_error(exc)
            return
        self.panel.show_dimension(numbers.own_key(key), with_round=True)

    def commit(self) -> None:
        """Put what is being typed on disk."""
        if self.panel is not None:
            self.panel.commit()

    def drop(self) -> None:
        """Take the panel away."""
        if self.panel is not None:
            self.panel.commit()
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _make_panel(self, label: str) -> DimensionInspector:
        document = self._client.round_called(label)
        is_other = document is not self._client.round
        panel = DimensionInspector(self._context, document, self._page, read_only=is_other)
        panel.setProperty(PLACE, "results#dimension")
        panel.closed.connect(self.closed)
        return panel
