"""The status line: which file, whether it is saved, who else writes, what protects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from omnidesk.texts import Translator

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument


class StatusLine(QStatusBar):
    """Says "saved" only after the disk has said so."""

    def __init__(self, t: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._t = t
        self.setSizeGripEnabled(False)
        self._file = _part(t("File"))
        self._saved = _part(t("Saved"))
        self._right = _part(t("State of the file"))
        self.addWidget(self._file)
        self.addWidget(self._saved)
        self.addPermanentWidget(self._right)
        self.show_client(None)

    def show_client(self, client: ClientDocument | None) -> None:
        self._file.setText(client.path.name if client else self._t("No file is open"))
        self._file.setToolTip(str(client.path) if client else "")
        self._right.setText("  ·  ".join(self._facts(client)))
        self.show_saved(client)

    def show_saved(self, client: ClientDocument | None) -> None:
        """Say when the last act was on disk."""
        if client is None or client.workspace.read_only is not None:
            self._saved.setText("")
            return
        moment = client.saved_at
        words = self._t("✓ Saved")
        if moment is not None:
            clock = moment.toPython()
            words = self._t("✓ Saved {time}").format(time=_seconds(clock, self._t))
        self._saved.setText(words)

    def text(self) -> str:
        """Return all that the line says, for a test or a screen reader."""
        parts = (self._file.text(), self._saved.text(), self._right.text())
        return "  ".join(part for part in parts if part)

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


def _part(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setProperty("role", "muted")
    label.setContentsMargins(8, 0, 8, 0)
    return label


def _seconds(moment: object, t: Translator) -> str:
    from datetime import datetime

    assert isinstance(moment, datetime)
    mark = "." if t.language == "id" else ":"
    return f"{t.clock(moment)}{mark}{moment:%S}"
