"""The rules of a round: by which ratings become a level, and levels an overall."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rules import OverallKind, OverallRule, PanelRule, Rounding
from omnidesk.services.result_texts import rule_text, word
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.form import add_row, section
from omnidesk.ui.widgets.setting_field import SettingBinder


class RoundRulesTab(QWidget):
    """Three choices and the scope. The names stand beside every number that follows."""

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        t = context.t
        bind = SettingBinder(context, document, self)
        form = QFormLayout()
        self.panel_rule = bind.choice(
            "panel_rule",
            t("From the experts to a level"),
            {rule: word(rule, t) for rule in PanelRule},
        )
        add_row(
            form,
            t("From the ex&perts to a level"),
            self.panel_rule,
            t("Where the panel has agreed a level, that level counts whatever the rule."),
        )
        self.overall_rule = bind.choice(
            "overall_rule", t("From the dimensions to the overall"), self._overall_rules()
        )
        add_row(form, t("From the dimensions to the overa&ll"), self.overall_rule)
        self.rounding = bind.choice(
            "rounding", t("Rounding, once, at the end"), {r: word(r, t) for r in Rounding}
        )
        add_row(form, t("Roundin&g, once, at the end"), self.rounding)
        self.scope = QListWidget()
        self.scope.setAccessibleName(t("Dimensions in scope"))
        self.scope.itemChanged.connect(self._on_scope)
        self.scope.setEnabled(document.is_writable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(form)
        layout.addWidget(section(t("Dimensions in scope")))
        layout.addWidget(self.scope, 1)
        document.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which dimensions are part of the round."""
        rubric, out = self._document.rubric, self._document.settings.out_of_scope
        row = self.scope.currentRow()
        with QSignalBlocker(self.scope):
            self.scope.clear()
            for key in rubric.keys:
                item = QListWidgetItem(rubric.dimension_name(key, self._context.t.language))
                item.setData(Qt.ItemDataRole.UserRole, key)
                is_in = key not in out
                item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
                self.scope.addItem(item)
            self.scope.setCurrentRow(row)  # whoever ticks by keyboard stays where they are

    def _overall_rules(self) -> dict[OverallRule, str]:
        t = self._context.t
        rules = [OverallRule(kind) for kind in OverallKind if kind is not OverallKind.GATE]
        rules += [OverallRule(OverallKind.GATE, value) for value in self._document.rubric.values]
        return {rule: rule_text(rule, t) for rule in rules}

    def _on_scope(self, item: QListWidgetItem) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        out = [each for each in self._document.settings.out_of_scope if each != key]
        if item.checkState() == Qt.CheckState.Unchecked:
            out.append(key)
        words = self._context.t("Change the scope of the round")
        settings = replace(self._document.settings, out_of_scope=tuple(out))
        try:
            self._document.change_settings(settings, words)
        except OmnideskError as exc:
            self._context.show_error(exc)
            self.refresh()
