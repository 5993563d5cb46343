"""What a report is to be: its language, its classification, its sections."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.typed_text import FieldKind
from omnidesk.reports.content import SectionKey
from omnidesk.services.report_sections.source import ReportOptions
from omnidesk.texts import LANGUAGES, N_
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import allow_typing, section
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit

_NAMES = {"en": "English", "id": "Bahasa Indonesia"}
_WORDS = {
    SectionKey.SUMMARY: N_("Executive summary"),
    SectionKey.METHOD: N_("Method and panel"),
    SectionKey.RESULTS: N_("Results"),
    SectionKey.TREND: N_("Trend"),
    SectionKey.DIMENSIONS: N_("Dimension by dimension"),
    SectionKey.VERDICT: N_("Verdict"),
    SectionKey.ROADMAP: N_("Roadmap"),
    SectionKey.STEPS: N_("General steps"),
    SectionKey.LIMITATIONS: N_("Limitations"),
    SectionKey.MODEL: N_("Appendix: the maturity model"),
}
_N_COLUMNS = 2


class ReportOptionsForm(QWidget):
    """Right with nothing chosen: the window's language, every section."""

    changed = Signal()
    language_changed = Signal(str)

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._document = context, document
        t = context.t
        self.language = Choice()
        for code in LANGUAGES:
            self.language.addItem(_NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(t.language))
        self.language.currentIndexChanged.connect(self._on_language)
        self.classification = LocalTextEdit(t, t("Classification"), n_lines=1)
        self.classification.committed.connect(self._on_classification)
        self.classification.keep_in(
            document.typing, lambda: document.field(FieldKind.SETTING, name="classification")
        )
        allow_typing(self.classification, allowed=document.is_writable)
        self.sections = {key: QCheckBox(t(words)) for key, words in _WORDS.items()}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._add(layout, t("&Language of the report"), self.language)
        self._add(layout, t("&Classification, at the foot of every page"), self.classification)
        layout.addSpacing(8)
        layout.addWidget(section(t("Sections")))
        layout.addLayout(self._make_boxes())
        document.settings_changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen_language(self) -> str:
        return str(self.language.currentData())

    @property
    def options(self) -> ReportOptions:
        chosen = (key for key, box in self.sections.items() if box.isChecked())
        return ReportOptions(frozenset(chosen))

    def refresh(self) -> None:
        """Show what the document holds."""
        self.classification.show_text(self._document.settings.classification, self.chosen_language)

    def _make_boxes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, box in enumerate(self.sections.values()):
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            grid.addWidget(box, place // _N_COLUMNS, place % _N_COLUMNS, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _add(self, layout: QVBoxLayout, words: str, field: QWidget) -> None:
        caption = QLabel(words)
        caption.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        layout.addWidget(caption)
        layout.addWidget(field)
        layout.addSpacing(4)

    def _on_language(self) -> None:
        self.refresh()
        self.language_changed.emit(self.chosen_language)
        self.changed.emit()

    def _on_classification(self, text: LocalText) -> None:
        t = self._context.t
        step = t("Change “{field}”").format(field=t("Classification"))
        try:
            self._document.change_settings(
                replace(self._document.settings, classification=text), step
            )
        except OmnideskError as exc:
            self._context.show_error(exc)
