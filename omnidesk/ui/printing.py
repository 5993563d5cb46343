"""Printing a finished report: the system's own dialog, then its pages at the printer's fineness."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from omnidesk.ui.report_jobs import DrawnPage, MadeReport, draw_job
from omnidesk.ui.tasks import TaskRunner

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_MOST_DOTS_PER_INCH = 300.0  # finer is not seen on paper, and a page takes a gigabyte


def ask_for_printer(parent: QWidget, title: str, suggestion: Path) -> QPrinter | None:
    """Ask with the system's dialog where to print; None when the user changes their mind.

    Without any printer the dialog prints to a PDF, for which a name is suggested.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(suggestion.stem)
    if not QPrinterInfo.availablePrinterNames():
        printer.setOutputFileName(str(suggestion))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if is_accepted else None


def pdf_target(printer: QPrinter) -> Path | None:
    """Return the file that a whole report goes to if the chosen printer is one."""
    is_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    name = printer.outputFileName()
    if not is_file or not name or not printer.pageRanges().isEmpty():
        return None
    return Path(name)


def image_of(drawn: DrawnPage) -> QImage:
    """Return a page's picture as Qt's."""
    picture = drawn.picture
    return QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.bytes_per_line,
        QImage.Format.Format_RGB32,
    ).copy()


class PrintRun(QObject):
    """Prints pages one after the other; each is drawn off the GUI thread when its turn comes."""

    finished = Signal()
    failed = Signal(object)  # Exception

    def __init__(
        self, tasks: TaskRunner, made: MadeReport, printer: QPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._made, self._printer = tasks, made, printer
        self._dots_per_inch = min(float(printer.resolution()), _MOST_DOTS_PER_INCH)
        self._pages = _wanted_pages(printer, len(made.sizes))
        self._next = 0
        self._painter = QPainter()
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)

    def start(self) -> None:
        """Ask for the first page."""
        if self._pages:
            self._draw_next()
        else:
            self.finished.emit()

    def _draw_next(self) -> None:
        page = self._pages[self._next]
        task = self._tasks.new_task()
        task.succeeded.connect(self._on_drawn)
        task.failed.connect(self._on_failed)
        self._tasks.start(
            task, draw_job(self._made.report.data, page, self._dots_per_inch, self._made.number)
        )

    def _on_drawn(self, drawn: DrawnPage) -> None:
        is_begun = self._painter.isActive()
        if not (self._printer.newPage() if is_begun else self._painter.begin(self._printer)):
            self._on_failed(OSError(self._printer.printerName()))
            return
        self._paint(image_of(drawn))
        self._next += 1
        if self._next < len(self._pages):
            self._draw_next()
        else:
            self._painter.end()
            self.finished.emit()

    def _paint(self, image: QImage) -> None:
        """Fill the sheet with a page; one that lies the other way is turned, as by hand.

        Drivers differ in whether the sheet itself can still be turned while they print.
        """
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        if (image.width() > image.height()) != (paper.width() > paper.height()):
            image = image.transformed(QTransform().rotate(90))
        size = QSizeF(image.size()).scaled(paper.size(), _KEEP)
        left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
        self._painter.drawImage(QRectF(left, top, size.width(), size.height()), image)

    def _on_failed(self, exc: Exception) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit(exc)


def _wanted_pages(printer: QPrinter, n_pages: int) -> list[int]:
    """Return the pages to print, from 0, once for each copy that the printer cannot make."""
    ranges = printer.pageRanges()
    chosen = [i for i in range(n_pages) if ranges.isEmpty() or ranges.contains(i + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    n_copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return chosen * n_copies
