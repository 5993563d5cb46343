"""One form for a new round that is set up as the one that is looked at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError
from omnidesk.services.error_texts import error_text
from omnidesk.services.round_copies import RoundCopy, versions_for
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.new_client.round_fields import free_label, one_spaced
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row


class CopyRoundDialog(QDialog):
    """A label, a date and a version; everything else is taken over."""

    round_made = Signal()

    def __init__(self, context: Context, client: ClientDocument, parent: QWidget) -> None:
        super().__init__(parent)
        assert client.round is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "round#state")
        self._context = context
        self._client = client
        t, round_ = context.t, client.round.record.round
        self.setWindowTitle(t("Copy into a new round"))
        self.setMinimumWidth(560)
        lead = _words(
            t(
                "The new round takes over from round {label}: model, purpose, method, sites, "
                "channels, the panel with roles and weights, the rules, and what is out of scope. "
                "Ratings, evidence, levels, targets and actions stay where they are."
            ).format(label=round_.label)
        )
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.label = QLineEdit(free_label(client))
        add_row(form, t("&Round"), self.label, t("A short name, as the year: 2026 or Spring 2026"))
        self.start = QLineEdit(date.today().isoformat())
        day = t("A day, a month or a year: 2026-05-17, 2026-05, 2026")
        add_row(form, t("&Date"), self.start, day)
        self.version = Choice()
        for each in versions_for(client.workspace, round_):
            words = t("Version {version}, newer")
            if each.hash == round_.rubric_hash:
                words = t("Version {version}, as before")
            self.version.addItem(words.format(version=each.version), each.hash)
        add_row(form, t("&Model"), self.version)
        self.problem = _words("")
        self.problem.setProperty("role", "warning")
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(lead)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        t, role = self._context.t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.accept_button = box.addButton(t("Start"), role.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        make_default(self.accept_button)
        box.addButton(t("Cancel"), role.RejectRole)
        box.accepted.connect(self._start)
        box.rejected.connect(self.reject)
        return box

    def _start(self) -> None:
        copy = RoundCopy(
            one_spaced(self.label.text()),
            self.start.text().strip(),
            str(self.version.currentData()),
        )
        try:
            self._client.copy_round(copy)
        except OmnideskError as exc:
            self.problem.setText(error_text(exc, self._context.t))
            self.problem.show()
            return
        self.accept()
        self.round_made.emit()


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
