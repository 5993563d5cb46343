"""Two small buttons beside a chart: copy it, and save it as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import shorten

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from omnidesk.charts.pictures.marks import StandaloneChart
from omnidesk.domain.errors import OmnideskError
from omnidesk.files import safe_name
from omnidesk.ui.chart_jobs import picture_job, save_job
from omnidesk.ui.context import Context
from omnidesk.ui.targets import ask_for_target
from omnidesk.ui.written import tell_written

_ICON = 16
_USUAL_ENDING = ".png"
_LONGEST_NAME = 80


class ChartTools(QWidget):
    """The chart is made anew for a light ground, with its title and the rule of its numbers."""

    def __init__(
        self,
        context: Context,
        name: str,
        make: Callable[[], StandaloneChart],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._name, self._make = context, name, make
        t = context.t
        self.copy = self._button("copy", t("Copy: {chart}").format(chart=name))
        self.save = self._button("save", t("Save as a picture: {chart}").format(chart=name))
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.copy)
        line.addWidget(self.save)

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(self._context.icons.icon(icon, self._context.theme.colour("text")))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _on_copy(self) -> None:
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_copied)
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task, picture_job(self._make(), self._context.folders.fonts))

    def _on_copied(self, data: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(data))
        self._context.notify(self._context.t("The chart is on the clipboard."), None)

    def _on_save(self) -> None:
        t, chart = self._context.t, self._make()
        words = shorten(f"{self._name}, {chart.title}", _LONGEST_NAME, placeholder="")
        suggestion = self._context.folders.documents / f"{safe_name(words)}{_USUAL_ENDING}"
        kinds = ";;".join((t("Picture (*.png)"), t("Drawing, SVG (*.svg)"), t("Page, PDF (*.pdf)")))
        out = ask_for_target(self._context, self, t("Save the chart"), suggestion, kinds)
        if out is None:
            return
        task = self._context.tasks.new_task()
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task, save_job(chart, out, self._context.folders.fonts))

    def _on_saved(self, found: Path | OmnideskError) -> None:
        if isinstance(found, OmnideskError):
            self._context.show_error(found)
        else:
            tell_written(self._context, found)
