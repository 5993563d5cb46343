"""A model of one's own: an empty grid of a size, or the table that lies on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import MIN_LEVELS
from omnidesk.domain.rubric_reading import MAX_DIMENSIONS
from omnidesk.domain.rubric_start import empty_rubric, with_content_of
from omnidesk.exchange.clip_model import has_names, may_be_model, model_of_block
from omnidesk.exchange.clip_text import Block, without_empty_end
from omnidesk.ui.clipboard import clipboard_block
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.model_dialog import MOST_LEVELS, USUAL_LEVELS
from omnidesk.ui.new_client.unfinished import Unfinished
from omnidesk.ui.widgets.form import add_row
from omnidesk.ui.widgets.rubric_preview import RubricPreview

_USUAL_DIMENSIONS = 5
_ROWS_IN_SIGHT = 5


class OwnModel(QObject):
    """Rows of a form: the model's name, its size, and a table to take instead.

    Attributes:
        rows: where they are in the form.
    """

    def __init__(self, context: Context, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._form, self._block = context, form, Block()
        t, first = context.t, form.rowCount()
        self.name = QLineEdit()
        add_row(
            form,
            t("&Name of the model"),
            self.name,
            t("It opens as a draft on the page Model. Once it is frozen, the first round starts."),
        )
        self.levels = _size(USUAL_LEVELS, MIN_LEVELS, MOST_LEVELS)
        add_row(form, t("&Levels"), self.levels)
        self.dimensions = _size(_USUAL_DIMENSIONS, 1, MAX_DIMENSIONS)
        add_row(form, t("&Dimensions"), self.dimensions)
        self.takes_table = QCheckBox()
        self.takes_table.toggled.connect(lambda _on: self._show())
        form.addRow("", self.takes_table)
        self.preview = RubricPreview(t)
        row = self.preview.fontMetrics().height() + 8
        self.preview.setMinimumHeight((_ROWS_IN_SIGHT + 1) * row)
        form.addRow(self.preview)
        self.rows = range(first, form.rowCount())
        self._is_shown = False
        QGuiApplication.clipboard().dataChanged.connect(self._look)

    def show(self, *, shown: bool) -> None:
        """Show the rows, or hide them all."""
        self._is_shown = shown
        for row in self.rows:
            self._form.setRowVisible(row, shown)
        if shown:
            self._look()
            self._show()

    def rubric(self, taken: set[str]) -> Rubric:
        """Return the model as it will be.

        Args:
            taken: ids of models that it must not be taken for.

        Raises:
            Unfinished: it has no name yet.
            RubricInvalid: the table makes no model; every reason is named.
        """
        name = self.name.text().strip()
        if not name:
            raise Unfinished(self._context.t("Write the model's name first."), self.name)
        language = self._context.t.language
        empty = empty_rubric(
            name,
            (language,),
            n_levels=self.levels.value(),
            n_dimensions=self.dimensions.value(),
            taken=taken,
        )
        if not self.takes_table.isChecked():
            return empty
        return with_content_of(empty, model_of_block(self._block, language, name))

    def _look(self) -> None:
        """Look what lies on the clipboard: it may have been copied since."""
        is_taken = bool(self._block) and self.takes_table.isChecked()
        if not self._is_shown or is_taken:  # a table that is taken stays, whatever is copied next
            return
        block, t = without_empty_end(clipboard_block()), self._context.t
        self._block = block if block and may_be_model(block) else Block()
        n_rows, n_columns = len(self._block), len(self._block[0]) if self._block else 0
        words = t("Take the &table on the clipboard ({rows} x {columns})")
        self.takes_table.setText(words.format(rows=n_rows, columns=n_columns))
        self.takes_table.setChecked(bool(self._block) and has_names(self._block))
        self._show()

    def _show(self) -> None:
        is_table = bool(self._block)
        takes = self.takes_table.isChecked() and is_table
        self._form.setRowVisible(self.takes_table, is_table)
        self._form.setRowVisible(self.preview, takes and self._preview())
        for field in (self.levels, self.dimensions):
            self._form.setRowVisible(field, not takes)  # the table has its own size

    def _preview(self) -> bool:
        """Show the table as the model that it becomes; tell whether it becomes one."""
        language = self._context.t.language
        try:
            rubric = model_of_block(self._block, language, self.name.text())
        except OmnideskError:  # said when it is asked for
            return False
        self.preview.show_rubric(rubric, language, ())
        return True


def _size(usual: int, least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(usual)
    return field
