"""What changed since a version, how severe it is, and a person's word on what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.rubric_change import RubricDiff
from omnidesk.domain.text_diff import ChangeKind
from omnidesk.services.version_lines import cell_pieces
from omnidesk.services.version_texts import SEVERITY_MEANINGS, change_lines, severity_line
from omnidesk.texts import capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.roomy_cell_delegate import RoomyCellDelegate
from omnidesk.ui.dialogs.problem_list_dialog import problem_list
from omnidesk.ui.version_desk.judged_cells_model import JudgedCellsModel
from omnidesk.ui.version_desk.marked_text import MarkedText
from omnidesk.ui.widgets.flow_layout import FlowLayout
from omnidesk.ui.widgets.form import muted, section

_LIST_LINES, _TABLE_LINES, _TEXT_LINES = 4.5, 7, 3.5


class ChangeReview(QWidget):
    """The severity in words, the list of changes, and each changed description to be judged."""

    judged = Signal(object)  # RubricDiff

    def __init__(
        self, context: Context, difference: RubricDiff, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        t = context.t
        self.model = JudgedCellsModel(difference, t, self)
        self.model.judged.connect(self._on_judged)
        self.severity = _plain(section(""))
        self.meaning = _plain(QLabel())
        self.lines = problem_list(t, change_lines(difference, t))
        self.lines.setAccessibleName(t("What changed"))
        line = self.fontMetrics().lineSpacing()
        self.lines.setFixedHeight(round(_LIST_LINES * line))
        self.table = self._make_table()
        self.text = MarkedText(context.theme, t, t("Changed words"), self)
        self.table.setMinimumHeight(_TABLE_LINES * line)
        self.text.setFixedHeight(round(_TEXT_LINES * line))
        self._lay_out()
        self._show(difference)
        if self.model.cells:
            self.table.setCurrentIndex(self.model.index(0, 0))

    @property
    def difference(self) -> RubricDiff:
        """What changed, as it is judged now."""
        return self.model.difference

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setProperty("list", "true")
        table.setItemDelegate(RoomyCellDelegate(table))
        table.setAccessibleName(self._context.t("Level descriptions that changed"))
        table.setFrameShape(QFrame.Shape.StyledPanel)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        self.model.dataChanged.connect(lambda *_: table.resizeRowsToContents())
        table.selectionModel().currentRowChanged.connect(lambda index: self._show_cell(index.row()))
        return table

    def _lay_out(self) -> None:
        t = self._context.t
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.severity)
        layout.addWidget(self.meaning)
        layout.addWidget(self.lines)
        if not self.model.cells:
            layout.addStretch(1)
            return
        layout.addWidget(section(t("Level descriptions that changed")))
        layout.addWidget(
            _plain(
                muted(
                    t(
                        "No program can know what a text means: tick those that now ask for "
                        "something else, and untick those that only say it better."
                    )
                )
            )
        )
        layout.addWidget(self.table, 1)
        layout.addWidget(self.text)
        layout.addWidget(self._make_choices())

    def _make_choices(self) -> QWidget:
        t = self._context.t
        self.all_wording = QPushButton(t("All are wording only"))
        self.all_wording.clicked.connect(lambda: self.model.judge_all(ChangeKind.WORDING))
        self.all_meaning = QPushButton(t("All change the meaning"))
        self.all_meaning.clicked.connect(lambda: self.model.judge_all(ChangeKind.MEANING))
        holder = QWidget()
        row = FlowLayout(holder, spacing=8)
        for button in (self.all_wording, self.all_meaning):
            row.addWidget(button)
        return holder

    def _show_cell(self, row: int) -> None:
        cell = self.model.cells[row]
        language = self._context.t.language
        self.text.show_pieces(cell_pieces(self.model.difference, cell.place, language))

    def _on_judged(self, difference: RubricDiff) -> None:
        self._show(difference)
        self.judged.emit(difference)

    def _show(self, difference: RubricDiff) -> None:
        t = self._context.t
        words = t("Severity {severity}").format(severity=severity_line(difference.severity, t))
        self.severity.setText(capitalised(words))
        self.meaning.setText(t(SEVERITY_MEANINGS[difference.severity]))


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
