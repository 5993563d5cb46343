"""Tells what a window cuts off: texts that are wider than their room, controls past an edge."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

_SLACK = 1  # pixels that nobody sees
_CONTROLS = (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)


def cut_off(window: QWidget) -> list[str]:
    """Return a line for each text or control that a person sees only a part of.

    What is elided on purpose has its whole text as a tooltip; what a view scrolls to is there.
    """
    shown = [each for each in window.findChildren(QWidget) if _is_seen(each, window)]
    controls = [each for each in shown if isinstance(each, _CONTROLS)]
    found: dict[str, None] = {}
    for widget in controls:
        for what in (*_text_cut(widget), *_past_edge(widget, window)):
            found[f"{_called(widget)}: {what}"] = None
    return list(found)


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.window() is window.window()


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (text() if callable(text) else "")
    return f"{type(widget).__name__} “{' '.join(words.split())[:60]}”"


# Texts


def _text_cut(widget: QWidget) -> Iterator[str]:
    if widget.toolTip() and not isinstance(widget, QLabel):
        return  # whole in its tooltip
    if isinstance(widget, QLabel):
        yield from _label_cut(widget)
    elif isinstance(widget, QComboBox):
        yield from _choice_cut(widget)
    elif isinstance(widget, QPlainTextEdit):
        yield from _writing_cut(widget)
    elif isinstance(widget, QPushButton | QToolButton):
        need = _words_of(widget)
        if widget.text() and _is_short(widget.size(), need):
            yield f"{_size(widget.size())} where its words need {_size(need)}"
    elif isinstance(widget, QAbstractButton) and widget.text():
        need = widget.sizeHint()
        if _is_short(widget.size(), need):
            yield f"{_size(widget.size())} where its words need {_size(need)}"


def _words_of(button: QAbstractButton) -> QSize:
    """Return the room of a button's words and sign; a style asks for more, and can do without."""
    words = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), button.text())
    icon = QSize() if button.icon().isNull() else button.iconSize()
    return QSize(words.width() + max(0, icon.width()), max(words.height(), icon.height()))


def _label_cut(label: QLabel) -> Iterator[str]:
    if not label.text() or label.toolTip():
        return
    room = label.contentsRect().size() - QSize(2 * label.margin(), 2 * label.margin())
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + _SLACK:
            yield f"{label.height()} pixels high where its words need {need}"
    elif _width_of(label) > room.width() + _SLACK:
        yield f"{room.width()} pixels wide where its words need {_width_of(label)}"


def _width_of(label: QLabel) -> int:
    if label.textFormat() != Qt.TextFormat.PlainText and "</" in label.text():
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setHtml(label.text())
        return int(document.idealWidth())
    flags = 0 if label.buddy() is None else int(Qt.TextFlag.TextShowMnemonic)
    return label.fontMetrics().size(flags, label.text()).width()


def _writing_cut(edit: QPlainTextEdit) -> Iterator[str]:
    """Tell of a field that grows with its text, and has no bar to scroll it by."""
    if edit.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return
    document = edit.document()
    blocks = map(document.findBlockByNumber, range(document.blockCount()))
    need = sum(block.layout().boundingRect().height() for block in blocks)
    if need > edit.viewport().height() + _SLACK:
        yield f"{edit.viewport().height()} pixels high where its words need {need:g}"


def _choice_cut(choice: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    field = choice.style().subControlRect(kind, option, part, choice)
    need = choice.fontMetrics().horizontalAdvance(choice.currentText())
    if need > field.width() + _SLACK:
        yield f"{field.width()} pixels wide where its words need {need}"


def _is_short(size: QSize, need: QSize) -> bool:
    return size.width() + _SLACK < need.width() or size.height() + _SLACK < need.height()


def _size(size: QSize) -> str:
    return f"{size.width()} x {size.height()}"


# Edges


def _past_edge(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Tell of the first one of what a control lies in that does not show all of it."""
    box, inner, outer = widget.rect(), widget, widget.parentWidget()
    while outer is not None and inner is not window:
        box = QRect(inner.mapToParent(box.topLeft()), box.size())
        view = outer.parentWidget()
        is_port = isinstance(view, QAbstractScrollArea) and view.viewport() is outer
        if is_port and not isinstance(view, QScrollArea):
            return  # a view of items, or a text, scrolls to what it shows
        past = _past(box, outer.rect())
        if is_port and isinstance(view, QScrollArea):
            past = _not_scrolled(view, box, past)
        if past:
            yield f"past the edge of {type(outer).__name__} ({past})"
            return
        if is_port:
            box = QRect(QPoint(0, 0), outer.size())  # scrolled into sight
        inner, outer = outer, view


def _past(box: QRect, room: QRect) -> str:
    sides = {
        "left": room.left() - box.left(),
        "right": box.right() - room.right(),
        "top": room.top() - box.top(),
        "bottom": box.bottom() - room.bottom(),
    }
    return ", ".join(f"{side} {n}" for side, n in sides.items() if n > _SLACK)


def _not_scrolled(view: QScrollArea, box: QRect, past: str) -> str:
    """Leave out the sides to which the area scrolls."""
    can = {
        "left": view.horizontalScrollBar().isVisible(),
        "right": view.horizontalScrollBar().isVisible(),
        "top": view.verticalScrollBar().maximum() > 0,
        "bottom": view.verticalScrollBar().maximum() > 0,
    }
    sides = (side for side in past.split(", ") if side and not can[side.split()[0]])
    return ", ".join(sides)
