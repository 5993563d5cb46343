"""What a field has noted with the keeper of a text that is being typed in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window's own parts lean on this, and paint before storage is imported
    from omnidesk.domain.typed_text import TextField
    from omnidesk.ui.documents.typing_keeper import FieldOf, TypingKeeper


class TypingNote:
    """Keeps on disk what is typed in one field, under the address that its text has.

    Rows of a list change their places under the hands; a text that is being typed keeps the
    address it was first noted under, so it is never on disk twice.
    """

    def __init__(self) -> None:
        self._keeper: TypingKeeper | None = None
        self._field_of: FieldOf = lambda: None
        self.field: TextField | None = None  # noted, and not let go of

    def keep_in(self, keeper: TypingKeeper, field_of: FieldOf) -> None:
        """Say where it is kept.

        Args:
            field_of: returns the address of the text that is shown now.
        """
        self._keeper, self._field_of = keeper, field_of

    @property
    def is_of_what_is_shown(self) -> bool:
        """Whether what is noted was typed for the text that is shown now."""
        noted, shown = self.field, self._field_of()
        if noted is None or shown is None:
            return False
        return replace(noted, position=0) == replace(shown, position=0)

    def write(self, text: str, before: str) -> None:
        """Note what stands in the field now.

        Args:
            before: what stood there when the typing began.
        """
        field = self.field if self.is_of_what_is_shown else self._field_of()
        if field is not None and self._keeper is not None:
            self.field = field
            self._keeper.note(field, text, before)

    def let_go(self, field: TextField | None = None) -> None:
        """Take it off the disk: the document holds it, or it was given up.

        Args:
            field: the address that it was noted under, where that is no longer the one shown.
        """
        field = field or self.field
        if field is not None and self._keeper is not None:
            self._keeper.settle(field)
        self.field = None

    def leave_behind(self) -> None:
        """Leave it on disk, to be offered when the file is opened: it was refused."""
        self.field = None
