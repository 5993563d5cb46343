"""Rate: alone, on a grid or one by one, or with the panel together round one table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from omnidesk.domain.assessment import Expert, RatingState
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rules import PanelRule
from omnidesk.texts import N_
from omnidesk.ui.context import Context
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.models.rate_table_model import RateTableModel
from omnidesk.ui.widgets.focus_view import FocusView
from omnidesk.ui.widgets.form import muted, scrolled
from omnidesk.ui.widgets.panel_together import PanelTogether
from omnidesk.ui.widgets.rate_grid import RateGrid
from omnidesk.ui.widgets.rating_details import RatingDetails
from omnidesk.ui.widgets.rating_keys import RatingKeys

_SIDE_WIDTH = 400
_GRID, _FOCUS, _TOGETHER = range(3)


class RatePage(QWidget):
    """Does what the grid, the cards and the keys ask for; each act is on disk at once."""

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        document = client.round
        assert document is not None
        self._context = context
        self._document: RoundDocument = document
        self.undo_stack = document.undo_stack
        self.model = RateTableModel(document, context.t, self)
        self.grid = RateGrid(self.model, context.theme)
        self.focus_view = FocusView(context, self.model)
        self.together = PanelTogether(context, document)
        self.stack = QStackedWidget()
        for view in (self._framed(self.grid), self.focus_view, self.together):
            self.stack.addWidget(view)
        self.side = self._make_side()
        self.hints = muted(self._hint_words())
        self.hints.setWordWrap(True)
        self._make_header()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 4)
        layout.setSpacing(4)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.hints)
        self._connect()
        self._fill_experts()
        is_agreed = document.settings.panel_rule is PanelRule.DECISION
        self.show_mode(_TOGETHER if is_agreed or not document.record.panel else _GRID)

    # What the window looks for

    def arrive(self) -> None:
        """Put the cursor on the first dimension that is not yet rated."""
        if not self.grid.currentIndex().isValid() and self.model.rowCount():
            row = self.model.first_unrated(-1) or 0
            self.grid.go_to(self.model.keys[row])
        views: tuple[QWidget, ...] = (self.grid, self.focus_view, self.together)
        views[self.stack.currentIndex()].setFocus()

    def leave(self) -> None:
        """Put what is being typed on disk."""
        self.details.commit()
        self.focus_view.details.commit()
        self.together.commit()

    def show_mode(self, mode: int) -> None:
        """Show the grid (0), one by one (1) or the panel together (2)."""
        self.leave()
        key = self._current_key()
        self.stack.setCurrentIndex(mode)
        self._modes[mode].setChecked(True)
        is_alone = mode != _TOGETHER
        for widget in (self.expert, self.progress, self.progress_words, self.finish):
            widget.setVisible(is_alone)
        self.hints.setVisible(is_alone)
        self.side.hide()
        if mode == _FOCUS:
            self.focus_view.go_to(key)
        self._refresh_progress()

    # Making

    def _framed(self, view: QWidget) -> QFrame:
        frame = QFrame()
        frame.setProperty("card", "true")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(view)
        self.grid.setFrameShape(QFrame.Shape.NoFrame)
        return frame

    def _make_side(self) -> QFrame:
        """The inspector: over the grid, so that opening it moves no text."""
        side = QFrame(self)
        side.setProperty("card", "true")
        side.setAutoFillBackground(True)
        self.details = RatingDetails(self._context, self._document, is_wide=False)
        self.side_title = QLabel()
        self.side_title.setProperty("role", "section")
        self.side_title.setWordWrap(True)
        close = QPushButton(self._context.t("Close"))
        close.setShortcut("Escape")
        close.clicked.connect(self._close_side)
        head = QHBoxLayout()
        head.addWidget(self.side_title, 1)
        head.addWidget(close)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.addLayout(head)
        layout.addWidget(scrolled(self.details), 1)
        side.hide()
        return side

    def _make_header(self) -> None:
        t = self._context.t
        self.expert = QComboBox()
        self.expert.setAccessibleName(t("Expert who rates"))
        self.expert.activated.connect(self._on_expert)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(90, 10)
        self.progress.setAccessibleName(t("Progress"))
        self.progress_words = QLabel()
        self.finish = QPushButton()
        self.finish.setProperty("primary", "true")
        self.finish.clicked.connect(self._on_finish)
        self.header_widget = QWidget()
        line = QHBoxLayout(self.header_widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for widget in (self.expert, self.progress, self.progress_words):
            line.addWidget(widget)
        line.addSpacing(8)
        group = QButtonGroup(self)
        self._modes: list[QPushButton] = []
        for mode, words in enumerate((t("Grid"), t("One by one"), t("Panel together"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, mode=mode: self._on_mode(mode))
            group.addButton(button)
            line.addWidget(button)
            self._modes.append(button)
        line.addWidget(self.finish)

    def mode_button(self, mode: int) -> QPushButton:
        return self._modes[mode]

    def _connect(self) -> None:
        document = self._document
        self.grid.level_chosen.connect(self._on_level)
        self.grid.dimension_changed.connect(self._on_dimension)
        self._connect_keys(self.grid.keys, self._current_key)
        self.grid.keys.rationale_asked.connect(lambda: self._open_side(self.details.rationale))
        self.grid.keys.evidence_asked.connect(self._on_evidence_asked)
        self.focus_view.level_chosen.connect(self._on_level)
        self.focus_view.cannot_tell_asked.connect(self._on_cannot_tell)
        self.focus_view.not_applicable_asked.connect(self._on_not_applicable)
        self.focus_view.dimension_changed.connect(self.grid.go_to)
        self._connect_keys(self.focus_view.keys, self.focus_view.current_key)
        document.rating_changed.connect(lambda _key: self._refresh_progress())
        document.panel_changed.connect(self._on_panel_changed)
        document.settings_changed.connect(self._refresh_progress)

    def _connect_keys(self, keys: RatingKeys, current: Callable[[], str]) -> None:
        keys.cannot_tell_asked.connect(lambda: self._on_cannot_tell(current()))
        keys.not_applicable_asked.connect(lambda: self._on_not_applicable(current()))
        keys.withdrawal_asked.connect(lambda: self._on_withdrawal(current()))

    # The expert

    def current_expert(self) -> Expert | None:
        index = self.expert.currentIndex()
        panel = self._document.record.panel
        return panel[index] if 0 <= index < len(panel) else None

    def choose_expert(self, code: str) -> None:
        """Show another expert's sheet."""
        codes = [expert.code for expert in self._document.record.panel]
        self.expert.setCurrentIndex(codes.index(code))
        self._on_expert(codes.index(code))

    def _fill_experts(self) -> None:
        chosen = self.current_expert()
        language = self._context.t.language
        with QSignalBlocker(self.expert):
            self.expert.clear()
            for expert in self._document.record.panel:
                role = expert.role.text(language)
                self.expert.addItem(f"{expert.code}  {role}".strip(), expert.id)
            self.expert.setMaximumWidth(230)
            if chosen is not None:
                self.expert.setCurrentIndex(max(0, self.expert.findData(chosen.id)))
        self._on_expert(self.expert.currentIndex())

    def _on_expert(self, _index: int) -> None:
        self.leave()
        expert = self.current_expert()
        self.expert.setToolTip(self.expert.currentText())
        key = self._current_key()
        self.model.show_expert(expert.id if expert else "")
        if key:
            self.grid.go_to(key)
        self.focus_view.refresh()
        self._show_in_side()
        self._refresh_progress()

    # Rating

    def _on_level(self, key: str, value: int) -> None:
        words = self._words(N_("Rate {dimension}"), key)
        self._act(lambda expert: self._document.rate(expert.id, key, value, words))

    def _on_cannot_tell(self, key: str) -> None:
        words = self._words(N_("Say “cannot tell” for {dimension}"), key)
        self._leave_empty(key, RatingState.CANNOT_TELL, words)

    def _on_withdrawal(self, key: str) -> None:
        words = self._words(N_("Take back the rating of {dimension}"), key)
        self._leave_empty(key, RatingState.WITHDRAWN, words)

    def _on_not_applicable(self, key: str) -> None:
        expert, t = self.current_expert(), self._context.t
        if expert is None or self._refuses(expert):
            return
        rationale = self._document.rating(expert.id, key).rationale
        reason, is_given = QInputDialog.getMultiLineText(
            self,
            t("Not applicable"),
            t("Why does “{dimension}” not apply?").format(dimension=self._name(key)),
            rationale.get(t.language),
        )
        if is_given and reason.strip():
            words = self._words(N_("Say “not applicable” for {dimension}"), key)
            text = rationale.with_text(t.language, reason.strip())
            self._act(
                lambda expert: self._document.leave_empty(
                    expert.id, key, RatingState.NOT_APPLICABLE, words, rationale=text
                )
            )
        self.focus_view.refresh()

    def _leave_empty(self, key: str, state: RatingState, words: str) -> None:
        self._act(lambda expert: self._document.leave_empty(expert.id, key, state, words))
        self.focus_view.refresh()

    def _act(self, act: Callable[[Expert], None]) -> None:
        expert = self.current_expert()
        if expert is None or self._refuses(expert):
            return
        try:
            act(expert)
        except OmnideskError as exc:
            self._context.show_error(exc)

    def _refuses(self, expert: Expert) -> bool:
        if self._document.workspace.read_only is not None:
            self._context.show_error(self._document.workspace.read_only)
            return True
        if self._document.is_locked(expert.id):
            t = self._context.t
            self._context.notify(
                t("{code} has finished. Unlock the ratings to change one.").format(
                    code=expert.code
                ),
                None,
            )
            return True
        return False

    def _on_finish(self) -> None:
        expert = self.current_expert()
        if expert is None:
            return
        self.leave()
        is_done = expert.id in self._document.current_pass.handed_in
        try:
            self._document.hand_in(expert, handed_in=not is_done)
        except OmnideskError as exc:
            self._context.show_error(exc)

    # The side panel

    def _open_side(self, focus: QWidget) -> None:
        self.side.show()
        self.side.raise_()
        self._place_side()
        self._show_in_side()
        focus.setFocus()

    def _close_side(self) -> None:
        self.details.commit()
        self.side.hide()
        self.grid.setFocus()

    def _on_evidence_asked(self) -> None:
        self._open_side(self.details.evidence.add_button)
        if self.details.evidence.add_button.isEnabled():
            self.details.evidence.ask()

    def _show_in_side(self) -> None:
        expert, key = self.current_expert(), self._current_key()
        if expert is not None and key and self.side.isVisible():
            self.side_title.setText(self._name(key))
            self.details.show_rating(expert.id, key)

    def _on_dimension(self, _key: str) -> None:
        self._show_in_side()

    def _place_side(self) -> None:
        height = self.stack.height()
        self.side.setGeometry(self.width() - _SIDE_WIDTH - 16, self.stack.y(), _SIDE_WIDTH, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_side()

    # Words and progress

    def _on_mode(self, mode: int) -> None:
        self.show_mode(mode)
        self.arrive()

    def _on_panel_changed(self) -> None:
        self._fill_experts()
        self.focus_view.refresh()

    def _refresh_progress(self) -> None:
        expert, t = self.current_expert(), self._context.t
        n = self._document.n_rated(expert.id) if expert else 0
        of = len(self._document.scope)
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(n)
        self.progress_words.setText(t("{n} of {of} rated").format(n=n, of=of))
        is_done = expert is not None and expert.id in self._document.current_pass.handed_in
        self.finish.setText(t("Unlock") if is_done else t("Finish and lock"))
        is_open = not self._document.current_pass.ended
        self.finish.setEnabled(
            expert is not None and is_open and self._document.workspace.read_only is None
        )

    def _current_key(self) -> str:
        return self.grid.current_key() or (self.model.keys[0] if self.model.keys else "")

    def _name(self, key: str) -> str:
        return self._document.rubric.dimension_name(key, self._context.t.language)

    def _words(self, sentence: str, key: str) -> str:
        return self._context.t(sentence).format(dimension=self._name(key))

    def _hint_words(self) -> str:
        t, values = self._context.t, self._document.rubric.values
        parts = [
            t("{first} to {last} choose").format(first=values[0], last=values[-1])
            if values
            else "",
            t("↑ ↓ dimension"),
            t("Enter next unrated"),
            t("W why"),
            t("E evidence"),
            t("? cannot tell"),
            t("N not applicable"),
            t("Del take back"),
            t("Ctrl+Z undo"),
        ]
        return "   ·   ".join(part for part in parts if part)
