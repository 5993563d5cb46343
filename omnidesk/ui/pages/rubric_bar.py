"""The bar over the rubric's grid: what can be done to a row and to a column."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.model_desk.panels import DETAILS, Panels
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.pages.rubric_actions import RubricActions
from omnidesk.ui.widgets.flow_layout import FlowLayout
from omnidesk.ui.widgets.form import muted

_OF_ROWS = (
    "add_dimension",
    "duplicate_dimension",
    "dimension_up",
    "dimension_down",
    "remove_dimension",
    "group",
)
_OF_COLUMNS = ("add_level", "duplicate_level", "level_left", "level_right", "remove_level")
_LOOKS = ("find", "side_by_side", "show_details")
_WITH_WORDS = frozenset(("add_dimension", "add_level", "group", "show_details"))
_ICON = 16
_GAP = 20
_STYLE = """
QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 3px 6px; }}
QToolButton:hover {{ background: {accent_soft}; }}
QToolButton:focus {{ border-color: {focus}; }}
QToolButton:checked {{ background: {accent_soft}; color: {accent}; font-weight: 600; }}
QToolButton:disabled {{ color: {control}; }}
"""


class RubricBar(QWidget):
    """Buttons with icon and word, in two lines where one is too short."""

    definitions_toggled = Signal(bool)

    def __init__(self, context: Context, actions: RubricActions, parent: QWidget) -> None:
        super().__init__(parent)
        t, theme = context.t, context.theme
        names = ("accent", "accent_soft", "control", "focus")
        self.setStyleSheet(_STYLE.format(**{n: theme.colour(n).name() for n in names}))
        self.definitions = QAction(
            context.icons.icon("info", theme.colour("text")), t("Definitions"), self
        )
        self.definitions.setCheckable(True)
        self.definitions.setToolTip(t("Show what each level means, under its name"))
        self.definitions.triggered.connect(self.definitions_toggled)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=_GAP)
        shown = [actions[name] for name in (*_OF_ROWS, *_OF_COLUMNS)]
        flow.addWidget(_group(t("Dimension"), shown[: len(_OF_ROWS)]))
        flow.addWidget(_group(t("Level"), shown[len(_OF_ROWS) :]))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(holder, 1)
        self._t = t
        self.untranslated = QPushButton()
        self.untranslated.setProperty("quiet", "true")
        self.untranslated.setToolTip(t("Go to the next text that is not translated"))
        self.untranslated.hide()
        self._right = QHBoxLayout()
        self._right.setSpacing(2)
        self._right.addWidget(self.untranslated)
        self._right.addWidget(_button(self.definitions))
        layout.addLayout(self._right)

    def connect_panels(self, commands: PageActions, panels: Panels) -> None:
        """Add the buttons of what stands beside the grid, and the count of what is missing."""
        for name in _LOOKS:
            self._right.insertWidget(self._right.count() - 1, _button(commands[name]))
        commands["side_by_side"].setCheckable(True)
        commands["show_details"].setCheckable(True)
        panels.area.shown.connect(lambda name: commands["show_details"].setChecked(name == DETAILS))
        self.untranslated.clicked.connect(commands["next_untranslated"].trigger)
        panels.counted.connect(self._show_count)

    def _show_count(self, n: int) -> None:
        words = self._t.plural("{n} untranslated", "{n} untranslated", n)
        self.untranslated.setText(words.format(n=n))
        self.untranslated.setVisible(n > 0)

    def show_definitions(self, *, is_shown: bool) -> None:
        self.definitions.setChecked(is_shown)


def _group(words: str, actions: Iterable[QAction]) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    label = muted(words)
    label.setContentsMargins(2, 0, 4, 0)
    row.addWidget(label)
    for action in actions:
        row.addWidget(_button(action))
    return group


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(_ICON, _ICON))
    is_told_by_icon = bool(action.objectName()) and action.objectName() not in _WITH_WORDS
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if is_told_by_icon else beside)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    return button
