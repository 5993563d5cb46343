"""The recommendations for a dimension, lettered, each in a field of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Recommendation
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.typed_text import FieldKind
from omnidesk.services.panel import new_recommendation
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.text_rows import RowWords, TextRows


class RecommendationsEdit(QWidget):
    """Lettered fields; the last one is empty and waits for the next recommendation."""

    committed = Signal(object)  # tuple[Recommendation, ...]

    def __init__(self, context: Context, document: RoundDocument, dimension: str = "") -> None:
        super().__init__()
        self._document = document
        self._dimension = dimension
        self._shown: tuple[Recommendation, ...] = ()
        t = context.t
        words = RowWords(
            mark=lambda at: f"{_letter(at)}.",
            name=lambda at: t("Recommendation {letter}").format(letter=_letter(at)),
            up=lambda at: t("Move recommendation {letter} up").format(letter=_letter(at)),
            remove=lambda at: t("Remove recommendation {letter}").format(letter=_letter(at)),
        )
        self._rows = TextRows(context, words)
        self._rows.keep_in(
            document.typing,
            lambda at: document.field(FieldKind.RECOMMENDATION, self._dimension, position=at),
        )
        self._rows.text_given.connect(self._on_text)
        self._rows.up_asked.connect(self._on_up)
        self._rows.removal_asked.connect(self._on_remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows)

    @property
    def fields(self) -> list[LocalTextEdit]:
        return self._rows.fields

    def tools(self, at: int) -> tuple[QToolButton, QToolButton]:
        """The buttons of a row: up, and remove."""
        return self._rows.tools(at)

    def show_recommendations(
        self, recommendations: tuple[Recommendation, ...], dimension: str | None = None
    ) -> None:
        """Show them, keeping the cursor where it is."""
        self._dimension = self._dimension if dimension is None else dimension
        self._shown = recommendations
        self._show()

    def allow_changes(self, *, allowed: bool) -> None:
        self._rows.allow_changes(allowed=allowed)

    def commit(self) -> None:
        self._rows.commit()

    def _on_text(self, at: int, text: LocalText) -> None:
        items = list(self._shown)
        if at >= len(items):
            round_id = self._document.record.round.id
            items.append(new_recommendation(round_id, self._dimension, text))
        elif text:
            items[at] = replace(items[at], text=text)
        else:
            del items[at]
        self._send(items)

    def _on_up(self, at: int) -> None:
        items = list(self._shown)
        if at < len(items):
            items[at - 1], items[at] = items[at], items[at - 1]
            self._send(items)

    def _on_remove(self, at: int) -> None:
        items = list(self._shown)
        if at < len(items):
            del items[at]
            self._send(items)

    def _show(self) -> None:
        self._rows.show_texts([each.text for each in self._shown], has_blank=True)

    def _send(self, items: list[Recommendation]) -> None:
        self.committed.emit(tuple(replace(r, position=i) for i, r in enumerate(items)))
        self._show()  # as the document says it is then: it may have refused


def _letter(position: int) -> str:
    return Recommendation("", "", "", position, NO_TEXT).letter
