"""A mistake of ours is told in one box, once what is being done is over."""

from __future__ import annotations

import logging
import sys

from PySide6.QtWidgets import QApplication, QMessageBox

from omnidesk.domain.errors import DiskFull


def fail(words: str) -> None:
    """As Qt hands over what a slot or a painting has raised."""
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(words), None)


def boxes(window) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_what_fails_again_and_again_is_told_once(qtbot, window, caplog, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # it is put back after the test
    window.errors.install()
    with caplog.at_level(logging.ERROR, logger="omnidesk.ui.errors"):
        for n in range(3):
            fail(f"in painting, {n}")
        assert boxes(window) == []  # a box that came now would be painted in the painting
        QApplication.processEvents()
        (box,) = boxes(window)
        assert "in painting, 0" in box.detailedText()
        assert len(caplog.records) == 3

        box.accept()
        fail("later")
        qtbot.waitUntil(lambda: len(boxes(window)) == 1)
        assert "later" in boxes(window)[0].detailedText()
        boxes(window)[0].accept()
    caplog.clear()  # a test fails where something was told that nobody expected


def test_the_same_refusal_is_shown_once_at_a_time(window):
    for _ in range(2):
        window.errors.show(DiskFull(window.client.path))
    (box,) = boxes(window)
    box.accept()
    window.errors.show(DiskFull(window.client.path))

    assert len(boxes(window)) == 1
