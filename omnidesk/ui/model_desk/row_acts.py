"""What can be done to the dimensions that are chosen, and to the heading under the cursor."""

from __future__ import annotations

from omnidesk.domain import rubric_edit, rubric_group_edit, rubric_many_edit
from omnidesk.domain.rubric_outline import group_of, members
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.model_desk.grid_hand import GridHand


class RowActs:
    """Each act is one step. On a heading, the same keys do the same to the group."""

    def __init__(self, hand: GridHand) -> None:
        self._hand = hand
        self._t = hand.t

    def add(self) -> None:
        """Add a row below the cursor, or at the end, and begin to name it."""
        hand, here, rubric = self._hand, self._hand.place, self._hand.rubric
        at, group = len(rubric.keys), None
        if here.dimension:
            at = rubric.keys.index(here.dimension) + 1
            group = rubric.dimension(here.dimension).group
        elif here.group:
            group = here.group
            inside = members(rubric, group)
            at = rubric.keys.index(inside[0]) if inside else at

        def act() -> None:
            after, key = rubric_edit.add_dimension(rubric, "", hand.model.language, at, group=group)
            if hand.do(after, self._t("Add a dimension"), reaches=Place(key)):
                hand.edit(Place(key))

        hand.attempt(act)

    def duplicate(self) -> None:
        hand, keys = self._hand, self._hand.dimensions()

        def act() -> None:
            after, new = rubric_many_edit.duplicate_dimensions(hand.rubric, keys)
            reached = Place(new[0], hand.place.level)
            hand.do(after, self._named(keys, "Duplicate {name}"), reaches=reached)

        hand.attempt(act)

    def rename(self) -> None:
        place = self._hand.place
        self._hand.edit(Place(group=place.group) if place.group else Place(place.dimension))

    def move(self, by: int) -> None:
        """Move one line up (-1) or down (1), in and out of groups."""
        hand, here = self._hand, self._hand.place
        if here.group:
            self._move_group(by)
            return
        keys, levels = hand.dimensions(), hand.levels()
        words = self._named(keys, "Move {name} up" if by < 0 else "Move {name} down")
        after = rubric_group_edit.move_dimensions(hand.rubric, keys, by)
        if after is not hand.rubric and hand.do(after, words, reaches=here):
            columns = levels or (None,)
            hand.choose_again(Place(keys[0], columns[0]), Place(keys[-1], columns[-1]))

    def remove(self) -> None:
        """Remove dimensions with their cells, or a heading without what stands under it."""
        hand, here = self._hand, self._hand.place
        if here.group:
            self._remove_group()
            return
        keys, rubric = hand.dimensions(), hand.rubric
        after = rubric_many_edit.remove_dimensions(rubric, keys)
        at = min(rubric.keys.index(keys[0]), len(after.keys) - 1)
        reached = Place(after.keys[at], here.level) if after.keys else Place(level=here.level)
        told = self._told(keys)
        if hand.do(after, self._named(keys, "Remove {name}"), reaches=reached):
            hand.tell(told)

    def drop(self, key: str, *, is_group: bool, group: str | None, before: str | None) -> None:
        """Put what was dragged where it was let go; chosen dimensions go together."""
        hand, rubric = self._hand, self._hand.rubric
        reached = Place(group=key) if is_group else Place(key)
        keys = hand.dimensions() if key in hand.dimensions() else (key,)

        def act() -> None:
            if is_group:
                words = self._t("Move {name}").format(name=hand.model.words.group(key))
                after = rubric_group_edit.place_group(rubric, key, parent=group, before=before)
            else:
                words = self._named(keys, "Move {name}")
                goes_before = before
                while goes_before in keys:  # let go on one of its own
                    at = rubric.keys.index(goes_before) + 1
                    goes_before = rubric.keys[at] if at < len(rubric.keys) else None
                after = rubric_group_edit.place_dimensions(
                    rubric, keys, group=group, before=goes_before
                )
            if after is not rubric:
                hand.do(after, words, reaches=reached)

        hand.attempt(act)

    def can_move(self, by: int) -> bool:
        """Whether there is a line to go past."""
        hand = self._hand
        if hand.group:
            return rubric_group_edit.move_group(hand.rubric, hand.group, by) is not hand.rubric
        keys = hand.dimensions()
        return bool(keys) and rubric_group_edit.can_move(hand.rubric, keys, by)

    def _move_group(self, by: int) -> None:
        hand, key = self._hand, self._hand.group
        name = hand.model.words.group(key)
        words = self._t("Move {name} up") if by < 0 else self._t("Move {name} down")
        after = rubric_group_edit.move_group(hand.rubric, key, by)
        if after is not hand.rubric:
            hand.do(after, words.format(name=name), reaches=Place(group=key))

    def _remove_group(self) -> None:
        hand, key = self._hand, self._hand.group
        name, inside = hand.model.words.group(key), members(hand.rubric, key)
        around = group_of(hand.rubric, key).parent
        after = rubric_group_edit.remove_group(hand.rubric, key)
        reached = Place(inside[0]) if inside else Place(group=around or "")
        words = self._t("Remove the group {name}").format(name=name)
        if hand.do(after, words, reaches=reached):
            hand.tell(
                self._t("The group {name} was removed; its dimensions stay.").format(name=name)
            )

    def _named(self, keys: tuple[str, ...], words: str) -> str:
        """Return the name of a step on one dimension, or on several."""
        t = self._t
        one = {
            "Duplicate {name}": t("Duplicate {name}"),
            "Move {name}": t("Move {name}"),
            "Move {name} up": t("Move {name} up"),
            "Move {name} down": t("Move {name} down"),
            "Remove {name}": t("Remove {name}"),
        }[words]
        n = len(keys)
        counted = t.plural("{n} dimension", "{n} dimensions", n).format(n=n)
        name = self._hand.model.words.dimension(keys[0]) if n == 1 else counted
        return one.format(name=name)

    def _told(self, keys: tuple[str, ...]) -> str:
        n = len(keys)
        if n == 1:
            name = self._hand.model.words.dimension(keys[0])
            return self._t("{name} was removed from the model.").format(name=name)
        return self._t.plural(
            "{n} dimension was removed from the model.",
            "{n} dimensions were removed from the model.",
            n,
        ).format(n=n)
