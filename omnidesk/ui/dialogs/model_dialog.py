"""A new, empty rubric: its name, how many levels, and in which languages."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.rubric_lint import MIN_LEVELS
from omnidesk.domain.rubric_start import empty_rubric
from omnidesk.texts import LANGUAGES
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.models.language_names import language_name
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row

USUAL_LEVELS = 5
MOST_LEVELS = 20


class ModelDialog(QDialog):
    """Asks for the least from which a grid can be made."""

    made = Signal(object)  # Rubric

    def __init__(
        self, context: Context, taken_ids: Container[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_help(self, context, "model#new")
        t = context.t
        self._taken = taken_ids
        self.setWindowTitle(t("New model"))
        self.setMinimumWidth(480)
        self.name = QLineEdit()
        self.levels = QSpinBox()
        self.levels.setRange(MIN_LEVELS, MOST_LEVELS)
        self.levels.setValue(USUAL_LEVELS)
        self.languages = {code: QCheckBox(language_name(code, t)) for code in LANGUAGES}
        self._first = t.language
        self.languages[t.language].setChecked(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, t("&Name"), self.name)
        add_row(form, t("&Levels"), self.levels, t("More can be added, and some removed, later"))
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        for box in self.languages.values():
            box.toggled.connect(self._enable)
            row.addWidget(box)
        row.addStretch(1)
        add_row(form, t("Languages"), choices)
        self.name.textChanged.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._make_buttons(context))
        self._enable()

    def _make_buttons(self, context: Context) -> QDialogButtonBox:
        t, role = context.t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.accept_button = box.addButton(t("Make the model"), role.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        make_default(self.accept_button)
        box.addButton(t("Cancel"), role.RejectRole)
        box.accepted.connect(self._make)
        box.rejected.connect(self.reject)
        return box

    def _chosen_languages(self) -> tuple[str, ...]:
        """The window's language first, if chosen: it is the one to fall back on."""
        chosen = [code for code, box in self.languages.items() if box.isChecked()]
        return tuple(sorted(chosen, key=lambda code: code != self._first))

    def _enable(self) -> None:
        is_enough = bool(self.name.text().strip()) and bool(self._chosen_languages())
        self.accept_button.setEnabled(is_enough)

    def _make(self) -> None:
        name, languages = self.name.text().strip(), self._chosen_languages()
        n_levels = self.levels.value()
        self.accept()
        self.made.emit(empty_rubric(name, languages, n_levels=n_levels, taken=self._taken))
