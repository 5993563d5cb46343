"""A panel at the right edge that opens over the page, so that opening it moves no text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.widgets.form import section

_WIDTH = 400
_EDGE = 12


class SidePanel(QFrame):
    """A title, a scrolling body, and a way to close it: its button or Escape."""

    closed = Signal()

    def __init__(self, context: Context, body: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("card", "true")
        self.setAutoFillBackground(True)
        self.title = section("")
        self.title.setWordWrap(True)
        close = QPushButton(context.t("Close"))
        close.setShortcut("Escape")
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        for widget in (area, body):
            palette = widget.palette()
            palette.setColor(QPalette.ColorRole.Window, context.theme.colour("surface"))
            widget.setPalette(palette)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        page.installEventFilter(self)
        self.hide()

    def open_panel(self, title: str) -> None:
        """Show the panel over the page."""
        self.title.setText(title)
        self._place()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page = self._page
        self.setGeometry(page.width() - _WIDTH - _EDGE, 0, _WIDTH, page.height() - 8)
