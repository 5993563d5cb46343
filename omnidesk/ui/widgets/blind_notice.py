"""What is shown instead of results while a pass is blind: who has finished, nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.form import muted, title


class BlindNotice(QWidget):
    """Completeness by expert, and the coordinator's way to end the pass early."""

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        t = context.t
        self.lines = QLabel()
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.end = QPushButton(t("End the blind rating now"))
        self.end.clicked.connect(self._on_end)
        self._note = t("This is recorded and cannot be taken back; what is not rated stays so.")
        note = muted(self._note)
        why = QLabel(
            t("Until every expert has finished, nothing is shown to anyone but who is how far.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(title(t("This round is being rated blind")))
        for label in (why, self.lines):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(note)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show how far each expert is."""
        t, document = self._context.t, self._document
        done, of = document.current_pass.handed_in, len(document.scope)
        lines = []
        for expert in document.record.panel:
            state = t("{n} of {of} rated").format(n=document.n_rated(expert.id), of=of)
            if expert.id in done:
                state = t("finished")
            whose = f"{expert.code}  {expert.role.text(t.language)}".strip()
            lines.append(f"{whose}: {state}")
        self.lines.setText("\n".join(lines))
        self.end.setEnabled(document.is_writable)

    def ask(self) -> None:
        """Ask before ending it: a key is pressed by mistake sooner than the button."""
        t = self._context.t
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("OmniDesk")
        box.setText(t("End the blind rating now?"))
        box.setInformativeText(self._note)
        end = box.addButton(t("End it"), QMessageBox.ButtonRole.AcceptRole)
        end.clicked.connect(self._on_end)
        stay = box.addButton(t("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.open()

    def _on_end(self) -> None:
        try:
            self._document.end_pass()
        except OmnideskError as exc:
            self._context.show_error(exc)
