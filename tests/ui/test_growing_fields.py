"""A field that grows with its text shows every line of it whole, at every size of letters."""

from __future__ import annotations

import pytest

from omnidesk.domain.local_text import LocalText
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from tests.packaging_scripts import loaded

N_LINES = 12


@pytest.mark.parametrize("points", [7, 9, 10, 11, 12, 13, 16, 20])
def test_every_line_is_whole(qtbot, window, points):
    field = LocalTextEdit(window.context.t, "Purpose", parent=window)
    field.setStyleSheet(f"font-size: {points}pt")
    field.resize(400, 50)
    field.show()
    field.show_text(LocalText.single("en", "\n".join(["gjpqy"] * N_LINES)))

    line = field.document().firstBlock().layout().lineAt(0).height()
    assert field.viewport().height() >= N_LINES * line
    assert field.viewport().height() < (N_LINES + 2) * line
    assert [each for each in loaded("cut_off").cut_off(window) if "Purpose" in each] == []
