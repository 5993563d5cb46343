"""What the tests of the Report page share."""

from __future__ import annotations


def shown(qtbot, window):
    """Return the page once its preview is there."""
    page = window.page("report")
    qtbot.waitUntil(lambda: page.preview.made is not None)
    qtbot.waitUntil(lambda: page.preview.view.is_drawn(page.preview.view.current_page))
    return page


def previewed(page) -> bytes:
    return page.preview.made.report.data
