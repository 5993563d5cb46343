"""The form for one piece of evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import (
    Confidentiality,
    Evidence,
    EvidenceKind,
    Place,
    PlaceKind,
    Strength,
    check_date,
)
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import NO_TEXT
from omnidesk.services.capture import new_evidence_id
from omnidesk.services.error_texts import error_text
from omnidesk.services.result_texts import word
from omnidesk.texts import capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.documents.round_places import place_called, places_of
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.enter_key import EnterSends
from omnidesk.ui.widgets.form import add_row
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit


class EvidenceDialog(QDialog):
    """Kind, what it says, date, site, channel, the source's role, strength, confidentiality."""

    def __init__(
        self,
        context: Context,
        document: RoundDocument,
        expert_id: str | None,
        key: str,
        evidence: Evidence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "rate#evidence")
        self._context = context
        self._document = document
        self._is_new = evidence is None
        self._evidence = evidence or Evidence(
            new_evidence_id(),
            document.record.round.id,
            key,
            EvidenceKind.DOCUMENT,
            NO_TEXT,
            pass_number=document.current_pass.number if expert_id else None,
            expert_id=expert_id,
        )
        t = context.t
        name = document.rubric.dimension_name(key, t.language)
        self.setWindowTitle(t("Evidence for {dimension}").format(dimension=name))
        self.setMinimumWidth(520)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._make_fields(form)
        self._problem = QLabel()
        self._problem.setProperty("role", "warning")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(self._make_buttons())
        self._fill(self._evidence)

    def _make_fields(self, form: QFormLayout) -> None:
        t = self._context.t
        self.kind = Choice()
        for kind in EvidenceKind:
            words = word(kind, t)
            self.kind.addItem(capitalised(words), kind)
        add_row(form, t("&Kind"), self.kind)
        self.text = LocalTextEdit(t, t("What it shows"), n_lines=3)
        EnterSends(self.text)
        add_row(form, t("&What it shows"), self.text, t("Alt+Enter begins a new line"))
        self.role = QLineEdit()
        add_row(
            form, t("Source's &role"), self.role, t("A role, not a name: Supervisor, front desk")
        )
        self.on = QLineEdit()
        add_row(form, t("&Date"), self.on, t("A day, a month or a year: 2026-05-17, 2026-05, 2026"))
        self.site = self._places(PlaceKind.SITE)
        add_row(form, t("&Site"), self.site)
        self.channel = self._places(PlaceKind.CHANNEL)
        add_row(form, t("&Channel"), self.channel)
        self.strength = Choice()
        self.strength.addItem("", None)
        for strength in Strength:
            self.strength.addItem(word(strength, t), strength)
        add_row(form, t("S&trength"), self.strength)
        self.confidential = QCheckBox(t("Con&fidential: left out of the report"))
        form.addRow("", self.confidential)

    def _places(self, kind: PlaceKind) -> QComboBox:
        """Return a field in which a place is chosen, or a new one is written."""
        t = self._context.t
        field = Choice()
        field.setEditable(True)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.addItem("", None)
        for place in places_of(self._document, kind):
            field.addItem(place.name.text(t.language), place.id)
        line = field.lineEdit()
        if line is not None:
            line.setPlaceholderText(t("Choose one, or write a new one"))
        return field

    def _place_in(self, field: QComboBox, kind: PlaceKind) -> Place | None:
        """Return the place that is chosen, or the new one that is written, which is not kept."""
        name = field.currentText().strip()
        return place_called(self._document, kind, name, self._context.t) if name else None

    def _make_buttons(self) -> QDialogButtonBox:
        t = self._context.t
        box = QDialogButtonBox()
        words = t("Add") if self._is_new else t("Change")
        keep = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("primary", "true")
        make_default(keep)
        box.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._keep)
        box.rejected.connect(self.reject)
        return box

    def _fill(self, evidence: Evidence) -> None:
        self.kind.setCurrentIndex(self.kind.findData(evidence.kind))
        self.text.show_text(evidence.text)
        self.role.setText(evidence.source_role)
        self.on.setText(evidence.on)
        self.site.setCurrentIndex(max(0, self.site.findData(evidence.site_id)))
        self.channel.setCurrentIndex(max(0, self.channel.findData(evidence.channel_id)))
        self.strength.setCurrentIndex(max(0, self.strength.findData(evidence.strength)))
        self.confidential.setChecked(evidence.confidentiality is Confidentiality.CONFIDENTIAL)

    def _keep(self) -> None:
        t = self._context.t
        if not self.text.text() and not self.role.text().strip():
            self._problem.setText(t("Write what it shows, or whose word it is."))
            self._problem.show()
            self.text.setFocus()
            return
        strength = self.strength.currentData()
        confidential = self.confidential.isChecked()
        document = self._document
        site = self._place_in(self.site, PlaceKind.SITE)
        channel = self._place_in(self.channel, PlaceKind.CHANNEL)
        named = [place for place in (site, channel) if place is not None]
        new = [place for place in named if place not in places_of(document, place.kind)]
        try:
            changed = replace(
                self._evidence,
                kind=EvidenceKind(self.kind.currentData()),
                text=self.text.text(),
                source_role=self.role.text().strip(),
                on=check_date(self.on.text().strip()),
                site_id=site.id if site else None,
                channel_id=channel.id if channel else None,
                strength=Strength(strength) if strength else None,
                confidentiality=(
                    Confidentiality.CONFIDENTIAL if confidential else Confidentiality.ORDINARY
                ),
            )
            words = t("Add evidence") if self._is_new else t("Change evidence")
            document.put_evidence(changed, words, new_places=new)
        except OmnideskError as exc:
            self._problem.setText(error_text(exc, t))
            self._problem.show()
            return
        self.accept()
