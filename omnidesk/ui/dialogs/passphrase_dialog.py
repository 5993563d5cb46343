"""Sets, changes or takes away a file's passphrase, and says what each of them means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from omnidesk.texts import Translator
from omnidesk.ui.widgets.default_button import make_default
from omnidesk.ui.widgets.form import add_row, fit_height, section

_EASY_TO_GUESS = 15  # signs, as in NIST SP 800-63B-4 where nothing but the passphrase protects


class PassphraseDialog(QDialog):
    """One form for all three. Nothing happens before its button is pressed."""

    chosen = Signal(object)  # the new passphrase, or None

    def __init__(
        self, t: Translator, is_right: Callable[[str], bool] | None, parent: QWidget
    ) -> None:
        """Make the form.

        Args:
            is_right: tells whether a text is the present passphrase; None: there is none.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._t = t
        self._is_right = is_right
        self.setWindowTitle(t("Passphrase"))
        self.setMinimumWidth(560)
        self.present, self.new, self.repeat = (_secret() for _ in range(3))
        self.keep_one = QRadioButton(t("Open the file with a &new passphrase"))
        self.take_away = QRadioButton(t("Open the file with&out a passphrase"))
        self._problem = _sentence("", "warning")
        self._problem.hide()
        self._remark = _sentence("")
        self._remark.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._make_state())
        layout.addLayout(self._make_form())
        layout.addWidget(section(t("What this means")))
        for words in self._consequences():
            layout.addWidget(_sentence(f"•  {words}"))
        layout.addWidget(self._remark)
        layout.addWidget(self._problem)
        layout.addWidget(self._make_buttons())
        self.keep_one.setChecked(True)
        self._on_choice()
        (self.present if is_right else self.new).setFocus()

    def problem_text(self) -> str:
        """What stands in the way, as shown."""
        return self._problem.text()

    def _make_state(self) -> QLabel:
        t = self._t
        if self._is_right is None:
            return _sentence(
                t("This file has no passphrase: everybody who has the file can read it.")
            )
        return _sentence(t("This file has a passphrase: nobody reads it without."))

    def _make_form(self) -> QFormLayout:
        t = self._t
        form = self._form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if self._is_right is not None:
            add_row(form, t("&Present passphrase"), self.present)
            form.addRow("", self.keep_one)
            form.addRow("", self.take_away)
        add_row(form, t("New &passphrase"), self.new)
        add_row(form, t("&Repeat it"), self.repeat)
        self.take_away.toggled.connect(self._on_choice)
        for field in (self.present, self.new, self.repeat):
            field.textChanged.connect(self._enable)
        return form

    def _consequences(self) -> tuple[str, ...]:
        t = self._t
        return (
            t("With a passphrase, only those who know it can read the file, here and anywhere."),
            t(
                "If it is forgotten, nobody can open the file any more, and we cannot either. "
                "Keep it where you keep other passphrases."
            ),
            t("Without one, everybody who has the file, or a copy of it, can read all of it."),
            t(
                "Copies and backups that were made before stay as they are: they open as they "
                "did until now. Afterwards you can delete the backups."
            ),
        )

    def _make_buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.accept_button = box.addButton("", role.AcceptRole)
        self.accept_button.setProperty("primary", "true")
        make_default(self.accept_button)
        box.addButton(self._t("Cancel"), role.RejectRole)
        box.accepted.connect(self._give)
        box.rejected.connect(self.reject)
        return box

    def _on_choice(self) -> None:
        t = self._t
        is_away = self.take_away.isChecked()
        for field in (self.new, self.repeat):
            self._form.setRowVisible(field, not is_away)
        words = t("Set the passphrase") if self._is_right is None else t("Change the passphrase")
        self.accept_button.setText(t("Take the passphrase away") if is_away else words)
        self._enable()

    def _enable(self) -> None:
        self._problem.hide()
        is_given = self._is_right is None or bool(self.present.text())
        is_new = self.take_away.isChecked() or bool(self.new.text())
        is_short = 0 < len(self.new.text()) < _EASY_TO_GUESS and not self.take_away.isChecked()
        self._remark.setText(
            self._t("A passphrase this short is easy to guess. Four words are hard to.")
        )
        self._remark.setVisible(is_short)
        self.accept_button.setEnabled(is_given and is_new)
        self._make_room()

    def _make_room(self) -> None:
        """Grow by what was just said: else the fields would shrink."""
        if self.isVisible():
            fit_height(self)

    def _give(self) -> None:
        t, is_away = self._t, self.take_away.isChecked()
        if self._is_right is not None and not self._is_right(self.present.text()):
            self._say(t("This is not the present passphrase. Type it again."), self.present)
        elif not is_away and self.new.text() != self.repeat.text():
            self._say(t("The two passphrases differ. Type both again."), self.repeat)
        else:
            new = None if is_away else self.new.text()
            self.accept()
            self.chosen.emit(new)

    def _say(self, words: str, field: QLineEdit) -> None:
        self._problem.setText(words)
        self._problem.show()
        self._make_room()
        field.setFocus()
        field.selectAll()


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _sentence(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
