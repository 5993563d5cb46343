"""The evidence of a dimension: one line a piece, with ways to add, change and remove."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Evidence, RoundRecord
from omnidesk.domain.errors import OmnideskError
from omnidesk.services.result_texts import word
from omnidesk.texts import Translator, capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.form import empty_layout


class EvidenceList(QWidget):
    """Shows what one expert, or with no expert the panel, rests a level on."""

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self._expert_id: str | None = None
        self._key = ""
        self._is_locked = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add_button = QPushButton(context.t("Add evidence…"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.ask)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addLayout(below)
        document.evidence_changed.connect(self._on_changed)

    def show_evidence(self, expert_id: str | None, key: str, *, is_locked: bool) -> None:
        """Show the evidence of another rating; what is locked cannot be changed here."""
        self._expert_id, self._key, self._is_locked = expert_id, key, is_locked
        self.add_button.setEnabled(not is_locked)
        self._rebuild()

    def lines(self) -> list[str]:
        """Return the lines as they are shown."""
        return [
            evidence_line(each, self._document.record, self._context.t)
            for each in self._document.evidence_of(self._key, self._expert_id)
        ]

    def ask(self, _checked: bool = False, evidence: Evidence | None = None) -> None:
        """Open the form for a piece of evidence, a new one by default."""
        from omnidesk.ui.dialogs.evidence_dialog import EvidenceDialog

        dialog = EvidenceDialog(
            self._context, self._document, self._expert_id, self._key, evidence, self
        )
        dialog.open()

    def _rebuild(self) -> None:
        empty_layout(self._rows)
        for each in self._document.evidence_of(self._key, self._expert_id):
            self._rows.addWidget(self._make_row(each))

    def _make_row(self, evidence: Evidence) -> QFrame:
        t = self._context.t
        row = QFrame()
        row.setProperty("card", "true")
        words = QLabel(evidence_line(evidence, self._document.record, t))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        line = QHBoxLayout(row)
        line.setContentsMargins(10, 4, 4, 4)
        line.addWidget(words, 1)
        for icon, name, act in (
            ("edit", t("Change"), lambda: self.ask(evidence=evidence)),
            ("remove", t("Remove"), lambda: self._on_remove(evidence)),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setIcon(self._context.icons.icon(icon, self._context.theme.colour("muted")))
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setEnabled(not self._is_locked)
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        return row

    def _on_remove(self, evidence: Evidence) -> None:
        try:
            self._document.remove_evidence(evidence, self._context.t("Remove evidence"))
        except OmnideskError as exc:
            self._context.show_error(exc)

    def _on_changed(self, key: str) -> None:
        if key == self._key:
            self._rebuild()


def evidence_line(evidence: Evidence, record: RoundRecord, t: Translator) -> str:
    """Return a piece of evidence in one line: what, who, where, when, how strong."""
    places = {place.id: place.name.text(t.language) for place in (*record.sites, *record.channels)}
    kind = word(evidence.kind, t)
    parts = [
        capitalised(kind),
        evidence.source_role,
        places.get(evidence.site_id or "", ""),
        places.get(evidence.channel_id or "", ""),
        t.date(evidence.on),
        word(evidence.strength, t) if evidence.strength else "",
        t("confidential") if evidence.confidentiality.value == "confidential" else "",
    ]
    facts = "  ·  ".join(part for part in parts if part)
    text = evidence.text.text(t.language)
    return f"{facts}\n{text}" if text else facts
