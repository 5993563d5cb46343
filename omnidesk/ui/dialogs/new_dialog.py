"""One form for a new client and its first round, or for one more round of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
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
from omnidesk.services.client_files import start_client, start_own_client
from omnidesk.services.error_texts import error_text
from omnidesk.services.rounds import check_new
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.new_client.client_fields import ClientFields
from omnidesk.ui.new_client.model_choice import ModelChoice
from omnidesk.ui.new_client.own_model import OwnModel
from omnidesk.ui.new_client.round_fields import RoundFields
from omnidesk.ui.new_client.unfinished import Unfinished
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row, fit_height

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument


class NewDialog(QDialog):
    """Client, model, round, date, experts, start. All else can be filled in later.

    A client with a model of its own begins with the draft; its round follows the freezing.
    """

    file_made = Signal(str, str)  # path, passphrase
    round_made = Signal()

    def __init__(
        self,
        context: Context,
        client: ClientDocument | None,
        parent: QWidget | None = None,
        *,
        rubric_hash: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._client = client
        self._about: QWidget | None = None  # the field that the problem is about
        add_help(self, context, "home#new")
        t = context.t
        self.setWindowTitle(t("New round") if client else t("New client file"))
        self.setMinimumWidth(680)
        self._form = form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if client is None:
            self._add_client()
        self.rubric = ModelChoice(context, client, rubric_hash)
        self.rubric.refused.connect(self._tell)
        self.rubric.own_chosen.connect(self._on_own_chosen)
        add_row(form, t("&Model"), self.rubric)
        self.own = OwnModel(context, form, self)
        self.own.show(shown=False)
        self._round = RoundFields(context, form, client)
        self.label, self.start = self._round.label, self._round.start
        self.experts, self.blind = self._round.experts, self._round.blind
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.setProperty("role", "warning")
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(self._make_buttons())
        make_default(self.accept_button)
        if client is not None:
            self.label.setFocus()  # the model is that of the round before

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def problem_text(self) -> str:
        """What stands in the way of starting, as shown."""
        return self._problem.text()

    def _add_client(self) -> None:
        self._fields = ClientFields(self._context, self._form, self)
        self._fields.passphrases_agreed.connect(self._on_agreed)
        self.organisation: QLineEdit = self._fields.organisation
        self.path: QLineEdit = self._fields.path
        self.passphrase: QLineEdit = self._fields.passphrase
        self.repeat: QLineEdit = self._fields.repeat

    def _make_buttons(self) -> QDialogButtonBox:
        t = self._context.t
        box = QDialogButtonBox()
        self.accept_button = box.addButton(t("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        box.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._start)
        box.rejected.connect(self.reject)
        return box

    def _on_own_chosen(self, is_own: bool) -> None:
        for row in self._round.rows:
            self._form.setRowVisible(row, not is_own)
        self.own.show(shown=is_own)
        if is_own:
            self.own.name.setFocus()
        QTimer.singleShot(0, self, lambda: fit_height(self))  # once the rows have their places

    def _start(self) -> None:
        self._problem.hide()
        self._about = None
        try:
            if self._client is None:
                self._make_file()
            else:
                chosen = self.rubric.chosen
                self._client.add_round(self._round.new_round(chosen.hash), chosen)
                self.round_made.emit()
        except Unfinished as exc:
            self._say(exc.words)
            self._about = exc.field
            exc.field.setFocus()
            return
        except OmnideskError as exc:
            self._tell(exc)
            return
        self.accept()

    def _on_agreed(self) -> None:
        if self._about is self._fields.repeat:
            self._problem.hide()
            self._problem.clear()

    def _make_file(self) -> None:
        fields = self._fields
        organisation, path = fields.checked_organisation(), fields.checked_path()
        passphrase = fields.checked_passphrase()
        if self.rubric.is_own:
            rubric = self.own.rubric(self.rubric.ids)
            fields.make_offered_folder(path)
            start_own_client(path, organisation, rubric, passphrase=passphrase or None)
        else:
            chosen = self.rubric.chosen
            new = self._round.new_round(chosen.hash)
            check_new(new)  # before a folder is made for nothing
            fields.make_offered_folder(path)
            start_client(path, organisation, chosen.rubric, new, passphrase=passphrase or None)
        self.file_made.emit(str(path), passphrase)

    def _tell(self, exc: OmnideskError) -> None:
        self._say(error_text(exc, self._context.t))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
