"""Whole stories on the real window and real files; the window fixtures are those of the pages."""

from __future__ import annotations

import pytest

from tests.journeys.hands import Hands
from tests.ui.conftest import fresh, make_file, open_window, sample

__all__ = ["fresh", "hands", "make_file", "open_window", "sample"]


@pytest.fixture
def hands(qtbot) -> Hands:
    """The mouse and the keys."""
    return Hands(qtbot)
