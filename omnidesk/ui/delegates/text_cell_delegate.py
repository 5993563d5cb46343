"""A cell that shows its whole text, wrapped, and is edited in place over several lines."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from omnidesk.ui.delegates.cell_editor import CellEditor, Move
from omnidesk.ui.delegates.cell_roles import (
    CHIP_ROLE,
    DIRECTION_ROLE,
    FOOT_ROLE,
    FOUND_ROLE,
    HINT_ROLE,
    INDENT_ROLE,
    JOINED_ROLE,
    MARK_ROLE,
    SIGN_ROLE,
    Chip,
)
from omnidesk.ui.delegates.text_layouts import TextLayouts
from omnidesk.ui.theme import Theme
from omnidesk.ui.widgets.line_height import line_height

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

LEFT, RIGHT, TOP, BOTTOM = 12, 16, 8, 8
"""The space around a text; the sign in the corner sits in the one on the right."""

_MARK = 11
_STEP, _SIGN = 14, 14  # how far in a step of INDENT_ROLE is, and the room of a triangle
_FOOT_GAP = 3
GRIP = 9
"""How wide the place at the left edge is by which a name is dragged."""
_EDITOR_BORDER = 2
_EDITOR_STYLE = """
QPlainTextEdit {{ background: {ground}; border: {border}px solid {accent}; border-radius: 0px;
padding: {top}px {right}px 0px {left}px; }}
QPlainTextEdit[behind_chip="true"] {{ padding-left: {short}px; }}
"""


class TextCellDelegate(QStyledItemDelegate):
    """Paints, measures and edits. One for each view, with layouts that several may share.

    The model may give a font, a foreground and a background, and the roles of ``cell_roles``. The
    view asks ``height_for`` and is told by ``editor_grown`` how high an editor would like to be.
    """

    editor_grown = Signal(object, int)  # QPersistentModelIndex, pixels
    typed = Signal(object, str)  # QPersistentModelIndex, what stands in an open editor
    editor_closed = Signal(object)  # QPersistentModelIndex
    confirmed = Signal(object)  # Move

    def __init__(self, theme: Theme, layouts: TextLayouts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layouts = layouts
        self._font = parent.font()
        self._small = _smaller(self._font)
        self.starts_replacing = False
        parent.setStyleSheet(_editor_style(theme))  # once: for each editor it would take a frame
        self.has_grips = False  # names can be dragged by their left edge
        colours = ("surface", "accent_soft", "hairline", "focus", "focus_gap", "text", "muted")
        more = ("error", "warning", "warning_soft", "control")
        self._colours = {name: theme.colour(name) for name in (*colours, *more)}

    # Measuring

    def height_for(self, index: Index, width: int) -> int:
        """Return the pixels that the cell needs, its space around included."""
        text, font = self._words(index)[:2]
        room = width - LEFT - RIGHT - self._shift(index)
        height = self._layouts.height(text, room, font, index.data(DIRECTION_ROLE))
        foot = index.data(FOOT_ROLE)
        if foot:
            height += self._layouts.height(str(foot), room, self._small) + _FOOT_GAP
        return height + TOP + BOTTOM

    def is_on_sign(self, index: Index, x: int) -> bool:
        """Tell whether a place in a cell is that of its triangle."""
        left = LEFT + self._indent(index)
        return left - 4 <= x <= left + _SIGN

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        return QSize(width, self.height_for(index, width))

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box, state = option.rect, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = index.data(Role.BackgroundRole) or self._colours["surface"]
        painter.fillRect(box, self._colours["accent_soft"] if is_chosen else ground)
        self._draw_lines(painter, box, is_joined=bool(index.data(JOINED_ROLE)))
        self._draw_words(painter, box, index)
        if self.has_grips and bool(state & QStyle.StateFlag.State_MouseOver):
            self._draw_grip(painter, box)
        mark = index.data(MARK_ROLE)
        if mark:
            self._draw_mark(painter, box, str(mark))
        if state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, box)
        painter.restore()

    def _draw_lines(self, painter: QPainter, box: QRect, *, is_joined: bool) -> None:
        painter.setPen(self._colours["hairline"])
        if not is_joined:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())

    def _draw_words(self, painter: QPainter, box: QRect, index: Index) -> None:
        text, font, colour = self._words(index)
        shift = self._shift(index)
        if index.data(SIGN_ROLE) in ("open", "folded"):
            self._draw_sign(painter, box, index)
        if index.data(CHIP_ROLE) is not None:
            self._draw_chip(painter, box.adjusted(self._before_chip(index), 0, 0, 0), index)
        room = QRectF(box.adjusted(LEFT + shift, TOP, -RIGHT, 0))
        direction = index.data(DIRECTION_ROLE)
        found = index.data(FOUND_ROLE)
        if found and index.data(Role.DisplayRole):
            brush = self._colours["warning_soft"], self._colours["warning"]
            self._layouts.mark(painter, room, text, font, direction, found, brush)
        painter.setPen(colour)
        self._layouts.draw(painter, room, text, font, direction)
        foot = index.data(FOOT_ROLE)
        if foot:
            height = self._layouts.height(text, int(room.width()), font, direction)
            painter.setPen(self._colours["muted"])
            below = room.adjusted(0, height + _FOOT_GAP, 0, 0)
            self._layouts.draw(painter, below, str(foot), self._small)

    def _draw_sign(self, painter: QPainter, box: QRect, index: Index) -> None:
        """A triangle that points down over what it shows, and to the right where all is folded."""
        left = box.left() + LEFT + self._indent(index)
        middle = box.top() + TOP + QFontMetrics(self._font).height() / 2
        is_open = index.data(SIGN_ROLE) == "open"
        points = ((0, -2), (8, -2), (4, 3)) if is_open else ((1.5, -4), (6.5, 0), (1.5, 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["text"])
        painter.drawPolygon(QPolygonF([QPointF(left + x, middle + y) for x, y in points]))

    def _draw_grip(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["control"])
        for row in range(3):
            for column in range(2):
                centre = QPointF(box.left() + 3.5 + 4 * column, box.top() + TOP + 4 + 4 * row)
                painter.drawEllipse(centre, 1.2, 1.2)

    def _draw_chip(self, painter: QPainter, box: QRect, index: Index) -> None:
        chip: Chip = index.data(CHIP_ROLE)
        side = self._chip_side()
        width = self._chip_width(index) - 8
        place = QRectF(box.left() + LEFT, box.top() + TOP - 1, width, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(chip.fill)
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(chip.ink)
        painter.setFont(_bold(self._font))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chip.text)

    def _draw_mark(self, painter: QPainter, box: QRect, mark: str) -> None:
        """A filled disc for an error, a hollow triangle for a warning: told apart in grey too."""
        place = QRectF(box.right() - _MARK - 3, box.top() + 4, _MARK, _MARK)
        colour = self._colours["error" if mark == "error" else "warning"]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        ink = colour
        if mark == "error":
            painter.setBrush(colour)
            painter.drawEllipse(place)
            ink = self._colours["surface"]
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            corners = [QPointF(place.center().x(), place.top()), place.bottomRight()]
            painter.drawPolygon(QPolygonF([*corners, place.bottomLeft()]))
        painter.setPen(QPen(ink, 1.4))
        x, y = place.center().x(), place.center().y()
        painter.drawLine(QPointF(x, y - 2), QPointF(x, y + 1))
        painter.drawPoint(QPointF(x, y + 3))

    def _draw_focus(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for name, inset in (("focus", 0), ("focus", 1), ("focus_gap", 2)):
            painter.setPen(self._colours[name])
            painter.drawRect(box.adjusted(inset, inset, -1 - inset, -1 - inset))

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent)
        editor.setProperty("behind_chip", index.data(CHIP_ROLE) is not None)
        editor.setFont(self._cell_font(index))
        editor.setAccessibleName(str(index.data(Role.AccessibleTextRole) or ""))
        editor.setPlaceholderText(str(index.data(HINT_ROLE) or ""))
        direction = index.data(DIRECTION_ROLE)
        if direction is not None:
            editor.write_in(direction)
        place = QPersistentModelIndex(index)
        editor.grown.connect(lambda: self._on_grown(editor, place))
        editor.typed.connect(lambda: self.typed.emit(place, editor.text()))
        editor.finished.connect(lambda move: self._on_finished(editor, move))
        editor.cancelled.connect(
            lambda: self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        )
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        if editor.is_filled:
            return  # the model speaks up while one types
        editor.fill(str(index.data(Role.EditRole) or ""))
        if self.starts_replacing:
            editor.is_replacing = True
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        if editor.document().isModified():
            model.setData(index, editor.text().strip(), Role.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        before = LEFT + self._shift(index) - self._lead(index)
        box = option.rect.adjusted(before, 0, 0, -1)
        parent = editor.parentWidget()
        editor.setGeometry(box & parent.rect() if parent is not None else box)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        place = QPersistentModelIndex(index)
        super().destroyEditor(editor, index)
        self.editor_closed.emit(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return False  # the editor knows its keys; Qt's own would be those of a line
        return super().eventFilter(watched, event)

    def _on_finished(self, editor: CellEditor, move: Move | None) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if move is not None:
            self.confirmed.emit(move)

    def _on_grown(self, editor: CellEditor, place: QPersistentModelIndex) -> None:
        height = editor.n_lines() * line_height(editor) + TOP + BOTTOM
        self.editor_grown.emit(place, height)

    # What a cell says

    def _words(self, index: Index) -> tuple[str, QFont, QColor]:
        text = index.data(Role.DisplayRole)
        font = self._cell_font(index)
        if text:
            return str(text), font, index.data(Role.ForegroundRole) or self._colours["text"]
        hint = index.data(HINT_ROLE)
        if hint:
            font = QFont(font)
            font.setBold(False)
            font.setItalic(True)
        return str(hint or ""), font, self._colours["muted"]

    def _cell_font(self, index: Index) -> QFont:
        font = index.data(Role.FontRole)
        return font if isinstance(font, QFont) else self._font

    def _lead(self, index: Index) -> int:
        """Return the space in an editor before its text; less behind a chip, which stays in view.

        The text stands where it is painted when nobody edits.
        """
        return LEFT if index.data(CHIP_ROLE) is None else LEFT // 2

    def _chip_side(self) -> int:
        return QFontMetrics(self._font).height() + 2

    def _chip_width(self, index: Index) -> int:
        """Return the room that a chip takes with the space behind it; 0 without one."""
        chip = index.data(CHIP_ROLE)
        if chip is None:
            return 0
        return self._chip_side() + 7 * (len(chip.text) - 1) + 8

    def _indent(self, index: Index) -> int:
        return _STEP * int(index.data(INDENT_ROLE) or 0)

    def _before_chip(self, index: Index) -> int:
        return self._indent(index) + (_SIGN if index.data(SIGN_ROLE) else 0)

    def _shift(self, index: Index) -> int:
        """Return how much further in a text stands, behind all that comes before it."""
        return self._before_chip(index) + self._chip_width(index)


def _editor_style(theme: Theme) -> str:
    return _EDITOR_STYLE.format(
        ground=theme.colour("surface").name(),
        accent=theme.colour("accent").name(),
        border=_EDITOR_BORDER,
        top=TOP - _EDITOR_BORDER,
        right=RIGHT - _EDITOR_BORDER,
        left=LEFT - _EDITOR_BORDER,
        short=LEFT // 2 - _EDITOR_BORDER,
    )


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(font.pixelSize() - 1)
    else:
        small.setPointSizeF(font.pointSizeF() - 0.75)
    return small


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
