"""What stands around the model's grid, and how one goes there and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from omnidesk.domain.rubric import Rubric
from omnidesk.domain.rubric_lint import RubricProblem
from omnidesk.domain.rubric_spots import Spot, SpotKind, spots, untranslated
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_places import Place, place_of_spot, spot_of
from omnidesk.ui.help_pages import PLACE
from omnidesk.ui.model_desk.check_panel import CheckPanel
from omnidesk.ui.model_desk.find_bar import FindBar
from omnidesk.ui.model_desk.finder import Finder
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.model_desk.inspector import Inspector
from omnidesk.ui.model_desk.language_panel import LanguagePanel
from omnidesk.ui.model_desk.side_area import SideArea

DETAILS, CHECK, LANGUAGES = "details", "check", "languages"


class Panels(QObject):
    """The side area with its three panels, and the bar for finding.

    Args:
        show_place: goes to a cell, in a language that is shown.
    """

    language_asked = Signal(str)  # to be shown, for a text that is written in it
    counted = Signal(int)  # texts that are not translated, in the languages shown

    def __init__(
        self,
        context: Context,
        hand: GridHand,
        show_place: Callable[[Place], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._hand = hand
        self._show_place = show_place
        self._counts: dict[str, int] = {}
        self.inspector = Inspector(context, hand)
        self.check = CheckPanel(context)
        self.languages = LanguagePanel(context, hand)
        self.area = SideArea(context)
        t = context.t
        self.area.add_panels(
            {
                DETAILS: (t("Details"), self.inspector),
                CHECK: (t("Check"), self.check),
                LANGUAGES: (t("Languages"), self.languages),
            }
        )
        self.bar = FindBar(context)
        for widget, place in (
            (self.inspector, "model#details"),
            (self.check, "model#check"),
            (self.languages, "model#languages"),
            (self.bar, "model#find"),
        ):
            widget.setProperty(PLACE, place)
        self.finder = Finder(hand, self.bar, self.show_spot, self)
        self.area.shown.connect(self._on_shown)
        self.area.left.connect(self.go_back)
        self.finder.left.connect(self.go_back)
        self.languages.untranslated_asked.connect(lambda code: self.next_untranslated((code,)))
        hand.grid.selectionModel().currentChanged.connect(self.inspector.follow)

    # There and back

    def go_to(self, name: str) -> None:
        """Go to a panel, or back to the grid from it."""
        if self.area.name == name and self.area.has_focus():
            self.go_back()
            return
        self._hand.grid.commit_editor()
        self.area.show_panel(name)
        self.area.remember()
        {
            DETAILS: self.inspector.enter,
            CHECK: self.check.enter,
            LANGUAGES: self.languages.enter,
        }[name]()

    def toggle(self, name: str) -> None:
        """Show a panel without going there, or put it away."""
        is_shown = self.area.name == name
        had_focus = self.area.has_focus()
        self.area.show_panel("" if is_shown else name)
        self.area.remember()
        if had_focus:
            self.go_back()

    def go_back(self) -> None:
        """Give the keyboard back to the grid."""
        self.area.remember()
        self._hand.grid.focus_cell()

    def commit(self) -> None:
        """Make steps of what is being typed in a panel."""
        self.inspector.commit()

    # What is shown

    def show_problems(self, problems: Sequence[RubricProblem], rubric: Rubric) -> None:
        """Show what the check found, and count what is not translated."""
        self.check.show_problems(problems, rubric)
        self._counts = {
            code: sum(1 for _ in untranslated(rubric, code)) for code in rubric.languages
        }
        self.refresh_languages()

    def refresh_languages(self) -> None:
        document, model = self._hand.document, self._hand.model
        second = document.second_language if len(model.languages) > 1 else ""
        self.languages.show_languages(self._counts, second or "")
        self.counted.emit(sum(self._counts.get(code, 0) for code in model.languages))
        self.inspector.soon()

    def show_spot(self, spot: Spot, language: str) -> QWidget | None:
        """Bring a text into view and return its field; none where it is a cell of the grid."""
        if language not in self._hand.model.languages:
            self.language_asked.emit(language)
        self._hand.model.preferred = language
        place = place_of_spot(spot)
        if place != Place():
            self._show_place(place)
        if place != Place() and spot == spot_of(place):
            return None
        if self.area.name != DETAILS:
            self.area.show_panel(DETAILS)
        return self.inspector.show_spot(spot, language)

    def next_untranslated(self, languages: Sequence[str] = ()) -> None:
        """Go to the next text that is not translated into a language that is shown."""
        hand = self._hand
        wanted = tuple(languages) or hand.model.languages
        order = {spot: n for n, (spot, _words) in enumerate(spots(hand.rubric))}
        missing = [
            (order[spot], language, spot)
            for language in wanted
            for spot in untranslated(hand.rubric, language)
        ]
        missing.sort(key=lambda each: each[:2])
        if not missing:
            self._context.notify(self._context.t("Everything is translated."), None)
            return
        here = self._here(order)
        later = [each for each in missing if each[:2] > here]
        _order, language, spot = (later or missing)[0]
        field = self.show_spot(spot, language)
        if field is not None:
            field.setFocus()
        else:
            hand.grid.focus_cell()

    def _here(self, order: Mapping[Spot, int]) -> tuple[int, str]:
        """Return where one is in the order of the texts: in a field, or in a cell."""
        focused = self.area.window().focusWidget()
        for field in self.inspector.fields.values():
            if focused is field.field:
                return order.get(field.spot, -1), field.language
        index = self._hand.grid.currentIndex()
        place = self._hand.place
        spot = spot_of(place) if place != Place() else Spot(SpotKind.NAME)
        return order.get(spot, -1), self._hand.model.language_at(index)

    def _on_shown(self, name: str) -> None:
        if name == DETAILS:
            self.inspector.now()
