"""Opening, making and copying client files: what the user is asked, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.errors import sentence_of
from omnidesk.ui.long_work import is_at_work, run_long
from omnidesk.ui.targets import ask_for_target
from omnidesk.ui.tasks import TaskCancelled

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.domain.errors import OmnideskError
    from omnidesk.ui.documents.client_document import ClientDocument

FILE_PATTERN = "*.omnidesk"


class FileDesk(QObject):
    """Knows which client file is open in the window, and opens another.

    Signals:
        client_changed: another file is open, or none; carries the document or None.
        page_requested: a page to go to next.

    Attributes:
        is_held_elsewhere: brings another window of ours to the front that has the file open.
        confirm_loss: asked when something typed cannot be saved; True closes without it.
    """

    client_about_to_close = Signal()
    client_changed = Signal(object)
    page_requested = Signal(str)
    damage_met = Signal(object, object, object)  # path, passphrase, what opening said

    def __init__(
        self, window: QWidget, context: Callable[[], Context], commit: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._commit = commit
        self.is_held_elsewhere: Callable[[Path], bool] = lambda _path: False
        self.confirm_loss: Callable[[], bool] = self._ask_whether_to_lose
        self.client: ClientDocument | None = None

    def open_path(self, path: Path, passphrase: str | None = None) -> bool:
        """Open a client file; the one that was open is closed once the new one is sound."""
        from omnidesk.domain.errors import (
            FileDamaged,
            OmnideskError,
            PassphraseNeeded,
            PassphraseWrong,
        )

        if self.client is not None and self.client.path == path.resolve():
            if self.client.workspace.read_only is None:
                self.page_requested.emit("rate" if self.client.round else "model")
                return True
            passphrase = self.client.workspace.passphrase
            self.close()  # what kept it from being written may be gone
        if self.is_held_elsewhere(path.resolve()) or not self._may_close():
            return False
        try:
            client = self._opened(path.resolve(), passphrase)
        except (PassphraseNeeded, PassphraseWrong) as exc:
            return self._ask_passphrase(path, exc, was_tried=passphrase is not None)
        except FileDamaged as exc:
            self.damage_met.emit(path.resolve(), passphrase, exc)
            return False
        except OmnideskError as exc:
            self._context().show_error(exc)
            return False
        self._let_go()
        self.client = client
        self.client_changed.emit(client)
        return True

    def is_open_here(self, path: Path) -> bool:
        """Tell whether a window of ours has a file open, and bring it to the front.

        No other handle may be opened then: closing it would let go of the first one's locks.
        """
        own = self.client
        is_own = own is not None and path.exists() and own.path.samefile(path)
        return is_own or self.is_held_elsewhere(path.resolve())

    def ask_for_file(self) -> None:
        """Let the user choose a client file, and open it."""
        context = self._context()
        path = context.choose_file(
            self._window, context.t("Open a client file"), self._file_filter()
        )
        if path is not None:
            self.open_path(path)

    def ask_for_new(self) -> None:
        """Open the form for a new client with its first round."""
        self._ask(None)

    def ask_for_round(self, rubric_hash: str = "") -> None:
        """Open the same form for one more round of the client that is open.

        Args:
            rubric_hash: of the version that it offers first; by default the newest.
        """
        self._ask(self.client, rubric_hash)

    def save_copy(self) -> None:
        """Write a checked copy of the open file elsewhere."""
        from omnidesk.domain.errors import FileExists, OmnideskError

        if self.client is None or not self._commit():
            return
        context = self._context()
        target = ask_for_target(
            context, self._window, context.t("Save a copy"), self.client.path, self._file_filter()
        )
        if target is None:
            return
        try:
            if target.resolve() == self.client.path:
                raise FileExists(target)  # a copy onto itself would pull it from under us
            backup = partial(self.client.workspace.backup, target, overwrite=True)
            run_long(
                self._window,
                context,
                context.t("Writing a checked copy…"),
                lambda progress: backup(progress=progress),
            )
        except OmnideskError as exc:
            context.show_error(exc)
            return
        except TaskCancelled:
            context.notify(context.t("Cancelled. There is no copy."), None)
            return
        words = context.t("A checked copy was written to {path}").format(path=target)
        context.notify(words, None)

    def commit(self) -> bool:
        """Put on disk what is being typed; tell whether all of it is there."""
        return self._commit()

    def close(self) -> bool:
        """Let go of the open file; tell whether that was done.

        Where something typed cannot be put on disk, the user says whether to close without it.
        While the file is being copied or written anew, it stays open, whoever asks.
        """
        if is_at_work(self._window):
            return False
        if self.client is not None:
            if not self._may_close():
                return False
            self._let_go()
            self.client_changed.emit(None)
        return True

    def _may_close(self) -> bool:
        return self.client is None or self._commit() or self.confirm_loss()

    def _let_go(self) -> None:
        if self.client is None:
            return
        self.client_about_to_close.emit()
        self.client.close()
        self.client.deleteLater()
        self.client = None

    def _ask_whether_to_lose(self) -> bool:
        from PySide6.QtWidgets import QMessageBox

        t = self._context().t
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("OmniDesk")
        box.setText(t("Something that you typed could not be saved."))
        box.setInformativeText(t("Stay to try again, or close without it."))
        stay = box.addButton(t("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(t("Close without it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is not stay

    def _opened(self, path: Path, passphrase: str | None) -> ClientDocument:
        from omnidesk.services.backups import before_upgrade
        from omnidesk.storage.workspace import Workspace
        from omnidesk.ui.documents.client_document import ClientDocument

        keeper = self._context().backups
        backup = before_upgrade(keeper.root, keeper.now)
        workspace = Workspace.open(path, passphrase=passphrase, before_upgrade=backup)
        try:
            return ClientDocument(workspace, self)
        except BaseException:
            workspace.close()
            raise

    def _ask(self, client: ClientDocument | None, rubric_hash: str = "") -> None:
        self._commit()
        from omnidesk.ui.dialogs.new_dialog import NewDialog

        dialog = NewDialog(self._context(), client, self._window, rubric_hash=rubric_hash)
        dialog.file_made.connect(self._on_file_made)
        dialog.round_made.connect(lambda: self.page_requested.emit("rate"))
        dialog.open()

    def _on_file_made(self, path: str, passphrase: str) -> None:
        if self.open_path(Path(path), passphrase or None) and self.client is not None:
            self.page_requested.emit("rate" if self.client.round else "model")

    def _ask_passphrase(self, path: Path, exc: OmnideskError, *, was_tried: bool) -> bool:
        from PySide6.QtWidgets import QInputDialog, QLineEdit

        t = self._context().t
        words = t("“{name}” has a passphrase:").format(name=path.name)
        passphrase, is_given = QInputDialog.getText(
            self._window,
            t("Passphrase"),
            sentence_of(exc, t) if was_tried else words,
            QLineEdit.EchoMode.Password,
        )
        return bool(is_given and passphrase) and self.open_path(path, passphrase)

    def _file_filter(self) -> str:
        return self._context().t("Client files ({pattern})").format(pattern=FILE_PATTERN)


def choose_file(parent: QWidget, caption: str, pattern: str) -> Path | None:
    """Ask for a file to open."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, caption, "", pattern)
    return Path(name) if name else None


def choose_files(parent: QWidget, caption: str, pattern: str) -> list[Path]:
    """Ask for one file to open, or several."""
    from PySide6.QtWidgets import QFileDialog

    names, _ = QFileDialog.getOpenFileNames(parent, caption, "", pattern)
    return [Path(name) for name in names]


def choose_target(parent: QWidget, caption: str, suggestion: Path, pattern: str) -> Path | None:
    """Ask where to save; the system asks before anything is replaced."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, caption, str(suggestion), pattern)
    return Path(name) if name else None
