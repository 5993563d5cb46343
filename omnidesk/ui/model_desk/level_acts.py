"""What can be done to the levels that are chosen."""

from __future__ import annotations

from omnidesk.domain import rubric_edit, rubric_many_edit
from omnidesk.domain.rubric import Rubric
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.model_desk.grid_hand import GridHand


class LevelActs:
    """Each act is one step. A level's number is its identity: moving a level moves its texts."""

    def __init__(self, hand: GridHand) -> None:
        self._hand = hand
        self._t = hand.t

    def add(self) -> None:
        """Add a column to the right of the cursor, or at the end, and begin to name it."""
        values, here = self._hand.rubric.values, self._hand.place
        at = values.index(here.level) + 1 if here.level is not None else len(values)
        self._add(at, None)

    def add_left(self) -> None:
        """Add a column to the left; before the first it takes the number below, as 0 before 1."""
        values, here = self._hand.rubric.values, self._hand.place
        at = values.index(here.level) if here.level is not None else 0
        below = values[at] - 1 if values else 0
        is_free = at < len(values) and below >= 0 and below not in values
        value = below if is_free else None
        if self._add(at, value) and value is not None:
            words = self._t("Level {level} was added. The other levels keep their numbers.")
            self._hand.tell(words.format(level=value))

    def duplicate(self) -> None:
        hand, value = self._hand, self._hand.place.level
        assert value is not None

        def act() -> None:
            after = rubric_many_edit.duplicate_level(hand.rubric, value)
            new = after.values[hand.rubric.values.index(value) + 1]
            words = self._t("Duplicate {name}").format(name=hand.model.words.level(value))
            hand.do(after, words, reaches=Place(hand.place.dimension, new))

        hand.attempt(act)

    def rename(self) -> None:
        self._hand.edit(Place(level=self._hand.place.level))

    def move(self, by: int) -> None:
        """Move the texts of the chosen levels one place to the left (-1) or right (1)."""
        hand, here, values = self._hand, self._hand.place, self._hand.rubric.values
        chosen, rows = hand.levels(), hand.dimensions()
        if is_at_edge(hand.rubric, chosen, by):
            return
        to = values.index(chosen[0]) + by
        words = (
            self._t("Move {name} to the left") if by < 0 else self._t("Move {name} to the right")
        )
        after = rubric_many_edit.move_levels(hand.rubric, chosen, to)
        level = here.level if here.level is not None else chosen[0]
        reached = Place(here.dimension, values[values.index(level) + by], here.is_definition)
        if hand.do(after, words.format(name=self._name(chosen)), reaches=reached):
            ends = [values[values.index(value) + by] for value in (chosen[0], chosen[-1])]
            keys = rows or ("",)
            hand.choose_again(Place(keys[0], ends[0]), Place(keys[-1], ends[1]))

    def drop(self, value: int, to: int) -> None:
        """Put a level that was dragged at a position among the others."""
        hand = self._hand
        chosen = hand.levels() if value in hand.levels() else (value,)
        others = [each for each in hand.rubric.values if each not in chosen]
        passed = [each for each in hand.rubric.values[:to] if each in others]
        after = rubric_many_edit.move_levels(hand.rubric, chosen, len(passed))
        words = self._t("Move {name}").format(name=self._name(chosen))
        reached = Place(level=after.values[len(passed)])
        if after is not hand.rubric:
            hand.do(after, words, reaches=reached)

    def remove(self) -> None:
        hand, here, values = self._hand, self._hand.place, self._hand.rubric.values
        chosen = hand.levels()
        name = self._name(chosen)
        after = rubric_many_edit.remove_levels(hand.rubric, chosen)
        at = min(values.index(chosen[0]), len(after.values) - 1)
        level = after.values[at] if after.values else None
        reached = Place(here.dimension, level)
        if hand.do(after, self._t("Remove {name}").format(name=name), reaches=reached):
            hand.tell(self._t("{name} was removed from the model.").format(name=name))

    def renumber(self) -> None:
        """Number the levels without gaps: from 0 where they begin with 1, else from 1."""
        hand, values = self._hand, self._hand.rubric.values
        is_from_one = values == tuple(range(1, len(values) + 1))
        first = 0 if is_from_one else 1
        after = rubric_many_edit.renumber_levels(hand.rubric, first)
        place = hand.place
        if place.level is not None:
            new = after.values[values.index(place.level)]
            place = Place(place.dimension, new, place.is_definition)
        last = after.values[-1]
        words = self._t("Number the levels from {first} to {last}").format(first=first, last=last)
        if hand.do(after, words, reaches=place):
            told = self._t("The levels are numbered from {first} to {last} now.")
            hand.tell(told.format(first=first, last=last))

    def why_not_renumber(self) -> str:
        """Return what forbids to number levels anew; empty where nothing does."""
        base, t = self._hand.document.base, self._t
        if not self._hand.rubric.values:
            return t("There is no level.")
        if base is None or base.rubric.id != self._hand.rubric.id:
            return ""
        return t(
            "Version {version} is frozen with these numbers, and rounds are compared by them. "
            "They stay."
        ).format(version=base.rubric.version)

    def _add(self, at: int, value: int | None) -> bool:
        hand, before = self._hand, self._hand.rubric

        def act() -> None:
            after = rubric_edit.add_level(before, "", hand.model.language, at, value=value)
            reached = Place(level=after.values[at])
            if hand.do(after, self._t("Add a level"), reaches=reached):
                hand.edit(reached)

        return hand.attempt(act) and hand.rubric is not before

    def _name(self, values: tuple[int, ...]) -> str:
        if len(values) == 1:
            return self._hand.model.words.level(values[0])
        n = len(values)
        return self._t.plural("{n} level", "{n} levels", n).format(n=n)


def is_at_edge(rubric: Rubric, values: tuple[int, ...], by: int) -> bool:
    """Tell whether levels can go no further to the left (-1) or to the right (1)."""
    if not values:
        return True
    edge = rubric.values[0] if by < 0 else rubric.values[-1]
    return edge in values
