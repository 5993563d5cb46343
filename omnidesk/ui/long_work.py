"""Work that may take a while and must come to its end, or to none, before anything else is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeVar

from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.tasks import Task, TaskCancelled

if TYPE_CHECKING:
    from PySide6.QtCore import QEventLoop

    from omnidesk.ui.dialogs.progress_dialog import ProgressDialog

T = TypeVar("T")
_at_work: list[QWidget] = []
Progress = Callable[[int, int], None]

_SHOWN_AFTER_MILLISECONDS = 300  # nothing flashes up for what is done in a moment
_BETWEEN_SIGNALS_SECONDS = 0.05


def run_long(window: QWidget, context: Context, words: str, work: Callable[[Progress], T]) -> T:
    """Do work on the worker thread, show how far it is, and return what it returns.

    The window takes no input meanwhile, so that nothing is written to a file that is copied, and
    does not close.

    Args:
        words: what is being done.
        work: is handed a function to tell how much is done, and how much there is in all.

    Raises:
        TaskCancelled: the user has stopped it.
        Exception: what ``work`` raised.
    """
    from PySide6.QtCore import QEventLoop, QTimer  # not for the first window

    outcome: list[Callable[[], T]] = []
    loop = QEventLoop(window)
    task = context.tasks.new_task()
    task.succeeded.connect(lambda result: _end(loop, outcome, result))
    task.cancelled.connect(lambda: _end(loop, outcome, _cancelled))
    task.failed.connect(lambda exc: _end(loop, outcome, lambda: _raised(exc)))
    context.tasks.start(task, lambda task: _attempted(task, work))
    QTimer.singleShot(_SHOWN_AFTER_MILLISECONDS, loop, loop.quit)
    _at_work.append(window)
    try:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not outcome:
            dialog = _dialog(window, context, words, task)
            loop.exec()
            dialog.accept()
            dialog.deleteLater()
    finally:
        _at_work.remove(window)
    loop.deleteLater()
    return outcome[0]()


def is_at_work(window: QWidget) -> bool:
    """Whether long work of a window goes on, whose file must not be let go of."""
    return window in _at_work


def _attempted(task: Task, work: Callable[[Progress], T]) -> Callable[[], T]:
    """Return what gives the result, or raises what the work has: a refusal belongs in no log."""
    from omnidesk.domain.errors import OmnideskError

    told_at = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        task.check()
        now = time.monotonic()
        if now - told_at > _BETWEEN_SIGNALS_SECONDS:
            told_at = now
            task.progressed.emit(done, total)

    try:
        result = work(tell)
    except OmnideskError as exc:
        refusal = exc
        return lambda: _raised(refusal)
    return lambda: result


def _dialog(window: QWidget, context: Context, words: str, task: Task) -> ProgressDialog:
    from omnidesk.ui.dialogs.progress_dialog import ProgressDialog

    dialog = ProgressDialog(context.t, words, window)
    dialog.cancel_asked.connect(task.cancel)
    task.progressed.connect(dialog.show_progress)
    dialog.open()
    return dialog


def _end(loop: QEventLoop, outcome: list[Callable[[], T]], result: Callable[[], T]) -> None:
    outcome.append(result)
    loop.quit()


def _cancelled() -> NoReturn:
    raise TaskCancelled


def _raised(exc: BaseException) -> NoReturn:
    raise exc
