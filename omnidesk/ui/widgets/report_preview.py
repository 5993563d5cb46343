"""The preview of a report: its real pages, laid out and drawn off the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.services.error_texts import error_text
from omnidesk.ui.context import Context
from omnidesk.ui.printing import image_of
from omnidesk.ui.report_jobs import (
    DrawnPage,
    MadeReport,
    Refused,
    ReportOrder,
    draw_job,
    make_job,
)
from omnidesk.ui.tasks import Task
from omnidesk.ui.widgets.form import muted
from omnidesk.ui.widgets.pdf_view import PdfView

_POINTS_PER_INCH = 72.0
_OFFERED_AFTER_MILLISECONDS = 1_000  # most reports are there before one could cancel


class ReportPreview(QWidget):
    """Shows the newest report that was ordered; an older one that comes late is not shown."""

    changed = Signal()  # whether there is a report

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.made: MadeReport | None = None
        self._number = 0
        self._task: Task | None = None  # the layout that is awaited
        self._question = ""
        t = context.t
        self.view = PdfView(context.theme, t)
        self.view.page_wanted.connect(self._on_page_wanted)
        self.view.page_changed.connect(self._show_place)
        self.place = muted("")
        self.state = muted("")
        self.cancel = QPushButton(t("Cancel"))
        self.cancel.setProperty("quiet", "true")
        self.cancel.setAccessibleName(t("Cancel the layout of the pages"))
        self.cancel.clicked.connect(self._on_cancel)
        self.cancel.hide()
        self._soon = QTimer(self, singleShot=True, interval=_OFFERED_AFTER_MILLISECONDS)
        self._soon.timeout.connect(lambda: self.cancel.setVisible(self._task is not None))
        self.warning = QLabel()
        self.warning.setTextFormat(self.place.textFormat())
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        self.warning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._make_bar())
        layout.addWidget(self.warning)
        layout.addWidget(self.view, 1)

    def show_report(self, order: ReportOrder, question: str = "") -> None:
        """Lay out a report and show its pages; those shown until then stay meanwhile.

        Args:
            question: what is asked about its words, over the pages.
        """
        self._number += 1
        self._question = question
        self.state.setText(self._context.t("Laying out the pages…"))
        if self.made is None:
            self.view.show_message(self._context.t("Laying out the pages…"))
        self.stop()
        task = self._task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_made)
        task.failed.connect(self._on_failed)
        self._context.tasks.start(task, make_job(order, self._number))
        self._soon.start()

    def stop(self) -> bool:
        """Lay out no further; tell whether a report was on its way that will not come now."""
        if self._task is None:
            return False
        self._task.cancel()
        self._end()
        return True

    def _end(self) -> None:
        self._task = None
        self._soon.stop()
        self.cancel.hide()

    def _on_cancel(self) -> None:
        """Stop for good: the pages that are shown stay, and the next change begins anew."""
        self.stop()
        self._number += 1  # pages that are done by now come too late
        words = self._context.t("The layout of the pages was cancelled.")
        self.state.setText(words)
        if self.made is None:
            self.view.show_message(words)

    def forget(self) -> None:
        """Show nothing, and nothing of what is still on its way."""
        self.stop()
        self._number += 1
        self.made = None
        self.view.show_message("")
        self.state.clear()
        self.warning.hide()
        self.changed.emit()

    def _make_bar(self) -> QHBoxLayout:
        t = self._context.t
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self.place)
        bar.addSpacing(12)
        bar.addWidget(self.state)
        bar.addWidget(self.cancel)
        bar.addStretch(1)
        self.smaller = self._tool("minus", t("Smaller"), self.view.zoom_out)
        self.larger = self._tool("plus", t("Larger pages"), self.view.zoom_in)
        self.fit = self._tool("expand", t("As wide as the window"), self.view.fit_width)
        for button in (self.smaller, self.larger, self.fit):
            bar.addWidget(button)
        return bar

    def _tool(self, icon: str, words: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(self._context.icons.icon(icon, self._context.theme.colour("text")))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button

    def _on_made(self, outcome: object) -> None:
        if isinstance(outcome, Refused | MadeReport) and outcome.number == self._number:
            self._end()
        if isinstance(outcome, Refused) and outcome.number == self._number:
            self.made = None
            self.state.clear()
            self.view.show_message(error_text(outcome.error, self._context.t))
            self.changed.emit()
        elif isinstance(outcome, MadeReport) and outcome.number == self._number:
            self.made = outcome
            self.state.clear()
            self._show_warning(outcome)
            self.view.show_pages(outcome.sizes)
            self.changed.emit()

    def _on_failed(self, exc: Exception) -> None:
        self._end()
        self.state.clear()
        self._context.show_error(exc)

    def _on_page_wanted(self, page: int, width: int) -> None:
        if self.made is None:
            return
        dots_per_inch = width / self.made.sizes[page][0] * _POINTS_PER_INCH
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_drawn)
        task.failed.connect(self._on_failed)
        job = draw_job(self.made.report.data, page, dots_per_inch, self.made.number)
        self._context.tasks.start(task, job)

    def _on_drawn(self, drawn: DrawnPage) -> None:
        if self.made is not None and drawn.number == self.made.number:
            self.view.show_image(drawn.page, image_of(drawn))

    def _show_place(self, page: int) -> None:
        n = self.view.n_pages
        place = self._context.t("Page {page} of {total}").format(page=page + 1, total=n)
        self.place.setText(place if n else "")

    def _show_warning(self, made: MadeReport) -> None:
        """Ask what there is to ask, and name what is not as it was written."""
        t, sentences = self._context.t, [self._question] if self._question else []
        if made.report.undrawable:
            sentences.append(
                t("No font on this computer has these characters: {characters}").format(
                    characters=" ".join(made.report.undrawable)
                )
            )
        if made.report.unshaped:
            sentences.append(
                t(
                    "Letters that join or run from right to left are drawn one by one: {letters}"
                ).format(letters=" ".join(made.report.unshaped))
            )
        self.warning.setText("\n".join(sentences))
        self.warning.setVisible(bool(sentences))
