"""What a start waits for, and what it does not."""

from __future__ import annotations

import subprocess
import sys

import pytest

PAGES = {
    "omnidesk.ui.main_window": (
        "omnidesk.services",
        "omnidesk.storage",
        "omnidesk.domain.assessment",
    ),
    "omnidesk.ui.pages.rate_page": ("numpy", "pyqtgraph", "reportlab", "alembic"),
}


def loaded_with(module: str) -> list[str]:
    program = f"import {module}, sys; print(*sys.modules)"
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(("module", "later"), PAGES.items(), ids=PAGES)
def test_a_part_of_the_window_waits_for_nothing_that_it_can_do_without(module, later):
    assert [name for name in loaded_with(module) if name.startswith(later)] == []


def test_once_qt_is_there_imports_read_no_sources():
    program = "import builtins, omnidesk.ui; print(builtins.__import__.__name__)"
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)

    assert done.stdout.strip() not in ("", "__feature_import__")
