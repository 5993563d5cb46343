"""Everything about one dimension in a round, and where the panel's decision is recorded."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Decision, RatingState, Recommendation
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services.panel import PanelEntry
from omnidesk.services.result_texts import word
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.evidence_list import evidence_line
from omnidesk.ui.widgets.form import allow_typing, empty_layout, muted, section
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.panel_together import LevelPicker
from omnidesk.ui.widgets.recommendations_edit import RecommendationsEdit
from omnidesk.ui.widgets.side_panel import SidePanel


class DimensionInspector(SidePanel):
    """Opens over the page at its right edge.

    Args:
        read_only: nothing can be changed here, whatever the document allows.
    """

    def __init__(
        self,
        context: Context,
        document: RoundDocument,
        page: QWidget,
        *,
        read_only: bool = False,
    ) -> None:
        self._context = context
        self._document = document
        self._read_only = read_only
        self._key = ""
        self._body = QWidget()
        super().__init__(context, self._body, page)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(6)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(6)
        self.recommendations: RecommendationsEdit | None = None
        self._make_decision()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addLayout(self._decision)
        inside.addLayout(self._facts)
        inside.addLayout(self._advice)
        inside.addStretch(1)
        self.closed.connect(self.commit)
        document.entry_changed.connect(self._on_changed)
        document.rating_changed.connect(self._on_changed)

    def show_dimension(self, key: str, *, with_round: bool = False) -> None:
        """Open on another dimension; what was being typed goes to disk first.

        Args:
            with_round: where several rounds are looked at, the title says which one this is.
        """
        self.commit()
        self._key = key
        name = self._document.rubric.dimension_name(key, self._context.t.language)
        words = self._context.t("{dimension}, {round}") if with_round else "{dimension}"
        label = self._document.record.round.label
        self.open_panel(words.format(dimension=name, round=label))
        self._make_recommendations()
        self.refresh()

    def commit(self) -> None:
        if self._key:
            self.reason.commit()
            self.minority.commit()
            if self.recommendations is not None:
                self.recommendations.commit()

    def refresh(self) -> None:
        """Show what the document holds."""
        if not self._key:
            return
        decision = self._entry().decision
        self.levels.show_level(decision.level if decision else None)
        self.reason.show_text(decision.reason if decision else NO_TEXT)
        self.minority.show_text(decision.minority if decision else NO_TEXT)
        writable = self._is_writable
        self.levels.setEnabled(writable)
        for field in (self.reason, self.minority):
            allow_typing(field, allowed=writable)
            field.setEnabled(decision is not None)
        self._clear_facts()
        self._add_ratings()
        self._add_finding()
        self._add_evidence()
        if self.recommendations is None:
            self._add_recommendations()
        else:
            self.recommendations.show_recommendations(self._entry().recommendations)

    def texts(self) -> list[str]:
        """Return the texts as they are shown, in order."""
        return [label.text() for label in self._body.findChildren(QLabel)]

    def _make_decision(self) -> None:
        t = self._context.t
        self.levels = LevelPicker(self._context, self._document, t("Panel's level"))
        self.levels.level_picked.connect(self._on_level)
        self.reason = LocalTextEdit(t, t("Reason for the panel's level"), n_lines=2)
        self.reason.committed.connect(self._on_reason)
        self.minority = LocalTextEdit(t, t("Minority view"), n_lines=1)
        self.minority.committed.connect(self._on_minority)
        for field, kind in (
            (self.reason, FieldKind.REASON),
            (self.minority, FieldKind.MINORITY),
        ):
            field.keep_in(self._document.typing, partial(self._field, kind))
        self._decision = QVBoxLayout()
        self._decision.setSpacing(5)
        self._decision.addWidget(section(t("Panel's level")))
        self._decision.addWidget(self.levels)
        self._decision.addWidget(muted(t("Reason")))
        self._decision.addWidget(self.reason)
        self._decision.addWidget(muted(t("Minority view")))
        self._decision.addWidget(self.minority)

    def _field(self, kind: FieldKind) -> TextField:
        return self._document.field(kind, self._key)

    @property
    def _is_writable(self) -> bool:
        return self._document.is_writable and not self._read_only

    def _make_recommendations(self) -> None:
        """Make the fields for the dimension that is shown; none where nothing can be changed."""
        empty_layout(self._advice)
        self.recommendations = None
        if self._is_writable:
            self.recommendations = RecommendationsEdit(self._context, self._document, self._key)
            self.recommendations.committed.connect(self._on_recommendations)
            self._advice.addWidget(section(self._context.t("Recommendations")))
            self._advice.addWidget(self.recommendations)

    def _entry(self) -> PanelEntry:
        return self._document.entry(self._key)

    def _clear_facts(self) -> None:
        empty_layout(self._facts)

    def _add(self, head: str, lines: list[str]) -> None:
        if lines:
            self._facts.addWidget(section(head))
        for line in lines:
            label = QLabel(line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(label)

    def _add_ratings(self) -> None:
        document, t, lines = self._document, self._context.t, []
        for expert in document.record.panel:
            rating = document.rating(expert.id, self._key)
            if rating.state is RatingState.WITHDRAWN:
                continue
            said = word(rating.state, t)
            if rating.level is not None:
                name = document.rubric.level_name(rating.level, t.language)
                said = f"{rating.level} {name}"
            if rating.confidence is not None:
                said = t("{rating} (sure: {value})").format(
                    rating=said, value=word(rating.confidence, t)
                )
            why = rating.rationale.text(t.language)
            lines.append(f"{expert.code}: {said}" + (f"\n{why}" if why else ""))
        self._add(t("Ratings"), lines)

    def _add_finding(self) -> None:
        text = self._entry().finding.text(self._context.t.language)
        self._add(self._context.t("Finding"), [text] if text else [])

    def _add_evidence(self) -> None:
        record, t = self._document.record, self._context.t
        lines = [
            evidence_line(each, record, t)
            for each in record.evidence
            if each.dimension == self._key
        ]
        self._add(t("Evidence"), lines)

    def _add_recommendations(self) -> None:
        t = self._context.t
        lines = [
            f"{each.letter}. {each.text.text(t.language)}" for each in self._entry().recommendations
        ]
        self._add(t("Recommendations"), lines)

    def _on_level(self, level: int | None) -> None:
        entry = self._entry()
        decision = None
        if level is not None:
            before = entry.decision or Decision(self._document.record.round.id, self._key, level)
            decision = replace(before, level=level)
        self._decide(decision, self._context.t("Agree the level of {dimension}"))

    def _on_reason(self, text: LocalText) -> None:
        decision = self._entry().decision
        if decision is not None:
            self._decide(
                replace(decision, reason=text), self._context.t("Give the reason for {dimension}")
            )

    def _on_minority(self, text: LocalText) -> None:
        decision = self._entry().decision
        if decision is not None:
            self._decide(
                replace(decision, minority=text),
                self._context.t("Note the minority view on {dimension}"),
            )

    def _on_recommendations(self, recommendations: tuple[Recommendation, ...]) -> None:
        self._change(
            replace(self._entry(), recommendations=recommendations),
            self._context.t("Change the recommendations for {dimension}"),
        )

    def _decide(self, decision: Decision | None, words: str) -> None:
        self._change(replace(self._entry(), decision=decision), words)

    def _change(self, entry: PanelEntry, words: str) -> None:
        name = self._document.rubric.dimension_name(self._key, self._context.t.language)
        try:
            self._document.change_entry(entry, words.format(dimension=name))
        except OmnideskError as exc:
            self._context.show_error(exc)
            decision = self._entry().decision  # what was typed stays, to be saved later
            self.levels.show_level(decision.level if decision else None)
            return
        self.refresh()

    def _on_changed(self, key: str) -> None:
        if key == self._key and self.isVisible():
            self.refresh()
