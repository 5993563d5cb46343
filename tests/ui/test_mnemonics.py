"""A letter with Alt leads to one place of a window, and never to what would destroy something."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenuBar, QTabBar, QWidget

from omnidesk.ui.page_list import PAGES


def letters_of(window: QWidget) -> dict[str, list[str]]:
    """Return what each letter leads to among what is shown now."""
    texts: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QMenuBar):
            texts += [action.text() for action in widget.actions() if action.isVisible()]
        elif isinstance(widget, QTabBar):
            texts += [widget.tabText(at) for at in range(widget.count())]
        elif isinstance(widget, QAbstractButton):
            texts += [widget.text()] if widget.isEnabled() else []
        elif isinstance(widget, QLabel):
            texts += [widget.text()] if widget.buddy() is not None else []
    found = defaultdict(list)
    for text in texts:
        sequence = QKeySequence.mnemonic(text)
        if not sequence.isEmpty():
            found[sequence.toString()].append(text)
    return dict(found)


def doubled(window: QWidget) -> dict[str, list[str]]:
    return {key: texts for key, texts in letters_of(window).items() if len(texts) > 1}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_no_letter_of_a_page_leads_to_two_places(open_window, make_file, key, language):
    window = open_window(make_file(blind=True), language=language)
    window.show_page(key)
    page = window.page(key)
    tabs = page.findChild(QTabBar) if key == "round" else None
    for at in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(at)
        assert doubled(window) == {}


def test_no_letter_closes_or_deletes_a_round_or_takes_an_expert_out(window):
    page = window.page("round")
    window.show_page("round")
    page.tabs.setCurrentIndex(1)
    led_to = [text for texts in letters_of(window).values() for text in texts]
    taken = ("lose", "elete", "emove", "move from")

    assert [text for text in led_to if "Add" in text.replace("&", "")]
    assert not [text for text in led_to if any(part in text for part in taken)]
