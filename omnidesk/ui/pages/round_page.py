"""The round's own page: everything about it that can be filled in after the start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.help_pages import PLACE
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.page_commands import ROUND_TABS
from omnidesk.ui.pages.round_panel_tab import RoundPanelTab
from omnidesk.ui.pages.round_plan_tab import RoundPlanTab
from omnidesk.ui.pages.round_rules_tab import RoundRulesTab
from omnidesk.ui.pages.round_text_tab import RoundBasicsTab, RoundVerdictTab
from omnidesk.ui.widgets.round_state import RoundState


class RoundPage(QWidget):
    """Tabs of fields; each is on disk when it is left, and Ctrl+Z takes it back."""

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t, document = context.t, client.round
        assert document is not None
        self._context, self._document = context, document
        self.undo_stack = document.undo_stack
        self.round_state = RoundState(context, document)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(t("Parts of the round"))
        self._area_of: dict[QWidget, QScrollArea] = {}
        self.setFocusProxy(self.tabs)
        self.basics = RoundBasicsTab(context, client)
        self.panel = RoundPanelTab(context, document)
        self.rules = RoundRulesTab(context, document)
        self.plan = RoundPlanTab(context, document)
        self.verdict = RoundVerdictTab(context, document)
        self._add(self.basics, t("&Basics"))
        self._add(self.panel, t("E&xperts"))
        self._add(self.rules, t("&Rules"))
        self._add(self.plan, t("&Targets"))
        self._add(self.verdict, t("Ver&dict"))
        self._commands = self._make_commands()
        self.panel.table.itemSelectionChanged.connect(self.commands)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 8)
        layout.addWidget(self.round_state)
        layout.addWidget(self.tabs)

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        t, document = self._context.t, self._document
        is_open, why = document.is_writable, self.round_state.why_not
        self._commands.allow("add_expert", is_open, why)
        has_chosen = self.panel.table.currentRow() >= 0
        self._commands.allow(
            "remove_expert", is_open and has_chosen, why if has_chosen else t("Choose an expert.")
        )
        for name, button in self.round_state.buttons.items():
            self._commands.allow(name, button.isEnabled(), button.toolTip())
        return self._commands.all

    def leave(self) -> None:
        """Put the field that is being typed in on disk."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _make_commands(self) -> PageActions:
        acts: dict[str, Callable[[], object]] = {
            command.name: partial(self._show_tab, place) for place, command in enumerate(ROUND_TABS)
        }
        acts["add_expert"] = self._add_expert
        acts["remove_expert"] = self.panel.remove
        for name, button in self.round_state.buttons.items():
            acts[name] = button.click
        return PageActions(self._context, "round", self, acts)

    def _show_tab(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self.tabs.setFocus()

    def _add_expert(self) -> None:
        self._show_tab(self.tabs.indexOf(self._area_of[self.panel]))
        self.panel.add()

    def _add(self, tab: QWidget, words: str) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(tab)
        area.setAccessibleName(words.replace("&", ""))
        area.setProperty(PLACE, f"round#{ROUND_TABS[len(self._area_of)].name}")
        self._area_of[tab] = area
        self.tabs.addTab(area, words)
