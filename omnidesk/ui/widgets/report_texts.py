"""The author's own words in a report, each in a field, in the report's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Horizon, RoundSettings, Summary
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.local_text import NO_TEXT, LocalText
from omnidesk.domain.typed_text import FieldKind
from omnidesk.services.result_texts import word
from omnidesk.ui.context import Context
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.form import allow_typing, muted, section
from omnidesk.ui.widgets.local_text_edit import LocalTextEdit
from omnidesk.ui.widgets.text_list_edit import TextListEdit
from omnidesk.ui.widgets.verdict_question import VerdictQuestion

ReadText = Callable[[RoundSettings], LocalText]
WriteText = Callable[[RoundSettings, LocalText], RoundSettings]
ReadTexts = Callable[[RoundSettings], tuple[LocalText, ...]]
WriteTexts = Callable[[RoundSettings, tuple[LocalText, ...]], RoundSettings]


class ReportTexts(QWidget):
    """Fields written through the document, so that each change is on disk and can be undone.

    What is typed becomes a step when the field is left. It is kept on disk before that, so that
    the preview follows when the hands rest.
    """

    rested = Signal()  # somebody typed, and has stopped for a moment

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._document = context, document
        self._language = context.t.language
        self._refreshers: list[Callable[[], None]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._make_fields()
        document.settings_changed.connect(self.refresh)
        document.typing.changed.connect(self._on_typing_changed)
        self.refresh()

    def show_language(self, language: str) -> None:
        """Show and edit the texts in another language."""
        self._language = language
        self.verdict_question.show_language(language)
        self.refresh()

    def commit(self) -> None:
        """Put what is being typed on disk; the field keeps the focus."""
        field = QApplication.focusWidget()
        if isinstance(field, LocalTextEdit) and self.isAncestorOf(field):
            field.commit()

    def _on_typing_changed(self) -> None:
        field = QApplication.focusWidget()
        is_own = field is not None and self.isAncestorOf(field)
        if is_own and not self._document.typing.is_typing:
            self.rested.emit()

    def refresh(self) -> None:
        """Show what the document holds."""
        for refresh in self._refreshers:
            refresh()

    def _make_fields(self) -> None:
        t = self._context.t
        self._head(
            t("Page for the sponsor"),
            t("In your own words. What is empty is marked on the page until it is written."),
        )
        self.works = self._text(t("What works"), *_of_summary("works"))
        self.holds_back = self._text(t("What holds it back"), *_of_summary("holds_back"))
        self.to_do = {
            horizon: self._text(
                t("What to do, {horizon}").format(horizon=word(horizon, t)), *_to_do(horizon)
            )
            for horizon in Horizon
        }
        self.sureness = self._text(t("How sure this is"), *_of_summary("sureness"))
        self.decisions = self._texts(
            (t("Decisions asked"), t("Decision"), t("Add a decision")),
            FieldKind.DECISION_ASKED,
            "",
            *_decisions(),
        )
        self._head(t("Further words"), "")
        self.verdict = self._text(t("Verdict in words"), *_of_settings("verdict"))
        self.verdict_question = VerdictQuestion(t, self._document, self.verdict)
        self._rows.addWidget(self.verdict_question)
        self.verdict_question.refresh()
        self.recommendations = self._texts(
            (
                t("Overall recommendations"),
                t("Overall recommendation"),
                t("Add a recommendation"),
            ),
            FieldKind.SETTING_ITEM,
            "overall_recommendations",
            lambda settings: settings.overall_recommendations,
            lambda settings, texts: replace(settings, overall_recommendations=texts),
        )
        self.limitations = self._text(t("Limitations"), *_of_settings("limitations"))

    def _head(self, words: str, hint: str) -> None:
        self._rows.addSpacing(12)
        self._rows.addWidget(section(words))
        if hint:
            note = muted(hint)
            note.setWordWrap(True)
            self._rows.addWidget(note)

    def _text(
        self, words: str, kind: FieldKind, name: str, read: ReadText, write: WriteText
    ) -> LocalTextEdit:
        field = LocalTextEdit(self._context.t, words)
        field.keep_in(self._document.typing, lambda: self._document.field(kind, name=name))
        field.committed.connect(
            lambda text: self._change(words, write(self._document.settings, text))
        )
        self._add(words, field)

        self._refreshers.append(
            lambda: field.show_text(read(self._document.settings), self._language)
        )
        return field

    def _texts(
        self,
        words: tuple[str, str, str],
        kind: FieldKind,
        name: str,
        read: ReadTexts,
        write: WriteTexts,
    ) -> TextListEdit:
        title, item, add_words = words
        field = TextListEdit(self._context, item, add_words)
        field.keep_in(self._document.typing, lambda: self._document.field(kind, name=name))
        field.committed.connect(
            lambda texts: self._change(title, write(self._document.settings, texts))
        )
        self._add(title, field)
        self._refreshers.append(
            lambda: field.show_texts(read(self._document.settings), self._language)
        )
        return field

    def _add(self, words: str, field: QWidget) -> None:
        caption = QLabel(words)
        caption.setBuddy(field)
        self._rows.addSpacing(4)
        self._rows.addWidget(caption)
        self._rows.addWidget(field)
        if isinstance(field, LocalTextEdit):
            allow_typing(field, allowed=self._document.is_writable)
        else:
            field.setEnabled(self._document.is_writable)

    def _change(self, words: str, after: RoundSettings) -> None:
        step = self._context.t("Change “{field}”").format(field=words)
        try:
            self._document.change_settings(after, step)
        except OmnideskError as exc:
            self._context.show_error(exc)  # what was typed stays, to be saved later


def _of_settings(name: str) -> tuple[FieldKind, str, ReadText, WriteText]:
    def write(settings: RoundSettings, text: LocalText) -> RoundSettings:
        changes: dict[str, LocalText] = {name: text}
        return replace(settings, **changes)  # type: ignore[arg-type]

    return FieldKind.SETTING, name, lambda settings: getattr(settings, name), write


def _of_summary(name: str) -> tuple[FieldKind, str, ReadText, WriteText]:
    def write(settings: RoundSettings, text: LocalText) -> RoundSettings:
        changes: dict[str, LocalText] = {name: text}
        summary: Summary = replace(settings.summary, **changes)  # type: ignore[arg-type]
        return replace(settings, summary=summary)

    return FieldKind.SUMMARY, name, lambda settings: getattr(settings.summary, name), write


def _to_do(horizon: Horizon) -> tuple[FieldKind, str, ReadText, WriteText]:
    def read(settings: RoundSettings) -> LocalText:
        return dict(settings.summary.to_do).get(horizon, NO_TEXT)

    def write(settings: RoundSettings, text: LocalText) -> RoundSettings:
        texts = {**dict(settings.summary.to_do), horizon: text}
        kept = tuple((each, texts[each]) for each in Horizon if texts.get(each))
        return replace(settings, summary=replace(settings.summary, to_do=kept))

    return FieldKind.TO_DO, horizon.value, read, write


def _decisions() -> tuple[ReadTexts, WriteTexts]:
    def write(settings: RoundSettings, texts: tuple[LocalText, ...]) -> RoundSettings:
        return replace(settings, summary=replace(settings.summary, decisions_asked=texts))

    return lambda settings: settings.summary.decisions_asked, write
