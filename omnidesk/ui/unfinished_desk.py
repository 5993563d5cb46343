"""Offers what somebody was typing when the program stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context

if TYPE_CHECKING:  # after first paint: these bring the database along
    from omnidesk.domain.typed_text import TypedText
    from omnidesk.ui.dialogs.unfinished_dialog import Unfinished, UnfinishedDialog
    from omnidesk.ui.documents.client_document import ClientDocument
    from omnidesk.ui.documents.rubric_document import RubricDocument


class UnfinishedDesk(QObject):
    """Asks when a file is opened; what is not answered stays in the file and is asked again."""

    def __init__(
        self,
        window: QWidget,
        context: Callable[[], Context],
        client: Callable[[], ClientDocument | None],
        rubric_of: Callable[[], RubricDocument],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._client = client
        self._rubric_of = rubric_of
        self._offered = ""

    def is_any(self) -> bool:
        """Tell whether something waits for an answer."""
        client = self._client()
        return client is not None and bool(client.typing.left_behind())

    def show_here(self) -> None:
        """Show what is kept of the file that is open."""
        client = self._client()
        if client is not None:
            self.show(client)

    def offer(self, client: ClientDocument) -> None:
        """Say that something was cut short, if anything was."""
        texts = self._left_in(client)
        if not texts:
            return
        t = self._context().t
        sentence = t.plural(
            "Somebody was typing when the program stopped. The text is kept.",
            "Somebody was typing when the program stopped. {n} texts are kept.",
            len(texts),
        )
        self._offered = sentence.format(n=len(texts))
        self._context().offer(self._offered, t("Look at it…"), lambda: self.show(client))

    def show(self, client: ClientDocument) -> None:
        """Show what is kept, each with what can be done."""
        from omnidesk.ui.dialogs.unfinished_dialog import UnfinishedDialog

        texts = [self._told(client, typed) for typed in self._left_in(client)]
        if not texts:
            return
        dialog = UnfinishedDialog(self._context().t, texts, self._window)
        dialog.put_back_asked.connect(lambda typed: self._put_back(client, typed, dialog))
        dialog.discard_asked.connect(lambda typed: self._discard(client, typed, dialog))
        dialog.open()

    def _left_in(self, client: ClientDocument) -> list[TypedText]:
        """Return what was cut short; what is in the history already is let go of."""
        from omnidesk.ui.documents.typed_put_back import is_there_already

        left = client.typing.left_behind()
        done = [typed for typed in left if is_there_already(client, typed)]
        if done:
            client.typing.discard([typed.field for typed in done])
        return [typed for typed in left if typed not in done]

    def _told(self, client: ClientDocument, typed: TypedText) -> Unfinished:
        from omnidesk.domain.typed_text import FieldKind
        from omnidesk.ui.dialogs.unfinished_dialog import Unfinished
        from omnidesk.ui.documents.typed_put_back import is_overtaken, present_name

        t = self._context().t
        document = client.round_document(typed.field.owner)
        cover = ""
        is_open = document is not None and not document.is_blind
        if typed.field.kind is FieldKind.RATIONALE and not is_open:  # also of a deleted round
            cover = t("This rating is blind: the text is covered until its sheet is opened.")
        overtaken = ""
        if is_overtaken(client, typed):
            overtaken = t("It says “{text}” by now. Copy from here what is still wanted.").format(
                text=present_name(client, typed)
            )
        return Unfinished(typed, self._place(client, typed), cover, overtaken)

    def _place(self, client: ClientDocument, typed: TypedText) -> str:
        from omnidesk.services.typed_places import place_text

        document = client.round_document(typed.field.owner)
        record = document.record if document is not None else None
        rubric = document.rubric if document is not None else client.rubric(typed.field.owner)
        return place_text(typed.field, record, rubric, self._context().t)

    def _put_back(self, client: ClientDocument, typed: TypedText, dialog: UnfinishedDialog) -> None:
        from omnidesk.domain.errors import OmnideskError
        from omnidesk.ui.documents.typed_put_back import put_back

        context = self._context()
        place = self._place(client, typed)
        step = context.t("Put back what was typed: {place}").format(place=place)
        try:
            put_back(client, self._rubric_of, typed, step)
        except OmnideskError as exc:
            context.show_error(exc)
            return
        self._forget(client, typed, dialog)

    def _discard(self, client: ClientDocument, typed: TypedText, dialog: UnfinishedDialog) -> None:
        client.typing.discard([typed.field])
        self._forget(client, typed, dialog)

    def _forget(self, client: ClientDocument, typed: TypedText, dialog: UnfinishedDialog) -> None:
        dialog.forget(typed)
        if not client.typing.left_behind():
            self._context().withdraw(self._offered)
        client.facts_changed.emit()  # the menu knows whether anything is left
