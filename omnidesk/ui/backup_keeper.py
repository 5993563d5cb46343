"""Backs the open client file up by itself, and knows when it last did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from omnidesk.ui.tasks import Task, TaskRunner, or_refusal

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.domain.errors import OmnideskError
    from omnidesk.storage.backup_shelf import Backup
    from omnidesk.storage.workspace import Workspace
    from omnidesk.ui.documents.client_document import ClientDocument

_FIRST_MILLISECONDS = 3000  # the page that was opened comes first
_LOOK_MILLISECONDS = 5 * 60 * 1000


class BackupKeeper(QObject):
    """One for a window. All copying is done on the worker.

    Signals:
        changed: the last backup is another, or older, or could not be made.
        failed: the first attempt of a file that failed, with the reason.

    Attributes:
        last: the newest backup of the open file.
        trouble: why the last attempt failed, else None.
        now: the clock.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, root: Callable[[], Path], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._root = root
        self._client: ClientDocument | None = None
        self._n_watched = 0
        self._mark = ""  # of the file as it was opened
        self.last: Backup | None = None
        self.trouble: OmnideskError | None = None
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._first = QTimer(self, interval=_FIRST_MILLISECONDS, singleShot=True)
        self._first.timeout.connect(self._daily)
        self._looking = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._looking.timeout.connect(self.look)

    @property
    def root(self) -> Path:
        """The folder of all backups."""
        return self._root()

    @property
    def is_at_work(self) -> bool:
        """Whether the file that is open can be backed up from here: its writer sees to it."""
        return self._client is not None and self._client.workspace.read_only is None

    def watch(self, client: ClientDocument | None) -> None:
        """Look after a file that was just opened."""
        from omnidesk.services.backups import backups_of

        self._client, self.last, self.trouble = client, None, None
        self._n_watched += 1  # what is still to come was about the file before
        if client is not None:
            self._mark = _mark_of(client)
            source = str(client.path)
            found = (b for b in backups_of(client.workspace, self.root) if b.source == source)
            self.last = next(found, None)
            self._first.start()
            self._looking.start()
        self.changed.emit()

    def let_go(self) -> Task | None:
        """Begin the backup of a file that is being closed, where something was saved in it."""
        client, self._client = self._client, None
        self._first.stop()
        self._looking.stop()
        if client is None or client.workspace.read_only is not None:
            return None
        if not client.path.exists() or _mark_of(client) == self._mark:
            return None
        return self._start(client.workspace, timedelta(0), anew=False)

    def look(self) -> None:
        """Make a backup where the day has turned since the last one."""
        if self.last is None or _day(self.last.taken_at) != _day(self.now()):
            self.make()
        self.changed.emit()

    def make(self, *, anew: bool = False) -> Task | None:
        """Make a backup of what is in the file now, unless there is one."""
        if not self.is_at_work or self._client is None:
            return None
        return self._start(self._client.workspace, timedelta(0), anew=anew)

    def _daily(self) -> None:
        from omnidesk.services.backups import DAILY

        if self.is_at_work and self._client is not None:
            self._start(self._client.workspace, DAILY, anew=False)

    def _start(self, workspace: Workspace, not_within: timedelta, *, anew: bool) -> Task:
        from omnidesk.services.backups import back_up

        root, now, number = self.root, self.now(), self._n_watched

        def work() -> Backup:
            with workspace.reader() as reader:
                return back_up(reader, root, now=now, not_within=not_within, anew=anew)

        made = or_refusal(work)
        task = self._tasks.new_task()
        task.succeeded.connect(self._on_done)
        task.failed.connect(self.failed)
        self._tasks.start(task, lambda task: (number, made(task)))
        return task

    def _on_done(self, outcome: tuple[int, Backup | OmnideskError]) -> None:
        from omnidesk.domain.errors import OmnideskError

        number, found = outcome
        if number != self._n_watched or self._client is None:
            return
        if isinstance(found, OmnideskError):
            is_first, self.trouble = self.trouble is None, found
            if is_first:
                self.failed.emit(found)
        else:
            self.last, self.trouble = found, None
        self.changed.emit()


def _mark_of(client: ClientDocument) -> str:
    with client.workspace.read() as work:
        return work.mark()


def _day(moment: datetime) -> object:
    return moment.astimezone().date()
