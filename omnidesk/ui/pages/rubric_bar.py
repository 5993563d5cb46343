"""The bar over the rubric's grid: what can be done to a row and to a column."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from omnidesk.ui.context import Context
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
_ICONS_ALONE = frozenset((*_OF_ROWS, *_OF_COLUMNS)) - {"add_dimension", "add_level", "group"}
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
        layout.addWidget(_button(self.definitions), 0, Qt.AlignmentFlag.AlignTop)

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
    is_told_by_icon = action.objectName() in _ICONS_ALONE
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly if is_told_by_icon else beside)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    return button
