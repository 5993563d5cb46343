"""Texts that are being typed: outside the history, replaced as often as need be."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from omnidesk.domain.typed_text import FieldKind, TextField, TypedText
from omnidesk.storage.codec import dump, from_json
from omnidesk.storage.history import History
from omnidesk.storage.tables import TypedTextRow, table_of


class TypedTextRepository:
    """At most one text a field; a row goes once the field has been left."""

    def __init__(self, history: History, connection: Connection) -> None:
        self._history = history
        self._connection = connection
        self._table = table_of(TypedTextRow)

    def put(self, texts: Iterable[TypedText]) -> None:
        """Let each field's text be the one that is given."""
        for typed in texts:
            self.remove([typed.field])
            values = {
                "field": dump(typed.field),
                "text": typed.text,
                "text_before": typed.before,
                "typed_at": self._history.at,
            }
            self._connection.execute(insert(self._table), values)

    def remove(self, fields: Iterable[TextField]) -> None:
        for field in fields:
            self._connection.execute(delete(self._table).where(self._table.c.field == dump(field)))

    def remove_names(self, expert_id: str) -> None:
        """Let go of all that was typed as the name of a person."""
        name = (FieldKind.EXPERT, "name", expert_id)
        fields = [typed.field for typed in self.all()]
        self.remove(each for each in fields if (each.kind, each.name, each.expert_id) == name)

    def all(self) -> list[TypedText]:
        """Return what is there, the oldest first."""
        rows = self._connection.execute(select(self._table).order_by(self._table.c.typed_at))
        return [
            TypedText(from_json(TextField, json.loads(row.field)), row.text, row.text_before)
            for row in rows
        ]
