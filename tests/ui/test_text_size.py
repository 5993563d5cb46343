"""At the largest text size, on the smallest screen, nothing is cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea

from omnidesk.ui.menus import TEXT_SIZES
from omnidesk.ui.page_list import PAGES
from omnidesk.ui.widgets.elided_label import ElidedLabel
from omnidesk.ui.widgets.rail import RailButton

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def cut_words(window) -> list[str]:
    """Words that need more width than they have; what is elided says so itself."""
    found = []
    for each in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
        wraps = isinstance(each, QLabel) and each.wordWrap()
        if not each.isVisible() or wraps or isinstance(each, ElidedLabel):
            continue
        wanted = each.sizeHint() if isinstance(each, RailButton) else each.minimumSizeHint()
        if each.width() < wanted.width() or each.height() < wanted.height():
            found.append(f"{each.text()!r} has {each.size()}, wants {wanted}")
    return found


def cut_areas(window) -> list[str]:
    """Areas that cannot be scrolled sideways, and hold more than they are wide."""
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    return [
        f"{each.accessibleName()}: {each.widget().width()} in {each.viewport().width()}"
        for each in areas
        if each.horizontalScrollBarPolicy() == OFF
        and each.widget().width() > each.viewport().width()
    ]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_nothing_is_cut_at_the_largest_size(qtbot, open_window, sample, key, language):
    window = open_window(sample, language=language, hints=True)
    window.resize(1366, 768)
    window.change_settings(replace(window.settings, text_scale=TEXT_SIZES[-1][0]))
    page = window.page(key)
    parts = range(page.tabs.count()) if key == "round" else range(3) if key == "rate" else (0,)
    for part in parts:
        if key == "round":
            page.tabs.setCurrentIndex(part)
        elif key == "rate":
            page.show_mode(part)
        # rows that hold wrapped texts come to rest over a few rounds of the layout
        qtbot.waitUntil(lambda: cut_words(window) + cut_areas(window) == [], timeout=2_000)
        assert window.width() == 1366
