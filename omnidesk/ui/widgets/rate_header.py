"""The header of Rate: who rates, how far they are, the three modes, and finishing."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)

from omnidesk.domain.assessment import Expert
from omnidesk.texts import Translator
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.widgets.choice import Choice

GRID, FOCUS, TOGETHER = range(3)
"""The modes of Rate, in the order of their buttons."""

_WIDEST_EXPERT = 230
_BAR_WIDTH = 90


class RateHeader(QWidget):
    """Shows; what is asked for, the page does."""

    expert_chosen = Signal()
    mode_chosen = Signal(int)
    finish_asked = Signal()

    def __init__(self, t: Translator, document: RoundDocument) -> None:
        super().__init__()
        self._t = t
        self._document = document
        self.expert = Choice()
        self.expert.setAccessibleName(t("Expert who rates"))
        self.expert.setMaximumWidth(_WIDEST_EXPERT)
        self.expert.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.expert.activated.connect(lambda _index: self.expert_chosen.emit())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(_BAR_WIDTH, 10)
        self.progress.setAccessibleName(t("Progress"))
        self.progress_words = QLabel()
        self.finish = QPushButton()
        self.finish.setProperty("primary", "true")
        self.finish.clicked.connect(self.finish_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.expert, self.progress, self.progress_words):
            line.addWidget(widget)
        line.addSpacing(2)
        self._add_modes(line)
        line.addWidget(self.finish)
        for own in self._alone():  # the modes must not move under the pointer
            policy = own.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            own.setSizePolicy(policy)
        self.fill_experts()

    def minimumSizeHint(self) -> QSize:
        """The bar says in another way what stands beside it: where there is no room it goes."""
        whole = super().minimumSizeHint()
        return QSize(whole.width() - self.progress.width(), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self.minimumSizeHint().width()
        self.progress.setFixedWidth(_BAR_WIDTH if room >= _BAR_WIDTH else 0)

    def current_expert(self) -> Expert | None:
        """Return who rates now."""
        index, panel = self.expert.currentIndex(), self._document.record.panel
        return panel[index] if 0 <= index < len(panel) else None

    def choose_expert(self, code: str) -> None:
        codes = [expert.code for expert in self._document.record.panel]
        self.expert.setCurrentIndex(codes.index(code))
        self.expert_chosen.emit()

    def fill_experts(self) -> None:
        """List the panel as it is now, keeping the one that is chosen."""
        chosen = self.expert.currentData()
        with QSignalBlocker(self.expert):
            self.expert.clear()
            for expert in self._document.record.panel:
                role = expert.role.text(self._t.language)
                self.expert.addItem(f"{expert.code}  {role}".strip(), expert.id)
            self.expert.setCurrentIndex(max(0, self.expert.findData(chosen)))

    def mode_button(self, mode: int) -> QPushButton:
        return self._modes[mode]

    def show_mode(self, mode: int) -> None:
        """Mark the mode; with the panel together nobody rates alone."""
        self._modes[mode].setChecked(True)
        for widget in self._alone():
            widget.setVisible(mode != TOGETHER)

    def _alone(self) -> tuple[QWidget, ...]:
        return self.expert, self.progress, self.progress_words, self.finish

    def refresh(self) -> None:
        """Show how far the expert is, and whether the pass can be finished."""
        t, document, expert = self._t, self._document, self.current_expert()
        self.expert.setToolTip(self.expert.currentText())
        n = document.n_rated(expert.id) if expert else 0
        of = len(document.scope)
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(n)
        self.progress_words.setText(t("{n} of {of} rated").format(n=n, of=of))
        is_done = expert is not None and expert.id in document.current_pass.handed_in
        self.finish.setText(t("Unlock") if is_done else t("Finish and lock"))
        is_open = not document.current_pass.ended and document.is_writable
        self.finish.setEnabled(expert is not None and is_open)
        blind = document.is_blind
        together = self._modes[TOGETHER]
        together.setEnabled(not blind)
        together.setToolTip(t("Once the blind rating is over") if blind else "")

    def _add_modes(self, line: QHBoxLayout) -> None:
        t = self._t
        group = QButtonGroup(self)
        self._modes: list[QPushButton] = []
        for mode, words in enumerate((t("Grid"), t("One by one"), t("Panel together"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, mode=mode: self.mode_chosen.emit(mode))
            group.addButton(button)
            line.addWidget(button)
            self._modes.append(button)
