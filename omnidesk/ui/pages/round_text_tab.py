"""Two tabs of the round's page that are mostly words: the basics, and the verdict."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from omnidesk.domain.assessment import PlaceKind
from omnidesk.domain.errors import BadRoundLabel, DuplicateLabel, OmnideskError
from omnidesk.domain.typed_text import FieldKind, TextField
from omnidesk.services import rounds
from omnidesk.services.error_texts import error_text
from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.new_client.round_fields import one_spaced
from omnidesk.ui.widgets.form import add_row, allow_typing
from omnidesk.ui.widgets.kept_line import KeptLine
from omnidesk.ui.widgets.place_list import PlaceList
from omnidesk.ui.widgets.setting_field import SettingBinder
from omnidesk.ui.widgets.two_columns import TwoColumns
from omnidesk.ui.widgets.verdict_question import VerdictQuestion


class RoundBasicsTab(QWidget):
    """Whose round it is, why and how it is done, when and where."""

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        document = client.round
        assert document is not None
        self._context = context
        self._client = client
        self._document = document
        bind = SettingBinder(context, document, self)
        layout = QVBoxLayout(self)
        layout.addWidget(TwoColumns(self._make_facts(bind), self._make_words(bind), (2, 3)))

    def _make_facts(self, bind: SettingBinder) -> QFormLayout:
        """Return who, when and where, in the narrow column."""
        t, context, document = self._context.t, self._context, self._document
        form = _form()
        self._make_names()
        add_row(form, t("&Client"), self.organisation)
        add_row(form, t("R&ound"), self.label)
        day = t("A day, a month or a year: 2026-05-17, 2026-05, 2026")
        self.start = bind.line("start", t("Begun"))
        add_row(form, t("Be&gun"), self.start, day)
        self.end = bind.line("end", t("Ended"))
        add_row(form, t("E&nded"), self.end)
        self.next_assessment = bind.line("next_assessment", t("Next assessment due"))
        add_row(form, t("Next a&ssessment due"), self.next_assessment)
        add_row(form, t("About the dates"), bind.text("date_note", t("About the dates"), n_lines=1))
        self.assessor = bind.line("assessor", t("Lead assessor"))
        add_row(form, t("&Lead assessor"), self.assessor, t("Signs the report and is its author"))
        for kind, words, add_words in (
            (PlaceKind.SITE, t("Sites"), t("Add a site")),
            (PlaceKind.CHANNEL, t("Channels"), t("Add a channel")),
        ):
            add_row(form, words, PlaceList(context, document, kind, add_words))
        return form

    def _make_names(self) -> None:
        document = self._document
        self.organisation = KeptLine()
        self.organisation.committed.connect(self._rename_organisation)
        self.organisation.keep_in(document.typing, lambda: TextField(FieldKind.ORGANISATION))
        self.label = KeptLine(one_spaced)
        self.label.committed.connect(self._rename_round)
        self.label.keep_in(document.typing, lambda: document.field(FieldKind.ROUND_LABEL))
        self._show_names()
        allow_typing(self.organisation, allowed=document.workspace.read_only is None)
        allow_typing(self.label, allowed=document.is_writable)

    def _make_words(self, bind: SettingBinder) -> QFormLayout:
        """Return why and how, in the wide column."""
        t, form = self._context.t, _form()
        self.purpose = bind.text("purpose", t("Purpose"))
        add_row(form, t("&Purpose"), self.purpose)
        self.method = bind.text("method", t("Method"), n_lines=4)
        add_row(form, t("&Method"), self.method)
        self.independence = bind.text("independence", t("Independence"))
        add_row(
            form,
            t("&Independence"),
            self.independence,
            t("Who the assessors work for, and what ties them to the client"),
        )
        add_row(form, t("Limitations"), bind.text("limitations", t("Limitations"), n_lines=3))
        add_row(form, t("Source"), bind.text("source", t("Source"), n_lines=1))
        add_row(
            form,
            t("Classification"),
            bind.text("classification", t("Classification"), n_lines=1),
            t("Stands at the foot of every page of the report, as “Confidential”"),
        )
        return form

    def _show_names(self) -> None:
        self.organisation.show_text(self._client.facts.organisation)
        self.label.show_text(self._document.record.round.label)

    def _rename_organisation(self, name: str) -> None:
        before = self._client.facts.organisation
        if not name:
            self.organisation.put_text(before)
        elif self._call_client(name):
            words = self._context.t("The client is now called {name}.").format(name=name)
            self._context.notify(words, lambda: self._call_client(before))

    def _call_client(self, name: str) -> bool:
        try:
            self._client.rename(name)
        except OmnideskError as exc:
            self._context.show_error(exc)  # what was typed stays, to be saved later
            return False
        self._show_names()
        return True

    def _rename_round(self, label: str) -> None:
        try:
            rounds.rename_round(self._document.workspace, self._document.record.round, label)
        except (BadRoundLabel, DuplicateLabel) as exc:
            # what was typed stays, to be mended where it stands
            self._context.notify(error_text(exc, self._context.t), None)
            return
        except OmnideskError as exc:
            self._context.show_error(exc)
            return
        self._client.refresh()
        self._document.reload()
        self._show_names()


class RoundVerdictTab(QWidget):
    """What the round says as a whole, in words."""

    def __init__(
        self, context: Context, document: RoundDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = context.t
        bind = SettingBinder(context, document, self)
        form = _form()
        self.verdict = bind.text("verdict", t("Verdict in words"), n_lines=4)
        add_row(form, t("Verdict in &words"), self.verdict)
        self.verdict_question = VerdictQuestion(t, document, self.verdict)
        form.addRow("", self.verdict_question)
        self.recommendations = bind.texts(
            "overall_recommendations", t("Overall recommendation"), t("Add a recommendation")
        )
        add_row(form, t("Overall recommendations"), self.recommendations)
        self.steps = bind.texts("general_steps", t("General step"), t("Add a step"))
        add_row(
            form,
            t("General steps"),
            self.steps,
            t("Guidance from elsewhere, printed as cited and never as a finding"),
        )
        self.steps_source = bind.text(
            "general_steps_source", t("Where the steps come from"), n_lines=1
        )
        add_row(form, t("Where they come from"), self.steps_source)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.verdict_question.refresh()  # ratings may have changed on another page


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setVerticalSpacing(8)
    return form
