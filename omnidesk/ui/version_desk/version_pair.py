"""Two lists to choose an earlier and a later version from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from omnidesk.texts import Translator
from omnidesk.ui.documents.rubric_command import Source, source_key
from omnidesk.ui.models.source_words import source_words
from omnidesk.ui.widgets.choice import Choice


class VersionPair(QWidget):
    """Tells when another pair was chosen, or the two were swapped."""

    chosen = Signal()

    def __init__(
        self,
        t: Translator,
        sources: Sequence[Source],
        pair: tuple[Source, Source],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._t, self._sources = t, sources
        self.earlier = self._make_choice(t("Earlier version"), pair[0])
        self.later = self._make_choice(t("Later version"), pair[1])
        self.swap = QPushButton(t("&Swap"))
        self.swap.setAutoDefault(False)
        self.swap.clicked.connect(self._swap)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        heads = ((t("&Earlier version"), self.earlier), (t("&Later version"), self.later))
        for column, (words, choice) in enumerate(heads):
            label = QLabel(words)
            label.setBuddy(choice)
            grid.addWidget(label, 0, column)
            grid.addWidget(choice, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.swap, 1, 2)

    @property
    def sources(self) -> tuple[Source, Source]:
        """The earlier and the later version that are chosen."""
        return (
            self._sources[self.earlier.currentIndex()],
            self._sources[self.later.currentIndex()],
        )

    @property
    def heads(self) -> tuple[str, str]:
        """What stands over two columns: the version alone where the model is one."""
        one, other = (source.rubric for source in self.sources)
        if one.id != other.id:
            return self.earlier.currentText(), self.later.currentText()
        words = self._t("Version {version}")
        return words.format(version=one.version), words.format(version=other.version)

    def _make_choice(self, name: str, chosen: Source) -> Choice:
        choice = Choice()
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.currentTextChanged.connect(choice.setToolTip)  # it may be longer
        for source in self._sources:
            choice.addItem(source_words(source, self._t), source_key(source))
        choice.setCurrentIndex(choice.findData(source_key(chosen)))
        choice.activated.connect(lambda _index: self.chosen.emit())
        return choice

    def _swap(self) -> None:
        one, other = self.earlier.currentIndex(), self.later.currentIndex()
        self.earlier.setCurrentIndex(other)
        self.later.setCurrentIndex(one)
        self.chosen.emit()
