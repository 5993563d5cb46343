"""What is done to the round that is looked at as a whole: closed, opened again, copied, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.domain.assessment import Round
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.widgets.round_state import RoundState


class RoundDesk(QObject):
    """Asks what has to be asked, does it, and offers Undo in a quiet message.

    Signals:
        page_requested: the page to show now that its round is another, or in another state.
    """

    page_requested = Signal(str)

    def __init__(
        self,
        window: QWidget,
        context: Callable[[], Context],
        client: Callable[[], ClientDocument | None],
        commit: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._client = client
        self._commit = commit

    def serve(self, state: RoundState) -> None:
        """Do what the buttons of a page ask for."""
        state.closing_asked.connect(self.close)
        state.reopening_asked.connect(self.ask_to_reopen)
        state.copy_asked.connect(self.ask_to_copy)
        state.deletion_asked.connect(self.delete)

    def close(self) -> None:
        """Close the round."""
        client = self._ready_client()
        if client is not None:
            words = self._context().t("Round {label} is closed.")
            self._do(client, client.close_round, words)

    def ask_to_reopen(self) -> None:
        """Ask why the closed round is to be opened again, and open it."""
        client = self._ready_client()
        if client is None or client.round is None:
            return
        from omnidesk.ui.dialogs.reason_dialog import ReasonDialog

        t, label = self._context().t, client.round.record.round.label
        question = t("Why is round {label} opened again? The reason is kept.").format(label=label)
        dialog = ReasonDialog(t, t("Reopen the round"), question, "", self._window)
        dialog.given.connect(self.reopen)
        dialog.open()

    def reopen(self, reason: str) -> None:
        """Open the closed round again, for a reason in the window's language."""
        from omnidesk.domain.local_text import LocalText

        client = self._ready_client()
        if client is not None:
            t = self._context().t
            text = LocalText.single(t.language, reason)
            self._do(client, lambda: client.reopen_round(text), t("Round {label} is open again."))

    def ask_to_copy(self) -> None:
        """Open the form for a new round that is set up as this one."""
        client = self._ready_client()
        if client is None or client.round is None:
            return
        from omnidesk.ui.dialogs.copy_round_dialog import CopyRoundDialog

        dialog = CopyRoundDialog(self._context(), client, self._window)
        dialog.round_made.connect(lambda: self.page_requested.emit("round"))
        dialog.open()

    def delete(self) -> None:
        """Delete the round."""
        client = self._ready_client()
        if client is not None:
            words = self._context().t("Round {label} was deleted.")
            self._do(client, client.delete_round, words)

    @property
    def can_bring_back(self) -> bool:
        """Whether there is a deleted round, in a file that can be written."""
        client = self._client()
        return client is not None and not client.workspace.read_only and bool(client.facts.deleted)

    def bring_back(self) -> None:
        """Bring back the round that was deleted last; done again, the one before it."""
        client = self._ready_client()
        if client is not None and self.can_bring_back:
            label = client.facts.deleted[-1]
            words = self._context().t("Round {label} is back.").format(label=label)
            if self._try(lambda: client.bring_back(label)):
                self._context().notify(words, None)

    def _ready_client(self) -> ClientDocument | None:
        """Return the client once what is being typed is on disk."""
        return self._client() if self._commit() else None

    def _do(self, client: ClientDocument, act: Callable[[], Round], words: str) -> None:
        before: list[Round] = []
        if self._try(lambda: before.append(act())):
            self._context().notify(
                words.format(label=before[0].label),
                lambda: self._try(lambda: client.put_back(before[0])),
            )

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it and show the round's page, or say why not."""
        from omnidesk.domain.errors import OmnideskError

        try:
            act()
        except OmnideskError as exc:
            self._context().show_error(exc)
            return False
        self.page_requested.emit("round")
        return True
