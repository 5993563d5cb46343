"""Trend: what moved over the rounds, in a sentence, a table, and charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.trend import Trend, first_previous_latest
from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.paper_out import PaperOut
from omnidesk.ui.report_jobs import SheetOrder
from omnidesk.ui.trend_jobs import TrendRead, read_job
from omnidesk.ui.trend_ratings import TrendRatings
from omnidesk.ui.version_desk.match_dialog import match_dialog
from omnidesk.ui.widgets.dimension_inspector import DimensionInspector
from omnidesk.ui.widgets.form import muted, title
from omnidesk.ui.widgets.round_chooser import RoundChooser
from omnidesk.ui.widgets.trend_body import TrendBody


class TrendPage(QWidget):
    """Reads the rounds off the GUI thread when it is shown; what was read last stays meanwhile."""

    page_requested = Signal(str)

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._client = context, client
        assert client.round is not None
        self.undo_stack = client.round.undo_stack
        client.round.entry_changed.connect(self._on_entry_changed)
        self._whole: Trend | None = None
        self._asked = "", ""  # the row and the round whose ratings are shown
        self._number = 0
        t = context.t
        self.rounds = RoundChooser(t)
        self.rounds.rounds_chosen.connect(self._show_chosen)
        self.body = TrendBody(context)
        self.body.sentences.match_requested.connect(self.match_versions)
        self.body.ratings_requested.connect(self._show_ratings)
        self.ratings = TrendRatings(context, client, self)
        self.ratings.closed.connect(self._on_ratings_closed)
        self.message = muted("")
        self.header_widget = self._make_header()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_notice())
        self._stack.addWidget(self.body)
        name = t("{organisation}, trend").format(organisation=client.facts.organisation)
        self.out = PaperOut(context, self, name, t("The trend was sent to the printer."))
        self._commands = self._make_commands()

    def arrive(self) -> None:
        """Read the rounds as they are on disk now."""
        self._read()
        self.body.table.setFocus()

    def leave(self) -> None:
        self.ratings.commit()

    @property
    def inspector(self) -> DimensionInspector:
        """The panel of a dimension in a round, where one was opened."""
        assert self.ratings.panel is not None
        return self.ratings.panel

    def _read(self) -> None:
        self._number += 1
        if self._whole is None:
            self.message.setText(self._context.t("Reading the rounds…"))
            self.start.hide()
            self.rounds.hide()
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task, read_job(self._client.workspace, self._number))

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        is_there = self._whole is not None
        why = self._context.t("A trend needs two rounds that can be shown.")
        for action in self._commands.all:
            if not action.isSeparator():
                self._commands.allow(action.objectName(), is_there, why)
        return self._commands.all

    def print_sheet(self) -> None:
        """Print the rounds that are compared on one landscape sheet."""
        self.out.print_pages(self._context.t("Print the trend"), self._order())

    def export_sheet(self) -> None:
        """Write the same sheet as a PDF."""
        self.out.export(self._context.t("Export the trend"), self._order())

    def match_versions(self) -> None:
        """Ask which dimensions are which, in the first pair of versions where it is not known."""
        shown = self.body.trend
        if shown is None or not shown.unmatched:
            return
        hashes = shown.unmatched[0].rubric_hash, shown.own[-1].rubric_hash
        dialog = match_dialog(self._context, self._client.workspace, hashes, self)
        dialog.finished.connect(lambda _result: self.arrive())
        dialog.open()

    def _order(self) -> SheetOrder:
        folders = self._context.folders
        return SheetOrder(
            self._client.workspace,
            self.rounds.chosen,
            self._context.t.language,
            folders.fonts,
            folders.locale,
        )

    def _make_commands(self) -> PageActions:
        acts = {
            "rounds": self.rounds.showMenu,
            "usual": self.rounds.choose_usual,
            "all": self.rounds.choose_all,
            "show": self.body.choose_current,
            "ratings": self.body.ask_for_ratings,
            "overall": lambda: self.body.choose(""),
            "print": self.print_sheet,
            "export": self.export_sheet,
        }
        return PageActions(self._context, "trend", self, acts)

    def _on_read(self, found: TrendRead) -> None:
        if found.number != self._number:
            return
        if found.error is not None:
            self.message.setText("")
            self._context.show_error(found.error)
            return
        self._whole = found.trend
        self.commands()  # what was not possible before there was a trend
        self.rounds.setVisible(found.trend is not None)
        self.print_button.setEnabled(found.trend is not None)
        if found.trend is None:
            self._say_too_few(found)
            return
        labels = found.trend.labels
        kept = tuple(label for label in self._client.compared if label in labels)
        chosen = kept if len(kept) > 1 else first_previous_latest(labels)
        self.rounds.show_rounds(found.rounds, chosen)
        self._show_chosen(chosen)

    def _show_chosen(self, labels: Sequence[str]) -> None:
        if self._whole is not None:
            self._client.compared = tuple(labels)
            self.body.show_trend(self._whole, labels)
            self._stack.setCurrentIndex(1)
            if self.ratings.panel is not None:
                self.ratings.panel.raise_()

    def _show_ratings(self, key: str, label: str) -> None:
        trend = self.body.trend
        if trend is not None:
            self._asked = key, label
            self.ratings.show(key, trend.rounds[trend.labels.index(label)])

    def _on_entry_changed(self, _key: str) -> None:
        if self.isVisible():
            self._read()

    def _on_ratings_closed(self) -> None:
        self.body.go_to(*self._asked)
        self.body.table.setFocus()

    def _say_too_few(self, found: TrendRead) -> None:
        t = self._context.t
        words = [t("A trend needs two rounds that can be shown.")]
        words += [
            t("Round {label} is still being rated blind.").format(label=each.label)
            for each in found.rounds
            if each.is_blind
        ]
        words.append(t("Start another round, and it is compared with this one here."))
        self.message.setText(" ".join(words))
        self.start.show()
        self._stack.setCurrentIndex(0)

    def _make_header(self) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.rounds)
        icon = self._context.icons.icon("print", self._context.theme.colour("text"))
        self.print_button = QPushButton(icon, self._context.t("Print…"))
        self.print_button.clicked.connect(self.print_sheet)
        self.print_button.setEnabled(False)
        line.addWidget(self.print_button)
        return widget

    def _make_notice(self) -> QWidget:
        t = self._context.t
        self.message.setWordWrap(True)
        self.start = QPushButton(t("To the rounds…"))
        self.start.clicked.connect(lambda: self.page_requested.emit("round"))
        notice = QWidget()
        layout = QVBoxLayout(notice)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(title(t("Rounds over time")))
        layout.addWidget(self.message)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return notice
