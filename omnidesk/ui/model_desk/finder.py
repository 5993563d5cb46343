"""Finds and replaces in the rubric that is looked at, and marks what was found in the grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from omnidesk.domain import rubric_find
from omnidesk.domain.rubric_find import Match
from omnidesk.domain.rubric_spots import Spot, spots
from omnidesk.ui.documents.rubric_places import Place, place_of_spot, spot_of
from omnidesk.ui.model_desk.find_bar import FindBar
from omnidesk.ui.model_desk.grid_hand import GridHand

_AFTER_MILLISECONDS = 200  # what is changed is looked through when it has come to rest


class Finder(QObject):
    """Goes from match to match; replacing one or all is one step.

    Args:
        show: brings a text into view and returns its field, where it is not a cell's.
    """

    left = Signal()  # the keyboard goes back to the grid

    def __init__(
        self,
        hand: GridHand,
        bar: FindBar,
        show: Callable[[Spot, str], QWidget | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._hand = hand
        self._bar = bar
        self._show = show
        self._matches: tuple[Match, ...] = ()
        self._position: int | None = None
        self._looks_in = hand.rubric.id  # the model over which the bar was opened
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MILLISECONDS)
        self._later.timeout.connect(self.look)
        bar.query_changed.connect(self._on_query_changed)
        bar.step_asked.connect(self.go)
        bar.replace_asked.connect(self.replace)
        bar.replace_all_asked.connect(self.replace_all)
        bar.closed.connect(self._on_closed)
        hand.document.texts_changed.connect(self._on_changed)
        hand.document.structure_changed.connect(self._on_changed)
        hand.document.sources_changed.connect(self._on_sources_changed)

    def open(self, *, replaces: bool) -> None:
        """Open the bar; what is chosen in an open cell is what is looked for."""
        chosen = ""
        focused = self._bar.window().focusWidget()
        if isinstance(focused, QPlainTextEdit):
            chosen = focused.textCursor().selectedText()
        self._hand.grid.commit_editor()
        self._looks_in = self._hand.rubric.id
        is_line = "\N{PARAGRAPH SEPARATOR}" not in chosen
        self._bar.open_bar(
            chosen if is_line else "",
            replaces=replaces,
            can_edit=self._hand.document.can_edit,
        )

    def look(self) -> None:
        """Look anew, and mark what is found."""
        current = self._current()
        query, languages = self._bar.query, self._languages()
        self._matches = rubric_find.find(self._hand.rubric, query, languages)
        if current not in self._matches:
            self._position = None
        else:
            self._position = self._matches.index(current)
        self._mark()
        self._bar.show_count(len(self._matches), self._position)

    def go(self, by: int) -> None:
        """Go to the next match (1), or the one before (-1); after the last comes the first."""
        if self._bar.isHidden():
            if not self._bar.text.text():
                self.open(replaces=False)
                return
            self._looks_in = self._hand.rubric.id
            self._bar.show()
            self.look()
        if self._later.isActive():
            self._later.stop()
            self.look()
        if not self._matches:
            return
        if self._position is None:
            self._position = self._nearest(by)
        else:
            self._position = (self._position + by) % len(self._matches)
        self._show_current()

    def replace(self) -> None:
        """Replace the match that one is at, and go to the next."""
        if self._position is None:
            self.go(1)
            return
        match, hand = self._matches[self._position], self._hand
        place, text = place_of_spot(match.spot), self._bar.replacement.text()
        done: list[str] = []

        def act() -> None:
            after, written = rubric_find.replace_match(
                hand.rubric, match, text, keeps_capitals=self._bar.keeps_capitals.isChecked()
            )
            done.append(written)
            words = self._hand.t("Replace “{text}”").format(text=self._bar.text.text())
            hand.do(after, words, leaves=place, reaches=place, places=(place,))

        if hand.attempt(act):
            written = done[0]
            shift = len(written) - (match.end - match.start)
            at = match.start + len(written) if written or shift else match.end
            self._later.stop()
            self.look()
            behind = [
                n
                for n, each in enumerate(self._matches)
                if (each.spot, each.language) != (match.spot, match.language) or each.start >= at
            ]
            order = self._order()
            here = order.get(match.spot, -1)
            later = [n for n in behind if order.get(self._matches[n].spot, -1) >= here]
            following = later or behind
            self._position = following[0] if following else None
            self._show_current()

    def replace_all(self) -> None:
        """Replace every match in one step."""
        hand, bar = self._hand, self._bar

        def act() -> None:
            text = bar.replacement.text()
            after, n = rubric_find.replace_all(
                hand.rubric,
                bar.query,
                self._languages(),
                text,
                keeps_capitals=bar.keeps_capitals.isChecked(),
            )
            if n and after is not hand.rubric:
                words = hand.t("Replace all “{text}”").format(text=bar.text.text())
                if hand.do(after, words):
                    told = hand.t.plural("{n} place replaced.", "{n} places replaced.", n)
                    hand.tell(told.format(n=n))

        if hand.attempt(act):
            self._later.stop()
            self.look()

    def _languages(self) -> tuple[str, ...]:
        if self._bar.all_languages.isChecked():
            return self._hand.rubric.languages
        return self._hand.model.languages

    def _current(self) -> Match | None:
        is_there = self._position is not None and self._position < len(self._matches)
        return self._matches[self._position or 0] if is_there else None

    def _nearest(self, by: int) -> int:
        """Return the first match from the cursor on, or the last before it."""
        place = self._hand.place
        order = self._order()
        here = order.get(spot_of(place), -1) if place != Place() else -1
        orders = [order.get(match.spot, -1) for match in self._matches]
        if by > 0:
            return next((n for n, order in enumerate(orders) if order >= here), 0)
        before = [n for n, order in enumerate(orders) if order < here]
        return before[-1] if before else len(orders) - 1

    def _order(self) -> Mapping[Spot, int]:
        return {spot: order for order, (spot, _words) in enumerate(spots(self._hand.rubric))}

    def _show_current(self) -> None:
        match = self._current()
        if match is None:
            return
        field = self._show(match.spot, match.language)
        if isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            last = len(field.toPlainText())  # it may hold what is being typed
            cursor.setPosition(min(match.start, last))
            cursor.setPosition(min(match.end, last), cursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
        self._bar.show_count(len(self._matches), self._position)

    def _mark(self) -> None:
        found: dict[tuple[Place, str], tuple[tuple[int, int], ...]] = {}
        for match in self._matches:
            place = place_of_spot(match.spot)
            if match.spot == spot_of(place):
                text = place, match.language
                found[text] = (*found.get(text, ()), (match.start, match.end))
        self._hand.model.show_found(found)

    def _on_query_changed(self) -> None:
        self._position = None
        self.look()

    def _on_changed(self) -> None:
        if not self._bar.isHidden():
            self._later.start()

    def _on_sources_changed(self) -> None:
        """The bar goes with its model: over another one its count would lie."""
        if not self._bar.isHidden() and self._hand.rubric.id != self._looks_in:
            self._bar.put_away()

    def _on_closed(self) -> None:
        self._later.stop()
        self._matches, self._position = (), None
        self._hand.model.show_found({})
        self.left.emit()
