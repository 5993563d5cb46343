"""One form for a new client and its first round, or for one more round of the client."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.errors import OmnideskError, refusal_of
from omnidesk.domain.local_text import LocalText
from omnidesk.files import safe_name
from omnidesk.services.client_files import start_client
from omnidesk.services.error_texts import error_text
from omnidesk.services.library import offered_rubrics
from omnidesk.services.rounds import NewRound
from omnidesk.services.rubrics import KnownRubric, file_rubrics
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.round_start import starting_settings
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.expert_table import ExpertTable
from omnidesk.ui.widgets.form import add_row, fit_height

if TYPE_CHECKING:
    from omnidesk.domain.rubric import Rubric
    from omnidesk.services.import_plan import Imported
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.import_desk import ImportDesk

_OTHER = -1


class NewDialog(QDialog):
    """Client, model, round, date, experts, start. All else can be filled in later."""

    file_made = Signal(str, str)  # path, passphrase
    round_made = Signal()

    def __init__(
        self, context: Context, client: ClientDocument | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._client = client
        self._imports: ImportDesk | None = None
        add_help(self, context, "home#new")
        t = context.t
        self.setWindowTitle(t("New round") if client else t("New client file"))
        self.setMinimumWidth(680)
        self._rubrics = self._known_rubrics()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_client(form)
        self._add_round(form)
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def problem_text(self) -> str:
        """What stands in the way of starting, as shown."""
        return self._problem.text()

    def _known_rubrics(self) -> list[KnownRubric]:
        known = file_rubrics(self._client.workspace) if self._client else []
        have = {each.hash for each in known}
        folders = self._context.folders
        offered = offered_rubrics(folders.rubrics, folders.own_rubrics)
        return [*reversed(known), *(each for each in offered if each.hash not in have)]

    def _add_client(self, form: QFormLayout) -> None:
        t = self._context.t
        self.organisation = QLineEdit()
        self.path = QLineEdit()
        self.passphrase = QLineEdit()
        if self._client is not None:
            return
        add_row(form, t("&Client"), self.organisation)
        self.organisation.textEdited.connect(self._suggest_path)
        self.path.setPlaceholderText(t("Follows from the client's name"))
        change = QPushButton(t("Change…"))
        change.setAutoDefault(False)
        change.clicked.connect(self._choose_path)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.path, 1)
        line.addWidget(change)
        add_row(form, t("&File"), row)
        row.setFocusProxy(self.path)
        self.path.setAccessibleName(t("File"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        add_row(
            form,
            t("&Passphrase"),
            self.passphrase,
            t(
                "May stay empty. With one, nobody reads the file without it; if it is forgotten, "
                "nobody can help."
            ),
        )
        self.repeat = QLineEdit()
        self.repeat.setEchoMode(QLineEdit.EchoMode.Password)
        add_row(form, t("Re&peat it"), self.repeat)
        form.setRowVisible(self.repeat, False)
        self.passphrase.textChanged.connect(
            lambda text: form.setRowVisible(self.repeat, bool(text))
        )

    def _add_round(self, form: QFormLayout) -> None:
        t = self._context.t
        self.rubric = Choice()
        for position, known in enumerate(self._rubrics):
            rubric = known.rubric
            words = f"{rubric.text(rubric.name, t.language)} · {rubric.version}"
            self.rubric.addItem(words, position)
        self.rubric.addItem(t("From a file…"), _OTHER)
        self.rubric.activated.connect(self._on_rubric_chosen)
        add_row(form, t("&Model"), self.rubric)
        self.label = QLineEdit(free_label(self._client))
        add_row(form, t("&Round"), self.label, t("A short name, as the year: 2026 or 2026-spring"))
        self.start = QLineEdit(date.today().isoformat())
        add_row(
            form, t("&Date"), self.start, t("A day, a month or a year: 2026-05-17, 2026-05, 2026")
        )
        self.experts = ExpertTable(self._context)
        self.experts.show_experts(self._former_panel())
        add_row(form, t("&Experts"), self.experts)
        self.blind = QCheckBox(t("&Blind: nothing is shown until all have finished"))
        form.addRow("", self.blind)

    def _former_panel(self) -> list[tuple[str, str]]:
        if self._client is None or self._client.round is None:
            return [("E1", ""), ("E2", ""), ("E3", "")]
        panel = self._client.round.record.panel
        return [(expert.code, expert.role.text(self._context.t.language)) for expert in panel]

    def _make_buttons(self) -> QDialogButtonBox:
        t = self._context.t
        box = QDialogButtonBox()
        self.accept_button = box.addButton(t("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        self.accept_button.setDefault(True)
        box.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._start)
        box.rejected.connect(self.reject)
        return box

    def _suggest_path(self, organisation: str) -> None:
        if not self.path.isModified():
            name = safe_name(organisation, fallback="")
            folder = self._context.folders.documents
            self.path.setText(str(folder / f"{name}.omnidesk") if name else "")

    def _choose_path(self) -> None:
        t = self._context.t
        suggestion = Path(self.path.text() or self._context.folders.documents)
        chosen = self._context.choose_target(
            self,
            t("Where the client file goes"),
            suggestion,
            t("Client files ({pattern})").format(pattern="*.omnidesk"),
        )
        if chosen is not None:
            self.path.setText(str(chosen))
            self.path.setModified(True)

    def _on_rubric_chosen(self, index: int) -> None:
        if self.rubric.itemData(index) != _OTHER:
            return
        self.rubric.setCurrentIndex(0)
        if self._imports is None:
            from omnidesk.ui.import_desk import ImportDesk

            self._imports = ImportDesk(self._context, self)
            self._imports.made.connect(self._on_imported)
        self._imports.choose()

    def _on_imported(self, imported: Imported, _was_certain: bool) -> None:
        try:
            self._add_rubric(imported.rubric)
        except OmnideskError as exc:
            self._tell(exc)

    def _add_rubric(self, rubric: Rubric) -> None:
        from omnidesk.domain.rubric_document import content_hash
        from omnidesk.services.rubrics import refuse_errors

        refuse_errors(rubric)
        self._rubrics.append(KnownRubric(rubric, content_hash(rubric), is_shipped=True))
        words = f"{rubric.text(rubric.name, self._context.t.language)} · {rubric.version}"
        self.rubric.insertItem(self.rubric.count() - 1, words, len(self._rubrics) - 1)
        self.rubric.setCurrentIndex(self.rubric.count() - 2)

    def _start(self) -> None:
        self._problem.hide()
        try:
            if self._client is None:
                self._make_file()
            else:
                self._client.add_round(self._new_round(), self._chosen())
                self.round_made.emit()
        except OmnideskError as exc:
            self._tell(exc)
            return
        self.accept()

    def _make_file(self) -> None:
        t, organisation = self._context.t, self.organisation.text().strip()
        if not organisation:
            self._say(t("Write the client's name first."))
            self.organisation.setFocus()
            raise _Unfinished
        path = Path(self.path.text().strip())
        if not path.name:
            self._say(t("Say where the client file goes."))
            self.path.setFocus()
            raise _Unfinished
        if path.suffix != ".omnidesk":
            path = path.with_name(f"{path.name}.omnidesk")
        new = self._new_round()
        passphrase = self.passphrase.text()
        if passphrase != self.repeat.text():
            self._say(t("The two passphrases differ. Type both again."))
            self.repeat.setFocus()
            raise _Unfinished
        if path.parent == self._context.folders.documents:
            self._make_documents_folder(path)
        start_client(path, organisation, self._chosen().rubric, new, passphrase=passphrase or None)
        self.file_made.emit(str(path), passphrase)

    def _make_documents_folder(self, path: Path) -> None:
        """Make the folder that was offered: a new user may not have it yet."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise refusal_of(path, exc) from exc

    def _chosen(self) -> KnownRubric:
        return self._rubrics[int(self.rubric.currentData())]

    def _new_round(self) -> NewRound:
        language, start = self._context.t.language, self.start.text().strip()
        experts = [
            (code, LocalText.single(language, role)) for code, role in self.experts.experts()
        ]
        return NewRound(
            self.label.text().strip(),
            self._chosen().hash,
            experts=experts,
            start=start,
            settings=starting_settings(self._context, start),
            blind=self.blind.isChecked(),
        )

    def _tell(self, exc: OmnideskError) -> None:
        if not isinstance(exc, _Unfinished):
            self._say(error_text(exc, self._context.t))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()


def free_label(client: ClientDocument | None) -> str:
    """Return the year, or the year with the first number that no round has."""
    rounds = client.facts.rounds if client else ()
    taken, year = {facts.round.label for facts in rounds}, str(date.today().year)
    numbers = (f"{year}-{number}" for number in itertools.count(2))
    return next(label for label in itertools.chain((year,), numbers) if label not in taken)


class _Unfinished(OmnideskError):
    """A field is still empty; the form says which."""
