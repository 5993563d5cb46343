"""Rate: alone, on a grid or one by one, or with the panel together round one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from omnidesk.domain.assessment import Expert, RatingState
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rules import PanelRule
from omnidesk.services.error_texts import error_text
from omnidesk.services.hand_in_texts import finished_text, opened_again_text
from omnidesk.texts import N_
from omnidesk.ui.context import Context
from omnidesk.ui.dialogs.reason_dialog import ReasonDialog
from omnidesk.ui.documents.client_document import ClientDocument
from omnidesk.ui.documents.round_document import RoundDocument
from omnidesk.ui.help_pages import PLACE
from omnidesk.ui.models.rate_table_model import RateTableModel
from omnidesk.ui.page_actions import PageActions
from omnidesk.ui.page_commands import RATE_DIMENSION
from omnidesk.ui.widgets.blind_cover import BlindCover
from omnidesk.ui.widgets.focus_view import FocusView
from omnidesk.ui.widgets.form import muted
from omnidesk.ui.widgets.panel_together import PanelTogether
from omnidesk.ui.widgets.rate_grid import RateGrid
from omnidesk.ui.widgets.rate_header import FOCUS, GRID, TOGETHER, RateHeader
from omnidesk.ui.widgets.rating_details import RatingDetails
from omnidesk.ui.widgets.rating_keys import RatingKeys
from omnidesk.ui.widgets.sheet_places import SheetPlaces, Step
from omnidesk.ui.widgets.side_panel import SidePanel
from omnidesk.ui.widgets.spoken import announce


class RatePage(QWidget):
    """Does what the grid, the cards and the keys ask for; each act is on disk at once.

    The views are made when they are first shown: most rounds are rated in one of them.
    """

    def __init__(
        self, context: Context, client: ClientDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        document = client.round
        assert document is not None
        self._context = context
        self._document: RoundDocument = document
        self._mode = GRID
        self._revealed = ""  # the expert who has lifted the cover of a blind sheet
        self._full = ""  # what was said of a sheet that is full
        self._focus_view: FocusView | None = None
        self._together: PanelTogether | None = None
        self.undo_stack = document.undo_stack
        self.model = RateTableModel(document, context.t, self)
        self._places = SheetPlaces(self.model)
        self.grid = RateGrid(self.model, context.theme)
        self.cover = BlindCover(context.t, document.wrong_tries)
        self.details = RatingDetails(context, document, is_wide=False)
        self.hints = muted(self._hint_words())
        self.hints.setWordWrap(True)
        self.side = SidePanel(context, self.details, self, self.hints)
        self.header_widget = RateHeader(context.t, document)
        self._lay_out()
        self._connect()
        self._show_sheet(at_opening=True)
        is_agreed = document.settings.panel_rule is PanelRule.DECISION and not document.is_blind
        self._commands = self._make_commands()
        self.show_mode(TOGETHER if is_agreed or not document.record.panel else GRID)

    @property
    def focus_view(self) -> FocusView:
        """The view of one dimension at a time."""
        if self._focus_view is None:
            self._focus_view = FocusView(self._context, self.model)
            self._focus_view.setAccessibleName(self._context.t("One by one"))
            self._focus_view.setProperty(PLACE, "rate#one-by-one")
            self._connect_focus_view(self._focus_view)
            self.stack.addWidget(self._focus_view)
        return self._focus_view

    @property
    def together(self) -> PanelTogether:
        """The view of the panel round one table."""
        if self._together is None:
            self._together = PanelTogether(self._context, self._document)
            self._together.setAccessibleName(self._context.t("Panel together"))
            self._together.setProperty(PLACE, "rate#together")
            self.stack.addWidget(self._together)
        return self._together

    # What the window looks for

    def arrive(self) -> None:
        """Put the cursor where the sheet opens, unless it is in a row already."""
        if not self.grid.currentIndex().isValid():
            self.grid.go_to(self._places.opening())
        shown = self.stack.currentWidget()
        if shown is self._grid_card:
            self.grid.setFocus()
        elif shown is not None:
            shown.setFocus()

    def leave(self) -> None:
        """Put what is being typed on disk."""
        self.details.commit()
        if self._focus_view is not None:
            self._focus_view.details.commit()
        if self._together is not None:
            self._together.commit()

    def commands(self) -> Sequence[QAction]:
        """What the page's menu offers, as far as it is possible now."""
        t, allow = self._context.t, self._commands.allow
        blind = self._document.is_blind
        allow("together", not blind, t("Once the blind rating is over"))
        is_alone = self._mode != TOGETHER
        why = t("With the panel together nobody rates alone.")
        for name in ("next_expert", "previous_expert"):
            allow(name, is_alone and self.header_widget.expert.count() > 1, why)
        allow("finish", is_alone and self.header_widget.finish.isEnabled(), why)
        can_rate = self._can_rate()
        why = why if not is_alone else t("This sheet is covered or locked.")
        for command in RATE_DIMENSION:
            allow(command.name, is_alone and can_rate, why)
        return self._commands.all

    def show_mode(self, mode: int) -> None:
        """Show the grid, one by one, or the panel together."""
        self.leave()
        self._mode = mode
        self.side.hide()
        self._show_hints()
        self.header_widget.show_mode(mode)
        self.header_widget.refresh()
        if mode != TOGETHER and self._is_covered():
            self._cover()
        elif mode == GRID:
            self.stack.setCurrentWidget(self._grid_card)
        elif mode == FOCUS:
            self.stack.setCurrentWidget(self.focus_view)
            self.focus_view.go_to(self._current_key())
        else:
            self.stack.setCurrentWidget(self.together)
        self.commands()

    def choose_expert(self, code: str) -> None:
        """Show another expert's sheet."""
        self.header_widget.choose_expert(code)

    def current_expert(self) -> Expert | None:
        return self.header_widget.current_expert()

    # Making

    def _make_commands(self) -> PageActions:
        acts = {
            "grid": lambda: self._on_mode_chosen(GRID),
            "one_by_one": lambda: self._on_mode_chosen(FOCUS),
            "together": lambda: self._on_mode_chosen(TOGETHER),
            "next_unrated": self._on_next_unrated,
            "cannot_tell": lambda: self._on_cannot_tell(self._current_key()),
            "not_applicable": lambda: self._on_not_applicable(self._current_key()),
            "withdraw": lambda: self._on_withdrawal(self._current_key()),
            "why": self._on_why_asked,
            "evidence": self._on_evidence_asked,
            "next_expert": lambda: self._on_other_expert(1),
            "previous_expert": lambda: self._on_other_expert(-1),
            "finish": self._on_finish,
        }
        return PageActions(self._context, "rate", self, acts)

    def _lay_out(self) -> None:
        self._grid_card = QFrame()
        self._grid_card.setProperty("card", "true")
        inside = QVBoxLayout(self._grid_card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        self.grid.setFrameShape(QFrame.Shape.NoFrame)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._grid_card)
        self.stack.addWidget(self.cover)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 4)
        layout.setSpacing(4)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.hints)

    def _connect(self) -> None:
        document, header = self._document, self.header_widget
        header.expert_chosen.connect(self._on_expert_chosen)
        header.mode_chosen.connect(self._on_mode_chosen)
        header.finish_asked.connect(self._on_finish)
        self.cover.reveal_asked.connect(self._on_reveal)
        self.side.closed.connect(self._on_side_closed)
        self.grid.level_chosen.connect(self._on_level)
        self.grid.dimension_changed.connect(self._on_dimension)
        self._connect_keys(self.grid.keys, self._current_key)
        self.grid.keys.rationale_asked.connect(self._on_why_asked)
        self.grid.keys.evidence_asked.connect(self._on_evidence_asked)
        document.rating_changed.connect(header.refresh)
        document.settings_changed.connect(header.refresh)
        document.panel_changed.connect(self._on_panel_changed)
        document.settings_changed.connect(self.commands)

    def _connect_focus_view(self, view: FocusView) -> None:
        view.level_chosen.connect(self._on_level)
        view.cannot_tell_asked.connect(self._on_cannot_tell)
        view.not_applicable_asked.connect(self._on_not_applicable)
        view.dimension_changed.connect(self.grid.go_to)
        self._connect_keys(view.keys, view.current_key)

    def _connect_keys(self, keys: RatingKeys, current: Callable[[], str]) -> None:
        keys.cannot_tell_asked.connect(lambda: self._on_cannot_tell(current()))
        keys.not_applicable_asked.connect(lambda: self._on_not_applicable(current()))
        keys.withdrawal_asked.connect(lambda: self._on_withdrawal(current()))
        keys.next_asked.connect(self._on_next_unrated)

    def _on_dimension(self, key: str) -> None:
        self._places.note(key)
        self._show_in_side()

    def _on_next_unrated(self) -> None:
        """Go on; past the last one say so, and offer to finish: never round in silence."""
        if self.current_expert() is None or self._is_covered():
            return
        found = self._places.next_unrated(self._current_key())
        if found.key:
            (self.focus_view if self._mode == FOCUS else self.grid).go_to(found.key)
        words = self._places.words(found, self._context.t)
        if found.step is Step.FULL and self._can_rate():
            expert = self.current_expert()
            offer = self._context.t("Finish and lock")
            self._full = words
            self._context.offer(words, offer, lambda: self._finish(expert))
        elif words:
            self._context.notify(words, None)

    def _on_other_expert(self, by: int) -> None:
        box = self.header_widget.expert
        box.setCurrentIndex((box.currentIndex() + by) % box.count())
        self.header_widget.expert_chosen.emit()

    # Whose sheet it is

    def _on_expert_chosen(self) -> None:
        self.leave()
        self._revealed = ""
        self._context.withdraw(self._full)  # it is about another's sheet
        if self._document.is_blind:
            self.undo_stack.clear()  # nobody undoes, unseen, what another has rated
        self._open_sheet()
        self._greet()

    def _open_sheet(self) -> None:
        """Show a sheet from where it opens, not from where the cursor was on another."""
        self._show_sheet(at_opening=True)
        self.show_mode(self._mode)
        self.arrive()

    def _greet(self) -> None:
        """Let it be seen and heard that the sheet is another one now."""
        if self.model.whose:
            self.grid.greet()
            words = self._context.t("Now rating: {expert}").format(expert=self.model.whose)
            announce(self, words)

    def _show_sheet(self, *, at_opening: bool = False) -> None:
        """Show the chosen expert's ratings, or none of them while the sheet is covered."""
        expert, key = self.current_expert(), self._current_key()
        self.model.show_expert("" if expert is None or self._is_covered() else expert.id)
        self.grid.go_to(self._places.opening() if at_opening else key)
        if self._focus_view is not None:
            self._focus_view.refresh()
        self._show_in_side()
        self.header_widget.refresh()
        self._show_hints()

    def _can_rate(self) -> bool:
        """Whether a key would change the sheet that is shown."""
        expert = self.current_expert()
        return not (expert is None or self._is_covered() or self._document.is_locked(expert.id))

    def _show_hints(self) -> None:
        """Say which keys rate, where they do."""
        self.hints.setVisible(self._mode != TOGETHER and self._can_rate())

    def _is_covered(self) -> bool:
        expert, document = self.current_expert(), self._document
        if expert is None or not document.is_blind:
            return False
        return expert.id in document.current_pass.handed_in or expert.id != self._revealed

    def _cover(self) -> None:
        expert = self.current_expert()
        assert expert is not None
        is_done = expert.id in self._document.current_pass.handed_in
        codes = self._document.sheet_codes()
        self.cover.show_expert(expert, codes, is_done=is_done)
        self.hints.hide()
        self.stack.setCurrentWidget(self.cover)

    def _on_reveal(self) -> None:
        expert = self.current_expert()
        self._revealed = expert.id if expert else ""
        self._context.withdraw(self._open_first())
        self._open_sheet()

    def _on_panel_changed(self) -> None:
        self.header_widget.fill_experts()
        self._show_sheet()
        self.show_mode(self._mode)

    def _on_mode_chosen(self, mode: int) -> None:
        self.show_mode(mode)
        self.arrive()

    def _on_finish(self) -> None:
        self._finish(self.current_expert())

    def _finish(self, expert: Expert | None) -> None:
        if expert is None:
            return
        t, document = self._context.t, self._document
        if expert.id in document.current_pass.handed_in:
            if document.was_blind:
                words = t(
                    "All have finished, so the ratings of the others could be seen. What {code} "
                    "changes now is no longer rated blind."
                ).format(code=expert.code)
                self._context.offer(words, t("Unlock all the same"), lambda: self._turn(expert))
            else:
                self._turn(expert)
        elif self._is_covered():
            self._context.notify(self._open_first(), None)
            self.cover.setFocus()
        else:
            self._turn(expert)

    def _open_first(self) -> str:
        return self._context.t("Open this sheet first: only who rates on it finishes it.")

    def _turn(self, expert: Expert) -> None:
        """Finish and lock a sheet, or unlock it, and say what that has done."""
        self.leave()
        is_done = expert.id in self._document.current_pass.handed_in
        self._revealed = ""
        n_open = len(self._document.scope) - self._document.n_rated(expert.id)
        if self._hand_in(expert, handed_in=not is_done):
            self._answer(expert, n_open, is_finished=not is_done)

    def _answer(self, expert: Expert, n_open: int, *, is_finished: bool) -> None:
        """Say what finishing has done, with a way back."""
        document, t = self._document, self._context.t
        if not is_finished:
            self._context.notify(opened_again_text(expert, t), None)
            return
        n_finished, of = len(document.current_pass.handed_in), len(document.record.panel)
        words = finished_text(expert, n_open, n_finished, of, t)
        self._context.notify(words, lambda: self._hand_in(expert, handed_in=False))

    def _hand_in(self, expert: Expert, *, handed_in: bool) -> bool:
        try:
            self._document.hand_in(expert, handed_in=handed_in)
        except OmnideskError as exc:
            self._context.show_error(exc)
            return False
        return True

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
        self._act(lambda expert: self._ask_why_not(expert, key))

    def _ask_why_not(self, expert: Expert, key: str) -> None:
        t = self._context.t
        question = t("Why does “{dimension}” not apply?").format(dimension=self._name(key))
        before = self._document.rating(expert.id, key).rationale.get(t.language)
        dialog = ReasonDialog(t, t("Not applicable"), question, before, self)
        dialog.given.connect(lambda reason: self._say_not_applicable(key, reason))
        dialog.finished.connect(lambda _result: self._refresh_focus_view())
        dialog.open()

    def _say_not_applicable(self, key: str, reason: str) -> None:
        words = self._words(N_("Say “not applicable” for {dimension}"), key)

        def say(expert: Expert) -> None:
            rationale = self._document.rating(expert.id, key).rationale
            text = rationale.with_text(self._context.t.language, reason)
            state = RatingState.NOT_APPLICABLE
            self._document.leave_empty(expert.id, key, state, words, rationale=text)

        self._act(say)

    def _leave_empty(self, key: str, state: RatingState, words: str) -> None:
        self._act(lambda expert: self._document.leave_empty(expert.id, key, state, words))
        self._refresh_focus_view()

    def _act(self, act: Callable[[Expert], None]) -> None:
        expert = self.current_expert()
        if expert is None or self._refuses(expert):
            return
        try:
            act(expert)
        except OmnideskError as exc:
            self._context.show_error(exc)

    def _refuses(self, expert: Expert) -> bool:
        refusal = self._document.refusal
        if refusal is not None:
            self._context.notify(error_text(refusal, self._context.t), None)
            return True
        if self._document.is_locked(expert.id):
            sentence = self._context.t("{code} has finished. Unlock the ratings to change one.")
            self._context.notify(sentence.format(code=expert.code), None)
            return True
        return self._is_covered()

    def _refresh_focus_view(self) -> None:
        if self._focus_view is not None:
            self._focus_view.refresh()

    # The panel at the side of the grid

    def _open_side(self, focus: QWidget) -> None:
        self.side.open_panel(self._name(self._current_key()))
        self._show_in_side()
        focus.setFocus()

    def _on_side_closed(self) -> None:
        self.details.commit()
        self.grid.setFocus()

    def _on_why_asked(self) -> None:
        if self._mode == FOCUS:
            self.focus_view.details.rationale.setFocus()
        else:
            self._open_side(self.details.rationale)

    def _on_evidence_asked(self) -> None:
        if self._mode == FOCUS:
            self.focus_view.details.evidence.ask()
            return
        self._open_side(self.details.evidence.add_button)
        if self.details.evidence.add_button.isEnabled():
            self.details.evidence.ask()

    def _show_in_side(self) -> None:
        expert, key = self.current_expert(), self._current_key()
        if expert is not None and key and self.side.isVisible() and not self._is_covered():
            self.side.title.setText(self._name(key))
            self.details.show_rating(expert.id, key)

    # Words

    def _current_key(self) -> str:
        return self.grid.current_key() or (self.model.keys[0] if self.model.keys else "")

    def _name(self, key: str) -> str:
        return self._document.rubric.dimension_name(key, self._context.t.language)

    def _words(self, sentence: str, key: str) -> str:
        return self._context.t(sentence).format(dimension=self._name(key))

    def _hint_words(self) -> str:
        t, values = self._context.t, self._document.rubric.values
        first, last = (values[0], values[-1]) if values else ("", "")
        parts = [
            t("{first} to {last} choose").format(first=first, last=last),
            t("↑ ↓ dimension"),
            t("Enter next unrated"),
            t("W why"),
            t("E evidence"),
            t("C cannot tell"),
            t("N not applicable"),
            t("Del take back"),
            t("? all keys"),
        ]
        whole = (part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
        return "   ·   ".join(whole)
