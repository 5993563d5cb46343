"""A field for one of a rubric's texts, wherever it belongs."""

from __future__ import annotations

from itertools import count

from PySide6.QtWidgets import QVBoxLayout, QWidget

from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.rubric_spots import Spot, SpotKind, is_there, with_text, words_at
from omnidesk.domain.typed_text import TextField
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_places import place_of_spot
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.widgets.form import allow_typing, muted
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit

_sessions = count()


class SpotField(QWidget):
    """A label and a growing field; what is typed in it becomes steps, one for each visit.

    Args:
        label: what the text is.
        step: the name of the step, as "Edit the guidance of {name}".
    """

    def __init__(
        self, hand: GridHand, kind: SpotKind, label: str, step: str, *, n_lines: int = 2
    ) -> None:
        super().__init__()
        self._hand = hand
        self._step = step
        self._session = ""
        self.kind = kind
        self.spot = Spot(kind)
        self._name = ""
        self._is_shown = False
        self.language = hand.t.language
        self.field = LocalTextEdit(hand.t, label, n_lines=n_lines)
        self.field.committed.connect(self._on_committed)
        if hand.document.typing is not None:
            self.field.keep_in(hand.document.typing, self._address)
        caption = muted(label)
        caption.setBuddy(self.field)
        caption.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(caption)
        layout.addWidget(self.field)

    def show_spot(self, spot: Spot, name: str, language: str, *, can_edit: bool) -> None:
        """Show a text; what was being typed in another goes into its own first.

        Args:
            name: what the step's name calls the thing that has the text.
        """
        if (spot, language) != (self.spot, self.language):
            self.field.commit()
            self._session = f"{spot}{next(_sessions)}"
        self.spot, self.language, self._name = spot, language, name
        self._is_shown = True
        self.field.show_text(words_at(self._hand.rubric, spot), language)
        allow_typing(self.field, allowed=can_edit)

    def forget(self) -> None:
        """Show nothing any more, as after the place was removed."""
        self.spot = Spot(self.kind)
        self._is_shown = False
        self.field.show_text(NO_TEXT)

    def _address(self) -> TextField | None:
        return self._hand.document.field_at(self.spot) if self._is_shown else None

    def _on_committed(self, words: LocalText) -> None:
        hand, spot = self._hand, self.spot
        place = place_of_spot(spot)

        def act() -> None:
            after = with_text(hand.rubric, spot, self.language, words.get(self.language))
            step = Step(self._step.format(name=self._name), (place,), place, place, self._session)
            hand.document.change(after, step)

        if not is_there(hand.rubric, spot):
            return  # it went while it was typed in: the text stays, and is kept
        hand.attempt(act)
        if hand.document.flush():  # what was kept of it may go once the step is on disk
            self.field.show_text(words_at(hand.rubric, spot), self.language)
