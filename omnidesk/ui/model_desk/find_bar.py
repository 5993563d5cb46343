"""The bar in which a text is looked for, and replaced."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from omnidesk.domain.rubric_find import Query
from omnidesk.ui.context import Context
from omnidesk.ui.widgets.flow_layout import FlowLayout
from omnidesk.ui.widgets.form import muted

_SOON_MILLISECONDS = 120


class FindBar(QFrame):
    """Asks; what is found it is told. Enter goes on, Shift+Enter back, Escape puts it away."""

    query_changed = Signal()
    step_asked = Signal(int)  # 1 on, -1 back
    replace_asked = Signal()
    replace_all_asked = Signal()
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t = context.t
        self.setProperty("card", "true")
        self.text = self._field(t("Find"))
        self.replacement = self._field(t("Replace with"))
        self.match_case = QCheckBox(t("Match case"))
        self.whole_words = QCheckBox(t("Whole words"))
        self.keeps_capitals = QCheckBox(t("Keep capitals"))
        self.keeps_capitals.setToolTip(t("Word becomes Term, WORD becomes TERM, word becomes term"))
        self.keeps_capitals.setChecked(True)
        self.match_case.toggled.connect(lambda on: self.keeps_capitals.setChecked(not on))
        self.all_languages = QCheckBox(t("All languages"))
        self.all_languages.setChecked(True)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(14 * self.fontMetrics().averageCharWidth())
        self.previous = self._button(t("Previous"), lambda: self.step_asked.emit(-1))
        self.next = self._button(t("Next"), lambda: self.step_asked.emit(1))
        self.replace = self._button(t("Replace"), self.replace_asked.emit)
        self.replace_all = self._button(t("Replace all"), self.replace_all_asked.emit)
        self.close_button = self._button(t("Close"), self.put_away)
        self._later = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._later.timeout.connect(self.query_changed)
        self.text.textEdited.connect(lambda _text: self._later.start())
        for box in (self.match_case, self.whole_words, self.all_languages):
            box.toggled.connect(lambda _on: self.query_changed.emit())
        self._lay_out()
        self.hide()

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(
            self.text.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )

    def open_bar(self, text: str, *, replaces: bool, can_edit: bool) -> None:
        """Show the bar and take the keyboard; an empty text keeps what was looked for last."""
        if text:
            self.text.setText(text)
        for widget in self._of_replacing:
            widget.setVisible(replaces)
            widget.setEnabled(can_edit)
        self.show()
        self.text.setFocus()
        self.text.selectAll()
        self.query_changed.emit()

    def show_count(self, n: int, position: int | None) -> None:
        """Show how many places there are, and at which of them one is, from 0."""
        t = self._t
        words = t.plural("{n} found", "{n} found", n).format(n=n)
        if not self.text.text():
            words = ""
        elif n and position is not None:
            words = t("{position} of {n}").format(position=position + 1, n=n)
        self.count.setText(words)
        self.count.setProperty("role", "" if n else "warning")
        self.count.style().polish(self.count)
        for button in (self.previous, self.next, self.replace, self.replace_all):
            button.setEnabled(n > 0)

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif is_enter and self.replacement.hasFocus():
            self.replace_asked.emit()
        elif is_enter:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self._later.isActive():
                self._later.stop()
                self.query_changed.emit()
            self.step_asked.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 6, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        captions = [muted(self._t("Find")), muted(self._t("Replace with"))]
        for row, (caption, field) in enumerate(
            zip(captions, (self.text, self.replacement), strict=True)
        ):
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.count, 0, 2)
        grid.addWidget(self.previous, 0, 3)
        grid.addWidget(self.next, 0, 4)
        boxes = QWidget()  # below each other where the bar is narrow
        flow = FlowLayout(boxes, spacing=8)
        for box in (self.match_case, self.whole_words, self.all_languages):
            flow.addWidget(box)
        grid.addWidget(boxes, 0, 5)
        grid.addWidget(self.close_button, 0, 6)
        grid.addWidget(self.replace, 1, 3)
        grid.addWidget(self.replace_all, 1, 4)
        capitals = QHBoxLayout()
        capitals.setContentsMargins(8, 0, 0, 0)
        capitals.addWidget(self.keeps_capitals)
        capitals.addStretch(1)
        grid.addLayout(capitals, 1, 5)
        grid.setColumnStretch(5, 1)
        self._of_replacing = (
            captions[1],
            self.replacement,
            self.replace,
            self.replace_all,
            self.keeps_capitals,
        )

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMinimumWidth(16 * field.fontMetrics().averageCharWidth())
        return field

    def _button(self, words: str, act) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False: act())
        return button
