"""Whole stories on the real window and real files; the window fixtures are those of the pages."""

from __future__ import annotations

from tests.ui.conftest import fresh, make_file, open_window, sample

__all__ = ["fresh", "make_file", "open_window", "sample"]
