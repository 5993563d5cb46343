"""The area at the right of the model's grid: one of several panels, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.context import Context

WIDTH = 308


class SideArea(QFrame):
    """Shows a panel by its name, and remembers which.

    It stands beside the grid, not over it: what is edited there is seen here.
    """

    shown = Signal(str)  # the panel's name; empty: nothing is shown
    left = Signal()  # the keyboard goes back

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._panels: dict[str, QWidget] = {}
        self._tabs: dict[str, QPushButton] = {}
        self.setProperty("card", "true")
        self.setFixedWidth(WIDTH)
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._head = QHBoxLayout()
        self._head.setSpacing(4)
        self._head.addStretch(1)
        self._head.addWidget(self._make_close())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 6, 8)
        layout.addLayout(self._head)
        layout.addWidget(self._stack, 1)
        self.hide()

    @property
    def name(self) -> str:
        """The name of the panel that is shown; empty where none is."""
        if self.isHidden():
            return ""
        current = self._stack.currentWidget()
        return next((name for name, panel in self._panels.items() if panel is current), "")

    def add_panels(self, panels: Mapping[str, tuple[str, QWidget]]) -> None:
        """Add panels by name, each with its word."""
        for place, (name, (words, panel)) in enumerate(panels.items()):
            tab = QPushButton(words)
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, name=name: self.show_panel(name))
            self._group.addButton(tab)
            self._head.insertWidget(place, tab)
            self._tabs[name], self._panels[name] = tab, panel
            self._stack.addWidget(panel)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as wide as the tabs need in letters of this size."""
        super().showEvent(event)
        margins = self.contentsMargins() + self.layout().contentsMargins()  # type: ignore[union-attr]
        needed = self._head.sizeHint().width() + margins.left() + margins.right()
        self.setFixedWidth(max(WIDTH, needed))

    def panel(self, name: str) -> QWidget:
        return self._panels[name]

    def show_panel(self, name: str) -> None:
        """Show one of the panels; an empty name puts the area away."""
        is_known = name in self._panels
        if is_known:
            self._stack.setCurrentWidget(self._panels[name])
            self._tabs[name].setChecked(True)
        self.setVisible(is_known)
        self.shown.emit(name if is_known else "")

    def remember(self) -> None:
        """Keep which panel is shown for the next time."""
        settings = self._context.settings()
        if settings.model_panel != self.name:
            self._context.change_settings(replace(settings, model_panel=self.name))

    def has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_close(self) -> QToolButton:
        t, theme = self._context.t, self._context.theme
        close = QToolButton()
        close.setAutoRaise(True)
        close.setIcon(self._context.icons.icon("cross", theme.colour("muted")))
        close.setToolTip(t("Close"))
        close.setAccessibleName(t("Close"))
        close.clicked.connect(lambda _checked=False: self._on_closed())
        return close

    def _on_closed(self) -> None:
        self.show_panel("")
        self.left.emit()
