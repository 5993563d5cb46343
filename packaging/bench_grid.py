"""The figure of a big model: how long a key takes until its letter is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench_figures import Figure, Painted, one_application
from bench_timing import Children, timed
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from omnidesk.composition import build_window
from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rubric import Cell, Dimension, Level, Rubric
from omnidesk.services.client_files import create_file
from omnidesk.services.rubrics import adopt_draft
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.settings import Settings, SettingsStore

_DIMENSIONS, _LEVELS = 120, 6
_FRAME = 16
_TYPED = "The channels share what they know of a customer, and act on it the same day. "
_MILLISECONDS = 1000.0


def big_grid(_children: Children, folder: Path) -> Iterator[Figure]:
    """Typing in the middle of 120 x 6 in two languages side by side, letter by letter."""
    application = one_application()
    store = SettingsStore(folder / "grid-settings.json")
    store.save(Settings(language="en", theme="light", model_panel="details"))
    path = folder / "grid.omnidesk"
    with create_file(path, "Telko Nusantara", rubric=None) as workspace:
        adopt_draft(workspace, _big())
    window = build_window(application, store)
    window.show()
    window.open_path(path)
    page: Any = window.page("model")
    page.show_second_language("id")
    QTest.qWait(1500)  # the rows below are measured, the check has run
    letters = sorted(_letters(application, page))
    p95 = quantiles(letters, n=20)[-1]
    target = f"<= {_FRAME} ms"
    yield Figure("big grid, key to paint, p95", "ms", p95, 0.0, target, p95 <= _FRAME)
    window.close()


def _letters(application: QApplication, page: Any) -> Iterator[float]:
    """Yield the milliseconds of each letter; the first one opens the editor."""
    painted: dict[Any, Painted] = {}
    for row in range(3):
        page.show_place(Place(f"d{60 + row}", 3))
        page.grid.focus_cell()
        for letter in _TYPED * 4:
            yield timed(partial(_press, application, painted, letter)) * _MILLISECONDS
        field: Any = QApplication.focusWidget()
        QTest.keyClick(field, Qt.Key.Key_Return)


def _press(application: QApplication, watched: dict[Any, Painted], letter: str) -> None:
    """Type a letter and wait until the field, or the one that it opens, is painted."""
    focused: Any = QApplication.focusWidget()
    QTest.keyClicks(focused, letter)
    field: Any = QApplication.focusWidget()
    if field not in watched:
        watched[field] = Painted(field.viewport())
    painted = watched[field]
    painted.is_done = False
    while not painted.is_done:
        application.processEvents()


def _big() -> Rubric:
    words = "Each unit plans for itself, and what one learns reaches the others by chance."
    levels = tuple(Level(n, _both(f"Level {n}")) for n in range(1, _LEVELS + 1))
    rows = tuple(Dimension(f"d{n}", _both(f"Dimension {n}")) for n in range(_DIMENSIONS))
    cells = {
        (row.key, level.value): Cell(_both(f"{row.key} {level.value}: {words}"))
        for row in rows
        for level in levels
    }
    return Rubric("big", "1.0", ("en", "id"), _both("Big"), levels, rows, cells)


def _both(text: str) -> LocalText:
    return LocalText.of({"en": text, "id": f"{text} (id)"})


GRID_FIGURES: tuple[Callable[[Children, Path], Iterator[Figure]], ...] = (big_grid,)
