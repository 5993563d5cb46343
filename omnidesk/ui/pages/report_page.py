"""Report: the real pages beside what they are made of; export and print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.paper_out import PaperOut
from omnidesk.ui.report_jobs import ReportOrder
from omnidesk.ui.widgets.blind_notice import BlindNotice
from omnidesk.ui.widgets.report_options import ReportOptionsForm
from omnidesk.ui.widgets.report_preview import ReportPreview
from omnidesk.ui.widgets.report_texts import ReportTexts

_SIDE_WIDTH = 420
_DEBOUNCE_MS = 300


class ReportPage(QWidget):
    """Shows the report of the round as it would be printed now."""

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        document = client.round
        assert document is not None
        self._context, self._client, self._document = context, client, document
        self.out = PaperOut(
            context,
            self,
            f"{document.record.organisation} {document.record.round.label}",
            context.t("The report was sent to the printer."),
        )
        self.undo_stack = document.undo_stack
        self.options = ReportOptionsForm(context, document)
        self.texts = ReportTexts(context, document)
        self.preview = ReportPreview(context)
        self.blind = BlindNotice(context, document)
        self.header_widget = self._make_header()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_body())
        self._stack.addWidget(self.blind)
        self._commands = self._make_commands()
        self._is_outdated = True
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._make_preview)
        self.options.changed.connect(self._on_changed)
        self.options.language_changed.connect(self.texts.show_language)
        self.texts.rested.connect(self._on_changed)
        self._listen()

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        t, allow, is_there = self._context.t, self._commands.allow, self.preview.made is not None
        for name in ("print", "export", "larger", "smaller", "fit"):
            allow(name, is_there, t("There is no report to show yet."))
        is_writable = self._document.workspace.read_only is None
        blind = self._document.is_blind
        allow("end_blind", blind and is_writable, t("No blind rating is going on."))
        return self._commands.all

    def arrive(self) -> None:
        """Show the pages as they are now."""
        if self._document.is_blind:
            self._show_blind()
        elif self._is_outdated:
            self._make_preview()
        self.preview.view.setFocus()

    def leave(self) -> None:
        """Put the field that is being typed in on disk."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._debounce.stop()

    def export(self) -> None:
        """Ask for a name and write the report."""
        self._give_out(self.out.export, self._context.t("Export the report"))

    def print_report(self) -> None:
        """Ask for a printer and print; to a file the report's own pages are written."""
        self._give_out(self.out.print_pages, self._context.t("Print the report"))

    def _give_out(self, give: Callable[[str, ReportOrder], None], title: str) -> None:
        """Have the pages made for paper before the preview, if that is still on its way."""
        self._commit()
        is_stopped = self.preview.stop()
        give(title, self._order())
        if is_stopped:
            self._make_preview()

    def _listen(self) -> None:
        document = self._document
        for keyed in (document.rating_changed, document.entry_changed, document.evidence_changed):
            keyed.connect(self._on_changed)
        for plain in (document.settings_changed, document.panel_changed):
            plain.connect(self._on_changed)
        self._client.facts_changed.connect(self._on_changed)
        self.preview.changed.connect(self._show_possible)

    def _make_commands(self) -> PageActions:
        acts = {
            "print": self.print_report,
            "export": self.export,
            "larger": self.preview.view.zoom_in,
            "smaller": self.preview.view.zoom_out,
            "fit": self.preview.view.fit_width,
            "end_blind": self.blind.ask,
        }
        return PageActions(self._context, "report", self, acts)

    def _make_header(self) -> QWidget:
        context, t = self._context, self._context.t
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.print_button = QPushButton(
            context.icons.icon("print", context.theme.colour("text")), t("Print…")
        )
        self.print_button.clicked.connect(self.print_report)
        self.export_button = QPushButton(
            context.icons.icon("export", context.theme.colour("on_accent")), t("Export…")
        )
        self.export_button.setProperty("primary", "true")
        self.export_button.clicked.connect(self.export)
        for button in (self.print_button, self.export_button):
            button.setEnabled(False)
            line.addWidget(button)
        return widget

    def _make_body(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 12, 12)
        column.addWidget(self.options)
        column.addWidget(self.texts)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setFixedWidth(max(_SIDE_WIDTH, inside.minimumSizeHint().width() + bar))
        area.setAccessibleName(self._context.t("What the report is made of"))
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(16, 2, 12, 8)
        line.setSpacing(12)
        line.addWidget(area)
        line.addWidget(self.preview, 1)
        return body

    def _on_changed(self, _dimension: str = "") -> None:
        self._is_outdated = True
        if not self.isVisible():
            return
        if self._document.is_blind:
            self._show_blind()
        else:
            self._debounce.start()

    def _show_blind(self) -> None:
        self.blind.refresh()
        self._stack.setCurrentIndex(1)
        self.preview.forget()

    def _make_preview(self) -> None:
        if self._document.is_blind:
            self._show_blind()
            return
        self._stack.setCurrentIndex(0)
        self._is_outdated = False
        self.texts.verdict_question.refresh()  # ratings may have changed on another page
        order = self._order()
        options = replace(order.options, typed=self._document.typing.texts())
        question = self.texts.verdict_question.text()
        self.preview.show_report(replace(order, options=options), question)

    def _show_possible(self) -> None:
        is_there = self.preview.made is not None
        self.print_button.setEnabled(is_there)
        self.export_button.setEnabled(is_there)
        self.commands()

    def _order(self) -> ReportOrder:
        folders = self._context.folders
        return ReportOrder(
            self._document.workspace,
            self._document.record.round.label,
            self.options.chosen_language,
            self.options.options,
            folders.fonts,
            folders.locale,
        )

    def _commit(self) -> None:
        self.texts.commit()
        self.options.classification.commit()
