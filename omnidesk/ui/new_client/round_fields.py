"""How the round is called, when it is, and who rates."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit

from omnidesk.domain.local_text import LocalText
from omnidesk.services.rounds import NewRound
from omnidesk.ui.context import Context
from omnidesk.ui.round_start import starting_settings
from omnidesk.ui.widgets.expert_table import ExpertTable
from omnidesk.ui.widgets.form import add_row

if TYPE_CHECKING:
    from omnidesk.ui.documents.client_document import ClientDocument


class RoundFields:
    """Rows of a form: label, date, experts, blind.

    Attributes:
        rows: where they are in the form.
    """

    def __init__(self, context: Context, form: QFormLayout, client: ClientDocument | None) -> None:
        self._context = context
        t, first = context.t, form.rowCount()
        self.label = QLineEdit(free_label(client))
        add_row(form, t("&Round"), self.label, t("A short name, as the year: 2026 or Spring 2026"))
        self.start = QLineEdit(date.today().isoformat())
        add_row(
            form, t("&Date"), self.start, t("A day, a month or a year: 2026-05-17, 2026-05, 2026")
        )
        self.experts = ExpertTable(context)
        self.experts.show_experts(_former_panel(client, t.language))
        add_row(form, t("&Experts"), self.experts)
        self.blind = QCheckBox(t("&Blind: nothing is shown until all have finished"))
        form.addRow("", self.blind)
        self.rows = range(first, form.rowCount())

    def new_round(self, rubric_hash: str) -> NewRound:
        """Return the round that is asked for, on a version."""
        language, start = self._context.t.language, self.start.text().strip()
        experts = [
            (code, LocalText.single(language, role)) for code, role in self.experts.experts()
        ]
        return NewRound(
            one_spaced(self.label.text()),
            rubric_hash,
            experts=experts,
            start=start,
            settings=starting_settings(self._context, start),
            blind=self.blind.isChecked(),
        )


def one_spaced(text: str) -> str:
    """Return a typed name without spaces at its ends, and with one between two words."""
    return " ".join(text.split())


def free_label(client: ClientDocument | None) -> str:
    """Return the year, or the year with the first number that no round has."""
    rounds = client.facts.rounds if client else ()
    taken, year = {facts.round.label for facts in rounds}, str(date.today().year)
    numbers = (f"{year}-{number}" for number in itertools.count(2))
    return next(label for label in itertools.chain((year,), numbers) if label not in taken)


def _former_panel(client: ClientDocument | None, language: str) -> list[tuple[str, str]]:
    if client is None or client.round is None:
        return [("E1", ""), ("E2", ""), ("E3", "")]
    panel = client.round.record.panel
    return [(expert.code, expert.role.text(language)) for expert in panel]
