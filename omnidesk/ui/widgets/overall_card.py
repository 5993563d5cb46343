"""The overall of a round: its number with its rule, what other rules say, and the targets."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.overall import Overall, verdict_depends_on_rule
from omnidesk.domain.results import RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.services.after_targets import beside_after, rule_after
from omnidesk.services.result_texts import (
    agreement_in_short,
    agreement_text,
    other_rules,
    overall_text,
    rule_text,
    word,
)
from omnidesk.texts import Translator
from omnidesk.ui.widgets.form import muted

_BIG_PIXELS = 24
_SECOND_PIXELS = 18


class OverallCard(QFrame):
    """The largest number on the page, never without its rule."""

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._t = t
        self.rule = muted("")
        self.headline = _label(_BIG_PIXELS)
        self.alternatives = _label()
        self.depends = _label()
        self.depends.setProperty("role", "warning")
        self.agreement = muted("")
        self.more = muted("")
        self.after = _label(_SECOND_PIXELS)
        self.after_alternatives = _label()
        left = QVBoxLayout()
        left.setSpacing(3)
        for label in (self.rule, self.headline, self.alternatives, self.depends):
            label.setWordWrap(True)
            left.addWidget(label)
        right = QVBoxLayout()
        right.setSpacing(3)
        self.after_rule = muted("")
        self.after_rule.setWordWrap(True)
        right.addWidget(self.after_rule)
        for label in (self.after, self.after_alternatives):
            label.setWordWrap(True)
            right.addWidget(label)
        right.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(20)
        above.addLayout(left, 5)
        above.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(6)
        layout.addLayout(above)
        self.agreement.setWordWrap(True)
        layout.addWidget(self.agreement)
        self.details = QPushButton(t("Details"))
        self.details.setCheckable(True)
        self.details.setAccessibleDescription(t("How far the experts agree, with its interval"))
        self.details.toggled.connect(self._show_details)
        layout.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setWordWrap(True)
        self.more.hide()
        layout.addWidget(self.more)

    def show_results(self, results: RoundResults, rubric: Rubric) -> None:
        """Show the overall and how far the experts agree."""
        t, overall = self._t, results.overall
        self.rule.setText(t("Overall, by the rule: {rule}").format(rule=rule_text(overall.rule, t)))
        self.headline.setText(overall_text(overall, rubric, t))
        others = other_rules(overall, rubric, t)
        self.alternatives.setText("   ·   ".join(_with_number(part) for part in others))
        depends = verdict_depends_on_rule(overall)
        self.depends.setText(t("The verdict depends on the rule.") if depends else "")
        self.depends.setVisible(depends)
        self._show_agreement(results)
        has_targets = any(each.target is not None for each in results.dimensions)
        for label in (self.after_rule, self.after, self.after_alternatives):
            label.setVisible(has_targets)
        rule = word(rule_after(overall), t)
        self.after_rule.setText(t("When every target is met: {rule}").format(rule=rule))
        self.after.setText(self._after(overall, rubric))
        self.after_alternatives.setText(beside_after(results, t))

    def _show_agreement(self, results: RoundResults) -> None:
        """Say it without the interval; the whole is in the details, where there is more to say."""
        found = results.agreement, results.agreement_note, self._t
        short, whole = agreement_in_short(*found), agreement_text(*found)
        self.agreement.setText(short)
        self.more.setText(whole)
        self.details.setVisible(whole != short)
        self._show_details(self.details.isChecked() and whole != short)

    def _show_details(self, whole: bool) -> None:
        self.agreement.setVisible(not whole)
        self.more.setVisible(whole)

    def _after(self, overall: Overall, rubric: Rubric) -> str:
        total = overall.after_targets[rule_after(overall)]
        if total.value is None or total.level is None:
            return self._t("not yet known")
        number = self._t.number(float(total.value))
        return f"{number}   {rubric.level_name(total.level, self._t.language)}"


def _with_number(text: str) -> str:
    """Return a text in which the number at its end does not stand alone on the next line."""
    return re.sub(r" (?=[\d.,]+$)", "\N{NO-BREAK SPACE}", text)


def _label(pixels: int = 0) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if pixels:
        label.setStyleSheet(f"font-size: {pixels}px; font-weight: 600")
    return label
