"""A panel at the right edge that opens over the page, so that opening it moves no text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.widgets.form import scrolled, section

_WIDTH = 400
_EDGE = 12


class SidePanel(QFrame):
    """A title, a scrolling body, and a way to close it: its button or Escape.

    Args:
        below: what stays in view at the foot of the page, if there is anything.
    """

    closed = Signal()

    def __init__(
        self, context: Context, body: QWidget, page: QWidget, below: QWidget | None = None
    ) -> None:
        super().__init__(page)
        self._page = page
        self._below = below
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
        area = scrolled(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        for each in (page, below):
            if each is not None:
                each.installEventFilter(self)
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
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page, below = self._page, self._below
        foot = page.height() if below is None or below.isHidden() else below.y()
        self.setGeometry(page.width() - _WIDTH - _EDGE, 0, _WIDTH, foot - 4)
