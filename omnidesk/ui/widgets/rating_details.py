"""Beside a rating: why this level, how sure, the finding, and the evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Confidence, Recommendation
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services.result_texts import word
from omnidesk.texts import capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.evidence_list import EvidenceList
from omnidesk.ui.widgets.form import allow_typing, muted, section
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.recommendations_edit import RecommendationsEdit


class RatingDetails(QWidget):
    """The words and evidence of one expert's rating of one dimension.

    While a pass is blind, what the panel shares (the finding) is not shown.
    """

    def __init__(
        self,
        context: Context,
        document: RoundDocument,
        *,
        is_wide: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self._expert_id = ""
        self._key = ""
        t = context.t
        self.rationale = LocalTextEdit(t, t("Why this level, and not the next?"), n_lines=4)
        self.rationale.committed.connect(self._on_rationale)
        self.finding = LocalTextEdit(t, t("Finding"), n_lines=4)
        self.finding.committed.connect(self._on_finding)
        self.rationale.keep_in(document.typing, self._rationale_field)
        self.finding.keep_in(document.typing, self._finding_field)
        self._finding_head = section(t("Finding"))
        self.recommendations = RecommendationsEdit(context, document)
        self.recommendations.committed.connect(self._on_recommendations)
        self._recommendations_head = section(t("Recommendations"))
        for head in (self._finding_head, self._recommendations_head):
            head.setWordWrap(True)
        self._blind_note = muted(
            t("The finding is shared by the panel; it is written once the blind rating is over.")
        )
        self._blind_note.setWordWrap(True)
        self.evidence = EvidenceList(context, document)
        direction = (
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24 if is_wide else 10)
        words = self._make_words(t("Why this level, and not the next?"))
        if is_wide:
            words.addStretch(1)
        layout.addLayout(words, 1 if is_wide else 0)
        layout.addLayout(self._make_grounds(), 1)
        document.rating_changed.connect(self._on_changed)
        document.entry_changed.connect(self._on_changed)
        document.panel_changed.connect(self.refresh)

    def show_rating(self, expert_id: str, key: str) -> None:
        """Show another rating; what was being typed goes to disk first."""
        self.commit()
        self._expert_id, self._key = expert_id, key
        self.refresh()

    def commit(self) -> None:
        """Put what is being typed on disk."""
        if self._key:
            self.rationale.commit()
            self.finding.commit()
            self.recommendations.commit()

    def refresh(self) -> None:
        """Show what the document holds."""
        if not self._key:
            return
        document = self._document
        rating = document.rating(self._expert_id, self._key)
        self.rationale.show_text(rating.rationale)
        entry = document.entry(self._key)
        self.finding.show_text(entry.finding)
        self.recommendations.show_recommendations(entry.recommendations, self._key)
        for value, button in self._sure.items():
            button.setChecked(value is rating.confidence)
        locked, blind = document.is_locked(self._expert_id), document.is_blind
        self.evidence.show_evidence(self._expert_id, self._key, is_locked=locked)
        allow_typing(self.rationale, allowed=not locked)
        for button in self._sure.values():
            button.setEnabled(not locked)
        for widget in (self.finding, self.recommendations, self._recommendations_head):
            widget.setVisible(not blind)  # they are everybody's
        allow_typing(self.finding, allowed=document.is_writable)
        self.recommendations.allow_changes(allowed=document.is_writable)
        self._blind_note.setVisible(blind)

    def _make_words(self, words: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        head = section(words)
        head.setWordWrap(True)
        head.setBuddy(self.rationale)
        column.addWidget(head)
        column.addWidget(self.rationale)
        column.addWidget(self._finding_head)
        column.addWidget(self.finding)
        column.addWidget(self._blind_note)
        column.addWidget(self._recommendations_head)
        column.addWidget(self.recommendations)
        return column

    def _make_grounds(self) -> QVBoxLayout:
        t = self._context.t
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(section(t("How sure?")))
        row = QHBoxLayout()
        row.setSpacing(6)
        self._sure: dict[Confidence, QPushButton] = {}
        for value in Confidence:
            words = word(value, t)
            button = QPushButton(capitalised(words))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(t("How sure: {value}").format(value=words))
            button.clicked.connect(lambda on, value=value: self._on_sure(value, on=on))
            row.addWidget(button)
            self._sure[value] = button
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(section(t("Evidence")))
        column.addWidget(self.evidence)
        column.addStretch(1)
        return column

    def sure_button(self, value: Confidence) -> QPushButton:
        return self._sure[value]

    def _on_changed(self, key: str) -> None:
        if key == self._key:
            self.refresh()

    def _on_sure(self, value: Confidence, *, on: bool) -> None:
        words = self._context.t("Say how sure of {dimension}").format(dimension=self._name())
        self._try(
            lambda: self._document.set_confidence(
                self._expert_id, self._key, value if on else None, words
            )
        )
        self.refresh()

    def _on_rationale(self, text: LocalText) -> None:
        words = self._context.t("Write why, for {dimension}").format(dimension=self._name())
        self._try(lambda: self._document.set_rationale(self._expert_id, self._key, text, words))

    def _finding_field(self) -> TextField | None:
        return self._document.field(FieldKind.FINDING, self._key) if self._key else None

    def _rationale_field(self) -> TextField | None:
        if not self._key:
            return None
        number = self._document.current_pass.number
        field = self._document.field(FieldKind.RATIONALE, self._key)
        return replace(field, expert_id=self._expert_id, pass_number=number)

    def _on_finding(self, text: LocalText) -> None:
        words = self._context.t("Write the finding for {dimension}").format(dimension=self._name())
        entry = replace(self._document.entry(self._key), finding=text)
        self._try(lambda: self._document.change_entry(entry, words))

    def _on_recommendations(self, recommendations: tuple[Recommendation, ...]) -> None:
        words = self._context.t("Change the recommendations for {dimension}").format(
            dimension=self._name()
        )
        entry = replace(self._document.entry(self._key), recommendations=recommendations)
        self._try(lambda: self._document.change_entry(entry, words))

    def _name(self) -> str:
        return self._document.rubric.dimension_name(self._key, self._context.t.language)

    def _try(self, act: object) -> None:
        assert callable(act)
        try:
            act()
        except OmnideskError as exc:
            self._context.show_error(exc)
