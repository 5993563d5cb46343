"""What forms and cards are put together from."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from omnidesk.ui.widgets.form import empty_layout, scrolled


@pytest.fixture
def holder(qtbot):
    widget = QWidget()
    widget.setLayout(QVBoxLayout())
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_row_that_is_replaced_at_once_never_opens_as_a_window(holder):
    orphan = QLabel("replaced before it was ever shown")
    holder.layout().addWidget(orphan)
    empty_layout(holder.layout())
    seen = []
    for _ in range(5):
        QApplication.processEvents()
        seen += [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    assert set(seen) == {holder}
    assert holder.layout().count() == 0


def test_what_is_scrolled_on_a_card_shows_the_card(holder):
    palette = holder.palette()
    palette.setColor(holder.backgroundRole(), QColor("#123456"))
    holder.setPalette(palette)
    area = scrolled(QWidget())
    area.widget().setPalette(QPalette(QColor("#abcdef")))
    holder.layout().addWidget(area)
    QApplication.processEvents()

    assert holder.grab().toImage().pixelColor(area.geometry().center()).name() == "#123456"
