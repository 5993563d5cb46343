"""Long work of SQLite that tells how far it is, and can be ended in the middle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine

Progress = Callable[[int, int], None]
"""Takes how much is done and how much there is in all; raises to end the work."""

_STEPS_BETWEEN = 200  # of SQLite's virtual machine: a copied row takes some three


def unwatched(_done: int, _total: int) -> None:
    """The progress of work that nobody watches, and that goes on to its end."""


@contextmanager
def interruptible(engine: Engine, tick: Callable[[], None]) -> Iterator[Any]:
    """Yield the engine's own connection, whose statements call ``tick`` on their way.

    What ``tick`` raises ends the statement and is raised here; SQLite itself would only say that
    it was interrupted.
    """
    connection = engine.raw_connection().driver_connection
    raised: list[BaseException] = []

    def ask() -> int:
        try:
            tick()
        except BaseException as exc:
            raised.append(exc)
        return len(raised)

    assert connection is not None
    connection.set_progress_handler(ask, _STEPS_BETWEEN)
    try:
        yield connection
    except Exception:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
