"""Run work off the GUI thread; hear of it on the GUI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)


class TaskCancelled(Exception):
    """Raised inside a job when the user has asked to stop."""


class Task(QObject):
    """One running job. Exactly one of the last three signals is sent, once."""

    progressed = Signal(int, int)  # done, total
    succeeded = Signal(object)
    failed = Signal(object)  # Exception
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def cancel(self) -> None:
        self._stop.set()

    def check(self) -> None:
        """Called by the job, on the worker thread; raises TaskCancelled to end it."""
        if self._stop.is_set():
            raise TaskCancelled

    def report(self, done: int, total: int) -> None:
        """Tell how far the job is; raises TaskCancelled to end it."""
        self.check()
        self.progressed.emit(done, total)

    def run(self, job: Callable[[Task], object]) -> None:
        """Called on the worker thread. Signals cross to the GUI thread by themselves."""
        try:
            self.report(0, 0)
            result = job(self)
        except TaskCancelled:
            self.cancelled.emit()
        except Exception as exc:
            log.exception("job failed")
            self.failed.emit(exc)
        else:
            self.succeeded.emit(result)


def or_refusal(work: Callable[[], object]) -> Callable[[Task], object]:
    """Return the job that gives what ``work`` returns, or the user's error that it raises."""

    def job(_task: Task) -> object:
        from omnidesk.domain.errors import OmnideskError

        try:
            return work()
        except OmnideskError as exc:
            return exc

    return job


class TaskRunner(QObject):
    """Runs one job at a time, so that a later preview never overtakes an earlier one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None  # made with the first job

    def new_task(self) -> Task:
        """Return a task to connect to, before ``start`` makes it send signals."""
        return Task(self)

    def start(self, task: Task, job: Callable[[Task], object]) -> None:
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="omnidesk-job")
        self._executor.submit(task.run, job)

    def drain(self) -> None:
        """Wait until all that was started is over; what it has to say comes later."""
        if self._executor is not None:
            self._executor.submit(lambda: None).result()

    def shutdown(self, kept: Task | None = None) -> None:
        """Stop everything but one job that must come to its end."""
        for task in self.findChildren(Task):
            if task is not kept:
                task.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True)  # a cancelled job ends as soon as its turn comes
            self._executor = None
