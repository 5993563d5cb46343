"""What a page gives out on paper: printed, or exported as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from omnidesk.files import safe_name
from omnidesk.ui.context import Context
from omnidesk.ui.printing import PrintRun, ask_for_printer, pdf_target
from omnidesk.ui.report_jobs import Job, MadeReport, PaperOrder, Refused, make_job, save_job
from omnidesk.ui.targets import ask_for_target
from omnidesk.ui.tasks import Task
from omnidesk.ui.written import tell_written

_OFFERED_AFTER_MILLISECONDS = 1_000
ChoosePrinter = Callable[[QWidget, str, Path], QPrinter | None]


class PaperOut(QObject):
    """Asks where to, and has the pages made off the GUI thread."""

    def __init__(self, context: Context, page: QWidget, name: str, printed: str) -> None:
        """Serve one page.

        Args:
            name: what leaves the window, without an ending; part of a suggested file name.
            printed: what is said when it is on its way to a printer.
        """
        super().__init__(page)
        self._context, self._page = context, page
        self._name, self._printed = name, printed
        self._printers: dict[int, QPrinter] = {}
        self.choose_printer: ChoosePrinter = ask_for_printer
        """Stands for the system's dialog, which a test cannot answer."""

    def print_pages(self, title: str, order: PaperOrder) -> None:
        """Ask for a printer and print; to a file the pages themselves are written."""
        printer = self.choose_printer(self._page, title, self._suggestion())
        if printer is None:
            return
        target = pdf_target(printer)
        if target is not None:
            self._save(order, target)
            return
        number = len(self._printers)
        self._printers[number] = printer
        self._start(make_job(order, number), self._on_made)

    def export(self, title: str, order: PaperOrder) -> None:
        """Ask for a name and write the pages as a PDF."""
        kinds = f"{self._context.t('PDF files')} (*.pdf)"
        out = ask_for_target(self._context, self._page, title, self._suggestion(), kinds)
        if out is not None:
            self._save(order, out)

    def _suggestion(self) -> Path:
        name = safe_name(self._name, fallback="report")
        return self._context.folders.documents / f"{name}.pdf"

    def _save(self, order: PaperOrder, out: Path) -> None:
        self._start(save_job(order, out), self._on_saved)

    def _start(self, job: Job, on_done: Callable[[object], None]) -> None:
        task = self._context.tasks.new_task()
        task.succeeded.connect(on_done)
        task.failed.connect(self._context.show_error)
        task.cancelled.connect(self._on_cancelled)
        soon = QTimer(task, singleShot=True, interval=_OFFERED_AFTER_MILLISECONDS)
        soon.timeout.connect(lambda: self._offer_to_cancel(task))
        for ended in (task.succeeded, task.failed, task.cancelled):
            ended.connect(soon.stop)
            ended.connect(lambda *_outcome: self._context.withdraw(self._making()))
        soon.start()
        self._context.tasks.start(task, job)

    def _offer_to_cancel(self, task: Task) -> None:
        self._context.offer(self._making(), self._context.t("Cancel"), task.cancel)

    def _making(self) -> str:
        return self._context.t("The pages are being made…")

    def _on_cancelled(self) -> None:
        self._context.notify(self._context.t("Cancelled. Nothing was written."), None)

    def _on_made(self, outcome: object) -> None:
        if isinstance(outcome, Refused):
            self._context.show_error(outcome.error)
        elif isinstance(outcome, MadeReport):
            printer = self._printers[outcome.number]
            run = PrintRun(self._context.tasks, outcome, printer, self)
            run.finished.connect(self._on_printed)
            run.failed.connect(self._context.show_error)
            run.start()

    def _on_saved(self, outcome: object) -> None:
        if isinstance(outcome, Refused):
            self._context.show_error(outcome.error)
        elif isinstance(outcome, Path):
            tell_written(self._context, outcome)

    def _on_printed(self) -> None:
        self._context.notify(self._printed, None)
