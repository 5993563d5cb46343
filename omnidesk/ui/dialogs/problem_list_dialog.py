"""A list of sentences on what is wrong with something that was brought in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from omnidesk.texts import Translator
from omnidesk.ui.widgets.default_button import make_default


class ProblemListDialog(QDialog):
    """Says what happened, then every problem in a line of its own, whole and to be copied."""

    def __init__(
        self, t: Translator, lead: str, sentences: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("OmniDesk")
        self.resize(620, 360)
        self.lead = QLabel(lead)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setWordWrap(True)
        self.list = problem_list(t, sentences)
        box = QDialogButtonBox()
        close = box.addButton(t("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        make_default(close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.lead)
        layout.addWidget(self.list, 1)
        layout.addWidget(box)


def problem_list(t: Translator, sentences: Sequence[str]) -> QListWidget:
    """Return a list that wraps its sentences."""
    view = QListWidget()
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSpacing(2)
    view.setAccessibleName(t("What was found"))
    view.addItems(list(sentences))
    if sentences:
        view.setCurrentRow(0)
    return view
