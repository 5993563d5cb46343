"""What finds cut texts in the pictures: it catches each kind, and raises no false alarm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from omnidesk.ui.widgets.elided_label import ElidedLabel
from tests.packaging_scripts import loaded

LONG = "Words that need far more room than they have"


@pytest.fixture
def found(qtbot):
    """Show a widget in a window of 400 x 300, and return what is found cut off."""
    cut_off = loaded("cut_off")
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)

    def look(widget: QWidget, x: int, y: int, width: int, height: int) -> list[str]:
        widget.setParent(window)
        widget.setGeometry(x, y, width, height)
        window.show()
        return cut_off.cut_off(window)

    return look


def wrapped() -> QLabel:
    label = QLabel(LONG)
    label.setWordWrap(True)
    return label


def choice() -> QComboBox:
    box = QComboBox()
    box.addItem(LONG)
    return box


def growing() -> QPlainTextEdit:
    field = QPlainTextEdit(LONG)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return field


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (lambda: QLabel(LONG), (60, 20)),
        (wrapped, (80, 20)),
        (lambda: QPushButton(LONG), (80, 30)),
        (lambda: QCheckBox(LONG), (80, 30)),
        (choice, (80, 30)),
        (growing, (80, 30)),
    ],
    ids=["label", "wrapped", "button", "box", "choice", "growing"],
)
def test_a_text_without_its_room_is_found(found, make, size):
    (line,) = found(make(), 5, 5, *size)

    assert "need" in line


@pytest.mark.parametrize(("x", "y"), [(380, 5), (-20, 5), (5, 290), (5, -20)])
def test_a_button_past_an_edge_is_found(found, x, y):
    (line,) = found(QPushButton("OK"), x, y, 60, 30)

    assert "past the edge" in line


def scrolling(holder: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(holder)
    return area


def tall() -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for number in range(30):
        layout.addWidget(QPushButton(f"Button {number}"))
    return holder


def test_what_can_be_scrolled_to_is_no_fault(found):
    assert found(scrolling(tall()), 0, 0, 400, 300) == []


def test_what_is_beside_a_view_that_does_not_scroll_across_is_found(found):
    area = scrolling(tall())
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    assert found(area, 0, 0, 60, 300)


def test_what_is_elided_on_purpose_or_has_room_is_no_fault(found):
    label = ElidedLabel()
    label.setText(LONG)
    assert found(label, 5, 5, 60, 20) == []
    button = QPushButton(LONG)
    button.setToolTip(LONG)
    assert found(button, 5, 40, 80, 30) == []
    assert found(QLabel("Short"), 5, 80, 100, 20) == []
