"""Restoring backups, and recovering files that are damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.file_desk import FileDesk
from omnidesk.ui.file_names import dated_name
from omnidesk.ui.long_work import run_long
from omnidesk.ui.tasks import TaskCancelled

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.domain.errors import OmnideskError
    from omnidesk.storage.backup_shelf import Backup
    from omnidesk.ui.pages.recovery_page import RecoveryPage


class RestoreDesk(QObject):
    """Never destroys the file that is there; what is restored goes beside it first.

    Signals:
        damage_found: a damaged file, to be shown in a page of its own.
    """

    damage_found = Signal(object)

    def __init__(self, window: QWidget, files: FileDesk, context: Callable[[], Context]) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._context = context
        files.damage_met.connect(self.show_damage)

    # Restoring

    def ask(self) -> None:
        """Open the list of the open file's backups."""
        from omnidesk.services.backups import backups_of
        from omnidesk.ui.dialogs.restore_dialog import RestoreDialog

        client, context = self._files.client, self._context()
        if client is None or not self._files.commit():
            return
        found = backups_of(client.workspace, context.backups.root)
        if not found:
            context.notify(context.t("There is no backup of this client yet."), None)
            return
        dialog = RestoreDialog(context, client.workspace, found, self._window)
        dialog.beside_requested.connect(self._restore_beside)
        dialog.in_place_requested.connect(self._restore_in_place)
        dialog.open()

    def _restore_beside(self, backup: Backup, passphrase: str | None) -> None:
        if self._files.client is not None:
            self._open_beside(self._files.client.path, backup, passphrase)

    def _open_beside(self, path: Path, backup: Backup, passphrase: str | None) -> None:
        from omnidesk.domain.errors import OmnideskError
        from omnidesk.services.restoring import restore_beside

        context = self._context()
        target = dated_name(path, context.t("{name} (restored {date})"), context)
        try:
            run_long(
                self._window,
                context,
                context.t("Restoring the backup beside the file…"),
                lambda progress: restore_beside(backup.path, target, passphrase, progress),
            )
        except OmnideskError as exc:
            context.show_error(exc)
            return
        except TaskCancelled:
            context.notify(context.t("Cancelled. Nothing was restored."), None)
            return
        if self._files.open_path(target, passphrase):
            words = self._context().t("The backup is open as {name}, beside the file.")
            self._context().notify(words.format(name=target.name), None)

    def _restore_in_place(self, backup: Backup, passphrase: str | None) -> None:
        from omnidesk.domain.errors import OmnideskError
        from omnidesk.services.restoring import restore_over

        client, context = self._files.client, self._context()
        if client is None:
            return
        path, present = client.path, client.workspace.passphrase
        kept = dated_name(path, context.t("{name} (before restoring {date})"), context)
        if not self._files.close():
            return
        try:
            run_long(
                self._window,
                context,
                context.t("Putting the backup in the file's place…"),
                lambda progress: restore_over(backup.path, path, kept, passphrase, progress),
            )
        except OmnideskError as exc:
            self._files.open_path(path, present)
            self._context().show_error(exc)
            return
        except TaskCancelled:
            self._files.open_path(path, present)
            self._context().notify(context.t("Cancelled. The file is as it was."), None)
            return
        if self._files.open_path(path, passphrase):
            words = self._context().t(
                "The backup has taken the file's place; the file before it is now {name}."
            )
            self._context().notify(words.format(name=kept.name), None)

    # Recovering

    def ask_for_damaged(self) -> None:
        """Let the user choose a file that they know to be damaged."""
        t = self._context().t
        pattern = t("Client files ({pattern})").format(pattern="*.omnidesk")
        path = self._context().choose_file(self._window, t("Recover a damaged file"), pattern)
        if path is None:
            return
        if self._files.is_open_here(path):
            words = t("“{name}” is open. Close it before what can be read of it is saved.")
            self._context().notify(words.format(name=path.name), None)
            return
        self.show_damage(path, None, None)

    def show_damage(self, path: Path, passphrase: str | None, reason: OmnideskError | None) -> None:
        """Show what can be done for a file that does not open."""
        from omnidesk.services.backups import backups_for
        from omnidesk.ui.pages.recovery_page import DamagedFile

        context = self._context()
        recent = context.settings().recent
        client_id = next((r.client_id for r in recent if r.path == str(path)), "")
        found = backups_for(path, context.backups.root, client_id)
        self.damage_found.emit(DamagedFile(path, passphrase, reason, found))

    def serve(self, page: RecoveryPage) -> None:
        """Do what a recovery page asks for."""
        damaged = page.damaged
        page.restore_requested.connect(
            lambda backup, key: self._open_beside(damaged.path, backup, key)
        )
        page.open_requested.connect(self._files.open_path)
