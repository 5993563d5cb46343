"""What is done for the file that is open: its passphrase, its backups, its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QFile, QObject, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.file_desk import FileDesk
from omnidesk.ui.long_work import run_long
from omnidesk.ui.targets import ask_for_target
from omnidesk.ui.tasks import TaskCancelled
from omnidesk.ui.waiting import waiting

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.storage.backup_shelf import Backup
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.tasks import Task


class FileCare(QObject):
    """Asks, does and tells; the work itself is done by services.

    Signals:
        file_moved: the path where the file is no longer.
    """

    file_moved = Signal(object)

    def __init__(self, window: QWidget, files: FileDesk, context: Callable[[], Context]) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._context = context
        self._offers: dict[Task, tuple[ClientDocument, str, datetime]] = {}

    # The passphrase

    def ask_passphrase(self) -> None:
        """Open the form that sets, changes or takes away the passphrase."""
        from omnidesk.ui.dialogs.help_key import add_help
        from omnidesk.ui.dialogs.passphrase_dialog import PassphraseDialog

        client = self._files.client
        if client is None:
            return
        workspace = client.workspace
        if workspace.read_only is not None:
            self._context().show_error(workspace.read_only)
            return
        is_right = workspace.opens_with if workspace.has_passphrase else None
        dialog = PassphraseDialog(self._context().t, is_right, self._window)
        add_help(dialog, self._context(), "files#passphrase")
        dialog.chosen.connect(self._change_passphrase)
        dialog.open()

    def _change_passphrase(self, new: str | None) -> None:
        from omnidesk.domain.errors import OmnideskError
        from omnidesk.services.client_files import change_passphrase

        client, context = self._files.client, self._context()
        if client is None or not self._files.commit():
            return
        t = context.t
        before = context.backups.now()
        try:
            run_long(
                self._window,
                context,
                t("Writing the file anew under the other key…"),
                lambda progress: change_passphrase(client.workspace, new, progress),
            )
        except OmnideskError as exc:
            context.show_error(exc)
            return
        except TaskCancelled:
            context.notify(t("Cancelled. The file is as it was."), None)
            return
        client.passphrase_changed.emit()
        context.notify(
            t("The file opens without a passphrase now.")
            if new is None
            else t("The file opens with the new passphrase only."),
            None,
        )
        self._back_up_then_offer(t("Each opens as the file did when it was made."), before)

    # Older backups

    def offer_after_erasing(self) -> None:
        """Say quietly that older backups still hold a name that was erased."""
        context = self._context()
        found = self._older(context.backups.now())
        if not found:
            return
        t, n = context.t, len(found)
        words = t.plural(
            "The name is erased from this file. {n} older backup may still hold it.",
            "The name is erased from this file. {n} older backups may still hold it.",
            n,
        )
        before = context.backups.now()
        context.offer(
            words.format(n=n),
            t("Older backups…"),
            lambda: self._back_up_then_offer(t("They may still hold the erased name."), before),
        )

    def _back_up_then_offer(self, why: str, before: datetime) -> None:
        """Make a backup as the file is now, so that one is left, then offer to delete the rest."""
        task, client = self._context().backups.make(anew=True), self._files.client
        if task is not None and client is not None:
            self._offers[task] = (client, why, before)
            task.succeeded.connect(self._offer_deletion)

    def _offer_deletion(self, outcome: tuple[int, object]) -> None:
        from omnidesk.domain.errors import OmnideskError
        from omnidesk.ui.dialogs.old_backups_dialog import OldBackupsDialog

        client, why, before = self._offers.pop(cast("Task", self.sender()))
        if isinstance(outcome[1], OmnideskError) or self._files.client is not client:
            return  # never the last one, and never those of another client
        found = self._older(before)
        if not found:
            return
        dialog = OldBackupsDialog(self._context().t, why, found, self._window)
        dialog.deletion_requested.connect(lambda: self._delete(client, found))
        dialog.open()

    def _older(self, before: datetime) -> list[Backup]:
        from omnidesk.services.backups import older_backups

        client, backups = self._files.client, self._context().backups
        if client is None:
            return []
        older = older_backups(client.workspace, backups.root, before)
        # A copy of the file in another place may have no other backup.
        return [each for each in older if each.source == str(client.path)]

    def _delete(self, client: ClientDocument, found: Sequence[Backup]) -> None:
        from omnidesk.services.backups import delete_backups

        context = self._context()
        if self._files.client is not client:
            return
        n = delete_backups(client.workspace, context.backups.root, found)
        words = context.t.plural("{n} backup was deleted.", "{n} backups were deleted.", n)
        context.notify(words.format(n=n), None)

    # The place

    def warn_of_place(self) -> None:
        """Say quietly that a cloud copies the file's folder, or that it is in a network."""
        from omnidesk.services.places import place_of, warning_text

        client, context = self._files.client, self._context()
        words = warning_text(place_of(client.path), context.t) if client else ""
        if words:
            context.offer(words, context.t("Where is my file?"), self.tell_place)

    def tell_place(self) -> None:
        """Say where the file is, and offer what can be done with it there."""
        from omnidesk.ui.dialogs.place_dialog import PlaceDialog

        if self._files.client is None:
            return
        dialog = PlaceDialog(self._context(), self._files.client, self._window)
        dialog.copy_requested.connect(self._files.save_copy)
        dialog.move_requested.connect(self.move_file)
        dialog.open()

    def move_file(self) -> None:
        """Take the file to another place: the old one goes once the new one is checked and open."""
        client, context = self._files.client, self._context()
        if client is None or not self._files.commit():
            return
        if client.workspace.read_only is not None:
            context.show_error(client.workspace.read_only)
            return
        t = context.t
        pattern = t("Client files ({pattern})").format(pattern="*.omnidesk")
        target = ask_for_target(context, self._window, t("Move the file"), client.path, pattern)
        if target is not None and target.resolve() != client.path:
            self._move(client.path, target.resolve(), client.workspace.passphrase)

    def _move(self, old: Path, target: Path, passphrase: str | None) -> None:
        from omnidesk.domain.errors import OmnideskError
        from omnidesk.services.places import copy_to, place_of, remove_moved, warning_text

        assert self._files.client is not None
        workspace, context = self._files.client.workspace, self._context()
        try:
            run_long(
                self._window,
                context,
                context.t("Copying the file to its new place…"),
                lambda progress: copy_to(workspace, target, progress),
            )
        except OmnideskError as exc:
            context.show_error(exc)
            return
        except TaskCancelled:
            context.notify(context.t("Cancelled. The file is where it was."), None)
            return
        if not self._files.open_path(target, passphrase):
            target.unlink(missing_ok=True)
            return
        context, t = self._context(), self._context().t
        context.tasks.drain()  # the last backup of the old file is being made
        with waiting():
            is_gone = remove_moved(old, self._files.client.workspace, _throw_away)
        if not is_gone:
            words = t(
                "A copy is open at {path}. The old file could not be removed and is still at {old}."
            )
            context.notify(words.format(path=target, old=old), None)
            return
        self.file_moved.emit(old)
        words = t("Moved to {path}. The old file is in the bin, where there is one.").format(
            path=target
        )
        warning = warning_text(place_of(target), t)
        context.notify(f"{words} {warning}".strip(), None)


def _throw_away(path: Path) -> None:
    """Put a file in the bin; where there is none, as on a stick, remove it."""
    is_gone = QFile.moveToTrash(str(path))
    if not (is_gone[0] if isinstance(is_gone, tuple) else is_gone):
        path.unlink()
