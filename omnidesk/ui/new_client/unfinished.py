"""A field that still lacks something, and what to say of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from omnidesk.domain.errors import OmnideskError


class Unfinished(OmnideskError):
    """The form cannot be sent yet; it says why itself.

    Attributes:
        words: what is missing, in the window's language.
        field: where it is to be written.
    """

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__(words)
        self.words, self.field = words, field
