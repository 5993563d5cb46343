"""The Trend page on paper: one landscape sheet, printed or exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from omnidesk.domain.errors import FileExists, OmnideskError
from omnidesk.files import safe_name
from omnidesk.storage.workspace import Workspace
from omnidesk.ui.context import Context
from omnidesk.ui.printing import PrintRun, ask_for_printer, pdf_target
from omnidesk.ui.report_jobs import MadeReport
from omnidesk.ui.trend_jobs import SheetOrder, save_sheet_job, sheet_job

ChoosePrinter = Callable[[QWidget, str, Path], QPrinter | None]


class TrendOut(QObject):
    """Makes the sheet off the GUI thread, for the rounds that are compared."""

    def __init__(self, context: Context, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._workspace, self._page = context, workspace, page
        self._printer: QPrinter | None = None
        self._run: PrintRun | None = None
        self.choose_printer: ChoosePrinter = ask_for_printer
        """Stands for the system's dialog, which a test cannot answer."""

    def print_sheet(self, title: str, labels: Sequence[str]) -> None:
        """Ask for a printer and print; to a file the sheet itself is written."""
        suggestion = self._suggestion(title)
        printer = self.choose_printer(self._page, self._context.t("Print the trend"), suggestion)
        if printer is None:
            return
        target = pdf_target(printer)
        if target is not None:
            self._save(target, labels)
            return
        self._printer = printer
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_made)
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task, sheet_job(self._order(labels)))

    def export_sheet(self, title: str, labels: Sequence[str]) -> None:
        """Ask for a name and write the sheet as a PDF."""
        t = self._context.t
        kinds = f"{t('PDF files')} (*.pdf)"
        out = self._context.choose_target(
            self._page, t("Export the trend"), self._suggestion(title), kinds
        )
        if out is None:
            return
        if not out.suffix:
            out = out.with_suffix(".pdf")
            if out.exists():  # the question whether to replace it was about another name
                self._context.show_error(FileExists(out))
                return
        self._save(out, labels)

    def _save(self, out: Path, labels: Sequence[str]) -> None:
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task, save_sheet_job(self._order(labels), out))

    def _order(self, labels: Sequence[str]) -> SheetOrder:
        folders = self._context.folders
        return SheetOrder(
            self._workspace,
            tuple(labels),
            self._context.t.language,
            folders.fonts,
            folders.locale,
        )

    def _suggestion(self, title: str) -> Path:
        return self._context.folders.documents / f"{safe_name(title)}.pdf"

    def _on_saved(self, found: Path | OmnideskError) -> None:
        if isinstance(found, OmnideskError):
            self._context.show_error(found)
        else:
            self._context.notify(self._context.t("Written: {path}").format(path=found), None)

    def _on_made(self, found: MadeReport | OmnideskError) -> None:
        if isinstance(found, OmnideskError):
            self._context.show_error(found)
        elif self._printer is not None:
            self._run = PrintRun(self._context.tasks, found, self._printer, self)
            self._run.failed.connect(self._context.show_error)
            self._run.finished.connect(self._on_printed)
            self._run.start()

    def _on_printed(self) -> None:
        self._context.notify(self._context.t("Printed."), None)
