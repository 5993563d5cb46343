"""Whose file it is, where it goes, and who can open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from omnidesk.domain.errors import refusal_of
from omnidesk.files import safe_name
from omnidesk.ui.context import Context
from omnidesk.ui.new_client.unfinished import Unfinished
from omnidesk.ui.widgets.form import add_row

_ENDING = ".omnidesk"


class ClientFields(QObject):
    """Rows of a form: client, file, passphrase and its repetition."""

    passphrases_agreed = Signal()  # while they are typed

    def __init__(self, context: Context, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._form, self._window = context, form, parent
        t = context.t
        self.organisation = QLineEdit()
        self.organisation.textEdited.connect(self._suggest_path)
        add_row(form, t("&Client"), self.organisation)
        self.path = QLineEdit()
        self.path.setPlaceholderText(t("Follows from the client's name"))
        row = self._path_row()
        add_row(form, t("&File"), row)
        row.setFocusProxy(self.path)
        self.path.setAccessibleName(t("File"))
        self.passphrase, self.repeat = QLineEdit(), QLineEdit()
        for field in (self.passphrase, self.repeat):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._on_passphrase)
        add_row(
            form,
            t("&Passphrase"),
            self.passphrase,
            t(
                "May stay empty. With one, nobody reads the file without it; if it is forgotten, "
                "nobody can help."
            ),
        )
        add_row(form, t("Re&peat it"), self.repeat)
        form.setRowVisible(self.repeat, False)
        self.passphrase.textChanged.connect(
            lambda text: form.setRowVisible(self.repeat, bool(text))
        )

    def checked_organisation(self) -> str:
        """Return the client's name.

        Raises:
            Unfinished: it is missing.
        """
        organisation = self.organisation.text().strip()
        if not organisation:
            raise Unfinished(self._context.t("Write the client's name first."), self.organisation)
        return organisation

    def checked_path(self) -> Path:
        """Return where the file goes, with its ending.

        Raises:
            Unfinished: that is not said yet.
        """
        path = Path(self.path.text().strip())
        if not path.name:
            raise Unfinished(self._context.t("Say where the client file goes."), self.path)
        return path if path.suffix == _ENDING else path.with_name(f"{path.name}{_ENDING}")

    def checked_passphrase(self) -> str:
        """Return the passphrase, an empty one for none.

        Raises:
            Unfinished: it was not typed twice alike.
        """
        if self.passphrase.text() != self.repeat.text():
            words = self._context.t("The two passphrases differ. Type both again.")
            raise Unfinished(words, self.repeat)
        return self.passphrase.text()

    def make_offered_folder(self, path: Path) -> None:
        """Make the folder that was offered: a new user may not have it yet.

        Raises:
            OmnideskError: the disk refused.
        """
        if path.parent != self._context.folders.documents:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise refusal_of(path, exc) from exc

    def _on_passphrase(self) -> None:
        if self.passphrase.text() == self.repeat.text():
            self.passphrases_agreed.emit()

    def _path_row(self) -> QWidget:
        change = QPushButton(self._context.t("Change…"))
        change.clicked.connect(self._choose_path)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.path, 1)
        line.addWidget(change)
        return row

    def _suggest_path(self, organisation: str) -> None:
        if not self.path.isModified():
            name = safe_name(organisation, fallback="")
            folder = self._context.folders.documents
            self.path.setText(str(folder / f"{name}{_ENDING}") if name else "")

    def _choose_path(self) -> None:
        t = self._context.t
        suggestion = Path(self.path.text() or self._context.folders.documents)
        chosen = self._context.choose_target(
            self._window,
            t("Where the client file goes"),
            suggestion,
            t("Client files ({pattern})").format(pattern=f"*{_ENDING}"),
        )
        if chosen is not None:
            self.path.setText(str(chosen))
            self.path.setModified(True)
