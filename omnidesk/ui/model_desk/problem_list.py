"""What the check found as a list: headings by severity, and a sentence for each finding."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import RubricProblem, Severity
from omnidesk.services.problem_texts import problem_text
from omnidesk.texts import Translator
from omnidesk.ui.context import Context
from omnidesk.ui.delegates.text_layouts import TextLayouts

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
ICONS = {Severity.ERROR: "cross", Severity.WARNING: "warning", Severity.NOTE: "info"}
COLOURS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "muted"}

_BATCH = 40
_EDGE, _ICON = 6, 16


def counted(severity: Severity, n: int, t: Translator) -> str:
    """Return how many findings there are of a severity, in words."""
    words = {
        Severity.ERROR: t.plural("{n} error", "{n} errors", n),
        Severity.WARNING: t.plural("{n} warning", "{n} warnings", n),
        Severity.NOTE: t.plural("{n} note", "{n} notes", n),
    }[severity]
    return words.format(n=n)


class ProblemListModel(QAbstractListModel):
    """Rows are severities and findings; a sentence is made when it is shown."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._rubric: Rubric | None = None
        self._rows: list[Severity | RubricProblem] = []
        self._counts: dict[Severity, int] = {}

    def show_problems(
        self, problems: Sequence[RubricProblem], rubric: Rubric, shown: Collection[Severity]
    ) -> None:
        """Show the findings of some severities, the gravest first."""
        rows: list[Severity | RubricProblem] = []
        for severity in SEVERITIES:
            found = [each for each in problems if each.severity is severity]
            self._counts[severity] = len(found)
            if found and severity in shown:
                rows += [severity, *found]
        self.beginResetModel()
        self._rubric, self._rows = rubric, rows
        self.endResetModel()

    def problem(self, index: Index) -> RubricProblem | None:
        """Return the finding of a row; none for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, RubricProblem) else None

    def severity(self, index: Index) -> Severity:
        row = self._rows[index.row()]
        return row.severity if isinstance(row, RubricProblem) else row

    def index_of(self, problem: RubricProblem | None) -> QModelIndex:
        row = self._rows.index(problem) if problem in self._rows else -1
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.problem(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        problem = self.problem(index)
        if problem is None:
            severity = self.severity(index)
            return counted(severity, self._counts[severity], self._t)
        assert self._rubric is not None
        return problem_text(problem, self._t, rubric=self._rubric)


class ProblemView(QListView):
    """A list whose rows are as high as their sentences."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(_ProblemDelegate(context, self))


class _ProblemDelegate(QStyledItemDelegate):
    """Paints a sign and a sentence; a heading is a line in bold."""

    def __init__(self, context: Context, view: ProblemView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._layouts = TextLayouts()
        self._bold = QFont(view.font())
        self._bold.setBold(True)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        room = width - 3 * _EDGE - _ICON
        height = self._layouts.height(str(index.data()), room, self._font(index))
        return QSize(width, height + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._context.theme, option.rect
        model = self._view.model()
        assert isinstance(model, ProblemListModel)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        severity, is_heading = model.severity(index), model.problem(index) is None
        if is_heading:
            icon = self._context.icons.icon(ICONS[severity], theme.colour(COLOURS[severity]))
            icon.paint(painter, box.left() + _EDGE, box.top() + _EDGE, _ICON, _ICON)
        painter.setPen(theme.colour("text"))
        room = QRectF(box.adjusted(2 * _EDGE + _ICON, _EDGE, -_EDGE, 0))
        self._layouts.draw(painter, room, str(index.data()), self._font(index))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("focus"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _font(self, index: Index) -> QFont:
        model = self._view.model()
        is_heading = isinstance(model, ProblemListModel) and model.problem(index) is None
        return self._bold if is_heading else self._view.font()
