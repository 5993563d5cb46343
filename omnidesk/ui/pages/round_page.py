"""The round's own page: everything about it that can be filled in after the start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.pages.round_panel_tab import RoundPanelTab
from omnidesk.ui.pages.round_plan_tab import RoundPlanTab
from omnidesk.ui.pages.round_rules_tab import RoundRulesTab
from omnidesk.ui.pages.round_text_tab import RoundBasicsTab, RoundVerdictTab


class RoundPage(QWidget):
    """Tabs of fields; each is on disk when it is left, and Ctrl+Z takes it back."""

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t, document = context.t, client.round
        assert document is not None
        self.undo_stack = document.undo_stack
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.setFocusProxy(self.tabs)
        self.basics = RoundBasicsTab(context, client)
        self.panel = RoundPanelTab(context, document)
        self.rules = RoundRulesTab(context, document)
        self.plan = RoundPlanTab(context, document)
        self.verdict = RoundVerdictTab(context, document)
        self._add(self.basics, t("&Basics"))
        self._add(self.panel, t("&Experts"))
        self._add(self.rules, t("&Rules"))
        self._add(self.plan, t("&Targets"))
        self._add(self.verdict, t("&Verdict"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 8)
        layout.addWidget(self.tabs)

    def leave(self) -> None:
        """Put the field that is being typed in on disk."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _add(self, tab: QWidget, words: str) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(tab)
        self.tabs.addTab(area, words)
