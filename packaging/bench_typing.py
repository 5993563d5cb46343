"""The figure of typing: how long the key takes during which what was typed goes to disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from bench_figures import Figure, Painted, bare_rows, bare_table, one_application, round_file
from bench_timing import Children, in_turn, timed
from PySide6.QtTest import QTest

from omnidesk.composition import build_window
from omnidesk.ui.settings import Settings, SettingsStore

_FRAME = 16
_MILLISECONDS = 1000.0
_TYPED = "Three shops do it, and one of them only since May. "


def kept_typing(_children: Children, folder: Path) -> Iterator[Figure]:
    """A key in a field, kept on disk before it is painted, against a bare commit."""
    application = one_application()
    store = SettingsStore(folder / "typing-settings.json")
    store.save(Settings(language="en", theme="light"))
    window = build_window(application, store)
    window.show()
    window.open_path(round_file(folder / "typed.omnidesk"))
    client: Any = window.client
    page: Any = window.page("rate")
    page.show_mode(2)
    QTest.qWait(200)
    field = page.together.rows["technology"].finding
    field.setFocus()
    painted, letters = Painted(field.viewport()), cycle(_TYPED)

    def press() -> None:
        painted.is_done = False
        QTest.keyClicks(field, next(letters))
        client.typing.flush()  # does so by itself once a second
        while not painted.is_done:
            application.processEvents()

    with bare_table(folder / "bare-typing.db") as bare:
        rows = bare_rows()
        turns = in_turn(
            lambda: timed(press), lambda: timed(lambda: bare(next(rows))), n=300, n_warm=10
        )
    window.close()
    value, floor = (each * _MILLISECONDS for each in turns.slowest_of_twenty())
    target = f"<= a commit + {_FRAME} ms"
    name = "a key that is kept, key to paint, p95"
    yield Figure(name, "ms", value, floor, target, value <= floor + _FRAME)


TYPING_FIGURES: tuple[Callable[[Children, Path], Iterator[Figure]], ...] = (kept_typing,)
