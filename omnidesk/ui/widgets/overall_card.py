"""The overall of a round: its number with its rule, what other rules say, and the targets."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from omnidesk.domain.overall import GateAnswer, Overall, verdict_depends_on_rule
from omnidesk.domain.results import RoundResults
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rules import OverallKind
from omnidesk.services.result_texts import agreement_text, rule_text, word
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
        self.after = _label(_SECOND_PIXELS)
        self.after_alternatives = _label()
        left = QVBoxLayout()
        left.setSpacing(3)
        for label in (self.rule, self.headline, self.alternatives, self.depends):
            label.setWordWrap(True)
            left.addWidget(label)
        right = QVBoxLayout()
        right.setSpacing(3)
        right.addWidget(muted(t("When every target is met")))
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

    def show_results(self, results: RoundResults, rubric: Rubric) -> None:
        """Show the overall and how far the experts agree."""
        t, overall = self._t, results.overall
        self.rule.setText(t("Overall, by the rule: {rule}").format(rule=rule_text(overall.rule, t)))
        self.headline.setText(self._headline(overall, rubric))
        self.alternatives.setText(self._others(overall, rubric))
        depends = verdict_depends_on_rule(overall)
        self.depends.setText(t("The verdict depends on the rule.") if depends else "")
        self.depends.setVisible(depends)
        self.agreement.setText(agreement_text(results.agreement, results.agreement_note, t))
        self.after.setText(self._after(overall, rubric))
        self.after_alternatives.setText(self._after_others(overall, rubric))

    def _headline(self, overall: Overall, rubric: Rubric) -> str:
        t = self._t
        if overall.gate is not None:
            answers = {
                GateAnswer.YES: t("Yes: all reach it"),
                GateAnswer.NO: t("No: not all reach it"),
                GateAnswer.BLOCKED: t("Waits until everything is rated"),
            }
            return answers[overall.gate]
        if overall.shares:
            return "  ".join(
                t("{level}: {share}").format(level=level, share=t.percent(float(share)))
                for level, share in overall.shares
            )
        if overall.value is None or overall.level is None:
            reason = overall.total.reason
            return word(reason, t) if reason else ""
        number = t.number(float(overall.value))
        text = f"{number}   {rubric.level_name(overall.level, t.language)}"
        return t("{level}, incomplete").format(level=text) if overall.provisional else text

    def _others(self, overall: Overall, rubric: Rubric) -> str:
        t, parts = self._t, []
        for kind, total in overall.alternatives.items():
            if kind is overall.rule.kind or total.value is None:
                continue
            text = f"{self._name(kind)} {t.number(float(total.value))}"
            if kind is OverallKind.MIN and total.level is not None:
                text += f", {rubric.level_name(total.level, t.language)}"
            if total.is_tied:
                text = t("{rule} (tied)").format(rule=text)
            parts.append(text)
        n_of = ""
        if overall.n_at_level is not None and overall.level is not None:
            n_of = t("{n} of {of} dimensions at this level").format(
                n=overall.n_at_level, of=overall.n_counted
            )
        return "   ·   ".join(_with_number(part) for part in (n_of, *parts) if part)

    def _after(self, overall: Overall, rubric: Rubric) -> str:
        kind = overall.rule.kind
        total = overall.after_targets.get(kind, overall.after_targets[OverallKind.MEDIAN])
        if total.value is None or total.level is None:
            return self._t("not yet known")
        number = self._t.number(float(total.value))
        return f"{number}   {rubric.level_name(total.level, self._t.language)}"

    def _after_others(self, overall: Overall, rubric: Rubric) -> str:
        t = self._t
        after = overall.after_targets[OverallKind.MIN]
        before = overall.alternatives[OverallKind.MIN]
        if after.value is None or before.value is None:
            return ""
        return t("Weakest dimension {after}, now {before}").format(
            after=t.number(float(after.value)), before=t.number(float(before.value))
        )

    def _name(self, kind: OverallKind) -> str:
        words = word(kind, self._t)
        return words[:1].upper() + words[1:]


def _with_number(text: str) -> str:
    """Return a text in which the number at its end does not stand alone on the next line."""
    return re.sub(r" (?=[\d.,]+$)", "\N{NO-BREAK SPACE}", text)


def _label(pixels: int = 0) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if pixels:
        label.setStyleSheet(f"font-size: {pixels}px; font-weight: 600")
    return label
