"""What can be done to the rows and columns of a rubric, with icons, words and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from omnidesk.domain import rubric_edit
from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import Place
from omnidesk.ui.models.rubric_table_model import RubricTableModel
from omnidesk.ui.page_actions import make_action
from omnidesk.ui.page_commands import DIMENSION, LEVEL, Command
from omnidesk.ui.widgets.frozen_grid import FrozenGrid


class RubricActions(QObject):
    """The ten actions; each is one step that can be undone, and keeps the cursor with its text."""

    def __init__(
        self,
        context: Context,
        document: RubricDocument,
        model: RubricTableModel,
        grid: FrozenGrid,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._document = document
        self._model = model
        self._grid = grid
        self._owner = parent
        self.dimension = self._make(
            DIMENSION,
            (
                self.add_dimension,
                self.rename_dimension,
                lambda: self.move_dimension(-1),
                lambda: self.move_dimension(1),
                self.remove_dimension,
            ),
        )
        self.level = self._make(
            LEVEL,
            (
                self.add_level,
                self.rename_level,
                lambda: self.move_level(-1),
                lambda: self.move_level(1),
                self.remove_level,
            ),
        )
        parent.addActions([*self.dimension, *self.level])
        self.enable()

    @property
    def _rubric(self) -> Rubric:
        return self._document.rubric

    @property
    def _place(self) -> Place:
        return self._model.place(self._grid.currentIndex()) or Place()

    def enable(self) -> None:
        """Let through what is possible where the cursor is."""
        place, rubric, can_edit = self._place, self._rubric, self._document.can_edit
        row = rubric.keys.index(place.dimension) if place.dimension in rubric.keys else -1
        column = rubric.values.index(place.level) if place.level in rubric.values else -1
        for actions, position, n in (
            (self.dimension, row, len(rubric.keys)),
            (self.level, column, len(rubric.values)),
        ):
            is_there = position >= 0
            states = (True, is_there, position > 0, is_there and position < n - 1, is_there)
            for action, is_possible in zip(actions, states, strict=True):
                action.setEnabled(can_edit and is_possible)

    # Dimensions

    def add_dimension(self) -> None:
        """Add a row below the cursor, or at the end, and begin to name it."""
        keys, here = self._rubric.keys, self._place
        at = keys.index(here.dimension) + 1 if here.dimension else len(keys)
        self._try(lambda: self._add_dimension(at, here))

    def _add_dimension(self, at: int, here: Place) -> None:
        after, key = rubric_edit.add_dimension(self._rubric, "", self._model.language, at)
        step = Step(self._context.t("Add a dimension"), leaves=here, reaches=Place(key))
        self._document.change(after, step)
        self._grid.edit_at(self._model.index_of(Place(key)))

    def rename_dimension(self) -> None:
        self._grid.edit_at(self._model.index_of(Place(self._place.dimension)))

    def move_dimension(self, by: int) -> None:
        here, t = self._place, self._context.t
        to = self._rubric.keys.index(here.dimension) + by
        words = t("Move {name} up") if by < 0 else t("Move {name} down")
        words = words.format(name=self._model.words.dimension(here.dimension))
        after = rubric_edit.move_dimension(self._rubric, here.dimension, to)
        self._try(lambda: self._document.change(after, Step(words, leaves=here, reaches=here)))

    def remove_dimension(self) -> None:
        here, keys = self._place, self._rubric.keys
        name = self._model.words.dimension(here.dimension)
        after = rubric_edit.remove_dimension(self._rubric, here.dimension)
        at = min(keys.index(here.dimension), len(after.keys) - 1)
        reached = Place(after.keys[at], here.level) if after.keys else Place(level=here.level)
        self._remove(after, name, here, reached)

    # Levels

    def add_level(self) -> None:
        """Add a column to the right of the cursor, or at the end, and begin to name it."""
        values, here = self._rubric.values, self._place
        at = values.index(here.level) + 1 if here.level is not None else len(values)
        self._try(lambda: self._add_level(at, here))

    def _add_level(self, at: int, here: Place) -> None:
        after = rubric_edit.add_level(self._rubric, "", self._model.language, at)
        reached = Place(level=after.values[at])
        step = Step(self._context.t("Add a level"), leaves=here, reaches=reached)
        self._document.change(after, step)
        self._grid.edit_at(self._model.index_of(reached))

    def rename_level(self) -> None:
        self._grid.edit_at(self._model.index_of(Place(level=self._place.level)))

    def move_level(self, by: int) -> None:
        here, t, values = self._place, self._context.t, self._rubric.values
        assert here.level is not None
        to = values.index(here.level) + by
        words = t("Move {name} to the left") if by < 0 else t("Move {name} to the right")
        words = words.format(name=self._model.words.level(here.level))
        after = rubric_edit.move_level(self._rubric, here.level, to)
        reached = Place(here.dimension, values[to], here.is_definition)
        self._try(lambda: self._document.change(after, Step(words, leaves=here, reaches=reached)))

    def remove_level(self) -> None:
        here, values = self._place, self._rubric.values
        assert here.level is not None
        name = self._model.words.level(here.level)
        after = rubric_edit.remove_level(self._rubric, here.level)
        at = min(values.index(here.level), len(after.values) - 1)
        level = after.values[at] if after.values else None
        self._remove(after, name, here, Place(here.dimension, level))

    def _remove(self, after: Rubric, name: str, here: Place, reached: Place) -> None:
        t = self._context.t
        step = Step(t("Remove {name}").format(name=name), leaves=here, reaches=reached)
        if self._try(lambda: self._document.change(after, step)):
            words = t("{name} was removed from the model.").format(name=name)
            self._context.notify(words, self._undo_of_this_step())

    def _undo_of_this_step(self) -> Callable[[], object]:
        """Return what takes back the last step, as long as it is the last."""
        stack, context = self._document.undo_stack, self._context
        count = stack.index()

        def back() -> None:
            if stack.index() == count:
                stack.undo()
            else:
                words = context.t("Other steps came after that one. Undo those first, with Ctrl+Z.")
                context.notify(words, None)

        return back

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except OmnideskError as exc:
            self._context.show_error(exc)
            return False
        return True

    # The actions themselves

    def _make(
        self, commands: Iterable[Command], acts: Iterable[Callable[[], object]]
    ) -> tuple[QAction, ...]:
        pairs = zip(commands, acts, strict=True)
        return tuple(self._action(command, act) for command, act in pairs)

    def _action(self, command: Command, act: Callable[[], object]) -> QAction:
        action = make_action(self._context, command, self)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: self._run(act))
        return action

    def _run(self, act: Callable[[], object]) -> None:
        self._grid.commit_editor()  # a text that is being typed is part of what is moved
        act()
