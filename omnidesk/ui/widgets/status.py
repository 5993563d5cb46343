"""The status line: which file, whether it is saved and backed up, who else writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from omnidesk.texts import Translator
from omnidesk.ui.errors import sentence_of
from omnidesk.ui.widgets.elided_label import ElidedLabel
from omnidesk.ui.widgets.spoken import SpokenLabel

if TYPE_CHECKING:
    from omnidesk.ui.backup_keeper import BackupKeeper
    from omnidesk.ui.documents.client_document import ClientDocument


class StatusLine(QStatusBar):
    """Says "saved" only after the disk has said so; a click on the file tells where it is."""

    place_requested = Signal()

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = t
        self.setSizeGripEnabled(False)
        self._file = self._make_file_button()
        self._saved = _part(t("Saved"), t)
        self._backup = ElidedLabel()  # a refusal can be a long sentence
        self._right = _part(t("State of the file"), t)
        self.addWidget(self._file)
        self.addWidget(self._saved)
        self.addWidget(self._backup, 1)
        self.addPermanentWidget(self._right)
        self.show_client(None)

    def show_client(self, client: ClientDocument | None) -> None:
        name = client.path.name if client else self._t("No file is open")
        self._file.setText(name.replace("&", "&&"))
        spoken = self._t("{name}: {value}")
        place = self._t("Where is my file?")
        self._file.setAccessibleName(spoken.format(name=place, value=name) if client else name)
        self._file.setToolTip(str(client.path) if client else "")
        self._file.setEnabled(client is not None)
        if client is None:
            self._backup.setText("")
        self._right.setText("  ·  ".join(self._facts(client)))
        self.show_saved(client)

    def show_backup(self, keeper: BackupKeeper) -> None:
        """Say how old the last backup is, or why there is none."""
        words = self._backup_words(keeper)
        role = "warning" if keeper.trouble else "muted"
        if role != self._backup.property("role"):
            self._backup.setProperty("role", role)
            self._backup.style().polish(self._backup)  # asking for the style takes 12 ms at start
        self._backup.setText(words)

    def _backup_words(self, keeper: BackupKeeper) -> str:
        if keeper.trouble is not None:
            words = self._t("⚠ Not backed up: {reason}")
            return words.format(reason=sentence_of(keeper.trouble, self._t))
        if keeper.last is not None:
            from omnidesk.services.backup_texts import age_text

            return age_text(keeper.last.taken_at, keeper.now(), self._t)
        return self._t("Not backed up yet") if keeper.is_at_work else ""

    def show_saved(self, client: ClientDocument | None) -> None:
        """Say when the last act was on disk, or that what is being typed is not there yet."""
        if client is None or client.workspace.read_only is not None:
            self._saved.setText("")
            return
        if client.typing.trouble is not None:
            words = self._t("⚠ Not saved: {reason}")
            self._saved.setText(words.format(reason=sentence_of(client.typing.trouble, self._t)))
            return
        if client.typing.is_typing:
            self._saved.setText(self._t("Typing…"))
            return
        moment = client.saved_at
        words = self._t("✓ Saved")
        if moment is not None:
            clock = moment.toPython()
            words = self._t("✓ Saved {time}").format(time=_seconds(clock, self._t))
        self._saved.setText(words)

    def text(self) -> str:
        """Return all that the line says, for a test or a screen reader."""
        shown = (self._file.text(), self._saved.text())
        parts = (*shown, self._backup.whole_text(), self._right.text())
        return "  ".join(part for part in parts if part)

    def _make_file_button(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("quiet", "true")
        button.clicked.connect(self.place_requested)
        return button

    def _facts(self, client: ClientDocument | None) -> list[str]:
        t = self._t
        facts = [t("Offline")]
        if client is None:
            return facts
        if client.workspace.read_only is not None:
            facts.insert(0, t("Read only"))
        has_one = client.workspace.has_passphrase
        facts.append(t("With passphrase") if has_one else t("No passphrase"))
        return facts


def _part(name: str, t: Translator) -> QLabel:
    label = SpokenLabel(name, t)
    label.setProperty("role", "muted")
    label.setContentsMargins(8, 0, 8, 0)
    return label


def _seconds(moment: object, t: Translator) -> str:
    from datetime import datetime

    assert isinstance(moment, datetime)
    mark = "." if t.language == "id" else ":"
    return f"{t.clock(moment)}{mark}{moment:%S}"
