"""Fields bound to one setting of a round: shown from the document, written through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from omnidesk.domain.errors import BadDate, OmnideskError
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services.error_texts import error_text
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.form import allow_typing
from omnidesk.ui.widgets.kept_line import KeptLine
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.text_list_edit import TextListEdit


class SettingBinder(QObject):
    """Binds fields to settings by name. A refusal is shown and leaves what was typed."""

    def __init__(self, context: Context, document: RoundDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self._refreshers: list[Callable[[], None]] = []
        document.settings_changed.connect(self.refresh)

    def text(self, name: str, words: str, *, n_lines: int = 2) -> LocalTextEdit:
        """Return a field for a text in the window's language."""
        field = LocalTextEdit(self._context.t, words, n_lines=n_lines)
        field.committed.connect(lambda text: self.change(name, text, words))
        field.keep_in(self._document.typing, self._field_of(FieldKind.SETTING, name))
        self._refreshers.append(lambda: field.show_text(self._value(name)))
        self._finish(field)
        return field

    def texts(self, name: str, words: str, add_words: str) -> TextListEdit:
        """Return fields for a list of texts."""
        field = TextListEdit(self._context, words, add_words)
        field.committed.connect(lambda texts: self.change(name, texts, words))
        field.keep_in(self._document.typing, self._field_of(FieldKind.SETTING_ITEM, name))
        self._refreshers.append(lambda: field.show_texts(self._value(name)))
        self._finish(field)
        return field

    def line(self, name: str, words: str) -> KeptLine:
        """Return a field for one line of plain text, as a date."""
        field = KeptLine()
        field.committed.connect(lambda text: self.change(name, text, words))
        field.keep_in(self._document.typing, self._field_of(FieldKind.SETTING, name))
        self._refreshers.append(lambda: field.show_text(self._value(name)))
        self._finish(field)
        return field

    def choice(self, name: str, words: str, choices: Mapping[Any, str]) -> QComboBox:
        """Return a field with one entry a value."""
        field = Choice()
        values = list(choices)
        field.addItems([choices[value] for value in values])

        def choose(index: int) -> None:
            self.change(name, values[index], words)
            refresh()  # a choice that was refused goes back

        def refresh() -> None:
            value = self._value(name)
            with QSignalBlocker(field):
                field.setCurrentIndex(values.index(value) if value in values else -1)

        field.activated.connect(choose)
        self._refreshers.append(refresh)
        self._finish(field)
        return field

    def change(self, name: str, value: object, words: str) -> None:
        """Write one setting; the step is named after the field."""
        if value == self._value(name):
            return
        step = self._context.t("Change “{field}”").format(field=words)
        changes: dict[str, Any] = {name: value}
        try:
            self._document.change_settings(replace(self._document.settings, **changes), step)
        except BadDate as exc:
            # what was typed stays, to be mended where it stands
            self._context.notify(error_text(exc, self._context.t), None)
        except OmnideskError as exc:
            self._context.show_error(exc)

    def refresh(self) -> None:
        """Show what the document holds."""
        for refresh in self._refreshers:
            refresh()

    def _field_of(self, kind: FieldKind, name: str) -> Callable[[], TextField]:
        return lambda: self._document.field(kind, name=name)

    def _value(self, name: str) -> Any:
        return getattr(self._document.settings, name)

    def _finish(self, field: QWidget) -> None:
        if isinstance(field, QLineEdit | LocalTextEdit):
            allow_typing(field, allowed=self._document.is_writable)
        else:
            field.setEnabled(self._document.is_writable)
        self._refreshers[-1]()
