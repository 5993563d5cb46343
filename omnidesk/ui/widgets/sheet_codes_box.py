"""Digits for the covers of a blind rating: whether they are asked for, and drawn here, once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Expert
from omnidesk.domain.errors import OmnideskError
from omnidesk.services.sheet_codes import draw_codes
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.long_work import run_long
from omnidesk.ui.printing import ask_for_printer
from omnidesk.ui.tasks import TaskCancelled
from omnidesk.ui.widgets.form import muted
from omnidesk.ui.written import tell_written

ChoosePrinter = Callable[[QWidget, str, Path], QPrinter | None]


class SheetCodesBox(QWidget):
    """A choice of the coordinator's; what was drawn goes from sight with the page."""

    def __init__(
        self,
        context: Context,
        document: RoundDocument,
        chosen: Callable[[], Expert | None],
        parent: QWidget | None = None,
    ) -> None:
        """Serve the table of the experts.

        Args:
            chosen: the expert whose row the cursor is in.
        """
        super().__init__(parent)
        self._context, self._document, self._chosen = context, document, chosen
        self.choose_printer: ChoosePrinter = ask_for_printer
        """Stands for the system's dialog, which a test cannot answer."""
        t = context.t
        self.asked = QCheckBox(t("Ask for six digits before a covered &sheet is shown"))
        self.asked.toggled.connect(self._on_asked)
        self.anew = QPushButton(t("&New digits for the chosen expert"))
        self.anew.clicked.connect(self._on_anew)
        self.drawn = QLabel()
        self.drawn.setTextFormat(Qt.TextFormat.PlainText)
        self.drawn.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.print = QPushButton(t("&Print slips…"))
        self.print.clicked.connect(self._on_print)
        self.put_away = QPushButton(t("P&ut away"))
        self.put_away.clicked.connect(self.forget)
        self._once = self._make_once()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.asked)
        line.addWidget(self.anew)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self._once)
        self._once.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show whether digits are asked for in the rating that goes on."""
        document = self._document
        is_on = bool(document.is_blind and document.sheet_codes().is_asked)
        with QSignalBlocker(self.asked):
            self.asked.setChecked(is_on)
        self.asked.setEnabled(document.is_writable and document.is_blind)
        self.anew.setVisible(is_on)
        self.anew.setEnabled(document.is_writable)
        if not is_on:
            self.forget()

    def forget(self) -> None:
        """Take the drawn digits from sight; nobody can bring them back."""
        self.drawn.clear()
        self._once.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """An expert may come to the laptop next."""
        if not event.spontaneous():
            self.forget()
        super().hideEvent(event)

    def _make_once(self) -> QWidget:
        t = self._context.t
        self.drawn.setAccessibleName(t("Digits that were drawn"))
        note = muted(
            t(
                "Shown this once: write them down, or print a slip for each expert. The file keeps "
                "no digits, only what proves them. New ones can be drawn at any time."
            )
        )
        note.setWordWrap(True)
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(24, 0, 0, 0)
        line = QHBoxLayout()
        for button in (self.print, self.put_away):
            line.addWidget(button)
        line.addStretch(1)
        column.addWidget(self.drawn)
        column.addWidget(note)
        column.addLayout(line)
        return widget

    def _on_asked(self, on: bool) -> None:
        if on:
            self._draw([expert.id for expert in self._document.record.panel])
        else:
            self._try(self._document.forget_codes)

    def _on_anew(self) -> None:
        expert, t = self._chosen(), self._context.t
        if expert is None:
            self._context.notify(t("Choose an expert in the table first."), None)
        elif expert.id in self._document.current_pass.handed_in:
            self._context.notify(t("{code} has finished").format(code=expert.code), None)
        else:
            self._draw([expert.id])

    def _draw(self, expert_ids: Collection[str]) -> None:
        document, t = self._document, self._context.t
        record, number = document.record, document.current_pass.number
        try:
            drawn = run_long(
                self.window(),
                self._context,
                t("Drawing the digits…"),
                lambda progress: draw_codes(record, number, expert_ids, progress),
            )
        except TaskCancelled:
            self.refresh()
            return
        if self._try(lambda: document.keep_codes(drawn)) and drawn.digits:
            self._show(drawn.digits)

    def _show(self, digits: Mapping[str, str]) -> None:
        lines = [f"{code}:  {each[:3]} {each[3:]}" for code, each in digits.items()]
        self.drawn.setText("\n".join(lines))
        self._once.show()
        self.print.setFocus()

    def _on_print(self) -> None:
        t = self._context.t
        name = t("Digits {round}").format(round=self._document.record.round.label)
        target = self._context.folders.documents / f"{name}.pdf"
        printer = self.choose_printer(self, t("Print slips"), target)
        if printer is None:
            return
        slips = QTextDocument()
        slips.setPlainText("\n\n\n".join(self.drawn.text().split("\n")))
        slips.print_(printer)
        if printer.outputFileName():
            tell_written(self._context, Path(printer.outputFileName()))  # and that it lies there
            return
        self._context.notify(t("The slips were sent to the printer."), None)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do what is asked, or say why not; tell whether it was done."""
        is_done = True
        try:
            act()
        except OmnideskError as exc:
            self._context.show_error(exc)
            is_done = False
        self.refresh()
        return is_done
