"""The bar over the rubric's grid: what can be done to a row and to a column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.pages.rubric_actions import RubricActions

_STYLE = """
QToolBar {{ border: none; spacing: 2px; padding: 0px; }}
QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 3px 6px; }}
QToolButton:hover {{ background: {accent_soft}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton:checked {{ background: {accent_soft}; color: {accent}; font-weight: 600; }}
QToolButton:disabled {{ color: {control}; }}
"""


class RubricBar(QToolBar):
    """Buttons with icon and word; those that find no room wait behind an arrow."""

    definitions_toggled = Signal(bool)

    def __init__(self, context: Context, actions: RubricActions, parent: QWidget) -> None:
        super().__init__(parent)
        t, theme = context.t, context.theme
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        names = ("accent", "accent_soft", "control", "focus")
        self.setStyleSheet(_STYLE.format(**{n: theme.colour(n).name() for n in names}))
        self._add_group(t("Dimension"), actions.dimension)
        self.addSeparator()
        self._add_group(t("Level"), actions.level)
        self._add_space()
        ink = theme.colour("text")
        self.definitions = QAction(context.icons.icon("info", ink), t("Definitions"), self)
        self.definitions.setCheckable(True)
        self.definitions.setToolTip(t("Show what each level means, under its name"))
        self.definitions.triggered.connect(self.definitions_toggled)
        self._add_action(self.definitions)

    def show_definitions(self, *, is_shown: bool) -> None:
        self.definitions.setChecked(is_shown)

    def _add_group(self, words: str, actions: Sequence[QAction]) -> None:
        label = QLabel(words)
        label.setProperty("role", "muted")
        label.setContentsMargins(2, 0, 4, 0)
        self.addWidget(label)
        for action in actions:
            self._add_action(action)

    def _add_action(self, action: QAction) -> None:
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.text())

    def _add_space(self) -> None:
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
