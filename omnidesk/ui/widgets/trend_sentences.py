"""A trend in plain sentences: what moved since the first round and since the one before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.comparison import Comparison
from omnidesk.domain.trend import Trend
from omnidesk.services.trend_differences import difference_sentences, match_sentence
from omnidesk.services.trend_texts import (
    headline,
    movement_sentences,
    nothing_compared,
    overall_sentences,
)
from omnidesk.texts import Translator
from omnidesk.ui.widgets.form import muted, section


class TrendSentences(QFrame):
    """Two comparisons side by side where three rounds or more are chosen; the overall below."""

    match_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._t = t
        self.since_first = _ComparisonWords(t)
        self.since_previous = _ComparisonWords(t)
        self.overall = _wrapped(QLabel())
        self.unmatched = _wrapped(QLabel())
        self.match = QPushButton(t("Version match…"))
        self.match.clicked.connect(self.match_requested)
        self.match_line = QWidget()
        line = QHBoxLayout(self.match_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.unmatched, 1)
        line.addWidget(self.match)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        beside.addWidget(self.since_first, 1)
        beside.addWidget(self.since_previous, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addWidget(self.match_line)
        layout.addLayout(beside)
        layout.addWidget(self.overall)

    def show_trend(self, trend: Trend) -> None:
        """Say the trend over the rounds that were chosen; in one sentence if it is nothing."""
        nothing = nothing_compared(trend, self._t)
        self.since_first.show_comparison(trend.span)
        has_more = len(trend.rounds) > 2
        if has_more:
            self.since_previous.show_comparison(trend.part(trend.labels[-2:]).span)
        if nothing:
            self.since_first.headline.setText(nothing)
        self.since_first.setVisible(not (nothing and trend.unmatched))
        self.since_previous.setVisible(has_more and not nothing)
        self.unmatched.setText(match_sentence(trend, self._t))
        self.match_line.setVisible(bool(trend.unmatched))
        self.overall.setText(" ".join(overall_sentences(trend, self._t)))
        self.overall.setVisible(not nothing)

    def texts(self) -> list[str]:
        """Return the sentences that are shown, in order."""
        return [each.text() for each in self.findChildren(QLabel) if each.isVisible()]


class _ComparisonWords(QWidget):
    """One comparison: its headline, what moved, and why it is not fully comparable."""

    def __init__(self, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.headline = _wrapped(QLabel())
        self.headline.setProperty("role", "headline")
        self.movement = _wrapped(QLabel())
        self.caution_head = section(t("Before you compare"))
        self.caution = _wrapped(muted(""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in (self.headline, self.movement, self.caution_head, self.caution):
            layout.addWidget(label)
        layout.addStretch(1)

    def show_comparison(self, comparison: Comparison) -> None:
        self.headline.setText(headline(comparison, self._t))
        self.movement.setText("\n".join(movement_sentences(comparison, self._t)))
        self.movement.setVisible(bool(self.movement.text()))
        cautions = difference_sentences(comparison, self._t)
        self.caution.setText(" ".join(cautions))
        for label in (self.caution_head, self.caution):
            label.setVisible(bool(cautions))


def _wrapped(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
