"""What can be done in a rubric's grid: the actions, and which of them are possible now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.model_desk.block_acts import BlockActs
from omnidesk.ui.model_desk.grid_hand import GridHand
from omnidesk.ui.model_desk.group_acts import GroupActs
from omnidesk.ui.model_desk.level_acts import LevelActs, is_at_edge
from omnidesk.ui.model_desk.row_acts import RowActs
from omnidesk.ui.models.rubric_table_model import RubricTableModel
from omnidesk.ui.page_actions import WHY, make_action
from omnidesk.ui.page_commands import BLOCK, DIMENSION, GROUP, LEVEL, Command
from omnidesk.ui.widgets.frozen_grid import FrozenGrid


class RubricActions(QObject):
    """One action for each act on rows, columns, groups and blocks of cells.

    Attributes:
        dimension, level, group, block: the actions, in the order of their commands.
    """

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
        self._grid = grid
        self.hand = GridHand(context, document, model, grid)
        self.rows = RowActs(self.hand)
        self.columns = LevelActs(self.hand)
        self.groups = GroupActs(self.hand, parent)
        self.blocks = BlockActs(self.hand)
        acts = self._acts()
        self._by_name: dict[str, QAction] = {}
        self.dimension = self._make(DIMENSION, acts)
        self.level = self._make(LEVEL, acts)
        self.group = self._make(GROUP, acts)
        self.block = self._make(BLOCK, acts)
        parent.addActions([*self.dimension, *self.level, *self.group])
        grid.addActions(list(self.block))  # in a field beside it, Ctrl+C is the field's
        self.enable()

    @property
    def all(self) -> tuple[QAction, ...]:
        return (*self.dimension, *self.level, *self.group, *self.block)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def enable(self) -> None:
        """Let through what is possible where the cursor is, and call it what it is there."""
        is_writable = self._document.can_edit
        reading = ("copy", "paste", "fold", "fold_all")  # pasting says itself why it cannot
        for name, is_possible in self._possible().items():
            action = self._by_name[name]
            action.setEnabled(is_possible and (is_writable or name in reading))
        why = self.columns.why_not_renumber()
        self._by_name["renumber"].setEnabled(is_writable and not why)
        self._by_name["renumber"].setProperty(WHY, why)
        self._call_by_what_it_is()

    def _possible(self) -> Mapping[str, bool]:
        hand, rubric = self.hand, self.hand.rubric
        keys, values = hand.dimensions(), hand.levels()
        is_row, is_column, is_group = bool(keys), bool(values), bool(hand.group)
        return {
            "add_dimension": True,
            "duplicate_dimension": is_row,
            "rename_dimension": is_row or is_group,
            "dimension_up": (is_row or is_group) and self.rows.can_move(-1),
            "dimension_down": (is_row or is_group) and self.rows.can_move(1),
            "remove_dimension": is_row or is_group,
            "add_level": True,
            "add_level_left": True,
            "duplicate_level": is_column and hand.place.level is not None,
            "rename_level": is_column and hand.place.level is not None,
            "level_left": is_column and not is_at_edge(rubric, values, -1),
            "level_right": is_column and not is_at_edge(rubric, values, 1),
            "remove_level": is_column,
            "group": is_row,
            "put_in_group": is_row or is_group,
            "take_out": self.groups.is_in_group(),
            "fold": is_group or self.groups.is_in_group(),
            "fold_all": bool(rubric.groups),
            **{command.name: True for command in BLOCK},
        }

    def _call_by_what_it_is(self) -> None:
        """On a heading the same keys mean the group."""
        t, is_group = self._context.t, bool(self.hand.group)
        of_group = {
            "rename_dimension": t("Rename the group"),
            "dimension_up": t("Move the group up"),
            "dimension_down": t("Move the group down"),
            "remove_dimension": t("Remove the group, keep its dimensions"),
        }
        for command in DIMENSION:
            if command.name in of_group:
                words = of_group[command.name] if is_group else t(command.words)
                self._by_name[command.name].setText(words)

    def _acts(self) -> Mapping[str, Callable[[], object]]:
        rows, columns, groups, blocks = self.rows, self.columns, self.groups, self.blocks
        return {
            "add_dimension": rows.add,
            "duplicate_dimension": rows.duplicate,
            "rename_dimension": rows.rename,
            "dimension_up": lambda: rows.move(-1),
            "dimension_down": lambda: rows.move(1),
            "remove_dimension": rows.remove,
            "add_level": columns.add,
            "add_level_left": columns.add_left,
            "duplicate_level": columns.duplicate,
            "rename_level": columns.rename,
            "level_left": lambda: columns.move(-1),
            "level_right": lambda: columns.move(1),
            "remove_level": columns.remove,
            "renumber": columns.renumber,
            "group": groups.group,
            "put_in_group": groups.ask,
            "take_out": groups.take_out,
            "fold": groups.fold,
            "fold_all": groups.fold_all,
            "cut": blocks.cut,
            "copy": blocks.copy,
            "paste": blocks.paste,
            "fill_down": blocks.fill_down,
            "fill_right": blocks.fill_right,
            "clear": blocks.clear,
        }

    def _make(
        self, commands: Iterable[Command], acts: Mapping[str, Callable[[], object]]
    ) -> tuple[QAction, ...]:
        return tuple(self._action(command, acts[command.name]) for command in commands)

    def _action(self, command: Command, act: Callable[[], object]) -> QAction:
        action = make_action(self._context, command, self)
        if not command.is_local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: self._run(act))
        self._by_name[command.name] = action
        return action

    def _run(self, act: Callable[[], object]) -> None:
        self._grid.commit_editor()  # a text that is being typed is part of what is moved
        act()
