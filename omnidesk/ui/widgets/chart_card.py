"""A card with a chart under its name; what can be done with the chart stands beside the name."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omnidesk.ui.widgets.form import section


class ChartCard(QFrame):
    """Made of a name, tools on its right, and one chart or more below."""

    def __init__(self, name: str, *charts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.name = section(name)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.name)
        self.head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(self.head)
        for chart in charts:
            layout.addWidget(chart, 1)
        self._layout = layout

    def add_below(self, widget: QWidget) -> None:
        """Put words or the like under the charts, as high as they need."""
        self._layout.addWidget(widget)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button or a choice on the right of the name."""
        self.head.addWidget(tool)
