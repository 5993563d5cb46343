"""Headings over dimensions: made, put around, folded."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from omnidesk.domain import rubric_group_edit
from omnidesk.domain.rubric_outline import group_of, path_of
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.model_desk.grid_hand import GridHand


class GroupActs:
    """Each act but folding is one step; folding is only a way to look."""

    def __init__(self, hand: GridHand, owner: QWidget) -> None:
        self._hand = hand
        self._owner = owner
        self._t = hand.t

    def group(self) -> None:
        """Make a group of the chosen dimensions and begin to name it."""
        hand, keys = self._hand, self._hand.dimensions()

        def act() -> None:
            after, key = rubric_group_edit.group_dimensions(
                hand.rubric, keys, "", hand.model.language
            )
            if hand.do(after, self._t("Group dimensions"), reaches=Place(group=key)):
                hand.edit(Place(group=key))

        hand.attempt(act)

    def put(self, group: str | None) -> None:
        """Put the chosen dimensions, or the heading under the cursor, in a group or in none."""
        hand, here = self._hand, self._hand.place
        keys = hand.dimensions()

        def act() -> None:
            name = hand.model.words.group(group) if group else ""
            words = self._t("Put in {group}").format(group=name)
            if group is None:
                words = self._t("Take out of the group")
            if here.group:
                after = rubric_group_edit.place_group(
                    hand.rubric, here.group, parent=group, before=self._behind(here.group, group)
                )
            else:
                after = rubric_group_edit.put_in_group(hand.rubric, keys, group)
            if after is not hand.rubric:
                hand.do(after, words, reaches=here)

        hand.attempt(act)

    def take_out(self) -> None:
        """Put what is chosen in the group around its own, or in none."""
        own = self._own()
        self.put(group_of(self._hand.rubric, own).parent if own is not None else None)

    def is_in_group(self) -> bool:
        return self._own() is not None

    def ask(self) -> None:
        """Open the list of groups under the cursor's cell."""
        grid = self._hand.grid
        index = grid.currentIndex()
        pane = grid.pane_of(index)
        corner = pane.visualRect(index).bottomLeft() + QPoint(12, 0)
        self.menu().popup(pane.viewport().mapToGlobal(corner))

    def menu(self) -> QMenu:
        """Return the list of groups that what is chosen can be put in."""
        menu = QMenu(self._owner)
        menu.setObjectName("groups")
        own = self._own()
        for group in self._hand.rubric.groups:
            if self._fits(group.key):
                depth = len(path_of(self._hand.rubric, group.key)) - 1
                words = "    " * depth + self._hand.model.words.group(group.key)
                action = menu.addAction(words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(group.key == own)
                action.triggered.connect(lambda _checked=False, key=group.key: self.put(key))
        if menu.actions():
            menu.addSeparator()
        none = menu.addAction(self._t("No group"))
        none.setCheckable(True)
        none.setChecked(own is None)
        none.triggered.connect(lambda _checked=False: self.put(None))
        if not self._hand.group:
            new = menu.addAction(self._t("New group"))
            new.triggered.connect(lambda _checked=False: self.group())
        return menu

    # Folding

    def fold(self, key: str = "") -> None:
        """Fold or unfold a group: the one named, or the one that the cursor is in."""
        key = key or self._hand.group or self._own() or ""
        if key:
            folded = self._hand.document.folded_groups
            self._show_folded(folded ^ {key}, Place(group=key))

    def fold_all(self) -> None:
        """Fold all groups, or unfold them where all are."""
        document, here = self._hand.document, self._hand.place
        every = frozenset(group.key for group in self._hand.rubric.groups)
        is_folding = document.folded_groups & every != every
        path = path_of(self._hand.rubric, self._own())
        reached = Place(group=path[0]) if is_folding and path else here
        self._show_folded(every if is_folding else frozenset(), reached)

    def unfold_for(self, place: Place) -> None:
        """Unfold what a place is folded away in."""
        document, rubric = self._hand.document, self._hand.rubric
        if place.dimension in rubric.keys:
            path = path_of(rubric, rubric.dimension(place.dimension).group)
        elif place.group:
            path = path_of(rubric, place.group)[:-1]
        else:
            return
        if document.folded_groups & set(path):
            document.folded_groups -= set(path)
            self._hand.model.rebuild()

    def _show_folded(self, folded: frozenset[str], reached: Place) -> None:
        hand = self._hand
        hand.grid.commit_editor()
        hand.document.folded_groups = folded
        hand.model.rebuild()
        hand.grid.go_to(hand.model.index_of(reached))

    def _own(self) -> str | None:
        """The group that what the cursor is on lies in."""
        place, rubric = self._hand.place, self._hand.rubric
        if place.group:
            return group_of(rubric, place.group).parent
        return rubric.dimension(place.dimension).group if place.dimension else None

    def _fits(self, group: str) -> bool:
        """Whether the heading under the cursor may lie in a group; dimensions always may."""
        own = self._hand.group
        if not own:
            return True
        is_flat = not any(each.parent == own for each in self._hand.rubric.groups)
        return is_flat and group != own and group_of(self._hand.rubric, group).parent is None

    def _behind(self, key: str, group: str | None) -> str | None:
        """Return the dimension before which a group comes to stand: the one behind its new one."""
        rubric = self._hand.rubric
        around = group or path_of(rubric, key)[0]
        inside = [row.key for row in rubric.dimensions if around in path_of(rubric, row.group)]
        if not inside:
            return None
        at = rubric.keys.index(inside[-1]) + 1
        return rubric.keys[at] if at < len(rubric.keys) else None
