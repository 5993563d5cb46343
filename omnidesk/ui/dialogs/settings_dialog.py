"""The user's own settings: how the window looks, and what a new round begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.rules import OverallRule, PanelRule
from omnidesk.services.result_texts import rule_text, word
from omnidesk.texts import DATE_FORMATS, N_, Translator, capitalised
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.help_key import add_help
from omnidesk.ui.menus import LANGUAGE_NAMES, TEXT_SIZES, THEME_NAMES
from omnidesk.ui.round_start import (
    CLASSIFICATIONS,
    OVERALL_KINDS,
    overall_rule_of,
    panel_rule_of,
)
from omnidesk.ui.settings import Settings
from omnidesk.ui.widgets.choice import Choice
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row, fit_height, section

_HOME_NAMES = {
    "open": N_("Named, but those with a passphrase"),
    "all": N_("All named"),
    "none": N_("Names hidden"),
}
_A_DAY = "2026-11-24"
_WIDTH = 620


class SettingsDialog(QDialog):
    """Nothing changes before Save; Cancel forgets what was chosen here.

    Attributes:
        choose_folder: asks for a folder; None when the user changes their mind.
    """

    chosen = Signal(object)  # Settings

    def __init__(
        self,
        context: Context,
        settings: Settings,
        usual_backups: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(context.t("Settings"))
        self.setMinimumWidth(_WIDTH)
        self.choose_folder: Callable[[QWidget, str, Path], Path | None] = _ask_for_folder
        self._t = context.t
        add_help(self, context, "home#settings")
        self._settings = settings
        self._usual_backups = usual_backups
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for words, form in (
            (self._t("The window"), self._make_window()),
            (self._t("A new round begins with"), self._make_round()),
            (self._t("Files and hints"), self._make_files()),
        ):
            layout.addWidget(section(words))
            layout.addLayout(form)
        layout.addWidget(self._make_buttons())
        make_default(self.save)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    @property
    def settings(self) -> Settings:
        """What would be saved now."""
        return replace(
            self._settings,
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            text_scale=float(self.text_size.currentData()),
            date_format=str(self.date_format.currentData()),
            panel_rule=str(self.panel_rule.currentData()),
            overall_rule=str(self.overall_rule.currentData()),
            classification=self.classification.currentText().strip(),
            backup_folder=self.backup_folder.text(),
            home_names=str(self.home_names.currentData()),
        ).without_hidden_names()

    def _make_window(self) -> QFormLayout:
        t, form = self._t, _form()
        languages = {"": t("As the system"), **LANGUAGE_NAMES}
        self.language = _choice(languages, self._settings.language)
        themes = {name: t(words) for name, words in THEME_NAMES.items()}
        self.theme = _choice(themes, self._settings.theme)
        sizes = {scale: t(words) for scale, words in TEXT_SIZES}
        self.text_size = _choice(sizes, self._settings.text_scale)
        self.date_format = _choice(_dates(t), self._settings.date_format)
        add_row(form, t("&Language"), self.language)
        add_row(form, t("&Theme"), self.theme)
        add_row(form, t("Text &size"), self.text_size)
        hint = t("In the window. A report writes dates as its language does.")
        add_row(form, t("&Dates"), self.date_format, hint)
        return form

    def _make_round(self) -> QFormLayout:
        t, form = self._t, _form()
        panel = {rule.value: capitalised(word(rule, t)) for rule in PanelRule}
        self.panel_rule = _choice(panel, panel_rule_of(self._settings).value)
        rules = [OverallRule(kind) for kind in OVERALL_KINDS]
        overall = {str(rule): capitalised(rule_text(rule, t)) for rule in rules}
        self.overall_rule = _choice(overall, str(overall_rule_of(self._settings)))
        self.classification = _choice({each: t(each) for each in ("", *CLASSIFICATIONS)}, "")
        self.classification.setEditable(True)
        line = QLineEdit(self._settings.classification)
        line.setAccessibleName(t("Classification"))
        self.classification.setLineEdit(line)
        add_row(form, t("From the &experts to a level"), self.panel_rule)
        add_row(form, t("From the &dimensions to the overall"), self.overall_rule)
        hint = t("At the foot of every page of the report. Choose one, or write your own.")
        add_row(form, t("&Classification"), self.classification, hint)
        return form

    def _make_files(self) -> QFormLayout:
        t, form = self._t, _form()
        self.backup_folder = QLineEdit(self._settings.backup_folder)
        self.backup_folder.setPlaceholderText(str(self._usual_backups))
        self.backup_folder.setReadOnly(True)
        self.choose = QPushButton(t("Choose…"))
        self.choose.clicked.connect(self._on_choose)
        self.usual = QPushButton(t("Use the usual place"))
        self.usual.clicked.connect(lambda: self._show_folder(""))
        self._show_folder(self._settings.backup_folder)
        row = _row(self.backup_folder, self.choose, self.usual)
        add_row(form, t("&Backups"), row, t("Where copies are kept that OmniDesk makes by itself."))
        self.backup_folder.setAccessibleName(t("Folder for backups"))
        names = {each: t(words) for each, words in _HOME_NAMES.items()}
        self.home_names = _choice(names, self._settings.home_names)
        hint = t("In the list of recent files. The title of the window names the open one.")
        add_row(form, t("Clients on H&ome"), self.home_names, hint)
        self.hints = QPushButton(t("Show the hints again"))
        self.hints.setEnabled(bool(self._settings.hidden_hints))
        self.hints.clicked.connect(self._on_hints)
        add_row(form, t("&Hints on the pages"), _row(self.hints, stretches=True))
        return form

    def _make_buttons(self) -> QDialogButtonBox:
        t, role = self._t, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.save = box.addButton(t("Save"), role.AcceptRole)
        self.save.setProperty("primary", "true")
        box.addButton(t("Cancel"), role.RejectRole)
        box.accepted.connect(self._on_save)
        box.rejected.connect(self.reject)
        return box

    def _show_folder(self, folder: str) -> None:
        self.backup_folder.setText(folder)
        self.backup_folder.setToolTip(folder or str(self._usual_backups))
        self.usual.setEnabled(bool(folder))

    def _on_choose(self) -> None:
        here = Path(self.backup_folder.text() or self._usual_backups)
        chosen = self.choose_folder(self, self._t("Where backups go"), here)
        if chosen is not None:
            self._show_folder(str(chosen))

    def _on_hints(self) -> None:
        self._settings = replace(self._settings, hidden_hints=())
        self.hints.setEnabled(False)

    def _on_save(self) -> None:
        settings = self.settings
        self.accept()
        self.chosen.emit(settings)


def _dates(t: Translator) -> dict[str, str]:
    """Show each way of writing a day on one day."""
    ways = {name: Translator(t.language, t.catalogue, name) for name in DATE_FORMATS}
    return {name: way.date(_A_DAY) for name, way in ways.items()}


def _choice(words: Mapping[str, str] | Mapping[float, str], current: str | float) -> QComboBox:
    choice = Choice()
    for value, text in words.items():
        choice.addItem(text, value)
    choice.setCurrentIndex(max(0, choice.findData(current)))
    return choice


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setVerticalSpacing(6)
    return form


def _row(*widgets: QWidget, stretches: bool = False) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    if stretches:
        line.addStretch(1)
    row.setFocusProxy(widgets[0])
    return row


def _ask_for_folder(parent: QWidget, caption: str, here: Path) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, caption, str(here))
    return Path(name) if name else None
