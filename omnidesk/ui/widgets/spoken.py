"""What a screen reader is told of labels and cells whose text alone does not say what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTableWidgetItem, QWidget

from omnidesk.texts import Translator


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what has changed where the keyboard is not."""
    # the first window announces nothing, and these take a while to load
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class SpokenLabel(QLabel):
    """A label that is read out with its name: ``File: telko.omnidesk``."""

    def __init__(self, name: str, t: Translator) -> None:
        super().__init__()
        self._name, self._t = name, t
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        words = self._t("{name}: {value}").format(name=self._name, value=text)
        self.setAccessibleName(words if text else self._name)


class SpokenItem(QTableWidgetItem):
    """A cell that says whose row and which column it is in, and its value, or that it is empty."""

    def __init__(self, text: str, t: Translator) -> None:
        super().__init__(text)
        self._t = t

    def data(self, role: int) -> object:
        if role != Qt.ItemDataRole.AccessibleTextRole or self.tableWidget() is None:
            return super().data(role)
        table, t = self.tableWidget(), self._t
        named = table.horizontalHeaderItem(self.column())
        head = named.text() if named is not None else ""
        value = self._value() or t("empty")
        first = table.item(self.row(), 0)
        if first is self or first is None:
            return t("{name}: {value}").format(name=head, value=value)
        words = t("{dimension}, {column}: {value}")
        return words.format(dimension=first.text(), column=head, value=value)

    def _value(self) -> str:
        """Return what is seen in the cell: its text, or what is chosen in the box over it."""
        over = self.tableWidget().cellWidget(self.row(), self.column())
        return over.currentText() if isinstance(over, QComboBox) else self.text()
