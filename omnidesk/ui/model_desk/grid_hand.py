"""What every act on a rubric's grid needs: what is chosen, and how a step is done and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from omnidesk.domain.errors import OmnideskError
from omnidesk.domain.rubric import Rubric
from omnidesk.ui.context import Context
from omnidesk.ui.documents.rubric_command import Step
from omnidesk.ui.documents.rubric_document import RubricDocument
from omnidesk.ui.documents.rubric_places import MODEL, Place, exists
from omnidesk.ui.last_step import undo_of_last_step
from omnidesk.ui.models.rubric_lines import LineKind
from omnidesk.ui.models.rubric_table_model import N_HEAD_COLUMNS, RubricTableModel
from omnidesk.ui.widgets.frozen_grid import FrozenGrid


class GridHand:
    """Reads the choice in the grid and does steps; holds nothing of its own."""

    def __init__(
        self, context: Context, document: RubricDocument, model: RubricTableModel, grid: FrozenGrid
    ) -> None:
        self.context = context
        self.t = context.t
        self.document = document
        self.model = model
        self.grid = grid

    @property
    def rubric(self) -> Rubric:
        return self.document.rubric

    @property
    def place(self) -> Place:
        """Where the cursor is; the rubric itself where it is nowhere."""
        place = self.model.place(self.grid.currentIndex())
        # The grid may lag a step behind, as when a draft is given up.
        return place if place is not None and exists(self.rubric, place) else MODEL

    @property
    def group(self) -> str:
        """The key of the heading that the cursor is on, or empty."""
        return self.place.group

    def dimensions(self) -> tuple[str, ...]:
        """Return the keys of the dimensions of which a cell is chosen, in their order."""
        lines, rows = self.model.lines, self._ranges()[0]
        chosen = {lines[row].key for row in rows if lines[row].kind is LineKind.DIMENSION}
        return tuple(key for key in self.rubric.keys if key in chosen)

    def levels(self) -> tuple[int, ...]:
        """Return the values of the levels of which a cell is chosen, in their order."""
        values, columns = self.model.values, self._ranges()[1]
        chosen = {values[column - N_HEAD_COLUMNS] for column in columns if column >= N_HEAD_COLUMNS}
        return tuple(value for value in self.rubric.values if value in chosen)

    def do(
        self,
        after: Rubric,
        words: str,
        *,
        leaves: Place | None = None,
        reaches: Place | None = None,
        places: Sequence[Place] = (),
    ) -> bool:
        """Do an edit as one named step; tell whether it was done."""
        step = Step(words, tuple(places), leaves or self.place, reaches or self.place)
        return self.attempt(lambda: self.document.change(after, step))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that may be refused, and show why where it is."""
        try:
            act()
        except OmnideskError as exc:
            self.context.show_error(exc)
            return False
        return True

    def tell(self, words: str) -> None:
        """Say quietly what was done, with a way to take it back."""
        self.context.notify(words, self.undo_of_last_step())

    def undo_of_last_step(self) -> Callable[[], object]:
        """Return what takes back the last step, as long as it is the last."""
        return undo_of_last_step(self.document.undo_stack, self.context)

    def choose_again(self, first: Place, last: Place) -> None:
        """Choose the block between two places, as it was before rows or columns moved."""
        one, other = self.model.index_of(first), self.model.index_of(last)
        if one.isValid() and other.isValid() and one != other:
            self.grid.go_to(one)
            self.grid.extend_to(other)

    def edit(self, place: Place) -> None:
        """Open the editor of a place."""
        self.grid.edit_at(self.model.index_of(place))

    def _ranges(self) -> tuple[set[int], set[int]]:
        """Return the rows and columns that are chosen; those of the cursor where it is apart."""
        current, rows, columns = self.grid.currentIndex(), set[int](), set[int]()
        if not current.isValid():
            return rows, columns
        selection = self.grid.selectionModel().selection()
        if not selection.contains(current):
            return {current.row()}, {current.column()}
        for block in selection.toList():
            rows.update(range(block.top(), block.bottom() + 1))
            columns.update(range(block.left(), block.right() + 1))
        return rows, columns
