"""Where each dimension of the open round stands, reckoned once for each state of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from omnidesk.services.target_texts import levels_now
from omnidesk.ui.documents.round_document import RoundDocument

if TYPE_CHECKING:
    from omnidesk.domain.results import DimensionResult


class LevelsNow:
    """Asked by many rows of one page, so a change is not reckoned once for each of them."""

    def __init__(self, document: RoundDocument) -> None:
        self._document = document
        self._opened: object = None
        self._found: Mapping[str, DimensionResult] = {}

    def of(self, key: str) -> DimensionResult | None:
        """Return where a dimension stands; None while the pass is blind."""
        if self._opened is not self._document.opened:
            self._opened = self._document.opened
            self._found = levels_now(self._document.opened)
        return self._found.get(key)
